#!/bin/sh
# sizes.sh -- the table of sizes in docs/sizes.md.
#
#   sizes.sh SOURCE          prints the page as it should be
#   sizes.sh SOURCE --check  says whether a figure of the page is more than 64 bytes or 2 % off
#
# The page names the version of gcc that its figures are of; with another one there is nothing to check.
# Columns of targets without a compiler say `-', and are then not compared.
set -eu
source=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

measure() { # FILE COMMAND...
  file=$1
  shift
  if command -v "$1" >/dev/null && "$@" -std=c99 -ffreestanding -Os -fno-pie -I"$source/runtime" \
    -c "$file" -o "$work/size.o" 2>/dev/null; then
    size -A "$work/size.o" | awk '$1 ~ /^\.(text|rodata)/ { sum += $2 } END { print sum + 0 }'
  else
    echo -
  fi
}
row() { # NAME FILE FLAGS...
  name=$1 file=$2
  shift 2
  printf '| %s | %s | %s | %s |\n' "$name" "$(measure "$file" gcc "$@")" \
    "$(measure "$file" gcc -m32 "$@")" \
    "$(measure "$file" arm-none-eabi-gcc -mcpu=cortex-m0 -mthumb "$@")"
}
version() { if command -v "$1" >/dev/null; then "$1" -dumpfullversion; else echo none; fi; }

page() {
  runtime=$source/runtime/polrt.c columns=$source/runtime/polrt_columns.c
  cat <<END
# How large it is

Bytes of code and constants at \`-Os\`, with gcc $(version gcc) for x86-64 and gcc $(version arm-none-eabi-gcc) for Cortex-M0.  There is
no writable data and no symbol from outside.  What the macros leave out stands in \`polrt.h\`.
\`cmake --build build --target sizes\` prints this page; a test fails when it is stale.

## The runtime

| \`polrt.c\` | x86-64 | x86, \`-m32\` | Cortex-M0 |
|---|---|---|---|
END
  names=-DPOLRT_WITHOUT_NAMES why=-DPOLRT_WITHOUT_WHY needs=-DPOLRT_WITHOUT_NEEDS
  small=-DPOLRT_ONLY_SMALL limits=-DPOLRT_WITHOUT_LIMITS derived=-DPOLRT_WITHOUT_DERIVED
  search=-DPOLRT_WITHOUT_SEARCH
  row "everything" "$runtime"
  row "without search" "$runtime" $search
  row "without search, why, limits: names, codes, derived values" "$runtime" $search $why $limits
  row "without derived, limits" "$runtime" $derived $limits
  row "what policy 100 needs: small, without names, derived, limits" "$runtime" $small $names $derived $limits
  row "the same without why, needs" "$runtime" $small $names $derived $limits $why $needs
  row "the same without search" "$runtime" $small $names $derived $limits $why $search
  printf '\n| `polrt_columns.c` | x86-64 | x86, `-m32` | Cortex-M0 |\n|---|---|---|---|\n'
  row "all of the columns" "$columns"
  row "the columns without AVX2" "$columns" -DPOLRT_WITHOUT_SIMD
  printf '\n## The shipped policies\n\nTables and texts, and tables alone (`POLRT_WITHOUT_TEXT`).\n\n'
  printf '| | x86-64 | x86, `-m32` | Cortex-M0 |\n|---|---|---|---|\n'
  for file in "$source"/generated/*.c; do
    name=$(basename "$file" .c)
    row "$name" "$file"
    row "$name, without text" "$file" -DPOLRT_WITHOUT_TEXT
  done
}

if [ "${2:-}" != --check ]; then
  page
  exit 0
fi
page >"$work/now"
kept=$source/docs/sizes.md
if ! grep -q "with gcc $(version gcc) for x86-64" "$kept"; then
  echo "docs/sizes.md is of another gcc than $(version gcc): not compared"
  exit 0
fi
awk -F'|' -v failed=0 '
FNR == 1 { file++ }
/^\| / && $3 ~ /[0-9-]/ {
  if (file == 1) { for (i = 3; i <= 5; i++) kept[$2, i] = $i; rows[$2] = 1; next }
  seen[$2] = 1
  for (i = 3; i <= 5; i++) {
    was = kept[$2, i] + 0; is = $i + 0
    if (!(($2, i) in kept)) { print "no row" $2; failed = 1; break }
    if ($i ~ / - / || kept[$2, i] ~ / - /) continue
    off = is > was ? is - was : was - is
    if (off > 64 && off > was / 50) { print $2 "is " is " bytes, the page says " was; failed = 1 }
  }
}
END {
  for (r in rows) if (!(r in seen)) { print "nothing is measured for" r; failed = 1 }
  if (failed) print "docs/sizes.md is stale: sh tests/consumer/sizes.sh . >docs/sizes.md"
  exit failed
}' "$kept" "$work/now"
