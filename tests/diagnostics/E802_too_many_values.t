$ {
>   printf 'policy large "Large" {\n  language 1\n  in force from 2024-01-01\n}\n'
>   printf 'decision coverage : one of { covered, not_covered }\n  otherwise not_covered\n'
>   printf 'rule one for coverage\n  when county is county_1\n  then covered\n'
>   awk 'BEGIN { print "fact county : one of {"; for (i = 1; i <= 65; i++) print "  county_" i ","; print "}" }'
> } >large.pol
$ polc check large.pol
large.pol:73:3: error[E802]: more than 62 values in one list
   73 |   county_63,
      |   ^^^^^^^^^
  hint: group values that are always decided alike
[exit 1]
