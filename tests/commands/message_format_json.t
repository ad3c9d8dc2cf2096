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
>   when oxygen_saturation <= 88.5 and not acut
>   then covered
>   because "Saturation of 88.5 percent or less, chronic illness"
> END
$ polc check --message-format=json oxygen.pol
{
  "diagnostics": [
    {
      "code": "E120",
      "severity": "error",
      "title": "name not declared",
      "file": "oxygen.pol",
      "line": 10,
      "column": 42,
      "end_line": 10,
      "end_column": 46,
      "message": "no fact or criterion is called `acut'",
      "related": [],
      "notes": [],
      "choices": [],
      "hint": "did you mean `acute'?",
      "fix": {
        "file": "oxygen.pol",
        "line": 10,
        "column": 42,
        "end_line": 10,
        "end_column": 46,
        "text": "acute"
      }
    }
  ],
  "errors": 1,
  "warnings": 0,
  "more": 0
}
[exit 1]

# No findings: an empty list, so that a reader always has something to read.
$ sed 's/acut$/acute/' oxygen.pol >mended.pol
$ polc check --message-format=json mended.pol
{
  "diagnostics": [],
  "errors": 0,
  "warnings": 0,
  "more": 0
}
oxygen: 1 decision, 1 rule, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds

# A file that cannot be read has no place.
$ polc check --message-format=json missing.pol
{
  "diagnostics": [
    {
      "code": "E100",
      "severity": "error",
      "title": "source cannot be read",
      "file": null,
      "message": "cannot read missing.pol: No such file or directory",
      "related": [],
      "notes": [],
      "choices": [],
      "hint": null,
      "fix": null
    }
  ],
  "errors": 1,
  "warnings": 0,
  "more": 0
}
[exit 2]

# Bytes that are not UTF-8 never get through.
$ printf 'policy \377\n' >bytes.pol
$ polc check --message-format=json bytes.pol
{
  "diagnostics": [
    {
      "code": "E100",
      "severity": "error",
      "title": "source cannot be read",
      "file": "bytes.pol",
      "line": 1,
      "column": 8,
      "end_line": 1,
      "end_column": 9,
      "message": "the byte 0xFF is not UTF-8 text",
      "related": [],
      "notes": [],
      "choices": [],
      "hint": "save the file as UTF-8",
      "fix": null
    }
  ],
  "errors": 1,
  "warnings": 0,
  "more": 0
}
[exit 2]

# The message of a conflict: related places, notes and choices.
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
> rule acute for coverage
>   when oxygen_saturation < 70
>   then not_covered
> END
$ polc check --message-format=json oxygen.pol
{
  "diagnostics": [
    {
      "code": "E301",
      "severity": "error",
      "title": "two rules disagree",
      "file": "oxygen.pol",
      "line": 9,
      "column": 1,
      "end_line": 9,
      "end_column": 33,
      "message": "low_saturation and acute disagree",
      "related": [
        {
          "file": "oxygen.pol",
          "line": 9,
          "column": 1,
          "end_line": 9,
          "end_column": 33,
          "text": "gives Covered"
        },
        {
          "file": "oxygen.pol",
          "line": 13,
          "column": 1,
          "end_line": 13,
          "end_column": 24,
          "text": "gives Not covered"
        }
      ],
      "notes": [
        "both apply when oxygen_saturation = 0   (0 .. 69.5)",
        "                acute             = no"
      ],
      "choices": [
        "state an exception     exception to acute     in the rule low_saturation",
        "record a reading       resolve low_saturation over acute\n                         where oxygen_saturation <= 69.5 and acute is no because \"...\""
      ],
      "hint": null,
      "fix": null
    }
  ],
  "errors": 1,
  "warnings": 0,
  "more": 0
}
[exit 1]
