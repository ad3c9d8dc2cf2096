/* many.c -- made-up policies of many rules: generated and generic decisions against scans of the rows.
 *
 * Compiled once for each: -DNAME=thirty_64 -DINPUTS=30 -DHEADER="thirty_64.h" -DROWS="thirty_64_rows.inc".
 */
#include "harness.h"
#include "polrt_columns.h"
#include HEADER

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define JOIN2(a, b) a##b
#define JOIN(a, b) JOIN2(a, b)
#define TEXT2(a) #a
#define TEXT(a) TEXT2(a)
#define POLICY JOIN(NAME, _policy)

/* The generic form has no branch on a fact; its larger cases stay in the cache. */
enum { CASES = 4096, HELD = 64 };

/* lo, hi of every input, then the outcome. */
static const int32_t rows[][2 * INPUTS + 1] = {
#include ROWS
};
enum { RULES = sizeof rows / sizeof *rows, PADDED = (RULES + 15) / 16 * 16 };

/* The same turned around: for each input the bounds of all rules. */
static int32_t low[INPUTS][PADDED], high[INPUTS][PADDED];

typedef struct cases {
  int32_t value[CASES][INPUTS + 1]; /* the date first */
  JOIN(NAME, _facts) facts[CASES];
  polrt_set exact[HELD][INPUTS + 1], partial[CASES][INPUTS + 1];
  uint8_t bytes[INPUTS + 1][CASES];
  int32_t wide[INPUTS + 1][CASES];
  polrt_column columns[INPUTS + 1];
  polrt_work work, prepared, plain; /* of single decisions; of columns, at their best and portable */
} cases;

/* Row by row, input by input, as far as needed. */
static uint64_t run_scan(const void *context) {
  const cases *c = context;
  uint64_t sum = 0;
  for (size_t i = 0; i < CASES; i++) {
    const int32_t *value = &c->value[i][1];
    uint64_t outcome = 1;
    for (size_t r = 0; r < RULES; r++) {
      size_t k = 0;
      while (k < INPUTS && value[k] >= rows[r][2 * k] && value[k] <= rows[r][2 * k + 1]) k++;
      if (k < INPUTS) continue;
      outcome = (uint64_t)rows[r][2 * INPUTS];
      break;
    }
    sum += outcome;
  }
  return sum;
}

/* Sixteen rules at a time, without branches, so that compilers vectorise. */
static uint64_t run_vector_scan(const void *context) {
  const cases *c = context;
  uint64_t sum = 0;
  for (size_t i = 0; i < CASES; i++) {
    uint64_t outcome = 1;
    for (size_t r = 0; r < PADDED; r += 16) {
      int32_t miss[16] = { 0 }, all = -1;
      for (size_t k = 0; k < INPUTS; k++)
        for (size_t n = 0; n < 16; n++)
          miss[n] |= -(int32_t)((c->value[i][k + 1] < low[k][r + n]) |
                                (c->value[i][k + 1] > high[k][r + n]));
      for (size_t n = 0; n < 16; n++) all &= miss[n];
      if (all) continue;
      size_t n = 0;
      while (miss[n]) n++;
      outcome = (uint64_t)rows[r + n][2 * INPUTS];
      break;
    }
    sum += outcome;
  }
  return sum;
}

static uint64_t run_inline(const void *context) {
  const cases *c = context;
  uint64_t sum = 0;
  for (size_t i = 0; i < CASES; i++)
    sum += polrt_outcome_of(JOIN(NAME, _decide)(&c->facts[i]).answer);
  return sum;
}

static uint64_t run_generic(const void *context) {
  const cases *c = context;
  uint64_t sum = 0;
  for (size_t i = 0; i < CASES; i++) {
    polrt_result result;
    polrt_decide(&POLICY, c->exact[i % HELD], NULL, &result);
    sum += polrt_outcome_of(result.answer);
  }
  return sum;
}

static uint64_t sum_columns(const cases *c, polrt_work work) {
  static uint8_t outcome[CASES];
  polrt_column_answers to = { .outcome = outcome };
  uint64_t sum = 0;
  polrt_decide_prepared_columns(&POLICY, c->columns, 0, CASES, &to, &work);
  for (size_t i = 0; i < CASES; i++) sum += outcome[i];
  return sum;
}

static uint64_t run_columns(const void *context) {
  const cases *c = context;
  return sum_columns(c, c->prepared);
}

static uint64_t run_portably(const void *context) {
  const cases *c = context;
  return sum_columns(c, c->plain);
}

static uint64_t run_partial(const void *context) {
  const cases *c = context;
  uint64_t sum = 0;
  polrt_work work = c->work;
  for (size_t i = 0; i < CASES; i += 64) {
    polrt_result result;
    polrt_decide(&POLICY, c->partial[i], &work, &result);
    sum += result.possible;
  }
  return sum;
}

static uint64_t run_needs(const void *context) {
  const cases *c = context;
  uint64_t sum = 0;
  polrt_work work = c->work;
  for (size_t i = 0; i < CASES; i += 64) {
    uint16_t order[INPUTS + 1];
    uint32_t exact;
    sum += polrt_needs(&POLICY, c->partial[i], 0, &work, order, &exact);
  }
  return sum;
}

/* Half of the cases uniform, half within some rule, so that rules and not only the default decide. */
static void make_case(cases *c, size_t i) {
  const int32_t *rule = bench_random(2) ? rows[bench_random(RULES)] : NULL;
  int32_t given[INPUTS + 1] = { 19000 }; /* as the policy numbers them: members from 1 */
  c->value[i][0] = given[0];
  for (unsigned k = 0; k < INPUTS; k++) {
    const polrt_input *in = &POLICY.input[k + 1];
    int32_t lo = rule ? rule[2 * k] : 0, hi = rule ? rule[2 * k + 1] : in->hi - in->lo;
    c->value[i][k + 1] = lo + (int32_t)bench_random((uint32_t)(hi - lo + 1));
    given[k + 1] = c->value[i][k + 1] + in->lo;
  }
  c->facts[i].known = ~UINT64_C(0) >> (63 - INPUTS);
  memcpy((char *)&c->facts[i] + sizeof(uint64_t), given, sizeof given);
  for (unsigned k = 0; k <= INPUTS; k++) {
    c->partial[i][k] = polrt_exactly(given[k]);
    if (i < HELD) c->exact[i][k] = c->partial[i][k];
    if (bench_random(8) == 0) c->partial[i][k] = polrt_unknown(&POLICY, k);
    c->wide[k][i] = given[k];
    c->bytes[k][i] = (uint8_t)given[k];
  }
}

static polrt_work make_work(size_t count) {
  polrt_work work = { .words = calloc(count, sizeof *work.words), .count = count };
  if (work.words == NULL) exit(2);
  return work;
}

/* Does the generic form answer as the generated one does? */
static bool generic_agrees(const cases *c) {
  for (size_t i = 0; i < HELD; i++) {
    polrt_result result;
    polrt_decide(&POLICY, c->exact[i], NULL, &result);
    if (result.answer != JOIN(NAME, _decide)(&c->facts[i]).answer) return false;
  }
  return true;
}

static cases *make(void) {
  cases *c = calloc(1, sizeof *c);
  if (c == NULL) exit(2);
  for (size_t r = 0; r < PADDED; r++)
    for (unsigned k = 0; k < INPUTS; k++) {
      low[k][r] = r < RULES ? rows[r][2 * k] : 1;
      high[k][r] = r < RULES ? rows[r][2 * k + 1] : 0;
    }
  for (size_t i = 0; i < CASES; i++) make_case(c, i);
  for (unsigned k = 0; k <= INPUTS; k++) {
    int narrow = k > 0 && POLICY.input[k].hi < 256;
    c->columns[k] = (polrt_column){ narrow ? (void *)c->bytes[k] : (void *)c->wide[k],
                                    narrow ? POLRT_UINT8 : POLRT_INT32, 0, NULL };
  }
  c->work = make_work(polrt_work_words(&POLICY));
  c->prepared = make_work(polrt_columns_work_words(&POLICY));
  c->plain = make_work(polrt_columns_work_words(&POLICY));
  if (!polrt_prepare_columns(&POLICY, 1 << 20, POLRT_FASTEST, &c->prepared) ||
      !polrt_prepare_columns(&POLICY, 1 << 20, POLRT_PORTABLE, &c->plain))
    printf("%s: no policy for columns\n", TEXT(NAME));
  return c;
}

int main(void) {
  static const bench_way ways[] = {
    { .name = "scan of the rows", .run = run_scan },
    { .name = "scan of the rows, vectorised", .run = run_vector_scan },
    { .name = "generated inline decide", .run = run_inline },
    { .name = "generic polrt_decide, exact facts", .run = run_generic, .other_answer = true },
    { .name = "columns", .run = run_columns },
    { .name = "columns, portably", .run = run_portably },
    { .name = "generic, an eighth of the facts unknown",
      .run = run_partial,
      .every = 64,
      .other_answer = true },
    { .name = "polrt_needs, the same cases", .run = run_needs, .every = 64, .other_answer = true },
  };
  cases *c = make();
  char title[120];
  size_t bytes = 0;
  for (unsigned i = 0; i < POLICY.columns; i++)
    bytes += POLICY.input[i].classes * (POLICY.words * sizeof(uint64_t) + sizeof(int32_t));
  snprintf(title, sizeof title, "%u rules over %u inputs (tables %zu bytes)", (unsigned)RULES,
           (unsigned)INPUTS, bytes);
  bool fine = generic_agrees(c);
  if (!fine) printf("polrt_decide() does not give the answers of the generated decision\n");
  fine &= bench_compare(title, ways, sizeof ways / sizeof *ways, CASES, c);
  free(c->work.words);
  free(c->prepared.words);
  free(c->plain.words);
  free(c);
  return fine ? 0 : 1;
}
