# bound.sh limits the memory of the commands that follow it.
$ cat >bound.sh <<'END'
> # 2 GB of memory, unless polc is built to need more address space (sanitizers).
> sh -c 'ulimit -v 2000000 && polc --version; exit $?' >/dev/null 2>&1 && ulimit -v 2000000
> END

# 100,000 deep, in every construct that nests.
$ cat >nest.sh <<'END'
> cat <<'HEAD'
> policy deep "Deep" {
>   language 1
>   in force from 2024-01-01
> }
> fact ill : yes_no
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule deep for coverage
>   when
> HEAD
> awk -v n="$1" -v open="$2" -v close_="$3" 'BEGIN {
>   for (i = 0; i < n; i++) printf "%s\n", open
>   print "ill"
>   for (i = 0; i < n; i++) printf "%s\n", close_
> }'
> echo '  then covered'
> END
$ . ./bound.sh; sh nest.sh 100000 '(' ')' >deep.pol; timeout 100 polc check deep.pol
deep.pol:210:1: error[E110]: nested more than 200 deep
  210 | (
      | ^
  hint: name an inner part with `criterion NAME is ...' and use the name
[exit 1]
$ . ./bound.sh; sh nest.sh 100000 'all of {' '}' >deep.pol; timeout 100 polc check deep.pol
deep.pol:210:8: error[E110]: nested more than 200 deep
  210 | all of {
      |        ^
  hint: name an inner part with `criterion NAME is ...' and use the name
[exit 1]
$ . ./bound.sh; sh nest.sh 100000 'at least 1 of { ill, any of {' '} }' >deep.pol; timeout 100 polc check deep.pol
deep.pol:110:15: error[E110]: nested more than 200 deep
  110 | at least 1 of { ill, any of {
      |               ^
  hint: name an inner part with `criterion NAME is ...' and use the name
[exit 1]
$ . ./bound.sh; sh nest.sh 100000 'not' '' >deep.pol; timeout 100 polc check deep.pol
deep.pol:210:1: error[E110]: nested more than 200 deep
  210 | not
      | ^^^
  hint: name an inner part with `criterion NAME is ...' and use the name
[exit 1]
$ . ./bound.sh; sh nest.sh 100000 'not (' ')' >deep.pol; timeout 100 polc check deep.pol
deep.pol:210:5: error[E110]: nested more than 200 deep
  210 | not (
      |     ^
  hint: name an inner part with `criterion NAME is ...' and use the name
[exit 1]
$ . ./bound.sh; sh nest.sh 100000 '(' '' >deep.pol; timeout 100 polc check deep.pol
deep.pol:210:1: error[E110]: nested more than 200 deep
  210 | (
      | ^
  hint: name an inner part with `criterion NAME is ...' and use the name
[exit 1]
$ . ./bound.sh; sh nest.sh 100000 'ill and (' ')' >deep.pol; timeout 100 polc check deep.pol
deep.pol:210:9: error[E110]: nested more than 200 deep
  210 | ill and (
      |         ^
  hint: name an inner part with `criterion NAME is ...' and use the name
[exit 1]

# Long, but not deep: 100,000 alternatives are fine.
$ . ./bound.sh; sh nest.sh 100000 'ill or' '' >long.pol; timeout 100 polc check long.pol
long.pol:10:1: error[E801]: this condition needs more than 20000 rows
   10 | ill or
      | ^^^^^^
  hint: name its parts as criteria: `criterion NAME is any of { ... }'
[exit 1]

# Criteria that refer to each other, one thousand long, and one more.
$ cat >chain.sh <<'END'
> printf 'policy chain "Chain" {\n  language 1\n  in force from 2024-01-01\n}\nfact ill : yes_no\n'
> awk -v n="$1" 'BEGIN {
>   print "criterion c1 is ill"
>   for (i = 2; i <= n; i++) print "criterion c" i " is c" i - 1
>   print "decision coverage : one of { covered, not_covered }\n  otherwise not_covered"
>   print "rule last for coverage\n  when c" n "\n  then covered"
> }'
> END
$ . ./bound.sh; sh chain.sh 1000 >chain.pol; timeout 100 polc check chain.pol
chain: 1 decision, 1 rule, 1 revision
chain: proved: no two rules disagree, nothing is left open, every promise holds
$ . ./bound.sh; sh chain.sh 1001 >chain.pol; timeout 100 polc check chain.pol
chain.pol:1006:11: error[E803]: more than 1000 criteria
 1006 | criterion c1001 is c1000
      |           ^^^^^
[exit 1]

# Every criterion uses the one before it twice: 2 to the power of 60 if it were written out.
$ . ./bound.sh
> sh chain.sh 60 | sed 's/is c\([0-9]*\)$/is (c\1 and c\1) or (c\1 and ill)/' >double.pol
> timeout 100 polc check double.pol
chain: 1 decision, 1 rule, 1 revision
chain: proved: no two rules disagree, nothing is left open, every promise holds
