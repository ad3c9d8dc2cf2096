# `all OUTCOME' in a precedence list leaves out the rules that the list names itself.
$ cat >oxygen.pol <<END
> policy oxygen "Home oxygen" {
>   language 1
>   in force from 2020-01-01
> }
> fact ordered : yes_no
> fact hypoxemic : yes_no
> fact angina : yes_no
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered only where ordered and not hypoxemic and not angina
> rule gate_not_met for coverage when not ordered then not_covered because "Not ordered"
> rule low for coverage when hypoxemic then covered because "Low"
> rule angina_only for coverage when angina then not_covered because "Angina"
> precedence for coverage { gate_not_met, low, all not_covered } because "The groups stand in this order"
> END
$ polc check oxygen.pol
oxygen: 1 decision, 3 rules, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
oxygen: 2 readings of the text recorded:
  line 13: precedence: gate_not_met over low, where ordered is no and hypoxemic is yes
  line 13: precedence: low over angina_only, where hypoxemic is yes and angina is yes
$ polc decide oxygen.pol --on 2024-01-01 ordered=yes hypoxemic=yes angina=yes
Home oxygen, on 2024-01-01 (revision of 2020-01-01)
coverage: covered
  by low: Low
$ polc decide oxygen.pol --on 2024-01-01 ordered=no hypoxemic=yes angina=yes
Home oxygen, on 2024-01-01 (revision of 2020-01-01)
coverage: not_covered
  by gate_not_met: Not ordered
  also applies: angina_only
