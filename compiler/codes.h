/* codes.h -- sets of medical codes: syntax per system, packed codes, union and difference,
 * membership.
 *
 * A set is a list of disjoint ascending intervals of packed codes (runtime/polrt.h, polrt_pack):
 * the packing keeps the order of codes, so that a prefix or a range inside a category is one
 * interval. codes.c knows codes and lists of intervals, check_codes.c reads declarations and
 * code_file.c those in CSV files, check_code_sets.c finds what each set holds when, and
 * check_membership.c makes conditions of them.
 */
#ifndef POLC_CODES_H
#define POLC_CODES_H

#include "check.h"
#include "polrt.h"

/* ---- one code (codes.c) ------------------------------------------------------------------ */

/* 0 when there is no such system: "icd10cm", "icd10pcs", "hcpcs", "cpt", "ndc", "revenue",
 * "place_of_service". */
polrt_system code_system_find(const char *name);
void code_system_near_miss(near_miss *n);
const char *code_system_list(void);                 /* "icd10cm, icd10pcs, ..." */
const char *code_system_title(polrt_system system); /* "ICD-10-CM" */
const char *code_system_shape(polrt_system system); /* "a letter, a digit, ..., such as G47.33" */

/* Packed codes, both ends in. */
typedef struct code_interval {
  uint64_t lo, hi;
} code_interval;

typedef VEC(code_interval) code_intervals;

/* The codes that `text' stands for: itself (a CPT or HCPCS code with any modifiers), or as a prefix
 * all that begin so.  False when it is not written as the system writes codes. */
bool code_read(polrt_system system, const char *text, bool prefix, code_interval *out);
/* The code that was packed (polrt_pack); NULL: the beginning of codes, or of a system that packs digits as
 * one number. */
const char *code_unpacked(arena *a, polrt_system system, uint64_t code);
/* What `text' may have been meant to be, in the system's spelling; NULL: no idea. */
const char *code_suggest(arena *a, polrt_system system, const char *text, bool prefix);
/* Why codes `lo' and `hi' cannot bound a range; NULL: they can.  It then holds from `lo' to all
 * that begins with `hi', appended to `out'. */
const char *code_range(arena *a, polrt_system system, const char *lo, const char *hi,
                       code_intervals *out);

/* ---- lists of intervals (codes.c) -------------------------------------------------------- */

/* Sorts and joins what overlaps or touches. */
void code_intervals_normalise(code_intervals *list);
code_intervals code_intervals_minus(arena *a, const code_intervals *from,
                                    const code_intervals *without);
bool code_intervals_meet(const code_intervals *list, code_interval with);
bool code_intervals_same(const code_intervals *x, const code_intervals *y);

/* ---- sets -------------------------------------------------------------------------------- */

/* One entry of a set as the author lists it. */
typedef struct code_item {
  code_interval codes;
  const char *text; /* "I11*", "I20 .. I25" */
  span at;
  const char *ref; /* all codes of that set; codes and exact are then unused */
  bool except, exact;
  int32_t first, last; /* the days of its own dates */
  revision_set valid;  /* where it stands in the set, without regard to those days until
                          check_codes_contents */
} code_item;

typedef VEC(code_item *) code_item_list;

/* For qsort of pointers to items: entries that say the same are equal; of codes the earlier first,
 * of those that begin alike the wider one. */
int code_item_order(const void *x, const void *y);
code_item_list code_items_sorted(arena *a, code_set *s);

/* One state of a set; its members' own dates have been applied. */
typedef struct code_version {
  revision_set valid;
  code_intervals codes;
} code_version;

struct code_set {
  const char *name, *label; /* name: NULL when written in place; text then shows it */
  const char *text;         /* "osa_dx", "{ I10, I11* }": how messages and cells name the set */
  span at;
  const char *system;
  polrt_system kind;
  VEC(code_item) items;
  VEC(code_version) versions; /* disjoint `valid'; where none is valid the set is empty */
  VEC(const node *) sources;  /* the declarations it was read from (declaration, amendments) */
  int32_t first, last;        /* the days of the declaration's own dates */
  revision_set valid;         /* where it is declared and not retired */
  enum { CODE_SET_READ, CODE_SET_OPEN, CODE_SET_DONE } state;
  bool faulty; /* entries are missing after errors */
  bool used;
};

/* Whether a packed code is in the set in a revision. */
bool code_set_has(const code_set *s, uint32_t revision, uint64_t code);

/* What the runtime needs of a code fact: the intervals over all its sets with the combination of
 * memberships (bit k: memberships.items[k]) that codes in them have. */
typedef struct code_atoms {
  VEC(uint64_t) atoms; /* [0] is 0 */
  VEC(uint64_t) starts;
  VEC(uint16_t) atom_of;
  bool too_many; /* more than 65,536 combinations: reported by check_codes_atoms */
} code_atoms;
code_atoms code_atoms_of(arena *a, const code_fact *f);
/* Bit k: a fact that has this packed code is in memberships.items[k]. */
uint64_t code_memberships(const code_fact *f, uint64_t code);

/* ---- declarations (check_codes.c) -------------------------------------------------------- */

/* The days on which a declaration or amendment of codes changes its set: its own dates and those of
 * its members, in a CSV file too.  Called before revisions are numbered; reports nothing. */
void check_codes_cuts(checker *k, const node *codes, void (*add)(checker *k, int32_t day));
/* Declares a `codes' item of the revision being read; amends one; retires one (the NODE_CODES
 * child of NODE_AMEND, NODE_RETIRE).  In order of revisions. */
void check_codes_declare(checker *k, const node *n);
void check_codes_amend(checker *k, const node *n);
void check_codes_retire(checker *k, const node *n);
/* After all of these: what each set holds in every revision. */
void check_codes_contents(checker *k);
/* The same for one set; false when it is part of a circle, which is reported. */
bool check_codes_resolve(checker *k, code_set *s);
/* An anonymous set in place: `has any { I10, I11* }'.  NULL after an error. */
code_set *check_codes_in_place(checker *k, const char *system, const node *codes);
code_set *check_find_codes(checker *k, const char *name, span at);
/* A single written code: 0 after an error, which it reports. */
uint64_t check_code(checker *k, const char *system, const node *at, const char *text);
/* The system that a fact or a set names: 0 after E122. */
polrt_system check_code_system(checker *k, const node *at, const char *name);
/* W126, for check_uses. */
void check_codes_uses(checker *k);

/* code_file.c: the members of NODE_FROM_FILE, for a set, or only the days on which they change
 * (then nothing is reported). */
void code_file_read(checker *k, const node *from_file, code_set *s, revision_set valid);
void code_file_cuts(checker *k, const node *from_file, void (*add)(checker *k, int32_t day));
/* For code_file.c: adds what `text' says to a set; reports E214 and ranges that are none. */
typedef struct code_words {
  const char *text, *upper; /* upper: NULL, no range */
  bool prefix, upper_prefix, except;
  span at, upper_at;
  int32_t first, last;
} code_words;
void check_codes_add(checker *k, code_set *s, const code_words *w, revision_set valid);

/* ---- conditions (check_membership.c) ----------------------------------------------------- */

/* `F has any S' as a condition: memberships are made when first asked for. */
cond *check_membership(checker *k, code_fact *f, code_set *s, span at);
/* NODE_HAS; never NULL. */
cond *check_has(checker *k, const node *n);
/* NODE_IS and NODE_IN (negated or not) whose term is a fact that holds one code; never NULL. */
cond *check_code_in(checker *k, const node *n);
/* A table cell in the column of a fact that holds one code, or `any of' several; NULL for `any'. */
cond *check_code_cell(checker *k, code_fact *f, const node *cell);
/* `given F has { I10, ... }', `F is unknown': a given for every membership. */
void check_code_given(checker *k, example *e, code_fact *f, const node *given);
/* After all conditions: facts whose codes fall into too many combinations (E803). */
void check_codes_atoms(checker *k);

#endif
