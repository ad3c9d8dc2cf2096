# The bound of the property is one day too high.
$ sed '/^never preterm_never_covered/{n;s/< 34 weeks/< 34w1d/;}' \
>   "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol" >ino.pol
$ polc check ino.pol
ino.pol:651:1: error[E501]: `never preterm_never_covered' does not hold
  651 | never preterm_never_covered : determination is medically_necessary
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  588 | rule covered_neonatal_hrf for determination
      | -------------------------------------------  gives MEDICALLY NECESSARY
      = `covered_neonatal_hrf' decides when indication      = hypoxic_respiratory_failure
      =                                     patient_group   = neonate
      =                                     gestational_age = 34w0d
      = in force from 2009-06-01
[exit 1]
