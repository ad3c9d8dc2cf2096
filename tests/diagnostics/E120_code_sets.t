# Sets, systems and facts of codes that are not there, or of another system.
$ cat >oxygen.pol <<'END'
> policy oxygen "Oxygen" {
>   language 1
>   in force from 2016-01-01
> }
> codes icd10mc lung_dx { J44.9 }
> codes icd10cm heart_dx { I27.0, lung_dxs, devices }
> codes hcpcs devices { E1390 }
> codes hcpcs devices { E0431 }
> fact diagnoses : set of code icd10cm
> fact stable : yes_no
> fact device : code hcpcs
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule covered_lung for coverage
>   when all of {
>     diagnosis has any heart_dx,
>     diagnoses has any hart_dx,
>     diagnoses has any devices,
>     stable has any devices,
>     diagnoses in { heart_dx },
>     device in { devices },
>   }
>   then covered
> END
$ polc check oxygen.pol
oxygen.pol:5:7: error[E122]: unknown code system `icd10mc'
    5 | codes icd10mc lung_dx { J44.9 }
      |       ^^^^^^^
      = there are icd10cm, icd10pcs, hcpcs (or cpt), ndc, revenue and place_of_service
  hint: did you mean `icd10cm'?
oxygen.pol:6:33: error[E120]: no code set is called `lung_dxs'
    6 | codes icd10cm heart_dx { I27.0, lung_dxs, devices }
      |                                 ^^^^^^^^
  hint: did you mean `lung_dx'?
oxygen.pol:6:43: error[E201]: `devices' is a set of CPT or HCPCS codes, `heart_dx' of ICD-10-CM codes
    6 | codes icd10cm heart_dx { I27.0, lung_dxs, devices }
      |                                           ^^^^^^^
    7 | codes hcpcs devices { E1390 }
      |             -------  it is declared here
oxygen.pol:8:13: error[E123]: the code set `devices' is declared twice
    8 | codes hcpcs devices { E0431 }
      |             ^^^^^^^
    7 | codes hcpcs devices { E1390 }
      |             -------  the first is here
oxygen.pol:16:5: error[E120]: no fact is called `diagnosis'
   16 |     diagnosis has any heart_dx,
      |     ^^^^^^^^^
  hint: did you mean `diagnoses'?
oxygen.pol:17:23: error[E120]: no code set is called `hart_dx'
   17 |     diagnoses has any hart_dx,
      |                       ^^^^^^^
  hint: did you mean `heart_dx'?
oxygen.pol:18:23: error[E201]: `diagnoses' holds ICD-10-CM codes, `devices' lists CPT or HCPCS codes
   18 |     diagnoses has any devices,
      |                       ^^^^^^^
    7 | codes hcpcs devices { E1390 }
      |             -------  the set is declared here
oxygen.pol:19:5: error[E201]: `stable' does not hold codes, so it has none of them
   19 |     stable has any devices,
      |     ^^^^^^
  hint: a fact of codes is declared as `fact stable : set of code icd10cm'
oxygen.pol:20:5: error[E201]: `diagnoses' holds several codes and is never one of them
   20 |     diagnoses in { heart_dx },
      |     ^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: write `diagnoses has any ...'
[exit 1]
