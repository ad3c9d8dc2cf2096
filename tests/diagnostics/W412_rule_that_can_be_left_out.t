# What the rule decides, another one would decide with the same outcome for the same reason.
$ cat >oxygen.pol <<'EOF'
> policy oxygen "Home Oxygen" { language 1 in force from 2024-01-01 }
> fact saturation : quantity in percent step 1 range 0 .. 100
> fact child : yes_no
> decision coverage : one of { covered, not_covered } otherwise not_covered
> rule low_child when child and saturation < 60 then covered because "Low saturation"
> rule low when saturation < 60 then covered because "Low saturation"
> EOF
$ polc check oxygen.pol
oxygen.pol:5:1: warning[W412]: the rule `low_child' can be left out
    5 | rule low_child when child and saturation < 60 then covered because "Low saturation"
      | ^^^^^^^^^^^^^^
      = `low' gives the same outcome for the same reason
oxygen: 1 decision, 2 rules, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings

# A reason of its own makes it a rule of its own.
$ sed -i 's/60 then covered because "Low/60 then covered because "A low/' oxygen.pol
$ sed -i 's/low when saturation < 60 then covered because "A low/low when saturation < 60 then covered because "Low/' oxygen.pol
$ polc check oxygen.pol
oxygen: 1 decision, 2 rules, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds

# So can one of which a part never decides at all.
$ cat >part.pol <<'END'
> policy part "Part" {
>   language 1
>   in force from 2024-01-01
> }
> fact age_years : quantity in years step 1 range 0 .. 120
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered because "Nothing applies"
> rule adults for coverage
>   when age_years >= 18
>   then covered
>   because "Adult"
> rule others for coverage
>   when any of { age_years >= 60, age_years < 5 }
>   then not_covered
>   because "Too young"
> rule small for coverage
>   when age_years < 8
>   then not_covered
>   because "Too young"
> precedence for coverage { adults, others } because "Listed"
> END
$ polc check part.pol
part.pol:12:1: warning[W412]: the rule `others' can be left out
   12 | rule others for coverage
      | ^^^^^^^^^^^^^^^^^^^^^^^^
      = `small' gives the same outcome for the same reason
part: 1 decision, 3 rules, 1 revision
part: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
part: 1 reading of the text recorded:
  line 20: precedence: adults over others, where age_years >= 60

# Also where its requirement, which stands at the same place, is always met.
$ cat >met.pol <<'END'
> policy met "Met" {
>   language 1
>   in force from 2024-01-01
> }
> fact age_years : quantity in years step 1 range 0 .. 120
> fact severe : yes_no
> decision coverage : one of { covered, not_covered }
>   exhaustive
> rule severe for coverage
>   when severe requires age_years >= 18 then covered else not_covered because "Too young"
>   because "Adult"
> rule adults for coverage
>   when age_years >= 18
>   then covered
>   because "Adult"
> impossible age_years < 18 because "Adults only"
> END
$ polc check met.pol
met.pol:5:6: warning[W415]: no outcome and no reason depends on `age_years'
    5 | fact age_years : quantity in years step 1 range 0 .. 120
      |      ^^^^^^^^^
met.pol:9:1: warning[W411]: the rule `severe.unmet' never decides
    9 | rule severe for coverage
      | ^^^^^^^^^^^^^^^^^^^^^^^^
      = every case that it applies to is declared impossible
met.pol:9:1: warning[W412]: the rule `severe' can be left out
    9 | rule severe for coverage
      | ^^^^^^^^^^^^^^^^^^^^^^^^
      = `adults' gives the same outcome for the same reason
met: 1 decision, 3 rules, 1 revision
met: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
