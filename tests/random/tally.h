/* tally.h -- how often each question was answered alike by polc and by trying every case.
 *
 * A question that never came out true shows nothing: tally_is_complete says whether all of them did.
 */
#ifndef RANDOM_TALLY_H
#define RANDOM_TALLY_H

#include "diag.h"

/* Every diagnostic is one by its code; these are asked beside them. */
typedef enum question {
  ASK_CLASH = DIAG_CODE_COUNT, /* E410: two parts of the condition exclude each other */
  ASK_COVERERS,                /* W411: the rules that it names decide instead */
  ASK_TABLES,                  /* a case, all known: true: a rule decides; false: a default */
  ASK_PARTIAL,                 /* a case, partly known: true: it is determined */
  ASK_NEEDS,                   /* true: facts are needed */
  ASK_SUFFICIENT,              /* true: not every fact given is needed for the answer */
  ASK_WHY_NOT,                 /* true: a change of facts yields the outcome */
  ASK_SEARCH,                  /* true: there is such a case */
  ASK_EXAMPLE,                 /* true: what a test expects comes true */
  ASK_DIFF_OUTCOME,            /* true: an outcome changes between two policies */
  ASK_DIFF_REASON,             /* true: a reason does and no outcome */
  QUESTION_COUNT
} question;

/* Both say that it is so, or that it is not. */
void tally_agreed(unsigned question, bool is_so);
/* It is so; polc does not say it and need not. */
void tally_silent(unsigned question);

void tally_print(void);
/* Was every compared question seen to be so, and not to be so?  Prints those that were not. */
bool tally_is_complete(void);

#endif
