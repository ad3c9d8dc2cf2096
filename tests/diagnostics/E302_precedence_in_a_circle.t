# Each rule is an exception to the other.
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
>   when oxygen_saturation <= 88
>   then covered
>   exception to children
> rule children for coverage
>   when child
>   then not_covered
>   exception to low_saturation
> END
$ polc check oxygen.pol
oxygen.pol:12:3: error[E302]: precedence goes in a circle: each of these rules loses to the next
   12 |   exception to children
      |   ^^^^^^^^^^^^^^^^^^^^^  low_saturation over children
   16 |   exception to low_saturation
      |   ---------------------------  children over low_saturation
  hint: delete one of these statements, or give each resolve a `where' of its own
[exit 1]

# Two resolves that leave nothing to decide where both apply.
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
>   when oxygen_saturation <= 88
>   then covered
> rule children for coverage
>   when child
>   then not_covered
> resolve low_saturation over children
>   where oxygen_saturation <= 80
>   because "A child so ill is covered"
> resolve children over low_saturation
>   where oxygen_saturation >= 80
>   because "Other children have a policy of their own"
> END
$ polc check oxygen.pol
oxygen.pol:15:1: error[E302]: precedence goes in a circle: in some cases each of these rules loses and nothing is left to decide
   15 | resolve low_saturation over children
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^  low_saturation over children
   18 | resolve children over low_saturation
      | ------------------------------------  children over low_saturation
  hint: delete one of these statements, or give each resolve a `where' of its own
[exit 1]

# When the two have nothing in common they go well together.
$ sed 's/>= 80/> 80/' oxygen.pol >fine.pol; polc check fine.pol
fine.pol:19:3: warning[W307]: this `where' reaches beyond the overlap of `children' and `low_saturation'
   19 |   where oxygen_saturation > 80
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = they overlap only where oxygen_saturation <= 88
oxygen: 1 decision, 2 rules, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
oxygen: 2 readings of the text recorded:
  line 15: resolve: low_saturation over children, where oxygen_saturation <= 80 and child is yes
  line 18: resolve: children over low_saturation, where oxygen_saturation in 81 .. 88 and ...
