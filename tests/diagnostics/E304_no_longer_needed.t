# An exception to a rule with which the rule never meets; a resolve of two rules that agree.
$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> fact child : yes_no
> decision coverage : one of { covered "Covered", not_covered "Not covered" }
>   otherwise not_covered
> rule low_saturation for coverage
>   when oxygen_saturation <= 88
>   then covered
> rule moderate for coverage
>   when oxygen_saturation > 88 and oxygen_saturation < 95
>   then not_covered
>   exception to low_saturation
> rule children for coverage
>   when child and oxygen_saturation < 60
>   then covered
> resolve children over low_saturation
>   where oxygen_saturation < 60
>   because "Children first"
> END
$ polc check oxygen.pol
oxygen.pol:15:3: error[E304]: this exception is no longer needed
   15 |   exception to low_saturation
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = `moderate' and `low_saturation' never apply together
  hint: delete it
oxygen.pol:19:1: error[E304]: this resolve is no longer needed
   19 | resolve children over low_saturation
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = `children' and `low_saturation' give the same outcome
  hint: delete it
[exit 1]
