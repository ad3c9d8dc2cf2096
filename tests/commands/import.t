# Shared vocabulary, and criteria of another policy.
$ mkdir -p shared/units
$ cat >shared/vocabulary.pol <<'END'
> # Facts that several policies ask for.
> import doses from "units/units.pol"
> fact age : quantity in years step 1 range 0 .. 120  ask "How old is the patient?"
> fact weight : quantity in grams step 1 range 300 .. 300000
> fact sex : sex_kind
> type sex_kind is one of { female, male }
> fact doses_given : quantity in doses step 1 range 0 .. 20
> codes icd10cm lung_dx from "lung.csv"
> fact diagnoses : set of code icd10cm
> END
$ printf 'unit doses singular dose\nunit vials singular vial\n' >shared/units/units.pol
$ printf 'code\nJ44*\n' >shared/lung.csv
$ cat >adults.pol <<'END'
> policy adults "Adults" {
>   language 1
>   in force from 2020-01-01
> }
> import age from "vocabulary.pol"
> criterion adult is age >= 18 years
> criterion old is age >= 65 years
> decision coverage : one of { yes_covered, no }
>   otherwise no
> rule covered_adult for coverage
>   when adult and not old
>   then yes_covered
> END
$ cat >oxygen.pol <<'END'
> policy oxygen "Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> import "vocabulary.pol"
> import adult from "adults.pol"
> import "vocabulary.pol"
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule covered_adult for coverage
>   when adult and diagnoses has any lung_dx and doses_given <= 1 dose
>   then covered
> END
$ polc check oxygen.pol
oxygen.pol:5:8: error[E100]: cannot read vocabulary.pol: No such file or directory
    5 | import "vocabulary.pol"
      |        ^^^^^^^^^^^^^^^^
oxygen.pol:7:8: error[E100]: cannot read vocabulary.pol: No such file or directory
    7 | import "vocabulary.pol"
      |        ^^^^^^^^^^^^^^^^
adults.pol:5:17: error[E100]: cannot read vocabulary.pol: No such file or directory
    5 | import age from "vocabulary.pol"
      |                 ^^^^^^^^^^^^^^^^
[exit 2]
$ polc check -I shared oxygen.pol
oxygen: 1 decision, 1 rule, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
$ polc decide -I shared oxygen.pol age=17 diagnoses=J44.9 doses_given=1
Oxygen, date not given
coverage: not determined; possible: not_covered or no revision in force
  still needed: date_of_service -- On which date was the service furnished?
$ polc decide -I shared oxygen.pol age=18 diagnoses=J44.9 weight=70000
polc: error[E120]: this policy has no fact `weight'
      = its facts are date_of_service, age, doses_given, diagnoses
[exit 1]
$ polc build -I shared oxygen.pol --out-dir . --depfile oxygen.d
oxygen: wrote ./oxygen.h and ./oxygen.c
$ cat oxygen.d
./oxygen.c ./oxygen.h: oxygen.pol shared/vocabulary.pol shared/units/units.pol adults.pol shared/lung.csv oxygen.lock

# A listed name that nothing uses; a declaration that is there twice; a mistake in the other file.
$ sed -e 's/import adult from/import adult, old from/' -e '$a fact age : yes_no' oxygen.pol >twice.pol
$ polc check -I shared twice.pol
twice.pol:6:15: warning[W126]: `old' is imported but never used
    6 | import adult, old from "adults.pol"
      |               ^^^
twice.pol:13:6: error[E123]: the fact `age' is declared twice
   13 | fact age : yes_no
      |      ^^^
  in shared/vocabulary.pol:
    3 | fact age : quantity in years step 1 range 0 .. 120  ask "How old is the patient?"
      |      ---  the first is here
[exit 1]
$ sed -e 's/import adult from/import adult, old from/' oxygen.pol >unused.pol
$ polc check -I shared unused.pol
unused.pol:6:15: warning[W126]: `old' is imported but never used
    6 | import adult, old from "adults.pol"
      |               ^^^
oxygen: 1 decision, 1 rule, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
$ sed -i -e 's/>= 18 years/>= 180 years/' adults.pol
$ polc check -I shared oxygen.pol
adults.pol:6:27: error[E204]: 180 is outside the range of `age'
    6 | criterion adult is age >= 180 years
      |                           ^^^^^^^^^
      = `age' ranges from 0 to 120
[exit 1]
