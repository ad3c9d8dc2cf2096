/* analyse_properties.c -- never, always, raising, lowering, and what revisions promise. */
#include "analyse.h"

#include <string.h>

/* ---- never, always ----------------------------------------------------------------------- */

/* The cases that a property speaks of; false after E801. */
static bool property_region(analysis *z, const property *p, region *out) {
  box whole = box_copy(z->arena, z->rows->space, z->rows->space->whole);
  whole[0].members = p->valid;
  *out = region_of(z->arena, whole);
  return p->where == NULL || lower_condition(z->arena, z->rows->space, p->where, p->valid, out, z->diags);
}

static void replay_answer(analysis *z, const decision *d, const cell *b, const row *r) {
  naive_answer answer = naive_decide(z->naive, d, witness_case(z, b));
  witness_insist(answer.outcome == row_outcome_of(r) && answer.rule == r->rule, d->name);
}

/* An amended rule is shown by the condition that it has now. */
static void add_row_place(analysis *z, diag *d, const row *r) {
  bool amended = r->kind == ROW_RULE && r->version != r->rule->versions.items[0];
  span at = r->kind != ROW_RULE ? r->otherwise->at : amended ? r->version->when_at : r->rule->at;
  diag_related(z->diags, d, at, "gives %s", row_outcome(r));
}

static bool violates(const property *p, const row *r) {
  bool gives = row_outcome_of(r) == p->outcome;
  return p->kind == PROPERTY_NEVER ? gives : !gives;
}

static void check_cases(analysis *z, const property *p, const decided_list *all) {
  region where;
  if (!property_region(z, p, &where)) return;
  for (uint32_t i = 0; i < all->items.count; i++) {
    const decided *x = &all->items.items[i];
    if (!violates(p, x->row)) continue;
    region bad = region_meet(z->arena, z->rows->space, &x->where, &where);
    if (bad.count == 0) continue;
    replay_answer(z, p->decision, bad.items[0], x->row);
    bool never = p->kind == PROPERTY_NEVER;
    diag *d = diag_add(z->diags, never ? DIAG_E501 : DIAG_E502, p->at, "`%s %s' does not hold", never ? "never" : "always",
                       p->name);
    witness_notes(z, d, arena_printf(z->arena, "`%s' decides when", row_name(x->row)), bad.items[0], false);
    witness_revisions(z, d, bad.items[0]);
    add_row_place(z, d, x->row);
    return;
  }
}

/* ---- raising, lowering ------------------------------------------------------------------- */

static uint32_t rank_of(const row *r) {
  const outcome *o = row_outcome_of(r);
  return o != NULL ? o->rank : 0;
}

/* Two cases equal but for column f, the first lower there: is there such a pair in the two boxes? */
static bool find_pair(analysis *z, const cell *low, const cell *high, uint32_t f, box a, box b) {
  const space *s = z->rows->space;
  for (uint32_t i = 0; i < s->inputs; i++) {
    if (i == f) continue;
    a[i] = b[i] = cell_meet(low[i], high[i]);
    if (cell_is_empty(a[i])) return false;
  }
  if (low[f].lo >= high[f].hi) return false;
  int32_t from = low[f].hi < high[f].hi - 1 ? low[f].hi : high[f].hi - 1; /* as close as possible */
  int32_t to = from + 1 > high[f].lo ? from + 1 : high[f].lo;
  a[f] = (cell){ ~UINT64_C(0), from, from };
  b[f] = (cell){ ~UINT64_C(0), to, to };
  return true;
}

static void report_pair(analysis *z, const property *p, const row *x, const row *y, const cell *a, const cell *b) {
  bool raising = p->kind == PROPERTY_RAISING;
  uint32_t f = p->fact->input;
  replay_answer(z, p->decision, a, x);
  replay_answer(z, p->decision, b, y);
  diag *d = diag_add(z->diags, DIAG_E503, p->at, "%s `%s' does worsen `%s'", raising ? "raising" : "lowering",
                     p->fact->name, p->decision->name);
  witness_notes(z, d, arena_printf(z->arena, "%s when", row_outcome(x)), a, false);
  diag_note(z->diags, d, "but %s at %s = %s", row_outcome(y), p->fact->name,
            cell_witness_text(z->arena, z->rows->space, f, b[f]));
  witness_revisions(z, d, a);
  add_row_place(z, d, x);
  add_row_place(z, d, y);
}

/* A pair in which the better outcome stands on the wrong side. */
static bool worsens(analysis *z, const property *p, const decided *good, const decided *bad, const region *where) {
  region x = region_meet(z->arena, z->rows->space, &good->where, where);
  region y = region_meet(z->arena, z->rows->space, &bad->where, where);
  box a = box_copy(z->arena, z->rows->space, z->rows->space->whole), b = box_copy(z->arena, z->rows->space, a);
  for (uint32_t i = 0; i < x.count; i++)
    for (uint32_t j = 0; j < y.count; j++) {
      bool raising = p->kind == PROPERTY_RAISING;
      bool found = raising ? find_pair(z, x.items[i], y.items[j], p->fact->input, a, b)
                           : find_pair(z, y.items[j], x.items[i], p->fact->input, b, a);
      if (!found) continue;
      report_pair(z, p, good->row, bad->row, a, b);
      return true;
    }
  return false;
}

static void check_monotone(analysis *z, const property *p, const decided_list *all) {
  region where;
  if (!property_region(z, p, &where)) return;
  for (uint32_t i = 0; i < all->items.count; i++)
    for (uint32_t j = 0; j < all->items.count; j++) {
      const decided *good = &all->items.items[i], *bad = &all->items.items[j];
      if (rank_of(good->row) == 0 || rank_of(good->row) >= rank_of(bad->row)) continue;
      if (worsens(z, p, good, bad, &where)) return;
    }
}

/* ---- promises of revisions --------------------------------------------------------------- */

/* The part of a region that is in one revision, with the revision left out of the boxes. */
static region frozen(analysis *z, const region *r, uint32_t number) {
  region out = { 0 };
  for (uint32_t i = 0; i < r->count; i++) {
    if ((r->items[i][0].members >> number & 1) == 0) continue;
    box b = box_copy(z->arena, z->rows->space, r->items[i]);
    b[0] = z->rows->space->whole[0];
    vec_push(z->arena, &out, b);
  }
  return out;
}

static const char *reason(const row *r) {
  const char *because = r->kind == ROW_RULE ? r->version->because : r->otherwise->because;
  return because != NULL ? because : "";
}

static bool same_reason(const row *x, const row *y) {
  return x->rule == y->rule && strcmp(reason(x), reason(y)) == 0;
}

static void note_answer(analysis *z, diag *d, const char *when, const row *r, bool reasons) {
  bool quoted = reasons && *reason(r) != '\0';
  diag_note(z->diags, d, "%s %s, by %s%s%s%s", when, row_outcome(r), row_name(r), quoted ? ": \"" : "",
            quoted ? reason(r) : "", quoted ? "\"" : "");
}

static void report_change(analysis *z, const revision *r, const promise *p, const decided *before, const decided *after,
                          const cell *b) {
  const char *what = p->decision != NULL ? p->decision->name : "reasons";
  diag *d = diag_add(z->diags, DIAG_E606, p->at, "the revision %s changes %s elsewhere too", r->date, what);
  if (p->only_where == NULL)
    d->message = arena_printf(z->arena, "the revision %s does change %s", r->date, what);
  witness_notes(z, d, "for example when", b, false);
  note_answer(z, d, "before:", before->row, p->decision == NULL);
  note_answer(z, d, "after: ", after->row, p->decision == NULL);
  add_row_place(z, d, before->row);
  if (before->row != after->row) add_row_place(z, d, after->row);
}

/* Where the two revisions answer differently, less what the promise allows; true after a report. */
static bool compare_decided(analysis *z, const revision *r, const promise *p, const decided *before, const decided *after,
                            const region *allowed) {
  bool reasons = p->decision == NULL;
  bool differ = row_outcome_of(before->row) != row_outcome_of(after->row);
  if (reasons ? differ || same_reason(before->row, after->row) : !differ) return false;
  region x = frozen(z, &before->where, r->number - 1), y = frozen(z, &after->where, r->number);
  region changed = region_meet(z->arena, z->rows->space, &x, &y);
  changed = region_subtract(z->arena, z->rows->space, &changed, allowed);
  if (changed.count == 0) return false;
  report_change(z, r, p, before, after, changed.items[0]);
  return true;
}

static bool promise_region(analysis *z, const revision *r, const promise *p, region *allowed) {
  *allowed = (region){ 0 };
  if (p->only_where == NULL) return true;
  region where;
  if (!lower_condition(z->arena, z->rows->space, p->only_where, UINT64_C(1) << r->number, &where, z->diags)) return false;
  *allowed = frozen(z, &where, r->number);
  return true;
}

static void check_promise(analysis *z, const revision *r, const promise *p, const decided_list *all) {
  region allowed;
  if (!promise_region(z, r, p, &allowed)) return;
  for (uint32_t d = 0; d < z->rows->decisions.count; d++) {
    if (p->decision != NULL && p->decision != all[d].rows->decision) continue;
    for (uint32_t i = 0; i < all[d].items.count; i++)
      for (uint32_t j = 0; j < all[d].items.count; j++)
        if (compare_decided(z, r, p, &all[d].items.items[i], &all[d].items.items[j], &allowed)) return;
  }
}

static void check_promises(analysis *z, const decided_list *all) {
  for (uint32_t i = 1; i < z->model->revisions.count; i++) {
    const revision *r = &z->model->revisions.items[i];
    for (uint32_t j = 0; j < r->promises.count; j++) check_promise(z, r, &r->promises.items[j], all);
  }
}

void analyse_properties(analysis *z, const decided_list *all) {
  for (uint32_t i = 0; i < z->model->properties.count; i++) {
    const property *p = &z->model->properties.items[i];
    const decided_list *d = &all[p->decision->number];
    if (p->kind == PROPERTY_NEVER || p->kind == PROPERTY_ALWAYS)
      check_cases(z, p, d);
    else
      check_monotone(z, p, d);
  }
  check_promises(z, all);
}
