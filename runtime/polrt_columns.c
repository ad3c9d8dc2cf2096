/* polrt_columns.c -- decisions over whole columns; polrt_columns.h is its contract.
 *
 * SPDX-License-Identifier: 0BSD
 *
 * It must not allocate, call any library, write static data, or answer anything that polrt_decide()
 * would not: what the fast way does not know (facts that are unknown, out of range or contradictory)
 * it leaves to polrt_decide().
 *
 * A chunk of rows is decided at a time.  First every fact becomes a number, its class; then come the
 * computed columns, and for each run of rows of the policy the first of them that applies.  How a run
 * is looked at is for polrt_columns_plan.h, the loops are in polrt_columns_kernels.h.
 */
#include "polrt_columns.h"
#include "polrt_columns_plan.h"

enum { NO_ROW = 0xFFFF };

/* ---- columns of the caller ----------------------------------------------------------------- */

enum { READ_ALONE, READ_RANGE, READ_LISTED, READ_FEW, READ_BUCKETS, READ_SLOWLY };

/* How one column becomes classes, the same in all chunks. */
typedef struct reader {
  uint8_t how;
  reading of;
} reader;

typedef struct job {
  const polrt_policy *policy;
  const polrt_column *columns;
  const polrt_column_answers *answers;
  polrt_work search; /* for rows that are decided alone */
  const plan *plan;
  reader read[POLRT_MAX_INPUTS];
} job;

typedef struct chunk {
  const job *job;
  size_t from;
  unsigned rows;
  const run_plan *run;           /* the next */
  uint64_t alone[CHUNK_WORDS];   /* rows to be decided alone */
  uint8_t none_alone;
  uint8_t out[PICKS][CHUNK];     /* what is not written in place */
  uint16_t first[CHUNK];         /* the deciding row within its run, or NO_ROW */
  half index[CHUNK];
  uint8_t indexed[2];            /* the sources of `index', plus 1 */
  word acc[CHUNK];
} chunk;

static void leave_alone(chunk *c, unsigned r)
{
  c->alone[r >> 6] |= bit(r & 63);
}

static int is_alone(const chunk *c, unsigned r)
{
  return (int)(c->alone[r >> 6] >> (r & 63) & 1);
}

static int32_t stored(const polrt_column *column, size_t row)
{
  if (column->width == POLRT_UINT8)
    return ((const uint8_t *)column->values)[row];
  if (column->width == POLRT_UINT16)
    return ((const uint16_t *)column->values)[row];
  return ((const int32_t *)column->values)[row];
}

/* What a row says of an input; 0 when the value with its base does not fit an int32_t. */
static int value_of(const polrt_column *column, size_t row, int32_t *value)
{
  int64_t wide = (int64_t)stored(column, row) + column->base;
  *value = (int32_t)wide;
  return *value == wide;
}

static int is_known(const polrt_column *column, size_t row)
{
  return column->values && (!column->known || (column->known[row >> 6] >> (row & 63) & 1));
}

static unsigned class_of(const polrt_policy *p, const polrt_input *in, int32_t value)
{
  if (is_listed(in))
    return (unsigned)(value - in->lo);
  return polrt_count_bounds(bounds_of(p, in), in->classes - 1u, value);
}

static int32_t flipped(int64_t distance, unsigned width)
{
  return (int32_t)(distance - ((int64_t)1 << (8 * width - 1)));
}

/* Bounds that lie between two valid stored values; those below are reached by all. */
static void find_few(reading *to, const polrt_policy *p, const polrt_input *in,
                     const polrt_column *column, int64_t first, int64_t last)
{
  unsigned k;
  for (k = 0; k + 1u < in->classes; k++) {
    int64_t b = (int64_t)bounds_of(p, in)[k] - column->base;
    if (b <= first)
      to->start++;
    else if (b <= last)
      to->bound[to->bounds++] = flipped(b - first - 1, column->width);
  }
}

static void find_reader(job *j, unsigned i)
{
  const polrt_policy *p = j->policy;
  const polrt_input *in = &p->input[i];
  const polrt_column *column = &j->columns[i];
  const column_plan *c = &j->plan->column[i];
  reader *to = &j->read[i];
  int64_t least = column->width == POLRT_INT32 ? INT32_MIN : 0, base = column->base;
  int64_t most = column->width == POLRT_UINT8 ? 255
               : column->width == POLRT_UINT16 ? 65535 : INT32_MAX;
  int64_t first = in->lo - base > least ? in->lo - base : least;
  int64_t last = in->hi - base < most ? in->hi - base : most;
  to->how = READ_ALONE;
  if (!column->values || first > last)
    return;
  to->of.first = (uint32_t)first;
  to->of.span = flipped(last - first, column->width);
  to->of.start = to->of.bounds = 0;
  if (!c->asked)
    to->how = READ_RANGE;
  else if (is_listed(in)) /* a base may cut the range: then the first value has not class 0 */
    to->how = first == in->lo - base ? READ_LISTED : READ_SLOWLY;
  else if (c->buckets.begin)
    to->how = READ_BUCKETS;
  else
    to->how = in->classes <= FEW_BOUNDS + 1 ? READ_FEW : READ_SLOWLY;
  if (to->how == READ_FEW)
    find_few(&to->of, p, in, column, first, last);
}

/* ---- values to classes --------------------------------------------------------------------- */

static uint8_t *classes_at(const chunk *c, const origin *from)
{
  return c->job->plan->chunk + from->at;
}

static whole *values_at(const chunk *c, unsigned i)
{
  return (whole *)(void *)(c->job->plan->chunk + c->job->plan->column[i].values_at);
}

static void set_class(const chunk *c, unsigned i, unsigned r, unsigned n)
{
  const origin *from = &c->job->plan->column[i].from;
  if (from->wide)
    ((half *)(void *)classes_at(c, from))[r] = (half)n;
  else
    classes_at(c, from)[r] = (uint8_t)n;
}

/* Row by row: where no kernel fits, and to find the rows that a kernel found fault with. */
static void classes_one_by_one(chunk *c, unsigned i)
{
  const polrt_policy *p = c->job->policy;
  const polrt_input *in = &p->input[i];
  const polrt_column *column = &c->job->columns[i];
  const column_plan *to = &c->job->plan->column[i];
  unsigned r;
  for (r = 0; r < CHUNK; r++) {
    int32_t value = in->lo;
    if (r < c->rows && is_known(column, c->from + r) &&
        (!value_of(column, c->from + r, &value) || polrt_outside(value, in->lo, in->hi))) {
      leave_alone(c, r);
      value = in->lo;
    }
    if (polrt_outside(value, in->lo, in->hi))
      value = in->lo;
    set_class(c, i, r, to->asked ? class_of(p, in, value) : 0);
    if (to->has_values)
      values_at(c, i)[r] = value;
  }
}

/* Rows of which something is not known that can make a difference. */
static void find_unknown(chunk *c, const polrt_column *column)
{
  unsigned w, shift = (unsigned)(c->from & 63);
  size_t at = c->from >> 6, last = (c->from + c->rows - 1) >> 6;
  for (w = 0; w < CHUNK_WORDS && 64 * w < c->rows; w++, at++) {
    uint64_t known = column->known ? column->known[at] >> shift : 0;
    if (column->known && shift && at < last)
      known |= column->known[at + 1] << (64 - shift);
    c->alone[w] |= ~known;
  }
}

/* The values of the chunk: in place, or for the last rows a copy that is filled up. */
static const void *chunk_values(chunk *c, const polrt_column *column)
{
  volatile uint8_t *to = (uint8_t *)(void *)c->acc;
  const uint8_t *from = (const uint8_t *)column->values + c->from * column->width;
  unsigned n = c->rows * column->width, k;
  if (c->rows == CHUNK)
    return from;
  for (k = 0; k < CHUNK * (unsigned)column->width; k++)
    to[k] = k < n ? from[k] : from[k % column->width];
  return c->acc;
}

/* Runs the kernels of one width. */
#define READ_COLUMN(type, type_spread, name)                                                       \
  {                                                                                                \
    const type *x = (const type *)values;                                                          \
    const type_spread *y = (const type_spread *)values;                                            \
    if (to->has_values)                                                                            \
      CALL(simd, name##_spread, (y, column->base, values_at(c, i)));                               \
    if (r->how == READ_LISTED)                                                                     \
      return CALL(simd, name##_listed, (x, &r->of, at));                                           \
    if (r->how == READ_FEW)                                                                        \
      return CALL(simd, name##_few, (x, &r->of, at));                                              \
    if (CALL(simd, name##_range, (x, &r->of)))                                                     \
      return 1;                                                                                    \
    if (r->how == READ_RANGE)                                                                      \
      return 0;                                                                                    \
    if (to->from.wide)                                                                             \
      name##_wide_bucket(y, column->base, &to->buckets, (half *)(void *)at);                       \
    else                                                                                           \
      name##_bucket(y, column->base, &to->buckets, at);                                            \
    return 0;                                                                                      \
  }

/* Returns whether some value is not valid. */
static unsigned read_column(chunk *c, unsigned i)
{
  const reader *r = &c->job->read[i];
  const polrt_column *column = &c->job->columns[i];
  const column_plan *to = &c->job->plan->column[i];
  const void *values = chunk_values(c, column);
  uint8_t *at = classes_at(c, &to->from);
  int simd = c->job->plan->simd;
  if (column->width == POLRT_UINT8)
    READ_COLUMN(uint8_t, uint8_t, bytes)
  if (column->width == POLRT_UINT16)
    READ_COLUMN(uint16_t, half, halves)
  READ_COLUMN(uint32_t, whole, ints)
}

static void load_column(chunk *c, unsigned i)
{
  const reader *r = &c->job->read[i];
  const polrt_column *column = &c->job->columns[i];
  if (c->job->plan->column[i].asked && (!column->values || column->known))
    find_unknown(c, column);
  if (!column->values && !c->job->plan->column[i].asked)
    return;
  if (r->how == READ_ALONE || r->how == READ_SLOWLY || read_column(c, i))
    classes_one_by_one(c, i);
}

/* Merges that are complete with this column. */
static void merge_columns(chunk *c, unsigned column)
{
  const plan *p = c->job->plan;
  unsigned m, i;
  if (!p->column[column].completes)
    return;
  for (m = 0; m < p->merges; m++) {
    const merge_plan *merge = &p->merge[m];
    word *to;
    if (merge->last != column || !merge->from.rows)
      continue;
    to = (word *)(void *)classes_at(c, &merge->from);
    CALL(p->simd, merge_two,
         (to, (const word *)(void *)classes_at(c, &p->column[merge->first].from),
          (const word *)(void *)classes_at(c, &p->column[merge->second].from),
          p->column[merge->second].shift));
    for (i = merge->second + 1u; i <= merge->last; i++)
      if (p->column[i].merged == m)
        CALL(p->simd, merge, (to, (const word *)(void *)classes_at(c, &p->column[i].from),
                              p->column[i].shift));
  }
}

/* Memberships that no codes have. */
static void check_group(chunk *c, unsigned g)
{
  const plan *p = c->job->plan;
  const polrt_group *group = &p->policy->group[g];
  unsigned r, k;
  for (r = 0; r < c->rows; r++) {
    uint64_t yes = 0;
    for (k = 0; k < group->count; k++)
      yes |= (uint64_t)classes_at(c, &p->column[group->first + k].from)[r] << k;
    if (!(p->group_fits[g] ? p->group_fits[g][yes] : codes_exist(p->policy, group, yes)))
      leave_alone(c, r);
  }
}

/* ---- runs of rows -------------------------------------------------------------------------- */

static void fill_sources(const chunk *c, const run_plan *run, selector *to)
{
  unsigned k;
  for (k = 0; k < run->sources; k++) {
    const origin *from = origin_of(c->job->plan, run->source[k]);
    to[k].at = classes_at(c, from);
    to[k].wide = from->wide ? (const half *)(const void *)to[k].at : NULL;
    to[k].rows = from->rows + run->first_word;
  }
}

/* c->first of a run within one word. */
static void first_in_word(chunk *c, const run_plan *run)
{
  selector s[POLRT_MAX_INPUTS], four[4];
  unsigned k, n = 0, r, stride = c->job->policy->words;
  volatile uint64_t *fill = c->acc;
  uint64_t mask = run->first_mask & run->last_mask;
  fill_sources(c, run, s);
  for (r = 0; r < CHUNK; r++)
    fill[r] = mask;
  for (k = 0; k < run->sources; k++) {
    if (s[k].wide)
      and_wide(c->acc, &s[k], stride);
    else
      four[n++] = s[k];
    if (n == 4 || (n && k + 1u == run->sources)) {
      for (; n < 4; n++)
        four[n] = four[n - 1];
      and_bytes(c->acc, four, stride);
      n = 0;
    }
  }
  for (r = 0; r < CHUNK; r++)
    c->first[r] = c->acc[r] ? (uint16_t)(polrt_first_bit(c->acc[r]) - (run->first & 63)) : NO_ROW;
}

/* c->first of a longer run, block after block, for the rows that nothing applies to yet. */
static void first_in_blocks(chunk *c, const run_plan *run)
{
  selector s[POLRT_MAX_INPUTS];
  block_run block;
  half *list = (half *)(void *)c->acc;
  const word *rows = run->block;
  unsigned r, k, b, left = 0;
  fill_sources(c, run, s);
  block.s = s;
  block.selectors = run->sources;
  block.sure = run->sure;
  for (r = 0; r < CHUNK; r++) {
    c->first[r] = NO_ROW;
    list[left] = (half)r;
    left += r < c->rows && (c->none_alone || !is_alone(c, r));
  }
  for (b = 0; b < run->blocks && left; b++) {
    for (k = 0; k < run->sources; k++) {
      s[k].rows = rows;
      rows += 4 * origin_of(c->job->plan, run->source[k])->numbers;
    }
    block.base = (uint16_t)(256 * b - (run->first & 63));
    left = CALL_BLOCK(c->job->plan->simd, (&block, list, left, c->first));
  }
}

/* The same case by case. */
static void first_by_words(chunk *c, const run_plan *run)
{
  selector s[POLRT_MAX_INPUTS];
  const word *at[POLRT_MAX_INPUTS];
  unsigned r, k, row, stride = c->job->policy->words;
  fill_sources(c, run, s);
  for (r = 0; r < CHUNK; r++) {
    c->first[r] = NO_ROW;
    if (r >= c->rows || is_alone(c, r))
      continue;
    for (k = 0; k < run->sources; k++)
      at[k] = row_of(&s[k], r, stride);
    row = first_in_words(at, run->sources, 0, 1, run->first_mask);
    if (row == NONE)
      row = first_in_words(at, run->sources, 1, run->words, run->last_mask);
    if (row != NONE)
      c->first[r] = (uint16_t)(row - (run->first & 63));
  }
}

/* Looks at a run in planes or by table: what is wanted of it into to[pick], where not NULL.  Returns
 * whether nothing applies to some row. */
static unsigned pick_from_run(chunk *c, const run_plan *run, uint8_t *const *to, unsigned picks)
{
  const plan *p = c->job->plan;
  const uint8_t *low;
  unsigned pick;
#if HAS_AVX2 || HAS_NEON
  if (run->kind == RUN_PLANES) {
    plane_want want[PICKS];
    plane_run planes;
    unsigned wanted = 0;
    for (pick = 0; pick < picks; pick++) {
      if (!to[pick])
        continue;
      want[wanted].to = to[pick];
      want[wanted].pick = run->pick[pick];
      want[wanted++].otherwise = 0;
    }
    planes.classes = p->chunk;
    planes.entry = run->entry;
    planes.entries = run->entries;
    planes.planes = run->planes;
    return planes_decide(&planes, want, wanted);
  }
#endif
  low = classes_at(c, origin_of(p, run->source[0]));
  if (run->sources > 1 && (c->indexed[0] != run->source[0] + 1 ||
                           c->indexed[1] != run->source[1] + 1)) {
    CALL(p->simd, index, (c->index, low, classes_at(c, origin_of(p, run->source[1])),
                          run->low_times));
    c->indexed[0] = (uint8_t)(run->source[0] + 1);
    c->indexed[1] = (uint8_t)(run->source[1] + 1);
  }
  for (pick = 0; pick < picks; pick++) {
    if (to[pick] && run->sources > 1)
      look_up(to[pick], c->index, run->table[pick]);
    else if (to[pick])
      look_up_byte(to[pick], low, run->table[pick]);
  }
  return 0;
}

static int is_picked(const run_plan *run)
{
  return run->kind == RUN_PLANES || run->kind == RUN_TABLE;
}

static void find_first(chunk *c, const run_plan *run)
{
  if (run->kind == RUN_WORD)
    first_in_word(c, run);
  else if (run->block)
    first_in_blocks(c, run);
  else
    first_by_words(c, run);
}

/* Whether any row of the next run applies, a byte for each row of the chunk. */
static void find_any(chunk *c, uint8_t *to)
{
  const run_plan *run = c->run++;
  unsigned r;
  if (run->kind == RUN_NOTHING) {
    volatile uint8_t *fill = to;
    for (r = 0; r < CHUNK; r++)
      fill[r] = 0;
  } else if (is_picked(run)) {
    (void)pick_from_run(c, run, &to, 1);
  } else {
    find_first(c, run);
    for (r = 0; r < CHUNK; r++)
      to[r] = c->first[r] != NO_ROW;
  }
}

/* ---- computed columns ---------------------------------------------------------------------- */

static void add_terms(chunk *c, unsigned column)
{
  const polrt_policy *p = c->job->policy;
  const polrt_derived *d = &p->derived[p->input[column].first];
  whole *to = values_at(c, column);
  volatile whole *fill = to;
  int simd = c->job->plan->simd;
  unsigned r, k;
  for (r = 0; r < CHUNK; r++)
    fill[r] = d->constant;
  for (k = 0; k < d->terms; k++)
    CALL(simd, add_term, (to, values_at(c, p->term[d->first + k].input),
                          d->op == POLRT_SUM ? p->term[d->first + k].factor : k ? 1 : -1));
  for (k = 0; k < d->terms; k++) {
    unsigned term = p->term[d->first + k].input;
    if (p->input[term].absent)
      CALL(simd, take_absent, (to, values_at(c, term), p->input[term].lo, p->input[column].lo));
  }
}

static void derive_rows(chunk *c, unsigned column)
{
  const polrt_policy *p = c->job->policy;
  const polrt_derived *d = &p->derived[p->input[column].first];
  int32_t values[POLRT_MAX_INPUTS];
  whole *to = values_at(c, column);
  unsigned r, k;
  for (r = 0; r < c->rows; r++) {
    if (is_alone(c, r))
      continue;
    for (k = 0; k < d->terms; k++)
      values[p->term[d->first + k].input] = values_at(c, p->term[d->first + k].input)[r];
    to[r] = polrt_derive(p, column, values);
  }
}

/* Classes of computed values; those that are not valid have none. */
static void classes_of_values(chunk *c, unsigned column)
{
  const polrt_policy *p = c->job->policy;
  const polrt_input *in = &p->input[column];
  const column_plan *of = &c->job->plan->column[column];
  whole *x = values_at(c, column);
  reading all;
  unsigned r;
  for (r = 0; r < CHUNK; r++)
    if (r >= c->rows || (!c->none_alone && is_alone(c, r)))
      x[r] = in->lo;
  all.first = (uint32_t)in->lo;
  all.span = flipped((int64_t)in->hi - in->lo, sizeof(int32_t));
  if (of->buckets.begin &&
      !CALL(c->job->plan->simd, ints_range, ((const uint32_t *)(const void *)x, &all))) {
    if (of->from.wide)
      ints_wide_bucket(x, 0, &of->buckets, (half *)(void *)classes_at(c, &of->from));
    else
      ints_bucket(x, 0, &of->buckets, classes_at(c, &of->from));
    return;
  }
  for (r = 0; r < CHUNK; r++)
    set_class(c, column, r, polrt_count_bounds(bounds_of(p, in), in->classes - 1u, x[r]));
}

static void find_none_alone(chunk *c)
{
  uint64_t any = 0;
  unsigned w;
  for (w = 0; w < CHUNK_WORDS; w++)
    any |= c->alone[w];
  c->none_alone = any == 0;
}

static void compute_columns(chunk *c)
{
  const polrt_policy *p = c->job->policy;
  unsigned i, op;
  for (i = p->inputs; i < p->columns; i++) {
    const column_plan *to = &c->job->plan->column[i];
    if (p->input[i].kind == POLRT_DERIVED) {
      if (!to->asked)
        continue;
      op = p->derived[p->input[i].first].op;
      if (op == POLRT_SUM || op == POLRT_DAYS)
        add_terms(c, i);
      else
        derive_rows(c, i);
      classes_of_values(c, i);
    } else {
      find_any(c, classes_at(c, &to->from));
      if (to->has_values)
        CALL(c->job->plan->simd, bytes_spread, (classes_at(c, &to->from), 0, values_at(c, i)));
    }
    merge_columns(c, i);
  }
}

static void check_impossible(chunk *c)
{
  unsigned r;
  if (c->run->kind == RUN_NOTHING) {
    c->run++;
    return;
  }
  find_any(c, c->out[0]);
  for (r = 0; r < c->rows; r++)
    if (c->out[0][r])
      leave_alone(c, r);
}

/* ---- answers ------------------------------------------------------------------------------- */

static uint64_t possible_of(polrt_answer a)
{
  if (polrt_status_of(a) == POLRT_REFER)
    return POLRT_POSSIBLE_REFER;
  if (polrt_status_of(a) == POLRT_NO_REVISION)
    return POLRT_POSSIBLE_NO_REVISION;
  return bit(polrt_outcome_of(a));
}

static uint16_t narrow_rule(unsigned rule)
{
  return (uint16_t)(rule < 0xFFFF ? rule : 0xFFFF);
}

static void write_answer(const polrt_column_answers *to, size_t row, polrt_answer a,
                         uint64_t possible)
{
  if (to->status)
    to->status[row] = (uint8_t)polrt_status_of(a);
  if (to->outcome)
    to->outcome[row] = (uint8_t)polrt_outcome_of(a);
  if (to->rule)
    to->rule[row] = narrow_rule(polrt_rule_of(a));
  if (to->rule_number)
    to->rule_number[row] = polrt_rule_of(a);
  if (to->answer)
    to->answer[row] = a;
  if (to->possible)
    to->possible[row] = possible;
}

/* Answers from c->first. */
static void write_rows(chunk *c, const run_plan *run, const polrt_column_answers *to)
{
  const polrt_policy *p = c->job->policy;
  const uint8_t *date = classes_at(c, &c->job->plan->column[0].from);
  const polrt_answer *answer = p->answer + run->first;
  size_t from = c->from;
  unsigned r;
  for (r = 0; r < c->rows; r++)
    if (c->first[r] == NO_ROW) {
      leave_alone(c, r);
      c->first[r] = 0;
    }
  for (r = 0; to->status && r < c->rows; r++)
    to->status[from + r] = (uint8_t)polrt_status_of(answer[c->first[r]]);
  for (r = 0; to->outcome && r < c->rows; r++)
    to->outcome[from + r] = (uint8_t)polrt_outcome_of(answer[c->first[r]]);
  for (r = 0; to->rule && r < c->rows; r++)
    to->rule[from + r] = narrow_rule(polrt_rule_of(answer[c->first[r]]));
  for (r = 0; to->rule_number && r < c->rows; r++)
    to->rule_number[from + r] = polrt_rule_of(answer[c->first[r]]);
  for (r = 0; to->answer && r < c->rows; r++)
    to->answer[from + r] = answer[c->first[r]] | p->revision[date[r]];
  for (r = 0; to->possible && r < c->rows; r++)
    to->possible[from + r] = possible_of(answer[c->first[r]]);
}

static void copy_bytes(uint8_t *to, const uint8_t *from, unsigned n)
{
  volatile uint8_t *out = to;
  unsigned k;
  for (k = 0; to && k < n; k++)
    out[k] = from[k];
}

static void write_rules(chunk *c, uint16_t *to)
{
  unsigned r;
  if (c->rows == CHUNK)
    CALL(c->job->plan->simd, widen, (to + c->from, c->out[PICK_RULE]));
  else
    for (r = 0; r < c->rows; r++)
      to[c->from + r] = c->out[PICK_RULE][r] == 0xFF ? (uint16_t)0xFFFF : c->out[PICK_RULE][r];
}

/* Bytes go straight to where they belong, unless there is no room for a whole chunk. */
static void decide_picked(chunk *c, const run_plan *run, const polrt_column_answers *to)
{
  uint8_t *out[PICKS];
  polrt_column_answers rest = *to;
  int whole_chunk = c->rows == CHUNK;
  unsigned r, none;
  out[PICK_STATUS] = !to->status ? NULL : whole_chunk ? to->status + c->from : c->out[PICK_STATUS];
  out[PICK_OUTCOME] =
      !to->outcome ? NULL : whole_chunk ? to->outcome + c->from : c->out[PICK_OUTCOME];
  out[PICK_RULE] = to->rule && run->small_rules ? c->out[PICK_RULE] : NULL;
  out[PICK_ROW] = to->answer || to->possible || to->rule_number || (to->rule && !run->small_rules)
                      ? c->out[PICK_ROW] : NULL;
  none = pick_from_run(c, run, out, PICKS);
  if (!whole_chunk) {
    copy_bytes(to->status ? to->status + c->from : NULL, c->out[PICK_STATUS], c->rows);
    copy_bytes(to->outcome ? to->outcome + c->from : NULL, c->out[PICK_OUTCOME], c->rows);
  }
  if (out[PICK_RULE]) {
    write_rules(c, to->rule);
    rest.rule = NULL;
  }
  rest.status = rest.outcome = NULL;
  if (out[PICK_ROW]) {
    for (r = 0; r < CHUNK; r++)
      c->first[r] = c->out[PICK_ROW][r];
    write_rows(c, run, &rest);
  }
  for (r = 0; none && r < c->rows; r++)
    leave_alone(c, r); /* the tables are not what they should be */
}

static void decide_run(chunk *c, unsigned decision)
{
  const run_plan *run = c->run++;
  const polrt_column_answers *to = &c->job->answers[decision];
  if (!to->status && !to->outcome && !to->rule && !to->answer && !to->possible && !to->rule_number)
    return;
  if (is_picked(run)) {
    decide_picked(c, run, to);
  } else {
    find_first(c, run);
    write_rows(c, run, to);
  }
}

/* ---- rows alone ---------------------------------------------------------------------------- */

static void decide_alone(const job *j, size_t row)
{
  const polrt_policy *p = j->policy;
  polrt_set facts[POLRT_MAX_INPUTS];
  polrt_result results[MOST_DECISIONS];
  polrt_work search = j->search;
  unsigned i, d;
  int32_t value;
  for (i = 0; i < p->inputs; i++) {
    if (!is_known(&j->columns[i], row)) {
      facts[i] = polrt_unknown(p, i);
    } else if (value_of(&j->columns[i], row, &value)) {
      facts[i] = polrt_exactly(value);
    } else { /* no value of any input */
      facts[i].lo = 1;
      facts[i].hi = 0;
      facts[i].members = 0;
    }
  }
  (void)polrt_decide(p, facts, &search, results);
  for (d = 0; d < p->decisions; d++)
    write_answer(&j->answers[d], row, results[d].answer, results[d].possible);
}

static void refuse(const job *j, size_t row)
{
  unsigned d;
  for (d = 0; d < j->policy->decisions; d++)
    write_answer(&j->answers[d], row,
                 POLRT_ANSWER(POLRT_INVALID, 0, POLRT_NO_RULE, POLRT_NO_ROW), 0);
}

/* ---- everything ---------------------------------------------------------------------------- */

static void decide_chunk(const job *j, chunk *c)
{
  const polrt_policy *p = j->policy;
  unsigned i, r;
  c->run = j->plan->run;
  c->indexed[0] = c->indexed[1] = 0;
  for (i = 0; i < CHUNK_WORDS; i++)
    c->alone[i] = 0;
  for (i = 0; i < p->inputs; i++) {
    load_column(c, i);
    merge_columns(c, i);
  }
  for (i = 0; i < p->groups; i++)
    if (p->group[i].count)
      check_group(c, i);
  find_none_alone(c);
  compute_columns(c);
  check_impossible(c);
  for (i = 0; i < p->decisions; i++)
    decide_run(c, i);
  for (r = 0; r < c->rows; r++) {
    if (!(r & 63) && !c->alone[r >> 6])
      r += 63;
    else if (is_alone(c, r))
      decide_alone(j, c->from + r);
  }
}

/* Asking costs many microseconds in a virtual machine: not for few rows, unless the compiler was told. */
static int machine_has_planes(size_t rows)
{
#if HAS_NEON || (HAS_AVX2 && defined __AVX2__)
  return rows > 0;
#elif HAS_AVX2
  unsigned a, b, c, d, lo, hi;
  if (rows < WORTH_ASKING || !__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_OSXSAVE) ||
      !(c & bit_AVX))
    return 0;
  __asm__ volatile("xgetbv" : "=a"(lo), "=d"(hi) : "c"(0)); /* does the system save the registers? */
  (void)hi;
  if ((lo & 6) != 6)
    return 0;
  __cpuid_count(7, 0, a, b, c, d);
  return (b & bit_AVX2) != 0;
#else
  (void)rows;
  return 0;
#endif
}

size_t polrt_columns_work_words(const polrt_policy *policy)
{
  size_t words = polrt_work_words(policy);
  return is_plannable(policy) ? words + plan_words(policy) : words;
}

static plan *plan_of(const polrt_policy *policy, const polrt_work *work)
{
  return (plan *)(void *)(work->words + polrt_work_words(policy));
}

static int prepare(const polrt_policy *policy, int simd, size_t rows, const polrt_work *work)
{
  size_t search = polrt_work_words(policy), own = (sizeof(plan) + 7) / 8;
  plan *p;
  if (!is_plannable(policy) || !work || work->count < search + own)
    return 0;
  p = plan_of(policy, work);
  p->policy = policy;
  p->words = work->words + search + own;
  p->used = 0;
  p->room = work->count - search - own;
  return plan_make(p, simd, rows);
}

static void decide_rows(const polrt_policy *p, const plan *made, const polrt_column *columns,
                        size_t from, size_t to, const polrt_column_answers *answers,
                        polrt_work *work)
{
  size_t search = polrt_work_words(p), row;
  unsigned i;
  chunk c;
  job j;
  j.policy = p;
  j.columns = columns;
  j.answers = answers;
  j.plan = made;
  j.search.words = work ? work->words : NULL;
  j.search.count = !work ? 0 : work->count > search ? search : work->count;
  j.search.fuel = work ? work->fuel : 0;
  for (i = 0; made && i < p->inputs; i++)
    find_reader(&j, i);
  c.job = &j;
  for (row = from; row < to; row += c.rows) {
    c.from = row;
    c.rows = to - row < CHUNK ? (unsigned)(to - row) : CHUNK;
    if (made) {
      decide_chunk(&j, &c);
      continue;
    }
    c.rows = 1;
    if (p->decisions <= MOST_DECISIONS && p->inputs <= POLRT_MAX_INPUTS)
      decide_alone(&j, row);
    else
      refuse(&j, row);
  }
}

int polrt_prepare_columns(const polrt_policy *policy, size_t rows, polrt_path path,
                          polrt_work *work)
{
  return prepare(policy, path == POLRT_FASTEST && machine_has_planes(rows), rows, work);
}

void polrt_decide_prepared_columns(const polrt_policy *policy, const polrt_column *columns,
                                   size_t from, size_t to, const polrt_column_answers *answers,
                                   polrt_work *work)
{
  decide_rows(policy, plan_of(policy, work), columns, from, to, answers, work);
}

static void decide_columns(int simd, const polrt_policy *policy, const polrt_column *columns,
                           size_t from, size_t to, const polrt_column_answers *answers,
                           polrt_work *work)
{
  int made = prepare(policy, simd, to > from ? to - from : 0, work);
  decide_rows(policy, made ? plan_of(policy, work) : NULL, columns, from, to, answers, work);
}

void polrt_decide_columns(const polrt_policy *policy, const polrt_column *columns, size_t from,
                          size_t to, const polrt_column_answers *answers, polrt_work *work)
{
  decide_columns(machine_has_planes(to > from ? to - from : 0), policy, columns, from, to, answers,
                 work);
}

void polrt_decide_columns_portably(const polrt_policy *policy, const polrt_column *columns,
                                   size_t from, size_t to, const polrt_column_answers *answers,
                                   polrt_work *work)
{
  decide_columns(0, policy, columns, from, to, answers, work);
}

#include "polrt_columns_changed.h"
