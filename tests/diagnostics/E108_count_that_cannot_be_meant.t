$ cat >apnea.pol <<'END'
> policy apnea "Sleep Apnea" {
>   language 1
>   in force from 2024-01-01
> }
> fact sleepiness : yes_no
> fact insomnia : yes_no
> fact hypertension : yes_no
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule three_symptoms for coverage
>   when at least 4 of { sleepiness, insomnia, hypertension }
>   then covered
> rule no_symptoms for coverage
>   when at least 0 of { sleepiness, insomnia, hypertension }
>   then not_covered
> END
$ polc check apnea.pol
apnea.pol:11:8: error[E108]: `at least 4 of' a list of 3 conditions
   11 |   when at least 4 of { sleepiness, insomnia, hypertension }
      |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: the number lies between 1 and the length of the list
apnea.pol:14:8: error[E108]: `at least 0 of' a list of 3 conditions
   14 |   when at least 0 of { sleepiness, insomnia, hypertension }
      |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: write `none of' when none of them may hold
[exit 1]
