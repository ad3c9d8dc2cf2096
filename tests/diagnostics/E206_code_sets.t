# Code sets that hold nothing, and dates the wrong way round.
$ cat >oxygen.pol <<'END'
> policy oxygen "Oxygen" {
>   language 1
>   in force from 2016-01-01
> }
> codes icd10cm nothing_dx { J44.9, except J44* }
> codes icd10cm over_dx through 2015-12-31 { J44.9 }
> fact diagnoses : set of code icd10cm
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule covered_lung for coverage
>   when diagnoses has any nothing_dx or diagnoses has any over_dx
>   then covered
> END
$ polc check oxygen.pol
oxygen.pol:5:15: error[E206]: `nothing_dx' holds no code in any revision
    5 | codes icd10cm nothing_dx { J44.9, except J44* }
      |               ^^^^^^^^^^
  hint: look at its dates and at what it excepts
oxygen.pol:6:15: error[E206]: `over_dx' holds no code in any revision
    6 | codes icd10cm over_dx through 2015-12-31 { J44.9 }
      |               ^^^^^^^
  hint: look at its dates and at what it excepts
[exit 1]
$ sed -e 's/, except J44\*/ from 2024-01-01 through 2020-01-01/' -e 's/ through 2015-12-31/ from 2020-01-01 through 2019-12-31/' oxygen.pol >dates.pol
$ polc check dates.pol
dates.pol:5:28: error[E206]: `J44.9' ends before it begins
    5 | codes icd10cm nothing_dx { J44.9 from 2024-01-01 through 2020-01-01 }
      |                            ^^^^^
dates.pol:6:15: error[E206]: `over_dx' ends before it begins
    6 | codes icd10cm over_dx from 2020-01-01 through 2019-12-31 { J44.9 }
      |               ^^^^^^^
[exit 1]
