/* test_mutate.c -- what `polc mutate' proves and finds, against a look at every case.
 *
 * The policies are small enough to enumerate: a mutant is equivalent if and only if no case at all is
 * answered otherwise.
 */
#include "mutate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char head[] = "policy p \"P\" { language 1 selected by date_of_service in force from "
                           "2020-01-01 }\n";

/* Exceptions, precedence, `requires' with `unless', a count, an absent value, a cut in time. */
static const char mixed[] =
    "fact a : quantity step 1 range 0 .. 6\n"
    "fact b : quantity step 1 range 0 .. 3 or never\n"
    "fact x : yes_no\nfact y : yes_no\nfact z : yes_no\n"
    "fact k : open one of { k1, k2 }\n"
    "impossible a = 0 and x because \"cannot be\"\n"
    "criterion some is at least 2 of { x, y, z }\n"
    "criterion low is a <= 3 or b < 2\n"
    "decision d : one of { p, q, r }\n  otherwise r\n"
    "rule one for d when low and k is k1 requires some unless z, y then p because \"1\"\n"
    "  else q because \"not 1\"\n"
    "rule two for d when a in 2 .. 4 and k in { k1, k2 } then q because \"2\"\n"
    "rule three for d when k is k2 and not some and a > 2 then p because \"3\"\n"
    "rule four for d from 2021-01-01 when k is other and b >= 1 then q because \"4\"\n"
    "precedence for d { one, two, three } because \"order\"\n"
    "test \"t\" on 2020-05-01 { given a is 3, k is k2, x, y expect d is q }\n"
    "revision 2022-06-01 \"later\" {\n  extend k { k3 }\n"
    "  amend criterion low was is a <= 3 or b < 2 now is a <= 2 or b < 2 }\n";

/* Conditions that imply others, so that some mutants change nothing. */
static const char implied[] =
    "fact a : quantity step 1 range 0 .. 9\nfact x : yes_no\nfact y : yes_no\n"
    "decision d : one of { p, q }\n  otherwise q\n"
    "rule high for d when a >= 6 then p because \"1\"\n"
    "rule middle for d when a in 3 .. 7 and x then q because \"2\"\n"
    "rule low for d when a < 3 and (x or y) then p because \"3\"\n"
    "precedence for d { high, middle, low } because \"order\"\n"
    "test \"t\" on 2020-05-01 { given a is 7 expect d is p by high }\n";

typedef struct walk {
  mutation *x;
  const mutant *m;
  ranks before, after;
  int32_t values[64];
  bool differs;
} walk;

static bool answers_equal(const model *m, const naive_answer *a, const naive_answer *b) {
  (void)m;
  if (a->status != b->status || a->rule != b->rule || a->outcome != b->outcome) return false;
  const limit_list *x = a->version != NULL ? &a->version->limits : NULL;
  const limit_list *y = b->version != NULL ? &b->version->limits : NULL;
  return (x != NULL ? x->count : 0) == (y != NULL ? y->count : 0);
}

static void look_on(walk *w, int32_t day) {
  const model *m = w->x->study->model;
  for (uint32_t i = 0; i < m->decisions.count; i++) {
    naive_case at = { model_revision_on(m, day), day, w->values };
    naive_answer a = naive_decide(w->before.naive, m->decisions.items[i], at);
    if (a.status == NAIVE_IMPOSSIBLE) continue;
    mutant_put(w->m);
    at.revision = model_revision_on(m, day);
    naive_answer b = naive_decide(w->after.naive, m->decisions.items[i], at);
    mutant_take_back(w->m);
    w->differs |= !answers_equal(m, &a, &b);
  }
}

static void look_at_all(walk *w, uint32_t input) {
  const model *m = w->x->study->model;
  if (w->differs) return;
  if (input < m->given_facts) {
    const fact *f = m->facts.items[input];
    for (int32_t v = f->lo; v <= f->hi; v++) {
      w->values[input] = v;
      look_at_all(w, input + 1);
    }
    return;
  }
  for (uint32_t r = 0; r < m->revisions.count; r++)
    for (int32_t day = -1; day <= 1; day++) look_on(w, m->revisions.items[r].day + day);
}

/* A table in order, an exception across it, a resolve, cases that cannot be, a second decision. */
static const char tabled[] =
    "fact a : quantity step 1 range 0 .. 6\n"
    "fact b : quantity step 1 range 0 .. 6\n"
    "fact c : yes_no\n"
    "criterion low is a <= 2 and b <= 3\n"
    "impossible a = 6 and b >= 5 because \"never seen\"\n"
    "decision x : one of { p, q, r } otherwise r\n"
    "table grid for x by a, b hit first because \"grid\" {\n"
    "  one: 0 .. 3, 1 .. 4 => p\n"
    "  two: 2 .. 5, 0 .. 3 => q\n"
    "  three: 5 .. 6, 3 .. 6 => p\n"
    "  four: any, 6 => q\n"
    "}\n"
    "rule special for x when c and a = 3 then r exception to one, two, four\n"
    "decision y : one of { s, t } otherwise t\n"
    "rule up for y when a >= 3 and not c then s\n"
    "rule down for y when low or b = 6 then t\n"
    "resolve up over down where a in 3 .. 5 and b = 6 because \"agreed\"\n"
    "test \"one\" on 2020-06-01 { given a is 1, b is 2, not c expect x is p expect y is t }\n";

static void compare_all(const char *text, uint32_t least_equivalent) {
  arena *a = arena_new();
  compilation c;
  const char *whole = arena_printf(a, "%s%s", head, text);
  bool fine = compile_text(&c, a, "p.pol", whole, strlen(whole), false);
  if (!fine) diags_print(&c.diags, stderr, DIAG_TEXT, false);
  assert_true(fine);
  mutation *x = mutation_new(study_new(&c));
  mutation_run(x);
  uint32_t equivalent = 0, survived = 0;
  for (uint32_t i = 0; i < x->mutants.count; i++) {
    mutant *m = &x->mutants.items[i];
    walk w = { .x = x, .m = m, .before = x->study->ranks, .after = x->study->ranks };
    mutant_put(m);
    if (m->turned != NULL) w.after = study_ranks(a, x->study->model);
    mutant_take_back(m);
    if (m->fate == MUTANT_REFUSED) continue;
    look_at_all(&w, 0);
    if (w.differs != (m->fate != MUTANT_EQUIVALENT)) print_message("%s\n", m->what);
    assert_int_not_equal(m->fate, MUTANT_UNSETTLED);
    assert_int_equal(w.differs, m->fate != MUTANT_EQUIVALENT);
    equivalent += m->fate == MUTANT_EQUIVALENT;
    survived += m->fate == MUTANT_SURVIVED;
  }
  assert_true(equivalent >= least_equivalent);
  assert_true(survived > 0);
  uint32_t count;
  const char *more = mutation_suggest(x, &count);
  const char *both = arena_printf(a, "%s%s", whole, more);
  assert_true(compile_text(&c, a, "p.pol", both, strlen(both), false));
  x = mutation_new(study_new(&c));
  mutation_run(x);
  for (uint32_t i = 0; i < x->mutants.count; i++)
    assert_int_not_equal(x->mutants.items[i].fate, MUTANT_SURVIVED);
  arena_free(a);
}

static void mutants_of_a_mixture(void **state) {
  (void)state;
  compare_all(mixed, 0);
}

static void mutants_of_implied_conditions(void **state) {
  (void)state;
  compare_all(implied, 1);
}

static void mutants_of_a_table_and_its_neighbours(void **state) {
  (void)state;
  compare_all(tabled, 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(mutants_of_a_mixture),
    cmocka_unit_test(mutants_of_implied_conditions),
    cmocka_unit_test(mutants_of_a_table_and_its_neighbours),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
