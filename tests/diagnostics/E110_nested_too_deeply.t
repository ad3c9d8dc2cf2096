# deep.sh N writes a policy whose condition stands in N parentheses.
$ cat >deep.sh <<'END'
> printf 'policy deep "Deep" {\n  language 1\n  in force from 2024-01-01\n}\nfact ill : yes_no\n'
> printf 'decision coverage : one of { covered, not_covered }\n  otherwise not_covered\n'
> printf 'rule treated for coverage\n  when\n'
> awk -v n="$1" 'BEGIN { for (i = 0; i < n; i++) print "("; print "ill"; for (i = 0; i < n; i++) print ")" }'
> printf '  then covered\n'
> END
$ sh deep.sh 201 >deep.pol; polc check deep.pol
deep.pol:210:1: error[E110]: nested more than 200 deep
  210 | (
      | ^
  hint: name an inner part with `criterion NAME is ...' and use the name
[exit 1]
$ sh deep.sh 200 >deep.pol; polc check deep.pol
deep: 1 decision, 1 rule, 1 revision
deep: proved: no two rules disagree, nothing is left open, every promise holds
