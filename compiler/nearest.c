/* nearest.c -- which facts have to change, fewest first. */
#include "nearest.h"

#include <stdlib.h>
#include <string.h>

enum { BUDGET = 60000, SETS_MAX = 24, NODES_MAX = 400000 };

typedef struct hitting {
  nearing *z;
  VEC(fact_set) reasons; /* each rules the outcome out as long as none of it changes */
  VEC(fact_set) found;
  uint32_t nodes;
} hitting;

/* ---- questions --------------------------------------------------------------------------- */

bool nearing_possible(nearing *z, const polrt_set *sets) {
  if (z->budget == 0) {
    z->cut = true;
    return false;
  }
  z->budget--;
  (void)inquiry_ask(z->q, sets);
  if (!z->q->result.exact) z->cut = true;
  return (z->q->result.possible & z->bit) != 0;
}

bool nearing_certain(nearing *z, const polrt_set *sets) {
  return nearing_possible(z, sets) && z->q->result.possible == z->bit && z->q->result.exact;
}

polrt_set *nearing_copy(nearing *z, const polrt_set *sets) {
  polrt_set *copy = arena_alloc(z->arena, z->q->policy.inputs * sizeof *copy);
  memcpy(copy, sets, z->q->policy.inputs * sizeof *copy);
  return copy;
}

void nearing_free(nearing *z, polrt_set *sets, fact_set facts) {
  for (uint32_t i = 0; i < z->q->policy.inputs; i++)
    if (facts >> z->q->slot_of[i] & 1) sets[i] = polrt_unknown(&z->q->policy, i);
}

static bool possible_without(nearing *z, fact_set without) {
  return nearing_possible(z, inquiry_without(z->q, z->base, without));
}

/* ---- reasons ----------------------------------------------------------------------------- */

/* Of facts that together rule the outcome out, as few as do; those in `spare' may be left out. */
static fact_set shrink(nearing *z, fact_set reason, fact_set spare) {
  for (uint32_t i = z->q->slots.count; i-- > 0;) {
    fact_set one = fact_bit(z->q->slots.items[i].first);
    if ((reason & spare & one) && !possible_without(z, ~(reason & ~one))) reason &= ~one;
  }
  return reason;
}

static bool is_blocked(const hitting *h, fact_set set) {
  for (uint32_t i = 0; i < h->found.count; i++)
    if ((h->found.items[i] & ~set) == 0) return true;
  return false;
}

/* A set of at most `size' more facts that meets every reason; 0: none. */
static fact_set hit(hitting *h, fact_set set, uint32_t size) {
  if (h->nodes++ > NODES_MAX || is_blocked(h, set)) return 0;
  uint32_t i = 0;
  while (i < h->reasons.count && (h->reasons.items[i] & set)) i++;
  if (i == h->reasons.count) return set;
  if (size == 0) return 0;
  for (fact_set rest = h->reasons.items[i]; rest != 0; rest &= rest - 1) {
    fact_set more = hit(h, set | (rest & (~rest + 1)), size - 1);
    if (more != 0) return more;
  }
  return 0;
}

static void add_reason(hitting *h, fact_set changed) {
  nearing *z = h->z;
  fact_set reason = shrink(z, z->had & ~changed, z->may);
  vec_push(z->arena, &h->reasons, reason & z->may);
}

/* All smallest sets of facts whose change yields the outcome, and larger ones until there are
 * enough. */
static void find_sets(hitting *h) {
  nearing *z = h->z;
  uint32_t size = 1, most = (uint32_t)__builtin_popcountll(z->may);
  add_reason(h, 0);
  while (size <= most && !z->cut && h->nodes <= NODES_MAX) {
    fact_set set = hit(h, 0, size);
    if (set == 0) {
      size++;
      if (h->found.count >= NEAREST_WAYS) return;
    } else if (possible_without(z, set)) {
      vec_push(z->arena, &h->found, set);
      if (h->found.count >= SETS_MAX) return;
    } else {
      add_reason(h, set);
    }
  }
  if (h->nodes > NODES_MAX) z->cut = true;
}

/* ---- ways -------------------------------------------------------------------------------- */

static int by_nearness(const void *x, const void *y) {
  const nearest_way *a = x, *b = y;
  if (a->changes.count != b->changes.count) return a->changes.count < b->changes.count ? -1 : 1;
  return a->cost < b->cost ? -1 : a->cost > b->cost;
}

/* Keeps the order of what is equally near. */
static void sort_ways(nearest_report *r) {
  for (uint32_t i = 1; i < r->ways.count; i++)
    for (uint32_t k = i; k > 0 && by_nearness(&r->ways.items[k - 1], &r->ways.items[k]) > 0; k--) {
      nearest_way swap = r->ways.items[k];
      r->ways.items[k] = r->ways.items[k - 1];
      r->ways.items[k - 1] = swap;
    }
}

static void add_ways(nearing *z, nearest_report *r, fact_set change) {
  way_list ways = { 0 };
  if (!nearest_values(z, change, &ways)) return;
  for (uint32_t i = 0; i < ways.count; i++) {
    nearest_tell(z, &ways.items[i], change);
    vec_push(z->arena, &r->ways, ways.items[i]);
  }
}

/* Facts that are held rule it out, whatever the others are. */
static void tell_why_never(nearing *z, nearest_report *r) {
  fact_set held = z->had & ~z->may, date = fact_bit(0);
  r->not_on_this_date = (held & date) != 0 && possible_without(z, ~(held & ~date));
  fact_set reason = shrink(z, held, held);
  for (uint32_t i = 0; i < z->q->slots.count; i++) {
    const fact_slot *s = &z->q->slots.items[i];
    if ((reason & fact_bit(s->first)) == 0) continue;
    vec_push(z->arena, &r->ruled_out_by,
             s->first == 0
                 ? arena_printf(z->arena, "%s is %s", s->name, case_value(z->arena, z->facts, s))
                 : case_fact_words(z->arena, z->facts, s));
  }
}

static void find_wait(nearing *z, nearest_report *r, fact_set kept) {
  int32_t day;
  polrt_set *sets = nearing_copy(z, z->base);
  if ((z->had & 1) && (kept & 1) == 0 && nearest_day(z, sets, &day))
    r->wait = date_text(z->arena, day);
}

nearest_report nearest_ways(inquiry *q, const case_facts *facts, const outcome *wanted,
                            fact_set kept) {
  polrt_set *base = arena_alloc(q->arena, q->policy.inputs * sizeof *base);
  inquiry_take(q, facts->sets, base);
  nearing z = { .arena = q->arena, .q = q, .facts = facts, .base = base, .wanted = wanted };
  z.bit = wanted != NULL ? UINT64_C(1) << wanted->number : POLRT_POSSIBLE_REFER;
  z.had = inquiry_given(q, base);
  z.may = z.had & ~kept & ~fact_bit(0);
  z.budget = BUDGET;
  nearest_report r = { 0 };
  hitting h = { .z = &z };
  r.reached = nearing_certain(&z, base);
  r.open = !r.reached && nearing_possible(&z, base);
  if (r.open) {
    add_ways(&z, &r, 0);
  } else if (!r.reached) {
    if (possible_without(&z, z.may))
      find_sets(&h);
    else
      tell_why_never(&z, &r);
    for (uint32_t i = 0; i < h.found.count; i++) add_ways(&z, &r, h.found.items[i]);
    sort_ways(&r);
    find_wait(&z, &r, kept);
  }
  r.exact = !z.cut;
  if (r.ways.count > NEAREST_WAYS) r.ways.count = NEAREST_WAYS;
  return r;
}
