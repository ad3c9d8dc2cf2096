/* analyse.h -- what is proved of the rule rows before anything is written, with a case as witness.
 *
 * All questions are answered by box subtraction and are exact.  A witness is a real case: it is
 * replayed through the naive evaluator before it is shown.
 */
#ifndef POLC_ANALYSE_H
#define POLC_ANALYSE_H

#include "naive.h"
#include "rows.h"

/* What the files of this stage share. */
typedef struct analysis {
  arena *arena;
  const rows *rows;
  const model *model;
  diags *diags;
  naive *naive;
  region impossible; /* the boxes of all `impossible' rows */
} analysis;

/* The cases that one row decides: its box without every earlier row and without the impossible. */
typedef struct decided {
  const row *row;
  region where;
} decided;

typedef struct decided_list {
  const decision_rows *rows;
  VEC(decided) items; /* row by row, in order of precedence; not the `no revision' row */
  bool complete;      /* false: more than DECIDED_MAX rows, and nothing was written out */
} decided_list;

/* Runs every analysis; findings go to the sink. */
void analyse_policy(arena *a, const rows *r, diags *sink);

/* analyse_rules.c: conflicts, exceptions, resolves, rules that never decide */
void analyse_rules(analysis *z, const decision_rows *d);
/* analyse_defaults.c: gaps, contracts, outcomes never given, statements never cited */
void analyse_default(analysis *z, const decision_rows *d);
void analyse_document(analysis *z, const decided_list *all);
/* analyse_properties.c: never, always, raising, lowering, promises of revisions */
void analyse_properties(analysis *z, const decided_list *all);

/* ---- shared ------------------------------------------------------------------------------ */

enum { DECIDED_MAX = 300 }; /* rows whose cases are written out box by box */

decided_list decided_by_row(analysis *z, const decision_rows *d);
const char *row_name(const row *r);          /* the rule's name, or "otherwise" */
const char *row_outcome(const row *r);       /* its outcome's label, "refer" */
const outcome *row_outcome_of(const row *r); /* NULL: refer */

/* "when indication = x, ..." one note a fact that is not left open by the box; the first point of
 * the box is the witness.  `whole' tells that the box is the entire region. */
void witness_notes(analysis *z, diag *d, const char *lead, const cell *b, bool whole);
/* The first point of a box as values of all facts, for replaying. */
naive_case witness_case(analysis *z, const cell *b);
/* "in force from 2009-06-01" */
void witness_revisions(analysis *z, diag *d, const cell *b);
/* Ends the run with status 3 when a witness does not hold for the naive evaluator. */
void witness_insist(bool agrees, const char *what);

#endif
