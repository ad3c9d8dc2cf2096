/* one.c -- single decisions of policy 100: by hand, generated, generic, with facts unknown. */
#include "one.h"
#include "harness.h"

#include "one_hand.c" /* so that the hand-written functions can be inlined as the generated one is */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* So many that no branch predictor learns them by heart: of 16,384 it did, and a chain took a third
 * of its time.  The generic forms have no branch on a fact; their larger cases stay in the cache. */
enum { CASES = 65536, HELD = 256, INPUTS = INHALED_NITRIC_OXIDE_INPUTS };

typedef struct cases {
  inhaled_nitric_oxide_facts facts[CASES];
  polrt_set exact[HELD][INPUTS], partial[HELD][INPUTS];
} cases;

static uint64_t mix(inhaled_nitric_oxide_answer a) {
  return a.determination + 31 * a.prior_authorization;
}

static uint64_t run_chain(const void *context) {
  const cases *c = context;
  uint64_t sum = 0;
  for (size_t i = 0; i < CASES; i++) sum += mix(hand_chain(&c->facts[i]));
  return sum;
}

static uint64_t run_inline(const void *context) {
  const cases *c = context;
  uint64_t sum = 0;
  for (size_t i = 0; i < CASES; i++) sum += mix(inhaled_nitric_oxide_decide(&c->facts[i]));
  return sum;
}

static uint64_t run_generic(const void *context) {
  const cases *c = context;
  uint64_t sum = 0;
  for (size_t i = 0; i < CASES; i++) {
    polrt_result results[2];
    polrt_decide(&inhaled_nitric_oxide_policy, c->exact[i % HELD], NULL, results);
    sum += results[0].answer + 31 * results[1].answer;
  }
  return sum;
}

static uint64_t run_sets(const void *context) {
  const cases *c = context;
  uint64_t sum = 0;
  for (size_t i = 0; i < CASES; i++) {
    polrt_set sets[INPUTS];
    polrt_result results[2];
    inhaled_nitric_oxide_sets(&c->facts[i], sets);
    polrt_decide(&inhaled_nitric_oxide_policy, sets, NULL, results);
    sum += results[0].answer + 31 * results[1].answer;
  }
  return sum;
}

static uint64_t run_partial(const void *context) {
  const cases *c = context;
  uint64_t words[INHALED_NITRIC_OXIDE_WORK_WORDS], sum = 0;
  polrt_work work = { words, INHALED_NITRIC_OXIDE_WORK_WORDS, 0 };
  for (size_t i = 0; i < CASES; i++) {
    polrt_result results[2];
    polrt_decide(&inhaled_nitric_oxide_policy, c->partial[i % HELD], &work, results);
    sum += results[0].possible + results[1].possible;
  }
  return sum;
}

static uint64_t run_needs(const void *context) {
  const cases *c = context;
  uint64_t words[INHALED_NITRIC_OXIDE_WORK_WORDS], sum = 0;
  polrt_work work = { words, INHALED_NITRIC_OXIDE_WORK_WORDS, 0 };
  for (size_t i = 0; i < CASES; i++) {
    uint16_t order[INPUTS];
    uint32_t exact;
    sum += polrt_needs(&inhaled_nitric_oxide_policy, c->partial[i % HELD], 0, &work, order, &exact);
  }
  return sum;
}

static uint64_t run_bare_chain(const void *context) {
  const cases *c = context;
  uint64_t sum = 0;
  for (size_t i = 0; i < CASES; i++) sum += hand_chain_bare(&c->facts[i]);
  return sum;
}

static uint64_t run_bare_table(const void *context) {
  const cases *c = context;
  uint64_t sum = 0;
  for (size_t i = 0; i < CASES; i++) sum += hand_table_bare(&c->facts[i]);
  return sum;
}

static unsigned outcomes_of(inhaled_nitric_oxide_answer a) {
  return hand_outcomes(polrt_outcome_of(a.determination), polrt_outcome_of(a.prior_authorization));
}

static uint64_t run_inline_outcome(const void *context) {
  const cases *c = context;
  uint64_t sum = 0;
  for (size_t i = 0; i < CASES; i++) sum += outcomes_of(inhaled_nitric_oxide_decide(&c->facts[i]));
  return sum;
}

static int32_t between(int32_t lo, int32_t hi) {
  return lo + (int32_t)bench_random((uint32_t)(hi - lo + 1));
}

/* Uniform values, dates among all revisions and before the first; or one case over and over. */
static void make_case(inhaled_nitric_oxide_facts *f, int32_t first_day) {
  memset(f, 0, sizeof *f);
  inhaled_nitric_oxide_set_date_of_service(f, between(first_day, 20400));
  inhaled_nitric_oxide_set_product(f, (inhaled_nitric_oxide_product)between(1, 4));
  inhaled_nitric_oxide_set_setting(f, (inhaled_nitric_oxide_setting)between(1, 2));
  inhaled_nitric_oxide_set_indication(f, (inhaled_nitric_oxide_indication)between(0, 3));
  inhaled_nitric_oxide_set_patient_group(f, (inhaled_nitric_oxide_patient_group)between(1, 3));
  inhaled_nitric_oxide_set_gestational_age(f, between(140, 315));
}

static cases *make(bool random) {
  cases *c = calloc(1, sizeof *c);
  if (c == NULL) exit(2);
  for (size_t i = 0; i < CASES; i++) {
    make_case(&c->facts[i], 13500);
    if (!random) {
      make_case(&c->facts[i], 18000);
      c->facts[i].indication = INHALED_NITRIC_OXIDE_INDICATION_HYPOXIC_RESPIRATORY_FAILURE;
      c->facts[i].patient_group = INHALED_NITRIC_OXIDE_PATIENT_GROUP_NEONATE;
      c->facts[i].setting = INHALED_NITRIC_OXIDE_SETTING_INPATIENT;
      c->facts[i].gestational_age = between(240, 315);
    }
    if (i >= HELD) continue;
    inhaled_nitric_oxide_sets(&c->facts[i], c->exact[i]);
    inhaled_nitric_oxide_sets(&c->facts[i], c->partial[i]);
    for (unsigned k = 0; k < INPUTS; k++)
      if (bench_random(3) == 0) c->partial[i][k] = polrt_unknown(&inhaled_nitric_oxide_policy, k);
  }
  return c;
}

/* The first thousand cases with their determination, for engines in other languages. */
static void write_cases(const cases *c, const char *path) {
  FILE *f = fopen(path, "w");
  if (f == NULL) exit(2);
  fprintf(f, "date_of_service,product,setting,indication,patient_group,gestational_age,outcome\n");
  for (size_t i = 0; i < 1000; i++) {
    const inhaled_nitric_oxide_facts *p = &c->facts[i];
    fprintf(f, "%d,%d,%d,%d,%d,%d,%u\n", (int)p->date_of_service, (int)p->product, (int)p->setting,
            (int)p->indication, (int)p->patient_group, (int)p->gestational_age,
            polrt_outcome_of(inhaled_nitric_oxide_decide(p).determination));
  }
  fclose(f);
}

/* Do the generic forms answer as the generated one does? */
static bool generic_agrees(const cases *c) {
  for (size_t i = 0; i < HELD; i++) {
    polrt_result results[2];
    inhaled_nitric_oxide_answer a = inhaled_nitric_oxide_decide(&c->facts[i]);
    polrt_decide(&inhaled_nitric_oxide_policy, c->exact[i], NULL, results);
    if (a.determination != results[0].answer || a.prior_authorization != results[1].answer)
      return false;
  }
  return true;
}

int main(int count, char **words) {
  static const bench_way full[] = {
    { .name = "hand-written chain, same contract", .run = run_chain },
    { .name = "generated inline decide", .run = run_inline },
    { .name = "generic polrt_decide, exact facts", .run = run_generic, .other_answer = true },
    { .name = "the same with its sets made from facts", .run = run_sets },
    { .name = "generic, a third of the facts unknown", .run = run_partial, .other_answer = true },
    { .name = "polrt_needs, the same cases", .run = run_needs, .other_answer = true },
  };
  static const bench_way bare[] = {
    { .name = "bare chain, only both outcomes", .run = run_bare_chain },
    { .name = "hand-made lookup table, only both outcomes", .run = run_bare_table },
    { .name = "generated inline decide, whole contract", .run = run_inline_outcome },
  };
  hand_table_make();
  cases *random = make(true), *steady = make(false);
  bool fine = generic_agrees(random) && generic_agrees(steady);
  if (!fine) printf("polrt_decide() does not give the answers of the generated decision\n");
  fine &= bench_compare("Policy 100, one decision, random cases", full, 6, CASES, random);
  fine &= bench_compare("Policy 100, one decision, predictable cases", full, 4, CASES, steady);
  fine &= bench_compare("Policy 100 against a bare chain, random cases", bare, 3, CASES, random);
  fine &=
      bench_compare("Policy 100 against a bare chain, predictable cases", bare, 3, CASES, steady);
  if (count > 1) write_cases(random, words[1]);
  free(random);
  free(steady);
  return fine ? 0 : 1;
}
