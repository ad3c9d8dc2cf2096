# Faults in lists of codes, in `impossible' and in the `where' of a resolve.
$ cat >apnea.pol <<'EOF'
> policy apnea "Sleep Apnea" { language 1 selected by date_of_service in force from 2015-10-01 }
> fact diagnoses : set of code icd10cm
> fact procedure : code hcpcs
> fact age : quantity in years step 1 range 0 .. 120
> fact ahi : quantity step 1 range 0 .. 200
> codes icd10cm osa { G47.33, R06.0*, except R06.01 }
> codes hcpcs devices { E0601, E0470 .. E0472 }
> codes icd10cm heart { I11*, I20 .. I25 }
> decision coverage : one of { covered, denied }
>   otherwise denied only where not diagnoses has any osa or procedure not in devices or ahi < 15
> impossible age > 100 and ahi > 150 because "No such record"
> rule device for coverage
>   when diagnoses has any osa and procedure in devices and ahi >= 15
>   then covered
> rule visit for coverage
>   when procedure in { "99213" } and diagnoses has any heart and ahi < 15
>   then covered
> test "a" on 2020-01-01 {
>   given diagnoses has { G47.33 }, procedure is "E0601", ahi is 20, age is 50
>   expect coverage is covered
> }
> EOF
$ polc mutate apnea.pol | grep -E '^apnea|would be'
apnea.pol:1: survived: in force from 2015-10-01 becomes 2015-09-30
  coverage would be denied by otherwise instead of no revision in force
apnea.pol:1: survived: in force from 2015-10-01 becomes 2015-10-02
  coverage would be no revision in force instead of denied by otherwise
apnea.pol:6: survived: R06.0* left out, in codes osa
  coverage would be denied by otherwise instead of covered by device
apnea.pol:6: survived: except R06.01 left out, in codes osa
  coverage would be covered by device instead of denied by otherwise
apnea.pol:7: survived: E0470 left out of E0470 .. E0472
  coverage would be denied by otherwise instead of covered by device
apnea.pol:7: survived: E0472 left out of E0470 .. E0472
  coverage would be denied by otherwise instead of covered by device
apnea.pol:7: survived: E0473 added to E0470 .. E0472
  coverage would be covered by device instead of denied by otherwise
apnea.pol:8: survived: I11* left out, in codes heart
  coverage would be denied by otherwise instead of covered by visit
apnea.pol:8: survived: I20 left out of I20 .. I25
  coverage would be denied by otherwise instead of covered by visit
apnea.pol:8: survived: I25 left out of I20 .. I25
  coverage would be denied by otherwise instead of covered by visit
apnea.pol:8: survived: I26 added to I20 .. I25
  coverage would be covered by visit instead of denied by otherwise
apnea.pol:10: survived: the default gives covered instead of denied
  coverage would be covered by otherwise instead of denied by otherwise
apnea.pol:11: equivalent (proved): age >= 101 becomes age >= 102, in `impossible'
apnea.pol:11: survived: age >= 101 becomes age >= 100, in `impossible'
  coverage would be declared impossible instead of covered by device
apnea.pol:11: survived: all of and any of exchanged: any of { age >= 101, ... }, in `impossible'
  coverage would be declared impossible instead of covered by device
apnea.pol:11: survived: age >= 101 becomes its opposite, in `impossible'
  coverage would be declared impossible instead of covered by device
apnea.pol:11: equivalent (proved): ahi >= 151 becomes ahi >= 152, in `impossible'
apnea.pol:11: survived: ahi >= 151 becomes ahi >= 150, in `impossible'
  coverage would be declared impossible instead of covered by device
apnea.pol:11: survived: ahi >= 151 becomes its opposite, in `impossible'
  coverage would be declared impossible instead of covered by device
apnea.pol:13: survived: all of and any of exchanged: any of { diagnoses has any osa, ... }, in rule device
  coverage would be covered by device instead of denied by otherwise
apnea.pol:13: survived: ahi >= 15 becomes ahi >= 14, in rule device
  coverage would be covered by device instead of denied by otherwise
apnea.pol:15: survived: visit gives denied instead of covered
  coverage would be denied by visit instead of covered by visit
apnea.pol:16: survived: all of and any of exchanged: any of { procedure has any { 99213 }, ... }, in rule visit
  coverage would be covered by visit instead of denied by otherwise
apnea.pol:16: survived: procedure has any { 99213 } becomes its opposite, in rule visit
  coverage would be denied by otherwise instead of covered by visit
apnea.pol:16: survived: 99213 left out of { 99213 }
  coverage would be denied by otherwise instead of covered by visit
apnea.pol:16: survived: diagnoses has any heart becomes its opposite, in rule visit
  coverage would be denied by otherwise instead of covered by visit
apnea.pol:16: survived: ahi <= 14 becomes ahi <= 13, in rule visit
  coverage would be denied by otherwise instead of covered by visit
apnea.pol:16: survived: ahi <= 14 becomes ahi <= 15, in rule visit
  coverage would be covered by visit instead of denied by otherwise
apnea.pol:16: survived: ahi <= 14 becomes its opposite, in rule visit
  coverage would be covered by visit instead of denied by otherwise
apnea: 36 mutants: 6 killed by a test, 1 refused by `check', 2 equivalent (proved), 27 survived

# The tests that notice them can be appended as they are: a fact that holds one code is given one.
$ polc mutate apnea.pol --suggest >more.txt; cat more.txt
\# apnea: tests that notice what now survives; keep those that the policy text agrees with

test "2015-10-01: date" on 2015-09-30 {
  expect no revision in force
}

test "2015-10-01: date (2)" on 2015-10-01 {
  given procedure has { 99499 }
  expect coverage is denied by otherwise
}

test "R06.0*: code" on 2015-10-01 {
  given ahi is 15, diagnoses has { R06.0 }, procedure has { E0601 }
  expect coverage is covered by device
}

test "R06.01: code" on 2015-10-01 {
  given diagnoses has { R06.01 }
  expect coverage is denied by otherwise
}

test "E0470 .. E0472: code" on 2015-10-01 {
  given ahi is 15, diagnoses has { G47.33 }, procedure has { E0470 }
  expect coverage is covered by device
}

test "E0470 .. E0472: code (2)" on 2015-10-01 {
  given ahi is 15, diagnoses has { G47.33 }, procedure has { E0472 }
  expect coverage is covered by device
}

test "E0470 .. E0472: code (3)" on 2015-10-01 {
  given procedure has { E0473 }
  expect coverage is denied by otherwise
}

test "I11*: code" on 2015-10-01 {
  given ahi is 0, diagnoses has { I11 }, procedure has { 99213 }
  expect coverage is covered by visit
}

test "I20 .. I25: code" on 2015-10-01 {
  given ahi is 0, diagnoses has { I20 }, procedure has { 99213 }
  expect coverage is covered by visit
}

test "I20 .. I25: code (2)" on 2015-10-01 {
  given ahi is 0, diagnoses has { I25 }, procedure has { 99213 }
  expect coverage is covered by visit
}

test "I20 .. I25: code (3)" on 2015-10-01 {
  given diagnoses has { I26 }
  expect coverage is denied by otherwise
}

test "`impossible': strictness" on 2015-10-01 {
  given age is 100, ahi is 151, diagnoses has { G47.33 }, procedure has { E0601 }
  expect coverage is covered by device
}

test "`impossible': strictness (2)" on 2015-10-01 {
  given age is 101, ahi is 150, diagnoses has { G47.33 }, procedure has { E0601 }
  expect coverage is covered by device
}

test "rule device: threshold" on 2015-10-01 {
  given ahi is 14, procedure has { E0601 }
  expect coverage is denied by otherwise
}

test "rule visit: threshold" on 2015-10-01 {
  given ahi is 14, diagnoses has { I11 }, procedure has { 99213 }
  expect coverage is covered by visit
}

test "rule visit: strictness" on 2015-10-01 {
  given ahi is 15, procedure has { 99213 }
  expect coverage is denied by otherwise
}
$ cat more.txt >>apnea.pol; polc test apnea.pol; polc mutate apnea.pol
apnea: 17 tests passed
apnea.pol:11: equivalent (proved): age >= 101 becomes age >= 102, in `impossible'
apnea.pol:11: equivalent (proved): ahi >= 151 becomes ahi >= 152, in `impossible'
apnea: 36 mutants: 34 killed by a test, 0 refused by `check', 2 equivalent (proved), 0 survived
  kind            all  killed  refused  equivalent  survived  not settled
  threshold         4       2        0           2         0            0
  strictness        4       4        0           0         0            0
  connective        3       3        0           0         0            0
  negation          8       8        0           0         0            0
  date              2       2        0           0         0            0
  outcome           3       3        0           0         0            0
  code             12      12        0           0         0            0

# A wider `where' changes nothing, a narrower one leaves a conflict.
$ cat >resolve.pol <<'EOF'
> policy overlap "Overlap" { language 1 in force from 2015-01-01 }
> fact age : quantity in years step 1 range 0 .. 120
> decision cover : one of { covered, denied }
>   otherwise denied only where age < 18 or age > 90
> rule adult for cover when age >= 18 and age <= 70 then covered
> rule old for cover when age >= 65 and age <= 90 then denied
> resolve adult over old where age >= 65 and age <= 70 because "By the committee"
> test "17" on 2020-01-01 { given age is 17 expect cover is denied }
> test "18" on 2020-01-01 { given age is 18 expect cover is covered }
> test "70" on 2020-01-01 { given age is 70 expect cover is covered by adult }
> test "71" on 2020-01-01 { given age is 71 expect cover is denied by old }
> test "90" on 2020-01-01 { given age is 90 expect cover is denied by old }
> test "91" on 2020-01-01 { given age is 91 expect cover is denied by otherwise }
> EOF
$ polc mutate resolve.pol --format json | jq -r '.[0].mutants[] | select(.change | contains("in resolve")) | .change + ": " + .fate + " " + (.by // "")'
age >= 65 becomes age >= 64, in resolve adult over old: equivalent 
age >= 65 becomes age >= 66, in resolve adult over old: refused E303
all of and any of exchanged: any of { age >= 65, ... }, in resolve adult over old: equivalent 
age >= 65 becomes its opposite, in resolve adult over old: refused E303
age <= 70 becomes age <= 71, in resolve adult over old: equivalent 
age <= 70 becomes age <= 69, in resolve adult over old: refused E303
age <= 70 becomes its opposite, in resolve adult over old: refused E303
