# The format of transcripts, tested by the runner itself: see tests/run_transcript.sh.
$ echo one
one

# Standard output and standard error come together; the exit status is shown when it is not 0.
$ echo out; echo err >&2; exit 3
out
err
[exit 3]

# Lines below a command continue it: here-documents, loops.
$ cat >a.txt <<END
> first
>
> third
> END
$ cat a.txt
first

third

# Output that looks like the format is written with a backslash.
$ printf '%s\n' '$ x' '> y' '# z' '#' '[exit 1]' '\' '```' '#define'
\$ x
\> y
\# z
\#
\[exit 1]
\\
\```
#define

# Blank lines inside the output stand as they are, at its end with a backslash.
$ printf '\na\n\nb\n\n'

a

b
\

# A missing line feed at the end is shown.
$ printf 'a'
a
\no newline

# Paths of the source tree and of this folder are shown by name.
$ pwd; echo "$POLC_SOURCE/policies"
$HERE
$POLC_SOURCE/policies

# A difference fails, and is shown; with POLC_BLESS the file is rewritten.
$ printf '$ echo right\nwrong\n# last\n' >b.t
$ sh "$POLC_SOURCE/tests/run_transcript.sh" "$(command -v polc)" b.t
--- b.t
+++ what the commands print
@@ -1,3 +1,3 @@
 $ echo right
-wrong
+right
 # last
If the new output is right: POLC_BLESS=1 ctest -R NAME-OF-THIS-TEST, then read the difference.
[exit 1]
$ POLC_BLESS=1 sh "$POLC_SOURCE/tests/run_transcript.sh" "$(command -v polc)" b.t; cat b.t
b.t: rewritten
\$ echo right
right
\# last
$ sh "$POLC_SOURCE/tests/run_transcript.sh" "$(command -v polc)" b.t

# Output below a comment belongs to no command.
$ printf '# a\ntext\n' >c.t
$ sh "$POLC_SOURCE/tests/run_transcript.sh" "$(command -v polc)" c.t
c.t:2: output that belongs to no command (a comment or [exit N] ends the output)
[exit 2]

# In Markdown only console blocks are run, and there `# ' is output.
$ cat >d.md <<'END'
> # Title
>
> ```console
> $ echo '# heading'
> # heading
> $ false
> [exit 1]
> ```
>
> ```sh
> $ not run
> ```
> END
$ sh "$POLC_SOURCE/tests/run_transcript.sh" "$(command -v polc)" d.md

# A page's block with a file name is written to that file, or appended to it.
$ printf '%s\n' '```pol shared/x.pol' 'policy' '```' '' '```pol >>shared/x.pol' 'x' '```' '' \
>   '```console' '$ cat shared/x.pol' 'policy' 'x' '```' >page.md
$ sh "$POLC_SOURCE/tests/run_transcript.sh" "$(command -v polc)" page.md
