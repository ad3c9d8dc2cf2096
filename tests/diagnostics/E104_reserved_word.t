$ cat >trial.pol <<'END'
> policy trial "Trial of Therapy" {
>   language 1
>   in force from 2024-01-01
> }
> fact rule : yes_no
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule in_trial for coverage
>   when rule
>   then covered
> END
$ polc check trial.pol
trial.pol:5:6: error[E104]: found `rule', expected a name
    5 | fact rule : yes_no
      |      ^^^^
      = `rule' is a word of the language
  hint: if it is meant as a name, write it in backquotes: `rule`
trial.pol:9:8: error[E101]: found `rule', expected a condition
    9 |   when rule
      |        ^^^^
[exit 1]

# In backquotes it is a name.
$ sed 's/fact rule/fact `rule`/; s/when rule/when `rule`/' trial.pol >mended.pol
$ polc check mended.pol
trial: 1 decision, 1 rule, 1 revision
trial: proved: no two rules disagree, nothing is left open, every promise holds
