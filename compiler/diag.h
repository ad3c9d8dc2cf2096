/* diag.h -- sources, and what polc has to say about them.
 *
 * A diagnostic is data first (code, place, related places, notes, edits) and becomes text, JSON or
 * SARIF only when it is printed; lines and columns are computed then.  No stage prints by itself.
 */
#ifndef POLC_DIAG_H
#define POLC_DIAG_H

#include "base.h"

#include <stdio.h>

/* ---- sources ----------------------------------------------------------------------------- */

enum {
  SOURCE_MAX_BYTES = 8 << 20, /* a policy is prose and rules; large tables come from CSV */
  SOURCE_MAX_CSV_BYTES = 256 << 20
};

typedef struct source {
  const char *path; /* as the user named it */
  const char *text; /* NUL-terminated copy; `length` does not count the NUL */
  uint32_t length;
  bool refused; /* it is no text, which was reported */
} source;

typedef struct sources {
  arena *arena;
  VEC(source) files;
  VEC(const char *) folders; /* of `-I DIR', searched for imports after the importing file's own */
  bool closed;               /* the policy is a text in memory: it reads no files */
  FILE *(*open)(void *context, const char *path); /* reads from elsewhere; NULL: from the disk */
  void *open_context;
} sources;

/* ---- diagnostics ------------------------------------------------------------------------- */

typedef enum diag_severity { DIAG_WARNING, DIAG_ERROR } diag_severity;

typedef enum diag_code {
#define DIAG(code, severity, title, page) DIAG_##code,
#include "diag_codes.def"
#undef DIAG
  DIAG_CODE_COUNT
} diag_code;

/* A source line shown beside the primary one, or an edit that would mend the matter. */
typedef struct diag_place {
  span at;
  const char *text;
} diag_place;

typedef struct diag {
  diag_code code;
  diag_severity severity;
  span at; /* file == UINT32_MAX: no place, e.g. a file that cannot be read */
  const char *message;
  VEC(diag_place) related;   /* "the first is declared here" */
  VEC(const char *) notes;   /* facts: witness, what was found, what was expected */
  VEC(const char *) choices; /* numbered edits to choose from, in policy words */
  const char *hint;          /* one suggestion: "did you mean ...?" */
  diag_place fix;            /* a mechanical edit: replace `at` by `text`; text NULL: none */
} diag;

typedef enum diag_format { DIAG_TEXT, DIAG_JSON, DIAG_SARIF } diag_format;

typedef struct diags {
  arena *arena;
  sources *sources; /* never changed for a message; the checker reads further files into it */
  VEC(diag *) list;
  uint32_t errors, warnings;
  bool strict;               /* warnings count as errors */
  bool solver;               /* where a search is given up, z3 may be asked ... */
  VEC(const char *) settled; /* ... and settled these questions */
  VEC(const char *) unasked; /* what was not looked for, as the policy is too large for it */
  diag surplus;              /* stands for every diagnostic that is counted but not kept */
} diags;

enum { DIAG_LIMIT = 100 }; /* beyond this many, further ones are counted and not kept */
#define SPAN_NONE ((span){ UINT32_MAX, 0, 0 })

/* Records a diagnostic; never returns NULL, so that notes can be chained without a test.  A second
 * one of the same code at the same place is neither kept nor counted. */
diag *diag_add(diags *sink, diag_code code, span at, const char *fmt, ...) POLC_PRINTF(4, 5);
void diag_related(diags *sink, diag *d, span at, const char *fmt, ...) POLC_PRINTF(4, 5);
void diag_note(diags *sink, diag *d, const char *fmt, ...) POLC_PRINTF(3, 4);
void diag_choice(diags *sink, diag *d, const char *fmt, ...) POLC_PRINTF(3, 4);
void diag_hint(diags *sink, diag *d, const char *fmt, ...) POLC_PRINTF(3, 4);
void diag_fix(diags *sink, diag *d, span at, const char *fmt, ...) POLC_PRINTF(4, 5);
/* "did you mean `x'?" with a fix that puts it there; nothing when there is no near miss. */
void diag_did_you_mean(diags *sink, diag *d, span at, const near_miss *n);

/* Sorts by place and prints all of them to `out`. */
void diags_print(diags *sink, FILE *out, diag_format format, bool colour);
/* The other two forms, in diag_json.c; diags_print sorts and then calls them. */
void diags_print_json(const diags *sink, FILE *out);
void diags_print_sarif(const diags *sink, FILE *out);
/* How many were counted but not kept. */
uint32_t diags_surplus(const diags *sink);
/* `text` with hidden characters and bytes that are not UTF-8 written as <U+0007> and <80>. */
const char *diag_visible(arena *a, const char *text, size_t length);

const char *diag_code_name(diag_code code);  /* "E301" */
const char *diag_code_title(diag_code code); /* "two rules disagree" */
const char *diag_code_page(diag_code code);  /* the page `polc explain` prints */

/* 1-based line and column (in characters, not bytes) of a byte offset. */
typedef struct line_column {
  uint32_t line, column;
} line_column;
line_column source_line_column(const source *s, uint32_t offset);

/* Opens a file for reading, wherever the files of this run come from; NULL and errno. */
FILE *source_open(const sources *all, const char *path);
/* Reads a file into `all`; false after a diagnostic (missing, too large, not UTF-8, NUL byte,
 * bidirectional control).  `*file` is its number. */
bool source_read(sources *all, diags *sink, const char *path, uint32_t *file);
/* Reads the file that file number `beside' calls `name', in its own folder or below it; `search':
 * else under one of the folders.  A file that was read before keeps its number.  False after a
 * diagnostic at `at'. */
bool source_read_beside(sources *all, diags *sink, uint32_t beside, const char *name, span at,
                        bool search, size_t limit, uint32_t *file);
/* The same checks for a text that is already in memory (fuzzing, tests). */
bool source_add(sources *all, diags *sink, const char *path, const char *text, size_t length,
                uint32_t *file);

#endif
