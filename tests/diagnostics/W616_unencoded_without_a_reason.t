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
> revision 2025-01-01 "Text changed" {
>   unencoded "The earlier text is not published"
>   changes coverage nothing
> }
> END
$ polc check oxygen.pol
oxygen.pol:19:3: warning[W616]: say why it is not encoded: `because "..."'
   19 |   unencoded "The earlier text is not published"
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
oxygen: 1 decision, 2 rules, 2 revisions
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
oxygen: 1 reading of the text recorded:
  line 18: unencoded: The earlier text is not published
