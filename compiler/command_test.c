/* command_test.c -- `polc test': runs the examples that stand in the policies. */
#include "command.h"
#include "examples.h"
#include "junit.h"

#include <stdio.h>
#include <string.h>

static int worse(int a, int b) { return a > b ? a : b; }

/* ---- reports ----------------------------------------------------------------------------- */

static unsigned line_at(const compilation *c, span at) {
  if (at.file >= c->sources.files.count) return 0;
  return source_line_column(&c->sources.files.items[at.file], at.begin).line;
}

static void report(compilation *c, const mismatch *m) {
  diag *d = diag_add(&c->diags, DIAG_E701, m->at, "%s", m->message);
  for (uint32_t i = 0; i < m->notes.count; i++) diag_note(&c->diags, d, "%s", m->notes.items[i]);
}

static junit_case case_of(const compilation *c, const example *e, const mismatch_list *found) {
  junit_case out = { .name = e->name };
  textbuf b = { .arena = c->arena };
  if (found->count == 0) return out;
  for (uint32_t i = 0; i < found->count; i++) {
    const mismatch *m = &found->items[i];
    textbuf_add(&b, "%sline %u: %s\n", i == 0 ? "\n" : "", line_at(c, m->at), m->message);
    for (uint32_t k = 0; k < m->notes.count; k++) textbuf_add(&b, "  %s\n", m->notes.items[k]);
  }
  out.failure = found->items[0].message;
  out.details = b.text;
  return out;
}

/* `ino' of `policies/ino.pol', for a policy that could not be read far enough to have a name. */
static const char *file_stem(arena *a, const char *path) {
  const char *slash = strrchr(path, '/'), *name = slash != NULL ? slash + 1 : path;
  const char *dot = strrchr(name, '.');
  return dot != NULL && dot != name ? arena_strndup(a, name, (size_t)(dot - name)) : name;
}

/* A policy with errors is not tested; a build server must see that. */
static junit_suite broken_suite(const compilation *c, const char *path) {
  junit_suite s = { .name = file_stem(c->arena, path), .broken = true };
  textbuf b = { .arena = c->arena };
  textbuf_add(&b, "\n");
  for (uint32_t i = 0; i < c->diags.list.count; i++) {
    const diag *d = c->diags.list.items[i];
    if (d->severity != DIAG_ERROR) continue;
    if (line_at(c, d->at) > 0) textbuf_add(&b, "line %u: ", line_at(c, d->at));
    textbuf_add(&b, "%s: %s\n", diag_code_name(d->code),
                diag_visible(c->arena, d->message, strlen(d->message)));
  }
  vec_push(c->arena, &s.cases,
           (junit_case){ "polc check", "the policy has errors; no test was run", b.text });
  return s;
}

static void print_summary(const model *m, uint32_t failed) {
  uint32_t total = m->examples.count;
  if (total == 0)
    printf("%s: no tests\n", m->name);
  else if (failed == 0)
    printf("%s: %u test%s passed\n", m->name, (unsigned)total, total == 1 ? "" : "s");
  else
    printf("%s: %u of %u tests passed\n", m->name, (unsigned)(total - failed), (unsigned)total);
  (void)fflush(stdout); /* in step with the diagnostics of the next policy */
}

/* ---- the command ------------------------------------------------------------------------- */

static int test_one(options *o, const char *path, junit_suite *suite) {
  compilation c;
  uint32_t failed = 0;
  if (!command_compile(o, &c, path, o->strict)) {
    int status = command_report(o, &c.diags);
    *suite = broken_suite(&c, path);
    return status == EXIT_CLEAN ? EXIT_FINDINGS : status;
  }
  c.diags.list.count = c.diags.warnings = 0; /* warnings of the policy are for `check' */
  *suite = (junit_suite){ .name = c.model->name };
  for (uint32_t i = 0; i < c.model->examples.count; i++) {
    const example *e = &c.model->examples.items[i];
    mismatch_list found = example_run(o->arena, c.tables, e);
    for (uint32_t k = 0; k < found.count; k++) report(&c, &found.items[k]);
    failed += found.count > 0;
    vec_push(o->arena, &suite->cases, case_of(&c, e, &found));
  }
  int status = command_report(o, &c.diags);
  print_summary(c.model, failed);
  return status;
}

int command_test(options *o) {
  if (o->words.count == 0) return command_usage("`polc test' needs a policy file");
  uint32_t count = o->words.count;
  junit_suite *suites = arena_alloc(o->arena, count * sizeof *suites);
  int status = EXIT_CLEAN;
  for (uint32_t i = 0; i < count; i++)
    status = worse(status, test_one(o, o->words.items[i], &suites[i]));
  if (o->junit == NULL) return status;
  output_file file = { .path = o->junit, .text = junit_text(o->arena, suites, count) };
  return output_write_all(o->arena, &file, 1) ? status : worse(status, EXIT_USAGE);
}
