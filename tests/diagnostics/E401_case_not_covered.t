# A decision declared exhaustive.
$ cat >authorization.pol <<'END'
> policy authorization "Prior Authorization" {
>   language 1
>   in force from 2024-01-01
> }
> fact setting : one of { inpatient, outpatient }
> fact product : one of { hmo, ppo, indemnity }
> decision prior_authorization : one of { required, not_required }
>   exhaustive
> table grid for prior_authorization by setting, product {
>   inpatient,  any => required
>   outpatient, hmo => required
>   outpatient, ppo => not_required
> }
> END
$ polc check authorization.pol
authorization.pol:8:3: error[E401]: `prior_authorization' is not exhaustive
    8 |   exhaustive
      |   ^^^^^^^^^^
      = nothing decides when setting = outpatient
      =                      product = indemnity
  hint: add a rule for these cases
[exit 1]

# A decision of which nothing is said: silence is the author's choice too.
$ sed '/exhaustive/d' authorization.pol >silent.pol; polc check silent.pol
silent.pol:7:10: error[E401]: `prior_authorization' has no default, and its rules leave cases open
    7 | decision prior_authorization : one of { required, not_required }
      |          ^^^^^^^^^^^^^^^^^^^
      = nothing decides when setting = outpatient
      =                      product = indemnity
  hint: add a rule, `otherwise OUTCOME only where ...', or `otherwise refer' if the text is silent
[exit 1]
$ sed 's/exhaustive/otherwise refer/' authorization.pol >refer.pol; polc check refer.pol
authorization: 1 decision, 3 rules, 1 revision
authorization: proved: no two rules disagree, nothing is left open, every promise holds

# What is declared impossible need not be covered.
$ {
>   cat authorization.pol
>   echo 'impossible product is indemnity and setting is outpatient because "Not sold any more"'
> } >impossible.pol
> polc check impossible.pol
authorization: 1 decision, 3 rules, 1 revision
authorization: proved: no two rules disagree, nothing is left open, every promise holds
