# A number that runs into its unit, an age with too many days, a date of the wrong shape.
$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-1-01
> }
> fact age : quantity in weeks step 1 day range 20weeks .. 45 weeks
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule newborn for coverage
>   when age <= 34w9d
>   then covered
> END
$ polc check oxygen.pol
oxygen.pol:3:17: error[E101]: `2024-1-01' is neither a date nor a month
    3 |   in force from 2024-1-01
      |                 ^^^^^^^^^
  hint: a date is written 2016-10-01, a month 2013-04, a range 5 .. 15
oxygen.pol:5:47: error[E101]: `20weeks' is neither a number nor a name
    5 | fact age : quantity in weeks step 1 day range 20weeks .. 45 weeks
      |                                               ^^^^^^^
  hint: write a blank between a number and its unit, as in `34 weeks'; an age in weeks and days is written 34w3d
oxygen.pol:9:15: error[E101]: in `34w9d' the days after the weeks exceed 6
    9 |   when age <= 34w9d
      |               ^^^^^
      = a week has seven days, so after the weeks come 0 to 6 days
[exit 1]
