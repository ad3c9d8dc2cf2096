/* sufficient.c -- which of the given facts an answer rests on.
 *
 * A first guess is read off the rows: what the deciding row asks for, and for every row before it one
 * thing that rules it out.  The runtime then judges, and each fact that can be spared is dropped.
 */
#include "explain.h"

#include <string.h>

/* ---- questions --------------------------------------------------------------------------- */

/* The tables with one decision and without assumptions. */
static void take_policy(inquiry *q) {
  q->policy = q->tables->policy;
  polrt_input *inputs = arena_alloc(q->arena, (q->policy.columns + 1u) * sizeof *inputs);
  memcpy(inputs, q->policy.input, q->policy.columns * sizeof *inputs);
  for (uint32_t i = 0; i < q->policy.columns; i++) inputs[i].assumed = 0;
  q->policy.input = inputs;
  q->policy.decision += q->decision->number;
  q->policy.decisions = 1;
}

inquiry *inquiry_new(arena *a, const tables *t, const decision *d) {
  inquiry *q = ARENA_NEW(a, inquiry);
  q->arena = a;
  q->tables = t;
  q->decision = d;
  take_policy(q);
  q->work.count = polrt_work_words(&q->policy);
  q->work.words = arena_alloc(a, (q->work.count + 1) * sizeof *q->work.words);
  q->scratch = arena_alloc(a, q->policy.inputs * sizeof *q->scratch);
  q->rows = arena_alloc(a, (q->policy.words + 1u) * sizeof *q->rows);
  q->open = arena_alloc(a, (q->policy.words + 1u) * sizeof *q->open);
  for (uint32_t i = 0; i < facts_slots(t); i++) {
    fact_slot s = facts_slot(t, i);
    if (s.count > 0) vec_push(a, &q->slots, s);
    for (uint32_t k = 0; k < s.count; k++) q->slot_of[s.first + k] = (uint8_t)s.first;
  }
  return q;
}

void inquiry_take(const inquiry *q, const polrt_set *facts, polrt_set *known) {
  const polrt_policy *p = &q->tables->policy;
  uint64_t assumed = polrt_assumptions(p, facts);
  for (uint32_t i = 0; i < p->inputs; i++)
    known[i] = assumed >> i & 1 ? polrt_exactly(p->input[i].assumed_value) : facts[i];
}

static bool is_unknown(const inquiry *q, uint32_t input, polrt_set s) {
  polrt_set none = polrt_unknown(&q->policy, input);
  return s.lo == none.lo && s.hi == none.hi && s.members == none.members;
}

fact_set inquiry_given(const inquiry *q, const polrt_set *known) {
  fact_set some = 0;
  for (uint32_t i = 0; i < q->policy.inputs; i++)
    if (!is_unknown(q, i, known[i])) some |= fact_bit(q->slot_of[i]);
  return some;
}

polrt_answer inquiry_ask(inquiry *q, const polrt_set *known) {
  (void)polrt_decide(&q->policy, known, &q->work, &q->result);
  return q->result.answer;
}

const polrt_set *inquiry_without(inquiry *q, const polrt_set *known, fact_set without) {
  for (uint32_t i = 0; i < q->policy.inputs; i++)
    q->scratch[i] = without >> q->slot_of[i] & 1 ? polrt_unknown(&q->policy, i) : known[i];
  return q->scratch;
}

/* ---- the first guess --------------------------------------------------------------------- */

enum { OPEN = -1 }; /* the class of a column that is not known exactly */

typedef struct guess {
  inquiry *q;
  int32_t value[POLRT_MAX_INPUTS];
  int32_t class_of[POLRT_MAX_INPUTS];
  uint64_t done; /* columns whose facts are in the set */
  fact_set facts;
} guess;

static bool has_bit(const uint64_t *words, uint32_t n) { return words[n / 64] >> (n % 64) & 1; }

/* The first of `count' rows from `first' that is set; `first + count' when none is. */
static uint32_t first_of(const uint64_t *words, uint32_t first, uint32_t count) {
  for (uint32_t i = first; i < first + count;) {
    uint64_t rest = words[i / 64] >> (i % 64);
    if (rest != 0) {
      i += (uint32_t)__builtin_ctzll(rest);
      return i < first + count ? i : first + count;
    }
    i = (i / 64 + 1) * 64;
  }
  return first + count;
}

static int32_t criterion_class(const guess *g, const polrt_input *in) {
  uint32_t end = in->first + in->count;
  bool open = false;
  for (uint32_t r = first_of(g->q->rows, in->first, in->count); r < end;
       r = first_of(g->q->rows, r + 1, end - r - 1)) {
    if (!has_bit(g->q->open, r)) return 1;
    open = true;
  }
  return open ? OPEN : 0;
}

static int32_t derived_class(guess *g, uint32_t column) {
  const polrt_policy *p = &g->q->policy;
  const polrt_derived *d = &p->derived[p->input[column].first];
  for (uint32_t i = 0; i < d->terms; i++)
    if (g->class_of[p->term[d->first + i].input] == OPEN) return OPEN;
  g->value[column] = polrt_derive(p, column, g->value);
  return (int32_t)polrt_class(p, column, g->value[column]);
}

static int32_t column_class(guess *g, const polrt_set *known, uint32_t column) {
  const polrt_policy *p = &g->q->policy;
  const polrt_input *in = &p->input[column];
  if (in->kind == POLRT_CRITERION) return g->value[column] = criterion_class(g, in);
  if (in->kind == POLRT_DERIVED) return derived_class(g, column);
  g->value[column] = known[column].lo;
  if (known[column].lo != known[column].hi || known[column].members == POLRT_OR_ABSENT) return OPEN;
  return (int32_t)polrt_class(p, column, known[column].lo);
}

static void read_columns(guess *g, const polrt_set *known) {
  inquiry *q = g->q;
  uint32_t words = q->policy.words;
  memset(q->rows, 0xFF, words * sizeof *q->rows);
  memset(q->open, 0, words * sizeof *q->open);
  for (uint32_t c = 0; c < q->policy.columns; c++) {
    g->class_of[c] = column_class(g, known, c);
    const uint64_t *bits = g->class_of[c] == OPEN
                               ? q->tables->inputs.items[c].tested
                               : polrt_row(&q->policy, c, (unsigned)g->class_of[c]);
    for (uint32_t w = 0; w < words; w++) {
      if (g->class_of[c] == OPEN)
        q->open[w] |= bits[w];
      else
        q->rows[w] &= bits[w];
    }
  }
}

static void need_column(guess *g, uint32_t column);

static void need_row(guess *g, uint32_t at) {
  const tables *t = g->q->tables;
  for (uint32_t c = 1; c < g->q->policy.columns; c++)
    if (has_bit(t->inputs.items[c].tested, at)) need_column(g, c);
}

/* How many of the rows a column rules out. */
static uint32_t ruled_out(const guess *g, uint32_t column, const uint64_t *left, uint32_t from,
                          uint32_t until) {
  const uint64_t *bits = polrt_row(&g->q->policy, column, (unsigned)g->class_of[column]);
  uint32_t count = 0;
  for (uint32_t w = from; w < until; w++)
    count += (uint32_t)__builtin_popcountll(left[w] & ~bits[w]);
  return count;
}

static void strike_out(const guess *g, uint32_t column, uint64_t *left, uint32_t from,
                       uint32_t until) {
  const uint64_t *bits = polrt_row(&g->q->policy, column, (unsigned)g->class_of[column]);
  for (uint32_t w = from; w < until; w++) left[w] &= bits[w];
}

/* Rows first .. end - 1 do not apply: columns that rule all of them out, those first that rule out
 * most.  Rows of the rule numbered `but' are let be. */
static void need_failures(guess *g, uint32_t first, uint32_t end, uint32_t but) {
  const polrt_policy *p = &g->q->policy;
  uint32_t from = first / 64, until = (end + 63) / 64;
  uint64_t *left = arena_alloc(g->q->arena, (p->words + 1u) * sizeof *left); /* nested: one each */
  for (uint32_t r = first; r < end; r++)
    if (but == 0 || polrt_rule_of(p->answer[r]) != but) left[r / 64] |= UINT64_C(1) << (r % 64);
  for (uint32_t c = 0; c < p->columns; c++)
    if ((c == 0 || g->done >> c & 1) && g->class_of[c] != OPEN) strike_out(g, c, left, from, until);
  while (true) {
    uint32_t best = 0, most = 0;
    for (uint32_t c = 1; c < p->columns; c++) {
      uint32_t out = g->class_of[c] != OPEN ? ruled_out(g, c, left, from, until) : 0;
      if (out > most) most = out, best = c;
    }
    if (best == 0) return; /* what is left is ruled out by several facts together */
    need_column(g, best);
    strike_out(g, best, left, from, until);
  }
}

static void need_column(guess *g, uint32_t column) {
  const polrt_policy *p = &g->q->policy;
  const polrt_input *in = &p->input[column];
  if (g->done >> column & 1) return;
  g->done |= UINT64_C(1) << column;
  if (column < p->inputs) {
    g->facts |= fact_bit(g->q->slot_of[column]);
  } else if (in->kind == POLRT_DERIVED) {
    const polrt_derived *d = &p->derived[in->first];
    for (uint32_t i = 0; i < d->terms; i++) need_column(g, p->term[d->first + i].input);
  } else if (g->class_of[column] == 1) {
    uint32_t end = in->first + in->count, r = first_of(g->q->rows, in->first, in->count);
    while (r < end && has_bit(g->q->open, r)) r = first_of(g->q->rows, r + 1, end - r - 1);
    if (r < end) need_row(g, r);
  } else {
    need_failures(g, in->first, in->first + in->count, 0);
  }
}

static fact_set first_guess(inquiry *q, const polrt_set *known) {
  guess g = { .q = q };
  const polrt_decision *d = q->policy.decision;
  uint32_t end = (uint32_t)d->first + d->count;
  read_columns(&g, known);
  uint32_t first = first_of(q->rows, d->first, d->count);
  if (first == end) return ~UINT64_C(0);
  need_row(&g, first);
  need_failures(&g, d->first, first, polrt_rule_of(q->policy.answer[first]));
  return g.facts;
}

/* ---- what suffices ----------------------------------------------------------------------- */

/* Status, outcome and rule; where several rules could decide, any of them. */
static bool same_answer(polrt_answer x, polrt_answer wanted) {
  return polrt_status_of(x) == polrt_status_of(wanted) &&
         polrt_outcome_of(x) == polrt_outcome_of(wanted) &&
         (polrt_rule_of(x) == polrt_rule_of(wanted) || polrt_rule_of(wanted) == POLRT_NO_RULE);
}

typedef struct reduction {
  inquiry *q;
  const polrt_set *known;
  polrt_answer answer;
  bool exact; /* the case is one case */
} reduction;

typedef enum verdict { ENOUGH, TOO_LITTLE, UNCLEAR } verdict;

/* The rows that may still apply, one by one: as long as they agree nothing else matters.  differs: the
 * first that does not; the end of the rows when there is none. */
static verdict by_rows(const reduction *r, const polrt_set *known, uint32_t *differs) {
  inquiry *q = r->q;
  const polrt_decision *d = q->policy.decision;
  guess g = { .q = q };
  uint32_t end = (uint32_t)d->first + d->count, i;
  read_columns(&g, known);
  for (i = first_of(q->rows, d->first, d->count); i < end;
       i = first_of(q->rows, i + 1, end - i - 1)) {
    if (!same_answer(q->policy.answer[i], r->answer)) break;
    if (!has_bit(q->open, i)) return ENOUGH;
  }
  *differs = i;
  return UNCLEAR;
}

/* Some value of a class; memberships and inputs alike. */
static int32_t class_value(const inquiry *q, uint32_t input, uint32_t class_number) {
  const polrt_input *in = &q->policy.input[input];
  if (in->kind <= POLRT_ONE_OF) return in->lo + (int32_t)class_number;
  return class_number == 0 ? in->lo : q->tables->inputs.items[input].bounds.items[class_number - 1];
}

/* One case: what is not held takes values that the row asks for, as near to the case as can be. */
static void aim_at(const reduction *r, uint32_t at, fact_set held, polrt_set *sets) {
  const inquiry *q = r->q;
  for (uint32_t i = 0; i < q->policy.inputs; i++) {
    sets[i] = r->known[i];
    if (held >> q->slot_of[i] & 1) continue;
    if (!r->exact && (sets[i].lo != sets[i].hi || sets[i].members == POLRT_OR_ABSENT))
      sets[i] = polrt_exactly(q->policy.input[i].lo);
    if (has_bit(polrt_row(&q->policy, i, polrt_class(&q->policy, i, sets[i].lo)), at)) continue;
    for (uint32_t c = 0; c < q->policy.input[i].classes; c++)
      if (has_bit(polrt_row(&q->policy, i, c), at)) {
        sets[i] = polrt_exactly(class_value(q, i, c));
        break;
      }
  }
}

/* Is the case one with another answer? */
static bool is_counterexample(const reduction *r, const polrt_set *sets) {
  polrt_status status = polrt_status_of(inquiry_ask(r->q, sets));
  return (status == POLRT_DETERMINED || status == POLRT_REFER || status == POLRT_NO_REVISION) &&
         !same_answer(r->q->result.answer, r->answer);
}

enum { AIMS = 8, FILLS = 24 };

/* A day about as far from another one as some comparison of the two asks for. */
static int32_t day_apart(const inquiry *q, uint32_t input, const polrt_set *sets,
                         uint32_t *random) {
  const polrt_policy *p = &q->policy;
  const polrt_input *in = &p->input[input];
  for (uint32_t c = p->inputs; c < p->columns; c++) {
    const polrt_derived *d = &p->derived[p->input[c].first];
    bool dates = p->input[c].kind == POLRT_DERIVED && d->op != POLRT_SUM && d->terms == 2;
    if (!dates || q->tables->inputs.items[c].bounds.count == 0) continue;
    uint32_t from = p->term[d->first].input, to = p->term[d->first + 1].input;
    if (from != input && to != input) continue;
    int32_t bound = q->tables->inputs.items[c].bounds.items[0];
    if (d->op != POLRT_DAYS) bound = d->op == POLRT_MONTHS ? bound * 61 / 4 : bound * 61 / 2;
    int32_t slack = (int32_t)(*random >> 8 & 127) - 63;
    int64_t day = from == input ? (int64_t)sets[to].lo - bound : (int64_t)sets[from].lo + bound;
    day += slack;
    if (day > in->lo && day <= in->hi) return (int32_t)day;
  }
  return in->lo;
}

static int32_t any_value(const inquiry *q, uint32_t input, const polrt_set *sets,
                         uint32_t *random) {
  *random = *random * 1664525u + 1013904223u;
  const polrt_input *in = &q->policy.input[input];
  if (in->kind == POLRT_DATE && in->classes <= 2 && (*random >> 16 & 3) != 0)
    return day_apart(q, input, sets, random);
  return class_value(q, input, (*random >> 16) % in->classes);
}

/* Some cases that agree in what is held; the dropped fact takes each of its kinds of value in turn. */
static bool has_filled(const reduction *r, fact_set held, uint32_t dropped) {
  const inquiry *q = r->q;
  polrt_set sets[POLRT_MAX_INPUTS];
  uint32_t random = dropped;
  for (uint32_t n = 0; n < FILLS; n++) {
    for (uint32_t i = 0; i < q->policy.inputs; i++) {
      bool open = r->known[i].lo != r->known[i].hi || r->known[i].members == POLRT_OR_ABSENT;
      bool free = open || (held >> q->slot_of[i] & 1) == 0;
      bool near = !open && q->slot_of[i] != dropped && n % 2 == 0;
      sets[i] = !free || near ? r->known[i] : polrt_exactly(any_value(q, i, sets, &random));
    }
    if (is_counterexample(r, sets)) return true;
  }
  return false;
}

/* A case with another answer that agrees in what is held, where one is easily found: the given case
 * with one fact changed, or one that a row which may apply asks for. */
static bool has_counterexample(const reduction *r, fact_set held, uint32_t dropped,
                               uint32_t differs) {
  inquiry *q = r->q;
  const polrt_decision *d = q->policy.decision;
  polrt_set sets[POLRT_MAX_INPUTS];
  uint32_t end = (uint32_t)d->first + d->count;
  memcpy(sets, r->known, q->policy.inputs * sizeof *sets);
  for (uint32_t c = 0; r->exact && c < q->policy.input[dropped].classes; c++) {
    sets[dropped] = polrt_exactly(class_value(q, dropped, c));
    if (is_counterexample(r, sets)) return true;
  }
  uint32_t candidates[AIMS], count = 0; /* asking overwrites nothing of these */
  for (uint32_t i = differs; i < end && count < AIMS; i = first_of(q->rows, i + 1, end - i - 1))
    if (!same_answer(q->policy.answer[i], r->answer)) candidates[count++] = i;
  for (uint32_t i = 0; i < count; i++) {
    aim_at(r, candidates[i], held, sets);
    if (is_counterexample(r, sets)) return true;
  }
  return has_filled(r, held, dropped);
}

/* Rows first, then an easy counterexample; only what neither settles is searched. */
static bool suffices(const reduction *r, fact_set held, uint32_t dropped) {
  inquiry *q = r->q;
  uint32_t differs = 0;
  const polrt_set *less = inquiry_without(q, r->known, ~held);
  verdict v = by_rows(r, less, &differs);
  if (v != UNCLEAR) return v == ENOUGH;
  if (dropped != 0 && has_counterexample(r, held, dropped, differs)) return false;
  return same_answer(inquiry_ask(q, less), r->answer) && q->result.exact != 0;
}

static bool is_one_case(const inquiry *q, const polrt_set *known) {
  for (uint32_t i = 0; i < q->policy.inputs; i++)
    if (known[i].lo != known[i].hi || known[i].members == POLRT_OR_ABSENT) return false;
  return true;
}

fact_set sufficient_facts(inquiry *q, const polrt_set *known) {
  fact_set some = inquiry_given(q, known), date = fact_bit(0);
  reduction r = { q, known, inquiry_ask(q, known), is_one_case(q, known) };
  fact_set kept = (first_guess(q, known) & some) | date;
  if (!suffices(&r, kept, 0)) kept = some | date;
  for (uint32_t i = q->slots.count; i-- > 1;) { /* later facts go first */
    uint32_t first = q->slots.items[i].first;
    if ((kept >> first & 1) && suffices(&r, kept & ~fact_bit(first), first))
      kept &= ~fact_bit(first);
  }
  return kept & some & ~date;
}

static text_list sufficient_texts(arena *a, const case_facts *facts, const decision *d,
                                  bool names) {
  inquiry *q = inquiry_new(a, facts->tables, d);
  polrt_set *known = arena_alloc(a, q->policy.inputs * sizeof *known);
  text_list out = { 0 };
  inquiry_take(q, facts->sets, known);
  fact_set kept = sufficient_facts(q, known);
  for (uint32_t i = 1; i < q->slots.count; i++) {
    const fact_slot *s = &q->slots.items[i];
    if (kept & fact_bit(s->first))
      vec_push(a, &out, names ? s->name : case_fact_words(a, facts, s));
  }
  return out;
}

text_list explain_sufficient(arena *a, const case_facts *facts, const decision *d) {
  return sufficient_texts(a, facts, d, false);
}

text_list explain_sufficient_names(arena *a, const case_facts *facts, const decision *d) {
  return sufficient_texts(a, facts, d, true);
}
