# Tests that give dates, months, absent values and codes, and expect limits.
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
> test "early" on 2024-05-01 {
>   given diagnoses has { G47.33, I10 }, procedure has { E0601 }, index is 9.5, not in_study, trial_start is 2024-04-01
>   expect coverage is trial by early limited to 12 weeks from trial_start, to "one device"
> }
> test "at least these codes" on 2024-05-01 {
>   given diagnoses has { G47.33, ... }, procedure has { E0601 }, index is 9.5, not in_study, trial_start is 2024-04-01
>   expect coverage unknown needing { diagnoses }
> }
> test "no study yet" on 2024-05-01 {
>   given diagnoses has { G47.33 }, procedure has { E0470 }, index is 20, not in_study, trial_start is 2023-10, last_study is never
>   expect coverage is continued by late
> }
> test "study in a month" on 2024-05-01 {
>   given diagnoses has { G47.33 }, procedure has { E0470 }, index is 20, not in_study, trial_start is 2023-10, last_study is 2023-06
>   expect coverage is refused
> }
> test "long ago" on 2024-05-01 {
>   given diagnoses has { G47.33 }, procedure has { E0470 }, index is 20, not in_study, trial_start is 2023-10, last_study in 2023-01-01 .. 2023-05-31
>   expect coverage is continued
> }
> test "saturation assumed" on 2024-05-01 {
>   given diagnoses has { G47.33 }, procedure has { E0470 }, index is 9, not in_study, trial_start is 2024-04-01
>   expect coverage is refused
> }
> test "saturation given" on 2024-05-01 {
>   given diagnoses has { G47.33 }, procedure has { E0470 }, index is 9, saturation is 88, not in_study, trial_start is 2024-04-01
>   expect coverage is trial
> }
> END
$ polc test apnea.pol
apnea: 7 tests passed

# What comes out instead, and why.
$ sed -e 's/limited to 12 weeks from trial_start, to "one device"$/&/; /^test "early"/,/^}/ s/to "one device"/to "two devices"/' -e '/^test "at least/,/^}/ s/needing { diagnoses }/needing { index }/' -e '/^test "study in a month"/,/^}/ s/coverage is refused/coverage is continued by late/' -e '/^test "saturation assumed"/,/^}/ s/coverage is refused/coverage is trial by early/' apnea.pol >failing.pol
$ polc test failing.pol
failing.pol:46:3: error[E701]: the test `early' expects coverage to be trial by early, limited to 12 weeks from trial_start, two devices; it is trial by early, limited to 12 weeks from trial_start, one device
   46 |   expect coverage is trial by early limited to 12 weeks from trial_start, to "two devices"
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = early says: The first 12 weeks
      = saturation is not given and assumed to be not_performed
failing.pol:50:3: error[E701]: the test `at least these codes' expects coverage to be unknown, needing { index }; it is unknown, needing { diagnoses }
   50 |   expect coverage unknown needing { index }
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = possible with what the test gives: trial or refused
      = index is listed, but the test gives it
      = diagnoses can change the answer and is not listed
      = saturation is not given and assumed to be not_performed
failing.pol:58:3: error[E701]: the test `study in a month' expects coverage to be continued by late; it is refused by otherwise
   58 |   expect coverage is continued by late
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = otherwise says: Nothing else applies
      = saturation is not given and assumed to be not_performed
      = late does not apply: it asks last_study is never
      = late#2 does not apply: it asks date_of_service at least 11 full months after the month of last_study (that is 10 full months)
failing.pol:66:3: error[E701]: the test `saturation assumed' expects coverage to be trial by early; it is refused by otherwise
   66 |   expect coverage is trial by early
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = otherwise says: Nothing else applies
      = saturation is not given and assumed to be not_performed
      = early does not apply: it asks qualifies (Apnea that qualifies)
      = qualifies fails: it asks index >= 15 (the test gives 9)
      = qualifies fails: it asks symptomatic (Symptoms or comorbidity)
      = symptomatic fails: it asks diagnoses has any heart_dx
      = symptomatic fails: it asks saturation <= 88 (that is not_performed)
apnea: 3 of 7 tests passed
[exit 1]
