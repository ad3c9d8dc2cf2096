/* brute_questions.c -- what is asked of one case: which facts suffice, what would change the answer;
 * and whether there is a case at all. */
#include "brute_all.h"

#include "nearest.h"
#include "search.h"

#include <stdlib.h>
#include <string.h>

/* ---- cases ------------------------------------------------------------------------------- */

static uint32_t first_input(const dimension *d) {
  if (d->fact != NULL) return d->fact->input;
  return d->codes != NULL ? d->codes->memberships.items[0]->input : 0;
}

static const char *value_text(const brute *b, const dimension *d, uint32_t n) {
  uint32_t choice = choice_of(d, n);
  if (d->fact != NULL) return fact_value_text(b->arena, d->fact, d->values.items[choice]);
  if (d->codes != NULL) return case_codes(b->arena, b->model, d->codes, d->has.items[choice]);
  return date_text(b->arena, b->days[n]);
}

/* As a command line would give it. */
static case_facts facts_of(brute *b, uint32_t n) {
  case_facts facts = facts_unknown(b->arena, b->run->tables);
  diags sink = { .arena = b->arena };
  for (uint32_t i = 0; i < b->dims.count; i++) {
    const dimension *d = &b->dims.items[i];
    const char *name = d->fact != NULL    ? d->fact->name
                       : d->codes != NULL ? d->codes->name
                                          : b->model->selected_by;
    const char *value = value_text(b, d, n);
    if (value == NULL || !facts_set(b->arena, &facts, name, value, &sink))
      WRONG("`%s' cannot be given when %s\n", name, case_words(b, n, 0));
    for (uint32_t k = 0; d->codes != NULL && k < d->codes->memberships.count; k++) {
      polrt_set has = facts.sets[d->codes->memberships.items[k]->input];
      if (has.lo != has.hi || has.lo != (int32_t)(d->has.items[choice_of(d, n)] >> k & 1))
        WRONG("`%s' given as %s is something else\n", name, value);
    }
  }
  return facts;
}

static bool same_verdict(const verdict *x, const verdict *y) {
  return x->status == y->status && x->outcome == y->outcome && x->rule == y->rule;
}

/* A case that can be, by chance. */
static bool any_case(brute *b, uint32_t *n) {
  for (int tries = 0; tries < 20; tries++) {
    *n = random_below(&b->seed, b->cases);
    if (!b->impossible[*n]) return true;
  }
  return false;
}

/* In how many facts other than the day two cases differ; the day may not. */
static uint32_t distance(const brute *b, uint32_t n, uint32_t m) {
  uint32_t apart = 0;
  for (uint32_t i = 0; i < b->dims.count; i++) {
    const dimension *d = &b->dims.items[i];
    if (choice_of(d, n) == choice_of(d, m)) continue;
    if (d->fact == NULL && d->codes == NULL) return UINT32_MAX;
    apart++;
  }
  return apart;
}

/* ---- sufficient facts -------------------------------------------------------------------- */

/* Do all cases that agree in these facts and the day have the answer of case `n'? */
static bool suffices(const brute *b, uint32_t d, uint32_t n, fact_set kept) {
  for (uint32_t m = 0; m < b->cases; m++) {
    bool like = !b->impossible[m];
    for (uint32_t i = 0; i < b->dims.count && like; i++) {
      const dimension *k = &b->dims.items[i];
      if (kept & fact_bit(first_input(k))) like = choice_of(k, n) == choice_of(k, m);
    }
    if (like && !same_verdict(&b->verdicts[d][n], &b->verdicts[d][m])) return false;
  }
  return true;
}

static void check_sufficient(brute *b, const decision *d, uint32_t n) {
  inquiry *q = inquiry_new(b->arena, b->run->tables, d);
  case_facts facts = facts_of(b, n);
  fact_set kept = sufficient_facts(q, facts.sets), date = fact_bit(0);
  bool fewer = false;
  if (!suffices(b, d->number, n, kept | date))
    WRONG("of `%s' too few facts are said to suffice (%llx) when %s\n", d->name,
          (unsigned long long)kept, case_words(b, n, 0));
  for (uint32_t i = 0; i < b->dims.count; i++) {
    const dimension *k = &b->dims.items[i];
    fact_set one = fact_bit(first_input(k));
    if (k->fact == NULL && k->codes == NULL) continue;
    fewer |= (kept & one) == 0;
    if ((kept & one) && suffices(b, d->number, n, (kept & ~one) | date))
      WRONG("of `%s' %s is said to be needed when %s\n", d->name,
            k->fact != NULL ? k->fact->name : k->codes->name, case_words(b, n, 0));
  }
  tally_agreed(ASK_SUFFICIENT, fewer);
}

/* ---- the nearest change ------------------------------------------------------------------ */

static bool yields(const brute *b, const decision *d, uint32_t n, const outcome *wanted) {
  const verdict *v = &b->verdicts[d->number][n];
  if (b->impossible[n]) return false;
  return wanted != NULL ? v->outcome == wanted : v->status == NAIVE_REFER;
}

static bool is_in(const fact *f, polrt_set set, int32_t value) {
  if (fact_is_ordinal(f) && set.members == POLRT_OR_ABSENT && value < fact_least(f)) return true;
  return value >= set.lo && value <= set.hi && (fact_is_ordinal(f) || (set.members >> value & 1));
}

/* The case that the sets of a way stand for: any that fits; b->cases: none. */
static uint32_t case_of_sets(const brute *b, const polrt_set *sets,
                             bool (*fine)(const brute *, uint32_t, void *), void *context) {
  for (uint32_t n = 0; n < b->cases; n++) {
    const int32_t *values = case_at(b, n).values;
    bool fits = b->days[n] >= sets[0].lo && b->days[n] <= sets[0].hi;
    for (uint32_t i = 1; i <= b->model->given_facts && fits; i++)
      fits = is_in(b->model->facts.items[i - 1], sets[i], values[i - 1]);
    if (fits && !b->impossible[n] && fine(b, n, context)) return n;
  }
  return b->cases;
}

typedef struct wish {
  const decision *decision;
  const outcome *wanted;
  bool met;
} wish;

static bool differs(const brute *b, uint32_t n, void *context) {
  const wish *w = context;
  return yields(b, w->decision, n, w->wanted) != w->met;
}

/* The way must lead to the outcome, whichever case its sets stand for, and be no longer than any. */
static void check_way(brute *b, const nearest_way *way, wish *w, uint32_t n, uint32_t least,
                      bool first) {
  w->met = true;
  uint32_t against = case_of_sets(b, way->sets, differs, w);
  w->met = false;
  if (against < b->cases || case_of_sets(b, way->sets, differs, w) == b->cases)
    WRONG("a way to `%s' does not lead there when %s\n",
          w->wanted != NULL ? w->wanted->name : "refer", case_words(b, n, 0));
  if (way->changes.count < least)
    WRONG("a way to `%s' changes too few facts when %s\n",
          w->wanted != NULL ? w->wanted->name : "refer", case_words(b, n, 0));
  if (way->changes.count != 1 || way->changes.items[0].slot.fact == NULL) return;
  const fact *f = way->changes.items[0].slot.fact;
  const dimension *k = dimension_of(b, f);
  if (!first || k == NULL || !fact_is_ordinal(f)) return;
  int32_t from = case_at(b, n).values[f->input - 1];
  polrt_set to = way->sets[f->input];
  if (from < fact_least(f) || to.lo < fact_least(f)) return;
  int32_t step = from < to.lo ? to.lo - from : from - to.hi;
  for (uint32_t i = 0; i < k->count; i++) {
    uint32_t m = n - choice_of(k, n) * k->stride + i * k->stride;
    bool nearer = abs(k->values.items[i] - from) < step;
    if (nearer && k->values.items[i] >= fact_least(f) && yields(b, w->decision, m, w->wanted))
      WRONG("%s of %s would be nearer to `%s' when %s\n",
            fact_value_text(b->arena, f, k->values.items[i]), f->name,
            w->wanted != NULL ? w->wanted->name : "refer", case_words(b, n, 0));
  }
}

static bool other_day_yields(const brute *b, const decision *d, uint32_t n, const outcome *wanted) {
  const dimension *day = &b->dims.items[0];
  for (uint32_t i = 0; i < day->count; i++)
    if (yields(b, d, n - choice_of(day, n) + i, wanted)) return true;
  return false;
}

static void check_nearest(brute *b, const decision *d, uint32_t n, const outcome *wanted) {
  case_facts facts = facts_of(b, n);
  inquiry *q = inquiry_new(b->arena, b->run->tables, d);
  nearest_report r = nearest_ways(q, &facts, wanted, 0);
  const char *name = wanted != NULL ? wanted->name : "refer";
  uint32_t least = UINT32_MAX;
  if (!r.exact) return;
  for (uint32_t m = 0; m < b->cases; m++)
    if (yields(b, d, m, wanted) && distance(b, n, m) < least) least = distance(b, n, m);
  if (r.reached != (least == 0))
    WRONG("`%s' is %sreached when %s\n", name, r.reached ? "" : "not ", case_words(b, n, 0));
  if (least == 0 || r.reached) return;
  bool way = least != UINT32_MAX;
  if (way != (r.ways.count > 0) || (way && r.ways.items[0].changes.count != least)) {
    WRONG("the nearest change to `%s' is one of %u facts, by every case %u, when %s\n", name,
          r.ways.count > 0 ? r.ways.items[0].changes.count : 0, way ? least : 0,
          case_words(b, n, 0));
    return;
  }
  wish w = { d, wanted, false };
  for (uint32_t i = 0; i < r.ways.count; i++) check_way(b, &r.ways.items[i], &w, n, least, i == 0);
  if (r.wait == NULL && other_day_yields(b, d, n, wanted))
    WRONG("another day would yield `%s' when %s\n", name, case_words(b, n, 0));
  tally_agreed(ASK_WHY_NOT, way);
}

/* ---- search ------------------------------------------------------------------------------ */

/* A criterion of the policy stands for the condition that is asked. */
static void check_search(brute *b, const decision *d, const outcome *wanted) {
  compilation c = *b->run;
  const criterion *asked = NULL;
  for (uint32_t i = 0; i < b->model->criteria.count && asked == NULL; i++)
    if (!b->model->criteria.items[i]->anonymous) asked = b->model->criteria.items[i];
  const asked_condition named = { asked != NULL ? asked->name : "", "" };
  c.asked = &named;
  c.asked_count = asked != NULL;
  bool any = false;
  for (uint32_t n = 0; n < b->cases && !any; n++) {
    const cond *is = asked != NULL ? criterion_in(asked, b->revisions[n]) : NULL;
    any = yields(b, d, n, wanted) &&
          (asked == NULL || (is != NULL && naive_holds(is, case_at(b, n))));
  }
  search_report r = search_cases(&c, d, wanted, 1 + random_below(&b->seed, 2));
  const char *name = wanted != NULL ? wanted->name : "refer";
  if (r.open)
    WRONG("the search for `%s' was given up\n", name);
  else if (any != (r.cases.count > 0))
    WRONG("search finds %s of `%s' where %s holds, by every case there is %s\n",
          any ? "no case" : "a case", name, named.name, any ? "one" : "none");
  else
    tally_agreed(ASK_SEARCH, any);
}

/* ---- all --------------------------------------------------------------------------------- */

enum { CASE_TRIES = 4 };

void brute_questions(brute *b) {
  uint32_t n;
  for (uint32_t k = 0; k < b->model->decisions.count; k++) {
    const decision *d = b->model->decisions.items[k];
    for (uint32_t i = 0; i < d->outcomes.count; i++) check_search(b, d, &d->outcomes.items[i]);
    check_search(b, d, NULL);
    for (int i = 0; i < CASE_TRIES && any_case(b, &n); i++) {
      const outcome *wanted = &d->outcomes.items[random_below(&b->seed, d->outcomes.count)];
      check_sufficient(b, d, n);
      check_nearest(b, d, n, random_below(&b->seed, 10) == 0 ? NULL : wanted);
    }
  }
}
