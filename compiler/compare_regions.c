/* compare_regions.c -- saying a difference in few and large regions, each with a case.
 *
 * Pieces come from pairs of rows and are many and small.  Here criteria that both sides share stand
 * for the boxes they consist of, conditions that make no difference are dropped, and what others
 * cover is left out; what is told is the same set of cases all the time.
 */
#include "compare.h"

#include <stdlib.h>
#include <string.h>

enum {
  SCRATCH_USES = 200,
  DESCRIBE_WORK = 2000000, /* boxes looked at for one group */
  MAX_DESCRIBED = 400,     /* pieces of a group beyond which they are told as they are */
  MAX_SIGNED = 300,        /* boxes that a description with criteria may stand for */
  PROOF_WORK = 20000,
  COUNT_PIECES = 5000
};

#define MAX_POINTS UINT64_C(10000000)

bool compare_possible(void *context, const cell *b) {
  const join *k = context;
  return k->realiser == NULL || realise(k->realiser, b, NULL, NULL) != REAL_NONE;
}

static bool is_ordinal(const space *s, uint32_t input) {
  return input > 0 && fact_is_ordinal(s->facts[input]);
}

/* ---- criteria of both sides -------------------------------------------------------------- */

static bool criterion_region(const join *k, unsigned side, const criterion *c, region *out) {
  const rows *r = k->side[side].of->rows;
  uint64_t wanted = k->dated ? model_revisions(r->model) : UINT64_C(1) << k->side[side].revision;
  diags quiet = { .arena = k->arena };
  *out = (region){ 0 };
  for (uint32_t i = 0; i < c->versions.count; i++) {
    region part;
    uint64_t valid = c->versions.items[i].valid & wanted;
    if (valid == 0) continue;
    if (!lower_condition(k->arena, r->space, c->versions.items[i].is, valid, &part, &quiet))
      return false;
    for (uint32_t j = 0; j < part.count; j++) {
      region boxes = join_box(k, side, part.items[j]);
      for (uint32_t n = 0; n < boxes.count; n++) vec_push(k->arena, out, boxes.items[n]);
    }
  }
  return out->count > 0 && out->count <= MAX_SIGNED;
}

/* Proofs are many and leave nothing behind. */
static arena *scratch(join *k) {
  if (k->scratch != NULL && ++k->scratched < SCRATCH_USES) return k->scratch;
  if (k->scratch != NULL) arena_free(k->scratch);
  k->scratched = 0;
  return k->scratch = arena_new();
}

/* Everything of one region lies in the other, or cannot be said on one side.  False also when the
 * proof takes too long, or `work' is used up. */
static bool covers(join *k, const region *from, const region *by, uint64_t *work) {
  arena *a = scratch(k);
  region minus = { 0 };
  for (uint32_t i = 0; i < by->count; i++) vec_push(a, &minus, by->items[i]);
  for (uint32_t i = 0; i < k->apart.count; i++) vec_push(a, &minus, k->apart.items[i]);
  uint64_t most = *work < PROOF_WORK ? *work : PROOF_WORK;
  if (most == 0) return false;
  box_search search = { .limit = 1, .work = most, .keep = compare_possible, .context = k };
  region left = region_search(a, k->space, from, &minus, &search);
  *work -= search.gave_up ? most : most - search.work;
  return left.count == 0 && !search.gave_up;
}

static uint64_t support_of(const join *k, const region *r) {
  uint64_t support = 0;
  for (uint32_t i = 0; i < r->count; i++)
    for (uint32_t c = 0; c < k->space->inputs; c++)
      if (!cell_within(k->space->whole[c], r->items[i][c])) support |= UINT64_C(1) << c;
  return support;
}

static const criterion *criterion_named(const model *m, const char *name) {
  for (uint32_t i = 0; i < m->criteria.count; i++)
    if (!m->criteria.items[i]->anonymous && strcmp(m->criteria.items[i]->name, name) == 0)
      return m->criteria.items[i];
  return NULL;
}

static void add_criterion(comparison *c, const criterion *x, const criterion *y) {
  join *k = c->join;
  common_criterion made = { .criterion = y, .side = AFTER };
  region other;
  uint64_t work = DESCRIBE_WORK;
  if (!criterion_region(k, BEFORE, x, &other) || !criterion_region(k, AFTER, y, &made.sign[1]) ||
      !covers(k, &other, &made.sign[1], &work) || !covers(k, &made.sign[1], &other, &work))
    return;
  made.support = support_of(k, &made.sign[1]);
  if ((made.support & 1) != 0 || (made.support & (made.support - 1)) == 0) return;
  region all = region_of(k->arena, k->space->whole);
  made.sign[0] = region_subtract_some(k->arena, k->space, &all, &made.sign[1], MAX_SIGNED);
  if (made.sign[0].count < MAX_SIGNED) vec_push(k->arena, &c->criteria, made);
}

static int by_support(const void *x, const void *y) {
  const common_criterion *a = x, *b = y;
  int p = __builtin_popcountll(a->support), q = __builtin_popcountll(b->support);
  if (p != q) return p > q ? -1 : 1;
  return strcmp(a->criterion->name, b->criterion->name);
}

void compare_criteria(comparison *c) {
  const model *x = c->join->side[BEFORE].of->model, *y = c->join->side[AFTER].of->model;
  for (uint32_t i = 0; !c->join->by_criteria && i < y->criteria.count; i++) {
    const criterion *after = y->criteria.items[i];
    const criterion *before = after->anonymous ? NULL : criterion_named(x, after->name);
    if (before != NULL && c->criteria.count < 64) add_criterion(c, before, after);
  }
  if (c->criteria.count > 1)
    qsort(c->criteria.items, c->criteria.count, sizeof *c->criteria.items, by_support);
}

/* ---- descriptions ------------------------------------------------------------------------ */

typedef struct describer {
  comparison *c;
  join *join;
  arena *arena;
  change_group *group;
  region pieces;
  uint64_t work;
} describer;

/* The boxes that a description stands for; false: too many. */
static bool region_of_change(const describer *k, const change *d, region *out) {
  *out = region_of(k->arena, d->where);
  for (uint32_t i = 0; i < k->c->criteria.count; i++) {
    if ((d->asked >> i & 1) == 0) continue;
    const region *sign = &k->c->criteria.items[i].sign[d->holds >> i & 1];
    if ((uint64_t)out->count * sign->count > MAX_SIGNED) return false;
    *out = region_meet(k->arena, k->join->space, out, sign);
  }
  return true;
}

static bool is_true_of(describer *k, const change *d) {
  region r;
  return region_of_change(k, d, &r) && covers(k->join, &r, &k->pieces, &k->work);
}

/* The box of a description lies in one of the boxes of a sign of a criterion. */
static bool lies_in(const describer *k, const cell *b, const region *sign) {
  for (uint32_t i = 0; i < sign->count; i++)
    if (box_within(k->join->space, b, sign->items[i])) return true;
  return false;
}

static void lift(describer *k, change *d) {
  for (uint32_t i = 0; i < k->c->criteria.count; i++) {
    const common_criterion *x = &k->c->criteria.items[i];
    for (unsigned sign = 0; sign < 2; sign++) {
      bool shorter = x->sign[sign].count > 1 || __builtin_popcountll(x->support) > 2;
      if (!shorter || !lies_in(k, d->where, &x->sign[sign])) continue;
      change wider = *d;
      wider.where = box_copy(k->arena, k->join->space, d->where);
      for (uint32_t c = 1; c < k->join->space->inputs; c++)
        if (x->support >> c & 1) wider.where[c] = k->join->space->whole[c];
      wider.asked |= UINT64_C(1) << i;
      wider.holds |= (uint64_t)sign << i;
      if (is_true_of(k, &wider)) *d = wider;
    }
  }
}

static bool try_cell(describer *k, change *d, uint32_t input, cell wider) {
  cell had = d->where[input];
  if (cell_within(wider, had)) return true;
  d->where[input] = wider;
  if (is_true_of(k, d)) return true;
  d->where[input] = had;
  return false;
}

/* As far as the ends of other pieces allow: the farthest end first. */
static void widen_down(describer *k, change *d, uint32_t input) {
  cell *c = &d->where[input];
  int32_t reached = k->join->space->whole[input].lo;
  if (reached == c->lo || try_cell(k, d, input, (cell){ c->members, reached, c->hi })) return;
  for (;;) {
    int32_t next = c->lo;
    for (uint32_t i = 0; i < k->pieces.count; i++) {
      int32_t lo = k->pieces.items[i][input].lo;
      if (lo > reached && lo < next) next = lo;
    }
    if (next == c->lo || try_cell(k, d, input, (cell){ c->members, next, c->hi })) return;
    reached = next;
  }
}

static void widen_up(describer *k, change *d, uint32_t input) {
  cell *c = &d->where[input];
  int32_t reached = k->join->space->whole[input].hi;
  if (reached == c->hi || try_cell(k, d, input, (cell){ c->members, c->lo, reached })) return;
  for (;;) {
    int32_t next = c->hi;
    for (uint32_t i = 0; i < k->pieces.count; i++) {
      int32_t hi = k->pieces.items[i][input].hi;
      if (hi < reached && hi > next) next = hi;
    }
    if (next == c->hi || try_cell(k, d, input, (cell){ c->members, c->lo, next })) return;
    reached = next;
  }
}

static void widen_members(describer *k, change *d, uint32_t input) {
  uint64_t rest = k->join->space->whole[input].members & ~d->where[input].members;
  for (; rest != 0; rest &= rest - 1) {
    cell c = d->where[input];
    c.members |= rest & (0 - rest);
    (void)try_cell(k, d, input, c);
  }
}

static void widen(describer *k, change *d) {
  d->where = box_copy(k->arena, k->join->space, d->where);
  for (uint32_t i = k->join->space->inputs; i-- > 0;) {
    if (try_cell(k, d, i, k->join->space->whole[i])) continue;
    if (!is_ordinal(k->join->space, i)) {
      widen_members(k, d, i);
      continue;
    }
    widen_down(k, d, i);
    widen_up(k, d, i);
  }
}

/* ---- few of them ------------------------------------------------------------------------- */

static region merged(const describer *k) {
  region r = { 0 };
  for (uint32_t i = 0; i < k->pieces.count; i++)
    vec_push(k->arena, &r, box_copy(k->arena, k->join->space, k->pieces.items[i]));
  for (bool again = true; again;) {
    again = false;
    for (uint32_t i = 0; i < r.count; i++)
      for (uint32_t j = i + 1; j < r.count; j++) {
        if (!box_join(k->join->space, r.items[i], r.items[j])) continue;
        r.items[j--] = r.items[--r.count];
        again = true;
      }
  }
  return r;
}

static double cell_size(const space *s, uint32_t input, cell c) {
  return is_ordinal(s, input) ? (double)c.hi - c.lo + 1 : (double)__builtin_popcountll(c.members);
}

/* How much of everything a box is, roughly: halvings, and the rest as a fraction. */
static double size_of(const describer *k, const change *d) {
  const space *s = k->join->space;
  double part = 1, halvings = __builtin_popcountll(d->asked);
  for (uint32_t i = 0; i < s->inputs; i++) {
    part *= cell_size(s, i, d->where[i]) / cell_size(s, i, s->whole[i]);
    for (; part < 0.5; part *= 2) halvings += 1;
  }
  return part - halvings;
}

static int by_size(const void *x, const void *y) {
  const change *a = x, *b = y;
  if (a->points != b->points) return a->points < b->points ? -1 : 1;
  return (a->size > b->size) - (a->size < b->size);
}

static bool is_covered(describer *k, const cell *b) {
  region from = region_of(k->arena, b), by = { 0 };
  for (uint32_t i = 0; i < k->group->changes.count; i++) {
    region r;
    if (!region_of_change(k, &k->group->changes.items[i], &r)) continue;
    for (uint32_t j = 0; j < r.count; j++) vec_push(k->arena, &by, r.items[j]);
  }
  return by.count > 0 && covers(k->join, &from, &by, &k->work);
}

static void drop_covered(describer *k) {
  change_group *g = k->group;
  for (uint32_t i = 0; i < g->changes.count; i++) {
    region mine, others = { 0 };
    if (!region_of_change(k, &g->changes.items[i], &mine)) continue;
    for (uint32_t j = 0; j < g->changes.count; j++) {
      region r;
      if (j == i || !region_of_change(k, &g->changes.items[j], &r)) continue;
      for (uint32_t n = 0; n < r.count; n++) vec_push(k->arena, &others, r.items[n]);
    }
    if (!covers(k->join, &mine, &others, &k->work)) continue;
    memmove(&g->changes.items[i], &g->changes.items[i + 1],
            (g->changes.count - i - 1) * sizeof *g->changes.items);
    g->changes.count--;
    i--;
  }
}

static void add_reason(arena *a, reason_list *to, const reason *r) {
  for (uint32_t i = 0; i < to->count; i++)
    if (to->items[i] == r || (strcmp(to->items[i]->rule, r->rule) == 0 &&
                              strcmp(to->items[i]->because, r->because) == 0))
      return;
  vec_push(a, to, r);
}

/* A piece that stands for many is told as what two rows have in common. */
static void add_coarse(describer *k) {
  for (uint32_t i = 0; i < k->group->pieces.count; i++) {
    const piece *p = &k->group->pieces.items[i];
    if (p->within == NULL) continue;
    change d = { .where = box_copy(k->arena, k->join->space, p->within), .others = p->others };
    d.size = size_of(k, &d);
    add_reason(k->arena, &d.before, p->before);
    add_reason(k->arena, &d.after, p->after);
    vec_push(k->arena, &k->group->changes, d);
  }
}

static void find_changes(describer *k) {
  change_group *g = k->group;
  region from = k->pieces;
  g->apart = from.count > MAX_DESCRIBED;
  if (from.count <= 4 * MAX_DESCRIBED) from = merged(k);
  for (uint32_t i = 0; i < from.count; i++) {
    change d = { .where = from.items[i] };
    if (!g->apart && is_covered(k, d.where)) continue;
    if (!g->apart) {
      lift(k, &d);
      widen(k, &d);
    }
    d.size = size_of(k, &d);
    vec_push(k->arena, &g->changes, d);
  }
  if (!g->apart) drop_covered(k);
  add_coarse(k);
}

/* ---- points ------------------------------------------------------------------------------ */

static bool is_countable(const comparison *c, const decision_changes *d) {
  for (uint32_t i = 1; i < c->join->space->inputs; i++)
    if ((d->columns >> i & 1) && c->join->space->facts[i]->role != FACT_DECLARED) return false;
  return true;
}

/* 0: more than can be counted. */
static uint64_t box_points(const comparison *c, const decision_changes *d, const cell *b) {
  const space *s = c->join->space;
  uint64_t points = 1;
  for (uint32_t i = 1; i < s->inputs; i++) {
    if ((d->columns >> i & 1) == 0) continue;
    uint64_t size = is_ordinal(s, i) ? (uint64_t)((int64_t)b[i].hi - b[i].lo + 1)
                                     : (uint64_t)__builtin_popcountll(b[i].members);
    if (size > MAX_POINTS / points) return 0;
    points *= size;
  }
  return points;
}

/* Whatever the time and facts that do not matter; what cannot be is not counted. */
uint64_t compare_points(comparison *c, const decision_changes *d, const region *r) {
  join *k = c->join;
  uint64_t points = 0;
  region counted = { 0 };
  for (uint32_t i = 0; i < k->apart.count; i++) vec_push(k->arena, &counted, k->apart.items[i]);
  for (uint32_t i = 0; i < r->count; i++) {
    box b = box_copy(k->arena, k->space, r->items[i]);
    for (uint32_t n = 0; n < k->space->inputs; n++)
      if ((d->columns >> n & 1) == 0) b[n] = k->space->whole[n];
    region one = region_of(k->arena, b);
    box_search search = { .limit = COUNT_PIECES, .work = 10 * PROOF_WORK };
    region fresh = region_search(k->arena, k->space, &one, &counted, &search);
    if (search.gave_up || fresh.count == COUNT_PIECES) return 0;
    for (uint32_t j = 0; j < fresh.count; j++) {
      uint64_t here = box_points(c, d, fresh.items[j]);
      if (here == 0) return 0;
      points += here;
    }
    vec_push(k->arena, &counted, b);
  }
  return points;
}

/* Of boxes that are impossible only for some values of facts that do not matter here, and at some
 * times, nothing can be said in points. */
static bool apart_is_countable(const comparison *c, const decision_changes *d) {
  const join *k = c->join;
  for (uint32_t i = 0; i < k->apart.count; i++)
    for (uint32_t n = 0; n < k->space->inputs; n++)
      if ((d->columns >> n & 1) == 0 && !cell_within(k->space->whole[n], k->apart.items[i][n]))
        return false;
  return true;
}

uint64_t compare_all_points(comparison *c, const decision_changes *d) {
  if (!is_countable(c, d) || !apart_is_countable(c, d)) return 0;
  region all = region_of(c->join->arena, c->join->space->whole);
  return compare_points(c, d, &all);
}

/* ---- cases ------------------------------------------------------------------------------- */

static uint32_t time_on(const join *k, int32_t day) {
  uint32_t time = 1;
  while (k->dated && time < k->times.count && k->times.items[time].day <= day) time++;
  return time;
}

static void first_point(const join *k, const cell *b, change *d, int32_t *values) {
  d->time = k->dated ? (uint32_t)__builtin_ctzll(b[0].members) : 1;
  d->day = k->times.items[d->time - 1].day;
  for (uint32_t i = 1; i < k->space->inputs; i++)
    values[i - 1] = is_ordinal(k->space, i) ? b[i].lo : (int32_t)__builtin_ctzll(b[i].members);
}

/* A case of a box, rather from the time of the newer side on. */
static bool find_case(const describer *k, change *d, const cell *b) {
  join *j = k->join;
  int32_t *values = arena_alloc(j->arena, (j->model->facts.count + 1) * sizeof *values);
  box late = box_copy(k->arena, j->space, b);
  d->values = values;
  if (j->realiser == NULL) {
    first_point(j, b, d, values);
    return true;
  }
  if (!j->dated) late[0].members = 2;
  if (realise_near(j->realiser, late, &d->day, values) != REAL_CASE &&
      realise_near(j->realiser, b, &d->day, values) != REAL_CASE)
    d->values = NULL;
  d->time = time_on(j, d->day);
  return d->values != NULL;
}

static bool case_answers(const join *k, const decision_changes *of, const change *d, unsigned side,
                         const reason *r) {
  naive_case at = join_case(k, side, d->time, d->day, d->values);
  naive_answer a = naive_decide(k->naive[side], of->decision[side], at);
  if (a.status != NAIVE_DETERMINED && a.status != NAIVE_REFER) return false;
  const char *then = a.outcome != NULL ? a.outcome->name : "refer";
  const char *by = a.rule != NULL ? a.rule->name : "otherwise";
  return strcmp(then, r->outcome) == 0 && strcmp(by, r->rule) == 0;
}

/* Boxes of a piece within a region. */
static region common_part(const describer *k, const piece *p, const region *boxes) {
  region from = region_of(k->arena, p->where);
  return region_meet(k->arena, k->join->space, &from, boxes);
}

/* Does a box lie apart from all other regions of the group?  Its case then is an example of one
 * only. */
static bool is_apart(const describer *k, const change *d, const cell *b) {
  for (uint32_t i = 0; i < k->group->changes.count; i++) {
    const change *other = &k->group->changes.items[i];
    if (other != d && other->others == 0 && box_overlap(k->join->space, other->where, b))
      return false;
  }
  return true;
}

static bool take_case(describer *k, const decision_changes *of, change *d, const piece *p,
                      const cell *b) {
  if (!find_case(k, d, b)) return false;
  d->around = b;
  witness_insist(case_answers(k->join, of, d, BEFORE, p->before) &&
                     case_answers(k->join, of, d, AFTER, p->after),
                 of->decision[AFTER]->name);
  return true;
}

static void find_witness(describer *k, const decision_changes *of, change *d, const region *boxes) {
  for (unsigned any = 0; any < 2; any++)
    for (uint32_t i = 0; i < k->group->pieces.count; i++) {
      const piece *p = &k->group->pieces.items[i];
      if ((p->within != NULL) != (d->others > 0)) continue;
      region common = common_part(k, p, boxes);
      for (uint32_t j = 0; j < common.count; j++)
        if ((any || is_apart(k, d, common.items[j])) && take_case(k, of, d, p, common.items[j]))
          return;
    }
}

/* The rules that decide somewhere in a region. */
static void attribute(describer *k, const decision_changes *of, change *d) {
  region boxes;
  if (!region_of_change(k, d, &boxes)) boxes = region_of(k->arena, d->where);
  find_witness(k, of, d, &boxes);
  if (d->others > 0) return;
  for (uint32_t i = 0; i < k->group->pieces.count; i++) {
    const piece *p = &k->group->pieces.items[i];
    region common = common_part(k, p, &boxes);
    bool there = false;
    for (uint32_t j = 0; !there && j < common.count; j++)
      there = compare_possible(k->join, common.items[j]);
    if (!there) continue;
    add_reason(k->arena, &d->before, p->before);
    add_reason(k->arena, &d->after, p->after);
  }
}

/* Given facts that a box narrows, directly or through what is computed from them; bit 0: the date.
 * */
static uint64_t facts_behind(const comparison *c, const cell *b) {
  const join *k = c->join;
  uint64_t narrowed = 0, behind = 0;
  for (uint32_t i = 1; i < k->space->inputs; i++)
    if (!cell_within(k->space->whole[i], b[i])) narrowed |= UINT64_C(1) << i;
  for (uint32_t i = 1; i < k->space->inputs && k->realiser != NULL; i++)
    for (uint32_t on = 0; (narrowed >> i & 1) && on < k->space->inputs; on++)
      if (realise_depends(k->realiser, i, on)) behind |= UINT64_C(1) << on;
  return k->realiser != NULL ? behind : narrowed;
}

case_facts_list compare_case(comparison *c, const change *d) {
  join *k = c->join;
  case_facts_list out = { 0 };
  uint64_t behind = facts_behind(c, d->around);
  const naive_case at = { d->time, d->day, d->values };
  const code_fact *codes = NULL;
  for (uint32_t i = 1; i < k->space->inputs; i++) {
    const fact *f = k->space->facts[i];
    if ((behind >> i & 1) == 0) continue;
    if (f->role == FACT_DECLARED)
      vec_push(k->arena, &out,
               (case_fact){ f->name, fact_value_text(k->arena, f, d->values[i - 1]), false });
    if (f->role == FACT_MEMBERSHIP && f->of != codes) {
      codes = f->of;
      vec_push(k->arena, &out,
               (case_fact){ codes->name, witness_codes(&k->analysis, codes, at), true });
    }
  }
  if (behind & 1)
    vec_push(k->arena, &out,
             (case_fact){ k->model->selected_by, date_text(k->arena, d->day), false });
  return out;
}

void compare_describe(comparison *c, decision_changes *d, change_group *g) {
  describer k = { .c = c, .join = c->join, .arena = c->join->arena, .group = g };
  k.work = DESCRIBE_WORK;
  bool coarse = false;
  for (uint32_t i = 0; i < g->pieces.count; i++) {
    if (g->pieces.items[i].within == NULL) vec_push(k.arena, &k.pieces, g->pieces.items[i].where);
    coarse |= g->pieces.items[i].within != NULL;
  }
  find_changes(&k);
  for (uint32_t i = 0; i < g->changes.count; i++) {
    change *x = &g->changes.items[i];
    region boxes;
    attribute(&k, d, x);
    if (x->values == NULL) d->open++; /* the search for a case was given up */
    if (d->points > 0 && x->others == 0 && region_of_change(&k, x, &boxes))
      x->points = compare_points(c, d, &boxes);
  }
  if (d->points > 0 && !coarse) g->points = compare_points(c, d, &k.pieces);
  if (g->changes.count > 1)
    qsort(g->changes.items, g->changes.count, sizeof *g->changes.items, by_size);
}
