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
> revision 2025-01-01 "Cluster headache" {
>   extend indication { cluster_headache }
>   changes coverage nothing
> }
> revision 2025-01-01 "Heart failure" {
>   extend indication { heart_failure }
>   changes coverage nothing
> }
> END
$ polc check oxygen.pol
oxygen.pol:22:1: error[E601]: two revisions take effect on 2025-01-01
   22 | revision 2025-01-01 "Heart failure" {
      | ^^^^^^^^^^^^^^^^^^^
   18 | revision 2025-01-01 "Cluster headache" {
      | -------------------  that one takes effect on 2025-01-01
[exit 1]

# A first revision on the day the policy takes effect.
$ sed '/^revision/s/2025/2024/' oxygen.pol >base.pol; polc check base.pol
base.pol:18:1: error[E601]: two revisions take effect on 2024-01-01
   18 | revision 2024-01-01 "Cluster headache" {
      | ^^^^^^^^^^^^^^^^^^^
    3 |   in force from 2024-01-01
      |   ------------------------  that one takes effect on 2024-01-01
base.pol:22:1: error[E601]: two revisions take effect on 2024-01-01
   22 | revision 2024-01-01 "Heart failure" {
      | ^^^^^^^^^^^^^^^^^^^
   18 | revision 2024-01-01 "Cluster headache" {
      | -------------------  that one takes effect on 2024-01-01
[exit 1]
