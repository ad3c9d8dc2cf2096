# Cut off after every byte: always a finding or a policy, never a crash, never without an answer.
$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule low_saturation for coverage
>   when oxygen_saturation <= 88
>   then covered
>   because "Saturation of 88 percent or less"
> END
$ size=$(wc -c <oxygen.pol)
> n=0
> while [ "$n" -lt "$size" ]; do
>   head -c "$n" oxygen.pol >cut.pol
>   timeout 100 polc check cut.pol >out.txt 2>&1
>   status=$?
>   case $status in
>   0) grep -q ' proved: ' out.txt || echo "$n: clean without a proof" ;;
>   1) grep -q 'error\[E' out.txt || echo "$n: no message" ;;
>   *) echo "$n: status $status" ;;
>   esac
>   n=$((n + 1))
> done

# Policy 100, cut off in the middle of each of its lines.
$ lines=$(wc -l <"$POLC_SOURCE/policies/inhaled_nitric_oxide.pol")
> n=1
> while [ "$n" -le "$lines" ]; do
>   {
>     head -n "$((n - 1))" "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol"
>     sed -n "${n}p" "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol" | awk '{ printf "%s", substr($0, 1, length($0) / 2) }'
>   } >cut.pol
>   timeout 100 polc check cut.pol >out.txt 2>&1
>   status=$?
>   [ "$status" -le 1 ] || echo "line $n: status $status"
>   [ "$status" -eq 0 ] || grep -q 'error\[E' out.txt || echo "line $n: no message"
>   n=$((n + 7))
> done

# What is said when a rule, a text and a list break off.
$ head -n 9 oxygen.pol | head -c -5 >cut.pol; polc check cut.pol
cut.pol:9:27: error[E101]: the file ends here; expected a value
    9 |   when oxygen_saturation <
      |                           ^
[exit 1]
$ head -c -8 oxygen.pol >cut.pol; polc check cut.pol
cut.pol:11:11: error[E103]: the text that begins here is not closed
   11 |   because "Saturation of 88 percent o
      |           ^
      = a text in quotes ends on the line on which it begins
[exit 1]
$ head -n 6 oxygen.pol | head -c -3 >cut.pol; polc check cut.pol
cut.pol:6:28: error[E103]: the `{' that begins here is not closed
    6 | decision coverage : one of { covered, not_covered
      |                            ^
      = the file ends without it
[exit 1]
