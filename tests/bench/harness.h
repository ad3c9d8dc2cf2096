/* harness.h -- measuring several ways to answer the same cases, side by side in one run.
 *
 * No assertion on time.  Before anything is timed, every way must give the same answers as the first.
 */
#ifndef BENCH_HARNESS_H
#define BENCH_HARNESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { BENCH_MOST_WAYS = 24, BENCH_ROUNDS = 31 };

/* One way: answers all cases once; returns a sum over the answers, so that none is left out. */
typedef struct bench_way {
  const char *name;
  uint64_t (*run)(const void *context);
  size_t every;      /* answers every n-th case only (slow ways); 0 is 1 */
  bool no_answer;    /* memcpy and such: nothing to compare */
  bool other_answer; /* of another kind; compared elsewhere */
} bench_way;

uint32_t bench_random(uint32_t below); /* the same numbers on every machine */

/* Nanoseconds of processor time. */
double bench_now(void);

/* Runs all ways BENCH_ROUNDS times in turn; prints for each the median time per case, the span between
 * the quartiles, and the ratio to the first way in the same rounds.  `cases' is how many each run
 * answers.  When their sums disagree it says so and returns false, without timing anything. */
bool bench_compare(const char *title, const bench_way *ways, size_t count, size_t cases,
                   const void *context);

#endif
