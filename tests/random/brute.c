/* brute.c -- all cases of a small policy, and every finding about them. */
#include "brute.h"

#include "naive.h"

#include <stdlib.h>
#include <string.h>

uint64_t brute_confirmed[DIAG_CODE_COUNT];
uint64_t brute_cases, brute_partial;

/* ---- cases ------------------------------------------------------------------------------- */

/* One thing that can vary on its own: the day, a fact, a fact that holds codes. */
typedef struct dimension {
  const fact *fact; /* NULL: the day, or codes */
  const code_fact *codes;
  uint32_t count, stride;
  VEC(int32_t) values; /* days, values of the fact */
  VEC(uint64_t) has;   /* codes: bit k: membership k */
} dimension;

enum { CASES_MAX = 200000, RULES_MAX = 64 };

/* What one decision makes of one case. */
typedef struct verdict {
  uint64_t conditions; /* bit i: the condition of rule i holds ... */
  uint64_t holds;      /* ... and it does not lose in a circle ... */
  uint64_t fires;      /* ... and no exception to it holds, no requirement is unmet */
  const outcome *outcome;
  const rule *rule;
  const default_version *otherwise;
  naive_status status;
} verdict;

typedef struct brute {
  arena *arena;
  const compilation *run;
  const model *model;
  naive *naive;
  VEC(dimension) dims;
  uint32_t cases;
  int32_t *days;
  uint32_t *revisions;
  int32_t *values; /* cases x facts */
  bool *impossible;
  verdict **verdicts; /* per decision, per case */
  textbuf wrong;
  uint64_t seed;
} brute;

static naive_case case_at(const brute *b, uint32_t n) {
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

static const rule_version *version_at(const rule *r, uint32_t rev) {
  for (uint32_t i = 0; i < r->versions.count; i++)
    if (rev != 0 && r->versions.items[i]->valid >> rev & 1) return r->versions.items[i];
  return NULL;
}

static uint32_t index_of(const decision *d, const rule *r) {
  uint32_t i = 0;
  while (i < d->rules.count && d->rules.items[i] != r) i++;
  return i;
}

static bool is_valid(revision_set valid, uint32_t rev) { return rev != 0 && valid >> rev & 1; }

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

static verdict judge(brute *b, const decision *d, naive_case at) {
  verdict v = { 0 };
  for (uint32_t i = 0; i < d->rules.count; i++) {
    const rule *r = d->rules.items[i];
    const rule_version *now = version_at(r, at.revision);
    if (now != NULL && naive_holds(now->when, at)) v.conditions |= UINT64_C(1) << i;
    if (naive_rule_holds(b->naive, r, at)) v.holds |= UINT64_C(1) << i;
  }
  v.fires = may_fire(d, v.holds, at.revision);
  naive_answer answer = naive_decide(b->naive, d, at);
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
      b->verdicts[d][n] = judge(b, m->decisions.items[d], case_at(b, n));
  }
  brute_cases += b->cases;
  return true;
}

/* ---- findings that were made ------------------------------------------------------------- */

#define WRONG(...)                                                                                 \
  do {                                                                                             \
    if (b->wrong.length < 4000) textbuf_add(&b->wrong, __VA_ARGS__);                               \
  } while (0)

static const diag *finding_at(const brute *b, diag_code code, span at, const char *name) {
  for (uint32_t i = 0; i < b->run->diags.list.count; i++) {
    const diag *d = b->run->diags.list.items[i];
    if (d->code != code || d->at.begin != at.begin || d->at.end != at.end) continue;
    if (name == NULL || strstr(d->message, name) != NULL) return d;
  }
  return NULL;
}

static bool has_code(const brute *b, diag_code code) {
  for (uint32_t i = 0; i < b->run->diags.list.count; i++)
    if (b->run->diags.list.items[i]->code == code) return true;
  return false;
}

static void expect_found(brute *b, diag_code code, bool found, bool expected, const char *what) {
  if (found == expected) {
    brute_confirmed[code] += found;
    return;
  }
  WRONG("%s of `%s' was %s, but trying every case says %s\n", diag_code_name(code), what,
        found ? "reported" : "not reported", expected ? "it is so" : "it is not");
}

/* A rule and the one for its unmet requirement stand at one place, where one finding a code is kept. */
static void expect_named(brute *b, diag_code code, span at, bool expected, const char *name) {
  bool found = finding_at(b, code, at, arena_printf(b->arena, "`%s'", name)) != NULL;
  if (found || finding_at(b, code, at, NULL) == NULL) expect_found(b, code, found, expected, name);
}

/* Both directions at once. */
static void expect(brute *b, diag_code code, span at, bool expected, const char *what) {
  expect_found(b, code, finding_at(b, code, at, NULL) != NULL, expected, what);
}

/* What is reported must be so; what is so need not be reported. */
static void expect_sound(brute *b, diag_code code, span at, bool possible, const char *what) {
  bool found = finding_at(b, code, at, NULL) != NULL;
  brute_confirmed[code] += found && possible;
  if (found && !possible)
    WRONG("%s of `%s' was reported, but trying every case says it is not so\n",
          diag_code_name(code), what);
}

/* ---- rules ------------------------------------------------------------------------------- */

static bool is_settled(const brute *b, const decision *d, uint32_t n, const rule *x,
                       const rule *y) {
  for (uint32_t i = 0; i < d->orders.count; i++) {
    const order *o = &d->orders.items[i];
    bool between = (o->above == x && o->below == y) || (o->above == y && o->below == x);
    if (!between || (o->kind != ORDER_RESOLVE && o->kind != ORDER_PRECEDENCE)) continue;
    if (!is_valid(o->valid, b->revisions[n])) continue;
    if (o->where == NULL || naive_holds(o->where, case_at(b, n))) return true;
  }
  return false;
}

static bool same_limits(const rule_version *x, const rule_version *y) {
  if (x->limits.count != y->limits.count) return false;
  for (uint32_t i = 0; i < x->limits.count; i++)
    if (strcmp(x->limits.items[i].text, y->limits.items[i].text) != 0) return false;
  return true;
}

static bool has_resolve(const decision *d, const rule *x, const rule *y) {
  for (uint32_t i = 0; i < d->orders.count; i++) {
    const order *o = &d->orders.items[i];
    bool between = (o->above == x && o->below == y) || (o->above == y && o->below == x);
    if (between && o->kind == ORDER_RESOLVE) return true;
  }
  return false;
}

typedef struct clash {
  bool unique, disagree, limits;
} clash;

static clash clash_in(const brute *b, const decision *d, uint32_t n, uint32_t i, uint32_t j) {
  const rule *x = d->rules.items[i], *y = d->rules.items[j];
  bool same_table = x->table != NULL && x->table == y->table;
  clash c = { 0 };
  uint64_t both = UINT64_C(1) << i | UINT64_C(1) << j;
  if (b->impossible[n] || (b->verdicts[d->number][n].fires & both) != both) return c;
  if (same_table && (x->table->hit == HIT_FIRST || x->table->hit == HIT_PRIORITY)) return c;
  if (same_table && x->table->hit == HIT_UNIQUE) {
    c.unique = true;
    return c;
  }
  const rule_version *v = version_at(x, b->revisions[n]), *w = version_at(y, b->revisions[n]);
  if (is_settled(b, d, n, x, y)) return c;
  c.disagree = v->then != w->then;
  c.limits = !c.disagree && !same_limits(v, w);
  return c;
}

/* "x and y disagree", "`x' and `y'", in either order. */
static bool names_both(arena *a, const diag *f, const rule *x, const rule *y) {
  return strstr(f->message, arena_printf(a, "`%s' and `%s'", x->name, y->name)) != NULL ||
         strstr(f->message, arena_printf(a, "`%s' and `%s'", y->name, x->name)) != NULL ||
         strncmp(f->message, arena_printf(a, "%s and %s ", x->name, y->name),
                 strlen(x->name) + strlen(y->name) + 6) == 0 ||
         strncmp(f->message, arena_printf(a, "%s and %s ", y->name, x->name),
                 strlen(x->name) + strlen(y->name) + 6) == 0;
}

/* One finding a rule and code is enough: a second one at the same place is not kept. */
static bool is_reported(const brute *b, diag_code code, const rule *x, const rule *y) {
  for (uint32_t i = 0; i < b->run->diags.list.count; i++) {
    const diag *f = b->run->diags.list.items[i];
    if (f->code != code) continue;
    if (f->at.begin == x->at.begin || f->at.begin == y->at.begin) return true;
    if (code == DIAG_E303 && names_both(b->arena, f, x, y)) return true;
  }
  return false;
}

/* Findings about pairs that cannot be. */
static void check_pair_findings(brute *b, const decision *d, const bool *disagree,
                                const bool *limits) {
  for (uint32_t i = 0; i < b->run->diags.list.count; i++) {
    const diag *f = b->run->diags.list.items[i];
    if (f->code != DIAG_E301 && f->code != DIAG_E303 && f->code != DIAG_E306) continue;
    for (uint32_t x = 0; x < d->rules.count; x++)
      for (uint32_t y = 0; y < x; y++) {
        if (!names_both(b->arena, f, d->rules.items[x], d->rules.items[y])) continue;
        bool so = f->code == DIAG_E306 ? limits[x * RULES_MAX + y] : disagree[x * RULES_MAX + y];
        if (so)
          brute_confirmed[f->code]++;
        else
          WRONG("%s was reported (%s), but trying every case says it is not so\n",
                diag_code_name(f->code), f->message);
      }
  }
}

/* True when something is left to disagree about. */
static bool check_conflicts(brute *b, const decision *d) {
  bool any = false;
  bool *disagree = arena_alloc(b->arena, RULES_MAX * RULES_MAX);
  bool *limits = arena_alloc(b->arena, RULES_MAX * RULES_MAX);
  for (uint32_t i = 0; i < d->rules.count; i++)
    for (uint32_t j = 0; j < i; j++) {
      clash all = { 0 };
      for (uint32_t n = 0; n < b->cases; n++) {
        clash c = clash_in(b, d, n, i, j);
        all.unique |= c.unique;
        all.disagree |= c.disagree;
        all.limits |= c.limits;
      }
      const rule *x = d->rules.items[i], *y = d->rules.items[j];
      disagree[i * RULES_MAX + j] = all.disagree;
      limits[i * RULES_MAX + j] = all.limits;
      any |= all.unique || all.disagree || all.limits;
      if (all.unique && !is_reported(b, DIAG_E308, x, y))
        WRONG("E308 of `%s' and `%s' was not reported\n", x->name, y->name);
      diag_code code = has_resolve(d, x, y) ? DIAG_E303 : DIAG_E301;
      if (all.disagree && !is_reported(b, code, x, y) && !is_reported(b, DIAG_E306, x, y))
        WRONG("%s of `%s' and `%s' was not reported\n", diag_code_name(code), x->name, y->name);
      if (all.limits && !all.disagree && !is_reported(b, DIAG_E306, x, y))
        WRONG("E306 of `%s' and `%s' was not reported\n", x->name, y->name);
    }
  check_pair_findings(b, d, disagree, limits);
  return any;
}

static bool ever_disagree(const rule *x, const rule *y) {
  for (uint32_t i = 0; i < x->versions.count; i++)
    for (uint32_t j = 0; j < y->versions.count; j++)
      if (x->versions.items[i]->then != y->versions.items[j]->then ||
          !same_limits(x->versions.items[i], y->versions.items[j]))
        return true;
  return false;
}

static void check_orders(brute *b, const decision *d) {
  for (uint32_t i = 0; i < d->orders.count; i++) {
    const order *o = &d->orders.items[i];
    if (o->valid == 0 || (o->kind != ORDER_EXCEPTION && o->kind != ORDER_RESOLVE)) continue;
    bool overlap = false, beyond = false;
    uint64_t both = UINT64_C(1) << index_of(d, o->above) | UINT64_C(1) << index_of(d, o->below);
    for (uint32_t n = 0; n < b->cases; n++) {
      if (!is_valid(o->valid, b->revisions[n])) continue;
      bool here = !b->impossible[n] && (b->verdicts[d->number][n].conditions & both) == both;
      overlap |= here;
      beyond |= o->where != NULL && !here && naive_holds(o->where, case_at(b, n));
    }
    bool idle = !overlap || (o->kind == ORDER_RESOLVE && !ever_disagree(o->above, o->below));
    expect(b, DIAG_E304, o->at, idle, o->above->name);
    if (o->where != NULL) expect_sound(b, DIAG_W307, o->where_at, beyond, o->above->name);
  }
}

static void check_reach(brute *b, const decision *d, bool agreed) {
  for (uint32_t i = 0; i < d->rules.count; i++) {
    const rule *r = d->rules.items[i];
    bool holds = false, decides = false;
    for (uint32_t n = 0; n < b->cases; n++) {
      holds |= b->verdicts[d->number][n].holds >> i & 1;
      decides |= !b->impossible[n] && b->verdicts[d->number][n].rule == r;
    }
    span when_at = r->versions.items[r->versions.count - 1]->when_at;
    expect_named(b, DIAG_E410, when_at, !holds, r->name);
    if (agreed && holds) expect_named(b, DIAG_W411, r->at, !decides, r->name);
  }
}

/* ---- defaults ---------------------------------------------------------------------------- */

/* An amendment that leaves the contract as it was leaves its place as it was: one finding for both. */
static bool is_promised(const decision *d, const default_version *v, uint32_t rev) {
  for (uint32_t i = 0; i < d->defaults.count; i++) {
    const default_version *w = &d->defaults.items[i];
    bool same = w->only_where != NULL && w->where_at.begin == v->where_at.begin;
    if (same && is_valid(w->valid, rev)) return true;
  }
  return false;
}

static void check_reached_defaults(brute *b, const decision *d) {
  for (uint32_t i = 0; i < d->defaults.count; i++) {
    const default_version *v = &d->defaults.items[i];
    bool reached = false, outside = false;
    if (v->valid == 0) continue;
    for (uint32_t n = 0; n < b->cases; n++) {
      bool is_left = !b->impossible[n] && b->verdicts[d->number][n].holds == 0;
      if (!is_left || v->only_where == NULL) continue;
      outside |= is_promised(d, v, b->revisions[n]) && !naive_holds(v->only_where, case_at(b, n));
    }
    for (uint32_t n = 0; n < b->cases; n++)
      reached |= !b->impossible[n] && b->verdicts[d->number][n].holds == 0 &&
                 is_valid(v->valid, b->revisions[n]);
    if (v->kind == DEFAULT_EXHAUSTIVE || v->kind == DEFAULT_NONE) {
      expect(b, DIAG_E401, v->kind == DEFAULT_NONE ? d->at : v->at, reached, d->name);
      continue;
    }
    expect(b, DIAG_W404, v->at, !reached, d->name);
    if (v->only_where != NULL) expect(b, DIAG_E403, v->where_at, outside, d->name);
  }
}

/* ---- properties -------------------------------------------------------------------------- */

static bool speaks_of(const brute *b, const property *p, uint32_t n) {
  return !b->impossible[n] && is_valid(p->valid, b->revisions[n]) &&
         (p->where == NULL || naive_holds(p->where, case_at(b, n)));
}

static bool is_violated(const brute *b, const property *p) {
  for (uint32_t n = 0; n < b->cases; n++) {
    bool gives = b->verdicts[p->decision->number][n].outcome == p->outcome;
    if (speaks_of(b, p, n) && gives == (p->kind == PROPERTY_NEVER)) return true;
  }
  return false;
}

static uint32_t rank_in(const brute *b, const property *p, uint32_t n) {
  const outcome *o = b->verdicts[p->decision->number][n].outcome;
  return o != NULL ? o->rank : 0;
}

/* Two cases that differ in the fact alone, the wrong way round. */
static bool is_worsened(const brute *b, const property *p) {
  const dimension *d = NULL;
  for (uint32_t i = 0; i < b->dims.count; i++)
    if (b->dims.items[i].fact == p->fact) d = &b->dims.items[i];
  if (d == NULL) return false;
  for (uint32_t n = 0; n < b->cases; n++) {
    uint32_t at = n / d->stride % d->count;
    if (!speaks_of(b, p, n) || d->values.items[at] < fact_least(p->fact)) continue;
    for (uint32_t to = at + 1; to < d->count; to++) {
      uint32_t m = n + (to - at) * d->stride;
      uint32_t low = rank_in(b, p, n), high = rank_in(b, p, m);
      if (!speaks_of(b, p, m) || low == 0 || high == 0) continue;
      if (p->kind == PROPERTY_RAISING ? low < high : high < low) return true;
    }
  }
  return false;
}

static void check_properties(brute *b) {
  for (uint32_t i = 0; i < b->model->properties.count; i++) {
    const property *p = &b->model->properties.items[i];
    const char *name = p->name != NULL ? p->name : p->fact->name;
    if (p->kind == PROPERTY_NEVER)
      expect(b, DIAG_E501, p->at, is_violated(b, p), name);
    else if (p->kind == PROPERTY_ALWAYS)
      expect(b, DIAG_E502, p->at, is_violated(b, p), name);
    else if (finding_at(b, DIAG_W506, p->at, NULL) == NULL)
      expect(b, DIAG_E503, p->at, is_worsened(b, p), name);
  }
}

/* ---- what makes no difference ------------------------------------------------------------- */

/* The condition with one part left out, as the author would: evaluated part by part. */
static bool holds_without(const brute *b, const cond *c, const cond *without, uint32_t n) {
  naive_case at = case_at(b, n);
  if (c->kind != COND_ALL && c->kind != COND_ANY) return naive_holds(c, at);
  bool all = c->kind == COND_ALL;
  for (uint32_t i = 0; i < c->parts.count; i++)
    if (c->parts.items[i] != without && holds_without(b, c->parts.items[i], without, n) != all)
      return !all;
  return all;
}

static void check_part(brute *b, const cond *whole, const cond *part, revision_set valid) {
  bool differs = false, found = finding_at(b, DIAG_W413, part->at, NULL) != NULL;
  for (uint32_t n = 0; n < b->cases && found; n++)
    if (!b->impossible[n] && is_valid(valid, b->revisions[n]))
      differs |= holds_without(b, whole, part, n) != naive_holds(whole, case_at(b, n));
  expect_sound(b, DIAG_W413, part->at, !differs, "a part");
  if (part->kind > COND_ANY) return;
  for (uint32_t i = 0; i < part->parts.count; i++)
    if (part->parts.items[i]->at.begin != part->at.begin ||
        part->parts.items[i]->at.end != part->at.end) /* else it is one relation to the author */
      check_part(b, whole, part->parts.items[i], valid);
}

static void check_condition_parts(brute *b, const cond *c, revision_set valid) {
  for (uint32_t i = 0; i < c->parts.count && c->kind <= COND_ANY; i++)
    check_part(b, c, c->parts.items[i], valid);
}

static void check_criterion(brute *b, const criterion *c) {
  bool always = true, never = true;
  for (uint32_t n = 0; n < b->cases; n++)
    for (uint32_t v = 0; v < c->versions.count && !b->impossible[n]; v++) {
      if (!is_valid(c->versions.items[v].valid, b->revisions[n])) continue;
      bool holds = naive_holds(c->versions.items[v].is, case_at(b, n));
      always &= holds;
      never &= !holds;
    }
  if (c->used && !c->anonymous) expect(b, DIAG_W414, c->at, always || never, c->name);
  for (uint32_t v = 0; v < c->versions.count; v++)
    check_condition_parts(b, c->versions.items[v].is, c->versions.items[v].valid);
}

/* Who decides when one rule is not there; NULL: the default. */
static const rule *next_rule(const brute *b, const decision *d, uint32_t n, uint32_t without) {
  const rule *const *best = naive_precedence(b->naive, d);
  for (uint32_t i = 0; i < d->rules.count; i++) {
    uint32_t k = index_of(d, best[i]);
    if (k != without && (b->verdicts[d->number][n].holds >> k & 1)) return best[i];
  }
  return NULL;
}

static const default_version *default_at(const decision *d, uint32_t rev) {
  for (uint32_t i = 0; i < d->defaults.count; i++)
    if (is_valid(d->defaults.items[i].valid, rev)) return &d->defaults.items[i];
  return NULL;
}

static bool same_without(const brute *b, const decision *d, uint32_t n, uint32_t number) {
  const rule_version *mine = version_at(d->rules.items[number], b->revisions[n]);
  const rule *next = next_rule(b, d, n, number);
  const default_version *v = next == NULL ? default_at(d, b->revisions[n]) : NULL;
  if (next == NULL && (v == NULL || (v->kind != DEFAULT_OTHERWISE && v->kind != DEFAULT_REFER)))
    return false;
  const rule_version *w = next != NULL ? version_at(next, b->revisions[n]) : NULL;
  const char *why = next != NULL ? w->because : v->because;
  if (mine->because == NULL) return false;
  bool same = mine->then == (next != NULL ? w->then : v->outcome);
  return same && strcmp(mine->because ? mine->because : "", why ? why : "") == 0 &&
         (next != NULL ? same_limits(mine, w) : mine->limits.count == 0);
}

static void check_redundant_rules(brute *b, const decision *d) {
  for (uint32_t i = 0; i < d->rules.count; i++) {
    const rule *r = d->rules.items[i];
    bool redundant = true, decides = false;
    for (uint32_t n = 0; n < b->cases; n++) {
      if (b->impossible[n] || b->verdicts[d->number][n].rule != r) continue;
      decides = true;
      redundant = redundant && same_without(b, d, n, i);
    }
    bool found = finding_at(b, DIAG_W412, r->at, arena_printf(b->arena, "`%s'", r->name)) != NULL;
    if (r->table == NULL && !r->gate && r->unmet_of == NULL && decides)
      expect_found(b, DIAG_W412, found, redundant, r->name);
  }
}

static void check_redundant(brute *b) {
  for (uint32_t i = 0; i < b->model->criteria.count; i++)
    check_criterion(b, b->model->criteria.items[i]);
  for (uint32_t d = 0; d < b->model->decisions.count; d++) {
    const decision *of = b->model->decisions.items[d];
    check_redundant_rules(b, of);
    for (uint32_t i = 0; i < of->rules.count; i++)
      for (uint32_t v = 0; v < of->rules.items[i]->versions.count; v++)
        check_condition_parts(b, of->rules.items[i]->versions.items[v]->when,
                              of->rules.items[i]->versions.items[v]->valid);
  }
  for (uint32_t i = 0; i < b->model->properties.count; i++) {
    const property *p = &b->model->properties.items[i];
    bool speaks = false;
    for (uint32_t n = 0; n < b->cases; n++) speaks |= speaks_of(b, p, n);
    if (p->valid != 0)
      expect(b, DIAG_W504, p->at, !speaks, p->fact != NULL ? p->fact->name : p->name);
  }
}

/* ---- promises ---------------------------------------------------------------------------- */

static const char *reason_of(const naive_answer *a) {
  const char *why = a->version != NULL     ? a->version->because
                    : a->otherwise != NULL ? a->otherwise->because
                                           : NULL;
  return why != NULL ? why : "";
}

/* The case as the text before the revision and as its own judge it. */
static bool is_changed(brute *b, const decision *d, const revision *r, bool reasons, uint32_t n) {
  naive_case after = case_at(b, n), before = after;
  before.revision = r->number - 1;
  if (naive_is_impossible(b->naive, before)) return false;
  naive_answer x = naive_decide(b->naive, d, before), y = naive_decide(b->naive, d, after);
  if (!reasons) return x.outcome != y.outcome;
  return x.outcome == y.outcome && (x.rule != y.rule || strcmp(reason_of(&x), reason_of(&y)) != 0);
}

static void check_promises(brute *b) {
  for (uint32_t i = 1; i < b->model->revisions.count; i++) {
    const revision *r = &b->model->revisions.items[i];
    for (uint32_t j = 0; j < r->promises.count; j++) {
      const promise *p = &r->promises.items[j];
      bool broken = false;
      for (uint32_t d = 0; d < b->model->decisions.count; d++)
        for (uint32_t n = 0; n < b->cases && !broken; n++) {
          if (p->decision != NULL && p->decision != b->model->decisions.items[d]) continue;
          if (b->revisions[n] != r->number || b->impossible[n]) continue;
          if (p->only_where != NULL && naive_holds(p->only_where, case_at(b, n))) continue;
          broken = is_changed(b, b->model->decisions.items[d], r, p->decision == NULL, n);
        }
      expect(b, DIAG_E606, p->at, broken, r->date);
    }
  }
}

/* Is any member other than `other' like `other' in every case? */
static void check_members(brute *b, const dimension *d) {
  for (uint32_t i = 0; i < d->count; i++) {
    const member *m = one_of_member(d->fact->type, d->values.items[i]);
    bool differs = false;
    if (m == NULL || m->number == 0) continue;
    for (uint32_t n = 0; n < b->cases; n++) {
      if (n / d->stride % d->count != i || b->impossible[n]) continue;
      uint32_t other = n - i * d->stride; /* values begin with `other', 0 */
      if (b->impossible[other]) continue;
      for (uint32_t k = 0; k < b->model->decisions.count; k++) {
        const verdict *x = &b->verdicts[k][n], *y = &b->verdicts[k][other];
        differs |= x->rule != y->rule || x->outcome != y->outcome;
      }
    }
    if (finding_at(b, DIAG_W415, d->fact->at, NULL) == NULL)
      expect_sound(b, DIAG_W416, m->at, !differs, m->name);
  }
}

/* ---- facts ------------------------------------------------------------------------------- */

static bool answers_differ(const brute *b, uint32_t n, uint32_t m) {
  for (uint32_t d = 0; d < b->model->decisions.count; d++) {
    const verdict *x = &b->verdicts[d][n], *y = &b->verdicts[d][m];
    if (x->rule != y->rule || x->outcome != y->outcome) return true;
  }
  return false;
}

static void check_facts(brute *b) {
  for (uint32_t i = 0; i < b->dims.count; i++) {
    const dimension *d = &b->dims.items[i];
    bool matters = false, flips = false;
    if (d->fact == NULL || !d->fact->used) continue;
    for (uint32_t n = 0; n < b->cases; n++) {
      uint32_t at = n / d->stride % d->count;
      for (uint32_t to = 0; to < at && !b->impossible[n]; to++) {
        uint32_t m = n - (at - to) * d->stride;
        if (b->impossible[m]) continue;
        matters |= answers_differ(b, n, m);
        if (d->values.items[at] != d->fact->assumed_value &&
            d->values.items[to] != d->fact->assumed_value)
          continue;
        for (uint32_t k = 0; k < b->model->decisions.count; k++)
          flips |= b->verdicts[k][n].outcome != b->verdicts[k][m].outcome;
      }
    }
    expect(b, DIAG_W415, d->fact->at, !matters, d->fact->name);
    if (d->fact->type != NULL && d->fact->type->open) check_members(b, d);
    if (d->fact->assumed) expect(b, DIAG_W804, d->fact->assumed_at, flips, d->fact->name);
  }
}

/* ---- tables ------------------------------------------------------------------------------ */

static uint64_t possible_of(const verdict *v) {
  if (v->status == NAIVE_DETERMINED) return UINT64_C(1) << v->outcome->number;
  if (v->status == NAIVE_REFER) return POLRT_POSSIBLE_REFER;
  return v->status == NAIVE_NO_REVISION ? POLRT_POSSIBLE_NO_REVISION : 0;
}

static void set_fact(const brute *b, const dimension *d, uint32_t n, polrt_set *facts) {
  if (d->fact == NULL && d->codes == NULL) {
    facts[0] = polrt_exactly(b->days[n]);
    return;
  }
  const int32_t *values = case_at(b, n).values;
  if (d->fact != NULL) facts[d->fact->input] = polrt_exactly(values[d->fact->input - 1]);
  for (uint32_t k = 0; d->codes != NULL && k < d->codes->memberships.count; k++) {
    uint32_t input = d->codes->memberships.items[k]->input;
    facts[input] = polrt_exactly(values[input - 1]);
  }
}

static void set_unknown(const polrt_policy *policy, const dimension *d, polrt_set *facts) {
  if (d->fact != NULL) facts[d->fact->input] = polrt_unknown(policy, d->fact->input);
  for (uint32_t k = 0; d->codes != NULL && k < d->codes->memberships.count; k++) {
    uint32_t input = d->codes->memberships.items[k]->input;
    facts[input] = polrt_unknown(policy, input);
  }
  if (d->fact == NULL && d->codes == NULL) facts[0] = polrt_unknown(policy, 0);
}

static const char *case_words(const brute *b, uint32_t n, uint64_t unknown) {
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

static void check_exact(brute *b, const polrt_policy *policy, polrt_set *facts,
                        polrt_result *results) {
  for (uint32_t n = 0; n < b->cases; n++) {
    for (uint32_t i = 0; i < b->dims.count; i++) set_fact(b, &b->dims.items[i], n, facts);
    (void)polrt_decide(policy, facts, NULL, results);
    for (uint32_t d = 0; d < b->model->decisions.count; d++) {
      const verdict *v = &b->verdicts[d][n];
      polrt_answer got = results[d].answer;
      bool same = results[d].possible == possible_of(v) && results[d].exact;
      if (v->status == NAIVE_DETERMINED || v->status == NAIVE_REFER)
        same &= polrt_rule_of(got) == (v->rule != NULL ? v->rule->number : 0);
      if (!same)
        WRONG("the tables decide `%s' otherwise when %s\n", b->model->decisions.items[d]->name,
              case_words(b, n, 0));
    }
  }
}

/* Over all cases like case `n' in what is known: the outcomes, and the dimensions that matter. */
typedef struct outlook {
  uint64_t possible, alone, apart;
  bool any;
} outlook;

static outlook look(brute *b, uint32_t d, uint32_t n, uint64_t unknown) {
  outlook o = { 0 };
  VEC(uint32_t) like = { 0 };
  for (uint32_t m = 0; m < b->cases; m++) {
    bool same = true;
    for (uint32_t i = 0; i < b->dims.count && same; i++) {
      const dimension *k = &b->dims.items[i];
      same = (unknown >> i & 1) || n / k->stride % k->count == m / k->stride % k->count;
    }
    bool not_in_force = b->revisions[m] == 0;
    if (!same || (b->impossible[m] && !not_in_force)) continue;
    o.any = true;
    o.possible |= possible_of(&b->verdicts[d][m]);
    vec_push(b->arena, &like, m);
  }
  if ((o.possible & (o.possible - 1)) == 0) return o;
  for (uint32_t x = 0; x < like.count; x++)
    for (uint32_t i = 0; i < b->dims.count; i++) {
      const dimension *k = &b->dims.items[i];
      uint32_t m = like.items[x], at = m / k->stride % k->count;
      if ((unknown >> i & 1) == 0) continue;
      for (uint32_t to = 0; to < at; to++) {
        uint32_t y = m - (at - to) * k->stride;
        if (b->impossible[y] && b->revisions[y] != 0) continue;
        if (possible_of(&b->verdicts[d][m]) != possible_of(&b->verdicts[d][y]))
          o.alone |= UINT64_C(1) << i;
      }
    }
  return o;
}

static uint64_t dimension_of(const brute *b, uint32_t input) {
  for (uint32_t i = 0; i < b->dims.count; i++) {
    const dimension *d = &b->dims.items[i];
    if (input == 0 && d->fact == NULL && d->codes == NULL) return UINT64_C(1) << i;
    if (d->fact != NULL && d->fact->input == input) return UINT64_C(1) << i;
    if (input > 0 && d->codes != NULL && d->codes == b->model->facts.items[input - 1]->of)
      return UINT64_C(1) << i;
  }
  return 0;
}

static bool is_tied_dimension(const brute *b, uint64_t unknown) {
  for (uint32_t i = 0; i < b->dims.count; i++)
    if ((unknown >> i & 1) && b->dims.items[i].codes != NULL) return true;
  return false;
}

static void check_one_partial(brute *b, const polrt_policy *policy, uint32_t n, uint64_t unknown,
                              polrt_set *facts, polrt_work *work, polrt_result *results) {
  uint16_t asked[POLRT_MAX_INPUTS];
  for (uint32_t i = 0; i < b->dims.count; i++)
    if (unknown >> i & 1)
      set_unknown(policy, &b->dims.items[i], facts);
    else
      set_fact(b, &b->dims.items[i], n, facts);
  polrt_status status = polrt_decide(policy, facts, work, results);
  brute_partial++;
  for (uint32_t d = 0; d < b->model->decisions.count; d++) {
    outlook o = look(b, d, n, unknown);
    const char *name = b->model->decisions.items[d]->name;
    if (!o.any) {
      if (status != POLRT_INCONSISTENT)
        WRONG("`%s' is decided when no case is possible: %s\n", name, case_words(b, n, unknown));
      continue;
    }
    if (!results[d].exact) {
      WRONG("`%s' is not settled when %s\n", name, case_words(b, n, unknown));
      continue;
    }
    if (results[d].possible != o.possible)
      WRONG("`%s' has other possible outcomes (%llx, by every case %llx) when %s\n", name,
            (unsigned long long)results[d].possible, (unsigned long long)o.possible,
            case_words(b, n, unknown));
    uint32_t exact = 0;
    uint64_t needs = 0;
    unsigned count = polrt_needs(policy, facts, d, work, asked, &exact);
    for (unsigned i = 0; i < count; i++) needs |= dimension_of(b, asked[i]);
    if (o.alone == 0 && (o.possible & (o.possible - 1)) != 0) continue; /* see polrt.h */
    if (exact && needs != o.alone && !is_tied_dimension(b, unknown))
      WRONG("`%s' needs other facts (%llx, by every case %llx) when %s\n", name,
            (unsigned long long)needs, (unsigned long long)o.alone, case_words(b, n, unknown));
  }
}

static bool has_assumptions(const model *m) {
  for (uint32_t i = 0; i < m->facts.count; i++)
    if (m->facts.items[i]->assumed) return true;
  return false;
}

enum { PARTIAL_TRIES = 6 };

static void check_tables(brute *b) {
  const polrt_policy *policy = &b->run->tables->policy;
  polrt_set *facts = arena_alloc(b->arena, POLRT_MAX_INPUTS * sizeof *facts);
  polrt_result *results = arena_alloc(b->arena, policy->decisions * sizeof *results + 1);
  polrt_work work = { .count = polrt_work_words(policy) };
  work.words = arena_alloc(b->arena, (work.count + 1) * sizeof *work.words);
  check_exact(b, policy, facts, results);
  for (int i = 0; i < PARTIAL_TRIES && !has_assumptions(b->model); i++) {
    uint64_t unknown = 1 + random_below(&b->seed, (1u << b->dims.count) - 1);
    check_one_partial(b, policy, random_below(&b->seed, b->cases), unknown, facts, &work, results);
  }
}

/* ---- all --------------------------------------------------------------------------------- */

static bool is_about_rules(diag_code code) {
  return code == DIAG_E301 || code == DIAG_E303 || code == DIAG_E306 || code == DIAG_E308;
}

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

const char *brute_compare(arena *a, const compilation *c, const random_policy *p, uint64_t seed) {
  brute all = { .arena = a, .run = c, .model = c->model, .seed = seed | 1 };
  all.wrong.arena = a;
  brute *b = &all;
  if (c->rows == NULL || diags_surplus(&c->diags) > 0) return NULL;
  b->naive = naive_new(a, c->model);
  if (!make_cases(b, p) || !judge_all(b)) return NULL;
  if (has_code(b, DIAG_E419)) return is_anything_possible(b) ? "E419 is not so\n" : NULL;
  if (!is_anything_possible(b)) WRONG("E419 was not reported\n");
  if (has_code(b, DIAG_W507)) WRONG("W507: a question was not settled\n");
  for (uint32_t d = 0; d < c->model->decisions.count; d++) {
    bool conflict = check_conflicts(b, c->model->decisions.items[d]);
    check_orders(b, c->model->decisions.items[d]);
    check_reach(b, c->model->decisions.items[d], !conflict);
    check_reached_defaults(b, c->model->decisions.items[d]);
  }
  /* Properties and the like are asked of policies without other errors only. */
  static const diag_code later[] = { DIAG_E501, DIAG_E502, DIAG_E503, DIAG_E606 };
  uint32_t after = 0;
  for (uint32_t i = 0; i < c->diags.list.count; i++)
    for (uint32_t k = 0; k < sizeof later / sizeof *later; k++)
      after += c->diags.list.items[i]->code == later[k];
  if (c->diags.errors == after) {
    check_properties(b);
    check_promises(b);
  }
  if (c->diags.errors == 0) check_facts(b);
  if (c->diags.errors == 0) check_redundant(b);
  if (c->tables != NULL && other_errors(b) == 0) check_tables(b);
  return b->wrong.length > 0 ? b->wrong.text : NULL;
}
