# The revision of 2016 changes the reason for one indication more than is promised here.
$ sed '/changes reasons only where/{n;s/{ postoperative_congenital_heart_disease, /{ /;}' \
>   "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol" >ino.pol
$ polc check ino.pol
ino.pol:728:3: error[E606]: the revision 2016-10-01 changes reasons elsewhere too
  728 |   changes reasons only where
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^
  582 |   otherwise investigational
      |   -------------------------  gives INVESTIGATIONAL
  708 |   add rule investigational_postoperative_chd for determination
      |       --------------------------------------------------------  gives INVESTIGATIONAL
      = for example when indication    = postoperative_congenital_heart_disease
      =                  patient_group = child   (patient_group in { child, adult })
      = before: INVESTIGATIONAL, by otherwise: "The use is not the covered one; the uses listed as investigational are only examples"
      = after:  INVESTIGATIONAL, by investigational_postoperative_chd: "Adult or child with congenital heart disease, after an operation"
[exit 1]
