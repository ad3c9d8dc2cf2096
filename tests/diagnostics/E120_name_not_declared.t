# Facts, criteria, types, decisions, rules and statements: each with the nearest name that exists.
$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact setting : one of { home, hospital }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> fact oedema : yesno
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
>   cite S1
> rule low_saturation for coverage
>   when setting is home and oxigen_saturation <= 88
>   then covered
>   exception to hospital_patient
> rule hospital_patients for coverage
>   when seting is hospital
>   then not_covered
> rule swollen for cover
>   when oedema
>   then covered
> resolve low_saturation over swolen
>   where oedema
>   because "Read first"
> END
$ polc check oxygen.pol
oxygen.pol:7:15: error[E120]: no type is called `yesno'
    7 | fact oedema : yesno
      |               ^^^^^
  hint: did you mean `yes_no'?
oxygen.pol:10:8: error[E120]: no statement has the id S1
   10 |   cite S1
      |        ^^
oxygen.pol:12:28: error[E120]: no fact is called `oxigen_saturation'
   12 |   when setting is home and oxigen_saturation <= 88
      |                            ^^^^^^^^^^^^^^^^^
  hint: did you mean `oxygen_saturation'?
oxygen.pol:14:16: error[E120]: no rule is called `hospital_patient'
   14 |   exception to hospital_patient
      |                ^^^^^^^^^^^^^^^^
  hint: did you mean `hospital_patients'?
oxygen.pol:16:8: error[E120]: no fact is called `seting'
   16 |   when seting is hospital
      |        ^^^^^^
  hint: did you mean `setting'?
oxygen.pol:18:18: error[E120]: no decision is called `cover'
   18 | rule swollen for cover
      |                  ^^^^^
oxygen.pol:21:29: error[E120]: no rule is called `swolen'
   21 | resolve low_saturation over swolen
      |                             ^^^^^^
  hint: did you mean `swollen'?
[exit 1]

# What is far from every name gets no suggestion.
$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact setting : one of { home, hospital }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule low_saturation for coverage
>   when setting is home and oxygen_saturation <= 88 and cor_pulmonale
>   then covered
> article 1 {
>   title "Long-term oxygen"
>   autors "Smith J"
> }
> END
$ polc check oxygen.pol
oxygen.pol:10:56: error[E120]: no fact or criterion is called `cor_pulmonale'
   10 |   when setting is home and oxygen_saturation <= 88 and cor_pulmonale
      |                                                        ^^^^^^^^^^^^^
oxygen.pol:14:3: error[E120]: an article has no `autors'
   14 |   autors "Smith J"
      |   ^^^^^^
  hint: did you mean `authors'?
[exit 1]

# Only lists of values can be extended.
$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact setting : one of { home, hospital }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule low_saturation for coverage
>   when setting is home and oxygen_saturation <= 88
>   then covered
>
> revision 2025-01-01 "Hospices" {
>   extend settings { hospice }
>   extend oxygen_saturation { unknown }
>   changes coverage nothing
> }
> END
$ polc check oxygen.pol
oxygen.pol:14:10: error[E120]: `settings' is no list of values that can be extended
   14 |   extend settings { hospice }
      |          ^^^^^^^^
  hint: did you mean `setting'?
oxygen.pol:15:10: error[E120]: `oxygen_saturation' is no list of values that can be extended
   15 |   extend oxygen_saturation { unknown }
      |          ^^^^^^^^^^^^^^^^^
[exit 1]
