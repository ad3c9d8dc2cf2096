# The revision of 2016-10-01 of policy 100: what it changes in the generated files is small, is about
# the change, and is what docs/revisions.md shows.
$ sh "$POLC_SOURCE/docs/make-revision-diff.sh" polc >revision.diff

# At most 40 lines added or removed in NAME.h and NAME.c, at most 10 in NAME.lock.
$ awk '
>   /^--- / { lock = /\.lock$/; next }
>   /^\+\+\+ / { next }
>   /^[-+]/ { if (lock) in_lock++; else in_code++ }
>   END {
>     print (in_code > 0 && in_code <= 40) ? "code: small" : "code: " in_code " lines"
>     print (in_lock > 0 && in_lock <= 10) ? "lock: small" : "lock: " in_lock " lines"
>     printf "%d lines in `NAME.h` and `NAME.c`, %d in\n", in_code, in_lock >"sizes"
>   }' revision.diff
code: small
lock: small
$ grep -q -F -f sizes "$POLC_SOURCE/docs/revisions.md" || cat sizes

# Every line that is not blank or the end of a list speaks of the revision, its two rules or its two
# indications.
$ grep '^[-+]' revision.diff | grep -v -e '^--- ' -e '^+++ ' |
>   grep -v -i -e '2016.10.01' -e postoperative_c -e 'congenital heart' -e lung_transplant -e 'lung transplant' -e '^.check '
-  INHALED_NITRIC_OXIDE_INDICATION_LAST = INHALED_NITRIC_OXIDE_INDICATION_HYPOXIC_RESPIRATORY_FAILURE
+  INHALED_NITRIC_OXIDE_IN_FORCE_2013_04_01 \
+  )
+
+      ~INHALED_NITRIC_OXIDE_ASKS_INDICATION,
+      ~INHALED_NITRIC_OXIDE_ASKS_INDICATION,

# The page shows this difference, hunk by hunk, and the revision as it stands in the policy.
$ awk '/^```$/ { inside = 0 } inside { print } /^```diff$/ { inside = 1 }' \
>   "$POLC_SOURCE/docs/revisions.md" | diff -u -L now -L page revision.diff -
$ awk '/^```$/ { inside = 0 } inside { print } /^```pol$/ { inside = 1 }' \
>   "$POLC_SOURCE/docs/revisions.md" >block.pol
$ awk '/^revision 2016-10-01/ { inside = 1 } inside { print } /^}/ { inside = 0 }' \
>   "$POLC_SOURCE/policies/inhaled_nitric_oxide.pol" | diff -u -L policy -L page - block.pol

# A refreshed page is the page.
$ sh "$POLC_SOURCE/docs/make-revision-diff.sh" polc "$POLC_SOURCE/docs/revisions.md" |
>   diff -u -L page -L now "$POLC_SOURCE/docs/revisions.md" -
