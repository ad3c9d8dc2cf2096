# Warnings leave the status at 0, with --strict they are errors.
$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact oxygen_saturation : quantity in percent step 0.5 range 0 .. 100
> fact acute : yes_no ask "Is the illness acute?"
> decision coverage : one of { covered "Covered", not_covered "Not covered" }
>   otherwise not_covered
> rule low_saturation for coverage
>   when oxygen_saturation <= 88.5 and not acute
>   then covered
>   because "Saturation of 88.5 percent or less, chronic illness"
> statement S1 in "Policy" "Not for acute illness"
> END
$ polc check oxygen.pol
oxygen.pol:13:11: warning[W430]: no rule cites the statement S1
   13 | statement S1 in "Policy" "Not for acute illness"
      |           ^^
  hint: cite it where it is encoded, or mark it `informative'
oxygen: 1 decision, 1 rule, 1 revision; 0 of 1 statement cited, 0 informative
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
$ polc check --strict oxygen.pol
oxygen.pol:13:11: error[W430]: no rule cites the statement S1
   13 | statement S1 in "Policy" "Not for acute illness"
      |           ^^
  hint: cite it where it is encoded, or mark it `informative'
[exit 1]
$ polc build --strict oxygen.pol --out-dir .; ls
oxygen.pol:13:11: error[W430]: no rule cites the statement S1
   13 | statement S1 in "Policy" "Not for acute illness"
      |           ^^
  hint: cite it where it is encoded, or mark it `informative'
oxygen.pol

# `decide' does not repeat the warnings of the policy.
$ polc decide oxygen.pol --on 2024-05-01 oxygen_saturation=80 acute=no
Home Oxygen, on 2024-05-01 (revision of 2024-01-01)
coverage: Covered
  by low_saturation: Saturation of 88.5 percent or less, chronic illness
