/* brute_tables.c -- what the tables answer, all facts known and partly known. */
#include "brute_all.h"

/* ---- tables ------------------------------------------------------------------------------ */

uint64_t possible_of(const verdict *v) {
  if (v->status == NAIVE_DETERMINED) return UINT64_C(1) << v->outcome->number;
  if (v->status == NAIVE_REFER) return POLRT_POSSIBLE_REFER;
  return v->status == NAIVE_NO_REVISION ? POLRT_POSSIBLE_NO_REVISION : 0;
}

void set_fact(const brute *b, const dimension *d, uint32_t n, polrt_set *facts) {
  if (d->fact == NULL && d->codes == NULL) {
    facts[0] = polrt_exactly(b->days[n]);
    return;
  }
  const int32_t *values = case_at(b, n).values;
  if (d->fact != NULL) facts[d->fact->input] = polrt_exactly(values[d->fact->input - 1]);
  for (uint32_t k = 0; d->codes != NULL && k < d->codes->memberships.count; k++) {
    uint32_t input = d->codes->memberships.items[k]->input;
    facts[input] = polrt_exactly(values[input - 1]);
  }
}

static void set_unknown(const polrt_policy *policy, const dimension *d, polrt_set *facts) {
  if (d->fact != NULL) facts[d->fact->input] = polrt_unknown(policy, d->fact->input);
  for (uint32_t k = 0; d->codes != NULL && k < d->codes->memberships.count; k++) {
    uint32_t input = d->codes->memberships.items[k]->input;
    facts[input] = polrt_unknown(policy, input);
  }
  if (d->fact == NULL && d->codes == NULL) facts[0] = polrt_unknown(policy, 0);
}

static void check_exact(brute *b, const polrt_policy *policy, polrt_set *facts,
                        polrt_result *results) {
  for (uint32_t n = 0; n < b->cases; n++) {
    for (uint32_t i = 0; i < b->dims.count; i++) set_fact(b, &b->dims.items[i], n, facts);
    (void)polrt_decide(policy, facts, NULL, results);
    for (uint32_t d = 0; d < b->model->decisions.count; d++) {
      const verdict *v = &b->verdicts[d][n];
      polrt_answer got = results[d].answer;
      bool same = results[d].possible == possible_of(v) && results[d].exact;
      if (v->status == NAIVE_DETERMINED || v->status == NAIVE_REFER)
        same &= polrt_rule_of(got) == (v->rule != NULL ? v->rule->number : 0);
      if (same)
        tally_agreed(ASK_TABLES, v->rule != NULL);
      else
        WRONG("the tables decide `%s' otherwise when %s\n", b->model->decisions.items[d]->name,
              case_words(b, n, 0));
    }
  }
}

/* Over all cases like case `n' in what is known: the outcomes, and the dimensions that matter. */
typedef struct outlook {
  uint64_t possible, alone, apart;
  bool any;
} outlook;

static outlook look(brute *b, uint32_t d, uint32_t n, uint64_t unknown) {
  outlook o = { 0 };
  VEC(uint32_t) like = { 0 };
  for (uint32_t m = 0; m < b->cases; m++) {
    bool same = true;
    for (uint32_t i = 0; i < b->dims.count && same; i++) {
      const dimension *k = &b->dims.items[i];
      same = (unknown >> i & 1) || choice_of(k, n) == choice_of(k, m);
    }
    bool not_in_force = b->revisions[m] == 0;
    if (!same || (b->impossible[m] && !not_in_force)) continue;
    o.any = true;
    o.possible |= possible_of(&b->verdicts[d][m]);
    vec_push(b->arena, &like, m);
  }
  if ((o.possible & (o.possible - 1)) == 0) return o;
  for (uint32_t x = 0; x < like.count; x++)
    for (uint32_t i = 0; i < b->dims.count; i++) {
      const dimension *k = &b->dims.items[i];
      uint32_t m = like.items[x], at = choice_of(k, m);
      if ((unknown >> i & 1) == 0) continue;
      for (uint32_t to = 0; to < at; to++) {
        uint32_t y = m - (at - to) * k->stride;
        if (b->impossible[y] && b->revisions[y] != 0) continue;
        if (possible_of(&b->verdicts[d][m]) != possible_of(&b->verdicts[d][y]))
          o.alone |= UINT64_C(1) << i;
      }
    }
  return o;
}

static uint64_t bit_of_input(const brute *b, uint32_t input) {
  for (uint32_t i = 0; i < b->dims.count; i++) {
    const dimension *d = &b->dims.items[i];
    if (input == 0 && d->fact == NULL && d->codes == NULL) return UINT64_C(1) << i;
    if (d->fact != NULL && d->fact->input == input) return UINT64_C(1) << i;
    if (input > 0 && d->codes != NULL && d->codes == b->model->facts.items[input - 1]->of)
      return UINT64_C(1) << i;
  }
  return 0;
}

static bool is_tied_dimension(const brute *b, uint64_t unknown) {
  for (uint32_t i = 0; i < b->dims.count; i++)
    if ((unknown >> i & 1) && b->dims.items[i].codes != NULL) return true;
  return false;
}

static void check_one_partial(brute *b, const polrt_policy *policy, uint32_t n, uint64_t unknown,
                              polrt_set *facts, polrt_work *work, polrt_result *results) {
  uint16_t asked[POLRT_MAX_INPUTS];
  for (uint32_t i = 0; i < b->dims.count; i++)
    if (unknown >> i & 1)
      set_unknown(policy, &b->dims.items[i], facts);
    else
      set_fact(b, &b->dims.items[i], n, facts);
  polrt_status status = polrt_decide(policy, facts, work, results);
  brute_partial++;
  for (uint32_t d = 0; d < b->model->decisions.count; d++) {
    outlook o = look(b, d, n, unknown);
    const char *name = b->model->decisions.items[d]->name;
    if (!o.any) {
      if (status != POLRT_INCONSISTENT)
        WRONG("`%s' is decided when no case is possible: %s\n", name, case_words(b, n, unknown));
      continue;
    }
    if (!results[d].exact) {
      WRONG("`%s' is not settled when %s\n", name, case_words(b, n, unknown));
      continue;
    }
    if (results[d].possible != o.possible)
      WRONG("`%s' has other possible outcomes (%llx, by every case %llx) when %s\n", name,
            (unsigned long long)results[d].possible, (unsigned long long)o.possible,
            case_words(b, n, unknown));
    else
      tally_agreed(ASK_PARTIAL, (o.possible & (o.possible - 1)) == 0);
    uint32_t exact = 0;
    uint64_t needs = 0;
    unsigned count = polrt_needs(policy, facts, d, work, asked, &exact);
    for (unsigned i = 0; i < count; i++) needs |= bit_of_input(b, asked[i]);
    if (o.alone == 0 && (o.possible & (o.possible - 1)) != 0) continue; /* see polrt.h */
    if (exact && needs != o.alone && !is_tied_dimension(b, unknown))
      WRONG("`%s' needs other facts (%llx, by every case %llx) when %s\n", name,
            (unsigned long long)needs, (unsigned long long)o.alone, case_words(b, n, unknown));
    else if (exact)
      tally_agreed(ASK_NEEDS, needs != 0);
  }
}

enum { PARTIAL_TRIES = 6 };

void brute_tables(brute *b) {
  const polrt_policy *policy = &b->run->tables->policy;
  polrt_set *facts = arena_alloc(b->arena, POLRT_MAX_INPUTS * sizeof *facts);
  polrt_result *results = arena_alloc(b->arena, policy->decisions * sizeof *results + 1);
  polrt_work work = { .count = polrt_work_words(policy) };
  work.words = arena_alloc(b->arena, (work.count + 1) * sizeof *work.words);
  check_exact(b, policy, facts, results);
  for (int i = 0; i < PARTIAL_TRIES && !has_assumptions(b->model); i++) {
    uint64_t unknown = 1 + random_below(&b->seed, (1u << b->dims.count) - 1);
    check_one_partial(b, policy, random_below(&b->seed, b->cases), unknown, facts, &work, results);
  }
}
