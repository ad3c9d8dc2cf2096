/* analyse_values.c -- values that an author easily overlooks: holes between two neighbouring values,
 * and assumptions on which the answer hangs.
 *
 * Both are warnings with one witness each; neither proves that there is no other.
 */
#include "analyse.h"

#include <string.h>

/* ---- readings ---------------------------------------------------------------------------- */

static bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

static bool speaks_of(const char *text, const char *name) {
  size_t length = strlen(name);
  for (const char *at = text; at != NULL && (at = strstr(at, name)) != NULL; at++) {
    bool begins = at == text || !is_name_char(at[-1]);
    if (begins && !is_name_char(at[length])) return true;
  }
  return false;
}

bool analysis_is_read(const model *m, const char *name) {
  for (uint32_t i = 0; i < m->readings.count; i++) {
    const reading *r = &m->readings.items[i];
    if ((r->name != NULL && speaks_of(r->name, name)) || speaks_of(r->text, name) ||
        speaks_of(r->because, name))
      return true;
  }
  return false;
}

/* ---- holes ------------------------------------------------------------------------------- */

enum { HOLE_WORK = 5 * 1000000, HOLE_PIECES = 8 };

/* A search for one hole in one column of one decision. */
typedef struct hole {
  analysis *z;
  const decided_list *all;
  uint32_t input;
  const decided *below, *above;
  box common;     /* the other columns */
  int32_t lo, hi; /* the hole itself */
  uint32_t work;
} hole;

static bool is_default(const decided *d) { return d->row->kind == ROW_OTHERWISE; }

/* Between 14.0 and 15.0, or one single step. */
static bool is_narrow(const fact *f, int32_t lo, int32_t hi) {
  int32_t unit_steps = 0;
  int64_t apart = (int64_t)hi - lo + 2;
  bool months = f->role == FACT_DERIVED && f->derive->op == DERIVE_MONTHS;
  if (apart <= 2) return true;
  if (f->kind != FACT_NUMBER || months || f->quantity.step.num <= 0) return false;
  return quantity_steps(&f->quantity, (ratio){ 1, 1 }, NULL, &unit_steps) == STEPS_OK &&
         apart <= unit_steps;
}

/* Narrows the common part to a box that holds at `value'; false when it does not. */
static bool meets_at(hole *h, const cell *b, int32_t value) {
  const space *s = h->z->rows->space;
  if (h->work > 0) h->work--;
  if (value < b[h->input].lo || value > b[h->input].hi) return false;
  for (uint32_t i = 0; i < s->inputs; i++)
    if (i != h->input && cell_is_empty(cell_meet(h->common[i], b[i]))) return false;
  box narrowed = box_copy(h->z->arena, s, h->common);
  for (uint32_t i = 0; i < s->inputs; i++)
    if (i != h->input) narrowed[i] = cell_meet(narrowed[i], b[i]);
  h->common = narrowed;
  return true;
}

static bool is_better(const outcome *o, const outcome *than) {
  if (o == NULL || o == than) return false;
  return than == NULL || o->rank == 0 || o->rank < than->rank;
}

/* Does the common part ask for something that is computed from the fact?  Then nobody can say what is
 * just below it while all else stays. */
static bool is_bound(const hole *h) {
  const space *s = h->z->rows->space;
  for (uint32_t i = 1; h->z->realiser != NULL && i < s->inputs; i++)
    if (i != h->input && realise_depends(h->z->realiser, i, h->input) &&
        !cell_within(s->whole[i], h->common[i]))
      return true;
  return false;
}

/* Are there cases just below, inside and just above? */
static bool is_real(hole *h) {
  if (is_bound(h)) return false;
  const int32_t at[] = { h->lo - 1, h->lo, h->hi + 1 };
  for (int i = 0; i < 3; i++) {
    box b = box_copy(h->z->arena, h->z->rows->space, h->common);
    b[h->input] = (cell){ ~UINT64_C(0), at[i], at[i] };
    if (!analysis_realise(h->z, b, NULL)) return false;
  }
  return true;
}

/* The same outcome below and above, better than what is between, and real cases. */
static bool is_hole(hole *h, const decided *in) {
  const outcome *o = row_outcome_of(h->below->row);
  return o == row_outcome_of(h->above->row) && is_better(o, row_outcome_of(in->row)) && is_real(h);
}

typedef enum side { SIDE_BELOW, SIDE_ABOVE } side;

static bool spread(hole *h, const decided *in, side way, uint32_t pieces);

/* One of those who decide just beside the hole where the common part is: if it is the default the hole is
 * larger, else it ends on this side. */
static bool spread_over(hole *h, const decided *in, side way, uint32_t pieces, const decided *by,
                        const cell *where) {
  hole kept = *h;
  bool below = way == SIDE_BELOW, found = false;
  if (!meets_at(h, where, below ? h->lo - 1 : h->hi + 1)) return false;
  if (is_default(by)) {
    if (below)
      h->lo = where[h->input].lo;
    else
      h->hi = where[h->input].hi;
    found = spread(h, in, way, pieces - 1);
  } else if (below) {
    h->below = by;
    found = spread(h, in, SIDE_ABOVE, HOLE_PIECES);
  } else {
    h->above = by;
    found = is_hole(h, in);
  }
  if (found) return true;
  kept.work = h->work;
  *h = kept;
  return false;
}

/* To the values below it, then to those above it; tries all who decide there. */
static bool spread(hole *h, const decided *in, side way, uint32_t pieces) {
  const fact *f = h->z->rows->space->facts[h->input];
  bool at_end = way == SIDE_BELOW ? h->lo <= fact_least(f) : h->hi >= f->hi;
  if (pieces == 0 || at_end || !is_narrow(f, h->lo, h->hi)) return false;
  for (uint32_t i = 0; i < h->all->items.count && h->work > 0; i++)
    for (uint32_t j = 0; j < h->all->items.items[i].where.count; j++)
      if (spread_over(h, in, way, pieces, &h->all->items.items[i],
                      h->all->items.items[i].where.items[j]))
        return true;
  return false;
}

/* From one box of the default to the values on both sides of it. */
static bool find_sides(hole *h, const decided *in, const cell *b) {
  h->common = box_copy(h->z->arena, h->z->rows->space, b);
  h->lo = b[h->input].lo;
  h->hi = b[h->input].hi;
  return spread(h, in, SIDE_BELOW, HOLE_PIECES);
}

/* Does a comparison hold at one of two neighbouring values and not at the other? */
static bool turns_at(hole *h, const cond *c, int32_t low) {
  region where;
  bool holds[2] = { false, false };
  if (!lower_condition(h->z->arena, h->z->rows->space, c, h->common[0].members, &where,
                       h->z->diags))
    return false;
  for (uint32_t i = 0; i < where.count; i++)
    for (int k = 0; k < 2; k++) {
      cell x = where.items[i][h->input];
      holds[k] |= x.lo <= low + k && low + k <= x.hi;
    }
  return holds[0] != holds[1];
}

/* The comparison that makes the boundary above `low', with the criteria on the way to it. */
static const cond *find_boundary(hole *h, const cond *c, int32_t low, bool *read) {
  const cond *found = NULL;
  if (c == NULL) return NULL;
  for (uint32_t i = 0; i < c->parts.count && found == NULL; i++)
    found = find_boundary(h, c->parts.items[i], low, read);
  if (c->kind == COND_CRITERION) {
    uint32_t r = (uint32_t)__builtin_ctzll(h->common[0].members);
    found = find_boundary(h, criterion_in(c->criterion, r), low, read);
    if (found != NULL) *read |= analysis_is_read(h->z->model, c->criterion->name);
  }
  bool compares = c->kind == COND_COMPARE || c->kind == COND_BETWEEN;
  if (!compares || c->fact->input != h->input || !turns_at(h, c, low)) return found;
  *read |= c->printed != NULL;
  return c;
}

/* "index" or "days from trial_start to date_of_service". */
static const char *column_text(arena *a, const fact *f) {
  if (f->role != FACT_DERIVED || f->derive->op == DERIVE_SUM || f->derive->terms.count < 2)
    return f->name;
  static const char *const units[] = { "", "days", "months", "full months" };
  return arena_printf(a, "%s from %s to %s", units[f->derive->op],
                      f->derive->terms.items[0].fact->name, f->derive->terms.items[1].fact->name);
}

static void report_hole(hole *h, const decided *d, const cond *at, const cond *other) {
  analysis *z = h->z;
  const fact *f = z->rows->space->facts[h->input];
  const char *lo = fact_value_text(z->arena, f, h->lo), *hi = fact_value_text(z->arena, f, h->hi);
  diag *w = diag_add(z->diags, DIAG_W402, at->at, "`%s' has a hole at %s %s%s%s",
                     h->all->rows->decision->name, column_text(z->arena, f), lo,
                     h->lo != h->hi ? " .. " : "", h->lo != h->hi ? hi : "");
  diag_note(z->diags, w, "just below and just above it the answer is %s, in it %s, by the default",
            row_outcome(h->below->row), row_outcome(d->row));
  box b = box_copy(z->arena, z->rows->space, h->common);
  b[h->input] = (cell){ ~UINT64_C(0), h->lo, h->lo };
  witness_notes(z, w, "for example when", b, false);
  if (other != NULL && other != at) diag_related(z->diags, w, other->at, "the other side of it");
  diag_hint(z->diags, w,
            "close it (`..<' leaves out the upper end only), or record that it is meant with "
            "`printed \"...\" because \"...\"' behind this comparison");
}

/* True once a hole was found: it is reported unless its author has seen it. */
static bool find_hole(hole *h, const decided *d, const cell *b) {
  const fact *f = h->z->rows->space->facts[h->input];
  if (!is_narrow(f, b[h->input].lo, b[h->input].hi) || !find_sides(h, d, b)) return false;
  bool read = analysis_is_read(h->z->model, f->name) ||
              analysis_is_read(h->z->model, h->below->row->id) ||
              analysis_is_read(h->z->model, h->above->row->id);
  const cond *low = NULL, *high = NULL;
  if (h->below->row->kind == ROW_RULE)
    low = find_boundary(h, h->below->row->version->when, h->lo - 1, &read);
  if (h->above->row->kind == ROW_RULE)
    high = find_boundary(h, h->above->row->version->when, h->hi, &read);
  if (low == NULL && high == NULL) return false;
  if (!read) report_hole(h, d, low != NULL ? low : high, high);
  return true;
}

static void find_holes(analysis *z, const decided_list *all, uint32_t input) {
  hole h = { .z = z, .all = all, .input = input, .work = HOLE_WORK };
  for (uint32_t i = 0; i < all->items.count; i++) {
    const decided *d = &all->items.items[i];
    for (uint32_t j = 0; is_default(d) && j < d->where.count && h.work > 0; j++)
      if (find_hole(&h, d, d->where.items[j])) return;
  }
}

/* ---- assumptions ------------------------------------------------------------------------- */

static box at_value(analysis *z, const cell *b, uint32_t input, int32_t value) {
  box out = box_copy(z->arena, z->rows->space, b);
  out[input] = fact_is_ordinal(z->rows->space->facts[input])
                   ? cell_meet(b[input], (cell){ ~UINT64_C(0), value, value })
                   : cell_meet(b[input], (cell){ UINT64_C(1) << value, 0, 0 });
  return out;
}

static void report_flip(analysis *z, const decided *x, const decided *y, const decision *d,
                        const cell *b, const fact *f, naive_case with, naive_case without) {
  naive_answer p = naive_decide(z->naive, d, with);
  naive_answer q = naive_decide(z->naive, d, without);
  witness_insist(p.outcome == row_outcome_of(x->row) && q.outcome == row_outcome_of(y->row),
                 d->name);
  diag *w = diag_add(z->diags, DIAG_W804, f->assumed_at, "what is assumed of `%s' can decide `%s'",
                     f->name, d->name);
  witness_case_notes(z, w, arena_printf(z->arena, "%s when", row_outcome(x->row)), b, with, false);
  diag_note(z->diags, w, "but %s at %s = %s", row_outcome(y->row), f->name,
            fact_value_text(z->arena, f, without.values[f->input - 1]));
}

static bool flips(analysis *z, const decided_list *all, const decided *x, const decided *y,
                  const fact *f) {
  naive_case with, without;
  for (uint32_t i = 0; i < x->where.count; i++) {
    box b = at_value(z, x->where.items[i], f->input, f->assumed_value);
    if (cell_is_empty(b[f->input])) continue;
    for (uint32_t j = 0; j < y->where.count; j++) {
      if (!analysis_pair(z, b, y->where.items[j], f->input, false, &with, &without)) continue;
      report_flip(z, x, y, all->rows->decision, b, f, with, without);
      return true;
    }
  }
  return false;
}

static void check_assumption(analysis *z, const decided_list *all, const fact *f) {
  for (uint32_t i = 0; i < all->items.count; i++)
    for (uint32_t j = 0; j < all->items.count; j++) {
      const decided *x = &all->items.items[i], *y = &all->items.items[j];
      if (row_outcome_of(x->row) != row_outcome_of(y->row) && flips(z, all, x, y, f)) return;
    }
}

/* ---- all --------------------------------------------------------------------------------- */

void analyse_values(analysis *z, const decided_list *all) {
  const space *s = z->rows->space;
  for (uint32_t d = 0; d < z->rows->decisions.count; d++) {
    if (!all[d].complete) continue;
    for (uint32_t i = 1; i < s->inputs; i++) {
      const fact *f = s->facts[i];
      if (fact_is_ordinal(f)) find_holes(z, &all[d], i);
      if (f->role == FACT_DECLARED && f->assumed && !analysis_is_read(z->model, f->name))
        check_assumption(z, &all[d], f);
    }
  }
  z->open = false; /* warnings of this kind claim nothing where they are silent */
}
