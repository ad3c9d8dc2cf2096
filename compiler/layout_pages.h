/* layout_pages.h -- which bit each row has, so that an inserted row moves few others. */
#ifndef POLC_LAYOUT_PAGES_H
#define POLC_LAYOUT_PAGES_H

#include "lock.h"
#include "rows.h"

/* Generated C holds a page in two halves of 31 rows; a new page leaves room for rows to come. */
enum { PAGE_ROWS = 62, PAGE_FRESH = 56 };

/* Pages stand in the order of precedence, one to a word of bits.  Their numbers are names: a page that
 * is put between two others takes a number that no page had. */
typedef struct page_plan {
  uint32_t *bits;       /* per row: of criteria, decisions, impossible cases, in this order */
  VEC(lock_page) pages; /* empty when all rows share one word */
} page_plan;

/* The pages that the lock records (NULL: none) keep their rows as far as they still can. */
page_plan *plan_pages(arena *a, const rows *r, const lock *l);

#endif
