/* register.c -- the interpretations register: what a person decided where the text leaves it open.
 *
 * It is computed from the rows, so that a statement lists the very cases that it settles; it judges
 * nothing.
 */
#include "analyse.h"

#include <stdlib.h>
#include <string.h>

typedef struct registrar {
  arena *arena;
  const rows *rows;
  diags sink; /* nothing is reported here: what is too large was reported before */
  reading_list list;
} registrar;

static void add(registrar *k, reading r) { vec_push(k->arena, &k->list, r); }

static bool is_listed(const registrar *k, const char *kind, span at) {
  for (uint32_t i = 0; i < k->list.count; i++) {
    const reading *r = &k->list.items[i];
    if (strcmp(r->kind, kind) == 0 && r->at.file == at.file && r->at.begin == at.begin) return true;
  }
  return false;
}

/* ---- cases in words ---------------------------------------------------------------------- */

/* "gestational_age = 34w0d and indication is ...": the smallest box around a region; NULL: all. */
static const char *hull_text(registrar *k, const region *r) {
  textbuf out = { .arena = k->arena };
  for (uint32_t i = 1; r->count > 0 && i < k->rows->space->inputs; i++) {
    const char *text = cell_text(k->arena, k->rows->space, i, region_hull(r, i));
    if (text != NULL) textbuf_add(&out, "%s%s", out.length > 0 ? " and " : "", text);
  }
  return out.text;
}

static region minus_impossible(registrar *k, const region *r) {
  region cannot = { 0 }, out = { 0 };
  for (uint32_t i = 0; i < k->rows->impossible.count; i++)
    vec_push(k->arena, &cannot, k->rows->impossible.items[i].box);
  box_search search = { .limit = 1000, .work = 100000 };
  region left = region_search(k->arena, k->rows->space, r, &cannot, &search);
  for (uint32_t i = 0; i < left.count; i++)
    if (k->rows->space->realiser == NULL ||
        realise(k->rows->space->realiser, left.items[i], NULL, NULL) != REAL_NONE)
      vec_push(k->arena, &out, left.items[i]);
  return out;
}

/* Where both rules apply while the order is in force. */
static region overlap_of(registrar *k, const order *o) {
  region above, below, where, none = { 0 };
  const space *s = k->rows->space;
  if (!lower_rule(k->arena, s, o->above, &above, &k->sink) ||
      !lower_rule(k->arena, s, o->below, &below, &k->sink))
    return none;
  region both = region_meet(k->arena, s, &above, &below);
  if (o->where != NULL) {
    if (!lower_condition(k->arena, s, o->where, o->valid, &where, &k->sink)) return none;
    both = region_meet(k->arena, s, &both, &where);
  }
  box valid = box_copy(k->arena, s, s->whole);
  valid[0].members = o->valid;
  where = region_of(k->arena, valid);
  both = region_meet(k->arena, s, &both, &where);
  return minus_impossible(k, &both);
}

/* ---- orders ------------------------------------------------------------------------------ */

static const outcome *last_outcome(const rule *r) {
  return r->versions.count > 0 ? r->versions.items[r->versions.count - 1]->then : NULL;
}

static bool is_settled_before(const decision *d, uint32_t until, const order *o) {
  for (uint32_t i = 0; i < until; i++) {
    const order *p = &d->orders.items[i];
    if (p->kind == o->kind && p->above == o->above && p->below == o->below && p->where == o->where)
      return true;
  }
  return false;
}

/* `hit first' is how the table is read, and no reading of the text. */
static bool is_of_table(const order *o) {
  const table *t = o->above->table;
  return o->kind == ORDER_PRECEDENCE && t != NULL && t == o->below->table &&
         (t->hit == HIT_FIRST || t->hit == HIT_PRIORITY);
}

static void add_order(registrar *k, const order *o) {
  static const char *const kinds[] = { "exception", "resolve", "precedence" };
  region both = overlap_of(k, o);
  if (both.count == 0 ||
      (o->kind == ORDER_PRECEDENCE && last_outcome(o->above) == last_outcome(o->below)))
    return;
  const char *where = hull_text(k, &both);
  reading r = { .kind = kinds[o->kind], .because = o->because, .at = o->at };
  r.text = arena_printf(k->arena, "%s %s %s, where %s", o->above->name,
                        o->kind == ORDER_EXCEPTION ? "is an exception to" : "over", o->below->name,
                        where != NULL ? where : "any case meets both");
  add(k, r);
}

/* ---- printed ----------------------------------------------------------------------------- */

static void add_printed(registrar *k, const cond *c, revision_set valid) {
  region where;
  if (is_listed(k, "printed", c->at) ||
      !lower_condition(k->arena, k->rows->space, c, valid, &where, &k->sink))
    return;
  const char *meant = hull_text(k, &where);
  add(k, (reading){ .kind = "printed",
                    .text = arena_printf(k->arena, "\"%s\" is read as %s", c->printed,
                                         meant != NULL ? meant : "any value"),
                    .because = c->printed_because,
                    .at = c->at });
}

static void find_printed(registrar *k, const cond *c, revision_set valid) {
  if (c == NULL) return;
  if (c->printed != NULL) add_printed(k, c, valid);
  for (uint32_t i = 0; i < c->parts.count; i++) find_printed(k, c->parts.items[i], valid);
}

static void find_all_printed(registrar *k, const model *m) {
  for (uint32_t i = 0; i < m->criteria.count; i++)
    for (uint32_t j = 0; j < m->criteria.items[i]->versions.count; j++) {
      const criterion_version *v = &m->criteria.items[i]->versions.items[j];
      find_printed(k, v->is, v->valid);
    }
  for (uint32_t d = 0; d < m->decisions.count; d++) {
    const decision *of = m->decisions.items[d];
    for (uint32_t i = 0; i < of->rules.count; i++)
      for (uint32_t j = 0; j < of->rules.items[i]->versions.count; j++)
        find_printed(k, of->rules.items[i]->versions.items[j]->when,
                     of->rules.items[i]->versions.items[j]->valid);
    for (uint32_t i = 0; i < of->defaults.count; i++)
      find_printed(k, of->defaults.items[i].only_where, of->defaults.items[i].valid);
  }
  for (uint32_t i = 0; i < m->impossibles.count; i++)
    find_printed(k, m->impossibles.items[i].cond, m->impossibles.items[i].valid);
}

/* ---- all --------------------------------------------------------------------------------- */

static int by_place(const void *x, const void *y) {
  const reading *a = x, *b = y;
  if (a->at.file != b->at.file) return a->at.file < b->at.file ? -1 : 1;
  if (a->at.begin != b->at.begin) return a->at.begin < b->at.begin ? -1 : 1;
  int text = strcmp(a->kind, b->kind);
  return text != 0 ? text : strcmp(a->text, b->text);
}

reading_list analysis_register(arena *a, const rows *flat) {
  registrar k = { .arena = a, .rows = flat, .sink = { .arena = a } };
  const model *m = flat->model;
  for (uint32_t d = 0; d < m->decisions.count; d++)
    for (uint32_t i = 0; i < m->decisions.items[d]->orders.count; i++) {
      const order *o = &m->decisions.items[d]->orders.items[i];
      if (o->kind != ORDER_REQUIREMENT && !is_of_table(o) &&
          !is_settled_before(m->decisions.items[d], i, o))
        add_order(&k, o);
    }
  find_all_printed(&k, m);
  for (uint32_t i = 0; i < m->revisions.count; i++) {
    const revision *r = &m->revisions.items[i];
    if (r->unencoded == NULL || model_authored(m, r->number) != r) continue;
    add(&k, (reading){ .kind = "unencoded",
                       .name = r->date,
                       .text = r->unencoded,
                       .because = r->unencoded_because,
                       .at = r->at });
  }
  for (uint32_t i = 0; i < m->readings.count; i++) add(&k, m->readings.items[i]);
  if (k.list.count > 1) qsort(k.list.items, k.list.count, sizeof *k.list.items, by_place);
  return k.list;
}
