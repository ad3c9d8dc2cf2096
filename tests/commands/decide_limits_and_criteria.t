# What an answer is limited to, what it takes for granted, and why a rule does not apply.
$ cat >apnea.pol <<'END'
> policy apnea "Sleep Apnea Device" {
>   language 1
>   selected by date_of_service
>   in force from 2020-01-01
> }
> codes icd10cm osa_dx { G47.33 }
> codes icd10cm heart_dx { I10, I11* }
> codes hcpcs device { E0601, E0470 }
> fact diagnoses : set of code icd10cm   ask "Which diagnoses are on the record?"
> fact procedure : code hcpcs            ask "Which device is billed?"
> fact index : quantity in events_per_hour step 0.1 range 0 .. 250   ask "What is the AHI?"
> fact saturation : percent to 0.5, 40 .. 100 or not_performed "Not performed"
>   unknown is not_performed because "A saturation that was taken is reported"
> fact trial_start : date                ask "When did the trial start?"
> fact last_study : date or never        ask "When was the last sleep study?"
> fact in_study : yes_no
> criterion symptomatic "Symptoms or comorbidity" is any of {
>   diagnoses has any heart_dx,
>   saturation <= 88,
> }
> criterion qualifies "Apnea that qualifies" is all of {
>   diagnoses has any osa_dx,
>   procedure has any device,
>   index >= 15 or (index in 5 ..< 15 and symptomatic),
> }
> decision coverage "Coverage" : one of { trial "Covered, trial", continued "Covered", refused "Not covered" }
>   otherwise refused because "Nothing else applies"
> rule early for coverage
>   when qualifies and date_of_service within 12 weeks after trial_start
>   then trial
>   because "The first 12 weeks"
>   limited to 12 weeks from trial_start, to "one device"
> rule late for coverage
>   when qualifies and date_of_service more than 12 weeks after trial_start
>        and date_of_service at least 11 full months after the month of last_study if any
>   then continued
>   because "After the trial"
> rule in_a_study for coverage
>   when in_study and not qualifies
>   then trial
>   because "Inside a study"
>   limited to "inside the study"
>   categorical
> END
$ polc decide apnea.pol --on 2024-05-01 'diagnoses=G47.33' procedure=E0601 index=20 in_study=no trial_start=2024-04-01 last_study=never
Sleep Apnea Device, on 2024-05-01 (revision of 2020-01-01)
Coverage: Covered, trial
  by early: The first 12 weeks
  limited to 12 weeks from trial_start
  limited to one device
  assumed: saturation is not_performed, because: A saturation that was taken is reported
$ polc decide apnea.pol --on 2024-05-01 'diagnoses=G47.33' procedure=E0601 index=20 in_study=no trial_start=2024-04-01 last_study=never --format json
{
  "policy": "apnea",
  "on": "2024-05-01",
  "status": "ok",
  "revision": "2020-01-01",
  "decisions": {
    "coverage": {
      "status": "determined",
      "outcome": "trial",
      "possible": [
        "trial"
      ],
      "rule": "early",
      "rules": [
        "early"
      ],
      "because": "The first 12 weeks",
      "cite": [],
      "needs": [],
      "limits": [
        "12 weeks from trial_start",
        "one device"
      ],
      "assumptions": [
        "saturation"
      ],
      "exact": true
    }
  },
  "caveats": []
}

# The outcome is certain, what it is limited to is not.
$ polc decide apnea.pol --on 2024-05-01 'diagnoses=G47.33' procedure=E0601 in_study=yes trial_start=2024-04-01
Sleep Apnea Device, on 2024-05-01 (revision of 2020-01-01)
Coverage: Covered, trial
  by one of early, in_a_study
  limits not determined; possible: 12 weeks from trial_start, one device
  or inside the study
  assumed: saturation is not_performed, because: A saturation that was taken is reported
$ polc decide apnea.pol --on 2024-05-01 'diagnoses=G47.33' procedure=E0601 in_study=yes trial_start=2024-04-01 --format json
{
  "policy": "apnea",
  "on": "2024-05-01",
  "status": "ok",
  "revision": "2020-01-01",
  "decisions": {
    "coverage": {
      "status": "determined",
      "outcome": "trial",
      "possible": [
        "trial"
      ],
      "rule": null,
      "rules": [
        "early",
        "in_a_study"
      ],
      "because": null,
      "cite": [],
      "needs": [],
      "limits": [],
      "possible_limits": [
        [
          "12 weeks from trial_start",
          "one device"
        ],
        [
          "inside the study"
        ]
      ],
      "assumptions": [
        "saturation"
      ],
      "exact": true
    }
  },
  "caveats": []
}

# An assumption is made only where nothing at all is known, and listed only where the decision asks for the fact.
$ polc decide apnea.pol --on 2024-05-01 'diagnoses={}' procedure=E0601 index=9 saturation=40..88 in_study=yes
Sleep Apnea Device, on 2024-05-01 (revision of 2020-01-01)
Coverage: Covered, trial
  by in_a_study: Inside a study (categorical)
  limited to inside the study

# Criteria part by part.
$ polc decide apnea.pol --on 2024-05-01 diagnoses=I10 procedure=E0601 index=9.5 in_study=no trial_start=2024-04-01 last_study=2023-06 --explain
Sleep Apnea Device, on 2024-05-01 (revision of 2020-01-01)
Coverage: Not covered
  by otherwise: Nothing else applies
  assumed: saturation is not_performed, because: A saturation that was taken is reported
  these facts suffice: in_study is no, diagnoses has { I10 }
  early does not apply
    fails: qualifies (Apnea that qualifies)
      fails: diagnoses has any osa_dx
  late does not apply
    fails: qualifies (Apnea that qualifies)
      fails: diagnoses has any osa_dx
    fails: date_of_service at least 85 days after trial_start (it is 30 days)
    fails: last_study is never
  another case of late does not apply
    fails: qualifies (Apnea that qualifies)
      fails: diagnoses has any osa_dx
    fails: date_of_service at least 85 days after trial_start (it is 30 days)
    fails: date_of_service at least 11 full months after the month of last_study (it is 10 full months)
  in_a_study does not apply
    fails: in_study is yes (it is no)
$ polc decide apnea.pol --on 2024-05-01 diagnoses=G47.33 procedure=E0601 index=9.5 in_study=no trial_start=2023-04-01 last_study=2023-06 --explain
Sleep Apnea Device, on 2024-05-01 (revision of 2020-01-01)
Coverage: Not covered
  by otherwise: Nothing else applies
  assumed: saturation is not_performed, because: A saturation that was taken is reported
  these facts suffice: index is 9.5, saturation is not_performed (assumed), in_study is no, diagnoses has { G47.33 }
  early does not apply
    fails: qualifies (Apnea that qualifies); one of these would do:
      fails: index >= 15 (it is 9.5)
      fails: symptomatic (Symptoms or comorbidity); one of these would do:
        fails: diagnoses has any heart_dx
        fails: saturation <= 88 (it is not_performed)
    fails: date_of_service within 84 days after trial_start (it is 396 days)
  late does not apply
    fails: qualifies (Apnea that qualifies); one of these would do:
      fails: index >= 15 (it is 9.5)
      fails: symptomatic (Symptoms or comorbidity); one of these would do:
        fails: diagnoses has any heart_dx
        fails: saturation <= 88 (it is not_performed)
    fails: last_study is never
  another case of late does not apply
    fails: qualifies (Apnea that qualifies); one of these would do:
      fails: index >= 15 (it is 9.5)
      fails: symptomatic (Symptoms or comorbidity); one of these would do:
        fails: diagnoses has any heart_dx
        fails: saturation <= 88 (it is not_performed)
    fails: date_of_service at least 11 full months after the month of last_study (it is 10 full months)
  in_a_study does not apply
    fails: in_study is yes (it is no)
$ polc decide apnea.pol --on 2024-05-01 'diagnoses=G47.33;...' procedure=E0601 index=9.5 in_study=no trial_start=2024-04-01 --explain
Sleep Apnea Device, on 2024-05-01 (revision of 2020-01-01)
Coverage: not determined; possible: Covered, trial or Not covered
  still needed: diagnoses -- Which diagnoses are on the record?
  assumed: saturation is not_performed, because: A saturation that was taken is reported
  early may apply
    open: qualifies (Apnea that qualifies)
      open: symptomatic (Symptoms or comorbidity)
        open: diagnoses has any heart_dx
  late does not apply
    fails: date_of_service at least 85 days after trial_start (it is 30 days)
  in_a_study does not apply
    fails: in_study is yes (it is no)
$ polc decide apnea.pol --on 2024-05-01 diagnoses=I10 procedure=E0601 index=9.5 in_study=no trial_start=2024-04-01 last_study=2023-06 --explain --format json | sed -n '/"explain"/,$p'
      "explain": [
        {
          "rule": "early",
          "row": "early",
          "applies": "no",
          "against": [
            "qualifies"
          ],
          "depends_on": [],
          "parts": [
            {
              "name": "qualifies",
              "asks": "qualifies (Apnea that qualifies)",
              "is": null,
              "holds": "no",
              "any_of": [
                [
                  {
                    "name": "diagnoses",
                    "asks": "diagnoses has any osa_dx",
                    "is": null,
                    "holds": "no"
                  }
                ]
              ]
            }
          ]
        },
        {
          "rule": "late",
          "row": "late",
          "applies": "no",
          "against": [
            "qualifies",
            "days_from_trial_start_to_date_of_service",
            "full_months_from_last_study_to_date_of_service"
          ],
          "depends_on": [],
          "parts": [
            {
              "name": "qualifies",
              "asks": "qualifies (Apnea that qualifies)",
              "is": null,
              "holds": "no",
              "any_of": [
                [
                  {
                    "name": "diagnoses",
                    "asks": "diagnoses has any osa_dx",
                    "is": null,
                    "holds": "no"
                  }
                ]
              ]
            },
            {
              "name": "days_from_trial_start_to_date_of_service",
              "asks": "date_of_service at least 85 days after trial_start",
              "is": "30 days",
              "holds": "no"
            },
            {
              "name": "full_months_from_last_study_to_date_of_service",
              "asks": "last_study is never",
              "is": null,
              "holds": "no"
            }
          ]
        },
        {
          "rule": "late",
          "row": "late#2",
          "applies": "no",
          "against": [
            "qualifies",
            "days_from_trial_start_to_date_of_service",
            "full_months_from_last_study_to_date_of_service"
          ],
          "depends_on": [],
          "parts": [
            {
              "name": "qualifies",
              "asks": "qualifies (Apnea that qualifies)",
              "is": null,
              "holds": "no",
              "any_of": [
                [
                  {
                    "name": "diagnoses",
                    "asks": "diagnoses has any osa_dx",
                    "is": null,
                    "holds": "no"
                  }
                ]
              ]
            },
            {
              "name": "days_from_trial_start_to_date_of_service",
              "asks": "date_of_service at least 85 days after trial_start",
              "is": "30 days",
              "holds": "no"
            },
            {
              "name": "full_months_from_last_study_to_date_of_service",
              "asks": "date_of_service at least 11 full months after the month of last_study",
              "is": "10 full months",
              "holds": "no"
            }
          ]
        },
        {
          "rule": "in_a_study",
          "row": "in_a_study",
          "applies": "no",
          "against": [
            "in_study"
          ],
          "depends_on": [],
          "parts": [
            {
              "name": "in_study",
              "asks": "in_study is yes",
              "is": "no",
              "holds": "no"
            }
          ]
        }
      ]
    }
  },
  "caveats": []
}
