/* diff_text.c -- the report for people: first what changes, then where, then an example of each. */
#include "diff.h"

#include <stdlib.h>
#include <string.h>

enum { WIDTH = 100, REGIONS_SHOWN = 40, REASON_REGIONS = 3, GROUPS_SHOWN = 40, LINES_SHOWN = 10 };

typedef struct writer {
  FILE *out;
  const diff_report *report;
  comparison *c;
  arena *arena;
} writer;

/* ---- lines ------------------------------------------------------------------------------- */

/* Words from column `indent' on; `begun' characters of the first line are there already. */
static void put_wrapped(const writer *w, size_t indent, size_t begun, const char *text) {
  size_t column = begun;
  bool first = true;
  while (*text != '\0') {
    size_t length = strcspn(text, " ");
    if (!first && column + 1 + length > WIDTH) {
      fprintf(w->out, "\n%*s", (int)indent, "");
      column = indent;
      first = true;
    }
    fprintf(w->out, "%s%.*s", first ? "" : " ", (int)length, text);
    column += length + (first ? 0 : 1);
    first = false;
    text += length;
    while (*text == ' ') text++;
  }
  fputc('\n', w->out);
}

/* "    before  text", continued under the text. */
static void put_field(const writer *w, size_t indent, const char *name, const char *text) {
  fprintf(w->out, "%*s%-8s", (int)indent, "", name);
  put_wrapped(w, indent + 8, indent + 8, text);
}

static const char *plural(uint64_t n, const char *one, const char *many) {
  return n == 1 ? one : many;
}

static const char *counted(const writer *w, uint64_t n, const char *one, const char *many) {
  return arena_printf(w->arena, "%s %s", diff_number(w->arena, n), plural(n, one, many));
}

/* ", 352 of 2,112 points" */
static const char *points_text(const writer *w, const decision_changes *d, uint64_t points) {
  if (d->points == 0 || points == 0) return ""; /* not counted */
  return arena_printf(w->arena, ", %s of %s", diff_number(w->arena, points),
                      counted(w, d->points, "point", "points"));
}

/* ---- the sides --------------------------------------------------------------------------- */

static void put_side(const writer *w, const char *word, const compare_side *s) {
  const model *m = s->of->model;
  fprintf(w->out, "  %-7s %s: ", word, s->name);
  if (s->revision != 0) {
    const revision *r = model_authored(m, m->revisions.items[s->revision - 1].number);
    const char *title = r->title != NULL ? r->title : "";
    bool dated = strcmp(r->date, "unpublished") != 0;
    put_wrapped(w, 10, 10 + strlen(s->name) + 2,
                arena_printf(w->arena, "%s%s%s%s",
                             dated ? "the revision of " : "the first revision",
                             dated ? r->date : "", *title != '\0' ? ", " : "", title));
  } else if (m->revisions.count == 1)
    fprintf(w->out, "in force from %s\n", m->revisions.items[0].date);
  else
    fprintf(w->out, "%u revisions, %s to %s\n", m->revisions.count, m->revisions.items[0].date,
            m->revisions.items[m->revisions.count - 1].date);
}

static void put_head(const writer *w) {
  const compare_side *side = w->c->join->side;
  fprintf(w->out, "%s\n", side[AFTER].of->model->title);
  put_side(w, "before", &side[BEFORE]);
  put_side(w, "after", &side[AFTER]);
}

/* ---- summary ----------------------------------------------------------------------------- */

static void put_summary_line(const writer *w, const char *text) {
  fputs("  ", w->out);
  put_wrapped(w, 6, 2, text);
}

/* Never silent about what was not looked at. */
static void put_open(const writer *w, const char *label, const char *what, uint32_t open) {
  if (open > 0)
    put_summary_line(w, arena_printf(w->arena,
                                     "%s: NOT COMPLETE: changes of %s are cut short for %s; "
                                     "there are more regions, or may be",
                                     label, what,
                                     counted(w, open, "pair of rules", "pairs of rules")));
}

static void summarise_decision(const writer *w, const decision_changes *d) {
  const char *label = d->decision[AFTER]->label;
  for (uint32_t i = 0; i < d->outcomes.count; i++) {
    const change_group *g = &d->outcomes.items[i];
    put_summary_line(w, arena_printf(w->arena, "%s: %s becomes %s in %s%s", label, g->before->label,
                                     g->after->label,
                                     counted(w, g->changes.count, "region", "regions"),
                                     points_text(w, d, g->points)));
  }
  if (d->outcomes.count == 0)
    put_summary_line(w, arena_printf(w->arena, "%s: no outcome changes%s", label,
                                     d->open > 0 ? " as far as was searched" : ""));
  if (d->reasons.count > 0)
    put_summary_line(w, arena_printf(w->arena, "%s: the outcome stays and the reason changes%s%s",
                                     label, d->points > 0 ? " at" : "",
                                     d->points > 0 ? points_text(w, d, d->reason_points) + 1 : ""));
  put_open(w, label, "outcome", d->open);
  put_open(w, label, "reason", d->reasons_open);
}

static void put_summary(const writer *w) {
  fputc('\n', w->out);
  if (w->c->outcome_regions + w->c->reason_regions + w->c->open + w->c->reasons_open == 0) {
    fputs("no difference in any answer\n", w->out);
    return;
  }
  for (uint32_t i = 0; i < w->c->decisions.count; i++)
    summarise_decision(w, &w->c->decisions.items[i]);
}

/* ---- regions ----------------------------------------------------------------------------- */

static bool same_phrase(const phrase *x, const phrase *y) { return strcmp(x->text, y->text) == 0; }

static bool has_phrase(const phrase_list *list, const phrase *p) {
  for (uint32_t i = 0; i < list->count; i++)
    if (same_phrase(&list->items[i], p)) return true;
  return false;
}

/* What all regions of a group have in common; nothing for a single one. */
static phrase_list common_phrases(const writer *w, const change_group *g) {
  phrase_list out = { 0 };
  if (g->changes.count < 2) return out;
  phrase_list first = diff_phrases(w->c, &g->changes.items[0]);
  for (uint32_t i = 0; i < first.count; i++) {
    bool common = true;
    for (uint32_t j = 1; common && j < g->changes.count; j++) {
      phrase_list other = diff_phrases(w->c, &g->changes.items[j]);
      common = has_phrase(&other, &first.items[i]);
    }
    if (common) vec_push(w->arena, &out, first.items[i]);
  }
  return out;
}

static void put_phrase(const writer *w, size_t indent, const phrase *p) {
  fprintf(w->out, "%*s", (int)indent, "");
  put_wrapped(w, indent + 2, indent,
              p->label != NULL ? arena_printf(w->arena, "%s (%s)", p->text, p->label) : p->text);
}

static const char *reason_words(const writer *w, const reason *r) {
  return arena_printf(w->arena, "%s%s%s%s%s%s%s%s", r->because, *r->because != '\0' ? " " : "",
                      *r->cites != '\0' ? "[" : "", r->cites, *r->cites != '\0' ? "] " : "",
                      *r->limits != '\0' ? "limited to " : "", r->limits,
                      *r->limits != '\0' ? " " : "");
}

static void put_reasons(const writer *w, size_t indent, const char *word, const reason_list *list) {
  for (uint32_t i = 0; i < list->count; i++) {
    const reason *r = list->items[i];
    put_field(w, indent, i == 0 ? word : "or",
              arena_printf(w->arena, "%s: %s(%s)", r->label, reason_words(w, r), r->rule));
  }
}

static void put_case(const writer *w, size_t indent, const change *d) {
  textbuf out = { .arena = w->arena };
  if (d->values == NULL) {
    put_field(w, indent, "example", "none was found in the time given");
    return;
  }
  case_facts_list facts = compare_case(w->c, d);
  bool dated = false;
  for (uint32_t i = 0; i < facts.count; i++) {
    const case_fact *f = &facts.items[i];
    dated |= strcmp(f->name, w->c->join->model->selected_by) == 0;
    textbuf_add(&out, "%s%s%s%s", i > 0 ? ", " : "", f->name, f->codes ? " " : " = ", f->value);
  }
  if (w->c->join->times.count > 1 && !dated)
    textbuf_add(&out, "%s%s = %s", out.length > 0 ? ", " : "", w->c->join->model->selected_by,
                date_text(w->arena, d->day));
  put_field(w, indent, "example", out.length > 0 ? out.text : "any case");
}

static const char *except_words(const writer *w, const change *x) {
  return arena_printf(w->arena, "except where %s decides",
                      x->others == 1 ? "another rule"
                                     : arena_printf(w->arena, "one of %u other rules", x->others));
}

/* The lines of a region: when, and under what conditions beyond those that all regions share. */
static void put_where(const writer *w, const change *x, const phrase_list *shared,
                      uint32_t number) {
  phrase_list phrases = diff_phrases(w->c, x), told = { 0 };
  const char *time = diff_time(w->c, x);
  const phrase none = { .text = shared->count > 0 ? "nothing more is asked"
                                                  : "whatever the facts are" };
  const phrase when = { .text = arena_printf(w->arena, "%s %s", w->c->join->model->selected_by,
                                             time != NULL ? time : "") };
  if (time != NULL) vec_push(w->arena, &told, when);
  for (uint32_t p = 0; p < phrases.count; p++)
    if (!has_phrase(shared, &phrases.items[p])) vec_push(w->arena, &told, phrases.items[p]);
  if (told.count == 0) vec_push(w->arena, &told, none);
  const phrase except = { .text = except_words(w, x) };
  if (x->others > 0) vec_push(w->arena, &told, except);
  for (uint32_t p = 0; p < told.count; p++) {
    const phrase *t = &told.items[p];
    if (number > 0 && p == 0)
      fprintf(w->out, "\n%5u. ", number);
    else
      fprintf(w->out, "%*s", number > 0 ? 7 : 4, "");
    put_wrapped(w, number > 0 ? 9 : 6, number > 0 ? 7 : 4,
                t->label != NULL ? arena_printf(w->arena, "%s (%s)", t->text, t->label) : t->text);
  }
}

/* What all regions of a group share. */
typedef struct common {
  phrase_list phrases;
  bool before, after; /* the reasons are the same everywhere */
} common;

static bool same_reasons(const reason_list *x, const reason_list *y) {
  if (x->count != y->count) return false;
  for (uint32_t i = 0; i < x->count; i++)
    if (strcmp(x->items[i]->rule, y->items[i]->rule) != 0 ||
        strcmp(x->items[i]->because, y->items[i]->because) != 0)
      return false;
  return true;
}

static common find_common(const writer *w, const change_group *g) {
  common out = { .phrases = common_phrases(w, g) };
  out.before = out.after = g->changes.count > 1;
  for (uint32_t i = 1; i < g->changes.count; i++) {
    out.before =
        out.before && same_reasons(&g->changes.items[0].before, &g->changes.items[i].before);
    out.after = out.after && same_reasons(&g->changes.items[0].after, &g->changes.items[i].after);
  }
  return out;
}

static void put_change(const writer *w, const decision_changes *d, const change_group *g,
                       uint32_t i, const common *all) {
  const change *x = &g->changes.items[i];
  bool numbered = g->changes.count > 1;
  size_t indent = numbered ? 7 : 4;
  put_where(w, x, &all->phrases, numbered ? i + 1 : 0);
  if (numbered && d->points > 0 && x->points > 0)
    fprintf(w->out, "%*s(%s)\n", (int)indent, "", points_text(w, d, x->points) + 2);
  if (!all->before) put_reasons(w, indent, "before", &x->before);
  if (!all->after) put_reasons(w, indent, "after", &x->after);
  put_case(w, indent, x);
}

static void put_common(const writer *w, const change_group *g, const common *all) {
  if (all->phrases.count == 0 && !all->before && !all->after) return;
  fputs("    In each of them:\n", w->out);
  for (uint32_t i = 0; i < all->phrases.count; i++) put_phrase(w, 7, &all->phrases.items[i]);
  if (all->before) put_reasons(w, 7, "before", &g->changes.items[0].before);
  if (all->after) put_reasons(w, 7, "after", &g->changes.items[0].after);
}

static void put_outcome_group(const writer *w, const decision_changes *d, const change_group *g) {
  fprintf(w->out, "\n  %s becomes %s, in %s%s\n", g->before->label, g->after->label,
          counted(w, g->changes.count, "region", "regions"), points_text(w, d, g->points));
  common all = find_common(w, g);
  put_common(w, g, &all);
  uint32_t shown = g->changes.count < REGIONS_SHOWN ? g->changes.count : REGIONS_SHOWN;
  for (uint32_t i = 0; i < shown; i++) put_change(w, d, g, i, &all);
  if (shown < g->changes.count)
    fprintf(w->out, "\n    and %s, smallest first; --format json lists them all\n",
            counted(w, g->changes.count - shown, "more region", "more regions"));
}

static void put_outcomes(const writer *w) {
  for (uint32_t i = 0; i < w->c->decisions.count; i++) {
    const decision_changes *d = &w->c->decisions.items[i];
    if (d->outcomes.count == 0) continue;
    fprintf(w->out, "\n%s: the outcome changes\n", d->decision[AFTER]->label);
    for (uint32_t g = 0; g < d->outcomes.count; g++) put_outcome_group(w, d, &d->outcomes.items[g]);
  }
}

/* ---- reasons ----------------------------------------------------------------------------- */

static const char *full_reason(const writer *w, const reason *r) {
  return arena_printf(w->arena, "%s(%s)", reason_words(w, r), r->rule);
}

static bool is_same_reason(const reason *x, const reason *y) {
  return strcmp(x->outcome, y->outcome) == 0 && strcmp(x->rule, y->rule) == 0 &&
         strcmp(x->because, y->because) == 0 && strcmp(x->cites, y->cites) == 0 &&
         strcmp(x->limits, y->limits) == 0;
}

static const char *region_words(const writer *w, const change *d) {
  phrase_list phrases = diff_phrases(w->c, d);
  textbuf out = { .arena = w->arena };
  const char *time = diff_time(w->c, d);
  if (time != NULL) textbuf_add(&out, "%s %s", w->c->join->model->selected_by, time);
  for (uint32_t i = 0; i < phrases.count; i++)
    textbuf_add(&out, "%s%s", out.length > 0 ? ", " : "", phrases.items[i].text);
  if (d->others > 0) textbuf_add(&out, "%s%s", out.length > 0 ? ", " : "", except_words(w, d));
  return out.length > 0 ? out.text : "whatever the facts are";
}

/* The largest regions; of small ones only how many they are. */
static void put_reason_regions(const writer *w, const change_group *g) {
  uint32_t shown = g->changes.count < REASON_REGIONS ? g->changes.count : REASON_REGIONS;
  for (uint32_t i = 0; i < shown; i++)
    put_field(w, 4, i == 0 ? "where" : "or",
              region_words(w, &g->changes.items[g->changes.count - 1 - i]));
  if (shown < g->changes.count)
    fprintf(w->out, "            and %s\n",
            counted(w, g->changes.count - shown, "smaller region", "smaller regions"));
}

static void put_reason_group(const writer *w, const decision_changes *d, const change_group *g) {
  const char *points = points_text(w, d, g->points);
  put_field(w, 4, "after", full_reason(w, g->after));
  if (*points != '\0') fprintf(w->out, "            %s\n", points + 2);
  put_reason_regions(w, g);
}

/* All that a reason of before becomes, told together. */
static uint32_t put_reasons_from(const writer *w, const decision_changes *d, uint32_t first,
                                 uint32_t room) {
  const reason *before = d->reasons.items[first].before;
  uint32_t count = 0;
  for (uint32_t i = 0; i < first; i++)
    if (is_same_reason(d->reasons.items[i].before, before)) return 0;
  fprintf(w->out, "\n  %s\n", before->label);
  put_field(w, 4, "before", full_reason(w, before));
  for (uint32_t i = first; i < d->reasons.count && count < room; i++) {
    if (!is_same_reason(d->reasons.items[i].before, before)) continue;
    put_reason_group(w, d, &d->reasons.items[i]);
    count++;
  }
  return count;
}

static int by_weight(const void *x, const void *y) {
  const change_group *a = x, *b = y;
  return (a->points < b->points) - (a->points > b->points);
}

static void put_reason_groups(const writer *w) {
  for (uint32_t i = 0; i < w->c->decisions.count; i++) {
    decision_changes *d = &w->c->decisions.items[i];
    if (d->reasons.count == 0) continue;
    fprintf(w->out, "\n%s: the outcome stays, the reason changes%s\n", d->decision[AFTER]->label,
            points_text(w, d, d->reason_points));
    if (d->points > 0)
      qsort(d->reasons.items, d->reasons.count, sizeof *d->reasons.items, by_weight);
    uint32_t told = 0;
    for (uint32_t g = 0; g < d->reasons.count && told < GROUPS_SHOWN; g++)
      told += put_reasons_from(w, d, g, GROUPS_SHOWN - told);
    if (d->reasons.count > told)
      fprintf(
          w->out, "\n  and %s; --format json lists them all\n",
          counted(w, d->reasons.count - told, "more change of reason", "more changes of reason"));
  }
}

/* ---- the rest ---------------------------------------------------------------------------- */

/* Criteria that regions were told with: what they stand for. */
static void put_criteria(const writer *w) {
  uint64_t asked = 0;
  for (uint32_t i = 0; i < w->c->decisions.count; i++) {
    const group_list *lists[] = { &w->c->decisions.items[i].outcomes,
                                  &w->c->decisions.items[i].reasons };
    for (unsigned l = 0; l < 2; l++)
      for (uint32_t g = 0; g < lists[l]->count; g++)
        for (uint32_t n = 0; n < lists[l]->items[g].changes.count; n++)
          asked |= lists[l]->items[g].changes.items[n].asked;
  }
  if (asked == 0) return;
  fputs("\nCriteria named above, which mean the same before and after\n", w->out);
  for (uint32_t i = 0; i < w->c->criteria.count; i++) {
    const common_criterion *x = &w->c->criteria.items[i];
    if ((asked >> i & 1) == 0) continue;
    const char *is = diff_criterion(w->c, x);
    put_summary_line(
        w, arena_printf(w->arena, "%s is %s", x->criterion->name, is != NULL ? is : "gone"));
  }
}

static void put_vocabulary(const writer *w) {
  const join *k = w->c->join;
  if (k->notes.count == 0) return;
  fputs("\nWhat can be asked and answered\n", w->out);
  for (uint32_t i = 0; i < k->notes.count; i++) put_summary_line(w, k->notes.items[i].text);
}

static void put_written(const writer *w) {
  const written_list *list = &w->report->written;
  if (w->report->one_file) return;
  fputs("\nWhat is written\n", w->out);
  if (list->count == 0) fputs("  the same, but for order, layout and comments\n", w->out);
  for (uint32_t i = 0; i < list->count; i++) {
    const written_change *x = &list->items[i];
    textbuf names = { .arena = w->arena };
    uint32_t count = 0;
    bool first = true;
    for (uint32_t j = 0; j < list->count; j++) {
      const written_change *y = &list->items[j];
      if (strcmp(x->kind, y->kind) != 0 || strcmp(x->what, y->what) != 0) continue;
      first &= j >= i;
      if (count++ < LINES_SHOWN)
        textbuf_add(&names, "%s%s%s%s", count > 1 ? ", " : "", strchr(y->name, ' ') ? "\"" : "",
                    y->name, strchr(y->name, ' ') ? "\"" : "");
    }
    if (!first) continue;
    put_summary_line(w, arena_printf(w->arena, "%s %s: %s%s", x->kind, x->what, names.text,
                                     count > LINES_SHOWN ? ", ..." : ""));
  }
}

static void put_promises(const writer *w) {
  if (w->report->promises.count == 0) return;
  fputs("\nPromised by the revisions between, and proved by `polc check'\n", w->out);
  for (uint32_t i = 0; i < w->report->promises.count; i++)
    put_summary_line(w, w->report->promises.items[i]);
}

static void put_case_group(const writer *w, const case_report *r, const case_group *g) {
  textbuf lines = { .arena = w->arena };
  uint32_t shown = g->cases.count < LINES_SHOWN ? g->cases.count : LINES_SHOWN;
  fprintf(w->out, "\n  %s: %s becomes %s, %s\n", g->decision->label, g->outcome[BEFORE],
          g->outcome[AFTER], counted(w, g->count, "case", "cases"));
  put_field(w, 4, "before", g->rule[BEFORE]);
  put_field(w, 4, "after", g->rule[AFTER]);
  for (uint32_t i = 0; i < shown; i++) {
    const changed_case *x = &g->cases.items[i];
    if (x->name != NULL)
      textbuf_add(&lines, "%s%s", i > 0 ? ", " : "", x->name);
    else
      textbuf_add(&lines, "%s%llu", i > 0 ? ", " : "", (unsigned long long)x->row);
  }
  if (g->count > shown)
    textbuf_add(&lines, " and %s more", diff_number(w->arena, g->count - shown));
  put_field(w, 4, r->named_by != NULL ? "cases" : "rows", lines.text);
}

static void put_cases(const writer *w) {
  const case_report *r = w->report->cases;
  if (r == NULL) return;
  fprintf(w->out, "\nThe cases of %s\n", r->path);
  put_summary_line(
      w, arena_printf(w->arena, "%s: %s another answer, %s the same answer for another reason%s",
                      counted(w, r->cases, "case", "cases"), counted(w, r->changed, "gets", "get"),
                      counted(w, r->reasons, "gets", "get"),
                      r->failed > 0 ? arena_printf(w->arena, "; %s not be decided",
                                                   counted(w, r->failed, "could", "could"))
                                    : ""));
  for (uint32_t i = 0; i < r->faults.count; i++) put_summary_line(w, r->faults.items[i]);
  for (uint32_t i = 0; i < r->groups.count && i < GROUPS_SHOWN; i++)
    put_case_group(w, r, &r->groups.items[i]);
  if (r->groups.count > GROUPS_SHOWN)
    fprintf(w->out, "\n  and %s; --format json lists them all\n",
            counted(w, r->groups.count - GROUPS_SHOWN, "more reason", "more reasons"));
}

void diff_text(FILE *out, const diff_report *r) {
  const writer w = { out, r, r->comparison, r->comparison->join->arena };
  put_head(&w);
  put_summary(&w);
  put_outcomes(&w);
  put_reason_groups(&w);
  put_criteria(&w);
  put_vocabulary(&w);
  put_written(&w);
  put_promises(&w);
  put_cases(&w);
}
