/* test_polrt.c -- the runtime against brute force, on random tables built in memory.
 *
 * The model below keeps, for every row, input and class, whether the class satisfies the row; it
 * never reads the bit tables that it builds, so that a mistake in them or in polrt.c shows.
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

#ifdef POLRT_ONLY_SMALL /* see test_polrt_small.c */
enum { SMALL = 1 };
#else
enum { SMALL = 0 };
#endif
enum {
  MAX_INPUTS = 6,
  MAX_DECISIONS = 4,
  MAX_CLASSES = 120,
  MAX_ROWS = 640,
  MAX_WORDS = 10,
  MAX_WORK = 40000,
  MAX_CASES = 6000,
  CANARY = 8,
  ABSENT = POLRT_NO_ROW /* and POLRT_NO_RULE */
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

#define CHECK(condition) check((condition) != 0, #condition, __LINE__)

static void check(int ok, const char *what, int line) {
  if (!ok)
    fail_msg("line %d: %s (repeat with POLRT_SEED=%llu)", line, what, (unsigned long long)seed);
}

/* ---- the model ----------------------------------------------------------------------------- */

typedef struct model {
  polrt_policy policy;
  polrt_input input[MAX_INPUTS];
  polrt_decision decision[MAX_DECISIONS];
  polrt_answer answer[MAX_ROWS], revision[MAX_CLASSES];
  uint64_t
      table[(size_t)MAX_INPUTS * MAX_CLASSES * MAX_WORDS + (size_t)MAX_INPUTS * MAX_CLASSES * 3];
  uint8_t holds[MAX_ROWS][MAX_INPUTS][MAX_CLASSES];
  int32_t bound[MAX_INPUTS][MAX_CLASSES];
} model;

/* What shapes the random tables. */
typedef struct shape {
  unsigned inputs, decisions, rows, classes, dates; /* at most; 0: chosen at random */
  unsigned any;                                     /* percent of cells that are `any' */
  unsigned impossible;                              /* rows, at most */
} shape;

static model m;
static uint64_t work_words[MAX_WORK + CANARY];

static void random_input(unsigned i, const shape *sh) {
  polrt_input *in = &m.input[i];
  unsigned c, most = i == 0 ? sh->dates : sh->classes;
  memset(in, 0, sizeof *in);
  in->kind = (uint8_t)(i == 0 ? POLRT_DATE : 1 + rnd(4));
  if (i > 0 && sh->classes > 16) in->kind = POLRT_NUMBER;
  in->classes = (uint16_t)(2 + rnd(most > 2 ? most - 1 : 1));
  if (in->kind == POLRT_YES_NO) in->classes = 2;
  if (in->kind <= POLRT_ONE_OF) {
    in->lo = in->kind == POLRT_YES_NO ? 0 : (int32_t)rnd(2);
    in->hi = in->lo + in->classes - 1;
    return;
  }
  if (i > 0 && rnd(8) == 0) in->classes = 1; /* no threshold at all */
  in->lo = (int32_t)rnd(20) - 10;
  m.bound[i][0] = in->lo + 1 + (int32_t)rnd(3);
  for (c = 1; c + 1 < in->classes; c++) m.bound[i][c] = m.bound[i][c - 1] + 1 + (int32_t)rnd(3);
  in->hi = (in->classes > 1 ? m.bound[i][in->classes - 2] : in->lo) + (int32_t)rnd(3);
}

static unsigned slow_class(unsigned i, int32_t value) {
  unsigned c = 0;
  if (m.input[i].kind <= POLRT_ONE_OF) return (unsigned)(value - m.input[i].lo);
  while (c + 1u < m.input[i].classes && m.bound[i][c] <= value) c++;
  return c;
}

static void fill_row(unsigned row, unsigned any) {
  unsigned i, c;
  for (i = 0; i < m.policy.inputs; i++) {
    int all = rnd(100) < any;
    unsigned lo = rnd(m.input[i].classes), hi = lo + rnd(m.input[i].classes - lo);
    int interval = m.input[i].kind > POLRT_ONE_OF && rnd(4);
    for (c = 0; c < m.input[i].classes; c++)
      m.holds[row][i][c] = (uint8_t)(all || (interval ? c >= lo && c <= hi : rnd(2)));
  }
}

static void row_full(unsigned row) { fill_row(row, 101); }

static void random_decision(unsigned d, unsigned *next, const shape *sh) {
  polrt_decision *dec = &m.decision[d];
  unsigned fit = SMALL ? 58u / m.policy.decisions : MAX_ROWS;
  unsigned most = sh->rows < fit ? sh->rows : fit;
  unsigned count = 1 + rnd(most), rules = 1 + rnd(count), r;
  int otherwise = rnd(4) ? POLRT_DETERMINED : POLRT_REFER;
  memset(dec, 0, sizeof *dec);
  dec->outcomes = (uint16_t)(1 + rnd(4));
  count += 2; /* otherwise, no revision */
  if (count > 64 || (*next & 63) + count > 64) *next = (*next + 63) & ~63u;
  dec->first = *next;
  dec->count = count;
  for (r = 0; r < count; r++) {
    unsigned row = *next + r, status = POLRT_DETERMINED, rule = 1 + rnd(rules);
    unsigned outcome = 1 + rnd(dec->outcomes);
    if (r + 2 >= count) {
      row_full(row);
      memset(m.holds[row][0], r + 2 == count, MAX_CLASSES);
      m.holds[row][0][0] = r + 2 != count;
      status = r + 2 == count ? (unsigned)otherwise : POLRT_NO_REVISION;
      rule = 0;
    } else {
      fill_row(row, sh->any);
      m.holds[row][0][0] = 0;
    }
    if (status != POLRT_DETERMINED) outcome = 0;
    m.answer[row] = POLRT_ANSWER(status, outcome, rule, row);
  }
  *next += count;
}

/* Sometimes a guide for the bounds of an input, of parts of some width. */
static size_t pack_guide(unsigned i, size_t at) {
  polrt_input *in = &m.input[i];
  uint16_t *guide = (uint16_t *)(void *)&m.table[at];
  unsigned shift = rnd(4), parts = ((unsigned)(in->hi - in->lo) >> shift) + 1, k, most = 0, last;
  in->guide_at = 0;
  if (SMALL || in->kind <= POLRT_ONE_OF || in->classes == 1 || rnd(2)) return at;
  for (k = 0; k < parts; k++) {
    int32_t first = in->lo + (int32_t)(k << shift), end = first + (1 << shift) - 1;
    unsigned crowd = slow_class(i, end) - slow_class(i, first);
    if (crowd > most) most = crowd;
  }
  last = in->classes - 1u - most;
  for (k = 0; k < parts; k++) {
    unsigned before = slow_class(i, in->lo + (int32_t)(k << shift));
    guide[k] = (uint16_t)(before < last ? before : last);
  }
  in->guide_at = (uint32_t)(at * 8);
  in->guide_shift = (uint8_t)shift;
  in->guide_near = (uint8_t)most;
  return at + parts / 4 + 1;
}

/* Packs what the model holds into the tables that the runtime reads. */
static void pack(void) {
  polrt_policy *p = &m.policy;
  size_t at = 0;
  unsigned i, c, r;
  memset(m.table, 0, sizeof m.table);
  for (i = 0; i < p->inputs; i++) {
    m.input[i].bounds_at = (uint32_t)(at * 8);
    memcpy(&m.table[at], m.bound[i], sizeof(int32_t) * m.input[i].classes);
    at = pack_guide(i, at + m.input[i].classes);
    m.input[i].rows_at = (uint32_t)(at * 8);
    for (c = 0; c < m.input[i].classes; c++)
      for (r = 0; r < p->rows; r++)
        if (m.holds[r][i][c]) m.table[at + c * p->words + r / 64] |= UINT64_C(1) << (r & 63);
    at += (size_t)m.input[i].classes * p->words;
  }
  assert_true(at <= sizeof m.table / sizeof *m.table);
}

static void build(const shape *sh) {
  polrt_policy *p = &m.policy;
  unsigned i, r, next = 0, caveats;
  memset(&m, 0, sizeof m);
  p->abi = POLRT_ABI;
  p->inputs = (uint16_t)(sh->inputs ? sh->inputs : 2 + rnd(MAX_INPUTS - 1));
  p->columns = p->inputs;
  p->decisions = (uint16_t)(sh->decisions ? sh->decisions : 1 + rnd(MAX_DECISIONS));
  for (i = 0; i < p->inputs; i++) random_input(i, sh);
  p->revisions = (uint16_t)(m.input[0].classes - 1);
  caveats = rnd(m.input[0].classes);
  for (i = 0; i < m.input[0].classes; i++)
    m.revision[i] = POLRT_REVISION(i) | (i && i < caveats ? POLRT_CAVEAT : 0);
  for (i = 0; i < p->decisions; i++) random_decision(i, &next, sh);
  p->impossible_first = next;
  p->impossible_count = sh->impossible ? rnd(sh->impossible + 1) : 0;
  if (SMALL && rnd(16)) p->impossible_count = 0;
  for (r = 0; r < p->impossible_count; r++) {
    fill_row(next + r, sh->any / 3);
    m.answer[next + r] = 0;
  }
  p->rows = next + p->impossible_count;
  p->words = (p->rows + 63) / 64;
  p->rules = MAX_ROWS;
  p->tables = m.table;
  p->input = m.input;
  p->decision = m.decision;
  p->answer = m.answer;
  p->revision = m.revision;
  pack();
}

/* Does the policy suit this build of the runtime? */
static int suits(void) { return !SMALL || (m.policy.words == 1 && m.policy.impossible_count == 0); }

/* ---- random facts -------------------------------------------------------------------------- */

static polrt_set random_set(unsigned i, unsigned unknown) {
  const polrt_input *in = &m.input[i];
  uint32_t size = (uint32_t)(in->hi - in->lo + 1);
  polrt_set s = polrt_unknown(&m.policy, i);
  if (rnd(100) < unknown) return s;
  if (rnd(2)) return polrt_exactly(in->lo + (int32_t)rnd(size));
  s.lo = in->lo + (int32_t)rnd(size);
  s.hi = s.lo + (int32_t)rnd((uint32_t)(in->hi - s.lo + 1));
  if (in->kind <= POLRT_ONE_OF) {
    int32_t sure = s.lo + (int32_t)rnd((uint32_t)(s.hi - s.lo + 1));
    s.members = (uint64_t)rnd(256) << 32 | rnd(256) | UINT64_C(1) << sure;
    if (rnd(3) == 0) s.members |= s.members >> 32;
  }
  return s;
}

/* ---- brute force --------------------------------------------------------------------------- */

typedef struct truth {
  unsigned classes[MAX_INPUTS][MAX_CLASSES], count[MAX_INPUTS], stride[MAX_INPUTS], cases;
  uint8_t possible_case[MAX_CASES];
  uint16_t row[MAX_DECISIONS][MAX_CASES];
} truth;

static truth t;

static int row_applies(unsigned row, const unsigned *c) {
  unsigned i;
  for (i = 0; i < m.policy.inputs; i++)
    if (!m.holds[row][i][c[i]]) return 0;
  return 1;
}

static void one_case(unsigned n) {
  unsigned c[MAX_INPUTS], i, d, r;
  for (i = 0; i < m.policy.inputs; i++) c[i] = t.classes[i][n / t.stride[i] % t.count[i]];
  t.possible_case[n] = 1;
  for (r = 0; r < m.policy.impossible_count; r++)
    if (row_applies(m.policy.impossible_first + r, c)) t.possible_case[n] = 0;
  for (d = 0; d < m.policy.decisions; d++) {
    r = m.decision[d].first;
    while (!row_applies(r, c)) r++;
    CHECK(r < (unsigned)m.decision[d].first + m.decision[d].count);
    t.row[d][n] = (uint16_t)r;
  }
}

/* All completions of the facts, one for each choice of classes; 0 when there are too many. */
static int enumerate(const polrt_set *facts) {
  unsigned i, n;
  t.cases = 1;
  for (i = 0; i < m.policy.inputs; i++) {
    uint8_t seen[MAX_CLASSES] = { 0 };
    int32_t v;
    unsigned c;
    for (v = facts[i].lo; v <= facts[i].hi; v++)
      if (m.input[i].kind > POLRT_ONE_OF || (facts[i].members >> v & 1)) seen[slow_class(i, v)] = 1;
    t.count[i] = 0;
    for (c = 0; c < m.input[i].classes; c++)
      if (seen[c]) t.classes[i][t.count[i]++] = c;
    t.stride[i] = t.cases;
    t.cases *= t.count[i];
    if (t.cases > MAX_CASES) return 0;
  }
  for (n = 0; n < t.cases; n++) one_case(n);
  return 1;
}

static uint64_t slow_key(unsigned row) {
  polrt_answer a = m.answer[row];
  if (polrt_status_of(a) == POLRT_REFER) return POLRT_POSSIBLE_REFER;
  if (polrt_status_of(a) == POLRT_NO_REVISION) return POLRT_POSSIBLE_NO_REVISION;
  return UINT64_C(1) << polrt_outcome_of(a);
}

typedef struct expected {
  uint64_t possible;
  unsigned row, rule; /* ABSENT when several */
  uint8_t rows[MAX_ROWS];
  polrt_answer answer;
} expected;

static expected expect(unsigned d) {
  expected e;
  unsigned n, c;
  memset(&e, 0, sizeof e);
  for (n = 0; n < t.cases; n++) {
    unsigned row = t.row[d][n], rule = polrt_rule_of(m.answer[row]);
    if (!t.possible_case[n]) continue;
    e.row = !e.possible || e.row == row ? row : (unsigned)ABSENT;
    e.rule = !e.possible || e.rule == rule ? rule : (unsigned)ABSENT;
    e.answer = m.answer[row];
    e.possible |= slow_key(row);
    e.rows[row - m.decision[d].first] = 1;
  }
  if (e.possible & (e.possible - 1)) {
    e.answer = POLRT_ANSWER(POLRT_UNDETERMINED, 0, POLRT_NO_RULE, POLRT_NO_ROW);
  } else {
    e.answer = (e.answer & ~POLRT_ANSWER(0, 0, POLRT_NO_RULE, POLRT_NO_ROW)) |
               POLRT_ANSWER(0, 0, e.rule, e.row);
  }
  for (c = 0; c < t.count[0]; c++)
    e.answer |= m.revision[t.classes[0][c]] & (t.count[0] > 1 ? POLRT_CAVEAT : ~(polrt_answer)0);
  return e;
}

/* Two possible cases that differ in input f alone and disagree? */
static int slow_needed(unsigned d, unsigned f) {
  unsigned n, k;
  for (n = 0; n < t.cases; n++) {
    unsigned mine = n / t.stride[f] % t.count[f];
    for (k = mine + 1; t.possible_case[n] && k < t.count[f]; k++) {
      unsigned other = n + (k - mine) * t.stride[f];
      if (t.possible_case[other] && slow_key(t.row[d][n]) != slow_key(t.row[d][other])) return 1;
    }
  }
  return 0;
}

/* Two possible cases that differ in input f, perhaps among others, and disagree?  By its letter. */
static int slow_differs(unsigned d, unsigned f) {
  uint64_t of_class[MAX_CLASSES] = { 0 };
  unsigned n, a, b;
  for (n = 0; n < t.cases; n++)
    if (t.possible_case[n]) of_class[n / t.stride[f] % t.count[f]] |= slow_key(t.row[d][n]);
  for (a = 0; a < t.count[f]; a++)
    for (b = 0; b < t.count[f]; b++)
      if (a != b && of_class[a] && of_class[b] &&
          (of_class[a] != of_class[b] || (of_class[a] & (of_class[a] - 1))))
        return 1;
  return 0;
}

static unsigned slow_rank(unsigned d, unsigned f) {
  uint64_t of_class[MAX_CLASSES] = { 0 };
  unsigned n, c, settling = 0, possible = 0;
  for (n = 0; n < t.cases; n++)
    if (t.possible_case[n]) of_class[n / t.stride[f] % t.count[f]] |= slow_key(t.row[d][n]);
  for (c = 0; c < t.count[f]; c++) {
    possible += of_class[c] != 0;
    settling += of_class[c] && !(of_class[c] & (of_class[c] - 1));
  }
  return settling == possible ? 0 : settling ? 1 : 2;
}

static unsigned slow_needs(unsigned d, unsigned *order) {
  int needed[MAX_INPUTS], any = 0;
  unsigned f, rank, kind, count = 0;
  uint64_t possible = expect(d).possible;
  if (!(possible & (possible - 1))) return 0;
  for (f = 0; f < m.policy.inputs; f++) any |= needed[f] = slow_needed(d, f);
  for (f = 0; f < m.policy.inputs && !any; f++) needed[f] = slow_differs(d, f);
  for (rank = 0; rank < 3; rank++)
    for (kind = 1; kind <= 4; kind++)
      for (f = 0; f < m.policy.inputs; f++)
        if (needed[f] && m.input[f].kind == kind && slow_rank(d, f) == rank) order[count++] = f;
  return count;
}

/* ---- comparing ----------------------------------------------------------------------------- */

typedef struct tally {
  unsigned long exact, inexact, undetermined, determined, several, needs, fallback, inconsistent;
  unsigned long refused;
} tally;

static tally seen;

static int in_order(const uint16_t *order, unsigned count, unsigned f) {
  unsigned k;
  for (k = 0; k < count; k++)
    if (order[k] == f) return 1;
  return 0;
}

static void check_needs(const polrt_set *facts, unsigned d, polrt_work *work, int must) {
  uint16_t got[MAX_INPUTS];
  unsigned want[MAX_INPUTS], n = slow_needs(d, want), k, count;
  uint32_t exact = 7;
  count = polrt_needs(&m.policy, facts, d, work, got, &exact);
  CHECK(exact <= 1 && count <= m.policy.inputs);
  CHECK(exact || !must);
  for (k = 0; k < n; k++)
    CHECK(exact ? k < count && got[k] == want[k] : in_order(got, count, want[k]));
  CHECK(!exact || count == n);
  seen.needs += n != 0;
  for (k = 0; k < n; k++)
    if (slow_needed(d, want[k])) return;
  seen.fallback += n != 0;
}

static void check_rows(const polrt_set *facts, unsigned d, polrt_work *work, const expected *e,
                       int must) {
  uint64_t rows[MAX_WORDS + 1];
  unsigned r, count = m.decision[d].count, words = (count + 63) / 64;
  int exact;
  memset(rows, 0xA5, sizeof rows);
  exact = polrt_deciding_rows(&m.policy, facts, d, work, rows);
  CHECK(exact || !must);
  for (r = 0; r < words * 64; r++) {
    int got = (int)(rows[r / 64] >> (r & 63) & 1), want = r < count && e->rows[r];
    CHECK(exact ? got == want : got >= want && (got == 0 || r < count));
  }
  CHECK(rows[words] == UINT64_C(0xA5A5A5A5A5A5A5A5));
}

static void check_result(const polrt_result *got, const expected *e, int must) {
  CHECK(got->exact <= 1 && (got->exact || !must));
  CHECK((got->possible & e->possible) == e->possible);
  if (got->exact) {
    CHECK(got->possible == e->possible);
    CHECK(got->answer == e->answer);
  } else if (polrt_status_of(got->answer) != POLRT_UNDETERMINED) {
    /* What was settled is never guessed; only the rule may have stayed open. */
    CHECK(got->possible == e->possible);
    CHECK(got->answer >> 48 == e->answer >> 48);
    CHECK(polrt_rule_of(got->answer) == POLRT_NO_RULE ||
          polrt_rule_of(got->answer) == polrt_rule_of(e->answer));
  }
  seen.exact += got->exact;
  seen.inexact += !got->exact;
  seen.undetermined += (e->possible & (e->possible - 1)) != 0;
  seen.determined += t.cases > 1 && !(e->possible & (e->possible - 1));
  seen.several += t.cases > 1 && e->row == ABSENT && e->rule != ABSENT;
}

static void check_status(polrt_status got, const polrt_result *results, int must) {
  int undetermined = 0;
  unsigned d;
  for (d = 0; d < m.policy.decisions; d++)
    undetermined |= polrt_status_of(results[d].answer) == POLRT_UNDETERMINED;
  (void)must;
  CHECK(got == (undetermined ? POLRT_UNDETERMINED : POLRT_DETERMINED));
}

static void check_inconsistent(const polrt_set *facts, polrt_work *work, polrt_status got,
                               const polrt_result *results, int must) {
  expected none;
  unsigned d;
  memset(&none, 0, sizeof none);
  CHECK(got == POLRT_INCONSISTENT || (!must && got == POLRT_UNDETERMINED));
  for (d = 0; d < m.policy.decisions; d++) {
    if (got == POLRT_INCONSISTENT)
      CHECK(polrt_status_of(results[d].answer) == got && results[d].possible == 0);
    else
      CHECK(polrt_status_of(results[d].answer) == POLRT_UNDETERMINED && !results[d].exact);
    check_rows(facts, d, work, &none, must);
    check_needs(facts, d, work, must);
  }
  seen.inconsistent++;
}

/* A policy that does not suit this build: whatever is asked, there is no answer. */
static void check_refused(const polrt_set *facts, polrt_work *work) {
  polrt_result results[MAX_DECISIONS];
  uint64_t rows[MAX_WORDS];
  uint16_t order[MAX_INPUTS];
  uint32_t exact;
  unsigned d, w;
  memset(results, 0xA5, sizeof results);
  CHECK(polrt_decide(&m.policy, facts, work, results) == POLRT_INVALID);
  for (d = 0; d < m.policy.decisions; d++) {
    CHECK(polrt_status_of(results[d].answer) == POLRT_INVALID && results[d].possible == 0);
    CHECK(polrt_needs(&m.policy, facts, d, work, order, &exact) == 0);
    memset(rows, 0xA5, sizeof rows);
    polrt_deciding_rows(&m.policy, facts, d, work, rows);
    for (w = 0; w < (m.decision[d].count + 63u) / 64; w++) CHECK(rows[w] == 0);
  }
  seen.refused++;
}

/* Everything that can be asked of one set of facts.  `must': it has to come back exact. */
static void compare(const polrt_set *facts, polrt_work *work, int must) {
  polrt_result results[MAX_DECISIONS];
  polrt_status got;
  unsigned d, n, possible = 0, k;
  if (!suits()) {
    check_refused(facts, work);
    return;
  }
  if (!enumerate(facts)) return;
  for (n = 0; n < t.cases; n++) possible |= t.possible_case[n];
  for (k = 0; work && k < CANARY; k++) work->words[work->count + k] = UINT64_C(0xC0FFEE);
  got = polrt_decide(&m.policy, facts, work, results);
  if (!possible) {
    check_inconsistent(facts, work, got, results, must);
  } else {
    check_status(got, results, must);
    for (d = 0; d < m.policy.decisions; d++) {
      expected e = expect(d);
      check_result(&results[d], &e, must);
      check_rows(facts, d, work, &e, must);
      check_needs(facts, d, work, must);
    }
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

static void random_facts(polrt_set *facts) {
  unsigned i, unknown = rnd(4) * 30;
  for (i = 0; i < m.policy.inputs; i++) facts[i] = random_set(i, unknown);
}

static uint64_t first_seed(uint64_t otherwise) {
  const char *text = getenv("POLRT_SEED");
  return text ? strtoull(text, NULL, 10) : otherwise;
}

/* Random tables of one shape: exactly as many words as asked for, then starved in turn. */
static void run_shape(const shape *sh, uint64_t from, unsigned tables, unsigned cases) {
  polrt_set facts[MAX_INPUTS];
  unsigned n, k;
  uint64_t start = first_seed(from);
  for (n = 0; n < tables; n++) {
    reseed(start + n);
    build(sh);
    for (k = 0; k < cases; k++) {
      polrt_work work = full_work();
      random_facts(facts);
      compare(facts, &work, 1);
      work.count = rnd((uint32_t)work.count + 1);
      compare(facts, &work, 0);
      work = full_work();
      work.fuel = 1 + rnd(rnd(2) ? 4 : 40);
      compare(facts, &work, 0);
      if (k == 0) compare(facts, NULL, 0);
    }
  }
}

static void test_small_tables(void **unused) {
  const shape sh = { 0, 0, 10, 5, 4, 55, 3 };
  (void)unused;
  run_shape(&sh, 1000, 220, 12);
}

static void test_tangled_tables(void **unused) {
  const shape sh = { 0, 2, 30, 4, 3, 30, 8 };
  (void)unused;
  run_shape(&sh, 2000, 120, 10);
}

static void test_impossible_tables(void **unused) {
  const shape sh = { 3, 2, 8, 4, 4, 40, 30 };
  (void)unused;
  run_shape(&sh, 3000, 200, 12);
}

static void test_tables_of_many_words(void **unused) {
  const shape sh = { 0, 0, 120, 5, 5, 60, 70 };
  (void)unused;
  run_shape(&sh, 4000, 40, 6);
}

static void test_many_thresholds(void **unused) {
  const shape sh = { 3, 2, 20, 28, 3, 40, 3 };
  (void)unused;
  run_shape(&sh, 5000, 50, 6);
}

static void test_many_classes(void **unused) {
  const shape sh = { 3, 2, 40, 118, 3, 30, 2 };
  (void)unused;
  run_shape(&sh, 6000, 25, 5);
  assert_true(seen.undetermined > 1000 && seen.determined > 1000 && seen.several > 50);
  assert_true(seen.needs > 1000 && seen.inexact > 500);
  assert_true(SMALL ? seen.refused > 200 : seen.fallback > 20 && seen.inconsistent > 100);
}

/* ---- rows, classes, exact facts ------------------------------------------------------------ */

static void test_classes_and_rows(void **unused) {
  const shape sh = { 6, 1, 80, 60, 40, 50, 2 };
  unsigned n, i, r, c;
  (void)unused;
  for (n = 0; n < 20; n++) {
    reseed(7000 + n);
    build(&sh);
    for (i = 0; i < m.policy.inputs; i++) {
      int32_t v;
      for (v = m.input[i].lo; v <= m.input[i].hi; v++)
        CHECK(polrt_class(&m.policy, i, v) == slow_class(i, v));
      CHECK(polrt_class(&m.policy, i, m.input[i].hi + 1) == 0);
      for (c = 0; c < m.input[i].classes; c++)
        for (r = 0; r < m.policy.rows; r++)
          CHECK((polrt_row(&m.policy, i, c)[r / 64] >> (r & 63) & 1) == m.holds[r][i][c]);
      CHECK(polrt_row(&m.policy, i, c) == NULL);
    }
    CHECK(polrt_row(&m.policy, i, 0) == NULL && polrt_class(&m.policy, i, 0) == 0);
  }
}

static polrt_truth slow_against(unsigned row, unsigned i) {
  unsigned c, yes = 0;
  for (c = 0; c < t.count[i]; c++) yes += m.holds[row][i][t.classes[i][c]];
  return yes == 0 ? POLRT_FALSE : yes == t.count[i] ? POLRT_TRUE : POLRT_OPEN;
}

#ifndef POLRT_WITHOUT_WHY
static void test_truth_of_rows(void **unused) {
  const shape sh = { 4, 0, 20, 5, 4, 50, SMALL ? 0 : 4 };
  polrt_set facts[MAX_INPUTS], nothing = polrt_between(1, 0);
  unsigned n, i, r;
  (void)unused;
  for (n = 0; n < 60; n++) {
    reseed(8000 + n);
    build(&sh);
    random_facts(facts);
    assert_true(enumerate(facts));
    for (r = 0; r < m.policy.rows; r++) {
      polrt_truth all = POLRT_TRUE;
      for (i = 0; i < m.policy.inputs; i++) {
        polrt_truth one = slow_against(r, i);
        CHECK(polrt_row_against(&m.policy, r, i, facts[i]) == one);
        all = all == POLRT_FALSE || one == POLRT_FALSE ? POLRT_FALSE
              : one == POLRT_OPEN                      ? POLRT_OPEN
                                                       : all;
      }
      CHECK(polrt_row_truth(&m.policy, r, facts) == all);
      CHECK(polrt_row_against(&m.policy, r, 0, nothing) == POLRT_OPEN);
    }
    CHECK(polrt_row_truth(&m.policy, r, facts) == POLRT_FALSE);
    CHECK(polrt_row_against(&m.policy, r, 0, facts[0]) == POLRT_FALSE);
    CHECK(polrt_row_against(&m.policy, 0, 99, facts[0]) == POLRT_OPEN);
  }
}
#endif

static void test_exact_facts_need_no_work(void **unused) {
  const shape sh = { 0, 0, 50, 30, 6, 60, 3 };
  polrt_set facts[MAX_INPUTS];
  unsigned n, k, i;
  (void)unused;
  for (n = 0; n < 60; n++) {
    reseed(9000 + n);
    build(&sh);
    for (k = 0; k < 30; k++) {
      for (i = 0; i < m.policy.inputs; i++) {
        int32_t lo = m.input[i].lo;
        facts[i] = polrt_exactly(lo + (int32_t)rnd((uint32_t)(m.input[i].hi - lo + 1)));
      }
      compare(facts, NULL, 1);
    }
  }
}

/* ---- a table by hand ----------------------------------------------------------------------- */

/* Inputs: the date (revisions from 100 and 200), smoker (yes_no), age 0 .. 120.
 * Rows: 0 smoker and age >= 50: 1; 1 age >= 50: 2, from 200 on; 2 otherwise: 2; 3 no revision;
 * impossible 4: smoker and age < 10. */
static void hand_table(void) {
  static const uint8_t date[5][3] = {
    { 0, 1, 1 }, { 0, 0, 1 }, { 0, 1, 1 }, { 1, 0, 0 }, { 1, 1, 1 }
  };
  static const uint8_t smoker[5][2] = { { 0, 1 }, { 1, 1 }, { 1, 1 }, { 1, 1 }, { 0, 1 } };
  static const uint8_t age[5][3] = {
    { 0, 0, 1 }, { 0, 0, 1 }, { 1, 1, 1 }, { 1, 1, 1 }, { 1, 0, 0 }
  };
  polrt_policy *p = &m.policy;
  unsigned r;
  memset(&m, 0, sizeof m);
  p->inputs = p->columns = 3;
  p->decisions = 1;
  p->words = 1;
  p->rows = 5;
  p->revisions = 2;
  p->rules = 2;
  p->impossible_first = 4;
  p->impossible_count = SMALL ? 0 : 1;
  m.input[0].kind = POLRT_DATE;
  m.input[0].classes = 3;
  m.input[0].hi = 1000;
  m.bound[0][0] = 100;
  m.bound[0][1] = 200;
  m.input[1].kind = POLRT_YES_NO;
  m.input[1].classes = 2;
  m.input[1].hi = 1;
  m.input[2].kind = POLRT_NUMBER;
  m.input[2].classes = 3;
  m.input[2].hi = 120;
  m.bound[2][0] = 10;
  m.bound[2][1] = 50;
  m.decision[0].count = 4;
  m.decision[0].outcomes = 2;
  for (r = 0; r < 5; r++) {
    memcpy(m.holds[r][0], date[r], 3);
    memcpy(m.holds[r][1], smoker[r], 2);
    memcpy(m.holds[r][2], age[r], 3);
  }
  m.answer[0] = POLRT_ANSWER(POLRT_DETERMINED, 1, 1, 0);
  m.answer[1] = POLRT_ANSWER(POLRT_DETERMINED, 2, 2, 1);
  m.answer[2] = POLRT_ANSWER(POLRT_DETERMINED, 2, 0, 2);
  m.answer[3] = POLRT_ANSWER(POLRT_NO_REVISION, 0, 0, 3);
  m.revision[1] = POLRT_REVISION(1) | POLRT_CAVEAT;
  m.revision[2] = POLRT_REVISION(2);
  p->caveats = 1 << 2;
  p->tables = m.table;
  p->input = m.input;
  p->decision = m.decision;
  p->answer = m.answer;
  p->revision = m.revision;
  pack();
}

static polrt_result hand_decide(polrt_set date, polrt_set smoker, polrt_set age,
                                polrt_status status) {
  polrt_work work = full_work();
  polrt_result result;
  polrt_set facts[3];
  facts[0] = date;
  facts[1] = smoker;
  facts[2] = age;
  assert_int_equal(polrt_decide(&m.policy, facts, &work, &result), status);
  return result;
}

static void test_by_hand(void **unused) {
  polrt_result r;
  polrt_set all;
  (void)unused;
  hand_table();
  all = polrt_unknown(&m.policy, 2);
  r = hand_decide(polrt_exactly(200), polrt_exactly(1), polrt_exactly(50), POLRT_DETERMINED);
  assert_int_equal(r.answer, POLRT_ANSWER(POLRT_DETERMINED, 1, 1, 0) | POLRT_REVISION(2));
  assert_int_equal(r.possible, 2);
  r = hand_decide(polrt_exactly(199), polrt_exactly(1), polrt_exactly(49), POLRT_DETERMINED);
  assert_int_equal(polrt_outcome_of(r.answer), 2);
  assert_int_equal(polrt_rule_of(r.answer), 0);
  assert_int_equal(polrt_revision_of(r.answer), 1);
  assert_int_equal(polrt_has_caveat(r.answer), 1);
  /* No revision, known and unknown. */
  r = hand_decide(polrt_exactly(99), polrt_exactly(1), polrt_exactly(50), POLRT_DETERMINED);
  assert_int_equal(polrt_status_of(r.answer), POLRT_NO_REVISION);
  assert_int_equal(r.possible, POLRT_POSSIBLE_NO_REVISION);
  r = hand_decide(polrt_between(0, 99), polrt_exactly(0), all, POLRT_DETERMINED);
  assert_int_equal(r.answer, POLRT_ANSWER(POLRT_NO_REVISION, 0, 0, 3));
  r = hand_decide(polrt_between(99, 300), polrt_exactly(0), all, POLRT_UNDETERMINED);
  assert_int_equal(r.possible, POLRT_POSSIBLE_NO_REVISION | 4);
  assert_int_equal(polrt_revision_of(r.answer), 0);
  assert_int_equal(polrt_has_caveat(r.answer), 1);
  /* Two rules of one outcome: determined, but no one rule. */
  r = hand_decide(polrt_exactly(300), polrt_exactly(0), all, POLRT_DETERMINED);
  assert_int_equal(polrt_outcome_of(r.answer), 2);
  assert_int_equal(polrt_rule_of(r.answer), POLRT_NO_RULE);
  assert_int_equal(polrt_row_of(r.answer), POLRT_NO_ROW);
  assert_int_equal(polrt_revision_of(r.answer), 2);
  r = hand_decide(polrt_between(150, 300), polrt_exactly(0), polrt_exactly(20), POLRT_DETERMINED);
  assert_int_equal(polrt_rule_of(r.answer), 0);
  assert_int_equal(polrt_revision_of(r.answer), 0);
  assert_int_equal(polrt_has_caveat(r.answer), 1);
  /* Contradictions: smokers under ten. */
  if (SMALL) return;
  hand_decide(polrt_exactly(300), polrt_exactly(1), polrt_exactly(9), POLRT_INCONSISTENT);
  r = hand_decide(polrt_between(0, 300), polrt_exactly(1), polrt_between(0, 9), POLRT_INCONSISTENT);
  assert_int_equal(polrt_status_of(r.answer), POLRT_INCONSISTENT);
  assert_int_equal(r.possible, 0);
}

static void test_invalid_facts(void **unused) {
  polrt_set day, yes, age, s;
  (void)unused;
  hand_table();
  day = polrt_exactly(300);
  yes = polrt_exactly(1);
  age = polrt_exactly(60);
  hand_decide(polrt_exactly(-1), yes, age, POLRT_INVALID);
  hand_decide(polrt_exactly(1001), yes, age, POLRT_INVALID);
  hand_decide(polrt_between(0, 1001), yes, age, POLRT_INVALID);
  hand_decide(day, polrt_exactly(2), age, POLRT_INVALID);
  hand_decide(day, polrt_exactly(-1), age, POLRT_INVALID);
  hand_decide(day, yes, polrt_exactly(INT32_MAX), POLRT_INVALID);
  hand_decide(day, yes, polrt_exactly(INT32_MIN), POLRT_INVALID);
  hand_decide(day, yes, polrt_between(60, 59), POLRT_INVALID);
  hand_decide(day, yes, polrt_unknown(&m.policy, 3), POLRT_INVALID);
  s = polrt_exactly(1);
  s.members = 1;
  assert_int_equal(polrt_status_of(hand_decide(day, s, age, POLRT_INVALID).answer), POLRT_INVALID);
  s.members = 2; /* of a one-of, one member known by its bit is exact */
  s.lo = 0;
  hand_decide(day, s, age, POLRT_DETERMINED);
  s.members = 12;
  hand_decide(day, s, age, POLRT_INVALID);
  hand_decide(day, yes, polrt_exactly(0), SMALL ? POLRT_DETERMINED : POLRT_INCONSISTENT);
  hand_decide(day, yes, polrt_exactly(120), POLRT_DETERMINED);
  m.table[0] = 0; /* bounds are first; then the rows of class 0, 1, 2 */
  memset(m.table, 0, sizeof m.table);
  hand_decide(day, yes, age, POLRT_INVALID);
  hand_decide(day, polrt_between(0, 1), age, POLRT_INVALID);
}

static void test_order_of_needs(void **unused) {
  polrt_work work;
  polrt_set facts[3];
  uint16_t order[3];
  uint32_t exact;
  (void)unused;
  hand_table();
  work = full_work();
  facts[0] = polrt_exactly(300);
  facts[1] = polrt_unknown(&m.policy, 1);
  facts[2] = polrt_unknown(&m.policy, 2);
  assert_int_equal(polrt_needs(&m.policy, facts, 0, &work, order, &exact), 2);
  assert_int_equal(order[0], 1);
  assert_int_equal(order[1], 2);
  facts[2] = polrt_between(60, 70);
  assert_int_equal(polrt_needs(&m.policy, facts, 0, &work, order, &exact), 1);
  assert_int_equal(order[0], 1);
  facts[1] = polrt_exactly(0);
  assert_int_equal(polrt_needs(&m.policy, facts, 0, &work, order, &exact), 0);
  assert_int_equal(exact, 1);
  assert_int_equal(polrt_needs(&m.policy, facts, 1, &work, order, &exact), 0);
  assert_int_equal(polrt_needs(&m.policy, facts, 0, NULL, order, &exact), 0);
}

/* As many inputs as a policy may have.  Row 0 wants all of them to be yes, row 1 is
 * otherwise, row 2 no revision; the date has one revision, from day 10. */
static void test_many_inputs(void **unused) {
  enum { INPUTS = 64 };
  static const uint64_t yes_no[2] = { 6, 7 }, date[3] = { 10, 4, 3 };
  uint64_t tables[5];
  polrt_input input[INPUTS];
  polrt_set facts[INPUTS];
  uint16_t order[INPUTS];
  polrt_result r;
  uint32_t exact;
  unsigned i;
  (void)unused;
  hand_table();
  memset(input, 0, sizeof input);
  memcpy(tables, yes_no, sizeof yes_no);
  memcpy(tables + 2, date, sizeof date);
  for (i = 0; i < INPUTS; i++) {
    input[i].kind = i ? POLRT_YES_NO : POLRT_DATE;
    input[i].classes = 2;
    input[i].hi = i ? 1 : 20;
    facts[i] = polrt_exactly(i ? 1 : 20);
  }
  memcpy(&tables[2], &(const int32_t){ 10 }, sizeof(int32_t));
  input[0].bounds_at = 16;
  input[0].rows_at = 24;
  m.policy.inputs = m.policy.columns = INPUTS;
  m.policy.rows = 3;
  m.policy.impossible_first = 3;
  m.policy.impossible_count = 0;
  m.policy.revisions = 1;
  m.policy.tables = tables;
  m.policy.input = input;
  m.decision[0].count = 3;
  m.answer[1] = POLRT_ANSWER(POLRT_DETERMINED, 2, 0, 1);
  m.answer[2] = POLRT_ANSWER(POLRT_NO_REVISION, 0, 0, 2);
  assert_int_equal(polrt_decide(&m.policy, facts, NULL, &r), POLRT_DETERMINED);
  assert_int_equal(r.answer, m.answer[0] | m.revision[1]);
  assert_int_equal(r.exact, 1);
  facts[63] = polrt_exactly(0);
  assert_int_equal(polrt_decide(&m.policy, facts, NULL, &r), POLRT_DETERMINED);
  assert_int_equal(r.answer, m.answer[1] | m.revision[1]);
  for (i = 1; i < INPUTS - 1; i++) facts[i] = polrt_unknown(&m.policy, i);
  assert_int_equal(polrt_decide(&m.policy, facts, NULL, &r), POLRT_DETERMINED);
  facts[63] = polrt_unknown(&m.policy, 63);
  assert_int_equal(polrt_decide(&m.policy, facts, NULL, &r), POLRT_UNDETERMINED);
  assert_int_equal(r.exact, 0);
  {
    polrt_work work = full_work();
    assert_int_equal(polrt_decide(&m.policy, facts, &work, &r), POLRT_UNDETERMINED);
    assert_int_equal(r.exact, 1);
    assert_int_equal(r.possible, 6);
    assert_int_equal(polrt_needs(&m.policy, facts, 0, &work, order, &exact), 63);
    assert_int_equal(exact, 1);
    assert_int_equal(order[62], 63);
    m.policy.inputs = m.policy.columns = POLRT_MAX_INPUTS + 1;
    assert_int_equal(polrt_decide(&m.policy, facts, &work, &r), POLRT_INVALID);
  }
}

/* ---- days, caveats, names ------------------------------------------------------------------ */

static void test_days(void **unused) {
  static const int length[12] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  int32_t day = -25567;
  int y, month, d;
  (void)unused;
  assert_int_equal(polrt_day(1970, 1, 1), 0);
  assert_int_equal(polrt_day(2000, 3, 1), 11017);
  for (y = 1900; y <= 2200; y++)
    for (month = 1; month <= 12; month++) {
      int leap = month == 2 && (y % 400 == 0 || (y % 4 == 0 && y % 100 != 0));
      for (d = 1; d <= length[month - 1] + leap; d++)
        assert_int_equal(polrt_day(y, month, d), day++);
      assert_int_equal(polrt_day(y, month, d), INT32_MIN);
      assert_int_equal(polrt_day(y, month, 0), INT32_MIN);
    }
  assert_int_equal(polrt_day(1899, 12, 31), INT32_MIN);
  assert_int_equal(polrt_day(2201, 1, 1), INT32_MIN);
  assert_int_equal(polrt_day(2000, 0, 1), INT32_MIN);
  assert_int_equal(polrt_day(2000, 13, 1), INT32_MIN);
  assert_int_equal(polrt_day(2000, 1, -1), INT32_MIN);
}

static void test_caveats(void **unused) {
  (void)unused;
  memset(&m, 0, sizeof m);
  m.policy.revisions = 63;
  m.policy.caveats = UINT64_C(1) << 2 | UINT64_C(1) << 40 | UINT64_C(1) << 63;
  assert_int_equal(polrt_next_caveat(&m.policy, 0), 2);
  assert_int_equal(polrt_next_caveat(&m.policy, 2), 40);
  assert_int_equal(polrt_next_caveat(&m.policy, 40), 63);
  assert_int_equal(polrt_next_caveat(&m.policy, 63), 0);
  assert_int_equal(polrt_next_caveat(&m.policy, ~0u), 0);
  m.policy.revisions = 40;
  assert_int_equal(polrt_next_caveat(&m.policy, 40), 0);
}

#ifndef POLRT_WITHOUT_NAMES
static void test_names(void **unused) {
  static const char pool[] = "\0smoker\0Smoker\0Do you smoke?\0no\0No\0yes\0Yes\0coverage\0Cover\0"
                             "yea\0Yea\0nay\0Nay\0otherwise\0old\0older\0\0because\0S1, S2\0\0"
                             "2020-01-01\0Title\0unpublished\0reason\0smok";
  static const uint32_t rules[3] = { 74, 84, 88 }, rows[5] = { 95, 0, 0, 0, 0 },
                        revisions[1] = { 111 };
  polrt_policy *p = &m.policy;
  (void)unused;
  hand_table();
  m.input[1].text = 1;
  m.input[2].text = sizeof pool - 5;
  m.decision[0].text = 43;
  p->row_text = rows;
  p->rule_text = rules;
  p->revision_text = revisions;
  assert_string_equal(polrt_input_name(p, 1), "");
  assert_int_equal(polrt_find_input(p, "smoker"), -1);
  p->text_pool = pool;
  assert_string_equal(polrt_text(p, m.input[1].text, 2), "Do you smoke?");
  assert_int_equal(polrt_find_input(p, "smoker"), 1);
  assert_int_equal(polrt_find_input(p, "smok"), 2);
  assert_int_equal(polrt_find_input(p, "smoke"), -1);
  assert_int_equal(polrt_find_input(p, ""), -1);
  assert_int_equal(polrt_find_input(p, NULL), -1);
  assert_string_equal(polrt_input_name(p, 1), "smoker");
  assert_string_equal(polrt_input_name(p, 3), "");
  assert_int_equal(polrt_find_member(p, 1, "yes"), 1);
  assert_int_equal(polrt_find_member(p, 1, "maybe"), -1);
  assert_int_equal(polrt_find_member(p, 2, "yes"), -1);
  assert_int_equal(polrt_find_member(p, 3, "yes"), -1);
  assert_string_equal(polrt_member_name(p, 1, 0), "no");
  assert_string_equal(polrt_member_name(p, 1, 2), "");
  assert_string_equal(polrt_member_name(p, 2, 0), "");
  assert_int_equal(polrt_find_decision(p, "coverage"), 0);
  assert_int_equal(polrt_find_decision(p, "coverages"), -1);
  assert_string_equal(polrt_decision_name(p, 0), "coverage");
  assert_string_equal(polrt_decision_name(p, 1), "");
  assert_int_equal(polrt_find_outcome(p, 0, "nay"), 2);
  assert_int_equal(polrt_find_outcome(p, 0, "Nay"), -1);
  assert_int_equal(polrt_find_outcome(p, 1, "nay"), -1);
  assert_string_equal(polrt_outcome_name(p, 0, 1), "yea");
  assert_string_equal(polrt_outcome_name(p, 0, 0), "");
  assert_string_equal(polrt_outcome_name(p, 0, 3), "");
  assert_int_equal(polrt_find_rule(p, "otherwise"), 0);
  assert_int_equal(polrt_find_rule(p, "older"), 2);
  assert_int_equal(polrt_find_rule(p, "oldest"), -1);
  assert_string_equal(polrt_rule_name(p, 1), "old");
  assert_string_equal(polrt_rule_name(p, POLRT_NO_RULE), "");
  assert_string_equal(polrt_because(p, m.answer[0]), "because");
  assert_string_equal(polrt_cite(p, m.answer[0]), "S1, S2");
  assert_string_equal(polrt_because(p, POLRT_ANSWER(POLRT_DETERMINED, 1, 1, POLRT_NO_ROW)), "");
  assert_string_equal(polrt_revision_date(p, 1), "2020-01-01");
  assert_string_equal(polrt_caveat_text(p, 1), "unpublished");
  assert_string_equal(polrt_revision_date(p, 0), "");
  assert_string_equal(polrt_revision_date(p, 3), "");
}
#endif

/* The parts of an answer at their ends: none runs into another. */
static void test_answer_words(void **unused) {
  (void)unused;
  const polrt_answer word = POLRT_ANSWER(POLRT_INCONSISTENT, 61, 0xFFFFFE, 0xFFFFFD);
  const polrt_answer most = word | POLRT_REVISION(63) | POLRT_CAVEAT;
  assert_int_equal(polrt_status_of(most), POLRT_INCONSISTENT);
  assert_int_equal(polrt_outcome_of(most), 61);
  assert_int_equal(polrt_revision_of(most), 63);
  assert_int_equal(polrt_rule_of(most), 0xFFFFFE);
  assert_int_equal(polrt_row_of(most), 0xFFFFFD);
  assert_true(polrt_has_caveat(most));
  assert_false(polrt_has_caveat(word));
  assert_int_equal(polrt_revision_of(word), 0);
  assert_int_equal(most, word + POLRT_REVISION(63) + POLRT_CAVEAT);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_by_hand),
    cmocka_unit_test(test_invalid_facts),
    cmocka_unit_test(test_order_of_needs),
    cmocka_unit_test(test_many_inputs),
    cmocka_unit_test(test_classes_and_rows),
#ifndef POLRT_WITHOUT_WHY
    cmocka_unit_test(test_truth_of_rows),
#endif
    cmocka_unit_test(test_exact_facts_need_no_work),
    cmocka_unit_test(test_small_tables),
    cmocka_unit_test(test_tangled_tables),
    cmocka_unit_test(test_impossible_tables),
    cmocka_unit_test(test_tables_of_many_words),
    cmocka_unit_test(test_many_thresholds),
    cmocka_unit_test(test_many_classes),
    cmocka_unit_test(test_days),
    cmocka_unit_test(test_caveats),
    cmocka_unit_test(test_answer_words),
#ifndef POLRT_WITHOUT_NAMES
    cmocka_unit_test(test_names),
#endif
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
