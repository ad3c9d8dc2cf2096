$ sed '/^always adults_never_covered/{n;s/patient_group is adult/patient_group is not child/;}' \
>   "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol" >ino.pol
$ polc check ino.pol
ino.pol:657:1: error[E502]: `always adults_never_covered' does not hold
  657 | always adults_never_covered : determination is investigational
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  588 | rule covered_neonatal_hrf for determination
      | -------------------------------------------  gives MEDICALLY NECESSARY
      = `covered_neonatal_hrf' decides when indication      = hypoxic_respiratory_failure
      =                                     patient_group   = neonate
      =                                     gestational_age = 34w0d   (34w0d .. 45w0d)
      = in force from 2009-06-01
[exit 1]
