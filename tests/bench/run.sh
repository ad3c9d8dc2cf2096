#!/bin/sh
# run.sh -- the benchmark: builds everything with -O2, checks that all ways answer alike, measures, prints.
#
#   run.sh SOURCE POLC WORK
#
# No time is asserted; the status is 1 only when answers differ.  What is not installed is left out and
# named.  BENCH_MILLIONS: rows of the columns in memory (default 16); BENCH_NODE_MODULES: a folder
# node_modules with @gorules/zen-engine, json-logic-js, json-logic-engine, @duckdb/node-api, where there
# are any; BENCH_SECONDS: how long polc may take for one policy (default 60).
# BENCH_NPM=1 fetches those modules into WORK with npm.
set -eu
source=$1 polc=$2 work=$3
bench=$source/tests/bench runtime=$source/runtime generated=$source/generated
millions=${BENCH_MILLIONS:-16} seconds=${BENCH_SECONDS:-60}
failed=0
rm -rf "$work"
mkdir -p "$work"
seconds_now() { date +%s.%N; }
elapsed() { echo "$1 $(seconds_now)" | awk '{ printf "%.2f", $2 - $1 }'; }

# ---- made-up policies, and how long it takes to build them ----
cc -O2 -o "$work/make_policies" "$bench/make_policies.c"
echo "Building: check, prove and emit; then gcc -O2 of the generated file"
built=
for one in five:10 five:100 five:1000 five:10000 thirty:64 thirty:1000; do
  kind=${one%:*} rules=${one#*:}
  name=${kind}_$rules
  "$work/make_policies" "$kind" "$rules" "$work"
  begin=$(seconds_now)
  if timeout "$seconds" "$polc" build "$work/$name.pol" --out-dir "$work" >"$work/log" 2>&1; then
    took=$(elapsed "$begin")
    begin=$(seconds_now)
    gcc -O2 -I"$runtime" -c "$work/$name.c" -o "$work/$name.o"
    printf '  %-14s polc %6s s, gcc %6s s, %9d bytes of text, %9d bytes of constants\n' "$name" "$took" \
      "$(elapsed "$begin")" "$(wc -c <"$work/$name.c")" \
      "$(size -A "$work/$name.o" | awk '$1 ~ /^\.(rodata|data\.rel\.ro)/ { s += $2 } END { print s + 0 }')"
    built="$built $name"
  else
    printf '  %-14s not built within %s s, left out\n' "$name" "$seconds"
  fi
done

# ---- what `polc check' takes, and how it grows with the rules ----
# Read: all before the analyses.  Growth: the exponent k of rules^k since the line before.
growth() { # KIND RULES FILE
  timeout "$seconds" "$polc" check --timings "$3" 2>"$work/timings" >/dev/null || true
  awk -v kind="$1" -v rules="$2" -v last="$work/last_$1" '
    function of(pass) { return pass in took ? sprintf("%.3f", took[pass]) : "-" }
    function power(name, now,   was) {
      was = before[name]
      return was > 0.0005 && now > 0.0005 ? sprintf("%.2f", log(now / was) / log(rules / had)) : "-"
    }
    BEGIN {
      if ((getline line <last) > 0) {
        split(line, old, " ")
        had = old[1]; before["analyses"] = old[2]; before["memory"] = old[3]
      }
    }
    /^  [a-z].* s +[0-9.]+ MB$/ {
      pass = $0
      sub(/^ +/, "", pass); sub(/  +[0-9].*$/, "", pass)
      took[pass] = $(NF - 3); peak[pass] = $(NF - 1)
      if (!("analyses" in took)) read += $(NF - 3)
    }
    END {
      mb = "analyses" in peak ? peak["analyses"] : 0
      printf "  %-7s %7d %8.3f %9s %7s %9.1f %7s %9s %9s %9s\n", kind, rules, read, of("analyses"),
        power("analyses", took["analyses"]), mb, power("memory", mb), of("tables"),
        of("proof of the tables"), "in all" in peak ? peak["in all"] : "-"
      print rules, took["analyses"] + 0, mb >last
    }' "$work/timings"
}
printf '\nWhat polc check takes: seconds; MB in use at most ("-": not within %s s)\n' "$seconds"
printf '  %-7s %7s %8s %9s %7s %9s %7s %9s %9s %9s\n' table rules read analyses growth MB growth tables \
  proof "MB in all"
for rules in 1000 10000 100000; do
  mkdir -p "$work/table_$rules"
  (cd "$work/table_$rules" && "$bench/make_table.sh" "$rules" csv >bench.pol)
  growth table "$rules" "$work/table_$rules/bench.pol"
done
for one in five:1000 five:10000 five:100000 thirty:64 thirty:1000 thirty:10000; do
  "$work/make_policies" "${one%:*}" "${one#*:}" "$work"
  growth "${one%:*}" "${one#*:}" "$work/${one%:*}_${one#*:}.pol"
done
printf '  shipped policies:'
for policy in "$source"/policies/*.pol; do
  "$polc" check --timings "$policy" 2>&1 >/dev/null |
    awk -v name="$(basename "$policy" .pol)" '/in all/ { printf " %s %s s %s MB;", name, $(NF - 3), $(NF - 1) }'
done
echo

# ---- decisions, with every compiler that is here ----
for cc in gcc clang; do
  if ! command -v "$cc" >/dev/null; then
    echo "$cc: not installed, skipped"
    continue
  fi
  printf '\n==== %s -O2 (%s) ====\n' "$cc" "$("$cc" -dumpversion)"
  build() { # NAME SOURCES-AND-FLAGS...
    out=$work/$1_$cc
    shift
    "$cc" -O2 -I"$runtime" -I"$generated" -I"$bench" -I"$work" -o "$out" "$@" "$bench/harness.c" \
      "$runtime/polrt.c" "$runtime/polrt_columns.c"
  }
  build one "$bench/one.c" "$generated/inhaled_nitric_oxide.c"
  "$work/one_$cc" "$work/cases.csv" || failed=1
  build columns "$bench/columns.c" "$generated/inhaled_nitric_oxide.c"
  "$work/columns_$cc" "$millions" || failed=1
  for name in $built; do
    case $name in five*) inputs=5 ;; *) inputs=30 ;; esac
    build "$name" -DNAME="$name" -DINPUTS=$inputs -DHEADER="\"$name.h\"" \
      -DROWS="\"${name}_rows.inc\"" "$bench/many.c" "$work/$name.c"
    "$work/${name}_$cc" || failed=1
  done
done

# ---- other engines ----
if gcc -O2 -I"$bench" -o "$work/sql" "$bench/sql.c" "$bench/harness.c" -lsqlite3 2>/dev/null; then
  "$work/sql" "$work/cases.csv" || failed=1
else
  printf '\nSQLite: the library is not installed, skipped\n'
fi
if [ -z "${BENCH_NODE_MODULES:-}" ] && [ -n "${BENCH_NPM:-}" ] && command -v npm >/dev/null; then
  npm install --silent --no-audit --no-fund --prefix "$work/node" @gorules/zen-engine json-logic-js \
    json-logic-engine @duckdb/node-api >/dev/null 2>&1 || echo "npm could not install all engines"
  BENCH_NODE_MODULES=$work/node/node_modules
fi
if command -v node >/dev/null && [ -n "${BENCH_NODE_MODULES:-}" ]; then
  node "$bench/engines.mjs" "$work/cases.csv" "$BENCH_NODE_MODULES" || failed=1
else
  printf '\nGoRules Zen, json-logic, DuckDB: no node, or BENCH_NODE_MODULES not set, skipped\n'
fi

# ---- batch: polc batch, and reading the same file with libcsv ----
awk 'BEGIN {
  split("commercial_managed_care commercial_ppo_indemnity medicare_hmo_blue medicare_ppo_blue", p, " ")
  split("inpatient outpatient", s, " "); split("neonate child adult", g, " ")
  split("other hypoxic_respiratory_failure postoperative_congenital_heart_disease lung_transplantation", i, " ")
  print "date_of_service,product,setting,indication,patient_group,gestational_age"
  for (n = 0; n < 200000; n++)
    printf "2020-01-%02d,%s,%s,%s,%s,%dw%dd\n", 1 + n % 28, p[1 + n % 4], s[1 + n % 2], i[1 + int(n / 3) % 4],
      g[1 + n % 3], 21 + n % 23, n % 7
}' >"$work/batch.csv"
printf '\nBatch, 200,000 lines of CSV (seconds, median of 5)\n'
median() { # COMMAND...
  for _ in 1 2 3 4 5; do
    begin=$(seconds_now)
    "$@" >/dev/null 2>&1 || { echo failed; return; }
    elapsed "$begin"
    echo
  done | sort -n | sed -n 3p
}
cat >"$work/read.c" <<'EOF'
#include <csv.h>
#include <stdio.h>
static size_t fields;
static void field(void *s, size_t n, void *x) { (void)s; (void)n; (void)x; fields++; }
int main(int n, char **w) {
  struct csv_parser p;
  static char piece[1 << 16];
  FILE *f = n > 1 ? fopen(w[1], "rb") : NULL;
  size_t got;
  if (!f || csv_init(&p, CSV_STRICT)) return 2;
  while ((got = fread(piece, 1, sizeof piece, f)) > 0) csv_parse(&p, piece, got, field, NULL, NULL);
  csv_fini(&p, field, NULL, NULL);
  printf("%zu\n", fields);
  return 0;
}
EOF
if gcc -O2 -o "$work/read" "$work/read.c" -lcsv 2>/dev/null; then
  printf '  %-46s %9s\n' "libcsv, only reading" "$(median "$work/read" "$work/batch.csv")"
else
  echo "  libcsv: not installed, skipped"
fi
printf '  %-46s %9s\n' "polc batch" "$(median "$polc" batch "$source/policies/inhaled_nitric_oxide.pol" \
  --in "$work/batch.csv" --out "$work/decisions.csv")"

# ---- sizes ----
printf '\nSizes of the runtime, -Os, bytes of code and constants\n'
measure() { # NAME FILE COMMAND...
  name=$1 file=$2
  shift 2
  if ! command -v "$1" >/dev/null || ! "$@" -std=c99 -ffreestanding -Os -fno-pie -c "$file" \
    -o "$work/size.o" 2>/dev/null; then
    printf '  %-64s skipped\n' "$name"
    return
  fi
  printf '  %-64s %6d\n' "$name" \
    "$(size -A "$work/size.o" | awk '$1 ~ /^\.(text|rodata)/ { s += $2 } END { print s + 0 }')"
}
for target in "gcc" "gcc -m32" "arm-none-eabi-gcc -mcpu=cortex-m0 -mthumb"; do
  small="-DPOLRT_ONLY_SMALL -DPOLRT_WITHOUT_NAMES -DPOLRT_WITHOUT_DERIVED"
  # shellcheck disable=SC2086
  {
    measure "$target, everything" "$runtime/polrt.c" $target
    measure "$target, nothing computed, no limits" "$runtime/polrt.c" $target -DPOLRT_WITHOUT_DERIVED \
      -DPOLRT_WITHOUT_LIMITS
    measure "$target, small policies, no names" "$runtime/polrt.c" $target $small
    measure "$target, small policies, no names, why, needs" "$runtime/polrt.c" $target $small \
      -DPOLRT_WITHOUT_WHY -DPOLRT_WITHOUT_NEEDS
    measure "$target, columns" "$runtime/polrt_columns.c" $target
    measure "$target, columns in plain C" "$runtime/polrt_columns.c" $target -DPOLRT_WITHOUT_SIMD
  }
done
exit "$failed"
