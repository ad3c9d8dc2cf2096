# Status 2: such a file cannot be read as a policy.
$ printf 'policy\000oxygen' >nul.pol; polc check nul.pol
nul.pol:1:7: error[E100]: the file holds a NUL byte; it is not text
    1 | policy<U+0000>oxygen
      |       ^^^^^^^^
  hint: save the file as UTF-8
[exit 2]
$ printf '\377\376p\000o\000l\000i\000c\000y\000' >utf16.pol; polc check utf16.pol
utf16.pol:1:1: error[E100]: the byte 0xFF is not UTF-8 text
    1 | <FF><FE>p<U+0000>o<U+0000>l<U+0000>i<U+0000>c<U+0000>y<U+0000>
      | ^^^^
      = the file looks like UTF-16
  hint: save the file as UTF-8
[exit 2]
$ printf 'policy oxygen "\303\050" {' >cut.pol; polc check cut.pol
cut.pol:1:16: error[E100]: the byte 0xC3 is not UTF-8 text
    1 | policy oxygen "<C3>(" {
      |                ^^^^
  hint: save the file as UTF-8
[exit 2]
$ printf 'policy oxygen "\300\257" {' >overlong.pol; polc check overlong.pol
overlong.pol:1:16: error[E100]: the byte 0xC0 is not UTF-8 text
    1 | policy oxygen "<C0><AF>" {
      |                ^^^^
  hint: save the file as UTF-8
[exit 2]
$ printf 'policy oxygen "\355\240\200" {' >surrogate.pol; polc check surrogate.pol
surrogate.pol:1:16: error[E100]: the byte 0xED is not UTF-8 text
    1 | policy oxygen "<ED><A0><80>" {
      |                ^^^^
  hint: save the file as UTF-8
[exit 2]
$ printf 'policy oxygen "\364\220\200\200" {' >beyond.pol; polc check beyond.pol
beyond.pol:1:16: error[E100]: the byte 0xF4 is not UTF-8 text
    1 | policy oxygen "<F4><90><80><80>" {
      |                ^^^^
  hint: save the file as UTF-8
[exit 2]
$ printf 'policy oxygen "\342\202' >end.pol; polc check end.pol
end.pol:1:16: error[E100]: the byte 0xE2 is not UTF-8 text
    1 | policy oxygen "<E2><82>
      |                ^^^^
  hint: save the file as UTF-8
[exit 2]

# The bytes of a program.
$ polc check "$(command -v polc)" 2>&1 | grep -c 'error\[E100\]'
1

# Every one of the 255 bytes that are not NUL, alone and in the middle of a name.
$ n=1
> while [ "$n" -le 255 ]; do
>   printf "\\$(printf %o "$n")" >byte.pol
>   timeout 100 polc check byte.pol >/dev/null 2>&1
>   status=$?
>   [ "$status" -eq 1 ] || [ "$status" -eq 2 ] || echo "$n: status $status"
>   printf "policy a\\$(printf %o "$n")b \"T\" {\n  language 1\n}" >byte.pol
>   timeout 100 polc check byte.pol >/dev/null 2>&1
>   status=$?
>   [ "$status" -eq 1 ] || [ "$status" -eq 2 ] || echo "$n: status $status"
>   n=$((n + 1))
> done
