/* box_index.c -- which of many boxes may have a part in common with one?
 *
 * For every column that some box narrows there are bitmaps with a bit for each box: of a one-of column
 * one for each member, of an ordered one for each of some cuts which boxes begin at or below it and
 * which end at or above it.  ANDing those that a box asks for, a word at a time, leaves few boxes to
 * look at.  The answer is never wrong: what is left is compared exactly.
 */
#include "rows.h"

#include <stdlib.h>
#include <string.h>

enum {
  INDEX_FEW = 64, /* boxes: with fewer they are simply all looked at */
  CUTS = 64,
  MEMBERS_MAX = 4 /* of a one-of column; a box that allows more of them does not ask it */
};

typedef struct indexed_column {
  uint32_t input;
  bool ordinal;
  uint32_t cuts;
  int32_t cut[CUTS];       /* ascending; cut[0] is the smallest value */
  uint64_t *below, *above; /* cuts x words: begins below cut k + 1; ends at or above cut k */
  uint64_t *member[64];    /* NULL: none */
} indexed_column;

struct box_index {
  const space *space;
  const region *boxes;
  uint32_t words; /* 0: few boxes, no bitmaps */
  VEC(indexed_column *) columns;
};

static int compare_values(const void *x, const void *y) {
  int32_t a = *(const int32_t *)x, b = *(const int32_t *)y;
  return (a > b) - (a < b);
}

static bool is_narrowed(const box_index *x, uint32_t input) {
  for (uint32_t i = 0; i < x->boxes->count; i++)
    if (!cell_within(x->space->whole[input], x->boxes->items[i][input])) return true;
  return false;
}

/* ---- bitmaps ----------------------------------------------------------------------------- */

static uint64_t *new_bits(arena *a, const box_index *x, uint32_t count) {
  return arena_alloc(a, (size_t)count * x->words * sizeof(uint64_t));
}

static void set_bit(uint64_t *bits, uint32_t i) { bits[i / 64] |= UINT64_C(1) << i % 64; }

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

static void index_ordinal(arena *a, const box_index *x, indexed_column *c, int32_t *begins) {
  choose_cuts(x, c, begins);
  c->below = new_bits(a, x, c->cuts);
  c->above = new_bits(a, x, c->cuts);
  for (uint32_t i = 0; i < x->boxes->count; i++) {
    cell of = x->boxes->items[i][c->input];
    set_bit(c->below + (size_t)cut_of(c, of.lo) * x->words, i);
    set_bit(c->above + (size_t)cut_of(c, of.hi) * x->words, i);
  }
  for (uint32_t k = 1; k < c->cuts; k++)
    for (uint32_t w = 0; w < x->words; w++) {
      uint32_t back = c->cuts - 1 - k;
      c->below[(size_t)k * x->words + w] |= c->below[(size_t)(k - 1) * x->words + w];
      c->above[(size_t)back * x->words + w] |= c->above[(size_t)(back + 1) * x->words + w];
    }
}

static void index_members(arena *a, const box_index *x, indexed_column *c) {
  uint64_t all = x->space->whole[c->input].members;
  for (uint64_t left = all; left != 0; left &= left - 1)
    c->member[__builtin_ctzll(left)] = new_bits(a, x, 1);
  for (uint32_t i = 0; i < x->boxes->count; i++)
    for (uint64_t m = x->boxes->items[i][c->input].members & all; m != 0; m &= m - 1)
      set_bit(c->member[__builtin_ctzll(m)], i);
}

static bool is_ordinal(const space *s, uint32_t input) {
  return input > 0 && fact_is_ordinal(s->facts[input]);
}

box_index *box_index_new(arena *a, const space *s, const region *boxes) {
  box_index *x = ARENA_NEW(a, box_index);
  *x = (box_index){ .space = s, .boxes = boxes };
  if (boxes->count < INDEX_FEW) return x;
  x->words = (boxes->count + 63) / 64;
  int32_t *begins = arena_alloc(a, boxes->count * sizeof *begins);
  for (uint32_t input = 0; input < s->inputs; input++) {
    if (!is_narrowed(x, input)) continue;
    indexed_column *c = ARENA_NEW(a, indexed_column);
    c->input = input;
    c->ordinal = is_ordinal(s, input);
    if (c->ordinal)
      index_ordinal(a, x, c, begins);
    else
      index_members(a, x, c);
    vec_push(a, &x->columns, c);
  }
  return x;
}

/* ---- questions --------------------------------------------------------------------------- */

static void ask_members(box_query *q, const indexed_column *c, uint64_t members) {
  box_query_term *t = &q->terms[q->count];
  members &= q->index->space->whole[c->input].members;
  if (__builtin_popcountll(members) > MEMBERS_MAX) return;
  t->count = 0;
  for (; members != 0; members &= members - 1)
    t->any[t->count++] = c->member[__builtin_ctzll(members)];
  q->count++;
}

static void ask_bits(box_query *q, const uint64_t *bits) {
  q->terms[q->count].count = 1;
  q->terms[q->count++].any[0] = bits;
}

box_query box_index_ask(const box_index *x, const cell *b) {
  box_query q = { .index = x, .box = b };
  for (uint32_t i = 0; i < x->columns.count && q.count + 2 <= BOX_QUERY_TERMS; i++) {
    const indexed_column *c = x->columns.items[i];
    cell of = b[c->input];
    if (cell_within(x->space->whole[c->input], of)) continue;
    if (!c->ordinal) {
      ask_members(&q, c, of.members);
      continue;
    }
    ask_bits(&q, c->below + (size_t)cut_of(c, of.hi) * x->words);
    ask_bits(&q, c->above + (size_t)cut_of(c, of.lo) * x->words);
  }
  return q;
}

static uint64_t word_of(const box_query *q, uint32_t w) {
  uint64_t bits = ~UINT64_C(0);
  for (uint32_t i = 0; i < q->count && bits != 0; i++) {
    const box_query_term *t = &q->terms[i];
    uint64_t any = 0;
    for (uint32_t k = 0; k < t->count; k++) any |= t->any[k][w];
    bits &= any;
  }
  return bits;
}

/* Without bitmaps one box after the other. */
static uint32_t next_of_few(const box_query *q, uint32_t from, uint32_t end) {
  const box_index *x = q->index;
  while (from < end && !box_overlap(x->space, q->box, x->boxes->items[from])) from++;
  return from;
}

uint32_t box_query_next(const box_query *q, uint32_t from, uint32_t end) {
  const box_index *x = q->index;
  if (end > x->boxes->count) end = x->boxes->count;
  if (x->words == 0) return next_of_few(q, from, end);
  for (uint32_t w = from / 64; from < end; w++, from = w * 64) {
    uint64_t bits = word_of(q, w) >> from % 64 << from % 64;
    for (; bits != 0; bits &= bits - 1) {
      uint32_t i = w * 64 + (uint32_t)__builtin_ctzll(bits);
      if (i >= end) return end;
      if (box_overlap(x->space, q->box, x->boxes->items[i])) return i;
    }
  }
  return end;
}
