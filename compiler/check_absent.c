/* check_absent.c -- what the absent value of a fact (`never', `not_performed') means for a condition.
 *
 * A comparison with an absent value is false, so its negation is true where nothing was measured at
 * all: whoever writes the negation has to say that this is meant.
 */
#include "check.h"

#include <string.h>

static bool is_comparison(const cond *c) {
  return (c->kind == COND_COMPARE || c->kind == COND_BETWEEN) && c->fact != NULL;
}

/* The fact that a condition measures; NULL when it measures none or several. */
static fact *measured(const cond *c) {
  if (is_comparison(c)) return c->fact;
  fact *common = NULL;
  for (uint32_t i = 0; i < c->parts.count; i++) {
    fact *f = measured(c->parts.items[i]);
    if (f == NULL || (common != NULL && f != common)) return NULL;
    common = f;
  }
  return common;
}

static cond *absent_cond(checker *k, fact *f, span at) {
  cond *c = cond_new(k, COND_ABSENT, at);
  c->fact = f;
  return c;
}

/* The first whose measurement was performed: a, or (no a) and b, or (no a, no b) and c ... */
cond *check_first_performed(checker *k, const node *n) {
  cond *any = cond_new(k, COND_ANY, n->at);
  VEC(fact *) before = { 0 };
  NODE_EACH(relation, n) {
    cond *part = check_cond(k, relation), *all = cond_new(k, COND_ALL, relation->at);
    fact *f = measured(part);
    for (uint32_t i = 0; i < before.count; i++)
      vec_push(k->arena, &all->parts, absent_cond(k, before.items[i], relation->at));
    vec_push(k->arena, &all->parts, part);
    vec_push(k->arena, &any->parts, all);
    if (relation->next == NULL) break;
    if (f == NULL || f->absent == NULL) {
      diag *d = diag_add(k->diags, DIAG_E201, relation->at,
                         "nothing says whether this was performed, so what follows is never used");
      diag_hint(k->diags, d,
                "compare one fact that is declared with `or not_performed' (or another word)");
      return any;
    }
    vec_push(k->arena, &before, f);
  }
  return any;
}

static void set_or_absent(cond *c) {
  if (is_comparison(c)) c->or_absent = true;
  for (uint32_t i = 0; i < c->parts.count; i++) set_or_absent(c->parts.items[i]);
}

cond *check_if_any(checker *k, const node *n) {
  cond *c = check_cond(k, n->first);
  fact *f = measured(c);
  if (f != NULL && f->absent != NULL) {
    set_or_absent(c);
    return c;
  }
  if (f == NULL) return c;
  diag *d = diag_add(k->diags, DIAG_E201, n->at, "`if any' is for a fact that may be absent");
  diag_hint(k->diags, d, "declare it with `or never' or a word like it");
  return c;
}

/* ---- negations --------------------------------------------------------------------------- */

typedef VEC(const fact *) fact_list;

/* Facts that a condition, held to be true (or false), says are there. */
static void collect_guards(checker *k, const cond *c, bool holds, fact_list *out) {
  if (c->kind == COND_NOT) collect_guards(k, c->parts.items[0], !holds, out);
  if (c->kind == COND_ABSENT && !holds) vec_push(k->arena, out, c->fact);
  if (is_comparison(c) && holds && !c->or_absent) vec_push(k->arena, out, c->fact);
  if (c->kind == (holds ? COND_ALL : COND_ANY))
    for (uint32_t i = 0; i < c->parts.count; i++) collect_guards(k, c->parts.items[i], holds, out);
}

/* A computed value is there when all that it is computed from is. */
static bool is_guarded(const fact_list *guards, const fact *f) {
  bool terms = f->derive != NULL;
  for (uint32_t i = 0; i < guards->count; i++)
    if (guards->items[i] == f) return true;
  for (uint32_t i = 0; f->derive != NULL && i < f->derive->terms.count; i++) {
    const fact *t = f->derive->terms.items[i].fact;
    terms &= t->absent == NULL || is_guarded(guards, t);
  }
  return terms;
}

/* What may be absent: the fact, or what a computed value is computed from. */
static const fact *absent_source(const fact *f) {
  for (uint32_t i = 0; f->derive != NULL && i < f->derive->terms.count; i++)
    if (f->derive->terms.items[i].fact->absent != NULL)
      return absent_source(f->derive->terms.items[i].fact);
  return f;
}

static void report_negation(checker *k, const cond *c) {
  const fact *f = absent_source(c->fact);
  diag *d = diag_add(k->diags, DIAG_E219, c->at, "negated, this also holds where `%s' is %s",
                     f->label, f->absent);
  diag_note(k->diags, d,
            "a comparison with a value that is absent is false, so its opposite is true");
  diag_choice(k->diags, d, "write the opposite comparison, which is false where it is %s",
              f->absent);
  diag_choice(k->diags, d, "add `if any' to the comparison, so that the whole is false there");
  diag_choice(k->diags, d, "ask `%s is %s' beside it, where both are meant", f->name, f->absent);
}

static void walk(checker *k, const cond *c, bool holds, const fact_list *guards) {
  if (is_comparison(c) && !holds && c->fact->absent != NULL && !c->or_absent &&
      !is_guarded(guards, c->fact))
    report_negation(k, c);
  if (c->kind == COND_COUNT) return; /* a part that does not hold simply does not count */
  bool joined = c->kind == (holds ? COND_ALL : COND_ANY);
  fact_list mine = { 0 };
  for (uint32_t i = 0; i < guards->count; i++) vec_push(k->arena, &mine, guards->items[i]);
  if (joined) collect_guards(k, c, holds, &mine);
  /* one part of an alternative says that the fact is absent: both cases are spelled out */
  if (!joined && (c->kind == COND_ALL || c->kind == COND_ANY))
    for (uint32_t i = 0; i < c->parts.count; i++) {
      const cond *part = c->parts.items[i];
      bool says = part->kind == COND_ABSENT                                             ? holds
                  : part->kind == COND_NOT && part->parts.items[0]->kind == COND_ABSENT ? !holds
                                                                                        : false;
      if (says)
        vec_push(k->arena, &mine,
                 part->kind == COND_ABSENT ? part->fact : part->parts.items[0]->fact);
    }
  for (uint32_t i = 0; i < c->parts.count; i++)
    walk(k, c->parts.items[i], c->kind == COND_NOT ? !holds : holds, &mine);
}

void check_absent_negations(checker *k) {
  const fact_list none = { 0 };
  const model *m = k->model;
  for (uint32_t i = 0; i < m->criteria.count; i++)
    for (uint32_t j = 0; j < m->criteria.items[i]->versions.count; j++)
      walk(k, m->criteria.items[i]->versions.items[j].is, true, &none);
  for (uint32_t d = 0; d < m->decisions.count; d++)
    for (uint32_t i = 0; i < m->decisions.items[d]->rules.count; i++) {
      const rule *r = m->decisions.items[d]->rules.items[i];
      if (r->unmet_of != NULL || r->gate) continue; /* its negation is the compiler's own */
      for (uint32_t j = 0; j < r->versions.count; j++)
        walk(k, r->versions.items[j]->when, true, &none);
    }
}
