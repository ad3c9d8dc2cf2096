# Spans of time without a unit, other than full months counted in full, and limits that say nothing.
$ cat >trial.pol <<'END'
> policy trial "Trial" {
>   language 1
>   in force from 2024-01-01
> }
> fact trial_start : date or never
> fact benefit : yes_no
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered because "Not listed"
> rule no_unit for coverage
>   when date_of_service within 3 after trial_start
>   then covered
> rule no_anchor for coverage
>   when date_of_service within 3 months
>   then covered
> rule not_months for coverage
>   when date_of_service at least 3 full weeks after the month of trial_start
>   then covered
> rule no_span for coverage
>   when date_of_service more 3 weeks after trial_start
>   then covered
> rule for_weeks for coverage
>   when benefit
>   then covered
>   limited for 12 weeks
> rule no_limit_unit for coverage
>   when benefit
>   then covered
>   limited to 12 because "Initial period"
> rule two_readings for coverage
>   when benefit
>   then covered
>   limited to 5 doses through 2024-12-31
>   because "Initial period"
> rule two_more for coverage
>   when benefit
>   then covered
>   limited to 12 weeks from 2024-06-01
>   because "Initial period"
> END
$ polc check trial.pol
trial.pol:10:33: error[E101]: found `after', expected a unit such as `weeks', or `full months'
   10 |   when date_of_service within 3 after trial_start
      |                                 ^^^^^
trial.pol:13:39: error[E101]: expected `after' or `before' before `then'
   13 |   when date_of_service within 3 months
      |                                       ^
   14 |   then covered
      |   ----  found here
trial.pol:16:40: error[E101]: found `weeks', expected `months'
   16 |   when date_of_service at least 3 full weeks after the month of trial_start
      |                                        ^^^^^
      = only months are counted in full: `at least 47 full months after the month of NAME'
trial.pol:19:29: error[E101]: found `3', expected `than'
   19 |   when date_of_service more 3 weeks after trial_start
      |                             ^
trial.pol:24:11: error[E101]: found `for', expected `through' or `to'
   24 |   limited for 12 weeks
      |           ^^^
trial.pol:28:17: error[E101]: found `because', expected a unit
   28 |   limited to 12 because "Initial period"
      |                 ^^^^^^^
trial.pol:32:22: error[E101]: `through 2024-12-31' after a limit can be read in two ways
   32 |   limited to 5 doses through 2024-12-31
      |                      ^^^^^^^^^^^^^^^^^^
   32 |   limited to 5 doses through 2024-12-31
      |   ------------------  the limit
  choose one:
   1. through 2024-12-31 limited to ...   the rule holds through that day
   2. limited to ..., through 2024-12-31  the approval ends on that day
trial.pol:37:23: error[E101]: `from 2024-06-01' after a limit can be read in two ways
   37 |   limited to 12 weeks from 2024-06-01
      |                       ^^^^^^^^^^^^^^^
   37 |   limited to 12 weeks from 2024-06-01
      |   -------------------  the limit
  choose one:
   1. from 2024-06-01 limited to ...      the rule holds from that day
   2. limited to ... from NAME            the limit counts from a fact
[exit 1]
