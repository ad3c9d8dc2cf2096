/* examples.h -- running the examples (`test' items) of a policy. */
#ifndef POLC_EXAMPLES_H
#define POLC_EXAMPLES_H

#include "layout.h"

/* An expectation that did not come true: what was expected and what came out, and why. */
typedef struct mismatch {
  span at; /* the expectation */
  const char *message;
  VEC(const char *) notes;
} mismatch;

typedef VEC(mismatch) mismatch_list;

/* Decides the case of an example as `polc decide' would; the list is empty when all came true. */
mismatch_list example_run(arena *a, const tables *t, const example *e);

#endif
