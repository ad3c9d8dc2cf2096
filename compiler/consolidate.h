/* consolidate.h -- one revision of a policy as a policy of its own.
 *
 * Folds the blocks of the history into the items: what is added, amended, extended and retired up
 * to that revision.  Answers nothing and prints nothing.
 */
#ifndef POLC_CONSOLIDATE_H
#define POLC_CONSOLIDATE_H

#include "rows.h"

/* In which order the rules of a decision stand. */
typedef enum rule_order {
  RULES_AS_WRITTEN,
  RULES_BY_PRECEDENCE /* when the one written order came from statements no longer in force */
} rule_order;

/* A tree for print_file(): items sorted by section, each section in the order of the source.  Of
 * later revisions only what they say of the time before them is left; days on which a rule, a
 * criterion or a code begins or ceases to be in force stay where they are still to come.  The tree
 * is one that was checked without an error, `r' are its rows, `revision' is in force some time. */
const node *consolidate(arena *a, const node *file, const rows *r, uint32_t revision,
                        rule_order order);

/* The revisions that such a tree has: `revision' and those after it up to the next block of the
 * history. */
revision_set consolidated_revisions(const model *m, uint32_t revision);

/* The sections of such a tree, in their order. */
typedef enum section {
  SECTION_POLICY,
  SECTION_DOCUMENT,
  SECTION_VOCABULARY,
  SECTION_DECISIONS, /* decision by decision, the decision itself first */
  SECTION_PROPERTIES,
  SECTION_READINGS,
  SECTION_HISTORY,
  SECTION_TESTS
} section;

section section_of(const node *item);

/* ---- shared by the files consolidate*.c; nobody else uses what follows --------- */

typedef struct held_item {
  node *node;
  uint32_t revision; /* that brings it */
  uint32_t group;    /* of which decision: 1, 2, ... in the order of the source */
  uint32_t rank;     /* within the section and group */
  bool retired;      /* a statement: stays while something in force cites it */
} held_item;

typedef struct folding {
  arena *arena;
  const rows *rows;
  const model *model;
  uint32_t revision;
  revision_set revisions; /* it, and those that its own dates make of it: up to the next block */
  int32_t day;            /* on which it takes effect */
  region impossible;
  VEC(held_item) items;
} folding;

/* True: the item goes.  It may also narrow the item. */
typedef bool item_test(folding *f, const held_item *item, const node *what);
void folding_drop(folding *f, item_test *drop, const node *what);

/* Takes all children away from a node, and hands them out one by one to be added again or not. */
node *folded_children(node *parent);
node *folded_next(node **children);

/* Takes the place of the clause of its kind, or follows the others as far as the grammar lets. */
void folded_clause(folding *f, node *owner, const node *clause);
/* Changes that the grammar needs in the order of clauses that stand side by side now. */
void folded_order(node *owner);

/* consolidate_codes.c: `amend codes', on the set that it amends. */
void fold_codes(folding *f, node *set, const node *changes);

/* Drops and narrows what says nothing in the revision. */
void folding_trim(folding *f);

/* Look-ups by name; NULL when there is none. */
node *folded_item(const folding *f, node_kind kind, const char *name);
const rule *folded_rule(const folding *f, const char *name);
const decision *folded_decision(const folding *f, const char *name);
const decision_rows *folded_rows(const folding *f, const decision *d);
node *folded_child(node *n, node_kind kind);
bool folded_named(const node *n, const char *name);
node *folded_copy(arena *a, const node *n);

#endif
