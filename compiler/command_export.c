/* command_export.c -- `polc export': a policy in a form that other tools read. */
#include "command.h"
#include "smt.h"

#include <stdio.h>
#include <string.h>

static const struct {
  const char *name;
  unsigned about;
} kinds[] = {
  { "all", SMT_ABOUT_ALL },           { "conflicts", SMT_ABOUT_CONFLICTS },
  { "gaps", SMT_ABOUT_GAPS },         { "unreachable", SMT_ABOUT_UNREACHABLE },
  { "outcomes", SMT_ABOUT_OUTCOMES }, { "properties", SMT_ABOUT_PROPERTIES },
  { "orders", SMT_ABOUT_ORDERS },     { "criteria", SMT_ABOUT_CRITERIA },
  { "promises", SMT_ABOUT_PROMISES }, { "impossible", SMT_ABOUT_IMPOSSIBLE },
};

enum { KINDS = sizeof kinds / sizeof *kinds };

static unsigned kind_named(const char *name, near_miss *near) {
  for (unsigned i = 0; i < KINDS; i++) {
    if (strcmp(kinds[i].name, name) == 0) return kinds[i].about;
    near_miss_try(near, kinds[i].name);
  }
  return 0;
}

static const char *kind_names(arena *a) {
  textbuf b = { .arena = a };
  for (unsigned i = 0; i < KINDS; i++) textbuf_add(&b, "%s%s", i > 0 ? ", " : "", kinds[i].name);
  return b.text;
}

/* "conflicts,gaps"; false after a usage error. */
static bool read_kinds(const options *o, unsigned *about) {
  *about = 0;
  for (const char *p = o->question; p != NULL; p = *p == ',' ? p + 1 : NULL) {
    size_t length = strcspn(p, ",");
    const char *name = arena_strndup(o->arena, p, length);
    near_miss near = { .wanted = name };
    unsigned kind = kind_named(name, &near);
    if (kind == 0 && near.best != NULL)
      (void)command_usage("no question `%s'; did you mean `%s'?", name, near.best);
    else if (kind == 0)
      (void)command_usage("no question `%s'; there are %s", name, kind_names(o->arena));
    if (kind == 0) return false;
    *about |= kind;
    p += length;
  }
  return true;
}

static void write_head(smt *s) {
  static const char *const lines[] = {
    "Written by polc export --smtlib from the conditions of the policy as they stand in its text.",
    "",
    "A question is a condition that a case would have to meet; `sat' is then: there is one.  "
    "Behind the",
    "definitions, for example (names are those of the policy):",
    "  (assert possible) (assert (= outcome.DECISION 2)) (assert (not criterion.NAME))",
    "  (check-sat) (get-value (fact.NAME outcome.DECISION decides.DECISION))",
    "All facts of a case are known here: what follows from partly known facts is a question about "
    "all",
    "cases that agree with them.  Reasons and limits decide nothing and are not part of this.",
    "Quantities are counted in their declared steps, dates in days from 1970-01-01.",
    "",
  };
  for (unsigned i = 0; i < sizeof lines / sizeof *lines; i++) smt_comment(s, lines[i]);
}

static void write_questions(options *o, smt *s, unsigned about, const decision *only) {
  smt_question_list all = smt_questions(o->arena, s->model, about, only);
  for (uint32_t i = 0; i < all.count; i++) {
    const smt_question *q = &all.items[i];
    const char *words = smt_question_words(o->arena, s->model, q);
    const char *finding = smt_is_finding(q) ? "sat" : "unsat";
    const char *line = arena_printf(o->arena, "%s? (%s is a finding)", words, finding);
    textbuf_add(&s->out, "(push 1)\n(echo %s)\n", smt_string(o->arena, line));
    smt_write_question(s, q);
    textbuf_add(&s->out, "(check-sat)\n(pop 1)\n");
  }
}

int command_export(options *o) {
  unsigned about;
  if (o->words.count != 1) return command_usage("`polc export' needs one policy file");
  if (!o->smtlib) return command_usage("`polc export' needs to know the form: --smtlib");
  if (!read_kinds(o, &about)) return EXIT_USAGE;
  compilation c;
  compile_options with = { .model_only = true,
                           .folders = o->folders.items,
                           .folder_count = o->folders.count };
  bool fine = compile_with(&c, o->arena, o->words.items[0], with);
  int status = command_settle(o, &c, fine);
  if (status != EXIT_CLEAN) return status;
  const decision *only = NULL;
  if (o->decision != NULL) {
    only = command_decision(o, c.model, NULL, &c.diags);
    if (only == NULL) return command_report(o, &c.diags);
  }
  smt *s = smt_new(o->arena, c.model);
  smt_comment(s, arena_printf(o->arena, "%s -- %s", c.model->name,
                              c.model->title != NULL ? c.model->title : ""));
  write_head(s);
  smt_write_policy(s);
  write_questions(o, s, about, only);
  fwrite(s->out.text, 1, s->out.length, stdout);
  return EXIT_CLEAN;
}
