# Policies that were written with nothing but the documentation, with boundary values worked out by hand.
$ cp -r "$POLC_SOURCE/tests/policies/unseen/." .
$ for policy in *.pol; do polc check --strict "$policy" >log || cat log; polc test "$policy"; done
bariatric_surgery: 14 tests passed
glucose_monitors: 10 tests passed
immune_globulin: 16 tests passed
step_therapy: 4 tests passed
vaccine_schedule: 10 tests passed

# What `polc show' prints of each is a policy that passes the same tests.
$ mkdir shown
$ cp -r shared *.csv shown/
$ for policy in *.pol; do polc show "$policy" >"shown/$policy" && polc test "shown/$policy" && polc show "shown/$policy" | cmp - "shown/$policy"; done
bariatric_surgery: 14 tests passed
glucose_monitors: 10 tests passed
immune_globulin: 16 tests passed
step_therapy: 4 tests passed
vaccine_schedule: 10 tests passed
