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
> revision 2025-01-01 "Joystick added" {
>   rule joystick for coverage
>     when not walks_indoors
>     then covered
> }
> END
$ polc check wheelchair.pol
wheelchair.pol:15:3: error[E101]: expected `add' before `rule'
   15 |   rule joystick for coverage
      |   ^
      = a revision says what it does: add, amend, retire, extend
  hint: write `add rule ...'
[exit 1]
