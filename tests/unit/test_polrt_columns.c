/* test_polrt_columns.c -- decisions over columns against decisions one by one, on random rows of the
 * shipped policies and of large tables: every path, every width of a column, any split of the rows
 * over calls and threads.
 */
#include "compile.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "polrt_columns.h"

enum { ROWS = 2300, DECISIONS = 8, FUEL = 30 };

typedef struct outputs {
  uint8_t status[ROWS], outcome[ROWS];
  uint16_t rule[ROWS];
  polrt_answer answer[ROWS];
  uint64_t possible[ROWS];
  uint32_t rule_number[ROWS];
} outputs;

static const polrt_policy *policy;
static int32_t value[POLRT_MAX_INPUTS][ROWS];
static uint64_t known[POLRT_MAX_INPUTS][(ROWS + 63) / 64];
static union {
  uint8_t bytes[ROWS];
  uint16_t halves[ROWS];
  int32_t ints[ROWS];
} held[POLRT_MAX_INPUTS];
static polrt_column column[POLRT_MAX_INPUTS];
static outputs expected[DECISIONS], got[DECISIONS];
static uint64_t state;

static uint32_t rnd(uint32_t below) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (uint32_t)((state * UINT64_C(0x2545F4914F6CDD1D)) >> 33) % below;
}

/* ---- cases ------------------------------------------------------------------------------- */

static int32_t random_value(unsigned i) {
  const polrt_input *in = &policy->input[i];
  const int32_t *bounds =
      (const int32_t *)(const void *)((const char *)policy->tables + in->bounds_at);
  if (in->kind > POLRT_ONE_OF && in->classes > 1 && rnd(4) != 0) {
    int32_t v = bounds[rnd(in->classes - 1u)] - (int32_t)rnd(2);
    return v < in->lo ? in->lo : v;
  }
  return (int32_t)(in->lo + (int64_t)rnd((uint32_t)((int64_t)in->hi - in->lo) + 1));
}

/* Values that codes can give: of each group one combination. */
static void random_groups(unsigned r) {
  for (unsigned g = 0; g < policy->groups; g++) {
    const polrt_group *group = &policy->group[g];
    const uint64_t *atoms =
        (const uint64_t *)(const void *)((const char *)policy->tables + group->atoms_at);
    if (rnd(8) == 0 || group->atoms == 0) continue;
    uint64_t atom = atoms[rnd(group->atoms)];
    if (group->several) atom |= atoms[rnd(group->atoms)];
    for (unsigned k = 0; k < group->count; k++)
      value[group->first + k][r] = (int32_t)(atom >> k & 1);
  }
}

/* One in `odd' values is out of range, one in `open' unknown; 0: none. */
static void random_rows(uint32_t odd, uint32_t open) {
  for (unsigned i = 0; i < policy->inputs; i++) {
    memset(known[i], 0xFF, sizeof known[i]);
    for (unsigned r = 0; r < ROWS; r++) value[i][r] = random_value(i);
  }
  for (unsigned r = 0; r < ROWS; r++) random_groups(r);
  for (unsigned i = 0; i < policy->inputs; i++)
    for (unsigned r = 0; r < ROWS; r++) {
      if (odd != 0 && rnd(odd) == 0) value[i][r] = policy->input[i].hi + (rnd(2) ? 1 : -300);
      if (open != 0 && rnd(open) == 0) {
        known[i][r / 64] &= ~((uint64_t)1 << r % 64);
        value[i][r] = (int32_t)rnd(1000);
      }
    }
}

/* The narrowest type with a base, or a wider one; a value that does not fit it becomes unknown. */
static void pack_column(unsigned i, bool all_known) {
  const polrt_input *in = &policy->input[i];
  int64_t span = (int64_t)in->hi - in->lo, room = rnd(3);
  polrt_width width = span < 250 && rnd(4) != 0     ? POLRT_UINT8
                      : span < 65000 && rnd(4) != 0 ? POLRT_UINT16
                                                    : POLRT_INT32;
  int64_t most = width == POLRT_UINT8 ? 255 : width == POLRT_UINT16 ? 65535 : INT32_MAX;
  int32_t base = width == POLRT_INT32 ? 0 : (int32_t)(in->lo - room);
  if (width == POLRT_UINT8 && rnd(8) == 0) base += 3; /* cuts the range */
  for (unsigned r = 0; r < ROWS; r++) {
    int64_t v = (int64_t)value[i][r] - base;
    if (width != POLRT_INT32 && (v < 0 || v > most)) {
      known[i][r / 64] &= ~((uint64_t)1 << r % 64);
      all_known = false;
      v = 0;
    }
    if (width == POLRT_UINT8) held[i].bytes[r] = (uint8_t)v;
    if (width == POLRT_UINT16) held[i].halves[r] = (uint16_t)v;
    if (width == POLRT_INT32) held[i].ints[r] = (int32_t)v;
  }
  column[i] = (polrt_column){
    .values = &held[i], .width = (uint8_t)width, .base = base, .known = all_known ? NULL : known[i]
  };
}

/* ---- answers ----------------------------------------------------------------------------- */

static void decide_one_by_one(polrt_work *work) {
  for (unsigned r = 0; r < ROWS; r++) {
    polrt_set facts[POLRT_MAX_INPUTS];
    polrt_result results[DECISIONS];
    for (unsigned i = 0; i < policy->inputs; i++)
      facts[i] =
          known[i][r / 64] >> r % 64 & 1 ? polrt_exactly(value[i][r]) : polrt_unknown(policy, i);
    polrt_decide(policy, facts, work, results);
    for (unsigned d = 0; d < policy->decisions; d++) {
      polrt_answer a = results[d].answer;
      expected[d].status[r] = (uint8_t)polrt_status_of(a);
      expected[d].outcome[r] = (uint8_t)polrt_outcome_of(a);
      expected[d].rule_number[r] = polrt_rule_of(a);
      expected[d].rule[r] =
          (uint16_t)(expected[d].rule_number[r] < 0xFFFF ? expected[d].rule_number[r] : 0xFFFF);
      expected[d].answer[r] = a;
      expected[d].possible[r] = results[d].possible;
    }
  }
}

static void compare(const char *what, bool some) {
  for (unsigned d = 0; d < policy->decisions; d++)
    for (unsigned r = 0; r < ROWS; r++)
      if (expected[d].status[r] != got[d].status[r] ||
          expected[d].outcome[r] != got[d].outcome[r] || expected[d].rule[r] != got[d].rule[r] ||
          (!some && expected[d].answer[r] != got[d].answer[r]) ||
          (!some && expected[d].rule_number[r] != got[d].rule_number[r]) ||
          (!some && expected[d].possible[r] != got[d].possible[r]))
        fail_msg("%s: decision %u, row %u: %016llx, one by one %016llx; rule %u outcome %u", what,
                 d, r, (unsigned long long)got[d].answer[r],
                 (unsigned long long)expected[d].answer[r], got[d].rule[r], got[d].outcome[r]);
}

/* Each way to decide columns; WAYS with only some of the answers wanted. */
enum { AT_ONCE, PORTABLY, PREPARED, PREPARED_PORTABLY, WAYS };

static void decide_rows(unsigned way, size_t from, size_t to, const polrt_column_answers *answers,
                        polrt_work *work) {
  if (way == AT_ONCE)
    polrt_decide_columns(policy, column, from, to, answers, work);
  else if (way == PORTABLY)
    polrt_decide_columns_portably(policy, column, from, to, answers, work);
  else
    polrt_decide_prepared_columns(policy, column, from, to, answers, work);
}

static void decide_in_columns(unsigned way, bool some, polrt_work *work) {
  polrt_column_answers to[DECISIONS];
  memset(got, 0xA5, sizeof got);
  for (unsigned d = 0; d < policy->decisions; d++)
    to[d] = (polrt_column_answers){ got[d].status,
                                    got[d].outcome,
                                    got[d].rule,
                                    some ? NULL : got[d].answer,
                                    some ? NULL : got[d].possible,
                                    some ? NULL : got[d].rule_number };
  if (way >= PREPARED) /* for so many rows every path is worth while */
    assert_true(polrt_prepare_columns(policy, 1 << 20,
                                      way == PREPARED ? POLRT_FASTEST : POLRT_PORTABLE, work));
  for (size_t from = 0, end; from < ROWS; from = end) {
    end = from + 1 + rnd(ROWS);
    if (end > ROWS) end = ROWS;
    decide_rows(way, from, end, to, work);
  }
}

static void run(const char *what, uint32_t odd, uint32_t open) {
  size_t count = polrt_columns_work_words(policy);
  uint64_t *words = calloc(count, sizeof *words);
  assert_non_null(words);
  polrt_work work = { words, count, FUEL }, search = { words, polrt_work_words(policy), FUEL };
  assert_true(policy->decisions <= DECISIONS);
  random_rows(odd, open);
  for (unsigned i = 0; i < policy->inputs; i++) pack_column(i, open == 0);
  decide_one_by_one(&search);
  for (unsigned k = 0; k < 2 * WAYS; k++) {
    if (open != 0 && k / 2 % 2 != 0) continue; /* rows alone take long */
    decide_in_columns(k / 2, k & 1, &work);
    compare(what, k & 1);
  }
  work.count = search.count; /* no room for a plan: row by row */
  assert_false(polrt_prepare_columns(policy, ROWS, POLRT_FASTEST, &work));
  decide_in_columns(AT_ONCE, false, &work);
  compare(what, false);
  free(words);
}

static void run_all(const char *what, const polrt_policy *p) {
  policy = p;
  state = 88172645463325252u;
  for (unsigned round = 0; round < 2; round++) {
    run(what, 0, 0);
    run(what, 900, 0);
  }
  run(what, 0, 4000);
  run(what, 900, 4000);
}

/* ---- tests ------------------------------------------------------------------------------- */

static void test_file(const char *path) {
  arena *a = arena_new();
  compilation c = { 0 };
  assert_true(compile_file(&c, a, path, false));
  run_all(path, &c.tables->policy);
  arena_free(a);
}

static void shipped_policies(void **unused) {
  (void)unused;
  test_file(POLC_SOURCE "/policies/inhaled_nitric_oxide.pol");
  test_file(POLC_SOURCE "/policies/lung_cancer_screening_ldct.pol");
  test_file(POLC_SOURCE "/policies/cpap_osa.pol");
  test_file(POLC_SOURCE "/policies/home_oxygen.pol");
  test_file(POLC_SOURCE "/policies/colorectal_cancer_screening.pol");
}

static void computed_columns(void **unused) {
  (void)unused;
  test_file(POLC_SOURCE "/tests/exhaustive/policies/layered.pol");
}

/* A table of many rows, so that planes and words are many; `top' sets how many classes there are. */
static void large_table(unsigned rules, unsigned top) {
  arena *a = arena_new();
  compilation c = { 0 };
  textbuf text = { .arena = a };
  textbuf_add(&text,
              "policy large \"Large\" {\n  language 1\n  in force from 2020-01-01\n}\n"
              "fact kind : one of { v0, v1, v2, v3, v4, v5, v6, v7 }\n"
              "fact size : count 0 .. %u\nfact age : count 0 .. %u\nfact flag : yes_no\n"
              "decision d : one of { x, y, z } otherwise refer because \"Silent\"\n"
              "table t for d by kind, size, age, flag hit first {\n",
              top, top);
  state = 1234567;
  static bool taken[8][128][128];
  memset(taken, 0, sizeof taken);
  for (unsigned r = 0; r < rules;) { /* no two alike: they would have one name */
    unsigned kind = rnd(8), lo = rnd(top), hi = lo + rnd(top - lo + 1), from = rnd(top);
    if (taken[kind][lo][from]) continue;
    taken[kind][lo][from] = true;
    r++;
    textbuf_add(&text, "  v%u, %u .. %u, >= %u, %s => %c\n", kind, lo, hi, from,
                rnd(2)   ? "any"
                : rnd(2) ? "yes"
                         : "no",
                "xyz"[rnd(3)]);
  }
  textbuf_add(&text, "}\n");
  bool made = compile_text(&c, a, "large.pol", text.text, strlen(text.text), false);
  if (c.tables == NULL) diags_print(&c.diags, stderr, DIAG_TEXT, false);
  (void)made; /* rows that can never apply are findings */
  assert_non_null(c.tables);
  run_all("large", &c.tables->policy);
  arena_free(a);
}

static void large_tables(void **unused) {
  (void)unused;
  large_table(50, 12);   /* one word */
  large_table(130, 12);  /* more than 64 rows: blocks of words */
  large_table(130, 120); /* classes that no instruction looks up */
  large_table(300, 14);  /* rules that do not fit a byte */
}

/* Columns with more classes than a byte holds, looked up in buckets of several values. */
static void many_classes(void **unused) {
  (void)unused;
  arena *a = arena_new();
  compilation c = { 0 };
  textbuf text = { .arena = a };
  textbuf_add(&text,
              "policy wide \"Wide\" {\n  language 1\n  in force from 2020-01-01\n}\n"
              "fact code : count 0 .. 99999\nfact size : count 0 .. 200\nfact flag : yes_no\n"
              "decision d : one of { x, y, z } otherwise refer because \"Silent\"\n"
              "table t for d by code, size, flag hit first {\n");
  state = 7654321;
  for (unsigned r = 0; r < 400; r++)
    textbuf_add(&text, "  %u .. %u, >= %u, %s => %c\n", r * 230, r * 230 + rnd(900), rnd(180),
                rnd(2) ? "any" : "yes", "xyz"[rnd(3)]);
  textbuf_add(&text, "}\n");
  (void)compile_text(&c, a, "wide.pol", text.text, strlen(text.text), false);
  assert_non_null(c.tables);
  assert_true(c.tables->policy.input[1].classes > 256);
  assert_true(c.tables->policy.input[2].classes > 100);
  run_all("wide", &c.tables->policy);
  arena_free(a);
}

/* ---- threads ------------------------------------------------------------------------------- */

enum { THREADS = 3 };
typedef struct part {
  size_t from, to;
  const polrt_column_answers *answers;
  polrt_work work;
} part;

static void *decide_part(void *of) {
  part *p = of;
  if (polrt_prepare_columns(policy, 1 << 20, POLRT_FASTEST, &p->work))
    polrt_decide_prepared_columns(policy, column, p->from, p->to, p->answers, &p->work);
  return NULL;
}

/* Rows split over threads at places that are no multiple of anything. */
static void split_over_threads(void **unused) {
  (void)unused;
  arena *a = arena_new();
  compilation c = { 0 };
  assert_true(compile_file(&c, a, POLC_SOURCE "/policies/inhaled_nitric_oxide.pol", false));
  policy = &c.tables->policy;
  state = 88172645463325252u;
  random_rows(300, 300);
  for (unsigned i = 0; i < policy->inputs; i++) pack_column(i, false);
  size_t count = polrt_columns_work_words(policy);
  part parts[THREADS];
  pthread_t thread[THREADS];
  polrt_column_answers to[DECISIONS];
  memset(got, 0xA5, sizeof got);
  for (unsigned d = 0; d < policy->decisions; d++)
    to[d] = (polrt_column_answers){ got[d].status, got[d].outcome,  got[d].rule,
                                    got[d].answer, got[d].possible, got[d].rule_number };
  for (unsigned k = 0; k < THREADS; k++) {
    size_t from = k * (ROWS / 3 + 7), end = k + 1 == THREADS ? ROWS : (k + 1) * (ROWS / 3 + 7);
    parts[k] = (part){ from, end, to, { calloc(count, sizeof(uint64_t)), count, FUEL } };
    assert_non_null(parts[k].work.words);
    assert_int_equal(pthread_create(&thread[k], NULL, decide_part, &parts[k]), 0);
  }
  for (unsigned k = 0; k < THREADS; k++) assert_int_equal(pthread_join(thread[k], NULL), 0);
  polrt_work search = { parts[0].work.words, polrt_work_words(policy), FUEL };
  decide_one_by_one(&search);
  compare("threads", false);
  for (unsigned k = 0; k < THREADS; k++) free(parts[k].work.words);
  arena_free(a);
}

/* ---- revisions ----------------------------------------------------------------------------- */

/* A day on which a revision is in force. */
static int32_t day_of(unsigned revision) {
  const int32_t *bounds =
      (const int32_t *)(const void *)((const char *)policy->tables + policy->input[0].bounds_at);
  return revision == 0 ? policy->input[0].lo : bounds[revision - 1];
}

static void decide_at(unsigned revision, unsigned r, polrt_result *results, polrt_work *work) {
  polrt_set facts[POLRT_MAX_INPUTS];
  for (unsigned i = 0; i < policy->inputs; i++)
    facts[i] =
        known[i][r / 64] >> r % 64 & 1 ? polrt_exactly(value[i][r]) : polrt_unknown(policy, i);
  facts[0] = polrt_exactly(day_of(revision));
  polrt_decide(policy, facts, work, results);
}

/* Of a policy that computes nothing from the date, the date may be any day of the revision. */
static void compare_revisions(unsigned before, unsigned after, bool open) {
  size_t count = polrt_columns_changed_words(policy);
  polrt_work work = { calloc(count, sizeof(uint64_t)), count, FUEL };
  assert_non_null(work.words);
  uint64_t matter = polrt_columns_that_matter(policy, before, after);
  uint64_t outcome[DECISIONS][(ROWS + 63) / 64], by[DECISIONS][(ROWS + 63) / 64];
  polrt_column_changes changes[DECISIONS];
  random_rows(0, open ? 900 : 0);
  for (unsigned i = 0; i < policy->inputs; i++) {
    pack_column(i, !open);
    if (!(matter >> i & 1)) column[i] = (polrt_column){ .values = NULL };
  }
  for (unsigned d = 0; d < policy->decisions; d++)
    changes[d] = (polrt_column_changes){ outcome[d], by[d] };
  for (size_t from = 0, end; from < ROWS; from = end) {
    end = from + 1 + rnd(ROWS);
    if (end > ROWS) end = ROWS;
    assert_true(polrt_columns_changed(policy, before, after, column, from, end, changes, &work));
  }
  work.count = polrt_work_words(policy);
  for (unsigned r = 0; r < ROWS; r++) {
    polrt_result a[DECISIONS], b[DECISIONS];
    decide_at(before, r, a, &work);
    decide_at(after, r, b, &work);
    for (unsigned d = 0; d < policy->decisions; d++) {
      bool differs = a[d].possible != b[d].possible ||
                     polrt_status_of(a[d].answer) != polrt_status_of(b[d].answer) ||
                     polrt_outcome_of(a[d].answer) != polrt_outcome_of(b[d].answer);
      assert_int_equal(outcome[d][r / 64] >> r % 64 & 1, differs);
      assert_int_equal(by[d][r / 64] >> r % 64 & 1,
                       polrt_rule_of(a[d].answer) != polrt_rule_of(b[d].answer));
    }
  }
  free(work.words);
}

static void changed_between_revisions(void **unused) {
  (void)unused;
  arena *a = arena_new();
  compilation c = { 0 };
  assert_true(compile_file(&c, a, POLC_SOURCE "/policies/inhaled_nitric_oxide.pol", false));
  policy = &c.tables->policy;
  state = 88172645463325252u;
  unsigned revisions = policy->input[0].classes;
  assert_true(revisions > 2);
  for (unsigned before = 0; before < revisions; before++)
    for (unsigned after = 0; after < revisions; after++)
      compare_revisions(before, after, (before + after) % 2 != 0);
  assert_int_equal(polrt_columns_that_matter(policy, 1, 1), 0);
  assert_int_equal(polrt_columns_that_matter(policy, 1, 2) & 1, 0); /* not the date itself */
  arena_free(a);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(shipped_policies),   cmocka_unit_test(computed_columns),
    cmocka_unit_test(large_tables),       cmocka_unit_test(many_classes),
    cmocka_unit_test(split_over_threads), cmocka_unit_test(changed_between_revisions),
  };
  return cmocka_run_group_tests_name("columns", tests, NULL, NULL);
}
