/* brute_properties.c -- what is said of answers: properties, promises, tests; and which facts matter. */
#include "brute_all.h"

#include "examples.h"

#include <string.h>

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
    uint32_t at = choice_of(d, n);
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

void brute_properties(brute *b) {
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

static void check_promise(brute *b, const revision *r, const promise *p) {
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

/* A revision without a promise is told what it changes, and that no outcome does where none does. */
static void check_unpromised(brute *b, const revision *r) {
  bool outcome = false, reason = false;
  for (uint32_t d = 0; d < b->model->decisions.count; d++)
    for (uint32_t n = 0; n < b->cases && r->promises.count == 0; n++) {
      if (b->revisions[n] != r->number || b->impossible[n]) continue;
      outcome |= is_changed(b, b->model->decisions.items[d], r, false, n);
      reason |= is_changed(b, b->model->decisions.items[d], r, true, n);
    }
  const diag *f = finding_at(b, DIAG_W605, r->at, NULL);
  if (f != NULL && !outcome && !reason && r->promises.count == 0)
    tally_silent(DIAG_W605); /* what it adds or retires decides nothing */
  else
    expect(b, DIAG_W605, r->at, outcome || reason, r->date);
  bool none =
      f != NULL && f->notes.count > 0 && strcmp(f->notes.items[0], "no outcome changes") == 0;
  if (f != NULL && none == outcome)
    WRONG("W605 of %s is wrong about whether an outcome changes\n", r->date);
}

void brute_promises(brute *b) {
  for (uint32_t i = 1; i < b->model->revisions.count; i++) {
    const revision *r = &b->model->revisions.items[i];
    for (uint32_t j = 0; j < r->promises.count; j++) check_promise(b, r, &r->promises.items[j]);
    check_unpromised(b, r);
  }
}

/* ---- amendments -------------------------------------------------------------------------- */

/* From `when' on to the word that ends the condition; NULL: there is none. */
static const char *condition_text(arena *a, const char *from) {
  const char *when = strstr(from, " when "), *line = strchr(from, '\n');
  if (when == NULL || line == NULL || when > line) return NULL;
  const char *then = strstr(when, " then "), *requires = strstr(when, " requires ");
  const char *end = line;
  if (then != NULL && then < end) end = then;
  if (requires != NULL && requires < end) end = requires;
  textbuf b = { .arena = a }; /* `not (x)' is the same as `not x' */
  for (; when < end; when++)
    if (*when != '(' && *when != ')') textbuf_add_bytes(&b, when, 1);
  return b.text;
}

/* `amend rule R now when C' says nothing new where R has C, as the text before it says. */
void brute_amendments(brute *b) {
  const source *s = &b->run->sources.files.items[b->run->file];
  for (const char *at = s->text; (at = strstr(at, "amend rule ")) != NULL; at++) {
    const char *name = at + strlen("amend rule ");
    name = arena_strndup(b->arena, name, strcspn(name, " \n"));
    const char *now = condition_text(b->arena, at), *was = NULL;
    const char *head = arena_printf(b->arena, "rule %s ", name);
    for (const char *p = s->text; (p = strstr(p, head)) != NULL && p < at + 6; p++)
      if (p != at + 6 && condition_text(b->arena, p) != NULL) was = condition_text(b->arena, p);
    if (now == NULL || was == NULL) continue;
    bool found = false, same = strcmp(now, was) == 0;
    for (uint32_t i = 0; i < b->run->diags.list.count; i++) {
      const diag *d = b->run->diags.list.items[i];
      uint32_t offset = (uint32_t)(at - s->text);
      found |= d->code == DIAG_W611 && d->at.begin >= offset && d->at.begin < offset + 8;
    }
    expect_found(b, DIAG_W611, found, same, name);
  }
}

/* ---- tests ------------------------------------------------------------------------------- */

static bool is_given(const brute *b, const example *e, uint32_t n) {
  if (b->days[n] != e->day) return false;
  for (uint32_t i = 0; i < e->givens.count; i++) {
    const given *g = &e->givens.items[i];
    int32_t value = case_at(b, n).values[g->fact->input - 1];
    bool absent = g->fact->absent != NULL && value == g->fact->lo;
    bool ordered = fact_is_ordinal(g->fact);
    bool fits = ordered ? value >= g->lo && value <= g->hi : g->members >> value & 1;
    if (!g->unknown && !fits && !(absent && g->or_absent)) return false;
  }
  return true;
}

/* Does every case that a test may mean come out as it expects?  -1: it means none. */
static int comes_true(const brute *b, const example *e) {
  const expectation *x = &e->expectations.items[0];
  bool any = false, fine = true, one_rule = true;
  const rule *first = NULL;
  for (uint32_t n = 0; n < b->cases; n++) {
    if (!is_given(b, e, n) || b->impossible[n]) continue;
    const verdict *v = &b->verdicts[x->decision->number][n];
    one_rule = one_rule && (!any || v->rule == first);
    first = v->rule;
    any = true;
    fine = fine && v->outcome == x->outcome;
  }
  if (x->by != NULL || x->by_otherwise) fine = fine && one_rule && first == x->by;
  return any ? fine : -1;
}

/* Generated tests have one expectation, of an outcome, perhaps by a rule. */
void brute_examples(brute *b) {
  for (uint32_t i = 0; i < b->model->examples.count && !has_assumptions(b->model); i++) {
    const example *e = &b->model->examples.items[i];
    if (!e->has_day || e->expectations.count != 1 || e->expectations.items[0].outcome == NULL)
      continue;
    int so = comes_true(b, e);
    bool came = example_run(b->arena, b->run->tables, e).count == 0;
    if (so < 0 && came) WRONG("the test `%s' of no case came true\n", e->name);
    if (so >= 0 && came != (so == 1))
      WRONG("the test `%s' came %s, by every case %s\n", e->name, came ? "true" : "false",
            so == 1 ? "true" : "false");
    if (so >= 0) tally_agreed(ASK_EXAMPLE, so == 1);
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

/* A member that a condition names, and not in one breath with `other'. */
static bool is_spoken_of(const cond *c, const fact *f, int32_t number) {
  bool named = false, other = false;
  if (c == NULL) return false;
  for (uint32_t i = 0; c->kind == COND_MEMBER && c->fact == f && i < c->members.count; i++) {
    named |= c->members.items[i] == number;
    other |= c->members.items[i] == 0;
  }
  for (uint32_t i = 0; i < c->parts.count; i++)
    if (is_spoken_of(c->parts.items[i], f, number)) return true;
  return named && !other;
}

static bool is_named(const model *m, const fact *f, int32_t number) {
  for (uint32_t i = 0; i < m->criteria.count; i++)
    for (uint32_t v = 0; v < m->criteria.items[i]->versions.count; v++)
      if (is_spoken_of(m->criteria.items[i]->versions.items[v].is, f, number)) return true;
  for (uint32_t k = 0; k < m->decisions.count; k++)
    for (uint32_t i = 0; i < m->decisions.items[k]->rules.count; i++) {
      const rule *r = m->decisions.items[k]->rules.items[i];
      for (uint32_t v = 0; v < r->versions.count; v++)
        if (is_spoken_of(r->versions.items[v]->when, f, number)) return true;
    }
  return false;
}

/* Is any member other than `other' like `other' in every case? */
static void check_members(brute *b, const dimension *d) {
  for (uint32_t i = 0; i < d->count; i++) {
    const member *m = one_of_member(d->fact->type, d->values.items[i]);
    bool differs = false;
    if (m == NULL || m->number == 0) continue;
    for (uint32_t n = 0; n < b->cases; n++) {
      if (choice_of(d, n) != i || b->impossible[n]) continue;
      uint32_t other = n - i * d->stride; /* values begin with `other', 0 */
      if (b->impossible[other]) continue;
      for (uint32_t k = 0; k < b->model->decisions.count; k++) {
        const verdict *x = &b->verdicts[k][n], *y = &b->verdicts[k][other];
        differs |= x->rule != y->rule || x->outcome != y->outcome;
      }
    }
    bool named = is_named(b->model, d->fact, m->number);
    if (finding_at(b, DIAG_W415, d->fact->at, NULL) == NULL)
      expect(b, DIAG_W416, m->at, named && !differs, m->name);
  }
}

void brute_facts(brute *b) {
  for (uint32_t i = 0; i < b->dims.count; i++) {
    const dimension *d = &b->dims.items[i];
    bool matters = false, flips = false;
    if (d->fact == NULL || !d->fact->used) continue;
    for (uint32_t n = 0; n < b->cases; n++) {
      uint32_t at = choice_of(d, n);
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
