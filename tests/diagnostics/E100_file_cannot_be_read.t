# A file that is not there is no finding in a policy: exit status 2.
$ polc check wheelchair.pol
polc: error[E100]: cannot read wheelchair.pol: No such file or directory
[exit 2]

# Bytes that are not UTF-8, here a name saved in another encoding.
$ printf 'policy wheelchair "Fauteuil \351lectrique" {\n  language 1\n}\n' >wheelchair.pol
$ polc check wheelchair.pol
wheelchair.pol:1:29: error[E100]: the byte 0xE9 is not UTF-8 text
    1 | policy wheelchair "Fauteuil <E9>lectrique" {
      |                             ^^^^
  hint: save the file as UTF-8
[exit 2]

# A NUL byte.
$ printf 'policy wheelchair "Wheel\000chair" {\n  language 1\n}\n' >wheelchair.pol
$ polc check wheelchair.pol
wheelchair.pol:1:25: error[E100]: the file holds a NUL byte; it is not text
    1 | policy wheelchair "Wheel<U+0000>chair" {
      |                         ^^^^^^^^
  hint: save the file as UTF-8
[exit 2]
