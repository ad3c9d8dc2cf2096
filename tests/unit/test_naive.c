/* test_naive.c -- the second evaluator on models made by hand, and on policy 100.
 *
 * The models here are built without the parser or `check', so that what they mean is beyond doubt.
 */
#include "naive.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/* ---- models made by hand ----------------------------------------------------------------- */

static arena *A;

static model *new_model(uint32_t revisions) {
  model *m = ARENA_NEW(A, model);
  for (uint32_t r = 1; r <= revisions; r++)
    vec_push(A, &m->revisions, (revision){ .number = r, .day = (int32_t)r * 1000 });
  return m;
}

static fact *add_fact(model *m, const char *name, fact_kind kind, int32_t lo, int32_t hi) {
  fact *f = ARENA_NEW(A, fact);
  *f = (fact){ .name = name, .kind = kind, .lo = lo, .hi = hi };
  vec_push(A, &m->facts, f);
  f->input = m->facts.count;
  if (kind == FACT_NUMBER || kind == FACT_DATE) return f;
  f->type = ARENA_NEW(A, one_of);
  for (int32_t i = lo; i <= hi; i++)
    vec_push(A, &f->type->members, (member){ .name = name, .number = i, .since = 1 });
  return f;
}

static fact *add_yes_no(model *m, const char *name) { return add_fact(m, name, FACT_YES_NO, 0, 1); }

static fact *add_open(model *m, const char *name, int32_t hi) {
  fact *f = add_fact(m, name, FACT_ONE_OF, 0, hi);
  f->type->open = true;
  return f;
}

static cond *new_cond(cond_kind kind) {
  cond *c = ARENA_NEW(A, cond);
  c->kind = kind;
  c->divisor = 1;
  return c;
}

static cond *compare(fact *f, node_op op, int32_t value) {
  cond *c = new_cond(COND_COMPARE);
  c->fact = f;
  c->op = op;
  c->value = value;
  return c;
}

static cond *completed_units(fact *f, int32_t divisor, node_op op, int32_t value) {
  cond *c = compare(f, op, value);
  c->divisor = divisor;
  return c;
}

static cond *between(fact *f, int32_t from, int32_t to) {
  cond *c = compare(f, OP_NONE, from);
  c->kind = COND_BETWEEN;
  c->upper = to;
  return c;
}

static cond *is_member(fact *f, int32_t number) {
  cond *c = new_cond(COND_MEMBER);
  c->fact = f;
  vec_push(A, &c->members, number);
  return c;
}

static cond *is_not_member(fact *f, int32_t number) {
  cond *c = is_member(f, number);
  c->negated = true;
  return c;
}

static cond *yes(fact *f) { return is_member(f, 1); }

static cond *group(cond_kind kind, cond *x, cond *y, cond *z) {
  cond *parts[] = { x, y, z }, *c = new_cond(kind);
  for (int i = 0; i < 3; i++)
    if (parts[i] != NULL) vec_push(A, &c->parts, parts[i]);
  return c;
}

static cond * not(cond * x) { return group(COND_NOT, x, NULL, NULL); }
static cond *both(cond *x, cond *y) { return group(COND_ALL, x, y, NULL); }

static const revision_set ALWAYS = ~(revision_set)1;

static revision_set only(uint32_t rev) { return (revision_set)1 << rev; }

static decision *add_decision(model *m, uint32_t outcomes) {
  decision *d = ARENA_NEW(A, decision);
  d->number = m->decisions.count;
  for (uint32_t i = 1; i <= outcomes; i++) vec_push(A, &d->outcomes, (outcome){ .number = i });
  vec_push(A, &m->decisions, d);
  return d;
}

static void add_version(rule *r, revision_set valid, cond *when, uint32_t then) {
  rule_version *v = ARENA_NEW(A, rule_version);
  *v = (rule_version){ .valid = valid, .when = when };
  v->then = &r->decision->outcomes.items[then - 1];
  vec_push(A, &r->versions, v);
}

static rule *add_rule(decision *d, const char *name, cond *when, uint32_t then) {
  rule *r = ARENA_NEW(A, rule);
  *r = (rule){ .name = name, .decision = d, .number = d->rules.count + 1 };
  vec_push(A, &d->rules, r);
  if (when != NULL) add_version(r, ALWAYS, when, then);
  return r;
}

static void add_order(decision *d, rule *above, rule *below, cond *where) {
  order_kind kind = where != NULL ? ORDER_RESOLVE : ORDER_EXCEPTION;
  order o = { .kind = kind, .valid = ALWAYS, .above = above, .below = below, .where = where };
  vec_push(A, &d->orders, o);
}

static void add_otherwise(decision *d, revision_set valid, default_kind kind, uint32_t number) {
  default_version v = { .valid = valid, .kind = kind };
  if (number > 0) v.outcome = &d->outcomes.items[number - 1];
  vec_push(A, &d->defaults, v);
}

static void add_impossible(model *m, cond *c) {
  vec_push(A, &m->impossibles, (impossible){ .valid = ALWAYS, .cond = c });
}

static bool holds(const cond *c, uint32_t rev, int32_t x, int32_t y, int32_t z) {
  int32_t values[] = { x, y, z };
  return naive_holds(c, (naive_case){ .revision = rev, .values = values });
}

static naive_answer decide(naive *n, const decision *d, uint32_t rev, int32_t x, int32_t y,
                           int32_t z) {
  int32_t values[] = { x, y, z };
  return naive_decide(n, d, (naive_case){ .revision = rev, .values = values });
}

static void assert_decides(naive_answer got, const char *by, uint32_t number) {
  assert_int_equal(got.status, NAIVE_DETERMINED);
  assert_int_equal(got.outcome->number, number);
  if (by == NULL)
    assert_null(got.rule);
  else
    assert_string_equal(got.rule->name, by);
}

/* ---- conditions -------------------------------------------------------------------------- */

static void comparisons_hold_at_their_bounds(void **state) {
  (void)state;
  fact *age = add_fact(new_model(1), "age", FACT_NUMBER, -50, 315);
  const struct {
    node_op op;
    bool below, at, above;
  } cases[] = {
    { OP_LT, true, false, false }, { OP_LE, true, true, false },  { OP_GT, false, false, true },
    { OP_GE, false, true, true },  { OP_EQ, false, true, false }, { OP_NE, true, false, true },
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    cond *c = compare(age, cases[i].op, 238);
    assert_int_equal(holds(c, 1, 237, 0, 0), cases[i].below);
    assert_int_equal(holds(c, 1, 238, 0, 0), cases[i].at);
    assert_int_equal(holds(c, 1, 239, 0, 0), cases[i].above);
  }
  cond *c = between(age, 10, 20);
  assert_false(holds(c, 1, 9, 0, 0));
  assert_true(holds(c, 1, 10, 0, 0));
  assert_true(holds(c, 1, 20, 0, 0));
  assert_false(holds(c, 1, 21, 0, 0));
}

static void completed_units_round_down(void **state) {
  (void)state;
  fact *age = add_fact(new_model(1), "age", FACT_NUMBER, -50, 315);
  cond *c = completed_units(age, 7, OP_LE, 34);
  assert_true(holds(c, 1, 34 * 7, 0, 0));
  assert_true(holds(c, 1, 34 * 7 + 6, 0, 0));
  assert_false(holds(c, 1, 35 * 7, 0, 0));
  c = completed_units(age, 7, OP_EQ, -1);
  assert_false(holds(c, 1, -8, 0, 0));
  assert_true(holds(c, 1, -7, 0, 0));
  assert_true(holds(c, 1, -1, 0, 0));
  assert_false(holds(c, 1, 0, 0, 0));
}

static void groups_count_their_parts(void **state) {
  (void)state;
  model *m = new_model(1);
  fact *x = add_yes_no(m, "x"), *y = add_yes_no(m, "y"), *z = add_yes_no(m, "z");
  cond *all = group(COND_ALL, yes(x), yes(y), yes(z));
  cond *any = group(COND_ANY, yes(x), yes(y), yes(z));
  cond *two = group(COND_COUNT, yes(x), yes(y), yes(z));
  two->at_least = two->at_most = 2;
  for (int32_t i = 0; i < 8; i++) {
    int32_t a = i & 1, b = i >> 1 & 1, c = i >> 2;
    assert_int_equal(holds(all, 1, a, b, c), a + b + c == 3);
    assert_int_equal(holds(any, 1, a, b, c), a + b + c > 0);
    assert_int_equal(holds(two, 1, a, b, c), a + b + c == 2);
    assert_int_equal(holds(not(two), 1, a, b, c), a + b + c != 2);
  }
  assert_true(holds(new_cond(COND_ALL), 1, 0, 0, 0));
  assert_false(holds(new_cond(COND_ANY), 1, 0, 0, 0));
}

static void criteria_are_read_in_the_revision(void **state) {
  (void)state;
  fact *x = add_yes_no(new_model(3), "x");
  criterion *k = ARENA_NEW(A, criterion);
  vec_push(A, &k->versions, (criterion_version){ only(1), yes(x) });
  vec_push(A, &k->versions, (criterion_version){ only(2) | only(3), not(yes(x)) });
  cond *c = new_cond(COND_CRITERION);
  c->criterion = k;
  assert_true(holds(c, 1, 1, 0, 0));
  assert_false(holds(c, 1, 0, 0, 0));
  assert_false(holds(c, 2, 1, 0, 0));
  assert_true(holds(c, 3, 0, 0, 0));
}

static void later_members_of_open_lists_read_as_other(void **state) {
  (void)state;
  fact *use = add_open(new_model(2), "use", 2);
  use->type->members.items[2].since = 2;
  assert_true(holds(is_member(use, 0), 1, 2, 0, 0));
  assert_false(holds(is_member(use, 2), 1, 2, 0, 0));
  assert_true(holds(is_not_member(use, 2), 1, 2, 0, 0));
  assert_false(holds(is_not_member(use, 0), 1, 2, 0, 0));
  assert_true(holds(is_not_member(use, 1), 1, 2, 0, 0));

  assert_false(holds(is_member(use, 0), 2, 2, 0, 0));
  assert_true(holds(is_member(use, 2), 2, 2, 0, 0));
  assert_false(holds(is_not_member(use, 2), 2, 2, 0, 0));
  assert_true(holds(is_not_member(use, 0), 2, 2, 0, 0));

  cond *either = is_member(use, 0); /* in { other, the later one } */
  vec_push(A, &either->members, 2);
  assert_true(holds(either, 1, 2, 0, 0));
  assert_true(holds(either, 2, 2, 0, 0));
  assert_false(holds(either, 1, 1, 0, 0));
}

/* ---- absent values, dates, computed values ----------------------------------------------- */

static void comparisons_with_what_is_absent_are_false(void **state) {
  (void)state;
  fact *po2 = add_fact(new_model(1), "po2", FACT_NUMBER, 19, 100);
  po2->absent = "not_performed"; /* 19 */
  const node_op ops[] = { OP_LT, OP_LE, OP_GT, OP_GE, OP_EQ, OP_NE };
  for (size_t i = 0; i < sizeof ops / sizeof *ops; i++) {
    cond *c = compare(po2, ops[i], 55);
    assert_false(holds(c, 1, 19, 0, 0));
    assert_true(holds(not(c), 1, 19, 0, 0));
    c->or_absent = true;
    assert_true(holds(c, 1, 19, 0, 0));
    assert_int_equal(holds(c, 1, 20, 0, 0), holds(compare(po2, ops[i], 55), 1, 20, 0, 0));
  }
  assert_false(holds(between(po2, 19, 30), 1, 19, 0, 0));
  cond *absent = new_cond(COND_ABSENT);
  absent->fact = po2;
  assert_true(holds(absent, 1, 19, 0, 0));
  assert_false(holds(absent, 1, 20, 0, 0));
  cond *second = new_cond(COND_REVISIONS);
  second->revisions = only(2);
  assert_false(holds(second, 1, 0, 0, 0));
  assert_true(holds(second, 2, 0, 0, 0));
  assert_false(holds(second, 0, 0, 0, 0));
}

static fact *add_derived(model *m, derive_op op, fact *x, fact *y, int32_t lo, int32_t hi) {
  fact *f = add_fact(m, "derived", FACT_NUMBER, lo, hi);
  f->role = FACT_DERIVED;
  f->derive = ARENA_NEW(A, derive);
  f->derive->op = op;
  vec_push(A, &f->derive->terms, ((derive_term){ x, 1 }));
  vec_push(A, &f->derive->terms, ((derive_term){ y, -1 }));
  return f;
}

static int32_t day(int64_t yyyymmdd) {
  int32_t d;
  assert_true(date_from_number(yyyymmdd, &d));
  return d;
}

static void assert_value(fact *f, int64_t from, int64_t to, int32_t value) {
  assert_true(holds(compare(f, OP_EQ, value), 1, day(from), day(to), 0));
}

static void months_go_by_anniversaries(void **state) {
  (void)state;
  model *m = new_model(1);
  fact *from = add_fact(m, "from", FACT_DATE, day(19000101), day(22001231));
  fact *to = add_fact(m, "to", FACT_DATE, day(19000101), day(22001231));
  fact *half = add_derived(m, DERIVE_MONTHS, from, to, -8000, 8000);
  assert_value(half, 20240115, 20240115, 0);
  assert_value(half, 20240115, 20240116, 1);
  assert_value(half, 20240115, 20240114, -1);
  assert_value(half, 20240115, 20240715, 12);
  assert_value(half, 20240115, 20240714, 11);
  assert_value(half, 20240131, 20240229, 2); /* the last day of a short month */
  assert_value(half, 20230131, 20230228, 2);
  assert_value(half, 20240531, 20240229, -6); /* 3 months before; counted from the other end */
  assert_value(half, 20240229, 20240531, 7);  /* it is more than 3 months after */
  assert_value(half, 20200229, 20210228, 24);
  assert_value(half, 20200229, 20240228, 95);
  assert_value(half, 20200229, 20240229, 96);
  assert_value(half, 19000101, 22001231, 7223);
  assert_value(half, 22001231, 19000101, -7223);
  fact *full = add_derived(m, DERIVE_FULL_MONTHS, from, to, -8000, 8000);
  assert_value(full, 20230131, 20240101, 11);
  assert_value(full, 20230201, 20240131, 10);
  assert_value(full, 20240101, 20240131, -1);
  fact *days = add_derived(m, DERIVE_DAYS, from, to, -200000, 200000);
  assert_value(days, 20240228, 20240301, 2);
  assert_value(days, 21000228, 21000301, 1);
  assert_value(days, 20240301, 20240228, -2);
}

static void a_sum_is_absent_with_any_of_its_terms(void **state) {
  (void)state;
  model *m = new_model(1);
  fact *rest = add_fact(m, "rest", FACT_NUMBER, 19, 200),
       *sleep = add_fact(m, "sleep", FACT_NUMBER, 19, 200);
  rest->absent = sleep->absent = "not_performed";
  fact *fall = add_derived(m, DERIVE_SUM, rest, sleep, -181, 180);
  fall->absent = "not_performed";
  assert_true(holds(compare(fall, OP_GE, 11), 1, 61, 50, 0));
  assert_false(holds(compare(fall, OP_GE, 11), 1, 60, 50, 0));
  assert_false(holds(compare(fall, OP_GE, 11), 1, 61, 19, 0));
  assert_true(holds(not(compare(fall, OP_GE, 11)), 1, 61, 19, 0));
  cond *absent = new_cond(COND_ABSENT);
  absent->fact = fall;
  assert_true(holds(absent, 1, 19, 19, 0));
  assert_false(holds(absent, 1, 20, 20, 0));
}

static void the_date_itself_can_be_compared(void **state) {
  (void)state;
  model *m = new_model(1);
  fact *service = ARENA_NEW(A, fact), *start = add_fact(m, "start", FACT_DATE, 0, 60000);
  *service = (fact){ .name = "date_of_service", .kind = FACT_DATE, .hi = 60000 };
  fact *days = add_derived(m, DERIVE_DAYS, start, service, -60000, 60000);
  int32_t values[] = { 19000, 0 };
  naive_case at = { .revision = 1, .day = 19084, .values = values };
  assert_true(naive_holds(compare(days, OP_LE, 84), at));
  at.day++;
  assert_false(naive_holds(compare(days, OP_LE, 84), at));
}

/* ---- precedence -------------------------------------------------------------------------- */

static void the_winner_comes_first_then_the_smaller_number(void **state) {
  (void)state;
  model *m = new_model(1);
  decision *d = add_decision(m, 2);
  rule *r[5];
  const char *names[] = { "a", "b", "c", "d", "e" };
  for (int i = 0; i < 5; i++) r[i] = add_rule(d, names[i], new_cond(COND_ALL), 1);
  add_order(d, r[3], r[0], NULL); /* d over a */
  add_order(d, r[4], r[3], NULL); /* e over d */
  const rule *const *best_first = naive_precedence(naive_new(A, m), d);
  const char *expected[] = { "b", "c", "e", "d", "a" };
  for (int i = 0; i < 5; i++) assert_string_equal(best_first[i]->name, expected[i]);
}

static void a_resolve_decides_the_overlap(void **state) {
  (void)state;
  model *m = new_model(1);
  fact *age = add_fact(m, "age", FACT_NUMBER, 140, 315);
  decision *d = add_decision(m, 2);
  rule *preterm = add_rule(d, "preterm", compare(age, OP_LE, 238), 2);
  rule *covered = add_rule(d, "covered", compare(age, OP_GE, 238), 1);
  add_order(d, covered, preterm, compare(age, OP_EQ, 238));
  naive *n = naive_new(A, m);
  assert_decides(decide(n, d, 1, 237, 0, 0), "preterm", 2);
  assert_decides(decide(n, d, 1, 238, 0, 0), "covered", 1);
  assert_decides(decide(n, d, 1, 239, 0, 0), "covered", 1);
  naive_answer both_hold = decide(n, d, 1, 238, 0, 0);
  assert_int_equal(both_hold.holding_count, 2);
  assert_int_equal(both_hold.rule_count, 1);
}

/* a over b where 5, b over a where 7: in a cycle no rule is first, each gives up its region. */
static void a_cycle_with_disjoint_regions_is_decided_by_region(void **state) {
  (void)state;
  model *m = new_model(1);
  fact *x = add_fact(m, "x", FACT_NUMBER, 0, 9);
  decision *d = add_decision(m, 2);
  rule *a = add_rule(d, "a", group(COND_ANY, compare(x, OP_LE, 5), compare(x, OP_EQ, 7), NULL), 1);
  rule *b = add_rule(d, "b", compare(x, OP_GE, 5), 2);
  add_order(d, a, b, compare(x, OP_EQ, 5));
  add_order(d, b, a, compare(x, OP_EQ, 7));
  naive *n = naive_new(A, m);
  assert_decides(decide(n, d, 1, 4, 0, 0), "a", 1);
  assert_decides(decide(n, d, 1, 5, 0, 0), "a", 1);
  assert_decides(decide(n, d, 1, 6, 0, 0), "b", 2);
  assert_decides(decide(n, d, 1, 7, 0, 0), "b", 2);
  assert_int_equal(decide(n, d, 1, 7, 0, 0).holding_count, 1);
}

/* ---- one case ---------------------------------------------------------------------------- */

static void rules_that_agree_are_listed_best_first(void **state) {
  (void)state;
  model *m = new_model(1);
  fact *x = add_yes_no(m, "x"), *y = add_yes_no(m, "y");
  decision *d = add_decision(m, 2);
  rule *first = add_rule(d, "first", yes(x), 1);
  rule *exception = add_rule(d, "exception", yes(y), 1);
  add_rule(d, "third", not(yes(x)), 2);
  add_order(d, exception, first, NULL);
  naive_answer got = decide(naive_new(A, m), d, 1, 1, 1, 0);
  assert_decides(got, "exception", 1);
  assert_int_equal(got.rule_count, 2);
  assert_ptr_equal(got.rules[0], exception);
  assert_ptr_equal(got.rules[1], first);
}

static void defaults_differ_by_revision(void **state) {
  (void)state;
  model *m = new_model(4);
  fact *x = add_yes_no(m, "x");
  decision *d = add_decision(m, 2);
  add_rule(d, "r", yes(x), 1);
  add_otherwise(d, only(1), DEFAULT_OTHERWISE, 2);
  add_otherwise(d, only(2), DEFAULT_REFER, 0);
  add_otherwise(d, only(3), DEFAULT_EXHAUSTIVE, 0);
  naive *n = naive_new(A, m);
  assert_decides(decide(n, d, 1, 0, 0, 0), NULL, 2);
  assert_int_equal(decide(n, d, 2, 0, 0, 0).status, NAIVE_REFER);
  assert_int_equal(decide(n, d, 3, 0, 0, 0).status, NAIVE_GAP);
  assert_int_equal(decide(n, d, 4, 0, 0, 0).status, NAIVE_GAP);
  for (uint32_t rev = 1; rev <= 4; rev++) assert_decides(decide(n, d, rev, 1, 0, 0), "r", 1);
  assert_int_equal(decide(n, d, 0, 1, 0, 0).status, NAIVE_NO_REVISION);
}

static void amended_rules_keep_their_number(void **state) {
  (void)state;
  model *m = new_model(3);
  fact *x = add_fact(m, "x", FACT_NUMBER, 0, 9);
  decision *d = add_decision(m, 2);
  rule *r = add_rule(d, "r", NULL, 0);
  add_version(r, only(1), compare(x, OP_GE, 5), 1);
  add_version(r, only(2), compare(x, OP_GE, 3), 2);
  add_otherwise(d, ALWAYS, DEFAULT_REFER, 0);
  naive *n = naive_new(A, m);
  assert_int_equal(decide(n, d, 1, 4, 0, 0).status, NAIVE_REFER);
  assert_decides(decide(n, d, 1, 5, 0, 0), "r", 1);
  assert_decides(decide(n, d, 2, 4, 0, 0), "r", 2);
  assert_ptr_equal(decide(n, d, 2, 4, 0, 0).version, r->versions.items[1]);
  assert_int_equal(decide(n, d, 3, 9, 0, 0).status, NAIVE_REFER); /* retired */
}

static void impossible_cases_and_caveats_are_told(void **state) {
  (void)state;
  model *m = new_model(3);
  fact *x = add_yes_no(m, "x"), *y = add_yes_no(m, "y");
  decision *d = add_decision(m, 1);
  add_otherwise(d, ALWAYS, DEFAULT_OTHERWISE, 1);
  add_impossible(m, both(yes(x), yes(y)));
  m->impossibles.items[0].valid = only(2);
  m->revisions.items[1].unencoded = "what changed is not published";
  naive *n = naive_new(A, m);
  assert_decides(decide(n, d, 1, 1, 1, 0), NULL, 1);
  assert_int_equal(decide(n, d, 2, 1, 1, 0).status, NAIVE_IMPOSSIBLE);
  assert_decides(decide(n, d, 2, 1, 0, 0), NULL, 1);
  assert_false(decide(n, d, 0, 0, 0, 0).caveat);
  assert_true(decide(n, d, 1, 0, 0, 0).caveat);
  assert_false(decide(n, d, 2, 0, 0, 0).caveat);
  assert_false(decide(n, d, 3, 0, 0, 0).caveat);
}

/* ---- partly known facts ------------------------------------------------------------------ */

static naive_values exactly(int32_t value) {
  int32_t *items = arena_alloc(A, sizeof *items);
  *items = value;
  return (naive_values){ .items = items, .count = 1 };
}

static void assert_needs(const naive_outlook *o, uint32_t count, uint32_t first, uint32_t second) {
  assert_int_equal(o->need_count, count);
  if (count > 0) assert_int_equal(o->needs[0], first);
  if (count > 1) assert_int_equal(o->needs[1], second);
}

static void classes_begin_where_a_comparison_changes(void **state) {
  (void)state;
  model *m = new_model(2);
  fact *age = add_fact(m, "age", FACT_NUMBER, 140, 315);
  add_open(m, "use", 3);
  decision *d = add_decision(m, 1);
  add_rule(d, "a", compare(age, OP_GE, 238), 1);
  add_rule(d, "b", completed_units(age, 7, OP_EQ, 34), 1);
  add_rule(d, "c", between(age, 100, 300), 1);
  naive_values v = naive_classes(A, m, 1);
  const int32_t expected[] = { 140, 238, 245, 301 };
  assert_int_equal(v.count, 4);
  for (uint32_t i = 0; i < 4; i++) assert_int_equal(v.items[i], expected[i]);
  assert_int_equal(naive_classes(A, m, 2).count, 4);
  assert_int_equal(naive_classes(A, m, 0).count, 3);
  assert_int_equal(naive_classes(A, m, 0).items[0], 0);
}

static void an_answer_may_be_certain_with_facts_missing(void **state) {
  (void)state;
  model *m = new_model(1);
  fact *group_of = add_fact(m, "group", FACT_ONE_OF, 1, 3);
  fact *age = add_fact(m, "age", FACT_NUMBER, 140, 315);
  decision *d = add_decision(m, 2);
  add_rule(d, "term", both(is_member(group_of, 1), compare(age, OP_GE, 238)), 1);
  add_rule(d, "preterm", both(is_member(group_of, 1), compare(age, OP_LT, 238)), 2);
  add_rule(d, "older", is_not_member(group_of, 1), 2);
  naive *n = naive_new(A, m);
  naive_values all = naive_classes(A, m, 1), ages = naive_classes(A, m, 2);

  naive_outlook o = naive_possible(A, n, d, (naive_values[]){ exactly(1), all, exactly(140) }, 100);
  assert_int_equal(o.status, NAIVE_DETERMINED);
  assert_int_equal(o.outcome->number, 2);
  assert_int_equal(o.rule_count, 2);
  assert_int_equal(o.need_count, 0);

  o = naive_possible(A, n, d, (naive_values[]){ exactly(1), exactly(2), ages }, 100);
  assert_int_equal(o.status, NAIVE_DETERMINED);
  assert_int_equal(o.rule_count, 1);
  assert_string_equal(o.rules[0]->name, "older");

  o = naive_possible(A, n, d, (naive_values[]){ exactly(1), all, exactly(238) }, 100);
  assert_int_equal(o.status, NAIVE_UNDETERMINED);
  assert_int_equal(o.possible, 6);
  assert_needs(&o, 1, 1, 0);

  /* Some age settles it, and so does some group: then the one-of is asked before the number. */
  o = naive_possible(A, n, d, (naive_values[]){ exactly(1), all, ages }, 100);
  assert_needs(&o, 2, 1, 2);

  naive_values two = { .items = (const int32_t[]){ 0, 1 }, .count = 2 };
  o = naive_possible(A, n, d, (naive_values[]){ two, exactly(2), exactly(140) }, 100);
  assert_int_equal(o.possible, 4 | NAIVE_POSSIBLE_NO_REVISION);
  assert_needs(&o, 1, 0, 0);

  assert_false(naive_possible(A, n, d, (naive_values[]){ two, all, ages }, 11).complete);
  assert_true(naive_possible(A, n, d, (naive_values[]){ two, all, ages }, 12).complete);
}

static void the_most_useful_fact_is_asked_first(void **state) {
  (void)state;
  model *m = new_model(1);
  fact *x = add_yes_no(m, "x"), *size = add_fact(m, "size", FACT_NUMBER, 0, 9);
  decision *d = add_decision(m, 2);
  add_rule(d, "small", compare(size, OP_LT, 5), 1);
  add_rule(d, "large", both(compare(size, OP_GE, 5), not(yes(x))), 2);
  add_rule(d, "large_x", both(compare(size, OP_GE, 5), yes(x)), 1);
  naive *n = naive_new(A, m);
  naive_values xs = naive_classes(A, m, 1), sizes = naive_classes(A, m, 2);
  naive_outlook o = naive_possible(A, n, d, (naive_values[]){ exactly(1), xs, sizes }, 100);
  assert_needs(&o, 2, 1, 2); /* some value of each settles: yes_no before number */

  decision *e = add_decision(m, 2);
  add_rule(e, "small", compare(size, OP_LT, 5), 1);
  add_rule(e, "large", compare(size, OP_GE, 5), 2);
  n = naive_new(A, m);
  o = naive_possible(A, n, e, (naive_values[]){ exactly(1), xs, sizes }, 100);
  assert_needs(&o, 1, 2, 0); /* x tells nothing */
}

/* Two of three numbers settle the answer, the yes_no fact never does: the number comes first. */
static void use_goes_before_kind(void **state) {
  (void)state;
  model *m = new_model(1);
  fact *x = add_yes_no(m, "x"), *size = add_fact(m, "size", FACT_NUMBER, 0, 2);
  decision *d = add_decision(m, 3);
  add_rule(d, "none", compare(size, OP_EQ, 0), 1);
  add_rule(d, "one", compare(size, OP_EQ, 1), 2);
  add_rule(d, "two_x", both(compare(size, OP_EQ, 2), yes(x)), 3);
  add_rule(d, "two", both(compare(size, OP_EQ, 2), not(yes(x))), 1);
  naive_values xs = naive_classes(A, m, 1), sizes = naive_classes(A, m, 2);
  naive_outlook o =
      naive_possible(A, naive_new(A, m), d, (naive_values[]){ exactly(1), xs, sizes }, 100);
  assert_needs(&o, 2, 2, 1);
}

/* x and y are the same by `impossible': neither can differ alone, so both are listed. */
static void facts_tied_together_are_both_needed(void **state) {
  (void)state;
  model *m = new_model(1);
  fact *x = add_yes_no(m, "x"), *y = add_yes_no(m, "y");
  add_yes_no(m, "z");
  decision *d = add_decision(m, 2);
  add_rule(d, "a", yes(x), 1);
  add_rule(d, "b", not(yes(x)), 2);
  add_impossible(m, both(yes(x), not(yes(y))));
  add_impossible(m, both(yes(y), not(yes(x))));
  naive *n = naive_new(A, m);
  naive_values v = naive_classes(A, m, 1);
  naive_outlook o = naive_possible(A, n, d, (naive_values[]){ exactly(1), v, v, exactly(0) }, 100);
  assert_needs(&o, 2, 1, 2);
  o = naive_possible(A, n, d, (naive_values[]){ exactly(1), v, exactly(1), v }, 100);
  assert_int_equal(o.status, NAIVE_DETERMINED);
  assert_int_equal(o.outcome->number, 1);
  o = naive_possible(A, n, d, (naive_values[]){ exactly(1), exactly(0), exactly(1), v }, 100);
  assert_int_equal(o.status, NAIVE_IMPOSSIBLE);
  assert_int_equal(o.possible, 0);
}

/* ---- policy 100 -------------------------------------------------------------------------- */

#ifndef TEST_WITHOUT_PARSER
static model *read_policy(const char *path) {
  sources *all = ARENA_NEW(A, sources);
  diags *sink = ARENA_NEW(A, diags);
  uint32_t file = 0;
  all->arena = sink->arena = A;
  sink->sources = all;
  assert_true(source_read(all, sink, path, &file));
  model *m = check_policy(A, parse_source(A, all, file, sink), sink);
  assert_int_equal(sink->errors, 0);
  return m;
}

/* What is known of the 2016 revision from counting by hand: of 2112 points no outcome changes, and
 * the reason at 880, all of them with the two new indications. */
static void policy_100_changes_reasons_only(void **state) {
  (void)state;
  model *m = read_policy(POLC_SOURCE "/policies/inhaled_nitric_oxide.pol");
  naive *n = naive_new(A, m);
  const decision *d = m->decisions.items[0];
  uint32_t points = 0, outcomes = 0, reasons = 0;
  int32_t v[] = { 1, 1, 0, 0, 0 }; /* product, setting, indication, patient_group, age */
  for (v[2] = 0; v[2] <= 3; v[2]++)
    for (v[3] = 1; v[3] <= 3; v[3]++)
      for (v[4] = 140; v[4] <= 315; v[4]++) {
        naive_answer before = naive_decide(n, d, (naive_case){ .revision = 2, .values = v });
        const outcome *then = before.outcome;
        const rule *by = before.rule;
        naive_answer after = naive_decide(n, d, (naive_case){ .revision = 3, .values = v });
        assert_int_equal(after.status, NAIVE_DETERMINED);
        bool changed = by != after.rule;
        assert_true(!changed || v[2] >= 2);
        points++;
        outcomes += then != after.outcome;
        reasons += changed;
      }
  assert_int_equal(points, 2112);
  assert_int_equal(outcomes, 0);
  assert_int_equal(reasons, 880);
}
#endif

static int set_up(void **state) {
  (void)state;
  A = arena_new();
  return 0;
}

static int tear_down(void **state) {
  (void)state;
  arena_free(A);
  return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
    TEST(comparisons_hold_at_their_bounds),
    TEST(completed_units_round_down),
    TEST(groups_count_their_parts),
    TEST(criteria_are_read_in_the_revision),
    TEST(later_members_of_open_lists_read_as_other),
    TEST(comparisons_with_what_is_absent_are_false),
    TEST(months_go_by_anniversaries),
    TEST(a_sum_is_absent_with_any_of_its_terms),
    TEST(the_date_itself_can_be_compared),
    TEST(the_winner_comes_first_then_the_smaller_number),
    TEST(a_resolve_decides_the_overlap),
    TEST(a_cycle_with_disjoint_regions_is_decided_by_region),
    TEST(rules_that_agree_are_listed_best_first),
    TEST(defaults_differ_by_revision),
    TEST(amended_rules_keep_their_number),
    TEST(impossible_cases_and_caveats_are_told),
    TEST(classes_begin_where_a_comparison_changes),
    TEST(an_answer_may_be_certain_with_facts_missing),
    TEST(the_most_useful_fact_is_asked_first),
    TEST(use_goes_before_kind),
    TEST(facts_tied_together_are_both_needed),
#ifndef TEST_WITHOUT_PARSER
    TEST(policy_100_changes_reasons_only),
#endif
  };
  return cmocka_run_group_tests_name("naive", tests, NULL, NULL);
}
