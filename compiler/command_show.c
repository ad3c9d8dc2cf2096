/* command_show.c -- `polc show': the policy in force on a day, whole and recompilable.
 *
 * Prints nothing unless the text compiles and its rules come in the order of the original.
 */
#include "analyse.h"
#include "codes.h"
#include "command.h"
#include "consolidate.h"
#include "print.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

typedef struct showing {
  options *options;
  compilation *policy;
  uint32_t revision;
  bool has_day;
  int32_t day; /* --as-of */
} showing;

/* ---- the day ----------------------------------------------------------------------------- */

static bool refuse(const showing *s, diag_code code, const char *message, const char *note) {
  diags *sink = &s->policy->diags;
  diag *d = diag_add(sink, code, SPAN_NONE, "--as-of %s: %s", s->options->as_of, message);
  if (note != NULL) diag_note(sink, d, "%s", note);
  return false;
}

static bool read_day(showing *s) {
  const char *text = s->options->as_of;
  int64_t number = 0;
  unsigned digits = 0;
  for (const char *p = text; isdigit((unsigned char)*p) || *p == '-'; p++) {
    if (*p == '-') continue;
    number = number * 10 + (*p - '0');
    if (++digits > 8) break;
  }
  if (strlen(text) != 10 || digits != 8 || text[4] != '-' || text[7] != '-')
    return refuse(s, DIAG_E201, "this is no date", "a date is written 2016-10-01");
  if (date_from_number(number, &s->day)) return true;
  bool far = number < 19000000 || number > 22001231;
  return refuse(s, DIAG_E614, "there is no such day",
                far ? "dates run from 1900-01-01 to 2200-12-31" : NULL);
}

static bool find_revision(showing *s) {
  const model *m = s->policy->model;
  s->revision = m->revisions.items[m->revisions.count - 1].authored;
  s->has_day = s->options->as_of != NULL;
  if (!s->has_day) return true;
  if (!read_day(s)) return false;
  s->revision = model_revision_on(m, s->day);
  if (s->revision > 0) return true;
  return refuse(
      s, DIAG_E618, "no revision is in force on this day",
      arena_printf(s->options->arena, "the first takes effect on %s", m->revisions.items[0].date));
}

/* ---- comments ---------------------------------------------------------------------------- */

static void add_heading(textbuf *out, const char *title) {
  size_t used = strlen(title) + 8;
  textbuf_add(out, "\n# ==== %s ", title);
  for (; used < PRINT_WIDTH; used++) textbuf_add(out, "=");
  textbuf_add(out, "\n");
}

/* A text in a comment stays on its line. */
static const char *one_line(arena *a, const char *text) {
  char *copy = arena_strdup(a, text);
  for (char *p = copy; *p != '\0'; p++)
    if (*p == '\n') *p = ' ';
  return copy;
}

static bool is_dated(const model *m) {
  return strcmp(m->revisions.items[0].date, "unpublished") != 0;
}

/* The block of the history after this revision, or NULL. */
static const revision *next_block(const model *m, uint32_t number) {
  for (uint32_t i = number; i < m->revisions.count; i++)
    if (m->revisions.items[i].authored == m->revisions.items[i].number)
      return &m->revisions.items[i];
  return NULL;
}

static void add_head(const showing *s, textbuf *out) {
  const model *m = s->policy->model;
  const revision *r = &m->revisions.items[s->revision - 1];
  textbuf_add(out, "# %s\n#\n", one_line(out->arena, m->title));
  if (s->has_day)
    textbuf_add(out, "# As in force on %s: ", date_text(out->arena, s->day));
  else
    textbuf_add(out, "# In its newest form: ");
  const revision *block = &m->revisions.items[r->authored - 1];
  const char *which = block->number > 1 ? "the revision of"
                      : is_dated(m)     ? "the first issue of"
                                        : "the first issue, its date";
  textbuf_add(out, "%s %s", which, block->date);
  if (block != r) textbuf_add(out, " as it stands from %s", r->date);
  const revision *next = next_block(m, s->revision);
  if (next != NULL) textbuf_add(out, ", until that of %s", next->date);
  textbuf_add(
      out,
      ".\n# Put together by `polc show'; what is to be changed is changed in the policy itself.\n");
}

static const char *section_title(section s) {
  switch (s) {
  case SECTION_DOCUMENT:
    return "The document";
  case SECTION_VOCABULARY:
    return "Vocabulary";
  case SECTION_PROPERTIES:
    return "Properties";
  case SECTION_READINGS:
    return "Readings";
  case SECTION_HISTORY:
    return "Not encoded";
  case SECTION_TESTS:
    return "Examples, run by `polc test'";
  default:
    return NULL;
  }
}

static const char *decision_title(const node *n) {
  const node *label = node_child(n, NODE_STRING);
  return label != NULL ? label->text : n->text;
}

/* ---- history ----------------------------------------------------------------------------- */

static void add_event(textbuf *out, const char *when, const char *what, const char *title) {
  textbuf_add(out, "# %-10s  %s", when, what);
  if (title != NULL) textbuf_add(out, ": %s", one_line(out->arena, title));
  textbuf_add(out, "\n");
}

static bool happened(const showing *s, const node *date) {
  int32_t day;
  int64_t number = date->kind == NODE_MONTH ? date->number * 100 + 1 : date->number;
  return !s->has_day || (date_from_number(number, &day) && day <= s->day);
}

static void add_review(const showing *s, textbuf *out, const node *n) {
  const node *until = n->first->next, *title = node_child(n, NODE_STRING);
  const node *literature = node_child(n, NODE_LITERATURE);
  textbuf what = { .arena = out->arena };
  if (!happened(s, n->first)) return;
  textbuf_add(&what, "reviewed");
  if (until != NULL && (until->kind == NODE_DATE || until->kind == NODE_MONTH))
    textbuf_add(&what, " until %s", until->text);
  if (n->flags & NODE_FLAG_UNCHANGED) textbuf_add(&what, ", unchanged");
  if (literature != NULL) textbuf_add(&what, ", literature through %s", literature->first->text);
  add_event(out, n->first->text, what.text, title != NULL ? title->text : NULL);
}

static void add_history(const showing *s, textbuf *out) {
  const model *m = s->policy->model;
  const revision *block = &m->revisions.items[0];
  add_heading(out, "History");
  textbuf_add(out, "#\n");
  add_event(out, m->revisions.items[0].date, "first issue", NULL);
  NODE_EACH(n, s->policy->tree) {
    if (n->kind == NODE_REVIEWED) add_review(s, out, n);
    if (n->kind != NODE_REVISION || block == NULL) continue;
    block = next_block(m, block->number);
    if (block != NULL && block->number <= s->revision)
      add_event(out, block->date, "revised", n->text);
  }
}

/* ---- the text ---------------------------------------------------------------------------- */

static void add_items(const showing *s, textbuf *out, const node *file) {
  const node *before = NULL;
  NODE_EACH(n, file) {
    bool begins = before == NULL || section_of(before) != section_of(n) || n->kind == NODE_DECISION;
    const char *title = n->kind == NODE_DECISION ? decision_title(n) : section_title(section_of(n));
    if (begins && before != NULL && title != NULL) {
      add_heading(out, one_line(out->arena, title));
      textbuf_add(out, "\n");
    } else if (before != NULL && print_apart(before, n)) {
      textbuf_add(out, "\n");
    }
    if (begins && section_of(n) == SECTION_HISTORY &&
        next_block(s->policy->model, s->revision) != NULL)
      textbuf_add(out,
                  "# Of what came later only this is kept: it is said of the time before.\n\n");
    print_item(out, n);
    before = n;
  }
}

static const char *policy_text(const showing *s, rule_order order) {
  textbuf out = { .arena = s->options->arena };
  add_head(s, &out);
  add_items(s, &out, consolidate(out.arena, s->policy->tree, s->policy->rows, s->revision, order));
  add_history(s, &out);
  return out.text;
}

/* ---- the proof --------------------------------------------------------------------------- */

/* The next row after `at' whose rule may apply in the revision and is not the one before. */
static uint32_t next_rule(const decision_rows *d, uint32_t at, uint32_t revision) {
  const rule *same = at < d->rows.count ? d->rows.items[at].rule : NULL;
  for (uint32_t i = at == UINT32_MAX ? 0 : at + 1; i < d->rows.count; i++) {
    const row *x = &d->rows.items[i];
    if (x->kind == ROW_RULE && x->rule != same && (x->box[0].members >> revision & 1)) return i;
  }
  return d->rows.count;
}

static bool same_text(const char *x, const char *y) {
  return strcmp(x != NULL ? x : "", y != NULL ? y : "") == 0;
}

static bool same_limits(const limit_list *x, const limit_list *y) {
  if (x->count != y->count) return false;
  for (uint32_t i = 0; i < x->count; i++)
    if (!same_text(x->items[i].text, y->items[i].text)) return false;
  return true;
}

static bool same_reason(const rule_version *x, const rule_version *y) {
  if ((x->then == NULL) != (y->then == NULL) || x->cites.count != y->cites.count) return false;
  if (x->then != NULL && strcmp(x->then->name, y->then->name) != 0) return false;
  for (uint32_t i = 0; i < x->cites.count; i++)
    if (strcmp(x->cites.items[i].text, y->cites.items[i].text) != 0) return false;
  return same_limits(&x->limits, &y->limits) && same_text(x->because, y->because);
}

/* The same rules with the same outcomes and reasons, in the same order. */
static bool same_rules(const decision_rows *was, uint32_t revision, const decision_rows *now,
                       uint32_t again) {
  uint32_t i = next_rule(was, UINT32_MAX, revision), j = next_rule(now, UINT32_MAX, again);
  while (i < was->rows.count && j < now->rows.count) {
    const row *x = &was->rows.items[i], *y = &now->rows.items[j];
    if (strcmp(x->rule->name, y->rule->name) != 0 || x->rule->categorical != y->rule->categorical ||
        !same_reason(x->version, y->version))
      return false;
    i = next_rule(was, i, revision);
    j = next_rule(now, j, again);
  }
  return i == was->rows.count && j == now->rows.count;
}

static bool same_decisions(const rows *was, uint32_t revision, const rows *now, uint32_t again) {
  for (uint32_t i = 0; i < now->decisions.count; i++) {
    const decision_rows *d = &now->decisions.items[i], *of = NULL;
    for (uint32_t j = 0; j < was->decisions.count; j++)
      if (strcmp(was->decisions.items[j].decision->name, d->decision->name) == 0)
        of = &was->decisions.items[j];
    if (of == NULL || !same_rules(of, revision, d, again)) return false;
  }
  return true;
}

static const code_intervals *codes_in(const code_set *s, uint32_t revision) {
  static const code_intervals none = { 0 };
  for (uint32_t i = 0; i < s->versions.count; i++)
    if (s->versions.items[i].valid >> revision & 1) return &s->versions.items[i].codes;
  return &none;
}

static bool same_codes(const model *was, uint32_t revision, const model *now, uint32_t again) {
  for (uint32_t i = 0; i < now->code_sets.count; i++)
    for (uint32_t j = 0; j < was->code_sets.count; j++) {
      const code_set *x = was->code_sets.items[j], *y = now->code_sets.items[i];
      if (x->name == NULL || y->name == NULL || strcmp(x->name, y->name) != 0) continue;
      if (!code_intervals_same(codes_in(x, revision), codes_in(y, again))) return false;
    }
  return true;
}

/* In the revision shown, and in those that days in its text make of it. */
static bool same_policy(const showing *s, const compilation *again) {
  const model *was = s->policy->model, *now = again->model;
  const revision_set shown = consolidated_revisions(was, s->revision);
  for (uint32_t r = s->revision; shown >> r != 0; r++) {
    uint32_t of = r == s->revision ? 1 : model_revision_on(now, was->revisions.items[r - 1].day);
    if (!same_decisions(s->policy->rows, r, again->rows, of) || !same_codes(was, r, now, of))
      return false;
  }
  return true;
}

/* NULL when the text does not compile or says something else. */
static const char *proved_text(const showing *s, rule_order order, compilation *again) {
  const char *text = policy_text(s, order);
  if (!compile_text(again, s->options->arena, s->policy->path, text, strlen(text), false))
    return NULL;
  return same_policy(s, again) ? text : NULL;
}

static int give_up(const showing *s, compilation *again) {
  fprintf(stderr,
          "polc: internal error: `%s' could not be put together for this day so that its answers "
          "stay the same; "
          "nothing was printed\n",
          s->policy->path);
  if (again->diags.errors > 0) (void)command_report(s->options, &again->diags);
  return EXIT_INTERNAL;
}

/* A path in a file that is imported means another place than in the policy itself. */
static bool find_foreign_path(const showing *s, const node *n) {
  const sources *all = &s->policy->sources;
  const char *own = all->files.items[s->policy->file].path;
  if (n->kind == NODE_FROM_FILE && n->at.file != s->policy->file) {
    const char *other = all->files.items[n->at.file].path;
    const char *x = strrchr(own, '/'), *y = strrchr(other, '/');
    const size_t length = x == NULL ? 0 : (size_t)(x - own);
    if (length == (y == NULL ? 0 : (size_t)(y - other)) && strncmp(own, other, length) == 0)
      return false;
    diag *d = diag_add(&s->policy->diags, DIAG_E100, n->at,
                       "`polc show' cannot put this together: the path is meant from the folder of "
                       "`%s'",
                       other);
    diag_hint(&s->policy->diags, d, "keep what is imported, and its CSV files, beside the policy");
    return true;
  }
  NODE_EACH(child, n)
    if (find_foreign_path(s, child)) return true;
  return false;
}

/* ---- readings ---------------------------------------------------------------------------- */

static void print_reading(const reading *r) {
  const bool named = r->name != NULL && strcmp(r->kind, "unencoded") != 0;
  printf("  %s%s%s: %s\n", r->kind, named ? " " : "", named ? r->name : "", r->text);
  if (r->because == NULL || *r->because == '\0') return;
  printf("    because: %s", r->because);
  for (uint32_t i = 0; i < r->cites.count; i++)
    printf("%s%s%s", i == 0 ? " [" : ", ", r->cites.items[i].text,
           i + 1 == r->cites.count ? "]" : "");
  printf("\n");
}

/* What a person decided where the text is open, as far as it still matters in what is shown. */
static void print_readings(const compilation *shown) {
  const reading_list all = analysis_register(shown->arena, shown->rows);
  const char *date = shown->model->revisions.items[0].date;
  if (all.count == 0)
    printf("%s, in force from %s: no reading of the text is recorded\n", shown->model->title, date);
  else
    printf("%s, in force from %s: %u reading%s of the text\n", shown->model->title, date, all.count,
           all.count == 1 ? "" : "s");
  for (uint32_t i = 0; i < all.count; i++) print_reading(&all.items[i]);
}

/* ---- the command ------------------------------------------------------------------------- */

int command_show(options *o) {
  if (o->words.count != 1) return command_usage("`polc show' needs one policy file");
  compilation policy, again;
  int status =
      command_settle(o, &policy, command_compile(o, &policy, o->words.items[0], o->strict));
  if (status != EXIT_CLEAN) return status;
  showing s = { .options = o, .policy = &policy };
  if (!find_revision(&s)) return command_report(o, &policy.diags);
  if (find_foreign_path(&s, policy.tree)) {
    (void)command_report(o, &policy.diags);
    return EXIT_FINDINGS;
  }
  const char *text = proved_text(&s, RULES_AS_WRITTEN, &again);
  if (text == NULL) text = proved_text(&s, RULES_BY_PRECEDENCE, &again);
  if (text == NULL) return give_up(&s, &again);
  if (o->readings)
    print_readings(&again);
  else
    fputs(text, stdout);
  return EXIT_CLEAN;
}
