# A criterion and a fact that a revision retires, while rules still name them.
$ cat >oxygen.pol <<END
> policy oxygen "Oxygen" {
>   language 1
>   in force from 2020-01-01
> }
> fact hypoxic : yes_no
> fact child : yes_no
> criterion low is hypoxic
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule low_saturation for coverage
>   when low and child
>   then covered
> revision 2022-01-01 "Fewer questions" {
>   retire criterion low
>   retire fact child
>   changes coverage nothing
> }
> END
$ polc check oxygen.pol
oxygen.pol:14:20: error[E609]: `low' is still asked for by the rule `low_saturation'
   14 |   retire criterion low
      |                    ^^^
   10 | rule low_saturation for coverage
      | --------------------------------  it stands here
  hint: amend or retire it in the same revision
oxygen.pol:15:15: error[E609]: `child' is still asked for by the rule `low_saturation'
   15 |   retire fact child
      |               ^^^^^
   10 | rule low_saturation for coverage
      | --------------------------------  it stands here
  hint: amend or retire it in the same revision
[exit 1]
