# The tests look at 18 years, but not at the neighbour below.
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
> test "walks" on 2024-05-01 {
>   given walks_indoors
>   expect coverage is not_covered by otherwise
> }
> test "10 years" on 2024-05-01 {
>   given not walks_indoors, age is 10
>   expect coverage is not_covered by otherwise
> }
> END
$ polc test wheelchair.pol --coverage
wheelchair: 3 tests passed
wheelchair: rules 2 of 2 (100 %), boundary values 1 of 2 (50 %), condition parts 4 of 4 (100 %)
wheelchair.pol:10:30: warning[W706]: the boundary of `age >= 18' is not tested
   10 |   when not walks_indoors and age >= 18
      |                              ^^^^^^^^^
      = no test with age = 17 in which rule needs_chair turns with it
  hint: add this test, if the policy text agrees:
        test "needs_chair: age = 17" on 2024-01-01 {
          given age is 17
          expect coverage is not_covered by otherwise
        }
