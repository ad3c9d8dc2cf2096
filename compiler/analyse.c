/* analyse.c -- the list of analyses, and which row decides which cases. */
#include "analyse.h"

decided_list decided_by_row(analysis *z, const decision_rows *d) {
  decided_list list = { .rows = d, .complete = d->rows.count <= DECIDED_MAX };
  if (!list.complete) return list;
  for (uint32_t i = 0; i < d->rows.count; i++) {
    const row *r = &d->rows.items[i];
    if (r->kind == ROW_NO_REVISION) continue;
    region left = region_of(z->arena, r->box), earlier = { 0 };
    for (uint32_t j = 0; j < i; j++)
      if (box_overlap(z->rows->space, d->rows.items[j].box, r->box))
        vec_push(z->arena, &earlier, d->rows.items[j].box);
    left = region_subtract(z->arena, z->rows->space, &left, &earlier);
    left = region_subtract(z->arena, z->rows->space, &left, &z->impossible);
    vec_push(z->arena, &list.items, (decided){ r, left });
  }
  return list;
}

void analyse_policy(arena *a, const rows *r, diags *sink) {
  analysis z = {
    .arena = a, .rows = r, .model = r->model, .diags = sink, .naive = naive_new(a, r->model)
  };
  for (uint32_t i = 0; i < r->impossible.count; i++)
    vec_push(a, &z.impossible, r->impossible.items[i].box);
  decided_list *all = arena_alloc(a, (r->decisions.count + 1) * sizeof *all);
  for (uint32_t i = 0; i < r->decisions.count; i++) {
    analyse_rules(&z, &r->decisions.items[i]);
    analyse_default(&z, &r->decisions.items[i]);
    all[i] = decided_by_row(&z, &r->decisions.items[i]);
  }
  if (sink->errors == 0) analyse_properties(&z, all);
  analyse_document(&z, all);
}
