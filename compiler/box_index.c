/* box_index.c -- which of many boxes have a part in common with one?
 *
 * For every column that some box narrows there are bitmaps with a bit for each box: of a one-of column
 * one for each member, of an ordered one for each of some cuts which boxes begin at or below it and
 * which end at or above it.  ANDing those that a box asks for, a block of words at a time, leaves few
 * boxes to look at.  Boxes that lie near each other in the columns that tell most of them apart stand
 * next to each other in the bitmaps; a summary with a bit for each block of a bitmap tells which blocks
 * need not be looked at.  The answer is
 * never wrong: what is left is compared exactly.
 */
#include "rows.h"

#include <stdlib.h>
#include <string.h>

enum {
  INDEX_FEW = 64, /* boxes: with fewer they are simply all looked at */
  CUTS = 64,
  MEMBERS_MAX = 4, /* of a one-of column; a box that allows more of them does not ask it */
  BLOCK = 8,       /* words */
  ASKED_MAX = 32,  /* bitmaps for one question */
  KEY_BITS = 7,
  KEY_COLUMNS = 64 / KEY_BITS
};

typedef struct indexed_column {
  uint32_t input;
  bool ordinal;
  double share; /* about which part of the boxes a box meets in this column */
  uint32_t cuts;
  int32_t cut[CUTS];       /* ascending; cut[0] is the smallest value */
  uint64_t *below, *above; /* cuts x words: begins below cut k + 1; ends at or above cut k */
  uint64_t *member[64];    /* NULL: none */
} indexed_column;

typedef struct placed {
  uint64_t key;
  uint32_t number;
} placed;

struct box_index {
  const space *space;
  const region *boxes;
  uint32_t words;                /* 0: few boxes, no bitmaps */
  uint32_t stride;               /* words, and those of the summary behind them */
  VEC(indexed_column *) columns; /* those that tell most boxes apart first */
  bool *dropped;                 /* per box */
  uint64_t *kept;                /* the others, bit by bit */
  uint32_t *bit_of;              /* per box */
  placed *order;                 /* which box each bit stands for */
  uint64_t *bits;                /* scratch, zero between questions */
  cell *cells;                   /* of that box in the columns, bit by bit */
};

static int compare_values(const void *x, const void *y) {
  int32_t a = *(const int32_t *)x, b = *(const int32_t *)y;
  return (a > b) - (a < b);
}

static bool is_open(const box_index *x, uint32_t input, const cell *b) {
  return cell_within(x->space->whole[input], b[input]);
}

static bool is_narrowed(const box_index *x, uint32_t input) {
  for (uint32_t i = 0; i < x->boxes->count; i++)
    if (!is_open(x, input, x->boxes->items[i])) return true;
  return false;
}

/* ---- columns ----------------------------------------------------------------------------- */

/* Cuts such that about as many boxes begin between any two neighbours. */
static void choose_cuts(const box_index *x, indexed_column *c, int32_t *begins) {
  uint32_t n = x->boxes->count;
  for (uint32_t i = 0; i < n; i++) begins[i] = x->boxes->items[i][c->input].lo;
  qsort(begins, n, sizeof *begins, compare_values);
  c->cut[c->cuts++] = x->space->whole[c->input].lo;
  for (uint32_t k = 1; k < CUTS; k++) {
    int32_t at = begins[(uint64_t)k * n / CUTS];
    if (at > c->cut[c->cuts - 1]) c->cut[c->cuts++] = at;
  }
}

/* The cut at or before a value. */
static uint32_t cut_of(const indexed_column *c, int32_t value) {
  uint32_t lo = 0, hi = c->cuts;
  while (hi - lo > 1) {
    uint32_t mid = (lo + hi) / 2;
    if (c->cut[mid] <= value)
      lo = mid;
    else
      hi = mid;
  }
  return lo;
}

/* Which part of the column a cell takes up. */
static double share_of(const box_index *x, const indexed_column *c, cell of) {
  cell whole = x->space->whole[c->input];
  if (!c->ordinal)
    return (double)__builtin_popcountll(of.members & whole.members) /
           __builtin_popcountll(whole.members);
  double part = 2 * ((double)of.hi - of.lo + 1) / ((double)whole.hi - whole.lo + 1);
  return part < 1 ? part : 1;
}

static int compare_columns(const void *x, const void *y) {
  const indexed_column *a = *(indexed_column *const *)x, *b = *(indexed_column *const *)y;
  if (a->share != b->share) return a->share < b->share ? -1 : 1;
  return (a->input > b->input) - (a->input < b->input);
}

static void choose_columns(arena *a, box_index *x, int32_t *begins) {
  for (uint32_t input = 0; input < x->space->inputs; input++) {
    if (!is_narrowed(x, input)) continue;
    indexed_column *c = ARENA_NEW(a, indexed_column);
    c->input = input;
    c->ordinal = input > 0 && fact_is_ordinal(x->space->facts[input]);
    for (uint32_t i = 0; i < x->boxes->count; i++)
      c->share += share_of(x, c, x->boxes->items[i][input]) / x->boxes->count;
    if (c->ordinal) choose_cuts(x, c, begins);
    vec_push(a, &x->columns, c);
  }
  if (x->columns.count > 1)
    qsort(x->columns.items, x->columns.count, sizeof *x->columns.items, compare_columns);
}

/* ---- the order of the bits --------------------------------------------------------------- */

/* Where a box stands in a column; those that leave it open stand last. */
static uint64_t place_in(const box_index *x, const indexed_column *c, const cell *b) {
  cell of = b[c->input];
  if (is_open(x, c->input, b)) return (1u << KEY_BITS) - 1;
  return c->ordinal ? cut_of(c, of.lo) : (uint64_t)__builtin_ctzll(of.members);
}

static int compare_places(const void *x, const void *y) {
  const placed *a = x, *b = y;
  if (a->key != b->key) return a->key < b->key ? -1 : 1;
  return (a->number > b->number) - (a->number < b->number);
}

static void place_boxes(arena *a, box_index *x) {
  uint32_t n = x->boxes->count, columns = x->columns.count;
  x->order = arena_alloc(a, n * sizeof *x->order);
  for (uint32_t i = 0; i < n; i++) {
    x->order[i].number = i;
    for (uint32_t k = 0; k < columns && k < KEY_COLUMNS; k++)
      x->order[i].key =
          x->order[i].key << KEY_BITS | place_in(x, x->columns.items[k], x->boxes->items[i]);
  }
  qsort(x->order, n, sizeof *x->order, compare_places);
  x->bit_of = arena_alloc(a, n * sizeof *x->bit_of);
  for (uint32_t i = 0; i < n; i++) x->bit_of[x->order[i].number] = i;
  x->cells = arena_alloc(a, (size_t)n * columns * sizeof *x->cells + 1);
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = 0; k < columns; k++)
      x->cells[(size_t)i * columns + k] =
          x->boxes->items[x->order[i].number][x->columns.items[k]->input];
}

/* ---- bitmaps ----------------------------------------------------------------------------- */

static uint64_t *new_bits(arena *a, const box_index *x, uint32_t count) {
  return arena_alloc(a, (size_t)count * x->stride * sizeof(uint64_t));
}

static void set_bit(uint64_t *bits, uint32_t i) { bits[i / 64] |= UINT64_C(1) << i % 64; }

/* Bit k of the summary: block k is not empty. */
static void summarise(const box_index *x, uint64_t *bits) {
  for (uint32_t w = 0; w < x->words; w++)
    if (bits[w] != 0) set_bit(bits + x->words, w / BLOCK);
}

static cell cell_at(const box_index *x, uint32_t bit, uint32_t column) {
  return x->cells[(size_t)bit * x->columns.count + column];
}

static void index_ordinal(arena *a, const box_index *x, uint32_t column) {
  indexed_column *c = x->columns.items[column];
  c->below = new_bits(a, x, c->cuts);
  c->above = new_bits(a, x, c->cuts);
  for (uint32_t i = 0; i < x->boxes->count; i++) {
    cell of = cell_at(x, i, column);
    set_bit(c->below + (size_t)cut_of(c, of.lo) * x->stride, i);
    set_bit(c->above + (size_t)cut_of(c, of.hi) * x->stride, i);
  }
  for (uint32_t k = 1; k < c->cuts; k++)
    for (uint32_t w = 0; w < x->words; w++) {
      uint32_t back = c->cuts - 1 - k;
      c->below[(size_t)k * x->stride + w] |= c->below[(size_t)(k - 1) * x->stride + w];
      c->above[(size_t)back * x->stride + w] |= c->above[(size_t)(back + 1) * x->stride + w];
    }
  for (uint32_t k = 0; k < c->cuts; k++) {
    summarise(x, c->below + (size_t)k * x->stride);
    summarise(x, c->above + (size_t)k * x->stride);
  }
}

static void index_members(arena *a, const box_index *x, uint32_t column) {
  indexed_column *c = x->columns.items[column];
  uint64_t all = x->space->whole[c->input].members;
  for (uint64_t left = all; left != 0; left &= left - 1)
    c->member[__builtin_ctzll(left)] = new_bits(a, x, 1);
  for (uint32_t i = 0; i < x->boxes->count; i++)
    for (uint64_t m = cell_at(x, i, column).members & all; m != 0; m &= m - 1)
      set_bit(c->member[__builtin_ctzll(m)], i);
  for (uint64_t left = all; left != 0; left &= left - 1)
    summarise(x, c->member[__builtin_ctzll(left)]);
}

box_index *box_index_new(arena *a, const space *s, const region *boxes) {
  box_index *x = ARENA_NEW(a, box_index);
  *x = (box_index){ .space = s, .boxes = boxes };
  x->dropped = arena_alloc(a, boxes->count + 1);
  if (boxes->count < INDEX_FEW) return x;
  x->words = (boxes->count + 64 * BLOCK - 1) / (64 * BLOCK) * BLOCK;
  x->stride = x->words + (x->words / BLOCK + 63) / 64;
  x->bits = new_bits(a, x, 1);
  x->kept = new_bits(a, x, 1);
  memset(x->kept, 0xFF, x->stride * sizeof *x->kept);
  choose_columns(a, x, arena_alloc(a, boxes->count * sizeof(int32_t)));
  place_boxes(a, x);
  for (uint32_t k = 0; k < x->columns.count; k++)
    if (x->columns.items[k]->ordinal)
      index_ordinal(a, x, k);
    else
      index_members(a, x, k);
  return x;
}

/* ---- questions --------------------------------------------------------------------------- */

/* Bitmaps of which one must have the bit. */
typedef struct asked_term {
  const uint64_t *any[MEMBERS_MAX];
  uint32_t count;
} asked_term;

typedef struct question {
  const box_index *index;
  const cell *box;
  uint32_t from, end;
  bool kept; /* ask of those that were not dropped alone */
  uint32_t count;
  asked_term terms[ASKED_MAX];
  uint32_t unsure[64], unsure_count; /* columns of which the bitmaps say less than the cells */
} question;

static void ask_members(question *q, const indexed_column *c, uint64_t members) {
  asked_term *t = &q->terms[q->count++];
  t->count = 0;
  for (; members != 0; members &= members - 1)
    t->any[t->count++] = c->member[__builtin_ctzll(members)];
}

static void ask_bits(question *q, const uint64_t *bits) {
  q->terms[q->count].count = 1;
  q->terms[q->count++].any[0] = bits;
}

static void ask_columns(question *q) {
  const box_index *x = q->index;
  if (q->kept) ask_bits(q, x->kept);
  for (uint32_t i = 0; i < x->columns.count; i++) {
    const indexed_column *c = x->columns.items[i];
    cell of = q->box[c->input];
    uint64_t members = of.members & x->space->whole[c->input].members;
    if (is_open(x, c->input, q->box)) continue;
    bool room = q->count + 2 <= ASKED_MAX;
    if (room && !c->ordinal && members != 0 && __builtin_popcountll(members) <= MEMBERS_MAX) {
      ask_members(q, c, members);
      continue;
    }
    q->unsure[q->unsure_count++] = i;
    if (!room || !c->ordinal) continue;
    ask_bits(q, c->below + (size_t)cut_of(c, of.hi) * x->stride);
    ask_bits(q, c->above + (size_t)cut_of(c, of.lo) * x->stride);
  }
}

static uint64_t meet_any(const asked_term *t, size_t word, uint64_t *bits) {
  uint64_t left = 0;
  for (uint32_t i = 0; i < BLOCK; i++) {
    uint64_t any = t->any[0][word + i];
    for (uint32_t k = 1; k < t->count; k++) any |= t->any[k][word + i];
    left |= bits[i] &= any;
  }
  return left;
}

/* The usual case, which compilers turn into vector instructions. */
static uint64_t meet_one(const uint64_t *with, uint64_t *bits) {
  uint64_t left = 0;
  for (uint32_t i = 0; i < BLOCK; i++) left |= bits[i] &= with[i];
  return left;
}

static bool meets(const question *q, uint32_t bit) {
  const box_index *x = q->index;
  for (uint32_t i = 0; i < q->unsure_count; i++) {
    uint32_t k = q->unsure[i];
    if (cell_is_empty(cell_meet(q->box[x->columns.items[k]->input], cell_at(x, bit, k))))
      return false;
  }
  return true;
}

static void take(arena *a, const question *q, uint32_t word, uint64_t bits, box_numbers *out) {
  for (; bits != 0; bits &= bits - 1) {
    uint32_t bit = word * 64 + (uint32_t)__builtin_ctzll(bits);
    uint32_t number = q->index->order[bit].number;
    if (number >= q->from && number < q->end && meets(q, bit)) vec_push(a, out, number);
  }
}

static void take_block(arena *a, const question *q, uint32_t word, box_numbers *out) {
  uint64_t bits[BLOCK], left = 1;
  memset(bits, 0xFF, sizeof bits);
  for (uint32_t i = 0; i < q->count && left != 0; i++) {
    const asked_term *t = &q->terms[i];
    left = t->count == 1 ? meet_one(t->any[0] + word, bits) : meet_any(t, word, bits);
  }
  for (uint32_t i = 0; i < BLOCK && left != 0; i++) {
    uint32_t first = (word + i) * 64, boxes = q->index->boxes->count;
    if (first >= boxes) return;
    if (boxes - first < 64) bits[i] &= (UINT64_C(1) << (boxes - first)) - 1;
    take(a, q, word + i, bits[i], out);
  }
}

/* One word of the summaries. */
static uint64_t blocks_left(const question *q, uint32_t word) {
  const box_index *x = q->index;
  uint32_t first = (word - x->words) * 64, all = x->words / BLOCK;
  uint64_t blocks = all - first < 64 ? (UINT64_C(1) << (all - first)) - 1 : ~UINT64_C(0);
  for (uint32_t i = 0; i < q->count && blocks != 0; i++) {
    const asked_term *t = &q->terms[i];
    uint64_t any = t->any[0][word];
    for (uint32_t k = 1; k < t->count; k++) any |= t->any[k][word];
    blocks &= any;
  }
  return blocks;
}

/* Of few boxes one after the other. */
static void take_few(arena *a, const question *q, box_numbers *out) {
  for (uint32_t i = q->from; i < q->end; i++)
    if (!(q->kept && q->index->dropped[i]) &&
        box_overlap(q->index->space, q->box, q->index->boxes->items[i]))
      vec_push(a, out, i);
}

static bool is_empty(const space *s, const cell *b) {
  for (uint32_t i = 0; i < s->inputs; i++)
    if (cell_is_empty(b[i])) return true;
  return false;
}

static int compare_numbers(const void *x, const void *y) {
  uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
  return (a > b) - (a < b);
}

/* Many numbers of few that there are: by way of a bit for each. */
static void sort_many(const box_index *x, box_numbers *list) {
  uint64_t *bits = x->bits;
  uint32_t kept = 0;
  for (uint32_t i = 0; i < list->count; i++) set_bit(bits, list->items[i]);
  for (uint32_t w = 0; w < x->words; w++) {
    for (; bits[w] != 0; bits[w] &= bits[w] - 1)
      list->items[kept++] = w * 64 + (uint32_t)__builtin_ctzll(bits[w]);
  }
}

void box_numbers_sort(box_numbers *list) {
  uint32_t kept = 0;
  if (list->count > 1) qsort(list->items, list->count, sizeof *list->items, compare_numbers);
  for (uint32_t i = 0; i < list->count; i++)
    if (kept == 0 || list->items[kept - 1] != list->items[i]) list->items[kept++] = list->items[i];
  list->count = kept;
}

void box_index_drop(box_index *x, uint32_t number) {
  x->dropped[number] = true;
  if (x->words == 0) return;
  uint32_t bit = x->bit_of[number];
  x->kept[bit / 64] &= ~(UINT64_C(1) << bit % 64);
}

static box_numbers find(arena *a, const box_index *x, const cell *b, uint32_t from, uint32_t end,
                        bool kept) {
  question q = { .index = x, .box = b, .from = from, .kept = kept };
  box_numbers out = { 0 };
  q.end = end < x->boxes->count ? end : x->boxes->count;
  if (q.from >= q.end || is_empty(x->space, b)) return out;
  if (x->words == 0) {
    take_few(a, &q, &out);
    return out;
  }
  ask_columns(&q);
  for (uint32_t w = x->words; w < x->stride; w++)
    for (uint64_t blocks = blocks_left(&q, w); blocks != 0; blocks &= blocks - 1)
      take_block(a, &q, ((w - x->words) * 64 + (uint32_t)__builtin_ctzll(blocks)) * BLOCK, &out);
  if (out.count > x->words / 8)
    sort_many(x, &out);
  else
    box_numbers_sort(&out);
  return out;
}

box_numbers box_index_find(arena *a, const box_index *x, const cell *b, uint32_t from,
                           uint32_t end) {
  return find(a, x, b, from, end, false);
}

box_numbers box_index_find_kept(arena *a, const box_index *x, const cell *b, uint32_t from,
                                uint32_t end) {
  return find(a, x, b, from, end, true);
}
