/* parse_cell.c -- one table cell on its own, from a CSV file.
 *
 * The usual forms are read here, without a parser; every other cell, and every faulty one, goes to
 * the grammar, so that both accept the same and the messages are the grammar's.
 */
#include "parse.h"

#include "pol.tab.h"

#include <string.h>

/* Most cells are one word or one number; a hundred thousand rows of them want no parser. */
typedef struct cursor {
  arena *arena;
  const char *text; /* of the whole source */
  uint32_t file, at, end;
} cursor;

static bool is_blank_byte(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
static bool is_small_byte(char c) { return c >= 'a' && c <= 'z'; }
static bool is_digit_byte(char c) { return c >= '0' && c <= '9'; }

static void blanks_skip(cursor *c) {
  while (c->at < c->end && is_blank_byte(c->text[c->at])) c->at++;
}

static char next_byte(const cursor *c) { return c->at < c->end ? c->text[c->at] : '\0'; }

static node *plain_node(cursor *c, node_kind kind, uint32_t begin) {
  const span at = { c->file, begin, c->at };
  return node_named(c->arena, kind, at, arena_strndup(c->arena, c->text + begin, c->at - begin),
                    at);
}

/* A name that is no reserved word; `never' is one, as a value. */
static node *plain_name(cursor *c) {
  const uint32_t begin = c->at;
  char b = next_byte(c);
  if (!is_small_byte(b)) return NULL;
  for (; is_small_byte(b) || is_digit_byte(b) || b == '_'; b = next_byte(c)) c->at++;
  const size_t length = c->at - begin;
  const int word = length > NAME_MAX_LENGTH ? TOK_ANY : pol_keyword(c->text + begin, length);
  return pol_is_reserved(word) && word != TOK_NEVER ? NULL : plain_node(c, NODE_NAME, begin);
}

static int64_t digits_read(const char *text) {
  int64_t value = 0;
  for (const char *d = text; *d != '\0'; d++)
    if (is_digit_byte(*d)) value = value * 10 + (*d - '0');
  return *text == '-' ? -value : value;
}

/* 2016-10-01 or 2013-04, or NULL and the cursor where it was. */
static node *plain_day(cursor *c) {
  static const char shape[] = "0000-00-00";
  const uint32_t begin = c->at;
  uint32_t length = 0;
  while (length < 10 && begin + length < c->end &&
         (shape[length] == '0' ? is_digit_byte(c->text[begin + length])
                               : c->text[begin + length] == '-'))
    length++;
  if (length != 7 && length != 10) return NULL;
  c->at = begin + length;
  node *n = plain_node(c, length == 10 ? NODE_DATE : NODE_MONTH, begin);
  n->number = digits_read(n->text);
  return n;
}

/* 5, -3, 14.5 and a unit after a blank.  What ends oddly is left for the grammar to report. */
static node *plain_quantity(cursor *c) {
  const uint32_t begin = c->at;
  bool point = false;
  unsigned digits = 0;
  if (next_byte(c) == '-') c->at++;
  for (;; c->at++) {
    const char b = next_byte(c);
    const bool starts_tail =
        b == '.' && !point && digits > 0 && c->at + 1 < c->end && is_digit_byte(c->text[c->at + 1]);
    if (!is_digit_byte(b) && !starts_tail) break;
    point = point || starts_tail;
    digits += starts_tail ? 0 : 1;
  }
  if (digits == 0 || digits > DIGITS_MAX) return NULL;
  node *n = plain_node(c, NODE_QTY, begin);
  n->number = point ? 0 : digits_read(n->text);
  const bool apart = is_blank_byte(next_byte(c));
  blanks_skip(c);
  if (!is_small_byte(next_byte(c))) return n;
  node *unit = apart ? plain_name(c) : NULL;
  if (unit == NULL || (pol_keyword(unit->text, strlen(unit->text)) != 0)) return NULL;
  n->at.end = c->at;
  return node_add(n, unit);
}

static node *plain_value(cursor *c) {
  const char b = next_byte(c);
  if (is_small_byte(b)) return plain_name(c);
  if (!is_digit_byte(b) && b != '-') return NULL;
  node *day = plain_day(c);
  return day != NULL ? day : plain_quantity(c);
}

static node_op plain_sign(cursor *c) {
  const char first = next_byte(c);
  const char second = c->at + 1 < c->end ? c->text[c->at + 1] : '\0';
  if (first == '!' && second != '=') return OP_NONE;
  if (first != '<' && first != '>' && first != '=' && first != '!') return OP_NONE;
  if (second == '>' || (first == '=' && second == '=')) return OP_NONE;
  c->at += second == '=' ? 2 : 1;
  return first == '!'   ? OP_NE
         : first == '=' ? OP_EQ
         : first == '<' ? (second == '=' ? OP_LE : OP_LT)
                        : (second == '=' ? OP_GE : OP_GT);
}

static node *plain_relation(cursor *c, uint32_t begin) {
  const node_op op = plain_sign(c);
  if (op == OP_NONE) return NULL;
  blanks_skip(c);
  node *value = plain_value(c);
  if (value == NULL) return NULL;
  node *relation = node_new(c->arena, NODE_REL, (span){ c->file, begin, value->at.end });
  relation->op = op;
  return node_add(relation, value);
}

static node *plain_set(cursor *c, uint32_t begin) {
  node *set = node_new(c->arena, NODE_SET, (span){ c->file, begin, begin });
  for (c->at++;;) {
    blanks_skip(c);
    if (next_byte(c) == '}' && set->first != NULL) break;
    node *value = plain_value(c);
    if (value == NULL) return NULL;
    node_add(set, value);
    blanks_skip(c);
    if (next_byte(c) == ',')
      c->at++;
    else if (next_byte(c) != '}')
      return NULL;
  }
  set->at.end = ++c->at;
  return set;
}

/* A value, or a range that begins with it. */
static node *plain_range(cursor *c, uint32_t begin) {
  node *low = plain_value(c);
  if (low == NULL) return NULL;
  blanks_skip(c);
  if (c->end - c->at < 2 || c->text[c->at] != '.' || c->text[c->at + 1] != '.') return low;
  c->at += 2;
  const bool below = next_byte(c) == '<';
  if (below) c->at++;
  blanks_skip(c);
  node *high = plain_value(c);
  if (high == NULL) return NULL;
  node *range = node_new(c->arena, NODE_RANGE, (span){ c->file, begin, high->at.end });
  range->flags = below ? NODE_FLAG_HALF_OPEN : 0;
  return node_add(node_add(range, low), high);
}

/* NULL when the cell is not one of the simple forms. */
static const node *plain_cell(cursor *c) {
  blanks_skip(c);
  const uint32_t begin = c->at;
  if (c->at == c->end) return node_new(c->arena, NODE_CELL_ANY, (span){ c->file, begin, begin });
  const char b = next_byte(c);
  if (b == 'a' && c->end - c->at == 3 && memcmp(c->text + c->at, "any", 3) == 0)
    return node_new(c->arena, NODE_CELL_ANY, (span){ c->file, begin, begin + 3 });
  node *inner = b == '{'                                           ? plain_set(c, begin)
                : is_small_byte(b) || is_digit_byte(b) || b == '-' ? plain_range(c, begin)
                                                                   : plain_relation(c, begin);
  blanks_skip(c);
  if (inner == NULL || c->at != c->end) return NULL;
  return node_add(node_new(c->arena, NODE_CELL, inner->at), inner);
}

static const node *cell_by_grammar(arena *a, const sources *all, cursor c, diags *sink) {
  parser p = { .arena = a, .sink = sink, .source = &all->files.items[c.file], .file = c.file };
  const uint32_t before = sink->errors;
  p.offset = c.at;
  p.end = c.end;
  p.last.at = p.before_last.at = (span){ c.file, c.at, c.at };
  p.blocks[p.block_count++] = (block){ BLOCK_FILE, p.last.at, 0 };
  p.first_token = TOK_START_CELL;
  parser_run(&p);
  return sink->errors == before ? p.root : NULL;
}

const node *parse_cell(arena *a, const sources *all, uint32_t file, uint32_t begin, uint32_t end,
                       diags *sink) {
  cursor c = { a, all->files.items[file].text, file, begin, end };
  const cursor start = c;
  const node *cell = plain_cell(&c);
  return cell != NULL ? cell : cell_by_grammar(a, all, start, sink);
}
