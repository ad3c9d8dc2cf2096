/* analyse_defaults.c -- what no rule covers, and whether the author allowed it. */
#include "analyse.h"

#include <string.h>

/* ---- the uncovered cases ----------------------------------------------------------------- */

static region uncovered(analysis *z, const decision_rows *d, revision_set valid) {
  box whole = box_copy(z->arena, z->rows->space, z->rows->space->whole);
  whole[0].members = valid;
  region left = region_of(z->arena, whole), rules = { 0 };
  for (uint32_t i = 0; i < d->rows.count; i++)
    if (d->rows.items[i].kind == ROW_RULE) vec_push(z->arena, &rules, d->rows.items[i].box);
  left = region_subtract(z->arena, z->rows->space, &left, &rules);
  return region_subtract(z->arena, z->rows->space, &left, &z->impossible);
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

static void report_gap(analysis *z, const decision_rows *d, const default_version *v, const region *left) {
  const cell *b = best_witness(z, left);
  replay_default(z, d->decision, b);
  diag *e = v->kind == DEFAULT_EXHAUSTIVE
                ? diag_add(z->diags, DIAG_E401, v->at, "`%s' is not exhaustive", d->decision->name)
                : diag_add(z->diags, DIAG_E401, d->decision->at, "`%s' has no default, and its rules leave cases open",
                           d->decision->name);
  witness_notes(z, e, "nothing decides when", b, false);
  witness_revisions(z, e, b);
  diag_hint(z->diags, e, v->kind == DEFAULT_EXHAUSTIVE ? "add a rule for these cases"
            : "add a rule, `otherwise OUTCOME only where ...', or `otherwise refer' if the text is silent");
}

static void report_outside(analysis *z, const decision_rows *d, const default_version *v, const region *outside) {
  const cell *b = best_witness(z, outside);
  replay_default(z, d->decision, b);
  diag *e = diag_add(z->diags, DIAG_E403, v->where_at, "the default of `%s' is reached outside its contract",
                     d->decision->name);
  witness_notes(z, e, "nothing else decides when", b, false);
  witness_revisions(z, e, b);
  uint32_t since = witness_case(z, b).revision;
  if (since == 1)
    diag_hint(z->diags, e, "add a rule for these cases, or extend `only where' if the catch-all is meant");
  else
    diag_hint(z->diags, e, "add a rule for these cases in the revision %s, or, if the catch-all is meant,\n"
              "`amend decision %s was only where ... now only where ...' there",
              z->model->revisions.items[since - 1].date, d->decision->name);
}

/* ---- contracts --------------------------------------------------------------------------- */

/* The part of a contract box with members that no case of it reaches the default with; NULL: none. */
static const cell *unreached_members(analysis *z, const cell *contract, const region *reached) {
  const space *s = z->rows->space;
  for (uint32_t i = 1; i < s->inputs; i++) {
    uint64_t members = 0;
    if (s->facts[i]->kind != FACT_ONE_OF || cell_within(s->whole[i], contract[i])) continue;
    for (uint32_t j = 0; j < reached->count; j++) members |= reached->items[j][i].members;
    if ((contract[i].members & ~members) == 0) continue;
    box b = box_copy(z->arena, s, contract);
    b[i].members &= ~members;
    return b;
  }
  return NULL;
}

static void check_contract(analysis *z, const decision_rows *d, const default_version *v, const region *left) {
  region contract;
  if (!lower_condition(z->arena, z->rows->space, v->only_where, v->valid, &contract, z->diags)) return;
  region outside = region_subtract(z->arena, z->rows->space, left, &contract);
  if (outside.count > 0) {
    report_outside(z, d, v, &outside);
    return;
  }
  for (uint32_t i = 0; i < contract.count; i++) {
    region part = region_of(z->arena, contract.items[i]);
    part = region_meet(z->arena, z->rows->space, &part, left);
    const cell *unreached = part.count == 0 ? contract.items[i] : unreached_members(z, contract.items[i], &part);
    if (unreached == NULL) continue;
    diag *w = diag_add(z->diags, DIAG_W405, v->where_at, "part of this contract is never reached");
    witness_notes(z, w, "a rule decides whenever", unreached, false);
    return;
  }
}

/* ---- listed values that no rule names ---------------------------------------------------- */

static uint64_t named_members(const decision_rows *d, const space *s, uint32_t input) {
  uint64_t named = 0;
  for (uint32_t i = 0; i < d->rows.count; i++) {
    cell c = d->rows.items[i].box[input];
    if (d->rows.items[i].kind == ROW_RULE && !cell_within(s->whole[input], c)) named |= c.members;
  }
  return named;
}

/* Without a contract, a listed value that only the default speaks for is easily an omission. */
static void warn_unnamed(analysis *z, const decision_rows *d, const default_version *v, const region *left) {
  const space *s = z->rows->space;
  for (uint32_t i = 1; i < s->inputs; i++) {
    if (s->facts[i]->kind != FACT_ONE_OF) continue;
    uint64_t named = named_members(d, s, i), reached = 0;
    for (uint32_t j = 0; j < left->count; j++) reached |= left->items[j][i].members;
    if (s->facts[i]->type->open) named |= 1;
    uint64_t unnamed = reached & ~named;
    if (named == 0 || (named == 1 && s->facts[i]->type->open) || unnamed == 0) continue;
    diag *w = diag_add(z->diags, DIAG_W406, v->at, "no rule of `%s' names %s; the default decides", d->decision->name,
                       cell_text(z->arena, s, i, (cell){ unnamed, 0, 0 }));
    diag_hint(z->diags, w, "add `only where ...' if the catch-all is meant");
  }
}

static void check_default(analysis *z, const decision_rows *d, const default_version *v) {
  if (v->valid == 0) return;
  region left = uncovered(z, d, v->valid);
  if (v->kind == DEFAULT_EXHAUSTIVE || v->kind == DEFAULT_NONE) {
    if (left.count > 0) report_gap(z, d, v, &left);
    return;
  }
  if (left.count == 0) {
    diag *w = diag_add(z->diags, DIAG_W404, v->at, "the default of `%s' is never reached", d->decision->name);
    diag_hint(z->diags, w, "declare the decision `exhaustive' instead");
    return;
  }
  if (v->only_where != NULL)
    check_contract(z, d, v, &left);
  else if (v->kind == DEFAULT_OTHERWISE)
    warn_unnamed(z, d, v, &left);
}

/* Is there anything at all that says so?  Whether it ever decides is asked of each rule. */
static bool is_given(const decision *m, const outcome *o) {
  for (uint32_t i = 0; i < m->rules.count; i++)
    for (uint32_t j = 0; j < m->rules.items[i]->versions.count; j++)
      if (m->rules.items[i]->versions.items[j]->then == o) return true;
  for (uint32_t i = 0; i < m->defaults.count; i++)
    if (m->defaults.items[i].outcome == o) return true;
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

void analyse_default(analysis *z, const decided_list *d) {
  for (uint32_t i = 0; i < d->rows->decision->defaults.count; i++)
    check_default(z, d->rows, &d->rows->decision->defaults.items[i]);
  warn_outcomes(z, d->rows->decision);
}

void analyse_document(analysis *z) {
  for (uint32_t i = 0; i < z->model->statements.count; i++) {
    const statement *s = &z->model->statements.items[i];
    if (s->cited || s->informative) continue;
    diag *w = diag_add(z->diags, DIAG_W430, s->at, "no rule cites the statement %s", s->id);
    diag_hint(z->diags, w, "cite it where it is encoded, or mark it `informative'");
  }
}
