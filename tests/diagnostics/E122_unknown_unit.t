$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact flow : quantity in litters step 1 range 0 .. 20
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> fact hours : quantity in hours step 1 range 0 .. 24
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule low_saturation for coverage
>   when oxygen_saturation <= 88 per_cent and completed hurs of hours >= 12 and flow > 1
>   then covered
> END
$ polc check oxygen.pol
oxygen.pol:5:25: error[E122]: unknown unit `litters'
    5 | fact flow : quantity in litters step 1 range 0 .. 20
      |                         ^^^^^^^
  hint: did you mean `litres'?
oxygen.pol:11:32: error[E122]: unknown unit `per_cent'
   11 |   when oxygen_saturation <= 88 per_cent and completed hurs of hours >= 12 and flow > 1
      |                                ^^^^^^^^
  hint: did you mean `percent'?
oxygen.pol:11:55: error[E122]: unknown unit `hurs'
   11 |   when oxygen_saturation <= 88 per_cent and completed hurs of hours >= 12 and flow > 1
      |                                                       ^^^^
  hint: did you mean `hours'?
[exit 1]
