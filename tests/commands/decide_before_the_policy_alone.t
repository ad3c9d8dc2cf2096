# The date is not known, and every revision declares these facts impossible: `polc batch' said that no revision is in
# force, `polc decide' that this is not determined.
$ cat >doses.pol <<'EOP'
> policy doses "Doses" { language 1 in force from 2024-01-01 }
> fact dose1 : date
> fact dose2 : date
> impossible dose2 before dose1 because "The second follows the first"
> decision d : one of { yes, no } otherwise no because "x"
> rule r when dose2 at least 5 months after dose1 then yes because "x"
> EOP
$ polc decide doses.pol dose1=2024-05-02 dose2=2024-05-01
Doses, date not given
no revision is in force: the first takes effect on 2024-01-01
$ printf 'dose1,dose2\n2024-05-02,2024-05-01\n' >cases.csv
$ polc batch doses.pol --in cases.csv --out -
dose1,dose2,d,d.status,d.rule,d.needs,error
2024-05-02,2024-05-01,,no_revision_in_force,,,
