/* harness.h -- what the exhaustive tests share: policies, compiled modules, failures.
 *
 * A module is a shared library made of NAME.c, polrt.c and, for `exhaustive', the shim that
 * make_shim writes.  Everything of it is reached through dlsym: the copy of polrt that a test
 * itself is linked with is never what is tested.
 */
#ifndef EXHAUSTIVE_HARNESS_H
#define EXHAUSTIVE_HARNESS_H

#include "model.h"
#include "polrt.h"
#include "rows.h"

/* NULL after the diagnostics are printed. */
model *harness_read(arena *a, const char *path);
/* The layered rows, of which tables are made. */
rows *harness_lower(arena *a, const model *m);

/* The days that a policy can be asked about. */
int32_t harness_first_day(const model *m);
int32_t harness_last_day(const model *m);

/* ---- modules ----------------------------------------------------------------------------- */

typedef struct module {
  const char *path;
  void *handle;
  const polrt_policy *policy;
  polrt_status (*decide)(const polrt_policy *, const polrt_set *, polrt_work *, polrt_result *);
  unsigned (*needs)(const polrt_policy *, const polrt_set *, unsigned, polrt_work *, uint16_t *,
                    uint32_t *);
  int (*deciding_rows)(const polrt_policy *, const polrt_set *, unsigned, polrt_work *, uint64_t *);
  size_t (*work_words)(const polrt_policy *);
  polrt_truth (*row_truth)(const polrt_policy *, unsigned, const polrt_set *);
  polrt_set (*unknown)(const polrt_policy *, unsigned);
  unsigned (*next_caveat)(const polrt_policy *, unsigned);
  unsigned (*class_of)(const polrt_policy *, unsigned, int32_t);
  const uint64_t *(*row)(const polrt_policy *, unsigned, unsigned);
  const char *(*because)(const polrt_policy *, polrt_answer);
  const char *(*cite)(const polrt_policy *, polrt_answer);
  /* From the shim; NULL when the module has none.  Facts whose bit is not in `known' stay unset. */
  void (*typed)(const int32_t *values, uint64_t known, polrt_answer *answers);
  polrt_work work;
} module;

/* False after a message. */
bool module_open(arena *a, module *x, const char *path, const char *policy_name);
/* The tables that `layout' makes, with the runtime that the test is linked with. */
bool module_in_memory(arena *a, module *x, const model *m);
void module_close(module *x);
/* Whether the policy object has the inputs, decisions and revisions of the model. */
bool module_fits(const module *x, const model *m);

/* ---- failures ---------------------------------------------------------------------------- */

enum { HARNESS_SHOWN = 10 }; /* of all failures this many are printed */

void harness_fail(const char *fmt, ...) POLC_PRINTF(1, 2);
uint64_t harness_failures(void);
/* Prints what was compared, or how many failures there were; the exit status. */
int harness_end(const char *fmt, ...) POLC_PRINTF(1, 2);

#endif
