$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact setting : one of { home, hospital }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule at_home for coverage
>   when setting >= home
>   then covered
> rule away for coverage
>   when setting in home .. hospital
>   then not_covered
> raising setting never worsens coverage
> table grid for coverage by setting {
>   < hospital => covered
> }
> END
$ polc check oxygen.pol
oxygen.pol:10:8: error[E207]: `setting' has no order, so `>=' does not apply
   10 |   when setting >= home
      |        ^^^^^^^^^^^^^^^
  hint: write `setting is ...' or `setting in { ... }'
oxygen.pol:13:19: error[E207]: `setting' has no order, so a range does not apply
   13 |   when setting in home .. hospital
      |                   ^^^^^^^^^^^^^^^^
  hint: write `setting is ...' or `setting in { ... }'
oxygen.pol:15:9: error[E207]: `setting' has no order, so it cannot be raised or lowered
   15 | raising setting never worsens coverage
      |         ^^^^^^^
oxygen.pol:17:3: error[E207]: `setting' has no order, so `<' does not apply
   17 |   < hospital => covered
      |   ^^^^^^^^^^
  hint: write `setting is ...' or `setting in { ... }'
[exit 1]
