/* print.c -- items of a policy as text: what stands on which line.
 *
 * An item begins at the indentation of its surroundings, its clauses follow on lines of their own.
 * Prints a tree as the grammar builds it after no error; for any other tree the result is unspecified.
 */
#include "print.h"
#include "parse.h"

#include <string.h>

/* ---- writing ----------------------------------------------------------------------------- */

static void put_bytes(printer *p, const char *text, size_t length) {
  if (!p->measuring) textbuf_add_bytes(p->out, text, length);
  for (size_t i = 0; i < length; i++) p->column += ((unsigned char)text[i] & 0xC0) != 0x80;
}

void print_put(printer *p, const char *text) { put_bytes(p, text, strlen(text)); }

static void put_blanks(printer *p, size_t count) {
  while (count-- > 0) put_bytes(p, " ", 1);
}

static void line_feed(printer *p) {
  put_bytes(p, "\n", 1);
  p->column = 0;
  p->lines++;
}

void print_line(printer *p) {
  line_feed(p);
  put_blanks(p, p->indent);
}

bool print_fits(const printer *p, printing *print, const node *n, size_t limit) {
  printer ruler = *p;
  ruler.measuring = true;
  print(&ruler, n);
  return ruler.lines == p->lines && ruler.column <= limit;
}

static size_t width_of(const printer *p, printing *print, const node *n) {
  printer ruler = *p;
  ruler.measuring = true;
  ruler.column = 0;
  print(&ruler, n);
  return ruler.column;
}

void print_string(printer *p, const char *text) {
  print_put(p, "\"");
  for (const char *from = text; *from != '\0';) {
    size_t plain = strcspn(from, "\"\\\n");
    put_bytes(p, from, plain);
    from += plain;
    if (*from == '\0') break;
    print_put(p, *from == '"' ? "\\\"" : *from == '\\' ? "\\\\" : "\\n");
    from++;
  }
  print_put(p, "\"");
}

static bool is_one_of(const char *word, const char *const *words) {
  for (; *words != NULL; words++)
    if (strcmp(word, *words) == 0) return true;
  return false;
}

/* The words that the grammar accepts as names in most places, but not in this one. */
static bool has_meaning(const char *word, word_place place) {
  static const char *const types[] = { "given", "quantity", "reasons", "refer", "unknown", NULL };
  static const char *const givens[] = { "given", NULL }, *const values[] = { "unknown", NULL };
  static const char *const outcomes[] = { "reasons", "refer", NULL };
  switch (place) {
  case WORD_TYPE: return is_one_of(word, types);
  case WORD_GIVEN: return is_one_of(word, givens);
  case WORD_VALUE: return is_one_of(word, values);
  case WORD_OUTCOME: return is_one_of(word, outcomes);
  case WORD_UNIT: return true;
  default: return false;
  }
}

void print_word(printer *p, const char *name, word_place place) {
  int word = pol_keyword(name, strlen(name));
  bool quoted = word != 0 && (pol_is_reserved(word) || has_meaning(name, place));
  if (quoted) print_put(p, "`");
  print_put(p, name);
  if (quoted) print_put(p, "`");
}

static void put_name(printer *p, const node *n) { print_word(p, n->text, WORD_NAME); }

static void put_keyword_name(printer *p, const char *keyword, const char *name) {
  print_put(p, keyword);
  print_put(p, " ");
  print_word(p, name, WORD_NAME);
}

static void put_keyword_string(printer *p, const char *keyword, const char *text) {
  print_put(p, keyword);
  print_put(p, " ");
  print_string(p, text);
}

/* ` "Label"' when there is one. */
static void put_label(printer *p, const node *n) {
  const node *label = node_child(n, NODE_STRING);
  if (label == NULL) return;
  print_put(p, " ");
  print_string(p, label->text);
}

void print_filled(printer *p, const node *first, const node *end, printing *each) {
  unsigned indent = p->indent;
  p->indent = (unsigned)p->column;
  for (const node *n = first; n != end; n = n->next) {
    printer after = *p;
    after.column += 2; /* the blank before, the comma after */
    if (n != first && print_fits(&after, each, n, PRINT_WIDTH))
      print_put(p, " ");
    else if (n != first)
      print_line(p);
    each(p, n);
    if (n->next != end) print_put(p, ",");
  }
  p->indent = indent;
}

/* The first child from `n' on that is not of this kind. */
static const node *after_all(const node *n, node_kind kind) {
  while (n != NULL && n->kind == kind) n = n->next;
  return n;
}

/* `{ a, b }', one a line when that is too long. */
static void put_braced(printer *p, const node *first, const node *end, printing *each) {
  printer ruler = *p;
  ruler.measuring = true;
  ruler.column += 4;
  for (const node *n = first; n != end; n = n->next) {
    each(&ruler, n);
    ruler.column += 2;
  }
  bool flat = ruler.column - 2 <= PRINT_WIDTH;
  print_put(p, "{");
  p->indent += 2;
  for (const node *n = first; n != end; n = n->next) {
    if (flat)
      print_put(p, " ");
    else
      print_line(p);
    each(p, n);
    if (!flat || n->next != end) print_put(p, ",");
  }
  p->indent -= 2;
  if (flat)
    print_put(p, " ");
  else
    print_line(p);
  print_put(p, "}");
}

/* ---- prose ------------------------------------------------------------------------------- */

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/* Whether a text block, all of whose lines are indented alike, reads back as this text. */
static bool can_be_block(const char *text) {
  bool flush = false;
  if (strstr(text, "\"\"\"") != NULL || strchr(text, '\r') != NULL) return false;
  for (const char *line = text;; line++) {
    size_t length = strcspn(line, "\n"), blank = 0;
    while (blank < length && is_blank(line[blank])) blank++;
    if (length > 0 && blank == length) return false;
    flush |= length > 0 && blank == 0;
    line += length;
    if (*line == '\0') return flush;
  }
}

static void put_block(printer *p, const char *text) {
  print_put(p, "\"\"\"");
  p->indent += 2;
  for (const char *line = text;; line++) {
    size_t length = strcspn(line, "\n");
    line_feed(p);
    if (length > 0) put_blanks(p, p->indent);
    put_bytes(p, line, length);
    line += length;
    if (*line == '\0') break;
  }
  p->indent -= 2;
  print_line(p);
  print_put(p, "\"\"\"");
}

static size_t string_bytes(const char *text) {
  size_t bytes = strlen(text);
  for (; *text != '\0'; text++) bytes += *text == '"' || *text == '\\' || *text == '\n';
  return bytes;
}

/* The words of a text or of evidence, behind what stands on the line. */
static void put_prose(printer *p, const char *text) {
  bool block = can_be_block(text), string = string_bytes(text) <= STRING_MAX_BYTES;
  if (block && (strchr(text, '\n') != NULL || !string)) {
    print_put(p, " ");
    put_block(p, text);
  } else if (string) {
    p->indent += 2;
    print_line(p);
    print_string(p, text);
    p->indent -= 2;
  } else { /* only a block that begins on the line of its marks can hold this */
    print_put(p, " \"\"\"");
    put_bytes(p, text, strlen(text));
    print_put(p, "\"\"\"");
  }
}

/* ---- the policy and its document --------------------------------------------------------- */

static void put_in_force(printer *p, const node *n) {
  const node *from = n->first;
  print_put(p, "in force from ");
  if (from->kind == NODE_BECAUSE) {
    put_keyword_string(p, "unpublished because", from->text);
    return;
  }
  print_put(p, from->text);
  if (from->flags & NODE_FLAG_FIRST_DAY) print_put(p, " first_day");
}

static void put_string(printer *p, const node *n) { print_string(p, n->text); }

static void put_header(printer *p, const node *n) {
  switch (n->kind) {
  case NODE_LANGUAGE:
    print_put(p, "language ");
    print_put(p, n->text);
    return;
  case NODE_NUMBER_FIELD: put_keyword_string(p, "number", n->text); return;
  case NODE_REFERENCE:
    put_keyword_name(p, "reference", n->text);
    if (n->first == NULL) print_put(p, " none");
    put_label(p, n);
    return;
  case NODE_RELATED:
    print_put(p, "related policies ");
    if (n->first == NULL) print_put(p, "none");
    print_filled(p, n->first, NULL, put_string);
    return;
  case NODE_SOURCE: put_keyword_string(p, "source", n->text); return;
  case NODE_SELECTED_BY: put_keyword_name(p, "selected by", n->text); return;
  default: put_in_force(p, n); return;
  }
}

/* `{', one child a line, `}'. */
static void put_lines(printer *p, const node *first, printing *each) {
  print_put(p, "{");
  p->indent += 2;
  for (const node *n = first; n != NULL; n = n->next) {
    print_line(p);
    each(p, n);
  }
  p->indent -= 2;
  print_line(p);
  print_put(p, "}");
}

static void put_policy(printer *p, const node *n) {
  put_keyword_name(p, "policy", n->text);
  put_label(p, n);
  print_put(p, " ");
  put_lines(p, n->first->next, put_header);
}

static void put_statement(printer *p, const node *n) {
  print_put(p, "statement ");
  print_put(p, n->text);
  put_keyword_string(p, " in", n->first->text);
  p->indent += 2;
  print_line(p);
  print_string(p, n->last->text);
  if (n->flags & NODE_FLAG_INFORMATIVE) {
    print_line(p);
    print_put(p, "informative");
  }
  p->indent -= 2;
}

static void put_text(printer *p, const node *n) {
  put_keyword_name(p, "text", n->text);
  put_keyword_string(p, " in", n->first->text);
  put_prose(p, n->last->text);
}

static void put_evidence(printer *p, const node *n) {
  put_keyword_name(p, "evidence", n->text);
  put_keyword_string(p, " for", n->first->text);
  p->indent += 2;
  print_line(p);
  put_keyword_name(p, "finding", n->first->next->text);
  p->indent -= 2;
  put_prose(p, n->last->text);
}

static void put_field(printer *p, const node *n) {
  put_name(p, n);
  print_put(p, " ");
  if (n->first->kind == NODE_STRING)
    print_string(p, n->first->text);
  else
    print_put(p, n->first->text);
}

static void put_article(printer *p, const node *n) {
  print_put(p, "article ");
  print_put(p, n->text);
  print_put(p, " ");
  put_lines(p, n->first, put_field);
}

/* ---- vocabulary -------------------------------------------------------------------------- */

enum { ALIGNED_SPREAD = 12 }; /* names whose lengths differ by more are not worth aligning */

static size_t label_column(const printer *p, const node *first) {
  size_t least = SIZE_MAX, most = 0;
  for (const node *n = first; n != NULL; n = n->next) {
    if (n->kind != NODE_ENUMERATOR || n->first == NULL) continue;
    size_t width = width_of(p, put_name, n);
    if (width < least) least = width;
    if (width > most) most = width;
  }
  return most - least <= ALIGNED_SPREAD ? most : 0;
}

/* Values with labels stand one a line, so that adding one is a change of one line. */
static void put_enumerators(printer *p, const node *first) {
  bool labels = false;
  for (const node *n = first; n != NULL; n = n->next) labels |= n->first != NULL;
  if (!labels) {
    put_braced(p, first, NULL, put_name);
    return;
  }
  size_t column = label_column(p, first);
  print_put(p, "{");
  p->indent += 2;
  for (const node *n = first; n != NULL; n = n->next) {
    print_line(p);
    put_name(p, n);
    size_t width = width_of(p, put_name, n);
    if (n->first != NULL && width < column) put_blanks(p, column - width);
    put_label(p, n);
    print_put(p, ",");
  }
  p->indent -= 2;
  print_line(p);
  print_put(p, "}");
}

static void put_one_of(printer *p, const node *n) {
  print_put(p, n->flags & NODE_FLAG_OPEN ? "open one of " : "one of ");
  put_enumerators(p, n->first);
}

static void put_type(printer *p, const node *n) {
  put_keyword_name(p, "type", n->text);
  print_put(p, " is ");
  put_one_of(p, n->first);
}

static void put_quantity(printer *p, const node *n) {
  const node *unit = node_child(n, NODE_NAME), *range = node_child(n, NODE_RANGE);
  print_put(p, "quantity");
  if (unit != NULL) {
    print_put(p, " in ");
    print_word(p, unit->text, WORD_UNIT);
  }
  print_put(p, " step ");
  print_value(p, node_child(n, NODE_STEP)->first, WORD_NAME);
  print_put(p, " range ");
  print_range(p, range);
}

static void put_fact_type(printer *p, const node *n) {
  switch (n->kind) {
  case NODE_YES_NO: print_put(p, "yes_no"); return;
  case NODE_TYPE_REF: print_word(p, n->text, WORD_TYPE); return;
  case NODE_ONE_OF: put_one_of(p, n); return;
  default: put_quantity(p, n); return;
  }
}

static void put_fact_attribute(printer *p, const node *n) {
  switch (n->kind) {
  case NODE_ASK: put_keyword_string(p, "ask", n->text); return;
  case NODE_LABEL: put_keyword_string(p, "label", n->text); return;
  case NODE_JUDGMENT: print_put(p, "judgment"); return;
  default:
    print_put(p, "unknown is ");
    print_value(p, n->first, WORD_NAME);
    put_keyword_string(p, " because", n->last->text);
    return;
  }
}

static void put_indented(printer *p, const node *first, printing *each) {
  p->indent += 2;
  for (const node *n = first; n != NULL; n = n->next) {
    print_line(p);
    each(p, n);
  }
  p->indent -= 2;
}

static void put_fact(printer *p, const node *n) {
  put_keyword_name(p, "fact", n->text);
  print_put(p, " : ");
  put_fact_type(p, n->first);
  put_indented(p, n->first->next, put_fact_attribute);
}

static void put_criterion(printer *p, const node *n) {
  put_keyword_name(p, "criterion", n->text);
  put_label(p, n);
  print_cond(p, " is", n->last);
}

/* ---- clauses ----------------------------------------------------------------------------- */

static void put_cite_item(printer *p, const node *n) {
  if (n->kind == NODE_STRING)
    print_string(p, n->text);
  else
    print_put(p, n->text);
}

static void put_clause(printer *p, const node *n) {
  switch (n->kind) {
  case NODE_WHEN: print_cond(p, "when", n->first); return;
  case NODE_WHERE: print_cond(p, "where", n->first); return;
  case NODE_ONLY_WHERE: print_cond(p, "only where", n->first); return;
  case NODE_THEN: put_keyword_name(p, "then", n->text); return;
  case NODE_BECAUSE: put_keyword_string(p, "because", n->text); return;
  case NODE_CITE:
    print_put(p, "cite ");
    print_filled(p, n->first, NULL, put_cite_item);
    return;
  case NODE_EXCEPTION:
    print_put(p, "exception to ");
    print_filled(p, n->first, NULL, put_name);
    return;
  default: /* NODE_DECIDED */
    put_keyword_string(p, "decided by", n->text);
    print_put(p, " on ");
    print_put(p, n->first->text);
    return;
  }
}

static void put_otherwise(printer *p, const node *n) {
  print_put(p, "otherwise ");
  if (n->text == NULL)
    print_put(p, "refer");
  else
    print_word(p, n->text, WORD_OUTCOME);
  put_indented(p, n->first, put_clause);
}

/* ---- decisions and rules ----------------------------------------------------------------- */

static void put_decision_attribute(printer *p, const node *n) {
  switch (n->kind) {
  case NODE_BEST_FIRST:
    print_put(p, "outcomes best first: ");
    print_filled(p, n->first, NULL, put_name);
    return;
  case NODE_OTHERWISE: put_otherwise(p, n); return;
  default: print_put(p, "exhaustive"); return;
  }
}

static void put_decision(printer *p, const node *n) {
  const node *outcomes = node_child(n, NODE_ONE_OF);
  put_keyword_name(p, "decision", n->text);
  put_label(p, n);
  print_put(p, " : ");
  put_one_of(p, outcomes);
  put_indented(p, outcomes->next, put_decision_attribute);
}

static const node *put_for(printer *p, const node *n) {
  if (n == NULL || n->kind != NODE_FOR) return n;
  put_keyword_name(p, " for", n->text);
  return n->next;
}

static void put_rule(printer *p, const node *n) {
  put_keyword_name(p, "rule", n->text);
  put_label(p, n);
  put_indented(p, put_for(p, after_all(n->first, NODE_STRING)), put_clause);
}

/* ---- tables ------------------------------------------------------------------------------ */

static void put_cell(printer *p, const node *n) {
  const node *what = n->first;
  if (n->kind == NODE_CELL_ANY) {
    print_put(p, "any");
  } else if (what->kind == NODE_SET) {
    print_set(p, what);
  } else if (what->kind == NODE_RANGE) {
    print_range(p, what);
  } else if (what->kind == NODE_REL) {
    print_sign(p, what->op);
    print_put(p, " ");
    print_value(p, what->first, WORD_NAME);
  } else {
    print_value(p, what, WORD_NAME);
  }
}

static bool is_cell(const node *n) { return n != NULL && (n->kind == NODE_CELL || n->kind == NODE_CELL_ANY); }

/* How wide the columns of a table are: [0] is that of the row names. */
typedef struct columns {
  size_t *widths, total;
  unsigned count;
} columns;

static void put_row_name(printer *p, const node *row) {
  if (row->text == NULL) return;
  put_name(p, row);
  print_put(p, ": ");
}

static columns measure_columns(const printer *p, const node *first) {
  columns c = { .count = 1 };
  for (const node *row = first; row != NULL; row = row->next)
    if (node_count(row) + 1 > c.count) c.count = node_count(row) + 1;
  c.widths = arena_alloc(p->out->arena, c.count * sizeof *c.widths);
  for (const node *row = first; row != NULL; row = row->next) {
    size_t width = width_of(p, put_row_name, row);
    if (width > c.widths[0]) c.widths[0] = width;
    unsigned column = 1;
    for (const node *cell = row->first; is_cell(cell); cell = cell->next, column++) {
      width = width_of(p, put_cell, cell) + (is_cell(cell->next) ? 2 : 1);
      if (width > c.widths[column]) c.widths[column] = width;
    }
  }
  for (unsigned i = 0; i < c.count; i++) c.total += c.widths[i];
  return c;
}

static void pad(printer *p, const columns *c, size_t from, unsigned column) {
  size_t width = p->column - from;
  if (c != NULL && width < c->widths[column]) put_blanks(p, c->widths[column] - width);
}

/* The cells; what follows them, or NULL. */
static const node *put_cells(printer *p, const node *row, const columns *c) {
  size_t from = p->column;
  put_row_name(p, row);
  pad(p, c, from, 0);
  const node *cell = row->first;
  for (unsigned column = 1; is_cell(cell); cell = cell->next, column++) {
    from = p->column;
    put_cell(p, cell);
    print_put(p, is_cell(cell->next) ? ", " : " ");
    pad(p, c, from, column);
  }
  return cell;
}

static void put_outcome(printer *p, const node *then) {
  print_put(p, "=> ");
  print_word(p, then->text, WORD_OUTCOME);
}

/* `when ... => outcome', below the cells when it is too long. */
static const node *put_row_when(printer *p, const node *when) {
  printer ruler = *p;
  ruler.measuring = true;
  put_clause(&ruler, when);
  print_put(&ruler, " ");
  put_outcome(&ruler, when->next);
  bool flat = ruler.lines == p->lines && ruler.column <= PRINT_WIDTH;
  if (!flat) print_line(p);
  put_clause(p, when);
  if (flat)
    print_put(p, " ");
  else
    print_line(p);
  return when->next;
}

static void put_row(printer *p, const node *row, const columns *c) {
  p->indent += 2;
  const node *next = put_cells(p, row, c);
  if (next->kind == NODE_WHEN) next = put_row_when(p, next);
  put_outcome(p, next);
  next = next->next;
  p->indent -= 2;
  printer after = *p;
  after.column += 2;
  if (next != NULL && next->next == NULL && next->kind == NODE_CITE &&
      print_fits(&after, put_clause, next, PRINT_WIDTH)) {
    print_put(p, "  ");
    put_clause(p, next);
  } else {
    put_indented(p, next, put_clause);
  }
}

static void put_rows(printer *p, const node *first) {
  columns c = measure_columns(p, first);
  bool aligned = c.total + p->indent <= PRINT_GROUP;
  print_put(p, "{");
  p->indent += 2;
  for (const node *row = first; row != NULL; row = row->next) {
    print_line(p);
    put_row(p, row, aligned ? &c : NULL);
  }
  p->indent -= 2;
  print_line(p);
  print_put(p, "}");
}

static void put_table(printer *p, const node *n) {
  const node *next = n->first, *by = node_child(n, NODE_BY), *hit = node_child(n, NODE_HIT);
  put_keyword_name(p, "table", n->text);
  (void)put_for(p, next);
  print_put(p, " by ");
  print_filled(p, by->first, NULL, put_name);
  if (hit != NULL) {
    print_put(p, " hit ");
    if (strcmp(hit->text, "any") == 0)
      print_put(p, "any");
    else
      print_word(p, hit->text, WORD_NAME);
  }
  next = hit != NULL ? hit->next : by->next;
  bool clauses = next != NULL && next->kind != NODE_ROW;
  p->indent += 2;
  for (; next != NULL && next->kind != NODE_ROW; next = next->next) {
    print_line(p);
    put_clause(p, next);
  }
  p->indent -= 2;
  if (clauses)
    print_line(p);
  else
    print_put(p, " ");
  put_rows(p, next);
}

/* ---- who wins, and what is promised ------------------------------------------------------ */

static void put_pair(printer *p, const node *n) {
  put_keyword_name(p, "resolve", n->first->text);
  put_keyword_name(p, " over", n->first->next->text);
}

static void put_resolve(printer *p, const node *n) {
  put_pair(p, n);
  put_indented(p, n->first->next->next, put_clause);
}

static void put_entry(printer *p, const node *n) {
  if (n->kind == NODE_ALL_OUTCOME) print_put(p, "all ");
  put_name(p, n);
}

static void put_precedence(printer *p, const node *n) {
  const node *end = n->first;
  while (end != NULL && (end->kind == NODE_NAME || end->kind == NODE_ALL_OUTCOME)) end = end->next;
  put_keyword_name(p, "precedence for", n->text);
  print_put(p, " ");
  put_braced(p, n->first, end, put_entry);
  if (n->flags & NODE_FLAG_AS_PRINTED) print_put(p, " as printed");
  put_indented(p, end, put_clause);
}

static void put_claim(printer *p, const node *n) {
  put_keyword_name(p, n->kind == NODE_NEVER ? "never" : "always", n->text);
  put_keyword_name(p, " :", n->first->text);
  put_keyword_name(p, " is", n->first->next->text);
  put_indented(p, n->first->next->next, put_clause);
}

static void put_direction(printer *p, const node *n) {
  put_keyword_name(p, n->kind == NODE_RAISING ? "raising" : "lowering", n->text);
  put_keyword_name(p, " never worsens", n->first->text);
  put_indented(p, n->first->next, put_clause);
}

static void put_impossible(printer *p, const node *n) {
  print_cond(p, "impossible", n->first);
  put_indented(p, n->last, put_clause);
}

/* ---- examples ---------------------------------------------------------------------------- */

static void put_given(printer *p, const node *n) {
  const node *what = n->first;
  if (n->flags & NODE_FLAG_NEGATED) print_put(p, "not ");
  print_word(p, n->text, WORD_GIVEN);
  if (what == NULL) return;
  print_put(p, what->kind == NODE_RANGE || what->kind == NODE_SET ? " in " : " is ");
  if (what->kind == NODE_RANGE)
    print_range(p, what);
  else if (what->kind == NODE_SET)
    print_set(p, what);
  else if (what->kind == NODE_UNKNOWN)
    print_put(p, "unknown");
  else
    print_value(p, what, WORD_VALUE);
}

static void put_expected_caveat(printer *p, const node *n) {
  if (n->first == NULL) {
    print_put(p, "expect no caveat");
    return;
  }
  print_put(p, "expect caveat ");
  if (n->first->kind == NODE_STRING)
    print_string(p, n->first->text);
  else
    print_put(p, n->first->text);
}

static void put_answer(printer *p, const node *n) {
  const node *then = node_child(n, NODE_THEN), *by = node_child(n, NODE_BY_RULE);
  const node *needing = node_child(n, NODE_NEEDING);
  put_keyword_name(p, "expect", n->text);
  if (n->flags & NODE_FLAG_REFER) print_put(p, " is refer");
  if (then != NULL) {
    print_put(p, " is ");
    print_word(p, then->text, WORD_OUTCOME);
  }
  if (by != NULL) {
    print_put(p, " by ");
    if (strcmp(by->text, "otherwise") == 0)
      print_put(p, "otherwise");
    else
      put_name(p, by);
  }
  if (node_child(n, NODE_UNKNOWN) != NULL) print_put(p, " unknown");
  if (needing == NULL) return;
  print_put(p, " needing ");
  put_braced(p, needing->first, NULL, put_name);
}

static void put_expect(printer *p, const node *n) {
  switch (n->kind) {
  case NODE_EXPECT_NO_REVISION: print_put(p, "expect no revision in force"); return;
  case NODE_EXPECT_CAVEAT: put_expected_caveat(p, n); return;
  default: put_answer(p, n); return;
  }
}

static void put_test(printer *p, const node *n) {
  const node *next = n->first;
  put_keyword_string(p, "test", n->text);
  if (next != NULL && next->kind == NODE_DATE) {
    print_put(p, " on ");
    print_put(p, next->text);
    next = next->next;
  }
  print_put(p, " {");
  p->indent += 2;
  while (next != NULL) {
    const node *end = after_all(next, NODE_GIVEN);
    print_line(p);
    if (next->kind == NODE_GIVEN) {
      print_put(p, "given ");
      print_filled(p, next, end, put_given);
      next = end;
    } else {
      put_expect(p, next);
      next = next->next;
    }
  }
  p->indent -= 2;
  print_line(p);
  print_put(p, "}");
}

/* ---- history ----------------------------------------------------------------------------- */

static void put_item(printer *p, const node *n);
static void put_items(printer *p, const node *first);

static void put_amendment(printer *p, const node *n) {
  const node *clause = n->first;
  print_put(p, n->kind == NODE_WAS ? "was " : "now ");
  switch (clause->kind) {
  case NODE_WHEN:
  case NODE_THEN:
  case NODE_BECAUSE:
  case NODE_CITE:
  case NODE_EXCEPTION:
  case NODE_ONLY_WHERE: put_clause(p, clause); return;
  case NODE_OTHERWISE: put_otherwise(p, clause); return;
  default: print_cond(p, "is", clause); return;
  }
}

static void put_amend(printer *p, const node *n) {
  const node *what = n->first;
  const char *kind = what->kind == NODE_RULE       ? "amend rule"
                     : what->kind == NODE_DECISION ? "amend decision"
                                                   : "amend criterion";
  put_keyword_name(p, kind, what->text);
  put_indented(p, what->first, put_amendment);
}

static const char *retired_kind(node_kind kind) {
  switch (kind) {
  case NODE_STATEMENT: return "statement ";
  case NODE_TEXT: return "text ";
  case NODE_TYPE: return "type ";
  case NODE_FACT: return "fact ";
  case NODE_CRITERION: return "criterion ";
  case NODE_DECISION: return "decision ";
  case NODE_TABLE: return "table ";
  case NODE_NEVER: return "never ";
  case NODE_ALWAYS: return "always ";
  default: return "rule ";
  }
}

static void put_id(printer *p, const node *n) { print_put(p, n->text); }

static void put_retired(printer *p, const node *n, const node *end) {
  switch (n->kind) {
  case NODE_RESOLVE: put_pair(p, n); return;
  case NODE_PRECEDENCE: put_keyword_name(p, "precedence for", n->text); return;
  case NODE_RAISING:
  case NODE_LOWERING: put_direction(p, n); return;
  default:
    print_put(p, retired_kind(n->kind));
    print_filled(p, n, end, n->kind == NODE_STATEMENT ? put_id : put_name);
    return;
  }
}

static void put_retire(printer *p, const node *n) {
  const node *because = node_child(n, NODE_BECAUSE);
  print_put(p, "retire ");
  put_retired(p, n->first, because);
  if (because != NULL) put_indented(p, because, put_clause);
}

static void put_changes(printer *p, const node *n) {
  print_put(p, "changes ");
  if (n->text == NULL)
    print_put(p, "reasons");
  else
    print_word(p, n->text, WORD_OUTCOME);
  if (n->first == NULL)
    print_put(p, " nothing");
  else
    print_cond(p, " only where", n->first);
}

static void put_unencoded(printer *p, const node *n) {
  put_keyword_string(p, "unencoded", n->text);
  put_indented(p, n->first, put_clause);
}

static void put_revision(printer *p, const node *n) {
  const node *day = n->first;
  print_put(p, "revision ");
  print_put(p, day->text);
  if (day->flags & NODE_FLAG_FIRST_DAY) print_put(p, " from first_day");
  print_put(p, " ");
  print_string(p, n->text);
  print_put(p, " {");
  p->indent += 2;
  put_items(p, day->next);
  p->indent -= 2;
  print_line(p);
  print_put(p, "}");
}

static bool is_day(const node *n) { return n->kind == NODE_DATE || n->kind == NODE_MONTH; }

static void put_reviewed(printer *p, const node *n) {
  const node *literature = node_child(n, NODE_LITERATURE), *title = node_child(n, NODE_STRING);
  print_put(p, "reviewed ");
  print_put(p, n->first->text);
  if (n->first->next != NULL && is_day(n->first->next)) {
    print_put(p, " .. ");
    print_put(p, n->first->next->text);
  }
  if (n->flags & NODE_FLAG_UNCHANGED) print_put(p, " unchanged");
  if (literature != NULL) {
    print_put(p, " literature through ");
    print_put(p, literature->first->text);
  }
  if (title != NULL) put_indented(p, title, put_string);
}

static void put_add(printer *p, const node *n) {
  print_put(p, "add ");
  put_item(p, n->first);
}

static void put_extend(printer *p, const node *n) {
  put_keyword_name(p, "extend", n->text);
  print_put(p, " ");
  put_enumerators(p, n->first);
}

/* ---- items ------------------------------------------------------------------------------- */

static printing *const item_printings[NODE_KIND_COUNT] = {
  [NODE_POLICY] = put_policy,         [NODE_STATEMENT] = put_statement,
  [NODE_TEXT] = put_text,             [NODE_EVIDENCE] = put_evidence,
  [NODE_ARTICLE] = put_article,       [NODE_TYPE] = put_type,
  [NODE_FACT] = put_fact,             [NODE_CRITERION] = put_criterion,
  [NODE_DECISION] = put_decision,     [NODE_RULE] = put_rule,
  [NODE_TABLE] = put_table,           [NODE_RESOLVE] = put_resolve,
  [NODE_PRECEDENCE] = put_precedence, [NODE_NEVER] = put_claim,
  [NODE_ALWAYS] = put_claim,          [NODE_RAISING] = put_direction,
  [NODE_LOWERING] = put_direction,    [NODE_IMPOSSIBLE] = put_impossible,
  [NODE_TEST] = put_test,             [NODE_REVISION] = put_revision,
  [NODE_ADD] = put_add,               [NODE_AMEND] = put_amend,
  [NODE_RETIRE] = put_retire,         [NODE_EXTEND] = put_extend,
  [NODE_CHANGES] = put_changes,       [NODE_UNENCODED] = put_unencoded,
  [NODE_REVIEWED] = put_reviewed,
};

static void put_item(printer *p, const node *n) {
  if (item_printings[n->kind] != NULL) item_printings[n->kind](p, n);
}

static bool on_one_line(const node *n) {
  printer ruler = { .measuring = true };
  textbuf none = { 0 };
  ruler.out = &none;
  if (n->kind == NODE_TABLE || n->kind == NODE_POLICY || n->kind == NODE_REVISION) return false;
  put_item(&ruler, n);
  return ruler.lines == 0;
}

bool print_apart(const node *before, const node *after) {
  if (before->kind != after->kind) return true;
  if (before->kind == NODE_CHANGES || before->kind == NODE_RETIRE) return false;
  if (before->kind == NODE_ADD) return print_apart(before->first, after->first);
  return !on_one_line(before) || !on_one_line(after);
}

/* Each on a new line. */
static void put_items(printer *p, const node *first) {
  for (const node *n = first; n != NULL; n = n->next) {
    print_line(p);
    put_item(p, n);
    if (n->next != NULL && print_apart(n, n->next)) line_feed(p);
  }
}

void print_item(textbuf *out, const node *item) {
  printer p = { .out = out };
  put_item(&p, item);
  line_feed(&p);
}

void print_file(textbuf *out, const node *file) {
  textbuf_add_bytes(out, "", 0);
  NODE_EACH(n, file) {
    print_item(out, n);
    if (n->next != NULL && print_apart(n, n->next)) textbuf_add_bytes(out, "\n", 1);
  }
}
