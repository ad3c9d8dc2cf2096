# `a_b' of `c' and `b_c' of `a' would be one name in the generated C.
$ cat >alike.pol <<'END'
> policy alike "Names" {
>   language 1
>   in force from 2024-01-01
> }
> fact lung : one of { left_upper, right }
> fact lung_left : one of { upper, lower }
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule upper for coverage
>   when lung is left_upper and lung_left is upper
>   then covered
> END
$ polc check alike.pol
alike.pol:6:27: error[E125]: this becomes ALIKE_LUNG_LEFT_UPPER in the generated C, as another name does
    6 | fact lung_left : one of { upper, lower }
      |                           ^^^^^
    5 | fact lung : one of { left_upper, right }
      |                      ----------  the other is here
  hint: rename one of the two
[exit 1]
