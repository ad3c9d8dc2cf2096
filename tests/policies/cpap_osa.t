# Cases on every boundary, and with facts left out; what is expected comes from a second model.
$ sh "$POLC_SOURCE/tests/policies/compare.sh" cpap_osa
600 of 600 cases as expected
