/* fuzz_polrt.c -- any facts through the runtime, over the tables of a shipped policy.
 *
 * The bytes choose, for each fact, a set of possible values and one value of it.  The answer on the
 * sets must be consistent with the answer on the values: what was determined stays, what was excluded
 * does not come back.  Values outside their range must come back as POLRT_INVALID, never as a crash.
 */
#include "polrt.h"

#include "inhaled_nitric_oxide.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define POLICY (&inhaled_nitric_oxide_policy)

enum { MAX_INPUTS = 64, MAX_DECISIONS = 32, MAX_WORDS = 1 << 16 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct bytes {
  const uint8_t *next, *end;
} bytes;

static uint32_t take(bytes *b) {
  uint32_t value = 0;
  for (int i = 0; i < 4 && b->next < b->end; i++) value = value << 8 | *b->next++;
  return value;
}

/* A value between lo and hi, both included. */
static int32_t take_between(bytes *b, int32_t lo, int32_t hi) {
  uint64_t span = (uint64_t)((int64_t)hi - lo) + 1;
  return (int32_t)(lo + (int64_t)(take(b) % span));
}

/* A set of values of one fact, and one value out of it. */
static void take_fact(bytes *b, const polrt_input *in, polrt_set *known, polrt_set *exact) {
  int32_t value = take_between(b, in->lo, in->hi);
  *exact = polrt_exactly(value);
  *known = *exact;
  switch (take(b) % 3) {
  case 0:
    break;
  case 1:
    *known = polrt_between(in->lo, in->hi);
    break;
  default:
    *known = polrt_between(take_between(b, in->lo, value), take_between(b, value, in->hi));
    if (in->kind == POLRT_ONE_OF || in->kind == POLRT_YES_NO)
      known->members = ((uint64_t)take(b) << 32 | take(b)) | (uint64_t)1 << value;
  }
}

static void check(int holds, const char *what, unsigned decision) {
  if (holds) return;
  fprintf(stderr, "decision %u: %s\n", decision, what);
  abort();
}

/* The possible outcomes of an answer that is final. */
static uint64_t final_outcomes(const polrt_result *r) {
  switch (polrt_status_of(r->answer)) {
  case POLRT_DETERMINED:
    return (uint64_t)1 << polrt_outcome_of(r->answer);
  case POLRT_REFER:
    return POLRT_POSSIBLE_REFER;
  case POLRT_NO_REVISION:
    return POLRT_POSSIBLE_NO_REVISION;
  default:
    return 0;
  }
}

static void compare(const polrt_result *wide, const polrt_result *exact, unsigned decision) {
  uint64_t got = final_outcomes(exact);
  check(got != 0, "exact facts must give a final answer", decision);
  check((got & ~wide->possible) == 0, "an excluded outcome came back", decision);
  uint64_t was = final_outcomes(wide);
  check(was == 0 || was == got, "a determined answer changed when more became known", decision);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static uint64_t words[MAX_WORDS];
  const polrt_policy *policy = POLICY;
  bytes b = { data, data + size };
  polrt_set known[MAX_INPUTS], exact[MAX_INPUTS];
  polrt_result wide[MAX_DECISIONS], narrow[MAX_DECISIONS];
  polrt_work work = { words, MAX_WORDS, 0 };
  uint16_t order[MAX_INPUTS];
  if (policy->inputs > MAX_INPUTS || policy->decisions > MAX_DECISIONS) abort();

  work.count = take(&b) % 4 == 0 ? take(&b) % 64 : MAX_WORDS; /* too little space, now and then */
  work.fuel = take(&b) % 4 == 0 ? take(&b) % 64 : 0;
  for (unsigned i = 0; i < policy->inputs; i++)
    take_fact(&b, &policy->input[i], &known[i], &exact[i]);
  polrt_decide(policy, known, &work, wide);
  polrt_status status = polrt_decide(policy, exact, NULL, narrow);
  check(status != POLRT_INVALID, "valid facts were refused", 0);
  for (unsigned d = 0; d < policy->decisions; d++) {
    uint32_t is_exact = 1;
    if (status != POLRT_INCONSISTENT) compare(&wide[d], &narrow[d], d);
    polrt_needs(policy, known, d, &work, order, &is_exact);
  }

  unsigned spoilt = take(&b) % policy->inputs;
  if (policy->input[spoilt].hi < INT32_MAX) {
    exact[spoilt] = polrt_exactly(policy->input[spoilt].hi + 1);
    status = polrt_decide(policy, exact, NULL, narrow);
    check(status == POLRT_INVALID, "a value out of range was accepted", 0);
  }
  return 0;
}
