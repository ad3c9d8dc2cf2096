/* answer.c -- deciding one case through the runtime, and accounting for it. */
#include "answer.h"

#include <string.h>

typedef struct asking {
  arena *arena;
  const tables *tables;
  const polrt_policy *policy;
  const polrt_set *facts;
  polrt_work work;
} asking;

/* ---- outcome ----------------------------------------------------------------------------- */

static void list_possible(asking *q, decision_answer *d, uint64_t possible) {
  for (uint32_t i = 0; i < d->decision->outcomes.count; i++)
    if (possible >> d->decision->outcomes.items[i].number & 1)
      vec_push(q->arena, &d->possible, d->decision->outcomes.items[i].name);
  if (possible & POLRT_POSSIBLE_REFER) vec_push(q->arena, &d->possible, "refer");
  if (possible & POLRT_POSSIBLE_NO_REVISION)
    vec_push(q->arena, &d->possible, "no_revision_in_force");
}

static const char *rule_of(const row *r) {
  return r->kind == ROW_RULE ? r->rule->name : "otherwise";
}

static void add_rule(asking *q, decision_answer *d, const row *r) {
  if (r->kind == ROW_NO_REVISION) return;
  for (uint32_t i = 0; i < d->rules.count; i++)
    if (strcmp(d->rules.items[i], rule_of(r)) == 0) return;
  vec_push(q->arena, &d->rules, rule_of(r));
}

static const row *row_at(const asking *q, uint32_t bit) { return q->tables->bits.items[bit].row; }

static const outcome *outcome_of(const row *r) {
  if (r->kind == ROW_RULE) return r->version->then;
  return r->kind == ROW_OTHERWISE ? r->otherwise->outcome : NULL;
}

/* ---- limits ------------------------------------------------------------------------------ */

static bool same_texts(const text_list *x, const text_list *y) {
  if (x->count != y->count) return false;
  for (uint32_t i = 0; i < x->count; i++)
    if (strcmp(x->items[i], y->items[i]) != 0) return false;
  return true;
}

static void add_limits(asking *q, decision_answer *d, const row *r) {
  const limit_list *all = row_limits(r);
  text_list texts = { 0 };
  for (uint32_t i = 0; i < all->count; i++) vec_push(q->arena, &texts, all->items[i].text);
  for (uint32_t i = 0; i < d->possible_limits.count; i++)
    if (same_texts(&d->possible_limits.items[i], &texts)) return;
  vec_push(q->arena, &d->possible_limits, texts);
}

/* What all rows that could decide are limited to, when that is the same. */
static void settle_limits(decision_answer *d) {
  if (d->possible_limits.count == 1) {
    d->limits = d->possible_limits.items[0];
    d->possible_limits.count = 0;
  }
}

/* ---- assumptions ------------------------------------------------------------------------- */

static bool column_asks(const asking *q, uint32_t column, uint32_t input);

/* Whether rows ask for an input, directly or through what is computed. */
static bool rows_ask(const asking *q, uint32_t first, uint32_t count, uint32_t input) {
  const space *s = q->tables->rows->space;
  for (uint32_t bit = first; bit < first + count; bit++) {
    const row *r = row_at(q, bit);
    for (uint32_t column = 1; r != NULL && r->box != NULL && column < s->inputs; column++)
      if (!cell_within(s->whole[column], r->box[column]) && column_asks(q, column, input))
        return true;
  }
  return false;
}

static bool column_asks(const asking *q, uint32_t column, uint32_t input) {
  const polrt_input *in = &q->policy->input[column];
  if (column == input) return true;
  if (in->kind == POLRT_CRITERION) return rows_ask(q, in->first, in->count, input);
  const polrt_derived *d = in->kind == POLRT_DERIVED ? &q->policy->derived[in->first] : NULL;
  for (uint32_t i = 0; d != NULL && i < d->terms; i++)
    if (column_asks(q, q->policy->term[d->first + i].input, input)) return true;
  return false;
}

static void list_assumptions(asking *q, decision_answer *d) {
  const polrt_decision *p = &q->policy->decision[d->decision->number];
  uint64_t assumed = polrt_assumptions(q->policy, q->facts);
  for (; assumed != 0; assumed &= assumed - 1) {
    uint32_t input = (uint32_t)__builtin_ctzll(assumed);
    if (rows_ask(q, p->first, p->count, input))
      vec_push(q->arena, &d->assumptions, facts_slot_fact(q->tables, input));
  }
}

/* ---- rules ------------------------------------------------------------------------------- */

/* The rules that could decide, and, when one does, further ones that apply with its outcome. */
static void list_rules(asking *q, decision_answer *d) {
  const polrt_decision *p = &q->policy->decision[d->decision->number];
  uint64_t *bits = arena_alloc(q->arena, (p->count / 64 + 1u) * sizeof *bits);
  (void)polrt_deciding_rows(q->policy, q->facts, d->decision->number, &q->work, bits);
  for (uint32_t i = 0; i < p->count; i++)
    if (bits[i / 64] >> (i % 64) & 1) {
      add_rule(q, d, row_at(q, p->first + i));
      add_limits(q, d, row_at(q, p->first + i));
      d->deciding = row_at(q, p->first + i);
    }
  settle_limits(d);
  if (d->rules.count != 1) return;
  d->rule = d->rules.items[0];
  for (uint32_t i = 0; d->deciding->kind == ROW_RULE && i < p->count; i++) {
    const row *r = row_at(q, p->first + i);
    if (r != NULL && r->kind == ROW_RULE && outcome_of(r) == outcome_of(d->deciding) &&
        polrt_row_truth(q->policy, p->first + i, q->facts) == POLRT_TRUE)
      add_rule(q, d, r);
  }
}

static void give_reason(asking *q, decision_answer *d) {
  if (d->rule == NULL) return;
  d->categorical = d->deciding->kind == ROW_RULE && d->deciding->rule->categorical;
  d->because = row_because(d->deciding);
  d->cites = row_cites(q->arena, d->deciding);
}

/* ---- one decision ------------------------------------------------------------------------ */

/* A fact that holds codes is asked for once, whatever sets its codes are looked up in. */
static void add_need(asking *q, decision_answer *d, uint32_t slot) {
  for (uint32_t i = 0; i < d->needs.count; i++)
    if (d->needs.items[i] == slot) return;
  vec_push(q->arena, &d->needs, slot);
}

static void list_needs(asking *q, decision_answer *d) {
  uint16_t *inputs = arena_alloc(q->arena, q->policy->inputs * sizeof *inputs);
  uint32_t exact = 1;
  unsigned count = polrt_needs(q->policy, q->facts, d->decision->number, &q->work, inputs, &exact);
  for (unsigned i = 0; i < count; i++) add_need(q, d, facts_slot_of_input(q->tables, inputs[i]));
  d->exact = d->exact && exact != 0;
}

static decision_answer answer_decision(asking *q, const decision *m, const polrt_result *result) {
  decision_answer d = { .decision = m, .exact = result->exact != 0 };
  polrt_status status = polrt_status_of(result->answer);
  list_possible(q, &d, result->possible);
  list_assumptions(q, &d);
  d.status = status == POLRT_DETERMINED ? "determined"
             : status == POLRT_REFER    ? "refer"
                                        : "undetermined";
  if (status == POLRT_DETERMINED)
    d.outcome = &m->outcomes.items[polrt_outcome_of(result->answer) - 1];
  if (status == POLRT_UNDETERMINED) {
    list_needs(q, &d);
    return d;
  }
  list_rules(q, &d);
  give_reason(q, &d);
  return d;
}

/* ---- the case ---------------------------------------------------------------------------- */

static uint32_t revision_class(const asking *q, int32_t day) {
  return polrt_class(q->policy, 0, day);
}

static void add_caveats(asking *q, case_answer *c, uint32_t from) {
  const model *m = q->tables->model;
  for (unsigned r = polrt_next_caveat(q->policy, from); from > 0 && r > 0;
       r = polrt_next_caveat(q->policy, r))
    vec_push(q->arena, &c->caveats, &m->revisions.items[r - 1]);
}

case_answer answer_case(arena *a, const case_facts *facts) {
  const tables *t = facts->tables;
  asking q = { .arena = a, .tables = t, .policy = &t->policy, .facts = facts->sets };
  q.work.count = polrt_work_words(q.policy);
  q.work.words = arena_alloc(a, (q.work.count + 1) * sizeof *q.work.words);
  polrt_result *results = arena_alloc(a, (t->policy.decisions + 1u) * sizeof *results);
  polrt_status status = polrt_decide(q.policy, facts->sets, &q.work, results);
  case_answer c = { .status = "ok" };
  uint32_t first = revision_class(&q, facts->sets[0].lo),
           last = revision_class(&q, facts->sets[0].hi);
  bool one =
      last > 0 && first > 0 && model_authored(t->model, first) == model_authored(t->model, last);
  if (one) c.revision = model_authored(t->model, first);
  if (status == POLRT_INCONSISTENT) {
    c.status = "inconsistent_facts";
    return c;
  }
  /* Facts that every revision declares impossible leave the time before the first of them. */
  if (last == 0 || polrt_status_of(results[0].answer) == POLRT_NO_REVISION) {
    c.status = "no_revision_in_force";
    return c;
  }
  add_caveats(&q, &c, first > 0 ? first : 1);
  for (uint32_t i = 0; i < t->model->decisions.count; i++)
    vec_push(a, &c.decisions, answer_decision(&q, t->model->decisions.items[i], &results[i]));
  return c;
}
