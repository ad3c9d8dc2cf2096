# A locked build changes no numbers: new names must have been locked before.
$ cat >oxygen.pol <<END
> policy oxygen "Home oxygen" { language 1 in force from 2020-01-01 }
> fact home : yes_no
> decision coverage : one of { covered, not_covered } otherwise not_covered
> rule at_home for coverage when home then covered because "At home"
> END
$ polc build oxygen.pol --out-dir . >out
$ sed 's/rule at_home/rule in_home/' oxygen.pol >new.pol; mv new.pol oxygen.pol
$ polc build oxygen.pol --out-dir . --locked
polc: error[E907]: oxygen.lock does not match the policy
  hint: run `polc build' without --locked and commit the file
[exit 1]
