$ cat >newborn.pol <<'END'
> policy newborn "Newborns" {
>   language 1
>   in force from 2024-01-01
> }
> fact gestational_age : quantity in weeks step 1 day range 20 weeks .. 45.1 weeks
> fact index : quantity in events_per_hour step 0 range 0 .. 250
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule preterm for coverage
>   when gestational_age < 34 weeks and index > 5
>   then covered
> END
$ polc check newborn.pol
newborn.pol:5:71: error[E213]: the range must begin and end on a whole step
    5 | fact gestational_age : quantity in weeks step 1 day range 20 weeks .. 45.1 weeks
      |                                                                       ^^^^^^^^^^
newborn.pol:6:47: error[E213]: a step must be more than zero
    6 | fact index : quantity in events_per_hour step 0 range 0 .. 250
      |                                               ^
[exit 1]
