$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> fact child : yes_no
> decision coverage : one of { covered, trial, not_covered }
>   otherwise not_covered
> rule low for coverage
>   when oxygen_saturation < 60
>   then covered
> rule children for coverage
>   when child and oxygen_saturation >= 60
>   then not_covered
> END
$ polc check oxygen.pol
oxygen.pol:7:39: warning[W417]: `coverage' never gives `trial'
    7 | decision coverage : one of { covered, trial, not_covered }
      |                                       ^^^^^
      = no rule and no default has this outcome
oxygen: 1 decision, 2 rules, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
