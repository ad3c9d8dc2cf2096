# One number joins on to the other; two members; a hole between them, or another reason, keeps them apart.
$ cat >oxygen.pol <<'EOF'
> policy oxygen "Home Oxygen" { language 1 in force from 2024-01-01 }
> fact saturation : quantity in percent step 1 range 0 .. 100
> fact place : one of { home, clinic, ship }
> decision coverage : one of { covered, not_covered } otherwise not_covered only where saturation >= 80
> rule lowest when place is home and saturation < 50 then covered because "Low"
> rule low when place is home and saturation in 50 .. 59 then covered because "Low"
> rule higher when place is home and saturation in 61 .. 79 then covered because "Low"
> rule other_reason when place is home and saturation = 60 then covered because "Sixty"
> table elsewhere by place, saturation because "Elsewhere" {
>   clinic, < 80 => covered
>   ship,   < 80 => covered
> }
> EOF
$ polc check oxygen.pol
oxygen.pol:6:1: warning[W418]: `lowest' and `low' can be one rule
    6 | rule low when place is home and saturation in 50 .. 59 then covered because "Low"
      | ^^^^^^^^
    5 | rule lowest when place is home and saturation < 50 then covered because "Low"
      | -----------  the other rule
      = they differ in one fact only: together `saturation <= 59'
oxygen.pol:11:3: warning[W418]: `elsewhere.clinic.lt_80' and `elsewhere.ship.lt_80' can be one rule
   11 |   ship,   < 80 => covered
      |   ^^^^^^^^^^^^^^^^^^^^^^^
   10 |   clinic, < 80 => covered
      |   -----------------------  the other rule
      = they differ in one fact only: together `place in { clinic, ship }'
oxygen: 1 decision, 6 rules, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings

# Rules that say the very same, or never decide, are told of otherwise: they are not one rule in two
# halves.
$ cat >same.pol <<'END'
> policy same "Same" {
>   language 1
>   in force from 2024-01-01
> }
> fact severe : yes_no
> fact age_years : quantity in years step 1 range 0 .. 120
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> table grid for coverage by severe, age_years hit first {
>   first_row: yes, any => covered because "Severe"
>   second_row: yes, >= 18 => covered because "Adult"
>   third_row: yes, < 18 => covered because "Adult"
> }
> END
$ polc check same.pol
same.pol:6:6: warning[W415]: no outcome and no reason depends on `age_years'
    6 | fact age_years : quantity in years step 1 range 0 .. 120
      |      ^^^^^^^^^
same.pol:11:3: warning[W411]: the rule `second_row' never decides
   11 |   second_row: yes, >= 18 => covered because "Adult"
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = wherever it applies, `first_row' decides
same.pol:12:3: warning[W411]: the rule `third_row' never decides
   12 |   third_row: yes, < 18 => covered because "Adult"
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = wherever it applies, `first_row' decides
same: 1 decision, 3 rules, 1 revision
same: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
