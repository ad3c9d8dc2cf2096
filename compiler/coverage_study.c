/* coverage_study.c -- a policy made ready to be looked at: its conditions, their order, its
 * columns.
 *
 * Judges nothing.  The conditions at the top are copied, so that mutate.c may change every one of
 * them.
 */
#include "coverage.h"

#include <string.h>

/* ---- conditions -------------------------------------------------------------------------- */

static cond *own_copy(study *s, const cond *c) {
  cond *copy = ARENA_NEW(s->arena, cond);
  if (c != NULL)
    *copy = *c;
  else
    *copy = (cond){ .kind = COND_ALL };
  return copy;
}

static void add_conditions(study *s) {
  model *m = s->model;
  for (uint32_t i = 0; i < m->criteria.count; i++)
    for (uint32_t j = 0; j < m->criteria.items[i]->versions.count; j++) {
      criterion_version *v = &m->criteria.items[i]->versions.items[j];
      cond *is = own_copy(s, v->is);
      v->is = is;
      vec_push(s->arena, &s->conditions, (condition){ m->criteria.items[i], NULL, v->valid, is });
    }
  for (uint32_t i = 0; i < m->decisions.count; i++)
    for (uint32_t j = 0; j < m->decisions.items[i]->rules.count; j++) {
      rule *r = m->decisions.items[i]->rules.items[j];
      for (uint32_t k = 0; k < r->versions.count; k++) {
        rule_version *v = r->versions.items[k];
        cond *is = own_copy(s, v->when);
        v->when = is;
        vec_push(s->arena, &s->conditions, (condition){ NULL, r, v->valid, is });
      }
    }
}

static bool same_span(span a, span b) {
  return a.file == b.file && a.begin == b.begin && a.end == b.end;
}

bool cond_same_place(const cond *a, const cond *b) {
  if (a == b) return true;
  if (a->kind != b->kind || !same_span(a->at, b->at) || a->parts.count != b->parts.count ||
      a->fact != b->fact || a->criterion != b->criterion || a->op != b->op ||
      a->value != b->value || a->upper != b->upper || a->members.count != b->members.count)
    return false;
  for (uint32_t i = 0; i < a->parts.count; i++)
    if (a->parts.items[i]->kind != b->parts.items[i]->kind ||
        !same_span(a->parts.items[i]->at, b->parts.items[i]->at))
      return false;
  return true;
}

bool cond_reaches(const study *s, const cond *c, const cond *place) {
  if (cond_same_place(c, place)) return true;
  for (uint32_t i = 0; i < c->parts.count; i++)
    if (cond_reaches(s, c->parts.items[i], place)) return true;
  for (uint32_t i = 0; c->kind == COND_CRITERION && i < c->criterion->versions.count; i++)
    if (cond_reaches(s, c->criterion->versions.items[i].is, place)) return true;
  const derive *d = c->fact != NULL ? c->fact->derive : NULL;
  for (uint32_t i = 0; d != NULL && i < d->terms.count; i++) {
    const criterion *layer = d->terms.items[i].fact->layer;
    for (uint32_t j = 0; layer != NULL && j < layer->versions.count; j++)
      if (cond_reaches(s, layer->versions.items[j].is, place)) return true;
  }
  return false;
}

bool decision_reaches(const study *s, const decision *d, const cond *place) {
  for (uint32_t i = 0; i < d->rules.count; i++)
    for (uint32_t j = 0; j < d->rules.items[i]->versions.count; j++)
      if (cond_reaches(s, d->rules.items[i]->versions.items[j]->when, place)) return true;
  for (uint32_t i = 0; i < d->orders.count; i++)
    if (d->orders.items[i].where != NULL && cond_reaches(s, d->orders.items[i].where, place))
      return true;
  return false;
}

/* ---- words ------------------------------------------------------------------------------- */

/* On one line, and not too long a one. */
static const char *source_text(const study *s, span at) {
  textbuf out = { .arena = s->arena };
  const sources *all = &s->of->sources;
  if (at.file >= all->files.count) return "...";
  const char *text = all->files.items[at.file].text;
  for (uint32_t i = at.begin; i < at.end; i++) {
    bool blank = text[i] == ' ' || text[i] == '\n' || text[i] == '\t' || text[i] == '\r';
    if (blank && (out.length == 0 || out.text[out.length - 1] == ' ')) continue;
    textbuf_add_bytes(&out, blank ? " " : &text[i], 1);
    if (out.length >= 70 && blank) {
      textbuf_add(&out, "...");
      break;
    }
  }
  return out.length > 0 ? out.text : "...";
}

static const char *comparison_text(const study *s, const cond *c) {
  const fact *f = c->fact;
  band b = cond_band(c);
  int64_t lo = b.lo > fact_least(f) ? b.lo : fact_least(f), hi = b.hi < f->hi ? b.hi : f->hi;
  if (b.inverse) return source_text(s, c->at);
  if (lo > hi) return "nothing at all";
  const char *text =
      cell_text(s->arena, s->space, f->input, (cell){ ~UINT64_C(0), (int32_t)lo, (int32_t)hi });
  if (text == NULL) return "anything at all";
  return c->or_absent && f->absent != NULL ? arena_printf(s->arena, "%s if any", text) : text;
}

const char *cond_text(const study *s, const cond *c) {
  const char *text = NULL;
  cell absent = { ~UINT64_C(0), 0, 0 };
  if (c->kind == COND_CRITERION) return c->criterion->name;
  if (c->kind == COND_MEMBER && c->fact->kind == FACT_YES_NO && c->fact->role == FACT_DECLARED &&
      c->members.count == 1)
    return (c->members.items[0] == 0) == c->negated
               ? c->fact->name
               : arena_printf(s->arena, "not %s", c->fact->name);
  if (c->kind == COND_COMPARE || c->kind == COND_BETWEEN) return comparison_text(s, c);
  if (c->kind == COND_MEMBER && c->fact->role != FACT_LAYER) {
    uint64_t mask = cond_members(c, s->model->revisions.count);
    text = cell_text(s->arena, s->space, c->fact->input, (cell){ mask, 0, 0 });
  } else if (c->kind == COND_ABSENT) {
    absent.lo = absent.hi = c->fact->lo;
    text = cell_text(s->arena, s->space, c->fact->input, absent);
  }
  return text != NULL ? text : source_text(s, c->at);
}

/* ---- the order of rules ------------------------------------------------------------------ */

static bool leads_to(const decision *d, const rule *from, const rule *to, bool *seen) {
  for (uint32_t i = 0; i < d->orders.count; i++) {
    if (seen[i] || d->orders.items[i].above != from) continue;
    seen[i] = true;
    if (d->orders.items[i].below == to || leads_to(d, d->orders.items[i].below, to, seen))
      return true;
  }
  return false;
}

/* In naive's list the winner of an order comes first, unless both stand in a circle. */
static bool *circular_orders(arena *a, naive *n, const decision *d) {
  const rule *const *first = naive_precedence(n, d);
  bool *out = NULL, *seen = arena_alloc(a, d->orders.count + 1);
  bool fine = true;
  for (uint32_t i = 0; i < d->orders.count; i++) {
    uint32_t above = 0, below = 0;
    while (first[above] != d->orders.items[i].above) above++;
    while (first[below] != d->orders.items[i].below) below++;
    fine &= above < below;
  }
  for (uint32_t i = 0; !fine && i < d->orders.count; i++) {
    if (out == NULL) out = arena_alloc(a, d->orders.count + 1);
    memset(seen, 0, d->orders.count);
    out[i] = leads_to(d, d->orders.items[i].below, d->orders.items[i].above, seen);
  }
  return out;
}

ranks study_ranks(arena *a, const model *m) {
  ranks k = { .naive = naive_new(a, m) };
  k.circular = arena_alloc(a, (m->decisions.count + 1) * sizeof *k.circular);
  for (uint32_t i = 0; i < m->decisions.count; i++)
    k.circular[i] = circular_orders(a, k.naive, m->decisions.items[i]);
  return k;
}

/* ---- columns ----------------------------------------------------------------------------- */

static cond *fact_holds(study *s, fact *f) {
  cond *c = ARENA_NEW(s->arena, cond);
  *c = (cond){ .kind = COND_MEMBER, .fact = f, .at = f->at };
  vec_push(s->arena, &c->members, 1);
  return c;
}

study *study_new(compilation *c) {
  study *s = ARENA_NEW(c->arena, study);
  *s = (study){ .arena = c->arena, .of = c, .model = c->model };
  s->space = c->rows->space;
  s->realiser = realiser_new(c->arena, c->model, NULL);
  s->skeleton = layout_skeleton(c->arena, c->model);
  s->ranks = study_ranks(c->arena, c->model);
  s->analysis = (analysis){ .arena = c->arena,
                            .rows = c->rows,
                            .model = c->model,
                            .diags = &c->diags,
                            .naive = s->ranks.naive,
                            .realiser = s->realiser };
  add_conditions(s);
  s->holds = arena_alloc(c->arena, (c->model->facts.count + 1) * sizeof *s->holds);
  for (uint32_t i = 0; i < c->model->facts.count; i++)
    if (c->model->facts.items[i]->kind == FACT_YES_NO)
      s->holds[i + 1] = fact_holds(s, c->model->facts.items[i]);
  return s;
}

/* ---- computed columns -------------------------------------------------------------------- */

static bool has_layers(const derive *d) {
  for (uint32_t i = 0; i < d->terms.count; i++) {
    const fact *f = d->terms.items[i].fact;
    if (f->role == FACT_LAYER || (f->derive != NULL && has_layers(f->derive))) return true;
  }
  return false;
}

static cell values_of(const study *s, const cell *b, const fact *f) {
  if (f->input == 0) {
    const model *m = s->model;
    uint32_t r = (uint32_t)__builtin_ctzll(b[0].members);
    if (b[0].lo < b[0].hi || b[0].lo != 0) return b[0]; /* a test with its day */
    int32_t from = r > 0 ? m->revisions.items[r - 1].day : m->date->lo;
    int32_t until = r < m->revisions.count ? m->revisions.items[r].day - 1 : m->date->hi;
    return (cell){ ~UINT64_C(0), from, until };
  }
  cell c = b[f->input];
  if (fact_is_ordinal(f)) return c;
  return (cell){ ~UINT64_C(0), (c.members & 1) ? 0 : 1, (c.members & 2) ? 1 : 0 };
}

/* The least or the greatest value of a column, when all its terms are there. */
static int32_t extreme(const study *s, const cell *b, const fact *f, bool greatest) {
  int32_t values[MODEL_MAX_FACTS + 2] = { 0 };
  const derive *d = f->derive;
  for (uint32_t i = 0; i < d->terms.count; i++) {
    const fact *t = d->terms.items[i].fact;
    cell c = values_of(s, b, t);
    bool falls = d->op == DERIVE_SUM ? d->terms.items[i].factor < 0 : i == 0;
    int32_t lo = c.lo < fact_least(t) ? fact_least(t) : c.lo;
    values[t->input] = greatest != falls ? c.hi : lo;
  }
  return polrt_derive(s->skeleton, f->input, values);
}

static cell computed(const study *s, const cell *b, const fact *f) {
  bool may_be_absent = false, must_be = false;
  for (uint32_t i = 0; i < f->derive->terms.count; i++) {
    const fact *t = f->derive->terms.items[i].fact;
    if (t->absent == NULL) continue;
    cell c = values_of(s, b, t);
    may_be_absent |= c.lo == t->lo;
    must_be |= c.hi == t->lo;
  }
  if (must_be) return (cell){ ~UINT64_C(0), f->lo, f->lo };
  int32_t lo = extreme(s, b, f, false), hi = extreme(s, b, f, true);
  if (lo > hi) return (cell){ ~UINT64_C(0), f->lo, f->hi };
  return (cell){ ~UINT64_C(0), may_be_absent ? f->lo : lo, hi };
}

bool study_narrow(const study *s, cell *b) {
  for (uint32_t i = 1; i < s->space->inputs; i++) {
    const fact *f = s->model->facts.items[i - 1];
    if (f->role != FACT_DERIVED || has_layers(f->derive)) continue;
    b[i] = cell_meet(b[i], computed(s, b, f));
    if (cell_is_empty(b[i])) return false;
  }
  return true;
}

/* ---- the box of a test ------------------------------------------------------------------- */

static cell cell_given(const given *g) {
  const fact *f = g->fact;
  if (!fact_is_ordinal(f)) return (cell){ g->members, 0, 0 };
  return (cell){ ~UINT64_C(0), g->or_absent ? f->lo : g->lo, g->hi };
}

bool study_box(const study *s, const example *e, box out, uint32_t *rev) {
  *rev = e->has_day ? model_revision_on(s->model, e->day) : 0;
  if (*rev == 0) return false;
  memcpy(out, s->space->whole, s->space->inputs * sizeof *out);
  for (uint32_t i = 0; i < s->model->facts.count; i++) {
    const fact *f = s->model->facts.items[i];
    if (!f->assumed) continue;
    out[i + 1] = fact_is_ordinal(f) ? (cell){ ~UINT64_C(0), f->assumed_value, f->assumed_value }
                                    : (cell){ UINT64_C(1) << f->assumed_value, 0, 0 };
  }
  for (uint32_t i = 0; i < e->givens.count; i++)
    if (!e->givens.items[i].unknown)
      out[e->givens.items[i].fact->input] = cell_given(&e->givens.items[i]);
  out[0] = (cell){ UINT64_C(1) << *rev, e->day, e->day };
  bool possible = study_narrow(s, out);
  out[0] = (cell){ UINT64_C(1) << *rev, 0, 0 };
  return possible;
}
