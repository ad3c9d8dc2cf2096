$ cat >cpap.pol <<'END'
> policy cpap "CPAP" {
>   language 1
>   in force from 2024-01-01
> }
> codes icd10cm osa { G47.33 }
> codes icd10cm heart { I11.0, I20 .. I25 }
> fact diagnoses : set of code icd10cm
> fact trial_start : date
> decision coverage "Coverage" : one of { trial "12-week trial", not_covered "Not covered" }
>   otherwise not_covered because "No listed diagnosis"
> rule first_weeks
>   when diagnoses has any osa and date_of_service within 12 weeks after trial_start
>   then trial
>   limited to 12 weeks from trial_start
> rule heart_disease
>   when diagnoses has any heart and date_of_service within 10 weeks after trial_start
>   then trial
>   limited to 8 weeks from trial_start
> END
$ polc check cpap.pol
cpap.pol:11:1: error[E306]: first_weeks and heart_disease agree on the outcome and differ in its limits
   11 | rule first_weeks
      | ^^^^^^^^^^^^^^^^  gives 12-week trial, limited to 12 weeks from trial_start
   15 | rule heart_disease
      | ------------------  gives 12-week trial, limited to 8 weeks from trial_start
      = both apply when trial_start     = 2023-10-23
      =                 diagnoses       has { G47.33, I11.0 }
      =                 date_of_service = 2024-01-01
  hint: give both the same limits, narrow one of the rules, or state `exception to heart_disease' in the rule whose limits are meant
[exit 1]
$ sed -i 's/^rule heart_disease/& exception to first_weeks/' cpap.pol
$ polc check cpap.pol
cpap: 1 decision, 2 rules, 1 revision
cpap: proved: no two rules disagree, nothing is left open, every promise holds
cpap: 1 reading of the text recorded:
  line 15: exception: heart_disease is an exception to first_weeks, where diagnoses has any ...
