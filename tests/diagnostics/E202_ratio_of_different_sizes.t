# 10 of mg over kg was taken for ten times as much, and a unit behind the number was ignored.
$ cat >dose.pol <<'EOP'
> policy dose "Dose by weight" { language 1 in force from 2024-01-01 }
> fact dose : quantity in mg step 1 range 0 .. 5000
> fact weight : quantity in kg step 0.1 range 1 .. 300
> fact spoons : count 1 .. 50
> decision d : one of { fine, too_high } otherwise fine because "At most 10 mg for each kg"
> rule over when dose / weight > 10 then too_high because "More than 10 mg for each kg"
> EOP
$ polc check dose.pol
dose.pol:6:32: error[E202]: 10 of what? the ratio is one of mg and kg, which differ in size
    6 | rule over when dose / weight > 10 then too_high because "More than 10 mg for each kg"
      |                                ^^
  choose one:
   1. 10 mg_per_kg
   2. a number in percent, when the one is a share of the other
[exit 1]
$ sed 's/> 10 then/> 10 events_per_hour then/' dose.pol >unit.pol
$ polc check unit.pol
unit.pol:6:32: error[E202]: a ratio of mg and kg is not in events_per_hour
    6 | rule over when dose / weight > 10 events_per_hour then too_high because "More than 10 mg for each kg...
      |                                ^^^^^^^^^^^^^^^^^^
  hint: a ratio of two facts in one unit is a plain number or in percent; a dose by weight is in mg_per_kg
[exit 1]
$ sed 's/weight > 10/spoons > 10/' dose.pol >spoons.pol
$ polc check spoons.pol
spoons.pol:6:16: error[E202]: a ratio of mg and plain numbers is no plain number
    6 | rule over when dose / spoons > 10 then too_high because "More than 10 mg for each kg"
      |                ^^^^^^^^^^^^^
    2 | fact dose : quantity in mg step 1 range 0 .. 5000
      |      ----  the one is declared here
    4 | fact spoons : count 1 .. 50
      |      ------  the other is declared here
  hint: declare both facts in one unit
[exit 1]
$ sed 's|dose / weight > 10|weight / dose > 10 percent|' dose.pol >zero.pol
$ polc check zero.pol
zero.pol:6:25: error[E204]: `dose' can be 0, so it cannot divide
    6 | rule over when weight / dose > 10 percent then too_high because "More than 10 mg for each kg"
      |                         ^^^^
  hint: let its range begin above 0
[exit 1]

# The dose by weight, exactly; grams for each kg are the same in thousands.
$ sed 's/> 10 then/> 10 mg_per_kg then/' dose.pol >mg.pol
$ polc decide mg.pol --on 2024-05-01 dose=700 weight=70
Dose by weight, on 2024-05-01 (revision of 2024-01-01)
d: fine
  by otherwise: At most 10 mg for each kg
$ polc decide mg.pol --on 2024-05-01 dose=701 weight=70
Dose by weight, on 2024-05-01 (revision of 2024-01-01)
d: too_high
  by over: More than 10 mg for each kg
$ sed 's/> 10 then/> 0.01 g_per_kg then/' dose.pol >g.pol
$ polc decide g.pol --on 2024-05-01 dose=700 weight=70
Dose by weight, on 2024-05-01 (revision of 2024-01-01)
d: fine
  by otherwise: At most 10 mg for each kg
$ polc decide g.pol --on 2024-05-01 dose=701 weight=70
Dose by weight, on 2024-05-01 (revision of 2024-01-01)
d: too_high
  by over: More than 10 mg for each kg
