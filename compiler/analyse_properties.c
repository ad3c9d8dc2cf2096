/* analyse_properties.c -- never, always, raising, lowering, and what revisions promise. */
#include "analyse.h"

#include <string.h>

/* ---- never, always ----------------------------------------------------------------------- */

/* The cases that a property speaks of; false after E801. */
static bool property_region(analysis *z, const property *p, region *out) {
  box whole = box_copy(z->arena, z->rows->space, z->rows->space->whole);
  whole[0].members = p->valid;
  *out = region_of(z->arena, whole);
  return p->where == NULL ||
         lower_condition(z->arena, z->rows->space, p->where, p->valid, out, z->diags);
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

/* Rows that come before one, and what cannot be. */
static region before_row(analysis *z, const decision_rows *d, uint32_t row_number) {
  region out = { 0 };
  for (uint32_t i = 0; i < row_number; i++)
    if (box_overlap(z->rows->space, d->rows.items[i].box, d->rows.items[row_number].box))
      vec_push(z->arena, &out, d->rows.items[i].box);
  for (uint32_t i = 0; i < z->impossible.count; i++)
    vec_push(z->arena, &out, z->impossible.items[i]);
  return out;
}

static void report_case(analysis *z, const property *p, const row *r, const cell *b) {
  bool never = p->kind == PROPERTY_NEVER;
  replay_answer(z, p->decision, b, r);
  diag *d = diag_add(z->diags, never ? DIAG_E501 : DIAG_E502, p->at, "`%s %s' does not hold",
                     never ? "never" : "always", p->name);
  witness_notes(z, d, arena_printf(z->arena, "`%s' decides when", row_name(r)), b, false);
  witness_revisions(z, d, b);
  add_row_place(z, d, r);
}

static void check_cases(analysis *z, const property *p, const decision_rows *all) {
  region where;
  if (!property_region(z, p, &where)) return;
  for (uint32_t i = 0; i < all->rows.count; i++) {
    const row *r = &all->rows.items[i];
    if (r->kind == ROW_NO_REVISION || !violates(p, r)) continue;
    region bad = region_of(z->arena, r->box), before = before_row(z, all, i);
    bad = region_meet(z->arena, z->rows->space, &bad, &where);
    bad = region_subtract_some(z->arena, z->rows->space, &bad, &before, 1);
    if (bad.count == 0) continue;
    report_case(z, p, r, bad.items[0]);
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

static void report_pair(analysis *z, const property *p, const row *x, const row *y, const cell *a,
                        const cell *b) {
  bool raising = p->kind == PROPERTY_RAISING;
  uint32_t f = p->fact->input;
  replay_answer(z, p->decision, a, x);
  replay_answer(z, p->decision, b, y);
  diag *d = diag_add(z->diags, DIAG_E503, p->at, "%s `%s' does worsen `%s'",
                     raising ? "raising" : "lowering", p->fact->name, p->decision->name);
  witness_notes(z, d, arena_printf(z->arena, "%s when", row_outcome(x)), a, false);
  diag_note(z->diags, d, "but %s at %s = %s", row_outcome(y), p->fact->name,
            cell_witness_text(z->arena, z->rows->space, f, b[f]));
  witness_revisions(z, d, a);
  add_row_place(z, d, x);
  add_row_place(z, d, y);
}

/* A pair in which the better outcome stands on the wrong side. */
static bool worsens(analysis *z, const property *p, const decided *good, const decided *bad,
                    const region *where) {
  region x = region_meet(z->arena, z->rows->space, &good->where, where);
  region y = region_meet(z->arena, z->rows->space, &bad->where, where);
  box a = box_copy(z->arena, z->rows->space, z->rows->space->whole),
      b = box_copy(z->arena, z->rows->space, a);
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

/* A box without its revision; it must be valid in the one asked for. */
static bool frozen(analysis *z, const cell *b, uint32_t number, box *out) {
  if ((b[0].members >> number & 1) == 0) return false;
  *out = box_copy(z->arena, z->rows->space, b);
  (*out)[0] = z->rows->space->whole[0];
  return true;
}

static void add_frozen(analysis *z, region *to, const cell *b, uint32_t number) {
  box f;
  if (frozen(z, b, number, &f)) vec_push(z->arena, to, f);
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
  diag_note(z->diags, d, "%s %s, by %s%s%s%s", when, row_outcome(r), row_name(r),
            quoted ? ": \"" : "", quoted ? reason(r) : "", quoted ? "\"" : "");
}

static void report_change(analysis *z, const revision *r, const promise *p, const row *before,
                          const row *after, const cell *b) {
  const char *what = p->decision != NULL ? p->decision->name : "reasons";
  diag *d = diag_add(z->diags, DIAG_E606, p->at, "the revision %s changes %s elsewhere too",
                     r->date, what);
  if (p->only_where == NULL)
    d->message = arena_printf(z->arena, "the revision %s does change %s", r->date, what);
  witness_notes(z, d, "for example when", b, false);
  note_answer(z, d, "before:", before, p->decision == NULL);
  note_answer(z, d, "after: ", after, p->decision == NULL);
  add_row_place(z, d, before);
  if (before != after) add_row_place(z, d, after);
}

/* Whether one row can decide a case before the revision and the other the same case after it.  The
 * order of rows never changes, so one of the two must start or end with the revision. */
static bool may_change(const revision *r, const promise *p, const row *before, const row *after) {
  if (before->kind == ROW_NO_REVISION || after->kind == ROW_NO_REVISION) return false;
  uint64_t x = before->box[0].members, y = after->box[0].members;
  if ((x >> (r->number - 1) & 1) == 0 || (y >> r->number & 1) == 0) return false;
  if ((x >> r->number & 1) && (y >> (r->number - 1) & 1)) return false;
  bool differ = row_outcome_of(before) != row_outcome_of(after);
  return p->decision != NULL ? differ : !differ && !same_reason(before, after);
}

/* Such a case (at most one box), where that is a change of what the promise speaks of, less what it
 * allows. */
static region changed_case(analysis *z, const revision *r, const promise *p, const decision_rows *d,
                           uint32_t i, uint32_t j, const region *allowed) {
  const row *before = &d->rows.items[i], *after = &d->rows.items[j];
  region changed = { 0 }, other = { 0 }, removed = { 0 };
  if (!may_change(r, p, before, after)) return changed;
  add_frozen(z, &changed, before->box, r->number - 1);
  add_frozen(z, &other, after->box, r->number);
  changed = region_meet(z->arena, z->rows->space, &changed, &other);
  for (uint32_t k = 0; k < i && changed.count > 0; k++)
    add_frozen(z, &removed, d->rows.items[k].box, r->number - 1);
  for (uint32_t k = 0; k < j && changed.count > 0; k++)
    add_frozen(z, &removed, d->rows.items[k].box, r->number);
  for (uint32_t k = 0; k < z->impossible.count; k++) {
    add_frozen(z, &removed, z->impossible.items[k], r->number - 1);
    add_frozen(z, &removed, z->impossible.items[k], r->number);
  }
  for (uint32_t k = 0; k < allowed->count; k++) vec_push(z->arena, &removed, allowed->items[k]);
  return region_subtract_some(z->arena, z->rows->space, &changed, &removed, 1);
}

static bool promise_region(analysis *z, const revision *r, const promise *p, region *allowed) {
  *allowed = (region){ 0 };
  if (p->only_where == NULL) return true;
  region where;
  if (!lower_condition(z->arena, z->rows->space, p->only_where, UINT64_C(1) << r->number, &where,
                       z->diags))
    return false;
  for (uint32_t i = 0; i < where.count; i++) add_frozen(z, allowed, where.items[i], r->number);
  return true;
}

static void check_promise(analysis *z, const revision *r, const promise *p) {
  region allowed;
  if (!promise_region(z, r, p, &allowed)) return;
  for (uint32_t n = 0; n < z->rows->decisions.count; n++) {
    const decision_rows *d = &z->rows->decisions.items[n];
    if (p->decision != NULL && p->decision != d->decision) continue;
    for (uint32_t i = 0; i < d->rows.count; i++)
      for (uint32_t j = 0; j < d->rows.count; j++) {
        region changed = changed_case(z, r, p, d, i, j, &allowed);
        if (changed.count == 0) continue;
        report_change(z, r, p, &d->rows.items[i], &d->rows.items[j], changed.items[0]);
        return;
      }
  }
}

/* ---- revisions that promise nothing ------------------------------------------------------ */

enum { CHANGES_SHOWN = 5 };

/* One note for each pair of rows between which some case moves; returns how many there are. */
static uint32_t note_changes(analysis *z, diag *w, const revision *r, const decision_rows *d) {
  const promise any = { .decision = d->decision };
  const region nothing = { 0 };
  uint32_t count = 0;
  for (uint32_t i = 0; i < d->rows.count; i++)
    for (uint32_t j = 0; j < d->rows.count; j++) {
      region changed = changed_case(z, r, &any, d, i, j, &nothing);
      if (changed.count == 0 || count++ >= CHANGES_SHOWN) continue;
      const row *before = &d->rows.items[i], *after = &d->rows.items[j];
      diag_note(z->diags, w, "%s: %s, by %s, becomes %s, by %s", d->decision->name,
                row_outcome(before), row_name(before), row_outcome(after), row_name(after));
      witness_notes(z, w, "  for example when", changed.items[0], false);
    }
  if (count > CHANGES_SHOWN) diag_note(z->diags, w, "and %u more", count - CHANGES_SHOWN);
  return count;
}

static bool starts_or_ends_rows(const analysis *z, const revision *r) {
  for (uint32_t d = 0; d < z->rows->decisions.count; d++)
    for (uint32_t i = 0; i < z->rows->decisions.items[d].rows.count; i++) {
      revision_set valid = z->rows->decisions.items[d].rows.items[i].box[0].members;
      if ((valid >> r->number & 1) != (valid >> (r->number - 1) & 1) && (valid & 1) == 0)
        return true;
    }
  return false;
}

/* W605, with the difference that a promise could name; a revision that changes no rows needs none. */
static void show_changes(analysis *z, const revision *r) {
  diag found = { 0 };
  uint32_t count = 0;
  for (uint32_t d = 0; d < z->rows->decisions.count; d++)
    count += note_changes(z, &found, r, &z->rows->decisions.items[d]);
  if (count == 0 && !starts_or_ends_rows(z, r)) return;
  diag *w =
      diag_add(z->diags, DIAG_W605, r->at, "the revision %s does not say what it changes", r->date);
  if (count == 0) diag_note(z->diags, w, "no outcome changes");
  for (uint32_t i = 0; i < found.notes.count; i++)
    diag_note(z->diags, w, "%s", found.notes.items[i]);
  diag_hint(z->diags, w, "add `changes %s %s'",
            z->rows->decisions.count > 0 ? z->rows->decisions.items[0].decision->name : "...",
            count == 0 ? "nothing" : "only where ...");
}

static void check_promises(analysis *z) {
  for (uint32_t i = 1; i < z->model->revisions.count; i++) {
    const revision *r = &z->model->revisions.items[i];
    if (r->promises.count == 0) show_changes(z, r);
    for (uint32_t j = 0; j < r->promises.count; j++) check_promise(z, r, &r->promises.items[j]);
  }
}

void analyse_properties(analysis *z, const decided_list *all) {
  for (uint32_t i = 0; i < z->model->properties.count; i++) {
    const property *p = &z->model->properties.items[i];
    const decided_list *d = &all[p->decision->number];
    if (p->kind == PROPERTY_NEVER || p->kind == PROPERTY_ALWAYS)
      check_cases(z, p, d->rows);
    else if (d->complete)
      check_monotone(z, p, d);
    else
      diag_add(z->diags, DIAG_W506, p->at, "`%s' has too many rows for this property to be proved",
               p->decision->name);
  }
  check_promises(z);
}
