/* test_sufficient.c -- the facts that suffice for an answer, against every completion.
 *
 * With them alone every way to fill in the rest is answered alike; with any one of them less some way
 * is not.  The policy is small enough for the naive evaluator to try all of them.
 */
#include "compile.h"
#include "explain.h"
#include "naive.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char text[] =
    "policy p \"P\" { language 1 in force from 2020-01-01 }\n"
    "fact a : quantity step 1 range 0 .. 6\n"
    "fact b : quantity step 1 range 0 .. 4 or never\n"
    "fact x : yes_no\nfact y : yes_no\nfact z : yes_no\n"
    "fact k : open one of { k1, k2 }\n"
    "impossible a = 0 and x because \"cannot be\"\n"
    "criterion some is at least 2 of { x, y, z }\n"
    "criterion low is a <= 3 or b < 2\n"
    "decision d : one of { p, q, r }\n  otherwise r\n"
    "rule one for d when low and k is k1 requires some unless z, y then p because \"1\"\n"
    "  else q because \"not 1\"\n"
    "rule two for d when a in 2 .. 4 and k in { k1, k2 } then q because \"2\"\n"
    "rule three for d when k is k2 and not some and a > b then p because \"3\"\n"
    "precedence for d { one, two, three } because \"order\"\n";

typedef struct walk {
  compilation c;
  naive *naive;
  const decision *decision;
  inquiry *inquiry;
  int32_t day, values[8];
  uint32_t cases, spared;
} walk;

/* One outcome and one rule, whatever the facts outside of the set are? */
static bool settles(walk *w, arena *a, fact_set held) {
  const model *m = w->c.model;
  naive_values *known = arena_alloc(a, (m->given_facts + 1) * sizeof *known);
  static const int32_t revision[] = { 1 };
  known[0] = (naive_values){ revision, 1, &w->day };
  for (uint32_t i = 1; i <= m->given_facts; i++) {
    const fact *f = m->facts.items[i - 1];
    int32_t *all = arena_alloc(a, (uint32_t)(f->hi - f->lo + 1) * sizeof *all);
    for (int32_t v = f->lo; v <= f->hi; v++) all[v - f->lo] = v;
    known[i] = (naive_values){ all, (uint32_t)(f->hi - f->lo + 1), NULL };
    if (held >> i & 1) known[i] = (naive_values){ &w->values[i - 1], 1, NULL };
  }
  naive_outlook o = naive_possible(a, w->naive, w->decision, known, 100000);
  assert_true(o.complete);
  return o.status != NAIVE_UNDETERMINED && o.rule_count <= 1;
}

static void look(walk *w) {
  const model *m = w->c.model;
  arena *a = arena_new();
  naive_case at = { 1, w->day, w->values };
  polrt_set *known = arena_alloc(a, (m->given_facts + 1) * sizeof *known);
  known[0] = polrt_exactly(w->day);
  for (uint32_t i = 0; i < m->given_facts; i++) known[i + 1] = polrt_exactly(w->values[i]);
  if (!naive_is_impossible(w->naive, at)) {
    fact_set kept = sufficient_facts(w->inquiry, known);
    assert_true(settles(w, a, kept));
    for (uint32_t i = 1; i <= m->given_facts; i++) {
      if (kept >> i & 1) assert_false(settles(w, a, kept & ~fact_bit(i)));
      w->spared += !(kept >> i & 1);
    }
    w->cases++;
  }
  arena_free(a);
}

static void walk_cases(walk *w, uint32_t input) {
  const model *m = w->c.model;
  if (input == m->given_facts) {
    look(w);
    return;
  }
  const fact *f = m->facts.items[input];
  for (int32_t v = f->lo; v <= f->hi; v++) {
    w->values[input] = v;
    walk_cases(w, input + 1);
  }
}

static void nothing_can_be_spared(void **state) {
  (void)state;
  arena *a = arena_new();
  walk w = { .day = 19000 };
  assert_true(compile_text(&w.c, a, "p.pol", text, strlen(text), false));
  w.naive = naive_new(a, w.c.model);
  w.decision = w.c.model->decisions.items[0];
  w.inquiry = inquiry_new(a, w.c.tables, w.decision);
  walk_cases(&w, 0);
  assert_true(w.cases > 800);
  assert_true(w.spared > w.cases); /* more than one fact in a case does not matter */
  arena_free(a);
}

int main(void) {
  const struct CMUnitTest tests[] = { cmocka_unit_test(nothing_can_be_spared) };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
