/* diff_cases.c -- given cases, decided on both sides: which of them change, by reason.
 *
 * Cases are read one by one and decided by the tables, as `polc batch' does; memory does not grow
 * with their number.
 */
#include "batch.h"
#include "diff.h"

#include <csv.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { FAULTS_SHOWN = 10, HEADER = 0 };

typedef struct column {
  int slot[SIDES]; /* -1: it is no fact there */
} column;

typedef struct cases {
  arena *arena, *scratch; /* scratch: the cells of one line */
  case_report *report;
  const compare_side *side;
  batch *batch[SIDES];
  diags *diags;
  VEC(column) columns;
  uint32_t name; /* the column that names cases */
  VEC(const char *) cells;
  VEC(uint32_t) lengths;
  uint64_t row; /* of those that are not blank */
  bool failed;
} cases;

/* ---- the tables of one revision ---------------------------------------------------------- */

/* With the revision in force on every day: its days are moved to before all dates, those of later
 * ones to after them.  What is computed from the date of a case stays as it is. */
static const tables *tables_of(arena *a, const compare_side *s, diags *sink) {
  if (s->revision == 0) return s->of->tables;
  model *m = ARENA_NEW(a, model);
  space *sp = ARENA_NEW(a, space);
  rows *r = ARENA_NEW(a, rows);
  *m = *s->of->model;
  *sp = *s->of->layered->space;
  *r = *s->of->layered;
  sp->model = r->model = m;
  r->space = sp;
  m->revisions.items = arena_alloc(a, m->revisions.count * sizeof *m->revisions.items);
  for (uint32_t i = 0; i < m->revisions.count; i++) {
    revision *x = &m->revisions.items[i];
    *x = s->of->model->revisions.items[i];
    int32_t away = (int32_t)i - (int32_t)s->revision;
    x->day = i < s->revision ? -100000 + away : 200000 + away;
  }
  return layout_policy(a, r, sink);
}

/* ---- lines ------------------------------------------------------------------------------- */

static void field(void *text, size_t length, void *user) {
  cases *k = user;
  const char *copy = arena_strndup(k->row == HEADER ? k->arena : k->scratch, text, length);
  vec_push(k->row == HEADER ? k->arena : k->scratch, &k->cells, copy);
  vec_push(k->row == HEADER ? k->arena : k->scratch, &k->lengths, (uint32_t)length);
}

static void read_header(cases *k) {
  bool any = false;
  k->name = k->cells.count;
  for (uint32_t i = 0; i < k->cells.count; i++) {
    column c;
    const char *name = k->cells.items[i];
    if (i == 0 && strncmp(name, "\xEF\xBB\xBF", 3) == 0) name += 3;
    for (unsigned s = 0; s < SIDES; s++) c.slot[s] = facts_find(k->side[s].of->tables, name);
    any |= c.slot[BEFORE] >= 0 || c.slot[AFTER] >= 0;
    if (c.slot[BEFORE] < 0 && c.slot[AFTER] < 0 && k->name == k->cells.count) {
      k->name = i;
      k->report->named_by = name;
    }
    vec_push(k->arena, &k->columns, c);
  }
  if (any) return;
  diag *d = diag_add(k->diags, DIAG_E114, SPAN_NONE, "%s: no column of the header names a fact",
                     k->report->path);
  diag_note(k->diags, d, "the first line names the facts, as for `polc batch'");
  k->failed = true;
}

static const char *answer_words(const decision *d, const batch_answer *x) {
  for (uint32_t i = 0; x->outcome != NULL && i < d->outcomes.count; i++)
    if (strcmp(d->outcomes.items[i].name, x->outcome) == 0) return d->outcomes.items[i].label;
  if (strcmp(x->status, "undetermined") == 0) return "not determined";
  if (strcmp(x->status, "no_revision_in_force") == 0) return "no revision in force";
  if (strcmp(x->status, "inconsistent_facts") == 0) return "impossible facts";
  return strcmp(x->status, "refer") == 0 ? "refer to a person" : x->status;
}

static bool same_answer(const batch_answer *x, const batch_answer *y) {
  const char *a = x->outcome != NULL ? x->outcome : "", *b = y->outcome != NULL ? y->outcome : "";
  return strcmp(x->status, y->status) == 0 && strcmp(a, b) == 0;
}

static const char *rule_words(const batch_answer *x) {
  if (x->rule != NULL) return x->rule;
  if (x->outcome != NULL) return "one of several rules";
  return strcmp(x->status, "undetermined") == 0 ? "more facts are needed" : "no rule";
}

static case_group *group_of(cases *k, const decision *d, const char *const *outcomes,
                            const char *const *rules) {
  case_report *r = k->report;
  for (uint32_t i = 0; i < r->groups.count; i++) {
    case_group *g = &r->groups.items[i];
    bool same = g->decision == d;
    for (unsigned s = 0; s < SIDES; s++)
      same = same && strcmp(g->outcome[s], outcomes[s]) == 0 && strcmp(g->rule[s], rules[s]) == 0;
    if (same) return g;
  }
  case_group g = { .decision = d };
  for (unsigned s = 0; s < SIDES; s++) {
    g.outcome[s] = arena_strdup(k->arena, outcomes[s]);
    g.rule[s] = arena_strdup(k->arena, rules[s]);
  }
  vec_push(k->arena, &r->groups, g);
  return &r->groups.items[r->groups.count - 1];
}

static void add_changed(cases *k, const decision *x, const decision *y, const batch_answer *before,
                        const batch_answer *after) {
  const char *const outcomes[] = { answer_words(x, before), answer_words(y, after) };
  const char *const rules[] = { rule_words(before), rule_words(after) };
  case_group *g = group_of(k, y, outcomes, rules);
  if (g->count == 0) {
    g->name[BEFORE] = before->outcome != NULL ? arena_strdup(k->arena, before->outcome) : NULL;
    g->name[AFTER] = after->outcome != NULL ? arena_strdup(k->arena, after->outcome) : NULL;
  }
  changed_case c = { .row = k->row + 1 };
  if (k->name < k->cells.count) c.name = arena_strdup(k->arena, k->cells.items[k->name]);
  if (g->count++ < CASES_LISTED) vec_push(k->arena, &g->cases, c);
}

static const decision *namesake(const model *m, const decision *d) {
  for (uint32_t i = 0; i < m->decisions.count; i++)
    if (strcmp(m->decisions.items[i]->name, d->name) == 0) return m->decisions.items[i];
  return NULL;
}

static bool give_line(cases *k, unsigned s) {
  batch_begin(k->batch[s]);
  for (uint32_t i = 0; i < k->cells.count && i < k->columns.count; i++)
    if (k->columns.items[i].slot[s] >= 0)
      batch_give(k->batch[s], (uint32_t)k->columns.items[i].slot[s], k->cells.items[i],
                 k->lengths.items[i]);
  return batch_faults(k->batch[s]) == NULL;
}

static void compare_line(cases *k) {
  const batch_answer *answers[SIDES];
  case_report *r = k->report;
  bool changed = false, by_other = false;
  r->cases++;
  for (unsigned s = 0; s < SIDES; s++) {
    bool fine = give_line(k, s);
    answers[s] = batch_decide(k->batch[s]);
    if (fine) continue;
    if (r->failed++ < FAULTS_SHOWN)
      vec_push(k->arena, &r->faults,
               arena_printf(k->arena, "row %llu, %s: %s", (unsigned long long)k->row + 1,
                            s == BEFORE ? "before" : "after", batch_faults(k->batch[s])));
    return;
  }
  const model *m = k->side[AFTER].of->model, *old = k->side[BEFORE].of->model;
  for (uint32_t i = 0; i < m->decisions.count; i++) {
    const decision *y = m->decisions.items[i], *x = namesake(old, y);
    if (x == NULL) continue;
    const batch_answer *before = &answers[BEFORE][x->number], *after = &answers[AFTER][y->number];
    if (same_answer(before, after)) {
      by_other |= strcmp(rule_words(before), rule_words(after)) != 0;
      continue;
    }
    changed = true;
    add_changed(k, x, y, before, after);
  }
  r->changed += changed;
  r->reasons += by_other && !changed;
}

static void line_end(int last, void *user) {
  cases *k = user;
  (void)last;
  if (k->failed) return;
  if (k->row == HEADER)
    read_header(k);
  else if (k->cells.count > 1 || (k->cells.count == 1 && k->lengths.items[0] > 0))
    compare_line(k);
  k->row++;
  arena_free(k->scratch);
  k->scratch = arena_new();
  memset(&k->cells, 0, sizeof k->cells);
  memset(&k->lengths, 0, sizeof k->lengths);
}

/* ---- the file ---------------------------------------------------------------------------- */

static bool read_file(cases *k, FILE *in) {
  struct csv_parser parser;
  char part[1 << 16];
  size_t got;
  if (csv_init(&parser, CSV_APPEND_NULL) != 0) return false;
  while (!k->failed && (got = fread(part, 1, sizeof part, in)) > 0)
    if (csv_parse(&parser, part, got, field, line_end, k) != got) k->failed = true;
  if (!k->failed && !ferror(in)) (void)csv_fini(&parser, field, line_end, k);
  csv_free(&parser);
  return !ferror(in);
}

static int by_count(const void *x, const void *y) {
  const case_group *a = x, *b = y;
  return (a->count < b->count) - (a->count > b->count);
}

static bool make_batches(cases *k) {
  for (unsigned s = 0; s < SIDES; s++) {
    const tables *t = tables_of(k->arena, &k->side[s], k->diags);
    if (t == NULL) return false;
    k->batch[s] = batch_new(k->arena, t);
  }
  return true;
}

static void read_cases(cases *k) {
  const char *path = k->report->path;
  FILE *in = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
  bool fine = in != NULL;
  k->scratch = arena_new();
  if (fine) fine = read_file(k, in);
  if (!fine) diag_add(k->diags, DIAG_E100, SPAN_NONE, "cannot read %s: %s", path, strerror(errno));
  if (fine && k->row == HEADER)
    diag_add(k->diags, DIAG_E114, SPAN_NONE, "%s is empty; its first line names the facts", path);
  if (in != NULL && in != stdin) (void)fclose(in);
  arena_free(k->scratch);
}

case_report *diff_cases(arena *a, const compare_side *side, const char *path, diags *sink) {
  cases k = { .arena = a, .side = side, .diags = sink, .report = ARENA_NEW(a, case_report) };
  case_report *r = k.report;
  r->path = path;
  if (make_batches(&k)) read_cases(&k);
  for (unsigned s = 0; s < SIDES; s++)
    if (k.batch[s] != NULL) batch_free(k.batch[s]);
  if (r->groups.count > 1)
    qsort(r->groups.items, r->groups.count, sizeof *r->groups.items, by_count);
  return sink->errors > 0 ? NULL : r;
}
