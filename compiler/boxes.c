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
  s->scratch = arena_scratch(a);
  s->inputs = 1 + m->facts.count;
  s->whole = arena_alloc(a, s->inputs * sizeof *s->whole);
  s->facts = arena_alloc(a, s->inputs * sizeof *s->facts);
  s->whole[0] = (cell){ model_revisions(m), 0, 0 };
  for (uint32_t i = 0; i < m->facts.count; i++) {
    const fact *f = m->facts.items[i];
    s->facts[f->input] = f;
    s->whole[f->input] = fact_is_ordinal(f) ? (cell){ ~UINT64_C(0), f->lo, f->hi }
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

static void push_with(arena *a, const space *s, const cell *b, uint32_t input, cell c,
                      region *out) {
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

static bool touch(cell x, cell y) {
  return (int64_t)x.lo <= (int64_t)y.hi + 1 && (int64_t)y.lo <= (int64_t)x.hi + 1;
}

static void cell_widen(cell *c, cell by) {
  c->members |= by.members;
  if (by.lo < c->lo) c->lo = by.lo;
  if (by.hi > c->hi) c->hi = by.hi;
}

bool box_join(const space *s, box x, const cell *y) {
  uint32_t differs = s->inputs;
  for (uint32_t i = 0; i < s->inputs; i++) {
    if (cell_equal(x[i], y[i])) continue;
    if (differs < s->inputs || !touch(x[i], y[i])) return false;
    differs = i;
  }
  if (differs < s->inputs) cell_widen(&x[differs], y[differs]);
  return true;
}

cell region_hull(const region *r, uint32_t input) {
  cell h = r->items[0][input];
  for (uint32_t i = 1; i < r->count; i++) cell_widen(&h, r->items[i][input]);
  return h;
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

/* ---- what is left, some of it ------------------------------------------------------------ */

/* Depth first: a box goes through all that is taken away before the next piece is cut, so memory is
 * bounded by the depth and not by the number of pieces.  Each level keeps two boxes. */
typedef struct cutter {
  arena *arena;
  const space *space;
  const region *minus;
  VEC(box) levels;
  region *out;
  box_search *search;
} cutter;

static void cut(cutter *k, const cell *b, uint32_t from, uint32_t depth);

static bool is_done(cutter *k) { return k->search->gave_up || k->out->count >= k->search->limit; }

static box level_box(cutter *k, uint32_t at, const cell *b) {
  while (k->levels.count <= at) vec_push(k->arena, &k->levels, box_copy(k->arena, k->space, b));
  memcpy(k->levels.items[at], b, k->space->inputs * sizeof *b);
  return k->levels.items[at];
}

/* One piece that sticks out of `m' in one column. */
static void cut_piece(cutter *k, const cell *rest, uint32_t input, cell c, uint32_t next,
                      uint32_t depth) {
  if (cell_is_empty(c) || is_done(k)) return;
  box piece = level_box(k, 2 * depth + 1, rest);
  piece[input] = c;
  cut(k, piece, next, depth + 1);
}

static void cut_around(cutter *k, const cell *b, const cell *minus, uint32_t next, uint32_t depth) {
  box rest = level_box(k, 2 * depth, b);
  for (uint32_t i = 0; i < k->space->inputs; i++) {
    cell c = rest[i], m = minus[i];
    if (cell_within(c, m)) continue;
    cut_piece(k, rest, i, (cell){ c.members & ~m.members, c.lo, c.hi }, next, depth);
    if (m.lo > c.lo) cut_piece(k, rest, i, (cell){ c.members, c.lo, m.lo - 1 }, next, depth);
    if (m.hi < c.hi) cut_piece(k, rest, i, (cell){ c.members, m.hi + 1, c.hi }, next, depth);
    rest[i] = cell_meet(c, m);
  }
}

/* What nothing takes away: it counts when the search says so. */
static void cut_out(cutter *k, const cell *b) {
  if (k->search->keep != NULL && !k->search->keep(k->search->context, b)) return;
  vec_push(k->arena, k->out, box_copy(k->arena, k->space, b));
}

static void cut(cutter *k, const cell *b, uint32_t from, uint32_t depth) {
  box_search *search = k->search;
  if (is_done(k) || (search->skip != NULL && search->skip(search->context, b))) return;
  if (search->work > 0 && --search->work == 0) {
    search->gave_up = true;
    return;
  }
  while (from < k->minus->count && !box_overlap(k->space, b, k->minus->items[from])) from++;
  if (from < k->minus->count)
    cut_around(k, b, k->minus->items[from], from + 1, depth);
  else
    cut_out(k, b);
}

region region_search(arena *a, const space *s, const region *from, const region *minus,
                     box_search *search) {
  region out = { 0 };
  cutter k = { .arena = a, .space = s, .minus = minus, .out = &out, .search = search };
  for (uint32_t i = 0; i < from->count; i++) cut(&k, from->items[i], 0, 0);
  return out;
}

region region_subtract_some(arena *a, const space *s, const region *from, const region *minus,
                            uint32_t limit) {
  box_search search = { .limit = limit };
  return region_search(a, s, from, minus, &search);
}

/* ---- is anything left -------------------------------------------------------------------- */

/* What one box that is taken away leaves out of the box in question: the rest of its columns holds all
 * of that and is not looked at again. */
typedef struct side {
  uint32_t input;
  cell within;
} side;

typedef struct taken {
  const side *sides;
  uint32_t count;
} taken;

/* The order in which boxes are taken away does not matter then: the one that sticks least out of a
 * piece on few sides goes first, and each piece carries only those boxes that it still meets. */
typedef struct cover {
  arena *arena;
  const space *space;
  VEC(taken) taken;      /* of those that meet the box in question */
  VEC(uint32_t) numbers; /* a stack: of each piece on the way, the boxes that it meets */
  VEC(box) levels;
  box_search *search;
} cover;

/* The box in question, and what meets it. */
static void cover_begin(cover *k, const cell *b, const region *minus) {
  side found[MODEL_MAX_FACTS + 1];
  k->taken.count = k->numbers.count = 0;
  for (uint32_t i = 0; i < minus->count; i++) {
    const cell *m = minus->items[i];
    uint32_t count = 0, c = 0;
    for (; c < k->space->inputs; c++) {
      if (cell_within(b[c], m[c])) continue;
      if (cell_is_empty(cell_meet(b[c], m[c]))) break;
      found[count++] = (side){ c, m[c] };
    }
    if (c < k->space->inputs) continue;
    side *sides = arena_alloc(k->arena, count * sizeof *sides + 1);
    memcpy(sides, found, count * sizeof *sides);
    vec_push(k->arena, &k->numbers, k->taken.count);
    vec_push(k->arena, &k->taken, (taken){ sides, count });
  }
}

/* On how many sides does the box leave out a part of the piece?  NOT_MET: they do not meet. */
#define NOT_MET UINT32_MAX

static uint32_t sides_left(const cell *piece, const taken *t) {
  uint32_t left = 0;
  for (uint32_t i = 0; i < t->count; i++) {
    cell c = piece[t->sides[i].input], m = t->sides[i].within;
    if (cell_within(c, m)) continue;
    if (cell_is_empty(cell_meet(c, m))) return NOT_MET;
    left++;
  }
  return left;
}

static box cover_box(cover *k, uint32_t at, const cell *b) {
  while (k->levels.count <= at) vec_push(k->arena, &k->levels, box_copy(k->arena, k->space, b));
  memcpy(k->levels.items[at], b, k->space->inputs * sizeof *b);
  return k->levels.items[at];
}

static bool is_left(cover *k, const cell *piece, uint32_t begin, uint32_t end, uint32_t depth);

static bool is_side_left(cover *k, const cell *rest, uint32_t input, cell c, uint32_t begin,
                         uint32_t end, uint32_t depth) {
  if (cell_is_empty(c)) return false;
  box piece = cover_box(k, 2 * depth + 1, rest);
  piece[input] = c;
  return is_left(k, piece, begin, end, depth + 1);
}

static bool is_left_around(cover *k, const cell *piece, const taken *t, uint32_t begin,
                           uint32_t end, uint32_t depth) {
  box rest = cover_box(k, 2 * depth, piece);
  for (uint32_t i = 0; i < t->count; i++) {
    uint32_t input = t->sides[i].input;
    cell c = rest[input], m = t->sides[i].within;
    if (cell_within(c, m)) continue;
    if (is_side_left(k, rest, input, (cell){ c.members & ~m.members, c.lo, c.hi }, begin, end,
                     depth) ||
        (m.lo > c.lo &&
         is_side_left(k, rest, input, (cell){ c.members, c.lo, m.lo - 1 }, begin, end, depth)) ||
        (m.hi < c.hi &&
         is_side_left(k, rest, input, (cell){ c.members, m.hi + 1, c.hi }, begin, end, depth)))
      return true;
    rest[input] = cell_meet(c, m);
  }
  return false;
}

static bool is_left(cover *k, const cell *piece, uint32_t begin, uint32_t end, uint32_t depth) {
  box_search *search = k->search;
  if (search->gave_up || (search->skip != NULL && search->skip(search->context, piece)))
    return false;
  if (search->work > 0 && --search->work == 0) {
    search->gave_up = true;
    return false;
  }
  uint32_t top = k->numbers.count, fewest = NOT_MET, best = 0;
  for (uint32_t i = begin; i < end && fewest > 0; i++) {
    uint32_t number = k->numbers.items[i], sides = sides_left(piece, &k->taken.items[number]);
    if (sides == NOT_MET) continue;
    vec_push(k->arena, &k->numbers, number);
    if (sides < fewest) {
      fewest = sides;
      best = number;
    }
  }
  bool left = false;
  if (fewest == NOT_MET)
    left = search->keep == NULL || search->keep(search->context, piece);
  else if (fewest > 0)
    left = is_left_around(k, piece, &k->taken.items[best], top, k->numbers.count, depth);
  k->numbers.count = top;
  return left;
}

/* ---- is anything left: some points first ------------------------------------------------- */

/* Most boxes of which something is left are not covered at one of a few points, which is seen much
 * faster than by cutting.  Says nothing where all of the points are covered. */
enum { POINTS = 8 };

static uint32_t next_random(uint64_t *state) {
  *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return (uint32_t)(*state >> 33);
}

/* Both corners, then anywhere. */
static cell point_in(cell c, uint32_t nth, uint64_t *state) {
  uint32_t any = nth == 0 ? 0 : nth == 1 ? UINT32_MAX : next_random(state);
  uint64_t values = (uint64_t)((int64_t)c.hi - c.lo) + 1, members = c.members;
  int32_t at = (int32_t)(c.lo + (int64_t)(nth == 1 ? values - 1 : any % values));
  if (members != ~UINT64_C(0))
    for (uint32_t n = any % (uint32_t)__builtin_popcountll(members); n > 0; n--)
      members &= members - 1;
  return members == ~UINT64_C(0) ? (cell){ members, at, at }
                                 : (cell){ members & (0 - members), c.lo, c.hi };
}

static bool is_point_left(const space *s, const cell *point, const region *minus) {
  for (uint32_t i = 0; i < minus->count; i++)
    if (box_within(s, point, minus->items[i])) return false;
  return true;
}

static bool is_some_point_left(cover *k, const cell *b, const region *minus) {
  uint64_t state = 1;
  box point = cover_box(k, 0, b);
  for (uint32_t n = 0; n < POINTS; n++) {
    for (uint32_t i = 0; i < k->space->inputs; i++) point[i] = point_in(b[i], n, &state);
    if (is_point_left(k->space, point, minus)) return true;
  }
  return false;
}

static bool box_is_empty(const space *s, const cell *b) {
  for (uint32_t i = 0; i < s->inputs; i++)
    if (cell_is_empty(b[i])) return true;
  return false;
}

bool region_any_left(arena *a, const space *s, const region *from, const region *minus,
                     box_search *search) {
  cover k = { .arena = a, .space = s, .search = search };
  bool any_counts = search->keep == NULL && search->skip == NULL;
  for (uint32_t i = 0; i < from->count; i++) {
    const cell *b = from->items[i];
    if (box_is_empty(s, b)) continue;
    if (any_counts && is_some_point_left(&k, b, minus)) return true;
    cover_begin(&k, b, minus);
    if (is_left(&k, b, 0, k.numbers.count, 0)) return true;
  }
  return false;
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
