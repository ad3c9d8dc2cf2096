/* check_codes.c -- declarations of code sets: their entries, and what each set holds when.
 *
 * A set is all that it lists, less all that it excepts; the order of the entries never matters.
 * Sets of 75,000 codes are usual, so nothing here compares every code with every other.
 */
#include "codes.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_CODE_SETS = 1000 }; /* bounds how deep sets can refer to each other */

/* ---- codes ------------------------------------------------------------------------------- */

polrt_system check_code_system(checker *k, const node *at, const char *name) {
  const polrt_system system = code_system_find(name);
  if (system != 0) return system;
  near_miss near = { .wanted = name };
  code_system_near_miss(&near);
  diag *d = diag_add(k->diags, DIAG_E122, at->at, "unknown code system `%s'", name);
  diag_note(k->diags, d, "there are %s", code_system_list());
  diag_did_you_mean(k->diags, d, at->at, &near);
  return system;
}

static const char *article(polrt_system system) {
  return strchr("IN", code_system_title(system)[0]) != NULL ? "an" : "a";
}

static bool is_icd9(const char *text) {
  const size_t digits = strspn(text, "0123456789");
  return digits == 3 &&
         (text[3] == '.' ? strspn(text + 4, "0123456789") == strlen(text + 4) : text[3] == '\0');
}

/* "it is written like a CPT or HCPCS code" */
static void note_other_system(checker *k, diag *d, polrt_system system, const char *text) {
  code_interval unused;
  if (system == POLRT_ICD10CM && is_icd9(text)) {
    diag_note(k->diags, d, "it is written like an ICD-9-CM code; those ended on 2015-09-30");
    return;
  }
  for (int other = POLRT_ICD10CM; other <= POLRT_PLACE_OF_SERVICE; other++) {
    if (other == (int)system || !code_read((polrt_system)other, text, false, &unused)) continue;
    diag_note(k->diags, d, "it is written like %s %s code", article((polrt_system)other),
              code_system_title((polrt_system)other));
    return;
  }
}

static void report_code(checker *k, polrt_system system, span at, const char *text, bool prefix) {
  const char *star = prefix ? "*" : "";
  const char *shown = diag_visible(k->arena, text, strlen(text)),
             *title = code_system_title(system);
  diag *d = prefix ? diag_add(k->diags, DIAG_E214, at, "no %s code begins with `%s'", title, shown)
                   : diag_add(k->diags, DIAG_E214, at, "`%s' is not %s %s code", shown,
                              article(system), title);
  diag_note(k->diags, d, "expected %s", code_system_shape(system));
  const char *better = code_suggest(k->arena, system, text, prefix);
  if (better == NULL) {
    if (!prefix) note_other_system(k, d, system, text);
    return;
  }
  diag_hint(k->diags, d, "did you mean `%s%s'?", better, star);
  if (at.end - at.begin == strlen(text) + strlen(star))
    diag_fix(k->diags, d, at, "%s%s", better, star);
}

uint64_t check_code(checker *k, const char *system, const node *at, const char *text) {
  const polrt_system kind = code_system_find(system);
  code_interval codes;
  if (kind == 0) return 0; /* its declaration is at fault */
  if (code_read(kind, text, false, &codes)) return codes.lo;
  report_code(k, kind, at->at, text, false);
  return 0;
}

/* ---- entries ----------------------------------------------------------------------------- */

static void add_range(checker *k, code_set *s, const code_words *w, code_item item) {
  code_interval lo, hi;
  const bool low = code_read(s->kind, w->text, w->prefix, &lo);
  const bool high = code_read(s->kind, w->upper, w->upper_prefix, &hi);
  if (!low) report_code(k, s->kind, w->at, w->text, w->prefix);
  if (!high) report_code(k, s->kind, w->upper_at, w->upper, w->upper_prefix);
  if (!low || !high) return;
  if (lo.lo > hi.hi) {
    diag *d = diag_add(k->diags, DIAG_E206, item.at, "the range `%s' is reversed", item.text);
    diag_hint(k->diags, d, "write `%s%s .. %s%s'", w->upper, w->upper_prefix ? "*" : "", w->text,
              w->prefix ? "*" : "");
    return;
  }
  code_intervals codes = { 0 };
  const char *fault = code_range(k->arena, s->kind, w->text, w->upper, &codes);
  if (fault != NULL) {
    diag *d = diag_add(k->diags, DIAG_E214, item.at, "`%s' runs across categories", item.text);
    diag_note(k->diags, d, "%s", fault);
    diag_hint(k->diags, d, "list a range for each category");
    return;
  }
  for (uint32_t i = 0; i < codes.count; i++) {
    item.codes = codes.items[i];
    vec_push(k->arena, &s->items, item);
  }
}

void check_codes_add(checker *k, code_set *s, const code_words *w, revision_set valid) {
  code_item item = { .text = w->text,
                     .at = w->at,
                     .except = w->except,
                     .first = w->first,
                     .last = w->last,
                     .valid = valid };
  if (w->last < w->first)
    diag_add(k->diags, DIAG_E206, w->at, "`%s' ends before it begins", w->text);
  if (s->kind == 0) return; /* its system is at fault */
  if (w->upper != NULL) {
    item.text = arena_printf(k->arena, "%s%s .. %s%s", w->text, w->prefix ? "*" : "", w->upper,
                             w->upper_prefix ? "*" : "");
    add_range(k, s, w, item);
    return;
  }
  item.exact = !w->prefix;
  if (w->prefix) item.text = arena_printf(k->arena, "%s*", w->text);
  if (code_read(s->kind, w->text, w->prefix, &item.codes))
    vec_push(k->arena, &s->items, item);
  else
    report_code(k, s->kind, w->at, w->text, w->prefix);
}

static void read_dates(checker *k, const node *owner, int32_t *first, int32_t *last) {
  const node *from = node_child(owner, NODE_FROM), *through = node_child(owner, NODE_THROUGH);
  *first = INT32_MIN;
  *last = INT32_MAX;
  if (from != NULL) (void)check_date(k, from->first, first);
  if (through != NULL) (void)check_date(k, through->first, last);
}

static span code_place(const node *n, size_t length) {
  span at = n->name_at.end > n->name_at.begin ? n->name_at : n->at;
  if (at.end - at.begin > length) at.end = at.begin + (uint32_t)length;
  return at;
}

/* One NODE_CODE or NODE_CODE_REF. */
static void read_item(checker *k, code_set *s, const node *n, revision_set valid) {
  if (n->kind == NODE_CODE_REF) {
    const code_item ref = { .text = n->text,
                            .ref = n->text,
                            .at = n->name_at,
                            .valid = valid,
                            .except = (n->flags & NODE_FLAG_EXCEPT) != 0,
                            .first = INT32_MIN,
                            .last = INT32_MAX };
    vec_push(k->arena, &s->items, ref);
    return;
  }
  if (n->kind != NODE_CODE || n->text == NULL) return;
  const node *upper = node_child(n, NODE_CODE);
  code_words w = { .text = n->text,
                   .prefix = (n->flags & NODE_FLAG_PREFIX) != 0,
                   .except = (n->flags & NODE_FLAG_EXCEPT) != 0 };
  w.at = upper != NULL || (n->flags & NODE_FLAG_EXCEPT)
             ? n->at
             : code_place(n, strlen(n->text) + (w.prefix ? 1 : 0));
  if (upper != NULL) {
    w.upper = upper->text;
    w.upper_prefix = (upper->flags & NODE_FLAG_PREFIX) != 0;
    w.upper_at = upper->at;
  }
  read_dates(k, n, &w.first, &w.last);
  check_codes_add(k, s, &w, valid);
}

/* `except A, B': one reader takes B in, another leaves it out. */
static void refuse_after_except(checker *k, const node *except, const node *n) {
  const char *star = n->flags & NODE_FLAG_PREFIX ? "*" : "";
  diag *d =
      diag_add(k->diags, DIAG_E102, n->at, "`%s%s' behind `except %s' can be read in two ways",
               n->text, star, except->text);
  diag_choice(k->diags, d, "it is in the set: write it before the first `except'");
  diag_choice(k->diags, d, "it is not: except %s%s", n->text, star);
}

static void read_items(checker *k, code_set *s, const node *n, revision_set valid) {
  const uint32_t errors = k->diags->errors;
  const node *except = NULL;
  NODE_EACH(child, n) {
    bool is_code = child->kind == NODE_CODE || child->kind == NODE_CODE_REF;
    if (is_code && (child->flags & NODE_FLAG_EXCEPT)) except = child;
    if (is_code && except != NULL && !(child->flags & NODE_FLAG_EXCEPT))
      refuse_after_except(k, except, child);
    if (child->kind == NODE_FROM_FILE) code_file_read(k, child, s, valid);
    read_item(k, s, child, valid);
  }
  s->faulty = s->faulty || errors != k->diags->errors;
}

/* ---- dates ------------------------------------------------------------------------------- */

static bool day_of(const node *n, int32_t *day) {
  return n != NULL && n->first != NULL && date_from_number(n->first->number, day);
}

void check_codes_cuts(checker *k, const node *n, void (*add)(checker *k, int32_t day)) {
  int32_t day;
  if (day_of(node_child(n, NODE_FROM), &day)) add(k, day);
  if (day_of(node_child(n, NODE_THROUGH), &day)) add(k, day + 1);
  NODE_EACH(child, n) {
    if (child->kind == NODE_FROM_FILE) code_file_cuts(k, child, add);
    if (child->kind == NODE_CODE || child->kind == NODE_ADD || child->kind == NODE_RETIRE)
      check_codes_cuts(k, child, add);
  }
}

/* ---- declarations ------------------------------------------------------------------------ */

void check_codes_declare(checker *k, const node *n) {
  if (n->text == NULL) return;
  code_set *s = ARENA_NEW(k->arena, code_set);
  const node *label = node_child(n, NODE_STRING), *system = node_child(n, NODE_NAME);
  *s = (code_set){ .name = n->text,
                   .text = n->text,
                   .at = n->name_at,
                   .label = label != NULL ? label->text : n->text,
                   .system = system != NULL ? system->text : NULL,
                   .valid = check_from_here(k) };
  k->code_sets.arena = k->arena;
  const symbol *earlier = symtab_add(&k->code_sets, n->text, s, n->name_at);
  if (earlier != NULL) {
    diag *d = diag_add(k->diags, check_twice(k), n->name_at, "the code set `%s' is declared twice",
                       n->text);
    diag_related(k->diags, d, earlier->at, "the first is here");
    return;
  }
  if (k->model->code_sets.count == MAX_CODE_SETS)
    diag_add(k->diags, DIAG_E803, n->name_at, "more than %d code sets", (int)MAX_CODE_SETS);
  if (k->model->code_sets.count >= MAX_CODE_SETS) return;
  if (system != NULL) s->kind = check_code_system(k, system, system->text);
  read_dates(k, n, &s->first, &s->last);
  s->faulty = s->kind == 0 || s->last < s->first;
  if (s->last < s->first)
    diag_add(k->diags, DIAG_E206, n->name_at, "`%s' ends before it begins", n->text);
  read_items(k, s, n, s->valid);
  vec_push(k->arena, &s->sources, n);
  vec_push(k->arena, &k->model->code_sets, s);
}

/* A set that is declared and not retired; else NULL after E608. */
static code_set *find_current(checker *k, const node *n, const char *verb) {
  code_set *s = symtab_value(&k->code_sets, n->text);
  if (s != NULL && (s->valid >> k->revision & 1)) return s;
  near_miss near = { .wanted = n->text };
  symtab_near_miss(&k->code_sets, &near);
  diag *d =
      diag_add(k->diags, DIAG_E608, n->name_at, "there is no code set `%s' to %s", n->text, verb);
  if (s == NULL) diag_did_you_mean(k->diags, d, n->name_at, &near);
  return NULL;
}

/* Ends the entries that say the same as `gone'; false when there was none. */
static bool end_items(const code_item_list *sorted, const code_item *gone, revision_set from_here) {
  uint32_t lo = 0, hi = sorted->count;
  while (lo < hi) {
    const uint32_t middle = lo + (hi - lo) / 2;
    if (code_item_order(&sorted->items[middle], &gone) < 0)
      lo = middle + 1;
    else
      hi = middle;
  }
  bool found = false;
  for (; lo < sorted->count && code_item_order(&sorted->items[lo], &gone) == 0; lo++) {
    found = found || (sorted->items[lo]->valid & from_here) != 0;
    sorted->items[lo]->valid &= ~from_here;
  }
  return found;
}

static void remove_items(checker *k, code_set *s, const node *n) {
  code_set gone = { .kind = s->kind };
  read_items(k, &gone, n, 0);
  const code_item_list sorted = code_items_sorted(k->arena, s);
  for (uint32_t i = 0; i < gone.items.count; i++) {
    const code_item *item = &gone.items.items[i];
    if (end_items(&sorted, item, check_from_here(k))) continue;
    diag *d = diag_add(k->diags, DIAG_E608, item->at, "`%s' does not list `%s%s' here", s->name,
                       item->except ? "except " : "", item->text);
    if (!item->except)
      diag_hint(k->diags, d,
                "an entry is removed as it was written; part of a wider one is taken out "
                "with `add { except %s }'",
                item->text);
  }
}

void check_codes_amend(checker *k, const node *n) {
  code_set *s = find_current(k, n, "amend");
  if (s == NULL) return;
  NODE_EACH(change, n) {
    if (change->kind == NODE_RETIRE) remove_items(k, s, change);
    if (change->kind == NODE_ADD) read_items(k, s, change, check_from_here(k));
  }
  vec_push(k->arena, &s->sources, n);
}

void check_codes_retire(checker *k, const node *n) {
  code_set *s = find_current(k, n, "retire");
  if (s != NULL) s->valid &= ~check_from_here(k);
}

code_set *check_find_codes(checker *k, const char *name, span at) {
  code_set *s = symtab_value(&k->code_sets, name);
  if (s != NULL) {
    s->used = true;
    return s;
  }
  near_miss near = { .wanted = name };
  symtab_near_miss(&k->code_sets, &near);
  diag *d = diag_add(k->diags, DIAG_E120, at, "no code set is called `%s'", name);
  diag_did_you_mean(k->diags, d, at, &near);
  return NULL;
}

void check_codes_uses(checker *k) {
  for (uint32_t i = 0; i < k->model->code_sets.count; i++) {
    const code_set *s = k->model->code_sets.items[i];
    if (!s->used) diag_add(k->diags, DIAG_W126, s->at, "the code set `%s' is never used", s->name);
  }
}

/* ---- sets written in place --------------------------------------------------------------- */

/* "{ I10, I11*, ... }" */
static const char *text_in_place(checker *k, const code_set *s) {
  enum { SHOWN = 8 };
  textbuf b = { .arena = k->arena };
  textbuf_add(&b, "{ ");
  for (uint32_t i = 0, shown = 0; i < s->items.count; i++) {
    const code_item *item = &s->items.items[i];
    if (i > 0 && item->at.begin == s->items.items[i - 1].at.begin) continue; /* of one range */
    textbuf_add(&b, "%s%s%s", shown > 0 ? ", " : "", item->except ? "except " : "", item->text);
    if (++shown < SHOWN || i + 1 == s->items.count) continue;
    textbuf_add(&b, ", ...");
    break;
  }
  textbuf_add(&b, " }");
  return b.text;
}

static void refuse_dates(checker *k, const node *codes) {
  NODE_EACH(child, codes) {
    const node *dated = node_child(child, NODE_FROM);
    if (dated == NULL) dated = node_child(child, NODE_THROUGH);
    if (dated == NULL) continue;
    diag *d = diag_add(k->diags, DIAG_E101, dated->at, "codes written in place have no dates");
    diag_hint(k->diags, d, "declare a set with `codes SYSTEM NAME { ... }' and use its name");
  }
}

code_set *check_codes_in_place(checker *k, const char *system, const node *codes) {
  code_set *s = ARENA_NEW(k->arena, code_set);
  *s = (code_set){ .at = codes->at,
                   .system = system,
                   .kind = code_system_find(system),
                   .valid = model_revisions(k->model),
                   .used = true,
                   .first = INT32_MIN,
                   .last = INT32_MAX };
  const uint32_t errors = k->diags->errors;
  refuse_dates(k, codes);
  read_items(k, s, codes, s->valid);
  s->text = s->label = text_in_place(k, s);
  vec_push(k->arena, &s->sources, codes);
  if (s->kind == 0 || errors != k->diags->errors || !check_codes_resolve(k, s)) return NULL;
  return errors == k->diags->errors ? s : NULL;
}
