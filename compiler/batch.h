/* batch.h -- deciding many cases, one line after the other, in memory that does not grow.
 *
 * batch.c knows cells and answers and nothing of files; batch_csv.c and batch_json.c know one file
 * format each; command_batch.c opens files and counts.
 */
#ifndef POLC_BATCH_H
#define POLC_BATCH_H

#include "facts.h"

#include <string.h>

/* ---- cases: batch.c ---------------------------------------------------------------------- */

typedef struct batch batch;

/* The answer of one decision for the line at hand. */
typedef struct batch_answer {
  const char *outcome; /* NULL unless determined */
  const char *status;  /* as in `polc decide --format json', and "error" */
  const char *rule;    /* NULL when several could decide, or none does */
  const char *const *needs;
  uint32_t needs_count;
} batch_answer;

batch *batch_new(arena *a, const tables *t);
void batch_free(batch *b);
/* The date of lines that say nothing of it.  False after a diagnostic. */
bool batch_on(batch *b, const char *date, diags *sink);

/* One line: begin it, give facts by slot (facts.h), report faults, decide. */
void batch_begin(batch *b);
/* A value as people write it; an error in it becomes a fault of the line. */
void batch_give(batch *b, uint32_t slot, const char *text, size_t length);
void batch_fault(batch *b, diag_code code, const char *fmt, ...) POLC_PRINTF(3, 4);
/* Memory until the next line begins, and how much of it is about to be used. */
arena *batch_scratch(batch *b, size_t size);
/* One answer per decision, valid until the next line begins. */
const batch_answer *batch_decide(batch *b);
void batch_clear_faults(batch *b);
const char *batch_faults(const batch *b);   /* of the line, separated by "; "; NULL: none */
diag_code batch_fault_code(const batch *b); /* of the first of them */

/* ---- files ------------------------------------------------------------------------------- */

typedef struct batch_out batch_out;
typedef struct batch_progress batch_progress;

typedef struct batch_run {
  arena *arena;
  const tables *tables;
  batch *cases;
  const char *in_path; /* as named */
  FILE *in;
  batch_out *out;
  diags *diags;       /* what is wrong with the file, and the first lines with errors */
  bool strict, dated; /* dated: --on gave a date */
  int stopped;        /* an exit status: nothing may be kept, a diagnostic says why; 0: go on */
  uint64_t cases_read, cases_failed, bytes_read;
  VEC(const char *) passing; /* names of columns that name no fact */
  batch_progress *progress;  /* NULL: nobody is looking */
} batch_run;

/* Reads every case and writes its line, as far as run->stopped allows. */
void batch_csv(batch_run *run);
void batch_json(batch_run *run);

/* Up to so many bytes of a file are held in memory. */
enum { BATCH_CHUNK = 1 << 18, BATCH_MAX_CELL = 1 << 20 };

/* command_batch.c: reads the next bytes; 0 at the end, or when it stopped. */
size_t batch_read(batch_run *run, char *bytes, size_t room);
/* A name in a header or an object: the slot of a fact or BATCH_PASSES; a mistake is told. */
enum { BATCH_PASSES = -1, BATCH_MISTAKE = -2, BATCH_CLASH = -3 };
typedef struct batch_name {
  int slot;          /* or one of the above */
  const char *fault; /* BATCH_MISTAKE, BATCH_CLASH */
} batch_name;
batch_name batch_name_of(batch_run *run, const char *name);
/* One warning for all that passes through; an error under --strict. */
void batch_warn_passing(batch_run *run);
/* After a case was decided: counts it, reports its faults, moves the progress on. */
void batch_count(batch_run *run, uint64_t line);
void batch_stop(batch_run *run, int status, diag_code code, const char *fmt, ...) POLC_PRINTF(4, 5);

/* ---- output, buffered: command_batch.c --------------------------------------------------- */

enum { BATCH_OUT_ROOM = 1 << 18 };

struct batch_out {
  FILE *file;
  char *bytes; /* BATCH_OUT_ROOM */
  size_t length;
  int error; /* errno of the first write that failed */
};

void batch_put_slowly(batch_out *out, const char *bytes, size_t length);

static inline void batch_put(batch_out *out, const char *bytes, size_t length) {
  if (length > BATCH_OUT_ROOM - out->length) {
    batch_put_slowly(out, bytes, length);
    return;
  }
  memcpy(out->bytes + out->length, bytes, length);
  out->length += length;
}

static inline void batch_put_text(batch_out *out, const char *text) {
  batch_put(out, text, strlen(text));
}

#endif
