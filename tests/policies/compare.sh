#!/bin/sh
# compare.sh -- decides the cases of NAME.csv with `polc batch' and compares with what is expected.
#
#   compare.sh NAME        prints how many cases agree, and each one that does not; 1: some do not
#
# Beside the facts NAME.csv has the columns `expected', `expected_status' and `expected_needs' (in no
# order).  They come from make_cases.py, which knows the policies and nothing of polc.
set -eu

[ $# -eq 1 ] || { echo "usage: compare.sh NAME" >&2; exit 2; }
name=$1
here=$(cd "$(dirname "$0")" && pwd)
decisions=$(mktemp)
trap 'rm -f "$decisions"' EXIT

# Columns that are no facts pass through, with a warning that is not wanted here.
polc batch "$here/../../policies/$name.pol" --in "$here/$name.csv" --out "$decisions" >"$decisions.log" 2>&1 ||
  { cat "$decisions.log"; rm -f "$decisions.log"; exit 1; }
rm -f "$decisions.log"

awk -F, '
  # The names in no order.
  function sorted(list,   names, n, i, j, t) {
    n = split(list, names, /[ ;|]+/)
    for (i = 2; i <= n; i++)
      for (j = i; j > 1 && names[j - 1] > names[j]; j--) { t = names[j]; names[j] = names[j - 1]; names[j - 1] = t }
    t = ""
    for (i = 1; i <= n; i++) t = t (i > 1 ? " " : "") names[i]
    return t
  }
  { sub(/\r$/, "") }
  NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; facts = at["expected"] - 1; split($0, head, ","); next }
  {
    got = $at["determination"] ", " $at["determination.status"] ", " sorted($at["determination.needs"])
    want = $at["expected"] ", " $at["expected_status"] ", " sorted($at["expected_needs"])
    cases++
    if (got == want) next
    wrong++
    printf "line %d: %s; expected %s\n ", NR, got, want
    for (i = 1; i <= facts; i++) if ($i != "") printf " %s=%s", head[i], $i
    print ""
  }
  END {
    printf "%d of %d cases as expected\n", cases - wrong, cases
    exit wrong > 0
  }
' "$decisions"
