/* command.h -- what the commands of polc share: options, exit codes, diagnostics, files. */
#ifndef POLC_COMMAND_H
#define POLC_COMMAND_H

#include "compile.h"

/* Exit status; others rely on these. */
enum { EXIT_CLEAN = 0, EXIT_FINDINGS = 1, EXIT_USAGE = 2, EXIT_INTERNAL = 3 };

typedef struct options {
  arena *arena;
  diag_format messages;
  bool strict, json, explain, locked, repair, readings, timings;
  const char *out_dir, *depfile, *on, *as_of, *facts, *dump, *reseal, *because, *junit;
  const char *in, *out; /* `batch': files, or "-" */
  const char *format;   /* as given; NULL: not given */
  bool is_batch;
  bool solver;                   /* the command proves: z3 may be asked */
  bool pedantic;                 /* `check' */
  const char *today;             /* `check': revisions after it are said to be in the future */
  const char *decision, *keep;   /* `why-not', `search', `ask' */
  const char *from, *to, *count; /* `search' */
  const char *cases;             /* `diff': a CSV file of cases */
  bool smtlib;                   /* `export' */
  const char *question;
  bool coverage, suggest;       /* `test'; suggest: `mutate' too */
  const char *threshold;        /* `test --coverage': the least share in percent */
  bool exit_code, exit_reasons; /* `diff': end with 1 when outcomes differ; reasons too */
  VEC(const char *) folders;    /* -I DIR */
  VEC(const char *) words;      /* operands: files, FACT=VALUE */
} options;

int command_check(options *o);
int command_build(options *o);
int command_decide(options *o);
int command_batch(options *o);
int command_diff(options *o);
int command_test(options *o);
int command_mutate(options *o);
int command_explain(options *o);
int command_show(options *o);
int command_seal(options *o);
int command_why_not(options *o);
int command_search(options *o);
int command_ask(options *o);
int command_export(options *o);

/* compile_with, and the options that every command takes. */
bool command_compile(const options *o, compilation *c, const char *path, bool strict);
/* For commands that only use the policy: after errors reports them and returns the exit status they
 * call for, never EXIT_CLEAN; otherwise drops the warnings, which are for `check'. */
int command_settle(const options *o, compilation *c, bool compiled);
/* Prints the diagnostics of a compilation; the exit status they call for: EXIT_USAGE when the
 * source could not be read, EXIT_FINDINGS after errors, else EXIT_CLEAN. */
int command_report(const options *o, diags *sink);
/* The facts of `--facts', `--on' and the operands from number `first' on; false after diagnostics. */
struct case_facts;
bool command_read_case(const options *o, struct case_facts *facts, uint32_t first, diags *sink);
/* The decision that `--decision' names; without it the first that has such an outcome, or simply the
 * first when `wanted' is NULL.  NULL after a diagnostic. */
const decision *command_decision(const options *o, const model *m, const char *wanted, diags *sink);
/* "2016-10-01"; false: no such day. */
bool command_read_date(const char *text, int32_t *day);
/* A usage error on standard error; returns EXIT_USAGE. */
int command_usage(const char *fmt, ...) POLC_PRINTF(1, 2);
/* Flushes standard output; EXIT_USAGE with a message when it could not be written. */
int command_finish(int status);

/* Files are written beside their place and renamed once all of them are complete, so that after any
 * error nothing is changed. */
typedef struct output_file {
  const char *path, *text;
  const char *beside; /* set while the file waits for its rename */
  const char *kept;   /* the old file under a second name, while it may have to come back */
  bool is_new;        /* there was no old file */
} output_file;

/* False after a message on standard error; then no path was touched. */
bool output_write_all(arena *a, output_file *files, unsigned count);

#endif
