# The page of one diagnostic, of every diagnostic.
$ polc explain E301
E301: two rules disagree

Two rules can apply to the same case and give different outcomes. Narrow one, state an exception, or record with `resolve' which one wins and why.
$ sed -n 's/^DIAG(\([EW][0-9]*\),.*/\1/p' "$POLC_SOURCE/compiler/diag_codes.def" |
> while read -r code; do
>   polc explain "$code" | grep -q "^$code: " || echo "$code: no page"
> done
