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
