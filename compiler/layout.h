/* layout.h -- decision tables in memory, in the very form that the runtime executes.
 *
 * `layout' turns rule rows into a polrt_policy; `prove' compares it with the rows; the commands
 * decide by calling polrt on it; the emitters print it.  Nothing else makes tables.
 */
#ifndef POLC_LAYOUT_H
#define POLC_LAYOUT_H

#include "rows.h"

#include "polrt.h"

/* One column of the tables: input 0 is the date, 1.. are the facts. */
typedef struct table_input {
  const fact *fact; /* NULL: the date */
  const char *name; /* of the fact, or the name of the date */
  uint32_t classes;
  VEC(int32_t) bounds; /* numbers and dates: ascending; class = how many are <= value */
  uint64_t *bits;      /* classes x words */
  uint64_t *tested;    /* words: rows whose cell in this column is not the whole range */
} table_input;

/* One bit of the tables. */
typedef struct table_row {
  const row *row; /* NULL: a bit left empty so that a decision starts at a word boundary */
  const decision *decision; /* NULL: impossible */
} table_row;

typedef struct tables {
  const rows *rows;
  const model *model;
  uint32_t words;
  VEC(table_input) inputs;
  VEC(table_row) bits; /* in bit order */
  polrt_policy policy; /* points into arena memory */
} tables;

/* What one row and one revision contribute to an answer, and what a row says. */
polrt_answer row_answer(const row *r, uint32_t bit);
polrt_answer revision_answer(const model *m, uint32_t number);
uint32_t highest_rule(const model *m); /* the highest permanent number in use */
const char *row_because(const row *r);
const char *row_cites(arena *a, const row *r); /* "S1, S2.1" */

/* NULL after E801: the tables would be too large. */
tables *layout_policy(arena *a, const rows *r, diags *sink);

/* Compares every entry of the tables with the rule rows on all inputs: every class of every column
 * against every row's cell, coders at every bound and beside it, answers, precedence and texts.
 * NULL when they agree; otherwise a sentence that says where they differ. */
const char *prove_tables(arena *a, const polrt_policy *policy, const rows *r);

/* ---- products ---------------------------------------------------------------------------- */

/* The generated header and source as text, LF line ends, byte-identical for the same policy. */
const char *emit_header(arena *a, const tables *t);
const char *emit_source(arena *a, const tables *t);

#endif
