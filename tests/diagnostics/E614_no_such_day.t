$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-02-30
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
> revision 2025-02-29 "No leap year" {
>   changes coverage nothing
> }
> revision 2225-01-01 "Far away" {
>   changes coverage nothing
> }
> reviewed 2026-13 unchanged
> test "on a day that never was" on 2025-04-31 {
>   given indication is lung_disease
>   expect coverage is covered
> }
> END
$ polc check oxygen.pol
oxygen.pol:3:17: error[E614]: there is no such day
    3 |   in force from 2024-02-30
      |                 ^^^^^^^^^^
oxygen.pol:18:10: error[E614]: there is no such day
   18 | revision 2025-02-29 "No leap year" {
      |          ^^^^^^^^^^
      = 2025 is no leap year: its February has 28 days
oxygen.pol:21:10: error[E614]: there is no such day
   21 | revision 2225-01-01 "Far away" {
      |          ^^^^^^^^^^
      = dates run from 1900-01-01 to 2200-12-31
oxygen.pol:24:10: error[E614]: there is no such month
   24 | reviewed 2026-13 unchanged
      |          ^^^^^^^
oxygen.pol:25:35: error[E614]: there is no such day
   25 | test "on a day that never was" on 2025-04-31 {
      |                                   ^^^^^^^^^^
[exit 1]
