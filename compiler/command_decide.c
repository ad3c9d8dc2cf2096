/* command_decide.c -- `polc decide': one case, for a person or as JSON. */
#include "answer.h"
#include "command.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

/* ---- reading the case -------------------------------------------------------------------- */

static bool read_word(options *o, case_facts *facts, const char *word, diags *sink) {
  const char *equals = strchr(word, '=');
  if (equals != NULL && equals != word)
    return facts_set(o->arena, facts, arena_strndup(o->arena, word, (size_t)(equals - word)),
                     equals + 1, sink);
  diag *d = diag_add(sink, DIAG_E101, SPAN_NONE, "`%s' is not of the form FACT=VALUE", word);
  diag_note(sink, d, "for example setting=inpatient");
  return false;
}

static bool read_case(options *o, case_facts *facts, diags *sink) {
  bool fine = o->facts == NULL || facts_read_json(o->arena, facts, o->facts, sink);
  if (o->on != NULL)
    fine &= facts_set(o->arena, facts, facts->tables->model->selected_by, o->on, sink);
  for (uint32_t i = 1; i < o->words.count; i++)
    fine &= read_word(o, facts, o->words.items[i], sink);
  return fine;
}

/* ---- text -------------------------------------------------------------------------------- */

static const char *label_of_possible(const decision *d, const char *name) {
  for (uint32_t i = 0; i < d->outcomes.count; i++)
    if (strcmp(d->outcomes.items[i].name, name) == 0) return d->outcomes.items[i].label;
  return strcmp(name, "refer") == 0 ? "refer to a person" : "no revision in force";
}

static void print_needs(const tables *t, const decision_answer *d) {
  for (uint32_t i = 0; i < d->needs.count; i++) {
    const table_input *in = &t->inputs.items[d->needs.items[i]];
    const char *ask = in->fact == NULL ? "On which date was the service furnished?" : in->fact->ask;
    printf("  still needed: %s%s%s%s\n", in->name, ask != NULL ? " -- " : "",
           ask != NULL ? ask : "",
           in->fact != NULL && in->fact->judgment ? " (a person must attest this)" : "");
  }
}

static void print_undetermined(const tables *t, const decision_answer *d) {
  printf("%s: not determined; possible:", d->decision->label);
  for (uint32_t i = 0; i < d->possible.count; i++)
    printf("%s %s", i > 0 ? " or" : "", label_of_possible(d->decision, d->possible.items[i]));
  puts("");
  if (!d->exact) puts("  (the search was cut short: fewer may be possible)");
  print_needs(t, d);
}

static void print_names(const char *lead, const char *const *names, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) printf("%s%s", i == 0 ? lead : ", ", names[i]);
}

static void print_account(const decision_answer *d) {
  for (uint32_t i = 0; i < d->rows.count; i++) {
    const row_account *x = &d->rows.items[i];
    const char *const word[] = { "does not apply", "applies", "may apply" };
    printf("  %s %s", x->row->id, word[x->truth]);
    print_names("; against it: ", x->against.items, x->against.count);
    if (x->truth == POLRT_OPEN) print_names("; depends on: ", x->open.items, x->open.count);
    puts("");
  }
}

static void print_decision(const options *o, const tables *t, const decision_answer *d) {
  if (strcmp(d->status, "undetermined") == 0) {
    print_undetermined(t, d);
  } else {
    printf("%s: %s\n", d->decision->label,
           d->outcome != NULL ? d->outcome->label : "refer to a person; the text is silent");
    if (d->rule == NULL)
      print_names("  by one of ", d->rules.items, d->rules.count);
    else
      printf("  by %s", d->rule);
    if (d->because != NULL && *d->because != '\0') printf(": %s", d->because);
    if (d->cites != NULL && *d->cites != '\0') printf(" [%s]", d->cites);
    puts("");
    if (d->rules.count > 1 && d->rule != NULL) {
      print_names("  also applies: ", d->rules.items + 1, d->rules.count - 1);
      puts("");
    }
  }
  if (o->explain) print_account(d);
}

static void print_case(const options *o, const tables *t, const case_answer *c) {
  const model *m = t->model;
  printf("%s, ", m->title);
  if (o->on == NULL)
    puts("date not given");
  else if (c->revision != NULL)
    printf("on %s (revision of %s)\n", o->on, c->revision->date);
  else
    printf("on %s\n", o->on);
  if (strcmp(c->status, "no_revision_in_force") == 0)
    printf("no revision is in force: the first takes effect on %s\n", m->revisions.items[0].date);
  if (strcmp(c->status, "inconsistent_facts") == 0)
    puts("these facts contradict each other: the policy declares such a case impossible");
  for (uint32_t i = 0; i < c->decisions.count; i++) print_decision(o, t, &c->decisions.items[i]);
  for (uint32_t i = 0; i < c->caveats.count; i++)
    printf("caveat (%s): %s%s%s\n", c->caveats.items[i]->date, c->caveats.items[i]->unencoded,
           c->caveats.items[i]->unencoded_because != NULL ? " -- " : "",
           c->caveats.items[i]->unencoded_because != NULL ? c->caveats.items[i]->unencoded_because
                                                          : "");
}

/* ---- JSON -------------------------------------------------------------------------------- */

static json_t *text_or_null(const char *text) {
  return text != NULL ? json_string(text) : json_null();
}

static json_t *names_json(const char *const *names, uint32_t count) {
  json_t *array = json_array();
  for (uint32_t i = 0; i < count; i++) json_array_append_new(array, json_string(names[i]));
  return array;
}

static json_t *cites_json(const row *r) {
  json_t *array = json_array();
  const cite_list *cites = r == NULL                  ? NULL
                           : r->kind == ROW_RULE      ? &r->version->cites
                           : r->kind == ROW_OTHERWISE ? &r->otherwise->cites
                                                      : NULL;
  for (uint32_t i = 0; cites != NULL && i < cites->count; i++)
    json_array_append_new(array, json_string(cites->items[i].text));
  return array;
}

static json_t *account_json(const decision_answer *d) {
  static const char *const words[] = { "no", "yes", "open" };
  json_t *array = json_array();
  for (uint32_t i = 0; i < d->rows.count; i++) {
    const row_account *x = &d->rows.items[i];
    json_t *item = json_object();
    json_object_set_new(item, "rule", json_string(x->row->rule->name));
    json_object_set_new(item, "row", json_string(x->row->id));
    json_object_set_new(item, "applies", json_string(words[x->truth]));
    json_object_set_new(item, "against", names_json(x->against.items, x->against.count));
    json_object_set_new(item, "depends_on", names_json(x->open.items, x->open.count));
    json_array_append_new(array, item);
  }
  return array;
}

static json_t *decision_json(const options *o, const tables *t, const decision_answer *d) {
  json_t *out = json_object(), *needs = json_array();
  for (uint32_t i = 0; i < d->needs.count; i++)
    json_array_append_new(needs, json_string(t->inputs.items[d->needs.items[i]].name));
  json_object_set_new(out, "status", json_string(d->status));
  json_object_set_new(out, "outcome", text_or_null(d->outcome != NULL ? d->outcome->name : NULL));
  json_object_set_new(out, "possible", names_json(d->possible.items, d->possible.count));
  json_object_set_new(out, "rule", text_or_null(d->rule));
  json_object_set_new(out, "rules", names_json(d->rules.items, d->rules.count));
  json_object_set_new(out, "because",
                      text_or_null(d->because != NULL && *d->because != '\0' ? d->because : NULL));
  json_object_set_new(out, "cite", cites_json(d->rule != NULL ? d->deciding : NULL));
  json_object_set_new(out, "needs", needs);
  json_object_set_new(out, "limits", json_array());
  json_object_set_new(out, "assumptions", json_array());
  json_object_set_new(out, "exact", json_boolean(d->exact));
  if (o->explain) json_object_set_new(out, "explain", account_json(d));
  return out;
}

static json_t *caveats_json(const case_answer *c) {
  json_t *array = json_array();
  for (uint32_t i = 0; i < c->caveats.count; i++) {
    const revision *r = c->caveats.items[i];
    json_t *item = json_object();
    json_object_set_new(item, "revision", json_string(r->date));
    json_object_set_new(item, "text", json_string(r->unencoded));
    json_object_set_new(item, "because", text_or_null(r->unencoded_because));
    json_array_append_new(array, item);
  }
  return array;
}

static const char *date_given(const case_facts *facts) { return facts->texts[0]; }

static void print_json(const options *o, const case_facts *facts, const case_answer *c) {
  json_t *out = json_object(), *decisions = json_object();
  json_object_set_new(out, "policy", json_string(facts->tables->model->name));
  json_object_set_new(out, "on", text_or_null(date_given(facts)));
  json_object_set_new(out, "status", json_string(c->status));
  json_object_set_new(out, "revision",
                      text_or_null(c->revision != NULL ? c->revision->date : NULL));
  for (uint32_t i = 0; i < c->decisions.count; i++) {
    const decision_answer *d = &c->decisions.items[i];
    json_object_set_new(decisions, d->decision->name, decision_json(o, facts->tables, d));
  }
  json_object_set_new(out, "decisions", decisions);
  json_object_set_new(out, "caveats", caveats_json(c));
  json_dumpf(out, stdout, JSON_INDENT(2));
  puts("");
  json_decref(out);
}

/* ---- the command ------------------------------------------------------------------------- */

int command_decide(options *o) {
  if (o->words.count == 0) return command_usage("`polc decide' needs a policy file");
  compilation c;
  if (!compile_file(&c, o->arena, o->words.items[0], o->strict)) {
    int status = command_report(o, &c.diags);
    return status == EXIT_CLEAN ? EXIT_FINDINGS : status;
  }
  c.diags.list.count = c.diags.warnings = 0; /* warnings of the policy are for `check' */
  case_facts facts = facts_unknown(o->arena, c.tables);
  if (!read_case(o, &facts, &c.diags)) return command_report(o, &c.diags);
  if (o->on == NULL) o->on = date_given(&facts);
  case_answer answer = answer_case(o->arena, &facts);
  if (o->json)
    print_json(o, &facts, &answer);
  else
    print_case(o, c.tables, &answer);
  return EXIT_CLEAN;
}
