# A revision that says nothing of what it changes is shown what it does change.
$ cat >oxygen.pol <<END
> policy oxygen "Home oxygen" {
>   language 1
>   in force from 2020-01-01
> }
> fact saturation : quantity in percent step 1 percent range 40 percent .. 100 percent
> decision coverage : one of { covered "Covered", not_covered "Not covered" }
>   otherwise not_covered
> rule low for coverage
>   when saturation <= 88 percent
>   then covered
>   because "Low"
> revision 2021-01-01 "One point more" {
>   amend rule low
>     was when saturation <= 88 percent
>     now when saturation <= 89 percent
> }
> END
$ polc check oxygen.pol
oxygen.pol:12:1: warning[W605]: the revision 2021-01-01 does not say what it changes
   12 | revision 2021-01-01 "One point more" {
      | ^^^^^^^^^^^^^^^^^^^
      = coverage: Not covered, by otherwise, becomes Covered, by low
      =   for example when saturation = 89
  hint: add `changes coverage only where ...'
oxygen: 1 decision, 1 rule, 2 revisions
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
$ polc check --strict oxygen.pol
oxygen.pol:12:1: error[W605]: the revision 2021-01-01 does not say what it changes
   12 | revision 2021-01-01 "One point more" {
      | ^^^^^^^^^^^^^^^^^^^
      = coverage: Not covered, by otherwise, becomes Covered, by low
      =   for example when saturation = 89
  hint: add `changes coverage only where ...'
[exit 1]

# With the promise the compiler proves it and is silent.
$ sed 's/^    now when.*/&\n  changes coverage only where saturation = 89 percent/' oxygen.pol >promise.pol; polc check promise.pol
oxygen: 1 decision, 1 rule, 2 revisions
oxygen: proved: no two rules disagree, nothing is left open, every promise holds

# A revision that only records what is unpublished changes no rows and needs no promise.
$ sed '/amend rule/,/now when/d; s/^revision.*/&\n  unencoded "unknown" because "not published"/' oxygen.pol >unencoded.pol; polc check unencoded.pol
oxygen: 1 decision, 1 rule, 2 revisions
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
oxygen: 1 reading of the text recorded:
  line 12: unencoded: unknown
