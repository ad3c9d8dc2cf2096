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

/* ---- shared by print.c and print_cond.c; nobody else uses what follows -------------------- */

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
  WORD_OUTCOME, /* where `refer' and `reasons' have a meaning */
  WORD_UNIT     /* where no word of the language may stand */
} word_place;

typedef void printing(printer *p, const node *n);

void print_put(printer *p, const char *text);
void print_line(printer *p); /* goes to the next line and indents it */
void print_string(printer *p, const char *text);
void print_word(printer *p, const char *name, word_place place);
/* Whether the line ends before `limit' when this is printed on it. */
bool print_fits(const printer *p, printing *print, const node *n, size_t limit);
/* first, ..., up to but not including `end', separated by commas; continued below the first. */
void print_filled(printer *p, const node *first, const node *end, printing *each);

/* print_cond.c */
void print_value(printer *p, const node *literal, word_place place);
void print_range(printer *p, const node *range);
void print_set(printer *p, const node *set);
void print_sign(printer *p, node_op op);
void print_cond_flat(printer *p, const node *cond);
/* After the keyword, on its line as far as it fits. */
void print_cond(printer *p, const char *keyword, const node *cond);

#endif
