/* polrt_columns_kernels.h -- the loops of polrt_columns.c, over all rows of a chunk.
 *
 * SPDX-License-Identifier: 0BSD
 *
 * They must not know what a policy is, nor look beyond a chunk.  Each has a fixed number of rows; most
 * are compiled twice on x86, for every machine and for AVX2.  Where compilers make bad vector code of
 * plain C, several values stand side by side in `lanes', an extension that gcc and clang share and that
 * works on any machine.  Only looking up bytes by bytes, planes_decide(), needs instructions that C
 * cannot name: AVX2 and NEON have them.  Without all of this (POLRT_WITHOUT_SIMD) plain C remains.
 *
 * Loops that only fill or copy store through volatile pointers: else compilers make them calls of
 * memset or memcpy.
 */
#ifndef POLRT_COLUMNS_KERNELS_H
#define POLRT_COLUMNS_KERNELS_H

#include "polrt.h"

#if !defined POLRT_WITHOUT_SIMD && defined __GNUC__
#define WITH_LANES 1 /* several values side by side, for whatever the machine has */
#else
#define WITH_LANES 0
#endif

#if !defined POLRT_WITHOUT_SIMD && defined __GNUC__ && (defined __x86_64__ || defined __i386__)
#define HAS_AVX2 1
#define HAS_NEON 0
#include <cpuid.h>
#include <immintrin.h>
#define AVX2 __attribute__((target("avx2"), noinline))
#elif !defined POLRT_WITHOUT_SIMD && defined __GNUC__ && defined __aarch64__ && defined __ARM_NEON
#define HAS_AVX2 0
#define HAS_NEON 1
#include <arm_neon.h>
#else
#define HAS_AVX2 0
#define HAS_NEON 0
#endif

/* What lies in the caller's words is read as other types. */
#ifdef __GNUC__
#define ALIAS __attribute__((may_alias))
#define BODY static inline __attribute__((always_inline))
#define PLAIN_ATTRIBUTE __attribute__((noinline))
#else
#define ALIAS
#define BODY static inline
#define PLAIN_ATTRIBUTE
#endif
#define PLAIN PLAIN_ATTRIBUTE static

typedef uint16_t ALIAS half;
typedef int32_t ALIAS whole;
typedef uint64_t ALIAS word;

enum { CHUNK = 1024 /* rows; a multiple of 128 */, CHUNK_WORDS = CHUNK / 64 };

/* KERNEL(result, name, (parameters), (arguments)) compiles name_body() for all machines and for AVX2;
 * CALL(simd, name, (arguments)) takes the one or the other. */
#if HAS_AVX2
#define KERNEL(result, name, takes, gives)                                                         \
  PLAIN result name##_plain takes { return name##_body gives; }                                    \
  AVX2 static result name##_avx2 takes { return name##_body gives; }
#define KERNEL_VOID(name, takes, gives)                                                            \
  PLAIN void name##_plain takes { name##_body gives; }                                             \
  AVX2 static void name##_avx2 takes { name##_body gives; }
#define CALL(simd, name, gives) ((simd) ? name##_avx2 gives : name##_plain gives)
#else
#define KERNEL(result, name, takes, gives)                                                         \
  PLAIN result name##_plain takes { return name##_body gives; }
#define KERNEL_VOID(name, takes, gives) PLAIN void name##_plain takes { name##_body gives; }
#define CALL(simd, name, gives) ((void)(simd), name##_plain gives)
#endif

/* ---- values to classes --------------------------------------------------------------------- */

/* How the values of one column become classes.  All but `first' is in flipped offsets: the distance
 * from `first', with its highest bit turned over, so that signed comparisons do. */
typedef struct reading {
  uint32_t first;       /* the smallest valid value, as it is stored */
  int32_t span;         /* the largest valid one */
  int32_t bound[8];     /* what a value exceeds, of each class after the first */
  uint8_t start;        /* the class below them */
  uint8_t bounds;
} reading;

/* The classes of an ordered column with many bounds. */
typedef struct ALIAS buckets {
  const half *begin;    /* the class with which a bucket begins; NULL: none were made */
  const int32_t *bounds;
  int32_t lo;
  uint16_t count;       /* bounds */
  uint8_t shift;        /* a bucket holds 2^shift values */
  uint8_t steps;        /* bounds within one bucket, at most */
} buckets;

/* For each width of a column; those that return something say whether any value is not valid.
 *
 *   listed    the class is the distance from the first valid value
 *   few       `start' and how many of the bounds a value exceeds
 *   range     only looks */
#if WITH_LANES
#define EACH1(DO) DO(0)
#define EACH2(DO) DO(0) DO(1)
#define EACH4(DO) DO(0) DO(1) DO(2) DO(3)
/* The next chunk is fetched meanwhile. */
#define READ_OFFSET(k)                                                                             \
  __builtin_prefetch((const void *)((uintptr_t)(x + r + k * step) + CHUNK * sizeof *x));           \
  lanes_read o##k = (lanes_read)(*(const lanes_from *)(x + r + k * step) - zero);                  \
  bad |= o##k > span;
#define READ_START(k) lanes_read c##k = start;
#define READ_COUNT(k) c##k -= o##k > bound[b];
#define READ_DISTANCE(k) lanes_read c##k = (lanes_read)((lanes_from)o##k ^ flip);
#define READ(type, stype, name, n, on, each, suffix, narrow)                                       \
  on static unsigned name##_range_##suffix(const type *x, const reading *of)                       \
  {                                                                                                \
    typedef type lanes_from __attribute__((vector_size(n), aligned(1), may_alias));                \
    typedef stype lanes_read __attribute__((vector_size(n), aligned(1), may_alias));               \
    enum { step = n / sizeof(type) };                                                              \
    const lanes_from zero = (type)(of->first ^ (type)FLIP(type)) - (lanes_from){ 0 };              \
    const lanes_read span = (stype)of->span - (lanes_read){ 0 };                                   \
    lanes_read bad = { 0 };                                                                        \
    unsigned r;                                                                                    \
    for (r = 0; r < CHUNK; r += n) {                                                               \
      each(READ_OFFSET)                                                                            \
    }                                                                                              \
    return lanes_any_##suffix(&bad);                                                               \
  }                                                                                                \
  on static unsigned name##_listed_##suffix(const type *x, const reading *of, uint8_t *classes)    \
  {                                                                                                \
    typedef type lanes_from __attribute__((vector_size(n), aligned(1), may_alias));                \
    typedef stype lanes_read __attribute__((vector_size(n), aligned(1), may_alias));               \
    enum { step = n / sizeof(type) };                                                              \
    const lanes_from flip = (type)FLIP(type) - (lanes_from){ 0 };                                  \
    const lanes_from zero = (type)(of->first ^ (type)FLIP(type)) - (lanes_from){ 0 };              \
    const lanes_read span = (stype)of->span - (lanes_read){ 0 };                                   \
    lanes_read bad = { 0 };                                                                        \
    unsigned r;                                                                                    \
    for (r = 0; r < CHUNK; r += n) {                                                               \
      each(READ_OFFSET) each(READ_DISTANCE) narrow(classes + r);                                   \
    }                                                                                              \
    return lanes_any_##suffix(&bad);                                                               \
  }                                                                                                \
  on static unsigned name##_few_##suffix(const type *x, const reading *of, uint8_t *classes)       \
  {                                                                                                \
    typedef type lanes_from __attribute__((vector_size(n), aligned(1), may_alias));                \
    typedef stype lanes_read __attribute__((vector_size(n), aligned(1), may_alias));               \
    enum { step = n / sizeof(type) };                                                              \
    const lanes_from zero = (type)(of->first ^ (type)FLIP(type)) - (lanes_from){ 0 };              \
    const lanes_read span = (stype)of->span - (lanes_read){ 0 };                                   \
    const lanes_read start = (stype)of->start - (lanes_read){ 0 };                                 \
    const unsigned bounds = of->bounds;                                                            \
    lanes_read bad = { 0 }, bound[8];                                                              \
    unsigned r, b;                                                                                 \
    for (b = 0; b < bounds; b++)                                                                   \
      bound[b] = (stype)of->bound[b] - (lanes_read){ 0 };                                          \
    for (r = 0; r < CHUNK; r += n) {                                                               \
      each(READ_OFFSET) each(READ_START)                                                           \
      for (b = 0; b < bounds; b++) {                                                               \
        each(READ_COUNT)                                                                           \
      }                                                                                            \
      narrow(classes + r);                                                                         \
    }                                                                                              \
    return lanes_any_##suffix(&bad);                                                               \
  }
#define FLIP(type) ((type)1 << (8 * sizeof(type) - 1))

static inline unsigned lanes_any_plain(const void *lanes)
{
  const word *w = (const word *)lanes;
  return (w[0] | w[1]) != 0;
}

/* Lanes of two or four bytes into bytes, in order. */
#if defined __SSE2__
#define NARROW1(to) _mm_storeu_si128((void *)(to), (__m128i)c0)
#define NARROW2(to) _mm_storeu_si128((void *)(to), _mm_packus_epi16((__m128i)c0, (__m128i)c1))
#define NARROW4(to)                                                                                \
  _mm_storeu_si128((void *)(to), _mm_packus_epi16(_mm_packs_epi32((__m128i)c0, (__m128i)c1),       \
                                                  _mm_packs_epi32((__m128i)c2, (__m128i)c3)))
#elif HAS_NEON
#define NARROW1(to) vst1q_u8(to, (uint8x16_t)c0)
#define NARROW2(to)                                                                                \
  vst1q_u8(to, vcombine_u8(vmovn_u16((uint16x8_t)c0), vmovn_u16((uint16x8_t)c1)))
#define NARROW4(to)                                                                                \
  vst1q_u8(to, vcombine_u8(                                                                        \
                   vmovn_u16(vcombine_u16(vmovn_u32((uint32x4_t)c0), vmovn_u32((uint32x4_t)c1))),  \
                   vmovn_u16(vcombine_u16(vmovn_u32((uint32x4_t)c2), vmovn_u32((uint32x4_t)c3)))))
#else
#define NARROW_LANE(k)                                                                             \
  for (lane = 0; lane < step; lane++)                                                              \
    at[k * step + lane] = (uint8_t)c##k[lane];
#define NARROW_BY(to, each)                                                                        \
  do {                                                                                             \
    uint8_t *at = to;                                                                              \
    unsigned lane;                                                                                 \
    each(NARROW_LANE)                                                                              \
  } while (0)
#define NARROW1(to) NARROW_BY(to, EACH1)
#define NARROW2(to) NARROW_BY(to, EACH2)
#define NARROW4(to) NARROW_BY(to, EACH4)
#endif
READ(uint8_t, int8_t, bytes, 16, PLAIN_ATTRIBUTE, EACH1, plain, NARROW1)
READ(uint16_t, int16_t, halves, 16, PLAIN_ATTRIBUTE, EACH2, plain, NARROW2)
READ(uint32_t, int32_t, ints, 16, PLAIN_ATTRIBUTE, EACH4, plain, NARROW4)

#if HAS_AVX2
AVX2 static unsigned lanes_any_avx2(const void *lanes)
{
  const word *w = (const word *)lanes;
  return (w[0] | w[1] | w[2] | w[3]) != 0;
}
/* Packing works within halves of 16 bytes: put in order afterwards. */
#define AVX_NARROW1(to) _mm256_storeu_si256((void *)(to), (__m256i)c0)
#define AVX_NARROW2(to)                                                                            \
  _mm256_storeu_si256((void *)(to),                                                                \
      _mm256_permute4x64_epi64(_mm256_packus_epi16((__m256i)c0, (__m256i)c1), 0xD8))
#define AVX_NARROW4(to)                                                                            \
  _mm256_storeu_si256((void *)(to), _mm256_permutevar8x32_epi32(                                   \
      _mm256_packus_epi16(_mm256_packs_epi32((__m256i)c0, (__m256i)c1),                            \
                          _mm256_packs_epi32((__m256i)c2, (__m256i)c3)),                           \
      _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7)))
READ(uint8_t, int8_t, bytes, 32, AVX2, EACH1, avx2, AVX_NARROW1)
READ(uint16_t, int16_t, halves, 32, AVX2, EACH2, avx2, AVX_NARROW2)
READ(uint32_t, int32_t, ints, 32, AVX2, EACH4, avx2, AVX_NARROW4)
#endif
#else
#define READ(type, stype, name)                                                                    \
  BODY stype name##_offset(type x, const reading *of)                                              \
  {                                                                                                \
    return (stype)(type)((type)(x - (type)of->first) ^ (type)((type)1 << (8 * sizeof(type) - 1))); \
  }                                                                                                \
  static unsigned name##_range_plain(const type *x, const reading *of)                             \
  {                                                                                                \
    unsigned r, bad = 0;                                                                           \
    for (r = 0; r < CHUNK; r++)                                                                    \
      bad |= name##_offset(x[r], of) > of->span;                                                   \
    return bad;                                                                                    \
  }                                                                                                \
  static unsigned name##_listed_plain(const type *x, const reading *of, uint8_t *classes)          \
  {                                                                                                \
    unsigned r;                                                                                    \
    for (r = 0; r < CHUNK; r++)                                                                    \
      classes[r] = (uint8_t)(x[r] - (type)of->first);                                              \
    return name##_range_plain(x, of);                                                              \
  }                                                                                                \
  static unsigned name##_few_plain(const type *x, const reading *of, uint8_t *classes)             \
  {                                                                                                \
    unsigned r, b;                                                                                 \
    for (r = 0; r < CHUNK; r++) {                                                                  \
      classes[r] = of->start;                                                                      \
      for (b = 0; b < of->bounds; b++)                                                             \
        classes[r] = (uint8_t)(classes[r] + (name##_offset(x[r], of) > of->bound[b]));             \
    }                                                                                              \
    return name##_range_plain(x, of);                                                              \
  }
READ(uint8_t, int8_t, bytes)
READ(uint16_t, int16_t, halves)
READ(uint32_t, int32_t, ints)
#endif

/*   spread    the values as they are, with their base
 *   bucket    a table gives the class with which the value's bucket begins; at most `steps' bounds
 *             lie within one bucket */
#define WIDTH(type, wide, name)                                                                    \
  BODY void name##_spread_body(const type *restrict x, int32_t base, whole *restrict to)           \
  {                                                                                                \
    unsigned r;                                                                                    \
    for (r = 0; r < CHUNK; r++)                                                                    \
      to[r] = (int32_t)((uint32_t)(int32_t)x[r] + (uint32_t)base);                                 \
  }                                                                                                \
  KERNEL_VOID(name##_spread, (const type *restrict x, int32_t base, whole *restrict to),           \
              (x, base, to))                                                                       \
  BODY unsigned name##_class(type value, int32_t base, const buckets *b)                           \
  {                                                                                                \
    uint32_t off = (uint32_t)(int32_t)value + (uint32_t)base - (uint32_t)b->lo;                    \
    unsigned c = b->begin[off >> b->shift], k;                                                     \
    int32_t v = (int32_t)((uint32_t)(int32_t)value + (uint32_t)base);                              \
    for (k = 0; k < b->steps; k++)                                                                 \
      c += c < b->count && b->bounds[c] <= v;                                                      \
    return c;                                                                                      \
  }                                                                                                \
  PLAIN void name##_bucket(const type *restrict x, int32_t base, const buckets *b,                 \
                           uint8_t *restrict classes)                                              \
  {                                                                                                \
    const half *begin = b->begin;                                                                  \
    uint32_t zero = (uint32_t)base - (uint32_t)b->lo;                                              \
    unsigned r;                                                                                    \
    if (b->steps == 0 && b->shift == 0)                                                            \
      for (r = 0; r < CHUNK; r++)                                                                  \
        classes[r] = (uint8_t)begin[(uint32_t)(int32_t)x[r] + zero];                               \
    else                                                                                           \
      for (r = 0; r < CHUNK; r++)                                                                  \
        classes[r] = (uint8_t)name##_class(x[r], base, b);                                         \
  }                                                                                                \
  PLAIN void name##_wide_bucket(const type *restrict x, int32_t base, const buckets *b,            \
                                half *restrict classes)                                            \
  {                                                                                                \
    unsigned r;                                                                                    \
    for (r = 0; r < CHUNK; r++)                                                                    \
      classes[r] = (half)name##_class(x[r], base, b);                                              \
  }

WIDTH(uint8_t, uint8_t, bytes)
WIDTH(half, uint16_t, halves)
WIDTH(whole, uint32_t, ints)

/* ---- several classes in one byte ----------------------------------------------------------- */

/* Eight rows in a word at a time: no class overflows into its neighbour. */
BODY void merge_body(word *restrict to, const word *restrict from, unsigned shift)
{
  unsigned k;
  for (k = 0; k < CHUNK / 8; k++)
    to[k] |= from[k] << shift;
}
KERNEL_VOID(merge, (word *restrict to, const word *restrict from, unsigned shift),
       (to, from, shift))

BODY void merge_two_body(word *restrict to, const word *restrict a, const word *restrict b,
                         unsigned shift)
{
  unsigned k;
  for (k = 0; k < CHUNK / 8; k++)
    to[k] = a[k] | b[k] << shift;
}
KERNEL_VOID(merge_two,
       (word *restrict to, const word *restrict a, const word *restrict b, unsigned shift),
       (to, a, b, shift))

/* Two such bytes as one number. */
BODY void index_body(half *restrict to, const uint8_t *restrict low, const uint8_t *restrict high,
                     uint16_t times)
{
  unsigned r;
  for (r = 0; r < CHUNK; r++)
    to[r] = (uint16_t)(low[r] + (uint16_t)(high[r] * times));
}
KERNEL_VOID(index,
       (half *restrict to, const uint8_t *restrict low, const uint8_t *restrict high,
        uint16_t times),
       (to, low, high, times))

/* Volatile: else gcc makes vectors of bytes that lie apart, which is slower by half. */
#define LOOK_UP(k) ((volatile uint8_t *)to)[r + k] = table[at[r + k]];
PLAIN void look_up(uint8_t *restrict to, const half *restrict at, const uint8_t *restrict table)
{
  unsigned r;
  for (r = 0; r < CHUNK; r += 8) {
    LOOK_UP(0) LOOK_UP(1) LOOK_UP(2) LOOK_UP(3)
    LOOK_UP(4) LOOK_UP(5) LOOK_UP(6) LOOK_UP(7)
  }
}

PLAIN void look_up_byte(uint8_t *restrict to, const uint8_t *restrict at,
                        const uint8_t *restrict table)
{
  unsigned r;
  for (r = 0; r < CHUNK; r += 8) {
    LOOK_UP(0) LOOK_UP(1) LOOK_UP(2) LOOK_UP(3)
    LOOK_UP(4) LOOK_UP(5) LOOK_UP(6) LOOK_UP(7)
  }
}

/* Rules of a small policy; 0xFF is none that is known. */
BODY void widen_body(uint16_t *restrict to, const uint8_t *restrict from)
{
  unsigned r;
  for (r = 0; r < CHUNK; r++)
    to[r] = (uint16_t)(from[r] | (from[r] == 0xFF ? 0xFF00u : 0u));
}
KERNEL_VOID(widen, (uint16_t *restrict to, const uint8_t *restrict from), (to, from))

/* ---- computed values ----------------------------------------------------------------------- */

BODY void add_term_body(whole *restrict to, const whole *restrict from, int32_t factor)
{
  unsigned r;
  for (r = 0; r < CHUNK; r++)
    to[r] = (int32_t)((uint32_t)to[r] + (uint32_t)factor * (uint32_t)from[r]);
}
KERNEL_VOID(add_term, (whole *restrict to, const whole *restrict from, int32_t factor),
       (to, from, factor))

/* Where a term is absent, so is the sum. */
BODY void take_absent_body(whole *restrict to, const whole *restrict from, int32_t absent,
                           int32_t none)
{
  unsigned r;
  for (r = 0; r < CHUNK; r++)
    to[r] = from[r] == absent ? none : to[r];
}
KERNEL_VOID(take_absent,
       (whole *restrict to, const whole *restrict from, int32_t absent, int32_t none),
       (to, from, absent, none))

/* ---- rows of bits -------------------------------------------------------------------------- */

/* What every row of the chunk selects: an index of a row of bits. */
typedef struct ALIAS selector {
  const uint8_t *at;    /* of this chunk: bytes, or ... */
  const half *wide;     /* ... when this is not NULL */
  const word *rows;     /* the row of bits number 0 */
} selector;

/* acc[r] &= the word that each of four sources selects. */
BODY void and_four(word *restrict acc, const selector *s, unsigned stride)
{
  const uint8_t *a0 = s[0].at, *a1 = s[1].at, *a2 = s[2].at, *a3 = s[3].at;
  const word *t0 = s[0].rows, *t1 = s[1].rows, *t2 = s[2].rows, *t3 = s[3].rows;
  unsigned r;
  for (r = 0; r < CHUNK; r++)
    acc[r] &= t0[a0[r] * stride] & t1[a1[r] * stride] & t2[a2[r] * stride] & t3[a3[r] * stride];
}

PLAIN void and_bytes(word *restrict acc, const selector *s, unsigned stride)
{
  if (stride == 1)
    and_four(acc, s, 1);
  else
    and_four(acc, s, stride);
}

PLAIN void and_wide(word *restrict acc, const selector *s, unsigned stride)
{
  const half *at = s->wide;
  const word *rows = s->rows;
  unsigned r;
  for (r = 0; r < CHUNK; r++)
    acc[r] &= rows[(size_t)at[r] * stride];
}

BODY const word *row_of(const selector *s, unsigned r, unsigned stride)
{
  return s->rows + (size_t)(s->wide ? s->wide[r] : s->at[r]) * stride;
}

/* Word by word: the first bit that all selectors have, or NONE. */
#define NONE 0xFFFFFFFFu
static unsigned first_in_words(const word *const *at, unsigned selectors, unsigned from, unsigned to,
                               uint64_t last_mask)
{
  unsigned w, k;
  for (w = from; w < to; w++) {
    uint64_t bits = w + 1 == to ? last_mask : ~(uint64_t)0;
    for (k = 0; k < selectors && bits; k++)
      bits &= at[k][w];
    if (bits)
      return w * 64 + polrt_first_bit(bits);
  }
  return NONE;
}

/* ---- blocks: four words of many rows ------------------------------------------------------- */

/* The rows that `list' names, four at a time: those to which something in this block of 256 bits
 * applies get c->first, the others stay in the list.  Returns how many.  `sure' selectors are always
 * looked at: less would not decide whether anything is left, and a guess gone wrong costs more. */
typedef struct block_run {
  const selector *s;    /* rows: of this block, four words each */
  unsigned selectors, sure;
  uint16_t base;        /* number of the block's first row */
} block_run;

#if WITH_LANES
typedef uint64_t four_words __attribute__((vector_size(32), aligned(8), may_alias));
#define FOUR_ALL(v) (v = ~(four_words){ 0 })
#define FOUR_AND(v, from) (v &= *(const four_words *)(from))
#else
typedef uint64_t four_words[4];
#define FOUR_ALL(v) (v[0] = v[1] = v[2] = v[3] = ~(uint64_t)0)
#define FOUR_AND(v, from)                                                                          \
  (v[0] &= (from)[0], v[1] &= (from)[1], v[2] &= (from)[2], v[3] &= (from)[3])
#endif
#define FOUR_NOTHING(v) (!(v[0] | v[1] | v[2] | v[3]))

BODY unsigned first_of_four(const uint64_t *w)
{
  unsigned k = w[0] ? 0 : w[1] ? 1 : w[2] ? 2 : 3;
  return 64 * k + polrt_first_bit(w[k]);
}

#define BLOCK_TAKE(k)                                                                              \
  if (n + k < count) {                                                                             \
    unsigned at = list[n + k], more = run->sure;                                                   \
    if (!NOTHING(v##k))                                                                            \
      for (; more < run->selectors; more++)                                                        \
        FOUR_AND(v##k, row_of(&run->s[more], at, 4));                                              \
    if (NOTHING(v##k)) {                                                                           \
      list[left++] = (half)at;                                                                     \
    } else {                                                                                       \
      w[0] = v##k[0], w[1] = v##k[1], w[2] = v##k[2], w[3] = v##k[3];                              \
      first[at] = (uint16_t)(run->base + first_of_four(w));                                        \
    }                                                                                              \
  }
#define BLOCK(name, on)                                                                            \
  on static unsigned name(const block_run *run, half *list, unsigned count, uint16_t *first)       \
  {                                                                                                \
    unsigned n, k, left = 0;                                                                       \
    uint64_t w[4];                                                                                 \
    for (n = 0; n < count; n += 4) {                                                               \
      unsigned r0 = list[n], r1 = list[n + 1 < count ? n + 1 : n];                                 \
      unsigned r2 = list[n + 2 < count ? n + 2 : n], r3 = list[n + 3 < count ? n + 3 : n];         \
      four_words v0, v1, v2, v3;                                                                   \
      FOUR_ALL(v0), FOUR_ALL(v1), FOUR_ALL(v2), FOUR_ALL(v3);                                      \
      for (k = 0; k < run->sure; k++) {                                                            \
        const word *rows = run->s[k].rows;                                                         \
        if (run->s[k].wide) {                                                                      \
          const half *at = run->s[k].wide;                                                         \
          FOUR_AND(v0, rows + 4 * (size_t)at[r0]);                                                 \
          FOUR_AND(v1, rows + 4 * (size_t)at[r1]);                                                 \
          FOUR_AND(v2, rows + 4 * (size_t)at[r2]);                                                 \
          FOUR_AND(v3, rows + 4 * (size_t)at[r3]);                                                 \
        } else {                                                                                   \
          const uint8_t *at = run->s[k].at;                                                        \
          FOUR_AND(v0, rows + 4 * (size_t)at[r0]);                                                 \
          FOUR_AND(v1, rows + 4 * (size_t)at[r1]);                                                 \
          FOUR_AND(v2, rows + 4 * (size_t)at[r2]);                                                 \
          FOUR_AND(v3, rows + 4 * (size_t)at[r3]);                                                 \
        }                                                                                          \
      }                                                                                            \
      BLOCK_TAKE(0) BLOCK_TAKE(1) BLOCK_TAKE(2) BLOCK_TAKE(3)                                      \
    }                                                                                              \
    return left;                                                                                   \
  }
#define NOTHING(v) FOUR_NOTHING(v)
BLOCK(block_plain, PLAIN_ATTRIBUTE)
#if HAS_AVX2
#undef NOTHING
#define NOTHING(v) _mm256_testz_si256((__m256i)v, (__m256i)v)
BLOCK(block_avx2, AVX2)
#define CALL_BLOCK(simd, gives) ((simd) ? block_avx2 gives : block_plain gives)
#else
#define CALL_BLOCK(simd, gives) ((void)(simd), block_plain gives)
#endif

/* ---- planes: eight rows in a byte ---------------------------------------------------------- */

/* One column of one plane: what each of up to 16 classes selects. */
typedef struct ALIAS plane_entry {
  uint32_t at;          /* of its classes, in bytes from the chunk's */
  uint8_t map[16];
} plane_entry;

/* The value that the first bit of half a byte stands for; 0 of none. */
typedef struct ALIAS plane_pick {
  uint8_t low[16], high[16];
} plane_pick;

enum { MOST_PLANES = 8 };

/* A run of at most 64 rows and what is wanted of it. */
typedef struct plane_run {
  const uint8_t *classes;
  const plane_entry *entry; /* of plane 0, then of plane 1 ... */
  const uint8_t *entries;   /* how many, of each plane */
  unsigned planes;
} plane_run;

typedef struct plane_want {
  uint8_t *to;
  const plane_pick *pick;   /* of each plane */
  uint8_t otherwise;
} plane_want;

#if HAS_AVX2
typedef __m256i lanes;
enum { LANES = 32, HAS_PLANES = 1 };
#define PLANES AVX2 static
#define LANES_LOAD(from) _mm256_loadu_si256((const void *)(from))
#define LANES_STORE(to, v) _mm256_storeu_si256((void *)(to), v)
#define LANES_SAME(byte) _mm256_set1_epi8((char)(byte))
#define LANES_MAP(from) _mm256_broadcastsi128_si256(_mm_loadu_si128((const void *)(from)))
#define LANES_LOOK_UP(map, v) _mm256_shuffle_epi8(map, v)
#define LANES_AND(a, b) _mm256_and_si256(a, b)
#define LANES_HIGH(v) _mm256_and_si256(_mm256_srli_epi16(v, 4), LANES_SAME(15))
#define LANES_ZERO(v) _mm256_cmpeq_epi8(v, _mm256_setzero_si256())
#define LANES_CHOOSE(when, a, b) _mm256_blendv_epi8(b, a, when)
#define LANES_OR(a, b) _mm256_or_si256(a, b)
#define LANES_ANY(v) (!_mm256_testz_si256(v, v))
#elif HAS_NEON
typedef uint8x16_t lanes;
enum { LANES = 16, HAS_PLANES = 1 };
#define PLANES static
#define LANES_LOAD(from) vld1q_u8(from)
#define LANES_STORE(to, v) vst1q_u8(to, v)
#define LANES_SAME(byte) vdupq_n_u8((uint8_t)(byte))
#define LANES_MAP(from) vld1q_u8(from)
#define LANES_LOOK_UP(map, v) vqtbl1q_u8(map, v)
#define LANES_AND(a, b) vandq_u8(a, b)
#define LANES_HIGH(v) vshrq_n_u8(v, 4)
#define LANES_ZERO(v) vceqq_u8(v, vdupq_n_u8(0))
#define LANES_CHOOSE(when, a, b) vbslq_u8(when, a, b)
#define LANES_OR(a, b) vorrq_u8(a, b)
#define LANES_ANY(v) (vmaxvq_u8(v) != 0)
#else
enum { HAS_PLANES = 0 };
#endif

#if HAS_AVX2 || HAS_NEON
#define FETCH_FOR_WRITING(to) __builtin_prefetch((const void *)((uintptr_t)(to) + CHUNK), 1)
/* What the first bit of a mask stands for; where it has none, what a later plane says. */
#define PICK_FIRST(m, later)                                                                       \
  LANES_CHOOSE(LANES_ZERO(LANES_AND(m, four_bits)),                                                \
               LANES_CHOOSE(LANES_ZERO(LANES_HIGH(m)), later, LANES_LOOK_UP(high, LANES_HIGH(m))), \
               LANES_LOOK_UP(low, LANES_AND(m, four_bits)))

/* Returns whether nothing applies to some row. */
PLANES unsigned planes_decide(const plane_run *run, const plane_want *want, unsigned wanted)
{
  lanes none = LANES_SAME(0), four_bits = LANES_SAME(15);
  lanes mask[MOST_PLANES][4];
  unsigned r, p, k, n;
  for (r = 0; r < CHUNK; r += 4 * LANES) {
    const plane_entry *e = run->entry;
    lanes a0 = LANES_SAME(0), a1 = a0, a2 = a0, a3 = a0;
    for (p = 0; p < run->planes; p++) {
      lanes m0 = LANES_SAME(0xFF), m1 = m0, m2 = m0, m3 = m0;
      for (k = run->entries[p]; k; k--, e++) {
        const uint8_t *x = run->classes + e->at + r;
        lanes map = LANES_MAP(e->map);
        m0 = LANES_AND(m0, LANES_LOOK_UP(map, LANES_LOAD(x)));
        m1 = LANES_AND(m1, LANES_LOOK_UP(map, LANES_LOAD(x + LANES)));
        m2 = LANES_AND(m2, LANES_LOOK_UP(map, LANES_LOAD(x + 2 * LANES)));
        m3 = LANES_AND(m3, LANES_LOOK_UP(map, LANES_LOAD(x + 3 * LANES)));
      }
      mask[p][0] = m0;
      mask[p][1] = m1;
      mask[p][2] = m2;
      mask[p][3] = m3;
      a0 = LANES_OR(a0, m0);
      a1 = LANES_OR(a1, m1);
      a2 = LANES_OR(a2, m2);
      a3 = LANES_OR(a3, m3);
    }
    none = LANES_OR(LANES_OR(none, LANES_OR(LANES_ZERO(a0), LANES_ZERO(a1))),
                    LANES_OR(LANES_ZERO(a2), LANES_ZERO(a3)));
    for (n = 0; n < wanted; n++) {
      lanes v0 = LANES_SAME(want[n].otherwise), v1 = v0, v2 = v0, v3 = v0;
      for (p = run->planes; p--;) {
        lanes low = LANES_MAP(want[n].pick[p].low), high = LANES_MAP(want[n].pick[p].high);
        v0 = PICK_FIRST(mask[p][0], v0);
        v1 = PICK_FIRST(mask[p][1], v1);
        v2 = PICK_FIRST(mask[p][2], v2);
        v3 = PICK_FIRST(mask[p][3], v3);
      }
      FETCH_FOR_WRITING(want[n].to + r);
      FETCH_FOR_WRITING(want[n].to + r + 2 * LANES);
      LANES_STORE(want[n].to + r, v0);
      LANES_STORE(want[n].to + r + LANES, v1);
      LANES_STORE(want[n].to + r + 2 * LANES, v2);
      LANES_STORE(want[n].to + r + 3 * LANES, v3);
    }
  }
  return LANES_ANY(none);
}
#endif

#endif
