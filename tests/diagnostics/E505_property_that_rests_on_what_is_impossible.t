# A property may hold for want of cases: who asks is told which, and on what it rests.
$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact saturation : quantity in percent step 1 range 0 .. 100
> fact events : count 0 .. 9
> fact recorded : yes_no
> decision coverage : one of { covered, not_covered }
>   outcomes best first: covered, not_covered
>   otherwise not_covered
> rule low for coverage
>   when any of { saturation < 60, events > 5 }
>   then covered
> impossible events > 0 and not recorded because "Events need a recording"
> impossible saturation > 90 and events > 5 because "Not seen"
> never unrecorded : coverage is covered where not recorded and saturation > 80
> never high : coverage is covered where saturation > 90
> never best : coverage is covered where saturation > 70 and events = 0
> raising saturation never worsens coverage where events <= 5 and saturation > 60
> END
$ polc check oxygen.pol
oxygen.pol:7:6: warning[W415]: no outcome and no reason depends on `recorded'
    7 | fact recorded : yes_no
      |      ^^^^^^^^
oxygen: 1 decision, 1 rule, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
$ polc check --pedantic oxygen.pol
oxygen.pol:7:6: warning[W415]: no outcome and no reason depends on `recorded'
    7 | fact recorded : yes_no
      |      ^^^^^^^^
oxygen.pol:16:1: error[E505]: this holds only because of what is impossible
   16 | never unrecorded : coverage is covered where not recorded and saturation > 80
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   14 | impossible events > 0 and not recorded because "Events need a recording"
      | ------------------------------------------------------------------------  it rests on this
  hint: be sure that there are no such cases; if so, nothing is wrong
oxygen.pol:17:1: error[E505]: this holds only because of what is impossible
   17 | never high : coverage is covered where saturation > 90
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   15 | impossible saturation > 90 and events > 5 because "Not seen"
      | ------------------------------------------------------------  it rests on this
  hint: be sure that there are no such cases; if so, nothing is wrong
[exit 1]
