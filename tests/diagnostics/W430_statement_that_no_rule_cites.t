$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> statement S1 in "Policy" "Covered for adults and children with a saturation of 88 percent or less"
> statement S2 in "Policy" "Covered for cluster headache"
> statement S3 in "Coding" "Report the industry-standard codes" informative
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> decision coverage : one of { covered "Covered", not_covered "Not covered" }
>   otherwise not_covered
> rule low for coverage
>   when oxygen_saturation <= 88
>   then covered
>   cite S1
> END
$ polc check oxygen.pol
oxygen.pol:6:11: warning[W430]: no rule cites the statement S2
    6 | statement S2 in "Policy" "Covered for cluster headache"
      |           ^^
  hint: cite it where it is encoded, or mark it `informative'
oxygen: 1 decision, 1 rule, 1 revision; 1 of 3 statements cited, 1 informative
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
