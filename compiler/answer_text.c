/* answer_text.c -- an answer, and the account of its rules, as text for people.
 *
 * What it says was found by answer.c and answer_account.c; nothing is decided here.
 */
#include "answer.h"
#include "explain.h"

#include <stdio.h>
#include <string.h>

const char *answer_label(const decision *d, const char *name) {
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
    printf("%s %s", i > 0 ? " or" : "", answer_label(d->decision, d->possible.items[i]));
  puts("");
  if (!d->exact) puts("  (the search was cut short: fewer may be possible)");
  print_needs(t, d);
}

static void print_names(const char *lead, const char *const *names, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) printf("%s%s", i == 0 ? lead : ", ", names[i]);
}

static void print_assumptions(arena *a, const decision_answer *d) {
  for (uint32_t i = 0; i < d->assumptions.count; i++) {
    const fact *f = d->assumptions.items[i];
    const char *because = f->assumed_because;
    printf("  assumed: %s is %s%s%s\n", f->name, fact_value_text(a, f, f->assumed_value),
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

/* "patient_group is neonate" names the value that it has. */
static bool says_value(const account_part *part) {
  size_t asked = strlen(part->asks), length = strlen(part->is);
  return part->truth == POLRT_TRUE && asked > length && part->asks[asked - length - 1] == ' ' &&
         strcmp(part->asks + asked - length, part->is) == 0;
}

/* "fails: gestational_age >= 34w0d (it is 33w6d)" */
static void print_part(const account_part *part, const char *lead) {
  printf("%s%s", lead, part->asks);
  if (part->is == NULL || says_value(part)) return;
  if (part->column == 0) printf(" (the date is %s)", part->is);
  if (part->column > 0) printf(" (it is %s)", part->is);
}

/* Alternatives of one part each stand on one line each; longer ones are numbered. */
static void print_ways(const account_part *part, unsigned indent) {
  uint32_t count = part->ways.count;
  for (uint32_t i = 0; i < count; i++) {
    const account_parts *way = &part->ways.items[i];
    if (count > 1 && way->count > 1) printf("%*sway %u:\n", (int)indent, "", i + 1);
    answer_print_parts(way, indent + (count > 1 && way->count > 1 ? 2 : 0));
  }
}

void answer_print_parts(const account_parts *parts, unsigned indent) {
  for (uint32_t i = 0; i < parts->count; i++) {
    const account_part *part = &parts->items[i];
    printf("%*s", (int)indent, "");
    print_part(part, part->truth == POLRT_FALSE  ? "fails: "
                     : part->truth == POLRT_TRUE ? "holds: "
                                                 : "open: ");
    if (part->ways.count > 1 && part->truth != POLRT_TRUE)
      printf(part->truth == POLRT_FALSE ? "; one of these would do:"
                                        : "; one of these settles it:");
    puts("");
    print_ways(part, indent + 2);
  }
}

/* Of the rows of one rule those that add something: of a rule that applies the row that does, of
 * others not those that lack what another row lacks and more. */
static bool is_told(const account *all, uint32_t index) {
  const row_account *x = &all->items[index];
  if (x->off) return false;
  for (uint32_t i = 0; i < all->count; i++) {
    const row_account *y = &all->items[i];
    if (i == index || y->off || y->row->rule != x->row->rule) continue;
    if (y->truth == POLRT_TRUE && (x->truth != POLRT_TRUE || i < index)) return false;
    if (y->truth == POLRT_OPEN && x->truth == POLRT_FALSE) return false;
    if (y->truth != x->truth || !account_within(&y->parts, &x->parts)) continue;
    if (i < index || !account_within(&x->parts, &y->parts)) return false;
  }
  return true;
}

static bool is_deciding(const decision_answer *d, const row_account *x) {
  return d->rule != NULL && strcmp(d->rule, x->row->rule->name) == 0;
}

/* Rules stand in their order: what comes after the deciding one has no say. */
static void print_account(const account *all, const decision_answer *d) {
  static const char *const word[] = { "does not apply", "applies", "may apply" };
  const rule *last = NULL;
  bool decided = false;
  for (uint32_t i = 0; i < all->count; i++) {
    const row_account *x = &all->items[i];
    if (!is_told(all, i)) continue;
    printf("  %s%s %s", last == x->row->rule ? "another case of " : "", x->row->rule->name,
           word[x->truth]);
    if (is_deciding(d, x) && x->truth == POLRT_TRUE)
      printf(", and decides");
    else if (decided && x->truth != POLRT_FALSE)
      printf("; `%s' comes first", d->rule);
    puts("");
    decided |= is_deciding(d, x);
    last = x->row->rule;
    answer_print_parts(x->truth == POLRT_TRUE ? &x->read : &x->parts, 4);
  }
}

void answer_print_rules(const decision_answer *d) {
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

/* "S2.1: Premature neonate, born at or before 34 weeks" */
static void print_cited(const row *r) {
  const cite_list *cites = r->kind == ROW_RULE        ? &r->version->cites
                           : r->kind == ROW_OTHERWISE ? &r->otherwise->cites
                                                      : NULL;
  for (uint32_t i = 0; cites != NULL && i < cites->count; i++) {
    const statement *s = cites->items[i].statement;
    if (s != NULL) printf("    %s: %s\n", s->id, s->text);
  }
}

static void print_sufficient(arena *a, const case_facts *facts, const decision_answer *d) {
  text_list words = explain_sufficient(a, facts, d->decision);
  if (words.count == 0)
    puts("  no fact matters: the answer is the same whatever they are");
  else
    print_names("  these facts suffice: ", words.items, words.count);
  if (words.count > 0) puts("");
}

static void print_decision(arena *a, const case_facts *facts, const decision_answer *d,
                           answer_detail how) {
  bool settled = strcmp(d->status, "undetermined") != 0;
  if (settled) {
    printf("%s: %s\n", d->decision->label,
           d->outcome != NULL ? d->outcome->label : "refer to a person; the text is silent");
    answer_print_rules(d);
    if (how != ANSWER_SHORT && d->rule != NULL) print_cited(d->deciding);
    print_limits(d);
  } else {
    print_undetermined(facts->tables, d);
  }
  print_assumptions(a, d);
  if (how != ANSWER_SHORT && settled) print_sufficient(a, facts, d);
  if (how != ANSWER_EXPLAINED) return;
  account all = answer_account(a, facts, d->decision);
  print_account(&all, d);
}

void answer_print_head(const case_facts *facts, const case_answer *c) {
  const char *on = facts->texts[0];
  printf("%s, ", facts->tables->model->title);
  if (on == NULL)
    puts("date not given");
  else if (c->revision != NULL)
    printf("on %s (revision of %s)\n", on, c->revision->date);
  else
    printf("on %s\n", on);
}

void answer_print_status(const case_facts *facts, const case_answer *c) {
  const model *m = facts->tables->model;
  if (strcmp(c->status, "no_revision_in_force") == 0)
    printf("no revision is in force: the first takes effect on %s\n", m->revisions.items[0].date);
  if (strcmp(c->status, "inconsistent_facts") == 0)
    puts("these facts contradict each other: the policy declares such a case impossible");
}

void answer_print(arena *a, const case_facts *facts, const case_answer *c, answer_detail how) {
  answer_print_head(facts, c);
  answer_print_status(facts, c);
  for (uint32_t i = 0; i < c->decisions.count; i++)
    print_decision(a, facts, &c->decisions.items[i], how);
  for (uint32_t i = 0; i < c->caveats.count; i++) {
    const revision *r = c->caveats.items[i];
    const char *because = r->unencoded_because;
    printf("caveat (%s): %s%s%s\n", r->date, r->unencoded, because != NULL ? " -- " : "",
           because != NULL ? because : "");
  }
}
