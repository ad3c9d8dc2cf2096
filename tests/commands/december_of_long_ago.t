# Days at the end of years before 1910 were printed in the next year, with a day below 1.
$ cat >old.pol <<'END'
> policy old "Old" { language 1 selected by date_of_service in force from 1900-12-12 }
> fact seen : date
> decision d : one of { yes_it_is, no_it_is_not } otherwise no_it_is_not
> rule one for d when seen in 1900-12-12 .. 1905-12-31 then yes_it_is
> END
$ polc mutate old.pol | grep survived:
old.pol:1: survived: in force from 1900-12-12 becomes 1900-12-11
old.pol:1: survived: in force from 1900-12-12 becomes 1900-12-13
old.pol:3: survived: the default gives yes_it_is instead of no_it_is_not
old.pol:4: survived: one gives no_it_is_not instead of yes_it_is
old.pol:4: survived: seen in 1900-12-12 .. 1905-12-31 becomes seen in 1900-12-11 .. 1905-12-31, in rule one
old.pol:4: survived: seen in 1900-12-12 .. 1905-12-31 becomes seen in 1900-12-12 .. 1905-12-30, in rule one
old.pol:4: survived: seen in 1900-12-12 .. 1905-12-31 becomes seen in 1900-12-12 .. 1906-01-01, in rule one
old.pol:4: survived: seen in 1900-12-12 .. 1905-12-31 becomes seen in 1900-12-13 .. 1905-12-31, in rule one
old.pol:4: survived: seen in 1900-12-12 .. 1905-12-31 becomes its opposite, in rule one
$ polc decide old.pol --on 1900-12-31 seen=1901-12-30 --explain | tail -1
    holds: seen in 1900-12-12 .. 1905-12-31 (it is 1901-12-30)
