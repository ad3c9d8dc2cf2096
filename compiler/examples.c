/* examples.c -- one example: its case through the runtime, its expectations against the answer.
 *
 * Prints nothing and judges no policy; what it finds is data for the command and for reports.
 */
#include "examples.h"

#include "answer.h"

#include <string.h>

enum {
  ROWS_SHOWN = 4, /* of an expected rule that did not decide */
  NOTES_SHOWN = 24
};

typedef struct running {
  arena *arena;
  const tables *tables;
  const example *example;
  case_facts facts;
  case_answer answer;
  const expectation *expected; /* the one being compared */
  const decision_answer *came; /* its decision's answer; NULL when nothing was decided */
} running;

/* ---- the case ---------------------------------------------------------------------------- */

static void give(case_facts *facts, const given *g) {
  polrt_set *set = &facts->sets[g->fact->input];
  if (g->unknown) return;
  if (fact_is_ordinal(g->fact)) {
    *set = polrt_between(g->lo, g->hi);
    if (g->or_absent) set->members = POLRT_OR_ABSENT;
  } else if ((g->members & (g->members - 1)) == 0) {
    *set = polrt_exactly((int32_t)__builtin_ctzll(g->members));
  } else {
    set->members = g->members;
  }
}

static case_facts facts_of(arena *a, const tables *t, const example *e) {
  case_facts facts = facts_unknown(a, t);
  if (e->has_day) facts.sets[0] = polrt_exactly(e->day);
  for (uint32_t i = 0; i < e->givens.count; i++) give(&facts, &e->givens.items[i]);
  return facts;
}

/* ---- words ------------------------------------------------------------------------------- */

static bool is_status(const running *r, const char *status) {
  return strcmp(r->answer.status, status) == 0;
}

static const char *joined(arena *a, const char *const *names, uint32_t count, const char *last) {
  textbuf b = { .arena = a };
  textbuf_add_bytes(&b, "", 0);
  for (uint32_t i = 0; i < count; i++)
    textbuf_add(&b, "%s%s", i == 0 ? "" : i + 1 < count ? ", " : last, names[i]);
  return b.text;
}

static const char *needing(const running *r, const char *const *names, uint32_t count) {
  if (count == 0) return "unknown";
  return arena_printf(r->arena, "unknown, needing { %s }", joined(r->arena, names, count, ", "));
}

/* Slots of facts, each once. */
typedef VEC(uint32_t) slot_list;

static bool has_slot(const slot_list *list, uint32_t slot) {
  for (uint32_t i = 0; i < list->count; i++)
    if (list->items[i] == slot) return true;
  return false;
}

static slot_list needs_expected(const running *r) {
  const expectation *x = r->expected;
  slot_list out = { 0 };
  for (uint32_t i = 0; i < x->needs.count; i++) {
    uint32_t input = x->needs.items[i] != NULL ? x->needs.items[i]->input : 0;
    uint32_t slot = facts_slot_of_input(r->tables, input);
    if (!has_slot(&out, slot)) vec_push(r->arena, &out, slot);
  }
  return out;
}

static slot_list needs_came(const running *r) {
  slot_list out = { 0 };
  for (uint32_t i = 0; i < r->came->needs.count; i++)
    vec_push(r->arena, &out, r->came->needs.items[i]);
  return out;
}

static const char *needs_words(const running *r, slot_list slots) {
  const char **names = arena_alloc(r->arena, (slots.count + 1) * sizeof *names);
  for (uint32_t i = 0; i < slots.count; i++) names[i] = facts_slot(r->tables, slots.items[i]).name;
  return needing(r, names, slots.count);
}

static const char *limits_words(const running *r, const char *const *limits, uint32_t count) {
  if (count == 0) return "without limits";
  return arena_printf(r->arena, "limited to %s", joined(r->arena, limits, count, ", "));
}

static const char *expected_words(const running *r) {
  const expectation *x = r->expected;
  textbuf b = { .arena = r->arena };
  if (x->refer) return "refer";
  if (x->outcome == NULL) return needs_words(r, needs_expected(r));
  textbuf_add(&b, "%s", x->outcome->name);
  if (x->by != NULL || x->by_otherwise)
    textbuf_add(&b, " by %s", x->by != NULL ? x->by->name : "otherwise");
  if (x->lists_limits) textbuf_add(&b, ", %s", limits_words(r, x->limits.items, x->limits.count));
  return b.text;
}

static const char *came_words(const running *r) {
  const decision_answer *d = r->came;
  textbuf b = { .arena = r->arena };
  if (strcmp(d->status, "undetermined") == 0) return needs_words(r, needs_came(r));
  if (strcmp(d->status, "refer") == 0) return "refer";
  textbuf_add(&b, "%s by %s%s", d->outcome->name, d->rule != NULL ? "" : "one of ",
              d->rule != NULL ? d->rule : joined(r->arena, d->rules.items, d->rules.count, ", "));
  if (r->expected->lists_limits && d->possible_limits.count > 0)
    textbuf_add(&b, ", limits not determined");
  else if (r->expected->lists_limits)
    textbuf_add(&b, ", %s", limits_words(r, d->limits.items, d->limits.count));
  return b.text;
}

/* ---- why --------------------------------------------------------------------------------- */

#define NOTE(r, m, ...) vec_push((r)->arena, &(m)->notes, arena_printf((r)->arena, __VA_ARGS__))

static void note_date(const running *r, mismatch *m) {
  const example *e = r->example;
  if (!e->has_day)
    NOTE(r, m, "the test gives no date, so every revision counts");
  else if (r->answer.revision != NULL && r->tables->model->revisions.count > 1)
    NOTE(r, m, "on %s the revision of %s is in force", date_text(r->arena, e->day),
         r->answer.revision->date);
}

static void note_reason(const running *r, mismatch *m) {
  const decision_answer *d = r->came;
  const char *cites = d->cites != NULL ? d->cites : "";
  if (d->rule == NULL)
    NOTE(r, m, "which of these rules decides depends on facts that the test leaves open");
  else if (d->because != NULL && *d->because != '\0')
    NOTE(r, m, "%s says: %s%s%s%s", d->rule, d->because, *cites != '\0' ? " [" : "", cites,
         *cites != '\0' ? "]" : "");
}

static void note_possible(const running *r, mismatch *m) {
  const decision_answer *d = r->came;
  NOTE(r, m, "possible with what the test gives: %s",
       joined(r->arena, d->possible.items, d->possible.count, " or "));
  if (!d->exact) NOTE(r, m, "the search was cut short: fewer may be possible");
}

static void note_assumptions(const running *r, mismatch *m) {
  const decision_answer *d = r->came;
  for (uint32_t i = 0; i < d->assumptions.count; i++) {
    const fact *f = d->assumptions.items[i];
    NOTE(r, m, "%s is not given and assumed to be %s", f->name,
         fact_value_text(r->arena, f, f->assumed_value));
  }
}

/* "it asks gestational_age >= 34w0d (the test gives 33w6d)" */
static const char *part_words(const running *r, const account_part *part) {
  const char *asks =
      arena_printf(r->arena, "it %s %s", part->column == 0 ? "is" : "asks", part->asks);
  if (part->is == NULL || part->column == 0) return asks;
  return arena_printf(r->arena, part->computed ? "%s (that is %s)" : "%s (the test gives %s)", asks,
                      part->is);
}

static const char *parts_words(const running *r, const account_parts *parts) {
  textbuf b = { .arena = r->arena };
  textbuf_add_bytes(&b, "", 0);
  for (uint32_t i = 0; i < parts->count; i++)
    textbuf_add(&b, "%s%s", i > 0 ? ", and " : "", part_words(r, &parts->items[i]));
  return b.text;
}

/* Below a rule or criterion, what fails in the criteria that it asks for. */
static void note_criteria(const running *r, mismatch *m, const account_parts *parts) {
  for (uint32_t i = 0; i < parts->count; i++) {
    const account_part *part = &parts->items[i];
    for (uint32_t k = 0; k < part->ways.count && m->notes.count < NOTES_SHOWN; k++) {
      NOTE(r, m, "%s fails: %s", part->name, parts_words(r, &part->ways.items[k]));
      note_criteria(r, m, &part->ways.items[k]);
    }
  }
}

/* Why one row of the expected rule did not decide. */
static void note_row(const running *r, mismatch *m, const row_account *x) {
  const char *first = r->came->rule;
  if (x->truth == POLRT_FALSE) {
    NOTE(r, m, "%s does not apply: %s", x->row->id, parts_words(r, &x->parts));
    note_criteria(r, m, &x->parts);
  } else if (x->truth == POLRT_OPEN) {
    NOTE(r, m, "%s may apply; that depends on %s", x->row->id,
         joined(r->arena, x->open.items, x->open.count, ", "));
  } else if (first != NULL) {
    NOTE(r, m, "%s applies too, but %s comes before it", x->row->id, first);
  } else {
    NOTE(r, m, "%s applies, but a rule that comes before it may apply too", x->row->id);
  }
}

static bool is_expected_rule(const running *r, const char *name) {
  const expectation *x = r->expected;
  return name != NULL && strcmp(name, x->by_otherwise ? "otherwise" : x->by->name) == 0;
}

static void note_expected_rule(const running *r, mismatch *m) {
  const expectation *x = r->expected;
  uint32_t shown = 0;
  if ((x->by == NULL && !x->by_otherwise) || is_expected_rule(r, r->came->rule)) return;
  if (x->by_otherwise) NOTE(r, m, "otherwise is reached only where no rule applies");
  account all = answer_account(r->arena, &r->facts, r->came->decision);
  for (uint32_t i = 0; x->by != NULL && i < all.count; i++) {
    if (all.items[i].row->rule != x->by) continue;
    if (shown++ < ROWS_SHOWN) note_row(r, m, &all.items[i]);
  }
  if (shown > ROWS_SHOWN)
    NOTE(r, m, "and so on for %u more cases of %s", (unsigned)(shown - ROWS_SHOWN), x->by->name);
}

/* ---- needed facts ------------------------------------------------------------------------ */

static bool same_slots(const slot_list *x, const slot_list *y) {
  if (x->count != y->count) return false;
  for (uint32_t i = 0; i < x->count; i++)
    if (!has_slot(y, x->items[i])) return false;
  return true;
}

static bool is_given(const running *r, fact_slot slot) {
  for (uint32_t i = 0; i < slot.count; i++)
    if (r->facts.sets[slot.first + i].lo != r->facts.sets[slot.first + i].hi) return false;
  return true;
}

static void note_needs(const running *r, mismatch *m) {
  slot_list expected = needs_expected(r), came = needs_came(r);
  for (uint32_t i = 0; r->expected->lists_needs && i < facts_slots(r->tables); i++) {
    fact_slot slot = facts_slot(r->tables, i);
    if (has_slot(&came, i) && !has_slot(&expected, i))
      NOTE(r, m, "%s can change the answer and is not listed", slot.name);
    if (has_slot(&expected, i) && !has_slot(&came, i))
      NOTE(r, m, "%s is listed, but %s", slot.name,
           is_given(r, slot) ? "the test gives it" : "it cannot change the answer");
  }
}

/* ---- one expectation --------------------------------------------------------------------- */

static mismatch undecided(const running *r) {
  const model *m = r->tables->model;
  const expectation *x = r->expected;
  mismatch out = { .at = x->at };
  bool no_revision = is_status(r, "no_revision_in_force");
  out.message =
      arena_printf(r->arena, "the test `%s' expects %s to be %s; nothing is decided: %s",
                   r->example->name, x->decision->name, expected_words(r),
                   no_revision ? "no revision is in force" : "the facts contradict each other");
  if (no_revision)
    NOTE(r, &out, "the first revision takes effect on %s", m->revisions.items[0].date);
  const polrt_policy *p = &r->tables->policy;
  for (unsigned i = 0; !no_revision && i < p->impossible_count; i++) {
    unsigned bit = p->impossible_first + i;
    const row *at = r->tables->bits.items[bit].row;
    const impossible *im = at != NULL ? at->impossible : NULL;
    if (im != NULL && polrt_row_truth(p, bit, r->facts.sets) == POLRT_TRUE)
      NOTE(r, &out, "the policy declares such a case impossible%s%s",
           im->because != NULL ? ": " : "", im->because != NULL ? im->because : "");
  }
  return out;
}

static bool has_needs(const running *r) {
  slot_list expected = needs_expected(r), came = needs_came(r);
  return same_slots(&expected, &came);
}

/* In any order. */
static bool limits_as_expected(const running *r) {
  const expectation *x = r->expected;
  const text_list *came = &r->came->limits;
  if (r->came->possible_limits.count > 0 || came->count != x->limits.count) return false;
  for (uint32_t i = 0; i < came->count; i++) {
    uint32_t k = 0;
    while (k < came->count && strcmp(x->limits.items[i], came->items[k]) != 0) k++;
    if (k == came->count) return false;
  }
  return true;
}

static bool is_as_expected(const running *r) {
  const expectation *x = r->expected;
  const decision_answer *d = r->came;
  if (x->refer) return strcmp(d->status, "refer") == 0;
  if (x->outcome == NULL)
    return strcmp(d->status, "undetermined") == 0 && (!x->lists_needs || has_needs(r));
  if (d->outcome != x->outcome || (x->lists_limits && !limits_as_expected(r))) return false;
  return (x->by == NULL && !x->by_otherwise) || is_expected_rule(r, d->rule);
}

static mismatch explained(const running *r) {
  const decision_answer *d = r->came;
  mismatch m = { .at = r->expected->at };
  m.message = arena_printf(r->arena, "the test `%s' expects %s to be %s; it is %s",
                           r->example->name, d->decision->name, expected_words(r), came_words(r));
  note_date(r, &m);
  if (strcmp(d->status, "undetermined") == 0)
    note_possible(r, &m);
  else
    note_reason(r, &m);
  if (r->expected->outcome == NULL && strcmp(d->status, "undetermined") == 0) note_needs(r, &m);
  note_assumptions(r, &m);
  note_expected_rule(r, &m);
  return m;
}

static void compare_decision(running *r, mismatch_list *out) {
  r->came = NULL;
  for (uint32_t i = 0; i < r->answer.decisions.count; i++)
    if (r->answer.decisions.items[i].decision == r->expected->decision)
      r->came = &r->answer.decisions.items[i];
  if (r->came == NULL)
    vec_push(r->arena, out, undecided(r));
  else if (!is_as_expected(r))
    vec_push(r->arena, out, explained(r));
}

static void compare_no_revision(const running *r, mismatch_list *out) {
  mismatch m = { .at = r->expected->at };
  const revision *in_force = r->answer.revision;
  if (is_status(r, "no_revision_in_force")) return;
  m.message = arena_printf(
      r->arena, "the test `%s' expects no revision to be in force; %s", r->example->name,
      in_force != NULL ? arena_printf(r->arena, "that of %s is", in_force->date) : "one may be");
  if (!r->example->has_day) note_date(r, &m);
  vec_push(r->arena, out, m);
}

/* ---- caveats ----------------------------------------------------------------------------- */

static const char *caveat_dates(const running *r) {
  const case_answer *c = &r->answer;
  const char **dates = arena_alloc(r->arena, (c->caveats.count + 1) * sizeof *dates);
  for (uint32_t i = 0; i < c->caveats.count; i++) dates[i] = c->caveats.items[i]->date;
  return joined(r->arena, dates, c->caveats.count, " and ");
}

static bool has_caveat(const case_answer *c, const revision *wanted) {
  for (uint32_t i = 0; i < c->caveats.count; i++)
    if (c->caveats.items[i] == wanted) return true;
  return false;
}

static void compare_caveat(const running *r, mismatch_list *out) {
  const revision *wanted = r->expected->caveat;
  const case_answer *c = &r->answer;
  mismatch m = { .at = r->expected->at };
  if (wanted != NULL ? has_caveat(c, wanted) : c->caveats.count == 0) return;
  m.message = arena_printf(
      r->arena, "the test `%s' expects %s%s; there is %s%s", r->example->name,
      wanted != NULL ? "the caveat of " : "no caveat", wanted != NULL ? wanted->date : "",
      c->caveats.count > 0 ? "that of " : "none", c->caveats.count > 0 ? caveat_dates(r) : "");
  note_date(r, &m);
  for (uint32_t i = 0; i < c->caveats.count; i++)
    NOTE(r, &m, "the caveat of %s: %s", c->caveats.items[i]->date, c->caveats.items[i]->unencoded);
  if (wanted != NULL)
    NOTE(r, &m, "the caveat of %s goes with every earlier day in force", wanted->date);
  vec_push(r->arena, out, m);
}

/* ---- the example ------------------------------------------------------------------------- */

mismatch_list example_run(arena *a, const tables *t, const example *e) {
  arena *scratch = arena_new(); /* the search of one case can be large; only its texts are kept */
  mismatch_list out = { 0 };
  running r = { .arena = a, .tables = t, .example = e, .facts = facts_of(scratch, t, e) };
  r.answer = answer_case(scratch, &r.facts);
  for (uint32_t i = 0; i < e->expectations.count; i++) {
    r.expected = &e->expectations.items[i];
    if (r.expected->no_revision)
      compare_no_revision(&r, &out);
    else if (r.expected->decision == NULL)
      compare_caveat(&r, &out);
    else
      compare_decision(&r, &out);
  }
  arena_free(scratch);
  return out;
}
