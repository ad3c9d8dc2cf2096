/* facts.h -- what is known of a case, as written on a command line, in CSV and in JSON. */
#ifndef POLC_FACTS_H
#define POLC_FACTS_H

#include "layout.h"

typedef struct case_facts {
  const tables *tables;
  polrt_set *sets;    /* one per input; at first everything is unknown */
  const char **texts; /* as written, per slot; NULL: not given */
} case_facts;

case_facts facts_unknown(arena *a, const tables *t);

/* One thing that a caller can give by name: the date, a declared fact, or a fact that holds codes,
 * which fills the inputs of its memberships. */
typedef struct fact_slot {
  const char *name, *ask;
  const fact *fact;       /* NULL: it holds codes */
  const code_fact *codes; /* NULL: a plain fact */
  uint32_t first, count;  /* its inputs */
  bool judgment;
} fact_slot;

/* Slots are numbered 0 (the date), then declared facts, then facts that hold codes. */
uint32_t facts_slots(const tables *t);
fact_slot facts_slot(const tables *t, uint32_t number);
int facts_find(const tables *t, const char *name); /* -1: nothing of that name can be given */
/* The slot that an input belongs to. */
uint32_t facts_slot_of_input(const tables *t, uint32_t input);
const char *facts_input_name(const tables *t, uint32_t input); /* the name of that slot */
const fact *facts_slot_fact(const tables *t, uint32_t input);  /* its fact; NULL: codes */

/* "a criterion, computed from a, b and c" when the policy computes something of that name; NULL. */
const char *facts_computed(arena *a, const tables *t, const char *name);

/* Sets one fact by name.  The value may be exact, a range `196d..210d', a set `{child,adult}' or a
 * list of codes; empty means unknown.  False after a diagnostic that names the fact, the value and
 * what is allowed. */
bool facts_set(arena *a, case_facts *facts, const char *name, const char *value, diags *sink);

/* A JSON object of facts; null and absent are unknown.  Numbers are read as decimal text. */
bool facts_read_json(arena *a, case_facts *facts, const char *path, diags *sink);

/* JSON text (NUL at its end) with every number outside strings in quotes: no number ever passes
 * through a float.  odd: the first that JSON does not have, such as NaN or 007; NULL. */
textbuf facts_quote_numbers(arena *a, const char *text, size_t length, const char **odd);
struct json_t;
/* What a JSON value says, as facts_set reads it; NULL: nothing that a fact can be. */
const char *facts_json_text(arena *a, const struct json_t *value);

/* ---- shared by the files facts*.c -------------------------------------------------------- */

typedef struct fact_reading {
  arena *arena;
  const tables *tables;
  fact_slot slot;
  const char *text; /* the value as written */
  diags *diags;
} fact_reading;

diag *fact_refuse(fact_reading *r, diag_code code, const char *why);
char *fact_trimmed(arena *a, const char *from, size_t length);
/* facts_number.c: numbers and dates */
bool fact_read_ordinal(fact_reading *r, polrt_set *out);
/* facts_codes.c: into the sets of the slot's inputs */
bool fact_read_codes(fact_reading *r, polrt_set *sets);

#endif
