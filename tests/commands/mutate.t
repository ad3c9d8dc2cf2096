# Small faults in a policy that no test notices.
$ cat >pump.pol <<'EOF'
> policy pump "Insulin Pump" { language 1 selected by date_of_service in force from 2015-01-01 }
> fact age : quantity in years step 1 range 0 .. 120
> fact c_peptide : quantity step 0.1 range 0 .. 20
> fact kind : one of { type_1, type_2, gestational }
> fact trained : yes_no
> fact first_pump : date or never
> criterion low_peptide "Low C-peptide" is c_peptide <= 1.1
> decision pump : one of { covered, denied }
>   exhaustive
> rule insured for pump
>   when kind in { type_1, type_2 }
>   requires low_peptide unless age < 3, trained
>   then covered limited to 4 years because "Low C-peptide and trained"
>   else denied because "C-peptide too high, or not trained"
> rule gestational for pump
>   when kind is gestational
>   then denied because "Not for gestational diabetes"
> rule replaced for pump
>   when date_of_service within 12 months after first_pump
>   then denied because "The first pump is not a year old"
>   exception to insured
> test "low" on 2020-01-01 {
>   given age is 30, c_peptide is 0.8, kind is type_1, trained, first_pump is never
>   expect pump is covered
> }
> test "high" on 2020-01-01 {
>   given age is 30, c_peptide is 4, kind is type_1, trained
>   expect pump is denied
> }
> EOF
$ polc mutate pump.pol
pump.pol:1: survived: in force from 2015-01-01 becomes 2014-12-31
  pump would be denied by insured.unmet instead of no revision in force
  this test would notice:
    test "2015-01-01: date" on 2014-12-31 {
      expect no revision in force
    }
pump.pol:1: survived: in force from 2015-01-01 becomes 2015-01-02
  pump would be no revision in force instead of denied by insured.unmet
  this test would notice:
    test "2015-01-01: date" on 2015-01-01 {
      given kind is type_1, not trained
      expect pump is denied by insured.unmet
    }
pump.pol:7: survived: c_peptide <= 1.1 becomes c_peptide <= 1.2, in criterion low_peptide
  pump would be covered by insured limited to 4 years instead of denied by insured.unmet
  this test would notice:
    test "criterion low_peptide: threshold" on 2015-01-01 {
      given age is 3, c_peptide is 1.2, kind is type_1
      expect pump is denied by insured.unmet
    }
pump.pol:7: survived: c_peptide <= 1.1 becomes c_peptide <= 1, in criterion low_peptide
  pump would be denied by insured.unmet instead of covered by insured limited to 4 years
  this test would notice:
    test "criterion low_peptide: strictness" on 2015-01-01 {
      given c_peptide is 1.1, kind is type_1, trained, first_pump is 2010-11-23
      expect pump is covered by insured
    }
pump.pol:12: survived: requirement trained left out, in rule insured
  pump would be covered by insured limited to 4 years instead of denied by insured.unmet
  this test would notice:
    test "rule insured: requirement" on 2015-01-01 {
      given kind is type_1, not trained
      expect pump is denied by insured.unmet
    }
pump.pol:12: survived: unless age <= 2 left out, in rule insured
  pump would be denied by insured.unmet instead of covered by insured limited to 4 years
  this test would notice:
    test "rule insured: requirement" on 2015-01-01 {
      given age is 0, kind is type_1, trained, first_pump is 2010-11-23
      expect pump is covered by insured
    }
pump.pol:12: survived: age <= 2 becomes age <= 1, in rule insured
  pump would be denied by insured.unmet instead of covered by insured limited to 4 years
  this test would notice:
    test "rule insured: threshold" on 2015-01-01 {
      given age is 2, kind is type_1, trained, first_pump is 2010-11-23
      expect pump is covered by insured
    }
pump.pol:12: survived: age <= 2 becomes age <= 3, in rule insured
  pump would be covered by insured limited to 4 years instead of denied by insured.unmet
  this test would notice:
    test "rule insured: strictness" on 2015-01-01 {
      given age is 3, c_peptide is 1.2, kind is type_1
      expect pump is denied by insured.unmet
    }
pump.pol:13: survived: the limit to 4 years left out, in rule insured
  pump would be covered by insured instead of covered by insured limited to 4 years
  this test would notice:
    test "insured: limit" on 2015-01-01 {
      given age is 0, kind is type_1, trained, first_pump is 2010-11-23
      expect pump is covered by insured
        limited to 4 years
    }
pump.pol:19: survived: date_of_service within 1 year after first_pump becomes date_of_service after first_pump and at most 1 year after first_pump, in rule replaced
  pump would be covered by insured limited to 4 years instead of denied by replaced
  this test would notice:
    test "rule replaced: threshold" on 2015-01-01 {
      given age is 0, kind is type_1, trained, first_pump is 2015-01-01
      expect pump is denied by replaced
    }
pump.pol:19: survived: date_of_service within 1 year after first_pump becomes date_of_service less than 1 month before first_pump and at most 1 year after first_pump, in rule replaced
  pump would be denied by replaced instead of covered by insured limited to 4 years
  this test would notice:
    test "rule replaced: threshold" on 2015-01-01 {
      given age is 0, kind is type_1, trained, first_pump is 2015-01-02
      expect pump is covered by insured
    }
pump.pol:19: survived: date_of_service within 1 year after first_pump becomes date_of_service on or after first_pump and less than 1 year after first_pump, in rule replaced
  pump would be covered by insured limited to 4 years instead of denied by replaced
  this test would notice:
    test "rule replaced: threshold" on 2015-01-01 {
      given age is 0, kind is type_1, trained, first_pump is 2014-01-01
      expect pump is denied by replaced
    }
pump.pol:19: survived: date_of_service within 1 year after first_pump becomes date_of_service on or after first_pump and less than 13 months after first_pump, in rule replaced
  pump would be denied by replaced instead of covered by insured limited to 4 years
  this test would notice:
    test "rule replaced: threshold" on 2015-01-01 {
      given age is 0, kind is type_1, trained, first_pump is 2013-12-02
      expect pump is covered by insured
    }
pump.pol:21: survived: exception the other way round: insured over replaced
  pump would be covered by insured limited to 4 years instead of denied by replaced
  this test would notice:
    test "replaced: order" on 2015-01-01 {
      given age is 0, kind is type_1, trained, first_pump is 2014-01-01
      expect pump is denied by replaced
    }
pump: 29 mutants: 12 killed by a test, 3 refused by `check', 0 equivalent (proved), 14 survived
  kind            all  killed  refused  equivalent  survived  not settled
  threshold         6       0        0           0         6            0
  strictness        2       0        0           0         2            0
  connective        2       2        0           0         0            0
  negation          6       6        0           0         0            0
  member            2       1        1           0         0            0
  date              2       0        0           0         2            0
  outcome           4       2        2           0         0            0
  requirement       3       1        0           0         2            0
  order             1       0        0           0         1            0
  limit             1       0        0           0         1            0
[exit 1]

# The tests that notice them can be appended as they are; then no fault survives.
$ polc mutate pump.pol --suggest >more.txt; cat more.txt
\# pump: tests that notice what now survives; keep those that the policy text agrees with

test "2015-01-01: date" on 2014-12-31 {
  expect no revision in force
}

test "2015-01-01: date (2)" on 2015-01-01 {
  given kind is type_1, not trained
  expect pump is denied by insured.unmet
}

test "criterion low_peptide: threshold" on 2015-01-01 {
  given age is 3, c_peptide is 1.2, kind is type_1
  expect pump is denied by insured.unmet
}

test "criterion low_peptide: strictness" on 2015-01-01 {
  given c_peptide is 1.1, kind is type_1, trained, first_pump is 2010-11-23
  expect pump is covered by insured
}

test "rule insured: requirement" on 2015-01-01 {
  given age is 0, kind is type_1, trained, first_pump is 2010-11-23
  expect pump is covered by insured
}

test "rule insured: threshold" on 2015-01-01 {
  given age is 2, kind is type_1, trained, first_pump is 2010-11-23
  expect pump is covered by insured
}

test "insured: limit" on 2015-01-01 {
  given age is 0, kind is type_1, trained, first_pump is 2010-11-23
  expect pump is covered by insured
    limited to 4 years
}

test "rule replaced: threshold" on 2015-01-01 {
  given age is 0, kind is type_1, trained, first_pump is 2015-01-01
  expect pump is denied by replaced
}

test "rule replaced: threshold (2)" on 2015-01-01 {
  given age is 0, kind is type_1, trained, first_pump is 2015-01-02
  expect pump is covered by insured
}

test "rule replaced: threshold (3)" on 2015-01-01 {
  given age is 0, kind is type_1, trained, first_pump is 2014-01-01
  expect pump is denied by replaced
}

test "rule replaced: threshold (4)" on 2015-01-01 {
  given age is 0, kind is type_1, trained, first_pump is 2013-12-02
  expect pump is covered by insured
}
$ cat more.txt >>pump.pol; polc test pump.pol; polc mutate pump.pol
pump: 13 tests passed
pump: 29 mutants: 27 killed by a test, 2 refused by `check', 0 equivalent (proved), 0 survived
  kind            all  killed  refused  equivalent  survived  not settled
  threshold         6       6        0           0         0            0
  strictness        2       2        0           0         0            0
  connective        2       2        0           0         0            0
  negation          6       6        0           0         0            0
  member            2       1        1           0         0            0
  date              2       2        0           0         0            0
  outcome           4       3        1           0         0            0
  requirement       3       3        0           0         0            0
  order             1       1        0           0         0            0
  limit             1       1        0           0         0            0

# For programs.
$ polc mutate pump.pol --format json | head -24
[
  {
    "policy": "pump",
    "kinds": {
      "threshold": {
        "all": 6,
        "killed": 6,
        "refused": 0,
        "equivalent": 0,
        "survived": 0,
        "not settled": 0
      },
      "strictness": {
        "all": 2,
        "killed": 2,
        "refused": 0,
        "equivalent": 0,
        "survived": 0,
        "not settled": 0
      },
      "connective": {
        "all": 2,
        "killed": 2,
        "refused": 0,

# Tests that fail tell nothing of a fault.
$ sed 's/c_peptide is 0.8/c_peptide is 9.8/' pump.pol >failing.pol; polc mutate failing.pol
polc: error: pump: the test `low' fails; mend that first (`polc test')
[exit 1]
$ polc mutate
polc: error: `polc mutate' needs a policy file
  `polc --help' lists the commands
[exit 2]
$ polc mutate pump.pol --format json --suggest
polc: error: --suggest writes tests as text; --format json has them without it
  `polc --help' lists the commands
[exit 2]
$ polc mutate missing.pol
polc: error[E100]: cannot read missing.pol: No such file or directory
[exit 2]
