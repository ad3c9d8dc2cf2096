# Rules that agree: the one that decides, and those that apply as well.
$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact low_saturation : yes_no
> fact oedema : yes_no
> decision coverage : one of { covered "Covered", not_covered "Not covered" }
>   otherwise not_covered
> statement S1 in "Policy" "Low saturation"
> statement S2 in "Policy" "Oedema"
> rule saturation for coverage
>   when low_saturation
>   then covered
>   because "Low saturation"
>   cite S1, "page 3"
> rule swelling for coverage
>   when oedema
>   then covered
>   because "Oedema"
>   cite S2
> END
$ polc decide oxygen.pol --on 2024-05-01 low_saturation=yes oedema=yes
Home Oxygen, on 2024-05-01 (revision of 2024-01-01)
coverage: Covered
  by saturation: Low saturation [S1, page 3]
  also applies: swelling
$ polc decide oxygen.pol --on 2024-05-01 low_saturation=yes oedema=yes --format json
{
  "policy": "oxygen",
  "on": "2024-05-01",
  "status": "ok",
  "revision": "2024-01-01",
  "decisions": {
    "coverage": {
      "status": "determined",
      "outcome": "covered",
      "possible": [
        "covered"
      ],
      "rule": "saturation",
      "rules": [
        "saturation",
        "swelling"
      ],
      "because": "Low saturation",
      "cite": [
        "S1",
        "page 3"
      ],
      "needs": [],
      "limits": [],
      "assumptions": [],
      "exact": true
    }
  },
  "caveats": []
}

# Determined, but which of the two decides is not known.
$ polc decide oxygen.pol --on 2024-05-01 low_saturation=yes
Home Oxygen, on 2024-05-01 (revision of 2024-01-01)
coverage: Covered
  by saturation: Low saturation [S1, page 3]
$ polc decide oxygen.pol --on 2024-05-01 oedema=yes
Home Oxygen, on 2024-05-01 (revision of 2024-01-01)
coverage: Covered
  by one of saturation, swelling
$ polc decide oxygen.pol --on 2024-05-01 oedema=yes --format json
{
  "policy": "oxygen",
  "on": "2024-05-01",
  "status": "ok",
  "revision": "2024-01-01",
  "decisions": {
    "coverage": {
      "status": "determined",
      "outcome": "covered",
      "possible": [
        "covered"
      ],
      "rule": null,
      "rules": [
        "saturation",
        "swelling"
      ],
      "because": null,
      "cite": [],
      "needs": [],
      "limits": [],
      "assumptions": [],
      "exact": true
    }
  },
  "caveats": []
}
