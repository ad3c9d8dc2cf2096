# Many cases: every column comes out as it went in, the decisions come behind, in the same order.
$ cp "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol" ino.pol
$ cat >cases.csv <<'END'
> claim,date_of_service,product,setting,indication,patient_group,gestational_age
> A-1,2025-08-01,medicare_hmo_blue,inpatient,hypoxic_respiratory_failure,neonate,34w0d
> A-2,2025-08-01,medicare_hmo_blue,outpatient,hypoxic_respiratory_failure,neonate,
> A-3,2025-08-01,,outpatient,hypoxic_respiratory_failure,"{child,adult}",
> "A-4, a ""second"" look",2008-01-01,commercial_managed_care,inpatient,other,adult,40w0d
> A-5,2016-10,,,lung_transplantation,,196d..210d
> END
$ polc batch ino.pol --in cases.csv --out decisions.csv
decisions.csv: 5 cases
polc: warning[W128]: cases.csv: `claim': not the name of a fact; passed through unread
      = the facts are date_of_service, product, setting, indication, patient_group, gestational_age
$ cat decisions.csv
claim,date_of_service,product,setting,indication,patient_group,gestational_age,determination,determination.status,determination.rule,determination.needs,prior_authorization,prior_authorization.status,prior_authorization.rule,prior_authorization.needs,error
A-1,2025-08-01,medicare_hmo_blue,inpatient,hypoxic_respiratory_failure,neonate,34w0d,medically_necessary,determined,covered_neonatal_hrf,,required,determined,prior_authorization_grid.inpatient,,
A-2,2025-08-01,medicare_hmo_blue,outpatient,hypoxic_respiratory_failure,neonate,,,undetermined,,gestational_age,not_required,determined,prior_authorization_grid.outpatient.medicare_hmo_blue,,
A-3,2025-08-01,,outpatient,hypoxic_respiratory_failure,"{child,adult}",,investigational,determined,investigational_older,,not_required,determined,,,
"A-4, a ""second"" look",2008-01-01,commercial_managed_care,inpatient,other,adult,40w0d,,no_revision_in_force,,,,no_revision_in_force,,,
A-5,2016-10,,,lung_transplantation,,196d..210d,investigational,determined,investigational_lung_transplant,,,undetermined,,setting,

# The warning is given once, and `-' is standard input or output.  Without a date column --on says the day.
$ printf 'setting\ninpatient\noutpatient\n' | polc batch ino.pol --in - --out - --on 2025-08-01
setting,determination,determination.status,determination.rule,determination.needs,prior_authorization,prior_authorization.status,prior_authorization.rule,prior_authorization.needs,error
inpatient,,undetermined,,indication;patient_group;gestational_age,required,determined,prior_authorization_grid.inpatient,,
outpatient,,undetermined,,indication;patient_group;gestational_age,not_required,determined,,,
$ printf 'setting\ninpatient\n' | polc batch ino.pol --in - --out -
setting,determination,determination.status,determination.rule,determination.needs,prior_authorization,prior_authorization.status,prior_authorization.rule,prior_authorization.needs,error
inpatient,,undetermined,,date_of_service;indication;patient_group;gestational_age,,undetermined,,date_of_service,
$ printf 'date_of_service,setting\n2025-08-01,inpatient\n,inpatient\n' | polc batch ino.pol --in - --out - --on 2008-01-01
date_of_service,setting,determination,determination.status,determination.rule,determination.needs,prior_authorization,prior_authorization.status,prior_authorization.rule,prior_authorization.needs,error
2025-08-01,inpatient,,undetermined,,indication;patient_group;gestational_age,required,determined,prior_authorization_grid.inpatient,,
,inpatient,,undetermined,,date_of_service;indication;patient_group;gestational_age,,undetermined,,date_of_service,
polc: warning[W128]: --on is not used: the column `date_of_service' gives the date of every case

# A header alone is no mistake.
$ printf 'setting\n' | polc batch ino.pol --in - --out -
setting,determination,determination.status,determination.rule,determination.needs,prior_authorization,prior_authorization.status,prior_authorization.rule,prior_authorization.needs,error

# The date that the policy is selected by, whatever it is called; what contradicts an `impossible'; silence of the text.
$ cat >ward.pol <<'END'
> policy ward "Ward" {
>   language 1
>   selected by admitted_on
>   in force from 2020-01-01
> }
> fact age : quantity in years step 1 range 0 .. 120
> fact child_ward : yes_no
> impossible child_ward and age >= 21 because "The ward takes nobody of 21 or older"
> decision coverage : one of { covered "Covered", not_covered "Not covered" }
>   otherwise refer
> rule children for coverage when child_ward then covered because "The ward is covered"
> rule old for coverage when age > 90 then not_covered because "Elsewhere"
> END
$ printf 'admitted_on,age,child_ward\n2024-01-01,12,yes\n2024-01-01,30,yes\n2024-01-01,30,no\n2019-12-31,30,no\n2019-12,91,\n' >w.csv
$ polc batch ward.pol --in w.csv --out -
admitted_on,age,child_ward,coverage,coverage.status,coverage.rule,coverage.needs,error
2024-01-01,12,yes,covered,determined,children,,
2024-01-01,30,yes,,inconsistent_facts,,,
2024-01-01,30,no,,refer,otherwise,,
2019-12-31,30,no,,no_revision_in_force,,,
2019-12,91,,,no_revision_in_force,,,

# The output takes its place when it is complete; nothing else is left in the folder.
$ printf 'setting\ninpatient\n' >c.csv; echo old >d.csv; polc batch ino.pol --in c.csv --out d.csv; cat d.csv; ls
d.csv: 1 case
setting,determination,determination.status,determination.rule,determination.needs,prior_authorization,prior_authorization.status,prior_authorization.rule,prior_authorization.needs,error
inpatient,,undetermined,,date_of_service;indication;patient_group;gestational_age,,undetermined,,date_of_service,
c.csv
cases.csv
d.csv
decisions.csv
ino.pol
w.csv
ward.pol
$ polc batch ino.pol --in c.csv --out c.csv; polc batch ino.pol --in c.csv --out c.csv; cat c.csv
c.csv: 1 case
polc: error[E123]: c.csv:1: column 2: `determination' is the name of a column that this command writes; rename it
polc: error[E123]: c.csv:1: column 3: `determination.status' is the name of a column that this command writes; rename it
polc: error[E123]: c.csv:1: column 4: `determination.rule' is the name of a column that this command writes; rename it
polc: error[E123]: c.csv:1: column 5: `determination.needs' is the name of a column that this command writes; rename it
polc: error[E123]: c.csv:1: column 6: `prior_authorization' is the name of a column that this command writes; rename it
polc: error[E123]: c.csv:1: column 7: `prior_authorization.status' is the name of a column that this command writes; rename it
polc: error[E123]: c.csv:1: column 8: `prior_authorization.rule' is the name of a column that this command writes; rename it
polc: error[E123]: c.csv:1: column 9: `prior_authorization.needs' is the name of a column that this command writes; rename it
polc: error[E123]: c.csv:1: column 10: `error' is the name of a column that this command writes; rename it
setting,determination,determination.status,determination.rule,determination.needs,prior_authorization,prior_authorization.status,prior_authorization.rule,prior_authorization.needs,error
inpatient,,undetermined,,date_of_service;indication;patient_group;gestational_age,,undetermined,,date_of_service,
$ polc batch ino.pol --in w.csv --out /dev/null --on 2025-08-01 2>/dev/null; test -c /dev/null && echo still a device
/dev/null: 5 cases
still a device

# The command line.
$ polc batch
polc: error: `polc batch' needs a policy file
  `polc --help' lists the commands
[exit 2]
$ polc batch ino.pol
polc: error: `polc batch' needs --in CASES.csv; `-' is standard input
  `polc --help' lists the commands
[exit 2]
$ polc batch ino.pol --in cases.csv
polc: error: `polc batch' needs --out DECISIONS.csv; `-' is standard output
  `polc --help' lists the commands
[exit 2]
$ polc batch ino.pol ward.pol --in cases.csv --out o.csv
polc: error: `polc batch' reads one policy; `ward.pol' is one word too many
  `polc --help' lists the commands
[exit 2]
$ polc batch ino.pol --in missing.csv --out o.csv
polc: error[E100]: cannot read missing.csv: No such file or directory
[exit 2]
$ polc batch ino.pol --in . --out o.csv
polc: error[E100]: cannot read .: Is a directory
[exit 2]
$ polc batch ino.pol --in cases.csv --out missing/o.csv
polc: error: missing/o.csv: cannot be written: No such file or directory
[exit 2]
$ polc batch ino.pol --in cases.csv --out o.jsonl
polc: error: what is read and what is written have the same form: both CSV or both NDJSON; --format says which
  `polc --help' lists the commands
[exit 2]
$ polc batch ino.pol --in cases.csv --out o.csv --format json
polc: error: --format of `polc batch' is csv or ndjson, not `json'
  `polc --help' lists the commands
[exit 2]
$ polc batch ino.pol --in cases.csv --out o.csv --on 2025-02-30
polc: error[E614]: date_of_service=2025-02-30: there is no such day
[exit 1]
$ sed 's/then covered/then paid/' ward.pol >broken.pol; polc batch broken.pol --in w.csv --out o.csv; ls
broken.pol:11:49: error[E121]: `paid' is not an outcome of `coverage'
   11 | rule children for coverage when child_ward then paid because "The ward is covered"
      |                                                 ^^^^
broken.pol
c.csv
cases.csv
d.csv
decisions.csv
ino.pol
w.csv
ward.pol
