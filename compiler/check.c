/* check.c -- from the syntax tree to the typed model: which item is read when.
 *
 * Order never matters to the author, so names are declared before anything that uses them is read.
 * Every file of this stage reads a part of the tree and reports all that is wrong with it; none
 * stops at the first error.
 */
#include "check.h"

#include "codes.h"
#include "table_file.h"

#include <stdlib.h>
#include <string.h>

/* A table whose rows lie in a file is read as if they stood in the policy. */
static void add_item(checker *k, const node *n, node_kind verb, uint32_t revision) {
  if (n->kind == NODE_TABLE && verb == NODE_ADD && node_child(n, NODE_FROM_FILE) != NULL)
    n = table_from_file(k, n);
  if (n == NULL) return;
  vec_push(k->arena, &k->items, (dated_item){ n, verb, revision });
}

/* The items of a revision block; what `add' adds is an item like those of the base. */
static void flatten_revision(checker *k, const node *n, uint32_t revision) {
  NODE_EACH(child, n) {
    if (child->kind == NODE_ADD && child->first != NULL)
      add_item(k, child->first, NODE_ADD, revision);
    else
      add_item(k, child, child->kind, revision);
  }
}

static void flatten(checker *k, const node *file) {
  uint32_t revision = 1;
  NODE_EACH(n, file)
    if (n->kind != NODE_REVISION && n->kind != NODE_POLICY) add_item(k, n, NODE_ADD, 1);
  NODE_EACH(n, file)
    if (n->kind == NODE_REVISION) {
      revision = check_next_authored(k, revision);
      flatten_revision(k, n, revision);
    }
}

/* ---- declarations ------------------------------------------------------------------------ */

enum { MAX_CRITERIA = 1000 }; /* bounds how deep criteria can refer to each other */

static void declare_criterion(checker *k, const node *n) {
  criterion *c = ARENA_NEW(k->arena, criterion);
  const node *label = node_child(n, NODE_STRING);
  *c = (criterion){ .name = n->text,
                    .label = label != NULL ? label->text : n->text,
                    .at = n->name_at };
  const symbol *earlier = symtab_add(&k->criteria, n->text, c, n->name_at);
  if (earlier == NULL) earlier = symtab_find(&k->facts, n->text);
  if (earlier != NULL) {
    diag *d = diag_add(k->diags, check_twice(k), n->name_at, "`%s' is declared twice", n->text);
    diag_related(k->diags, d, earlier->at, "the first is here");
    return;
  }
  if (k->model->criteria.count == MAX_CRITERIA)
    diag_add(k->diags, DIAG_E803, n->name_at, "more than %d criteria", (int)MAX_CRITERIA);
  if (k->model->criteria.count < MAX_CRITERIA) vec_push(k->arena, &k->model->criteria, c);
}

static void read_criterion(checker *k, const node *n) {
  criterion *c = symtab_value(&k->criteria, n->text);
  if (c == NULL || c->versions.count > 0 || n->last == NULL) return;
  revision_set valid =
      check_dates(k, node_child(n, NODE_FROM), node_child(n, NODE_THROUGH), check_from_here(k));
  vec_push(k->arena, &c->versions, (criterion_version){ valid, check_cond(k, n->last) });
}

static void declare_vocabulary(checker *k, const dated_item *item) {
  if (item->verb == NODE_ADD && item->node->kind == NODE_UNIT) check_unit(k, item->node);
  if (item->verb == NODE_ADD && item->node->kind == NODE_TYPE) check_type(k, item->node);
}

static void declare_facts(checker *k, const dated_item *item) {
  if (item->verb == NODE_ADD && item->node->kind == NODE_FACT) check_fact(k, item->node);
}

/* Code sets are complete before any condition is read. */
static void change_codes(checker *k, const dated_item *item) {
  NODE_EACH(what, item->node) {
    if (what->kind != NODE_CODES) continue;
    if (item->verb == NODE_AMEND) check_codes_amend(k, what);
    if (item->verb == NODE_RETIRE) check_codes_retire(k, what);
  }
}

static void declare_names(checker *k, const dated_item *item) {
  const node *n = item->node;
  change_codes(k, item);
  if (item->verb == NODE_EXTEND) check_extend(k, item);
  if (item->verb != NODE_ADD) return;
  if (n->kind == NODE_STATEMENT) check_statement(k, n);
  if (n->kind == NODE_ARTICLE) check_article(k, n);
  if (n->kind == NODE_DECISION) check_decision(k, n);
  if (n->kind == NODE_CRITERION) declare_criterion(k, n);
  if (n->kind == NODE_CODES) check_codes_declare(k, n);
  if (n->kind == NODE_DERIVED) check_derived_name(k, n);
  if (n->kind == NODE_READING) check_reading(k, n);
}

/* What names facts with settled values. */
static void declare_amounts(checker *k, const dated_item *item) {
  if (item->verb != NODE_ADD) return;
  if (item->node->kind == NODE_FACT) check_assumption(k, item->node);
  if (item->node->kind == NODE_LIMIT_DECL) check_limit(k, item->node);
}

static void declare_rules(checker *k, const dated_item *item) {
  if (item->verb != NODE_ADD) return;
  if (item->node->kind == NODE_RULE || item->node->kind == NODE_REQUIREMENT)
    check_rule_name(k, item->node);
  if (item->node->kind == NODE_TABLE) check_table_names(k, item->node);
}

/* ---- contents, revision by revision ------------------------------------------------------ */

static void read_contents(checker *k, const dated_item *item) {
  const node *n = item->node;
  if (item->verb != NODE_ADD) return;
  if (n->kind == NODE_CRITERION) read_criterion(k, n);
  if (n->kind == NODE_DECISION) {
    declared_decision *d = symtab_value(&k->decisions, n->text);
    if (d != NULL && d->decision->defaults.count == 0) check_defaults(k, d);
  }
  if (n->kind == NODE_RULE || n->kind == NODE_REQUIREMENT) check_rule(k, n);
  if (n->kind == NODE_DERIVED) (void)check_named_value(k, n->text);
  if (n->kind == NODE_TABLE) check_table(k, n);
}

static void read_amendments(checker *k, const dated_item *item) {
  if (item->verb == NODE_AMEND) check_amend(k, item->node);
  if (item->verb == NODE_RETIRE) check_retire(k, item->node);
}

static void read_orders(checker *k, const dated_item *item) {
  if (item->verb == NODE_ADD) check_order_items(k, item->node);
}

static void read_properties(checker *k, const dated_item *item) {
  const node *n = item->node;
  if (item->verb == NODE_CHANGES) check_changes(k, item);
  if (item->verb != NODE_ADD) return;
  if (n->kind == NODE_NEVER || n->kind == NODE_ALWAYS || n->kind == NODE_RAISING ||
      n->kind == NODE_LOWERING)
    check_property(k, n);
  if (n->kind == NODE_IMPOSSIBLE) check_impossible(k, n);
}

static void read_examples(checker *k, const dated_item *item) {
  if (item->verb == NODE_ADD && item->node->kind == NODE_TEST) check_example(k, item->node);
}

typedef void reader(checker *k, const dated_item *item);

static void each_item(checker *k, reader *read, uint32_t only_revision) {
  for (uint32_t i = 0; i < k->items.count; i++) {
    const dated_item *item = &k->items.items[i];
    if (only_revision != 0 && item->revision != only_revision) continue;
    k->revision = item->revision;
    read(k, item);
  }
}

/* ---- permanent numbers ------------------------------------------------------------------- */

/* A name that the lock does not hold comes after all that it does, in the order of appearance. */
static uint32_t locked_order(const checker *k, lock_kind kind, const char *scope,
                             const char *name) {
  uint32_t number = k->lock != NULL ? lock_number(k->lock, kind, scope, name) : 0;
  return number != 0 ? number : UINT32_MAX;
}

/* Stable insertion sort of 1 .. count positions by their order in the lock; `orders' moves along. */
static void settle(void *items, size_t size, uint32_t *orders, uint32_t count) {
  char *base = items, moved[sizeof(member) + sizeof(outcome)];
  for (uint32_t i = 1; i < count; i++)
    for (uint32_t at = i; at > 0 && orders[at - 1] > orders[at]; at--) {
      uint32_t order = orders[at];
      orders[at] = orders[at - 1];
      orders[at - 1] = order;
      memcpy(moved, base + at * size, size);
      memcpy(base + at * size, base + (at - 1) * size, size);
      memcpy(base + (at - 1) * size, moved, size);
    }
}

static uint32_t *orders_for(checker *k, uint32_t count) {
  return arena_alloc(k->arena, (count + 1) * sizeof(uint32_t));
}

static void settle_members(checker *k, one_of *type, const char *scope) {
  uint32_t count = type->members.count, *orders = orders_for(k, count);
  for (uint32_t i = 0; i < count; i++) {
    bool other = type->open && i == 0;
    orders[i] = other ? 0 : locked_order(k, LOCK_MEMBER, scope, type->members.items[i].name);
  }
  settle(type->members.items, sizeof *type->members.items, orders, count);
  for (uint32_t i = 0; i < count; i++)
    type->members.items[i].number = (int32_t)i + (type->open ? 0 : 1);
}

/* A type that was extended has grown under every fact that uses it. */
static void settle_facts(checker *k) {
  uint32_t count = k->model->facts.count, *orders = orders_for(k, count);
  fact **facts = k->model->facts.items;
  for (uint32_t i = 0; i < count; i++) orders[i] = locked_order(k, LOCK_FACT, "", facts[i]->name);
  settle(facts, sizeof *facts, orders, count);
  for (uint32_t i = 0; i < count; i++) {
    fact *f = facts[i];
    f->input = i + 1;
    if (f->kind != FACT_ONE_OF) continue;
    settle_members(k, f->type, f->type->name != NULL ? f->type->name : f->name);
    f->hi = f->lo + (int32_t)f->type->members.count - 1;
  }
}

static void settle_outcomes(checker *k, declared_decision *d) {
  uint32_t count = d->decision->outcomes.count, *orders = orders_for(k, count);
  outcome *outcomes = d->decision->outcomes.items;
  for (uint32_t i = 0; i < count; i++)
    orders[i] = locked_order(k, LOCK_OUTCOME, d->decision->name, outcomes[i].name);
  settle(outcomes, sizeof *outcomes, orders, count);
  for (uint32_t i = 0; i < count; i++) outcomes[i].number = i + 1;
  for (uint32_t i = 0; i < d->outcomes.symbols.count; i++)
    for (uint32_t j = 0; j < count; j++)
      if (strcmp(d->outcomes.symbols.items[i].name, outcomes[j].name) == 0)
        d->outcomes.symbols.items[i].value = (void *)(uintptr_t)(j + 1);
}

static void settle_decisions(checker *k) {
  uint32_t count = k->model->decisions.count, *orders = orders_for(k, count);
  decision **decisions = k->model->decisions.items;
  for (uint32_t i = 0; i < count; i++)
    orders[i] = locked_order(k, LOCK_DECISION, "", decisions[i]->name);
  settle(decisions, sizeof *decisions, orders, count);
  for (uint32_t i = 0; i < count; i++) decisions[i]->number = i;
  for (uint32_t i = 0; i < k->decisions.symbols.count; i++)
    settle_outcomes(k, k->decisions.symbols.items[i].value);
}

static void settle_rules(checker *k) {
  for (uint32_t i = 0; i < k->model->decisions.count; i++) {
    decision *d = k->model->decisions.items[i];
    if (d->rules.count > 1)
      qsort(d->rules.items, d->rules.count, sizeof *d->rules.items, rule_by_number);
  }
}

static void read_policy(checker *k, const node *file) {
  check_revisions(k, file);
  check_cuts(k, file);
  flatten(k, file);
  each_item(k, declare_vocabulary, 0);
  each_item(k, declare_facts, 0);
  each_item(k, declare_names, 0);
  settle_facts(k);
  settle_decisions(k);
  each_item(k, declare_amounts, 0);
  check_codes_contents(k);
  each_item(k, declare_rules, 0);
  settle_rules(k);
  for (uint32_t r = 1; r <= k->model->revisions.count; r++) {
    each_item(k, read_contents, r);
    each_item(k, read_amendments, r);
    each_item(k, read_orders, r);
    each_item(k, read_properties, r);
  }
  check_requirements(k);
  check_retired(k);
  check_absent_negations(k);
  check_codes_atoms(k);
  if (check_criteria(k)) check_columns(k);
  each_item(k, read_examples, 0);
  check_examples_twice(k);
  check_reviews(k, file);
}

model *check_policy(arena *a, const node *file, diags *sink) {
  return check_policy_numbered(a, file, NULL, sink);
}

model *check_policy_numbered(arena *a, const node *file, const lock *numbers, diags *sink) {
  const node *policy = node_child(file, NODE_POLICY);
  if (policy == NULL) return NULL;
  checker *k = ARENA_NEW(a, checker);
  *k = (checker){ .arena = a, .diags = sink, .lock = numbers, .revision = 1 };
  k->model = ARENA_NEW(a, model);
  k->rule_count = numbers != NULL ? lock_next(numbers, LOCK_RULE, "") - 1 : 0;
  k->types.arena = k->facts.arena = k->criteria.arena = k->decisions.arena = a;
  k->rules.arena = k->statements.arena = k->properties.arena = a;
  k->code_facts.arena = k->code_sets.arena = k->values.arena = a;
  k->units.arena = k->limits.arena = k->readings.arena = a;
  check_header(k, policy);
  read_policy(k, file);
  check_c_names(k);
  if (k->model->decisions.count == 0 && sink->errors == 0)
    diag_hint(
        sink,
        diag_add(sink, DIAG_E107, policy->name_at, "the policy `%s' decides nothing", policy->text),
        "add a decision: `decision NAME : one of { ... }'");
  if (sink->errors == 0) check_uses(k); /* after an error a use may not have been understood */
  return k->model;
}
