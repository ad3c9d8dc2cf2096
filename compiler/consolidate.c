/* consolidate.c -- folding the history of a policy into its items, up to one revision.
 *
 * Follows check.c: within a revision additions come first, then amendments and retirements, then
 * orders and properties.  All of it happens on the tree; consolidate_trim.c asks the rule rows.
 */
#include "consolidate.h"
#include "parse.h"

#include <string.h>

/* ---- trees ------------------------------------------------------------------------------- */

node *folded_copy(arena *a, const node *n) {
  node *copy = ARENA_NEW(a, node);
  *copy = *n;
  copy->first = copy->last = copy->next = NULL;
  NODE_EACH(child, n) node_add(copy, folded_copy(a, child));
  return copy;
}

node *folded_children(node *parent) {
  node *children = parent->first;
  parent->first = parent->last = NULL;
  return children;
}

node *folded_next(node **children) {
  node *child = *children;
  if (child == NULL) return NULL;
  *children = child->next;
  child->next = NULL;
  return child;
}

node *folded_child(node *n, node_kind kind) {
  for (node *child = n->first; child != NULL; child = child->next)
    if (child->kind == kind) return child;
  return NULL;
}

bool folded_named(const node *n, const char *name) {
  return n->text != NULL && strcmp(n->text, name) == 0;
}

static bool same_name(const node *x, const node *y) {
  return x != NULL && y != NULL && folded_named(x, y->text);
}

/* ---- sections ---------------------------------------------------------------------------- */

section section_of(const node *item) {
  switch (item->kind) {
  case NODE_POLICY:
    return SECTION_POLICY;
  case NODE_STATEMENT:
  case NODE_TEXT:
  case NODE_EVIDENCE:
  case NODE_ARTICLE:
    return SECTION_DOCUMENT;
  case NODE_DECISION:
  case NODE_RULE:
  case NODE_TABLE:
  case NODE_RESOLVE:
  case NODE_PRECEDENCE:
  case NODE_REQUIREMENT:
    return SECTION_DECISIONS;
  case NODE_NEVER:
  case NODE_ALWAYS:
  case NODE_RAISING:
  case NODE_LOWERING:
    return SECTION_PROPERTIES;
  case NODE_UNENCODED:
  case NODE_REVISION:
    return SECTION_HISTORY;
  case NODE_READING:
    return SECTION_READINGS;
  case NODE_TEST:
    return SECTION_TESTS;
  default:
    return SECTION_VOCABULARY;
  }
}

const rule *folded_rule(const folding *f, const char *name) {
  for (uint32_t i = 0; i < f->model->decisions.count; i++) {
    const decision *d = f->model->decisions.items[i];
    for (uint32_t j = 0; j < d->rules.count; j++)
      if (strcmp(d->rules.items[j]->name, name) == 0) return d->rules.items[j];
  }
  return NULL;
}

const decision *folded_decision(const folding *f, const char *name) {
  for (uint32_t i = 0; i < f->model->decisions.count; i++)
    if (strcmp(f->model->decisions.items[i]->name, name) == 0) return f->model->decisions.items[i];
  return NULL;
}

const decision_rows *folded_rows(const folding *f, const decision *d) {
  for (uint32_t i = 0; i < f->rows->decisions.count; i++)
    if (f->rows->decisions.items[i].decision == d) return &f->rows->decisions.items[i];
  return NULL;
}

/* The decision that an item belongs to; the only one when it does not say. */
static const char *folded_decision_name(const folding *f, const node *n) {
  const node *of = node_child(n, NODE_FOR);
  if (n->kind == NODE_DECISION || n->kind == NODE_PRECEDENCE) return n->text;
  if (of != NULL) return of->text;
  const rule *winner = n->kind == NODE_RESOLVE ? folded_rule(f, n->first->text) : NULL;
  if (winner != NULL) return winner->decision->name;
  return f->model->decisions.count > 0 ? f->model->decisions.items[0]->name : "";
}

/* Like items stand together: an added one follows the last of its kind. */
static unsigned kin_of(const node *n) {
  if (n->kind == NODE_TABLE) return NODE_RULE;
  if (n->kind == NODE_DERIVED) return NODE_FACT;
  return n->kind == NODE_ALWAYS ? NODE_NEVER : n->kind;
}

static bool is_kin(const folding *f, const node *x, const node *y) {
  if (kin_of(x) != kin_of(y)) return false;
  return section_of(x) != SECTION_DECISIONS ||
         strcmp(folded_decision_name(f, x), folded_decision_name(f, y)) == 0;
}

static void hold(folding *f, const node *n, uint32_t revision) {
  held_item item = { .node = folded_copy(f->arena, n), .revision = revision };
  uint32_t place = f->items.count;
  for (uint32_t i = f->items.count; revision > 1 && i > 0 && place == f->items.count; i--)
    if (is_kin(f, f->items.items[i - 1].node, n)) place = i;
  vec_push(f->arena, &f->items, item);
  for (uint32_t i = f->items.count - 1; i > place; i--) f->items.items[i] = f->items.items[i - 1];
  f->items.items[place] = item;
}

node *folded_item(const folding *f, node_kind kind, const char *name) {
  for (uint32_t i = 0; i < f->items.count; i++)
    if (f->items.items[i].node->kind == kind && folded_named(f->items.items[i].node, name))
      return f->items.items[i].node;
  return NULL;
}

void folding_drop(folding *f, item_test *drop, const node *what) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < f->items.count; i++)
    if (!drop(f, &f->items.items[i], what)) f->items.items[kept++] = f->items.items[i];
  f->items.count = kept;
}

/* ---- extend, amend ----------------------------------------------------------------------- */

static void extend_list(folding *f, const node *n) {
  node *type = folded_item(f, NODE_TYPE, n->text),
       *of = type != NULL ? type : folded_item(f, NODE_FACT, n->text);
  if (type == NULL && of != NULL && of->first->kind == NODE_TYPE_REF)
    of = folded_item(f, NODE_TYPE, of->first->text);
  if (of == NULL) return;
  NODE_EACH(value, n) node_add(of->first, folded_copy(f->arena, value));
}

static bool is_head(const node *n) {
  return n->kind == NODE_STRING || n->kind == NODE_FOR || n->kind == NODE_BY ||
         n->kind == NODE_HIT || n->kind == NODE_CELL || n->kind == NODE_CELL_ANY;
}

static bool is_dating(const node *n) { return n->kind == NODE_FROM || n->kind == NODE_THROUGH; }

/* `else' and `unless' without a citation would take the one that follows them. */
static bool takes_cite(const node *n) {
  if (n->kind == NODE_ELSE) return node_child(n, NODE_CITE) == NULL;
  if (n->kind != NODE_REQUIRES || n->last == NULL) return false;
  const node *unless = node_child(n->last, NODE_UNLESS);
  return unless != NULL && node_child(unless, NODE_CITE) == NULL;
}

static bool clash(const node *before, const node *after) {
  return (takes_cite(before) && after->kind == NODE_CITE) ||
         (before->kind == NODE_LIMITED && is_dating(after));
}

void folded_order(node *owner) {
  for (node *n = owner->first; n != NULL && n->next != NULL;) {
    if (!clash(n, n->next)) {
      n = n->next;
      continue;
    }
    node *second = n->next, first = *n; /* they change places: what they are, not where */
    node *rest = second->next;
    *n = *second;
    n->next = second;
    *second = first;
    second->next = rest;
    n = owner->first; /* the one that came forward may have to go on */
  }
}

/* The days of a rule stand at its head, those of a row after its outcome. */
static void add_dating(node *owner, node *clause) {
  node *children = folded_children(owner);
  const bool row = owner->kind == NODE_ROW;
  bool done = false;
  for (node *child; (child = folded_next(&children)) != NULL;) {
    if (!done && !row && !is_head(child)) {
      node_add(owner, clause);
      done = true;
    }
    node_add(owner, child);
    if (!done && row && child->kind == NODE_THEN) {
      node_add(owner, clause);
      done = true;
    }
  }
  if (!done) node_add(owner, clause);
}

void folded_clause(folding *f, node *owner, const node *clause) {
  node *old = folded_child(owner, clause->kind), *now = folded_copy(f->arena, clause);
  if (old != NULL) {
    node *next = old->next;
    *old = *now;
    old->next = next;
  } else if (is_dating(clause)) {
    add_dating(owner, now);
  } else {
    node_add(owner, now);
  }
  folded_order(owner);
}

/* A row says `when' before its outcome. */
static void put_row_when(folding *f, node *row, const node *when) {
  if (folded_child(row, NODE_WHEN) != NULL) {
    folded_clause(f, row, when);
    return;
  }
  node *children = folded_children(row);
  for (node *child; (child = folded_next(&children)) != NULL; node_add(row, child))
    if (child->kind == NODE_THEN) node_add(row, folded_copy(f->arena, when));
}

/* What a table says for all its rows holds for a row that does not say it itself. */
static void amend_row(folding *f, node *row, const node *clause) {
  if (clause->kind == NODE_WHEN)
    put_row_when(f, row, clause);
  else
    folded_clause(f, row, clause);
}

/* The default's parts are children of `otherwise'. */
static void amend_decision(folding *f, node *decision, const node *clause) {
  node *otherwise = folded_child(decision, NODE_OTHERWISE);
  if (otherwise == NULL || clause->kind == NODE_EXHAUSTIVE) {
    if (clause->kind == NODE_OTHERWISE || clause->kind == NODE_EXHAUSTIVE)
      folded_clause(f, decision, clause);
  } else if (clause->kind == NODE_OTHERWISE) {
    otherwise->text = clause->text;
    otherwise->flags = clause->flags;
  } else {
    folded_clause(f, otherwise, clause);
  }
}

static void amend_criterion(folding *f, node *criterion, const node *is) {
  if (is_dating(is)) {
    folded_clause(f, criterion, is);
    return;
  }
  node *children = folded_children(criterion);
  for (node *child; (child = folded_next(&children)) != NULL;)
    node_add(criterion, children == NULL ? folded_copy(f->arena, is) : child);
}

static node *held_row(const folding *f, const char *name) {
  for (uint32_t i = 0; i < f->items.count; i++) {
    const node *table = f->items.items[i].node;
    for (node *row = table->first; row != NULL && table->kind == NODE_TABLE; row = row->next)
      if (row->kind == NODE_ROW && strcmp(node_row_name(f->arena, table, row), name) == 0)
        return row;
  }
  return NULL;
}

static void drop_child(node *owner, node_kind kind) {
  node *children = folded_children(owner);
  for (node *child; (child = folded_next(&children)) != NULL;)
    if (child->kind != kind) node_add(owner, child);
}

/* A clause after `was' without a `now' beside it is gone. */
static void drop_clauses(node *owner, const node *what) {
  node *otherwise = folded_child(owner, NODE_OTHERWISE);
  NODE_EACH(was, what) {
    bool replaced = was->kind != NODE_WAS;
    NODE_EACH(now, what)
      replaced |=
          now->kind == NODE_NOW && was->first != NULL && now->first->kind == was->first->kind;
    if (replaced) continue;
    drop_child(owner, was->first->kind);
    if (otherwise != NULL) drop_child(otherwise, was->first->kind);
  }
}

static void apply_amend(folding *f, const node *what) {
  node *of = folded_item(f, what->kind, what->text);
  node *row = of == NULL && what->kind == NODE_RULE ? held_row(f, what->text) : NULL;
  if (what->kind == NODE_CODES) {
    if (of != NULL) fold_codes(f, of, what);
    return;
  }
  if (row != NULL || of != NULL) drop_clauses(row != NULL ? row : of, what);
  NODE_EACH(part, what) {
    if (part->kind != NODE_NOW) continue;
    if (row != NULL)
      amend_row(f, row, part->first);
    else if (of != NULL && what->kind == NODE_RULE)
      folded_clause(f, of, part->first);
    else if (of != NULL && what->kind == NODE_DECISION)
      amend_decision(f, of, part->first);
    else if (of != NULL)
      amend_criterion(f, of, part->first);
  }
}

/* ---- retire ------------------------------------------------------------------------------ */

static bool has_rows(const node *table) {
  return table->kind != NODE_TABLE || node_child(table, NODE_ROW) != NULL;
}

/* Takes the row of that name out of its table, and the table with its last row. */
static bool is_retired_row(folding *f, const held_item *item, const node *what) {
  node *table = item->node;
  if (table->kind != NODE_TABLE || !has_rows(table)) return false;
  node *children = folded_children(table);
  for (node *child; (child = folded_next(&children)) != NULL;)
    if (child->kind != NODE_ROW || strcmp(node_row_name(f->arena, table, child), what->text) != 0)
      node_add(table, child);
  return !has_rows(table);
}

static bool belongs_to(const folding *f, const node *item, const char *decision) {
  section s = section_of(item);
  bool may = s == SECTION_DECISIONS || s == SECTION_PROPERTIES;
  return may && strcmp(folded_decision_name(f, item), decision) == 0;
}

static bool is_retired(folding *f, const held_item *item, const node *what) {
  const node *n = item->node;
  if (what->kind == NODE_STATEMENT) return false;
  if (what->kind == NODE_DECISION) return belongs_to(f, n, what->text);
  if (n->kind != what->kind) return false;
  switch (what->kind) {
  case NODE_RESOLVE:
    return same_name(n->first, what->first) && same_name(n->first->next, what->first->next);
  case NODE_RAISING:
  case NODE_LOWERING:
    return same_name(n, what) && same_name(node_child(n, NODE_FOR), node_child(what, NODE_FOR));
  default:
    return same_name(n, what);
  }
}

static void retire_statement(folding *f, const node *what) {
  for (uint32_t i = 0; what->kind == NODE_STATEMENT && i < f->items.count; i++) {
    held_item *item = &f->items.items[i];
    item->retired |= item->node->kind == NODE_STATEMENT && same_name(item->node, what);
  }
}

static void apply_retire(folding *f, const node *n) {
  NODE_EACH(what, n) {
    if (what->kind == NODE_BECAUSE) continue;
    retire_statement(f, what);
    folding_drop(f, is_retired, what);
    if (what->kind == NODE_RULE) folding_drop(f, is_retired_row, what);
  }
}

/* ---- the history, revision by revision --------------------------------------------------- */

/* Orders and properties are read last, so that they may replace what the revision retires. */
static bool comes_last(const node *n) {
  return n->kind == NODE_RESOLVE || n->kind == NODE_PRECEDENCE ||
         section_of(n) == SECTION_PROPERTIES;
}

static void fold_revision(folding *f, const node *block, uint32_t revision) {
  NODE_EACH(n, block) {
    if (n->kind == NODE_ADD && !comes_last(n->first)) hold(f, n->first, revision);
    if (n->kind == NODE_EXTEND) extend_list(f, n);
  }
  NODE_EACH(n, block) {
    if (n->kind == NODE_AMEND) apply_amend(f, n->first);
    if (n->kind == NODE_RETIRE) apply_retire(f, n);
  }
  NODE_EACH(n, block)
    if (n->kind == NODE_ADD && comes_last(n->first)) hold(f, n->first, revision);
}

/* What a later revision says of the time before it stays true of every answer. */
static void hold_caveat(folding *f, const node *block, uint32_t revision) {
  const node *unencoded = node_child(block, NODE_UNENCODED);
  if (unencoded == NULL) return;
  node rest = *block;
  rest.first = rest.last = NULL;
  node_add(&rest, folded_copy(f->arena, block->first)); /* the day */
  node_add(&rest, folded_copy(f->arena, unencoded));
  hold(f, &rest, revision);
}

static void set_in_force(folding *f, node *policy) {
  const revision *r = &f->model->revisions.items[f->revision - 1];
  node *from = folded_child(policy, NODE_IN_FORCE_FROM);
  if (from == NULL) return;
  node *date = node_named(f->arena, NODE_DATE, from->at, r->date, from->at);
  from->first = from->last = NULL;
  node_add(from, date);
}

/* As the block writes it. */
static void take_date(folding *f, node *policy, const node *block) {
  node *from = folded_child(policy, NODE_IN_FORCE_FROM);
  if (from == NULL) return;
  from->first = from->last = NULL;
  node_add(from, folded_copy(f->arena, block->first));
}

/* The number of the block after this one; each block is an authored revision. */
static uint32_t next_authored(const model *m, uint32_t number) {
  do number++;
  while (number <= m->revisions.count && m->revisions.items[number - 1].authored != number);
  return number;
}

revision_set consolidated_revisions(const model *m, uint32_t revision) {
  revision_set set = 0;
  const uint32_t end = next_authored(m, revision);
  for (uint32_t r = revision; r < end && r <= m->revisions.count; r++) set |= UINT64_C(1) << r;
  return set;
}

static void fold(folding *f, const node *file) {
  uint32_t revision = 1;
  NODE_EACH(n, file)
    if (n->kind != NODE_REVISION && n->kind != NODE_REVIEWED) hold(f, n, 1);
  NODE_EACH(n, file) {
    if (n->kind != NODE_REVISION) continue;
    revision = next_authored(f->model, revision);
    if (revision <= f->revision)
      fold_revision(f, n, revision);
    else
      hold_caveat(f, n, revision);
    if (revision == f->revision) take_date(f, f->items.items[0].node, n);
  }
  if (f->revision > 1 && f->model->revisions.items[f->revision - 1].authored != f->revision)
    set_in_force(f, f->items.items[0].node);
}

/* ---- order ------------------------------------------------------------------------------- */

static uint32_t group_of(const folding *f, const node *n) {
  if (section_of(n) != SECTION_DECISIONS) return 0;
  const char *name = folded_decision_name(f, n);
  for (uint32_t i = 0; i < f->items.count; i++)
    if (f->items.items[i].node->kind == NODE_DECISION && folded_named(f->items.items[i].node, name))
      return i + 1;
  return 0;
}

/* Where the rule, or the first row of the table, comes in the order of precedence. */
static uint32_t precedence_of(const folding *f, const node *n) {
  const decision *of = folded_decision(f, folded_decision_name(f, n));
  const decision_rows *d = of != NULL ? folded_rows(f, of) : NULL;
  for (uint32_t i = 0; d != NULL && i < d->rows.count; i++) {
    const row *x = &d->rows.items[i];
    if (x->kind != ROW_RULE) continue;
    const table *t = x->rule->table;
    if (n->kind == NODE_TABLE ? t != NULL && folded_named(n, t->name)
                              : folded_named(n, x->rule->name))
      return i;
  }
  return 0;
}

static uint32_t rank_of(const folding *f, const held_item *item, rule_order order) {
  const node *n = item->node;
  if (n->kind == NODE_REVISION) return 1;
  if (section_of(n) != SECTION_DECISIONS || n->kind == NODE_DECISION) return 0;
  if (order == RULES_AS_WRITTEN) return 1;
  return n->kind == NODE_RULE || n->kind == NODE_TABLE ? 1 + precedence_of(f, n) : UINT32_MAX;
}

static bool stands_before(const held_item *x, const held_item *y) {
  section s = section_of(x->node), t = section_of(y->node);
  if (s != t) return s < t;
  if (x->group != y->group) return x->group < y->group;
  return x->rank < y->rank;
}

/* Stable, as items of one rank keep their order. */
static void sort_items(folding *f, rule_order order) {
  held_item *items = f->items.items;
  for (uint32_t i = 0; i < f->items.count; i++) {
    items[i].group = group_of(f, items[i].node);
    items[i].rank = rank_of(f, &items[i], order);
  }
  for (uint32_t i = 1; i < f->items.count; i++) {
    held_item item = items[i];
    uint32_t at = i;
    for (; at > 0 && stands_before(&item, &items[at - 1]); at--) items[at] = items[at - 1];
    items[at] = item;
  }
}

const node *consolidate(arena *a, const node *file, const rows *r, uint32_t revision,
                        rule_order order) {
  folding f = { .arena = a,
                .rows = r,
                .model = r->model,
                .revision = revision,
                .revisions = consolidated_revisions(r->model, revision),
                .day = r->model->revisions.items[revision - 1].day };
  fold(&f, file);
  folding_trim(&f);
  sort_items(&f, order);
  node *whole = node_new(a, NODE_FILE, file->at);
  for (uint32_t i = 0; i < f.items.count; i++) {
    f.items.items[i].node->next = NULL;
    node_add(whole, f.items.items[i].node);
  }
  return whole;
}
