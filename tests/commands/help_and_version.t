$ polc --version | sed 's/[0-9.]*$/VERSION/'
polc VERSION
$ polc --help | sed '1s/ [0-9][0-9.]* / VERSION /'
polc VERSION -- coverage policies compiled to decision tables

  polc check FILE... [--strict] [--pedantic] [--today DATE] [--readings] [--timings] [--format text|json]
      read, check and prove policies; writes nothing; lists what people decided where the text is open
  polc build FILE... --out-dir DIR [--depfile F] [--locked] [--timings]
      check, then write NAME.h and NAME.c
  polc decide FILE [--on DATE] [FACT=VALUE ...] [--facts FILE.json] [--format text|json] [--explain]
      decide one case
  polc batch FILE --in CASES.csv --out DECISIONS.csv [--on DATE] [--strict] [--format csv|ndjson]
      decide many cases; `-' is standard input or output
  polc diff OLD NEW [--format text|json] [--exit-code[=reasons]] [--cases CASES.csv]
      whose answer changes; a side is FILE, FILE@DATE, REV:FILE of git, or REV:FILE@DATE
  polc why-not OUTCOME FILE [--on DATE] [FACT=VALUE ...] [--facts FILE.json] [--keep FACT,...] [--decision D] [--format text|json]
      what keeps a case from an outcome, and the nearest change of facts that yields it
  polc search FILE OUTCOME [where "COND"] [--on DATE | --from DATE --to DATE] [--count N] [--decision D] [--format text|json]
      a case with that outcome in which the condition holds, or the proof that there is none
  polc ask FILE [--on DATE] [FACT=VALUE ...] [--decision D]
      an interview that asks only for what can still change the answer
  polc test FILE... [--junit F] [--coverage [--threshold N]] [--suggest] [--format text|json]
      run the tests that stand in the policies; what they leave untested, and tests for it
  polc mutate FILE... [--suggest] [--format text|json]
      change a policy in small ways, one at a time, and list the changes that no test notices
  polc show FILE [--as-of DATE] [--readings]
      the policy in force on a day, as a policy of its own; without a day the newest revision;
      or only what people decided where its text is open
  polc seal FILE [--reseal DATE --because TEXT] [--repair]
      mark the newest revision as released; reseal corrects one on purpose, repair follows a merge
  polc export FILE --smtlib [--question KIND,...] [--decision D]
      the policy as formulas for other solvers, with what can be asked of it
  polc explain CODE
      the page of one diagnostic, such as E301

Options of every command: --message-format=text|json|sarif
  -I DIR (--import-path DIR): a folder to search for imports, after the policy's own
Exit status: 0 clean, 1 findings, 2 usage or unreadable file, 3 internal error

# Without a command the help is an answer to a mistake.
$ polc >answer.txt 2>&1; echo $?; polc --help | cmp - answer.txt && polc help | cmp - answer.txt
2
