# 64 facts, 33 decisions, 62 outcomes.
$ {
>   printf 'policy large "Large" {\n  language 1\n  in force from 2024-01-01\n}\n'
>   awk 'BEGIN {
>     for (i = 1; i <= 64; i++) print "fact symptom_" i " : yes_no"
>     for (i = 1; i <= 33; i++)
>       print "decision decision_" i " : one of { yes_" i ", no_" i " }\n  otherwise no_" i
>     print "decision many : one of {"
>     for (i = 1; i <= 62; i++) print "  outcome_" i ","
>     print "}\n  otherwise outcome_1"
>   }'
> } >large.pol
$ polc check large.pol 2>&1 | grep -v '^ '
large.pol:68:6: error[E803]: more than 63 facts
large.pol:133:10: error[E803]: more than 32 decisions
large.pol:197:3: error[E803]: more than 61 outcomes

# 63 revisions.
$ {
>   printf 'policy old "Old" {\n  language 1\n  in force from 1900-01-01\n}\nfact ill : yes_no\n'
>   printf 'decision coverage : one of { covered, not_covered }\n  otherwise not_covered\n'
>   printf 'rule treated for coverage\n  when ill\n  then covered\n'
>   awk 'BEGIN { for (i = 1; i <= 62; i++) print "revision " 1900 + i "-01-01 \"Year " i "\" { changes coverage nothing }" }'
> } >old.pol
$ polc check old.pol
old.pol:72:1: error[E803]: more than 62 revisions
   72 | revision 1962-01-01 "Year 62" { changes coverage nothing }
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
[exit 1]

# Rules count by the numbers that they have ever had, of which there are a million.
$ {
>   printf 'policy many "Many" {\n  language 1\n  in force from 2024-01-01\n}\nfact ill : yes_no\n'
>   printf 'decision coverage : one of { covered, not_covered }\n  otherwise not_covered\n'
>   printf 'rule treated for coverage\n  when ill\n  then covered\n'
> } >many.pol
$ polc build many.pol --out-dir .
many: wrote ./many.h and ./many.c
$ sed -n -e 's/^rule 1 /rule 1000000 /' -e '/^check /!p' many.lock >kept
$ { cat kept; echo "check $(sha256sum <kept | cut -c 1-16)"; } >many.lock
$ polc check many.pol
many: 1 decision, 1 rule, 1 revision
many: proved: no two rules disagree, nothing is left open, every promise holds
$ printf 'rule untreated for coverage\n  when not ill\n  then not_covered\n' >>many.pol
$ polc check many.pol
many.pol:11:1: error[E803]: more than 1,000,000 rules
   11 | rule untreated for coverage
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^
[exit 1]
