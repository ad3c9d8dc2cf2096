$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact indication : open one of { lung_disease, cluster_headache, heart_failure }
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule lung_disease for coverage
>   when indication is lung_disease
>   then covered
> END
$ polc check oxygen.pol
oxygen.pol:7:3: warning[W406]: no rule of `coverage' names indication in { cluster_headache, heart_failure }; the default decides
    7 |   otherwise not_covered
      |   ^^^^^^^^^^^^^^^^^^^^^
  hint: nothing is wrong if the catch-all is meant; `only where ...' behind it says so
oxygen: 1 decision, 1 rule, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings

# With a contract it is said that this is meant.
$ sed 's/otherwise not_covered/& only where indication is not lung_disease/' oxygen.pol >meant.pol
> polc check meant.pol
oxygen: 1 decision, 1 rule, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
