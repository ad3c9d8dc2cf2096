/* brute.h -- what is true of a small policy, found by trying every case.
 *
 * Conditions are evaluated by the naive evaluator; that rules disagree, that something is never reached
 * and so on is found here, in plain loops over all cases.  No row, box or table is looked at.
 */
#ifndef RANDOM_BRUTE_H
#define RANDOM_BRUTE_H

#include "compile.h"
#include "generate.h"
#include "tally.h"

/* Compares the findings of a compilation, and its tables when it has some, with what is true.
 * NULL when all agree; otherwise what differs, in words.  `seed' chooses what is tried of partly known
 * facts. */
const char *brute_compare(arena *a, const compilation *c, const random_policy *p, uint64_t seed);

/* The differences that `polc diff' finds between two policies of the same facts: brute_diff.c. */
const char *brute_diff(arena *a, compilation *before, compilation *after, const random_policy *p);

extern uint64_t brute_cases, brute_partial;

#endif
