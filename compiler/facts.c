/* facts.c -- values as people write them, to sets of steps, members and codes.
 *
 * Nothing is ever guessed: what cannot be read exactly is an error.
 */
#include "facts.h"

#include <ctype.h>
#include <string.h>

/* ---- what can be given ------------------------------------------------------------------- */

static uint32_t declared_count(const model *m) {
  uint32_t count = 0;
  while (count < m->facts.count && m->facts.items[count]->role == FACT_DECLARED) count++;
  return count;
}

uint32_t facts_slots(const tables *t) {
  return 1 + declared_count(t->model) + t->model->code_facts.count;
}

fact_slot facts_slot(const tables *t, uint32_t number) {
  const model *m = t->model;
  uint32_t declared = declared_count(m);
  if (number == 0) {
    const char *ask = m->date != NULL ? m->date->ask : NULL;
    if (ask == NULL) ask = "On which date was the service furnished?";
    return (fact_slot){ .name = m->selected_by, .ask = ask, .fact = m->date, .count = 1 };
  }
  if (number <= declared) {
    const fact *f = m->facts.items[number - 1];
    return (fact_slot){ f->name, f->ask, f, NULL, f->input, 1, f->judgment };
  }
  const code_fact *c = m->code_facts.items[number - 1 - declared];
  uint32_t first = c->memberships.count > 0 ? c->memberships.items[0]->input : 0;
  return (fact_slot){ c->name, c->ask, NULL, c, first, c->memberships.count, c->judgment };
}

int facts_find(const tables *t, const char *name) {
  for (uint32_t i = 0; i < facts_slots(t); i++)
    if (strcmp(facts_slot(t, i).name, name) == 0) return (int)i;
  return -1;
}

uint32_t facts_slot_of_input(const tables *t, uint32_t input) {
  for (uint32_t i = 0; i < facts_slots(t); i++) {
    fact_slot s = facts_slot(t, i);
    if (input >= s.first && input < s.first + s.count) return i;
  }
  return 0;
}

const char *facts_input_name(const tables *t, uint32_t input) {
  return facts_slot(t, facts_slot_of_input(t, input)).name;
}

const fact *facts_slot_fact(const tables *t, uint32_t input) {
  return facts_slot(t, facts_slot_of_input(t, input)).fact;
}

case_facts facts_unknown(arena *a, const tables *t) {
  case_facts facts = { .tables = t };
  facts.sets = arena_alloc(a, t->policy.inputs * sizeof *facts.sets);
  facts.texts = arena_alloc(a, facts_slots(t) * sizeof *facts.texts);
  for (uint32_t i = 0; i < t->policy.inputs; i++) facts.sets[i] = polrt_unknown(&t->policy, i);
  return facts;
}

/* ---- what is computed -------------------------------------------------------------------- */

typedef struct origin {
  arena *arena;
  VEC(const char *) names;
  VEC(const void *) seen; /* criteria and derived facts */
} origin;

static void add_name(origin *o, const char *name) {
  for (uint32_t i = 0; i < o->names.count; i++)
    if (strcmp(o->names.items[i], name) == 0) return;
  vec_push(o->arena, &o->names, name);
}

static bool is_new(origin *o, const void *thing) {
  for (uint32_t i = 0; i < o->seen.count; i++)
    if (o->seen.items[i] == thing) return false;
  vec_push(o->arena, &o->seen, thing);
  return true;
}

static void add_criterion(origin *o, const criterion *c);

static void add_fact(origin *o, const fact *f) {
  if (f->role == FACT_DECLARED) add_name(o, f->name);
  if (f->role == FACT_MEMBERSHIP) add_name(o, f->of->name);
  if (f->role == FACT_LAYER) add_criterion(o, f->layer);
  if (f->role != FACT_DERIVED || !is_new(o, f)) return;
  for (uint32_t i = 0; i < f->derive->terms.count; i++) add_fact(o, f->derive->terms.items[i].fact);
}

static void add_cond(origin *o, const cond *c) {
  if (c == NULL) return;
  if (c->fact != NULL) add_fact(o, c->fact);
  if (c->criterion != NULL) add_criterion(o, c->criterion);
  for (uint32_t i = 0; i < c->parts.count; i++) add_cond(o, c->parts.items[i]);
}

static void add_criterion(origin *o, const criterion *c) {
  if (!is_new(o, c)) return;
  for (uint32_t i = 0; i < c->versions.count; i++) add_cond(o, c->versions.items[i].is);
}

static const char *computed_from(origin *o, const char *what) {
  textbuf b = { .arena = o->arena };
  textbuf_add(&b, "%s", what);
  for (uint32_t i = 0; i < o->names.count; i++)
    textbuf_add(&b, "%s%s",
                i == 0                   ? ", computed from "
                : i + 1 < o->names.count ? ", "
                                         : " and ",
                o->names.items[i]);
  return b.text;
}

const char *facts_computed(arena *a, const tables *t, const char *name) {
  const model *m = t->model;
  origin o = { .arena = a };
  for (uint32_t i = 0; i < m->criteria.count; i++) {
    if (strcmp(m->criteria.items[i]->name, name) != 0) continue;
    add_criterion(&o, m->criteria.items[i]);
    return computed_from(&o, "a criterion");
  }
  for (uint32_t i = 0; i < m->facts.count; i++) {
    const fact *f = m->facts.items[i];
    if (f->role == FACT_DECLARED || strcmp(f->name, name) != 0) continue;
    add_fact(&o, f);
    return computed_from(&o, f->role == FACT_DERIVED      ? "a derived value"
                             : f->role == FACT_MEMBERSHIP ? "true when certain codes are on record"
                                                          : "a criterion");
  }
  for (uint32_t i = 0; i < m->code_sets.count; i++)
    if (m->code_sets.items[i]->name != NULL && strcmp(m->code_sets.items[i]->name, name) == 0)
      return "a set of codes, which a fact that holds codes is compared with";
  for (uint32_t i = 0; i < m->decisions.count; i++)
    if (strcmp(m->decisions.items[i]->name, name) == 0) return "what the policy decides";
  return NULL;
}

/* ---- messages ---------------------------------------------------------------------------- */

diag *fact_refuse(fact_reading *r, diag_code code, const char *why) {
  return diag_add(r->diags, code, SPAN_NONE, "%s=%s: %s", r->slot.name, r->text, why);
}

char *fact_trimmed(arena *a, const char *from, size_t length) {
  while (length > 0 && isspace((unsigned char)*from)) from++, length--;
  while (length > 0 && isspace((unsigned char)from[length - 1])) length--;
  return arena_strndup(a, from, length);
}

static bool unknown_name(arena *a, const case_facts *facts, const char *name, diags *sink) {
  near_miss near = { .wanted = name };
  textbuf all = { .arena = a };
  const char *computed = facts_computed(a, facts->tables, name);
  for (uint32_t i = 0; i < facts_slots(facts->tables); i++) {
    fact_slot s = facts_slot(facts->tables, i);
    near_miss_try(&near, s.name);
    textbuf_add(&all, "%s%s", i > 0 ? ", " : "", s.name);
  }
  diag *d =
      computed != NULL
          ? diag_add(sink, DIAG_E120, SPAN_NONE, "`%s' cannot be given: it is %s", name, computed)
          : diag_add(sink, DIAG_E120, SPAN_NONE, "this policy has no fact `%s'", name);
  diag_note(sink, d, "its facts are %s", all.text);
  if (near.best != NULL && computed == NULL) diag_hint(sink, d, "did you mean `%s'?", near.best);
  return false;
}

/* ---- members ----------------------------------------------------------------------------- */

static const char *all_members(fact_reading *r) {
  textbuf b = { .arena = r->arena };
  const one_of *type = r->slot.fact->type;
  for (uint32_t i = 0; i < type->members.count; i++)
    textbuf_add(&b, "%s%s", i > 0 ? ", " : "", type->members.items[i].name);
  return b.text;
}

static bool member_number(fact_reading *r, const char *name, uint64_t *members) {
  const one_of *type = r->slot.fact->type;
  near_miss near = { .wanted = name };
  if (r->slot.fact->kind == FACT_YES_NO && strcmp(name, "true") == 0) name = "yes";
  if (r->slot.fact->kind == FACT_YES_NO && strcmp(name, "false") == 0) name = "no";
  for (uint32_t i = 0; i < type->members.count; i++) {
    const member *m = &type->members.items[i];
    near_miss_try(&near, m->name);
    if (strcmp(m->name, name) != 0) continue;
    *members |= UINT64_C(1) << m->number;
    return true;
  }
  diag *d = fact_refuse(r, DIAG_E121,
                        arena_printf(r->arena, "`%s' is not a value of `%s'", name, r->slot.name));
  diag_note(r->diags, d, "its values are %s", all_members(r));
  if (near.best != NULL) diag_hint(r->diags, d, "did you mean `%s'?", near.best);
  return false;
}

static bool read_members(fact_reading *r, polrt_set *out) {
  const char *p = r->text;
  size_t length = strlen(p);
  out->members = 0;
  bool braces = length >= 2 && p[0] == '{' && p[length - 1] == '}';
  if (braces) {
    p++;
    length -= 2;
  }
  while (true) {
    const char *comma = braces ? memchr(p, ',', length) : NULL;
    size_t part = comma != NULL ? (size_t)(comma - p) : length;
    if (!member_number(r, fact_trimmed(r->arena, p, part), &out->members)) return false;
    if (comma == NULL) break;
    p = comma + 1;
    length -= part + 1;
  }
  if ((out->members & (out->members - 1)) == 0) { /* exact */
    out->lo = out->hi = (int32_t)__builtin_ctzll(out->members);
    out->members = ~UINT64_C(0);
  }
  return true;
}

/* ---- one fact ---------------------------------------------------------------------------- */

bool facts_set(arena *a, case_facts *facts, const char *name, const char *value, diags *sink) {
  int number = facts_find(facts->tables, name);
  if (number < 0) return unknown_name(a, facts, name, sink);
  fact_reading r = { a, facts->tables, facts_slot(facts->tables, (uint32_t)number), value, sink };
  if (facts->texts[number] != NULL) {
    (void)fact_refuse(&r, DIAG_E106,
                      arena_printf(a, "given twice, first as %s", facts->texts[number]));
    return false;
  }
  facts->texts[number] = value;
  for (uint32_t i = 0; i < r.slot.count; i++)
    facts->sets[r.slot.first + i] = polrt_unknown(&facts->tables->policy, r.slot.first + i);
  if (*value == '\0') return true;
  if (r.slot.codes != NULL) return fact_read_codes(&r, facts->sets);
  polrt_set *out = &facts->sets[r.slot.first];
  bool ordinal = r.slot.fact == NULL || fact_is_ordinal(r.slot.fact);
  return ordinal ? fact_read_ordinal(&r, out) : read_members(&r, out);
}
