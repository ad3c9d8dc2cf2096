# A rule whose condition is tested, but always where another rule decides: the missing test can be
# pasted, passes, and then nothing is missing.
$ cat >walker.pol <<'END'
> policy walker "Walker" { language 1 in force from 2020-01-01 }
> fact unsteady : yes_no
> fact after_surgery : yes_no
> decision walker : one of { covered, covered_for_rent, not_covered }
>   otherwise not_covered
> rule rented for walker when after_surgery then covered_for_rent because "For the time after surgery"
>   exception to bought
> rule bought for walker when unsteady then covered because "Unsteady for good"
> test "both" on 2020-03-01 { given unsteady, after_surgery expect walker is covered_for_rent }
> test "neither" on 2020-03-01 { given not unsteady, not after_surgery expect walker is not_covered }
> END
$ polc test walker.pol --coverage
walker: 2 tests passed
walker: rules 2 of 3 (66 %), boundary values 0 of 0 (100 %), condition parts 4 of 4 (100 %)
walker.pol:8:1: warning[W707]: `bought' decides in no test
    8 | rule bought for walker when unsteady then covered because "Unsteady for good"
      | ^^^^^^^^^^^^^^^^^^^^^^
  hint: add this test, if the policy text agrees:
        test "bought" on 2020-01-01 {
          given unsteady, not after_surgery
          expect walker is covered by bought
        }
$ polc test walker.pol --suggest >more.txt; cat more.txt
\# walker: 2 tests passed
\# walker: tests that are missing; keep those that the policy text agrees with

test "bought" on 2020-01-01 {
  given unsteady, not after_surgery
  expect walker is covered by bought
}
$ cat more.txt >>walker.pol; polc test walker.pol --coverage --threshold 100
walker: 3 tests passed
walker: rules 3 of 3 (100 %), boundary values 0 of 0 (100 %), condition parts 4 of 4 (100 %)

# Each share has a threshold of its own; in the report of a build server one that is missed is a test
# that fails.
$ head -10 walker.pol >less.pol
$ polc test less.pol --coverage --threshold rules=60,boundaries=100,parts=100 2>/dev/null
walker: 2 tests passed
walker: rules 2 of 3 (66 %), boundary values 0 of 0 (100 %), condition parts 4 of 4 (100 %)
$ polc test less.pol --coverage --threshold rules=100 --junit report.xml 2>/dev/null
walker: 2 tests passed
walker: rules 2 of 3 (66 %), boundary values 0 of 0 (100 %), condition parts 4 of 4 (100 %)
walker: less than 100 % of the rules are covered
[exit 1]
$ cat report.xml
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="polc test" tests="3" failures="1" errors="0">
  <testsuite name="walker" tests="3" failures="1" errors="0">
    <properties>
      <property name="coverage.rules" value="66"/>
      <property name="coverage.boundaries" value="100"/>
      <property name="coverage.parts" value="100"/>
    </properties>
    <testcase classname="walker" name="both"/>
    <testcase classname="walker" name="neither"/>
    <testcase classname="walker" name="coverage of rules">
      <failure message="66 % is covered, 100 % is asked for">2 of 3
</failure>
    </testcase>
  </testsuite>
</testsuites>
$ polc test less.pol --coverage --threshold parts=100 2>/dev/null
walker: 2 tests passed
walker: rules 2 of 3 (66 %), boundary values 0 of 0 (100 %), condition parts 4 of 4 (100 %)
$ polc test less.pol --coverage --threshold rules=100,part=90
polc: error: --threshold is a percentage from 0 to 100, or one each as in `rules=100,boundaries=90,parts=80', not `rules=100,part=90'
  `polc --help' lists the commands
[exit 2]
$ polc test less.pol --coverage --threshold rules=101
polc: error: --threshold is a percentage from 0 to 100, or one each as in `rules=100,boundaries=90,parts=80', not `rules=101'
  `polc --help' lists the commands
[exit 2]

# What is proved to be in no case counts apart and is named: `any of' with a part that says nothing, and
# a rule that never decides.
$ cat >lift.pol <<'END'
> policy lift "Stair Lift" { language 1 in force from 2020-01-01 }
> fact age : quantity in years step 1 range 0 .. 120
> fact alone : yes_no
> decision lift : one of { covered, not_covered }
>   otherwise not_covered
> rule old for lift when any of { age >= 80, age >= 90 } then covered
> rule oldest_alone for lift when age >= 95 and alone then covered
> test "79" on 2020-03-01 { given age is 79 expect lift is not_covered }
> test "80" on 2020-03-01 { given age is 80 expect lift is covered by old }
> END
$ polc test lift.pol --coverage 2>/dev/null
lift: 2 tests passed
lift: rules 2 of 2 (100 %; 1 more can never be), boundary values 2 of 4 (50 %; 2 more can never be), condition parts 4 of 7 (57 %; 1 more can never be)
  no case in which `oldest_alone' decides (proved)
  no case in which age >= 90 holds and rule old turns with it (proved)
  no case with age = 89 in which rule old turns with it (proved)
  no case with age = 90 in which rule old turns with it (proved)
$ polc test lift.pol --coverage --format json | jq '.[0].coverage.rules'
{
  "covered": 2,
  "all": 2,
  "percent": 100,
  "never": 1,
  "missing": [],
  "impossible": [
    "`oldest_alone' decides"
  ]
}
$ polc test lift.pol --suggest
\# lift: 2 tests passed
\# lift: tests that are missing; keep those that the policy text agrees with

test "oldest_alone: age = 94" on 2020-01-01 {
  given age is 94
  expect lift is covered by old
}

test "oldest_alone: age = 95" on 2020-01-01 {
  given age is 95, alone
  expect lift is covered by old
}

test "oldest_alone: not alone" on 2020-01-01 {
  given age is 95, not alone
  expect lift is covered by old
}
