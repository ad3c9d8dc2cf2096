/* analyse.h -- what is proved of the rule rows before anything is written, with a case as witness.
 *
 * All questions are answered by box subtraction and are exact.  Boxes over computed columns may be
 * impossible as facts: whoever concludes that there is a case looks for a real one first.  A witness
 * is such a case, and it is replayed through the naive evaluator before it is shown.
 */
#ifndef POLC_ANALYSE_H
#define POLC_ANALYSE_H

#include "naive.h"
#include "realise.h"
#include "rows.h"
#include "smt.h"

typedef struct solver_session solver_session; /* analyse_settle.c */

/* The rows of one decision made ready for questions about all of them. */
typedef struct indexed_rows {
  const decision_rows *rows;
  region boxes; /* of all rows, in their order */
  box_index *index;
  uint32_t highest; /* rule number */
  uint32_t *first;  /* per rule number: its first row; the rows of a rule stand together */
  bool *never_decides, *redundant; /* per rule number: W411, W412 were said of it */
} indexed_rows;

/* What was changed in a policy of which everything is proved: only that is asked which the change may
 * have broken. */
typedef struct analysis_focus {
  const bool *rules; /* by rule number: it, or what it loses to, has changed */
  uint32_t highest;
  const cell
      *within; /* only in cases of this box rules hold that did not, or the other way round */
} analysis_focus;

/* What the files of this stage share. */
typedef struct analysis {
  arena *arena;
  const rows *rows;
  const model *model;
  diags *diags;
  naive *naive;
  region impossible;           /* the boxes of all `impossible' rows */
  realiser *realiser;          /* NULL: every box holds a case */
  indexed_rows *indexed;       /* per decision */
  arena *lasting, *spare;      /* what scratch memory belongs to, and some that is free */
  bool open;                   /* since analysis_ask: some search was given up */
  const analysis_focus *focus; /* NULL: everything is asked */
  solver_session *solver;
  naive_case solved, second; /* what the solver found, replayed */
} analysis;

/* The cases that one row decides: its box without every earlier row and without the impossible. */
typedef struct decided {
  const row *row;
  region where;
} decided;

typedef struct decided_list {
  const decision_rows *rows;
  VEC(decided) items; /* row by row, in order of precedence; not the `no revision' row */
  bool complete;      /* false: more than DECIDED_MAX rows or DECIDED_MAX_BOXES boxes; nothing is
                         written out then */
} decided_list;

/* Runs every analysis of flat rows; findings go to the sink. */
void analyse_policy(arena *a, const rows *r, diags *sink);
/* Only errors that the change of some rules of one decision can bring: `r' has the rows of that decision
 * alone, of other rules those that overlap the rows of the changed ones.  It asks neither for promises
 * nor for `raising' and `lowering'. */
void analyse_around(arena *a, const rows *r, const analysis_focus *focus, naive *n, diags *sink);

/* Which properties hold only because of what is declared impossible: E505, for who asks.  After
 * analyse_policy. */
void analyse_reliance(arena *a, const rows *r, diags *sink);

/* The interpretations register: every resolve, exception, pair settled by a precedence list, `printed',
 * `unencoded' and `reading', with the cases that it speaks of, in order of the source. */
typedef VEC(reading) reading_list;
reading_list analysis_register(arena *a, const rows *flat);

/* analyse_rules.c: conflicts, exceptions, resolves, rules that never decide */
void analyse_rules(analysis *z, const decision_rows *d);
/* analyse_defaults.c: gaps, contracts, outcomes never given, statements never cited */
void analyse_default(analysis *z, const decision_rows *d);
void analyse_document(analysis *z, const decided_list *all);
/* analyse_properties.c: never, always, raising, lowering, promises of revisions */
void analyse_properties(analysis *z, const decided_list *all);
void analyse_promises(analysis *z); /* analyse_promises.c */
/* analyse_values.c: holes between neighbouring values, assumptions that flip an answer */
void analyse_values(analysis *z, const decided_list *all);
/* An author who records a reading that names it has seen it: of such things warnings are silent. */
bool analysis_is_read(const model *m, const char *name);
/* analyse_redundant.c: what changes nothing or says nothing.  False after E419: then there is no case, and
 * nothing else can be asked. */
bool analyse_impossible(analysis *z);
void analyse_redundant(analysis *z, const decided_list *all);

/* ---- shared ------------------------------------------------------------------------------ */

enum {
  DECIDED_MAX = 300, /* rows whose cases are written out box by box */
  DECIDED_MAX_BOXES = 20000
};

/* Makes the rows of every decision ready. */
void analysis_index_all(analysis *z);
/* The rows of a decision, and where those of a rule begin: the number of rows when it has none. */
bool analysis_asks(const analysis *z, const rule *r); /* with regard to the focus */
/* Everything in some revisions, or what the focus leaves of it. */
box analysis_whole(const analysis *z, revision_set valid);
const indexed_rows *analysis_indexed(const analysis *z, const decision_rows *d);
uint32_t analysis_first_row(analysis *z, const decision_rows *d, const rule *r);
/* Rows that come before one and overlap it, and what cannot be. */
region analysis_before(analysis *z, const decision_rows *d, uint32_t row_number);

decided_list decided_by_row(analysis *z, const decision_rows *d);
const char *row_name(const row *r);          /* the rule's name, or "otherwise" */
const char *row_outcome(const row *r);       /* its outcome's label, "refer" */
const outcome *row_outcome_of(const row *r); /* NULL: refer */

/* "when indication = x, ..." one note a fact that is not left open by the box; the first point of
 * the box is the witness.  `whole' tells that the box is the entire region. */
void witness_notes(analysis *z, diag *d, const char *lead, const cell *b, bool whole);
/* A case of a box that holds one, for replaying. */
naive_case witness_case(analysis *z, const cell *b);
/* Does a box hold a case?  `out' may be NULL.  False also when the search was given up: z->open. */
bool analysis_realise(analysis *z, const cell *b, naive_case *out);
/* Memory for one question, given back after it: `kept = analysis_scratch(z)' ... `analysis_done(z, kept)'.
 * Nothing that outlives it may be made in between, diagnostics apart. */
arena *analysis_scratch(analysis *z);
void analysis_done(analysis *z, arena *kept);
/* A question begins.  At its end, when nothing was found and the search was given up, the solver is asked;
 * when it does not know either, W507 says that the question was not settled. */
typedef enum settled {
  SETTLED_BY_SEARCH,
  SETTLED_NONE, /* there is no such case, says the solver */
  SETTLED_CASE, /* it found one: z->solved */
  SETTLED_NOT
} settled;

void analysis_ask(analysis *z);
settled analysis_settle(analysis *z, bool found, const smt_question *q, span at, const char *fmt,
                        ...) POLC_PRINTF(5, 6);
settled analysis_ask_solver(analysis *z, const smt_question *q);
/* For the summary: what the solver proved. */
void analysis_add_settled(analysis *z, const char *question);
/* For a question that stays open: what became of asking the solver. */
void analysis_note_solver(analysis *z, diag *d);
/* The case that the solver found, in the facts that rows of these rules (NULL: all) ask for. */
void analysis_show_solved(analysis *z, diag *d, const decision_rows *rows, const rule *x,
                          const rule *y, const char *lead);
/* Boxes, up to `limit', with a case that lies in `from' and not in `minus'. */
region analysis_left(analysis *z, const region *from, const region *minus, uint32_t limit);
/* Whether there is such a case. */
bool analysis_any_left(analysis *z, const region *from, const region *minus);
/* Those boxes of a region that hold a case. */
region analysis_possible(analysis *z, const region *r);
/* Two cases, one in each box, that differ in column `input' alone, and lie as close together there as
 * can easily be found; `ascending': the first has the smaller value. */
bool analysis_pair(analysis *z, const cell *low, const cell *high, uint32_t input, bool ascending,
                   naive_case *a, naive_case *b);
/* "age = 52": one note for each given fact that the box narrows, directly or through what is computed
 * from it, with its value in the case.  witness_notes finds the case itself. */
void witness_case_notes(analysis *z, diag *d, const char *lead, const cell *b, naive_case at,
                        bool whole);
/* "has { G47.33 }": codes that have exactly the memberships of a case. */
const char *witness_codes(analysis *z, const code_fact *f, naive_case at);
/* Where the row comes from, with the outcome that it gives. */
void witness_row_place(analysis *z, diag *d, const row *r);
/* "in force from 2009-06-01" */
void witness_revisions(analysis *z, diag *d, const cell *b);
/* Ends the run with status 3 when a witness does not hold for the naive evaluator. */
void witness_insist(bool agrees, const char *what);

#endif
