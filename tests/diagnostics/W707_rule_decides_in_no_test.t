# Both tests reach the default.
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
> test "17 years" on 2024-05-01 {
>   given not walks_indoors, age is 17
>   expect coverage is not_covered by otherwise
> }
> test "walks" on 2024-05-01 {
>   given walks_indoors
>   expect coverage is not_covered by otherwise
> }
> END
$ polc test wheelchair.pol --coverage
wheelchair: 2 tests passed
wheelchair: rules 1 of 2 (50 %), boundary values 1 of 2 (50 %), condition parts 2 of 4 (50 %)
wheelchair.pol:9:1: warning[W707]: `needs_chair' decides in no test
    9 | rule needs_chair for coverage
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: add this test, if the policy text agrees:
        test "needs_chair" on 2024-01-01 {
          given not walks_indoors, age is 18
          expect coverage is covered by needs_chair
        }
wheelchair.pol:10:12: warning[W708]: no two tests show what `walks_indoors' does
   10 |   when not walks_indoors and age >= 18
      |            ^^^^^^^^^^^^^
      = no test in which walks_indoors does not hold and rule needs_chair turns with it
  hint: add this test, if the policy text agrees:
        test "needs_chair: not walks_indoors" on 2024-01-01 {
          given not walks_indoors, age is 18
          expect coverage is covered by needs_chair
        }
wheelchair.pol:10:30: warning[W708]: no two tests show what `age >= 18' does
   10 |   when not walks_indoors and age >= 18
      |                              ^^^^^^^^^
      = no test in which age >= 18 holds and rule needs_chair turns with it
  hint: add this test, if the policy text agrees:
        test "needs_chair: age >= 18" on 2024-01-01 {
          given not walks_indoors, age is 18
          expect coverage is covered by needs_chair
        }
wheelchair.pol:10:30: warning[W706]: the boundary of `age >= 18' is not tested
   10 |   when not walks_indoors and age >= 18
      |                              ^^^^^^^^^
      = no test with age = 18 in which rule needs_chair turns with it
  hint: add this test, if the policy text agrees:
        test "needs_chair: age = 18" on 2024-01-01 {
          given not walks_indoors, age is 18
          expect coverage is covered by needs_chair
        }
