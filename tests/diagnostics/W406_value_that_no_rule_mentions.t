$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact indication : open one of { lung_disease, cluster_headache, heart_failure }
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule lung_disease for coverage
>   when indication is lung_disease
>   then covered
> END
$ polc check oxygen.pol
oxygen.pol:7:3: warning[W406]: no rule of `coverage' names indication in { cluster_headache, heart_failure }; the default decides
    7 |   otherwise not_covered
      |   ^^^^^^^^^^^^^^^^^^^^^
  hint: nothing is wrong if the catch-all is meant; `only where ...' behind it says so
oxygen: 1 decision, 1 rule, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings

# With a contract it is said that this is meant.
$ sed 's/otherwise not_covered/& only where indication is not lung_disease/' oxygen.pol >meant.pol
> polc check meant.pol
oxygen: 1 decision, 1 rule, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds

# A requirement speaks of the values that it asks for, and so does a criterion in it: no value was
# forgotten.
$ cat >ordered.pol <<'END'
> policy ordered "Ordered" {
>   language 1
>   in force from 2024-01-01
> }
> fact ordered_by : one of { physician, nurse, patient }
> fact severe : yes_no
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> criterion ordered_in_writing is ordered_by in { physician, nurse }
> requirement ordered for coverage : ordered_in_writing else not_covered because "Not ordered"
> rule severe for coverage
>   when severe
>   then covered
> END
$ polc check ordered.pol
ordered: 1 decision, 2 rules, 1 revision
ordered: proved: no two rules disagree, nothing is left open, every promise holds
# `other' alone names none of the listed values, also where a revision adds one.
$ cat >other.pol <<'END'
> policy other "Other" {
>   language 1
>   in force from 2024-01-01
> }
> fact indication : open one of { lung_disease, heart_failure }
> decision coverage : one of { covered, not_covered }
>   otherwise covered
> rule others for coverage
>   when indication is other
>   then not_covered
> revision 2025-01-01 "One more" {
>   extend indication { headache }
>   changes coverage only where indication is headache
> }
> END
$ polc check other.pol
other: 1 decision, 1 rule, 2 revisions
other: proved: no two rules disagree, nothing is left open, every promise holds
