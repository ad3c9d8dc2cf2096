#!/bin/sh
# insert.sh -- how much generated text changes when one rule is inserted among many.
#
#   insert.sh POLC RULES LIMIT [LINE...]
#
# Builds a made-up table of RULES rows, inserts one behind each LINE in turn (its values are new bounds of
# every count), builds again with the lock of the first time, and counts the lines that differ in NAME.h,
# NAME.c and NAME.lock together.  At most LIMIT may, and in the C none may go, or name another rule.
set -eu
polc=$1 rules=$2 limit=$3
shift 3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir before after
failed=0

awk -v rules="$rules" '
function below(n) { # Lehmer generator: exact in doubles
  seed = (seed * 48271) % 2147483647
  return int(seed / 2147483647 * n)
}
function range(step, most, wide,   from) {
  if (below(10) < 3) return ""
  from = below(most - wide)
  return step * from " .. " step * (from + 1 + below(wide)) - 1
}
function list(n,   text, i) {
  for (i = 0; i < n; i++) text = text (i ? ", " : "") "v" i
  return text
}
BEGIN {
  seed = 20261123
  print "place,plan,kind,age,amount,urgent,outcome,rule" >"many.csv"
  for (i = 1; i <= rules; i++) {
    plan = "\"{ v" below(20) ", v" 20 + below(20) " }\""
    urgent = below(3) ? "" : below(2) ? "yes" : "no"
    print "v" below(60) "," plan ",v" below(60) "," range(1, 120, 20) "," range(100, 100, 60) "," urgent "," \
      (below(2) ? "covered" : "not_covered") ",r" i >"many.csv"
  }
  print "policy many \"Made up\" {\n  language 1\n  in force from 2020-01-01\n}"
  print "fact place : one of { " list(60) " }\nfact kind : one of { " list(60) " }\nfact plan : one of { " list(40) " }"
  print "fact age : count 0 .. 120\nfact amount : count 0 .. 10000\nfact urgent : yes_no"
  print "decision coverage : one of { covered, not_covered }\n  otherwise not_covered"
  print "table grid for coverage by place, plan, kind, age, amount, urgent hit first from \"many.csv\""
}' >many.pol
cp many.csv first.csv

"$polc" build many.pol --out-dir before >log 2>&1 || { cat log; exit 1; }
cp many.lock first.lock

for line in "$@"; do
  cp first.lock many.lock
  awk -v line="$line" '{ print } NR == line + 1 { print "v7,\"{ v3, v33 }\",v9,17 .. 42,1234 .. 8765,yes,covered,inserted" }' \
    first.csv >many.csv
  "$polc" build many.pol --out-dir after >log 2>&1 || { cat log; exit 1; }
  { diff before/many.h after/many.h; diff before/many.c after/many.c; } | grep '^[<>]' >c.diff || true
  diff first.lock many.lock | grep '^[<>]' >lock.diff || true
  changed=$(cat c.diff lock.diff | wc -l)
  echo "$rules rules, one more behind line $line: $changed lines differ, $(wc -l <lock.diff) of them in the lock"
  if [ "$changed" -gt "$limit" ]; then
    echo "more than $limit"
    failed=1
  fi
  grep -q 'inserted' c.diff || { echo "the inserted rule is not there"; failed=1; }
  # A guide names the class of every value: those behind a new bound have another one.
  if grep '^<' c.diff | grep -vE '^< +(MANY_[A-Z]+_FROM_[0-9]+, ?)+$'; then
    echo "these lines went, though nothing was taken from the policy"
    failed=1
  fi
  if grep -E '[(, _]r[0-9]+(__[0-9]+)?[,)]' c.diff; then
    echo "these lines are about other rules"
    failed=1
  fi
done
exit "$failed"
