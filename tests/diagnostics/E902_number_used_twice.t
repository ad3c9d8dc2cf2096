# Two names with one number: only a damaged or badly merged lock can say that.
$ cat >oxygen.pol <<END
> policy oxygen "Home oxygen" { language 1 in force from 2020-01-01 }
> fact home : yes_no
> decision coverage : one of { covered, not_covered } otherwise not_covered
> rule at_home for coverage when home then covered because "At home"
> END
$ polc build oxygen.pol --out-dir . >out
$ { sed '/^check/d' oxygen.lock; echo 'rule 1 in_home since 2020-01-01'; } >clash
> { cat clash; printf 'check %.16s\n' "$(sha256sum <clash)"; } >oxygen.lock
$ polc check oxygen.pol
polc: error[E902]: oxygen.lock: at_home and in_home both have the number 1
  hint: after a merge run `polc seal FILE --repair'; it never renumbers what was sealed
[exit 1]
