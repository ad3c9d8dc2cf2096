$ cat >oxygen.pol <<'END'
> policy oxygen "Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> import "../shared.pol"
> import "/etc/shared.pol"
> import "shared/../../shared.pol"
> import ""
> codes hcpcs devices from "../devices.csv"
> fact age : quantity in years step 1 range 0 .. 120
> fact device : code hcpcs
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> table grid for coverage by age from "C:\\grid.csv"
> END
$ polc check oxygen.pol
oxygen.pol:5:8: error[E113]: `../shared.pol' is not a file in the folder of the policy or below it
    5 | import "../shared.pol"
      |        ^^^^^^^^^^^^^^^
      = expected names joined by `/', without `..' and without a leading `/'
  hint: put the file beside the policy, or into a folder named on the command line with `-I DIR'
oxygen.pol:6:8: error[E113]: `/etc/shared.pol' is not a file in the folder of the policy or below it
    6 | import "/etc/shared.pol"
      |        ^^^^^^^^^^^^^^^^^
      = expected names joined by `/', without `..' and without a leading `/'
  hint: put the file beside the policy, or into a folder named on the command line with `-I DIR'
oxygen.pol:7:8: error[E113]: `shared/../../shared.pol' is not a file in the folder of the policy or below it
    7 | import "shared/../../shared.pol"
      |        ^^^^^^^^^^^^^^^^^^^^^^^^^
      = expected names joined by `/', without `..' and without a leading `/'
  hint: put the file beside the policy, or into a folder named on the command line with `-I DIR'
oxygen.pol:8:8: error[E113]: `' is not a file in the folder of the policy or below it
    8 | import ""
      |        ^^
      = expected names joined by `/', without `..' and without a leading `/'
  hint: put the file beside the policy, or into a folder named on the command line with `-I DIR'
[exit 1]
$ sed -e '/^import/d' oxygen.pol >files.pol
$ polc check files.pol
files.pol:5:26: error[E113]: `../devices.csv' is not a file in the folder of the policy or below it
    5 | codes hcpcs devices from "../devices.csv"
      |                          ^^^^^^^^^^^^^^^^
      = expected names joined by `/', without `..' and without a leading `/'
  hint: put the file beside the policy
files.pol:10:37: error[E113]: `C:\grid.csv' is not a file in the folder of the policy or below it
   10 | table grid for coverage by age from "C:\\grid.csv"
      |                                     ^^^^^^^^^^^^^^
      = expected names joined by `/', without `..' and without a leading `/'
  hint: put the file beside the policy
[exit 1]
