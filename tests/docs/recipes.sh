#!/bin/sh
# recipes.sh -- checks the ```pol blocks of a page and runs the examples in them.
#
#   recipes.sh PAGE.md     silent when every block is clean; 1: what polc says, block by block
#
# A block `pol frame' is put before every later block that does not begin with `policy'.  A block
# `pol FILE' is written to FILE, for later blocks to import.  `pol part' is a fragment that is only read
# by people; all others are checked with --strict and tested.  polc is taken from PATH.
set -eu

[ $# -eq 1 ] || { echo "usage: recipes.sh PAGE.md" >&2; exit 2; }
page=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

awk -v work="$work" '
  function begin(info) {
    kind = info == "" ? "recipe" : info == "frame" || info == "part" ? info : "file"
    line = NR; text = ""; inside = 1
    where = info
  }
  function finish(   path, directory) {
    inside = 0
    if (kind == "frame")
      frame = text
    else if (kind == "file") {
      path = work "/" where
      directory = path
      sub(/\/[^\/]*$/, "", directory)
      system("mkdir -p \"" directory "\"")
      printf "%s", text >path
      close(path)
    } else if (kind == "recipe") {
      path = sprintf("%s/line_%04d.pol", work, line)
      printf "%s%s", text ~ /^(#[^\n]*\n)*policy / ? "" : frame, text >path
      close(path)
    }
  }
  !inside && /^```pol( |$)/ { begin(substr($0, 8)); next }
  inside && /^```$/ { finish(); next }
  inside { text = text $0 "\n" }
  END { if (inside) { print "a ```pol block is not closed"; exit 1 } }
' "$page"

cd "$work"
status=0
for recipe in line_*.pol; do
  [ -e "$recipe" ] || { echo "$page: no recipe"; exit 1; }
  if ! polc check --strict "$recipe" >out 2>&1 || ! polc test "$recipe" >out 2>&1; then
    echo "$page, the block in $recipe:"
    cat out
    status=1
  fi
done
exit $status
