$ cat >oxygen.pol <<'END'
> policy oxygen "Oxygen" {
>   language 1
>   in force from 2016-01-01
> }
> codes icd10cm heart_dx { I27.0, I27.81 }
> codes icd10cm lung_dx { J40* .. J47*, except J48.0, except heart_dx, except J44.9 }
> fact diagnoses : set of code icd10cm
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule covered_lung for coverage
>   when diagnoses has any lung_dx
>   then covered
> END
$ polc check oxygen.pol
oxygen.pol:6:39: warning[W216]: `except J48.0' removes nothing
    6 | codes icd10cm lung_dx { J40* .. J47*, except J48.0, except heart_dx, except J44.9 }
      |                                       ^^^^^^^^^^^^
      = nothing else that `lung_dx' lists is covered by it
oxygen.pol:6:60: warning[W216]: `except heart_dx' removes nothing
    6 | codes icd10cm lung_dx { J40* .. J47*, except J48.0, except heart_dx, except J44.9 }
      |                                                            ^^^^^^^^
      = nothing else that `lung_dx' lists is covered by it
oxygen: 1 decision, 1 rule, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
