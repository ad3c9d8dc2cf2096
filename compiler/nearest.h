/* nearest.h -- the nearest change of facts that yields an outcome.
 *
 * Fewest changed facts first: those are the smallest sets that meet every reason why the outcome is
 * ruled out, and reasons are found one by one.  Then the smallest step of each.  What is found is
 * judged by the runtime for every completion of what stays unknown, and one completion of it by the
 * naive evaluator.
 */
#ifndef POLC_NEAREST_H
#define POLC_NEAREST_H

#include "explain.h"
#include "naive.h"

typedef struct fact_change {
  fact_slot slot;
  const char *from;  /* NULL: not given so far */
  const char *to;    /* as `decide' takes it */
  const char *other; /* what would do as well: "or more", "or adult"; NULL: nothing else */
  const char *words; /* "change gestational_age from 33w6d to 34w0d or more", of what was not given
                        "recorded_events is 10 or more" */
  bool assumed;      /* so far taken for granted */
} fact_change;

typedef struct nearest_way {
  VEC(fact_change) changes; /* of facts that were given otherwise */
  VEC(fact_change) settled; /* what else has to be known of facts that were not, or only in part */
  polrt_set *sets;          /* the case */
  double cost;
} nearest_way;

typedef struct nearest_report {
  bool reached;           /* the case has the outcome as it is */
  bool open;              /* it may still have it: nothing has to change */
  bool exact;             /* false: the search was cut short */
  VEC(nearest_way) ways;  /* nearest first */
  text_list ruled_out_by; /* of an outcome that cannot be had: the facts held that rule it out */
  bool not_on_this_date;  /* ... and it is possible on another date */
  const char *wait;       /* another date on which the same facts yield it; NULL */
} nearest_report;

enum { NEAREST_WAYS = 3 };

/* wanted: NULL for `refer'.  kept: facts that may not change. */
nearest_report nearest_ways(inquiry *q, const case_facts *facts, const outcome *wanted,
                            fact_set kept);

/* ---- shared by the files nearest*.c ------------------------------------------------------- */

typedef struct nearing {
  arena *arena;
  inquiry *q;
  const case_facts *facts;
  const polrt_set *base; /* what is known, assumptions included */
  const outcome *wanted;
  uint64_t bit;      /* of the wanted outcome in `possible' */
  fact_set had, may; /* facts of which something is known; those of them that may change */
  uint32_t budget;   /* questions left */
  bool cut;
} nearing;

bool nearing_possible(nearing *z, const polrt_set *sets);
bool nearing_certain(nearing *z, const polrt_set *sets);
polrt_set *nearing_copy(nearing *z, const polrt_set *sets);
void nearing_free(nearing *z, polrt_set *sets, fact_set facts); /* makes them unknown */

/* nearest_value.c: a way that changes exactly these facts, all of them; with one fact there may be
 * several.  False: none was found. */
typedef VEC(nearest_way) way_list;
bool nearest_values(nearing *z, fact_set change, way_list *out);
/* The nearest other day on which the facts as they stand yield the outcome; false: none. */
bool nearest_day(nearing *z, polrt_set *sets, int32_t *day);

/* nearest_words.c */
void nearest_tell(nearing *z, nearest_way *way, fact_set change);

#endif
