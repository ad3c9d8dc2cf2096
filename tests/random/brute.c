/* brute.c -- all cases of a small policy, and the list of what is compared. */
#include "brute_all.h"

#include <stdlib.h>
#include <string.h>

uint64_t brute_cases, brute_partial;

/* ---- cases ------------------------------------------------------------------------------- */

naive_case case_at(const brute *b, uint32_t n) {
  return (naive_case){ b->revisions[n], b->days[n], b->values + n * (b->model->facts.count + 1u) };
}

static void add_day_dimension(brute *b, const random_policy *p) {
  dimension d = { .count = p->days.count };
  for (uint32_t i = 0; i < p->days.count; i++) vec_push(b->arena, &d.values, p->days.items[i]);
  vec_push(b->arena, &b->dims, d);
}

static void add_fact_dimension(brute *b, const fact *f) {
  dimension d = { .fact = f };
  for (int32_t v = f->lo; v <= f->hi; v++) vec_push(b->arena, &d.values, v);
  d.count = d.values.count;
  vec_push(b->arena, &b->dims, d);
}

static void add_has(brute *b, dimension *d, uint64_t has) {
  for (uint32_t i = 0; i < d->has.count; i++)
    if (d->has.items[i] == has) return;
  vec_push(b->arena, &d->has, has);
}

/* Every set of codes, or every code: what matters is which memberships it has. */
static void add_code_dimension(brute *b, const code_fact *f) {
  dimension d = { .codes = f };
  for (uint32_t set = 0; set < 1u << RANDOM_CODES; set++) {
    uint64_t has = 0;
    if (!f->several && (set == 0 || (set & (set - 1)) != 0)) continue;
    for (uint32_t i = 0; i < RANDOM_CODES; i++)
      if (set >> i & 1) has |= code_memberships(f, polrt_pack(POLRT_ICD10CM, random_codes[i]));
    add_has(b, &d, has);
  }
  d.count = d.has.count;
  vec_push(b->arena, &b->dims, d);
}

static void put_value(brute *b, const dimension *d, uint32_t choice, uint32_t n) {
  int32_t *values = b->values + n * (b->model->facts.count + 1u);
  if (d->fact != NULL) {
    values[d->fact->input - 1] = d->values.items[choice];
  } else if (d->codes != NULL) {
    for (uint32_t k = 0; k < d->codes->memberships.count; k++)
      values[d->codes->memberships.items[k]->input - 1] = d->has.items[choice] >> k & 1;
  } else {
    b->days[n] = d->values.items[choice];
    b->revisions[n] = model_revision_on(b->model, b->days[n]);
  }
}

static bool make_cases(brute *b, const random_policy *p) {
  const model *m = b->model;
  add_day_dimension(b, p);
  for (uint32_t i = 0; i < m->facts.count; i++)
    if (m->facts.items[i]->role == FACT_DECLARED) add_fact_dimension(b, m->facts.items[i]);
  for (uint32_t i = 0; i < m->code_facts.count; i++)
    if (m->code_facts.items[i]->memberships.count > 0)
      add_code_dimension(b, m->code_facts.items[i]);
  uint64_t cases = 1;
  for (uint32_t i = 0; i < b->dims.count; i++) {
    b->dims.items[i].stride = (uint32_t)cases;
    cases *= b->dims.items[i].count;
    if (cases > CASES_MAX) return false;
  }
  b->cases = (uint32_t)cases;
  b->days = arena_alloc(b->arena, cases * sizeof *b->days);
  b->revisions = arena_alloc(b->arena, cases * sizeof *b->revisions);
  b->values = arena_alloc(b->arena, cases * (m->facts.count + 1u) * sizeof *b->values);
  b->impossible = arena_alloc(b->arena, cases * sizeof *b->impossible);
  for (uint32_t n = 0; n < b->cases; n++)
    for (uint32_t i = 0; i < b->dims.count; i++) {
      const dimension *d = &b->dims.items[i];
      put_value(b, d, n / d->stride % d->count, n);
    }
  return true;
}

const rule_version *version_at(const rule *r, uint32_t rev) {
  for (uint32_t i = 0; i < r->versions.count; i++)
    if (rev != 0 && r->versions.items[i]->valid >> rev & 1) return r->versions.items[i];
  return NULL;
}

uint32_t index_of(const decision *d, const rule *r) {
  uint32_t i = 0;
  while (i < d->rules.count && d->rules.items[i] != r) i++;
  return i;
}

bool is_valid(revision_set valid, uint32_t rev) { return rev != 0 && valid >> rev & 1; }

uint32_t choice_of(const dimension *d, uint32_t n) { return n / d->stride % d->count; }

const dimension *dimension_of(const brute *b, const fact *f) {
  for (uint32_t i = 0; i < b->dims.count; i++)
    if (b->dims.items[i].fact == f) return &b->dims.items[i];
  return NULL;
}

const default_version *default_at(const decision *d, uint32_t rev) {
  for (uint32_t i = 0; i < d->defaults.count; i++)
    if (is_valid(d->defaults.items[i].valid, rev)) return &d->defaults.items[i];
  return NULL;
}

bool is_case_of(const brute *b, const cond *c, revision_set valid, uint32_t n) {
  return !b->impossible[n] && is_valid(valid, b->revisions[n]) && naive_holds(c, case_at(b, n));
}

bool same_limits(const limit_list *x, const limit_list *y) {
  if (x->count != y->count) return false;
  for (uint32_t i = 0; i < x->count; i++)
    if (strcmp(x->items[i].text, y->items[i].text) != 0) return false;
  return true;
}

bool has_assumptions(const model *m) {
  for (uint32_t i = 0; i < m->facts.count; i++)
    if (m->facts.items[i]->assumed) return true;
  return false;
}

static uint64_t may_fire(const decision *d, uint64_t holds, uint32_t rev) {
  uint64_t fires = holds;
  for (uint32_t i = 0; i < d->orders.count; i++) {
    const order *o = &d->orders.items[i];
    bool stops = o->kind == ORDER_EXCEPTION || o->kind == ORDER_REQUIREMENT;
    if (stops && is_valid(o->valid, rev) && (holds >> index_of(d, o->above) & 1))
      fires &= ~(UINT64_C(1) << index_of(d, o->below));
  }
  return fires;
}

/* Only a resolve can make a rule lose where its condition holds. */
static bool has_resolves(const decision *d) {
  for (uint32_t i = 0; i < d->orders.count; i++)
    if (d->orders.items[i].kind == ORDER_RESOLVE) return true;
  return false;
}

static verdict judge(brute *b, const decision *d, naive_case at, bool possible) {
  verdict v = { 0 };
  bool resolves = has_resolves(d);
  naive_answer answer = naive_decide(b->naive, d, at);
  for (uint32_t i = 0; i < answer.holding_count && possible; i++)
    v.holds |= UINT64_C(1) << index_of(d, answer.holding[i]);
  for (uint32_t i = 0; i < d->rules.count && !possible; i++)
    if (naive_rule_holds(b->naive, d->rules.items[i], at)) v.holds |= UINT64_C(1) << i;
  v.conditions = v.holds;
  for (uint32_t i = 0; i < d->rules.count && resolves; i++) {
    const rule_version *now = version_at(d->rules.items[i], at.revision);
    if (now != NULL && naive_holds(now->when, at)) v.conditions |= UINT64_C(1) << i;
  }
  v.fires = may_fire(d, v.holds, at.revision);
  v.status = answer.status;
  v.outcome = answer.outcome;
  v.rule = answer.rule;
  v.otherwise = answer.otherwise;
  return v;
}

static bool judge_all(brute *b) {
  const model *m = b->model;
  b->verdicts = arena_alloc(b->arena, m->decisions.count * sizeof *b->verdicts);
  for (uint32_t n = 0; n < b->cases; n++)
    b->impossible[n] = b->revisions[n] == 0 || naive_is_impossible(b->naive, case_at(b, n));
  for (uint32_t d = 0; d < m->decisions.count; d++) {
    if (m->decisions.items[d]->rules.count > RULES_MAX) return false;
    b->verdicts[d] = arena_alloc(b->arena, b->cases * sizeof **b->verdicts);
    for (uint32_t n = 0; n < b->cases; n++)
      b->verdicts[d][n] = judge(b, m->decisions.items[d], case_at(b, n), !b->impossible[n]);
  }
  return true;
}

bool brute_begin(brute *b, arena *a, const compilation *c, const random_policy *p) {
  b->arena = a;
  b->run = c;
  b->model = c->model;
  b->wrong.arena = a;
  b->naive = naive_new(a, c->model);
  return make_cases(b, p) && judge_all(b);
}

/* ---- words ------------------------------------------------------------------------------- */

const char *case_words(const brute *b, uint32_t n, uint64_t unknown) {
  textbuf out = { .arena = b->arena };
  for (uint32_t i = 0; i < b->dims.count; i++) {
    const dimension *d = &b->dims.items[i];
    uint32_t choice = n / d->stride % d->count;
    const char *name = d->fact != NULL ? d->fact->name : d->codes != NULL ? d->codes->name : "day";
    textbuf_add(&out, "%s%s=", i > 0 ? ", " : "", name);
    if (unknown >> i & 1)
      textbuf_add(&out, "?");
    else if (d->codes != NULL)
      textbuf_add(&out, "memberships %llx", (unsigned long long)d->has.items[choice]);
    else
      textbuf_add(&out, "%s",
                  d->fact != NULL ? fact_value_text(b->arena, d->fact, d->values.items[choice])
                                  : date_text(b->arena, d->values.items[choice]));
  }
  return out.text;
}

/* ---- findings that were made ------------------------------------------------------------- */

const diag *finding_at(const brute *b, diag_code code, span at, const char *name) {
  for (uint32_t i = 0; i < b->run->diags.list.count; i++) {
    const diag *d = b->run->diags.list.items[i];
    if (d->code != code || d->at.begin != at.begin || d->at.end != at.end) continue;
    if (name == NULL || strstr(d->message, name) != NULL) return d;
  }
  return NULL;
}

const diag *finding_within(const brute *b, diag_code code, span in) {
  for (uint32_t i = 0; i < b->run->diags.list.count; i++) {
    const diag *d = b->run->diags.list.items[i];
    if (d->code == code && d->at.begin >= in.begin && d->at.end <= in.end) return d;
  }
  return NULL;
}

bool has_code(const brute *b, diag_code code) {
  for (uint32_t i = 0; i < b->run->diags.list.count; i++)
    if (b->run->diags.list.items[i]->code == code) return true;
  return false;
}

void expect_found(brute *b, diag_code code, bool found, bool expected, const char *what) {
  if (found == expected) {
    tally_agreed(code, found);
    return;
  }
  WRONG("%s of `%s' was %s, but trying every case says %s\n", diag_code_name(code), what,
        found ? "reported" : "not reported", expected ? "it is so" : "it is not");
}

void expect_named(brute *b, diag_code code, span at, bool expected, const char *name) {
  bool found = finding_at(b, code, at, arena_printf(b->arena, "`%s'", name)) != NULL;
  if (found || finding_at(b, code, at, NULL) == NULL) expect_found(b, code, found, expected, name);
}

void expect(brute *b, diag_code code, span at, bool expected, const char *what) {
  expect_found(b, code, finding_at(b, code, at, NULL) != NULL, expected, what);
}

void expect_sound(brute *b, diag_code code, span at, bool possible, const char *what) {
  if (finding_at(b, code, at, NULL) == NULL && possible)
    tally_silent(code);
  else
    expect(b, code, at, possible, what);
}

/* ---- all --------------------------------------------------------------------------------- */

static bool is_about_rules(diag_code code) {
  return code == DIAG_E301 || code == DIAG_E303 || code == DIAG_E306 || code == DIAG_E308;
}

/* Those that no table is made with in spite of them are found before. */
static uint32_t other_errors(const brute *b) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < b->run->diags.list.count; i++)
    count += b->run->diags.list.items[i]->severity == DIAG_ERROR &&
             !is_about_rules(b->run->diags.list.items[i]->code);
  return count;
}

/* In every revision? */
static bool is_anything_possible(const brute *b) {
  uint64_t possible = 0;
  for (uint32_t n = 0; n < b->cases; n++)
    if (!b->impossible[n]) possible |= UINT64_C(1) << b->revisions[n];
  return possible == model_revisions(b->model);
}

/* Properties and the like are asked of policies without other errors only. */
static bool is_asked_for_properties(const compilation *c) {
  static const diag_code later[] = { DIAG_E501, DIAG_E502, DIAG_E503, DIAG_E606 };
  uint32_t after = 0;
  for (uint32_t i = 0; i < c->diags.list.count; i++)
    for (uint32_t k = 0; k < sizeof later / sizeof *later; k++)
      after += c->diags.list.items[i]->code == later[k];
  return c->diags.errors == after;
}

static void compare_all(brute *b) {
  const compilation *c = b->run;
  for (uint32_t d = 0; d < c->model->decisions.count; d++) {
    bool conflict = brute_rules(b, c->model->decisions.items[d]);
    brute_defaults(b, c->model->decisions.items[d], !conflict);
  }
  brute_statements(b);
  brute_amendments(b);
  if (is_asked_for_properties(c)) {
    brute_properties(b);
    brute_promises(b);
    brute_holes(b);
  }
  if (c->diags.errors == 0) brute_facts(b);
  if (c->diags.errors == 0) brute_redundant(b);
  if (c->tables == NULL || other_errors(b) > 0) return;
  brute_tables(b);
  brute_examples(b);
  brute_questions(b);
}

const char *brute_compare(arena *a, const compilation *c, const random_policy *p, uint64_t seed) {
  brute all = { .arena = a, .run = c, .model = c->model, .seed = seed | 1 };
  all.wrong.arena = a;
  brute *b = &all;
  if (c->model != NULL && (c->rows != NULL || has_code(b, DIAG_E302))) brute_circles(b);
  if (c->rows == NULL || diags_surplus(&c->diags) > 0) return NULL;
  if (!brute_begin(b, a, c, p)) return NULL;
  brute_cases += b->cases;
  bool possible = is_anything_possible(b);
  expect_found(b, DIAG_E419, has_code(b, DIAG_E419), !possible, "impossible");
  if (has_code(b, DIAG_W507)) WRONG("W507: a question was not settled\n");
  if (possible) compare_all(b);
  return b->wrong.length > 0 ? b->wrong.text : NULL;
}
