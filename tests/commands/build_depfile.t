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
$ mkdir out; polc build oxygen.pol --out-dir out --depfile out/oxygen.d; cat out/oxygen.d
oxygen: wrote out/oxygen.h and out/oxygen.c
out/oxygen.c out/oxygen.h: oxygen.pol oxygen.lock

# Blanks and dollars as make wants them.
$ mkdir 'my $out'; cp oxygen.pol 'home oxygen.pol'
$ polc build 'home oxygen.pol' --out-dir 'my $out' --depfile d; cat d
oxygen: wrote my $out/oxygen.h and my $out/oxygen.c
my\ $$out/oxygen.c my\ $$out/oxygen.h: home\ oxygen.pol oxygen.lock
