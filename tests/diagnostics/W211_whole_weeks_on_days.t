# `<= 34 weeks' on days ends at 34w0d; many readers think of 34w6d.
$ cat >newborn.pol <<'END'
> policy newborn "Newborns" {
>   language 1
>   in force from 2024-01-01
> }
> fact gestational_age : quantity in weeks step 1 day range 20 weeks .. 45 weeks
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule preterm for coverage
>   when gestational_age <= 34 weeks
>   then covered
> END
$ polc check newborn.pol
newborn.pol:9:8: warning[W211]: whole weeks against `gestational_age', which is held in days
    9 |   when gestational_age <= 34 weeks
      |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = as written, 34w1d .. 34w6d are outside
  choose one:
   1. gestational_age <= 34w0d                   that is meant, to the day
   2. completed weeks of gestational_age <= 34   all seven days of the week are meant
   3. ... printed "..." because "..."            record the reading beside what the text prints
newborn: 1 decision, 1 rule, 1 revision
newborn: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings

# `> 34 weeks' likewise; `>= 34 weeks' and `< 34 weeks' mean the same either way.
$ sed 's/<= 34/> 34/' newborn.pol >after.pol; polc check after.pol
after.pol:9:8: warning[W211]: whole weeks against `gestational_age', which is held in days
    9 |   when gestational_age > 34 weeks
      |        ^^^^^^^^^^^^^^^^^^^^^^^^^^
      = as written, 34w1d .. 34w6d are inside
  choose one:
   1. gestational_age > 34w0d                   that is meant, to the day
   2. completed weeks of gestational_age > 34   all seven days of the week are meant
   3. ... printed "..." because "..."           record the reading beside what the text prints
newborn: 1 decision, 1 rule, 1 revision
newborn: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
$ sed 's/<= 34/>= 34/' newborn.pol >from.pol; polc check from.pol
newborn: 1 decision, 1 rule, 1 revision
newborn: proved: no two rules disagree, nothing is left open, every promise holds

# Three ways to say which reading is meant.
$ sed 's/<= 34 weeks/<= 34w0d/' newborn.pol >day.pol; polc check day.pol
newborn: 1 decision, 1 rule, 1 revision
newborn: proved: no two rules disagree, nothing is left open, every promise holds
$ sed 's/gestational_age <= 34 weeks/completed weeks of gestational_age <= 34/' newborn.pol >week.pol; polc check week.pol
newborn: 1 decision, 1 rule, 1 revision
newborn: proved: no two rules disagree, nothing is left open, every promise holds
$ sed 's/<= 34 weeks/& printed "34 weeks or less" because "34w0d is meant"/' newborn.pol >printed.pol; polc check printed.pol
newborn: 1 decision, 1 rule, 1 revision
newborn: proved: no two rules disagree, nothing is left open, every promise holds
newborn: 1 reading of the text recorded:
  line 9: printed: "34 weeks or less" is read as gestational_age <= 34w0d

# A range of completed weeks ends with the last day of its last week.
$ sed 's/gestational_age <= 34 weeks/completed weeks of gestational_age in 30 .. 34/' newborn.pol >range.pol
$ for age in 29w6d 30w0d 34w6d 35w0d; do polc decide range.pol --on 2024-02-01 gestational_age=$age | tail -n 1; done
  by otherwise
  by preterm
  by preterm
  by otherwise
