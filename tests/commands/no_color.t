# No escape sequences, whether NO_COLOR is set or standard error is no terminal.
$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact oxygen_saturation : quantity in percent step 0.5 range 0 .. 100
> fact acute : yes_no ask "Is the illness acute?"
> decision coverage : one of { covered "Covered", not_covered "Not covered" }
>   otherwise not_covered
> rule low_saturation for coverage
>   when oxygen_saturation <= 88.5 and not acut
>   then covered
>   because "Saturation of 88.5 percent or less, chronic illness"
> END
$ polc check oxygen.pol 2>&1 | tr -d '\n' | grep -c "$(printf '\033')"
0
[exit 1]
$ unset NO_COLOR; polc check oxygen.pol 2>&1 | tr -d '\n' | grep -c "$(printf '\033')"
0
[exit 1]
