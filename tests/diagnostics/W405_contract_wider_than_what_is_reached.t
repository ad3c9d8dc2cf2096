$ cat >oxygen.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact indication : open one of { lung_disease, cluster_headache }
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered only where indication in { other, cluster_headache }
> rule lung_disease for coverage
>   when indication is lung_disease
>   then covered
> rule headache for coverage
>   when indication is cluster_headache
>   then covered
> END
$ polc check oxygen.pol
oxygen.pol:7:25: warning[W405]: part of this contract is never reached
    7 |   otherwise not_covered only where indication in { other, cluster_headache }
      |                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = a rule decides whenever indication = cluster_headache
oxygen: 1 decision, 2 rules, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings

# An alternative that holds in impossible cases only is not decided by any rule.
$ cat >impossible.pol <<'END'
> policy oxygen "Home Oxygen" {
>   language 1
>   in force from 2024-01-01
> }
> fact indication : open one of { lung_disease, cluster_headache }
> fact child : yes_no
> decision coverage : one of { covered, not_covered }
>   otherwise not_covered only where any of { indication is other, all of { indication is cluster_headache, child } }
> rule lung_disease for coverage
>   when indication is lung_disease
>   then covered
> rule headache for coverage
>   when indication is cluster_headache and not child
>   then covered
> impossible indication is cluster_headache and child because "Not seen in children"
> END
$ polc check impossible.pol
impossible.pol:6:6: warning[W415]: no outcome and no reason depends on `child'
    6 | fact child : yes_no
      |      ^^^^^
impossible.pol:13:43: warning[W413]: this part of the condition makes no difference
   13 |   when indication is cluster_headache and not child
      |                                           ^^^^^^^^^
      = wherever all the other parts hold, it holds too
oxygen: 1 decision, 2 rules, 1 revision
oxygen: proved: no two rules disagree, nothing is left open, every promise holds; see the warnings
