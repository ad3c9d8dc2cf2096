/* model.h -- the typed model of a policy: names resolved, values in steps, revisions applied.
 *
 * `check' builds it from the syntax tree; everything later reads this and never the tree.
 * Conditions keep the author's comparisons (operator and value): turning them into boxes is for
 * `lower', evaluating them directly is for `naive', and the two never share code.
 *
 * Values.  A yes_no fact is 0 or 1.  A one-of fact is its member's permanent number, 0 being the
 * `other' of an open list.  A quantity is a count of its declared steps from zero.
 *
 * Revisions are numbered 1, 2, ... in order of time; revision 0 stands for "none in force".
 */
#ifndef POLC_MODEL_H
#define POLC_MODEL_H

#include "ast.h"
#include "base.h"
#include "diag.h"
#include "units.h"

enum {
  MODEL_MAX_MEMBERS = 62,  /* of a one-of: one bit each in a 64-bit mask */
  MODEL_MAX_OUTCOMES = 61, /* of a decision */
  MODEL_MAX_REVISIONS = 62,
  MODEL_MAX_FACTS = 63,
  MODEL_MAX_DECISIONS = 32
};

/* Bit r: revision r. */
typedef uint64_t revision_set;

/* ---- vocabulary -------------------------------------------------------------------------- */

typedef struct member {
  const char *name, *label; /* label: the name when the author gave none */
  span at;
  int32_t number; /* permanent */
  uint32_t since; /* the revision that adds it */
} member;

typedef struct one_of {
  const char *name; /* NULL when written in place */
  span at;
  bool open;           /* members[0] is then `other', number 0 */
  VEC(member) members; /* ascending numbers, without holes */
  bool used;
} one_of;

typedef enum fact_kind { FACT_YES_NO, FACT_ONE_OF, FACT_NUMBER } fact_kind;

typedef struct fact {
  const char *name, *label, *ask;
  span at;
  fact_kind kind;
  one_of *type;      /* FACT_YES_NO (no, yes) and FACT_ONE_OF */
  quantity quantity; /* FACT_NUMBER: unit and step */
  int32_t lo, hi;    /* smallest and largest value, in steps or member numbers */
  bool judgment;
  uint32_t since;
  uint32_t input; /* column in boxes and tables: 1, 2, ...; 0 is the revision */
  bool used;
} fact;

/* ---- conditions -------------------------------------------------------------------------- */

typedef struct criterion criterion;
typedef struct cond cond;

typedef enum cond_kind {
  COND_ALL,       /* every part; no part: true */
  COND_ANY,       /* at least one part; no part: false */
  COND_NOT,       /* not part 0 */
  COND_COUNT,     /* at_least <= number of parts that hold <= at_most */
  COND_CRITERION, /* a named condition */
  COND_MEMBER,    /* fact's member is among `members', read in the revision's vocabulary */
  COND_COMPARE,   /* fact op value; with divisor > 1: floor(fact / divisor) op value */
  COND_BETWEEN    /* value <= fact <= upper */
} cond_kind;

struct cond {
  cond_kind kind;
  span at;
  VEC(cond *) parts;
  uint32_t at_least, at_most;
  const criterion *criterion;
  fact *fact;
  VEC(int32_t) members; /* COND_MEMBER: member numbers */
  bool negated;         /* COND_MEMBER: `is not', `not in' */
  node_op op;
  int32_t value, upper, divisor;
  const char *printed, *printed_because; /* what the text prints beside what is meant */
};

typedef struct criterion_version {
  revision_set valid;
  const cond *is;
} criterion_version;

struct criterion {
  const char *name, *label;
  span at;
  VEC(criterion_version) versions;
  bool used;
};

/* The condition of a criterion in one revision; NULL when it is not declared there. */
const cond *criterion_in(const criterion *c, uint32_t revision);

/* ---- the document ------------------------------------------------------------------------ */

typedef struct statement {
  const char *id, *section, *text;
  span at;
  bool informative;
  bool cited;
} statement;

typedef struct cite {
  const char *text;           /* the id or the quoted text */
  const statement *statement; /* NULL for quoted text */
} cite;

typedef VEC(cite) cite_list;

/* ---- decisions --------------------------------------------------------------------------- */

typedef struct decision decision;
typedef struct rule rule;

typedef struct outcome {
  const char *name, *label;
  span at;
  uint32_t number; /* permanent, 1 .. */
  uint32_t rank;   /* 1 is best; 0 when the decision gives no order */
} outcome;

typedef struct rule_version {
  revision_set valid;
  const cond *when;
  const outcome *then;
  const char *because;
  cite_list cites;
  span at, when_at;
} rule_version;

/* How the rows of one table relate to each other; rules outside tables have none. */
typedef enum hit_policy { HIT_UNIQUE, HIT_ANY, HIT_FIRST, HIT_PRIORITY } hit_policy;

typedef struct table {
  const char *name;
  span at;
  hit_policy hit;
} table;

struct rule {
  const char *name, *label;
  span at; /* the head, `rule NAME' or the table's row */
  decision *decision;
  const table *table; /* NULL: not a table row */
  uint32_t number;    /* permanent, 1 .. 65534 */
  VEC(rule_version *) versions;
};

typedef enum default_kind {
  DEFAULT_NONE, /* nothing said: a gap is an error all the same */
  DEFAULT_EXHAUSTIVE,
  DEFAULT_OTHERWISE,
  DEFAULT_REFER
} default_kind;

typedef struct default_version {
  revision_set valid;
  default_kind kind;
  const outcome *outcome; /* DEFAULT_OTHERWISE */
  const cond *only_where; /* the contract, or NULL */
  const char *because;
  cite_list cites;
  span at, where_at;
} default_version;

/* `above' wins over `below' where both may fire. */
typedef enum order_kind { ORDER_EXCEPTION, ORDER_RESOLVE, ORDER_PRECEDENCE } order_kind;

typedef struct order {
  order_kind kind;
  revision_set valid;
  rule *above, *below;
  const cond *where; /* ORDER_RESOLVE; NULL: everywhere */
  const char *because;
  span at, where_at;
} order;

struct decision {
  const char *name, *label;
  span at;
  uint32_t number; /* index in tables and answers, 0 .. */
  VEC(outcome) outcomes;
  bool ranked;
  VEC(rule *) rules; /* in order of permanent number */
  VEC(default_version) defaults;
  VEC(order) orders; /* exceptions, resolves, precedence lists */
};

/* ---- properties, examples, history ------------------------------------------------------- */

typedef enum property_kind {
  PROPERTY_NEVER,
  PROPERTY_ALWAYS,
  PROPERTY_RAISING,
  PROPERTY_LOWERING
} property_kind;

typedef struct property {
  property_kind kind;
  const char *name; /* NULL for raising, lowering */
  span at;
  revision_set valid;
  const decision *decision;
  const outcome *outcome; /* NEVER, ALWAYS */
  const fact *fact;       /* RAISING, LOWERING */
  const cond *where;      /* NULL: everywhere */
} property;

typedef struct impossible {
  revision_set valid;
  const cond *cond;
  const char *because;
  span at;
} impossible;

typedef struct promise {
  const decision *decision; /* NULL: `changes reasons' */
  const cond *only_where;   /* NULL: nothing */
  span at;
} promise;

typedef struct revision {
  uint32_t number;  /* 1 .. */
  int32_t day;      /* takes effect at 00:00; days since 1970-01-01 */
  const char *date; /* "2016-10-01" */
  const char *title;
  const char *unencoded, *unencoded_because; /* caveat of every earlier date; NULL: none */
  VEC(promise) promises;
  span at;
} revision;

/* What an example says of one fact: members or a range. */
typedef struct given {
  const fact *fact; /* NULL: the date (never used yet) */
  uint64_t members;
  int32_t lo, hi;
  bool unknown;
  span at;
} given;

typedef struct expectation {
  const decision *decision; /* NULL: no_revision, or a caveat */
  const outcome *outcome;   /* NULL: unknown or refer */
  bool refer;
  const rule *by; /* NULL: any; see by_otherwise */
  bool by_otherwise;
  bool lists_needs;
  VEC(const fact *) needs; /* NULL: the date */
  bool no_revision;        /* none in force; the rest is then unused */
  const revision *caveat;  /* without decision: whose caveat; NULL: no caveat at all */
  span at;
} expectation;

typedef struct example {
  const char *name;
  span at;
  bool has_day;
  int32_t day;
  VEC(given) givens;
  VEC(expectation) expectations;
} example;

typedef struct model {
  const char *name, *title, *number;
  const char *selected_by; /* the date fact that picks the revision */
  span at;
  VEC(revision) revisions; /* [0] is revision 1 */
  VEC(one_of *) types;
  VEC(fact *) facts; /* facts[i]->input == i + 1 */
  VEC(criterion *) criteria;
  VEC(decision *) decisions;
  VEC(statement) statements;
  VEC(property) properties;
  VEC(impossible) impossibles;
  VEC(example) examples;
} model;

/* All revisions of the model. */
revision_set model_revisions(const model *m);
/* The revision in force on a day; 0 when none is. */
uint32_t model_revision_on(const model *m, int32_t day);

const member *one_of_member(const one_of *t, int32_t number);
/* A member name, number or step count as the author would write it: "neonate", "34w0d", "14.5". */
const char *fact_value_text(arena *a, const fact *f, int32_t value);

/* For qsort of pointers to rules. */
int rule_by_number(const void *x, const void *y);
rule_version *rule_version_in(const rule *r, uint32_t revision);
const default_version *default_in(const decision *d, uint32_t revision);

/* ---- the stage --------------------------------------------------------------------------- */

/* Resolves and judges a syntax tree.  Returns the model also after errors, as far as it could be
 * understood; use it only when sink->errors is 0.  NULL when there is no policy at all. */
model *check_policy(arena *a, const node *file, diags *sink);
/* The same with the permanent numbers of a lock (lock.h). */
struct lock;
model *check_policy_numbered(arena *a, const node *file, const struct lock *numbers, diags *sink);

/* Days since 1970-01-01 of YYYYMMDD; false when there is no such day or it is out of 1900..2200. */
bool date_from_number(int64_t yyyymmdd, int32_t *day);
const char *date_text(arena *a, int32_t day);

#endif
