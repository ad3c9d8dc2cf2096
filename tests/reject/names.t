# Declared twice, defined in a circle, unknown: each with its place and what was probably meant.
$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> fact oxygen_saturation : yes_no
> criterion low is lower
> criterion lower is low
> decision coverage : one of { covered, not_covered, covered }
>   otherwise not_coverd
> rule low_saturation for coverag
>   when oxygen_saturatoin <= 88 and low
>   then covered
> rule low_flow for coverage
>   when low
>   then refused
> rule low_flow for coverage
>   when lowest
>   then covered
> END
$ polc check oxygen.pol
oxygen.pol:6:6: error[E123]: the fact `oxygen_saturation' is declared twice
    6 | fact oxygen_saturation : yes_no
      |      ^^^^^^^^^^^^^^^^^
    5 | fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
      |      -----------------  the first is here
oxygen.pol:7:11: error[E124]: the criterion `low' depends on itself
    7 | criterion low is lower
      |           ^^^
      = low -> lower -> low
oxygen.pol:9:52: error[E123]: the outcome `covered' is listed twice
    9 | decision coverage : one of { covered, not_covered, covered }
      |                                                    ^^^^^^^
    9 | decision coverage : one of { covered, not_covered, covered }
      |                              -------  the first is here
oxygen.pol:10:13: error[E121]: `not_coverd' is not an outcome of `coverage'
   10 |   otherwise not_coverd
      |             ^^^^^^^^^^
  hint: did you mean `not_covered'?
oxygen.pol:11:25: error[E120]: no decision is called `coverag'
   11 | rule low_saturation for coverag
      |                         ^^^^^^^
  hint: did you mean `coverage'?
oxygen.pol:16:8: error[E121]: `refused' is not an outcome of `coverage'
   16 |   then refused
      |        ^^^^^^^
oxygen.pol:17:1: error[E123]: the rule `low_flow' is declared twice
   17 | rule low_flow for coverage
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^
   14 | rule low_flow for coverage
      | --------------------------  the first is here
[exit 1]
