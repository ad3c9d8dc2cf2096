/* smt_policies.c -- findings about policies, compared with an SMT solver that reads their export.
 *
 *   smt_policies FIRST COUNT      random policies number FIRST .. FIRST + COUNT - 1
 *   smt_policies --files FILE...  policies from files
 *
 * Exit status 1: some finding differs (the policy is printed); 77: there is no solver.
 */
#include "generate.h"
#include "smt_compare.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NO_SOLVER = 77, SECONDS = 120, DIFFERENT_MAX = 5 };

typedef struct totals {
  unsigned long policies, agree, silent, different;
} totals;

static smt_verdict try_text(arena *a, const char *text, const char **wrong, compilation *c) {
  (void)compile_text(c, a, "random.pol", text, strlen(text), false);
  return smt_compare(a, c, SECONDS, wrong);
}

static void count(totals *t, smt_verdict v) {
  t->policies++;
  t->agree += v == SMT_AGREES;
  t->silent += v == SMT_SILENT;
  t->different += v == SMT_DIFFERS;
}

/* Leaves out every item without which something still differs. */
static void shrink(const random_policy *p, item_state *state) {
  for (uint32_t i = 0; i < p->items.count; i++) {
    arena *a = arena_new();
    compilation c;
    const char *wrong;
    state[i] = ITEM_LEFT_OUT;
    if (try_text(a, random_policy_text(a, p, state), &wrong, &c) != SMT_DIFFERS)
      state[i] = ITEM_KEPT;
    arena_free(a);
  }
}

static void report(const random_policy *p, unsigned long long number) {
  arena *a = arena_new();
  item_state *state = arena_alloc(a, (p->items.count + 1) * sizeof *state);
  compilation c;
  const char *wrong, *text;
  shrink(p, state);
  text = random_policy_text(a, p, state);
  (void)try_text(a, text, &wrong, &c);
  printf("policy %llu:\n%s%s", number, text, wrong);
  diags_print(&c.diags, stdout, DIAG_TEXT, false);
  printf("\n");
  fflush(stdout);
  arena_free(a);
}

static void try_random(unsigned long long number, totals *t) {
  arena *a = arena_new();
  compilation c;
  const char *wrong;
  random_policy p = random_policy_new(a, number);
  smt_verdict v = try_text(a, random_policy_text(a, &p, NULL), &wrong, &c);
  count(t, v);
  if (v == SMT_DIFFERS) report(&p, number);
  arena_free(a);
}

/* A file must be comparable: that its policy is refused, or not answered, is a failure too. */
static void try_file(const char *path, totals *t) {
  arena *a = arena_new();
  compilation c;
  const char *wrong;
  (void)compile_file(&c, a, path, false);
  smt_verdict v = smt_compare(a, &c, SECONDS, &wrong);
  if (v == SMT_SILENT) wrong = "nothing could be compared\n";
  if (v != SMT_AGREES) {
    printf("%s: %s", path, wrong);
    diags_print(&c.diags, stdout, DIAG_TEXT, false);
    v = SMT_DIFFERS;
  }
  count(t, v);
  arena_free(a);
}

static bool is_solver_there(void) {
  arena *a = arena_new();
  bool there = smt_is_there(a);
  arena_free(a);
  return there;
}

static void print_totals(const totals *t) {
  printf("%lu policies: %lu agree, %lu not compared, %lu differ\n", t->policies, t->agree,
         t->silent, t->different);
  printf("%llu questions sat, %llu unsat, %llu unknown\nconfirmed:", (unsigned long long)smt_sat,
         (unsigned long long)smt_unsat, (unsigned long long)smt_unknown);
  for (int i = 0; i < DIAG_CODE_COUNT; i++)
    if (smt_confirmed[i] > 0)
      printf(" %s %llu", diag_code_name((diag_code)i), (unsigned long long)smt_confirmed[i]);
  printf("\n");
}

int main(int argc, char **argv) {
  bool files = argc > 2 && strcmp(argv[1], "--files") == 0;
  if (!files && argc != 3) {
    fprintf(stderr, "usage: smt_policies FIRST COUNT | --files FILE...\n");
    return 2;
  }
  if (!is_solver_there()) {
    printf("skipped: there is no z3\n");
    return NO_SOLVER;
  }
  totals t = { 0 };
  if (files) {
    for (int i = 2; i < argc; i++) try_file(argv[i], &t);
  } else {
    unsigned long long first = strtoull(argv[1], NULL, 10), all = strtoull(argv[2], NULL, 10);
    for (unsigned long long i = 0; i < all && t.different < DIFFERENT_MAX; i++)
      try_random(first + i, &t);
  }
  print_totals(&t);
  return t.different > 0;
}
