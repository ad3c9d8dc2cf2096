$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> fact child : yes_no
> decision coverage : one of { covered, trial, not_covered }
>   otherwise not_covered
> rule low for coverage
>   when oxygen_saturation < 60
>   then covered
> rule children for coverage
>   when child and oxygen_saturation >= 60
>   then not_covered
> END
$ polc check oxygen.pol
oxygen.pol:7:39: warning[W417]: `coverage' never gives `trial'
    7 | decision coverage : one of { covered, trial, not_covered }
      |                                       ^^^^^
      = no rule and no default has this outcome
oxygen: 1 decision, 2 rules, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings

# A rule may say so and yet decide nothing by which it is given: its amended condition is decided by
# another rule.
$ cat >amended.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> decision coverage : one of { covered, trial, not_covered }
>   otherwise not_covered
> rule low for coverage
>   when oxygen_saturation < 60
>   then covered
> rule middle for coverage
>   when oxygen_saturation < 70
>   then covered
> precedence for coverage { low, middle } because "Listed"
> revision 2025-01-01 "A trial, which nobody gets" {
>   amend rule middle
>     now when oxygen_saturation < 50
>     now then trial
>   changes coverage only where oxygen_saturation in 60 .. 69
> }
> END
$ polc check amended.pol
amended.pol:6:39: warning[W417]: `coverage' never gives `trial'
    6 | decision coverage : one of { covered, trial, not_covered }
      |                                       ^^^^^
      = wherever `middle' would give it, something else decides
oxygen: 1 decision, 2 rules, 2 revisions
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
oxygen: 1 reading of the text recorded:
  line 14: precedence: low over middle, where oxygen_saturation <= 59
# What is amended twice on one day says only what it says last.
$ cat >twice.pol <<'END'
> policy twice "Twice" {
>   language 1
>   in force from 2020-01-01
> }
> fact severe : yes_no
> decision coverage : one of { covered, trial, not_covered } otherwise not_covered
> rule severe for coverage when severe then covered
> revision 2021-01-01 "First one, then the other" {
>   amend decision coverage now otherwise trial
>   amend decision coverage now otherwise not_covered
> }
> END
$ polc check twice.pol
twice.pol:6:39: warning[W417]: `coverage' never gives `trial'
    6 | decision coverage : one of { covered, trial, not_covered } otherwise not_covered
      |                                       ^^^^^
      = no rule and no default has this outcome
twice: 1 decision, 1 rule, 2 revisions
twice: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
$ polc search twice.pol trial
Twice: coverage trial
There is no such case; this is proved for all facts and dates:
  no rule gives it
