# Reading `34 weeks' as completed weeks makes the overlap seven days; the resolve covers one of them.
$ sed 's/gestational_age <= 34 weeks/completed weeks of gestational_age <= 34/' \
>   "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol" >ino.pol
$ polc check ino.pol
ino.pol:619:3: error[E303]: this resolve does not cover all of the overlap of `covered_neonatal_hrf' and `investigational_preterm'
  619 |   where gestational_age = 34w0d             # a wider overlap is an error
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  598 | rule investigational_preterm for determination
      | ----------------------------------------------  gives INVESTIGATIONAL
      = both also apply when indication      = hypoxic_respiratory_failure
      =                      patient_group   = neonate
      =                      gestational_age = 34w1d   (34w1d .. 34w6d)
      = in force from 2009-06-01
  hint: widen the `where', or narrow one of the rules
[exit 1]
