/* consolidate_codes.c -- folding amendments of code sets into the sets.
 *
 * A set is all that it lists, less all that it excepts, in whatever order; an amendment adds
 * entries and takes out entries as they were written.
 */
#include "consolidate.h"
#include "parse.h"

#include <string.h>

static bool is_entry(const node *n) { return n->kind == NODE_CODE || n->kind == NODE_CODE_REF; }

/* The same codes; their days are not compared. */
static bool says_the_same(const node *x, const node *y) {
  const node *upper = node_child(x, NODE_CODE), *other = node_child(y, NODE_CODE);
  if (x->kind != y->kind || x->flags != y->flags || strcmp(x->text, y->text) != 0) return false;
  if (upper == NULL || other == NULL) return upper == other;
  return says_the_same(upper, other);
}

/* Takes out every entry that says the same; false when there was none. */
static bool take_out(node *set, const node *gone) {
  bool found = false;
  node *children = folded_children(set);
  for (node *child; (child = folded_next(&children)) != NULL;) {
    if (is_entry(child) && says_the_same(child, gone))
      found = true;
    else
      node_add(set, child);
  }
  return found;
}

/* Codes from a file cannot stand beside others: they get a set of their own, which is named. */
static void name_file(folding *f, node *set) {
  node *file = folded_child(set, NODE_FROM_FILE);
  const char *name = arena_printf(f->arena, "%.50s_in_file", set->text);
  if (file == NULL) return;
  node *named = node_named(f->arena, NODE_CODES, set->at, name, set->name_at);
  node_add(named, folded_copy(f->arena, set->first)); /* the system */
  node_add(named, folded_copy(f->arena, file));
  node *children = folded_children(set);
  for (node *child; (child = folded_next(&children)) != NULL;)
    if (child->kind != NODE_FROM_FILE) node_add(set, child);
  node_add(set, node_named(f->arena, NODE_CODE_REF, set->at, name, set->at));
  vec_push(f->arena, &f->items, (held_item){ .node = named, .revision = 1 });
  for (uint32_t i = f->items.count - 1; i > 0; i--) { /* before the set that names it */
    const held_item item = f->items.items[i];
    f->items.items[i] = f->items.items[i - 1];
    f->items.items[i - 1] = item;
    if (f->items.items[i].node == set) break;
  }
}

/* What no entry says is in the file. */
static void remove_entry(folding *f, node *set, const node *gone) {
  if (take_out(set, gone)) return;
  node *except = folded_copy(f->arena, gone);
  except->flags ^= NODE_FLAG_EXCEPT;
  node_add(set, except);
}

/* An entry of a file that comes back is excepted no more. */
static void add_entry(folding *f, node *set, const node *entry) {
  node opposite = *entry;
  opposite.flags ^= NODE_FLAG_EXCEPT;
  if (node_child(set, NODE_CODE_REF) != NULL && entry->kind == NODE_CODE)
    (void)take_out(set, &opposite);
  node_add(set, folded_copy(f->arena, entry));
}

/* What is excepted stands last, as the language demands. */
static void exceptions_last(node *set) {
  node *children = folded_children(set), *excepted = NULL, **end = &excepted;
  for (node *child; (child = folded_next(&children)) != NULL;) {
    if (child->flags & NODE_FLAG_EXCEPT) {
      *end = child;
      end = &child->next;
      *end = NULL;
    } else {
      node_add(set, child);
    }
  }
  for (node *child; (child = folded_next(&excepted)) != NULL;) node_add(set, child);
}

void fold_codes(folding *f, node *set, const node *changes) {
  name_file(f, set);
  NODE_EACH(change, changes)
    NODE_EACH(entry, change)
      if (change->kind == NODE_RETIRE) remove_entry(f, set, entry);
  NODE_EACH(change, changes)
    NODE_EACH(entry, change)
      if (change->kind == NODE_ADD) add_entry(f, set, entry);
  exceptions_last(set);
}
