/* consolidate_trim.c -- what still says something in one revision: values, rules, orders, names.
 *
 * Takes items away and narrows them; what a rule, an exception or a resolve still does is asked of
 * the rule rows, in the way in which the analysis asks it.
 */
#include "consolidate.h"

#include "codes.h"
#include "parse.h"
#include "symtab.h"

#include <string.h>

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

/* All values that the fact has in this revision. */
static node *known_values(const folding *f, const node *at, const one_of *type) {
  node *set = node_new(f->arena, NODE_SET, at->at);
  for (uint32_t i = 0; i < type->members.count; i++) {
    const member *m = &type->members.items[i];
    if (m->since <= f->revision)
      node_add(set, node_named(f->arena, NODE_NAME, at->at, m->name, at->at));
  }
  return set;
}

static void drop_later_values(const folding *f, node *set, const char *fact_name) {
  node *values = folded_children(set);
  for (node *value; (value = folded_next(&values)) != NULL;)
    if (!is_later_value(f, fact_name, value)) node_add(set, value);
}

/* Until its revision a value reads as `other', so no case has it: what compares with such values
 * alone becomes a comparison with all values that there are, which never or always holds. */
static void forget_values(const folding *f, node *n) {
  const node *term = n->first;
  node *values = n->last;
  bool later = n->kind == NODE_IS && is_later_value(f, term->text, values);
  if (n->kind == NODE_IN && values->kind == NODE_SET) {
    drop_later_values(f, values, term->text);
    later = values->first == NULL;
  }
  if (!later) return;
  n->kind = NODE_IN;
  n->flags ^= NODE_FLAG_NEGATED;
  n->first->next = n->last = known_values(f, values, fact_named(f, term->text)->type);
}

/* A row that asks for later values alone stays as it is: it never applies and is idle. */
static void forget_cells(const folding *f, node *table) {
  const node *by = folded_child(table, NODE_BY);
  for (node *line = table->first; line != NULL; line = line->next) {
    const node *name = by->first;
    for (node *c = line->first; line->kind == NODE_ROW && c != NULL && name != NULL; c = c->next) {
      if (c->kind == NODE_CELL && c->first->kind == NODE_SET)
        drop_later_values(f, c->first, name->text);
      name = name->next;
    }
  }
}

static void forget_later_values(const folding *f, node *n) {
  if (n->kind == NODE_TABLE) forget_cells(f, n);
  if (n->kind == NODE_IS || n->kind == NODE_IN) forget_values(f, n);
  for (node *child = n->first; child != NULL; child = child->next) forget_later_values(f, child);
}

/* ---- rules and orders that still say something ------------------------------------------- */

static bool row_counts(const folding *f, const row *x, const rule *r) {
  return x->kind == ROW_RULE && x->rule == r && (x->box[0].members & f->revisions) != 0;
}

static bool may_fire(const folding *f, const rule *r) {
  const decision_rows *d = r != NULL ? folded_rows(f, r->decision) : NULL;
  for (uint32_t i = 0; d != NULL && i < d->rows.count; i++)
    if (row_counts(f, &d->rows.items[i], r)) return true;
  return false;
}

static bool boxes_meet(const folding *f, const cell *x, const cell *y) {
  const space *s = f->rows->space;
  box common = box_copy(f->arena, s, x);
  if (!box_meet(s, x, y, common)) return false;
  common[0].members &= f->revisions;
  if (common[0].members == 0) return false;
  region both = region_of(f->arena, common);
  return region_subtract(f->arena, s, &both, &f->impossible).count > 0;
}

/* As the analysis asks it of an exception or a resolve, in this revision. */
static bool ever_meet(const folding *f, const rule *above, const rule *below) {
  const decision_rows *d = folded_rows(f, above->decision);
  for (uint32_t i = 0; d != NULL && i < d->rows.count; i++)
    for (uint32_t j = 0; row_counts(f, &d->rows.items[i], above) && j < d->rows.count; j++)
      if (row_counts(f, &d->rows.items[j], below) &&
          boxes_meet(f, d->rows.items[i].box, d->rows.items[j].box))
        return true;
  return false;
}

static bool ever_disagree(const folding *f, const rule *above, const rule *below) {
  for (uint32_t r = f->revision; f->revisions >> r != 0; r++) {
    const rule_version *x = rule_version_in(above, r), *y = rule_version_in(below, r);
    if (x != NULL && y != NULL && x->then != y->then) return true;
  }
  return false;
}

/* Rows without a name of their own are known by their place. */
static const rule *rule_of_row(const folding *f, const node *line) {
  for (uint32_t i = 0; i < f->model->decisions.count; i++) {
    const decision *d = f->model->decisions.items[i];
    for (uint32_t j = 0; j < d->rules.count; j++) {
      const rule *r = d->rules.items[j];
      if (r->table != NULL && r->at.file == line->at.file && r->at.begin == line->at.begin)
        return r;
    }
  }
  return NULL;
}

/* True when none is left. */
static bool drop_idle_rows(const folding *f, node *table) {
  bool left = false, any = false;
  node *children = folded_children(table);
  for (node *child; (child = folded_next(&children)) != NULL;) {
    bool is_row = child->kind == NODE_ROW, idle = is_row && !may_fire(f, rule_of_row(f, child));
    any |= is_row;
    left |= is_row && !idle;
    if (!idle) node_add(table, child);
  }
  return any && !left;
}

/* A rule, or what its `else' says. */
static bool may_speak(const folding *f, const rule *r) {
  if (may_fire(f, r)) return true;
  for (uint32_t i = 0; r != NULL && i < r->decision->rules.count; i++)
    if (r->decision->rules.items[i]->unmet_of == r && may_fire(f, r->decision->rules.items[i]))
      return true;
  return false;
}

static bool is_idle(folding *f, const held_item *item, const node *what) {
  node *n = item->node;
  (void)what;
  if (n->kind == NODE_RULE || n->kind == NODE_REQUIREMENT)
    return !may_speak(f, folded_rule(f, n->text));
  if (n->kind == NODE_TABLE) return drop_idle_rows(f, n);
  if (n->kind != NODE_RESOLVE) return false;
  const rule *above = folded_rule(f, n->first->text), *below = folded_rule(f, n->first->next->text);
  return !may_fire(f, above) || !may_fire(f, below) || !ever_meet(f, above, below) ||
         !ever_disagree(f, above, below);
}

static void drop_names(const folding *f, node *exception, const rule *above) {
  node *names = folded_children(exception);
  for (node *name; (name = folded_next(&names)) != NULL;) {
    const rule *below = folded_rule(f, name->text);
    if (may_fire(f, below) && (above == NULL || ever_meet(f, above, below)))
      node_add(exception, name);
  }
}

/* Takes out of `exception to' what is retired or never applies together. */
static void trim_exceptions(folding *f, node *n) {
  node *exception = folded_child(n, NODE_EXCEPTION);
  for (node *line = n->first; n->kind == NODE_TABLE && line != NULL; line = line->next)
    if (line->kind == NODE_ROW) trim_exceptions(f, line);
  if (exception == NULL) return;
  drop_names(f, exception, n->kind == NODE_ROW ? rule_of_row(f, n) : folded_rule(f, n->text));
  node *children = folded_children(n);
  for (node *child; (child = folded_next(&children)) != NULL;)
    if (child != exception || child->first != NULL) node_add(n, child);
}

/* ---- precedence lists -------------------------------------------------------------------- */

static bool gives(const rule *r, uint32_t revision, const char *outcome) {
  const rule_version *v = rule_version_in(r, revision);
  return v != NULL && v->then != NULL && strcmp(v->then->name, outcome) == 0;
}

/* `all OUTCOME' means the rules of the revision in which the list was written. */
static bool means_the_same(const folding *f, const decision *d, const char *outcome,
                           uint32_t then) {
  for (uint32_t i = 0; i < d->rules.count; i++) {
    const rule *r = d->rules.items[i];
    if (may_fire(f, r) && gives(r, then, outcome) != gives(r, f->revision, outcome)) return false;
  }
  return true;
}

static void add_entry(folding *f, node *list, node *entry, const decision *d, uint32_t then) {
  if (entry->kind == NODE_NAME) {
    if (may_fire(f, folded_rule(f, entry->text))) node_add(list, entry);
    return;
  }
  if (entry->kind != NODE_ALL_OUTCOME || d == NULL || means_the_same(f, d, entry->text, then)) {
    node_add(list, entry);
    return;
  }
  for (uint32_t i = 0; i < d->rules.count; i++)
    if (may_fire(f, d->rules.items[i]) && gives(d->rules.items[i], then, entry->text))
      node_add(list,
               node_named(f->arena, NODE_NAME, entry->at, d->rules.items[i]->name, entry->at));
}

static bool trim_precedence(folding *f, const held_item *item, const node *what) {
  node *n = item->node;
  (void)what;
  if (n->kind != NODE_PRECEDENCE) return false;
  node *entries = folded_children(n);
  for (node *entry; (entry = folded_next(&entries)) != NULL;)
    add_entry(f, n, entry, folded_decision(f, n->text), item->revision);
  return n->first == NULL || (n->first->kind != NODE_NAME && n->first->kind != NODE_ALL_OUTCOME);
}

/* ---- what nothing in force uses ---------------------------------------------------------- */

static bool is_use(const node *n) {
  switch (n->kind) {
  case NODE_REF:
  case NODE_TYPE_REF:
  case NODE_ID:
  case NODE_TERM:
  case NODE_CODE_REF:
  case NODE_NAME: /* a code set after `has', a value derived in a comparison, an input of a table */
  case NODE_RAISING:
  case NODE_LOWERING:
    return true;
  default:
    return false;
  }
}

static void collect_uses(symtab *uses, const node *n) {
  bool use = is_use(n) && n->text != NULL;
  if (use) (void)symtab_add(uses, n->text, uses, n->at);
  NODE_EACH(child, n) collect_uses(uses, child);
}

static bool was_used(const folding *f, const node *n) {
  const model *m = f->model;
  for (uint32_t i = 0; n->kind == NODE_STATEMENT && i < m->statements.count; i++)
    if (folded_named(n, m->statements.items[i].id))
      return m->statements.items[i].cited && !m->statements.items[i].informative;
  for (uint32_t i = 0; n->kind == NODE_CRITERION && i < m->criteria.count; i++)
    if (folded_named(n, m->criteria.items[i]->name)) return m->criteria.items[i]->used;
  for (uint32_t i = 0; n->kind == NODE_CODES && i < m->code_sets.count; i++)
    if (m->code_sets.items[i]->name != NULL && folded_named(n, m->code_sets.items[i]->name))
      return m->code_sets.items[i]->used;
  for (uint32_t i = 0; n->kind == NODE_DERIVED && i < m->facts.count; i++)
    if (folded_named(n, m->facts.items[i]->name)) return m->facts.items[i]->used;
  for (uint32_t i = 0; n->kind == NODE_TYPE && i < m->types.count; i++)
    if (m->types.items[i]->name != NULL && folded_named(n, m->types.items[i]->name))
      return m->types.items[i]->used;
  return false;
}

/* Statements, criteria, types, codes and derived values that only rules of other revisions need
 * belong to those. */
static bool is_left_over(folding *f, const held_item *item, const node *what) {
  const node *n = item->node;
  (void)what;
  if (n->kind != NODE_STATEMENT && n->kind != NODE_CRITERION && n->kind != NODE_TYPE &&
      n->kind != NODE_CODES && n->kind != NODE_DERIVED)
    return false;
  if (!was_used(f, n) && !item->retired) return false;
  symtab uses = { .arena = f->arena };
  for (uint32_t i = 0; i < f->items.count; i++)
    if (f->items.items[i].node != n) collect_uses(&uses, f->items.items[i].node);
  return symtab_find(&uses, n->text) == NULL;
}

/* ---- examples ---------------------------------------------------------------------------- */

static bool knows_given(const folding *f, const node *given) {
  const node *what = given->first;
  if (folded_item(f, NODE_FACT, given->text) == NULL) return false;
  if (what == NULL) return true;
  if (what->kind != NODE_SET) return !is_later_value(f, given->text, what);
  NODE_EACH(value, what)
    if (is_later_value(f, given->text, value)) return false;
  return true;
}

static bool knows_expected(const folding *f, const node *expect) {
  const node *by = node_child(expect, NODE_BY_RULE), *needing = node_child(expect, NODE_NEEDING);
  if (folded_item(f, NODE_DECISION, expect->text) == NULL) return false;
  if (by != NULL && strcmp(by->text, "otherwise") != 0 && !may_fire(f, folded_rule(f, by->text)))
    return false;
  if (needing != NULL)
    NODE_EACH(name, needing)
      if (folded_item(f, NODE_FACT, name->text) == NULL &&
          !folded_named(name, f->model->selected_by))
        return false;
  return true;
}

/* An example of another time, or with words of another time. */
static bool is_foreign_test(folding *f, const held_item *item, const node *what) {
  const node *n = item->node, *date = node_child(n, NODE_DATE);
  int32_t day;
  (void)what;
  if (n->kind != NODE_TEST) return false;
  if (date == NULL || !date_from_number(date->number, &day)) return true;
  if ((f->revisions >> model_revision_on(f->model, day) & 1) == 0) return true;
  NODE_EACH(part, n) {
    if (part->kind == NODE_GIVEN && !knows_given(f, part)) return true;
    if (part->kind == NODE_EXPECT && !knows_expected(f, part)) return true;
  }
  return false;
}

/* ---- days on which something begins or ceases ---------------------------------------------- */

static bool is_past(const folding *f, const node *dating, int32_t offset) {
  int32_t day;
  return dating->first != NULL && date_from_number(dating->first->number, &day) &&
         day + offset <= f->day;
}

/* What has begun needs no day. */
static bool has_begun(const folding *f, const node *n) {
  return n->kind == NODE_FROM && is_past(f, n, 0);
}

static bool has_ended(const folding *f, const node *n) {
  const node *through = node_child(n, NODE_THROUGH);
  return through != NULL && is_past(f, through, 1);
}

/* A code that is no longer in its set goes, unless the set would be left without any; a set or a
 * criterion that ended stays with its day, as conditions may still name it. */
static void trim_dates(folding *f, node *n) {
  const bool codes = n->kind == NODE_CODES || n->kind == NODE_ADD;
  const bool ended = has_ended(f, n);
  node *children = folded_children(n);
  for (node *child; (child = folded_next(&children)) != NULL;) {
    if (has_begun(f, child) && !ended) continue;
    trim_dates(f, child);
    const bool last = children == NULL && node_child(n, NODE_CODE) == NULL &&
                      node_child(n, NODE_CODE_REF) == NULL;
    if (codes && child->kind == NODE_CODE && has_ended(f, child) && !last) continue;
    node_add(n, child);
  }
}

/* ---- all of it --------------------------------------------------------------------------- */

void folding_trim(folding *f) {
  const rows *r = f->rows;
  for (uint32_t i = 0; i < r->impossible.count; i++)
    vec_push(f->arena, &f->impossible, r->impossible.items[i].box);
  for (uint32_t i = 0; i < f->items.count; i++)
    if (f->items.items[i].node->kind != NODE_TEST) forget_later_values(f, f->items.items[i].node);
  for (uint32_t i = 0; i < f->items.count; i++) {
    const node_kind kind = f->items.items[i].node->kind;
    if (kind != NODE_TEST && kind != NODE_REVISION && kind != NODE_POLICY)
      trim_dates(f, f->items.items[i].node);
  }
  folding_drop(f, is_idle, NULL);
  folding_drop(f, trim_precedence, NULL);
  for (uint32_t i = 0; i < f->items.count; i++) trim_exceptions(f, f->items.items[i].node);
  folding_drop(f, is_foreign_test, NULL);
  for (uint32_t before = 0; before != f->items.count;) {
    before = f->items.count;
    folding_drop(f, is_left_over, NULL);
  }
}
