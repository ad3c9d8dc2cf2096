/* answer_account.c -- why a rule applies, does not, or may: its row part by part, in policy words.
 *
 * Facts are taken one by one, and what is computed from them by its bounds; how they hang together
 * is for polrt.  Criteria appear as what they are: below each, what fails in its alternatives.
 */
#include "answer.h"

#include <stdlib.h>
#include <string.h>

typedef struct accounting {
  arena *arena;
  const tables *tables;
  const polrt_policy *policy;
  const space *space;
  uint64_t assumed; /* inputs */
  polrt_set *known; /* per column */
} accounting;

/* ---- what is known of every column ------------------------------------------------------- */

static bool may_be_absent(const polrt_input *in, polrt_set s) {
  return in->absent && (s.lo == in->lo || s.members == POLRT_OR_ABSENT);
}

/* The lowest or the highest that a derived value can be; false when it can only be absent. */
static bool derived_end(const accounting *z, uint32_t column, bool highest, int32_t *out) {
  const polrt_policy *p = z->policy;
  const polrt_derived *d = &p->derived[p->input[column].first];
  int32_t *values = arena_alloc(z->arena, (column + 1u) * sizeof *values);
  for (uint32_t i = 0; i < d->terms; i++) {
    const polrt_term *t = &p->term[d->first + i];
    const polrt_input *in = &p->input[t->input];
    polrt_set s = z->known[t->input];
    bool rising = d->op == POLRT_SUM ? t->factor >= 0 : i == 1;
    int32_t least = in->absent ? in->lo + 1 : in->lo;
    if (s.hi < least) return false;
    values[t->input] = rising == highest ? s.hi : s.lo > least ? s.lo : least;
  }
  *out = polrt_derive(p, column, values);
  return true;
}

static polrt_set derived_known(const accounting *z, uint32_t column) {
  const polrt_input *in = &z->policy->input[column];
  const polrt_derived *d = &z->policy->derived[in->first];
  polrt_set out = polrt_exactly(in->lo); /* absent */
  if (!derived_end(z, column, false, &out.lo) || !derived_end(z, column, true, &out.hi))
    return polrt_exactly(in->lo);
  if (out.lo > out.hi) out = polrt_between(in->lo, in->hi);
  for (uint32_t i = 0; i < d->terms; i++) {
    uint32_t term = z->policy->term[d->first + i].input;
    if (may_be_absent(&z->policy->input[term], z->known[term])) out.members = POLRT_OR_ABSENT;
  }
  return out;
}

/* ---- cells ------------------------------------------------------------------------------- */

static polrt_truth mask_truth(uint64_t known, uint64_t allowed) {
  if ((known & allowed) == 0) return POLRT_FALSE;
  return (known & ~allowed) == 0 ? POLRT_TRUE : POLRT_OPEN;
}

/* Bit v: value v is possible, of what is no number. */
static uint64_t known_mask(const accounting *z, uint32_t column) {
  polrt_set s = z->known[column];
  uint64_t mask = 0;
  int32_t lo = s.lo, hi = s.hi;
  if (column == 0) { /* revisions */
    lo = (int32_t)polrt_class(z->policy, 0, s.lo);
    hi = (int32_t)polrt_class(z->policy, 0, s.hi);
    s.members = ~UINT64_C(0);
  }
  for (int32_t v = lo; v <= hi && v < 64; v++) mask |= s.members & UINT64_C(1) << v;
  return mask;
}

static polrt_truth range_truth(const polrt_input *in, polrt_set s, cell c) {
  bool inside = s.lo >= c.lo && s.hi <= c.hi, outside = s.hi < c.lo || s.lo > c.hi;
  if (s.members == POLRT_OR_ABSENT) {
    bool absent_inside = in->lo >= c.lo && in->lo <= c.hi;
    inside = inside && absent_inside;
    outside = outside && !absent_inside;
  }
  return inside ? POLRT_TRUE : outside ? POLRT_FALSE : POLRT_OPEN;
}

static polrt_truth cell_truth(const accounting *z, uint32_t column, cell c) {
  const fact *f = z->space->facts[column];
  if (cell_within(z->space->whole[column], c)) return POLRT_TRUE; /* perhaps not known yet */
  if (column > 0 && fact_is_ordinal(f))
    return range_truth(&z->policy->input[column], z->known[column], c);
  return mask_truth(known_mask(z, column), c.members);
}

/* NULL: no row has that bit. */
static const row *row_at(const accounting *z, uint32_t bit) {
  return z->tables->bits.items[bit].row;
}

static polrt_truth row_truth(const accounting *z, const row *r) {
  polrt_truth all = POLRT_TRUE;
  for (uint32_t i = 0; i < z->space->inputs; i++) {
    polrt_truth one = cell_truth(z, i, r->box[i]);
    if (one == POLRT_FALSE) return one;
    if (one == POLRT_OPEN) all = one;
  }
  return all;
}

/* A criterion holds when one of its rows applies. */
static polrt_set criterion_known(const accounting *z, uint32_t column) {
  const polrt_input *in = &z->policy->input[column];
  polrt_set out = polrt_exactly(0);
  for (uint32_t i = 0; i < in->count; i++) {
    const row *r = row_at(z, in->first + i);
    polrt_truth one = r != NULL ? row_truth(z, r) : POLRT_FALSE;
    if (one == POLRT_TRUE) return polrt_exactly(1);
    if (one == POLRT_OPEN) out.hi = 1;
  }
  return out;
}

static accounting begin(arena *a, const case_facts *facts) {
  const tables *t = facts->tables;
  const polrt_policy *p = &t->policy;
  accounting z = { .arena = a, .tables = t, .policy = p, .space = t->rows->space };
  z.assumed = polrt_assumptions(p, facts->sets);
  z.known = arena_alloc(a, (p->columns + 1u) * sizeof *z.known);
  for (uint32_t i = 0; i < p->columns; i++) {
    if (i < p->inputs)
      z.known[i] = z.assumed >> i & 1 ? polrt_exactly(p->input[i].assumed_value) : facts->sets[i];
    else if (p->input[i].kind == POLRT_DERIVED)
      z.known[i] = derived_known(&z, i);
    else
      z.known[i] = criterion_known(&z, i);
  }
  return z;
}

/* ---- words ------------------------------------------------------------------------------- */

static bool is_count(const derive *d) {
  for (uint32_t i = 0; i < d->terms.count; i++)
    if (fact_is_ordinal(d->terms.items[i].fact)) return false;
  return d->op == DERIVE_SUM;
}

static const char *counted(arena *a, int32_t count, const char *one, const char *many) {
  return arena_printf(a, "%d %s", count, count == 1 || count == -1 ? one : many);
}

static const char *sum_is(arena *a, const fact *f, int32_t value) {
  const derive *d = f->derive;
  int32_t holding = value - d->constant;
  if (!is_count(d))
    return f->quantity.step.num != 0 ? quantity_text(a, &f->quantity, value, true)
                                     : arena_printf(a, "%d", value);
  for (uint32_t i = 0; i < d->terms.count; i++)
    if (d->terms.items[i].factor < 0) holding++; /* a negated part counts 1 less what it is */
  return arena_printf(a, "%d of them", holding);
}

static const char *derived_is(arena *a, const fact *f, int32_t value) {
  if (f->absent != NULL && value == f->lo) return f->absent;
  const char *before = value < 0 ? " before" : "";
  switch (f->derive->op) {
  case DERIVE_SUM:
    return sum_is(a, f, value);
  case DERIVE_DAYS:
    return arena_printf(a, "%s%s", counted(a, abs(value), "day", "days"), before);
  case DERIVE_FULL_MONTHS:
    return counted(a, value, "full month", "full months");
  case DERIVE_MONTHS:
    break;
  }
  return arena_printf(a, "%s%s%s", counted(a, abs(value) / 2, "month", "months"),
                      (value & 1) != 0 ? " and some days" : "", before);
}

/* "3000 ml against 4000 ml": the difference of the two says little. */
static const char *contrast_is(const accounting *z, const fact *more, const fact *less) {
  polrt_set x = z->known[more->input], y = z->known[less->input];
  if (more->role != FACT_DECLARED || less->role != FACT_DECLARED) return NULL;
  if (x.lo != x.hi || x.members == POLRT_OR_ABSENT) return NULL;
  if (y.lo != y.hi || y.members == POLRT_OR_ABSENT) return NULL;
  return arena_printf(z->arena, "%s against %s", fact_value_text(z->arena, more, x.lo),
                      fact_value_text(z->arena, less, y.lo));
}

/* What is known, when that is one value; memberships and criteria say no more than yes or no. */
static const char *known_text(const accounting *z, uint32_t column, cell c) {
  const fact *f = z->space->facts[column];
  polrt_set s = z->known[column];
  if (column == 0) return s.lo == s.hi ? date_text(z->arena, s.lo) : NULL;
  if (s.lo != s.hi || s.members == POLRT_OR_ABSENT) return NULL;
  if (f->role == FACT_MEMBERSHIP || f->role == FACT_LAYER) return NULL;
  const fact *more, *less;
  if (cell_contrasts(f, c, &more, &less)) return contrast_is(z, more, less);
  if (f->role == FACT_DERIVED) return derived_is(z->arena, f, s.lo);
  return fact_value_text(z->arena, f, s.lo);
}

/* "from 2009-06-01 until 2016-10-01 and from 2020-01-01" */
static const char *in_force_text(const accounting *z, uint64_t revisions) {
  const model *m = z->tables->model;
  textbuf b = { .arena = z->arena };
  textbuf_add(&b, "in force");
  for (uint32_t from = 1; from <= m->revisions.count; from++) {
    if (!(revisions >> from & 1)) continue;
    uint32_t until = from;
    while (until < m->revisions.count && (revisions >> (until + 1) & 1)) until++;
    textbuf_add(&b, "%s from %s", b.length > 8 ? " and" : "", m->revisions.items[from - 1].date);
    if (until < m->revisions.count) textbuf_add(&b, " until %s", m->revisions.items[until].date);
    from = until;
  }
  return b.text;
}

static const char *asks_text(const accounting *z, uint32_t column, cell c) {
  const fact *f = z->space->facts[column];
  if (column == 0) return in_force_text(z, c.members);
  const char *text = cell_text(z->arena, z->space, column, c);
  if (f->role != FACT_LAYER || f->layer->label == NULL || f->layer->anonymous) return text;
  if (strcmp(f->layer->label, f->layer->name) == 0) return text;
  return arena_printf(z->arena, "%s (%s)", text, f->layer->label);
}

static const char *column_name(const accounting *z, uint32_t column) {
  const fact *f = z->space->facts[column];
  if (column == 0) return z->tables->model->selected_by;
  if (f->role == FACT_MEMBERSHIP) return f->of->name;
  return f->role == FACT_LAYER ? f->layer->name : f->name;
}

/* "last_fobt is never", asked of a value computed from last_fobt: that value says nothing to it. */
static bool is_about_absence(const fact *f, cell c) {
  return f != NULL && f->role == FACT_DERIVED && fact_is_ordinal(f) && c.hi < fact_least(f);
}

/* ---- parts ------------------------------------------------------------------------------- */

static account_parts parts_of(const accounting *z, const row *r, polrt_truth wanted);

static bool has_part(const account_parts *parts, const char *asks) {
  for (uint32_t i = 0; i < parts->count; i++)
    if (strcmp(parts->items[i].asks, asks) == 0) return true;
  return false;
}

bool account_within(const account_parts *some, const account_parts *all) {
  for (uint32_t i = 0; i < some->count; i++)
    if (!has_part(all, some->items[i].asks)) return false;
  return true;
}

/* Of alternatives only those that lack least: who mends one of them needs no other. */
static void add_way(const accounting *z, account_part *part, const row *r, polrt_truth wanted) {
  account_parts found = parts_of(z, r, wanted);
  uint32_t kept = 0;
  for (uint32_t i = 0; i < part->ways.count; i++)
    if (account_within(&part->ways.items[i], &found)) return;
  for (uint32_t i = 0; i < part->ways.count; i++)
    if (!account_within(&found, &part->ways.items[i]))
      part->ways.items[kept++] = part->ways.items[i];
  part->ways.count = kept;
  vec_push(z->arena, &part->ways, found);
}

/* Of alternatives that are not all in force only those that are. */
static void add_ways(const accounting *z, account_part *part) {
  const polrt_input *in = &z->policy->input[part->column];
  for (uint32_t i = 0; i < in->count; i++) {
    const row *r = row_at(z, in->first + i);
    if (r != NULL && cell_truth(z, 0, r->box[0]) != POLRT_FALSE && row_truth(z, r) == part->truth)
      add_way(z, part, r, part->truth);
  }
}

static account_parts parts_of(const accounting *z, const row *r, polrt_truth wanted) {
  account_parts out = { 0 };
  bool off = cell_truth(z, 0, r->box[0]) == POLRT_FALSE; /* then nothing else matters */
  for (uint32_t i = 0; i < (off ? 1 : z->space->inputs); i++) {
    account_part part = { .column = i, .truth = cell_truth(z, i, r->box[i]) };
    bool asked = !cell_within(z->space->whole[i], r->box[i]);
    if (part.truth != wanted || !asked || (i == 0 && wanted == POLRT_TRUE)) continue;
    const fact *f = z->space->facts[i];
    part.name = column_name(z, i);
    part.asks = asks_text(z, i, r->box[i]);
    part.is = is_about_absence(f, r->box[i]) ? NULL : known_text(z, i, r->box[i]);
    part.computed = i >= z->policy->inputs || (z->assumed >> i & 1) != 0;
    bool negated = (r->box[i].members & 1) != 0;
    if (part.asks == NULL) continue;
    if (i > 0 && f->role == FACT_LAYER && !negated) add_ways(z, &part);
    vec_push(z->arena, &out, part);
  }
  return out;
}

static void add_text(arena *a, text_list *list, const char *text) {
  for (uint32_t i = 0; i < list->count; i++)
    if (strcmp(list->items[i], text) == 0) return;
  vec_push(a, list, text);
}

static void add_names(const accounting *z, row_account *x) {
  for (uint32_t i = 0; i < z->space->inputs; i++) {
    polrt_truth one = cell_truth(z, i, x->row->box[i]);
    if (one == POLRT_FALSE) add_text(z->arena, &x->against, column_name(z, i));
    if (one == POLRT_OPEN) add_text(z->arena, &x->open, column_name(z, i));
  }
}

account answer_account(arena *a, const case_facts *facts, const decision *d) {
  accounting z = begin(a, facts);
  const polrt_decision *p = &z.policy->decision[d->number];
  account out = { 0 };
  for (uint32_t i = 0; i < p->count; i++) {
    row_account x = { .row = row_at(&z, p->first + i) };
    if (x.row == NULL || x.row->kind != ROW_RULE) continue;
    x.off = cell_truth(&z, 0, x.row->box[0]) == POLRT_FALSE;
    x.truth = row_truth(&z, x.row);
    *(x.truth == POLRT_TRUE ? &x.read : &x.parts) = parts_of(&z, x.row, x.truth);
    add_names(&z, &x);
    vec_push(a, &out, x);
  }
  return out;
}
