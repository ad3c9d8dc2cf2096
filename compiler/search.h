/* search.h -- a case with a wanted outcome in which a condition holds, or the proof that there is
 * none. */
#ifndef POLC_SEARCH_H
#define POLC_SEARCH_H

#include "analyse.h"
#include "compile.h"

typedef struct found_case {
  naive_case at;
  const row *row;
  VEC(const char *) names, values; /* the facts that matter, as `decide' takes them */
  const char *line;                /* the operands of `polc decide' after the file */
  const char *test;                /* ready to be pasted */
} found_case;

/* Why a rule gives the outcome nowhere where the condition holds. */
typedef struct no_case {
  const char *rule, *why;
} no_case;

typedef struct search_report {
  VEC(found_case) cases;
  VEC(no_case) proof; /* when there is no case */
  bool open;          /* the search was given up: there may be cases, or more of them */
} search_report;

/* The conditions are those that the compilation was asked to add.  wanted: NULL for `refer'. */
search_report search_cases(compilation *c, const decision *d, const outcome *wanted,
                           uint32_t count);

#endif
