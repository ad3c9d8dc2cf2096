# A month has no fixed number of days.
$ cat >newborn.pol <<'END'
> policy newborn "Newborns" {
>   language 1
>   in force from 2024-01-01
> }
> fact age : quantity in weeks step 1 day range 0 weeks .. 60 weeks
> fact age_years : quantity in years step 1 range 0 .. 120
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule newborn for coverage
>   when age < 3 months and age_years < 52 weeks
>   then covered
> END
$ polc check newborn.pol
newborn.pol:10:14: error[E203]: `age' is held in weeks, which never compare with months
   10 |   when age < 3 months and age_years < 52 weeks
      |              ^^^^^^^^
      = a month or a year has no fixed number of days
newborn.pol:10:39: error[E203]: `age_years' is held in years, which never compare with weeks
   10 |   when age < 3 months and age_years < 52 weeks
      |                                       ^^^^^^^^
      = a month or a year has no fixed number of days
[exit 1]
