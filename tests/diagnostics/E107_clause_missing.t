# Rules need `when' and `then'.
$ cat >wheelchair.pol <<'END'
> policy wheelchair "Power Wheelchair" {
>   language 1
>   in force from 2024-01-01
> }
> fact walks_indoors : yes_no
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule needs_chair for coverage
>   then covered
> rule walks for coverage
>   when walks_indoors
> END
$ polc check wheelchair.pol
wheelchair.pol:8:1: error[E107]: the rule `needs_chair' has no `when'
    8 | rule needs_chair for coverage
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: say when it applies: `when ...'
wheelchair.pol:10:1: error[E107]: the rule `walks' has no `then'
   10 | rule walks for coverage
      | ^^^^^^^^^^^^^^^^^^^^^^^
  hint: say what it gives: `then covered'
[exit 1]

# The header says which language it is written in and from when the policy is in force.
$ cat >wheelchair.pol <<'END'
> policy wheelchair "Power Wheelchair" {
> }
> fact walks_indoors : yes_no
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule needs_chair for coverage
>   when not walks_indoors
>   then covered
> END
$ polc check wheelchair.pol
wheelchair.pol:1:1: error[E107]: the policy does not say from when it is in force
    1 | policy wheelchair "Power Wheelchair" {
      | ^^^^^^^^^^^^^^^^^
  hint: add `in force from 2009-06-01', or `in force from unpublished because "..."'
wheelchair.pol:1:8: error[E107]: the policy names no language version
    1 | policy wheelchair "Power Wheelchair" {
      |        ^^^^^^^^^^
  hint: add `language 1'
[exit 1]

# With two decisions a rule says which one it is for.
$ cat >wheelchair.pol <<'END'
> policy wheelchair "Power Wheelchair" {
>   language 1
>   in force from 2024-01-01
> }
> fact walks_indoors : yes_no
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> decision authorization : one of { required, not_required }
>   otherwise required
> rule needs_chair
>   when not walks_indoors
>   then covered
> END
$ polc check wheelchair.pol
wheelchair.pol:10:6: error[E107]: `needs_chair' does not say which decision it is for
   10 | rule needs_chair
      |      ^^^^^^^^^^^
  hint: add `for coverage'
[exit 1]

# An order of outcomes names all of them; what never worsens needs such an order.
$ cat >wheelchair.pol <<'END'
> policy wheelchair "Power Wheelchair" {
>   language 1
>   in force from 2024-01-01
> }
> fact hours : quantity step 1 range 0 .. 24
> decision coverage : one of { covered, trial, not_covered }
>   outcomes best first: covered, not_covered
>   otherwise not_covered
> decision authorization : one of { required, not_required }
>   otherwise required
> rule long_hours for coverage
>   when hours >= 8
>   then covered
> rule some_hours for coverage
>   when hours >= 2 and hours < 8
>   then trial
> rule few_hours for authorization
>   when hours < 2
>   then not_required
> raising hours never worsens authorization
> END
$ polc check wheelchair.pol
wheelchair.pol:7:3: error[E107]: `outcomes best first' leaves out `trial'
    7 |   outcomes best first: covered, not_covered
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
wheelchair.pol:20:29: error[E107]: `authorization' does not say which outcome is better
   20 | raising hours never worsens authorization
      |                             ^^^^^^^^^^^^^
  hint: add `outcomes best first: ...' to the decision
[exit 1]

# An article has a title.
$ cat >wheelchair.pol <<'END'
> policy wheelchair "Power Wheelchair" {
>   language 1
>   in force from 2024-01-01
> }
>
> fact walks_indoors : yes_no
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule needs_chair for coverage
>   when not walks_indoors
>   then covered
> article 1 {
>   authors "Smith J"
>   year 2019
> }
> END
$ polc check wheelchair.pol
wheelchair.pol:12:1: error[E107]: article 1 has no title
   12 | article 1 {
      | ^^^^^^^^^^^
[exit 1]
