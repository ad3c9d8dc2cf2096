# What follows from facts is computed from real ones: a witness is a case with dates, measurements and
# codes that anybody can check, and two rules that no case can meet together do not disagree.
$ cat >cpap.pol <<'END'
> policy cpap "CPAP" {
>   language 1
>   in force from 2024-01-01
> }
> codes icd10cm osa { G47.33 }
> codes icd10cm heart { I11.0, I20 .. I25, except I23* }
> codes icd10cm vessels { I20 .. I25 }
> fact diagnoses : set of code icd10cm
> fact trial_start : date
> fact po2_rest : quantity in mmhg step 1 range 20 .. 200 or not_performed
> fact po2_sleep : quantity in mmhg step 1 range 20 .. 200 or not_performed
> fact fever : yes_no
> fact cough : yes_no
> fact chills : yes_no
> decision coverage "Coverage" : one of { covered "Covered", not_covered "Not covered" }
>   otherwise not_covered because "Nothing else covers it"
> rule within_half_a_year
>   when date_of_service within 6 months after trial_start and diagnoses has any heart
>   then covered because "First half year"
> rule after_185_days
>   when date_of_service more than 185 days after trial_start
>   then not_covered because "Never before half a year is over"
> rule unlisted_vessels
>   when diagnoses has none heart and diagnoses has any vessels
>   then not_covered because "I23 only"
> rule fall_of_oxygen
>   when po2_rest - po2_sleep > 10 and po2_rest <= 55
>   then covered because "A fall during sleep"
> rule two_signs
>   when at least 2 of { fever, cough, chills } and not fever
>   then not_covered because "Two signs"
> END
$ polc check cpap.pol
cpap.pol:5:15: warning[W126]: the code set `osa' is never used
    5 | codes icd10cm osa { G47.33 }
      |               ^^^
cpap.pol:17:1: error[E301]: within_half_a_year and two_signs disagree
   17 | rule within_half_a_year
      | ^^^^^^^^^^^^^^^^^^^^^^^  gives Covered
   29 | rule two_signs
      | --------------  gives Not covered
      = both apply when trial_start     = 2023-07-01
      =                 fever           = no
      =                 cough           = yes
      =                 chills          = yes
      =                 diagnoses       has { I11.0 }
      =                 date_of_service = 2024-01-01
  choose one:
   1. state an exception     exception to two_signs     in the rule within_half_a_year
   2. record a reading       resolve within_half_a_year over two_signs
                               where fever is no and diagnoses has any heart and date_of_service within 6 months after trial_start and at least 2 of { fever, cough, chills } because "..."
cpap.pol:20:1: error[E301]: after_185_days and fall_of_oxygen disagree
   20 | rule after_185_days
      | ^^^^^^^^^^^^^^^^^^^  gives Not covered
   26 | rule fall_of_oxygen
      | -------------------  gives Covered
      = both apply when trial_start     = 2019-11-23
      =                 po2_rest        = 31
      =                 po2_sleep       = 20
      =                 date_of_service = 2024-01-01
  choose one:
   1. state an exception     exception to fall_of_oxygen     in the rule after_185_days
   2. record a reading       resolve after_185_days over fall_of_oxygen
                               where po2_rest <= 55 and date_of_service at least 186 days after trial_start and po2_rest - po2_sleep >= 11 because "..."
cpap.pol:23:1: error[E301]: unlisted_vessels and fall_of_oxygen disagree
   23 | rule unlisted_vessels
      | ^^^^^^^^^^^^^^^^^^^^^  gives Not covered
   26 | rule fall_of_oxygen
      | -------------------  gives Covered
      = both apply when po2_rest  = 31
      =                 po2_sleep = 20
      =                 diagnoses has { I23 }
  choose one:
   1. state an exception     exception to fall_of_oxygen     in the rule unlisted_vessels
   2. record a reading       resolve unlisted_vessels over fall_of_oxygen
                               where po2_rest <= 55 and diagnoses has none heart and diagnoses has any vessels and po2_rest - po2_sleep >= 11 because "..."
cpap.pol:26:1: error[E301]: fall_of_oxygen and two_signs disagree
   26 | rule fall_of_oxygen
      | ^^^^^^^^^^^^^^^^^^^  gives Covered
   29 | rule two_signs
      | --------------  gives Not covered
      = both apply when po2_rest  = 31
      =                 po2_sleep = 20
      =                 fever     = no
      =                 cough     = yes
      =                 chills    = yes
  choose one:
   1. state an exception     exception to two_signs     in the rule fall_of_oxygen
   2. record a reading       resolve fall_of_oxygen over two_signs
                               where po2_rest <= 55 and fever is no and po2_rest - po2_sleep >= 11 and at least 2 of { fever, cough, chills } because "..."
[exit 1]
# 184 days are the most that half a year can have.
$ sed -i 's/185 days/183 days/' cpap.pol
$ polc check cpap.pol 2>&1 | sed -n '/half_a_year and after/,/choose/p'
cpap.pol:17:1: error[E301]: within_half_a_year and after_185_days disagree
   17 | rule within_half_a_year
      | ^^^^^^^^^^^^^^^^^^^^^^^  gives Covered
   20 | rule after_185_days
      | -------------------  gives Not covered
      = both apply when trial_start     = 2023-07-01
      =                 diagnoses       has { I11.0 }
      =                 date_of_service = 2024-01-01
  choose one:
# A count of 2 without fever is a count of the other two.
$ cat >signs.pol <<'END'
> policy signs "Signs" {
>   language 1
>   in force from 2024-01-01
> }
> fact fever : yes_no
> fact cough : yes_no
> fact chills : yes_no
> decision coverage "Coverage" : one of { covered "Covered", not_covered "Not covered" }
>   otherwise not_covered because "Nothing else covers it"
> rule two_signs when at least 2 of { fever, cough, chills } and not fever then covered because "2"
> rule well when not cough then not_covered because "No cough"
> rule all_signs when exactly 3 of { fever, cough, chills } and not chills then covered because "3"
> END
$ polc check signs.pol
signs.pol:12:16: error[E410]: the condition of `all_signs' can never hold
   12 | rule all_signs when exactly 3 of { fever, cough, chills } and not chills then covered because "3"
      |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   12 | rule all_signs when exactly 3 of { fever, cough, chills } and not chills then covered because "3"
      |                     -------------------------------------  this part
   12 | rule all_signs when exactly 3 of { fever, cough, chills } and not chills then covered because "3"
      |                                                               ----------  excludes this one
[exit 1]
