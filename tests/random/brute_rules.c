/* brute_rules.c -- do rules disagree, is what settles them needed, does every rule decide? */
#include "brute_all.h"

#include <string.h>

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
  c.limits = !c.disagree && !same_limits(&v->limits, &w->limits);
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

static bool *of_pair(bool *all, uint32_t x, uint32_t y) { return &all[x * RULES_MAX + y]; }

/* Findings about pairs that cannot be. */
static void check_pair_findings(brute *b, const decision *d, bool *disagree, bool *limits) {
  for (uint32_t i = 0; i < b->run->diags.list.count; i++) {
    const diag *f = b->run->diags.list.items[i];
    if (f->code != DIAG_E301 && f->code != DIAG_E303 && f->code != DIAG_E306) continue;
    for (uint32_t x = 0; x < d->rules.count; x++)
      for (uint32_t y = 0; y < x; y++) {
        if (!names_both(b->arena, f, d->rules.items[x], d->rules.items[y])) continue;
        if (*of_pair(f->code == DIAG_E306 ? limits : disagree, x, y))
          tally_agreed(f->code, true);
        else
          WRONG("%s was reported (%s), but trying every case says it is not so\n",
                diag_code_name(f->code), f->message);
      }
  }
}

/* What is so of a pair must be reported. */
static void check_pair(brute *b, const decision *d, const rule *x, const rule *y, clash all) {
  diag_code code = has_resolve(d, x, y) ? DIAG_E303 : DIAG_E301;
  bool unique = is_reported(b, DIAG_E308, x, y), limits = is_reported(b, DIAG_E306, x, y);
  if (all.unique && !unique) WRONG("E308 of `%s' and `%s' was not reported\n", x->name, y->name);
  if (all.unique && unique) tally_agreed(DIAG_E308, true);
  if (all.disagree && !is_reported(b, code, x, y) && !limits)
    WRONG("%s of `%s' and `%s' was not reported\n", diag_code_name(code), x->name, y->name);
  if (all.limits && !all.disagree && !limits)
    WRONG("E306 of `%s' and `%s' was not reported\n", x->name, y->name);
  if (!all.disagree) tally_agreed(code, false);
  if (!all.limits && !same_limits(&x->versions.items[0]->limits, &y->versions.items[0]->limits))
    tally_agreed(DIAG_E306, false);
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
      *of_pair(disagree, i, j) = all.disagree;
      *of_pair(limits, i, j) = all.limits;
      any |= all.unique || all.disagree || all.limits;
      check_pair(b, d, d->rules.items[i], d->rules.items[j], all);
    }
  check_pair_findings(b, d, disagree, limits);
  return any;
}

/* ---- precedence -------------------------------------------------------------------------- */

static bool ever_disagree(const rule *x, const rule *y) {
  for (uint32_t i = 0; i < x->versions.count; i++)
    for (uint32_t j = 0; j < y->versions.count; j++)
      if (x->versions.items[i]->then != y->versions.items[j]->then ||
          !same_limits(&x->versions.items[i]->limits, &y->versions.items[j]->limits))
        return true;
  return false;
}

/* Where both conditions hold while the order is in force. */
static bool overlaps(const brute *b, const decision *d, const order *o, uint32_t n) {
  uint64_t both = UINT64_C(1) << index_of(d, o->above) | UINT64_C(1) << index_of(d, o->below);
  return is_valid(o->valid, b->revisions[n]) && !b->impossible[n] &&
         (b->verdicts[d->number][n].conditions & both) == both;
}

/* One comparison of a given fact: a single box with a single narrowed column. */
static const dimension *single_column(const brute *b, const cond *c) {
  bool compares = c->kind == COND_COMPARE && c->op != OP_NE && c->divisor <= 1;
  bool plain = compares || c->kind == COND_BETWEEN || c->kind == COND_MEMBER;
  if (!plain || c->or_absent || (c->kind == COND_MEMBER && c->fact->type->open)) return NULL;
  return dimension_of(b, c->fact);
}

/* Values that the `where' allows beyond those at which the rules overlap: of ordered values beyond the
 * smallest and the largest of them. */
static bool reaches_beyond(const brute *b, const decision *d, const order *o, const dimension *k) {
  bool any = false, beyond = false, ordered = fact_is_ordinal(k->fact);
  uint32_t low = k->count, high = 0;
  uint64_t in = 0;
  for (uint32_t n = 0; n < b->cases; n++) {
    uint32_t at = choice_of(k, n);
    if (!overlaps(b, d, o, n) || !naive_holds(o->where, case_at(b, n))) continue;
    any = true;
    in |= UINT64_C(1) << at % 64;
    if (at < low) low = at;
    if (at > high) high = at;
  }
  for (uint32_t n = 0; n < b->cases && any; n++) {
    uint32_t at = choice_of(k, n);
    if (!is_valid(o->valid, b->revisions[n]) || !naive_holds(o->where, case_at(b, n))) continue;
    beyond |= ordered ? at < low || at > high : (in >> at % 64 & 1) == 0;
  }
  return beyond || !any;
}

static bool narrows(const brute *b, const cond *c, const dimension *k) {
  for (uint32_t i = 0; i < k->count; i++) {
    uint32_t n = i * k->stride;
    while (n < b->cases && b->revisions[n] == 0) n++; /* the first dimension is the day */
    if (n < b->cases && !naive_holds(c, case_at(b, n))) return true;
  }
  return false;
}

static bool is_anywhere(const brute *b, const order *o) {
  for (uint32_t n = 0; n < b->cases; n++)
    if (is_valid(o->valid, b->revisions[n]) && naive_holds(o->where, case_at(b, n))) return true;
  return false;
}

static void check_width(brute *b, const decision *d, const order *o) {
  const dimension *k = single_column(b, o->where);
  bool beyond = false;
  if (k != NULL) {
    beyond = is_anywhere(b, o) && narrows(b, o->where, k) && reaches_beyond(b, d, o, k);
    expect(b, DIAG_W307, o->where_at, beyond, o->above->name);
    return;
  }
  for (uint32_t n = 0; n < b->cases && !beyond; n++)
    beyond = is_valid(o->valid, b->revisions[n]) && !overlaps(b, d, o, n) &&
             naive_holds(o->where, case_at(b, n));
  expect_sound(b, DIAG_W307, o->where_at, beyond, o->above->name);
}

static void check_orders(brute *b, const decision *d) {
  for (uint32_t i = 0; i < d->orders.count; i++) {
    const order *o = &d->orders.items[i];
    bool overlap = false;
    if (o->valid == 0 || (o->kind != ORDER_EXCEPTION && o->kind != ORDER_RESOLVE)) continue;
    for (uint32_t n = 0; n < b->cases && !overlap; n++) overlap = overlaps(b, d, o, n);
    bool idle = !overlap || (o->kind == ORDER_RESOLVE && !ever_disagree(o->above, o->below));
    expect(b, DIAG_E304, o->at, idle, o->above->name);
    if (o->where != NULL && !idle) check_width(b, d, o);
  }
}

/* ---- circles ----------------------------------------------------------------------------- */

static bool comes_round(const decision *d, const rule *from, const rule *to, bool bounded,
                        uint32_t depth) {
  for (uint32_t i = 0; i < d->orders.count && depth > 0; i++) {
    const order *o = &d->orders.items[i];
    if (o->above != from || (o->where != NULL && !bounded)) continue;
    if (o->below == to || comes_round(d, o->below, to, bounded, depth - 1)) return true;
  }
  return false;
}

/* A circle of unbounded statements is one whatever the cases are; without any there is none. */
void brute_circles(brute *b) {
  bool found = has_code(b, DIAG_E302), may = false, must = false;
  for (uint32_t k = 0; k < b->model->decisions.count; k++) {
    const decision *d = b->model->decisions.items[k];
    for (uint32_t i = 0; i < d->rules.count; i++) {
      may |= comes_round(d, d->rules.items[i], d->rules.items[i], true, 6);
      must |= comes_round(d, d->rules.items[i], d->rules.items[i], false, 6);
    }
  }
  if (may && !must && !found)
    tally_silent(DIAG_E302);
  else
    expect_found(b, DIAG_E302, found, may, "precedence");
}

/* ---- reach ------------------------------------------------------------------------------- */

/* The part of a condition, or NULL, that is written at a place. */
static const cond *part_at(const cond *c, span at) {
  for (uint32_t i = 0; i < c->parts.count; i++) {
    span x = c->parts.items[i]->at;
    if (x.begin == at.begin && x.end == at.end) return c->parts.items[i];
  }
  return NULL;
}

/* The parts that a finding shows must really exclude each other, or never hold. */
static void check_clash(brute *b, const rule_version *v, const diag *f) {
  if (f->related.count == 0) return;
  const cond *x = part_at(v->when, f->related.items[0].at), *y = x;
  if (f->related.count > 1) y = part_at(v->when, f->related.items[1].at);
  if (x == NULL || y == NULL) return;
  for (uint32_t n = 0; n < b->cases; n++)
    if (is_valid(v->valid, b->revisions[n]) && naive_holds(x, case_at(b, n)) &&
        naive_holds(y, case_at(b, n))) {
      WRONG("E410 says of two parts that they exclude each other, but both hold: %s\n",
            case_words(b, n, 0));
      return;
    }
  tally_agreed(ASK_CLASH, true);
}

/* Where the rule applies, one of those that W411 names decides. */
static void check_coverers(brute *b, const decision *d, uint32_t number, const diag *f) {
  for (uint32_t n = 0; n < b->cases; n++) {
    const verdict *v = &b->verdicts[d->number][n];
    if (b->impossible[n] || (v->holds >> number & 1) == 0 || v->rule == NULL) continue;
    const char *quoted = arena_printf(b->arena, "`%s'", v->rule->name);
    if (f->notes.count > 0 && strstr(f->notes.items[0], quoted) != NULL) continue;
    WRONG("W411 of `%s' does not name `%s', which decides when %s\n", d->rules.items[number]->name,
          v->rule->name, case_words(b, n, 0));
    return;
  }
  tally_agreed(ASK_COVERERS, true);
}

static void check_reach(brute *b, const decision *d, bool agreed) {
  for (uint32_t i = 0; i < d->rules.count; i++) {
    const rule *r = d->rules.items[i];
    bool holds = false, decides = false;
    for (uint32_t n = 0; n < b->cases; n++) {
      holds |= b->verdicts[d->number][n].holds >> i & 1;
      decides |= !b->impossible[n] && b->verdicts[d->number][n].rule == r;
    }
    const rule_version *last = r->versions.items[r->versions.count - 1];
    const char *named = arena_printf(b->arena, "`%s'", r->name);
    const diag *clash = finding_at(b, DIAG_E410, last->when_at, named);
    expect_named(b, DIAG_E410, last->when_at, !holds, r->name);
    if (clash != NULL) check_clash(b, last, clash);
    if (!agreed || !holds) continue;
    expect_named(b, DIAG_W411, r->at, !decides, r->name);
    const diag *never = finding_at(b, DIAG_W411, r->at, named);
    if (never != NULL && !decides) check_coverers(b, d, i, never);
  }
}

bool brute_rules(brute *b, const decision *d) {
  bool conflict = check_conflicts(b, d);
  check_orders(b, d);
  check_reach(b, d, !conflict);
  return conflict;
}
