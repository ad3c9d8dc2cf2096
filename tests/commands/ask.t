# An interview over a pipe: what was typed is printed as well.
$ cp "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol" ino.pol
$ printf 'neonat\nneonate\nwhy\n50w0d\n33w6d\nback\n35w\n' | polc ask ino.pol --on 2025-08-01 --decision determination indication=hypoxic_respiratory_failure
Inhaled Nitric Oxide
  Type a value, or one of:  ?  not known   why  why this is asked   back  to the last question   quit

Is the patient a neonate, a child or an adult? (a person must attest this)
  neonate  Neonate
  child    Child
  adult    Adult
patient_group> neonat
polc: error[E121]: patient_group=neonat: `neonat' is not a value of `patient_group'
      = its values are neonate, child, adult
  hint: did you mean `neonate'?
patient_group> neonate

What was the gestational age at birth (weeks and days)?
  20w0d .. 45w0d
gestational_age> why
  Determination is not certain yet, and gestational_age can still change it.
    covered_neonatal_hrf (MEDICALLY NECESSARY): gestational_age >= 34w0d
    investigational_preterm (INVESTIGATIONAL): gestational_age <= 34w0d
gestational_age> 50w0d
polc: error[E204]: gestational_age=50w0d: outside the range
      = `gestational_age' ranges from 20w0d to 45w0d, in weeks
gestational_age> 33w6d

Inhaled Nitric Oxide, on 2025-08-01 (revision of 2016-10-01)
Determination: INVESTIGATIONAL
  by investigational_preterm: Preterm neonate, gestational age at birth 34 weeks or below [S2.1]
    S2.1: Preterm neonate with hypoxic respiratory failure, gestational age at birth 34 weeks or below
  these facts suffice: indication is hypoxic_respiratory_failure, patient_group is neonate, gestational_age is 33w6d

The same again: polc decide ino.pol --on 2025-08-01 indication=hypoxic_respiratory_failure patient_group=neonate gestational_age=33w6d

# It stops as soon as nothing can change the answer.
$ printf '2025-08-01\nadult\nlung_transplantation\ninpatient\n' | polc ask ino.pol
Inhaled Nitric Oxide
  Type a value, or one of:  ?  not known   why  why this is asked   back  to the last question   quit

On which date was the service furnished?
  a date, such as 2024-05-31
date_of_service> 2025-08-01

What is inhaled nitric oxide being given for?
  other                                   Other
  hypoxic_respiratory_failure             Hypoxic (acute hypoxemic) respiratory failure
  postoperative_congenital_heart_disease  Congenital heart disease, after an operation
  lung_transplantation                    Lung transplantation, graft reperfusion and after
indication> adult
polc: error[E121]: indication=adult: `adult' is not a value of `indication'
      = its values are other, hypoxic_respiratory_failure, postoperative_congenital_heart_disease, lung_transplantation
indication> lung_transplantation

Where is the service furnished?
  inpatient   Inpatient
  outpatient  Outpatient
setting> inpatient

Inhaled Nitric Oxide, on 2025-08-01 (revision of 2016-10-01)
Determination: INVESTIGATIONAL
  by investigational_lung_transplant: Lung transplant, while the graft is reperfused or afterwards [S2.4]
    S2.4: Recipient of a lung transplant, while the graft is reperfused or afterwards
  these facts suffice: indication is lung_transplantation
Prior authorization: Required
  by prior_authorization_grid.inpatient: Inpatient: to be authorized beforehand, whatever the product [S3]
    S3: Inpatient procedure: every product calls for precertification (preauthorization)
  these facts suffice: setting is inpatient

The same again: polc decide ino.pol --on 2025-08-01 setting=inpatient indication=lung_transplantation

# What is not known is not asked for again.
$ printf '?\n?\n' | polc ask ino.pol --on 2025-08-01 --decision determination indication=hypoxic_respiratory_failure
Inhaled Nitric Oxide
  Type a value, or one of:  ?  not known   why  why this is asked   back  to the last question   quit

Is the patient a neonate, a child or an adult? (a person must attest this)
  neonate  Neonate
  child    Child
  adult    Adult
patient_group> ?

What was the gestational age at birth (weeks and days)?
  20w0d .. 45w0d
gestational_age> ?

Inhaled Nitric Oxide, on 2025-08-01 (revision of 2016-10-01)
Determination: not determined; possible: MEDICALLY NECESSARY or INVESTIGATIONAL
  still needed: patient_group -- Is the patient a neonate, a child or an adult? (a person must attest this)
  still needed: gestational_age -- What was the gestational age at birth (weeks and days)?

The same again: polc decide ino.pol --on 2025-08-01 indication=hypoxic_respiratory_failure
$ printf 'quit\n' | polc ask ino.pol --on 2025-08-01 --decision determination
Inhaled Nitric Oxide
  Type a value, or one of:  ?  not known   why  why this is asked   back  to the last question   quit

What is inhaled nitric oxide being given for?
  other                                   Other
  hypoxic_respiratory_failure             Hypoxic (acute hypoxemic) respiratory failure
  postoperative_congenital_heart_disease  Congenital heart disease, after an operation
  lung_transplantation                    Lung transplantation, graft reperfusion and after
indication> quit

Inhaled Nitric Oxide, on 2025-08-01 (revision of 2016-10-01)
Determination: not determined; possible: MEDICALLY NECESSARY or INVESTIGATIONAL
  still needed: indication -- What is inhaled nitric oxide being given for?
  still needed: patient_group -- Is the patient a neonate, a child or an adult? (a person must attest this)
  still needed: gestational_age -- What was the gestational age at birth (weeks and days)?

The same again: polc decide ino.pol --on 2025-08-01

# What the policy assumes is asked for, and taken for granted only when it is not known.
$ cat >study.pol <<'END'
> policy study "Study" { language 1 in force from 2020-01-01 }
> fact in_study : yes_no ask "Is the patient in a study?" unknown is no because "A study is named"
> fact hours : count 0 .. 24
> fact events : count 0 .. 900
> impossible hours = 0 and events > 0 because "Events need hours"
> decision coverage : one of { covered "Covered", refused "Not covered" }
>   otherwise refused because "Nothing else applies"
> rule enough when in_study and events >= 30 then covered because "Enough events"
> END
$ printf '?\n' | polc ask study.pol --on 2024-05-01
Study
  Type a value, or one of:  ?  not known   why  why this is asked   back  to the last question   quit

Is the patient in a study?
  no or yes
  taken as no when it is not known
in_study> ?

Study, on 2024-05-01 (revision of 2020-01-01)
coverage: Not covered
  by otherwise: Nothing else applies
  assumed: in_study is no, because: A study is named
  these facts suffice: in_study is no (assumed)

The same again: polc decide study.pol --on 2024-05-01
$ printf 'yes\n40\n' | polc ask study.pol --on 2024-05-01 hours=0
Study
  Type a value, or one of:  ?  not known   why  why this is asked   back  to the last question   quit

Study, on 2024-05-01 (revision of 2020-01-01)
coverage: Not covered
  by otherwise: Nothing else applies
  assumed: in_study is no, because: A study is named
  these facts suffice: in_study is no (assumed)

The same again: polc decide study.pol --on 2024-05-01 hours=0
$ polc ask
polc: error: `polc ask' needs a policy file
  `polc --help' lists the commands
[exit 2]
