/* check_rules.c -- decisions, rules, tables and what wins over what. */
#include "check.h"

#include "codes.h"

#include <string.h>

revision_set check_from_here(const checker *k) {
  return model_revisions(k->model) & ~((UINT64_C(1) << k->revision) - 1);
}

/* ---- names ------------------------------------------------------------------------------- */

declared_decision *check_find_decision(checker *k, const char *name, span at) {
  declared_decision *d = symtab_value(&k->decisions, name);
  if (d != NULL) return d;
  near_miss near = { .wanted = name };
  symtab_near_miss(&k->decisions, &near);
  diag_did_you_mean(k->diags, diag_add(k->diags, DIAG_E120, at, "no decision is called `%s'", name),
                    at, &near);
  return NULL;
}

/* The decisions that have the outcome of an item that names none of them; all when it has none. */
static const char *likely_decisions(checker *k, const node *n) {
  const node *then = node_child(n, NODE_THEN);
  textbuf b = { .arena = k->arena };
  for (int pass = 0; b.length == 0 && pass < 2; pass++)
    for (uint32_t i = 0; i < k->decisions.symbols.count; i++) {
      const symbol *s = &k->decisions.symbols.items[i];
      const declared_decision *d = s->value;
      bool gives = then != NULL && then->text != NULL && symtab_find(&d->outcomes, then->text);
      if (gives || pass > 0) textbuf_add(&b, "%s`for %s'", b.length > 0 ? " or " : "", s->name);
    }
  return b.text;
}

/* The decision that an item names with `for', or the only one. */
static declared_decision *decision_for(checker *k, const node *n) {
  const node *named = node_child(n, NODE_FOR);
  if (named != NULL) return check_find_decision(k, named->text, named->name_at);
  if (k->decisions.symbols.count == 1) return k->decisions.symbols.items[0].value;
  diag *d = diag_add(k->diags, DIAG_E107, n->name_at, "`%s' does not say which decision it is for",
                     n->text != NULL ? n->text : "this item");
  if (k->decisions.symbols.count == 0)
    diag_note(k->diags, d, "no decision is declared");
  else
    diag_hint(k->diags, d, "add %s", likely_decisions(k, n));
  return NULL;
}

const outcome *check_find_outcome(checker *k, declared_decision *d, const char *name, span at) {
  uintptr_t index = (uintptr_t)symtab_value(&d->outcomes, name);
  if (index > 0) return &d->decision->outcomes.items[index - 1];
  for (uint32_t i = 0; i < k->decisions.symbols.count; i++) {
    declared_decision *other = k->decisions.symbols.items[i].value;
    if (symtab_find(&other->outcomes, name) == NULL) continue;
    diag_add(k->diags, DIAG_E208, at, "`%s' is an outcome of `%s', not of `%s'", name,
             other->decision->name, d->decision->name);
    return NULL;
  }
  near_miss near = { .wanted = name };
  symtab_near_miss(&d->outcomes, &near);
  diag *e =
      diag_add(k->diags, DIAG_E121, at, "`%s' is not an outcome of `%s'", name, d->decision->name);
  diag_did_you_mean(k->diags, e, at, &near);
  return NULL;
}

static declared_rule *find_declared(checker *k, const char *name, span at) {
  const symbol *s = symtab_find(&k->rules, name);
  if (s != NULL) return s->value;
  near_miss near = { .wanted = name };
  symtab_near_miss(&k->rules, &near);
  diag_did_you_mean(k->diags, diag_add(k->diags, DIAG_E120, at, "no rule is called `%s'", name), at,
                    &near);
  return NULL;
}

rule *check_find_rule(checker *k, const char *name, span at) {
  declared_rule *r = find_declared(k, name, at);
  return r != NULL ? r->rule : NULL;
}

diag_code check_twice(const checker *k) { return k->revision > 1 ? DIAG_E607 : DIAG_E123; }

const char *check_because(const node *owner) {
  const node *because = node_child(owner, NODE_BECAUSE);
  return because != NULL ? because->text : NULL;
}

void check_cites(checker *k, const node *clause, cite_list *out) {
  if (clause == NULL) return;
  NODE_EACH(n, clause) {
    statement *s = NULL;
    if (n->kind == NODE_ID) {
      uintptr_t index = (uintptr_t)symtab_value(&k->statements, n->text);
      if (index > 0) s = &k->model->statements.items[index - 1];
      if (s == NULL) {
        near_miss near = { .wanted = n->text };
        symtab_near_miss(&k->statements, &near);
        diag *d = diag_add(k->diags, DIAG_E120, n->at, "no statement has the id %s", n->text);
        diag_did_you_mean(k->diags, d, n->at, &near);
        continue;
      }
      s->cited = true;
    }
    vec_push(k->arena, out, (cite){ n->text, s });
  }
}

/* ---- clauses ----------------------------------------------------------------------------- */

const node **check_clause_slot(clause_set *c, node_kind kind) {
  switch (kind) {
  case NODE_WHEN:
    return &c->when;
  case NODE_THEN:
    return &c->then;
  case NODE_BECAUSE:
    return &c->because;
  case NODE_CITE:
    return &c->cite;
  case NODE_EXCEPTION:
    return &c->exception;
  case NODE_OTHERWISE:
    return &c->otherwise;
  case NODE_ONLY_WHERE:
    return &c->only_where;
  case NODE_EXHAUSTIVE:
    return &c->exhaustive;
  case NODE_REQUIRES:
    return &c->requires
    ;
  case NODE_ELSE:
    return &c->otherwise_of;
  case NODE_REQUIRED:
    return &c->required;
  case NODE_LIMITED:
    return &c->limited;
  case NODE_CATEGORICAL:
    return &c->categorical;
  case NODE_FROM:
    return &c->from;
  case NODE_THROUGH:
    return &c->through;
  default:
    return NULL;
  }
}

/* A rule has one of each: several reasons, requirements or citations share it. */
static void report_clause_twice(checker *k, const node *again, const node *first) {
  diag *d = diag_add(k->diags, DIAG_E106, again->at, "this clause is given twice");
  diag_related(k->diags, d, first->at, "the first is here");
  if (again->kind == NODE_REQUIRES)
    diag_hint(k->diags, d, "list all requirements behind one `requires': requires A, B unless C");
  if (again->kind == NODE_CITE)
    diag_hint(k->diags, d, "list all that is cited behind one `cite': cite S1, S2, \"page 4\"");
  if (again->kind == NODE_EXCEPTION)
    diag_hint(k->diags, d, "list all names behind one `exception to': exception to A, B");
  if (again->kind == NODE_LIMITED)
    diag_hint(k->diags, d,
              "list all limits behind one `limited': limited to 12 weeks, to 1 device");
}

/* Sorts the clauses of an item into their slots; one given twice is E106. */
static void gather_clauses(checker *k, const node *n, clause_set *c) {
  clause_set mine = { 0 };
  NODE_EACH(child, n) {
    const node **slot = check_clause_slot(&mine, child->kind);
    if (slot == NULL) continue;
    if (*slot != NULL) {
      report_clause_twice(k, child, *slot);
      continue;
    }
    *slot = child;
    *check_clause_slot(c, child->kind) = child;
  }
}

/* ---- decisions --------------------------------------------------------------------------- */

static void add_outcome(checker *k, declared_decision *d, const node *n) {
  const node *label = node_child(n, NODE_STRING);
  uint32_t number = d->decision->outcomes.count + 1;
  if (number == MODEL_MAX_OUTCOMES + 1)
    diag_add(k->diags, DIAG_E803, n->name_at, "more than %d outcomes", (int)MODEL_MAX_OUTCOMES);
  const symbol *earlier = symtab_add(&d->outcomes, n->text, (void *)(uintptr_t)number, n->name_at);
  if (earlier != NULL) {
    diag *e =
        diag_add(k->diags, DIAG_E123, n->name_at, "the outcome `%s' is listed twice", n->text);
    diag_related(k->diags, e, earlier->at, "the first is here");
    return;
  }
  vec_push(k->arena, &d->decision->outcomes,
           (outcome){ n->text, label != NULL ? label->text : n->text, n->name_at, number, 0 });
}

static void rank_outcomes(checker *k, declared_decision *d, const node *n) {
  uint32_t rank = 0;
  d->decision->ranked = true;
  NODE_EACH(name, n) {
    const outcome *o = check_find_outcome(k, d, name->text, name->at);
    if (o == NULL) continue;
    if (o->rank != 0) diag_add(k->diags, DIAG_E123, name->at, "`%s' is ranked twice", name->text);
    d->decision->outcomes.items[o->number - 1].rank = ++rank;
  }
  for (uint32_t i = 0; i < d->decision->outcomes.count; i++)
    if (d->decision->outcomes.items[i].rank == 0)
      diag_add(k->diags, DIAG_E107, n->at, "`outcomes best first' leaves out `%s'",
               d->decision->outcomes.items[i].name);
}

void check_decision(checker *k, const node *n) {
  declared_decision *d = ARENA_NEW(k->arena, declared_decision);
  d->decision = ARENA_NEW(k->arena, decision);
  d->outcomes.arena = k->arena;
  const node *label = node_child(n, NODE_STRING), *list = node_child(n, NODE_ONE_OF);
  *d->decision = (decision){ .name = n->text,
                             .label = label != NULL ? label->text : n->text,
                             .at = n->name_at,
                             .number = k->model->decisions.count };
  const symbol *earlier = symtab_add(&k->decisions, n->text, d, n->name_at);
  if (earlier != NULL) {
    diag *e =
        diag_add(k->diags, DIAG_E123, n->name_at, "the decision `%s' is declared twice", n->text);
    diag_related(k->diags, e, earlier->at, "the first is here");
    return;
  }
  if (d->decision->number == MODEL_MAX_DECISIONS)
    diag_add(k->diags, DIAG_E803, n->name_at, "more than %d decisions", (int)MODEL_MAX_DECISIONS);
  if (list != NULL && (list->flags & NODE_FLAG_OPEN))
    diag_add(k->diags, DIAG_E201, list->at, "the outcomes of a decision cannot be an open list");
  if (list != NULL)
    NODE_EACH(child, list) add_outcome(k, d, child);
  const node *best = node_child(n, NODE_BEST_FIRST);
  if (best != NULL) rank_outcomes(k, d, best);
  gather_clauses(k, n, &d->clauses);
  if (d->clauses.otherwise != NULL) gather_clauses(k, d->clauses.otherwise, &d->clauses);
  vec_push(k->arena, &k->model->decisions, d->decision);
}

/* Adds the default as its clauses now stand, in force from this revision on. */
void check_defaults(checker *k, declared_decision *d) {
  clause_set *c = &d->clauses;
  default_version v = { .valid = check_from_here(k), .at = d->decision->at };
  if (c->otherwise != NULL && c->exhaustive != NULL) {
    diag *e = diag_add(k->diags, DIAG_E106, c->exhaustive->at, "`exhaustive' forbids a default");
    diag_related(k->diags, e, c->otherwise->at, "the default is here");
  }
  if (c->otherwise != NULL) {
    v.kind = c->otherwise->text == NULL ? DEFAULT_REFER : DEFAULT_OTHERWISE;
    v.at = c->otherwise->at;
    if (v.kind == DEFAULT_OTHERWISE)
      v.outcome = check_find_outcome(k, d, c->otherwise->text, c->otherwise->name_at);
    if (c->only_where != NULL) v.only_where = check_cond(k, c->only_where->first);
    v.where_at = c->only_where != NULL ? c->only_where->at : v.at;
    v.because = c->because != NULL ? c->because->text : NULL;
    check_cites(k, c->cite, &v.cites);
  } else if (c->exhaustive != NULL) {
    v.kind = DEFAULT_EXHAUSTIVE;
    v.at = c->exhaustive->at;
  }
  for (uint32_t i = 0; i < d->decision->defaults.count; i++)
    d->decision->defaults.items[i].valid &= ~v.valid;
  vec_push(k->arena, &d->decision->defaults, v);
}

/* ---- rules ------------------------------------------------------------------------------- */

/* From the lock, or the next free one. */
static uint32_t rule_number(checker *k, const char *name) {
  uint32_t number = k->lock != NULL ? lock_number(k->lock, LOCK_RULE, "", name) : 0;
  return number != 0 ? number : ++k->rule_count;
}

static declared_rule *declare_rule(checker *k, const char *name, span at, declared_decision *d) {
  declared_rule *r = ARENA_NEW(k->arena, declared_rule);
  r->rule = ARENA_NEW(k->arena, rule);
  *r->rule = (rule){
    .name = name, .label = name, .at = at, .decision = d->decision, .number = rule_number(k, name)
  };
  const symbol *earlier = symtab_add(&k->rules, name, r, at);
  if (earlier != NULL) {
    diag *e = diag_add(k->diags, check_twice(k), at, "the rule `%s' is declared twice", name);
    diag_related(k->diags, e, earlier->at, "the first is here");
    if (k->revision > 1)
      diag_hint(k->diags, e, "write `amend rule %s' to change it; a retired name is not used again",
                name);
    return NULL;
  }
  if (r->rule->number > MODEL_MAX_RULES)
    diag_add(k->diags, DIAG_E803, at, "more than %s rules", grouped_text(k->arena, MODEL_MAX_RULES));
  vec_push(k->arena, &d->decision->rules, r->rule);
  return r;
}

/* Where the rule's `requires' fail, its `else' is a rule of its own. */
static void declare_unmet(checker *k, const node *n, declared_rule *r, declared_decision *d) {
  const char *name = arena_printf(k->arena, "%s.unmet", n->text);
  if (r->clauses.otherwise_of == NULL) return;
  if (r->clauses.requires == NULL) {
    diag *e = diag_add(k->diags, DIAG_E107, r->clauses.otherwise_of->at,
                       "`else' says what holds where a `requires' fails; there is none");
    diag_hint(k->diags, e, "add `requires ...' before `then'");
    return;
  }
  r->unmet = declare_rule(k, name, r->rule->at, d);
  if (r->unmet == NULL) return;
  r->unmet->met = r;
  r->unmet->rule->unmet_of = r->rule;
  r->unmet->rule->label = arena_printf(k->arena, "%s, requirement not met", r->rule->label);
}

void check_rule_name(checker *k, const node *n) {
  declared_decision *d = decision_for(k, n);
  if (d == NULL) {
    (void)symtab_add(&k->rules, n->text, NULL, n->name_at); /* those who name it are not at fault */
    return;
  }
  span head = { n->at.file, n->at.begin, n->name_at.end };
  const node *named = node_child(n, NODE_FOR);
  if (named != NULL) head.end = named->at.end;
  declared_rule *r = declare_rule(k, n->text, head, d);
  if (r == NULL) return;
  const node *label = node_child(n, NODE_STRING);
  if (label != NULL) r->rule->label = label->text;
  gather_clauses(k, n, &r->clauses);
  r->rule->categorical = r->clauses.categorical != NULL;
  r->rule->gate = n->kind == NODE_REQUIREMENT;
  if (n->kind == NODE_RULE) declare_unmet(k, n, r, d);
}

/* The condition of a table row: all its cells, and `when' if it has one. */
static cond *row_condition(checker *k, const clause_set *c) {
  cond *all = cond_new(k, COND_ALL, c->cells->at);
  const node *name = c->by->first;
  NODE_EACH(cell, c->cells) {
    if (cell->kind != NODE_CELL && cell->kind != NODE_CELL_ANY) continue;
    bool declared = name != NULL && (symtab_find(&k->facts, name->text) != NULL ||
                                     symtab_find(&k->code_facts, name->text) != NULL ||
                                     symtab_find(&k->values, name->text) != NULL);
    cond *part = declared ? check_cell(k, name, cell) : NULL;
    if (part != NULL) vec_push(k->arena, &all->parts, part);
    if (name != NULL) name = name->next;
  }
  if (c->when != NULL) vec_push(k->arena, &all->parts, check_cond(k, c->when->first));
  return all;
}

static cond *joined(checker *k, cond_kind kind, cond *x, cond *y) {
  cond *c = cond_new(k, kind, x->at);
  vec_push(k->arena, &c->parts, x);
  vec_push(k->arena, &c->parts, y);
  return c;
}

static cond *opposite(checker *k, cond *c) {
  cond *negation = cond_new(k, COND_NOT, c->at);
  vec_push(k->arena, &negation->parts, c);
  return negation;
}

/* What is required, or what lifts the requirement. */
static cond *required_cond(checker *k, const node *n) {
  const node *unless = node_child(n, NODE_UNLESS);
  cond *c = check_cond(k, n->first);
  return unless != NULL ? joined(k, COND_ANY, c, check_cond(k, unless->first)) : c;
}

static cond *all_required(checker *k, const node *requires) {
  cond *all = cond_new(k, COND_ALL, requires->at);
  NODE_EACH(n, requires)
    if (n->kind == NODE_REQUIRED) vec_push(k->arena, &all->parts, required_cond(k, n));
  return all;
}

static const cond *rule_condition(checker *k, const declared_rule *r) {
  const clause_set *c = &r->clauses;
  if (c->required != NULL) return opposite(k, required_cond(k, c->required));
  if (c->when != NULL && c->requires != NULL && c->cells == NULL) {
    cond *when = check_cond(k, c->when->first), *met = all_required(k, c->requires);
    return joined(k, COND_ALL, when, r->met != NULL ? opposite(k, met) : met);
  }
  if (c->cells != NULL) return row_condition(k, c);
  if (c->when != NULL) return check_cond(k, c->when->first);
  diag *d =
      diag_add(k->diags, DIAG_E107, r->rule->at, "the rule `%s' has no `when'", r->rule->name);
  diag_hint(k->diags, d, "say when it applies: `when ...'");
  return cond_new(k, COND_ALL, r->rule->at);
}

static void add_order(checker *k, decision *d, order o) {
  if (o.above == o.below) {
    diag_add(k->diags, DIAG_E201, o.at, "a rule cannot win over itself");
    return;
  }
  if (o.above->decision != d || o.below->decision != d) {
    diag *e = diag_add(k->diags, DIAG_E201, o.at,
                       "the two rules belong to different decisions and never meet");
    diag_note(k->diags, e, "`%s' is for `%s', `%s' is for `%s'", o.above->name,
              o.above->decision->name, o.below->name, o.below->decision->name);
    return;
  }
  vec_push(k->arena, &d->orders, o);
}

void check_exceptions(checker *k, declared_rule *r, const node *exception) {
  NODE_EACH(name, exception) {
    rule *below = check_find_rule(k, name->text, name->at);
    if (below == NULL) continue;
    if (below->categorical)
      diag_related(k->diags,
                   diag_add(k->diags, DIAG_E201, name->at,
                            "`%s' is categorical, so nothing is an exception to it", below->name),
                   below->at, "it is declared here");
    add_order(k, r->rule->decision,
              (order){ .kind = ORDER_EXCEPTION,
                       .valid = check_from_here(k),
                       .above = r->rule,
                       .below = below,
                       .at = exception->at,
                       .where_at = exception->at });
  }
}

static void add_gate(checker *k, decision *d, rule *gate, rule *gated) {
  revision_set valid = 0;
  for (uint32_t i = 0; i < gate->versions.count; i++) valid |= gate->versions.items[i]->valid;
  add_order(k, d,
            (order){ .kind = ORDER_REQUIREMENT,
                     .valid = valid,
                     .above = gate,
                     .below = gated,
                     .at = gate->at,
                     .where_at = gate->at });
}

/* A requirement that is not met wins over every rule of its decision, whenever that was added. */
void check_requirements(checker *k) {
  for (uint32_t i = 0; i < k->model->decisions.count; i++) {
    decision *d = k->model->decisions.items[i];
    for (uint32_t g = 0; g < d->rules.count; g++)
      for (uint32_t r = 0; d->rules.items[g]->gate && r < d->rules.count; r++)
        if (!d->rules.items[r]->gate) add_gate(k, d, d->rules.items[g], d->rules.items[r]);
  }
}

void check_end_orders(checker *k, decision *d, const rule *r, bool only_exceptions) {
  for (uint32_t i = 0; i < d->orders.count; i++) {
    order *o = &d->orders.items[i];
    bool mine = only_exceptions ? o->kind == ORDER_EXCEPTION && o->above == r
                                : o->above == r || o->below == r;
    if (mine) o->valid &= ~check_from_here(k);
  }
}

/* What the `else' of a rule says, as clauses of a rule of its own. */
static clause_set unmet_clauses(const declared_rule *r) {
  clause_set c = r->met->clauses;
  const node *other = c.otherwise_of;
  c.then = other;
  c.because = other != NULL ? node_child(other, NODE_BECAUSE) : NULL;
  const node *cite = other != NULL ? node_child(other, NODE_CITE) : NULL;
  if (cite != NULL) c.cite = cite;
  c.limited = c.categorical = c.exception = NULL;
  return c;
}

/* The statements that a lifted requirement cites belong to the rule. */
static void cite_unless(checker *k, const clause_set *c, cite_list *out) {
  const node *required = c->required != NULL   ? c->required
                         : c->requires != NULL ? c->requires->first
                                               : NULL;
  for (const node *n = required; n != NULL; n = c->required != NULL ? NULL : n->next) {
    const node *unless = node_child(n, NODE_UNLESS);
    if (unless != NULL) check_cites(k, node_child(unless, NODE_CITE), out);
  }
}

/* Adds the version of a rule that its clauses now say, in force from this revision on. */
void check_version(checker *k, declared_rule *r) {
  rule_version *v = ARENA_NEW(k->arena, rule_version);
  declared_decision *d = symtab_value(&k->decisions, r->rule->decision->name);
  if (r->met != NULL) r->clauses = unmet_clauses(r);
  const clause_set *c = &r->clauses;
  v->valid = check_from_here(k);
  revision_set dates = check_dates(k, c->from, c->through, v->valid);
  v->at = r->rule->at;
  v->when_at = c->when != NULL ? c->when->at : r->rule->at;
  v->when = rule_condition(k, r);
  if (c->then != NULL && (c->then->flags & NODE_FLAG_REFER))
    v->then = NULL;
  else if (c->then != NULL)
    v->then = check_find_outcome(k, d, c->then->text, c->then->name_at);
  else
    diag_hint(
        k->diags,
        diag_add(k->diags, DIAG_E107, r->rule->at, "the rule `%s' has no `then'", r->rule->name),
        "say what it gives: `then %s'",
        d->decision->outcomes.count > 0 ? d->decision->outcomes.items[0].name : "...");
  v->because = c->because != NULL ? c->because->text : NULL;
  check_cites(k, c->cite, &v->cites);
  cite_unless(k, c, &v->cites);
  check_limited(k, c->limited, &v->limits);
  for (uint32_t i = 0; i < r->rule->versions.count; i++)
    r->rule->versions.items[i]->valid &= ~v->valid;
  v->valid = dates;
  vec_push(k->arena, &r->rule->versions, v);
  if (r->unmet != NULL) check_version(k, r->unmet);
}

void check_rule(checker *k, const node *n) {
  declared_rule *r = symtab_value(&k->rules, n->text);
  if (r == NULL || r->rule->versions.count > 0) return;
  check_version(k, r);
  if (r->clauses.exception != NULL) check_exceptions(k, r, r->clauses.exception);
}

/* ---- tables ------------------------------------------------------------------------------ */

static hit_policy table_hit(checker *k, const node *n) {
  static const char *const names[] = { "unique", "any", "first", "priority" };
  const node *hit = node_child(n, NODE_HIT);
  if (hit == NULL) return HIT_UNIQUE;
  for (unsigned i = 0; i < 4; i++)
    if (strcmp(hit->text, names[i]) == 0) return (hit_policy)i;
  diag_add(k->diags, DIAG_E101, hit->name_at,
           "a table's hit policy is unique, any, first or priority");
  return HIT_UNIQUE;
}

static unsigned cell_count(const node *row) {
  unsigned count = 0;
  NODE_EACH(child, row) count += child->kind == NODE_CELL || child->kind == NODE_CELL_ANY;
  return count;
}

static void check_row_width(checker *k, const node *by, const node *row) {
  unsigned cells = cell_count(row), facts = node_count(by);
  if (cells == facts) return;
  diag *d =
      diag_add(k->diags, DIAG_E101, row->at, "this row has %u cell%s, the table has %u column%s",
               cells, cells == 1 ? "" : "s", facts, facts == 1 ? "" : "s");
  diag_related(k->diags, d, by->at, "the columns are named here");
}

void check_table_names(checker *k, const node *n) {
  declared_decision *d = decision_for(k, n);
  const node *by = node_child(n, NODE_BY);
  if (d == NULL || by == NULL) return;
  NODE_EACH(name, by) (void)check_column(k, name);
  table *t = ARENA_NEW(k->arena, table);
  *t = (table){ n->text, n->name_at, table_hit(k, n) };
  clause_set of_all = { 0 };
  gather_clauses(k, n, &of_all);
  NODE_EACH(row, n) {
    if (row->kind != NODE_ROW) continue;
    check_row_width(k, by, row);
    declared_rule *r = declare_rule(k, node_row_name(k->arena, n, row), row->at, d);
    if (r == NULL) continue;
    r->rule->table = t;
    r->clauses = of_all;
    gather_clauses(k, row, &r->clauses);
    r->clauses.cells = row;
    r->clauses.by = by;
  }
}

/* `first' and `priority' put the rows of one table in order, each over the next. */
static void order_rows(checker *k, decision *d, rule *above, rule *below, const node *n) {
  if (above == NULL || above->table->hit == HIT_UNIQUE || above->table->hit == HIT_ANY) return;
  add_order(k, d,
            (order){ .kind = ORDER_PRECEDENCE,
                     .valid = check_from_here(k),
                     .above = above,
                     .below = below,
                     .at = n->at,
                     .where_at = n->at });
}

static uint32_t row_rank(const rule *r) {
  const rule_version *v = r->versions.items[0];
  return v->then != NULL ? v->then->rank : 0;
}

typedef VEC(rule *) rule_list;

/* A stable insertion by rank: rows of better outcomes first. */
static void insert_row(checker *k, rule_list *rows, rule *r, bool by_rank) {
  vec_push(k->arena, rows, r);
  for (uint32_t i = rows->count - 1; by_rank && i > 0; i--) {
    rule *before = rows->items[i - 1];
    if (row_rank(before) <= row_rank(r)) break;
    rows->items[i] = before;
    rows->items[i - 1] = r;
  }
}

void check_table(checker *k, const node *n) {
  rule_list rows = { 0 };
  NODE_EACH(row, n) {
    if (row->kind != NODE_ROW) continue;
    declared_rule *r = symtab_value(&k->rules, node_row_name(k->arena, n, row));
    if (r == NULL || r->clauses.cells != row || r->rule->versions.count > 0) continue;
    check_version(k, r);
    if (r->clauses.exception != NULL) check_exceptions(k, r, r->clauses.exception);
    insert_row(k, &rows, r->rule, r->rule->table->hit == HIT_PRIORITY);
  }
  for (uint32_t i = 1; i < rows.count; i++)
    order_rows(k, rows.items[i]->decision, rows.items[i - 1], rows.items[i], n);
}

/* ---- resolves and precedence lists ------------------------------------------------------- */

static void check_resolve(checker *k, const node *n) {
  const node *winner = node_at(n, 0), *loser = node_at(n, 1), *where = node_child(n, NODE_WHERE);
  if (winner == NULL || loser == NULL) return;
  if (check_because(n) == NULL) {
    diag *d = diag_add(k->diags, DIAG_E305, n->at, "this resolve gives no reason");
    diag_hint(k->diags, d, "add `because \"...\"': the reading is somebody's decision");
  }
  order o = { .kind = ORDER_RESOLVE,
              .valid = check_from_here(k),
              .at = n->at,
              .where_at = n->at,
              .because = check_because(n) };
  o.above = check_find_rule(k, winner->text, winner->at);
  o.below = check_find_rule(k, loser->text, loser->at);
  k->exact_weeks = true; /* the region is compared with the overlap, to the day */
  if (where != NULL) {
    o.where = check_cond(k, where->first);
    o.where_at = where->at;
  }
  k->exact_weeks = false;
  if (o.above != NULL && o.below != NULL) add_order(k, o.above->decision, o);
}

static bool is_listed(const node *list, const rule *r) {
  NODE_EACH(entry, list)
    if (entry->kind == NODE_NAME && strcmp(entry->text, r->name) == 0) return true;
  return false;
}

/* `all OUTCOME' means all other rules with that outcome: those not named in the same list. */
static void entry_rules(checker *k, declared_decision *d, const node *list, const node *entry,
                        rule_list *out) {
  if (entry->kind == NODE_NAME) {
    rule *r = check_find_rule(k, entry->text, entry->at);
    if (r != NULL) vec_push(k->arena, out, r);
    return;
  }
  const outcome *o = check_find_outcome(k, d, entry->text, entry->name_at);
  for (uint32_t i = 0; o != NULL && i < d->decision->rules.count; i++) {
    rule *r = d->decision->rules.items[i];
    const rule_version *v = rule_version_in(r, k->revision);
    if (v != NULL && v->then == o && !is_listed(list, r)) vec_push(k->arena, out, r);
  }
}

static void check_precedence(checker *k, const node *n) {
  declared_decision *d = check_find_decision(k, n->text, n->name_at);
  if (d == NULL) return;
  rule_list before = { 0 };
  NODE_EACH(entry, n) {
    if (entry->kind != NODE_NAME && entry->kind != NODE_ALL_OUTCOME) continue;
    rule_list here = { 0 };
    entry_rules(k, d, n, entry, &here);
    for (uint32_t i = 0; i < before.count; i++)
      for (uint32_t j = 0; j < here.count; j++)
        if (before.items[i] != here.items[j])
          add_order(k, d->decision,
                    (order){ .kind = ORDER_PRECEDENCE,
                             .valid = check_from_here(k),
                             .above = before.items[i],
                             .below = here.items[j],
                             .because = check_because(n),
                             .at = entry->at,
                             .where_at = entry->at });
    for (uint32_t j = 0; j < here.count; j++) vec_push(k->arena, &before, here.items[j]);
  }
}

void check_order_items(checker *k, const node *n) {
  if (n->kind == NODE_RESOLVE) check_resolve(k, n);
  if (n->kind == NODE_PRECEDENCE) check_precedence(k, n);
}
