# A mistake names the fact, the value and what is allowed; nothing is printed as an answer.
$ cp "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol" ino.pol
$ polc decide ino.pol --on 2025-08-01 patientgroup=neonate
polc: error[E120]: this policy has no fact `patientgroup'
      = its facts are date_of_service, product, setting, indication, patient_group, gestational_age
  hint: did you mean `patient_group'?
[exit 1]
$ polc decide ino.pol --on 2025-08-01 weight=3000
polc: error[E120]: this policy has no fact `weight'
      = its facts are date_of_service, product, setting, indication, patient_group, gestational_age
[exit 1]
$ polc decide ino.pol --on 2025-08-01 patient_group=neonat
polc: error[E121]: patient_group=neonat: `neonat' is not a value of `patient_group'
      = its values are neonate, child, adult
  hint: did you mean `neonate'?
[exit 1]
$ polc decide ino.pol --on 2025-08-01 'patient_group={child,infant}'
polc: error[E121]: patient_group={child,infant}: `infant' is not a value of `patient_group'
      = its values are neonate, child, adult
[exit 1]
$ polc decide ino.pol --on 2025-08-01 setting=inpatient setting=outpatient
polc: error[E106]: setting=outpatient: given twice, first as inpatient
[exit 1]
$ polc decide ino.pol --on 2025-08-01 neonate
polc: error[E101]: `neonate' is not of the form FACT=VALUE
      = for example setting=inpatient
[exit 1]
$ polc decide ino.pol --on 2025-08-01 =5
polc: error[E101]: `=5' is not of the form FACT=VALUE
      = for example setting=inpatient
[exit 1]

# Numbers: a bare number is in the declared unit.
$ polc decide ino.pol --on 2025-08-01 gestational_age=238
polc: error[E204]: gestational_age=238: outside the range
      = `gestational_age' ranges from 20w0d to 45w0d, in weeks
  hint: a bare number counts weeks; write 238d if days are meant
[exit 1]
$ polc decide ino.pol --on 2025-08-01 gestational_age=34.5
polc: error[E205]: gestational_age=34.5: finer than this fact is recorded
      = it is recorded in steps of 1 day
      = `gestational_age' ranges from 20w0d to 45w0d, in weeks
[exit 1]
$ polc decide ino.pol --on 2025-08-01 gestational_age=34w9d
polc: error[E201]: gestational_age=34w9d: not a number such as 34, 34w0d or 238d
      = `gestational_age' ranges from 20w0d to 45w0d, in weeks
[exit 1]
$ polc decide ino.pol --on 2025-08-01 gestational_age=19w6d
polc: error[E204]: gestational_age=19w6d: outside the range
      = `gestational_age' ranges from 20w0d to 45w0d, in weeks
[exit 1]
$ polc decide ino.pol --on 2025-08-01 gestational_age=45w1d
polc: error[E204]: gestational_age=45w1d: outside the range
      = `gestational_age' ranges from 20w0d to 45w0d, in weeks
[exit 1]
$ polc decide ino.pol --on 2025-08-01 gestational_age=210d..196d
polc: error[E206]: gestational_age=210d..196d: the range is reversed
[exit 1]
$ polc decide ino.pol --on 2025-08-01 gestational_age=..210d
polc: error[E201]: gestational_age=..210d: not a number such as 34, 34w0d or 238d
      = `gestational_age' ranges from 20w0d to 45w0d, in weeks
[exit 1]
$ polc decide ino.pol --on 2025-08-01 gestational_age=NaN
polc: error[E201]: gestational_age=NaN: not a number such as 34, 34w0d or 238d
      = `gestational_age' ranges from 20w0d to 45w0d, in weeks
[exit 1]
$ polc decide ino.pol --on 2025-08-01 gestational_age=3e1
polc: error[E201]: gestational_age=3e1: not a number such as 34, 34w0d or 238d
      = `gestational_age' ranges from 20w0d to 45w0d, in weeks
[exit 1]
$ polc decide ino.pol --on 2025-08-01 gestational_age=0x22
polc: error[E201]: gestational_age=0x22: not a number such as 34, 34w0d or 238d
      = `gestational_age' ranges from 20w0d to 45w0d, in weeks
[exit 1]
$ polc decide ino.pol --on 2025-08-01 gestational_age=34,0
polc: error[E201]: gestational_age=34,0: not a number such as 34, 34w0d or 238d
      = `gestational_age' ranges from 20w0d to 45w0d, in weeks
[exit 1]
$ polc decide ino.pol --on 2025-08-01 gestational_age=99999999999999999999
polc: error[E201]: gestational_age=99999999999999999999: more digits than can be read
      = `gestational_age' ranges from 20w0d to 45w0d, in weeks
[exit 1]

# All mistakes at once.
$ polc decide ino.pol --on never setting=home product=hmo
polc: error[E201]: date_of_service=never: a date is written 2016-10-01, or 2016-10 when only the month is known
polc: error[E121]: setting=home: `home' is not a value of `setting'
      = its values are inpatient, outpatient
polc: error[E121]: product=hmo: `hmo' is not a value of `product'
      = its values are commercial_managed_care, commercial_ppo_indemnity, medicare_hmo_blue, medicare_ppo_blue
[exit 1]

# As JSON.
$ polc decide ino.pol --message-format=json --on 2025-08-01 setting=home
{
  "diagnostics": [
    {
      "code": "E121",
      "severity": "error",
      "title": "value not declared",
      "file": null,
      "message": "setting=home: `home' is not a value of `setting'",
      "related": [],
      "notes": [
        "its values are inpatient, outpatient"
      ],
      "choices": [],
      "hint": null,
      "fix": null
    }
  ],
  "errors": 1,
  "warnings": 0,
  "more": 0
}
[exit 1]

# Values that mean the same are the same.
$ for age in 34 34.0 34w 34w0d 238d 034w00d +34; do polc decide ino.pol --on 2025-08-01 setting=inpatient indication=hypoxic_respiratory_failure patient_group=neonate gestational_age=$age 2>&1 | sed -n 's/^Determination: /'$age' /p; /error/p'; done
34 MEDICALLY NECESSARY
34.0 MEDICALLY NECESSARY
34w MEDICALLY NECESSARY
34w0d MEDICALLY NECESSARY
238d MEDICALLY NECESSARY
034w00d MEDICALLY NECESSARY
polc: error[E201]: gestational_age=+34: not a number such as 34, 34w0d or 238d
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
$ for v in 88.5 88.50000 88.500 88 88.25 .5 88. -0 1_0; do polc decide oxygen.pol --on 2025-08-01 acute=false oxygen_saturation=$v 2>&1 | sed -n 's/^coverage: /'$v' /p; /error/p'; done
88.5 Covered
88.50000 Covered
88.500 Covered
88 Covered
polc: error[E205]: oxygen_saturation=88.25: finer than this fact is recorded
polc: error[E201]: oxygen_saturation=.5: not a plain decimal number such as 14.5
polc: error[E201]: oxygen_saturation=88.: not a plain decimal number such as 14.5
-0 Covered
polc: error[E201]: oxygen_saturation=1_0: not a plain decimal number such as 14.5
$ for v in yes no true false YES 1 unknown; do polc decide oxygen.pol --on 2025-08-01 acute=$v oxygen_saturation=50 2>&1 | sed -n 's/^coverage: /'$v' /p; /error/p'; done
yes Not covered
no Covered
true Not covered
false Covered
polc: error[E121]: acute=YES: `YES' is not a value of `acute'
polc: error[E121]: acute=1: `1' is not a value of `acute'
polc: error[E121]: acute=unknown: `unknown' is not a value of `acute'
