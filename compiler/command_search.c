/* command_search.c -- `polc search': a case with an outcome in which a condition holds. */
#include "command.h"
#include "explain.h"
#include "search.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COUNT_MAX = 1000 };

/* ---- what is asked ----------------------------------------------------------------------- */

static const char *condition_of(const options *o) {
  textbuf b = { .arena = o->arena };
  for (uint32_t i = 3; i < o->words.count; i++)
    textbuf_add(&b, "%s%s", i > 3 ? " " : "", o->words.items[i]);
  return b.text;
}

/* The name of the date: it is read before the policy is compiled, from its text. */
static const char *date_condition(const options *o, const char *date) {
  const char *from = o->on != NULL ? o->on : o->from, *to = o->on != NULL ? o->on : o->to;
  if (from != NULL && to != NULL)
    return arena_printf(o->arena, "%s on or after %s and %s on or before %s", date, from, date, to);
  return arena_printf(o->arena, "%s %s %s", date, from != NULL ? "on or after" : "on or before",
                      from != NULL ? from : to);
}

/* Once without the dates: only then is it known what the policy calls its date. */
static bool compile_asked(const options *o, compilation *c, const asked_condition *asked,
                          uint32_t count) {
  return compile_with(c, o->arena, o->words.items[0],
                      (compile_options){ .strict = o->strict,
                                         .folders = o->folders.items,
                                         .folder_count = o->folders.count,
                                         .asked = asked,
                                         .asked_count = count });
}

static bool compile_all(const options *o, compilation *c) {
  asked_condition *asked = arena_alloc(o->arena, 2 * sizeof *asked);
  uint32_t count = 0;
  const char *cond = condition_of(o);
  if (cond != NULL) asked[count++] = (asked_condition){ "where", cond };
  if (!compile_asked(o, c, asked, count)) return false;
  if (o->on == NULL && o->from == NULL && o->to == NULL) return true;
  asked[count++] = (asked_condition){ "on", date_condition(o, c->model->selected_by) };
  return compile_asked(o, c, asked, count);
}

static bool read_count(const options *o, uint32_t *count) {
  char *end;
  unsigned long n = o->count != NULL ? strtoul(o->count, &end, 10) : 1;
  *count = (uint32_t)n;
  if (o->count == NULL || (*end == '\0' && n >= 1 && n <= COUNT_MAX)) return true;
  (void)command_usage("--count is a number from 1 to %d, not `%s'", COUNT_MAX, o->count);
  return false;
}

/* ---- text -------------------------------------------------------------------------------- */

typedef struct asked_for {
  const options *options;
  const compilation *c;
  const decision *decision;
  const outcome *wanted;
} asked_for;

static const char *when_text(const options *o) {
  if (o->on != NULL) return arena_printf(o->arena, " on %s", o->on);
  return arena_printf(o->arena, "%s%s%s%s", o->from != NULL ? " from " : "",
                      o->from != NULL ? o->from : "", o->to != NULL ? " until " : "",
                      o->to != NULL ? o->to : "");
}

static void print_question(const asked_for *x, const char *lead) {
  const char *cond = condition_of(x->options);
  printf("%s%s: %s %s", lead, x->c->model->title, x->decision->label,
         x->wanted != NULL ? x->wanted->label : "refer to a person");
  printf("%s%s%s\n", cond != NULL ? " where " : "", cond != NULL ? cond : "",
         when_text(x->options));
}

static void print_case(const asked_for *x, const found_case *found) {
  arena *a = x->options->arena;
  const char *because = row_because(found->row), *cites = row_cites(a, found->row);
  printf("\n%s", found->test);
  printf("# %s: %s", row_name(found->row), because != NULL ? because : "");
  printf(cites != NULL && *cites != '\0' ? " [%s]\n" : "%s\n", cites != NULL ? cites : "");
  printf("# polc decide %s %s\n", case_quoted(a, x->options->words.items[0]), found->line);
}

static void print_none(const search_report *r) {
  if (r->open) {
    puts("No case was found, and the search was given up before it came to an end.");
    return;
  }
  puts("There is no such case; this is proved for all facts and dates:");
  for (uint32_t i = 0; i < r->proof.count; i++)
    printf("  %s: %s\n", r->proof.items[i].rule, r->proof.items[i].why);
  if (r->proof.count == 0) puts("  no rule gives it");
}

static void print_text(const asked_for *x, const search_report *r) {
  print_question(x, r->cases.count > 0 ? "# " : ""); /* all of it can be pasted */
  for (uint32_t i = 0; i < r->cases.count; i++) print_case(x, &r->cases.items[i]);
  if (r->cases.count == 0) print_none(r);
}

/* ---- JSON -------------------------------------------------------------------------------- */

static json_t *text_or_null(const char *text) {
  return text != NULL ? json_string(text) : json_null();
}

static json_t *case_json(const asked_for *x, const found_case *found) {
  json_t *out = json_object(), *facts = json_object();
  for (uint32_t i = 0; i < found->names.count; i++)
    json_object_set_new(facts, found->names.items[i], json_string(found->values.items[i]));
  json_object_set_new(out, "on", json_string(date_text(x->options->arena, found->at.day)));
  json_object_set_new(out, "facts", facts);
  json_object_set_new(out, "rule", json_string(row_name(found->row)));
  json_object_set_new(out, "because", text_or_null(row_because(found->row)));
  json_object_set_new(out, "line", json_string(found->line));
  json_object_set_new(out, "test", json_string(found->test));
  return out;
}

static void print_json(const asked_for *x, const search_report *r) {
  json_t *out = json_object(), *cases = json_array(), *proof = json_array();
  for (uint32_t i = 0; i < r->cases.count; i++)
    json_array_append_new(cases, case_json(x, &r->cases.items[i]));
  for (uint32_t i = 0; i < r->proof.count; i++) {
    json_t *item = json_object();
    json_object_set_new(item, "rule", json_string(r->proof.items[i].rule));
    json_object_set_new(item, "why", json_string(r->proof.items[i].why));
    json_array_append_new(proof, item);
  }
  json_object_set_new(out, "policy", json_string(x->c->model->name));
  json_object_set_new(out, "decision", json_string(x->decision->name));
  json_object_set_new(out, "outcome", json_string(x->wanted != NULL ? x->wanted->name : "refer"));
  json_object_set_new(out, "where", text_or_null(condition_of(x->options)));
  json_object_set_new(out, "status",
                      json_string(r->cases.count > 0 ? "found"
                                  : r->open          ? "open"
                                                     : "none"));
  json_object_set_new(out, "cases", cases);
  json_object_set_new(out, "proof", proof);
  json_dumpf(out, stdout, JSON_INDENT(2));
  puts("");
  json_decref(out);
}

/* ---- the command ------------------------------------------------------------------------- */

static const outcome *find_outcome(const decision *d, const char *name) {
  for (uint32_t i = 0; i < d->outcomes.count; i++)
    if (strcmp(d->outcomes.items[i].name, name) == 0) return &d->outcomes.items[i];
  return NULL;
}

static int usage_fault(const options *o) {
  if (o->words.count < 2) return command_usage("`polc search' needs a policy file and an outcome");
  if (o->on != NULL && (o->from != NULL || o->to != NULL))
    return command_usage("give `--on' or `--from' and `--to', not both");
  if (o->words.count > 2 && strcmp(o->words.items[2], "where") != 0)
    return command_usage("expected `where' before the condition, not `%s'", o->words.items[2]);
  if (o->words.count == 3) return command_usage("`where' needs a condition, such as \"age < 18\"");
  return EXIT_CLEAN;
}

int command_search(options *o) {
  uint32_t count;
  int status = usage_fault(o);
  if (status != EXIT_CLEAN) return status;
  if (!read_count(o, &count)) return EXIT_USAGE;
  compilation c;
  status = command_settle(o, &c, compile_all(o, &c));
  if (status != EXIT_CLEAN) return status;
  asked_for x = { o, &c, command_decision(o, c.model, o->words.items[1], &c.diags), NULL };
  if (x.decision == NULL) return command_report(o, &c.diags);
  x.wanted = find_outcome(x.decision, o->words.items[1]);
  search_report r = search_cases(&c, x.decision, x.wanted, count);
  if (c.diags.errors > 0) return command_report(o, &c.diags);
  if (o->json)
    print_json(&x, &r);
  else
    print_text(&x, &r);
  return EXIT_CLEAN;
}
