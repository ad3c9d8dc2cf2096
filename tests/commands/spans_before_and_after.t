# Spans count in the direction that their words say; `full months before the month of' counted backwards.
$ cat >spans.pol <<'END'
> policy spans "Spans" {
>   language 1
>   in force from 2015-01-01
> }
> fact planned : date
> decision full : one of { early, late } otherwise late
> rule f for full when date_of_service at least 2 full months before the month of planned then early
> decision after : one of { long, short } otherwise short
> rule a for after when planned at least 2 full months after the month of date_of_service then long
> decision days : one of { within_3, at_least_3, over_3, other_days } otherwise other_days
> rule d1 for days when date_of_service more than 3 days before planned then over_3
> rule d2 for days when date_of_service exactly 3 days before planned then at_least_3
> rule d3 for days when date_of_service less than 3 days before planned then within_3
> decision months : one of { within_1, at_1, over_1, other_months } otherwise other_months
> rule m1 for months when date_of_service more than 1 month before planned then over_1
> rule m2 for months when date_of_service exactly 1 month before planned then at_1
> rule m3 for months when date_of_service less than 1 month before planned then within_1
> decision order : one of { before, same, after } exhaustive
> rule o1 for order when planned > date_of_service then before
> rule o2 for order when planned = date_of_service then same
> rule o3 for order when date_of_service > planned then after
> decision differs : one of { differs, equal } otherwise equal
> rule n1 for differs when planned != date_of_service then differs
> test "2 full months" on 2023-01-31 {
>   given planned is 2023-04-01
>   expect full is early expect after is long
>   expect days is over_3 expect months is over_1 expect order is before expect differs is differs
> }
> test "1 full month" on 2023-02-01 {
>   given planned is 2023-04-30
>   expect full is late expect after is short
> }
> test "long after" on 2024-02-01 {
>   given planned is 2023-04-30
>   expect full is late expect after is short
>   expect days is other_days expect months is other_months expect order is after
> }
> test "3 days, a month of 28 days" on 2023-02-28 {
>   given planned is 2023-03-03
>   expect days is at_least_3 expect months is within_1
> }
> test "2 days" on 2023-03-01 { given planned is 2023-03-03 expect days is within_3 }
> test "the last day of a longer month" on 2023-02-28 { given planned is 2023-03-31 expect months is at_1 }
> test "a day more" on 2023-02-27 { given planned is 2023-03-31 expect months is over_1 }
> test "a day less" on 2023-03-01 { given planned is 2023-03-31 expect months is within_1 }
> test "the same day" on 2023-03-03 {
>   given planned is 2023-03-03
>   expect days is within_3 expect months is within_1 expect order is same expect differs is equal
> }
> END
$ polc test spans.pol
spans: 9 tests passed
