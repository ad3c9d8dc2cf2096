/* analyse.c -- the list of analyses, and which row decides which cases. */
#include "analyse.h"

decided_list decided_by_row(analysis *z, const decision_rows *d) {
  decided_list list = { .rows = d, .complete = d->rows.count <= DECIDED_MAX };
  box_search search = { .limit = DECIDED_MAX_BOXES + 1, .work = (uint64_t)50 * DECIDED_MAX_BOXES };
  for (uint32_t i = 0; i < d->rows.count && list.complete; i++) {
    const row *r = &d->rows.items[i];
    if (r->kind == ROW_NO_REVISION) continue;
    region left = region_of(z->arena, r->box), earlier = { 0 };
    for (uint32_t j = 0; j < i; j++)
      if (box_overlap(z->rows->space, d->rows.items[j].box, r->box))
        vec_push(z->arena, &earlier, d->rows.items[j].box);
    for (uint32_t j = 0; j < z->impossible.count; j++)
      vec_push(z->arena, &earlier, z->impossible.items[j]);
    left = region_search(z->arena, z->rows->space, &left, &earlier, &search);
    vec_push(z->arena, &list.items, (decided){ r, left });
    search.limit = search.limit > left.count ? search.limit - left.count : 0;
    list.complete = search.limit > 0 && !search.gave_up;
  }
  return list;
}

void analyse_policy(arena *a, const rows *r, diags *sink) {
  analysis z = {
    .arena = a, .rows = r, .model = r->model, .diags = sink, .naive = naive_new(a, r->model)
  };
  z.realiser = r->space->realiser;
  for (uint32_t i = 0; i < r->impossible.count; i++)
    vec_push(a, &z.impossible, r->impossible.items[i].box);
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
  analyse_document(&z, all);
}
