# A second covered band, below: raising the age from 25 to 26 weeks would worsen the answer.
$ sed '/^never preterm_never_covered/,+1d' "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol" >ino.pol
> cat >>ino.pol <<'END'
> rule extremely_preterm for determination
>   when indication is hypoxic_respiratory_failure and patient_group is neonate and gestational_age < 26 weeks
>   then medically_necessary
>   exception to investigational_preterm
> END
$ polc check ino.pol
ino.pol:661:1: error[E503]: raising `gestational_age' does worsen `determination'
  661 | raising gestational_age never worsens determination
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 1070 | rule extremely_preterm for determination
      | ----------------------------------------  gives MEDICALLY NECESSARY
  598 | rule investigational_preterm for determination
      | ----------------------------------------------  gives INVESTIGATIONAL
      = MEDICALLY NECESSARY when indication      = hypoxic_respiratory_failure
      =                          patient_group   = neonate
      =                          gestational_age = 25w6d
      = but INVESTIGATIONAL at gestational_age = 26w0d
      = in force from 2009-06-01
[exit 1]
