/* polrt_columns.h -- decisions over whole columns of cases.
 *
 * SPDX-License-Identifier: 0BSD
 *
 * Copy the five files polrt_columns* beside polrt.h and polrt.c when many cases lie in arrays, one
 * array for each fact; compile polrt_columns.c.  As polrt.c it allocates nothing, calls no library,
 * writes no static data and is safe from any thread: any split of the rows over calls and threads gives
 * the same answers, and they are the answers of polrt_decide() for each row alone.
 *
 * Facts that are all exact are decided many rows at a time; rows with a fact that matters and is
 * unknown or out of its range, or with facts that contradict each other, are decided one by one.  On
 * x86 an AVX2 path is compiled in, on 64-bit ARM one for NEON; everywhere else, and with
 * POLRT_WITHOUT_SIMD, plain C.  All give the same answers.  AVX2 is taken when the machine has it; to
 * ask that costs many microseconds in virtual machines, so for fewer than 16,384 rows it is not asked,
 * unless this file is compiled for such machines (-mavx2).
 *
 * polrt.c has to be compiled without POLRT_WITHOUT_DERIVED and POLRT_ONLY_SMALL for policies that need
 * these parts.
 */
#ifndef POLRT_COLUMNS_H
#define POLRT_COLUMNS_H

#include "polrt.h"

#ifdef __cplusplus
extern "C" {
#endif

/* One fact of all rows, in the narrowest type that holds it: 140 .. 315 fits a byte with base 140. */
typedef enum polrt_width {
  POLRT_UINT8 = 1,  /* uint8_t */
  POLRT_UINT16 = 2, /* uint16_t */
  POLRT_INT32 = 4   /* int32_t */
} polrt_width;

typedef struct polrt_column {
  const void *values;    /* of row r: values[r] + base; NULL: unknown in every row */
  uint8_t width;         /* polrt_width */
  int32_t base;
  const uint64_t *known; /* bit r % 64 of known[r / 64]: row r's value is known; NULL: all are */
} polrt_column;

/* Where the answers of one decision go; what is NULL is not written. */
typedef struct polrt_column_answers {
  uint8_t *status;       /* polrt_status */
  uint8_t *outcome;      /* as polrt_outcome_of() */
  uint16_t *rule;        /* as polrt_rule_of(); 0xFFFF for POLRT_NO_RULE and for numbers from 0xFFFF on */
  polrt_answer *answer;  /* the whole answer */
  uint64_t *possible;    /* as polrt_result.possible */
  uint32_t *rule_number; /* as polrt_rule_of(), for policies with more rules than `rule' holds */
} polrt_column_answers;

/* How many words of work space polrt_decide_columns() can use.  With fewer it decides row by row; with
 * fewer than polrt_work_words() hard rows come back undetermined. */
size_t polrt_columns_work_words(const polrt_policy *policy);

/* Decides rows from .. to - 1 of columns[0 .. inputs-1] into answers[0 .. decisions-1].  A policy has at
 * most 32 decisions; one with more gets POLRT_INVALID.  Each call prepares its tables first (10 to 100
 * microseconds): pass thousands of rows, not a few, or prepare once, below.  Takes up to 24 KiB of
 * stack.  `fuel' of the work space is for each row. */
void polrt_decide_columns(const polrt_policy *policy, const polrt_column *columns, size_t from,
                          size_t to, const polrt_column_answers *answers, polrt_work *work);

/* Which instructions may be used. */
typedef enum polrt_path {
  POLRT_FASTEST = 0,  /* the best that the machine has */
  POLRT_PORTABLE = 1  /* what plain C compiles to */
} polrt_path;

/* The same in two steps, for many calls: the first prepares the tables in the words of `work', for
 * calls of about so many rows in all, and asks the machine what it has; returns 0 when there is not room
 * enough (polrt_columns_work_words()) or the policy is not one for columns.  After 1, the second may be
 * called as often as wanted, as long as nothing else writes these words; every thread needs words of
 * its own. */
int polrt_prepare_columns(const polrt_policy *policy, size_t rows, polrt_path path,
                          polrt_work *work);
void polrt_decide_prepared_columns(const polrt_policy *policy, const polrt_column *columns,
                                   size_t from, size_t to, const polrt_column_answers *answers,
                                   polrt_work *work);

/* The same with POLRT_PORTABLE: what the other paths are tested against. */
void polrt_decide_columns_portably(const polrt_policy *policy, const polrt_column *columns,
                                   size_t from, size_t to, const polrt_column_answers *answers,
                                   polrt_work *work);

/* ---- between two revisions ----------------------------------------------------------------- */

/* Rows whose answer to one decision differs: bit r % 64 of word r / 64; NULL: not wanted. */
typedef struct polrt_column_changes {
  uint64_t *outcome; /* another status, outcome, or set of possible outcomes */
  uint64_t *rule;    /* another deciding rule */
} polrt_column_changes;

/* The inputs, as bits, that can make a difference between two revisions, numbered as by
 * polrt_revision_of(); the columns of all others may have no values. */
uint64_t polrt_columns_that_matter(const polrt_policy *policy, unsigned before, unsigned after);

/* Compares, for rows from .. to - 1, what two revisions answer, whatever the date of a row says
 * (values computed from the date still are).  changes[0 .. decisions-1]; bits of other rows stay, so
 * threads share no word when they split the rows at multiples of 64.  Returns 0 when there are fewer
 * words than polrt_columns_changed_words(), no such revisions, or the policy is not one for columns. */
size_t polrt_columns_changed_words(const polrt_policy *policy);
int polrt_columns_changed(const polrt_policy *policy, unsigned before, unsigned after,
                          const polrt_column *columns, size_t from, size_t to,
                          const polrt_column_changes *changes, polrt_work *work);

#ifdef __cplusplus
}
#endif

#endif
