/* import.c -- `import "file.pol"' and `import a, b from "file.pol"'.
 *
 * An import lends declarations: types, units, facts, codes, derived values, limits and criteria,
 * never rules, tests or history.  Only what the importing file uses is taken, with all that this
 * needs in turn, so that a shared vocabulary adds no fact that nobody asks for.  Everything happens
 * on the tree; what a name means is for `check'.
 */
#include "import.h"

#include "symtab.h"

#include <string.h>

typedef struct part part;

/* A declaration that can be lent. */
typedef struct lent {
  const node *item;
  part *home;
  const node *via; /* the root's import that it was first taken through; NULL: not taken */
} lent;

/* One `import' item, and the file that it names. */
typedef struct edge {
  const node *at;
  part *target; /* NULL after an error */
  bool whole;
} edge;

struct part {
  uint32_t file;
  const node *tree;
  VEC(lent *) items; /* in source order */
  symtab names;      /* to lent; a unit by both of its names */
  symtab changed;    /* names that a revision of that file adds or changes: to its node */
  VEC(edge) edges;
  bool open;      /* on the way from the root: an import of it now would be a circle */
  bool done;      /* already emitted */
  uint32_t round; /* of the last look-up that came by */
};

typedef struct importer {
  arena *arena;
  sources *all;
  diags *sink;
  VEC(part *) parts;
  VEC(const part *) path; /* from the root to the file being read */
  VEC(lent *) waiting;    /* taken, and not yet looked through */
  symtab asked;           /* names that were looked up from the root */
  uint32_t round;
} importer;

/* ---- what a file declares ---------------------------------------------------------------- */

static bool can_be_lent(const node *n) {
  switch (n->kind) {
  case NODE_TYPE:
  case NODE_UNIT:
  case NODE_FACT:
  case NODE_CODES:
  case NODE_DERIVED:
  case NODE_LIMIT_DECL:
  case NODE_CRITERION:
    return n->text != NULL;
  default:
    return false;
  }
}

static void add_lent(importer *x, part *p, const node *n) {
  lent *item = ARENA_NEW(x->arena, lent);
  *item = (lent){ n, p, NULL };
  vec_push(x->arena, &p->items, item);
  (void)symtab_add(&p->names, n->text, item, n->name_at);
  const node *singular = n->kind == NODE_UNIT ? node_child(n, NODE_NAME) : NULL;
  if (singular != NULL) (void)symtab_add(&p->names, singular->text, item, singular->at);
}

/* The names that a revision adds, amends, extends or retires. */
static void add_changes(part *p, const node *change) {
  if (change->kind == NODE_EXTEND && change->text != NULL)
    (void)symtab_add(&p->changed, change->text, (void *)(uintptr_t)change, change->name_at);
  if (change->kind != NODE_ADD && change->kind != NODE_AMEND && change->kind != NODE_RETIRE) return;
  NODE_EACH(what, change)
    if (what->text != NULL)
      (void)symtab_add(&p->changed, what->text, (void *)(uintptr_t)what, what->name_at);
}

static void read_items(importer *x, part *p) {
  p->names.arena = p->changed.arena = x->arena;
  NODE_EACH(n, p->tree) {
    if (can_be_lent(n)) add_lent(x, p, n);
    if (n->kind == NODE_REVISION)
      NODE_EACH(change, n) add_changes(p, change);
  }
}

/* ---- files ------------------------------------------------------------------------------- */

static const char *path_of(const importer *x, const part *p) {
  return x->all->files.items[p->file].path;
}

static void report_circle(importer *x, const node *at, const part *again) {
  textbuf b = { .arena = x->arena };
  uint32_t from = 0;
  while (from < x->path.count && x->path.items[from] != again) from++;
  for (uint32_t i = from; i < x->path.count; i++)
    textbuf_add(&b, "%s -> ", path_of(x, x->path.items[i]));
  textbuf_add(&b, "%s", path_of(x, again));
  diag *d = diag_add(x->sink, DIAG_E112, at->at, "%s imports itself", path_of(x, again));
  diag_note(x->sink, d, "%s", b.text);
  diag_hint(x->sink, d, "move what both files need into a third one");
}

static part *part_of(importer *x, uint32_t file) {
  for (uint32_t i = 0; i < x->parts.count; i++)
    if (x->parts.items[i]->file == file) return x->parts.items[i];
  return NULL;
}

static part *part_new(importer *x, uint32_t file, const node *tree) {
  part *p = ARENA_NEW(x->arena, part);
  p->file = file;
  p->tree = tree;
  vec_push(x->arena, &x->parts, p);
  return p;
}

static void read_edges(importer *x, part *p);

/* NULL after a diagnostic. */
static part *read_target(importer *x, const node *n) {
  enum { MAX_DEPTH = 100 };
  uint32_t file;
  if (!source_read_beside(x->all, x->sink, n->at.file, n->text, n->name_at, true, SOURCE_MAX_BYTES,
                          &file))
    return NULL;
  part *p = part_of(x, file);
  if (p == NULL) {
    if (x->path.count == MAX_DEPTH) {
      diag_add(x->sink, DIAG_E110, n->at, "imports lead through more than %d files",
               (int)MAX_DEPTH);
      return NULL;
    }
    p = part_new(x, file, parse_import(x->arena, x->all, file, x->sink));
    read_items(x, p);
    read_edges(x, p);
  } else if (p->open) {
    report_circle(x, n, p);
    return NULL;
  }
  return p;
}

static void read_edges(importer *x, part *p) {
  p->open = true;
  vec_push(x->arena, &x->path, p);
  NODE_EACH(n, p->tree) {
    if (n->kind != NODE_IMPORT || n->text == NULL) continue;
    part *target = read_target(x, n);
    vec_push(x->arena, &p->edges, (edge){ n, target, n->first == NULL });
  }
  x->path.count--;
  p->open = false;
}

/* ---- names that are asked for ------------------------------------------------------------ */

static bool is_listed(const node *import, const char *name) {
  NODE_EACH(wanted, import)
    if (wanted->text != NULL && strcmp(wanted->text, name) == 0) return true;
  return false;
}

/* What changes with the history of its own policy would freeze here in its oldest state. */
static void refuse_changing(importer *x, const lent *item, const node *import) {
  const symbol *change = symtab_find(&item->home->changed, item->item->text);
  if (change == NULL) return;
  diag *d = diag_add(x->sink, DIAG_E115, import->at, "`%s' changes with the revisions of %s",
                     item->item->text, path_of(x, item->home));
  diag_related(x->sink, d, item->item->name_at, "it is declared here");
  diag_related(x->sink, d, change->at, "a revision changes it here");
  diag_hint(x->sink, d, "an import takes only what never changes: declare it in this policy");
}

static void take(importer *x, lent *item, const node *import) {
  if (item->via != NULL) return;
  item->via = import;
  refuse_changing(x, item, import);
  vec_push(x->arena, &x->waiting, item);
}

/* Takes what `p' declares or imports under that name; `import' is what a message points to. */
static bool take_from(importer *x, part *p, const char *name, const node *import);

static bool take_through(importer *x, const part *p, const char *name, const node *import) {
  bool found = false;
  for (uint32_t i = 0; i < p->edges.count; i++) {
    const edge *e = &p->edges.items[i];
    if (e->target == NULL || (!e->whole && !is_listed(e->at, name))) continue;
    found = take_from(x, e->target, name, import != NULL ? import : e->at) || found;
  }
  return found;
}

static bool take_from(importer *x, part *p, const char *name, const node *import) {
  lent *item = symtab_value(&p->names, name);
  if (item != NULL) take(x, item, import);
  if (p->round == x->round) return item != NULL; /* been there on another way */
  p->round = x->round;
  return take_through(x, p, name, import) || item != NULL;
}

/* Texts that are no names of declarations. */
static bool is_prose(node_kind kind) {
  switch (kind) {
  case NODE_STRING:
  case NODE_BECAUSE:
  case NODE_ASK:
  case NODE_LABEL:
  case NODE_ENUMERATOR:
  case NODE_STATEMENT:
  case NODE_TEXT:
  case NODE_EVIDENCE:
  case NODE_ARTICLE:
  case NODE_FIELD:
  case NODE_ID:
  case NODE_CODE:
  case NODE_FROM_FILE:
  case NODE_IMPORT:
  case NODE_SOURCE:
  case NODE_NUMBER_FIELD:
  case NODE_RELATED:
    return true;
  default:
    return false;
  }
}

/* A name in a node of `p' may stand for something that `p' declares or imports. */
static void look_through(importer *x, part *p, const node *n, const node *import) {
  if (n->text != NULL && !is_prose(n->kind)) {
    const bool known = import == NULL && symtab_find(&x->asked, n->text) != NULL;
    if (import == NULL && !known) (void)symtab_add(&x->asked, n->text, x, n->at);
    lent *own = import != NULL ? symtab_value(&p->names, n->text) : NULL;
    if (own != NULL) take(x, own, import);
    if (!known) {
      x->round++;
      (void)take_through(x, p, n->text, import);
    }
  }
  if (n->kind == NODE_STATEMENT || n->kind == NODE_IMPORT) return;
  NODE_EACH(child, n) look_through(x, p, child, import);
}

/* ---- names in an import's list ----------------------------------------------------------- */

static const node *find_other(const part *p, const char *name) {
  NODE_EACH(n, p->tree)
    if (n->text != NULL && !can_be_lent(n) && n->kind != NODE_TEST && strcmp(n->text, name) == 0)
      return n;
  return NULL;
}

static bool is_offered(importer *x, part *p, const char *name) {
  if (symtab_find(&p->names, name) != NULL) return true;
  for (uint32_t i = 0; i < p->edges.count; i++) {
    const edge *e = &p->edges.items[i];
    if (e->target == NULL || (!e->whole && !is_listed(e->at, name))) continue;
    if (e->target->round == x->round) continue;
    e->target->round = x->round;
    if (is_offered(x, e->target, name)) return true;
  }
  return false;
}

static void report_not_offered(importer *x, const part *p, const node *wanted) {
  near_miss near = { .wanted = wanted->text };
  const symbol *change = symtab_find(&p->changed, wanted->text);
  const node *other = find_other(p, wanted->text);
  diag *d = diag_add(x->sink, DIAG_E120, wanted->at, "%s declares no `%s' that can be imported",
                     path_of(x, p), wanted->text);
  if (other != NULL)
    diag_related(x->sink, d, other->name_at, "this is not vocabulary");
  else if (change != NULL)
    diag_related(x->sink, d, change->at, "a revision adds it here");
  diag_note(x->sink, d,
            "types, units, facts, codes, derived values, limits and criteria can be "
            "imported");
  symtab_near_miss(&p->names, &near);
  if (other == NULL && change == NULL) diag_did_you_mean(x->sink, d, wanted->at, &near);
}

/* Every listed name is there, and the root uses each. */
static void check_lists(importer *x, const part *root) {
  for (uint32_t i = 0; i < x->parts.count; i++) {
    const part *p = x->parts.items[i];
    for (uint32_t j = 0; j < p->edges.count; j++) {
      const edge *e = &p->edges.items[j];
      if (e->target == NULL) continue;
      NODE_EACH(wanted, e->at) {
        x->round++;
        if (!is_offered(x, e->target, wanted->text))
          report_not_offered(x, e->target, wanted);
        else if (p == root && symtab_find(&x->asked, wanted->text) == NULL)
          diag_add(x->sink, DIAG_W126, wanted->at, "`%s' is imported but never used", wanted->text);
      }
    }
  }
}

/* ---- the result -------------------------------------------------------------------------- */

static void append(arena *a, node *file, const node *item) {
  node *copy = ARENA_NEW(a, node);
  *copy = *item;
  copy->next = NULL;
  if (file->last == NULL)
    file->first = copy;
  else
    file->last->next = copy;
  file->last = copy;
}

/* What was taken from a file and from those it imports, once. */
static void emit(importer *x, node *file, part *p) {
  if (p->done) return;
  p->done = true;
  for (uint32_t i = 0; i < p->edges.count; i++)
    if (p->edges.items[i].target != NULL) emit(x, file, p->edges.items[i].target);
  for (uint32_t i = 0; i < p->items.count; i++)
    if (p->items.items[i]->via != NULL) append(x->arena, file, p->items.items[i]->item);
}

static const node *rebuilt(importer *x, const part *root) {
  node *file = ARENA_NEW(x->arena, node);
  *file = *root->tree;
  file->first = file->last = NULL;
  uint32_t next = 0;
  NODE_EACH(n, root->tree) {
    if (n->kind != NODE_IMPORT) {
      append(x->arena, file, n);
      continue;
    }
    part *target = n->text != NULL ? root->edges.items[next++].target : NULL;
    if (target != NULL) emit(x, file, target);
  }
  return file;
}

/* `add import' would date declarations that have no date of their own. */
static bool refuse_in_revisions(importer *x, const node *file) {
  bool found = false;
  NODE_EACH(n, file) {
    found = found || n->kind == NODE_IMPORT;
    if (n->kind != NODE_REVISION) continue;
    NODE_EACH(change, n)
      if (change->kind == NODE_ADD && change->first != NULL && change->first->kind == NODE_IMPORT)
        diag_add(x->sink, DIAG_E101, change->at, "an import stands outside revisions");
  }
  return found;
}

const node *import_expand(arena *a, sources *all, const node *file, diags *sink) {
  importer x = { .arena = a, .all = all, .sink = sink, .asked = { .arena = a } };
  if (!refuse_in_revisions(&x, file)) return file;
  part *root = part_new(&x, file->at.file, file);
  read_edges(&x, root);
  NODE_EACH(n, file) look_through(&x, root, n, NULL);
  while (x.waiting.count > 0) {
    const lent *item = x.waiting.items[--x.waiting.count];
    look_through(&x, item->home, item->item, item->via);
  }
  check_lists(&x, root);
  return rebuilt(&x, root);
}
