/* sufficient.c -- how long it takes to find the facts that suffice for an answer.
 *
 *   sufficient CASES FILE.pol...
 *
 * Cases are made at random around what the policy compares, once complete and once with a quarter of the
 * facts unknown.  For comparison the plain way: leave out one fact after the other and search each time.
 * No time is asserted; the status is 1 when the facts that were found do not settle the answer.
 */
#include "compile.h"
#include "explain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static uint64_t state = UINT64_C(0x9E3779B97F4A7C15);

static uint32_t rnd(uint32_t below) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (uint32_t)((state * UINT64_C(0x2545F4914F6CDD1D)) >> 33) % below;
}

static double now(void) {
  struct timespec t;
  (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static void make_case(const inquiry *q, bool whole, polrt_set *known) {
  const model *m = q->tables->model;
  const revision *last = &m->revisions.items[m->revisions.count - 1];
  known[0] = polrt_exactly(last->day + (int32_t)rnd(300));
  for (uint32_t i = 1; i < q->policy.inputs; i++) {
    const polrt_input *in = &q->policy.input[i];
    int64_t width = (int64_t)in->hi - in->lo + 1;
    known[i] = polrt_exactly(in->lo + (int32_t)((int64_t)rnd(1u << 30) * width >> 30));
    if (!whole && rnd(4) == 0) known[i] = polrt_unknown(&q->policy, i);
  }
}

static bool same(polrt_answer x, polrt_answer y) {
  return polrt_status_of(x) == polrt_status_of(y) && polrt_outcome_of(x) == polrt_outcome_of(y) &&
         polrt_rule_of(x) == polrt_rule_of(y);
}

static fact_set one_by_one(inquiry *q, const polrt_set *known) {
  fact_set kept = inquiry_given(q, known);
  polrt_answer wanted = inquiry_ask(q, known);
  for (uint32_t i = q->slots.count; i-- > 1;) {
    fact_set less = kept & ~fact_bit(q->slots.items[i].first);
    if (same(inquiry_ask(q, inquiry_without(q, known, ~(less | 1))), wanted)) kept = less;
  }
  return kept;
}

static bool measure(inquiry *q, const char *name, uint32_t cases, bool whole) {
  polrt_set known[POLRT_MAX_INPUTS];
  double quick = 0, plain = 0;
  uint32_t settled = 0, facts = 0;
  for (uint32_t i = 0; i < cases; i++) {
    make_case(q, whole, known);
    polrt_answer wanted = inquiry_ask(q, known);
    polrt_status status = polrt_status_of(wanted);
    if (status != POLRT_DETERMINED && status != POLRT_REFER) continue;
    double begin = now();
    fact_set kept = sufficient_facts(q, known);
    quick += now() - begin;
    begin = now();
    (void)one_by_one(q, known);
    plain += now() - begin;
    settled++;
    facts += (uint32_t)__builtin_popcountll(kept);
    if (same(inquiry_ask(q, inquiry_without(q, known, ~(kept | 1))), wanted)) continue;
    printf("  %s: the facts found do not suffice\n", name);
    return false;
  }
  if (settled == 0) return true;
  printf("  %-30s %2u inputs, %s: %8.1f us, one by one %9.1f us, %4.1f facts\n", name,
         (unsigned)q->policy.inputs, whole ? "all known      " : "a quarter open ", quick / settled,
         plain / settled, (double)facts / settled);
  return true;
}

int main(int count, char **args) {
  bool fine = count >= 3;
  uint32_t cases = fine ? (uint32_t)strtoul(args[1], NULL, 10) : 0;
  for (int i = 2; i < count; i++) {
    arena *a = arena_new();
    compilation c;
    if (compile_file(&c, a, args[i], false)) {
      inquiry *q = inquiry_new(a, c.tables, c.model->decisions.items[0]);
      bool whole = measure(q, c.model->name, cases, true);
      fine = measure(q, c.model->name, cases, false) && whole && fine;
    }
    arena_free(a);
  }
  return fine ? 0 : 1;
}
