# Cases on every boundary, and with facts left out; what is expected comes from a second model.
$ sh "$POLC_SOURCE/tests/policies/compare.sh" home_oxygen
890 of 890 cases as expected
