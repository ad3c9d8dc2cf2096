/* coverage.h -- what the tests of a policy look at, and what they leave unlooked at.
 *
 * A box of facts is looked at with three truths: a condition holds, does not, or is open.  A test
 * is such a box, and so is each step of the search for a case that some test should ask.
 * Everything here reads the typed model; mutate.h changes it for a moment and looks again.
 */
#ifndef POLC_COVERAGE_H
#define POLC_COVERAGE_H

#include "answer.h"
#include "compile.h"

/* ---- the policy, made ready: coverage_study.c -------------------------------------------- */

/* One version of a criterion's or of a rule's condition. */
typedef struct condition {
  const criterion *criterion; /* or ... */
  const rule *rule;
  revision_set valid;
  cond *is;
} condition;

/* Which rule comes first; orders[i]: that order stands in a circle of orders. */
typedef struct ranks {
  naive *naive;
  bool **circular; /* per decision, NULL: none is */
} ranks;

typedef struct study {
  arena *arena;
  compilation *of;
  model *model;
  const space *space; /* no box of it asks for a criterion */
  realiser *realiser;
  const polrt_policy *skeleton;
  ranks ranks;
  analysis analysis; /* for codes of a case */
  VEC(condition) conditions;
  cond **holds; /* per column of a yes/no fact: that it does */
} study;

study *study_new(compilation *c);
ranks study_ranks(arena *a, const model *m);
/* In the columns of the study: what a test says, and what follows from it.  False: nothing can be
 * said of its conditions, since its day is not known or no revision is in force. */
bool study_box(const study *s, const example *e, box out, uint32_t *rev);
/* Narrows computed columns to what follows from the others; false when nothing is left. */
bool study_narrow(const study *s, cell *b);
/* The same place of the policy text, read for another revision or for the `else' of the rule. */
bool cond_same_place(const cond *a, const cond *b);
/* Has the condition, or a criterion that it asks for, a part at that place? */
bool cond_reaches(const study *s, const cond *c, const cond *place);
bool decision_reaches(const study *s, const decision *d, const cond *place);

/* A comparison or a question of a member as it is written; anything else as the source has it. */
const char *cond_text(const study *s, const cond *c);

/* ---- three truths: coverage_truth.c ------------------------------------------------------ */

typedef enum truth { TRUTH_NO, TRUTH_YES, TRUTH_OPEN } truth;

/* Some rules of a decision, in their order. */
typedef struct rule_run {
  const rule *const *items;
  uint32_t count;
} rule_run;

typedef struct sight {
  const study *study;
  const cell *box;
  uint32_t revision;
  const cond *forced; /* a part that is taken to be ... */
  bool forced_to;
  const rule_run *near; /* NULL, or all rules that may hold in the box */
  const cond *open;     /* after TRUTH_OPEN: a comparison on which it depends */
} sight;

truth sight_of(sight *s, const cond *c);

/* The values that a comparison is true of, or false of when `inverse'. */
typedef struct band {
  int64_t lo, hi;
  bool inverse;
} band;
band cond_band(const cond *c);
uint64_t cond_members(const cond *c, uint32_t rev);

/* What a decision answers in a box. */
typedef struct verdict {
  truth settled; /* TRUTH_YES, or TRUTH_OPEN */
  const rule *rule;
  const outcome *outcome;
  default_kind otherwise; /* DEFAULT_NONE when a rule decides */
  const limit *limits;
  uint32_t limit_count;
} verdict;

verdict sight_verdict(sight *s, const ranks *k, const decision *d);
bool verdict_equal(const verdict *a, const verdict *b);
truth sight_impossible(sight *s);

/* ---- the search for a case: coverage_hunt.c ---------------------------------------------- */

typedef enum hunt_end { HUNT_NONE, HUNT_FOUND, HUNT_UNSETTLED } hunt_end;

enum { HUNT_DEPTH = 400, HUNT_WORK = 60000 };

typedef struct hunt hunt;
struct hunt {
  study *study;
  realiser *realiser;
  uint32_t revision;
  /* Is every case of the box wanted (YES) or none (NO)?  OPEN: h->open tells what to part it by. */
  truth (*goal)(hunt *h, const cell *b);
  void *about;
  const cond *open;
  uint32_t work; /* boxes to look at before it gives up */
  bool unsettled;
  int32_t day, *values; /* of the case that was found */
  arena *arena;         /* of the boxes in between */
  box pool[HUNT_DEPTH];
};

hunt *hunt_new(arena *a, study *s);
/* Looks for a case in the box; the box is narrowed. */
hunt_end hunt_in(hunt *h, box from);

/* ---- what is covered: coverage.c --------------------------------------------------------- */

/* What a test should ask: a case in which a part of a condition is true, or false, or compares this
 * very value, and in which the condition turns when that part alone is turned. */
typedef struct item {
  const criterion *criterion; /* whose condition it is; or ... */
  const rule *rule;
  const cond *part;
  revision_set valid;
  bool wanted; /* the truth of the part; not of boundaries */
  bool boundary;
  int32_t value;
  bool covered;
  hunt_end settled;         /* HUNT_NONE: proved that no case is such, so none is asked for */
  const decision *decision; /* whose answer turns in the case */
  bool decides;             /* an answer turns with it, not only the condition */
  int32_t day;
  const int32_t *values;
} item;

/* Does a rule or default decide in some test? */
typedef struct ruling {
  const decision *decision;
  const rule *rule; /* NULL: the default */
  span at;
  bool covered;
  hunt_end settled; /* HUNT_NONE: proved that it decides in no case */
  int32_t day;
  const int32_t *values; /* of a case in which it does */
} ruling;

/* Facts that a test gives although nothing that it expects asks for them. */
typedef struct idle_facts {
  const example *example;
  VEC(const char *) names;
} idle_facts;

typedef struct coverage {
  study *study;
  VEC(ruling) rulings;
  VEC(item) items;
  VEC(idle_facts) idle;
} coverage;

/* Of how many what part is covered; what no case can be is left out. */
typedef struct share {
  uint32_t covered, all, never;
} share;
typedef enum share_kind { SHARE_RULES, SHARE_BOUNDARIES, SHARE_PARTS, SHARE_KINDS } share_kind;

coverage *coverage_new(study *s);
void coverage_count(coverage *c, const example *e);
void coverage_idle(coverage *c, const example *e);
/* Looks for a case of every rule and item that is not covered. */
void coverage_settle(coverage *c);
bool coverage_item_in(const study *s, const item *i, const cell *b, uint32_t rev);
share coverage_share(const coverage *c, share_kind kind);
unsigned share_percent(share s);

/* coverage_report.c */
void coverage_report(coverage *c, diags *sink);          /* W705 .. W708 */
const char *coverage_line(const coverage *c);            /* "rules 9 of 9 (100 %), ..." */
const char *share_name(share_kind kind);                 /* "rules", "parts" */
const char *share_words(share_kind kind);                /* "rules", "condition parts" */
const char *item_name(const coverage *c, const item *i); /* short, for a test */
const char *item_text(const coverage *c, const item *i);
const char *ruling_text(const coverage *c, const ruling *r); /* "`heavy' decides" */
/* What is proved to be in no case, a line each. */
const char *coverage_never(const coverage *c);
struct json_t;
struct json_t *coverage_json(coverage *c);

/* ---- tests as text: suggest.c ------------------------------------------------------------ */

/* A test of one case with only those facts that its answer and `keeps' need.  False: the case
 * cannot be said in a test. */
typedef struct suggestion {
  const char *name;
  const decision *decision;
  int32_t day;
  const int32_t *values;
  bool (*keeps)(void *context, const example *e); /* NULL: nothing else */
  void *context;
  bool limits;               /* what the answer is limited to is expected too */
  const code_fact *codes_of; /* given as this one code; NULL: any codes that fit */
  const char *codes_text;
} suggestion;

typedef struct suggested {
  const example *example;
  const char *text;
} suggested;

bool suggest(study *s, const suggestion *what, suggested *out);
/* A test that nothing is in force on a day. */
void suggest_no_revision(study *s, const char *name, int32_t day, suggested *out);
bool suggest_item(coverage *c, const item *i, suggested *out);
bool suggest_ruling(coverage *c, const ruling *r, suggested *out);
/* All tests that are missing, as text; counts each of them as soon as it is written. */
const char *suggest_missing(coverage *c, uint32_t *count);

#endif
