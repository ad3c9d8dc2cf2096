$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact setting : one of { home, hospital }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> fact flow : quantity step 1 range 0 .. 20
> type device is one of { concentrator, cylinder }
> criterion low is oxygen_saturation <= 88
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule low_saturation for coverage
>   when setting is home and oxygen_saturation <= 88
>   then covered
> END
$ polc check oxygen.pol
oxygen.pol:7:6: warning[W126]: the fact `flow' is never used
    7 | fact flow : quantity step 1 range 0 .. 20
      |      ^^^^
oxygen.pol:8:6: warning[W126]: the type `device' is never used
    8 | type device is one of { concentrator, cylinder }
      |      ^^^^^^
oxygen.pol:9:11: warning[W126]: the criterion `low' is never used
    9 | criterion low is oxygen_saturation <= 88
      |           ^^^
oxygen.pol:11:3: warning[W406]: no rule of `coverage' names setting is hospital; the default decides
   11 |   otherwise not_covered
      |   ^^^^^^^^^^^^^^^^^^^^^
  hint: nothing is wrong if the catch-all is meant; `only where ...' behind it says so
oxygen: 1 decision, 1 rule, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings

# Warnings are errors under --strict.
$ polc check --strict oxygen.pol
oxygen.pol:7:6: error[W126]: the fact `flow' is never used
    7 | fact flow : quantity step 1 range 0 .. 20
      |      ^^^^
oxygen.pol:8:6: error[W126]: the type `device' is never used
    8 | type device is one of { concentrator, cylinder }
      |      ^^^^^^
oxygen.pol:9:11: error[W126]: the criterion `low' is never used
    9 | criterion low is oxygen_saturation <= 88
      |           ^^^
[exit 1]
