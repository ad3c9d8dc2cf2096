/* grid.h -- which values and which partial knowledge `exhaustive' tries, input by input.
 *
 * It follows the naive evaluator's own classes, never those of the tables.
 */
#ifndef EXHAUSTIVE_GRID_H
#define EXHAUSTIVE_GRID_H

#include "naive.h"

#include "polrt.h"

/* Something known of one input: for the runtime, and the same for the naive evaluator. */
typedef struct knowledge {
  polrt_set set;
  naive_values naive; /* one value of each class that the set meets */
  bool exact;         /* one value */
  bool whole;         /* nothing is known */
} knowledge;

typedef struct input_grid {
  const fact *fact; /* NULL: the date */
  int32_t lo, hi;   /* of valid values: days, members, steps */
  bool tied;        /* something is computed from it: every value is a class */
  bool wide;        /* ... but they are too many: known exactly or not at all */
  naive_values classes;
  VEC(int32_t) starts;  /* the first raw value of each class */
  VEC(int32_t) samples; /* raw values for exact cases */
  VEC(knowledge) partly;
} input_grid;

typedef struct grid {
  const model *model;
  uint32_t inputs;
  input_grid *input;
} grid;

grid *grid_new(arena *a, const model *m);

/* What the naive evaluator takes for a raw value: of a date the revision in force. */
int32_t grid_naive_value(const input_grid *g, const model *m, int32_t value);

/* How many cases there are: one of `samples' resp. of `partly' for each input; no partial ones where
 * an input is wide. */
uint64_t grid_cases(const grid *g);
uint64_t grid_partial_cases(const grid *g);

/* "gestational_age=34w0d"; for the date the day. */
const char *grid_value_text(arena *a, const input_grid *g, int32_t value);
const char *grid_knowledge_text(arena *a, const grid *g, uint32_t input, const knowledge *k);

#endif
