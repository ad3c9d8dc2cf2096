# An answer is given as soon as it no longer depends on what is not known.
$ cp "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol" ino.pol
$ polc decide ino.pol --on 2025-08-01 indication=hypoxic_respiratory_failure patient_group=neonate
Inhaled Nitric Oxide, on 2025-08-01 (revision of 2016-10-01)
Determination: not determined; possible: MEDICALLY NECESSARY or INVESTIGATIONAL
  still needed: gestational_age -- What was the gestational age at birth (weeks and days)?
Prior authorization: not determined; possible: Required or Not required
  still needed: setting -- Where is the service furnished?
$ polc decide ino.pol --on 2025-08-01 indication=hypoxic_respiratory_failure gestational_age=28w0d setting=inpatient
Inhaled Nitric Oxide, on 2025-08-01 (revision of 2016-10-01)
Determination: INVESTIGATIONAL
  by one of investigational_preterm, investigational_older
Prior authorization: Required
  by prior_authorization_grid.inpatient: Inpatient: to be authorized beforehand, whatever the product [S3]
$ polc decide ino.pol --on 2025-08-01 patient_group=adult setting=outpatient
Inhaled Nitric Oxide, on 2025-08-01 (revision of 2016-10-01)
Determination: INVESTIGATIONAL
  by one of investigational_older, investigational_postoperative_chd, investigational_lung_transplant, otherwise
Prior authorization: Not required
  by one of prior_authorization_grid.outpatient.commercial_managed_care, prior_authorization_grid.outpatient.commercial_ppo_indemnity, prior_authorization_grid.outpatient.medicare_hmo_blue, prior_authorization_grid.outpatient.medicare_ppo_blue
$ polc decide ino.pol --on 2025-08-01
Inhaled Nitric Oxide, on 2025-08-01 (revision of 2016-10-01)
Determination: not determined; possible: MEDICALLY NECESSARY or INVESTIGATIONAL
  still needed: indication -- What is inhaled nitric oxide being given for?
  still needed: patient_group -- Is the patient a neonate, a child or an adult? (a person must attest this)
  still needed: gestational_age -- What was the gestational age at birth (weeks and days)?
Prior authorization: not determined; possible: Required or Not required
  still needed: setting -- Where is the service furnished?
$ polc decide ino.pol --on 2025-08-01 indication=hypoxic_respiratory_failure patient_group=neonate --format json
{
  "policy": "inhaled_nitric_oxide",
  "on": "2025-08-01",
  "status": "ok",
  "revision": "2016-10-01",
  "decisions": {
    "determination": {
      "status": "undetermined",
      "outcome": null,
      "possible": [
        "medically_necessary",
        "investigational"
      ],
      "rule": null,
      "rules": [],
      "because": null,
      "cite": [],
      "needs": [
        "gestational_age"
      ],
      "limits": [],
      "assumptions": [],
      "exact": true
    },
    "prior_authorization": {
      "status": "undetermined",
      "outcome": null,
      "possible": [
        "required",
        "not_required"
      ],
      "rule": null,
      "rules": [],
      "because": null,
      "cite": [],
      "needs": [
        "setting"
      ],
      "limits": [],
      "assumptions": [],
      "exact": true
    }
  },
  "caveats": []
}

# Partly known: ranges of days, weeks and decimals, sets.
$ polc decide ino.pol --on 2025-08-01 setting=inpatient indication=hypoxic_respiratory_failure patient_group=neonate gestational_age=196d..210d
Inhaled Nitric Oxide, on 2025-08-01 (revision of 2016-10-01)
Determination: INVESTIGATIONAL
  by investigational_preterm: Preterm neonate, gestational age at birth 34 weeks or below [S2.1]
Prior authorization: Required
  by prior_authorization_grid.inpatient: Inpatient: to be authorized beforehand, whatever the product [S3]
$ polc decide ino.pol --on 2025-08-01 setting=inpatient indication=hypoxic_respiratory_failure patient_group=neonate gestational_age=34w0d..34w6d
Inhaled Nitric Oxide, on 2025-08-01 (revision of 2016-10-01)
Determination: MEDICALLY NECESSARY
  by covered_neonatal_hrf: Neonate with hypoxic respiratory failure, gestational age at birth 34 weeks or above [S1]
Prior authorization: Required
  by prior_authorization_grid.inpatient: Inpatient: to be authorized beforehand, whatever the product [S3]
$ polc decide ino.pol --on 2025-08-01 setting=inpatient indication=hypoxic_respiratory_failure patient_group=neonate gestational_age=33w0d..34w0d
Inhaled Nitric Oxide, on 2025-08-01 (revision of 2016-10-01)
Determination: not determined; possible: MEDICALLY NECESSARY or INVESTIGATIONAL
  still needed: gestational_age -- What was the gestational age at birth (weeks and days)?
Prior authorization: Required
  by prior_authorization_grid.inpatient: Inpatient: to be authorized beforehand, whatever the product [S3]
$ polc decide ino.pol --on 2025-08-01 setting=inpatient indication=hypoxic_respiratory_failure 'patient_group={child,adult}'
Inhaled Nitric Oxide, on 2025-08-01 (revision of 2016-10-01)
Determination: INVESTIGATIONAL
  by investigational_older: Adult or child in acute hypoxemic respiratory failure [S2.2]
Prior authorization: Required
  by prior_authorization_grid.inpatient: Inpatient: to be authorized beforehand, whatever the product [S3]
$ polc decide ino.pol --on 2025-08-01 setting=inpatient 'indication={postoperative_congenital_heart_disease, other}' patient_group=neonate
Inhaled Nitric Oxide, on 2025-08-01 (revision of 2016-10-01)
Determination: INVESTIGATIONAL
  by otherwise: The use is not the covered one; the uses listed as investigational are only examples [S2]
Prior authorization: Required
  by prior_authorization_grid.inpatient: Inpatient: to be authorized beforehand, whatever the product [S3]

# An empty value is unknown.
$ polc decide ino.pol --on 2025-08-01 setting=inpatient indication=hypoxic_respiratory_failure patient_group=neonate gestational_age=
Inhaled Nitric Oxide, on 2025-08-01 (revision of 2016-10-01)
Determination: not determined; possible: MEDICALLY NECESSARY or INVESTIGATIONAL
  still needed: gestational_age -- What was the gestational age at birth (weeks and days)?
Prior authorization: Required
  by prior_authorization_grid.inpatient: Inpatient: to be authorized beforehand, whatever the product [S3]
