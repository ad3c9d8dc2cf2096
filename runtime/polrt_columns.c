/* polrt_columns.c -- decisions over whole columns; polrt_columns.h is its contract.
 *
 * SPDX-License-Identifier: 0BSD
 *
 * It must not allocate, call any library, write static data, or answer anything that polrt_decide()
 * would not: what the fast way does not know (facts that are unknown, out of range or contradictory)
 * it leaves to polrt_decide().
 *
 * A chunk of rows is decided at a time.  First every fact becomes a byte, its class.  Rows of bits are
 * then looked at eight at a time, a plane: for one plane each class of a column stands for one byte,
 * and the bytes of all columns are ANDed.  The first byte that is not 0 holds the deciding row.
 *
 * The kernels are loops over a whole chunk, so that compilers turn them into vector code; on x86 they
 * are compiled a second time for AVX2.  Loops that only fill or copy store through volatile pointers:
 * else compilers make them calls of memset or memcpy.
 */
#include "polrt_columns.h"

#if !defined POLRT_WITHOUT_SIMD && defined __GNUC__ && (defined __x86_64__ || defined __i386__)
#define SIMD 1
#include <cpuid.h>
#include <immintrin.h>
#define AVX2 __attribute__((target("avx2"), noinline))
#else
#define SIMD 0
#endif

#ifdef __GNUC__
#define BODY static inline __attribute__((always_inline))
#define PLAIN static __attribute__((noinline))
#else
#define BODY static inline
#define PLAIN static
#endif

enum {
  CHUNK = 256,         /* rows */
  CHUNK_WORDS = CHUNK / 64,
  MOST_DECISIONS = 32,
  MOST_DERIVED = 8,
  MOST_CLASSES = 255,
  MOST_PLANES = 8,     /* of a run that is kept whole: 64 rows */
  SHUFFLED = 16,       /* classes that one shuffle looks up */
  WORTH_ASKING = 16384, /* rows from which on the machine is asked what it has */
  NO_ROW = 0xFFFF
};

/* ---- kernels ------------------------------------------------------------------------------- */

/* Each is a body, compiled plainly and for AVX2.  Those that return something say whether any value
 * lies outside first .. first + span. */

/* Classes of an ordered column: `start' and how many of four ascending bounds a value exceeds, or that
 * many more than there are.  Compilers keep lanes narrow when bits change, not when counts add up. */
#define ORDERED(type, wide, name)                                                                  \
  BODY unsigned name##_first_body(const type *restrict x, const type *bounds, unsigned start,      \
                                  type first, type span, uint8_t *restrict classes)                \
  {                                                                                                \
    const type b0 = bounds[0], b1 = bounds[1], b2 = bounds[2], b3 = bounds[3];                     \
    const type v0 = (type)start, d1 = (type)(start ^ (start + 1)),                                 \
               d2 = (type)((start + 1) ^ (start + 2)), d3 = (type)((start + 2) ^ (start + 3)),     \
               d4 = (type)((start + 3) ^ (start + 4));                                             \
    wide most = 0;                                                                                 \
    unsigned r;                                                                                    \
    for (r = 0; r < CHUNK; r++) {                                                                  \
      type v = x[r];                                                                               \
      wide off = (wide)((wide)v - (wide)first);                                                    \
      most = off > most ? off : most;                                                              \
      classes[r] = (uint8_t)(v0 ^ (v > b0 ? d1 : 0) ^ (v > b1 ? d2 : 0) ^ (v > b2 ? d3 : 0) ^      \
                             (v > b3 ? d4 : 0));                                                   \
    }                                                                                              \
    return most > (wide)span;                                                                      \
  }                                                                                                \
  BODY void name##_more_body(const type *restrict x, const type *bounds,                           \
                             uint8_t *restrict classes)                                            \
  {                                                                                                \
    const type b0 = bounds[0], b1 = bounds[1], b2 = bounds[2], b3 = bounds[3];                     \
    unsigned r;                                                                                    \
    for (r = 0; r < CHUNK; r++)                                                                    \
      classes[r] = (uint8_t)(classes[r] + ((x[r] > b0 ? 1 : 0) ^ (x[r] > b1 ? 3 : 0) ^             \
                                           (x[r] > b2 ? 1 : 0) ^ (x[r] > b3 ? 7 : 0)));            \
  }

ORDERED(uint8_t, uint8_t, bytes)
ORDERED(uint16_t, uint16_t, halves)
ORDERED(int32_t, uint32_t, ints)

BODY unsigned listed_body(const uint8_t *restrict x, uint8_t first, uint8_t span,
                          uint8_t *restrict classes)
{
  uint8_t c, most = 0;
  unsigned r;
  for (r = 0; r < CHUNK; r++) {
    c = (uint8_t)(x[r] - first);
    most = c > most ? c : most;
    classes[r] = c;
  }
  return most > span;
}

/* mask &= what each class selects, of four classes. */
BODY void and_four_body(uint8_t *restrict mask, const uint8_t *restrict classes,
                        const uint8_t *map)
{
  const uint8_t v0 = map[0], d1 = (uint8_t)(map[0] ^ map[1]), d2 = (uint8_t)(map[1] ^ map[2]),
                d3 = (uint8_t)(map[2] ^ map[3]);
  unsigned r;
  for (r = 0; r < CHUNK; r++) {
    uint8_t c = classes[r];
    mask[r] &= (uint8_t)(v0 ^ (c > 0 ? d1 : 0) ^ (c > 1 ? d2 : 0) ^ (c > 2 ? d3 : 0));
  }
}

/* The first of four groups of bits that the mask has any of gives the value; none: `otherwise' or what
 * is there. */
BODY void pick_first_body(uint8_t *restrict out, const uint8_t *restrict mask, const uint8_t *bits,
                          const uint8_t *value, uint8_t otherwise)
{
  const uint8_t g0 = bits[0], g1 = bits[1], g2 = bits[2], g3 = bits[3];
  const uint8_t v0 = value[0], v1 = value[1], v2 = value[2], v3 = value[3];
  unsigned r;
  for (r = 0; r < CHUNK; r++) {
    uint8_t m = mask[r], v = otherwise;
    v = m & g3 ? v3 : v;
    v = m & g2 ? v2 : v;
    v = m & g1 ? v1 : v;
    out[r] = m & g0 ? v0 : v;
  }
}

BODY void pick_more_body(uint8_t *restrict out, const uint8_t *restrict mask, const uint8_t *bits,
                         const uint8_t *value)
{
  const uint8_t g0 = bits[0], g1 = bits[1], g2 = bits[2], g3 = bits[3];
  const uint8_t v0 = value[0], v1 = value[1], v2 = value[2], v3 = value[3];
  unsigned r;
  for (r = 0; r < CHUNK; r++) {
    uint8_t m = mask[r], v = out[r];
    v = m & g3 ? v3 : v;
    v = m & g2 ? v2 : v;
    v = m & g1 ? v1 : v;
    out[r] = m & g0 ? v0 : v;
  }
}

/* Rules of a small policy; 0xFF stands for POLRT_NO_RULE. */
BODY void widen_body(uint16_t *restrict out, const uint8_t *restrict in)
{
  unsigned r;
  for (r = 0; r < CHUNK; r++)
    out[r] = (uint16_t)(in[r] | (in[r] == 0xFF ? 0xFF00u : 0u));
}

/* Are there rows to which nothing applies? */
BODY unsigned none_body(const uint8_t *restrict mask)
{
  uint8_t least = 0xFF;
  unsigned r;
  for (r = 0; r < CHUNK; r++)
    least = mask[r] < least ? mask[r] : least;
  return least == 0;
}

/* name(simd, arguments) calls what the machine has. */
#if SIMD
#define BOTH(result, name, takes, gives)                                                          \
  PLAIN result name##_plain takes { return name##_body gives; }                                    \
  AVX2 static result name##_avx2 takes { return name##_body gives; }
#define BOTH_VOID(name, takes, gives)                                                              \
  PLAIN void name##_plain takes { name##_body gives; }                                             \
  AVX2 static void name##_avx2 takes { name##_body gives; }
#define CALL(simd, name, gives) ((simd) ? name##_avx2 gives : name##_plain gives)
#else
#define BOTH(result, name, takes, gives) PLAIN result name##_plain takes { return name##_body gives; }
#define BOTH_VOID(name, takes, gives) PLAIN void name##_plain takes { name##_body gives; }
#define CALL(simd, name, gives) ((void)(simd), name##_plain gives)
#endif

#define ORDERED_BOTH(type, name)                                                                   \
  BOTH(unsigned, name##_first,                                                                     \
       (const type *restrict x, const type *bounds, unsigned start, type first, type span,         \
        uint8_t *restrict classes), (x, bounds, start, first, span, classes))                      \
  BOTH_VOID(name##_more, (const type *restrict x, const type *bounds, uint8_t *restrict classes),  \
            (x, bounds, classes))

ORDERED_BOTH(uint8_t, bytes)
ORDERED_BOTH(uint16_t, halves)
ORDERED_BOTH(int32_t, ints)
BOTH(unsigned, listed,
     (const uint8_t *restrict x, uint8_t first, uint8_t span, uint8_t *restrict classes),
     (x, first, span, classes))
BOTH_VOID(and_four, (uint8_t *restrict mask, const uint8_t *restrict classes, const uint8_t *map),
          (mask, classes, map))
BOTH_VOID(pick_first,
          (uint8_t *restrict out, const uint8_t *restrict mask, const uint8_t *bits,
           const uint8_t *value, uint8_t otherwise), (out, mask, bits, value, otherwise))
BOTH_VOID(pick_more,
          (uint8_t *restrict out, const uint8_t *restrict mask, const uint8_t *bits,
           const uint8_t *value), (out, mask, bits, value))
BOTH(unsigned, none, (const uint8_t *restrict mask), (mask))
BOTH_VOID(widen, (uint16_t *restrict out, const uint8_t *restrict in), (out, in))

/* ---- the plan ------------------------------------------------------------------------------ */

/* What the planes of a policy select, made once a call in the caller's words, in the order in which a
 * chunk reads it: the criteria in order of their columns, what is impossible, the decisions.
 *
 *   run     a word: RUN_PLANES (then its planes follow) or RUN_ROWS (looked up row by row)
 *   plane   a word: how many columns it asks; for each of them
 *           a word (the column, its classes << 16), then a byte for each class, in 16s
 *   picks   of a decision of at most 64 rows, for status, outcome and rule: a word (the number of
 *           groups, the value of the last row << 16), then from last to first a word for each group of
 *           rows with one value (plane, bits << 16, value << 32)
 */
enum { RUN_PLANES = 1, RUN_ROWS = 2 };
enum { PICKS = 3 };

typedef struct plan {
  const polrt_policy *policy;
  uint64_t *words;
  size_t used, room;
} plan;

static void plan_add(plan *to, uint64_t word)
{
  if (to->used < to->room)
    to->words[to->used] = word;
  to->used++;
}

static unsigned planes_of(unsigned rows)
{
  return (rows + 7) >> 3;
}

/* Eight bits of a row of bits from bit `at' on; `wanted' of them belong to the run. */
static uint8_t byte_at(const polrt_policy *p, unsigned column, unsigned c, unsigned at,
                       unsigned wanted)
{
  const uint64_t *row = polrt_row(p, column, c);
  unsigned w = at >> 6, shift = at & 63;
  uint64_t bits = row[w] >> shift;
  if (shift > 56 && w + 1u < p->words)
    bits |= row[w + 1] << (64 - shift);
  return (uint8_t)(bits & (wanted < 8 ? (1u << wanted) - 1 : 0xFFu));
}

/* One column of one plane, unless no row there asks it. */
static unsigned plan_column(plan *to, unsigned column, unsigned at, unsigned wanted)
{
  const polrt_policy *p = to->policy;
  unsigned classes = p->input[column].classes, c, k;
  uint8_t all = 0xFF, full = (uint8_t)(wanted < 8 ? (1u << wanted) - 1 : 0xFFu);
  size_t begin = to->used;
  plan_add(to, column | (uint64_t)classes << 16);
  for (c = 0; c < classes; c += SHUFFLED) {
    for (k = 0; k < SHUFFLED; k++) {
      unsigned of = c + k < classes ? c + k : classes - 1;
      uint8_t byte = byte_at(p, column, of, at, wanted);
      all &= byte;
      if (to->used + 1 < to->room) /* both words of the sixteen */
        ((uint8_t *)(to->words + to->used))[k] = byte;
    }
    to->used += 2;
  }
  if (all != full)
    return 1;
  to->used = begin;
  return 0;
}

/* Can all rows of a run be looked at by planes? */
static int has_planes(const polrt_policy *p, unsigned count, unsigned columns, int simd)
{
  unsigned i;
  if (count <= 8 * MOST_PLANES)
    return 1;
  for (i = 0; simd && i < columns; i++)
    if (p->input[i].classes > SHUFFLED)
      return 0;
  return simd;
}

static void plan_run(plan *to, unsigned first, unsigned count, unsigned columns, int simd)
{
  unsigned at, i, entries;
  size_t head;
  if (!has_planes(to->policy, count, columns, simd)) {
    plan_add(to, RUN_ROWS);
    return;
  }
  plan_add(to, RUN_PLANES);
  for (at = 0; at < count; at += 8) {
    head = to->used;
    plan_add(to, 0);
    for (i = 0, entries = 0; i < columns; i++)
      entries += plan_column(to, i, first + at, count - at);
    if (head < to->room)
      to->words[head] = entries;
  }
}

/* Status, outcome or rule of a row. */
static unsigned pick_of(const polrt_policy *p, unsigned row, unsigned which)
{
  polrt_answer a = p->answer[row];
  return which == 0 ? (unsigned)polrt_status_of(a)
       : which == 1 ? polrt_outcome_of(a) : polrt_rule_of(a);
}

/* Rules that do not fit a byte: 0xFF stands for POLRT_NO_RULE. */
static int is_small(const polrt_policy *p, const polrt_decision *d)
{
  return d->count <= 8 * MOST_PLANES && p->rules < 0xFF;
}

static void plan_picks(plan *to, const polrt_decision *d)
{
  const polrt_policy *p = to->policy;
  unsigned which, k, value, groups, bits;
  size_t head;
  for (which = 0; which < PICKS; which++) {
    head = to->used;
    plan_add(to, 0);
    groups = bits = 0;
    for (k = d->count; k-- > 0;) {
      value = pick_of(p, d->first + k, which);
      bits |= 1u << (k & 7);
      if (k & 7 && pick_of(p, d->first + k - 1u, which) == value)
        continue;
      plan_add(to, (k >> 3) | (uint64_t)bits << 16 | (uint64_t)(value & 0xFF) << 32);
      groups++;
      bits = 0;
    }
    if (head < to->room)
      to->words[head] = groups | (uint64_t)(pick_of(p, d->first + d->count - 1u, which) & 0xFF) << 16;
  }
}

/* The whole plan; 0 when the words do not suffice. */
static int plan_make(plan *to, int simd)
{
  const polrt_policy *p = to->policy;
  unsigned i;
  to->used = 0;
  for (i = p->inputs; i < p->columns; i++)
    if (p->input[i].kind == POLRT_CRITERION)
      plan_run(to, p->input[i].first, p->input[i].count, i, simd);
  if (p->impossible_count)
    plan_run(to, p->impossible_first, p->impossible_count, p->columns, simd);
  for (i = 0; i < p->decisions; i++) {
    plan_run(to, p->decision[i].first, p->decision[i].count, p->columns, simd);
    if (is_small(p, &p->decision[i]))
      plan_picks(to, &p->decision[i]);
  }
  return to->used <= to->room;
}

/* Classes are bytes, and what is derived must find room. */
static int is_plannable(const polrt_policy *p)
{
  unsigned i, derived = 0;
  if (p->columns > POLRT_MAX_INPUTS || p->decisions > MOST_DECISIONS || p->rows >= NO_ROW)
    return 0;
  for (i = 0; i < p->columns; i++) {
    derived += p->input[i].kind == POLRT_DERIVED;
    if (p->input[i].classes > MOST_CLASSES)
      return 0;
  }
  return derived <= MOST_DERIVED;
}

size_t polrt_columns_work_words(const polrt_policy *policy)
{
  size_t most = 0, words = polrt_work_words(policy);
  unsigned i, rows = policy->rows;
  if (!is_plannable(policy))
    return words;
  for (i = 0; i < policy->columns; i++)
    most += 1u + 2u * ((policy->input[i].classes + 15u) >> 4);
  /* planes of all runs, one begun in each; and one that is asked by nobody while it is made */
  rows = planes_of(rows) + policy->columns + policy->decisions + 1u;
  words += rows * (most + 2) + most;
  for (i = 0; i < policy->decisions; i++)
    words += PICKS * (policy->decision[i].count + 2u) + 2;
  return words;
}

/* ---- a chunk ------------------------------------------------------------------------------- */

typedef struct job {
  const polrt_policy *policy;
  const polrt_column *columns;
  const polrt_column_answers *answers;
  polrt_work search; /* for rows that are decided alone */
  plan plan;
  int simd;
} job;

typedef struct chunk {
  const job *job;
  size_t from;
  unsigned rows;
  const uint64_t *at;            /* in the plan */
  uint64_t alone[CHUNK_WORDS];   /* rows to be decided alone */
  uint8_t classes[POLRT_MAX_INPUTS][CHUNK];
  int32_t derived[MOST_DERIVED][CHUNK];
  uint8_t derived_of[POLRT_MAX_INPUTS]; /* the place of a derived column */
  union {
    uint64_t word[CHUNK / 8];
    uint8_t byte[CHUNK];
  } mask[MOST_PLANES], done;
  uint16_t first[CHUNK];         /* the deciding row within its run, or NO_ROW */
  uint8_t out[CHUNK];
  union {
    uint8_t bytes[4 * CHUNK];
    uint16_t halves[CHUNK];
    int32_t ints[CHUNK];
  } stage;                       /* the values of the last rows, filled up */
} chunk;

static void leave_alone(chunk *c, unsigned r)
{
  c->alone[r >> 6] |= (uint64_t)1 << (r & 63);
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

static int is_listed(const polrt_input *in)
{
  return in->kind <= POLRT_ONE_OF || in->kind == POLRT_CRITERION;
}

static const int32_t *bounds_of(const polrt_policy *p, const polrt_input *in)
{
  return (const int32_t *)(const void *)((const char *)p->tables + in->bounds_at);
}

static unsigned class_of(const polrt_policy *p, const polrt_input *in, int32_t value)
{
  if (is_listed(in))
    return (unsigned)(value - in->lo);
  return polrt_count_bounds(bounds_of(p, in), in->classes - 1u, value);
}

/* Row by row: where no kernel fits, and to find the rows that a kernel found fault with. */
static void classes_one_by_one(chunk *c, unsigned i)
{
  const polrt_policy *p = c->job->policy;
  const polrt_input *in = &p->input[i];
  const polrt_column *column = &c->job->columns[i];
  unsigned r;
  for (r = 0; r < c->rows; r++) {
    int32_t value;
    int fits = is_known(column, c->from + r) && value_of(column, c->from + r, &value) &&
               !polrt_outside(value, in->lo, in->hi);
    c->classes[i][r] = fits ? (uint8_t)class_of(p, in, value) : 0;
    if (!fits)
      leave_alone(c, r);
  }
  for (; r < CHUNK; r++)
    c->classes[i][r] = c->classes[i][0];
}

/* Are the rows of the chunk all known, as far as whole words tell? */
static int all_known(const chunk *c, const polrt_column *column)
{
  size_t w, last = (c->from + c->rows - 1) >> 6;
  if (!column->known)
    return column->values != NULL;
  for (w = c->from >> 6; w <= last; w++)
    if (~column->known[w])
      return 0;
  return column->values != NULL;
}

/* The values of the chunk: in place, or for the last rows a copy that is filled up. */
static const void *values_of(chunk *c, const polrt_column *column)
{
  volatile uint8_t *to = c->stage.bytes;
  const uint8_t *from = (const uint8_t *)column->values + c->from * column->width;
  unsigned n = c->rows * column->width, k;
  if (c->rows == CHUNK)
    return from;
  for (k = 0; k < CHUNK * (unsigned)column->width; k++)
    to[k] = k < n ? from[k] : from[k % column->width];
  return c->stage.bytes;
}

/* Bounds as what a stored value exceeds, four at a time; those that no value exceeds are `most'. */
typedef struct limits {
  int64_t first, last; /* stored values that are valid, as far as the type holds them */
  unsigned start;      /* bounds that every value reaches */
  unsigned count;
  int32_t exceeds[36];
} limits;

/* 0: no stored value is valid, or there are too many bounds. */
static int limits_of(const chunk *c, unsigned i, int64_t least, int64_t most, limits *l)
{
  const polrt_input *in = &c->job->policy->input[i];
  int64_t base = c->job->columns[i].base;
  unsigned k;
  l->first = in->lo - base > least ? in->lo - base : least;
  l->last = in->hi - base < most ? in->hi - base : most;
  l->start = l->count = 0;
  if (l->first > l->last)
    return 0;
  if (is_listed(in))
    return c->job->columns[i].width == POLRT_UINT8;
  for (k = 0; k + 1u < in->classes; k++) {
    int64_t b = bounds_of(c->job->policy, in)[k] - base - 1;
    if (b < least)
      l->start++;
    else if (b < most && l->count == 32)
      return 0;
    else if (b < most)
      l->exceeds[l->count++] = (int32_t)b;
  }
  for (k = 0; k < 4; k++)
    l->exceeds[l->count + k] = (int32_t)most;
  return 1;
}

/* Runs the kernels of one width over four bounds after the other. */
#define RUN_ORDERED(type, wide, name)                                                              \
  for (k = 0; k == 0 || k < l.count; k += 4) {                                                     \
    type four[4];                                                                                  \
    four[0] = (type)l.exceeds[k];                                                                  \
    four[1] = (type)l.exceeds[k + 1];                                                              \
    four[2] = (type)l.exceeds[k + 2];                                                              \
    four[3] = (type)l.exceeds[k + 3];                                                              \
    if (k == 0)                                                                                    \
      bad = CALL(simd, name##_first, ((const type *)x, four, l.start, (type)l.first,               \
                                      (type)(wide)(l.last - l.first), c->classes[i]));             \
    else                                                                                           \
      CALL(simd, name##_more, ((const type *)x, four, c->classes[i]));                             \
  }

static void load_classes(chunk *c, unsigned i)
{
  const polrt_input *in = &c->job->policy->input[i];
  const polrt_column *column = &c->job->columns[i];
  int64_t least = column->width == POLRT_INT32 ? INT32_MIN : 0;
  int64_t most = column->width == POLRT_UINT8 ? 255
               : column->width == POLRT_UINT16 ? 65535 : INT32_MAX;
  int simd = c->job->simd;
  unsigned bad = 1, k;
  const void *x;
  limits l;
  if (all_known(c, column) && limits_of(c, i, least, most, &l)) {
    x = values_of(c, column);
    if (is_listed(in)) {
      /* the first valid value need not be that of class 0: a base may cut the range */
      uint8_t zero = (uint8_t)(in->lo - (int64_t)column->base);
      bad = l.first == in->lo - (int64_t)column->base
          ? CALL(simd, listed, ((const uint8_t *)x, zero, (uint8_t)(l.last - l.first), c->classes[i]))
          : 1;
    } else if (column->width == POLRT_UINT8) {
      RUN_ORDERED(uint8_t, uint8_t, bytes)
    } else if (column->width == POLRT_UINT16) {
      RUN_ORDERED(uint16_t, uint16_t, halves)
    } else {
      RUN_ORDERED(int32_t, uint32_t, ints)
    }
  }
  if (bad)
    classes_one_by_one(c, i);
}

/* Memberships that no codes have. */
static int codes_exist(const chunk *c, const polrt_group *g, unsigned r)
{
  const uint64_t *atom =
      (const uint64_t *)(const void *)((const char *)c->job->policy->tables + g->atoms_at);
  uint64_t yes = 0, reached = 0;
  unsigned k;
  for (k = 0; k < g->count; k++)
    yes |= (uint64_t)c->classes[g->first + k][r] << k;
  for (k = 0; k < g->atoms; k++) {
    if (!g->several && atom[k] == yes)
      return 1;
    if (!(atom[k] & ~yes))
      reached |= atom[k];
  }
  return g->several && reached == yes;
}

static void check_codes(chunk *c)
{
  const polrt_policy *p = c->job->policy;
  unsigned g, r;
  for (g = 0; g < p->groups; g++)
    for (r = 0; p->group[g].count && r < c->rows; r++)
      if (!is_alone(c, r) && !codes_exist(c, &p->group[g], r))
        leave_alone(c, r);
}

/* ---- runs of rows -------------------------------------------------------------------------- */

#if SIMD
/* A whole plane: half a chunk at a time stays in registers. */
AVX2 static const uint64_t *plane_avx2(uint8_t *mask, const uint8_t *classes, const uint64_t *at,
                                       unsigned entries)
{
  const uint64_t *entry = at;
  unsigned half, k;
  for (half = 0; half < CHUNK; half += 128) {
    __m256i m0 = _mm256_set1_epi8(-1), m1 = m0, m2 = m0, m3 = m0;
    for (entry = at, k = 0; k < entries; k++, entry += 3) {
      const uint8_t *x = classes + (entry[0] & 0xFFFF) * CHUNK + half;
      __m256i map = _mm256_broadcastsi128_si256(_mm_loadu_si128((const void *)(entry + 1)));
      m0 = _mm256_and_si256(m0, _mm256_shuffle_epi8(map, _mm256_loadu_si256((const void *)x)));
      m1 = _mm256_and_si256(m1, _mm256_shuffle_epi8(map, _mm256_loadu_si256((const void *)(x + 32))));
      m2 = _mm256_and_si256(m2, _mm256_shuffle_epi8(map, _mm256_loadu_si256((const void *)(x + 64))));
      m3 = _mm256_and_si256(m3, _mm256_shuffle_epi8(map, _mm256_loadu_si256((const void *)(x + 96))));
    }
    _mm256_storeu_si256((void *)(mask + half), m0);
    _mm256_storeu_si256((void *)(mask + half + 32), m1);
    _mm256_storeu_si256((void *)(mask + half + 64), m2);
    _mm256_storeu_si256((void *)(mask + half + 96), m3);
  }
  return entry;
}

static int shuffles_do(const uint64_t *at, unsigned entries)
{
  unsigned k;
  for (k = 0; k < entries; k++, at += 3)
    if ((at[0] >> 16) > SHUFFLED)
      return 0;
  return 1;
}
#endif

/* One column of a plane, of more classes than four. */
static void and_many(uint8_t *mask, const uint8_t *classes, const uint8_t *map)
{
  unsigned r;
  for (r = 0; r < CHUNK; r++)
    mask[r] &= map[classes[r]];
}

/* Reads a plane of the plan: its rows that apply, as bits.  Returns how many columns it asks. */
static unsigned look_at_plane(chunk *c, unsigned plane)
{
  const unsigned asked = (unsigned)*c->at;
  unsigned entries = (unsigned)*c->at++, k;
  volatile uint64_t *fill = c->mask[plane].word;
#if SIMD
  if (c->job->simd && shuffles_do(c->at, entries)) {
    c->at = plane_avx2(c->mask[plane].byte, c->classes[0], c->at, entries);
    return asked;
  }
#endif
  for (k = 0; k < CHUNK / 8; k++)
    fill[k] = ~(uint64_t)0;
  for (k = 0; k < entries; k++) {
    unsigned column = (unsigned)(c->at[0] & 0xFFFF), classes = (unsigned)(c->at[0] >> 16);
    const uint8_t *map = (const uint8_t *)(c->at + 1);
    if (classes <= 4)
      CALL(c->job->simd, and_four, (c->mask[plane].byte, c->classes[column], map));
    else
      and_many(c->mask[plane].byte, c->classes[column], map);
    c->at += 1 + 2 * ((classes + 15) >> 4);
  }
  return asked;
}

/* Bits of a plane beyond the run's last row are 0 once a column was asked. */
static void cut_plane(chunk *c, unsigned plane, unsigned rows, unsigned asked)
{
  uint64_t bits = (rows < 8 ? (1u << rows) - 1 : 0xFFu) * UINT64_C(0x0101010101010101);
  unsigned k;
  for (k = 0; !asked && rows < 8 && k < CHUNK / 8; k++)
    c->mask[plane].word[k] &= bits;
}

/* Rows of the chunk that this plane decides and none before it. */
static int decide_by_plane(chunk *c, unsigned plane)
{
  uint64_t all = ~(uint64_t)0;
  unsigned w, r;
  for (w = 0; w < CHUNK / 8; w++) {
    if (c->mask[0].word[w] & ~c->done.word[w]) {
      for (r = 8 * w; r < 8 * w + 8; r++) {
        if (!c->mask[0].byte[r] || c->done.byte[r])
          continue;
        c->done.byte[r] = 0xFF;
        c->first[r] = (uint16_t)(8 * plane + polrt_first_bit(c->mask[0].byte[r]));
      }
    }
    all &= c->done.word[w];
  }
  return all == ~(uint64_t)0;
}

/* The first row of a run that applies, of each row of the chunk, in words of bits. */
static void first_by_words(chunk *c, unsigned first, unsigned count, unsigned columns)
{
  const polrt_policy *p = c->job->policy;
  const uint64_t *bits[POLRT_MAX_INPUTS];
  unsigned r, w, i, last = first + count - 1;
  for (r = 0; r < c->rows; r++) {
    c->first[r] = NO_ROW;
    if (is_alone(c, r))
      continue;
    for (i = 0; i < columns; i++)
      bits[i] = polrt_row(p, i, c->classes[i][r]);
    for (w = first >> 6; w <= last >> 6; w++) {
      uint64_t word = w == first >> 6 ? (~(uint64_t)0) << (first & 63) : ~(uint64_t)0;
      if (w == last >> 6)
        word &= ~(uint64_t)0 >> (63 - (last & 63));
      for (i = 0; i < columns; i++)
        word &= bits[i][w];
      if (word) {
        c->first[r] = (uint16_t)((w << 6) + polrt_first_bit(word) - first);
        break;
      }
    }
  }
}

/* The planes of a run up to the one that settles all rows; the plan is read to the run's end. */
static void first_by_planes(chunk *c, unsigned count)
{
  volatile uint64_t *fill = c->done.word;
  volatile uint16_t *none = c->first;
  unsigned k, settled = 0;
  for (k = 0; k < CHUNK / 8; k++)
    fill[k] = 0;
  for (k = 0; k < CHUNK; k++)
    none[k] = NO_ROW;
  for (k = 0; k < planes_of(count); k++) {
    if (settled) {
      unsigned entries = (unsigned)*c->at++;
      for (; entries; entries--)
        c->at += 1 + 2 * (((unsigned)(c->at[0] >> 16) + 15) >> 4);
      continue;
    }
    cut_plane(c, 0, count - 8 * k, look_at_plane(c, 0));
    settled = (unsigned)decide_by_plane(c, k);
  }
}

/* The first row of a run, one by one in c->first. */
static void find_first(chunk *c, unsigned first, unsigned count, unsigned columns)
{
  if (*c->at++ == RUN_ROWS)
    first_by_words(c, first, count, columns);
  else
    first_by_planes(c, count);
}

/* ---- computed columns ---------------------------------------------------------------------- */

static void derive_column(chunk *c, unsigned column)
{
  const polrt_policy *p = c->job->policy;
  const polrt_input *in = &p->input[column];
  const polrt_derived *d = &p->derived[in->first];
  int32_t values[POLRT_MAX_INPUTS], *to = c->derived[c->derived_of[column]];
  unsigned r, k, i;
  for (r = 0; r < CHUNK; r++) {
    c->classes[column][r] = 0;
    to[r] = in->lo;
    if (r >= c->rows || is_alone(c, r))
      continue;
    for (k = 0; k < d->terms; k++) {
      i = p->term[d->first + k].input;
      if (i < p->inputs)
        (void)value_of(&c->job->columns[i], c->from + r, &values[i]);
      else
        values[i] = p->input[i].kind == POLRT_DERIVED ? c->derived[c->derived_of[i]][r]
                                                      : c->classes[i][r];
    }
    to[r] = polrt_derive(p, column, values);
    c->classes[column][r] = (uint8_t)class_of(p, in, to[r]);
  }
}

static void criterion_column(chunk *c, unsigned column)
{
  const polrt_input *in = &c->job->policy->input[column];
  unsigned r;
  if (!in->count) {
    c->at++;
    for (r = 0; r < CHUNK; r++)
      c->classes[column][r] = 0;
    return;
  }
  find_first(c, in->first, in->count, column);
  for (r = 0; r < CHUNK; r++)
    c->classes[column][r] = r < c->rows && c->first[r] != NO_ROW;
}

static void compute_columns(chunk *c)
{
  const polrt_policy *p = c->job->policy;
  unsigned i, derived = 0;
  for (i = p->inputs; i < p->columns; i++) {
    if (p->input[i].kind == POLRT_DERIVED) {
      c->derived_of[i] = (uint8_t)derived++;
      derive_column(c, i);
    } else {
      criterion_column(c, i);
    }
  }
}

static void check_impossible(chunk *c)
{
  const polrt_policy *p = c->job->policy;
  unsigned r;
  if (!p->impossible_count)
    return;
  find_first(c, p->impossible_first, p->impossible_count, p->columns);
  for (r = 0; r < c->rows; r++)
    if (c->first[r] != NO_ROW)
      leave_alone(c, r);
}

/* ---- answers ------------------------------------------------------------------------------- */

static uint64_t possible_of(polrt_answer a)
{
  if (polrt_status_of(a) == POLRT_REFER)
    return POLRT_POSSIBLE_REFER;
  if (polrt_status_of(a) == POLRT_NO_REVISION)
    return POLRT_POSSIBLE_NO_REVISION;
  return (uint64_t)1 << polrt_outcome_of(a);
}

static uint16_t narrow_rule(unsigned rule)
{
  return (uint16_t)(rule < NO_ROW ? rule : NO_ROW);
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
static void write_rows(chunk *c, unsigned decision)
{
  const polrt_policy *p = c->job->policy;
  unsigned r, first = p->decision[decision].first;
  for (r = 0; r < c->rows; r++) {
    if (c->first[r] == NO_ROW) {
      leave_alone(c, r);
      continue;
    }
    polrt_answer a = p->answer[first + c->first[r]];
    write_answer(&c->job->answers[decision], c->from + r, a | p->revision[c->classes[0][r]],
                 possible_of(a));
  }
}

/* One output of a small decision, from the masks of its planes; the plan is at its groups. */
static void pick(chunk *c, uint8_t *out)
{
  unsigned groups = (unsigned)(*c->at & 0xFFFF), k = 0, n, plane;
  uint8_t bits[4], value[4], otherwise = (uint8_t)(*c->at >> 16);
  int begun = 0;
  c->at++;
  while (k < groups) {
    plane = (unsigned)(c->at[k] & 0xFFFF);
    /* groups stand from last to first; a kernel takes four, the first of them in place 0 */
    for (n = 0; n < 4; n++)
      bits[n] = value[n] = 0;
    for (n = 4; n && k < groups && (c->at[k] & 0xFFFF) == plane; k++) {
      if (!begun && k == 0 && groups > 1)
        continue; /* the last group is what is otherwise */
      n--;
      bits[n] = (uint8_t)(c->at[k] >> 16);
      value[n] = (uint8_t)(c->at[k] >> 32);
    }
    if (begun)
      CALL(c->job->simd, pick_more, (out, c->mask[plane].byte, bits, value));
    else
      CALL(c->job->simd, pick_first, (out, c->mask[plane].byte, bits, value, otherwise));
    begun = 1;
  }
  c->at += groups;
}

static void skip_pick(chunk *c)
{
  c->at += 1 + (*c->at & 0xFFFF);
}

static void copy_bytes(uint8_t *to, const uint8_t *from, unsigned n)
{
  volatile uint8_t *out = to;
  unsigned k;
  for (k = 0; k < n; k++)
    out[k] = from[k];
}

static void pick_bytes(chunk *c, uint8_t *out)
{
  if (!out) {
    skip_pick(c);
  } else if (c->rows == CHUNK) {
    pick(c, out + c->from);
  } else {
    pick(c, c->out);
    copy_bytes(out + c->from, c->out, c->rows);
  }
}

static void pick_rule(chunk *c, uint16_t *out)
{
  unsigned r;
  if (!out) {
    skip_pick(c);
    return;
  }
  pick(c, c->out);
  if (c->rows == CHUNK)
    CALL(c->job->simd, widen, (out + c->from, c->out));
  else
    for (r = 0; r < c->rows; r++)
      out[c->from + r] = narrow_rule(c->out[r] == 0xFF ? POLRT_NO_RULE : c->out[r]);
}

/* Rows to which nothing applies: the tables are not what they should be. */
static void check_masks(chunk *c, unsigned planes)
{
  unsigned r, k, any;
  if (planes == 1 && !CALL(c->job->simd, none, (c->mask[0].byte)))
    return;
  for (r = 0; r < c->rows; r++) {
    for (k = any = 0; k < planes && !any; k++)
      any = c->mask[k].byte[r];
    if (!any)
      leave_alone(c, r);
  }
}

/* The first row by row, from all masks. */
static void first_of_masks(chunk *c, unsigned planes)
{
  unsigned r, k;
  for (r = 0; r < c->rows; r++) {
    c->first[r] = NO_ROW;
    for (k = 0; k < planes && c->first[r] == NO_ROW; k++)
      if (c->mask[k].byte[r])
        c->first[r] = (uint16_t)(8 * k + polrt_first_bit(c->mask[k].byte[r]));
  }
}

static void decide_small(chunk *c, unsigned decision)
{
  const polrt_policy *p = c->job->policy;
  const polrt_decision *d = &p->decision[decision];
  const polrt_column_answers *to = &c->job->answers[decision];
  unsigned planes = planes_of(d->count), k;
  c->at++; /* RUN_PLANES */
  for (k = 0; k < planes; k++) {
    cut_plane(c, k, d->count - 8 * k, look_at_plane(c, k));
  }
  check_masks(c, planes);
  pick_bytes(c, to->status);
  pick_bytes(c, to->outcome);
  pick_rule(c, to->rule);
  if (to->answer || to->possible || to->rule_number) {
    first_of_masks(c, planes);
    write_rows(c, decision);
  }
}

static void decide_large(chunk *c, unsigned decision)
{
  const polrt_policy *p = c->job->policy;
  const polrt_decision *d = &p->decision[decision];
  find_first(c, d->first, d->count, p->columns);
  write_rows(c, decision);
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
  c->at = j->plan.words;
  for (i = 0; i < CHUNK_WORDS; i++)
    c->alone[i] = 0;
  for (i = 0; i < p->inputs; i++)
    load_classes(c, i);
  check_codes(c);
  compute_columns(c);
  check_impossible(c);
  for (i = 0; i < p->decisions; i++) {
    if (is_small(p, &p->decision[i]))
      decide_small(c, i);
    else
      decide_large(c, i);
  }
  for (r = 0; r < c->rows; r++) {
    if (!(r & 63) && !c->alone[r >> 6])
      r += 63;
    else if (is_alone(c, r))
      decide_alone(j, c->from + r);
  }
}

/* Asking costs many microseconds in a virtual machine: not for few rows, unless the compiler was told. */
static int machine_has_avx2(size_t rows)
{
#if SIMD && defined __AVX2__
  return rows > 0;
#elif SIMD
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

static void decide_columns(job *j, size_t from, size_t to, polrt_work *work)
{
  const polrt_policy *p = j->policy;
  size_t search = polrt_work_words(p), row;
  int planned;
  chunk c;
  j->search.words = work ? work->words : NULL;
  j->search.count = work ? work->count : 0;
  j->search.fuel = work ? work->fuel : 0;
  j->plan.policy = p;
  j->plan.words = j->search.words;
  j->plan.room = 0;
  if (j->search.count > search) {
    j->plan.words += search;
    j->plan.room = j->search.count - search;
    j->search.count = search;
  }
  planned = p->abi == POLRT_ABI && is_plannable(p) && j->plan.room && plan_make(&j->plan, j->simd);
  c.job = j;
  for (row = from; row < to; row += c.rows) {
    c.from = row;
    c.rows = to - row < CHUNK ? (unsigned)(to - row) : CHUNK;
    if (planned) {
      decide_chunk(j, &c);
    } else if (p->decisions <= MOST_DECISIONS && p->inputs <= POLRT_MAX_INPUTS) {
      c.rows = 1;
      decide_alone(j, row);
    } else {
      c.rows = 1;
      refuse(j, row);
    }
  }
}

void polrt_decide_columns(const polrt_policy *policy, const polrt_column *columns, size_t from,
                          size_t to, const polrt_column_answers *answers, polrt_work *work)
{
  job j;
  j.policy = policy;
  j.columns = columns;
  j.answers = answers;
  j.simd = machine_has_avx2(to > from ? to - from : 0);
  decide_columns(&j, from, to, work);
}

void polrt_decide_columns_portably(const polrt_policy *policy, const polrt_column *columns,
                                   size_t from, size_t to, const polrt_column_answers *answers,
                                   polrt_work *work)
{
  job j;
  j.policy = policy;
  j.columns = columns;
  j.answers = answers;
  j.simd = 0;
  decide_columns(&j, from, to, work);
}
