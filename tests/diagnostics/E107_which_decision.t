# The hint names the decision that has the outcome.
$ cat >two.pol <<'EOP'
> policy two "Two decisions" { language 1 in force from 2024-01-01 }
> fact a : yes_no
> decision coverage : one of { covered, not_covered } otherwise not_covered because "x"
> decision dosing : one of { fine, too_high } otherwise fine because "x"
> rule r when a then too_high because "x"
> table t by a {
>   yes => covered
> }
> EOP
$ polc check two.pol
two.pol:5:6: error[E107]: `r' does not say which decision it is for
    5 | rule r when a then too_high because "x"
      |      ^
  hint: add `for dosing'
two.pol:6:7: error[E107]: `t' does not say which decision it is for
    6 | table t by a {
      |       ^
  hint: add `for coverage' or `for dosing'
[exit 1]
