/* compile.c -- the pass list. */
#include "compile.h"

#include "import.h"
#include "parse.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

static double seconds_of(struct timeval t) { return (double)t.tv_sec + (double)t.tv_usec / 1e6; }

/* Of the processor: what else runs on the machine does not count. */
static pass_cost cost_now(const char *pass) {
  struct rusage used;
  if (getrusage(RUSAGE_SELF, &used) != 0) return (pass_cost){ pass, 0, 0 };
  return (pass_cost){ pass, seconds_of(used.ru_utime) + seconds_of(used.ru_stime),
                      (uint64_t)used.ru_maxrss * 1024 };
}

void compile_pass_done(compilation *c, const char *pass) {
  pass_cost cost = cost_now(pass);
  double now = cost.seconds;
  cost.seconds -= pass != NULL ? c->clock : c->begun;
  if (c->pass_done != NULL) c->pass_done(&cost);
  c->clock = now;
}

/* A difference here is a fault of polc, never of the policy: nothing may be written. */
static void insist_proved(compilation *c) {
  const char *failure = prove_tables(c->arena, &c->tables->policy, c->layered);
  if (failure == NULL) return;
  fprintf(
      stderr,
      "polc: internal error: the tables of `%s' differ from its rules: %s; nothing was written\n",
      c->model->name, failure);
  exit(3);
}

/* The lock lies beside the source and is read by every command, so that all agree on the numbers. */
static bool read_lock(compilation *c) {
  const node *policy = node_child(c->tree, NODE_POLICY);
  if (c->path == NULL || policy == NULL || policy->text == NULL) return true;
  c->lock_path = lock_path(c->arena, c->path, policy->text);
  c->lock = lock_read(c->arena, c->lock_path, policy->text, c->repair, &c->diags);
  return c->diags.errors == 0;
}

/* Each in a source of its own, so that messages show its words alone. */
static bool add_asked(compilation *c) {
  for (uint32_t i = 0; i < c->asked_count; i++) {
    const asked_condition *x = &c->asked[i];
    uint32_t file;
    if (!source_add(&c->sources, &c->diags, x->name, x->text, strlen(x->text), &file)) return false;
    const node *is = parse_condition(c->arena, &c->sources, file, &c->diags);
    if (is == NULL) return false;
    node *named = node_named(c->arena, NODE_CRITERION, is->at, x->name, is->at);
    node *tree = ARENA_NEW(c->arena, node), *cond = ARENA_NEW(c->arena, node);
    *tree = *c->tree;
    *cond = *is;
    c->tree = node_add(tree, node_add(named, cond));
  }
  return true;
}

static bool run_passes(compilation *c) {
  c->tree = parse_source(c->arena, &c->sources, c->file, &c->diags);
  compile_pass_done(c, "parse");
  if (c->diags.errors > 0) return false;
  c->tree = import_expand(c->arena, &c->sources, c->tree, &c->diags);
  if (c->diags.errors > 0 || !read_lock(c)) return false;
  if (!add_asked(c)) return false;
  compile_pass_done(c, "imports and lock");
  c->model = check_policy_numbered(c->arena, c->tree, c->lock, &c->diags);
  compile_pass_done(c, "names and types");
  if (c->model == NULL || c->diags.errors > 0) return false;
  if (c->model_only) return true;
  c->rows = lower_policy(c->arena, c->model, &c->diags);
  compile_pass_done(c, "rows");
  if (c->rows == NULL || c->diags.errors > 0) return false;
  if (c->lock != NULL && !c->unsealed)
    seal_verify(c->arena, c->lock, c->rows, c->reseal, &c->diags);
  compile_pass_done(c, "seals");
  analyse_policy(c->arena, c->rows, &c->diags);
  if (c->pedantic && c->diags.errors == 0) analyse_reliance(c->arena, c->rows, &c->diags);
  compile_pass_done(c, "analyses");
  if (c->diags.errors > 0) return false;
  if (c->without_tables) return true;
  c->layered = lower_layered(c->arena, c->model, &c->diags);
  compile_pass_done(c, "rows of the tables");
  if (c->layered == NULL || c->diags.errors > 0) return false;
  c->layered->lock = c->lock;
  c->tables = layout_policy(c->arena, c->layered, &c->diags);
  compile_pass_done(c, "tables");
  if (c->tables == NULL || c->diags.errors > 0) return false;
  insist_proved(c);
  compile_pass_done(c, "proof of the tables");
  return true;
}

static void begin(compilation *c, arena *a, const char *path, bool strict) {
  *c = (compilation){ .arena = a, .path = path };
  c->sources.arena = a;
  c->diags.arena = a;
  c->diags.sources = &c->sources;
  c->diags.strict = strict;
  c->begun = c->clock = cost_now(NULL).seconds;
}

bool compile_file(compilation *c, arena *a, const char *path, bool strict) {
  return compile_with(c, a, path, (compile_options){ .strict = strict });
}

bool compile_with(compilation *c, arena *a, const char *path, compile_options options) {
  begin(c, a, path, options.strict);
  c->repair = options.repair;
  c->reseal = options.reseal;
  c->unsealed = options.unsealed;
  c->without_tables = options.without_tables;
  c->pass_done = options.pass_done;
  c->model_only = options.model_only;
  c->diags.solver = options.solver;
  c->pedantic = options.pedantic;
  c->asked = options.asked;
  c->asked_count = options.asked_count;
  c->sources.open = options.open;
  c->sources.open_context = options.open_context;
  for (uint32_t i = 0; i < options.folder_count; i++)
    vec_push(a, &c->sources.folders, options.folders[i]);
  return source_read(&c->sources, &c->diags, path, &c->file) && run_passes(c);
}

bool compile_text(compilation *c, arena *a, const char *path, const char *text, size_t length,
                  bool strict) {
  begin(c, a, NULL, strict);
  return source_add(&c->sources, &c->diags, path, text, length, &c->file) && run_passes(c);
}
