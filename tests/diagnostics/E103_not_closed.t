# A text in quotes ends on its line.
$ cat >wheelchair.pol <<'END'
> policy wheelchair "Power Wheelchair" {
>   language 1
>   in force from 2024-01-01
> }
>
> fact walks_indoors : yes_no
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
>
> rule needs_chair for coverage
>   when not walks_indoors
>   then covered
>   because "Cannot walk indoors
> END
$ polc check wheelchair.pol
wheelchair.pol:13:11: error[E103]: the text that begins here is not closed
   13 |   because "Cannot walk indoors
      |           ^
      = a text in quotes ends on the line on which it begins
[exit 1]

# A text block.
$ cat >wheelchair.pol <<'END'
> policy wheelchair "Power Wheelchair" {
>   language 1
>   in force from 2024-01-01
> }
>
> fact walks_indoors : yes_no
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
>
> rule needs_chair for coverage
>   when not walks_indoors
>   then covered
>
> text background in "Description" """
>   A power wheelchair is a device with a motor.
> END
$ polc check wheelchair.pol
wheelchair.pol:14:34: error[E103]: the text block that begins here is not closed
   14 | text background in "Description" """
      |                                  ^^^
[exit 1]

# A brace of a list: the next item begins inside it.
$ cat >wheelchair.pol <<'END'
> policy wheelchair "Power Wheelchair" {
>   language 1
>   in force from 2024-01-01
> }
>
> fact walks_indoors : yes_no
> decision coverage : one of { covered, not_covered
>   otherwise not_covered
>
> rule needs_chair for coverage
>   when not walks_indoors
>   then covered
> END
$ polc check wheelchair.pol
wheelchair.pol:7:28: error[E103]: the `{' that begins here is not closed
    7 | decision coverage : one of { covered, not_covered
      |                            ^
    8 |   otherwise not_covered
      |   ---------  it is still open here
[exit 1]

# The brace of the policy itself.
$ cat >wheelchair.pol <<'END'
> policy wheelchair "Power Wheelchair" {
>   language 1
>   in force from 2024-01-01
>
> fact walks_indoors : yes_no
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule needs_chair for coverage
>   when not walks_indoors
>   then covered
> END
$ polc check wheelchair.pol
wheelchair.pol:1:38: error[E103]: the `{' that begins the policy is not closed
    1 | policy wheelchair "Power Wheelchair" {
      |                                      ^
    5 | fact walks_indoors : yes_no
      | ----  it is still open here
[exit 1]

# A parenthesis.
$ cat >wheelchair.pol <<'END'
> policy wheelchair "Power Wheelchair" {
>   language 1
>   in force from 2024-01-01
> }
>
> fact walks_indoors : yes_no
> fact walks_outdoors : yes_no
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule needs_chair for coverage
>   when not (walks_indoors or walks_outdoors
>   then covered
> END
$ polc check wheelchair.pol
wheelchair.pol:11:12: error[E103]: the `(' that begins here is not closed
   11 |   when not (walks_indoors or walks_outdoors
      |            ^
   12 |   then covered
      |   ----  it is still open here
[exit 1]
