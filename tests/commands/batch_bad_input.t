# What is wrong with a line is said in its last column, and the run goes on.
$ cp "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol" ino.pol
$ cat >cases.csv <<'END'
> claim,setting,patient_group,gestational_age
> 1,inpatient,neonate,34w0d
> 2,in patient,neonate,34w0d
> 3,inpatient,infant,300d
> 4,inpatient,neonate,34.5
> 5,inpatient,neonate
> 6,inpatient,neonate,34w0d,more,and more
> 
> 8,inpatient,neonate,NaN
> 9,inpatient,neonate,1e3
> 10,inpatient,neonate,34.00000
> END
$ polc batch ino.pol --in cases.csv --out - --on 2025-08-01 2>messages; echo "[status $?]"; cat messages
claim,setting,patient_group,gestational_age,determination,determination.status,determination.rule,determination.needs,prior_authorization,prior_authorization.status,prior_authorization.rule,prior_authorization.needs,error
1,inpatient,neonate,34w0d,,undetermined,,indication,required,determined,prior_authorization_grid.inpatient,,
2,in patient,neonate,34w0d,,error,,,,error,,,"setting=in patient: `in patient' is not a value of `setting'; its values are inpatient, outpatient; did you mean `inpatient'?"
3,inpatient,infant,300d,,error,,,,error,,,"patient_group=infant: `infant' is not a value of `patient_group'; its values are neonate, child, adult"
4,inpatient,neonate,34.5,,error,,,,error,,,"gestational_age=34.5: finer than this fact is recorded; it is recorded in steps of 1 day; `gestational_age' ranges from 20w0d to 45w0d, in weeks"
5,inpatient,neonate,,,error,,,,error,,,3 columns where the header has 4; `gestational_age' is missing
6,inpatient,neonate,34w0d,,error,,,,error,,,"6 columns where the header has 4; too much: more,and more"

8,inpatient,neonate,NaN,,error,,,,error,,,"gestational_age=NaN: not a number such as 34, 34w0d or 238d; `gestational_age' ranges from 20w0d to 45w0d, in weeks"
9,inpatient,neonate,1e3,,error,,,,error,,,"gestational_age=1e3: not a number such as 34, 34w0d or 238d; `gestational_age' ranges from 20w0d to 45w0d, in weeks"
10,inpatient,neonate,34.00000,,undetermined,,indication,required,determined,prior_authorization_grid.inpatient,,
[status 1]
polc: warning[W128]: cases.csv: `claim': not the name of a fact; passed through unread
      = the facts are date_of_service, product, setting, indication, patient_group, gestational_age
polc: error[E121]: cases.csv:3: setting=in patient: `in patient' is not a value of `setting'; its values are inpatient, outpatient; did you mean `inpatient'?
polc: error[E121]: cases.csv:4: patient_group=infant: `infant' is not a value of `patient_group'; its values are neonate, child, adult
polc: error[E205]: cases.csv:5: gestational_age=34.5: finer than this fact is recorded; it is recorded in steps of 1 day; `gestational_age' ranges from 20w0d to 45w0d, in weeks
polc: error[E114]: cases.csv:6: 3 columns where the header has 4; `gestational_age' is missing
polc: error[E114]: cases.csv:7: 6 columns where the header has 4; too much: more,and more
polc: error[E201]: cases.csv:9: gestational_age=NaN: not a number such as 34, 34w0d or 238d; `gestational_age' ranges from 20w0d to 45w0d, in weeks
polc: error[E201]: cases.csv:10: gestational_age=1e3: not a number such as 34, 34w0d or 238d; `gestational_age' ranges from 20w0d to 45w0d, in weeks

# Windows: CR LF and a byte order mark.  Old files: CR alone.
$ printf '\357\273\277setting,note\r\ninpatient,"a\r\nb"\r\n\r\noutpatient,"c, d"' >w.csv; polc batch ino.pol --in w.csv --out - --on 2025-08-01 | tr '\r' '@'
polc: warning[W128]: w.csv: `note': not the name of a fact; passed through unread
      = the facts are date_of_service, product, setting, indication, patient_group, gestational_age
setting,note,determination,determination.status,determination.rule,determination.needs,prior_authorization,prior_authorization.status,prior_authorization.rule,prior_authorization.needs,error
inpatient,"a@
b",,undetermined,,indication;patient_group;gestational_age,required,determined,prior_authorization_grid.inpatient,,

outpatient,"c, d",,undetermined,,indication;patient_group;gestational_age,not_required,determined,,,
$ printf 'setting\rinpatient\routpatient\r' | polc batch ino.pol --in - --out - --on 2025-08-01
setting,determination,determination.status,determination.rule,determination.needs,prior_authorization,prior_authorization.status,prior_authorization.rule,prior_authorization.needs,error
inpatient,,undetermined,,indication;patient_group;gestational_age,required,determined,prior_authorization_grid.inpatient,,
outpatient,,undetermined,,indication;patient_group;gestational_age,not_required,determined,,,

# Blanks are part of a cell, though a value may stand among them; a cell of blanks is unknown.
$ printf 'claim,setting\n a ,inpatient \n5" pipe,  \n"6"" pipe",in"patient\n' | polc batch ino.pol --in - --out - --on 2025-08-01
claim,setting,determination,determination.status,determination.rule,determination.needs,prior_authorization,prior_authorization.status,prior_authorization.rule,prior_authorization.needs,error
 a ,inpatient ,,undetermined,,indication;patient_group;gestational_age,required,determined,prior_authorization_grid.inpatient,,
"5"" pipe",  ,,undetermined,,indication;patient_group;gestational_age,,undetermined,,setting,
"6"" pipe","in""patient",,error,,,,error,,,"setting=in""patient: `in""patient' is not a value of `setting'; its values are inpatient, outpatient; did you mean `inpatient'?"
polc: warning[W128]: standard input: `claim': not the name of a fact; passed through unread
      = the facts are date_of_service, product, setting, indication, patient_group, gestational_age
polc: error[E121]: standard input:4: setting=in"patient: `in"patient' is not a value of `setting'; its values are inpatient, outpatient; did you mean `inpatient'?
[exit 1]

# A quote that is never closed.
$ printf 'claim,setting\n1,inpatient\n2,"outpatient\n3,inpatient\n' | polc batch ino.pol --in - --out - --on 2025-08-01
claim,setting,determination,determination.status,determination.rule,determination.needs,prior_authorization,prior_authorization.status,prior_authorization.rule,prior_authorization.needs,error
1,inpatient,,undetermined,,indication;patient_group;gestational_age,required,determined,prior_authorization_grid.inpatient,,
2,"outpatient
3,inpatient
",,error,,,,error,,,the quote at the beginning of the last cell is not closed
polc: warning[W128]: standard input: `claim': not the name of a fact; passed through unread
      = the facts are date_of_service, product, setting, indication, patient_group, gestational_age
polc: error[E114]: standard input:3: the quote at the beginning of the last cell is not closed
[exit 1]
$ printf 'claim,setting\n"1,inpatient\n2,"outpatient"\n3,inpatient\n' | polc batch ino.pol --in - --out - --on 2025-08-01
claim,setting,determination,determination.status,determination.rule,determination.needs,prior_authorization,prior_authorization.status,prior_authorization.rule,prior_authorization.needs,error
"1,inpatient
2,""outpatient",,,error,,,,error,,,1 column where the header has 2; `setting' is missing; the case runs from line 2 to line 3: is a quote not closed?
3,inpatient,,undetermined,,indication;patient_group;gestational_age,required,determined,prior_authorization_grid.inpatient,,
polc: warning[W128]: standard input: `claim': not the name of a fact; passed through unread
      = the facts are date_of_service, product, setting, indication, patient_group, gestational_age
polc: error[E114]: standard input:2: 1 column where the header has 2; `setting' is missing; the case runs from line 2 to line 3: is a quote not closed?
[exit 1]
$ { printf 'claim,setting\n1,inpatient\n2,"'; head -c 3000000 /dev/zero | tr '\0' x; } | polc batch ino.pol --in - --out o.csv; ls o.csv
polc: warning[W128]: standard input: `claim': not the name of a fact; passed through unread
      = the facts are date_of_service, product, setting, indication, patient_group, gestational_age
polc: error[E114]: standard input:3: a cell of more than 1 MiB begins here: is a quote not closed?
ls: cannot access 'o.csv': No such file or directory
[exit 2]

# Bytes that are no text.
$ printf 'claim,setting\n\377\376,inp\377atient\n2,in\000patient\n3\000,inpatient\n' | polc batch ino.pol --in - --out - --on 2025-08-01 2>&1 | od -An -c | tr -d ' \n' | grep -o 'NULbyte[a-z]*\|<FF>' | sort | uniq -c
      4 <FF>
      2 NULbyteinthevalue

# The header.
$ printf 'setting,claim,setting\n' | polc batch ino.pol --in - --out o.csv
polc: error[E123]: standard input:1: columns 1 and 3 are both `setting'
[exit 1]
$ printf 'claim,claim\n1,2\n' | polc batch ino.pol --in - --out - --on 2025-08-01 2>/dev/null
claim,claim,determination,determination.status,determination.rule,determination.needs,prior_authorization,prior_authorization.status,prior_authorization.rule,prior_authorization.needs,error
1,2,,undetermined,,indication;patient_group;gestational_age,,undetermined,,setting,
$ printf 'claim,setings\n' | polc batch ino.pol --in - --out o.csv
polc: error[E120]: standard input:1: column 2: this policy has no fact `setings'; did you mean `setting'?
[exit 1]
$ printf 'Gestational Age,SETTING,patient-group\n' | polc batch ino.pol --in - --out o.csv
polc: error[E120]: standard input:1: column 1: this policy has no fact `Gestational Age'; did you mean `gestational_age'?
polc: error[E120]: standard input:1: column 2: this policy has no fact `SETTING'; did you mean `setting'?
polc: error[E120]: standard input:1: column 3: this policy has no fact `patient-group'; did you mean `patient_group'?
[exit 1]
$ printf 'claim,determination.rule\n' | polc batch ino.pol --in - --out o.csv
polc: error[E123]: standard input:1: column 2: `determination.rule' is the name of a column that this command writes; rename it
[exit 2]
$ printf 'error\n' | polc batch ino.pol --in - --out o.csv
polc: error[E123]: standard input:1: column 1: `error' is the name of a column that this command writes; rename it
[exit 2]
$ printf 'setting;product\n' | polc batch ino.pol --in - --out o.csv
polc: error[E114]: standard input:1: the columns are separated by semicolons; a CSV file separates them by commas
[exit 1]
$ printf 'setting,claim\n' | polc batch ino.pol --in - --out o.csv --strict
polc: error[W128]: standard input: `claim': not the name of a fact; under --strict every one must be
      = the facts are date_of_service, product, setting, indication, patient_group, gestational_age
[exit 1]
$ printf '' | polc batch ino.pol --in - --out o.csv
polc: error[E114]: standard input is empty: its first line names the facts that its columns hold
[exit 1]
$ ls
cases.csv
ino.pol
messages
w.csv

# The last line of a long file.
$ awk 'BEGIN { print "setting,gestational_age"; for (i = 2; i < 999999; i++) print "inpatient,34w0d"; print "inpatient,soon"; print "outpatient,34w0d" }' >long.csv
$ polc batch ino.pol --in long.csv --out o.csv --on 2025-08-01
o.csv: 999999 cases, 1 of them with errors
polc: error[E201]: long.csv:999999: gestational_age=soon: not a number such as 34, 34w0d or 238d; `gestational_age' ranges from 20w0d to 45w0d, in weeks
[exit 1]
$ wc -l <o.csv; sed -n '999999p' o.csv
1000000
inpatient,soon,,error,,,,error,,,"gestational_age=soon: not a number such as 34, 34w0d or 238d; `gestational_age' ranges from 20w0d to 45w0d, in weeks"

# Many lines with errors: the first ten are shown.
$ awk 'BEGIN { print "setting"; for (i = 2; i < 1000; i++) print "place" i }' | polc batch ino.pol --in - --out o.csv --on 2025-08-01 --message-format=json 2>&1 | grep -c '"code"'
11
$ awk 'BEGIN { print "setting"; for (i = 2; i < 1000; i++) print "place" i }' | polc batch ino.pol --in - --out o.csv --on 2025-08-01 2>&1 | tail -3
polc: error[E121]: standard input:10: setting=place10: `place10' is not a value of `setting'; its values are inpatient, outpatient
polc: error[E121]: standard input:11: setting=place11: `place11' is not a value of `setting'; its values are inpatient, outpatient
polc: error[E114]: standard input: 988 more cases with errors; `error' says of each what is wrong
