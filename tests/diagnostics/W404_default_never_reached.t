$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact acute : yes_no
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule acute for coverage
>   when acute
>   then covered
> rule chronic for coverage
>   when not acute
>   then covered
> END
$ polc check oxygen.pol
oxygen.pol:7:3: warning[W404]: the default of `coverage' is never reached
    7 |   otherwise not_covered
      |   ^^^^^^^^^^^^^^^^^^^^^
  hint: declare the decision `exhaustive' instead
oxygen: 1 decision, 2 rules, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
