# The `where' can never hold, or holds in impossible cases only.
$ cat >oxygen.pol <<'EOF'
> policy oxygen "Home Oxygen" { language 1 in force from 2024-01-01 }
> fact saturation : quantity in percent step 1 range 0 .. 100
> fact child : yes_no
> fact adult : yes_no
> impossible child and adult because "One or the other"
> decision coverage : one of { covered, not_covered } outcomes best first: covered, not_covered
>   otherwise not_covered
> rule low when saturation < 60 then covered because "Low"
> never nobody : coverage is not_covered where saturation > 80 and saturation < 70
> always both : coverage is covered where child and adult
> lowering saturation never worsens coverage where child
> EOF
$ polc check oxygen.pol
oxygen.pol:3:6: warning[W415]: no outcome and no reason depends on `child'
    3 | fact child : yes_no
      |      ^^^^^
oxygen.pol:4:6: warning[W415]: no outcome and no reason depends on `adult'
    4 | fact adult : yes_no
      |      ^^^^^
oxygen.pol:9:1: warning[W504]: this property speaks of no case
    9 | never nobody : coverage is not_covered where saturation > 80 and saturation < 70
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    9 | never nobody : coverage is not_covered where saturation > 80 and saturation < 70
      |                                              -----------------------------------  this never holds
oxygen.pol:10:1: warning[W504]: this property speaks of no case
   10 | always both : coverage is covered where child and adult
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   10 | always both : coverage is covered where child and adult
      |                                         ---------------  this never holds
oxygen: 1 decision, 1 rule, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
