/* brute_diff.c -- what changes between two policies of the same facts, every case decided by both.
 *
 * Codes are tried as codes: the two policies may ask for different sets.
 */
#include "brute_all.h"

#include "compare.h"

#include <string.h>

/* ---- cases of both ----------------------------------------------------------------------- */

enum { JOINT = SIDES, VIEWS, DIFF_CASES_MAX = 60000 };

/* What varies alone: the day, a fact of a name, codes.  Per side, and for the common space. */
typedef struct axis {
  const fact *fact[VIEWS];
  const code_fact *codes[VIEWS];
  uint32_t count;
  int32_t lo;                 /* of a fact */
  VEC(uint64_t) has[VIEWS];   /* of codes */
  const random_policy *dated; /* of the day */
} axis;

typedef struct pair {
  arena *arena;
  comparison *found;
  compilation *of[SIDES];
  naive *naive[SIDES];
  VEC(axis) axes;
  int32_t *values[SIDES];
  int64_t *joint; /* per column: a value, or a mask of members */
  int32_t day;
  naive_case at[SIDES];
  textbuf wrong;
} pair;

static const fact *fact_named(const model *m, const char *name) {
  for (uint32_t i = 0; i < m->facts.count; i++)
    if (m->facts.items[i]->role == FACT_DECLARED && strcmp(m->facts.items[i]->name, name) == 0)
      return m->facts.items[i];
  return NULL;
}

static const code_fact *codes_named(const model *m, const char *name) {
  for (uint32_t i = 0; i < m->code_facts.count; i++)
    if (strcmp(m->code_facts.items[i]->name, name) == 0) return m->code_facts.items[i];
  return NULL;
}

static uint64_t memberships_of(const code_fact *f, uint32_t set) {
  uint64_t has = 0;
  for (uint32_t i = 0; f != NULL && i < RANDOM_CODES; i++)
    if (set >> i & 1) has |= code_memberships(f, polrt_pack(POLRT_ICD10CM, random_codes[i]));
  return has;
}

static bool is_new(const axis *x, const uint64_t *has) {
  for (uint32_t i = 0; i < x->count; i++)
    if (x->has[BEFORE].items[i] == has[BEFORE] && x->has[AFTER].items[i] == has[AFTER] &&
        x->has[JOINT].items[i] == has[JOINT])
      return false;
  return true;
}

static void add_code_axis(pair *k, const code_fact *f) {
  axis x = { .codes = { f, codes_named(k->of[AFTER]->model, f->name),
                        codes_named(k->found->join->model, f->name) } };
  for (uint32_t set = 0; set < 1u << RANDOM_CODES; set++) {
    uint64_t has[VIEWS];
    if (!f->several && (set == 0 || (set & (set - 1)) != 0)) continue;
    for (unsigned v = 0; v < VIEWS; v++) has[v] = memberships_of(x.codes[v], set);
    if (!is_new(&x, has)) continue;
    for (unsigned v = 0; v < VIEWS; v++) vec_push(k->arena, &x.has[v], has[v]);
    x.count++;
  }
  vec_push(k->arena, &k->axes, x);
}

static bool make_axes(pair *k, const random_policy *p) {
  const model *m = k->of[BEFORE]->model;
  vec_push(k->arena, &k->axes, (axis){ .count = p->days.count, .dated = p });
  for (uint32_t i = 0; i < m->facts.count; i++) {
    const fact *f = m->facts.items[i];
    if (f->role != FACT_DECLARED) continue;
    axis x = { .fact = { f, fact_named(k->of[AFTER]->model, f->name),
                         fact_named(k->found->join->model, f->name) } };
    x.lo = f->lo;
    x.count = (uint32_t)(f->hi - f->lo) + 1;
    if (x.fact[AFTER] == NULL || x.fact[AFTER]->lo != f->lo || x.fact[AFTER]->hi != f->hi)
      return false;
    vec_push(k->arena, &k->axes, x);
  }
  for (uint32_t i = 0; i < m->code_facts.count; i++) add_code_axis(k, m->code_facts.items[i]);
  uint64_t cases = 1;
  for (uint32_t i = 0; i < k->axes.count; i++) cases *= k->axes.items[i].count;
  return cases <= DIFF_CASES_MAX;
}

static void put_codes(pair *k, const axis *x, uint32_t choice) {
  for (unsigned v = 0; v < VIEWS; v++)
    for (uint32_t i = 0; x->codes[v] != NULL && i < x->codes[v]->memberships.count; i++) {
      uint32_t input = x->codes[v]->memberships.items[i]->input;
      int32_t has = x->has[v].items[choice] >> i & 1;
      if (v == JOINT)
        k->joint[input] = INT64_C(1) << has;
      else
        k->values[v][input - 1] = has;
    }
}

static void put_fact(pair *k, const axis *x, uint32_t choice) {
  int32_t value = x->lo + (int32_t)choice;
  for (unsigned s = 0; s < SIDES; s++) k->values[s][x->fact[s]->input - 1] = value;
  const column_map *map = &k->found->join->maps[BEFORE][x->fact[BEFORE]->input];
  if (map->joint == 0) return;
  const fact *joint = k->found->join->model->facts.items[map->joint - 1];
  if (!fact_is_ordinal(joint))
    k->joint[map->joint] = (int64_t)map->members[value];
  else if (value < fact_least(x->fact[BEFORE]))
    k->joint[map->joint] = joint->lo;
  else
    k->joint[map->joint] = value / map->scale;
}

/* ---- computed columns -------------------------------------------------------------------- */

enum { UNKNOWN = INT32_MAX }; /* months are not computed here once more */

static int64_t joint_value(const pair *k, const fact *f) {
  return f == k->found->join->model->date ? k->day : k->joint[f->input];
}

static bool is_absent(const pair *k, const derive_term *t) {
  return t->fact->absent != NULL && joint_value(k, t->fact) < fact_least(t->fact);
}

static void derive_joint(pair *k, const fact *f) {
  const derive *d = f->derive;
  int64_t sum = d->constant;
  bool known = d->op == DERIVE_SUM || d->op == DERIVE_DAYS;
  for (uint32_t i = 0; i < d->terms.count; i++) {
    const derive_term *t = &d->terms.items[i];
    known = known && t->fact->kind != FACT_YES_NO && k->joint[t->fact->input] != UNKNOWN;
    if (known && is_absent(k, t)) {
      k->joint[f->input] = f->lo;
      return;
    }
    if (known) sum += joint_value(k, t->fact) * (d->op == DERIVE_SUM ? t->factor : i == 0 ? -1 : 1);
  }
  k->joint[f->input] = known ? sum : UNKNOWN;
}

static void put_case(pair *k, uint64_t number) {
  const model *m = k->found->join->model;
  for (uint32_t i = 0; i < k->axes.count; i++) {
    const axis *x = &k->axes.items[i];
    uint32_t choice = (uint32_t)(number % x->count);
    number /= x->count;
    if (x->dated != NULL)
      k->day = x->dated->days.items[choice];
    else if (x->fact[BEFORE] != NULL)
      put_fact(k, x, choice);
    else
      put_codes(k, x, choice);
  }
  k->joint[0] = 0;
  for (uint32_t i = 0; i < k->found->join->times.count; i++)
    if (k->found->join->times.items[i].day <= k->day) k->joint[0] = INT64_C(2) << i;
  for (uint32_t i = 0; i < m->facts.count; i++)
    if (m->facts.items[i]->role == FACT_DERIVED) derive_joint(k, m->facts.items[i]);
  for (unsigned s = 0; s < SIDES; s++)
    k->at[s] = (naive_case){ model_revision_on(k->of[s]->model, k->day), k->day, k->values[s] };
}

/* ---- regions ----------------------------------------------------------------------------- */

typedef enum inside { OUT, IN, MAYBE } inside;

static inside is_inside(const pair *k, const cell *b) {
  const space *s = k->found->join->space;
  inside so = IN;
  for (uint32_t i = 0; i < s->inputs; i++) {
    if (cell_within(s->whole[i], b[i])) continue;
    bool ordinal = i > 0 && fact_is_ordinal(s->facts[i]);
    if (i > 0 && (s->facts[i]->role == FACT_LAYER || k->joint[i] == UNKNOWN))
      so = MAYBE;
    else if (ordinal ? k->joint[i] < b[i].lo || k->joint[i] > b[i].hi
                     : ((uint64_t)k->joint[i] & b[i].members) == 0)
      return OUT;
  }
  return so;
}

/* ---- answers ----------------------------------------------------------------------------- */

typedef struct told {
  const char *rule, *outcome, *because;
  const cite_list *cites;
  const limit_list *limits;
} told;

static told tell(const naive_answer *a) {
  static const limit_list none;
  bool rule = a->rule != NULL;
  told t = { .rule = rule ? a->rule->name : "otherwise", .limits = &none };
  t.outcome = a->outcome != NULL ? a->outcome->name : "refer";
  t.because = rule ? a->version->because : a->otherwise->because;
  t.cites = rule ? &a->version->cites : &a->otherwise->cites;
  if (rule) t.limits = &a->version->limits;
  if (t.because == NULL) t.because = "";
  return t;
}

static bool same_cites(const cite_list *x, const cite_list *y) {
  if (x->count != y->count) return false;
  for (uint32_t i = 0; i < x->count; i++)
    if (strcmp(x->items[i].text, y->items[i].text) != 0) return false;
  return true;
}

static bool same_answer(const told *x, const told *y) {
  return strcmp(x->rule, y->rule) == 0 && strcmp(x->outcome, y->outcome) == 0 &&
         strcmp(x->because, y->because) == 0 && same_cites(x->cites, y->cites) &&
         same_limits(x->limits, y->limits);
}

static bool is_of(const told *t, const reason *r, bool outcomes) {
  if (strcmp(t->outcome, r->outcome) != 0) return false;
  return outcomes || (strcmp(t->rule, r->rule) == 0 && strcmp(t->because, r->because) == 0);
}

/* ---- one case ---------------------------------------------------------------------------- */

#define PAIR_WRONG(...)                                                                            \
  do {                                                                                             \
    if (k->wrong.length < 2000) textbuf_add(&k->wrong, __VA_ARGS__);                               \
  } while (0)

static const char *words_of(const pair *k) {
  textbuf b = { .arena = k->arena };
  textbuf_add(&b, "%s", date_text(k->arena, k->day));
  for (uint32_t i = 0; i < k->axes.count; i++) {
    const fact *f = k->axes.items[i].fact[BEFORE];
    if (f != NULL)
      textbuf_add(&b, " %s=%s", f->name,
                  fact_value_text(k->arena, f, k->values[BEFORE][f->input - 1]));
  }
  return b.text;
}

/* A case that changes must lie in a region that says so; *seen: bit i: group i has one. */
static void check_change(pair *k, const group_list *groups, bool outcomes, const told *x,
                         const told *y, uint64_t *seen) {
  for (uint32_t i = 0; i < groups->count; i++) {
    const change_group *g = &groups->items[i];
    if (!is_of(x, g->before, outcomes) || !is_of(y, g->after, outcomes)) continue;
    for (uint32_t p = 0; p < g->pieces.count; p++) {
      const piece *piece = &g->pieces.items[p];
      if (is_inside(k, piece->within != NULL ? piece->within : piece->where) == OUT) continue;
      *seen |= UINT64_C(1) << i % 64;
      tally_agreed(outcomes ? ASK_DIFF_OUTCOME : ASK_DIFF_REASON, true);
      return;
    }
  }
  PAIR_WRONG("diff does not tell of %s by %s becoming %s by %s: %s\n", x->outcome, x->rule,
             y->outcome, y->rule, words_of(k));
}

/* A case that does not change so must lie in no region. */
static void check_none(pair *k, const group_list *groups, bool outcomes) {
  for (uint32_t i = 0; i < groups->count; i++)
    for (uint32_t p = 0; p < groups->items[i].pieces.count; p++) {
      const piece *piece = &groups->items[i].pieces.items[p];
      if (piece->within == NULL && is_inside(k, piece->where) == IN)
        PAIR_WRONG("diff tells of %s by %s becoming %s by %s, which is not so: %s\n",
                   piece->before->outcome, piece->before->rule, piece->after->outcome,
                   piece->after->rule, words_of(k));
    }
  tally_agreed(outcomes ? ASK_DIFF_OUTCOME : ASK_DIFF_REASON, false);
}

typedef struct seen {
  uint64_t outcomes, reasons;
} seen;

static void check_case(pair *k, const decision_changes *d, seen *all) {
  told t[SIDES];
  for (unsigned s = 0; s < SIDES; s++) {
    naive_answer answer = naive_decide(k->naive[s], d->decision[s], k->at[s]);
    if (answer.status != NAIVE_DETERMINED && answer.status != NAIVE_REFER) return;
    t[s] = tell(&answer);
  }
  bool outcome = strcmp(t[BEFORE].outcome, t[AFTER].outcome) != 0;
  bool reason = !outcome && !same_answer(&t[BEFORE], &t[AFTER]);
  if (outcome)
    check_change(k, &d->outcomes, true, &t[BEFORE], &t[AFTER], &all->outcomes);
  else
    check_none(k, &d->outcomes, true);
  if (d->reasons_open > 0) return;
  if (reason)
    check_change(k, &d->reasons, false, &t[BEFORE], &t[AFTER], &all->reasons);
  else
    check_none(k, &d->reasons, false);
}

static void check_seen(pair *k, const decision_changes *d, const group_list *groups,
                       uint64_t seen_groups) {
  for (uint32_t i = 0; i < groups->count && i < 64; i++)
    if ((seen_groups >> i & 1) == 0)
      PAIR_WRONG("of `%s' diff tells of %s by %s becoming %s by %s, but there is no such case\n",
                 d->decision[AFTER]->name, groups->items[i].before->outcome,
                 groups->items[i].before->rule, groups->items[i].after->outcome,
                 groups->items[i].after->rule);
}

static void check_all(pair *k) {
  uint64_t cases = 1;
  seen *all = arena_alloc(k->arena, (k->found->decisions.count + 1) * sizeof *all);
  for (uint32_t i = 0; i < k->axes.count; i++) cases *= k->axes.items[i].count;
  for (uint64_t n = 0; n < cases; n++) {
    put_case(k, n);
    if (k->at[BEFORE].revision == 0 || k->at[AFTER].revision == 0) continue;
    if (naive_is_impossible(k->naive[BEFORE], k->at[BEFORE]) ||
        naive_is_impossible(k->naive[AFTER], k->at[AFTER]))
      continue;
    for (uint32_t d = 0; d < k->found->decisions.count; d++)
      if (k->found->decisions.items[d].open == 0)
        check_case(k, &k->found->decisions.items[d], &all[d]);
  }
  for (uint32_t i = 0; i < k->found->decisions.count; i++) {
    const decision_changes *d = &k->found->decisions.items[i];
    check_seen(k, d, &d->outcomes, all[i].outcomes);
    check_seen(k, d, &d->reasons, all[i].reasons);
  }
}

const char *brute_diff(arena *a, compilation *before, compilation *after, const random_policy *p) {
  compare_side side[SIDES] = { { .name = "before", .of = before },
                               { .name = "after", .of = after } };
  diags sink = { .arena = a, .sources = &after->sources };
  pair all = { .arena = a, .of = { before, after } };
  pair *k = &all;
  k->wrong.arena = a;
  k->found = compare(a, &side[BEFORE], &side[AFTER], &sink);
  if (k->found == NULL) return "diff cannot compare them\n";
  k->joint = arena_alloc(a, (MODEL_MAX_FACTS + 2) * sizeof *k->joint);
  for (unsigned s = 0; s < SIDES; s++) {
    k->values[s] = arena_alloc(a, (k->of[s]->model->facts.count + 1) * sizeof(int32_t));
    k->naive[s] = naive_new(a, k->of[s]->model);
  }
  if (make_axes(k, p)) check_all(k);
  return k->wrong.length > 0 ? k->wrong.text : NULL;
}
