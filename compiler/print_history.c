/* print_history.c -- revisions, reviews and examples as text. */
#include "print.h"

#include <string.h>

/* ---- examples ---------------------------------------------------------------------------- */

/* `{ I10, ... }': there may be more. */
static void put_given_codes(printer *p, const node *n) {
  if ((n->flags & NODE_FLAG_AT_LEAST_THESE) == 0) {
    print_codes(p, n->first);
    return;
  }
  print_put(p, "{ ");
  NODE_EACH(code, n) {
    print_code(p, code);
    print_put(p, ", ");
  }
  print_put(p, "... }");
}

static void put_given(printer *p, const node *n) {
  const node *what = n->first;
  if (n->flags & NODE_FLAG_NEGATED) print_put(p, "not ");
  print_word(p, n->text, WORD_GIVEN);
  if (what == NULL) return;
  if (what->kind == NODE_CODES) {
    print_put(p, " has ");
    put_given_codes(p, what);
    return;
  }
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
  const node *needing = node_child(n, NODE_NEEDING), *limited = node_child(n, NODE_LIMITED);
  print_named(p, "expect", n->text);
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
      print_name(p, by);
  }
  if (limited != NULL) {
    print_put(p, " ");
    print_clause(p, limited);
  }
  if (node_child(n, NODE_UNKNOWN) != NULL) print_put(p, " unknown");
  if (needing == NULL) return;
  print_put(p, " needing ");
  print_braced(p, needing->first, NULL, print_name);
}

static void put_expect(printer *p, const node *n) {
  switch (n->kind) {
  case NODE_EXPECT_NO_REVISION:
    print_put(p, "expect no revision in force");
    return;
  case NODE_EXPECT_CAVEAT:
    put_expected_caveat(p, n);
    return;
  default:
    put_answer(p, n);
    return;
  }
}

static void put_test(printer *p, const node *n) {
  const node *next = n->first;
  print_quoted(p, "test", n->text);
  if (next != NULL && next->kind == NODE_DATE) {
    print_put(p, " on ");
    print_put(p, next->text);
    next = next->next;
  }
  print_put(p, " {");
  p->indent += 2;
  while (next != NULL) {
    const node *end = print_after(next, NODE_GIVEN);
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

static void put_amendment(printer *p, const node *n) {
  const node *clause = n->first;
  print_put(p, n->kind == NODE_WAS ? "was " : "now ");
  switch (clause->kind) {
  case NODE_WHEN:
  case NODE_THEN:
  case NODE_BECAUSE:
  case NODE_CITE:
  case NODE_EXCEPTION:
  case NODE_ONLY_WHERE:
  case NODE_REQUIRES:
  case NODE_ELSE:
  case NODE_LIMITED:
  case NODE_CATEGORICAL:
  case NODE_FROM:
  case NODE_THROUGH:
    print_clause(p, clause);
    return;
  case NODE_EXHAUSTIVE:
    print_put(p, "exhaustive");
    return;
  case NODE_OTHERWISE:
    print_otherwise(p, clause);
    return;
  default:
    print_cond(p, "is", clause);
    return;
  }
}

static void put_codes_change(printer *p, const node *n) {
  print_put(p, n->kind == NODE_ADD ? "add " : "remove ");
  print_codes(p, n->first);
}

static void put_amend(printer *p, const node *n) {
  const node *what = n->first;
  if (what->kind == NODE_CODES) {
    print_named(p, "amend codes", what->text);
    print_put(p, " ");
    print_lines(p, what->first, put_codes_change);
    return;
  }
  const char *kind = what->kind == NODE_RULE       ? "amend rule"
                     : what->kind == NODE_DECISION ? "amend decision"
                                                   : "amend criterion";
  print_named(p, kind, what->text);
  print_indented(p, what->first, put_amendment);
}

static const char *retired_kind(node_kind kind) {
  switch (kind) {
  case NODE_STATEMENT:
    return "statement ";
  case NODE_TEXT:
    return "text ";
  case NODE_TYPE:
    return "type ";
  case NODE_FACT:
    return "fact ";
  case NODE_CRITERION:
    return "criterion ";
  case NODE_DECISION:
    return "decision ";
  case NODE_TABLE:
    return "table ";
  case NODE_UNIT:
    return "unit ";
  case NODE_DERIVED:
    return "derived ";
  case NODE_CODES:
    return "codes ";
  case NODE_LIMIT_DECL:
    return "limit ";
  case NODE_READING:
    return "reading ";
  case NODE_REQUIREMENT:
    return "requirement ";
  case NODE_NEVER:
    return "never ";
  case NODE_ALWAYS:
    return "always ";
  default:
    return "rule ";
  }
}

static void put_id(printer *p, const node *n) { print_put(p, n->text); }

static void put_retired(printer *p, const node *n, const node *end) {
  switch (n->kind) {
  case NODE_RESOLVE:
    print_pair(p, n);
    return;
  case NODE_PRECEDENCE:
    print_named(p, "precedence for", n->text);
    return;
  case NODE_RAISING:
  case NODE_LOWERING:
    print_direction(p, n);
    return;
  default:
    print_put(p, retired_kind(n->kind));
    print_filled(p, n, end, n->kind == NODE_STATEMENT ? put_id : print_name);
    return;
  }
}

static void put_retire(printer *p, const node *n) {
  const node *because = node_child(n, NODE_BECAUSE);
  print_put(p, "retire ");
  put_retired(p, n->first, because);
  if (because != NULL) print_indented(p, because, print_clause);
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
  print_quoted(p, "unencoded", n->text);
  print_indented(p, n->first, print_clause);
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
  print_inner_items(p, day->next);
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
  if (title != NULL) print_indented(p, title, print_text);
}

static void put_add(printer *p, const node *n) {
  print_put(p, "add ");
  print_inner_item(p, n->first);
}

static void put_extend(printer *p, const node *n) {
  print_named(p, "extend", n->text);
  print_put(p, " ");
  print_enumerators(p, n->first);
}

void print_history_item(printer *p, const node *n) {
  switch (n->kind) {
  case NODE_TEST:
    put_test(p, n);
    return;
  case NODE_REVISION:
    put_revision(p, n);
    return;
  case NODE_ADD:
    put_add(p, n);
    return;
  case NODE_AMEND:
    put_amend(p, n);
    return;
  case NODE_RETIRE:
    put_retire(p, n);
    return;
  case NODE_EXTEND:
    put_extend(p, n);
    return;
  case NODE_CHANGES:
    put_changes(p, n);
    return;
  case NODE_UNENCODED:
    put_unencoded(p, n);
    return;
  case NODE_REVIEWED:
    put_reviewed(p, n);
    return;
  default:
    return;
  }
}
