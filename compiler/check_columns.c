/* check_columns.c -- counts, layers of criteria, and the order of all columns.
 *
 * A count of conditions is a sum over yes/no columns, never a list of combinations; a part that is
 * more than a yes/no fact becomes a criterion without a name.  Every criterion that is used gets a
 * column for the tables.
 */
#include "check.h"

#include <string.h>

enum { COUNT_PAYS = 3 }; /* below so many parts, writing a count out is as short */

/* ---- counts ------------------------------------------------------------------------------ */

/* The words of the author. */
static const char *as_written(checker *k, span at) {
  if (at.file >= k->diags->sources->files.count) return NULL;
  const source *s = &k->diags->sources->files.items[at.file];
  if (at.end > s->length || at.begin >= at.end || at.end - at.begin > 60) return NULL;
  return arena_strndup(k->arena, s->text + at.begin, at.end - at.begin);
}

static criterion *anonymous(checker *k, const cond *part) {
  for (uint32_t i = 0; i < k->model->criteria.count; i++) {
    criterion *same = k->model->criteria.items[i];
    if (same->anonymous && same->versions.items[0].is == part) return same;
  }
  criterion *c = ARENA_NEW(k->arena, criterion);
  uint32_t number = ++k->anonymous;
  *c = (criterion){ .name = arena_printf(k->arena, "counted_%u", number),
                    .at = part->at,
                    .anonymous = true,
                    .used = true };
  const char *words = as_written(k, part->at);
  c->label = words != NULL ? words : c->name;
  vec_push(k->arena, &c->versions, (criterion_version){ model_revisions(k->model), part });
  vec_push(k->arena, &k->model->criteria, c);
  return c;
}

static fact *layer_of(checker *k, criterion *c) {
  if (c->layer != NULL) return c->layer;
  fact *f = ARENA_NEW(k->arena, fact);
  *f = (fact){ .name = c->name,
               .label = c->label,
               .at = c->at,
               .kind = FACT_YES_NO,
               .role = FACT_LAYER,
               .type = check_yes_no(k),
               .hi = 1,
               .since = 1,
               .used = true,
               .layer = c };
  c->layer = f;
  return f;
}

/* The column of a part, and whether the part is its opposite. */
static fact *part_column(checker *k, cond *part, bool *opposite) {
  *opposite = false;
  if (part->kind == COND_NOT && part->parts.items[0]->kind == COND_MEMBER) {
    fact *f = part_column(k, part->parts.items[0], opposite);
    *opposite = !*opposite;
    return f;
  }
  if (part->kind == COND_MEMBER && part->fact->kind == FACT_YES_NO && part->members.count == 1) {
    *opposite = (part->members.items[0] == 0) != part->negated;
    return part->fact;
  }
  if (part->kind == COND_CRITERION) return layer_of(k, part->criterion);
  return layer_of(k, anonymous(k, part));
}

static fact *count_column(checker *k, cond *count) {
  derive v = { .op = DERIVE_SUM };
  for (uint32_t i = 0; i < count->parts.count; i++) {
    bool opposite;
    fact *f = part_column(k, count->parts.items[i], &opposite);
    for (uint32_t j = 0; j < v.terms.count; j++)
      if (v.terms.items[j].fact == f) return NULL; /* counted twice: written out */
    vec_push(k->arena, &v.terms, ((derive_term){ f, opposite ? -1 : 1 }));
    v.constant += opposite;
  }
  return check_sum_column(k, &v, count->at);
}

cond *check_counted(checker *k, cond *count) {
  uint32_t parts = count->parts.count;
  if (count->at_least == 0 && count->at_most >= parts) return count;
  if ((count->at_least <= 1 && count->at_most >= parts) || count->at_least == parts) {
    cond *c = cond_new(k, count->at_least == parts ? COND_ALL : COND_ANY, count->at);
    for (uint32_t i = 0; i < parts; i++) vec_push(k->arena, &c->parts, count->parts.items[i]);
    return c;
  }
  if (parts >= COUNT_PAYS) count->count = count_column(k, count);
  return count;
}

/* ---- the order of columns ---------------------------------------------------------------- */

typedef struct ordering {
  checker *checker;
  uint32_t room; /* for layers; criteria beyond it are written out in the tables too */
  VEC(fact *) placed;
} ordering;

static void place(ordering *o, fact *f);

static void place_layer(ordering *o, criterion *c) {
  if (c->layer == NULL && o->room == 0) return;
  place(o, layer_of(o->checker, c));
}

static void place_columns_of(ordering *o, const cond *c) {
  if (c->fact != NULL) place(o, c->fact);
  if (c->count != NULL) place(o, c->count);
  if (c->kind == COND_CRITERION) place_layer(o, c->criterion);
  for (uint32_t i = 0; i < c->parts.count; i++) place_columns_of(o, c->parts.items[i]);
}

static void place(ordering *o, fact *f) {
  if (f->role == FACT_DECLARED || f->role == FACT_MEMBERSHIP) return;
  for (uint32_t i = 0; i < o->placed.count; i++)
    if (o->placed.items[i] == f) return;
  if (f->role == FACT_LAYER && o->room > 0) o->room--;
  for (uint32_t i = 0; f->derive != NULL && i < f->derive->terms.count; i++)
    place(o, f->derive->terms.items[i].fact);
  for (uint32_t i = 0; f->layer != NULL && i < f->layer->versions.count; i++)
    place_columns_of(o, f->layer->versions.items[i].is);
  vec_push(o->checker->arena, &o->placed, f);
}

static void place_rules(ordering *o) {
  const model *m = o->checker->model;
  for (uint32_t d = 0; d < m->decisions.count; d++)
    for (uint32_t i = 0; i < m->decisions.items[d]->rules.count; i++)
      for (uint32_t j = 0; j < m->decisions.items[d]->rules.items[i]->versions.count; j++)
        place_columns_of(o, m->decisions.items[d]->rules.items[i]->versions.items[j]->when);
  for (uint32_t i = 0; i < m->impossibles.count; i++)
    place_columns_of(o, m->impossibles.items[i].cond);
}

typedef VEC(fact *) column_list;

/* Declared facts, then memberships. */
static column_list given_columns(checker *k) {
  column_list columns = { 0 };
  const model *m = k->model;
  for (uint32_t i = 0; i < m->facts.count; i++)
    if (m->facts.items[i]->role == FACT_DECLARED) vec_push(k->arena, &columns, m->facts.items[i]);
  for (uint32_t i = 0; i < m->code_facts.count; i++)
    for (uint32_t j = 0; j < m->code_facts.items[i]->memberships.count; j++)
      vec_push(k->arena, &columns, m->code_facts.items[i]->memberships.items[j]);
  return columns;
}

static uint32_t room_for_layers(const model *m, uint32_t given) {
  uint32_t taken = given;
  for (uint32_t i = 0; i < m->facts.count; i++) taken += m->facts.items[i]->role == FACT_DERIVED;
  return taken < MODEL_MAX_FACTS ? MODEL_MAX_FACTS - taken : 0;
}

static void report_columns(checker *k, uint32_t columns) {
  diag *d = diag_add(k->diags, DIAG_E803, k->model->at,
                     "facts, code sets and computed values together are %u columns; a policy can "
                     "have %d",
                     columns, (int)MODEL_MAX_FACTS);
  diag_hint(k->diags, d, "let one code set stand for several, or ask for one fact less");
}

/* Given columns, then what is computed, each after what it needs.  Derived columns that only promises
 * and properties speak of are kept: they are analysed. */
void check_columns(checker *k) {
  model *m = k->model;
  column_list columns = given_columns(k);
  m->given_facts = columns.count;
  ordering o = { .checker = k, .room = room_for_layers(m, columns.count) };
  place_rules(&o);
  for (uint32_t i = 0; i < m->facts.count; i++) place(&o, m->facts.items[i]);
  for (uint32_t i = 0; i < o.placed.count; i++) vec_push(k->arena, &columns, o.placed.items[i]);
  m->facts.count = 0;
  for (uint32_t i = 0; i < columns.count; i++) {
    columns.items[i]->input = i + 1;
    vec_push(k->arena, &m->facts, columns.items[i]);
  }
  if (columns.count > MODEL_MAX_FACTS && m->given_facts <= MODEL_MAX_FACTS)
    report_columns(k, columns.count);
}
