/* command_why_not.c -- `polc why-not': what keeps a case from an outcome, and what would change it. */
#include "command.h"
#include "nearest.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

/* A rule that gives the outcome and does not decide. */
typedef struct short_of {
  const row *row;
  const row_account *account;
  const char *beaten_by; /* it applies, but this rule wins; NULL */
} short_of;

typedef struct question {
  const options *options;
  const case_facts *facts;
  const decision *decision;
  const outcome *wanted; /* NULL: refer */
  case_answer answer;
  const decision_answer *now; /* NULL: nothing is decided */
  VEC(short_of) rules;
  bool by_default; /* the default gives it */
  nearest_report nearest;
} question;

/* ---- reading ----------------------------------------------------------------------------- */

static const outcome *find_outcome(const decision *d, const char *name) {
  for (uint32_t i = 0; i < d->outcomes.count; i++)
    if (strcmp(d->outcomes.items[i].name, name) == 0) return &d->outcomes.items[i];
  return NULL;
}

static bool no_such_fact(arena *a, const tables *t, const char *name, diags *sink) {
  near_miss near = { .wanted = name };
  diag *d = diag_add(sink, DIAG_E120, SPAN_NONE, "--keep: this policy has no fact `%s'", name);
  for (uint32_t i = 0; i < facts_slots(t); i++) near_miss_try(&near, facts_slot(t, i).name);
  if (near.best != NULL) diag_hint(sink, d, "did you mean `%s'?", near.best);
  (void)a;
  return false;
}

/* `--keep age_years,sex' */
static bool read_kept(const options *o, const tables *t, fact_set *kept, diags *sink) {
  bool fine = true;
  *kept = 0;
  for (const char *p = o->keep; p != NULL && *p != '\0';) {
    size_t length = strcspn(p, ",");
    const char *name = fact_trimmed(o->arena, p, length);
    int number = facts_find(t, name);
    if (number < 0)
      fine = no_such_fact(o->arena, t, name, sink);
    else if (facts_slot(t, (uint32_t)number).count > 0)
      *kept |= fact_bit(facts_slot(t, (uint32_t)number).first);
    p += length;
    p += *p == ',' ? 1 : 0;
  }
  return fine;
}

/* ---- finding out ------------------------------------------------------------------------- */

static bool same_parts(const account_parts *x, const account_parts *y) {
  bool same = x->count == y->count;
  for (uint32_t i = 0; same && i < x->count; i++) {
    const account_part *a = &x->items[i], *b = &y->items[i];
    same = strcmp(a->asks, b->asks) == 0 && a->ways.count == b->ways.count;
    for (uint32_t w = 0; same && w < a->ways.count; w++)
      same = same_parts(&a->ways.items[w], &b->ways.items[w]);
  }
  return same;
}

/* Two cases of one rule that fail for the same reasons are told once. */
static bool same_account(const row_account *x, const row_account *y) {
  return x->row->rule == y->row->rule && x->truth == y->truth && same_parts(&x->parts, &y->parts);
}

static void find_rules(question *q) {
  arena *a = q->options->arena;
  account *all = ARENA_NEW(a, account);
  *all = answer_account(a, q->facts, q->decision);
  for (uint32_t i = 0; i < all->count; i++) {
    const row_account *x = &all->items[i];
    if (x->row->version->then != q->wanted || x->off) continue;
    if (q->rules.count > 0 && same_account(q->rules.items[q->rules.count - 1].account, x)) continue;
    short_of s = { x->row, x, NULL };
    if (x->truth == POLRT_TRUE && q->now != NULL) s.beaten_by = q->now->rule;
    vec_push(a, &q->rules, s);
  }
  uint32_t at = q->answer.revision != NULL ? q->answer.revision->number : 0;
  const default_version *d = at > 0 ? default_in(q->decision, at) : NULL;
  q->by_default =
      d != NULL && (q->wanted != NULL ? d->outcome == q->wanted : d->kind == DEFAULT_REFER);
}

static void find_out(question *q, const tables *t, fact_set kept) {
  arena *a = q->options->arena;
  q->answer = answer_case(a, q->facts);
  for (uint32_t i = 0; i < q->answer.decisions.count; i++)
    if (q->answer.decisions.items[i].decision == q->decision)
      q->now = &q->answer.decisions.items[i];
  q->nearest = nearest_ways(inquiry_new(a, t, q->decision), q->facts, q->wanted, kept);
  if (!q->nearest.reached && q->now != NULL) find_rules(q);
}

/* ---- text -------------------------------------------------------------------------------- */

static const char *wanted_label(const question *q) {
  return q->wanted != NULL ? q->wanted->label : "refer to a person";
}

static void print_now(const question *q) {
  const decision_answer *d = q->now;
  if (d == NULL) return;
  printf("%s: ", d->decision->label);
  if (strcmp(d->status, "undetermined") == 0) {
    printf("not determined; possible:");
    for (uint32_t i = 0; i < d->possible.count; i++)
      printf("%s %s", i > 0 ? " or" : "", answer_label(d->decision, d->possible.items[i]));
    puts("");
    return;
  }
  puts(d->outcome != NULL ? d->outcome->label : "refer to a person; the text is silent");
  answer_print_rules(d);
}

static void print_rule(const short_of *s) {
  static const char *const word[] = { "does not apply", "applies", "may apply" };
  const char *because = row_because(s->row);
  printf("  %s %s", s->row->rule->name, word[s->account->truth]);
  if (s->beaten_by != NULL) printf(", but %s wins over it", s->beaten_by);
  printf("%s%s\n", because != NULL && *because != '\0' ? ": " : "", because != NULL ? because : "");
  answer_print_parts(&s->account->parts, 4);
}

static void print_rules(const question *q) {
  if (q->rules.count > 0 || q->by_default) printf("Why not %s?\n", wanted_label(q));
  for (uint32_t i = 0; i < q->rules.count; i++) print_rule(&q->rules.items[i]);
  if (q->by_default)
    printf("  it is given where no rule applies%s%s\n",
           q->now != NULL && q->now->rule != NULL ? "; here one does: " : "",
           q->now != NULL && q->now->rule != NULL ? q->now->rule : "");
}

static void print_changes(const nearest_way *w, uint32_t number) {
  bool first = true;
  for (uint32_t i = 0; i < w->changes.count; i++, first = false) {
    const fact_change *c = &w->changes.items[i];
    first ? printf("  %u. ", number) : printf("     and ");
    printf("%s%s\n", c->words, c->slot.judgment ? " (a person must attest this)" : "");
  }
  for (uint32_t i = 0; i < w->settled.count; i++, first = false) {
    const fact_change *c = &w->settled.items[i];
    const char *lead = i > 0 ? "and " : w->changes.count > 0 ? "when " : "";
    first ? printf("  %u. %s", number, lead) : printf("     %s", lead);
    printf("%s%s\n", c->words, c->slot.judgment ? " (a person must attest this)" : "");
  }
}

static void print_never(const question *q) {
  const nearest_report *n = &q->nearest;
  printf("No facts give it: ");
  if (n->ruled_out_by.count == 0) {
    puts("on no date, whatever the facts are");
    return;
  }
  for (uint32_t i = 0; i < n->ruled_out_by.count; i++)
    printf("%s%s", i > 0 ? ", " : "", n->ruled_out_by.items[i]);
  puts(n->ruled_out_by.count > 1 ? " rule it out, whatever the other facts are"
                                 : " rules it out, whatever the other facts are");
  if (n->not_on_this_date) puts("  (on another date it is possible)");
}

static void print_nearest(const question *q) {
  const nearest_report *n = &q->nearest;
  if (n->reached) {
    printf("The case is %s already.\n", wanted_label(q));
    return;
  }
  if (n->ways.count > 0 || n->wait != NULL)
    puts(n->open ? "No given fact has to change; it is given with:"
                 : "What would give it, nearest first:");
  for (uint32_t i = 0; i < n->ways.count; i++) print_changes(&n->ways.items[i], i + 1);
  if (n->wait != NULL)
    printf("  %s the same facts on %s give it\n", n->ways.count > 0 ? "or:" : "", n->wait);
  if (n->ways.count == 0 && n->exact && n->wait == NULL) print_never(q);
  if (!n->exact) puts("  (the search was cut short: there may be nearer ones)");
}

static void print_text(const question *q) {
  answer_print_head(q->facts, &q->answer);
  answer_print_status(q->facts, &q->answer);
  print_now(q);
  print_rules(q);
  print_nearest(q);
}

/* ---- JSON -------------------------------------------------------------------------------- */

static json_t *text_or_null(const char *text) {
  return text != NULL ? json_string(text) : json_null();
}

static json_t *rule_json(const short_of *s) {
  static const char *const word[] = { "no", "yes", "open" };
  json_t *out = json_object();
  json_object_set_new(out, "rule", json_string(s->row->rule->name));
  json_object_set_new(out, "applies", json_string(word[s->account->truth]));
  json_object_set_new(out, "beaten_by", text_or_null(s->beaten_by));
  json_object_set_new(out, "because", text_or_null(row_because(s->row)));
  json_object_set_new(out, "parts", answer_parts_json(&s->account->parts));
  return out;
}

static json_t *change_json(const fact_change *c) {
  json_t *out = json_object();
  json_object_set_new(out, "fact", json_string(c->slot.name));
  json_object_set_new(out, "from", text_or_null(c->from));
  json_object_set_new(out, "to", json_string(c->to));
  json_object_set_new(out, "other", text_or_null(c->other));
  if (c->assumed) json_object_set_new(out, "assumed", json_true());
  if (c->slot.judgment) json_object_set_new(out, "judgment", json_true());
  return out;
}

static json_t *way_json(const nearest_way *w) {
  json_t *out = json_object(), *changes = json_array(), *settled = json_array();
  for (uint32_t i = 0; i < w->changes.count; i++)
    json_array_append_new(changes, change_json(&w->changes.items[i]));
  for (uint32_t i = 0; i < w->settled.count; i++)
    json_array_append_new(settled, change_json(&w->settled.items[i]));
  json_object_set_new(out, "change", changes);
  json_object_set_new(out, "give", settled);
  return out;
}

static void print_json(const question *q) {
  const nearest_report *n = &q->nearest;
  json_t *out = json_object(), *rules = json_array(), *ways = json_array(), *by = json_array();
  bool never = !n->reached && n->exact && n->ways.count == 0;
  for (uint32_t i = 0; i < q->rules.count; i++)
    json_array_append_new(rules, rule_json(&q->rules.items[i]));
  for (uint32_t i = 0; i < n->ways.count; i++)
    json_array_append_new(ways, way_json(&n->ways.items[i]));
  for (uint32_t i = 0; i < n->ruled_out_by.count; i++)
    json_array_append_new(by, json_string(n->ruled_out_by.items[i]));
  json_object_set_new(out, "policy", json_string(q->facts->tables->model->name));
  json_object_set_new(out, "on", text_or_null(q->facts->texts[0]));
  json_object_set_new(out, "decision", json_string(q->decision->name));
  json_object_set_new(out, "wanted", json_string(q->wanted != NULL ? q->wanted->name : "refer"));
  json_object_set_new(out, "status",
                      json_string(n->reached ? "reached"
                                  : n->open  ? "open"
                                  : never    ? "impossible"
                                             : "short"));
  json_object_set_new(
      out, "outcome",
      text_or_null(q->now != NULL && q->now->outcome != NULL ? q->now->outcome->name : NULL));
  json_object_set_new(out, "rule", text_or_null(q->now != NULL ? q->now->rule : NULL));
  json_object_set_new(out, "rules", rules);
  json_object_set_new(out, "ways", ways);
  json_object_set_new(out, "other_date", text_or_null(n->wait));
  json_object_set_new(out, "ruled_out_by", by);
  json_object_set_new(out, "exact", json_boolean(n->exact));
  json_dumpf(out, stdout, JSON_INDENT(2));
  puts("");
  json_decref(out);
}

/* ---- the command ------------------------------------------------------------------------- */

int command_why_not(options *o) {
  if (o->words.count < 2) return command_usage("`polc why-not' needs an outcome and a policy file");
  compilation c;
  int status = command_settle(o, &c, command_compile(o, &c, o->words.items[1], o->strict));
  if (status != EXIT_CLEAN) return status;
  case_facts facts = facts_unknown(o->arena, c.tables);
  fact_set kept;
  question q = { .options = o, .facts = &facts };
  q.decision = command_decision(o, c.model, o->words.items[0], &c.diags);
  bool fine = command_read_case(o, &facts, 2, &c.diags);
  if (!read_kept(o, c.tables, &kept, &c.diags) || !fine || q.decision == NULL)
    return command_report(o, &c.diags);
  q.wanted = find_outcome(q.decision, o->words.items[0]);
  find_out(&q, c.tables, kept);
  if (o->json)
    print_json(&q);
  else
    print_text(&q);
  return EXIT_CLEAN;
}
