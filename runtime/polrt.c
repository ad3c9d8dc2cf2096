/* polrt.c -- the runtime that executes compiled coverage policies; polrt.h is its contract.
 *
 * SPDX-License-Identifier: 0BSD
 *
 * It must not allocate, call any library, recurse, write static data or guess.  64-bit shifts by a
 * variable amount, 64-bit products and divisions become library calls on small targets, so words
 * are shifted by halves, products have 32 bits and nothing is divided; structs are not copied, and
 * what only fills stores through a volatile pointer, so that no compiler makes it a call of memcpy
 * or memset.
 *
 * It relies on the layout rules of polrt.h, on bounds that ascend strictly, on an `int' of 32 bits,
 * and in each decision on a last row `no revision' that class 0 of input 0 alone selects: in every
 * case some row of each decision applies.  Where none does, the answer is POLRT_INVALID.
 *
 * Stack: at most about 1 KB on a 64-bit target where nothing is computed and there are no codes,
 * else about 3 KB, whatever the policy; the search lives in the caller's words.
 */
#include "polrt.h"

#define NONE 0xFFFFFFFFu

/* What is needed is found by searching. */
#if defined POLRT_WITHOUT_SEARCH && !defined POLRT_WITHOUT_NEEDS
#define POLRT_WITHOUT_NEEDS
#endif

/* A build for small policies knows when it compiles what the tables of others say: the word that a
 * row's bit is in, how many rows are `impossible', and that the search keeps no records. */
#ifdef POLRT_ONLY_SMALL
#define WORD(row) 0u
#define IMPOSSIBLE(policy) 0u
#else
#define WORD(row) ((row) >> 6)
#define IMPOSSIBLE(policy) ((policy)->impossible_count)
#endif
#if (defined POLRT_ONLY_SMALL && defined POLRT_WITHOUT_DERIVED) || defined POLRT_WITHOUT_SEARCH
#define RECORD_WORDS(policy) 0u
#define RECORDS(search) 0
#else
#define RECORD_WORDS(policy) (2u * (policy)->words)
#define RECORDS(search) ((search)->stack != 0)
#endif

/* Where bytes count most, exact facts take the way of all others, and no guide leads to classes. */
#if !defined POLRT_ONLY_SMALL && !defined POLRT_WITHOUT_SEARCH
#define HAS_SHORT_WAY
#endif

/* The input that the search sets aside, or NONE: only polrt_needs() does. */
#ifdef POLRT_WITHOUT_NEEDS
#define ASIDE(search) NONE
#else
#define ASIDE(search) ((search)->aside)
#endif

/* Without computed columns there are none but the inputs, and no column needs to be looked up in a
 * mask of those that are tied to others. */
#ifdef POLRT_WITHOUT_DERIVED
#define COLUMNS(policy) ((policy)->inputs)
#define COLUMNS_FOLLOW 0
#define IN(mask, column) 0
#else
#define COLUMNS(policy) ((policy)->columns)
#define COLUMNS_FOLLOW 1
#define IN(mask, column) (((mask) & bit(column)) != 0)
#endif

static int fits(const polrt_policy *p)
{
#ifdef POLRT_WITHOUT_DERIVED
  if (p->columns != p->inputs || p->groups)
    return 0;
#endif
#ifdef POLRT_ONLY_SMALL
  if (p->words != 1 || p->impossible_count)
    return 0;
#endif
  return COLUMNS(p) <= POLRT_MAX_INPUTS;
}

/* ---- words of bits ------------------------------------------------------------------------- */

/* A bit by its place in a word, or by its place among words. */
static uint64_t bit(unsigned n)
{
#if UINTPTR_MAX > 0xFFFFFFFFu
  return (uint64_t)1 << (n & 63);
#else
  uint32_t half = (uint32_t)1 << (n & 31);
  return n & 32 ? (uint64_t)half << 32 : half;
#endif
}

static int has(const uint64_t *words, unsigned n)
{
  return (words[n >> 6] & bit(n)) != 0;
}

/* Of a run of rows, the bits first .. last, those that lie in word w; it touches that word. */
static uint64_t run_mask(unsigned first, unsigned last, unsigned w)
{
  uint64_t mask = w == WORD(first) ? (uint64_t)0 - bit(first) : ~(uint64_t)0;
  return w == WORD(last) ? mask & (bit(last) * 2 - 1) : mask;
}

/* ---- classes and rows ---------------------------------------------------------------------- */

static const void *table_at(const polrt_policy *p, uint32_t at)
{
  return (const char *)p->tables + at;
}

static const uint64_t *row_at(const polrt_policy *p, unsigned column, unsigned c)
{
  const uint64_t *rows = (const uint64_t *)table_at(p, p->input[column].rows_at);
  return rows + (size_t)c * p->words;
}

static const int32_t *bounds_of(const polrt_policy *p, const polrt_input *in)
{
  return (const int32_t *)table_at(p, in->bounds_at);
}

/* Yes/no, one-of, criterion: the class is the value less the smallest one. */
static int is_listed(const polrt_input *in)
{
  return in->kind <= POLRT_ONE_OF || (COLUMNS_FOLLOW && in->kind == POLRT_CRITERION);
}

#ifdef HAS_SHORT_WAY

/* The class of a number or date.  Branches depend on the table alone. */
POLRT_INLINE unsigned class_of(const polrt_policy *p, const polrt_input *in, int32_t value)
{
  const int32_t *bounds = bounds_of(p, in);
  unsigned n = in->classes - 1u, c = 0;
  if (in->guide_at) {
    c = ((const uint16_t *)table_at(p, in->guide_at))[(uint32_t)(value - in->lo) >> in->guide_shift];
    n = in->guide_near;
    bounds += c;
  }
  if (n > 8)
    return c + polrt_count_bounds(bounds, n, value);
  for (; n; n--)
    c += *bounds++ <= value;
  return c;
}
#else

/* The same in half as much code. */
static unsigned class_of(const polrt_policy *p, const polrt_input *in, int32_t value)
{
  const int32_t *bounds = bounds_of(p, in);
  unsigned n, half, c = 0;
  for (n = in->classes - 1u; n; n -= half) { /* halve what is left, without a branch on the value */
    half = (n + 1) >> 1;
    c += half & (0u - (unsigned)(bounds[c + half - 1] <= value));
  }
  return c;
}
#endif

#ifdef POLRT_WITHOUT_DERIVED
#define or_absent(in, known) 0
#define is_assumed(in, known) 0
#define means_more(in) ((in)->absent | (in)->assumed) /* such a policy is refused */
#else
#define means_more(in) 0

/* Is a number or date known to be in lo .. hi or absent? */
POLRT_INLINE int or_absent(const polrt_input *in, const polrt_set *known)
{
  return in->absent && known->members == POLRT_OR_ABSENT && in->kind > POLRT_ONE_OF;
}

/* Is nothing known of an input that has an assumption? */
static int is_assumed(const polrt_input *in, const polrt_set *known)
{
  if (!in->assumed || known->hi != in->hi || known->lo < in->lo ||
      known->lo > in->lo + or_absent(in, known))
    return 0;
  return in->kind > POLRT_ONE_OF ||
         !(run_mask((unsigned)in->lo, (unsigned)in->hi, WORD((unsigned)in->hi)) & ~known->members);
}
#endif

typedef struct span {
  uint16_t from, to; /* both are classes of the set; equal: the fact is as good as exact */
} span;

/* The classes of what is known of an input; 0 when it is empty or not within the input's range. */
static int span_of(const polrt_policy *p, unsigned input, const polrt_set *known, span *s)
{
  const polrt_input *in = &p->input[input];
  int32_t lo = known->lo, hi = known->hi;
  if (lo > hi || lo < in->lo || hi > in->hi || means_more(in))
    return 0;
  if (is_assumed(in, known))
    lo = hi = in->assumed_value;
  else if (or_absent(in, known))
    lo = in->lo;
  if (is_listed(in)) {
    while (!(known->members & bit((unsigned)lo)))
      if (lo++ == hi)
        return 0;
    while (!(known->members & bit((unsigned)hi)))
      hi--;
    s->from = (uint16_t)(lo - in->lo);
    s->to = (uint16_t)(hi - in->lo);
  } else {
    s->from = s->to = (uint16_t)class_of(p, in, lo);
    if (lo != hi)
      s->to = (uint16_t)class_of(p, in, hi);
  }
  return 1;
}

/* Does a set hold class c, within its span?  That of a number or date is a whole run of classes,
 * but for the class of the absent value. */
static int holds(const polrt_policy *p, const polrt_input *in, const polrt_set *known, unsigned c)
{
  (void)p;
  if (in->kind <= POLRT_ONE_OF)
    return (known->members & bit((unsigned)in->lo + c)) != 0;
  return in->kind > POLRT_DATE || !c || !or_absent(in, known) || c >= class_of(p, in, known->lo);
}

unsigned polrt_class(const polrt_policy *policy, unsigned input, int32_t value)
{
  polrt_set known;
  span s;
  known.lo = known.hi = value;
  known.members = ~(uint64_t)0;
  return input < COLUMNS(policy) && span_of(policy, input, &known, &s) ? s.from : 0;
}

const uint64_t *polrt_row(const polrt_policy *policy, unsigned input, unsigned class_number)
{
  if (input >= COLUMNS(policy) || class_number >= policy->input[input].classes)
    return NULL;
  return row_at(policy, input, class_number);
}

polrt_set polrt_unknown(const polrt_policy *policy, unsigned input)
{
  if (input >= COLUMNS(policy))
    return (polrt_set){1, 0, 0}; /* empty: whoever uses it gets POLRT_INVALID */
  return (polrt_set){policy->input[input].lo, policy->input[input].hi, ~(uint64_t)0};
}

/* ---- days ---------------------------------------------------------------------------------- */

/* Years are counted from 1900, months of a year from 1. */
static unsigned is_leap(unsigned y)
{
  return ((y & 3) == 0) & (y != 0) & (y != 200) & (y != 300);
}

static unsigned year_start(unsigned y)
{
  return y * 365 + ((y - (y > 0)) >> 2) - (y > 200); /* leap days since 1904; 2100 had none */
}

/* The days before a month, if February had 30. */
static unsigned month_start(unsigned m)
{
  return (489 * m - 481) >> 4;
}

static unsigned month_length(unsigned m, unsigned leap)
{
  return m == 2 ? 28 + leap : 30 + ((m ^ m >> 3) & 1);
}

int32_t polrt_day(int year, int month, int day)
{
  unsigned y = (unsigned)year - 1900, m = (unsigned)month, d = (unsigned)day, leap = is_leap(y);
  if (y > 300 || m - 1 > 11 || d - 1 >= month_length(m, leap))
    return INT32_MIN;
  d += year_start(y) + month_start(m);
  if (m > 2)
    d -= 2 - leap;
  return (int32_t)d - 25568;
}

/* ---- the search ---------------------------------------------------------------------------- */

/* A box is a set of classes for every column.  The search looks at a box and, when that does not
 * settle it, splits one column into the classes that satisfy an open row (A) and the rest (B), or,
 * where other columns are computed from it or it is computed, into those below and from a class on:
 * such columns stay intervals, of which it can be said whether a case has them (see `is there a
 * case?').
 *
 * Criteria, and sums that count them, are computed from the other columns of a box and never split.
 * When a row is open because of one, a column is split that this one is open for.
 *
 * The words of the caller; n is how many words a row of bits has:
 *   records     for each column: n, OR of the rows of its classes in the box; n, AND of them
 *   stack       for each split: the row or class times 2, plus 1 in part A (low half); the column
 *               (high half)
 * The classes in the box are those of the facts that agree with each split on the stack.  Records
 * only save time: without room for them, and in small policies, rows are gathered when needed.
 *
 * Rows are told apart by key: a bit for their outcome; or 1 when their rule, or rule and row, is
 * not that of the row found before; or a bit for each row of one word; or 1 for every row, when it
 * is to be certain that it decides.  What is found is a set of keys; a key of 0 is of no interest.
 * */
#define BY_OUTCOME 0u
#define BY_BIT 1u /* and the word, counted from the decision's first */
#define BY_CERTAINTY 0xFFFFFFFDu
#define BY_RULE 0xFFFFFFFEu
#define BY_ROW 0xFFFFFFFFu

typedef struct search {
  const polrt_policy *policy;
  const polrt_set *facts;
  const polrt_decision *decision;
  uint64_t *words;        /* the caller's, or NULL */
  size_t room;
  uint32_t fuel;
  uint32_t by;            /* what makes the key of a row */
  unsigned stack, top;    /* places in the words; 0: there are no records */
  unsigned aside;         /* an input that is never split, or NONE */
#ifndef POLRT_WITHOUT_DERIVED
  int relates;            /* not every box has a case */
  uint64_t computed;      /* columns that boxes compute: criteria, and sums of these */
  uint64_t cut;           /* columns that splits keep intervals */
  uint64_t tied;          /* these, and memberships */
  uint64_t unlike;        /* columns of which a second case is looked for, or 0 */
  unsigned base;          /* the splits of the second case */
#endif
#ifdef POLRT_WITHOUT_SEARCH
  int loose;              /* values are derived from facts that are not known: there need not be a case */
#endif
  int exact, broken;
  uint64_t found;
  unsigned keys;          /* how many keys some case was found for; the last of them: */
  uint32_t row;
  /* what look() saw last */
  uint32_t spot;          /* a row */
  int bare;               /* no row could decide */
  int mixed;              /* rows of several keys could decide */
  uint64_t touched;       /* not 0: the input set aside bears on the box */
  /* what choose() made of it */
  unsigned column;        /* to split; NONE: there is none */
  uint32_t split;         /* by this row or from this class on */
  span span[POLRT_MAX_INPUTS];
} search;

typedef enum reading { FACTS_INVALID, FACTS_PARTIAL, FACTS_EXACT } reading;

static inline const polrt_set *fact_at(const search *s, unsigned column)
{
  return column < s->policy->inputs ? &s->facts[column] : NULL;
}

#ifdef POLRT_WITHOUT_SEARCH
#define splits_of(search, column, second, end) (*(end) = 0)
#define agrees(search, column, row, c, cut, at, end) ((void)(at), (void)(cut), 1)
#else

/* The splits that say what a column has in the box, or in the second case. */
static inline unsigned splits_of(const search *s, unsigned column, int second, unsigned *end)
{
  *end = s->top;
#ifndef POLRT_WITHOUT_DERIVED
  if (IN(s->unlike, column)) {
    if (second)
      return s->base;
    *end = s->base;
  }
#else
  (void)column;
  (void)second;
#endif
  return s->stack;
}

/* Is class c of a column, which selects these rows, in the box as far as splits say? */
static inline int agrees(const search *s, unsigned column, const uint64_t *row, unsigned c, int cut,
                         unsigned at, unsigned end)
{
  uint32_t what;
  for (; at < end; at++) {
    if (s->words[at] >> 32 != column)
      continue;
    what = (uint32_t)s->words[at] >> 1;
    if ((cut ? c < what : (unsigned)has(row, what)) != (unsigned)(s->words[at] & 1))
      return 0;
  }
  return 1;
}

#endif /* POLRT_WITHOUT_SEARCH */

/* One word of the rows that a column satisfies: for some class in the box, for every one. */
static void gather(const search *s, unsigned column, const polrt_set *known, unsigned w,
                   uint64_t *any, uint64_t *all)
{
  const polrt_input *in = &s->policy->input[column];
  const uint64_t *row = row_at(s->policy, column, s->span[column].from);
  unsigned c, end, begin = splits_of(s, column, 1, &end);
  int cut = IN(s->cut, column), whole = in->kind > POLRT_DATE ||
                                       (in->kind > POLRT_ONE_OF && !or_absent(in, known));
  *any = 0;
  *all = ~(uint64_t)0;
  for (c = s->span[column].from; c <= s->span[column].to; c++, row += s->policy->words) {
    if (agrees(s, column, row, c, cut, begin, end) &&
        (whole || holds(s->policy, in, known, c))) {
      *any |= row[w];
      *all &= row[w];
    }
  }
}

/* ---- derived values ------------------------------------------------------------------------ */

#ifndef POLRT_WITHOUT_DERIVED

typedef struct civil {
  int32_t month;        /* counted from January 1900 */
  unsigned day, length; /* 1 .. length of that month */
} civil;

/* The date of a day between 1900 and 2200, by multiplications that are exact there. */
static void civil_of(int32_t value, civil *c)
{
  unsigned d = (unsigned)value + 25567u, y = (d * 11483u) >> 22, leap, m;
  y += year_start(y + 1) <= d; /* the product falls short by less than a year */
  d -= year_start(y);
  leap = is_leap(y);
  if (d >= 59 + leap)
    d += 2 - leap; /* as if February had 30 days */
  m = (d * 67u + 2076u) >> 11;
  c->month = (int32_t)(y * 12 + m - 1);
  c->day = d - month_start(m) + 1;
  c->length = month_length(m, leap);
}

/* The value of a date operation. */
static int32_t apart(unsigned op, int32_t from, int32_t to)
{
  civil a, b;
  unsigned day;
  int32_t n;
  if (op == POLRT_DAYS)
    return to - from;
  civil_of(from, &a);
  civil_of(to, &b);
  n = b.month - a.month;
  if (op == POLRT_FULL_MONTHS)
    return n - 1;
  day = a.day < b.length ? a.day : b.length; /* of the anniversary in the month of `to' */
  return b.day < day ? 2 * n - 1 : 2 * n + (b.day > day);
}

int32_t polrt_derive(const polrt_policy *policy, unsigned column, const int32_t *values)
{
  const polrt_input *in = &policy->input[column];
  const polrt_derived *d = &policy->derived[in->first];
  const polrt_term *term = &policy->term[d->first];
  int32_t sum = d->constant;
  unsigned k;
  for (k = 0; k < d->terms; k++) {
    const polrt_input *of = &policy->input[term[k].input];
    if (of->absent && values[term[k].input] == of->lo)
      return in->lo;
    if (d->op == POLRT_SUM)
      sum += term[k].factor * values[term[k].input];
  }
  return d->op == POLRT_SUM ? sum : apart(d->op, values[term[0].input], values[term[1].input]);
}

/* ---- groups of codes ----------------------------------------------------------------------- */

/* What memberships of a group can be when those in `yes' are true and those in `no' are not: in
 * `may' those that can be true, in `must' those that have to be.  0 when no codes give such
 * memberships. A fact of several codes has every atom that avoids `no', or some of these; one code
 * has one. */
static int group_fits(const polrt_policy *p, const polrt_group *g, uint64_t yes, uint64_t no,
                      uint64_t *may, uint64_t *must)
{
  const uint64_t *atom = (const uint64_t *)table_at(p, g->atoms_at);
  uint64_t rest = yes, one, all;
  unsigned a;
  *may = 0;
  *must = yes;
  do { /* every membership known to be true needs an atom that has it */
    one = g->several ? rest & (0 - rest) : yes;
    all = ~(uint64_t)0;
    for (a = 0; a < g->atoms; a++) {
      if (atom[a] & no)
        continue;
      if (g->several)
        *may |= atom[a];
      if (one & ~atom[a])
        continue;
      *may |= atom[a];
      all &= atom[a];
    }
    if (all == ~(uint64_t)0)
      return 0;
    if (one)
      *must |= all;
    rest &= ~one;
  } while (rest);
  if (!g->several)
    *must |= all;
  return 1;
}

/* ---- is there a case? ---------------------------------------------------------------------- */

/* The columns are variables, each with an interval of values; a derived column relates some of
 * them. Every relation is monotone in each of its terms, so that intervals can be narrowed from
 * both ends, by halving, without division.
 *
 * Dates: a derived date asks x >= h(y) and y >= k(x) of its terms, h and k monotone.  Of such
 * conditions the least fixed point from the lower bounds is a solution if there is any, so
 * narrowing alone is complete.  It may take very many steps around a contradictory circle, so what
 * it means in days at least and at most is narrowed first: there a circle shows after as many
 * rounds as there are variables.
 *
 * Sums: narrowing is not complete.  The lower bounds are tried, then each input in turn is set to
 * its lower bound, then inputs are halved and both halves searched, under fuel.
 *
 * Absent values: an input that may be absent is, unless a derived column asks for a value.  That
 * loses no case: absence satisfies every column that may be absent, and takes relations away.
 *
 * With a second case, which differs from the first in some columns alone, these are twice there. */
#define MAY 1u  /* of a variable: it may be absent */
#define IS 3u   /* it is */

#ifndef POLRT_WITHOUT_SEARCH

#ifdef POLRT_WITHOUT_NEEDS
#define CASES 1u
#else
#define CASES 2u
#endif
#define HALVINGS 254u

typedef struct solver {
  const polrt_policy *policy;
  const polrt_set *known; /* of all columns; with a box, of the inputs */
  const search *box;      /* or NULL: what is known is all */
  uint32_t *fuel;
  uint64_t tied;          /* columns that are terms, derived, or memberships */
  uint64_t unlike;        /* columns that the second case has of its own; 0: there is none */
  int changed;
  unsigned failed;        /* a relation that left no case */
  unsigned depth;
  uint8_t path[HALVINGS + 1]; /* variables halved, times 2, plus 1 for the upper half */
  uint8_t absent[CASES * POLRT_MAX_INPUTS];
  int32_t lo[CASES * POLRT_MAX_INPUTS], hi[CASES * POLRT_MAX_INPUTS];
} solver;

/* The variable of a column in the first (0) or second (1) case. */
static unsigned variable(const solver *v, unsigned second, unsigned column)
{
#ifdef POLRT_WITHOUT_NEEDS
  (void)v;
  (void)second;
  return column;
#else
  return second && v->unlike & bit(column) ? column + POLRT_MAX_INPUTS : column;
#endif
}

/* Is there such a variable?  The second case has its own of some columns only. */
static int is_variable(const solver *v, unsigned second, unsigned column)
{
  return !second || v->unlike & bit(column);
}

/* Is a column derived and narrowed here?  What a box computes by itself is not. */
static int is_relation(const solver *v, unsigned second, unsigned column)
{
  return v->policy->input[column].kind == POLRT_DERIVED && is_variable(v, second, column) &&
         !(v->box && v->box->computed & bit(column));
}

#endif /* POLRT_WITHOUT_SEARCH */

static const polrt_derived *derived_of(const polrt_policy *p, unsigned column)
{
  return &p->derived[p->input[column].first];
}

/* Which columns of a policy are terms of a sum or difference, or computed that way. */
static uint64_t terms_of(const polrt_policy *p)
{
  uint64_t tied = 0;
  unsigned i, k;
  for (i = p->inputs; i < p->columns; i++) {
    if (p->input[i].kind != POLRT_DERIVED)
      continue;
    tied |= bit(i);
    for (k = 0; k < derived_of(p, i)->terms; k++)
      tied |= bit(p->term[derived_of(p, i)->first + k].input);
  }
  return tied;
}

/* The first value of a class of a number. */
static int32_t class_start(const polrt_policy *p, const polrt_input *in, unsigned c)
{
  if (is_listed(in))
    return in->lo + (int32_t)c;
  return c ? bounds_of(p, in)[c - 1] : in->lo;
}

/* The classes of a column in a box, from the first to the last. */
static void box_span(const search *s, unsigned column, int second, span *in)
{
  const polrt_input *of = &s->policy->input[column];
  unsigned c, end, begin = splits_of(s, column, second, &end);
  (void)second;
  in->from = 1;
  in->to = 0;
  for (c = s->span[column].from; c <= s->span[column].to; c++) {
    if (!agrees(s, column, row_at(s->policy, column, c), c, IN(s->cut, column), begin, end) ||
        !holds(s->policy, of, fact_at(s, column), c))
      continue;
    if (in->from > in->to)
      in->from = (uint16_t)c;
    in->to = (uint16_t)c;
  }
}

#ifndef POLRT_WITHOUT_SEARCH

/* Members of a one-of: brings the ends of its interval to values that it can have. */
static int trim(solver *v, unsigned var)
{
  unsigned column = var & (POLRT_MAX_INPUTS - 1);
  const polrt_set *known = &v->known[column];
  if (v->policy->input[column].kind <= POLRT_ONE_OF && v->absent[var] != IS) {
    while (v->lo[var] <= v->hi[var] && !(known->members & bit((unsigned)v->lo[var])))
      v->lo[var]++;
    while (v->lo[var] <= v->hi[var] && !(known->members & bit((unsigned)v->hi[var])))
      v->hi[var]--;
  }
  return v->lo[var] <= v->hi[var];
}

/* Narrows a variable; 0 when nothing is left. */
static int shrink(solver *v, unsigned var, int32_t lo, int32_t hi)
{
  if (lo > v->lo[var] || hi < v->hi[var]) {
    v->changed = 1;
    if (lo > v->lo[var])
      v->lo[var] = lo;
    if (hi < v->hi[var])
      v->hi[var] = hi;
    return trim(v, var);
  }
  return 1;
}

/* What is known of a column, as an interval of values and whether it may be absent; 0 when it is
 * neither a value nor absent. */
static int load(solver *v, unsigned second, unsigned column)
{
  const polrt_input *in = &v->policy->input[column];
  unsigned var = variable(v, second, column), may = in->absent;
  int32_t lo = in->lo, hi = in->hi, end;
  span s;
  if (in->kind != POLRT_CRITERION && !(v->box && column >= v->policy->inputs)) {
    const polrt_set *known = &v->known[column];
    if (v->box && is_assumed(in, known)) {
      lo = hi = in->assumed_value;
      may &= lo == in->lo;
    } else {
      if (known->lo > lo ? !or_absent(in, known)
                         : in->kind <= POLRT_ONE_OF && !(known->members & bit((unsigned)lo)))
        may = 0;
      lo = known->lo > lo ? known->lo : lo;
      hi = known->hi < hi ? known->hi : hi;
    }
  }
  if (v->box && v->tied & bit(column) & ~v->box->computed) {
    box_span(v->box, column, (int)second, &s);
    end = class_start(v->policy, in, s.from);
    if (s.from) {
      may = 0;
      lo = lo > end ? lo : end;
    }
    end = s.to + 1u < in->classes ? class_start(v->policy, in, s.to + 1u) - 1 : hi;
    hi = hi < end ? hi : end;
  }
  if (in->absent && lo == in->lo)
    lo++;
  v->lo[var] = lo;
  v->hi[var] = hi;
  v->absent[var] = 0;
  if (!trim(v, var))
    v->absent[var] = IS;
  else if (may)
    v->absent[var] = MAY;
  return may || !v->absent[var];
}

/* Settles what is absent. */
static int settle_absence(solver *v)
{
  const polrt_policy *p = v->policy;
  unsigned i, k, second, var, term;
  const polrt_derived *d;
  for (i = p->columns; i-- > p->inputs;) /* what has to be there, and so its terms */
    for (second = 0; second <= (v->unlike != 0); second++) {
      if (!is_relation(v, second, i) || v->absent[variable(v, second, i)])
        continue;
      for (k = 0, d = derived_of(p, i); k < d->terms; k++) {
        term = variable(v, second, p->term[d->first + k].input);
        if (v->absent[term] == IS)
          return 0;
        v->absent[term] = 0;
      }
    }
  for (i = 0; i < p->columns; i++)
    for (second = 0; second <= (v->unlike != 0); second++) {
      var = variable(v, second, i);
      if (p->input[i].kind != POLRT_DERIVED) {
        if (v->absent[var])
          v->absent[var] = IS;
      } else if (is_relation(v, second, i)) {
        unsigned gone = 0;
        for (k = 0, d = derived_of(p, i); k < d->terms; k++)
          gone |= v->absent[variable(v, second, p->term[d->first + k].input)];
        if (gone ? !v->absent[var] : v->absent[var] == IS)
          return 0;
        v->absent[var] = (uint8_t)(gone ? IS : 0);
      }
      if (v->absent[var])
        v->lo[var] = v->hi[var] = p->input[i].lo;
    }
  return 1;
}

/* The days that n months have at least (0) or at most (1): by brute force over all months of three
 * centuries, exact but for leap years of spans longer than four. */
static int32_t days_of_months(int32_t n, int at_most)
{
  uint32_t m = (uint32_t)(n < 0 ? -n : n), q, r, days;
  if (n < 0)
    at_most = !at_most;
  if (m > 4000) /* more than there are */
    m = 4000;
  q = (m * 5462u) >> 16;
  r = m - 12 * q;
  days = 365 * q + (r ? ((r * 489 - 30) >> 4) + (at_most ? 3 : 0) : 0);
  if (at_most)
    days += (q + 3) >> 2;
  else if (q >= 4)
    days += (q >> 2) - 1 - (q > 100);
  return n < 0 ? -(int32_t)days : (int32_t)days;
}

/* A relation at hand: what it computes from the ends of its terms. */
typedef struct relation {
  const polrt_derived *d;
  const polrt_term *term;
  unsigned second;
  int in_days;         /* a date operation, read as what it means in days */
  int64_t limit[2];    /* at most, at least */
  int64_t end[2];      /* of a sum: the smallest and the largest */
} relation;

/* Does the relation rise with term k? */
static int rises(const relation *r, unsigned k)
{
  return r->d->op == POLRT_SUM ? r->term[k].factor > 0 : k == 1;
}

/* The end of a term that makes the relation small (0) or large (1). */
static int32_t end_of(const solver *v, const relation *r, unsigned k, int up)
{
  unsigned var = variable(v, r->second, r->term[k].input);
  return rises(r, k) == up ? v->hi[var] : v->lo[var];
}

static int64_t reach_sum(const solver *v, const relation *r, int up)
{
  int64_t sum = r->d->constant;
  unsigned k;
  for (k = 0; k < r->d->terms; k++)
    sum += r->term[k].factor * end_of(v, r, k, up);
  return sum;
}

/* The smallest (0) or largest (1) value of the relation when term k has the given value. */
static int64_t reach(const solver *v, const relation *r, unsigned k, int32_t value, int up)
{
  if (r->d->op == POLRT_SUM)
    return r->end[up] + r->term[k].factor * value - r->term[k].factor * end_of(v, r, k, up);
  return apart(r->in_days ? POLRT_DAYS : r->d->op, k ? end_of(v, r, 0, up) : value,
               k ? value : end_of(v, r, 1, up));
}

static int within(const solver *v, const relation *r, unsigned k, int32_t value, int up)
{
  int64_t reached = reach(v, r, k, value, up);
  return up ? reached >= r->limit[1] : reached <= r->limit[0];
}

/* Narrows term k by one limit of the relation, from the end that is too far from it. */
static int narrow_term(solver *v, relation *r, unsigned k, int up)
{
  unsigned var = variable(v, r->second, r->term[k].input);
  int low = rises(r, k) == up; /* the lower end is the one to raise */
  int32_t bad = low ? v->lo[var] : v->hi[var], good = low ? v->hi[var] : v->lo[var], middle;
  uint32_t gap = low ? (uint32_t)good - (uint32_t)bad : (uint32_t)bad - (uint32_t)good;
  if (within(v, r, k, bad, up))
    return 1;
  if (!within(v, r, k, good, up))
    return 0;
  for (; gap > 1; gap = low ? (uint32_t)good - (uint32_t)bad : (uint32_t)bad - (uint32_t)good) {
    middle = (int32_t)((uint32_t)(low ? bad : good) + (gap >> 1));
    if (within(v, r, k, middle, up))
      good = middle;
    else
      bad = middle;
  }
  return low ? shrink(v, var, good, v->hi[var]) : shrink(v, var, v->lo[var], good);
}

/* The limits of the relation, from its own variable; first what its terms leave of that. */
static int narrow_result(solver *v, relation *r, unsigned column)
{
  unsigned var = variable(v, r->second, column);
  int64_t least, most;
  int32_t lo, hi;
  if (r->in_days) {
    lo = v->lo[var];
    hi = v->hi[var];
    r->limit[1] = lo;
    r->limit[0] = hi;
    if (r->d->op == POLRT_MONTHS) { /* lo >> 1 rounds down */
      r->limit[1] = days_of_months(lo >> 1, 0) + (lo & 1);
      r->limit[0] = days_of_months((hi + 1) >> 1, 1) - (hi & 1);
    } else if (r->d->op == POLRT_FULL_MONTHS) {
      r->limit[1] = days_of_months(lo, 0) + 1;
      r->limit[0] = days_of_months(hi + 2, 1) - 1;
    }
    return 1;
  }
  if (r->d->op == POLRT_SUM) {
    least = reach_sum(v, r, 0);
    most = reach_sum(v, r, 1);
  } else {
    least = apart(r->d->op, end_of(v, r, 0, 0), end_of(v, r, 1, 0));
    most = apart(r->d->op, end_of(v, r, 0, 1), end_of(v, r, 1, 1));
  }
  if (least > v->hi[var] || most < v->lo[var])
    return 0;
  if (!shrink(v, var, (int32_t)(least > v->lo[var] ? least : v->lo[var]),
              (int32_t)(most < v->hi[var] ? most : v->hi[var])))
    return 0;
  r->limit[1] = v->lo[var];
  r->limit[0] = v->hi[var];
  return 1;
}

static int narrow_relation(solver *v, unsigned column, unsigned second, int in_days)
{
  relation r;
  unsigned k;
  int up;
  if (v->absent[variable(v, second, column)])
    return 1;
  r.d = derived_of(v->policy, column);
  r.term = &v->policy->term[r.d->first];
  r.second = second;
  r.in_days = in_days;
  if (in_days && r.d->op == POLRT_SUM)
    return 1;
  if (!narrow_result(v, &r, column))
    return 0;
  for (k = 0; k < r.d->terms; k++)
    for (up = 0; up < 2; up++) {
      if (r.d->op == POLRT_SUM)
        r.end[up] = reach_sum(v, &r, up);
      if (!narrow_term(v, &r, k, up))
        return 0;
    }
  return 1;
}

/* Narrows a derived column by its terms alone. */
static int narrow_forward(solver *v, unsigned column)
{
  relation r;
  r.d = derived_of(v->policy, column);
  r.term = &v->policy->term[r.d->first];
  r.second = 0;
  r.in_days = 0;
  return narrow_result(v, &r, column);
}

/* Narrows the memberships of a group. */
static int narrow_group(solver *v, const polrt_group *g, unsigned second)
{
  uint64_t yes = 0, no = 0, may, must;
  unsigned k, var;
  for (k = 0; k < g->count; k++) {
    var = variable(v, second, g->first + k);
    yes |= v->lo[var] ? bit(k) : 0;
    no |= v->hi[var] ? 0 : bit(k);
  }
  if (!group_fits(v->policy, g, yes, no, &may, &must))
    return 0;
  for (k = 0; k < g->count; k++)
    if (!shrink(v, variable(v, second, g->first + k), (must & bit(k)) != 0, (may & bit(k)) != 0))
      return 0;
  return 1;
}

/* One round over all relations and groups. */
static int narrow_all(solver *v, int in_days)
{
  const polrt_policy *p = v->policy;
  unsigned i, second;
  v->changed = 0;
  *v->fuel -= *v->fuel != 0;
  for (second = 0; second <= (v->unlike != 0); second++) {
    for (i = p->inputs; i < p->columns; i++)
      if (is_relation(v, second, i) && !narrow_relation(v, i, second, in_days)) {
        v->failed = i;
        return 0;
      }
    for (i = 0; i < p->groups && !in_days; i++)
      if (p->group[i].count && is_variable(v, second, p->group[i].first) &&
          !narrow_group(v, &p->group[i], second))
        return 0;
  }
  return 1;
}

/* Narrows until nothing changes; 0 when no case is left.  Without fuel it stops early. */
static int narrow_down(solver *v, int at_first)
{
  unsigned rounds = CASES * POLRT_MAX_INPUTS;
  for (; at_first && v->policy->columns > v->policy->inputs; rounds--) {
    if (!rounds || !narrow_all(v, 1)) /* no rounds left: they turn in a circle */
      return 0;
    if (!v->changed)
      break;
  }
  do
    if (!narrow_all(v, 0))
      return 0;
  while (v->changed && *v->fuel);
  return 1;
}

/* All that is known, absence settled, halved along the path, narrowed; 0 when no case is left. */
static int begin(solver *v)
{
  unsigned i, second, var;
  int32_t middle;
  for (second = 0; second <= (v->unlike != 0); second++)
    for (i = 0; i < v->policy->columns; i++)
      if (is_variable(v, second, i) && !load(v, second, i))
        return 0;
  if (!settle_absence(v))
    return 0;
  for (i = 0; i < v->depth; i++) {
    var = v->path[i] >> 1;
    middle = (int32_t)((uint32_t)v->lo[var] + (((uint32_t)v->hi[var] - (uint32_t)v->lo[var]) >> 1));
    if (!(v->path[i] & 1 ? shrink(v, var, middle + 1, v->hi[var])
                         : shrink(v, var, v->lo[var], middle)))
      return 0;
  }
  return narrow_down(v, 1);
}

/* Gives inputs their lower bounds, all at once or, each time narrowing, one by one.  Is it a case?
 * */
static int take_lower_bounds(solver *v, int one_by_one)
{
  unsigned i, second, var;
  for (second = 0; second <= (v->unlike != 0); second++)
    for (i = 0; i < v->policy->columns; i++) {
      var = variable(v, second, i);
      if (v->policy->input[i].kind == POLRT_DERIVED || !is_variable(v, second, i) ||
          v->lo[var] == v->hi[var])
        continue;
      v->hi[var] = v->lo[var];
      if (one_by_one && v->tied & bit(i) && !narrow_down(v, 0))
        return 0;
    }
  return narrow_down(v, 0);
}

/* The widest of some input columns; NONE when each has one value. */
static unsigned widest_of(const solver *v, uint64_t columns)
{
  unsigned i, second, var, widest = NONE;
  uint32_t width, most = 0;
  for (second = 0; second <= (v->unlike != 0); second++)
    for (i = 0; i < v->policy->columns; i++) {
      var = variable(v, second, i);
      width = (uint32_t)v->hi[var] - (uint32_t)v->lo[var];
      if (columns & bit(i) && v->policy->input[i].kind != POLRT_DERIVED && width > most) {
        most = width;
        widest = var;
      }
    }
  return widest;
}

/* The input to halve: the widest that the relation was computed from which failed last. */
static unsigned to_halve(const solver *v)
{
  const polrt_policy *p = v->policy;
  uint64_t columns = bit(v->failed);
  unsigned i, k, widest;
  for (i = p->columns; i-- > p->inputs;)
    if (columns & bit(i) && p->input[i].kind == POLRT_DERIVED)
      for (k = 0; k < derived_of(p, i)->terms; k++)
        columns |= bit(p->term[derived_of(p, i)->first + k].input);
  widest = widest_of(v, columns);
  return widest == NONE ? widest_of(v, v->tied) : widest;
}

/* Goes to the next half that waits; 0 when none is left. */
static int next_half(solver *v)
{
  while (v->depth && v->path[v->depth - 1] & 1)
    v->depth--;
  if (!v->depth)
    return 0;
  v->path[v->depth - 1] |= 1;
  return 1;
}

/* Is there a case?  1, its values then being the lower bounds; 0; or -1 without fuel.  When
 * `narrowing' is enough, 1 also if there is nothing against one. */
static int solve(solver *v, int narrowing)
{
  unsigned halve;
  v->depth = 0;
  v->failed = 0;
  do {
    while (begin(v)) {
      if (narrowing || take_lower_bounds(v, 0))
        return *v->fuel ? 1 : -1;
      if (!begin(v))
        break;
      if (take_lower_bounds(v, 1))
        return *v->fuel ? 1 : -1;
      halve = begin(v) ? to_halve(v) : NONE;
      if (halve == NONE)
        break;
      if (!*v->fuel || v->depth == HALVINGS)
        return -1;
      v->path[v->depth++] = (uint8_t)(halve << 1);
    }
    if (!*v->fuel)
      return -1;
  } while (next_half(v));
  return 0;
}

#endif /* POLRT_WITHOUT_SEARCH */

/* The columns of codes. */
static uint64_t memberships_of(const polrt_policy *p)
{
  uint64_t of = 0;
  unsigned i, k;
  for (i = 0; i < p->groups; i++)
    for (k = 0; k < p->group[i].count; k++)
      of |= bit(p->group[i].first + k);
  return of;
}

#ifndef POLRT_WITHOUT_SEARCH

int polrt_realise(const polrt_policy *policy, const polrt_set *known, int32_t *values,
                  uint32_t *fuel)
{
  uint32_t own = POLRT_FUEL;
  solver v;
  unsigned i;
  int answer;
  v.policy = policy;
  v.known = known;
  v.box = NULL;
  v.fuel = fuel ? fuel : &own;
  v.unlike = 0;
  v.tied = terms_of(policy) | memberships_of(policy);
  if (policy->columns > POLRT_MAX_INPUTS)
    return 0;
  answer = solve(&v, 0);
  for (i = 0; answer == 1 && i < policy->inputs; i++)
    values[i] = v.lo[i];
  return answer;
}

/* Can there be no case in the box?  `narrowing': say so only when it is cheap to see. */
static int is_barren(search *s, int narrowing)
{
  solver v;
  int answer;
  if (!s->relates)
    return 0;
  v.policy = s->policy;
  v.known = s->facts;
  v.box = s;
  v.fuel = &s->fuel;
  v.tied = s->tied;
  v.unlike = s->unlike;
  answer = solve(&v, narrowing);
  if (answer < 0)
    s->fuel = 0; /* whoever sees that stops and says so */
  return answer == 0;
}

/* What derived columns can be, as far as the facts say; it goes forward only. */
static reading derive_spans(search *s)
{
  const polrt_policy *p = s->policy;
  unsigned i, k, gone;
  reading result = FACTS_EXACT;
  solver v;
  v.policy = p;
  v.known = s->facts;
  v.box = s;
  v.tied = s->tied;
  v.unlike = 0;
  s->top = s->stack = 0;
  for (i = 0; i < p->columns; i++) {
    const polrt_input *in = &p->input[i];
    if (i >= p->inputs) {
      s->span[i].from = 0;
      s->span[i].to = (uint16_t)(in->classes - 1);
    }
    load(&v, 0, i);
    if (!is_relation(&v, 0, i))
      continue;
    for (k = gone = 0; k < derived_of(p, i)->terms; k++)
      gone |= v.absent[p->term[derived_of(p, i)->first + k].input];
    v.absent[i] = (uint8_t)gone;
    if (gone != IS && narrow_forward(&v, i))
      s->span[i].to = (uint16_t)class_of(p, in, v.hi[i]);
    if (gone == IS)
      s->span[i].to = 0;
    else if (!gone)
      s->span[i].from = (uint16_t)class_of(p, in, v.lo[i]);
    if (s->span[i].from != s->span[i].to)
      result = FACTS_PARTIAL;
  }
  return result;
}

#else /* POLRT_WITHOUT_SEARCH */

/* Can no codes give the memberships that are known?  What values are derived from is not looked at. */
static int is_barren(const search *s)
{
  const polrt_policy *p = s->policy;
  unsigned i, k;
  uint64_t yes, no, may, must;
  for (i = 0; i < p->groups; i++) {
    const polrt_group *g = &p->group[i];
    for (k = 0, yes = no = 0; k < g->count; k++) {
      yes |= s->span[g->first + k].from ? bit(k) : 0;
      no |= s->span[g->first + k].to ? 0 : bit(k);
    }
    if (yes | no && !group_fits(p, g, yes, no, &may, &must))
      return 1;
  }
  return 0;
}

/* What derived columns can be when the ends of their terms are put together as is worst. */
static reading derive_spans(search *s)
{
  const polrt_policy *p = s->policy;
  int32_t end[2][POLRT_MAX_INPUTS], values[POLRT_MAX_INPUTS];
  uint8_t absent[POLRT_MAX_INPUTS];
  reading result = FACTS_EXACT;
  unsigned i, k, up;
  for (i = 0; i < p->columns; i++) {
    const polrt_input *in = &p->input[i];
    span *of = &s->span[i];
    absent[i] = 0;
    if (i < p->inputs) {
      const polrt_set *known = &s->facts[i];
      end[0][i] = is_listed(in) ? in->lo + of->from : known->lo > in->lo ? known->lo : in->lo;
      end[1][i] = is_listed(in) ? in->lo + of->to : known->hi < in->hi ? known->hi : in->hi;
      if (is_assumed(in, known))
        end[0][i] = end[1][i] = in->assumed_value;
      if (in->absent && (end[0][i] == in->lo || or_absent(in, known)))
        absent[i] = end[1][i] == in->lo ? IS : MAY;
      end[0][i] += in->absent && end[0][i] == in->lo;
      continue;
    }
    of->from = 0;
    of->to = (uint16_t)(in->classes - 1);
    if (in->kind != POLRT_DERIVED || s->computed & bit(i))
      continue;
    for (up = 0; up < 2; up++) {
      const polrt_derived *d = derived_of(p, i);
      for (k = 0; k < d->terms; k++) {
        const polrt_term *term = &p->term[d->first + k];
        int rises = d->op == POLRT_SUM ? term->factor > 0 : k != 0;
        absent[i] |= absent[term->input];
        values[term->input] = end[rises ? up : 1 - up][term->input];
      }
      end[up][i] = absent[i] == IS ? in->lo : polrt_derive(p, i, values);
    }
    of->to = (uint16_t)class_of(p, in, end[1][i]);
    of->from = (uint16_t)(absent[i] ? 0 : class_of(p, in, end[0][i]));
    if (of->from != of->to) {
      result = FACTS_PARTIAL;
      s->loose = 1;
    }
  }
  return result;
}

#endif /* POLRT_WITHOUT_SEARCH */

/* Which columns are computed, kept intervals, and tied to others. */
static void find_ties(search *s)
{
  const polrt_policy *p = s->policy;
  unsigned i, k;
  s->computed = 0;
  s->unlike = 0;
  s->base = 0;
  s->relates = 0;
  s->cut = s->tied = 0;
  if (p->columns == p->inputs && !p->groups)
    return;
  for (i = p->inputs; i < p->columns; i++) {
    if (p->input[i].kind == POLRT_CRITERION)
      s->computed |= bit(i);
    else
      for (k = 0; k < derived_of(p, i)->terms; k++)
        if (s->computed & bit(p->term[derived_of(p, i)->first + k].input))
          s->computed |= bit(i);
    s->relates |= !(s->computed & bit(i));
  }
  s->cut = terms_of(p);
  s->tied = memberships_of(p);
  s->relates |= s->tied != 0;
  s->tied |= s->cut;
}

#endif /* POLRT_WITHOUT_DERIVED */

/* ---- looking and splitting ----------------------------------------------------------------- */

/* The sum over the records and what split() pushes: on the way to a box an input is split at most
 * once for each of its classes but one, and otherwise at most once for each row; in two cases
 * twice. */
size_t polrt_work_words(const polrt_policy *policy)
{
#ifdef POLRT_WITHOUT_SEARCH
  (void)policy;
  return 0;
#else
  size_t sum = 0;
  unsigned i, splits;
  uint64_t tied = 0;
#ifndef POLRT_WITHOUT_DERIVED
  tied = terms_of(policy) | memberships_of(policy);
#endif
  for (i = 0; i < COLUMNS(policy); i++) {
    splits = policy->input[i].classes - 1u;
    if (IN(tied, i))
      splits *= 2;
    else if (splits > policy->rows)
      splits = policy->rows;
    sum += RECORD_WORDS(policy) + splits;
  }
  (void)tied;
  return sum;
#endif
}

static reading search_open(search *s, const polrt_policy *p, const polrt_set *facts,
                           unsigned decision, const polrt_work *work)
{
  reading r = FACTS_EXACT;
  unsigned i;
  if (decision >= p->decisions || !fits(p))
    return FACTS_INVALID;
  s->policy = p;
  s->facts = facts;
  s->decision = &p->decision[decision];
  s->words = NULL;
  s->room = 0;
  s->fuel = 0;
  if (work) {
    s->words = work->words;
    s->room = work->count;
    s->fuel = work->fuel;
  }
  if (!s->fuel)
    s->fuel = POLRT_FUEL;
  for (i = 0; i < p->inputs; i++) {
    if (!span_of(p, i, &facts[i], &s->span[i]))
      return FACTS_INVALID;
    if (s->span[i].from != s->span[i].to)
      r = FACTS_PARTIAL;
  }
#ifndef POLRT_WITHOUT_DERIVED
#ifdef POLRT_WITHOUT_SEARCH
  s->loose = 0;
#endif
  find_ties(s);
  if (p->columns > p->inputs && derive_spans(s) == FACTS_PARTIAL)
    r = FACTS_PARTIAL;
#endif
  s->stack = 0;
  if (r == FACTS_PARTIAL && s->room >= polrt_work_words(p))
    s->stack = COLUMNS(p) * RECORD_WORDS(p);
  return r;
}

#ifndef POLRT_WITHOUT_SEARCH

static uint64_t *record_of(const search *s, unsigned column)
{
  return s->words + (size_t)column * RECORD_WORDS(s->policy);
}

/* Brings the record of a column up to date after its classes in the box changed. */
static void update(search *s, unsigned column)
{
  unsigned w, n = s->policy->words;
  for (w = 0; RECORDS(s) && w < n; w++)
    gather(s, column, fact_at(s, column), w, record_of(s, column) + w,
           record_of(s, column) + n + w);
}

/* As gather(), but from the record if there is one. */
static void column_word(const search *s, unsigned column, unsigned w, uint64_t *any, uint64_t *all)
{
  if (!RECORDS(s)) {
    gather(s, column, fact_at(s, column), w, any, all);
    return;
  }
  *any = record_of(s, column)[w];
  *all = record_of(s, column)[s->policy->words + w];
}

#else
#define update(search, column) ((void)0)
#define column_word(search, column, w, any, all) \
  gather(search, column, fact_at(search, column), w, any, all)
#endif

/* Of one word of a run, the rows that apply everywhere in the box, and in `any' those that apply
 * somewhere, up to the first that applies everywhere; by the columns before one. */
static uint64_t box_word(search *s, unsigned first, unsigned last, unsigned w, unsigned columns,
                         uint64_t *any)
{
  uint64_t some = run_mask(first, last, w), sure = some, aside = some, one, all;
  unsigned i;
  for (i = 0; i < columns; i++) {
    column_word(s, i, w, &one, &all);
    some &= one;
    sure &= all;
    if (i == ASIDE(s))
      aside = all;
  }
  if (sure)
    some &= sure ^ (sure - 1);
  s->touched |= some & ~aside;
  *any = some;
  return sure;
}

#ifndef POLRT_WITHOUT_NEEDS
/* Narrows a column to the classes from .. to of what is known. */
static void narrow(search *s, unsigned column, unsigned from, unsigned to)
{
  s->span[column].from = (uint16_t)from;
  s->span[column].to = (uint16_t)to;
  update(s, column);
}
#endif

#ifndef POLRT_WITHOUT_DERIVED

/* An open row of a criterion; NONE when it holds (*holds 1) or does not everywhere in the box. */
static uint32_t open_row(search *s, unsigned column, int *certain)
{
  unsigned first = s->policy->input[column].first, w;
  unsigned last = first + s->policy->input[column].count - 1;
  uint32_t open = NONE;
  uint64_t any;
  *certain = 0;
  if (!s->policy->input[column].count)
    return NONE;
  for (w = WORD(first); w <= WORD(last); w++) {
    if (box_word(s, first, last, w, column, &any)) {
      *certain = 1;
      return NONE;
    }
    if (any && open == NONE)
      open = (w << 6) + polrt_first_bit(any);
  }
  return open;
}

/* The classes of a sum of what the box computes. */
static void compute_sum(search *s, unsigned column)
{
  const polrt_policy *p = s->policy;
  const polrt_input *in = &p->input[column], *of;
  const polrt_derived *d = derived_of(p, column);
  int32_t lo = d->constant, hi = lo, from, to, factor;
  unsigned k, t, absent = 0;
  span of_term;
  for (k = 0; k < d->terms; k++) {
    t = p->term[d->first + k].input;
    of = &p->input[t];
    box_span(s, t, 1, &of_term);
    from = class_start(p, of, of_term.from);
    to = of_term.to + 1u < of->classes ? class_start(p, of, of_term.to + 1u) - 1 : of->hi;
    if (of->absent && from == of->lo)
      absent |= to == from ? IS : MAY;
    factor = p->term[d->first + k].factor;
    lo += factor * (factor > 0 ? from : to);
    hi += factor * (factor > 0 ? to : from);
  }
  s->span[column].from = (uint16_t)(absent ? 0 : class_of(p, in, lo));
  s->span[column].to = (uint16_t)(absent == IS ? 0 : class_of(p, in, hi));
  s->touched |= s->span[column].from != s->span[column].to; /* perhaps by a term set aside */
}

/* Computes what the box computes by itself. */
static void compute(search *s)
{
  unsigned i;
  int certain;
  for (i = s->policy->inputs; s->computed && i < s->policy->columns; i++) {
    if (!(s->computed & bit(i)))
      continue;
    if (s->policy->input[i].kind == POLRT_CRITERION) {
      s->span[i].to = open_row(s, i, &certain) != NONE || certain;
      s->span[i].from = (uint16_t)certain;
    } else {
      compute_sum(s, i);
    }
    update(s, i);
  }
}
#endif

/* The bit of polrt_result.possible that a row's answer stands for. */
static uint64_t possible_of(polrt_answer a)
{
  polrt_status status = polrt_status_of(a); /* POLRT_REFER, POLRT_NO_REVISION: bits 62, 63 */
  return bit(status == POLRT_DETERMINED ? polrt_outcome_of(a) : status + 59u);
}

/* The places of row, and of rule and row, in an answer. */
#define ROW POLRT_ANSWER(0, 0, 0, POLRT_NO_ROW)
#define RULE_AND_ROW POLRT_ANSWER(0, 0, POLRT_NO_RULE, POLRT_NO_ROW)

static uint64_t key_of(const search *s, uint32_t row)
{
  const polrt_answer *answer = s->policy->answer;
  if (s->by == BY_OUTCOME)
    return possible_of(answer[row]);
  if (s->by >= BY_RULE) {
    uint64_t unlike = (answer[row] ^ answer[s->row]) << 16; /* rule, then row */
    return s->by == BY_ROW ? unlike != 0 : unlike >> 40 != 0;
  }
#ifndef POLRT_WITHOUT_DERIVED
  if (s->by == BY_CERTAINTY)
    return 1;
#endif
  row -= s->decision->first;
  return WORD(row) == s->by - BY_BIT ? bit(row) : 0;
}

typedef enum sight {
  BOX_EMPTY,   /* no case in it is possible, or it can tell nothing new */
  BOX_SETTLED, /* every case in it is possible and has the key of the row at the spot */
  BOX_OPEN     /* the row at the spot is open */
} sight;

/* Looks at a box.  Rows that could decide are the possible ones up to the first certain one;
 * `take_all' counts each of them as found. */
static sight look(search *s, int take_all)
{
  unsigned first = s->policy->impossible_first, last = first + IMPOSSIBLE(s->policy) - 1, w;
  uint64_t any, all = 0, key, keys = 0, first_key = 0;
  uint32_t row, open = NONE;
  s->fuel -= s->fuel != 0;
  s->spot = NONE;
  s->bare = 0;
  s->mixed = 0;
  s->touched = 0;
#ifndef POLRT_WITHOUT_DERIVED
  compute(s);
#endif
  if (IMPOSSIBLE(s->policy)) {
    for (w = WORD(first); w <= WORD(last); w++) {
      if (box_word(s, first, last, w, COLUMNS(s->policy), &any))
        return BOX_EMPTY;
      if (any)
        open = (w << 6) + polrt_first_bit(any);
    }
  }
  first = s->decision->first;
  last = first + s->decision->count - 1;
  for (w = WORD(first); w <= WORD(last) && !all; w++) {
    all = box_word(s, first, last, w, COLUMNS(s->policy), &any);
    for (; any; any &= any - 1) {
      row = (w << 6) + polrt_first_bit(any);
      key = key_of(s, row);
      if (s->spot == NONE) {
        s->spot = row;
        first_key = key;
      }
      s->mixed |= key != first_key;
      keys |= key;
    }
  }
#ifndef POLRT_WITHOUT_DERIVED
  if (s->by == BY_CERTAINTY && (w != WORD(s->spot) + 1 || !(all & bit(s->spot))))
    s->mixed = 1;
#endif
  s->bare = s->spot == NONE;
  if (!(keys & ~s->found))
    return BOX_EMPTY;
  if (take_all)
    s->found |= keys;
  if (s->mixed)
    return BOX_OPEN;
  if (open == NONE)
    return BOX_SETTLED;
#ifndef POLRT_WITHOUT_SEARCH
  s->spot = open;
#endif
  return BOX_OPEN;
}

#ifndef POLRT_WITHOUT_SEARCH
#ifndef POLRT_WITHOUT_DERIVED

/* The class from which on a column's classes differ in a row. */
static uint32_t cut_at(const search *s, unsigned column, uint32_t row)
{
  unsigned end, begin = splits_of(s, column, 1, &end), c = s->span[column].from;
  int of_first = -1, of_this;
  for (;; c++) {
    if (!agrees(s, column, row_at(s->policy, column, c), c, IN(s->cut, column), begin, end) ||
        !holds(s->policy, &s->policy->input[column], fact_at(s, column), c))
      continue;
    of_this = has(row_at(s->policy, column, c), row);
    if (of_first < 0)
      of_first = of_this;
    if (of_this != of_first)
      return c;
  }
}

/* A term that a computed sum is open for, and in `cut' the class to cut it at; NONE when each is as
 * narrow as classes make it. */
static unsigned open_term(const search *s, unsigned column, uint32_t *cut)
{
  const polrt_derived *d = derived_of(s->policy, column);
  unsigned k, t;
  span in;
  for (k = 0; k < d->terms; k++) {
    t = s->policy->term[d->first + k].input;
    box_span(s, t, 1, &in);
    *cut = in.from + 1u;
    if (in.from < in.to)
      return t;
  }
  return NONE;
}
#endif

/* Chooses what to split an open box by: a column that the row at the spot is open for. */
static void choose(search *s)
{
  uint32_t row = s->spot;
  uint64_t any, all;
  unsigned i;
#ifndef POLRT_WITHOUT_DERIVED
  int certain;
again:
#endif
  i = NONE;
  do
    column_word(s, ++i, WORD(row), &any, &all);
  while (all & bit(row));
  s->split = row;
#ifndef POLRT_WITHOUT_DERIVED
  if (s->cut & ~s->computed & bit(i))
    s->split = cut_at(s, i, row);
  while (i != NONE && s->computed & bit(i)) {
    if (s->policy->input[i].kind == POLRT_CRITERION) {
      row = open_row(s, i, &certain);
      goto again;
    }
    i = open_term(s, i, &s->split);
  }
#endif
  s->column = i;
}

/* Goes to part A of the box.  0 without fuel or room, or when there is nothing to split. */
static int split(search *s)
{
  if (!s->fuel || s->top == s->room || s->column == NONE)
    return 0;
  s->words[s->top++] = (uint64_t)s->column << 32 | s->split << 1 | 1;
  update(s, s->column);
  return 1;
}

/* Goes to the next box that waits: part B of the last split still at A.  0 when none is left. */
static int advance(search *s, unsigned bottom)
{
  while (s->top > bottom) {
    uint64_t at = s->words[s->top - 1] ^= 1;
    if (at & 1) /* both parts were searched */
      s->top--;
    update(s, (unsigned)(at >> 32));
    if (!(at & 1))
      return 1;
  }
  return 0;
}

/* Looks at a box and chooses how to split it, if it is open; a box without any case is empty. */
static sight view(search *s)
{
  sight seen = look(s, 0);
#ifndef POLRT_WITHOUT_DERIVED
  if (s->relates && (seen != BOX_EMPTY || s->bare)) {
    int narrowing = seen == BOX_OPEN;
    unsigned last = s->top ? (unsigned)(s->words[s->top - 1] >> 32) : 0;
    int check = !narrowing || s->unlike || s->top == s->stack || (s->tied & bit(last)) != 0;
    s->column = NONE;
    if (check && is_barren(s, narrowing))
      return BOX_EMPTY;
    if (!s->fuel)
      return BOX_OPEN;
  }
#endif
  s->broken |= s->bare;
  if (seen == BOX_OPEN)
    choose(s);
  return seen;
}

#ifndef POLRT_WITHOUT_NEEDS

/* Looks for two cases that differ in the input set aside alone and disagree: SETTLED when the box
 * has them, OPEN when another input must be split, EMPTY when there are none. */
static sight contrast(search *s)
{
  span known = s->span[s->aside];
  sight seen, result = BOX_EMPTY;
  unsigned c;
  s->found = 0;
  if (look(s, 0) != BOX_OPEN || !s->mixed || !s->touched)
    return BOX_EMPTY;
  for (c = known.from; c <= known.to && result != BOX_SETTLED; c++) {
    narrow(s, s->aside, c, c); /* empty when the fact does not hold that class */
    seen = look(s, 0);
    if (seen == BOX_OPEN) {
      choose(s); /* not the input set aside: it is the same everywhere in this box */
      result = seen;
    }
    if (seen == BOX_SETTLED) {
      if (s->found) /* by another class, and not the same outcome */
        result = seen;
      s->found = key_of(s, s->spot);
    }
  }
  narrow(s, s->aside, known.from, known.to);
#ifndef POLRT_WITHOUT_DERIVED
  if (result != BOX_EMPTY && is_barren(s, result == BOX_OPEN)) /* whatever the input set aside is */
    return BOX_EMPTY;
  if (!s->fuel)
    result = BOX_OPEN;
#endif
  return result;
}

#define VIEW(search) ((search)->aside == NONE ? view(search) : contrast(search))
#else
#define VIEW(search) view(search)
#endif

/* Begins a search of all that is known. */
static void restart(search *s, uint32_t by, unsigned aside)
{
  unsigned i;
  s->by = by;
  s->aside = aside;
  s->exact = 1;
  s->broken = 0;
  s->found = 0;
  s->keys = 0;
  s->top = s->stack;
  for (i = 0; i < COLUMNS(s->policy); i++)
    update(s, i);
}

/* Searches all that is known until `limit' keys are found.  With an input set aside, what is found
 * is cases that differ in this input alone and disagree.  Boxes left for want of fuel or room count
 * as if each row that could decide there did. */
static void explore(search *s, uint32_t by, unsigned aside, unsigned limit)
{
  sight seen;
  restart(s, by, aside);
  do {
    do
      seen = VIEW(s);
    while (seen == BOX_OPEN && split(s));
    if (seen == BOX_SETTLED) {
      s->row = s->spot;
      s->found |= key_of(s, s->row);
      s->keys++;
    }
    if (seen == BOX_OPEN) {
      look(s, 1);
      s->exact = 0;
    }
  } while (s->keys < limit && advance(s, s->stack));
}

#else /* POLRT_WITHOUT_SEARCH */

/* Looks at all that is known at once, not at its parts: what is found may be too much, and is exact
 * when no row of another key could decide. */
static void explore(search *s, uint32_t by, unsigned aside, unsigned limit)
{
  (void)limit;
  s->by = by;
  s->aside = aside;
  s->found = 0;
  s->exact = 1;
  s->broken = 0;
  s->keys = 0;
#ifndef POLRT_WITHOUT_DERIVED
  if (is_barren(s))
    return;
  s->exact = !s->loose;
#endif
  s->exact &= look(s, 1) != BOX_OPEN;
  s->broken = s->bare;
  s->row = s->spot;
  s->keys = s->found != 0;
}

#endif /* POLRT_WITHOUT_SEARCH */

/* ---- why and why not ----------------------------------------------------------------------- */

#ifndef POLRT_WITHOUT_WHY

/* A row within the classes that a column has. */
static polrt_truth row_within(const search *s, unsigned row, unsigned column,
                              const polrt_set *known)
{
  uint64_t any, all;
  gather(s, column, known, WORD(row), &any, &all);
  return all & bit(row) ? POLRT_TRUE : any & bit(row) ? POLRT_OPEN : POLRT_FALSE;
}

static polrt_truth row_against(const polrt_policy *p, unsigned row, unsigned input,
                               const polrt_set *known)
{
  search s;
  if (row >= p->rows)
    return POLRT_FALSE;
  if (!fits(p) || input >= COLUMNS(p) || !span_of(p, input, known, &s.span[input]))
    return POLRT_OPEN; /* nothing is known */
  s.policy = p;
  s.stack = s.top = 0;
#ifndef POLRT_WITHOUT_DERIVED
  s.unlike = 0;
#endif
  return row_within(&s, row, input, known);
}

polrt_truth polrt_row_against(const polrt_policy *policy, unsigned row, unsigned input,
                              polrt_set known)
{
  return row_against(policy, row, input, &known);
}

/* The columns that a row is about: of a criterion's row, those before that criterion. */
static unsigned columns_of(const polrt_policy *p, unsigned row)
{
  unsigned i;
  for (i = p->inputs; i < COLUMNS(p); i++)
    if (p->input[i].kind == POLRT_CRITERION && row - p->input[i].first < p->input[i].count)
      return i;
  return COLUMNS(p);
}

polrt_truth polrt_row_truth(const polrt_policy *policy, unsigned row, const polrt_set *facts)
{
  polrt_truth truth = POLRT_TRUE, one;
  unsigned i, columns = columns_of(policy, row);
#ifndef POLRT_WITHOUT_DERIVED
  search s;
  int computed = columns > policy->inputs && row < policy->rows &&
                 search_open(&s, policy, facts, 0, NULL) != FACTS_INVALID;
  if (computed) {
    s.top = 0;
    s.aside = NONE;
    compute(&s);
  }
#endif
  for (i = 0; i < columns; i++) {
    one = POLRT_OPEN;
    if (i < policy->inputs)
      one = row_against(policy, row, i, &facts[i]);
#ifndef POLRT_WITHOUT_DERIVED
    else if (computed)
      one = row_within(&s, row, i, NULL);
#endif
    if (one == POLRT_FALSE)
      return one;
    if (one == POLRT_OPEN)
      truth = one;
  }
  return truth;
}
#endif

/* ---- deciding ------------------------------------------------------------------------------ */

#ifdef HAS_SHORT_WAY

/* What one class of every column selects: the first word of it, and where to find the others. */
typedef struct selection {
  uint64_t word0;
  unsigned of_date; /* the class of input 0 */
  const uint64_t *bits[POLRT_MAX_INPUTS];
  unsigned columns;
} selection;

/* The first selected row of a run; more than `last' when there is none. */
static uint32_t first_row(const selection *s, unsigned first, unsigned last)
{
  uint64_t word;
  if (last >= 64)
    return polrt_first_row(s->bits, s->columns, first, last);
  word = s->word0 & ((uint64_t)0 - bit(first));
  return word ? polrt_first_bit(word) : NONE;
}

#ifndef POLRT_WITHOUT_DERIVED

/* The columns after the inputs, one after the other. */
static void compute_exactly(const polrt_policy *p, selection *s, int32_t *values)
{
  unsigned i, c, last;
  for (i = p->inputs; i < p->columns; i++) {
    const polrt_input *in = &p->input[i];
    s->columns = i;
    if (in->kind == POLRT_DERIVED) {
      values[i] = polrt_derive(p, i, values);
      c = class_of(p, in, values[i]);
    } else {
      last = in->first + in->count - 1u;
      c = in->count && first_row(s, in->first, last) <= last;
      values[i] = (int32_t)c;
    }
    s->bits[i] = row_at(p, i, c);
    s->word0 &= *s->bits[i];
  }
}

/* Can codes give the memberships? */
static int codes_exist(const polrt_policy *p, const int32_t *values)
{
  unsigned i, k;
  uint64_t yes, all, may, must;
  for (i = 0; i < p->groups; i++) {
    const polrt_group *g = &p->group[i];
    for (k = 0, yes = all = 0; k < g->count; k++) {
      all |= bit(k);
      yes |= values[g->first + k] ? bit(k) : 0;
    }
    if (all && !group_fits(p, g, yes, all & ~yes, &may, &must))
      return 0;
  }
  return 1;
}
#endif

/* The answers of a selection; 0 when it is for the search to say what is wrong. */
static int answer_exactly(const polrt_policy *p, const selection *s, polrt_result *results)
{
  polrt_answer answer, revision = p->revision[s->of_date];
  unsigned d, first = p->impossible_first, last = first + p->impossible_count - 1;
  uint32_t row;
  if (p->impossible_count && first_row(s, first, last) <= last)
    return 0;
  for (d = 0; d < p->decisions; d++) {
    first = p->decision[d].first;
    last = first + p->decision[d].count - 1;
    row = first_row(s, first, last);
    if (row > last)
      return 0;
    answer = p->answer[row];
    results[d].answer = answer | revision;
    results[d].possible = possible_of(answer);
    results[d].exact = 1;
  }
  return 1;
}

/* Selects the class of every input; 0 when some fact is not exact or not valid.  Compiled twice for
 * speed: where rows of bits are one word, nobody asks where they are. */
POLRT_INLINE int select_inputs(const polrt_policy *p, const polrt_set *fact, unsigned words,
                               selection *s, int32_t *values)
{
  const char *tables = (const char *)p->tables;
  const polrt_input *in = p->input, *end = in + p->inputs;
  uint64_t word0 = ~(uint64_t)0;
  for (; in < end; in++, fact++) {
    int32_t value = fact->lo;
    unsigned c;
    const uint64_t *row;
    if (value != fact->hi || or_absent(in, fact)) {
      if (!is_assumed(in, fact))
        return 0;
      value = in->assumed_value;
    }
    if (polrt_outside(value, in->lo, in->hi))
      return 0;
    if (in->kind > POLRT_ONE_OF)
      c = class_of(p, in, value);
    else if (fact->members == ~(uint64_t)0 || fact->members & bit((unsigned)value))
      c = (unsigned)(value - in->lo);
    else
      return 0;
    if (in == p->input)
      s->of_date = c;
    row = (const uint64_t *)(const void *)(tables + in->rows_at) + (size_t)c * words;
    word0 &= *row;
    if (words != 1)
      s->bits[in - p->input] = row;
    if (values)
      *values++ = value;
  }
  s->word0 = word0;
  return 1;
}

/* The short way when every fact is exact; 0 when it is for the search to say what is wrong. */
static int decide_exactly(const polrt_policy *p, const polrt_set *facts, polrt_result *results)
{
  selection s;
#ifndef POLRT_WITHOUT_DERIVED
  int32_t values[POLRT_MAX_INPUTS];
#else
  int32_t *values = NULL;
#endif
  if (!fits(p) || !(p->words == 1 ? select_inputs(p, facts, 1, &s, values)
                                  : select_inputs(p, facts, p->words, &s, values)))
    return 0;
#ifndef POLRT_WITHOUT_DERIVED
  if (!codes_exist(p, values))
    return 0;
  compute_exactly(p, &s, values);
#endif
  s.columns = COLUMNS(p);
  return answer_exactly(p, &s, results);
}
#endif

/* What the date adds to every answer.  Of several revisions only the caveat can be said. */
static polrt_answer revision_bits(const search *s)
{
  const polrt_answer *revision = s->policy->revision;
  polrt_answer bits = 0;
  unsigned c, from = s->span[0].from, to = s->span[0].to;
  for (c = from; c <= to; c++)
    bits |= revision[c];
  return from == to ? bits : bits & POLRT_CAVEAT;
}

/* Is more than one key in a set? */
static int several(uint64_t keys)
{
  return (keys & (keys - 1)) != 0;
}

#ifdef POLRT_WITHOUT_SEARCH

/* Says which row decides only when it is certain to, and is exact only then. */
static polrt_status decide_partly(search *s, polrt_result *result)
{
  int exact;
  explore(s, BY_OUTCOME, NONE, NONE);
  result->answer = POLRT_ANSWER(POLRT_UNDETERMINED, 0, POLRT_NO_RULE, POLRT_NO_ROW);
  result->possible = s->found;
  result->exact = 0;
  if (s->broken)
    return POLRT_INVALID;
  if (!s->keys)
    return POLRT_INCONSISTENT;
  if (several(s->found))
    return POLRT_UNDETERMINED;
  result->answer = s->policy->answer[s->row];
  exact = s->exact;
  explore(s, BY_ROW, NONE, 1);
  if (s->keys || !exact)
    result->answer |= RULE_AND_ROW;
  result->exact = (uint32_t)(exact && !s->keys);
  return POLRT_DETERMINED;
}

#else

static polrt_status decide_partly(search *s, polrt_result *result)
{
  polrt_answer open = RULE_AND_ROW; /* what of these is not said */
  explore(s, BY_OUTCOME, NONE, NONE);
  result->answer = POLRT_ANSWER(POLRT_UNDETERMINED, 0, POLRT_NO_RULE, POLRT_NO_ROW);
  result->possible = s->found;
  result->exact = (uint32_t)s->exact;
  if (s->broken)
    return POLRT_INVALID;
  if (s->exact && !s->keys)
    return POLRT_INCONSISTENT;
  if (!s->keys || several(s->found))
    return POLRT_UNDETERMINED;
  result->exact = 1; /* one key is left and some case has it: nothing too much is said */
#ifndef POLRT_WITHOUT_DERIVED
  if (s->relates | (s->computed != 0)) { /* the first row of a box need not have a case there */
    explore(s, BY_CERTAINTY, NONE, 1);
    if (!s->keys) {
      result->exact = 0;
      result->answer = s->policy->answer[s->row] | open;
      return POLRT_DETERMINED;
    }
  }
#endif
  for (;;) {
    result->answer = s->policy->answer[s->row] | open;
    if (!open)
      break;
    open = open == ROW ? 0 : ROW; /* is it one rule that decides, then one row? */
    explore(s, open ? BY_RULE : BY_ROW, NONE, 1);
    if (s->keys)
      break;
    result->exact = (uint32_t)s->exact;
    if (!s->exact)
      break;
  }
  return POLRT_DETERMINED;
}

#endif /* POLRT_WITHOUT_SEARCH */

/* Nothing can be decided, whatever the decision. */
static int is_void(polrt_status status)
{
  return status == POLRT_INVALID || status == POLRT_INCONSISTENT;
}

polrt_status polrt_decide(const polrt_policy *policy, const polrt_set *facts, polrt_work *work,
                          polrt_result *results)
{
  polrt_status one = POLRT_DETERMINED, status = POLRT_DETERMINED;
  polrt_answer revision = 0;
  unsigned d;
  search s;
#ifdef HAS_SHORT_WAY
  if (decide_exactly(policy, facts, results))
    return POLRT_DETERMINED;
#endif
  if (search_open(&s, policy, facts, 0, work) == FACTS_INVALID)
    one = POLRT_INVALID;
  else
    revision = revision_bits(&s);
  for (d = 0; d < policy->decisions && !is_void(one); d++, s.decision++) {
    one = decide_partly(&s, &results[d]);
    results[d].answer |= revision;
    if (one == POLRT_UNDETERMINED)
      status = one;
  }
  if (!is_void(one))
    return status;
  for (d = 0; d < policy->decisions; d++) {
    results[d].answer = POLRT_ANSWER(one, 0, POLRT_NO_RULE, POLRT_NO_ROW);
    results[d].possible = 0;
    results[d].exact = 1;
  }
  return one;
}

int polrt_deciding_rows(const polrt_policy *policy, const polrt_set *facts, unsigned decision,
                        polrt_work *work, uint64_t *rows)
{
  volatile uint64_t *word = rows;
  search s;
  reading r = search_open(&s, policy, facts, decision, work);
  int exact = 1;
  unsigned w;
  if (decision >= policy->decisions)
    return 1;
  for (w = 0; w <= (policy->decision[decision].count - 1u) >> 6; w++) {
    word[w] = 0;
    if (r == FACTS_INVALID)
      continue;
    explore(&s, BY_BIT + w, NONE, NONE);
    word[w] = s.found;
    exact &= s.exact;
  }
  return exact;
}

/* ---- facts still needed -------------------------------------------------------------------- */

#ifndef POLRT_WITHOUT_NEEDS

#define BY_KIND 3  /* bits of the kind below a rank */
#define LATER 4    /* added to the rank of an input that makes no difference alone */
#define CODES 5    /* the kind of a group of codes, asked for last */

#ifndef POLRT_WITHOUT_DERIVED

/* The columns that change when an input does: it, the memberships of the same codes, and what is
 * derived from these.  What boxes compute is not among them. */
static uint64_t changed_by(const search *s, unsigned input)
{
  const polrt_policy *p = s->policy;
  const polrt_derived *d;
  uint64_t columns = bit(input);
  unsigned i, k;
  if (p->input[input].group) {
    const polrt_group *g = &p->group[p->input[input].group - 1];
    for (k = 0; k < g->count; k++)
      columns |= bit(g->first + k);
  }
  for (i = p->inputs; i < p->columns; i++) {
    if (s->computed & bit(i))
      continue;
    for (d = derived_of(p, i), k = 0; k < d->terms; k++)
      if (columns & bit(p->term[d->first + k].input))
        columns |= bit(i);
  }
  return columns;
}

/* Turns to a second case, of which the given columns are as free as at first, or with 0 back. */
static void turn_to(search *s, uint64_t unlike)
{
  uint64_t columns = unlike | s->unlike;
  unsigned i;
  s->base = s->top;
  s->unlike = unlike;
  for (i = 0; i < s->policy->columns; i++)
    if (columns & bit(i))
      update(s, i);
}

/* Looks for a case of another key than the settled box has, and that differs from a case in it in
 * these columns alone. */
static void find_opposite(search *s, uint64_t unlike)
{
  sight seen;
  s->found = key_of(s, s->spot);
  turn_to(s, unlike);
  do {
    do
      seen = view(s);
    while (seen == BOX_OPEN && split(s));
    s->keys += seen == BOX_SETTLED;
    s->exact &= seen != BOX_OPEN;
  } while (!s->keys && advance(s, s->base));
  s->top = s->base;
  turn_to(s, 0);
}

/* Can cases in the box disagree with others that differ from them in these columns alone? */
static sight view_pair(search *s, uint64_t unlike)
{
  sight seen;
  s->found = 0;
  turn_to(s, unlike);
  seen = look(s, 0);
  turn_to(s, 0);
  return seen == BOX_OPEN && s->mixed ? view(s) : BOX_EMPTY;
}

/* Looks for two cases that differ in tied columns alone and disagree. */
static void explore_pairs(search *s, uint64_t unlike)
{
  sight seen;
  restart(s, BY_OUTCOME, NONE);
  do {
    do
      seen = view_pair(s, unlike);
    while (seen == BOX_OPEN && split(s));
    if (seen == BOX_SETTLED)
      find_opposite(s, unlike);
    s->exact &= seen != BOX_OPEN;
  } while (!s->keys && advance(s, s->stack));
}
#endif

/* The rank of a column: 1 when every possible class of it settles the answer, 2 when some class
 * does, 3 when none does; 0 when no two classes of it disagree. */
static unsigned rank_of(search *s, unsigned column, uint32_t *exact)
{
  span known = s->span[column];
  uint64_t found = 0;
  unsigned c, classes = 0, settling = 0;
  for (c = known.from; c <= known.to; c++) {
    narrow(s, column, c, c);
    explore(s, BY_OUTCOME, NONE, 2);
    found |= s->found;
    if (s->keys < 2)
      *exact &= (uint32_t)s->exact;
    classes += s->keys || !s->exact;
    settling += s->exact && s->keys == 1;
  }
  narrow(s, column, known.from, known.to);
  if (classes < 2 || !several(found))
    return 0;
  return settling == classes ? 1 : settling ? 2 : 3;
}

#ifdef POLRT_WITHOUT_DERIVED
#define RANK(search, input, columns, exact) rank_of(search, input, exact)
#define KIND(in) ((in)->kind)
#else
#define RANK(search, input, columns, exact) rank_among(search, columns, exact)
#define KIND(in) ((in)->group ? CODES : (in)->kind)

/* The rank of an input: the best of the columns that it changes, for who knows the input can know
 * the classes of these, whatever values they stand for. */
static unsigned rank_among(search *s, uint64_t columns, uint32_t *exact)
{
  unsigned i, rank, best = 0;
  for (i = 0; i < COLUMNS(s->policy); i++) {
    if (!(columns & bit(i)) || s->span[i].from == s->span[i].to)
      continue;
    rank = rank_of(s, i, exact);
    if (rank && (!best || rank < best))
      best = rank;
  }
  return best;
}
#endif

/* Does an input make a difference alone?  0 also when it is as good as known, `columns' then 0. */
static unsigned differs_alone(search *s, unsigned input, uint64_t *columns)
{
#ifndef POLRT_WITHOUT_DERIVED
  unsigned i, group = s->policy->input[input].group;
  uint64_t open = 0;
  *columns = 0;
  if (group && s->policy->group[group - 1].first != input)
    return 0; /* the first input speaks for the codes */
  *columns = changed_by(s, input);
  for (i = 0; i < s->policy->columns; i++)
    if (*columns & bit(i) && s->span[i].from != s->span[i].to)
      open |= bit(i);
  if (!open) {
    *columns = 0;
    return 0;
  }
  if (group || *columns != bit(input)) {
    explore_pairs(s, *columns);
    return s->keys;
  }
#else
  *columns = s->span[input].from != s->span[input].to;
  if (!*columns)
    return 0;
#endif
  explore(s, BY_OUTCOME, input, 1);
  return s->keys;
}

unsigned polrt_needs(const polrt_policy *policy, const polrt_set *facts, unsigned decision,
                     polrt_work *work, uint16_t *order, uint32_t *exact)
{
  uint8_t ranks[POLRT_MAX_INPUTS];
  uint64_t columns;
  search s;
  unsigned i, want, rank, alone, needed = 0, count = 0;
  *exact = 1;
  if (search_open(&s, policy, facts, decision, work) != FACTS_PARTIAL)
    return 0;
  explore(&s, BY_OUTCOME, NONE, 2);
  if (s.exact ? s.keys < 2 : s.keys && !several(s.found))
    return 0;
  for (i = 0; i < policy->inputs; i++) {
    ranks[i] = 0;
    alone = differs_alone(&s, i, &columns);
    if (!columns)
      continue;
    *exact &= alone || s.exact;
    needed |= alone;
    if (needed && !alone && *exact)
      continue;
    rank = RANK(&s, i, columns, exact);
    if (rank)
      ranks[i] = (uint8_t)(((alone ? 0 : LATER) + rank) << BY_KIND | KIND(&policy->input[i]));
  }
  for (want = 1 << BY_KIND; want < 8 << BY_KIND; want++) {
    if (want == LATER << BY_KIND && count && *exact)
      break;
    for (i = 0; i < policy->inputs; i++)
      if (ranks[i] == want)
        order[count++] = (uint16_t)i;
  }
  return count;
}
#endif

/* ---- caveats, assumptions, limits ---------------------------------------------------------- */

unsigned polrt_next_caveat(const polrt_policy *policy, unsigned revision)
{
  unsigned r;
  for (r = revision; r < policy->revisions && r < 63;)
    if (has(&policy->caveats, ++r))
      return r;
  return 0;
}

#ifndef POLRT_WITHOUT_DERIVED
uint64_t polrt_assumptions(const polrt_policy *policy, const polrt_set *facts)
{
  uint64_t assumed = 0;
  unsigned i;
  for (i = 0; i < policy->inputs && i < POLRT_MAX_INPUTS; i++)
    if (is_assumed(&policy->input[i], &facts[i]))
      assumed |= bit(i);
  return assumed;
}
#endif

#ifndef POLRT_WITHOUT_LIMITS

unsigned polrt_limits(const polrt_policy *policy, polrt_answer answer, const polrt_limit **first)
{
  unsigned row = polrt_row_of(answer);
  *first = NULL;
  if (!policy->row_limits || row >= policy->rows)
    return 0;
  *first = &policy->limit[policy->row_limits[row]];
  return policy->row_limits[row + 1] - policy->row_limits[row];
}
#endif

/* ---- codes --------------------------------------------------------------------------------- */

#if !defined POLRT_WITHOUT_CODES && !defined POLRT_WITHOUT_DERIVED

/* What a character may be. */
#define DIGIT 1u
#define LETTER 2u
#define IO 4u /* letters that look like digits */

static unsigned kind_of(char c)
{
  if (c >= '0' && c <= '9')
    return DIGIT;
  if (c < 'A' || c > 'Z')
    return 0;
  return c == 'I' || c == 'O' ? IO : LETTER;
}

/* How many of the next characters are of the given kinds, at most `most'. */
static unsigned run_of(const char *text, unsigned kinds, unsigned most)
{
  unsigned n = 0;
  while (n < most && kind_of(text[n]) & kinds)
    n++;
  return n;
}

uint64_t polrt_pack_text(const char *text)
{
  uint64_t packed = 0;
  unsigned n = 0, c;
  for (; *text; text++) {
    if (*text == '.' || *text == '-')
      continue;
    c = (unsigned)(*text - (kind_of(*text) == DIGIT ? '0' - 1 : 'A' - 11));
    if (!kind_of(*text) || n++ == 10)
      return 0;
    packed = packed << 6 | c;
  }
  if (!n)
    return 0;
  for (; n < 10; n++)
    packed <<= 6;
  return packed;
}

static int is_icd10cm(const char *text)
{
  unsigned n;
  if (!(kind_of(text[0]) & (LETTER | IO)) || kind_of(text[1]) != DIGIT ||
      !(kind_of(text[2]) & (DIGIT | LETTER))) /* no I or O: easily taken for 1 and 0 */
    return 0;
  text += 3;
  if (!*text)
    return 1;
  text += *text == '.';
  n = run_of(text, DIGIT | LETTER, 4);
  return n && !text[n];
}

static int is_hcpcs(const char *text)
{
  unsigned begin = text[0] >= 'A' && text[0] <= 'V', n;
  n = begin + run_of(text + begin, DIGIT, 5 - begin);
  if (!begin && n == 4 && (text[4] == 'F' || text[4] == 'T' || text[4] == 'U' || text[4] == 'M'))
    n = 5;
  if (n != 5)
    return 0;
  for (text += 5, n = 0; n < 2 && *text == '-'; n++, text += 3)
    if (run_of(text + 1, DIGIT | LETTER | IO, 2) != 2)
      return 0;
  return !*text;
}

/* Eleven digits, or groups of digits that are one short of 5-4-2 in at most one place. */
static uint64_t pack_ndc(const char *text)
{
  static const uint8_t width[3] = {5, 4, 2};
  uint32_t value[2] = {0, 0}; /* the first group, the others */
  unsigned group, n, missing = 0;
  int plain = run_of(text, DIGIT, 11) == 11 && !text[11];
  for (group = 0; group < 3; group++) {
    n = plain ? width[group] : run_of(text, DIGIT, width[group]);
    missing += width[group] - n;
    if (!n || missing > 1)
      return 0;
    if (n < width[group]) /* a zero before the digits */
      value[group > 0] *= 10;
    for (; n; n--)
      value[group > 0] = value[group > 0] * 10 + (uint32_t)(*text++ - '0');
    if (!plain && *text++ != (group < 2 ? '-' : 0))
      return 0;
  }
  return ((uint64_t)(value[0] * 15625u) << 6) + value[1] + 1; /* 15625 * 64 is a million */
}

static int is_code(unsigned system, const char *text)
{
  static const uint8_t digits[] = {0, 0, 0, 0, 0, 4, 2}; /* of systems that have digits only */
  unsigned n = run_of(text, DIGIT, 5);
  if (system >= sizeof digits)
    return 0;
  if (digits[system])
    return (n == digits[system] || (n == 3 && system == POLRT_REVENUE)) && !text[n];
  if (system == POLRT_ICD10CM)
    return is_icd10cm(text);
  if (system == POLRT_HCPCS)
    return is_hcpcs(text);
  return system == POLRT_ICD10PCS && run_of(text, DIGIT | LETTER, 7) == 7 && !text[7];
}

uint64_t polrt_pack(polrt_system system, const char *code)
{
  uint64_t packed;
  if (system == POLRT_NDC)
    return pack_ndc(code);
  if (!is_code(system, code))
    return 0;
  packed = polrt_pack_text(code);
  if (system == POLRT_REVENUE && !code[3])
    packed = packed >> 6 | (uint64_t)1 << 54; /* a zero before the three digits */
  return packed;
}

/* The memberships that a code has. */
static uint64_t atom_of(const polrt_policy *p, const polrt_group *g, uint64_t packed)
{
  const uint64_t *start = (const uint64_t *)table_at(p, g->codes_at);
  const uint16_t *atom = (const uint16_t *)table_at(p, g->atom_of_at);
  uint32_t n, half, at = 0; /* how many intervals begin at the code or below */
  for (n = g->codes; n; n -= half) {
    half = (n + 1) >> 1;
    at += start[at + half - 1] <= packed ? half : 0;
  }
  return at ? ((const uint64_t *)table_at(p, g->atoms_at))[atom[at - 1]] : 0;
}

void polrt_set_codes(const polrt_policy *policy, unsigned group, const uint64_t *packed,
                     size_t count, int complete, polrt_set *facts)
{
  const polrt_group *g = &policy->group[group];
  uint64_t has_any = 0;
  unsigned k;
  size_t n;
  if (group >= policy->groups)
    return;
  for (n = 0; n < count; n++)
    has_any |= atom_of(policy, g, packed[n]);
  if (!g->several) /* one code is all of them, and none is not known */
    complete = count != 0;
  for (k = 0; k < g->count; k++) {
    polrt_set *fact = &facts[g->first + k];
    fact->lo = (has_any & bit(k)) != 0;
    fact->hi = fact->lo || !complete;
    fact->members = ~(uint64_t)0;
  }
}
#endif

/* ---- names --------------------------------------------------------------------------------- */

#ifndef POLRT_WITHOUT_NAMES

static int text_is(const char *text, const char *name)
{
  while (*text && *text == *name) {
    text++;
    name++;
  }
  return *text == *name;
}

/* Strings stand one behind the other; the k-th from a text on. */
static const char *skip(const char *text, unsigned k)
{
  for (; k; k--)
    while (*text++) {
    }
  return text;
}

/* The place of a name among count strings, every second one from the k-th of a text on; -1 when it
 * is not there. */
static int run_find(const polrt_policy *p, uint32_t offset, unsigned k, unsigned count,
                    const char *name)
{
  const char *text = p->text_pool;
  unsigned i;
  if (!text || !name || !*name)
    return -1;
  text += offset;
  for (i = 0; i < count; i++) {
    text = skip(text, i ? 2 : k); /* not beyond the last: the pool may end there */
    if (text_is(text, name))
      return (int)i;
  }
  return -1;
}

/* The k-th string of the i-th of count texts. */
static const char *text_of(const polrt_policy *p, const uint32_t *offsets, unsigned count,
                           unsigned i, unsigned k)
{
  return offsets && i < count ? polrt_text(p, offsets[i], k) : "";
}

const char *polrt_text(const polrt_policy *policy, uint32_t offset, unsigned k)
{
  return policy->text_pool ? skip(policy->text_pool + offset, k) : "";
}

int polrt_find_input(const polrt_policy *policy, const char *name)
{
  unsigned i;
  for (i = 0; i < policy->inputs; i++)
    if (run_find(policy, policy->input[i].text, 0, 1, name) == 0)
      return (int)i;
  return -1;
}

int polrt_find_member(const polrt_policy *policy, unsigned input, const char *name)
{
  const polrt_input *in = policy->input + input;
  int at = input < policy->inputs && in->kind <= POLRT_ONE_OF
               ? run_find(policy, in->text, 3, in->classes, name) : -1;
  return at < 0 ? -1 : at + in->lo;
}

const char *polrt_group_name(const polrt_policy *policy, unsigned group)
{
  return group < policy->groups ? polrt_text(policy, policy->group[group].text, 0) : "";
}

int polrt_find_group(const polrt_policy *policy, const char *name)
{
  unsigned i;
  for (i = 0; i < policy->groups; i++)
    if (run_find(policy, policy->group[i].text, 0, 1, name) == 0)
      return (int)i;
  return -1;
}

int polrt_find_decision(const polrt_policy *policy, const char *name)
{
  unsigned d;
  for (d = 0; d < policy->decisions; d++)
    if (run_find(policy, policy->decision[d].text, 0, 1, name) == 0)
      return (int)d;
  return -1;
}

int polrt_find_outcome(const polrt_policy *policy, unsigned decision, const char *name)
{
  const polrt_decision *d = policy->decision + decision;
  int at = decision < policy->decisions ? run_find(policy, d->text, 2, d->outcomes, name) : -1;
  return at < 0 ? -1 : at + 1;
}

int polrt_find_rule(const polrt_policy *policy, const char *name)
{
  unsigned i;
  for (i = 0; policy->rule_text && i <= policy->rules; i++)
    if (run_find(policy, policy->rule_text[i], 0, 1, name) == 0)
      return (int)i;
  return -1;
}

const char *polrt_input_name(const polrt_policy *policy, unsigned input)
{
  return input < policy->inputs ? polrt_text(policy, policy->input[input].text, 0) : "";
}

const char *polrt_member_name(const polrt_policy *policy, unsigned input, int32_t value)
{
  const polrt_input *in = policy->input + input;
  if (input >= policy->inputs || in->kind > POLRT_ONE_OF || polrt_outside(value, in->lo, in->hi))
    return "";
  return polrt_text(policy, in->text, 3 + 2 * (unsigned)((uint32_t)value - (uint32_t)in->lo));
}

const char *polrt_decision_name(const polrt_policy *policy, unsigned decision)
{
  return decision < policy->decisions ? polrt_text(policy, policy->decision[decision].text, 0) : "";
}

const char *polrt_outcome_name(const polrt_policy *policy, unsigned decision, unsigned outcome)
{
  if (decision >= policy->decisions || outcome - 1 >= policy->decision[decision].outcomes)
    return "";
  return polrt_text(policy, policy->decision[decision].text, 2 * outcome);
}

const char *polrt_rule_name(const polrt_policy *policy, unsigned rule)
{
  return text_of(policy, policy->rule_text, policy->rules + 1, rule, 0);
}

const char *polrt_because(const polrt_policy *policy, polrt_answer answer)
{
  return text_of(policy, policy->row_text, policy->rows, polrt_row_of(answer), 0);
}

const char *polrt_cite(const polrt_policy *policy, polrt_answer answer)
{
  return text_of(policy, policy->row_text, policy->rows, polrt_row_of(answer), 1);
}

const char *polrt_revision_date(const polrt_policy *policy, unsigned revision)
{
  return text_of(policy, policy->revision_text, policy->revisions, revision - 1u, 0);
}

const char *polrt_caveat_text(const polrt_policy *policy, unsigned revision)
{
  return text_of(policy, policy->revision_text, policy->revisions, revision - 1u, 2);
}

#endif /* POLRT_WITHOUT_NAMES */
