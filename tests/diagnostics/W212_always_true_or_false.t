$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact setting : one of { home, hospital }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule low_saturation for coverage
>   when setting is home and oxygen_saturation >= 0
>   then covered
> END
$ polc check oxygen.pol
oxygen.pol:6:6: warning[W415]: no outcome and no reason depends on `oxygen_saturation'
    6 | fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
      |      ^^^^^^^^^^^^^^^^^
oxygen.pol:8:3: warning[W406]: no rule of `coverage' names setting is hospital; the default decides
    8 |   otherwise not_covered
      |   ^^^^^^^^^^^^^^^^^^^^^
  hint: nothing is wrong if the catch-all is meant; `only where ...' behind it says so
oxygen.pol:10:28: warning[W212]: this is always true
   10 |   when setting is home and oxygen_saturation >= 0
      |                            ^^^^^^^^^^^^^^^^^^^^^^
      = `oxygen_saturation' ranges from 0 to 100
oxygen: 1 decision, 1 rule, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
$ sed 's/>= 0/> 100/' oxygen.pol >never.pol; polc check never.pol
never.pol:10:3: error[E410]: the condition of `low_saturation' can never hold
   10 |   when setting is home and oxygen_saturation > 100
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   10 |   when setting is home and oxygen_saturation > 100
      |                            -----------------------  this part never holds
never.pol:10:28: warning[W212]: this is always false
   10 |   when setting is home and oxygen_saturation > 100
      |                            ^^^^^^^^^^^^^^^^^^^^^^^
      = `oxygen_saturation' ranges from 0 to 100
[exit 1]
