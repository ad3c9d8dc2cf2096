$ {
>   printf 'policy large "Large" {\n  language 1\n  in force from 2024-01-01\n}\n'
>   printf 'decision coverage : one of { covered, not_covered }\n  otherwise not_covered\n'
>   awk 'BEGIN {
>     for (i = 1; i <= 40; i++) print "fact symptom_" i " : yes_no"
>     print "rule many for coverage\n  when at least 20 of {"
>     for (i = 1; i <= 40; i++) print "    symptom_" i ","
>     print "  }\n  then covered"
>   }'
> } >large.pol
$ timeout 100 polc check large.pol
large.pol:48:8: error[E801]: this condition needs more than 20000 rows
   48 |   when at least 20 of {
      |        ^^^^^^^^^^^^^^^^
  hint: split the rule in two, or count fewer alternatives in one group
[exit 1]
