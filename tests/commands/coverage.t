# What the tests of a policy leave untested.
$ cat >bed.pol <<'EOF'
> policy bed "Hospital Bed" { language 1 selected by date_of_service in force from 2015-01-01 }
> fact age : quantity in years step 1 range 0 .. 120
> fact weight : quantity in kg step 0.5 range 1 .. 400
> fact needs_traction : yes_no
> fact positions_often : yes_no
> fact rental_start : date
> criterion medical_need "Needs it" is any of { needs_traction, all of { positions_often, age >= 18 } }
> decision bed : one of { heavy_duty, standard, none_covered }
>   otherwise none_covered
> rule heavy for bed
>   when medical_need and weight > 160 kg
>   then heavy_duty because "Above what a standard bed carries"
> rule usual for bed
>   when medical_need and weight <= 160 kg and date_of_service within 30 days after rental_start
>   then standard because "Carries up to 160 kg"
> test "traction" on 2020-03-01 {
>   given age is 40, weight is 80, needs_traction, positions_often, rental_start is 2020-02-20
>   expect bed is standard by usual
> }
> test "nothing of it" on 2020-03-01 {
>   given not needs_traction, not positions_often
>   expect bed is none_covered
> }
> EOF
$ polc test bed.pol --coverage
bed: 2 tests passed
bed: rules 2 of 3 (66 %), boundary values 0 of 10 (0 %), condition parts 8 of 16 (50 %)
bed.pol:7:47: warning[W708]: no two tests show what `needs_traction' does
    7 | ...ion medical_need "Needs it" is any of { needs_traction, all of { positions_often, age >= 18 } }
      |                                            ^^^^^^^^^^^^^^
      = no test in which needs_traction holds and criterion medical_need turns with it
  hint: add this test, if the policy text agrees:
        test "medical_need: needs_traction" on 2015-01-01 {
          given weight is 160.5, needs_traction
          expect bed is heavy_duty by heavy
        }
bed.pol:7:72: warning[W708]: no two tests show what `positions_often' does
    7 | ...t" is any of { needs_traction, all of { positions_often, age >= 18 } }
      |                                            ^^^^^^^^^^^^^^^
      = no test in which positions_often holds and criterion medical_need turns with it
  hint: add this test, if the policy text agrees:
        test "medical_need: positions_often" on 2015-01-01 {
          given age is 18, weight is 160.5, positions_often
          expect bed is heavy_duty by heavy
        }
bed.pol:7:89: warning[W708]: no two tests show what `age >= 18' does
    7 | ...eds_traction, all of { positions_often, age >= 18 } }
      |                                            ^^^^^^^^^
      = no test in which age >= 18 does not hold and criterion medical_need turns with it
      = no test in which age >= 18 holds and criterion medical_need turns with it
  hint: add this test, if the policy text agrees:
        test "medical_need: not age >= 18" on 2015-01-01 {
          given age is 0, not needs_traction
          expect bed is none_covered by otherwise
        }
bed.pol:7:89: warning[W706]: the boundary of `age >= 18' is not tested
    7 | ...eds_traction, all of { positions_often, age >= 18 } }
      |                                            ^^^^^^^^^
      = no test with age = 17 in which criterion medical_need turns with it
      = no test with age = 18 in which criterion medical_need turns with it
  hint: add this test, if the policy text agrees:
        test "medical_need: age = 17" on 2015-01-01 {
          given age is 17, not needs_traction
          expect bed is none_covered by otherwise
        }
bed.pol:10:1: warning[W707]: `heavy' decides in no test
   10 | rule heavy for bed
      | ^^^^^^^^^^^^^^^^^^
  hint: add this test, if the policy text agrees:
        test "heavy" on 2015-01-01 {
          given weight is 160.5, needs_traction
          expect bed is heavy_duty by heavy
        }
bed.pol:11:8: warning[W708]: no two tests show what `medical_need' does
   11 |   when medical_need and weight > 160 kg
      |        ^^^^^^^^^^^^
      = no test in which medical_need holds and rule heavy turns with it
  hint: add this test, if the policy text agrees:
        test "heavy: medical_need" on 2015-01-01 {
          given weight is 160.5, needs_traction
          expect bed is heavy_duty by heavy
        }
bed.pol:11:25: warning[W708]: no two tests show what `weight >= 160.5' does
   11 |   when medical_need and weight > 160 kg
      |                         ^^^^^^^^^^^^^^^
      = no test in which weight >= 160.5 holds and rule heavy turns with it
  hint: add this test, if the policy text agrees:
        test "heavy: weight >= 160.5" on 2015-01-01 {
          given weight is 160.5, needs_traction
          expect bed is heavy_duty by heavy
        }
bed.pol:11:25: warning[W706]: the boundary of `weight >= 160.5' is not tested
   11 |   when medical_need and weight > 160 kg
      |                         ^^^^^^^^^^^^^^^
      = no test with weight = 160 in which rule heavy turns with it
      = no test with weight = 160.5 in which rule heavy turns with it
  hint: add this test, if the policy text agrees:
        test "heavy: weight = 160" on 2015-01-01 {
          given weight is 160, rental_start is 2010-11-23
          expect bed is none_covered by otherwise
        }
bed.pol:14:25: warning[W708]: no two tests show what `weight <= 160' does
   14 |   when medical_need and weight <= 160 kg and date_of_service within 30 days after rental_start
      |                         ^^^^^^^^^^^^^^^^
      = no test in which weight <= 160 does not hold and rule usual turns with it
  hint: add this test, if the policy text agrees:
        test "usual: not weight <= 160" on 2015-01-01 {
          given weight is 160.5, needs_traction
          expect bed is heavy_duty by heavy
        }
bed.pol:14:25: warning[W706]: the boundary of `weight <= 160' is not tested
   14 |   when medical_need and weight <= 160 kg and date_of_service within 30 days after rental_start
      |                         ^^^^^^^^^^^^^^^^
      = no test with weight = 160 in which rule usual turns with it
      = no test with weight = 160.5 in which rule usual turns with it
  hint: add this test, if the policy text agrees:
        test "usual: weight = 160" on 2015-01-01 {
          given weight is 160, needs_traction, rental_start is 2014-12-02
          expect bed is standard by usual
        }
bed.pol:14:46: warning[W708]: no two tests show what `date_of_service within 30 days after rental_start' does
   14 |   when medical_need and weight <= 160 kg and date_of_service within 30 days after rental_start
      |                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = no test in which date_of_service within 30 days after rental_start does not hold and rule usual turns with it
  hint: add this test, if the policy text agrees:
        test "usual: not date_of_service within 30 days after rental_start" on 2015-01-01 {
          given weight is 1, rental_start is 2010-11-23
          expect bed is none_covered by otherwise
        }
bed.pol:14:46: warning[W706]: the boundary of `date_of_service within 30 days after rental_start' is not tested
   14 |   when medical_need and weight <= 160 kg and date_of_service within 30 days after rental_start
      |                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = no test with date_of_service exactly 1 day before rental_start in which rule usual turns with it
      = no test with date_of_service on the day of rental_start in which rule usual turns with it
      = no test with date_of_service exactly 30 days after rental_start in which rule usual turns with it
      = no test with date_of_service exactly 31 days after rental_start in which rule usual turns with it
  hint: add this test, if the policy text agrees:
        test "usual: date_of_service exactly 1 day before rental_start" on 2015-01-01 {
          given weight is 1, rental_start is 2015-01-02
          expect bed is none_covered by otherwise
        }

# The tests for it can be appended as they are; then nothing is left.
$ polc test bed.pol --suggest
\# bed: 2 tests passed
\# bed: tests that are missing; keep those that the policy text agrees with

test "medical_need: age = 17" on 2015-01-01 {
  given age is 17, not needs_traction
  expect bed is none_covered by otherwise
}

test "medical_need: age = 18" on 2015-01-01 {
  given age is 18, weight is 160.5, positions_often
  expect bed is heavy_duty by heavy
}

test "heavy: weight = 160" on 2015-01-01 {
  given weight is 160, rental_start is 2010-11-23
  expect bed is none_covered by otherwise
}

test "usual: weight = 160" on 2015-01-01 {
  given weight is 160, needs_traction, rental_start is 2014-12-02
  expect bed is standard by usual
}

test "usual: date_of_service exactly 1 day before rental_start" on 2015-01-01 {
  given weight is 1, rental_start is 2015-01-02
  expect bed is none_covered by otherwise
}

test "usual: date_of_service on the day of rental_start" on 2015-01-01 {
  given weight is 1, needs_traction, rental_start is 2015-01-01
  expect bed is standard by usual
}

test "usual: date_of_service exactly 31 days after rental_start" on 2015-01-01 {
  given weight is 1, rental_start is 2014-12-01
  expect bed is none_covered by otherwise
}
$ polc test bed.pol --suggest >missing.txt; cat missing.txt >>bed.pol; polc check bed.pol >/dev/null
$ polc test bed.pol --coverage --threshold 100
bed: 9 tests passed
bed: rules 3 of 3 (100 %), boundary values 10 of 10 (100 %), condition parts 16 of 16 (100 %)
$ polc test bed.pol --suggest
\# bed: 9 tests passed
\# bed: no rule, no boundary value and no condition part is untested

# A share below the threshold is a finding; build servers read the shares from the report.
$ sed '/missing; keep/,$d' bed.pol >less.pol
$ polc test less.pol --coverage --threshold 60 --junit report.xml 2>/dev/null
bed: 2 tests passed
bed: rules 2 of 3 (66 %), boundary values 0 of 10 (0 %), condition parts 8 of 16 (50 %)
bed: less than 60 % of the boundary values are covered
bed: less than 60 % of the condition parts are covered
[exit 1]
$ sed -n '/properties/,/\/properties/p' report.xml
    <properties>
      <property name="coverage.rules" value="66"/>
      <property name="coverage.boundaries" value="0"/>
      <property name="coverage.parts" value="50"/>
    </properties>

# For programs.
$ polc test less.pol --coverage --format json | head -40
[
  {
    "policy": "bed",
    "checked": true,
    "tests": [
      {
        "name": "traction",
        "passed": true,
        "failure": null
      },
      {
        "name": "nothing of it",
        "passed": true,
        "failure": null
      }
    ],
    "coverage": {
      "rules": {
        "covered": 2,
        "all": 3,
        "percent": 66,
        "never": 0,
        "missing": [
          {
            "decision": "bed",
            "rule": "heavy",
            "settled": true,
            "test": "test \"heavy\" on 2015-01-01 {\n  given weight is 160.5, needs_traction\n  expect bed is heavy_duty by heavy\n}\n"
          }
        ],
        "impossible": []
      },
      "boundaries": {
        "covered": 0,
        "all": 10,
        "percent": 0,
        "never": 0,
        "missing": [
          {
            "criterion": "medical_need",

$ polc test bed.pol --coverage --threshold all
polc: error: --threshold is a percentage from 0 to 100, or one each as in `rules=100,boundaries=90,parts=80', not `all'
  `polc --help' lists the commands
[exit 2]
$ polc test bed.pol --threshold 80
polc: error: --threshold needs --coverage
  `polc --help' lists the commands
[exit 2]
$ polc test bed.pol --suggest --format json
polc: error: --suggest writes tests as text; with --format json, --coverage has them
  `polc --help' lists the commands
[exit 2]
