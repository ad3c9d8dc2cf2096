# Every shipped policy passes its own tests.
$ for policy in "$POLC_SOURCE"/policies/*.pol; do
>   polc test "$policy" >out 2>&1 && grep -q '^[a-z_]*: [0-9]* tests passed$' out || cat out
> done

# A small policy, and tests that come true.
$ cat >chair.pol <<'END'
> policy chair "Power Wheelchair" {
>   language 1
>   in force from 2010-01-01
> }
> statement S1 in "Policy" "Adults who cannot walk indoors"
> fact age : quantity in years step 1 range 0 .. 120
> fact walks_indoors : yes_no
> fact place : one of { home, hospital, hospice }
> impossible place is hospice and walks_indoors because "Nobody walks there"
> decision coverage : one of { covered, not_covered }
>   otherwise refer because "The text is silent"
> rule needs_chair for coverage
>   when age >= 18 and not walks_indoors
>   then covered because "Cannot walk indoors" cite S1
> rule in_hospital for coverage
>   when place is hospital
>   then not_covered because "The hospital has one" exception to needs_chair
> revision 2015-03-01 "Younger persons too" {
>   unencoded "Text of 2010 is lost" because "Never published"
>   add rule young for coverage
>     when age in 12 years .. 17 years and not walks_indoors and place in { home, hospice }
>     then covered because "Young persons"
>   changes coverage only where age in 12 years .. 17 years
> }
> END
$ cp chair.pol passing.pol
$ cat >>passing.pol <<'END'
> test "adult" on 2012-01-01 {
>   given age is 40, not walks_indoors, place is home
>   expect coverage is covered by needs_chair
>   expect caveat 2015-03-01
> }
> test "hospital" on 2015-03-01 {
>   given place is hospital
>   expect coverage is not_covered by in_hospital
>   expect no caveat
> }
> test "child" on 2015-03-01 { given age is 3 expect coverage unknown needing { place } }
> test "walks" on 2015-03-01 { given walks_indoors, place is home expect coverage is refer }
> test "too early" on 2009-12-31 { expect no revision in force }
> test "a date is needed too" {
>   given age is 15, not walks_indoors, place is home
>   expect coverage unknown needing { date_of_service }
> }
> END
$ polc check passing.pol
chair: 1 decision, 3 rules, 2 revisions; 1 of 1 statement cited
chair: proved: no two rules disagree, nothing is left open, every promise holds
chair: 2 readings of the text recorded:
  line 17: exception: in_hospital is an exception to needs_chair, where age >= 18 and ...
  line 18: unencoded: Text of 2010 is lost
$ polc test passing.pol
chair: 6 tests passed

# What failed: where, what was expected, what came out, and why.
$ cp chair.pol failing.pol
$ cat >>failing.pol <<'END'
> test "as expected" on 2012-01-01 {
>   given age is 40, not walks_indoors, place is home
>   expect coverage is covered by needs_chair
> }
> test "a rule that facts speak against" on 2012-01-01 {
>   given age is 16, not walks_indoors, place is hospital
>   expect coverage is covered by needs_chair
> }
> test "a rule of a later day" on 2015-02-28 {
>   given age is 16, not walks_indoors, place is home
>   expect coverage is covered by young
> }
> test "a rule that another precedes" on 2012-01-01 {
>   given age is 40, not walks_indoors, place is hospital
>   expect coverage is covered by needs_chair
> }
> test "other facts needed" on 2012-01-01 {
>   given age is 40
>   expect coverage unknown needing { age, place }
> }
> test "certain, though little is known" on 2012-01-01 {
>   given place is hospital
>   expect coverage unknown
> }
> test "not by the default" on 2012-01-01 {
>   given place is hospital
>   expect coverage is not_covered by otherwise
> }
> test "cannot be" on 2012-01-01 {
>   given place is hospice, walks_indoors
>   expect coverage is refer
> }
> test "nothing is in force" on 2009-12-31 {
>   expect coverage is refer
>   expect no revision in force
>   expect caveat 2015-03-01
> }
> test "something is in force" on 2015-03-01 {
>   given place is hospital
>   expect no revision in force
>   expect caveat "2015-03-01"
> }
> test "without a date" {
>   given age is 15, not walks_indoors, place is home
>   expect coverage is covered by young
>   expect no caveat
> }
> END
$ polc test failing.pol
failing.pol:31:3: error[E701]: the test `a rule that facts speak against' expects coverage to be covered by needs_chair; it is not_covered by in_hospital
   31 |   expect coverage is covered by needs_chair
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = on 2012-01-01 the revision of 2010-01-01 is in force
      = in_hospital says: The hospital has one
      = needs_chair does not apply: it asks age >= 18 (the test gives 16)
failing.pol:35:3: error[E701]: the test `a rule of a later day' expects coverage to be covered by young; it is refer
   35 |   expect coverage is covered by young
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = on 2015-02-28 the revision of 2010-01-01 is in force
      = otherwise says: The text is silent
      = young does not apply: it is in force from 2015-03-01
failing.pol:39:3: error[E701]: the test `a rule that another precedes' expects coverage to be covered by needs_chair; it is not_covered by in_hospital
   39 |   expect coverage is covered by needs_chair
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = on 2012-01-01 the revision of 2010-01-01 is in force
      = in_hospital says: The hospital has one
      = needs_chair applies too, but in_hospital comes before it
failing.pol:43:3: error[E701]: the test `other facts needed' expects coverage to be unknown, needing { age, place }; it is unknown, needing { place, walks_indoors }
   43 |   expect coverage unknown needing { age, place }
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = on 2012-01-01 the revision of 2010-01-01 is in force
      = possible with what the test gives: covered, not_covered or refer
      = age is listed, but the test gives it
      = walks_indoors can change the answer and is not listed
failing.pol:47:3: error[E701]: the test `certain, though little is known' expects coverage to be unknown; it is not_covered by in_hospital
   47 |   expect coverage unknown
      |   ^^^^^^^^^^^^^^^^^^^^^^^
      = on 2012-01-01 the revision of 2010-01-01 is in force
      = in_hospital says: The hospital has one
failing.pol:51:3: error[E701]: the test `not by the default' expects coverage to be not_covered by otherwise; it is not_covered by in_hospital
   51 |   expect coverage is not_covered by otherwise
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = on 2012-01-01 the revision of 2010-01-01 is in force
      = in_hospital says: The hospital has one
      = otherwise is reached only where no rule applies
failing.pol:55:3: error[E701]: the test `cannot be' expects coverage to be refer; nothing is decided: the facts contradict each other
   55 |   expect coverage is refer
      |   ^^^^^^^^^^^^^^^^^^^^^^^^
      = the policy declares such a case impossible: Nobody walks there
failing.pol:58:3: error[E701]: the test `nothing is in force' expects coverage to be refer; nothing is decided: no revision is in force
   58 |   expect coverage is refer
      |   ^^^^^^^^^^^^^^^^^^^^^^^^
      = the first revision takes effect on 2010-01-01
failing.pol:60:3: error[E701]: the test `nothing is in force' expects the caveat of 2015-03-01; there is none
   60 |   expect caveat 2015-03-01
      |   ^^^^^^^^^^^^^^^^^^^^^^^^
      = the caveat of 2015-03-01 goes with every earlier day in force
failing.pol:64:3: error[E701]: the test `something is in force' expects no revision to be in force; that of 2015-03-01 is
   64 |   expect no revision in force
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^
failing.pol:65:3: error[E701]: the test `something is in force' expects the caveat of 2015-03-01; there is none
   65 |   expect caveat "2015-03-01"
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^
      = on 2015-03-01 the revision of 2015-03-01 is in force
      = the caveat of 2015-03-01 goes with every earlier day in force
failing.pol:69:3: error[E701]: the test `without a date' expects coverage to be covered by young; it is unknown, needing { date_of_service }
   69 |   expect coverage is covered by young
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = the test gives no date, so every revision counts
      = possible with what the test gives: covered, refer or no_revision_in_force
      = young may apply; that depends on date_of_service
failing.pol:70:3: error[E701]: the test `without a date' expects no caveat; there is that of 2015-03-01
   70 |   expect no caveat
      |   ^^^^^^^^^^^^^^^^
      = the test gives no date, so every revision counts
      = the caveat of 2015-03-01: Text of 2010 is lost
chair: 1 of 11 tests passed
[exit 1]

# Several policies: each has its line, and the exit status tells of the worst.
$ polc test passing.pol failing.pol chair.pol 2>/dev/null
chair: 6 tests passed
chair: 1 of 11 tests passed
chair: no tests
[exit 1]

# For build servers.
$ polc test passing.pol failing.pol --junit report.xml >/dev/null 2>&1; cat report.xml
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="polc test" tests="17" failures="10" errors="0">
  <testsuite name="chair" tests="6" failures="0" errors="0">
    <testcase classname="chair" name="adult"/>
    <testcase classname="chair" name="hospital"/>
    <testcase classname="chair" name="child"/>
    <testcase classname="chair" name="walks"/>
    <testcase classname="chair" name="too early"/>
    <testcase classname="chair" name="a date is needed too"/>
  </testsuite>
  <testsuite name="chair" tests="11" failures="10" errors="0">
    <testcase classname="chair" name="as expected"/>
    <testcase classname="chair" name="a rule that facts speak against">
      <failure message="the test `a rule that facts speak against' expects coverage to be covered by needs_chair; it is not_covered by in_hospital">
line 31: the test `a rule that facts speak against' expects coverage to be covered by needs_chair; it is not_covered by in_hospital
  on 2012-01-01 the revision of 2010-01-01 is in force
  in_hospital says: The hospital has one
  needs_chair does not apply: it asks age &gt;= 18 (the test gives 16)
</failure>
    </testcase>
    <testcase classname="chair" name="a rule of a later day">
      <failure message="the test `a rule of a later day' expects coverage to be covered by young; it is refer">
line 35: the test `a rule of a later day' expects coverage to be covered by young; it is refer
  on 2015-02-28 the revision of 2010-01-01 is in force
  otherwise says: The text is silent
  young does not apply: it is in force from 2015-03-01
</failure>
    </testcase>
    <testcase classname="chair" name="a rule that another precedes">
      <failure message="the test `a rule that another precedes' expects coverage to be covered by needs_chair; it is not_covered by in_hospital">
line 39: the test `a rule that another precedes' expects coverage to be covered by needs_chair; it is not_covered by in_hospital
  on 2012-01-01 the revision of 2010-01-01 is in force
  in_hospital says: The hospital has one
  needs_chair applies too, but in_hospital comes before it
</failure>
    </testcase>
    <testcase classname="chair" name="other facts needed">
      <failure message="the test `other facts needed' expects coverage to be unknown, needing { age, place }; it is unknown, needing { place, walks_indoors }">
line 43: the test `other facts needed' expects coverage to be unknown, needing { age, place }; it is unknown, needing { place, walks_indoors }
  on 2012-01-01 the revision of 2010-01-01 is in force
  possible with what the test gives: covered, not_covered or refer
  age is listed, but the test gives it
  walks_indoors can change the answer and is not listed
</failure>
    </testcase>
    <testcase classname="chair" name="certain, though little is known">
      <failure message="the test `certain, though little is known' expects coverage to be unknown; it is not_covered by in_hospital">
line 47: the test `certain, though little is known' expects coverage to be unknown; it is not_covered by in_hospital
  on 2012-01-01 the revision of 2010-01-01 is in force
  in_hospital says: The hospital has one
</failure>
    </testcase>
    <testcase classname="chair" name="not by the default">
      <failure message="the test `not by the default' expects coverage to be not_covered by otherwise; it is not_covered by in_hospital">
line 51: the test `not by the default' expects coverage to be not_covered by otherwise; it is not_covered by in_hospital
  on 2012-01-01 the revision of 2010-01-01 is in force
  in_hospital says: The hospital has one
  otherwise is reached only where no rule applies
</failure>
    </testcase>
    <testcase classname="chair" name="cannot be">
      <failure message="the test `cannot be' expects coverage to be refer; nothing is decided: the facts contradict each other">
line 55: the test `cannot be' expects coverage to be refer; nothing is decided: the facts contradict each other
  the policy declares such a case impossible: Nobody walks there
</failure>
    </testcase>
    <testcase classname="chair" name="nothing is in force">
      <failure message="the test `nothing is in force' expects coverage to be refer; nothing is decided: no revision is in force">
line 58: the test `nothing is in force' expects coverage to be refer; nothing is decided: no revision is in force
  the first revision takes effect on 2010-01-01
line 60: the test `nothing is in force' expects the caveat of 2015-03-01; there is none
  the caveat of 2015-03-01 goes with every earlier day in force
</failure>
    </testcase>
    <testcase classname="chair" name="something is in force">
      <failure message="the test `something is in force' expects no revision to be in force; that of 2015-03-01 is">
line 64: the test `something is in force' expects no revision to be in force; that of 2015-03-01 is
line 65: the test `something is in force' expects the caveat of 2015-03-01; there is none
  on 2015-03-01 the revision of 2015-03-01 is in force
  the caveat of 2015-03-01 goes with every earlier day in force
</failure>
    </testcase>
    <testcase classname="chair" name="without a date">
      <failure message="the test `without a date' expects coverage to be covered by young; it is unknown, needing { date_of_service }">
line 69: the test `without a date' expects coverage to be covered by young; it is unknown, needing { date_of_service }
  the test gives no date, so every revision counts
  possible with what the test gives: covered, refer or no_revision_in_force
  young may apply; that depends on date_of_service
line 70: the test `without a date' expects no caveat; there is that of 2015-03-01
  the test gives no date, so every revision counts
  the caveat of 2015-03-01: Text of 2010 is lost
</failure>
    </testcase>
  </testsuite>
</testsuites>

# The same run gives the same bytes; an older report is replaced.
$ cp report.xml before.xml; polc test passing.pol failing.pol --junit report.xml >/dev/null 2>&1; cmp before.xml report.xml

# A report that cannot be written leaves nothing behind.
$ polc test passing.pol --junit missing/report.xml && echo written || { echo "status $?"; test ! -e missing; }
chair: 6 tests passed
polc: error: missing/report.xml: cannot be written: No such file or directory
status 2

# A policy with errors is not tested, and the report says so.
$ sed 's/then covered because/then paid because/' passing.pol >broken.pol
$ polc test broken.pol passing.pol --junit report.xml
broken.pol:14:8: error[E121]: `paid' is not an outcome of `coverage'
   14 |   then paid because "Cannot walk indoors" cite S1
      |        ^^^^
broken.pol:22:10: error[E121]: `paid' is not an outcome of `coverage'
   22 |     then paid because "Young persons"
      |          ^^^^
chair: 6 tests passed
[exit 1]
$ cat report.xml
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="polc test" tests="7" failures="0" errors="1">
  <testsuite name="broken" tests="1" failures="0" errors="1">
    <testcase classname="broken" name="polc check">
      <error message="the policy has errors; no test was run">
line 14: E121: `paid' is not an outcome of `coverage'
line 22: E121: `paid' is not an outcome of `coverage'
</error>
    </testcase>
  </testsuite>
  <testsuite name="chair" tests="6" failures="0" errors="0">
    <testcase classname="chair" name="adult"/>
    <testcase classname="chair" name="hospital"/>
    <testcase classname="chair" name="child"/>
    <testcase classname="chair" name="walks"/>
    <testcase classname="chair" name="too early"/>
    <testcase classname="chair" name="a date is needed too"/>
  </testsuite>
</testsuites>

$ polc test missing.pol passing.pol
polc: error[E100]: cannot read missing.pol: No such file or directory
chair: 6 tests passed
[exit 2]

$ polc test
polc: error: `polc test' needs a policy file
  `polc --help' lists the commands
[exit 2]

$ polc test passing.pol --junit
polc: error: `--junit' needs a value
  `polc --help' lists the commands
[exit 2]

# `check' runs no tests.
$ polc check failing.pol
chair: 1 decision, 3 rules, 2 revisions; 1 of 1 statement cited
chair: proved: no two rules disagree, nothing is left open, every promise holds
chair: 2 readings of the text recorded:
  line 17: exception: in_hospital is an exception to needs_chair, where age >= 18 and ...
  line 18: unencoded: Text of 2010 is lost

# Diagnostics for machines.
$ polc test failing.pol --message-format=json 2>&1 >/dev/null | head -c 200
{
  "diagnostics": [
    {
      "code": "E701",
      "severity": "error",
      "title": "expectation failed",
      "file": "failing.pol",
      "line": 31,
      "column": 3,
      "end_line": 31,
\no newline
