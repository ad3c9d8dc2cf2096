/* check_amend.c -- amend and retire: what a revision changes in what was there before.
 *
 * An amendment replaces clauses of the syntax and the version is read anew from all its clauses, so
 * there is one way to read a rule, whether it is new or amended.
 */
#include "check.h"

#include <string.h>

/* ---- amendments -------------------------------------------------------------------------- */

static bool same_text(const char *x, const char *y) {
  return x == y || (x != NULL && y != NULL && strcmp(x, y) == 0);
}

/* Equal but for places and for how `all of' is spelled. */
static bool same_tree(const node *x, const node *y) {
  if (x == NULL || y == NULL) return x == y;
  uint32_t ignored = NODE_FLAG_INFIX;
  if (x->kind != y->kind || x->op != y->op || ((x->flags ^ y->flags) & ~ignored) != 0 ||
      x->number != y->number || !same_text(x->text, y->text))
    return false;
  const node *p = x->first, *q = y->first;
  for (; p != NULL && q != NULL; p = p->next, q = q->next)
    if (!same_tree(p, q)) return false;
  return p == q;
}

static const char *clause_word(node_kind kind) {
  switch (kind) {
  case NODE_WHEN:
    return "when";
  case NODE_THEN:
    return "then";
  case NODE_BECAUSE:
    return "because";
  case NODE_CITE:
    return "cite";
  case NODE_EXCEPTION:
    return "exception to";
  case NODE_OTHERWISE:
    return "otherwise";
  case NODE_ONLY_WHERE:
    return "only where";
  case NODE_EXHAUSTIVE:
    return "exhaustive";
  case NODE_REQUIRES:
    return "requires";
  case NODE_ELSE:
    return "else";
  case NODE_REQUIRED:
    return ":";
  case NODE_LIMITED:
    return "limited";
  case NODE_CATEGORICAL:
    return "categorical";
  case NODE_FROM:
    return "from";
  case NODE_THROUGH:
    return "through";
  default:
    return "is";
  }
}

/* The slot that a `was' or `now' clause speaks of. */
static const node **amended_slot(clause_set *c, const node *clause) {
  const node **slot = check_clause_slot(c, clause->kind);
  return slot != NULL ? slot : &c->is;
}

/* What a default says `only where', `because' and `cite' are clauses of their own. */
static bool same_clause(const node *x, const node *y) {
  bool otherwise = x != NULL && y != NULL && x->kind == NODE_OTHERWISE && y->kind == NODE_OTHERWISE;
  return otherwise ? same_text(x->text, y->text) : same_tree(x, y);
}

static void verify_clause(checker *k, clause_set *c, const node *was, const node *clause) {
  const node *now = *amended_slot(c, clause);
  if (same_clause(clause, now)) return;
  diag *d =
      diag_add(k->diags, DIAG_E617, was->at, "this is not the `%s' in force before the revision",
               clause_word(clause->kind));
  if (now != NULL)
    diag_related(k->diags, d, now->at, "this is");
  else
    diag_note(k->diags, d, "there is none");
  diag_hint(k->diags, d,
            now != NULL ? "copy the clause in force after `was', then write the new one after `now'"
                        : "delete this line; a clause that is new stands after `now' alone");
}

static bool has_clause(node_kind owner, node_kind clause) {
  switch (clause) {
  case NODE_WHEN:
  case NODE_THEN:
  case NODE_EXCEPTION:
  case NODE_REQUIRES:
  case NODE_ELSE:
  case NODE_LIMITED:
  case NODE_FROM:
  case NODE_THROUGH:
    return owner == NODE_RULE;
  case NODE_OTHERWISE:
  case NODE_ONLY_WHERE:
  case NODE_EXHAUSTIVE:
    return owner == NODE_DECISION;
  case NODE_BECAUSE:
  case NODE_CITE:
    return owner != NODE_CRITERION;
  default:
    return owner == NODE_CRITERION; /* a condition after `is' */
  }
}

static bool check_clauses_fit(checker *k, const node *n) {
  const char *owner = n->kind == NODE_RULE       ? "rule"
                      : n->kind == NODE_DECISION ? "decision"
                                                 : "criterion";
  uint32_t errors = k->diags->errors;
  NODE_EACH(part, n)
    if (part->first != NULL && !has_clause(n->kind, part->first->kind))
      diag_add(k->diags, DIAG_E101, part->at, "a %s has no `%s'", owner,
               clause_word(part->first->kind));
  return k->diags->errors == errors;
}

/* A clause that stands after `was' and has no `now' beside it is gone from then on. */
static bool is_dropped(const node *amend, const node *clause) {
  NODE_EACH(part, amend)
    if (part->kind == NODE_NOW && part->first != NULL && part->first->kind == clause->kind)
      return false;
  return true;
}

/* True when it was different. */
static bool replace_clause(clause_set *c, const node *clause) {
  const node **slot = amended_slot(c, clause);
  bool changed = !same_clause(*slot, clause);
  *slot = clause;
  return changed;
}

/* True when anything changed. */
static bool apply_amend(checker *k, const node *n, clause_set *c) {
  bool changed = false;
  if (!check_clauses_fit(k, n)) return false;
  NODE_EACH(part, n)
    if (part->kind == NODE_WAS && part->first != NULL) verify_clause(k, c, part, part->first);
  NODE_EACH(part, n)
    if (part->kind == NODE_WAS && part->first != NULL && is_dropped(n, part->first)) {
      *amended_slot(c, part->first) = NULL;
      changed = true;
    }
  NODE_EACH(part, n)
    if (part->kind == NODE_NOW && part->first != NULL) changed |= replace_clause(c, part->first);
  if (!changed) diag_add(k->diags, DIAG_W611, n->at, "this amendment changes nothing");
  return changed;
}

/* NULL when its declaration is at fault. */
static diag *nothing_to_amend(checker *k, const node *n, const char *what, const symtab *names) {
  near_miss near = { .wanted = n->text };
  const symbol *s = symtab_find(names, n->text);
  if (s != NULL && s->value == NULL) return NULL;
  if (s == NULL) symtab_near_miss(names, &near);
  diag *d = diag_add(k->diags, DIAG_E608, n->name_at, "no %s `%s' is in force before this revision",
                     what, n->text);
  diag_did_you_mean(k->diags, d, n->name_at, &near);
  return d;
}

static void amend_rule(checker *k, const node *n) {
  declared_rule *r = symtab_value(&k->rules, n->text);
  if (r == NULL || r->retired || r->rule->versions.count == 0) {
    diag *d = nothing_to_amend(k, n, "rule", &k->rules);
    if (d != NULL && r != NULL)
      diag_note(k->diags, d, r->retired ? "it is retired already" : "a later revision adds it");
    return;
  }
  const node *exception = r->clauses.exception;
  if (!apply_amend(k, n, &r->clauses)) return;
  if ((r->clauses.otherwise_of != NULL) != (r->unmet != NULL)) {
    diag *d = diag_add(k->diags, DIAG_E101, n->at, "an `else' cannot come or go by an amendment");
    diag_hint(k->diags, d, "retire the rule and add one with a new name");
    return;
  }
  check_version(k, r);
  if (r->clauses.exception == exception) return;
  check_end_orders(k, r->rule->decision, r->rule, true);
  check_exceptions(k, r, r->clauses.exception);
}

/* The condition that a criterion has before an amendment: the last one written above it. */
static const node *criterion_in_force(const checker *k, const node *amendment) {
  const node *is = NULL;
  for (uint32_t i = 0; i < k->items.count; i++) {
    const node *n = k->items.items[i].verb == NODE_AMEND ? k->items.items[i].node->first
                                                         : k->items.items[i].node;
    if (n == amendment) break;
    if (n == NULL || n->kind != NODE_CRITERION || !same_text(n->text, amendment->text)) continue;
    const node *now = node_child(n, NODE_NOW);
    if (k->items.items[i].verb == NODE_ADD) is = n->last;
    if (k->items.items[i].verb == NODE_AMEND && now != NULL) is = now->first;
  }
  return is;
}

static void amend_criterion(checker *k, const node *n) {
  criterion *c = symtab_value(&k->criteria, n->text);
  if (c == NULL || c->versions.count == 0) {
    (void)nothing_to_amend(k, n, "criterion", &k->criteria);
    return;
  }
  clause_set clauses = { .is = criterion_in_force(k, n) };
  if (!apply_amend(k, n, &clauses)) return;
  criterion_version v = { check_from_here(k), check_cond(k, clauses.is) };
  for (uint32_t i = 0; i < c->versions.count; i++) c->versions.items[i].valid &= ~v.valid;
  vec_push(k->arena, &c->versions, v);
}

void check_amend(checker *k, const node *n) {
  const node *what = n->first;
  if (what == NULL || what->text == NULL) return;
  if (what->kind == NODE_RULE) amend_rule(k, what);
  if (what->kind == NODE_CRITERION) amend_criterion(k, what);
  if (what->kind != NODE_DECISION) return;
  declared_decision *d = symtab_value(&k->decisions, what->text);
  if (d == NULL)
    (void)nothing_to_amend(k, what, "decision", &k->decisions);
  else if (apply_amend(k, what, &d->clauses))
    check_defaults(k, d);
}

static void end_rule(checker *k, declared_rule *r) {
  r->retired = true;
  for (uint32_t i = 0; i < r->rule->versions.count; i++)
    r->rule->versions.items[i]->valid &= ~check_from_here(k);
  check_end_orders(k, r->rule->decision, r->rule, false);
  if (r->unmet != NULL) end_rule(k, r->unmet);
}

static void retire_rule(checker *k, const node *n, const char *what) {
  declared_rule *r = symtab_value(&k->rules, n->text);
  bool gate = n->kind == NODE_REQUIREMENT;
  if (r == NULL || r->retired || r->rule->versions.count == 0 || r->rule->gate != gate) {
    diag *d = nothing_to_amend(k, n, what, &k->rules);
    if (d == NULL || r == NULL) return;
    if (r->rule->gate != gate)
      diag_note(k->diags, d, "`%s' is a %s", n->text, gate ? "rule" : "requirement");
    else
      diag_note(k->diags, d, r->retired ? "it is retired already" : "a later revision adds it");
    return;
  }
  end_rule(k, r);
}

static void retire_table(checker *k, const node *n) {
  bool found = false;
  for (uint32_t i = 0; i < k->rules.symbols.count; i++) {
    declared_rule *r = k->rules.symbols.items[i].value;
    if (r == NULL || r->retired || r->rule->table == NULL || r->rule->versions.count == 0 ||
        strcmp(r->rule->table->name, n->text) != 0)
      continue;
    end_rule(k, r);
    found = true;
  }
  const symtab tables = { .arena = k->arena };
  if (!found) (void)nothing_to_amend(k, n, "table", &tables);
}

/* A criterion that is retired holds no more; what still names it is at fault. */
static void retire_criterion(checker *k, const node *n) {
  criterion *c = symtab_value(&k->criteria, n->text);
  revision_set ended = check_from_here(k);
  bool found = false;
  for (uint32_t i = 0; c != NULL && i < c->versions.count; i++) {
    found |= (c->versions.items[i].valid & ended) != 0;
    c->versions.items[i].valid &= ~ended;
  }
  if (!found) {
    (void)nothing_to_amend(k, n, "criterion", &k->criteria);
    return;
  }
  vec_push(k->arena, &k->retired, (retired_name){ c, NULL, ended, n->name_at });
}

/* A fact that is retired is asked of no more from then on. */
static void retire_fact(checker *k, const node *n) {
  fact *f = symtab_value(&k->facts, n->text);
  if (f == NULL) {
    (void)nothing_to_amend(k, n, "fact", &k->facts);
    return;
  }
  vec_push(k->arena, &k->retired, (retired_name){ NULL, f, check_from_here(k), n->name_at });
}

static void retire_resolve(checker *k, const node *n) {
  const node *winner = node_at(n, 0), *loser = node_at(n, 1);
  if (winner == NULL || loser == NULL) return;
  const rule *above = check_find_rule(k, winner->text, winner->at);
  const rule *below = check_find_rule(k, loser->text, loser->at);
  bool found = false;
  for (uint32_t i = 0; above != NULL && below != NULL && i < above->decision->orders.count; i++) {
    order *o = &above->decision->orders.items[i];
    if (o->kind != ORDER_RESOLVE || o->above != above || o->below != below || o->valid == 0)
      continue;
    o->valid &= ~check_from_here(k);
    found = true;
  }
  if (!found && above != NULL && below != NULL)
    diag_add(k->diags, DIAG_E608, n->at,
             "no resolve of `%s' over `%s' is in force before this revision", above->name,
             below->name);
}

static void retire_property(checker *k, const node *n) {
  bool found = false;
  for (uint32_t i = 0; i < k->model->properties.count; i++) {
    property *p = &k->model->properties.items[i];
    if (p->name == NULL || strcmp(p->name, n->text) != 0 || (p->valid & check_from_here(k)) == 0)
      continue;
    p->valid &= ~check_from_here(k);
    found = true;
  }
  if (!found) (void)nothing_to_amend(k, n, "property", &k->properties);
}

static void retire_movement(checker *k, const node *n) {
  const node *of = node_child(n, NODE_FOR);
  property_kind kind = n->kind == NODE_RAISING ? PROPERTY_RAISING : PROPERTY_LOWERING;
  bool found = false;
  for (uint32_t i = 0; of != NULL && i < k->model->properties.count; i++) {
    property *p = &k->model->properties.items[i];
    if (p->kind != kind || strcmp(p->fact->name, n->text) != 0 ||
        strcmp(p->decision->name, of->text) != 0 || (p->valid & check_from_here(k)) == 0)
      continue;
    p->valid &= ~check_from_here(k);
    found = true;
  }
  if (!found)
    diag_add(k->diags, DIAG_E608, n->name_at, "no such property is in force before this revision");
}

static void retire_precedence(checker *k, const node *n) {
  declared_decision *d = check_find_decision(k, n->text, n->name_at);
  bool found = false;
  for (uint32_t i = 0; d != NULL && i < d->decision->orders.count; i++) {
    order *o = &d->decision->orders.items[i];
    bool listed = o->kind == ORDER_PRECEDENCE &&
                  (o->above->table == NULL || o->above->table != o->below->table);
    if (!listed || (o->valid & check_from_here(k)) == 0) continue;
    o->valid &= ~check_from_here(k);
    found = true;
  }
  if (!found && d != NULL)
    diag_add(k->diags, DIAG_E608, n->name_at,
             "no precedence list for `%s' is in force before this revision", n->text);
}

/* Words that nothing decides by themselves: retired, they are simply not used any more. */
static void retire_word(checker *k, const node *n, const char *what, const symtab *names) {
  if (symtab_find(names, n->text) == NULL) (void)nothing_to_amend(k, n, what, names);
}

void check_retire(checker *k, const node *n) {
  NODE_EACH(what, n) {
    switch (what->kind) {
    case NODE_RULE:
      retire_rule(k, what, "rule");
      break;
    case NODE_REQUIREMENT:
      retire_rule(k, what, "requirement");
      break;
    case NODE_TABLE:
      retire_table(k, what);
      break;
    case NODE_CRITERION:
      retire_criterion(k, what);
      break;
    case NODE_CODES:
      break; /* done when code sets are declared */
    case NODE_FACT:
      retire_fact(k, what);
      break;
    case NODE_RESOLVE:
      retire_resolve(k, what);
      break;
    case NODE_NEVER:
    case NODE_ALWAYS:
      retire_property(k, what);
      break;
    case NODE_RAISING:
    case NODE_LOWERING:
      retire_movement(k, what);
      break;
    case NODE_PRECEDENCE:
      retire_precedence(k, what);
      break;
    case NODE_TYPE:
      retire_word(k, what, "type", &k->types);
      break;
    case NODE_UNIT:
      retire_word(k, what, "unit", &k->units);
      break;
    case NODE_DERIVED:
      retire_word(k, what, "derived value", &k->values);
      break;
    case NODE_LIMIT_DECL:
      retire_word(k, what, "limit", &k->limits);
      break;
    case NODE_READING:
      retire_word(k, what, "reading", &k->readings);
      break;
    case NODE_STATEMENT:
    case NODE_TEXT:
    case NODE_BECAUSE:
      break; /* the document keeps its history; nothing is decided by it */
    default: {
      diag *d =
          diag_add(k->diags, DIAG_E101, what->at, "this polc cannot retire this kind of item");
      diag_note(k->diags, d,
                "retire its rules, or amend it so that it says what is in force from now on");
    }
    }
  }
}

/* ---- what still names a retired criterion or fact (E609) ----------------------------------- */

static bool names_retired(const cond *c, const retired_name *gone) {
  if (c->kind == COND_CRITERION && c->criterion == gone->criterion) return true;
  if (gone->fact != NULL && c->fact == gone->fact) return true;
  for (uint32_t i = 0; c->fact != NULL && c->fact->derive != NULL && gone->fact != NULL &&
                       i < c->fact->derive->terms.count;
       i++)
    if (c->fact->derive->terms.items[i].fact == gone->fact) return true;
  for (uint32_t i = 0; i < c->parts.count; i++)
    if (names_retired(c->parts.items[i], gone)) return true;
  return false;
}

static void report_dangling(checker *k, const retired_name *gone, span at, const char *what,
                            const char *name) {
  diag *d =
      diag_add(k->diags, DIAG_E609, gone->at, "`%s' is still asked for by the %s `%s'",
               gone->criterion != NULL ? gone->criterion->name : gone->fact->name, what, name);
  diag_related(k->diags, d, at, "it stands here");
  diag_hint(k->diags, d, "amend or retire it in the same revision");
}

static void check_retired_name(checker *k, const retired_name *gone) {
  const model *m = k->model;
  for (uint32_t i = 0; i < m->criteria.count; i++)
    for (uint32_t j = 0; j < m->criteria.items[i]->versions.count; j++) {
      const criterion_version *v = &m->criteria.items[i]->versions.items[j];
      if ((v->valid & gone->ended) && names_retired(v->is, gone))
        report_dangling(k, gone, m->criteria.items[i]->at, "criterion", m->criteria.items[i]->name);
    }
  for (uint32_t d = 0; d < m->decisions.count; d++)
    for (uint32_t i = 0; i < m->decisions.items[d]->rules.count; i++) {
      const rule *r = m->decisions.items[d]->rules.items[i];
      for (uint32_t j = 0; j < r->versions.count; j++)
        if ((r->versions.items[j]->valid & gone->ended) &&
            names_retired(r->versions.items[j]->when, gone))
          report_dangling(k, gone, r->at, "rule", r->name);
    }
}

void check_retired(checker *k) {
  for (uint32_t i = 0; i < k->retired.count; i++) check_retired_name(k, &k->retired.items[i]);
}
