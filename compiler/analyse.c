/* analyse.c -- the list of analyses, and which row decides which cases. */
#include "analyse.h"

static void index_rows(analysis *z, indexed_rows *x, const decision_rows *d) {
  uint32_t highest = 0;
  x->rows = d;
  for (uint32_t i = 0; i < d->rows.count; i++) {
    const row *r = &d->rows.items[i];
    vec_push(z->arena, &x->boxes, r->box);
    if (r->rule != NULL && r->rule->number > highest) highest = r->rule->number;
  }
  x->index = box_index_new(z->arena, z->rows->space, &x->boxes);
  x->first = arena_alloc(z->arena, (highest + 1u) * sizeof *x->first);
  for (uint32_t i = 0; i <= highest; i++) x->first[i] = d->rows.count;
  for (uint32_t i = d->rows.count; i-- > 0;)
    if (d->rows.items[i].rule != NULL) x->first[d->rows.items[i].rule->number] = i;
  x->highest = highest;
  x->never_decides = arena_alloc(z->arena, highest + 1u);
  x->redundant = arena_alloc(z->arena, highest + 1u);
}

const indexed_rows *analysis_indexed(const analysis *z, const decision_rows *d) {
  return &z->indexed[d - z->rows->decisions.items];
}

uint32_t analysis_first_row(analysis *z, const decision_rows *d, const rule *r) {
  const indexed_rows *x = analysis_indexed(z, d);
  return r->number <= x->highest ? x->first[r->number] : d->rows.count;
}

region analysis_before(analysis *z, const decision_rows *d, uint32_t row_number) {
  region out = { 0 };
  box_numbers before = box_index_find(z->arena, analysis_indexed(z, d)->index,
                                      d->rows.items[row_number].box, 0, row_number);
  for (uint32_t i = 0; i < before.count; i++)
    vec_push(z->arena, &out, d->rows.items[before.items[i]].box);
  for (uint32_t i = 0; i < z->impossible.count; i++)
    vec_push(z->arena, &out, z->impossible.items[i]);
  return out;
}

decided_list decided_by_row(analysis *z, const decision_rows *d) {
  decided_list list = { .rows = d, .complete = d->rows.count <= DECIDED_MAX };
  box_search search = { .limit = DECIDED_MAX_BOXES + 1, .work = (uint64_t)50 * DECIDED_MAX_BOXES };
  for (uint32_t i = 0; i < d->rows.count && list.complete; i++) {
    const row *r = &d->rows.items[i];
    if (r->kind == ROW_NO_REVISION) continue;
    region left = region_of(z->arena, r->box), earlier = analysis_before(z, d, i);
    left = region_search(z->arena, z->rows->space, &left, &earlier, &search);
    vec_push(z->arena, &list.items, (decided){ r, left });
    search.limit = search.limit > left.count ? search.limit - left.count : 0;
    list.complete = search.limit > 0 && !search.gave_up;
  }
  return list;
}

void analysis_index_all(analysis *z) {
  const rows *r = z->rows;
  z->indexed = arena_alloc(z->arena, (r->decisions.count + 1) * sizeof *z->indexed);
  for (uint32_t i = 0; i < r->decisions.count; i++)
    index_rows(z, &z->indexed[i], &r->decisions.items[i]);
}

bool analysis_asks(const analysis *z, const rule *r) {
  return z->focus == NULL || (r->number <= z->focus->highest && z->focus->rules[r->number]);
}

box analysis_whole(const analysis *z, revision_set valid) {
  const space *s = z->rows->space;
  box whole = box_copy(z->arena, s, z->focus != NULL ? z->focus->within : s->whole);
  whole[0].members &= valid;
  return whole;
}

void analyse_around(arena *a, const rows *r, const analysis_focus *focus, naive *n, diags *sink) {
  analysis z = {
    .arena = a, .rows = r, .model = r->model, .diags = sink, .naive = n, .focus = focus
  };
  decided_list here = { .rows = &r->decisions.items[0] };
  z.realiser = r->space->realiser;
  for (uint32_t i = 0; i < r->impossible.count; i++)
    vec_push(a, &z.impossible, r->impossible.items[i].box);
  analysis_index_all(&z);
  analyse_rules(&z, here.rows);
  if (sink->errors == 0) analyse_default(&z, here.rows);
  if (sink->errors == 0) analyse_properties(&z, &here);
}

/* Never in silence: what only cases written out show is not looked for among too many of them. */
static void note_unasked(analysis *z, const decided_list *all) {
  arena *a = z->diags->arena;
  for (uint32_t i = 0; i < z->rows->decisions.count; i++)
    if (!all[i].complete)
      vec_push(a, &z->diags->unasked,
               arena_printf(a,
                            "holes between values (W402), facts and members that never matter "
                            "(W415, W416) and assumptions that decide (W804) in `%s', which has "
                            "more than %d rows or %d regions",
                            all[i].rows->decision->name, DECIDED_MAX, DECIDED_MAX_BOXES));
}

void analyse_policy(arena *a, const rows *r, diags *sink) {
  analysis z = {
    .arena = a, .rows = r, .model = r->model, .diags = sink, .naive = naive_new(a, r->model)
  };
  z.realiser = r->space->realiser;
  for (uint32_t i = 0; i < r->impossible.count; i++)
    vec_push(a, &z.impossible, r->impossible.items[i].box);
  if (!analyse_impossible(&z)) return;
  analysis_index_all(&z);
  decided_list *all = arena_alloc(a, (r->decisions.count + 1) * sizeof *all);
  for (uint32_t i = 0; i < r->decisions.count; i++) {
    analyse_rules(&z, &r->decisions.items[i]);
    analyse_default(&z, &r->decisions.items[i]);
    all[i] = decided_by_row(&z, &r->decisions.items[i]);
  }
  bool fine = sink->errors == 0;
  if (fine) analyse_properties(&z, all);
  if (fine) analyse_promises(&z);
  if (fine) analyse_values(&z, all);
  if (fine) note_unasked(&z, all);
  analyse_document(&z, all);
  if (sink->errors == 0) analyse_redundant(&z, all);
}
