$ cat >oxygen.pol <<'END'
> policy oxygen "Oxygen" {
>   language 1
>   in force from 2016-01-01
> }
> codes icd10cm lung_dx { J44*, J45.0, heart_dx }
> codes icd10cm heart_dx { I27.0 }
> fact diagnoses : set of code icd10cm
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule covered_lung for coverage
>   when diagnoses has any lung_dx
>   then covered
> revision 2020-01-01 "Fewer codes" {
>   amend codes lung_dx { remove { J44.9, J45.0, heart_dx } }
>   amend codes lungs_dx { add { J46* } }
>   retire codes heart_dx
>   changes determination nothing
> }
> revision 2021-01-01 "Fewer codes again" {
>   amend codes lung_dx { remove { J45.0 } add { except J44.0 } }
>   retire codes heart_dx
> }
> END
$ polc check oxygen.pol
oxygen.pol:14:34: error[E608]: `lung_dx' does not list `J44.9' here
   14 |   amend codes lung_dx { remove { J44.9, J45.0, heart_dx } }
      |                                  ^^^^^
  hint: an entry is removed as it was written; part of a wider one is taken out with `add { except J44.9 }'
oxygen.pol:15:15: error[E608]: there is no code set `lungs_dx' to amend
   15 |   amend codes lungs_dx { add { J46* } }
      |               ^^^^^^^^
  hint: did you mean `lung_dx'?
oxygen.pol:17:11: error[E120]: no decision is called `determination'
   17 |   changes determination nothing
      |           ^^^^^^^^^^^^^
oxygen.pol:20:34: error[E608]: `lung_dx' does not list `J45.0' here
   20 |   amend codes lung_dx { remove { J45.0 } add { except J44.0 } }
      |                                  ^^^^^
  hint: an entry is removed as it was written; part of a wider one is taken out with `add { except J45.0 }'
oxygen.pol:21:16: error[E608]: there is no code set `heart_dx' to retire
   21 |   retire codes heart_dx
      |                ^^^^^^^^
[exit 1]
