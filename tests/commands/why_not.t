# What keeps a case from an outcome, and the nearest change that yields it.
$ cp "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol" ino.pol
$ cp "$POLC_SOURCE/policies/cpap_osa.pol" cpap.pol
$ cp "$POLC_SOURCE/policies/colorectal_cancer_screening.pol" crc.pol
$ polc why-not medically_necessary ino.pol --on 2025-08-01 indication=hypoxic_respiratory_failure patient_group=neonate gestational_age=33w6d
Inhaled Nitric Oxide, on 2025-08-01 (revision of 2016-10-01)
Determination: INVESTIGATIONAL
  by investigational_preterm: Preterm neonate, gestational age at birth 34 weeks or below [S2.1]
Why not MEDICALLY NECESSARY?
  covered_neonatal_hrf does not apply: Neonate with hypoxic respiratory failure, gestational age at birth 34 weeks or above
    fails: gestational_age >= 34w0d (it is 33w6d)
What would give it, nearest first:
  1. change gestational_age from 33w6d to 34w0d or more

# Several facts at once; what was not given and has to be known stands after `when'.
$ polc why-not medically_necessary ino.pol --on 2025-08-01 indication=other patient_group=adult
Inhaled Nitric Oxide, on 2025-08-01 (revision of 2016-10-01)
Determination: INVESTIGATIONAL
  by otherwise: The use is not the covered one; the uses listed as investigational are only examples [S2]
Why not MEDICALLY NECESSARY?
  covered_neonatal_hrf does not apply: Neonate with hypoxic respiratory failure, gestational age at birth 34 weeks or above
    fails: indication is hypoxic_respiratory_failure (it is other)
    fails: patient_group is neonate (it is adult)
What would give it, nearest first:
  1. change indication from other to hypoxic_respiratory_failure
     and change patient_group from adult to neonate (a person must attest this)
     when gestational_age is 34w0d or more

# A fact that is kept can rule it out.
$ polc why-not medically_necessary ino.pol --on 2025-08-01 indication=other patient_group=adult --keep patient_group
Inhaled Nitric Oxide, on 2025-08-01 (revision of 2016-10-01)
Determination: INVESTIGATIONAL
  by otherwise: The use is not the covered one; the uses listed as investigational are only examples [S2]
Why not MEDICALLY NECESSARY?
  covered_neonatal_hrf does not apply: Neonate with hypoxic respiratory failure, gestational age at birth 34 weeks or above
    fails: indication is hypoxic_respiratory_failure (it is other)
    fails: patient_group is neonate (it is adult)
No facts give it: patient_group is adult rules it out, whatever the other facts are
$ polc why-not medically_necessary ino.pol --on 2025-08-01 indication=other patient_group=adult --keep patient_group --format json | sed -n '/"status"/p;/"ruled_out_by"/,$p'
  "status": "impossible",
  "ruled_out_by": [
    "patient_group is adult"
  ],
  "exact": true
}

# Dates: an earlier last test, or another day of service.
$ polc why-not payable crc.pol --on 2024-01-31 test=fobt age_years=60 ordered_in_writing=yes last_fobt=2023-02-01 | sed -n '/What would/,$p'
What would give it, nearest first:
  1. change last_fobt from 2023-02-01 to 2023-01-31 or earlier
  2. change test from fobt to flex_sig or colonoscopy or barium_enema
     when performed_by_authorized is yes
     and last_flex_sig is 2020-01-31 or earlier
     and last_colonoscopy is 2014-01-31 or earlier
     and last_barium_enema is 2020-01-31 or earlier
  3. change last_fobt from 2023-02-01 to never
  or: the same facts on 2024-02-01 give it

# Nothing given stands in the way.
$ polc why-not covered_initial_12_weeks cpap.pol --on 2025-08-01 phase=initial age_years=50 index_per_hour=12 | sed -n '/No given/,$p'
No given fact has to change; it is given with:
  1. clinical_evaluation is yes
     and sleep_test is attended_psg_lab or hst_type2 or hst_type3
     and test_ordered_by_treating_physician is yes
     and recorded_events is 10 or more
     and education_completed is yes
     and excessive_daytime_sleepiness is yes (a person must attest this)
$ polc why-not investigational ino.pol --on 2025-08-01 indication=other
Inhaled Nitric Oxide, on 2025-08-01 (revision of 2016-10-01)
Determination: INVESTIGATIONAL
  by otherwise: The use is not the covered one; the uses listed as investigational are only examples [S2]
The case is INVESTIGATIONAL already.

# Codes are added, removed or exchanged; what is assumed can change as well.
$ cat >device.pol <<'END'
> policy device "Device" { language 1 in force from 2020-01-01 }
> codes icd10cm apnea_dx { G47.33 }
> codes icd10cm heart_dx { I10, I11* }
> codes hcpcs machine { E0601, E0470 }
> fact diagnoses : set of code icd10cm
> fact procedure : code hcpcs
> fact in_study : yes_no unknown is no because "A study is named when there is one"
> decision coverage : one of { covered "Covered", refused "Not covered" }
>   otherwise refused because "Nothing else applies"
> rule apnea when diagnoses has any apnea_dx and not diagnoses has any heart_dx and procedure has any machine
>   then covered because "Apnea alone"
> rule study when in_study then covered because "In a study"
> END
$ polc why-not covered device.pol --on 2024-05-01 'diagnoses=G47.33;I11.9' procedure=99213
Device, on 2024-05-01 (revision of 2020-01-01)
coverage: Not covered
  by otherwise: Nothing else applies
Why not Covered?
  apnea does not apply: Apnea alone
    fails: diagnoses has none heart_dx
    fails: procedure has any machine
  study does not apply: In a study
    fails: in_study is yes (it is no)
What would give it, nearest first:
  1. change in_study from no (assumed) to yes
  2. remove I11.9 from diagnoses
     and change procedure from 99213 to E0601 (or another code of machine)
$ polc why-not covered device.pol --on 2024-05-01 'diagnoses={}' procedure=E0470 --keep in_study,procedure | sed -n '/What would/,$p'
What would give it, nearest first:
  1. add G47.33 to diagnoses (or another code of apnea_dx)

# Names that are none.
$ polc why-not medicaly_necessary ino.pol
polc: error[E121]: `medicaly_necessary' is not an outcome of this policy
      = determination is one of medically_necessary, investigational
      = prior_authorization is one of required, not_required
  hint: did you mean `medically_necessary'?
[exit 1]
$ polc why-not medically_necessary ino.pol --decision determinaton
polc: error[E120]: this policy has no decision `determinaton'
      = it decides determination
      = it decides prior_authorization
  hint: did you mean `determination'?
[exit 1]
$ polc why-not medically_necessary ino.pol --keep patient_grup
polc: error[E120]: --keep: this policy has no fact `patient_grup'
  hint: did you mean `patient_group'?
[exit 1]
$ polc why-not medically_necessary
polc: error: `polc why-not' needs an outcome and a policy file
  `polc --help' lists the commands
[exit 2]
