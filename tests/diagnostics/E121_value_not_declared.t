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
>   when setting is hom and oxygen_saturation <= 88
>   then coverd
> rule elsewhere for coverage
>   when setting in { hospital, hospice }
>   then not_covered
> END
$ polc check oxygen.pol
oxygen.pol:10:19: error[E121]: `hom' is not a value of `setting'
   10 |   when setting is hom and oxygen_saturation <= 88
      |                   ^^^
      = its values are home, hospital
  hint: did you mean `home'?
oxygen.pol:11:8: error[E121]: `coverd' is not an outcome of `coverage'
   11 |   then coverd
      |        ^^^^^^
  hint: did you mean `covered'?
oxygen.pol:13:31: error[E121]: `hospice' is not a value of `setting'
   13 |   when setting in { hospital, hospice }
      |                               ^^^^^^^
      = its values are home, hospital
[exit 1]
