/* mutate_tests.c -- does a test notice a mutant?
 *
 * Most tests lie outside of what a mutant can change.  Of the others most speak of one case or of
 * many that are answered alike, so a few cases of each tell at once, through the naive evaluator,
 * or a look at the test's box does; what is left goes through real tables.
 */
#include "mutate.h"

#include "examples.h"

#include <stdint.h>
#include <string.h>

/* ---- tests as cases ---------------------------------------------------------------------- */

static int32_t end_of(const fact *f, cell c, bool high) {
  if (fact_is_ordinal(f)) return high ? c.hi : c.lo;
  if (f->role == FACT_MEMBERSHIP || !high) return (int32_t)__builtin_ctzll(c.members);
  return (int32_t)(63 - __builtin_clzll(c.members));
}

static bool same_limits(const expectation *x, const rule_version *v) {
  uint32_t count = v != NULL ? v->limits.count : 0;
  if (count != x->limits.count) return false;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t k = 0;
    while (k < count && strcmp(v->limits.items[i].text, x->limits.items[k]) != 0) k++;
    if (k == count) return false;
  }
  return true;
}

/* Is this case answered as a test that speaks of it expects?  True when that cannot be told. */
static bool agrees(naive *n, const expectation *x, naive_case at) {
  if (x->no_revision) return at.revision == 0;
  if (x->decision == NULL || (x->outcome == NULL && !x->refer)) return true;
  naive_answer answer = naive_decide(n, x->decision, at);
  if (answer.status == NAIVE_IMPOSSIBLE) return true;
  if (x->refer) return answer.status == NAIVE_REFER;
  if (answer.status != NAIVE_DETERMINED || answer.outcome != x->outcome) return false;
  if (x->by != NULL && answer.rule != x->by) return false;
  if (x->by_otherwise && answer.rule != NULL) return false;
  return !x->lists_limits || same_limits(x, answer.version);
}

static bool all_agree(naive *n, const example *e, naive_case at) {
  for (uint32_t i = 0; i < e->expectations.count; i++)
    if (!agrees(n, &e->expectations.items[i], at)) return false;
  return true;
}

/* What a test says of facts, if not of the day: nothing that it speaks of lies outside. */
static void widest_box(const study *s, const example *e, box out) {
  memcpy(out, s->space->whole, s->space->inputs * sizeof *out);
  for (uint32_t i = 0; i < e->givens.count; i++) {
    const given *g = &e->givens.items[i];
    if (g->unknown) continue;
    cell *c = &out[g->fact->input];
    if (fact_is_ordinal(g->fact))
      *c = (cell){ ~UINT64_C(0), g->or_absent ? g->fact->lo : g->lo, g->hi };
    else
      c->members = g->members;
  }
}

probe probe_of(study *s, const example *e) {
  probe out = { .example = e };
  uint32_t rev, facts = s->model->facts.count;
  box b = arena_alloc(s->arena, s->space->inputs * sizeof *b);
  memcpy(b, s->space->whole, s->space->inputs * sizeof *b);
  bool known = study_box(s, e, b, &rev);
  out.box = b;
  out.known = known;
  out.revision = rev;
  if (!known && (!e->has_day || rev != 0)) {
    widest_box(s, e, b);
    return out;
  }
  for (int high = 0; high <= 1; high++) {
    int32_t *values = arena_alloc(s->arena, (facts + 1) * sizeof *values);
    for (uint32_t i = 0; i < s->model->given_facts; i++)
      values[i] = end_of(s->model->facts.items[i], b[i + 1], high == 1);
    naive_case at = { rev, e->day, values };
    if (naive_is_impossible(s->ranks.naive, at) || !all_agree(s->ranks.naive, e, at)) continue;
    vec_push(s->arena, &out.cases, at);
  }
  return out;
}

/* ---- which tests may notice ------------------------------------------------------------- */

/* Answers outside of the reach are as before, and no test fails before. */
static bool is_near(const study *s, const reach *r, const probe *p) {
  if (r->whole) return true;
  for (uint32_t i = 0; i < r->in.count; i++)
    if (r->in.items[i].hull != NULL && box_overlap(s->of->rows->space, p->box, r->in.items[i].hull))
      return true;
  return false;
}

static bool notices_quickly(const study *s, naive *n, const probe *p) {
  for (uint32_t i = 0; i < p->cases.count; i++) {
    naive_case at = p->cases.items[i];
    at.revision = model_revision_on(s->model, at.day);
    if (!all_agree(n, p->example, at)) return true;
  }
  return false;
}

static bool limits_agree(const expectation *x, const verdict *v) {
  rule_version as = { .valid = 0 };
  as.limits.items = (limit *)(uintptr_t)v->limits;
  as.limits.count = v->limit_count;
  return !x->lists_limits || same_limits(x, &as);
}

typedef struct doubt {
  const expectation *of;
  const ranks *ranks;
  rule_run near;
} doubt;

/* Is something else answered than what is expected? */
static truth is_unexpected(hunt *h, const cell *b) {
  const doubt *k = h->about;
  const expectation *x = k->of;
  sight look = { .study = h->study, .box = b, .revision = h->revision, .near = &k->near };
  truth ruled_out = sight_impossible(&look);
  if (ruled_out == TRUTH_YES) return TRUTH_NO;
  const cond *open = look.open;
  verdict v = sight_verdict(&look, k->ranks, x->decision);
  if (v.settled != TRUTH_YES) {
    h->open = look.open;
    return TRUTH_OPEN;
  }
  bool agree = v.outcome == x->outcome && (x->by == NULL || v.rule == x->by) &&
               (!x->by_otherwise || v.rule == NULL) && limits_agree(x, &v);
  h->open = open;
  return agree ? TRUTH_NO : ruled_out == TRUTH_OPEN ? TRUTH_OPEN : TRUTH_YES;
}

/* Is a decision answered as expected wherever the test looks?  OPEN: that is not settled. */
static truth expected_in(arena *scratch, study *s, const ranks *k, const probe *p,
                         const expectation *x, const reach_in *in) {
  cell b[MODEL_MAX_FACTS + 2];
  if (in->hull == NULL || !box_meet(s->space, p->box, in->hull, b)) return TRUTH_YES;
  if (x->lists_needs || (x->outcome == NULL && !x->refer)) return TRUTH_OPEN;
  doubt about = { x, k, reach_near(scratch, s, in, b, k) };
  hunt *h = hunt_new(scratch, s);
  h->revision = p->revision;
  h->goal = is_unexpected;
  h->about = &about;
  hunt_end end = hunt_in(h, b);
  return end == HUNT_FOUND ? TRUTH_NO : end == HUNT_NONE ? TRUTH_YES : TRUTH_OPEN;
}

/* Expectations of days and caveats are not touched where the reach is known. */
static truth expected(arena *scratch, study *s, const ranks *k, const probe *p, const reach *r) {
  truth out = TRUTH_YES;
  if (!p->known) return TRUTH_OPEN;
  for (uint32_t i = 0; i < p->example->expectations.count; i++)
    for (uint32_t j = 0; j < r->in.count; j++) {
      const expectation *x = &p->example->expectations.items[i];
      if (x->decision != r->in.items[j].decision) continue;
      truth t = expected_in(scratch, s, k, p, x, &r->in.items[j]);
      if (t == TRUTH_NO) return t;
      if (t == TRUTH_OPEN) out = t;
    }
  return out;
}

/* ---- tables ------------------------------------------------------------------------------ */

const char *first_error(const study *s, const diags *sink) {
  for (uint32_t i = 0; i < sink->list.count; i++)
    if (sink->list.items[i]->severity == DIAG_ERROR)
      return arena_strdup(s->arena, diag_code_name(sink->list.items[i]->code));
  return "error";
}

static const example *failing(arena *scratch, const study *s, const probe_list *open,
                              const char **error) {
  diags sink = { .arena = scratch, .sources = &s->of->sources };
  const rows *layered = lower_layered(scratch, s->model, &sink);
  tables *t = layered != NULL ? layout_policy(scratch, layered, &sink) : NULL;
  if (sink.errors > 0) *error = first_error(s, &sink);
  for (uint32_t i = 0; t != NULL && i < open->count; i++)
    if (example_run(scratch, t, open->items[i].example).count > 0) return open->items[i].example;
  return NULL;
}

/* ---- all tests --------------------------------------------------------------------------- */

const example *probes_tell(arena *scratch, const mutation *x, const mutant *m, const ranks *after,
                           const reach *r, const probe_list *probes, const char **error) {
  const study *s = x->study;
  probe_list near = { 0 }, open = { 0 };
  const example *out = NULL;
  for (uint32_t i = 0; i < probes->count; i++)
    if (is_near(s, r, &probes->items[i])) vec_push(scratch, &near, probes->items[i]);
  mutant_put(m);
  for (uint32_t i = 0; i < near.count && out == NULL; i++)
    if (notices_quickly(s, after->naive, &near.items[i])) out = near.items[i].example;
  for (uint32_t i = 0; i < near.count && out == NULL; i++) {
    truth t = r->whole ? TRUTH_OPEN : expected(scratch, x->study, after, &near.items[i], r);
    if (t == TRUTH_NO) out = near.items[i].example;
    if (t == TRUTH_OPEN) vec_push(scratch, &open, near.items[i]);
  }
  if (out == NULL && open.count > 0) out = failing(scratch, s, &open, error);
  mutant_take_back(m);
  return out;
}
