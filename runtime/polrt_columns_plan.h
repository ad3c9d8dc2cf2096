/* polrt_columns_plan.h -- how polrt_columns.c decides one policy: made once, read for every chunk.
 *
 * SPDX-License-Identifier: 0BSD
 *
 * It must not look at any row of the caller.  Everything lies in the caller's words; where they do not
 * suffice there is no plan.
 *
 * Several columns with few classes are merged: their classes, side by side in one byte, select what
 * the rows of bits of all of them have in common.  Every run of rows (a criterion, what is impossible,
 * a decision) is then one of
 *
 *   PLANES   at most 64 rows, asked of columns of at most 16 classes, on machines that look up bytes
 *            by bytes: eight rows of many cases in one instruction
 *   TABLE    at most 4,096 combinations of two sources: a byte says what each of them gives
 *   WORD     at most 64 rows: a word for every case, ANDed over the sources
 *   LONG     more: 256 bits at a time, the source that rules out most first
 */
#ifndef POLRT_COLUMNS_PLAN_H
#define POLRT_COLUMNS_PLAN_H

#include "polrt_columns_kernels.h"

enum {
  MOST_DECISIONS = 32,
  FEW_BOUNDS = 8,        /* compared one by one; more are looked up in buckets */
  MOST_BUCKETS = 4096,
  MOST_STEPS = 6,        /* bounds within a bucket */
  TABLE_BITS = 12,
  MERGED_BITS = 8,
  MERGED_BYTES = 8192,   /* of the rows of bits of a merged source */
  MEMBER_BITS = 4,       /* a column with more is not merged */
  WORTH_ASKING = 16384,  /* rows from which on the machine is asked what it has */
  WORTH_TABLES = 16384,  /* ... and tables are made */
  NO_MERGE = 0xFF,
  GROUP_BITS = 8,        /* memberships whose combinations are tabled */
  BLOCK_BYTES = 1 << 20  /* of a run in blocks; what is longer is looked at case by case */
};

enum { RUN_NOTHING, RUN_PLANES, RUN_TABLE, RUN_WORD, RUN_LONG };
/* What is wanted of a run; of a criterion and of what is impossible only ANY. */
enum { PICK_STATUS, PICK_OUTCOME, PICK_RULE, PICK_ROW, PICKS, PICK_ANY = 0 };

/* Where the classes of a column or of merged columns lie, and what they select. */
typedef struct ALIAS origin {
  uint32_t at;            /* in bytes from the chunk's classes */
  uint32_t numbers;       /* classes, or combinations of them */
  uint8_t wide;           /* 1: in two bytes */
  uint8_t bits;
  const word *rows;
} origin;

typedef struct ALIAS column_plan {
  origin from;
  buckets buckets;
  uint32_t values_at;     /* of the values themselves, when something is computed from them */
  uint8_t has_values;
  uint8_t asked;          /* 0: no value makes a difference */
  uint8_t merged;         /* into which merge, or NO_MERGE */
  uint8_t shift;          /* where in it */
  uint8_t completes;      /* 1: a merge has all of its columns */
} column_plan;

typedef struct ALIAS merge_plan {
  origin from;
  uint8_t first, second;  /* columns; those after them are found by column_plan.merged */
  uint8_t last;           /* complete when this column has its classes */
  uint8_t members;
} merge_plan;

typedef struct ALIAS run_plan {
  uint32_t first, count;  /* rows of the policy */
  uint8_t kind, sources;  /* RUN_... */
  uint8_t planes;
  uint8_t small_rules;    /* rule numbers fit a byte */
  uint32_t first_word, words;
  uint64_t first_mask, last_mask;
  const uint8_t *source;  /* columns, or POLRT_MAX_INPUTS + merges */
  const plane_entry *entry;
  const uint8_t *entries; /* per plane */
  const plane_pick *pick[PICKS];
  const uint8_t *table[PICKS];
  uint16_t low_times;     /* TABLE: numbers of the first source */
  uint8_t sure;           /* LONG: sources that are always looked at */
  uint32_t blocks;
  const word *block;      /* LONG: of every block, of every source: four words of each row of bits */
} run_plan;

typedef struct ALIAS plan {
  const polrt_policy *policy;
  uint64_t *words;        /* all that is free, and how much of it is taken */
  size_t used, room;
  uint8_t *chunk;         /* what lies in a chunk: classes, values, masks */
  uint32_t chunk_bytes;
  uint8_t simd, tables, merges, runs;
  column_plan column[POLRT_MAX_INPUTS];
  merge_plan merge[POLRT_MAX_INPUTS];
  run_plan *run;          /* criteria in order of their columns, what is impossible, decisions */
  const uint8_t *group_fits[POLRT_MAX_INPUTS]; /* by combination of memberships; NULL: to be found */
} plan;

/* ---- memory -------------------------------------------------------------------------------- */

/* NULL when there is not enough left. */
static void *plan_take(plan *p, size_t bytes)
{
  size_t words = (bytes + 7) >> 3;
  void *taken = p->words + p->used;
  if (words > p->room - p->used)
    return NULL;
  p->used += words;
  return taken;
}

/* In each chunk. */
static uint32_t chunk_take(plan *p, unsigned bytes)
{
  uint32_t at = p->chunk_bytes;
  p->chunk_bytes += bytes;
  return at;
}

/* ---- columns ------------------------------------------------------------------------------- */

static int is_listed(const polrt_input *in)
{
  return in->kind <= POLRT_ONE_OF || in->kind == POLRT_CRITERION;
}

static const int32_t *bounds_of(const polrt_policy *p, const polrt_input *in)
{
  return (const int32_t *)(const void *)((const char *)p->tables + in->bounds_at);
}

static uint8_t bits_for(uint32_t numbers)
{
  uint8_t bits = 0;
  while (bits < 32 && (uint64_t)1 << bits < numbers)
    bits++;
  return bits;
}

/* Does any class of a column rule out any of these rows, of those that a date can have? */
static int is_asked(const polrt_policy *p, unsigned column, uint32_t first, uint32_t count)
{
  const uint64_t *only = p->input[0].classes == 1 && column > 0 ? polrt_row(p, 0, 0) : NULL;
  uint32_t last = first + count - 1, c, w;
  for (c = 0; count && c < p->input[column].classes; c++) {
    const uint64_t *row = polrt_row(p, column, c);
    for (w = first >> 6; w <= last >> 6; w++) {
      uint64_t all = ~(uint64_t)0;
      if (w == first >> 6)
        all &= ~(uint64_t)0 << (first & 63);
      if (w == last >> 6)
        all &= ~(uint64_t)0 >> (63 - (last & 63));
      if (only)
        all &= only[w];
      if (~row[w] & all)
        return 1;
    }
  }
  return 0;
}

/* How many values a bucket can hold so that few bounds lie in each. */
static void make_buckets(plan *to, unsigned column)
{
  const polrt_input *in = &to->policy->input[column];
  const int32_t *bounds = bounds_of(to->policy, in);
  uint32_t span = (uint32_t)in->hi - (uint32_t)in->lo, b, n = in->classes - 1u, c = 0;
  buckets *made = &to->column[column].buckets;
  half *begin;
  unsigned shift = 0, steps = 0;
  while (span >> shift >= MOST_BUCKETS)
    shift++;
  begin = (half *)plan_take(to, ((span >> shift) + 1) * sizeof *begin);
  if (!begin)
    return;
  for (b = 0; b <= span >> shift; b++) { /* bounds below the first value of the bucket, and within it */
    uint32_t until = c;
    while (c < n && (uint32_t)bounds[c] - (uint32_t)in->lo <= b << shift)
      c++;
    begin[b] = (half)c;
    for (until = c; until < n && ((uint32_t)bounds[until] - (uint32_t)in->lo) >> shift == b;)
      until++;
    steps = until - c > steps ? until - c : steps;
  }
  made->bounds = bounds;
  made->lo = in->lo;
  made->count = (uint16_t)n;
  made->shift = (uint8_t)shift;
  made->steps = (uint8_t)(steps < 255 ? steps : 255);
  made->begin = steps <= MOST_STEPS ? begin : NULL;
}

static void plan_column(plan *to, unsigned i)
{
  const polrt_policy *p = to->policy;
  const polrt_input *in = &p->input[i];
  column_plan *c = &to->column[i];
  c->from.numbers = in->classes;
  c->from.wide = in->classes > 256;
  c->from.bits = bits_for(in->classes);
  c->from.rows = (const word *)(const void *)polrt_row(p, i, 0);
  c->from.at = chunk_take(to, c->from.wide ? 2u * CHUNK : (unsigned)CHUNK);
  c->merged = NO_MERGE;
  c->completes = 0;
  c->has_values = 0;
  c->asked = (i == 0 && in->classes > 1) || in->group || (i > 0 && is_asked(p, i, 0, p->rows));
  c->buckets.begin = NULL;
  if (!is_listed(in) && in->classes > FEW_BOUNDS + 1)
    make_buckets(to, i);
}

/* What derived columns are computed from. */
static void plan_values(plan *to)
{
  const polrt_policy *p = to->policy;
  unsigned i, k;
  for (i = p->columns; i-- > p->inputs;) {
    const polrt_derived *d;
    if (p->input[i].kind != POLRT_DERIVED || !to->column[i].asked)
      continue;
    to->column[i].has_values = 1;
    d = &p->derived[p->input[i].first];
    for (k = 0; k < d->terms; k++) {
      column_plan *term = &to->column[p->term[d->first + k].input];
      term->has_values = term->asked = 1;
    }
  }
  for (i = 0; i < p->columns; i++) {
    if (!to->column[i].has_values)
      continue;
    to->column[i].values_at = chunk_take(to, CHUNK * sizeof(int32_t));
  }
}

/* ---- merged columns ------------------------------------------------------------------------ */

static unsigned most_merged_bits(const polrt_policy *p)
{
  unsigned bits = MERGED_BITS;
  while (bits && ((size_t)p->words * sizeof(uint64_t)) << bits > MERGED_BYTES)
    bits--;
  return bits;
}

/* The first merge with room for a column; those before `from' are closed. */
static unsigned merge_for(plan *to, unsigned column, unsigned from, unsigned most)
{
  unsigned m;
  for (m = from; m < to->merges; m++)
    if (to->merge[m].from.bits + to->column[column].from.bits <= most)
      return m;
  to->merge[m].members = 0;
  to->merge[m].from.bits = 0;
  to->merge[m].from.rows = NULL;
  to->merges++;
  return m;
}

/* Inputs are merged with inputs, computed columns with computed ones. */
static void plan_merges(plan *to)
{
  const polrt_policy *p = to->policy;
  unsigned i, closed = 0, most = most_merged_bits(p);
  to->merges = 0;
  for (i = 0; i < p->columns; i++) {
    column_plan *c = &to->column[i];
    merge_plan *m;
    if (i == p->inputs)
      closed = to->merges;
    if (!c->asked || c->from.bits > MEMBER_BITS || c->from.bits > most)
      continue;
    c->merged = (uint8_t)merge_for(to, i, closed, most);
    m = &to->merge[c->merged];
    c->shift = m->from.bits;
    m->from.bits = (uint8_t)(m->from.bits + c->from.bits);
    if (m->members == 0)
      m->first = (uint8_t)i;
    if (m->members == 1)
      m->second = (uint8_t)i;
    m->last = (uint8_t)i;
    m->members++;
  }
}

/* The rows of bits of merged columns, once a run wants them; 0: no room. */
static int fill_merge(plan *to, unsigned number)
{
  const polrt_policy *p = to->policy;
  merge_plan *m = &to->merge[number];
  uint32_t n, w, c;
  unsigned i;
  word *rows;
  if (m->from.rows)
    return 1;
  m->from.numbers = (uint32_t)1 << m->from.bits;
  m->from.wide = 0;
  rows = (word *)plan_take(to, ((size_t)p->words * sizeof *rows) << m->from.bits);
  m->from.rows = rows;
  if (!rows)
    return 0;
  m->from.at = chunk_take(to, CHUNK);
  to->column[m->last].completes = 1;
  for (n = 0; n < m->from.numbers; n++, rows += p->words) {
    for (w = 0; w < p->words; w++)
      rows[w] = ~(uint64_t)0;
    for (i = m->first; i <= m->last; i++) {
      const column_plan *of = &to->column[i];
      if (of->merged != number)
        continue;
      c = n >> of->shift & (((uint32_t)1 << of->from.bits) - 1);
      c = c < of->from.numbers ? c : of->from.numbers - 1;
      for (w = 0; w < p->words; w++)
        rows[w] &= of->from.rows[(size_t)c * p->words + w];
    }
  }
  return 1;
}

/* ---- runs ---------------------------------------------------------------------------------- */

static const origin *origin_of(const plan *p, unsigned source)
{
  return source < POLRT_MAX_INPUTS ? &p->column[source].from
                                   : &p->merge[source - POLRT_MAX_INPUTS].from;
}

static uint64_t bit(unsigned n)
{
  return (uint64_t)1 << n;
}

/* How much of a run a source rules out, in 1,024s, from a sample of its rows of bits. */
static unsigned rules_out(const plan *p, const run_plan *run, unsigned source)
{
  const origin *from = origin_of(p, source);
  unsigned step = from->numbers / 16 + 1, n, w, words = 0;
  unsigned zeros = 0;
  for (n = 0; n < from->numbers; n += step)
    for (w = 0; w < run->words; w += run->words / 8 + 1, words++) {
      uint64_t out = ~from->rows[(size_t)n * p->policy->words + run->first_word + w];
      for (; out; out &= out - 1)
        zeros++;
    }
  return words ? zeros * 16 / words : 0;
}

/* The sources that rule out most first; and how many of them mostly leave nothing of a block. */
static void sort_sources(const plan *p, run_plan *run, uint8_t *source)
{
  unsigned out[POLRT_MAX_INPUTS], i, k, left = 256 * 1024;
  for (i = 0; i < run->sources; i++) {
    unsigned of = rules_out(p, run, source[i]);
    uint8_t s = source[i];
    for (k = i; k > 0 && out[k - 1] < of; k--) {
      out[k] = out[k - 1];
      source[k] = source[k - 1];
    }
    out[k] = of;
    source[k] = s;
  }
  for (i = 0; i < run->sources && left > 100; i++) /* rows, in 1,024s: a tenth of one */
    left = (unsigned)((uint64_t)left * (1024 - out[i]) >> 10);
  run->sure = (uint8_t)i;
}

/* The fewest sources that say all that is asked; bit i of `asked': column i is. */
static void plan_sources(plan *to, run_plan *run, uint64_t asked, unsigned columns)
{
  uint8_t *source = (uint8_t *)plan_take(to, POLRT_MAX_INPUTS);
  unsigned m, i;
  run->source = source;
  run->sources = 0;
  if (!source)
    return;
  for (m = 0; m < to->merges; m++) {
    unsigned used = 0;
    for (i = 0; i < columns; i++)
      used += (asked >> i & 1) && to->column[i].merged == m;
    if (used < 2 || to->merge[m].last >= columns)
      continue;
    if (!fill_merge(to, m)) {
      run->source = NULL;
      return;
    }
    source[run->sources++] = (uint8_t)(POLRT_MAX_INPUTS + m);
    for (i = 0; i < columns; i++)
      if (to->column[i].merged == m)
        asked &= ~bit(i);
  }
  for (i = 0; i < columns; i++)
    if (asked >> i & 1)
      source[run->sources++] = (uint8_t)i;
  if (run->words > 1)
    sort_sources(to, run, source);
}

/* The first row of a run that applies, when the sources select rows of bits n and m. */
static unsigned first_of_two(const plan *p, const run_plan *run, uint32_t n, uint32_t m)
{
  uint32_t words = p->policy->words, w;
  const word *a = run->sources > 0 ? origin_of(p, run->source[0])->rows + (size_t)n * words : NULL;
  const word *b = run->sources > 1 ? origin_of(p, run->source[1])->rows + (size_t)m * words : NULL;
  for (w = run->first_word; w < run->first_word + run->words; w++) {
    uint64_t bits = ~(uint64_t)0;
    if (w == run->first_word)
      bits &= run->first_mask;
    if (w + 1 == run->first_word + run->words)
      bits &= run->last_mask;
    bits &= a ? a[w] : bits;
    bits &= b ? b[w] : bits;
    if (bits)
      return w * 64 + polrt_first_bit(bits) - run->first;
  }
  return 0xFF;
}

/* The rows of bits of all sources, block by block; bits beyond the run are 0 in the first of them. */
static void plan_blocks(plan *to, run_plan *run)
{
  uint32_t words = to->policy->words, b, n, w;
  size_t numbers = 0;
  unsigned k;
  word *block;
  for (k = 0; k < run->sources; k++)
    numbers += origin_of(to, run->source[k])->numbers;
  run->blocks = (run->words + 3) / 4;
  run->block = NULL;
  if (!run->sources || numbers * run->blocks * 4 * sizeof(word) > BLOCK_BYTES)
    return;
  block = (word *)plan_take(to, numbers * run->blocks * 4 * sizeof *block);
  run->block = block;
  for (b = 0; block && b < run->blocks; b++)
    for (k = 0; k < run->sources; k++) {
      const origin *from = origin_of(to, run->source[k]);
      for (n = 0; n < from->numbers; n++)
        for (w = 4 * b; w < 4 * b + 4; w++) {
          uint64_t bits = w < run->words ? from->rows[(size_t)n * words + run->first_word + w] : 0;
          if (w == 0)
            bits &= run->first_mask;
          if (w + 1 == run->words)
            bits &= run->last_mask;
          *block++ = bits;
        }
    }
}

/* What one pick says of a row of the run. */
static uint8_t picked(const polrt_policy *p, const run_plan *run, unsigned pick, unsigned row,
                      int any)
{
  polrt_answer a;
  if (any)
    return row != 0xFF;
  if (pick == PICK_ROW || row == 0xFF)
    return (uint8_t)row;
  a = p->answer[run->first + row];
  return (uint8_t)(pick == PICK_STATUS ? (unsigned)polrt_status_of(a)
                 : pick == PICK_OUTCOME ? polrt_outcome_of(a) : polrt_rule_of(a));
}

static int plan_table(plan *to, run_plan *run, int any)
{
  uint32_t n, m, low, high, at = 0;
  unsigned pick, bits = 0, k;
  uint8_t *table[PICKS];
  for (k = 0; k < run->sources; k++)
    bits += origin_of(to, run->source[k])->bits;
  if (!to->tables || run->count > 254 || run->sources > 2 || run->sources == 0 ||
      bits > TABLE_BITS || origin_of(to, run->source[0])->wide ||
      origin_of(to, run->source[run->sources - 1])->wide)
    return 0;
  low = origin_of(to, run->source[0])->numbers;
  high = run->sources > 1 ? origin_of(to, run->source[1])->numbers : 1;
  for (pick = 0; pick < (any ? 1 : PICKS); pick++) {
    table[pick] = (uint8_t *)plan_take(to, (size_t)low * high);
    run->table[pick] = table[pick];
    if (!table[pick])
      return 0;
  }
  run->low_times = (uint16_t)low;
  for (m = 0; m < high; m++)
    for (n = 0; n < low; n++, at++) {
      unsigned row = first_of_two(to, run, n, m);
      if (row == 0xFF && !any)
        return 0; /* a combination that no rule knows */
      for (pick = 0; pick < (any ? 1 : PICKS); pick++)
        table[pick][at] = picked(to->policy, run, pick, row, any);
    }
  return 1;
}

/* Eight bits of a row of bits from bit `at' on; `wanted' of them belong to the run. */
static uint8_t byte_at(const polrt_policy *p, unsigned column, unsigned c, uint32_t at,
                       uint32_t wanted)
{
  const uint64_t *row = polrt_row(p, column, c);
  uint32_t w = at >> 6, shift = at & 63;
  uint64_t bits = row[w] >> shift;
  if (shift > 56 && w + 1u < p->words)
    bits |= row[w + 1] << (64 - shift);
  return (uint8_t)(bits & (wanted < 8 ? (1u << wanted) - 1 : 0xFFu));
}

/* Asks a column of a plane, unless no row there does.  The bits beyond the run are 0 in all of them. */
static unsigned plan_entry(plan *to, plane_entry *e, unsigned column, uint32_t at, uint32_t wanted)
{
  const polrt_policy *p = to->policy;
  unsigned classes = p->input[column].classes, c;
  uint8_t all = 0xFF, full = (uint8_t)(wanted < 8 ? (1u << wanted) - 1 : 0xFFu);
  e->at = to->column[column].from.at;
  for (c = 0; c < 16; c++) {
    e->map[c] = byte_at(p, column, c < classes ? c : classes - 1, at, wanted);
    all &= e->map[c];
  }
  return all != full;
}

static void plan_picks(const plan *to, const run_plan *run, plane_pick *made, unsigned pick, int any)
{
  unsigned plane, n;
  for (plane = 0; plane < run->planes; plane++)
    for (n = 0; n < 16; n++) {
      unsigned row = 8 * plane + (n ? polrt_first_bit(n) : 0);
      int low = n && row < run->count, high = n && row + 4 < run->count;
      made[plane].low[n] = low ? picked(to->policy, run, pick, row, any) : 0;
      made[plane].high[n] = high ? picked(to->policy, run, pick, row + 4, any) : 0;
    }
}

static int plan_planes(plan *to, run_plan *run, uint64_t asked, int any)
{
  const polrt_policy *p = to->policy;
  unsigned i, plane, pick, last = 0;
  plane_entry *e;
  uint8_t *entries;
  if (!HAS_PLANES || !to->simd || run->count > 8 * MOST_PLANES || !asked)
    return 0;
  for (i = 0; i < p->columns; i++) {
    if ((asked >> i & 1) && p->input[i].classes > 16)
      return 0;
    last = asked >> i & 1 ? i : last;
  }
  run->planes = (uint8_t)((run->count + 7) >> 3);
  entries = (uint8_t *)plan_take(to, run->planes);
  run->entries = entries;
  e = (plane_entry *)plan_take(to, 0);
  run->entry = e;
  for (plane = 0; entries && plane < run->planes; plane++) {
    entries[plane] = 0;
    for (i = 0; i < p->columns; i++) {
      if (!(asked >> i & 1))
        continue;
      if ((size_t)(e + 1 - run->entry) * sizeof *e > (to->room - to->used) * sizeof(uint64_t))
        return 0;
      /* one is always asked, to clear the bits beyond the run */
      if (plan_entry(to, e, i, run->first + 8 * plane, run->count - 8 * plane) ||
          (i == last && !entries[plane])) {
        entries[plane]++;
        e++;
      }
    }
  }
  (void)plan_take(to, (size_t)(e - run->entry) * sizeof *e);
  for (pick = 0; pick < (any ? 1 : PICKS); pick++) {
    plane_pick *made = (plane_pick *)plan_take(to, run->planes * sizeof *made);
    run->pick[pick] = made;
    if (!made)
      return 0;
    plan_picks(to, run, made, pick, any);
  }
  return entries != NULL;
}

/* A run, asked of the columns before `columns'. */
static void plan_run(plan *to, uint32_t first, uint32_t count, unsigned columns, int any)
{
  run_plan *run = &to->run[to->runs++];
  const polrt_policy *p = to->policy;
  uint32_t last = first + count - 1;
  uint64_t asked = 0;
  unsigned i;
  run->first = first;
  run->count = count;
  run->kind = RUN_NOTHING;
  run->small_rules = p->rules < 0xFF;
  if (!count)
    return;
  run->first_word = first >> 6;
  run->words = (last >> 6) - run->first_word + 1;
  run->first_mask = ~(uint64_t)0 << (first & 63);
  run->last_mask = ~(uint64_t)0 >> (63 - (last & 63));
  for (i = 0; i < columns; i++)
    asked |= (uint64_t)is_asked(p, i, first, count) << i;
  if (plan_planes(to, run, asked, any)) {
    run->kind = RUN_PLANES;
    return;
  }
  plan_sources(to, run, asked, columns);
  if (!run->source)
    return; /* plan_make() notices */
  if (plan_table(to, run, any))
    run->kind = RUN_TABLE;
  else
    run->kind = run->words == 1 ? RUN_WORD : RUN_LONG;
  if (run->kind == RUN_LONG)
    plan_blocks(to, run);
}

/* ---- groups of codes ----------------------------------------------------------------------- */

/* Can codes give these memberships? */
static int codes_exist(const polrt_policy *p, const polrt_group *g, uint64_t yes)
{
  const uint64_t *atom = (const uint64_t *)(const void *)((const char *)p->tables + g->atoms_at);
  uint64_t reached = 0;
  unsigned k;
  for (k = 0; k < g->atoms; k++) {
    if (!g->several && atom[k] == yes)
      return 1;
    if (!(atom[k] & ~yes))
      reached |= atom[k];
  }
  return g->several && reached == yes;
}

static void plan_groups(plan *to)
{
  const polrt_policy *p = to->policy;
  unsigned g, yes;
  for (g = 0; g < p->groups; g++) {
    unsigned count = p->group[g].count;
    uint8_t *fits = count <= GROUP_BITS ? (uint8_t *)plan_take(to, (size_t)1 << count) : NULL;
    to->group_fits[g] = fits;
    for (yes = 0; fits && yes < 1u << count; yes++)
      fits[yes] = (uint8_t)codes_exist(p, &p->group[g], yes);
  }
}

/* ---- everything ---------------------------------------------------------------------------- */

static int is_plannable(const polrt_policy *p)
{
  unsigned i;
  if (p->abi != POLRT_ABI || p->columns > POLRT_MAX_INPUTS || p->decisions > MOST_DECISIONS ||
      p->groups > POLRT_MAX_INPUTS || p->rows >= 0xFFFF)
    return 0;
  for (i = 0; i < p->columns; i++)
    if (p->input[i].classes == 0)
      return 0;
  return 1;
}

/* 0 when the words do not suffice.  `rows': how many cases it is for. */
static int plan_make(plan *to, int simd, size_t rows)
{
  const polrt_policy *p = to->policy;
  unsigned i;
  to->simd = (uint8_t)simd;
  to->tables = rows >= WORTH_TABLES;
  to->runs = 0;
  to->chunk_bytes = 0;
  for (i = 0; i < p->columns; i++)
    plan_column(to, i);
  plan_values(to);
  plan_merges(to);
  plan_groups(to);
  to->run = (run_plan *)plan_take(to, (p->columns + p->decisions + 1u) * sizeof *to->run);
  if (!to->run)
    return 0;
  for (i = p->inputs; i < p->columns; i++)
    if (p->input[i].kind == POLRT_CRITERION)
      plan_run(to, p->input[i].first, p->input[i].count, i, 1);
  plan_run(to, p->impossible_first, p->impossible_count, p->columns, 1);
  for (i = 0; i < p->decisions; i++)
    plan_run(to, p->decision[i].first, p->decision[i].count, p->columns, 0);
  for (i = 0; i < to->runs; i++)
    if (to->run[i].kind == RUN_NOTHING && to->run[i].count)
      return 0;
  to->chunk = (uint8_t *)plan_take(to, to->chunk_bytes + 64);
  if (!to->chunk)
    return 0;
  to->chunk += (64 - ((uintptr_t)to->chunk & 63)) & 63;
  for (i = 0; i < p->columns; i++) { /* those of which every value is class 0 are never read */
    volatile uint8_t *classes = to->chunk + to->column[i].from.at;
    unsigned r;
    for (r = 0; p->input[i].classes == 1 && r < CHUNK; r++)
      classes[r] = 0;
  }
  return 1;
}

/* Bytes that a run takes beyond its plan, at most. */
static size_t run_bytes(const polrt_policy *p, uint32_t count)
{
  size_t numbers = (p->columns + 1u) << MERGED_BITS, bytes;
  unsigned i;
  for (i = 0; i < p->columns; i++)
    numbers += p->input[i].classes;
  bytes = numbers * ((count + 63u + 255u) / 256 + 1) * 4 * sizeof(word);
  return count <= 1 ? 0 : bytes < BLOCK_BYTES ? bytes : BLOCK_BYTES;
}

/* At least as many words as any plan of a policy takes. */
static size_t plan_words(const polrt_policy *p)
{
  size_t bytes = sizeof(plan) + 256, merged = (size_t)p->words * sizeof(uint64_t) << most_merged_bits(p);
  size_t runs = (size_t)p->columns + p->decisions + 1, rows = p->rows;
  unsigned i;
  for (i = 0; i < p->columns; i++) {
    uint32_t span = (uint32_t)p->input[i].hi - (uint32_t)p->input[i].lo;
    bytes += CHUNK * (sizeof(half) + sizeof(int32_t) + 1) + 64;
    bytes += 2 * ((size_t)(span < MOST_BUCKETS ? span : MOST_BUCKETS) + 8);
  }
  /* a merge of two columns has at least a bit of each; one that stays alone is small */
  bytes += (p->columns + 1u) * (merged + CHUNK);
  bytes += p->groups * ((size_t)1 << GROUP_BITS);
  bytes += runs * (sizeof(run_plan) + POLRT_MAX_INPUTS + ((size_t)PICKS << TABLE_BITS) + 64);
  for (i = p->inputs; i < p->columns; i++)
    bytes += p->input[i].kind == POLRT_CRITERION ? run_bytes(p, p->input[i].count) : 0;
  for (i = 0; i < p->decisions; i++)
    bytes += run_bytes(p, p->decision[i].count);
  bytes += run_bytes(p, p->impossible_count);
  /* planes: of at most 64 rows of each run */
  rows = (rows + 7) / 8 + runs;
  if (rows > MOST_PLANES * runs)
    rows = MOST_PLANES * runs;
  bytes += rows * ((p->columns + 1u) * sizeof(plane_entry) + PICKS * (sizeof(plane_pick) + 8) + 8);
  return (bytes + 7) / 8;
}

#endif
