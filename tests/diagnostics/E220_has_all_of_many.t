$ cat >oxygen.pol <<'END'
> policy oxygen "Oxygen" {
>   language 1
>   in force from 2016-01-01
> }
> codes icd10cm lung_dx { J44.9, J45* }
> fact diagnoses : set of code icd10cm
> fact device : code hcpcs
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule covered_lung for coverage
>   when diagnoses has all lung_dx and device has all { E1390, E0431 }
>   then covered
> rule covered_both for coverage
>   when diagnoses has all { J44.9, I27.0 }
>   then covered
> END
$ polc check oxygen.pol
oxygen.pol:11:8: error[E220]: `has all lung_dx' asks for every single code, but `J45*' stands for many
   11 |   when diagnoses has all lung_dx and device has all { E1390, E0431 }
      |        ^^^^^^^^^^^^^^^^^^^^^^^^^
    5 | codes icd10cm lung_dx { J44.9, J45* }
      |                                ----  it is listed here
  hint: list the codes one by one, or write `has any'
oxygen.pol:11:38: error[E220]: `device' holds one code, so it never has all of 2
   11 |   when diagnoses has all lung_dx and device has all { E1390, E0431 }
      |                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: write `has any', or declare `set of code hcpcs'
[exit 1]
