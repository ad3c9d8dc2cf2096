/* prove_object.c -- the compiled object says what the rule rows say: every value of every input.
 *
 *   prove_object POLICY.pol MODULE.so...
 *
 * What `prove' does before the text is written, once more on what a C compiler made of the text:
 * each value is coded by the object's own polrt_class, and each bit that its class selects is
 * compared with the cell of that row; then the answer words and what lies between the rows.  The
 * texts are left to prove_tables(), which here is given the compiled object.
 */
#include "harness.h"
#include "layout.h"

#include <stdio.h>

enum { ALL_VALUES = 1 << 24 }; /* of a wider number, the bounds of cells and beside them */

typedef struct object {
  const module *module;
  const polrt_policy *policy;
  const rows *rows;
  const row **at;     /* per bit; NULL: no row */
  uint32_t bit_count; /* words * 64 */
  uint64_t compared;
} object;

/* ---- which row is which bit -------------------------------------------------------------- */

/* Whether any revision has the bit: of bits between the rows none does. */
static bool is_taken(const object *o, unsigned bit) {
  for (unsigned c = 0; c < o->policy->input[0].classes; c++)
    if (o->module->row(o->policy, 0, c)[bit / 64] >> bit % 64 & 1) return true;
  return false;
}

static bool place(object *o, const row *items, uint32_t count, unsigned first, unsigned bits,
                  const char *whose) {
  uint32_t i = 0;
  for (unsigned bit = first; bit < first + bits && bit < o->policy->rows; bit++) {
    if (!is_taken(o, bit)) continue;
    if (i == count || o->at[bit] != NULL) break;
    o->at[bit] = &items[i++];
  }
  if (i == count && (count == 0 || o->at[first + bits - 1] == &items[count - 1])) return true;
  harness_fail("%s: row %u of %s shares a bit or has none", o->module->path, i, whose);
  return false;
}

/* The rows of criteria come first, in the order of their columns. */
static bool place_criteria(object *o, unsigned *end) {
  for (uint32_t i = 0; i < o->rows->criteria.count; i++) {
    const decision_rows *of = &o->rows->criteria.items[i];
    const polrt_input *in = &o->policy->input[of->criterion->layer->input];
    if (in->kind != POLRT_CRITERION || in->count < of->rows.count ||
        (in->count > 0 && in->first < *end)) {
      harness_fail("%s: criterion %s has %u rows from %u", o->module->path, of->criterion->name,
                   in->count, in->first);
      return false;
    }
    if (!place(o, of->rows.items, of->rows.count, in->first, in->count, of->criterion->name)) return false;
    if (in->count > 0) *end = (unsigned)in->first + in->count;
  }
  return true;
}

/* The rows of a decision stand in the order of precedence; what cannot be comes last. */
static bool place_all(arena *a, object *o) {
  const polrt_policy *p = o->policy;
  unsigned end = 0;
  o->bit_count = p->words * 64u;
  o->at = arena_alloc(a, (o->bit_count + 1) * sizeof *o->at);
  if (p->rows > o->bit_count) {
    harness_fail("%s: %u rows do not fit %u words", o->module->path, p->rows, p->words);
    return false;
  }
  if (!place_criteria(o, &end)) return false;
  for (uint32_t d = 0; d < o->rows->decisions.count; d++) {
    const decision_rows *of = &o->rows->decisions.items[d];
    const polrt_decision *in = &p->decision[d];
    if (in->count < of->rows.count || in->first < end) {
      harness_fail("%s: %s has %u rows from %u", o->module->path, of->decision->name, in->count,
                   in->first);
      return false;
    }
    if (!place(o, of->rows.items, of->rows.count, in->first, in->count, of->decision->name)) return false;
    end = (unsigned)in->first + in->count;
  }
  if (p->impossible_count == 0 && o->rows->impossible.count == 0) return true;
  if (p->impossible_first < end || p->impossible_count < o->rows->impossible.count) {
    harness_fail("%s: the rows of impossible cases are misplaced", o->module->path);
    return false;
  }
  return place(o, o->rows->impossible.items, o->rows->impossible.count, p->impossible_first,
               p->impossible_count, "impossible cases");
}

/* ---- columns ----------------------------------------------------------------------------- */

static uint32_t revision_on(const model *m, int32_t day) {
  uint32_t rev = 0;
  for (uint32_t i = 0; i < m->revisions.count; i++)
    if (m->revisions.items[i].day <= day) rev = m->revisions.items[i].number;
  return rev;
}

static bool cell_allows(const object *o, uint32_t input, cell c, int32_t value) {
  const fact *f = o->rows->space->facts[input];
  if (f == NULL) return (c.members >> revision_on(o->rows->model, value) & 1) != 0;
  if (fact_is_ordinal(f)) return c.lo <= value && value <= c.hi;
  return (c.members >> value & 1) != 0;
}

static void compare_value(object *o, uint32_t input, int32_t value) {
  const module *x = o->module;
  unsigned class_number = x->class_of(o->policy, input, value);
  const uint64_t *bits = x->row(o->policy, input, class_number);
  if (bits == NULL) {
    harness_fail("%s: value %d of input %u has no class", x->path, value, input);
    return;
  }
  if (input == 0 &&
      polrt_revision_of(o->policy->revision[class_number]) != revision_on(o->rows->model, value))
    harness_fail("%s: day %d lies in the wrong revision", x->path, value);
  for (uint32_t bit = 0; bit < o->bit_count; bit++) {
    bool expected = input > 0; /* a bit without a row is set, save in the column of the date */
    if (o->at[bit] != NULL) expected = cell_allows(o, input, o->at[bit]->box[input], value);
    if ((bits[bit / 64] >> bit % 64 & 1) != expected)
      harness_fail("%s: bit %u (%s) is wrong in input %u at value %d", x->path, bit,
                   o->at[bit] != NULL ? o->at[bit]->id : "no row", input, value);
    o->compared++;
  }
}

static void compare_beside(object *o, uint32_t input, int32_t value) {
  const polrt_input *in = &o->policy->input[input];
  for (int64_t v = (int64_t)value - 1; v <= (int64_t)value + 1; v++)
    if (v >= in->lo && v <= in->hi) compare_value(o, input, (int32_t)v);
}

static void compare_column(object *o, uint32_t input, int32_t lo, int32_t hi) {
  const polrt_input *in = &o->policy->input[input];
  if (in->lo != lo || in->hi != hi) {
    harness_fail("%s: input %u reaches from %d to %d", o->module->path, input, in->lo, in->hi);
    return;
  }
  if ((int64_t)hi - lo < ALL_VALUES) {
    for (int64_t v = lo; v <= hi; v++) compare_value(o, input, (int32_t)v);
    return;
  }
  compare_beside(o, input, lo);
  compare_beside(o, input, hi);
  for (uint32_t bit = 0; bit < o->bit_count; bit++)
    if (o->at[bit] != NULL) {
      compare_beside(o, input, o->at[bit]->box[input].lo);
      compare_beside(o, input, o->at[bit]->box[input].hi);
    }
}

/* ---- answers ----------------------------------------------------------------------------- */

static polrt_answer answer_of(const row *r, uint32_t bit) {
  switch (r->kind) {
  case ROW_RULE:
    if (r->version->then == NULL) return POLRT_ANSWER(POLRT_REFER, 0, r->rule->number, bit);
    return POLRT_ANSWER(POLRT_DETERMINED, r->version->then->number, r->rule->number, bit);
  case ROW_OTHERWISE:
    if (r->otherwise->kind == DEFAULT_REFER) return POLRT_ANSWER(POLRT_REFER, 0, 0, bit);
    return POLRT_ANSWER(POLRT_DETERMINED, r->otherwise->outcome->number, 0, bit);
  case ROW_NO_REVISION:
    return POLRT_ANSWER(POLRT_NO_REVISION, 0, POLRT_NO_RULE, bit);
  case ROW_IMPOSSIBLE:
    return POLRT_ANSWER(POLRT_INCONSISTENT, 0, POLRT_NO_RULE, bit);
  case ROW_CRITERION:
    break;
  }
  return 0;
}

static void compare_answers(const object *o) {
  for (uint32_t bit = 0; bit < o->policy->rows; bit++) {
    polrt_answer expected = o->at[bit] != NULL ? answer_of(o->at[bit], bit) : 0;
    if (o->policy->answer[bit] != expected)
      harness_fail("%s: the answer of row %u is %llx, not %llx", o->module->path, bit,
                   (unsigned long long)o->policy->answer[bit], (unsigned long long)expected);
  }
}

/* ---- all of it --------------------------------------------------------------------------- */

static void compare_all(arena *a, object *o) {
  const model *m = o->rows->model;
  const char *fault = prove_tables(a, o->policy, o->rows);
  if (fault != NULL) harness_fail("%s: %s", o->module->path, fault);
  compare_column(o, 0, harness_first_day(m), harness_last_day(m));
  for (uint32_t i = 0; i < m->facts.count; i++)
    compare_column(o, i + 1, m->facts.items[i]->lo, m->facts.items[i]->hi);
  compare_answers(o);
}

int main(int argc, char **argv) {
  if (argc < 3) {
    fprintf(stderr, "usage: prove_object POLICY.pol MODULE.so...\n");
    return 2;
  }
  arena *a = arena_new();
  const model *m = harness_read(a, argv[1]);
  rows *r = m != NULL ? harness_lower(a, m) : NULL;
  if (r == NULL) return 1;
  uint64_t compared = 0;
  for (int i = 2; i < argc; i++) {
    module x;
    if (!module_open(a, &x, argv[i], m->name)) return 2;
    object o = { .module = &x, .policy = x.policy, .rows = r };
    if (module_fits(&x, m) && place_all(a, &o)) compare_all(a, &o);
    compared += o.compared;
    module_close(&x);
  }
  int status = harness_end("%s: %llu bits agree in %d modules", m->name,
                           (unsigned long long)compared, argc - 2);
  arena_free(a);
  return status;
}
