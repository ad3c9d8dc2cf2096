# The rule of another decision cannot decide this one.
$ cat >wheelchair.pol <<'END'
> policy wheelchair "Power Wheelchair" {
>   language 1
>   in force from 2024-01-01
> }
> fact walks_indoors : yes_no
> fact age : quantity in years step 1 range 0 .. 120
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered because "The text names nobody else"
> rule needs_chair for coverage
>   when not walks_indoors and age >= 18
>   then covered because "Adults who cannot walk indoors"
> decision authorization : one of { required, not_required }
>   otherwise required
> rule adult for authorization when age >= 18 then not_required
> test "adult" on 2024-05-01 {
>   given not walks_indoors, age is 40
>   expect coverage is covered by adult
> }
> END
$ polc check wheelchair.pol
wheelchair.pol:17:33: error[E702]: the rule `adult' is for `authorization', not for `coverage'
   17 |   expect coverage is covered by adult
      |                                 ^^^^^
[exit 1]

# A caveat is named by the date of the revision that records it.
$ cat >wheelchair.pol <<'END'
> policy wheelchair "Power Wheelchair" {
>   language 1
>   in force from 2024-01-01
> }
> fact walks_indoors : yes_no
> fact age : quantity in years step 1 range 0 .. 120
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered because "The text names nobody else"
> rule needs_chair for coverage
>   when not walks_indoors and age >= 18
>   then covered because "Adults who cannot walk indoors"
> revision 2025-01-01 "Annual review" {
>   unencoded "What changed is not published" because "Only the change is recorded"
> }
> test "adult" on 2024-05-01 {
>   given not walks_indoors, age is 40
>   expect caveat 2025-02-01
> }
> END
$ polc check wheelchair.pol
wheelchair.pol:17:17: error[E702]: no revision of 2025-02-01 records a caveat
   17 |   expect caveat 2025-02-01
      |                 ^^^^^^^^^^
      = those that do: 2025-01-01
[exit 1]
