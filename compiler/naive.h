/* naive.h -- a second evaluator, straight from the typed model, that exists to test the first.
 *
 * It reads conditions as their author wrote them and takes one case, or one completion, at a time.
 * It never sees rows, boxes or tables, and it shares no code with the stages that make them: when
 * both agree on every case, neither repeats a mistake of the other.
 */
#ifndef POLC_NAIVE_H
#define POLC_NAIVE_H

#include "model.h"

/* One case: the revision in force (0: none), the day that selects it, and the value of every fact,
 * values[i] being that of model->facts.items[i].  The values lie within the facts' ranges.  Values of
 * derived facts and of layers are not read: they are computed anew from the declared ones. */
typedef struct naive_case {
  uint32_t revision;
  int32_t day;
  const int32_t *values;
} naive_case;

/* Whether a condition holds.  A member that a later revision adds to an open one-of reads as
 * `other'; `is not' and `not in' are the negation of that reading. */
bool naive_holds(const cond *c, naive_case at);

/* ---- one case ---------------------------------------------------------------------------- */

typedef enum naive_status {
  NAIVE_DETERMINED,
  NAIVE_REFER, /* `otherwise refer' */
  NAIVE_NO_REVISION,
  NAIVE_IMPOSSIBLE,  /* the case is one that the policy declares impossible */
  NAIVE_GAP,         /* no rule holds and there is no default: a checked policy has none */
  NAIVE_UNDETERMINED /* of partly known facts only: completions disagree */
} naive_status;

typedef struct naive_answer {
  naive_status status;
  const outcome *outcome;           /* NAIVE_DETERMINED, else NULL */
  const rule *rule;                 /* the deciding rule; NULL: the default, or nothing decides */
  const rule_version *version;      /* of the deciding rule */
  const default_version *otherwise; /* when the default decides or refers */
  bool caveat;                      /* a later revision says what is unpublished of this time */
  const rule **rules;               /* all rules that hold with the same outcome, best first ... */
  uint32_t rule_count;              /* ... valid until the next call for this decision */
  const rule **holding;             /* all rules that hold, whatever their outcome, best first */
  uint32_t holding_count;
} naive_answer;

/* A model made ready: the precedence of the rules of every decision. */
typedef struct naive naive;

naive *naive_new(arena *a, const model *m);

/* The rules of a decision, the first that holds decides. */
const rule *const *naive_precedence(const naive *n, const decision *d);

/* Whether a rule holds: its condition does, and it does not lose there inside a cycle of orders.
 * Orders outside cycles do not matter here: they only say which holding rule decides. */
bool naive_rule_holds(const naive *n, const rule *r, naive_case at);
bool naive_is_impossible(const naive *n, naive_case at);
bool naive_has_caveat(const naive *n, uint32_t rev); /* never when no revision is in force */
naive_answer naive_decide(naive *n, const decision *d, naive_case at);

/* ---- partly known facts ------------------------------------------------------------------ */

/* What one input may be: input 0 is the revision, input i is the fact with that number. */
typedef struct naive_values {
  const int32_t *items;
  uint32_t count;
  const int32_t
      *days; /* of input 0 only: the day of each item; NULL: the first day of its revision */
} naive_values;

/* Values of one given input (declared or a membership) between which no condition that names it tells a
 * difference to those left out: the members of a one-of, all revision numbers, of a number or date the
 * smallest value and every value at which some comparison begins or ceases to hold.  Ascending.  What
 * is computed from the input is not looked at: callers add values for that themselves. */
naive_values naive_classes(arena *a, const model *m, uint32_t input);

#define NAIVE_POSSIBLE_NO_REVISION ((uint64_t)1 << 63)
#define NAIVE_POSSIBLE_REFER ((uint64_t)1 << 62)
#define NAIVE_POSSIBLE_GAP ((uint64_t)1)

typedef struct naive_outlook {
  bool complete;          /* false: more completions than the cap, nothing else is then set */
  naive_status status;    /* NAIVE_IMPOSSIBLE: no completion is possible */
  uint64_t possible;      /* bit n: the outcome with number n; and the bits above */
  const outcome *outcome; /* NAIVE_DETERMINED */
  const rule **rules;     /* those that decide some completion; NULL stands for the default */
  uint32_t rule_count;    /* 1: one and the same rule decides all that a rule or default decides */
  bool caveat;            /* some revision that may be in force has one */
  const uint32_t *needs;  /* inputs that can still change the answer, most useful first */
  uint32_t need_count;
} naive_outlook;

/* Tries every completion: one value of every given input out of known[0 ..], in order of columns.  The
 * memberships of one fact that holds codes are taken as if they were independent. */
naive_outlook naive_possible(arena *a, naive *n, const decision *d, const naive_values *known,
                             uint32_t cap);

#endif
