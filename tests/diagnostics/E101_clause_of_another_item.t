$ cat >apnea.pol <<'END'
> policy apnea "Sleep Apnea" {
>   language 1
>   in force from 2024-01-01
> }
> fact sleepiness : yes_no
> fact insomnia : yes_no
> criterion symptomatic is sleepiness
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule treated for coverage
>   when symptomatic
>   then covered
>
> revision 2025-01-01 "Insomnia counts" {
>   amend criterion symptomatic
>     was is sleepiness
>     now is sleepiness or insomnia
>   changes coverage only where insomnia and not sleepiness
> }
> revision 2026-01-01 "Insomnia alone" {
>   amend criterion symptomatic
>     was when sleepiness or insomnia
>     now when insomnia
>   amend rule treated
>     now only where insomnia
>   amend decision coverage
>     now then covered
>   changes coverage only where sleepiness and not insomnia
> }
> END
$ polc check apnea.pol
apnea.pol:22:5: error[E101]: a criterion has no `when'
   22 |     was when sleepiness or insomnia
      |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
apnea.pol:23:5: error[E101]: a criterion has no `when'
   23 |     now when insomnia
      |     ^^^^^^^^^^^^^^^^^
apnea.pol:25:5: error[E101]: a rule has no `only where'
   25 |     now only where insomnia
      |     ^^^^^^^^^^^^^^^^^^^^^^^
apnea.pol:27:5: error[E101]: a decision has no `then'
   27 |     now then covered
      |     ^^^^^^^^^^^^^^^^
[exit 1]
