/* ast.c -- building, walking and listing the syntax tree.
 *
 * Looks up no name and judges no value.
 */
#include "ast.h"

#include "parse.h"
#include <string.h>

/* ---- building ---------------------------------------------------------------------------- */

node *node_new(arena *a, node_kind kind, span at) {
  node *n = ARENA_NEW(a, node);
  n->kind = kind;
  n->at = n->name_at = at;
  return n;
}

node *node_named(arena *a, node_kind kind, span at, const char *text, span name_at) {
  node *n = node_new(a, kind, at);
  n->text = text;
  n->name_at = name_at;
  return n;
}

node *node_add(node *parent, node *child) {
  if (child == NULL) return parent;
  if (parent->last == NULL)
    parent->first = child;
  else
    parent->last->next = child;
  parent->last = child;
  return parent;
}

node *node_adopt(node *parent, node_list children) {
  if (children.first == NULL) return parent;
  node_add(parent, children.first);
  parent->last = children.last;
  return parent;
}

node_list list_of(node *n) { return (node_list){ n, n }; }

node_list list_add(node_list list, node *n) {
  if (n == NULL) return list;
  if (list.last == NULL) return list_of(n);
  list.last->next = n;
  list.last = n;
  return list;
}

node_list list_join(node_list list, node_list more) {
  if (list.last == NULL || more.first == NULL) return list.last == NULL ? more : list;
  list.last->next = more.first;
  return (node_list){ list.first, more.last };
}

/* ---- walking ----------------------------------------------------------------------------- */

const node *node_child(const node *n, node_kind kind) {
  NODE_EACH(child, n) {
    if (child->kind == kind) return child;
  }
  return NULL;
}

const node *node_at(const node *n, unsigned k) {
  const node *child = n->first;
  while (child != NULL && k-- > 0) child = child->next;
  return child;
}

unsigned node_count(const node *n) {
  unsigned count = 0;
  NODE_EACH(child, n) {
    count++;
  }
  return count;
}

/* ---- listing ----------------------------------------------------------------------------- */

static const char *const kind_names[NODE_KIND_COUNT] = {
  [NODE_FILE] = "file",
  [NODE_POLICY] = "policy",
  [NODE_LANGUAGE] = "language",
  [NODE_NUMBER_FIELD] = "number",
  [NODE_REFERENCE] = "reference",
  [NODE_RELATED] = "related",
  [NODE_SOURCE] = "source",
  [NODE_SELECTED_BY] = "selected_by",
  [NODE_IN_FORCE_FROM] = "in_force_from",
  [NODE_STATEMENT] = "statement",
  [NODE_TEXT] = "text",
  [NODE_EVIDENCE] = "evidence",
  [NODE_ARTICLE] = "article",
  [NODE_FIELD] = "field",
  [NODE_TYPE] = "type",
  [NODE_ONE_OF] = "one_of",
  [NODE_ENUMERATOR] = "enumerator",
  [NODE_FACT] = "fact",
  [NODE_YES_NO] = "yes_no",
  [NODE_TYPE_REF] = "type_ref",
  [NODE_QUANTITY] = "quantity",
  [NODE_STEP] = "step",
  [NODE_RANGE] = "range",
  [NODE_ASK] = "ask",
  [NODE_LABEL] = "label",
  [NODE_JUDGMENT] = "judgment",
  [NODE_UNKNOWN_IS] = "unknown_is",
  [NODE_DATE_TYPE] = "date_type",
  [NODE_CODE_TYPE] = "code_type",
  [NODE_ABSENT] = "absent",
  [NODE_UNIT] = "unit",
  [NODE_DERIVED] = "derived",
  [NODE_CODES] = "codes",
  [NODE_CODE] = "code",
  [NODE_CODE_REF] = "code_ref",
  [NODE_FROM] = "from",
  [NODE_THROUGH] = "through",
  [NODE_FROM_FILE] = "from_file",
  [NODE_LIMIT_DECL] = "limit_decl",
  [NODE_READING] = "reading",
  [NODE_IMPORT] = "import",
  [NODE_CRITERION] = "criterion",
  [NODE_DECISION] = "decision",
  [NODE_BEST_FIRST] = "best_first",
  [NODE_OTHERWISE] = "otherwise",
  [NODE_ONLY_WHERE] = "only_where",
  [NODE_EXHAUSTIVE] = "exhaustive",
  [NODE_RULE] = "rule",
  [NODE_FOR] = "for",
  [NODE_WHEN] = "when",
  [NODE_THEN] = "then",
  [NODE_BECAUSE] = "because",
  [NODE_CITE] = "cite",
  [NODE_EXCEPTION] = "exception",
  [NODE_REQUIRES] = "requires",
  [NODE_REQUIRED] = "required",
  [NODE_UNLESS] = "unless",
  [NODE_ELSE] = "else",
  [NODE_LIMITED] = "limited",
  [NODE_LIMIT] = "limit",
  [NODE_PER] = "per",
  [NODE_ANCHOR] = "anchor",
  [NODE_CATEGORICAL] = "categorical",
  [NODE_REQUIREMENT] = "requirement",
  [NODE_TABLE] = "table",
  [NODE_BY] = "by",
  [NODE_HIT] = "hit",
  [NODE_ROW] = "row",
  [NODE_CELL_ANY] = "cell_any",
  [NODE_CELL] = "cell",
  [NODE_RESOLVE] = "resolve",
  [NODE_WHERE] = "where",
  [NODE_DECIDED] = "decided",
  [NODE_PRECEDENCE] = "precedence",
  [NODE_ALL_OUTCOME] = "all_outcome",
  [NODE_NEVER] = "never",
  [NODE_ALWAYS] = "always",
  [NODE_RAISING] = "raising",
  [NODE_LOWERING] = "lowering",
  [NODE_IMPOSSIBLE] = "impossible",
  [NODE_TEST] = "test",
  [NODE_GIVEN] = "given",
  [NODE_UNKNOWN] = "unknown",
  [NODE_EXPECT] = "expect",
  [NODE_EXPECT_NO_REVISION] = "expect_no_revision",
  [NODE_EXPECT_CAVEAT] = "expect_caveat",
  [NODE_BY_RULE] = "by_rule",
  [NODE_NEEDING] = "needing",
  [NODE_REVISION] = "revision",
  [NODE_ADD] = "add",
  [NODE_AMEND] = "amend",
  [NODE_WAS] = "was",
  [NODE_NOW] = "now",
  [NODE_RETIRE] = "retire",
  [NODE_EXTEND] = "extend",
  [NODE_CHANGES] = "changes",
  [NODE_UNENCODED] = "unencoded",
  [NODE_REVIEWED] = "reviewed",
  [NODE_LITERATURE] = "literature",
  [NODE_ALL] = "all",
  [NODE_ANY] = "any",
  [NODE_NONE] = "none",
  [NODE_AT_LEAST] = "at_least",
  [NODE_AT_MOST] = "at_most",
  [NODE_EXACTLY] = "exactly",
  [NODE_NOT] = "not",
  [NODE_REF] = "ref",
  [NODE_REL] = "rel",
  [NODE_IS] = "is",
  [NODE_IN] = "in",
  [NODE_SUM] = "sum",
  [NODE_SCALED] = "scaled",
  [NODE_RATIO] = "ratio",
  [NODE_AGE_OF] = "age_of",
  [NODE_ELAPSED] = "elapsed",
  [NODE_COUNT_OF] = "count_of",
  [NODE_FIRST_OF] = "first_of",
  [NODE_FIRST_PERFORMED] = "first_performed",
  [NODE_SPAN] = "span",
  [NODE_HAS] = "has",
  [NODE_IF_ANY] = "if_any",
  [NODE_SET] = "set",
  [NODE_TERM] = "term",
  [NODE_COMPLETED] = "completed",
  [NODE_PRINTED] = "printed",
  [NODE_NAME] = "name",
  [NODE_ID] = "id",
  [NODE_STRING] = "string",
  [NODE_INT] = "int",
  [NODE_QTY] = "qty",
  [NODE_AGE] = "age",
  [NODE_DATE] = "date",
  [NODE_MONTH] = "month",
};

const char *node_kind_name(node_kind kind) {
  return kind < NODE_KIND_COUNT ? kind_names[kind] : NULL;
}

static void flags_dump(uint32_t flags, FILE *out) {
  static const char *const names[] = { "open",           "negated",    "half_open",   "informative",
                                       "first_day",      "as_printed", "unchanged",   "refer",
                                       "nothing",        "infix",      "several",     "prefix",
                                       "except",         "before",     "full_months", "expires",
                                       "at_least_these", "in_words" };
  for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
    if (flags >> i & 1) fprintf(out, " +%s", names[i]);
}

static void text_dump(const char *text, FILE *out) {
  fputs(" \"", out);
  for (; *text != '\0'; text++) {
    if (*text == '\n')
      fputs("\\n", out);
    else if (*text == '"' || *text == '\\')
      fprintf(out, "\\%c", *text);
    else
      fputc(*text, out);
  }
  fputc('"', out);
}

static bool has_number(const node *n) {
  switch (n->kind) {
  case NODE_LANGUAGE:
  case NODE_ARTICLE:
  case NODE_AT_LEAST:
  case NODE_AT_MOST:
  case NODE_EXACTLY:
  case NODE_AGE:
  case NODE_DATE:
  case NODE_MONTH:
    return true;
  default:
    return false;
  }
}

static void level_dump(const node *n, unsigned depth, FILE *out) {
  static const char *const signs[] = { "", " <", " <=", " >", " >=", " =", " !=" };
  fprintf(out, "%*s%s%s", (int)(2 * depth), "", kind_names[n->kind], signs[n->op]);
  flags_dump(n->flags, out);
  if (has_number(n))
    fprintf(out, " %lld", (long long)n->number);
  else if (n->text != NULL)
    text_dump(n->text, out);
  fputc('\n', out);
  NODE_EACH(child, n) {
    level_dump(child, depth + 1, out);
  }
}

void node_dump(const node *n, FILE *out) { level_dump(n, 0, out); }

/* ---- names of table rows ------------------------------------------------------------------ */

static void cell_name(textbuf *b, const node *cell) {
  static const char *const words[] = { "", "lt_", "le_", "gt_", "ge_", "", "ne_" };
  const node *what = cell->first;
  if (what == NULL) return;
  if (what->kind == NODE_REL) textbuf_add(b, "%s", words[what->op]);
  const node *first = what->kind == NODE_SET || what->kind == NODE_RANGE || what->kind == NODE_REL
                          ? what->first
                          : what;
  for (const node *n = first; n != NULL; n = n == what ? NULL : n->next) {
    if (n != first) textbuf_add(b, "_");
    if (n->kind == NODE_AGE)
      textbuf_add(b, "%lldw%lldd", (long long)n->number / 7, (long long)n->number % 7);
    for (const char *p = n->text; n->kind != NODE_AGE && p != NULL && *p != '\0'; p++)
      textbuf_add_bytes(b, *p == '.' || *p == '-' ? "_" : p, 1);
  }
}

const char *node_row_name(arena *a, const node *table, const node *row) {
  textbuf b = { .arena = a };
  textbuf_add(&b, "%s", table->text);
  if (row->text != NULL) return row->text;
  NODE_EACH(cell, row) {
    if (cell->kind != NODE_CELL) continue;
    textbuf_add(&b, ".");
    cell_name(&b, cell);
  }
  if (strchr(b.text, '.') == NULL) textbuf_add(&b, ".any");
  return b.text;
}
