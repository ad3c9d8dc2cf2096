# How long each pass took, and the most memory in use by its end; the figures differ from run to run.
$ cat >oxygen.pol <<'END'
> policy oxygen "Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact spo2 : quantity in percent step 1 range 50 .. 100
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule low for coverage
>   when spo2 <= 88
>   then covered
> END
$ polc check oxygen.pol --timings 2>timings
oxygen: 1 decision, 1 rule, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
$ sed 's/[0-9][0-9.]* s/N s/; s/[0-9][0-9.]* MB/N MB/; s/  *N/ N/g' timings
polc: oxygen.pol: processor seconds of each pass, most memory in use by its end
  parse N s N MB
  imports and lock N s N MB
  names and types N s N MB
  rows N s N MB
  seals N s N MB
  analyses N s N MB
  rows of the tables N s N MB
  tables N s N MB
  proof of the tables N s N MB
  in all N s N MB
$ polc build oxygen.pol --out-dir . --timings 2>timings
oxygen: wrote ./oxygen.h and ./oxygen.c
$ sed 's/[0-9][0-9.]* s/N s/; s/[0-9][0-9.]* MB/N MB/; s/  *N/ N/g' timings
polc: oxygen.pol: processor seconds of each pass, most memory in use by its end
  parse N s N MB
  imports and lock N s N MB
  names and types N s N MB
  rows N s N MB
  seals N s N MB
  analyses N s N MB
  rows of the tables N s N MB
  tables N s N MB
  proof of the tables N s N MB
  lock N s N MB
  C and lock written N s N MB
  in all N s N MB
# Up to the pass that fails.
$ echo 'rule high for coverage when spo2 >= 88 then not_covered' >>oxygen.pol
$ polc check oxygen.pol --timings 2>&1 | sed -n 's/  *[0-9.]* s  *[0-9.]* MB$/ N s N MB/p'
  parse N s N MB
  imports and lock N s N MB
  names and types N s N MB
  rows N s N MB
  seals N s N MB
  analyses N s N MB
  in all N s N MB
