$ cp "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol" ino.pol
$ printf 'claim,setting,branch\nA-1,inpatient,north\n' >cases.csv
$ polc batch ino.pol --in cases.csv --out decisions.csv --on 2025-08-01
decisions.csv: 1 case
polc: warning[W128]: cases.csv: `claim', `branch': not the name of a fact; passed through unread
      = the facts are date_of_service, product, setting, indication, patient_group, gestational_age
$ polc batch ino.pol --in cases.csv --out decisions.csv --on 2025-08-01 --strict
polc: error[W128]: cases.csv: `claim', `branch': not the name of a fact; under --strict every one must be
      = the facts are date_of_service, product, setting, indication, patient_group, gestational_age
[exit 1]
$ printf 'setting\ninpatient\n' | polc batch ino.pol --in - --out decisions.csv --on 2025-08-01
decisions.csv: 1 case
