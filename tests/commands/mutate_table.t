# A table of many rows: what a mutant can change is looked for near the row that it changes alone, and
# comes out as it does in a look at everything.
$ awk 'BEGIN {
>   print "policy grid \"Grid\" {\n  language 1\n  in force from 2020-01-01\n}"
>   print "fact state : one of { s0, s1, s2, s3, s4, s5, s6, s7 }"
>   print "fact age : quantity step 1 range 0 .. 120"
>   print "fact score : quantity step 1 range 0 .. 1000"
>   print "decision coverage : one of { covered, denied, review }\n  otherwise review"
>   print "table grid for coverage by state, age, score hit first because \"By the grid\" {"
>   for (i = 0; i < 240; i++) {
>     lo = i * 7 % 100; low = i * 37 % 900
>     printf "  r%d: s%d, %d .. %d, %d .. %d => %s\n", i, i % 8, lo, lo + i % 13, low, low + i % 90,
>       (i % 3 == 0 ? "denied" : "covered")
>   }
>   print "}"
>   for (i = 0; i < 240; i++)
>     printf "test \"t%d\" on 2020-01-01 { given state is s%d, age is %d, score is %d expect coverage is %s%s }\n",
>       i, i % 8, i * 7 % 100, i * 37 % 900, (i % 3 == 0 ? "denied" : "covered"), " by r" i
> }' >grid.pol
$ polc test grid.pol
grid: 240 tests passed
$ polc mutate grid.pol | sed -n '/mutants:/,$p'
grid: 3358 mutants: 1702 killed by a test, 0 refused by `check', 301 equivalent (proved), 1355 survived
  kind            all  killed  refused  equivalent  survived  not settled
  threshold      1916     502        0          62      1352            0
  connective      240     239        0           0         1            0
  negation        720     720        0           0         0            0
  date              2       1        0           0         1            0
  outcome         241     240        0           0         1            0
  order           239       0        0         239         0            0
