$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact setting : one of { home, hospital }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule low_saturation for coverage
>   when setting is home and oxygen_saturation <= 188
>   then covered
> rule reversed for coverage
>   when oxygen_saturation in -5 .. 10 or oxygen_saturation = 99999999999
>   then covered
> END
$ polc check oxygen.pol
oxygen.pol:10:49: error[E204]: 188 is outside the range of `oxygen_saturation'
   10 |   when setting is home and oxygen_saturation <= 188
      |                                                 ^^^
      = `oxygen_saturation' ranges from 0 to 100
oxygen.pol:13:29: error[E204]: -5 is outside the range of `oxygen_saturation'
   13 |   when oxygen_saturation in -5 .. 10 or oxygen_saturation = 99999999999
      |                             ^^
      = `oxygen_saturation' ranges from 0 to 100
oxygen.pol:13:61: error[E204]: this number is too large for `oxygen_saturation'
   13 |   when oxygen_saturation in -5 .. 10 or oxygen_saturation = 99999999999
      |                                                             ^^^^^^^^^^^
[exit 1]

# 34 is a number of weeks here; 238 would be days.
$ cat >newborn.pol <<'END'
> policy newborn "Newborns" {
>   language 1
>   in force from 2024-01-01
> }
> fact gestational_age : quantity in weeks step 1 day range 20 weeks .. 45 weeks
> fact counter : quantity step 1 range 0 .. 9999999999
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule term for coverage
>   when gestational_age >= 238 and counter > 1
>   then covered
> END
$ polc check newborn.pol
newborn.pol:6:43: error[E204]: a range can hold at most 2,147,483,646 steps
    6 | fact counter : quantity step 1 range 0 .. 9999999999
      |                                           ^^^^^^^^^^
newborn.pol:10:27: error[E204]: 238w0d is outside the range of `gestational_age'
   10 |   when gestational_age >= 238 and counter > 1
      |                           ^^^
      = `gestational_age' ranges from 20w0d to 45w0d
  hint: a number without a unit counts weeks; did you mean `238 days'?
[exit 1]
