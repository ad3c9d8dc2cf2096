# Two conditions that the exact search gives up on and z3 does not: there are x, y and z with such a sum (`hit'),
# and x cannot be the sum of y and z where the total is odd (`even' and `odd').
$ cat >facts.txt <<'END'
>   language 1
>   in force from 2024-01-01
> }
> fact x : count 0 .. 1000000
> fact y : count 0 .. 1000000
> fact z : count 0 .. 1000000
> criterion hit is 97 * x + 87 * y + 69 * z = 123670121
> criterion even is x - y - z = 0
> criterion odd is x + y + z = 777777
> END
$ cat >try <<'END'
> { echo 'policy p "P" {'; cat facts.txt -; } >p.pol
> echo "without: $(polc check p.pol 2>&1 | grep -c 'W507\|W506') open"
> POLC_Z3=z3 polc check p.pol 2>&1 | grep -v W126 | sed 's/^\( *= .* \)[0-9]*$/\1N/; /^ *[0-9]* |/d; /^ *|/d; /^  hint/d'
> END
# Two rules disagree; they do not.
$ sh try <<'END'
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule a when hit then covered because "a"
> rule b when z < 900000 then not_covered because "b"
> END
without: 1 open
p.pol:13:1: error[E301]: a and b disagree
      = both apply when x = N
      =                 y = N
      =                 z = N
      = settled by z3, and the case replayed
$ sh try <<'END'
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule a when even then covered because "a"
> rule b when odd then not_covered because "b"
> END
without: 1 open
p: 1 decision, 2 rules, 1 revision
p: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
p: settled by z3: that `a' and `b' never disagree
# A resolve that leaves some of the overlap open; rows of a table that meet; limits that differ.
$ sh try <<'END'
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule a when hit then covered because "a"
> rule b when z < 900000 then not_covered because "b"
> resolve a over b where z < 1000 because "so it is"
> END
without: 2 open
p.pol:15:18: error[E303]: this resolve does not cover all of the overlap of `a' and `b'
      = both apply when x = N
      =                 y = N
      =                 z = N
      = settled by z3, and the case replayed
$ sh try <<'END'
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule a when hit then covered limited to 5 doses because "a"
> rule b when z < 900000 then covered because "b"
> END
without: 1 open
p.pol:13:1: error[E306]: a and b agree on the outcome and differ in its limits
      = both apply when x = N
      =                 y = N
      =                 z = N
      = settled by z3, and the case replayed
# Nothing decides; something always does.
$ sh try <<'END'
> decision coverage : one of { covered, not_covered }
>   exhaustive
> rule a when not hit then covered because "a"
> END
without: 1 open
p.pol:11:39: warning[W417]: `coverage' never gives `not_covered'
      = no rule and no default has this outcome
p.pol:12:3: error[E401]: `coverage' is not exhaustive
      = nothing decides when x = N
      =                      y = N
      =                      z = N
      = settled by z3, and the case replayed
$ sh try <<'END'
> decision coverage : one of { covered, not_covered }
>   exhaustive
> rule a when not even then covered because "a"
> rule b when not odd then covered because "b"
> END
without: 1 open
p.pol:11:39: warning[W417]: `coverage' never gives `not_covered'
      = no rule and no default has this outcome
p: 1 decision, 2 rules, 1 revision
p: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
p: settled by z3: that no case is left open by `coverage'
# The default is reached, and outside its contract; it is reached nowhere; in its contract only.
$ sh try <<'END'
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered only where z > 900000
> rule a when not hit then covered because "a"
> END
without: 1 open
p.pol:12:25: error[E403]: the default of `coverage' is reached outside its contract
      = nothing decides when x = N
      =                      y = N
      =                      z = N
      = settled by z3, and the case replayed
$ sh try <<'END'
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule a when not even then covered because "a"
> rule b when not odd then covered because "b"
> rule c when x = 1 and y = 1 then covered because "c"
> END
without: 1 open
p.pol:12:3: warning[W404]: the default of `coverage' is never reached
      = settled by z3
p.pol:15:1: warning[W411]: the rule `c' never decides
      = wherever it applies, `a', `b' decide
p: 1 decision, 3 rules, 1 revision
p: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
$ sh try <<'END'
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered only where not odd
> rule a when not even then covered because "a"
> END
without: 1 open
p.pol:9:19: warning[W402]: `coverage' has a hole at x_minus_y_minus_z 0
      = just below and just above it the answer is covered, in it not_covered, by the default
      = for example when x = N
      =                  y = N
      =                  z = N
p: 1 decision, 1 rule, 1 revision
p: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
p: settled by z3: that the default of `coverage' is reached inside its contract only
# A condition that can hold, one that cannot; a rule that decides, one that never does.
$ sh try <<'END'
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule a when hit then covered because "a"
> END
without: 1 open
p: 1 decision, 1 rule, 1 revision
p: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
p: settled by z3: that the condition of `a' can hold
p: settled by z3: that `a' ever decides
$ sh try <<'END'
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule a when even and odd then covered because "a"
> END
without: 1 open
p.pol:13:8: error[E410]: the condition of `a' can never hold
      = settled by z3
$ sh try <<'END'
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule a when even then covered because "a"
> rule b when not odd then not_covered exception to a because "b"
> END
without: 1 open
p.pol:13:1: warning[W411]: the rule `a' never decides
      = wherever it applies, `b' decides
      = settled by z3
p: 1 decision, 2 rules, 1 revision
p: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
p: 1 reading of the text recorded:
  line 14: exception: b is an exception to a, where x - y - z = 0
$ sh try <<'END'
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule a when z < 900000 then covered because "a"
> rule b when not hit then not_covered exception to a because "b"
> END
without: 2 open
p: 1 decision, 2 rules, 1 revision
p: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
p: settled by z3: that `a' ever decides
p: settled by z3: that some case reaches the default of `coverage'
p: 1 reading of the text recorded:
  line 14: exception: b is an exception to a, where z <= 899999
# An exception between rules that never meet.
$ sh try <<'END'
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule a when even then covered because "a"
> rule b when odd then not_covered exception to a because "b"
> END
without: 1 open
p.pol:14:34: error[E304]: this exception is no longer needed
      = `b' and `a' never apply together (settled by z3)
# Properties that hold, and that do not.
$ sh try <<'END'
> decision coverage : one of { covered, not_covered }
>   outcomes best first: covered, not_covered
>   otherwise not_covered
> rule a when even then covered because "a"
> never odd_is_covered : coverage is covered where odd
> always odd_is_not : coverage is not_covered where odd
> END
without: 2 open
p: 1 decision, 1 rule, 1 revision
p: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
p: settled by z3: `never odd_is_covered'
p: settled by z3: `always odd_is_not'
$ sh try <<'END'
> decision coverage : one of { covered, not_covered }
>   outcomes best first: covered, not_covered
>   otherwise not_covered
> rule b when hit then covered because "b"
> always hit_is_not : coverage is not_covered where z < 900000
> raising z never worsens coverage
> END
without: 3 open
p.pol:15:1: error[E502]: `always hit_is_not' does not hold
      = for example when x = N
      =                  y = N
      =                  z = N
      = settled by z3, and the case replayed
p.pol:16:1: error[E503]: raising `z' does worsen `coverage'
      = covered when x = N
      =              y = N
      =              z = N
      = settled by z3, and the case replayed
      = but not_covered at z = N
# A promise that is kept, and one that is broken.
$ sh try <<'END'
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule b when not odd then covered because "b"
> revision 2025-01-01 "More" {
>   add rule c when even then covered because "c"
>   changes coverage nothing
> }
> END
without: 2 open
p.pol:10:18: warning[W402]: `coverage' has a hole at x_plus_y_plus_z 777777
      = just below and just above it the answer is covered, in it not_covered, by the default
      = for example when x = N
      =                  y = N
      =                  z = N
p.pol:15:7: warning[W411]: the rule `c' never decides
      = wherever it applies, `b' decides
      = settled by z3
p: 1 decision, 2 rules, 2 revisions
p: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
p: settled by z3: that the revision 2025-01-01 keeps this promise
$ sh try <<'END'
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered
> rule b when z < 5 then covered because "b"
> revision 2025-01-01 "More" {
>   add rule c when hit then covered because "c"
>   changes coverage nothing
> }
> END
without: 2 open
p.pol:16:3: error[E606]: the revision 2025-01-01 changes coverage
      = for example when x = N
      =                  y = N
      =                  z = N
      = in force from 2025-01-01
      = settled by z3, and the case replayed
# More rows than are compared pairwise: what is covered in steps of two years, and what is from some year on.
$ table() {
>   printf 'policy large "L" {\n  language 1\n  in force from 2024-01-01\n}\nfact score : count 0 .. 1000\n'
>   printf 'decision coverage : one of { covered, not_covered }\n  outcomes best first: covered, not_covered\n'
>   printf '  otherwise not_covered\ntable scores for coverage by score {\n'
>   awk "BEGIN { for (i = 0; i < 400; i++) print \"  \" $1 \" => covered\" }"
>   printf '}\nraising score never worsens coverage\n'
> }
> table '2 * i' >large.pol
> POLC_Z3=z3 polc check large.pol 2>&1 | sed 's/= [0-9]*$/= N/'
> table '601 + i' >large.pol
> POLC_Z3=z3 polc check large.pol
large.pol:411:1: error[E503]: raising `score' does worsen `coverage'
  411 | raising score never worsens coverage
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = covered when score = N
      = settled by z3, and the case replayed
      = but not_covered at score = N
large: 1 decision, 400 rules, 1 revision
large: proved: no two rules disagree, nothing is left open, every promise holds
large: settled by z3: that raising `score' never worsens `coverage'
large: not looked for: holes between values (W402), facts and members that never matter (W415, W416) and assumptions that decide (W804) in `coverage', which has more than 300 rows or 20000 regions
# Conditions that decide nothing, of a property and a contract, with more rows than are ever written out.
$ cat >pairs <<'END'
> printf 'policy pairs "P" {\n  language 1\n  in force from 2024-01-01\n}\nfact age : count 0 .. 120\n'
> awk 'BEGIN { for (i = 1; i <= 15; i++) print "fact fever_" i " : yes_no\nfact cough_" i " : yes_no" }'
> printf 'decision coverage : one of { covered, not_covered }\n'
> all=$(awk 'BEGIN { for (i = 1; i <= 15; i++) printf "any of { fever_%d, cough_%d }, ", i, i }')
> echo "  otherwise not_covered only where age < 30 or all of { $all }"
> echo "rule adult for coverage when age >= $1 then covered because \"An adult\""
> echo "never young : coverage is covered where age < $2 and all of { $all }"
> END
$ sh pairs 30 30 >pairs.pol; polc check pairs.pol 2>&1 | grep -e W507 -e '= ' -e proved; POLC_Z3=z3 polc check pairs.pol 2>&1 | grep -e error -e settled
pairs.pol:37:25: warning[W507]: not proved: that the default of `coverage' is reached inside its contract only
      = the search for such a case was given up before it came to an end
      = polc could ask z3 too, a solver that is not installed here
pairs.pol:39:1: warning[W507]: not proved: `never young'
      = the search for such a case was given up before it came to an end
      = polc could ask z3 too, a solver that is not installed here
pairs: not everything is proved; see the warnings
pairs: settled by z3: that the default of `coverage' is reached inside its contract only
pairs: settled by z3: `never young'
$ sh pairs 31 30 >pairs.pol; POLC_Z3=z3 polc check pairs.pol 2>&1 | grep -e error -e settled
pairs.pol:37:25: error[E403]: the default of `coverage' is reached outside its contract
      = settled by z3, and the case replayed
$ sh pairs 30 31 >pairs.pol; POLC_Z3=z3 polc check pairs.pol 2>&1 | grep -e error -e settled
pairs.pol:39:1: error[E501]: `never young' does not hold
      = settled by z3, and the case replayed
