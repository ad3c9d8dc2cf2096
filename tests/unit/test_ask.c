/* test_ask.c -- interviews about the shipped policies, held with people who know their case.
 *
 * Each question must be one that can still change the answer, and the answer at the end must be that
 * of the whole case, by the naive evaluator.
 */
#include "ask.h"
#include "compile.h"
#include "naive.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { CASES = 40 };

typedef struct person {
  const model *model;
  int32_t day;
  int32_t values[MODEL_MAX_FACTS];
} person;

static uint32_t next_random(uint64_t *seed) {
  *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return (uint32_t)(*seed >> 33);
}

/* Values on both sides of what the policy compares, in one case out of two near those of a test. */
static person somebody(arena *a, const model *m, uint64_t *seed) {
  person p = { .model = m };
  uint32_t r = next_random(seed) % m->revisions.count;
  p.day = m->revisions.items[r].day + (int32_t)(next_random(seed) % 400);
  for (uint32_t i = 0; i < m->given_facts; i++) {
    naive_values v = naive_classes(a, m, i + 1);
    p.values[i] = v.items[next_random(seed) % v.count];
  }
  if (m->examples.count == 0 || next_random(seed) % 2 == 0) return p;
  const example *e = &m->examples.items[next_random(seed) % m->examples.count];
  if (e->has_day && model_revision_on(m, e->day) != 0) p.day = e->day;
  for (uint32_t i = 0; i < e->givens.count; i++) {
    const given *g = &e->givens.items[i];
    if (g->unknown) continue;
    p.values[g->fact->input - 1] =
        fact_is_ordinal(g->fact) ? g->lo : (int32_t)__builtin_ctzll(g->members);
  }
  return p;
}

static const char *said(arena *a, const person *p, const fact_slot *s) {
  if (s->first == 0) return date_text(a, p->day);
  assert_non_null(s->fact);
  return fact_value_text(a, s->fact, p->values[s->first - 1]);
}

static void compare_answers(const person *p, naive *n, const case_answer *all) {
  naive_case at = { model_revision_on(p->model, p->day), p->day, p->values };
  assert_int_equal(all->decisions.count, p->model->decisions.count);
  for (uint32_t i = 0; i < all->decisions.count; i++) {
    const decision_answer *d = &all->decisions.items[i];
    naive_answer whole = naive_decide(n, d->decision, at);
    assert_string_not_equal(d->status, "undetermined");
    assert_ptr_equal(d->outcome, whole.outcome);
    if (d->rule == NULL) continue;
    assert_string_equal(d->rule, whole.rule != NULL ? whole.rule->name : "otherwise");
  }
}

/* How many questions it takes. */
static uint32_t hold(arena *a, const tables *t, const person *p, naive *n) {
  case_facts nothing = facts_unknown(a, t);
  interview v = interview_new(a, t, NULL, &nothing);
  const decision *about;
  uint32_t questions = 0;
  for (int slot; (slot = interview_next(&v, &about)) != ASK_NOTHING; questions++) {
    fact_slot s = facts_slot(t, (uint32_t)slot);
    diags sink = { .arena = a };
    assert_true(questions < facts_slots(t));
    bool taken = interview_answer(&v, (uint32_t)slot, said(a, p, &s), &sink);
    if (!taken) diags_print(&sink, stderr, DIAG_TEXT, false);
    assert_true(taken);
    assert_false(interview_is_contradictory(&v));
  }
  case_answer end = answer_case(a, &v.facts);
  compare_answers(p, n, &end);
  return questions;
}

static void interviews_about(const char *name, double most) {
  arena *a = arena_new();
  compilation c;
  const char *path = arena_printf(a, "%s/policies/%s.pol", POLC_SOURCE, name);
  assert_true(compile_file(&c, a, path, false));
  naive *n = naive_new(a, c.model);
  uint64_t seed = 20261122;
  uint32_t held = 0, questions = 0, facts = facts_slots(c.tables);
  for (uint32_t i = 0; i < CASES; i++) {
    arena *scratch = arena_new();
    person p = somebody(scratch, c.model, &seed);
    naive_case at = { model_revision_on(c.model, p.day), p.day, p.values };
    if (!naive_is_impossible(n, at)) {
      questions += hold(scratch, c.tables, &p, n);
      held++;
    }
    arena_free(scratch);
  }
  assert_true(held > CASES / 2);
  print_message("%s: %.1f questions on average, of %u facts\n", name, (double)questions / held,
                (unsigned)facts);
  assert_true((double)questions / held <= most * facts);
  arena_free(a);
}

static void about_colorectal_cancer_screening(void **state) {
  (void)state;
  interviews_about("colorectal_cancer_screening", 0.6);
}

static void about_cpap(void **state) {
  (void)state;
  interviews_about("cpap_osa", 0.7);
}

static void about_home_oxygen(void **state) {
  (void)state;
  interviews_about("home_oxygen", 0.5);
}

static void about_inhaled_nitric_oxide(void **state) {
  (void)state;
  interviews_about("inhaled_nitric_oxide", 0.9);
}

static void about_lung_cancer_screening(void **state) {
  (void)state;
  interviews_about("lung_cancer_screening_ldct", 0.7);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(about_colorectal_cancer_screening),
    cmocka_unit_test(about_cpap),
    cmocka_unit_test(about_home_oxygen),
    cmocka_unit_test(about_inhaled_nitric_oxide),
    cmocka_unit_test(about_lung_cancer_screening),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
