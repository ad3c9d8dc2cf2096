# Status 2, and what was probably meant.
$ polc chek a.pol
polc: error: no command `chek'; did you mean `check'?
  `polc --help' lists the commands
[exit 2]
$ polc frobnicate
polc: error: no command `frobnicate'
  `polc --help' lists the commands
[exit 2]
$ polc check
polc: error: `polc check' needs a policy file
  `polc --help' lists the commands
[exit 2]
$ polc build
polc: error: `polc build' needs a policy file
  `polc --help' lists the commands
[exit 2]
$ polc build a.pol
polc: error: `polc build' needs --out-dir DIR
  `polc --help' lists the commands
[exit 2]
$ polc build a.pol b.pol --out-dir . --depfile d
polc: error: --depfile goes with one policy file
  `polc --help' lists the commands
[exit 2]
$ polc decide
polc: error: `polc decide' needs a policy file
  `polc --help' lists the commands
[exit 2]
$ polc explain
polc: error: `polc explain' needs one code, such as E301
  `polc --help' lists the commands
[exit 2]
$ polc explain E999
polc: error: no diagnostic has the code `E999'
  `polc --help' lists the commands
[exit 2]
$ polc explain E301 E302
polc: error: `polc explain' needs one code, such as E301
  `polc --help' lists the commands
[exit 2]
$ polc check --nonsense a.pol
polc: error: no option `--nonsense'
  `polc --help' lists the commands
[exit 2]
$ polc check --message-format=xml a.pol
polc: error: --message-format is text, json or sarif, not `xml'
  `polc --help' lists the commands
[exit 2]
$ polc check --message-format
polc: error: `--message-format' needs a value
  `polc --help' lists the commands
[exit 2]
$ polc check --strikt a.pol
polc: error: no option `--strikt'; did you mean `--strict'?
  `polc --help' lists the commands
[exit 2]
$ polc check -v a.pol
polc: error: no option `-v'
  `polc --help' lists the commands
[exit 2]
$ polc decide a.pol --format yaml
polc: error: --format is text or json, not `yaml'
  `polc --help' lists the commands
[exit 2]
$ polc check a.pol --on 2025-01-01 extra=1
polc: error[E100]: cannot read a.pol: No such file or directory
polc: error[E100]: cannot read extra=1: No such file or directory
[exit 2]
