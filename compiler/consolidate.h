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
 * later revisions only what they say of the time before them is left.  The tree is one that was
 * checked without an error, `r' are its rows, `revision' is in force some time. */
const node *consolidate(arena *a, const node *file, const rows *r, uint32_t revision, rule_order order);

/* The sections of such a tree, in their order. */
typedef enum section {
  SECTION_POLICY,
  SECTION_DOCUMENT,
  SECTION_VOCABULARY,
  SECTION_DECISIONS, /* decision by decision, the decision itself first */
  SECTION_PROPERTIES,
  SECTION_HISTORY,
  SECTION_TESTS
} section;

section section_of(const node *item);

#endif
