# NAME.lock: permanent numbers, seals, damage and the repair after a merge.
$ cat >oxygen.pol <<END
> policy oxygen "Home oxygen" {
>   language 1
>   in force from 2020-01-01
> }
> fact setting : open one of { home "At home" }
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered only where setting is other
> rule at_home for coverage
>   when setting is home
>   then covered
>   because "At home"
> END

# --locked never writes a lock; a missing one is an error and nothing is built.
$ polc build oxygen.pol --out-dir . --locked; echo "exit $?"; ls
polc: error[E901]: oxygen.lock is missing
  hint: run `polc build' without --locked and commit the file
exit 1
oxygen.pol
$ polc build oxygen.pol --out-dir .; cat oxygen.lock
oxygen: wrote ./oxygen.h and ./oxygen.c
polc lock 1 of oxygen
\# Permanent numbers and seals, written by `polc build' and `polc seal'.  Commit it; do not edit it.
fact 1 setting since 2020-01-01
member 1 setting:home since 2020-01-01
decision 1 coverage since 2020-01-01
outcome 1 coverage:covered since 2020-01-01
outcome 2 coverage:not_covered since 2020-01-01
rule 1 at_home since 2020-01-01
revision 2020-01-01 outcomes c0c8113ecb71e8c5 reasons 96be72389fee3d81
check f95a55247115d3a6
$ polc build oxygen.pol --out-dir . --locked
oxygen: wrote ./oxygen.h and ./oxygen.c

# A name that is new in an unsealed revision gets the next number, wherever it stands in the text.
$ awk '/^rule at_home/ { print "rule first for coverage when setting is home then covered" } { print }' oxygen.pol >new.pol
$ cp oxygen.lock kept.lock; cp oxygen.pol kept.pol; mv new.pol oxygen.pol
$ polc build oxygen.pol --out-dir . --locked
polc: error[E907]: oxygen.lock does not match the policy
  hint: run `polc build' without --locked and commit the file
oxygen.pol:8:1: warning[W411]: the rule `first' never decides
    8 | rule first for coverage when setting is home then covered
      | ^^^^^^^^^^^^^^^^^^^^^^^
      = wherever it applies, `at_home' decides
[exit 1]
$ polc build oxygen.pol --out-dir . >out; grep '^rule' oxygen.lock
oxygen.pol:8:1: warning[W411]: the rule `first' never decides
    8 | rule first for coverage when setting is home then covered
      | ^^^^^^^^^^^^^^^^^^^^^^^
      = wherever it applies, `at_home' decides
rule 1 at_home since 2020-01-01
rule 2 first since 2020-01-01
$ mv kept.pol oxygen.pol; mv kept.lock oxygen.lock

# A sealed revision cannot be edited; an appended one can be.
$ polc seal oxygen.pol; tail -n 2 oxygen.lock
oxygen: sealed up to the revision of 2020-01-01
revision 2020-01-01 outcomes c0c8113ecb71e8c5 reasons 96be72389fee3d81 sealed
check cba20145aad5e1c8
$ sed 's/because "At home"/because "In the home"/' oxygen.pol >edited.pol; cp oxygen.pol kept.pol; mv edited.pol oxygen.pol
$ polc check oxygen.pol
oxygen.pol:3:3: error[E604]: the revision 2020-01-01 was sealed, and is now different
    3 |   in force from 2020-01-01
      |   ^^^^^^^^^^^^^^^^^^^^^^^^
      = what it says about reasons, labels or questions changed
  hint: append a revision that changes it; or, to correct the record, `polc seal FILE --reseal 2020-01-01 --because "..."'
[exit 1]
$ cp oxygen.lock before.lock; polc build oxygen.pol --out-dir .; cmp oxygen.lock before.lock
oxygen.pol:3:3: error[E604]: the revision 2020-01-01 was sealed, and is now different
    3 |   in force from 2020-01-01
      |   ^^^^^^^^^^^^^^^^^^^^^^^^
      = what it says about reasons, labels or questions changed
  hint: append a revision that changes it; or, to correct the record, `polc seal FILE --reseal 2020-01-01 --because "..."'
$ polc seal oxygen.pol --reseal 2020-01-01; echo "exit $?"
polc: error: --reseal needs --because TEXT: the reason is kept in the lock
  `polc --help' lists the commands
exit 2
$ polc seal oxygen.pol --reseal 2020-01-01 --because "a better word"; tail -n 3 oxygen.lock
oxygen: wrote oxygen.lock
revision 2020-01-01 outcomes c0c8113ecb71e8c5 reasons 9f10fa2fdff2f076 sealed
resealed 2020-01-01 because a better word
check ab72336b306c1f19
$ polc check oxygen.pol
oxygen: 1 decision, 1 rule, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
$ mv kept.pol oxygen.pol; mv before.lock oxygen.lock

# Two branches append; their locks clash; the repair renumbers only what was never sealed.
$ block() {
>   printf 'revision %s "%s" {\n  extend setting { %s }\n' "$1" "$2" "$2"
>   printf '  add rule on_%s for coverage\n    when setting is %s\n    then covered\n' "$2" "$2"
>   printf '  changes coverage only where setting is %s\n}\n' "$2"
> }
> cp oxygen.pol base.pol; cp oxygen.lock base.lock
> { cat base.pol; block 2022-01-01 plane; } >oxygen.pol; polc build oxygen.pol --out-dir . ; cp oxygen.lock left.lock
> cp base.lock oxygen.lock
> { cat base.pol; block 2021-01-01 ship; } >oxygen.pol; polc seal oxygen.pol; cp oxygen.lock right.lock
> { cat base.pol; block 2021-01-01 ship; block 2022-01-01 plane; } >oxygen.pol
> diff3 -m left.lock base.lock right.lock >oxygen.lock
> grep -c '^<<<<<<<' oxygen.lock
oxygen: wrote ./oxygen.h and ./oxygen.c
oxygen: sealed up to the revision of 2021-01-01
3
$ polc check oxygen.pol
polc: error[E906]: oxygen.lock: holds conflict markers of a merge
  hint: after a merge run `polc seal FILE --repair'; it never renumbers what was sealed
[exit 1]
$ polc build oxygen.pol --out-dir .
polc: error[E906]: oxygen.lock: holds conflict markers of a merge
  hint: after a merge run `polc seal FILE --repair'; it never renumbers what was sealed
[exit 1]
$ polc seal oxygen.pol --repair
oxygen: wrote oxygen.lock
$ grep -E 'ship|plane|^revision' oxygen.lock | sed 's/outcomes .* reasons [^ ]*/.../'
member 2 setting:ship since 2021-01-01
member 3 setting:plane since 2022-01-01
rule 2 on_ship since 2021-01-01
rule 3 on_plane since 2022-01-01
revision 2020-01-01 ... sealed
revision 2021-01-01 ... sealed
revision 2022-01-01 ...
$ polc build oxygen.pol --out-dir . --locked
oxygen: wrote ./oxygen.h and ./oxygen.c

# Damage of every kind is noticed and nothing is overwritten.
$ cp oxygen.lock good.lock; sed 's/^rule 1 /rule 7 /' good.lock >oxygen.lock; polc build oxygen.pol --out-dir .
polc: error[E906]: oxygen.lock: was changed by hand, or damaged
  hint: restore the file from version control; never edit it by hand
[exit 1]
$ head -n 5 good.lock >oxygen.lock; polc build oxygen.pol --out-dir .
polc: error[E906]: oxygen.lock: is cut off
  hint: restore the file from version control; never edit it by hand
[exit 1]
$ head -c 400 good.lock >oxygen.lock; polc check oxygen.pol
polc: error[E906]: oxygen.lock: is cut off
  hint: restore the file from version control; never edit it by hand
[exit 1]
$ sed 's/of oxygen/of insulin/' good.lock >oxygen.lock; polc check oxygen.pol
polc: error[E906]: oxygen.lock: is the lock of `insulin', not of `oxygen'
  hint: each policy has its own lock, NAME.lock beside NAME.pol
[exit 1]
$ printf 'a\0b\n' >oxygen.lock; polc check oxygen.pol
polc: error[E906]: oxygen.lock: is not text
  hint: restore the file from version control; never edit it by hand
[exit 1]
$ : >oxygen.lock; polc check oxygen.pol
polc: error[E906]: oxygen.lock: is cut off
  hint: restore the file from version control; never edit it by hand
[exit 1]
$ { cat good.lock; echo more; } >oxygen.lock; polc check oxygen.pol
polc: error[E906]: oxygen.lock: goes on after its last line
  hint: restore the file from version control; never edit it by hand
[exit 1]
$ rm oxygen.lock; mkdir oxygen.lock; polc check oxygen.pol; rmdir oxygen.lock
polc: error[E100]: oxygen.lock: cannot be read
  hint: restore the file from version control; never edit it by hand
$ sed 's/$/\r/' good.lock >oxygen.lock; polc check oxygen.pol
oxygen: 1 decision, 3 rules, 3 revisions
oxygen: proved: no two rules disagree, nothing is left open, every promise holds

# A sealed revision that is gone from the text is missed.
$ cp good.lock oxygen.lock; cp base.pol oxygen.pol; polc check oxygen.pol
oxygen.pol:1:8: error[E604]: the sealed revision 2021-01-01 is gone
    1 | policy oxygen "Home oxygen" {
      |        ^^^^^^
  hint: put it back; a released revision stays in the file
[exit 1]
