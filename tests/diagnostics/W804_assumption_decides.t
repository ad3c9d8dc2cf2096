$ cat >cpap.pol <<'END'
> policy cpap "CPAP" {
>   language 1
>   in force from 2024-01-01
> }
> fact index : quantity in events_per_hour step 0.1 range 0 .. 200
> fact in_study : yes_no
>   unknown is no because "A study is always named on the claim"
> decision coverage "Coverage" : one of { covered "Covered", not_covered "Not covered" }
>   otherwise not_covered because "Nothing else covers it"
> rule study when in_study and index >= 5 then covered because "In a study"
> END
$ polc check cpap.pol
cpap.pol:7:3: warning[W804]: what is assumed of `in_study' can decide `coverage'
    7 |   unknown is no because "A study is always named on the claim"
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = Not covered when index    = 5   (5 .. 200)
      =                  in_study = no
      = but Covered at in_study = yes
cpap: 1 decision, 1 rule, 1 revision
cpap: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
# A reading that names the fact records that it is meant.
$ cat >>cpap.pol <<'END'
> reading no_study "A claim that says nothing of a study: `in_study' is no" because "As decided on claims"
> END
$ polc check cpap.pol
cpap: 1 decision, 1 rule, 1 revision
cpap: proved: no two rules disagree, nothing is left open, every promise holds
cpap: 1 reading of the text recorded:
  line 11: reading no_study: A claim that says nothing of a study: `in_study' is no
