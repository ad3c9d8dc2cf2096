# The bullet of 2016 names adults and children; without the amendment neonates fall through to the default.
$ awk '/amend decision determination/ { skip = 1 } skip && /changes determination/ { skip = 0 } !skip { print }' \
>   "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol" >ino.pol
$ polc check ino.pol
ino.pol:583:5: error[E403]: the default of `determination' is reached outside its contract
  583 |     only where indication is other          # proved: no listed use may fall through
      |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = nothing else decides when indication    = postoperative_congenital_heart_disease
      =                           patient_group = neonate
      = in force from 2016-10-01
  hint: add a rule for these cases in the revision 2016-10-01, or, if the catch-all is meant,
        `amend decision determination was only where ... now only where ...' there
[exit 1]
