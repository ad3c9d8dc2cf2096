/* facts.h -- what is known of a case, as written on a command line, in CSV and in JSON. */
#ifndef POLC_FACTS_H
#define POLC_FACTS_H

#include "layout.h"

typedef struct case_facts {
  const tables *tables;
  polrt_set *sets;    /* one per input; at first everything is unknown */
  const char **texts; /* as written; NULL: not given */
} case_facts;

case_facts facts_unknown(arena *a, const tables *t);

/* Sets one fact by name.  The value may be exact, a range `196d..210d', or a set `{child,adult}';
 * empty means unknown.  False after a diagnostic that names the fact, the value and what is allowed. */
bool facts_set(arena *a, case_facts *facts, const char *name, const char *value, diags *sink);

/* A JSON object of facts; null and absent are unknown.  Numbers are read as decimal text. */
bool facts_read_json(arena *a, case_facts *facts, const char *path, diags *sink);

#endif
