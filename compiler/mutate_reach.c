/* mutate_reach.c -- which cases a mutant can change at all, and what `check' says of these alone.
 *
 * A change of one rule out of a thousand is felt only where its rows lie, before or after; whoever
 * asks about a mutant need look there only.  Where that cannot be told this easily (days,
 * `impossible', circles of orders) the reach is whole and everything is looked at anew.
 */
#include "mutate.h"

#include <string.h>

/* ---- rules that change ------------------------------------------------------------------- */

static uint32_t highest_number(const decision *d) {
  uint32_t out = 0;
  for (uint32_t i = 0; i < d->rules.count; i++)
    if (d->rules.items[i]->number > out) out = d->rules.items[i]->number;
  return out;
}

static void touch(arena *a, reach_in *in, const rule *r) {
  if (in->touched[r->number]) return;
  in->touched[r->number] = in->asked[r->number] = true;
  vec_push(a, &in->rules, r);
}

static bool rule_reaches(const study *s, const rule *r, const mutant *m) {
  for (uint32_t i = 0; i < r->versions.count; i++)
    if (cond_reaches(s, r->versions.items[i]->when, m->touched.items[0].cond)) return true;
  return false;
}

/* Rules that give way to one that is touched: what they keep is changed with it. */
static void ask_of_losers(reach_in *in) {
  for (uint32_t i = 0; i < in->decision->orders.count; i++) {
    const order *o = &in->decision->orders.items[i];
    bool stops = o->kind == ORDER_EXCEPTION || o->kind == ORDER_REQUIREMENT;
    if (stops && in->touched[o->above->number]) in->asked[o->below->number] = true;
  }
}

static void touch_rules(arena *a, const study *s, const mutant *m, reach_in *in) {
  const decision *d = in->decision;
  if (m->turned != NULL) {
    touch(a, in, m->turned->above);
    touch(a, in, m->turned->below);
  } else if (m->rule != NULL) {
    touch(a, in, m->rule);
  } else {
    for (uint32_t i = 0; i < d->rules.count; i++)
      if (rule_reaches(s, d->rules.items[i], m)) touch(a, in, d->rules.items[i]);
  }
  ask_of_losers(in);
}

/* ---- where they hold --------------------------------------------------------------------- */

static const decision_rows *rows_of(const study *s, const decision *d) {
  return &s->of->rows->decisions.items[d->number];
}

static void widen(arena *a, const space *s, box *hull, const cell *b) {
  if (*hull == NULL) {
    *hull = box_copy(a, s, b);
    return;
  }
  for (uint32_t i = 0; i < s->inputs; i++) {
    cell *c = &(*hull)[i];
    c->members |= b[i].members;
    if (b[i].lo < c->lo) c->lo = b[i].lo;
    if (b[i].hi > c->hi) c->hi = b[i].hi;
  }
}

static bool is_marked(const bool *marks, const reach_in *in, const rule *r) {
  return r != NULL && r->number <= in->highest && marks[r->number];
}

static void find_hull(arena *a, const study *s, const mutant *m, reach_in *in) {
  const space *columns = s->of->rows->space;
  const decision_rows *d = rows_of(s, in->decision);
  diags sink = { .arena = a, .sources = &s->of->sources };
  for (uint32_t i = 0; i < d->rows.count; i++)
    if (is_marked(in->touched, in, d->rows.items[i].rule))
      widen(a, columns, &in->hull, d->rows.items[i].box);
  mutant_put(m);
  for (uint32_t i = 0; i < in->rules.count; i++) {
    region after = { 0 };
    if (!lower_rule(a, columns, in->rules.items[i], &after, &sink)) in->too_large = true;
    vec_push(a, &in->after, after);
    for (uint32_t k = 0; k < after.count; k++) widen(a, columns, &in->hull, after.items[k]);
  }
  mutant_take_back(m);
}

/* ---- orders ------------------------------------------------------------------------------ */

enum { MOVED_MAX = 200 }; /* rules whose places are compared pair by pair */

static void meet_rows(arena *a, const study *s, reach_in *in, const rule *x, const rule *y) {
  const space *columns = s->of->rows->space;
  const decision_rows *d = rows_of(s, in->decision);
  box both = box_copy(a, columns, columns->whole);
  for (uint32_t i = 0; i < d->rows.count; i++)
    for (uint32_t k = 0; d->rows.items[i].rule == x && k < d->rows.count; k++)
      if (d->rows.items[k].rule == y &&
          box_meet(columns, d->rows.items[i].box, d->rows.items[k].box, both))
        widen(a, columns, &in->hull, both);
}

/* Where two rules hold of which the other one comes first now; false: too many have moved. */
static bool find_moved(arena *a, const study *s, const ranks *after, reach_in *in) {
  uint32_t count = in->decision->rules.count, from = 0, end = count;
  const rule *const *was = naive_precedence(s->ranks.naive, in->decision);
  const rule *const *is = naive_precedence(after->naive, in->decision);
  while (from < count && was[from] == is[from]) from++;
  while (end > from && was[end - 1] == is[end - 1]) end--;
  if (end - from > MOVED_MAX) return false;
  uint32_t *place = arena_alloc(a, (in->highest + 1) * sizeof *place);
  for (uint32_t i = from; i < end; i++) place[is[i]->number] = i;
  for (uint32_t i = from; i < end; i++)
    for (uint32_t k = i + 1; k < end; k++)
      if (place[was[i]->number] > place[was[k]->number]) meet_rows(a, s, in, was[i], was[k]);
  return true;
}

/* ---- reach ------------------------------------------------------------------------------- */

static bool may_reach(const study *s, const decision *d, const mutant *m) {
  if (m->decision != NULL) return m->decision == d;
  return decision_reaches(s, d, m->touched.items[0].cond);
}

static bool asks_for(const study *s, const cond *c, const mutant *m) {
  return c != NULL && m->touched.count > 0 && cond_reaches(s, c, m->touched.items[0].cond);
}

/* Conditions beside those of rules: then what changes is not where rules hold. */
static bool reaches_elsewhere(const study *s, const mutant *m) {
  const model *all = s->model;
  bool out = false;
  for (uint32_t i = 0; i < all->impossibles.count; i++)
    out |= asks_for(s, all->impossibles.items[i].cond, m);
  for (uint32_t i = 0; i < all->properties.count; i++)
    out |= asks_for(s, all->properties.items[i].where, m);
  for (uint32_t i = 0; i < all->decisions.count; i++) {
    const decision *d = all->decisions.items[i];
    for (uint32_t k = 0; k < d->orders.count; k++) out |= asks_for(s, d->orders.items[k].where, m);
    for (uint32_t k = 0; k < d->defaults.count; k++)
      out |= asks_for(s, d->defaults.items[k].only_where, m);
  }
  return out;
}

/* Boxes that ask for criteria do not tell when those change. */
static bool is_by_criteria(const study *s, const mutant *m) {
  if (!s->of->rows->space->by_criteria || m->touched.count == 0) return false;
  for (uint32_t i = 0; i < s->model->criteria.count; i++)
    for (uint32_t k = 0; k < s->model->criteria.items[i]->versions.count; k++)
      if (asks_for(s, s->model->criteria.items[i]->versions.items[k].is, m)) return true;
  return false;
}

static bool is_circular(const study *s, const ranks *after, const decision *d) {
  return s->ranks.circular[d->number] != NULL || after->circular[d->number] != NULL;
}

reach mutant_reach(arena *scratch, const mutation *x, const mutant *m, const ranks *after) {
  const study *s = x->study;
  const reach whole = { .whole = true };
  reach out = { 0 };
  bool known = m->rule != NULL || m->turned != NULL || m->touched.count > 0;
  if (!known || m->moves_day || reaches_elsewhere(s, m) || is_by_criteria(s, m)) return whole;
  for (uint32_t i = 0; i < s->model->decisions.count; i++) {
    const decision *d = s->model->decisions.items[i];
    if (!may_reach(s, d, m)) continue;
    if (is_circular(s, after, d)) return whole;
    reach_in in = { .decision = d, .highest = highest_number(d) };
    in.touched = arena_alloc(scratch, in.highest + 1);
    in.asked = arena_alloc(scratch, in.highest + 1);
    touch_rules(scratch, s, m, &in);
    if (m->turned == NULL)
      find_hull(scratch, s, m, &in);
    else if (!find_moved(scratch, s, after, &in))
      return whole;
    vec_push(scratch, &out.in, in);
  }
  return out;
}

rule_run reach_near(arena *scratch, const study *s, const reach_in *in, const cell *b,
                    const ranks *k) {
  const decision_rows *d = rows_of(s, in->decision);
  bool *near = arena_alloc(scratch, in->highest + 1);
  memcpy(near, in->touched, in->highest + 1);
  for (uint32_t i = 0; i < d->rows.count; i++) {
    const row *r = &d->rows.items[i];
    if (r->rule != NULL && !near[r->rule->number])
      near[r->rule->number] = box_overlap(s->of->rows->space, r->box, b);
  }
  const rule *const *all = naive_precedence(k->naive, in->decision);
  const rule **items = arena_alloc(scratch, (in->decision->rules.count + 1) * sizeof *items);
  rule_run out = { items, 0 };
  for (uint32_t i = 0; i < in->decision->rules.count; i++)
    if (near[all[i]->number]) items[out.count++] = all[i];
  return out;
}

/* ---- what `check' says ------------------------------------------------------------------- */

static void add_changed_rows(arena *a, const reach_in *in, const rule *r, decision_rows *out) {
  for (uint32_t i = 0; i < in->rules.count; i++) {
    if (in->rules.items[i] != r) continue;
    for (uint32_t k = 0; k < in->after.items[i].count; k++) {
      box b = in->after.items[i].items[k];
      uint32_t v = 0;
      while ((b[0].members & r->versions.items[v]->valid) == 0) v++;
      vec_push(a, &out->rows,
               (row){ .kind = ROW_RULE,
                      .id = r->name,
                      .rule = r,
                      .version = r->versions.items[v],
                      .box = b });
    }
  }
}

/* Its rows, of those that overlap a box. */
static void add_same_rows(arena *a, const study *s, const reach_in *in, const rule *r,
                          uint32_t first, const cell *hull, decision_rows *out) {
  const decision_rows *d = rows_of(s, in->decision);
  for (uint32_t i = first; i < d->rows.count && d->rows.items[i].rule == r; i++)
    if (hull != NULL && box_overlap(s->of->rows->space, d->rows.items[i].box, hull))
      vec_push(a, &out->rows, d->rows.items[i]);
}

/* The rows of the decision with the mutant, as far as they have to do with it. */
static decision_rows rows_around(arena *a, const study *s, const reach_in *in,
                                 const precedence *order) {
  const decision_rows *d = rows_of(s, in->decision);
  decision_rows out = { .decision = in->decision };
  box hull = in->hull != NULL ? box_copy(a, s->of->rows->space, in->hull) : NULL;
  uint32_t *first = arena_alloc(a, (in->highest + 1) * sizeof *first);
  for (uint32_t i = 0; i <= in->highest; i++) first[i] = d->rows.count;
  for (uint32_t i = d->rows.count; i-- > 0;) {
    const rule *r = d->rows.items[i].rule;
    if (r == NULL) continue;
    first[r->number] = i;
    if (in->asked[r->number]) widen(a, s->of->rows->space, &hull, d->rows.items[i].box);
  }
  for (uint32_t i = 0; i < order->rules.count; i++) {
    const rule *r = order->rules.items[i];
    if (in->after.count > 0 && in->touched[r->number])
      add_changed_rows(a, in, r, &out);
    else
      add_same_rows(a, s, in, r, first[r->number], hull, &out);
  }
  for (uint32_t i = 0; i < d->rows.count; i++)
    if (d->rows.items[i].kind != ROW_RULE) vec_push(a, &out.rows, d->rows.items[i]);
  return out;
}

/* Raising, lowering and promises compare cases far apart, some of them changed and some not. */
static bool compares_cases(const study *s, const reach_in *in) {
  const model *m = s->model;
  for (uint32_t i = 0; i < m->properties.count; i++) {
    const property *p = &m->properties.items[i];
    bool by_pairs = p->kind == PROPERTY_RAISING || p->kind == PROPERTY_LOWERING;
    if (by_pairs && p->decision == in->decision) return true;
  }
  for (uint32_t i = 0; i < m->revisions.count; i++)
    for (uint32_t k = 0; k < m->revisions.items[i].promises.count; k++) {
      const promise *p = &m->revisions.items[i].promises.items[k];
      if (p->decision == NULL || p->decision == in->decision) return true;
    }
  return false;
}

static void analyse_everything(arena *a, const study *s, diags *sink) {
  rows *flat = lower_policy(a, s->model, sink);
  if (flat != NULL && sink->errors == 0) analyse_policy(a, flat, sink);
}

static void check_around(arena *a, const mutation *x, const mutant *m, const reach_in *in, naive *n,
                         diags *sink) {
  const study *s = x->study;
  const rows *all = s->of->rows;
  precedence order = x->orders[in->decision->number];
  rows here = *all;
  here.decisions.items = NULL;
  here.decisions.count = here.decisions.room = 0;
  if (m->turned != NULL && !order_rules(a, all->space, in->decision, &order, sink)) return;
  vec_push(a, &here.decisions, rows_around(a, s, in, &order));
  cell nowhere[MODEL_MAX_FACTS + 2] = { { 0, 0, 0 } };
  analysis_focus focus = { in->asked, in->highest, in->hull != NULL ? in->hull : nowhere };
  analyse_around(a, &here, &focus, n, sink);
}

const char *reach_error(arena *scratch, const mutation *x, const mutant *m, const reach *r,
                        naive *after) {
  const study *s = x->study;
  diags sink = { .arena = scratch, .sources = &s->of->sources };
  bool all = r->whole;
  for (uint32_t i = 0; i < r->in.count; i++)
    all |= r->in.items[i].too_large || compares_cases(s, &r->in.items[i]);
  mutant_put(m);
  if (all)
    analyse_everything(scratch, s, &sink);
  else
    for (uint32_t i = 0; i < r->in.count && sink.errors == 0; i++)
      check_around(scratch, x, m, &r->in.items[i], after, &sink);
  mutant_take_back(m);
  return sink.errors > 0 ? first_error(s, &sink) : NULL;
}
