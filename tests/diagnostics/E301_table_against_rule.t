$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact setting : one of { home, hospital }
> fact acute : yes_no
> decision authorization : one of { required "Required", not_required "Not required" }
>   exhaustive
> table grid for authorization by setting {
>   home     => required
>   hospital => not_required
> }
> rule emergency for authorization
>   when acute
>   then not_required
> END
$ polc check oxygen.pol
oxygen.pol:10:3: error[E301]: grid.home and emergency disagree
   10 |   home     => required
      |   ^^^^^^^^^^^^^^^^^^^^  gives Required
   13 | rule emergency for authorization
      | --------------------------------  gives Not required
      = both apply when setting = home
      =                 acute   = yes   (the whole overlap)
  choose one:
   1. state an exception     exception to emergency     in the row grid.home
   2. record a reading       resolve ROW over emergency
                               where setting is home and acute is yes because "..."
  hint: ROW stands for a name that you give the row, written before its cells: `ROW: ...'
[exit 1]
