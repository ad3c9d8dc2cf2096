/* coverage_report.c -- coverage for people (a line and warnings) and for programs (JSON).
 *
 * Everything it says is said elsewhere as data; it looks for nothing.
 */
#include "coverage.h"

#include <jansson.h>
#include <string.h>

/* ---- words ------------------------------------------------------------------------------- */

static const char *part_text(const coverage *c, const cond *p) { return cond_text(c->study, p); }

static const char *owner_text(const coverage *c, const item *x) {
  return x->criterion != NULL ? arena_printf(c->study->arena, "criterion %s", x->criterion->name)
                              : arena_printf(c->study->arena, "rule %s", x->rule->name);
}

static const char *owner_name(const item *x) {
  return x->criterion != NULL ? x->criterion->name : x->rule->name;
}

static const char *value_text(const coverage *c, const item *x) {
  const study *s = c->study;
  return cell_text(s->arena, s->space, x->part->fact->input,
                   (cell){ ~UINT64_C(0), x->value, x->value });
}

const char *item_name(const coverage *c, const item *x) {
  arena *a = c->study->arena;
  if (x->boundary) return arena_printf(a, "%s: %s", owner_name(x), value_text(c, x));
  return arena_printf(a, "%s: %s%s", owner_name(x), x->wanted ? "" : "not ", part_text(c, x->part));
}

const char *item_text(const coverage *c, const item *x) {
  arena *a = c->study->arena;
  if (x->boundary)
    return arena_printf(a, "with %s in which %s turns with it", value_text(c, x), owner_text(c, x));
  return arena_printf(a, "in which %s %s and %s turns with it", part_text(c, x->part),
                      x->wanted ? "holds" : "does not hold", owner_text(c, x));
}

/* ---- warnings ---------------------------------------------------------------------------- */

static const char *hint_of(coverage *c, const item *x) {
  suggested s;
  if (!suggest_item(c, x, &s)) return NULL;
  return arena_printf(c->study->arena, "add this test, if the policy text agrees:\n%.*s",
                      (int)strlen(s.text) - 1, s.text);
}

static bool is_missing(const item *x) { return !x->covered && x->settled != HUNT_NONE; }

static bool same_place(const item *x, const item *y) {
  return x->boundary == y->boundary && x->part->at.file == y->part->at.file &&
         x->part->at.begin == y->part->at.begin && x->part->at.end == y->part->at.end;
}

/* All that is missing at one place of the text is one warning. */
static bool was_reported(const coverage *c, uint32_t index) {
  for (uint32_t i = 0; i < index; i++)
    if (is_missing(&c->items.items[i]) && same_place(&c->items.items[i], &c->items.items[index]))
      return true;
  return false;
}

static void report_item(coverage *c, uint32_t index, diags *sink) {
  const item *x = &c->items.items[index];
  const char *hint = NULL;
  diag *d = x->boundary ? diag_add(sink, DIAG_W706, x->part->at,
                                   "the boundary of `%s' is not tested", part_text(c, x->part))
                        : diag_add(sink, DIAG_W708, x->part->at, "no two tests show what `%s' does",
                                   part_text(c, x->part));
  for (uint32_t i = index; i < c->items.count; i++) {
    const item *y = &c->items.items[i];
    if (!is_missing(y) || !same_place(x, y)) continue;
    diag_note(sink, d, "no test %s%s", item_text(c, y),
              y->settled == HUNT_UNSETTLED ? " (whether there is such a case is not settled)" : "");
    if (hint == NULL) hint = hint_of(c, y);
  }
  if (hint != NULL) diag_hint(sink, d, "%s", hint);
}

const char *ruling_text(const coverage *c, const ruling *r) {
  return r->rule != NULL
             ? arena_printf(c->study->arena, "`%s' decides", r->rule->name)
             : arena_printf(c->study->arena, "the default of `%s' decides", r->decision->name);
}

static void report_ruling(coverage *c, const ruling *r, diags *sink) {
  if (r->covered || r->settled == HUNT_NONE) return;
  diag *d = r->rule != NULL
                ? diag_add(sink, DIAG_W707, r->at, "`%s' decides in no test", r->rule->name)
                : diag_add(sink, DIAG_W707, r->at, "the default of `%s' decides in no test",
                           r->decision->name);
  suggested s;
  if (r->settled == HUNT_UNSETTLED) diag_note(sink, d, "whether it ever does is not settled");
  if (suggest_ruling(c, r, &s))
    diag_hint(sink, d, "add this test, if the policy text agrees:\n%.*s", (int)strlen(s.text) - 1,
              s.text);
  else
    diag_hint(sink, d, "add a test with `expect %s is ... by %s'", r->decision->name,
              r->rule != NULL ? r->rule->name : "otherwise");
}

static void report_idle(const coverage *c, const idle_facts *f, diags *sink) {
  textbuf names = { .arena = c->study->arena };
  for (uint32_t i = 0; i < f->names.count; i++)
    textbuf_add(&names, "%s%s", i > 0 ? ", " : "", f->names.items[i]);
  diag *d = diag_add(sink, DIAG_W705, f->example->at, "the test `%s' gives %s in vain",
                     f->example->name, names.text);
  diag_note(sink, d, "nothing that it expects ever asks for %s",
            f->names.count == 1 ? "this fact" : "these facts");
}

void coverage_report(coverage *c, diags *sink) {
  for (uint32_t i = 0; i < c->rulings.count; i++) report_ruling(c, &c->rulings.items[i], sink);
  for (uint32_t i = 0; i < c->items.count; i++)
    if (is_missing(&c->items.items[i]) && !was_reported(c, i)) report_item(c, i, sink);
  for (uint32_t i = 0; i < c->idle.count; i++) report_idle(c, &c->idle.items[i], sink);
}

/* ---- shares ------------------------------------------------------------------------------ */

static const char *const share_names[] = { "rules", "boundaries", "parts" };

const char *share_name(share_kind kind) { return share_names[kind]; }

const char *share_words(share_kind kind) {
  static const char *const words[] = { "rules", "boundary values", "condition parts" };
  return words[kind];
}

const char *coverage_line(const coverage *c) {
  textbuf out = { .arena = c->study->arena };
  for (unsigned k = 0; k < SHARE_KINDS; k++) {
    share s = coverage_share(c, (share_kind)k);
    textbuf_add(&out, "%s%s %u of %u (%u %%", k > 0 ? ", " : "", share_words((share_kind)k),
                (unsigned)s.covered, (unsigned)s.all, share_percent(s));
    if (s.never > 0) textbuf_add(&out, "; %u more can never be", (unsigned)s.never);
    textbuf_add(&out, ")");
  }
  return out.text;
}

/* ---- what can never be ------------------------------------------------------------------- */

static bool never_is(const item *x) { return !x->covered && x->settled == HUNT_NONE; }

const char *coverage_never(const coverage *c) {
  textbuf out = { .arena = c->study->arena };
  textbuf_add_bytes(&out, "", 0);
  for (uint32_t i = 0; i < c->rulings.count; i++)
    if (!c->rulings.items[i].covered && c->rulings.items[i].settled == HUNT_NONE)
      textbuf_add(&out, "  no case in which %s (proved)\n", ruling_text(c, &c->rulings.items[i]));
  for (uint32_t i = 0; i < c->items.count; i++)
    if (never_is(&c->items.items[i]))
      textbuf_add(&out, "  no case %s (proved)\n", item_text(c, &c->items.items[i]));
  return out.text;
}

/* ---- JSON -------------------------------------------------------------------------------- */

static json_t *missing_rules(coverage *c) {
  json_t *out = json_array();
  for (uint32_t i = 0; i < c->rulings.count; i++) {
    const ruling *r = &c->rulings.items[i];
    suggested s;
    if (r->covered || r->settled == HUNT_NONE) continue;
    const char *test = suggest_ruling(c, r, &s) ? s.text : NULL;
    json_array_append_new(out, json_pack("{s:s, s:s, s:b, s:s?}", "decision", r->decision->name,
                                         "rule", r->rule != NULL ? r->rule->name : "otherwise",
                                         "settled", r->settled == HUNT_FOUND, "test", test));
  }
  return out;
}

static json_t *item_json(coverage *c, const item *x) {
  suggested s;
  json_t *out = json_pack("{s:s, s:s, s:s, s:b}", x->criterion != NULL ? "criterion" : "rule",
                          owner_name(x), "part", part_text(c, x->part), "text", item_text(c, x),
                          "settled", x->settled == HUNT_FOUND);
  if (x->boundary)
    json_object_set_new(out, "value",
                        json_string(fact_value_text(c->study->arena, x->part->fact, x->value)));
  else
    json_object_set_new(out, "holds", json_boolean(x->wanted));
  bool found = suggest_item(c, x, &s);
  json_object_set_new(out, "test", found ? json_string(s.text) : json_null());
  return out;
}

static json_t *missing_items(coverage *c, bool boundaries) {
  json_t *out = json_array();
  for (uint32_t i = 0; i < c->items.count; i++)
    if (c->items.items[i].boundary == boundaries && is_missing(&c->items.items[i]))
      json_array_append_new(out, item_json(c, &c->items.items[i]));
  return out;
}

static json_t *impossible_json(const coverage *c, share_kind kind) {
  json_t *out = json_array();
  for (uint32_t i = 0; kind == SHARE_RULES && i < c->rulings.count; i++)
    if (!c->rulings.items[i].covered && c->rulings.items[i].settled == HUNT_NONE)
      json_array_append_new(out, json_string(ruling_text(c, &c->rulings.items[i])));
  for (uint32_t i = 0; kind != SHARE_RULES && i < c->items.count; i++)
    if (never_is(&c->items.items[i]) && c->items.items[i].boundary == (kind == SHARE_BOUNDARIES))
      json_array_append_new(out, json_string(item_text(c, &c->items.items[i])));
  return out;
}

static json_t *idle_json(const coverage *c) {
  json_t *out = json_array();
  for (uint32_t i = 0; i < c->idle.count; i++) {
    const idle_facts *f = &c->idle.items[i];
    json_t *names = json_array();
    for (uint32_t k = 0; k < f->names.count; k++)
      json_array_append_new(names, json_string(f->names.items[k]));
    json_array_append_new(out, json_pack("{s:s, s:o}", "test", f->example->name, "facts", names));
  }
  return out;
}

json_t *coverage_json(coverage *c) {
  json_t *out = json_object();
  for (unsigned k = 0; k < SHARE_KINDS; k++) {
    share s = coverage_share(c, (share_kind)k);
    json_t *missing = k == SHARE_RULES ? missing_rules(c) : missing_items(c, k == SHARE_BOUNDARIES);
    json_object_set_new(out, share_names[k],
                        json_pack("{s:i, s:i, s:i, s:i, s:o, s:o}", "covered", (int)s.covered,
                                  "all", (int)s.all, "percent", (int)share_percent(s), "never",
                                  (int)s.never, "missing", missing, "impossible",
                                  impossible_json(c, (share_kind)k)));
  }
  json_object_set_new(out, "idle_facts", idle_json(c));
  return out;
}
