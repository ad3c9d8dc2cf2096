# `except D80.9, D84.1': one reader takes D84.1 in, another leaves it out.
$ cat >codes.pol <<'EOP'
> policy codes_policy "Codes" { language 1 in force from 2024-01-01 }
> codes icd10cm listed { D80*, except D80.9, D84.1, G35* }
> fact diagnoses : set of code icd10cm
> decision d : one of { yes, no } otherwise no because "Not listed"
> rule r when diagnoses has any listed then yes because "Listed"
> EOP
$ polc check codes.pol
codes.pol:2:44: error[E102]: `D84.1' behind `except D80.9' can be read in two ways
    2 | codes icd10cm listed { D80*, except D80.9, D84.1, G35* }
      |                                            ^^^^^
  choose one:
   1. it is in the set: write it before the first `except'
   2. it is not: except D84.1
codes.pol:2:51: error[E102]: `G35*' behind `except D80.9' can be read in two ways
    2 | codes icd10cm listed { D80*, except D80.9, D84.1, G35* }
      |                                                   ^^^^
  choose one:
   1. it is in the set: write it before the first `except'
   2. it is not: except G35*
[exit 1]
$ sed 's/except D80.9, D84.1, G35\*/D84.1, G35*, except D80.9/' codes.pol >mended.pol
$ polc decide mended.pol --on 2024-05-01 diagnoses=D84.1
Codes, on 2024-05-01 (revision of 2024-01-01)
d: yes
  by r: Listed
