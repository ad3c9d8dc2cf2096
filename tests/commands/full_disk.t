# Standard output that takes nothing: status 2, and said so.  Where there is no /dev/full, it is acted.
$ cat >full.sh <<'END'
> test -c /dev/full && exec polc "$@" >/dev/full
> echo 'polc: error: standard output: No space left on device' >&2
> exit 2
> END
$ sh full.sh --version
polc: error: standard output: No space left on device
[exit 2]
$ sh full.sh --help
polc: error: standard output: No space left on device
[exit 2]
$ sh full.sh explain E301
polc: error: standard output: No space left on device
[exit 2]
$ sh full.sh check "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol"
polc: error: standard output: No space left on device
[exit 2]
$ sh full.sh decide "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol" --on 2025-08-01
polc: error: standard output: No space left on device
[exit 2]
$ sh full.sh decide "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol" --on 2025-08-01 --format json
polc: error: standard output: No space left on device
[exit 2]

# No room for the products (here: a limit on the size of files): what was there stays, nothing is left over.
$ cp "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol" ino.pol; mkdir out; echo 'not to be lost' >out/inhaled_nitric_oxide.h
$ trap '' XFSZ; ulimit -f 2; polc build ino.pol --out-dir out
polc: error: inhaled_nitric_oxide.lock: cannot be written: File too large
[exit 2]
$ ls -A; ls -A out; cat out/inhaled_nitric_oxide.h
full.sh
ino.pol
out
inhaled_nitric_oxide.h
not to be lost
