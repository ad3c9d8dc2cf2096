# The two cases differ in one fact only.
$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact oxygen_saturation : quantity in percent step 1 range 0 .. 100
> fact child : yes_no
> decision coverage : one of { covered "Covered", trial "Trial", not_covered "Not covered" }
>   outcomes best first: covered, trial, not_covered
>   otherwise not_covered
> rule low for coverage
>   when oxygen_saturation <= 88
>   then covered
> rule moderate_adults for coverage
>   when oxygen_saturation = 89 and not child
>   then trial
> raising oxygen_saturation never worsens coverage
> END
$ polc check oxygen.pol
oxygen.pol:16:1: error[E503]: raising `oxygen_saturation' does worsen `coverage'
   16 | raising oxygen_saturation never worsens coverage
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   10 | rule low for coverage
      | ---------------------  gives Covered
   13 | rule moderate_adults for coverage
      | ---------------------------------  gives Trial
      = Covered when oxygen_saturation = 88
      =              child             = no
      = but Trial at oxygen_saturation = 89
[exit 1]
$ sed 's/^raising/lowering/' oxygen.pol >lowering.pol; polc check lowering.pol
oxygen: 1 decision, 2 rules, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds

# A hole in a band: 15 events and more are covered, 5 to 14 with symptoms; 14.1 to 14.9 were forgotten.
$ cat >apnea.pol <<'END'
> policy apnea "Sleep Apnea" {
>   language 1
>   in force from 2024-01-01
> }
> fact index : quantity in events_per_hour step 0.1 range 0 .. 250
> fact symptoms : yes_no
> decision coverage : one of { covered "Covered", not_covered "Not covered" }
>   outcomes best first: covered, not_covered
>   otherwise not_covered
> rule severe for coverage
>   when index >= 15
>   then covered
> rule mild for coverage
>   when index in 5 .. 14 and symptoms
>   then covered
> raising index never worsens coverage
> END
$ polc check apnea.pol
apnea.pol:14:8: warning[W402]: `coverage' has a hole at index 14.1 .. 14.9
   14 |   when index in 5 .. 14 and symptoms
      |        ^^^^^^^^^^^^^^^^
   11 |   when index >= 15
      |        -----------  the other side of it
      = just below and just above it the answer is Covered, in it Not covered, by the default
      = for example when index    = 14.1
      =                  symptoms = yes
  hint: close it (`..<' leaves out the upper end only), or record that it is meant with `printed "..." because "..."' behind this comparison
apnea.pol:16:1: error[E503]: raising `index' does worsen `coverage'
   16 | raising index never worsens coverage
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   13 | rule mild for coverage
      | ----------------------  gives Covered
    9 |   otherwise not_covered
      |   ---------------------  gives Not covered
      = Covered when index    = 14
      =              symptoms = yes
      = but Not covered at index = 14.1
[exit 1]
$ sed 's/5 .. 14/5 ..< 15/' apnea.pol >mended.pol; polc check mended.pol
apnea: 1 decision, 2 rules, 1 revision
apnea: proved: no two rules disagree, nothing is left open, every promise holds
