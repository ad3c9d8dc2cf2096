# An edit by hand and a cut are noticed.
$ cat >oxygen.pol <<END
> policy oxygen "Home oxygen" { language 1 in force from 2020-01-01 }
> fact home : yes_no
> decision coverage : one of { covered, not_covered } otherwise not_covered
> rule at_home for coverage when home then covered because "At home"
> END
$ polc build oxygen.pol --out-dir . >out; cp oxygen.lock good.lock
$ sed 's/^rule 1/rule 2/' good.lock >oxygen.lock; polc check oxygen.pol
polc: error[E906]: oxygen.lock: was changed by hand, or damaged
  hint: restore the file from version control; never edit it by hand
[exit 1]
$ sed '/^check/d' good.lock >oxygen.lock; polc check oxygen.pol
polc: error[E906]: oxygen.lock: is cut off
  hint: restore the file from version control; never edit it by hand
[exit 1]
