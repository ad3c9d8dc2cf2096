/* nearest_value.c -- to which values facts have to change: the nearest that will do. */
#include "nearest.h"

#include "analyse.h"

#include <string.h>

enum { CODES_MAX = 200 }; /* combinations of codes that are tried one by one */

/* One value of one fact that will do. */
typedef struct candidate {
  double cost;
  polrt_set *sets; /* the case with it */
} candidate;

typedef VEC(candidate) candidates;

/* ---- numbers and dates ------------------------------------------------------------------- */

static bool possible_within(nearing *z, polrt_set *sets, uint32_t input, int32_t lo, int32_t hi) {
  sets[input] = polrt_between(lo, hi);
  return nearing_possible(z, sets);
}

/* The smallest value from `lo' to `hi' that will do. */
static bool first_up(nearing *z, polrt_set *sets, uint32_t input, int32_t lo, int32_t hi,
                     int32_t *out) {
  int32_t from = lo;
  if (lo > hi || !possible_within(z, sets, input, lo, hi)) return false;
  while (lo < hi) {
    int32_t middle = (int32_t)(((int64_t)lo + hi) >> 1);
    if (possible_within(z, sets, input, from, middle))
      hi = middle;
    else
      lo = middle + 1;
  }
  *out = lo;
  return true;
}

static bool first_down(nearing *z, polrt_set *sets, uint32_t input, int32_t lo, int32_t hi,
                       int32_t *out) {
  int32_t from = hi;
  if (lo > hi || !possible_within(z, sets, input, lo, hi)) return false;
  while (lo < hi) {
    int32_t middle = (int32_t)(((int64_t)lo + hi + 1) >> 1);
    if (possible_within(z, sets, input, middle, from))
      lo = middle;
    else
      hi = middle - 1;
  }
  *out = lo;
  return true;
}

static void add_exact(nearing *z, candidates *out, const polrt_set *sets, uint32_t input,
                      int32_t value, double cost) {
  candidate c = { cost, nearing_copy(z, sets) };
  c.sets[input] = polrt_exactly(value);
  vec_push(z->arena, out, c);
}

static int32_t least_of(const polrt_input *in) { return in->absent ? in->lo + 1 : in->lo; }

/* Where nothing is known of a date, the nearest to the date of service. */
static int32_t anchor_of(const nearing *z, const polrt_input *in) {
  const model *m = z->q->tables->model;
  if (in->kind != POLRT_DATE) return least_of(in);
  return z->base[0].lo == z->base[0].hi ? z->base[0].lo : m->revisions.items[0].day;
}

/* In lo .. hi, nearest to `below' going down and to `above' going up. */
static void add_ordinals(nearing *z, candidates *out, const polrt_set *with, uint32_t input,
                         int32_t lo, int32_t hi, int32_t below, int32_t above) {
  const polrt_input *in = &z->q->policy.input[input];
  double range = (double)in->hi - in->lo + 1;
  polrt_set *sets = nearing_copy(z, with);
  int32_t up = 0, down = 0;
  bool has_up = first_up(z, sets, input, above > lo ? above : lo, hi, &up);
  bool has_down = first_down(z, sets, input, lo, below < hi ? below : hi, &down);
  double rise = has_up ? ((double)up - above + 1) / range : 0;
  double fall = has_down ? ((double)below - down + 1) / range : 0;
  bool falls_first = has_down && (!has_up || fall < rise);
  if (falls_first) add_exact(z, out, with, input, down, fall);
  if (has_up) add_exact(z, out, with, input, up, rise);
  if (has_down && !falls_first) add_exact(z, out, with, input, down, fall);
}

static void add_absent(nearing *z, candidates *out, const polrt_set *with, uint32_t input) {
  const polrt_input *in = &z->q->policy.input[input];
  polrt_set *sets = nearing_copy(z, with);
  sets[input] = polrt_exactly(in->lo);
  if (in->absent && nearing_possible(z, sets)) add_exact(z, out, with, input, in->lo, 1);
}

/* Values other than those known so far. */
static void ordinal_changes(nearing *z, candidates *out, const polrt_set *with, uint32_t input) {
  const polrt_input *in = &z->q->policy.input[input];
  polrt_set old = z->base[input];
  if (in->absent && old.hi == in->lo) { /* absent so far */
    int32_t anchor = anchor_of(z, in);
    add_ordinals(z, out, with, input, least_of(in), in->hi, anchor - 1, anchor);
    return;
  }
  add_ordinals(z, out, with, input, least_of(in), in->hi,
               old.lo > least_of(in) ? old.lo - 1 : INT32_MIN,
               old.hi < in->hi ? old.hi + 1 : INT32_MAX);
  if (old.members != POLRT_OR_ABSENT) add_absent(z, out, with, input);
}

/* A value of those that are possible so far. */
static void ordinal_choices(nearing *z, candidates *out, const polrt_set *with, uint32_t input) {
  const polrt_input *in = &z->q->policy.input[input];
  polrt_set old = z->base[input];
  int32_t anchor = anchor_of(z, in), lo = old.lo < least_of(in) ? least_of(in) : old.lo;
  bool absent = in->absent && (old.lo == in->lo || old.members == POLRT_OR_ABSENT);
  add_ordinals(z, out, with, input, lo, old.hi, anchor - 1, anchor);
  if (absent) add_absent(z, out, with, input);
}

/* ---- members ----------------------------------------------------------------------------- */

static bool has_member(polrt_set s, int32_t v) {
  return v >= s.lo && v <= s.hi && (s.members >> v & 1) != 0;
}

/* Members known to be possible so far, or the others. */
static void add_members(nearing *z, candidates *out, const polrt_set *with, uint32_t input,
                        bool others) {
  const polrt_input *in = &z->q->policy.input[input];
  polrt_set *sets = nearing_copy(z, with);
  for (int32_t v = in->lo; v <= in->hi; v++) {
    if (has_member(z->base[input], v) == others) continue;
    sets[input] = polrt_exactly(v);
    if (nearing_possible(z, sets)) add_exact(z, out, with, input, v, 1);
  }
}

/* ---- codes ------------------------------------------------------------------------------- */

static uint64_t known_memberships(const polrt_set *sets, const fact_slot *s) {
  uint64_t mask = 0;
  for (uint32_t k = 0; k < s->count; k++)
    if (sets[s->first + k].lo == 1 && sets[s->first + k].hi == 1) mask |= UINT64_C(1) << k;
  return mask;
}

static void give_memberships(polrt_set *sets, const fact_slot *s, uint64_t mask) {
  for (uint32_t k = 0; k < s->count; k++)
    sets[s->first + k] = polrt_exactly((int32_t)(mask >> k & 1));
}

static void try_codes(nearing *z, candidates *out, const polrt_set *with, const fact_slot *s,
                      uint64_t mask, double cost) {
  polrt_set *sets = nearing_copy(z, with);
  for (uint32_t i = 0; i < out->count; i++)
    if (known_memberships(out->items[i].sets, s) == mask) return;
  give_memberships(sets, s, mask);
  if (!nearing_possible(z, sets) ||
      case_codes(z->arena, z->q->tables->model, s->codes, mask) == NULL)
    return;
  vec_push(z->arena, out, (candidate){ cost, sets });
}

static const table_group *group_of(const nearing *z, const fact_slot *s) {
  const tables *t = z->q->tables;
  for (uint32_t i = 0; i < t->groups.count; i++)
    if (t->groups.items[i].fact == s->codes) return &t->groups.items[i];
  return NULL;
}

/* One membership after the other, as it was where that will do. */
static void nearest_memberships(nearing *z, candidates *out, const polrt_set *with,
                                const fact_slot *s, uint64_t had) {
  polrt_set *sets = nearing_copy(z, with);
  for (uint32_t k = 0; k < s->count; k++) {
    int32_t was = (int32_t)(had >> k & 1);
    sets[s->first + k] = polrt_exactly(was);
    if (!nearing_possible(z, sets)) sets[s->first + k] = polrt_exactly(1 - was);
  }
  uint64_t mask = known_memberships(sets, s);
  try_codes(z, out, with, s, mask, (double)__builtin_popcountll(mask ^ had));
}

/* One code more, one less, another one; else as few memberships as come to it. */
static void add_codes(nearing *z, candidates *out, const polrt_set *with, const fact_slot *s,
                      uint64_t had) {
  const table_group *g = group_of(z, s);
  uint32_t count = g == NULL                          ? 0
                   : g->atoms.atoms.count < CODES_MAX ? g->atoms.atoms.count
                                                      : CODES_MAX;
  if (g == NULL) return;
  for (uint32_t i = s->codes->several ? 1 : 0; i < count; i++)
    try_codes(z, out, with, s, g->atoms.atoms.items[i] | (s->codes->several ? had : 0), 1);
  for (uint32_t i = 1; s->codes->several && i < count; i++)
    if ((g->atoms.atoms.items[i] & ~had) == 0)
      try_codes(z, out, with, s, had & ~g->atoms.atoms.items[i], 1);
  if (out->count == 0) nearest_memberships(z, out, with, s, had);
}

/* ---- one fact ---------------------------------------------------------------------------- */

static const fact_slot *slot_at(const nearing *z, uint32_t first) {
  uint32_t i = 0;
  while (z->q->slots.items[i].first != first) i++;
  return &z->q->slots.items[i];
}

/* Values of a fact that will do, nearest first; `change': other than those known so far. */
static candidates candidates_of(nearing *z, const polrt_set *with, uint32_t first, bool change) {
  candidates out = { 0 };
  const fact_slot *s = slot_at(z, first);
  uint8_t kind = z->q->policy.input[first].kind;
  if (s->codes != NULL)
    add_codes(z, &out, with, s, change ? known_memberships(z->base, s) : 0);
  else if (kind <= POLRT_ONE_OF)
    add_members(z, &out, with, first, change);
  else if (change)
    ordinal_changes(z, &out, with, first);
  else
    ordinal_choices(z, &out, with, first);
  if (s->codes != NULL && !change) try_codes(z, &out, with, s, 0, 1);
  return out;
}

static bool is_exact(const polrt_set *sets, const fact_slot *s) {
  for (uint32_t k = 0; k < s->count; k++)
    if (sets[s->first + k].lo != sets[s->first + k].hi ||
        sets[s->first + k].members == POLRT_OR_ABSENT)
      return false;
  return true;
}

/* Settles what is not known until the outcome is certain, or everything when `all'. */
static bool settle(nearing *z, polrt_set *sets, bool all) {
  for (uint32_t i = 0; i < z->q->slots.count; i++) {
    const fact_slot *s = &z->q->slots.items[i];
    if (!all && nearing_certain(z, sets)) return true;
    if (is_exact(sets, s)) continue;
    candidates found = candidates_of(z, sets, s->first, false);
    uint32_t best = 0;
    for (uint32_t k = found.count; !all && k-- > 0;)
      if (nearing_certain(z, found.items[k].sets)) best = k;
    if (found.count == 0) return false;
    memcpy(sets, found.items[best].sets, z->q->policy.inputs * sizeof *sets);
  }
  return nearing_certain(z, sets);
}

/* What was settled and need not be known after all becomes as unknown as it was. */
static void loosen(nearing *z, polrt_set *sets, fact_set change) {
  for (uint32_t i = z->q->slots.count; i-- > 0;) {
    const fact_slot *s = &z->q->slots.items[i];
    if (change & fact_bit(s->first)) continue;
    polrt_set *less = nearing_copy(z, sets);
    memcpy(&less[s->first], &z->base[s->first], s->count * sizeof *less);
    if (nearing_certain(z, less)) memcpy(sets, less, z->q->policy.inputs * sizeof *sets);
  }
}

/* ---- as wide as it may be ---------------------------------------------------------------- */

static bool certain_within(nearing *z, polrt_set *sets, uint32_t input, int32_t lo, int32_t hi) {
  sets[input] = polrt_between(lo, hi);
  return nearing_certain(z, sets);
}

static void widen_ordinal(nearing *z, polrt_set *sets, uint32_t input, int32_t lo, int32_t hi) {
  int32_t value = sets[input].lo, top = value, bottom = value;
  polrt_set *wider = nearing_copy(z, sets);
  for (int32_t most = hi; top < most;) { /* the highest `top' for which value .. top is certain */
    int32_t middle = (int32_t)(((int64_t)top + most + 1) >> 1);
    if (certain_within(z, wider, input, value, middle))
      top = middle;
    else
      most = middle - 1;
  }
  for (int32_t least = lo; bottom > least;) {
    int32_t middle = (int32_t)(((int64_t)least + bottom) >> 1);
    if (certain_within(z, wider, input, middle, top))
      bottom = middle;
    else
      least = middle + 1;
  }
  sets[input] = polrt_between(bottom, top);
}

static void widen_members(nearing *z, polrt_set *sets, uint32_t input, bool change) {
  const polrt_input *in = &z->q->policy.input[input];
  uint64_t members = UINT64_C(1) << sets[input].lo;
  polrt_set *wider = nearing_copy(z, sets);
  for (int32_t v = in->lo; v <= in->hi; v++) {
    if (change == has_member(z->base[input], v)) continue;
    wider[input] = (polrt_set){ in->lo, in->hi, members | UINT64_C(1) << v };
    if (nearing_certain(z, wider)) members |= UINT64_C(1) << v;
  }
  if (members & (members - 1)) sets[input] = (polrt_set){ in->lo, in->hi, members };
}

/* Further values that would do as well, each fact with those of the others. */
static void widen(nearing *z, polrt_set *sets, uint32_t input, bool change) {
  const polrt_input *in = &z->q->policy.input[input];
  polrt_set old = z->base[input];
  int32_t value = sets[input].lo, least = least_of(in);
  if (in->kind <= POLRT_ONE_OF) {
    widen_members(z, sets, input, change);
    return;
  }
  if (value < least) return; /* absent */
  int32_t lo = old.lo > least ? old.lo : least, hi = old.hi;
  bool was_absent = in->absent && old.hi == in->lo;
  if (change && was_absent)
    lo = least, hi = in->hi;
  else if (change)
    lo = value > old.hi ? value : least, hi = value > old.hi ? in->hi : value;
  widen_ordinal(z, sets, input, lo, hi);
}

/* ---- replay ------------------------------------------------------------------------------ */

/* One completion, through the naive evaluator. */
static void replay(nearing *z, const polrt_set *found) {
  const model *m = z->q->tables->model;
  polrt_set *sets = nearing_copy(z, found), *from = nearing_copy(z, found);
  int32_t *values = arena_alloc(z->arena, (m->facts.count + 1) * sizeof *values);
  const polrt_set *base = z->base;
  z->base = from;
  bool whole = settle(z, sets, true);
  z->base = base;
  if (!whole) return; /* only when the search was cut short, or no listed code would do */
  for (uint32_t i = 1; i < z->q->policy.inputs; i++) values[i - 1] = sets[i].lo;
  naive_case at = { model_revision_on(m, sets[0].lo), sets[0].lo, values };
  naive_answer answer = naive_decide(naive_new(z->arena, m), z->q->decision, at);
  witness_insist(z->wanted != NULL ? answer.outcome == z->wanted : answer.status == NAIVE_REFER,
                 "why-not");
}

/* ---- ways -------------------------------------------------------------------------------- */

static bool finish(nearing *z, const polrt_set *sets, double cost, fact_set change, way_list *out) {
  nearest_way way = { .sets = nearing_copy(z, sets), .cost = cost };
  if (!settle(z, way.sets, false)) return false;
  loosen(z, way.sets, change);
  for (uint32_t i = 0; i < z->q->slots.count; i++) {
    const fact_slot *s = &z->q->slots.items[i];
    bool changed = (change & fact_bit(s->first)) != 0;
    bool settled = memcmp(&way.sets[s->first], &z->base[s->first], sizeof *way.sets) != 0;
    if (s->codes == NULL && (changed || settled)) widen(z, way.sets, s->first, changed);
  }
  replay(z, way.sets);
  vec_push(z->arena, out, way);
  return true;
}

/* The nearest value of one fact after the other, in order of the facts or against it. */
static bool in_turn(nearing *z, polrt_set *sets, fact_set change, bool backwards, double *cost) {
  *cost = 0;
  while (change != 0) {
    uint32_t first =
        backwards ? 63 - (uint32_t)__builtin_clzll(change) : (uint32_t)__builtin_ctzll(change);
    candidates found = candidates_of(z, sets, first, true);
    if (found.count == 0) return false;
    memcpy(sets, found.items[0].sets, z->q->policy.inputs * sizeof *sets);
    *cost += found.items[0].cost;
    change &= ~fact_bit(first);
  }
  return true;
}

static bool is_covered(const way_list *ways, const polrt_set *sets, uint32_t input) {
  for (uint32_t i = 0; i < ways->count; i++) {
    polrt_set s = ways->items[i].sets[input];
    if (s.lo <= sets[input].lo && sets[input].lo <= s.hi &&
        (s.members == ~UINT64_C(0) || s.members >> (sets[input].lo & 63) & 1))
      return true;
  }
  return false;
}

static bool of_one(nearing *z, const polrt_set *sets, fact_set change, way_list *out) {
  uint32_t first = (uint32_t)__builtin_ctzll(change), before = out->count;
  bool codes = slot_at(z, first)->codes != NULL;
  candidates found = candidates_of(z, sets, first, true);
  for (uint32_t i = 0; i < found.count && out->count < before + NEAREST_WAYS; i++)
    if (codes || !is_covered(out, found.items[i].sets, first))
      (void)finish(z, found.items[i].sets, found.items[i].cost, change, out);
  return out->count > before;
}

bool nearest_values(nearing *z, fact_set change, way_list *out) {
  polrt_set *sets = nearing_copy(z, z->base), *other;
  double cost, other_cost;
  nearing_free(z, sets, change);
  if (change == 0) return finish(z, sets, 0, change, out);
  if ((change & (change - 1)) == 0) return of_one(z, sets, change, out);
  other = nearing_copy(z, sets);
  bool one = in_turn(z, sets, change, false, &cost);
  bool two = in_turn(z, other, change, true, &other_cost);
  if (two && (!one || other_cost < cost)) return finish(z, other, other_cost, change, out);
  return one && finish(z, sets, cost, change, out);
}

bool nearest_day(nearing *z, polrt_set *sets, int32_t *day) {
  const polrt_input *in = &z->q->policy.input[0];
  int32_t on = z->base[0].lo, up = 0, down = 0;
  bool later = first_up(z, sets, 0, on + 1, in->hi, &up);
  bool earlier = first_down(z, sets, 0, in->lo, on - 1, &down);
  bool back = earlier && (!later || on - down < up - on);
  if (!later && !earlier) return false;
  *day = back ? down : up;
  sets[0] = polrt_exactly(*day);
  return nearing_certain(z, sets);
}
