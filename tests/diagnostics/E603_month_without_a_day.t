# When only the month is published, the author says that its first day is meant.
$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01
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
> revision 2025-04 "Annual review" {
>   changes coverage nothing
> }
> END
$ polc check oxygen.pol
oxygen.pol:3:17: error[E603]: on which day of the month?
    3 |   in force from 2024-01
      |                 ^^^^^^^
  hint: write the day, or `2024-01 first_day' when only the month is published
oxygen.pol:18:10: error[E603]: on which day of the month?
   18 | revision 2025-04 "Annual review" {
      |          ^^^^^^^
  hint: write the day, or `2025-04 from first_day' when only the month is published
[exit 1]
$ sed 's/2024-01$/2024-01 first_day/; s/2025-04/& from first_day/' oxygen.pol >mended.pol; polc check mended.pol
oxygen: 1 decision, 2 rules, 2 revisions
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
