# The weight was meant to count and no rule asks for it, so a test that gives it shows nothing.  Who
# walks indoors is not covered at any age: there the age is asked for, and changes nothing.
$ cat >wheelchair.pol <<'END'
> policy wheelchair "Power Wheelchair" {
>   language 1
>   in force from 2024-01-01
> }
> fact walks_indoors : yes_no
> fact age : quantity in years step 1 range 0 .. 120
> fact weight : quantity in kg step 1 range 1 .. 400
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered because "The text names nobody else"
> decision heavy_duty : one of { needed, not_needed }
>   otherwise not_needed because "The text names nobody else"
> rule needs_chair for coverage
>   when not walks_indoors and age >= 18
>   then covered because "Adults who cannot walk indoors"
> rule heavy for heavy_duty
>   when weight > 130 kg
>   then needed because "Above what a chair carries"
> test "18 years" on 2024-05-01 {
>   given not walks_indoors, age is 18, weight is 80
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
> test "131 kg" on 2024-05-01 { given weight is 131 expect heavy_duty is needed by heavy }
> test "130 kg" on 2024-05-01 { given weight is 130 expect heavy_duty is not_needed by otherwise }
> END
$ polc test wheelchair.pol --coverage
wheelchair: 5 tests passed
wheelchair: rules 4 of 4 (100 %), boundary values 4 of 4 (100 %), condition parts 6 of 6 (100 %)
wheelchair.pol:18:6: warning[W705]: the test `18 years' gives weight in vain
   18 | test "18 years" on 2024-05-01 {
      |      ^^^^^^^^^^
      = nothing that it expects ever asks for this fact
