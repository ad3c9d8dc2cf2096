/* coverage.c -- what the tests of a policy look at: rules that decide, boundary values, parts of
 * conditions.
 *
 * Parts are covered in the sense of masking MC/DC: in one test the part holds, in another it does
 * not, and in both the condition would turn if that part alone did; the rest may differ.  A
 * boundary value is covered by a test that has it where the condition would turn with the
 * comparison.
 */
#include "coverage.h"

#include <string.h>

/* ---- what there is to cover -------------------------------------------------------------- */

static bool same_item(const item *a, const item *b) {
  return a->criterion == b->criterion && a->rule == b->rule && a->boundary == b->boundary &&
         a->wanted == b->wanted && a->value == b->value && cond_same_place(a->part, b->part);
}

static void add_item(coverage *c, item x) {
  for (uint32_t i = 0; i < c->items.count; i++)
    if (same_item(&c->items.items[i], &x)) {
      c->items.items[i].valid |= x.valid;
      return;
    }
  vec_push(c->study->arena, &c->items, x);
}

static bool is_comparison(const cond *c) {
  return c->kind == COND_COMPARE || c->kind == COND_BETWEEN;
}

/* The values on both sides of an end, when the fact has both. */
static void add_end(coverage *c, item x, int64_t below, int64_t above) {
  const fact *f = x.part->fact;
  if (below < fact_least(f) || above > f->hi) return;
  x.boundary = true;
  x.value = (int32_t)below;
  add_item(c, x);
  x.value = (int32_t)above;
  add_item(c, x);
}

/* A count of criteria has no column in which its value could be given. */
static bool counts_criteria(const fact *f) {
  for (uint32_t i = 0; f->role == FACT_DERIVED && i < f->derive->terms.count; i++)
    if (f->derive->terms.items[i].fact->role == FACT_LAYER ||
        counts_criteria(f->derive->terms.items[i].fact))
      return true;
  return false;
}

static void add_part(coverage *c, item x) {
  add_item(c, x);
  x.wanted = true;
  add_item(c, x);
  x.wanted = false;
  if (!is_comparison(x.part) || counts_criteria(x.part->fact)) return;
  band b = cond_band(x.part);
  if (b.lo != INT64_MIN) add_end(c, x, b.lo - 1, b.lo);
  if (b.hi != INT64_MAX) add_end(c, x, b.hi, b.hi + 1);
}

static void add_parts(coverage *c, item x, const cond *of) {
  bool inner = of->kind == COND_ALL || of->kind == COND_ANY || of->kind == COND_NOT ||
               of->kind == COND_COUNT;
  x.part = of;
  if (!inner && of->kind != COND_REVISIONS) add_part(c, x);
  for (uint32_t i = 0; inner && i < of->parts.count; i++) add_parts(c, x, of->parts.items[i]);
}

static void add_rulings(coverage *c, const decision *d) {
  for (uint32_t i = 0; i < d->rules.count; i++)
    vec_push(c->study->arena, &c->rulings,
             (ruling){ .decision = d, .rule = d->rules.items[i], .at = d->rules.items[i]->at });
  for (uint32_t i = d->defaults.count; i-- > 0;) {
    const default_version *v = &d->defaults.items[i];
    if (v->kind != DEFAULT_OTHERWISE && v->kind != DEFAULT_REFER) continue;
    vec_push(c->study->arena, &c->rulings, (ruling){ .decision = d, .at = v->at });
    return;
  }
}

coverage *coverage_new(study *s) {
  coverage *c = ARENA_NEW(s->arena, coverage);
  c->study = s;
  for (uint32_t i = 0; i < s->conditions.count; i++) {
    const condition *k = &s->conditions.items[i];
    item x = { .criterion = k->criterion, .rule = k->rule, .valid = k->valid };
    if (k->criterion == NULL || k->criterion->used) add_parts(c, x, k->is);
  }
  for (uint32_t i = 0; i < s->model->decisions.count; i++)
    add_rulings(c, s->model->decisions.items[i]);
  return c;
}

/* ---- what a test covers ------------------------------------------------------------------ */

static const cond *whole_of(const item *i, uint32_t rev) {
  if (i->criterion != NULL) return criterion_in(i->criterion, rev);
  const rule_version *v = rule_version_in(i->rule, rev);
  return v != NULL ? v->when : NULL;
}

static bool has_value(const item *i, const cell *b) {
  cell c = b[i->part->fact->input];
  return c.lo == c.hi && c.lo == i->value;
}

bool coverage_item_in(const study *s, const item *i, const cell *b, uint32_t rev) {
  const cond *whole = whole_of(i, rev);
  if ((i->valid >> rev & 1) == 0 || whole == NULL) return false;
  sight look = { .study = s, .box = b, .revision = rev };
  truth t = sight_of(&look, i->part);
  if (i->boundary ? !has_value(i, b) : t != (i->wanted ? TRUTH_YES : TRUTH_NO)) return false;
  truth now = sight_of(&look, whole);
  if (t == TRUTH_OPEN || now == TRUTH_OPEN) return false;
  look.forced = i->part;
  look.forced_to = t == TRUTH_NO;
  return sight_of(&look, whole) !=
         now; /* with facts unknown it may become open: it turns for some */
}

/* A test that asks for one decision says nothing about the rules of another. */
static bool expects(const example *e, const decision *d) {
  for (uint32_t i = 0; i < e->expectations.count; i++) {
    const expectation *x = &e->expectations.items[i];
    if (x->decision != NULL && (d == NULL || x->decision == d)) return true;
  }
  return false;
}

static void count_rulings(coverage *c, const example *e, sight *look) {
  for (uint32_t i = 0; i < c->rulings.count; i++) {
    ruling *r = &c->rulings.items[i];
    if (r->covered || !expects(e, r->decision)) continue;
    verdict v = sight_verdict(look, &c->study->ranks, r->decision);
    r->covered = v.settled == TRUTH_YES && v.rule == r->rule;
  }
}

void coverage_count(coverage *c, const example *e) {
  const study *s = c->study;
  cell b[MODEL_MAX_FACTS + 2];
  uint32_t rev;
  if (!study_box(s, e, b, &rev)) return;
  sight look = { .study = s, .box = b, .revision = rev };
  count_rulings(c, e, &look);
  for (uint32_t i = 0; i < c->items.count; i++) {
    item *x = &c->items.items[i];
    if (!x->covered && expects(e, x->rule != NULL ? x->rule->decision : NULL))
      x->covered = coverage_item_in(s, x, b, rev);
  }
}

/* ---- facts that a test gives in vain ----------------------------------------------------- */

static bool same_place(span a, span b) { return a.file == b.file && a.begin == b.begin; }

static bool asks(const cond *c, const fact *f, uint32_t rev);

/* Does a column follow from the fact?  Facts of codes are asked for by all their memberships. */
static bool follows_from(const fact *column, const fact *f, uint32_t rev) {
  if (column == f || (f->of != NULL && column->of == f->of)) return true;
  if (column->role == FACT_LAYER) {
    const cond *is = criterion_in(column->layer, rev);
    return is != NULL && asks(is, f, rev);
  }
  for (uint32_t i = 0; column->derive != NULL && i < column->derive->terms.count; i++)
    if (follows_from(column->derive->terms.items[i].fact, f, rev)) return true;
  return false;
}

static bool asks(const cond *c, const fact *f, uint32_t rev) {
  if (c == NULL) return false;
  if (c->kind == COND_CRITERION) return asks(criterion_in(c->criterion, rev), f, rev);
  if (c->fact != NULL && follows_from(c->fact, f, rev)) return true;
  for (uint32_t i = 0; i < c->parts.count; i++)
    if (asks(c->parts.items[i], f, rev)) return true;
  return false;
}

static bool decision_asks(const decision *d, const fact *f, uint32_t rev) {
  for (uint32_t i = 0; i < d->rules.count; i++) {
    const rule_version *v = rule_version_in(d->rules.items[i], rev);
    if (v != NULL && asks(v->when, f, rev)) return true;
  }
  for (uint32_t i = 0; i < d->orders.count; i++)
    if (asks(d->orders.items[i].where, f, rev)) return true;
  return false;
}

/* In no revision: before and after one that begins to ask for a fact a test may well give it. */
static bool is_idle(const study *s, const example *e, const fact *f) {
  const model *m = s->model;
  for (uint32_t rev = 1; rev <= m->revisions.count; rev++) {
    for (uint32_t i = 0; i < m->impossibles.count; i++)
      if (asks(m->impossibles.items[i].cond, f, rev)) return false;
    for (uint32_t i = 0; i < e->expectations.count; i++) {
      const decision *d = e->expectations.items[i].decision;
      if (d != NULL && decision_asks(d, f, rev)) return false;
    }
  }
  return true;
}

static void count_idle(coverage *c, const example *e) {
  idle_facts idle = { .example = e };
  for (uint32_t i = 0; i < e->givens.count; i++) {
    const given *g = &e->givens.items[i];
    bool again = i > 0 && same_place(g->at, e->givens.items[i - 1].at);
    if (again || g->unknown || !is_idle(c->study, e, g->fact)) continue;
    const char *name = g->fact->of != NULL ? g->fact->of->name : g->fact->name;
    vec_push(c->study->arena, &idle.names, name);
  }
  if (idle.names.count > 0) vec_push(c->study->arena, &c->idle, idle);
}

void coverage_idle(coverage *c, const example *e) {
  if (expects(e, NULL)) count_idle(c, e);
}

/* ---- what no test covers ----------------------------------------------------------------- */

typedef struct wish {
  const item *item;
  const decision *decides; /* an answer of it has to turn as well; NULL: none has to */
} wish;

/* Does the answer turn with the part? */
static truth answer_turns(hunt *h, sight *look, const decision *d) {
  look->forced_to = true;
  verdict with = sight_verdict(look, &h->study->ranks, d);
  if (with.settled == TRUTH_OPEN) return TRUTH_OPEN;
  look->forced_to = false;
  verdict without = sight_verdict(look, &h->study->ranks, d);
  if (without.settled == TRUTH_OPEN) return TRUTH_OPEN;
  return verdict_equal(&with, &without) ? TRUTH_NO : TRUTH_YES;
}

static truth condition_turns(sight *look, const cond *whole) {
  look->forced_to = true;
  truth with = sight_of(look, whole);
  if (with == TRUTH_OPEN) return with;
  look->forced_to = false;
  truth without = sight_of(look, whole);
  if (without == TRUTH_OPEN) return without;
  return with != without ? TRUTH_YES : TRUTH_NO;
}

static truth wanted_in(hunt *h, const cell *b) {
  const wish *w = h->about;
  sight look = { .study = h->study, .box = b, .revision = h->revision };
  truth t = sight_of(&look, w->item->part);
  if (!w->item->boundary && t != TRUTH_OPEN && (t == TRUTH_YES) != w->item->wanted) return TRUTH_NO;
  truth ruled_out = TRUTH_NO;
  if (t != TRUTH_OPEN) {
    ruled_out = sight_impossible(&look);
    if (ruled_out == TRUTH_YES) return TRUTH_NO;
    look.forced = w->item->part;
    t = condition_turns(&look, whole_of(w->item, h->revision));
    if (t == TRUTH_YES && w->decides != NULL) t = answer_turns(h, &look, w->decides);
    if (t == TRUTH_NO) return t;
    look.forced = NULL;
    if (t == TRUTH_YES) t = ruled_out == TRUTH_OPEN ? sight_impossible(&look) : TRUTH_YES;
  }
  h->open = look.open;
  return t;
}

static hunt_end hunt_item(coverage *c, item *x, const decision *d, bool decides, uint32_t rev) {
  study *s = c->study;
  arena *scratch = arena_new();
  wish w = { x, decides ? d : NULL };
  hunt *h = hunt_new(scratch, s);
  h->revision = rev;
  h->goal = wanted_in;
  h->about = &w;
  cell b[MODEL_MAX_FACTS + 2];
  memcpy(b, s->space->whole, s->space->inputs * sizeof *b);
  b[0].members = UINT64_C(1) << rev;
  if (x->boundary) b[x->part->fact->input] = (cell){ ~UINT64_C(0), x->value, x->value };
  hunt_end end = hunt_in(h, b);
  if (end == HUNT_FOUND) {
    x->decision = d;
    x->decides = decides;
    x->day = h->day;
    x->values = h->values;
  }
  arena_free(scratch);
  return end;
}

/* In the newest revisions first; a case that turns an answer says more than one that does not. */
static void settle_item(coverage *c, item *x) {
  const model *m = c->study->model;
  x->settled = HUNT_NONE;
  for (int strict = 1; strict >= 0; strict--) {
    for (uint32_t rev = m->revisions.count; rev > 0; rev--)
      for (uint32_t i = 0; i < m->decisions.count; i++) {
        const decision *d = m->decisions.items[i];
        if ((x->valid >> rev & 1) == 0 || (x->rule != NULL && x->rule->decision != d)) continue;
        if (x->rule == NULL && !decision_reaches(c->study, d, x->part)) continue;
        hunt_end end = hunt_item(c, x, d, strict == 1, rev);
        if (end != HUNT_NONE) x->settled = end;
        if (end == HUNT_FOUND) return;
      }
  }
}

/* Does this rule decide, or this default? */
static truth decides_in(hunt *h, const cell *b) {
  const ruling *r = h->about;
  sight look = { .study = h->study, .box = b, .revision = h->revision };
  const rule_version *v = r->rule != NULL ? rule_version_in(r->rule, h->revision) : NULL;
  if (r->rule != NULL) {
    truth t = v != NULL ? sight_of(&look, v->when) : TRUTH_NO;
    h->open = look.open;
    if (t != TRUTH_YES) return t;
  }
  truth ruled_out = sight_impossible(&look);
  h->open = look.open;
  if (ruled_out != TRUTH_NO) return ruled_out == TRUTH_YES ? TRUTH_NO : TRUTH_OPEN;
  verdict x = sight_verdict(&look, &h->study->ranks, r->decision);
  h->open = look.open;
  if (x.settled == TRUTH_OPEN) return x.settled;
  return x.rule == r->rule && (x.rule != NULL || x.otherwise != DEFAULT_NONE) ? TRUTH_YES
                                                                              : TRUTH_NO;
}

static void settle_ruling(coverage *c, ruling *r) {
  study *s = c->study;
  r->settled = HUNT_NONE;
  for (uint32_t rev = s->model->revisions.count; rev > 0 && r->settled != HUNT_FOUND; rev--) {
    arena *scratch = arena_new();
    hunt *h = hunt_new(scratch, s);
    cell b[MODEL_MAX_FACTS + 2];
    memcpy(b, s->space->whole, s->space->inputs * sizeof *b);
    b[0].members = UINT64_C(1) << rev;
    h->revision = rev;
    h->goal = decides_in;
    h->about = r;
    hunt_end end = hunt_in(h, b);
    if (end != HUNT_NONE) r->settled = end;
    if (end == HUNT_FOUND) {
      r->day = h->day;
      r->values = h->values;
    }
    arena_free(scratch);
  }
}

void coverage_settle(coverage *c) {
  for (uint32_t i = 0; i < c->rulings.count; i++)
    if (!c->rulings.items[i].covered) settle_ruling(c, &c->rulings.items[i]);
  for (uint32_t i = 0; i < c->items.count; i++)
    if (!c->items.items[i].covered) settle_item(c, &c->items.items[i]);
}

/* ---- shares ------------------------------------------------------------------------------ */

share coverage_share(const coverage *c, share_kind kind) {
  share out = { 0 };
  for (uint32_t i = 0; kind == SHARE_RULES && i < c->rulings.count; i++) {
    const ruling *r = &c->rulings.items[i];
    bool never = !r->covered && r->settled == HUNT_NONE;
    out.all += !never;
    out.never += never;
    out.covered += r->covered;
  }
  for (uint32_t i = 0; kind != SHARE_RULES && i < c->items.count; i++) {
    const item *x = &c->items.items[i];
    if (x->boundary != (kind == SHARE_BOUNDARIES)) continue;
    bool never = !x->covered && x->settled == HUNT_NONE;
    out.all += !never;
    out.never += never;
    out.covered += x->covered;
  }
  return out;
}

/* Never 100 while something is missing. */
unsigned share_percent(share s) {
  return s.all == 0 ? 100 : (unsigned)((uint64_t)s.covered * 100 / s.all);
}
