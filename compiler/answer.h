/* answer.h -- what polrt answers for one case, gathered for people and for JSON. */
#ifndef POLC_ANSWER_H
#define POLC_ANSWER_H

#include "facts.h"

/* How one rule row stands to the case. */
typedef struct row_account {
  const row *row;
  polrt_truth truth;
  VEC(const char *) against; /* facts that rule it out */
  VEC(const char *) open;    /* facts on which it still depends */
} row_account;

typedef struct decision_answer {
  const decision *decision;
  const char *status;          /* "determined", "undetermined", "refer" */
  const outcome *outcome;      /* NULL unless determined */
  VEC(const char *) possible;  /* outcome names, "refer", "no_revision_in_force" */
  const row *deciding;         /* NULL when several rows could decide */
  const char *rule;            /* NULL when several rules could decide */
  VEC(const char *) rules;     /* that apply with the same outcome, first the deciding one */
  const char *because, *cites; /* NULL when several rules could decide */
  VEC(uint32_t) needs;         /* inputs, most useful first */
  bool exact;
  VEC(row_account) rows;
} decision_answer;

typedef struct case_answer {
  const char *status;            /* "ok", "no_revision_in_force", "inconsistent_facts" */
  const revision *revision;      /* NULL unless one */
  VEC(const revision *) caveats; /* revisions that say what is unpublished of the time before */
  VEC(decision_answer) decisions;
} case_answer;

case_answer answer_case(arena *a, const case_facts *facts);

#endif
