# Sets of medical codes: prefixes, ranges, exceptions, union and difference, files, dates.
$ cat >cpap.pol <<'END'
> policy cpap "CPAP" {
>   language 1
>   selected by date_of_service
>   in force from 2016-01-01
> }
> codes icd10cm apnea_dx "Sleep apnea" { G47.30 .. G47.39 }
> codes icd10cm stroke_dx { Z86.73, I69*, except I69.9* }
> codes icd10cm heart_dx { I20* .. I25*, except I21.4 }
> codes icd10cm risk_dx { stroke_dx, heart_dx, I10, except I22* }
> codes hcpcs devices from "devices.csv"
> fact diagnoses : set of code icd10cm ask "Which diagnoses are on the record?"
> fact procedure : code hcpcs ask "Which device?"
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule device_for_apnea for coverage
>   when diagnoses has any apnea_dx and procedure has any devices
>   then covered
> rule two_diagnoses for coverage
>   when diagnoses has all { I10, E11.9 } and diagnoses has none apnea_dx and procedure has any { 99201 .. 99215 }
>   then covered
> rule risk for coverage
>   when diagnoses has any risk_dx and procedure has any { E0424, E0425-KX }
>   then covered
> revision 2020-01-01 "Central apnea is listed apart" {
>   amend codes apnea_dx { remove { G47.30 .. G47.39 } add { G47.33, R06.3 } }
>   changes coverage only where diagnoses has any { G47.3*, R06.3 }
> }
> test "the text of a code" on 2024-05-01 {
>   given diagnoses has { G4733 }, procedure has { E0601-KX }
>   expect coverage is covered by device_for_apnea
> }
> test "before the revision" on 2019-12-31 {
>   given diagnoses has { G47.31 }, procedure has { E0601 }
>   expect coverage is covered
> }
> test "after the revision" on 2020-01-01 {
>   given diagnoses has { G47.31 }, procedure has { E0601 }
>   expect coverage is not_covered
> }
> test "the file dates a code, last day" on 2020-12-31 {
>   given diagnoses has { R06.3 }, procedure has { E0470 }
>   expect coverage is covered
> }
> test "the file dates a code, day after" on 2021-01-01 {
>   given diagnoses has { R06.3 }, procedure has { E0470 }
>   expect coverage is not_covered
> }
> test "an exception in the file" on 2024-05-01 {
>   given diagnoses has { R06.3 }, procedure has { E0485 }
>   expect coverage is not_covered
> }
> test "all of two" on 2024-05-01 {
>   given diagnoses has { E11.9, I10 }, procedure has { 99215 }
>   expect coverage is covered by two_diagnoses
> }
> test "one of two" on 2024-05-01 {
>   given diagnoses has { I10 }, procedure has { 99215 }
>   expect coverage is not_covered
> }
> test "no letter between five digits" on 2024-05-01 {
>   given diagnoses has { I10, E11.9 }, procedure has { 9920F }
>   expect coverage is not_covered
> }
> test "a union" on 2024-05-01 {
>   given diagnoses has { I69.351 }, procedure has { E0424-RR }
>   expect coverage is covered by risk
> }
> test "excepted in a part" on 2024-05-01 {
>   given diagnoses has { I21.4, I69.90, I22.0 }, procedure has { E0424 }
>   expect coverage is not_covered
> }
> test "a code with a modifier" on 2024-05-01 {
>   given diagnoses has { I10 }, procedure has { E0425 }
>   expect coverage is not_covered
> }
> test "at least these" on 2024-05-01 {
>   given diagnoses has { I10, ... }, procedure has { E0601 }
>   expect coverage unknown needing { diagnoses }
> }
> test "no diagnosis at all" on 2024-05-01 {
>   given diagnoses has { }, procedure has { E0601 }
>   expect coverage is not_covered
> }
> END
$ printf '\357\273\277code,from,through,except\r\nE0601,,,\r\n"E047*",2018-01-01,2020-12-31,no\r\nE0480 .. E0486,,,\r\nE0485,,,yes\r\n' >devices.csv
$ polc check cpap.pol
cpap: 1 decision, 3 rules, 2 revisions
cpap: proved: no two rules disagree, nothing is left open, every promise holds
$ polc test cpap.pol
cpap: 14 tests passed
$ polc decide cpap.pol --on 2024-05-01 'diagnoses=I10;G47.33' procedure=E0601
CPAP, on 2024-05-01 (revision of 2020-01-01)
coverage: covered
  by device_for_apnea
$ polc decide cpap.pol --on 2024-05-01 'diagnoses=I10;...' procedure=E0601
CPAP, on 2024-05-01 (revision of 2020-01-01)
coverage: not determined; possible: covered or not_covered
  still needed: diagnoses -- Which diagnoses are on the record?
$ polc decide cpap.pol --on 2024-05-01 diagnoses=g47.33 procedure=E0601
polc: error[E214]: diagnoses=g47.33: `g47.33' is not an ICD-10-CM code such as I10 or G47.33
      = `diagnoses' holds codes of icd10cm
  hint: codes are written in capital letters: G47.33
[exit 1]

# The file belongs to what a build depends on.
$ polc build cpap.pol --out-dir . --depfile cpap.d
cpap: wrote ./cpap.h and ./cpap.c
$ cat cpap.d
./cpap.c ./cpap.h: cpap.pol devices.csv cpap.lock
