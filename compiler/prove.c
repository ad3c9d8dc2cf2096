/* prove.c -- the tables say exactly what the rule rows say, on every input.
 *
 * If each row's bit in each class equals what the row's cell says of that class's values, then the
 * AND of the class rows is the set of rows that hold, and its first bit is the first row that
 * holds: the tables are right for all combinations, though only single columns are looked at.  A
 * column's classes and cells are constant between bounds, so looking at every bound and beside it
 * looks at every value.
 *
 * Pages leave bits free between the rows: bits that no revision has in force.  The rows stand at the
 * other bits, in their order.
 *
 * A computed column is right when the entry that says how it is computed is: a criterion's entry
 * names exactly its own rows, and these ask nothing of it or of later columns.  What a code is a
 * member of is constant between the bounds of the sets and of the table, so it is looked at there.
 */
#include "layout.h"

#include <string.h>

typedef struct proof {
  arena *arena;
  const polrt_policy *policy;
  const rows *rows;
  const uint32_t *taken; /* the bits that are in force at some time, ascending */
  const uint32_t *rank;  /* per bit: how many of them lie before it; one more at the end */
  uint8_t *
      seen; /* per value of a column: it is proved; many rows share their bounds.  NULL: too many */
  const char *failure;
} proof;

static bool fail(proof *p, const char *what, long long where) {
  if (p->failure == NULL) p->failure = arena_printf(p->arena, "%s (%lld)", what, where);
  return false;
}

static bool agrees(proof *p, bool holds, const char *what, long long where) {
  return holds || fail(p, what, where);
}

static bool same_text(proof *p, uint32_t offset, unsigned k, const char *text) {
  return agrees(p, strcmp(polrt_text(p->policy, offset, k), text != NULL ? text : "") == 0,
                "a text differs from the policy", offset);
}

static bool bit_of(const uint64_t *words, uint32_t bit) {
  return (words[bit / 64] >> (bit % 64) & 1) != 0;
}

/* NULL: the date. */
static const fact *column_fact(const proof *p, uint32_t input) {
  return input > 0 ? p->rows->model->facts.items[input - 1] : NULL;
}

/* ---- bits of one column at one value ----------------------------------------------------- */

static bool cell_allows(const proof *p, uint32_t input, cell c, int32_t value) {
  if (input == 0) return (c.members >> model_revision_on(p->rows->model, value) & 1) != 0;
  if (fact_is_ordinal(column_fact(p, input))) return value >= c.lo && value <= c.hi;
  return (c.members >> value & 1) != 0;
}

/* Where the i-th row stands of those that begin at bit `first'; past all bits when there is none. */
static uint32_t row_bit(const proof *p, uint32_t first, uint32_t i) {
  uint32_t words = p->policy->words * 64u, n = first < words ? p->rank[first] + i : words;
  return n < p->rank[words] ? p->taken[n] : words;
}

/* Exactly so many rows stand in `count' bits from `first' on, at the first and the last among others. */
static bool has_rows(const proof *p, uint32_t first, uint32_t count, uint32_t wanted) {
  uint32_t words = p->policy->words * 64u;
  if (count == 0 || wanted == 0) return count == wanted;
  if (first >= words || count > words - first) return false;
  return p->rank[first + count] - p->rank[first] == wanted && row_bit(p, first, 0) == first &&
         row_bit(p, first, wanted - 1) == first + count - 1;
}

static void find_rows(proof *p) {
  const polrt_policy *t = p->policy;
  uint32_t words = t->words * 64u, count = 0;
  uint32_t *taken = arena_alloc(p->arena, (words + 1) * sizeof *taken);
  uint32_t *rank = arena_alloc(p->arena, (words + 1) * sizeof *rank);
  for (uint32_t bit = 0; bit < words; bit++) {
    bool in_force = false;
    rank[bit] = count;
    for (unsigned c = 0; c < t->input[0].classes && !in_force; c++)
      in_force = bit_of(polrt_row(t, 0, c), bit);
    if (in_force) taken[count++] = bit;
  }
  rank[words] = count;
  p->taken = taken;
  p->rank = rank;
}

static bool prove_rows_at(proof *p, uint32_t input, int32_t value, const uint64_t *words,
                          const row *items, uint32_t count, uint32_t first) {
  for (uint32_t i = 0; i < count; i++)
    if (bit_of(words, row_bit(p, first, i)) != cell_allows(p, input, items[i].box[input], value))
      return fail(p,
                  arena_printf(p->arena, "the bit of row `%s' is wrong in column %u at value",
                               items[i].id, input),
                  value);
  return true;
}

/* Bits that no row uses: set, except in the column of the date. */
static bool prove_spare_bits(proof *p, uint32_t input, const uint64_t *words, const bool *used) {
  for (uint32_t bit = 0; bit < (uint32_t)p->policy->words * 64; bit++)
    if (!used[bit] && bit_of(words, bit) != (input > 0))
      return fail(p, "a spare bit is wrong", bit);
  return true;
}

static bool prove_value(proof *p, uint32_t input, int32_t value, const bool *used) {
  unsigned class_number = polrt_class(p->policy, input, value);
  if (input == 0 && class_number != model_revision_on(p->rows->model, value))
    return fail(p, "a day has the wrong revision", value);
  if (class_number >= p->policy->input[input].classes)
    return fail(p, "a value has no class", value);
  const uint64_t *words = polrt_row(p->policy, input, class_number);
  if (words == NULL) return fail(p, "a class has no rows", value);
  for (uint32_t i = 0; i < p->rows->criteria.count; i++) {
    const decision_rows *of = &p->rows->criteria.items[i];
    if (!prove_rows_at(p, input, value, words, of->rows.items, of->rows.count,
                       p->policy->input[of->criterion->layer->input].first))
      return false;
  }
  for (uint32_t d = 0; d < p->rows->decisions.count; d++) {
    const decision_rows *of = &p->rows->decisions.items[d];
    if (!prove_rows_at(p, input, value, words, of->rows.items, of->rows.count,
                       p->policy->decision[d].first))
      return false;
  }
  return prove_rows_at(p, input, value, words, p->rows->impossible.items, p->rows->impossible.count,
                       p->policy->impossible_first) &&
         prove_spare_bits(p, input, words, used);
}

static bool prove_around(proof *p, uint32_t input, int64_t value, const bool *used) {
  const polrt_input *in = &p->policy->input[input];
  for (int64_t v = value - 1; v <= value + 1; v++) {
    if (v < in->lo || v > in->hi || (p->seen != NULL && p->seen[v - in->lo])) continue;
    if (!prove_value(p, input, (int32_t)v, used)) return false;
    if (p->seen != NULL) p->seen[v - in->lo] = 1;
  }
  return true;
}

static bool prove_cells(proof *p, uint32_t input, const row *items, uint32_t count,
                        const bool *used) {
  for (uint32_t i = 0; i < count; i++) {
    cell c = items[i].box[input];
    if (!prove_around(p, input, c.lo, used) || !prove_around(p, input, c.hi, used)) return false;
  }
  return true;
}

static bool prove_thresholds(proof *p, uint32_t input, const bool *used) {
  const polrt_input *in = &p->policy->input[input];
  const int32_t *bounds =
      (const int32_t *)(const void *)((const char *)p->policy->tables + in->bounds_at);
  for (uint32_t i = 0; i + 1 < in->classes; i++) {
    if (i > 0 && bounds[i] <= bounds[i - 1]) return fail(p, "bounds are not ascending", i);
    if (!prove_around(p, input, bounds[i], used)) return false;
  }
  return prove_around(p, input, in->lo, used) && prove_around(p, input, in->hi, used);
}

/* A guide leads to every value's class when each part says how many bounds lie at its first value or
 * before, less what is compared anyway, and as many are compared as any part holds. */
static bool prove_parts(proof *p, const polrt_input *in, const int32_t *bounds, uint32_t input) {
  const uint16_t *guide =
      (const uint16_t *)(const void *)((const char *)p->policy->tables + in->guide_at);
  uint32_t count = in->classes - 1u, before = 0, next, crowd = 0;
  for (int64_t first = in->lo; first <= in->hi; first += INT64_C(1) << in->guide_shift, guide++) {
    while (before < count && bounds[before] <= first) before++;
    if (*guide != (before < count - in->guide_near ? before : count - in->guide_near))
      return fail(p, "the guide to a class is wrong at value", first);
    next = before;
    while (next < count && bounds[next] < first + (INT64_C(1) << in->guide_shift)) next++;
    if (next - before > crowd) crowd = next - before;
  }
  return agrees(p, crowd == in->guide_near, "a guide compares too much or too little", input);
}

/* Whether there is a guide, and how wide its parts are, is the layout's choice. */
static bool prove_guide(proof *p, uint32_t input) {
  const polrt_input *in = &p->policy->input[input];
  const int32_t *bounds =
      (const int32_t *)(const void *)((const char *)p->policy->tables + in->bounds_at);
  table_input expected = { .fact = column_fact(p, input) };
  for (uint32_t i = 0; in->kind > POLRT_ONE_OF && i + 1 < in->classes; i++)
    vec_push(p->arena, &expected.bounds, bounds[i]);
  if (input > 0 && input < p->policy->inputs) guide_make(p->arena, &expected);
  if (!agrees(p,
              (in->guide_at != 0) == (expected.guide.count > 0) &&
                  in->guide_shift == expected.guide_shift && in->guide_near == expected.guide_near,
              "the shape of a guide is wrong", input))
    return false;
  return in->guide_at == 0 || prove_parts(p, in, bounds, input);
}

enum { SEEN_VALUES = 1 << 22 };

static bool prove_number(proof *p, uint32_t input, const bool *used) {
  int64_t values = (int64_t)p->policy->input[input].hi - p->policy->input[input].lo + 1;
  p->seen = values <= SEEN_VALUES ? arena_alloc(p->arena, (size_t)values) : NULL;
  for (uint32_t i = 0; i < p->rows->criteria.count; i++) {
    const decision_rows *of = &p->rows->criteria.items[i];
    if (!prove_cells(p, input, of->rows.items, of->rows.count, used)) return false;
  }
  for (uint32_t d = 0; d < p->rows->decisions.count; d++) {
    const decision_rows *of = &p->rows->decisions.items[d];
    if (!prove_cells(p, input, of->rows.items, of->rows.count, used)) return false;
  }
  return prove_cells(p, input, p->rows->impossible.items, p->rows->impossible.count, used) &&
         prove_thresholds(p, input, used);
}

static bool prove_date(proof *p, const bool *used) {
  p->seen = NULL;
  const model *m = p->rows->model;
  for (uint32_t i = 0; i < m->revisions.count; i++)
    if (!prove_around(p, 0, m->revisions.items[i].day, used)) return false;
  return prove_thresholds(p, 0, used);
}

static bool prove_members(proof *p, uint32_t input, const bool *used) {
  const polrt_input *in = &p->policy->input[input];
  if (in->classes != in->hi - in->lo + 1)
    return fail(p, "a list has the wrong number of classes", input);
  for (int32_t v = in->lo; v <= in->hi; v++)
    if (!prove_value(p, input, v, used)) return false;
  return true;
}

static bool prove_input_texts(proof *p, uint32_t input) {
  const model *m = p->rows->model;
  const fact *f = input > 0 ? column_fact(p, input) : m->date;
  uint32_t at = p->policy->input[input].text;
  bool same = same_text(p, at, 0, input > 0 ? f->name : m->selected_by) &&
              same_text(p, at, 1, f != NULL ? f->label : m->selected_by) &&
              same_text(p, at, 2, f != NULL ? f->ask : NULL);
  if (f == NULL) return same;
  for (uint32_t i = 0; same && column_has_members(f) && i < f->type->members.count; i++)
    same = same_text(p, at, 3 + 2 * i, f->type->members.items[i].name) &&
           same_text(p, at, 4 + 2 * i, f->type->members.items[i].label);
  if (same && fact_is_ordinal(f) && f->absent != NULL)
    same = same_text(p, at, 3, f->absent) && same_text(p, at, 4, f->absent_label);
  return same;
}

static bool prove_calendar(proof *p) {
  const polrt_input *in = &p->policy->input[0];
  const fact *date = p->rows->model->date;
  int32_t first, last;
  bool calendar = date_from_number(19000101, &first) && date_from_number(22001231, &last);
  if (date != NULL && date->lo < date->hi) {
    first = date->lo;
    last = date->hi;
  }
  return agrees(p,
                calendar && in->kind == POLRT_DATE && in->lo == first && in->hi == last &&
                    in->judgment == 0 && in->absent == 0 && in->assumed == 0 &&
                    in->assumed_value == 0 && in->group == 0,
                "the calendar is wrong", 0);
}

/* What the entry of a column says besides its classes. */
static bool prove_entry(proof *p, uint32_t input) {
  const polrt_input *in = &p->policy->input[input];
  const fact *f = column_fact(p, input);
  if (f == NULL) return prove_calendar(p);
  int32_t assumed = f->assumed ? f->assumed_value : 0;
  return agrees(p,
                in->kind == column_kind(f) && in->lo == f->lo && in->hi == f->hi &&
                    in->judgment == f->judgment,
                "a column's kind or range is wrong", input) &&
         agrees(p, in->absent == (f->absent != NULL), "a column's absent value is wrong", input) &&
         agrees(p, in->assumed == f->assumed && in->assumed_value == assumed,
                "what is assumed of a fact is wrong", input) &&
         agrees(p, in->group == column_group(p->rows->model, f),
                "a column belongs to the wrong codes", input) &&
         agrees(p, (input < p->policy->inputs) == (f->role <= FACT_MEMBERSHIP),
                "a column is computed that should be given, or the other way round", input);
}

static bool prove_column(proof *p, uint32_t input, const bool *used) {
  const fact *f = column_fact(p, input);
  if (!prove_entry(p, input) || !prove_input_texts(p, input)) return false;
  if (!prove_guide(p, input)) return false;
  if (f == NULL) return prove_date(p, used);
  return fact_is_ordinal(f) ? prove_number(p, input, used) : prove_members(p, input, used);
}

/* ---- limits ------------------------------------------------------------------------------ */

static bool prove_limit(proof *p, const polrt_limit *in, const limit *l, uint32_t bit) {
  int32_t amount;
  uint8_t decimals;
  limit_amount(l, &amount, &decimals);
  bool has_day = l->kind == LIMIT_EXPIRY && l->anchor == NULL;
  return agrees(p,
                in->kind == (uint8_t)l->kind && in->amount == amount && in->decimals == decimals &&
                    in->anchor == (l->anchor != NULL ? l->anchor->input : 0xFFFF) &&
                    in->day == (has_day ? l->day : 0),
                "a limit is wrong", bit) &&
         same_text(p, in->text, 0, l->text) && same_text(p, in->text, 1, l->unit) &&
         same_text(p, in->text, 2, l->per);
}

static bool prove_row_limits(proof *p, const row *r, uint32_t bit) {
  const limit_list *of = row_limits(r);
  if (p->policy->row_limits == NULL)
    return agrees(p, of->count == 0, "a row has lost its limits", bit);
  uint32_t from = p->policy->row_limits[bit], to = p->policy->row_limits[bit + 1];
  if (to > p->policy->limits || from > to || to - from != of->count)
    return fail(p, "a row has the wrong number of limits", bit);
  for (uint32_t i = 0; i < of->count; i++)
    if (!prove_limit(p, &p->policy->limit[from + i], &of->items[i], bit)) return false;
  return true;
}

/* Every limit belongs to some row. */
static bool prove_last_limit(proof *p) {
  if (p->policy->row_limits == NULL) return true;
  uint32_t last = p->policy->row_limits[p->policy->rows];
  return agrees(p, last == p->policy->limits && p->policy->row_limits[0] == 0,
                "the number of limits is wrong", last);
}

/* ---- rows -------------------------------------------------------------------------------- */

static bool prove_row_answers(proof *p, const row *items, uint32_t count, uint32_t first,
                              bool *used) {
  for (uint32_t i = 0; i < count; i++) {
    uint32_t bit = row_bit(p, first, i);
    if (bit >= p->policy->rows || used[bit]) return fail(p, "two rows share a bit", bit);
    used[bit] = true;
    if (p->policy->answer[bit] != row_answer(&items[i], bit))
      return fail(p, "the answer of a row is wrong", bit);
    if (!prove_row_limits(p, &items[i], bit)) return false;
    if (items[i].kind == ROW_CRITERION) { /* gives no reason of its own */
      if (p->policy->row_text[bit] != 0) return fail(p, "a row of a criterion has a reason", bit);
      continue;
    }
    if (!same_text(p, p->policy->row_text[bit], 0, row_because(&items[i])) ||
        !same_text(p, p->policy->row_text[bit], 1, row_cites(p->arena, &items[i])))
      return false;
  }
  return true;
}

/* Bits that no row uses answer nothing, say nothing and limit nothing. */
static bool prove_spare_rows(proof *p, const bool *used) {
  const uint32_t *limits = p->policy->row_limits;
  for (uint32_t bit = 0; bit < p->policy->rows; bit++) {
    if (used[bit]) continue;
    if (p->policy->answer[bit] != 0) return fail(p, "a spare bit has an answer", bit);
    if (limits != NULL && limits[bit] != limits[bit + 1])
      return fail(p, "a spare bit has limits", bit);
    if (p->policy->row_text[bit] != 0) return fail(p, "a spare bit has a reason", bit);
  }
  return true;
}

/* ---- computed columns -------------------------------------------------------------------- */

static bool prove_derived(proof *p, uint32_t input, uint32_t nth, uint32_t first) {
  const polrt_input *in = &p->policy->input[input];
  const derive *d = column_fact(p, input)->derive;
  if (in->first != nth || in->count != 1) return fail(p, "a derived value is misplaced", input);
  const polrt_derived *of = &p->policy->derived[nth];
  if (of->first != first) return fail(p, "the terms of a derived value are misplaced", input);
  if (of->op != column_op(d) || of->terms != d->terms.count || of->constant != d->constant)
    return fail(p, "a derived value is computed in the wrong way", input);
  for (uint32_t i = 0; i < d->terms.count; i++) {
    const polrt_term *t = &p->policy->term[of->first + i];
    const derive_term *wanted = &d->terms.items[i];
    if (t->input != wanted->fact->input || t->input >= input || t->reserved != 0 ||
        t->factor != (d->op == DERIVE_SUM ? wanted->factor : 0))
      return fail(p, "a derived value is computed from the wrong columns", input);
  }
  return true;
}

/* The terms of derived values follow each other, too. */
static bool prove_all_derived(proof *p) {
  uint32_t nth = 0, terms = 0;
  for (uint32_t i = 1; i < p->policy->columns; i++) {
    if (column_fact(p, i)->role != FACT_DERIVED) continue;
    if (!prove_derived(p, i, nth, terms)) return false;
    terms += p->policy->derived[nth++].terms;
  }
  return true;
}

static const decision_rows *rows_of_layer(const proof *p, const fact *f) {
  for (uint32_t i = 0; i < p->rows->criteria.count; i++)
    if (p->rows->criteria.items[i].criterion == f->layer) return &p->rows->criteria.items[i];
  return NULL;
}

/* Rows of a criterion ask for nothing that is computed from them. */
static bool prove_earlier(proof *p, const row *r, uint32_t input) {
  for (uint32_t i = input; i < p->policy->columns; i++)
    if (!cell_within(p->rows->space->whole[i], r->box[i]))
      return fail(p, arena_printf(p->arena, "row `%s' asks for a later column", r->id), i);
  return true;
}

static bool prove_criterion(proof *p, uint32_t input, bool *used) {
  const polrt_input *in = &p->policy->input[input];
  const decision_rows *of = rows_of_layer(p, column_fact(p, input));
  uint32_t count = of != NULL ? of->rows.count : 0;
  if (!has_rows(p, in->first, in->count, count) || (count == 0 && in->first != 0))
    return fail(p, "a criterion has the wrong number of rows", input);
  if (count == 0) return true;
  bool whole =
      in->count <= 64 ? in->first / 64 == (in->first + in->count - 1) / 64 : in->first % 64 == 0;
  if (!whole) return fail(p, "the bits of a criterion are misplaced", input);
  for (uint32_t i = 0; i < count; i++)
    if (!prove_earlier(p, &of->rows.items[i], input)) return false;
  return prove_row_answers(p, of->rows.items, count, in->first, used);
}

static bool prove_all_criteria(proof *p, bool *used) {
  for (uint32_t i = 1; i < p->policy->columns; i++) {
    const fact *f = column_fact(p, i);
    if (f->role == FACT_LAYER && !prove_criterion(p, i, used)) return false;
    if (f->role <= FACT_MEMBERSHIP &&
        (p->policy->input[i].first != 0 || p->policy->input[i].count != 0))
      return fail(p, "a fact has rows of its own", i);
  }
  return agrees(p, p->policy->input[0].first == 0 && p->policy->input[0].count == 0,
                "the date has rows of its own", 0);
}

/* ---- codes ------------------------------------------------------------------------------- */

typedef struct group_proof {
  proof *proof;
  const polrt_group *group;
  const code_fact *fact;
  const uint64_t *atoms, *codes;
  const uint16_t *atom_of;
} group_proof;

static const void *table_at(const proof *p, uint32_t offset) {
  return (const char *)p->policy->tables + offset;
}

/* Where a code would stand: the last interval that begins at or before it. */
static uint64_t atom_at(const group_proof *g, uint64_t code) {
  uint32_t low = 0, high = g->group->codes;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (g->codes[middle] <= code)
      low = middle + 1;
    else
      high = middle;
  }
  return g->atoms[low == 0 ? 0 : g->atom_of[low - 1]];
}

static bool is_member(const fact *membership, uint64_t code) {
  const code_set *s = membership->codes;
  for (uint32_t i = 0; i < s->versions.count; i++)
    for (uint32_t r = 1; r < 64; r++)
      if (s->versions.items[i].valid >> r & 1) return code_set_has(s, r, code);
  return false;
}

static bool prove_code(const group_proof *g, uint64_t code) {
  uint64_t atom = atom_at(g, code);
  for (uint32_t k = 0; k < g->fact->memberships.count; k++)
    if (((atom >> k & 1) != 0) != is_member(g->fact->memberships.items[k], code))
      return fail(
          g->proof,
          arena_printf(g->proof->arena, "a code of `%s' is in the wrong sets", g->fact->name),
          (long long)code);
  return true;
}

/* Both sides are constant from each of these codes up to the next. */
static bool prove_codes(const group_proof *g) {
  if (!prove_code(g, 0)) return false;
  for (uint32_t i = 0; i < g->group->codes; i++) {
    if (i > 0 && g->codes[i] <= g->codes[i - 1])
      return fail(g->proof, "codes are not ascending", (long long)g->codes[i]);
    if (g->atom_of[i] >= g->group->atoms)
      return fail(g->proof, "a code has no memberships", (long long)g->codes[i]);
    if (!prove_code(g, g->codes[i])) return false;
  }
  for (uint32_t k = 0; k < g->fact->memberships.count; k++) {
    const code_set *s = g->fact->memberships.items[k]->codes;
    for (uint32_t v = 0; v < s->versions.count; v++)
      for (uint32_t i = 0; i < s->versions.items[v].codes.count; i++) {
        const code_interval *c = &s->versions.items[v].codes.items[i];
        if (!prove_code(g, c->lo) || (c->hi != UINT64_MAX && !prove_code(g, c->hi + 1)))
          return false;
      }
  }
  return true;
}

static bool prove_memberships(proof *p, uint32_t number, const code_fact *f) {
  const polrt_group *g = &p->policy->group[number];
  for (uint32_t k = 0; k < f->memberships.count; k++)
    if (f->memberships.items[k]->input != g->first + k)
      return fail(p, "the memberships of a fact are not consecutive", number);
  return agrees(p,
                g->count == f->memberships.count && (g->count > 0 || g->first == 0) &&
                    (g->several != 0) == f->several && g->several <= 1 &&
                    g->system == code_system_find(f->system),
                "a group of codes is wrong", number);
}

/* Every atom but the first is that of some code, and no two are alike. */
static bool prove_atoms(const group_proof *g) {
  if (g->group->atoms == 0 || g->atoms[0] != 0)
    return fail(g->proof, "the first combination of codes is not the empty one", 0);
  bool *seen = arena_alloc(g->proof->arena, g->group->atoms);
  seen[0] = true;
  for (uint32_t i = 0; i < g->group->codes; i++) seen[g->atom_of[i]] = true;
  uint32_t count = g->group->count;
  for (uint32_t i = 0; i < g->group->atoms; i++) {
    if (count < 64 && g->atoms[i] >> count != 0)
      return fail(g->proof, "a code is in a set that is not there", i);
    if (!seen[i]) return fail(g->proof, "no code has this combination", i);
    for (uint32_t k = 0; k < i && g->group->atoms <= 4096; k++)
      if (g->atoms[k] == g->atoms[i]) return fail(g->proof, "two combinations are alike", i);
  }
  return true;
}

static bool prove_group(proof *p, uint32_t number) {
  const polrt_group *in = &p->policy->group[number];
  const code_fact *f = p->rows->model->code_facts.items[number];
  group_proof g = {
    p, in, f, table_at(p, in->atoms_at), table_at(p, in->codes_at), table_at(p, in->atom_of_at)
  };
  return prove_memberships(p, number, f) && same_text(p, in->text, 0, f->name) &&
         same_text(p, in->text, 1, f->label) && same_text(p, in->text, 2, f->ask) &&
         prove_codes(&g) && prove_atoms(&g);
}

static bool prove_groups(proof *p) {
  uint32_t count = p->rows->model->code_facts.count;
  if (p->policy->groups != count)
    return fail(p, "the number of facts with codes is wrong", p->policy->groups);
  for (uint32_t i = 0; i < count; i++)
    if (!prove_group(p, i)) return false;
  return true;
}

/* ---- answers ----------------------------------------------------------------------------- */

static bool prove_decision(proof *p, uint32_t number, bool *used) {
  const decision_rows *of = &p->rows->decisions.items[number];
  const polrt_decision *d = &p->policy->decision[number];
  const decision *m = of->decision;
  bool whole =
      d->count <= 64 ? d->first / 64 == (d->first + d->count - 1) / 64 : d->first % 64 == 0;
  if (!has_rows(p, d->first, d->count, of->rows.count) || !whole ||
      d->outcomes != m->outcomes.count)
    return fail(p, "the bits of a decision are misplaced", number);
  bool same = same_text(p, d->text, 0, m->name) && same_text(p, d->text, 1, m->label);
  for (uint32_t i = 0; same && i < m->outcomes.count; i++)
    same = same_text(p, d->text, 2 + 2 * i, m->outcomes.items[i].name) &&
           same_text(p, d->text, 3 + 2 * i, m->outcomes.items[i].label);
  return same && prove_row_answers(p, of->rows.items, of->rows.count, d->first, used);
}

static bool prove_rule_names(proof *p) {
  const model *m = p->rows->model;
  bool same = same_text(p, p->policy->rule_text[0], 0, "otherwise") &&
              agrees(p, p->policy->rules == highest_rule(m), "the number of rules is wrong",
                     p->policy->rules);
  for (uint32_t i = 0; same && i < m->decisions.count; i++)
    for (uint32_t j = 0; same && j < m->decisions.items[i]->rules.count; j++) {
      const rule *r = m->decisions.items[i]->rules.items[j];
      same = agrees(p, r->number <= p->policy->rules, "a rule has no name", r->number) &&
             same_text(p, p->policy->rule_text[r->number], 0, r->name);
    }
  return same;
}

static bool prove_revisions(proof *p) {
  const model *m = p->rows->model;
  uint64_t caveats = 0;
  for (uint32_t i = 0; i <= m->revisions.count; i++)
    if (p->policy->revision[i] != revision_answer(m, i))
      return fail(p, "a revision's answer word is wrong", i);
  for (uint32_t i = 0; i < m->revisions.count; i++) {
    const revision *r = model_authored(m, m->revisions.items[i].number);
    uint32_t at = p->policy->revision_text[i];
    if (revision_has_caveat(&m->revisions.items[i])) caveats |= UINT64_C(1) << (i + 1);
    if (!same_text(p, at, 0, r->date) || !same_text(p, at, 1, r->title) ||
        !same_text(p, at, 2, r->unencoded) || !same_text(p, at, 3, r->unencoded_because))
      return false;
  }
  return agrees(p, p->policy->caveats == caveats, "the caveats are wrong", 0);
}

/* Rows end where the last of them does. */
static uint32_t rows_end(const proof *p) {
  uint32_t end = 0;
  for (uint32_t i = p->policy->inputs; i < p->policy->columns; i++) {
    const polrt_input *in = &p->policy->input[i];
    if (in->kind == POLRT_CRITERION && (uint32_t)in->first + in->count > end)
      end = (uint32_t)in->first + in->count;
  }
  for (uint32_t i = 0; i < p->policy->decisions; i++) {
    const polrt_decision *d = &p->policy->decision[i];
    if ((uint32_t)d->first + d->count > end) end = (uint32_t)d->first + d->count;
  }
  return end;
}

/* Rows of impossible cases stand after all decisions; there may be none. */
static bool prove_row_count(proof *p) {
  const polrt_policy *t = p->policy;
  uint32_t end = rows_end(p);
  if (t->impossible_count == 0)
    return agrees(p, t->impossible_first == 0 && t->rows == end, "the number of rows is wrong",
                  t->rows);
  return agrees(p,
                t->impossible_first >= end && t->rows == t->impossible_first + t->impossible_count,
                "rows of impossible cases are misplaced", t->impossible_first);
}

static bool prove_impossible(proof *p, bool *used) {
  const polrt_policy *t = p->policy;
  const uint32_t count = p->rows->impossible.count;
  bool there = t->impossible_count == 0
                   ? count == 0
                   : has_rows(p, t->impossible_first, t->impossible_count, count);
  return agrees(p, there, "rows of impossible cases are missing", 0) &&
         prove_row_answers(p, p->rows->impossible.items, count, t->impossible_first, used);
}

static bool prove_shape(proof *p) {
  const polrt_policy *t = p->policy;
  const rows *r = p->rows;
  return agrees(p, t->abi == POLRT_ABI, "the tables are of another ABI", (long long)t->abi) &&
         agrees(p, t->columns == r->space->inputs && t->columns == r->model->facts.count + 1,
                "the number of columns is wrong", t->columns) &&
         agrees(p, t->inputs == r->model->given_facts + 1, "the number of inputs is wrong",
                t->inputs) &&
         agrees(p, (t->row_limits != NULL) == (t->limits > 0), "the limits are lost", t->limits) &&
         agrees(p, t->decisions == r->decisions.count, "the number of decisions is wrong",
                t->decisions) &&
         agrees(p, t->revisions == r->model->revisions.count, "the number of revisions is wrong",
                t->revisions) &&
         agrees(p, t->input[0].classes == t->revisions + 1u, "the date has the wrong classes",
                t->input[0].classes) &&
         agrees(p, t->words == (t->rows + 63) / 64, "the number of words is wrong", t->words) &&
         prove_row_count(p) && same_text(p, t->text, 0, r->model->name) &&
         same_text(p, t->text, 1, r->model->title);
}

const char *prove_tables(arena *a, const polrt_policy *policy, const rows *r) {
  proof p = { .arena = a, .policy = policy, .rows = r };
  bool *used = arena_alloc(a, (size_t)policy->words * 64 + 1);
  bool proved = prove_shape(&p);
  if (proved) find_rows(&p);
  proved = proved && prove_all_derived(&p) && prove_all_criteria(&p, used);
  for (uint32_t i = 0; proved && i < r->decisions.count; i++) proved = prove_decision(&p, i, used);
  proved = proved && prove_impossible(&p, used) && prove_spare_rows(&p, used);
  for (uint32_t i = 0; proved && i < r->space->inputs; i++) proved = prove_column(&p, i, used);
  proved = proved && prove_groups(&p) && prove_rule_names(&p) && prove_revisions(&p) &&
           prove_last_limit(&p);
  return proved ? NULL : p.failure;
}
