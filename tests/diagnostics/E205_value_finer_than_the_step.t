$ cat >apnea.pol <<'END'
> policy apnea "Sleep Apnea" {
>   language 1
>   in force from 2024-01-01
> }
> fact index : quantity in events_per_hour step 0.1 range 0 .. 250
> fact age_years : quantity in years step 1 range 0 .. 120
> fact gestational_age : quantity in weeks step 1 day range 20 weeks .. 45 weeks
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule severe for coverage
>   when index >= 14.55 and age_years >= 17.5 and completed weeks of gestational_age >= 34w3d
>   then covered
> END
$ polc check apnea.pol
apnea.pol:11:17: error[E205]: this value is finer than `index' is recorded
   11 |   when index >= 14.55 and age_years >= 17.5 and completed weeks of gestational_age >= 34w3d
      |                 ^^^^^
      = it is recorded in steps of 0.1 events_per_hour
apnea.pol:11:40: error[E205]: this value is finer than `age_years' is recorded
   11 |   when index >= 14.55 and age_years >= 17.5 and completed weeks of gestational_age >= 34w3d
      |                                        ^^^^
      = it is recorded in steps of 1 year
apnea.pol:11:87: error[E205]: this lies between two completed units of `gestational_age'
   11 |   when index >= 14.55 and age_years >= 17.5 and completed weeks of gestational_age >= 34w3d
      |                                                                                       ^^^^^
  hint: completed units are compared with a whole number of them
[exit 1]
