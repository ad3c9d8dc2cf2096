/* polrt.c -- the runtime that executes compiled coverage policies; polrt.h is its contract.
 *
 * SPDX-License-Identifier: 0BSD
 *
 * It must not allocate, call any library, recurse, write static data or guess.  64-bit shifts by a
 * variable amount and divisions become library calls on small targets, so words are shifted by
 * halves and nothing is divided; structs are not copied, and what only fills stores through a
 * volatile pointer, so that no compiler makes it a call of memcpy or memset.
 *
 * It relies on the layout rules of polrt.h, on bounds that ascend strictly, on an `int' of 32 bits,
 * and in each decision on a last row `no revision' that class 0 of input 0 alone selects: in every
 * case some row of each decision applies.  Where none does, the answer is POLRT_INVALID.
 *
 * Stack: about 1 KB on a 64-bit target whatever the policy; the search lives in the caller's words.
 */
#include "polrt.h"

#define NONE 0xFFFFFFFFu

/* A build for small policies knows when it compiles what the tables of others say: the word that a
 * row's bit is in, how many rows are `impossible', and that the search keeps no records. */
#ifdef POLRT_ONLY_SMALL
#define WORD(row) 0u
#define IMPOSSIBLE(policy) 0u
#define RECORD_WORDS(policy) 0u
#define RECORDS(search) 0
#else
#define WORD(row) ((row) >> 6)
#define IMPOSSIBLE(policy) ((policy)->impossible_count)
#define RECORD_WORDS(policy) (2u * (policy)->words)
#define RECORDS(search) ((search)->stack != 0)
#endif

/* The input that the search sets aside, or NONE: only polrt_needs() does. */
#ifdef POLRT_WITHOUT_NEEDS
#define ASIDE(search) NONE
#else
#define ASIDE(search) ((search)->aside)
#endif

static int fits(const polrt_policy *p)
{
#ifdef POLRT_ONLY_SMALL
  if (p->words != 1 || p->impossible_count)
    return 0;
#endif
  return p->inputs <= POLRT_MAX_INPUTS;
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

static const uint64_t *row_at(const polrt_policy *p, unsigned input, unsigned c)
{
  const uint64_t *rows = (const uint64_t *)table_at(p, p->input[input].rows_at);
  return rows + (size_t)c * p->words;
}

static const int32_t *bounds_of(const polrt_policy *p, const polrt_input *in)
{
  return (const int32_t *)table_at(p, in->bounds_at);
}

/* The class of a number or date; polrt_count_bounds() is faster and twice as large. */
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

typedef struct span {
  uint16_t from, to; /* both are classes of the set; equal: the fact is as good as exact */
} span;

/* The classes of what is known of an input; 0 when it is empty or not within the input's range. */
static int span_of(const polrt_policy *p, unsigned input, const polrt_set *known, span *s)
{
  const polrt_input *in = &p->input[input];
  int32_t lo = known->lo, hi = known->hi;
  if (lo > hi || lo < in->lo || hi > in->hi)
    return 0;
  if (in->kind <= POLRT_ONE_OF) {
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

/* Does a set hold class c, within its span?  That of a number or date is a whole run of classes. */
static int holds(const polrt_input *in, const polrt_set *known, unsigned c)
{
  return in->kind > POLRT_ONE_OF || (known->members & bit((unsigned)in->lo + c)) != 0;
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

/* ---- the search ---------------------------------------------------------------------------- */

/* A box is a set of classes for every input.  The search looks at a box and, when that does not
 * settle it, splits one input into the classes that satisfy an open row (A) and the rest (B).
 *
 * The words of the caller; n is how many words a row of bits has:
 *   records     for each input: n, OR of the rows of its classes in the box; n, AND of them
 *   stack       for each split: the row times 2, plus 1 in part A (low half); the input (high half)
 * The classes in the box are those of the facts that agree with each split on the stack.  Records
 * only save time: without room for them, and in small policies, rows are gathered when needed.
 *
 * Rows are told apart by key: a bit for their outcome; or 1 when their rule, or rule and row, is
 * not that of the row found before; or a bit for each row of one word.  What is found is a set of
 * keys; a key of 0 is of no interest. */
#define BY_OUTCOME 0u
#define BY_BIT 1u /* and the word, counted from the decision's first */
#define BY_RULE 0xFFFF0000u
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
  int exact, broken;
  uint64_t found;
  unsigned keys;          /* how many keys some case was found for; the last of them: */
  uint32_t row;
  /* what look() saw last */
  uint32_t spot;          /* a row */
  int mixed;              /* rows of several keys could decide */
  uint64_t touched;       /* not 0: the input set aside bears on the box */
  span span[POLRT_MAX_INPUTS];
} search;

typedef enum reading { FACTS_INVALID, FACTS_PARTIAL, FACTS_EXACT } reading;

/* The sum over the records and what split() pushes: on the way to a box an input is split at most
 * once for each of its classes but one, and at most once for each row. */
size_t polrt_work_words(const polrt_policy *policy)
{
  size_t sum = 0;
  unsigned i, splits;
  for (i = 0; i < policy->inputs; i++) {
    splits = policy->input[i].classes - 1u;
    sum += RECORD_WORDS(policy) + (splits < policy->rows ? splits : policy->rows);
  }
  return sum;
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
  s->stack = 0;
  if (r == FACTS_PARTIAL && s->room >= polrt_work_words(p))
    s->stack = p->inputs * RECORD_WORDS(p);
  return r;
}

/* One word of the rows that an input satisfies: for some class in the box, for every one. */
static void gather(const search *s, unsigned input, const polrt_set *known, unsigned w,
                   uint64_t *any, uint64_t *all)
{
  const uint64_t *row;
  unsigned c, at;
  *any = 0;
  *all = ~(uint64_t)0;
  for (c = s->span[input].from; c <= s->span[input].to; c++) {
    row = row_at(s->policy, input, c);
    for (at = s->stack; at < s->top; at++)
      if (s->words[at] >> 32 == input &&
          has(row, (uint32_t)s->words[at] >> 1) != (int)(s->words[at] & 1))
        break;
    if (at == s->top && holds(&s->policy->input[input], known, c)) {
      *any |= row[w];
      *all &= row[w];
    }
  }
}

static uint64_t *record_of(const search *s, unsigned input)
{
  return s->words + (size_t)input * RECORD_WORDS(s->policy);
}

/* Brings the record of an input up to date after its classes in the box changed. */
static void update(search *s, unsigned input)
{
  unsigned w, n = s->policy->words;
  for (w = 0; RECORDS(s) && w < n; w++)
    gather(s, input, &s->facts[input], w, record_of(s, input) + w, record_of(s, input) + n + w);
}

/* As gather(), but from the record if there is one. */
static void input_word(const search *s, unsigned input, unsigned w, uint64_t *any, uint64_t *all)
{
  if (!RECORDS(s)) {
    gather(s, input, &s->facts[input], w, any, all);
    return;
  }
  *any = record_of(s, input)[w];
  *all = record_of(s, input)[s->policy->words + w];
}

/* Of one word of a run, the rows that apply everywhere in the box, and in `any' those that apply
 * somewhere, up to the first that applies everywhere. */
static uint64_t box_word(search *s, unsigned first, unsigned last, unsigned w, uint64_t *any)
{
  uint64_t some = run_mask(first, last, w), sure = some, aside = some, one, all;
  unsigned i;
  for (i = 0; i < s->policy->inputs; i++) {
    input_word(s, i, w, &one, &all);
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

/* The bit of polrt_result.possible that a row's answer stands for. */
static uint64_t possible_of(polrt_answer a)
{
  polrt_status status = polrt_status_of(a); /* POLRT_REFER, POLRT_NO_REVISION: bits 62, 63 */
  return bit(status == POLRT_DETERMINED ? polrt_outcome_of(a) : status + 59u);
}

static uint64_t key_of(const search *s, uint32_t row)
{
  const polrt_answer *answer = s->policy->answer;
  if (s->by == BY_OUTCOME)
    return possible_of(answer[row]);
  if (s->by >= BY_RULE)
    return ((answer[row] ^ answer[s->row]) & s->by) != 0;
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
  s->mixed = 0;
  s->touched = 0;
  if (IMPOSSIBLE(s->policy)) {
    for (w = WORD(first); w <= WORD(last); w++) {
      if (box_word(s, first, last, w, &any))
        return BOX_EMPTY;
      if (any)
        open = (w << 6) + polrt_first_bit(any);
    }
  }
  first = s->decision->first;
  last = first + s->decision->count - 1;
  for (w = WORD(first); w <= WORD(last) && !all; w++) {
    all = box_word(s, first, last, w, &any);
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
  s->broken |= s->spot == NONE;
  if (!(keys & ~s->found))
    return BOX_EMPTY;
  if (take_all)
    s->found |= keys;
  if (s->mixed)
    return BOX_OPEN;
  if (open == NONE)
    return BOX_SETTLED;
  s->spot = open;
  return BOX_OPEN;
}

/* Goes to part A of the box, split by the open row at the spot.  0 without fuel or room. */
static int split(search *s)
{
  uint64_t any, all;
  unsigned i = NONE;
  if (!s->fuel || s->top == s->room)
    return 0;
  do
    input_word(s, ++i, WORD(s->spot), &any, &all);
  while (i == ASIDE(s) || all & bit(s->spot));
  s->words[s->top++] = (uint64_t)i << 32 | s->spot << 1 | 1;
  update(s, i);
  return 1;
}

/* Goes to the next box that waits: part B of the last split still at A.  0 when none is left. */
static int advance(search *s)
{
  while (s->top > s->stack) {
    uint64_t at = s->words[s->top - 1] ^= 1;
    if (at & 1) /* both parts were searched */
      s->top--;
    update(s, (unsigned)(at >> 32));
    if (!(at & 1))
      return 1;
  }
  return 0;
}

/* Narrows an input to the classes from .. to of what is known. */
static void narrow(search *s, unsigned input, unsigned from, unsigned to)
{
  s->span[input].from = (uint16_t)from;
  s->span[input].to = (uint16_t)to;
  update(s, input);
}

/* Looks for two cases that differ in the input set aside alone and disagree: SETTLED when the box
 * has them, OPEN when another input must be split, EMPTY when there are none. */
static sight contrast(search *s)
{
  span known = s->span[s->aside];
  sight seen, result = BOX_EMPTY;
  uint32_t open = NONE;
  unsigned c;
  s->found = 0;
  if (look(s, 0) != BOX_OPEN || !s->mixed || !s->touched)
    return BOX_EMPTY;
  for (c = known.from; c <= known.to && result != BOX_SETTLED; c++) {
    narrow(s, s->aside, c, c); /* empty when the fact does not hold that class */
    seen = look(s, 0);
    if (seen == BOX_OPEN) {
      open = s->spot;
      result = seen;
    }
    if (seen == BOX_SETTLED) {
      if (s->found) /* by another class, and not the same outcome */
        result = seen;
      s->found = key_of(s, s->spot);
    }
  }
  if (result == BOX_OPEN)
    s->spot = open;
  narrow(s, s->aside, known.from, known.to);
  return result;
}

/* Searches all that is known until `limit' keys are found.  With an input set aside, what is found
 * is cases that differ in this input alone and disagree.  Boxes left for want of fuel or room count
 * as if each row that could decide there did. */
static void explore(search *s, uint32_t by, unsigned aside, unsigned limit)
{
  unsigned i;
  sight seen;
  s->by = by;
  s->aside = aside;
  s->exact = 1;
  s->broken = 0;
  s->found = 0;
  s->keys = 0;
  s->top = s->stack;
  for (i = 0; i < s->policy->inputs; i++)
    update(s, i);
  do {
    do
      seen = ASIDE(s) == NONE ? look(s, 0) : contrast(s);
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
  } while (s->keys < limit && advance(s));
}

/* ---- why and why not ----------------------------------------------------------------------- */

#ifndef POLRT_WITHOUT_WHY
static polrt_truth row_against(const polrt_policy *p, unsigned row, unsigned input,
                               const polrt_set *known)
{
  uint64_t any, all;
  search s;
  if (row >= p->rows)
    return POLRT_FALSE;
  if (!fits(p) || input >= p->inputs || !span_of(p, input, known, &s.span[input]))
    return POLRT_OPEN; /* nothing is known */
  s.policy = p;
  s.stack = s.top = 0;
  gather(&s, input, known, WORD(row), &any, &all);
  return all & bit(row) ? POLRT_TRUE : any & bit(row) ? POLRT_OPEN : POLRT_FALSE;
}

polrt_truth polrt_row_against(const polrt_policy *policy, unsigned row, unsigned input,
                              polrt_set known)
{
  return row_against(policy, row, input, &known);
}

polrt_truth polrt_row_truth(const polrt_policy *policy, unsigned row, const polrt_set *facts)
{
  polrt_truth truth = POLRT_TRUE, one;
  unsigned i;
  for (i = 0; i < policy->inputs; i++) {
    one = row_against(policy, row, i, &facts[i]);
    if (one == POLRT_FALSE)
      return one;
    if (one == POLRT_OPEN)
      truth = one;
  }
  return truth;
}
#endif

/* ---- deciding ------------------------------------------------------------------------------ */

#ifndef POLRT_ONLY_SMALL

/* What one class of every input selects: a word of it at hand, and where to find the others. */
typedef struct selection {
  uint64_t word0;
  const uint64_t *bits[POLRT_MAX_INPUTS];
  unsigned inputs;
} selection;

/* The first selected row of a run; NONE when there is none. */
static uint32_t first_row(const selection *s, unsigned first, unsigned last)
{
  unsigned i, w, row;
  uint64_t word;
  for (w = first >> 6; w <= last >> 6; w++) {
    word = w ? ~(uint64_t)0 : s->word0;
    for (i = 0; w && i < s->inputs; i++)
      word &= s->bits[i][w];
    if (w == first >> 6)
      word &= (uint64_t)0 - bit(first);
    if (word) {
      row = (w << 6) + polrt_first_bit(word);
      return row <= last ? row : NONE;
    }
  }
  return NONE;
}

/* The short way when every fact is exact; 0 when it is for the search to say what is wrong. */
static int decide_exactly(const polrt_policy *p, const polrt_set *facts, polrt_result *results)
{
  unsigned i, d, first, c = 0;
  polrt_answer answer, revision;
  uint64_t word0 = ~(uint64_t)0;
  uint32_t row;
  selection s;
  if (!fits(p))
    return 0;
  for (i = p->inputs; i--;) {
    const polrt_input *in = &p->input[i];
    int32_t value = facts[i].lo;
    if (value != facts[i].hi || polrt_outside(value, in->lo, in->hi))
      return 0;
    if (in->kind > POLRT_ONE_OF)
      c = polrt_count_bounds(bounds_of(p, in), in->classes - 1u, value);
    else if (facts[i].members & bit((unsigned)value))
      c = (unsigned)(value - in->lo);
    else
      return 0;
    s.bits[i] = row_at(p, i, c);
    word0 &= *s.bits[i];
  }
  s.word0 = word0;
  s.inputs = p->inputs;
  revision = p->revision[c]; /* the last class was that of input 0 */
  first = p->impossible_first;
  if (p->impossible_count && first_row(&s, first, first + p->impossible_count - 1) != NONE)
    return 0;
  for (d = 0; d < p->decisions; d++) {
    first = p->decision[d].first;
    row = first_row(&s, first, first + p->decision[d].count - 1);
    if (row == NONE)
      return 0;
    answer = p->answer[row];
    results[d].answer = answer | revision;
    results[d].possible = possible_of(answer);
    results[d].exact = 1;
  }
  return 1;
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

static polrt_status decide_partly(search *s, polrt_result *result)
{
  uint32_t open = NONE; /* what of rule and row is not said */
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
  for (;;) {
    result->answer = s->policy->answer[s->row] | open;
    if (!open)
      break;
    open >>= 16; /* is it one rule that decides, then one row? */
    explore(s, ~open, NONE, 1);
    if (s->keys)
      break;
    result->exact = (uint32_t)s->exact;
    if (!s->exact)
      break;
  }
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
  polrt_status one = POLRT_DETERMINED, status = POLRT_DETERMINED;
  polrt_answer revision = 0;
  unsigned d;
  search s;
#ifndef POLRT_ONLY_SMALL
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

#define BY_KIND 3 /* bits of the kind below a rank */
#define LATER 4   /* added to the rank of an input that makes no difference alone */

/* The rank of an input: 1 when every possible class of it settles the answer, 2 when some class
 * does, 3 when none does; 0 when no two classes of it disagree. */
static unsigned rank_of(search *s, unsigned input, uint32_t *exact)
{
  span known = s->span[input];
  uint64_t found = 0;
  unsigned c, classes = 0, settling = 0;
  for (c = known.from; c <= known.to; c++) {
    narrow(s, input, c, c);
    explore(s, BY_OUTCOME, NONE, 2);
    found |= s->found;
    if (s->keys < 2)
      *exact &= (uint32_t)s->exact;
    classes += s->keys || !s->exact;
    settling += s->exact && s->keys == 1;
  }
  narrow(s, input, known.from, known.to);
  if (classes < 2 || !several(found))
    return 0;
  return settling == classes ? 1 : settling ? 2 : 3;
}

unsigned polrt_needs(const polrt_policy *policy, const polrt_set *facts, unsigned decision,
                     polrt_work *work, uint16_t *order, uint32_t *exact)
{
  uint8_t ranks[POLRT_MAX_INPUTS];
  search s;
  unsigned i, want, rank, later, needed = 0, count = 0;
  *exact = 1;
  if (search_open(&s, policy, facts, decision, work) != FACTS_PARTIAL)
    return 0;
  explore(&s, BY_OUTCOME, NONE, 2);
  if (s.exact ? s.keys < 2 : s.keys && !several(s.found))
    return 0;
  for (i = 0; i < policy->inputs; i++) {
    ranks[i] = 0;
    if (s.span[i].from == s.span[i].to)
      continue;
    explore(&s, BY_OUTCOME, i, 1);
    *exact &= s.keys || s.exact;
    needed |= s.keys;
    if (needed && !s.keys && *exact)
      continue;
    later = s.keys ? 0 : LATER;
    rank = rank_of(&s, i, exact);
    if (rank)
      ranks[i] = (uint8_t)((later + rank) << BY_KIND | policy->input[i].kind);
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

/* ---- days and caveats ---------------------------------------------------------------------- */

int32_t polrt_day(int year, int month, int day)
{
  unsigned y = (unsigned)year - 1900, m = (unsigned)month, d = (unsigned)day;
  unsigned leap = ((y & 3) == 0) & (y != 0) & (y != 200) & (y != 300);
  unsigned length = m == 2 ? 28 + leap : 30 + ((m ^ m >> 3) & 1);
  if (y > 300 || m - 1 > 11 || d - 1 >= length)
    return INT32_MIN;
  d += y * 365 + ((489 * m - 481) >> 4); /* the days before a month, if February had 30 */
  if (m > 2)
    d -= 2 - leap;
  d += (y - (y > 0)) >> 2; /* leap days of the years 1904 and after ... */
  return (int32_t)d - (y > 200) - 25568; /* ... but 2100 had none */
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
