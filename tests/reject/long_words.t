# bound.sh limits the memory of the commands that follow it.
$ cat >bound.sh <<'END'
> # 2 GB of memory, unless polc is built to need more address space (sanitizers).
> sh -c 'ulimit -v 2000000 && polc --version; exit $?' >/dev/null 2>&1 && ulimit -v 2000000
> END

# A name, a number, a text, a block, a unit, a remark and a line of 1 MB.
$ head -c 1000000 /dev/zero | tr '\000' 'a' >a; head -c 1000000 /dev/zero | tr '\000' '9' >9
$ . ./bound.sh; { printf 'policy '; cat a; printf ' "T" {\n  language 1\n  in force from 2024-01-01\n}\n'; } >name.pol; timeout 100 polc check name.pol
name.pol:1:8: error[E111]: the name `aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...' has 1000000 characters; names have at most 64
    1 | policy aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...
      |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
[exit 1]
$ . ./bound.sh; { printf 'policy p "'; cat a; printf '" {\n  language 1\n  in force from 2024-01-01\n}\n'; } >text.pol; timeout 100 polc check text.pol
text.pol:1:10: error[E111]: this text has 1000000 bytes; a text in quotes has at most 4000
    1 | policy p "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...
      |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = it begins: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...
[exit 1]
$ . ./bound.sh; { printf 'policy p "T" {\n  language '; cat 9; printf '\n  in force from 2024-01-01\n}\n'; } >number.pol; timeout 100 polc check number.pol
number.pol:2:12: error[E111]: the number `9999999999999999999999999999999999999999...' has more than 18 digits
    2 |   language 99999999999999999999999999999999999999999999999999999999999999999999999999999999999999999...
      |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
[exit 1]
$ . ./bound.sh; { printf 'policy p "T" {\n  language 1\n  in force from 2024-01-01\n}\nfact f : quantity in '; cat a; printf ' step 1 range 0 .. 5\n'; } >unit.pol; timeout 100 polc check unit.pol
unit.pol:5:22: error[E111]: the name `aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...' has 1000000 characters; names have at most 64
    5 | fact f : quantity in aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...
      |                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
[exit 1]
$ . ./bound.sh; { printf 'policy p "T" {\n  language 1\n  in force from '; cat 9; printf '%s\n}\n' -01-01; } >date.pol; timeout 100 polc check date.pol
date.pol:3:17: error[E101]: `9999999999999999999999999999999999999999...' is neither a date nor a month
    3 |   in force from 999999999999999999999999999999999999999999999999999999999999999999999999999999999999...
      |                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: a date is written 2016-10-01, a month 2013-04, a range 5 .. 15
[exit 1]
$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule low_saturation for coverage
>   when oxygen_saturation <= 88
>   then covered
>   because "Saturation of 88 percent or less"
> END

# A block and a remark may be long.
$ . ./bound.sh; { cat oxygen.pol; printf '# '; cat a; printf '\ntext background in "Description" """\n'; cat a; printf '\n"""\n'; } >fine.pol; timeout 100 polc check fine.pol
oxygen: 1 decision, 1 rule, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds

# On the command line.
$ polc decide oxygen.pol oxygen_saturation="$(head -c 100000 9)" 2>&1 | cut -c 1-60
polc: error[E201]: oxygen_saturation=99999999999999999999999
      = `oxygen_saturation' ranges from 0 to 100, in percent
$ polc decide oxygen.pol "$(head -c 100000 a)=5" 2>&1 | cut -c 1-60
polc: error[E120]: this policy has no fact `aaaaaaaaaaaaaaaa
      = its facts are date_of_service, oxygen_saturation
$ polc "$(head -c 100000 a)" 2>&1 | cut -c 1-60
polc: error: no command `aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
  `polc --help' lists the commands
