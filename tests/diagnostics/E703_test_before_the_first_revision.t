# Before the first revision nothing can be decided.
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
> test "adult" on 2023-12-31 {
>   given not walks_indoors, age is 40
>   expect coverage is covered
> }
> END
$ polc check wheelchair.pol
wheelchair.pol:12:17: error[E703]: no revision is in force on this day
   12 | test "adult" on 2023-12-31 {
      |                 ^^^^^^^^^^
    3 |   in force from 2024-01-01
      |   ------------------------  the first takes effect on 2024-01-01
  hint: if that is what the test is to show, write `expect no revision in force'
[exit 1]

# A test may show just that.
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
> test "adult" on 2023-12-31 {
>   given not walks_indoors, age is 40
>   expect no revision in force
> }
> END
$ polc test wheelchair.pol
wheelchair: 1 test passed
