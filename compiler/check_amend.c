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

static void retire_rule(checker *k, const node *n) {
  declared_rule *r = symtab_value(&k->rules, n->text);
  if (r == NULL || r->retired || r->rule->versions.count == 0) {
    diag *d = nothing_to_amend(k, n, "rule", &k->rules);
    if (d != NULL && r != NULL)
      diag_note(k->diags, d, r->retired ? "it is retired already" : "a later revision adds it");
    return;
  }
  r->retired = true;
  for (uint32_t i = 0; i < r->rule->versions.count; i++)
    r->rule->versions.items[i]->valid &= ~check_from_here(k);
  check_end_orders(k, r->rule->decision, r->rule, false);
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

void check_retire(checker *k, const node *n) {
  NODE_EACH(what, n) {
    switch (what->kind) {
    case NODE_RULE:
      retire_rule(k, what);
      break;
    case NODE_RESOLVE:
      retire_resolve(k, what);
      break;
    case NODE_NEVER:
    case NODE_ALWAYS:
      retire_property(k, what);
      break;
    case NODE_STATEMENT:
    case NODE_TEXT:
    case NODE_BECAUSE:
      break; /* the document keeps its history; nothing is decided by it */
    default: {
      diag *d =
          diag_add(k->diags, DIAG_E101, what->at, "this polc cannot retire this kind of item");
      diag_note(k->diags, d,
                "rules, resolves, `never' and `always', statements and texts can be retired");
    }
    }
  }
}
