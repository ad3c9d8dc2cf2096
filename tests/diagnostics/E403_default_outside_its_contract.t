$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact indication : open one of { lung_disease, cluster_headache, heart_failure }
> fact acute : yes_no
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered only where indication is other
> rule lung_disease for coverage
>   when indication is lung_disease
>   then covered
> rule headache for coverage
>   when indication is cluster_headache and acute
>   then covered
> rule heart for coverage
>   when indication is heart_failure
>   then covered
> END
$ polc check oxygen.pol
oxygen.pol:8:25: error[E403]: the default of `coverage' is reached outside its contract
    8 |   otherwise not_covered only where indication is other
      |                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = nothing else decides when indication = cluster_headache
      =                           acute      = no
  hint: add a rule for these cases, or extend `only where' if the catch-all is meant
[exit 1]
