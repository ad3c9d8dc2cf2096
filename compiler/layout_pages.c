/* layout_pages.c -- which bit each row has, so that an inserted row moves few others.
 *
 * Up to 64 rows simply follow each other.  Beyond that they lie in pages, one to a word, that leave
 * bits free; the lock records the first and the last row of each.  A new row goes into the page
 * around it, and when that is full the last rows of it begin a page of their own.
 */
#include "layout_pages.h"

#include <string.h>

typedef struct planner {
  arena *arena;
  page_plan *plan;
  const lock *lock;
  symtab rows;     /* the ids of all rows */
  symtab first;    /* of recorded pages: id of the first row to index + 1 */
  uint32_t row;    /* how many are placed */
  uint32_t used;   /* bits of the current page */
  uint32_t locked; /* index + 1 of the current page in the lock; 0: it is not there */
  uint32_t next;   /* number of the next page that is new */
  const char *last;
} planner;

static const lock_page *locked_page(const planner *p, uint32_t index) {
  return p->lock != NULL && index >= 1 && index <= p->lock->pages.count
             ? &p->lock->pages.items[index - 1]
             : NULL;
}

/* The recorded page that begins with this row, as index + 1; 0: none does.  Where the row that began a
 * page is gone, the page begins behind the last one of the page before it. */
static uint32_t begins(const planner *p, const char *id) {
  uint32_t index = (uint32_t)(uintptr_t)symtab_value(&p->first, id);
  const lock_page *here = locked_page(p, p->locked), *after = locked_page(p, p->locked + 1);
  if (index != 0 || here == NULL || after == NULL || p->last == NULL) return index;
  bool ended = strcmp(here->last, p->last) == 0;
  return ended && symtab_find(&p->rows, after->first) == NULL ? p->locked + 1 : 0;
}

static void open_page(planner *p, const char *id) {
  p->locked = begins(p, id);
  const lock_page *recorded = locked_page(p, p->locked);
  uint32_t number = recorded != NULL ? recorded->number : p->next++;
  vec_push(p->arena, &p->plan->pages, (lock_page){ .number = number, .first = id });
  p->used = 0;
}

static void put_row(planner *p, const row *r) {
  lock_page *page = &p->plan->pages.items[p->plan->pages.count - 1];
  p->plan->bits[p->row++] = (p->plan->pages.count - 1) * 64 + p->used++;
  page->last = p->last = r->id;
}

/* A run that fits a page lies within one, a longer one begins a page. */
static void put_run(planner *p, const row *items, uint32_t count) {
  bool is_long = count > PAGE_ROWS;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t room = p->locked != 0 ? PAGE_ROWS : PAGE_FRESH, wanted = is_long || i > 0 ? 1 : count;
    bool whole = i > 0 && !is_long; /* the rest of it lies where its first row does */
    bool full = p->used + wanted > room || (is_long && i == 0) || begins(p, items[i].id) != 0;
    if (p->plan->pages.count == 0 || (!whole && p->used > 0 && full)) open_page(p, items[i].id);
    put_row(p, &items[i]);
  }
}

static void for_each_run(planner *p, const rows *r,
                         void (*visit)(planner *p, const row *items, uint32_t count)) {
  for (uint32_t i = 0; i < r->criteria.count; i++)
    visit(p, r->criteria.items[i].rows.items, r->criteria.items[i].rows.count);
  for (uint32_t i = 0; i < r->decisions.count; i++)
    visit(p, r->decisions.items[i].rows.items, r->decisions.items[i].rows.count);
  visit(p, r->impossible.items, r->impossible.count);
}

static void list_run(planner *p, const row *items, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) (void)symtab_add(&p->rows, items[i].id, NULL, SPAN_NONE);
}

static void place_run(planner *p, const row *items, uint32_t count) {
  (void)items;
  for (uint32_t i = 0; i < count; i++, p->row++) p->plan->bits[p->row] = p->row;
}

static void read_lock(planner *p) {
  p->next = 1;
  for (uint32_t i = 0; p->lock != NULL && i < p->lock->pages.count; i++) {
    const lock_page *page = &p->lock->pages.items[i];
    if (page->number >= p->next) p->next = page->number + 1;
    (void)symtab_add(&p->first, page->first, (void *)(uintptr_t)(i + 1), SPAN_NONE);
  }
}

page_plan *plan_pages(arena *a, const rows *r, const lock *l) {
  planner p = { .arena = a, .plan = ARENA_NEW(a, page_plan), .lock = l };
  p.rows.arena = p.first.arena = a;
  for_each_run(&p, r, list_run);
  p.plan->bits = arena_alloc(a, (p.rows.symbols.count + 1) * sizeof *p.plan->bits);
  if (p.rows.symbols.count <= 64) {
    for_each_run(&p, r, place_run);
    return p.plan;
  }
  read_lock(&p);
  for_each_run(&p, r, put_run);
  return p.plan;
}
