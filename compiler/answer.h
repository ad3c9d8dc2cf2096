/* answer.h -- what polrt answers for one case, gathered for people and for JSON. */
#ifndef POLC_ANSWER_H
#define POLC_ANSWER_H

#include "facts.h"

typedef VEC(const char *) text_list;

/* One thing that a row asks and that fails or is open. */
typedef struct account_part account_part;
typedef VEC(account_part) account_parts;

struct account_part {
  uint32_t column;
  const char *name; /* of the fact, derived value or criterion */
  const char *asks; /* in policy words */
  const char *is;   /* what is known of it; NULL: nothing single */
  bool computed;    /* or assumed: not given */
  polrt_truth truth;
  VEC(account_parts) ways; /* of a criterion: what fails or is open in each of its alternatives */
};

/* How one rule row stands to the case. */
typedef struct row_account {
  const row *row;
  polrt_truth truth;
  bool off;            /* it is not in force on the date: its only part says so */
  account_parts parts; /* those that fail when it does not apply; else those that are open */
  account_parts read;  /* those that hold, when it applies */
  text_list against;   /* names of what rules it out */
  text_list open;      /* names of what it still depends on */
} row_account;

typedef struct decision_answer {
  const decision *decision;
  const char *status;             /* "determined", "undetermined", "refer" */
  const outcome *outcome;         /* NULL unless determined */
  text_list possible;             /* outcome names, "refer", "no_revision_in_force" */
  const row *deciding;            /* NULL when several rows could decide */
  const char *rule;               /* NULL when several rules could decide */
  text_list rules;                /* that apply with the same outcome, first the deciding one */
  const char *because, *cites;    /* NULL when several rules could decide */
  VEC(uint32_t) needs;            /* slots of facts (facts.h), most useful first */
  text_list limits;               /* of the outcome, each in words */
  VEC(text_list) possible_limits; /* when the outcome is certain and its limits are not */
  VEC(const fact *) assumptions;  /* taken as what `unknown is' says */
  bool categorical;               /* the deciding rule is */
  bool exact;
} decision_answer;

typedef struct case_answer {
  const char *status;            /* "ok", "no_revision_in_force", "inconsistent_facts" */
  const revision *revision;      /* an authored one; NULL unless one */
  VEC(const revision *) caveats; /* revisions that say what is unpublished of the time before */
  VEC(decision_answer) decisions;
} case_answer;

case_answer answer_case(arena *a, const case_facts *facts);

/* answer_account.c: every rule row of a decision, facts taken one by one. */
typedef VEC(row_account) account;
account answer_account(arena *a, const case_facts *facts, const decision *d);
/* Are all of these among those? */
bool account_within(const account_parts *some, const account_parts *all);

/* command_decide.c: the parts of a row that fail or are open, as JSON. */
struct json_t;
struct json_t *answer_parts_json(const account_parts *parts);

/* answer_text.c: on standard output. */
typedef enum answer_detail {
  ANSWER_SHORT,
  ANSWER_REASONED, /* with the cited text and the facts that suffice */
  ANSWER_EXPLAINED /* and the account of every rule */
} answer_detail;
void answer_print(arena *a, const case_facts *facts, const case_answer *c, answer_detail how);
void answer_print_head(const case_facts *facts, const case_answer *c);
void answer_print_status(const case_facts *facts, const case_answer *c); /* when it is not ok */
/* The label of an outcome, of "refer" and of "no_revision_in_force". */
const char *answer_label(const decision *d, const char *name);
void answer_print_rules(const decision_answer *d);
void answer_print_parts(const account_parts *parts, unsigned indent);

#endif
