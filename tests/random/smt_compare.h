/* smt_compare.h -- what is true of a policy according to an SMT solver that reads its exported form.
 *
 * The export is written from the conditions of the model; z3 knows nothing of boxes, rows and tables.
 */
#ifndef RANDOM_SMT_COMPARE_H
#define RANDOM_SMT_COMPARE_H

#include "compile.h"

typedef enum smt_verdict {
  SMT_AGREES,
  SMT_DIFFERS, /* `wrong' says in what */
  SMT_SILENT   /* nothing to compare: the policy is refused, or the solver gave no answer */
} smt_verdict;

/* Compares the findings of a compilation with the solver's answers. */
smt_verdict smt_compare(arena *a, const compilation *c, unsigned seconds, const char **wrong);

/* How many questions were asked, by what was answered. */
extern uint64_t smt_sat, smt_unsat, smt_unknown;
/* How often a finding was confirmed, by code. */
extern uint64_t smt_confirmed[DIAG_CODE_COUNT];

/* Whether there is a solver. */
bool smt_is_there(arena *a);

#endif
