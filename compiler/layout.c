/* layout.c -- from rule rows to decision tables: class bitmaps over row bits.
 *
 * Bits follow the order of the rows, which is the order of precedence; those of criteria come
 * first, in the order in which they are computed.  A row that does not ask about an input has its
 * bit set in every class of that input; so have the bits that no row uses, except in the column of
 * the date, where only what is in force is set.
 */
#include "layout.h"

#include "layout_pages.h"

#include <stdlib.h>
#include <string.h>

typedef struct builder {
  arena *arena;
  tables *tables;
  textbuf pool;
  textbuf blob;    /* what polrt_policy.tables points to */
  uint32_t placed; /* rows that have their bit */
} builder;

/* ---- bits -------------------------------------------------------------------------------- */

typedef struct bit_span {
  uint32_t first, count; /* bits among them may be left empty */
} bit_span;

static bit_span place_rows(builder *b, const row *items, uint32_t count, const decision *d) {
  const uint32_t *bits = b->tables->plan->bits + b->placed;
  for (uint32_t i = 0; i < count; i++) {
    while (b->tables->bits.count < bits[i])
      vec_push(b->arena, &b->tables->bits, (table_row){ NULL, NULL });
    vec_push(b->arena, &b->tables->bits, (table_row){ &items[i], d });
  }
  b->placed += count;
  if (count == 0) return (bit_span){ b->tables->bits.count, 0 };
  return (bit_span){ bits[0], bits[count - 1] + 1 - bits[0] };
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
  if (!fact_is_ordinal(in->fact)) return in->fact->lo + (int32_t)class_number;
  return class_number == 0 ? in->fact->lo : in->bounds.items[class_number - 1];
}

static bool cell_has(const table_input *in, cell c, int32_t value) {
  if (in->fact != NULL && fact_is_ordinal(in->fact)) return value >= c.lo && value <= c.hi;
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
  table_input in = { .fact = column > 0 ? t->model->facts.items[column - 1] : NULL };
  in.name = in.fact != NULL ? in.fact->name : t->model->selected_by;
  if (in.fact == NULL)
    for (uint32_t i = 0; i < t->model->revisions.count; i++)
      vec_push(b->arena, &in.bounds, t->model->revisions.items[i].day);
  else if (fact_is_ordinal(in.fact))
    find_bounds(b, &in, column);
  bool thresholds = in.fact == NULL || fact_is_ordinal(in.fact);
  in.classes = thresholds ? in.bounds.count + 1 : (uint32_t)(in.fact->hi - in.fact->lo + 1);
  if (in.fact != NULL && column < 1 + t->model->given_facts) guide_make(b->arena, &in);
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

const limit_list *row_limits(const row *r) {
  static const limit_list none = { NULL, 0, 0 };
  return r != NULL && r->kind == ROW_RULE ? &r->version->limits : &none;
}

const char *row_cites(arena *a, const row *r) {
  if (r->kind == ROW_RULE) return cites_text(a, &r->version->cites);
  if (r->kind == ROW_OTHERWISE) return cites_text(a, &r->otherwise->cites);
  return "";
}

bool column_has_members(const fact *f) {
  return f != NULL && f->type != NULL && f->role != FACT_LAYER;
}

/* An ordered fact that may be absent has one member: that. */
static uint32_t input_text(builder *b, const table_input *in) {
  uint32_t at = pool_at(b);
  const fact *f = in->fact != NULL ? in->fact : b->tables->model->date;
  add_text(b, in->name);
  add_text(b, f != NULL ? f->label : in->name);
  add_text(b, f != NULL ? f->ask : NULL);
  for (uint32_t i = 0; column_has_members(f) && i < f->type->members.count; i++) {
    add_text(b, f->type->members.items[i].name);
    add_text(b, f->type->members.items[i].label);
  }
  if (f != NULL && fact_is_ordinal(f) && f->absent != NULL) {
    add_text(b, f->absent);
    add_text(b, f->absent_label);
  }
  return at;
}

static uint32_t group_text(builder *b, const code_fact *f) {
  uint32_t at = pool_at(b);
  add_text(b, f->name);
  add_text(b, f->label);
  add_text(b, f->ask);
  return at;
}

static uint32_t limit_text(builder *b, const limit *l) {
  uint32_t at = pool_at(b);
  add_text(b, l->text);
  add_text(b, l->unit);
  add_text(b, l->per);
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
  p->rules = highest;
  p->rule_text = at;
}

static void row_texts(builder *b) {
  tables *t = b->tables;
  uint32_t *at = arena_alloc(b->arena, (t->bits.count + 1) * sizeof *at);
  for (uint32_t i = 0; i < t->bits.count; i++) {
    const row *r = t->bits.items[i].row;
    if (r == NULL || r->kind == ROW_CRITERION) continue; /* gives no reason of its own */
    at[i] = pool_at(b);
    add_text(b, row_because(r));
    add_text(b, row_cites(b->arena, r));
  }
  t->policy.row_text = at;
}

static void revision_texts(builder *b) {
  const model *m = b->tables->model;
  uint32_t *at = arena_alloc(b->arena, m->revisions.count * sizeof *at);
  for (uint32_t i = 0; i < m->revisions.count; i++) {
    const revision *r = model_authored(m, m->revisions.items[i].number);
    at[i] = pool_at(b);
    add_text(b, r->date);
    add_text(b, r->title);
    add_text(b, r->unencoded);
    add_text(b, r->unencoded_because);
    if (revision_has_caveat(&m->revisions.items[i]))
      b->tables->policy.caveats |= UINT64_C(1) << m->revisions.items[i].number;
  }
  b->tables->policy.revision_text = at;
}

/* ---- the policy object ------------------------------------------------------------------- */

polrt_answer row_answer(const row *r, uint32_t bit) {
  switch (r->kind) {
  case ROW_RULE:
    if (r->version->then == NULL) return POLRT_ANSWER(POLRT_REFER, 0, r->rule->number, bit);
    return POLRT_ANSWER(POLRT_DETERMINED, r->version->then->number, r->rule->number, bit);
  case ROW_OTHERWISE:
    if (r->otherwise->kind == DEFAULT_REFER) return POLRT_ANSWER(POLRT_REFER, 0, 0, bit);
    return POLRT_ANSWER(POLRT_DETERMINED, r->otherwise->outcome->number, 0, bit);
  case ROW_NO_REVISION:
    return POLRT_ANSWER(POLRT_NO_REVISION, 0, POLRT_NO_RULE, bit);
  case ROW_CRITERION:
    return 0; /* decides nothing */
  default:
    return POLRT_ANSWER(POLRT_INCONSISTENT, 0, POLRT_NO_RULE, bit);
  }
}

/* A cut inherits its revision's words; the unpublished time is that before the revision. */
bool revision_has_caveat(const revision *r) {
  return r->unencoded != NULL && (r->authored == 0 || r->authored == r->number);
}

polrt_answer revision_answer(const model *m, uint32_t number) {
  polrt_answer answer = POLRT_REVISION(number);
  for (uint32_t i = number; number > 0 && i < m->revisions.count; i++)
    if (revision_has_caveat(&m->revisions.items[i])) answer |= POLRT_CAVEAT;
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

static uint32_t add_blob(builder *b, const void *bytes, size_t size) {
  static const char zeros[8] = { 0 };
  textbuf_add_bytes(&b->blob, zeros, (8 - b->blob.length % 8) % 8);
  uint32_t at = (uint32_t)b->blob.length;
  textbuf_add_bytes(&b->blob, bytes, size);
  return at;
}

/* ---- columns of the policy object -------------------------------------------------------- */

polrt_kind column_kind(const fact *f) {
  if (f == NULL) return POLRT_DATE;
  if (f->role == FACT_LAYER) return POLRT_CRITERION;
  if (f->role == FACT_DERIVED) return POLRT_DERIVED;
  if (f->kind == FACT_DATE) return POLRT_DATE;
  if (f->kind == FACT_NUMBER) return POLRT_NUMBER;
  return f->kind == FACT_YES_NO ? POLRT_YES_NO : POLRT_ONE_OF;
}

uint16_t column_group(const model *m, const fact *f) {
  for (uint32_t i = 0; f != NULL && f->role == FACT_MEMBERSHIP && i < m->code_facts.count; i++)
    if (m->code_facts.items[i] == f->of) return (uint16_t)(i + 1);
  return 0;
}

polrt_op column_op(const derive *d) {
  switch (d->op) {
  case DERIVE_SUM:
    return POLRT_SUM;
  case DERIVE_DAYS:
    return POLRT_DAYS;
  case DERIVE_MONTHS:
    return POLRT_MONTHS;
  default:
    return POLRT_FULL_MONTHS;
  }
}

static void describe_date(const model *m, polrt_input *out) {
  (void)date_from_number(19000101, &out->lo);
  (void)date_from_number(22001231, &out->hi);
  if (m->date == NULL || m->date->lo >= m->date->hi) return;
  out->lo = m->date->lo;
  out->hi = m->date->hi;
}

/* All of an entry that depends on the model alone. */
static void describe_column(builder *b, const table_input *in, polrt_input *out) {
  const fact *f = in->fact;
  out->kind = (uint8_t)column_kind(f);
  out->classes = 1;
  out->text = input_text(b, in);
  if (f == NULL) {
    describe_date(b->tables->model, out);
    return;
  }
  out->judgment = f->judgment;
  out->absent = f->absent != NULL;
  out->assumed = f->assumed;
  out->assumed_value = f->assumed ? f->assumed_value : 0;
  out->group = column_group(b->tables->model, f);
  out->lo = f->lo;
  out->hi = f->hi;
}

/* How derived columns are computed, and from what. */
static void fill_derived(builder *b, polrt_input *columns) {
  const model *m = b->tables->model;
  VEC(polrt_derived) derived = { 0 };
  VEC(polrt_term) terms = { 0 };
  for (uint32_t i = 0; i < m->facts.count; i++) {
    const derive *d = m->facts.items[i]->role == FACT_DERIVED ? m->facts.items[i]->derive : NULL;
    if (d == NULL) continue;
    columns[i + 1].first = derived.count;
    columns[i + 1].count = 1;
    vec_push(b->arena, &derived,
             (polrt_derived){ .op = (uint8_t)column_op(d),
                              .terms = (uint8_t)d->terms.count,
                              .first = (uint16_t)terms.count,
                              .constant = d->constant });
    for (uint32_t k = 0; k < d->terms.count; k++)
      vec_push(b->arena, &terms,
               (polrt_term){ .input = (uint16_t)d->terms.items[k].fact->input,
                             .factor = d->op == DERIVE_SUM ? d->terms.items[k].factor : 0 });
  }
  b->tables->policy.derived = derived.items;
  b->tables->policy.term = terms.items;
}

static void find_group(builder *b, const code_fact *f) {
  table_group g = { .fact = f, .atoms = code_atoms_of(b->arena, f) };
  if (f->memberships.count > 0) g.first = f->memberships.items[0]->input;
  vec_push(b->arena, &b->tables->groups, g);
}

static void fill_groups(builder *b) {
  const model *m = b->tables->model;
  polrt_group *groups = arena_alloc(b->arena, (m->code_facts.count + 1) * sizeof *groups);
  for (uint32_t i = 0; i < m->code_facts.count; i++) {
    const code_fact *f = m->code_facts.items[i];
    find_group(b, f);
    const table_group *g = &b->tables->groups.items[i];
    const code_atoms *a = &g->atoms;
    polrt_group *out = &groups[i];
    out->first = (uint16_t)g->first;
    out->count = (uint16_t)f->memberships.count;
    out->several = f->several;
    out->system = (uint8_t)code_system_find(f->system);
    out->atoms = (uint16_t)a->atoms.count;
    out->codes = a->starts.count;
    out->atoms_at = add_blob(b, a->atoms.items, a->atoms.count * sizeof *a->atoms.items);
    out->codes_at = add_blob(b, a->starts.items, a->starts.count * sizeof *a->starts.items);
    out->atom_of_at = add_blob(b, a->atom_of.items, a->atom_of.count * sizeof *a->atom_of.items);
    out->text = group_text(b, f);
  }
  b->tables->policy.group = groups;
  b->tables->policy.groups = m->code_facts.count;
}

static void fill_criteria(const tables *t, polrt_input *columns) {
  uint32_t bit = 0;
  for (uint32_t i = 0; i < t->rows->criteria.count; i++) {
    const decision_rows *of = &t->rows->criteria.items[i];
    if (of->rows.count == 0) continue;
    while (t->bits.items[bit].row != &of->rows.items[0]) bit++;
    columns[of->criterion->layer->input].first = bit;
    for (const row *last = &of->rows.items[of->rows.count - 1]; t->bits.items[bit].row != last;)
      bit++;
    columns[of->criterion->layer->input].count =
        bit + 1 - columns[of->criterion->layer->input].first;
  }
}

static void fill_inputs(builder *b) {
  tables *t = b->tables;
  polrt_input *inputs = arena_alloc(b->arena, t->inputs.count * sizeof *inputs);
  for (uint32_t i = 0; i < t->inputs.count; i++) {
    const table_input *in = &t->inputs.items[i];
    polrt_input *out = &inputs[i];
    describe_column(b, in, out);
    out->classes = (uint16_t)in->classes;
    out->rows_at = add_blob(b, in->bits, (size_t)in->classes * t->words * sizeof *in->bits);
    out->bounds_at = add_blob(b, in->bounds.items, in->bounds.count * sizeof *in->bounds.items);
    if (in->guide.count == 0) continue;
    out->guide_at = add_blob(b, in->guide.items, in->guide.count * sizeof *in->guide.items);
    out->guide_shift = in->guide_shift;
    out->guide_near = in->guide_near;
  }
  fill_derived(b, inputs);
  fill_criteria(t, inputs);
  t->policy.input = inputs;
}

/* ---- limits ------------------------------------------------------------------------------ */

void limit_amount(const limit *l, int32_t *amount, uint8_t *decimals) {
  int64_t value = 0;
  bool after = false;
  *decimals = 0;
  for (const char *p = l->amount != NULL ? l->amount : ""; *p != '\0'; p++) {
    if (*p == '.') {
      after = true;
      continue;
    }
    if (*p < '0' || *p > '9' || value > INT32_MAX / 10 - 1) continue;
    value = value * 10 + (*p - '0');
    *decimals = (uint8_t)(*decimals + after);
  }
  *amount = (int32_t)value;
}

static polrt_limit limit_entry(builder *b, const limit *l) {
  polrt_limit out = { .kind = (uint8_t)l->kind, .anchor = 0xFFFF, .text = limit_text(b, l) };
  limit_amount(l, &out.amount, &out.decimals);
  if (l->anchor != NULL) out.anchor = (uint16_t)l->anchor->input;
  if (l->kind == LIMIT_EXPIRY && l->anchor == NULL) out.day = l->day;
  return out;
}

static void fill_limits(builder *b) {
  tables *t = b->tables;
  VEC(polrt_limit) limits = { 0 };
  uint32_t *from = arena_alloc(b->arena, (t->bits.count + 1) * sizeof *from);
  for (uint32_t i = 0; i < t->bits.count; i++) {
    const limit_list *of = row_limits(t->bits.items[i].row);
    from[i] = limits.count;
    for (uint32_t k = 0; k < of->count; k++) {
      vec_push(b->arena, &limits, limit_entry(b, &of->items[k]));
      vec_push(b->arena, &t->limits, (table_limit){ &of->items[k], i });
    }
  }
  from[t->bits.count] = limits.count;
  if (limits.count == 0) return;
  t->policy.limits = limits.count;
  t->policy.limit = limits.items;
  t->policy.row_limits = from;
}

static bool fits(builder *b, diags *sink) {
  uint64_t words = 0;
  for (uint32_t i = 0; i < b->tables->inputs.count; i++) {
    if (b->tables->inputs.items[i].classes > 65535) words = UINT32_MAX;
    words += (uint64_t)b->tables->inputs.items[i].classes * b->tables->words;
  }
  if (words < (64u << 20) / 8 && b->tables->bits.count < POLRT_NO_ROW) return true;
  diag_add(sink, DIAG_E801, b->tables->model->at, "the tables of this policy would exceed 64 MiB");
  return false;
}

static void place_criteria(builder *b) {
  const rows *r = b->tables->rows;
  for (uint32_t i = 0; i < r->criteria.count; i++)
    (void)place_rows(b, r->criteria.items[i].rows.items, r->criteria.items[i].rows.count, NULL);
}

static void place_decisions(builder *b) {
  tables *t = b->tables;
  const rows *r = t->rows;
  polrt_decision *decisions = arena_alloc(b->arena, (r->decisions.count + 1) * sizeof *decisions);
  for (uint32_t i = 0; i < r->decisions.count; i++) {
    const decision_rows *d = &r->decisions.items[i];
    bit_span bits = place_rows(b, d->rows.items, d->rows.count, d->decision);
    decisions[i].first = bits.first;
    decisions[i].count = bits.count;
    decisions[i].outcomes = (uint16_t)d->decision->outcomes.count;
    decisions[i].text = decision_text(b, d->decision);
  }
  t->policy.decision = decisions;
  bit_span last = place_rows(b, r->impossible.items, r->impossible.count, NULL);
  if (last.count > 0) t->policy.impossible_first = last.first;
  t->policy.impossible_count = last.count;
  t->words = (t->bits.count + 63) / 64;
}

static void begin(builder *b, arena *a, tables *t, const model *m) {
  *b = (builder){ .arena = a, .tables = t, .pool = { .arena = a }, .blob = { .arena = a } };
  t->model = m;
  polrt_policy *p = &t->policy;
  p->text = pool_at(b);
  add_text(b, m->name);
  add_text(b, m->title);
  p->abi = POLRT_ABI;
  p->inputs = (uint16_t)(1 + m->given_facts);
  p->columns = (uint16_t)(1 + m->facts.count);
}

static void end(builder *b) {
  b->tables->policy.tables = b->blob.text;
  b->tables->policy.text_pool = b->pool.text;
}

tables *layout_policy(arena *a, const rows *r, diags *sink) {
  tables *t = ARENA_NEW(a, tables);
  builder b;
  begin(&b, a, t, r->model);
  t->rows = r;
  t->plan = plan_pages(a, r, r->lock);
  place_criteria(&b);
  place_decisions(&b);
  for (uint32_t i = 0; i < r->space->inputs; i++) lay_column(&b, i);
  if (!fits(&b, sink)) return NULL;
  fill_inputs(&b);
  fill_groups(&b);
  fill_answers(&b);
  fill_limits(&b);
  rule_texts(&b);
  row_texts(&b);
  revision_texts(&b);
  polrt_policy *p = &t->policy;
  p->decisions = (uint16_t)r->decisions.count;
  p->words = t->words;
  p->rows = t->bits.count;
  p->revisions = (uint16_t)r->model->revisions.count;
  end(&b);
  return t;
}

polrt_policy *layout_skeleton(arena *a, const model *m) {
  tables *t = ARENA_NEW(a, tables);
  builder b;
  begin(&b, a, t, m);
  polrt_input *columns = arena_alloc(a, (1 + m->facts.count) * sizeof *columns);
  for (uint32_t i = 0; i <= m->facts.count; i++) {
    table_input in = { .fact = i > 0 ? m->facts.items[i - 1] : NULL, .classes = 1 };
    in.name = in.fact != NULL ? in.fact->name : m->selected_by;
    describe_column(&b, &in, &columns[i]);
  }
  fill_derived(&b, columns);
  t->policy.input = columns;
  fill_groups(&b);
  end(&b);
  return &t->policy;
}
