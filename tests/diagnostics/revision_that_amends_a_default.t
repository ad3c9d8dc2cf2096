# A default is amended clause by clause, and can give way to `exhaustive'.
$ cat >oxygen.pol <<END
> policy oxygen "Home oxygen" {
>   language 1
>   in force from 2020-01-01
> }
> fact home : yes_no
> decision coverage : one of { covered, not_covered, review }
>   otherwise not_covered only where not home because "Not at home" cite "A.1"
> rule at_home for coverage when home then covered because "At home"
> revision 2021-01-01 "Others are reviewed" {
>   amend decision coverage
>     was otherwise not_covered
>     now otherwise review
>   changes coverage only where not home
> }
> revision 2022-01-01 "Everything is said" {
>   amend decision coverage
>     was otherwise review
>     now exhaustive
>   add rule elsewhere for coverage when not home then review because "Elsewhere"
>   changes coverage nothing
> }
> END
$ polc check oxygen.pol
oxygen: 1 decision, 2 rules, 3 revisions
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
$ for day in 2020-06-01 2021-06-01 2022-06-01; do polc decide oxygen.pol --on $day home=no; done
Home oxygen, on 2020-06-01 (revision of 2020-01-01)
coverage: not_covered
  by otherwise: Not at home [A.1]
Home oxygen, on 2021-06-01 (revision of 2021-01-01)
coverage: review
  by otherwise: Not at home [A.1]
Home oxygen, on 2022-06-01 (revision of 2022-01-01)
coverage: review
  by elsewhere: Elsewhere

# What stands after was is the outcome that was in force.
$ sed 's/was otherwise not_covered/was otherwise covered/' oxygen.pol >wrong.pol; polc check wrong.pol
wrong.pol:11:5: error[E617]: this is not the `otherwise' in force before the revision
   11 |     was otherwise covered
      |     ^^^^^^^^^^^^^^^^^^^^^
    7 |   otherwise not_covered only where not home because "Not at home" cite "A.1"
      |   --------------------------------------------------------------------------  this is
  hint: copy the clause in force after `was', then write the new one after `now'
[exit 1]
