$ cat >apnea.pol <<'END'
> policy apnea "Sleep Apnea" {
>   language 1
>   in force from 2024-01-01
> }
> fact index : quantity in events_per_hour step 0.1 range 0 .. 200
> fact symptoms : yes_no
> decision coverage "Coverage" : one of { covered "Covered", not_covered "Not covered" }
>   outcomes best first: covered, not_covered
>   otherwise not_covered because "The index is too low"
> criterion moderate is index in 5 .. 14 and symptoms
> rule high when index >= 15 then covered because "15 or more"
> rule middle when moderate then covered because "5 to 14 with symptoms"
> END
$ polc check apnea.pol
apnea.pol:10:23: warning[W402]: `coverage' has a hole at index 14.1 .. 14.9
   10 | criterion moderate is index in 5 .. 14 and symptoms
      |                       ^^^^^^^^^^^^^^^^
   11 | rule high when index >= 15 then covered because "15 or more"
      |                -----------  the other side of it
      = just below and just above it the answer is Covered, in it Not covered, by the default
      = for example when index    = 14.1
      =                  symptoms = yes
  hint: close it (`..<' leaves out the upper end only), or record that it is meant with `printed "..." because "..."' behind this comparison
apnea: 1 decision, 2 rules, 1 revision
apnea: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
# An author who has seen it says so beside the comparison, or in a reading that names the fact or the
# criterion.
$ sed 's/5 .. 14 and/5 .. 14 printed "from 5 to 14" because "Kept as it stands" and/' apnea.pol >seen.pol
$ polc check seen.pol
apnea: 1 decision, 2 rules, 1 revision
apnea: proved: no two rules disagree, nothing is left open, every promise holds
apnea: 1 reading of the text recorded:
  line 10: printed: "from 5 to 14" is read as index in 5 .. 14
$ {
>   cat apnea.pol
>   echo 'reading hole "`moderate'"'"' ends at 14" because "The text does not speak of what lies between"'
> } >read.pol
$ polc check read.pol
apnea: 1 decision, 2 rules, 1 revision
apnea: proved: no two rules disagree, nothing is left open, every promise holds
apnea: 1 reading of the text recorded:
  line 13: reading hole: `moderate' ends at 14
# Time between two dates has neighbours too.
$ cat >visit.pol <<'END'
> policy visit "Visit" {
>   language 1
>   in force from 2024-01-01
> }
> fact surgery : date
> decision coverage "Coverage" : one of { covered "Covered", not_covered "Not covered" }
>   outcomes best first: covered, not_covered
>   otherwise not_covered because "Not in the period"
> rule first when date_of_service within 30 days after surgery then covered because "30 days"
> rule second when date_of_service more than 31 days after surgery then covered because "Later"
> END
$ polc check visit.pol
visit.pol:9:17: warning[W402]: `coverage' has a hole at days from surgery to date_of_service 31
    9 | rule first when date_of_service within 30 days after surgery then covered because "30 days"
      |                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   10 | rule second when date_of_service more than 31 days after surgery then covered because "Later"
      |                  -----------------------------------------------  the other side of it
      = just below and just above it the answer is Covered, in it Not covered, by the default
      = for example when surgery         = 2023-12-01
      =                  date_of_service = 2024-01-01
  hint: close it (`..<' leaves out the upper end only), or record that it is meant with `printed "..." because "..."' behind this comparison
visit: 1 decision, 2 rules, 1 revision
visit: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
# Where both rules compare the fact with another one, nothing lies just below it while all else stays.
$ cat >tied.pol <<'END'
> policy tied "Tied" {
>   language 1
>   in force from 2024-01-01
> }
> fact left : quantity step 1 range 0 .. 9
> fact right : quantity step 1 range 0 .. 9
> decision coverage "Coverage" : one of { covered "Covered", not_covered "Not covered" }
>   outcomes best first: covered, not_covered
>   otherwise not_covered because "Neither"
> rule low when left <= 3 and left = right then covered because "Low"
> rule high when left >= 5 and left = right then covered because "High"
> END
$ polc check tied.pol
tied: 1 decision, 2 rules, 1 revision
tied: proved: no two rules disagree, nothing is left open, every promise holds
# Several rules may decide below it, of which only one makes it a hole.
$ cat >several.pol <<'END'
> policy several "Several" {
>   language 1
>   in force from 2024-01-01
> }
> fact dose : quantity step 0.5 range 0 .. 3
> fact child : yes_no
> fact severe : yes_no
> decision coverage "Coverage" : one of { covered "Covered", not_covered "Not covered", refused "Refused" }
>   outcomes best first: covered, not_covered, refused
>   otherwise not_covered because "Neither"
> rule children when dose < 1 and child then refused because "Child"
> rule others when dose != 1 and severe then covered because "Severe"
> precedence for coverage { children, others } because "Listed"
> END
$ polc check several.pol
several.pol:12:18: warning[W402]: `coverage' has a hole at dose 1
   12 | rule others when dose != 1 and severe then covered because "Severe"
      |                  ^^^^^^^^^
      = just below and just above it the answer is Covered, in it Not covered, by the default
      = for example when dose   = 1
      =                  child  = no
      =                  severe = yes
  hint: close it (`..<' leaves out the upper end only), or record that it is meant with `printed "..." because "..."' behind this comparison
several: 1 decision, 2 rules, 1 revision
several: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
several: 1 reading of the text recorded:
  line 13: precedence: children over others, where dose <= 0.5 and child is yes and severe is yes
