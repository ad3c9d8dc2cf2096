$ cat >other.pol <<'END'
> policy other "Other" {
>   language 1
>   in force from 2020-01-01
> }
> fact age : quantity in years step 1 range 0 .. 120
> criterion adult is age >= 18 years
> criterion grown_up is adult
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule covered_adult for coverage
>   when grown_up
>   then covered
> revision 2022-01-01 "From 21 years on" {
>   amend criterion adult
>     was is age >= 18 years
>     now is age >= 21 years
>   add criterion senior is age >= 65 years
> }
> END
$ cat >oxygen.pol <<'END'
> policy oxygen "Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> import grown_up, senior, coverage, agee from "other.pol"
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule covered_adult for coverage
>   when grown_up
>   then covered
> END
$ polc check oxygen.pol
oxygen.pol:5:1: error[E115]: `adult' changes with the revisions of other.pol
    5 | import grown_up, senior, coverage, agee from "other.pol"
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  in other.pol:
    6 | criterion adult is age >= 18 years
      |           -----  it is declared here
  in other.pol:
   14 |   amend criterion adult
      |                   -----  a revision changes it here
  hint: an import takes only what never changes: declare it in this policy
oxygen.pol:5:18: error[E120]: other.pol declares no `senior' that can be imported
    5 | import grown_up, senior, coverage, agee from "other.pol"
      |                  ^^^^^^
  in other.pol:
   17 |   add criterion senior is age >= 65 years
      |                 ------  a revision adds it here
      = types, units, facts, codes, derived values, limits and criteria can be imported
oxygen.pol:5:26: error[E120]: other.pol declares no `coverage' that can be imported
    5 | import grown_up, senior, coverage, agee from "other.pol"
      |                          ^^^^^^^^
  in other.pol:
    8 | decision coverage : one of { covered, not_covered }
      |          --------  this is not vocabulary
      = types, units, facts, codes, derived values, limits and criteria can be imported
oxygen.pol:5:36: error[E120]: other.pol declares no `agee' that can be imported
    5 | import grown_up, senior, coverage, agee from "other.pol"
      |                                    ^^^^
      = types, units, facts, codes, derived values, limits and criteria can be imported
  hint: did you mean `age'?
[exit 1]
