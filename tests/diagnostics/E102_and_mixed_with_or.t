$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact low_saturation : yes_no
> fact oedema : yes_no
> fact cor_pulmonale : yes_no
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule group_two for coverage
>   when low_saturation and oedema or cor_pulmonale
>   then covered
> END
$ polc check oxygen.pol
oxygen.pol:11:34: error[E102]: `or' after `and' can be read in two ways
   11 |   when low_saturation and oedema or cor_pulmonale
      |                                  ^^
  choose one:
   1. (low_saturation and oedema) or cor_pulmonale
   2. low_saturation and (oedema or cor_pulmonale)
  hint: or write the groups as lists: all of { ..., any of { ..., ... } }
[exit 1]

# With parentheses it is understood.
$ sed 's/oedema or cor_pulmonale/(oedema or cor_pulmonale)/' oxygen.pol >mended.pol
$ polc check mended.pol
oxygen: 1 decision, 1 rule, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
