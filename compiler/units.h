/* units.h -- units of measurement and exact quantities.
 *
 * Everything is integer arithmetic: a unit is a whole-number ratio to the base unit of its
 * dimension, and a value is a whole number of the fact's declared step.
 */
#ifndef POLC_UNITS_H
#define POLC_UNITS_H

#include "base.h"

/* An exact fraction in lowest terms, den > 0. */
typedef struct ratio {
  int64_t num, den;
} ratio;

bool ratio_parse(const char *decimal,
                 ratio *out); /* "14.5", "-3"; false: not a number or too long */
bool ratio_multiply(ratio a, ratio b, ratio *out); /* false: does not fit 64 bits */
bool ratio_divide(ratio a, ratio b, ratio *out);
bool ratio_add(ratio a, ratio b, ratio *out);
/* The largest fraction that both are whole multiples of; 0 is a multiple of anything.  Small numbers
 * only: the denominators' product must fit. */
ratio ratio_gcd(ratio a, ratio b);

typedef struct unit {
  const char *name;      /* as facts declare it, plural: "weeks" */
  const char *singular;  /* "week" */
  const char *dimension; /* units compare only within one: "time", "calendar", "mass", ... */
  ratio factor;          /* in base units of the dimension */
} unit;

/* NULL when unknown. */
const unit *unit_find(const char *name);
void unit_near_miss(near_miss *n);

/* A number of `unit's recorded in whole steps; `step' is in base units of the dimension. */
typedef struct quantity {
  const unit *unit; /* NULL: a bare number */
  ratio step;
} quantity;

typedef enum steps_result {
  STEPS_OK,
  STEPS_BETWEEN /* finer than the step */,
  STEPS_TOO_LARGE,
  STEPS_DIMENSION,
  STEPS_CALENDAR
} steps_result;

/* How many steps `value' `in' are (`in' NULL: the declared unit).  STEPS_CALENDAR: months against
 * days, or days against months. */
steps_result quantity_steps(const quantity *q, ratio value, const unit *in, int32_t *steps);

/* "34w0d" for weeks held in days, else a decimal in the declared unit ("14.5"); with `name' the
 * unit follows ("14.5 events_per_hour"). */
const char *quantity_text(arena *a, const quantity *q, int32_t steps, bool name);
/* One step in words: "1 day", "0.1 events_per_hour". */
const char *quantity_step_text(arena *a, const quantity *q);

#endif
