$ cat >oxygen.pol <<'END'
> policy oxygen "Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> import "shared.pol"
> codes hcpcs devices from "devices.csv"
> fact device : code hcpcs
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule covered_device for coverage
>   when device has any devices
>   then covered
> END
$ mkdir vocabulary
$ polc check -I vocabulary -I nowhere oxygen.pol
oxygen.pol:5:8: error[E100]: cannot read shared.pol: No such file or directory
    5 | import "shared.pol"
      |        ^^^^^^^^^^^^
      = nor is there vocabulary/shared.pol
      = nor is there nowhere/shared.pol
[exit 2]
$ : >vocabulary/shared.pol
$ polc check -I vocabulary oxygen.pol
oxygen.pol:6:26: error[E100]: cannot read devices.csv: No such file or directory
    6 | codes hcpcs devices from "devices.csv"
      |                          ^^^^^^^^^^^^^
[exit 2]
$ printf 'code\nE1390\n\377\n' >devices.csv
$ polc check --import-path=vocabulary/ oxygen.pol
devices.csv:3:1: error[E100]: the byte 0xFF is not UTF-8 text
    3 | <FF>
      | ^^^^
  hint: save the file as UTF-8
[exit 2]
