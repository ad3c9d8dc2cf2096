/* smt.h -- a policy as SMT-LIB 2, straight from the typed model, and questions about it.
 *
 * The second opinion on what the analyses prove: conditions become formulas as their author wrote them.
 * Nothing here may use rows, boxes or tables, nor share code with the stages that make them.
 *
 * Whole numbers and truth values only (QF_LIA).  A quantity is its count of steps, a date its day, a
 * one-of its member's permanent number; an absent value is the number below all others, as in the model.
 */
#ifndef POLC_SMT_H
#define POLC_SMT_H

#include "naive.h"
#include "symtab.h"

/* ---- questions --------------------------------------------------------------------------- */

typedef enum smt_kind {
  SMT_POSSIBLE, /* any case at all in revision `revision' */
  SMT_DISAGREE, /* rules x and y both fire, give different outcomes, and nothing says which wins */
  SMT_LIMITS,   /* the same with equal outcomes and different limits */
  SMT_UNIQUE,   /* rows x and y of a table of unique rows both fire */
  SMT_LEFT,     /* no rule of the decision holds where `otherwise' is in force */
  SMT_OUTSIDE,  /* ... and its contract does not hold */
  SMT_HOLDS,    /* rule x holds, possible or not */
  SMT_DECIDES,  /* rule x decides */
  SMT_GIVES,    /* the decision gives `outcome' */
  SMT_SPEAKS,   /* `property' speaks of a case */
  SMT_VIOLATES, /* never, always: a case that violates it */
  SMT_WORSENS,  /* raising, lowering: two cases that do */
  SMT_OVERLAP,  /* the conditions of both rules of `order' hold while it is in force */
  SMT_MET,      /* `criterion' holds where it is declared */
  SMT_UNMET,    /* it does not */
  SMT_CHANGES   /* `promise' of revision number `revision' is broken for the decision */
} smt_kind;

/* Is there a case?  Those that the kind speaks of are set. */
typedef struct smt_question {
  smt_kind kind;
  const decision *decision;
  const rule *x, *y;
  const default_version *otherwise;
  const outcome *outcome;
  const property *property;
  const order *order;
  const criterion *criterion;
  const promise *promise;
  uint32_t revision;
} smt_question;

typedef VEC(smt_question) smt_question_list;

/* What a question is about, for people who ask for some of them. */
enum {
  SMT_ABOUT_CONFLICTS = 1,
  SMT_ABOUT_GAPS = 2,
  SMT_ABOUT_UNREACHABLE = 4,
  SMT_ABOUT_OUTCOMES = 8,
  SMT_ABOUT_PROPERTIES = 16,
  SMT_ABOUT_ORDERS = 32,
  SMT_ABOUT_CRITERIA = 64,
  SMT_ABOUT_PROMISES = 128,
  SMT_ABOUT_IMPOSSIBLE = 256,
  SMT_ABOUT_ALL = 511
};

/* All questions of these kinds, in a fixed order; `only': of one decision. */
smt_question_list smt_questions(arena *a, const model *m, unsigned about, const decision *only);
/* "rules a and b disagree": what `sat' would mean. */
const char *smt_question_words(arena *a, const model *m, const smt_question *q);
/* Whether `sat' is the finding; of the others `unsat' is. */
bool smt_is_finding(const smt_question *q);

/* ---- text -------------------------------------------------------------------------------- */

/* Writes into `out'.  One for each text that is written. */
typedef struct smt {
  arena *arena;
  const model *model;
  naive *naive; /* for the order of precedence alone */
  textbuf out;
  symtab defined;         /* of what depends on facts, by symbol */
  const char *suffix;     /* "" or, in the definitions for a second case, "~2" */
  const fact *varied;     /* the fact in which the second case differs; NULL */
  bool frozen;            /* the second case is judged by another revision */
  bool calendar;          /* its functions are written */
  uint32_t *first, *next; /* of `ordered': 1 + the orders below which each rule stands */
  const decision *ordered;
} smt;

smt *smt_new(arena *a, const model *m);
/* Declarations and definitions of everything, with comments. */
void smt_write_policy(smt *s);
/* The assertions of a question; `sat' is then: there is such a case. */
void smt_write_question(smt *s, const smt_question *q);
/* The values of a model, after `sat': (get-value ...); and what the solver answers to that.  For
 * SMT_WORSENS `second' is the case that differs.  False when the answer is none. */
void smt_write_values(smt *s, const smt_question *q);
bool smt_read_values(arena *a, const model *m, const smt_question *q, const char *text,
                     naive_case *first, naive_case *second);

/* ---- smt_terms.c: within the stage ------------------------------------------------------- */

/* A symbol: "rule." "covered" is rule.covered, quoted where it must be. */
const char *smt_symbol(arena *a, const char *prefix, const char *name, const char *suffix);
/* A line of comment; nothing in `text' can end it. */
void smt_comment(smt *s, const char *text);
/* A text between quotation marks. */
const char *smt_string(arena *a, const char *text);
const char *smt_number(arena *a, int64_t value);
/* "revision", or that of the second case. */
const char *smt_revision(const smt *s);
/* The revision in force is one of these. */
const char *smt_in_force(smt *s, revision_set valid);
/* Defines what a condition needs; then it can be written. */
void smt_prepare(smt *s, const cond *c);
void smt_prepare_fact(smt *s, const fact *f);
void smt_prepare_criterion(smt *s, const criterion *c);
void smt_write_condition(smt *s, const cond *c);
const char *smt_rule(smt *s, const rule *r); /* it holds, less what it loses in a circle */
const char *smt_rule_condition(smt *s, const rule *r);
const char *smt_fact(smt *s, const fact *f); /* its symbol */
const char *smt_fact_number(smt *s, const fact *f);

/* ---- smt_policy.c: within the stage ------------------------------------------------------ */

/* Definitions of all rules and of the outcome of a decision, or of all of them. */
void smt_define_decision(smt *s, const decision *d);
void smt_define_possible(smt *s);
/* For promises about reasons. */
void smt_define_reason(smt *s, const decision *d);

#endif
