/* random_policies.c -- compiles policies made at random and compares every finding with the truth.
 *
 *   random_policies FIRST COUNT      policies number FIRST .. FIRST + COUNT - 1
 *   random_policies --show NUMBER    prints one of them
 *
 * A policy that shows a disagreement is made as small as it goes before it is printed; the exit status
 * is then 1.
 */
#include "brute.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *current_text; /* for when polc itself ends the process */

static void show_current(void) {
  if (current_text != NULL) fprintf(stderr, "the policy was:\n%s", current_text);
}

typedef struct totals {
  uint64_t policies, refused, findings, clean, different;
} totals;

static bool is_refused(const compilation *c) { return c->rows == NULL; }

/* NULL: all agree, or the policy is none. */
static const char *try_policy(arena *a, const random_policy *p, const bool *without,
                              uint64_t number, compilation *c) {
  const char *text = random_policy_text(a, p, without);
  current_text = text;
  (void)compile_text(c, a, "random.pol", text, strlen(text), false);
  const char *wrong = is_refused(c) ? NULL : brute_compare(a, c, p, number + 12345);
  current_text = NULL;
  return wrong;
}

/* Leaves out every item without which something still differs. */
static void shrink(const random_policy *p, uint64_t number, bool *without) {
  bool smaller = true;
  while (smaller) {
    smaller = false;
    for (uint32_t i = 0; i < p->items.count; i++) {
      arena *a = arena_new();
      compilation c;
      if (!without[i]) {
        without[i] = true;
        if (try_policy(a, p, without, number, &c) != NULL)
          smaller = true;
        else
          without[i] = false;
      }
      arena_free(a);
    }
  }
}

static void report(const random_policy *p, uint64_t number) {
  arena *a = arena_new();
  bool *without = arena_alloc(a, p->items.count + 1);
  compilation c;
  shrink(p, number, without);
  const char *wrong = try_policy(a, p, without, number, &c);
  printf("policy %llu:\n%s%s", (unsigned long long)number, random_policy_text(a, p, without),
         wrong);
  diags_print(&c.diags, stdout, DIAG_TEXT, false);
  printf("\n");
  fflush(stdout);
  arena_free(a);
}

static void run_one(uint64_t number, totals *t) {
  arena *a = arena_new();
  compilation c;
  random_policy p = random_policy_new(a, number);
  const char *wrong = try_policy(a, &p, NULL, number, &c);
  t->policies++;
  t->refused += is_refused(&c);
  t->findings += c.diags.list.count;
  t->clean += c.tables != NULL;
  if (is_refused(&c) && getenv("RANDOM_REFUSED") != NULL) {
    printf("policy %llu:\n%s", (unsigned long long)number, random_policy_text(a, &p, NULL));
    diags_print(&c.diags, stdout, DIAG_TEXT, false);
  }
  if (wrong != NULL) {
    t->different++;
    report(&p, number);
  }
  arena_free(a);
}

static int show(uint64_t number) {
  arena *a = arena_new();
  random_policy p = random_policy_new(a, number);
  fputs(random_policy_text(a, &p, NULL), stdout);
  arena_free(a);
  return 0;
}

static void print_totals(const totals *t) {
  printf("%llu policies (%llu refused, %llu with tables), %llu cases, %llu partly known cases\n",
         (unsigned long long)t->policies, (unsigned long long)t->refused,
         (unsigned long long)t->clean, (unsigned long long)brute_cases,
         (unsigned long long)brute_partial);
  printf("confirmed:");
  for (int i = 0; i < DIAG_CODE_COUNT; i++)
    if (brute_confirmed[i] > 0)
      printf(" %s %llu", diag_code_name((diag_code)i), (unsigned long long)brute_confirmed[i]);
  printf("\n%llu policies with a disagreement\n", (unsigned long long)t->different);
}

enum { DIFFERENT_MAX = 5 };

int main(int argc, char **argv) {
  if (argc == 3 && strcmp(argv[1], "--show") == 0) return show(strtoull(argv[2], NULL, 10));
  if (argc != 3) {
    fprintf(stderr, "usage: random_policies FIRST COUNT | --show NUMBER\n");
    return 2;
  }
  uint64_t first = strtoull(argv[1], NULL, 10), count = strtoull(argv[2], NULL, 10);
  totals t = { 0 };
  atexit(show_current);
  for (uint64_t i = 0; i < count && t.different < DIFFERENT_MAX; i++) run_one(first + i, &t);
  print_totals(&t);
  return t.different > 0;
}
