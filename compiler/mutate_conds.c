/* mutate_conds.c -- the mutants of conditions.
 *
 * A condition that stands once in the text may have been read several times, for a later revision
 * or for the `else' of its rule: then all its readings change together.
 */
#include "mutate.h"

#include <string.h>

/* A place of the text, with all its readings.  */
typedef struct reading_of {
  cond *cond;
  revision_set valid;
  cond *counted; /* the innermost count around it, whose column no longer fits */
} reading_of;

typedef struct place {
  VEC(reading_of) readings;
  const char *owner;
  bool joins;     /* a rule's `when' and its `requires' */
  bool under_not; /* its opposite is no mutant of its own */
} place;

typedef struct places {
  mutation *x;
  VEC(place) list;
} places;

/* ---- places ------------------------------------------------------------------------------ */

static void add_reading(places *p, place like, reading_of r) {
  arena *a = p->x->study->arena;
  for (uint32_t i = 0; i < p->list.count; i++)
    if (cond_same_place(p->list.items[i].readings.items[0].cond, r.cond)) {
      vec_push(a, &p->list.items[i].readings, r);
      return;
    }
  vec_push(a, &like.readings, r);
  vec_push(a, &p->list, like);
}

static void add_places(places *p, place like, reading_of r) {
  cond *c = r.cond;
  if (c->kind == COND_REVISIONS) return;
  add_reading(p, like, r);
  /* the `not' of a rule's `else' is nobody's words */
  place inner = { .owner = like.owner, .under_not = c->kind == COND_NOT || like.joins };
  if (c->kind == COND_COUNT) r.counted = c;
  for (uint32_t i = 0; i < c->parts.count; i++) {
    r.cond = c->parts.items[i];
    add_places(p, inner, r);
  }
}

static bool has_else(const rule *r) {
  if (r->unmet_of != NULL) return true;
  for (uint32_t i = 0; i < r->decision->rules.count; i++)
    if (r->decision->rules.items[i]->unmet_of == r) return true;
  return false;
}

static cond *own_copy(arena *a, const cond *c) {
  cond *copy = ARENA_NEW(a, cond);
  *copy = *c;
  return copy;
}

/* Properties are not among them: what they say is proved, and no test could tell. */
static void find_other_places(places *p) {
  const study *s = p->x->study;
  model *m = s->model;
  for (uint32_t i = 0; i < m->impossibles.count; i++) {
    impossible *im = &m->impossibles.items[i];
    cond *own = own_copy(s->arena, im->cond);
    im->cond = own;
    add_places(p, (place){ .owner = "`impossible'" }, (reading_of){ own, im->valid, NULL });
  }
  for (uint32_t i = 0; i < m->decisions.count; i++)
    for (uint32_t k = 0; k < m->decisions.items[i]->orders.count; k++) {
      order *o = &m->decisions.items[i]->orders.items[k];
      if (o->where == NULL) continue;
      cond *own = own_copy(s->arena, o->where);
      o->where = own;
      add_places(p,
                 (place){ .owner = arena_printf(s->arena, "resolve %s over %s", o->above->name,
                                                o->below->name) },
                 (reading_of){ own, o->valid, NULL });
    }
}

static void find_places(places *p) {
  const study *s = p->x->study;
  for (uint32_t i = 0; i < s->conditions.count; i++) {
    const condition *k = &s->conditions.items[i];
    if (k->criterion != NULL && !k->criterion->used) continue;
    place like = { .owner = k->criterion != NULL
                                ? arena_printf(s->arena, "criterion %s", k->criterion->name)
                                : arena_printf(s->arena, "rule %s", k->rule->name) };
    like.joins = k->rule != NULL && k->is->parts.count == 2 && has_else(k->rule);
    add_places(p, like, (reading_of){ k->is, k->valid, NULL });
  }
}

/* ---- making one -------------------------------------------------------------------------- */

/* The same change for every reading. */
static mutant *change(places *p, const place *at, mutant_kind kind, const cond *after,
                      const char *what) {
  const cond *first = at->readings.items[0].cond;
  arena *a = p->x->study->arena;
  mutant *m =
      mutant_add(p->x, kind, first->at, at->owner, arena_printf(a, "%s, in %s", what, at->owner));
  for (uint32_t i = 0; i < at->readings.count; i++) {
    reading_of r = at->readings.items[i];
    cond changed = *after;
    if (after->parts.items == first->parts.items && after->parts.count == first->parts.count)
      changed.parts.items = r.cond->parts.items;
    changed.count = NULL;
    mutant_patch(p->x, m, r.cond, &changed, sizeof changed);
    vec_push(a, &m->touched, (touched_cond){ r.cond, r.valid });
    if (r.counted == NULL) continue;
    cond *none = NULL;
    mutant_patch(p->x, m, &r.counted->count, &none, sizeof none);
  }
  return m;
}

static const char *text_of(const places *p, const cond *c) { return cond_text(p->x->study, c); }

#define WHAT(p, ...) arena_printf((p)->x->study->arena, __VA_ARGS__)

/* ---- comparisons ------------------------------------------------------------------------- */

static void mutate_value(places *p, const place *at, const cond *after, mutant_kind kind) {
  const cond *c = at->readings.items[0].cond;
  const char *old = text_of(p, c), *now = text_of(p, after);
  if (strcmp(old, now) == 0) return; /* beyond the range of the fact: the same condition */
  change(p, at, kind, after, WHAT(p, "%s becomes %s", old, now));
}

static void mutate_comparison(places *p, const place *at) {
  const cond *c = at->readings.items[0].cond;
  static const node_op other[] = {
    [OP_LT] = OP_LE, [OP_LE] = OP_LT, [OP_GT] = OP_GE, [OP_GE] = OP_GT
  };
  cond after = *c;
  bool one_sided = c->op == OP_LT || c->op == OP_LE || c->op == OP_GT || c->op == OP_GE;
  /* the other strictness is one of the two thresholds beside this one */
  int skipped = !one_sided ? 0 : c->op == OP_LT || c->op == OP_GE ? 1 : -1;
  for (int step = -1; step <= 1; step += 2) {
    after.value = c->value + step;
    if (step != skipped) mutate_value(p, at, &after, MUTANT_THRESHOLD);
  }
  if (!one_sided) return;
  after.value = c->value;
  after.op = other[c->op];
  mutate_value(p, at, &after, MUTANT_STRICTNESS);
}

/* A computed value has no end that its author wrote: `at least 3 months' has one threshold. */
static void mutate_between(places *p, const place *at) {
  const cond *c = at->readings.items[0].cond;
  bool written = c->fact->role == FACT_DECLARED;
  for (int step = -1; step <= 1; step += 2) {
    cond after = *c;
    after.value += step;
    if (written || c->value > fact_least(c->fact)) mutate_value(p, at, &after, MUTANT_THRESHOLD);
    after = *c;
    after.upper += step;
    if (written || c->upper < c->fact->hi) mutate_value(p, at, &after, MUTANT_THRESHOLD);
  }
}

static void mutate_members(places *p, const place *at) {
  const cond *c = at->readings.items[0].cond;
  for (uint32_t i = 0; c->members.count > 1 && i < c->members.count; i++) {
    cond after = *c;
    after.members.items = NULL;
    after.members.count = after.members.room = 0;
    for (uint32_t k = 0; k < c->members.count; k++)
      if (k != i) vec_push(p->x->study->arena, &after.members, c->members.items[k]);
    change(p, at, MUTANT_MEMBER, &after,
           WHAT(p, "%s becomes %s", text_of(p, c), text_of(p, &after)));
  }
}

/* ---- groups ------------------------------------------------------------------------------ */

static void mutate_connective(places *p, const place *at) {
  const cond *c = at->readings.items[0].cond;
  cond after = *c;
  if (at->joins || c->parts.count < 2) return;
  after.kind = c->kind == COND_ALL ? COND_ANY : COND_ALL;
  change(p, at, MUTANT_CONNECTIVE, &after,
         WHAT(p, "all of and any of exchanged: %s of { %s, ... }",
              after.kind == COND_ALL ? "all" : "any", text_of(p, c->parts.items[0])));
}

static void mutate_count(places *p, const place *at) {
  const cond *c = at->readings.items[0].cond;
  for (int step = -1; step <= 1; step += 2) {
    cond after = *c;
    after.at_least = (uint32_t)((int)c->at_least + step);
    if (c->at_least > 0)
      change(p, at, MUTANT_CONNECTIVE, &after,
             WHAT(p, "at least %u becomes at least %u", (unsigned)c->at_least,
                  (unsigned)after.at_least));
    after = *c;
    after.at_most = (uint32_t)((int)c->at_most + step);
    if (c->at_most < c->parts.count && (c->at_most > 0 || step > 0))
      change(
          p, at, MUTANT_CONNECTIVE, &after,
          WHAT(p, "at most %u becomes at most %u", (unsigned)c->at_most, (unsigned)after.at_most));
  }
}

static void mutate_negation(places *p, const place *at) {
  arena *a = p->x->study->arena;
  const cond *c = at->readings.items[0].cond;
  if (at->under_not) return; /* the same as turning the `not' around it */
  cond after = { .kind = COND_NOT, .at = c->at }, *inner = ARENA_NEW(a, cond);
  *inner = *c;
  vec_push(a, &after.parts, inner);
  if (c->kind == COND_NOT) {
    after = (cond){ .kind = COND_ALL, .at = c->at };
    vec_push(a, &after.parts, c->parts.items[0]);
  }
  change(p, at, MUTANT_NEGATION, &after,
         c->kind == COND_NOT ? WHAT(p, "not %s becomes %s", text_of(p, c->parts.items[0]),
                                    text_of(p, c->parts.items[0]))
                             : WHAT(p, "%s becomes its opposite", text_of(p, c)));
}

/* ---- requirements ------------------------------------------------------------------------ */

static void leave_out(places *p, const place *at, uint32_t part, const char *what) {
  arena *a = p->x->study->arena;
  const cond *c = at->readings.items[0].cond;
  cond after = *c;
  after.parts.items = NULL;
  after.parts.count = after.parts.room = 0;
  for (uint32_t i = 0; i < c->parts.count; i++)
    if (i != part) vec_push(a, &after.parts, c->parts.items[i]);
  change(p, at, MUTANT_REQUIREMENT, &after,
         WHAT(p, "%s %s left out", what, text_of(p, c->parts.items[part])));
}

static const place *place_of(const places *p, const cond *c) {
  for (uint32_t i = 0; i < p->list.count; i++)
    if (cond_same_place(p->list.items[i].readings.items[0].cond, c)) return &p->list.items[i];
  return NULL;
}

/* `requires a, b unless c': all of { a, any of { b, c } } beside the `when'. */
static void mutate_requires(places *p, const place *at) {
  const cond *joined = at->readings.items[0].cond, *met = joined->parts.items[1];
  const place *where = place_of(p, met);
  for (uint32_t i = 0; where != NULL && met->kind == COND_ALL && i < met->parts.count; i++) {
    const cond *one = met->parts.items[i];
    const place *lifted = one->kind == COND_ANY && one->parts.count == 2 &&
                                  one->at.end < one->parts.items[1]->at.begin
                              ? place_of(p, one)
                              : NULL;
    leave_out(p, where, i, "requirement");
    if (lifted != NULL) leave_out(p, lifted, 1, "unless");
  }
}

/* ---- all --------------------------------------------------------------------------------- */

static void mutate_place(places *p, const place *at) {
  const cond *c = at->readings.items[0].cond;
  if (at->joins) {
    mutate_requires(p, at);
    return;
  }
  switch (c->kind) {
  case COND_ALL:
  case COND_ANY:
    mutate_connective(p, at);
    return;
  case COND_COUNT:
    mutate_count(p, at);
    return;
  case COND_COMPARE:
    mutate_comparison(p, at);
    break;
  case COND_BETWEEN:
    mutate_between(p, at);
    break;
  case COND_MEMBER:
    mutate_members(p, at);
    break;
  case COND_NOT:
  case COND_CRITERION:
  case COND_ABSENT:
    break;
  case COND_REVISIONS:
    return;
  }
  mutate_negation(p, at);
}

void mutate_conditions(mutation *x) {
  places p = { .x = x };
  find_places(&p);
  find_other_places(&p);
  for (uint32_t i = 0; i < p.list.count; i++) mutate_place(&p, &p.list.items[i]);
}
