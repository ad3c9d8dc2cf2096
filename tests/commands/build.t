# Policies are built from copies: `polc build' keeps a lock beside the source.
$ cp "$POLC_SOURCE"/policies/inhaled_nitric_oxide.* .
$ mkdir out; polc build inhaled_nitric_oxide.pol --out-dir out; ls out
inhaled_nitric_oxide: wrote out/inhaled_nitric_oxide.h and out/inhaled_nitric_oxide.c
inhaled_nitric_oxide.c
inhaled_nitric_oxide.h

# The same source gives the same bytes, from any folder and under any locale.
$ mkdir again; cp inhaled_nitric_oxide.pol again/x.pol
$ cd again && LC_ALL=de_DE.UTF-8 TZ=Asia/Tokyo polc build x.pol --out-dir . && cmp inhaled_nitric_oxide.h ../out/inhaled_nitric_oxide.h && cmp inhaled_nitric_oxide.c ../out/inhaled_nitric_oxide.c
inhaled_nitric_oxide: wrote ./inhaled_nitric_oxide.h and ./inhaled_nitric_oxide.c

# Nothing of the machine is in them.
$ grep -n "$HERE\|x\.pol" again/inhaled_nitric_oxide.h again/inhaled_nitric_oxide.c
[exit 1]

# The products are named after the policy, not after the file.
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
$ cp oxygen.pol other_name.pol; polc build other_name.pol --out-dir .; ls *.h *.c
oxygen: wrote ./oxygen.h and ./oxygen.c
oxygen.c
oxygen.h

# Several files in one run.
$ mkdir both; polc build oxygen.pol inhaled_nitric_oxide.pol --out-dir both; ls both
oxygen: wrote both/oxygen.h and both/oxygen.c
inhaled_nitric_oxide: wrote both/inhaled_nitric_oxide.h and both/inhaled_nitric_oxide.c
inhaled_nitric_oxide.c
inhaled_nitric_oxide.h
oxygen.c
oxygen.h
