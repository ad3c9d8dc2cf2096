# SARIF 2.1.0; the list of rules is long and the same in every file.
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
$ polc check --message-format=sarif oxygen.pol 2>&1 | awk '
> /"rules": \[/ { print; skip = 1; next } skip && /^          \]/ { skip = 0 } !skip { print }'
{
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "tool": {
        "driver": {
          "name": "polc",
          "rules": [
          ]
        }
      },
      "columnKind": "unicodeCodePoints",
      "results": [
        {
          "ruleId": "E120",
          "ruleIndex": 16,
          "level": "error",
          "message": {
            "text": "no fact or criterion is called `acut'\nhint: did you mean `acute'?"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "oxygen.pol"
                },
                "region": {
                  "startLine": 10,
                  "startColumn": 42,
                  "endLine": 10,
                  "endColumn": 46
                }
              }
            }
          ],
          "relatedLocations": [],
          "fixes": [
            {
              "artifactChanges": [
                {
                  "artifactLocation": {
                    "uri": "oxygen.pol"
                  },
                  "replacements": [
                    {
                      "deletedRegion": {
                        "startLine": 10,
                        "startColumn": 42,
                        "endLine": 10,
                        "endColumn": 46
                      },
                      "insertedContent": {
                        "text": "acute"
                      }
                    }
                  ]
                }
              ]
            }
          ]
        }
      ]
    }
  ]
}
$ polc check --message-format=sarif oxygen.pol 2>&1 | grep -c '"id": "[EW]' | sed 's/^[0-9]\{2,3\}$/as many as there are codes/'
as many as there are codes

# A file name with unusual characters is a URI.
$ cp oxygen.pol 'home oxygen #1.pol'
$ polc check --message-format=sarif 'home oxygen #1.pol' 2>&1 | grep '"uri"' | sort -u
                    "uri": "home%20oxygen%20%231.pol"
                  "uri": "home%20oxygen%20%231.pol"
