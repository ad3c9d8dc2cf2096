/* print.h -- from the syntax tree back to policy text, in the one canonical layout.
 *
 * What is printed reads back as an equal tree (places aside); comments are not in the tree and are
 * for the caller.  Knows nothing of what a policy means.
 */
#ifndef POLC_PRINT_H
#define POLC_PRINT_H

#include "ast.h"

/* Every item of a file, blank lines between them. */
void print_file(textbuf *out, const node *file);
/* One item, from the beginning of a line to its line feed. */
void print_item(textbuf *out, const node *item);
/* Whether a blank line separates two items that follow each other. */
bool print_apart(const node *before, const node *after);

/* ---- shared by the files print*.c; nobody else uses what follows -------------------------- */

enum {
  PRINT_WIDTH = 100, /* of a line; a single text may be longer */
  PRINT_GROUP = 80   /* `all of { ... }' on one line ends here at the latest */
};

typedef struct printer {
  textbuf *out;
  unsigned indent; /* of lines begun from now on */
  size_t column;   /* in characters */
  unsigned lines;  /* begun so far */
  bool measuring;  /* nothing is written */
} printer;

/* Where a name stands decides which words need backquotes to be one. */
typedef enum word_place {
  WORD_NAME,
  WORD_TYPE,    /* after `fact NAME :' */
  WORD_GIVEN,   /* after `given' */
  WORD_VALUE,   /* after `given NAME is' */
  WORD_THEN,    /* after `then' */
  WORD_OUTCOME, /* where `refer' and `reasons' have a meaning */
  WORD_UNIT,    /* where no word of the language may stand */
  WORD_MEASURE  /* the same, but for `percent' and `count' */
} word_place;

typedef void printing(printer *p, const node *n);

/* writing: print.c */
void print_put(printer *p, const char *text);
void print_blanks(printer *p, size_t count);
void print_line_feed(printer *p); /* to the beginning of the next line */
void print_line(printer *p);      /* the same, and indents it */
void print_string(printer *p, const char *text);
void print_word(printer *p, const char *name, word_place place);
void print_name(printer *p, const node *n); /* its text as a name */
void print_text(printer *p, const node *n); /* its text in quotes */
void print_named(printer *p, const char *keyword, const char *name);
void print_quoted(printer *p, const char *keyword, const char *text);
void print_label(printer *p, const node *n); /* ` "Label"' when it has one */
/* Whether the line ends before `limit' when this is printed on it; how wide it is. */
bool print_fits(const printer *p, printing *print, const node *n, size_t limit);
size_t print_width(const printer *p, printing *print, const node *n);
/* first, ..., up to but not including `end', separated by commas; continued below the first. */
void print_filled(printer *p, const node *first, const node *end, printing *each);
/* `{ a, b }', one a line when that is too long. */
void print_braced(printer *p, const node *first, const node *end, printing *each);
/* One a line, two blanks further in; the same between `{' and `}'. */
void print_indented(printer *p, const node *first, printing *each);
void print_lines(printer *p, const node *first, printing *each);
/* The first from `n' on that is not of this kind. */
const node *print_after(const node *n, node_kind kind);

/* items, wherever they stand */
void print_inner_item(printer *p, const node *n);
void print_inner_items(printer *p, const node *first); /* each on a new line */
bool print_rule_item(printer *p, const node *n);    /* print_rules.c; false: not one of its kinds */
void print_history_item(printer *p, const node *n); /* print_history.c */

/* print_vocabulary.c */
bool print_vocabulary_item(printer *p, const node *n); /* false: not one of its kinds */
void print_code(printer *p, const node *n);            /* `except I20* .. I25* from 2015-10-01' */
void print_codes(printer *p, const node *first);       /* `{ I10, I11* }' */
void print_dates(printer *p, const node *n);           /* ` from 2015-10-01' when it has them */
void print_limits(printer *p, const node *first);      /* to 12 weeks from trial_start, ... */
void print_one_of(printer *p, const node *n);
void print_enumerators(printer *p, const node *first);

/* print_rules.c */
void print_clause(printer *p, const node *clause);
void print_otherwise(printer *p, const node *n);
void print_pair(printer *p, const node *resolve);
void print_direction(printer *p, const node *n);

/* print_cond.c */
void print_value(printer *p, const node *literal, word_place place);
void print_range(printer *p, const node *range);
void print_set(printer *p, const node *set);
void print_sign(printer *p, node_op op);
void print_expression(printer *p, const node *n); /* what is compared or derived */
void print_cond_flat(printer *p, const node *cond);
/* At the place where the line is, over several lines when it must. */
void print_cond_here(printer *p, const node *cond);
/* After the keyword, on its line as far as it fits. */
void print_cond(printer *p, const char *keyword, const node *cond);

#endif
