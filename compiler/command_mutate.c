/* command_mutate.c -- `polc mutate': small faults in a policy that no test would notice. */
#include "command.h"
#include "examples.h"
#include "mutate.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int worse(int a, int b) { return a > b ? a : b; }

static const char *const fate_names[MUTANT_FATES] = { "killed", "refused", "equivalent", "survived",
                                                      "not settled" };

typedef struct tally {
  uint32_t counts[MUTANT_KINDS][MUTANT_FATES], kinds[MUTANT_KINDS], fates[MUTANT_FATES];
} tally;

static tally tally_of(const mutation *x) {
  tally t = { 0 };
  for (uint32_t i = 0; i < x->mutants.count; i++) {
    const mutant *m = &x->mutants.items[i];
    t.counts[m->kind][m->fate]++;
    t.kinds[m->kind]++;
    t.fates[m->fate]++;
  }
  return t;
}

/* ---- text -------------------------------------------------------------------------------- */

static void print_indented_text(const char *text, const char *indent) {
  while (*text != '\0') {
    size_t length = strcspn(text, "\n");
    printf("%s%.*s\n", indent, (int)length, text);
    text += length + (text[length] == '\n');
  }
}

static void print_place(const compilation *c, span at) {
  if (at.file >= c->sources.files.count) return;
  const source *s = &c->sources.files.items[at.file];
  printf("%s:%u: ", s->path, (unsigned)source_line_column(s, at.begin).line);
}

static void print_mutant(const compilation *c, const mutant *m) {
  if (m->fate == MUTANT_KILLED || m->fate == MUTANT_REFUSED) return;
  print_place(c, m->at);
  printf("%s: %s\n", m->fate == MUTANT_EQUIVALENT ? "equivalent (proved)" : fate_names[m->fate],
         m->what);
  if (m->fate != MUTANT_SURVIVED) return;
  printf("  %s would be %s instead of %s\n", m->differs->name, m->after, m->before);
  if (m->test == NULL) return;
  printf("  this test would notice:\n");
  print_indented_text(m->test, "    ");
}

static void print_table(const tally *t) {
  printf("  %-12s %6s %7s %8s %11s %9s %12s\n", "kind", "all", "killed", "refused", "equivalent",
         "survived", "not settled");
  for (unsigned k = 0; k < MUTANT_KINDS; k++) {
    const uint32_t *n = t->counts[k];
    if (t->kinds[k] == 0) continue;
    printf("  %-12s %6u %7u %8u %11u %9u %12u\n", mutant_kind_name((mutant_kind)k),
           (unsigned)t->kinds[k], (unsigned)n[MUTANT_KILLED], (unsigned)n[MUTANT_REFUSED],
           (unsigned)n[MUTANT_EQUIVALENT], (unsigned)n[MUTANT_SURVIVED],
           (unsigned)n[MUTANT_UNSETTLED]);
  }
}

static void print_text(const compilation *c, const mutation *x) {
  tally t = tally_of(x);
  for (uint32_t i = 0; i < x->mutants.count; i++) print_mutant(c, &x->mutants.items[i]);
  printf("%s: %u mutants: %u killed by a test, %u refused by `check', %u equivalent (proved), "
         "%u survived",
         c->model->name, (unsigned)x->mutants.count, (unsigned)t.fates[MUTANT_KILLED],
         (unsigned)t.fates[MUTANT_REFUSED], (unsigned)t.fates[MUTANT_EQUIVALENT],
         (unsigned)t.fates[MUTANT_SURVIVED]);
  if (t.fates[MUTANT_UNSETTLED] > 0)
    printf(", %u not settled", (unsigned)t.fates[MUTANT_UNSETTLED]);
  printf("\n");
  print_table(&t);
}

static void print_tests(const compilation *c, mutation *x) {
  uint32_t count;
  const char *text = mutation_suggest(x, &count);
  if (count == 0)
    printf("# %s: no mutant survived for which a test could be written\n", c->model->name);
  else
    printf("# %s: tests that notice what now survives; keep those that the policy text agrees "
           "with\n\n%s",
           c->model->name, text);
}

/* ---- JSON -------------------------------------------------------------------------------- */

static json_t *mutant_json(const compilation *c, const mutant *m) {
  json_t *out = json_pack("{s:s, s:s, s:s, s:s?}", "kind", mutant_kind_name(m->kind), "change",
                          m->what, "fate", fate_names[m->fate], "by", m->by);
  if (m->at.file < c->sources.files.count) {
    const source *s = &c->sources.files.items[m->at.file];
    json_object_set_new(out, "file", json_string(s->path));
    json_object_set_new(out, "line", json_integer(source_line_column(s, m->at.begin).line));
  }
  if (m->fate != MUTANT_SURVIVED) return out;
  json_object_set_new(out, "decision", json_string(m->differs->name));
  json_object_set_new(out, "before", json_string(m->before));
  json_object_set_new(out, "after", json_string(m->after));
  json_object_set_new(out, "test", m->test != NULL ? json_string(m->test) : json_null());
  return out;
}

static json_t *mutation_json(const compilation *c, const mutation *x) {
  tally t = tally_of(x);
  json_t *mutants = json_array(), *kinds = json_object();
  for (uint32_t i = 0; i < x->mutants.count; i++)
    json_array_append_new(mutants, mutant_json(c, &x->mutants.items[i]));
  for (unsigned k = 0; k < MUTANT_KINDS; k++) {
    if (t.kinds[k] == 0) continue;
    json_t *kind = json_pack("{s:i}", "all", (int)t.kinds[k]);
    for (unsigned f = 0; f < MUTANT_FATES; f++)
      json_object_set_new(kind, fate_names[f], json_integer(t.counts[k][f]));
    json_object_set_new(kinds, mutant_kind_name((mutant_kind)k), kind);
  }
  return json_pack("{s:s, s:o, s:o}", "policy", c->model->name, "kinds", kinds, "mutants", mutants);
}

/* ---- the command ------------------------------------------------------------------------- */

/* A mutant is told by a test that fails: without it all must pass. */
static bool tests_pass(const compilation *c) {
  for (uint32_t i = 0; i < c->model->examples.count; i++) {
    const example *e = &c->model->examples.items[i];
    if (example_run(c->arena, c->tables, e).count == 0) continue;
    fprintf(stderr, "polc: error: %s: the test `%s' fails; mend that first (`polc test')\n",
            c->model->name, e->name);
    return false;
  }
  return true;
}

static int mutate_one(options *o, const char *path, json_t *policies) {
  compilation c;
  if (!command_compile(o, &c, path, o->strict))
    return worse(EXIT_FINDINGS, command_report(o, &c.diags));
  if (!tests_pass(&c)) return EXIT_FINDINGS;
  mutation *x = mutation_new(study_new(&c));
  mutation_run(x);
  tally t = tally_of(x);
  if (policies != NULL)
    json_array_append_new(policies, mutation_json(&c, x));
  else if (o->suggest)
    print_tests(&c, x);
  else
    print_text(&c, x);
  (void)fflush(stdout);
  bool open = t.fates[MUTANT_SURVIVED] > 0 || t.fates[MUTANT_UNSETTLED] > 0;
  return open ? EXIT_FINDINGS : EXIT_CLEAN;
}

int command_mutate(options *o) {
  if (o->words.count == 0) return command_usage("`polc mutate' needs a policy file");
  if (o->json && o->suggest)
    return command_usage("--suggest writes tests as text; --format json has them without it");
  json_t *policies = o->json ? json_array() : NULL;
  int status = EXIT_CLEAN;
  for (uint32_t i = 0; i < o->words.count; i++)
    status = worse(status, mutate_one(o, o->words.items[i], policies));
  if (policies == NULL) return status;
  char *text = json_dumps(policies, JSON_INDENT(2));
  puts(text);
  free(text);
  json_decref(policies);
  return status;
}
