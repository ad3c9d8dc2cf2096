# Three statements of which two leave nothing; one that alone does, from a revision on.
$ cat >oxygen.pol <<'EOF'
> policy oxygen "Home Oxygen" { language 1 in force from 2024-01-01 }
> fact saturation : quantity in percent step 1 range 0 .. 100
> fact child : yes_no
> impossible saturation <= 50 because "Nobody lives"
> impossible child because "Adults only"
> impossible saturation > 40 because "Slip: >= 40 was meant to be kept"
> decision coverage : one of { covered, not_covered } otherwise not_covered
> rule low when saturation < 60 and child then covered because "Low"
> EOF
$ polc check oxygen.pol
oxygen.pol:4:1: error[E419]: no case is left that could be decided
    4 | impossible saturation <= 50 because "Nobody lives"
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    6 | impossible saturation > 40 because "Slip: >= 40 was meant to be kept"
      | ---------------------------------------------------------------------  together with this one
  hint: narrow one of them to what really cannot be
[exit 1]
