# `never' and `always' hold from the revision that states them until the one that retires them.
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
> never adults_without_disease : coverage is covered where indication is other
>
> revision 2025-01-01 "Every indication" {
>   add rule very_low for coverage
>     when oxygen_saturation <= 80
>     then covered
>   changes coverage only where oxygen_saturation <= 80
> }
> END
$ polc check oxygen.pol
oxygen.pol:17:1: error[E501]: `never adults_without_disease' does not hold
   17 | never adults_without_disease : coverage is covered where indication is other
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   20 |   add rule very_low for coverage
      |       --------------------------  gives Covered
      = `very_low' decides when indication        = other
      =                         oxygen_saturation = 0   (0 .. 80)
      = in force from 2025-01-01
[exit 1]
$ sed '/^revision/a\  retire never adults_without_disease' oxygen.pol >mended.pol; polc check mended.pol
oxygen: 1 decision, 3 rules, 2 revisions
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
