/* command_check.c -- `polc check', `polc build' and `polc explain'. */
#include "command.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static int worse(int a, int b) { return a > b ? a : b; }

/* ---- check ------------------------------------------------------------------------------- */

static uint32_t rule_total(const model *m) {
  uint32_t total = 0;
  for (uint32_t i = 0; i < m->decisions.count; i++) total += m->decisions.items[i]->rules.count;
  return total;
}

static uint32_t cited_total(const model *m) {
  uint32_t total = 0;
  for (uint32_t i = 0; i < m->statements.count; i++) total += m->statements.items[i].cited;
  return total;
}

static const char *plural(uint32_t count) { return count == 1 ? "" : "s"; }

static uint32_t informative_total(const model *m) {
  uint32_t total = 0;
  for (uint32_t i = 0; i < m->statements.count; i++)
    total += m->statements.items[i].informative && !m->statements.items[i].cited;
  return total;
}

/* "; 11 of 21 statements cited, the others informative"; empty when the policy states nothing. */
static const char *statements_text(arena *a, const model *m) {
  uint32_t all = m->statements.count, cited = cited_total(m), informative = informative_total(m);
  if (all == 0) return "";
  const char *text = arena_printf(a, "; %u of %u statement%s cited", cited, all, plural(all));
  if (cited == all) return text;
  return cited + informative == all ? arena_printf(a, "%s, the others informative", text)
                                    : arena_printf(a, "%s, %u informative", text, informative);
}

/* One line a policy, so that a reader of a log knows what was proved. */
static void print_summary(const compilation *c) {
  const model *m = c->model;
  uint32_t rules = rule_total(m), revisions = m->revisions.count, decisions = m->decisions.count;
  uint32_t findings = c->diags.warnings;
  printf("%s: %u decision%s, %u rule%s, %u revision%s%s\n", m->name, decisions, plural(decisions),
         rules, plural(rules), revisions, plural(revisions), statements_text(c->arena, m));
  printf("%s: proved: no two rules disagree, nothing is left open, every promise holds%s\n",
         m->name, findings > 0 ? "; see the warnings" : "");
}

static int check_one(options *o, const char *path) {
  compilation c;
  bool fine = compile_file(&c, o->arena, path, o->strict);
  if (o->dump != NULL && strcmp(o->dump, "tree") == 0 && c.tree != NULL) node_dump(c.tree, stdout);
  int status = command_report(o, &c.diags);
  if (fine && status == EXIT_CLEAN) print_summary(&c);
  return status;
}

int command_check(options *o) {
  if (o->words.count == 0) return command_usage("`polc check' needs a policy file");
  int status = EXIT_CLEAN;
  for (uint32_t i = 0; i < o->words.count; i++)
    status = worse(status, check_one(o, o->words.items[i]));
  return status;
}

/* ---- build ------------------------------------------------------------------------------- */

/* Spaces and dollars of a path, as make and ninja want them. */
static const char *make_path(arena *a, const char *path) {
  textbuf b = { .arena = a };
  for (; *path != '\0'; path++) {
    if (*path == ' ' || *path == '#') textbuf_add(&b, "\\");
    if (*path == '$') textbuf_add(&b, "$");
    textbuf_add_bytes(&b, path, 1);
  }
  return b.text;
}

/* --locked: the numbers must be there already, all of them. */
static bool lock_is_current(const compilation *c, const char *renewed) {
  diags *sink = (diags *)(uintptr_t)&c->diags;
  if (c->lock->text == NULL)
    diag_hint(sink, diag_add(sink, DIAG_E901, SPAN_NONE, "%s is missing", c->lock_path),
              "run `polc build' without --locked and commit the file");
  else if (strcmp(c->lock->text, renewed) != 0)
    diag_hint(sink,
              diag_add(sink, DIAG_E907, SPAN_NONE, "%s does not match the policy", c->lock_path),
              "run `polc build' without --locked and commit the file");
  return sink->errors == 0;
}

/* The lock comes first, so that what depends on it is never older than it. */
static bool write_products(options *o, const compilation *c, const char *renewed) {
  arena *a = o->arena;
  output_file files[4] = { 0 };
  unsigned count = 0;
  const char *header = arena_printf(a, "%s/%s.h", o->out_dir, c->model->name);
  const char *source = arena_printf(a, "%s/%s.c", o->out_dir, c->model->name);
  bool same = c->lock->text != NULL && strcmp(c->lock->text, renewed) == 0;
  if (!o->locked && !same) files[count++] = (output_file){ .path = c->lock_path, .text = renewed };
  files[count++] = (output_file){ .path = header, .text = emit_header(a, c->tables) };
  files[count++] = (output_file){ .path = source, .text = emit_source(a, c->tables) };
  if (o->depfile != NULL)
    files[count++] =
        (output_file){ .path = o->depfile,
                       .text = arena_printf(a, "%s %s: %s %s\n", make_path(a, source),
                                            make_path(a, header), make_path(a, c->path),
                                            make_path(a, c->lock_path)) };
  return output_write_all(a, files, count);
}

static int build_one(options *o, const char *path) {
  compilation c;
  bool fine = compile_file(&c, o->arena, path, o->strict);
  const char *renewed =
      fine ? lock_text(o->arena, seal_renew(o->arena, c.lock, c.rows, (seal_wish){ 0 })) : NULL;
  if (fine && o->locked) fine = lock_is_current(&c, renewed);
  int status = command_report(o, &c.diags);
  if (!fine || status != EXIT_CLEAN) return worse(status, EXIT_FINDINGS);
  if (!write_products(o, &c, renewed)) return EXIT_USAGE;
  printf("%s: wrote %s/%s.h and %s/%s.c\n", c.model->name, o->out_dir, c.model->name, o->out_dir,
         c.model->name);
  return EXIT_CLEAN;
}

int command_build(options *o) {
  if (o->words.count == 0) return command_usage("`polc build' needs a policy file");
  if (o->out_dir == NULL) return command_usage("`polc build' needs --out-dir DIR");
  if (o->depfile != NULL && o->words.count > 1)
    return command_usage("--depfile goes with one policy file");
  int status = EXIT_CLEAN;
  for (uint32_t i = 0; i < o->words.count; i++)
    status = worse(status, build_one(o, o->words.items[i]));
  return status;
}

/* ---- explain ----------------------------------------------------------------------------- */

int command_explain(options *o) {
  if (o->words.count != 1) return command_usage("`polc explain' needs one code, such as E301");
  for (int code = 0; code < DIAG_CODE_COUNT; code++) {
    if (strcasecmp(diag_code_name((diag_code)code), o->words.items[0]) != 0) continue;
    printf("%s: %s\n\n%s\n", diag_code_name((diag_code)code), diag_code_title((diag_code)code),
           diag_code_page((diag_code)code));
    return EXIT_CLEAN;
  }
  return command_usage("no diagnostic has the code `%s'", o->words.items[0]);
}
