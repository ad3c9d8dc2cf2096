# What is no part of a code: slashes, quotes, dashes that came along with copied text.
$ cat >apnea.pol <<'END'
> policy apnea "Sleep Apnea" {
>   language 1
>   in force from 2024-01-01
> }
> codes icd10cm osa_dx { G47/33 }
> codes icd10cm mood_dx { "F30", F31 }
> codes icd10cm ischemic_dx { I20 – I25 }
> codes icd10cm stroke_dx { I69.?; I60 }
> fact share : percent to 0.1, 0 .. 100
> criterion half is share // 2 >= 50
> END
$ polc check apnea.pol
apnea.pol:5:27: error[E105]: `/' is no part of a code
    5 | codes icd10cm osa_dx { G47/33 }
      |                           ^
      = codes are written with capital letters, digits, `.' and `-'; `I11*' is every code that begins with I11, and a range is written I20* .. I25*
apnea.pol:6:25: error[E105]: `"' is no part of a code
    6 | codes icd10cm mood_dx { "F30", F31 }
      |                         ^
  hint: codes stand without quotes: { G47.33, I10 }
apnea.pol:6:29: error[E105]: `"' is no part of a code
    6 | codes icd10cm mood_dx { "F30", F31 }
      |                             ^
  hint: codes stand without quotes: { G47.33, I10 }
apnea.pol:7:33: error[E105]: the dash U+2013 is no part of a code
    7 | codes icd10cm ischemic_dx { I20 – I25 }
      |                                 ^
  hint: a range of codes is written I20* .. I25*
apnea.pol:8:30: error[E105]: `.' is no part of a code
    8 | codes icd10cm stroke_dx { I69.?; I60 }
      |                              ^
      = codes are written with capital letters, digits, `.' and `-'; `I11*' is every code that begins with I11, and a range is written I20* .. I25*
apnea.pol:8:31: error[E105]: `?;' is no part of a code
    8 | codes icd10cm stroke_dx { I69.?; I60 }
      |                               ^^
      = codes are written with capital letters, digits, `.' and `-'; `I11*' is every code that begins with I11, and a range is written I20* .. I25*
apnea.pol:10:25: error[E105]: `//' is not part of the language
   10 | criterion half is share // 2 >= 50
      |                         ^^
  hint: a remark begins with #
[exit 1]
