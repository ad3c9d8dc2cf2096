# Facts and values that one side alone knows, other steps, other ranges, outcomes and decisions.
$ cat >old.pol <<END
> policy p "Example" { language 1 selected by date_of_service in force from 2020-01-01 }
> fact weight : quantity in kilograms step 1 range 0 .. 300
> fact product : open one of { gold "Gold", silver "Silver" }
> fact site : one of { clinic, hospital }
> fact smoker : yes_no
> decision coverage "Coverage" : one of { covered "Covered", not_covered "Not covered" }
>   otherwise not_covered because "Nothing applies"
> decision visit : one of { needed, not_needed }
>   otherwise not_needed because "No"
> rule heavy for coverage when all of { weight >= 100, product is gold, site is clinic } then covered because "Heavy"
> rule smokers for visit when smoker then needed because "Smoker"
> END
$ cat >new.pol <<END
> policy p "Example" { language 1 selected by date_of_service in force from 2020-07-01 }
> fact weight : quantity in kilograms step 0.5 range 0 .. 250
> fact product : open one of { gold "Gold", bronze "Bronze", silver "Silver" }
> fact site : one of { clinic, home }
> fact height : quantity step 1 range 30 .. 250
> decision coverage "Coverage" : one of { covered "Covered", not_covered "Excluded", partly "In part" }
>   otherwise not_covered because "Nothing applies"
> rule heavy for coverage when all of { weight > 100, product is gold, site is clinic } then covered because "Heavy"
> rule bronze for coverage when product is bronze and height < 150 then partly because "Bronze"
> END
$ polc diff old.pol new.pol
Example
  before  old.pol: in force from 2020-01-01
  after   new.pol: in force from 2020-07-01

  Coverage: Covered becomes Excluded in 1 region, 221 of 221,884 points
  Coverage: Not covered becomes In part in 1 region, 30,120 of 221,884 points

Coverage: the outcome changes

  Covered becomes Excluded, in 1 region, 221 of 221,884 points
    weight = 100
    product is gold (Gold)
    before  Covered: Heavy (heavy)
    after   Excluded: Nothing applies (otherwise)
    example weight = 100, product = gold, site = clinic

  Not covered becomes In part, in 1 region, 30,120 of 221,884 points
    product is bronze (Bronze)
    height <= 149
    before  Not covered: Nothing applies (otherwise)
    after   In part: Bronze (bronze)
    example weight = 0, product = bronze, site = clinic, height = 30

What can be asked and answered
  weight is told in steps of 1 kilogram before and of 0.5 kilograms after; compared in steps of 1
      kilogram
  weight may be 0 .. 300 before and 0 .. 250 after
  new value of product: bronze; before, it reads as `other'
  dropped value of site: hospital; after, it cannot be said, so such cases are not compared
  new value of site: home; before, it cannot be said, so such cases are not compared
  dropped fact: smoker
  new fact: height
  from 2020-01-01 until 2020-07-01 only the policy before is in force; that time is not compared
  `not_covered' of coverage is called "Not covered" before and "Excluded" after
  coverage can be `partly' after only
  visit is decided before only

What is written
  header changed: p
  fact changed: weight, product, site
  fact removed: smoker
  decision changed: coverage
  decision removed: visit
  rule changed: heavy
  rule removed: smokers
  fact added: height
  rule added: bronze

# What cannot be compared is refused.
$ sed -e 's/fact smoker : yes_no/fact smoker : quantity step 1 range 0 .. 9/' -e 's/when smoker then/when smoker > 1 then/' old.pol >other.pol
$ polc diff old.pol other.pol
polc: error[E201]: `smoker' cannot be compared: it is yes or no before and a number after
[exit 2]

# Codes are compared by what they are, not by the name of their set.
$ cat >old.pol <<END
> policy p "Example" { language 1 selected by date_of_service in force from 2020-01-01 }
> codes icd10cm apnea { G47.33 }
> fact diagnoses : set of code icd10cm
> decision coverage "Coverage" : one of { covered "Covered", not_covered "Not covered" }
>   otherwise not_covered because "Nothing applies"
> rule sleep for coverage when diagnoses has any apnea then covered because "Apnea"
> END
$ sed -e 's/apnea/sleep_dx/g' old.pol >new.pol
$ polc diff old.pol new.pol
Example
  before  old.pol: in force from 2020-01-01
  after   new.pol: in force from 2020-01-01

no difference in any answer

What is written
  codes removed: apnea
  rule changed: sleep
  codes added: sleep_dx
$ sed -e 's/{ G47.33 }/{ G47.31, G47.33 }/' old.pol >new.pol
$ polc diff old.pol new.pol
Example
  before  old.pol: in force from 2020-01-01
  after   new.pol: in force from 2020-01-01

  Coverage: Not covered becomes Covered in 1 region

Coverage: the outcome changes

  Not covered becomes Covered, in 1 region
    diagnoses has none apnea (before)
    diagnoses has any apnea (after)
    before  Not covered: Nothing applies (otherwise)
    after   Covered: Apnea (sleep)
    example diagnoses has { G47.31 }

What can be asked and answered
  the codes of apnea are not the same before and after

What is written
  codes changed: apnea
