$ cat >oxygen.pol <<'END'
> policy oxygen "Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> codes hcpcs devices from "devices.csv"
> fact device : code hcpcs
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule covered_device for coverage
>   when device has any devices
>   then covered
> END
$ : >devices.csv
$ polc check oxygen.pol
devices.csv:1:1: error[E114]: the file is empty
    1 | 
      | ^
[exit 1]
$ printf 'Code,description\nE1390,\n' >devices.csv
$ polc check oxygen.pol
devices.csv:1:1: error[E114]: the file has no column `code'
    1 | Code,description
      | ^^^^^^^^^^^^^^^^
      = the first line names the columns: code, and perhaps from, through and except
  hint: did you mean `code' instead of `Code'?
[exit 1]
$ printf 'hcpcs\nE1390\n' >devices.csv
$ polc check oxygen.pol
devices.csv:1:1: error[E114]: the file has no column `code'
    1 | hcpcs
      | ^^^^^
      = the first line names the columns: code, and perhaps from, through and except
[exit 1]
$ printf 'code,form,code\nE1390,2024-01-01,\n' >devices.csv
$ polc check oxygen.pol
devices.csv:1:6: error[E114]: no column of a code file is called `form'
    1 | code,form,code
      |      ^^^^
  hint: did you mean `from'?
devices.csv:1:11: error[E114]: the column `code' is there twice
    1 | code,form,code
      |           ^^^^
[exit 1]
$ printf 'code,from,through,except\nE1390,2024-02-30,,\nE0431,,2023,\ne0434,,,\nE0435,,,maybe\n,,,\n"E0436",2024-01-01\nE0437,,,,\nE0424 .. E0430,2024-01-01,2023-01-01,\nE0439 .. E0430,,,\n' >devices.csv
$ polc check oxygen.pol
devices.csv:2:7: error[E614]: `2024-02-30' is not a day
    2 | E1390,2024-02-30,,
      |       ^^^^^^^^^^
      = expected a day from 1900-01-01 to 2200-12-31, written as 2016-10-01
devices.csv:3:8: error[E614]: `2023' is not a day
    3 | E0431,,2023,
      |        ^^^^
      = expected a day from 1900-01-01 to 2200-12-31, written as 2016-10-01
devices.csv:4:1: error[E214]: `e0434' is not a CPT or HCPCS code
    4 | e0434,,,
      | ^^^^^
      = expected five characters such as 99213, 0001F or E0601, perhaps with modifiers as in E0601-KX
  hint: did you mean `E0434'?
devices.csv:5:9: error[E121]: `maybe' says neither that the code is an exception nor that it is none
    5 | E0435,,,maybe
      |         ^^^^^
      = the column `except' holds yes or no, or nothing
devices.csv:6:1: error[E114]: this line names no code
    6 | ,,,
      | ^^^
devices.csv:7:2: error[E114]: this line has 2 cells, the header has 4
    7 | "E0436",2024-01-01
      |  ^^^^^^^^^^^^^^^^^
devices.csv:8:1: error[E114]: this line has 5 cells, the header has 4
    8 | E0437,,,,
      | ^^^^^^^^^
  hint: a cell with a comma in it stands in quotes
devices.csv:9:1: error[E206]: `E0424' ends before it begins
    9 | E0424 .. E0430,2024-01-01,2023-01-01,
      | ^^^^^^^^^^^^^^
devices.csv:10:1: error[E206]: the range `E0439 .. E0430' is reversed
   10 | E0439 .. E0430,,,
      | ^^^^^^^^^^^^^^
  hint: write `E0430 .. E0439'
[exit 1]
$ printf 'code,description\nE1390,oxygen "concentrator"\nE0431,\n' >devices.csv
$ polc check oxygen.pol
devices.csv:1:6: warning[W221]: not used: `description'
    1 | code,description
      |      ^^^^^^^^^^^
      = a code file says code, from, through and except; the rest is ignored
devices.csv:2:14: error[E114]: a double quote stands where none can be
    2 | E1390,oxygen "concentrator"
      |              ^
      = a cell in quotes begins and ends with one; inside it a quote is doubled
[exit 1]
$ printf 'code,description\nE1390,"oxygen\nE0431,\n' >devices.csv
$ polc check oxygen.pol
devices.csv:1:6: warning[W221]: not used: `description'
    1 | code,description
      |      ^^^^^^^^^^^
      = a code file says code, from, through and except; the rest is ignored
devices.csv:2:7: error[E114]: the quote that begins this cell is never closed
    2 | E1390,"oxygen
      |       ^
      = devices.csv ends inside it
[exit 1]
