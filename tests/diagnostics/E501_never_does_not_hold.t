$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> fact child : yes_no
> decision coverage : one of { covered "Covered", trial "Trial", not_covered "Not covered" }
>   outcomes best first: covered, trial, not_covered
>   otherwise not_covered
> rule low for coverage
>   when oxygen_saturation <= 88
>   then covered
> rule moderate_adults for coverage
>   when oxygen_saturation = 89 and not child
>   then trial
> never children_on_oxygen : coverage is covered where child
> never trial_for_children : coverage is trial where child
> END
$ polc check oxygen.pol
oxygen.pol:16:1: error[E501]: `never children_on_oxygen' does not hold
   16 | never children_on_oxygen : coverage is covered where child
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   10 | rule low for coverage
      | ---------------------  gives Covered
      = `low' decides when oxygen_saturation = 0   (0 .. 88)
      =                    child             = yes
[exit 1]
