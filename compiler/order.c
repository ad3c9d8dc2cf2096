/* order.c -- which rule comes first: Kahn's algorithm over "wins over", smallest number first.
 *
 * A circle is an error unless it consists of bounded resolves whose regions have nothing in common;
 * then no case is decided in a circle, and each loser simply gives up the region that it loses.
 */
#include "order.h"

#include "realise.h"

#include <string.h>

typedef struct sorter {
  arena *arena;
  const space *space;
  const decision *decision;
  bool *dropped;     /* per order: turned into a loss */
  uint32_t *first;   /* per rule: 1 + the first order in which it wins; 0: none ... */
  uint32_t *next;    /* ... per order: 1 + the next one of the same winner */
  uint32_t *waiting; /* per rule: rules above it that are not yet placed */
  bool *placed;
} sorter;

static uint32_t index_of(const decision *d, const rule *r) {
  uint32_t lo = 0, hi = d->rules.count;
  while (lo < hi) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (d->rules.items[mid]->number < r->number)
      lo = mid + 1;
    else
      hi = mid;
  }
  return lo;
}

static void count_waiting(sorter *t) {
  const decision *d = t->decision;
  memset(t->waiting, 0, d->rules.count * sizeof *t->waiting);
  memset(t->placed, 0, d->rules.count * sizeof *t->placed);
  for (uint32_t i = 0; i < d->orders.count; i++)
    if (!t->dropped[i]) t->waiting[index_of(d, d->orders.items[i].below)]++;
}

/* Rules below the one just placed wait for one less; returns the smallest index set free. */
static uint32_t release(sorter *t, const rule *placed, uint32_t cursor) {
  const decision *d = t->decision;
  for (uint32_t at = t->first[index_of(d, placed)]; at != 0; at = t->next[at - 1]) {
    uint32_t i = at - 1;
    if (t->dropped[i]) continue;
    uint32_t below = index_of(d, d->orders.items[i].below);
    if (--t->waiting[below] == 0 && below < cursor) cursor = below;
  }
  return cursor;
}

static bool place_all(sorter *t, precedence *out) {
  const decision *d = t->decision;
  count_waiting(t);
  out->rules.count = 0;
  for (uint32_t cursor = 0; cursor < d->rules.count;) {
    if (t->placed[cursor] || t->waiting[cursor] > 0) {
      cursor++;
      continue;
    }
    t->placed[cursor] = true;
    vec_push(t->arena, &out->rules, d->rules.items[cursor]);
    if (d->orders.count > 0) cursor = release(t, d->rules.items[cursor], cursor);
  }
  return out->rules.count == d->rules.count;
}

/* ---- circles ----------------------------------------------------------------------------- */

typedef VEC(uint32_t) circle; /* indices of orders, each one's `below' is the next one's `above' */

/* An order whose winner is stuck and whose loser is `below'. */
static uint32_t order_above(const sorter *t, const rule *below) {
  const decision *d = t->decision;
  for (uint32_t i = 0; i < d->orders.count; i++)
    if (!t->dropped[i] && d->orders.items[i].below == below &&
        !t->placed[index_of(d, d->orders.items[i].above)])
      return i;
  return d->orders.count;
}

/* Every stuck rule has a stuck rule above it, so walking upwards must come round. */
static circle find_circle(const sorter *t) {
  const decision *d = t->decision;
  uint32_t *seen = arena_alloc(t->arena, d->rules.count * sizeof *seen);
  circle path = { 0 };
  uint32_t at = 0;
  while (t->placed[at]) at++;
  while (seen[at] == 0) {
    seen[at] = path.count + 1;
    uint32_t o = order_above(t, d->rules.items[at]);
    vec_push(t->arena, &path, o);
    at = index_of(d, d->orders.items[o].above);
  }
  circle round = { 0 };
  for (uint32_t i = path.count; i-- > seen[at] - 1;) vec_push(t->arena, &round, path.items[i]);
  return round;
}

static void report_circle(const sorter *t, const circle *c, const char *why, diags *sink) {
  const order *first = &t->decision->orders.items[c->items[0]];
  diag *d = diag_add(sink, DIAG_E302, first->at, "precedence goes in a circle: %s", why);
  for (uint32_t i = 0; i < c->count; i++) {
    const order *o = &t->decision->orders.items[c->items[i]];
    diag_related(sink, d, o->at, "%s over %s", o->above->name, o->below->name);
  }
  diag_hint(sink, d, "delete one of these statements, or give each resolve a `where' of its own");
}

static bool reaches(const sorter *t, const rule *from, const rule *to, bool *seen) {
  const decision *d = t->decision;
  if (from == to) return true;
  uint32_t at = index_of(d, from);
  if (seen[at]) return false;
  seen[at] = true;
  for (uint32_t i = 0; i < d->orders.count; i++)
    if (!t->dropped[i] && d->orders.items[i].above == from &&
        reaches(t, d->orders.items[i].below, to, seen))
      return true;
  return false;
}

static bool in_circle(const sorter *t, const order *o) {
  bool *seen = arena_alloc(t->arena, t->decision->rules.count + 1);
  return reaches(t, o->below, o->above, seen);
}

/* The loser of an order in a circle gives up the cases of its `where' in which the winner holds. */
static bool add_loss(const sorter *t, const order *o, precedence *out, diags *sink) {
  region where, winner;
  if (!lower_condition(t->arena, t->space, o->where, o->valid, &where, sink) ||
      !lower_rule(t->arena, t->space, o->above, &winner, sink))
    return false;
  vec_push(t->arena, &out->losses,
           (order_loss){ o->below, region_meet(t->arena, t->space, &where, &winner) });
  return true;
}

/* Boxes over computed columns may hold no case. */
static bool has_case(const sorter *t, const region *r) {
  for (uint32_t i = 0; i < r->count; i++)
    if (t->space->realiser == NULL ||
        realise(t->space->realiser, r->items[i], NULL, NULL) != REAL_NONE)
      return true;
  return false;
}

/* Cases in which rules of the circle hold, and every one of them loses.  Layered rows come after flat
 * ones, for which this was asked. */
static bool nothing_left(const sorter *t, const circle *c, const precedence *p, diags *sink) {
  region held = { 0 }, left = { 0 };
  if (t->space->layered) return false;
  for (uint32_t i = 0; i < c->count; i++) {
    const rule *r = t->decision->orders.items[c->items[i]].below;
    region cases;
    if (!lower_rule(t->arena, t->space, r, &cases, sink)) return false;
    for (uint32_t j = 0; j < cases.count; j++) vec_push(t->arena, &held, cases.items[j]);
    for (uint32_t j = 0; j < p->losses.count; j++)
      if (p->losses.items[j].loser == r)
        cases = region_subtract(t->arena, t->space, &cases, &p->losses.items[j].where);
    for (uint32_t j = 0; j < cases.count; j++) vec_push(t->arena, &left, cases.items[j]);
  }
  held = region_subtract(t->arena, t->space, &held, &left);
  return has_case(t, &held);
}

static bool break_circle(sorter *t, precedence *out, diags *sink) {
  circle c = find_circle(t);
  circle all = { 0 };
  for (uint32_t i = 0; i < t->decision->orders.count; i++)
    if (!t->dropped[i] && in_circle(t, &t->decision->orders.items[i])) vec_push(t->arena, &all, i);
  for (uint32_t i = 0; i < all.count; i++) {
    if (t->decision->orders.items[all.items[i]].where != NULL) continue;
    report_circle(t, &c, "each of these rules loses to the next", sink);
    return false;
  }
  for (uint32_t i = 0; i < all.count; i++)
    if (!add_loss(t, &t->decision->orders.items[all.items[i]], out, sink)) return false;
  if (nothing_left(t, &all, out, sink)) {
    report_circle(t, &c, "in some cases each of these rules loses and nothing is left to decide",
                  sink);
    return false;
  }
  for (uint32_t i = 0; i < all.count; i++) t->dropped[all.items[i]] = true;
  return true;
}

/* The orders of each winner, as a list. */
static void list_orders(sorter *t) {
  const decision *d = t->decision;
  t->first = arena_alloc(t->arena, (d->rules.count + 1) * sizeof *t->first);
  t->next = arena_alloc(t->arena, (d->orders.count + 1) * sizeof *t->next);
  for (uint32_t i = d->orders.count; i-- > 0;) {
    uint32_t above = index_of(d, d->orders.items[i].above);
    t->next[i] = t->first[above];
    t->first[above] = i + 1;
  }
}

bool order_rules(arena *a, const space *s, const decision *d, precedence *out, diags *sink) {
  sorter t = { .arena = a, .space = s, .decision = d };
  t.dropped = arena_alloc(a, d->orders.count * sizeof *t.dropped + 1);
  t.waiting = arena_alloc(a, d->rules.count * sizeof *t.waiting + 1);
  t.placed = arena_alloc(a, d->rules.count * sizeof *t.placed + 1);
  list_orders(&t);
  *out = (precedence){ 0 };
  while (!place_all(&t, out))
    if (!break_circle(&t, out, sink)) return false;
  return true;
}
