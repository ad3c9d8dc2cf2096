# Facts that contradict an `impossible' decide nothing; silence in the text is a status of its own.
$ cat >grafts.pol <<'END'
> policy grafts "Skin Grafts" {
>   language 1
>   in force from 2024-01-01
> }
> fact setting : one of { inpatient, outpatient }
> fact primary_closure : yes_no
> fact burn : yes_no ask "Is the wound a burn?" judgment
> decision coverage : one of { covered "Covered", not_covered "Not covered" }
>   otherwise refer because "The text is silent on other wounds"
> rule burns for coverage
>   when burn
>   then covered
>   because "Burns"
> rule closed for coverage
>   when primary_closure and not burn
>   then not_covered
> impossible primary_closure and setting is outpatient because "A primary closure is done in an operating room"
> END
$ polc decide grafts.pol --on 2024-05-01 burn=no primary_closure=no
Skin Grafts, on 2024-05-01 (revision of 2024-01-01)
coverage: refer to a person; the text is silent
  by otherwise: The text is silent on other wounds
$ polc decide grafts.pol --on 2024-05-01 burn=no primary_closure=no --format json
{
  "policy": "grafts",
  "on": "2024-05-01",
  "status": "ok",
  "revision": "2024-01-01",
  "decisions": {
    "coverage": {
      "status": "refer",
      "outcome": null,
      "possible": [
        "refer"
      ],
      "rule": "otherwise",
      "rules": [
        "otherwise"
      ],
      "because": "The text is silent on other wounds",
      "cite": [],
      "needs": [],
      "limits": [],
      "assumptions": [],
      "exact": true
    }
  },
  "caveats": []
}
$ polc decide grafts.pol --on 2024-05-01 burn=no
Skin Grafts, on 2024-05-01 (revision of 2024-01-01)
coverage: not determined; possible: Not covered or refer to a person
  still needed: primary_closure
$ polc decide grafts.pol --on 2024-05-01 burn=no --format json
{
  "policy": "grafts",
  "on": "2024-05-01",
  "status": "ok",
  "revision": "2024-01-01",
  "decisions": {
    "coverage": {
      "status": "undetermined",
      "outcome": null,
      "possible": [
        "not_covered",
        "refer"
      ],
      "rule": null,
      "rules": [],
      "because": null,
      "cite": [],
      "needs": [
        "primary_closure"
      ],
      "limits": [],
      "assumptions": [],
      "exact": true
    }
  },
  "caveats": []
}

# The setting settles it, because outpatient closures are impossible.
$ polc decide grafts.pol --on 2024-05-01 burn=no setting=outpatient
Skin Grafts, on 2024-05-01 (revision of 2024-01-01)
coverage: refer to a person; the text is silent
  by otherwise: The text is silent on other wounds
$ polc decide grafts.pol --on 2024-05-01 burn=no setting=outpatient primary_closure=yes
Skin Grafts, on 2024-05-01 (revision of 2024-01-01)
these facts contradict each other: the policy declares such a case impossible
$ polc decide grafts.pol --on 2024-05-01 burn=no setting=outpatient primary_closure=yes --format json
{
  "policy": "grafts",
  "on": "2024-05-01",
  "status": "inconsistent_facts",
  "revision": "2024-01-01",
  "decisions": {},
  "caveats": []
}
