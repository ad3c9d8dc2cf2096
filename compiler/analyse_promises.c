/* analyse_promises.c -- what revisions promise to leave alone, and what the others change. */
#include "analyse.h"

#include <string.h>

/* ---- one change -------------------------------------------------------------------------- */

/* A case of the revision's own time is judged by the text before it and by its own: a box of either
 * revision stands for the cases of the later one.  It must be valid in the one asked for. */
static void add_frozen(analysis *z, region *to, const cell *b, uint32_t number, const revision *r) {
  if ((b[0].members >> number & 1) == 0) return;
  box f = box_copy(z->arena, z->rows->space, b);
  f[0].members = UINT64_C(1) << r->number;
  vec_push(z->arena, to, f);
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
  witness_row_place(z, d, before);
  if (before != after) witness_row_place(z, d, after);
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
  add_frozen(z, &changed, before->box, r->number - 1, r);
  add_frozen(z, &other, after->box, r->number, r);
  changed = region_meet(z->arena, z->rows->space, &changed, &other);
  for (uint32_t k = 0; k < i && changed.count > 0; k++)
    add_frozen(z, &removed, d->rows.items[k].box, r->number - 1, r);
  for (uint32_t k = 0; k < j && changed.count > 0; k++)
    add_frozen(z, &removed, d->rows.items[k].box, r->number, r);
  for (uint32_t k = 0; k < z->impossible.count; k++) {
    add_frozen(z, &removed, z->impossible.items[k], r->number - 1, r);
    add_frozen(z, &removed, z->impossible.items[k], r->number, r);
  }
  for (uint32_t k = 0; k < allowed->count; k++) vec_push(z->arena, &removed, allowed->items[k]);
  return analysis_left(z, &changed, &removed, 1);
}

static bool promise_region(analysis *z, const revision *r, const promise *p, region *allowed) {
  *allowed = (region){ 0 };
  if (p->only_where == NULL) return true;
  region where;
  if (!lower_condition(z->arena, z->rows->space, p->only_where, UINT64_C(1) << r->number, &where,
                       z->diags))
    return false;
  for (uint32_t i = 0; i < where.count; i++) add_frozen(z, allowed, where.items[i], r->number, r);
  return true;
}

/* A promise about the outcome of one decision is one question for the solver. */
static void settle_promise(analysis *z, const revision *r, const promise *p) {
  const smt_question q = {
    .kind = SMT_CHANGES, .decision = p->decision, .promise = p, .revision = r->number
  };
  settled is = analysis_settle(z, false, p->decision != NULL ? &q : NULL, p->at,
                               "that the revision %s keeps this promise", r->date);
  if (is != SETTLED_CASE) return;
  diag *d = diag_add(z->diags, DIAG_E606, p->at, "the revision %s changes %s%s", r->date,
                     p->decision->name, p->only_where != NULL ? " elsewhere too" : "");
  analysis_show_solved(z, d, &z->rows->decisions.items[p->decision->number], NULL, NULL,
                       "for example when");
}

static void check_promise(analysis *z, const revision *r, const promise *p) {
  region allowed;
  if (!promise_region(z, r, p, &allowed)) return;
  analysis_ask(z);
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
  settle_promise(z, r, p);
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

/* A day on which single rules or codes change inside a revision has nothing to promise. */
void analyse_promises(analysis *z) {
  for (uint32_t i = 1; i < z->model->revisions.count; i++) {
    const revision *r = &z->model->revisions.items[i];
    if (model_authored(z->model, r->number) != r) continue;
    if (r->promises.count == 0) show_changes(z, r);
    for (uint32_t j = 0; j < r->promises.count; j++) check_promise(z, r, &r->promises.items[j]);
  }
}
