/* print_rules.c -- decisions, rules, tables and properties as text. */
#include "print.h"

#include <string.h>

/* ---- clauses ----------------------------------------------------------------------------- */

static void put_cite_item(printer *p, const node *n) {
  if (n->kind == NODE_STRING)
    print_string(p, n->text);
  else
    print_put(p, n->text);
}

static void put_outcome_at(printer *p, const node *n, word_place place) {
  if (n->flags & NODE_FLAG_REFER)
    print_put(p, "refer");
  else
    print_word(p, n->text, place);
}

static void put_outcome_name(printer *p, const node *n) { put_outcome_at(p, n, WORD_OUTCOME); }

/* ` unless CONDITION cite ...' on one line. */
static void put_unless(printer *p, const node *n) {
  const node *cite = node_child(n, NODE_CITE);
  print_put(p, "unless ");
  print_cond_flat(p, n->first);
  if (cite == NULL) return;
  print_put(p, " ");
  print_clause(p, cite);
}

static void put_required_flat(printer *p, const node *n) {
  print_cond_flat(p, n->first);
  if (n->first->next == NULL) return;
  print_put(p, " ");
  put_unless(p, n->last);
}

static void put_unless_below(printer *p, const node *n) {
  const node *cite = node_child(n, NODE_CITE);
  p->indent += 2;
  print_line(p);
  if (print_fits(p, put_unless, n, PRINT_WIDTH)) {
    put_unless(p, n);
  } else {
    print_cond(p, "unless", n->first);
    if (cite != NULL) print_indented(p, cite, print_clause);
  }
  p->indent -= 2;
}

/* A condition, and what lifts it. */
static void put_required(printer *p, const node *n) {
  printer after = *p;
  after.column++; /* the comma */
  if (print_fits(&after, put_required_flat, n, PRINT_WIDTH)) {
    put_required_flat(p, n);
    return;
  }
  print_cond_here(p, n->first);
  if (n->first->next != NULL) put_unless_below(p, n->last);
}

static void put_requires_flat(printer *p, const node *n) {
  print_put(p, "requires ");
  NODE_EACH(required, n) {
    if (required != n->first) print_put(p, ", ");
    put_required_flat(p, required);
  }
}

static void put_requires(printer *p, const node *n) {
  if (print_fits(p, put_requires_flat, n, PRINT_GROUP)) {
    put_requires_flat(p, n);
    return;
  }
  print_put(p, "requires");
  p->indent += 2;
  NODE_EACH(required, n) {
    print_line(p);
    put_required(p, required);
    if (required->next != NULL) print_put(p, ",");
  }
  p->indent -= 2;
}

static void put_else(printer *p, const node *n) {
  print_put(p, "else ");
  put_outcome_name(p, n);
  print_indented(p, n->first, print_clause);
}

void print_clause(printer *p, const node *n) {
  switch (n->kind) {
  case NODE_WHEN:
    print_cond(p, "when", n->first);
    return;
  case NODE_WHERE:
    print_cond(p, "where", n->first);
    return;
  case NODE_ONLY_WHERE:
    print_cond(p, "only where", n->first);
    return;
  case NODE_THEN:
    print_put(p, "then ");
    put_outcome_at(p, n, WORD_THEN);
    return;
  case NODE_REQUIRES:
    put_requires(p, n);
    return;
  case NODE_ELSE:
    put_else(p, n);
    return;
  case NODE_LIMITED:
    print_put(p, "limited ");
    print_limits(p, n->first);
    return;
  case NODE_CATEGORICAL:
    print_put(p, "categorical");
    return;
  case NODE_FROM:
    print_put(p, "from ");
    print_put(p, n->first->text);
    return;
  case NODE_THROUGH:
    print_put(p, "through ");
    print_put(p, n->first->text);
    return;
  case NODE_FROM_FILE:
    print_quoted(p, "from", n->text);
    return;
  case NODE_BECAUSE:
    print_quoted(p, "because", n->text);
    return;
  case NODE_CITE:
    print_put(p, "cite ");
    print_filled(p, n->first, NULL, put_cite_item);
    return;
  case NODE_EXCEPTION:
    print_put(p, "exception to ");
    print_filled(p, n->first, NULL, print_name);
    return;
  default: /* NODE_DECIDED */
    print_quoted(p, "decided by", n->text);
    print_put(p, " on ");
    print_put(p, n->first->text);
    return;
  }
}

void print_otherwise(printer *p, const node *n) {
  print_put(p, "otherwise ");
  if (n->text == NULL)
    print_put(p, "refer");
  else
    print_word(p, n->text, WORD_OUTCOME);
  print_indented(p, n->first, print_clause);
}

/* ---- decisions and rules ----------------------------------------------------------------- */

static void put_decision_attribute(printer *p, const node *n) {
  switch (n->kind) {
  case NODE_BEST_FIRST:
    print_put(p, "outcomes best first: ");
    print_filled(p, n->first, NULL, print_name);
    return;
  case NODE_OTHERWISE:
    print_otherwise(p, n);
    return;
  default:
    print_put(p, "exhaustive");
    return;
  }
}

static void put_decision(printer *p, const node *n) {
  const node *outcomes = node_child(n, NODE_ONE_OF);
  print_named(p, "decision", n->text);
  print_label(p, n);
  print_put(p, " : ");
  print_one_of(p, outcomes);
  print_indented(p, outcomes->next, put_decision_attribute);
}

static const node *put_for(printer *p, const node *n) {
  if (n == NULL || n->kind != NODE_FOR) return n;
  print_named(p, " for", n->text);
  return n->next;
}

static void put_rule(printer *p, const node *n) {
  print_named(p, "rule", n->text);
  print_label(p, n);
  print_indented(p, put_for(p, print_after(n->first, NODE_STRING)), print_clause);
}

static void put_requirement(printer *p, const node *n) {
  const node *required = node_child(n, NODE_REQUIRED), *then = required->next;
  print_named(p, "requirement", n->text);
  print_label(p, n);
  (void)put_for(p, print_after(n->first, NODE_STRING));
  print_put(p, " :");
  p->indent += 2;
  print_line(p);
  put_required(p, required);
  print_line(p);
  print_put(p, "else ");
  put_outcome_name(p, then);
  p->indent -= 2;
  print_indented(p, then->next, print_clause);
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

static bool is_cell(const node *n) {
  return n != NULL && (n->kind == NODE_CELL || n->kind == NODE_CELL_ANY);
}

/* How wide the columns of a table are: [0] is that of the row names. */
typedef struct columns {
  size_t *widths, total;
  unsigned count;
} columns;

static void put_row_name(printer *p, const node *row) {
  if (row->text == NULL) return;
  print_name(p, row);
  print_put(p, ": ");
}

static columns measure_columns(const printer *p, const node *first) {
  columns c = { .count = 1 };
  for (const node *row = first; row != NULL; row = row->next)
    if (node_count(row) + 1 > c.count) c.count = node_count(row) + 1;
  c.widths = arena_alloc(p->out->arena, c.count * sizeof *c.widths);
  for (const node *row = first; row != NULL; row = row->next) {
    size_t width = print_width(p, put_row_name, row);
    if (width > c.widths[0]) c.widths[0] = width;
    unsigned column = 1;
    for (const node *cell = row->first; is_cell(cell); cell = cell->next, column++) {
      width = print_width(p, put_cell, cell) + (is_cell(cell->next) ? 2 : 1);
      if (width > c.widths[column]) c.widths[column] = width;
    }
  }
  for (unsigned i = 0; i < c.count; i++) c.total += c.widths[i];
  return c;
}

static void pad(printer *p, const columns *c, size_t from, unsigned column) {
  size_t width = p->column - from;
  if (c != NULL && width < c->widths[column]) print_blanks(p, c->widths[column] - width);
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
  put_outcome_name(p, then);
}

/* `when ... => outcome', below the cells when it is too long. */
static const node *put_row_when(printer *p, const node *when) {
  printer ruler = *p;
  ruler.measuring = true;
  print_clause(&ruler, when);
  print_put(&ruler, " ");
  put_outcome(&ruler, when->next);
  bool flat = ruler.lines == p->lines && ruler.column <= PRINT_WIDTH;
  if (!flat) print_line(p);
  print_clause(p, when);
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
      print_fits(&after, print_clause, next, PRINT_WIDTH)) {
    print_put(p, "  ");
    print_clause(p, next);
  } else {
    print_indented(p, next, print_clause);
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
  print_named(p, "table", n->text);
  (void)put_for(p, next);
  print_put(p, " by ");
  print_filled(p, by->first, NULL, print_name);
  if (hit != NULL) {
    print_put(p, " hit ");
    if (strcmp(hit->text, "any") == 0)
      print_put(p, "any");
    else
      print_word(p, hit->text, WORD_NAME);
  }
  next = hit != NULL ? hit->next : by->next;
  bool clauses = next != NULL && next->kind != NODE_ROW,
       file = node_child(n, NODE_FROM_FILE) != NULL;
  p->indent += 2;
  for (; next != NULL && next->kind != NODE_ROW; next = next->next) {
    print_line(p);
    print_clause(p, next);
  }
  p->indent -= 2;
  if (file) return;
  if (clauses)
    print_line(p);
  else
    print_put(p, " ");
  put_rows(p, next);
}

/* ---- who wins, and what is promised ------------------------------------------------------ */

void print_pair(printer *p, const node *n) {
  print_named(p, "resolve", n->first->text);
  print_named(p, " over", n->first->next->text);
}

static void put_resolve(printer *p, const node *n) {
  print_pair(p, n);
  print_indented(p, n->first->next->next, print_clause);
}

static void put_entry(printer *p, const node *n) {
  if (n->kind == NODE_ALL_OUTCOME) print_put(p, "all ");
  print_name(p, n);
}

static void put_precedence(printer *p, const node *n) {
  const node *end = n->first;
  while (end != NULL && (end->kind == NODE_NAME || end->kind == NODE_ALL_OUTCOME)) end = end->next;
  print_named(p, "precedence for", n->text);
  print_put(p, " ");
  print_braced(p, n->first, end, put_entry);
  if (n->flags & NODE_FLAG_AS_PRINTED) print_put(p, " as printed");
  print_indented(p, end, print_clause);
}

static void put_claim(printer *p, const node *n) {
  print_named(p, n->kind == NODE_NEVER ? "never" : "always", n->text);
  print_named(p, " :", n->first->text);
  print_named(p, " is", n->first->next->text);
  print_indented(p, n->first->next->next, print_clause);
}

void print_direction(printer *p, const node *n) {
  print_named(p, n->kind == NODE_RAISING ? "raising" : "lowering", n->text);
  print_named(p, " never worsens", n->first->text);
  print_indented(p, n->first->next, print_clause);
}

static void put_impossible(printer *p, const node *n) {
  print_cond(p, "impossible", n->first);
  print_indented(p, n->last, print_clause);
}

bool print_rule_item(printer *p, const node *n) {
  switch (n->kind) {
  case NODE_DECISION:
    put_decision(p, n);
    return true;
  case NODE_RULE:
    put_rule(p, n);
    return true;
  case NODE_REQUIREMENT:
    put_requirement(p, n);
    return true;
  case NODE_TABLE:
    put_table(p, n);
    return true;
  case NODE_RESOLVE:
    put_resolve(p, n);
    return true;
  case NODE_PRECEDENCE:
    put_precedence(p, n);
    return true;
  case NODE_NEVER:
  case NODE_ALWAYS:
    put_claim(p, n);
    return true;
  case NODE_RAISING:
  case NODE_LOWERING:
    print_direction(p, n);
    return true;
  case NODE_IMPOSSIBLE:
    put_impossible(p, n);
    return true;
  default:
    return false;
  }
}
