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
