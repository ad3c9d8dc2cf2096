/* check_rest.c -- the header, the document, properties, examples and the history. */
#include "check.h"

#include "codes.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* ---- dates ------------------------------------------------------------------------------- */

bool check_date(checker *k, const node *n, int32_t *day) {
  int64_t number = n->kind == NODE_MONTH ? n->number * 100 + 1 : n->number;
  if (date_from_number(number, day)) return true;
  diag *d = diag_add(k->diags, DIAG_E614, n->at, "there is no such %s",
                     n->kind == NODE_MONTH ? "month" : "day");
  int64_t year = number / 10000;
  if (year < 1900 || year > 2200) diag_note(k->diags, d, "dates run from 1900-01-01 to 2200-12-31");
  int32_t first;
  if (number / 100 % 100 == 2 && number % 100 == 29 && date_from_number(number - 1, &first))
    diag_note(k->diags, d, "%lld is no leap year: its February has 28 days", (long long)year);
  return false;
}

static const node *date_child(const node *n) {
  const node *date = node_child(n, NODE_DATE);
  return date != NULL ? date : node_child(n, NODE_MONTH);
}

/* A month stands for its first day only where the author says so. */
static bool effective_day(checker *k, const node *owner, const node *date, int32_t *day) {
  bool first_day = ((owner->flags | date->flags) & NODE_FLAG_FIRST_DAY) != 0;
  if (date->kind == NODE_MONTH && !first_day) {
    diag *d = diag_add(k->diags, DIAG_E603, date->at, "on which day of the month?");
    diag_hint(k->diags, d, "write the day, or `%s%s first_day' when only the month is published",
              date->text, owner->kind == NODE_REVISION ? " from" : "");
    return false;
  }
  return check_date(k, date, day);
}

/* ---- header ------------------------------------------------------------------------------ */

static void base_revision(checker *k, const node *policy) {
  const node *from = node_child(policy, NODE_IN_FORCE_FROM);
  const span head = { policy->at.file, policy->at.begin, policy->name_at.end };
  revision r = { .number = 1, .title = "First issue", .at = from != NULL ? from->at : head };
  (void)date_from_number(19000101, &r.day);
  if (from == NULL) {
    diag *d =
        diag_add(k->diags, DIAG_E107, head, "the policy does not say from when it is in force");
    diag_hint(k->diags, d,
              "add `in force from 2009-06-01', or `in force from unpublished because \"...\"'");
  } else if (date_child(from) != NULL) {
    (void)effective_day(k, from, date_child(from), &r.day);
  }
  bool dated = from != NULL && date_child(from) != NULL;
  r.date = dated ? date_text(k->arena, r.day) : "unpublished";
  vec_push(k->arena, &k->model->revisions, r);
}

static void check_once(checker *k, const node *policy) {
  NODE_EACH(n, policy) {
    if (n->kind == NODE_REFERENCE || n->kind == NODE_SOURCE || n->kind == NODE_STRING) continue;
    for (const node *m = policy->first; m != n; m = m->next)
      if (m->kind == n->kind) {
        diag *d = diag_add(k->diags, DIAG_E106, n->at, "this is said twice in the header");
        diag_related(k->diags, d, m->at, "first here");
        break;
      }
  }
}

void check_header(checker *k, const node *policy) {
  const node *title = node_child(policy, NODE_STRING),
             *number = node_child(policy, NODE_NUMBER_FIELD);
  const node *language = node_child(policy, NODE_LANGUAGE),
             *by = node_child(policy, NODE_SELECTED_BY);
  model *m = k->model;
  m->name = policy->text;
  m->title = title != NULL ? title->text : policy->text;
  m->number = number != NULL ? number->text : NULL;
  m->selected_by = by != NULL ? by->text : "date_of_service";
  m->at = policy->name_at;
  check_once(k, policy);
  if (language == NULL)
    diag_hint(
        k->diags,
        diag_add(k->diags, DIAG_E107, policy->name_at, "the policy names no language version"),
        "add `language 1'");
  else if (language->number != 1)
    diag_add(k->diags, DIAG_E109, language->at, "this polc reads `language 1', not `language %lld'",
             (long long)language->number);
  base_revision(k, policy);
  m->date = ARENA_NEW(k->arena, fact);
  *m->date = (fact){ .name = m->selected_by,
                     .label = m->selected_by,
                     .at = m->at,
                     .kind = FACT_DATE,
                     .since = 1,
                     .used = true };
  (void)date_from_number(19000101, &m->date->lo);
  (void)date_from_number(22001231, &m->date->hi);
}

void check_reading(checker *k, const node *n) {
  const node *text = node_child(n, NODE_STRING);
  reading r = { .kind = "reading",
                .name = n->text,
                .text = text != NULL ? text->text : "",
                .because = check_because(n),
                .at = n->name_at };
  check_cites(k, node_child(n, NODE_CITE), &r.cites);
  const symbol *earlier = symtab_add(&k->readings, n->text, k, n->name_at);
  if (earlier != NULL)
    diag_related(k->diags,
                 diag_add(k->diags, check_twice(k), n->name_at,
                          "the reading `%s' is declared twice", n->text),
                 earlier->at, "the first is here");
  vec_push(k->arena, &k->model->readings, r);
}

/* ---- revisions --------------------------------------------------------------------------- */

static void check_sequence(checker *k, const revision *r, const revision *before) {
  diag *d = NULL;
  if (r->day == before->day)
    d = diag_add(k->diags, DIAG_E601, r->at, "two revisions take effect on %s", r->date);
  if (r->day < before->day)
    d = diag_add(k->diags, DIAG_E602, r->at, "this revision is earlier than the one above it");
  if (d != NULL) diag_related(k->diags, d, before->at, "that one takes effect on %s", before->date);
}

static void check_unencoded(checker *k, const node *n, revision *r) {
  const node *unencoded = node_child(n, NODE_UNENCODED);
  if (unencoded == NULL) return;
  r->unencoded = unencoded->text;
  r->unencoded_because = check_because(unencoded);
  if (r->unencoded_because == NULL)
    diag_add(k->diags, DIAG_W616, unencoded->at, "say why it is not encoded: `because \"...\"'");
}

static void check_revision(checker *k, const node *n) {
  revision r = { .number = k->model->revisions.count + 1, .title = n->text };
  const node *date = date_child(n);
  const revision *before = &k->model->revisions.items[k->model->revisions.count - 1];
  r.at = date != NULL ? (span){ n->at.file, n->at.begin, date->at.end } : n->at;
  r.day = before->day + 1; /* after an error: keeps the order */
  if (date != NULL && effective_day(k, n, date, &r.day)) {
    r.date = date_text(k->arena, r.day);
    check_sequence(k, &r, before);
  }
  r.date = date_text(k->arena, r.day);
  check_unencoded(k, n, &r);
  if (k->model->revisions.count == MODEL_MAX_REVISIONS)
    diag_add(k->diags, DIAG_E803, n->at, "more than %d revisions", (int)MODEL_MAX_REVISIONS);
  if (k->model->revisions.count <= MODEL_MAX_REVISIONS) vec_push(k->arena, &k->model->revisions, r);
}

enum { MANY_REVISIONS = 40 };

/* W615: what is in force is then hard to read off the text. */
static void warn_of_many(checker *k, uint32_t authored, span last) {
  if (authored <= MANY_REVISIONS || authored > MODEL_MAX_REVISIONS) return;
  diag *w = diag_add(k->diags, DIAG_W615, last, "this is revision %u of the policy", authored);
  diag_note(k->diags, w, "a policy can have %d", (int)MODEL_MAX_REVISIONS);
  diag_hint(k->diags, w,
            "`polc show FILE >NEW' writes what is in force as a policy of its own, to go on from; "
            "keep this file for the dates before");
}

void check_revisions(checker *k, const node *file) {
  uint32_t authored = 1;
  span last = SPAN_NONE;
  NODE_EACH(n, file) {
    if (n->kind != NODE_REVISION) continue;
    check_revision(k, n);
    authored++;
    last = k->model->revisions.items[k->model->revisions.count - 1].at;
  }
  warn_of_many(k, authored, last);
}

uint32_t check_next_authored(const checker *k, uint32_t number) {
  do number++;
  while (number <= k->model->revisions.count &&
         k->model->revisions.items[number - 1].authored != number);
  return number;
}

/* The history is chronological: a review comes after the revision above it. */
void check_reviews(checker *k, const node *file) {
  const revision *last = &k->model->revisions.items[0];
  uint32_t next = 1;
  NODE_EACH(n, file) {
    if (n->kind == NODE_REVISION) next = check_next_authored(k, next);
    if (n->kind == NODE_REVISION && next <= k->model->revisions.count)
      last = &k->model->revisions.items[next - 1];
    const node *date = n->kind == NODE_REVIEWED ? date_child(n) : NULL;
    int32_t day;
    if (date == NULL || !check_date(k, date, &day) || day >= last->day) continue;
    diag *d =
        diag_add(k->diags, DIAG_E610, n->at, "this review is dated before the revision above it");
    diag_related(k->diags, d, last->at, "which takes effect on %s", last->date);
  }
}

void check_changes(checker *k, const dated_item *item) {
  const node *n = item->node;
  promise p = { .at = n->at };
  if (n->text != NULL) {
    declared_decision *d = check_find_decision(k, n->text, n->name_at);
    if (d == NULL) return;
    p.decision = d->decision;
  }
  if (n->first != NULL) p.only_where = check_cond(k, n->first);
  revision *r = &k->model->revisions.items[item->revision - 1];
  vec_push(k->arena, &r->promises, p);
}

/* ---- the document ------------------------------------------------------------------------ */

void check_statement(checker *k, const node *n) {
  const node *section = node_at(n, 0), *text = node_at(n, 1);
  statement s = { .id = n->text,
                  .at = n->name_at,
                  .section = section != NULL ? section->text : "",
                  .text = text != NULL ? text->text : "",
                  .informative = (n->flags & NODE_FLAG_INFORMATIVE) != 0 };
  uintptr_t index = k->model->statements.count + 1;
  const symbol *earlier = symtab_add(&k->statements, n->text, (void *)index, n->name_at);
  if (earlier != NULL) {
    diag *d = diag_add(k->diags, check_twice(k), n->name_at, "the statement %s stands here twice",
                       n->text);
    diag_related(k->diags, d, earlier->at, "the first is here");
    return;
  }
  vec_push(k->arena, &k->model->statements, s);
}

static const char *const article_fields[] = {
  "authors", "title", "journal", "year", "date",     "volume",    "issue",
  "pages",   "pmid",  "url",     "doi",  "accessed", "publisher",
};

static bool is_article_field(const char *name, near_miss *near) {
  for (unsigned i = 0; i < sizeof article_fields / sizeof *article_fields; i++) {
    if (strcmp(article_fields[i], name) == 0) return true;
    near_miss_try(near, article_fields[i]);
  }
  return false;
}

void check_article(checker *k, const node *n) {
  bool title = false;
  NODE_EACH(field, n) {
    near_miss near = { .wanted = field->text };
    title |= strcmp(field->text, "title") == 0;
    if (!is_article_field(field->text, &near))
      diag_did_you_mean(
          k->diags,
          diag_add(k->diags, DIAG_E120, field->name_at, "an article has no `%s'", field->text),
          field->name_at, &near);
    for (const node *before = n->first; before != field; before = before->next)
      if (strcmp(before->text, field->text) == 0)
        diag_add(k->diags, DIAG_E106, field->name_at, "`%s' is given twice", field->text);
  }
  if (!title)
    diag_add(k->diags, DIAG_E107, n->at, "article %lld has no title", (long long)n->number);
}

/* ---- properties -------------------------------------------------------------------------- */

static property_kind kind_of(const node *n) {
  switch (n->kind) {
  case NODE_NEVER:
    return PROPERTY_NEVER;
  case NODE_ALWAYS:
    return PROPERTY_ALWAYS;
  case NODE_RAISING:
    return PROPERTY_RAISING;
  default:
    return PROPERTY_LOWERING;
  }
}

void check_property(checker *k, const node *n) {
  const node *of = node_child(n, NODE_FOR), *then = node_child(n, NODE_THEN),
             *where = node_child(n, NODE_WHERE);
  property p = { .kind = kind_of(n), .at = n->at, .valid = check_from_here(k) };
  declared_decision *d = of != NULL ? check_find_decision(k, of->text, of->name_at) : NULL;
  if (d == NULL) return;
  p.decision = d->decision;
  if (where != NULL) p.where = check_cond(k, where->first);
  if (p.kind == PROPERTY_NEVER || p.kind == PROPERTY_ALWAYS) {
    p.name = n->text;
    p.outcome = then != NULL ? check_find_outcome(k, d, then->text, then->name_at) : NULL;
    const symbol *earlier = symtab_add(&k->properties, n->text, d, n->name_at);
    if (earlier != NULL)
      diag_related(k->diags,
                   diag_add(k->diags, check_twice(k), n->name_at,
                            "the property `%s' is declared twice", n->text),
                   earlier->at, "the first is here");
    if (p.outcome == NULL) return;
  } else {
    p.fact = check_find_fact(k, n, n->text, n->name_at);
    if (p.fact == NULL) return;
    if (!fact_is_ordinal(p.fact))
      diag_add(k->diags, DIAG_E207, n->name_at,
               "`%s' has no order, so it cannot be raised or lowered", n->text);
    else if (!d->decision->ranked)
      diag_hint(k->diags,
                diag_add(k->diags, DIAG_E107, of->at, "`%s' does not say which outcome is better",
                         of->text),
                "add `outcomes best first: ...' to the decision");
  }
  vec_push(k->arena, &k->model->properties, p);
}

void check_impossible(checker *k, const node *n) {
  impossible im = { .valid = check_from_here(k),
                    .cond = check_cond(k, n->first),
                    .at = n->at,
                    .because = check_because(n) };
  vec_push(k->arena, &k->model->impossibles, im);
}

/* ---- examples ---------------------------------------------------------------------------- */

static void widest(given *g) {
  g->members = ~UINT64_C(0);
  g->lo = g->fact->lo;
  g->hi = g->fact->hi;
}

static void given_members(checker *k, given *g, const node *set) {
  g->members = 0;
  NODE_EACH(literal, set) {
    int32_t value;
    if (check_value(k, g->fact, literal, &value)) g->members |= UINT64_C(1) << value;
  }
}

static bool names_absent(const fact *f, const node *literal) {
  return f->absent != NULL && literal->kind == NODE_NAME && strcmp(literal->text, f->absent) == 0;
}

/* A month: any day of it. */
static void given_month(checker *k, given *g, const node *month) {
  int32_t day;
  if (!check_date(k, month, &day)) return;
  g->lo = g->hi = day;
  while (g->hi < g->fact->hi && strncmp(date_text(k->arena, g->hi + 1), month->text, 7) == 0)
    g->hi++;
}

static void given_value(checker *k, given *g, const node *literal) {
  int32_t value;
  if (names_absent(g->fact, literal)) {
    g->hi = g->lo;
    return;
  }
  if (g->fact->kind == FACT_DATE && literal->kind == NODE_MONTH) {
    given_month(k, g, literal);
    return;
  }
  if (!check_value(k, g->fact, literal, &value)) return;
  if (fact_is_ordinal(g->fact))
    g->lo = g->hi = value;
  else
    g->members = UINT64_C(1) << value;
}

static void given_range(checker *k, given *g, const node *range) {
  if (!fact_is_ordinal(g->fact)) {
    diag_add(k->diags, DIAG_E207, range->at, "`%s' has no order, so a range does not apply",
             g->fact->name);
    return;
  }
  if (!check_value(k, g->fact, node_at(range, 0), &g->lo) ||
      !check_value(k, g->fact, node_at(range, 1), &g->hi))
    return;
  if (range->flags & NODE_FLAG_HALF_OPEN) g->hi--;
  if (g->lo > g->hi) diag_add(k->diags, DIAG_E206, range->at, "nothing lies in this range");
}

/* `last_study in { never, 2023-01-01 .. 2023-05-31 }' */
static void given_or_absent(checker *k, given *g, const node *set) {
  NODE_EACH(part, set) {
    if (part->kind == NODE_RANGE) given_range(k, g, part);
    if (part->kind == NODE_RANGE) continue;
    if (names_absent(g->fact, part)) {
      g->or_absent = true;
      continue;
    }
    diag *d = diag_add(k->diags, DIAG_E201, part->at, "this is not known of `%s' beside a range",
                       g->fact->name);
    if (g->fact->absent != NULL)
      diag_hint(k->diags, d, "write `in { %s, FROM .. TO }'", g->fact->absent);
    else
      diag_hint(k->diags, d, "write `in FROM .. TO'; one test knows one range of a fact");
  }
}

static void report_given_twice(checker *k, const node *n, const example *e, const fact *f) {
  for (uint32_t i = 0; i < e->givens.count; i++)
    if (e->givens.items[i].fact == f)
      diag_related(k->diags, diag_add(k->diags, DIAG_E106, n->at, "`%s' is given twice", n->text),
                   e->givens.items[i].at, "first here");
}

static void check_given(checker *k, const node *n, example *e) {
  given g = { .at = n->at };
  const fact *f = symtab_value(&k->facts, n->text);
  code_fact *codes = check_find_code_fact(k, n->text);
  if (codes != NULL) {
    check_code_given(k, e, codes, n);
    return;
  }
  if (f == NULL) {
    (void)check_find_fact(k, n, n->text, n->name_at);
    return;
  }
  report_given_twice(k, n, e, f);
  g.fact = f;
  widest(&g);
  const node *what = n->first;
  if (what == NULL && f->kind != FACT_YES_NO)
    diag_add(k->diags, DIAG_E201, n->at, "`%s' is not a yes/no fact: say what it is", n->text);
  else if (what == NULL)
    g.members = n->flags & NODE_FLAG_NEGATED ? 1 : 2;
  else if (what->kind == NODE_UNKNOWN)
    g.unknown = true;
  else if (what->kind == NODE_RANGE)
    given_range(k, &g, what);
  else if (what->kind == NODE_SET && fact_is_ordinal(f) && what->last->kind == NODE_RANGE)
    given_or_absent(k, &g, what);
  else if (what->kind == NODE_SET && !fact_is_ordinal(f))
    given_members(k, &g, what);
  else
    given_value(k, &g, what);
  vec_push(k->arena, &e->givens, g);
}

static void check_needs(checker *k, const node *needing, expectation *x) {
  x->lists_needs = true;
  NODE_EACH(name, needing) {
    const fact *f = symtab_value(&k->facts, name->text);
    const code_fact *codes = check_find_code_fact(k, name->text);
    if (codes != NULL && codes->memberships.count > 0) f = codes->memberships.items[0];
    if (f == NULL && strcmp(name->text, k->model->selected_by) != 0)
      (void)check_find_fact(k, name, name->text, name->at);
    else
      vec_push(k->arena, &x->needs, f); /* NULL: the date */
  }
}

static void check_expect(checker *k, const node *n, example *e) {
  declared_decision *d = check_find_decision(k, n->text, n->name_at);
  const node *then = node_child(n, NODE_THEN), *by = node_child(n, NODE_BY_RULE);
  const node *needing = node_child(n, NODE_NEEDING);
  if (d == NULL) return;
  expectation x = { .decision = d->decision,
                    .at = n->at,
                    .refer = (n->flags & NODE_FLAG_REFER) != 0 };
  if (then != NULL && !x.refer) {
    x.outcome = check_find_outcome(k, d, then->text, then->name_at);
    if (x.outcome == NULL) return;
  }
  if (by != NULL && strcmp(by->text, "otherwise") == 0)
    x.by_otherwise = true;
  else if (by != NULL && (x.by = check_find_rule(k, by->text, by->name_at)) == NULL)
    return;
  if (x.by != NULL && x.by->decision != d->decision) {
    diag_add(k->diags, DIAG_E702, by->name_at, "the rule `%s' is for `%s', not for `%s'", by->text,
             x.by->decision->name, d->decision->name);
    return;
  }
  if (needing != NULL) check_needs(k, needing, &x);
  const node *limited = node_child(n, NODE_LIMITED);
  limit_list limits = { 0 };
  check_limited(k, limited, &limits);
  x.lists_limits = limited != NULL;
  for (uint32_t i = 0; i < limits.count; i++) vec_push(k->arena, &x.limits, limits.items[i].text);
  vec_push(k->arena, &e->expectations, x);
}

static const char *caveat_date(checker *k, const node *date) {
  int32_t day;
  if (date->kind == NODE_STRING) return date->text;
  return check_date(k, date, &day) ? date_text(k->arena, day) : NULL;
}

static const revision *find_caveat(checker *k, const node *date) {
  const char *wanted = caveat_date(k, date);
  textbuf all = { .arena = k->arena };
  for (uint32_t i = 0; wanted != NULL && i < k->model->revisions.count; i++) {
    const revision *r = &k->model->revisions.items[i];
    if (r->unencoded == NULL) continue;
    if (strcmp(r->date, wanted) == 0) return r;
    textbuf_add(&all, "%s%s", all.length > 0 ? ", " : "", r->date);
  }
  if (wanted == NULL) return NULL;
  diag *d = diag_add(k->diags, DIAG_E702, date->at, "no revision of %s records a caveat", wanted);
  if (all.length > 0)
    diag_note(k->diags, d, "those that do: %s", all.text);
  else
    diag_note(k->diags, d, "no revision of this policy has an `unencoded' line");
  return NULL;
}

static void check_expect_caveat(checker *k, const node *n, example *e) {
  expectation x = { .at = n->at };
  if (n->first != NULL && (x.caveat = find_caveat(k, n->first)) == NULL) return;
  vec_push(k->arena, &e->expectations, x);
}

static void check_expect_no_revision(checker *k, const node *n, example *e) {
  vec_push(k->arena, &e->expectations, (expectation){ .at = n->at, .no_revision = true });
}

/* Before the first revision there is nothing to test but that there is nothing. */
static void check_example_day(checker *k, const node *n, const node *date) {
  const revision *first = &k->model->revisions.items[0];
  if (node_child(n, NODE_EXPECT_NO_REVISION) != NULL) return;
  diag *d = diag_add(k->diags, DIAG_E703, date->at, "no revision is in force on this day");
  diag_related(k->diags, d, first->at, "the first takes effect on %s", first->date);
  diag_hint(k->diags, d,
            "if that is what the test is to show, write `expect no revision in force'");
}

void check_example(checker *k, const node *n) {
  example e = { .name = n->text, .at = n->name_at };
  const node *date = node_child(n, NODE_DATE);
  uint32_t expectations = 0;
  if (date != NULL) e.has_day = check_date(k, date, &e.day);
  if (e.has_day && e.day < k->model->revisions.items[0].day) check_example_day(k, n, date);
  NODE_EACH(child, n) {
    expectations += child->kind != NODE_GIVEN && child != date;
    if (child->kind == NODE_GIVEN) check_given(k, child, &e);
    if (child->kind == NODE_EXPECT) check_expect(k, child, &e);
    if (child->kind == NODE_EXPECT_CAVEAT) check_expect_caveat(k, child, &e);
    if (child->kind == NODE_EXPECT_NO_REVISION) check_expect_no_revision(k, child, &e);
  }
  if (expectations == 0)
    diag_hint(k->diags,
              diag_add(k->diags, DIAG_E107, n->name_at, "the test `%s' expects nothing", n->text),
              "add `expect DECISION is OUTCOME'");
  vec_push(k->arena, &k->model->examples, e);
}

static int expectation_order(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *expectation_key(checker *k, const expectation *x) {
  uint64_t needs = 0;
  for (uint32_t i = 0; i < x->needs.count; i++)
    needs |= UINT64_C(1) << (x->needs.items[i] != NULL ? x->needs.items[i]->input : 0);
  return arena_printf(k->arena, "%s/%s/%s/%s/%d%d%d%d/%llx",
                      x->decision != NULL ? x->decision->name : "",
                      x->outcome != NULL ? x->outcome->name : "", x->by != NULL ? x->by->name : "",
                      x->caveat != NULL ? x->caveat->date : "", x->refer, x->by_otherwise,
                      x->lists_needs, x->no_revision, (unsigned long long)needs);
}

/* Of codes the text is compared: two codes of one set are two tests. */
static void key_codes(checker *k, textbuf *b, const given *g) {
  const source *s = &k->diags->sources->files.items[g->at.file];
  textbuf_add(b, " %.*s", (int)(g->at.end - g->at.begin), s->text + g->at.begin);
}

static void key_given(checker *k, textbuf *b, const example *e, const fact *f) {
  for (uint32_t i = 0; i < e->givens.count; i++) {
    const given *g = &e->givens.items[i];
    if (g->fact != f || g->unknown) continue;
    textbuf_add(b, " %s=%llx:%ld:%ld%s", f->name, (unsigned long long)g->members, (long)g->lo,
                (long)g->hi, g->or_absent ? "?" : "");
    if (f->of != NULL) key_codes(k, b, g);
    return; /* a second one is an error already */
  }
}

/* The same text for the same date, facts and expectations, in whatever order they are written. */
static const char *example_key(checker *k, const example *e) {
  textbuf b = { .arena = k->arena };
  const char **keys = arena_alloc(k->arena, (e->expectations.count + 1) * sizeof *keys);
  textbuf_add(&b, "%d %ld", e->has_day, e->has_day ? (long)e->day : 0L);
  for (uint32_t i = 0; i < k->model->facts.count; i++)
    key_given(k, &b, e, k->model->facts.items[i]);
  for (uint32_t i = 0; i < e->expectations.count; i++)
    keys[i] = expectation_key(k, &e->expectations.items[i]);
  qsort(keys, e->expectations.count, sizeof *keys, expectation_order);
  for (uint32_t i = 0; i < e->expectations.count; i++) textbuf_add(&b, " %s", keys[i]);
  return b.text;
}

void check_examples_twice(checker *k) {
  symtab names = { .arena = k->arena }, cases = { .arena = k->arena };
  for (uint32_t i = 0; i < k->model->examples.count; i++) {
    example *e = &k->model->examples.items[i];
    const symbol *named = symtab_add(&names, e->name, e, e->at);
    const symbol *alike = symtab_add(&cases, example_key(k, e), e, e->at);
    diag *d = NULL;
    if (alike != NULL)
      d = diag_add(k->diags, DIAG_W704, e->at, "this test asks and expects the same as another");
    else if (named != NULL)
      d = diag_add(k->diags, DIAG_W704, e->at, "another test is called `%s' too", e->name);
    if (d != NULL)
      diag_related(k->diags, d, (alike != NULL ? alike : named)->at, "the other is here");
  }
}

/* ---- after everything was read ----------------------------------------------------------- */

static void unused(checker *k, span at, const char *what, const char *name) {
  diag_add(k->diags, DIAG_W126, at, "the %s `%s' is never used", what, name);
}

void check_uses(checker *k) {
  const model *m = k->model;
  for (uint32_t i = 0; i < m->types.count; i++)
    if (!m->types.items[i]->used) unused(k, m->types.items[i]->at, "type", m->types.items[i]->name);
  for (uint32_t i = 0; i < m->facts.count; i++)
    if (!m->facts.items[i]->used) unused(k, m->facts.items[i]->at, "fact", m->facts.items[i]->name);
  for (uint32_t i = 0; i < m->code_facts.count; i++)
    if (!m->code_facts.items[i]->used)
      unused(k, m->code_facts.items[i]->at, "fact", m->code_facts.items[i]->name);
  check_codes_uses(k);
  for (uint32_t i = 0; i < k->values.symbols.count; i++) {
    const named_value *v = k->values.symbols.items[i].value;
    if (!v->used && !v->failed) unused(k, v->at, "derived value", v->name);
  }
  for (uint32_t i = 0; i < m->criteria.count; i++)
    if (!m->criteria.items[i]->used)
      unused(k, m->criteria.items[i]->at, "criterion", m->criteria.items[i]->name);
}

/* E125: the generated C joins names with underscores, so a_b + c and a + b_c would meet. */
static void claim_c_name(checker *k, symtab *names, const char *first, const char *second,
                         span at) {
  char *name = arena_printf(k->arena, "%s_%s", first, second);
  for (char *p = name; *p != '\0'; p++)
    *p = isalnum((unsigned char)*p) ? (char)toupper((unsigned char)*p) : '_';
  const symbol *earlier = symtab_add(names, name, names, at);
  if (earlier == NULL) return;
  char *prefix = arena_strdup(k->arena, k->model->name);
  for (char *p = prefix; *p != '\0'; p++) *p = (char)toupper((unsigned char)*p);
  diag *d = diag_add(k->diags, DIAG_E125, at,
                     "this becomes %s_%s in the generated C, as another name does", prefix, name);
  diag_related(k->diags, d, earlier->at, "the other is here");
  diag_hint(k->diags, d, "rename one of the two");
}

void check_c_names(checker *k) {
  symtab names = { .arena = k->arena };
  const model *m = k->model;
  for (uint32_t i = 0; i < m->facts.count; i++) {
    const fact *f = m->facts.items[i];
    claim_c_name(k, &names, "known", f->name, f->at);
    for (uint32_t j = 0; f->kind == FACT_ONE_OF && j < f->type->members.count; j++)
      claim_c_name(k, &names, f->name, f->type->members.items[j].name,
                   f->type->members.items[j].at);
  }
  for (uint32_t i = 0; i < m->decisions.count; i++) {
    const decision *d = m->decisions.items[i];
    for (uint32_t j = 0; j < d->outcomes.count; j++)
      claim_c_name(k, &names, d->name, d->outcomes.items[j].name, d->outcomes.items[j].at);
    for (uint32_t j = 0; j < d->rules.count; j++)
      claim_c_name(k, &names, "rule", d->rules.items[j]->name, d->rules.items[j]->at);
    const symbol *f = symtab_find(&k->facts, d->name);
    if (f != NULL)
      diag_related(
          k->diags,
          diag_add(k->diags, DIAG_E123, d->at, "`%s' names a fact and a decision", d->name), f->at,
          "the fact is here");
  }
}
