# Dates, months, absent values, codes and numbers as people write them.
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
$ cat >decide.sh <<'END'
> polc decide apnea.pol --on 2024-05-01 "$@" 2>&1 | sed -n '/^Coverage/p; /error/,$p'
> END

# Codes: a complete list, at least these, none at all; a single code.
$ sh decide.sh 'diagnoses=G47.33;I10' procedure=E0601 index=9 in_study=no trial_start=2024-04-01 last_study=never
Coverage: Covered, trial
$ sh decide.sh 'diagnoses={ G47.33, I10 }' procedure=E0601 index=9 in_study=no trial_start=2024-04-01 last_study=never
Coverage: Covered, trial
$ sh decide.sh 'diagnoses=G47.33;...' procedure=E0601 index=9 in_study=no trial_start=2024-04-01 last_study=never
Coverage: not determined; possible: Covered, trial or Not covered
$ sh decide.sh 'diagnoses={}' in_study=no
Coverage: Not covered
$ sh decide.sh procedure=99213 in_study=no
Coverage: Not covered
$ sh decide.sh diagnoses=g47.33
polc: error[E214]: diagnoses=g47.33: `g47.33' is not an ICD-10-CM code such as I10 or G47.33
      = `diagnoses' holds codes of icd10cm
  hint: codes are written in capital letters: G47.33
$ sh decide.sh 'diagnoses=I10;hypertension'
polc: error[E214]: diagnoses=I10;hypertension: `hypertension' is not an ICD-10-CM code such as I10 or G47.33
      = `diagnoses' holds codes of icd10cm
$ sh decide.sh 'diagnoses=I10;;G47.33'
polc: error[E201]: diagnoses=I10;;G47.33: a code is missing between separators
      = codes are separated by `;', and `;...' at the end says that there may be more
$ sh decide.sh 'diagnoses=...;I10'
polc: error[E201]: diagnoses=...;I10: nothing may follow `...'
      = codes are separated by `;', and `;...' at the end says that there may be more
$ sh decide.sh 'procedure=E0601;E0470'
polc: error[E201]: procedure=E0601;E0470: this fact holds a single code
$ sh decide.sh 'procedure=E0601;...'
polc: error[E201]: procedure=E0601;...: this fact holds a single code
$ sh decide.sh diagnoses=I10 diagnoses=G47.33
polc: error[E106]: diagnoses=G47.33: given twice, first as I10

# What is computed cannot be given.
$ sh decide.sh qualifies=yes
polc: error[E120]: `qualifies' cannot be given: it is a criterion, computed from diagnoses, procedure, index and saturation
      = its facts are date_of_service, index, saturation, trial_start, last_study, in_study, diagnoses, procedure
$ sh decide.sh osa_dx=yes
polc: error[E120]: `osa_dx' cannot be given: it is a set of codes, which a fact that holds codes is compared with
      = its facts are date_of_service, index, saturation, trial_start, last_study, in_study, diagnoses, procedure
$ sh decide.sh coverage=trial
polc: error[E120]: `coverage' cannot be given: it is what the policy decides
      = its facts are date_of_service, index, saturation, trial_start, last_study, in_study, diagnoses, procedure
$ sh decide.sh diagnosis=I10
polc: error[E120]: this policy has no fact `diagnosis'
      = its facts are date_of_service, index, saturation, trial_start, last_study, in_study, diagnoses, procedure
  hint: did you mean `diagnoses'?

# Dates: a day, a month, a range; the absent value, alone or beside a range.
$ for v in 2024-04-01 2024-03 2024-02-06..2024-05-01 2024-02-05..2024-05-01; do sh decide.sh diagnoses=G47.33 procedure=E0601 index=20 in_study=no last_study=2023-01-15 trial_start=$v; done
Coverage: Covered, trial
Coverage: Covered, trial
Coverage: not determined; possible: Covered, trial or Covered
Coverage: not determined; possible: Covered, trial or Covered
$ for v in never 2023-05 2023-06 '{never}' '{never,2023-01-01..2023-05-31}' '{2023-06, never}'; do sh decide.sh diagnoses=G47.33 procedure=E0601 index=20 in_study=no trial_start=2023-01-01 "last_study=$v"; done
Coverage: Covered
Coverage: Covered
Coverage: Not covered
Coverage: Covered
Coverage: Covered
Coverage: not determined; possible: Covered or Not covered
$ for v in 2024-13-01 2023-02-29 2024-04-31 1899-12-31 2201-01-01 2024-00 24-01-01 2024/01/01 '{2023-01-01,2023-02-01}' '{never,soon}' not_performed 2024-01-01..2023-01-01 never..2024-01-01; do sh decide.sh "last_study=$v"; done
polc: error[E614]: last_study=2024-13-01: there is no such day
polc: error[E614]: last_study=2023-02-29: there is no such day
polc: error[E614]: last_study=2024-04-31: there is no such day
polc: error[E614]: last_study=1899-12-31: there is no such day
      = dates run from 1900-01-01 to 2200-12-31
polc: error[E614]: last_study=2201-01-01: there is no such day
      = dates run from 1900-01-01 to 2200-12-31
polc: error[E614]: last_study=2024-00: there is no such month
polc: error[E201]: last_study=24-01-01: a date is written 2016-10-01, or 2016-10 when only the month is known
      = `last_study' ranges from 1900-01-01 to 2200-12-31, or is never
polc: error[E201]: last_study=2024/01/01: a date is written 2016-10-01, or 2016-10 when only the month is known
      = `last_study' ranges from 1900-01-01 to 2200-12-31, or is never
polc: error[E201]: last_study={2023-01-01,2023-02-01}: a list of dates is not supported; write a range such as 2016-01-01..2016-12-31
      = `last_study' ranges from 1900-01-01 to 2200-12-31, or is never
polc: error[E201]: last_study={never,soon}: a date is written 2016-10-01, or 2016-10 when only the month is known
      = `last_study' ranges from 1900-01-01 to 2200-12-31, or is never
polc: error[E201]: last_study=not_performed: a date is written 2016-10-01, or 2016-10 when only the month is known
      = `last_study' ranges from 1900-01-01 to 2200-12-31, or is never
polc: error[E206]: last_study=2024-01-01..2023-01-01: the range is reversed
polc: error[E201]: last_study=never..2024-01-01: a date is written 2016-10-01, or 2016-10 when only the month is known
      = `last_study' ranges from 1900-01-01 to 2200-12-31, or is never
$ sh decide.sh trial_start=never
polc: error[E201]: trial_start=never: a date is written 2016-10-01, or 2016-10 when only the month is known
$ sh decide.sh trial_start=2024-02-30
polc: error[E614]: trial_start=2024-02-30: there is no such day

# Numbers: values compare, not spellings.
$ for v in 15 15.0 15.00000 015 -0; do sh decide.sh diagnoses=G47.33 procedure=E0601 in_study=no trial_start=2024-04-01 index=$v; done
Coverage: Covered, trial
Coverage: Covered, trial
Coverage: Covered, trial
Coverage: Covered, trial
Coverage: Not covered
$ for v in 14.55 1e3 NaN +5 0x10 .5 5. 5,5 -1 251 '{5,6}' 1..1e2 ''; do sh decide.sh "index=$v" in_study=no 'diagnoses={}'; done
polc: error[E205]: index=14.55: finer than this fact is recorded
      = it is recorded in steps of 0.1 events_per_hour
      = `index' ranges from 0 to 250, in events_per_hour
polc: error[E201]: index=1e3: not a plain decimal number such as 14.5
      = `index' ranges from 0 to 250, in events_per_hour
polc: error[E201]: index=NaN: not a plain decimal number such as 14.5
      = `index' ranges from 0 to 250, in events_per_hour
polc: error[E201]: index=+5: not a plain decimal number such as 14.5
      = `index' ranges from 0 to 250, in events_per_hour
polc: error[E201]: index=0x10: not a plain decimal number such as 14.5
      = `index' ranges from 0 to 250, in events_per_hour
polc: error[E201]: index=.5: not a plain decimal number such as 14.5
      = `index' ranges from 0 to 250, in events_per_hour
polc: error[E201]: index=5.: not a plain decimal number such as 14.5
      = `index' ranges from 0 to 250, in events_per_hour
polc: error[E201]: index=5,5: not a plain decimal number such as 14.5
      = `index' ranges from 0 to 250, in events_per_hour
polc: error[E204]: index=-1: outside the range
      = `index' ranges from 0 to 250, in events_per_hour
polc: error[E204]: index=251: outside the range
      = `index' ranges from 0 to 250, in events_per_hour
polc: error[E201]: index={5,6}: a list of numbers is not supported; write a range such as 5..15
      = `index' ranges from 0 to 250, in events_per_hour
polc: error[E201]: index=1..1e2: not a plain decimal number such as 14.5
      = `index' ranges from 0 to 250, in events_per_hour
Coverage: Not covered
$ for v in not_performed 88.5 '{not_performed,40..88}' 88.25 39 never; do sh decide.sh diagnoses=G47.33 procedure=E0601 in_study=no trial_start=2024-04-01 index=9 "saturation=$v"; done
Coverage: Not covered
Coverage: Not covered
Coverage: not determined; possible: Covered, trial or Not covered
polc: error[E205]: saturation=88.25: finer than this fact is recorded
      = it is recorded in steps of 0.5 percent
      = `saturation' ranges from 40 to 100, in percent, or is not_performed
polc: error[E204]: saturation=39: outside the range
      = `saturation' ranges from 40 to 100, in percent, or is not_performed
polc: error[E201]: saturation=never: not a plain decimal number such as 14.5
      = `saturation' ranges from 40 to 100, in percent, or is not_performed
