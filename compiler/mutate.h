/* mutate.h -- small faults put into a policy on purpose: would a test notice?
 *
 * A mutant is a handful of changed bytes in the typed model, put in place for a question and taken
 * back. mutate.c and mutate_conds.c make them; mutate_reach.c tells which cases one can change at
 * all, mutate_tests.c whether a test notices, mutate_run.c finds out what becomes of each, and
 * command_mutate.c prints that.
 */
#ifndef POLC_MUTATE_H
#define POLC_MUTATE_H

#include "codes.h"
#include "coverage.h"
#include "order.h"

typedef enum mutant_kind {
  MUTANT_THRESHOLD,   /* one step more, one step less */
  MUTANT_STRICTNESS,  /* < for <= */
  MUTANT_CONNECTIVE,  /* any for all, another count */
  MUTANT_NEGATION,    /* a part turned into its opposite */
  MUTANT_MEMBER,      /* a member of a list left out */
  MUTANT_DATE,        /* a revision, a `from' or `through' a day earlier or later */
  MUTANT_OUTCOME,     /* another outcome of a rule or default */
  MUTANT_REQUIREMENT, /* a requirement or an `unless' left out */
  MUTANT_ORDER, /* an exception, a resolve or a pair of a precedence list the other way round */
  MUTANT_LIMIT, /* a limit left out */
  MUTANT_CODE,  /* a code left out of a set, an end of a range one code further */
  MUTANT_KINDS
} mutant_kind;

typedef enum mutant_fate {
  MUTANT_KILLED,     /* a test notices */
  MUTANT_REFUSED,    /* `check' finds an error in it */
  MUTANT_EQUIVALENT, /* proved: no case is answered otherwise */
  MUTANT_SURVIVED,   /* some case is answered otherwise, and no test asks one */
  MUTANT_UNSETTLED,  /* no test notices, and the search for such a case was given up */
  MUTANT_FATES
} mutant_fate;

typedef struct patch {
  void *at;
  const void *before, *after;
  size_t size;
} patch;

/* A condition that the mutant changes, and when it counts. */
typedef struct touched_cond {
  const cond *cond;
  revision_set valid;
} touched_cond;

typedef enum code_change_kind { CODES_LEFT_OUT, CODES_LESS, CODES_MORE } code_change_kind;

/* Of an entry of a set of codes. */
typedef struct code_change {
  span at;
  const char *text;
  code_change_kind how;
  struct code_interval codes; /* less or more of these */
} code_change;

typedef struct mutant {
  mutant_kind kind;
  span at;
  const char *where; /* "criterion adult", the name of a rule, ... */
  const char *what;  /* "age_years >= 18 becomes age_years >= 19" */
  VEC(patch) patches;
  VEC(touched_cond) touched; /* empty: it changes no condition */
  const decision *decision;  /* the only one that it can change; NULL: any */
  const rule *rule;          /* the only one whose rows or outcome it changes; NULL: see touched */
  const order *turned;       /* the order that it turns round */
  const code_change *codes;  /* it changes nothing but what codes bring */
  bool moves_day;            /* the days on which a revision is in force ... */
  int32_t day;               /* ... differ on this one */
  mutant_fate fate;
  const char *by;             /* the test or the diagnostic that notices */
  const decision *differs;    /* of a survivor: an example of a case that it answers otherwise */
  const char *before, *after; /* what is answered there */
  int32_t case_day;
  const int32_t *values;
  const code_fact *codes_of; /* of a survivor that changes codes: the only code of this fact */
  const char *codes_text;
  bool rules_out;   /* of a survivor: the case is declared impossible then */
  const char *test; /* that would notice; NULL: none could be written */
} mutant;

typedef struct mutation {
  study *study;
  precedence *orders; /* per decision, without any mutant */
  VEC(mutant) mutants;
} mutation;

/* A test, its box, and cases that it speaks of, each as complete as naive.h wants it. */
typedef struct probe {
  const example *example;
  box box; /* of its facts, in all revisions that may be meant */
  uint32_t revision;
  bool known; /* the revision is known and its facts fit together */
  VEC(naive_case) cases;
} probe;

typedef VEC(probe) probe_list;

/* What a mutant can change in one decision: nothing outside the hull. */
typedef struct reach_in {
  const decision *decision;
  bool *touched, *asked; /* by rule number: changed; changed, or loses to one that is */
  uint32_t highest;
  VEC(const rule *) rules; /* that are touched */
  VEC(region) after;       /* where the condition of each holds then */
  box hull;                /* NULL: it changes nothing here */
  bool too_large;          /* a condition has too many rows: E801 */
} reach_in;

/* Whole: nothing is known of what it may change.  Otherwise `in' has a decision or several. */
typedef struct reach {
  bool whole;
  VEC(reach_in) in;
} reach;

/* All mutants of a policy, in order of their places. */
mutation *mutation_new(study *s);
void mutant_put(const mutant *m);
void mutant_take_back(const mutant *m);
/* What becomes of each, and for each survivor a test that would notice it. */
void mutation_run(mutation *x);
/* Tests that together notice all survivors, as text. */
const char *mutation_suggest(mutation *x, uint32_t *count);
const char *mutant_kind_name(mutant_kind kind);

/* ---- shared by mutate*.c ----------------------------------------------------------------- */

mutant *mutant_add(mutation *x, mutant_kind kind, span at, const char *where, const char *what);
/* Before anything is added to the mutant: these bytes become those. */
void mutant_patch(const mutation *x, mutant *m, void *at, const void *after, size_t size);
void mutate_conditions(mutation *x); /* mutate_conds.c */

/* mutate_codes.c */
void mutate_codes(mutation *x);
const example *codes_tell(arena *scratch, const mutation *x, const mutant *m,
                          const probe_list *probes);
void codes_difference(const mutation *x, mutant *m);

/* mutate_reach.c */
reach mutant_reach(arena *scratch, const mutation *x, const mutant *m, const ranks *after);
/* Does `check' find an error that comes of the mutant?  Only where its reach is known. */
const char *reach_error(arena *scratch, const mutation *x, const mutant *m, const reach *r,
                        naive *after);
/* The rules of a decision that hold somewhere in a box, with the mutant or without, in an order. */
rule_run reach_near(arena *scratch, const study *s, const reach_in *in, const cell *b,
                    const ranks *k);

/* mutate_tests.c */
probe probe_of(study *s, const example *e);
/* The first test that notices; NULL: none does.  `error': what refuses the mutant meanwhile. */
const example *probes_tell(arena *scratch, const mutation *x, const mutant *m, const ranks *after,
                           const reach *r, const probe_list *probes, const char **error);
const char *first_error(const study *s, const diags *sink);

#endif
