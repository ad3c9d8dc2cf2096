# A whole range of overlap; the edits are ready to be copied.
$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> fact child : yes_no
> decision coverage : one of { covered "Covered", not_covered "Not covered" }
>   otherwise not_covered
> rule low_saturation for coverage
>   when oxygen_saturation <= 89
>   then covered
> rule moderate for coverage
>   when oxygen_saturation >= 88 and not child
>   then not_covered
> END
$ polc check oxygen.pol
oxygen.pol:9:1: error[E301]: low_saturation and moderate disagree
    9 | rule low_saturation for coverage
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^  gives Covered
   12 | rule moderate for coverage
      | --------------------------  gives Not covered
      = both apply when oxygen_saturation = 88   (88 .. 89)
      =                 child             = no
  choose one:
   1. narrow line 13         oxygen_saturation > 89
   2. narrow line 10         oxygen_saturation < 88
   3. state an exception     exception to moderate     in the rule low_saturation
   4. record a reading       resolve low_saturation over moderate
                               where oxygen_saturation in 88 .. 89 and child is no because "..."
[exit 1]

# Three of the four edits, each of which settles the matter.
$ sed 's/>= 88/> 89/' oxygen.pol >narrow.pol; polc check narrow.pol
oxygen: 1 decision, 2 rules, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
$ sed '$a\  exception to low_saturation' oxygen.pol >exception.pol; polc check exception.pol
oxygen: 1 decision, 2 rules, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
oxygen: 1 reading of the text recorded:
  line 15: exception: moderate is an exception to low_saturation, where oxygen_saturation in ...
$ {
>   cat oxygen.pol
>   echo 'resolve low_saturation over moderate'
>   echo '  where oxygen_saturation in 88 .. 89 because "The lower reading is taken"'
> } >resolve.pol
> polc check resolve.pol
oxygen: 1 decision, 2 rules, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
oxygen: 1 reading of the text recorded:
  line 15: resolve: low_saturation over moderate, where oxygen_saturation in 88 .. 89 and ...

# Rules with the same outcome may overlap.
$ sed 's/then covered/then not_covered/' oxygen.pol >agree.pol; polc check agree.pol
agree.pol:7:30: warning[W417]: `coverage' never gives `covered'
    7 | decision coverage : one of { covered "Covered", not_covered "Not covered" }
      |                              ^^^^^^^
      = no rule and no default has this outcome
oxygen: 1 decision, 2 rules, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
