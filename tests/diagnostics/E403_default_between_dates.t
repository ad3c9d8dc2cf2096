# The last revision in which a case before the start of the trial is thought of: none.
$ cat >trial.pol <<'END'
> policy trial "Trial" {
>   language 1
>   in force from 2024-01-01
> }
> fact trial_start : date or never "No trial"
> fact symptoms : yes_no
> decision coverage "Coverage" : one of { covered "Covered", not_covered "Not covered" }
>   outcomes best first: covered, not_covered
>   otherwise not_covered only where not symptoms or trial_start is never because "No symptoms"
> rule early
>   when symptoms and date_of_service within 12 weeks after trial_start
>   then covered because "Trial"
> rule late
>   when symptoms and date_of_service more than 12 weeks after trial_start
>   then covered because "After the trial"
> raising trial_start never worsens coverage
> END
$ polc check trial.pol
trial.pol:9:25: error[E403]: the default of `coverage' is reached outside its contract
    9 |   otherwise not_covered only where not symptoms or trial_start is never because "No symptoms"
      |                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = nothing else decides when trial_start     = 2024-01-02
      =                           symptoms        = yes
      =                           date_of_service = 2024-01-01
  hint: add a rule for these cases, or extend `only where' if the catch-all is meant
[exit 1]
$ echo 'impossible date_of_service before trial_start because "The claim is for a trial that began"' >>trial.pol
$ polc check trial.pol
trial: 1 decision, 2 rules, 1 revision
trial: proved: no two rules disagree, nothing is left open, every promise holds
