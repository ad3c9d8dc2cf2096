# A change of something that exists is an `amend'; a retired name is not used again.
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
> revision 2025-01-01 "Children" {
>   add rule children for coverage
>     when child and oxygen_saturation > 90
>     then not_covered
>   retire rule low_saturation
>   changes coverage only where indication is lung_disease
> }
> revision 2026-01-01 "As before" {
>   add rule low_saturation for coverage
>     when indication is lung_disease and oxygen_saturation <= 88
>     then covered
>   add fact child : yes_no
>   add criterion ill is child
>   add criterion ill is not child
>   extend indication { lung_disease }
>   changes coverage only where indication is lung_disease
> }
> END
$ polc check oxygen.pol
oxygen.pol:19:7: error[E607]: the rule `children' is declared twice
   19 |   add rule children for coverage
      |       ^^^^^^^^^^^^^^^^^^^^^^^^^^
   14 | rule children for coverage
      | --------------------------  the first is here
  hint: write `amend rule children' to change it; a retired name is not used again
oxygen.pol:26:7: error[E607]: the rule `low_saturation' is declared twice
   26 |   add rule low_saturation for coverage
      |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   10 | rule low_saturation for coverage
      | --------------------------------  the first is here
  hint: write `amend rule low_saturation' to change it; a retired name is not used again
oxygen.pol:29:12: error[E607]: the fact `child' is declared twice
   29 |   add fact child : yes_no
      |            ^^^^^
    7 | fact child : yes_no
      |      -----  the first is here
oxygen.pol:31:17: error[E607]: `ill' is declared twice
   31 |   add criterion ill is not child
      |                 ^^^
   30 |   add criterion ill is child
      |                 ---  the first is here
oxygen.pol:32:23: error[E607]: the value `lung_disease' is listed twice
   32 |   extend indication { lung_disease }
      |                       ^^^^^^^^^^^^
    5 | fact indication : open one of { lung_disease "Lung disease" }
      |                                 ------------  the first is here
[exit 1]
