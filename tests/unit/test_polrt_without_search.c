/* test_polrt_without_search.c -- a runtime compiled without its search says less, and nothing wrong.
 *
 * The same facts go to the whole runtime and to one compiled here with POLRT_WITHOUT_SEARCH: with every
 * fact known both give the same answers; with facts missing the small one finds at least the outcomes that
 * are possible, is exact only where it says the same, and determines nothing else than the whole one.
 */
#include "compile.h"

#include "polrt.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

/* The second runtime, under names of its own. */
#define polrt_day small_day
#define polrt_unknown small_unknown
#define polrt_derive small_derive
#define polrt_work_words small_work_words
#define polrt_row_against small_row_against
#define polrt_row_truth small_row_truth
#define polrt_decide small_decide
#define polrt_deciding_rows small_deciding_rows
#define polrt_next_caveat small_next_caveat
#define polrt_assumptions small_assumptions
#define polrt_limits small_limits
#define polrt_class small_class
#define polrt_row small_row
#define polrt_text small_text
#define span small_span /* a word of the compiler, too */
#define reading small_reading
#define POLRT_WITHOUT_SEARCH
#define POLRT_WITHOUT_NAMES
#define POLRT_WITHOUT_CODES
#pragma GCC diagnostic ignored "-Wmissing-prototypes"
#include "../../runtime/polrt.c"
#undef span
#undef reading
#undef polrt_unknown
#undef polrt_decide
#undef polrt_work_words
#undef polrt_deciding_rows

enum { CASES = 4000, MOST_DECISIONS = 16 };

static uint64_t state = UINT64_C(88172645463325252);

static uint32_t below(uint32_t n) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (uint32_t)(state >> 20) % n;
}

static int32_t some_value(const polrt_input *in) {
  uint64_t width = (uint64_t)((int64_t)in->hi - in->lo) + 1;
  return (int32_t)(in->lo + (int64_t)((((uint64_t)below(1 << 20) << 20) + below(1 << 20)) % width));
}

/* `open' of a hundred facts are unknown, as many known in part. */
static void make_facts(const polrt_policy *p, polrt_set *facts, unsigned open) {
  for (unsigned i = 0; i < p->inputs; i++) {
    const polrt_input *in = &p->input[i];
    uint32_t how = below(100);
    facts[i] = polrt_unknown(p, i);
    if (how < open) continue;
    int32_t x = some_value(in), y = how < 2 * open ? some_value(in) : x;
    facts[i].lo = x < y ? x : y;
    facts[i].hi = x < y ? y : x;
    if (in->kind > POLRT_ONE_OF && in->absent && facts[i].lo == in->lo && facts[i].hi > in->lo)
      facts[i].lo++;
    if (in->kind > POLRT_ONE_OF) facts[i].members = ~UINT64_C(0);
  }
}

static unsigned compared, inexact;

static void compare(const polrt_policy *p, const polrt_set *facts, polrt_work *work, bool complete) {
  polrt_result whole[MOST_DECISIONS], small[MOST_DECISIONS];
  polrt_work none = { NULL, 0, 0 };
  polrt_status all = polrt_decide(p, facts, work, whole);
  polrt_status one = small_decide(p, facts, &none, small);
  bool is_void = all == POLRT_INVALID || all == POLRT_INCONSISTENT;
  assert_true((all == POLRT_INVALID) == (one == POLRT_INVALID));
  if (complete) assert_int_equal(all, one);
  for (unsigned d = 0; d < p->decisions; d++) {
    compared++;
    inexact += small[d].exact == 0;
    assert_true(whole[d].exact != 0 || !complete);
    assert_int_equal(whole[d].possible & ~small[d].possible, 0);
    if (complete || small[d].exact) {
      assert_int_equal(small[d].answer, whole[d].answer);
      assert_int_equal(small[d].possible, whole[d].possible);
      assert_true(small[d].exact);
    }
    if (is_void || polrt_status_of(small[d].answer) == POLRT_UNDETERMINED) continue;
    assert_int_equal(polrt_status_of(small[d].answer), polrt_status_of(whole[d].answer));
    assert_int_equal(polrt_outcome_of(small[d].answer), polrt_outcome_of(whole[d].answer));
    unsigned rule = polrt_rule_of(small[d].answer);
    if (rule != POLRT_NO_RULE) assert_int_equal(rule, polrt_rule_of(whole[d].answer));
  }
}

static void compare_policy(const char *path) {
  arena *a = arena_new();
  compilation c;
  assert_true(compile_file(&c, a, path, false));
  const polrt_policy *p = &c.tables->policy;
  polrt_set facts[POLRT_MAX_INPUTS];
  polrt_work work = { NULL, polrt_work_words(p), 0 };
  assert_true(p->decisions <= MOST_DECISIONS);
  work.words = calloc(work.count, sizeof *work.words);
  for (unsigned i = 0; i < CASES; i++) {
    unsigned open = i % 4 == 0 ? 0 : 5 * (i % 8);
    make_facts(p, facts, open);
    compare(p, facts, &work, open == 0);
  }
  free(work.words);
  arena_free(a);
}

static void test_policies(void **unused) {
  static const char *const paths[] = {
    POLC_SOURCE "/policies/inhaled_nitric_oxide.pol",
    POLC_SOURCE "/policies/cpap_osa.pol",
    POLC_SOURCE "/policies/home_oxygen.pol",
    POLC_SOURCE "/policies/lung_cancer_screening_ldct.pol",
    POLC_SOURCE "/policies/colorectal_cancer_screening.pol",
    POLC_SOURCE "/tests/exhaustive/policies/layered.pol",
    POLC_SOURCE "/tests/exhaustive/policies/mixture.pol",
  };
  (void)unused;
  for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) compare_policy(paths[i]);
  assert_true(inexact > compared / 100 && inexact < compared);
}

int main(void) {
  const struct CMUnitTest tests[] = { cmocka_unit_test(test_policies) };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
