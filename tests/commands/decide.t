# Everything is known.
$ cp "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol" ino.pol
$ polc decide ino.pol --on 2025-08-01 product=commercial_managed_care setting=inpatient indication=hypoxic_respiratory_failure patient_group=neonate gestational_age=34w0d
Inhaled Nitric Oxide, on 2025-08-01 (revision of 2016-10-01)
Determination: MEDICALLY NECESSARY
  by covered_neonatal_hrf: Neonate with hypoxic respiratory failure, gestational age at birth 34 weeks or above [S1]
Prior authorization: Required
  by prior_authorization_grid.inpatient: Inpatient: to be authorized beforehand, whatever the product [S3]
$ polc decide ino.pol --on 2025-08-01 product=medicare_ppo_blue setting=outpatient indication=hypoxic_respiratory_failure patient_group=neonate gestational_age=33w6d
Inhaled Nitric Oxide, on 2025-08-01 (revision of 2016-10-01)
Determination: INVESTIGATIONAL
  by investigational_preterm: Preterm neonate, gestational age at birth 34 weeks or below [S2.1]
Prior authorization: Not required
  by prior_authorization_grid.outpatient.medicare_ppo_blue: Outpatient: nothing to authorize for Medicare PPO Blue [S4.4]

# As JSON.
$ polc decide ino.pol --on 2025-08-01 --format json product=commercial_managed_care setting=inpatient indication=hypoxic_respiratory_failure patient_group=neonate gestational_age=34w0d
{
  "policy": "inhaled_nitric_oxide",
  "on": "2025-08-01",
  "status": "ok",
  "revision": "2016-10-01",
  "decisions": {
    "determination": {
      "status": "determined",
      "outcome": "medically_necessary",
      "possible": [
        "medically_necessary"
      ],
      "rule": "covered_neonatal_hrf",
      "rules": [
        "covered_neonatal_hrf"
      ],
      "because": "Neonate with hypoxic respiratory failure, gestational age at birth 34 weeks or above",
      "cite": [
        "S1"
      ],
      "needs": [],
      "limits": [],
      "assumptions": [],
      "exact": true
    },
    "prior_authorization": {
      "status": "determined",
      "outcome": "required",
      "possible": [
        "required"
      ],
      "rule": "prior_authorization_grid.inpatient",
      "rules": [
        "prior_authorization_grid.inpatient"
      ],
      "because": "Inpatient: to be authorized beforehand, whatever the product",
      "cite": [
        "S3"
      ],
      "needs": [],
      "limits": [],
      "assumptions": [],
      "exact": true
    }
  },
  "caveats": []
}

# A default is reported as `otherwise'.
$ polc decide ino.pol --on 2025-08-01 setting=inpatient indication=other patient_group=adult
Inhaled Nitric Oxide, on 2025-08-01 (revision of 2016-10-01)
Determination: INVESTIGATIONAL
  by otherwise: The use is not the covered one; the uses listed as investigational are only examples [S2]
Prior authorization: Required
  by prior_authorization_grid.inpatient: Inpatient: to be authorized beforehand, whatever the product [S3]
$ polc decide ino.pol --on 2025-08-01 setting=inpatient indication=other --format json
{
  "policy": "inhaled_nitric_oxide",
  "on": "2025-08-01",
  "status": "ok",
  "revision": "2016-10-01",
  "decisions": {
    "determination": {
      "status": "determined",
      "outcome": "investigational",
      "possible": [
        "investigational"
      ],
      "rule": "otherwise",
      "rules": [
        "otherwise"
      ],
      "because": "The use is not the covered one; the uses listed as investigational are only examples",
      "cite": [
        "S2"
      ],
      "needs": [],
      "limits": [],
      "assumptions": [],
      "exact": true
    },
    "prior_authorization": {
      "status": "determined",
      "outcome": "required",
      "possible": [
        "required"
      ],
      "rule": "prior_authorization_grid.inpatient",
      "rules": [
        "prior_authorization_grid.inpatient"
      ],
      "because": "Inpatient: to be authorized beforehand, whatever the product",
      "cite": [
        "S3"
      ],
      "needs": [],
      "limits": [],
      "assumptions": [],
      "exact": true
    }
  },
  "caveats": []
}

# A policy with findings decides nothing.
$ sed 's/only where indication is other/only where patient_group is adult/' ino.pol >bad.pol; polc decide bad.pol --on 2025-08-01 >answer.txt 2>/dev/null; echo $?; cat answer.txt
1
$ polc decide missing.pol
polc: error[E100]: cannot read missing.pol: No such file or directory
[exit 2]
