/* polrt.h -- the runtime that executes compiled coverage policies.
 *
 * SPDX-License-Identifier: 0BSD
 *
 * Copy polrt.h, polrt.c, NAME.h and NAME.c into your project: that is all of it.  C99 or later, the
 * header also C++11; no heap, no libc, no floating point, no writable static data, safe from any
 * thread.  Typed callers use NAME_decide() of the generated header; dynamic callers (any policy,
 * facts by name, facts known only as a range or a set) use polrt_decide() below.  Both read the same
 * tables and give the same answers.
 *
 * How a table decides.  Every value of a fact belongs to a class; every class selects a row of bits,
 * one bit per rule row of the policy: set when that class satisfies what the rule row asks of this
 * fact.  The rows of all facts are ANDed: the set bits are all rule rows that apply.  Bits stand in
 * order of precedence, so the first set bit of a decision is the row that decides it.
 *
 * What is unknown.  A fact may be unknown or known only in part.  The runtime then searches all
 * completions of the facts (it splits facts, never conditions): the answer is DETERMINED when all of
 * them agree, otherwise it names the outcomes still possible and the facts still needed.  It never
 * guesses; when the work space or the fuel runs out it says so (`exact' is 0) and `possible' is then
 * a superset.
 *
 * Parts that you do not need can be left out by defining, for polrt.c:
 *   POLRT_WITHOUT_NAMES   names to values and back (polrt_find_*, polrt_*_name, polrt_because ...)
 *   POLRT_WITHOUT_WHY     polrt_row_truth, polrt_row_against
 *   POLRT_WITHOUT_NEEDS   polrt_needs
 *   POLRT_WITHOUT_CODES   polrt_pack, polrt_pack_text, polrt_set_codes
 *   POLRT_WITHOUT_LIMITS  polrt_limits
 *   POLRT_WITHOUT_DERIVED policies with computed columns (derived values, criteria), groups of codes,
 *                         absent values or assumptions: such a policy is refused, as below; and
 *                         what is about these: polrt_derive, polrt_realise, polrt_assumptions, codes
 *   POLRT_WITHOUT_SEARCH  the search of completions, and with it polrt_needs and polrt_realise: known facts
 *                         give the same answers.  Of facts that are not all known only what shows at
 *                         once is found: `possible' may hold too much, and `exact' is then 0; an answer
 *                         that is DETERMINED holds for every case that there is, but that facts
 *                         contradict each other is seen of codes only, not of derived values
 *   POLRT_ONLY_SMALL      policies with more than 64 rows in all or with cases that are impossible;
 *                         such a policy is refused: POLRT_INVALID, no needs, no rows.  Exact facts
 *                         have no shortcut in polrt_decide() then; use NAME_decide() for them.
 *
 * How many bytes these are stands in docs/sizes.md: some 18,000 with everything; 8,100 without search, why
 * and limits; 4,100 of POLRT_ONLY_SMALL without names, derived and limits.
 */
#ifndef POLRT_H
#define POLRT_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Raised whenever the layout of a table changes; generated headers compare it when they compile. */
#define POLRT_ABI 3

/* A policy has at most this many columns: inputs, among them the date, and what is computed from them;
 * one with more is refused. */
#define POLRT_MAX_INPUTS 64

/* ---- answers ------------------------------------------------------------------------------- */

typedef enum polrt_status {
  POLRT_INVALID = 0,      /* a value outside its range, or an empty set: nothing was decided */
  POLRT_DETERMINED = 1,   /* one outcome for every completion of the facts */
  POLRT_UNDETERMINED = 2, /* completions disagree, or the search ran out of fuel */
  POLRT_REFER = 3,        /* the policy text is silent; a person decides */
  POLRT_NO_REVISION = 4,  /* no revision of the policy is in force on that date */
  POLRT_INCONSISTENT = 5  /* the facts contradict what the policy declares impossible */
} polrt_status;

/* The answer of one decision, packed in one word: bit 63 caveat, 62 .. 60 status, 59 .. 54 outcome,
 * 53 .. 48 revision, 47 .. 24 rule, 23 .. 0 row.  Read it with the functions below. */
typedef uint64_t polrt_answer;

#define POLRT_NO_RULE 0xFFFFFFu /* several rules could still be the deciding one */
#define POLRT_NO_ROW 0xFFFFFFu

#define POLRT_ANSWER(status, outcome, rule, row)                            \
  (((polrt_answer)(status) << 60) | ((polrt_answer)(outcome) << 54) |       \
   ((polrt_answer)(rule) << 24) | (polrt_answer)(row))

/* What a revision adds to an answer; at most 63 of them. */
#define POLRT_REVISION(number) ((polrt_answer)(number) << 48)
#define POLRT_CAVEAT ((polrt_answer)1 << 63)

static inline polrt_status polrt_status_of(polrt_answer a) { return (polrt_status)(a >> 60 & 0x7); }
/* 1 when the text in force on that date is not fully published: see polrt_next_caveat(). */
static inline int polrt_has_caveat(polrt_answer a) { return (int)(a >> 63); }
/* The outcome's permanent number; 0 unless the status is POLRT_DETERMINED. */
static inline unsigned polrt_outcome_of(polrt_answer a) { return (unsigned)(a >> 54) & 0x3Fu; }
/* The class of the date: 0 before the first revision, then 1, 2, ... in order of time. */
static inline unsigned polrt_revision_of(polrt_answer a) { return (unsigned)(a >> 48) & 0x3Fu; }
/* The deciding rule's permanent number; 0 is `otherwise'; POLRT_NO_RULE when several could decide. */
static inline unsigned polrt_rule_of(polrt_answer a) { return (unsigned)(a >> 24) & 0xFFFFFFu; }
/* The deciding row: an index for polrt_row_text; not stable between builds, never store it. */
static inline unsigned polrt_row_of(polrt_answer a) { return (unsigned)a & 0xFFFFFFu; }

/* ---- the tables, written by polc ----------------------------------------------------------- */

/* Members of these structs are for generated code and for polrt.c; read them if you like, but use
 * the functions.  Offsets named `..._at' are in bytes from `tables'. */

typedef enum polrt_kind { /* in the order in which missing facts are asked for */
  POLRT_YES_NO = 1,         /* 0 no, 1 yes; otherwise as POLRT_ONE_OF */
  POLRT_ONE_OF = 2,         /* a member's permanent number; 0 is `other' of an open list */
  POLRT_NUMBER = 3,         /* steps of the declared step */
  POLRT_DATE = 4,           /* days since 1970-01-01 */
  /* Columns that follow the inputs: computed, never given by the caller. */
  POLRT_DERIVED = 5,        /* a number computed from other columns: polrt_derived */
  POLRT_CRITERION = 6       /* 1 when one of its own rows applies, else 0; class = value */
} polrt_kind;

typedef struct polrt_input {
  uint8_t kind;        /* polrt_kind */
  uint8_t judgment;    /* 1: a person must attest this fact; a system must not infer it */
  uint16_t classes;
  uint8_t absent;      /* 1: lo stands for the declared absent value (`never'), a class of its own when
                          any row can tell it apart; real values are lo + 1 .. hi */
  uint8_t assumed;     /* 1: taken as assumed_value when nothing at all is known of it */
  uint16_t group;      /* a membership: 1 + its group of codes; 0 otherwise */
  uint32_t first, count; /* CRITERION: its rows; DERIVED: first is the index in `derived' */
  int32_t assumed_value;
  int32_t lo, hi;      /* smallest and largest valid value; of a one-of, every number between is,
                          and they lie in 0 .. 63 */
  uint32_t bounds_at;  /* NUMBER, DATE, DERIVED: classes - 1 ascending int32_t; class = how many <= value */
  uint32_t guide_at;   /* where there are many bounds, uint16_t for each 1 << guide_shift values from lo
                          on: a class not above theirs, at most guide_near below it; 0: none */
  uint8_t guide_shift, guide_near;
  uint32_t rows_at;    /* classes x words uint64_t (YES_NO, ONE_OF: class = value - lo) */
  uint32_t text;       /* offset in the text pool: name, label, question, then of every member in
                          order of its number: name, label */
} polrt_input;

/* How a derived column is computed.  It is absent (its lo) when one of its terms is absent. */
typedef enum polrt_op {
  POLRT_SUM = 1,        /* constant + sum of factor x term; every partial sum fits 32 bits */
  POLRT_DAYS = 2,       /* days from term 0 to term 1, negative when term 1 is earlier */
  POLRT_MONTHS = 3,     /* from the anchor, term 0, to term 1 in half-months: with anniversary(n) the
                           anchor moved by n months (a day that the month lacks becomes its last day),
                           and n the largest with anniversary(n) <= term 1: 2n on the anniversary
                           itself, 2n + 1 after it.  n is negative before the anchor. */
  POLRT_FULL_MONTHS = 4 /* whole calendar months strictly between the months of term 0 and term 1:
                           2023-01-31 to 2024-01-01 is 11; the same month is -1 */
} polrt_op;

typedef struct polrt_derived {
  uint8_t op, terms;
  uint16_t first;      /* its terms: from here on in `term' */
  int32_t constant;    /* SUM */
} polrt_derived;

typedef struct polrt_term {
  uint16_t input;      /* an earlier column; of the date operations an input */
  uint16_t reserved;
  int32_t factor;
} polrt_term;

/* A fact that holds codes has no column itself: its columns are memberships, consecutive yes/no
 * inputs, each true when the fact has any code of one set.  An atom is a combination of memberships
 * that a single code can have. */
typedef struct polrt_group {
  uint16_t first, count; /* its inputs */
  uint8_t several;       /* 1: a set of codes; 0: exactly one code */
  uint8_t system;        /* polrt_system, for polrt_pack() */
  uint16_t atoms;        /* atom 0 is `in none of the sets' */
  uint32_t atoms_at;     /* atoms x uint64_t: bit k stands for input first + k */
  uint32_t codes;        /* intervals of packed codes */
  uint32_t codes_at;     /* codes x uint64_t, ascending: where each interval begins */
  uint32_t atom_of_at;   /* codes x uint16_t: its atom; codes below the first interval have atom 0 */
  uint32_t text;         /* name, label, question */
} polrt_group;

typedef enum polrt_system {
  POLRT_ICD10CM = 1, POLRT_ICD10PCS = 2, POLRT_HCPCS = 3 /* CPT and HCPCS, with modifiers */,
  POLRT_NDC = 4, POLRT_REVENUE = 5, POLRT_PLACE_OF_SERVICE = 6
} polrt_system;

/* What an approval is limited to. */
typedef enum polrt_limit_kind {
  POLRT_LIMIT_QUANTITY = 1, /* amount / 10^decimals units, perhaps per something, from a date input */
  POLRT_LIMIT_SCOPE = 2,    /* in words only */
  POLRT_LIMIT_EXPIRY = 3    /* until the end of `day', or of the date in input `anchor' */
} polrt_limit_kind;

typedef struct polrt_limit {
  uint8_t kind, decimals;
  uint16_t anchor;       /* a date input; 0xFFFF: none */
  int32_t amount;
  int32_t day;           /* EXPIRY without anchor */
  uint32_t text;         /* the whole of it in words, unit, per */
} polrt_limit;

typedef struct polrt_decision {
  uint32_t first, count; /* its rows: bits first .. first + count - 1.  At most 64 lie within one word;
                            more begin at a word boundary, and some of them may belong to no row:
                            such bits are clear in every class of the date. */
  uint16_t outcomes;     /* outcome numbers 1 .. outcomes, at most 61 */
  uint16_t reserved;
  uint32_t text;         /* name, label, then of every outcome: name, label */
} polrt_decision;

typedef struct polrt_policy {
  uint32_t abi;        /* POLRT_ABI */
  uint16_t inputs;     /* what callers give; input 0 is the date that selects the revision */
  uint16_t columns;    /* inputs and, after them, computed columns: each needs earlier ones only */
  uint16_t decisions;
  uint16_t revisions;  /* classes of input 0, less one; at most 63 */
  uint32_t words;      /* 64-bit words per row of bits */
  uint32_t rows;       /* rows of all criteria, all decisions, and of `impossible', in bit order; fewer
                          than POLRT_NO_ROW */
  uint32_t rules;      /* rule numbers 1 .. rules, fewer than POLRT_NO_RULE */
  uint32_t impossible_first, impossible_count; /* rows of cases that cannot be, after all decisions */
  uint32_t text;       /* name, title */
  const void *tables;
  const polrt_input *input; /* columns of them */
  const polrt_derived *derived;
  const polrt_term *term;
  const polrt_group *group;
  uint32_t groups;
  uint32_t limits;
  const polrt_limit *limit;
  const uint32_t *row_limits;   /* rows + 1: limits of row r are row_limits[r] .. row_limits[r + 1] - 1;
                                   NULL when there are no limits */
  const polrt_decision *decision;
  const polrt_answer *answer;    /* per row; ORed with ... */
  const polrt_answer *revision;  /* ... per class of input 0: the revision and POLRT_CAVEAT */
  uint64_t caveats;              /* bit r: revision r says what is unpublished of the time before it */
  const uint32_t *row_text;      /* per row: because, cite; NULL when compiled without text */
  const uint32_t *rule_text;     /* per rule number 0 .. rules: name; 0 is `otherwise' */
  const uint32_t *revision_text; /* per revision 1 .. revisions at [r - 1]: date, title, caveat, its reason */
  const char *text_pool;         /* NULL when compiled without text (POLRT_WITHOUT_TEXT) */
} polrt_policy;

/* ---- for the inline decisions of generated headers ------------------------------------------- */

/* For functions of few instructions that are called often. */
#if defined(__GNUC__) && defined(__OPTIMIZE__) && !defined(__OPTIMIZE_SIZE__)
#define POLRT_INLINE static inline __attribute__((always_inline))
#else
#define POLRT_INLINE static inline
#endif

/* 1 when a value lies outside lo .. hi. */
POLRT_INLINE unsigned polrt_outside(int32_t value, int32_t lo, int32_t hi) {
  return (uint32_t)value - (uint32_t)lo > (uint32_t)hi - (uint32_t)lo;
}

/* How many of n ascending bounds do not exceed a value: its class. */
POLRT_INLINE unsigned polrt_count_bounds(const int32_t *bounds, unsigned n, int32_t value) {
  unsigned count = 0;
  while (n > 8) { /* halve what is left; written without a branch on the value */
    unsigned half = n >> 1;
    unsigned above = bounds[half - 1] <= value;
    n -= half;
    half &= 0u - above; /* `above ? half : 0' may become a branch */
    bounds += half;
    count += half;
  }
  /* n is a constant where generated code calls this: what remains is a sum without branches. */
  if (n > 0) count += bounds[0] <= value;
  if (n > 1) count += bounds[1] <= value;
  if (n > 2) count += bounds[2] <= value;
  if (n > 3) count += bounds[3] <= value;
  if (n > 4) count += bounds[4] <= value;
  if (n > 5) count += bounds[5] <= value;
  if (n > 6) count += bounds[6] <= value;
  if (n > 7) count += bounds[7] <= value;
  return count;
}

/* The same where a guide says what is left to count: `near' bounds. */
POLRT_INLINE unsigned polrt_guided(const uint16_t *guide, unsigned shift, const int32_t *bounds,
                                   unsigned near_bounds, int32_t lo, int32_t value) {
  unsigned count = guide[((uint32_t)value - (uint32_t)lo) >> shift];
  return count + polrt_count_bounds(bounds + count, near_bounds, value);
}

/* The lowest set bit of a word that is not 0, without a library call on any target. */
POLRT_INLINE unsigned polrt_first_bit(uint64_t bits) {
#if defined(__clang__) && defined(__x86_64__) && !defined(__BMI__)
  /* clang would write `bsf'; with the prefix, new processors read `tzcnt', several times as fast, and
   * old ones `bsf' as before. */
  __asm__("rep bsfq %0, %0" : "+r"(bits) : : "cc");
  return (unsigned)bits;
#elif defined(__GNUC__) && UINTPTR_MAX > 0xFFFFFFFFu
  return (unsigned)__builtin_ctzll(bits);
#else
  uint32_t half = (uint32_t)bits;
  unsigned n = 0;
  if (!half) {
    half = (uint32_t)(bits >> 32);
    n = 32;
  }
  if (!(half & 0xFFFFu)) { half >>= 16; n += 16; }
  if (!(half & 0xFFu)) { half >>= 8; n += 8; }
  if (!(half & 0xFu)) { half >>= 4; n += 4; }
  if (!(half & 0x3u)) { half >>= 2; n += 2; }
  return n + (half & 1 ? 0 : 1);
#endif
}

/* Two words of a row of bits at a time, where compilers have registers for them. */
#if defined(__GNUC__) && UINTPTR_MAX > 0xFFFFFFFFu
typedef uint64_t polrt_pair __attribute__((vector_size(16), aligned(8), may_alias));
#define POLRT_PAIR_AT(row) (*(const polrt_pair *)(row))
#define POLRT_PAIR_AND(pair, row) ((pair) &= POLRT_PAIR_AT(row))
#define POLRT_PAIR_WORD(pair, n) ((pair)[n])
#else
typedef struct polrt_pair {
  uint64_t word[2];
} polrt_pair;
static inline polrt_pair polrt_pair_at(const uint64_t *row) {
  polrt_pair p;
  p.word[0] = row[0];
  p.word[1] = row[1];
  return p;
}
#define POLRT_PAIR_AT(row) polrt_pair_at(row)
#define POLRT_PAIR_AND(pair, row) ((pair).word[0] &= (row)[0], (pair).word[1] &= (row)[1])
#define POLRT_PAIR_WORD(pair, n) ((pair).word[n])
#endif

/* The first set bit of two words, that of word w being bit 64 w; one of them is not 0.  Without a
 * branch: which it is can hardly be predicted. */
static inline unsigned polrt_first_of_pair(uint64_t one, uint64_t other, unsigned w) {
  w += one == 0;
  return (w << 6) + polrt_first_bit(one | (((uint64_t)0 - (one == 0)) & other));
}

/* Of rows of bits, one for each of some columns, ANDed: the first set bit of first .. last, or more
 * than `last' when none is set.  It stops at the first words that hold one. */
static inline unsigned polrt_first_row(const uint64_t *const *rows, unsigned columns, unsigned first,
                                       unsigned last) {
  unsigned w = first >> 6, end = (last >> 6) + 1, i;
  uint32_t low = (uint32_t)0xFFFFFFFFu << (first & 31);
  uint64_t bits = first & 32 ? (uint64_t)low << 32 : (uint64_t)0xFFFFFFFFu << 32 | low;
  uint64_t a, b, c, d;
  polrt_pair x, y;
  for (; end - w >= 4; w += 4, bits = ~(uint64_t)0) {
    x = POLRT_PAIR_AT(rows[0] + w);
    y = POLRT_PAIR_AT(rows[0] + w + 2);
    for (i = 1; i < columns; i++) {
      POLRT_PAIR_AND(x, rows[i] + w);
      POLRT_PAIR_AND(y, rows[i] + w + 2);
    }
    a = POLRT_PAIR_WORD(x, 0) & bits;
    b = POLRT_PAIR_WORD(x, 1);
    c = POLRT_PAIR_WORD(y, 0);
    d = POLRT_PAIR_WORD(y, 1);
    if (a | b) return polrt_first_of_pair(a, b, w);
    if (c | d) return polrt_first_of_pair(c, d, w + 2);
  }
  if (end - w >= 2) {
    x = POLRT_PAIR_AT(rows[0] + w);
    for (i = 1; i < columns; i++) POLRT_PAIR_AND(x, rows[i] + w);
    a = POLRT_PAIR_WORD(x, 0) & bits;
    b = POLRT_PAIR_WORD(x, 1);
    if (a | b) return polrt_first_of_pair(a, b, w);
    w += 2;
    bits = ~(uint64_t)0;
  }
  for (i = 0; w < end && i < columns; i++) bits &= rows[i][w];
  return w < end && bits ? (w << 6) + polrt_first_bit(bits) : last + 1;
}

/* ---- facts --------------------------------------------------------------------------------- */

/* What is known of one fact: its value lies in lo .. hi and, for a one-of fact, bit v of `members'
 * is set.  Numbers are in steps of the declared step, dates are days since 1970-01-01.  Of numbers and
 * dates `members' is ~0, or POLRT_OR_ABSENT: lo .. hi or absent.  The absent value itself is
 * polrt_exactly(input.lo). */
typedef struct polrt_set {
  int32_t lo, hi;
  uint64_t members;
} polrt_set;

static inline polrt_set polrt_exactly(int32_t value) {
  polrt_set s;
  s.lo = s.hi = value;
  s.members = ~(uint64_t)0;
  return s;
}
/* lo .. hi, or the declared absent value. */
#define POLRT_OR_ABSENT ((uint64_t)1)
static inline polrt_set polrt_between(int32_t lo, int32_t hi) {
  polrt_set s;
  s.lo = lo;
  s.hi = hi;
  s.members = ~(uint64_t)0;
  return s;
}
/* Nothing is known: the whole range of that input. */
polrt_set polrt_unknown(const polrt_policy *policy, unsigned input);

/* Days since 1970-01-01 in the proleptic Gregorian calendar; INT32_MIN when there is no such day or
 * the year lies outside 1900 .. 2200. */
int32_t polrt_day(int year, int month, int day);

/* ---- deciding ------------------------------------------------------------------------------ */

#define POLRT_POSSIBLE_NO_REVISION ((uint64_t)1 << 63)
#define POLRT_POSSIBLE_REFER ((uint64_t)1 << 62)

typedef struct polrt_result {
  polrt_answer answer;
  uint64_t possible; /* bit n: outcome number n is still possible; and the two bits above */
  uint32_t exact;    /* 0: fuel or work space ran out, or a sum of both criteria and numbers stayed
                        open; `possible' may then hold too much, or the outcome is certain and only
                        the deciding rule could not be told */
} polrt_result;

/* Work space of the search, owned by the caller, contents irrelevant.  polrt_work_words(policy)
 * words always suffice; with fewer, hard cases come back with exact == 0.  Fuel bounds the number of
 * boxes looked at; 0 means POLRT_FUEL. */
typedef struct polrt_work {
  uint64_t *words;
  size_t count;
  uint32_t fuel;
} polrt_work;

#define POLRT_FUEL 100000u

/* How many words the search of this policy can use at most. */
size_t polrt_work_words(const polrt_policy *policy);

/* Decides everything: facts[0 .. inputs-1], results[0 .. decisions-1].  `work' may be NULL when all
 * facts are exact.  Returns POLRT_INVALID when a fact is outside its range or empty (every answer is
 * then POLRT_INVALID), POLRT_INCONSISTENT when no completion is possible, else POLRT_DETERMINED when
 * every decision has a final status (determined, refer or no revision), else POLRT_UNDETERMINED. */
polrt_status polrt_decide(const polrt_policy *policy, const polrt_set *facts, polrt_work *work,
                          polrt_result *results);

/* The inputs that can still change the answer of one decision, most useful first, into order[0 ..
 * inputs-1]; returns how many.  Codes are one fact: of a group only its first input is named.  *exact
 * is set to 0 when the search ran out of fuel. */
unsigned polrt_needs(const polrt_policy *policy, const polrt_set *facts, unsigned decision,
                     polrt_work *work, uint16_t *order, uint32_t *exact);

/* The rows that could decide, as a bit per row of that decision (bit 0 = row `first'), at most
 * (count + 63) / 64 words into `rows'.  With exact facts this is the one deciding row.
 * Returns 0 when the search ran out of fuel (the rows are then a superset). */
int polrt_deciding_rows(const polrt_policy *policy, const polrt_set *facts, unsigned decision,
                        polrt_work *work, uint64_t *rows);

/* ---- why and why not ----------------------------------------------------------------------- */

typedef enum polrt_truth { POLRT_FALSE = 0, POLRT_TRUE = 1, POLRT_OPEN = 2 } polrt_truth;

/* Does a row apply: for every completion, for none, or is it open?  (Facts taken one by one.) */
polrt_truth polrt_row_truth(const polrt_policy *policy, unsigned row, const polrt_set *facts);
/* What one column says of a row; polrt_row_truth() finds what is known of computed ones. */
polrt_truth polrt_row_against(const polrt_policy *policy, unsigned row, unsigned input,
                              polrt_set known);

/* The first revision after `revision' that records something unpublished about the time before it;
 * 0 when there is none.  An answer with POLRT_CAVEAT carries all of them. */
unsigned polrt_next_caveat(const polrt_policy *policy, unsigned revision);

/* ---- derived values, codes, assumptions, limits -------------------------------------------- */

/* The value of a derived column when its terms have the values values[0 .. column-1]. */
int32_t polrt_derive(const polrt_policy *policy, unsigned column, const int32_t *values);

/* Is there a case in which every input and every derived column lies in its set known[0 ..
 * columns-1] (criteria are not looked at)?  1 and the inputs of one such case in values; 0 when there
 * is none; -1 when the fuel ran out.  Only the inputs, derived columns and groups of `policy' are
 * read, no rows. */
int polrt_realise(const polrt_policy *policy, const polrt_set *known, int32_t *values,
                  uint32_t *fuel);

/* A code as an integer that keeps the order of codes: "I10" or "I10.9"; 0 when it is not a code of
 * that system.  Lower case is not accepted. */
uint64_t polrt_pack(polrt_system system, const char *code);
/* The same of 1 to 10 digits and capital letters, whatever code they begin; `.' and `-' are skipped.
 * 6 bits a character (digits 1 .. 10, letters 11 .. 36) from bit 59 down, 0 after the last.  All codes
 * but those of POLRT_NDC, which are their eleven digits as a number, plus 1. */
uint64_t polrt_pack_text(const char *text);
/* Sets the memberships of a group from the codes that a fact has.  `complete' 0: at least these. */
void polrt_set_codes(const polrt_policy *policy, unsigned group, const uint64_t *packed,
                     size_t count, int complete, polrt_set *facts);

/* Bit i: nothing is known of input i and it is taken as its assumed value. */
uint64_t polrt_assumptions(const polrt_policy *policy, const polrt_set *facts);

/* The limits of an answer: how many, and the first of them. */
unsigned polrt_limits(const polrt_policy *policy, polrt_answer answer, const polrt_limit **first);

/* ---- the tables, for proofs ---------------------------------------------------------------- */

/* The class of a valid value, and the bits (words of them) that the class selects. */
unsigned polrt_class(const polrt_policy *policy, unsigned input, int32_t value);
const uint64_t *polrt_row(const polrt_policy *policy, unsigned input, unsigned class_number);

/* ---- names --------------------------------------------------------------------------------- */

/* The k-th string at a text offset: for an input 0 name, 1 label, 2 question; "" without text. */
const char *polrt_text(const polrt_policy *policy, uint32_t offset, unsigned k);

/* Numbers by name; -1 when there is none. */
int polrt_find_input(const polrt_policy *policy, const char *name);
int polrt_find_member(const polrt_policy *policy, unsigned input, const char *name);
int polrt_find_group(const polrt_policy *policy, const char *name);
int polrt_find_decision(const polrt_policy *policy, const char *name);
int polrt_find_outcome(const polrt_policy *policy, unsigned decision, const char *name);
int polrt_find_rule(const polrt_policy *policy, const char *name);

/* Names by number; "" when there is none. */
const char *polrt_input_name(const polrt_policy *policy, unsigned input);
const char *polrt_member_name(const polrt_policy *policy, unsigned input, int32_t value);
const char *polrt_group_name(const polrt_policy *policy, unsigned group);
const char *polrt_decision_name(const polrt_policy *policy, unsigned decision);
const char *polrt_outcome_name(const polrt_policy *policy, unsigned decision, unsigned outcome);
const char *polrt_rule_name(const polrt_policy *policy, unsigned rule);
/* The reason that the deciding row gives, and what it cites ("S1, S2.1"); "" when unknown. */
const char *polrt_because(const polrt_policy *policy, polrt_answer answer);
const char *polrt_cite(const polrt_policy *policy, polrt_answer answer);
const char *polrt_revision_date(const polrt_policy *policy, unsigned revision);
const char *polrt_caveat_text(const polrt_policy *policy, unsigned revision);

#ifdef __cplusplus
}
#endif

#endif
