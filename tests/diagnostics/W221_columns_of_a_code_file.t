$ cat >oxygen.pol <<'END'
> policy oxygen "Oxygen" {
>   language 1
>   in force from 2016-01-01
> }
> codes icd10cm lung_dx from "lung.csv"
> fact diagnoses : set of code icd10cm
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule covered_lung for coverage
>   when diagnoses has any lung_dx
>   then covered
> END
$ printf 'code,description,group,from\nJ44.9,"COPD, unspecified",lung,\nJ44.0,,,2018-10-01\n' >lung.csv
$ polc check oxygen.pol
lung.csv:1:6: warning[W221]: not used: `description', `group'
    1 | code,description,group,from
      |      ^^^^^^^^^^^
      = a code file says code, from, through and except; the rest is ignored
oxygen: 1 decision, 1 rule, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
