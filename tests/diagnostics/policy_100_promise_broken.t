# Had the bullets of 2016 been covered, the promise that nothing changes would be broken.
$ sed '/add rule investigational_lung_transplant/,/cite/s/then investigational/then medically_necessary/' \
>   "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol" >ino.pol
$ polc check ino.pol
ino.pol:651:1: error[E501]: `never preterm_never_covered' does not hold
  651 | never preterm_never_covered : determination is medically_necessary
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  714 |   add rule investigational_lung_transplant for determination
      |       ------------------------------------------------------  gives MEDICALLY NECESSARY
      = `investigational_lung_transplant' decides when indication      = lung_transplantation
      =                                                gestational_age = 20w0d   (20w0d .. 33w6d)
      = in force from 2016-10-01
ino.pol:654:1: error[E501]: `never other_uses_never_covered' does not hold
  654 | never other_uses_never_covered : determination is medically_necessary
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  714 |   add rule investigational_lung_transplant for determination
      |       ------------------------------------------------------  gives MEDICALLY NECESSARY
      = `investigational_lung_transplant' decides when indication = lung_transplantation
      = in force from 2016-10-01
ino.pol:657:1: error[E502]: `always adults_never_covered' does not hold
  657 | always adults_never_covered : determination is investigational
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  714 |   add rule investigational_lung_transplant for determination
      |       ------------------------------------------------------  gives MEDICALLY NECESSARY
      = `investigational_lung_transplant' decides when indication    = lung_transplantation
      =                                                patient_group = adult
      = in force from 2016-10-01
ino.pol:726:3: error[E606]: the revision 2016-10-01 does change determination
  726 |   changes determination nothing             # proved: the catch-all said investigational already
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  582 |   otherwise investigational
      |   -------------------------  gives INVESTIGATIONAL
  714 |   add rule investigational_lung_transplant for determination
      |       ------------------------------------------------------  gives MEDICALLY NECESSARY
      = for example when indication = lung_transplantation
      = before: INVESTIGATIONAL, by otherwise
      = after:  MEDICALLY NECESSARY, by investigational_lung_transplant
[exit 1]
