# Policy 100 has no findings, and checking writes nothing.
$ polc check "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol"; ls
inhaled_nitric_oxide: 2 decisions, 10 rules, 3 revisions; 11 of 21 statements cited, the others informative
inhaled_nitric_oxide: proved: no two rules disagree, nothing is left open, every promise holds
inhaled_nitric_oxide: 3 readings of the text recorded:
  line 602: printed: "less than or equal to 34 weeks" is read as gestational_age <= 34w0d
  line 618: resolve: covered_neonatal_hrf over investigational_preterm, where indication is ...
  line 687: unencoded: What changed in the policy statement in April 2013 is not published

# Options and files in any order, `--' before a file that looks like an option.
$ polc check --strict "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol"
inhaled_nitric_oxide: 2 decisions, 10 rules, 3 revisions; 11 of 21 statements cited, the others informative
inhaled_nitric_oxide: proved: no two rules disagree, nothing is left open, every promise holds
inhaled_nitric_oxide: 3 readings of the text recorded:
  line 602: printed: "less than or equal to 34 weeks" is read as gestational_age <= 34w0d
  line 618: resolve: covered_neonatal_hrf over investigational_preterm, where indication is ...
  line 687: unencoded: What changed in the policy statement in April 2013 is not published
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
$ cp oxygen.pol ./--strict; polc check -- --strict
oxygen: 1 decision, 1 rule, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds

# Several files: each is reported, the worst status counts.
$ sed 's/covered$/coverd/' oxygen.pol >slip.pol
$ polc check oxygen.pol slip.pol "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol"
oxygen: 1 decision, 1 rule, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
slip.pol:8:13: error[E121]: `not_coverd' is not an outcome of `coverage'
    8 |   otherwise not_coverd
      |             ^^^^^^^^^^
  hint: did you mean `not_covered'?
slip.pol:11:8: error[E121]: `coverd' is not an outcome of `coverage'
   11 |   then coverd
      |        ^^^^^^
  hint: did you mean `covered'?
inhaled_nitric_oxide: 2 decisions, 10 rules, 3 revisions; 11 of 21 statements cited, the others informative
inhaled_nitric_oxide: proved: no two rules disagree, nothing is left open, every promise holds
inhaled_nitric_oxide: 3 readings of the text recorded:
  line 602: printed: "less than or equal to 34 weeks" is read as gestational_age <= 34w0d
  line 618: resolve: covered_neonatal_hrf over investigational_preterm, where indication is ...
  line 687: unencoded: What changed in the policy statement in April 2013 is not published
[exit 1]
$ polc check missing.pol slip.pol oxygen.pol
polc: error[E100]: cannot read missing.pol: No such file or directory
slip.pol:8:13: error[E121]: `not_coverd' is not an outcome of `coverage'
    8 |   otherwise not_coverd
      |             ^^^^^^^^^^
  hint: did you mean `not_covered'?
slip.pol:11:8: error[E121]: `coverd' is not an outcome of `coverage'
   11 |   then coverd
      |        ^^^^^^
  hint: did you mean `covered'?
oxygen: 1 decision, 1 rule, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds
[exit 2]

# Findings go to standard error, the summary to standard output.
$ polc check slip.pol 2>/dev/null
[exit 1]
$ polc check oxygen.pol 2>&1 >/dev/null
