#!/bin/sh
# make-diagnostics.sh -- writes docs/diagnostics.md from the list of diagnostics and `polc explain'.
#
#   docs/make-diagnostics.sh POLC >docs/diagnostics.md
set -eu

[ $# -eq 1 ] || { echo "usage: make-diagnostics.sh POLC" >&2; exit 2; }
polc=$1
list=$(cd "$(dirname "$0")/.." && pwd)/compiler/diag_codes.def
LC_ALL=C
export LC_ALL

group() {
  case $1 in
  ?1[01]?) echo "Reading the file" ;;
  ?12?) echo "Names" ;;
  ?2??) echo "Values and units" ;;
  ?3??) echo "Rules that meet" ;;
  ?4[01]?) echo "Gaps, defaults, and rules without effect" ;;
  ?43?) echo "The document" ;;
  ?5??) echo "Properties" ;;
  ?6??) echo "Revisions" ;;
  ?7??) echo "Tests" ;;
  ?8??) echo "Size" ;;
  ?9??) echo "The lock" ;;
  *) echo "Other" ;;
  esac
}

cat <<'END'
# Diagnostics

<!-- Written by make-diagnostics.sh; do not edit. -->

What polc says when something is wrong, by code. Every message names the place, what was found, and what to do;
`polc explain E301` prints the page of one code. E codes are errors; W codes are warnings, and errors under
`--strict`. A code is permanent. For each of them `tests/diagnostics/` holds real messages, in files that begin
with the code.
END

# `text' in ASCII quotes is code in Markdown.
markdown() { sed "s/\`\([^\`']*\)'/\`\1\`/g"; }

last=
sed -n 's/^DIAG(\([EW]\)\([0-9]*\),.*/\2 \1/p' "$list" | sort | while read -r number letter; do
  code=$letter$number
  title=$(group "$code")
  if [ "$title" != "$last" ]; then
    printf '\n## %s\n' "$title"
    last=$title
  fi
  "$polc" explain "$code" >/dev/null || exit 1
  "$polc" explain "$code" | sed '1s/^[EW][0-9]*: //' | markdown |
    awk -v code="$code" '
      NR == 1 { printf "\n### %s\n\n**%s.**\n", code, toupper(substr($0, 1, 1)) substr($0, 2); next }
      NR > 2'
done
