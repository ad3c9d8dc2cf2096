# A value that a condition names without any effect; one that a rule tells apart; one that is only listed.
$ cat >oxygen.pol <<'EOF'
> policy oxygen "Home Oxygen" { language 1 in force from 2024-01-01 }
> fact place : open one of { home "Home", clinic "Clinic", ship "Ship" }
> decision coverage : one of { covered, not_covered } otherwise not_covered only where place is not home
> rule at_home when place is home then covered because "At home"
> rule elsewhere when place not in { home, clinic } or place is clinic then not_covered because "Elsewhere"
> EOF
$ polc check oxygen.pol
oxygen.pol:2:41: warning[W416]: nothing tells `clinic' of `place' from `other'
    2 | fact place : open one of { home "Home", clinic "Clinic", ship "Ship" }
      |                                         ^^^^^^
oxygen.pol:3:53: warning[W404]: the default of `coverage' is never reached
    3 | ...erage : one of { covered, not_covered } otherwise not_covered only where place is not home
      |                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: declare the decision `exhaustive' instead
oxygen: 1 decision, 2 rules, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
