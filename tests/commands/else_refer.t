# Where a requirement is not met the case may go to a person.
$ cat >order.pol <<'EOP'
> policy order "Order" { language 1 in force from 2024-01-01 }
> fact signed : yes_no
> fact listed : yes_no
> fact counselled : yes_no
> decision d : one of { yes, no } otherwise no because "Not listed"
> requirement order for d : signed
>   else refer because "Ask for the order"
> rule r
>   when listed
>   requires counselled
>   then yes because "Listed, and counselled"
>   else refer because "A clinician looks at it" cite "page 2"
> test "no order" on 2024-05-01 { given not signed expect d is refer }
> test "not counselled" on 2024-05-01 { given signed, listed, not counselled expect d is refer }
> test "all" on 2024-05-01 { given signed, listed, counselled expect d is yes by r }
> EOP
$ polc test order.pol
order: 3 tests passed
$ polc decide order.pol --on 2024-05-01 signed=yes listed=yes counselled=no
Order, on 2024-05-01 (revision of 2024-01-01)
d: refer to a person; the text is silent
  by r.unmet: A clinician looks at it [page 2]
$ polc show order.pol >shown.pol && polc test shown.pol
order: 3 tests passed
