# The `else' of a rule has no clauses of its own: what is suggested can be written as it stands.
$ cat >pump.pol <<'END'
> policy pump "Pump" { language 1 in force from 2015-01-01 }
> fact age : quantity in years step 1 range 0 .. 120
> fact trained : yes_no
> decision pump : one of { covered, denied, review } otherwise review
> rule main for pump
>   when age >= 18
>   requires trained
>   then covered
>   else denied because "Not trained"
> rule old for pump when age >= 90 then review
> resolve main over old where age >= 90 and trained is yes because "Agreed"
> END
$ polc check pump.pol
pump.pol:5:1: error[E301]: main.unmet and old disagree
    5 | rule main for pump
      | ^^^^^^^^^^^^^^^^^^  gives denied
   10 | rule old for pump when age >= 90 then review
      | -----------------  gives review
      = both apply when age     = 90   (90 .. 120)
      =                 trained = no
  choose one:
   1. state an exception     exception to main.unmet     in the rule old
   2. record a reading       resolve main.unmet over old
                               where age >= 90 and trained is no because "..."
[exit 1]
$ sed '/^rule old/s/$/ exception to main.unmet/' pump.pol >exception.pol; polc check exception.pol
pump: 1 decision, 3 rules, 1 revision
pump: proved: no two rules disagree, nothing is left open, every promise holds
pump: 2 readings of the text recorded:
  line 10: exception: old is an exception to main.unmet, where age >= 90 and trained is no
  line 11: resolve: main over old, where age >= 90 and trained is yes
$ cp pump.pol resolve.pol
$ echo 'resolve main.unmet over old where age >= 90 and trained is no because "Agreed"' >>resolve.pol
$ polc check resolve.pol
resolve.pol:10:1: warning[W411]: the rule `old' never decides
   10 | rule old for pump when age >= 90 then review
      | ^^^^^^^^^^^^^^^^^
      = wherever it applies, `main', `main.unmet' decide
pump: 1 decision, 3 rules, 1 revision
pump: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
pump: 2 readings of the text recorded:
  line 11: resolve: main over old, where age >= 90 and trained is yes
  line 12: resolve: main.unmet over old, where age >= 90 and trained is no
