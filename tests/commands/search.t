# A case with an outcome in which a condition holds, ready to be pasted as a test.
$ cp "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol" ino.pol
$ cp "$POLC_SOURCE/policies/cpap_osa.pol" cpap.pol
$ cp "$POLC_SOURCE/policies/colorectal_cancer_screening.pol" crc.pol
$ polc search cpap.pol covered_initial_12_weeks where 'index_per_hour < 15 and not hypertension' --on 2024-05-01
\# CPAP for Obstructive Sleep Apnea: Determination Covered, first 12 weeks where index_per_hour < 15 and not hypertension on 2024-05-01

test "covered_initial_12_weeks where index_per_hour < 15 and not hypertension" on 2024-05-01 {
  given phase is initial, age_years is 18, clinical_evaluation,
        sleep_test is attended_psg_lab, test_ordered_by_treating_physician,
        index_per_hour is 5, recorded_sleep_hours is 2, education_completed,
        excessive_daytime_sleepiness, not hypertension
  expect determination is covered_initial_12_weeks by first_12_weeks
}
\# first_12_weeks: An adult with diagnosed OSA whose index is reached, instructed in the use [S1, S2, S3, S4, S5, S6, S7]
\# polc decide cpap.pol --on 2024-05-01 phase=initial age_years=18 clinical_evaluation=yes sleep_test=attended_psg_lab test_ordered_by_treating_physician=yes index_per_hour=5 recorded_sleep_hours=2 education_completed=yes excessive_daytime_sleepiness=yes hypertension=no
$ polc search cpap.pol covered_initial_12_weeks --on 2024-05-01 >>cpap.pol && polc test cpap.pol
cpap_osa: 57 tests passed
$ polc search crc.pol payable where 'test is fobt and date_of_service less than 12 months after last_fobt' --from 2024-01-01 --to 2024-12-31
\# Colorectal Cancer Screening: Frequency Limits: Determination Payable where test is fobt and date_of_service less than 12 months after last_fobt from 2024-01-01 until 2024-12-31

test "payable where test is fobt and date_of_service less than 12 months after last_fobt" on 2024-01-01 {
  given test is fobt, age_years is 45, ordered_in_writing, last_fobt is 2023-01-02
  expect determination is payable by stool_test
}
\# stool_test: A stool test, ordered in writing, old enough and due again [B1, B2]
\# polc decide crc.pol --on 2024-01-01 test=fobt age_years=45 ordered_in_writing=yes last_fobt=2023-01-02

# Or the proof that there is none.
$ polc search ino.pol medically_necessary where 'gestational_age < 34 weeks'
Inhaled Nitric Oxide: Determination MEDICALLY NECESSARY where gestational_age < 34 weeks
There is no such case; this is proved for all facts and dates:
  covered_neonatal_hrf: it asks for gestational_age >= 34w0d, which the condition excludes
$ polc search crc.pol payable where 'test is fobt and date_of_service less than 10 months after last_fobt'
Colorectal Cancer Screening: Frequency Limits: Determination Payable where test is fobt and date_of_service less than 10 months after last_fobt
There is no such case; this is proved for all facts and dates:
  stool_test: no facts go together with the condition
  sigmoidoscopy: it asks for test is flex_sig, which the condition excludes
  colonoscopy_high_risk: it asks for test is colonoscopy, which the condition excludes
  colonoscopy_average_risk: it asks for test is colonoscopy, which the condition excludes
  enema_high_risk: it asks for test is barium_enema, which the condition excludes
  enema_average_risk: it asks for test is barium_enema, which the condition excludes
$ polc search ino.pol medically_necessary where 'patient_group is adult' --format json
{
  "policy": "inhaled_nitric_oxide",
  "decision": "determination",
  "outcome": "medically_necessary",
  "where": "patient_group is adult",
  "status": "none",
  "cases": [],
  "proof": [
    {
      "rule": "covered_neonatal_hrf",
      "why": "it asks for patient_group is neonate, which the condition excludes"
    }
  ]
}

# Several cases; JSON.
$ polc search ino.pol investigational where 'gestational_age = 34 weeks and patient_group is neonate' --count 2 | grep '^# polc'
\# polc decide ino.pol --on 2016-10-01 indication=lung_transplantation patient_group=neonate gestational_age=34w0d
\# polc decide ino.pol --on 2009-06-01 indication=other patient_group=neonate gestational_age=34w0d
$ polc search ino.pol medically_necessary --format json
{
  "policy": "inhaled_nitric_oxide",
  "decision": "determination",
  "outcome": "medically_necessary",
  "where": null,
  "status": "found",
  "cases": [
    {
      "on": "2009-06-01",
      "facts": {
        "indication": "hypoxic_respiratory_failure",
        "patient_group": "neonate",
        "gestational_age": "34w0d"
      },
      "rule": "covered_neonatal_hrf",
      "because": "Neonate with hypoxic respiratory failure, gestational age at birth 34 weeks or above",
      "line": "--on 2009-06-01 indication=hypoxic_respiratory_failure patient_group=neonate gestational_age=34w0d",
      "test": "test \"medically_necessary\" on 2009-06-01 {\n  given indication is hypoxic_respiratory_failure, patient_group is neonate,\n        gestational_age is 34w0d\n  expect determination is medically_necessary by covered_neonatal_hrf\n}\n"
    }
  ],
  "proof": []
}

# A condition with a mistake is shown as any other.
$ polc search cpap.pol not_covered where 'age_years < 18 and adlt'
where:1:20: error[E120]: no fact or criterion is called `adlt'
    1 | age_years < 18 and adlt
      |                    ^^^^
  hint: did you mean `adult'?
[exit 1]
$ polc search cpap.pol not_covered where 'age_years < 18 and'
where:1:19: error[E101]: the file ends here; expected a condition
    1 | age_years < 18 and
      |                   ^
[exit 1]
$ polc search cpap.pol not_coverd
polc: error[E121]: `not_coverd' is not an outcome of this policy
      = determination is one of covered_continued, covered_initial_12_weeks, covered_ced_study_only, not_covered
  hint: did you mean `not_covered'?
[exit 1]
$ polc search cpap.pol not_covered 'age_years < 18'
polc: error: expected `where' before the condition, not `age_years < 18'
  `polc --help' lists the commands
[exit 2]
$ polc search cpap.pol not_covered where
polc: error: `where' needs a condition, such as "age < 18"
  `polc --help' lists the commands
[exit 2]
$ polc search cpap.pol not_covered --on 2024-05-01 --from 2024-01-01
polc: error: give `--on' or `--from' and `--to', not both
  `polc --help' lists the commands
[exit 2]
$ polc search cpap.pol not_covered --count 0
polc: error: --count is a number from 1 to 1000, not `0'
  `polc --help' lists the commands
[exit 2]
