/* brute_redundant.c -- what makes no difference, and what says the same. */
#include "brute_all.h"

#include <string.h>

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

static bool part_matters(const brute *b, const cond *whole, const cond *part, revision_set valid) {
  for (uint32_t n = 0; n < b->cases; n++)
    if (!b->impossible[n] && is_valid(valid, b->revisions[n]) &&
        holds_without(b, whole, part, n) != naive_holds(whole, case_at(b, n)))
      return true;
  return false;
}

/* Not one relation to the author, such as a range, which is two comparisons. */
static bool is_group(const cond *c) {
  for (uint32_t i = 0; i < c->parts.count; i++)
    if (c->parts.items[i]->at.begin == c->at.begin && c->parts.items[i]->at.end == c->at.end)
      return false;
  return c->kind <= COND_ANY && c->parts.count > 1;
}

/* Another finding says why it makes no difference, or it is a guard. */
static bool is_explained(const brute *b, const cond *part) {
  const cond *c = part->kind == COND_NOT ? part->parts.items[0] : part;
  return c->kind == COND_ABSENT || finding_within(b, DIAG_W212, part->at) != NULL ||
         finding_within(b, DIAG_W127, part->at) != NULL ||
         (c->kind == COND_CRITERION && finding_at(b, DIAG_W414, c->criterion->at, NULL) != NULL);
}

/* What is reported of parts must be so; *found: something is. */
static void check_reported(brute *b, const cond *whole, const cond *group, revision_set valid,
                           bool *found) {
  for (uint32_t i = 0; i < group->parts.count && is_group(group); i++) {
    const cond *part = group->parts.items[i];
    if (finding_at(b, DIAG_W413, part->at, NULL) != NULL) {
      *found = true;
      expect(b, DIAG_W413, part->at, !part_matters(b, whole, part, valid), "a part");
    }
    check_reported(b, whole, part, valid, found);
  }
}

/* Is there a part that makes no difference, and nothing says why?  In it nothing further is sought. */
static bool has_idle_part(const brute *b, const cond *whole, const cond *group,
                          revision_set valid) {
  for (uint32_t i = 0; i < group->parts.count && is_group(group); i++) {
    const cond *part = group->parts.items[i];
    if (part_matters(b, whole, part, valid) ? has_idle_part(b, whole, part, valid)
                                            : !is_explained(b, part))
      return true;
  }
  return false;
}

static void check_condition_parts(brute *b, const cond *c, revision_set valid) {
  bool found = false, holds = false;
  if (c == NULL || !is_group(c)) return;
  for (uint32_t n = 0; n < b->cases && !holds; n++) holds = is_case_of(b, c, valid, n);
  check_reported(b, c, c, valid, &found);
  if (found || !holds) return;
  bool idle = has_idle_part(b, c, c, valid);
  expect_found(b, DIAG_W413, false, idle, "a part of some condition");
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
  if (c->anonymous) return;
  for (uint32_t v = 0; v < c->versions.count; v++)
    check_condition_parts(b, c->versions.items[v].is, c->versions.items[v].valid);
}

/* ---- rules that can be left out ---------------------------------------------------------- */

/* Who decides when one rule is not there; NULL: the default. */
static const rule *next_rule(const brute *b, const decision *d, uint32_t n, uint32_t without) {
  const rule *const *best = naive_precedence(b->naive, d);
  for (uint32_t i = 0; i < d->rules.count; i++) {
    uint32_t k = index_of(d, best[i]);
    if (k != without && (b->verdicts[d->number][n].holds >> k & 1)) return best[i];
  }
  return NULL;
}

static bool same_cites(const cite_list *x, const cite_list *y) {
  if (x->count != y->count) return false;
  for (uint32_t i = 0; i < x->count; i++)
    if (strcmp(x->items[i].text, y->items[i].text) != 0) return false;
  return true;
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
  same = same && same_cites(&mine->cites, next != NULL ? &w->cites : &v->cites);
  return same && strcmp(mine->because ? mine->because : "", why ? why : "") == 0 &&
         (next != NULL ? same_limits(&mine->limits, &w->limits) : mine->limits.count == 0);
}

static bool is_written(const rule *r) {
  return r->table == NULL && !r->gate && r->unmet_of == NULL;
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
    if (is_written(r) && decides) expect_found(b, DIAG_W412, found, redundant, r->name);
  }
}

/* ---- rules that are one rule ------------------------------------------------------------- */

/* The cases of a condition as one set of values per dimension; false: they are no such product. */
typedef struct product {
  uint64_t in[16]; /* bit i % 64 of its values */
  revision_set valid;
} product;

/* A single comparison of a given fact, or `all of' such. */
static bool is_plain(const brute *b, const cond *c) {
  if (c->kind == COND_COMPARE || c->kind == COND_BETWEEN)
    return c->op != OP_NE && c->divisor <= 1 && !c->or_absent && dimension_of(b, c->fact) != NULL;
  if (c->kind == COND_MEMBER) return dimension_of(b, c->fact) != NULL;
  for (uint32_t i = 0; i < c->parts.count; i++)
    if (!is_plain(b, c->parts.items[i])) return false;
  return c->kind == COND_ALL && c->parts.count > 0;
}

static product product_of(const brute *b, uint32_t d, uint32_t number) {
  product p = { .valid =
                    b->model->decisions.items[d]->rules.items[number]->versions.items[0]->valid };
  for (uint32_t n = 0; n < b->cases; n++)
    if (b->verdicts[d][n].conditions >> number & 1)
      for (uint32_t i = 0; i < b->dims.count && i < 16; i++)
        p.in[i] |= UINT64_C(1) << choice_of(&b->dims.items[i], n) % 64;
  return p;
}

/* Are the values of both one range? */
static bool is_joint(const dimension *k, uint64_t x, uint64_t y) {
  uint64_t both = x | y, low = both & (~both + 1);
  return !fact_is_ordinal(k->fact) || ((both + low) & both) == 0;
}

/* The one dimension in which they differ; NULL: in none, or in several. */
static const dimension *only_difference(const brute *b, const product *x, const product *y) {
  const dimension *found = NULL;
  for (uint32_t i = 0; i < b->dims.count && i < 16; i++) {
    if (x->in[i] == y->in[i]) continue;
    if (found != NULL) return NULL;
    found = &b->dims.items[i];
  }
  return found;
}

static bool same_words(const rule_version *x, const rule_version *y) {
  return x->then == y->then && x->because != NULL && y->because != NULL &&
         strcmp(x->because, y->because) == 0 && same_limits(&x->limits, &y->limits) &&
         same_cites(&x->cites, &y->cites);
}

static bool is_ordered(const decision *d, const rule *r) {
  for (uint32_t i = 0; i < d->orders.count; i++)
    if (d->orders.items[i].above == r || d->orders.items[i].below == r) return true;
  return false;
}

static bool is_free(const brute *b, const decision *d, const rule *r) {
  return r->table == NULL && !r->gate && r->unmet_of == NULL && r->versions.count == 1 &&
         !is_ordered(d, r) && finding_at(b, DIAG_W412, r->at, NULL) == NULL &&
         finding_at(b, DIAG_W411, r->at, NULL) == NULL;
}

/* Of plain conditions both directions: they are one box each. */
static bool can_merge(const brute *b, const decision *d, uint32_t i, uint32_t j) {
  const rule *x = d->rules.items[i], *y = d->rules.items[j];
  const rule_version *v = x->versions.items[0], *w = y->versions.items[0];
  if (!same_words(v, w) || v->valid != w->valid) return false;
  product p = product_of(b, d->number, i), q = product_of(b, d->number, j);
  const dimension *k = only_difference(b, &p, &q);
  if (k == NULL || k->fact == NULL || k->count > 64) return false;
  uint32_t at = (uint32_t)(k - b->dims.items);
  return p.in[at] != 0 && q.in[at] != 0 && is_joint(k, p.in[at], q.in[at]);
}

static bool is_merge_reported(const brute *b, const rule *x) {
  const char *name = arena_printf(b->arena, "`%s'", x->name);
  for (uint32_t i = 0; i < b->run->diags.list.count; i++) {
    const diag *w = b->run->diags.list.items[i];
    if (w->code == DIAG_W418 && strstr(w->message, name) != NULL) return true;
  }
  return false;
}

static bool is_reported_pair(const brute *b, const rule *x, const rule *y) {
  const diag *f = finding_at(b, DIAG_W418, x->at, NULL), *g = finding_at(b, DIAG_W418, y->at, NULL);
  const char *p = arena_printf(b->arena, "`%s'", x->name);
  const char *q = arena_printf(b->arena, "`%s'", y->name);
  return (f != NULL && strstr(f->message, q) != NULL) ||
         (g != NULL && strstr(g->message, p) != NULL);
}

/* Computed columns and codes count as columns, so of conditions with them only the answer is compared:
 * the two rules say the same. */
static void check_merges(brute *b, const decision *d) {
  for (uint32_t i = 0; i < d->rules.count; i++)
    for (uint32_t j = 0; j < i; j++) {
      const rule *x = d->rules.items[i], *y = d->rules.items[j];
      bool found = is_reported_pair(b, x, y);
      const char *names = arena_printf(b->arena, "%s and %s", x->name, y->name);
      bool plain = x->versions.count == 1 && y->versions.count == 1 &&
                   is_plain(b, x->versions.items[0]->when) &&
                   is_plain(b, y->versions.items[0]->when) && b->model->revisions.count == 1;
      if (found && !plain) {
        expect_found(b, DIAG_W418, true, same_words(x->versions.items[0], y->versions.items[0]),
                     names);
        continue;
      }
      bool merge = can_merge(b, d, i, j);
      if (found || !plain || !is_free(b, d, x) || !is_free(b, d, y)) {
        if (found) expect_found(b, DIAG_W418, true, merge, names);
        continue;
      }
      if (merge && (is_merge_reported(b, x) || is_merge_reported(b, y))) continue;
      expect_found(b, DIAG_W418, false, merge, names);
    }
}

/* ---- all --------------------------------------------------------------------------------- */

/* Versions that share a condition are judged together. */
static revision_set shared_validity(const rule *r, const cond *when) {
  revision_set valid = 0;
  for (uint32_t i = 0; i < r->versions.count; i++)
    if (r->versions.items[i]->when->at.begin == when->at.begin)
      valid |= r->versions.items[i]->valid;
  return valid;
}

void brute_redundant(brute *b) {
  for (uint32_t i = 0; i < b->model->criteria.count; i++)
    check_criterion(b, b->model->criteria.items[i]);
  for (uint32_t d = 0; d < b->model->decisions.count; d++) {
    const decision *of = b->model->decisions.items[d];
    check_redundant_rules(b, of);
    check_merges(b, of);
    for (uint32_t i = 0; i < of->rules.count; i++) {
      const rule *r = of->rules.items[i];
      for (uint32_t v = 0; v < r->versions.count && is_written(r); v++) {
        const cond *when = r->versions.items[v]->when;
        check_condition_parts(b, when, shared_validity(r, when));
      }
    }
  }
  for (uint32_t i = 0; i < b->model->properties.count; i++) {
    const property *p = &b->model->properties.items[i];
    bool speaks = p->where == NULL;
    for (uint32_t n = 0; n < b->cases && !speaks; n++)
      speaks = is_case_of(b, p->where, p->valid, n);
    if (p->valid != 0)
      expect(b, DIAG_W504, p->at, !speaks, p->fact != NULL ? p->fact->name : p->name);
  }
}
