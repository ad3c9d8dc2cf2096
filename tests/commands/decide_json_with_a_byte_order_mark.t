$ cat >a.pol <<'EOP'
> policy a "A" { language 1 in force from 2024-01-01 }
> fact x : yes_no
> decision d : one of { yes, no } otherwise no because "None"
> rule r when x then yes because "x"
> EOP
$ printf '\357\273\277{ "x": true }\r\n' >case.json
$ polc decide a.pol --on 2024-05-01 --facts case.json
A, on 2024-05-01 (revision of 2024-01-01)
d: yes
  by r: x
