# The deciding rule with the values that it reads; versions that are not in force are left out; a rule
# that applies and stands behind the deciding one says so; of a rule in several cases the one that holds.
$ polc decide "$POLC_SOURCE/policies/lung_cancer_screening_ldct.pol" --on 2024-01-01 --explain asymptomatic=yes order_received=yes radiologist_board_certified_or_eligible=yes facility_standardized_nodule_system=yes smoking_status=former quit_date=2015-06-01 pack_years=25 first_ldct=no age_years=60
Lung Cancer Screening with Low-Dose CT, on 2024-01-01 (revision of 2022-02-10)
Determination: Covered
  by eligible: All that is asked of the beneficiary, the radiologist and the facility is there [S1, S2, S3, S4, S5, S6, S7, S8]
    S1: Age 55 to 77 (2015); age 50 to 77 (2022)
    S2: No symptoms of lung cancer
    S3: A smoking history of 30 pack-years or more (2015); of 20 or more (2022); one pack-year is 20 cigarettes a day for a year
    S4: Smokes now, or has quit within the last 15 years
    S5: An order for the scan
    S6: A visit for counselling and shared decision making comes before the first scan
    S7: The reading radiologist is certified by a board in radiology, or eligible for it (2022)
    S8: The facility identifies, classifies and reports lung nodules by a standardized system (2022)
  these facts suffice: age_years is 60, asymptomatic is yes, pack_years is 25, smoking_status is former, quit_date is 2015-06-01, order_received is yes, first_ldct is no, radiologist_board_certified_or_eligible is yes, facility_standardized_nodule_system is yes
  eligible applies, and decides
    holds: asymptomatic is yes
    holds: order_received is yes
    holds: age_eligible (Age in the range)
      holds: age_years in 50 .. 77 (it is 60)
    holds: exposure (Smoking history)
      holds: pack_years >= 20 (it is 25)
    holds: smoking_recent (Smokes, or has quit within the last 15 years)
      holds: smoking_status is former
      holds: quit_date at most 15 years before date_of_service (it is 103 months before)
    holds: first_scan_prepared (Counselled before the first scan)
      holds: first_ldct is no
    holds: providers (Radiologist and facility)
      holds: radiologist_board_certified_or_eligible is yes
      holds: facility_standardized_nodule_system is yes
  age_outside does not apply
    fails: not age_eligible (Age in the range)
  symptoms does not apply
    fails: asymptomatic is no (it is yes)
  exposure_too_low does not apply
    fails: not exposure (Smoking history)
  not_a_recent_smoker does not apply
    fails: not smoking_recent (Smokes, or has quit within the last 15 years)
  no_order does not apply
    fails: order_received is no (it is yes)
  not_counselled does not apply
    fails: not first_scan_prepared (Counselled before the first scan)
  radiologist_or_facility does not apply
    fails: not providers (Radiologist and facility)
$ polc decide "$POLC_SOURCE/policies/home_oxygen.pol" --on 2024-01-01 --explain ordered_and_evaluated_by_treating=yes test_performed_by=practitioner sat_rest=87 po2_rest=not_performed initial_rx_setting=outpatient signs_noted_at_time_of_need=yes
Home Use of Oxygen, on 2024-01-01 (revision of 2021-09-27)
Determination: Covered, group I
  by group_i_at_rest: Low at rest: PaO2 of 55 or lower, or without it a saturation of 88 or lower [A4, B1]
    A4: Where arterial blood gas and oximetry are both used and disagree, the arterial gas is preferred
    B1: At rest, breathing room air: PaO2 of 55 mmHg or lower, or a saturation of 88 percent or lower
  assumed: po2_sleep is not_performed, because: An arterial gas that was drawn is reported
  assumed: po2_exercise is not_performed, because: An arterial gas that was drawn is reported
  these facts suffice: ordered_and_evaluated_by_treating is yes, test_performed_by is practitioner, initial_rx_setting is outpatient, signs_noted_at_time_of_need is yes, po2_rest is not_performed, sat_rest is 87
  ordered_and_evaluated does not apply
    fails: ordered_and_evaluated_by_treating is no (it is yes)
  qualified_performer does not apply
    fails: test_performed_by is dme_supplier (it is practitioner)
  time_of_need does not apply
    fails: signs_noted_at_time_of_need is no (it is yes)
  another case of time_of_need does not apply
    fails: initial_rx_setting is inpatient (it is outpatient)
  group_i_at_rest applies, and decides
    holds: low_at_rest (Low at rest)
      holds: po2_rest is not_performed
      holds: sat_rest <= 88 (it is 87)
  group_ii does not apply
    fails: meets_group_ii (Group II)
      fails: borderline_at_rest (Between at rest); one of these would do:
        fails: po2_rest in 56 .. 59 (it is not_performed)
        fails: sat_rest = 89 (it is 87)
  during_exercise does not apply
    fails: meets_exercise (Low during exercise, not at rest, and improved by oxygen)
      fails: not_low_at_rest (Not low at rest, by day); one of these would do:
        fails: po2_rest >= 56 (it is not_performed)
        fails: sat_rest >= 89 (it is 87)
  during_sleep may apply; `group_i_at_rest' comes first
    open: meets_sleep (Low during sleep and not awake, or a fall with its symptoms)
      open: sleep_test_done is yes
      open: sleep_hypoxemia_signs is yes
      open: falls_in_sleep (Falls during sleep); one of these settles it:
        open: po2_sleep_fall >= 11
        open: sat_sleep_fall >= 6
  circumstance_not_covered may apply; `group_i_at_rest' comes first
    open: noncovered_circumstance in { angina_without_hypoxemia, breathlessness_without_cor_pulmonale_or_hypoxemia, severe_pvd_extremity_desaturation, terminal_not_affecting_breathing }
  contractor_decides does not apply
    fails: not low_at_rest (Low at rest)
$ polc decide "$POLC_SOURCE/policies/lung_cancer_screening_ldct.pol" --on 2020-01-01 --explain --format json age_years=80 | jq -c '.decisions[].explain[] | [.row, .applies, (.read // [] | map(.asks))]'
["eligible","no",[]]
["age_outside","yes",["not age_eligible (Age in the range)"]]
["symptoms","open",[]]
["exposure_too_low","open",[]]
["not_a_recent_smoker","open",[]]
["no_order","open",[]]
["not_counselled","open",[]]
