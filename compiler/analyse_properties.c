/* analyse_properties.c -- never, always, raising, lowering. */
#include "analyse.h"

/* ---- never, always ----------------------------------------------------------------------- */

/* The cases that a property speaks of; false when there are too many boxes: then the search is over. */
static bool property_region(analysis *z, const property *p, region *out) {
  region within = region_of(z->arena, analysis_whole(z, p->valid));
  diags trial = { .arena = z->arena, .sources = z->diags->sources };
  *out = within;
  if (cell_is_empty(within.items[0][0])) out->count = 0;
  if (p->where == NULL) return true;
  if (!lower_condition(z->arena, z->rows->space, p->where, p->valid, out, &trial)) return false;
  if (z->focus != NULL) *out = region_meet(z->arena, z->rows->space, out, &within);
  return true;
}

static void replay_case(analysis *z, const decision *d, naive_case at, const row *r) {
  naive_answer answer = naive_decide(z->naive, d, at);
  witness_insist(answer.outcome == row_outcome_of(r) && answer.rule == r->rule, d->name);
}

static bool violates(const property *p, const row *r) {
  bool gives = row_outcome_of(r) == p->outcome;
  return p->kind == PROPERTY_NEVER ? gives : !gives;
}

static void report_case(analysis *z, const property *p, const row *r, const cell *b) {
  bool never = p->kind == PROPERTY_NEVER;
  replay_case(z, p->decision, witness_case(z, b), r);
  diag *d = diag_add(z->diags, never ? DIAG_E501 : DIAG_E502, p->at, "`%s %s' does not hold",
                     never ? "never" : "always", p->name);
  witness_notes(z, d, arena_printf(z->arena, "`%s' decides when", row_name(r)), b, false);
  witness_revisions(z, d, b);
  witness_row_place(z, d, r);
}

static void settle_cases(analysis *z, const property *p, const decision_rows *all) {
  const char *kind = p->kind == PROPERTY_NEVER ? "never" : "always";
  const smt_question q = { .kind = SMT_VIOLATES, .decision = p->decision, .property = p };
  if (analysis_settle(z, false, &q, p->at, "`%s %s'", kind, p->name) != SETTLED_CASE) return;
  diag *d = diag_add(z->diags, p->kind == PROPERTY_NEVER ? DIAG_E501 : DIAG_E502, p->at,
                     "`%s %s' does not hold", kind, p->name);
  analysis_show_solved(z, d, all, NULL, NULL, "for example when");
}

/* A row that decides a case against the property, and a box of such cases; NULL: none. */
static const row *find_case(analysis *z, const property *p, const decision_rows *all,
                            const region *where, const cell **found) {
  for (uint32_t i = 0; i < all->rows.count; i++) {
    const row *r = &all->rows.items[i];
    if (r->kind == ROW_NO_REVISION || !violates(p, r)) continue;
    region bad = region_of(z->arena, r->box), before;
    bad = region_meet(z->arena, z->rows->space, &bad, where);
    if (bad.count == 0) continue;
    before = analysis_before(z, all, i);
    bad = analysis_left(z, &bad, &before, 1);
    if (bad.count == 0) continue;
    *found = bad.items[0];
    return r;
  }
  return NULL;
}

static void check_cases(analysis *z, const property *p, const decision_rows *all) {
  region where;
  const cell *found = NULL;
  analysis_ask(z);
  bool small = property_region(z, p, &where);
  z->open = !small;
  const row *r = small ? find_case(z, p, all, &where, &found) : NULL;
  if (r != NULL)
    report_case(z, p, r, found);
  else
    settle_cases(z, p, all);
}

static const char *outcome_label(analysis *z, const decision *d, naive_case at) {
  const outcome *o = naive_decide(z->naive, d, at).outcome;
  return o != NULL ? o->label : "refer";
}

/* ---- raising, lowering ------------------------------------------------------------------- */

static uint32_t rank_of(const row *r) {
  const outcome *o = row_outcome_of(r);
  return o != NULL ? o->rank : 0;
}

/* Of a column that others follow from the two cases are shown whole: their boxes differ. */
static void report_pair(analysis *z, const property *p, const row *x, const row *y, const cell *b,
                        naive_case good, naive_case bad) {
  bool raising = p->kind == PROPERTY_RAISING;
  replay_case(z, p->decision, good, x);
  replay_case(z, p->decision, bad, y);
  diag *d = diag_add(z->diags, DIAG_E503, p->at, "%s `%s' does worsen `%s'",
                     raising ? "raising" : "lowering", p->fact->name, p->decision->name);
  witness_case_notes(z, d, arena_printf(z->arena, "%s when", row_outcome(x)), b, good, false);
  diag_note(z->diags, d, "but %s at %s = %s", row_outcome(y), p->fact->name,
            fact_value_text(z->arena, p->fact, bad.values[p->fact->input - 1]));
  witness_revisions(z, d, b);
  witness_row_place(z, d, x);
  witness_row_place(z, d, y);
}

/* What both cases have in common, and the column itself at the value of the first. */
static box shown_box(analysis *z, const cell *good, const cell *bad, uint32_t input,
                     naive_case at) {
  box b = box_copy(z->arena, z->rows->space, good);
  for (uint32_t i = 0; i < z->rows->space->inputs; i++) {
    cell both = cell_meet(good[i], bad[i]);
    if (!cell_is_empty(both)) b[i] = both;
  }
  b[0].members &= ~((UINT64_C(1) << at.revision) - 1);
  b[input] = fact_is_ordinal(z->rows->space->facts[input])
                 ? (cell){ ~UINT64_C(0), at.values[input - 1], at.values[input - 1] }
                 : (cell){ UINT64_C(1) << at.values[input - 1], 0, 0 };
  return b;
}

/* Two cases and their boxes, the better outcome on the wrong side. */
typedef struct worse_pair {
  const decided *good, *bad;
  const cell *good_box, *bad_box;
  naive_case good_case, bad_case;
} worse_pair;

static bool worsens(analysis *z, const property *p, const region *where, worse_pair *w) {
  region x = region_meet(z->arena, z->rows->space, &w->good->where, where);
  region y = region_meet(z->arena, z->rows->space, &w->bad->where, where);
  uint32_t f = p->fact->input;
  for (uint32_t i = 0; i < x.count; i++)
    for (uint32_t j = 0; j < y.count; j++) {
      w->good_box = x.items[i];
      w->bad_box = y.items[j];
      if (p->kind == PROPERTY_RAISING
              ? analysis_pair(z, w->good_box, w->bad_box, f, true, &w->good_case, &w->bad_case)
              : analysis_pair(z, w->bad_box, w->good_box, f, true, &w->bad_case, &w->good_case))
        return true;
    }
  return false;
}

static bool find_worse(analysis *z, const property *p, const decided_list *all, const region *where,
                       worse_pair *w) {
  for (uint32_t i = 0; i < all->items.count; i++)
    for (uint32_t j = 0; j < all->items.count; j++) {
      w->good = &all->items.items[i];
      w->bad = &all->items.items[j];
      if (rank_of(w->good->row) == 0 || rank_of(w->good->row) >= rank_of(w->bad->row)) continue;
      if (worsens(z, p, where, w)) return true;
    }
  return false;
}

/* What could not be compared pairwise is left to the solver. */
static void settle_monotone(analysis *z, const property *p, const decision_rows *all,
                            const char *why) {
  bool raising = p->kind == PROPERTY_RAISING;
  const char *way = raising ? "raising" : "lowering";
  const smt_question q = { .kind = SMT_WORSENS, .decision = p->decision, .property = p };
  settled is = analysis_ask_solver(z, &q);
  if (is == SETTLED_NONE)
    analysis_add_settled(z, arena_printf(z->arena, "that %s `%s' never worsens `%s'", way,
                                         p->fact->name, p->decision->name));
  if (is == SETTLED_NOT) analysis_note_solver(z, diag_add(z->diags, DIAG_W506, p->at, "%s", why));
  if (is != SETTLED_CASE) return;
  naive_case low = z->solved, high = z->second;
  diag *d = diag_add(z->diags, DIAG_E503, p->at, "%s `%s' does worsen `%s'", way, p->fact->name,
                     p->decision->name);
  const char *before = outcome_label(z, p->decision, raising ? low : high);
  const char *after = outcome_label(z, p->decision, raising ? high : low);
  if (!raising) z->solved = high;
  analysis_show_solved(z, d, all, NULL, NULL, arena_printf(z->arena, "%s when", before));
  diag_note(z->diags, d, "but %s at %s = %s", after, p->fact->name,
            fact_value_text(z->arena, p->fact, (raising ? high : low).values[p->fact->input - 1]));
}

static void check_monotone(analysis *z, const property *p, const decided_list *all) {
  region where;
  worse_pair w;
  analysis_ask(z);
  bool small = property_region(z, p, &where);
  z->open = !small;
  if (small && find_worse(z, p, all, &where, &w)) {
    report_pair(z, p, w.good->row, w.bad->row,
                shown_box(z, w.good_box, w.bad_box, p->fact->input, w.good_case), w.good_case,
                w.bad_case);
    return;
  }
  if (z->open)
    settle_monotone(z, p, all->rows,
                    arena_printf(z->arena, "that %s `%s' never worsens `%s' is not proved",
                                 p->kind == PROPERTY_RAISING ? "raising" : "lowering",
                                 p->fact->name, p->decision->name));
}

/* ---- what a proof rests on ---------------------------------------------------------------- */

static bool is_violated(analysis *z, const property *p) {
  const decision_rows *d = &z->rows->decisions.items[p->decision->number];
  const cell *found;
  worse_pair w;
  region where;
  z->open = false;
  if (!property_region(z, p, &where)) return false;
  if (p->fact == NULL) return find_case(z, p, d, &where, &found) != NULL;
  decided_list all = decided_by_row(z, d);
  return all.complete && p->fact->role == FACT_DECLARED && p->fact->input > 0 &&
         find_worse(z, p, &all, &where, &w);
}

/* All that is declared impossible, but for one statement; NULL: nothing. */
static region impossible_but(analysis *z, const impossible *without) {
  region out = { 0 };
  for (uint32_t i = 0; i < z->rows->impossible.count && without != NULL; i++)
    if (z->rows->impossible.items[i].impossible != without)
      vec_push(z->arena, &out, z->rows->impossible.items[i].box);
  return out;
}

static bool has_finding_at(const analysis *z, span at) {
  for (uint32_t i = 0; i < z->diags->list.count; i++) {
    const diag *d = z->diags->list.items[i];
    bool said = d->code == DIAG_E501 || d->code == DIAG_E502 || d->code == DIAG_E503;
    if (said && d->at.file == at.file && d->at.begin == at.begin) return true;
  }
  return false;
}

static void check_reliance(analysis *z, const property *p) {
  const model *m = z->model;
  region all = z->impossible;
  z->impossible = impossible_but(z, NULL);
  bool relies = is_violated(z, p);
  if (relies) {
    diag *d = diag_add(z->diags, DIAG_E505, p->at, "this holds only because of what is impossible");
    for (uint32_t i = 0; i < m->impossibles.count; i++) {
      z->impossible = impossible_but(z, &m->impossibles.items[i]);
      if (is_violated(z, p))
        diag_related(z->diags, d, m->impossibles.items[i].at, "it rests on this");
    }
    if (d->related.count == 0)
      diag_note(z->diags, d, "each of several `impossible' statements would be enough");
    diag_hint(z->diags, d, "be sure that there are no such cases; if so, nothing is wrong");
  }
  z->impossible = all;
}

void analyse_reliance(arena *a, const rows *r, diags *sink) {
  analysis z = { .arena = a, .rows = r, .model = r->model, .diags = sink };
  z.realiser = r->space->realiser;
  z.naive = naive_new(a, r->model);
  for (uint32_t i = 0; i < r->impossible.count; i++)
    vec_push(a, &z.impossible, r->impossible.items[i].box);
  analysis_index_all(&z);
  for (uint32_t i = 0; i < r->model->properties.count; i++)
    if (!has_finding_at(&z, r->model->properties.items[i].at))
      check_reliance(&z, &r->model->properties.items[i]);
}

void analyse_properties(analysis *z, const decided_list *all) {
  for (uint32_t i = 0; i < z->model->properties.count; i++) {
    const property *p = &z->model->properties.items[i];
    bool elsewhere = z->focus != NULL && p->decision != all[0].rows->decision;
    if (elsewhere || (z->focus != NULL && p->kind != PROPERTY_NEVER && p->kind != PROPERTY_ALWAYS))
      continue;
    const decided_list *d = &all[z->focus != NULL ? 0 : p->decision->number];
    if (p->kind == PROPERTY_NEVER || p->kind == PROPERTY_ALWAYS)
      check_cases(z, p, d->rows);
    else if (d->complete && p->fact->role == FACT_DECLARED && p->fact->input > 0)
      check_monotone(z, p, d);
    else if (p->fact->role != FACT_DECLARED || p->fact->input == 0)
      diag_add(z->diags, DIAG_W506, p->at,
               "`%s' follows from other facts: name the facts that it is computed from",
               p->fact->name);
    else
      settle_monotone(z, p, d->rows,
                      arena_printf(z->arena,
                                   "`%s' has too many rows for this property to be proved",
                                   p->decision->name));
  }
}
