/* compile.h -- one run over one policy: the list of passes, and what each left behind. */
#ifndef POLC_COMPILE_H
#define POLC_COMPILE_H

#include "analyse.h"
#include "layout.h"
#include "seal.h"

/* A condition from outside, in the words of the policy: it becomes a criterion of that name, which is
 * a word of the language, so that no policy has one like it. */
typedef struct asked_condition {
  const char *name, *text;
} asked_condition;

/* Seconds of the processor that a pass took, and the most memory that the process had used by its end. */
typedef struct pass_cost {
  const char *pass;
  double seconds;
  uint64_t peak_bytes;
} pass_cost;

typedef struct compilation {
  arena *arena;
  sources sources;
  diags diags;
  const char *path;
  uint32_t file;
  const node *tree; /* imports replaced by what they lend */
  const char *lock_path;
  lock *lock;         /* NAME.lock beside the source; NULL for a text in memory */
  bool repair;        /* accept a lock with the marks of a merge */
  const char *reseal; /* the date of a sealed revision that may differ; NULL: none */
  bool unsealed;      /* all may */
  bool without_tables;
  bool model_only; /* stop when there is a model */
  bool pedantic;   /* say what proofs rest on */
  const asked_condition *asked;
  uint32_t asked_count;
  model *model;  /* NULL after errors in an earlier pass, and so on down */
  rows *rows;    /* flat: analyses, seals and differences read these */
  rows *layered; /* what the tables are made of */
  tables *tables;
  void (*pass_done)(const pass_cost *cost); /* told of every pass; may be NULL */
  double begun, clock;                      /* the run; the pass that is running */
} compilation;

/* What a run may let pass; all false and NULL for most commands. */
typedef struct compile_options {
  bool strict, repair;
  const char *reseal;
  const char *const *folders; /* searched for imports after the importing file's own */
  uint32_t folder_count;
  bool unsealed;       /* a sealed revision may differ: for looking at, not for building */
  bool without_tables; /* for those who read rows alone: no tables are made and proved */
  bool solver;         /* z3 may be asked where a search is given up */
  bool model_only;     /* no pass after the typed model: nothing is proved */
  bool pedantic;       /* say which properties hold for want of impossible cases alone */
  const asked_condition *asked;
  uint32_t asked_count;
  FILE *(*open)(void *context, const char *path); /* see sources */
  void *open_context;
  void (*pass_done)(const pass_cost *cost);
} compile_options;

bool compile_with(compilation *c, arena *a, const char *path, compile_options options);

/* Ends a pass of that name: what follows is counted to the next.  NULL: the run ends. */
void compile_pass_done(compilation *c, const char *pass);

/* Every pass, in order; stops after the first pass with errors.  Finds everything that `polc check'
 * finds and proves the tables.  False when there were errors (warnings too under strict). */
bool compile_file(compilation *c, arena *a, const char *path, bool strict);
/* The same for a text in memory. */
bool compile_text(compilation *c, arena *a, const char *path, const char *text, size_t length,
                  bool strict);

#endif
