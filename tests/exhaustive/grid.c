/* grid.c -- which values and which partial knowledge `exhaustive' tries, input by input. */
#include "grid.h"

#include "harness.h"

enum { ALL_VALUES = 4096 }; /* a wider number is tried at the ends of its classes only */

/* ---- classes ----------------------------------------------------------------------------- */

/* The first day of a revision; revision 0 begins with the calendar. */
static int32_t first_day(const input_grid *g, const model *m, int32_t rev) {
  return rev == 0 ? g->lo : m->revisions.items[rev - 1].day;
}

static void find_classes(arena *a, input_grid *g, const model *m, uint32_t input) {
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

/* Everything, or the ends of each class and the values beside them. */
static void find_samples(arena *a, input_grid *g) {
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
  bool is_listed = g->fact != NULL && g->fact->kind != FACT_NUMBER;
  for (uint32_t c = 0; c < g->classes.count; c++) {
    if (g->starts.items[c] > hi || class_end(g, c) < lo) continue;
    if (is_listed && (members >> g->starts.items[c] & 1) == 0) continue;
    vec_push(a, &met, g->classes.items[c]);
  }
  k.naive = (naive_values){ met.items, met.count };
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
    add_knowledge(a, g, to, to + 1, all);
    if (c > 0 && c < 3) add_knowledge(a, g, from, g->hi, all);
  }
  if (g->starts.items[0] + 1 < class_end(g, 0))
    add_knowledge(a, g, g->starts.items[0] + 1, class_end(g, 0), all);
  if (g->lo < g->hi) add_knowledge(a, g, g->lo, g->hi, all);
}

/* ---- the grid ---------------------------------------------------------------------------- */

grid *grid_new(arena *a, const model *m) {
  grid *all = ARENA_NEW(a, grid);
  all->model = m;
  all->inputs = m->facts.count + 1;
  all->input = arena_alloc(a, all->inputs * sizeof *all->input);
  for (uint32_t i = 0; i < all->inputs; i++) {
    input_grid *g = &all->input[i];
    g->fact = i == 0 ? NULL : m->facts.items[i - 1];
    g->lo = i == 0 ? harness_first_day() : g->fact->lo;
    g->hi = i == 0 ? harness_last_day() : g->fact->hi;
    find_classes(a, g, m, i);
    find_samples(a, g);
    if (i > 0 && g->fact->kind != FACT_NUMBER)
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
  for (uint32_t i = 0; i < g->inputs; i++) count = times(count, g->input[i].partly.count);
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
