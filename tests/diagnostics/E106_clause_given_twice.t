$ cat >wheelchair.pol <<'END'
> policy wheelchair "Power Wheelchair" {
>   language 1
>   number "1"
>   number "2"
>   in force from 2024-01-01
> }
> fact walks_indoors : yes_no
>   ask "Can the person walk indoors?"
>   ask "Can the person walk?"
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule needs_chair for coverage
>   when not walks_indoors
>   then covered
>   then not_covered
> test "cannot walk" on 2024-02-01 {
>   given not walks_indoors, walks_indoors
>   expect coverage is covered
> }
> END
$ polc check wheelchair.pol
wheelchair.pol:4:3: error[E106]: this is said twice in the header
    4 |   number "2"
      |   ^^^^^^^^^^
    3 |   number "1"
      |   ----------  first here
wheelchair.pol:9:3: error[E106]: this attribute is given twice
    9 |   ask "Can the person walk?"
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^
    8 |   ask "Can the person walk indoors?"
      |   ----------------------------------  the first is here
wheelchair.pol:15:3: error[E106]: this clause is given twice
   15 |   then not_covered
      |   ^^^^^^^^^^^^^^^^
   14 |   then covered
      |   ------------  the first is here
wheelchair.pol:17:28: error[E106]: `walks_indoors' is given twice
   17 |   given not walks_indoors, walks_indoors
      |                            ^^^^^^^^^^^^^
   17 |   given not walks_indoors, walks_indoors
      |         -----------------  first here
[exit 1]

# A decision that must cover everything has no default.
$ cat >wheelchair.pol <<'END'
> policy wheelchair "Power Wheelchair" {
>   language 1
>   in force from 2024-01-01
> }
> fact walks_indoors : yes_no
> decision coverage : one of { covered, not_covered }
>   exhaustive
>   otherwise not_covered
> rule needs_chair for coverage
>   when not walks_indoors
>   then covered
> END
$ polc check wheelchair.pol
wheelchair.pol:7:3: error[E106]: `exhaustive' forbids a default
    7 |   exhaustive
      |   ^^^^^^^^^^
    8 |   otherwise not_covered
      |   ---------------------  the default is here
[exit 1]
