/* guide.c -- finds the class of a value fast where a column has many bounds.
 *
 * A guide cuts the range of an input into equal parts and says of each how many bounds lie before
 * it; only the few within the part are then compared.  Parts of one value need no comparison.  It
 * repeats what the bounds say, so it must never be the only place that says it.
 */
#include "layout.h"

enum {
  FEW_BOUNDS = 8,      /* are compared one by one, without a guide */
  SMALL_RANGE = 256,   /* every value is a part */
  NEAR_MOST = 8,       /* bounds compared after the guide was asked */
  PARTS_PER_BOUND = 4, /* what a guide may cost */
  PARTS_MOST = 1 << 15
};

/* How many bounds are at most `value'. */
static uint32_t count_bounds(const table_input *in, int64_t value) {
  uint32_t low = 0, high = in->bounds.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (in->bounds.items[middle] <= value)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* The most bounds that lie within one part behind its first value. */
static uint32_t crowd_of(const table_input *in, uint32_t shift) {
  uint32_t most = 0, crowd = 0;
  uint64_t part = UINT64_MAX;
  for (uint32_t i = 0; i < in->bounds.count; i++) {
    uint64_t at = (uint64_t)((int64_t)in->bounds.items[i] - in->fact->lo);
    if (at >> shift != part) crowd = 0;
    part = at >> shift;
    crowd += (at & ((UINT64_C(1) << shift) - 1)) != 0;
    if (crowd > most) most = crowd;
  }
  return most;
}

/* The widest parts that are crowded little, else the narrowest that are not too many. */
static uint32_t shift_of(const table_input *in, uint64_t width) {
  uint64_t parts = (uint64_t)in->bounds.count * PARTS_PER_BOUND;
  uint32_t shift = 0;
  if (width <= SMALL_RANGE) return 0;
  if (parts > PARTS_MOST) parts = PARTS_MOST;
  while ((width - 1) >> shift >= parts) shift++;
  while (crowd_of(in, shift + 1) <= NEAR_MOST / 2) shift++;
  return shift;
}

void guide_make(arena *a, table_input *in) {
  if (in->bounds.count <= FEW_BOUNDS || in->bounds.count > UINT16_MAX) return;
  uint64_t width = (uint64_t)((int64_t)in->fact->hi - in->fact->lo) + 1;
  uint32_t shift = shift_of(in, width), crowd = crowd_of(in, shift);
  if (crowd > NEAR_MOST) return;
  in->guide_shift = (uint8_t)shift;
  in->guide_near = (uint8_t)crowd;
  for (uint64_t part = 0; part <= (width - 1) >> shift; part++) {
    uint32_t before = count_bounds(in, in->fact->lo + (int64_t)(part << shift));
    uint32_t last = in->bounds.count - crowd; /* what is compared stands within the bounds */
    vec_push(a, &in->guide, (uint16_t)(before < last ? before : last));
  }
}
