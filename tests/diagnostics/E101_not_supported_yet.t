# `unknown is' is in the language but not in this compiler.
$ cat >study.pol <<'END'
> policy study "Treatment in a study" {
>   language 1
>   in force from 2024-01-01
> }
> fact enrolled : yes_no
>   unknown is no because "The provider must say so"
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule in_study for coverage
>   when enrolled
>   then covered
> END
$ polc check study.pol
study.pol:6:3: error[E101]: `unknown is' is not supported by this polc
    6 |   unknown is no because "The provider must say so"
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
[exit 1]
