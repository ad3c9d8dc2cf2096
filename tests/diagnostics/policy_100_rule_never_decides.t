# A further rule inside one that is there already.
$ cat "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol" - >ino.pol <<'END'
> rule very_preterm for determination
>   when indication is hypoxic_respiratory_failure and patient_group is neonate and gestational_age < 28 weeks
>   then investigational
> END
$ polc check ino.pol
ino.pol:1072:1: warning[W411]: the rule `very_preterm' never decides
 1072 | rule very_preterm for determination
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = wherever it applies, `investigational_preterm' decides
inhaled_nitric_oxide: 2 decisions, 11 rules, 3 revisions; 11 of 21 statements cited, the others informative
inhaled_nitric_oxide: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
inhaled_nitric_oxide: 3 readings of the text recorded:
  line 602: printed: "less than or equal to 34 weeks" is read as gestational_age <= 34w0d
  line 618: resolve: covered_neonatal_hrf over investigational_preterm, where indication is ...
  line 687: unencoded: What changed in the policy statement in April 2013 is not published
