/* ask.h -- an interview: which fact to ask for next, and what was answered. */
#ifndef POLC_ASK_H
#define POLC_ASK_H

#include "explain.h"

typedef struct interview_step {
  uint32_t slot; /* of the fact that was asked for */
  polrt_set *sets;
  const char **texts;
  bool *asked;
} interview_step;

typedef struct interview {
  arena *arena;
  const tables *tables;
  case_facts facts;
  bool *asked;               /* per slot: answered or unknown; not asked for again */
  VEC(inquiry *) inquiries;  /* the decisions that it is about */
  VEC(interview_step) steps; /* how things stood before each answer */
} interview;

enum { ASK_NOTHING = -1 };

/* only: NULL for all decisions.  `facts': what is known already. */
interview interview_new(arena *a, const tables *t, const decision *only, const case_facts *facts);
/* The most useful fact that was not asked for yet; ASK_NOTHING: no answer can change any more, or all
 * that could change it is unknown. */
int interview_next(interview *v, const decision **about);
/* Takes an answer; false after a diagnostic, then nothing is changed. */
bool interview_answer(interview *v, uint32_t slot, const char *text, diags *sink);
void interview_skip(interview *v, uint32_t slot);
/* Undoes the last answer; the slot that it was about, or ASK_NOTHING. */
int interview_back(interview *v);
bool interview_is_contradictory(interview *v);
/* What rules ask of a fact, as far as it is open: "covered_neonatal_hrf: gestational_age >= 34w0d". */
text_list interview_why(interview *v, uint32_t slot, const decision *about);

#endif
