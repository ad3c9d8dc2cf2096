# An exception covers all of the rule; a rule that only holds where it is impossible.
$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> fact child : yes_no
> decision coverage : one of { covered "Covered", not_covered "Not covered" }
>   otherwise not_covered
> rule children for coverage
>   when child and oxygen_saturation < 60
>   then covered
> rule low for coverage
>   when oxygen_saturation < 60
>   then not_covered
>   exception to children
> rule perfect for coverage
>   when oxygen_saturation = 100
>   then covered
> impossible oxygen_saturation = 100 because "No oximeter shows it"
> END
$ polc check oxygen.pol
oxygen.pol:6:6: warning[W415]: no outcome and no reason depends on `child'
    6 | fact child : yes_no
      |      ^^^^^
oxygen.pol:9:1: warning[W411]: the rule `children' never decides
    9 | rule children for coverage
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^
      = wherever it applies, `low' decides
oxygen.pol:16:1: warning[W411]: the rule `perfect' never decides
   16 | rule perfect for coverage
      | ^^^^^^^^^^^^^^^^^^^^^^^^^
      = every case that it applies to is declared impossible
oxygen: 1 decision, 3 rules, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
oxygen: 1 reading of the text recorded:
  line 15: exception: low is an exception to children, where oxygen_saturation <= 59 and child ...

# Covered by a rule with the same outcome: listed first, it decides.
$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> fact child : yes_no
> decision coverage : one of { covered "Covered", not_covered "Not covered" }
>   otherwise not_covered
> rule low for coverage
>   when oxygen_saturation < 60
>   then covered
> rule very_low for coverage
>   when oxygen_saturation < 50 and child
>   then covered
> END
$ polc check oxygen.pol
oxygen.pol:6:6: warning[W415]: no outcome and no reason depends on `child'
    6 | fact child : yes_no
      |      ^^^^^
oxygen.pol:12:1: warning[W411]: the rule `very_low' never decides
   12 | rule very_low for coverage
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^
      = wherever it applies, `low' decides
oxygen: 1 decision, 2 rules, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
