/* mutate.c -- the mutants of everything but conditions: dates, outcomes, order, limits. */
#include "mutate.h"

#include <stdlib.h>
#include <string.h>

const char *mutant_kind_name(mutant_kind kind) {
  static const char *const names[] = { "threshold", "strictness", "connective", "negation",
                                       "member",    "date",       "outcome",    "requirement",
                                       "order",     "limit",      "code" };
  return names[kind];
}

/* ---- putting in place -------------------------------------------------------------------- */

mutant *mutant_add(mutation *x, mutant_kind kind, span at, const char *where, const char *what) {
  vec_push(x->study->arena, &x->mutants,
           (mutant){ .kind = kind, .at = at, .where = where, .what = what });
  return &x->mutants.items[x->mutants.count - 1];
}

void mutant_patch(const mutation *x, mutant *m, void *at, const void *after, size_t size) {
  arena *a = x->study->arena;
  void *had = arena_alloc(a, size), *has = arena_alloc(a, size);
  memcpy(had, at, size);
  memcpy(has, after, size);
  vec_push(a, &m->patches, (patch){ at, had, has, size });
}

void mutant_put(const mutant *m) {
  for (uint32_t i = 0; i < m->patches.count; i++)
    memcpy(m->patches.items[i].at, m->patches.items[i].after, m->patches.items[i].size);
}

void mutant_take_back(const mutant *m) {
  for (uint32_t i = m->patches.count; i-- > 0;)
    memcpy(m->patches.items[i].at, m->patches.items[i].before, m->patches.items[i].size);
}

#define WHAT(x, ...) arena_printf((x)->study->arena, __VA_ARGS__)

/* ---- dates ------------------------------------------------------------------------------- */

static void mutate_date(mutation *x, uint32_t i, int step) {
  model *m = x->study->model;
  revision *r = &m->revisions.items[i];
  int32_t day = r->day + step;
  if (i > 0 && day <= m->revisions.items[i - 1].day) return;
  if (i + 1 < m->revisions.count && day >= m->revisions.items[i + 1].day) return;
  if (m->date != NULL && (r->day <= m->date->lo || day > m->date->hi)) return; /* unpublished */
  arena *a = x->study->arena;
  mutant *mine = mutant_add(x, MUTANT_DATE, r->at, r->date,
                            WHAT(x, "%s %s becomes %s",
                                 i == 0                                         ? "in force from"
                                 : r->number == r->authored || r->authored == 0 ? "the revision of"
                                                                                : "the date",
                                 date_text(a, r->day), date_text(a, day)));
  mutant_patch(x, mine, &r->day, &day, sizeof day);
  mine->moves_day = true;
  mine->day = step < 0 ? day : r->day;
}

static void mutate_dates(mutation *x) {
  for (uint32_t i = 0; i < x->study->model->revisions.count; i++) {
    mutate_date(x, i, -1);
    mutate_date(x, i, 1);
  }
}

/* ---- outcomes ---------------------------------------------------------------------------- */

/* The one that stands next in the list of outcomes. */
static const outcome *another(const decision *d, const outcome *o) {
  uint32_t i = 0;
  while (i < d->outcomes.count && &d->outcomes.items[i] != o) i++;
  return d->outcomes.count < 2 ? NULL : &d->outcomes.items[(i + 1) % d->outcomes.count];
}

/* Versions that differ in other clauses still have one `then' in the text. */
static void mutate_outcome(mutation *x, const rule *r, uint32_t version) {
  const outcome *had = r->versions.items[version]->then, *now = another(r->decision, had);
  if (had == NULL || now == NULL) return;
  for (uint32_t i = 0; i < version; i++)
    if (r->versions.items[i]->then == had) return;
  mutant *m = mutant_add(x, MUTANT_OUTCOME, r->at, r->name,
                         WHAT(x, "%s gives %s instead of %s", r->name, now->name, had->name));
  for (uint32_t i = version; i < r->versions.count; i++)
    if (r->versions.items[i]->then == had)
      mutant_patch(x, m, &r->versions.items[i]->then, &now, sizeof now);
  m->decision = r->decision;
  m->rule = r;
}

static void mutate_default(mutation *x, const decision *d, uint32_t version) {
  const default_version *v = &d->defaults.items[version];
  const outcome *had = v->outcome, *now = had != NULL ? another(d, had) : NULL;
  if (v->kind != DEFAULT_OTHERWISE || now == NULL) return;
  for (uint32_t i = 0; i < version; i++)
    if (d->defaults.items[i].outcome == had) return;
  mutant *m = mutant_add(x, MUTANT_OUTCOME, v->at, "default",
                         WHAT(x, "the default gives %s instead of %s", now->name, had->name));
  for (uint32_t i = version; i < d->defaults.count; i++)
    if (d->defaults.items[i].outcome == had)
      mutant_patch(x, m, &d->defaults.items[i].outcome, &now, sizeof now);
  m->decision = d;
}

static int limit_at(const rule_version *v, span at) {
  for (uint32_t i = 0; i < v->limits.count; i++)
    if (v->limits.items[i].at.begin == at.begin && v->limits.items[i].at.file == at.file)
      return (int)i;
  return -1;
}

static void leave_out_limit(const mutation *x, mutant *m, rule_version *v, span at) {
  limit_list less = { 0 };
  int left_out = limit_at(v, at);
  for (uint32_t i = 0; i < v->limits.count; i++)
    if ((int)i != left_out) vec_push(x->study->arena, &less, v->limits.items[i]);
  if (left_out >= 0) mutant_patch(x, m, &v->limits, &less, sizeof less);
}

static void mutate_limits(mutation *x, const rule *r, uint32_t version) {
  const rule_version *v = r->versions.items[version];
  for (uint32_t i = 0; i < v->limits.count; i++) {
    const limit *l = &v->limits.items[i];
    bool again = false;
    for (uint32_t k = 0; k < version; k++) again |= limit_at(r->versions.items[k], l->at) >= 0;
    if (again) continue;
    mutant *m = mutant_add(x, MUTANT_LIMIT, l->at, r->name,
                           WHAT(x, "the limit to %s left out, in rule %s", l->text, r->name));
    for (uint32_t k = version; k < r->versions.count; k++)
      leave_out_limit(x, m, r->versions.items[k], l->at);
    m->decision = r->decision;
    m->rule = r;
  }
}

static void mutate_rule(mutation *x, const rule *r) {
  for (uint32_t i = 0; i < r->versions.count; i++) {
    if (r->versions.items[i]->valid == 0) continue;
    mutate_outcome(x, r, i);
    mutate_limits(x, r, i);
  }
}

static void mutate_gate(mutation *x, rule *r) {
  const revision_set never = 0;
  if (!r->gate) return;
  mutant *m = mutant_add(x, MUTANT_REQUIREMENT, r->at, r->name,
                         WHAT(x, "requirement %s left out", r->name));
  for (uint32_t i = 0; i < r->versions.count; i++)
    mutant_patch(x, m, &r->versions.items[i]->valid, &never, sizeof never);
  m->decision = r->decision;
  m->rule = r;
}

/* ---- order ------------------------------------------------------------------------------- */

static void mutate_order(mutation *x, decision *d, uint32_t i) {
  static const char *const names[] = {
    [ORDER_EXCEPTION] = "exception", [ORDER_RESOLVE] = "resolve", [ORDER_PRECEDENCE] = "precedence"
  };
  order *o = &d->orders.items[i];
  if (o->kind == ORDER_REQUIREMENT || o->valid == 0) return;
  mutant *m = mutant_add(x, MUTANT_ORDER, o->at, o->above->name,
                         WHAT(x, "%s the other way round: %s over %s", names[o->kind],
                              o->below->name, o->above->name));
  rule *above = o->above, *below = o->below;
  mutant_patch(x, m, &o->above, &below, sizeof below);
  mutant_patch(x, m, &o->below, &above, sizeof above);
  m->decision = d;
  m->turned = o;
}

static void mutate_decision(mutation *x, decision *d) {
  for (uint32_t i = 0; i < d->rules.count; i++) {
    mutate_rule(x, d->rules.items[i]);
    mutate_gate(x, d->rules.items[i]);
  }
  for (uint32_t i = 0; i < d->defaults.count; i++)
    if (d->defaults.items[i].valid != 0) mutate_default(x, d, i);
  for (uint32_t i = 0; i < d->orders.count; i++) mutate_order(x, d, i);
}

/* ---- all --------------------------------------------------------------------------------- */

static int by_place(const void *x, const void *y) {
  const mutant *a = x, *b = y;
  if (a->at.file != b->at.file) return a->at.file < b->at.file ? -1 : 1;
  if (a->at.begin != b->at.begin) return a->at.begin < b->at.begin ? -1 : 1;
  if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
  return strcmp(a->what, b->what);
}

mutation *mutation_new(study *s) {
  mutation *x = ARENA_NEW(s->arena, mutation);
  x->study = s;
  x->orders = arena_alloc(s->arena, (s->model->decisions.count + 1) * sizeof *x->orders);
  for (uint32_t i = 0; i < s->model->decisions.count; i++)
    (void)order_rules(s->arena, s->space, s->model->decisions.items[i], &x->orders[i],
                      &s->of->diags);
  mutate_conditions(x);
  mutate_codes(x);
  mutate_dates(x);
  for (uint32_t i = 0; i < s->model->decisions.count; i++)
    mutate_decision(x, s->model->decisions.items[i]);
  if (x->mutants.count > 0)
    qsort(x->mutants.items, x->mutants.count, sizeof *x->mutants.items, by_place);
  return x;
}
