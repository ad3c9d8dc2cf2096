/* boxes.c -- exact set arithmetic on boxes over the inputs.
 *
 * Every question of the analyses ("do two rules overlap, is anything left, what lies outside?") is
 * intersection and subtraction of boxes; nothing is sampled and nothing is enumerated.
 */
#include "rows.h"

#include <string.h>

static uint64_t members_mask(const one_of *type) {
  uint64_t mask = 0;
  for (uint32_t i = 0; i < type->members.count; i++)
    mask |= UINT64_C(1) << type->members.items[i].number;
  return mask;
}

space *space_new(arena *a, const model *m) {
  space *s = ARENA_NEW(a, space);
  s->model = m;
  s->inputs = 1 + m->facts.count;
  s->whole = arena_alloc(a, s->inputs * sizeof *s->whole);
  s->facts = arena_alloc(a, s->inputs * sizeof *s->facts);
  s->whole[0] = (cell){ model_revisions(m), 0, 0 };
  for (uint32_t i = 0; i < m->facts.count; i++) {
    const fact *f = m->facts.items[i];
    s->facts[f->input] = f;
    s->whole[f->input] = f->kind == FACT_NUMBER ? (cell){ ~UINT64_C(0), f->lo, f->hi }
                                                : (cell){ members_mask(f->type), 0, 0 };
  }
  return s;
}

box box_copy(arena *a, const space *s, const cell *b) {
  box copy = arena_alloc(a, s->inputs * sizeof *copy);
  memcpy(copy, b, s->inputs * sizeof *copy);
  return copy;
}

bool box_meet(const space *s, const cell *a, const cell *b, cell *out) {
  for (uint32_t i = 0; i < s->inputs; i++) {
    out[i] = cell_meet(a[i], b[i]);
    if (cell_is_empty(out[i])) return false;
  }
  return true;
}

bool box_within(const space *s, const cell *inner, const cell *outer) {
  for (uint32_t i = 0; i < s->inputs; i++)
    if (!cell_within(inner[i], outer[i])) return false;
  return true;
}

bool box_equal(const space *s, const cell *a, const cell *b) {
  for (uint32_t i = 0; i < s->inputs; i++)
    if (!cell_equal(a[i], b[i])) return false;
  return true;
}

bool box_overlap(const space *s, const cell *a, const cell *b) {
  for (uint32_t i = 0; i < s->inputs; i++)
    if (cell_is_empty(cell_meet(a[i], b[i]))) return false;
  return true;
}

static void push_with(arena *a, const space *s, const cell *b, uint32_t input, cell c, region *out) {
  if (cell_is_empty(c)) return;
  box part = box_copy(a, s, b);
  part[input] = c;
  vec_push(a, out, part);
}

/* Column by column, what sticks out of `minus' is cut off and kept; the rest goes on. */
void box_subtract(arena *a, const space *s, const cell *from, const cell *minus, region *out) {
  if (!box_overlap(s, from, minus)) {
    vec_push(a, out, box_copy(a, s, from));
    return;
  }
  box rest = box_copy(a, s, from);
  for (uint32_t i = 0; i < s->inputs; i++) {
    cell c = rest[i], m = minus[i];
    if (cell_within(c, m)) continue;
    push_with(a, s, rest, i, (cell){ c.members & ~m.members, c.lo, c.hi }, out);
    if (m.lo > c.lo) push_with(a, s, rest, i, (cell){ c.members, c.lo, m.lo - 1 }, out);
    if (m.hi < c.hi) push_with(a, s, rest, i, (cell){ c.members, m.hi + 1, c.hi }, out);
    rest[i] = cell_meet(c, m);
  }
}

region region_of(arena *a, const cell *b) {
  region r = { 0 };
  vec_push(a, &r, (cell *)(uintptr_t)b);
  return r;
}

static region subtract_one(arena *a, const space *s, const region *from, const cell *minus) {
  region out = { 0 };
  for (uint32_t i = 0; i < from->count; i++) box_subtract(a, s, from->items[i], minus, &out);
  return out;
}

region region_subtract(arena *a, const space *s, const region *from, const region *minus) {
  region rest = *from;
  for (uint32_t i = 0; i < minus->count && rest.count > 0; i++) {
    bool touches = false;
    for (uint32_t j = 0; j < rest.count && !touches; j++)
      touches = box_overlap(s, rest.items[j], minus->items[i]);
    if (touches) rest = subtract_one(a, s, &rest, minus->items[i]);
  }
  return rest;
}

region region_meet(arena *a, const space *s, const region *x, const region *y) {
  region out = { 0 };
  for (uint32_t i = 0; i < x->count; i++)
    for (uint32_t j = 0; j < y->count; j++) {
      if (!box_overlap(s, x->items[i], y->items[j])) continue;
      box common = box_copy(a, s, x->items[i]);
      (void)box_meet(s, x->items[i], y->items[j], common);
      vec_push(a, &out, common);
    }
  return out;
}

bool region_covers(arena *a, const space *s, const region *cover, const cell *b, cell *witness) {
  region whole = region_of(a, b);
  region rest = region_subtract(a, s, &whole, cover);
  if (rest.count == 0) return true;
  if (witness != NULL) memcpy(witness, rest.items[0], s->inputs * sizeof *witness);
  return false;
}

/* ---- cells in policy words --------------------------------------------------------------- */

static const char *value_text(arena *a, const space *s, uint32_t input, int32_t value) {
  if (input > 0) return fact_value_text(a, s->facts[input], value);
  if (value < 1 || (uint32_t)value > s->model->revisions.count) return "no revision";
  return s->model->revisions.items[value - 1].date;
}

static int32_t first_member(uint64_t members) { return (int32_t)__builtin_ctzll(members); }

static bool is_number(const space *s, uint32_t input) {
  return input > 0 && s->facts[input]->kind == FACT_NUMBER;
}

static const char *members_text(arena *a, const space *s, uint32_t input, uint64_t members) {
  textbuf out = { .arena = a };
  const char *between = "";
  for (; members != 0; members &= members - 1) {
    textbuf_add(&out, "%s%s", between, value_text(a, s, input, first_member(members)));
    between = ", ";
  }
  return out.text;
}

static const char *number_cell_text(arena *a, const space *s, uint32_t input, cell c) {
  const char *name = s->facts[input]->name;
  cell whole = s->whole[input];
  const char *lo = value_text(a, s, input, c.lo), *hi = value_text(a, s, input, c.hi);
  if (c.lo == c.hi) return arena_printf(a, "%s = %s", name, lo);
  if (c.hi == whole.hi) return arena_printf(a, "%s >= %s", name, lo);
  if (c.lo == whole.lo) return arena_printf(a, "%s <= %s", name, hi);
  return arena_printf(a, "%s in %s .. %s", name, lo, hi);
}

const char *cell_text(arena *a, const space *s, uint32_t input, cell c) {
  if (cell_within(s->whole[input], c)) return NULL;
  if (is_number(s, input)) return number_cell_text(a, s, input, c);
  const char *name = input > 0 ? s->facts[input]->name : "revision";
  const char *members = members_text(a, s, input, c.members);
  bool one = (c.members & (c.members - 1)) == 0;
  return arena_printf(a, one ? "%s is %s" : "%s in { %s }", name, members);
}

const char *cell_witness_text(arena *a, const space *s, uint32_t input, cell c) {
  return value_text(a, s, input, is_number(s, input) ? c.lo : first_member(c.members));
}
