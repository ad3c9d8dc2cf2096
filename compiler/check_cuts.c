/* check_cuts.c -- dates on single rules, criteria and code sets: they cut time further.
 *
 * Every day on which something begins or ceases to be in force starts a revision of its own, which
 * belongs to the authored revision before it.  So all later stages know only revisions.
 */
#include "check.h"

#include "codes.h"

#include <stdlib.h>

static void add_cut(checker *k, int32_t day) { vec_push(k->arena, &k->cuts, day); }

static void read_dates(checker *k, const node *owner) {
  int32_t day;
  const node *from = node_child(owner, NODE_FROM), *through = node_child(owner, NODE_THROUGH);
  int32_t first = INT32_MIN;
  if (from != NULL && check_date(k, from->first, &first)) add_cut(k, first);
  if (through == NULL || !check_date(k, through->first, &day)) return;
  add_cut(k, day + 1);
  if (day >= first) return;
  diag *d = diag_add(k->diags, DIAG_E206, through->at, "this ends before it begins");
  diag_related(k->diags, d, from->at, "it begins here");
}

/* An amendment gives its dates after `now'. */
static void read_amended_dates(checker *k, const node *owner) {
  NODE_EACH(part, owner)
    if (part->kind == NODE_NOW && part->first != NULL &&
        (part->first->kind == NODE_FROM || part->first->kind == NODE_THROUGH))
      read_dates(k, part);
}

static void read_item(checker *k, const node *n) {
  if (n->kind == NODE_CODES) check_codes_cuts(k, n, add_cut);
  if (n->kind == NODE_RULE || n->kind == NODE_CRITERION || n->kind == NODE_REQUIREMENT) {
    read_dates(k, n);
    read_amended_dates(k, n);
  }
  if (n->kind == NODE_TABLE) {
    read_dates(k, n);
    NODE_EACH(row, n)
      if (row->kind == NODE_ROW) read_dates(k, row);
  }
  if (n->kind == NODE_REVISION || n->kind == NODE_ADD || n->kind == NODE_AMEND)
    NODE_EACH(child, n) read_item(k, child);
}

static int compare_days(const void *x, const void *y) {
  int32_t a = *(const int32_t *)x, b = *(const int32_t *)y;
  return (a > b) - (a < b);
}

static revision cut_of(checker *k, const revision *owner, int32_t day) {
  revision r = {
    .day = day, .date = date_text(k->arena, day), .title = owner->title, .at = owner->at
  };
  return r;
}

/* Authored revisions and cuts in order of time; numbers are given anew.  Of authored revisions in the
 * wrong order, which is an error already, the order of the file is kept. */
static void merge(checker *k) {
  revision_list merged = { 0 };
  uint32_t cut = 0, owner = 0;
  for (uint32_t i = 0; i < k->model->revisions.count; i++) {
    const revision *next = &k->model->revisions.items[i];
    for (; i > 0 && cut < k->cuts.count && k->cuts.items[cut] < next->day; cut++) {
      const revision *last = &merged.items[merged.count - 1];
      if (k->cuts.items[cut] <= last->day) continue;
      revision r = cut_of(k, &merged.items[owner - 1], k->cuts.items[cut]);
      r.authored = owner;
      vec_push(k->arena, &merged, r);
    }
    vec_push(k->arena, &merged, *next);
    owner = merged.count;
    merged.items[owner - 1].authored = owner;
  }
  for (; cut < k->cuts.count; cut++) {
    if (k->cuts.items[cut] <= merged.items[merged.count - 1].day) continue;
    revision r = cut_of(k, &merged.items[owner - 1], k->cuts.items[cut]);
    r.authored = owner;
    vec_push(k->arena, &merged, r);
  }
  for (uint32_t i = 0; i < merged.count; i++) merged.items[i].number = i + 1;
  k->model->revisions.count = 0;
  for (uint32_t i = 0; i < merged.count; i++)
    vec_push(k->arena, &k->model->revisions, merged.items[i]);
}

void check_cuts(checker *k, const node *file) {
  uint32_t authored = k->model->revisions.count;
  NODE_EACH(n, file) read_item(k, n);
  if (k->cuts.count > 1) qsort(k->cuts.items, k->cuts.count, sizeof *k->cuts.items, compare_days);
  merge(k);
  if (k->model->revisions.count <= MODEL_MAX_REVISIONS || authored > MODEL_MAX_REVISIONS) return;
  diag *d = diag_add(k->diags, DIAG_E803, k->model->at,
                     "dates of rules, criteria and codes cut time into more than %d parts",
                     (int)MODEL_MAX_REVISIONS);
  diag_hint(k->diags, d, "let changes that belong together begin on the same day");
  k->model->revisions.count = MODEL_MAX_REVISIONS;
}

/* What `from' and `through' of an item leave of a set of revisions. */
revision_set check_dates(checker *k, const node *from, const node *through, revision_set in) {
  int32_t first = INT32_MIN, last = INT32_MAX;
  revision_set set = 0;
  if (from != NULL) (void)date_from_number(from->first->number, &first);
  if (through != NULL) (void)date_from_number(through->first->number, &last);
  for (uint32_t i = 0; i < k->model->revisions.count; i++) {
    const revision *r = &k->model->revisions.items[i];
    if (r->day >= first && r->day <= last) set |= UINT64_C(1) << r->number;
  }
  return set & in;
}
