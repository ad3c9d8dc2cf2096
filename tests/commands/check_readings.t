# What a person decided where the text leaves it open.
$ cp "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol" ino.pol
$ polc check ino.pol
inhaled_nitric_oxide: 2 decisions, 10 rules, 3 revisions; 11 of 21 statements cited, the others informative
inhaled_nitric_oxide: proved: no two rules disagree, nothing is left open, every promise holds
inhaled_nitric_oxide: 3 readings of the text recorded:
  line 602: printed: "less than or equal to 34 weeks" is read as gestational_age <= 34w0d
  line 618: resolve: covered_neonatal_hrf over investigational_preterm, where indication is ...
  line 687: unencoded: What changed in the policy statement in April 2013 is not published
$ polc check ino.pol --readings
inhaled_nitric_oxide: 2 decisions, 10 rules, 3 revisions; 11 of 21 statements cited, the others informative
inhaled_nitric_oxide: proved: no two rules disagree, nothing is left open, every promise holds
inhaled_nitric_oxide: 3 readings of the text recorded:
  line 602: printed: "less than or equal to 34 weeks" is read as gestational_age <= 34w0d
    because: 34 weeks is read as exactly 34w0d; 34w1d to 34w6d lie above it and are covered
  line 618: resolve: covered_neonatal_hrf over investigational_preterm, where indication is hypoxic_respiratory_failure and patient_group is neonate and gestational_age = 34w0d
    because: 34w0d is listed as covered and as investigational; the covered statement comes first
  line 687: unencoded: What changed in the policy statement in April 2013 is not published
    because: Only the fact of a change is recorded; earlier dates are answered by the later text
$ polc check ino.pol --format json
{
  "policy": "inhaled_nitric_oxide",
  "readings": [
    {
      "kind": "printed",
      "name": null,
      "text": "\"less than or equal to 34 weeks\" is read as gestational_age <= 34w0d",
      "because": "34 weeks is read as exactly 34w0d; 34w1d to 34w6d lie above it and are covered",
      "cite": [],
      "file": "ino.pol",
      "line": 602
    },
    {
      "kind": "resolve",
      "name": null,
      "text": "covered_neonatal_hrf over investigational_preterm, where indication is hypoxic_respiratory_failure and patient_group is neonate and gestational_age = 34w0d",
      "because": "34w0d is listed as covered and as investigational; the covered statement comes first",
      "cite": [],
      "file": "ino.pol",
      "line": 618
    },
    {
      "kind": "unencoded",
      "name": "2013-04-01",
      "text": "What changed in the policy statement in April 2013 is not published",
      "because": "Only the fact of a change is recorded; earlier dates are answered by the later text",
      "cite": [],
      "file": "ino.pol",
      "line": 687
    }
  ]
}
