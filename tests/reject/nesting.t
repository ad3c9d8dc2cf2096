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
double.pol:7:18: warning[W413]: this alternative makes no difference
    7 | criterion c2 is (c1 and c1) or (c1 and ill)
      |                  ^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:8:18: warning[W413]: this alternative makes no difference
    8 | criterion c3 is (c2 and c2) or (c2 and ill)
      |                  ^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:9:18: warning[W413]: this alternative makes no difference
    9 | criterion c4 is (c3 and c3) or (c3 and ill)
      |                  ^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:10:18: warning[W413]: this alternative makes no difference
   10 | criterion c5 is (c4 and c4) or (c4 and ill)
      |                  ^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:11:18: warning[W413]: this alternative makes no difference
   11 | criterion c6 is (c5 and c5) or (c5 and ill)
      |                  ^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:12:18: warning[W413]: this alternative makes no difference
   12 | criterion c7 is (c6 and c6) or (c6 and ill)
      |                  ^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:13:18: warning[W413]: this alternative makes no difference
   13 | criterion c8 is (c7 and c7) or (c7 and ill)
      |                  ^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:14:18: warning[W413]: this alternative makes no difference
   14 | criterion c9 is (c8 and c8) or (c8 and ill)
      |                  ^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:15:19: warning[W413]: this alternative makes no difference
   15 | criterion c10 is (c9 and c9) or (c9 and ill)
      |                   ^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:16:19: warning[W413]: this alternative makes no difference
   16 | criterion c11 is (c10 and c10) or (c10 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:17:19: warning[W413]: this alternative makes no difference
   17 | criterion c12 is (c11 and c11) or (c11 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:18:19: warning[W413]: this alternative makes no difference
   18 | criterion c13 is (c12 and c12) or (c12 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:19:19: warning[W413]: this alternative makes no difference
   19 | criterion c14 is (c13 and c13) or (c13 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:20:19: warning[W413]: this alternative makes no difference
   20 | criterion c15 is (c14 and c14) or (c14 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:21:19: warning[W413]: this alternative makes no difference
   21 | criterion c16 is (c15 and c15) or (c15 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:22:19: warning[W413]: this alternative makes no difference
   22 | criterion c17 is (c16 and c16) or (c16 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:23:19: warning[W413]: this alternative makes no difference
   23 | criterion c18 is (c17 and c17) or (c17 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:24:19: warning[W413]: this alternative makes no difference
   24 | criterion c19 is (c18 and c18) or (c18 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:25:19: warning[W413]: this alternative makes no difference
   25 | criterion c20 is (c19 and c19) or (c19 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:26:19: warning[W413]: this alternative makes no difference
   26 | criterion c21 is (c20 and c20) or (c20 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:27:19: warning[W413]: this alternative makes no difference
   27 | criterion c22 is (c21 and c21) or (c21 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:28:19: warning[W413]: this alternative makes no difference
   28 | criterion c23 is (c22 and c22) or (c22 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:29:19: warning[W413]: this alternative makes no difference
   29 | criterion c24 is (c23 and c23) or (c23 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:30:19: warning[W413]: this alternative makes no difference
   30 | criterion c25 is (c24 and c24) or (c24 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:31:19: warning[W413]: this alternative makes no difference
   31 | criterion c26 is (c25 and c25) or (c25 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:32:19: warning[W413]: this alternative makes no difference
   32 | criterion c27 is (c26 and c26) or (c26 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:33:19: warning[W413]: this alternative makes no difference
   33 | criterion c28 is (c27 and c27) or (c27 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:34:19: warning[W413]: this alternative makes no difference
   34 | criterion c29 is (c28 and c28) or (c28 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:35:19: warning[W413]: this alternative makes no difference
   35 | criterion c30 is (c29 and c29) or (c29 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:36:19: warning[W413]: this alternative makes no difference
   36 | criterion c31 is (c30 and c30) or (c30 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:37:19: warning[W413]: this alternative makes no difference
   37 | criterion c32 is (c31 and c31) or (c31 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:38:19: warning[W413]: this alternative makes no difference
   38 | criterion c33 is (c32 and c32) or (c32 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:39:19: warning[W413]: this alternative makes no difference
   39 | criterion c34 is (c33 and c33) or (c33 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:40:19: warning[W413]: this alternative makes no difference
   40 | criterion c35 is (c34 and c34) or (c34 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:41:19: warning[W413]: this alternative makes no difference
   41 | criterion c36 is (c35 and c35) or (c35 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:42:19: warning[W413]: this alternative makes no difference
   42 | criterion c37 is (c36 and c36) or (c36 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:43:19: warning[W413]: this alternative makes no difference
   43 | criterion c38 is (c37 and c37) or (c37 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:44:19: warning[W413]: this alternative makes no difference
   44 | criterion c39 is (c38 and c38) or (c38 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:45:19: warning[W413]: this alternative makes no difference
   45 | criterion c40 is (c39 and c39) or (c39 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:46:19: warning[W413]: this alternative makes no difference
   46 | criterion c41 is (c40 and c40) or (c40 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:47:19: warning[W413]: this alternative makes no difference
   47 | criterion c42 is (c41 and c41) or (c41 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:48:19: warning[W413]: this alternative makes no difference
   48 | criterion c43 is (c42 and c42) or (c42 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:49:19: warning[W413]: this alternative makes no difference
   49 | criterion c44 is (c43 and c43) or (c43 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:50:19: warning[W413]: this alternative makes no difference
   50 | criterion c45 is (c44 and c44) or (c44 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:51:19: warning[W413]: this alternative makes no difference
   51 | criterion c46 is (c45 and c45) or (c45 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:52:19: warning[W413]: this alternative makes no difference
   52 | criterion c47 is (c46 and c46) or (c46 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:53:19: warning[W413]: this alternative makes no difference
   53 | criterion c48 is (c47 and c47) or (c47 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:54:19: warning[W413]: this alternative makes no difference
   54 | criterion c49 is (c48 and c48) or (c48 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:55:19: warning[W413]: this alternative makes no difference
   55 | criterion c50 is (c49 and c49) or (c49 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:56:19: warning[W413]: this alternative makes no difference
   56 | criterion c51 is (c50 and c50) or (c50 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:57:19: warning[W413]: this alternative makes no difference
   57 | criterion c52 is (c51 and c51) or (c51 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:58:19: warning[W413]: this alternative makes no difference
   58 | criterion c53 is (c52 and c52) or (c52 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:59:19: warning[W413]: this alternative makes no difference
   59 | criterion c54 is (c53 and c53) or (c53 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:60:19: warning[W413]: this alternative makes no difference
   60 | criterion c55 is (c54 and c54) or (c54 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:61:19: warning[W413]: this alternative makes no difference
   61 | criterion c56 is (c55 and c55) or (c55 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:62:19: warning[W413]: this alternative makes no difference
   62 | criterion c57 is (c56 and c56) or (c56 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:63:19: warning[W413]: this alternative makes no difference
   63 | criterion c58 is (c57 and c57) or (c57 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:64:19: warning[W413]: this alternative makes no difference
   64 | criterion c59 is (c58 and c58) or (c58 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
double.pol:65:19: warning[W413]: this alternative makes no difference
   65 | criterion c60 is (c59 and c59) or (c59 and ill)
      |                   ^^^^^^^^^^^
      = wherever it holds, the condition holds without it
chain: 1 decision, 1 rule, 1 revision
chain: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
