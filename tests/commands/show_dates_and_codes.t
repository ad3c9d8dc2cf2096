# Dates of single rules, criteria and codes: what has begun needs no day, what is still to come keeps it.
$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2016-01-01
> }
> import adult from "shared.pol"
> codes icd10cm copd_dx "COPD" {
>   J41*, J42, J43* .. J44* from 2018-01-01, J45.50 through 2017-12-31, except J44.1 from 2030-01-01,
> }
> codes icd10cm cluster_dx from "cluster.csv"
> unit liters singular liter
> fact diagnoses : set of code icd10cm
> fact saturation : percent to 1, 0 .. 100
> fact last_test : date or never
> derived days_since_test is days from last_test to date_of_service
> fact flow : quantity in liters step 0.5 range 0 .. 15
> limit renewal is to 12 months per order
> criterion recent_test is days_since_test <= 30
> criterion copd from 2016-01-01 is diagnoses has any copd_dx
> criterion old_way through 2020-12-31 is saturation <= 85
> decision coverage : one of { covered "Covered", not_covered "Not covered" }
>   outcomes best first: covered, not_covered
>   otherwise not_covered because "Nothing else is covered"
> requirement ordered for coverage : recent_test unless old_way cite "2.1" else not_covered
>   because "The test must be recent" cite "2"
> rule low_saturation for coverage
>   when saturation <= 88 and adult
>   requires copd or old_way, flow >= 1 liter unless diagnoses has any cluster_dx
>   then covered
>   else not_covered because "Listed, but the criteria are not met" cite "3"
>   limited to renewal, to "at home"
>   because "Low saturation" cite "1"
> rule until_2020 for coverage
>   through 2020-12-31
>   when saturation = 89 and adult
>   then covered
>   because "The bound was higher" cite "1"
> rule from_2030 for coverage
>   from 2030-01-01
>   when saturation = 89 and adult
>   then covered
>   because "The bound will be higher again" cite "1"
> reading order_is_one "An order is one prescription" because "The text does not say" cite "4"
> revision 2022-01-01 "Codes" {
>   amend codes copd_dx { add { J47* } remove { J42 } }
>   amend codes cluster_dx { add { G44.009 } remove { G44.011 } }
>   amend rule low_saturation
>     was limited to renewal, to "at home"
>     now limited to 6 months per order, to "at home"
>   changes coverage only where saturation <= 88
> }
> END
$ cat >shared.pol <<'END'
> policy shared "Shared" {
>   language 1
>   in force from 2000-01-01
> }
> fact age : quantity in years step 1 range 0 .. 120
> criterion adult is age >= 18
> END
$ printf 'code\nG44.001\nG44.011\n' >cluster.csv
$ polc check oxygen.pol
oxygen: 1 decision, 5 rules, 2 revisions
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
oxygen: 1 reading of the text recorded:
  line 42: reading order_is_one: An order is one prescription
$ polc show oxygen.pol
\# Home Oxygen
\#
\# In its newest form: the revision of 2022-01-01.
\# Put together by `polc show'; what is to be changed is changed in the policy itself.
policy oxygen "Home Oxygen" {
  language 1
  in force from 2022-01-01
}

\# ==== Vocabulary ==================================================================================

fact age : quantity in years step 1 range 0 .. 120

criterion adult is age >= 18

codes icd10cm copd_dx "COPD" { J41*, J43* .. J44*, J47*, except J44.1 from 2030-01-01 }
codes icd10cm cluster_dx_in_file from "cluster.csv"
codes icd10cm cluster_dx { cluster_dx_in_file, G44.009, except G44.011 }

unit liters singular liter

fact diagnoses : set of code icd10cm
fact saturation : percent to 1, 0 .. 100
fact last_test : date or never

derived days_since_test is days from last_test to date_of_service

fact flow : quantity in liters step 0.5 range 0 .. 15

limit renewal is to 12 months per order

criterion recent_test is days_since_test <= 30
criterion copd is diagnoses has any copd_dx
criterion old_way through 2020-12-31 is saturation <= 85

\# ==== coverage ====================================================================================

decision coverage : one of {
  covered     "Covered",
  not_covered "Not covered",
}
  outcomes best first: covered, not_covered
  otherwise not_covered
    because "Nothing else is covered"

requirement ordered for coverage :
  recent_test unless old_way cite "2.1"
  else not_covered
  because "The test must be recent"
  cite "2"

rule low_saturation for coverage
  when saturation <= 88 and adult
  requires copd or old_way, flow >= 1 liter unless diagnoses has any cluster_dx
  then covered
  else not_covered
    because "Listed, but the criteria are not met"
    cite "3"
  limited to 6 months per order, to "at home"
  because "Low saturation"
  cite "1"

rule from_2030 for coverage
  from 2030-01-01
  when saturation = 89 and adult
  then covered
  because "The bound will be higher again"
  cite "1"

\# ==== Readings ====================================================================================

reading order_is_one "An order is one prescription"
  because "The text does not say"
  cite "4"

\# ==== History =====================================================================================
\#
\# 2016-01-01  first issue
\# 2022-01-01  revised: Codes
$ polc show oxygen.pol --readings
Home Oxygen, in force from 2022-01-01: 1 reading of the text
  reading order_is_one: An order is one prescription
    because: The text does not say [4]
$ polc show oxygen.pol --as-of 2016-06-01 --readings | head -1
Home Oxygen, in force from 2016-01-01: 1 reading of the text
$ polc show oxygen.pol --as-of 2019-06-01
\# Home Oxygen
\#
\# As in force on 2019-06-01: the first issue of 2016-01-01 as it stands from 2018-01-01, until that of 2022-01-01.
\# Put together by `polc show'; what is to be changed is changed in the policy itself.
policy oxygen "Home Oxygen" {
  language 1
  in force from 2018-01-01
}

\# ==== Vocabulary ==================================================================================

fact age : quantity in years step 1 range 0 .. 120

criterion adult is age >= 18

codes icd10cm copd_dx "COPD" { J41*, J42, J43* .. J44*, except J44.1 from 2030-01-01 }
codes icd10cm cluster_dx from "cluster.csv"

unit liters singular liter

fact diagnoses : set of code icd10cm
fact saturation : percent to 1, 0 .. 100
fact last_test : date or never

derived days_since_test is days from last_test to date_of_service

fact flow : quantity in liters step 0.5 range 0 .. 15

limit renewal is to 12 months per order

criterion recent_test is days_since_test <= 30
criterion copd is diagnoses has any copd_dx
criterion old_way through 2020-12-31 is saturation <= 85

\# ==== coverage ====================================================================================

decision coverage : one of {
  covered     "Covered",
  not_covered "Not covered",
}
  outcomes best first: covered, not_covered
  otherwise not_covered
    because "Nothing else is covered"

requirement ordered for coverage :
  recent_test unless old_way cite "2.1"
  else not_covered
  because "The test must be recent"
  cite "2"

rule low_saturation for coverage
  when saturation <= 88 and adult
  requires copd or old_way, flow >= 1 liter unless diagnoses has any cluster_dx
  then covered
  else not_covered
    because "Listed, but the criteria are not met"
    cite "3"
  limited to renewal, to "at home"
  because "Low saturation"
  cite "1"

rule until_2020 for coverage
  through 2020-12-31
  when saturation = 89 and adult
  then covered
  because "The bound was higher"
  cite "1"

\# ==== Readings ====================================================================================

reading order_is_one "An order is one prescription"
  because "The text does not say"
  cite "4"

\# ==== History =====================================================================================
\#
\# 2016-01-01  first issue
$ for day in 2017-01-01 2019-06-01 2021-06-01 2026-01-01 2031-01-01; do
>   polc show oxygen.pol --as-of $day >shown.pol && polc check shown.pol | grep proved
> done
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
# What a file that lies elsewhere names cannot be put here.
$ mkdir sub; mv cluster.csv sub; printf 'policy lists "Lists" {\n  language 1\n  in force from 2000-01-01\n}\ncodes icd10cm cluster_dx from "cluster.csv"\n' >sub/lists.pol
$ sed 's/^codes icd10cm cluster_dx.*/import cluster_dx from "sub\/lists.pol"/' oxygen.pol | sed '/amend codes cluster_dx/d' >moved.pol
$ polc show moved.pol
sub/lists.pol:5:26: error[E100]: `polc show' cannot put this together: the path is meant from the folder of `sub/lists.pol'
    5 | codes icd10cm cluster_dx from "cluster.csv"
      |                          ^^^^^^^^^^^^^^^^^^
  hint: keep what is imported, and its CSV files, beside the policy
[exit 1]
