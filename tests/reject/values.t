# Wrong units, out of range, too fine, of the wrong kind.
$ cat >newborn.pol <<'END'
> policy newborn "Newborns" {
>   language 1
>   in force from 2024-01-01
> }
> fact gestational_age : quantity in weeks step 1 day range 20 weeks .. 45 weeks
> fact weight : quantity in kg step 0.01 range 0 .. 8
> fact ventilated : yes_no
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule preterm for coverage
>   when any of {
>     gestational_age < 34 kg,
>     gestational_age < 8 months,
>     gestational_age < 34.5 weeks,
>     gestational_age < 34.01 weeks,
>     gestational_age < 50 weeks,
>     gestational_age is neonate,
>     weight < 1.005,
>     weight < 1500,
>     weight < 1500 g,
>     weight < 1 stone,
>     ventilated > 1,
>     ventilated is maybe,
>     weight,
>   }
>   then covered
> END
$ polc check newborn.pol
newborn.pol:12:23: error[E202]: `gestational_age' is measured in weeks, not in kg
   12 |     gestational_age < 34 kg,
      |                       ^^^^^
newborn.pol:13:23: error[E203]: `gestational_age' is held in weeks, which never compare with months
   13 |     gestational_age < 8 months,
      |                       ^^^^^^^^
      = a month or a year has no fixed number of days
newborn.pol:14:23: error[E205]: this value is finer than `gestational_age' is recorded
   14 |     gestational_age < 34.5 weeks,
      |                       ^^^^^^^^^^
      = it is recorded in steps of 1 day
newborn.pol:15:23: error[E205]: this value is finer than `gestational_age' is recorded
   15 |     gestational_age < 34.01 weeks,
      |                       ^^^^^^^^^^^
      = it is recorded in steps of 1 day
newborn.pol:16:23: error[E204]: 50w0d is outside the range of `gestational_age'
   16 |     gestational_age < 50 weeks,
      |                       ^^^^^^^^
      = `gestational_age' ranges from 20w0d to 45w0d
newborn.pol:17:24: error[E201]: `gestational_age' is a number; this is not
   17 |     gestational_age is neonate,
      |                        ^^^^^^^
newborn.pol:18:14: error[E205]: this value is finer than `weight' is recorded
   18 |     weight < 1.005,
      |              ^^^^^
      = it is recorded in steps of 0.01 kg
newborn.pol:19:14: error[E204]: 1500 is outside the range of `weight'
   19 |     weight < 1500,
      |              ^^^^
      = `weight' ranges from 0 to 8
newborn.pol:21:16: error[E122]: unknown unit `stone'
   21 |     weight < 1 stone,
      |                ^^^^^
newborn.pol:22:5: error[E207]: `ventilated' has no order, so `>' does not apply
   22 |     ventilated > 1,
      |     ^^^^^^^^^^^^^^
  hint: write `ventilated' or `not ventilated'
newborn.pol:23:19: error[E121]: `maybe' is not a value of `ventilated'
   23 |     ventilated is maybe,
      |                   ^^^^^
      = its values are no, yes
newborn.pol:24:5: error[E201]: `weight' is not a yes/no fact, so it needs a comparison
   24 |     weight,
      |     ^^^^^^
  hint: write `weight >= ...'
[exit 1]
