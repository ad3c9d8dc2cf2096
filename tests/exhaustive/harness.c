/* harness.c -- what the exhaustive tests share. */
#include "harness.h"

#include "layout.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

/* ---- policies ---------------------------------------------------------------------------- */

static diags *new_diags(arena *a, sources *all) {
  diags *sink = ARENA_NEW(a, diags);
  sink->arena = a;
  sink->sources = all;
  return sink;
}

static bool is_clean(diags *sink) {
  if (sink->errors > 0) diags_print(sink, stderr, DIAG_TEXT, false);
  return sink->errors == 0;
}

model *harness_read(arena *a, const char *path) {
  sources *all = ARENA_NEW(a, sources);
  all->arena = a;
  diags *sink = new_diags(a, all);
  uint32_t file = 0;
  model *m = NULL;
  if (source_read(all, sink, path, &file))
    m = check_policy(a, parse_source(a, all, file, sink), sink);
  return is_clean(sink) ? m : NULL;
}

rows *harness_lower(arena *a, const model *m) {
  sources *all = ARENA_NEW(a, sources);
  all->arena = a;
  diags *sink = new_diags(a, all);
  rows *r = lower_layered(a, m, sink);
  if (r == NULL || sink->errors > 0) {
    fprintf(stderr, "the policy could not be lowered to rows\n");
    return NULL;
  }
  return r;
}

static int32_t day_of(int64_t yyyymmdd) {
  int32_t day = 0;
  if (!date_from_number(yyyymmdd, &day)) harness_fail("%lld is no day", (long long)yyyymmdd);
  return day;
}

static bool is_bounded(const model *m) { return m->date != NULL && m->date->lo < m->date->hi; }

int32_t harness_first_day(const model *m) { return is_bounded(m) ? m->date->lo : day_of(19000101); }
int32_t harness_last_day(const model *m) { return is_bounded(m) ? m->date->hi : day_of(22001231); }

/* ---- modules ----------------------------------------------------------------------------- */

/* The address of a symbol into a pointer of any kind, function pointers too. */
static bool find(const module *x, const char *name, void *pointer, bool is_needed) {
  void *at = dlsym(x->handle, name);
  memcpy(pointer, &at, sizeof at);
  if (at != NULL || !is_needed) return true;
  fprintf(stderr, "%s: has no symbol `%s'\n", x->path, name);
  return false;
}

static void give_work(arena *a, module *x) {
  x->work.count = x->work_words(x->policy);
  x->work.words = arena_alloc(a, (x->work.count + 1) * sizeof *x->work.words);
}

bool module_open(arena *a, module *x, const char *path, const char *policy_name) {
  *x = (module){ .path = path, .handle = dlopen(path, RTLD_NOW | RTLD_LOCAL) };
  if (x->handle == NULL) {
    fprintf(stderr, "%s: %s\n", path, dlerror());
    return false;
  }
  bool found = find(x, arena_printf(a, "%s_policy", policy_name), &x->policy, true) &&
               find(x, "polrt_decide", &x->decide, true) &&
               find(x, "polrt_needs", &x->needs, true) &&
               find(x, "polrt_deciding_rows", &x->deciding_rows, true) &&
               find(x, "polrt_work_words", &x->work_words, true) &&
               find(x, "polrt_row_truth", &x->row_truth, true) &&
               find(x, "polrt_unknown", &x->unknown, true) &&
               find(x, "polrt_next_caveat", &x->next_caveat, true) &&
               find(x, "polrt_class", &x->class_of, true) && find(x, "polrt_row", &x->row, true) &&
               find(x, "polrt_because", &x->because, true) &&
               find(x, "polrt_cite", &x->cite, true) && find(x, "typed_decide", &x->typed, false);
  if (found) give_work(a, x);
  return found;
}

bool module_in_memory(arena *a, module *x, const model *m) {
  rows *r = harness_lower(a, m);
  sources *none = ARENA_NEW(a, sources);
  tables *t = r != NULL ? layout_policy(a, r, new_diags(a, none)) : NULL;
  *x = (module){
    .path = "tables in memory",
    .policy = t != NULL ? &t->policy : NULL,
    .decide = polrt_decide,
    .needs = polrt_needs,
    .deciding_rows = polrt_deciding_rows,
    .work_words = polrt_work_words,
    .row_truth = polrt_row_truth,
    .unknown = polrt_unknown,
    .next_caveat = polrt_next_caveat,
    .class_of = polrt_class,
    .row = polrt_row,
    .because = polrt_because,
    .cite = polrt_cite,
  };
  if (t != NULL) give_work(a, x);
  return t != NULL;
}

void module_close(module *x) {
  if (x->handle != NULL) dlclose(x->handle);
  x->handle = NULL;
}

bool module_fits(const module *x, const model *m) {
  const polrt_policy *p = x->policy;
  if (p->inputs == m->given_facts + 1 && p->columns == m->facts.count + 1 &&
      p->decisions == m->decisions.count && p->revisions == m->revisions.count)
    return true;
  harness_fail(
      "%s: %u inputs, %u columns, %u decisions and %u revisions; the policy has %u, %u, %u "
      "and %u",
      x->path, p->inputs, p->columns, p->decisions, p->revisions, m->given_facts + 1,
      m->facts.count + 1, m->decisions.count, m->revisions.count);
  return false;
}

/* ---- failures ---------------------------------------------------------------------------- */

static uint64_t failures;

void harness_fail(const char *fmt, ...) {
  va_list args;
  if (++failures > HARNESS_SHOWN) return;
  va_start(args, fmt);
  vfprintf(stderr, fmt, args);
  va_end(args);
  fputc('\n', stderr);
}

uint64_t harness_failures(void) { return failures; }

int harness_end(const char *fmt, ...) {
  va_list args;
  if (failures > 0) {
    fprintf(stderr, "%llu failures\n", (unsigned long long)failures);
    return 1;
  }
  va_start(args, fmt);
  vprintf(fmt, args);
  va_end(args);
  putchar('\n');
  return 0;
}
