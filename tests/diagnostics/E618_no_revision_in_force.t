# Before the first revision there is no policy to show.
$ cat >wheelchair.pol <<'END'
> policy wheelchair "Power Wheelchair" {
>   language 1
>   in force from 2024-01-01
> }
> fact walks_indoors : yes_no
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered because "The text names nobody else"
> rule needs_chair for coverage
>   when not walks_indoors
>   then covered because "Who cannot walk indoors"
> END
$ polc show wheelchair.pol --as-of 2023-12-31
polc: error[E618]: --as-of 2023-12-31: no revision is in force on this day
      = the first takes effect on 2024-01-01
[exit 1]
