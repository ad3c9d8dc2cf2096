/* exhaustive.c -- compares compiled policies with the naive evaluator, case by case.
 *
 *   exhaustive POLICY.pol MODULE.so...
 *   exhaustive POLICY.pol               the tables in memory, as `polc decide' uses them
 *   exhaustive --some POLICY.pol ...    fewer cases, for a large policy
 *
 * Exact cases: every value of every input; of a date, and of a number too wide for that, the ends
 * of each class and their neighbours.  Partial cases: everything that `grid' lets be known of each
 * input, combined in every way.  Where the combinations are too many, a fixed pseudo-random choice
 * of them is tried, and the last line says so.
 */
#include "grid.h"
#include "harness.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  EXACT_LIMIT = 20000000,
  EXACT_CHOSEN = 2000000,
  WIDE_CHOSEN = 200000, /* of a policy whose dates may lie anywhere */
  SOME_CHOSEN = 60000,  /* with --some */
  SOME_PARTIAL = 2000,
  PARTIAL_LIMIT = 300000,
  PARTIAL_CHOSEN = 50000,
  TIED_CHOSEN = 4000,  /* of a policy that computes: its cases have many completions */
  COMPLETIONS = 65536, /* of one partial case; with more it is skipped, and counted */
  BATCH = 256          /* partial cases that share scratch memory */
};

typedef struct run {
  arena *arena;
  arena *scratch;
  const model *model;
  naive *naive;
  grid *grid;
  VEC(module) modules;
  uint32_t *choice;      /* per input: which sample, which knowledge */
  int32_t *raw, *values; /* raw[input]; values[fact] */
  polrt_set *facts;
  naive_values *known;
  polrt_result *results;
  polrt_answer *typed;
  naive_answer *exact; /* per decision */
  naive_outlook *partly;
  bool *seen; /* per rule number */
  uint64_t cases, partial_cases, skipped;
} run;

/* ---- which cases ------------------------------------------------------------------------- */

static uint32_t sample_count(const input_grid *g) { return g->samples.count; }
static uint32_t partly_count(const input_grid *g) { return g->partly.count; }

/* The next combination; false after the last. */
static bool step(run *r, uint32_t (*count)(const input_grid *)) {
  for (uint32_t i = r->grid->inputs; i-- > 0;) {
    if (++r->choice[i] < count(&r->grid->input[i])) return true;
    r->choice[i] = 0;
  }
  return false;
}

/* xorshift64: the same choice on every machine. */
static uint32_t pick(uint64_t *state, uint32_t count) {
  *state ^= *state << 13;
  *state ^= *state >> 7;
  *state ^= *state << 17;
  return (uint32_t)(*state >> 16) % count;
}

static void for_cases(run *r, uint64_t total, uint64_t most, uint64_t chosen,
                      uint32_t (*count)(const input_grid *), void (*test)(run *)) {
  uint64_t state = UINT64_C(0x9E3779B97F4A7C15);
  if (total == 0) return;
  memset(r->choice, 0, r->grid->inputs * sizeof *r->choice);
  if (total <= most) {
    do test(r);
    while (step(r, count));
    return;
  }
  for (uint64_t k = 0; k < chosen; k++) {
    for (uint32_t i = 0; i < r->grid->inputs; i++)
      r->choice[i] = pick(&state, count(&r->grid->input[i]));
    test(r);
  }
}

/* ---- words for disagreements ------------------------------------------------------------- */

static const char *case_text(run *r) {
  textbuf b = { .arena = r->arena };
  for (uint32_t i = 0; i < r->grid->inputs; i++)
    textbuf_add(&b, "%s%s", i > 0 ? ", " : "",
                grid_value_text(r->arena, &r->grid->input[i], r->raw[i]));
  return b.text;
}

static const char *partial_text(run *r) {
  textbuf b = { .arena = r->arena };
  for (uint32_t i = 0; i < r->grid->inputs; i++) {
    const knowledge *k = &r->grid->input[i].partly.items[r->choice[i]];
    textbuf_add(&b, "%s%s", i > 0 ? ", " : "", grid_knowledge_text(r->arena, r->grid, i, k));
  }
  return b.text;
}

static const char *answer_text(run *r, polrt_answer a) {
  return arena_printf(r->arena, "status %d outcome %u revision %u rule %u%s",
                      (int)polrt_status_of(a), polrt_outcome_of(a), polrt_revision_of(a),
                      polrt_rule_of(a), polrt_has_caveat(a) ? " caveat" : "");
}

static void disagree(run *r, const module *x, uint32_t d, const char *what, const char *where,
                     polrt_answer expected, polrt_answer got) {
  if (harness_failures() >= HARNESS_SHOWN) { /* counted only: words cost memory */
    harness_fail("%s", what);
    return;
  }
  harness_fail("%s: %s of %s differs\n  case      %s\n  expected  %s\n  got       %s", x->path,
               what, d < r->model->decisions.count ? r->model->decisions.items[d]->name : "all",
               where, answer_text(r, expected), answer_text(r, got));
}

/* ---- expected answers -------------------------------------------------------------------- */

static polrt_status status_for(naive_status status) {
  switch (status) {
  case NAIVE_DETERMINED:
    return POLRT_DETERMINED;
  case NAIVE_REFER:
    return POLRT_REFER;
  case NAIVE_NO_REVISION:
    return POLRT_NO_REVISION;
  case NAIVE_IMPOSSIBLE:
    return POLRT_INCONSISTENT;
  case NAIVE_UNDETERMINED:
    return POLRT_UNDETERMINED;
  case NAIVE_GAP:
    break; /* of a checked policy there is none: differs from every answer */
  }
  return POLRT_INVALID;
}

/* Without the row, whose number only the tables know. */
static polrt_answer expect(naive_status status, const outcome *then, uint32_t rule_number,
                           uint32_t rev, bool caveat) {
  bool is_decided = status == NAIVE_DETERMINED || status == NAIVE_REFER;
  polrt_answer a = POLRT_ANSWER(status_for(status), then != NULL ? then->number : 0,
                                is_decided ? rule_number : POLRT_NO_RULE, 0);
  if (status == NAIVE_IMPOSSIBLE) return a;
  return a | POLRT_REVISION(rev) | (caveat ? POLRT_CAVEAT : 0);
}

static polrt_answer without_row(polrt_answer a) { return a & ~(polrt_answer)POLRT_NO_ROW; }

static uint64_t possible_for(naive_status status, const outcome *then) {
  if (status == NAIVE_DETERMINED) return (uint64_t)1 << then->number;
  if (status == NAIVE_REFER) return POLRT_POSSIBLE_REFER;
  return status == NAIVE_NO_REVISION ? POLRT_POSSIBLE_NO_REVISION : 0;
}

static uint32_t rule_number(const rule *r) { return r == NULL ? 0 : r->number; }

/* ---- exact cases ------------------------------------------------------------------------- */

/* The reason that the author gave for what decided. */
static const char *because_of(const naive_answer *a) {
  const char *because = NULL;
  if (a->version != NULL) because = a->version->because;
  if (a->otherwise != NULL) because = a->otherwise->because;
  return because != NULL ? because : "";
}

static const char *cites_of(run *r, const naive_answer *a) {
  const cite_list *cites = a->version != NULL     ? &a->version->cites
                           : a->otherwise != NULL ? &a->otherwise->cites
                                                  : NULL;
  textbuf b = { .arena = r->scratch };
  textbuf_add(&b, "%s", "");
  for (uint32_t i = 0; cites != NULL && i < cites->count; i++)
    textbuf_add(&b, "%s%s", i > 0 ? ", " : "", cites->items[i].text);
  return b.text;
}

static bool is_among(const rule **rules, uint32_t count, unsigned number) {
  for (uint32_t i = 0; i < count; i++)
    if (rules[i]->number == number) return true;
  return false;
}

/* The rules that have a true row and give the outcome of the answer are those that agree with it.
 * (Of rules that lose, inside a circle, the rows need not be told apart: nobody asks for them.) */
static bool same_rules_agree(run *r, const module *x, uint32_t d) {
  const polrt_decision *of = &x->policy->decision[d];
  const naive_answer *a = &r->exact[d];
  bool same = true;
  for (unsigned k = of->first; k < (unsigned)of->first + of->count; k++) {
    polrt_answer would = x->policy->answer[k];
    unsigned number = polrt_rule_of(would);
    if (number == 0 || number == POLRT_NO_RULE) continue; /* the default, no revision */
    if (polrt_outcome_of(would) != polrt_outcome_of(r->results[d].answer)) continue;
    if (x->row_truth(x->policy, k, r->facts) != POLRT_TRUE) continue;
    same &= is_among(a->rules, a->rule_count, number);
    r->seen[number] = true;
  }
  for (uint32_t i = 0; i < a->rule_count; i++) same &= r->seen[a->rules[i]->number];
  for (uint32_t i = 0; i < a->rule_count; i++) r->seen[a->rules[i]->number] = false;
  return same;
}

static void test_exact_decision(run *r, const module *x, uint32_t d, uint32_t rev) {
  const naive_answer *a = &r->exact[d];
  polrt_answer got = r->results[d].answer;
  polrt_answer expected = expect(a->status, a->outcome, rule_number(a->rule), rev, a->caveat);
  const char *what = NULL;
  if (without_row(got) != expected)
    what = "the answer";
  else if (r->results[d].possible != possible_for(a->status, a->outcome))
    what = "`possible'";
  else if (r->results[d].exact != 1)
    what = "`exact'";
  else if (x->typed != NULL && r->typed[d] != got)
    what = "the typed answer", got = r->typed[d];
  else if (a->status == NAIVE_IMPOSSIBLE)
    return;
  else if (strcmp(x->because(x->policy, got), because_of(a)) != 0)
    what = "the reason";
  else if (strcmp(x->cite(x->policy, got), cites_of(r, a)) != 0)
    what = "what is cited";
  else if (!same_rules_agree(r, x, d))
    what = "the set of rules that agree";
  if (what != NULL) disagree(r, x, d, what, case_text(r), expected, got);
}

static void new_batch(run *r, uint64_t count) {
  if (count % BATCH != 0) return;
  if (r->scratch != NULL) arena_free(r->scratch);
  r->scratch = arena_new();
}

static void test_exact(run *r) {
  new_batch(r, r->cases++);
  naive_case at = { .values = r->values };
  for (uint32_t i = 0; i < r->grid->inputs; i++) {
    const input_grid *g = &r->grid->input[i];
    r->raw[i] = g->samples.items[r->choice[i]];
    r->facts[i] = polrt_exactly(r->raw[i]);
    if (i > 0)
      r->values[i - 1] = r->raw[i];
    else {
      at.revision = (uint32_t)grid_naive_value(g, r->model, r->raw[i]);
      at.day = r->raw[i];
    }
  }
  uint32_t decisions = r->model->decisions.count;
  for (uint32_t d = 0; d < decisions; d++)
    r->exact[d] = naive_decide(r->naive, r->model->decisions.items[d], at);
  for (uint32_t k = 0; k < r->modules.count; k++) {
    module *x = &r->modules.items[k];
    polrt_status expected = POLRT_DETERMINED;
    if (decisions > 0 && r->exact[0].status == NAIVE_IMPOSSIBLE) expected = POLRT_INCONSISTENT;
    if (x->decide(x->policy, r->facts, NULL, r->results) != expected)
      disagree(r, x, decisions, "the status", case_text(r), 0, 0);
    if (x->typed != NULL) x->typed(r->raw, ~(uint64_t)0, r->typed);
    for (uint32_t d = 0; d < decisions; d++) test_exact_decision(r, x, d, at.revision);
  }
}

/* ---- partial cases ----------------------------------------------------------------------- */

/* Of several days only when one revision is in force on all. */
static uint32_t known_revision(const run *r) {
  for (uint32_t i = 1; i < r->known[0].count; i++)
    if (r->known[0].items[i] != r->known[0].items[0]) return 0;
  return (uint32_t)r->known[0].items[0];
}

static polrt_answer expect_partly(const run *r, const naive_outlook *o) {
  uint32_t rev = known_revision(r);
  uint32_t number = o->rule_count == 1 ? rule_number(o->rules[0]) : POLRT_NO_RULE;
  return expect(o->status, o->outcome, number, rev, o->caveat);
}

static void show_needs(const naive_outlook *o, const uint16_t *needs, unsigned count) {
  fprintf(stderr, "facts still needed, by number: expected");
  for (uint32_t i = 0; i < o->need_count; i++) fprintf(stderr, " %u", o->needs[i]);
  fprintf(stderr, "; got");
  for (unsigned i = 0; i < count; i++) fprintf(stderr, " %u", needs[i]);
  fprintf(stderr, "\n");
}

/* The first membership of a fact that holds codes stands for the fact. */
static uint64_t as_fact(const run *r, uint32_t input) {
  const fact *f = input > 0 ? r->model->facts.items[input - 1] : NULL;
  if (f != NULL && f->role == FACT_MEMBERSHIP) input = f->of->memberships.items[0]->input;
  return (uint64_t)1 << input;
}

static bool is_tied(const run *r) {
  for (uint32_t i = 0; i < r->grid->inputs; i++)
    if (r->grid->input[i].tied) return true;
  return false;
}

/* The order says which fact is most useful; where values are computed from several of them the
 * runtime goes by the computed ones, so that the order may be another, never the facts. */
static bool same_needs(run *r, module *x, uint32_t d) {
  const naive_outlook *o = &r->partly[d];
  uint16_t *needs = arena_alloc(r->scratch, r->grid->inputs * sizeof *needs);
  uint64_t expected = 0, got = 0;
  uint32_t exact = 0;
  bool ordered = !is_tied(r);
  unsigned count = x->needs(x->policy, r->facts, d, &x->work, needs, &exact);
  bool same = exact == 1 && (!ordered || count == o->need_count);
  for (uint32_t i = 0; i < count; i++) got |= as_fact(r, needs[i]);
  for (uint32_t i = 0; i < o->need_count; i++) expected |= as_fact(r, o->needs[i]);
  for (uint32_t i = 0; same && ordered && i < count; i++) same = needs[i] == o->needs[i];
  same &= expected == got;
  if (!same && harness_failures() < HARNESS_SHOWN) show_needs(o, needs, count);
  return same;
}

/* The rows that could decide belong to exactly the rules that decide some completion. */
static bool same_deciding_rules(run *r, module *x, uint32_t d) {
  const polrt_decision *of = &x->policy->decision[d];
  const naive_outlook *o = &r->partly[d];
  uint64_t *bits = arena_alloc(r->scratch, (of->count / 64u + 1u) * sizeof *bits);
  bool *seen = arena_alloc(r->scratch, o->rule_count + 1);
  if (!x->deciding_rows(x->policy, r->facts, d, &x->work, bits)) return false;
  for (unsigned k = 0; k < of->count; k++) {
    if ((bits[k / 64] >> k % 64 & 1) == 0) continue;
    unsigned number = polrt_rule_of(x->policy->answer[of->first + k]);
    if (number == POLRT_NO_RULE) continue; /* no revision */
    uint32_t i = 0;
    while (i < o->rule_count && rule_number(o->rules[i]) != number) i++;
    if (i == o->rule_count) return false;
    seen[i] = true;
  }
  for (uint32_t i = 0; i < o->rule_count; i++)
    if (!seen[i]) return false;
  return true;
}

static void test_partial_decision(run *r, module *x, uint32_t d, bool is_typed) {
  const naive_outlook *o = &r->partly[d];
  polrt_answer got = r->results[d].answer, expected = expect_partly(r, o);
  const char *what = NULL;
  if (o->status == NAIVE_UNDETERMINED) expected |= POLRT_ANSWER(0, 0, POLRT_NO_RULE, 0);
  if (without_row(got) != expected)
    what = "the answer";
  else if (r->results[d].possible != o->possible)
    what = "`possible'";
  else if (r->results[d].exact != 1)
    what = "`exact'";
  else if (is_typed && r->typed[d] != got)
    what = "the typed answer", got = r->typed[d];
  else if (!same_needs(r, x, d))
    what = "the list of facts still needed";
  else if (o->status != NAIVE_IMPOSSIBLE && !same_deciding_rules(r, x, d))
    what = "the set of deciding rules";
  if (what != NULL) disagree(r, x, d, what, partial_text(r), expected, got);
}

static polrt_status expected_status(const run *r) {
  polrt_status status = POLRT_DETERMINED;
  for (uint32_t d = 0; d < r->model->decisions.count; d++) {
    if (r->partly[d].status == NAIVE_IMPOSSIBLE) return POLRT_INCONSISTENT;
    if (r->partly[d].status == NAIVE_UNDETERMINED) status = POLRT_UNDETERMINED;
  }
  return status;
}

/* The facts of a partial case, and the mask of those that the typed interface would know. */
static uint64_t take_knowledge(run *r, bool *is_typed) {
  uint64_t known = 0;
  *is_typed = true;
  for (uint32_t i = 0; i < r->grid->inputs; i++) {
    const knowledge *k = &r->grid->input[i].partly.items[r->choice[i]];
    r->facts[i] = k->set;
    r->known[i] = k->naive;
    r->raw[i] = k->set.lo;
    if (k->exact) known |= (uint64_t)1 << i;
    *is_typed &= k->exact || k->whole;
  }
  return known;
}

static void test_partial(run *r) {
  bool is_typed;
  new_batch(r, r->partial_cases++);
  uint64_t known = take_knowledge(r, &is_typed);
  for (uint32_t d = 0; d < r->model->decisions.count; d++) {
    const decision *of = r->model->decisions.items[d];
    r->partly[d] = naive_possible(r->scratch, r->naive, of, r->known, COMPLETIONS);
    if (r->partly[d].complete) continue;
    r->skipped++;
    return;
  }
  for (uint32_t k = 0; k < r->modules.count; k++) {
    module *x = &r->modules.items[k];
    if (x->decide(x->policy, r->facts, &x->work, r->results) != expected_status(r))
      disagree(r, x, r->model->decisions.count, "the status", partial_text(r), 0, 0);
    if (x->typed != NULL && is_typed) x->typed(r->raw, known, r->typed);
    for (uint32_t d = 0; d < r->model->decisions.count; d++)
      test_partial_decision(r, x, d, is_typed && x->typed != NULL);
  }
}

/* ---- facts that are not valid ------------------------------------------------------------ */

static void refuse(run *r, module *x, uint32_t input, polrt_set set, bool is_value) {
  for (uint32_t i = 0; i < r->grid->inputs; i++) {
    r->raw[i] = r->grid->input[i].lo;
    r->facts[i] = polrt_exactly(r->raw[i]);
  }
  r->facts[input] = set;
  r->raw[input] = set.lo;
  bool refused = x->decide(x->policy, r->facts, &x->work, r->results) == POLRT_INVALID;
  for (uint32_t d = 0; d < r->model->decisions.count; d++)
    refused &= polrt_status_of(r->results[d].answer) == POLRT_INVALID;
  if (is_value && x->typed != NULL) x->typed(r->raw, ~(uint64_t)0, r->typed);
  for (uint32_t d = 0; is_value && x->typed != NULL && d < r->model->decisions.count; d++)
    refused &= polrt_status_of(r->typed[d]) == POLRT_INVALID;
  if (refused) return;
  harness_fail("%s: input %u accepts %d to %d of members 0x%llx", x->path, input, set.lo, set.hi,
               (unsigned long long)set.members);
}

static void test_invalid(run *r, module *x) {
  for (uint32_t i = 0; i < r->grid->inputs; i++) {
    const input_grid *g = &r->grid->input[i];
    refuse(r, x, i, polrt_exactly(g->lo - 1), true);
    refuse(r, x, i, polrt_exactly(g->hi + 1), true);
    refuse(r, x, i, polrt_exactly(INT32_MIN), true);
    refuse(r, x, i, polrt_exactly(INT32_MAX), true);
    refuse(r, x, i, polrt_between(g->lo, g->hi + 1), false);
    refuse(r, x, i, polrt_between(g->lo - 1, g->hi), false);
    refuse(r, x, i, polrt_between(g->hi, g->lo - 1), false);
    if (g->fact != NULL && !fact_is_ordinal(g->fact))
      refuse(r, x, i, (polrt_set){ g->lo, g->hi, 0 }, false);
  }
}

static void test_caveats(const run *r, const module *x) {
  for (uint32_t rev = 1; rev <= r->model->revisions.count; rev++)
    if ((x->next_caveat(x->policy, rev) != 0) != naive_has_caveat(r->naive, rev))
      harness_fail("%s: the caveat of revision %u is lost or made up", x->path, rev);
}

/* ---- all of it --------------------------------------------------------------------------- */

static uint32_t highest_rule(const model *m) {
  uint32_t highest = 0;
  for (uint32_t i = 0; i < m->decisions.count; i++)
    for (uint32_t j = 0; j < m->decisions.items[i]->rules.count; j++)
      if (m->decisions.items[i]->rules.items[j]->number > highest)
        highest = m->decisions.items[i]->rules.items[j]->number;
  return highest;
}

static void prepare(run *r, arena *a, const model *m) {
  uint32_t columns = m->facts.count + 1, decisions = m->decisions.count + 1;
  *r = (run){ .arena = a, .model = m, .naive = naive_new(a, m), .grid = grid_new(a, m) };
  r->choice = arena_alloc(a, columns * sizeof *r->choice);
  r->raw = arena_alloc(a, columns * sizeof *r->raw);
  r->values = arena_alloc(a, columns * sizeof *r->values);
  r->facts = arena_alloc(a, columns * sizeof *r->facts);
  r->known = arena_alloc(a, columns * sizeof *r->known);
  r->results = arena_alloc(a, decisions * sizeof *r->results);
  r->typed = arena_alloc(a, decisions * sizeof *r->typed);
  r->exact = arena_alloc(a, decisions * sizeof *r->exact);
  r->partly = arena_alloc(a, decisions * sizeof *r->partly);
  r->seen = arena_alloc(a, highest_rule(m) + 1);
}

static bool open_modules(run *r, char **paths, int count) {
  if (count == 0) {
    module x;
    bool laid_out = module_in_memory(r->arena, &x, r->model);
    if (laid_out) vec_push(r->arena, &r->modules, x);
    return laid_out && module_fits(&x, r->model);
  }
  for (int i = 0; i < count; i++) {
    module x;
    if (!module_open(r->arena, &x, paths[i], r->model->name)) return false;
    vec_push(r->arena, &r->modules, x);
    if (!module_fits(&x, r->model)) return false;
  }
  return true;
}

/* More cases than `most' are chosen from. */
typedef struct extent {
  uint64_t most, chosen;
} extent;

static extent exact_extent(const run *r, bool some) {
  bool wide = grid_partial_cases(r->grid) == 0;
  if (some) return (extent){ SOME_CHOSEN, SOME_CHOSEN };
  return wide ? (extent){ WIDE_CHOSEN, WIDE_CHOSEN } : (extent){ EXACT_LIMIT, EXACT_CHOSEN };
}

static extent partial_extent(const run *r, bool some) {
  if (some) return (extent){ SOME_PARTIAL, SOME_PARTIAL };
  return (extent){ PARTIAL_LIMIT, is_tied(r) ? TIED_CHOSEN : PARTIAL_CHOSEN };
}

/* False when not all cases were tried. */
static bool test_all(run *r, bool some) {
  extent exact = exact_extent(r, some), partial = partial_extent(r, some);
  for (uint32_t i = 0; i < r->modules.count; i++) {
    test_invalid(r, &r->modules.items[i]);
    test_caveats(r, &r->modules.items[i]);
  }
  for_cases(r, grid_cases(r->grid), exact.most, exact.chosen, sample_count, test_exact);
  for_cases(r, grid_partial_cases(r->grid), partial.most, partial.chosen, partly_count,
            test_partial);
  for (uint32_t i = 0; i < r->modules.count; i++) module_close(&r->modules.items[i]);
  if (r->scratch != NULL) arena_free(r->scratch);
  return grid_cases(r->grid) <= exact.most && grid_partial_cases(r->grid) <= partial.most;
}

int main(int argc, char **argv) {
  bool some = argc > 1 && strcmp(argv[1], "--some") == 0;
  if (argc < 2 + some) {
    fprintf(stderr, "usage: exhaustive [--some] POLICY.pol [MODULE.so...]\n");
    return 2;
  }
  arena *a = arena_new();
  const model *m = harness_read(a, argv[1 + some]);
  run r;
  if (m == NULL) return 1;
  prepare(&r, a, m);
  if (!open_modules(&r, argv + 2 + some, argc - 2 - some)) return 2;
  bool all = test_all(&r, some);
  int status = harness_end("%s: %llu cases and %llu partial cases agree in %u modules%s "
                           "(%llu partial cases skipped: too many completions)",
                           m->name, (unsigned long long)r.cases,
                           (unsigned long long)(r.partial_cases - r.skipped), r.modules.count,
                           all ? "" : "; not all, a fixed choice", (unsigned long long)r.skipped);
  arena_free(a);
  return status;
}
