/* command_decide.c -- `polc decide': one case, for a person or as JSON. */
#include "answer.h"
#include "command.h"
#include "explain.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

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

static json_t *part_json(const account_part *part) {
  json_t *out = json_object();
  json_object_set_new(out, "name", json_string(part->name));
  json_object_set_new(out, "asks", json_string(part->asks));
  json_object_set_new(out, "is", text_or_null(part->is));
  json_object_set_new(out, "holds",
                      json_string(part->truth == POLRT_FALSE  ? "no"
                                  : part->truth == POLRT_TRUE ? "yes"
                                                              : "open"));
  if (part->ways.count == 0) return out;
  json_t *ways = json_array();
  for (uint32_t i = 0; i < part->ways.count; i++)
    json_array_append_new(ways, answer_parts_json(&part->ways.items[i]));
  json_object_set_new(out, "any_of", ways);
  return out;
}

json_t *answer_parts_json(const account_parts *parts) {
  json_t *array = json_array();
  for (uint32_t i = 0; i < parts->count; i++)
    json_array_append_new(array, part_json(&parts->items[i]));
  return array;
}

static json_t *account_json(const options *o, const case_facts *facts, const decision *d) {
  static const char *const words[] = { "no", "yes", "open" };
  account all = answer_account(o->arena, facts, d);
  json_t *array = json_array();
  for (uint32_t i = 0; i < all.count; i++) {
    const row_account *x = &all.items[i];
    if (x->off) continue;
    json_t *item = json_object();
    json_object_set_new(item, "rule", json_string(x->row->rule->name));
    json_object_set_new(item, "row", json_string(x->row->id));
    json_object_set_new(item, "applies", json_string(words[x->truth]));
    json_object_set_new(item, "against", names_json(x->against.items, x->against.count));
    json_object_set_new(item, "depends_on", names_json(x->open.items, x->open.count));
    json_object_set_new(item, "parts", answer_parts_json(&x->parts));
    if (x->truth == POLRT_TRUE) json_object_set_new(item, "read", answer_parts_json(&x->read));
    json_array_append_new(array, item);
  }
  return array;
}

static json_t *needs_json(const tables *t, const decision_answer *d) {
  json_t *array = json_array();
  for (uint32_t i = 0; i < d->needs.count; i++)
    json_array_append_new(array, json_string(facts_slot(t, d->needs.items[i]).name));
  return array;
}

static json_t *assumptions_json(const decision_answer *d) {
  json_t *array = json_array();
  for (uint32_t i = 0; i < d->assumptions.count; i++)
    json_array_append_new(array, json_string(d->assumptions.items[i]->name));
  return array;
}

static json_t *possible_limits_json(const decision_answer *d) {
  json_t *array = json_array();
  for (uint32_t i = 0; i < d->possible_limits.count; i++)
    json_array_append_new(
        array, names_json(d->possible_limits.items[i].items, d->possible_limits.items[i].count));
  return array;
}

static json_t *decision_json(const options *o, const case_facts *facts, const decision_answer *d) {
  json_t *out = json_object();
  bool reason = d->because != NULL && *d->because != '\0';
  json_object_set_new(out, "status", json_string(d->status));
  json_object_set_new(out, "outcome", text_or_null(d->outcome != NULL ? d->outcome->name : NULL));
  json_object_set_new(out, "possible", names_json(d->possible.items, d->possible.count));
  json_object_set_new(out, "rule", text_or_null(d->rule));
  json_object_set_new(out, "rules", names_json(d->rules.items, d->rules.count));
  json_object_set_new(out, "because", text_or_null(reason ? d->because : NULL));
  json_object_set_new(out, "cite", cites_json(d->rule != NULL ? d->deciding : NULL));
  json_object_set_new(out, "needs", needs_json(facts->tables, d));
  json_object_set_new(out, "limits", names_json(d->limits.items, d->limits.count));
  if (d->possible_limits.count > 0)
    json_object_set_new(out, "possible_limits", possible_limits_json(d));
  json_object_set_new(out, "assumptions", assumptions_json(d));
  if (d->categorical) json_object_set_new(out, "categorical", json_true());
  json_object_set_new(out, "exact", json_boolean(d->exact));
  if (o->explain && strcmp(d->status, "undetermined") != 0) {
    text_list enough = explain_sufficient_names(o->arena, facts, d->decision);
    json_object_set_new(out, "sufficient", names_json(enough.items, enough.count));
  }
  if (o->explain) json_object_set_new(out, "explain", account_json(o, facts, d->decision));
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
    json_object_set_new(decisions, d->decision->name, decision_json(o, facts, d));
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
  int status = command_settle(o, &c, command_compile(o, &c, o->words.items[0], o->strict));
  if (status != EXIT_CLEAN) return status;
  case_facts facts = facts_unknown(o->arena, c.tables);
  if (!command_read_case(o, &facts, 1, &c.diags)) return command_report(o, &c.diags);
  case_answer answer = answer_case(o->arena, &facts);
  if (o->json)
    print_json(o, &facts, &answer);
  else
    answer_print(o->arena, &facts, &answer, o->explain ? ANSWER_EXPLAINED : ANSWER_SHORT);
  return EXIT_CLEAN;
}
