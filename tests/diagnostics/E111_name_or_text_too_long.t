$ cat >long.pol <<'END'
> policy apnea "Sleep Apnea" {
>   language 1
>   in force from 2024-01-01
> }
> fact sleepiness : yes_no
> fact insomnia : yes_no
> fact hypertension : yes_no
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule a_name_of_more_than_sixty_four_characters_is_hard_to_read_and_to_say for coverage
>   when any of { sleepiness, insomnia, hypertension }
>   then covered
> END
$ polc check long.pol
long.pol:10:6: error[E111]: the name `a_name_of_more_than_sixty_four_character...' has 68 characters; names have at most 64
   10 | rule a_name_of_more_than_sixty_four_characters_is_hard_to_read_and_to_say for coverage
      |      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
[exit 1]

# A text in quotes of more than 4,000 bytes belongs into a text block; 19 digits are no number.
$ {
>   sed 's/^rule .*/rule long_text for coverage/' long.pol
>   printf '  because "'
>   awk 'BEGIN { for (i = 0; i < 445; i++) printf "Too long " }'
>   printf '"\narticle 1234567890123456789 {\n  title "T"\n}\n'
> } >text.pol
$ polc check text.pol
text.pol:13:11: error[E111]: this text has 4005 bytes; a text in quotes has at most 4000
   13 |   because "Too long Too long Too long Too long Too long Too long Too long Too long Too long Too long...
      |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = it begins: Too long Too long Too long Too long Too ...
text.pol:14:9: error[E111]: the number `1234567890123456789' has more than 18 digits
   14 | article 1234567890123456789 {
      |         ^^^^^^^^^^^^^^^^^^^
[exit 1]
