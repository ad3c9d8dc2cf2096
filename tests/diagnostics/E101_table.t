# A row with too few cells, and a hit policy that does not exist.
$ cat >authorization.pol <<'END'
> policy authorization "Prior Authorization" {
>   language 1
>   in force from 2024-01-01
> }
> fact setting : one of { inpatient, outpatient }
> fact product : one of { hmo, ppo }
> decision prior_authorization : one of { required, not_required }
>   exhaustive
> table grid for prior_authorization by setting, product hit best {
>   inpatient       => required
>   outpatient, hmo => not_required
>   outpatient, ppo => not_required
> }
> END
$ polc check authorization.pol
authorization.pol:9:60: error[E101]: a table's hit policy is unique, any, first or priority
    9 | table grid for prior_authorization by setting, product hit best {
      |                                                            ^^^^
authorization.pol:10:3: error[E101]: this row has 1 cell, the table has 2 columns
   10 |   inpatient       => required
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^
    9 | table grid for prior_authorization by setting, product hit best {
      |                                    -------------------  the columns are named here
[exit 1]
