$ cat >authorization.pol <<'END'
> policy authorization "Prior Authorization" {
>   language 1
>   in force from 2024-01-01
> }
> fact setting : one of { inpatient, outpatient }
> fact product : one of { hmo, ppo }
> decision prior_authorization : one of { required, not_required }
>   exhaustive
> table grid for prior_authorization by setting, product {
>   inpatient,  any => required
>   any,        hmo => required
>   outpatient, ppo => not_required
> }
> END
$ polc check authorization.pol
authorization.pol:11:3: error[E308]: two rows of the table `grid' cover the same case
   11 |   any,        hmo => required
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^
   10 |   inpatient,  any => required
      |   ---------------------------  the other row
      = both apply when setting = inpatient
      =                 product = hmo   (the whole overlap)
  hint: narrow one row, or declare the table `hit any', `hit first' or `hit priority'
[exit 1]

# The rows agree, so `hit any' will do.
$ sed 's/product {/product hit any {/' authorization.pol >any.pol; polc check any.pol
authorization: 1 decision, 3 rules, 1 revision
authorization: proved: no two rules disagree, nothing is left open, every promise holds

# Rows that disagree: `hit any' is no help, `hit first' is.
$ sed 's/product {/product hit any {/; s/hmo => required/hmo => not_required/' authorization.pol >any.pol; polc check any.pol
any.pol:10:3: error[E301]: grid.inpatient and grid.hmo disagree
   10 |   inpatient,  any => required
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^  gives required
   11 |   any,        hmo => not_required
      |   -------------------------------  gives not_required
      = both apply when setting = inpatient
      =                 product = hmo   (the whole overlap)
  choose one:
   1. state an exception     exception to ROW     in the row grid.inpatient
   2. record a reading       resolve ROW over ROW
                               where setting is inpatient and product is hmo because "..."
  hint: ROW stands for a name that you give the row, written before its cells: `ROW: ...'
[exit 1]
$ sed 's/hit any/hit first/' any.pol >first.pol; polc check first.pol
authorization: 1 decision, 3 rules, 1 revision
authorization: proved: no two rules disagree, nothing is left open, every promise holds
