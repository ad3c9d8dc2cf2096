/* test_smt.c -- texts of a policy stay texts in the export; answers of a solver are read with care. */
#include "smt.h"
#include "solver.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void names_are_quoted(void **state) {
  arena *a = arena_new();
  (void)state;
  assert_string_equal(smt_symbol(a, "rule.", "grid.low.ge_65", "~2"), "rule.grid.low.ge_65~2");
  assert_string_equal(smt_symbol(a, "rule.", "a b", ""), "|rule.a b|");
  assert_string_equal(smt_symbol(a, "rule.", "a|)(exit)", ""), "|rule.a%7C)(exit)|");
  assert_string_equal(smt_symbol(a, "rule.", "a\\", "~2"), "|rule.a%5C~2|");
  assert_string_equal(smt_symbol(a, "rule.", "a\n;\xC3\xA4", ""), "|rule.a%0A;%C3%A4|");
  assert_string_not_equal(smt_symbol(a, "", "a|", ""), smt_symbol(a, "", "a%7C", ""));
  arena_free(a);
}

static void comments_end_where_they_should(void **state) {
  arena *a = arena_new();
  smt s = { .arena = a, .out = { .arena = a }, .suffix = "" };
  (void)state;
  smt_comment(&s, "one\n(exit)\r(exit)\t|");
  smt_comment(&s, "");
  assert_string_equal(s.out.text, "; one (exit) (exit) |\n;\n");
  arena_free(a);
}

static void strings_are_closed(void **state) {
  arena *a = arena_new();
  (void)state;
  assert_string_equal(smt_string(a, "a \"b\"\n\\"), "\"a \"\"b\"\"?\\\"");
  assert_string_equal(smt_number(a, INT32_MIN), "(- 2147483648)");
  assert_string_equal(smt_number(a, 0), "0");
  arena_free(a);
}

/* A date from 0 to 100, and two facts from -5 to 9. */
static bool reads(arena *a, const char *text, naive_case *at) {
  static fact date = { .lo = 0, .hi = 100 }, x = { .lo = -5, .hi = 9, .input = 1 },
              y = { .lo = -5, .hi = 9, .input = 2 };
  fact *facts[] = { &x, &y };
  revision only = { .number = 1, .day = 10 };
  const model m = { .date = &date, .facts = { facts, 2, 2 }, .revisions = { &only, 1, 1 } };
  const smt_question q = { .kind = SMT_DECIDES };
  naive_case second;
  return smt_read_values(a, &m, &q, text, at, &second);
}

static void values_are_read(void **state) {
  arena *a = arena_new();
  naive_case at;
  (void)state;
  assert_true(reads(a, "((fact.d 50)\n (|fact.x ) 3| (- 5))\n ((ite a 1 0) 9))", &at));
  assert_int_equal(at.day, 50);
  assert_int_equal(at.revision, 1);
  assert_int_equal(at.values[0], -5);
  assert_int_equal(at.values[1], 9);
  arena_free(a);
}

static void values_that_cannot_be_are_refused(void **state) {
  static const char *const bad[] = {
    "",
    "((fact.d 50))",
    "((fact.d 50) (fact.x 3))",
    "((fact.d 50) (fact.x 3) (fact.y 10))",
    "((fact.d 101) (fact.x 3) (fact.y 4))",
    "((fact.d 50) (fact.x (- 6)) (fact.y 4))",
    "((fact.d 50) (fact.x 99999999999999999999) (fact.y 4))",
    "((fact.d 50) (fact.x true) (fact.y 4))",
    "((fact.d 50) (fact.x (/ 1 2)) (fact.y 4))",
    "(error \"model is not available\")",
    "((fact.d 50) (|fact.x 3) (fact.y 4))",
    "((fact.d 50) (fact.x (- 3) (fact.y 4))",
    "((((((((",
  };
  arena *a = arena_new();
  naive_case at;
  (void)state;
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_false(reads(a, bad[i], &at));
  arena_free(a);
}

/* ---- the solver as a program ------------------------------------------------------------- */

static solver_answer run(arena *a, const char *program, size_t length, unsigned seconds) {
  char *script = arena_alloc(a, length + 1);
  memset(script, '\n', length);
  assert_int_equal(setenv("POLC_Z3", program, 1), 0);
  solver_answer answer = solver_run(a, script, length, seconds);
  (void)unsetenv("POLC_Z3");
  return answer;
}

static void a_solver_may_be_missing(void **state) {
  arena *a = arena_new();
  (void)state;
  assert_int_equal(run(a, "", 10, 5).state, SOLVER_MISSING);
  assert_int_equal(run(a, "/no/such/program", 10, 5).state, SOLVER_MISSING);
  arena_free(a);
}

/* It reads nothing, and ends: writing to it raises no signal. */
static void a_solver_may_not_listen(void **state) {
  arena *a = arena_new();
  (void)state;
  solver_answer answer = run(a, "true", 4 << 20, 20);
  assert_int_equal(answer.state, SOLVER_ANSWERED);
  assert_string_equal(answer.text, "");
  arena_free(a);
}

/* What it does with its words is its own affair: echo answers with them. */
static void a_solver_may_answer_anything(void **state) {
  arena *a = arena_new();
  (void)state;
  assert_string_equal(run(a, "echo", 4 << 20, 20).text, "-in -smt2 -T:20\n");
  arena_free(a);
}

/* tests/unit/idle_solver.sh starts another program that holds on to its output. */
static void a_solver_that_does_not_end_is_stopped(void **state) {
  arena *a = arena_new();
  (void)state;
  assert_int_equal(run(a, POLC_SOURCE "/tests/unit/idle_solver.sh", 4 << 20, 1).state, SOLVER_LATE);
  arena_free(a);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(names_are_quoted),
    cmocka_unit_test(comments_end_where_they_should),
    cmocka_unit_test(strings_are_closed),
    cmocka_unit_test(values_are_read),
    cmocka_unit_test(values_that_cannot_be_are_refused),
    cmocka_unit_test(a_solver_may_be_missing),
    cmocka_unit_test(a_solver_may_not_listen),
    cmocka_unit_test(a_solver_may_answer_anything),
    cmocka_unit_test(a_solver_that_does_not_end_is_stopped),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
