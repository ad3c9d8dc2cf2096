# docs/diagnostics.md is what polc says of its diagnostics now.  To refresh it:
# docs/make-diagnostics.sh POLC >docs/diagnostics.md
$ sh "$POLC_SOURCE/docs/make-diagnostics.sh" polc | diff -u -L page -L now "$POLC_SOURCE/docs/diagnostics.md" -
