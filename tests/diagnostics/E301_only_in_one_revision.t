# The witness says when the two rules are in force together.
$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> fact child : yes_no
> decision coverage : one of { covered "Covered", not_covered "Not covered" }
>   otherwise not_covered
> rule low_saturation for coverage
>   when oxygen_saturation <= 88
>   then covered
>
> revision 2025-01-01 "Children" {
>   add rule children for coverage
>     when child
>     then not_covered
>   changes coverage only where child
> }
>
> revision 2026-01-01 "Children by their own policy" {
>   retire rule children
>   changes coverage only where child
> }
> END
$ polc check oxygen.pol
oxygen.pol:9:1: error[E301]: low_saturation and children disagree
    9 | rule low_saturation for coverage
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^  gives Covered
   14 |   add rule children for coverage
      |       --------------------------  gives Not covered
      = both apply when oxygen_saturation = 0   (0 .. 88)
      =                 child             = yes
      = in force from 2025-01-01 until 2026-01-01
  choose one:
   1. state an exception     exception to children     in the rule low_saturation
   2. record a reading       resolve low_saturation over children
                               where oxygen_saturation <= 88 and child is yes because "..."
[exit 1]
