# The history is appended to, never sorted in.
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
> revision 2026-01-01 "Cluster headache" {
>   extend indication { cluster_headache }
>   changes coverage nothing
> }
> revision 2025-01-01 "Heart failure" {
>   extend indication { heart_failure }
>   changes coverage nothing
> }
> revision 2023-01-01 "Other" {
>   changes coverage nothing
> }
> END
$ polc check oxygen.pol
oxygen.pol:22:1: error[E602]: this revision is earlier than the one above it
   22 | revision 2025-01-01 "Heart failure" {
      | ^^^^^^^^^^^^^^^^^^^
   18 | revision 2026-01-01 "Cluster headache" {
      | -------------------  that one takes effect on 2026-01-01
oxygen.pol:26:1: error[E602]: this revision is earlier than the one above it
   26 | revision 2023-01-01 "Other" {
      | ^^^^^^^^^^^^^^^^^^^
   22 | revision 2025-01-01 "Heart failure" {
      | -------------------  that one takes effect on 2025-01-01
[exit 1]
