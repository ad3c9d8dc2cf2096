$ cat >apnea.pol <<'END'
> policy apnea "Sleep Apnea" {
>   language 2
>   in force from 2024-01-01
> }
> fact sleepiness : yes_no
> fact insomnia : yes_no
> fact hypertension : yes_no
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule sleepy for coverage
>   when any of { sleepiness, insomnia, hypertension }
>   then covered
> END
$ polc check apnea.pol
apnea.pol:2:3: error[E109]: this polc reads `language 1', not `language 2'
    2 |   language 2
      |   ^^^^^^^^^^
[exit 1]
