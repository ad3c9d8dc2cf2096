/* command_diff.c -- `polc diff': finds and compiles the two sides, and says with which status to
 * end. */
#include "command.h"
#include "diff.h"
#include "git_file.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* One operand: [REV:]FILE[@DATE]. */
typedef struct operand {
  const char *name, *path;
  const char *date; /* NULL */
  int32_t day;
  git_files *git; /* NULL: a file on disk */
} operand;

/* ---- operands ---------------------------------------------------------------------------- */

static bool is_file(const char *path) { return access(path, F_OK) == 0; }

bool command_read_date(const char *text, int32_t *day) {
  int64_t number = 0;
  if (strlen(text) != 10 || text[4] != '-' || text[7] != '-') return false;
  for (unsigned i = 0; i < 10; i++) {
    if (i == 4 || i == 7) continue;
    if (text[i] < '0' || text[i] > '9') return false;
    number = number * 10 + (text[i] - '0');
  }
  return date_from_number(number, day);
}

/* A file that is really called so goes first. */
static bool read_operand(options *o, const char *word, operand *out) {
  *out = (operand){ .name = word, .path = word };
  if (is_file(word)) return true;
  const char *at = strrchr(word, '@');
  if (at != NULL && at != word && strchr(at, '/') == NULL && strchr(at, '{') == NULL) {
    out->path = arena_strndup(o->arena, word, (size_t)(at - word));
    out->date = at + 1;
    if (!command_read_date(out->date, &out->day)) {
      (void)command_usage("`%s': after `@' stands a day such as 2016-10-01, not `%s'", word,
                          at + 1);
      return false;
    }
  }
  const char *colon = strchr(out->path, ':');
  if (colon == NULL || colon == out->path || is_file(out->path)) return true;
  if (out->path[0] == '-') {
    (void)command_usage("`%s': a git revision does not begin with `-'", word);
    return false;
  }
  out->git = ARENA_NEW(o->arena, git_files);
  out->git->arena = o->arena;
  out->git->revision = arena_strndup(o->arena, out->path, (size_t)(colon - out->path) + 1);
  out->path = git_path(out->git, out->path);
  return true;
}

/* ---- compiling --------------------------------------------------------------------------- */

/* 0, or an exit status after messages. */
static int compile_operand(options *o, const operand *x, compilation *c) {
  if (x->git != NULL) {
    FILE *in = git_open(x->git, x->path);
    if (in == NULL) {
      (void)command_usage("cannot read %s from git: %s", x->name,
                          x->git->complaint != NULL ? x->git->complaint : "no reason given");
      return EXIT_USAGE;
    }
    (void)fclose(in);
  }
  compile_options with = { .folders = o->folders.items, .folder_count = o->folders.count };
  with.unsealed = true;
  with.without_tables = o->cases == NULL;
  if (x->git != NULL) {
    with.open = git_open;
    with.open_context = x->git;
  }
  if (compile_with(c, o->arena, x->path, with)) return EXIT_CLEAN;
  int status = command_report(o, &c->diags);
  if (status == EXIT_FINDINGS)
    fprintf(stderr, "polc: error: %s has errors, so it cannot be compared\n", x->name);
  return status;
}

/* The revision of a day; without a day, where the other side has one, the newest. */
static bool find_revision(const operand *x, bool single, compare_side *side) {
  const model *m = side->of->model;
  if (!single) return true;
  side->revision = x->date != NULL ? model_revision_on(m, x->day) : m->revisions.count;
  if (side->revision != 0) return true;
  (void)command_usage("%s: no revision is in force on that day; the first takes effect on %s",
                      x->name, m->revisions.items[0].date);
  return false;
}

/* ---- status ------------------------------------------------------------------------------ */

static int exit_status(const options *o, const diff_report *r) {
  const comparison *c = r->comparison;
  bool differs = c->outcome_regions > 0 || c->open > 0;
  if (o->exit_reasons) differs |= c->reason_regions > 0 || c->reasons_open > 0;
  return (o->exit_code || o->exit_reasons) && differs ? EXIT_FINDINGS : EXIT_CLEAN;
}

static int report(options *o, const compare_side *side, diags *sink) {
  diff_report r = { .one_file = side[BEFORE].of == side[AFTER].of };
  r.comparison = compare(o->arena, &side[BEFORE], &side[AFTER], sink);
  if (r.comparison != NULL && o->cases != NULL)
    r.cases = diff_cases(o->arena, side, o->cases, sink);
  if (sink->errors > 0 || r.comparison == NULL) {
    (void)command_report(o, sink);
    return EXIT_USAGE;
  }
  r.written = diff_written(o->arena, side[BEFORE].of, side[AFTER].of);
  if (r.one_file && side[BEFORE].revision < side[AFTER].revision)
    r.promises =
        diff_promises(o->arena, side[AFTER].of, side[BEFORE].revision, side[AFTER].revision);
  if (o->json)
    diff_json(stdout, &r);
  else
    diff_text(stdout, &r);
  return command_finish(exit_status(o, &r));
}

int command_diff(options *o) {
  operand word[SIDES];
  compare_side side[SIDES] = { { 0 }, { 0 } };
  if (o->words.count != 2)
    return command_usage("`polc diff' takes two sides, each FILE, FILE@DATE or REV:FILE");
  for (unsigned s = 0; s < SIDES; s++)
    if (!read_operand(o, o->words.items[s], &word[s])) return EXIT_USAGE;
  bool same = strcmp(word[BEFORE].path, word[AFTER].path) == 0;
  for (unsigned s = 0; s < SIDES; s++) {
    side[s].name = word[s].name;
    side[s].of = s == AFTER && same ? side[BEFORE].of : ARENA_NEW(o->arena, compilation);
    if (s == AFTER && same) continue;
    int status = compile_operand(o, &word[s], side[s].of);
    if (status != EXIT_CLEAN) return status;
  }
  bool single = word[BEFORE].date != NULL || word[AFTER].date != NULL;
  for (unsigned s = 0; s < SIDES; s++)
    if (!find_revision(&word[s], single, &side[s])) return EXIT_USAGE;
  diags sink = { .arena = o->arena, .sources = &side[AFTER].of->sources };
  return report(o, side, &sink);
}
