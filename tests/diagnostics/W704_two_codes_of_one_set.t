# Two codes of one set are two tests; the same code twice is one.
$ cat >codes.pol <<'EOP'
> policy codes_policy "Codes" { language 1 in force from 2024-01-01 }
> codes icd10cm listed { D80*, G35* }
> fact diagnoses : set of code icd10cm
> decision d : one of { yes, no } otherwise no because "Not listed"
> rule r when diagnoses has any listed then yes because "Listed"
> test "one" on 2024-05-01 { given diagnoses has { D80.1 } expect d is yes }
> test "another" on 2024-05-01 { given diagnoses has { G35 } expect d is yes }
> test "again" on 2024-05-01 { given diagnoses has { G35 } expect d is yes }
> EOP
$ polc check codes.pol
codes.pol:8:6: warning[W704]: this test asks and expects the same as another
    8 | test "again" on 2024-05-01 { given diagnoses has { G35 } expect d is yes }
      |      ^^^^^^^
    7 | test "another" on 2024-05-01 { given diagnoses has { G35 } expect d is yes }
      |      ---------  the other is here
codes_policy: 1 decision, 1 rule, 1 revision
codes_policy: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
