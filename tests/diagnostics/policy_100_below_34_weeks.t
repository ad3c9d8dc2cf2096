# With `< 34 weeks' the two rules no longer overlap and the resolve says nothing.
$ sed 's/gestational_age <= 34 weeks/gestational_age < 34 weeks/' \
>   "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol" >ino.pol
$ polc check ino.pol
ino.pol:618:1: error[E304]: this resolve is no longer needed
  618 | resolve covered_neonatal_hrf over investigational_preterm
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = `covered_neonatal_hrf' and `investigational_preterm' never apply together
  hint: delete it
[exit 1]
