/* rows.h -- rule rows: what the rules mean as boxes over the inputs.  The centre of polc.
 *
 * An input is a column: 0 is the revision, 1.. are the facts.  A cell is the set of values that a
 * row allows in one column, a box is one cell per column, a row is a box with what it decides.
 * Analyses, tables, differences and exporters read rows; nothing after this reads conditions.
 */
#ifndef POLC_ROWS_H
#define POLC_ROWS_H

#include "model.h"

/* Revision and one-of columns use `members' (bit = number); numbers use lo..hi, both in.  A cell is
 * empty when members == 0 or lo > hi; the unused half is always ~0 resp. 0..0. */
typedef struct cell {
  uint64_t members;
  int32_t lo, hi;
} cell;

/* One cell per input. */
typedef cell *box;

typedef VEC(box) region; /* a union of boxes */

struct realiser; /* realise.h */
struct lock;     /* lock.h */

/* The columns: which kind each has and what its whole range is. */
typedef struct space {
  const model *model;
  uint32_t inputs;    /* 1 + number of facts */
  cell *whole;        /* the box of everything, revisions included */
  const fact **facts; /* facts[0] is NULL */
  bool layered; /* conditions ask the columns of criteria and counts instead of writing them out */
  bool by_criteria;          /* they ask the columns of criteria, and write counts out */
  struct realiser *realiser; /* NULL: every box that is not empty holds a case */
  arena *scratch;            /* for boxes on the way to those of a condition */
} space;

static inline bool cell_is_empty(cell c) { return c.members == 0 || c.lo > c.hi; }
static inline cell cell_meet(cell a, cell b) {
  return (cell){ a.members & b.members, a.lo > b.lo ? a.lo : b.lo, a.hi < b.hi ? a.hi : b.hi };
}
static inline bool cell_equal(cell a, cell b) {
  return a.members == b.members && a.lo == b.lo && a.hi == b.hi;
}
static inline bool cell_within(cell a, cell b) {
  return (a.members & ~b.members) == 0 && a.lo >= b.lo && a.hi <= b.hi;
}

space *space_new(arena *a, const model *m);
box box_copy(arena *a, const space *s, const cell *b);
/* The common part of two boxes into `out'; false when there is none. */
bool box_meet(const space *s, const cell *a, const cell *b, cell *out);
bool box_within(const space *s, const cell *inner, const cell *outer);
bool box_equal(const space *s, const cell *a, const cell *b);
bool box_overlap(const space *s, const cell *a, const cell *b);
/* Puts y into x when they differ in one column at most and the two cells there make up one: x is then
 * their union.  False: x is as it was. */
bool box_join(const space *s, box x, const cell *y);
/* Appends to `out' disjoint boxes that make up a without b. */
void box_subtract(arena *a, const space *s, const cell *from, const cell *minus, region *out);

region region_of(arena *a, const cell *b);
/* The smallest cell around a region, which holds some box, in one column. */
cell region_hull(const region *r, uint32_t input);
/* All of `from' that lies in none of `minus', as disjoint boxes. */
region region_subtract(arena *a, const space *s, const region *from, const region *minus);
/* The same, but stops once `limit' boxes are found: whether anything is left, and where, without
 * writing out all of it. */
region region_subtract_some(arena *a, const space *s, const region *from, const region *minus,
                            uint32_t limit);

/* The same with a say in which boxes count: those that `keep' refuses are passed over, and all of a box
 * that `skip' accepts.  `work' bounds how many boxes are looked at; 0: no bound. */
typedef struct box_search {
  uint32_t limit;
  uint64_t work;
  bool (*keep)(void *context, const cell *b); /* NULL: every box */
  bool (*skip)(void *context, const cell *b); /* NULL: none */
  void *context;
  bool gave_up; /* set when the work was used up: there may be more */
} box_search;

region region_search(arena *a, const space *s, const region *from, const region *minus,
                     box_search *search);
/* Whether anything is left, without saying where; much faster where all is taken away. */
bool region_any_left(arena *a, const space *s, const region *from, const region *minus,
                     box_search *search);
region region_meet(arena *a, const space *s, const region *x, const region *y);

/* ---- many boxes (box_index.c) ------------------------------------------------------------ */

/* Finds those of many boxes that overlap one. */
typedef struct box_index box_index;

typedef VEC(uint32_t) box_numbers; /* ascending */

/* `boxes' must stay as it is while the index is used. */
box_index *box_index_new(arena *a, const space *s, const region *boxes);
/* Those that overlap, from number `from' on and before `end'. */
box_numbers box_index_find(arena *a, const box_index *x, const cell *b, uint32_t from,
                           uint32_t end);
/* The same without those that were dropped. */
box_numbers box_index_find_kept(arena *a, const box_index *x, const cell *b, uint32_t from,
                                uint32_t end);
void box_index_drop(box_index *x, uint32_t number);
/* Puts numbers in order, each once. */
void box_numbers_sort(box_numbers *list);

/* ---- rows -------------------------------------------------------------------------------- */

typedef enum row_kind {
  ROW_RULE,
  ROW_OTHERWISE,   /* the default, reached where no rule row holds */
  ROW_NO_REVISION, /* the date lies before the first revision; always the last row */
  ROW_IMPOSSIBLE,
  ROW_CRITERION
} row_kind;

typedef struct row {
  row_kind kind;
  const char *id;              /* unique in the policy: rule name, `#2' added for further rows */
  const rule *rule;            /* ROW_RULE */
  const rule_version *version; /* ROW_RULE */
  const default_version *otherwise; /* ROW_OTHERWISE */
  const impossible *impossible;     /* ROW_IMPOSSIBLE */
  box box;                          /* ROW_NO_REVISION: members of column 0 == 1 (revision 0) */
} row;

typedef struct decision_rows {
  const decision *decision;   /* NULL: the rows of a criterion */
  const criterion *criterion; /* it holds where one of its rows does */
  VEC(row) rows;              /* in order of precedence: the first row that holds decides */
} decision_rows;

typedef struct rows {
  space *space;
  const model *model;
  VEC(decision_rows) decisions; /* in order of decision number */
  VEC(row) impossible;
  bool layered;
  VEC(decision_rows)
  criteria; /* layered rows only: those that rows use, in order of their columns */
  const struct rows
      *meaning;            /* by_criteria: its `criteria' are what the boxes ask for; else NULL */
  const struct lock *lock; /* where tables find the pages of the rows; NULL: nowhere */
} rows;

/* Lowers every rule of every decision; NULL after an error (E302, E801).  Flat rows write criteria and
 * counts of criteria out, for analyses (where that takes too many rows they ask the columns of criteria
 * too, and space->realiser knows what those mean); layered rows ask the columns of criteria and counts
 * and carry the rows of the criteria, for tables. */
rows *lower_policy(arena *a, const model *m, diags *sink);
rows *lower_layered(arena *a, const model *m, diags *sink);

/* The boxes in which a condition holds in the given revisions (never empty boxes, they may
 * overlap); false after E801 when they exceed the budget. */
bool lower_condition(arena *a, const space *s, const cond *c, revision_set revisions, region *out,
                     diags *sink);

/* Where the condition of a rule holds, in all its versions; its rows may be fewer where it loses in a
 * circle of resolves.  False after E801. */
bool lower_rule(arena *a, const space *s, const rule *r, region *out, diags *sink);

enum { LOWER_MAX_BOXES = 20000 }; /* of one condition; beyond that a criterion table is needed */

/* A cell in policy words: "gestational_age >= 34w0d", "patient_group in { child, adult }",
 * "diagnoses has any osa_dx", "date_of_service at least 85 days after trial_start"; NULL when the cell
 * allows everything. */
const char *cell_text(arena *a, const space *s, uint32_t input, cell c);
/* Does the cell compare one quantity with another, "fev1 / fvc < 0.7", not a sum with a value? */
bool cell_contrasts(const fact *f, cell c, const fact **more, const fact **less);

#endif
