# Codes that no golden test shows: nothing reports them yet.
$ cat "$POLC_SOURCE"/tests/*/*.t >all.txt
> sed -n 's/^DIAG(\([EW][0-9]*\),.*/\1/p' "$POLC_SOURCE/compiler/diag_codes.def" |
> while read -r code; do
>   grep -q "\[$code\]:" all.txt || echo "$code"
> done
