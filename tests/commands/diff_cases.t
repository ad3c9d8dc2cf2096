# Which of the given cases change, by reason.
$ cp "$POLC_SOURCE/policies/lung_cancer_screening_ldct.pol" ldct.pol
$ cat >cases.csv <<END
> claim,age_years,asymptomatic,pack_years,smoking_status,quit_date,order_received,first_ldct,radiologist_board_certified_or_eligible,facility_standardized_nodule_system,date_of_service
> A-1,52,yes,25,current,,yes,no,yes,yes,2022-06-01
> A-2,60,yes,35,current,,yes,no,yes,yes,2022-06-01
> A-3,60,yes,22.5,former,2015-03-01,yes,no,yes,yes,2022-06-01
> A-4,60,yes,35,current,,yes,no,no,yes,2022-06-01
> A-5,60,yes,35,current,,yes,no,,yes,2022-06-01
> A-6,49,yes,35,current,,yes,no,yes,yes,2022-06-01
> A-7,52,no,35,current,,yes,no,yes,yes,2022-06-01
> A-8,300,no,35,current,,yes,no,yes,yes,2022-06-01
> END
$ polc diff ldct.pol@2015-06-01 ldct.pol@2022-06-01 --cases cases.csv | sed -n '/^The cases/,$p'
The cases of cases.csv
  8 cases: 4 get another answer, 1 gets the same answer for another reason; 1 could not be decided
  row 9, before: age_years=300: outside the range; `age_years' ranges from 0 to 130, in years

  Determination: Not covered becomes Covered, 1 case
    before  age_outside
    after   eligible
    cases   A-1

  Determination: Not covered becomes Covered, 1 case
    before  exposure_too_low
    after   eligible
    cases   A-3

  Determination: Covered becomes Not covered, 1 case
    before  eligible
    after   radiologist_or_facility
    cases   A-4

  Determination: Covered becomes not determined, 1 case
    before  eligible
    after   more facts are needed
    cases   A-5
$ polc diff ldct.pol@2015-06-01 ldct.pol@2022-06-01 --cases missing.csv
polc: error[E100]: cannot read missing.csv: No such file or directory
[exit 2]
$ echo 'claim,amount' >none.csv
$ polc diff ldct.pol@2015-06-01 ldct.pol@2022-06-01 --cases none.csv
polc: error[E114]: none.csv: no column of the header names a fact
      = the first line names the facts, as for `polc batch'
[exit 2]
# For programs: outcomes by their names, null where there is none.
$ polc diff ldct.pol@2015-06-01 ldct.pol@2022-06-01 --cases cases.csv --format json | \
>   grep -E '"(outcome|words)":' | tail -4
          "outcome": "covered",
          "words": "Covered",
          "outcome": null,
          "words": "not determined",
