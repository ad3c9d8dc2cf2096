/* emit.h -- what the writers of NAME.h and NAME.c share: their C names and a small writer.
 *
 * Internal to emit_*.c.  The writers read finished tables and decide nothing: whatever they print
 * stands in the tables, in the model or in a policy's own words.  They print no count, no position
 * and nothing of the machine, so that a difference of two products shows the change and no more.
 */
#ifndef POLC_EMIT_H
#define POLC_EMIT_H

#include "layout.h"
#include "symtab.h"

/* ---- C names (emit_names.c) -------------------------------------------------------------- */

/* A list of members as an enum: one for each `type', one for each list written in place. */
typedef struct emit_enum {
  const one_of *type;
  const fact *fact;           /* the first fact of that type */
  const char *tag;            /* policy_product */
  const char *last;           /* POLICY_PRODUCT_LAST */
  const char *name, *by_name; /* the functions from value to name and back */
  VEC(const char *) members;  /* POLICY_PRODUCT_MEDICARE_HMO_BLUE */
} emit_enum;

/* A run of rows that belong together: those of a decision, of a criterion, impossible ones. */
typedef struct emit_run {
  const char *list; /* POLICY_DETERMINATION_ROWS: macro over its rows */
  const char *begin, *before, *end;
  const char *mask; /* member of the tables; of decisions only where a row of bits is one word */
} emit_run;

/* A column of the tables.  What callers give is also a field of the facts. */
typedef struct emit_input {
  const table_input *column;
  const polrt_input *entry;
  const emit_enum *list;     /* of a one-of fact */
  const char *number;        /* POLICY_INPUT_PRODUCT; POLICY_COLUMN_ADULT */
  const char *field;         /* product: member of the facts; of what is computed, a variable */
  const char *rows, *bounds; /* members of the tables; bounds NULL: every value says its class */
  const char *guide;         /* the same; NULL: there is none */
  const char *least, *most;  /* expressions for the ends of its range */
  const char *absent; /* the same for its absent value, which is then also `least'; or NULL */
  const char *real;   /* of a fact that may be absent: its least real value */
  const char *size;   /* expression: length of its column */
  const char *asks;   /* POLICY_ASKS_PRODUCT: macro */
  const char *setter; /* NULL: set through codes, or computed */
  const char *never;  /* sets its absent value; or NULL */
  emit_run run;       /* of a criterion that has rows */
  const char *derived, *term; /* of a derived value: enumerators */
  const char
      *class_list; /* POLICY_AGE_CLASSES_LIST: macro over its bounds, of paged tables; or NULL */
  VEC(const char *) stems;   /* of paged tables: what rows ask of each class has such a name */
  bool *cut;                 /* of paged tables: the classes from which on words are kept */
  bool asked;                /* by some row */
  bool needed;               /* by some row or some needed value */
  VEC(const char *) classes; /* a name for each class */
} emit_input;

/* A fact that holds codes. */
typedef struct emit_group {
  const table_group *group;
  const polrt_group *entry;
  const char *number; /* POLICY_CODES_DIAGNOSES */
  const char *setter;
  const char *list;                  /* POLICY_DIAGNOSES_CODES: macro over its codes */
  const char *last_atom, *intervals; /* sizes of the following members of the tables */
  const char *atoms, *codes, *atom_of;
  VEC(const char *) names; /* POLICY_DIAGNOSES_IN_OSA_DX: one for each atom */
} emit_group;

typedef struct emit_decision {
  const decision *decision;
  const polrt_decision *entry;
  const char *number; /* POLICY_DECISION_DETERMINATION */
  const char *field;  /* member of the answer */
  emit_run run;
  const char *tag;
  const char *open;           /* enumerator 0 of its outcomes */
  const char *outcome, *name; /* functions */
  VEC(const char *) outcomes;
} emit_decision;

typedef struct emit_rule {
  const rule *rule;
  const char *enumerator;
} emit_rule;

/* A word of bits and its rows, where there are several. */
typedef struct emit_page {
  const char *token; /* PAGE_3 */
  const char *name;  /* POLICY_PAGE_3: which word it is */
  const char *list;  /* POLICY_PAGE_3_ROWS: its rows, when they are part of a longer run */
} emit_page;

typedef struct emitter {
  arena *arena;
  const tables *tables;
  const polrt_policy *policy;
  const model *model;
  const char *lower, *upper; /* prefixes of every name: the policy's name in both cases */
  bool wide;                 /* a row of bits is more than one word */
  bool paged;                /* and its tables are put together of names (emit_pages.c) */
  VEC(emit_page) pages;      /* one for each word; none when there is but one */
  symtab taken;              /* names of the file scope, macros included */
  VEC(emit_enum *) enums;
  VEC(emit_input) inputs; /* all columns */
  uint32_t given;         /* so many of them are given, the others are computed */
  VEC(emit_group) groups;
  VEC(emit_decision) decisions;
  VEC(emit_rule) rules;        /* in order of number */
  VEC(const char *) rows;      /* one per bit: covered_neonatal_hrf; NULL: the bit is left empty */
  VEC(const char *) revisions; /* POLICY_REVISION_2016_10_01; [0] is ..._NONE */
  emit_run impossible;         /* list NULL: nothing is impossible */
  const char *no, *yes;        /* NULL when there is no yes_no fact */
  bool overlong;               /* some literal is longer than C99 asks compilers to take */
  textbuf out;
} emitter;

emitter *emitter_new(arena *a, const tables *t);

/* An identifier made of a name of the language or a printed value: dots and `#' become two
 * underscores, whatever else cannot stand in an identifier one. */
const char *c_lower(arena *a, const char *name);
const char *c_upper(arena *a, const char *name);
/* The same for a name that stands alone (a member, a macro's argument): an underscore follows what
 * is a word of C or C++ or a macro of common compilers. */
const char *c_alone(arena *a, const char *name);
/* `name', or `name' and underscores when it is already taken. */
const char *c_take(symtab *taken, const char *name);

/* ---- what is computed (emit_columns.c) --------------------------------------------------- */

/* How a derived value is computed, in words for a comment. */
const char *derive_words(emitter *e, const derive *d);
/* The statements of the inline decision that go through the computed columns. */
void put_computed_narrow(emitter *e);
void put_computed_wide(emitter *e);
/* Whether the rows of a decision are the first bits: the first bit that is set then decides it. */
static inline bool is_first(const emit_decision *d) { return d->entry->first == 0; }
/* The expression for a column's class: its place in the table. */
const char *class_of(emitter *e, const emit_input *in);

/* Terms and operations of the policy object. */
void emit_derived(emitter *e);
/* Codes: their part of the tables, of the policy object and of the functions. */
void put_group_members(emitter *e);
void put_group_lists(emitter *e);
void put_group_tables(emitter *e);
void emit_groups(emitter *e);
void put_group_setters(emitter *e);
/* Limits: the list of them, and their part of the policy object. */
void put_limit_list(emitter *e);
void emit_limits(emitter *e);

/* ---- pages (emit_pages.c) ---------------------------------------------------------------- */

/* Whether tables of several words are small enough to be put together of names. */
bool pages_fit(const tables *t);
void name_pages(emitter *e);
void name_classes(emitter *e);
/* The macro over a run of rows; where it goes over several pages one for each of them, too. */
void put_list_of_rows(emitter *e, const emit_run *run, const char *macro, uint32_t first,
                      uint32_t count, void (*put_one)(emitter *e, const emit_run *run, uint32_t r));
/* Its enumerators; `last' is where the run before it ends. */
void put_page_run(emitter *e, const char *last, const emit_run *run, const char *macro,
                  uint32_t first, uint32_t count);
void put_page_mask(emitter *e, const emit_run *run, const char *macro, uint32_t first,
                   uint32_t count);
/* The macro over the bounds of an ordered fact, in the header. */
void put_class_list(emitter *e, const emit_input *in);
/* What the rows ask, and a column of the tables. */
void put_pages(emitter *e);
void put_paged_column(emitter *e, const emit_input *in);
void put_page_undefs(emitter *e);

/* ---- writing (emit_text.c) --------------------------------------------------------------- */

/* As printf; in the format `@' stands for the lower and `$' for the upper prefix. */
void put(emitter *e, const char *fmt, ...) POLC_PRINTF(2, 3);

/* A text of the policy as one string literal, and as part of a one-line comment. */
const char *c_string(arena *a, const char *text);
const char *c_comment(arena *a, const char *text);

/* The comment on the first lines of a file; `what' ends its name. */
void put_banner(emitter *e, const char *suffix);

/* The pool: every text once, and where the tables find it. */
void emit_texts(emitter *e);

/* Some strings of a text in the pool, from the `from'-th on, as literals. */
const char *c_strings(emitter *e, const char *between, uint32_t offset, uint32_t from,
                      uint32_t count);

#endif
