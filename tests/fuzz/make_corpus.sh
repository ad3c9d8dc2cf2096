#!/bin/sh
# make_corpus.sh -- seeds for the fuzz targets, and a dictionary for `polc'.
#
#   make_corpus.sh SOURCE CORPUS
#
# Seeds of `polc' are the shipped policies, the fixtures and every here-document in a transcript; the
# dictionary is every word and sign that the grammar names.  `polrt' takes numbers: a few are enough.
set -eu
source=$1
corpus=$2

rm -rf "$corpus"
mkdir -p "$corpus/polc" "$corpus/polrt"

for policy in "$source"/policies/*.pol "$source"/tests/fixtures/*.pol; do
  [ ! -f "$policy" ] || cp "$policy" "$corpus/polc/"
done

# A here-document is a `$ ' line with `<<' and the `> ' lines below it, the last being its end mark.
find "$source/tests" -name '*.t' | LC_ALL=C sort | while read -r transcript; do
  name=$(printf '%s' "${transcript#"$source"/tests/}" | tr '/' '.')
  awk -v seed="$corpus/polc/${name%.t}" '
    BEGIN { number = 1 }
    function finish(   i) {
      for (i = 1; i < lines; i++)
        print text[i] >(seed "." number ".pol")
      if (lines > 0)
        close(seed "." number++ ".pol")
      lines = inside = 0
    }
    /^\$ / { finish(); inside = index($0, "<<") > 0; next }
    inside && /^>/ { text[++lines] = substr($0, 3); next }
    { finish() }
    END { finish() }
  ' "$transcript"
done

# "word" and "sign" are the aliases of tokens; longer texts describe tokens without a spelling.
awk '/^%%/ { exit } { print }' "$source/grammar/pol.y" | grep '^%token\|^  ' |
  grep -o '"[^" \\]*"' | LC_ALL=C sort -u >"$corpus/polc.dict"
cat >>"$corpus/polc.dict" <<'END'
"2016-10-01"
"2013-04"
"34w0d"
"34 weeks"
"0.1"
"\"\"\""
"20 weeks .. 45 weeks"
"language 1"
"G47.33"
END

printf '\000' >"$corpus/polrt/empty"
awk 'BEGIN { for (i = 0; i < 96; i++) printf "%c", 33 + i % 90 }' >"$corpus/polrt/numbers"
awk 'BEGIN { for (i = 0; i < 192; i++) printf "%c", i % 3 ? 65 + i % 7 : 48 }' >"$corpus/polrt/more"
: >"$corpus/stamp"
