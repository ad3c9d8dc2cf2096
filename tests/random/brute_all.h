/* brute_all.h -- what the files brute*.c share: all cases of a small policy and what decides them.
 *
 *   brute.c             cases, verdicts, findings by place; the list of comparisons
 *   brute_rules.c       conflicts, precedence, reach
 *   brute_defaults.c    gaps, contracts, values that nothing names, holes, outcomes, statements
 *   brute_redundant.c   what makes no difference, what says the same
 *   brute_properties.c  properties, promises, tests, facts
 *   brute_tables.c      the tables, all facts known and partly known
 *   brute_questions.c   sufficient facts, the nearest change, search
 *   brute_diff.c        two policies
 */
#ifndef RANDOM_BRUTE_ALL_H
#define RANDOM_BRUTE_ALL_H

#include "brute.h"
#include "naive.h"

/* One thing that can vary on its own: the day, a fact, a fact that holds codes. */
typedef struct dimension {
  const fact *fact; /* NULL: the day, or codes */
  const code_fact *codes;
  uint32_t count, stride;
  VEC(int32_t) values; /* days, values of the fact */
  VEC(uint64_t) has;   /* codes: bit k: membership k */
} dimension;

enum { CASES_MAX = 200000, RULES_MAX = 64 };

/* What one decision makes of one case. */
typedef struct verdict {
  uint64_t conditions; /* bit i: the condition of rule i holds ... */
  uint64_t holds;      /* ... and it does not lose in a circle ... */
  uint64_t fires;      /* ... and no exception to it holds, no requirement is unmet */
  const outcome *outcome;
  const rule *rule;
  const default_version *otherwise;
  naive_status status;
} verdict;

typedef struct brute {
  arena *arena;
  const compilation *run;
  const model *model;
  naive *naive;
  VEC(dimension) dims;
  uint32_t cases;
  int32_t *days;
  uint32_t *revisions;
  int32_t *values; /* cases x facts */
  bool *impossible;
  verdict **verdicts; /* per decision, per case */
  textbuf wrong;
  uint64_t seed;
} brute;

#define WRONG(...)                                                                                 \
  do {                                                                                             \
    if (b->wrong.length < 4000) textbuf_add(&b->wrong, __VA_ARGS__);                               \
  } while (0)

/* ---- cases: brute.c ---------------------------------------------------------------------- */

/* All cases of a policy and its verdicts; false: too many. */
bool brute_begin(brute *b, arena *a, const compilation *c, const random_policy *p);
naive_case case_at(const brute *b, uint32_t n);
const char *case_words(const brute *b, uint32_t n, uint64_t unknown);
/* The number of its value in a dimension. */
uint32_t choice_of(const dimension *d, uint32_t n);
/* NULL: nothing varies by it. */
const dimension *dimension_of(const brute *b, const fact *f);
const rule_version *version_at(const rule *r, uint32_t rev);
uint32_t index_of(const decision *d, const rule *r);
bool is_valid(revision_set valid, uint32_t rev);
const default_version *default_at(const decision *d, uint32_t rev);
/* Whether the condition holds there, in one of these revisions, and the case can be. */
bool is_case_of(const brute *b, const cond *c, revision_set valid, uint32_t n);
bool same_limits(const limit_list *x, const limit_list *y);

bool has_assumptions(const model *m);
/* One dimension of a case as the runtime takes it, and what it calls the outcome: brute_tables.c. */
void set_fact(const brute *b, const dimension *d, uint32_t n, polrt_set *facts);
uint64_t possible_of(const verdict *v);

/* ---- findings: brute.c ------------------------------------------------------------------- */

const diag *finding_at(const brute *b, diag_code code, span at, const char *name);
const diag *finding_within(const brute *b, diag_code code, span in);
bool has_code(const brute *b, diag_code code);
void expect_found(brute *b, diag_code code, bool found, bool expected, const char *what);
/* Both directions at once. */
void expect(brute *b, diag_code code, span at, bool expected, const char *what);
/* A rule and the one for its unmet requirement stand at one place, where one finding a code is kept. */
void expect_named(brute *b, diag_code code, span at, bool expected, const char *name);
/* What is reported must be so; what is so need not be reported. */
void expect_sound(brute *b, diag_code code, span at, bool possible, const char *what);

/* ---- comparisons ------------------------------------------------------------------------- */

/* True when rules disagree somewhere: which of them decides is then not known. */
bool brute_rules(brute *b, const decision *d);
/* Of a model that may have no rows for them. */
void brute_circles(brute *b);
void brute_defaults(brute *b, const decision *d, bool agreed);
void brute_holes(brute *b);
void brute_statements(brute *b);
void brute_redundant(brute *b);
void brute_properties(brute *b);
void brute_promises(brute *b);
void brute_amendments(brute *b);
void brute_examples(brute *b);
void brute_facts(brute *b);
void brute_tables(brute *b);
void brute_questions(brute *b);

#endif
