/* ask.c -- the course of an interview.  It prints nothing and reads nothing.
 *
 * A fact of which the policy assumes something is asked for like any other; only when it is said to
 * be unknown is it taken for granted.
 */
#include "ask.h"

#include <string.h>

interview interview_new(arena *a, const tables *t, const decision *only, const case_facts *facts) {
  interview v = { .arena = a, .tables = t, .facts = *facts };
  uint32_t count = facts_slots(t);
  v.asked = arena_alloc(a, count * sizeof *v.asked);
  for (uint32_t i = 0; i < count; i++) v.asked[i] = facts->texts[i] != NULL;
  for (uint32_t i = 0; i < t->model->decisions.count; i++)
    if (only == NULL || t->model->decisions.items[i] == only)
      vec_push(a, &v.inquiries, inquiry_new(a, t, t->model->decisions.items[i]));
  return v;
}

/* ---- what to ask ------------------------------------------------------------------------- */

/* With the assumptions of those facts that were said to be unknown. */
static polrt_set *known_so_far(interview *v) {
  const polrt_policy *p = &v->tables->policy;
  polrt_set *known = arena_alloc(v->arena, p->inputs * sizeof *known);
  uint64_t assumed = polrt_assumptions(p, v->facts.sets);
  for (uint32_t i = 0; i < p->inputs; i++) {
    bool taken = (assumed >> i & 1) && v->asked[facts_slot_of_input(v->tables, i)];
    known[i] = taken ? polrt_exactly(p->input[i].assumed_value) : v->facts.sets[i];
  }
  return known;
}

static int next_of(interview *v, inquiry *q, const polrt_set *known) {
  uint16_t *needed = arena_alloc(v->arena, q->policy.inputs * sizeof *needed);
  uint32_t exact = 1;
  if (polrt_status_of(inquiry_ask(q, known)) != POLRT_UNDETERMINED) return ASK_NOTHING;
  unsigned count = polrt_needs(&q->policy, known, 0, &q->work, needed, &exact);
  for (unsigned i = 0; i < count; i++) {
    uint32_t slot = facts_slot_of_input(v->tables, needed[i]);
    if (!v->asked[slot]) return (int)slot;
  }
  return ASK_NOTHING;
}

int interview_next(interview *v, const decision **about) {
  const polrt_set *known = known_so_far(v);
  for (uint32_t i = 0; i < v->inquiries.count; i++) {
    int slot = next_of(v, v->inquiries.items[i], known);
    *about = v->inquiries.items[i]->decision;
    if (slot != ASK_NOTHING) return slot;
  }
  return ASK_NOTHING;
}

bool interview_is_contradictory(interview *v) {
  const polrt_set *known = known_so_far(v);
  return v->inquiries.count > 0 &&
         polrt_status_of(inquiry_ask(v->inquiries.items[0], known)) == POLRT_INCONSISTENT;
}

/* ---- answers ----------------------------------------------------------------------------- */

static void remember(interview *v, uint32_t slot) {
  uint32_t inputs = v->tables->policy.inputs, slots = facts_slots(v->tables);
  interview_step s = { .slot = slot };
  s.sets = arena_alloc(v->arena, inputs * sizeof *s.sets);
  s.texts = arena_alloc(v->arena, slots * sizeof *s.texts);
  s.asked = arena_alloc(v->arena, slots * sizeof *s.asked);
  memcpy(s.sets, v->facts.sets, inputs * sizeof *s.sets);
  memcpy(s.texts, v->facts.texts, slots * sizeof *s.texts);
  memcpy(s.asked, v->asked, slots * sizeof *s.asked);
  vec_push(v->arena, &v->steps, s);
}

int interview_back(interview *v) {
  if (v->steps.count == 0) return ASK_NOTHING;
  interview_step *s = &v->steps.items[--v->steps.count];
  v->facts.sets = s->sets;
  v->facts.texts = s->texts;
  v->asked = s->asked;
  return (int)s->slot;
}

bool interview_answer(interview *v, uint32_t slot, const char *text, diags *sink) {
  remember(v, slot);
  v->facts.texts[slot] = NULL;
  v->asked[slot] = true;
  if (facts_set(v->arena, &v->facts, facts_slot(v->tables, slot).name, text, sink)) return true;
  (void)interview_back(v);
  return false;
}

void interview_skip(interview *v, uint32_t slot) {
  remember(v, slot);
  v->asked[slot] = true;
}

/* ---- why it is asked --------------------------------------------------------------------- */

/* The name as a word of a text: `age' is not in `page'. */
static bool speaks_of(const char *text, const char *name) {
  size_t length = strlen(name);
  for (const char *p = strstr(text, name); p != NULL; p = strstr(p + 1, name)) {
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789_";
    bool begins = p == text || strchr(letters, p[-1]) == NULL;
    if (begins && (p[length] == '\0' || strchr(letters, p[length]) == NULL)) return true;
  }
  return false;
}

static void add_parts(interview *v, text_list *out, const char *rule_words,
                      const account_parts *parts, const char *name) {
  for (uint32_t i = 0; i < parts->count; i++) {
    const account_part *part = &parts->items[i];
    if (part->truth == POLRT_OPEN && part->ways.count == 0 && speaks_of(part->asks, name)) {
      const char *text = arena_printf(v->arena, "%s: %s", rule_words, part->asks);
      bool told = false;
      for (uint32_t k = 0; k < out->count; k++) told |= strcmp(out->items[k], text) == 0;
      if (!told) vec_push(v->arena, out, text);
    }
    for (uint32_t w = 0; w < part->ways.count; w++)
      add_parts(v, out, rule_words, &part->ways.items[w], name);
  }
}

text_list interview_why(interview *v, uint32_t slot, const decision *about) {
  text_list out = { 0 };
  const char *name = facts_slot(v->tables, slot).name;
  case_facts facts = v->facts;
  facts.sets = known_so_far(v);
  account all = answer_account(v->arena, &facts, about);
  for (uint32_t i = 0; i < all.count; i++) {
    const row *r = all.items[i].row;
    const char *label = r->version->then != NULL ? r->version->then->label : "refer to a person";
    const char *words = arena_printf(v->arena, "%s (%s)", r->rule->name, label);
    if (all.items[i].truth == POLRT_OPEN) add_parts(v, &out, words, &all.items[i].parts, name);
  }
  return out;
}
