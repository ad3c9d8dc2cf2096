$ cat >study.pol <<'EOP'
> policy study "Study" { language 1 in force from 2020-01-01 }
> fact last_study : date or never "Never"
> fact score : count 0 .. 10
> decision d : one of { due, not_due } otherwise not_due because "Too early"
> rule r when date_of_service at least 12 months after last_study if any then due because "A year, or never"
> test "never, or long ago" on 2024-05-01 {
>   given last_study in { never, 2022-01-01 .. 2023-05-01 }
>   expect d is due
> }
> test "never, or until a day too late" on 2024-05-01 {
>   given last_study in { never, 2022-01-01 .. 2023-05-02 }
>   expect d unknown needing { last_study }
> }
> EOP
$ polc test study.pol
study: 2 tests passed
$ polc show study.pol | sed -n '/^test/,$p' >shown && grep given shown
  given last_study in { never, 2022-01-01 .. 2023-05-01 }
  given last_study in { never, 2022-01-01 .. 2023-05-02 }

# Only the word of the fact may stand beside the range.
$ sed 's/{ never,/{ 2020-01-01,/' study.pol >wrong.pol
$ polc test wrong.pol
wrong.pol:7:25: error[E201]: this is not known of `last_study' beside a range
    7 |   given last_study in { 2020-01-01, 2022-01-01 .. 2023-05-01 }
      |                         ^^^^^^^^^^
  hint: write `in { never, FROM .. TO }'
wrong.pol:11:25: error[E201]: this is not known of `last_study' beside a range
   11 |   given last_study in { 2020-01-01, 2022-01-01 .. 2023-05-02 }
      |                         ^^^^^^^^^^
  hint: write `in { never, FROM .. TO }'
[exit 1]
