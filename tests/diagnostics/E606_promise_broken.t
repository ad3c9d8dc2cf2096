# The case, the answer before and the answer after.
$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact indication : open one of { lung_disease "Lung disease" }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> fact child : yes_no
> decision coverage : one of { covered "Covered", not_covered "Not covered" }
>   otherwise not_covered
> rule low_saturation for coverage
>   when indication is lung_disease and oxygen_saturation <= 88
>   then covered
>   because "Saturation of 88 percent or less"
> rule children for coverage
>   when child and oxygen_saturation > 88
>   then not_covered
>
> revision 2025-01-01 "Limit raised" {
>   amend rule low_saturation
>     was when indication is lung_disease and oxygen_saturation <= 88
>     now when indication is lung_disease and oxygen_saturation <= 90 and not child
>   changes coverage nothing
> }
> END
$ polc check oxygen.pol
oxygen.pol:22:3: error[E606]: the revision 2025-01-01 does change coverage
   22 |   changes coverage nothing
      |   ^^^^^^^^^^^^^^^^^^^^^^^^
   10 | rule low_saturation for coverage
      | --------------------------------  gives Covered
    9 |   otherwise not_covered
      |   ---------------------  gives Not covered
      = for example when indication        = lung_disease
      =                  oxygen_saturation = 0   (0 .. 88)
      =                  child             = yes
      = before: Covered, by low_saturation
      = after:  Not covered, by otherwise
[exit 1]

# A promise that is too narrow: children who were covered are not any more.
$ sed 's/changes coverage nothing/changes coverage only where oxygen_saturation > 88/' oxygen.pol >narrow.pol; polc check narrow.pol
narrow.pol:22:3: error[E606]: the revision 2025-01-01 changes coverage elsewhere too
   22 |   changes coverage only where oxygen_saturation > 88
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   10 | rule low_saturation for coverage
      | --------------------------------  gives Covered
    9 |   otherwise not_covered
      |   ---------------------  gives Not covered
      = for example when indication        = lung_disease
      =                  oxygen_saturation = 0   (0 .. 88)
      =                  child             = yes
      = before: Covered, by low_saturation
      = after:  Not covered, by otherwise
[exit 1]

# What the revision does change.
$ sed 's/changes coverage nothing/changes coverage only where indication is lung_disease and oxygen_saturation <= 90/' \
>   oxygen.pol >wide.pol
> polc check wide.pol
oxygen: 1 decision, 2 rules, 2 revisions
oxygen: proved: no two rules disagree, nothing is left open, every promise holds

# Reasons are promised apart from answers.
$ cat >reasons.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact indication : open one of { lung_disease "Lung disease" }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> fact child : yes_no
> decision coverage : one of { covered "Covered", not_covered "Not covered" }
>   otherwise not_covered
> rule low_saturation for coverage
>   when indication is lung_disease and oxygen_saturation <= 88
>   then covered
>   because "Saturation of 88 percent or less"
> rule children for coverage
>   when child and oxygen_saturation > 88
>   then not_covered
>
> revision 2025-01-01 "New wording" {
>   amend rule low_saturation
>     was because "Saturation of 88 percent or less"
>     now because "Oxygen saturation at rest of 88 percent or less"
>   changes coverage nothing
>   changes reasons nothing
> }
> END
$ polc check reasons.pol
reasons.pol:23:3: error[E606]: the revision 2025-01-01 does change reasons
   23 |   changes reasons nothing
      |   ^^^^^^^^^^^^^^^^^^^^^^^
   10 | rule low_saturation for coverage
      | --------------------------------  gives Covered
   11 |   when indication is lung_disease and oxygen_saturation <= 88
      |   -----------------------------------------------------------  gives Covered
      = for example when indication        = lung_disease
      =                  oxygen_saturation = 0   (0 .. 88)
      = before: Covered, by low_saturation: "Saturation of 88 percent or less"
      = after:  Covered, by low_saturation: "Oxygen saturation at rest of 88 percent or less"
[exit 1]
