# A comparison with `never' is false, so its negation also takes in whoever never had the test.
$ cat >screening.pol <<END
> policy screening "Screening" {
>   language 1
>   in force from 2020-01-01
> }
> fact last_scan : date or never
> decision coverage : one of { covered, not_covered } exhaustive
> rule due for coverage
>   when not date_of_service within 11 months after last_scan
>   then covered
> rule too_early for coverage
>   when date_of_service within 11 months after last_scan
>   then not_covered
> END
$ polc check screening.pol
screening.pol:8:12: error[E219]: negated, this also holds where `last_scan' is never
    8 |   when not date_of_service within 11 months after last_scan
      |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = a comparison with a value that is absent is false, so its opposite is true
  choose one:
   1. write the opposite comparison, which is false where it is never
   2. add `if any' to the comparison, so that the whole is false there
   3. ask `last_scan is never' beside it, where both are meant
[exit 1]

# With `if any' or `is never' the author says which is meant.
$ sed 's/when not date_of_service within 11 months after last_scan/when last_scan is never or not date_of_service within 11 months after last_scan/' screening.pol >said.pol
$ polc check said.pol
screening: 1 decision, 2 rules, 1 revision
screening: proved: no two rules disagree, nothing is left open, every promise holds
