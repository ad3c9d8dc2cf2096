/* diff_words.c -- regions, texts and promises in the words of the policy. */
#include "diff.h"
#include "print.h"

#include <string.h>

/* ---- cells ------------------------------------------------------------------------------- */

/* Is one more than the upper end the rounder number?  29.9 is "under 30", 33w6d "under 34w0d". */
static const char *rounder(arena *a, const fact *f, int32_t hi) {
  if (hi == INT32_MAX || f->kind != FACT_NUMBER || f->role != FACT_DECLARED) return NULL;
  const char *end = fact_value_text(a, f, hi), *next = fact_value_text(a, f, hi + 1);
  size_t length = strlen(next);
  bool weeks = length > 3 && strcmp(next + length - 3, "w0d") == 0;
  return weeks || length < strlen(end) ? next : NULL;
}

static const char *cell_phrase(arena *a, const space *s, uint32_t input, cell c) {
  const fact *f = s->facts[input];
  const char *plain = cell_text(a, s, input, c);
  if (!fact_is_ordinal(f) || c.lo < fact_least(f) || c.hi == f->hi || c.lo == c.hi) return plain;
  const char *under = rounder(a, f, c.hi);
  if (under == NULL) return plain;
  if (c.lo == fact_least(f)) return arena_printf(a, "%s < %s", f->name, under);
  return arena_printf(a, "%s >= %s and < %s", f->name, fact_value_text(a, f, c.lo), under);
}

/* What the policy calls the only value that a cell allows. */
static const char *cell_label(const space *s, uint32_t input, cell c) {
  const fact *f = s->facts[input];
  if (f->kind != FACT_ONE_OF || (c.members & (c.members - 1)) != 0) return NULL;
  const member *m = one_of_member(f->type, (int32_t)__builtin_ctzll(c.members));
  return m != NULL && strcmp(m->label, m->name) != 0 ? m->label : NULL;
}

phrase_list diff_phrases(comparison *c, const change *d) {
  phrase_list out = { 0 };
  const space *s = c->join->space;
  arena *a = c->join->arena;
  for (uint32_t i = 1; i < s->inputs; i++) {
    if (cell_within(s->whole[i], d->where[i])) continue;
    const fact *f = s->facts[i];
    phrase p = { .fact = f->role == FACT_MEMBERSHIP ? f->of->name : f->name, .input = i };
    p.text = cell_phrase(a, s, i, d->where[i]);
    p.label = cell_label(s, i, d->where[i]);
    vec_push(a, &out, p);
  }
  for (uint32_t i = 0; i < c->criteria.count; i++) {
    const common_criterion *x = &c->criteria.items[i];
    if ((d->asked >> i & 1) == 0) continue;
    bool holds = d->holds >> i & 1;
    phrase p = { .fact = x->criterion->name, .criterion = x, .holds = holds };
    p.text = arena_printf(a, "%s%s", holds ? "" : "not ", x->criterion->name);
    p.label = x->criterion->label;
    if (p.label != NULL && strcmp(p.label, x->criterion->name) == 0) p.label = NULL;
    vec_push(a, &out, p);
  }
  return out;
}

const char *diff_time(comparison *c, const change *d) {
  const join *k = c->join;
  uint64_t mask = d->where[0].members & k->space->whole[0].members;
  textbuf out = { .arena = k->arena };
  if (!k->dated || mask == k->space->whole[0].members) return NULL;
  for (uint32_t t = 1; t <= k->times.count; t++) {
    if ((mask >> t & 1) == 0) continue;
    uint32_t until = t;
    while (until < k->times.count && (mask >> (until + 1) & 1)) until++;
    const char *first = date_text(k->arena, k->times.items[t - 1].day);
    textbuf_add(&out, "%s", out.length > 0 ? " or " : "");
    if (until == k->times.count)
      textbuf_add(&out, "from %s", first);
    else
      textbuf_add(&out, "%s .. %s", first, date_text(k->arena, k->times.items[until].day - 1));
    t = until;
  }
  return out.text;
}

const char *diff_number(arena *a, uint64_t n) {
  if (n < 1000) return arena_printf(a, "%llu", (unsigned long long)n);
  return arena_printf(a, "%s,%03u", diff_number(a, n / 1000), (unsigned)(n % 1000));
}

/* ---- what is written differently --------------------------------------------------------- */

static const char *item_kind(const node *n) {
  switch (n->kind) {
  case NODE_TEST:
    return "test";
  case NODE_STATEMENT:
    return "statement";
  case NODE_TEXT:
    return "text";
  case NODE_EVIDENCE:
    return "evidence";
  case NODE_ARTICLE:
    return "reference";
  case NODE_POLICY:
    return "header";
  case NODE_REVISION:
    return "revision";
  case NODE_REVIEWED:
    return "review";
  case NODE_READING:
    return "reading";
  case NODE_RULE:
  case NODE_REQUIREMENT:
  case NODE_TABLE:
    return "rule";
  case NODE_CRITERION:
    return "criterion";
  case NODE_FACT:
  case NODE_DERIVED:
    return "fact";
  case NODE_DECISION:
    return "decision";
  case NODE_CODES:
    return "codes";
  case NODE_NEVER:
  case NODE_ALWAYS:
  case NODE_RAISING:
  case NODE_LOWERING:
  case NODE_IMPOSSIBLE:
    return "property";
  default:
    return "item";
  }
}

typedef struct written_item {
  const char *kind, *name, *text;
  bool found;
} written_item;

typedef VEC(written_item) written_items;

static const char *item_name(arena *a, const node *n, const char *text) {
  if (n->kind == NODE_ARTICLE) return arena_printf(a, "%lld", (long long)n->number);
  if (n->kind == NODE_REVISION || n->text == NULL)
    return arena_strndup(a, text, strcspn(text, "{\n"));
  return n->text;
}

static void add_item(arena *a, written_items *out, const node *n) {
  textbuf text = { .arena = a };
  print_item(&text, n);
  if (text.length == 0) return;
  vec_push(a, out, (written_item){ item_kind(n), item_name(a, n, text.text), text.text, false });
}

/* Codes and tables in files of their own. */
static void add_files(arena *a, written_items *out, const compilation *c) {
  const source *policy = &c->sources.files.items[c->file];
  const char *slash = strrchr(policy->path, '/');
  size_t folder = slash != NULL ? (size_t)(slash - policy->path) + 1 : 0;
  for (uint32_t i = 0; i < c->sources.files.count; i++) {
    const source *s = &c->sources.files.items[i];
    if (i == c->file) continue;
    bool beside = strncmp(s->path, policy->path, folder) == 0;
    vec_push(a, out, (written_item){ "file", beside ? s->path + folder : s->path, s->text, false });
  }
}

static written_items items_of(arena *a, const compilation *c) {
  written_items out = { 0 };
  NODE_EACH(n, c->tree) add_item(a, &out, n);
  add_files(a, &out, c);
  return out;
}

static written_item *find_item(written_items *list, const written_item *like, bool exactly) {
  for (uint32_t i = 0; i < list->count; i++) {
    written_item *x = &list->items[i];
    if (!x->found && strcmp(x->kind, like->kind) == 0 && strcmp(x->name, like->name) == 0 &&
        (!exactly || strcmp(x->text, like->text) == 0))
      return x;
  }
  return NULL;
}

written_list diff_written(arena *a, const compilation *before, const compilation *after) {
  written_list out = { 0 };
  if (before == after) return out;
  written_items x = items_of(a, before), y = items_of(a, after);
  for (uint32_t i = 0; i < x.count; i++) {
    written_item *same = find_item(&y, &x.items[i], true);
    if (same != NULL) same->found = x.items[i].found = true;
  }
  for (uint32_t i = 0; i < x.count; i++) {
    if (x.items[i].found) continue;
    written_item *same = find_item(&y, &x.items[i], false);
    if (same != NULL) same->found = true;
    vec_push(
        a, &out,
        (written_change){ x.items[i].kind, x.items[i].name, same != NULL ? "changed" : "removed" });
  }
  for (uint32_t i = 0; i < y.count; i++)
    if (!y.items[i].found)
      vec_push(a, &out, (written_change){ y.items[i].kind, y.items[i].name, "added" });
  return out;
}

/* ---- promises ---------------------------------------------------------------------------- */

/* The source at a place, on one line. */
static const char *source_words(arena *a, const compilation *c, span at) {
  textbuf out = { .arena = a };
  const source *s = at.file < c->sources.files.count ? &c->sources.files.items[at.file] : NULL;
  bool gap = false;
  for (uint32_t i = at.begin; s != NULL && i < at.end && i < s->length; i++) {
    char byte = s->text[i];
    if (byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t') {
      gap = true;
      continue;
    }
    if (gap && out.length > 0) {
      if (byte == '}' && out.text[out.length - 1] == ',') out.text[--out.length] = '\0';
      textbuf_add_bytes(&out, " ", 1);
    }
    gap = false;
    textbuf_add_bytes(&out, &byte, 1);
  }
  return out.text;
}

const char *diff_criterion(comparison *c, const common_criterion *x) {
  const compare_side *s = &c->join->side[x->side];
  uint32_t at = s->revision != 0 ? s->revision : s->of->model->revisions.count;
  const cond *is = criterion_in(x->criterion, at);
  return is != NULL ? source_words(c->join->arena, s->of, is->at) : NULL;
}

promise_list diff_promises(arena *a, const compilation *of, uint32_t after, uint32_t until) {
  promise_list out = { 0 };
  for (uint32_t i = after; i < until; i++) {
    const revision *r = &of->model->revisions.items[i];
    for (uint32_t p = 0; p < r->promises.count; p++) {
      const char *words = source_words(a, of, r->promises.items[p].at);
      if (words != NULL) vec_push(a, &out, arena_printf(a, "%s: %s", r->date, words));
    }
  }
  return out;
}
