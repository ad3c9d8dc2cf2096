$ cat >oxygen.pol <<'END'
> policy oxygen "Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact setting : one of { home, clinic, hospital }
> fact age : quantity in years step 1 range 0 .. 120
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> table grid for coverage by setting, age from "grid.csv"
> END
$ : >grid.csv
$ polc check oxygen.pol
grid.csv:1:1: error[E114]: the file is empty
    1 | 
      | ^
[exit 1]
$ printf 'setting,age,outcome\n' >grid.csv
$ polc check oxygen.pol
grid.csv:1:1: error[E114]: the file has a header and no rows
    1 | setting,age,outcome
      | ^
[exit 1]
$ printf 'seting,age,outcome\nhome,,covered\n' >grid.csv
$ polc check oxygen.pol
grid.csv:1:1: error[E114]: the file has no column `setting'
    1 | seting,age,outcome
      | ^^^^^^^^^^^^^^^^^^
  in oxygen.pol:
    9 | table grid for coverage by setting, age from "grid.csv"
      |                            -------  the column is named here
      = its header is: seting, age, outcome
  hint: is `seting' meant to be `setting'?
[exit 1]
$ printf 'setting,age,outcomes,becuase,setting\nhome,,covered,,\n' >grid.csv
$ polc check oxygen.pol
grid.csv:1:1: error[E114]: the file has no column `outcome'
    1 | setting,age,outcomes,becuase,setting
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  in oxygen.pol:
    9 | table grid for coverage by setting, age from "grid.csv"
      |       ----  the table is declared here
      = its header is: setting, age, outcomes, becuase, setting
  hint: is `outcomes' meant to be `outcome'?
grid.csv:1:22: error[E114]: the table has no column `becuase'
    1 | setting,age,outcomes,becuase,setting
      |                      ^^^^^^^
  in oxygen.pol:
    9 | table grid for coverage by setting, age from "grid.csv"
      |                         ---------------  its columns are named here; outcome, rule, because and cite may follow
  hint: did you mean `because'?
grid.csv:1:30: error[E114]: the column `setting' is there twice
    1 | setting,age,outcomes,becuase,setting
      |                              ^^^^^^^
[exit 1]
# Bad cells are reported together, each at its place.
$ printf 'outcome,age,setting,rule,because,cite\r\ncovered,>= 18,hom,,,\r\ncovered,121,clinic,,,\r\nCovered,,clinic,,,\r\n,,clinic,,,\r\ncovered,,clinic,Row 1,,\r\ncovered,12 .. ,clinic,,,\r\ncovered,{ 1, 2 },clinic,,,\r\ncovered,,clinic\r\ncovered,"1""2",clinic,,,\r\ncovered,,hospital,,,S9\r\n' >grid.csv
$ polc check oxygen.pol
grid.csv:2:15: error[E121]: `hom' is not a value of `setting'
    2 | covered,>= 18,hom,,,
      |               ^^^
      = its values are home, clinic, hospital
  hint: did you mean `home'?
grid.csv:3:9: error[E204]: 121 is outside the range of `age'
    3 | covered,121,clinic,,,
      |         ^^^
      = `age' ranges from 0 to 120
grid.csv:4:1: error[E101]: `Covered' is no name of an outcome
    4 | Covered,,clinic,,,
      | ^^^^^^^
      = names are made of small letters, digits and `_', and begin with a letter
grid.csv:5:1: error[E107]: this row gives no outcome
    5 | ,,clinic,,,
      | ^^^^^^^^^^^
  hint: fill in the column `outcome'
grid.csv:6:17: error[E101]: `Row 1' is no name of a rule
    6 | covered,,clinic,Row 1,,
      |                 ^^^^^
      = names are made of small letters, digits and `_', and begin with a letter
grid.csv:7:14: error[E101]: the cell ends here; expected a value
    7 | covered,12 .. ,clinic,,,
      |              ^
grid.csv:8:1: error[E114]: this line has 7 cells, the header has 6
    8 | covered,{ 1, 2 },clinic,,,
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: a cell with a comma in it, such as { child, adult }, stands in quotes
grid.csv:9:1: error[E114]: this line has 3 cells, the header has 6
    9 | covered,,clinic
      | ^^^^^^^^^^^^^^^
grid.csv:10:10: error[E101]: a cell holds values, no text in quotes
   10 | covered,"1""2",clinic,,,
      |          ^^^^
grid.csv:11:21: error[E120]: no statement has the id S9
   11 | covered,,hospital,,,S9
      |                     ^^
[exit 1]
