# The order of facts, expectations and needed facts makes no difference, nor does the name.
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
> test "adult" on 2024-05-01 {
>   given not walks_indoors, age is 40
>   expect coverage is covered by needs_chair
> }
> test "grown up" on 2024-05-01 {
>   given age is 40, not walks_indoors
>   expect coverage is covered by needs_chair
> }
> test "adult" on 2024-05-02 {
>   given not walks_indoors, age is 40
>   expect coverage is covered by needs_chair
> }
> END
$ polc check wheelchair.pol
wheelchair.pol:16:6: warning[W704]: this test asks and expects the same as another
   16 | test "grown up" on 2024-05-01 {
      |      ^^^^^^^^^^
   12 | test "adult" on 2024-05-01 {
      |      -------  the other is here
wheelchair.pol:20:6: warning[W704]: another test is called `adult' too
   20 | test "adult" on 2024-05-02 {
      |      ^^^^^^^
   12 | test "adult" on 2024-05-01 {
      |      -------  the other is here
wheelchair: 1 decision, 1 rule, 1 revision
wheelchair: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
