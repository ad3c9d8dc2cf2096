/* mutate_run.c -- what becomes of each mutant: does a test notice it, does `check' refuse it, does
 * it change any answer at all?
 *
 * That no case is answered otherwise is a proof; that some is, is shown by the naive evaluator.
 */
#include "mutate.h"

#include <string.h>

/* ---- tests and `check' ------------------------------------------------------------------- */

static void set_fate(mutant *m, mutant_fate fate, const char *by) {
  m->fate = fate;
  m->by = by;
}

static bool is_told(arena *scratch, const mutation *x, mutant *m, const ranks *after,
                    const reach *r, const probe_list *probes) {
  const char *error = NULL;
  const example *e = m->codes != NULL ? codes_tell(scratch, x, m, probes)
                                      : probes_tell(scratch, x, m, after, r, probes, &error);
  if (e != NULL) {
    set_fate(m, MUTANT_KILLED, e->name);
    return true;
  }
  if (error == NULL && m->codes == NULL) error = reach_error(scratch, x, m, r, after->naive);
  if (error != NULL) set_fate(m, MUTANT_REFUSED, error);
  return error != NULL;
}

/* ---- does it change any answer? ---------------------------------------------------------- */

typedef struct contrast {
  const mutant *mutant;
  const decision *decision;
  const ranks *before, *after;
  uint32_t rev[2]; /* in force before and after */
  bool touches_impossible;
  rule_run near[2]; /* rules that may hold in the cases looked at, in both orders; none: any may */
  cond open;        /* as it was when it was found open */
} contrast;

static truth open_at(hunt *h, contrast *k, const sight *look) {
  k->open = *look->open;
  h->open = &k->open;
  h->revision = look->revision;
  return TRUTH_OPEN;
}

/* Does a changed condition hold before and not after, or the other way round? */
static truth conditions_differ(hunt *h, contrast *k, const cell *b) {
  const mutant *m = k->mutant;
  truth out = m->touched.count == 0 ? TRUTH_YES : TRUTH_NO;
  for (uint32_t i = 0; i < m->touched.count && out != TRUTH_YES; i++) {
    const touched_cond *t = &m->touched.items[i];
    if ((t->valid >> k->rev[0] & 1) == 0) continue;
    sight look = { .study = h->study, .box = b, .revision = k->rev[0] };
    truth before = sight_of(&look, t->cond);
    if (before == TRUTH_OPEN) (void)open_at(h, k, &look);
    mutant_put(m);
    truth after = sight_of(&look, t->cond);
    if (before != TRUTH_OPEN && after == TRUTH_OPEN) (void)open_at(h, k, &look);
    mutant_take_back(m);
    if (before == TRUTH_OPEN || after == TRUTH_OPEN)
      out = TRUTH_OPEN;
    else if (before != after)
      out = TRUTH_YES;
  }
  return out;
}

static truth differs_in(hunt *h, const cell *b) {
  contrast *k = h->about;
  sight before = { .study = h->study, .box = b, .revision = k->rev[0] }, after = before;
  after.revision = k->rev[1];
  if (k->near[0].items != NULL) before.near = &k->near[0];
  if (k->near[1].items != NULL) after.near = &k->near[1];
  truth t = conditions_differ(h, k, b);
  if (t != TRUTH_YES) return t;
  truth ruled_out = sight_impossible(&before), now = TRUTH_NO;
  if (ruled_out == TRUTH_YES) return TRUTH_NO;
  const cond *open_rule = before.open;
  verdict x = sight_verdict(&before, k->before, k->decision);
  if (x.settled == TRUTH_OPEN) return open_at(h, k, &before);
  mutant_put(k->mutant);
  verdict y = sight_verdict(&after, k->after, k->decision);
  if (y.settled == TRUTH_OPEN) (void)open_at(h, k, &after);
  if (y.settled == TRUTH_YES && k->touches_impossible) {
    now = sight_impossible(&after);
    if (now == TRUTH_OPEN) (void)open_at(h, k, &after);
  }
  mutant_take_back(k->mutant);
  if (y.settled == TRUTH_OPEN || now == TRUTH_OPEN) return TRUTH_OPEN;
  if (verdict_equal(&x, &y) && now != TRUTH_YES) return TRUTH_NO;
  if (ruled_out == TRUTH_NO) return TRUTH_YES;
  before.open = open_rule;
  return open_at(h, k, &before);
}

static const char *answer_text(const study *s, naive *n, const decision *d, naive_case at) {
  naive_answer a = naive_decide(n, d, at);
  if (a.status == NAIVE_NO_REVISION) return "no revision in force";
  if (a.status == NAIVE_IMPOSSIBLE) return "declared impossible";
  const char *by = a.rule != NULL ? a.rule->name : "otherwise";
  const char *outcome_name = a.outcome != NULL ? a.outcome->name : "refer";
  textbuf out = { .arena = s->arena };
  textbuf_add(&out, "%s by %s", outcome_name, by);
  for (uint32_t i = 0; a.version != NULL && i < a.version->limits.count; i++)
    textbuf_add(&out, "%s%s", i == 0 ? " limited to " : ", to ", a.version->limits.items[i].text);
  return out.text;
}

/* Both answers, by the naive evaluator: they have to differ. */
static void show(const mutation *x, mutant *m, const contrast *k, const hunt *h) {
  study *s = x->study;
  m->differs = k->decision;
  m->case_day = m->moves_day ? m->day : h->day;
  m->values = h->values;
  naive_case at = { model_revision_on(s->model, m->case_day), m->case_day, h->values };
  m->before = answer_text(s, k->before->naive, k->decision, at);
  mutant_put(m);
  at.revision = model_revision_on(s->model, m->case_day);
  m->after = answer_text(s, k->after->naive, k->decision, at);
  m->rules_out = at.revision != 0 && naive_is_impossible(k->after->naive, at);
  mutant_take_back(m);
  witness_insist(strcmp(m->before, m->after) != 0, "mutate");
}

static hunt_end contrast_in(const mutation *x, mutant *m, contrast *k, const cell *within,
                            arena *scratch) {
  study *s = x->study;
  hunt *h = hunt_new(scratch, s);
  cell b[MODEL_MAX_FACTS + 2];
  memcpy(b, within, s->space->inputs * sizeof *b);
  if ((b[0].members >> k->rev[0] & 1) == 0) return HUNT_NONE;
  b[0].members = UINT64_C(1) << k->rev[0];
  h->revision = k->rev[0];
  h->goal = differs_in;
  h->about = k;
  hunt_end end = hunt_in(h, b);
  if (end == HUNT_FOUND) show(x, m, k, h);
  return end;
}

static bool changes(const mutation *x, const mutant *m, const decision *d) {
  if (m->decision != NULL) return m->decision == d;
  return m->touched.count == 0 || decision_reaches(x->study, d, m->touched.items[0].cond);
}

static bool is_in(const mutant *m, uint32_t rev) {
  for (uint32_t i = 0; i < m->touched.count; i++)
    if (m->touched.items[i].valid >> rev & 1) return true;
  return m->touched.count == 0;
}

/* While it lasts the revision is in force on that day alone, so that a case is found on it. */
static hunt_end contrast_on_day(const mutation *x, mutant *m, contrast *k, arena *scratch) {
  model *all = x->study->model;
  mutant_put(m);
  k->rev[1] = model_revision_on(all, m->day);
  mutant_take_back(m);
  k->rev[0] = model_revision_on(all, m->day);
  if (k->rev[0] == 0 || k->rev[1] == 0) { /* any case will do */
    hunt *h = hunt_new(scratch, x->study);
    h->revision = 1;
    for (uint32_t i = 0; i < all->given_facts; i++) h->values[i] = all->facts.items[i]->lo;
    show(x, m, k, h);
    return HUNT_FOUND;
  }
  revision *r = &all->revisions.items[k->rev[0] - 1], kept[2] = { r[0] };
  bool last = k->rev[0] == all->revisions.count;
  mutant alone = *m;
  alone.patches.count = 0; /* it changes nothing but days */
  if (!last) kept[1] = r[1];
  r[0].day = m->day;
  if (!last) r[1].day = m->day + 1;
  k->mutant = &alone;
  study *s = x->study;
  hunt *h = hunt_new(scratch, s);
  cell b[MODEL_MAX_FACTS + 2];
  memcpy(b, s->space->whole, s->space->inputs * sizeof *b);
  b[0] = (cell){ UINT64_C(1) << k->rev[0], m->day, m->day };
  h->realiser = realiser_new(scratch, all, NULL);
  h->revision = k->rev[0];
  h->goal = differs_in;
  h->about = k;
  hunt_end end = hunt_in(h, b);
  r[0] = kept[0];
  if (!last) r[1] = kept[1];
  if (end == HUNT_FOUND) show(x, m, k, h);
  return end;
}

/* In all revisions, the newest first. */
static hunt_end contrast_in_each(const mutation *x, mutant *m, contrast *k, const cell *within,
                                 arena *scratch) {
  hunt_end worst = HUNT_NONE;
  for (uint32_t rev = x->study->model->revisions.count; rev > 0 && worst != HUNT_FOUND; rev--) {
    if (!is_in(m, rev) || (m->moves_day && rev > 1)) continue;
    k->rev[0] = k->rev[1] = rev;
    hunt_end end =
        m->moves_day ? contrast_on_day(x, m, k, scratch) : contrast_in(x, m, k, within, scratch);
    if (end != HUNT_NONE) worst = end;
  }
  return worst;
}

static hunt_end find_anywhere(const mutation *x, mutant *m, contrast *k, arena *scratch) {
  const model *all = x->study->model;
  hunt_end worst = HUNT_NONE;
  for (uint32_t i = 0; m->touched.count > 0 && i < all->impossibles.count; i++)
    k->touches_impossible |=
        cond_reaches(x->study, all->impossibles.items[i].cond, m->touched.items[0].cond);
  for (uint32_t i = 0; i < all->decisions.count && worst != HUNT_FOUND; i++) {
    k->decision = all->decisions.items[i];
    if (!changes(x, m, k->decision) && !k->touches_impossible) continue;
    hunt_end end = contrast_in_each(x, m, k, x->study->space->whole, scratch);
    if (end != HUNT_NONE) worst = end;
  }
  return worst;
}

static hunt_end find_in_reach(const mutation *x, mutant *m, contrast *k, const reach *r,
                              arena *scratch) {
  hunt_end worst = HUNT_NONE;
  for (uint32_t i = 0; i < r->in.count && worst != HUNT_FOUND; i++) {
    const reach_in *in = &r->in.items[i];
    if (in->hull == NULL) continue;
    k->decision = in->decision;
    k->near[0] = reach_near(scratch, x->study, in, in->hull, k->before);
    k->near[1] = reach_near(scratch, x->study, in, in->hull, k->after);
    hunt_end end = contrast_in_each(x, m, k, in->hull, scratch);
    if (end != HUNT_NONE) worst = end;
  }
  return worst;
}

static void find_difference(const mutation *x, mutant *m, const ranks *after, const reach *r) {
  arena *scratch = arena_new();
  contrast k = { .mutant = m, .before = &x->study->ranks, .after = after };
  hunt_end end = r->whole ? find_anywhere(x, m, &k, scratch) : find_in_reach(x, m, &k, r, scratch);
  arena_free(scratch);
  set_fate(m,
           end == HUNT_FOUND  ? MUTANT_SURVIVED
           : end == HUNT_NONE ? MUTANT_EQUIVALENT
                              : MUTANT_UNSETTLED,
           NULL);
}

/* ---- a test for a survivor --------------------------------------------------------------- */

typedef struct ruling_out {
  const study *study;
  const mutant *mutant;
} ruling_out;

/* Of an `impossible' that grows: with fewer facts given the case may be another one. */
static bool rules_out(void *context, const example *e) {
  const ruling_out *k = context;
  cell b[MODEL_MAX_FACTS + 2];
  sight look = { .study = k->study, .box = b };
  if (!study_box(k->study, e, b, &look.revision)) return false;
  mutant_put(k->mutant);
  truth t = sight_impossible(&look);
  mutant_take_back(k->mutant);
  return t == TRUTH_YES;
}

static bool test_for(const mutation *x, const mutant *m, suggested *out) {
  if (m->fate != MUTANT_SURVIVED) return false;
  const study *s = x->study;
  const char *name = arena_printf(s->arena, "%s: %s", m->where, mutant_kind_name(m->kind));
  if (model_revision_on(s->model, m->case_day) == 0) {
    suggest_no_revision(x->study, name, m->case_day, out);
    return true;
  }
  suggestion what = { .name = name,
                      .limits = m->kind == MUTANT_LIMIT,
                      .decision = m->differs,
                      .day = m->case_day,
                      .codes_of = m->codes_of,
                      .codes_text = m->codes_text,
                      .values = m->values };
  ruling_out k = { s, m };
  if (m->rules_out) {
    what.keeps = rules_out;
    what.context = &k;
  }
  return suggest(x->study, &what, out);
}

/* ---- all --------------------------------------------------------------------------------- */

static ranks ranks_after(const mutation *x, const mutant *m, arena *scratch) {
  if (m->turned == NULL) return x->study->ranks;
  mutant_put(m);
  ranks k = study_ranks(scratch, x->study->model);
  mutant_take_back(m);
  return k;
}

void mutation_run(mutation *x) {
  study *s = x->study;
  probe_list probes = { 0 };
  for (uint32_t i = 0; i < s->model->examples.count; i++)
    vec_push(s->arena, &probes, probe_of(s, &s->model->examples.items[i]));
  for (uint32_t i = 0; i < x->mutants.count; i++) {
    mutant *m = &x->mutants.items[i];
    arena *scratch = arena_new();
    ranks after = ranks_after(x, m, scratch);
    reach r = mutant_reach(scratch, x, m, &after);
    if (!is_told(scratch, x, m, &after, &r, &probes)) {
      if (m->codes != NULL)
        codes_difference(x, m);
      else
        find_difference(x, m, &after, &r);
      suggested t;
      if (test_for(x, m, &t)) m->test = t.text;
    }
    arena_free(scratch);
  }
}

const char *mutation_suggest(mutation *x, uint32_t *count) {
  study *s = x->study;
  textbuf out = { .arena = s->arena };
  probe_list probes = { 0 };
  *count = 0;
  textbuf_add_bytes(&out, "", 0);
  for (uint32_t i = 0; i < x->mutants.count; i++) {
    mutant *m = &x->mutants.items[i];
    suggested t;
    if (m->fate != MUTANT_SURVIVED) continue;
    arena *scratch = arena_new();
    ranks after = ranks_after(x, m, scratch);
    reach r = mutant_reach(scratch, x, m, &after);
    const char *error = NULL;
    bool told =
        (m->codes != NULL ? codes_tell(scratch, x, m, &probes)
                          : probes_tell(scratch, x, m, &after, &r, &probes, &error)) != NULL;
    arena_free(scratch);
    if (told || !test_for(x, m, &t)) continue;
    textbuf_add(&out, "%s%s", ++*count > 1 ? "\n" : "", t.text);
    vec_push(s->arena, &s->model->examples, *t.example); /* its name is taken */
    vec_push(s->arena, &probes, probe_of(s, t.example));
  }
  return out.text;
}
