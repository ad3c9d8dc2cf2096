# One slip, one message: what was found, what could stand there, and what was probably meant.
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
>   wen not walks_indoors
>   then covered
> END
$ polc check wheelchair.pol
wheelchair.pol:11:3: error[E101]: found `wen', expected `because', `cite', `exception', `then', `when' or a new item (`fact', `decision', `rule', ...)
   11 |   wen not walks_indoors
      |   ^^^
  hint: did you mean `when'?
[exit 1]

# An item of an unknown kind; the rest of the file is still read.
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
> guideline needs_chair for coverage
>   when not walks_indoors
>   then covered
> END
$ polc check wheelchair.pol
wheelchair.pol:10:1: error[E101]: found `guideline', expected `because', `cite', `exhaustive', `otherwise', `only' or a new item (`fact', `decision', `rule', ...)
   10 | guideline needs_chair for coverage
      | ^^^^^^^^^
[exit 1]

# Something is missing at the end of a line.
$ cat >wheelchair.pol <<'END'
> policy wheelchair "Power Wheelchair" {
>   language 1
>   in force from 2024-01-01
> }
> fact walks_indoors :
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule needs_chair for coverage
>   when not walks_indoors
>   then covered
> END
$ polc check wheelchair.pol
wheelchair.pol:5:21: error[E101]: expected a type (`yes_no', `one of { ... }', `quantity ...', `date' or a name) before `decision'
    5 | fact walks_indoors :
      |                     ^
    6 | decision coverage : one of { covered, not_covered }
      | --------  found here
[exit 1]

# Several mistakes are reported in one run.
$ cat >wheelchair.pol <<'END'
> policy wheelchair "Power Wheelchair" {
>   language 1
>   in force from 2024-01-01
> }
> fact walks_indoors : yesno
> fact hours_a_day : quantity step 1 rage 0 .. 24
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule needs_chair for coverage
>   when not walks_indoors, hours_a_day >= 2
>   then covered
> rule long_hours for coverage
>   when hours_a_day => 8
>   then covered
> END
$ polc check wheelchair.pol
wheelchair.pol:6:41: error[E101]: found `0', expected `range'
    6 | fact hours_a_day : quantity step 1 rage 0 .. 24
      |                                         ^
  hint: did you mean `range' where it says `rage'?
wheelchair.pol:10:25: error[E101]: found `,', expected `because', `cite', `exception', `then', a new item (`fact', `decision', `rule', ...) or a comparison (`is', `in', `<', `=', ...)
   10 |   when not walks_indoors, hours_a_day >= 2
      |                         ^
wheelchair.pol:13:20: error[E101]: found `=>', expected `because', `cite', `exception', `then', a new item (`fact', `decision', `rule', ...) or a comparison (`is', `in', `<', `=', ...)
   13 |   when hours_a_day => 8
      |                    ^^
[exit 1]

# The file ends too early.
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
>   when
> END
$ polc check wheelchair.pol
wheelchair.pol:11:7: error[E101]: the file ends here; expected a condition
   11 |   when
      |       ^
[exit 1]
