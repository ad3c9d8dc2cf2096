/* random_policies.c -- compiles policies made at random and compares every finding with the truth.
 *
 *   random_policies FIRST COUNT [--every]   policies number FIRST .. FIRST + COUNT - 1; --every: fails
 *                                           also when some finding was never seen
 *   random_policies --show NUMBER           prints one of them
 *
 * What is found wrong with a policy is mended, so that what is asked of policies without errors is
 * asked, too.  A policy that shows a disagreement is made as small as it goes before it is printed; the
 * exit status is then 1.
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
  uint64_t policies, texts, refused, findings, clean, pairs, different;
} totals;

static bool is_refused(const compilation *c) { return c->rows == NULL; }

static void compile_policy(arena *a, const random_policy *p, const item_state *state,
                           compilation *c) {
  const char *text = random_policy_text(a, p, state);
  current_text = text;
  (void)compile_text(c, a, "random.pol", text, strlen(text), false);
}

/* NULL: all agree, or the policy is none. */
static const char *try_policy(arena *a, const random_policy *p, const item_state *state,
                              uint64_t number, compilation *c) {
  compile_policy(a, p, state, c);
  const char *wrong = brute_compare(a, c, p, number + 12345);
  current_text = NULL;
  return wrong;
}

/* ---- mending ----------------------------------------------------------------------------- */

/* Mends, or leaves out, the item that the first error is about; false: nothing more can be done. */
static bool mend(const random_policy *p, item_state *state, const diags *found) {
  for (uint32_t i = 0; i < found->list.count; i++) {
    const diag *d = found->list.items[i];
    uint32_t at = random_policy_item(p, state, d->at.begin);
    if (d->severity != DIAG_ERROR || at == p->items.count) continue;
    if (state[at] == ITEM_MENDED) return false;
    state[at] = p->items.items[at].mended != NULL ? ITEM_MENDED : ITEM_LEFT_OUT;
    return true;
  }
  return false;
}

enum { MENDINGS = 6 };

/* A policy mended until there is nothing wrong with it; its findings are compared as it is made and as it
 * is in the end.  NULL in *wrong: all agree. */
static bool make_clean(arena *a, const random_policy *p, item_state *state, uint64_t number,
                       compilation *c, totals *t, const char **wrong) {
  *wrong = try_policy(a, p, state, number, c);
  for (int i = 0; i < MENDINGS && *wrong == NULL; i++) {
    t->texts++;
    t->refused += is_refused(c);
    t->findings += c->diags.list.count;
    t->clean += c->tables != NULL;
    if (c->diags.errors == 0 || !mend(p, state, &c->diags)) break;
    compile_policy(a, p, state, c);
    current_text = NULL;
    if (c->diags.errors == 0 || i + 1 == MENDINGS) *wrong = brute_compare(a, c, p, number);
  }
  return *wrong == NULL && c->diags.errors == 0;
}

/* ---- reports ----------------------------------------------------------------------------- */

/* Leaves out every item without which something still differs. */
static void shrink(const random_policy *p, uint64_t number, item_state *state) {
  bool smaller = true;
  while (smaller) {
    smaller = false;
    for (uint32_t i = 0; i < p->items.count; i++) {
      arena *a = arena_new();
      compilation c;
      item_state was = state[i];
      state[i] = ITEM_LEFT_OUT;
      if (was != ITEM_LEFT_OUT && try_policy(a, p, state, number, &c) != NULL)
        smaller = true;
      else
        state[i] = was;
      arena_free(a);
    }
  }
}

static void report(const random_policy *p, item_state *state, uint64_t number) {
  arena *a = arena_new();
  compilation c;
  shrink(p, number, state);
  const char *wrong = try_policy(a, p, state, number, &c);
  printf("policy %llu:\n%s%s", (unsigned long long)number, random_policy_text(a, p, state),
         wrong != NULL ? wrong : "it no longer differs\n");
  diags_print(&c.diags, stdout, DIAG_TEXT, false);
  printf("\n");
  fflush(stdout);
  arena_free(a);
}

static void report_pair(arena *a, const random_policy *p, const item_state *state,
                        const random_policy *q, const item_state *other, uint64_t number,
                        const char *wrong) {
  printf("policy %llu, before:\n%safter:\n%s%s\n", (unsigned long long)number,
         random_policy_text(a, p, state), random_policy_text(a, q, other), wrong);
  fflush(stdout);
}

/* ---- one policy -------------------------------------------------------------------------- */

static item_state *new_states(arena *a, const random_policy *p) {
  return arena_alloc(a, (p->items.count + 1) * sizeof(item_state));
}

/* Also what changes when it is written a little otherwise. */
static void run_one(uint64_t number, totals *t) {
  arena *a = arena_new();
  compilation c, changed;
  random_policy p = random_policy_new(a, number), q = random_policy_changed(a, number);
  item_state *state = new_states(a, &p), *other = new_states(a, &q);
  const char *wrong = NULL;
  bool clean = make_clean(a, &p, state, number, &c, t, &wrong);
  t->policies++;
  if (wrong != NULL) {
    t->different++;
    report(&p, state, number);
  }
  for (uint32_t i = 0; i < q.items.count && i < p.items.count; i++) other[i] = state[i];
  compile_policy(a, &q, other, &changed);
  for (int i = 0; i < 2 && clean && changed.diags.errors > 0 && mend(&q, other, &changed.diags);
       i++)
    compile_policy(a, &q, other, &changed);
  if (clean && changed.tables != NULL) {
    wrong = brute_diff(a, &c, &changed, &p);
    t->pairs++;
    if (wrong != NULL) report_pair(a, &p, state, &q, other, number, wrong);
    t->different += wrong != NULL;
  }
  current_text = NULL;
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
  tally_print();
  printf("%llu policies, mended %llu texts (%llu refused, %llu with tables), %llu pairs; "
         "%llu cases, %llu partly known cases, %llu findings\n",
         (unsigned long long)t->policies, (unsigned long long)t->texts,
         (unsigned long long)t->refused, (unsigned long long)t->clean, (unsigned long long)t->pairs,
         (unsigned long long)brute_cases, (unsigned long long)brute_partial,
         (unsigned long long)t->findings);
  printf("%llu policies with a disagreement\n", (unsigned long long)t->different);
}

enum { DIFFERENT_MAX = 5 };

int main(int argc, char **argv) {
  if (argc == 3 && strcmp(argv[1], "--show") == 0) return show(strtoull(argv[2], NULL, 10));
  bool every = argc == 4 && strcmp(argv[3], "--every") == 0;
  if (argc != 3 && !every) {
    fprintf(stderr, "usage: random_policies FIRST COUNT [--every] | --show NUMBER\n");
    return 2;
  }
  uint64_t first = strtoull(argv[1], NULL, 10), count = strtoull(argv[2], NULL, 10);
  totals t = { 0 };
  atexit(show_current);
  for (uint64_t i = 0; i < count && t.different < DIFFERENT_MAX; i++) run_one(first + i, &t);
  print_totals(&t);
  if (every && !tally_is_complete()) return 1;
  return t.different > 0;
}
