/* check_code_sets.c -- what each code set holds in every revision, and what is odd about it.
 *
 * Sets refer to each other, so each is found out after those it names.  A set that stays the same
 * from one revision to the next is computed once.
 */
#include "codes.h"

#include <stdlib.h>
#include <string.h>

/* ---- entries in order -------------------------------------------------------------------- */

static int compare_text(const char *x, const char *y) {
  if (x == NULL || y == NULL) return (x != NULL) - (y != NULL);
  return strcmp(x, y);
}

int code_item_order(const void *x, const void *y) {
  const code_item *a = *(code_item *const *)x, *b = *(code_item *const *)y;
  if (a->except != b->except) return a->except ? 1 : -1;
  if (a->ref != NULL || b->ref != NULL) return compare_text(a->ref, b->ref);
  if (a->codes.lo != b->codes.lo) return a->codes.lo < b->codes.lo ? -1 : 1;
  return (a->codes.hi < b->codes.hi) - (a->codes.hi > b->codes.hi); /* the wider one first */
}

code_item_list code_items_sorted(arena *a, code_set *s) {
  code_item_list out = { 0 };
  for (uint32_t i = 0; i < s->items.count; i++) vec_push(a, &out, &s->items.items[i]);
  if (out.count > 1) qsort(out.items, out.count, sizeof *out.items, code_item_order);
  return out;
}

/* ---- contents ---------------------------------------------------------------------------- */

static revision_set days_valid(const checker *k, int32_t first, int32_t last) {
  revision_set set = 0;
  for (uint32_t i = 0; i < k->model->revisions.count; i++) {
    const revision *r = &k->model->revisions.items[i];
    if (r->day >= first && r->day <= last) set |= UINT64_C(1) << r->number;
  }
  return set;
}

static const code_intervals *codes_in(const code_set *s, uint32_t number) {
  static const code_intervals none;
  for (uint32_t i = 0; i < s->versions.count; i++)
    if (s->versions.items[i].valid >> number & 1) return &s->versions.items[i].codes;
  return &none;
}

/* All that the entries of one kind cover in a revision. */
static code_intervals gathered(checker *k, const code_set *s, uint32_t number, bool except) {
  code_intervals out = { 0 };
  for (uint32_t i = 0; i < s->items.count; i++) {
    const code_item *item = &s->items.items[i];
    if (item->except != except || !(item->valid >> number & 1)) continue;
    if (item->ref == NULL) {
      vec_push(k->arena, &out, item->codes);
      continue;
    }
    const code_set *other = symtab_value(&k->code_sets, item->ref);
    const code_intervals *codes = codes_in(other, number);
    for (uint32_t j = 0; j < codes->count; j++) vec_push(k->arena, &out, codes->items[j]);
  }
  code_intervals_normalise(&out);
  return out;
}

/* Notes which exceptions take something away. */
static void note_removals(checker *k, const code_set *s, uint32_t number,
                          const code_intervals *from, bool *removes) {
  for (uint32_t i = 0; i < s->items.count; i++) {
    const code_item *item = &s->items.items[i];
    if (!item->except || removes[i] || !(item->valid >> number & 1)) continue;
    if (item->ref == NULL) {
      removes[i] = code_intervals_meet(from, item->codes);
      continue;
    }
    const code_intervals *codes = codes_in(symtab_value(&k->code_sets, item->ref), number);
    for (uint32_t j = 0; j < codes->count && !removes[i]; j++)
      removes[i] = code_intervals_meet(from, codes->items[j]);
  }
}

static void add_version(checker *k, code_set *s, uint32_t number, code_intervals codes) {
  if (codes.count == 0) return;
  for (uint32_t i = 0; i < s->versions.count; i++)
    if (code_intervals_same(&s->versions.items[i].codes, &codes)) {
      s->versions.items[i].valid |= UINT64_C(1) << number;
      return;
    }
  vec_push(k->arena, &s->versions, (code_version){ UINT64_C(1) << number, codes });
}

/* Bit r: the set may hold other codes in revision r than in the one before it. */
static revision_set turns_of(checker *k, const code_set *s) {
  revision_set turns = 2;
  for (uint32_t i = 0; i < s->items.count; i++) {
    const code_item *item = &s->items.items[i];
    turns |= item->valid ^ item->valid << 1;
    if (item->ref == NULL) continue;
    const code_set *other = symtab_value(&k->code_sets, item->ref);
    for (uint32_t v = 0; v < other->versions.count; v++)
      turns |= other->versions.items[v].valid ^ other->versions.items[v].valid << 1;
  }
  return turns;
}

static void compute(checker *k, code_set *s, bool *removes) {
  const revision_set turns = turns_of(k, s);
  code_intervals codes = { 0 };
  for (uint32_t number = 1; number <= k->model->revisions.count; number++) {
    if (turns >> number & 1) {
      const code_intervals listed = gathered(k, s, number, false);
      const code_intervals excepted = gathered(k, s, number, true);
      note_removals(k, s, number, &listed, removes);
      codes = excepted.count == 0 ? listed : code_intervals_minus(k->arena, &listed, &excepted);
    }
    add_version(k, s, number, codes);
  }
}

/* ---- what is odd about a set ------------------------------------------------------------- */

/* W215: entries of one kind that another one covers already.  The list is sorted such that those
 * which may cover an entry stand before it; `open' holds those that have not ended yet. */
static void warn_covered(checker *k, const code_item_list *sorted) {
  enum { LOOK_BACK = 64 };
  code_item_list open = { 0 };
  for (uint32_t i = 0; i < sorted->count; i++) {
    const code_item *item = sorted->items[i];
    if (item->ref != NULL) continue;
    while (open.count > 0 && (open.items[open.count - 1]->codes.hi < item->codes.lo ||
                              open.items[open.count - 1]->except != item->except))
      open.count--;
    for (uint32_t j = open.count; j > 0 && j + LOOK_BACK > open.count; j--) {
      const code_item *wide = open.items[j - 1];
      if (wide->codes.hi < item->codes.hi || (wide->valid & item->valid) == 0) continue;
      const bool same = wide->codes.lo == item->codes.lo && wide->codes.hi == item->codes.hi;
      const bool swap = same && item->at.file == wide->at.file && item->at.begin < wide->at.begin;
      const code_item *late = swap ? wide : item, *early = swap ? item : wide;
      diag *d = same ? diag_add(k->diags, DIAG_W215, late->at, "`%s' is listed twice", late->text)
                     : diag_add(k->diags, DIAG_W215, late->at, "`%s' is covered by `%s' already",
                                late->text, early->text);
      diag_related(k->diags, d, early->at, same ? "first here" : "listed here");
      break;
    }
    vec_push(k->arena, &open, sorted->items[i]);
  }
}

static void warn_useless_excepts(checker *k, const code_set *s, const bool *removes) {
  for (uint32_t i = 0; i < s->items.count; i++) {
    const code_item *item = &s->items.items[i];
    if (!item->except || removes[i] || item->valid == 0) continue;
    diag *d = diag_add(k->diags, DIAG_W216, item->at, "`except %s' removes nothing", item->text);
    diag_note(k->diags, d, "nothing else that `%s' lists is covered by it", s->text);
  }
}

/* ---- one set after the other ------------------------------------------------------------- */

static void report_circle(checker *k, code_set *s) {
  textbuf b = { .arena = k->arena };
  const code_set *at = s;
  textbuf_add(&b, "%s", s->name);
  do { /* the sets that are open form the way here; each refers to the next one */
    const code_set *next = NULL;
    for (uint32_t i = 0; i < at->items.count && next == NULL; i++) {
      const char *ref = at->items.items[i].ref;
      const code_set *other = ref != NULL ? symtab_value(&k->code_sets, ref) : NULL;
      if (other != NULL && other->state == CODE_SET_OPEN) next = other;
    }
    at = next;
    if (at != NULL) textbuf_add(&b, " -> %s", at->name);
  } while (at != NULL && at != s);
  diag *d = diag_add(k->diags, DIAG_E124, s->at, "the code set `%s' depends on itself", s->name);
  diag_note(k->diags, d, "%s", b.text);
}

/* The sets that it refers to come first.  Entries that cannot be are dropped after a message. */
static void resolve_refs(checker *k, code_set *s) {
  for (uint32_t i = 0; i < s->items.count; i++) {
    code_item *item = &s->items.items[i];
    if (item->ref == NULL) continue;
    code_set *other = check_find_codes(k, item->ref, item->at);
    if (other != NULL && other->kind != s->kind && other->kind != 0 && s->kind != 0) {
      diag *d =
          diag_add(k->diags, DIAG_E201, item->at, "`%s' is a set of %s codes, `%s' of %s codes",
                   item->ref, code_system_title(other->kind), s->text, code_system_title(s->kind));
      diag_related(k->diags, d, other->at, "it is declared here");
      other = NULL;
    }
    const bool known = other != NULL && check_codes_resolve(k, other);
    if (!known || other->faulty) s->faulty = true;
    if (!known) s->items.items[i--] = s->items.items[--s->items.count];
  }
}

static void report_empty(checker *k, const code_set *s) {
  diag *d = diag_add(k->diags, DIAG_E206, s->at, "`%s' holds no code in any revision", s->text);
  diag_hint(k->diags, d, "look at its dates and at what it excepts");
}

bool check_codes_resolve(checker *k, code_set *s) {
  if (s->state == CODE_SET_DONE) return true;
  if (s->state == CODE_SET_OPEN) {
    report_circle(k, s);
    return false;
  }
  s->state = CODE_SET_OPEN;
  resolve_refs(k, s);
  const revision_set all = s->valid & days_valid(k, s->first, s->last);
  for (uint32_t i = 0; i < s->items.count; i++) {
    code_item *item = &s->items.items[i];
    item->valid &= all & days_valid(k, item->first, item->last);
  }
  bool *removes = arena_alloc(k->arena, s->items.count + 1);
  compute(k, s, removes);
  const code_item_list sorted = code_items_sorted(k->arena, s);
  warn_covered(k, &sorted);
  s->state = CODE_SET_DONE;
  if (s->faulty) return true; /* what is missing may be what an exception removes */
  warn_useless_excepts(k, s, removes);
  if (s->versions.count == 0) report_empty(k, s);
  return true;
}

static bool is_icd10(const code_set *s) {
  return s->kind == POLRT_ICD10CM || s->kind == POLRT_ICD10PCS;
}

static uint32_t first_revision(const code_set *s) {
  revision_set valid = 0;
  for (uint32_t i = 0; i < s->versions.count; i++) valid |= s->versions.items[i].valid;
  return valid == 0 ? 0 : polrt_first_bit(valid);
}

/* W217, once a policy. */
static void warn_early_icd10(checker *k) {
  diag *d = NULL;
  int32_t start = 0;
  (void)date_from_number(20151001, &start);
  for (uint32_t i = 0; i < k->model->code_sets.count; i++) {
    const code_set *s = k->model->code_sets.items[i];
    const uint32_t first = is_icd10(s) ? first_revision(s) : 0;
    if (first == 0 || k->model->revisions.items[first - 1].day >= start) continue;
    if (d != NULL) {
      if (d->related.count < 4) diag_related(k->diags, d, s->at, "so is `%s'", s->name);
      continue;
    }
    d = diag_add(k->diags, DIAG_W217, s->at, "`%s' is in force from %s, before ICD-10 was in use",
                 s->name, k->model->revisions.items[first - 1].date);
    diag_note(k->diags, d, "no service before 2015-10-01 is coded in ICD-10-CM or ICD-10-PCS");
    diag_hint(k->diags, d, "write `codes %s %s from 2015-10-01 { ... }'", s->system, s->name);
  }
}

void check_codes_contents(checker *k) {
  for (uint32_t i = 0; i < k->model->code_sets.count; i++)
    (void)check_codes_resolve(k, k->model->code_sets.items[i]);
  warn_early_icd10(k);
}
