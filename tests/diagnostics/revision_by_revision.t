# A history in which every line is right: extended, added, amended, retired, reviewed.
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
> reviewed 2024-07 unchanged literature through 2024-06-01
> revision 2025-01-01 "Cluster headache" {
>   extend indication { cluster_headache "Cluster headache" }
>   add rule headache for coverage
>     when indication is cluster_headache
>     then covered
>   add resolve headache over children
>     where indication is cluster_headache
>     because "The statement on headache makes no difference of age"
>   changes coverage only where indication is cluster_headache
> }
> revision 2026-01-01 "Limit raised, children no longer named" {
>   amend rule low_saturation
>     was when indication is lung_disease and oxygen_saturation <= 88
>     now when indication is lung_disease and oxygen_saturation <= 90
>   retire resolve headache over children
>   retire rule children
>   changes coverage only where indication is lung_disease and oxygen_saturation in 89 .. 90
> }
> END
$ polc check oxygen.pol
oxygen: 1 decision, 3 rules, 3 revisions
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
oxygen: 1 reading of the text recorded:
  line 24: resolve: headache over children, where indication is cluster_headache and ...
$ polc decide oxygen.pol --on 2024-12-31 indication=other oxygen_saturation=95 child=no
Home Oxygen, on 2024-12-31 (revision of 2024-01-01)
coverage: Not covered
  by otherwise
$ polc decide oxygen.pol --on 2025-01-01 indication=cluster_headache oxygen_saturation=95 child=yes
Home Oxygen, on 2025-01-01 (revision of 2025-01-01)
coverage: Covered
  by headache
$ polc decide oxygen.pol --on 2025-12-31 indication=lung_disease oxygen_saturation=90 child=no
Home Oxygen, on 2025-12-31 (revision of 2025-01-01)
coverage: Not covered
  by otherwise
$ polc decide oxygen.pol --on 2026-01-01 indication=lung_disease oxygen_saturation=90 child=no
Home Oxygen, on 2026-01-01 (revision of 2026-01-01)
coverage: Covered
  by low_saturation: Saturation of 88 percent or less

# A value that is added in 2025 reads as `other' before.
$ polc decide oxygen.pol --on 2024-12-31 indication=cluster_headache oxygen_saturation=95 child=no
Home Oxygen, on 2024-12-31 (revision of 2024-01-01)
coverage: Not covered
  by otherwise
