# The last amendment is what is in force.
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
>     was is sleepiness or insomnia
>     now is insomnia
>   changes coverage only where sleepiness and not insomnia
> }
> END
$ polc check apnea.pol
apnea: 1 decision, 1 rule, 3 revisions
apnea: proved: no two rules disagree, nothing is left open, every promise holds
$ sed 's/was is sleepiness or insomnia/was is sleepiness/' apnea.pol >stale.pol; polc check stale.pol
stale.pol:22:5: error[E617]: this is not the `is' in force before the revision
   22 |     was is sleepiness
      |     ^^^^^^^^^^^^^^^^^
   17 |     now is sleepiness or insomnia
      |            ----------------------  this is
  hint: copy the clause in force after `was', then write the new one after `now'
[exit 1]
