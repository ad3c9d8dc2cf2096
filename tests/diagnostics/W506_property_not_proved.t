# A property over more rows than can be compared pairwise is not passed over in silence.
$ awk 'BEGIN {
>   print "policy large \"Large\" {\n  language 1\n  in force from 2024-01-01\n}"
>   print "fact score : quantity step 1 range 0 .. 1000"
>   print "decision coverage : one of { covered, not_covered }\n  outcomes best first: covered, not_covered"
>   print "  otherwise not_covered\ntable scores for coverage by score {"
>   for (i = 0; i < 400; i++) print "  " 2 * i " => covered"
>   print "}\nraising score never worsens coverage"
> }' >large.pol
$ polc check large.pol
large.pol:411:1: warning[W506]: `coverage' has too many rows for this property to be proved
  411 | raising score never worsens coverage
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = polc could ask z3 too, a solver that is not installed here
large: 1 decision, 400 rules, 1 revision
large: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
large: not looked for: holes between values (W402), facts and members that never matter (W415, W416) and assumptions that decide (W804) in `coverage', which has more than 300 rows or 20000 regions
