/* analyse_defaults.c -- what no rule covers, and whether the author allowed it. */
#include "analyse.h"

#include <string.h>

/* ---- the uncovered cases ----------------------------------------------------------------- */

enum { WITNESSES = 64 }; /* boxes to choose a witness from */

/* What rules decide, and what cannot be. */
static region covered(analysis *z, const decision_rows *d) {
  region out = { 0 };
  for (uint32_t i = 0; i < d->rows.count; i++)
    if (d->rows.items[i].kind == ROW_RULE) vec_push(z->arena, &out, d->rows.items[i].box);
  for (uint32_t i = 0; i < z->impossible.count; i++)
    vec_push(z->arena, &out, z->impossible.items[i]);
  return out;
}

/* First whether there is any, which is fast where there is none. */
static region some_left(analysis *z, const cell *of, const region *covers, uint32_t limit) {
  region from = region_of(z->arena, of);
  if (!analysis_any_left(z, &from, covers)) return (region){ 0 };
  return analysis_left(z, &from, covers, limit);
}

static bool is_any_left(analysis *z, const cell *of, const region *covers) {
  region from = region_of(z->arena, of);
  return analysis_any_left(z, &from, covers);
}

/* Those of some members in one column with which a case of the box is left uncovered. */
static uint64_t members_left(analysis *z, const cell *of, uint32_t input, uint64_t members,
                             const region *covers) {
  uint64_t left = 0;
  box b = box_copy(z->arena, z->rows->space, of);
  for (uint64_t rest = members & of[input].members; rest != 0; rest &= rest - 1) {
    b[input].members = rest & (0 - rest);
    if (is_any_left(z, b, covers)) left |= b[input].members;
  }
  return left;
}

/* The witness with the fewest open facts reads best: prefer a box that pins the most columns. */
static const cell *best_witness(analysis *z, const region *r) {
  uint32_t best = 0, most = 0;
  for (uint32_t i = 0; i < r->count; i++) {
    uint32_t open = 1;
    for (uint32_t j = 1; j < z->rows->space->inputs; j++)
      open += cell_within(z->rows->space->whole[j], r->items[i][j]);
    if (open > most) {
      most = open;
      best = i;
    }
  }
  return r->items[best];
}

static void replay_default(analysis *z, const decision *d, const cell *b) {
  naive_answer answer = naive_decide(z->naive, d, witness_case(z, b));
  witness_insist(answer.holding_count == 0 && answer.status != NAIVE_IMPOSSIBLE, d->name);
}

static void report_gap(analysis *z, const decision_rows *d, const default_version *v,
                       const region *left) {
  const cell *b = best_witness(z, left);
  replay_default(z, d->decision, b);
  diag *e =
      v->kind == DEFAULT_EXHAUSTIVE
          ? diag_add(z->diags, DIAG_E401, v->at, "`%s' is not exhaustive", d->decision->name)
          : diag_add(z->diags, DIAG_E401, d->decision->at,
                     "`%s' has no default, and its rules leave cases open", d->decision->name);
  witness_notes(z, e, "nothing decides when", b, false);
  witness_revisions(z, e, b);
  diag_hint(z->diags, e,
            v->kind == DEFAULT_EXHAUSTIVE ? "add a rule for these cases"
                                          : "add a rule, `otherwise OUTCOME only where ...', or "
                                            "`otherwise refer' if the text is silent");
}

static void report_outside(analysis *z, const decision_rows *d, const default_version *v,
                           const region *outside) {
  const cell *b = best_witness(z, outside);
  replay_default(z, d->decision, b);
  diag *e = diag_add(z->diags, DIAG_E403, v->where_at,
                     "the default of `%s' is reached outside its contract", d->decision->name);
  witness_notes(z, e, "nothing else decides when", b, false);
  witness_revisions(z, e, b);
  const revision *since = model_authored(z->model, witness_case(z, b).revision);
  if (since->number == 1)
    diag_hint(z->diags, e,
              "add a rule for these cases, or extend `only where' if the catch-all is meant");
  else
    diag_hint(z->diags, e,
              "add a rule for these cases in the revision %s, or, if the catch-all is meant,\n"
              "`amend decision %s was only where ... now only where ...' there",
              since->date, d->decision->name);
}

/* The same findings, of a case that the solver found. */
static void report_solved(analysis *z, const decision_rows *d, const default_version *v,
                          bool outside) {
  const char *name = d->decision->name;
  diag *e = outside ? diag_add(z->diags, DIAG_E403, v->where_at,
                               "the default of `%s' is reached outside its contract", name)
            : v->kind == DEFAULT_EXHAUSTIVE
                ? diag_add(z->diags, DIAG_E401, v->at, "`%s' is not exhaustive", name)
                : diag_add(z->diags, DIAG_E401, d->decision->at,
                           "`%s' has no default, and its rules leave cases open", name);
  analysis_show_solved(z, e, d, NULL, NULL, "nothing decides when");
  diag_hint(z->diags, e, "add a rule for these cases");
}

/* ---- contracts --------------------------------------------------------------------------- */

/* The part of a contract box with members that no case of it reaches the default with; NULL: none. */
static const cell *unreached_members(analysis *z, const cell *contract, const region *covers) {
  const space *s = z->rows->space;
  for (uint32_t i = 1; i < s->inputs; i++) {
    if (s->facts[i]->kind != FACT_ONE_OF || cell_within(s->whole[i], contract[i])) continue;
    uint64_t members = members_left(z, contract, i, contract[i].members, covers);
    if ((contract[i].members & ~members) == 0) continue;
    box b = box_copy(z->arena, s, contract);
    b[i].members &= ~members;
    return b;
  }
  return NULL;
}

/* What the author gives as alternatives must be reached, but not every box of it.  True when it was
 * reported that one is not. */
static bool check_alternative(analysis *z, const default_version *v, const cond *c,
                              const region *covers) {
  if (c->kind == COND_ANY) {
    for (uint32_t i = 0; i < c->parts.count; i++)
      if (check_alternative(z, v, c->parts.items[i], covers)) return true;
    return false;
  }
  region part;
  if (!lower_condition(z->arena, z->rows->space, c, v->valid, &part, z->diags)) return false;
  analysis_ask(z);
  part = region_subtract(z->arena, z->rows->space, &part, &z->impossible);
  region possible = analysis_possible(z, &part);
  if (possible.count == 0) return false; /* it allows nothing: E410 and W212 speak of that */
  bool reached = false;
  for (uint32_t i = 0; i < possible.count && !reached; i++)
    reached = is_any_left(z, possible.items[i], covers);
  if (z->open && !reached) return false;
  const cell *unreached = !reached              ? possible.items[0]
                          : possible.count == 1 ? unreached_members(z, possible.items[0], covers)
                                                : NULL;
  if (unreached == NULL) return false;
  diag *w = diag_add(z->diags, DIAG_W405, v->where_at, "part of this contract is never reached");
  witness_notes(z, w, "a rule decides whenever", unreached, false);
  return true;
}

static void check_contract(analysis *z, const decision_rows *d, const default_version *v,
                           const region *covers) {
  region contract, allowed = covered(z, d), outside = { 0 };
  diags trial = { .arena = z->arena, .sources = z->diags->sources };
  bool small =
      lower_condition(z->arena, z->rows->space, v->only_where, v->valid, &contract, &trial);
  for (uint32_t i = 0; i < contract.count; i++) vec_push(z->arena, &allowed, contract.items[i]);
  analysis_ask(z);
  z->open = !small; /* a contract decides nothing: it may be too large to be written out */
  if (small) outside = some_left(z, analysis_whole(z, v->valid), &allowed, WITNESSES);
  const smt_question q = { .kind = SMT_OUTSIDE, .decision = d->decision, .otherwise = v };
  settled is = analysis_settle(z, outside.count > 0, &q, v->where_at,
                               "that the default of `%s' is reached inside its contract only",
                               d->decision->name);
  if (outside.count > 0)
    report_outside(z, d, v, &outside);
  else if (is == SETTLED_CASE)
    report_solved(z, d, v, true);
  else if (small && z->focus == NULL)
    (void)check_alternative(z, v, v->only_where, covers);
}

/* ---- listed values that no rule names ---------------------------------------------------- */

typedef struct naming {
  const model *model;
  uint64_t *named; /* per column */
  uint8_t *seen;   /* per criterion: 1: looked at, 2: looked at where it is negated */
} naming;

static void add_named(naming *k, const cond *c, bool negated);

/* Each once: criteria may ask for others many times over. */
static void add_named_by(naming *k, const criterion *c, bool negated) {
  uint32_t i = 0;
  while (i < k->model->criteria.count && k->model->criteria.items[i] != c) i++;
  if (i == k->model->criteria.count || (k->seen[i] & (negated ? 2 : 1))) return;
  k->seen[i] |= negated ? 2 : 1;
  for (uint32_t v = 0; v < c->versions.count; v++) add_named(k, c->versions.items[v].is, negated);
}

/* Adds the members that a condition speaks of, in criteria that it asks too, to those of their columns.
 * Who says `is not', `none of' or `at most' speaks of all of them; so does whoever requires some of
 * them, and says what else is so. */
static void add_named(naming *k, const cond *c, bool negated) {
  if (c == NULL) return;
  if (c->kind == COND_MEMBER && (c->negated || negated)) k->named[c->fact->input] = ~UINT64_C(0);
  for (uint32_t i = 0; c->kind == COND_MEMBER && i < c->members.count; i++)
    k->named[c->fact->input] |= UINT64_C(1) << c->members.items[i];
  if (c->kind == COND_CRITERION) add_named_by(k, c->criterion, negated);
  negated |= c->kind == COND_NOT || (c->kind == COND_COUNT && c->at_most < c->parts.count);
  for (uint32_t i = 0; i < c->parts.count; i++) add_named(k, c->parts.items[i], negated);
}

/* Of a rule that never applies another finding speaks. */
static bool ever_applies(analysis *z, const decision_rows *d, const rule *r) {
  for (uint32_t i = analysis_first_row(z, d, r); i < d->rows.count && d->rows.items[i].rule == r;
       i++)
    if (analysis_realise(z, d->rows.items[i].box, NULL)) return true;
  return false;
}

/* Per column. */
static uint64_t *named_members(analysis *z, const decision_rows *d) {
  naming k = { .model = z->model };
  k.named = arena_alloc(z->arena, z->rows->space->inputs * sizeof *k.named);
  k.seen = arena_alloc(z->arena, z->model->criteria.count + 1);
  for (uint32_t i = 0; i < d->decision->rules.count; i++) {
    const rule *r = d->decision->rules.items[i];
    if (!ever_applies(z, d, r)) continue;
    for (uint32_t v = 0; v < r->versions.count; v++)
      add_named(&k, r->versions.items[v]->when, false);
  }
  return k.named;
}

/* Of an added member only the time since then counts: before, it reads as `other'. */
static uint64_t unnamed_members(analysis *z, const default_version *v, uint32_t input,
                                uint64_t named, const region *covers) {
  const one_of *type = z->rows->space->facts[input]->type;
  uint64_t unnamed = 0;
  for (uint32_t i = 0; i < type->members.count; i++) {
    const member *m = &type->members.items[i];
    uint64_t bit = UINT64_C(1) << m->number;
    revision_set listed = v->valid & ~((UINT64_C(1) << m->since) - 1);
    if ((named & bit) == 0 && listed != 0)
      unnamed |= members_left(z, analysis_whole(z, listed), input, bit, covers);
  }
  return unnamed;
}

/* Without a contract, a listed value that only the default speaks for is easily an omission. */
static void warn_unnamed(analysis *z, const decision_rows *d, const default_version *v,
                         const region *covers) {
  const space *s = z->rows->space;
  const uint64_t *all = named_members(z, d);
  for (uint32_t i = 1; i < s->inputs; i++) {
    if (s->facts[i]->kind != FACT_ONE_OF) continue;
    uint64_t other = s->facts[i]->type->open ? 1 : 0;
    if ((all[i] | other) == other) continue; /* the decision does not ask for it */
    uint64_t unnamed = unnamed_members(z, v, i, all[i] | other, covers);
    if (unnamed == 0) continue;
    diag *w = diag_add(z->diags, DIAG_W406, v->at, "no rule of `%s' names %s; the default decides",
                       d->decision->name, cell_text(z->arena, s, i, (cell){ unnamed, 0, 0 }));
    diag_hint(z->diags, w,
              "nothing is wrong if the catch-all is meant; `only where ...' behind it says so");
  }
}

static void check_default(analysis *z, const decision_rows *d, const default_version *v) {
  bool may_fail = v->kind == DEFAULT_EXHAUSTIVE || v->kind == DEFAULT_NONE || v->only_where != NULL;
  if (cell_is_empty(analysis_whole(z, v->valid)[0]) || (z->focus != NULL && !may_fail)) return;
  region covers = covered(z, d);
  analysis_ask(z);
  region left = some_left(z, analysis_whole(z, v->valid), &covers, WITNESSES);
  const smt_question q = { .kind = SMT_LEFT, .decision = d->decision, .otherwise = v };
  bool exhaustive = v->kind == DEFAULT_EXHAUSTIVE || v->kind == DEFAULT_NONE;
  settled is = analysis_settle(
      z, left.count > 0, &q, v->kind == DEFAULT_NONE ? d->decision->at : v->at, "%s `%s'",
      exhaustive ? "that no case is left open by" : "that some case reaches the default of",
      d->decision->name);
  if (exhaustive) {
    if (left.count > 0) report_gap(z, d, v, &left);
    if (is == SETTLED_CASE) report_solved(z, d, v, false);
    return;
  }
  if (is == SETTLED_NOT) return;
  if (left.count == 0 && is != SETTLED_CASE) {
    diag *w = diag_add(z->diags, DIAG_W404, v->at, "the default of `%s' is never reached",
                       d->decision->name);
    if (is == SETTLED_NONE) diag_note(z->diags, w, "settled by z3");
    diag_hint(z->diags, w, "declare the decision `exhaustive' instead");
    return;
  }
  if (v->only_where != NULL)
    check_contract(z, d, v, &covers);
  else if (v->kind == DEFAULT_OTHERWISE)
    warn_unnamed(z, d, v, &covers);
}

/* Is there anything at all that says so?  Whether it ever decides is asked of each rule. */
static bool is_given(const decision *m, const outcome *o) {
  for (uint32_t i = 0; i < m->rules.count; i++)
    for (uint32_t j = 0; j < m->rules.items[i]->versions.count; j++) {
      const rule_version *v = m->rules.items[i]->versions.items[j];
      if (v->valid != 0 && v->then == o) return true;
    }
  for (uint32_t i = 0; i < m->defaults.count; i++)
    if (m->defaults.items[i].valid != 0 && m->defaults.items[i].outcome == o) return true;
  return false;
}

static void warn_outcomes(analysis *z, const decision *m) {
  for (uint32_t i = 0; i < m->outcomes.count; i++) {
    const outcome *o = &m->outcomes.items[i];
    if (is_given(m, o)) continue;
    diag *w = diag_add(z->diags, DIAG_W417, o->at, "`%s' never gives `%s'", m->name, o->name);
    diag_note(z->diags, w, "no rule and no default has this outcome");
  }
}

void analyse_default(analysis *z, const decision_rows *d) {
  for (uint32_t i = 0; i < d->decision->defaults.count; i++)
    check_default(z, d, &d->decision->defaults.items[i]);
  if (z->focus == NULL) warn_outcomes(z, d->decision);
}

/* Two cases that differ in one fact alone, one in each region. */
static bool differ_in(analysis *z, const region *x, const region *y, uint32_t input) {
  naive_case a, b;
  for (uint32_t i = 0; i < x->count; i++)
    for (uint32_t j = 0; j < y->count; j++)
      if (analysis_pair(z, x->items[i], y->items[j], input, false, &a, &b) || z->open) return true;
  return false;
}

static bool matters_to(analysis *z, const decided_list *d, uint32_t input) {
  for (uint32_t i = 0; i < d->items.count; i++)
    for (uint32_t j = i + 1; j < d->items.count; j++) {
      const decided *x = &d->items.items[i], *y = &d->items.items[j];
      if ((x->row->rule != y->row->rule || row_outcome_of(x->row) != row_outcome_of(y->row)) &&
          differ_in(z, &x->where, &y->where, input))
        return true;
    }
  return false;
}

/* A fact that nothing mentions is W126 already. */
static void warn_idle_facts(analysis *z, const decided_list *all) {
  for (uint32_t i = 1; i < z->rows->space->inputs; i++) {
    const fact *f = z->rows->space->facts[i];
    bool matters = !f->used || f->role != FACT_DECLARED;
    z->open = false;
    for (uint32_t d = 0; d < z->rows->decisions.count && !matters; d++)
      matters = !all[d].complete || matters_to(z, &all[d], i);
    if (!matters)
      diag_add(z->diags, DIAG_W415, f->at, "no outcome and no reason depends on `%s'", f->name);
  }
}

void analyse_document(analysis *z, const decided_list *all) {
  if (z->diags->errors == 0) warn_idle_facts(z, all);
  for (uint32_t i = 0; i < z->model->statements.count; i++) {
    const statement *s = &z->model->statements.items[i];
    if (s->cited || s->informative) continue;
    diag *w = diag_add(z->diags, DIAG_W430, s->at, "no rule cites the statement %s", s->id);
    diag_hint(z->diags, w, "cite it where it is encoded, or mark it `informative'");
  }
}
