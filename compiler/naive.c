/* naive.c -- a second evaluator, straight from the typed model, that exists to test the first.
 *
 * Slow and plain on purpose.  It must not use rows, boxes, tables, the runtime or any helper that
 * the lowering uses: even the search for the version in force is its own.
 */
#include "naive.h"

#include <assert.h>
#include <stdlib.h>

/* ---- versions ---------------------------------------------------------------------------- */

static bool is_valid(revision_set valid, uint32_t rev) {
  return rev != 0 && (valid >> rev & 1) != 0;
}

static const cond *criterion_at(const criterion *c, uint32_t rev) {
  for (uint32_t i = 0; i < c->versions.count; i++)
    if (is_valid(c->versions.items[i].valid, rev)) return c->versions.items[i].is;
  return NULL;
}

static const rule_version *rule_at(const rule *r, uint32_t rev) {
  for (uint32_t i = 0; i < r->versions.count; i++)
    if (is_valid(r->versions.items[i]->valid, rev)) return r->versions.items[i];
  return NULL;
}

static const default_version *default_at(const decision *d, uint32_t rev) {
  for (uint32_t i = 0; i < d->defaults.count; i++)
    if (is_valid(d->defaults.items[i].valid, rev)) return &d->defaults.items[i];
  return NULL;
}

/* ---- calendar ---------------------------------------------------------------------------- */

typedef struct calendar_day {
  int year, month, day;
} calendar_day;

static int length_of_month(int year, int month) {
  if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/* Counts years, then months: slow, and hard to get wrong. */
static calendar_day calendar_of(int32_t day) {
  calendar_day d = { 1970, 1, 0 };
  int64_t left = day;
  while (left < 0) left += length_of_month(--d.year, 2) == 29 ? 366 : 365;
  for (int days; left >= (days = length_of_month(d.year, 2) == 29 ? 366 : 365); d.year++)
    left -= days;
  for (; left >= length_of_month(d.year, d.month); d.month++)
    left -= length_of_month(d.year, d.month);
  d.day = (int)left + 1;
  return d;
}

static int32_t months_of(calendar_day d) { return d.year * 12 + d.month - 1; }

/* Does the anchor moved by n months lie before the day (-1), on it (0) or after it (1)?  A day that
 * the month lacks is the last day of the month. */
static int anniversary_against(calendar_day anchor, int32_t n, calendar_day day) {
  int32_t month = months_of(anchor) + n;
  if (month != months_of(day)) return month < months_of(day) ? -1 : 1;
  int last = length_of_month(day.year, day.month);
  int on = anchor.day < last ? anchor.day : last;
  return on < day.day ? -1 : on > day.day;
}

/* Half-months: 2n on the n-th anniversary, 2n + 1 after it and before the next. */
static int32_t half_months(calendar_day anchor, calendar_day day) {
  int32_t n = months_of(day) - months_of(anchor);
  if (anniversary_against(anchor, n, day) > 0) n--;
  return 2 * n + (anniversary_against(anchor, n, day) < 0);
}

/* ---- values ------------------------------------------------------------------------------ */

static int32_t value_of(const fact *f, naive_case at);

static bool is_absent(const fact *f, naive_case at) {
  return f->absent != NULL && value_of(f, at) == f->lo;
}

static int32_t sum_of(const derive *d, naive_case at) {
  int64_t sum = d->constant;
  for (uint32_t i = 0; i < d->terms.count; i++)
    sum += (int64_t)d->terms.items[i].factor * value_of(d->terms.items[i].fact, at);
  assert(sum >= INT32_MIN && sum <= INT32_MAX);
  return (int32_t)sum;
}

static int32_t derived_value(const fact *f, naive_case at) {
  const derive *d = f->derive;
  for (uint32_t i = 0; i < d->terms.count; i++)
    if (is_absent(d->terms.items[i].fact, at)) return f->lo;
  if (d->op == DERIVE_SUM) return sum_of(d, at);
  int32_t from = value_of(d->terms.items[0].fact, at), to = value_of(d->terms.items[1].fact, at);
  if (d->op == DERIVE_DAYS) return to - from;
  calendar_day x = calendar_of(from), y = calendar_of(to);
  return d->op == DERIVE_MONTHS ? half_months(x, y) : months_of(y) - months_of(x) - 1;
}

/* Facts that are computed are computed anew each time. */
static int32_t value_of(const fact *f, naive_case at) {
  if (f->role == FACT_DERIVED) return derived_value(f, at);
  if (f->role == FACT_LAYER) {
    const cond *is = criterion_at(f->layer, at.revision);
    return is != NULL && naive_holds(is, at);
  }
  return f->input == 0 ? at.day : at.values[f->input - 1];
}

/* ---- conditions -------------------------------------------------------------------------- */

/* The member as the revision knows it: what it does not know yet is `other'. */
static int32_t member_at(const fact *f, naive_case at) {
  int32_t number = value_of(f, at);
  if (!f->type->open) return number;
  for (uint32_t i = 0; i < f->type->members.count; i++) {
    const member *m = &f->type->members.items[i];
    if (m->number == number && m->since > at.revision) return 0;
  }
  return number;
}

static bool member_holds(const cond *c, naive_case at) {
  int32_t number = member_at(c->fact, at);
  bool found = false;
  for (uint32_t i = 0; i < c->members.count; i++) found |= c->members.items[i] == number;
  return found != c->negated;
}

/* A quantity in completed units: 34w6d are 34 completed weeks, -1 day is -1 completed weeks. */
static int64_t completed(int32_t value, int32_t divisor) {
  if (divisor <= 1) return value;
  int64_t whole = value / divisor;
  return value % divisor < 0 ? whole - 1 : whole;
}

static bool compare_holds(const cond *c, naive_case at) {
  if (is_absent(c->fact, at)) return c->or_absent;
  int64_t value = completed(value_of(c->fact, at), c->divisor);
  switch (c->op) {
  case OP_LT:
    return value < c->value;
  case OP_LE:
    return value <= c->value;
  case OP_GT:
    return value > c->value;
  case OP_GE:
    return value >= c->value;
  case OP_EQ:
    return value == c->value;
  case OP_NE:
    return value != c->value;
  case OP_NONE:
    break;
  }
  assert(c->op != OP_NONE);
  return false;
}

static bool between_holds(const cond *c, naive_case at) {
  if (is_absent(c->fact, at)) return c->or_absent;
  int64_t value = completed(value_of(c->fact, at), c->divisor);
  return c->value <= value && value <= c->upper;
}

static uint32_t parts_holding(const cond *c, naive_case at) {
  uint32_t holding = 0;
  for (uint32_t i = 0; i < c->parts.count; i++)
    if (naive_holds(c->parts.items[i], at)) holding++;
  return holding;
}

bool naive_holds(const cond *c, naive_case at) {
  switch (c->kind) {
  case COND_ALL:
    return parts_holding(c, at) == c->parts.count;
  case COND_ANY:
    return parts_holding(c, at) > 0;
  case COND_NOT:
    return !naive_holds(c->parts.items[0], at);
  case COND_COUNT: {
    uint32_t holding = parts_holding(c, at);
    return c->at_least <= holding && holding <= c->at_most;
  }
  case COND_CRITERION: {
    const cond *is = criterion_at(c->criterion, at.revision);
    return is != NULL && naive_holds(is, at);
  }
  case COND_MEMBER:
    return member_holds(c, at);
  case COND_COMPARE:
    return compare_holds(c, at);
  case COND_BETWEEN:
    return between_holds(c, at);
  case COND_ABSENT:
    return is_absent(c->fact, at);
  case COND_REVISIONS:
    return is_valid(c->revisions, at.revision);
  }
  abort(); /* every kind is listed above */
}

/* ---- precedence -------------------------------------------------------------------------- */

/* What is known of one decision before any case is.  `reach' is a square of rules: may one come
 * from the first to the second by going down, from winners to losers? */
typedef struct ranking {
  const decision *decision;
  uint32_t count;
  bool *reach;
  const rule **best_first;
  const rule **holding, **agreeing; /* room for answers */
} ranking;

struct naive {
  const model *model;
  ranking *rankings; /* one per decision, as in the model */
};

static uint32_t place_of(const decision *d, const rule *r) {
  uint32_t low = 0, high = d->rules.count; /* they stand in order of their numbers */
  while (high - low > 1) {
    uint32_t middle = low + (high - low) / 2;
    if (d->rules.items[middle]->number <= r->number)
      low = middle;
    else
      high = middle;
  }
  assert(d->rules.items[low] == r);
  return low;
}

/* Where no order goes round in a circle, rules are placed one by one: always the smallest number of those
 * that wait for nobody.  False when some are left over. */
static bool rank_without_circles(arena *a, ranking *k) {
  const decision *d = k->decision;
  uint32_t *waits = arena_alloc(a, (k->count + 1) * sizeof *waits);
  uint32_t *first = arena_alloc(a, (k->count + 1) * sizeof *first); /* 1 + an order, by `above' */
  uint32_t *next = arena_alloc(a, (d->orders.count + 1) * sizeof *next);
  bool *placed = arena_alloc(a, k->count + 1);
  for (uint32_t i = 0; i < d->orders.count; i++) {
    uint32_t above = place_of(d, d->orders.items[i].above);
    next[i] = first[above];
    first[above] = i + 1;
    waits[place_of(d, d->orders.items[i].below)]++;
  }
  uint32_t rank = 0;
  for (uint32_t at = 0; at < k->count;) {
    if (placed[at] || waits[at] > 0) {
      at++;
      continue;
    }
    uint32_t back = at + 1;
    placed[at] = true;
    k->best_first[rank++] = d->rules.items[at];
    for (uint32_t o = first[at]; o != 0; o = next[o - 1]) {
      uint32_t below = place_of(d, d->orders.items[o - 1].below);
      if (--waits[below] == 0 && below < back) back = below;
    }
    at = back;
  }
  return rank == k->count;
}

/* Warshall's closure over the orders of all revisions together; without orders there is none. */
static void find_reach(arena *a, ranking *k) {
  uint32_t n = k->count;
  const decision *d = k->decision;
  if (d->orders.count == 0) return;
  k->reach = arena_alloc(a, (size_t)n * n);
  for (uint32_t i = 0; i < d->orders.count; i++) {
    const order *o = &d->orders.items[i];
    k->reach[place_of(d, o->above) * n + place_of(d, o->below)] = true;
  }
  for (uint32_t via = 0; via < n; via++)
    for (uint32_t from = 0; from < n; from++)
      for (uint32_t to = 0; k->reach[from * n + via] && to < n; to++)
        if (k->reach[via * n + to]) k->reach[from * n + to] = true;
}

/* Two rules of which each is above the other, on some way. */
static bool in_one_cycle(const ranking *k, uint32_t x, uint32_t y) {
  return k->reach != NULL && k->reach[x * k->count + y] && k->reach[y * k->count + x];
}

/* A rule waits for every rule above it, save those with which it stands in a cycle: there the
 * regions of the orders decide (see loses_in_cycle), not the place in the list. */
static bool must_wait(const ranking *k, uint32_t x, const bool *placed) {
  if (k->reach == NULL) return false;
  for (uint32_t above = 0; above < k->count; above++)
    if (!placed[above] && k->reach[above * k->count + x] && !in_one_cycle(k, above, x)) return true;
  return false;
}

static void rank_rules(arena *a, ranking *k) {
  const decision *d = k->decision;
  bool *placed = arena_alloc(a, k->count + 1);
  for (uint32_t rank = 0; rank < k->count; rank++) {
    uint32_t best = k->count;
    for (uint32_t i = 0; i < k->count; i++) {
      if (placed[i] || must_wait(k, i, placed)) continue;
      if (best == k->count || d->rules.items[i]->number < d->rules.items[best]->number) best = i;
    }
    assert(best < k->count);
    placed[best] = true;
    k->best_first[rank] = d->rules.items[best];
  }
}

static void prepare(arena *a, ranking *k, const decision *d) {
  k->decision = d;
  k->count = d->rules.count;
  k->best_first = arena_alloc(a, (k->count + 1) * sizeof *k->best_first);
  k->holding = arena_alloc(a, (k->count + 1) * sizeof *k->holding);
  k->agreeing = arena_alloc(a, (k->count + 1) * sizeof *k->agreeing);
  if (rank_without_circles(a, k)) return;
  find_reach(a, k);
  rank_rules(a, k);
}

naive *naive_new(arena *a, const model *m) {
  naive *n = ARENA_NEW(a, naive);
  n->model = m;
  n->rankings = arena_alloc(a, (m->decisions.count + 1) * sizeof *n->rankings);
  for (uint32_t i = 0; i < m->decisions.count; i++)
    prepare(a, &n->rankings[i], m->decisions.items[i]);
  return n;
}

static ranking *ranking_of(const naive *n, const decision *d) {
  uint32_t i = 0;
  while (n->rankings[i].decision != d) i++;
  return &n->rankings[i];
}

const rule *const *naive_precedence(const naive *n, const decision *d) {
  return ranking_of(n, d)->best_first;
}

/* ---- one case ---------------------------------------------------------------------------- */

static bool condition_of_rule_holds(const rule *r, naive_case at) {
  const rule_version *v = rule_at(r, at.revision);
  return v != NULL && (v->when == NULL || naive_holds(v->when, at));
}

/* A cycle has no first rule.  There every order takes from the loser the cases of its `where' in
 * which the winner holds; `lower' refuses cycles in which that leaves nothing. */
static bool loses_in_cycle(const ranking *k, const rule *r, naive_case at) {
  const decision *d = k->decision;
  for (uint32_t i = 0; i < d->orders.count; i++) {
    const order *o = &d->orders.items[i];
    if (o->below != r || !is_valid(o->valid, at.revision)) continue;
    if (!in_one_cycle(k, place_of(d, o->above), place_of(d, r))) continue;
    if (!condition_of_rule_holds(o->above, at)) continue;
    if (o->where == NULL || naive_holds(o->where, at)) return true;
  }
  return false;
}

bool naive_rule_holds(const naive *n, const rule *r, naive_case at) {
  return condition_of_rule_holds(r, at) && !loses_in_cycle(ranking_of(n, r->decision), r, at);
}

bool naive_is_impossible(const naive *n, naive_case at) {
  for (uint32_t i = 0; i < n->model->impossibles.count; i++) {
    const impossible *x = &n->model->impossibles.items[i];
    if (is_valid(x->valid, at.revision) && naive_holds(x->cond, at)) return true;
  }
  return false;
}

bool naive_has_caveat(const naive *n, uint32_t rev) {
  for (uint32_t i = 0; i < n->model->revisions.count; i++) {
    const revision *later = &n->model->revisions.items[i];
    if (rev > 0 && later->number > rev && later->unencoded != NULL) return true;
  }
  return false;
}

static void fall_to_default(naive_answer *answer, const decision *d, uint32_t rev) {
  const default_version *v = default_at(d, rev);
  answer->status = NAIVE_GAP;
  if (v == NULL || v->kind == DEFAULT_NONE || v->kind == DEFAULT_EXHAUSTIVE) return;
  answer->otherwise = v;
  if (v->kind == DEFAULT_REFER) {
    answer->status = NAIVE_REFER;
  } else {
    answer->status = NAIVE_DETERMINED;
    answer->outcome = v->outcome;
  }
}

static void find_agreeing(naive_answer *answer, ranking *k, naive_case at) {
  answer->rules = k->agreeing;
  for (uint32_t i = 0; i < answer->holding_count; i++)
    if (rule_at(answer->holding[i], at.revision)->then == answer->outcome)
      answer->rules[answer->rule_count++] = answer->holding[i];
}

naive_answer naive_decide(naive *n, const decision *d, naive_case at) {
  ranking *k = ranking_of(n, d);
  naive_answer answer = { .status = NAIVE_NO_REVISION, .caveat = naive_has_caveat(n, at.revision) };
  if (at.revision == 0) return answer;
  answer.status = NAIVE_IMPOSSIBLE;
  if (naive_is_impossible(n, at)) return answer;
  answer.holding = k->holding;
  for (uint32_t i = 0; i < k->count; i++)
    if (naive_rule_holds(n, k->best_first[i], at))
      answer.holding[answer.holding_count++] = k->best_first[i];
  if (answer.holding_count == 0) {
    fall_to_default(&answer, d, at.revision);
    return answer;
  }
  answer.status = NAIVE_DETERMINED;
  answer.rule = answer.holding[0];
  answer.version = rule_at(answer.rule, at.revision);
  answer.outcome = answer.version->then;
  if (answer.outcome == NULL) answer.status = NAIVE_REFER;
  find_agreeing(&answer, k, at);
  return answer;
}

/* ---- classes ----------------------------------------------------------------------------- */

/* The values of one number or date at which some condition changes. */
typedef struct cuts {
  arena *arena;
  const fact *fact;
  VEC(int32_t) at;
} cuts;

static void cut_at(cuts *k, int64_t value, int32_t divisor) {
  if (divisor > 1) value *= divisor;
  if (value > k->fact->lo && value <= k->fact->hi) vec_push(k->arena, &k->at, (int32_t)value);
}

/* What is absent is told apart from the smallest value that is not. */
static void cut_absent(cuts *k) {
  if (k->fact->absent != NULL) cut_at(k, (int64_t)k->fact->lo + 1, 1);
}

static void cuts_of_cond(cuts *k, const cond *c) {
  if (c == NULL) return;
  for (uint32_t i = 0; i < c->parts.count; i++) cuts_of_cond(k, c->parts.items[i]);
  if (c->fact != k->fact) return;
  cut_absent(k);
  if (c->kind == COND_COMPARE) {
    if (c->op != OP_LE && c->op != OP_GT) cut_at(k, c->value, c->divisor);
    if (c->op != OP_LT && c->op != OP_GE) cut_at(k, (int64_t)c->value + 1, c->divisor);
  } else if (c->kind == COND_BETWEEN) {
    cut_at(k, c->value, c->divisor);
    cut_at(k, (int64_t)c->upper + 1, c->divisor);
  }
}

static void cuts_of_decision(cuts *k, const decision *d) {
  for (uint32_t i = 0; i < d->rules.count; i++)
    for (uint32_t j = 0; j < d->rules.items[i]->versions.count; j++)
      cuts_of_cond(k, d->rules.items[i]->versions.items[j]->when);
  for (uint32_t i = 0; i < d->orders.count; i++) cuts_of_cond(k, d->orders.items[i].where);
}

static int compare_int32(const void *x, const void *y) {
  int32_t a = *(const int32_t *)x, b = *(const int32_t *)y;
  return (a > b) - (a < b);
}

static bool is_given(const fact *f) {
  return f->role == FACT_DECLARED || f->role == FACT_MEMBERSHIP;
}

static naive_values classes_of_number(arena *a, const model *m, const fact *f) {
  cuts k = { .arena = a, .fact = f };
  vec_push(a, &k.at, f->lo);
  for (uint32_t i = 0; i < m->criteria.count; i++)
    for (uint32_t j = 0; j < m->criteria.items[i]->versions.count; j++)
      cuts_of_cond(&k, m->criteria.items[i]->versions.items[j].is);
  for (uint32_t i = 0; i < m->decisions.count; i++) cuts_of_decision(&k, m->decisions.items[i]);
  for (uint32_t i = 0; i < m->impossibles.count; i++)
    cuts_of_cond(&k, m->impossibles.items[i].cond);
  cut_absent(&k);
  qsort(k.at.items, k.at.count, sizeof *k.at.items, compare_int32);
  uint32_t kept = 1;
  for (uint32_t i = 1; i < k.at.count; i++)
    if (k.at.items[i] != k.at.items[kept - 1]) k.at.items[kept++] = k.at.items[i];
  return (naive_values){ .items = k.at.items, .count = kept };
}

naive_values naive_classes(arena *a, const model *m, uint32_t input) {
  const fact *f = input == 0 ? NULL : m->facts.items[input - 1];
  assert(f == NULL || is_given(f));
  if (f != NULL && fact_is_ordinal(f)) return classes_of_number(a, m, f);
  int32_t first = f == NULL ? 0 : f->lo;
  uint32_t count = f == NULL ? m->revisions.count + 1 : (uint32_t)(f->hi - f->lo) + 1;
  int32_t *items = arena_alloc(a, count * sizeof *items);
  for (uint32_t i = 0; i < count; i++) items[i] = first + (int32_t)i;
  return (naive_values){ .items = items, .count = count };
}

/* ---- partly known facts ------------------------------------------------------------------ */

enum { USE_NONE, USE_SOME_VALUE_SETTLES, USE_EVERY_VALUE_SETTLES };

/* All completions, laid out as a block: the last input runs fastest.  Each has one bit for its
 * result (as in naive_outlook.possible), 0 for a completion that cannot be. */
typedef struct block {
  const model *model;
  const naive_values *known;
  uint32_t inputs, count;
  uint64_t *results;
} block;

static bool block_measure(block *b, uint32_t cap) {
  uint64_t count = 1;
  for (uint32_t i = 0; i < b->inputs; i++) {
    count *= b->known[i].count;
    if (count > cap) return false;
  }
  b->count = (uint32_t)count;
  return true;
}

/* How far apart two completions lie that differ by one place in that input. */
static uint32_t block_stride(const block *b, uint32_t input) {
  uint32_t stride = 1;
  for (uint32_t i = b->inputs - 1; i > input; i--) stride *= b->known[i].count;
  return stride;
}

static uint32_t block_choice(const block *b, uint32_t point, uint32_t input) {
  return point / block_stride(b, input) % b->known[input].count;
}

/* The first day of a revision, or the day before all of them. */
static int32_t first_day_of(const model *m, uint32_t rev) {
  return rev > 0 ? m->revisions.items[rev - 1].day : m->revisions.items[0].day - 1;
}

static naive_case block_case(const block *b, uint32_t point, int32_t *values) {
  naive_case at = { .values = values };
  for (uint32_t i = b->inputs; i-- > 0; point /= b->known[i].count) {
    uint32_t choice = point % b->known[i].count;
    int32_t value = b->known[i].items[choice];
    if (i > 0) {
      values[i - 1] = value;
      continue;
    }
    at.revision = (uint32_t)value;
    at.day =
        b->known[0].days != NULL ? b->known[0].days[choice] : first_day_of(b->model, at.revision);
  }
  return at;
}

static uint64_t result_bit(const naive_answer *answer) {
  switch (answer->status) {
  case NAIVE_DETERMINED:
    return (uint64_t)1 << answer->outcome->number;
  case NAIVE_REFER:
    return NAIVE_POSSIBLE_REFER;
  case NAIVE_NO_REVISION:
    return NAIVE_POSSIBLE_NO_REVISION;
  case NAIVE_GAP:
    return NAIVE_POSSIBLE_GAP;
  case NAIVE_IMPOSSIBLE:
  case NAIVE_UNDETERMINED:
    break;
  }
  return 0;
}

static bool is_single(uint64_t set) { return set != 0 && (set & (set - 1)) == 0; }

static bool is_decided(naive_status status) {
  return status == NAIVE_DETERMINED || status == NAIVE_REFER;
}

static void note_rule(naive_outlook *o, const rule *r) {
  for (uint32_t i = 0; i < o->rule_count; i++)
    if (o->rules[i] == r) return;
  o->rules[o->rule_count++] = r;
}

static void look_at_all(block *b, naive *n, const decision *d, int32_t *values, naive_outlook *o) {
  for (uint32_t point = 0; point < b->count; point++) {
    naive_answer answer = naive_decide(n, d, block_case(b, point, values));
    b->results[point] = result_bit(&answer);
    if (b->results[point] == 0) continue;
    o->possible |= b->results[point];
    o->outcome = answer.outcome;
    o->status = answer.status;
    if (is_decided(answer.status)) note_rule(o, answer.rule);
  }
  if (is_single(o->possible)) return;
  o->outcome = NULL;
  o->status = o->possible == 0 ? NAIVE_IMPOSSIBLE : NAIVE_UNDETERMINED;
}

/* Do two completions that differ in this input alone have different results? */
static bool alone_matters(const block *b, uint32_t input) {
  uint32_t stride = block_stride(b, input), choices = b->known[input].count;
  for (uint32_t point = 0; point < b->count; point++) {
    uint32_t choice = block_choice(b, point, input);
    for (uint32_t other = choice + 1; other < choices; other++) {
      uint64_t x = b->results[point], y = b->results[point + (other - choice) * stride];
      if (x != 0 && y != 0 && x != y) return true;
    }
  }
  return false;
}

/* The results that are left when the input turns out to be its choice-th value. */
static uint64_t left_after(const block *b, uint32_t input, uint32_t choice) {
  uint64_t left = 0;
  for (uint32_t point = 0; point < b->count; point++)
    if (block_choice(b, point, input) == choice) left |= b->results[point];
  return left;
}

/* Do two completions that disagree differ in this input, and perhaps in others too? */
static bool together_matters(const block *b, uint32_t input) {
  for (uint32_t x = 0; x < b->known[input].count; x++)
    for (uint32_t y = x + 1; y < b->known[input].count; y++) {
      uint64_t left_x = left_after(b, input, x), left_y = left_after(b, input, y);
      if (left_x != 0 && left_y != 0 && !is_single(left_x | left_y)) return true;
    }
  return false;
}

static int usefulness(const block *b, uint32_t input) {
  bool every = true, some = false;
  for (uint32_t choice = 0; choice < b->known[input].count; choice++) {
    uint64_t left = left_after(b, input, choice);
    if (left == 0) continue;
    every &= is_single(left);
    some |= is_single(left);
  }
  return every ? USE_EVERY_VALUE_SETTLES : some ? USE_SOME_VALUE_SETTLES : USE_NONE;
}

/* yes_no, one-of, number, date, codes. */
static int kind_rank(const block *b, uint32_t input) {
  if (input == 0) return 3;
  const fact *f = b->model->facts.items[input - 1];
  if (f->role == FACT_MEMBERSHIP) return 4;
  if (f->kind == FACT_DATE) return 3;
  return f->kind == FACT_YES_NO ? 0 : f->kind == FACT_ONE_OF ? 1 : 2;
}

static bool is_asked_before(const block *b, uint32_t x, uint32_t y) {
  int use_x = usefulness(b, x), use_y = usefulness(b, y);
  if (use_x != use_y) return use_x > use_y;
  if (kind_rank(b, x) != kind_rank(b, y)) return kind_rank(b, x) < kind_rank(b, y);
  return x < y;
}

static void find_needs(arena *a, const block *b, naive_outlook *o) {
  uint32_t *needs = arena_alloc(a, (b->inputs + 1) * sizeof *needs);
  for (uint32_t i = 0; i < b->inputs; i++)
    if (alone_matters(b, i)) needs[o->need_count++] = i;
  bool none_alone = o->need_count == 0; /* `impossible' can tie facts together */
  for (uint32_t i = 0; none_alone && i < b->inputs; i++)
    if (together_matters(b, i)) needs[o->need_count++] = i;
  for (uint32_t i = 1; i < o->need_count; i++)
    for (uint32_t j = i; j > 0 && is_asked_before(b, needs[j], needs[j - 1]); j--) {
      uint32_t other = needs[j];
      needs[j] = needs[j - 1];
      needs[j - 1] = other;
    }
  o->needs = needs;
}

naive_outlook naive_possible(arena *a, naive *n, const decision *d, const naive_values *known,
                             uint32_t cap) {
  block b = { .model = n->model, .known = known, .inputs = 1 };
  for (uint32_t i = 0; i < n->model->facts.count; i++)
    b.inputs += is_given(n->model->facts.items[i]); /* they come first */
  naive_outlook o = { .complete = block_measure(&b, cap) };
  if (!o.complete) return o;
  b.results = arena_alloc(a, (b.count + 1) * sizeof *b.results);
  o.rules = arena_alloc(a, (d->rules.count + 1) * sizeof *o.rules);
  int32_t *values = arena_alloc(a, (n->model->facts.count + 1) * sizeof *values);
  look_at_all(&b, n, d, values, &o);
  for (uint32_t i = 0; i < known[0].count; i++)
    o.caveat |= naive_has_caveat(n, (uint32_t)known[0].items[i]);
  if (o.status == NAIVE_UNDETERMINED) find_needs(a, &b, &o);
  return o;
}
