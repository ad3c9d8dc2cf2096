$ cat >oxygen.pol <<'END'
> policy oxygen "Oxygen" {
>   language 1
>   in force from 2011-01-01
> }
> codes icd10cm heart_dx { I27.0, I27.81 }
> codes icd10cm lung_dx { J40* .. J47* }
> codes icd10cm later_dx from 2015-10-01 { J96* }
> fact diagnoses : set of code icd10cm
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule covered_lung for coverage
>   when any of { diagnoses has any lung_dx, diagnoses has any heart_dx, diagnoses has any later_dx }
>   then covered
> END
$ polc check oxygen.pol
oxygen.pol:5:15: warning[W217]: `heart_dx' is in force from 2011-01-01, before ICD-10 was in use
    5 | codes icd10cm heart_dx { I27.0, I27.81 }
      |               ^^^^^^^^
    6 | codes icd10cm lung_dx { J40* .. J47* }
      |               -------  so is `lung_dx'
      = no service before 2015-10-01 is coded in ICD-10-CM or ICD-10-PCS
  hint: write `codes icd10cm heart_dx from 2015-10-01 { ... }'
oxygen: 1 decision, 1 rule, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
