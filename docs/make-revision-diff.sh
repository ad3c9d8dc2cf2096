#!/bin/sh
# make-revision-diff.sh -- what the revision of 2016-10-01 of policy 100 changes in the generated files.
#
#   make-revision-diff.sh POLC           prints the unified difference of NAME.h, NAME.c and NAME.lock
#   make-revision-diff.sh POLC PAGE.md   prints the page with the blocks that this script fills filled
#                                        anew; the sentences between them stay.  To refresh the page:
#
#     docs/make-revision-diff.sh polc docs/revisions.md >new.md && mv new.md docs/revisions.md
#
# Builds the policy twice: without the revision and the examples that need what it adds, then whole,
# with the lock of the first build, so that the permanent numbers only grow.  Nothing outside a
# temporary folder is written.
set -eu

[ $# -eq 1 ] || [ $# -eq 2 ] || { echo "usage: make-revision-diff.sh POLC [PAGE.md]" >&2; exit 2; }
polc=$1
page=${2:-}
name=inhaled_nitric_oxide
day=2016-10-01
policy=$(cd "$(dirname "$0")/.." && pwd)/policies/$name.pol
LC_ALL=C
export LC_ALL

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/before" "$work/after"

# A revision or a test is dropped as a whole, from its first line to the brace in column 1.
awk -v day="$day" '
  /^(revision|test) / { inside = 1; block = ""; drop = index($0, "revision " day) == 1 }
  !inside { print; next }
  { block = block $0 "\n" }
  /postoperative_congenital_heart_disease|lung_transplant/ { drop = 1 }
  /^}/ { if (!drop) printf "%s", block; inside = 0 }
' "$policy" >"$work/before/$name.pol"
cp "$policy" "$work/after/"

# The statements that the revision encodes are not cited before it: those warnings are expected.
build() {
  "$polc" build "$1/$name.pol" --out-dir "$1" >"$1/log" 2>&1 || { cat "$1/log" >&2; exit 1; }
}
build "$work/before"
cp "$work/before/$name.lock" "$work/after/"
build "$work/after"

cd "$work"
for file in "$name.h" "$name.c" "$name.lock"; do
  diff -u -L "before/$file" -L "after/$file" "before/$file" "after/$file" || [ $? -eq 1 ]
done >changes
cd "$OLDPWD"

if [ -z "$page" ]; then
  cat "$work/changes"
  exit 0
fi

# The page: one ```diff block for each hunk (its sentence stands above it), and one ```pol block for
# the revision itself.
awk -v day="$day" -v policy="$policy" -v diff="$work/changes" '
  BEGIN {
    while ((getline line <diff) > 0) {
      if (line ~ /^--- /) { head = line; continue }
      if (line ~ /^\+\+\+ /) { head = head "\n" line "\n"; continue }
      if (line ~ /^@@ /) { hunks++; hunk[hunks] = head; head = "" }
      hunk[hunks] = hunk[hunks] line "\n"
    }
    while ((getline line <policy) > 0) {
      if (index(line, "revision " day) == 1) inside = 1
      if (inside) revision = revision line "\n"
      if (line == "}") inside = 0
    }
  }
  skipping && /^```$/ { skipping = 0 }
  skipping { next }
  { print }
  /^```diff$/ { printf "%s", hunk[++n]; skipping = 1 }
  /^```pol$/ { printf "%s", revision; skipping = 1 }
  END {
    if (n != hunks) {
      printf "the difference has %d hunks, the page has room for %d: write a sentence for each\n", hunks, n | "cat >&2"
      exit 1
    }
  }
' "$page"
