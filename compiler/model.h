/* model.h -- the typed model of a policy: names resolved, values in steps, revisions applied.
 *
 * `check' builds it from the syntax tree; everything later reads this and never the tree.
 * Conditions keep the author's comparisons (operator and value): turning them into boxes is for
 * `lower', evaluating them directly is for `naive', and the two never share code.
 *
 * Values.  A yes_no fact is 0 or 1.  A one-of fact is its member's permanent number, 0 being the
 * `other' of an open list.  A quantity is a count of its declared steps from zero, a date a day
 * counted from 1970-01-01.  Where a fact may be absent (`or never'), its smallest value `lo' stands
 * for that and real values lie in lo + 1 .. hi: so an absent value is one more step below all others,
 * in boxes, classes and tables alike.
 *
 * Columns.  Besides what the author declares as facts (role FACT_DECLARED) boxes and tables have
 * columns that are computed or implied; they are `fact's as well:
 *   FACT_MEMBERSHIP  yes/no: has the code fact `of' any code of the set `codes'?  Given by callers
 *                    through the codes, never directly.
 *   FACT_DERIVED     a value computed from other columns by `derive' (dates apart, sums, counts)
 *   FACT_LAYER       yes/no: does the criterion `layer' hold?  Only tables use these columns; the
 *                    rows that are analysed write criteria out.
 * model->facts holds them in the order of their columns: declared, memberships, then derived and
 * layers such that each depends on earlier ones only.
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
  MODEL_MAX_DECISIONS = 32,
  MODEL_MAX_RULES = 1000000 /* of a policy: rules and rows of tables, and the permanent numbers that
                               rules have ever had */
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

typedef enum fact_kind { FACT_YES_NO, FACT_ONE_OF, FACT_NUMBER, FACT_DATE } fact_kind;
typedef enum fact_role { FACT_DECLARED, FACT_MEMBERSHIP, FACT_DERIVED, FACT_LAYER } fact_role;

typedef struct fact fact;
typedef struct criterion criterion;
typedef struct code_fact code_fact;
typedef struct code_set code_set; /* codes.h */

typedef enum derive_op {
  DERIVE_SUM,        /* constant + sum of factor x term */
  DERIVE_DAYS,       /* days from term 0 to term 1 */
  DERIVE_MONTHS,     /* half-months from the anchor, term 0, to term 1: see polrt.h */
  DERIVE_FULL_MONTHS /* whole calendar months strictly between the months of term 0 and term 1 */
} derive_op;

typedef struct derive_term {
  fact *
      fact; /* model->date, a declared fact, a membership; of a sum also a derived fact or a layer */
  int32_t factor; /* DERIVE_SUM */
} derive_term;

/* Absent when any of its terms is. */
typedef struct derive {
  derive_op op;
  VEC(derive_term) terms;
  int32_t constant;
} derive;

struct fact {
  const char *name, *label, *ask; /* name: an identifier, of every role */
  span at;
  fact_kind kind;
  fact_role role;
  one_of *type;      /* FACT_YES_NO (no, yes) and FACT_ONE_OF */
  quantity quantity; /* FACT_NUMBER: unit and step */
  int32_t lo, hi;    /* smallest and largest value, in steps or member numbers */
  bool judgment;
  const char *absent,
      *absent_label; /* "never"; NULL: the fact is never absent.  lo stands for it */
  bool assumed;      /* `unknown is VALUE because': taken when nothing is known */
  int32_t assumed_value;
  const char *assumed_because;
  span assumed_at;
  const code_fact *of; /* FACT_MEMBERSHIP ... */
  const code_set *codes;
  derive *derive;   /* FACT_DERIVED */
  criterion *layer; /* FACT_LAYER */
  uint32_t since;
  uint32_t input; /* column in boxes and tables: 1, 2, ...; 0 is the revision */
  bool used;
};

/* Ordered values: cells use lo .. hi.  The others use `members'. */
static inline bool fact_is_ordinal(const fact *f) {
  return f->kind == FACT_NUMBER || f->kind == FACT_DATE;
}
/* The smallest value that is not `absent'. */
static inline int32_t fact_least(const fact *f) { return f->absent != NULL ? f->lo + 1 : f->lo; }

/* `fact diagnoses : set of code icd10cm', `fact procedure : code hcpcs'.  No column of its own: what
 * conditions ask of it are its memberships. */
struct code_fact {
  const char *name, *label, *ask;
  span at;
  const char *system;
  bool several; /* a set of codes */
  bool judgment;
  uint32_t since;
  VEC(fact *) memberships;
  bool used;
};

/* ---- conditions -------------------------------------------------------------------------- */

typedef struct cond cond;

typedef enum cond_kind {
  COND_ALL,       /* every part; no part: true */
  COND_ANY,       /* at least one part; no part: false */
  COND_NOT,       /* not part 0 */
  COND_COUNT,     /* at_least <= number of parts that hold <= at_most */
  COND_CRITERION, /* a named condition */
  COND_MEMBER,    /* fact's member is among `members', read in the revision's vocabulary */
  COND_COMPARE,   /* fact op value; with divisor > 1: floor(fact / divisor) op value */
  COND_BETWEEN,   /* value <= fact <= upper */
  COND_ABSENT,    /* fact is its absent value */
  COND_REVISIONS  /* the revision in force is one of `revisions' */
} cond_kind;

struct cond {
  cond_kind kind;
  span at;
  VEC(cond *) parts;
  uint32_t at_least, at_most;
  criterion *criterion;
  fact *fact;
  VEC(int32_t) members; /* COND_MEMBER: member numbers */
  bool negated;         /* COND_MEMBER: `is not', `not in' */
  node_op op;
  int32_t value, upper, divisor;
  bool
      or_absent; /* COMPARE, BETWEEN: `if any', holds also for the absent value; otherwise it does not */
  revision_set revisions;
  fact *count; /* COND_COUNT: the derived count of its parts, NULL when written out */
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
  fact *layer;    /* its column in tables */
  bool anonymous; /* made by the compiler for a part of a count */
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

/* What an approval is limited to. */
typedef enum limit_kind {
  LIMIT_QUANTITY = 1, /* amount unit, per `per', from `anchor': "12 weeks from trial_start" */
  LIMIT_SCOPE,        /* text: "sleep use only" */
  LIMIT_EXPIRY        /* until the end of `day', or of the date fact `anchor' */
} limit_kind;

typedef struct limit {
  limit_kind kind;
  const char *name;          /* of a declared limit; NULL */
  const char *amount, *unit; /* "12", "weeks"; decimal text */
  const char *per;           /* "season"; NULL */
  const fact *anchor;        /* a date fact or the date of service; NULL */
  const char *scope;
  int32_t day;
  const char *text; /* all of it in words: "12 weeks from trial_start" */
  span at;
} limit;

typedef VEC(limit) limit_list;

typedef struct rule_version {
  revision_set valid;
  const cond *when;
  const outcome *then; /* NULL: refer */
  limit_list limits;
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
  bool categorical;
  bool gate;            /* a requirement that is not met: wins over every other rule */
  const rule *unmet_of; /* the `else' of a rule with `requires': that rule */
  uint32_t number;      /* permanent, 1 .. MODEL_MAX_RULES */
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
typedef enum order_kind {
  ORDER_EXCEPTION,
  ORDER_RESOLVE,
  ORDER_PRECEDENCE,
  ORDER_REQUIREMENT /* a requirement over the rules it gates */
} order_kind;

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

/* Dates on single rules, criteria and code sets cut time further: such a cut is a `revision' too, which
 * belongs to the authored one before it. */
typedef struct revision {
  uint32_t authored; /* the number of the authored revision it belongs to; its own when authored */
  uint32_t number;   /* 1 .. */
  int32_t day;       /* takes effect at 00:00; days since 1970-01-01 */
  const char *date;  /* "2016-10-01" */
  const char *title;
  const char *unencoded, *unencoded_because; /* caveat of every earlier date; NULL: none */
  VEC(promise) promises;
  span at;
} revision;

/* What an example says of one fact: members or a range. */
typedef struct given {
  const fact *fact; /* a declared fact or a membership (of a code fact: one given each) */
  uint64_t members;
  int32_t lo, hi;
  bool or_absent; /* lo .. hi or absent */
  bool unknown;
  span at;
} given;

typedef struct given_code {
  const code_fact *fact;
  uint64_t code;
} given_code;

typedef struct expectation {
  const decision *decision; /* NULL: no_revision, or a caveat */
  const outcome *outcome;   /* NULL: unknown or refer */
  bool refer;
  const rule *by; /* NULL: any; see by_otherwise */
  bool by_otherwise;
  bool lists_needs;
  VEC(const fact *) needs; /* NULL: the date */
  bool lists_limits;
  VEC(const char *) limits; /* texts */
  bool no_revision;         /* none in force; the rest is then unused */
  const revision *caveat;   /* without decision: whose caveat; NULL: no caveat at all */
  span at;
} expectation;

typedef struct example {
  const char *name;
  span at;
  bool has_day;
  int32_t day;
  VEC(given) givens;
  VEC(given_code) codes; /* from which givens of memberships come; others may follow if ... */
  bool codes_open;       /* ... one of the lists is of `at least these' */
  VEC(expectation) expectations;
} example;

/* The interpretations register: what a person decided where the text leaves it open. */
typedef struct reading {
  const char *kind; /* "resolve", "precedence", "exception", "printed", "unencoded", "reading" */
  const char *name; /* NULL when it has none */
  const char *text, *because;
  cite_list cites;
  span at;
} reading;

typedef struct model {
  const char *name, *title, *number;
  const char *selected_by; /* the date fact that picks the revision */
  span at;
  VEC(revision) revisions; /* [0] is revision 1 */
  VEC(one_of *) types;
  fact *date; /* the date of `selected by': input 0, role FACT_DECLARED; not among the facts */
  VEC(fact *) facts;    /* facts[i]->input == i + 1; see Columns above */
  uint32_t given_facts; /* so many of them are declared or memberships */
  VEC(code_fact *) code_facts;
  VEC(code_set *) code_sets;
  VEC(reading) readings; /* `reading' items; analyses add the rest of the register */
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
/* The authored revision that a revision belongs to. */
const revision *model_authored(const model *m, uint32_t number);
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
