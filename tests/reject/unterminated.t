$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule low_saturation for coverage
>   when oxygen_saturation <= 88
>   then covered
>   because "Saturation of 88 percent or less"
> END

# A text in quotes; the rest of the file is read all the same.
$ sed 's/less"/less/; s/oxygen_saturation <= 88/oxygen_saturatio <= /' oxygen.pol >open.pol; polc check open.pol
open.pol:9:27: error[E101]: expected a value before `then'
    9 |   when oxygen_saturatio <= 
      |                           ^
   10 |   then covered
      |   ----  found here
open.pol:11:11: error[E103]: the text that begins here is not closed
   11 |   because "Saturation of 88 percent or less
      |           ^
      = a text in quotes ends on the line on which it begins
[exit 1]

# A backslash before the closing quote.
$ sed 's/less"/less\\"/' oxygen.pol >escape.pol; polc check escape.pol
escape.pol:11:11: error[E103]: the text that begins here is not closed
   11 |   because "Saturation of 88 percent or less\"
      |           ^
      = a text in quotes ends on the line on which it begins
[exit 1]

# A backslash that means nothing.
$ sed 's/less"/\\less"/' oxygen.pol >escape.pol; polc check escape.pol
escape.pol:11:40: error[E105]: `\l' means nothing in a text
   11 |   because "Saturation of 88 percent or \less"
      |                                        ^^
      = a text can hold \" for a quotation mark, \\ for a backslash and \n for a new line
[exit 1]

# A text block, a brace, a parenthesis.
$ { cat oxygen.pol; echo 'text background in "Description" """'; echo 'Oxygen.'; } >block.pol; polc check block.pol
block.pol:12:34: error[E103]: the text block that begins here is not closed
   12 | text background in "Description" """
      |                                  ^^^
[exit 1]
$ sed 's/not_covered }/not_covered/' oxygen.pol >brace.pol; polc check brace.pol
brace.pol:6:28: error[E103]: the `{' that begins here is not closed
    6 | decision coverage : one of { covered, not_covered
      |                            ^
    7 |   otherwise not_covered
      |   ---------  it is still open here
[exit 1]
$ sed 's/when oxygen/when (oxygen/' oxygen.pol >paren.pol; polc check paren.pol
paren.pol:9:8: error[E103]: the `(' that begins here is not closed
    9 |   when (oxygen_saturation <= 88
      |        ^
   10 |   then covered
      |   ----  it is still open here
[exit 1]

# One too many.
$ sed 's/<= 88/<= 88)/' oxygen.pol >paren.pol; polc check paren.pol
paren.pol:9:31: error[E101]: this `)' closes nothing
    9 |   when oxygen_saturation <= 88)
      |                               ^
  hint: delete it, or look for what should be open here
[exit 1]
$ echo '}' | cat oxygen.pol - >brace.pol; polc check brace.pol
brace.pol:12:1: error[E101]: this `}' closes nothing
   12 | }
      | ^
  hint: delete it, or look for what should be open here
[exit 1]
