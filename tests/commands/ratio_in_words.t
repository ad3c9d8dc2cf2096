# A ratio, and one quantity against another, are said as they are written, with the two values.
$ cat >lungs.pol <<'END'
> policy lungs "Lungs" { language 1 in force from 2016-01-01 }
> fact fev1 : quantity in ml step 1 range 0 .. 9000
> fact fvc : quantity in ml step 1 range 1 .. 9000
> fact left : quantity in ml step 1 range 0 .. 9000
> fact right : quantity in ml step 1 range 0 .. 9000
> decision obstruction : one of { yes_it_is, no_it_is_not } otherwise no_it_is_not
> rule ratio for obstruction when fev1 / fvc < 70 percent then yes_it_is
> decision side : one of { larger, twice, ten_more, other } otherwise other
> rule ten for side when left >= right + 10 and left <= right * 1.5 then ten_more
> rule twice for side when left > 2 * right then twice
> rule larger for side when left > right and left < right + 10 and left <= right * 1.5 then larger
> END
$ polc decide lungs.pol --on 2020-01-01 --explain fev1=3000 fvc=4000 left=5 right=3
Lungs, on 2020-01-01 (revision of 2016-01-01)
obstruction: no_it_is_not
  by otherwise
  these facts suffice: fev1 is 3000, fvc is 4000
  ratio does not apply
    fails: fev1 / fvc < 0.7 (it is 3000 against 4000)
side: other
  by otherwise
  these facts suffice: left is 5, right is 3
  ten does not apply
    fails: left - right >= 10 (it is 2 ml)
    fails: left <= 1.5 * right (it is 5 against 3)
  twice does not apply
    fails: left > 2 * right (it is 5 against 3)
  larger does not apply
    fails: left <= 1.5 * right (it is 5 against 3)
$ polc why-not yes_it_is lungs.pol --on 2020-01-01 fev1=3000 fvc=4000
Lungs, on 2020-01-01 (revision of 2016-01-01)
obstruction: no_it_is_not
  by otherwise
Why not yes_it_is?
  ratio does not apply
    fails: fev1 / fvc < 0.7 (it is 3000 against 4000)
What would give it, nearest first:
  1. change fev1 from 3000 to 2799 or less
  2. change fvc from 4000 to 4286 or more
$ polc mutate lungs.pol | grep 'becomes.*in rule'
lungs.pol:7: survived: fev1 / fvc < 0.7 becomes fev1 - 7/10 * fvc <= -0.2, in rule ratio
lungs.pol:7: survived: fev1 / fvc < 0.7 becomes fev1 / fvc <= 0.7, in rule ratio
lungs.pol:7: survived: fev1 / fvc < 0.7 becomes its opposite, in rule ratio
lungs.pol:9: survived: left - right >= 10 becomes left - right >= 11, in rule ten
lungs.pol:9: survived: left <= 1.5 * right becomes left - 3/2 * right <= 0.5, in rule ten
lungs.pol:9: survived: left <= 1.5 * right becomes left < 1.5 * right, in rule ten
lungs.pol:10: survived: left > 2 * right becomes left - 2 * right >= 2, in rule twice
lungs.pol:10: survived: left > 2 * right becomes left >= 2 * right, in rule twice
lungs.pol:11: survived: left > right becomes left - right >= 2, in rule larger
lungs.pol:11: survived: left > right becomes left >= right, in rule larger
lungs.pol:11: survived: left > right becomes its opposite, in rule larger
lungs.pol:11: survived: left - right <= 9 becomes left - right <= 8, in rule larger
lungs.pol:11: survived: left <= 1.5 * right becomes left - 3/2 * right <= 0.5, in rule larger
lungs.pol:11: survived: left <= 1.5 * right becomes left < 1.5 * right, in rule larger

# What is suggested against a conflict can be written.
$ cat >>lungs.pol <<'END'
> rule young for obstruction when fvc >= 8000 then no_it_is_not
> END
$ polc check lungs.pol 2>conflict.txt; sed -n '/choose one/,$p' conflict.txt
  choose one:
   1. state an exception     exception to young     in the rule ratio
   2. record a reading       resolve ratio over young
                               where fvc >= 8000 and fev1 / fvc < 0.7 because "..."
$ echo 'resolve young over ratio where fvc >= 8000 and fev1 / fvc < 0.7 because "Athletes"' >>lungs.pol; polc check lungs.pol
lungs: 2 decisions, 5 rules, 1 revision
lungs: proved: no two rules disagree, nothing is left open, every promise holds
lungs: 1 reading of the text recorded:
  line 13: resolve: young over ratio, where fvc >= 8000 and fev1 / fvc < 0.7

# A code of a set that is written in place is found for a witness.
$ cat >visit.pol <<'END'
> policy visit "Visit" { language 1 in force from 2016-01-01 }
> fact procedure : code hcpcs
> fact diagnoses : set of code icd10cm
> decision visit : one of { covered, denied } otherwise denied
> rule office for visit when procedure in { "99213" } then covered
> rule heart for visit when procedure in { "99213", "99214" } and diagnoses has any { I11* } then denied
> END
$ polc check visit.pol
visit.pol:5:1: error[E301]: office and heart disagree
    5 | rule office for visit when procedure in { "99213" } then covered
      | ^^^^^^^^^^^^^^^^^^^^^  gives covered
    6 | rule heart for visit when procedure in { "99213", "99214" } and diagnoses has any { I11* } then deni...
      | --------------------  gives denied
      = both apply when procedure has { 99213 }
      =                 diagnoses has { I11 }
  choose one:
   1. state an exception     exception to heart     in the rule office
   2. record a reading       resolve office over heart
                               where diagnoses has any { I11* } because "..."
[exit 1]
