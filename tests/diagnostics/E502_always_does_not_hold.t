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
> always low_is_covered : coverage is covered where oxygen_saturation <= 89
> always very_low_is_covered : coverage is covered where oxygen_saturation <= 70
> END
$ polc check oxygen.pol
oxygen.pol:16:1: error[E502]: `always low_is_covered' does not hold
   16 | always low_is_covered : coverage is covered where oxygen_saturation <= 89
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   13 | rule moderate_adults for coverage
      | ---------------------------------  gives Trial
      = `moderate_adults' decides when oxygen_saturation = 89
      =                                child             = no
[exit 1]
