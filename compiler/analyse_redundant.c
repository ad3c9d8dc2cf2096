/* analyse_redundant.c -- what could be left out without anybody noticing, and what says nothing.
 *
 * `impossible' statements that leave no case, criteria that always or never hold, parts of conditions and
 * rules that change nothing, rules that are one rule, members that nothing tells from `other',
 * properties that speak of no case.  Each is found by asking for a case that would make a difference.
 */
#include "analyse.h"

#include <stdlib.h>
#include <string.h>

/* ---- is there a case --------------------------------------------------------------------- */

typedef enum found { FOUND_NONE, FOUND_CASE, FOUND_UNSETTLED } found;

static found any_case(analysis *z, const region *from, const region *minus) {
  z->open = false;
  bool left = analysis_any_left(z, from, minus);
  bool open = z->open;
  z->open = false;
  return left ? FOUND_CASE : open ? FOUND_UNSETTLED : FOUND_NONE;
}

/* Is there a case in these revisions that is not impossible and in which the condition holds?  What
 * is too large to be written out is left unsettled: nothing is reported then. */
static found any_case_of(analysis *z, const cond *c, revision_set valid) {
  region where;
  found answer = FOUND_UNSETTLED;
  arena *kept = analysis_scratch(z);
  diags trial = { .arena = z->arena, .sources = z->diags->sources };
  if (lower_condition(z->arena, z->rows->space, c, valid, &where, &trial))
    answer = any_case(z, &where, &z->impossible);
  analysis_done(z, kept);
  return answer;
}

static cond *negation(analysis *z, const cond *c) {
  cond *not = ARENA_NEW(z->arena, cond);
  not ->kind = COND_NOT;
  not ->at = c->at;
  vec_push(z->arena, &not ->parts, (cond *)(uintptr_t)c);
  return not ;
}

/* ---- impossible -------------------------------------------------------------------------- */

static region excluded(analysis *z, const bool *without, revision_set valid) {
  region out = { 0 };
  for (uint32_t i = 0; i < z->rows->impossible.count; i++) {
    const row *r = &z->rows->impossible.items[i];
    bool out_of_it = without != NULL && without[r->impossible - z->model->impossibles.items];
    if (!out_of_it && (r->box[0].members & valid) != 0) vec_push(z->arena, &out, r->box);
  }
  return out;
}

static bool excludes_all(analysis *z, const bool *without, revision_set valid) {
  box whole = box_copy(z->arena, z->rows->space, z->rows->space->whole);
  whole[0].members = valid;
  region from = region_of(z->arena, whole), minus = excluded(z, without, valid);
  return any_case(z, &from, &minus) == FOUND_NONE;
}

/* Those statements that are needed to exclude everything. */
static void report_exclusion(analysis *z, uint32_t revision) {
  uint32_t count = z->model->impossibles.count;
  bool *without = arena_alloc(z->arena, count + 1);
  revision_set valid = UINT64_C(1) << revision;
  for (uint32_t i = 0; i < count; i++) {
    without[i] = true;
    without[i] = excludes_all(z, without, valid);
  }
  diag *d = NULL;
  for (uint32_t i = 0; i < count; i++) {
    const impossible *x = &z->model->impossibles.items[i];
    if (without[i]) continue;
    if (d == NULL)
      d = diag_add(z->diags, DIAG_E419, x->at, "no case is left that could be decided");
    else
      diag_related(z->diags, d, x->at, "together with this one");
  }
  if (d != NULL && z->model->revisions.count > 1)
    diag_note(z->diags, d, "in force from %s", z->model->revisions.items[revision - 1].date);
  if (d != NULL) diag_hint(z->diags, d, "narrow one of them to what really cannot be");
}

bool analyse_impossible(analysis *z) {
  for (uint32_t r = 1; r <= z->model->revisions.count && z->impossible.count > 0; r++) {
    if (!excludes_all(z, NULL, UINT64_C(1) << r)) continue;
    report_exclusion(z, r);
    return false;
  }
  return true;
}

/* ---- criteria ---------------------------------------------------------------------------- */

/* Whether it is the same in all its versions; -1: neither. */
static int constant_of(analysis *z, const criterion *c) {
  bool never = true, always = true;
  for (uint32_t i = 0; i < c->versions.count && (never || always); i++) {
    const criterion_version *v = &c->versions.items[i];
    if (v->valid == 0 || v->is == NULL) continue;
    never = never && any_case_of(z, v->is, v->valid) == FOUND_NONE;
    always = always && any_case_of(z, negation(z, v->is), v->valid) == FOUND_NONE;
  }
  return never == always ? -1 : always;
}

static void check_criteria(analysis *z) {
  for (uint32_t i = 0; i < z->model->criteria.count; i++) {
    const criterion *c = z->model->criteria.items[i];
    if (c->anonymous || !c->used || c->versions.count == 0) continue;
    int constant = constant_of(z, c);
    if (constant < 0) continue;
    diag *w = diag_add(z->diags, DIAG_W414, c->at, "the criterion `%s' %s holds", c->name,
                       constant ? "always" : "never");
    if (z->impossible.count > 0)
      diag_note(z->diags, w, "in every case that is not declared impossible");
  }
}

/* ---- parts of conditions ----------------------------------------------------------------- */

/* Where a part counts: everything beside it on the way down that must hold, or must not. */
typedef struct context {
  analysis *z;
  revision_set valid;
  VEC(cond *) beside;
} context;

static bool has_finding(const analysis *z, diag_code code, span in) {
  for (uint32_t i = 0; i < z->diags->list.count; i++) {
    const diag *d = z->diags->list.items[i];
    if (d->code == code && d->at.file == in.file && d->at.begin >= in.begin && d->at.end <= in.end)
      return true;
  }
  return false;
}

/* Other findings say of such a part why it makes no difference. */
static bool is_explained(const analysis *z, const cond *c) {
  const cond *inner = c->kind == COND_NOT ? c->parts.items[0] : c;
  if (inner->kind == COND_ABSENT) return true; /* a guard says what is meant, needed or not */
  return has_finding(z, DIAG_W212, c->at) || has_finding(z, DIAG_W127, c->at) ||
         (inner->kind == COND_CRITERION && has_finding(z, DIAG_W414, inner->criterion->at));
}

/* Does it make a difference whether the part is there?  In `all of' where it fails and all beside it
 * holds; in `any of' where it holds and nothing beside it does. */
static bool makes_difference(context *k, const cond *part, bool in_all) {
  analysis *z = k->z;
  cond *all = ARENA_NEW(z->arena, cond);
  all->kind = COND_ALL;
  all->at = part->at;
  for (uint32_t i = 0; i < k->beside.count; i++)
    vec_push(z->arena, &all->parts, k->beside.items[i]);
  vec_push(z->arena, &all->parts, in_all ? negation(z, part) : (cond *)(uintptr_t)part);
  return any_case_of(z, all, k->valid) != FOUND_NONE;
}

static void check_parts(context *k, const cond *c);

static void check_part(context *k, const cond *c, uint32_t number) {
  bool in_all = c->kind == COND_ALL;
  const cond *part = c->parts.items[number];
  uint32_t before = k->beside.count;
  for (uint32_t i = 0; i < c->parts.count; i++)
    if (i != number)
      vec_push(k->z->arena, &k->beside,
               in_all ? c->parts.items[i] : negation(k->z, c->parts.items[i]));
  if (makes_difference(k, part, in_all)) {
    check_parts(k, part);
  } else if (!is_explained(k->z, part)) {
    diag *w = diag_add(k->z->diags, DIAG_W413, part->at, "this %s makes no difference",
                       in_all ? "part of the condition" : "alternative");
    diag_note(k->z->diags, w,
              in_all ? "wherever all the other parts hold, it holds too"
                     : "wherever it holds, the condition holds without it");
  }
  k->beside.count = before;
}

static bool is_group(const cond *c) {
  return (c->kind == COND_ALL || c->kind == COND_ANY) && c->parts.count > 1;
}

/* Of what is written as one relation only the whole is judged: a range is two comparisons. */
static bool is_written_apart(const cond *c) {
  for (uint32_t i = 0; i < c->parts.count; i++)
    if (c->parts.items[i]->at.begin == c->at.begin && c->parts.items[i]->at.end == c->at.end)
      return false;
  return true;
}

enum {
  PARTS_JUDGED = 200
}; /* boxes in a condition of more parts are too many to look at them all */

static void check_parts(context *k, const cond *c) {
  if (c->kind == COND_NOT || !is_group(c) || !is_written_apart(c) || c->parts.count > PARTS_JUDGED)
    return;
  uint32_t warnings = k->z->diags->warnings;
  for (uint32_t i = 0; i < c->parts.count; i++) {
    check_part(k, c, i);
    if (k->z->diags->warnings != warnings) return; /* of two that say the same one is needed */
  }
}

static void check_condition(analysis *z, const cond *c, revision_set valid) {
  context k = { .z = z, .valid = valid };
  if (c == NULL || any_case_of(z, c, valid) != FOUND_CASE) return; /* E410 speaks of it */
  if (is_group(c)) check_parts(&k, c);
}

/* Versions that share a condition are judged together. */
static revision_set shared_validity(const rule *r, const cond *when) {
  revision_set valid = 0;
  for (uint32_t i = 0; i < r->versions.count; i++)
    if (r->versions.items[i]->when->at.begin == when->at.begin)
      valid |= r->versions.items[i]->valid;
  return valid;
}

static bool is_written(const rule *r) {
  return r->table == NULL && !r->gate && r->unmet_of == NULL;
}

static void check_conditions(analysis *z) {
  for (uint32_t i = 0; i < z->model->criteria.count; i++) {
    const criterion *c = z->model->criteria.items[i];
    for (uint32_t v = 0; v < c->versions.count && !c->anonymous; v++)
      check_condition(z, c->versions.items[v].is, c->versions.items[v].valid);
  }
  for (uint32_t d = 0; d < z->model->decisions.count; d++)
    for (uint32_t i = 0; i < z->model->decisions.items[d]->rules.count; i++) {
      const rule *r = z->model->decisions.items[d]->rules.items[i];
      for (uint32_t v = 0; v < r->versions.count && is_written(r); v++)
        check_condition(z, r->versions.items[v]->when,
                        shared_validity(r, r->versions.items[v]->when));
    }
}

/* ---- rules that say the same ------------------------------------------------------------- */

static bool same_text(const char *x, const char *y) {
  return strcmp(x != NULL ? x : "", y != NULL ? y : "") == 0;
}

static bool same_cites(const cite_list *x, const cite_list *y) {
  if (x->count != y->count) return false;
  for (uint32_t i = 0; i < x->count; i++)
    if (!same_text(x->items[i].text, y->items[i].text)) return false;
  return true;
}

static bool same_limits(const limit_list *x, const limit_list *y) {
  if (x->count != y->count) return false;
  for (uint32_t i = 0; i < x->count; i++)
    if (!same_text(x->items[i].text, y->items[i].text)) return false;
  return true;
}

/* Outcome, limits, reason and what is cited; a rule without a reason has its name alone. */
static bool same_answer(const row *x, const row *y) {
  static const limit_list none;
  if (x->kind != ROW_RULE || x->version->because == NULL) return false;
  if (y->kind == ROW_NO_REVISION || row_outcome_of(x) != row_outcome_of(y)) return false;
  bool rule = y->kind == ROW_RULE;
  return same_text(x->version->because, rule ? y->version->because : y->otherwise->because) &&
         same_cites(&x->version->cites, rule ? &y->version->cites : &y->otherwise->cites) &&
         same_limits(&x->version->limits, rule ? &y->version->limits : &none);
}

/* A row, and those that overlap it. */
typedef struct neighbours {
  uint32_t mine;
  box_numbers rows; /* of other rules, and earlier ones of its own */
} neighbours;

/* A case that row `mine' decides and that, without the rule, row `next' would decide; next == the
 * number of rows: that nothing would decide. */
static found find_move(analysis *z, const decision_rows *d, const neighbours *n, uint32_t next) {
  const row *x = &d->rows.items[n->mine];
  region from = region_of(z->arena, x->box), minus = { 0 };
  if (next < d->rows.count) {
    const region to = region_of(z->arena, d->rows.items[next].box);
    from = region_meet(z->arena, z->rows->space, &from, &to);
  }
  for (uint32_t i = 0; i < n->rows.count && n->rows.items[i] < next; i++)
    vec_push(z->arena, &minus, d->rows.items[n->rows.items[i]].box);
  for (uint32_t i = 0; i < z->impossible.count; i++)
    vec_push(z->arena, &minus, z->impossible.items[i]);
  return any_case(z, &from, &minus);
}

static found moves_to(analysis *z, const decision_rows *d, const neighbours *n, uint32_t next) {
  arena *kept = analysis_scratch(z);
  found answer = find_move(z, d, n, next);
  analysis_done(z, kept);
  return answer;
}

static neighbours neighbours_of(analysis *z, const decision_rows *d, uint32_t mine) {
  const row *x = &d->rows.items[mine];
  neighbours n = { .mine = mine };
  box_numbers all =
      box_index_find(z->arena, analysis_indexed(z, d)->index, x->box, 0, d->rows.count);
  for (uint32_t i = 0; i < all.count; i++)
    if (all.items[i] < mine || d->rows.items[all.items[i]].rule != x->rule)
      vec_push(z->arena, &n.rows, all.items[i]);
  return n;
}

/* Does the row decide any case?  What is not settled counts as one. */
static bool decides(analysis *z, const decision_rows *d, uint32_t number) {
  arena *kept = analysis_scratch(z);
  region from = region_of(z->arena, d->rows.items[number].box);
  region before = analysis_before(z, d, number);
  found answer = any_case(z, &from, &before);
  analysis_done(z, kept);
  return answer != FOUND_NONE;
}

/* Of the rows around one, the first behind it that answers the same; NULL: none. */
static const row *row_alike(const decision_rows *d, const neighbours *n) {
  const row *x = &d->rows.items[n->mine];
  for (uint32_t i = 0; i < n->rows.count; i++) {
    const row *y = &d->rows.items[n->rows.items[i]];
    if (n->rows.items[i] >= n->mine && same_answer(x, y)) return y;
  }
  return NULL;
}

/* Does the row decide nothing that anything else would not decide alike? */
static bool is_row_redundant(analysis *z, const decision_rows *d, uint32_t mine) {
  const row *x = &d->rows.items[mine];
  neighbours n = neighbours_of(z, d, mine);
  if (row_alike(d, &n) == NULL) return !decides(z, d, mine);
  for (uint32_t i = 0; i < n.rows.count; i++) {
    uint32_t next = n.rows.items[i];
    if (next < mine || same_answer(x, &d->rows.items[next])) continue;
    if (moves_to(z, d, &n, next) != FOUND_NONE) return false;
  }
  return moves_to(z, d, &n, d->rows.count) == FOUND_NONE;
}

/* `same' is a row that answers alike; in the usual case nothing else has the reason, and there is none. */
static bool is_rule_redundant(analysis *z, const decision_rows *d, const rule *r,
                              const row **same) {
  uint32_t first = analysis_first_row(z, d, r), end = first;
  arena *kept = analysis_scratch(z);
  for (; end < d->rows.count && d->rows.items[end].rule == r; end++)
    if (*same == NULL) {
      neighbours n = neighbours_of(z, d, end);
      *same = row_alike(d, &n);
    }
  bool redundant = *same != NULL;
  for (uint32_t i = first; redundant && i < end; i++) redundant = is_row_redundant(z, d, i);
  analysis_done(z, kept);
  return redundant;
}

static void check_redundant_rule(analysis *z, const decision_rows *d, const rule *r) {
  const row *same = NULL;
  const indexed_rows *x = analysis_indexed(z, d);
  if (r->gate || r->unmet_of != NULL || r->number > x->highest || x->never_decides[r->number])
    return;
  if (!is_rule_redundant(z, d, r, &same)) return;
  x->redundant[r->number] = true;
  diag *w = diag_add(z->diags, DIAG_W412, r->at, "the rule `%s' can be left out", r->name);
  diag_note(z->diags, w, "`%s' gives the same outcome for the same reason", row_name(same));
}

/* ---- rules that are one rule ------------------------------------------------------------- */

typedef struct hashed_row {
  uint64_t hash; /* of all columns but one */
  uint32_t number;
} hashed_row;

static uint64_t mix(uint64_t x) {
  x = (x ^ x >> 31) * UINT64_C(0x9E3779B97F4A7C15);
  return x ^ x >> 29;
}

static uint64_t cell_hash(uint32_t input, cell c) {
  uint64_t ends = (uint64_t)(uint32_t)c.lo << 32 | (uint32_t)c.hi;
  return mix(mix(c.members + input) ^ mix(ends ^ (uint64_t)input << 7));
}

static int by_hash(const void *x, const void *y) {
  const hashed_row *a = x, *b = y;
  if (a->hash != b->hash) return a->hash < b->hash ? -1 : 1;
  return (a->number > b->number) - (a->number < b->number);
}

/* Of a rule that is one row, in no circle of precedence with anything: what stands beside it in the
 * order of rows wins and loses alike. */
static bool is_one_row(analysis *z, const decision_rows *d, uint32_t number) {
  const row *r = &d->rows.items[number];
  if (r->kind != ROW_RULE || r->rule->gate || r->rule->versions.count != 1) return false;
  uint32_t first = analysis_first_row(z, d, r->rule);
  return first == number &&
         (number + 1 >= d->rows.count || d->rows.items[number + 1].rule != r->rule);
}

static bool is_ordered(const decision *d, const rule *r) {
  for (uint32_t i = 0; i < d->orders.count; i++)
    if (d->orders.items[i].above == r || d->orders.items[i].below == r) return true;
  return false;
}

static bool differ_only_in(const space *s, const cell *x, const cell *y, uint32_t input) {
  for (uint32_t i = 0; i < s->inputs; i++)
    if (i != input && !cell_equal(x[i], y[i])) return false;
  return true;
}

/* Together they are one cell. */
static bool is_joint(const space *s, uint32_t input, cell x, cell y) {
  if (!fact_is_ordinal(s->facts[input])) return true;
  cell low = x.lo <= y.lo ? x : y, high = x.lo <= y.lo ? y : x;
  return (int64_t)low.hi + 1 >= high.lo;
}

/* Of such a rule another finding says that it is not needed at all. */
static bool is_idle(const analysis *z, const decision_rows *d, const rule *r) {
  const indexed_rows *x = analysis_indexed(z, d);
  return x->redundant[r->number] || x->never_decides[r->number];
}

static bool can_merge(analysis *z, const decision_rows *d, uint32_t i, uint32_t j, uint32_t input) {
  const row *x = &d->rows.items[i], *y = &d->rows.items[j];
  const space *s = z->rows->space;
  if (x->rule->table != y->rule->table || !same_answer(x, y)) return false;
  if (is_idle(z, d, x->rule) || is_idle(z, d, y->rule)) return false;
  if (cell_equal(x->box[input], y->box[input])) return false;
  if (!differ_only_in(s, x->box, y->box, input) ||
      !is_joint(s, input, x->box[input], y->box[input]))
    return false;
  if (j == i + 1 && x->rule->table != NULL) return true;
  return !is_ordered(d->decision, x->rule) && !is_ordered(d->decision, y->rule);
}

static void report_merge(analysis *z, const row *x, const row *y, uint32_t input) {
  cell a = x->box[input], b = y->box[input];
  cell both = { a.members | b.members, a.lo < b.lo ? a.lo : b.lo, a.hi > b.hi ? a.hi : b.hi };
  const char *text = cell_text(z->arena, z->rows->space, input, both);
  diag *w = diag_add(z->diags, DIAG_W418, y->rule->at, "`%s' and `%s' can be one rule",
                     x->rule->name, y->rule->name);
  diag_related(z->diags, w, x->rule->at, "the other rule");
  if (text != NULL)
    diag_note(z->diags, w, "they differ in one fact only: together `%s'", text);
  else
    diag_note(z->diags, w, "they differ in one fact only, and together do not depend on it");
}

static void merge_in_column(analysis *z, const decision_rows *d, const uint64_t *hashes,
                            hashed_row *sorted, uint32_t input) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < d->rows.count; i++)
    if (is_one_row(z, d, i))
      sorted[count++] =
          (hashed_row){ hashes[i] ^ cell_hash(input, d->rows.items[i].box[input]), i };
  qsort(sorted, count, sizeof *sorted, by_hash);
  for (uint32_t i = 1; i < count; i++)
    for (uint32_t j = i; j-- > 0 && sorted[j].hash == sorted[i].hash && i - j < 16;) {
      if (!can_merge(z, d, sorted[j].number, sorted[i].number, input)) continue;
      report_merge(z, &d->rows.items[sorted[j].number], &d->rows.items[sorted[i].number], input);
      break;
    }
}

static void check_merges(analysis *z, const decision_rows *d) {
  uint64_t *hashes = arena_alloc(z->arena, d->rows.count * sizeof *hashes + 1);
  hashed_row *sorted = arena_alloc(z->arena, d->rows.count * sizeof *sorted + 1);
  for (uint32_t i = 0; i < d->rows.count; i++)
    for (uint32_t c = 0; c < z->rows->space->inputs; c++)
      hashes[i] ^= cell_hash(c, d->rows.items[i].box[c]);
  for (uint32_t c = 1; c < z->rows->space->inputs; c++) merge_in_column(z, d, hashes, sorted, c);
}

/* ---- members that nothing tells from `other' --------------------------------------------- */

/* A member that no condition names is listed so that it can be given, and is meant to be like `other';
 * what is named is meant to make a difference. */
static bool names_member(const cond *c, const fact *f, int32_t number) {
  bool named = false, beside_other = false;
  if (c == NULL) return false;
  for (uint32_t i = 0; c->kind == COND_MEMBER && c->fact == f && i < c->members.count; i++) {
    named |= c->members.items[i] == number;
    beside_other |= c->members.items[i] == 0; /* `{ ri, other }': its author says so */
  }
  for (uint32_t i = 0; i < c->parts.count && !named; i++)
    if (names_member(c->parts.items[i], f, number)) return true;
  return named && !beside_other;
}

static bool is_named(const model *m, const fact *f, int32_t number) {
  for (uint32_t i = 0; i < m->criteria.count; i++)
    for (uint32_t v = 0; v < m->criteria.items[i]->versions.count; v++)
      if (names_member(m->criteria.items[i]->versions.items[v].is, f, number)) return true;
  for (uint32_t d = 0; d < m->decisions.count; d++)
    for (uint32_t i = 0; i < m->decisions.items[d]->rules.count; i++) {
      const rule *r = m->decisions.items[d]->rules.items[i];
      for (uint32_t v = 0; v < r->versions.count; v++)
        if (names_member(r->versions.items[v]->when, f, number)) return true;
    }
  return false;
}

static bool differ_at(analysis *z, const region *x, const region *y, uint32_t input,
                      int32_t member) {
  naive_case a, b;
  for (uint32_t i = 0; i < x->count; i++)
    for (uint32_t j = 0; j < y->count; j++) {
      uint64_t own = UINT64_C(1) << member;
      if ((x->items[i][input].members & own) == 0 || (y->items[j][input].members & 1) == 0)
        continue;
      box p = box_copy(z->arena, z->rows->space, x->items[i]);
      box q = box_copy(z->arena, z->rows->space, y->items[j]);
      p[input].members = own;
      q[input].members = 1;
      if (analysis_pair(z, p, q, input, false, &a, &b) || z->open) return true;
    }
  return false;
}

static bool is_distinguished(analysis *z, const decided_list *d, uint32_t input, int32_t member) {
  for (uint32_t i = 0; i < d->items.count; i++)
    for (uint32_t j = 0; j < d->items.count; j++) {
      const decided *x = &d->items.items[i], *y = &d->items.items[j];
      bool differ =
          x->row->rule != y->row->rule || row_outcome_of(x->row) != row_outcome_of(y->row);
      if (differ && differ_at(z, &x->where, &y->where, input, member)) return true;
    }
  return false;
}

static void check_members(analysis *z, const decided_list *all, const fact *f) {
  if (f->type == NULL || !f->type->open || f->role != FACT_DECLARED || !f->used) return;
  if (has_finding(z, DIAG_W415, f->at)) return;
  for (uint32_t i = 0; i < f->type->members.count; i++) {
    const member *m = &f->type->members.items[i];
    bool distinguished = m->number == 0 || !is_named(z->model, f, m->number);
    arena *kept = analysis_scratch(z);
    z->open = false;
    for (uint32_t d = 0; d < z->rows->decisions.count && !distinguished; d++)
      distinguished = !all[d].complete || is_distinguished(z, &all[d], f->input, m->number);
    z->open = false;
    analysis_done(z, kept);
    if (!distinguished)
      diag_add(z->diags, DIAG_W416, m->at, "nothing tells `%s' of `%s' from `other'", m->name,
               f->name);
  }
}

/* ---- outcomes that are given nowhere ------------------------------------------------------ */

/* Another finding says of the row's rule or default that it never decides. */
static bool is_said_of(const analysis *z, const row *r) {
  return r->kind == ROW_RULE ? has_finding(z, DIAG_W411, r->rule->at)
                             : has_finding(z, DIAG_W404, r->otherwise->at);
}

/* Something gives the outcome, but decides in no case: an amended rule's older condition, say. */
static void check_outcome(analysis *z, const decision_rows *d, const outcome *o) {
  const row *idle = NULL;
  for (uint32_t i = 0; i < d->rows.count; i++) {
    const row *r = &d->rows.items[i];
    if (r->kind == ROW_NO_REVISION || row_outcome_of(r) != o) continue;
    if (decides(z, d, i)) return;
    if (idle == NULL && !is_said_of(z, r)) idle = r;
  }
  if (idle == NULL) return;
  diag *w =
      diag_add(z->diags, DIAG_W417, o->at, "`%s' never gives `%s'", d->decision->name, o->name);
  diag_note(z->diags, w, "wherever `%s' would give it, something else decides", row_name(idle));
}

/* ---- properties that speak of no case ---------------------------------------------------- */

static void check_property(analysis *z, const property *p) {
  if (p->where == NULL || p->valid == 0) return;
  if (any_case_of(z, p->where, p->valid) != FOUND_NONE) return;
  diag *w = diag_add(z->diags, DIAG_W504, p->at, "this property speaks of no case");
  diag_related(z->diags, w, p->where->at, "this never holds");
}

/* ---- all --------------------------------------------------------------------------------- */

void analyse_redundant(analysis *z, const decided_list *all) {
  check_criteria(z);
  check_conditions(z);
  for (uint32_t i = 0; i < z->rows->decisions.count; i++) {
    const decision_rows *d = &z->rows->decisions.items[i];
    for (uint32_t k = 0; k < d->decision->rules.count; k++)
      check_redundant_rule(z, d, d->decision->rules.items[k]);
    check_merges(z, d);
    for (uint32_t k = 0; k < d->decision->outcomes.count; k++)
      check_outcome(z, d, &d->decision->outcomes.items[k]);
  }
  for (uint32_t i = 1; i < z->rows->space->inputs; i++)
    check_members(z, all, z->rows->space->facts[i]);
  for (uint32_t i = 0; i < z->model->properties.count; i++)
    check_property(z, &z->model->properties.items[i]);
}
