/* lower.c -- from conditions to rule rows.
 *
 * A condition is read once per revision, because the vocabulary of an open list differs between
 * revisions, and equal boxes of different revisions are joined again.  This file decides nothing
 * about the policy: it only says the same thing in another form.
 */
#include "rows.h"

#include "order.h"
#include "realise.h"

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

enum { MERGE_FROM = 8 }; /* a few alternatives stay as their author wrote them */

/* Puts boxes together until nothing changes. */
static void merge(lowering *l, region *r) {
  if (r->count <= MERGE_FROM || r->count > TIDY_LIMIT) return;
  for (bool again = true; again;) {
    again = false;
    for (uint32_t i = 0; i < r->count; i++)
      for (uint32_t j = i + 1; j < r->count; j++) {
        box joined = box_copy(l->arena, l->space, r->items[i]);
        if (!box_join(l->space, joined, r->items[j])) continue;
        r->items[i] = joined;
        r->items[j--] = r->items[--r->count];
        again = true;
      }
  }
}

static region unite(lowering *l, region x, region y) {
  for (uint32_t i = 0; i < y.count; i++) vec_push(l->arena, &x, y.items[i]);
  tidy(l, &x);
  merge(l, &x);
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

/* A named count of criteria, compared like a number: the criteria are written out. */
static bool counts_criteria(const lowering *l, const fact *f) {
  bool criteria = false;
  if (l->space->layered || f->role != FACT_DERIVED || f->derive->op != DERIVE_SUM) return false;
  for (uint32_t i = 0; i < f->derive->terms.count; i++) {
    const derive_term *t = &f->derive->terms.items[i];
    if (fact_is_ordinal(t->fact) || (t->factor != 1 && t->factor != -1)) return false;
    criteria |= t->fact->role == FACT_LAYER;
  }
  return criteria;
}

/* The part of a count that a term of its sum stands for. */
static cond *part_of(lowering *l, const derive_term *t) {
  cond *c = ARENA_NEW(l->arena, cond);
  if (t->fact->role == FACT_LAYER) {
    *c = (cond){ .kind = COND_CRITERION, .criterion = t->fact->layer };
  } else {
    *c = (cond){ .kind = COND_MEMBER, .fact = t->fact };
    vec_push(l->arena, &c->members, 1);
  }
  if (t->factor > 0) return c;
  cond *negated = ARENA_NEW(l->arena, cond);
  *negated = (cond){ .kind = COND_NOT };
  vec_push(l->arena, &negated->parts, c);
  return negated;
}

static region sum_between(lowering *l, const cond *c, int64_t lo, int64_t hi, bool wanted) {
  const derive *d = c->fact->derive;
  cond count = { .kind = COND_COUNT };
  int64_t base = d->constant, all = d->terms.count;
  for (uint32_t i = 0; i < d->terms.count; i++) {
    vec_push(l->arena, &count.parts, part_of(l, &d->terms.items[i]));
    if (d->terms.items[i].factor < 0) base--;
  }
  lo = lo - base < 0 ? 0 : lo - base;
  hi = hi - base > all ? all : hi - base;
  if (lo > hi) return wanted ? (region){ 0 } : everything(l);
  if (wanted) return count_between(l, &count, lo, hi);
  return unite(l, count_between(l, &count, 0, lo - 1), count_between(l, &count, hi + 1, all));
}

/* A comparison is true of values lo .. hi; of an absent value it is false unless it says `if any'. */
static region between_holds(lowering *l, const cond *c, int64_t lo, int64_t hi, bool wanted) {
  const fact *f = c->fact;
  if (counts_criteria(l, f)) return sum_between(l, c, lo, hi, wanted);
  int64_t least = fact_least(f);
  if (lo < least) lo = least;
  if (hi > f->hi) hi = f->hi;
  bool absent = f->absent != NULL && c->or_absent == wanted;
  int64_t from = absent ? f->lo : least;
  if (lo > hi) { /* true of no value */
    if (!wanted) return numbers(l, f, from, f->hi);
    return absent ? numbers(l, f, f->lo, f->lo) : (region){ 0 };
  }
  if (!wanted) return unite(l, numbers(l, f, from, lo - 1), numbers(l, f, hi + 1, f->hi));
  if (!absent || lo == least) return numbers(l, f, absent ? f->lo : lo, hi);
  return unite(l, numbers(l, f, f->lo, f->lo), numbers(l, f, lo, hi));
}

/* floor(x / d) op v holds for x in the steps from v * d to v * d + d - 1 and to one side of them. */
static region compare_holds(lowering *l, const cond *c, bool wanted) {
  int64_t d = c->divisor > 1 ? c->divisor : 1;
  int64_t lo = c->value * d, hi = lo + d - 1;
  switch (c->op) {
  case OP_LT:
    return between_holds(l, c, INT32_MIN, lo - 1, wanted);
  case OP_LE:
    return between_holds(l, c, INT32_MIN, hi, wanted);
  case OP_GT:
    return between_holds(l, c, hi + 1, INT32_MAX, wanted);
  case OP_GE:
    return between_holds(l, c, lo, INT32_MAX, wanted);
  case OP_EQ:
    return between_holds(l, c, lo, hi, wanted);
  default:
    break;
  }
  /* Other than one value: what equals it, the other way round, and `if any' the other way round too. */
  cond equal = *c;
  equal.or_absent = c->fact->absent != NULL && !c->or_absent;
  return between_holds(l, &equal, lo, hi, !wanted);
}

static region absent_holds(lowering *l, const cond *c, bool wanted) {
  const fact *f = c->fact;
  if (f->absent == NULL) return wanted ? (region){ 0 } : everything(l);
  return wanted ? numbers(l, f, f->lo, f->lo) : numbers(l, f, fact_least(f), f->hi);
}

/* Is the column among those of the boxes? */
static bool is_column(const lowering *l, const fact *f) {
  return f != NULL && f->input > 0 && f->input < l->space->inputs && l->space->facts[f->input] == f;
}

/* Parts that are facts can be counted by their column; parts that are criteria only where criteria
 * have columns. */
static bool counts_by_column(const lowering *l, const cond *c) {
  if (!is_column(l, c->count)) return false;
  const derive *d = c->count->derive;
  for (uint32_t i = 0; i < d->terms.count && !l->space->layered; i++) {
    fact_role role = d->terms.items[i].fact->role;
    if (role != FACT_DECLARED && role != FACT_MEMBERSHIP) return false;
  }
  return true;
}

static region count_holds(lowering *l, const cond *c, bool wanted) {
  int64_t least = c->at_least, most = c->at_most, all = c->parts.count;
  if (counts_by_column(l, c)) {
    const cond column = { .kind = COND_BETWEEN, .fact = c->count };
    return between_holds(l, &column, least, most, wanted);
  }
  if (wanted) return count_between(l, c, least, most);
  return unite(l, count_between(l, c, 0, least - 1), count_between(l, c, most + 1, all));
}

static region criterion_holds(lowering *l, const cond *c, bool wanted) {
  bool asks = l->space->layered || l->space->by_criteria;
  if (asks && is_column(l, c->criterion->layer))
    return column_region(l, c->criterion->layer, (cell){ wanted ? 2 : 1, 0, 0 });
  const cond *is = criterion_in(c->criterion, l->revision);
  return is != NULL ? holds(l, is, wanted) : (wanted ? (region){ 0 } : everything(l));
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
  case COND_CRITERION:
    return criterion_holds(l, c, wanted);
  case COND_MEMBER:
    return member_holds(l, c, wanted);
  case COND_COMPARE:
    return compare_holds(l, c, wanted);
  case COND_BETWEEN:
    return between_holds(l, c, c->value, c->upper, wanted);
  case COND_ABSENT:
    return absent_holds(l, c, wanted);
  case COND_REVISIONS:
    return (c->revisions >> l->revision & 1) == wanted ? everything(l) : (region){ 0 };
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

/* What is new is copied out of the scratch memory. */
static void join(arena *a, const space *s, region *all, const region *more) {
  for (uint32_t i = 0; i < more->count; i++) {
    box same = find_equal(s, all, more->items[i], i);
    if (same != NULL)
      same[0].members |= more->items[i][0].members;
    else
      vec_push(a, all, box_copy(a, s, more->items[i]));
  }
}

bool lower_condition(arena *a, const space *s, const cond *c, revision_set revisions, region *out,
                     diags *sink) {
  lowering l = { .arena = s->scratch, .space = s };
  *out = (region){ 0 };
  for (l.revision = 1; l.revision <= s->model->revisions.count; l.revision++) {
    if ((revisions >> l.revision & 1) == 0) continue;
    region r = holds(&l, c, true);
    if (!l.too_large) join(a, s, out, &r);
    arena_reset(s->scratch);
    if (l.too_large) {
      diag *d = diag_add(sink, DIAG_E801, c->at, "this condition needs more than %d rows",
                         (int)LOWER_MAX_BOXES);
      diag_hint(sink, d, "name its parts as criteria: `criterion NAME is any of { ... }'");
      return false;
    }
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
    if (v->valid == 0) continue; /* amended again on the same day */
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

/* The rows of every criterion that has a column, in order of the columns. */
static void lower_criteria(row_sink *k, const model *m) {
  for (uint32_t i = 0; i < m->facts.count; i++) {
    const criterion *c = m->facts.items[i]->layer;
    if (m->facts.items[i]->role != FACT_LAYER) continue;
    decision_rows d = { .criterion = c };
    uint32_t nth = 0;
    for (uint32_t v = 0; v < c->versions.count; v++) {
      region boxes;
      if (!lower_condition(k->arena, k->rows->space, c->versions.items[v].is,
                           c->versions.items[v].valid, &boxes, k->diags)) {
        k->failed = true;
        return;
      }
      for (uint32_t j = 0; j < boxes.count; j++)
        vec_push(k->arena, &d.rows,
                 (row){ .kind = ROW_CRITERION,
                        .id = row_id(k->arena, c->name, nth++),
                        .box = boxes.items[j] });
    }
    vec_push(k->arena, &k->rows->criteria, d);
  }
}

static bool has_criteria(const model *m) {
  for (uint32_t i = 0; i < m->facts.count; i++)
    if (m->facts.items[i]->role == FACT_LAYER) return true;
  return false;
}

static bool lower_all(row_sink *k, const model *m) {
  for (uint32_t i = 0; i < m->decisions.count; i++)
    vec_push(k->arena, &k->rows->decisions, (decision_rows){ .decision = m->decisions.items[i] });
  for (uint32_t i = 0; i < m->decisions.count; i++) {
    k->decision = &k->rows->decisions.items[i];
    lower_decision(k, m->decisions.items[i]);
  }
  lower_impossibles(k, m);
  return !k->failed;
}

static rows *new_rows(arena *a, const model *m) {
  rows *r = ARENA_NEW(a, rows);
  r->model = m;
  r->space = space_new(a, m);
  return r;
}

static rows *lower_written_out(arena *a, const model *m, diags *sink) {
  row_sink k = { .arena = a, .rows = new_rows(a, m), .diags = sink };
  k.rows->space->realiser = realiser_new(a, m, NULL);
  return lower_all(&k, m) ? k.rows : NULL;
}

/* The analyses ask what a criterion means only where they look for a case. */
static rows *lower_by_criteria(arena *a, const model *m, diags *sink) {
  row_sink k = { .arena = a, .rows = new_rows(a, m), .diags = sink };
  k.rows->space->by_criteria = true;
  lower_criteria(&k, m);
  if (k.failed) return NULL;
  rows *meaning = ARENA_NEW(a, rows);
  *meaning = *k.rows;
  k.rows->criteria.count = 0;
  k.rows->meaning = meaning;
  k.rows->space->realiser = realiser_new(a, m, meaning);
  return lower_all(&k, m) ? k.rows : NULL;
}

enum { ROWS_WRITTEN_OUT = 300 }; /* of a decision; with more of them the analyses know less */

static bool is_small(const rows *r) {
  for (uint32_t i = 0; i < r->decisions.count; i++)
    if (r->decisions.items[i].rows.count > ROWS_WRITTEN_OUT) return false;
  return true;
}

/* A trial that failed for its size alone says nothing of the policy. */
static bool is_only_too_large(const diags *trial) {
  for (uint32_t i = 0; i < trial->list.count; i++)
    if (trial->list.items[i]->code != DIAG_E801) return false;
  return trial->errors > 0;
}

rows *lower_policy(arena *a, const model *m, diags *sink) {
  if (!has_criteria(m)) return lower_written_out(a, m, sink);
  diags trial = { .arena = a, .sources = sink->sources, .strict = sink->strict };
  rows *r = lower_written_out(a, m, &trial);
  if (r != NULL && is_small(r)) return r;
  if (r != NULL || is_only_too_large(&trial)) return lower_by_criteria(a, m, sink);
  return lower_written_out(a, m, sink);
}

rows *lower_layered(arena *a, const model *m, diags *sink) {
  row_sink k = { .arena = a, .rows = new_rows(a, m), .diags = sink };
  k.rows->layered = k.rows->space->layered = true;
  lower_criteria(&k, m);
  return !k.failed && lower_all(&k, m) ? k.rows : NULL;
}
