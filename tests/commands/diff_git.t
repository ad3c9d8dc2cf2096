# A revision of git on either side: REV:FILE, as `git show' takes it.
$ git init -q . && git config user.name T && git config user.email t@example.com && git config commit.gpgsign false
$ mkdir policies
$ cat >policies/p.pol <<END
> policy p "Example" { language 1 selected by date_of_service in force from 2020-01-01 }
> codes icd10cm dx from "dx.csv"
> fact diagnoses : set of code icd10cm
> fact age_years : quantity in years step 1 range 0 .. 120
> decision coverage "Coverage" : one of { covered "Covered", not_covered "Not covered" }
>   outcomes best first: covered, not_covered
>   otherwise not_covered because "Nothing applies"
> rule adults for coverage when all of { age_years >= 18, diagnoses has any dx } then covered because "Adult"
> END
$ printf 'code\nG47.33\n' >policies/dx.csv
$ git add . && git commit -q -m one
$ printf 'code\nG47.33\nG47.31\n' >policies/dx.csv
$ git commit -q -a -m two
$ sed -i -e 's/>= 18/>= 16/' policies/p.pol

# The codes of the time are read from git as well, and so is the lock.
$ polc diff HEAD~1:policies/p.pol HEAD:policies/p.pol
Example
  before  HEAD~1:policies/p.pol: in force from 2020-01-01
  after   HEAD:policies/p.pol: in force from 2020-01-01

  Coverage: Not covered becomes Covered in 1 region

Coverage: the outcome changes

  Not covered becomes Covered, in 1 region
    age_years >= 18
    diagnoses has none dx (before)
    diagnoses has any dx (after)
    before  Not covered: Nothing applies (otherwise)
    after   Covered: Adult (adults)
    example age_years = 18, diagnoses has { G47.31 }

What can be asked and answered
  the codes of dx are not the same before and after

What is written
  file changed: dx.csv
$ polc diff HEAD:policies/p.pol policies/p.pol
Example
  before  HEAD:policies/p.pol: in force from 2020-01-01
  after   policies/p.pol: in force from 2020-01-01

  Coverage: Not covered becomes Covered in 1 region

Coverage: the outcome changes

  Not covered becomes Covered, in 1 region
    age_years in 16 .. 17
    diagnoses has any dx
    before  Not covered: Nothing applies (otherwise)
    after   Covered: Adult (adults)
    example age_years = 16, diagnoses has { G47.33 }

What is written
  rule changed: adults
$ cd policies && polc diff HEAD:./p.pol p.pol | head -5
Example
  before  HEAD:./p.pol: in force from 2020-01-01
  after   p.pol: in force from 2020-01-01

  Coverage: Not covered becomes Covered in 1 region
$ polc diff HEAD~1:policies/p.pol@2020-05-01 policies/p.pol@2021-01-01 | head -6
Example
  before  HEAD~1:policies/p.pol@2020-05-01: the revision of 2020-01-01, First issue
  after   policies/p.pol@2021-01-01: the revision of 2020-01-01, First issue

  Coverage: Not covered becomes Covered in 2 regions
\

# No such revision, no such file; nothing in a name is ever a command.
$ polc diff HEAD~7:policies/p.pol policies/p.pol
polc: error: cannot read HEAD~7:policies/p.pol from git: fatal: invalid object name 'HEAD~7'.
  `polc --help' lists the commands
[exit 2]
$ polc diff HEAD:policies/q.pol policies/p.pol 2>&1 | sed -e "s/fatal: .*/(what git says)/"
polc: error: cannot read HEAD:policies/q.pol from git: (what git says)
  `polc --help' lists the commands
$ polc diff 'HEAD:p.pol;touch${IFS}hacked' policies/p.pol >/dev/null 2>&1; echo "status $?"; ls
status 2
policies

# A file in the topmost folder.
$ cp policies/* . && git add . && git commit -q -m three && polc diff HEAD:p.pol p.pol
Example
  before  HEAD:p.pol: in force from 2020-01-01
  after   p.pol: in force from 2020-01-01

no difference in any answer

What is written
  the same, but for order, layout and comments
