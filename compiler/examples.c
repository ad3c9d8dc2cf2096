/* examples.c -- one example: its case through the runtime, its expectations against the answer.
 *
 * Prints nothing and judges no policy; what it finds is data for the command and for reports.
 */
#include "examples.h"

#include "answer.h"

#include <string.h>

enum { ROWS_SHOWN = 4 }; /* of an expected rule that did not decide */

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
  if (g->fact->kind == FACT_NUMBER)
    *set = polrt_between(g->lo, g->hi);
  else if ((g->members & (g->members - 1)) == 0)
    *set = polrt_exactly((int32_t)__builtin_ctzll(g->members));
  else
    set->members = g->members;
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

static const char *input_name(const running *r, const fact *f) {
  return f != NULL ? f->name : r->tables->model->selected_by;
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

static const char *expected_needs(const running *r) {
  const expectation *x = r->expected;
  const char **names = arena_alloc(r->arena, (x->needs.count + 1) * sizeof *names);
  for (uint32_t i = 0; i < x->needs.count; i++) names[i] = input_name(r, x->needs.items[i]);
  return needing(r, names, x->needs.count);
}

static const char *expected_words(const running *r) {
  const expectation *x = r->expected;
  if (x->refer) return "refer";
  if (x->outcome == NULL) return expected_needs(r);
  if (x->by == NULL && !x->by_otherwise) return x->outcome->name;
  return arena_printf(r->arena, "%s by %s", x->outcome->name,
                      x->by != NULL ? x->by->name : "otherwise");
}

static const char *came_needs(const running *r) {
  const decision_answer *d = r->came;
  const char **names = arena_alloc(r->arena, (d->needs.count + 1) * sizeof *names);
  for (uint32_t i = 0; i < d->needs.count; i++)
    names[i] = r->tables->inputs.items[d->needs.items[i]].name;
  return needing(r, names, d->needs.count);
}

static const char *came_words(const running *r) {
  const decision_answer *d = r->came;
  if (strcmp(d->status, "undetermined") == 0) return came_needs(r);
  if (strcmp(d->status, "refer") == 0) return "refer";
  if (d->rule != NULL) return arena_printf(r->arena, "%s by %s", d->outcome->name, d->rule);
  return arena_printf(r->arena, "%s by one of %s", d->outcome->name,
                      joined(r->arena, d->rules.items, d->rules.count, ", "));
}

/* What a test gives of one fact, when that is a single value. */
static const char *given_words(const running *r, uint32_t input) {
  const polrt_set *set = &r->facts.sets[input];
  const fact *f = r->tables->inputs.items[input].fact;
  if (f == NULL || set->lo != set->hi) return "";
  return arena_printf(r->arena, " (the test gives %s)", fact_value_text(r->arena, f, set->lo));
}

/* "from 2009-06-01 until 2016-10-01", for each unbroken time that a row is in force. */
static const char *time_words(const running *r, uint64_t revisions) {
  const model *m = r->tables->model;
  textbuf b = { .arena = r->arena };
  textbuf_add_bytes(&b, "", 0);
  for (uint32_t from = 1; from <= m->revisions.count; from++) {
    if (!(revisions >> from & 1)) continue;
    uint32_t until = from;
    while (until < m->revisions.count && (revisions >> (until + 1) & 1)) until++;
    textbuf_add(&b, "%sfrom %s", b.length > 0 ? " and " : "", m->revisions.items[from - 1].date);
    if (until < m->revisions.count) textbuf_add(&b, " until %s", m->revisions.items[until].date);
    from = until;
  }
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

static bool is_against(const row_account *x, const char *input) {
  for (uint32_t i = 0; i < x->against.count; i++)
    if (strcmp(x->against.items[i], input) == 0) return true;
  return false;
}

/* What a row asks of one input, in the words of the policy. */
static const char *asked_words(const running *r, const row *asking, uint32_t input) {
  if (input == 0)
    return arena_printf(r->arena, "it is in force %s", time_words(r, asking->box[0].members));
  const char *asks = cell_text(r->arena, r->tables->rows->space, input, asking->box[input]);
  return arena_printf(r->arena, "it asks %s%s", asks, given_words(r, input));
}

static void note_against(const running *r, mismatch *m, const row_account *x) {
  textbuf b = { .arena = r->arena };
  textbuf_add_bytes(&b, "", 0);
  for (uint32_t i = 0; i < r->tables->inputs.count; i++)
    if (is_against(x, r->tables->inputs.items[i].name))
      textbuf_add(&b, "%s%s", b.length > 0 ? ", and " : "", asked_words(r, x->row, i));
  NOTE(r, m, "%s does not apply: %s", x->row->id, b.text);
}

/* Why one row of the expected rule did not decide. */
static void note_row(const running *r, mismatch *m, const row_account *x) {
  const char *first = r->came->rule;
  if (x->truth == POLRT_FALSE)
    note_against(r, m, x);
  else if (x->truth == POLRT_OPEN)
    NOTE(r, m, "%s may apply; that depends on %s", x->row->id,
         joined(r->arena, x->open.items, x->open.count, ", "));
  else if (first != NULL)
    NOTE(r, m, "%s applies too, but %s comes before it", x->row->id, first);
  else
    NOTE(r, m, "%s applies, but a rule that comes before it may apply too", x->row->id);
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
  for (uint32_t i = 0; x->by != NULL && i < r->came->rows.count; i++) {
    if (r->came->rows.items[i].row->rule != x->by) continue;
    if (shown++ < ROWS_SHOWN) note_row(r, m, &r->came->rows.items[i]);
  }
  if (shown > ROWS_SHOWN)
    NOTE(r, m, "and so on for %u more cases of %s", (unsigned)(shown - ROWS_SHOWN), x->by->name);
}

/* ---- needed facts ------------------------------------------------------------------------ */

static uint32_t input_of(const fact *f) { return f != NULL ? f->input : 0; }

/* Bit i: input i.  There are at most 63 facts and the date. */
static uint64_t needs_expected(const expectation *x) {
  uint64_t inputs = 0;
  for (uint32_t i = 0; i < x->needs.count; i++)
    inputs |= UINT64_C(1) << input_of(x->needs.items[i]);
  return inputs;
}

static uint64_t needs_came(const decision_answer *d) {
  uint64_t inputs = 0;
  for (uint32_t i = 0; i < d->needs.count; i++) inputs |= UINT64_C(1) << d->needs.items[i];
  return inputs;
}

static void note_needs(const running *r, mismatch *m) {
  uint64_t expected = needs_expected(r->expected), came = needs_came(r->came);
  for (uint32_t i = 0; r->expected->lists_needs && i < r->tables->inputs.count; i++) {
    const char *name = r->tables->inputs.items[i].name;
    bool known = r->facts.sets[i].lo == r->facts.sets[i].hi;
    if (came & ~expected & UINT64_C(1) << i)
      NOTE(r, m, "%s can change the answer and is not listed", name);
    if (expected & ~came & UINT64_C(1) << i)
      NOTE(r, m, "%s is listed, but %s", name,
           known ? "the test gives it" : "it cannot change the answer");
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
    const impossible *im = r->tables->bits.items[bit].row->impossible;
    if (polrt_row_truth(p, bit, r->facts.sets) == POLRT_TRUE)
      NOTE(r, &out, "the policy declares such a case impossible%s%s",
           im->because != NULL ? ": " : "", im->because != NULL ? im->because : "");
  }
  return out;
}

static bool is_as_expected(const running *r) {
  const expectation *x = r->expected;
  const decision_answer *d = r->came;
  if (x->refer) return strcmp(d->status, "refer") == 0;
  if (x->outcome == NULL)
    return strcmp(d->status, "undetermined") == 0 &&
           (!x->lists_needs || needs_expected(x) == needs_came(d));
  if (d->outcome != x->outcome) return false;
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
