$ cat >shared.pol <<'END'
> import "more.pol"
> fact age : quantity in years step 1 range 0 .. 120
> END
$ cat >more.pol <<'END'
> import "shared.pol"
> criterion adult is age >= 18 years
> END
$ cat >oxygen.pol <<'END'
> policy oxygen "Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> import "shared.pol"
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule covered_adult for coverage
>   when adult
>   then covered
> END
$ polc check oxygen.pol
more.pol:1:1: error[E112]: shared.pol imports itself
    1 | import "shared.pol"
      | ^^^^^^^^^^^^^^^^^^^
      = shared.pol -> more.pol -> shared.pol
  hint: move what both files need into a third one
[exit 1]
# A file that imports itself.
$ echo 'import "oxygen.pol"' >>oxygen.pol
$ polc check oxygen.pol
oxygen.pol:11:1: error[E112]: oxygen.pol imports itself
   11 | import "oxygen.pol"
      | ^^^^^^^^^^^^^^^^^^^
      = oxygen.pol -> oxygen.pol
  hint: move what both files need into a third one
more.pol:1:1: error[E112]: shared.pol imports itself
    1 | import "shared.pol"
      | ^^^^^^^^^^^^^^^^^^^
      = shared.pol -> more.pol -> shared.pol
  hint: move what both files need into a third one
[exit 1]
