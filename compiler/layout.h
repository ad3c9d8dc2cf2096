/* layout.h -- decision tables in memory, in the very form that the runtime executes.
 *
 * `layout' turns rule rows into a polrt_policy; `prove' compares it with the rows; the commands
 * decide by calling polrt on it; the emitters print it.  Nothing else makes tables.
 */
#ifndef POLC_LAYOUT_H
#define POLC_LAYOUT_H

#include "codes.h"
#include "rows.h"

#include "polrt.h"

/* One column of the tables: 0 is the date, then what callers give, then what is computed. */
typedef struct table_input {
  const fact *fact; /* NULL: the date */
  const char *name; /* of the fact, or the name of the date */
  uint32_t classes;
  VEC(int32_t) bounds; /* ordered values: ascending; class = how many are <= value */
  VEC(uint16_t) guide; /* where there are many: polrt_input.guide_at */
  uint8_t guide_shift, guide_near;
  uint64_t *bits;      /* classes x words */
  uint64_t *tested;    /* words: rows whose cell in this column is not the whole range */
} table_input;

/* One bit of the tables. */
typedef struct table_row {
  const row *row;           /* NULL: a bit left empty, where a page has room */
  const decision *decision; /* NULL: of a criterion, or impossible */
} table_row;

/* A fact that holds codes: where its memberships stand, and what they are of each code. */
typedef struct table_group {
  const code_fact *fact;
  uint32_t first; /* column of its first membership; they stand one behind the other */
  code_atoms atoms;
} table_group;

/* One entry of the limits: every row has its own. */
typedef struct table_limit {
  const limit *limit;
  uint32_t row;
} table_limit;

typedef struct tables {
  const rows *rows;
  const model *model;
  uint32_t words;
  VEC(table_input) inputs;      /* all columns, computed ones too */
  VEC(table_group) groups;      /* in order of model->code_facts */
  VEC(table_limit) limits;      /* in order of their rows */
  VEC(table_row) bits;          /* in bit order: criteria, decisions, impossible cases */
  const struct page_plan *plan; /* which bit each row has */
  polrt_policy policy;          /* points into arena memory */
} tables;

/* What one row and one revision contribute to an answer, and what a row says. */
polrt_answer row_answer(const row *r, uint32_t bit);
polrt_answer revision_answer(const model *m, uint32_t number);
bool revision_has_caveat(const revision *r); /* says what is unpublished of the time before it */
uint32_t highest_rule(const model *m);       /* the highest permanent number in use */
const char *row_because(const row *r);
const char *row_cites(arena *a, const row *r); /* "S1, S2.1" */
const limit_list *row_limits(const row *r);    /* empty for all but rules */

/* "12.5" as 125 with 1 decimal; no amount is 0. */
void limit_amount(const limit *l, int32_t *amount, uint8_t *decimals);

/* The entries of one column that do not depend on rows: kind, range, what it is computed from. */
polrt_kind column_kind(const fact *f); /* NULL: the date */
/* A guide of a column for its bounds, if these are many and there is a good one. */
void guide_make(arena *a, table_input *in);
/* Whether the texts of a column's members follow its own: not of criteria. */
bool column_has_members(const fact *f);
/* 1 + the group of a membership; 0 for other columns. */
uint16_t column_group(const model *m, const fact *f);
polrt_op column_op(const derive *d);

/* Takes layered rows.  NULL after E801: the tables would be too large. */
tables *layout_policy(arena *a, const rows *r, diags *sink);

/* Inputs, computed columns and groups of codes without any row, for polrt_realise(). */
polrt_policy *layout_skeleton(arena *a, const model *m);

/* Compares every entry of the tables with the layered rows on all inputs: every class of every
 * column against every row's cell, coders at every bound and beside it, how columns are computed,
 * codes at every bound of a set, answers, limits, precedence and texts.
 * NULL when they agree; otherwise a sentence that says where they differ. */
const char *prove_tables(arena *a, const polrt_policy *policy, const rows *r);

/* ---- products ---------------------------------------------------------------------------- */

/* The generated header and source as text, LF line ends, byte-identical for the same policy. */
const char *emit_header(arena *a, const tables *t);
const char *emit_source(arena *a, const tables *t);

#endif
