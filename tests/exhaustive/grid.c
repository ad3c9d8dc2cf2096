/* grid.c -- which values and which partial knowledge `exhaustive' tries, input by input. */
#include "grid.h"

#include "harness.h"

enum { ALL_VALUES = 4096 }; /* a wider number is tried at the ends of its classes only */

/* ---- classes ----------------------------------------------------------------------------- */

/* The first day of a revision; revision 0 begins with the calendar. */
static int32_t first_day(const input_grid *g, const model *m, int32_t rev) {
  return rev == 0 ? g->lo : m->revisions.items[rev - 1].day;
}

/* Is anything computed from it? */
static bool is_tied(const model *m, uint32_t input) {
  for (uint32_t i = m->given_facts; i < m->facts.count; i++) {
    const derive *d = m->facts.items[i]->derive;
    for (uint32_t k = 0; d != NULL && k < d->terms.count; k++)
      if (d->terms.items[k].fact->input == input) return true;
  }
  return false;
}

enum {
  NEAR = 40
}; /* the policies here tell no days apart that lie further from every other date */

/* The first and last day that some date computes with, and what is near. */
static void find_window(const model *m, int64_t *from, int64_t *to) {
  *from = INT32_MAX;
  *to = INT32_MIN;
  for (uint32_t i = 0; i < m->given_facts; i++) {
    const fact *f = m->facts.items[i];
    if (f->kind != FACT_DATE || !is_tied(m, f->input)) continue;
    if (fact_least(f) - NEAR < *from) *from = fact_least(f) - NEAR;
    if (f->hi + NEAR > *to) *to = f->hi + NEAR;
  }
}

/* The days from .. to on which the date changes class all the same. */
static void add_revisions(arena *a, input_grid *g, const model *m, int64_t from, int64_t to) {
  for (uint32_t i = 0; g->fact == NULL && i < m->revisions.count; i++) {
    int32_t day = m->revisions.items[i].day;
    if (day >= from && day <= to) vec_push(a, &g->starts, day);
  }
}

/* What is computed has classes that are nobody's business here: every value is tried.  Of the date,
 * all days before and all behind the window are one. */
static void find_values(arena *a, input_grid *g, const model *m) {
  VEC(int32_t) values = { 0 };
  int64_t from = g->lo, to = g->hi;
  if (g->fact == NULL) find_window(m, &from, &to);
  g->wide = to - from > ALL_VALUES;
  if (g->wide) return;
  if (from > g->lo) vec_push(a, &g->starts, g->lo);
  add_revisions(a, g, m, (int64_t)g->lo + 1, from - 1);
  for (int64_t v = from; v <= to; v++) vec_push(a, &g->starts, (int32_t)v);
  if (to < g->hi) vec_push(a, &g->starts, (int32_t)to + 1);
  add_revisions(a, g, m, to + 2, g->hi);
  for (uint32_t i = 0; i < g->starts.count; i++)
    vec_push(a, &values, grid_naive_value(g, m, g->starts.items[i]));
  g->classes =
      (naive_values){ values.items, values.count, g->fact == NULL ? g->starts.items : NULL };
}

static void find_classes(arena *a, input_grid *g, const model *m, uint32_t input) {
  g->tied = is_tied(m, input);
  if (g->tied && (input == 0 || fact_is_ordinal(g->fact))) {
    find_values(a, g, m);
    return;
  }
  g->classes = naive_classes(a, m, input);
  for (uint32_t i = 0; i < g->classes.count; i++) {
    int32_t value = g->classes.items[i];
    vec_push(a, &g->starts, g->fact == NULL ? first_day(g, m, value) : value);
  }
}

static int32_t class_end(const input_grid *g, uint32_t c) {
  return c + 1 < g->starts.count ? g->starts.items[c + 1] - 1 : g->hi;
}

int32_t grid_naive_value(const input_grid *g, const model *m, int32_t value) {
  if (g->fact != NULL) return value;
  int32_t rev = 0;
  for (uint32_t i = 0; i < m->revisions.count; i++)
    if (m->revisions.items[i].day <= value) rev = (int32_t)m->revisions.items[i].number;
  return rev;
}

/* ---- exact values ------------------------------------------------------------------------ */

static void add_sample(arena *a, input_grid *g, int64_t value) {
  if (value < g->lo || value > g->hi) return;
  for (uint32_t i = 0; i < g->samples.count; i++)
    if (g->samples.items[i] == value) return;
  vec_push(a, &g->samples, (int32_t)value);
}

/* Days or values that lie at all distances from each other: of dates, ends and beginnings of months
 * and days between them, more of them near `now', and where a revision begins. */
static void sample_widely(arena *a, input_grid *g, const model *m) {
  static const int16_t steps[] = {
    1, 1, 2, 5, 9, 11, 27, 28, 29, 30, 31, 59, 61, 84, 89, 122, 183
  };
  bool is_date = g->fact == NULL || g->fact->kind == FACT_DATE;
  int32_t now = is_date ? 16436 : g->lo + (g->hi - g->lo) / 2; /* 2015-01-01 */
  add_sample(a, g, g->lo);
  add_sample(a, g, (int64_t)g->lo + 1);
  add_sample(a, g, g->hi);
  for (uint32_t i = 0; g->fact == NULL && i < m->revisions.count; i++)
    for (int32_t d = -1; d <= 1; d++) add_sample(a, g, (int64_t)m->revisions.items[i].day + d);
  for (uint32_t k = 0; k < 120; k++) {
    now += steps[k % (sizeof steps / sizeof *steps)];
    add_sample(a, g, now);
  }
}

/* Everything, or the ends of each class and the values beside them. */
static void find_samples(arena *a, input_grid *g, const model *m) {
  if (g->wide) {
    sample_widely(a, g, m);
    return;
  }
  bool is_all = g->fact != NULL && (int64_t)g->hi - g->lo < ALL_VALUES;
  for (int64_t v = g->lo; is_all && v <= g->hi; v++) vec_push(a, &g->samples, (int32_t)v);
  for (uint32_t c = 0; !is_all && c < g->starts.count; c++) {
    int64_t from = g->starts.items[c], to = class_end(g, c);
    for (int64_t d = 0; d <= 1; d++) {
      add_sample(a, g, from + d);
      add_sample(a, g, to - d);
    }
  }
}

/* ---- partial knowledge ------------------------------------------------------------------- */

static void add_knowledge(arena *a, input_grid *g, int32_t lo, int32_t hi, uint64_t members) {
  knowledge k = { .set = { lo, hi, members }, .exact = lo == hi };
  k.whole = lo == g->lo && hi == g->hi && members == ~(uint64_t)0;
  VEC(int32_t) met = { 0 };
  VEC(int32_t) days = { 0 };
  bool is_listed = g->fact != NULL && !fact_is_ordinal(g->fact);
  for (uint32_t c = 0; c < g->classes.count; c++) {
    bool is_absent = c == 0 && !is_listed && members == POLRT_OR_ABSENT;
    if (!is_absent && (g->starts.items[c] > hi || class_end(g, c) < lo)) continue;
    if (is_listed && (members >> g->starts.items[c] & 1) == 0) continue;
    vec_push(a, &met, g->classes.items[c]);
    vec_push(a, &days, g->starts.items[c] > lo ? g->starts.items[c] : lo);
  }
  k.naive = (naive_values){ met.items, met.count, g->fact == NULL ? days.items : NULL };
  if (k.whole && g->fact != NULL && g->fact->assumed) {
    k.naive.items = &g->fact->assumed_value;
    k.naive.count = 1;
  }
  if (met.count > 0) vec_push(a, &g->partly, k);
}

/* Every member, unknown, all but the first, the first and the last. */
static void know_members(arena *a, input_grid *g) {
  const uint64_t all = ~(uint64_t)0;
  for (int32_t v = g->lo; v <= g->hi; v++) add_knowledge(a, g, v, v, all);
  if (g->lo == g->hi) return;
  add_knowledge(a, g, g->lo, g->hi, all);
  if (g->hi - g->lo < 2) return;
  add_knowledge(a, g, g->lo, g->hi, all ^ (uint64_t)1 << g->lo);
  add_knowledge(a, g, g->lo, g->hi, (uint64_t)1 << g->lo | (uint64_t)1 << g->hi);
}

/* Every class by one value, unknown, and ranges: within a class, over a bound, from an end. */
static void know_numbers(arena *a, input_grid *g) {
  const uint64_t all = ~(uint64_t)0;
  uint32_t last = g->starts.count - 1;
  for (uint32_t c = 0; c <= last; c++) {
    int32_t from = g->starts.items[c], to = class_end(g, c);
    int32_t middle = (int32_t)(from + ((int64_t)to - from) / 2);
    add_knowledge(a, g, middle, middle, all);
    if (c == last) break;
    if (g->tied && c % 4 != 0) continue; /* every value is a class: enough of them */
    add_knowledge(a, g, to, to + 1, all);
    if (c > 0 && c < 3) add_knowledge(a, g, from, g->hi, all);
  }
  if (g->starts.items[0] + 1 < class_end(g, 0))
    add_knowledge(a, g, g->starts.items[0] + 1, class_end(g, 0), all);
  if (g->lo < g->hi) add_knowledge(a, g, g->lo, g->hi, all);
  if (g->fact == NULL || g->fact->absent == NULL || g->hi - g->lo < 4) return;
  add_knowledge(a, g, g->lo + 1, g->hi, all); /* not absent */
  add_knowledge(a, g, g->lo + 2, g->lo + 3, POLRT_OR_ABSENT);
  add_knowledge(a, g, g->lo + 3, g->hi, POLRT_OR_ABSENT);
}

/* ---- the grid ---------------------------------------------------------------------------- */

grid *grid_new(arena *a, const model *m) {
  grid *all = ARENA_NEW(a, grid);
  all->model = m;
  all->inputs = m->given_facts + 1;
  all->input = arena_alloc(a, all->inputs * sizeof *all->input);
  for (uint32_t i = 0; i < all->inputs; i++) {
    input_grid *g = &all->input[i];
    g->fact = i == 0 ? NULL : m->facts.items[i - 1];
    g->lo = i == 0 ? harness_first_day(m) : g->fact->lo;
    g->hi = i == 0 ? harness_last_day(m) : g->fact->hi;
    find_classes(a, g, m, i);
    find_samples(a, g, m);
    if (g->wide) continue;
    if (i > 0 && !fact_is_ordinal(g->fact))
      know_members(a, g);
    else
      know_numbers(a, g);
  }
  return all;
}

static uint64_t times(uint64_t x, uint32_t y) {
  return y != 0 && x > UINT64_MAX / y ? UINT64_MAX : x * y;
}

uint64_t grid_cases(const grid *g) {
  uint64_t count = 1;
  for (uint32_t i = 0; i < g->inputs; i++) count = times(count, g->input[i].samples.count);
  return count;
}

uint64_t grid_partial_cases(const grid *g) {
  uint64_t count = 1;
  for (uint32_t i = 0; i < g->inputs; i++)
    count = times(count, g->input[i].wide ? 0 : g->input[i].partly.count);
  return count;
}

/* ---- words ------------------------------------------------------------------------------- */

const char *grid_value_text(arena *a, const input_grid *g, int32_t value) {
  if (g->fact == NULL) return date_text(a, value);
  return arena_printf(a, "%s=%s", g->fact->name, fact_value_text(a, g->fact, value));
}

const char *grid_knowledge_text(arena *a, const grid *g, uint32_t input, const knowledge *k) {
  const input_grid *of = &g->input[input];
  if (k->exact) return grid_value_text(a, of, k->set.lo);
  if (k->whole) return arena_printf(a, "%s unknown", of->fact == NULL ? "date" : of->fact->name);
  return arena_printf(a, "%s to %s of members 0x%llx", grid_value_text(a, of, k->set.lo),
                      grid_value_text(a, of, k->set.hi), (unsigned long long)k->set.members);
}
