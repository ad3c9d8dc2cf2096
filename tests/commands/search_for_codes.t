# A case is told in codes that exist in the system, as `decide' takes them.
#
# Of a fact that holds one code, no code would say that it is not known: a code of no set is told.
$ cat >one.pol <<'END'
> policy one "One code" {
>   language 1
>   in force from 2024-01-01
> }
> codes icd10cm apnea { G47.33 }
> codes icd10cm obesity { E66* }
> fact diagnosis : code icd10cm
> decision coverage : one of { covered, not_covered, look_again }
>   otherwise covered
> rule apnea when diagnosis in { apnea } then not_covered
> rule obesity when diagnosis in { obesity } then look_again
> END
$ polc search one.pol covered
\# One code: coverage covered

test "covered" on 2024-01-01 {
  given diagnosis has { A00 }
  expect coverage is covered by otherwise
}
\# otherwise: 
\# polc decide one.pol --on 2024-01-01 diagnosis=A00

# `G4*' is no code by itself.
$ cat >wide.pol <<'END'
> policy wide "Wide set" {
>   language 1
>   in force from 2024-01-01
> }
> codes icd10cm sleep { G4*, except G40* }
> fact diagnoses : set of code icd10cm
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule sleep when diagnoses has any sleep then covered
> END
$ polc search wide.pol covered
\# Wide set: coverage covered

test "covered" on 2024-01-01 {
  given diagnoses has { G41 }
  expect coverage is covered by sleep
}
\# sleep: 
\# polc decide wide.pol --on 2024-01-01 diagnoses=G41

# Each of several codes that are asked for together.
$ cat >all.pol <<'END'
> policy all_codes "All codes" {
>   language 1
>   in force from 2024-01-01
> }
> codes icd10cm heart { I50*, I11.0 }
> fact diagnoses : set of code icd10cm
> fact severe : yes_no
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule both when diagnoses has all { I11.0, I50.9 } and severe then covered
> END
$ polc search all.pol covered where "diagnoses has any heart"
\# All codes: coverage covered where diagnoses has any heart

test "covered where diagnoses has any heart" on 2024-01-01 {
  given severe, diagnoses has { I50, I11.0, I50.9 }
  expect coverage is covered by both
}
\# both: 
\# polc decide all.pol --on 2024-01-01 severe=yes 'diagnoses=I50;I11.0;I50.9'
