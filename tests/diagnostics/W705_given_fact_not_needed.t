# Who walks indoors is not covered at any age: a test with the age only looks as if it mattered.
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
> test "18 years" on 2024-05-01 {
>   given not walks_indoors, age is 18
>   expect coverage is covered by needs_chair
> }
> test "17 years" on 2024-05-01 {
>   given not walks_indoors, age is 17
>   expect coverage is not_covered by otherwise
> }
> test "18 years, walks" on 2024-05-01 {
>   given walks_indoors, age is 18
>   expect coverage is not_covered by otherwise
> }
> END
$ polc test wheelchair.pol --coverage
wheelchair: 3 tests passed
wheelchair: rules 2 of 2 (100 %), boundary values 2 of 2 (100 %), condition parts 4 of 4 (100 %)
wheelchair.pol:16:6: warning[W705]: the test `17 years' need not give walks_indoors
   16 | test "17 years" on 2024-05-01 {
      |      ^^^^^^^^^^
      = all that it expects comes true without it
wheelchair.pol:20:6: warning[W705]: the test `18 years, walks' need not give age
   20 | test "18 years, walks" on 2024-05-01 {
      |      ^^^^^^^^^^^^^^^^^
      = all that it expects comes true without it
