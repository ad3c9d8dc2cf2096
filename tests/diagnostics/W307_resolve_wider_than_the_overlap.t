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
>   where oxygen_saturation <= 90
>   because "A child with a low saturation is covered like an adult"
> END
$ polc check oxygen.pol
oxygen.pol:16:3: warning[W307]: this `where' reaches beyond the overlap of `low_saturation' and `children'
   16 |   where oxygen_saturation <= 90
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = they overlap only where oxygen_saturation <= 88
oxygen: 1 decision, 2 rules, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
oxygen: 1 reading of the text recorded:
  line 15: resolve: low_saturation over children, where oxygen_saturation <= 88 and child is yes
