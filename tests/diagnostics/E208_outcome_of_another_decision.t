$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact setting : one of { home, hospital }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> decision authorization : one of { required, not_required }
>   otherwise required
> rule low_saturation for coverage
>   when setting is home and oxygen_saturation <= 88
>   then covered
> rule no_authorization for authorization
>   when setting is hospital
>   then not_covered
> END
$ polc check oxygen.pol
oxygen.pol:16:8: error[E208]: `not_covered' is an outcome of `coverage', not of `authorization'
   16 |   then not_covered
      |        ^^^^^^^^^^^
[exit 1]
