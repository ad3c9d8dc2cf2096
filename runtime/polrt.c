/* polrt.c -- the runtime that executes compiled coverage policies; polrt.h is its contract.
 *
 * SPDX-License-Identifier: 0BSD
 *
 * It must not allocate, call any library, recurse, write static data or guess.  64-bit shifts by a
 * variable amount, bit scans and divisions become library calls on small targets, so words are
 * shifted and scanned by halves and nothing is divided; what only fills or copies stores through
 * a volatile pointer, so that no compiler turns it into a call of memset or memcpy.
 *
 * It relies on the layout rules of polrt.h, on bounds that ascend strictly, on an `int' of 32 bits,
 * and in each decision on a last row `no revision' that class 0 of input 0 alone selects: with
 * exact facts some bit of each decision is set.  Where none is, the answer is POLRT_INVALID.
 *
 * Stack: about 1 KB on a 64-bit target whatever the policy; the search lives in the caller's words.
 */
#include "polrt.h"

#define NONE 0xFFFFFFFFu

/* ---- words of bits ------------------------------------------------------------------------- */

static uint64_t bit(unsigned n)
{
#if UINTPTR_MAX > 0xFFFFFFFFu
  return (uint64_t)1 << n;
#else
  uint32_t half = (uint32_t)1 << (n & 31);
  return n & 32 ? (uint64_t)half << 32 : half;
#endif
}

static int has(const uint64_t *words, unsigned n)
{
  return (words[n >> 6] & bit(n & 63)) != 0;
}

/* The lowest set bit of a word that is not 0: a de Bruijn sequence, for targets without a scan. */
static unsigned lowest(uint64_t word)
{
  static const uint8_t place[32] = {0,  1,  28, 2,  29, 14, 24, 3,  30, 22, 20, 15, 25, 17, 4,  8,
                                    31, 27, 13, 23, 21, 19, 16, 7,  26, 12, 18, 6,  11, 5,  10, 9};
  uint32_t half = (uint32_t)word;
  unsigned up = 0;
  if (!half) {
    half = (uint32_t)(word >> 32);
    up = 32;
  }
  return up + place[(uint32_t)((half & (0u - half)) * 0x077CB531u) >> 27];
}

/* A run of rows is the bits first .. first + count - 1; this is how many words it touches. */
static unsigned words_of(unsigned first, unsigned count)
{
  return count ? ((first + count - 1) >> 6) - (first >> 6) + 1 : 0;
}

/* The bits of a run that lie in word w, one of those that it touches. */
static uint64_t run_mask(unsigned first, unsigned count, unsigned w)
{
  uint64_t mask = w == first >> 6 ? (uint64_t)0 - bit(first & 63) : ~(uint64_t)0;
  unsigned last = first + count - 1;
  return w == last >> 6 ? mask & (bit(last & 63) * 2 - 1) : mask;
}

static void fill(uint64_t *to, uint64_t value, size_t count)
{
  while (count--)
    *(volatile uint64_t *)to++ = value;
}

/* ---- classes and rows ---------------------------------------------------------------------- */

static const void *table_at(const polrt_policy *p, uint32_t at)
{
  return (const char *)p->tables + at;
}

static const uint64_t *row_at(const polrt_policy *p, unsigned input, unsigned c)
{
  const uint64_t *rows = (const uint64_t *)table_at(p, p->input[input].rows_at);
  return rows + (size_t)c * p->words;
}

/* The class of a number or date: how many bounds do not exceed it. */
static unsigned class_of(const polrt_policy *p, const polrt_input *in, int32_t value)
{
  const int32_t *bound = (const int32_t *)table_at(p, in->bounds_at);
  unsigned n = in->classes - 1u, c = 0, i;
  while (n > 16) {
    unsigned half = n >> 1;
    if (bound[c + half] > value) {
      n = half;
    } else {
      c += half + 1;
      n -= half + 1;
    }
  }
  for (bound += c, i = 0; i < n; i++)
    c += bound[i] <= value;
  return c;
}

/* Does a set hold class c of a one-of fact?  (A number's or date's set is a whole run of classes;
 * `members' says nothing of numbers above 63.) */
static int holds(const polrt_input *in, const polrt_set *known, unsigned c)
{
  uint32_t value = (uint32_t)in->lo + c;
  return in->kind > POLRT_ONE_OF || value > 63 || has(&known->members, value);
}

typedef struct span {
  unsigned from, to; /* both are classes of the set; equal: the fact is as good as exact */
} span;

/* The classes of what is known of an input; 0 when it is empty or not within the input's range. */
static int span_of(const polrt_policy *p, unsigned input, const polrt_set *known, span *s)
{
  const polrt_input *in = &p->input[input];
  s->from = s->to = 0;
  if (known->lo > known->hi || known->lo < in->lo || known->hi > in->hi)
    return 0;
  if (in->kind > POLRT_ONE_OF) {
    s->from = s->to = class_of(p, in, known->lo);
    if (known->lo != known->hi)
      s->to = class_of(p, in, known->hi);
    return 1;
  }
  s->from = (unsigned)((uint32_t)known->lo - (uint32_t)in->lo);
  s->to = (unsigned)((uint32_t)known->hi - (uint32_t)in->lo);
  while (!holds(in, known, s->from))
    if (s->from++ == s->to)
      return 0;
  while (!holds(in, known, s->to))
    s->to--;
  return 1;
}

unsigned polrt_class(const polrt_policy *policy, unsigned input, int32_t value)
{
  polrt_set known;
  span s;
  known.lo = known.hi = value;
  known.members = ~(uint64_t)0;
  return input < policy->inputs && span_of(policy, input, &known, &s) ? s.from : 0;
}

const uint64_t *polrt_row(const polrt_policy *policy, unsigned input, unsigned class_number)
{
  if (input >= policy->inputs || class_number >= policy->input[input].classes)
    return NULL;
  return row_at(policy, input, class_number);
}

polrt_set polrt_unknown(const polrt_policy *policy, unsigned input)
{
  if (input >= policy->inputs)
    return (polrt_set){1, 0, 0}; /* empty: whoever uses it gets POLRT_INVALID */
  return (polrt_set){policy->input[input].lo, policy->input[input].hi, ~(uint64_t)0};
}

/* ---- facts taken one by one ---------------------------------------------------------------- */

/* Narrows one word of rows to those that a fact allows: for some class of what is known, and for
 * every one.  Of a fact that is not valid nothing is known: every row stays open. */
static void input_word(const polrt_policy *p, unsigned input, const polrt_set *known, unsigned w,
                       uint64_t *any, uint64_t *all)
{
  uint64_t some = 0;
  span s;
  if (!span_of(p, input, known, &s)) {
    *all = 0;
    return;
  }
  for (; s.from <= s.to; s.from++)
    if (holds(&p->input[input], known, s.from)) {
      some |= row_at(p, input, s.from)[w];
      *all &= row_at(p, input, s.from)[w];
    }
  *any &= some;
}

static void facts_word(const polrt_policy *p, const polrt_set *facts, unsigned w, uint64_t *any,
                       uint64_t *all)
{
  unsigned i;
  for (i = 0; i < p->inputs; i++)
    input_word(p, i, &facts[i], w, any, all);
}

#ifndef POLRT_WITHOUT_WHY
static polrt_truth truth_of(uint64_t any, uint64_t all)
{
  return !any ? POLRT_FALSE : all ? POLRT_TRUE : POLRT_OPEN;
}

polrt_truth polrt_row_truth(const polrt_policy *policy, unsigned row, const polrt_set *facts)
{
  uint64_t any = bit(row & 63), all = any;
  if (row >= policy->rows)
    return POLRT_FALSE;
  facts_word(policy, facts, row >> 6, &any, &all);
  return truth_of(any, all);
}

polrt_truth polrt_row_against(const polrt_policy *policy, unsigned row, unsigned input,
                              polrt_set known)
{
  uint64_t any = bit(row & 63), all = any;
  if (row >= policy->rows)
    return POLRT_FALSE;
  if (input >= policy->inputs)
    return POLRT_OPEN;
  input_word(policy, input, &known, row >> 6, &any, &all);
  return truth_of(any, all);
}
#endif

/* ---- exact facts --------------------------------------------------------------------------- */

#define CACHED 32 /* inputs; the rows of a policy with more are looked up for each word anew */

typedef enum reading { FACTS_INVALID, FACTS_PARTIAL, FACTS_EXACT } reading;

static reading read_facts(const polrt_policy *p, const polrt_set *facts, const uint64_t **rows)
{
  reading r = FACTS_EXACT;
  span s;
  unsigned i;
  for (i = 0; i < p->inputs; i++) {
    if (!span_of(p, i, &facts[i], &s))
      return FACTS_INVALID;
    if (s.from != s.to)
      r = FACTS_PARTIAL;
    if (rows && i < CACHED)
      rows[i] = row_at(p, i, s.from);
  }
  return r;
}

/* What the date adds to every answer.  Of several revisions only the caveat can be said. */
static polrt_answer revision_bits(const polrt_policy *p, const polrt_set *facts)
{
  polrt_answer bits = 0;
  span s;
  unsigned c;
  if (!span_of(p, 0, &facts[0], &s))
    return 0;
  for (c = s.from; c <= s.to; c++)
    bits |= p->revision[c];
  return s.from == s.to ? bits : bits & POLRT_CAVEAT;
}

/* The bit of polrt_result.possible that a row's answer stands for. */
static uint64_t possible_of(polrt_answer a)
{
  if (polrt_status_of(a) == POLRT_NO_REVISION)
    return POLRT_POSSIBLE_NO_REVISION;
  return polrt_status_of(a) == POLRT_REFER ? POLRT_POSSIBLE_REFER : bit(polrt_outcome_of(a));
}

static polrt_status answer_all(const polrt_policy *p, polrt_result *results, polrt_status status)
{
  unsigned d;
  for (d = 0; d < p->decisions; d++) {
    results[d].answer = POLRT_ANSWER(status, 0, POLRT_NO_RULE, POLRT_NO_ROW);
    results[d].possible = 0;
    results[d].exact = 1;
  }
  return status;
}

/* ---- the search ---------------------------------------------------------------------------- */

/* A box is a set of classes for every input.  The search looks at a box and, when that does not
 * settle it, splits one input into the classes that satisfy an open row (A) and the rest (B).
 *
 * The words of the caller; n words are those from the decision's first to the last of `impossible':
 *   base     n  the rows that the facts of a single class leave
 *   records     for each fact of several classes:
 *               1  its input, n  OR of the rows of its classes in the box, n  AND of them
 *   stack       for each split: the row times 4 plus the phase (low half), the record (high half)
 * The classes in the box are those of the facts that agree with each split on the stack.  Without
 * room for base and records the first box is still looked at, straight from the facts.
 *
 * Rows are told apart by key: their outcome, their rule or themselves.  Outcomes are a set in
 * `found'.  Rules and rows are numbers of 16 bits, searched only until there are two of them or put
 * down in `rows'; the number and its complement make a key that no other key includes. */
typedef enum key_kind { BY_OUTCOME, BY_RULE, BY_ROW } key_kind;

typedef struct search {
  const polrt_policy *policy;
  const polrt_set *facts;
  const polrt_decision *decision;
  uint64_t *words, *rows; /* the caller's: words to work in, or NULL; rows found, or NULL */
  size_t room;
  uint32_t fuel;
  key_kind by;
  unsigned n;
  size_t records, stack, top; /* records end where the stack begins; 0: there is no room */
  size_t aside;               /* a record that is never split, or 0 */
  uint64_t found;
  uint32_t row;  /* a row that was found */
  unsigned keys; /* how many keys some case was found for */
  int exact, broken;
  /* what look() saw last */
  uint32_t spot;    /* a row */
  int mixed;        /* rows of several keys could decide */
  uint64_t touched; /* not 0: the record set aside bears on the box */
} search;

#ifndef POLRT_WITHOUT_UNKNOWNS

/* The sum over what search_begin() lays out when every fact is open and what split() pushes: on the
 * way to a box an input is split at most once for each of its classes but one, and at most once for
 * each row; plus one word per input for polrt_needs(). */
size_t polrt_work_words(const polrt_policy *policy)
{
  size_t sum = policy->words;
  unsigned i, classes;
  for (i = 0; i < policy->inputs; i++) {
    classes = policy->input[i].classes;
    sum += 2 + 2u * policy->words + (classes <= policy->rows ? classes - 1u : policy->rows);
  }
  return sum;
}

/* OR and AND of the rows of a record, over its classes in the box. */
static void tally(search *s, size_t at)
{
  uint64_t *any = s->words + at + 1, *all = any + s->n;
  unsigned k, input = (unsigned)s->words[at];
  const uint64_t *row, *frame, *top = s->words + s->top;
  span c;
  fill(any, 0, s->n);
  fill(all, ~(uint64_t)0, s->n);
  span_of(s->policy, input, &s->facts[input], &c);
  for (; c.from <= c.to; c.from++) {
    row = row_at(s->policy, input, c.from);
    for (frame = s->words + s->stack; frame < top; frame++)
      if (*frame >> 32 == at && has(row, (uint32_t)*frame >> 2) != (int)(*frame & 1))
        break;
    if (frame < top || !holds(&s->policy->input[input], &s->facts[input], c.from))
      continue;
    row += s->decision->first >> 6;
    for (k = 0; k < s->n; k++) {
      any[k] |= row[k];
      all[k] &= row[k];
    }
  }
}

/* Lays out the box of all that is known, if there is room. */
static void box_begin(search *s)
{
  size_t at = s->n;
  unsigned i, k;
  span c;
  if (s->room < at)
    return;
  fill(s->words, ~(uint64_t)0, s->n);
  for (i = 0; i < s->policy->inputs; i++) {
    span_of(s->policy, i, &s->facts[i], &c);
    if (c.from == c.to) {
      const uint64_t *row = row_at(s->policy, i, c.from) + (s->decision->first >> 6);
      for (k = 0; k < s->n; k++)
        s->words[k] &= row[k];
      continue;
    }
    if (s->room - at <= 2 * s->n)
      return;
    s->words[at] = i;
    tally(s, at);
    at += 1 + 2 * s->n;
  }
  s->records = s->n;
  s->stack = s->top = at;
}

/* A record stands for one class alone, until the next tally(). */
static void fix(search *s, size_t at, unsigned c)
{
  uint64_t *word = s->words + at;
  const uint64_t *row =
      row_at(s->policy, (unsigned)*word, c) + (s->decision->first >> 6);
  unsigned k;
  for (k = 0; k < s->n; k++, word++)
    word[1] = word[1 + s->n] = row[k];
}
#endif

static void search_begin(search *s, key_kind by)
{
  const polrt_policy *p = s->policy;
  unsigned first = s->decision->first;
  s->by = by;
  s->n = words_of(first, p->impossible_count ? p->impossible_first + p->impossible_count - first
                                             : s->decision->count);
  s->records = s->stack = s->top = s->aside = 0;
  s->found = 0;
  s->keys = 0;
  s->exact = 1;
  s->broken = 0;
#ifndef POLRT_WITHOUT_UNKNOWNS
  box_begin(s);
#endif
}

/* Of one word of a run, the rows that apply everywhere in the box, and in `any' those that apply
 * somewhere, up to the first that applies everywhere. */
static uint64_t box_word(search *s, unsigned first, unsigned count, unsigned w, uint64_t *any)
{
  uint64_t some = run_mask(first, count, w), all = some;
#ifndef POLRT_WITHOUT_UNKNOWNS
  if (s->records) {
    const uint64_t *at = s->words + (w - (s->decision->first >> 6)), *end = s->words + s->stack;
    some &= *at;
    all &= *at;
    for (at += s->records + 1; at < end; at += 1 + 2 * s->n) {
      some &= *at;
      all &= at[s->n];
    }
  } else
#endif
    facts_word(s->policy, s->facts, w, &some, &all);
  if (all)
    some &= all ^ (all - 1);
  *any = some;
#ifndef POLRT_WITHOUT_UNKNOWNS
  if (s->aside)
    s->touched |= some & ~s->words[s->aside + 1 + s->n + (w - (s->decision->first >> 6))];
#endif
  return all;
}

static uint64_t key_of(const search *s, uint32_t row)
{
  polrt_answer a = s->policy->answer[row];
  if (s->by == BY_OUTCOME)
    return possible_of(a);
  row = s->by == BY_RULE ? polrt_rule_of(a) : row;
  return row | (~row & 0xFFFF) << 16;
}

static void take(search *s, uint32_t row)
{
  unsigned r = row - s->decision->first;
  s->row = row;
  s->found |= key_of(s, row);
  if (s->rows)
    s->rows[r >> 6] |= bit(r & 63);
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
  unsigned first = s->policy->impossible_first, count = s->policy->impossible_count;
  unsigned w = first >> 6, end = w + words_of(first, count);
  uint64_t any, all = 0, key, last = 0;
  uint32_t row, open = NONE;
  int fresh = 0;
  s->spot = NONE;
  s->mixed = 0;
  s->touched = 0;
  s->fuel -= s->fuel != 0;
  for (; w < end; w++) {
    if (box_word(s, first, count, w, &any))
      return BOX_EMPTY;
    if (any)
      open = (w << 6) + lowest(any);
  }
  first = s->decision->first;
  count = s->decision->count;
  w = first >> 6;
  end = w + words_of(first, count);
  for (; w < end && !all; w++) {
    all = box_word(s, first, count, w, &any);
    for (; any; any &= any - 1, last = key) {
      row = (w << 6) + lowest(any);
      key = key_of(s, row);
      if (s->spot == NONE)
        s->spot = row;
      else
        s->mixed |= key != last;
      fresh |= s->rows ? !has(s->rows, row - first) : (s->found & key) != key;
      if (take_all)
        take(s, row);
    }
  }
  s->broken |= s->spot == NONE;
  if (!fresh)
    return BOX_EMPTY;
  if (s->mixed)
    return BOX_OPEN;
  if (open == NONE)
    return BOX_SETTLED;
  s->spot = open;
  return BOX_OPEN;
}

#ifndef POLRT_WITHOUT_UNKNOWNS

/* Goes to part A of the box, split by the open row at the spot.  0 without fuel or room. */
static int split(search *s)
{
  size_t at = s->records;
  unsigned w = (s->spot >> 6) - (s->decision->first >> 6);
  if (!at || !s->fuel || s->top == s->room)
    return 0;
  while (at == s->aside || has(s->words + at + 1 + s->n + w, s->spot & 63))
    at += 1 + 2 * s->n;
  s->words[s->top++] = (uint64_t)at << 32 | s->spot << 2 | 1;
  tally(s, at);
  return 1;
}

/* Goes to the next box that waits: part B of the last split still at A.  0 when none is left. */
static int advance(search *s)
{
  while (s->top > s->stack) {
    uint64_t frame = ++s->words[s->top - 1]; /* phase 2: part B; 3: both were searched */
    if (frame & 1)
      s->top--;
    tally(s, (size_t)(frame >> 32));
    if (!(frame & 1))
      return 1;
  }
  return 0;
}

/* Looks for two cases that differ in the input set aside alone and disagree: SETTLED when the box
 * has them, OPEN when another input must be split, EMPTY when there are none. */
static sight contrast(search *s)
{
  unsigned input = (unsigned)s->words[s->aside];
  uint32_t open = NONE;
  uint64_t key = 0;
  sight seen = look(s, 0);
  span c;
  if (seen != BOX_OPEN || !s->mixed || !s->touched)
    return BOX_EMPTY;
  span_of(s->policy, input, &s->facts[input], &c);
  for (; c.from <= c.to; c.from++) {
    if (!holds(&s->policy->input[input], &s->facts[input], c.from))
      continue;
    fix(s, s->aside, c.from);
    seen = look(s, 0);
    if (seen == BOX_OPEN)
      open = s->spot;
    if (seen != BOX_SETTLED)
      continue;
    if (key && key != key_of(s, s->spot))
      return BOX_SETTLED;
    key = key_of(s, s->spot);
  }
  tally(s, s->aside);
  s->spot = open;
  return open == NONE ? BOX_EMPTY : BOX_OPEN;
}
#else

static int split(search *s)
{
  (void)s;
  return 0;
}

static int advance(search *s)
{
  (void)s;
  return 0;
}

static sight contrast(search *s)
{
  return look(s, 0);
}

size_t polrt_work_words(const polrt_policy *policy)
{
  (void)policy;
  return 0;
}
#endif

/* Searches the whole box until `limit' keys are found.  Boxes left for want of fuel
 * or room count as if each row that could decide there did. */
static void explore(search *s, int contrasting, unsigned limit)
{
  sight seen;
  do {
    do
      seen = contrasting ? contrast(s) : look(s, 0);
    while (seen == BOX_OPEN && split(s));
    if (seen == BOX_SETTLED) {
      take(s, s->spot);
      s->keys++;
    }
    if (seen == BOX_OPEN) {
      look(s, 1);
      s->exact = 0;
    }
  } while (s->keys < limit && advance(s));
}

static void search_open(search *s, const polrt_policy *p, const polrt_set *facts,
                        unsigned decision, const polrt_work *work)
{
  s->policy = p;
  s->facts = facts;
  s->decision = &p->decision[decision];
  s->words = work ? work->words : NULL;
  s->room = work ? work->count : 0;
  s->rows = NULL;
  s->fuel = work && work->fuel ? work->fuel : POLRT_FUEL;
}

/* Is nothing but the one key found possible? */
static int is_sole(const search *s)
{
  return s->keys && !(s->found & (s->found - 1));
}

/* ---- deciding ------------------------------------------------------------------------------ */

/* Is it one row, or one rule, that decides?  `exact' becomes 0 when that could not be told. */
static int decides_alone(search *s, key_kind by, uint32_t *exact)
{
  search_begin(s, by);
  explore(s, 0, 2);
  if (s->keys < 2)
    *exact &= (uint32_t)s->exact;
  return s->exact && s->keys == 1;
}

static polrt_status decide_partly(search *s, polrt_result *result)
{
  const polrt_answer *answer = s->policy->answer;
  polrt_answer nobody = POLRT_ANSWER(0, 0, POLRT_NO_RULE, POLRT_NO_ROW), rule = nobody;
  search_begin(s, BY_OUTCOME);
  explore(s, 0, ~0u);
#ifdef POLRT_WITHOUT_UNKNOWNS
  s->exact &= !s->keys; /* facts must be exact: what they leave open stays undetermined */
  s->keys = 0;
#endif
  result->answer = POLRT_ANSWER(POLRT_UNDETERMINED, 0, POLRT_NO_RULE, POLRT_NO_ROW);
  result->possible = s->found;
  result->exact = (uint32_t)s->exact;
  if (s->broken)
    return POLRT_INVALID;
  if (s->exact && !s->keys)
    return POLRT_INCONSISTENT;
  if (!is_sole(s))
    return POLRT_UNDETERMINED;
  result->exact = 1; /* one key is left and some case has it: nothing too much is said */
  result->answer = answer[s->row] & ~nobody;
  if (decides_alone(s, BY_ROW, &result->exact))
    rule = answer[s->row];
  else if (decides_alone(s, BY_RULE, &result->exact))
    rule = answer[s->row] | POLRT_NO_ROW;
  result->answer |= rule & nobody;
  return POLRT_DETERMINED;
}

/* The first row of a run that exact facts select; NONE when there is none. */
static uint32_t first_row(const search *s, const uint64_t *const *rows, unsigned first,
                          unsigned count)
{
  unsigned i, w = first >> 6, end = w + words_of(first, count), inputs = s->policy->inputs;
  for (; w < end; w++) {
    uint64_t bits = run_mask(first, count, w), all = bits;
    if (inputs > CACHED)
      facts_word(s->policy, s->facts, w, &bits, &all);
    else
      for (i = 0; i < inputs; i++)
        bits &= rows[i][w];
    if (bits)
      return (w << 6) + lowest(bits);
  }
  return NONE;
}

static polrt_status decide_exactly(const search *s, const uint64_t *const *rows,
                                   polrt_result *result)
{
  uint32_t row = first_row(s, rows, s->decision->first, s->decision->count);
  result->answer = 0;
  if (row == NONE)
    return POLRT_INVALID;
  result->answer = s->policy->answer[row];
  result->possible = possible_of(result->answer);
  result->exact = 1;
  return POLRT_DETERMINED;
}

/* Nothing can be decided, whatever the decision. */
static int is_void(polrt_status status)
{
  return status == POLRT_INVALID || status == POLRT_INCONSISTENT;
}

polrt_status polrt_decide(const polrt_policy *policy, const polrt_set *facts, polrt_work *work,
                          polrt_result *results)
{
  const uint64_t *rows[CACHED];
  reading r = read_facts(policy, facts, rows);
  polrt_status one = POLRT_DETERMINED, status = one;
  polrt_answer revision = revision_bits(policy, facts);
  unsigned d;
  search s;
  search_open(&s, policy, facts, 0, work);
  if (r == FACTS_INVALID)
    one = POLRT_INVALID;
  else if (r == FACTS_EXACT && first_row(&s, rows, policy->impossible_first,
                                         policy->impossible_count) != NONE)
    one = POLRT_INCONSISTENT;
  for (d = 0; d < policy->decisions && !is_void(one); d++, s.decision++) {
    one = r == FACTS_EXACT ? decide_exactly(&s, rows, &results[d]) : decide_partly(&s, &results[d]);
    results[d].answer |= revision;
    if (one == POLRT_UNDETERMINED)
      status = one;
  }
  return is_void(one) ? answer_all(policy, results, one) : status;
}

int polrt_deciding_rows(const polrt_policy *policy, const polrt_set *facts, unsigned decision,
                        polrt_work *work, uint64_t *rows)
{
  search s;
  if (decision >= policy->decisions)
    return 1;
  fill(rows, 0, (policy->decision[decision].count + 63u) >> 6);
  if (read_facts(policy, facts, NULL) == FACTS_INVALID)
    return 1;
  search_open(&s, policy, facts, decision, work);
  s.rows = rows;
  search_begin(&s, BY_ROW);
  explore(&s, 0, ~0u);
  return s.exact;
}

/* ---- facts still needed -------------------------------------------------------------------- */

#define BY_KIND 3 /* bits of the kind below a rank */
#define LATER 4   /* added to the rank of an input that makes no difference alone */

#ifndef POLRT_WITHOUT_UNKNOWNS

/* The rank of an input: 1 when every possible class of it settles the answer, 2 when some class
 * does, 3 when none does; 0 when no two classes of it disagree. */
static unsigned rank_of(search *s, size_t at, uint32_t *exact)
{
  uint64_t found = 0;
  unsigned classes = 0, settling = 0, input = (unsigned)s->words[at];
  span c;
  span_of(s->policy, input, &s->facts[input], &c);
  for (; c.from <= c.to; c.from++) {
    if (!holds(&s->policy->input[input], &s->facts[input], c.from))
      continue;
    search_begin(s, BY_OUTCOME);
    s->aside = at;
    fix(s, at, c.from);
    explore(s, 0, 2);
    found |= s->found;
    if (s->keys < 2)
      *exact &= (uint32_t)s->exact;
    classes += s->keys || !s->exact;
    settling += s->exact && s->keys == 1;
  }
  if (classes < 2 || !(found & (found - 1)))
    return 0;
  return settling == classes ? 1 : settling ? 2 : 3;
}

/* Ranks every input of an undetermined decision that has a record. */
static void rank_needs(search *s, uint64_t *ranks, uint32_t *exact)
{
  size_t at, end = s->stack;
  unsigned i, later, rank, needed = 0;
  fill(ranks, 0, s->policy->inputs);
  for (at = s->records; at < end; at += 1 + 2 * s->n) {
    i = (unsigned)s->words[at];
    search_begin(s, BY_OUTCOME);
    s->aside = at;
    explore(s, 1, 1);
    *exact &= s->keys || s->exact;
    needed |= s->keys;
    if (needed && !s->keys && *exact)
      continue;
    later = s->keys ? 0 : LATER;
    rank = rank_of(s, at, exact);
    if (rank)
      ranks[i] = (later + rank) << BY_KIND | s->policy->input[i].kind;
  }
}
#endif

unsigned polrt_needs(const polrt_policy *policy, const polrt_set *facts, unsigned decision,
                     polrt_work *work, uint16_t *order, uint32_t *exact)
{
  search s;
  span c;
  unsigned i, want, rank, count = 0;
  *exact = 1;
  if (decision >= policy->decisions || read_facts(policy, facts, NULL) != FACTS_PARTIAL)
    return 0;
  search_open(&s, policy, facts, decision, work);
  i = s.room < policy->inputs ? (unsigned)s.room : policy->inputs;
  if (i) { /* the words before hold the ranks */
    s.words += i;
    s.room -= i;
  }
  search_begin(&s, BY_OUTCOME);
  explore(&s, 0, 2);
  if (s.broken || (s.exact ? s.keys < 2 : is_sole(&s)))
    return 0;
  *exact = s.records != 0;
#ifndef POLRT_WITHOUT_UNKNOWNS
  if (s.records)
    rank_needs(&s, work->words, exact);
#endif
  for (want = 1 << BY_KIND; want < 8 << BY_KIND; want++) {
    if (want == LATER << BY_KIND && count && *exact)
      break;
    for (i = 0; i < policy->inputs; i++) {
      rank = s.records ? (unsigned)work->words[i] : 1u << BY_KIND | policy->input[i].kind;
      if (rank == want && span_of(policy, i, &facts[i], &c) && c.from != c.to)
        order[count++] = (uint16_t)i;
    }
  }
  return count;
}

/* ---- days and caveats ---------------------------------------------------------------------- */

int32_t polrt_day(int year, int month, int day)
{
  static const uint16_t before[13] = {0,   31,  59,  90,  120, 151, 181,
                                      212, 243, 273, 304, 334, 365};
  unsigned y = (unsigned)year - 1900, m = (unsigned)month, d = (unsigned)day - 1, leap;
  if (y > 300 || m - 1 > 11)
    return INT32_MIN;
  leap = (y & 3) == 0 && y != 0 && y != 200 && y != 300;
  if (d >= before[m] - before[m - 1] + (m == 2 ? leap : 0))
    return INT32_MIN;
  d += y * 365 + before[m - 1] + (m > 2 ? leap : 0);
  d += (y - (y > 0)) >> 2; /* leap days of the years 1904 and after ... */
  return (int32_t)d - (y > 200) - 25567; /* ... but 2100 had none */
}

unsigned polrt_next_caveat(const polrt_policy *policy, unsigned revision)
{
  unsigned r;
  for (r = revision; r < policy->revisions && r < 63;)
    if (has(&policy->caveats, ++r))
      return r;
  return 0;
}

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
  for (text = skip(text + offset, k), i = 0; i < count; i++, text = skip(text, 2))
    if (text_is(text, name))
      return (int)i;
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
  return text_of(policy, policy->rule_text, policy->rules + 1u, rule, 0);
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
