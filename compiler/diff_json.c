/* diff_json.c -- the report for programs: the same data, all of it. */
#include "diff.h"

#include <jansson.h>
#include <stdlib.h>

typedef struct writer {
  const diff_report *report;
  comparison *c;
  arena *arena;
} writer;

static json_t *text_or_null(const char *text) {
  return text != NULL && *text != '\0' ? json_string(text) : json_null();
}

static json_t *number(uint64_t n) { return json_integer((json_int_t)n); }

static json_t *points_json(const decision_changes *d, uint64_t points) {
  return d->points > 0 ? number(points) : json_null();
}

static json_t *side_json(const compare_side *s) {
  const model *m = s->of->model;
  json_t *revisions = json_array();
  for (uint32_t i = 1; i <= m->revisions.count; i++)
    if (s->revision == 0 || s->revision == i)
      json_array_append_new(revisions, json_string(m->revisions.items[i - 1].date));
  return json_pack("{s:s, s:s, s:o}", "name", s->name, "policy", m->name, "revisions", revisions);
}

static json_t *reason_json(const reason *r) {
  return json_pack("{s:s, s:o, s:o, s:o}", "rule", r->rule, "because", text_or_null(r->because),
                   "cite", text_or_null(r->cites), "limits", text_or_null(r->limits));
}

static json_t *reasons_json(const reason_list *list) {
  json_t *out = json_array();
  for (uint32_t i = 0; i < list->count; i++)
    json_array_append_new(out, reason_json(list->items[i]));
  return out;
}

static json_t *where_json(const writer *w, const change *d) {
  json_t *out = json_array();
  phrase_list phrases = diff_phrases(w->c, d);
  for (uint32_t i = 0; i < phrases.count; i++) {
    const phrase *p = &phrases.items[i];
    json_array_append_new(out, json_pack("{s:s, s:s}", p->criterion != NULL ? "criterion" : "fact",
                                         p->fact, "text", p->text));
  }
  return out;
}

static json_t *example_json(const writer *w, const change *d) {
  if (d->values == NULL) return json_null();
  json_t *facts = json_object();
  case_facts_list list = compare_case(w->c, d);
  for (uint32_t i = 0; i < list.count; i++)
    json_object_set_new(facts, list.items[i].name, json_string(list.items[i].value));
  return json_pack("{s:s, s:o}", "on", date_text(w->arena, d->day), "facts", facts);
}

static json_t *change_json(const writer *w, const decision_changes *d, const change *x) {
  return json_pack("{s:o, s:b, s:o, s:o, s:o, s:o, s:o}", "where", where_json(w, x),
                   "except_where_other_rules_decide", x->others > 0, "when",
                   text_or_null(diff_time(w->c, x)), "points", points_json(d, x->points), "before",
                   reasons_json(&x->before), "after", reasons_json(&x->after), "example",
                   example_json(w, x));
}

static json_t *regions_json(const writer *w, const decision_changes *d, const change_group *g) {
  json_t *out = json_array();
  for (uint32_t i = 0; i < g->changes.count; i++)
    json_array_append_new(out, change_json(w, d, &g->changes.items[i]));
  return out;
}

static json_t *outcomes_json(const writer *w, const decision_changes *d) {
  json_t *out = json_array();
  for (uint32_t i = 0; i < d->outcomes.count; i++) {
    const change_group *g = &d->outcomes.items[i];
    json_array_append_new(out,
                          json_pack("{s:s, s:s, s:o, s:o}", "before", g->before->outcome, "after",
                                    g->after->outcome, "points", points_json(d, g->points),
                                    "regions", regions_json(w, d, g)));
  }
  return out;
}

static json_t *reason_groups_json(const writer *w, const decision_changes *d) {
  json_t *out = json_array();
  for (uint32_t i = 0; i < d->reasons.count; i++) {
    const change_group *g = &d->reasons.items[i];
    json_array_append_new(out, json_pack("{s:s, s:o, s:o, s:o, s:o}", "outcome", g->before->outcome,
                                         "before", reason_json(g->before), "after",
                                         reason_json(g->after), "points", points_json(d, g->points),
                                         "regions", regions_json(w, d, g)));
  }
  return out;
}

static json_t *decisions_json(const writer *w) {
  json_t *out = json_object();
  for (uint32_t i = 0; i < w->c->decisions.count; i++) {
    const decision_changes *d = &w->c->decisions.items[i];
    json_t *one = json_pack("{s:b, s:o, s:o, s:o, s:I, s:I, s:o, s:o}", "complete",
                            d->open + d->reasons_open == 0, "points", points_json(d, d->points),
                            "outcome_points", points_json(d, d->outcome_points), "reason_points",
                            points_json(d, d->reason_points), "open", (json_int_t)d->open,
                            "reasons_open", (json_int_t)d->reasons_open, "outcomes",
                            outcomes_json(w, d), "reasons", reason_groups_json(w, d));
    json_object_set_new(out, d->decision[AFTER]->name, one);
  }
  return out;
}

static json_t *vocabulary_json(const writer *w) {
  json_t *out = json_array();
  for (uint32_t i = 0; i < w->c->join->notes.count; i++) {
    const vocabulary_note *n = &w->c->join->notes.items[i];
    json_array_append_new(
        out, json_pack("{s:s, s:s, s:s}", "kind", n->kind, "name", n->name, "text", n->text));
  }
  return out;
}

static json_t *written_json(const writer *w) {
  json_t *out = json_array();
  for (uint32_t i = 0; i < w->report->written.count; i++) {
    const written_change *x = &w->report->written.items[i];
    json_array_append_new(
        out, json_pack("{s:s, s:s, s:s}", "kind", x->kind, "name", x->name, "what", x->what));
  }
  return out;
}

static json_t *promises_json(const writer *w) {
  json_t *out = json_array();
  for (uint32_t i = 0; i < w->report->promises.count; i++)
    json_array_append_new(out, json_string(w->report->promises.items[i]));
  return out;
}

static json_t *case_group_json(const case_group *g) {
  json_t *lines = json_array(), *out;
  for (uint32_t i = 0; i < g->cases.count; i++)
    json_array_append_new(lines, json_pack("{s:I, s:o}", "row", (json_int_t)g->cases.items[i].row,
                                           "name", text_or_null(g->cases.items[i].name)));
  out = json_pack("{s:s, s:I, s:o}", "decision", g->decision->name, "count", (json_int_t)g->count,
                  "cases", lines);
  static const char *const words[] = { "before", "after" };
  for (unsigned s = 0; s < SIDES; s++)
    json_object_set_new(out, words[s],
                        json_pack("{s:s?, s:s, s:s}", "outcome", g->name[s], "words", g->outcome[s],
                                  "rule", g->rule[s]));
  return out;
}

static json_t *cases_json(const case_report *r) {
  if (r == NULL) return json_null();
  json_t *groups = json_array(), *faults = json_array();
  for (uint32_t i = 0; i < r->groups.count; i++)
    json_array_append_new(groups, case_group_json(&r->groups.items[i]));
  for (uint32_t i = 0; i < r->faults.count; i++)
    json_array_append_new(faults, json_string(r->faults.items[i]));
  return json_pack("{s:s, s:I, s:I, s:I, s:I, s:o, s:o}", "file", r->path, "cases",
                   (json_int_t)r->cases, "outcome_changes", (json_int_t)r->changed,
                   "reason_changes", (json_int_t)r->reasons, "errors", (json_int_t)r->failed,
                   "changes", groups, "messages", faults);
}

void diff_json(FILE *out, const diff_report *r) {
  const writer w = { r, r->comparison, r->comparison->join->arena };
  const compare_side *side = w.c->join->side;
  json_t *all =
      json_pack("{s:o, s:o, s:b, s:I, s:I, s:o, s:o, s:o, s:o, s:o}", "before",
                side_json(&side[BEFORE]), "after", side_json(&side[AFTER]), "complete",
                w.c->open + w.c->reasons_open == 0, "outcome_regions",
                (json_int_t)w.c->outcome_regions, "reason_regions", (json_int_t)w.c->reason_regions,
                "decisions", decisions_json(&w), "vocabulary", vocabulary_json(&w), "written",
                written_json(&w), "promises", promises_json(&w), "cases", cases_json(r->cases));
  (void)json_dumpf(all, out, JSON_INDENT(2));
  fputc('\n', out);
  json_decref(all);
}
