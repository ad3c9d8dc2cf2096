# Direction marks (the text on the screen would not be what is compiled), joiners, controls, escape sequences.
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
$ printf 's/percent or/percent\342\200\256 or/' >edit; sed -f edit oxygen.pol >bidi.pol; polc check bidi.pol
bidi.pol:11:36: error[E105]: invisible direction mark U+202E
   11 |   because "Saturation of 88 percent<U+202E> or less"
      |                                    ^^^^^^^^
      = it can make the text on the screen read differently from what is compiled
  hint: delete it; it may have come along when the text was copied
[exit 1]
$ printf 's/# *$//; s/^rule /# \342\201\246 hidden\\\n&/' >edit; sed -f edit oxygen.pol >remark.pol; polc check remark.pol
remark.pol:8:3: error[E105]: invisible direction mark U+2066
    8 | # <U+2066> hidden
      |   ^^^^^^^^
      = it can make the text on the screen read differently from what is compiled
  hint: delete it; it may have come along when the text was copied
[exit 1]
$ printf 's/percent or/percent\033[2J or/' >edit; sed -f edit oxygen.pol >escape.pol; polc check escape.pol
escape.pol:11:36: error[E105]: invisible or control character U+001B
   11 |   because "Saturation of 88 percent<U+001B>[2J or less"
      |                                    ^^^^^^^^
  hint: delete it; it may have come along when the text was copied
[exit 1]
$ printf 's/low_saturation/low\342\200\213_saturation/' >edit; sed -f edit oxygen.pol >joined.pol; polc check joined.pol
joined.pol:8:9: error[E105]: invisible or control character U+200B
    8 | rule low<U+200B>_saturation for coverage
      |         ^^^^^^^^
  hint: delete it; it may have come along when the text was copied
[exit 1]

# A carriage return belongs to a line end; line ends of Windows are fine.
$ sed 's/$/\r/' oxygen.pol >windows.pol; polc check windows.pol
oxygen: 1 decision, 1 rule, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
$ tr '\n' '\r' <oxygen.pol >mac.pol; polc check mac.pol 2>&1 | head -n 1
mac.pol:1:30: error[E105]: invisible or control character U+000D

# The path and the values of a command line may hold such things as well.
$ name=$(printf 'a\033[31mb\n.pol'); cp oxygen.pol "$name"; sed 's/88/188/' oxygen.pol >"$name"; polc check "$name" 2>&1 | head -n 1
a<U+001B>[31mb
$ polc decide oxygen.pol "$(printf 'oxygen_saturation=\033[31m')" 2>&1 | head -n 1
polc: error[E201]: oxygen_saturation=<U+001B>[31m: not a plain decimal number such as 14.5
