# Elapsed times, counts and sums by name, against values worked out by hand: both evaluators read the
# same checked policy, so comparing the two says nothing of how its words were understood.
$ cat >values.pol <<'END'
> policy el "El" {
>   language 1
>   in force from 2015-01-01
> }
> fact a : date
> fact b : date or never
> fact x : quantity in mg step 0.5 mg range 0 .. 100
> fact y : quantity in g step 0.001 g range 0 .. 1
> fact p : yes_no
> fact q : yes_no
> fact r : yes_no
> fact s : yes_no
> derived m is months from a to b
> derived yr is years from a to b
> derived fm is full months from a to b
> derived w is weeks from a to b
> derived c is count of { p, q, not r, s }
> derived t is 2 * x + y
> decision dm : one of { lt, eq, gt, none } otherwise none
> rule m1 for dm when m < 3 months then lt
> rule m2 for dm when m = 3 months then eq
> rule m3 for dm when m > 3 months then gt
> decision dy : one of { le, gt, none } otherwise none
> rule y1 for dy when yr <= 2 years then le
> rule y2 for dy when yr > 24 months then gt
> decision df : one of { yes_f, no_f } otherwise no_f
> rule f1 for df when fm >= 11 then yes_f
> decision dw : one of { two, other_w } otherwise other_w
> rule w1 for dw when w = 2 weeks then two
> decision dc : one of { c0, c1, c2, c3 } exhaustive
> rule c_0 for dc when c = 0 then c0
> rule c_1 for dc when c = 1 then c1
> rule c_2 for dc when c != 0 and c < 3 and c > 1 then c2
> rule c_3 for dc when c >= 3 then c3
> decision dt : one of { big, small } exhaustive
> rule t1 for dt when t >= 101 mg then big
> rule t2 for dt when t < 101 mg then small
> test "1" on 2024-01-01 { given a is 2023-01-31, b is 2023-04-29
>   expect dm is lt expect df is no_f }
> test "2" on 2024-01-01 { given a is 2023-01-31, b is 2023-04-30
>   expect dm is eq expect dy is le }
> test "3" on 2024-01-01 { given a is 2023-01-31, b is 2023-05-30 expect dm is eq }
> test "4" on 2024-01-01 { given a is 2023-01-31, b is 2023-05-31 expect dm is gt }
> test "5" on 2024-01-01 { given a is 2023-01-31, b is never expect dm is none expect dy is none expect df is no_f expect dw is other_w }
> test "6" on 2024-01-01 { given a is 2020-02-29, b is 2023-02-27 expect dy is le }
> test "7" on 2024-01-01 { given a is 2020-02-29, b is 2023-02-28 expect dy is gt }
> test "8" on 2024-01-01 { given a is 2023-01-31, b is 2024-01-01 expect df is yes_f }
> test "9" on 2024-01-01 { given a is 2023-02-01, b is 2024-01-31 expect df is no_f }
> test "10" on 2024-01-01 { given a is 2023-02-01, b is 2023-02-14 expect dw is other_w }
> test "11" on 2024-01-01 { given a is 2023-02-01, b is 2023-02-15 expect dw is two }
> test "12" on 2024-01-01 { given a is 2023-02-01, b is 2023-02-21 expect dw is two }
> test "13" on 2024-01-01 { given a is 2023-02-01, b is 2023-02-22 expect dw is other_w }
> test "14" on 2024-01-01 { given not p, not q, r, not s expect dc is c0 }
> test "15" on 2024-01-01 { given p, q, r, not s expect dc is c2 }
> test "16" on 2024-01-01 { given not p, q, not r, s expect dc is c3 }
> test "17" on 2024-01-01 { given x is 0.5, y is 0.099 expect dt is small }
> test "18" on 2024-01-01 { given x is 0.5, y is 0.1 expect dt is big }
> test "19" on 2024-01-01 { given x is 0, y is 0.1 expect dt is small }
> test "20" on 2024-01-01 { given b is 2023-02-22, a is 2024-01-01 expect dm is lt expect dy is le expect df is no_f }
> END
$ polc test values.pol
el: 20 tests passed
