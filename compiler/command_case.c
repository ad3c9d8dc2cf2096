/* command_case.c -- what commands that look at one case read from the command line. */
#include "command.h"
#include "facts.h"

#include <string.h>

static bool read_word(const options *o, case_facts *facts, const char *word, diags *sink) {
  const char *equals = strchr(word, '=');
  if (equals != NULL && equals != word)
    return facts_set(o->arena, facts, arena_strndup(o->arena, word, (size_t)(equals - word)),
                     equals + 1, sink);
  diag *d = diag_add(sink, DIAG_E101, SPAN_NONE, "`%s' is not of the form FACT=VALUE", word);
  diag_note(sink, d, "for example setting=inpatient");
  return false;
}

bool command_read_case(const options *o, case_facts *facts, uint32_t first, diags *sink) {
  bool fine = o->facts == NULL || facts_read_json(o->arena, facts, o->facts, sink);
  if (o->on != NULL)
    fine &= facts_set(o->arena, facts, facts->tables->model->selected_by, o->on, sink);
  for (uint32_t i = first; i < o->words.count; i++)
    fine &= read_word(o, facts, o->words.items[i], sink);
  return fine;
}

/* ---- decisions and outcomes -------------------------------------------------------------- */

static bool has_outcome(const decision *d, const char *name) {
  for (uint32_t i = 0; i < d->outcomes.count; i++)
    if (strcmp(d->outcomes.items[i].name, name) == 0) return true;
  for (uint32_t i = 0; i < d->defaults.count; i++)
    if (d->defaults.items[i].kind == DEFAULT_REFER && strcmp(name, "refer") == 0) return true;
  return false;
}

static const char *outcome_list(arena *a, const decision *d) {
  textbuf b = { .arena = a };
  for (uint32_t i = 0; i < d->outcomes.count; i++)
    textbuf_add(&b, "%s%s", i > 0 ? ", " : "", d->outcomes.items[i].name);
  return b.text;
}

static const decision *no_decision(const options *o, const model *m, diags *sink) {
  near_miss near = { .wanted = o->decision };
  diag *d = diag_add(sink, DIAG_E120, SPAN_NONE, "this policy has no decision `%s'", o->decision);
  for (uint32_t i = 0; i < m->decisions.count; i++) {
    near_miss_try(&near, m->decisions.items[i]->name);
    diag_note(sink, d, "it decides %s", m->decisions.items[i]->name);
  }
  if (near.best != NULL) diag_hint(sink, d, "did you mean `%s'?", near.best);
  return NULL;
}

static const decision *no_outcome(const options *o, const model *m, const char *wanted,
                                  diags *sink) {
  near_miss near = { .wanted = wanted };
  diag *d = diag_add(sink, DIAG_E121, SPAN_NONE, "`%s' is not an outcome of this policy", wanted);
  for (uint32_t i = 0; i < m->decisions.count; i++) {
    const decision *x = m->decisions.items[i];
    if (o->decision != NULL && strcmp(o->decision, x->name) != 0) continue;
    diag_note(sink, d, "%s is one of %s", x->name, outcome_list(o->arena, x));
    for (uint32_t k = 0; k < x->outcomes.count; k++)
      near_miss_try(&near, x->outcomes.items[k].name);
  }
  if (near.best != NULL) diag_hint(sink, d, "did you mean `%s'?", near.best);
  return NULL;
}

const decision *command_decision(const options *o, const model *m, const char *wanted,
                                 diags *sink) {
  bool named = o->decision == NULL;
  for (uint32_t i = 0; i < m->decisions.count; i++) {
    const decision *d = m->decisions.items[i];
    if (o->decision != NULL && strcmp(o->decision, d->name) != 0) continue;
    named = true;
    if (wanted == NULL || has_outcome(d, wanted)) return d;
  }
  return named && wanted != NULL ? no_outcome(o, m, wanted, sink) : no_decision(o, m, sink);
}
