# `was' repeats what is in force, so that whoever reads the revision sees the change.
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
> revision 2025-01-01 "Limit lowered" {
>   amend rule low_saturation
>     was when indication is lung_disease and oxygen_saturation <= 89
>     now when indication is lung_disease and oxygen_saturation <= 87
>   amend rule children
>     was because "Children have their own policy"
>     now because "Children are covered by their own policy"
>   changes coverage only where oxygen_saturation <= 90
> }
> END
$ polc check oxygen.pol
oxygen.pol:20:5: error[E617]: this is not the `when' in force before the revision
   20 |     was when indication is lung_disease and oxygen_saturation <= 89
      |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   11 |   when indication is lung_disease and oxygen_saturation <= 88
      |   -----------------------------------------------------------  this is
  hint: copy the clause in force after `was', then write the new one after `now'
oxygen.pol:23:5: error[E617]: this is not the `because' in force before the revision
   23 |     was because "Children have their own policy"
      |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = there is none
  hint: delete this line; a clause that is new stands after `now' alone
[exit 1]

# How the condition is laid out does not matter.
$ sed 's/was when indication is lung_disease and oxygen_saturation <= 89/was when all of {\
>       indication is lung_disease,\
>       oxygen_saturation <= 88,\
>     }/; /amend rule children/,/now because/d' oxygen.pol >mended.pol
> polc check mended.pol
oxygen: 1 decision, 2 rules, 2 revisions
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
