/* command_batch.c -- `polc batch': files, options, counting, progress.
 *
 * What a case is and how it is written are for batch*.c.
 */
#include "batch.h"
#include "command.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
  FAULTS_SHOWN = 10,  /* lines with errors; the others are counted */
  PASSING_SHOWN = 20, /* names that pass through */
  COUNT_OFTEN = 1024  /* cases between two looks at the clock */
};

/* ---- output ------------------------------------------------------------------------------ */

static void out_flush(batch_out *out) {
  if (out->error == 0 && fwrite(out->bytes, 1, out->length, out->file) != out->length)
    out->error = errno != 0 ? errno : EIO;
  out->length = 0;
}

void batch_put_slowly(batch_out *out, const char *bytes, size_t length) {
  while (length > BATCH_OUT_ROOM - out->length) {
    size_t part = BATCH_OUT_ROOM - out->length;
    memcpy(out->bytes + out->length, bytes, part);
    out->length += part;
    bytes += part;
    length -= part;
    out_flush(out);
  }
  memcpy(out->bytes + out->length, bytes, length);
  out->length += length;
}

/* ---- progress, for a person at a terminal ------------------------------------------------ */

struct batch_progress {
  struct timespec begun, shown;
  uint64_t total; /* bytes of the input; 0: not known */
};

static double seconds_since(const struct timespec *from) {
  struct timespec now;
  (void)clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)(now.tv_sec - from->tv_sec) + 1e-9 * (double)(now.tv_nsec - from->tv_nsec);
}

static void show_progress(const batch_run *run) {
  batch_progress *p = run->progress;
  double taken = seconds_since(&p->begun), part;
  if (seconds_since(&p->shown) < 0.25 || taken <= 0) return;
  (void)clock_gettime(CLOCK_MONOTONIC, &p->shown);
  fprintf(stderr, "\r%llu cases, %.0f a second", (unsigned long long)run->cases_read,
          (double)run->cases_read / taken);
  part = p->total > 0 ? (double)run->bytes_read / (double)p->total : 0;
  if (part > 0.01 && part <= 1) {
    double left = taken / part - taken;
    fprintf(stderr, ", %d%%, %d:%02d left", (int)(part * 100), (int)left / 60, (int)left % 60);
  }
  fputs("\033[K", stderr);
}

static void begin_progress(batch_run *run, batch_progress *p) {
  struct stat about;
  if (!isatty(STDERR_FILENO)) return;
  (void)clock_gettime(CLOCK_MONOTONIC, &p->begun);
  p->shown = p->begun;
  if (fstat(fileno(run->in), &about) == 0 && S_ISREG(about.st_mode))
    p->total = (uint64_t)about.st_size;
  run->progress = p;
}

static void end_progress(const batch_run *run) {
  if (run->progress != NULL) fputs("\r\033[K", stderr);
}

/* ---- what the formats call --------------------------------------------------------------- */

void batch_stop(batch_run *run, int status, diag_code code, const char *fmt, ...) {
  va_list args;
  va_start(args, fmt);
  const char *text = arena_vprintf(run->arena, fmt, args);
  va_end(args);
  diag_add(run->diags, code, SPAN_NONE, "%s", text);
  if (status > run->stopped) run->stopped = status;
}

size_t batch_read(batch_run *run, char *bytes, size_t room) {
  size_t got = fread(bytes, 1, room, run->in);
  if (ferror(run->in)) {
    batch_stop(run, EXIT_USAGE, DIAG_E100, "cannot read %s: %s", run->in_path, strerror(errno));
    return 0;
  }
  run->bytes_read += got;
  return got;
}

void batch_count(batch_run *run, uint64_t line) {
  const char *faults = batch_faults(run->cases);
  run->cases_read++;
  if (run->progress != NULL && run->cases_read % COUNT_OFTEN == 0) show_progress(run);
  if (faults == NULL || run->cases_failed++ >= FAULTS_SHOWN) return;
  diag_add(run->diags, batch_fault_code(run->cases), SPAN_NONE, "%s:%llu: %s", run->in_path,
           (unsigned long long)line, faults);
}

/* ---- names ------------------------------------------------------------------------------- */

static bool is_output(const model *m, const char *name) {
  static const char *const parts[] = { "", ".status", ".rule", ".needs" };
  if (strcmp(name, "error") == 0) return true;
  for (uint32_t i = 0; i < m->decisions.count; i++) {
    const char *decides = m->decisions.items[i]->name;
    size_t length = strlen(decides);
    if (strncmp(name, decides, length) != 0) continue;
    for (unsigned k = 0; k < sizeof parts / sizeof *parts; k++)
      if (strcmp(name + length, parts[k]) == 0) return true;
  }
  return false;
}

/* `Gestational Age' as the policy would write it: gestational_age. */
static const char *plain_name(arena *a, const char *name) {
  char *out = arena_strdup(a, name);
  for (char *p = out; *p != '\0'; p++) {
    if (*p >= 'A' && *p <= 'Z') *p = (char)(*p - 'A' + 'a');
    if (*p == ' ' || *p == '-') *p = '_';
  }
  return out;
}

static void add_passing(batch_run *run, const char *name) {
  if (run->passing.count <= PASSING_SHOWN) /* one more than is shown */
    vec_push(run->arena, &run->passing, arena_strdup(run->arena, name));
}

batch_name batch_name_of(batch_run *run, const char *name) {
  arena *a = batch_scratch(run->cases, 1000);
  int slot = facts_find(run->tables, name);
  if (slot >= 0) return (batch_name){ slot, NULL };
  for (uint32_t i = 0; i < run->passing.count; i++)
    if (strcmp(run->passing.items[i], name) == 0) return (batch_name){ BATCH_PASSES, NULL };
  if (is_output(run->tables->model, name))
    return (batch_name){ BATCH_CLASH,
                         arena_printf(a,
                                      "`%s' is the name of a column that this command writes; "
                                      "rename it",
                                      name) };
  near_miss near = { .wanted = plain_name(a, name) };
  for (uint32_t i = 0; i < facts_slots(run->tables); i++)
    near_miss_try(&near, facts_slot(run->tables, i).name);
  if (near.best != NULL)
    return (batch_name){ BATCH_MISTAKE,
                         arena_printf(a, "this policy has no fact `%s'; did you mean `%s'?", name,
                                      near.best) };
  add_passing(run, name);
  return (batch_name){ BATCH_PASSES, NULL };
}

void batch_warn_passing(batch_run *run) {
  textbuf names = { .arena = run->arena };
  uint32_t count = run->passing.count;
  for (uint32_t i = 0; i < count && i < PASSING_SHOWN; i++)
    textbuf_add(&names, "%s`%s'", i > 0 ? ", " : "", run->passing.items[i]);
  if (count == 0) return;
  if (count > PASSING_SHOWN) textbuf_add(&names, " and others");
  diag *d = diag_add(run->diags, DIAG_W128, SPAN_NONE, "%s: %s: not the name of a fact; %s",
                     run->in_path, names.text,
                     run->strict ? "under --strict every one must be" : "passed through unread");
  textbuf facts = { .arena = run->arena };
  for (uint32_t i = 0; i < facts_slots(run->tables); i++)
    textbuf_add(&facts, "%s%s", i > 0 ? ", " : "", facts_slot(run->tables, i).name);
  diag_note(run->diags, d, "the facts are %s", facts.text);
  if (run->strict) run->stopped = EXIT_FINDINGS;
}

/* ---- files ------------------------------------------------------------------------------- */

static bool ends_with(const char *text, const char *end) {
  size_t length = strlen(text), ending = strlen(end);
  return length >= ending && strcmp(text + length - ending, end) == 0;
}

static bool is_json_name(const char *path) {
  return ends_with(path, ".ndjson") || ends_with(path, ".jsonl");
}

typedef struct out_file {
  const char *path, *beside; /* beside: NULL when it is written in place */
  batch_out out;
} out_file;

static int cannot_write(const char *path, int error) {
  fprintf(stderr, "polc: error: %s: cannot be written: %s\n", path, strerror(error));
  return EXIT_USAGE;
}

/* What is no regular file, /dev/null for example, must never be renamed over. */
static bool open_out(arena *a, const char *path, out_file *f) {
  struct stat about;
  *f = (out_file){ .path = path };
  f->out.bytes = arena_alloc(a, BATCH_OUT_ROOM);
  if (strcmp(path, "-") == 0) {
    f->out.file = stdout;
    return true;
  }
  if (stat(path, &about) != 0 || S_ISREG(about.st_mode))
    f->beside = arena_printf(a, "%s.%ld.new", path, (long)getpid());
  f->out.file = fopen(f->beside != NULL ? f->beside : path, "wb");
  return f->out.file != NULL;
}

/* Renames what is complete, removes what is not. */
static int close_out(out_file *f, bool keep) {
  batch_out *out = &f->out;
  if (keep) out_flush(out);
  if (out->error == 0 && fflush(out->file) != 0) out->error = errno;
  if (out->file == stdout) return out->error != 0 ? cannot_write("standard output", out->error) : 0;
  if (keep && f->beside != NULL && out->error == 0 && fsync(fileno(out->file)) != 0)
    out->error = errno;
  if (fclose(out->file) != 0 && out->error == 0) out->error = errno;
  keep = keep && out->error == 0;
  if (keep && f->beside != NULL && rename(f->beside, f->path) != 0) out->error = errno;
  if ((!keep || out->error != 0) && f->beside != NULL) (void)remove(f->beside);
  return out->error != 0 ? cannot_write(f->path, out->error) : EXIT_CLEAN;
}

static FILE *open_in(const char *path, diags *sink) {
  FILE *in = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
  if (in == NULL) diag_add(sink, DIAG_E100, SPAN_NONE, "cannot read %s: %s", path, strerror(errno));
  return in;
}

/* ---- the command ------------------------------------------------------------------------- */

static int worse(int a, int b) { return a > b ? a : b; }

static void report_rest(batch_run *run) {
  uint64_t rest = run->cases_failed > FAULTS_SHOWN ? run->cases_failed - FAULTS_SHOWN : 0;
  if (rest == 0 || run->stopped != 0) return;
  diag_add(run->diags, DIAG_E114, SPAN_NONE,
           "%s: %llu more case%s with errors; `error' says of each what is wrong", run->in_path,
           (unsigned long long)rest, rest == 1 ? "" : "s");
}

static void print_summary(const batch_run *run, const char *out_path) {
  if (run->stopped != 0 || strcmp(out_path, "-") == 0) return;
  printf("%s: %llu case%s", out_path, (unsigned long long)run->cases_read,
         run->cases_read == 1 ? "" : "s");
  if (run->cases_failed > 0)
    printf(", %llu of them with errors", (unsigned long long)run->cases_failed);
  puts("");
}

static int run_files(options *o, batch_run *run, bool json) {
  out_file out;
  batch_progress progress = { 0 };
  run->in_path = strcmp(o->in, "-") == 0 ? "standard input" : o->in;
  run->in = open_in(o->in, run->diags);
  if (run->in == NULL) return command_report(o, run->diags);
  if (!open_out(o->arena, o->out, &out)) {
    int error = errno;
    if (run->in != stdin) fclose(run->in);
    return cannot_write(o->out, error);
  }
  run->out = &out.out;
  begin_progress(run, &progress);
  if (json)
    batch_json(run);
  else
    batch_csv(run);
  end_progress(run);
  if (run->in != stdin) fclose(run->in);
  report_rest(run);
  int status = close_out(&out, run->stopped == 0);
  if (status == EXIT_CLEAN) print_summary(run, o->out);
  return worse(worse(status, run->stopped), command_report(o, run->diags));
}

static int check_options(const options *o, bool *json) {
  const char *format = o->format;
  if (o->words.count == 0) return command_usage("`polc batch' needs a policy file");
  if (o->words.count > 1)
    return command_usage("`polc batch' reads one policy; `%s' is one word too many",
                         o->words.items[1]);
  if (o->in == NULL)
    return command_usage("`polc batch' needs --in CASES.csv; `-' is standard input");
  if (o->out == NULL)
    return command_usage("`polc batch' needs --out DECISIONS.csv; `-' is standard output");
  if (format != NULL && strcmp(format, "csv") != 0 && strcmp(format, "ndjson") != 0)
    return command_usage("--format of `polc batch' is csv or ndjson, not `%s'", format);
  *json = format != NULL ? strcmp(format, "ndjson") == 0
                         : is_json_name(o->in) || (strcmp(o->in, "-") == 0 && is_json_name(o->out));
  if (format == NULL && strcmp(o->out, "-") != 0 && *json != is_json_name(o->out))
    return command_usage("what is read and what is written have the same form: "
                         "both CSV or both NDJSON; --format says which");
  return EXIT_CLEAN;
}

int command_batch(options *o) {
  compilation c;
  bool json = false;
  int status = check_options(o, &json);
  if (status != EXIT_CLEAN) return status;
  status = command_settle(o, &c, command_compile(o, &c, o->words.items[0], false));
  if (status != EXIT_CLEAN) return status;
  c.diags.strict = o->strict;
  batch_run run = { .arena = o->arena, .tables = c.tables, .diags = &c.diags, .strict = o->strict };
  run.cases = batch_new(o->arena, c.tables);
  run.dated = o->on != NULL;
  if (o->on != NULL && !batch_on(run.cases, o->on, &c.diags))
    status = command_report(o, &c.diags);
  else
    status = run_files(o, &run, json);
  batch_free(run.cases);
  return status;
}
