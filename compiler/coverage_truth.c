/* coverage_truth.c -- does a condition hold everywhere in a box, nowhere in it, or is that open?
 *
 * Each part is judged by itself, so an answer that is not open is right, and one that is may only
 * look so: whoever needs to know parts the box and looks again.
 */
#include "coverage.h"

#include <string.h>

/* ---- comparisons ------------------------------------------------------------------------- */

band cond_band(const cond *c) {
  int64_t d = c->divisor > 1 ? c->divisor : 1, lo = c->value * d, hi = lo + d - 1;
  if (c->kind == COND_BETWEEN) return (band){ lo, c->upper * d + d - 1, false };
  switch (c->op) {
  case OP_LT:
    return (band){ INT64_MIN, lo - 1, false };
  case OP_LE:
    return (band){ INT64_MIN, hi, false };
  case OP_GT:
    return (band){ hi + 1, INT64_MAX, false };
  case OP_GE:
    return (band){ lo, INT64_MAX, false };
  default:
    return (band){ lo, hi, c->op == OP_NE };
  }
}

static truth within(const fact *f, cell c, band b, bool or_absent) {
  bool in = false, out = false;
  int64_t from = c.lo, to = c.hi;
  if (f->absent != NULL && c.lo == f->lo) {
    *(or_absent ? &in : &out) = true;
    from++;
  }
  if (from <= to) {
    bool some = to >= b.lo && from <= b.hi, other = from < b.lo || to > b.hi;
    in |= b.inverse ? other : some;
    out |= b.inverse ? some : other;
  }
  return in && out ? TRUTH_OPEN : in ? TRUTH_YES : TRUTH_NO;
}

/* In the vocabulary of a revision a member that it does not know yet reads as `other'. */
uint64_t cond_members(const cond *c, uint32_t rev) {
  const one_of *type = c->fact->type;
  const member *all = type->members.items;
  uint64_t mask = 0;
  for (uint32_t i = 0; i < c->members.count; i++) {
    int32_t number = c->members.items[i];
    if (all[number - all[0].number].since <= rev) mask |= UINT64_C(1) << number;
  }
  for (uint32_t i = 0; type->open && (mask & 1) != 0 && i < type->members.count; i++)
    if (all[i].since > rev) mask |= UINT64_C(1) << all[i].number;
  return c->negated ? ~mask : mask;
}

static truth member_truth(const sight *s, const cond *c) {
  uint64_t all = s->box[c->fact->input].members, mask = cond_members(c, s->revision);
  if ((all & mask) == 0) return TRUTH_NO;
  return (all & ~mask) == 0 ? TRUTH_YES : TRUTH_OPEN;
}

/* ---- sums over criteria ------------------------------------------------------------------ */

static truth layer_truth(sight *s, const fact *f) {
  const cond *is = criterion_in(f->layer, s->revision);
  return is != NULL ? sight_of(s, is) : TRUTH_NO;
}

static bool over_criteria(const fact *f) {
  for (uint32_t i = 0; f->role == FACT_DERIVED && i < f->derive->terms.count; i++)
    if (f->derive->terms.items[i].fact->role == FACT_LAYER ||
        over_criteria(f->derive->terms.items[i].fact))
      return true;
  return false;
}

/* The values that a fact may have; `open' is something on which they depend. */
static cell values_of(sight *s, const fact *f, const cond **open) {
  cell c = { ~UINT64_C(0), 0, 0 };
  if (f->role == FACT_DERIVED && over_criteria(f)) {
    int64_t lo = f->derive->constant, hi = lo;
    for (uint32_t i = 0; i < f->derive->terms.count; i++) {
      cell t = values_of(s, f->derive->terms.items[i].fact, open);
      int64_t factor = f->derive->terms.items[i].factor;
      lo += factor * (factor < 0 ? t.hi : t.lo);
      hi += factor * (factor < 0 ? t.lo : t.hi);
    }
    return (cell){ ~UINT64_C(0), (int32_t)lo, (int32_t)hi };
  }
  if (fact_is_ordinal(f)) return s->box[f->input];
  truth t = f->role == FACT_LAYER ? layer_truth(s, f) : sight_of(s, s->study->holds[f->input]);
  if (t == TRUTH_OPEN && *open == NULL) *open = s->open;
  c.lo = t == TRUTH_YES;
  c.hi = t != TRUTH_NO;
  return c;
}

static truth ordinal_truth(sight *s, const cond *c) {
  const cond *open = NULL;
  cell values = values_of(s, c->fact, &open);
  truth t = within(c->fact, values, cond_band(c), c->or_absent);
  if (t == TRUTH_OPEN) s->open = open != NULL ? open : c;
  return t;
}

/* ---- conditions -------------------------------------------------------------------------- */

static truth all_truth(sight *s, const cond *c, truth settles) {
  const cond *open = NULL;
  for (uint32_t i = 0; i < c->parts.count; i++) {
    truth t = sight_of(s, c->parts.items[i]);
    if (t == settles) return t;
    if (t == TRUTH_OPEN && open == NULL) open = s->open;
  }
  if (open == NULL) return settles == TRUTH_NO ? TRUTH_YES : TRUTH_NO;
  s->open = open;
  return TRUTH_OPEN;
}

static truth count_truth(sight *s, const cond *c) {
  const cond *open = NULL;
  uint32_t least = 0, most = 0;
  for (uint32_t i = 0; i < c->parts.count; i++) {
    truth t = sight_of(s, c->parts.items[i]);
    least += t == TRUTH_YES;
    most += t != TRUTH_NO;
    if (t == TRUTH_OPEN && open == NULL) open = s->open;
  }
  if (least >= c->at_least && most <= c->at_most) return TRUTH_YES;
  if (most < c->at_least || least > c->at_most) return TRUTH_NO;
  s->open = open;
  return TRUTH_OPEN;
}

static truth opposite(truth t) {
  return t == TRUTH_OPEN ? t : t == TRUTH_YES ? TRUTH_NO : TRUTH_YES;
}

static truth absent_truth(const sight *s, const cond *c) {
  cell x = s->box[c->fact->input];
  if (c->fact->absent == NULL || x.lo > c->fact->lo) return TRUTH_NO;
  return x.hi == c->fact->lo ? TRUTH_YES : TRUTH_OPEN;
}

truth sight_of(sight *s, const cond *c) {
  truth t = TRUTH_NO;
  if (s->forced != NULL && cond_same_place(s->forced, c))
    return s->forced_to ? TRUTH_YES : TRUTH_NO;
  switch (c->kind) {
  case COND_ALL:
    return all_truth(s, c, TRUTH_NO);
  case COND_ANY:
    return all_truth(s, c, TRUTH_YES);
  case COND_NOT:
    return opposite(sight_of(s, c->parts.items[0]));
  case COND_COUNT:
    return count_truth(s, c);
  case COND_CRITERION: {
    const cond *is = criterion_in(c->criterion, s->revision);
    return is != NULL ? sight_of(s, is) : TRUTH_NO;
  }
  case COND_REVISIONS:
    return (c->revisions >> s->revision & 1) ? TRUTH_YES : TRUTH_NO;
  case COND_COMPARE:
  case COND_BETWEEN:
    return ordinal_truth(s, c);
  case COND_MEMBER:
    t = c->fact->role == FACT_LAYER ? layer_truth(s, c->fact) : member_truth(s, c);
    if (c->fact->role == FACT_LAYER) return t;
    break;
  case COND_ABSENT:
    t = absent_truth(s, c);
    break;
  }
  if (t == TRUTH_OPEN) s->open = c;
  return t;
}

/* ---- answers ----------------------------------------------------------------------------- */

/* See naive.c: in a circle of orders the loser gives up what the winner holds of `where'. */
static truth loses(sight *s, const ranks *k, const rule *r) {
  const decision *d = r->decision;
  const bool *circular = k->circular[d->number];
  const cond *open = NULL;
  for (uint32_t i = 0; circular != NULL && i < d->orders.count; i++) {
    const order *o = &d->orders.items[i];
    if (!circular[i] || o->below != r || (o->valid >> s->revision & 1) == 0) continue;
    const rule_version *v = rule_version_in(o->above, s->revision);
    truth t = v != NULL ? sight_of(s, v->when) : TRUTH_NO;
    if (t != TRUTH_NO && o->where != NULL) {
      const cond *first = t == TRUTH_OPEN ? s->open : NULL;
      truth where = sight_of(s, o->where);
      if (where != TRUTH_YES) t = where;
      if (where == TRUTH_OPEN && first != NULL) s->open = first;
    }
    if (t == TRUTH_YES) return t;
    if (t == TRUTH_OPEN && open == NULL) open = s->open;
  }
  s->open = open;
  return open != NULL ? TRUTH_OPEN : TRUTH_NO;
}

static truth rule_truth(sight *s, const ranks *k, const rule *r, const rule_version *v) {
  truth t = sight_of(s, v->when);
  if (t != TRUTH_YES) return t;
  return opposite(loses(s, k, r));
}

verdict sight_verdict(sight *s, const ranks *k, const decision *d) {
  verdict out = { .settled = TRUTH_YES };
  rule_run all = { naive_precedence(k->naive, d), d->rules.count };
  if (s->near != NULL) all = *s->near;
  for (uint32_t i = 0; i < all.count; i++) {
    const rule_version *v = rule_version_in(all.items[i], s->revision);
    truth t = v != NULL ? rule_truth(s, k, all.items[i], v) : TRUTH_NO;
    if (t == TRUTH_NO) continue;
    out.settled = t;
    out.rule = all.items[i];
    out.outcome = v->then;
    out.limits = v->limits.items;
    out.limit_count = v->limits.count;
    return out;
  }
  const default_version *v = default_in(d, s->revision);
  if (v == NULL) return out;
  out.otherwise = v->kind;
  out.outcome = v->outcome;
  return out;
}

bool verdict_equal(const verdict *a, const verdict *b) {
  return a->rule == b->rule && a->outcome == b->outcome && a->otherwise == b->otherwise &&
         a->limits == b->limits && a->limit_count == b->limit_count;
}

truth sight_impossible(sight *s) {
  const cond *open = NULL;
  for (uint32_t i = 0; i < s->study->model->impossibles.count; i++) {
    const impossible *x = &s->study->model->impossibles.items[i];
    if ((x->valid >> s->revision & 1) == 0) continue;
    truth t = sight_of(s, x->cond);
    if (t == TRUTH_YES) return t;
    if (t == TRUTH_OPEN && open == NULL) open = s->open;
  }
  s->open = open;
  return open != NULL ? TRUTH_OPEN : TRUTH_NO;
}
