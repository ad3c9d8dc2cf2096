/* print_vocabulary.c -- types, facts, codes, units, derived values, criteria and limits as text. */
#include "print.h"

#include <string.h>

/* `never' is a value here. */
static void put_value_name(printer *p, const char *name) {
  if (strcmp(name, "never") == 0)
    print_put(p, name);
  else
    print_word(p, name, WORD_NAME);
}

void print_dates(printer *p, const node *n) {
  const node *from = node_child(n, NODE_FROM), *through = node_child(n, NODE_THROUGH);
  if (from != NULL) {
    print_put(p, " from ");
    print_put(p, from->first->text);
  }
  if (through == NULL) return;
  print_put(p, " through ");
  print_put(p, through->first->text);
}

/* ---- values ------------------------------------------------------------------------------ */

enum { ALIGNED_SPREAD = 12 }; /* names whose lengths differ by more are not worth aligning */

static size_t label_column(const printer *p, const node *first) {
  size_t least = SIZE_MAX, most = 0;
  for (const node *n = first; n != NULL; n = n->next) {
    if (n->kind != NODE_ENUMERATOR || n->first == NULL) continue;
    size_t width = print_width(p, print_name, n);
    if (width < least) least = width;
    if (width > most) most = width;
  }
  return most - least <= ALIGNED_SPREAD ? most : 0;
}

/* Values with labels stand one a line, so that adding one is a change of one line. */
void print_enumerators(printer *p, const node *first) {
  bool labels = false;
  for (const node *n = first; n != NULL; n = n->next) labels |= n->first != NULL;
  if (!labels) {
    print_braced(p, first, NULL, print_name);
    return;
  }
  size_t column = label_column(p, first);
  print_put(p, "{");
  p->indent += 2;
  for (const node *n = first; n != NULL; n = n->next) {
    print_line(p);
    print_name(p, n);
    size_t width = print_width(p, print_name, n);
    if (n->first != NULL && width < column) print_blanks(p, column - width);
    print_label(p, n);
    print_put(p, ",");
  }
  p->indent -= 2;
  print_line(p);
  print_put(p, "}");
}

void print_one_of(printer *p, const node *n) {
  print_put(p, n->flags & NODE_FLAG_OPEN ? "open one of " : "one of ");
  print_enumerators(p, n->first);
}

static void put_type(printer *p, const node *n) {
  print_named(p, "type", n->text);
  print_put(p, " is ");
  print_one_of(p, n->first);
}

/* The short forms: `count 0 .. 20', `percent to 0.1, 10 .. 80'. */
static void put_counted(printer *p, const node *n) {
  print_put(p, n->text);
  if (node_child(n, NODE_NAME) != NULL) {
    print_put(p, " to ");
    print_value(p, node_child(n, NODE_STEP)->first, WORD_NAME);
    print_put(p, ",");
  }
  print_put(p, " ");
  print_range(p, node_child(n, NODE_RANGE));
}

static void put_quantity(printer *p, const node *n) {
  const node *unit = node_child(n, NODE_NAME), *range = node_child(n, NODE_RANGE);
  if (n->text != NULL) {
    put_counted(p, n);
    return;
  }
  print_put(p, "quantity");
  if (unit != NULL) {
    print_put(p, " in ");
    print_word(p, unit->text, WORD_MEASURE);
  }
  print_put(p, " step ");
  print_value(p, node_child(n, NODE_STEP)->first, WORD_NAME);
  print_put(p, " range ");
  print_range(p, range);
}

static void put_fact_type(printer *p, const node *n) {
  switch (n->kind) {
  case NODE_YES_NO:
    print_put(p, "yes_no");
    return;
  case NODE_TYPE_REF:
    print_word(p, n->text, WORD_TYPE);
    return;
  case NODE_ONE_OF:
    print_one_of(p, n);
    return;
  case NODE_DATE_TYPE:
    print_put(p, "date");
    if (n->first == NULL) return;
    print_put(p, " range ");
    print_range(p, n->first);
    return;
  case NODE_CODE_TYPE:
    print_put(p, n->flags & NODE_FLAG_SEVERAL ? "set of code " : "code ");
    print_word(p, n->text, WORD_UNIT);
    return;
  default:
    put_quantity(p, n);
    return;
  }
}

/* ` or never "Not yet"' */
static const node *put_absent(printer *p, const node *n) {
  if (n == NULL || n->kind != NODE_ABSENT) return n;
  print_put(p, " or ");
  put_value_name(p, n->text);
  print_label(p, n);
  return n->next;
}

static void put_fact_attribute(printer *p, const node *n) {
  switch (n->kind) {
  case NODE_ASK:
    print_quoted(p, "ask", n->text);
    return;
  case NODE_LABEL:
    print_quoted(p, "label", n->text);
    return;
  case NODE_JUDGMENT:
    print_put(p, "judgment");
    return;
  default:
    print_put(p, "unknown is ");
    print_value(p, n->first, WORD_NAME);
    print_quoted(p, " because", n->last->text);
    return;
  }
}

static void put_fact(printer *p, const node *n) {
  print_named(p, "fact", n->text);
  print_put(p, " : ");
  put_fact_type(p, n->first);
  print_indented(p, put_absent(p, n->first->next), put_fact_attribute);
}

static void put_criterion(printer *p, const node *n) {
  print_named(p, "criterion", n->text);
  print_label(p, n);
  print_dates(p, n);
  print_cond(p, " is", n->last);
}

/* ---- codes ------------------------------------------------------------------------------- */

static void put_code_end(printer *p, const node *n) {
  print_put(p, n->text);
  if (n->flags & NODE_FLAG_PREFIX) print_put(p, "*");
}

void print_code(printer *p, const node *n) {
  const node *upper = node_child(n, NODE_CODE);
  if (n->flags & NODE_FLAG_EXCEPT) print_put(p, "except ");
  if (n->kind == NODE_CODE_REF) {
    print_word(p, n->text, WORD_NAME);
    return;
  }
  put_code_end(p, n);
  if (upper != NULL) {
    print_put(p, " .. ");
    put_code_end(p, upper);
  }
  print_dates(p, n);
}

/* Many codes on a line: lists of codes are long. */
static void put_code_lines(printer *p, const node *first) {
  print_put(p, "{");
  p->indent += 2;
  print_line(p);
  print_filled(p, first, NULL, print_code);
  print_put(p, ",");
  p->indent -= 2;
  print_line(p);
  print_put(p, "}");
}

static void put_code_flat(printer *p, const node *first) {
  print_put(p, first == NULL ? "{ }" : "{ ");
  for (const node *n = first; n != NULL; n = n->next) {
    print_code(p, n);
    print_put(p, n->next != NULL ? ", " : " }");
  }
}

void print_codes(printer *p, const node *first) {
  if (first == NULL || print_fits(p, put_code_flat, first, PRINT_WIDTH))
    put_code_flat(p, first);
  else
    put_code_lines(p, first);
}

static void put_codes(printer *p, const node *n) {
  const node *from = node_child(n, NODE_FROM_FILE), *item = n->first;
  print_put(p, "codes ");
  print_word(p, n->first->text, WORD_UNIT);
  print_put(p, " ");
  print_word(p, n->text, WORD_NAME);
  print_label(p, n);
  print_dates(p, n);
  print_put(p, " ");
  while (item != NULL && item->kind != NODE_CODE && item->kind != NODE_CODE_REF) item = item->next;
  if (from != NULL)
    print_quoted(p, "from", from->text);
  else
    print_codes(p, item);
}

/* ---- units, derived values, limits, readings ---------------------------------------------- */

static void put_unit(printer *p, const node *n) {
  const node *singular = node_child(n, NODE_NAME), *size = node_child(n, NODE_QTY);
  print_named(p, "unit", n->text);
  if (singular != NULL) print_named(p, " singular", singular->text);
  if (size == NULL) return;
  print_put(p, " is ");
  print_value(p, size, WORD_NAME);
}

static void put_derived(printer *p, const node *n) {
  print_named(p, "derived", n->text);
  print_label(p, n);
  print_put(p, " is ");
  print_expression(p, n->last);
}

static void put_limit(printer *p, const node *n) {
  const node *what = n->first, *per = node_child(n, NODE_PER), *anchor = node_child(n, NODE_ANCHOR);
  print_put(p, n->flags & NODE_FLAG_EXPIRES ? "through " : "to ");
  if (what->kind == NODE_STRING)
    print_string(p, what->text);
  else if (what->kind == NODE_TERM)
    print_word(p, what->text, WORD_NAME);
  else
    print_value(p, what, WORD_NAME);
  if (per != NULL) print_named(p, " per", per->text);
  if (anchor != NULL) print_named(p, " from", anchor->text);
}

void print_limits(printer *p, const node *first) { print_filled(p, first, NULL, put_limit); }

static void put_limit_declared(printer *p, const node *n) {
  print_named(p, "limit", n->text);
  print_put(p, " is ");
  print_limits(p, n->first);
}

static void put_reading(printer *p, const node *n) {
  print_named(p, "reading", n->text);
  print_put(p, " ");
  print_string(p, n->first->text);
  print_indented(p, n->first->next, print_clause);
}

static void put_import(printer *p, const node *n) {
  print_put(p, "import ");
  if (n->first != NULL) {
    print_filled(p, n->first, NULL, print_name);
    print_put(p, " from ");
  }
  print_string(p, n->text);
}

bool print_vocabulary_item(printer *p, const node *n) {
  switch (n->kind) {
  case NODE_TYPE:
    put_type(p, n);
    return true;
  case NODE_FACT:
    put_fact(p, n);
    return true;
  case NODE_CODES:
    put_codes(p, n);
    return true;
  case NODE_UNIT:
    put_unit(p, n);
    return true;
  case NODE_DERIVED:
    put_derived(p, n);
    return true;
  case NODE_CRITERION:
    put_criterion(p, n);
    return true;
  case NODE_LIMIT_DECL:
    put_limit_declared(p, n);
    return true;
  case NODE_READING:
    put_reading(p, n);
    return true;
  case NODE_IMPORT:
    put_import(p, n);
    return true;
  default:
    return false;
  }
}
