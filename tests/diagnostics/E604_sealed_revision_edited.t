# What was released stays as it was: outcomes and reasons alike.
$ cat >oxygen.pol <<END
> policy oxygen "Home oxygen" { language 1 in force from 2020-01-01 }
> fact home : yes_no
> decision coverage : one of { covered, not_covered } otherwise not_covered
> rule at_home for coverage when home then covered because "At home"
> END
$ polc seal oxygen.pol; cp oxygen.pol kept.pol
oxygen: sealed up to the revision of 2020-01-01
$ sed 's/"At home"/"In the home"/' kept.pol >oxygen.pol; polc check oxygen.pol
oxygen.pol:1:42: error[E604]: the revision 2020-01-01 was sealed, and is now different
    1 | policy oxygen "Home oxygen" { language 1 in force from 2020-01-01 }
      |                                          ^^^^^^^^^^^^^^^^^^^^^^^^
      = what it says about reasons, labels or questions changed
  hint: append a revision that changes it; or, to correct the record, `polc seal FILE --reseal 2020-01-01 --because "..."'
[exit 1]
$ sed 's/when home/when not home/' kept.pol >oxygen.pol; polc check oxygen.pol
oxygen.pol:1:42: error[E604]: the revision 2020-01-01 was sealed, and is now different
    1 | policy oxygen "Home oxygen" { language 1 in force from 2020-01-01 }
      |                                          ^^^^^^^^^^^^^^^^^^^^^^^^
      = what it says about outcomes changed
  hint: append a revision that changes it; or, to correct the record, `polc seal FILE --reseal 2020-01-01 --because "..."'
[exit 1]

# Layout and comments are nobody's business.
$ { sed 's/ then / # a comment\n  then /' kept.pol; echo; } >oxygen.pol; polc check oxygen.pol
oxygen: 1 decision, 1 rule, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
