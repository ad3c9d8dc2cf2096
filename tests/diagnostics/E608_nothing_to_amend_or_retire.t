$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact indication : open one of { lung_disease "Lung disease" }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> fact child : yes_no
> decision coverage : one of { covered "Covered", not_covered "Not covered" }
>   otherwise not_covered
> rule low_saturation for coverage
>   when indication is lung_disease and oxygen_saturation <= 88
>   then covered
>   because "Saturation of 88 percent or less"
> rule children for coverage
>   when child and oxygen_saturation > 88
>   then not_covered
>
> revision 2025-01-01 "Slips" {
>   amend rule low_saturations
>     was then covered
>     now then not_covered
>   amend decision covrage
>     was otherwise not_covered
>     now otherwise covered
>   amend criterion adult
>     was is not child
>     now is child
>   retire rule childs
>   retire resolve low_saturation over children
>   retire never surprises
>   changes coverage nothing
> }
> END
$ polc check oxygen.pol
oxygen.pol:19:14: error[E608]: no rule `low_saturations' is in force before this revision
   19 |   amend rule low_saturations
      |              ^^^^^^^^^^^^^^^
  hint: did you mean `low_saturation'?
oxygen.pol:22:18: error[E608]: no decision `covrage' is in force before this revision
   22 |   amend decision covrage
      |                  ^^^^^^^
  hint: did you mean `coverage'?
oxygen.pol:25:19: error[E608]: no criterion `adult' is in force before this revision
   25 |   amend criterion adult
      |                   ^^^^^
oxygen.pol:28:15: error[E608]: no rule `childs' is in force before this revision
   28 |   retire rule childs
      |               ^^^^^^
oxygen.pol:29:10: error[E608]: no resolve of `low_saturation' over `children' is in force before this revision
   29 |   retire resolve low_saturation over children
      |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
oxygen.pol:30:16: error[E608]: no property `surprises' is in force before this revision
   30 |   retire never surprises
      |                ^^^^^^^^^
[exit 1]

# Retired once is retired.
$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact indication : open one of { lung_disease "Lung disease" }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> fact child : yes_no
> decision coverage : one of { covered "Covered", not_covered "Not covered" }
>   otherwise not_covered
> rule low_saturation for coverage
>   when indication is lung_disease and oxygen_saturation <= 88
>   then covered
>   because "Saturation of 88 percent or less"
> rule children for coverage
>   when child and oxygen_saturation > 88
>   then not_covered
>
> revision 2025-01-01 "Children as all others" {
>   retire rule children because "No longer in the text"
>   changes coverage nothing
> }
> revision 2026-01-01 "Again" {
>   retire rule children
>   amend rule children
>     was then not_covered
>     now then covered
>   changes coverage nothing
> }
> END
$ polc check oxygen.pol
oxygen.pol:23:15: error[E608]: no rule `children' is in force before this revision
   23 |   retire rule children
      |               ^^^^^^^^
      = it is retired already
oxygen.pol:24:14: error[E608]: no rule `children' is in force before this revision
   24 |   amend rule children
      |              ^^^^^^^^
      = it is retired already
[exit 1]

# A rule cannot be amended before it is added.
$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact indication : open one of { lung_disease "Lung disease" }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> fact child : yes_no
> decision coverage : one of { covered "Covered", not_covered "Not covered" }
>   otherwise not_covered
> rule low_saturation for coverage
>   when indication is lung_disease and oxygen_saturation <= 88
>   then covered
>   because "Saturation of 88 percent or less"
> rule children for coverage
>   when child and oxygen_saturation > 88
>   then not_covered
>
> revision 2025-01-01 "Too early" {
>   amend rule adults
>     was then covered
>     now then not_covered
>   changes coverage nothing
> }
> revision 2026-01-01 "Adults" {
>   add rule adults for coverage
>     when not child and oxygen_saturation > 95
>     then not_covered
>   changes coverage nothing
> }
> END
$ polc check oxygen.pol
oxygen.pol:19:14: error[E608]: no rule `adults' is in force before this revision
   19 |   amend rule adults
      |              ^^^^^^
      = a later revision adds it
[exit 1]
