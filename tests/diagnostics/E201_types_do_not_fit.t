$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact setting : one of { home, hospital }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> fact oedema : yes_no
> decision coverage : open one of { covered, not_covered }
>   otherwise not_covered
> rule low_saturation for coverage
>   when setting is 5 and oxygen_saturation <= home and setting
>   then covered
> rule swollen for coverage
>   when oxygen_saturation and oedema is 2024-01-01
>   then covered
>   exception to swollen
> test "at home" on 2024-02-01 {
>   given setting
>   expect coverage is covered
> }
> END
$ polc check oxygen.pol
oxygen.pol:8:21: error[E201]: the outcomes of a decision cannot be an open list
    8 | decision coverage : open one of { covered, not_covered }
      |                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
oxygen.pol:11:19: error[E201]: `setting' takes one of its named values, not this
   11 |   when setting is 5 and oxygen_saturation <= home and setting
      |                   ^
      = its values are home, hospital
oxygen.pol:11:46: error[E201]: `oxygen_saturation' is a number; this is not
   11 |   when setting is 5 and oxygen_saturation <= home and setting
      |                                              ^^^^
oxygen.pol:11:55: error[E201]: `setting' is not a yes/no fact, so it needs a comparison
   11 |   when setting is 5 and oxygen_saturation <= home and setting
      |                                                       ^^^^^^^
  hint: write `setting is ...'
oxygen.pol:14:8: error[E201]: `oxygen_saturation' is not a yes/no fact, so it needs a comparison
   14 |   when oxygen_saturation and oedema is 2024-01-01
      |        ^^^^^^^^^^^^^^^^^
  hint: write `oxygen_saturation >= ...'
oxygen.pol:14:40: error[E201]: `oedema' takes one of its named values, not this
   14 |   when oxygen_saturation and oedema is 2024-01-01
      |                                        ^^^^^^^^^^
      = its values are no, yes
oxygen.pol:16:3: error[E201]: a rule cannot win over itself
   16 |   exception to swollen
      |   ^^^^^^^^^^^^^^^^^^^^
oxygen.pol:18:9: error[E201]: `setting' is not a yes/no fact: say what it is
   18 |   given setting
      |         ^^^^^^^
[exit 1]

# Rules of different decisions never meet.
$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact setting : one of { home, hospital }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> decision device : one of { concentrator, none_needed }
>   otherwise none_needed
> rule low_saturation for coverage
>   when setting is home and oxygen_saturation <= 88
>   then covered
>   exception to home_device
> rule home_device for device
>   when setting is home
>   then concentrator
> END
$ polc check oxygen.pol
oxygen.pol:14:3: error[E201]: the two rules belong to different decisions and never meet
   14 |   exception to home_device
      |   ^^^^^^^^^^^^^^^^^^^^^^^^
      = `low_saturation' is for `coverage', `home_device' is for `device'
[exit 1]
