# An invisible mark that turns the direction of the text, and a zero width space.
$ printf 'policy trial "Trial\342\200\256 of Therapy" {\n  language\342\200\213 1\n}\n' >trial.pol
$ polc check trial.pol
trial.pol:1:20: error[E105]: invisible direction mark U+202E
    1 | policy trial "Trial<U+202E> of Therapy" {
      |                    ^^^^^^^^
      = it can make the text on the screen read differently from what is compiled
  hint: delete it; it may have come along when the text was copied
trial.pol:2:11: error[E105]: invisible or control character U+200B
    2 |   language<U+200B> 1
      |           ^^^^^^^^
  hint: delete it; it may have come along when the text was copied
[exit 1]

# A letter of another alphabet that looks like ours: the second `a' is Cyrillic.
$ cat >trial.pol <<'END'
> policy trial "Trial of Therapy" {
>   language 1
>   in force from 2024-01-01
> }
> fact wаlks : yes_no
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule in_trial for coverage
>   when walks
>   then covered
> END
$ polc check trial.pol
trial.pol:5:6: error[E105]: `wаlks' holds the character U+0430, which only looks like a plain letter
    5 | fact wаlks : yes_no
      |      ^^^^^
  hint: names are written with the plain letters a to z
[exit 1]

# What comes along when text is copied: curly quotation marks, a dash, a semicolon.
$ cat >trial.pol <<'END'
> policy trial “Trial of Therapy” {
>   language 1
>   in force from 2024-01-01;
> }
> fact hours : quantity step 1 range 0 – 24
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule in_trial for coverage
>   when hours > 4
>   then covered
> END
$ polc check trial.pol
trial.pol:1:14: error[E105]: `“Trial' holds the character U+201C
    1 | policy trial “Trial of Therapy” {
      |              ^^^^^^
  hint: it is a curly quotation mark; texts stand between straight ones: "..."
trial.pol:1:24: error[E105]: `Therapy”' holds the character U+201D
    1 | policy trial “Trial of Therapy” {
      |                        ^^^^^^^^
  hint: it is a curly quotation mark; texts stand between straight ones: "..."
trial.pol:3:27: error[E105]: `;' is not part of the language
    3 |   in force from 2024-01-01;
      |                           ^
  hint: nothing ends with a semicolon; delete it
trial.pol:5:38: error[E105]: the character U+2013 is not part of the language
    5 | fact hours : quantity step 1 range 0 – 24
      |                                      ^
  hint: it is a dash; a range is written 5 .. 15 and a negative number with -
[exit 1]

# Text outside ASCII belongs between quotes, where it is welcome; so are the signs of comparison.
$ cat >trial.pol <<'END'
> policy trial "Essai thérapeutique – α₁-Antitrypsin" {
>   language 1
>   in force from 2024-01-01
> }
> fact hours : quantity step 1 range 0 .. 24
> decision coverage : one of { covered "Übernahme", not_covered }
>   otherwise not_covered
> rule in_trial for coverage
>   when hours ≥ 4
>   then covered
> END
$ polc check trial.pol
trial: 1 decision, 1 rule, 1 revision
trial: proved: no two rules disagree, nothing is left open, every promise holds
