# Without --on the date is unknown, never today; it is searched like any fact.
$ cp "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol" ino.pol
$ polc decide ino.pol setting=inpatient indication=hypoxic_respiratory_failure patient_group=neonate gestational_age=36w0d
Inhaled Nitric Oxide, date not given
Determination: not determined; possible: MEDICALLY NECESSARY or no revision in force
  still needed: date_of_service -- On which date was the service furnished?
Prior authorization: not determined; possible: Required or no revision in force
  still needed: date_of_service -- On which date was the service furnished?
caveat (2013-04-01): What changed in the policy statement in April 2013 is not published -- Only the fact of a change is recorded; earlier dates are answered by the later text
$ polc decide ino.pol setting=inpatient indication=hypoxic_respiratory_failure patient_group=neonate gestational_age=36w0d --format json
{
  "policy": "inhaled_nitric_oxide",
  "on": null,
  "status": "ok",
  "revision": null,
  "decisions": {
    "determination": {
      "status": "undetermined",
      "outcome": null,
      "possible": [
        "medically_necessary",
        "no_revision_in_force"
      ],
      "rule": null,
      "rules": [],
      "because": null,
      "cite": [],
      "needs": [
        "date_of_service"
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
        "no_revision_in_force"
      ],
      "rule": null,
      "rules": [],
      "because": null,
      "cite": [],
      "needs": [
        "date_of_service"
      ],
      "limits": [],
      "assumptions": [],
      "exact": true
    }
  },
  "caveats": [
    {
      "revision": "2013-04-01",
      "text": "What changed in the policy statement in April 2013 is not published",
      "because": "Only the fact of a change is recorded; earlier dates are answered by the later text"
    }
  ]
}

# Only the month is known: October 2016 begins with the revision; September ends before it.
$ polc decide ino.pol --on 2016-10 setting=inpatient indication=lung_transplantation
Inhaled Nitric Oxide, on 2016-10 (revision of 2016-10-01)
Determination: INVESTIGATIONAL
  by investigational_lung_transplant: Lung transplant, while the graft is reperfused or afterwards [S2.4]
Prior authorization: Required
  by prior_authorization_grid.inpatient: Inpatient: to be authorized beforehand, whatever the product [S3]
$ polc decide ino.pol --on 2016-09-30..2016-10-01 setting=inpatient indication=lung_transplantation
Inhaled Nitric Oxide, on 2016-09-30..2016-10-01
Determination: INVESTIGATIONAL
  by one of investigational_lung_transplant, otherwise
Prior authorization: Required
  by prior_authorization_grid.inpatient: Inpatient: to be authorized beforehand, whatever the product [S3]

# The day before and the day of a revision.
$ polc decide ino.pol --on 2016-09-30 setting=inpatient indication=lung_transplantation
Inhaled Nitric Oxide, on 2016-09-30 (revision of 2013-04-01)
Determination: INVESTIGATIONAL
  by otherwise: The use is not the covered one; the uses listed as investigational are only examples [S2]
Prior authorization: Required
  by prior_authorization_grid.inpatient: Inpatient: to be authorized beforehand, whatever the product [S3]
$ polc decide ino.pol --on 2016-10-01 setting=inpatient indication=lung_transplantation
Inhaled Nitric Oxide, on 2016-10-01 (revision of 2016-10-01)
Determination: INVESTIGATIONAL
  by investigational_lung_transplant: Lung transplant, while the graft is reperfused or afterwards [S2.4]
Prior authorization: Required
  by prior_authorization_grid.inpatient: Inpatient: to be authorized beforehand, whatever the product [S3]

# The date may be given like a fact.
$ polc decide ino.pol date_of_service=2016-10-01 setting=inpatient indication=lung_transplantation
Inhaled Nitric Oxide, on 2016-10-01 (revision of 2016-10-01)
Determination: INVESTIGATIONAL
  by investigational_lung_transplant: Lung transplant, while the graft is reperfused or afterwards [S2.4]
Prior authorization: Required
  by prior_authorization_grid.inpatient: Inpatient: to be authorized beforehand, whatever the product [S3]
$ polc decide ino.pol --on 2016-10-01 date_of_service=2016-10-01 setting=inpatient
polc: error[E106]: date_of_service=2016-10-01: given twice, first as 2016-10-01
[exit 1]

# Earlier than April 2013 every answer carries the caveat.
$ polc decide ino.pol --on 2012-01-01 setting=inpatient indication=hypoxic_respiratory_failure patient_group=neonate gestational_age=36w0d
Inhaled Nitric Oxide, on 2012-01-01 (revision of 2009-06-01)
Determination: MEDICALLY NECESSARY
  by covered_neonatal_hrf: Neonate with hypoxic respiratory failure, gestational age at birth 34 weeks or above [S1]
Prior authorization: Required
  by prior_authorization_grid.inpatient: Inpatient: to be authorized beforehand, whatever the product [S3]
caveat (2013-04-01): What changed in the policy statement in April 2013 is not published -- Only the fact of a change is recorded; earlier dates are answered by the later text
$ polc decide ino.pol --on 2012-01-01 setting=inpatient indication=hypoxic_respiratory_failure patient_group=neonate gestational_age=36w0d --format json
{
  "policy": "inhaled_nitric_oxide",
  "on": "2012-01-01",
  "status": "ok",
  "revision": "2009-06-01",
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
  "caveats": [
    {
      "revision": "2013-04-01",
      "text": "What changed in the policy statement in April 2013 is not published",
      "because": "Only the fact of a change is recorded; earlier dates are answered by the later text"
    }
  ]
}

# Before the first revision nothing is decided.
$ polc decide ino.pol --on 2009-05-31 setting=inpatient
Inhaled Nitric Oxide, on 2009-05-31
no revision is in force: the first takes effect on 2009-06-01
$ polc decide ino.pol --on 2009-05-31 setting=inpatient --format json
{
  "policy": "inhaled_nitric_oxide",
  "on": "2009-05-31",
  "status": "no_revision_in_force",
  "revision": null,
  "decisions": {},
  "caveats": []
}

# A month in which the policy takes effect in the middle of what is possible.
$ polc decide ino.pol --on 2009-05-20..2009-06-10 setting=inpatient indication=other
Inhaled Nitric Oxide, on 2009-05-20..2009-06-10
Determination: not determined; possible: INVESTIGATIONAL or no revision in force
  still needed: date_of_service -- On which date was the service furnished?
Prior authorization: not determined; possible: Required or no revision in force
  still needed: date_of_service -- On which date was the service furnished?
caveat (2013-04-01): What changed in the policy statement in April 2013 is not published -- Only the fact of a change is recorded; earlier dates are answered by the later text

# No such day, no such shape, out of range.
$ polc decide ino.pol --on 2015-02-29
polc: error[E614]: date_of_service=2015-02-29: there is no such day
[exit 1]
$ polc decide ino.pol --on 1.8.2025
polc: error[E201]: date_of_service=1.8.2025: a date is written 2016-10-01, or 2016-10 when only the month is known
[exit 1]
$ polc decide ino.pol --on 1899-12-31
polc: error[E614]: date_of_service=1899-12-31: there is no such day
      = dates run from 1900-01-01 to 2200-12-31
[exit 1]
$ polc decide ino.pol --on 2025-13
polc: error[E614]: date_of_service=2025-13: there is no such month
[exit 1]
$ polc decide ino.pol --on 2025-08-02..2025-08-01
polc: error[E206]: date_of_service=2025-08-02..2025-08-01: the range is reversed
[exit 1]
