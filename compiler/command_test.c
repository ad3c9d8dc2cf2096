/* command_test.c -- `polc test': runs the tests of policies, and tells what they leave untested. */
#include "command.h"
#include "coverage.h"
#include "examples.h"
#include "junit.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
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

static const char *summary(arena *a, const model *m, uint32_t failed) {
  uint32_t total = m->examples.count;
  if (total == 0) return arena_printf(a, "%s: no tests", m->name);
  if (failed > 0)
    return arena_printf(a, "%s: %u of %u tests passed", m->name, (unsigned)(total - failed),
                        (unsigned)total);
  return arena_printf(a, "%s: %u test%s passed", m->name, (unsigned)total, total == 1 ? "" : "s");
}

/* ---- coverage ---------------------------------------------------------------------------- */

/* What one run of the command gathers over its policies. */
typedef struct test_run {
  options *options;
  json_t *policies;            /* NULL: text is asked for */
  int thresholds[SHARE_KINDS]; /* in percent; -1: none */
} test_run;

static coverage *covered(test_run *run, compilation *c, bool idle) {
  coverage *v = coverage_new(study_new(c));
  for (uint32_t i = 0; i < c->model->examples.count; i++) {
    coverage_count(v, &c->model->examples.items[i]);
    if (idle && run->options->coverage) coverage_idle(v, &c->model->examples.items[i]);
  }
  coverage_settle(v);
  return v;
}

static void add_properties(const compilation *c, const coverage *v, junit_suite *suite) {
  for (unsigned k = 0; k < SHARE_KINDS; k++) {
    share s = coverage_share(v, (share_kind)k);
    const char *name = arena_printf(c->arena, "coverage.%s", share_name((share_kind)k));
    const char *value = arena_printf(c->arena, "%u", share_percent(s));
    vec_push(c->arena, &suite->properties, (junit_property){ name, value });
  }
}

static bool is_below(const test_run *run, const coverage *v, unsigned kind) {
  return (int)share_percent(coverage_share(v, (share_kind)kind)) < run->thresholds[kind];
}

static bool any_below(const test_run *run, const coverage *v) {
  for (unsigned k = 0; k < SHARE_KINDS; k++)
    if (is_below(run, v, k)) return true;
  return false;
}

static void print_below(const test_run *run, const coverage *v, const compilation *c) {
  for (unsigned k = 0; k < SHARE_KINDS; k++)
    if (is_below(run, v, k))
      printf("%s%s: less than %d %% of the %s are covered\n", run->options->suggest ? "# " : "",
             c->model->name, run->thresholds[k], share_words((share_kind)k));
}

/* A build server shows a threshold that is missed as a test that fails. */
static void add_shortfalls(const test_run *run, const compilation *c, const coverage *v,
                           junit_suite *suite) {
  for (unsigned k = 0; k < SHARE_KINDS; k++) {
    junit_case one = { .name =
                           arena_printf(c->arena, "coverage of %s", share_words((share_kind)k)) };
    share s = coverage_share(v, (share_kind)k);
    if (run->thresholds[k] < 0) continue;
    if (is_below(run, v, k)) {
      one.failure = arena_printf(c->arena, "%u %% is covered, %d %% is asked for", share_percent(s),
                                 run->thresholds[k]);
      one.details = arena_printf(c->arena, "%u of %u\n", (unsigned)s.covered, (unsigned)s.all);
    }
    vec_push(c->arena, &suite->cases, one);
  }
}

/* Tests are printed alone, so that they can be appended to the policy; all else is a comment. */
static void print_suggestions(const compilation *c, coverage *v) {
  uint32_t count;
  const char *text = suggest_missing(v, &count);
  if (count == 0)
    printf("# %s: no rule, no boundary value and no condition part is untested\n", c->model->name);
  else
    printf("# %s: tests that are missing; keep those that the policy text agrees with\n\n%s",
           c->model->name, text);
}

static int report_coverage(test_run *run, compilation *c, junit_suite *suite, json_t *json,
                           bool passed) {
  const options *o = run->options;
  if (!o->coverage && !o->suggest) return EXIT_CLEAN;
  coverage *v = covered(run, c, passed);
  if (o->coverage) add_properties(c, v, suite);
  bool below = o->coverage && any_below(run, v);
  if (o->coverage) add_shortfalls(run, c, v, suite);
  if (json != NULL) {
    json_object_set_new(json, "coverage", coverage_json(v));
    return below ? EXIT_FINDINGS : EXIT_CLEAN;
  }
  if (o->coverage) {
    printf("%s%s: %s\n", o->suggest ? "# " : "", c->model->name, coverage_line(v));
    if (!o->suggest) fputs(coverage_never(v), stdout);
    coverage_report(v, &c->diags);
  }
  if (o->suggest) print_suggestions(c, v);
  if (o->coverage) print_below(run, v, c);
  return below ? EXIT_FINDINGS : EXIT_CLEAN;
}

/* ---- JSON -------------------------------------------------------------------------------- */

static json_t *cases_json(const junit_suite *suite) {
  json_t *out = json_array();
  for (uint32_t i = 0; i < suite->cases.count; i++) {
    const junit_case *c = &suite->cases.items[i];
    json_array_append_new(out, json_pack("{s:s, s:b, s:s?}", "name", c->name, "passed",
                                         c->failure == NULL, "failure", c->failure));
  }
  return out;
}

static json_t *suite_json(const test_run *run, const junit_suite *suite) {
  if (run->policies == NULL) return NULL;
  json_t *out = json_pack("{s:s, s:b, s:o}", "policy", suite->name, "checked", !suite->broken,
                          "tests", cases_json(suite));
  json_array_append_new(run->policies, out);
  return out; /* of the array */
}

static void print_json(const test_run *run) {
  char *text = json_dumps(run->policies, JSON_INDENT(2));
  puts(text);
  free(text);
}

/* ---- the command ------------------------------------------------------------------------- */

static int test_one(test_run *run, const char *path, junit_suite *suite) {
  options *o = run->options;
  compilation c;
  uint32_t failed = 0;
  int status = command_settle(o, &c, command_compile(o, &c, path, o->strict));
  if (status != EXIT_CLEAN) {
    *suite = broken_suite(&c, path);
    (void)suite_json(run, suite);
    return status;
  }
  *suite = (junit_suite){ .name = c.model->name };
  for (uint32_t i = 0; i < c.model->examples.count; i++) {
    const example *e = &c.model->examples.items[i];
    mismatch_list found = example_run(o->arena, c.tables, e);
    for (uint32_t k = 0; k < found.count; k++) report(&c, &found.items[k]);
    failed += found.count > 0;
    vec_push(o->arena, &suite->cases, case_of(&c, e, &found));
  }
  json_t *json = suite_json(run, suite);
  const char *line = summary(o->arena, c.model, failed);
  status = command_report(o, &c.diags);
  c.diags.list.count = c.diags.errors = c.diags.warnings = 0;
  if (json == NULL) printf("%s%s\n", o->suggest ? "# " : "", line);
  status = worse(status, report_coverage(run, &c, suite, json, failed == 0));
  (void)fflush(stdout); /* in step with the diagnostics of the next policy */
  if (c.diags.list.count > 0) status = worse(status, command_report(o, &c.diags));
  return status;
}

/* The kind that `rules=' and so on begins with; SHARE_KINDS: it begins with none. */
static unsigned named_share(const char *text) {
  unsigned k = 0;
  for (; k < SHARE_KINDS; k++) {
    size_t length = strlen(share_name((share_kind)k));
    if (strncmp(text, share_name((share_kind)k), length) == 0 && text[length] == '=') break;
  }
  return k;
}

/* A number from 0 to 100; NULL: it is none. */
static const char *read_percentage(const char *text, int *out) {
  char *end;
  long n = strtol(text, &end, 10);
  if (end == text || *text < '0' || *text > '9' || n > 100) return NULL;
  *out = (int)n;
  return end;
}

/* "90", or "rules=100,boundaries=90". */
static bool read_thresholds(const char *text, int *out) {
  const char *end = read_percentage(text, &out[0]);
  for (unsigned k = 1; end != NULL && k < SHARE_KINDS; k++) out[k] = out[0];
  if (end != NULL) return *end == '\0';
  for (;; text = end + 1) {
    unsigned k = named_share(text);
    if (k == SHARE_KINDS) return false;
    end = read_percentage(text + strlen(share_name((share_kind)k)) + 1, &out[k]);
    if (end == NULL || (*end != ',' && *end != '\0')) return false;
    if (*end == '\0') return true;
  }
}

static bool read_threshold(const options *o, int *out) {
  for (unsigned k = 0; k < SHARE_KINDS; k++) out[k] = -1;
  if (o->threshold == NULL) return true;
  if (!read_thresholds(o->threshold, out)) {
    (void)command_usage("--threshold is a percentage from 0 to 100, or one each as in "
                        "`rules=100,boundaries=90,parts=80', not `%s'",
                        o->threshold);
    return false;
  }
  if (!o->coverage) {
    (void)command_usage("--threshold needs --coverage");
    return false;
  }
  return true;
}

int command_test(options *o) {
  test_run run = { .options = o };
  if (o->words.count == 0) return command_usage("`polc test' needs a policy file");
  if (!read_threshold(o, run.thresholds)) return EXIT_USAGE;
  if (o->json && o->suggest)
    return command_usage("--suggest writes tests as text; with --format json, --coverage has them");
  if (o->json) run.policies = json_array();
  uint32_t count = o->words.count;
  junit_suite *suites = arena_alloc(o->arena, count * sizeof *suites);
  int status = EXIT_CLEAN;
  for (uint32_t i = 0; i < count; i++)
    status = worse(status, test_one(&run, o->words.items[i], &suites[i]));
  if (o->json) print_json(&run);
  json_decref(run.policies);
  if (o->junit == NULL) return status;
  output_file file = { .path = o->junit, .text = junit_text(o->arena, suites, count) };
  return output_write_all(o->arena, &file, 1) ? status : worse(status, EXIT_USAGE);
}
