/* layout.c -- from rule rows to decision tables: class bitmaps over row bits.
 *
 * Bits follow the order of the rows, which is the order of precedence.  A row that does not ask
 * about an input has its bit set in every class of that input; so have the bits that no row uses,
 * except in the column of the date, where only what is in force is set.
 */
#include "layout.h"

#include <stdlib.h>
#include <string.h>

typedef struct builder {
  arena *arena;
  tables *tables;
  textbuf pool;
  textbuf blob; /* what polrt_policy.tables points to */
} builder;

/* ---- bits -------------------------------------------------------------------------------- */

/* Decisions of up to 64 rows lie within one word, larger ones begin at a word. */
static uint32_t pad_bits(builder *b, uint32_t rows) {
  uint32_t room = (64 - b->tables->bits.count % 64) % 64;
  if (rows > room)
    for (uint32_t i = 0; i < room; i++)
      vec_push(b->arena, &b->tables->bits, (table_row){ NULL, NULL });
  return b->tables->bits.count;
}

static uint32_t place_rows(builder *b, const row *items, uint32_t count, const decision *d) {
  uint32_t first = pad_bits(b, count);
  for (uint32_t i = 0; i < count; i++)
    vec_push(b->arena, &b->tables->bits, (table_row){ &items[i], d });
  return first;
}

/* ---- columns ----------------------------------------------------------------------------- */

static int compare_bounds(const void *x, const void *y) {
  int32_t a = *(const int32_t *)x, b = *(const int32_t *)y;
  return (a > b) - (a < b);
}

static void find_bounds(builder *b, table_input *in, uint32_t column) {
  const fact *f = in->fact;
  for (uint32_t i = 0; i < b->tables->bits.count; i++) {
    const row *r = b->tables->bits.items[i].row;
    if (r == NULL) continue;
    cell c = r->box[column];
    if (c.lo > f->lo) vec_push(b->arena, &in->bounds, c.lo);
    if (c.hi < f->hi) vec_push(b->arena, &in->bounds, c.hi + 1);
  }
  if (in->bounds.count == 0) return;
  qsort(in->bounds.items, in->bounds.count, sizeof *in->bounds.items, compare_bounds);
  uint32_t kept = 1;
  for (uint32_t i = 1; i < in->bounds.count; i++)
    if (in->bounds.items[i] != in->bounds.items[kept - 1])
      in->bounds.items[kept++] = in->bounds.items[i];
  in->bounds.count = kept;
}

/* Some value of a class: its first. */
static int32_t class_value(const table_input *in, uint32_t class_number) {
  if (in->fact == NULL) return (int32_t)class_number; /* the revision itself */
  if (in->fact->kind != FACT_NUMBER) return in->fact->lo + (int32_t)class_number;
  return class_number == 0 ? in->fact->lo : in->bounds.items[class_number - 1];
}

static bool cell_has(const table_input *in, cell c, int32_t value) {
  if (in->fact != NULL && in->fact->kind == FACT_NUMBER) return value >= c.lo && value <= c.hi;
  return (c.members >> value & 1) != 0;
}

static void set_bit(uint64_t *words, uint32_t bit, bool on) {
  if (on) words[bit / 64] |= UINT64_C(1) << (bit % 64);
}

static void fill_bits(builder *b, table_input *in, uint32_t column) {
  tables *t = b->tables;
  in->bits = arena_alloc(b->arena, (size_t)in->classes * t->words * sizeof *in->bits);
  in->tested = arena_alloc(b->arena, t->words * sizeof *in->tested);
  for (uint32_t bit = 0; bit < t->words * 64; bit++) {
    const row *r = bit < t->bits.count ? t->bits.items[bit].row : NULL;
    bool tested = in->fact == NULL ||
                  (r != NULL && !cell_within(t->rows->space->whole[column], r->box[column]));
    set_bit(in->tested, bit, tested);
    for (uint32_t c = 0; c < in->classes; c++)
      set_bit(in->bits + (size_t)c * t->words, bit,
              r != NULL ? cell_has(in, r->box[column], class_value(in, c)) : in->fact != NULL);
  }
}

static void lay_column(builder *b, uint32_t column) {
  tables *t = b->tables;
  table_input in = { .fact = t->rows->space->facts[column] };
  in.name = in.fact != NULL ? in.fact->name : t->model->selected_by;
  if (in.fact == NULL)
    for (uint32_t i = 0; i < t->model->revisions.count; i++)
      vec_push(b->arena, &in.bounds, t->model->revisions.items[i].day);
  else if (in.fact->kind == FACT_NUMBER)
    find_bounds(b, &in, column);
  bool thresholds = in.fact == NULL || in.fact->kind == FACT_NUMBER;
  in.classes = thresholds ? in.bounds.count + 1 : (uint32_t)(in.fact->hi - in.fact->lo + 1);
  fill_bits(b, &in, column);
  vec_push(b->arena, &t->inputs, in);
}

/* ---- texts ------------------------------------------------------------------------------- */

static void add_text(builder *b, const char *text) {
  if (text != NULL) textbuf_add_bytes(&b->pool, text, strlen(text));
  textbuf_add_bytes(&b->pool, "", 1);
}

static uint32_t pool_at(const builder *b) { return (uint32_t)b->pool.length; }

static const char *cites_text(arena *a, const cite_list *cites) {
  textbuf b = { .arena = a };
  textbuf_add(&b, "%s", "");
  for (uint32_t i = 0; i < cites->count; i++)
    textbuf_add(&b, "%s%s", i > 0 ? ", " : "", cites->items[i].text);
  return b.text;
}

const char *row_because(const row *r) {
  const char *because = NULL;
  if (r->kind == ROW_RULE) because = r->version->because;
  if (r->kind == ROW_OTHERWISE) because = r->otherwise->because;
  if (r->kind == ROW_IMPOSSIBLE) because = r->impossible->because;
  return because != NULL ? because : "";
}

const char *row_cites(arena *a, const row *r) {
  if (r->kind == ROW_RULE) return cites_text(a, &r->version->cites);
  if (r->kind == ROW_OTHERWISE) return cites_text(a, &r->otherwise->cites);
  return "";
}

static uint32_t input_text(builder *b, const table_input *in) {
  uint32_t at = pool_at(b);
  add_text(b, in->name);
  add_text(b, in->fact != NULL ? in->fact->label : in->name);
  add_text(b, in->fact != NULL ? in->fact->ask : NULL);
  for (uint32_t i = 0;
       in->fact != NULL && in->fact->type != NULL && i < in->fact->type->members.count; i++) {
    add_text(b, in->fact->type->members.items[i].name);
    add_text(b, in->fact->type->members.items[i].label);
  }
  return at;
}

static uint32_t decision_text(builder *b, const decision *d) {
  uint32_t at = pool_at(b);
  add_text(b, d->name);
  add_text(b, d->label);
  for (uint32_t i = 0; i < d->outcomes.count; i++) {
    add_text(b, d->outcomes.items[i].name);
    add_text(b, d->outcomes.items[i].label);
  }
  return at;
}

uint32_t highest_rule(const model *m) {
  uint32_t highest = 0;
  for (uint32_t i = 0; i < m->decisions.count; i++) {
    const decision *d = m->decisions.items[i];
    if (d->rules.count > 0 && d->rules.items[d->rules.count - 1]->number > highest)
      highest = d->rules.items[d->rules.count - 1]->number;
  }
  return highest;
}

static void rule_texts(builder *b) {
  const model *m = b->tables->model;
  polrt_policy *p = &b->tables->policy;
  uint32_t highest = highest_rule(m);
  uint32_t *at = arena_alloc(b->arena, (highest + 1) * sizeof *at);
  uint32_t none = pool_at(b);
  add_text(b, "");
  for (uint32_t i = 0; i <= highest; i++) at[i] = none;
  at[0] = pool_at(b);
  add_text(b, "otherwise");
  for (uint32_t i = 0; i < m->decisions.count; i++)
    for (uint32_t j = 0; j < m->decisions.items[i]->rules.count; j++) {
      const rule *r = m->decisions.items[i]->rules.items[j];
      at[r->number] = pool_at(b);
      add_text(b, r->name);
    }
  p->rules = (uint16_t)highest;
  p->rule_text = at;
}

static void row_texts(builder *b) {
  tables *t = b->tables;
  uint32_t *at = arena_alloc(b->arena, (t->bits.count + 1) * sizeof *at);
  for (uint32_t i = 0; i < t->bits.count; i++) {
    const row *r = t->bits.items[i].row;
    at[i] = pool_at(b);
    add_text(b, r != NULL ? row_because(r) : "");
    add_text(b, r != NULL ? row_cites(b->arena, r) : "");
  }
  t->policy.row_text = at;
}

static void revision_texts(builder *b) {
  const model *m = b->tables->model;
  uint32_t *at = arena_alloc(b->arena, m->revisions.count * sizeof *at);
  for (uint32_t i = 0; i < m->revisions.count; i++) {
    const revision *r = &m->revisions.items[i];
    at[i] = pool_at(b);
    add_text(b, r->date);
    add_text(b, r->title);
    add_text(b, r->unencoded);
    add_text(b, r->unencoded_because);
    if (r->unencoded != NULL) b->tables->policy.caveats |= UINT64_C(1) << r->number;
  }
  b->tables->policy.revision_text = at;
}

/* ---- the policy object ------------------------------------------------------------------- */

polrt_answer row_answer(const row *r, uint32_t bit) {
  switch (r->kind) {
  case ROW_RULE:
    return POLRT_ANSWER(POLRT_DETERMINED, r->version->then->number, r->rule->number, bit);
  case ROW_OTHERWISE:
    if (r->otherwise->kind == DEFAULT_REFER) return POLRT_ANSWER(POLRT_REFER, 0, 0, bit);
    return POLRT_ANSWER(POLRT_DETERMINED, r->otherwise->outcome->number, 0, bit);
  case ROW_NO_REVISION:
    return POLRT_ANSWER(POLRT_NO_REVISION, 0, POLRT_NO_RULE, bit);
  default:
    return POLRT_ANSWER(POLRT_INCONSISTENT, 0, POLRT_NO_RULE, bit);
  }
}

polrt_answer revision_answer(const model *m, uint32_t number) {
  polrt_answer answer = (polrt_answer)number << 32;
  for (uint32_t i = number; number > 0 && i < m->revisions.count; i++)
    if (m->revisions.items[i].unencoded != NULL) answer |= POLRT_CAVEAT;
  return answer;
}

static void fill_answers(builder *b) {
  tables *t = b->tables;
  polrt_answer *answers = arena_alloc(b->arena, (t->bits.count + 1) * sizeof *answers);
  for (uint32_t i = 0; i < t->bits.count; i++)
    if (t->bits.items[i].row != NULL) answers[i] = row_answer(t->bits.items[i].row, i);
  uint32_t revisions = t->model->revisions.count;
  polrt_answer *per_revision = arena_alloc(b->arena, (revisions + 1) * sizeof *per_revision);
  for (uint32_t i = 0; i <= revisions; i++) per_revision[i] = revision_answer(t->model, i);
  t->policy.answer = answers;
  t->policy.revision = per_revision;
}

static polrt_kind kind_of(const table_input *in) {
  if (in->fact == NULL) return POLRT_DATE;
  if (in->fact->kind == FACT_NUMBER) return POLRT_NUMBER;
  return in->fact->kind == FACT_YES_NO ? POLRT_YES_NO : POLRT_ONE_OF;
}

static void input_range(const table_input *in, polrt_input *out) {
  if (in->fact != NULL) {
    out->lo = in->fact->lo;
    out->hi = in->fact->hi;
    return;
  }
  (void)date_from_number(19000101, &out->lo);
  (void)date_from_number(22001231, &out->hi);
}

static uint32_t add_blob(builder *b, const void *bytes, size_t size) {
  static const char zeros[8] = { 0 };
  textbuf_add_bytes(&b->blob, zeros, (8 - b->blob.length % 8) % 8);
  uint32_t at = (uint32_t)b->blob.length;
  textbuf_add_bytes(&b->blob, bytes, size);
  return at;
}

static void fill_inputs(builder *b) {
  tables *t = b->tables;
  polrt_input *inputs = arena_alloc(b->arena, t->inputs.count * sizeof *inputs);
  for (uint32_t i = 0; i < t->inputs.count; i++) {
    const table_input *in = &t->inputs.items[i];
    polrt_input *out = &inputs[i];
    out->kind = (uint8_t)kind_of(in);
    out->judgment = in->fact != NULL && in->fact->judgment;
    out->classes = (uint16_t)in->classes;
    input_range(in, out);
    out->rows_at = add_blob(b, in->bits, (size_t)in->classes * t->words * sizeof *in->bits);
    out->bounds_at = add_blob(b, in->bounds.items, in->bounds.count * sizeof *in->bounds.items);
    out->text = input_text(b, in);
  }
  t->policy.input = inputs;
}

static bool fits(builder *b, diags *sink) {
  uint64_t words = 0;
  for (uint32_t i = 0; i < b->tables->inputs.count; i++) {
    if (b->tables->inputs.items[i].classes > 65535) words = UINT32_MAX;
    words += (uint64_t)b->tables->inputs.items[i].classes * b->tables->words;
  }
  if (words < (64u << 20) / 8 && b->tables->bits.count <= 65535) return true;
  diag_add(sink, DIAG_E801, b->tables->model->at,
           "the tables of this policy would exceed 64 MiB or 65,535 rows");
  return false;
}

static void place_decisions(builder *b) {
  tables *t = b->tables;
  const rows *r = t->rows;
  polrt_decision *decisions = arena_alloc(b->arena, (r->decisions.count + 1) * sizeof *decisions);
  for (uint32_t i = 0; i < r->decisions.count; i++) {
    const decision_rows *d = &r->decisions.items[i];
    decisions[i].first = (uint16_t)place_rows(b, d->rows.items, d->rows.count, d->decision);
    decisions[i].count = (uint16_t)d->rows.count;
    decisions[i].outcomes = (uint16_t)d->decision->outcomes.count;
    decisions[i].text = decision_text(b, d->decision);
  }
  t->policy.decision = decisions;
  if (r->impossible.count > 0)
    t->policy.impossible_first =
        (uint16_t)place_rows(b, r->impossible.items, r->impossible.count, NULL);
  t->policy.impossible_count = (uint16_t)r->impossible.count;
  t->words = (t->bits.count + 63) / 64;
}

tables *layout_policy(arena *a, const rows *r, diags *sink) {
  tables *t = ARENA_NEW(a, tables);
  builder b = { .arena = a, .tables = t, .pool = { .arena = a }, .blob = { .arena = a } };
  t->rows = r;
  t->model = r->model;
  t->policy.text = pool_at(&b);
  add_text(&b, r->model->name);
  add_text(&b, r->model->title);
  place_decisions(&b);
  for (uint32_t i = 0; i < r->space->inputs; i++) lay_column(&b, i);
  if (!fits(&b, sink)) return NULL;
  fill_inputs(&b);
  fill_answers(&b);
  rule_texts(&b);
  row_texts(&b);
  revision_texts(&b);
  polrt_policy *p = &t->policy;
  p->abi = POLRT_ABI;
  p->inputs = (uint16_t)t->inputs.count;
  p->decisions = (uint16_t)r->decisions.count;
  p->words = (uint16_t)t->words;
  p->rows = (uint16_t)t->bits.count;
  p->revisions = (uint16_t)r->model->revisions.count;
  p->tables = b.blob.text;
  p->text_pool = b.pool.text;
  return t;
}
