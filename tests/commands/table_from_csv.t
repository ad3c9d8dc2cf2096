# The rows of a table in a CSV file beside the policy.
$ mkdir p
$ cat >p/oxygen.pol <<'END'
> policy oxygen "Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> statement S1 in "Policy" "Adults at home"
> statement S2 in "Policy" "All others"
> fact setting : one of { home, clinic, hospital }
> fact age : quantity in years step 1 range 0 .. 120
> decision coverage : one of { covered, not_covered }
>   otherwise refer because "The text is silent"
> table grid for coverage by setting, age from "tables/grid.csv"
> test "an adult at home" on 2024-06-01 { given setting is home, age is 18 expect coverage is covered by adult_at_home }
> test "a child" on 2024-06-01 { given setting is hospital, age is 17 expect coverage is not_covered by grid.lt_18 }
> test "an adult in hospital" on 2024-06-01 { given setting is hospital, age is 18 expect coverage is refer }
> END
$ mkdir p/tables
$ printf '\357\273\277age,setting,outcome,rule,because,cite\r\n18 .. 120,home,covered,adult_at_home,"Adults, ""at home""",S1\r\n>= 18,clinic,not_covered,,A clinic has its own,"S1, S2"\r\n\r\n< 18,,not_covered,,Children,Section 4\r\n' >p/tables/grid.csv
$ polc check p/oxygen.pol
oxygen: 1 decision, 3 rules, 1 revision; 2 of 2 statements cited
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
$ polc test p/oxygen.pol
oxygen: 3 tests passed
$ polc decide p/oxygen.pol --on 2024-06-01 setting=home age=30
Oxygen, on 2024-06-01 (revision of 2024-01-01)
coverage: covered
  by adult_at_home: Adults, "at home" [S1]
$ polc build p/oxygen.pol --out-dir . --depfile oxygen.d
oxygen: wrote ./oxygen.h and ./oxygen.c
$ cat oxygen.d
./oxygen.c ./oxygen.h: p/oxygen.pol p/tables/grid.csv p/oxygen.lock

# `hit first': the order of the lines decides.
$ sed -e 's/by setting, age/by setting, age hit first/' -e '/^test/d' p/oxygen.pol >p/first.pol
$ printf 'setting,age,outcome,rule\n"{ home, clinic }",>= 18,covered,grown_up\n,,not_covered,all_others\n' >p/tables/grid.csv
$ polc decide p/first.pol --on 2024-06-01 setting=clinic age=18
Oxygen, on 2024-06-01 (revision of 2024-01-01)
coverage: covered
  by grown_up

# What a cell says is judged where it stands, however far down.
$ sed -e '/^test/d' -e '/^statement/d' p/oxygen.pol >p/long.pol
$ (printf 'setting,age,outcome\n'; i=0; while [ $i -lt 121 ]; do printf 'home,%d,covered\n' $i; i=$((i + 1)); done; printf 'clinic,old,covered\nclinic,18w,covered\nklinic,18,covered\nclinic,121,covered\nhome,5,not_covered\nclinic,1,cowered\n') >p/tables/grid.csv
$ polc check p/long.pol
p/tables/grid.csv:123:8: error[E201]: `age' is a number; this is not
  123 | clinic,old,covered
      |        ^^^
p/tables/grid.csv:124:8: error[E101]: `18w' is neither a number nor a name
  124 | clinic,18w,covered
      |        ^^^
  hint: write a blank between a number and its unit, as in `34 weeks'; an age in weeks and days is written 34w3d
p/tables/grid.csv:125:1: error[E121]: `klinic' is not a value of `setting'
  125 | klinic,18,covered
      | ^^^^^^
      = its values are home, clinic, hospital
  hint: did you mean `clinic'?
p/tables/grid.csv:126:8: error[E204]: 121 is outside the range of `age'
  126 | clinic,121,covered
      |        ^^^
      = `age' ranges from 0 to 120
p/tables/grid.csv:127:1: error[E123]: the rule `grid.home.5' is declared twice
  127 | home,5,not_covered
      | ^^^^^^^^^^^^^^^^^^
    7 | home,5,covered
      | --------------  the first is here
p/tables/grid.csv:128:10: error[E121]: `cowered' is not an outcome of `coverage'
  128 | clinic,1,cowered
      |          ^^^^^^^
  hint: did you mean `covered'?
[exit 1]
