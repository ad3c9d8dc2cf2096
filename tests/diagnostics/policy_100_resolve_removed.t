# Policy 100 without its resolve: one day of overlap, and four edits to choose from.
$ awk '/^resolve /, /because/ { next } { print }' "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol" >ino.pol
$ polc check ino.pol
ino.pol:588:1: error[E301]: covered_neonatal_hrf and investigational_preterm disagree
  588 | rule covered_neonatal_hrf for determination
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^  gives MEDICALLY NECESSARY
  598 | rule investigational_preterm for determination
      | ----------------------------------------------  gives INVESTIGATIONAL
      = both apply when indication      = hypoxic_respiratory_failure
      =                 patient_group   = neonate
      =                 gestational_age = 34w0d   (the whole overlap)
      = in force from 2009-06-01
  choose one:
   1. narrow line 602        gestational_age < 34 weeks
   2. narrow line 592        gestational_age > 34w0d
   3. state an exception     exception to investigational_preterm     in the rule covered_neonatal_hrf
   4. record a reading       resolve covered_neonatal_hrf over investigational_preterm
                               where gestational_age = 34 weeks because "..."
[exit 1]
