/* main.c -- the command line: which command, with which options.  The passes are in compile.c. */
#include "command.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef POLC_VERSION
#define POLC_VERSION "unknown"
#endif

typedef struct command {
  const char *name;
  int (*run)(options *o);
  const char *synopsis, *does;
} command;

static const command commands[] = {
  { "check", command_check,
    "FILE... [--strict] [--pedantic] [--today DATE] [--readings] [--timings] [--format text|json]",
    "read, check and prove policies; writes nothing; lists what people decided where the text is "
    "open" },
  { "build", command_build, "FILE... --out-dir DIR [--depfile F] [--locked] [--timings]",
    "check, then write NAME.h and NAME.c" },
  { "decide", command_decide,
    "FILE [--on DATE] [FACT=VALUE ...] [--facts FILE.json] [--format text|json] [--explain]",
    "decide one case" },
  { "batch", command_batch,
    "FILE --in CASES.csv --out DECISIONS.csv [--on DATE] [--strict] [--format csv|ndjson]",
    "decide many cases; `-' is standard input or output" },
  { "diff", command_diff,
    "OLD NEW [--format text|json] [--exit-code[=reasons]] [--cases CASES.csv]",
    "whose answer changes; a side is FILE, FILE@DATE, REV:FILE of git, or REV:FILE@DATE" },
  { "why-not", command_why_not,
    "OUTCOME FILE [--on DATE] [FACT=VALUE ...] [--facts FILE.json] [--keep FACT,...] "
    "[--decision D] [--format text|json]",
    "what keeps a case from an outcome, and the nearest change of facts that yields it" },
  { "search", command_search,
    "FILE OUTCOME [where \"COND\"] [--on DATE | --from DATE --to DATE] [--count N] [--decision D] "
    "[--format text|json]",
    "a case with that outcome in which the condition holds, or the proof that there is none" },
  { "ask", command_ask, "FILE [--on DATE] [FACT=VALUE ...] [--decision D]",
    "an interview that asks only for what can still change the answer" },
  { "test", command_test,
    "FILE... [--junit F] [--coverage [--threshold N]] [--suggest] [--format text|json]",
    "run the tests that stand in the policies; what they leave untested, and tests for it" },
  { "mutate", command_mutate, "FILE... [--suggest] [--format text|json]",
    "change a policy in small ways, one at a time, and list the changes that no test notices" },
  { "show", command_show, "FILE [--as-of DATE] [--readings]",
    "the policy in force on a day, as a policy of its own; without a day the newest revision;\n"
    "      or only what people decided where its text is open" },
  { "seal", command_seal, "FILE [--reseal DATE --because TEXT] [--repair]",
    "mark the newest revision as released; reseal corrects one on purpose, repair follows a "
    "merge" },
  { "export", command_export, "FILE --smtlib [--question KIND,...] [--decision D]",
    "the policy as formulas for other solvers, with what can be asked of it" },
  { "explain", command_explain, "CODE", "the page of one diagnostic, such as E301" },
};

enum { COMMAND_COUNT = sizeof commands / sizeof commands[0] };

static void print_help(FILE *out) {
  fprintf(out, "polc %s -- coverage policies compiled to decision tables\n\n", POLC_VERSION);
  for (unsigned i = 0; i < COMMAND_COUNT; i++)
    fprintf(out, "  polc %s %s\n      %s\n", commands[i].name, commands[i].synopsis,
            commands[i].does);
  fputs("\nOptions of every command: --message-format=text|json|sarif\n"
        "  -I DIR (--import-path DIR): a folder to search for imports, after the policy's own\n"
        "Exit status: 0 clean, 1 findings, 2 usage or unreadable file, 3 internal error\n",
        out);
}

int command_usage(const char *fmt, ...) {
  va_list args;
  va_start(args, fmt);
  fputs("polc: error: ", stderr);
  vfprintf(stderr, fmt, args);
  fputs("\n  `polc --help' lists the commands\n", stderr);
  va_end(args);
  return EXIT_USAGE;
}

int command_finish(int status) {
  if (fflush(stdout) == 0 && ferror(stdout) == 0) return status;
  fprintf(stderr, "polc: error: standard output: %s\n", strerror(errno));
  return EXIT_USAGE;
}

/* At once, so that who waits sees what for. */
static void print_pass(const pass_cost *p) {
  fflush(stdout);
  fprintf(stderr, "  %-20s %9.3f s %7.1f MB\n", p->pass != NULL ? p->pass : "in all", p->seconds,
          (double)p->peak_bytes / 1e6);
}

bool command_compile(const options *o, compilation *c, const char *path, bool strict) {
  if (o->timings)
    fprintf(stderr, "polc: %s: processor seconds of each pass, most memory in use by its end\n",
            path);
  return compile_with(c, o->arena, path,
                      (compile_options){ .strict = strict,
                                         .solver = o->solver,
                                         .pedantic = o->pedantic,
                                         .pass_done = o->timings ? print_pass : NULL,
                                         .folders = o->folders.items,
                                         .folder_count = o->folders.count });
}

int command_settle(const options *o, compilation *c, bool compiled) {
  if (!compiled) {
    int status = command_report(o, &c->diags);
    return status == EXIT_CLEAN ? EXIT_FINDINGS : status;
  }
  c->diags.list.count = c->diags.warnings = 0;
  return EXIT_CLEAN;
}

int command_report(const options *o, diags *sink) {
  fflush(stdout); /* so that both streams keep their order where they share a file */
  bool colour = isatty(STDERR_FILENO) && getenv("NO_COLOR") == NULL;
  if (sink->list.count > 0 || o->messages != DIAG_TEXT)
    diags_print(sink, stderr, o->messages, colour);
  for (uint32_t i = 0; i < sink->list.count; i++)
    if (sink->list.items[i]->code == DIAG_E100) return EXIT_USAGE;
  bool findings = sink->errors > 0 || (sink->strict && sink->warnings > 0);
  return findings ? EXIT_FINDINGS : EXIT_CLEAN;
}

enum {
  OPT_STRICT = 256,
  OPT_OUT_DIR,
  OPT_DEPFILE,
  OPT_LOCKED,
  OPT_ON,
  OPT_AS_OF,
  OPT_FACTS,
  OPT_FORMAT,
  OPT_EXPLAIN,
  OPT_MESSAGES,
  OPT_DUMP,
  OPT_RESEAL,
  OPT_BECAUSE,
  OPT_REPAIR,
  OPT_JUNIT,
  OPT_IN,
  OPT_OUT,
  OPT_READINGS,
  OPT_TIMINGS,
  OPT_PEDANTIC,
  OPT_TODAY,
  OPT_IMPORT_PATH,
  OPT_CASES,
  OPT_EXIT_CODE,
  OPT_COVERAGE,
  OPT_THRESHOLD,
  OPT_SUGGEST,
  OPT_DECISION,
  OPT_KEEP,
  OPT_FROM,
  OPT_TO,
  OPT_COUNT,
  OPT_SMTLIB,
  OPT_QUESTION,
  OPT_HELP
};

static const struct option long_options[] = {
  { "strict", no_argument, NULL, OPT_STRICT },
  { "out-dir", required_argument, NULL, OPT_OUT_DIR },
  { "depfile", required_argument, NULL, OPT_DEPFILE },
  { "locked", no_argument, NULL, OPT_LOCKED },
  { "on", required_argument, NULL, OPT_ON },
  { "as-of", required_argument, NULL, OPT_AS_OF },
  { "facts", required_argument, NULL, OPT_FACTS },
  { "format", required_argument, NULL, OPT_FORMAT },
  { "explain", no_argument, NULL, OPT_EXPLAIN },
  { "message-format", required_argument, NULL, OPT_MESSAGES },
  { "dump", required_argument, NULL, OPT_DUMP },
  { "reseal", required_argument, NULL, OPT_RESEAL },
  { "because", required_argument, NULL, OPT_BECAUSE },
  { "repair", no_argument, NULL, OPT_REPAIR },
  { "junit", required_argument, NULL, OPT_JUNIT },
  { "in", required_argument, NULL, OPT_IN },
  { "out", required_argument, NULL, OPT_OUT },
  { "readings", no_argument, NULL, OPT_READINGS },
  { "timings", no_argument, NULL, OPT_TIMINGS },
  { "pedantic", no_argument, NULL, OPT_PEDANTIC },
  { "today", required_argument, NULL, OPT_TODAY },
  { "cases", required_argument, NULL, OPT_CASES },
  { "exit-code", optional_argument, NULL, OPT_EXIT_CODE },
  { "coverage", no_argument, NULL, OPT_COVERAGE },
  { "threshold", required_argument, NULL, OPT_THRESHOLD },
  { "suggest", no_argument, NULL, OPT_SUGGEST },
  { "decision", required_argument, NULL, OPT_DECISION },
  { "keep", required_argument, NULL, OPT_KEEP },
  { "from", required_argument, NULL, OPT_FROM },
  { "to", required_argument, NULL, OPT_TO },
  { "count", required_argument, NULL, OPT_COUNT },
  { "smtlib", no_argument, NULL, OPT_SMTLIB },
  { "question", required_argument, NULL, OPT_QUESTION },
  { "import-path", required_argument, NULL, OPT_IMPORT_PATH },
  { "help", no_argument, NULL, OPT_HELP },
  { NULL, 0, NULL, 0 },
};

static bool set_messages(options *o, const char *format) {
  static const char *const names[] = { "text", "json", "sarif" };
  for (unsigned i = 0; i < 3; i++)
    if (strcmp(format, names[i]) == 0) {
      o->messages = (diag_format)i;
      return true;
    }
  (void)command_usage("--message-format is text, json or sarif, not `%s'", format);
  return false;
}

/* csv and ndjson are for `batch', text and json for the other commands. */
static bool set_format(options *o, const char *format) {
  o->format = format;
  o->json = strcmp(format, "json") == 0;
  if (o->json || strcmp(format, "text") == 0) return true;
  if (o->is_batch) return true; /* which says by itself what it knows */
  (void)command_usage("--format is text or json, not `%s'", format);
  return false;
}

static bool set_exit_code(options *o, const char *also) {
  o->exit_code = true;
  o->exit_reasons = also != NULL && strcmp(also, "reasons") == 0;
  if (also == NULL || o->exit_reasons) return true;
  (void)command_usage("--exit-code is given alone or as --exit-code=reasons, not `=%s'", also);
  return false;
}

/* Options that only say yes, and options that keep the word behind them. */
static bool *switch_of(options *o, int option) {
  switch (option) {
  case OPT_STRICT:
    return &o->strict;
  case OPT_LOCKED:
    return &o->locked;
  case OPT_EXPLAIN:
    return &o->explain;
  case OPT_REPAIR:
    return &o->repair;
  case OPT_READINGS:
    return &o->readings;
  case OPT_TIMINGS:
    return &o->timings;
  case OPT_PEDANTIC:
    return &o->pedantic;
  case OPT_COVERAGE:
    return &o->coverage;
  case OPT_SUGGEST:
    return &o->suggest;
  case OPT_SMTLIB:
    return &o->smtlib;
  default:
    return NULL;
  }
}

static const char **word_of(options *o, int option) {
  const struct {
    int option;
    const char **word;
  } words[] = {
    { OPT_OUT_DIR, &o->out_dir }, { OPT_DEPFILE, &o->depfile },
    { OPT_ON, &o->on },           { OPT_AS_OF, &o->as_of },
    { OPT_TODAY, &o->today },     { OPT_FACTS, &o->facts },
    { OPT_DUMP, &o->dump },       { OPT_RESEAL, &o->reseal },
    { OPT_BECAUSE, &o->because }, { OPT_JUNIT, &o->junit },
    { OPT_IN, &o->in },           { OPT_OUT, &o->out },
    { OPT_CASES, &o->cases },     { OPT_DECISION, &o->decision },
    { OPT_KEEP, &o->keep },       { OPT_FROM, &o->from },
    { OPT_TO, &o->to },           { OPT_THRESHOLD, &o->threshold },
    { OPT_COUNT, &o->count },     { OPT_QUESTION, &o->question },
  };
  for (unsigned i = 0; i < sizeof words / sizeof *words; i++)
    if (words[i].option == option) return words[i].word;
  return NULL;
}

static bool set_option(options *o, int option) {
  bool *yes = switch_of(o, option);
  const char **word = word_of(o, option);
  if (yes != NULL) *yes = true;
  if (word != NULL) *word = optarg;
  if (yes != NULL || word != NULL) return true;
  switch (option) {
  case OPT_FORMAT:
    return set_format(o, optarg);
  case OPT_MESSAGES:
    return set_messages(o, optarg);
  case OPT_EXIT_CODE:
    return set_exit_code(o, optarg);
  case 'I':
  case OPT_IMPORT_PATH:
    vec_push(o->arena, &o->folders, optarg);
    return true;
  default:
    return false;
  }
}

static void unknown_option(const char *word) {
  near_miss near = { .wanted = word + strspn(word, "-") };
  for (const struct option *x = long_options; x->name != NULL; x++) near_miss_try(&near, x->name);
  if (near.best != NULL)
    (void)command_usage("no option `%s'; did you mean `--%s'?", word, near.best);
  else
    (void)command_usage("no option `%s'", word);
}

/* Options and operands in any order.  False: EXIT_USAGE, already said why. */
static bool read_options(options *o, int argc, char **argv) {
  int option;
  opterr = 0; /* messages are our own */
  while ((option = getopt_long(argc, argv, ":I:", long_options, NULL)) != -1) {
    if (option == ':') {
      (void)command_usage("`%s' needs a value", argv[optind - 1]);
      return false;
    }
    if (option == '?') {
      const char letter[] = { '-', (char)optopt, '\0' };
      unknown_option(optopt != 0 ? letter : argv[optind - 1]);
      return false;
    }
    if (option == OPT_HELP) {
      print_help(stdout);
      exit(command_finish(EXIT_CLEAN));
    }
    if (!set_option(o, option)) return false;
  }
  for (int i = optind; i < argc; i++) vec_push(o->arena, &o->words, argv[i]);
  return true;
}

static const command *find_command(const char *name) {
  for (unsigned i = 0; i < COMMAND_COUNT; i++)
    if (strcmp(commands[i].name, name) == 0) return &commands[i];
  return NULL;
}

static int unknown_command(const char *name) {
  near_miss near = { .wanted = name };
  for (unsigned i = 0; i < COMMAND_COUNT; i++) near_miss_try(&near, commands[i].name);
  if (near.best != NULL)
    return command_usage("no command `%s'; did you mean `%s'?", name, near.best);
  return command_usage("no command `%s'", name);
}

int main(int argc, char **argv) {
  if (argc < 2) {
    print_help(stderr);
    return EXIT_USAGE;
  }
  if (strcmp(argv[1], "--version") == 0) {
    puts("polc " POLC_VERSION);
    return command_finish(EXIT_CLEAN);
  }
  if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0) {
    print_help(stdout);
    return command_finish(EXIT_CLEAN);
  }
  const command *c = find_command(argv[1]);
  if (c == NULL) return unknown_command(argv[1]);
  options o = { .arena = arena_new(), .is_batch = c->run == command_batch };
  int status = read_options(&o, argc - 1, argv + 1) ? c->run(&o) : EXIT_USAGE;
  arena_free(o.arena);
  return command_finish(status);
}
