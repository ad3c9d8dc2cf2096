$ cat >oxygen.pol <<'END'
> policy oxygen "Oxygen" {
>   language 1
>   in force from 2016-01-01
> }
> codes icd10cm lung_dx { J4.49, J4O.1, J44.99999, 496, 491.21, 99213, 12.3*, J44.9.1 }
> codes icd10pcs surgery { 0BH17EZ, 0BH17EO, 0BH17E }
> codes hcpcs devices { E1390, E13900, E1390-K, 9921, 0001F, 0001X }
> codes ndc drugs { 0002-8215-01, 00002821501, 0002821501, 0002-8215 }
> codes revenue rooms { 0450, 450, 45, 04500 }
> codes place_of_service places { 11, 1, 111 }
> codes icd10cm spans { I20* .. J25*, I20.0 .. I20.9, J44* .. J41* }
> codes hcpcs across { 99201 .. E0601, E0424 .. E0444, E0424 .. K0001, 0001F .. 0015F }
> codes revenue room_spans { 0450 .. 0459, 0450 .. 0469 }
> fact diagnoses : set of code icd10cm
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule covered_lung for coverage
>   when diagnoses has any { G4733, G47.3.3 }
>   then covered
> END
$ polc check oxygen.pol
oxygen.pol:5:25: error[E214]: `J4.49' is not an ICD-10-CM code
    5 | codes icd10cm lung_dx { J4.49, J4O.1, J44.99999, 496, 491.21, 99213, 12.3*, J44.9.1 }
      |                         ^^^^^
      = expected a letter, a digit, a digit or letter and up to four more after a dot, such as I10 or G47.33
  hint: did you mean `J44.9'?
oxygen.pol:5:32: error[E214]: `J4O.1' is not an ICD-10-CM code
    5 | codes icd10cm lung_dx { J4.49, J4O.1, J44.99999, 496, 491.21, 99213, 12.3*, J44.9.1 }
      |                                ^^^^^
      = expected a letter, a digit, a digit or letter and up to four more after a dot, such as I10 or G47.33
  hint: did you mean `J40.1'?
oxygen.pol:5:39: error[E214]: `J44.99999' is not an ICD-10-CM code
    5 | codes icd10cm lung_dx { J4.49, J4O.1, J44.99999, 496, 491.21, 99213, 12.3*, J44.9.1 }
      |                                       ^^^^^^^^^
      = expected a letter, a digit, a digit or letter and up to four more after a dot, such as I10 or G47.33
oxygen.pol:5:50: error[E214]: `496' is not an ICD-10-CM code
    5 | codes icd10cm lung_dx { J4.49, J4O.1, J44.99999, 496, 491.21, 99213, 12.3*, J44.9.1 }
      |                                                  ^^^
      = expected a letter, a digit, a digit or letter and up to four more after a dot, such as I10 or G47.33
      = it is written like an ICD-9-CM code; those ended on 2015-09-30
oxygen.pol:5:55: error[E214]: `491.21' is not an ICD-10-CM code
    5 | codes icd10cm lung_dx { J4.49, J4O.1, J44.99999, 496, 491.21, 99213, 12.3*, J44.9.1 }
      |                                                       ^^^^^^
      = expected a letter, a digit, a digit or letter and up to four more after a dot, such as I10 or G47.33
      = it is written like an ICD-9-CM code; those ended on 2015-09-30
oxygen.pol:5:63: error[E214]: `99213' is not an ICD-10-CM code
    5 | codes icd10cm lung_dx { J4.49, J4O.1, J44.99999, 496, 491.21, 99213, 12.3*, J44.9.1 }
      |                                                               ^^^^^
      = expected a letter, a digit, a digit or letter and up to four more after a dot, such as I10 or G47.33
      = it is written like a CPT or HCPCS code
oxygen.pol:5:70: error[E214]: no ICD-10-CM code begins with `12.3'
    5 | codes icd10cm lung_dx { J4.49, J4O.1, J44.99999, 496, 491.21, 99213, 12.3*, J44.9.1 }
      |                                                                      ^^^^^
      = expected a letter, a digit, a digit or letter and up to four more after a dot, such as I10 or G47.33
oxygen.pol:5:77: error[E214]: `J44.9.1' is not an ICD-10-CM code
    5 | codes icd10cm lung_dx { J4.49, J4O.1, J44.99999, 496, 491.21, 99213, 12.3*, J44.9.1 }
      |                                                                             ^^^^^^^
      = expected a letter, a digit, a digit or letter and up to four more after a dot, such as I10 or G47.33
  hint: did you mean `J44.91'?
oxygen.pol:6:35: error[E214]: `0BH17EO' is not an ICD-10-PCS code
    6 | codes icd10pcs surgery { 0BH17EZ, 0BH17EO, 0BH17E }
      |                                   ^^^^^^^
      = expected seven digits and letters, without I and O, such as 0BH17EZ
  hint: did you mean `0BH17E0'?
oxygen.pol:6:44: error[E214]: `0BH17E' is not an ICD-10-PCS code
    6 | codes icd10pcs surgery { 0BH17EZ, 0BH17EO, 0BH17E }
      |                                            ^^^^^^
      = expected seven digits and letters, without I and O, such as 0BH17EZ
oxygen.pol:7:30: error[E214]: `E13900' is not a CPT or HCPCS code
    7 | codes hcpcs devices { E1390, E13900, E1390-K, 9921, 0001F, 0001X }
      |                              ^^^^^^
      = expected five characters such as 99213, 0001F or E0601, perhaps with modifiers as in E0601-KX
      = it is written like an ICD-10-CM code
oxygen.pol:7:38: error[E214]: `E1390-K' is not a CPT or HCPCS code
    7 | codes hcpcs devices { E1390, E13900, E1390-K, 9921, 0001F, 0001X }
      |                                      ^^^^^^^
      = expected five characters such as 99213, 0001F or E0601, perhaps with modifiers as in E0601-KX
oxygen.pol:7:47: error[E214]: `9921' is not a CPT or HCPCS code
    7 | codes hcpcs devices { E1390, E13900, E1390-K, 9921, 0001F, 0001X }
      |                                               ^^^^
      = expected five characters such as 99213, 0001F or E0601, perhaps with modifiers as in E0601-KX
      = it is written like a revenue code
oxygen.pol:7:60: error[E214]: `0001X' is not a CPT or HCPCS code
    7 | codes hcpcs devices { E1390, E13900, E1390-K, 9921, 0001F, 0001X }
      |                                                            ^^^^^
      = expected five characters such as 99213, 0001F or E0601, perhaps with modifiers as in E0601-KX
oxygen.pol:8:33: warning[W215]: `00002821501' is listed twice
    8 | codes ndc drugs { 0002-8215-01, 00002821501, 0002821501, 0002-8215 }
      |                                 ^^^^^^^^^^^
    8 | codes ndc drugs { 0002-8215-01, 00002821501, 0002821501, 0002-8215 }
      |                   ------------  first here
oxygen.pol:8:46: error[E214]: `0002821501' is not an NDC code
    8 | codes ndc drugs { 0002-8215-01, 00002821501, 0002821501, 0002-8215 }
      |                                              ^^^^^^^^^^
      = expected eleven digits, or groups of 5-4-2, 4-4-2, 5-3-2 or 5-4-1 digits joined by `-', such as 0002-8215-01
oxygen.pol:8:58: error[E214]: `0002-8215' is not an NDC code
    8 | codes ndc drugs { 0002-8215-01, 00002821501, 0002821501, 0002-8215 }
      |                                                          ^^^^^^^^^
      = expected eleven digits, or groups of 5-4-2, 4-4-2, 5-3-2 or 5-4-1 digits joined by `-', such as 0002-8215-01
oxygen.pol:9:29: warning[W215]: `450' is listed twice
    9 | codes revenue rooms { 0450, 450, 45, 04500 }
      |                             ^^^
    9 | codes revenue rooms { 0450, 450, 45, 04500 }
      |                       ----  first here
oxygen.pol:9:34: error[E214]: `45' is not a revenue code
    9 | codes revenue rooms { 0450, 450, 45, 04500 }
      |                                  ^^
      = expected four digits, such as 0450
      = it is written like a place-of-service code
oxygen.pol:9:38: error[E214]: `04500' is not a revenue code
    9 | codes revenue rooms { 0450, 450, 45, 04500 }
      |                                      ^^^^^
      = expected four digits, such as 0450
      = it is written like a CPT or HCPCS code
oxygen.pol:10:37: error[E214]: `1' is not a place-of-service code
   10 | codes place_of_service places { 11, 1, 111 }
      |                                     ^
      = expected two digits, such as 11
  hint: did you mean `01'?
oxygen.pol:10:40: error[E214]: `111' is not a place-of-service code
   10 | codes place_of_service places { 11, 1, 111 }
      |                                        ^^^
      = expected two digits, such as 11
      = it is written like a revenue code
oxygen.pol:11:23: error[E214]: `I20* .. J25*' runs across categories
   11 | codes icd10cm spans { I20* .. J25*, I20.0 .. I20.9, J44* .. J41* }
      |                       ^^^^^^^^^^^^
      = a range of ICD-10-CM codes stays under one first letter
  hint: list a range for each category
oxygen.pol:11:53: error[E206]: the range `J44* .. J41*' is reversed
   11 | codes icd10cm spans { I20* .. J25*, I20.0 .. I20.9, J44* .. J41* }
      |                                                     ^^^^^^^^^^^^
  hint: write `J41* .. J44*'
oxygen.pol:12:22: error[E214]: `99201 .. E0601' runs across categories
   12 | codes hcpcs across { 99201 .. E0601, E0424 .. E0444, E0424 .. K0001, 0001F .. 0015F }
      |                      ^^^^^^^^^^^^^^
      = a range of CPT or HCPCS codes stays with one kind: the same letter at the same place, or five digits
  hint: list a range for each category
oxygen.pol:12:54: error[E214]: `E0424 .. K0001' runs across categories
   12 | codes hcpcs across { 99201 .. E0601, E0424 .. E0444, E0424 .. K0001, 0001F .. 0015F }
      |                                                      ^^^^^^^^^^^^^^
      = a range of CPT or HCPCS codes stays with one kind: the same letter at the same place, or five digits
  hint: list a range for each category
oxygen.pol:13:42: error[E214]: `0450 .. 0469' runs across categories
   13 | codes revenue room_spans { 0450 .. 0459, 0450 .. 0469 }
      |                                          ^^^^^^^^^^^^
      = a range of revenue codes stays in one category: its first three digits
  hint: list a range for each category
oxygen.pol:18:35: error[E214]: `G47.3.3' is not an ICD-10-CM code
   18 |   when diagnoses has any { G4733, G47.3.3 }
      |                                   ^^^^^^^
      = expected a letter, a digit, a digit or letter and up to four more after a dot, such as I10 or G47.33
  hint: did you mean `G47.33'?
[exit 1]
