/* explain.h -- questions about one answer: which facts suffice for it, and how a case is written.
 *
 * Every claim is checked by the runtime on the policy's own tables, with what is not given taken as
 * unknown: an `unknown is' stands for a fact that somebody gave.
 */
#ifndef POLC_EXPLAIN_H
#define POLC_EXPLAIN_H

#include "answer.h"

/* Bit i: the fact whose first input is i; bit 0: the date. */
typedef uint64_t fact_set;

static inline fact_set fact_bit(uint32_t first_input) { return UINT64_C(1) << first_input; }

/* One decision of a policy made ready for many questions. */
typedef struct inquiry {
  arena *arena;
  const tables *tables;
  const decision *decision;
  polrt_policy policy; /* that decision alone, and nothing is assumed */
  polrt_work work;
  polrt_result result;               /* of the last question */
  VEC(fact_slot) slots;              /* those that have inputs; the first is the date */
  uint8_t slot_of[POLRT_MAX_INPUTS]; /* per input: the first input of its fact */
  polrt_set *scratch;
  uint64_t *rows; /* words: rows that may apply, and ... */
  uint64_t *open; /* ... rows that ask for something unknown */
} inquiry;

inquiry *inquiry_new(arena *a, const tables *t, const decision *d);
/* What is known of a case, with what it takes for granted as if it were given. */
void inquiry_take(const inquiry *q, const polrt_set *facts, polrt_set *known);
/* Facts of which something is known. */
fact_set inquiry_given(const inquiry *q, const polrt_set *known);
polrt_answer inquiry_ask(inquiry *q, const polrt_set *known);
/* All that is known but the facts of the set, as the next question. */
const polrt_set *inquiry_without(inquiry *q, const polrt_set *known, fact_set without);

/* sufficient.c: a smallest part of the given facts that leaves outcome and rule as they are; without
 * any one of them the answer would be open.  The date is always held. */
fact_set sufficient_facts(inquiry *q, const polrt_set *known);
text_list explain_sufficient(arena *a, const case_facts *facts, const decision *d);
text_list explain_sufficient_names(arena *a, const case_facts *facts, const decision *d);

/* ---- cases in words: case_words.c --------------------------------------------------------- */

/* What is given of a fact, as `decide' takes it: "34w0d", "{child,adult}", "G47.33;I10". */
const char *case_value(arena *a, const case_facts *facts, const fact_slot *s);
/* "gestational_age is 34w0d" */
const char *case_fact_words(arena *a, const case_facts *facts, const fact_slot *s);
/* FACT=VALUE, in quotes where a shell needs them. */
const char *case_argument(arena *a, const char *name, const char *value);
const char *case_quoted(arena *a, const char *word);
/* A code of the fact's system that is in none of the sets it is asked for; NULL: none was thought of. */
const char *case_code_outside(const code_fact *f);
/* Codes that give exactly these memberships (bit k: memberships.items[k]), separated by `;';
 * "{}": none; of a fact that holds a single code, one of no set.  NULL when no such codes are known. */
const char *case_codes(arena *a, const model *m, const code_fact *f, uint64_t memberships);

#endif
