$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact Saturation_low : yes_no
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> RULE low for coverage
>   when saturation_low
>   then covered
> END
$ polc check oxygen.pol
oxygen.pol:5:6: error[E101]: `Saturation_low' is no name: names begin with a small letter and hold small letters, digits and _
    5 | fact Saturation_low : yes_no
      |      ^^^^^^^^^^^^^^
  hint: did you mean `saturation_low'?
oxygen.pol:8:1: error[E101]: found `RULE', expected `because', `cite', `exhaustive', `otherwise', `only' or a new item (`fact', `decision', `rule', ...)
    8 | RULE low for coverage
      | ^^^^
  hint: did you mean `rule'?
[exit 1]
