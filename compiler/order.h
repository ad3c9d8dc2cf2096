/* order.h -- the order of precedence among the rules of a decision. */
#ifndef POLC_ORDER_H
#define POLC_ORDER_H

#include "rows.h"

/* In a circle of resolves with disjoint `where', each loser gives up the cases of that `where'. */
typedef struct order_loss {
  const rule *loser;
  region where;
} order_loss;

typedef struct precedence {
  VEC(rule *) rules; /* the first that holds decides */
  VEC(order_loss) losses;
} precedence;

/* Topological over exceptions, resolves and precedence lists of all revisions, smallest permanent
 * number first among the unrelated.  False after E302. */
bool order_rules(arena *a, const space *s, const decision *d, precedence *out, diags *sink);

#endif
