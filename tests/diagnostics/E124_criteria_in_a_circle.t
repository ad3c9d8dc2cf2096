# The message shows the way round.
$ cat >apnea.pol <<'END'
> policy apnea "Sleep Apnea" {
>   language 1
>   in force from 2024-01-01
> }
> fact sleepiness : yes_no
> fact hypertension : yes_no
> criterion symptomatic is sleepiness or risk
> criterion risk is hypertension or severe
> criterion severe is symptomatic and risk
> criterion alone is not alone
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule treated for coverage
>   when symptomatic and alone
>   then covered
> END
$ polc check apnea.pol
apnea.pol:7:11: error[E124]: the criterion `symptomatic' depends on itself
    7 | criterion symptomatic is sleepiness or risk
      |           ^^^^^^^^^^^
      = symptomatic -> risk -> severe -> symptomatic
apnea.pol:10:11: error[E124]: the criterion `alone' depends on itself
   10 | criterion alone is not alone
      |           ^^^^^
      = alone -> alone
[exit 1]
