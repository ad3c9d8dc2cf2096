$ cat >oxygen.pol <<'END'
> policy oxygen "Oxygen" {
>   language 1
>   in force from 2016-01-01
> }
> codes icd10cm lung_dx { J44.9, heart_dx }
> codes icd10cm heart_dx { I27.0, except both_dx }
> codes icd10cm both_dx { lung_dx }
> codes icd10cm own_dx { J45.0, own_dx }
> fact diagnoses : set of code icd10cm
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule covered_lung for coverage
>   when diagnoses has any lung_dx or diagnoses has any own_dx
>   then covered
> END
$ polc check oxygen.pol
oxygen.pol:5:15: error[E124]: the code set `lung_dx' depends on itself
    5 | codes icd10cm lung_dx { J44.9, heart_dx }
      |               ^^^^^^^
      = lung_dx -> heart_dx -> both_dx -> lung_dx
oxygen.pol:8:15: error[E124]: the code set `own_dx' depends on itself
    8 | codes icd10cm own_dx { J45.0, own_dx }
      |               ^^^^^^
      = own_dx -> own_dx
[exit 1]
