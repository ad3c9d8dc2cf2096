$ cat >never.pol <<'EOP'
> policy never_policy "Never" { language 1 in force from 2024-01-01 }
> fact seen : date
> fact scanned : date or not_performed "Not performed"
> fact score : count 0 .. 10
> decision d : one of { yes, no } otherwise no because "None"
> rule r when any of {
>   seen is never,
>   scanned is never,
>   score is not_done,
>   seen is unknown,
> } then yes because "x"
> EOP
$ polc check never.pol
never.pol:7:11: error[E201]: `seen' is not declared to be ever `never'
    7 |   seen is never,
      |           ^^^^^
    2 | fact seen : date
      |      ----  it is declared here
  hint: add `or never "..."' to the fact, if there may be none
never.pol:8:14: error[E201]: `scanned' is not declared to be ever `never'
    8 |   scanned is never,
      |              ^^^^^
    3 | fact scanned : date or not_performed "Not performed"
      |      -------  it is declared here, and its word is not_performed
never.pol:9:12: error[E201]: `score' is not declared to be ever `not_done'
    9 |   score is not_done,
      |            ^^^^^^^^
    4 | fact score : count 0 .. 10
      |      -----  it is declared here
  hint: add `or not_done "..."' to the fact, if there may be none
never.pol:10:11: error[E201]: a condition cannot ask whether `seen' is known
   10 |   seen is unknown,
      |           ^^^^^^^
  hint: if it is known that there is none, declare the fact with `or never' or a word like it, and ask `seen is never'
[exit 1]
