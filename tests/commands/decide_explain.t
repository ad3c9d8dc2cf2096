# Every rule: whether it applies, and what speaks against it.
$ cp "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol" ino.pol
$ polc decide ino.pol --on 2025-08-01 --explain setting=inpatient indication=hypoxic_respiratory_failure patient_group=neonate gestational_age=33w6d
Inhaled Nitric Oxide, on 2025-08-01 (revision of 2016-10-01)
Determination: INVESTIGATIONAL
  by investigational_preterm: Preterm neonate, gestational age at birth 34 weeks or below [S2.1]
    S2.1: Preterm neonate with hypoxic respiratory failure, gestational age at birth 34 weeks or below
  these facts suffice: indication is hypoxic_respiratory_failure, patient_group is neonate, gestational_age is 33w6d
  covered_neonatal_hrf does not apply
    fails: gestational_age >= 34w0d (it is 33w6d)
  investigational_preterm applies, and decides
    holds: indication is hypoxic_respiratory_failure
    holds: patient_group is neonate
    holds: gestational_age <= 34w0d (it is 33w6d)
  investigational_older does not apply
    fails: patient_group in { child, adult } (it is neonate)
  investigational_postoperative_chd does not apply
    fails: indication is postoperative_congenital_heart_disease (it is hypoxic_respiratory_failure)
    fails: patient_group in { child, adult } (it is neonate)
  investigational_lung_transplant does not apply
    fails: indication is lung_transplantation (it is hypoxic_respiratory_failure)
Prior authorization: Required
  by prior_authorization_grid.inpatient: Inpatient: to be authorized beforehand, whatever the product [S3]
    S3: Inpatient procedure: every product calls for precertification (preauthorization)
  these facts suffice: setting is inpatient
  prior_authorization_grid.inpatient applies, and decides
    holds: setting is inpatient
  prior_authorization_grid.outpatient.commercial_managed_care does not apply
    fails: setting is outpatient (it is inpatient)
  prior_authorization_grid.outpatient.commercial_ppo_indemnity does not apply
    fails: setting is outpatient (it is inpatient)
  prior_authorization_grid.outpatient.medicare_hmo_blue does not apply
    fails: setting is outpatient (it is inpatient)
  prior_authorization_grid.outpatient.medicare_ppo_blue does not apply
    fails: setting is outpatient (it is inpatient)
$ polc decide ino.pol --on 2025-08-01 --explain setting=inpatient indication=hypoxic_respiratory_failure patient_group=neonate
Inhaled Nitric Oxide, on 2025-08-01 (revision of 2016-10-01)
Determination: not determined; possible: MEDICALLY NECESSARY or INVESTIGATIONAL
  still needed: gestational_age -- What was the gestational age at birth (weeks and days)?
  covered_neonatal_hrf may apply
    open: gestational_age >= 34w0d
  investigational_preterm may apply
    open: gestational_age <= 34w0d
  investigational_older does not apply
    fails: patient_group in { child, adult } (it is neonate)
  investigational_postoperative_chd does not apply
    fails: indication is postoperative_congenital_heart_disease (it is hypoxic_respiratory_failure)
    fails: patient_group in { child, adult } (it is neonate)
  investigational_lung_transplant does not apply
    fails: indication is lung_transplantation (it is hypoxic_respiratory_failure)
Prior authorization: Required
  by prior_authorization_grid.inpatient: Inpatient: to be authorized beforehand, whatever the product [S3]
    S3: Inpatient procedure: every product calls for precertification (preauthorization)
  these facts suffice: setting is inpatient
  prior_authorization_grid.inpatient applies, and decides
    holds: setting is inpatient
  prior_authorization_grid.outpatient.commercial_managed_care does not apply
    fails: setting is outpatient (it is inpatient)
  prior_authorization_grid.outpatient.commercial_ppo_indemnity does not apply
    fails: setting is outpatient (it is inpatient)
  prior_authorization_grid.outpatient.medicare_hmo_blue does not apply
    fails: setting is outpatient (it is inpatient)
  prior_authorization_grid.outpatient.medicare_ppo_blue does not apply
    fails: setting is outpatient (it is inpatient)
$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact oxygen_saturation : quantity in percent step 0.5 range 0 .. 100
> fact acute : yes_no ask "Is the illness acute?"
> decision coverage : one of { covered "Covered", not_covered "Not covered" }
>   otherwise not_covered
> rule low_saturation for coverage
>   when oxygen_saturation <= 88.5 and not acute
>   then covered
>   because "Saturation of 88.5 percent or less, chronic illness"
> END
$ polc decide oxygen.pol --on 2025-08-01 --explain --format json acute=yes
{
  "policy": "oxygen",
  "on": "2025-08-01",
  "status": "ok",
  "revision": "2024-01-01",
  "decisions": {
    "coverage": {
      "status": "determined",
      "outcome": "not_covered",
      "possible": [
        "not_covered"
      ],
      "rule": "otherwise",
      "rules": [
        "otherwise"
      ],
      "because": null,
      "cite": [],
      "needs": [],
      "limits": [],
      "assumptions": [],
      "exact": true,
      "sufficient": [
        "acute"
      ],
      "explain": [
        {
          "rule": "low_saturation",
          "row": "low_saturation",
          "applies": "no",
          "against": [
            "acute"
          ],
          "depends_on": [
            "oxygen_saturation"
          ],
          "parts": [
            {
              "name": "acute",
              "asks": "acute is no",
              "is": "yes",
              "holds": "no"
            }
          ]
        }
      ]
    }
  },
  "caveats": []
}
$ polc decide oxygen.pol --on 2025-08-01 --explain --format json oxygen_saturation=80
{
  "policy": "oxygen",
  "on": "2025-08-01",
  "status": "ok",
  "revision": "2024-01-01",
  "decisions": {
    "coverage": {
      "status": "undetermined",
      "outcome": null,
      "possible": [
        "covered",
        "not_covered"
      ],
      "rule": null,
      "rules": [],
      "because": null,
      "cite": [],
      "needs": [
        "acute"
      ],
      "limits": [],
      "assumptions": [],
      "exact": true,
      "explain": [
        {
          "rule": "low_saturation",
          "row": "low_saturation",
          "applies": "open",
          "against": [],
          "depends_on": [
            "acute"
          ],
          "parts": [
            {
              "name": "acute",
              "asks": "acute is no",
              "is": null,
              "holds": "open"
            }
          ]
        }
      ]
    }
  },
  "caveats": []
}
