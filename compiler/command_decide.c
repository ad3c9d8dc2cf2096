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
    fact_slot s = facts_slot(t, d->needs.items[i]);
    printf("  still needed: %s%s%s%s\n", s.name, s.ask != NULL ? " -- " : "",
           s.ask != NULL ? s.ask : "", s.judgment ? " (a person must attest this)" : "");
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

static void print_assumptions(const options *o, const decision_answer *d) {
  for (uint32_t i = 0; i < d->assumptions.count; i++) {
    const fact *f = d->assumptions.items[i];
    const char *because = f->assumed_because;
    printf("  assumed: %s is %s%s%s\n", f->name, fact_value_text(o->arena, f, f->assumed_value),
           because != NULL ? ", because: " : "", because != NULL ? because : "");
  }
}

static void print_limits(const decision_answer *d) {
  for (uint32_t i = 0; i < d->limits.count; i++) printf("  limited to %s\n", d->limits.items[i]);
  for (uint32_t i = 0; i < d->possible_limits.count; i++) {
    const text_list *l = &d->possible_limits.items[i];
    printf("  %s", i == 0 ? "limits not determined; possible: " : "or ");
    print_names(l->count == 0 ? "no limit" : "", l->items, l->count);
    if (l->count == 0) printf("no limit");
    puts("");
  }
}

/* "fails: gestational_age >= 34w0d (it is 33w6d)" */
static void print_part(const account_part *part, const char *lead) {
  printf("%s%s", lead, part->asks);
  if (part->is != NULL && part->column == 0) printf(" (the date is %s)", part->is);
  if (part->is != NULL && part->column > 0) printf(" (it is %s)", part->is);
}

static void print_parts(const account_parts *parts, unsigned indent);

/* Alternatives of one part each stand on one line each; longer ones are numbered. */
static void print_ways(const account_part *part, unsigned indent) {
  uint32_t count = part->ways.count;
  for (uint32_t i = 0; i < count; i++) {
    const account_parts *way = &part->ways.items[i];
    if (count > 1 && way->count > 1) printf("%*sway %u:\n", (int)indent, "", i + 1);
    print_parts(way, indent + (count > 1 && way->count > 1 ? 2 : 0));
  }
}

static void print_parts(const account_parts *parts, unsigned indent) {
  for (uint32_t i = 0; i < parts->count; i++) {
    const account_part *part = &parts->items[i];
    printf("%*s", (int)indent, "");
    print_part(part, part->truth == POLRT_FALSE ? "fails: " : "open: ");
    if (part->ways.count > 1)
      printf(part->truth == POLRT_FALSE ? "; one of these would do:"
                                        : "; one of these settles it:");
    puts("");
    print_ways(part, indent + 2);
  }
}

static void print_account(const options *o, const case_facts *facts, const decision *d) {
  account all = answer_account(o->arena, facts, d);
  for (uint32_t i = 0; i < all.count; i++) {
    static const char *const word[] = { "does not apply", "applies", "may apply" };
    const row *r = all.items[i].row;
    bool again = i > 0 && r->kind == ROW_RULE && all.items[i - 1].row->rule == r->rule;
    printf("  %s%s %s\n", again ? "another case of " : "",
           r->kind == ROW_RULE ? r->rule->name : r->id, word[all.items[i].truth]);
    print_parts(&all.items[i].parts, 4);
  }
}

static void print_rules(const decision_answer *d) {
  if (d->rule == NULL)
    print_names("  by one of ", d->rules.items, d->rules.count);
  else
    printf("  by %s", d->rule);
  if (d->because != NULL && *d->because != '\0') printf(": %s", d->because);
  if (d->cites != NULL && *d->cites != '\0') printf(" [%s]", d->cites);
  if (d->categorical) printf(" (categorical)");
  puts("");
  if (d->rules.count > 1 && d->rule != NULL) {
    print_names("  also applies: ", d->rules.items + 1, d->rules.count - 1);
    puts("");
  }
}

static void print_decision(const options *o, const case_facts *facts, const decision_answer *d) {
  if (strcmp(d->status, "undetermined") == 0) {
    print_undetermined(facts->tables, d);
  } else {
    printf("%s: %s\n", d->decision->label,
           d->outcome != NULL ? d->outcome->label : "refer to a person; the text is silent");
    print_rules(d);
    print_limits(d);
  }
  print_assumptions(o, d);
  if (o->explain) print_account(o, facts, d->decision);
}

static void print_case(const options *o, const case_facts *facts, const case_answer *c) {
  const model *m = facts->tables->model;
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
  for (uint32_t i = 0; i < c->decisions.count; i++)
    print_decision(o, facts, &c->decisions.items[i]);
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

static json_t *parts_json(const account_parts *parts);

static json_t *part_json(const account_part *part) {
  json_t *out = json_object();
  json_object_set_new(out, "name", json_string(part->name));
  json_object_set_new(out, "asks", json_string(part->asks));
  json_object_set_new(out, "is", text_or_null(part->is));
  json_object_set_new(out, "holds", json_string(part->truth == POLRT_FALSE ? "no" : "open"));
  if (part->ways.count == 0) return out;
  json_t *ways = json_array();
  for (uint32_t i = 0; i < part->ways.count; i++)
    json_array_append_new(ways, parts_json(&part->ways.items[i]));
  json_object_set_new(out, "any_of", ways);
  return out;
}

static json_t *parts_json(const account_parts *parts) {
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
    json_t *item = json_object();
    json_object_set_new(item, "rule", json_string(x->row->rule->name));
    json_object_set_new(item, "row", json_string(x->row->id));
    json_object_set_new(item, "applies", json_string(words[x->truth]));
    json_object_set_new(item, "against", names_json(x->against.items, x->against.count));
    json_object_set_new(item, "depends_on", names_json(x->open.items, x->open.count));
    json_object_set_new(item, "parts", parts_json(&x->parts));
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
  if (!command_compile(o, &c, o->words.items[0], o->strict)) {
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
    print_case(o, &facts, &answer);
  return EXIT_CLEAN;
}
