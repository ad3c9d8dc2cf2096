# A locked build needs the lock; tests/commands/lock.t shows the whole life of one.
$ cat >oxygen.pol <<END
> policy oxygen "Home oxygen" { language 1 in force from 2020-01-01 }
> fact home : yes_no
> decision coverage : one of { covered, not_covered } otherwise not_covered
> rule at_home for coverage when home then covered because "At home"
> END
$ polc build oxygen.pol --out-dir . --locked
polc: error[E901]: oxygen.lock is missing
  hint: run `polc build' without --locked and commit the file
[exit 1]
