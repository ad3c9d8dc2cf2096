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
> rule children for coverage
>   when child
>   then not_covered
> resolve low_saturation over children
>   where oxygen_saturation <= 88
> END
$ polc check oxygen.pol
oxygen.pol:15:1: error[E305]: this resolve gives no reason
   15 | resolve low_saturation over children
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: add `because "..."': the reading is somebody's decision
[exit 1]
