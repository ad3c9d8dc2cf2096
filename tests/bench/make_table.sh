#!/bin/sh
# make_table.sh -- a policy of one `hit first' table over five fields, made at random.
#
#   make_table.sh ROWS [csv] >NAME.pol
#
# Two one-of fields, three numbers; each row asks for members and ranges, and a cell in ten is `any', but
# of the numbers one at most.  The same for the same ROWS on every machine.  With `csv' the rows go to
# bench.csv in the current folder and the policy reads them from there.
set -eu
rows=${1:?"usage: make_table.sh ROWS [csv]"}
awk -v rows="$rows" -v csv="${2:-}" '
function below(n) { # Lehmer generator: exact in doubles
  seed = (seed * 48271) % 2147483647
  return int(seed / 2147483647 * n)
}
function range(hi, width,   lo) {
  if (below(10) == 0) return "any"
  lo = below(hi - width + 1)
  return lo " .. " (lo + below(width + 1))
}
function member(prefix, n) {
  if (below(10) == 0) return "any"
  return prefix below(n)
}
function members(prefix, n,   list, i) {
  for (i = 0; i < n; i++) list = list (i ? ", " : "") prefix i
  return list
}
BEGIN {
  seed = 20261122
  print "policy bench \"Generated table\" {\n  language 1\n  in force from 2020-01-01\n}\n"
  print "fact state : one of { " members("s", 50) " }"
  print "fact plan : one of { " members("p", 8) " }"
  print "fact age : quantity step 1 range 0 .. 120"
  print "fact score : quantity step 1 range 0 .. 1000"
  print "fact amount : quantity step 1 range 0 .. 100000\n"
  print "decision coverage : one of { covered, not_covered, review }\n  otherwise review\n"
  head = "table grid for coverage by state, plan, age, score, amount hit first because \"By the grid\""
  if (csv != "") {
    print head " from \"bench.csv\""
    print "state,plan,age,score,amount,outcome,rule" >"bench.csv"
  } else {
    print head " {"
  }
  for (i = 1; i <= rows; i++) {
    a = member("s", 50); b = member("p", 8)
    do {
      c = range(120, 20); d = range(1000, 100); e = range(100000, 5000)
    } while ((c == "any") + (d == "any") + (e == "any") > 1)
    o = below(3) == 0 ? "not_covered" : "covered"
    if (csv != "")
      print a "," b "," c "," d "," e "," o ",r" i >"bench.csv"
    else
      print "  r" i ": " a ", " b ", " c ", " d ", " e " => " o
  }
  if (csv == "") print "}"
}'
