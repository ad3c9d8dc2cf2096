/* diff.h -- what `polc diff' has to say, as data and as words.
 *
 * command_diff.c finds the two sides, compare.h what they answer differently; diff_words.c says
 * cells and changed texts in words, diff_cases.c decides given cases on both sides, diff_text.c and
 * diff_json.c write the report.
 */
#ifndef POLC_DIFF_H
#define POLC_DIFF_H

#include "compare.h"

#include <stdio.h>

/* ---- words: diff_words.c ----------------------------------------------------------------- */

/* One condition of a region: "age_years in 50 .. 54", and what may be said beside it. */
typedef struct phrase {
  const char *fact;                  /* or the name of a criterion */
  const char *text, *label;          /* label: NULL */
  const common_criterion *criterion; /* NULL: a cell */
  bool holds;
  uint32_t input;
} phrase;

typedef VEC(phrase) phrase_list;
phrase_list diff_phrases(comparison *c, const change *d);
/* "date_of_service from 2016-10-01"; NULL: at every time that is compared. */
const char *diff_time(comparison *c, const change *d);
/* What a criterion is, as its author wrote it; NULL: not known any more. */
const char *diff_criterion(comparison *c, const common_criterion *x);
const char *diff_number(arena *a, uint64_t n); /* "2,112" */

/* What is written differently, whatever it means. */
typedef struct written_change {
  const char *kind;        /* "test", "statement", ... */
  const char *name, *what; /* "added", "removed", "changed" */
} written_change;

typedef VEC(written_change) written_list;
written_list diff_written(arena *a, const compilation *before, const compilation *after);

/* The promises of revisions, as their author wrote them: "2016-10-01: changes determination
 * nothing". */
typedef VEC(const char *) promise_list;
promise_list diff_promises(arena *a, const compilation *of, uint32_t after, uint32_t until);

/* ---- given cases: diff_cases.c ----------------------------------------------------------- */

typedef struct changed_case {
  uint64_t row;     /* counted from the header, 1; blank lines are not counted */
  const char *name; /* of a column that is no fact, such as a claim number; NULL */
} changed_case;

/* Cases that change in the same way for the same reasons. */
typedef struct case_group {
  const decision *decision;                 /* of the newer side */
  const char *outcome[SIDES], *rule[SIDES]; /* outcome: its label, or a status in words */
  const char *name[SIDES];                  /* of the outcome; NULL when there is none */
  uint64_t count;
  VEC(changed_case) cases; /* the first of them */
} case_group;

typedef struct case_report {
  const char *path;
  const char *named_by; /* the column that names cases; NULL */
  uint64_t cases, changed, reasons, failed;
  VEC(case_group) groups; /* largest first */
  VEC(const char *) faults;
} case_report;

enum { CASES_LISTED = 1000 };

/* NULL after a diagnostic. */
case_report *diff_cases(arena *a, const compare_side *side, const char *path, diags *sink);

/* ---- the report -------------------------------------------------------------------------- */

typedef struct diff_report {
  comparison *comparison;
  written_list written;
  promise_list promises;
  case_report *cases; /* NULL: none were given */
  bool one_file;      /* two days of the same text */
} diff_report;

void diff_text(FILE *out, const diff_report *r); /* diff_text.c */
void diff_json(FILE *out, const diff_report *r); /* diff_json.c */

#endif
