# What was there stays as it was, byte for byte, and nothing is left lying around.
$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact oxygen_saturation : quantity in percent step 0.5 range 0 .. 100
> fact acute : yes_no ask "Is the illness acute?"
> decision coverage : one of { covered "Covered", not_covered "Not covered" }
>   otherwise not_covered
> rule low_saturation for coverage
>   when oxygen_saturation <= 88.5 and not acute
>   then covered
>   because "Saturation of 88.5 percent or less, chronic illness"
> END
$ mkdir out; echo 'not to be lost' >out/oxygen.h; echo 'nor this' >out/oxygen.c
$ sed 's/acute$/acut/' oxygen.pol >slip.pol; polc build slip.pol --out-dir out
slip.pol:10:42: error[E120]: no fact or criterion is called `acut'
   10 |   when oxygen_saturation <= 88.5 and not acut
      |                                          ^^^^
  hint: did you mean `acute'?
[exit 1]
$ ls -A out; cat out/oxygen.h out/oxygen.c
oxygen.c
oxygen.h
not to be lost
nor this

# A folder that does not exist; a path below a file (tests may run as root, who may write anywhere).
$ polc build oxygen.pol --out-dir nowhere; ls -A
polc: error: nowhere/oxygen.h: cannot be written: No such file or directory
out
oxygen.pol
slip.pol
$ polc build oxygen.pol --out-dir oxygen.pol/out
polc: error: oxygen.pol/out/oxygen.h: cannot be written: Not a directory
[exit 2]

# One of the two files cannot be replaced: the other one is not touched either.
$ rm out/oxygen.c; mkdir -p out/oxygen.c/full; polc build oxygen.pol --out-dir out
polc: error: out/oxygen.c: cannot be replaced: Is a directory
[exit 2]
$ ls -A out; head -n 1 out/oxygen.h
oxygen.c
oxygen.h
not to be lost

# Nor when only the list of dependencies cannot be written.
$ rmdir out/oxygen.c/full out/oxygen.c; polc build oxygen.pol --out-dir out --depfile nowhere/d
polc: error: nowhere/d: cannot be written: No such file or directory
[exit 2]
$ ls -A out; head -n 1 out/oxygen.h
oxygen.h
not to be lost

# Several files: those without findings are written.
$ sed 's/policy oxygen/policy oxygen_two/' oxygen.pol >two.pol
$ polc build slip.pol two.pol --out-dir out; ls -A out; head -n 1 out/oxygen.h
slip.pol:10:42: error[E120]: no fact or criterion is called `acut'
   10 |   when oxygen_saturation <= 88.5 and not acut
      |                                          ^^^^
  hint: did you mean `acute'?
oxygen_two: wrote out/oxygen_two.h and out/oxygen_two.c
oxygen.h
oxygen_two.c
oxygen_two.h
not to be lost
