$ cat >apnea.pol <<'END'
> policy apnea "Sleep Apnea" {
>   language 1
>   in force from 2024-01-01
> }
> fact index : quantity in events_per_hour step 0.1 range 0 .. 250
> fact age_years : quantity in years step 1 range 120 .. 0
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule mild for coverage
>   when index in 14 .. 5
>   then covered
> rule severe for coverage
>   when index in 15 ..< 15
>   then covered
> rule old for coverage
>   when age_years >= 65
>   then covered
> END
$ polc check apnea.pol
apnea.pol:6:49: error[E206]: the range of `age_years' is reversed
    6 | fact age_years : quantity in years step 1 range 120 .. 0
      |                                                 ^^^^^^^^
apnea.pol:10:17: error[E206]: nothing lies in this range
   10 |   when index in 14 .. 5
      |                 ^^^^^^^
  hint: a range begins with the smaller end; after `..<' the upper end is not in it
apnea.pol:13:17: error[E206]: nothing lies in this range
   13 |   when index in 15 ..< 15
      |                 ^^^^^^^^^
  hint: a range begins with the smaller end; after `..<' the upper end is not in it
[exit 1]
