/* consolidate.c -- folding the history of a policy into its items, up to one revision.
 *
 * Follows check.c: within a revision additions come first, then amendments and retirements, then
 * orders and properties.  What stands on syntax alone is done on the tree; whether a rule, exception
 * or resolve still says anything in the revision is asked of the rule rows.
 */
#include "consolidate.h"
#include "parse.h"
#include "symtab.h"

#include <string.h>

typedef struct held_item {
  node *node;
  uint32_t revision; /* that brings it */
  uint32_t group;    /* of which decision: 1, 2, ... in the order of the source */
  uint32_t rank;     /* within the section and group */
  bool retired;      /* a statement: stays while something in force cites it */
} held_item;

typedef struct folding {
  arena *arena;
  const rows *rows;
  const model *model;
  uint32_t revision;
  region impossible;
  VEC(held_item) items;
} folding;

/* ---- trees ------------------------------------------------------------------------------- */

static node *copied(arena *a, const node *n) {
  node *copy = ARENA_NEW(a, node);
  *copy = *n;
  copy->first = copy->last = copy->next = NULL;
  NODE_EACH(child, n) node_add(copy, copied(a, child));
  return copy;
}

/* Hands the children to a filter and keeps what it gives back; NULL: nothing. */
typedef node *child_filter(folding *f, const node *parent, node *child);

static void filter_children(folding *f, node *parent, child_filter *filter) {
  node *child = parent->first;
  parent->first = parent->last = NULL;
  while (child != NULL) {
    node *next = child->next;
    child->next = NULL;
    node *kept = filter(f, parent, child);
    if (kept != NULL) kept->next = NULL;
    node_add(parent, kept);
    child = next;
  }
}

static node *child_of(node *n, node_kind kind) {
  for (node *child = n->first; child != NULL; child = child->next)
    if (child->kind == kind) return child;
  return NULL;
}

static bool named(const node *n, const char *name) { return n->text != NULL && strcmp(n->text, name) == 0; }

static bool same_name(const node *x, const node *y) { return x != NULL && y != NULL && named(x, y->text); }

/* ---- sections ---------------------------------------------------------------------------- */

section section_of(const node *item) {
  switch (item->kind) {
  case NODE_POLICY: return SECTION_POLICY;
  case NODE_STATEMENT:
  case NODE_TEXT:
  case NODE_EVIDENCE:
  case NODE_ARTICLE: return SECTION_DOCUMENT;
  case NODE_DECISION:
  case NODE_RULE:
  case NODE_TABLE:
  case NODE_RESOLVE:
  case NODE_PRECEDENCE: return SECTION_DECISIONS;
  case NODE_NEVER:
  case NODE_ALWAYS:
  case NODE_RAISING:
  case NODE_LOWERING: return SECTION_PROPERTIES;
  case NODE_UNENCODED:
  case NODE_REVISION: return SECTION_HISTORY;
  case NODE_TEST: return SECTION_TESTS;
  default: return SECTION_VOCABULARY;
  }
}

static const rule *rule_named(const folding *f, const char *name) {
  for (uint32_t i = 0; i < f->model->decisions.count; i++) {
    const decision *d = f->model->decisions.items[i];
    for (uint32_t j = 0; j < d->rules.count; j++)
      if (strcmp(d->rules.items[j]->name, name) == 0) return d->rules.items[j];
  }
  return NULL;
}

/* The decision that an item belongs to; the only one when it does not say. */
static const char *decision_of(const folding *f, const node *n) {
  const node *of = node_child(n, NODE_FOR);
  if (n->kind == NODE_DECISION || n->kind == NODE_PRECEDENCE) return n->text;
  if (of != NULL) return of->text;
  const rule *winner = n->kind == NODE_RESOLVE ? rule_named(f, n->first->text) : NULL;
  if (winner != NULL) return winner->decision->name;
  return f->model->decisions.count > 0 ? f->model->decisions.items[0]->name : "";
}

/* Like items stand together: an added one follows the last of its kind. */
static unsigned kin_of(const node *n) {
  if (n->kind == NODE_TABLE) return NODE_RULE;
  return n->kind == NODE_ALWAYS ? NODE_NEVER : n->kind;
}

static bool is_kin(const folding *f, const node *x, const node *y) {
  if (kin_of(x) != kin_of(y)) return false;
  return section_of(x) != SECTION_DECISIONS || strcmp(decision_of(f, x), decision_of(f, y)) == 0;
}

static void hold(folding *f, const node *n, uint32_t revision) {
  held_item item = { .node = copied(f->arena, n), .revision = revision };
  uint32_t place = f->items.count;
  for (uint32_t i = f->items.count; revision > 1 && i > 0 && place == f->items.count; i--)
    if (is_kin(f, f->items.items[i - 1].node, n)) place = i;
  vec_push(f->arena, &f->items, item);
  for (uint32_t i = f->items.count - 1; i > place; i--) f->items.items[i] = f->items.items[i - 1];
  f->items.items[place] = item;
}

static node *held(const folding *f, node_kind kind, const char *name) {
  for (uint32_t i = 0; i < f->items.count; i++)
    if (f->items.items[i].node->kind == kind && named(f->items.items[i].node, name)) return f->items.items[i].node;
  return NULL;
}

typedef bool item_test(folding *f, const held_item *item, const node *what);

static void drop_items(folding *f, item_test *drop, const node *what) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < f->items.count; i++)
    if (!drop(f, &f->items.items[i], what)) f->items.items[kept++] = f->items.items[i];
  f->items.count = kept;
}

/* ---- extend, amend ----------------------------------------------------------------------- */

static void extend_list(folding *f, const node *n) {
  node *type = held(f, NODE_TYPE, n->text), *of = type != NULL ? type : held(f, NODE_FACT, n->text);
  if (type == NULL && of != NULL && of->first->kind == NODE_TYPE_REF) of = held(f, NODE_TYPE, of->first->text);
  if (of == NULL) return;
  NODE_EACH(value, n) node_add(of->first, copied(f->arena, value));
}

/* Takes the place of the clause of its kind, or follows the others. */
static void put_clause(folding *f, node *owner, const node *clause) {
  node *old = child_of(owner, clause->kind), *now = copied(f->arena, clause);
  if (old != NULL) {
    node *next = old->next;
    *old = *now;
    old->next = next;
  } else {
    node_add(owner, now);
  }
}

/* A row says `when' before its outcome. */
static void put_row_when(folding *f, node *row, const node *when) {
  if (child_of(row, NODE_WHEN) != NULL) {
    put_clause(f, row, when);
    return;
  }
  node *children = row->first;
  row->first = row->last = NULL;
  while (children != NULL) {
    node *child = children;
    children = child->next;
    child->next = NULL;
    if (child->kind == NODE_THEN) node_add(row, copied(f->arena, when));
    node_add(row, child);
  }
}

/* What a table says for all its rows holds for a row that does not say it itself. */
static void amend_row(folding *f, node *row, const node *clause) {
  if (clause->kind == NODE_WHEN)
    put_row_when(f, row, clause);
  else
    put_clause(f, row, clause);
}

/* The default's parts are children of `otherwise'. */
static void amend_decision(folding *f, node *decision, const node *clause) {
  node *otherwise = child_of(decision, NODE_OTHERWISE);
  if (otherwise == NULL) return;
  if (clause->kind == NODE_OTHERWISE) {
    otherwise->text = clause->text;
    otherwise->flags = clause->flags;
  } else {
    put_clause(f, otherwise, clause);
  }
}

static void amend_criterion(folding *f, node *criterion, const node *is) {
  node *now = copied(f->arena, is);
  if (criterion->first != criterion->last) /* a label comes first */
    criterion->first->next = now;
  else
    criterion->first = now;
  criterion->last = now;
}

static node *held_row(const folding *f, const char *name) {
  for (uint32_t i = 0; i < f->items.count; i++)
    for (node *row = f->items.items[i].node->first; row != NULL; row = row->next)
      if (row->kind == NODE_ROW && named(row, name)) return row;
  return NULL;
}

static void apply_amend(folding *f, const node *what) {
  node *of = held(f, what->kind, what->text);
  node *row = of == NULL && what->kind == NODE_RULE ? held_row(f, what->text) : NULL;
  NODE_EACH(part, what) {
    if (part->kind != NODE_NOW) continue;
    if (row != NULL)
      amend_row(f, row, part->first);
    else if (of != NULL && what->kind == NODE_RULE)
      put_clause(f, of, part->first);
    else if (of != NULL && what->kind == NODE_DECISION)
      amend_decision(f, of, part->first);
    else if (of != NULL)
      amend_criterion(f, of, part->first);
  }
}

/* ---- retire ------------------------------------------------------------------------------ */

static bool has_rows(const node *table) { return table->kind != NODE_TABLE || node_child(table, NODE_ROW) != NULL; }

static node *without_row(folding *f, const node *table, node *child) {
  (void)f;
  return child->kind == NODE_ROW && child->text != NULL && named(child, table->text) ? NULL : child;
}

/* Takes the row of that name out of its table, and the table with its last row. */
static bool is_retired_row(folding *f, const held_item *item, const node *what) {
  node *table = item->node;
  if (table->kind != NODE_TABLE || !has_rows(table)) return false;
  const char *name = table->text;
  table->text = what->text; /* for the filter */
  filter_children(f, table, without_row);
  table->text = name;
  return !has_rows(table);
}

static bool belongs_to(const folding *f, const node *item, const char *decision) {
  section s = section_of(item);
  bool may = s == SECTION_DECISIONS || s == SECTION_PROPERTIES;
  return may && strcmp(decision_of(f, item), decision) == 0;
}

static bool is_retired(folding *f, const held_item *item, const node *what) {
  const node *n = item->node;
  if (what->kind == NODE_STATEMENT) return false;
  if (what->kind == NODE_DECISION) return belongs_to(f, n, what->text);
  if (n->kind != what->kind) return false;
  switch (what->kind) {
  case NODE_RESOLVE: return same_name(n->first, what->first) && same_name(n->first->next, what->first->next);
  case NODE_RAISING:
  case NODE_LOWERING: return same_name(n, what) && same_name(node_child(n, NODE_FOR), node_child(what, NODE_FOR));
  default: return same_name(n, what);
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
    drop_items(f, is_retired, what);
    if (what->kind == NODE_RULE) drop_items(f, is_retired_row, what);
  }
}

/* ---- the history, revision by revision --------------------------------------------------- */

/* Orders and properties are read last, so that they may replace what the revision retires. */
static bool comes_last(const node *n) {
  return n->kind == NODE_RESOLVE || n->kind == NODE_PRECEDENCE || section_of(n) == SECTION_PROPERTIES;
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
  NODE_EACH(n, block) if (n->kind == NODE_ADD && comes_last(n->first)) hold(f, n->first, revision);
}

/* What a later revision says of the time before it stays true of every answer. */
static void hold_caveat(folding *f, const node *block, uint32_t revision) {
  const node *unencoded = node_child(block, NODE_UNENCODED);
  if (unencoded == NULL) return;
  node rest = *block;
  rest.first = rest.last = NULL;
  node_add(&rest, copied(f->arena, block->first)); /* the day */
  node_add(&rest, copied(f->arena, unencoded));
  hold(f, &rest, revision);
}

static void set_in_force(folding *f, node *policy, const node *block) {
  node *from = child_of(policy, NODE_IN_FORCE_FROM);
  if (from == NULL) return;
  from->first = from->last = NULL;
  node_add(from, copied(f->arena, block->first));
}

static void fold(folding *f, const node *file) {
  uint32_t revision = 1;
  NODE_EACH(n, file)
    if (n->kind != NODE_REVISION && n->kind != NODE_REVIEWED) hold(f, n, 1);
  NODE_EACH(n, file) {
    if (n->kind != NODE_REVISION) continue;
    if (++revision <= f->revision)
      fold_revision(f, n, revision);
    else
      hold_caveat(f, n, revision);
    if (revision == f->revision) set_in_force(f, f->items.items[0].node, n);
  }
}

/* ---- values that a later revision adds --------------------------------------------------- */

static const fact *fact_named(const folding *f, const char *name) {
  for (uint32_t i = 0; i < f->model->facts.count; i++)
    if (strcmp(f->model->facts.items[i]->name, name) == 0) return f->model->facts.items[i];
  return NULL;
}

static bool is_later_value(const folding *f, const char *fact_name, const node *literal) {
  const fact *of = fact_named(f, fact_name);
  if (of == NULL || of->kind != FACT_ONE_OF || literal->kind != NODE_NAME) return false;
  for (uint32_t i = 0; i < of->type->members.count; i++) {
    const member *m = &of->type->members.items[i];
    if (strcmp(m->name, literal->text) == 0) return m->since > f->revision;
  }
  return false;
}

/* What is left of a condition once values of the future are taken out: such a value reads as
 * `other', so no case of this revision has it. */
typedef enum what_is_left { LEFT_COND, LEFT_TRUE, LEFT_FALSE } what_is_left;

static what_is_left opposite(what_is_left left) {
  return left == LEFT_TRUE ? LEFT_FALSE : left == LEFT_FALSE ? LEFT_TRUE : LEFT_COND;
}

static void drop_later_values(const folding *f, node *set, const char *fact_name) {
  node *value = set->first;
  set->first = set->last = NULL;
  while (value != NULL) {
    node *next = value->next;
    value->next = NULL;
    if (!is_later_value(f, fact_name, value)) node_add(set, value);
    value = next;
  }
}

static what_is_left reduce_membership(const folding *f, node *n) {
  const node *term = n->first;
  node *values = n->last;
  bool none = n->kind == NODE_IS && is_later_value(f, term->text, values);
  if (n->kind == NODE_IN && values->kind == NODE_SET) {
    drop_later_values(f, values, term->text);
    none = values->first == NULL;
  }
  if (!none) return LEFT_COND;
  return n->flags & NODE_FLAG_NEGATED ? LEFT_TRUE : LEFT_FALSE;
}

static what_is_left reduce(const folding *f, node *n);

/* all of, any of, none of: a part that is certain either goes or settles the whole. */
static what_is_left reduce_group(const folding *f, node *n) {
  what_is_left settles = n->kind == NODE_ALL ? LEFT_FALSE : LEFT_TRUE, whole = opposite(settles);
  node *part = n->first;
  n->first = n->last = NULL;
  while (part != NULL) {
    node *next = part->next;
    part->next = NULL;
    what_is_left left = reduce(f, part);
    if (left == settles) whole = settles;
    if (left == LEFT_COND) node_add(n, part);
    part = next;
  }
  if (whole != settles && n->first != NULL) return LEFT_COND;
  return n->kind == NODE_NONE ? opposite(whole) : whole;
}

/* A list of one that was written with `and' or `or' is that one. */
static void unwrap(node *n) {
  if ((n->flags & NODE_FLAG_INFIX) == 0 || n->first == NULL || n->first != n->last) return;
  node *next = n->next;
  *n = *n->first;
  n->next = next;
}

static what_is_left reduce(const folding *f, node *n) {
  what_is_left left;
  switch (n->kind) {
  case NODE_IS:
  case NODE_IN: return reduce_membership(f, n);
  case NODE_ALL:
  case NODE_ANY:
  case NODE_NONE:
    left = reduce_group(f, n);
    unwrap(n);
    return left;
  case NODE_NOT: return opposite(reduce(f, n->first));
  case NODE_PRINTED: return reduce(f, n->first);
  default: return LEFT_COND; /* counts of conditions are left alone */
  }
}

/* False when the item says nothing in this revision. */
static bool reduce_clauses(const folding *f, node *item) {
  node *clause = item->first;
  item->first = item->last = NULL;
  bool says = true;
  while (clause != NULL) {
    node *next = clause->next;
    bool where = clause->kind == NODE_WHEN || clause->kind == NODE_WHERE || clause->kind == NODE_ONLY_WHERE;
    what_is_left left = where ? reduce(f, clause->first) : LEFT_COND;
    clause->next = NULL;
    if (left == LEFT_COND) node_add(item, clause);
    says &= left != LEFT_FALSE || clause->kind == NODE_ONLY_WHERE;
    clause = next;
  }
  return says;
}

static bool says_nothing(folding *f, const held_item *item, const node *what) {
  node *n = item->node, *otherwise = child_of(n, NODE_OTHERWISE);
  (void)what;
  switch (n->kind) {
  case NODE_DECISION:
    if (otherwise != NULL) (void)reduce_clauses(f, otherwise);
    return false;
  case NODE_IMPOSSIBLE: return reduce(f, n->first) == LEFT_FALSE;
  case NODE_CRITERION: (void)reduce(f, n->last); return false;
  case NODE_RULE:
  case NODE_RESOLVE:
  case NODE_NEVER:
  case NODE_ALWAYS:
  case NODE_RAISING:
  case NODE_LOWERING: return !reduce_clauses(f, n);
  default: return false;
  }
}

/* ---- rules and orders that still say something ------------------------------------------- */

static revision_set this_revision(const folding *f) { return UINT64_C(1) << f->revision; }

static const decision_rows *rows_of(const folding *f, const decision *d) {
  for (uint32_t i = 0; i < f->rows->decisions.count; i++)
    if (f->rows->decisions.items[i].decision == d) return &f->rows->decisions.items[i];
  return NULL;
}

static bool row_counts(const folding *f, const row *x, const rule *r) {
  return x->kind == ROW_RULE && x->rule == r && (x->box[0].members & this_revision(f)) != 0;
}

static bool may_fire(const folding *f, const rule *r) {
  const decision_rows *d = r != NULL ? rows_of(f, r->decision) : NULL;
  for (uint32_t i = 0; d != NULL && i < d->rows.count; i++)
    if (row_counts(f, &d->rows.items[i], r)) return true;
  return false;
}

static bool boxes_meet(const folding *f, const cell *x, const cell *y) {
  const space *s = f->rows->space;
  box common = box_copy(f->arena, s, x);
  if (!box_meet(s, x, y, common)) return false;
  common[0].members &= this_revision(f);
  if (common[0].members == 0) return false;
  region both = region_of(f->arena, common);
  return region_subtract(f->arena, s, &both, &f->impossible).count > 0;
}

/* As the analysis asks it of an exception or a resolve, in this revision. */
static bool ever_meet(const folding *f, const rule *above, const rule *below) {
  const decision_rows *d = rows_of(f, above->decision);
  for (uint32_t i = 0; d != NULL && i < d->rows.count; i++)
    for (uint32_t j = 0; row_counts(f, &d->rows.items[i], above) && j < d->rows.count; j++)
      if (row_counts(f, &d->rows.items[j], below) && boxes_meet(f, d->rows.items[i].box, d->rows.items[j].box))
        return true;
  return false;
}

static bool ever_disagree(const folding *f, const rule *above, const rule *below) {
  const rule_version *x = rule_version_in(above, f->revision), *y = rule_version_in(below, f->revision);
  return x != NULL && y != NULL && x->then != y->then;
}

static bool is_idle(folding *f, const held_item *item, const node *what) {
  const node *n = item->node;
  (void)what;
  if (n->kind == NODE_RULE) return !may_fire(f, rule_named(f, n->text));
  if (n->kind != NODE_RESOLVE) return false;
  const rule *above = rule_named(f, n->first->text), *below = rule_named(f, n->first->next->text);
  return !may_fire(f, above) || !may_fire(f, below) || !ever_meet(f, above, below) ||
         !ever_disagree(f, above, below);
}

static void drop_names(const folding *f, node *exception, const rule *above) {
  node *name = exception->first;
  exception->first = exception->last = NULL;
  while (name != NULL) {
    node *next = name->next;
    const rule *below = rule_named(f, name->text);
    name->next = NULL;
    if (may_fire(f, below) && (above == NULL || ever_meet(f, above, below))) node_add(exception, name);
    name = next;
  }
}

static node *without_empty(folding *f, const node *parent, node *child) {
  (void)f;
  (void)parent;
  return child->kind == NODE_EXCEPTION && child->first == NULL ? NULL : child;
}

/* Takes out of `exception to' what is retired or never applies together. */
static void trim_exceptions(folding *f, node *n) {
  node *exception = child_of(n, NODE_EXCEPTION);
  for (node *row = n->first; n->kind == NODE_TABLE && row != NULL; row = row->next)
    if (row->kind == NODE_ROW) trim_exceptions(f, row);
  if (exception == NULL) return;
  drop_names(f, exception, n->text != NULL && n->kind != NODE_TABLE ? rule_named(f, n->text) : NULL);
  filter_children(f, n, without_empty);
}

/* ---- precedence lists -------------------------------------------------------------------- */

static bool gives(const rule *r, uint32_t revision, const char *outcome) {
  const rule_version *v = rule_version_in(r, revision);
  return v != NULL && v->then != NULL && strcmp(v->then->name, outcome) == 0;
}

static const decision *decision_named(const folding *f, const char *name) {
  for (uint32_t i = 0; i < f->model->decisions.count; i++)
    if (strcmp(f->model->decisions.items[i]->name, name) == 0) return f->model->decisions.items[i];
  return NULL;
}

/* `all OUTCOME' means the rules of the revision in which the list was written. */
static bool means_the_same(const folding *f, const decision *d, const char *outcome, uint32_t then) {
  for (uint32_t i = 0; i < d->rules.count; i++) {
    const rule *r = d->rules.items[i];
    if (may_fire(f, r) && gives(r, then, outcome) != gives(r, f->revision, outcome)) return false;
  }
  return true;
}

static void add_entry(folding *f, node *list, node *entry, const decision *d, uint32_t then) {
  entry->next = NULL;
  if (entry->kind == NODE_NAME) {
    if (may_fire(f, rule_named(f, entry->text))) node_add(list, entry);
    return;
  }
  if (entry->kind != NODE_ALL_OUTCOME || d == NULL || means_the_same(f, d, entry->text, then)) {
    node_add(list, entry);
    return;
  }
  for (uint32_t i = 0; i < d->rules.count; i++)
    if (may_fire(f, d->rules.items[i]) && gives(d->rules.items[i], then, entry->text))
      node_add(list, node_named(f->arena, NODE_NAME, entry->at, d->rules.items[i]->name, entry->at));
}

static bool trim_precedence(folding *f, const held_item *item, const node *what) {
  node *n = item->node, *entry = n->first;
  (void)what;
  if (n->kind != NODE_PRECEDENCE) return false;
  n->first = n->last = NULL;
  while (entry != NULL) {
    node *next = entry->next;
    add_entry(f, n, entry, decision_named(f, n->text), item->revision);
    entry = next;
  }
  return n->first == NULL || (n->first->kind != NODE_NAME && n->first->kind != NODE_ALL_OUTCOME);
}

/* ---- what nothing in force uses ---------------------------------------------------------- */

static void collect_uses(symtab *uses, const node *n) {
  bool use = n->kind == NODE_REF || n->kind == NODE_TYPE_REF || n->kind == NODE_ID;
  if (use) (void)symtab_add(uses, n->text, uses, n->at);
  NODE_EACH(child, n) collect_uses(uses, child);
}

static bool was_used(const folding *f, const node *n) {
  const model *m = f->model;
  for (uint32_t i = 0; n->kind == NODE_STATEMENT && i < m->statements.count; i++)
    if (named(n, m->statements.items[i].id)) return m->statements.items[i].cited && !m->statements.items[i].informative;
  for (uint32_t i = 0; n->kind == NODE_CRITERION && i < m->criteria.count; i++)
    if (named(n, m->criteria.items[i]->name)) return m->criteria.items[i]->used;
  for (uint32_t i = 0; n->kind == NODE_TYPE && i < m->types.count; i++)
    if (m->types.items[i]->name != NULL && named(n, m->types.items[i]->name)) return m->types.items[i]->used;
  return false;
}

/* Statements, criteria and types that only rules of other revisions need belong to those. */
static bool is_left_over(folding *f, const held_item *item, const node *what) {
  const node *n = item->node;
  (void)what;
  if (n->kind != NODE_STATEMENT && n->kind != NODE_CRITERION && n->kind != NODE_TYPE) return false;
  if (!was_used(f, n) && !item->retired) return false;
  symtab uses = { .arena = f->arena };
  for (uint32_t i = 0; i < f->items.count; i++)
    if (f->items.items[i].node != n) collect_uses(&uses, f->items.items[i].node);
  return symtab_find(&uses, n->text) == NULL;
}

/* ---- examples ---------------------------------------------------------------------------- */

static bool knows_given(const folding *f, const node *given) {
  const node *what = given->first;
  if (held(f, NODE_FACT, given->text) == NULL) return false;
  if (what == NULL) return true;
  if (what->kind != NODE_SET) return !is_later_value(f, given->text, what);
  NODE_EACH(value, what) if (is_later_value(f, given->text, value)) return false;
  return true;
}

static bool knows_expected(const folding *f, const node *expect) {
  const node *by = node_child(expect, NODE_BY_RULE), *needing = node_child(expect, NODE_NEEDING);
  if (held(f, NODE_DECISION, expect->text) == NULL) return false;
  if (by != NULL && strcmp(by->text, "otherwise") != 0 && !may_fire(f, rule_named(f, by->text))) return false;
  if (needing != NULL)
    NODE_EACH(name, needing)
      if (held(f, NODE_FACT, name->text) == NULL && !named(name, f->model->selected_by)) return false;
  return true;
}

/* An example of another time, or with words of another time. */
static bool is_foreign_test(folding *f, const held_item *item, const node *what) {
  const node *n = item->node, *date = node_child(n, NODE_DATE);
  int32_t day;
  (void)what;
  if (n->kind != NODE_TEST) return false;
  if (date == NULL || !date_from_number(date->number, &day)) return true;
  if (model_revision_on(f->model, day) != f->revision) return true;
  NODE_EACH(part, n) {
    if (part->kind == NODE_GIVEN && !knows_given(f, part)) return true;
    if (part->kind == NODE_EXPECT && !knows_expected(f, part)) return true;
  }
  return false;
}

/* ---- order ------------------------------------------------------------------------------- */

static uint32_t group_of(const folding *f, const node *n) {
  if (section_of(n) != SECTION_DECISIONS) return 0;
  const char *name = decision_of(f, n);
  for (uint32_t i = 0; i < f->items.count; i++)
    if (f->items.items[i].node->kind == NODE_DECISION && named(f->items.items[i].node, name)) return i + 1;
  return 0;
}

/* Where the rule, or the first row of the table, comes in the order of precedence. */
static uint32_t precedence_of(const folding *f, const node *n) {
  const decision *of = decision_named(f, decision_of(f, n));
  const decision_rows *d = of != NULL ? rows_of(f, of) : NULL;
  for (uint32_t i = 0; d != NULL && i < d->rows.count; i++) {
    const row *x = &d->rows.items[i];
    if (x->kind != ROW_RULE) continue;
    const table *t = x->rule->table;
    if (n->kind == NODE_TABLE ? t != NULL && named(n, t->name) : named(n, x->rule->name)) return i;
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

const node *consolidate(arena *a, const node *file, const rows *r, uint32_t revision, rule_order order) {
  folding f = { .arena = a, .rows = r, .model = r->model, .revision = revision };
  for (uint32_t i = 0; i < r->impossible.count; i++) vec_push(a, &f.impossible, r->impossible.items[i].box);
  fold(&f, file);
  drop_items(&f, says_nothing, NULL);
  drop_items(&f, is_idle, NULL);
  drop_items(&f, trim_precedence, NULL);
  for (uint32_t i = 0; i < f.items.count; i++) trim_exceptions(&f, f.items.items[i].node);
  drop_items(&f, is_foreign_test, NULL);
  for (uint32_t before = 0; before != f.items.count;) {
    before = f.items.count;
    drop_items(&f, is_left_over, NULL);
  }
  sort_items(&f, order);
  node *whole = node_new(a, NODE_FILE, file->at);
  for (uint32_t i = 0; i < f.items.count; i++) {
    f.items.items[i].node->next = NULL;
    node_add(whole, f.items.items[i].node);
  }
  return whole;
}
