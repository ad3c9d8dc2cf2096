# Every kind of name.
$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact setting : one of { home, hospital }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> fact setting : one of { home, hospital, home }
> type place is one of { home, hospital }
> type place is one of { hospice }
> statement S1 in "Policy" "Saturation of 88 percent or less"
> statement S1 in "Policy" "Home use"
> criterion low "Low saturation" is oxygen_saturation <= 88
> criterion low is oxygen_saturation <= 80
> criterion setting is low
> decision coverage : one of { covered, not_covered, covered }
>   otherwise not_covered
> decision coverage : one of { yes, no }
> rule low_saturation for coverage
>   when setting is home and low
>   then covered
>   cite S1
> rule low_saturation for coverage
>   when setting is hospital
>   then not_covered
> never hospital_covered : coverage is covered where setting is hospital
> never hospital_covered : coverage is covered where not low
> END
$ polc check oxygen.pol
oxygen.pol:7:6: error[E123]: the fact `setting' is declared twice
    7 | fact setting : one of { home, hospital, home }
      |      ^^^^^^^
    5 | fact setting : one of { home, hospital }
      |      -------  the first is here
oxygen.pol:9:6: error[E123]: the type `place' is declared twice
    9 | type place is one of { hospice }
      |      ^^^^^
    8 | type place is one of { home, hospital }
      |      -----  the first is here
oxygen.pol:11:11: error[E123]: the statement S1 stands here twice
   11 | statement S1 in "Policy" "Home use"
      |           ^^
   10 | statement S1 in "Policy" "Saturation of 88 percent or less"
      |           --  the first is here
oxygen.pol:13:11: error[E123]: `low' is declared twice
   13 | criterion low is oxygen_saturation <= 80
      |           ^^^
   12 | criterion low "Low saturation" is oxygen_saturation <= 88
      |           ---  the first is here
oxygen.pol:14:11: error[E123]: `setting' is declared twice
   14 | criterion setting is low
      |           ^^^^^^^
    5 | fact setting : one of { home, hospital }
      |      -------  the first is here
oxygen.pol:15:52: error[E123]: the outcome `covered' is listed twice
   15 | decision coverage : one of { covered, not_covered, covered }
      |                                                    ^^^^^^^
   15 | decision coverage : one of { covered, not_covered, covered }
      |                              -------  the first is here
oxygen.pol:17:10: error[E123]: the decision `coverage' is declared twice
   17 | decision coverage : one of { yes, no }
      |          ^^^^^^^^
   15 | decision coverage : one of { covered, not_covered, covered }
      |          --------  the first is here
oxygen.pol:22:1: error[E123]: the rule `low_saturation' is declared twice
   22 | rule low_saturation for coverage
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   18 | rule low_saturation for coverage
      | --------------------------------  the first is here
oxygen.pol:26:7: error[E123]: the property `hospital_covered' is declared twice
   26 | never hospital_covered : coverage is covered where not low
      |       ^^^^^^^^^^^^^^^^
   25 | never hospital_covered : coverage is covered where setting is hospital
      |       ----------------  the first is here
[exit 1]

# The date that selects the revision is there already; an open list has the value `other'.
$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact setting : one of { home, hospital }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> fact date_of_service : yes_no
> fact device : open one of { concentrator, other }
> decision setting : one of { covered, not_covered }
>   otherwise not_covered
> rule low_saturation
>   when oxygen_saturation <= 88 and device is concentrator
>   then covered
> END
$ polc check oxygen.pol
oxygen.pol:7:6: error[E123]: `date_of_service' is the date that selects the revision and need not be declared
    7 | fact date_of_service : yes_no
      |      ^^^^^^^^^^^^^^^
oxygen.pol:8:43: error[E123]: the value `other' is listed twice
    8 | fact device : open one of { concentrator, other }
      |                                           ^^^^^
      = an open list has the value `other' already
oxygen.pol:9:10: error[E123]: `setting' names a fact and a decision
    9 | decision setting : one of { covered, not_covered }
      |          ^^^^^^^
    5 | fact setting : one of { home, hospital }
      |      -------  the fact is here
[exit 1]

# A rank given twice.
$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact setting : one of { home, hospital }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> decision coverage : one of { covered, not_covered }
>   outcomes best first: covered, not_covered, covered
>   otherwise not_covered
> rule low_saturation for coverage
>   when setting is home and oxygen_saturation <= 88
>   then covered
> END
$ polc check oxygen.pol
oxygen.pol:8:46: error[E123]: `covered' is ranked twice
    8 |   outcomes best first: covered, not_covered, covered
      |                                              ^^^^^^^
[exit 1]
