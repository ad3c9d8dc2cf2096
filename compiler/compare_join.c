/* compare_join.c -- one space for the facts of two policies.
 *
 * Facts are matched by name, members of a one-of by name, numbers by value, computed columns by
 * what they compute, and memberships by the codes they ask for.
 */
#include "compare.h"

#include <stdlib.h>
#include <string.h>

void join_note(join *k, const char *kind, const char *name, const char *fmt, ...) {
  va_list args;
  va_start(args, fmt);
  const char *text = arena_vprintf(k->arena, fmt, args);
  va_end(args);
  vec_push(k->arena, &k->notes, (vocabulary_note){ kind, name, text });
}

static const model *model_of(const join *k, unsigned side) { return k->side[side].of->model; }

static const char *which(unsigned side) { return side == BEFORE ? "before" : "after"; }

static const char *new_or_gone(unsigned side) { return side == AFTER ? "new" : "dropped"; }

/* Whether something brought by a revision is there on a side. */
static bool is_known(const join *k, unsigned side, uint32_t since) {
  return k->side[side].revision == 0 || since <= k->side[side].revision;
}

static bool refuse(join *k, const char *name, const char *why) {
  diag_add(k->diags, DIAG_E201, SPAN_NONE, "`%s' cannot be compared: %s", name, why);
  return false;
}

/* ---- one-of ------------------------------------------------------------------------------ */

static const member *member_named(const one_of *t, const char *name) {
  for (uint32_t i = 0; i < t->members.count; i++)
    if (strcmp(t->members.items[i].name, name) == 0) return &t->members.items[i];
  return NULL;
}

static bool is_other(const one_of *t, const member *m) { return t->open && m->number == 0; }

static void add_member(join *k, one_of *to, const member *m) {
  member copy = *m;
  copy.number = (int32_t)to->members.count + (to->open ? 0 : 1);
  copy.since = 0;
  vec_push(k->arena, &to->members, copy);
}

/* `other' first, then those of the first side, then what the second side has besides. */
static one_of *joint_type(join *k, const fact *const *f) {
  one_of *t = ARENA_NEW(k->arena, one_of);
  for (unsigned s = 0; s < SIDES; s++) t->open |= f[s] != NULL && f[s]->type->open;
  for (unsigned s = 0; s < SIDES && t->members.count == 0; s++)
    if (t->open && f[s] != NULL && f[s]->type->open)
      add_member(k, t, &f[s]->type->members.items[0]);
  for (unsigned s = 0; s < SIDES; s++)
    for (uint32_t i = 0; f[s] != NULL && i < f[s]->type->members.count; i++) {
      const member *m = &f[s]->type->members.items[i];
      if (!is_other(f[s]->type, m) && member_named(t, m->name) == NULL) add_member(k, t, m);
    }
  return t;
}

/* What a number of the side stands for; its `other' also for all that only the other side names. */
static void map_members(const one_of *joint, const one_of *side, column_map *map) {
  for (uint32_t i = 0; i < side->members.count; i++) {
    const member *m = &side->members.items[i], *same = member_named(joint, m->name);
    if (!is_other(side, m) && same != NULL) map->members[m->number] = UINT64_C(1) << same->number;
  }
  if (!side->open) return;
  for (uint32_t i = 0; i < joint->members.count; i++) {
    const member *m = &joint->members.items[i], *same = member_named(side, m->name);
    if (same == NULL || is_other(side, same)) map->members[0] |= UINT64_C(1) << m->number;
  }
}

static void note_members(join *k, const fact *const *f) {
  for (unsigned s = 0; s < SIDES; s++) {
    const one_of *mine = f[s]->type, *others = f[1 - s]->type;
    for (uint32_t i = 0; i < mine->members.count; i++) {
      const member *m = &mine->members.items[i], *same = member_named(others, m->name);
      if (is_other(mine, m) || !is_known(k, s, m->since)) continue;
      if (same != NULL && is_known(k, 1 - s, same->since)) continue;
      bool reads = same != NULL || others->open;
      join_note(k, "value", f[s]->name, "%s value of %s: %s; %s, it %s", new_or_gone(s), f[s]->name,
                m->name, which(1 - s),
                reads ? "reads as `other'" : "cannot be said, so such cases are not compared");
    }
  }
  if (f[BEFORE]->type->open != f[AFTER]->type->open)
    join_note(k, "value", f[AFTER]->name, "the list of %s is open %s only", f[AFTER]->name,
              which(f[AFTER]->type->open ? AFTER : BEFORE));
}

/* ---- numbers and dates ------------------------------------------------------------------- */

static int64_t floor_div(int64_t v, int64_t by) { return v >= 0 ? v / by : -((-v + by - 1) / by); }
static int64_t ceil_div(int64_t v, int64_t by) { return -floor_div(-v, by); }

static bool same_ratio(ratio a, ratio b) { return a.num == b.num && a.den == b.den; }

/* How many steps of a side are one common step. */
static bool step_scale(ratio common, ratio step, int32_t *scale) {
  ratio r;
  if (!ratio_divide(common, step, &r) || r.den != 1 || r.num < 1 || r.num > INT32_MAX) return false;
  *scale = (int32_t)r.num;
  return true;
}

static const char *dimension(const fact *f) {
  return f->quantity.unit != NULL ? f->quantity.unit->dimension : "";
}

/* The smallest step that is a whole number of steps on both sides. */
static bool joint_step(join *k, const fact *const *f, fact *out, int32_t *scale) {
  scale[BEFORE] = scale[AFTER] = 1;
  if (f[BEFORE] == NULL || f[AFTER] == NULL || out->kind == FACT_DATE) return true;
  const quantity *x = &f[BEFORE]->quantity, *y = &f[AFTER]->quantity;
  if (strcmp(dimension(f[BEFORE]), dimension(f[AFTER])) != 0)
    return refuse(k, out->name,
                  arena_printf(k->arena, "it is measured in %s before and in %s after",
                               x->unit != NULL ? x->unit->name : "plain numbers",
                               y->unit != NULL ? y->unit->name : "plain numbers"));
  if (same_ratio(x->step, y->step)) return true;
  ratio product, common, gcd = ratio_gcd(x->step, y->step);
  if (!ratio_multiply(x->step, y->step, &product) || !ratio_divide(product, gcd, &common) ||
      !step_scale(common, x->step, &scale[BEFORE]) || !step_scale(common, y->step, &scale[AFTER]))
    return refuse(k, out->name, "its steps before and after have no common multiple");
  out->quantity.step = common;
  join_note(k, "range", out->name,
            "%s is told in steps of %s before and of %s after; compared in steps of %s", out->name,
            quantity_step_text(k->arena, x), quantity_step_text(k->arena, y),
            quantity_step_text(k->arena, &out->quantity));
  return true;
}

static void joint_range(const fact *const *f, const int32_t *scale, fact *out) {
  int64_t least = INT64_MAX, most = INT64_MIN;
  out->absent = NULL;
  for (unsigned s = 0; s < SIDES; s++) {
    if (f[s] == NULL) continue;
    int64_t lo = ceil_div(fact_least(f[s]), scale[s]), hi = floor_div(f[s]->hi, scale[s]);
    if (lo < least) least = lo;
    if (hi > most) most = hi;
    if (f[s]->absent != NULL) out->absent = f[s]->absent;
  }
  out->lo = (int32_t)(out->absent != NULL ? least - 1 : least);
  out->hi = (int32_t)most;
}

static const char *range_text(join *k, const fact *f) {
  return arena_printf(k->arena, "%s .. %s%s%s", fact_value_text(k->arena, f, fact_least(f)),
                      fact_value_text(k->arena, f, f->hi), f->absent != NULL ? " or " : "",
                      f->absent != NULL ? f->absent : "");
}

static void note_range(join *k, const fact *const *f) {
  const char *x = range_text(k, f[BEFORE]), *y = range_text(k, f[AFTER]);
  if (strcmp(x, y) != 0)
    join_note(k, "range", f[AFTER]->name, "%s may be %s before and %s after", f[AFTER]->name, x, y);
}

/* ---- declared facts ---------------------------------------------------------------------- */

static fact *fact_named(const model *m, const char *name) {
  for (uint32_t i = 0; i < m->given_facts; i++)
    if (m->facts.items[i]->role == FACT_DECLARED && strcmp(m->facts.items[i]->name, name) == 0)
      return m->facts.items[i];
  return NULL;
}

static const char *const kind_words[] = { "yes or no", "one of a list", "a number", "a date" };

static void note_fact(join *k, const fact *const *f) {
  const char *name = f[AFTER] != NULL ? f[AFTER]->name : f[BEFORE]->name;
  for (unsigned s = 0; s < SIDES; s++) {
    if (f[s] == NULL || !is_known(k, s, f[s]->since)) continue;
    if (f[1 - s] == NULL || !is_known(k, 1 - s, f[1 - s]->since))
      join_note(k, "fact", name, "%s fact: %s", new_or_gone(s), name);
  }
  if (f[BEFORE] == NULL || f[AFTER] == NULL) return;
  if (f[BEFORE]->kind == FACT_ONE_OF) note_members(k, f);
  if (fact_is_ordinal(f[BEFORE])) note_range(k, f);
}

static fact *push_fact(join *k, fact copy) {
  fact *out = ARENA_NEW(k->arena, fact);
  *out = copy;
  out->input = k->model->facts.count + 1;
  out->since = 0;
  out->used = true;
  out->assumed = false;
  vec_push(k->arena, &k->model->facts, out);
  return out;
}

static bool join_declared(join *k, const fact *const *f) {
  const fact *base = f[AFTER] != NULL ? f[AFTER] : f[BEFORE];
  if (f[BEFORE] != NULL && f[AFTER] != NULL && f[BEFORE]->kind != f[AFTER]->kind)
    return refuse(k, base->name,
                  arena_printf(k->arena, "it is %s before and %s after",
                               kind_words[f[BEFORE]->kind], kind_words[f[AFTER]->kind]));
  fact *out = push_fact(k, *base);
  int32_t scale[SIDES] = { 1, 1 };
  if (out->kind == FACT_ONE_OF) {
    out->type = joint_type(k, f);
    out->lo = out->type->open ? 0 : 1;
    out->hi = out->lo + (int32_t)out->type->members.count - 1;
    if (out->hi > MODEL_MAX_MEMBERS) return refuse(k, out->name, "together it has too many values");
  }
  if (fact_is_ordinal(out)) {
    if (!joint_step(k, f, out, scale)) return false;
    joint_range(f, scale, out);
  }
  for (unsigned s = 0; s < SIDES; s++) {
    if (f[s] == NULL) continue;
    column_map *map = &k->maps[s][f[s]->input];
    map->joint = out->input;
    map->scale = scale[s];
    if (!fact_is_ordinal(out)) map_members(out->type, f[s]->type, map);
  }
  note_fact(k, f);
  return true;
}

static bool join_facts(join *k) {
  for (unsigned s = 0; s < SIDES; s++) {
    const model *m = model_of(k, s);
    for (uint32_t i = 0; i < m->given_facts; i++) {
      const fact *f = m->facts.items[i];
      if (f->role != FACT_DECLARED || k->maps[s][f->input].joint != 0) continue;
      const fact *both[SIDES] = { s == BEFORE ? f : NULL, s == AFTER ? f : NULL };
      if (s == BEFORE) both[AFTER] = fact_named(model_of(k, AFTER), f->name);
      if (!join_declared(k, both)) return false;
    }
  }
  return true;
}

/* ---- codes ------------------------------------------------------------------------------- */

static const code_intervals *codes_of(const fact *membership) {
  static const code_intervals none;
  const code_set *s = membership->codes;
  return s->versions.count > 0 ? &s->versions.items[0].codes : &none;
}

static code_fact *joint_code_fact(join *k, const code_fact *f) {
  for (uint32_t i = 0; i < k->model->code_facts.count; i++)
    if (strcmp(k->model->code_facts.items[i]->name, f->name) == 0)
      return k->model->code_facts.items[i];
  code_fact *out = ARENA_NEW(k->arena, code_fact);
  *out = *f;
  out->memberships.items = NULL;
  out->memberships.count = out->memberships.room = 0;
  vec_push(k->arena, &k->model->code_facts, out);
  return out;
}

static const code_fact *code_fact_named(const model *m, const char *name) {
  for (uint32_t i = 0; i < m->code_facts.count; i++)
    if (strcmp(m->code_facts.items[i]->name, name) == 0) return m->code_facts.items[i];
  return NULL;
}

/* One membership per set of codes that either side asks for. */
static fact *joint_membership(join *k, code_fact *of, const fact *m) {
  const fact *namesake = NULL;
  for (uint32_t i = 0; i < of->memberships.count; i++) {
    if (code_intervals_same(codes_of(of->memberships.items[i]), codes_of(m)))
      return of->memberships.items[i];
    if (strcmp(of->memberships.items[i]->codes->text, m->codes->text) == 0)
      namesake = of->memberships.items[i];
  }
  fact *out = push_fact(k, *m);
  code_set *set = ARENA_NEW(k->arena, code_set);
  *set = *m->codes;
  if (namesake != NULL) {
    ((code_set *)(uintptr_t)namesake->codes)->text =
        arena_printf(k->arena, "%s (before)", m->codes->text);
    set->text = arena_printf(k->arena, "%s (after)", m->codes->text);
    join_note(k, "codes", m->codes->text, "the codes of %s are not the same before and after",
              m->codes->text);
  }
  out->of = of;
  out->codes = set;
  vec_push(k->arena, &of->memberships, out);
  vec_push(k->arena, &k->model->code_sets, set);
  return out;
}

static void join_memberships(join *k, unsigned side, code_fact *to, const code_fact *from) {
  for (uint32_t i = 0; from != NULL && i < from->memberships.count; i++) {
    const fact *m = from->memberships.items[i];
    column_map *map = &k->maps[side][m->input];
    map->joint = joint_membership(k, to, m)->input;
    map->scale = 1;
    map->members[0] = 1;
    map->members[1] = 2;
  }
}

static bool join_codes(join *k) {
  for (unsigned s = 0; s < SIDES; s++)
    for (uint32_t i = 0; i < model_of(k, s)->code_facts.count; i++) {
      const code_fact *f = model_of(k, s)->code_facts.items[i];
      const code_fact *other = code_fact_named(model_of(k, 1 - s), f->name);
      if (other == NULL || !is_known(k, 1 - s, other->since))
        join_note(k, "fact", f->name, "%s fact: %s", new_or_gone(s), f->name);
      if (s == AFTER && other != NULL) continue;
      if (other != NULL && (strcmp(f->system, other->system) != 0 || f->several != other->several))
        return refuse(k, f->name, "it holds other codes before and after");
      code_fact *to = joint_code_fact(k, f);
      join_memberships(k, s, to, f);
      join_memberships(k, 1 - s, to, other);
    }
  for (unsigned s = 0; s < SIDES; s++) /* where to look for the codes of an example */
    for (uint32_t i = 0; i < model_of(k, s)->code_sets.count; i++)
      vec_push(k->arena, &k->model->code_sets, model_of(k, s)->code_sets.items[i]);
  k->model->given_facts = k->model->facts.count;
  return true;
}

/* ---- computed columns -------------------------------------------------------------------- */

static fact *joint_term(join *k, unsigned side, const fact *f) {
  if (f->input == 0) return k->model->date;
  const column_map *map = &k->maps[side][f->input];
  return map->joint == 0 ? NULL : k->model->facts.items[map->joint - 1];
}

static bool same_derive(const fact *x, const fact *y) {
  const derive *a = x->derive, *b = y->derive;
  if (a->op != b->op || a->constant != b->constant || a->terms.count != b->terms.count ||
      x->kind != y->kind || !same_ratio(x->quantity.step, y->quantity.step))
    return false;
  for (uint32_t i = 0; i < a->terms.count; i++)
    if (a->terms.items[i].fact != b->terms.items[i].fact ||
        a->terms.items[i].factor != b->terms.items[i].factor)
      return false;
  return true;
}

/* The column of the common space that computes the same; the ranges of both are covered. */
static fact *joint_derived(join *k, const fact *made) {
  for (uint32_t i = k->model->given_facts; i < k->model->facts.count; i++) {
    fact *f = k->model->facts.items[i];
    if (!same_derive(f, made)) continue;
    int32_t least = fact_least(f) < fact_least(made) ? fact_least(f) : fact_least(made);
    if (made->absent != NULL) f->absent = made->absent;
    f->lo = f->absent != NULL ? least - 1 : least;
    if (made->hi > f->hi) f->hi = made->hi;
    return f;
  }
  return push_fact(k, *made);
}

static bool join_one_derived(join *k, unsigned side, const fact *f) {
  fact made = *f;
  made.derive = ARENA_NEW(k->arena, derive);
  *made.derive = (derive){ .op = f->derive->op, .constant = f->derive->constant };
  for (uint32_t i = 0; i < f->derive->terms.count; i++) {
    derive_term t = f->derive->terms.items[i];
    if (t.fact->input != 0 && k->maps[side][t.fact->input].scale > 1)
      return refuse(k, t.fact->name,
                    "it has another step before than after, and something is computed from it");
    t.fact = joint_term(k, side, t.fact);
    if (t.fact == NULL) return true; /* counts criteria: flat rows do not ask for it */
    vec_push(k->arena, &made.derive->terms, t);
  }
  column_map *map = &k->maps[side][f->input];
  map->joint = joint_derived(k, &made)->input;
  map->scale = 1;
  return true;
}

static bool join_derived(join *k) {
  for (unsigned s = 0; s < SIDES; s++) {
    const model *m = model_of(k, s);
    for (uint32_t i = m->given_facts; i < m->facts.count; i++)
      if (m->facts.items[i]->role == FACT_DERIVED && !join_one_derived(k, s, m->facts.items[i]))
        return false;
  }
  if (k->model->facts.count <= MODEL_MAX_FACTS) return true;
  diag_add(k->diags, DIAG_E803, SPAN_NONE,
           "together the two policies have %u facts and computed columns; %d can be compared",
           k->model->facts.count, MODEL_MAX_FACTS);
  return false;
}

/* ---- time -------------------------------------------------------------------------------- */

static int by_day(const void *x, const void *y) {
  const int32_t *a = x, *b = y;
  return (*a > *b) - (*a < *b);
}

static void add_time(join *k, uint32_t before, uint32_t after, int32_t day) {
  revision r = { .authored = k->times.count + 1, .number = k->times.count + 1, .day = day };
  r.date = date_text(k->arena, day);
  vec_push(k->arena, &k->model->revisions, r);
  vec_push(k->arena, &k->times, (compare_time){ { before, after }, day });
}

static void note_times(join *k) {
  const revision *x = &model_of(k, BEFORE)->revisions.items[0],
                 *y = &model_of(k, AFTER)->revisions.items[0];
  if (x->day == y->day) return;
  unsigned s = x->day < y->day ? BEFORE : AFTER;
  join_note(k, "time", "in force",
            "from %s until %s only the policy %s is in force; that time is not compared",
            s == BEFORE ? x->date : y->date, s == BEFORE ? y->date : x->date, which(s));
}

/* The days on which a revision of either side begins, from the day on which both are in force. */
static bool join_dates(join *k) {
  VEC(int32_t) days = { 0 };
  for (unsigned s = 0; s < SIDES; s++)
    for (uint32_t i = 0; i < model_of(k, s)->revisions.count; i++)
      vec_push(k->arena, &days, model_of(k, s)->revisions.items[i].day);
  qsort(days.items, days.count, sizeof *days.items, by_day);
  for (uint32_t i = 0; i < days.count; i++) {
    uint32_t x = model_revision_on(model_of(k, BEFORE), days.items[i]),
             y = model_revision_on(model_of(k, AFTER), days.items[i]);
    if (x == 0 || y == 0 || (i > 0 && days.items[i] == days.items[i - 1])) continue;
    add_time(k, x, y, days.items[i]);
  }
  note_times(k);
  if (k->times.count <= MODEL_MAX_REVISIONS) return true;
  diag *d = diag_add(k->diags, DIAG_E803, SPAN_NONE,
                     "together the two files have %u revisions; %d can be compared at once",
                     k->times.count, MODEL_MAX_REVISIONS);
  diag_hint(k->diags, d, "compare single days: FILE@DATE on both sides");
  return false;
}

static bool join_times(join *k) {
  k->dated = k->side[BEFORE].revision == 0;
  if (k->dated) return join_dates(k);
  int32_t day = INT32_MIN;
  for (unsigned s = 0; s < SIDES; s++) {
    const revision *r = &model_of(k, s)->revisions.items[k->side[s].revision - 1];
    if (r->day > day) day = r->day;
  }
  add_time(k, k->side[BEFORE].revision, k->side[AFTER].revision, day);
  return true;
}

/* ---- boxes ------------------------------------------------------------------------------- */

static uint64_t joint_times(const join *k, unsigned side, uint64_t revisions) {
  uint64_t mask = 0;
  for (uint32_t i = 0; i < k->times.count; i++)
    if (revisions >> k->times.items[i].revision[side] & 1) mask |= UINT64_C(2) << i;
  return !k->dated && mask != 0 ? k->space->whole[0].members : mask;
}

static uint64_t joint_members(const column_map *map, uint64_t members) {
  uint64_t out = 0;
  for (; members != 0; members &= members - 1) out |= map->members[__builtin_ctzll(members)];
  return out;
}

/* Up to two cells: the absent value may lie apart from the others. */
static unsigned joint_ordinal(const join *k, const column_map *map, const fact *f, cell c,
                              cell *out) {
  const fact *to = k->model->facts.items[map->joint - 1];
  int32_t least = fact_least(f);
  unsigned count = 0;
  int64_t lo = ceil_div(c.lo < least ? least : c.lo, map->scale), hi = floor_div(c.hi, map->scale);
  if (f->role == FACT_DERIVED && c.lo <= least) lo = fact_least(to);
  if (f->role == FACT_DERIVED && c.hi == f->hi) hi = to->hi;
  if (c.hi >= least && lo <= hi) out[count++] = (cell){ ~UINT64_C(0), (int32_t)lo, (int32_t)hi };
  if (f->absent == NULL || c.lo >= least) return count;
  if (count == 1 && lo == fact_least(to))
    out[0].lo = to->lo;
  else
    out[count++] = (cell){ ~UINT64_C(0), to->lo, to->lo };
  return count;
}

static void map_from(const join *k, unsigned side, const cell *b, uint32_t input, box made,
                     region *out) {
  const space *from = k->side[side].of->rows->space;
  while (input < from->inputs && k->maps[side][input].joint == 0) input++;
  if (input >= from->inputs) {
    vec_push(k->arena, out, box_copy(k->arena, k->space, made));
    return;
  }
  const column_map *map = &k->maps[side][input];
  cell cells[2] = { { 0, 0, 0 }, { 0, 0, 0 } };
  unsigned count = 1;
  if (fact_is_ordinal(from->facts[input]))
    count = joint_ordinal(k, map, from->facts[input], b[input], cells);
  else
    cells[0] = (cell){ joint_members(map, b[input].members), 0, 0 };
  for (unsigned i = 0; i < count; i++) {
    made[map->joint] = cells[i];
    if (!cell_is_empty(cells[i])) map_from(k, side, b, input + 1, made, out);
  }
}

region join_box(const join *k, unsigned side, const cell *b) {
  region out = { 0 };
  box made = box_copy(k->arena, k->space, k->space->whole);
  made[0].members = joint_times(k, side, b[0].members);
  if (made[0].members != 0) map_from(k, side, b, 1, made, &out);
  return out;
}

/* ---- cases ------------------------------------------------------------------------------- */

static int32_t side_member(const column_map *map, int32_t joint) {
  for (int32_t n = 0; n < 64; n++)
    if (map->members[n] >> joint & 1) return n;
  return 0;
}

naive_case join_case(const join *k, unsigned side, uint32_t time, int32_t day,
                     const int32_t *values) {
  const model *m = model_of(k, side);
  int32_t *out = arena_alloc(k->arena, (m->facts.count + 1) * sizeof *out);
  for (uint32_t i = 0; i < m->given_facts; i++) {
    const fact *f = m->facts.items[i];
    const column_map *map = &k->maps[side][f->input];
    const fact *from = k->model->facts.items[map->joint - 1];
    int32_t v = values[map->joint - 1];
    if (!fact_is_ordinal(f))
      out[i] = side_member(map, v);
    else
      out[i] = v < fact_least(from) ? f->lo : v * map->scale;
  }
  return (naive_case){ k->times.items[time - 1].revision[side], day, out };
}

/* ---- criteria that the boxes of large policies ask for ----------------------------------- */

/* All columns that there may come to be. */
static space *wide_space(join *k) {
  space *narrow = space_new(k->arena, k->model), *s = ARENA_NEW(k->arena, space);
  *s = *narrow;
  s->inputs = MODEL_MAX_FACTS + 1;
  s->whole = arena_alloc(k->arena, s->inputs * sizeof *s->whole);
  for (uint32_t i = 0; i < s->inputs; i++)
    s->whole[i] = i < narrow->inputs ? narrow->whole[i] : (cell){ ~UINT64_C(0), 0, 0 };
  s->whole[0].members = k->dated ? model_revisions(k->model) : 3;
  return s;
}

static bool same_boxes(const space *s, const region *x, const decision_rows *y) {
  if (x->count != y->rows.count) return false;
  for (uint32_t i = 0; i < x->count; i++) {
    bool found = false;
    for (uint32_t j = 0; !found && j < y->rows.count; j++)
      found = box_equal(s, x->items[i], y->rows.items[j].box);
    if (!found) return false;
  }
  return true;
}

static bool add_layer(join *k, rows *meaning, const criterion *of, const region *where,
                      column_map *map) {
  if (k->model->facts.count == MODEL_MAX_FACTS) return false;
  fact *f = push_fact(k, *of->layer);
  criterion *c = ARENA_NEW(k->arena, criterion);
  *c = *of;
  c->layer = f;
  f->layer = c;
  decision_rows d = { .criterion = c };
  for (uint32_t i = 0; i < where->count; i++)
    vec_push(k->arena, &d.rows,
             (row){ .kind = ROW_CRITERION, .id = c->name, .box = where->items[i] });
  for (uint32_t i = 0; i < meaning->criteria.count; i++) {
    criterion *other = (criterion *)(uintptr_t)meaning->criteria.items[i].criterion;
    if (c->anonymous || strcmp(other->name, c->name) != 0) continue;
    other->name = arena_printf(k->arena, "%s (before)", of->name);
    c->name = arena_printf(k->arena, "%s (after)", of->name);
    join_note(k, "criterion", of->name, "the criterion %s does not mean the same before and after",
              of->name);
  }
  vec_push(k->arena, &meaning->criteria, d);
  map->joint = f->input;
  return true;
}

static bool join_layer(join *k, unsigned side, rows *meaning, const decision_rows *of) {
  region where = { 0 };
  column_map *map = &k->maps[side][of->criterion->layer->input];
  for (uint32_t i = 0; i < of->rows.count; i++) {
    region boxes = join_box(k, side, of->rows.items[i].box);
    for (uint32_t j = 0; j < boxes.count; j++) vec_push(k->arena, &where, boxes.items[j]);
  }
  map->scale = 1;
  map->members[0] = 1;
  map->members[1] = 2;
  for (uint32_t i = 0; i < meaning->criteria.count; i++)
    if (same_boxes(k->space, &where, &meaning->criteria.items[i])) {
      map->joint = meaning->criteria.items[i].criterion->layer->input;
      return true;
    }
  return add_layer(k, meaning, of->criterion, &where, map);
}

/* NULL: no box asks for a criterion. */
static bool join_layers(join *k, rows **out) {
  rows *meaning = ARENA_NEW(k->arena, rows);
  *out = NULL;
  k->space = wide_space(k);
  for (unsigned s = 0; s < SIDES; s++) {
    const rows *r = k->side[s].of->rows->meaning;
    for (uint32_t i = 0; r != NULL && i < r->criteria.count; i++) {
      *out = meaning;
      if (join_layer(k, s, meaning, &r->criteria.items[i])) continue;
      diag_add(k->diags, DIAG_E803, SPAN_NONE,
               "together the two policies have more than %d facts, computed columns and criteria",
               MODEL_MAX_FACTS);
      return false;
    }
  }
  return true;
}

/* ---- the whole --------------------------------------------------------------------------- */

/* What one side cannot be asked. */
static void add_unsaid(join *k) {
  for (unsigned s = 0; s < SIDES; s++) {
    region whole = join_box(k, s, k->side[s].of->rows->space->whole);
    region all = region_of(k->arena, k->space->whole);
    region unsaid = region_subtract(k->arena, k->space, &all, &whole);
    for (uint32_t i = 0; i < unsaid.count; i++) vec_push(k->arena, &k->apart, unsaid.items[i]);
    const rows *r = k->side[s].of->rows;
    for (uint32_t i = 0; i < r->impossible.count; i++) {
      region boxes = join_box(k, s, r->impossible.items[i].box);
      for (uint32_t j = 0; j < boxes.count; j++) vec_push(k->arena, &k->apart, boxes.items[j]);
    }
  }
}

static void finish(join *k, const rows *meaning) {
  k->space = space_new(k->arena, k->model);
  k->space->whole[0].members = k->dated ? model_revisions(k->model) : 3;
  k->realiser = realiser_new(k->arena, k->model, meaning);
  k->space->realiser = k->realiser;
  rows *r = ARENA_NEW(k->arena, rows);
  *r = (rows){ .space = k->space, .model = k->model };
  k->analysis = (analysis){
    .arena = k->arena, .rows = r, .model = k->model, .diags = k->diags, .realiser = k->realiser
  };
  add_unsaid(k);
}

join *join_new(arena *a, const compare_side *before, const compare_side *after, diags *sink) {
  join *k = ARENA_NEW(a, join);
  *k = (join){ .arena = a, .diags = sink, .side = { *before, *after } };
  k->model = ARENA_NEW(a, model);
  *k->model = *after->of->model;
  model *m = k->model;
  memset(&m->revisions, 0, sizeof m->revisions);
  memset(&m->facts, 0, sizeof m->facts);
  memset(&m->code_facts, 0, sizeof m->code_facts);
  memset(&m->code_sets, 0, sizeof m->code_sets);
  memset(&m->criteria, 0, sizeof m->criteria);
  memset(&m->decisions, 0, sizeof m->decisions);
  for (unsigned s = 0; s < SIDES; s++) {
    k->maps[s] = arena_alloc(a, (1 + model_of(k, s)->facts.count) * sizeof **k->maps);
    k->naive[s] = naive_new(a, model_of(k, s));
  }
  if (!join_facts(k) || !join_codes(k) || !join_derived(k) || !join_times(k)) return NULL;
  rows *meaning;
  if (!join_layers(k, &meaning)) return NULL;
  k->by_criteria = meaning != NULL;
  finish(k, meaning);
  return k;
}
