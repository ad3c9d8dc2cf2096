#!/bin/sh
# run_transcript.sh -- runs a transcript of commands and compares what they print.
#
#   run_transcript.sh POLC FILE        0: as written; 1: different (a unified diff is printed); 2: no transcript
#   POLC_BLESS=1 run_transcript.sh ... rewrites FILE with what the commands print now
#
# A transcript (NAME.t):
#
#   # A comment.
#   $ polc check a.pol
#   what it prints, standard output and standard error together
#   [exit 1]
#
#   $ cat >b.pol <<END
#   > policy b "B" { language 1 }
#   > END
#
#   `$ '      begins a command, run by sh; `> ' lines directly below continue it
#   `# '      a comment, anywhere outside a command; it ends the output above it
#   `[exit N]'  ends the output of a command whose exit status N is not 0
#   a blank line belongs to the output only when more output follows; otherwise it separates
#   other lines are the expected output
#
# An output line that could be read as one of these is written with a `\' before it: lines that begin
# with `$ ', `>', `# ' or `#' alone, `[exit ', "```" or `\', and blank lines at the end of the output.
# Output without a line feed at its end is followed by `\no newline'.  POLC_BLESS=1 writes all that.
#
# A Markdown file (NAME.md) is a transcript of its fenced blocks marked ```console.  In them `# ' has
# no meaning.  A block marked ```pol FILE.pol is written to that file, ```pol >>FILE.pol appended to it.
# The commands find copies of policies/, generated/ and runtime/ in their folder.
#
# All commands of a file run in one new folder, each in a shell of its own, with nothing on standard
# input.  polc is first in PATH, POLC_SOURCE is the source tree, and there is no z3 for polc.  In what they print, the paths of the
# source tree and of the folder are shown as $POLC_SOURCE and $HERE.
set -u

[ $# -eq 2 ] || { echo "usage: run_transcript.sh POLC FILE" >&2; exit 2; }
polc=$1
transcript=$2
[ -x "$polc" ] || { echo "$polc: not a program; build polc first" >&2; exit 2; }
[ -r "$transcript" ] || { echo "$transcript: cannot be read" >&2; exit 2; }

POLC_SOURCE=$(cd "$(dirname "$0")/.." && pwd -P) || exit 2
PATH=$(cd "$(dirname "$polc")" && pwd -P):$PATH
LC_ALL=C
NO_COLOR=1
TZ=UTC
POLC_Z3=
export POLC_SOURCE PATH LC_ALL NO_COLOR TZ POLC_Z3
bless=${POLC_BLESS:-}
unset CDPATH ENV POLC_BLESS

work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 2' HUP INT TERM
mkdir "$work/here" || exit 2
HERE=$(cd "$work/here" && pwd -P) || exit 2
export HERE

markdown=0
case $transcript in
*.md)
  markdown=1
  for folder in policies generated runtime; do
    [ ! -d "$POLC_SOURCE/$folder" ] || cp -R "$POLC_SOURCE/$folder" "$HERE/" || exit 2
  done
  ;;
esac

# One program reads the format.  With join=0 it writes the commands to cmd.1, cmd.2, ...; with join=1
# it prints the transcript again, with out.1, out.2, ... in the place of the output.
cat >"$work/format.awk" <<'AWK'
function fail(text) {
  printf "%s:%d: %s\n", file, NR, text | "cat >&2"
  failed = 1
  exit 2
}
# All that is not output is printed; blank lines are held until it is known what follows them.
function keep(line) {
  if (!join)
    return
  while (held > 0) {
    print ""
    held--
  }
  print line
}
function command_end(   path, line) {
  if (state != "command")
    return
  state = "output"
  if (join) {
    path = work "/out." count
    while ((getline line <path) > 0)
      print line
    close(path)
  } else
    close(work "/cmd." count)
}
function command_line(line) {
  if (!join)
    print line >(work "/cmd." count)
}
BEGIN { state = "none"; inside = !markdown }
markdown && !inside {
  keep($0)
  if ($0 ~ /^```console[ \t]*$/)
    inside = 1
  else if ($0 ~ /^```pol (>>)?[A-Za-z0-9_.\/-]+\.pol$/) {
    inside = 1
    state = "file"
    count++
    target = substr($0, 8)
    path = target
    sub(/^>>/, "", path)
    if (sub(/\/[^\/]*$/, "", path))
      command_line("mkdir -p " path)
    command_line("cat " (target ~ /^>>/ ? "" : ">") target " <<'END OF BLOCK'")
  }
  next
}
state == "file" {
  keep($0)
  command_line(/^```$/ ? "END OF BLOCK" : $0)
  if (/^```$/) {
    state = "none"
    inside = 0
    if (!join)
      close(work "/cmd." count)
  }
  next
}
markdown && /^```/ { command_end(); state = "none"; inside = 0; keep($0); next }
/^\$ / { command_end(); keep($0); count++; state = "command"; command_line(substr($0, 3)); next }
state == "command" && /^>/ {
  if ($0 !~ /^> / && $0 != ">")
    fail("`>' and the line it continues are separated by a space")
  command_line(substr($0, 3))
  keep($0)
  next
}
{ command_end() }
!markdown && /^#( |$)/ { state = "none"; keep($0); next }
/^$/ { held++; next }
state == "none" { fail("output that belongs to no command (a comment or [exit N] ends the output)") }
/^\[exit / { state = "none"; held = 0; next }
{ held = 0 }
END {
  if (failed)
    exit 2
  if (markdown && inside)
    fail("a ```console block is not closed")
  command_end()
  while (join && held-- > 0)
    print ""
  if (!join)
    print count + 0
}
AWK
read_format() {
  awk -v join="$1" -v markdown="$markdown" -v work="$work" -v file="$transcript" \
    -f "$work/format.awk" "$transcript"
}

# What a command printed, as the format writes it.
cat >"$work/encode.awk" <<'AWK'
function replace(line, path, name,   at, done) {
  done = ""
  while (path != "" && (at = index(line, path)) > 0) {
    done = done substr(line, 1, at - 1) name
    line = substr(line, at + length(path))
  }
  return done line
}
{
  line = replace(replace($0, ENVIRON["HERE"], "$HERE"), ENVIRON["POLC_SOURCE"], "$POLC_SOURCE")
  if (line == "") {
    blank++
    next
  }
  for (; blank > 0; blank--)
    print ""
  if (line ~ /^(\$ |>|\[exit |```|\\)/ || (!markdown && line ~ /^#( |$)/))
    line = "\\" line
  print line
}
END {
  for (; blank > 0; blank--)
    print "\\"
}
AWK

count=$(read_format 0) || exit 2
n=0
while [ "$n" -lt "$count" ]; do
  n=$((n + 1))
  (cd "$HERE" && exec sh "$work/cmd.$n") >"$work/raw" 2>&1 </dev/null
  status=$?
  awk -v markdown="$markdown" -f "$work/encode.awk" "$work/raw" >"$work/out.$n"
  [ -z "$(tail -c 1 "$work/raw")" ] || printf '%s\n' '\no newline' >>"$work/out.$n"
  [ "$status" -eq 0 ] || echo "[exit $status]" >>"$work/out.$n"
done
read_format 1 >"$work/actual" || exit 2

if cmp -s "$transcript" "$work/actual"; then
  exit 0
elif [ -n "$bless" ]; then
  cat "$work/actual" >"$transcript" || exit 2
  echo "$transcript: rewritten"
else
  diff -u -L "$transcript" -L "what the commands print" "$transcript" "$work/actual"
  echo "If the new output is right: POLC_BLESS=1 ctest -R NAME-OF-THIS-TEST, then read the difference."
  exit 1
fi
