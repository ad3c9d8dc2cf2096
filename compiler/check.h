/* check.h -- shared by the files of the checking stage (check*.c); nobody else includes it. */
#ifndef POLC_CHECK_H
#define POLC_CHECK_H

#include "lock.h"
#include "model.h"
#include "symtab.h"

/* An item with the revision that brings it: 1 for the base, or the revision whose block holds it. */
typedef struct dated_item {
  const node *node; /* the item itself: add's child; amend, retire, extend, changes as they stand */
  node_kind verb;   /* NODE_ADD for base items too; NODE_AMEND, NODE_RETIRE, ... */
  uint32_t revision;
} dated_item;

/* The clauses a rule, table row or default consists of, as the author last wrote them: an `amend'
 * replaces some and the version is read anew from all of them. */
typedef struct clause_set {
  const node *when, *then, *because, *cite, *exception; /* rules and rows */
  const node *cells, *by;                          /* rows: the row node and the table's by list */
  const node *otherwise, *only_where, *exhaustive; /* defaults; because and cite as above */
  const node *is;                                  /* criteria: the condition */
} clause_set;

typedef struct declared_rule {
  rule *rule;
  clause_set clauses;
  bool retired;
} declared_rule;

typedef struct declared_decision {
  decision *decision;
  symtab outcomes;
  clause_set clauses;
} declared_decision;

typedef struct declared_criterion {
  criterion *criterion;
  clause_set clauses;
} declared_criterion;

typedef struct checker {
  arena *arena;
  diags *diags;
  model *model;
  VEC(dated_item) items;
  symtab types, facts, criteria, decisions, rules, statements, properties;
  const lock *lock; /* permanent numbers given earlier; NULL: none */
  uint32_t rule_count;
  uint32_t revision; /* of the item being read */
  bool exact_weeks;  /* do not warn of whole weeks: the place is proved otherwise */
} checker;

/* check_values.c */
bool check_value(checker *k, const fact *f, const node *literal, int32_t *value);
fact *check_find_fact(checker *k, const node *at, const char *name, span place);
void check_one_of(checker *k, const node *n, one_of *type);
void check_extend(checker *k, const dated_item *item);
void check_fact(checker *k, const node *n);
void check_type(checker *k, const node *n);

/* check_cond.c */
cond *check_cond(checker *k, const node *n); /* never NULL; after an error: always true */
cond *cond_new(checker *k, cond_kind kind, span at);
cond *check_cell(checker *k, fact *f, const node *cell); /* NULL for `any' */
void check_criteria(checker *k);                         /* circles */

/* check_rules.c */
void check_decision(checker *k, const node *n);
void check_defaults(checker *k, declared_decision *d);
void check_rule_name(checker *k, const node *n);
void check_rule(checker *k, const node *n);
void check_table_names(checker *k, const node *n);
void check_table(checker *k, const node *n);
void check_order_items(checker *k, const node *n); /* resolve, precedence */
declared_decision *check_find_decision(checker *k, const char *name, span at);
const outcome *check_find_outcome(checker *k, declared_decision *d, const char *name, span at);
rule *check_find_rule(checker *k, const char *name, span at);
const char *check_because(const node *owner);
diag_code check_twice(const checker *k); /* a name declared twice, in the base or by a revision */
void check_cites(checker *k, const node *cite, cite_list *out);
revision_set check_from_here(const checker *k); /* this revision and all later ones */

/* What a rule or a decision is read from, shared with check_amend.c. */
const node **check_clause_slot(clause_set *c, node_kind kind); /* NULL: no clause of that kind */
void check_version(checker *k, declared_rule *r); /* adds the version that its clauses now say */
void check_exceptions(checker *k, declared_rule *r, const node *exception);
void check_end_orders(checker *k, decision *d, const rule *r, bool only_exceptions);

/* check_amend.c */
void check_amend(checker *k, const node *n);
void check_retire(checker *k, const node *n);

/* check_rest.c: document, properties, examples, history */
void check_header(checker *k, const node *policy);
void check_revisions(checker *k, const node *file);
void check_statement(checker *k, const node *n);
void check_article(checker *k, const node *n);
void check_property(checker *k, const node *n);
void check_impossible(checker *k, const node *n);
void check_example(checker *k, const node *n);
void check_examples_twice(checker *k); /* W704 */
void check_changes(checker *k, const dated_item *item);
void check_reviews(checker *k, const node *file);
void check_uses(checker *k);
void check_c_names(checker *k);

#endif
