/* test_compare.c -- differences, against both naive evaluators on very many cases. */
#include "compare.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- policies ---------------------------------------------------------------------------- */

static const char head[] = "policy p \"P\" { language 1 selected by date_of_service "
                           "in force from 2020-01-01 }\n";

static const char *const plain = "fact age : quantity in years step 1 range 0 .. 120\n"
                                 "fact score : quantity step 0.1 range 0 .. 20\n"
                                 "fact kind : open one of { a, b, c }\n"
                                 "fact sick : yes_no\n"
                                 "fact started : date or never\n"
                                 "criterion due is any of { started is never, date_of_service more "
                                 "than 30 days after started }\n"
                                 "decision d : one of { yes \"YES\", no \"NO\", maybe \"MAYBE\" }\n"
                                 "  outcomes best first: yes, maybe, no\n"
                                 "  otherwise no because \"none\"\n";

static const char *const plain_rules[] = {
  "rule r1 for d when all of { age >= 18, kind is a, due } then yes because \"x\"\n",
  "rule r1 for d when all of { age >= 21, kind in { a, b }, due } then yes because \"x\"\n",
  "rule r1 for d when all of { age >= 18, kind is a, due } then yes because \"y\"\n",
  "rule r1 for d when all of { age >= 18, kind is not b, score < 7.5 } then yes because \"x\"\n"
  "rule r2 for d when all of { kind is b, sick } then maybe because \"z\"\n",
  "rule r2 for d when all of { kind is b, sick } then yes because \"z\"\n"
  "rule r1 for d when any of { all of { age in 18 .. 64, sick }, all of { kind is c, not sick } }\n"
  "  then yes because \"x\"\n",
};

enum { PLAIN = sizeof plain_rules / sizeof *plain_rules };

static void compile_policy(arena *a, compilation *c, const char *facts, const char *rules) {
  const char *text = arena_printf(a, "%s%s%s", head, facts, rules);
  if (!compile_text(c, a, "p.pol", text, strlen(text), false)) {
    diags_print(&c->diags, stderr, DIAG_TEXT, false);
    fail();
  }
}

/* ---- cases ------------------------------------------------------------------------------- */

static uint32_t state = 12345;

static uint32_t next(uint32_t below) {
  state = state * 1664525u + 1013904223u;
  return (state >> 8) % below;
}

/* Any value, often one at a bound of some piece or beside it. */
static int32_t any_value(const join *k, const piece_list *pieces, uint32_t input) {
  const fact *f = k->space->facts[input];
  cell whole = k->space->whole[input];
  if (!fact_is_ordinal(f)) {
    int32_t v;
    do v = (int32_t)next((uint32_t)f->hi + 1);
    while ((whole.members >> v & 1) == 0);
    return v;
  }
  if (pieces->count > 0 && next(2) == 0) {
    cell c = pieces->items[next(pieces->count)].where[input];
    int64_t v = (int64_t)(next(2) ? c.lo : c.hi) + (int32_t)next(3) - 1;
    if (v >= whole.lo && v <= whole.hi) return (int32_t)v;
  }
  return whole.lo + (int32_t)next((uint32_t)(whole.hi - whole.lo + 1));
}

static int32_t computed_days(const join *k, const fact *f, int32_t day, const int32_t *values) {
  const fact *from = f->derive->terms.items[0].fact, *to = f->derive->terms.items[1].fact;
  int32_t x = from->input == 0 ? day : values[from->input - 1];
  int32_t y = to->input == 0 ? day : values[to->input - 1];
  if ((from->absent != NULL && x == from->lo) || (to->absent != NULL && y == to->lo)) return f->lo;
  (void)k;
  return y - x;
}

static bool lies_in(const join *k, uint32_t time, const int32_t *values, const cell *b) {
  if (k->dated && (b[0].members >> time & 1) == 0) return false;
  for (uint32_t i = 1; i < k->space->inputs; i++) {
    int32_t v = values[i - 1];
    bool in = fact_is_ordinal(k->space->facts[i]) ? v >= b[i].lo && v <= b[i].hi
                                                  : (b[i].members >> v & 1) != 0;
    if (!in) return false;
  }
  return true;
}

static bool in_pieces(const join *k, uint32_t time, const int32_t *values,
                      const group_list *groups) {
  for (uint32_t g = 0; g < groups->count; g++)
    for (uint32_t i = 0; i < groups->items[g].pieces.count; i++)
      if (lies_in(k, time, values, groups->items[g].pieces.items[i].where)) return true;
  return false;
}

static bool holds(const join *k, uint32_t time, const int32_t *values, const region *r) {
  for (uint32_t i = 0; i < r->count; i++)
    if (lies_in(k, time, values, r->items[i])) return true;
  return false;
}

static bool in_changes(const comparison *c, uint32_t time, const int32_t *values,
                       const group_list *groups) {
  for (uint32_t g = 0; g < groups->count; g++)
    for (uint32_t i = 0; i < groups->items[g].changes.count; i++) {
      const change *x = &groups->items[g].changes.items[i];
      bool in = lies_in(c->join, time, values, x->where);
      for (uint32_t n = 0; in && n < c->criteria.count; n++)
        if (x->asked >> n & 1)
          in = holds(c->join, time, values, &c->criteria.items[n].sign[x->holds >> n & 1]);
      if (in) return true;
    }
  return false;
}

static naive_answer answer(const comparison *c, unsigned side, uint32_t time, int32_t day,
                           const int32_t *values) {
  const decision_changes *d = &c->decisions.items[0];
  return naive_decide(c->join->naive[side], d->decision[side],
                      join_case(c->join, side, time, day, values));
}

static const char *because(const naive_answer *x) {
  return x->rule != NULL ? x->version->because : x->otherwise->because;
}

/* Whether the outcome differs. */
static bool one_case(const comparison *c, const piece_list *pieces) {
  const join *k = c->join;
  int32_t values[64];
  uint32_t time = 1 + next(k->times.count);
  int32_t day = k->times.items[time - 1].day + (int32_t)next(300);
  for (uint32_t i = 1; i < k->space->inputs; i++) {
    const fact *f = k->space->facts[i];
    values[i - 1] =
        f->role == FACT_DERIVED ? computed_days(k, f, day, values) : any_value(k, pieces, i);
  }
  if (holds(k, time, values, &k->apart)) return false;
  naive_answer x = answer(c, BEFORE, time, day, values), y = answer(c, AFTER, time, day, values);
  bool differs = strcmp(x.outcome->name, y.outcome->name) != 0;
  bool other =
      !differs && (strcmp(because(&x), because(&y)) != 0 || (x.rule == NULL) != (y.rule == NULL) ||
                   (x.rule != NULL && strcmp(x.rule->name, y.rule->name) != 0));
  assert_int_equal(differs, in_pieces(k, time, values, &c->decisions.items[0].outcomes));
  assert_int_equal(differs, in_changes(c, time, values, &c->decisions.items[0].outcomes));
  assert_int_equal(other, in_pieces(k, time, values, &c->decisions.items[0].reasons));
  assert_int_equal(other, in_changes(c, time, values, &c->decisions.items[0].reasons));
  return differs;
}

static void try_cases(comparison *c, uint32_t count) {
  piece_list pieces = { 0 };
  const decision_changes *d = &c->decisions.items[0];
  for (uint32_t g = 0; g < d->outcomes.count; g++)
    for (uint32_t i = 0; i < d->outcomes.items[g].pieces.count; i++)
      vec_push(c->join->arena, &pieces, d->outcomes.items[g].pieces.items[i]);
  uint32_t differing = 0;
  for (uint32_t i = 0; i < count; i++) differing += one_case(c, &pieces);
  assert_int_equal(differing > 0, c->outcome_regions > 0);
}

static comparison *compare_texts(arena *a, const char *facts, const char *before,
                                 const char *after) {
  compilation *x = ARENA_NEW(a, compilation), *y = ARENA_NEW(a, compilation);
  compile_policy(a, x, facts, before);
  compile_policy(a, y, facts, after);
  compare_side sides[] = { { "before", x, 0 }, { "after", y, 0 } };
  diags *sink = ARENA_NEW(a, diags);
  *sink = (diags){ .arena = a, .sources = &y->sources };
  comparison *c = compare(a, &sides[0], &sides[1], sink);
  assert_non_null(c);
  assert_int_equal(c->open, 0);
  return c;
}

/* ---- tests ------------------------------------------------------------------------------- */

static void every_pair_of_rule_sets(void **unused) {
  (void)unused;
  for (unsigned i = 0; i < PLAIN; i++)
    for (unsigned j = 0; j < PLAIN; j++) {
      arena *a = arena_new();
      comparison *c = compare_texts(a, plain, plain_rules[i], plain_rules[j]);
      assert_int_equal(i == j, c->outcome_regions + c->reason_regions == 0);
      try_cases(c, 20000);
      arena_free(a);
    }
}

static void order_is_no_difference(void **unused) {
  (void)unused;
  arena *a = arena_new();
  comparison *c = compare_texts(a, plain,
                                "rule x1 for d when age >= 18 then yes because \"one\"\n"
                                "rule x2 for d when sick then yes because \"two\"\n",
                                "rule x2 for d when sick then yes because \"two\"\n"
                                "rule x1 for d when age >= 18 then yes because \"one\"\n");
  assert_int_equal(c->outcome_regions + c->reason_regions, 0);
  arena_free(a);
}

static void revisions_are_compared_day_by_day(void **unused) {
  (void)unused;
  arena *a = arena_new();
  const char *const base = plain_rules[0];
  const char *later = arena_printf(
      a,
      "%srevision 2021-05-01 \"older\" {\n  amend rule r1 was when all of { age >= 18, kind is a, "
      "due } now when all of { age >= 30, kind is a, due }\n}\n",
      base);
  comparison *c = compare_texts(a, plain, base, later);
  assert_int_equal(c->join->times.count, 2);
  assert_int_equal(c->outcome_regions, 1);
  const change *x = &c->decisions.items[0].outcomes.items[0].changes.items[0];
  assert_int_equal(x->where[0].members, 4);
  try_cases(c, 20000);
  arena_free(a);
}

static const char *const other_facts =
    "fact age : quantity in years step 1 range 10 .. 150\n"
    "fact score : quantity step 0.5 range 0 .. 20\n"
    "fact kind : open one of { b, c, e, a }\n"
    "fact sick : yes_no\n"
    "fact tall : yes_no\n"
    "fact started : date\n"
    "criterion due is date_of_service more than 30 days after started\n"
    "decision d : one of { no \"NO\", yes \"YES\" }\n"
    "  otherwise no because \"none\"\n";

static void vocabularies_are_matched_by_name_and_value(void **unused) {
  (void)unused;
  arena *a = arena_new();
  compilation *x = ARENA_NEW(a, compilation), *y = ARENA_NEW(a, compilation);
  compile_policy(a, x, plain, plain_rules[3]);
  compile_policy(a, y, other_facts,
                 "rule r1 for d when all of { age >= 18, kind is not b, score <= 7.0 } then yes "
                 "because \"x\"\nrule r3 for d when all of { kind is b, tall, due } then yes "
                 "because \"w\"\n");
  compare_side sides[] = { { "before", x, 0 }, { "after", y, 0 } };
  diags sink = { .arena = a };
  comparison *c = compare(a, &sides[0], &sides[1], &sink);
  assert_non_null(c);
  try_cases(c, 50000);
  arena_free(a);
}

static void kinds_that_differ_are_refused(void **unused) {
  (void)unused;
  arena *a = arena_new();
  compilation *x = ARENA_NEW(a, compilation), *y = ARENA_NEW(a, compilation);
  const char *const rest = "decision d : one of { yes, no } otherwise no because \"n\"\n";
  compile_policy(a, x, "fact f : yes_no\n",
                 arena_printf(a, "%srule r for d when f then yes because \"x\"\n", rest));
  compile_policy(a, y, "fact f : quantity step 1 range 0 .. 9\n",
                 arena_printf(a, "%srule r for d when f > 3 then yes because \"x\"\n", rest));
  compare_side sides[] = { { "before", x, 0 }, { "after", y, 0 } };
  diags sink = { .arena = a };
  assert_null(compare(a, &sides[0], &sides[1], &sink));
  assert_int_equal(sink.errors, 1);
  arena_free(a);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_pair_of_rule_sets),
    cmocka_unit_test(order_is_no_difference),
    cmocka_unit_test(revisions_are_compared_day_by_day),
    cmocka_unit_test(vocabularies_are_matched_by_name_and_value),
    cmocka_unit_test(kinds_that_differ_are_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
