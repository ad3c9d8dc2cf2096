/* realise.h -- is there a case in a box?  Boxes over computed columns may be impossible as facts.
 *
 * The search itself is the runtime's (polrt_realise), so that what is proved and what is executed
 * agree; what it finds impossible is remembered here in its most general form.
 */
#ifndef POLC_REALISE_H
#define POLC_REALISE_H

#include "rows.h"

typedef enum real_answer {
  REAL_NONE,     /* no case at all */
  REAL_CASE,     /* there is one */
  REAL_UNSETTLED /* the search ran out of fuel */
} real_answer;

typedef struct realiser realiser;

/* NULL when the model computes nothing and holds no codes: then every box holds a case.  `meaning' has
 * the rows of criteria for rows that ask their columns; NULL: no box narrows such a column. */
realiser *realiser_new(arena *a, const model *m, const rows *meaning);

/* Columns of given facts that a computed column or other memberships depend on; 0 is the date. */
bool realise_is_tied(const realiser *r, uint32_t input);
/* Does the value of `input' depend on the given fact `on'? */
bool realise_depends(const realiser *r, uint32_t input, uint32_t on);

/* Looks for a case; day and values[0 .. facts] (of computed facts: 0) may be NULL. */
real_answer realise(realiser *r, const cell *b, int32_t *day, int32_t *values);
/* The same, but with dates not far from the first day that is possible, where there is such a case. */
real_answer realise_near(realiser *r, const cell *b, int32_t *day, int32_t *values);
/* Whether a box is already known to be impossible. */
bool realise_known_none(const realiser *r, const cell *b);

/* Two cases, one in each box, that differ in the given fact `input' alone, the first with the smaller
 * value (no absent one) when `ascending'. */
real_answer realise_pair(realiser *r, const cell *low, const cell *high, uint32_t input,
                         bool ascending, int32_t *day, int32_t *low_values, int32_t *high_values);

#endif
