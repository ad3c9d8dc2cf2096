# Two days of one policy: nothing but reasons changes, at 880 of the 2,112 points of the determination.
$ cp "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol" ino.pol
$ polc diff ino.pol@2014-01-01 ino.pol@2017-01-01 --exit-code
Inhaled Nitric Oxide
  before  ino.pol@2014-01-01: the revision of 2013-04-01, Annual review: the policy statement was
          changed
  after   ino.pol@2017-01-01: the revision of 2016-10-01, Annual review: investigational uses
          rearranged, two newly named

  Determination: no outcome changes
  Determination: the outcome stays and the reason changes at 880 of 2,112 points
  Prior authorization: no outcome changes

Determination: the outcome stays, the reason changes, 880 of 2,112 points

  INVESTIGATIONAL
    before  The use is not the covered one; the uses listed as investigational are only examples
            [S2] (otherwise)
    after   Lung transplant, while the graft is reperfused or afterwards [S2.4]
            (investigational_lung_transplant)
            528 of 2,112 points
    where   indication is lung_transplantation
    after   Adult or child with congenital heart disease, after an operation [S2.3]
            (investigational_postoperative_chd)
            352 of 2,112 points
    where   indication is postoperative_congenital_heart_disease, patient_group in { child, adult }

What can be asked and answered
  new value of indication: postoperative_congenital_heart_disease; before, it reads as `other'
  new value of indication: lung_transplantation; before, it reads as `other'

Promised by the revisions between, and proved by `polc check'
  2016-10-01: changes determination nothing
  2016-10-01: changes prior_authorization nothing
  2016-10-01: changes reasons only where indication in { postoperative_congenital_heart_disease,
      lung_transplantation }

# Reasons count when they are asked for.
$ polc diff ino.pol@2014-01-01 ino.pol@2017-01-01 --exit-code=reasons >differences; echo "status $?"
status 1

# One side without a day: the newest revision.
$ polc diff ino.pol@2010-01-01 ino.pol | head -6
Inhaled Nitric Oxide
  before  ino.pol@2010-01-01: the revision of 2009-06-01, First issue
  after   ino.pol: the revision of 2016-10-01, Annual review: investigational uses rearranged, two
          newly named

  Determination: no outcome changes

# The same policy in another order, with other white space and without comments.
$ cat >old.pol <<END
> policy p "Example" { language 1 selected by date_of_service in force from 2020-01-01 }
> fact age_years : quantity in years step 1 range 0 .. 120
> fact enrolled : yes_no
> decision coverage "Coverage" : one of { covered "Covered", not_covered "Not covered" }
>   outcomes best first: covered, not_covered
>   otherwise not_covered because "Nothing applies"
> rule adults for coverage when age_years >= 18 then covered because "Adult"
> rule members for coverage when enrolled then covered because "Enrolled"
> test "a child" on 2021-01-01 { given age_years is 9, not enrolled expect coverage is not_covered }
> END
$ cat >new.pol <<END
> # Another order, other white space.
> policy p "Example" { language 1 selected by date_of_service in force from 2020-01-01 }
> decision coverage "Coverage" :
>     one of { covered "Covered", not_covered "Not covered" }
>   outcomes best first: covered, not_covered
>   otherwise not_covered because "Nothing applies"
> fact enrolled : yes_no
> fact age_years : quantity in years step 1 range 0 .. 120
> rule members for coverage when enrolled then covered because "Enrolled"
> rule adults for coverage when age_years >= 18 then covered because "Adult"
> test "a child" on 2021-01-01 { given age_years is 9, not enrolled expect coverage is not_covered }
> END
$ polc diff old.pol new.pol --exit-code=reasons
Example
  before  old.pol: in force from 2020-01-01
  after   new.pol: in force from 2020-01-01

no difference in any answer

What is written
  the same, but for order, layout and comments

# A test more, and a condition written in another way.
$ sed -e 's/age_years >= 18/not age_years < 18/' old.pol >new.pol
$ echo 'test "an adult" on 2021-01-01 { given age_years is 30 expect coverage is covered }' >>new.pol
$ polc diff old.pol new.pol --exit-code=reasons
Example
  before  old.pol: in force from 2020-01-01
  after   new.pol: in force from 2020-01-01

no difference in any answer

What is written
  rule changed: adults
  test added: "an adult"

# A threshold moves.
$ sed -e 's/age_years >= 18/age_years >= 21/' old.pol >new.pol
$ polc diff old.pol new.pol --exit-code
Example
  before  old.pol: in force from 2020-01-01
  after   new.pol: in force from 2020-01-01

  Coverage: Covered becomes Not covered in 1 region, 3 of 242 points
  Coverage: the outcome stays and the reason changes at 3 of 242 points

Coverage: the outcome changes

  Covered becomes Not covered, in 1 region, 3 of 242 points
    age_years in 18 .. 20
    enrolled is no
    before  Covered: Adult (adults)
    after   Not covered: Nothing applies (otherwise)
    example age_years = 18, enrolled = no

Coverage: the outcome stays, the reason changes, 3 of 242 points

  Covered
    before  Adult (adults)
    after   Enrolled (members)
            3 of 242 points
    where   age_years in 18 .. 20, enrolled is yes

What is written
  rule changed: adults
[exit 1]
$ polc diff old.pol new.pol --format json
{
  "before": {
    "name": "old.pol",
    "policy": "p",
    "revisions": [
      "2020-01-01"
    ]
  },
  "after": {
    "name": "new.pol",
    "policy": "p",
    "revisions": [
      "2020-01-01"
    ]
  },
  "complete": true,
  "outcome_regions": 1,
  "reason_regions": 1,
  "decisions": {
    "coverage": {
      "complete": true,
      "points": 242,
      "outcome_points": 3,
      "reason_points": 3,
      "open": 0,
      "reasons_open": 0,
      "outcomes": [
        {
          "before": "covered",
          "after": "not_covered",
          "points": 3,
          "regions": [
            {
              "where": [
                {
                  "fact": "age_years",
                  "text": "age_years in 18 .. 20"
                },
                {
                  "fact": "enrolled",
                  "text": "enrolled is no"
                }
              ],
              "except_where_other_rules_decide": false,
              "when": null,
              "points": 3,
              "before": [
                {
                  "rule": "adults",
                  "because": "Adult",
                  "cite": null,
                  "limits": null
                }
              ],
              "after": [
                {
                  "rule": "otherwise",
                  "because": "Nothing applies",
                  "cite": null,
                  "limits": null
                }
              ],
              "example": {
                "on": "2020-01-01",
                "facts": {
                  "age_years": "18",
                  "enrolled": "no"
                }
              }
            }
          ]
        }
      ],
      "reasons": [
        {
          "outcome": "covered",
          "before": {
            "rule": "adults",
            "because": "Adult",
            "cite": null,
            "limits": null
          },
          "after": {
            "rule": "members",
            "because": "Enrolled",
            "cite": null,
            "limits": null
          },
          "points": 3,
          "regions": [
            {
              "where": [
                {
                  "fact": "age_years",
                  "text": "age_years in 18 .. 20"
                },
                {
                  "fact": "enrolled",
                  "text": "enrolled is yes"
                }
              ],
              "except_where_other_rules_decide": false,
              "when": null,
              "points": 3,
              "before": [
                {
                  "rule": "adults",
                  "because": "Adult",
                  "cite": null,
                  "limits": null
                }
              ],
              "after": [
                {
                  "rule": "members",
                  "because": "Enrolled",
                  "cite": null,
                  "limits": null
                }
              ],
              "example": {
                "on": "2020-01-01",
                "facts": {
                  "age_years": "18",
                  "enrolled": "yes"
                }
              }
            }
          ]
        }
      ]
    }
  },
  "vocabulary": [],
  "written": [
    {
      "kind": "rule",
      "name": "adults",
      "what": "changed"
    }
  ],
  "promises": [],
  "cases": null
}

# A file with errors, a day without a revision, no such day, a side too few.
$ echo 'rule x for coverage when tall then covered' >>new.pol
$ polc diff old.pol new.pol
new.pol:10:26: error[E120]: no fact or criterion is called `tall'
   10 | rule x for coverage when tall then covered
      |                          ^^^^
polc: error: new.pol has errors, so it cannot be compared
[exit 1]
$ polc diff old.pol@2019-12-31 old.pol@2020-01-01
polc: error: old.pol@2019-12-31: no revision is in force on that day; the first takes effect on 2020-01-01
  `polc --help' lists the commands
[exit 2]
$ polc diff old.pol@2020-02-30 old.pol
polc: error: `old.pol@2020-02-30': after `@' stands a day such as 2016-10-01, not `2020-02-30'
  `polc --help' lists the commands
[exit 2]
$ polc diff old.pol
polc: error: `polc diff' takes two sides, each FILE, FILE@DATE or REV:FILE
  `polc --help' lists the commands
[exit 2]
$ polc diff old.pol missing.pol
polc: error[E100]: cannot read missing.pol: No such file or directory
[exit 2]
$ polc diff old.pol old.pol --exit-code=all
polc: error: --exit-code is given alone or as --exit-code=reasons, not `=all'
  `polc --help' lists the commands
[exit 2]
