# Fifteen pairs, one of each: 32768 ways to meet them all.
$ {
>   printf 'policy large "Large" {\n  language 1\n  in force from 2024-01-01\n}\n'
>   printf 'decision coverage : one of { covered, not_covered }\n  otherwise not_covered\n'
>   awk 'BEGIN {
>     for (i = 1; i <= 15; i++) print "fact fever_" i " : yes_no\nfact cough_" i " : yes_no"
>     print "rule many for coverage\n  when all of {"
>     for (i = 1; i <= 15; i++) print "    any of { fever_" i ", cough_" i " },"
>     print "  }\n  then covered"
>   }'
> } >large.pol
$ timeout 100 polc check large.pol
large.pol:38:8: error[E801]: this condition needs more than 20000 rows
   38 |   when all of {
      |        ^^^^^^^^
  hint: name its parts as criteria: `criterion NAME is any of { ... }'
[exit 1]
# The same with names for the pairs.
$ sed 's/^    any of { fever_\([0-9]*\),.*/    sign_\1,/' large.pol >named.pol
$ for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
>   echo "criterion sign_$i is any of { fever_$i, cough_$i }"
> done >>named.pol
$ timeout 100 polc check named.pol
large: 1 decision, 1 rule, 1 revision
large: proved: no two rules disagree, nothing is left open, every promise holds
