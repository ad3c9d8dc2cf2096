/* suggest.c -- a case as a test, ready to be pasted into the policy.
 *
 * Only facts that the answer needs are given.  What the test expects is what the policy answers
 * today: whether that is what the text calls for is for its reader to say.
 */
#include "coverage.h"

#include "examples.h"
#include "explain.h"
#include "print.h"

#include <string.h>

typedef struct writing {
  study *study;
  const suggestion *what;
  example example;
} writing;

/* ---- what is given ----------------------------------------------------------------------- */

static given given_of(const study *s, const fact *f, int32_t value) {
  given g = { .fact = f, .at = SPAN_NONE };
  g.at.begin = f->input;
  (void)s;
  if (fact_is_ordinal(f)) {
    g.lo = g.hi = value;
    return g;
  }
  g.members = UINT64_C(1) << value;
  return g;
}

static void give_all(writing *w) {
  const model *m = w->study->model;
  for (uint32_t i = 0; i < m->given_facts; i++)
    vec_push(w->study->arena, &w->example.givens,
             given_of(w->study, m->facts.items[i], w->what->values[i]));
}

/* Without it the test would speak of another case, unless its value is the one assumed. */
static bool may_be_left_out(const writing *w, const fact *f) {
  return !f->assumed || w->what->values[f->input - 1] == f->assumed_value;
}

/* ---- what is expected -------------------------------------------------------------------- */

static verdict answer_of(const writing *w, const example *e) {
  cell b[MODEL_MAX_FACTS + 2];
  sight look = { .study = w->study, .box = b };
  if (!study_box(w->study, e, b, &look.revision)) return (verdict){ .settled = TRUTH_OPEN };
  truth ruled_out = sight_impossible(&look);
  if (ruled_out == TRUTH_YES) return (verdict){ .settled = TRUTH_OPEN };
  return sight_verdict(&look, &w->study->ranks, w->what->decision);
}

static bool still_answers(const writing *w, const example *e, const verdict *v) {
  verdict now = answer_of(w, e);
  if (now.settled != TRUTH_YES || !verdict_equal(&now, v)) return false;
  return w->what->keeps == NULL || w->what->keeps(w->what->context, e);
}

static bool same_source(const fact *a, const fact *b) {
  return a == b || (a->of != NULL && a->of == b->of);
}

/* A fact at a time, all that stands for the codes of one fact together. */
static void leave_out(writing *w, const verdict *v) {
  for (uint32_t i = 0; i < w->study->model->given_facts; i++) {
    const fact *f = w->study->model->facts.items[i];
    example less = w->example;
    less.givens.items = arena_alloc(w->study->arena, (w->example.givens.count + 1) * sizeof(given));
    less.givens.count = 0;
    for (uint32_t k = 0; k < w->example.givens.count; k++)
      if (!same_source(w->example.givens.items[k].fact, f))
        less.givens.items[less.givens.count++] = w->example.givens.items[k];
    if (less.givens.count == w->example.givens.count || !may_be_left_out(w, f)) continue;
    if (still_answers(w, &less, v)) w->example = less;
  }
}

static void expect(writing *w, const verdict *v) {
  expectation x = { .decision = w->what->decision, .outcome = v->outcome, .at = SPAN_NONE };
  x.refer = v->outcome == NULL;
  x.by = x.refer ? NULL : v->rule;
  x.by_otherwise = !x.refer && v->rule == NULL;
  x.lists_limits = w->what->limits;
  for (uint32_t i = 0; x.lists_limits && i < v->limit_count; i++)
    vec_push(w->study->arena, &x.limits, v->limits[i].text);
  vec_push(w->study->arena, &w->example.expectations, x);
}

/* ---- as text ----------------------------------------------------------------------------- */

static node *new_node(const study *s, node_kind kind, const char *text) {
  node *n = ARENA_NEW(s->arena, node);
  *n = (node){ .kind = kind, .text = text, .at = SPAN_NONE };
  return n;
}

static void append(node *to, node *child) {
  if (to->first == NULL)
    to->first = child;
  else
    to->last->next = child;
  to->last = child;
}

static node *value_node(const study *s, const fact *f, int32_t value) {
  bool named = !fact_is_ordinal(f) || (f->absent != NULL && value == f->lo);
  node_kind kind = named ? NODE_NAME : f->kind == FACT_DATE ? NODE_DATE : NODE_QTY;
  return new_node(s, kind, fact_value_text(s->arena, f, value));
}

static void append_code(writing *w, const code_fact *f, node *codes, const char *text) {
  code_interval read;
  append(codes, new_node(w->study, NODE_CODE, text));
  if (code_read(code_system_find(f->system), text, false, &read))
    vec_push(w->study->arena, &w->example.codes, (given_code){ f, read.lo });
}

/* NULL: no list of codes is known that has all this. */
static node *codes_node(writing *w, const code_fact *f) {
  naive_case at = { 1, w->what->day, w->what->values };
  node *codes = new_node(w->study, NODE_CODES, NULL), *n = new_node(w->study, NODE_GIVEN, f->name);
  if (f == w->what->codes_of) {
    if (w->what->codes_text == NULL) return NULL;
    append(n, codes);
    append_code(w, f, codes, w->what->codes_text);
    return n;
  }
  const char *text = witness_codes(&w->study->analysis, f, at);
  append(n, codes);
  if (strncmp(text, "has none of", 11) == 0) {
    const char *other = f->several ? NULL : case_code_outside(f);
    if (other != NULL) append_code(w, f, codes, other);
    return f->several || other != NULL ? n : NULL;
  }
  if (strncmp(text, "has { ", 6) != 0) return NULL;
  for (text += 6; *text != '}' && *text != '\0'; text += strspn(text, ", ")) {
    size_t length = strcspn(text, ", }");
    append_code(w, f, codes, arena_strndup(w->study->arena, text, length));
    text += length;
  }
  return n;
}

static node *given_node(writing *w, const given *g) {
  const fact *f = g->fact;
  const study *s = w->study;
  node *n = new_node(s, NODE_GIVEN, f->name);
  if (f->kind == FACT_YES_NO) {
    if (g->members == 1) n->flags |= NODE_FLAG_NEGATED;
    return n;
  }
  append(n, value_node(s, f, fact_is_ordinal(f) ? g->lo : (int32_t)__builtin_ctzll(g->members)));
  return n;
}

static bool append_givens(writing *w, node *test) {
  const code_fact *last = NULL;
  for (uint32_t i = 0; i < w->example.givens.count; i++) {
    const given *g = &w->example.givens.items[i];
    if (g->fact->of != NULL && g->fact->of == last) continue;
    last = g->fact->of;
    node *n = last != NULL ? codes_node(w, last) : given_node(w, g);
    if (n == NULL) return false;
    append(test, n);
  }
  return true;
}

static node *expect_node(const writing *w, const expectation *x) {
  const study *s = w->study;
  node *n = new_node(s, NODE_EXPECT, x->decision->name);
  if (x->refer) {
    n->flags |= NODE_FLAG_REFER;
    return n;
  }
  append(n, new_node(s, NODE_THEN, x->outcome->name));
  append(n, new_node(s, NODE_BY_RULE, x->by != NULL ? x->by->name : "otherwise"));
  return n;
}

static node *test_node(const study *s, const example *e) {
  node *test = new_node(s, NODE_TEST, e->name);
  append(test, new_node(s, NODE_DATE, date_text(s->arena, e->day)));
  return test;
}

/* `    limited to 12 weeks, to "sleep only"'; NULL: an end on a day, which tests do not name. */
static const char *limits_text(const writing *w, const verdict *v) {
  textbuf out = { .arena = w->study->arena };
  textbuf_add_bytes(&out, "", 0);
  for (uint32_t i = 0; w->what->limits && i < v->limit_count; i++) {
    const limit *l = &v->limits[i];
    const char *quote = l->kind == LIMIT_SCOPE ? "\"" : "";
    if (l->kind == LIMIT_EXPIRY || strpbrk(l->text, "\"\\") != NULL) return NULL;
    textbuf_add(&out, "%s%s%s%s", i == 0 ? "\n    limited to " : ", to ", quote, l->text, quote);
  }
  return out.text;
}

static const char *test_text(writing *w, const verdict *v) {
  textbuf out = { .arena = w->study->arena };
  node *test = test_node(w->study, &w->example);
  const char *limits = limits_text(w, v);
  if (!append_givens(w, test) || limits == NULL) return NULL;
  append(test, expect_node(w, &w->example.expectations.items[0]));
  print_item(&out, test);
  size_t until = out.length - strlen("\n}\n"); /* the expectation is its last line */
  return arena_printf(w->study->arena, "%.*s%s\n}\n", (int)until, out.text, limits);
}

/* ---- names ------------------------------------------------------------------------------- */

static bool is_taken(const study *s, const char *name) {
  for (uint32_t i = 0; i < s->model->examples.count; i++)
    if (strcmp(s->model->examples.items[i].name, name) == 0) return true;
  return false;
}

static const char *free_name(const study *s, const char *name) {
  const char *out = name;
  for (unsigned k = 2; is_taken(s, out); k++) out = arena_printf(s->arena, "%s (%u)", name, k);
  return out;
}

/* ---- one test ---------------------------------------------------------------------------- */

bool suggest(study *s, const suggestion *what, suggested *out) {
  writing w = { .study = s, .what = what };
  w.example.name = free_name(s, what->name);
  w.example.has_day = true;
  w.example.day = what->day;
  w.example.at = SPAN_NONE;
  give_all(&w);
  expectation stand_in = { .decision = what->decision, .at = SPAN_NONE };
  vec_push(s->arena, &w.example.expectations, stand_in);
  verdict v = answer_of(&w, &w.example);
  if (v.settled != TRUTH_YES || (v.rule == NULL && v.otherwise == DEFAULT_NONE)) return false;
  leave_out(&w, &v);
  w.example.expectations.count = 0;
  expect(&w, &v);
  if (example_run(s->arena, s->of->tables, &w.example).count > 0) return false;
  const char *text = test_text(&w, &v);
  example *kept = ARENA_NEW(s->arena, example);
  *kept = w.example;
  *out = (suggested){ kept, text };
  return out->text != NULL;
}

void suggest_no_revision(study *s, const char *name, int32_t day, suggested *out) {
  textbuf text = { .arena = s->arena };
  example *e = ARENA_NEW(s->arena, example);
  *e = (example){ .name = free_name(s, name), .at = SPAN_NONE, .has_day = true, .day = day };
  vec_push(s->arena, &e->expectations, (expectation){ .no_revision = true, .at = SPAN_NONE });
  node *test = test_node(s, e);
  append(test, new_node(s, NODE_EXPECT_NO_REVISION, NULL));
  print_item(&text, test);
  *out = (suggested){ e, text.text };
}

/* ---- all that are missing ---------------------------------------------------------------- */

typedef struct keeping {
  const study *study;
  const item *item;
} keeping;

static bool keeps_item(void *context, const example *e) {
  const keeping *k = context;
  cell b[MODEL_MAX_FACTS + 2];
  uint32_t rev;
  return study_box(k->study, e, b, &rev) && coverage_item_in(k->study, k->item, b, rev);
}

bool suggest_item(coverage *c, const item *x, suggested *out) {
  keeping k = { c->study, x };
  if (x->covered || x->settled != HUNT_FOUND) return false;
  suggestion what = { .name = item_name(c, x),
                      .decision = x->decision,
                      .day = x->day,
                      .values = x->values,
                      .keeps = keeps_item,
                      .context = &k };
  return suggest(c->study, &what, out);
}

bool suggest_ruling(coverage *c, const ruling *r, suggested *out) {
  if (r->covered || r->settled != HUNT_FOUND) return false;
  const char *name = r->rule != NULL
                         ? r->rule->name
                         : arena_printf(c->study->arena, "%s: otherwise", r->decision->name);
  suggestion what = { .name = name, .decision = r->decision, .day = r->day, .values = r->values };
  return suggest(c->study, &what, out);
}

static void take(coverage *c, textbuf *out, const suggested *s, uint32_t *count) {
  textbuf_add(out, "%s%s", ++*count > 1 ? "\n" : "", s->text);
  vec_push(c->study->arena, &c->study->model->examples, *s->example); /* its name is taken */
  coverage_count(c, s->example);
}

const char *suggest_missing(coverage *c, uint32_t *count) {
  textbuf out = { .arena = c->study->arena };
  *count = 0;
  textbuf_add_bytes(&out, "", 0);
  /* a test at a boundary mostly shows what the comparison does, too: so these come first */
  for (uint32_t k = 0; k < 2 * c->items.count; k++) {
    const item *x = &c->items.items[k % c->items.count];
    suggested s;
    if (x->boundary == (k < c->items.count) && suggest_item(c, x, &s)) take(c, &out, &s, count);
  }
  for (uint32_t i = 0; i < c->rulings.count; i++) {
    suggested s;
    if (suggest_ruling(c, &c->rulings.items[i], &s)) take(c, &out, &s, count);
  }
  return out.text;
}
