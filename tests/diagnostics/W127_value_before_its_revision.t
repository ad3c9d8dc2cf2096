# Before 2025 `hospice' reads as `other', so this rule cannot apply there.
$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact place : open one of { home }
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule at_home for coverage
>   when place in { home, hospice }
>   then covered
>
> revision 2025-01-01 "Hospices" {
>   extend place { hospice "Hospice" }
>   changes coverage only where place is hospice
> }
> END
$ polc check oxygen.pol
oxygen.pol:9:25: warning[W127]: `hospice' is added by the revision 2025-01-01
    9 |   when place in { home, hospice }
      |                         ^^^^^^^
      = before that it reads as `other', so this part cannot hold there
oxygen: 1 decision, 1 rule, 2 revisions
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
