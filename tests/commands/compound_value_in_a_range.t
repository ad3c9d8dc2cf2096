# A sum, a ratio, an age and the first of several facts may be compared with a range; this crashed.
$ cat >r.pol <<'END'
> policy r "R" {
>   language 1
>   in force from 2015-01-01
> }
> fact a : quantity in mg step 1 range 0 .. 100
> fact b : quantity in mg step 1 range 1 .. 100
> fact born : date
> decision d : one of { yes_cover, no_cover } otherwise no_cover
> rule r1 when a - b in 5 mg .. 10 mg and a / b in 1.5 ..< 2 and age of born on date_of_service in 18 years .. 20 years then yes_cover
> test "1" on 2017-06-01 { given a is 15, b is 10, born is 1999-06-01 expect d is yes_cover }
> test "2" on 2017-06-01 { given a is 16, b is 8, born is 1999-06-01 expect d is no_cover }
> test "3" on 2017-06-01 { given a is 15, b is 10, born is 1999-06-02 expect d is no_cover }
> test "4" on 2020-05-31 { given a is 15, b is 10, born is 1999-06-01 expect d is yes_cover }
> test "5" on 2020-06-01 { given a is 15, b is 10, born is 1999-06-01 expect d is no_cover }
> fact po2 : quantity in mmhg step 1 range 20 .. 200 or not_performed
> fact sat : percent to 1, 40 .. 100
> fact po2_old : quantity in mmhg step 1 range 20 .. 200 or not_performed
> derived pressure is first performed of { po2, po2_old }
> decision e : one of { low, normal } otherwise normal
> rule r2 for e when pressure in 40 .. 55 then low
> test "6" on 2020-06-01 { given po2 is not_performed, po2_old is 40 expect e is low }
> test "7" on 2020-06-01 { given po2 is 56, po2_old is 40 expect e is normal }
> END
$ sed -i "s/^rule r1 when/rule r1 for d when/; /^fact sat/d" r.pol
$ polc check r.pol
r: 2 decisions, 2 rules, 1 revision
r: proved: no two rules disagree, nothing is left open, every promise holds
$ polc test r.pol
r: 7 tests passed
