$ cat >oxygen.pol <<'END'
> policy oxygen "Oxygen" {
>   language 1
>   in force from 2016-01-01
> }
> codes icd10cm lung_dx { J44.9, J44.0, J44*, J44.9, J40* .. J47*, except J46.0, except J46* }
> codes icd10cm dated_dx { I27.0 through 2019-12-31, I27.0 from 2020-01-01, I27* from 2024-01-01 }
> codes hcpcs devices { E1390, E1390-KX }
> fact diagnoses : set of code icd10cm
> fact device : code hcpcs
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule covered_lung for coverage
>   when diagnoses has any lung_dx and diagnoses has any dated_dx and device has any devices
>   then covered
> END
$ polc check oxygen.pol
oxygen.pol:5:25: warning[W215]: `J44.9' is covered by `J44*' already
    5 | codes icd10cm lung_dx { J44.9, J44.0, J44*, J44.9, J40* .. J47*, except J46.0, except J46* }
      |                         ^^^^^
    5 | codes icd10cm lung_dx { J44.9, J44.0, J44*, J44.9, J40* .. J47*, except J46.0, except J46* }
      |                                       ----  listed here
oxygen.pol:5:32: warning[W215]: `J44.0' is covered by `J44*' already
    5 | codes icd10cm lung_dx { J44.9, J44.0, J44*, J44.9, J40* .. J47*, except J46.0, except J46* }
      |                                ^^^^^
    5 | codes icd10cm lung_dx { J44.9, J44.0, J44*, J44.9, J40* .. J47*, except J46.0, except J46* }
      |                                       ----  listed here
oxygen.pol:5:39: warning[W215]: `J44*' is covered by `J40* .. J47*' already
    5 | codes icd10cm lung_dx { J44.9, J44.0, J44*, J44.9, J40* .. J47*, except J46.0, except J46* }
      |                                       ^^^^
    5 | codes icd10cm lung_dx { J44.9, J44.0, J44*, J44.9, J40* .. J47*, except J46.0, except J46* }
      |                                                    ------------  listed here
oxygen.pol:5:45: warning[W215]: `J44.9' is listed twice
    5 | codes icd10cm lung_dx { J44.9, J44.0, J44*, J44.9, J40* .. J47*, except J46.0, except J46* }
      |                                             ^^^^^
    5 | codes icd10cm lung_dx { J44.9, J44.0, J44*, J44.9, J40* .. J47*, except J46.0, except J46* }
      |                         -----  first here
oxygen.pol:5:66: warning[W215]: `J46.0' is covered by `J46*' already
    5 | codes icd10cm lung_dx { J44.9, J44.0, J44*, J44.9, J40* .. J47*, except J46.0, except J46* }
      |                                                                  ^^^^^^^^^^^^
    5 | codes icd10cm lung_dx { J44.9, J44.0, J44*, J44.9, J40* .. J47*, except J46.0, except J46* }
      |                                                                                -----------  listed here
oxygen.pol:6:52: warning[W215]: `I27.0' is covered by `I27*' already
    6 | codes icd10cm dated_dx { I27.0 through 2019-12-31, I27.0 from 2020-01-01, I27* from 2024-01-01 }
      |                                                    ^^^^^
    6 | codes icd10cm dated_dx { I27.0 through 2019-12-31, I27.0 from 2020-01-01, I27* from 2024-01-01 }
      |                                                                           ----  listed here
oxygen.pol:7:30: warning[W215]: `E1390-KX' is covered by `E1390' already
    7 | codes hcpcs devices { E1390, E1390-KX }
      |                              ^^^^^^^^
    7 | codes hcpcs devices { E1390, E1390-KX }
      |                       -----  listed here
oxygen: 1 decision, 1 rule, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
