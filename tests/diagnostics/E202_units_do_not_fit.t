$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact hours : quantity in hours step 1 range 0 hours .. 24 percent
> fact weight : quantity in kg step 1 hour range 0 .. 200
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> fact doses : quantity step 1 range 0 .. 10
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule low_saturation for coverage
>   when oxygen_saturation <= 88 kg and completed weeks of oxygen_saturation < 3 and doses > 2 ml
>        and hours > 1 and weight > 2
>   then covered
> END
$ polc check oxygen.pol
oxygen.pol:5:56: error[E202]: the range of `hours' must be in its own unit
    5 | fact hours : quantity in hours step 1 range 0 hours .. 24 percent
      |                                                        ^^^^^^^^^^
oxygen.pol:6:35: error[E202]: a step in hours cannot divide a quantity in kg
    6 | fact weight : quantity in kg step 1 hour range 0 .. 200
      |                                   ^^^^^^
oxygen.pol:12:29: error[E202]: `oxygen_saturation' is measured in percent, not in kg
   12 |   when oxygen_saturation <= 88 kg and completed weeks of oxygen_saturation < 3 and doses > 2 ml
      |                             ^^^^^
oxygen.pol:12:39: error[E202]: `oxygen_saturation' cannot be counted in completed weeks
   12 |   when oxygen_saturation <= 88 kg and completed weeks of oxygen_saturation < 3 and doses > 2 ml
      |                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
oxygen.pol:12:92: error[E202]: `doses' is measured in plain numbers, not in ml
   12 |   when oxygen_saturation <= 88 kg and completed weeks of oxygen_saturation < 3 and doses > 2 ml
      |                                                                                            ^^^^
[exit 1]
