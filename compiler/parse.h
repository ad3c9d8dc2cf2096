/* parse.h -- what the scanner, the grammar, scan.c and parse.c share; ast.c builds the nodes;
 * others include it for parse_cell only.
 *
 * Holds no policy meaning: spans, nodes, open brackets and the state of error recovery.
 */
#ifndef POLC_PARSE_H
#define POLC_PARSE_H

#include "ast.h"

#include <setjmp.h>

/* ---- building nodes (ast.c) -------------------------------------------------------------- */

typedef struct node_list {
  node *first, *last;
} node_list;

node *node_new(arena *a, node_kind kind, span at);
node *node_named(arena *a, node_kind kind, span at, const char *text, span name_at);
node *node_add(node *parent, node *child); /* a NULL child is none */
node *node_adopt(node *parent, node_list children);
node_list list_of(node *n);
node_list list_add(node_list list, node *n);
node_list list_join(node_list list, node_list more);
const char *node_kind_name(node_kind kind); /* as node_dump writes it; a test asks for all */

/* ---- the state of one parse -------------------------------------------------------------- */

enum {
  NESTING_MAX = 200,
  NAME_MAX_LENGTH = 64,
  STRING_MAX_BYTES = 4000,
  DIGITS_MAX = 18,               /* every such number fits in int64_t */
  BLOCKS_MAX = 4,                /* a table in a revision is two */
  ENOUGH_ERRORS = 2 * DIAG_LIMIT /* then the parse stops */
};

/* The braces whose contents are read item by item, each with its own way back after an error. */
typedef enum block_kind {
  BLOCK_FILE,
  BLOCK_POLICY,
  BLOCK_REVISION,
  BLOCK_TABLE,
  BLOCK_TEST
} block_kind;

typedef struct block {
  block_kind kind;
  span opener;
  uint32_t depth; /* open brackets inside it, its own counted */
} block;

typedef union token_value {
  node *node;
  node_list list;
  const char *text;
  node_op op;
} token_value;

typedef struct token {
  int kind;
  span at;
  token_value value;
} token;

typedef struct parser {
  arena *arena;
  diags *sink;
  const source *source;
  uint32_t file;
  void *scanner;
  node *root;
  jmp_buf gave_up;

  /* scanner */
  uint32_t offset;     /* of the next byte to scan */
  uint32_t text_block; /* where the text block being scanned begins */
  uint32_t bad_end;    /* end of the last thing the scanner complained about */
  unsigned nots;       /* how many `not' in a row */
  uint32_t end;        /* of the bytes that are parsed */
  int first_token;     /* delivered before the first scanned one: START_CELL, or 0 */
  int scanned[2];      /* the last two tokens scanned, the last one first */
  bool in_codes;       /* inside braces that hold medical codes */
  unsigned codes_head; /* how much of `codes SYSTEM NAME' has been scanned: 0 to 3 */
  bool citing, unless; /* in a list after `cite'; after `unless' */

  /* tokens */
  token last, before_last; /* delivered to the grammar */
  token held;              /* to be delivered after a closing brace that the text lacks */
  bool has_held, at_end;
  bool stopped;     /* too many findings, or nested too deeply: no more messages */
  bool recovering;  /* the next token is to be one that begins something new */
  unsigned stalls;  /* recoveries since the last token was scanned */
  uint32_t resumed; /* end of the token at which the last recovery ended */

  /* brackets */
  span brackets[NESTING_MAX];
  uint32_t depth;
  bool closes_nothing; /* the last closing bracket */
  block blocks[BLOCKS_MAX];
  unsigned block_count; /* blocks[0] is the file */
} parser;

/* ---- called by the scanner (pol.l), in scan.c --------------------------------------------- */

int scan_name(parser *p, const char *text, size_t length, span at, token_value *value);
int scan_quoted_name(parser *p, const char *text, size_t length, span at, token_value *value);
int scan_row_name(parser *p, const char *text, size_t length, span at, token_value *value);
int scan_wrong_case(parser *p, const char *text, size_t length, span at, token_value *value);
int scan_odd_word(parser *p, const char *text, size_t length, span at, token_value *value);
int scan_id(parser *p, const char *text, size_t length, span at, token_value *value);
int scan_string(parser *p, const char *text, size_t length, span at, token_value *value);
int scan_block(parser *p, span at, token_value *value);
int scan_number(parser *p, int kind, const char *text, size_t length, span at, token_value *value);
int scan_number_word(parser *p, const char *text, size_t length, span at, token_value *value);
int scan_bad_date(parser *p, const char *text, size_t length, span at, token_value *value);
int scan_code(parser *p, const char *text, size_t length, span at, token_value *value);
int scan_bad_code(parser *p, const char *text, size_t length, span at, token_value *value);
void scan_code_sign(parser *p, const char *text, size_t length, span at);
void scan_bad_sign(parser *p, const char *sign, span at);
void scan_unknown(parser *p, const char *text, size_t length, span at);
int scan_open_string(parser *p, const char *text, size_t length, span at, token_value *value);
void scan_open_block(parser *p, span at);
/* flex gives up: unwinds to parse_source. */
#if defined(__GNUC__)
__attribute__((noreturn))
#endif
void scan_fatal(parser *p, const char *message);

/* ---- called by the grammar (pol.y), in parse.c -------------------------------------------- */

void block_open(parser *p, block_kind kind, span opener);
void block_close(parser *p);
/* After `error' in a block of that kind: the next token shall begin something new in it. */
void parse_recover(parser *p, block_kind kind);
const char *name_lowered(parser *p, const char *id, span at);
void add_forgotten(parser *p, const node *item);
/* `limited to 5 doses through 2024-12-31': the limit's day or the rule's? */
void limit_day_report(parser *p, const node *limited, const node *day);
/* A name that can only be one word: `month' or `months'. */
void word_required(parser *p, const char *found, span at, const char *wanted);
/* `a and b or c' */
void mixture_report(parser *p, const node *left, span left_at, span sign, const node *right,
                    span right_at);
void parse_unexpected(parser *p, int kind, span at, const int *expected, int count);
void parse_exhausted(parser *p, span at);

/* The words of the language are kept in pol.y: the token of a word or 0, whether the word may be a
 * name without backquotes, and how a token is spelt or called. */
int pol_keyword(const char *text, size_t length);
bool pol_is_reserved(int kind);
bool pol_is_unreserved(int kind);
const char *pol_token_name(int kind);

/* ---- one run (parse.c) -------------------------------------------------------------------- */

/* Scans and parses the bytes from p->offset to p->end. */
void parser_run(parser *p);

/* ---- table cells -------------------------------------------------------------------------- */

/* Parses the bytes begin..end of a source, which are one cell of a CSV file, as a table cell;
 * nothing but blanks is `any'.  NODE_CELL or NODE_CELL_ANY, or NULL after a diagnostic. */
const node *parse_cell(arena *a, const sources *all, uint32_t file, uint32_t begin, uint32_t end,
                       diags *sink);

/* ---- looking ahead (scan.c) --------------------------------------------------------------- */

/* The next character from there that is neither blank nor in a remark; NUL at the end. */
const char *scan_ahead(const parser *p, uint32_t offset);

#endif
