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
> revision 2025-01-01 "Fewer facts" {
>   retire decision coverage
>   changes coverage nothing
> }
> END
$ polc check oxygen.pol
oxygen.pol:19:19: error[E101]: this polc cannot retire this kind of item
   19 |   retire decision coverage
      |                   ^^^^^^^^
      = retire its rules, or amend it so that it says what is in force from now on
[exit 1]
