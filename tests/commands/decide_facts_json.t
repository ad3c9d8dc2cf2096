$ cp "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol" ino.pol
$ cat >case.json <<'END'
> {
>   "product": "medicare_hmo_blue",
>   "setting": "outpatient",
>   "indication": "hypoxic_respiratory_failure",
>   "patient_group": "neonate",
>   "gestational_age": "34w0d",
>   "date_of_service": "2025-08-01"
> }
> END
$ polc decide ino.pol --facts case.json
Inhaled Nitric Oxide, on 2025-08-01 (revision of 2016-10-01)
Determination: MEDICALLY NECESSARY
  by covered_neonatal_hrf: Neonate with hypoxic respiratory failure, gestational age at birth 34 weeks or above [S1]
Prior authorization: Not required
  by prior_authorization_grid.outpatient.medicare_hmo_blue: Outpatient: nothing to authorize for Medicare HMO Blue [S4.3]

# From standard input; a list is a set; null is unknown, as is what is left out.
$ printf '{"setting": null, "indication": "hypoxic_respiratory_failure", "patient_group": ["child", "adult"]}' |
> polc decide ino.pol --on 2025-08-01 --facts -
Inhaled Nitric Oxide, on 2025-08-01 (revision of 2016-10-01)
Determination: INVESTIGATIONAL
  by investigational_older: Adult or child in acute hypoxemic respiratory failure [S2.2]
Prior authorization: not determined; possible: Required or Not required
  still needed: setting -- Where is the service furnished?

# Numbers are decimal text, never floating point: 88.5 is exactly the bound.
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
> END
$ for n in 88.5 88.50 88.5000000000000000000001 88.4999999999999999999 8.85e1 1e2 -1 100 9007199254740993; do
>   printf '{"oxygen_saturation": %s, "acute": false}' "$n" |
>   polc decide oxygen.pol --on 2025-08-01 --facts - 2>&1 | sed -n "s/^coverage: /$n /p; /error/p"
> done
88.5 Covered
88.50 Covered
polc: error[E201]: oxygen_saturation=88.5000000000000000000001: more digits than can be read
polc: error[E201]: oxygen_saturation=88.4999999999999999999: more digits than can be read
polc: error[E201]: oxygen_saturation=8.85e1: not a plain decimal number such as 14.5
polc: error[E201]: oxygen_saturation=1e2: not a plain decimal number such as 14.5
polc: error[E204]: oxygen_saturation=-1: outside the range
100 Not covered
polc: error[E204]: oxygen_saturation=9007199254740993: outside the range
$ printf '{"oxygen_saturation": "88 .. 88.5", "acute": "no"}' | polc decide oxygen.pol --on 2025-08-01 --facts -
Home Oxygen, on 2025-08-01 (revision of 2024-01-01)
coverage: Covered
  by low_saturation: Saturation of 88.5 percent or less, chronic illness

# Facts of the file and of the command line add up; none may be given twice.
$ polc decide ino.pol --facts case.json --on 2025-08-01
polc: error[E106]: date_of_service=2025-08-01: given twice, first as 2025-08-01
[exit 1]
$ polc decide ino.pol --facts case.json setting=inpatient
polc: error[E106]: setting=inpatient: given twice, first as outpatient
[exit 1]
$ printf '{"acute": true, "acute": false}' | polc decide oxygen.pol --facts -
polc: error[E101]: -:1: not a JSON object of facts: duplicate object key near '"acute"'
[exit 1]

# Wrong types, wrong names, no object, no JSON, nothing.
$ printf '{"acute": {"value": true}}' | polc decide oxygen.pol --facts -
polc: error[E201]: acute: a fact is a string, a number, true, false, null or a list of strings
[exit 1]
$ printf '{"acute": [true]}' | polc decide oxygen.pol --facts -
polc: error[E201]: acute: a fact is a string, a number, true, false, null or a list of strings
[exit 1]
$ printf '{"acute": []}' | polc decide oxygen.pol --facts -
polc: error[E121]: acute={}: `' is not a value of `acute'
      = its values are no, yes
[exit 1]
$ printf '{"acute": ""}' | polc decide oxygen.pol --facts -
polc: error[E121]: acute= : `' is not a value of `acute'
      = its values are no, yes
[exit 1]
$ printf '{"acute": 1}' | polc decide oxygen.pol --facts -
polc: error[E121]: acute=1: `1' is not a value of `acute'
      = its values are no, yes
[exit 1]
$ printf '{"oxygen_saturation": true}' | polc decide oxygen.pol --facts -
polc: error[E201]: oxygen_saturation=true: not a plain decimal number such as 14.5
      = `oxygen_saturation' ranges from 0 to 100, in percent
[exit 1]
$ printf '{"oxygen_saturation": [88, 89]}' | polc decide oxygen.pol --facts -
polc: error[E201]: oxygen_saturation={88,89}: a list of numbers is not supported; write a range such as 5..15
      = `oxygen_saturation' ranges from 0 to 100, in percent
[exit 1]
$ printf '{"oxigen_saturation": 88, "acut": true}' | polc decide oxygen.pol --facts -
polc: error[E120]: this policy has no fact `oxigen_saturation'
      = its facts are date_of_service, oxygen_saturation, acute
  hint: did you mean `oxygen_saturation'?
polc: error[E120]: this policy has no fact `acut'
      = its facts are date_of_service, oxygen_saturation, acute
  hint: did you mean `acute'?
[exit 1]
$ printf '["acute"]' | polc decide oxygen.pol --facts -
polc: error[E101]: -: facts are one JSON object, {"fact": value, ...}
[exit 1]
$ printf '{"acute": tru' | polc decide oxygen.pol --facts -
polc: error[E101]: -:1: not a JSON object of facts: invalid token near 'tru'
[exit 1]
$ printf '{"acute": NaN}' | polc decide oxygen.pol --facts -
polc: error[E121]: acute=NaN: `NaN' is not a value of `acute'
      = its values are no, yes
[exit 1]
$ printf '{"acute": "\377"}' | polc decide oxygen.pol --facts -
polc: error[E101]: -:1: not a JSON object of facts: unable to decode byte 0xff near '"'
[exit 1]
$ polc decide oxygen.pol --facts - </dev/null
polc: error[E101]: -:1: not a JSON object of facts: '[' or '{' expected near end of file
[exit 1]
$ polc decide oxygen.pol --facts missing.json
polc: error[E100]: cannot read missing.json: No such file or directory
[exit 2]
$ polc decide oxygen.pol --facts .
polc: error[E100]: cannot read .: Is a directory
[exit 2]

# More than 1 MiB of facts.
$ head -c 2000000 /dev/zero | tr '\000' ' ' | polc decide oxygen.pol --facts -
polc: error[E100]: cannot read -: more than 1 MiB of facts
[exit 2]
