# One that always holds and one that never does; a third is fine.
$ cat >oxygen.pol <<'EOF'
> policy oxygen "Home Oxygen" { language 1 in force from 2024-01-01 }
> fact saturation : quantity in percent step 1 range 0 .. 100
> fact pressure : quantity in mmhg step 1 range 0 .. 200
> fact child : yes_no
> criterion any_saturation is saturation <= 88 or saturation > 80
> criterion nobody is all of { pressure > 60, child, pressure < 55 }
> criterion low is saturation < 60
> decision coverage : one of { covered, not_covered } otherwise not_covered
> rule first when any_saturation and low then covered because "A"
> rule second when child and not nobody then covered because "B"
> EOF
$ polc check oxygen.pol
oxygen.pol:3:6: warning[W415]: no outcome and no reason depends on `pressure'
    3 | fact pressure : quantity in mmhg step 1 range 0 .. 200
      |      ^^^^^^^^
oxygen.pol:5:11: warning[W414]: the criterion `any_saturation' always holds
    5 | criterion any_saturation is saturation <= 88 or saturation > 80
      |           ^^^^^^^^^^^^^^
oxygen.pol:6:11: warning[W414]: the criterion `nobody' never holds
    6 | criterion nobody is all of { pressure > 60, child, pressure < 55 }
      |           ^^^^^^
oxygen: 1 decision, 2 rules, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
