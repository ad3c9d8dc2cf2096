/* brute_defaults.c -- what no rule decides, and what is never said. */
#include "brute_all.h"

#include <string.h>

/* ---- defaults ---------------------------------------------------------------------------- */

/* An amendment that leaves the contract as it was leaves its place as it was: one finding for both. */
static bool is_promised(const decision *d, const default_version *v, uint32_t rev) {
  for (uint32_t i = 0; i < d->defaults.count; i++) {
    const default_version *w = &d->defaults.items[i];
    bool same = w->only_where != NULL && w->where_at.begin == v->where_at.begin;
    if (same && is_valid(w->valid, rev)) return true;
  }
  return false;
}

static bool is_left(const brute *b, const decision *d, uint32_t n) {
  return !b->impossible[n] && b->verdicts[d->number][n].holds == 0;
}

static bool is_outside(const brute *b, const decision *d, const default_version *v) {
  for (uint32_t n = 0; n < b->cases; n++)
    if (is_left(b, d, n) && is_valid(v->valid, b->revisions[n]) &&
        !naive_holds(v->only_where, case_at(b, n)))
      return true;
  return false;
}

static bool is_reached(const brute *b, const decision *d, const default_version *v) {
  for (uint32_t n = 0; n < b->cases; n++)
    if (is_left(b, d, n) && is_valid(v->valid, b->revisions[n])) return true;
  return false;
}

static bool is_said(default_kind kind) {
  return kind == DEFAULT_OTHERWISE || kind == DEFAULT_REFER;
}

static void check_reached_defaults(brute *b, const decision *d) {
  for (uint32_t i = 0; i < d->defaults.count; i++) {
    const default_version *v = &d->defaults.items[i];
    bool reached = is_reached(b, d, v), outside = false;
    if (v->valid == 0) continue;
    if (!is_said(v->kind)) {
      expect(b, DIAG_E401, v->kind == DEFAULT_NONE ? d->at : v->at, reached, d->name);
      continue;
    }
    tally_agreed(DIAG_E401, false);
    expect(b, DIAG_W404, v->at, !reached, d->name);
    if (v->only_where == NULL) continue;
    for (uint32_t n = 0; n < b->cases && !outside; n++)
      outside = is_left(b, d, n) && is_promised(d, v, b->revisions[n]) &&
                !naive_holds(v->only_where, case_at(b, n));
    expect(b, DIAG_E403, v->where_at, outside, d->name);
  }
}

/* ---- contracts --------------------------------------------------------------------------- */

typedef enum width { WIDTH_FITS, WIDTH_MEMBER, WIDTH_UNREACHED } width;

/* Is there a member with which the alternative holds and never leads to the default? */
static bool has_unreached_member(const brute *b, const decision *d, const default_version *v,
                                 const cond *c, const dimension *k) {
  for (uint32_t i = 0; i < k->count; i++) {
    bool any = false, reached = false;
    for (uint32_t n = 0; n < b->cases; n++) {
      if (choice_of(k, n) != i || !is_case_of(b, c, v->valid, n)) continue;
      any = true;
      reached |= is_left(b, d, n);
    }
    if (any && !reached) return true;
  }
  return false;
}

static width width_of(const brute *b, const decision *d, const default_version *v, const cond *c) {
  bool any = false, reached = false;
  width most = WIDTH_FITS;
  for (uint32_t i = 0; c->kind == COND_ANY && i < c->parts.count; i++) {
    width part = width_of(b, d, v, c->parts.items[i]);
    if (part > most) most = part;
  }
  if (c->kind == COND_ANY) return most;
  for (uint32_t n = 0; n < b->cases; n++) {
    bool here = is_case_of(b, c, v->valid, n);
    any |= here;
    reached |= here && is_left(b, d, n);
  }
  if (any && !reached) return WIDTH_UNREACHED;
  for (uint32_t i = 0; i < b->dims.count; i++) {
    const dimension *k = &b->dims.items[i];
    if (k->fact != NULL && k->fact->kind == FACT_ONE_OF && has_unreached_member(b, d, v, c, k))
      return WIDTH_MEMBER;
  }
  return WIDTH_FITS;
}

/* A contract that must be reached in all its alternatives; members inside one may be claimed. */
static void check_contracts(brute *b, const decision *d) {
  for (uint32_t i = 0; i < d->defaults.count; i++) {
    const default_version *v = &d->defaults.items[i];
    width most = WIDTH_FITS;
    if (v->valid == 0 || v->only_where == NULL || !is_said(v->kind)) continue;
    for (uint32_t k = 0; k < d->defaults.count; k++) {
      const default_version *w = &d->defaults.items[k];
      bool same = w->only_where != NULL && w->where_at.begin == v->where_at.begin;
      if (!same || w->valid == 0 || !is_reached(b, d, w) || is_outside(b, d, w)) continue;
      width here = width_of(b, d, w, w->only_where);
      if (here > most) most = here;
    }
    if (most == WIDTH_MEMBER)
      expect_sound(b, DIAG_W405, v->where_at, true, d->name);
    else
      expect(b, DIAG_W405, v->where_at, most == WIDTH_UNREACHED, d->name);
  }
}

/* ---- values that nothing names ----------------------------------------------------------- */

/* Every member that a condition spells out; all of them where it says what is not so. */
static uint64_t named_in(const cond *c, const fact *f, bool denied) {
  uint64_t named = 0;
  if (c == NULL) return 0;
  if (c->kind == COND_MEMBER && c->fact == f) {
    if (denied || c->negated) return UINT64_MAX;
    for (uint32_t i = 0; i < c->members.count; i++) named |= UINT64_C(1) << c->members.items[i];
  }
  if (c->kind == COND_NOT) denied = true;
  if (c->kind == COND_COUNT && c->at_most < c->parts.count) denied = true;
  if (c->kind == COND_CRITERION)
    for (uint32_t i = 0; i < c->criterion->versions.count; i++)
      named |= named_in(c->criterion->versions.items[i].is, f, denied);
  for (uint32_t i = 0; i < c->parts.count; i++) named |= named_in(c->parts.items[i], f, denied);
  return named;
}

static bool ever_applies(const brute *b, const decision *d, uint32_t number) {
  for (uint32_t n = 0; n < b->cases; n++)
    if (b->verdicts[d->number][n].holds >> number & 1) return true;
  return false;
}

static uint64_t named_by(const brute *b, const decision *d, const fact *f) {
  uint64_t named = 0;
  for (uint32_t i = 0; i < d->rules.count; i++)
    for (uint32_t k = 0; k < d->rules.items[i]->versions.count; k++)
      if (ever_applies(b, d, i))
        named |= named_in(d->rules.items[i]->versions.items[k]->when, f, false);
  return named;
}

static uint64_t left_members(const brute *b, const decision *d, const default_version *v,
                             const dimension *k) {
  uint64_t left = 0;
  for (uint32_t n = 0; n < b->cases; n++) {
    int32_t value = k->values.items[choice_of(k, n)];
    const member *m = one_of_member(k->fact->type, value);
    bool listed = m != NULL && m->since <= b->revisions[n];
    if (listed && is_left(b, d, n) && is_valid(v->valid, b->revisions[n]))
      left |= UINT64_C(1) << value;
  }
  return left;
}

static void check_unnamed(brute *b, const decision *d) {
  for (uint32_t i = 0; i < d->defaults.count; i++) {
    const default_version *v = &d->defaults.items[i];
    bool unnamed = false, asked = v->valid != 0 && v->kind == DEFAULT_OTHERWISE;
    for (uint32_t k = 0; k < b->dims.count && asked; k++) {
      const fact *f = b->dims.items[k].fact;
      if (v->only_where != NULL || f == NULL || f->kind != FACT_ONE_OF) continue;
      uint64_t named = named_by(b, d, f), other = f->type->open;
      if ((named & ~other) != 0)
        unnamed |= (left_members(b, d, v, &b->dims.items[k]) & ~named & ~other) != 0;
    }
    if (asked) expect(b, DIAG_W406, v->at, unnamed, d->name);
  }
}

/* ---- outcomes and statements ------------------------------------------------------------- */

/* Is there anything that would give it; of that, is there anything that no other finding is about? */
static bool has_giver(const brute *b, const decision *d, const outcome *o, bool unreported) {
  for (uint32_t i = 0; i < d->rules.count; i++) {
    const rule *r = d->rules.items[i]; /* with its `else' it stands at one place */
    for (uint32_t v = 0; v < r->versions.count; v++)
      if (r->versions.items[v]->valid != 0 && r->versions.items[v]->then == o &&
          !(unreported && finding_at(b, DIAG_W411, r->at, NULL) != NULL))
        return true;
  }
  for (uint32_t i = 0; i < d->defaults.count; i++) {
    const default_version *v = &d->defaults.items[i];
    if (v->valid == 0) continue;
    if (v->outcome == o && !(unreported && finding_at(b, DIAG_W404, v->at, NULL) != NULL))
      return true;
  }
  return false;
}

static void check_outcomes(brute *b, const decision *d, bool agreed) {
  for (uint32_t i = 0; i < d->outcomes.count; i++) {
    const outcome *o = &d->outcomes.items[i];
    bool given = false;
    for (uint32_t n = 0; n < b->cases && !given; n++)
      given = !b->impossible[n] && b->verdicts[d->number][n].outcome == o;
    bool never = !has_giver(b, d, o, false);
    if (agreed && b->run->diags.errors == 0) never |= !given && has_giver(b, d, o, true);
    expect(b, DIAG_W417, o->at, never, o->name);
  }
}

static bool has_cite(const cite_list *cites, const statement *s) {
  for (uint32_t i = 0; i < cites->count; i++)
    if (cites->items[i].statement == s) return true;
  return false;
}

static bool is_cited(const model *m, const statement *s) {
  for (uint32_t k = 0; k < m->decisions.count; k++) {
    const decision *d = m->decisions.items[k];
    for (uint32_t i = 0; i < d->rules.count; i++)
      for (uint32_t v = 0; v < d->rules.items[i]->versions.count; v++)
        if (has_cite(&d->rules.items[i]->versions.items[v]->cites, s)) return true;
    for (uint32_t i = 0; i < d->defaults.count; i++)
      if (has_cite(&d->defaults.items[i].cites, s)) return true;
  }
  return false;
}

void brute_statements(brute *b) {
  for (uint32_t i = 0; i < b->model->statements.count; i++) {
    const statement *s = &b->model->statements.items[i];
    expect(b, DIAG_W430, s->at, !s->informative && !is_cited(b->model, s), s->id);
  }
}

void brute_defaults(brute *b, const decision *d, bool agreed) {
  check_reached_defaults(b, d);
  check_contracts(b, d);
  check_unnamed(b, d);
  check_outcomes(b, d, agreed);
}

/* ---- holes ------------------------------------------------------------------------------- */

static bool is_better(const outcome *o, const outcome *than) {
  if (o == NULL || o == than) return false;
  return than == NULL || o->rank == 0 || o->rank < than->rank;
}

/* So many neighbouring values of the default may lie between two that are decided. */
static uint32_t narrowness(const fact *f) {
  if (f->kind != FACT_NUMBER) return 1;
  ratio step = f->quantity.step; /* 1 unit, or 1 week in days */
  uint32_t steps = f->quantity.unit == unit_find("weeks") ? 7 : (uint32_t)(step.den / step.num);
  return steps > 2 ? steps - 1 : 1;
}

/* Does a comparison of the fact turn between the case `n' and that `stride' further? */
static bool turns(const brute *b, const cond *c, const dimension *k, uint32_t n) {
  if (c == NULL) return false;
  if (c->kind == COND_CRITERION) return turns(b, criterion_in(c->criterion, b->revisions[n]), k, n);
  for (uint32_t i = 0; i < c->parts.count; i++)
    if (turns(b, c->parts.items[i], k, n)) return true;
  if ((c->kind != COND_COMPARE && c->kind != COND_BETWEEN) || c->fact != k->fact) return false;
  return naive_holds(c, case_at(b, n)) != naive_holds(c, case_at(b, n + k->stride));
}

static bool is_default(const brute *b, const decision *d, uint32_t n) {
  const verdict *v = &b->verdicts[d->number][n];
  return v->rule == NULL && v->otherwise != NULL;
}

/* `n' is the first case of the default above one that a rule decides. */
static bool is_hole(const brute *b, const decision *d, const dimension *k, uint32_t n) {
  uint32_t at = choice_of(k, n), length = 1;
  uint32_t below = n - k->stride;
  if (at == 0 || k->values.items[at - 1] < fact_least(k->fact)) return false;
  while (at + length < k->count && is_default(b, d, n + length * k->stride)) length++;
  uint32_t above = n + length * k->stride;
  if (at + length >= k->count || length > narrowness(k->fact)) return false;
  for (uint32_t i = below; i <= above; i += k->stride)
    if (b->impossible[i]) return false;
  const verdict *x = &b->verdicts[d->number][below], *y = &b->verdicts[d->number][above];
  if (x->rule == NULL || y->rule == NULL || x->outcome != y->outcome) return false;
  if (!is_better(x->outcome, b->verdicts[d->number][n].outcome)) return false;
  return turns(b, version_at(x->rule, b->revisions[n])->when, k, below) ||
         turns(b, version_at(y->rule, b->revisions[n])->when, k, above - k->stride);
}

static bool has_hole(const brute *b, const decision *d, const dimension *k) {
  for (uint32_t n = 0; n < b->cases; n++)
    if (is_default(b, d, n) && is_hole(b, d, k, n)) return true;
  return false;
}

static bool is_hole_reported(const brute *b, const decision *d, const fact *f) {
  const char *start = arena_printf(b->arena, "`%s' has a hole at %s ", d->name, f->name);
  for (uint32_t i = 0; i < b->run->diags.list.count; i++) {
    const diag *w = b->run->diags.list.items[i];
    if (w->code == DIAG_W402 && strncmp(w->message, start, strlen(start)) == 0) return true;
  }
  return false;
}

/* Is something computed from the fact?  A hole is sought where all other columns stay as they are. */
static bool is_computed_from(const model *m, const fact *f) {
  for (uint32_t i = 0; i < m->facts.count; i++)
    for (uint32_t k = 0;
         m->facts.items[i]->derive != NULL && k < m->facts.items[i]->derive->terms.count; k++)
      if (m->facts.items[i]->derive->terms.items[k].fact == f) return true;
  return false;
}

/* Two holes may have one boundary: then one of them is reported. */
void brute_holes(brute *b) {
  for (uint32_t i = 0; i < b->model->decisions.count; i++)
    for (uint32_t k = 0; k < b->dims.count; k++) {
      const decision *d = b->model->decisions.items[i];
      const fact *f = b->dims.items[k].fact;
      if (f == NULL || !fact_is_ordinal(f)) continue;
      bool found = is_hole_reported(b, d, f), hole = has_hole(b, d, &b->dims.items[k]);
      if (hole && !found && (has_code(b, DIAG_W402) || is_computed_from(b->model, f)))
        tally_silent(DIAG_W402);
      else
        expect_found(b, DIAG_W402, found, hole, arena_printf(b->arena, "%s, %s", d->name, f->name));
    }
}
