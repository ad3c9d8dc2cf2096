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
  const node *requires, *otherwise_of;             /* rules: NODE_REQUIRES, NODE_ELSE */
  const node *required;                            /* requirements: NODE_REQUIRED */
  const node *limited, *categorical, *from, *through;
} clause_set;

typedef struct declared_rule declared_rule;
struct declared_rule {
  rule *rule;
  clause_set clauses;
  bool retired;
  declared_rule *unmet; /* what its `else' says, a rule of its own: NAME.unmet */
  declared_rule *met;   /* of such a rule: the rule that has the `else' */
};

typedef struct declared_decision {
  decision *decision;
  symtab outcomes;
  clause_set clauses;
} declared_decision;

typedef struct declared_criterion {
  criterion *criterion;
  clause_set clauses;
} declared_criterion;

/* `derived NAME is ...': a column read in completed units, a count, or the first of several facts. */
typedef struct named_value {
  const char *name, *label;
  span at;
  const node *node;
  bool read, failed;
  fact *column;
  const unit *unit;     /* of an elapsed time: what its divisor counts; NULL for sums */
  int32_t divisor;      /* steps of the column per unit */
  VEC(cond *) parts;    /* count of */
  const node *first_of; /* first performed of */
  bool used;
} named_value;

typedef VEC(revision) revision_list;

/* A criterion or fact (the other is NULL) that a revision retires. */
typedef struct retired_name {
  const criterion *criterion;
  const fact *fact;
  revision_set ended;
  span at;
} retired_name;

typedef struct checker {
  arena *arena;
  diags *diags;
  model *model;
  VEC(dated_item) items;
  symtab types, facts, criteria, decisions, rules, statements, properties;
  symtab code_facts, code_sets, values, units, limits, readings;
  VEC(retired_name) retired;
  VEC(int32_t) cuts; /* days on which a single rule, criterion or code set begins or has ended */
  const lock *lock;  /* permanent numbers given earlier; NULL: none */
  uint32_t rule_count;
  uint32_t revision;  /* of the item being read */
  uint32_t anonymous; /* criteria made for parts of counts */
  bool exact_weeks;   /* do not warn of whole weeks: the place is proved otherwise */
} checker;

/* check_values.c */
one_of *check_yes_no(checker *k);
const unit *check_find_unit(checker *k, const node *name); /* NULL after a diagnostic */
bool check_number(checker *k, const node *n, ratio *value, const unit **in);
void check_unit(checker *k, const node *n);
void check_assumption(checker *k, const node *n);
code_fact *check_find_code_fact(checker *k, const char *name); /* NULL: there is none */
bool check_value(checker *k, const fact *f, const node *literal, int32_t *value);
fact *check_find_fact(checker *k, const node *at, const char *name, span place);
void check_one_of(checker *k, const node *n, one_of *type);
void check_extend(checker *k, const dated_item *item);
void check_fact(checker *k, const node *n);
void check_type(checker *k, const node *n);

/* check_cond.c */
cond *check_cond(checker *k, const node *n); /* never NULL; after an error: always true */
cond *cond_new(checker *k, cond_kind kind, span at);
cond *check_cell(checker *k, const node *column, const node *cell); /* NULL for `any' */
bool check_criteria(checker *k);                                    /* false: they go in a circle */
cond *check_anything(checker *k, const node *n); /* stands in for what could not be understood */
bool check_column(checker *k, const node *name); /* a column of a table: fact or derived value */

/* check_derived.c: computed columns */
cond *check_computed(checker *k, const node *n); /* NULL: simply a fact against a literal */
cond *check_span(checker *k, const node *n);
fact *check_find_date(checker *k, const node *n); /* NULL after a diagnostic */
fact *check_date_column(checker *k, span at);     /* the date of service as an ordered column */
fact *check_apart(checker *k, derive_op op, fact *from, fact *to, span at);
fact *check_sum_column(checker *k, const derive *v, span at); /* a plain number */
void check_derived_name(checker *k, const node *n);
named_value *check_named_value(checker *k, const char *name); /* NULL: there is none */

/* check_columns.c: counts, layers, and the order of columns */
cond *check_counted(checker *k, cond *count); /* gives a count its column where that pays */
void check_columns(checker *k);

/* check_absent.c: what the absent value of a fact means for a condition */
cond *check_first_performed(checker *k, const node *n);
cond *check_if_any(checker *k, const node *n);
void check_absent_negations(checker *k);

/* check_cuts.c: dates on single rules, criteria and code sets */
void check_cuts(checker *k, const node *file);
revision_set check_dates(checker *k, const node *from, const node *through, revision_set in);

/* check_limits.c */
void check_limit(checker *k, const node *n);
void check_limited(checker *k, const node *limited, limit_list *out);

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
void check_requirements(checker *k); /* their place above all other rules */
void check_end_orders(checker *k, decision *d, const rule *r, bool only_exceptions);

/* check_amend.c */
void check_amend(checker *k, const node *n);
void check_retire(checker *k, const node *n);
void check_retired(checker *k); /* E609: what still names a retired criterion or fact */

/* check_rest.c: document, properties, examples, history */
bool check_date(checker *k, const node *n, int32_t *day);
void check_reading(checker *k, const node *n);
/* The authored revision after this one; beyond all revisions when there is none. */
uint32_t check_next_authored(const checker *k, uint32_t number);
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
