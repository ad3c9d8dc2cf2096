/* search.c -- looks for cases by boxes: the rows that give the outcome, met with the condition, less
 * what decides before them.  What is left holds cases, or it is proved that there are none.
 */
#include "search.h"

#include "explain.h"
#include "print.h"

#include <string.h>

typedef struct searching {
  arena *arena;
  compilation *c;
  analysis z;
  const decision_rows *rows;
  const outcome *wanted;
  VEC(region) conditions;
  uint32_t count; /* cases wanted */
  search_report out;
} searching;

/* ---- the condition ----------------------------------------------------------------------- */

static const criterion *asked_criterion(const searching *s, const char *name) {
  for (uint32_t i = 0; i < s->c->model->criteria.count; i++)
    if (strcmp(s->c->model->criteria.items[i]->name, name) == 0)
      return s->c->model->criteria.items[i];
  return NULL;
}

static bool take_conditions(searching *s) {
  for (uint32_t i = 0; i < s->c->asked_count; i++) {
    const criterion *x = asked_criterion(s, s->c->asked[i].name);
    region where = { 0 };
    for (uint32_t v = 0; x != NULL && v < x->versions.count; v++) {
      region part = { 0 };
      if (!lower_condition(s->arena, s->z.rows->space, x->versions.items[v].is,
                           x->versions.items[v].valid, &part, &s->c->diags))
        return false;
      for (uint32_t k = 0; k < part.count; k++) vec_push(s->arena, &where, part.items[k]);
    }
    vec_push(s->arena, &s->conditions, where);
  }
  return true;
}

static bool holds(const searching *s, naive_case at) {
  for (uint32_t i = 0; i < s->c->asked_count; i++) {
    const criterion *x = asked_criterion(s, s->c->asked[i].name);
    const cond *is = x != NULL ? criterion_in(x, at.revision) : NULL;
    if (is == NULL || !naive_holds(is, at)) return false;
  }
  return true;
}

/* ---- a case in words --------------------------------------------------------------------- */

/* Given facts that what the box asks for follows from; bit 0: the date. */
static uint64_t facts_behind(const searching *s, const cell *b) {
  const space *sp = s->z.rows->space;
  uint64_t behind = 0;
  for (uint32_t i = 1; i < sp->inputs; i++) {
    if (cell_within(sp->whole[i], b[i])) continue;
    if (s->z.realiser == NULL) behind |= UINT64_C(1) << i;
    for (uint32_t on = 0; s->z.realiser != NULL && on < sp->inputs; on++)
      if (realise_depends(s->z.realiser, i, on)) behind |= UINT64_C(1) << on;
  }
  return behind;
}

static const char *word(arena *a, const char *name, word_place place) {
  textbuf b = { .arena = a };
  printer p = { .out = &b };
  print_word(&p, name, place);
  return b.text;
}

/* One fact of a ready test. */
static const char *given_words(arena *a, const char *name, const fact *f, const char *value) {
  const char *as_name = word(a, name, WORD_GIVEN);
  if (f == NULL) {
    textbuf codes = { .arena = a };
    if (strcmp(value, "{}") == 0) return arena_printf(a, "%s has { }", as_name);
    for (const char *p = value; *p != '\0'; p++)
      *p == ';' ? textbuf_add(&codes, ", ") : textbuf_add(&codes, "%c", *p);
    return arena_printf(a, "%s has { %s }", as_name, codes.text);
  }
  if (f->kind == FACT_YES_NO)
    return strcmp(value, "yes") == 0 ? as_name : arena_printf(a, "not %s", as_name);
  if (f->kind == FACT_ONE_OF) value = word(a, value, WORD_VALUE);
  return arena_printf(a, "%s is %s", as_name, value);
}

typedef struct wording {
  searching *s;
  found_case *found;
  textbuf line, test;
  size_t column;
} wording;

static void add_given(wording *w, const char *name, const fact *f, const char *value) {
  arena *a = w->s->arena;
  const char *words = given_words(a, name, f, value);
  bool first = w->found->names.count == 0;
  vec_push(a, &w->found->names, name);
  vec_push(a, &w->found->values, value);
  textbuf_add(&w->line, " %s", case_argument(a, name, value));
  bool wraps = w->column + strlen(words) > 90;
  textbuf_add(&w->test, first ? "  given " : wraps ? ",\n        " : ", ");
  textbuf_add(&w->test, "%s", words);
  w->column = (first || wraps ? 8 : w->column + 2) + strlen(words);
}

static void add_codes(wording *w, const code_fact *f) {
  uint64_t mask = 0;
  for (uint32_t k = 0; k < f->memberships.count; k++)
    if (w->found->at.values[f->memberships.items[k]->input - 1]) mask |= UINT64_C(1) << k;
  const char *codes = case_codes(w->s->arena, w->s->c->model, f, mask);
  if (codes != NULL) add_given(w, f->name, NULL, codes);
}

static const char *test_name(searching *s) {
  textbuf b = { .arena = s->arena };
  textbuf_add(&b, "%s", s->wanted != NULL ? s->wanted->name : "refer");
  for (uint32_t i = 0; i < s->c->asked_count; i++)
    if (strcmp(s->c->asked[i].name, "where") == 0)
      textbuf_add(&b, " where %s", s->c->asked[i].text);
  for (char *p = b.text; *p != '\0'; p++)
    if (*p == '"' || *p == '\\' || *p == '\n') *p = '\'';
  return b.text;
}

static void tell_case(searching *s, found_case *found, const cell *b) {
  wording w = { .s = s, .found = found, .line.arena = s->arena, .test.arena = s->arena };
  const model *m = s->c->model;
  uint64_t behind = facts_behind(s, b);
  const char *on = date_text(s->arena, found->at.day);
  textbuf_add(&w.line, "--on %s", on);
  textbuf_add(&w.test, "test \"%s\" on %s {\n", test_name(s), on);
  const code_fact *told = NULL;
  for (uint32_t i = 0; i < m->given_facts; i++) {
    const fact *f = m->facts.items[i];
    if ((behind >> f->input & 1) == 0) continue;
    if (f->role == FACT_DECLARED)
      add_given(&w, f->name, f, fact_value_text(s->arena, f, found->at.values[i]));
    else if (f->of != told)
      add_codes(&w, told = f->of);
  }
  textbuf_add(&w.test, "%s  expect %s is %s by %s\n}\n", found->names.count > 0 ? "\n" : "",
              s->rows->decision->name, s->wanted != NULL ? s->wanted->name : "refer",
              row_name(found->row));
  found->line = w.line.text;
  found->test = w.test.text;
}

/* ---- verification ------------------------------------------------------------------------ */

/* Read again as `decide' would, the case has the outcome. */
static bool decides_so(searching *s, const found_case *found) {
  case_facts facts = facts_unknown(s->arena, s->c->tables);
  diags sink = { .arena = s->arena };
  bool fine = facts_set(s->arena, &facts, s->c->model->selected_by,
                        date_text(s->arena, found->at.day), &sink);
  for (uint32_t i = 0; i < found->names.count; i++)
    fine &= facts_set(s->arena, &facts, found->names.items[i], found->values.items[i], &sink);
  if (!fine) return false;
  case_answer answer = answer_case(s->arena, &facts);
  for (uint32_t i = 0; i < answer.decisions.count; i++) {
    const decision_answer *d = &answer.decisions.items[i];
    if (d->decision != s->rows->decision) continue;
    return s->wanted != NULL ? d->outcome == s->wanted : strcmp(d->status, "refer") == 0;
  }
  return false;
}

static void add_case(searching *s, const row *r, const cell *b) {
  found_case found = { .at = witness_case(&s->z, b), .row = r };
  naive_answer answer = naive_decide(s->z.naive, s->rows->decision, found.at);
  tell_case(s, &found, b);
  witness_insist(s->wanted != NULL ? answer.outcome == s->wanted : answer.status == NAIVE_REFER,
                 "search");
  witness_insist(holds(s, found.at) && decides_so(s, &found), "search");
  vec_push(s->arena, &s->out.cases, found);
}

/* ---- the proof --------------------------------------------------------------------------- */

typedef struct reasons {
  const char *rule;
  text_list clashes, earlier;
  bool apart; /* some part is impossible as facts */
} reasons;

static void add_once(arena *a, text_list *list, const char *text) {
  for (uint32_t i = 0; i < list->count; i++)
    if (strcmp(list->items[i], text) == 0) return;
  vec_push(a, list, text);
}

/* What the row asks for that the condition excludes. */
static void add_clashes(searching *s, reasons *why, const row *r) {
  const space *sp = s->z.rows->space;
  for (uint32_t k = 0; k < s->conditions.count; k++)
    for (uint32_t i = 0; i < s->conditions.items[k].count; i++)
      for (uint32_t c = 0; c < sp->inputs; c++) {
        const cell *b = s->conditions.items[k].items[i];
        if (!cell_is_empty(cell_meet(b[c], r->box[c]))) continue;
        const char *text = c > 0 ? cell_text(s->arena, sp, c, r->box[c]) : "another date";
        if (text != NULL) add_once(s->arena, &why->clashes, text);
      }
}

static void add_earlier(searching *s, reasons *why, const region *from, uint32_t at) {
  for (uint32_t j = 0; j < at; j++)
    for (uint32_t i = 0; i < from->count; i++)
      if (s->rows->rows.items[j].kind == ROW_RULE &&
          box_overlap(s->z.rows->space, s->rows->rows.items[j].box, from->items[i]) &&
          analysis_realise(&s->z, from->items[i], NULL))
        add_once(s->arena, &why->earlier, row_name(&s->rows->rows.items[j]));
}

static const char *joined(arena *a, const text_list *list, const char *between) {
  textbuf b = { .arena = a };
  for (uint32_t i = 0; i < list->count && i < 6; i++)
    textbuf_add(&b, "%s%s", i > 0 ? between : "", list->items[i]);
  if (list->count > 6) textbuf_add(&b, "%s...", between);
  return b.text;
}

static void end_reasons(searching *s, const reasons *why) {
  textbuf b = { .arena = s->arena };
  if (why->rule == NULL) return;
  if (why->clashes.count > 0)
    textbuf_add(&b, "it asks for %s, which the condition excludes",
                joined(s->arena, &why->clashes, " or "));
  if (why->earlier.count > 0)
    textbuf_add(&b, "%severy such case is decided by %s", b.length > 0 ? "; else " : "",
                joined(s->arena, &why->earlier, ", "));
  if (b.length == 0) textbuf_add(&b, "no facts go together with the condition");
  vec_push(s->arena, &s->out.proof, (no_case){ why->rule, b.text });
}

/* ---- the search -------------------------------------------------------------------------- */

static region asked_part(searching *s, const row *r) {
  region from = region_of(s->arena, r->box);
  for (uint32_t i = 0; i < s->conditions.count; i++)
    from = region_meet(s->arena, s->z.rows->space, &from, &s->conditions.items[i]);
  return from;
}

static void search_row(searching *s, uint32_t at, reasons *why) {
  const row *r = &s->rows->rows.items[at];
  region from = asked_part(s, r), minus = { 0 };
  for (uint32_t j = 0; j < at; j++) vec_push(s->arena, &minus, s->rows->rows.items[j].box);
  for (uint32_t j = 0; j < s->z.impossible.count; j++)
    vec_push(s->arena, &minus, s->z.impossible.items[j]);
  if (from.count == 0) add_clashes(s, why, r);
  region left = analysis_left(&s->z, &from, &minus, s->count - s->out.cases.count);
  for (uint32_t i = 0; i < left.count; i++) add_case(s, r, left.items[i]);
  if (left.count == 0) add_earlier(s, why, &from, at);
}

search_report search_cases(compilation *c, const decision *d, const outcome *wanted,
                           uint32_t count) {
  searching s = { .arena = c->arena, .c = c, .wanted = wanted, .count = count };
  s.z = (analysis){ .arena = c->arena, .rows = c->rows, .model = c->model, .diags = &c->diags };
  s.z.naive = naive_new(c->arena, c->model);
  s.z.realiser = c->rows->space->realiser;
  s.rows = &c->rows->decisions.items[d->number];
  for (uint32_t i = 0; i < c->rows->impossible.count; i++)
    vec_push(s.arena, &s.z.impossible, c->rows->impossible.items[i].box);
  if (!take_conditions(&s)) return s.out;
  reasons why = { 0 };
  analysis_ask(&s.z);
  for (uint32_t i = 0; i < s.rows->rows.count && s.out.cases.count < count; i++) {
    const row *r = &s.rows->rows.items[i];
    if (r->kind == ROW_NO_REVISION || row_outcome_of(r) != wanted) continue;
    if (why.rule == NULL || strcmp(why.rule, row_name(r)) != 0) {
      end_reasons(&s, &why);
      why = (reasons){ .rule = row_name(r) };
    }
    search_row(&s, i, &why);
  }
  end_reasons(&s, &why);
  s.out.open = s.z.open;
  if (s.out.cases.count > 0) s.out.proof.count = 0;
  return s.out;
}
