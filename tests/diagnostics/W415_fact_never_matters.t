# A fact that conditions mention without effect.
$ cat >oxygen.pol <<END
> policy oxygen "Home oxygen" { language 1 in force from 2020-01-01 }
> fact home : yes_no
> fact rested : yes_no
> decision coverage : one of { covered, not_covered } otherwise not_covered
> rule at_home for coverage
>   when home and (rested or not rested)
>   then covered because "At home"
> END
$ polc check oxygen.pol
oxygen.pol:3:6: warning[W415]: no outcome and no reason depends on `rested'
    3 | fact rested : yes_no
      |      ^^^^^^
oxygen.pol:6:18: warning[W413]: this part of the condition makes no difference
    6 |   when home and (rested or not rested)
      |                  ^^^^^^^^^^^^^^^^^^^^
      = wherever all the other parts hold, it holds too
oxygen: 1 decision, 1 rule, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
