# `polc test' shows what was expected and what came out, and why.
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
> test "child" on 2024-05-01 {
>   given not walks_indoors, age is 12
>   expect coverage is covered by needs_chair
> }
> test "age not known" on 2024-05-01 {
>   given not walks_indoors
>   expect coverage unknown needing { walks_indoors }
> }
> END
$ polc test wheelchair.pol
wheelchair.pol:14:3: error[E701]: the test `child' expects coverage to be covered by needs_chair; it is not_covered by otherwise
   14 |   expect coverage is covered by needs_chair
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = otherwise says: The text names nobody else
      = needs_chair does not apply: it asks age >= 18 (the test gives 12)
wheelchair.pol:18:3: error[E701]: the test `age not known' expects coverage to be unknown, needing { walks_indoors }; it is unknown, needing { age }
   18 |   expect coverage unknown needing { walks_indoors }
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = possible with what the test gives: covered or not_covered
      = walks_indoors is listed, but the test gives it
      = age can change the answer and is not listed
wheelchair: 0 of 2 tests passed
[exit 1]
