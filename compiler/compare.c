/* compare.c -- which cases two policies answer differently.
 *
 * Pairs of rows, one of either side, that answer differently are met; earlier rows of both sides
 * are taken away, and what is left and holds a case is a difference.  Nothing is sampled.
 */
#include "compare.h"

#include "symtab.h"

#include <stdlib.h>
#include <string.h>

/* ---- numbers without a lock -------------------------------------------------------------- */

static decision *decision_named(const model *m, const char *name) {
  for (uint32_t i = 0; i < m->decisions.count; i++)
    if (strcmp(m->decisions.items[i]->name, name) == 0) return m->decisions.items[i];
  return NULL;
}

/* Which of several rules gives the reason follows their permanent numbers.  Where no lock holds
 * these, the rules of the newer side keep the numbers of their namesakes, as with a lock they
 * would. */
static void number_alike(arena *a, decision *after, const decision *before) {
  uint32_t next = 1;
  symtab by_name = { .arena = a };
  for (uint32_t i = 0; i < before->rules.count; i++) {
    rule *r = before->rules.items[i];
    if (r->number >= next) next = r->number + 1;
    (void)symtab_add(&by_name, r->name, r, SPAN_NONE);
  }
  for (uint32_t i = 0; i < after->rules.count; i++) {
    rule *r = after->rules.items[i];
    const rule *same = symtab_value(&by_name, r->name);
    r->number = same != NULL ? same->number : next++;
  }
  if (after->rules.count > 1)
    qsort(after->rules.items, after->rules.count, sizeof(rule *), rule_by_number);
}

static bool has_lock(const compare_side *s) {
  return s->of->lock != NULL && s->of->lock->text != NULL;
}

static bool align_numbers(arena *a, const compare_side *before, const compare_side *after,
                          diags *sink) {
  if (before->of == after->of || (has_lock(before) && has_lock(after))) return true;
  model *m = after->of->model;
  for (uint32_t i = 0; i < m->decisions.count; i++) {
    const decision *same = decision_named(before->of->model, m->decisions.items[i]->name);
    if (same != NULL) number_alike(a, m->decisions.items[i], same);
  }
  after->of->rows = lower_policy(a, m, sink);
  return after->of->rows != NULL && sink->errors == 0;
}

/* ---- what a row answers ------------------------------------------------------------------ */

static const char *limits_text(arena *a, const row *r) {
  const limit_list *l = row_limits(r);
  textbuf out = { .arena = a };
  for (uint32_t i = 0; i < l->count; i++)
    textbuf_add(&out, "%s%s", i > 0 ? "; " : "", l->items[i].text);
  return out.length > 0 ? out.text : "";
}

static reason *reason_of(arena *a, const row *r) {
  reason *out = ARENA_NEW(a, reason);
  const outcome *o = row_outcome_of(r);
  const char *because = row_because(r), *cites = row_cites(a, r);
  *out = (reason){ .rule = row_name(r),
                   .outcome = o != NULL ? o->name : "refer",
                   .label = row_outcome(r),
                   .row = r,
                   .limits = limits_text(a, r) };
  out->because = because != NULL ? because : "";
  out->cites = cites != NULL ? cites : "";
  return out;
}

static bool same_outcome(const reason *x, const reason *y) {
  return strcmp(x->outcome, y->outcome) == 0;
}

static bool same_reason(const reason *x, const reason *y) {
  return same_outcome(x, y) && strcmp(x->rule, y->rule) == 0 &&
         strcmp(x->because, y->because) == 0 && strcmp(x->cites, y->cites) == 0 &&
         strcmp(x->limits, y->limits) == 0;
}

/* ---- rows in the common space ------------------------------------------------------------ */

typedef struct joint_row {
  const reason *reason;
  region boxes;
  uint32_t twin;         /* the same row on the other side; UINT32_MAX: there is none */
  VEC(uint32_t) earlier; /* rows above it that overlap it ... */
  bool has_earlier;      /* ... once somebody asked */
} joint_row;

typedef VEC(joint_row) joint_rows;

enum { ROUND_WORK = 5000000, PAIR_WORK = 200000 }; /* boxes looked at */

typedef struct comparer {
  comparison *out;
  join *join;
  arena *arena;
  decision_changes *decision;
  joint_rows rows[SIDES];
  bool reasons; /* the second round: the outcome stays */
  uint64_t work;
  uint32_t room, pair; /* pieces still to be written down: of all pairs, of one */
  uint32_t *open;
} comparer;

static void add_columns(comparer *k, unsigned side, const cell *b) {
  const space *s = k->join->side[side].of->rows->space;
  for (uint32_t i = 1; i < s->inputs; i++) {
    uint32_t to = k->join->maps[side][i].joint;
    if (cell_within(s->whole[i], b[i])) continue;
    witness_insist(to != 0, s->facts[i]->name);
    k->decision->columns |= UINT64_C(1) << to;
  }
}

static void read_rows(comparer *k, unsigned side) {
  const decision *d = k->decision->decision[side];
  const decision_rows *from = &k->join->side[side].of->rows->decisions.items[d->number];
  for (uint32_t i = 0; i < from->rows.count; i++) {
    const row *r = &from->rows.items[i];
    if (r->kind == ROW_NO_REVISION) continue;
    joint_row made = { .reason = reason_of(k->arena, r), .twin = UINT32_MAX };
    made.boxes = join_box(k->join, side, r->box);
    if (made.boxes.count == 0) continue;
    add_columns(k, side, r->box);
    vec_push(k->arena, &k->rows[side], made);
  }
}

static bool same_boxes(const space *s, const region *x, const region *y) {
  if (x->count != y->count) return false;
  for (uint32_t i = 0; i < x->count; i++)
    if (!box_equal(s, x->items[i], y->items[i])) return false;
  return true;
}

/* Most rows stand unchanged on both sides: those never differ from each other. */
static void find_twins(comparer *k) {
  symtab by_id = { .arena = k->arena };
  joint_rows *x = &k->rows[BEFORE], *y = &k->rows[AFTER];
  for (uint32_t i = 0; i < x->count; i++)
    (void)symtab_add(&by_id, x->items[i].reason->row->id, &x->items[i], SPAN_NONE);
  for (uint32_t j = 0; j < y->count; j++) {
    joint_row *twin = symtab_value(&by_id, y->items[j].reason->row->id);
    if (twin == NULL || !same_boxes(k->join->space, &twin->boxes, &y->items[j].boxes)) continue;
    twin->twin = j;
    y->items[j].twin = (uint32_t)(twin - x->items);
  }
}

/* ---- one pair of rows -------------------------------------------------------------------- */

static bool overlap(const space *s, const region *x, const region *y) {
  for (uint32_t i = 0; i < x->count; i++)
    for (uint32_t j = 0; j < y->count; j++)
      if (box_overlap(s, x->items[i], y->items[j])) return true;
  return false;
}

static void find_earlier(const comparer *k, joint_rows *of, uint32_t at) {
  joint_row *r = &of->items[at];
  if (r->has_earlier) return;
  r->has_earlier = true;
  for (uint32_t i = 0; i < at; i++)
    if (overlap(k->join->space, &of->items[i].boxes, &r->boxes)) vec_push(k->arena, &r->earlier, i);
}

/* False: an earlier row decides all of it. */
static bool add_earlier(const comparer *k, joint_rows *of, uint32_t at, const cell *b,
                        region *minus) {
  const space *s = k->join->space;
  find_earlier(k, of, at);
  const joint_row *r = &of->items[at];
  for (uint32_t n = 0; n < r->earlier.count; n++) {
    const region *boxes = &of->items[r->earlier.items[n]].boxes;
    for (uint32_t j = 0; j < boxes->count; j++) {
      if (!box_overlap(s, boxes->items[j], b)) continue;
      if (box_within(s, b, boxes->items[j])) return false;
      vec_push(k->arena, minus, boxes->items[j]);
    }
  }
  return true;
}

/* Rows that cut a box down to a smaller box need not be spoken of; returns how many others there
 * are. */
static uint32_t shrink(const comparer *k, box b, const region *minus) {
  const space *s = k->join->space;
  uint32_t others = 0;
  for (bool again = true; again;) {
    again = false;
    others = 0;
    for (uint32_t i = 0; i < minus->count; i++) {
      region left = { 0 };
      if (!box_overlap(s, b, minus->items[i])) continue;
      box_subtract(k->arena, s, b, minus->items[i], &left);
      others++;
      if (left.count != 1) continue;
      memcpy(b, left.items[0], s->inputs * sizeof *b);
      again = true;
    }
  }
  return others;
}

/* What earlier rows, and what cannot be, leave of a box.  `others': so many of these boxes are not
 * spelled out, and what is left is one piece of the box, which is cut down as far as it goes. */
static region what_is_left(comparer *k, uint32_t i, uint32_t j, box b, uint32_t *others) {
  region none = { 0 }, from = region_of(k->arena, b), minus = { 0 };
  *others = 0;
  if (!add_earlier(k, &k->rows[BEFORE], i, b, &minus) ||
      !add_earlier(k, &k->rows[AFTER], j, b, &minus))
    return none;
  for (uint32_t n = 0; n < k->join->apart.count; n++)
    if (box_overlap(k->join->space, k->join->apart.items[n], b))
      vec_push(k->arena, &minus, k->join->apart.items[n]);
  if (k->room == 0 || k->work == 0) {
    *k->open += 1;
    return none;
  }
  uint64_t work = k->work < PAIR_WORK ? k->work : PAIR_WORK;
  box_search search = {
    .limit = k->pair + 1, .work = work, .keep = compare_possible, .context = k->join
  };
  region left = region_search(k->arena, k->join->space, &from, &minus, &search);
  k->work -= search.gave_up ? work : work - search.work;
  if (search.gave_up && left.count == 0) *k->open += 1;
  if (left.count > 0 && (search.gave_up || left.count > k->pair)) {
    *others = shrink(k, b, &minus);
    if (*others == 0) left.items[0] = b;
    left.count = 1;
  }
  if (left.count > k->room) {
    *k->open += 1;
    left.count = k->room;
  }
  k->room -= left.count;
  return left;
}

static change_group *group_for(comparer *k, const reason *x, const reason *y) {
  bool outcomes = !same_outcome(x, y);
  group_list *list = outcomes ? &k->decision->outcomes : &k->decision->reasons;
  for (uint32_t i = 0; i < list->count; i++) {
    change_group *g = &list->items[i];
    if (outcomes ? same_outcome(g->before, x) && same_outcome(g->after, y)
                 : same_reason(g->before, x) && same_reason(g->after, y))
      return g;
  }
  vec_push(k->arena, list, (change_group){ .before = x, .after = y });
  return &list->items[list->count - 1];
}

static void add_pieces(comparer *k, const joint_row *x, const joint_row *y, const cell *common,
                       const region *left, uint32_t others) {
  change_group *g = group_for(k, x->reason, y->reason);
  for (uint32_t p = 0; p < left->count; p++)
    vec_push(k->arena, &g->pieces,
             (piece){ .where = left->items[p],
                      .within = others > 0 ? common : NULL,
                      .others = others,
                      .before = x->reason,
                      .after = y->reason });
}

static void compare_rows(comparer *k, uint32_t i, uint32_t j) {
  const joint_row *x = &k->rows[BEFORE].items[i], *y = &k->rows[AFTER].items[j];
  if (x->twin < j || y->twin < i) return; /* the twin decides all that the pair has in common */
  if (same_outcome(x->reason, y->reason) == k->reasons && !same_reason(x->reason, y->reason)) {
    region common = region_meet(k->arena, k->join->space, &x->boxes, &y->boxes);
    for (uint32_t n = 0; n < common.count; n++) {
      uint32_t others;
      region left = what_is_left(k, i, j, common.items[n], &others);
      if (left.count > 0) add_pieces(k, x, y, common.items[n], &left, others);
    }
  }
}

/* ---- one decision ------------------------------------------------------------------------ */

/* What gets better for those who ask comes first, where the decision says what is better. */
static int by_gain(const void *x, const void *y) {
  const change_group *a = x, *b = y;
  return (a->gain < b->gain) - (a->gain > b->gain);
}

static int gain_of(const decision *d, const reason *x, const reason *y) {
  int rank[SIDES] = { 0, 0 };
  for (uint32_t i = 0; d->ranked && i < d->outcomes.count; i++) {
    if (strcmp(d->outcomes.items[i].name, x->outcome) == 0)
      rank[BEFORE] = (int)d->outcomes.items[i].rank;
    if (strcmp(d->outcomes.items[i].name, y->outcome) == 0)
      rank[AFTER] = (int)d->outcomes.items[i].rank;
  }
  return rank[BEFORE] > 0 && rank[AFTER] > 0 ? rank[BEFORE] - rank[AFTER] : 0;
}

static void sort_groups(decision_changes *d) {
  group_list *g = &d->outcomes;
  for (uint32_t i = 0; i < g->count; i++)
    g->items[i].gain = gain_of(d->decision[AFTER], g->items[i].before, g->items[i].after);
  if (g->count > 1) qsort(g->items, g->count, sizeof *g->items, by_gain);
}

static uint64_t group_points(comparison *c, const decision_changes *d, const group_list *groups) {
  region all = { 0 };
  for (uint32_t i = 0; i < groups->count; i++)
    for (uint32_t j = 0; j < groups->items[i].pieces.count; j++) {
      if (groups->items[i].pieces.items[j].within != NULL) return 0;
      vec_push(c->join->arena, &all, groups->items[i].pieces.items[j].where);
    }
  return d->points > 0 ? compare_points(c, d, &all) : 0;
}

static void describe(comparison *c, decision_changes *d) {
  d->points = compare_all_points(c, d);
  sort_groups(d);
  for (uint32_t i = 0; i < d->outcomes.count; i++) {
    compare_describe(c, d, &d->outcomes.items[i]);
    c->outcome_regions += d->outcomes.items[i].changes.count;
  }
  for (uint32_t i = 0; i < d->reasons.count; i++) {
    compare_describe(c, d, &d->reasons.items[i]);
    c->reason_regions += d->reasons.items[i].changes.count;
  }
  d->outcome_points = group_points(c, d, &d->outcomes);
  d->reason_points = group_points(c, d, &d->reasons);
  c->open += d->open;
  c->reasons_open += d->reasons_open;
}

static void compare_round(comparer *k) {
  k->work = ROUND_WORK;
  for (uint32_t i = 0; i < k->rows[BEFORE].count; i++)
    for (uint32_t j = 0; j < k->rows[AFTER].count; j++) compare_rows(k, i, j);
}

static void compare_decision(comparison *c, const decision *x, const decision *y) {
  vec_push(c->join->arena, &c->decisions, (decision_changes){ .decision = { x, y } });
  comparer k = { .out = c, .join = c->join, .arena = c->join->arena };
  k.decision = &c->decisions.items[c->decisions.count - 1];
  for (unsigned s = 0; s < SIDES; s++) read_rows(&k, s);
  find_twins(&k);
  k.room = COMPARE_PIECES;
  k.pair = COMPARE_PAIR;
  k.open = &k.decision->open;
  compare_round(&k);
  k.reasons = true;
  k.room = COMPARE_REASONS;
  k.pair = COMPARE_REASON_PAIR;
  k.open = &k.decision->reasons_open;
  compare_round(&k);
  describe(c, k.decision);
}

/* ---- decisions and their outcomes -------------------------------------------------------- */

static const outcome *outcome_named(const decision *d, const char *name) {
  for (uint32_t i = 0; i < d->outcomes.count; i++)
    if (strcmp(d->outcomes.items[i].name, name) == 0) return &d->outcomes.items[i];
  return NULL;
}

static void note_outcomes(join *k, const decision *x, const decision *y) {
  const decision *d[SIDES] = { x, y };
  for (unsigned s = 0; s < SIDES; s++)
    for (uint32_t i = 0; i < d[s]->outcomes.count; i++) {
      const outcome *o = &d[s]->outcomes.items[i], *same = outcome_named(d[1 - s], o->name);
      if (same == NULL)
        join_note(k, "outcome", o->name, "%s can be `%s' %s only", x->name, o->name,
                  s == BEFORE ? "before" : "after");
      else if (s == BEFORE && strcmp(o->label, same->label) != 0)
        join_note(k, "outcome", o->name, "`%s' of %s is called \"%s\" before and \"%s\" after",
                  o->name, x->name, o->label, same->label);
    }
}

static void compare_decisions(comparison *c) {
  const model *x = c->join->side[BEFORE].of->model, *y = c->join->side[AFTER].of->model;
  for (uint32_t i = 0; i < x->decisions.count; i++) {
    const decision *d = x->decisions.items[i], *same = decision_named(y, d->name);
    if (same == NULL) {
      join_note(c->join, "decision", d->name, "%s is decided before only", d->name);
      continue;
    }
    note_outcomes(c->join, d, same);
    compare_decision(c, d, same);
  }
  for (uint32_t i = 0; i < y->decisions.count; i++)
    if (decision_named(x, y->decisions.items[i]->name) == NULL)
      join_note(c->join, "decision", y->decisions.items[i]->name, "%s is decided after only",
                y->decisions.items[i]->name);
}

comparison *compare(arena *a, const compare_side *before, const compare_side *after, diags *sink) {
  if (!align_numbers(a, before, after, sink)) return NULL;
  comparison *c = ARENA_NEW(a, comparison);
  c->join = join_new(a, before, after, sink);
  if (c->join == NULL) return NULL;
  compare_criteria(c);
  compare_decisions(c);
  if (c->join->scratch != NULL) arena_free(c->join->scratch);
  c->join->scratch = NULL;
  return c;
}
