# Whole numbers with x = y + z and x + y + z odd: there are none, and the search does not find out.
$ cat >parity.pol <<'END'
> policy parity "Parity" {
>   language 1
>   in force from 2024-01-01
> }
> fact x : count 0 .. 1000000
> fact y : count 0 .. 1000000
> fact z : count 0 .. 1000000
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered because "Nothing else covers it"
> rule same when x - y - z = 0 then covered because "x is the sum of the others"
> rule odd when x + y + z = 777777 then not_covered because "The total is 777777"
> END
$ polc check parity.pol
parity.pol:10:1: warning[W507]: not proved: that `same' and `odd' never disagree
   10 | rule same when x - y - z = 0 then covered because "x is the sum of the others"
      | ^^^^^^^^^
      = the search for such a case was given up before it came to an end
      = polc could ask z3 too, a solver that is not installed here
  hint: compare fewer facts with each other in one condition, or write a test for the cases that you are in doubt of
parity: 1 decision, 2 rules, 1 revision
parity: not everything is proved; see the warnings
