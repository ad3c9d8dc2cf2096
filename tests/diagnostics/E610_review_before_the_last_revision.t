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
> revision 2025-03-15 "Cluster headache" {
>   extend indication { cluster_headache }
>   changes coverage nothing
> }
> reviewed 2025-02 unchanged "Literature search"
> reviewed 2025-03-20 unchanged
> END
$ polc check oxygen.pol
oxygen.pol:22:1: error[E610]: this review is dated before the revision above it
   22 | reviewed 2025-02 unchanged "Literature search"
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   18 | revision 2025-03-15 "Cluster headache" {
      | -------------------  which takes effect on 2025-03-15
[exit 1]
