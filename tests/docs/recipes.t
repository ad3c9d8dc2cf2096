# Every recipe of the cookbook is clean and its examples come true.
$ sh "$POLC_SOURCE/tests/docs/recipes.sh" "$POLC_SOURCE/docs/cookbook.md"

# The runner tells when one is not.
$ cat >bad.md <<'END'
> ```pol frame
> policy p "P" { language 1 in force from 2020-01-01 }
> decision d : one of { yes, no } otherwise no because "No"
> ```
> ```pol
> fact a : yes_no
> rule r when a then yes because "A"
> test "t" on 2024-05-01 {
>   given a
>   expect d is no
> }
> ```
> END
$ sh "$POLC_SOURCE/tests/docs/recipes.sh" bad.md
bad.md, the block in line_0005.pol:
line_0005.pol:7:3: error[E701]: the test `t' expects d to be no; it is yes by r
    7 |   expect d is no
      |   ^^^^^^^^^^^^^^
      = r says: A
p: 0 of 1 tests passed
[exit 1]
