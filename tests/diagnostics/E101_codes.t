# Codes in small letters, or written otherwise than codes are.
$ cat >apnea.pol <<'END'
> policy apnea "Sleep Apnea" {
>   language 1
>   in force from 2024-01-01
> }
> codes icd10cm osa_dx { g47.33 }
> codes icd10cm hypertension_dx { I10, i11*, I12_0 }
> codes icd10cm ischemic_dx "Ischemic heart disease" from 2015-10-01 { I20* .. i25*, , I51 }
> fact diagnoses : set of code
> fact procedure : code "hcpcs"
> criterion apnea is diagnoses has any { g47.33, osa_dx }
> END
$ polc check apnea.pol
apnea.pol:5:24: error[E101]: `g47.33' is no code; codes are written with capital letters
    5 | codes icd10cm osa_dx { g47.33 }
      |                        ^^^^^^
  hint: did you mean `G47.33'?
apnea.pol:6:38: error[E101]: `i11*' is no code; codes are written with capital letters
    6 | codes icd10cm hypertension_dx { I10, i11*, I12_0 }
      |                                      ^^^^
  hint: did you mean `I11*'?
apnea.pol:6:44: error[E101]: `I12_0' is no code
    6 | codes icd10cm hypertension_dx { I10, i11*, I12_0 }
      |                                            ^^^^^
      = codes are written with capital letters, digits, `.' and `-'; `I11*' is every code that begins with I11, and a range is written I20* .. I25*
apnea.pol:7:78: error[E101]: `i25*' is no code; codes are written with capital letters
    7 | codes icd10cm ischemic_dx "Ischemic heart disease" from 2015-10-01 { I20* .. i25*, , I51 }
      |                                                                              ^^^^
  hint: did you mean `I25*'?
apnea.pol:7:84: error[E101]: found `,', expected `}', a code or the name of a code set
    7 | codes icd10cm ischemic_dx "Ischemic heart disease" from 2015-10-01 { I20* .. i25*, , I51 }
      |                                                                                    ^
apnea.pol:8:29: error[E101]: expected a system of codes such as icd10cm before `fact'
    8 | fact diagnoses : set of code
      |                             ^
    9 | fact procedure : code "hcpcs"
      | ----  found here
apnea.pol:9:23: error[E101]: found the text "hcpcs", expected a system of codes such as icd10cm
    9 | fact procedure : code "hcpcs"
      |                       ^^^^^^^
apnea.pol:10:40: error[E101]: `g47.33' is no code; codes are written with capital letters
   10 | criterion apnea is diagnoses has any { g47.33, osa_dx }
      |                                        ^^^^^^
  hint: did you mean `G47.33'?
[exit 1]
# The brace is not closed; the next item is read all the same.
$ cat >open.pol <<'END'
> policy apnea "Sleep Apnea" {
>   language 1
>   in force from 2024-01-01
> }
> codes icd10cm osa_dx { G47.33, I10
> fact diagnoses : set of code icd10cm
> criterion apnea is diagnoses has some osa_dx
> END
$ polc check open.pol
open.pol:5:22: error[E103]: the `{' that begins here is not closed
    5 | codes icd10cm osa_dx { G47.33, I10
      |                      ^
    6 | fact diagnoses : set of code icd10cm
      | ----  it is still open here
open.pol:7:34: error[E101]: found `some', expected `all', `any' or `none'
    7 | criterion apnea is diagnoses has some osa_dx
      |                                  ^^^^
[exit 1]
