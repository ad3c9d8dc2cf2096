# Who says what day it is is told what is still to come; a check never looks at the clock.
$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact saturation : quantity in percent step 1 range 0 .. 100
> decision coverage : one of { covered, not_covered } otherwise not_covered
> rule low for coverage
>   when saturation <= 88
>   then covered
> revision 2055-01-01 "A slip of the hand" {
>   amend rule low
>     now when saturation <= 89
>   changes coverage only where saturation = 89
> }
> END
$ polc check oxygen.pol
oxygen: 1 decision, 1 rule, 2 revisions
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
$ polc check --today 2026-11-23 oxygen.pol
oxygen.pol:10:1: warning[W613]: this takes effect on 2055-01-01, after 2026-11-23
   10 | revision 2055-01-01 "A slip of the hand" {
      | ^^^^^^^^^^^^^^^^^^^
      = until then the revision before it is in force
oxygen: 1 decision, 1 rule, 2 revisions
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
$ polc check --today 2023-12-31 oxygen.pol
oxygen.pol:1:8: warning[W613]: this takes effect on 2024-01-01, after 2023-12-31
    1 | policy oxygen "Home Oxygen" {
      |        ^^^^^^
      = until then nothing is in force
oxygen.pol:10:1: warning[W613]: this takes effect on 2055-01-01, after 2023-12-31
   10 | revision 2055-01-01 "A slip of the hand" {
      | ^^^^^^^^^^^^^^^^^^^
      = until then the revision before it is in force
oxygen: 1 decision, 1 rule, 2 revisions
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
$ polc check --today 2055-01-01 oxygen.pol
oxygen: 1 decision, 1 rule, 2 revisions
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
$ polc check --today tomorrow oxygen.pol
polc: error: --today is a day such as 2016-10-01, not `tomorrow'
  `polc --help' lists the commands
[exit 2]
