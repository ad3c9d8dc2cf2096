# Two parts exclude each other.
$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> fact child : yes_no
> decision coverage : one of { covered "Covered", not_covered "Not covered" }
>   otherwise not_covered
> rule low_saturation for coverage
>   when all of {
>     not child,
>     oxygen_saturation <= 88,
>     oxygen_saturation > 90,
>   }
>   then covered
> rule sane for coverage
>   when child
>   then covered
> END
$ polc check oxygen.pol
oxygen.pol:10:3: error[E410]: the condition of `low_saturation' can never hold
   10 |   when all of {
      |   ^^^^^^^^^^^^^
   12 |     oxygen_saturation <= 88,
      |     -----------------------  this part
   13 |     oxygen_saturation > 90,
      |     ----------------------  excludes this one
[exit 1]

# One part never holds by itself.
$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> fact child : yes_no
> criterion grown is oxygen_saturation > 90 and child and oxygen_saturation < 90
> decision coverage : one of { covered "Covered", not_covered "Not covered" }
>   otherwise not_covered
> rule low_saturation for coverage
>   when oxygen_saturation <= 88 and grown
>   then covered
> END
$ polc check oxygen.pol
oxygen.pol:11:3: error[E410]: the condition of `low_saturation' can never hold
   11 |   when oxygen_saturation <= 88 and grown
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   11 |   when oxygen_saturation <= 88 and grown
      |                                    -----  this part never holds
[exit 1]
