# One revision of a policy, whole: what came later is left out, but for what it says of the time before.
$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2010-01 first_day
> }
> statement S1 in "Policy" "Low saturation at rest"
> statement S2 in "Policy" "Hospices"
> text intro in "Description" """
>   Oxygen at home.
>
>   Not in hospitals.
>   """
> fact saturation : quantity in percent step 1 range 0 .. 100 ask "What is the saturation at rest?"
> fact place : open one of { home "Home", nursing "Nursing home" }
> decision coverage : one of { covered "Covered", not_covered "Not covered" }
>   outcomes best first: covered, not_covered
>   otherwise not_covered only where place is other or saturation > 88 because "Nothing else is covered"
> rule low_saturation for coverage
>   when saturation <= 88 and place in { home, nursing }
>   then covered because "Low saturation" cite S1
> raising saturation never worsens coverage where place is other
> reviewed 2011-05 unchanged "Committee"
> revision 2013-04-01 "Hospices" {
>   unencoded "The text of 2012 is lost" because "Never archived"
>   extend place { hospice "Hospice" }
>   add rule hospices for coverage
>     when place is hospice
>     then covered because "Always in a hospice" cite S2
>   changes coverage only where place is hospice
> }
> revision 2020-07-01 "A lower bound" {
>   amend rule low_saturation
>     was when saturation <= 88 and place in { home, nursing }
>     now when saturation <= 85 and place in { home, nursing }
>   amend decision coverage
>     now only where place is other or saturation > 85
>   changes coverage only where saturation in 86 .. 88
> }
> reviewed 2021-05 unchanged literature through 2021-03-31 "Committee"
> test "at home" on 2012-01-01 {
>   given place is home, saturation is 80
>   expect coverage is covered by low_saturation
> }
> test "at home, later" on 2021-01-01 { given place is home, saturation is 87 expect coverage is not_covered }
> END
$ polc check oxygen.pol
oxygen: 1 decision, 2 rules, 3 revisions; 2 of 2 statements cited
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
oxygen: 1 reading of the text recorded:
  line 22: unencoded: The text of 2012 is lost
$ polc show oxygen.pol
\# Home Oxygen
\#
\# In its newest form: the revision of 2020-07-01.
\# Put together by `polc show'; what is to be changed is changed in the policy itself.
policy oxygen "Home Oxygen" {
  language 1
  in force from 2020-07-01
}

\# ==== The document ================================================================================

statement S1 in "Policy"
  "Low saturation at rest"

statement S2 in "Policy"
  "Hospices"

text intro in "Description" """
  Oxygen at home.

  Not in hospitals.
"""

\# ==== Vocabulary ==================================================================================

fact saturation : quantity in percent step 1 range 0 .. 100
  ask "What is the saturation at rest?"

fact place : open one of {
  home    "Home",
  nursing "Nursing home",
  hospice "Hospice",
}

\# ==== coverage ====================================================================================

decision coverage : one of {
  covered     "Covered",
  not_covered "Not covered",
}
  outcomes best first: covered, not_covered
  otherwise not_covered
    only where place is other or saturation > 85
    because "Nothing else is covered"

rule low_saturation for coverage
  when saturation <= 85 and place in { home, nursing }
  then covered
  because "Low saturation"
  cite S1

rule hospices for coverage
  when place is hospice
  then covered
  because "Always in a hospice"
  cite S2

\# ==== Properties ==================================================================================

raising saturation never worsens coverage
  where place is other

\# ==== Examples, run by `polc test' ================================================================

test "at home, later" on 2021-01-01 {
  given place is home, saturation is 87
  expect coverage is not_covered
}

\# ==== History =====================================================================================
\#
\# 2010-01-01  first issue
\# 2011-05     reviewed, unchanged: Committee
\# 2013-04-01  revised: Hospices
\# 2020-07-01  revised: A lower bound
\# 2021-05     reviewed, unchanged, literature through 2021-03-31: Committee
$ polc show oxygen.pol --as-of 2012-12-31
\# Home Oxygen
\#
\# As in force on 2012-12-31: the first issue of 2010-01-01, until that of 2013-04-01.
\# Put together by `polc show'; what is to be changed is changed in the policy itself.
policy oxygen "Home Oxygen" {
  language 1
  in force from 2010-01 first_day
}

\# ==== The document ================================================================================

statement S1 in "Policy"
  "Low saturation at rest"

text intro in "Description" """
  Oxygen at home.

  Not in hospitals.
"""

\# ==== Vocabulary ==================================================================================

fact saturation : quantity in percent step 1 range 0 .. 100
  ask "What is the saturation at rest?"

fact place : open one of {
  home    "Home",
  nursing "Nursing home",
}

\# ==== coverage ====================================================================================

decision coverage : one of {
  covered     "Covered",
  not_covered "Not covered",
}
  outcomes best first: covered, not_covered
  otherwise not_covered
    only where place is other or saturation > 88
    because "Nothing else is covered"

rule low_saturation for coverage
  when saturation <= 88 and place in { home, nursing }
  then covered
  because "Low saturation"
  cite S1

\# ==== Properties ==================================================================================

raising saturation never worsens coverage
  where place is other

\# ==== Not encoded =================================================================================

\# Of what came later only this is kept: it is said of the time before.

revision 2013-04-01 "Hospices" {
  unencoded "The text of 2012 is lost"
    because "Never archived"
}

\# ==== Examples, run by `polc test' ================================================================

test "at home" on 2012-01-01 {
  given place is home, saturation is 80
  expect coverage is covered by low_saturation
}

\# ==== History =====================================================================================
\#
\# 2010-01-01  first issue
\# 2011-05     reviewed, unchanged: Committee

# What is shown compiles, passes the tests of its time and is shown as it is.
$ for day in 2010-01-01 2013-04-01 2020-07-01 2100-01-01; do
>   polc show oxygen.pol --as-of $day >shown.pol && polc check shown.pol && polc test shown.pol
>   polc show shown.pol --as-of $day | sed '/^# /d' >again.pol; sed '/^# /d' shown.pol | cmp - again.pol
> done
oxygen: 1 decision, 1 rule, 2 revisions; 1 of 1 statement cited
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
oxygen: 1 reading of the text recorded:
  line 57: unencoded: The text of 2012 is lost
oxygen: 1 test passed
oxygen: 1 decision, 2 rules, 1 revision; 2 of 2 statements cited
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
oxygen: no tests
oxygen: 1 decision, 2 rules, 1 revision; 2 of 2 statements cited
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
oxygen: 1 test passed
oxygen: 1 decision, 2 rules, 1 revision; 2 of 2 statements cited
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
oxygen: 1 test passed

# It answers as the policy does.
$ for day in 2012-06-01 2013-04-01 2020-06-30 2020-07-01; do
>   polc show oxygen.pol --as-of $day >shown.pol
>   for place in other home nursing; do
>     for saturation in 85 86 88 89 ''; do
>       polc decide oxygen.pol --on $day place=$place saturation=$saturation --format json >whole.json
>       polc decide shown.pol --on $day place=$place saturation=$saturation --format json >part.json
>       cmp whole.json part.json
>     done
>   done
> done

# So does every revision of policy 100.
$ policy=$POLC_SOURCE/policies/inhaled_nitric_oxide.pol
> for day in 2009-06-01 2013-03-31 2013-04-01 2016-09-30 2016-10-01 2025-08-01; do
>   polc show "$policy" --as-of $day >shown.pol && polc check shown.pol --strict >/dev/null || echo $day
>   polc test shown.pol | grep -c 'passed$'
>   for age in 33w6d 34w0d 34w1d ''; do
>     polc decide "$policy" --on $day indication=hypoxic_respiratory_failure patient_group=neonate \
>       gestational_age=$age setting=inpatient --format json >whole.json
>     polc decide shown.pol --on $day indication=hypoxic_respiratory_failure patient_group=neonate \
>       gestational_age=$age setting=inpatient --format json >part.json
>     cmp whole.json part.json
>   done
> done
1
1
1
1
1
1

# Days that are none.
$ polc show oxygen.pol --as-of 2009-12-31
polc: error[E618]: --as-of 2009-12-31: no revision is in force on this day
      = the first takes effect on 2010-01-01
[exit 1]
$ polc show oxygen.pol --as-of 2015-02-29
polc: error[E614]: --as-of 2015-02-29: there is no such day
[exit 1]
$ polc show oxygen.pol --as-of 2016-10
polc: error[E201]: --as-of 2016-10: this is no date
      = a date is written 2016-10-01
[exit 1]
$ polc show oxygen.pol --as-of 1850-01-01 --message-format json
{
  "diagnostics": [
    {
      "code": "E614",
      "severity": "error",
      "title": "no such day",
      "file": null,
      "message": "--as-of 1850-01-01: there is no such day",
      "related": [],
      "notes": [
        "dates run from 1900-01-01 to 2200-12-31"
      ],
      "choices": [],
      "hint": null,
      "fix": null
    }
  ],
  "errors": 1,
  "warnings": 0,
  "more": 0
}
[exit 1]
$ polc show oxygen.pol --as-of
polc: error: `--as-of' needs a value
  `polc --help' lists the commands
[exit 2]

# Nothing is shown of a policy with errors, or of none.
$ sed 's/then covered because "Low/then cowered because "Low/' oxygen.pol >wrong.pol; polc show wrong.pol
wrong.pol:19:8: error[E121]: `cowered' is not an outcome of `coverage'
   19 |   then cowered because "Low saturation" cite S1
      |        ^^^^^^^
  hint: did you mean `covered'?
[exit 1]
$ polc show missing.pol
polc: error[E100]: cannot read missing.pol: No such file or directory
[exit 2]
$ polc show
polc: error: `polc show' needs one policy file
  `polc --help' lists the commands
[exit 2]
$ polc show oxygen.pol oxygen.pol
polc: error: `polc show' needs one policy file
  `polc --help' lists the commands
[exit 2]
