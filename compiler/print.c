/* print.c -- writing policy text, and the items of the document; print_vocabulary.c, print_rules.c
 * and print_history.c have the others.
 *
 * An item begins at the indentation of its surroundings, its clauses follow on lines of their own.
 * Prints a tree as the grammar builds it without an error; of any other tree nothing is promised.
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

void print_blanks(printer *p, size_t count) {
  while (count-- > 0) put_bytes(p, " ", 1);
}

void print_line_feed(printer *p) {
  put_bytes(p, "\n", 1);
  p->column = 0;
  p->lines++;
}

void print_line(printer *p) {
  print_line_feed(p);
  print_blanks(p, p->indent);
}

bool print_fits(const printer *p, printing *print, const node *n, size_t limit) {
  printer ruler = *p;
  ruler.measuring = true;
  print(&ruler, n);
  return ruler.lines == p->lines && ruler.column <= limit;
}

size_t print_width(const printer *p, printing *print, const node *n) {
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
  static const char *const types[] = { "date",  "given",   "quantity", "reasons",
                                       "refer", "unknown", NULL };
  static const char *const givens[] = { "given", NULL }, *const values[] = { "unknown", NULL };
  static const char *const outcomes[] = { "reasons", "refer", NULL };
  static const char *const refers[] = { "refer", NULL };
  static const char *const measures[] = { "count", "percent", NULL };
  switch (place) {
  case WORD_TYPE:
    return is_one_of(word, types);
  case WORD_GIVEN:
    return is_one_of(word, givens);
  case WORD_VALUE:
    return is_one_of(word, values);
  case WORD_THEN:
    return is_one_of(word, refers);
  case WORD_OUTCOME:
    return is_one_of(word, outcomes);
  case WORD_UNIT:
    return true;
  case WORD_MEASURE:
    return !is_one_of(word, measures);
  default:
    return false;
  }
}

void print_word(printer *p, const char *name, word_place place) {
  int word = pol_keyword(name, strlen(name));
  bool quoted = word != 0 && (pol_is_reserved(word) || has_meaning(name, place));
  if (quoted) print_put(p, "`");
  print_put(p, name);
  if (quoted) print_put(p, "`");
}

void print_name(printer *p, const node *n) { print_word(p, n->text, WORD_NAME); }

void print_named(printer *p, const char *keyword, const char *name) {
  print_put(p, keyword);
  print_put(p, " ");
  print_word(p, name, WORD_NAME);
}

void print_quoted(printer *p, const char *keyword, const char *text) {
  print_put(p, keyword);
  print_put(p, " ");
  print_string(p, text);
}

/* ` "Label"' when there is one. */
void print_label(printer *p, const node *n) {
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
const node *print_after(const node *n, node_kind kind) {
  while (n != NULL && n->kind == kind) n = n->next;
  return n;
}

/* `{ a, b }', one a line when that is too long. */
void print_braced(printer *p, const node *first, const node *end, printing *each) {
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

void print_text(printer *p, const node *n) { print_string(p, n->text); }

void print_indented(printer *p, const node *first, printing *each) {
  p->indent += 2;
  for (const node *n = first; n != NULL; n = n->next) {
    print_line(p);
    each(p, n);
  }
  p->indent -= 2;
}

/* `{', one child a line, `}'. */
void print_lines(printer *p, const node *first, printing *each) {
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
    print_line_feed(p);
    if (length > 0) print_blanks(p, p->indent);
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
  bool as_block = can_be_block(text), string = string_bytes(text) <= STRING_MAX_BYTES;
  if (as_block && (strchr(text, '\n') != NULL || !string)) {
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
    print_quoted(p, "unpublished because", from->text);
    return;
  }
  print_put(p, from->text);
  if (from->flags & NODE_FLAG_FIRST_DAY) print_put(p, " first_day");
}

static void put_header(printer *p, const node *n) {
  switch (n->kind) {
  case NODE_LANGUAGE:
    print_put(p, "language ");
    print_put(p, n->text);
    return;
  case NODE_NUMBER_FIELD:
    print_quoted(p, "number", n->text);
    return;
  case NODE_REFERENCE:
    print_named(p, "reference", n->text);
    if (n->first == NULL) print_put(p, " none");
    print_label(p, n);
    return;
  case NODE_RELATED:
    print_put(p, "related policies ");
    if (n->first == NULL) print_put(p, "none");
    print_filled(p, n->first, NULL, print_text);
    return;
  case NODE_SOURCE:
    print_quoted(p, "source", n->text);
    return;
  case NODE_SELECTED_BY:
    print_named(p, "selected by", n->text);
    return;
  default:
    put_in_force(p, n);
    return;
  }
}

static void put_policy(printer *p, const node *n) {
  print_named(p, "policy", n->text);
  print_label(p, n);
  print_put(p, " ");
  print_lines(p, n->first->next, put_header);
}

static void put_statement(printer *p, const node *n) {
  print_put(p, "statement ");
  print_put(p, n->text);
  print_quoted(p, " in", n->first->text);
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
  print_named(p, "text", n->text);
  print_quoted(p, " in", n->first->text);
  put_prose(p, n->last->text);
}

static void put_evidence(printer *p, const node *n) {
  print_named(p, "evidence", n->text);
  print_quoted(p, " for", n->first->text);
  p->indent += 2;
  print_line(p);
  print_named(p, "finding", n->first->next->text);
  p->indent -= 2;
  put_prose(p, n->last->text);
}

static void put_field(printer *p, const node *n) {
  print_name(p, n);
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
  print_lines(p, n->first, put_field);
}

/* ---- items ------------------------------------------------------------------------------- */

void print_inner_item(printer *p, const node *n) {
  switch (n->kind) {
  case NODE_POLICY:
    put_policy(p, n);
    return;
  case NODE_STATEMENT:
    put_statement(p, n);
    return;
  case NODE_TEXT:
    put_text(p, n);
    return;
  case NODE_EVIDENCE:
    put_evidence(p, n);
    return;
  case NODE_ARTICLE:
    put_article(p, n);
    return;
  default:
    if (!print_vocabulary_item(p, n) && !print_rule_item(p, n)) print_history_item(p, n);
  }
}

static bool on_one_line(const node *n) {
  printer ruler = { .measuring = true };
  textbuf none = { 0 };
  ruler.out = &none;
  if (n->kind == NODE_TABLE || n->kind == NODE_POLICY || n->kind == NODE_REVISION) return false;
  print_inner_item(&ruler, n);
  return ruler.lines == 0;
}

bool print_apart(const node *before, const node *after) {
  if (before->kind != after->kind) return true;
  if (before->kind == NODE_CHANGES || before->kind == NODE_RETIRE) return false;
  if (before->kind == NODE_ADD) return print_apart(before->first, after->first);
  return !on_one_line(before) || !on_one_line(after);
}

/* Each on a new line. */
void print_inner_items(printer *p, const node *first) {
  for (const node *n = first; n != NULL; n = n->next) {
    print_line(p);
    print_inner_item(p, n);
    if (n->next != NULL && print_apart(n, n->next)) print_line_feed(p);
  }
}

void print_item(textbuf *out, const node *item) {
  printer p = { .out = out };
  print_inner_item(&p, item);
  print_line_feed(&p);
}

void print_file(textbuf *out, const node *file) {
  textbuf_add_bytes(out, "", 0);
  NODE_EACH(n, file) {
    print_item(out, n);
    if (n->next != NULL && print_apart(n, n->next)) textbuf_add_bytes(out, "\n", 1);
  }
}
