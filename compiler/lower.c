/* lower.c -- from conditions to rule rows.
 *
 * A condition is read once per revision, because the vocabulary of an open list differs between
 * revisions, and equal boxes of different revisions are joined again.  This file decides nothing
 * about the policy: it only says the same thing in another form.
 */
#include "rows.h"

#include "order.h"

#include <string.h>

typedef struct lowering {
  arena *arena;
  const space *space;
  uint32_t revision;
  uint32_t made; /* boxes on the way, which bounds time and memory */
  bool too_large;
} lowering;

static region holds(lowering *l, const cond *c, bool wanted);

/* ---- small regions ----------------------------------------------------------------------- */

static region everything(lowering *l) {
  box b = box_copy(l->arena, l->space, l->space->whole);
  b[0].members = UINT64_C(1) << l->revision;
  return region_of(l->arena, b);
}

static region column_region(lowering *l, const fact *f, cell c) {
  region r = { 0 };
  c = cell_meet(c, l->space->whole[f->input]);
  if (cell_is_empty(c)) return r;
  r = everything(l);
  r.items[0][f->input] = c;
  return r;
}

enum { MAX_MADE = 10 * LOWER_MAX_BOXES };

enum { TIDY_LIMIT = 300 }; /* the search for boxes inside other boxes is quadratic */

/* Drops boxes that lie inside another one. */
static void tidy(lowering *l, region *r) {
  l->made += r->count;
  if (r->count > LOWER_MAX_BOXES || l->made > MAX_MADE) {
    l->too_large = true;
    r->count = 0;
  }
  if (r->count > TIDY_LIMIT) return;
  uint32_t kept = 0;
  for (uint32_t i = 0; i < r->count; i++) {
    bool inside = false;
    for (uint32_t j = 0; j < r->count && !inside; j++)
      inside = j != i && r->items[j] != NULL && box_within(l->space, r->items[i], r->items[j]);
    if (inside) r->items[i] = NULL;
  }
  for (uint32_t i = 0; i < r->count; i++)
    if (r->items[i] != NULL) r->items[kept++] = r->items[i];
  r->count = kept;
}

static region unite(lowering *l, region x, region y) {
  for (uint32_t i = 0; i < y.count; i++) vec_push(l->arena, &x, y.items[i]);
  tidy(l, &x);
  return x;
}

static region meet(lowering *l, region x, region y) {
  if ((uint64_t)x.count * y.count > (uint64_t)LOWER_MAX_BOXES * 64) l->too_large = true;
  if (l->too_large) return (region){ 0 };
  region r = region_meet(l->arena, l->space, &x, &y);
  tidy(l, &r);
  return r;
}

/* ---- conditions -------------------------------------------------------------------------- */

static region parts_all(lowering *l, const cond *c, bool wanted) {
  region r = everything(l);
  for (uint32_t i = 0; i < c->parts.count && r.count > 0; i++)
    r = meet(l, r, holds(l, c->parts.items[i], wanted));
  return r;
}

static region parts_any(lowering *l, const cond *c, bool wanted) {
  region r = { 0 };
  for (uint32_t i = 0; i < c->parts.count; i++)
    r = unite(l, r, holds(l, c->parts.items[i], wanted));
  return r;
}

/* One question of a count: how many of its parts hold.  `least' and `most' fall together on the way
 * to the last part, so part and least tell the subquestions apart, and each is answered once. */
typedef struct subcount {
  bool known;
  region cases;
} subcount;

typedef struct counting {
  lowering *lowering;
  const cond *cond;
  subcount *answers; /* [from][least], least counted from - parts */
} counting;

static region copy_of(lowering *l, const region *r) {
  region copy = { 0 };
  for (uint32_t i = 0; i < r->count; i++)
    vec_push(l->arena, &copy, box_copy(l->arena, l->space, r->items[i]));
  return copy;
}

static region counted(counting *q, uint32_t from, int64_t least, int64_t most);

/* Where only one bound is left the other branch need not be excluded, which keeps the boxes few and
 * large. */
static region count_part(counting *q, uint32_t from, int64_t least, int64_t most) {
  lowering *l = q->lowering;
  const cond *part = q->cond->parts.items[from];
  region with = counted(q, from + 1, least - 1, most - 1),
         without = counted(q, from + 1, least, most);
  if (least > 0) with = meet(l, holds(l, part, true), with);
  if (most < (int64_t)q->cond->parts.count - from)
    without = meet(l, holds(l, part, false), without);
  return unite(l, with, without);
}

/* Cases in which `least' to `most' of the parts from `from' on hold. */
static region counted(counting *q, uint32_t from, int64_t least, int64_t most) {
  int64_t all = q->cond->parts.count, left = all - from;
  if (least > left || most < 0 || least > most || q->lowering->too_large) return (region){ 0 };
  if (least <= 0 && most >= left) return everything(q->lowering);
  size_t at = (size_t)from * (size_t)(2 * all + 1) + (size_t)(least + all);
  if (!q->answers[at].known) {
    q->answers[at].cases = count_part(q, from, least, most);
    q->answers[at].known = true;
  }
  return copy_of(q->lowering, &q->answers[at].cases);
}

static region count_between(lowering *l, const cond *c, int64_t least, int64_t most) {
  counting q = { .lowering = l, .cond = c };
  size_t parts = c->parts.count;
  q.answers = arena_alloc(l->arena, parts * (2 * parts + 1) * sizeof *q.answers + 1);
  return counted(&q, 0, least, most);
}

static region count_holds(lowering *l, const cond *c, bool wanted) {
  int64_t least = c->at_least, most = c->at_most, all = c->parts.count;
  if (wanted) return count_between(l, c, least, most);
  return unite(l, count_between(l, c, 0, least - 1), count_between(l, c, most + 1, all));
}

/* In the vocabulary of this revision a member that is not yet declared reads as `other'. */
static uint64_t members_in_revision(const lowering *l, const cond *c) {
  uint64_t mask = 0;
  bool other = false;
  for (uint32_t i = 0; i < c->members.count; i++) {
    const member *m = one_of_member(c->fact->type, c->members.items[i]);
    other |= c->fact->type->open && m->number == 0;
    if (m->since <= l->revision) mask |= UINT64_C(1) << m->number;
  }
  for (uint32_t i = 0; other && i < c->fact->type->members.count; i++) {
    const member *m = &c->fact->type->members.items[i];
    if (m->since > l->revision) mask |= UINT64_C(1) << m->number;
  }
  return mask;
}

static region member_holds(lowering *l, const cond *c, bool wanted) {
  uint64_t mask = members_in_revision(l, c);
  if (c->negated == wanted) mask = ~mask;
  return column_region(l, c->fact, (cell){ mask, 0, 0 });
}

static region numbers(lowering *l, const fact *f, int64_t lo, int64_t hi) {
  if (lo < f->lo) lo = f->lo;
  if (hi > f->hi) hi = f->hi;
  if (lo > hi) return (region){ 0 };
  return column_region(l, f, (cell){ ~UINT64_C(0), (int32_t)lo, (int32_t)hi });
}

static node_op negation(node_op op) {
  switch (op) {
  case OP_LT:
    return OP_GE;
  case OP_LE:
    return OP_GT;
  case OP_GT:
    return OP_LE;
  case OP_GE:
    return OP_LT;
  case OP_EQ:
    return OP_NE;
  default:
    return OP_EQ;
  }
}

/* floor(x / d) op v holds for x in the steps from v * d to v * d + d - 1 and to one side of them. */
static region compare_holds(lowering *l, const cond *c, bool wanted) {
  node_op op = wanted ? c->op : negation(c->op);
  int64_t d = c->divisor > 1 ? c->divisor : 1;
  int64_t lo = c->value * d, hi = lo + d - 1;
  switch (op) {
  case OP_LT:
    return numbers(l, c->fact, INT32_MIN, lo - 1);
  case OP_LE:
    return numbers(l, c->fact, INT32_MIN, hi);
  case OP_GT:
    return numbers(l, c->fact, hi + 1, INT32_MAX);
  case OP_GE:
    return numbers(l, c->fact, lo, INT32_MAX);
  case OP_EQ:
    return numbers(l, c->fact, lo, hi);
  default:
    return unite(l, numbers(l, c->fact, INT32_MIN, lo - 1), numbers(l, c->fact, hi + 1, INT32_MAX));
  }
}

static region between_holds(lowering *l, const cond *c, bool wanted) {
  if (wanted) return numbers(l, c->fact, c->value, c->upper);
  return unite(l, numbers(l, c->fact, INT32_MIN, (int64_t)c->value - 1),
               numbers(l, c->fact, (int64_t)c->upper + 1, INT32_MAX));
}

static region holds(lowering *l, const cond *c, bool wanted) {
  if (l->too_large) return (region){ 0 };
  switch (c->kind) {
  case COND_ALL:
    return wanted ? parts_all(l, c, true) : parts_any(l, c, false);
  case COND_ANY:
    return wanted ? parts_any(l, c, true) : parts_all(l, c, false);
  case COND_NOT:
    return holds(l, c->parts.items[0], !wanted);
  case COND_COUNT:
    return count_holds(l, c, wanted);
  case COND_CRITERION: {
    const cond *is = criterion_in(c->criterion, l->revision);
    return is != NULL ? holds(l, is, wanted) : (wanted ? (region){ 0 } : everything(l));
  }
  case COND_MEMBER:
    return member_holds(l, c, wanted);
  case COND_COMPARE:
    return compare_holds(l, c, wanted);
  case COND_BETWEEN:
    return between_holds(l, c, wanted);
  }
  return (region){ 0 };
}

/* ---- joining revisions ------------------------------------------------------------------- */

static bool equal_but_revision(const space *s, const cell *a, const cell *b) {
  for (uint32_t i = 1; i < s->inputs; i++)
    if (!cell_equal(a[i], b[i])) return false;
  return true;
}

/* Lowering is deterministic, so an equal box mostly stands at the same index. */
static box find_equal(const space *s, const region *r, const cell *b, uint32_t index) {
  if (index < r->count && equal_but_revision(s, r->items[index], b)) return r->items[index];
  for (uint32_t i = 0; i < r->count && r->count <= TIDY_LIMIT; i++)
    if (equal_but_revision(s, r->items[i], b)) return r->items[i];
  return NULL;
}

static void join(arena *a, const space *s, region *all, const region *more) {
  for (uint32_t i = 0; i < more->count; i++) {
    box same = find_equal(s, all, more->items[i], i);
    if (same != NULL)
      same[0].members |= more->items[i][0].members;
    else
      vec_push(a, all, more->items[i]);
  }
}

bool lower_condition(arena *a, const space *s, const cond *c, revision_set revisions, region *out,
                     diags *sink) {
  lowering l = { .arena = a, .space = s };
  *out = (region){ 0 };
  for (l.revision = 1; l.revision <= s->model->revisions.count; l.revision++) {
    if ((revisions >> l.revision & 1) == 0) continue;
    region r = holds(&l, c, true);
    if (l.too_large) {
      diag *d = diag_add(sink, DIAG_E801, c->at, "this condition needs more than %d rows",
                         (int)LOWER_MAX_BOXES);
      diag_hint(sink, d, "split the rule in two, or count fewer alternatives in one group");
      return false;
    }
    join(a, s, out, &r);
  }
  return true;
}

bool lower_rule(arena *a, const space *s, const rule *r, region *out, diags *sink) {
  *out = (region){ 0 };
  for (uint32_t i = 0; i < r->versions.count; i++) {
    region version;
    const rule_version *v = r->versions.items[i];
    if (!lower_condition(a, s, v->when, v->valid, &version, sink)) return false;
    for (uint32_t j = 0; j < version.count; j++) vec_push(a, out, version.items[j]);
  }
  return true;
}

/* ---- rows -------------------------------------------------------------------------------- */

typedef struct row_sink {
  arena *arena;
  rows *rows;
  decision_rows *decision;
  diags *diags;
  bool failed;
} row_sink;

static const char *row_id(arena *a, const char *name, uint32_t nth) {
  return nth == 0 ? name : arena_printf(a, "%s#%u", name, nth + 1);
}

/* What a rule loses to others where a circle of resolves was broken. */
static void subtract_losses(row_sink *k, const order_loss *losses, uint32_t count, const rule *r,
                            region *boxes) {
  for (uint32_t i = 0; i < count; i++) {
    if (losses[i].loser != r) continue;
    *boxes = region_subtract(k->arena, k->rows->space, boxes, &losses[i].where);
  }
}

static void add_rule_rows(row_sink *k, rule *r, const precedence *p) {
  uint32_t nth = 0;
  for (uint32_t v = 0; v < r->versions.count; v++) {
    rule_version *version = r->versions.items[v];
    region boxes;
    if (!lower_condition(k->arena, k->rows->space, version->when, version->valid, &boxes,
                         k->diags)) {
      k->failed = true;
      return;
    }
    subtract_losses(k, p->losses.items, p->losses.count, r, &boxes);
    for (uint32_t i = 0; i < boxes.count; i++)
      vec_push(k->arena, &k->decision->rows,
               (row){ .kind = ROW_RULE,
                      .id = row_id(k->arena, r->name, nth++),
                      .rule = r,
                      .version = version,
                      .box = boxes.items[i] });
  }
}

static bool same_default(const default_version *x, const default_version *y) {
  if (x->kind != y->kind || x->outcome != y->outcome || x->cites.count != y->cites.count)
    return false;
  if (strcmp(x->because ? x->because : "", y->because ? y->because : "") != 0) return false;
  for (uint32_t i = 0; i < x->cites.count; i++)
    if (strcmp(x->cites.items[i].text, y->cites.items[i].text) != 0) return false;
  return true;
}

static row *find_default_row(decision_rows *d, const default_version *v) {
  for (uint32_t i = 0; i < d->rows.count; i++) {
    row *r = &d->rows.items[i];
    if (r->kind == ROW_OTHERWISE && same_default(r->otherwise, v)) return r;
  }
  return NULL;
}

/* A change of the contract alone changes no row: the contract is proved, not executed. */
static void add_default_rows(row_sink *k) {
  const decision *d = k->decision->decision;
  uint32_t nth = 0;
  for (uint32_t i = 0; i < d->defaults.count; i++) {
    const default_version *v = &d->defaults.items[i];
    if (v->kind != DEFAULT_OTHERWISE && v->kind != DEFAULT_REFER) continue;
    row *same = find_default_row(k->decision, v);
    if (same != NULL) {
      same->box[0].members |= v->valid;
      continue;
    }
    box b = box_copy(k->arena, k->rows->space, k->rows->space->whole);
    b[0].members = v->valid;
    const char *name = arena_printf(k->arena, "%s.otherwise", d->name);
    vec_push(
        k->arena, &k->decision->rows,
        (row){
            .kind = ROW_OTHERWISE, .id = row_id(k->arena, name, nth++), .otherwise = v, .box = b });
  }
}

static void add_no_revision_row(row_sink *k) {
  box b = box_copy(k->arena, k->rows->space, k->rows->space->whole);
  b[0].members = 1;
  const char *id = arena_printf(k->arena, "%s.no_revision", k->decision->decision->name);
  vec_push(k->arena, &k->decision->rows, (row){ .kind = ROW_NO_REVISION, .id = id, .box = b });
}

static void lower_decision(row_sink *k, const decision *d) {
  precedence p;
  if (!order_rules(k->arena, k->rows->space, d, &p, k->diags)) {
    k->failed = true;
    return;
  }
  for (uint32_t i = 0; i < p.rules.count; i++) add_rule_rows(k, p.rules.items[i], &p);
  add_default_rows(k);
  add_no_revision_row(k);
}

static void lower_impossibles(row_sink *k, const model *m) {
  uint32_t nth = 0;
  for (uint32_t i = 0; i < m->impossibles.count; i++) {
    const impossible *im = &m->impossibles.items[i];
    region boxes;
    if (!lower_condition(k->arena, k->rows->space, im->cond, im->valid, &boxes, k->diags)) {
      k->failed = true;
      return;
    }
    for (uint32_t j = 0; j < boxes.count; j++)
      vec_push(k->arena, &k->rows->impossible,
               (row){ .kind = ROW_IMPOSSIBLE,
                      .id = row_id(k->arena, "impossible", nth++),
                      .impossible = im,
                      .box = boxes.items[j] });
  }
}

rows *lower_policy(arena *a, const model *m, diags *sink) {
  rows *r = ARENA_NEW(a, rows);
  r->model = m;
  r->space = space_new(a, m);
  row_sink k = { .arena = a, .rows = r, .diags = sink };
  for (uint32_t i = 0; i < m->decisions.count; i++)
    vec_push(a, &r->decisions, (decision_rows){ .decision = m->decisions.items[i] });
  for (uint32_t i = 0; i < m->decisions.count; i++) {
    k.decision = &r->decisions.items[i];
    lower_decision(&k, m->decisions.items[i]);
  }
  lower_impossibles(&k, m);
  return k.failed ? NULL : r;
}
