/* check_limits.c -- what an approval is limited to: amounts, scope, expiry. */
#include "check.h"

#include <string.h>

static bool date_named(checker *k, const node *name, const fact **out) {
  *out = check_find_date(k, name);
  return *out != NULL;
}

/* `12 weeks from trial_start', `5 doses per season': the unit may be any word. */
static bool quantity_limit(checker *k, const node *n, limit *l) {
  const node *qty = node_child(n, NODE_QTY), *per = node_child(n, NODE_PER),
             *anchor = node_child(n, NODE_ANCHOR);
  const node *unit_name = node_child(qty, NODE_NAME);
  ratio value;
  l->kind = LIMIT_QUANTITY;
  l->amount = qty->text;
  l->unit = unit_name != NULL ? unit_name->text : "";
  l->per = per != NULL ? per->text : NULL;
  if (!ratio_parse(qty->text, &value) || value.num > INT32_MAX || value.den > 1000000) {
    diag_add(k->diags, DIAG_E204, qty->at, "this amount has too many digits");
    return false;
  }
  if (anchor != NULL && !date_named(k, anchor, &l->anchor)) return false;
  l->text = arena_printf(k->arena, "%s%s%s%s%s%s%s", l->amount, unit_name != NULL ? " " : "",
                         l->unit, per != NULL ? " per " : "", per != NULL ? per->text : "",
                         anchor != NULL ? " from " : "", anchor != NULL ? anchor->text : "");
  return true;
}

static bool expiry_limit(checker *k, const node *n, limit *l) {
  const node *date = node_child(n, NODE_DATE), *name = node_child(n, NODE_TERM);
  l->kind = LIMIT_EXPIRY;
  if (date != NULL && !check_date(k, date, &l->day)) return false;
  if (date == NULL && (name == NULL || !date_named(k, name, &l->anchor))) return false;
  l->text =
      arena_printf(k->arena, "through %s", date != NULL ? date_text(k->arena, l->day) : name->text);
  return true;
}

static void add_named(checker *k, const node *name, limit_list *out) {
  const limit_list *declared = symtab_value(&k->limits, name->text);
  if (declared == NULL) {
    near_miss near = { .wanted = name->text };
    symtab_near_miss(&k->limits, &near);
    diag *d = diag_add(k->diags, DIAG_E120, name->at, "no limit is called `%s'", name->text);
    diag_did_you_mean(k->diags, d, name->at, &near);
    return;
  }
  for (uint32_t i = 0; i < declared->count; i++) vec_push(k->arena, out, declared->items[i]);
}

static void add_limit(checker *k, const node *n, const char *name, limit_list *out) {
  limit l = { .name = name, .at = n->at };
  const node *named = node_child(n, NODE_NAME), *scope = node_child(n, NODE_STRING);
  bool fine = true;
  if (named != NULL) {
    add_named(k, named, out);
    return;
  }
  if (n->flags & NODE_FLAG_EXPIRES) {
    fine = expiry_limit(k, n, &l);
  } else if (scope != NULL) {
    l.kind = LIMIT_SCOPE;
    l.scope = l.text = scope->text;
  } else {
    fine = node_child(n, NODE_QTY) != NULL && quantity_limit(k, n, &l);
  }
  if (fine) vec_push(k->arena, out, l);
}

void check_limited(checker *k, const node *limited, limit_list *out) {
  if (limited == NULL) return;
  NODE_EACH(n, limited)
    if (n->kind == NODE_LIMIT) add_limit(k, n, NULL, out);
}

/* `limit NAME is ...': said once, used by name. */
void check_limit(checker *k, const node *n) {
  limit_list *list = ARENA_NEW(k->arena, limit_list);
  const symbol *earlier = symtab_add(&k->limits, n->text, list, n->name_at);
  if (earlier != NULL) {
    diag *d =
        diag_add(k->diags, check_twice(k), n->name_at, "the limit `%s' is declared twice", n->text);
    diag_related(k->diags, d, earlier->at, "the first is here");
    return;
  }
  NODE_EACH(child, n)
    if (child->kind == NODE_LIMIT) add_limit(k, child, n->text, list);
}
