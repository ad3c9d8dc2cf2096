/* compare.h -- whose answer changes between two policies, or two revisions of one.
 *
 * Both sides are read as flat rows (rows.h) and put into one space of common facts, matched by name
 * and by value; what the rows of one side decide is met with what those of the other side decide.
 * Order, layout and comments never reach this stage.  Every region that is reported holds a real
 * case, which was replayed through the naive evaluator of both sides.
 *
 * compare_join.c makes the common space, compare.c finds what changes, compare_regions.c says it in
 * as few regions as possible.  Nothing here prints.
 */
#ifndef POLC_COMPARE_H
#define POLC_COMPARE_H

#include "compile.h"

enum { BEFORE, AFTER, SIDES };

typedef struct compare_side {
  const char *name; /* as its user named it */
  compilation *of;
  uint32_t revision; /* the only one that is compared; 0: all of them, day by day */
} compare_side;

/* ---- the common space: compare_join.c ---------------------------------------------------- */

/* How the values of one fact of a side are found in a column of the common space. */
typedef struct column_map {
  uint32_t joint;       /* its column; 0: it has none */
  int32_t scale;        /* ordered values: so many steps of the side are one common step */
  uint64_t members[64]; /* one-of: the common members that a number of the side stands for */
} column_map;

/* A stretch of time in which one revision of either side is in force. */
typedef struct compare_time {
  uint32_t revision[SIDES];
  int32_t day; /* its first */
} compare_time;

/* Something that can be said on one side only, or means something else on the other. */
typedef struct vocabulary_note {
  const char *kind; /* "fact", "value", "range", "decision", "outcome", "codes", "time" */
  const char *name, *text;
} vocabulary_note;

typedef struct join {
  arena *arena;
  diags *diags;
  compare_side side[SIDES];
  model *model; /* the common facts; its revisions are the times */
  space *space; /* column 0: times 1 .. when dated, else everything */
  realiser *realiser;
  analysis analysis; /* of the common space: for showing cases */
  naive *naive[SIDES];
  column_map *maps[SIDES]; /* by input of the side */
  bool dated;              /* every revision of both sides is compared */
  bool by_criteria;        /* boxes ask for criteria by columns of their own */
  VEC(compare_time) times; /* not dated: one */
  VEC(vocabulary_note) notes;
  arena *scratch; /* of single proofs; emptied now and then */
  uint32_t scratched;
  region apart; /* what cannot be: declared impossible, or not to be said on one side */
} join;

/* NULL after a diagnostic: the two cannot be compared. */
join *join_new(arena *a, const compare_side *before, const compare_side *after, diags *sink);
/* The boxes of the common space that a box of a side stands for. */
region join_box(const join *k, unsigned side, const cell *b);
/* A case of the common space as one of a side; `time' counts from 1. */
naive_case join_case(const join *k, unsigned side, uint32_t time, int32_t day,
                     const int32_t *values);
void join_note(join *k, const char *kind, const char *name, const char *fmt, ...) POLC_PRINTF(4, 5);

/* ---- what changes: compare.c ------------------------------------------------------------- */

/* What a row answers. */
typedef struct reason {
  const char *rule; /* "otherwise" for a default */
  const char *outcome, *label;
  const char *because, *cites, *limits;
  const row *row;
} reason;

/* A piece of the common space in which one row decides before and another after.  Where other rules
 * leave too many pieces of what two rows have in common, one piece stands for all of them. */
typedef struct piece {
  box where;
  const cell *within; /* of such a piece: what the two rows have in common; NULL: `where' is all */
  uint32_t others;    /* rows that decide some of it */
  const reason *before, *after;
} piece;

typedef VEC(piece) piece_list;

/* A named condition that both sides share, word for word or not. */
typedef struct common_criterion {
  const criterion *criterion;
  unsigned side;    /* whose it is */
  region sign[2];   /* where it does not hold, where it holds */
  uint64_t support; /* columns */
} common_criterion;

typedef VEC(const reason *) reason_list;

/* A region as it is told: a box, and criteria that hold or do not. */
typedef struct change {
  box where;
  uint64_t asked, holds; /* bit k: criteria.items[k] */
  reason_list before, after;
  uint64_t points;
  uint32_t time; /* of the witness */
  int32_t day;
  const int32_t *values;
  uint32_t others;    /* not 0: except where one of so many rules decides, before or after */
  const cell *around; /* cases that differ from the witness in facts left open here change alike */
  double size;
} change;

/* Changes of one kind: from an outcome to another, or from a reason to another. */
typedef struct change_group {
  const reason *before,
      *after; /* one of them, for its outcome; of a change of reason: all of them */
  piece_list pieces;
  VEC(change) changes; /* smallest first */
  uint64_t points;
  bool apart; /* too many regions: they are listed as they were found */
  int gain;   /* of a change of outcome: how much better it is; 0 where the decision does not say */
} change_group;

typedef VEC(change_group) group_list;

typedef struct decision_changes {
  const decision *decision[SIDES];
  uint64_t columns; /* bit i: some row asks for column i */
  uint64_t points;  /* of the space of these columns; 0: not counted */
  uint64_t outcome_points, reason_points;
  group_list outcomes, reasons;
  uint32_t open;         /* pairs of rows with more differences of outcome than were looked at */
  uint32_t reasons_open; /* the same of reasons */
} decision_changes;

typedef struct comparison {
  join *join;
  VEC(common_criterion) criteria;
  VEC(decision_changes) decisions;
  uint32_t outcome_regions, reason_regions, open, reasons_open;
} comparison;

/* NULL after a diagnostic. */
comparison *compare(arena *a, const compare_side *before, const compare_side *after, diags *sink);

/* Of one decision, and of one pair of its rows: outcomes, then reasons. */
enum { COMPARE_PIECES = 4000, COMPARE_PAIR = 60, COMPARE_REASONS = 2000, COMPARE_REASON_PAIR = 20 };

/* ---- regions: compare_regions.c ---------------------------------------------------------- */

void compare_criteria(comparison *c);
/* Fills group->changes and points from group->pieces. */
void compare_describe(comparison *c, decision_changes *d, change_group *g);
/* The points of regions in the columns of a decision; 0: too many, or not countable. */
uint64_t compare_points(comparison *c, const decision_changes *d, const region *r);
uint64_t compare_all_points(comparison *c, const decision_changes *d);
/* The case of a change: the facts that it takes, others may be anything. */
typedef struct case_fact {
  const char *name, *value;
  bool codes; /* the value is a phrase: "has { G47.33 }" */
} case_fact;

typedef VEC(case_fact) case_facts_list;
case_facts_list compare_case(comparison *c, const change *d);

/* May this box hold a case? */
bool compare_possible(void *join, const cell *b);

#endif
