# What only cases written out show is not looked for among very many rows: the summary says so.
$ awk 'BEGIN {
>   print "policy p \"Large\" { language 1 in force from 2020-01-01 }"
>   print "fact units : count 0 .. 400"
>   print "decision coverage : one of { covered, not_covered } otherwise not_covered"
>   print "table grid for coverage by units hit first because \"The grid\" {"
>   for (i = 0; i < 301; i++) print "  r" i ": " i " => covered"
>   print "}"
> }' >p.pol
$ polc check p.pol 2>&1 | grep 'not looked for'
p: not looked for: holes between values (W402), facts and members that never matter (W415, W416) and assumptions that decide (W804) in `coverage', which has more than 300 rows or 20000 regions
