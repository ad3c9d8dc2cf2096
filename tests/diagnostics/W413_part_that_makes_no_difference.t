# Implied by the rest; covered by another alternative; always true; true because of what is impossible.
$ cat >oxygen.pol <<'EOF'
> policy oxygen "Home Oxygen" { language 1 in force from 2024-01-01 }
> fact saturation : quantity in percent step 1 range 0 .. 100
> fact pressure : quantity in mmhg step 1 range 0 .. 200
> fact child : yes_no
> fact adult : yes_no
> impossible child and adult because "One or the other"
> decision coverage : one of { covered, not_covered } otherwise not_covered
> rule implied when all of { saturation <= 80, saturation <= 88, child } then covered because "A"
> rule covered_twice when pressure > 150 or (pressure > 170 and adult) then covered because "B"
> rule everybody when (child or not child) and pressure < 20 then covered because "C"
> rule excluded when adult and pressure in 50 .. 60 and not child then covered because "D"
> rule needed when saturation <= 84 and pressure <= 70 then covered because "E"
> EOF
$ polc check oxygen.pol
oxygen.pol:8:46: warning[W413]: this part of the condition makes no difference
    8 | rule implied when all of { saturation <= 80, saturation <= 88, child } then covered because "A"
      |                                              ^^^^^^^^^^^^^^^^
      = wherever all the other parts hold, it holds too
oxygen.pol:9:44: warning[W413]: this alternative makes no difference
    9 | rule covered_twice when pressure > 150 or (pressure > 170 and adult) then covered because "B"
      |                                            ^^^^^^^^^^^^^^^^^^^^^^^^
      = wherever it holds, the condition holds without it
oxygen.pol:10:22: warning[W413]: this part of the condition makes no difference
   10 | rule everybody when (child or not child) and pressure < 20 then covered because "C"
      |                      ^^^^^^^^^^^^^^^^^^
      = wherever all the other parts hold, it holds too
oxygen.pol:11:55: warning[W413]: this part of the condition makes no difference
   11 | rule excluded when adult and pressure in 50 .. 60 and not child then covered because "D"
      |                                                       ^^^^^^^^^
      = wherever all the other parts hold, it holds too
oxygen: 1 decision, 5 rules, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
