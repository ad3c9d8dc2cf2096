# Of so many revisions nobody reads off what is in force.
$ {
>   cat <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2000-01-01
> }
> fact saturation : quantity in percent step 1 range 0 .. 100
> decision coverage : one of { covered, not_covered } otherwise not_covered
> rule low for coverage when saturation <= 88 then covered
> END
>   for year in $(seq 2001 2039); do
>     echo "revision $year-01-01 \"Reviewed\" { changes coverage nothing }"
>   done
> } >oxygen.pol
$ polc check oxygen.pol
oxygen: 1 decision, 1 rule, 40 revisions
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
$ echo 'revision 2040-01-01 "Reviewed" { changes coverage nothing }' >>oxygen.pol
$ polc check oxygen.pol
oxygen.pol:47:1: warning[W615]: this is revision 41 of the policy
   47 | revision 2040-01-01 "Reviewed" { changes coverage nothing }
      | ^^^^^^^^^^^^^^^^^^^
      = a policy can have 62
  hint: `polc show FILE >NEW' writes what is in force as a policy of its own, to go on from; keep this file for the dates before
oxygen: 1 decision, 1 rule, 41 revisions
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
