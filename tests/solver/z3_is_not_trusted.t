# Programs that stand for z3: nothing that they say is believed, and none of them can keep polc waiting.
$ cat >parity.pol <<'END'
> policy parity "Parity" {
>   language 1
>   in force from 2024-01-01
> }
> fact x : count 0 .. 1000000
> fact y : count 0 .. 1000000
> fact z : count 0 .. 1000000
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered because "Nothing else covers it"
> rule same when x - y - z = 0 then covered because "x is the sum of the others"
> rule odd when x + y + z = 777777 then not_covered because "The total is 777777"
> END
$ cat >try <<'END'
> printf '#!/bin/sh\n%s\n' "$1" >fake && chmod +x fake
> POLC_Z3=./fake polc check parity.pol 2>&1 | sed -n '/W507\|z3\|: proved/p'
> END
# A case that is none.
$ sh try 'cat >script; echo sat; echo "((d 20000) (x 5) (y 2) (z 3))"'
parity.pol:10:1: warning[W507]: not proved: that `same' and `odd' never disagree
      = z3 was asked too, and did not settle it
# Values that cannot be, no values, no answer, another answer, an early end.
$ sh try 'echo sat; echo "((d 20000) (x 5) (y 2) (z 3000000))"'
parity.pol:10:1: warning[W507]: not proved: that `same' and `odd' never disagree
      = z3 was asked too, and did not settle it
$ sh try 'echo sat'
parity.pol:10:1: warning[W507]: not proved: that `same' and `odd' never disagree
      = z3 was asked too, and did not settle it
$ sh try 'echo unknown'
parity.pol:10:1: warning[W507]: not proved: that `same' and `odd' never disagree
      = z3 was asked too, and did not settle it
$ sh try 'echo "(error \"no\")"; echo unsat'
parity.pol:10:1: warning[W507]: not proved: that `same' and `odd' never disagree
      = z3 was asked too, and did not settle it
$ sh try 'exit 1'
parity.pol:10:1: warning[W507]: not proved: that `same' and `odd' never disagree
      = z3 was asked too, and did not settle it
# What it was asked ends with the question.
$ sed -n '/^(assert (and possible/,$p' script
(assert (and possible (>= revision 1)))
(assert (and true rule.same))
(assert (and true rule.odd))
(check-sat)
(get-value (fact.date_of_service fact.x fact.y fact.z))
# A policy that needs no solver starts none.
$ printf '#!/bin/sh\necho started >started\n' >fake
$ sed '$d' parity.pol >simple.pol; POLC_Z3=./fake polc check simple.pol; ls started
parity: 1 decision, 1 rule, 1 revision
parity: proved: no two rules disagree, nothing is left open, every promise holds
ls: cannot access 'started': No such file or directory
[exit 2]
# Only commands that prove something ask it: a case is decided without.
$ POLC_Z3=./fake polc decide parity.pol x=5 y=2 z=3 --on 2024-05-01 >/dev/null; ls started
ls: cannot access 'started': No such file or directory
[exit 2]
# The files of a build are the same with it and without.
$ mkdir with without; POLC_Z3=z3 polc build parity.pol --out-dir with && POLC_Z3= polc build parity.pol --out-dir without 2>/dev/null && diff -r with without && echo same
parity: wrote with/parity.h and with/parity.c
parity: wrote without/parity.h and without/parity.c
same
# No file is left behind.
$ mkdir temporary; TMPDIR=$PWD/temporary POLC_Z3=z3 polc check parity.pol; ls temporary
parity: 1 decision, 2 rules, 1 revision
parity: proved: no two rules disagree, nothing is left open, every promise holds
parity: settled by z3: that `same' and `odd' never disagree
