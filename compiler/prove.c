/* prove.c -- the tables say exactly what the rule rows say, on every input.
 *
 * If each row's bit in each class equals what the row's cell says of that class's values, then the
 * AND of the class rows is the set of rows that hold, and its first bit is the first row that
 * holds: the tables are right for all combinations, though only single columns are looked at.  A
 * column's classes and cells are constant between bounds, so looking at every bound and beside it
 * looks at every value.
 */
#include "layout.h"

#include <string.h>

typedef struct proof {
  arena *arena;
  const polrt_policy *policy;
  const rows *rows;
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

/* ---- bits of one column at one value ----------------------------------------------------- */

static bool cell_allows(const proof *p, uint32_t input, cell c, int32_t value) {
  if (input == 0) return (c.members >> model_revision_on(p->rows->model, value) & 1) != 0;
  if (p->rows->space->facts[input]->kind == FACT_NUMBER) return value >= c.lo && value <= c.hi;
  return (c.members >> value & 1) != 0;
}

static bool bit_of(const uint64_t *words, uint32_t bit) {
  return (words[bit / 64] >> (bit % 64) & 1) != 0;
}

static bool prove_rows_at(proof *p, uint32_t input, int32_t value, const uint64_t *words,
                          const row *items, uint32_t count, uint32_t first) {
  for (uint32_t i = 0; i < count; i++)
    if (bit_of(words, first + i) != cell_allows(p, input, items[i].box[input], value))
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
  for (uint32_t d = 0; d < p->rows->decisions.count; d++) {
    const decision_rows *rows = &p->rows->decisions.items[d];
    if (!prove_rows_at(p, input, value, words, rows->rows.items, rows->rows.count,
                       p->policy->decision[d].first))
      return false;
  }
  return prove_rows_at(p, input, value, words, p->rows->impossible.items, p->rows->impossible.count,
                       p->policy->impossible_first) &&
         prove_spare_bits(p, input, words, used);
}

static bool prove_around(proof *p, uint32_t input, int64_t value, const bool *used) {
  const polrt_input *in = &p->policy->input[input];
  for (int64_t v = value - 1; v <= value + 1; v++)
    if (v >= in->lo && v <= in->hi && !prove_value(p, input, (int32_t)v, used)) return false;
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

static bool prove_number(proof *p, uint32_t input, const bool *used) {
  for (uint32_t d = 0; d < p->rows->decisions.count; d++) {
    const decision_rows *rows = &p->rows->decisions.items[d];
    if (!prove_cells(p, input, rows->rows.items, rows->rows.count, used)) return false;
  }
  return prove_cells(p, input, p->rows->impossible.items, p->rows->impossible.count, used) &&
         prove_thresholds(p, input, used);
}

static bool prove_date(proof *p, const bool *used) {
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
  const fact *f = p->rows->space->facts[input];
  uint32_t at = p->policy->input[input].text;
  const char *date = p->rows->model->selected_by;
  if (f == NULL)
    return same_text(p, at, 0, date) && same_text(p, at, 1, date) && same_text(p, at, 2, "");
  bool same =
      same_text(p, at, 0, f->name) && same_text(p, at, 1, f->label) && same_text(p, at, 2, f->ask);
  for (uint32_t i = 0; same && f->type != NULL && i < f->type->members.count; i++)
    same = same_text(p, at, 3 + 2 * i, f->type->members.items[i].name) &&
           same_text(p, at, 4 + 2 * i, f->type->members.items[i].label);
  return same;
}

static bool prove_column(proof *p, uint32_t input, const bool *used) {
  const polrt_input *in = &p->policy->input[input];
  const fact *f = p->rows->space->facts[input];
  bool number = f != NULL && f->kind == FACT_NUMBER;
  polrt_kind kind = f == NULL                ? POLRT_DATE
                    : number                 ? POLRT_NUMBER
                    : f->kind == FACT_YES_NO ? POLRT_YES_NO
                                             : POLRT_ONE_OF;
  if (in->kind != kind ||
      (f != NULL && (in->lo != f->lo || in->hi != f->hi || in->judgment != f->judgment)))
    return fail(p, "a column's kind or range is wrong", input);
  int32_t first, last;
  bool calendar = date_from_number(19000101, &first) && date_from_number(22001231, &last);
  if (f == NULL && (!calendar || in->lo != first || in->hi != last || in->judgment != 0))
    return fail(p, "the calendar is wrong", input);
  if (!prove_input_texts(p, input)) return false;
  if (f == NULL) return prove_date(p, used);
  return number ? prove_number(p, input, used) : prove_members(p, input, used);
}

/* ---- answers ----------------------------------------------------------------------------- */

static bool prove_row_answers(proof *p, const row *items, uint32_t count, uint32_t first,
                              bool *used) {
  for (uint32_t i = 0; i < count; i++) {
    uint32_t bit = first + i;
    if (bit >= p->policy->rows || used[bit]) return fail(p, "two rows share a bit", bit);
    used[bit] = true;
    if (p->policy->answer[bit] != row_answer(&items[i], bit))
      return fail(p, "the answer of a row is wrong", bit);
    if (!same_text(p, p->policy->row_text[bit], 0, row_because(&items[i])) ||
        !same_text(p, p->policy->row_text[bit], 1, row_cites(p->arena, &items[i])))
      return false;
  }
  return true;
}

static bool prove_decision(proof *p, uint32_t number, bool *used) {
  const decision_rows *rows = &p->rows->decisions.items[number];
  const polrt_decision *d = &p->policy->decision[number];
  const decision *m = rows->decision;
  bool whole =
      d->count <= 64 ? d->first / 64 == (d->first + d->count - 1) / 64 : d->first % 64 == 0;
  if (d->count != rows->rows.count || !whole || d->outcomes != m->outcomes.count)
    return fail(p, "the bits of a decision are misplaced", number);
  bool same = same_text(p, d->text, 0, m->name) && same_text(p, d->text, 1, m->label);
  for (uint32_t i = 0; same && i < m->outcomes.count; i++)
    same = same_text(p, d->text, 2 + 2 * i, m->outcomes.items[i].name) &&
           same_text(p, d->text, 3 + 2 * i, m->outcomes.items[i].label);
  return same && prove_row_answers(p, rows->rows.items, rows->rows.count, d->first, used);
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
    const revision *r = &m->revisions.items[i];
    uint32_t at = p->policy->revision_text[i];
    if (r->unencoded != NULL) caveats |= UINT64_C(1) << r->number;
    if (!same_text(p, at, 0, r->date) || !same_text(p, at, 1, r->title) ||
        !same_text(p, at, 2, r->unencoded) || !same_text(p, at, 3, r->unencoded_because))
      return false;
  }
  return agrees(p, p->policy->caveats == caveats, "the caveats are wrong", 0);
}

/* Rows end where the last of them does. */
static uint32_t rows_end(const proof *p) {
  uint32_t end = 0;
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

static bool prove_shape(proof *p) {
  const polrt_policy *t = p->policy;
  const rows *r = p->rows;
  return agrees(p, t->abi == POLRT_ABI, "the tables are of another ABI", (long long)t->abi) &&
         agrees(p, t->inputs == r->space->inputs, "the number of columns is wrong", t->inputs) &&
         agrees(p, t->decisions == r->decisions.count, "the number of decisions is wrong",
                t->decisions) &&
         agrees(p, t->revisions == r->model->revisions.count, "the number of revisions is wrong",
                t->revisions) &&
         agrees(p, t->words == (t->rows + 63) / 64, "the number of words is wrong", t->words) &&
         agrees(p, t->impossible_count == r->impossible.count,
                "rows of impossible cases are missing", 0) &&
         prove_row_count(p) && same_text(p, t->text, 0, r->model->name) &&
         same_text(p, t->text, 1, r->model->title);
}

const char *prove_tables(arena *a, const polrt_policy *policy, const rows *r) {
  proof p = { .arena = a, .policy = policy, .rows = r };
  bool *used = arena_alloc(a, (size_t)policy->words * 64 + 1);
  bool proved = prove_shape(&p);
  for (uint32_t i = 0; proved && i < r->decisions.count; i++) proved = prove_decision(&p, i, used);
  proved = proved && prove_row_answers(&p, r->impossible.items, r->impossible.count,
                                       policy->impossible_first, used);
  for (uint32_t i = 0; proved && i < r->space->inputs; i++) proved = prove_column(&p, i, used);
  proved = proved && prove_rule_names(&p) && prove_revisions(&p);
  return proved ? NULL : p.failure;
}
