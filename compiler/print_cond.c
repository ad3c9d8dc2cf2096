/* print_cond.c -- conditions and literals as text.
 *
 * A condition stands on one line when it fits, otherwise a group has one part a line and a list
 * written with `and' or `or' one operand a line, the word in front.
 */
#include "print.h"

#include <string.h>

/* ---- literals ---------------------------------------------------------------------------- */

void print_value(printer *p, const node *literal, word_place place) {
  if (literal->kind == NODE_NAME) {
    if (strcmp(literal->text, "never") == 0)
      print_put(p, "never");
    else
      print_word(p, literal->text, place);
    return;
  }
  if (literal->kind == NODE_STRING) {
    print_string(p, literal->text);
    return;
  }
  print_put(p, literal->text);
  if (literal->kind != NODE_QTY || literal->first == NULL) return;
  print_put(p, " ");
  print_word(p, literal->first->text, WORD_MEASURE);
}

static void put_literal(printer *p, const node *n) { print_value(p, n, WORD_NAME); }

void print_range(printer *p, const node *range) {
  put_literal(p, range->first);
  print_put(p, range->flags & NODE_FLAG_HALF_OPEN ? " ..< " : " .. ");
  put_literal(p, range->last);
}

void print_set(printer *p, const node *set) {
  print_put(p, "{ ");
  NODE_EACH(literal, set) {
    if (literal != set->first) print_put(p, ", ");
    if (literal->kind == NODE_RANGE) /* in a test: never, or within these days */
      print_range(p, literal);
    else
      put_literal(p, literal);
  }
  print_put(p, " }");
}

void print_sign(printer *p, node_op op) {
  static const char *const signs[] = { "?", "<", "<=", ">", ">=", "=", "!=" };
  print_put(p, signs[op]);
}

/* ---- on one line ------------------------------------------------------------------------- */

static void put_term(printer *p, const node *n) {
  if (n->kind != NODE_COMPLETED) {
    print_word(p, n->text, WORD_NAME);
    return;
  }
  print_put(p, "completed ");
  print_word(p, n->text, WORD_UNIT);
  print_put(p, " of ");
  print_word(p, n->first->text, WORD_NAME);
}

static void put_two(printer *p, const node *n, const char *between) {
  print_expression(p, n->first);
  print_put(p, between);
  print_expression(p, n->last);
}

static void put_sum(printer *p, const node *n) {
  NODE_EACH(addend, n) {
    if (addend != n->first) print_put(p, addend->flags & NODE_FLAG_NEGATED ? " - " : " + ");
    print_expression(p, addend);
  }
}

static void put_age(printer *p, const node *n) {
  print_put(p, "age ");
  if (n->text != NULL) {
    print_put(p, "in ");
    print_word(p, n->text, WORD_UNIT);
    print_put(p, " ");
  }
  print_put(p, "of ");
  put_two(p, n, " on ");
}

static void put_elapsed(printer *p, const node *n) {
  if (n->flags & NODE_FLAG_FULL_MONTHS) print_put(p, "full ");
  print_word(p, n->text, WORD_UNIT);
  print_put(p, " from ");
  put_two(p, n, " to ");
}

void print_expression(printer *p, const node *n) {
  switch (n->kind) {
  case NODE_TERM:
  case NODE_COMPLETED:
    put_term(p, n);
    return;
  case NODE_SUM:
    put_sum(p, n);
    return;
  case NODE_SCALED:
    put_two(p, n, " * ");
    return;
  case NODE_RATIO:
    put_two(p, n, " / ");
    return;
  case NODE_AGE_OF:
    put_age(p, n);
    return;
  case NODE_ELAPSED:
    put_elapsed(p, n);
    return;
  case NODE_COUNT_OF:
    print_cond_here(p, n);
    return;
  case NODE_FIRST_OF:
    print_put(p, "first performed of ");
    print_braced(p, n->first, NULL, print_name);
    return;
  default:
    put_literal(p, n);
    return;
  }
}

static bool is_infix(const node *n) {
  return (n->kind == NODE_ALL || n->kind == NODE_ANY) && (n->flags & NODE_FLAG_INFIX) != 0;
}

static const char *infix_word(const node *n) { return n->kind == NODE_ALL ? "and " : "or "; }

static void put_quantifier(printer *p, const node *n) {
  switch (n->kind) {
  case NODE_ANY:
    print_put(p, "any of {");
    return;
  case NODE_NONE:
    print_put(p, "none of {");
    return;
  case NODE_COUNT_OF:
    print_put(p, "count of {");
    return;
  case NODE_FIRST_PERFORMED:
    print_put(p, "first performed of {");
    return;
  case NODE_AT_LEAST:
    print_put(p, "at least ");
    break;
  case NODE_AT_MOST:
    print_put(p, "at most ");
    break;
  case NODE_EXACTLY:
    print_put(p, "exactly ");
    break;
  default:
    print_put(p, "all of {");
    return;
  }
  print_put(p, n->text);
  print_put(p, " of {");
}

/* Days are compared in words where they were written so. */
static void put_order(printer *p, const node *n) {
  static const char *const words[] = {
    "", "before", "on or before", "after", "on or after", "", ""
  };
  if (n->flags & NODE_FLAG_IN_WORDS)
    print_put(p, words[n->op]);
  else
    print_sign(p, n->op);
}

/* `<= 34 weeks', `is not adult', `in { child, adult }' after the term. */
static void put_comparison(printer *p, const node *n) {
  const node *right = n->last;
  bool negated = (n->flags & NODE_FLAG_NEGATED) != 0;
  print_put(p, " ");
  if (n->kind == NODE_REL) put_order(p, n);
  if (n->kind == NODE_IS) print_put(p, negated ? "is not" : "is");
  if (n->kind == NODE_IN) print_put(p, negated ? "not in" : "in");
  print_put(p, " ");
  if (right->kind == NODE_SET)
    print_set(p, right);
  else if (right->kind == NODE_RANGE)
    print_range(p, right);
  else
    print_expression(p, right);
}

/* `within 12 weeks after trial_start', `at least 47 full months after the month of seen' */
static void put_span(printer *p, const node *n) {
  static const char *const words[] = { "",           " less than ", " within ", " more than ",
                                       " at least ", " exactly ",   "" };
  const node *length = n->first->next;
  print_expression(p, n->first);
  print_put(p, words[n->op]);
  if (n->flags & NODE_FLAG_FULL_MONTHS) {
    print_put(p, length->text);
    print_put(p, " full ");
    print_word(p, length->first->text, WORD_UNIT);
  } else {
    print_value(p, length, WORD_NAME);
  }
  print_put(p, n->flags & NODE_FLAG_BEFORE ? " before " : " after ");
  if (n->flags & NODE_FLAG_FULL_MONTHS) print_put(p, "the month of ");
  print_expression(p, n->last);
}

static void put_has(printer *p, const node *n) {
  print_expression(p, n->first);
  print_put(p, " has ");
  print_put(p, n->text);
  print_put(p, " ");
  if (n->last->kind == NODE_CODES)
    print_codes(p, n->last->first);
  else
    print_word(p, n->last->text, WORD_NAME);
}

/* An operand of `and', `or' and `not'. */
static void put_operand(printer *p, const node *n) {
  if (is_infix(n)) print_put(p, "(");
  print_cond_flat(p, n);
  if (is_infix(n)) print_put(p, ")");
}

static void put_infix(printer *p, const node *n) {
  NODE_EACH(operand, n) {
    if (operand != n->first) {
      print_put(p, " ");
      print_put(p, infix_word(n));
    }
    put_operand(p, operand);
  }
}

static void put_group(printer *p, const node *n) {
  put_quantifier(p, n);
  NODE_EACH(part, n) {
    print_put(p, part == n->first ? " " : ", ");
    print_cond_flat(p, part);
  }
  print_put(p, " }");
}

void print_cond_flat(printer *p, const node *n) {
  switch (n->kind) {
  case NODE_REL:
  case NODE_IS:
  case NODE_IN:
    print_expression(p, n->first);
    put_comparison(p, n);
    return;
  case NODE_SPAN:
    put_span(p, n);
    return;
  case NODE_HAS:
    put_has(p, n);
    return;
  case NODE_IF_ANY:
    print_cond_flat(p, n->first);
    print_put(p, " if any");
    return;
  case NODE_REF:
    print_word(p, n->text, WORD_NAME);
    return;
  case NODE_NOT:
    print_put(p, "not ");
    put_operand(p, n->first);
    return;
  case NODE_PRINTED:
    print_cond_flat(p, n->first);
    print_put(p, " printed ");
    print_string(p, n->text);
    print_put(p, " because ");
    print_string(p, n->last->text);
    return;
  default:
    if (is_infix(n))
      put_infix(p, n);
    else
      put_group(p, n);
  }
}

/* ---- over several lines ------------------------------------------------------------------ */

static void break_cond(printer *p, const node *n);

/* Where the line of a condition must end: short groups are easier to read than long lines. */
static size_t line_end(const node *n) {
  bool group = !is_infix(n) && ((n->kind >= NODE_ALL && n->kind <= NODE_EXACTLY) ||
                                n->kind == NODE_COUNT_OF || n->kind == NODE_FIRST_PERFORMED);
  return group ? PRINT_GROUP : PRINT_WIDTH;
}

static bool fits(const printer *p, const node *n) {
  return print_fits(p, print_cond_flat, n, line_end(n));
}

/* A part, with what closes it still to come. */
static void put_part(printer *p, const node *n) {
  if (fits(p, n))
    print_cond_flat(p, n);
  else
    break_cond(p, n);
}

static void break_operand(printer *p, const node *n) {
  if (!is_infix(n)) {
    put_part(p, n);
  } else if (print_fits(p, put_operand, n, PRINT_WIDTH)) {
    put_operand(p, n);
  } else {
    print_put(p, "(");
    p->indent += 2;
    print_line(p);
    break_cond(p, n);
    p->indent -= 2;
    print_line(p);
    print_put(p, ")");
  }
}

static void break_infix(printer *p, const node *n) {
  NODE_EACH(operand, n) {
    if (operand != n->first) {
      print_line(p);
      print_put(p, infix_word(n));
    }
    break_operand(p, operand);
  }
}

static void break_group(printer *p, const node *n) {
  put_quantifier(p, n);
  p->indent += 2;
  NODE_EACH(part, n) {
    print_line(p);
    put_part(p, part);
    print_put(p, ",");
  }
  p->indent -= 2;
  print_line(p);
  print_put(p, "}");
}

static void break_membership(printer *p, const node *n) {
  print_expression(p, n->first);
  print_put(p, n->flags & NODE_FLAG_NEGATED ? " not in {" : " in {");
  p->indent += 2;
  NODE_EACH(literal, n->last) {
    print_line(p);
    put_literal(p, literal);
    print_put(p, ",");
  }
  p->indent -= 2;
  print_line(p);
  print_put(p, "}");
}

static void break_printed(printer *p, const node *n) {
  put_part(p, n->first);
  p->indent += 2;
  print_line(p);
  print_put(p, "printed ");
  print_string(p, n->text);
  print_line(p);
  print_put(p, "because ");
  print_string(p, n->last->text);
  p->indent -= 2;
}

static void break_cond(printer *p, const node *n) {
  switch (n->kind) {
  case NODE_REL:
  case NODE_IS:
  case NODE_REF:
  case NODE_SPAN:
  case NODE_HAS:
    print_cond_flat(p, n);
    return;
  case NODE_IF_ANY:
    put_part(p, n->first);
    print_put(p, " if any");
    return;
  case NODE_IN:
    if (n->last->kind == NODE_SET)
      break_membership(p, n);
    else
      print_cond_flat(p, n);
    return;
  case NODE_NOT:
    print_put(p, "not ");
    break_operand(p, n->first);
    return;
  case NODE_PRINTED:
    break_printed(p, n);
    return;
  default:
    if (is_infix(n))
      break_infix(p, n);
    else
      break_group(p, n);
  }
}

void print_cond_here(printer *p, const node *n) { put_part(p, n); }

void print_cond(printer *p, const char *keyword, const node *n) {
  print_put(p, keyword);
  printer after = *p;
  after.column++; /* the blank */
  if (fits(&after, n) || !is_infix(n)) {
    print_put(p, " ");
    put_part(p, n);
    return;
  }
  p->indent += 2;
  print_line(p);
  break_infix(p, n);
  p->indent -= 2;
}
