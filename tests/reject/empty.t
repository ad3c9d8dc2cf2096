# Nothing, blanks, a remark.
$ : >empty.pol; polc check empty.pol
empty.pol:1:1: error[E101]: the file holds no policy
    1 | 
      | ^
  hint: begin with: policy some_name "Title" { language 1 ... }
[exit 1]
$ printf ' \n\t\n' >blank.pol; polc check blank.pol
blank.pol:3:1: error[E101]: the file holds no policy
    3 | 
      | ^
  hint: begin with: policy some_name "Title" { language 1 ... }
[exit 1]
$ printf '# to be written\n' >remark.pol; polc check remark.pol
remark.pol:2:1: error[E101]: the file holds no policy
    2 | 
      | ^
  hint: begin with: policy some_name "Title" { language 1 ... }
[exit 1]

# Only the byte order mark that some editors write.
$ printf '\357\273\277' >mark.pol; polc check mark.pol
mark.pol:1:1: error[E101]: the file holds no policy
    1 | 
      | ^
  hint: begin with: policy some_name "Title" { language 1 ... }
[exit 1]

# A policy without anything in it, or with a header only.
$ printf 'policy' >word.pol; polc check word.pol
word.pol:1:7: error[E101]: the file ends here; expected a name
    1 | policy
      |       ^
[exit 1]
$ printf 'policy oxygen "Home Oxygen" {\n  language 1\n  in force from 2024-01-01\n}\n' >header.pol; polc check header.pol
header.pol:1:8: error[E107]: the policy `oxygen' decides nothing
    1 | policy oxygen "Home Oxygen" {
      |        ^^^^^^
  hint: add a decision: `decision NAME : one of { ... }'
[exit 1]
