/* columns.c -- policy 100 over columns in memory: decided, and merely copied.
 *
 *   columns MILLIONS     rows in memory; those in cache are measured too
 */
#include "harness.h"
#include "one.h"
#include "polrt_columns.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { INPUTS = INHALED_NITRIC_OXIDE_INPUTS };
static const uint8_t width[INPUTS] = { 2, 1, 1, 1, 1, 1 }; /* of each column, in bytes */

typedef struct table {
  size_t rows;
  void *values[INPUTS], *copy[INPUTS];
  polrt_column columns[INPUTS];
  uint8_t *outcome[2];
  uint16_t *rule[2];
  polrt_work work, plain; /* prepared for the best of the machine, and for plain C */
} table;

static uint64_t sum_of(const table *t) { /* a few rows, so that the sum costs nothing */
  uint64_t sum = 0;
  for (size_t r = 0; r < t->rows; r += 1009) sum += t->outcome[0][r] + 31u * t->outcome[1][r];
  return sum;
}

static uint64_t run_copy(const void *context) {
  const table *t = context;
  for (unsigned i = 0; i < INPUTS; i++) memcpy(t->copy[i], t->values[i], t->rows * width[i]);
  return ((const uint8_t *)t->copy[1])[t->rows / 2];
}

static uint64_t run_row_by_row(const void *context) {
  const table *t = context;
  for (size_t r = 0; r < t->rows; r++) {
    inhaled_nitric_oxide_facts f;
    f.known = 0x3F;
    f.date_of_service = ((const uint16_t *)t->values[0])[r];
    f.product = (inhaled_nitric_oxide_product)((const uint8_t *)t->values[1])[r];
    f.setting = (inhaled_nitric_oxide_setting)((const uint8_t *)t->values[2])[r];
    f.indication = (inhaled_nitric_oxide_indication)((const uint8_t *)t->values[3])[r];
    f.patient_group = (inhaled_nitric_oxide_patient_group)((const uint8_t *)t->values[4])[r];
    f.gestational_age = ((const uint8_t *)t->values[5])[r] + 140;
    inhaled_nitric_oxide_answer a = inhaled_nitric_oxide_decide(&f);
    t->outcome[0][r] = (uint8_t)polrt_outcome_of(a.determination);
    t->outcome[1][r] = (uint8_t)polrt_outcome_of(a.prior_authorization);
  }
  return sum_of(t);
}

/* How: 1 also the rules, 2 portably, 4 only the determination, 8 everything in one call. */
static uint64_t decide(const table *t, unsigned how) {
  polrt_work work = how & 2 ? t->plain : t->work;
  polrt_column_answers to[2];
  memset(to, 0, sizeof to);
  for (unsigned d = 0; d < 2; d++) {
    to[d].outcome = how & 4 && d ? NULL : t->outcome[d];
    to[d].rule = how & 1 ? t->rule[d] : NULL;
  }
  (how & 8 ? polrt_decide_columns
           : polrt_decide_prepared_columns)(&inhaled_nitric_oxide_policy, t->columns, 0, t->rows, to,
                                            &work);
  return sum_of(t);
}

static uint64_t run_outcomes(const void *context) { return decide(context, 0); }
static uint64_t run_rules(const void *context) { return decide(context, 1); }
static uint64_t run_one(const void *context) { return decide(context, 4); }
static uint64_t run_portably(const void *context) { return decide(context, 2); }
static uint64_t run_at_once(const void *context) { return decide(context, 8); }

/* Never freed.  Arrays that begin at the same place of their pages slow
 * each other down, so each begins a little later. */
static void *need(size_t bytes) {
  static size_t shift;
  shift = (shift + 320) % 4096;
  uint8_t *memory = malloc(bytes + 4096 + 64);
  if (memory == NULL) exit(2);
  memset(memory, 0, bytes + 4096 + 64);
  return memory + shift;
}

static void fill(table *t, size_t rows) {
  t->rows = rows;
  for (unsigned i = 0; i < INPUTS; i++) {
    t->values[i] = need(rows * width[i]);
    t->copy[i] = need(rows * width[i]);
    t->columns[i] = (polrt_column){ t->values[i], width[i], i == 5 ? 140 : 0, NULL };
  }
  for (unsigned d = 0; d < 2; d++) {
    t->outcome[d] = need(rows);
    t->rule[d] = need(rows * sizeof(uint16_t));
  }
  for (size_t r = 0; r < rows; r++) {
    ((uint16_t *)t->values[0])[r] = (uint16_t)(13500 + bench_random(6900));
    ((uint8_t *)t->values[1])[r] = (uint8_t)(1 + bench_random(4));
    ((uint8_t *)t->values[2])[r] = (uint8_t)(1 + bench_random(2));
    ((uint8_t *)t->values[3])[r] = (uint8_t)bench_random(4);
    ((uint8_t *)t->values[4])[r] = (uint8_t)(1 + bench_random(3));
    ((uint8_t *)t->values[5])[r] = (uint8_t)bench_random(176);
  }
  t->work.count = t->plain.count = polrt_columns_work_words(&inhaled_nitric_oxide_policy);
  t->work.words = need(t->work.count * sizeof(uint64_t));
  t->plain.words = need(t->work.count * sizeof(uint64_t));
  if (!polrt_prepare_columns(&inhaled_nitric_oxide_policy, rows, POLRT_FASTEST, &t->work) ||
      !polrt_prepare_columns(&inhaled_nitric_oxide_policy, rows, POLRT_PORTABLE, &t->plain))
    exit(2);
}

/* Every row, not only those that are summed. */
static bool all_agree(table *t) {
  uint8_t *expected[2];
  bool equal = true;
  run_row_by_row(t);
  for (unsigned d = 0; d < 2; d++) {
    expected[d] = need(t->rows);
    memcpy(expected[d], t->outcome[d], t->rows);
  }
  for (unsigned how = 0; how < 4; how++) { /* 8 prepares anew: what the next round must not meet */
    for (unsigned d = 0; d < 2; d++) memset(t->outcome[d], 0xFF, t->rows);
    decide(t, how);
    for (unsigned d = 0; d < 2; d++) equal &= memcmp(expected[d], t->outcome[d], t->rows) == 0;
  }
  if (!equal) printf("the columns disagree with single decisions: not timed\n");
  return equal;
}

static bool measure(const char *title, size_t rows) {
  static const bench_way ways[] = {
    { .name = "memcpy of the input columns", .run = run_copy, .no_answer = true },
    { .name = "columns, both outcomes", .run = run_outcomes, .other_answer = true },
    { .name = "columns, the determination only", .run = run_one, .other_answer = true },
    { .name = "columns, both outcomes and rules", .run = run_rules, .other_answer = true },
    { .name = "columns, both outcomes, portably", .run = run_portably, .other_answer = true },
    { .name = "columns, both outcomes, prepared in the call", .run = run_at_once, .other_answer = true },
    { .name = "generated inline decide, row by row", .run = run_row_by_row, .other_answer = true },
  };
  table t;
  fill(&t, rows);
  bool fine = all_agree(&t) && bench_compare(title, ways, 7, rows, &t);
  return fine;
}

int main(int count, char **words) {
  size_t millions = count > 1 ? strtoul(words[1], NULL, 10) : 16;
  char title[80];
  bool fine = measure("Policy 100 over columns, 32,768 rows in cache, a row", 32768);
  snprintf(title, sizeof title, "Policy 100 over columns, %zu million rows in memory, a row",
           millions);
  fine &= measure(title, millions << 20);
  return fine ? 0 : 1;
}
