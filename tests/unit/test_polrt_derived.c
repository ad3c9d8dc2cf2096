/* test_polrt_derived.c -- computed columns, codes, absent and assumed values against brute force.
 *
 * Random policies of few values: every completion of the facts is computed value by value, with its
 * own calendar and its own reading of codes, and compared with what the runtime says.
 *
 * A failure prints the seed: run with POLRT_SEED=<seed> to repeat it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "polrt.h"

#ifdef POLRT_ONLY_SMALL /* see test_polrt_derived_small.c */
enum { SMALL = 1 };
#else
enum { SMALL = 0 };
#endif
enum {
  MAX_COLUMNS = 16,
  MAX_ROWS = 200,
  MAX_WORDS = 4,
  MAX_CLASSES = 8,
  MAX_CASES = 30000,
  MAX_VALUES = 40,
  MAX_WORK = 4000,
  CANARY = 8,
  ROOM = 300
};

/* ---- a seeded generator -------------------------------------------------------------------- */

static uint64_t seed, state;

static uint32_t rnd(uint32_t below) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (uint32_t)((state * UINT64_C(0x2545F4914F6CDD1D)) >> 33) % below;
}

static void reseed(uint64_t to) {
  seed = to;
  state = to * UINT64_C(0x9E3779B97F4A7C15) + 1;
}

static uint64_t first_seed(uint64_t otherwise) {
  const char *text = getenv("POLRT_SEED");
  return text ? strtoull(text, NULL, 10) : otherwise;
}

#define CHECK(condition) check((condition) != 0, #condition, __LINE__)

static void check(int ok, const char *what, int line) {
  if (!ok)
    fail_msg("line %d: %s (repeat with POLRT_SEED=%llu)", line, what, (unsigned long long)seed);
}

/* ---- a calendar of its own ----------------------------------------------------------------- */

static void date_of(int32_t value, int *year, int *month, int *day) {
  *year = 1900;
  while (polrt_day(*year, 12, 31) < value) ++*year;
  *month = 1;
  while (*month < 12 && polrt_day(*year, *month + 1, 1) <= value) ++*month;
  *day = value - polrt_day(*year, *month, 1) + 1;
}

static int32_t anniversary(int32_t anchor, int months) {
  int year, month, day;
  int32_t at;
  date_of(anchor, &year, &month, &day);
  month += year * 12 - 1 + months;
  while ((at = polrt_day(month / 12, month % 12 + 1, day)) == INT32_MIN) day--;
  return at;
}

static int32_t half_months(int32_t from, int32_t to) {
  int n = 0;
  while (anniversary(from, n) > to) n--;
  while (anniversary(from, n + 1) <= to) n++;
  return anniversary(from, n) == to ? 2 * n : 2 * n + 1;
}

static int32_t full_months(int32_t from, int32_t to) {
  int y0, m0, y1, m1, day;
  date_of(from, &y0, &m0, &day);
  date_of(to, &y1, &m1, &day);
  return y1 * 12 + m1 - y0 * 12 - m0 - 1;
}

/* ---- the model ----------------------------------------------------------------------------- */

typedef struct model {
  polrt_policy policy;
  polrt_input input[MAX_COLUMNS];
  polrt_derived derived[MAX_COLUMNS];
  polrt_term term[64];
  polrt_group group[1];
  polrt_decision decision[2];
  polrt_answer answer[MAX_ROWS], revision[MAX_CLASSES];
  uint64_t table[MAX_COLUMNS * (MAX_CLASSES * MAX_WORDS + MAX_CLASSES) + 64];
  uint8_t holds[MAX_ROWS][MAX_COLUMNS][MAX_CLASSES];
  int32_t bound[MAX_COLUMNS][MAX_CLASSES];
  uint64_t atom[16];
  unsigned terms;
} model;

static model m;

static unsigned class_at(unsigned i, int32_t value) {
  unsigned c = 0;
  if (m.input[i].kind <= POLRT_ONE_OF || m.input[i].kind == POLRT_CRITERION)
    return (unsigned)(value - m.input[i].lo);
  while (c + 1u < m.input[i].classes && m.bound[i][c] <= value) c++;
  return c;
}

/* Random thresholds within the range of a number. */
static void random_bounds(unsigned i) {
  polrt_input *in = &m.input[i];
  int32_t at = in->lo;
  in->classes = 1;
  if (in->absent && rnd(4)) {
    m.bound[i][0] = ++at;
    in->classes = 2;
  }
  while (in->classes < 5 && rnd(4)) {
    at += 1 + (int32_t)rnd((uint32_t)(in->hi - in->lo) / 3 + 1);
    if (at > in->hi) break;
    m.bound[i][in->classes++ - 1] = at;
  }
}

static void random_input(unsigned i) {
  static const int start[4][3] = {
    { 2019, 12, 29 }, { 2020, 2, 25 }, { 2021, 2, 26 }, { 2021, 1, 29 }
  };
  polrt_input *in = &m.input[i];
  unsigned k = rnd(4);
  in->kind = (uint8_t)(i == 0 ? POLRT_DATE : 1 + rnd(4));
  if (in->kind == POLRT_DATE) {
    in->lo = polrt_day(start[k][0], start[k][1], start[k][2]) + (int32_t)rnd(4);
    in->hi = in->lo + 3 + (int32_t)rnd(6);
    if (rnd(4) == 0 && m.policy.inputs < 4) in->hi = in->lo + 30;
  } else {
    in->lo = in->kind == POLRT_NUMBER ? (int32_t)rnd(9) - 4 : 0;
    in->hi = in->lo + 1 + (in->kind == POLRT_YES_NO ? 0 : (int32_t)rnd(4));
  }
  in->absent = i > 0 && in->hi > in->lo + 1 && rnd(3) == 0;
  in->assumed = i > 0 && rnd(8) == 0;
  in->assumed_value = in->lo + (int32_t)rnd((uint32_t)(in->hi - in->lo + 1));
  if (in->kind <= POLRT_ONE_OF)
    in->classes = (uint16_t)(in->hi - in->lo + 1);
  else
    random_bounds(i);
}

static void random_group(void) {
  polrt_policy *p = &m.policy;
  polrt_group *g = &m.group[0];
  unsigned k;
  g->first = p->inputs;
  g->count = (uint16_t)(1 + rnd(3));
  g->several = (uint8_t)rnd(2);
  g->atoms = (uint16_t)(2 + rnd(5));
  for (k = 1; k < g->atoms; k++) m.atom[k] = 1 + rnd((1u << g->count) - 1);
  for (k = 0; k < g->count; k++) {
    polrt_input *in = &m.input[p->inputs++];
    in->kind = POLRT_YES_NO;
    in->classes = 2;
    in->hi = 1;
    in->group = 1;
  }
  p->groups = 1;
}

/* A random term: among `count' columns, one of the kind asked for if there is one. */
static void random_term(unsigned kind, unsigned count, int32_t factor) {
  polrt_term *t = &m.term[m.terms++];
  unsigned tries;
  for (tries = 0; tries < 40; tries++) {
    t->input = (uint16_t)rnd(count);
    if (m.input[t->input].kind == kind) break;
  }
  t->factor = factor;
}

/* The smallest and largest value, from those of its terms. */
static void range_of_derived(unsigned i, const polrt_derived *d) {
  polrt_input *in = &m.input[i];
  const polrt_term *t = &m.term[d->first];
  unsigned k;
  in->lo = in->hi = d->op == POLRT_SUM ? d->constant : 0;
  for (k = 0; k < d->terms; k++) {
    const polrt_input *of = &m.input[t[k].input];
    in->absent |= of->absent;
    in->lo += d->op == POLRT_SUM ? t[k].factor * (t[k].factor > 0 ? of->lo : of->hi) : -800;
    in->hi += d->op == POLRT_SUM ? t[k].factor * (t[k].factor > 0 ? of->hi : of->lo) : 800;
  }
  in->lo -= in->absent;
}

static int32_t derived_value(unsigned i, const int32_t *values);

/* Thresholds of date operations where values are. */
static void bounds_of_derived(unsigned i) {
  const polrt_derived *d = &m.derived[m.input[i].first];
  int32_t seen[8], values[MAX_COLUMNS], swap;
  unsigned k, n, j;
  if (d->op == POLRT_SUM) {
    random_bounds(i);
    return;
  }
  for (k = 0; k < 4; k++) {
    for (j = 0; j < m.policy.inputs; j++)
      values[j] = m.input[j].absent + m.input[j].lo +
                  (int32_t)rnd((uint32_t)(m.input[j].hi - m.input[j].lo + 1 - m.input[j].absent));
    seen[k] = derived_value(i, values) + (int32_t)rnd(2);
    for (j = k; j > 0 && seen[j - 1] > seen[j]; j--) {
      swap = seen[j];
      seen[j] = seen[j - 1];
      seen[j - 1] = swap;
    }
  }
  n = 0;
  if (m.input[i].absent) m.bound[i][n++] = m.input[i].lo + 1;
  for (k = 0; k < 4; k++)
    if (n == 0 || seen[k] > m.bound[i][n - 1]) m.bound[i][n++] = seen[k];
  m.input[i].classes = (uint16_t)(n + 1);
}

static void random_derived(unsigned nth) {
  polrt_policy *p = &m.policy;
  unsigned i = p->columns, k, dates = 0;
  polrt_derived *d = &m.derived[nth];
  for (k = 0; k < p->inputs; k++) dates += m.input[k].kind == POLRT_DATE;
  m.input[i].kind = POLRT_DERIVED;
  m.input[i].first = (uint16_t)nth;
  d->first = (uint16_t)m.terms;
  if (dates > 1 && rnd(3)) {
    d->op = (uint8_t)(POLRT_DAYS + rnd(3));
    d->terms = 2;
    random_term(POLRT_DATE, p->inputs, 0);
    random_term(POLRT_DATE, p->inputs, 0);
    if (m.input[m.term[d->first].input].kind != POLRT_DATE ||
        m.input[m.term[d->first + 1].input].kind != POLRT_DATE)
      m.term[d->first].input = m.term[d->first + 1].input = 0;
  } else {
    d->op = POLRT_SUM;
    d->terms = (uint8_t)(1 + rnd(4));
    d->constant = (int32_t)rnd(5) - 2;
    for (k = 0; k < d->terms; k++) {
      unsigned odd = rnd(2), counted = rnd(2);
      int32_t factor = rnd(2) ? 1 : (int32_t)rnd(7) - 3;
      random_term(counted ? odd ? POLRT_CRITERION : POLRT_YES_NO
                  : odd   ? POLRT_DERIVED
                          : POLRT_NUMBER,
                  i, counted ? 1 : factor);
      if (m.input[m.term[m.terms - 1].input].kind == POLRT_DATE)
        m.term[m.terms - 1].input = (uint16_t)(p->inputs - 1);
    }
  }
  range_of_derived(i, d);
  bounds_of_derived(i);
  p->columns++;
}

static void random_criterion(unsigned *row) {
  polrt_input *in = &m.input[m.policy.columns++];
  in->kind = POLRT_CRITERION;
  in->classes = 2;
  in->hi = 1;
  in->first = (uint16_t)*row;
  in->count = (uint16_t)rnd(4);
  *row += in->count;
}

static void fill_row(unsigned row, unsigned any) {
  unsigned i, c;
  for (i = 0; i < m.policy.columns; i++) {
    int all = rnd(100) < any;
    unsigned lo = rnd(m.input[i].classes), hi = lo + rnd(m.input[i].classes - lo);
    int interval = rnd(4) != 0;
    for (c = 0; c < m.input[i].classes; c++)
      m.holds[row][i][c] = (uint8_t)(all || (interval ? c >= lo && c <= hi : rnd(2)));
  }
}

static void random_decision(unsigned d, unsigned *row, unsigned any) {
  polrt_decision *dec = &m.decision[d];
  unsigned k, r, outcome, rule;
  if (!SMALL && rnd(4) == 0) *row = (*row + 63) & ~63u;
  dec->count = (uint16_t)(3 + rnd(9));
  if ((*row & 63) + dec->count > 64) *row = (*row + 63) & ~63u;
  dec->first = (uint16_t)*row;
  dec->outcomes = 3;
  for (k = 0; k < dec->count; k++) {
    r = (*row)++;
    fill_row(r, k + 2 >= dec->count ? 101 : any);
    outcome = 1 + rnd(3);
    rule = 1 + rnd(4);
    m.answer[r] = k + 2 < dec->count
                      ? POLRT_ANSWER(POLRT_DETERMINED, outcome, rule, r)
                      : POLRT_ANSWER(k + 1 < dec->count ? POLRT_REFER : POLRT_NO_REVISION, 0, 0, r);
  }
  if (rnd(3)) /* else cases of no row could be: the last two rows are for all */
    memset(m.holds[*row - 1][0], 1, MAX_CLASSES);
}

static void pack(void) {
  polrt_policy *p = &m.policy;
  size_t at = 0;
  unsigned i, c, r;
  memset(m.table, 0, sizeof m.table);
  memcpy(m.table, m.atom, sizeof m.atom);
  m.group[0].atoms_at = 0;
  at = sizeof m.atom / sizeof *m.atom;
  for (i = 0; i < p->columns; i++) {
    m.input[i].bounds_at = (uint32_t)(at * 8);
    memcpy(&m.table[at], m.bound[i], sizeof(int32_t) * MAX_CLASSES);
    at += MAX_CLASSES / 2;
    m.input[i].rows_at = (uint32_t)(at * 8);
    for (c = 0; c < m.input[i].classes; c++)
      for (r = 0; r < p->rows; r++)
        if (m.holds[r][i][c]) m.table[at + c * p->words + r / 64] |= UINT64_C(1) << (r & 63);
    at += (size_t)m.input[i].classes * p->words;
  }
  assert_true(at <= sizeof m.table / sizeof *m.table);
}

static void build(void) {
  polrt_policy *p = &m.policy;
  unsigned i, row = 0, derived = 0, any = 40 + rnd(50), computed;
  memset(&m, 0, sizeof m);
  p->abi = POLRT_ABI;
  p->inputs = (uint16_t)(2 + rnd(3));
  for (i = 0; i < p->inputs; i++) random_input(i);
  if (rnd(2)) random_group();
  p->columns = p->inputs;
  for (computed = rnd(6); computed; computed--)
    if (rnd(2))
      random_derived(derived++);
    else
      random_criterion(&row);
  for (i = 0; i < row; i++) fill_row(i, any);
  p->revisions = (uint16_t)(m.input[0].classes - 1);
  for (i = 0; i < m.input[0].classes; i++)
    m.revision[i] = POLRT_REVISION(i) | (i == 1 ? POLRT_CAVEAT : 0);
  p->decisions = (uint16_t)(1 + rnd(2));
  for (i = 0; i < p->decisions; i++) random_decision(i, &row, any);
  p->impossible_first = (uint16_t)row;
  p->impossible_count = (uint16_t)(SMALL || rnd(2) ? 0 : rnd(3));
  for (i = 0; i < p->impossible_count; i++) fill_row(row++, any / 2);
  p->rows = (uint16_t)row;
  p->words = (uint16_t)((row + 63) / 64);
  p->tables = m.table;
  p->input = m.input;
  p->derived = m.derived;
  p->term = m.term;
  p->group = m.group;
  p->decision = m.decision;
  p->answer = m.answer;
  p->revision = m.revision;
  pack();
}

/* ---- every completion ---------------------------------------------------------------------- */

static int32_t derived_value(unsigned i, const int32_t *values) {
  const polrt_derived *d = &m.derived[m.input[i].first];
  const polrt_term *t = &m.term[d->first];
  int32_t sum = d->constant;
  unsigned k;
  for (k = 0; k < d->terms; k++) {
    if (m.input[t[k].input].absent && values[t[k].input] == m.input[t[k].input].lo)
      return m.input[i].lo;
    sum += t[k].factor * values[t[k].input];
  }
  if (d->op == POLRT_DAYS) return values[t[1].input] - values[t[0].input];
  if (d->op == POLRT_MONTHS) return half_months(values[t[0].input], values[t[1].input]);
  if (d->op == POLRT_FULL_MONTHS) return full_months(values[t[0].input], values[t[1].input]);
  return sum;
}

/* Is there a set of codes, or one code, with just these memberships? */
static int codes_exist(const int32_t *values) {
  const polrt_group *g = &m.group[0];
  uint64_t mine = 0, all = 0;
  unsigned k, one = 0;
  for (k = 0; k < g->count; k++) mine |= (uint64_t)values[g->first + k] << k;
  for (k = 0; k < g->atoms; k++) {
    one |= m.atom[k] == mine;
    all |= m.atom[k] & ~mine ? 0 : m.atom[k];
  }
  return !m.policy.groups || (g->several ? all == mine : one);
}

typedef struct one_case {
  int32_t values[MAX_COLUMNS];
  uint8_t classes[MAX_COLUMNS], possible, broken;
  uint16_t row[2];
} one_case;

static one_case cases[MAX_CASES];
static unsigned count_of_cases, number[MAX_COLUMNS], stride[MAX_COLUMNS];
static int32_t list[MAX_COLUMNS][MAX_VALUES];

static int is_in(unsigned i, const polrt_set *s, int32_t value) {
  const polrt_input *in = &m.input[i];
  uint64_t whole = in->kind > POLRT_ONE_OF ? 0 : (UINT64_C(2) << in->hi) - (UINT64_C(1) << in->lo);
  if (in->assumed && s->hi == in->hi &&
      (in->kind <= POLRT_ONE_OF ? s->lo == in->lo && (s->members & whole) == whole
                                : s->lo == in->lo || (in->absent && s->members == POLRT_OR_ABSENT &&
                                                      s->lo == in->lo + 1)))
    return value == in->assumed_value;
  if (in->kind <= POLRT_ONE_OF)
    return value >= s->lo && value <= s->hi && (s->members >> value & 1);
  if (in->absent && s->members == POLRT_OR_ABSENT && value == in->lo) return 1;
  return value >= s->lo && value <= s->hi;
}

static int row_applies(unsigned row, const one_case *k, unsigned columns) {
  unsigned i;
  for (i = 0; i < columns; i++)
    if (!m.holds[row][i][k->classes[i]]) return 0;
  return 1;
}

static void compute_case(one_case *k) {
  unsigned i, r, d, last;
  for (i = 0; i < m.policy.columns; i++) {
    if (m.input[i].kind == POLRT_DERIVED) k->values[i] = derived_value(i, k->values);
    if (m.input[i].kind == POLRT_CRITERION) {
      k->values[i] = 0;
      for (r = 0; r < m.input[i].count; r++)
        k->values[i] |= row_applies(m.input[i].first + r, k, i);
    }
    k->classes[i] = (uint8_t)class_at(i, k->values[i]);
  }
  k->possible = (uint8_t)codes_exist(k->values);
  for (r = 0; r < m.policy.impossible_count; r++)
    if (row_applies(m.policy.impossible_first + r, k, m.policy.columns)) k->possible = 0;
  for (d = 0; d < m.policy.decisions; d++) {
    last = m.decision[d].first + m.decision[d].count - 1u;
    for (r = m.decision[d].first; r < last && !row_applies(r, k, m.policy.columns);) r++;
    k->row[d] = (uint16_t)r;
  }
}

/* 0 when there are too many. */
static int enumerate(const polrt_set *facts) {
  unsigned i, n;
  int32_t v;
  count_of_cases = 1;
  for (i = 0; i < m.policy.inputs; i++) {
    number[i] = 0;
    for (v = m.input[i].lo; v <= m.input[i].hi; v++)
      if (is_in(i, &facts[i], v)) list[i][number[i]++] = v;
    stride[i] = count_of_cases;
    count_of_cases *= number[i];
    if (count_of_cases > MAX_CASES / 4) return 0;
  }
  for (n = 0; n < count_of_cases; n++) {
    for (i = 0; i < m.policy.inputs; i++) cases[n].values[i] = list[i][n / stride[i] % number[i]];
    compute_case(&cases[n]);
  }
  return 1;
}

static uint64_t key_at(unsigned row) {
  polrt_answer a = m.answer[row];
  if (polrt_status_of(a) == POLRT_REFER) return POLRT_POSSIBLE_REFER;
  if (polrt_status_of(a) == POLRT_NO_REVISION) return POLRT_POSSIBLE_NO_REVISION;
  return UINT64_C(1) << polrt_outcome_of(a);
}

static uint64_t keys_possible(unsigned d) {
  uint64_t keys = 0;
  unsigned n;
  for (n = 0; n < count_of_cases; n++)
    if (cases[n].possible) keys |= key_at(cases[n].row[d]);
  return keys;
}

/* ---- random facts -------------------------------------------------------------------------- */

static polrt_set random_set(unsigned i, unsigned unknown) {
  const polrt_input *in = &m.input[i];
  uint32_t size = (uint32_t)(in->hi - in->lo + 1);
  polrt_set s = polrt_unknown(&m.policy, i);
  if (rnd(100) < unknown) return s;
  if (rnd(2)) return polrt_exactly(in->lo + (int32_t)rnd(size));
  s.lo = in->lo + (int32_t)rnd(size);
  s.hi = s.lo + (int32_t)rnd((uint32_t)(in->hi - s.lo + 1));
  if (in->kind <= POLRT_ONE_OF)
    s.members = (uint64_t)rnd(256) | UINT64_C(1) << s.lo;
  else if (in->absent && s.lo > in->lo && rnd(2))
    s.members = POLRT_OR_ABSENT;
  return s;
}

/* ---- comparing ----------------------------------------------------------------------------- */

static struct { unsigned long exact, inexact, several, inconsistent, needs, groups, skipped; } seen;

static uint64_t work_words[MAX_WORK + CANARY];

/* What changes with an input: bits of columns. */
static uint64_t slow_changes(unsigned f) {
  uint64_t columns = UINT64_C(1) << f, counted = 0;
  unsigned i, k;
  if (m.input[f].group)
    for (k = 0; k < m.group[0].count; k++) columns |= UINT64_C(1) << (m.group[0].first + k);
  for (i = m.policy.inputs; i < m.policy.columns; i++) {
    const polrt_derived *d = &m.derived[m.input[i].first];
    if (m.input[i].kind == POLRT_CRITERION) {
      counted |= UINT64_C(1) << i;
      continue;
    }
    for (k = 0; k < d->terms; k++) {
      columns |= (columns >> m.term[d->first + k].input & 1) << i;
      counted |= (counted >> m.term[d->first + k].input & 1) << i;
    }
    columns &= ~counted;
  }
  return columns;
}

/* Two possible cases that differ in this input alone (or these memberships) and disagree? */
static int slow_needed(unsigned d, unsigned f) {
  unsigned n, k, i;
  uint64_t mine = slow_changes(f);
  for (n = 0; n < count_of_cases; n++)
    for (k = n + 1; cases[n].possible && k < count_of_cases; k++) {
      if (!cases[k].possible || key_at(cases[n].row[d]) == key_at(cases[k].row[d])) continue;
      for (i = 0; i < m.policy.inputs; i++)
        if (!(mine >> i & 1) && cases[n].values[i] != cases[k].values[i]) break;
      if (i == m.policy.inputs) return 1;
    }
  return 0;
}

static unsigned slow_rank_of(unsigned d, unsigned column) {
  uint64_t keys[MAX_CLASSES] = { 0 }, all = 0;
  unsigned n, c, classes = 0, settling = 0;
  for (n = 0; n < count_of_cases; n++)
    if (cases[n].possible) keys[cases[n].classes[column]] |= key_at(cases[n].row[d]);
  for (c = 0; c < MAX_CLASSES; c++) {
    all |= keys[c];
    classes += keys[c] != 0;
    settling += keys[c] && !(keys[c] & (keys[c] - 1));
  }
  if (classes < 2 || !(all & (all - 1))) return 0;
  return settling == classes ? 1 : settling ? 2 : 3;
}

static unsigned slow_rank(unsigned d, unsigned f) {
  unsigned i, rank, best = 0;
  uint64_t mine = slow_changes(f);
  for (i = 0; i < m.policy.columns; i++) {
    rank = mine >> i & 1 ? slow_rank_of(d, i) : 0;
    if (rank && (!best || rank < best)) best = rank;
  }
  return best;
}

static unsigned slow_needs(unsigned d, unsigned *order) {
  int needed[MAX_COLUMNS], any = 0;
  unsigned f, rank, kind, count = 0;
  uint64_t keys = keys_possible(d);
  if (!(keys & (keys - 1))) return 0;
  for (f = 0; f < m.policy.inputs; f++) {
    needed[f] = 0;
    if (!m.input[f].group || f == m.group[0].first) any |= needed[f] = slow_needed(d, f);
  }
  for (f = 0; f < m.policy.inputs && !any; f++)
    needed[f] = !m.input[f].group || f == m.group[0].first;
  for (rank = 1; rank <= 3; rank++)
    for (kind = 1; kind <= 5; kind++)
      for (f = 0; f < m.policy.inputs; f++)
        if (needed[f] && (m.input[f].group ? 5u : m.input[f].kind) == kind &&
            slow_rank(d, f) == rank)
          order[count++] = f;
  return count;
}

/* Is the search exact?  Sums that count criteria and add numbers need not be. */
static int is_exact_policy(void) {
  uint64_t counted = 0;
  unsigned i, k;
  for (i = m.policy.inputs; i < m.policy.columns; i++) {
    const polrt_derived *d = &m.derived[m.input[i].first];
    int odd = 0;
    if (m.input[i].kind == POLRT_CRITERION) {
      counted |= UINT64_C(1) << i;
      continue;
    }
    for (k = 0; k < d->terms; k++) {
      unsigned t = m.term[d->first + k].input;
      counted |= (counted >> t & 1) << i;
      odd |= m.input[t].kind > POLRT_ONE_OF && m.input[t].kind != POLRT_CRITERION;
    }
    if (odd && counted >> i & 1) return 0;
  }
  return 1;
}

static void check_needs(const polrt_set *facts, unsigned d, polrt_work *work, int must) {
  uint16_t got[MAX_COLUMNS];
  unsigned want[MAX_COLUMNS], n = slow_needs(d, want), k, j, count;
  uint32_t exact = 7;
  count = polrt_needs(&m.policy, facts, d, work, got, &exact);
  CHECK(exact <= 1 && count <= m.policy.inputs);
  CHECK(exact || !must);
  for (k = 0; k < n; k++) {
    for (j = 0; j < count && got[j] != want[k];) j++;
    CHECK(j < count);
    CHECK(!exact || j == k);
    seen.groups += m.input[want[k]].group;
  }
  CHECK(!exact || count == n);
  seen.needs += n != 0;
}

static void check_rows(const polrt_set *facts, unsigned d, polrt_work *work, int must) {
  uint64_t rows[2], want = 0;
  unsigned n;
  int exact = polrt_deciding_rows(&m.policy, facts, d, work, rows);
  for (n = 0; n < count_of_cases; n++)
    if (cases[n].possible) want |= UINT64_C(1) << (cases[n].row[d] - m.decision[d].first);
  CHECK(exact || !must);
  CHECK(exact ? rows[0] == want : (want & ~rows[0]) == 0);
}

#ifndef POLRT_WITHOUT_WHY
static void check_truth(const polrt_set *facts) {
  unsigned r, n, i, yes, columns;
  polrt_truth got;
  for (r = 0; r < m.policy.rows; r++) {
    columns = m.policy.columns;
    for (i = m.policy.inputs; i < m.policy.columns; i++)
      if (m.input[i].kind == POLRT_CRITERION && r >= m.input[i].first &&
          r < (unsigned)m.input[i].first + m.input[i].count)
        columns = i;
    for (n = yes = 0; n < count_of_cases; n++) yes += (unsigned)row_applies(r, &cases[n], columns);
    got = polrt_row_truth(&m.policy, r, facts);
    CHECK(got != POLRT_TRUE || yes == count_of_cases);
    CHECK(got != POLRT_FALSE || yes == 0);
    CHECK(got != POLRT_OPEN || count_of_cases > 1 || !is_exact_policy());
  }
}
#endif

static void check_decision(const polrt_set *facts, unsigned d, const polrt_result *got,
                           polrt_work *work, int must) {
  uint64_t keys = keys_possible(d);
  unsigned n, row = 0, rule = 0, found = 0;
  for (n = 0; n < count_of_cases; n++) {
    unsigned mine = cases[n].row[d], its = polrt_rule_of(m.answer[mine]);
    if (!cases[n].possible) continue;
    row = !found || row == mine ? mine : POLRT_NO_ROW;
    rule = !found || rule == its ? its : POLRT_NO_RULE;
    found = 1;
  }
  CHECK(got->exact || !must);
  CHECK((keys & ~got->possible) == 0);
  if (got->exact) {
    CHECK(got->possible == keys);
    if (keys & (keys - 1)) {
      CHECK(polrt_status_of(got->answer) == POLRT_UNDETERMINED);
      seen.several++;
    } else {
      CHECK(polrt_row_of(got->answer) == row && polrt_rule_of(got->answer) == rule);
      CHECK(polrt_status_of(got->answer) != POLRT_UNDETERMINED);
    }
  } else if (polrt_status_of(got->answer) != POLRT_UNDETERMINED) {
    CHECK(got->possible == keys);
  }
  seen.exact += got->exact;
  seen.inexact += !got->exact;
  check_rows(facts, d, work, must);
  check_needs(facts, d, work, must);
}

static void compare(const polrt_set *facts, polrt_work *work, int must) {
  polrt_result results[2];
  polrt_status got;
  unsigned d, n, possible = 0, k;
  for (n = 0; n < count_of_cases; n++) possible |= cases[n].possible;
  for (k = 0; work && k < CANARY; k++) work->words[work->count + k] = UINT64_C(0xC0FFEE);
  got = polrt_decide(&m.policy, facts, work, results);
  if (!possible) {
    CHECK(got == POLRT_INCONSISTENT || (!must && got == POLRT_UNDETERMINED));
    seen.inconsistent++;
  } else {
    CHECK(got == POLRT_DETERMINED || got == POLRT_UNDETERMINED);
    for (d = 0; d < m.policy.decisions; d++) check_decision(facts, d, &results[d], work, must);
  }
  for (k = 0; work && k < CANARY; k++) CHECK(work->words[work->count + k] == UINT64_C(0xC0FFEE));
}

static polrt_work full_work(void) {
  polrt_work work;
  work.words = work_words;
  work.count = polrt_work_words(&m.policy);
  work.fuel = 0;
  CHECK(work.count <= MAX_WORK);
  memset(work_words, 0x5A, work.count * sizeof *work_words);
  return work;
}

static void test_random_policies(void **unused) {
  polrt_set facts[MAX_COLUMNS];
  uint64_t start = first_seed(100);
  unsigned n, k, i;
  (void)unused;
  for (n = 0; n < ROOM; n++) {
    reseed(start + n);
    build();
    if (SMALL && m.policy.words > 1) continue;
    for (k = 0; k < 6; k++) {
      unsigned unknown = rnd(4) * 30;
      polrt_work work = full_work();
      for (i = 0; i < m.policy.inputs; i++)
        facts[i] = k == 0
                       ? polrt_exactly(m.input[i].lo +
                                       (int32_t)rnd((uint32_t)(m.input[i].hi - m.input[i].lo + 1)))
                       : random_set(i, unknown);
      for (i = 0; i < m.policy.inputs; i++)
        if (m.input[i].kind <= POLRT_ONE_OF && facts[i].lo == facts[i].hi)
          facts[i].members = ~(uint64_t)0;
      if (!enumerate(facts) || count_of_cases > 1500) {
        seen.skipped++;
        continue;
      }
      compare(facts, &work, is_exact_policy());
#ifndef POLRT_WITHOUT_WHY
      check_truth(facts);
#endif
      work.count = rnd((uint32_t)work.count + 1);
      compare(facts, &work, 0);
      work = full_work();
      work.fuel = 1 + rnd(rnd(2) ? 6 : 60);
      compare(facts, &work, 0);
    }
  }
  if (getenv("POLRT_SEED")) return;
  assert_true(seen.exact > 2000 && seen.several > 400 && seen.needs > 500 && seen.groups > 100);
}

/* ---- is there a case? ---------------------------------------------------------------------- */

/* Dates over three centuries, with the given operations between date 0 and 1, 1 and 2, ..., and one
 * more from the first to the last. */
static void date_chain(unsigned dates, const uint8_t *ops) {
  polrt_policy *p = &m.policy;
  unsigned i;
  memset(&m, 0, sizeof m);
  p->inputs = (uint16_t)dates;
  p->columns = (uint16_t)(2 * dates);
  p->input = m.input;
  p->derived = m.derived;
  p->term = m.term;
  for (i = 0; i < dates; i++) {
    m.input[i].kind = POLRT_DATE;
    m.input[i].lo = polrt_day(1900, 1, 1);
    m.input[i].hi = polrt_day(2200, 12, 31);
    m.input[dates + i].kind = POLRT_DERIVED;
    m.input[dates + i].first = (uint16_t)i;
    m.input[dates + i].lo = -110000;
    m.input[dates + i].hi = 110000;
    m.derived[i].op = ops[i];
    m.derived[i].terms = 2;
    m.derived[i].first = (uint16_t)(2 * i);
    m.term[2 * i].input = (uint16_t)(i + 1 < dates ? i : 0);
    m.term[2 * i + 1].input = (uint16_t)(i + 1 < dates ? i + 1 : dates - 1);
  }
}

static int realise(unsigned dates, const int32_t (*limits)[2], int32_t *values) {
  polrt_set known[MAX_COLUMNS];
  uint32_t fuel = 5000;
  unsigned i;
  for (i = 0; i < dates; i++) {
    known[i] = polrt_between(m.input[i].lo, m.input[i].hi);
    known[dates + i] = polrt_between(limits[i][0], limits[i][1]);
  }
  return polrt_realise(&m.policy, known, values, &fuel);
}

static void test_realise_dates(void **unused) {
  static const uint8_t months_days[2] = { POLRT_MONTHS, POLRT_DAYS };
  static const uint8_t full_days[2] = { POLRT_FULL_MONTHS, POLRT_DAYS };
  static const uint8_t chain[3] = { POLRT_MONTHS, POLRT_MONTHS, POLRT_DAYS };
  static const int32_t february[2][2] = { { 2, 2 }, { 28, 28 } },
                       leap[2][2] = { { 24, 24 }, { 366, 366 } };
  static const int32_t none[2][2] = { { 24, 24 }, { 364, 364 } },
                       over[2][2] = { { 26, 9000 }, { 0, 390 } };
  static const int32_t full[2][2] = { { 11, 11 }, { 336, 336 } },
                       fuller[2][2] = { { 11, 11 }, { 334, 334 } };
  static const int32_t summer[3][2] = { { 2, 2 }, { 2, 2 }, { 62, 62 } };
  static const int32_t longest[3][2] = { { 2, 2 }, { 2, 2 }, { 63, 63 } };
  int32_t v[3];
  (void)unused;
  date_chain(2, months_days); /* each date constrains the other */
  assert_int_equal(realise(2, february, v), 1);
  assert_int_equal(half_months(v[0], v[1]), 2);
  assert_int_equal(v[1] - v[0], 28);
  assert_int_equal(realise(2, leap, v), 1);
  assert_int_equal(half_months(v[0], v[1]), 24);
  assert_int_equal(v[1] - v[0], 366);
  assert_int_equal(realise(2, none, v), 0);
  assert_int_equal(realise(2, over, v), 0);
  date_chain(2, full_days);
  assert_int_equal(realise(2, full, v), 1);
  assert_int_equal(full_months(v[0], v[1]), 11);
  assert_int_equal(realise(2, fuller, v), 0);
  date_chain(3, chain);
  assert_int_equal(realise(3, summer, v), 1);
  assert_int_equal(half_months(v[0], v[1]), 2);
  assert_int_equal(half_months(v[1], v[2]), 2);
  assert_int_equal(v[2] - v[0], 62);
  assert_int_equal(realise(3, longest, v), 0);
}

/* Months over three centuries against the calendar of this test. */
static void test_derive_dates(void **unused) {
  static const uint8_t ops[3] = { POLRT_MONTHS, POLRT_FULL_MONTHS, POLRT_DAYS };
  int32_t values[6], first = polrt_day(1901, 1, 1);
  unsigned n;
  (void)unused;
  date_chain(3, ops);
  reseed(5);
  for (n = 0; n < 4000; n++) {
    values[0] = first + (int32_t)rnd(100000);
    values[1] = values[0] + (int32_t)rnd(n & 1 ? 100 : 4000) - (n & 1 ? 50 : 2000);
    if (values[1] < first) continue;
    values[2] = values[1];
    assert_int_equal(polrt_derive(&m.policy, 3, values), half_months(values[0], values[1]));
    assert_int_equal(polrt_derive(&m.policy, 4, values), 0 - 1);
    assert_int_equal(polrt_derive(&m.policy, 5, values), values[1] - values[0]);
    m.term[2].input = 0;
    assert_int_equal(polrt_derive(&m.policy, 4, values), full_months(values[0], values[1]));
    m.term[2].input = 1;
  }
}

/* Two sums of three numbers, and a count with memberships of which some exclude each other. */
static void test_realise_sums(void **unused) {
  polrt_set known[8];
  int32_t v[8];
  uint32_t fuel = 3;
  unsigned i;
  (void)unused;
  memset(&m, 0, sizeof m);
  m.policy.inputs = 5;
  m.policy.columns = 8;
  m.policy.input = m.input;
  m.policy.derived = m.derived;
  m.policy.term = m.term;
  m.policy.group = m.group;
  m.policy.groups = 1;
  m.policy.tables = m.atom;
  m.atom[1] = 1;
  m.atom[2] = 2;
  m.group[0].first = 3;
  m.group[0].count = 2;
  m.group[0].atoms = 3;
  for (i = 0; i < 8; i++) {
    m.input[i].kind = (uint8_t)(i < 3 ? POLRT_NUMBER : i < 5 ? POLRT_YES_NO : POLRT_DERIVED);
    m.input[i].hi = i < 3 ? 5000 : i < 5 ? 1 : 100000;
    m.input[i].lo = i < 5 ? 0 : -100000;
    m.input[i].first = (uint16_t)(i - 5);
    if (i >= 5) {
      m.derived[i - 5].op = POLRT_SUM;
      m.derived[i - 5].first = (uint16_t)(3 * (i - 5));
      m.derived[i - 5].terms = (uint8_t)(i < 7 ? 3 : 2);
    }
    known[i] = polrt_unknown(&m.policy, i);
  }
  for (i = 0; i < 8; i++) {
    static const int32_t factor[8] = { 3, -5, 1, 1, 1, -1, 1, 1 };
    m.term[i].input = (uint16_t)(i < 6 ? i % 3 : i - 3);
    m.term[i].factor = factor[i];
  }
  known[5] = polrt_exactly(0); /* 3a - 5b + c = 0, a + b - c = 7000 */
  known[6] = polrt_exactly(7000);
  assert_int_equal(polrt_realise(&m.policy, known, v, NULL), 1);
  assert_int_equal(3 * v[0] - 5 * v[1] + v[2], 0);
  assert_int_equal(v[0] + v[1] - v[2], 7000);
  assert_int_equal(polrt_realise(&m.policy, known, v, &fuel), -1);
  known[5] = polrt_exactly(1); /* four times a - b would be 7001 */
  assert_int_equal(polrt_realise(&m.policy, known, v, NULL), 0);
  known[6] = polrt_exactly(10001);
  assert_int_equal(polrt_realise(&m.policy, known, v, NULL), 0);
  known[5] = known[6] = polrt_unknown(&m.policy, 6);
  known[7] = polrt_exactly(2); /* both memberships: no single code has both */
  assert_int_equal(polrt_realise(&m.policy, known, v, NULL), 0);
  m.group[0].several = 1;
  assert_int_equal(polrt_realise(&m.policy, known, v, NULL), 1);
  assert_int_equal(v[3] + v[4], 2);
}

/* ---- codes, assumptions, limits ------------------------------------------------------------ */

static void test_pack(void **unused) {
  static const struct {
    polrt_system system;
    const char *code;
    int ok;
  } codes[] = { { POLRT_ICD10CM, "I10", 1 },
                { POLRT_ICD10CM, "G47.33", 1 },
                { POLRT_ICD10CM, "G4733", 1 },
                { POLRT_ICD10CM, "S72.001A", 1 },
                { POLRT_ICD10CM, "M1A.00X0", 1 },
                { POLRT_ICD10CM, "I1", 0 },
                { POLRT_ICD10CM, "I10.", 0 },
                { POLRT_ICD10CM, "I1.0", 0 },
                { POLRT_ICD10CM, "g47.33", 0 },
                { POLRT_ICD10CM, "G47.33333", 0 },
                { POLRT_ICD10CM, "", 0 },
                { POLRT_ICD10CM, "G47.3.3", 0 },
                { POLRT_ICD10PCS, "0BH17EZ", 1 },
                { POLRT_ICD10PCS, "0BH17EI", 0 },
                { POLRT_ICD10PCS, "0BH17E", 0 },
                { POLRT_ICD10PCS, "0BH17EZZ", 0 },
                { POLRT_HCPCS, "99213", 1 },
                { POLRT_HCPCS, "0001F", 1 },
                { POLRT_HCPCS, "0001A", 0 },
                { POLRT_HCPCS, "E0601", 1 },
                { POLRT_HCPCS, "W0601", 0 },
                { POLRT_HCPCS, "E0601-KX", 1 },
                { POLRT_HCPCS, "99213-25-59", 1 },
                { POLRT_HCPCS, "99213-2", 0 },
                { POLRT_HCPCS, "99213-25-59-GT", 0 },
                { POLRT_HCPCS, "9921", 0 },
                { POLRT_NDC, "00002821501", 1 },
                { POLRT_NDC, "0002-8215-01", 1 },
                { POLRT_NDC, "00002-8215-1", 1 },
                { POLRT_NDC, "00002-821-01", 1 },
                { POLRT_NDC, "0002-821-01", 0 },
                { POLRT_NDC, "0002821501", 0 },
                { POLRT_NDC, "0002-8215-012", 0 },
                { POLRT_NDC, "00002-8215-", 0 },
                { POLRT_REVENUE, "0450", 1 },
                { POLRT_REVENUE, "450", 1 },
                { POLRT_REVENUE, "45", 0 },
                { POLRT_REVENUE, "04500", 0 },
                { POLRT_PLACE_OF_SERVICE, "11", 1 },
                { POLRT_PLACE_OF_SERVICE, "1", 0 },
                { POLRT_PLACE_OF_SERVICE, "1A", 0 },
                { (polrt_system)9, "11", 0 } };
  unsigned i;
  (void)unused;
  for (i = 0; i < sizeof codes / sizeof *codes; i++)
    if ((polrt_pack(codes[i].system, codes[i].code) != 0) != codes[i].ok)
      fail_msg("%s of system %d", codes[i].code, (int)codes[i].system);
  assert_int_equal(polrt_pack(POLRT_ICD10CM, "G47.33"), polrt_pack(POLRT_ICD10CM, "G4733"));
  assert_int_equal(polrt_pack(POLRT_ICD10CM, "I10"),
                   UINT64_C(19) << 54 | UINT64_C(2) << 48 | UINT64_C(1) << 42);
  assert_true(polrt_pack(POLRT_ICD10CM, "I10") < polrt_pack(POLRT_ICD10CM, "I10.0"));
  assert_true(polrt_pack(POLRT_ICD10CM, "I10.Z") < polrt_pack(POLRT_ICD10CM, "I11"));
  assert_true(polrt_pack(POLRT_HCPCS, "99213-25") < polrt_pack(POLRT_HCPCS, "99214"));
  assert_int_equal(polrt_pack(POLRT_REVENUE, "450"), polrt_pack(POLRT_REVENUE, "0450"));
  assert_int_equal(polrt_pack(POLRT_NDC, "0002-8215-01"), 2821501 + 1);
  assert_int_equal(polrt_pack(POLRT_NDC, "00002-8215-1"), 2821501 + 1);
  assert_int_equal(polrt_pack(POLRT_NDC, "00002-821-01"), 2082101 + 1);
  assert_int_equal(polrt_pack(POLRT_NDC, "99999999999"), INT64_C(100000000000));
  assert_int_equal(polrt_pack_text("I11"), polrt_pack(POLRT_ICD10CM, "I11"));
  assert_int_equal(polrt_pack_text("01234567890"), 0);
  assert_int_equal(polrt_pack_text("a"), 0);
}

static void test_set_codes(void **unused) {
  static const uint64_t tables[] = { 0, 3, 1, 0, 100, 200, 300, 0 }; /* atoms, starts */
  static const uint16_t atom_of[4] = { 1, 0, 2, 0 };
  uint64_t blob[8], codes[2] = { 150, 250 };
  polrt_set facts[2];
  (void)unused;
  memset(&m, 0, sizeof m);
  memcpy(blob, tables, sizeof blob);
  memcpy(&blob[7], atom_of, sizeof atom_of);
  m.policy.tables = blob;
  m.policy.group = m.group;
  m.policy.groups = 1;
  m.group[0].count = 2;
  m.group[0].several = 1;
  m.group[0].codes = 3;
  m.group[0].codes_at = 32;
  m.group[0].atom_of_at = 56;
  polrt_set_codes(&m.policy, 0, codes, 2, 1, facts);
  assert_true(facts[0].lo == 1 && facts[0].hi == 1 && facts[1].lo == 1);
  codes[0] = 99;
  polrt_set_codes(&m.policy, 0, codes, 2, 0, facts);
  assert_true(facts[0].lo == 0 && facts[0].hi == 1 && facts[1].lo == 0 && facts[1].hi == 1);
  codes[1] = 300;
  polrt_set_codes(&m.policy, 0, codes, 2, 1, facts);
  assert_true(facts[0].lo == 1 && facts[0].hi == 1 && facts[1].lo == 0 && facts[1].hi == 0);
  m.group[0].several = 0;
  polrt_set_codes(&m.policy, 0, codes, 0, 1, facts);
  assert_true(facts[0].lo == 0 && facts[0].hi == 1 && facts[1].lo == 0 && facts[1].hi == 1);
  polrt_set_codes(&m.policy, 0, codes + 1, 1, 0, facts);
  assert_true(facts[0].lo == 1 && facts[1].hi == 0);
}

static void test_assumptions_and_limits(void **unused) {
  static const polrt_limit limit[3];
  static const uint32_t row_limits[4] = { 0, 0, 2, 3 };
  const polrt_limit *first;
  polrt_set facts[3];
  unsigned i;
  (void)unused;
  memset(&m, 0, sizeof m);
  m.policy.inputs = 3;
  m.policy.columns = 3;
  m.policy.rows = 3;
  m.policy.input = m.input;
  m.policy.limit = limit;
  for (i = 0; i < 3; i++) {
    m.input[i].kind = (uint8_t)(i < 2 ? POLRT_ONE_OF : POLRT_NUMBER);
    m.input[i].hi = 4;
    m.input[i].assumed = i != 0;
    facts[i] = polrt_unknown(&m.policy, i);
  }
  m.input[2].absent = 1;
  assert_int_equal(polrt_assumptions(&m.policy, facts), 6);
  facts[1].members = 0x1F;
  facts[2] = polrt_between(1, 4);
  facts[2].members = POLRT_OR_ABSENT;
  assert_int_equal(polrt_assumptions(&m.policy, facts), 6);
  facts[1].members = 0x1D;
  facts[2].lo = 2;
  assert_int_equal(polrt_assumptions(&m.policy, facts), 0);
  assert_int_equal(polrt_limits(&m.policy, POLRT_ANSWER(POLRT_DETERMINED, 1, 1, 1), &first), 0);
  m.policy.row_limits = row_limits;
  assert_int_equal(polrt_limits(&m.policy, POLRT_ANSWER(POLRT_DETERMINED, 1, 1, 0), &first), 0);
  assert_int_equal(polrt_limits(&m.policy, POLRT_ANSWER(POLRT_DETERMINED, 1, 1, 1), &first), 2);
  assert_ptr_equal(first, limit);
  assert_int_equal(polrt_limits(&m.policy, POLRT_ANSWER(POLRT_DETERMINED, 1, 1, 2), &first), 1);
  assert_ptr_equal(first, limit + 2);
  assert_int_equal(polrt_limits(&m.policy, POLRT_ANSWER(1, 1, 1, POLRT_NO_ROW), &first), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_derive_dates),    cmocka_unit_test(test_realise_dates),
    cmocka_unit_test(test_realise_sums),    cmocka_unit_test(test_pack),
    cmocka_unit_test(test_set_codes),       cmocka_unit_test(test_assumptions_and_limits),
    cmocka_unit_test(test_random_policies),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
