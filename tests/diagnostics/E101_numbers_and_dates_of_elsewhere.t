$ cat >when.pol <<'EOP'
> policy when_policy "When" { language 1 in force from 2024-01-01 }
> fact seen : date
> fact units : count 0 .. 5000
> decision d : one of { yes, no } otherwise no because "None"
> rule american when seen after 2/29/2024 then yes because "x"
> rule german when seen after 29.02.2024 then yes because "x"
> rule power when units > 1e3 then yes because "x"
> EOP
$ polc check when.pol
when.pol:5:31: error[E101]: `2/29/2024' is neither a date nor a month
    5 | rule american when seen after 2/29/2024 then yes because "x"
      |                               ^^^^^^^^^
  hint: a date is written 2016-10-01, a month 2013-04, a range 5 .. 15
when.pol:6:29: error[E101]: `29.02.2024' is neither a date nor a month
    6 | rule german when seen after 29.02.2024 then yes because "x"
      |                             ^^^^^^^^^^
  hint: a date is written 2016-10-01, a month 2013-04, a range 5 .. 15
when.pol:7:25: error[E101]: `1e3' is neither a number nor a name
    7 | rule power when units > 1e3 then yes because "x"
      |                         ^^^
  hint: write the number out, as in 1000 or 0.001
[exit 1]
