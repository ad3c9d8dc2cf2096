/* mutate.h -- small faults put into a policy on purpose: would a test notice?
 *
 * A mutant is a handful of changed bytes in the typed model, put in place for a question and taken
 * back. mutate.c and mutate_conds.c make them, mutate_run.c finds out what becomes of them,
 * command_mutate.c prints that.
 */
#ifndef POLC_MUTATE_H
#define POLC_MUTATE_H

#include "coverage.h"

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

typedef struct mutant {
  mutant_kind kind;
  span at;
  const char *where; /* "criterion adult", the name of a rule, ... */
  const char *what;  /* "age_years >= 18 becomes age_years >= 19" */
  VEC(patch) patches;
  VEC(touched_cond) touched; /* empty: it changes no condition */
  const decision *decision;  /* the only one that it can change; NULL: any */
  bool moves_day;            /* the days on which a revision is in force ... */
  int32_t day;               /* ... differ on this one */
  bool reorders;
  mutant_fate fate;
  const char *by;             /* the test or the diagnostic that notices */
  const decision *differs;    /* of a survivor: an example of a case that it answers otherwise */
  const char *before, *after; /* what is answered there */
  int32_t case_day;
  const int32_t *values;
  const char *test; /* that would notice; NULL: none could be written */
} mutant;

typedef struct mutation {
  study *study;
  VEC(mutant) mutants;
} mutation;

/* A test, and cases that it speaks of, each as complete as naive.h wants it. */
typedef struct probe {
  const example *example;
  VEC(naive_case) cases;
} probe;

typedef VEC(probe) probe_list;

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

#endif
