/* command_check.c -- `polc check', `polc build' and `polc explain'. */
#include "command.h"

#include <jansson.h>
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

/* Those that the author wrote; days on which single rules or codes change count to them. */
static uint32_t revision_total(const model *m) {
  uint32_t total = 0;
  for (uint32_t i = 1; i <= m->revisions.count; i++) total += model_authored(m, i)->number == i;
  return total;
}

/* A search was given up: then it must not be said that everything is proved. */
static bool is_unsettled(const compilation *c) {
  for (uint32_t i = 0; i < c->diags.list.count; i++)
    if (c->diags.list.items[i]->code == DIAG_W507) return true;
  return false;
}

/* One line a policy, so that a reader of a log knows what was proved. */
static void print_summary(const compilation *c) {
  const model *m = c->model;
  uint32_t rules = rule_total(m), revisions = revision_total(m), decisions = m->decisions.count;
  uint32_t findings = c->diags.warnings;
  printf("%s: %u decision%s, %u rule%s, %u revision%s%s\n", m->name, decisions, plural(decisions),
         rules, plural(rules), revisions, plural(revisions), statements_text(c->arena, m));
  if (is_unsettled(c))
    printf("%s: not everything is proved; see the warnings\n", m->name);
  else
    printf("%s: proved: no two rules disagree, nothing is left open, every promise holds%s\n",
           m->name, findings > 0 ? "; see the warnings" : "");
  for (uint32_t i = 0; i < c->diags.settled.count; i++)
    printf("%s: settled by z3: %s\n", m->name, c->diags.settled.items[i]);
  for (uint32_t i = 0; i < c->diags.unasked.count; i++)
    printf("%s: not looked for: %s\n", m->name, c->diags.unasked.items[i]);
}

/* ---- readings ---------------------------------------------------------------------------- */

enum {
  READINGS_SHOWN = 8, /* without --readings, ... */
  READING_WIDTH = 98  /* ... and cut to this width */
};

static uint32_t line_of(const compilation *c, span at, const char **path) {
  if (at.file >= c->sources.files.count) return 0;
  const source *s = &c->sources.files.items[at.file];
  *path = s->path;
  return source_line_column(s, at.begin).line;
}

/* "line 210", and the file where it is not the policy itself. */
static const char *place_text(const compilation *c, span at) {
  const char *path = c->path;
  uint32_t line = line_of(c, at, &path);
  return at.file == c->file ? arena_printf(c->arena, "line %u", line)
                            : arena_printf(c->arena, "%s:%u", path, line);
}

static const char *cites_words(const compilation *c, const reading *r) {
  textbuf b = { .arena = c->arena };
  textbuf_add_bytes(&b, "", 0);
  for (uint32_t i = 0; i < r->cites.count; i++)
    textbuf_add(&b, "%s%s", i == 0 ? " [" : ", ", r->cites.items[i].text);
  if (r->cites.count > 0) textbuf_add(&b, "]");
  return b.text;
}

/* At a space, so that no character is torn. */
static const char *cut_text(arena *a, const char *text) {
  if (strlen(text) <= READING_WIDTH) return text;
  size_t length = READING_WIDTH - 4;
  while (length > READING_WIDTH / 2 && text[length] != ' ') length--;
  while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80) length--;
  return arena_printf(a, "%.*s ...", (int)length, text);
}

static void print_reading(const options *o, const compilation *c, const reading *r) {
  bool named = r->name != NULL && strcmp(r->kind, "unencoded") != 0;
  const char *text = arena_printf(c->arena, "  %s: %s%s%s: %s", place_text(c, r->at), r->kind,
                                  named ? " " : "", named ? r->name : "", r->text);
  puts(o->readings ? text : cut_text(c->arena, text));
  if (o->readings && r->because != NULL && *r->because != '\0')
    printf("    because: %s%s\n", r->because, cites_words(c, r));
}

/* What a person decided where the text leaves it open: in few words, or all of it. */
static void print_readings(const options *o, const compilation *c) {
  reading_list all = analysis_register(c->arena, c->rows);
  uint32_t shown = o->readings || all.count <= READINGS_SHOWN ? all.count : READINGS_SHOWN;
  if (all.count == 0) return;
  printf("%s: %u reading%s of the text recorded:\n", c->model->name, all.count, plural(all.count));
  for (uint32_t i = 0; i < shown; i++) print_reading(o, c, &all.items[i]);
  if (shown < all.count)
    printf("  and %u more; `polc check --readings' lists all of them, with their reasons\n",
           all.count - shown);
}

static json_t *text_or_null(const char *text) {
  return text != NULL && *text != '\0' ? json_string(text) : json_null();
}

static json_t *reading_json(const compilation *c, const reading *r) {
  const char *path = c->path;
  json_t *out = json_object(), *cites = json_array();
  uint32_t line = line_of(c, r->at, &path);
  for (uint32_t i = 0; i < r->cites.count; i++)
    json_array_append_new(cites, json_string(r->cites.items[i].text));
  json_object_set_new(out, "kind", json_string(r->kind));
  json_object_set_new(out, "name", text_or_null(r->name));
  json_object_set_new(out, "text", json_string(r->text));
  json_object_set_new(out, "because", text_or_null(r->because));
  json_object_set_new(out, "cite", cites);
  json_object_set_new(out, "file", json_string(path));
  json_object_set_new(out, "line", json_integer(line));
  return out;
}

/* For programs: the readings alone; what is wrong goes to standard error as ever. */
static void print_readings_json(const compilation *c) {
  reading_list all = analysis_register(c->arena, c->rows);
  json_t *out = json_object(), *readings = json_array();
  for (uint32_t i = 0; i < all.count; i++)
    json_array_append_new(readings, reading_json(c, &all.items[i]));
  json_object_set_new(out, "policy", json_string(c->model->name));
  json_object_set_new(out, "readings", readings);
  json_dumpf(out, stdout, JSON_INDENT(2));
  puts("");
  json_decref(out);
}

/* W613: only who says what day it is is told, so that a check never depends on the clock. */
static void warn_of_future(compilation *c, int32_t today) {
  for (uint32_t i = 0; i < c->model->revisions.count; i++) {
    const revision *r = &c->model->revisions.items[i];
    if (r->day <= today || r->authored != r->number) continue;
    diag *w = diag_add(&c->diags, DIAG_W613, i > 0 ? r->at : c->model->at,
                       "this takes effect on %s, after %s", r->date, date_text(c->arena, today));
    diag_note(&c->diags, w, "until then %s",
              i > 0 ? "the revision before it is in force" : "nothing is in force");
  }
}

static int check_one(options *o, const char *path) {
  compilation c;
  int32_t today;
  bool fine = command_compile(o, &c, path, o->strict);
  if (o->today != NULL && !command_read_date(o->today, &today))
    return command_usage("--today is a day such as 2016-10-01, not `%s'", o->today);
  if (o->today != NULL && c.model != NULL) warn_of_future(&c, today);
  if (o->dump != NULL && strcmp(o->dump, "tree") == 0 && c.tree != NULL) node_dump(c.tree, stdout);
  int status = command_report(o, &c.diags);
  compile_pass_done(&c, NULL);
  if (!fine || status != EXIT_CLEAN) return status;
  if (o->json) {
    print_readings_json(&c);
    return status;
  }
  print_summary(&c);
  print_readings(o, &c);
  return status;
}

int command_check(options *o) {
  if (o->words.count == 0) return command_usage("`polc check' needs a policy file");
  int status = EXIT_CLEAN;
  o->solver = true;
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

/* " a.pol codes.csv": all files that were read. */
static const char *sources_text(arena *a, const compilation *c) {
  textbuf b = { .arena = a };
  for (uint32_t i = 0; i < c->sources.files.count; i++)
    textbuf_add(&b, " %s", make_path(a, c->sources.files.items[i].path));
  return b.text;
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
    files[count++] = (output_file){ .path = o->depfile,
                                    .text = arena_printf(a, "%s %s:%s %s\n", make_path(a, source),
                                                         make_path(a, header), sources_text(a, c),
                                                         make_path(a, c->lock_path)) };
  return output_write_all(a, files, count);
}

static int build_one(options *o, const char *path) {
  compilation c;
  bool fine = command_compile(o, &c, path, o->strict), written = false;
  const char *renewed =
      fine ? lock_text(o->arena, seal_renew(o->arena, c.lock, c.rows, (seal_wish){ 0 })) : NULL;
  if (fine && o->locked) fine = lock_is_current(&c, renewed);
  if (fine) compile_pass_done(&c, "lock");
  int status = command_report(o, &c.diags);
  if (fine && status == EXIT_CLEAN) {
    written = write_products(o, &c, renewed);
    compile_pass_done(&c, "C and lock written");
  }
  compile_pass_done(&c, NULL);
  if (!fine || status != EXIT_CLEAN) return worse(status, EXIT_FINDINGS);
  if (!written) return EXIT_USAGE;
  printf("%s: wrote %s/%s.h and %s/%s.c\n", c.model->name, o->out_dir, c.model->name, o->out_dir,
         c.model->name);
  return EXIT_CLEAN;
}

int command_build(options *o) {
  if (o->words.count == 0) return command_usage("`polc build' needs a policy file");
  if (o->out_dir == NULL) return command_usage("`polc build' needs --out-dir DIR");
  o->solver = true;
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
