/* realise.c -- asks the runtime for a case in a box, and remembers what can never be.
 *
 * Two things make boxes impossible: computed columns, whose values follow from others, and the
 * memberships of one fact that holds codes, of which not every combination exists.  Boxes that ask
 * whether a criterion holds are first replaced by what it means, one piece at a time.
 */
#include "realise.h"

#include "layout.h"

#include <string.h>

enum {
  FUEL = 20000,               /* of one search */
  FUEL_IN_ALL = 40 * 1000000, /* of one policy: a compiler must come to an end */
  PIECES = 200000,            /* of boxes in which criteria are replaced, for one question */
  KNOWN_MAX = 2000,
  NEAR_DAYS = 1500
};

struct realiser {
  arena *arena;
  const model *model;
  const polrt_policy *policy;
  uint32_t columns;
  uint64_t
      *needs;    /* per column: bit i: the given fact i (0: the date) that its value follows from */
  uint64_t tied; /* columns that depend on each other in some way */
  uint64_t loose;  /* computed from criteria, which the search does not look at */
  uint64_t layers; /* whether a criterion holds */
  const space *space;
  region *meaning; /* per column: where the criterion holds; NULL: none is asked for */
  uint32_t pieces;
  cell *whole;
  VEC(box) known; /* impossible, as general as could be found */
  polrt_set *sets;
  int32_t *values;
  uint64_t fuel;
};

/* ---- what depends on what ---------------------------------------------------------------- */

static uint64_t bit(uint32_t input) { return UINT64_C(1) << input; }

/* A criterion depends on every column that one of its rows asks for. */
static void need_of_layer(realiser *r, uint32_t input) {
  if (r->meaning == NULL) return;
  r->layers |= bit(input);
  for (uint32_t i = 0; i < r->meaning[input].count; i++)
    for (uint32_t c = 1; c < r->columns; c++)
      if (!cell_within(r->whole[c], r->meaning[input].items[i][c])) r->needs[input] |= r->needs[c];
}

static void find_needs(realiser *r) {
  for (uint32_t i = 0; i < r->columns; i++) {
    const fact *f = i > 0 ? r->model->facts.items[i - 1] : NULL;
    if (f == NULL || f->role == FACT_DECLARED || f->role == FACT_MEMBERSHIP) r->needs[i] = bit(i);
    for (uint32_t t = 0; f != NULL && f->derive != NULL && t < f->derive->terms.count; t++) {
      const fact *term = f->derive->terms.items[t].fact;
      r->needs[i] |= r->needs[term->input];
      if (term->role == FACT_LAYER || (r->loose & bit(term->input))) r->loose |= bit(i);
    }
    if (f != NULL && f->role == FACT_MEMBERSHIP) r->tied |= bit(i);
    if (f != NULL && f->role == FACT_LAYER) need_of_layer(r, i);
    bool computed = f != NULL && (f->role == FACT_DERIVED || (r->layers & bit(i)));
    if (computed) r->tied |= bit(i) | r->needs[i];
  }
}

/* A computed column or a membership: where none of them is narrowed, no search is needed. */
static bool binds(const realiser *r, uint32_t input) {
  const fact *f = input > 0 ? r->model->facts.items[input - 1] : NULL;
  return f != NULL && (f->role == FACT_DERIVED || f->role == FACT_MEMBERSHIP);
}

static void take_meaning(realiser *r, const rows *meaning) {
  r->meaning = arena_alloc(r->arena, r->columns * sizeof *r->meaning);
  for (uint32_t i = 0; i < meaning->criteria.count; i++) {
    const decision_rows *d = &meaning->criteria.items[i];
    for (uint32_t j = 0; j < d->rows.count; j++)
      vec_push(r->arena, &r->meaning[d->criterion->layer->input], d->rows.items[j].box);
  }
}

realiser *realiser_new(arena *a, const model *m, const rows *meaning) {
  bool needed = m->code_facts.count > 0 || meaning != NULL;
  for (uint32_t i = 0; i < m->facts.count; i++) needed |= m->facts.items[i]->role == FACT_DERIVED;
  if (!needed) return NULL;
  realiser *r = ARENA_NEW(a, realiser);
  *r = (realiser){ .arena = a, .model = m, .columns = 1 + m->facts.count, .fuel = FUEL_IN_ALL };
  r->policy = layout_skeleton(a, m);
  r->needs = arena_alloc(a, r->columns * sizeof *r->needs);
  r->space = space_new(a, m);
  r->whole = r->space->whole;
  if (meaning != NULL) take_meaning(r, meaning);
  r->sets = arena_alloc(a, (3 * r->columns + 2) * sizeof *r->sets); /* room for a twin */
  r->values = arena_alloc(a, (3 * r->columns + 2) * sizeof *r->values);
  find_needs(r);
  return r;
}

bool realise_is_tied(const realiser *r, uint32_t input) {
  return r != NULL && (r->tied & bit(input)) != 0;
}

bool realise_depends(const realiser *r, uint32_t input, uint32_t on) {
  return r != NULL && (r->needs[input] & bit(on)) != 0;
}

/* ---- one search -------------------------------------------------------------------------- */

static polrt_set set_of(const realiser *r, uint32_t input, cell c) {
  const fact *f = r->model->facts.items[input - 1];
  if (fact_is_ordinal(f)) return polrt_between(c.lo, c.hi);
  polrt_set s = { f->lo, f->hi, c.members };
  return s;
}

static real_answer search(realiser *r, const polrt_policy *policy) {
  uint32_t fuel = r->fuel < FUEL ? (uint32_t)r->fuel : FUEL, had = fuel;
  if (fuel == 0) return REAL_UNSETTLED;
  int found = polrt_realise(policy, r->sets, r->values, &fuel);
  r->fuel -= had - fuel;
  if (r->fuel > 0) r->fuel--;
  return found > 0 ? REAL_CASE : found == 0 ? REAL_NONE : REAL_UNSETTLED;
}

static int32_t first_day(const model *m) { return m->date != NULL ? m->date->lo : -25567; }
static int32_t last_day(const model *m) { return m->date != NULL ? m->date->hi : 84370; }

/* The next run of revisions in a mask, as days; false when there is none.  Takes them out. */
static bool next_days(const model *m, uint64_t *mask, int32_t *from, int32_t *until) {
  if (*mask == 0) return false;
  uint32_t r = (uint32_t)__builtin_ctzll(*mask);
  *from = r == 0 ? first_day(m) : m->revisions.items[r - 1].day;
  while (r <= m->revisions.count && (*mask >> r & 1)) *mask &= ~bit(r++);
  *until = r <= m->revisions.count && r > 0 ? m->revisions.items[r - 1].day - 1 : last_day(m);
  if (r > m->revisions.count) *mask = 0;
  return true;
}

/* The dates of a cell that lie near a day, when there are some. */
static cell nearer(const fact *f, cell c, int32_t day, int32_t near) {
  int32_t lo = c.lo > day - near ? c.lo : day - near, hi = c.hi < day + near ? c.hi : day + near;
  if (lo < fact_least(f)) lo = fact_least(f);
  return lo <= hi ? (cell){ c.members, lo, hi } : c;
}

/* Dates are kept within `near' days of the first day, when that is not 0. */
static real_answer search_box(realiser *r, const cell *b, int32_t near) {
  real_answer answer = REAL_NONE;
  int32_t from, until;
  uint64_t mask = b[0].members;
  while (next_days(r->model, &mask, &from, &until)) {
    bool empty = from > until;
    if (near > 0 && until - near > from) until = from + near;
    r->sets[0] = polrt_between(from, until);
    for (uint32_t i = 1; i < r->columns; i++) {
      const fact *f = r->model->facts.items[i - 1];
      cell c = b[i];
      if (near > 0 && f->kind == FACT_DATE && f->role == FACT_DECLARED)
        c = nearer(f, c, from, near);
      r->sets[i] = set_of(r, i, c);
    }
    real_answer here = empty ? REAL_NONE : search(r, r->policy);
    if (here == REAL_CASE) return here;
    if (here == REAL_UNSETTLED) answer = here;
  }
  return answer;
}

/* ---- what is known to be impossible ------------------------------------------------------ */

bool realise_known_none(const realiser *r, const cell *b) {
  for (uint32_t i = 0; r != NULL && i < r->known.count; i++)
    if (box_within(r->space, b, r->known.items[i])) return true;
  return false;
}

/* Widens one cell of an impossible box when it stays impossible. */
static void widen(realiser *r, box b, uint32_t input, cell wider) {
  cell had = b[input];
  if (cell_equal(had, wider)) return;
  b[input] = wider;
  if (search_box(r, b, 0) != REAL_NONE) b[input] = had;
}

/* Columns that have nothing to do with it are let go, then each end of what is left. */
static void remember(realiser *r, const cell *none) {
  if (r->known.count >= KNOWN_MAX) return;
  box b = arena_alloc(r->arena, r->columns * sizeof *b);
  memcpy(b, none, r->columns * sizeof *b);
  for (uint32_t i = 0; i < r->columns; i++) {
    if ((r->tied & bit(i)) == 0)
      b[i] = r->whole[i];
    else
      widen(r, b, i, r->whole[i]);
  }
  for (uint32_t i = 1; i < r->columns; i++) {
    if (!fact_is_ordinal(r->model->facts.items[i - 1])) continue;
    widen(r, b, i, (cell){ b[i].members, r->whole[i].lo, b[i].hi });
    widen(r, b, i, (cell){ b[i].members, b[i].lo, r->whole[i].hi });
  }
  vec_push(r->arena, &r->known, b);
}

/* ---- the question ------------------------------------------------------------------------ */

static bool needs_search(const realiser *r, const cell *b) {
  for (uint32_t i = 1; r != NULL && i < r->columns; i++)
    if (binds(r, i) && !cell_within(r->whole[i], b[i])) return true;
  return false;
}

/* Of such a column a case that is found may be none. */
static bool asks_criteria(const realiser *r, const cell *b) {
  for (uint32_t i = 1; i < r->columns; i++)
    if (((r->loose | r->layers) & bit(i)) && !cell_within(r->whole[i], b[i])) return true;
  return false;
}

static bool is_given(const fact *f) {
  return f->role == FACT_DECLARED || f->role == FACT_MEMBERSHIP;
}

/* What the search found, for all facts. */
static void take_values(const realiser *r, int32_t *day, int32_t *values) {
  if (day != NULL) *day = r->values[0];
  for (uint32_t i = 1; values != NULL && i < r->columns; i++)
    values[i - 1] = is_given(r->model->facts.items[i - 1]) ? r->values[i] : 0;
}

/* A case that a caller asked for; without one the first point of the box. */
static void first_point(const realiser *r, const cell *b, int32_t *day, int32_t *values) {
  int32_t from = 0, until = 0;
  uint64_t mask = b[0].members;
  if (day != NULL && next_days(r->model, &mask, &from, &until)) *day = from;
  for (uint32_t i = 1; values != NULL && i < r->columns; i++) {
    const fact *f = r->model->facts.items[i - 1];
    values[i - 1] = !is_given(f)         ? 0
                    : fact_is_ordinal(f) ? b[i].lo
                                         : (int32_t)__builtin_ctzll(b[i].members);
  }
}

/* A box that asks for no criterion.  Dates are kept near when `near' is not 0. */
static real_answer realise_facts(realiser *r, const cell *b, int32_t near, int32_t *day,
                                 int32_t *values) {
  if (!needs_search(r, b)) {
    first_point(r, b, day, values);
    return REAL_CASE;
  }
  if (realise_known_none(r, b)) return REAL_NONE;
  if (near > 0 && !asks_criteria(r, b) && search_box(r, b, near) == REAL_CASE) {
    take_values(r, day, values);
    return REAL_CASE;
  }
  real_answer answer = search_box(r, b, 0);
  if (answer == REAL_NONE) remember(r, b);
  if (answer == REAL_CASE && asks_criteria(r, b)) return REAL_UNSETTLED;
  if (answer == REAL_CASE) take_values(r, day, values);
  return answer;
}

/* ---- criteria ---------------------------------------------------------------------------- */

/* One question on the way through the criteria that it asks for. */
typedef struct question {
  realiser *realiser;
  int32_t near, *day, *values;
  bool unsettled;
} question;

static real_answer ask(question *q, const cell *b);

/* The last criterion that the box asks for: what it means may ask for earlier ones.  0: none. */
static uint32_t last_layer(const realiser *r, const cell *b) {
  for (uint32_t i = r->columns; i-- > 1;)
    if ((r->layers & bit(i)) && !cell_within(r->whole[i], b[i])) return i;
  return 0;
}

static bool has_case(void *context, const cell *b) { return ask(context, b) == REAL_CASE; }

static bool is_known_none(void *context, const cell *b) {
  return realise_known_none(((question *)context)->realiser, b);
}

/* Where the criterion holds the box is met with one of its rows; where not, they are taken away. */
static bool has_layered_case(question *q, const cell *b, uint32_t layer) {
  realiser *r = q->realiser;
  box rest = box_copy(r->arena, r->space, b), piece = box_copy(r->arena, r->space, b);
  rest[layer] = r->whole[layer];
  if (b[layer].members & 2) {
    for (uint32_t i = 0; i < r->meaning[layer].count; i++)
      if (box_meet(r->space, rest, r->meaning[layer].items[i], piece) && has_case(q, piece))
        return true;
    return false;
  }
  region from = region_of(r->arena, rest);
  box_search search = {
    .limit = 1, .work = PIECES, .keep = has_case, .skip = is_known_none, .context = q
  };
  region left = region_search(r->arena, r->space, &from, &r->meaning[layer], &search);
  q->unsettled |= search.gave_up;
  return left.count > 0;
}

static real_answer ask(question *q, const cell *b) {
  realiser *r = q->realiser;
  uint32_t layer = last_layer(r, b);
  if (r->pieces == 0) {
    q->unsettled = true;
    return REAL_UNSETTLED;
  }
  r->pieces--;
  if (layer != 0) {
    if (has_layered_case(q, b, layer)) return REAL_CASE;
    return q->unsettled ? REAL_UNSETTLED : REAL_NONE;
  }
  real_answer answer = realise_facts(r, b, q->near, q->day, q->values);
  q->unsettled |= answer == REAL_UNSETTLED;
  return answer;
}

real_answer realise(realiser *r, const cell *b, int32_t *day, int32_t *values) {
  question q = { .realiser = r, .day = day, .values = values };
  r->pieces = PIECES;
  return ask(&q, b);
}

real_answer realise_near(realiser *r, const cell *b, int32_t *day, int32_t *values) {
  question q = { .realiser = r, .near = NEAR_DAYS, .day = day, .values = values };
  r->pieces = PIECES;
  return ask(&q, b);
}

/* ---- two cases that differ in one fact --------------------------------------------------- */

/* The policy with the fact a second time, as the last input, a second time every column computed from
 * it, and the difference of the two. */
typedef struct twin {
  polrt_policy policy;
  polrt_input *input;
  polrt_derived *derived;
  polrt_term *term;
  uint32_t columns, derived_count, terms;
  uint32_t *second; /* per old column: the new number of its second, or of itself */
  uint32_t difference;
  int direction[POLRT_MAX_INPUTS + 1]; /* of a column added by add_directions, by new number */
} twin;

static uint32_t moved(const realiser *r, uint32_t column) {
  return column < r->policy->inputs ? column : column + 1;
}

static void copy_derived(realiser *r, twin *t, uint32_t from, bool second) {
  const polrt_input *old = &r->policy->input[from];
  const polrt_derived *d = &r->policy->derived[old->first];
  polrt_input in = *old;
  in.first = (uint16_t)t->derived_count;
  polrt_derived copy = *d;
  copy.first = (uint16_t)t->terms;
  for (uint32_t k = 0; k < d->terms; k++) {
    polrt_term term = r->policy->term[d->first + k];
    term.input = (uint16_t)(second ? t->second[term.input] : moved(r, term.input));
    t->term[t->terms++] = term;
  }
  t->derived[t->derived_count++] = copy;
  t->input[t->columns++] = in;
}

/* A column for `column's second less `column' itself; its lo stands for absent.  0: too large. */
static uint32_t add_difference(realiser *r, twin *t, uint32_t column) {
  const fact *f = r->model->facts.items[column - 1];
  int64_t range = (int64_t)f->hi - f->lo + 1;
  int64_t reach = (f->hi < 0 ? -(int64_t)f->hi : f->hi) + (f->lo < 0 ? -(int64_t)f->lo : f->lo);
  if (range + reach > INT32_MAX / 2 || t->columns >= POLRT_MAX_INPUTS) return 0;
  t->derived[t->derived_count] =
      (polrt_derived){ .op = POLRT_SUM, .terms = 2, .first = (uint16_t)t->terms };
  t->term[t->terms++] = (polrt_term){ .input = (uint16_t)t->second[column], .factor = 1 };
  t->term[t->terms++] = (polrt_term){ .input = (uint16_t)moved(r, column), .factor = -1 };
  t->input[t->columns] = (polrt_input){ .kind = POLRT_DERIVED,
                                        .absent = f->absent != NULL,
                                        .first = (uint16_t)t->derived_count++,
                                        .count = 1,
                                        .lo = (int32_t)-range,
                                        .hi = (int32_t)range };
  return t->columns++;
}

/* 1 or -1: the column never falls or never rises when the fact is raised; 0: not known. */
static int direction(const realiser *r, uint32_t column, uint32_t input) {
  if (column == input) return 1;
  const derive *d = r->model->facts.items[column - 1]->derive;
  int all = 0;
  for (uint32_t i = 0; d != NULL && i < d->terms.count; i++) {
    uint32_t term = d->terms.items[i].fact->input;
    if (!realise_depends(r, term, input)) continue;
    bool falls = d->op == DERIVE_SUM ? d->terms.items[i].factor < 0 : i == 0;
    int here = direction(r, term, input) * (falls ? -1 : 1);
    if (here == 0 || (all != 0 && here != all)) return 0;
    all = here;
  }
  return all;
}

/* What follows from the order of the two values, said to the search so that it need not find out. */
static void add_directions(realiser *r, twin *t, uint32_t input) {
  for (uint32_t i = r->policy->inputs; i < r->columns; i++) {
    if (t->second[i] == moved(r, i) || direction(r, i, input) == 0) continue;
    uint32_t column = add_difference(r, t, i);
    if (column != 0) t->direction[column] = direction(r, i, input);
  }
}

static bool make_twin(realiser *r, twin *t, uint32_t input) {
  uint32_t inputs = r->policy->inputs, room = 3 * r->columns + 2, terms = 2;
  for (uint32_t i = inputs; i < r->columns; i++)
    if (r->policy->input[i].kind == POLRT_DERIVED)
      terms += 2u * r->policy->derived[r->policy->input[i].first].terms + 2;
  t->input = arena_alloc(r->arena, room * sizeof *t->input);
  t->derived = arena_alloc(r->arena, room * sizeof *t->derived);
  t->term = arena_alloc(r->arena, terms * sizeof *t->term);
  t->second = arena_alloc(r->arena, r->columns * sizeof *t->second);
  for (uint32_t i = 0; i < r->columns; i++) t->second[i] = moved(r, i);
  memcpy(t->input, r->policy->input, inputs * sizeof *t->input);
  t->columns = inputs;
  t->second[input] = t->columns;
  t->input[t->columns] = r->policy->input[input];
  t->input[t->columns++].group = 0;
  for (uint32_t i = inputs; i < r->columns; i++)
    if (r->policy->input[i].kind == POLRT_DERIVED)
      copy_derived(r, t, i, false);
    else
      t->input[t->columns++] = r->policy->input[i];
  for (uint32_t i = inputs; i < r->columns; i++) {
    if (r->policy->input[i].kind != POLRT_DERIVED || !realise_depends(r, i, input)) continue;
    t->second[i] = t->columns;
    copy_derived(r, t, i, true);
  }
  const fact *f = r->model->facts.items[input - 1];
  if (t->columns > POLRT_MAX_INPUTS) return false;
  if (fact_is_ordinal(f)) {
    t->difference = add_difference(r, t, input);
    if (t->difference == 0) return false;
    add_directions(r, t, input);
  }
  t->policy = *r->policy;
  t->policy.inputs = (uint16_t)(inputs + 1);
  t->policy.columns = (uint16_t)t->columns;
  t->policy.input = t->input;
  t->policy.derived = t->derived;
  t->policy.term = t->term;
  return t->columns <= POLRT_MAX_INPUTS;
}

static void twin_sets(realiser *r, const twin *t, const cell *low, const cell *high,
                      bool ascending) {
  for (uint32_t i = 1; i < r->columns; i++) {
    bool differs = t->second[i] != moved(r, i);
    r->sets[moved(r, i)] = set_of(r, i, differs ? low[i] : cell_meet(low[i], high[i]));
    if (differs) r->sets[t->second[i]] = set_of(r, i, high[i]);
  }
  if (t->difference == 0) return;
  const polrt_input *d = &t->input[t->difference];
  r->sets[t->difference] = polrt_between(ascending ? 1 : d->lo, d->hi);
  for (uint32_t i = t->difference + 1; i < t->columns; i++) {
    int way = ascending ? t->direction[i] : 0;
    int32_t lo = t->input[i].lo + (t->input[i].absent != 0);
    r->sets[i] = polrt_between(way > 0 ? 0 : lo, way < 0 ? 0 : t->input[i].hi);
    if (t->input[i].absent) r->sets[i].members = POLRT_OR_ABSENT;
  }
}

/* A pair that lies closer together says more: as long as one is found within half the distance. */
static void take_closest(realiser *r, const twin *t, uint32_t input, bool ascending, int32_t *day,
                         int32_t *low_values, int32_t *high_values) {
  bool more = true;
  while (more) {
    take_values(r, day, low_values);
    take_values(r, NULL, high_values);
    high_values[input - 1] = r->values[t->second[input]];
    int32_t apart = ascending ? high_values[input - 1] - low_values[input - 1] : 0;
    if (apart > 1) r->sets[t->difference] = polrt_between(1, apart / 2);
    more = apart > 1 && search(r, &t->policy) == REAL_CASE;
  }
}

real_answer realise_pair(realiser *r, const cell *low, const cell *high, uint32_t input,
                         bool ascending, int32_t *day, int32_t *low_values, int32_t *high_values) {
  twin t = { 0 };
  for (uint32_t i = 0; i < r->columns; i++)
    if (!realise_depends(r, i, input) && cell_is_empty(cell_meet(low[i], high[i])))
      return REAL_NONE;
  if (asks_criteria(r, low) || asks_criteria(r, high) || !make_twin(r, &t, input))
    return REAL_UNSETTLED;
  twin_sets(r, &t, low, high, ascending);
  int32_t from, until;
  real_answer answer = REAL_NONE;
  uint64_t mask = low[0].members & high[0].members;
  while (next_days(r->model, &mask, &from, &until)) {
    if (from > until) continue;
    r->sets[0] = polrt_between(from, until);
    real_answer here = search(r, &t.policy);
    if (here == REAL_UNSETTLED) answer = here;
    if (here != REAL_CASE) continue;
    take_closest(r, &t, input, ascending && t.difference != 0, day, low_values, high_values);
    return REAL_CASE;
  }
  return answer;
}
