# One object a line in, the same object with the decisions out; everything else stays as it was written.
$ cp "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol" ino.pol
$ cat >cases.ndjson <<'END'
> {"claim": {"id": 1.10, "tags": ["a", "b"]}, "date_of_service": "2025-08-01", "setting": "inpatient", "indication": "hypoxic_respiratory_failure", "patient_group": "neonate", "gestational_age": 34}
> {"setting":null,"patient_group":["child","adult"],"date_of_service":"2025-08-01"}
> {}
> 
> {"setting": "inpatient", "setting": "outpatient"}
> {"gestational_age": 1e3, "note": "caf\u00e9 \"x\""}
> {"gestational_age": NaN}
> {"note": 007}
> {"gestational_age": 34.00000, "date_of_service": "2025-08-01"}
> {"setings": "inpatient"}
> {"setting": ""}
> {"setting": ["inpatient", 3]}
> ["inpatient"]
> inpatient
> END
$ polc batch ino.pol --in cases.ndjson --out decisions.ndjson
decisions.ndjson: 13 cases, 9 of them with errors
polc: error[E101]: cases.ndjson:5: not one JSON object of facts: duplicate object key near '"setting"'
polc: error[E201]: cases.ndjson:6: gestational_age=1e3: not a number such as 34, 34w0d or 238d; `gestational_age' ranges from 20w0d to 45w0d, in weeks
polc: error[E201]: cases.ndjson:7: gestational_age=NaN: not a number such as 34, 34w0d or 238d; `gestational_age' ranges from 20w0d to 45w0d, in weeks
polc: error[E101]: cases.ndjson:8: `007' is not a number as JSON writes them
polc: error[E120]: cases.ndjson:10: this policy has no fact `setings'; did you mean `setting'?
polc: error[E201]: cases.ndjson:11: setting: an empty text; what is not known is null or left out
polc: error[E121]: cases.ndjson:12: setting={inpatient,3}: `3' is not a value of `setting'; its values are inpatient, outpatient
polc: error[E101]: cases.ndjson:13: not one JSON object of facts
polc: error[E101]: cases.ndjson:14: not one JSON object of facts: '[' or '{' expected near 'inpatient'
polc: warning[W128]: cases.ndjson: `claim', `note': not the name of a fact; passed through unread
      = the facts are date_of_service, product, setting, indication, patient_group, gestational_age
[exit 1]
$ cat decisions.ndjson
{"claim": {"id": 1.10, "tags": ["a", "b"]}, "date_of_service": "2025-08-01", "setting": "inpatient", "indication": "hypoxic_respiratory_failure", "patient_group": "neonate", "gestational_age": 34, "determination": "medically_necessary", "determination.status": "determined", "determination.rule": "covered_neonatal_hrf", "determination.needs": [], "prior_authorization": "required", "prior_authorization.status": "determined", "prior_authorization.rule": "prior_authorization_grid.inpatient", "prior_authorization.needs": [], "error": null}
{"setting":null,"patient_group":["child","adult"],"date_of_service":"2025-08-01", "determination": "investigational", "determination.status": "determined", "determination.rule": null, "determination.needs": [], "prior_authorization": null, "prior_authorization.status": "undetermined", "prior_authorization.rule": null, "prior_authorization.needs": ["setting"], "error": null}
{"determination": null, "determination.status": "undetermined", "determination.rule": null, "determination.needs": ["date_of_service", "indication", "patient_group", "gestational_age"], "prior_authorization": null, "prior_authorization.status": "undetermined", "prior_authorization.rule": null, "prior_authorization.needs": ["date_of_service", "setting"], "error": null}

{"input": "{\"setting\": \"inpatient\", \"setting\": \"outpatient\"}", "determination": null, "determination.status": "error", "determination.rule": null, "determination.needs": [], "prior_authorization": null, "prior_authorization.status": "error", "prior_authorization.rule": null, "prior_authorization.needs": [], "error": "not one JSON object of facts: duplicate object key near '\"setting\"'"}
{"gestational_age": 1e3, "note": "caf\u00e9 \"x\"", "determination": null, "determination.status": "error", "determination.rule": null, "determination.needs": [], "prior_authorization": null, "prior_authorization.status": "error", "prior_authorization.rule": null, "prior_authorization.needs": [], "error": "gestational_age=1e3: not a number such as 34, 34w0d or 238d; `gestational_age' ranges from 20w0d to 45w0d, in weeks"}
{"input": "{\"gestational_age\": NaN}", "determination": null, "determination.status": "error", "determination.rule": null, "determination.needs": [], "prior_authorization": null, "prior_authorization.status": "error", "prior_authorization.rule": null, "prior_authorization.needs": [], "error": "gestational_age=NaN: not a number such as 34, 34w0d or 238d; `gestational_age' ranges from 20w0d to 45w0d, in weeks"}
{"input": "{\"note\": 007}", "determination": null, "determination.status": "error", "determination.rule": null, "determination.needs": [], "prior_authorization": null, "prior_authorization.status": "error", "prior_authorization.rule": null, "prior_authorization.needs": [], "error": "`007' is not a number as JSON writes them"}
{"gestational_age": 34.00000, "date_of_service": "2025-08-01", "determination": null, "determination.status": "undetermined", "determination.rule": null, "determination.needs": ["indication", "patient_group"], "prior_authorization": null, "prior_authorization.status": "undetermined", "prior_authorization.rule": null, "prior_authorization.needs": ["setting"], "error": null}
{"setings": "inpatient", "determination": null, "determination.status": "error", "determination.rule": null, "determination.needs": [], "prior_authorization": null, "prior_authorization.status": "error", "prior_authorization.rule": null, "prior_authorization.needs": [], "error": "this policy has no fact `setings'; did you mean `setting'?"}
{"setting": "", "determination": null, "determination.status": "error", "determination.rule": null, "determination.needs": [], "prior_authorization": null, "prior_authorization.status": "error", "prior_authorization.rule": null, "prior_authorization.needs": [], "error": "setting: an empty text; what is not known is null or left out"}
{"setting": ["inpatient", 3], "determination": null, "determination.status": "error", "determination.rule": null, "determination.needs": [], "prior_authorization": null, "prior_authorization.status": "error", "prior_authorization.rule": null, "prior_authorization.needs": [], "error": "setting={inpatient,3}: `3' is not a value of `setting'; its values are inpatient, outpatient"}
{"input": "[\"inpatient\"]", "determination": null, "determination.status": "error", "determination.rule": null, "determination.needs": [], "prior_authorization": null, "prior_authorization.status": "error", "prior_authorization.rule": null, "prior_authorization.needs": [], "error": "not one JSON object of facts"}
{"input": "inpatient", "determination": null, "determination.status": "error", "determination.rule": null, "determination.needs": [], "prior_authorization": null, "prior_authorization.status": "error", "prior_authorization.rule": null, "prior_authorization.needs": [], "error": "not one JSON object of facts: '[' or '{' expected near 'inpatient'"}

# Every line of it is JSON again, and `-' with --format.
$ printf '{"setting": "inpatient"}\r\n{"setting": "outpatient"}' | polc batch ino.pol --in - --out - --format ndjson --on 2025-08-01
{"setting": "inpatient", "determination": null, "determination.status": "undetermined", "determination.rule": null, "determination.needs": ["indication", "patient_group", "gestational_age"], "prior_authorization": "required", "prior_authorization.status": "determined", "prior_authorization.rule": "prior_authorization_grid.inpatient", "prior_authorization.needs": [], "error": null}
{"setting": "outpatient", "determination": null, "determination.status": "undetermined", "determination.rule": null, "determination.needs": ["indication", "patient_group", "gestational_age"], "prior_authorization": "not_required", "prior_authorization.status": "determined", "prior_authorization.rule": null, "prior_authorization.needs": [], "error": null}
$ printf '{"x": 1, "error": 2}\n' >clash.jsonl; polc batch ino.pol --in clash.jsonl --out o.jsonl; ls o.jsonl
polc: error[E123]: clash.jsonl:1: `error' is the name of a column that this command writes; rename it
ls: cannot access 'o.jsonl': No such file or directory
[exit 2]
$ printf '{"x": 1}\n' | polc batch ino.pol --in - --out o.jsonl --strict; ls o.jsonl
polc: error[W128]: standard input: `x': not the name of a fact; under --strict every one must be
      = the facts are date_of_service, product, setting, indication, patient_group, gestational_age
ls: cannot access 'o.jsonl': No such file or directory
[exit 2]
