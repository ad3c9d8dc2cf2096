/* mutate_codes.c -- the mutants of lists of codes: an entry left out, a range one code longer or
 * shorter.
 *
 * Such a mutant changes no condition and no table, only which codes bring a membership; so tests
 * are asked again with the memberships that their codes then have.  Entries of CSV files are left
 * alone: they are somebody else's list.
 */
#include "mutate.h"

#include "examples.h"
#include "explain.h"

#include <string.h>

/* ---- what a set holds then --------------------------------------------------------------- */

static const code_set *set_named(const model *m, const char *name) {
  for (uint32_t i = 0; i < m->code_sets.count; i++)
    if (strcmp(m->code_sets.items[i]->name, name) == 0) return m->code_sets.items[i];
  return NULL;
}

static bool same_entry(const code_item *i, span at, const char *text) {
  return i->at.file == at.file && i->at.begin == at.begin && strcmp(i->text, text) == 0;
}

static void add_all(arena *a, code_intervals *to, const code_intervals *from) {
  for (uint32_t i = 0; i < from->count; i++) vec_push(a, to, from->items[i]);
}

static void add_entry(arena *a, const code_item *item, const code_change *c, code_intervals *out) {
  code_intervals own = { 0 }, less = { 0 };
  bool changed = c != NULL && same_entry(item, c->at, c->text);
  if (changed && c->how == CODES_LEFT_OUT) return;
  vec_push(a, &own, item->codes);
  if (changed && c->how == CODES_LESS) {
    vec_push(a, &less, c->codes);
    own = code_intervals_minus(a, &own, &less);
  }
  add_all(a, out, &own);
  if (changed && c->how == CODES_MORE) vec_push(a, out, c->codes);
}

/* Without a change it is what check_code_sets.c found. */
static code_intervals contents(arena *a, const model *m, const code_set *s, uint32_t rev,
                               const code_change *c) {
  code_intervals listed = { 0 }, excepted = { 0 };
  for (uint32_t i = 0; i < s->items.count; i++) {
    const code_item *item = &s->items.items[i];
    code_intervals *to = item->except ? &excepted : &listed;
    if ((item->valid >> rev & 1) == 0) continue;
    const code_set *other = item->ref != NULL ? set_named(m, item->ref) : NULL;
    if (other != NULL) {
      code_intervals all = contents(a, m, other, rev, c);
      add_all(a, to, &all);
    } else if (item->ref == NULL) {
      add_entry(a, item, c, to);
    }
  }
  code_intervals_normalise(&listed);
  code_intervals_normalise(&excepted);
  return code_intervals_minus(a, &listed, &excepted);
}

/* The codes of a membership with the change; false: the same as without. */
static bool changed_codes(arena *a, const model *m, const fact *f, const code_change *c,
                          code_intervals *out) {
  const code_intervals *now = &f->codes->versions.items[0].codes;
  for (uint32_t rev = 1; rev <= m->revisions.count; rev++) {
    code_intervals before = contents(a, m, f->codes, rev, NULL);
    if (!code_intervals_same(&before, now)) continue;
    *out = contents(a, m, f->codes, rev, c);
    return !code_intervals_same(out, now);
  }
  return false;
}

static bool has_code(const code_intervals *list, uint64_t code) {
  return code_intervals_meet(list, (code_interval){ code, code });
}

/* The memberships of a code fact, as they are and with a change. */
typedef struct turned_codes {
  const code_fact *fact;
  const code_intervals *before[64];
  code_intervals after[64];
  uint64_t changed; /* bit k: memberships.items[k] */
} turned_codes;

static turned_codes turned_of(arena *a, const model *m, const code_fact *f, const code_change *c) {
  turned_codes out = { .fact = f };
  for (uint32_t k = 0; k < f->memberships.count && k < 64; k++) {
    const fact *one = f->memberships.items[k];
    out.before[k] = &one->codes->versions.items[0].codes;
    if (changed_codes(a, m, one, c, &out.after[k]))
      out.changed |= UINT64_C(1) << k;
    else
      out.after[k] = *out.before[k];
  }
  return out;
}

/* ---- making them ------------------------------------------------------------------------- */

static void add_change(mutation *x, const code_change *c, span at, const char *what) {
  const model *m = x->study->model;
  arena *a = x->study->arena;
  uint64_t changed = 0;
  for (uint32_t i = 0; i < m->code_facts.count; i++)
    changed |= turned_of(a, m, m->code_facts.items[i], c).changed;
  if (changed == 0) return;
  code_change *kept = ARENA_NEW(a, code_change);
  *kept = *c;
  mutant *mine = mutant_add(x, MUTANT_CODE, at, c->text, what);
  mine->codes = kept;
}

/* The code beside one in the order of its last character; false when that is the last one. */
static bool beside(arena *a, const char *text, int step, const char **out) {
  size_t length = strlen(text);
  char last = length > 0 ? text[length - 1] : '\0', now = (char)(last + step);
  bool digit = last >= '0' && last <= '9' && now >= '0' && now <= '9';
  bool letter = last >= 'A' && last <= 'Z' && now >= 'A' && now <= 'Z';
  char *copy = arena_strndup(a, text, length);
  if (digit || letter) copy[length - 1] = now;
  *out = copy;
  return digit || letter;
}

static void change_end(mutation *x, const code_set *s, const code_item *item, const char *code,
                       code_change_kind how) {
  code_change c = { .at = item->at, .text = item->text, .how = how };
  if (!code_read(s->kind, code, true, &c.codes)) return;
  add_change(x, &c, item->at,
             arena_printf(x->study->arena, "%s %s %s", code,
                          how == CODES_LESS ? "left out of" : "added to", item->text));
}

static void mutate_range(mutation *x, const code_set *s, const code_item *item) {
  arena *a = x->study->arena;
  const char *dots = strstr(item->text, " .. "), *next;
  const char *lo = arena_strndup(a, item->text, (size_t)(dots - item->text)), *hi = dots + 4;
  lo = arena_strndup(a, lo, strcspn(lo, "*"));
  hi = arena_strndup(a, hi, strcspn(hi, "*"));
  change_end(x, s, item, lo, CODES_LESS);
  change_end(x, s, item, hi, CODES_LESS);
  if (beside(a, lo, -1, &next)) change_end(x, s, item, next, CODES_MORE);
  if (beside(a, hi, 1, &next)) change_end(x, s, item, next, CODES_MORE);
}

static bool was_made(const mutation *x, const code_item *item) {
  for (uint32_t i = 0; i < x->mutants.count; i++) {
    const code_change *c = x->mutants.items[i].codes;
    if (c != NULL && same_entry(item, c->at, c->text)) return true;
  }
  return false;
}

static void mutate_entries(mutation *x, const code_set *s) {
  for (uint32_t i = 0; i < s->items.count; i++) {
    const code_item *item = &s->items.items[i];
    const code_set *other = item->ref != NULL ? set_named(x->study->model, item->ref) : NULL;
    if (other != NULL) mutate_entries(x, other);
    bool in_file = item->at.file != s->at.file;
    if (item->ref != NULL || in_file || was_made(x, item)) continue;
    if (!item->except && strstr(item->text, " .. ") != NULL) {
      mutate_range(x, s, item);
      continue;
    }
    code_change c = { .at = item->at, .text = item->text, .how = CODES_LEFT_OUT };
    add_change(x, &c, item->at,
               arena_printf(x->study->arena, "%s%s left out%s%s", item->except ? "except " : "",
                            item->text, s->name != NULL ? ", in codes " : " of ",
                            s->name != NULL ? s->name : s->text));
  }
}

void mutate_codes(mutation *x) {
  const model *m = x->study->model;
  for (uint32_t i = 0; i < m->facts.count; i++)
    if (m->facts.items[i]->role == FACT_MEMBERSHIP) mutate_entries(x, m->facts.items[i]->codes);
}

/* ---- does a test notice? ----------------------------------------------------------------- */

static bool gives_any(const example *e, const code_fact *f, const code_intervals *codes) {
  for (uint32_t i = 0; i < e->codes.count; i++)
    if (e->codes.items[i].fact == f && has_code(codes, e->codes.items[i].code)) return true;
  return false;
}

/* What its codes bring with the change; false: the same as without. */
static bool turn_givens(const example *e, const turned_codes *t, example *out) {
  bool turned = false;
  for (uint32_t i = 0; i < out->givens.count; i++) {
    given *g = &out->givens.items[i];
    for (uint32_t k = 0; k < t->fact->memberships.count && k < 64; k++) {
      if (g->fact != t->fact->memberships.items[k] || (t->changed >> k & 1) == 0) continue;
      bool was = gives_any(e, t->fact, t->before[k]), is = gives_any(e, t->fact, &t->after[k]);
      if (was == is) continue;
      /* `has at least these' does not tell what else there is */
      g->unknown = !is && e->codes_open;
      g->members = g->unknown ? ~UINT64_C(0) : is ? 2 : 1;
      turned = true;
    }
  }
  return turned;
}

const example *codes_tell(arena *scratch, const mutation *x, const mutant *m,
                          const probe_list *probes) {
  const model *all = x->study->model;
  for (uint32_t i = 0; i < probes->count; i++) {
    const example *e = probes->items[i].example;
    example then = *e;
    bool turned = false;
    then.givens.items = arena_alloc(scratch, (e->givens.count + 1) * sizeof(given));
    if (e->givens.count > 0)
      memcpy(then.givens.items, e->givens.items, e->givens.count * sizeof(given));
    for (uint32_t k = 0; e->codes.count > 0 && k < all->code_facts.count; k++) {
      turned_codes t = turned_of(scratch, all, all->code_facts.items[k], m->codes);
      turned |= t.changed != 0 && turn_givens(e, &t, &then);
    }
    if (turned && example_run(scratch, x->study->of->tables, &then).count > 0) return e;
  }
  return NULL;
}

/* ---- does it change any answer? ---------------------------------------------------------- */

/* One code, and what it brings; bit k: memberships.items[k]. */
typedef struct turning_code {
  const turned_codes *codes;
  const decision *decision;
  const ranks *ranks;
  uint64_t code, before, after;
} turning_code;

static uint64_t brought(const turned_codes *t, uint64_t code, bool after) {
  uint64_t out = 0;
  for (uint32_t k = 0; k < t->fact->memberships.count && k < 64; k++)
    if (has_code(after ? &t->after[k] : t->before[k], code)) out |= UINT64_C(1) << k;
  return out;
}

/* The box of a case in which the code brings something else. */
static void turn_box(const study *s, const turning_code *k, const cell *b, box out) {
  memcpy(out, b, s->space->inputs * sizeof *out);
  for (uint32_t i = 0; i < k->codes->fact->memberships.count && i < 64; i++)
    if (((k->before ^ k->after) >> i & 1) != 0)
      out[k->codes->fact->memberships.items[i]->input].members = (k->after >> i & 1) ? 2 : 1;
  for (uint32_t i = 1; i < s->space->inputs; i++)
    if (s->model->facts.items[i - 1]->role == FACT_DERIVED) out[i] = s->space->whole[i];
  (void)study_narrow(s, out);
}

static truth turns_in(hunt *h, const cell *b) {
  const turning_code *k = h->about;
  cell other[MODEL_MAX_FACTS + 2];
  turn_box(h->study, k, b, other);
  sight before = { .study = h->study, .box = b, .revision = h->revision }, after = before;
  after.box = other;
  truth ruled_out = sight_impossible(&before);
  if (ruled_out == TRUTH_YES) return TRUTH_NO;
  if (ruled_out == TRUTH_OPEN) {
    h->open = before.open;
    return TRUTH_OPEN;
  }
  verdict x = sight_verdict(&before, k->ranks, k->decision);
  h->open = before.open;
  if (x.settled == TRUTH_OPEN) return TRUTH_OPEN;
  verdict y = sight_verdict(&after, k->ranks, k->decision);
  h->open = after.open;
  if (y.settled == TRUTH_OPEN) return TRUTH_OPEN;
  return verdict_equal(&x, &y) ? TRUTH_NO : TRUTH_YES;
}

/* A case whose only code is this one, or (`among') which has others beside it. */
static hunt_end hunt_code(const mutation *x, turning_code *k, bool among, uint32_t rev,
                          arena *scratch, hunt **found) {
  study *s = x->study;
  hunt *h = hunt_new(scratch, s);
  cell b[MODEL_MAX_FACTS + 2];
  memcpy(b, s->space->whole, s->space->inputs * sizeof *b);
  b[0].members = UINT64_C(1) << rev;
  for (uint32_t i = 0; i < k->codes->fact->memberships.count && i < 64; i++) {
    bool brings = k->before >> i & 1;
    if (brings || !among || ((k->before ^ k->after) >> i & 1) != 0)
      b[k->codes->fact->memberships.items[i]->input].members = brings ? 2 : 1;
  }
  h->revision = rev;
  h->goal = turns_in;
  h->about = k;
  *found = h;
  return hunt_in(h, b);
}

static const char *said(const study *s, naive_case at, const decision *d) {
  naive_answer a = naive_decide(s->ranks.naive, d, at);
  return arena_printf(s->arena, "%s by %s", a.outcome != NULL ? a.outcome->name : "refer",
                      a.rule != NULL ? a.rule->name : "otherwise");
}

static void show_code(const mutation *x, mutant *m, const turning_code *k, const hunt *h) {
  study *s = x->study;
  int32_t *after = arena_alloc(s->arena, (s->model->facts.count + 1) * sizeof *after);
  memcpy(after, h->values, s->model->facts.count * sizeof *after);
  for (uint32_t i = 0; i < k->codes->fact->memberships.count && i < 64; i++)
    if (((k->before ^ k->after) >> i & 1) != 0)
      after[k->codes->fact->memberships.items[i]->input - 1] = (int32_t)(k->after >> i & 1);
  m->differs = k->decision;
  m->case_day = h->day;
  m->values = h->values;
  m->codes_of = k->codes->fact;
  m->codes_text = code_unpacked(s->arena, code_system_find(k->codes->fact->system), k->code);
  naive_case at = { model_revision_on(s->model, h->day), h->day, h->values };
  m->before = said(s, at, k->decision);
  at.values = after;
  m->after = said(s, at, k->decision);
}

static hunt_end contrast_code(const mutation *x, mutant *m, turning_code *k, arena *scratch) {
  const model *all = x->study->model;
  hunt_end worst = HUNT_NONE;
  for (uint32_t d = 0; d < all->decisions.count; d++)
    for (uint32_t rev = all->revisions.count; rev > 0; rev--) {
      hunt *h;
      k->decision = all->decisions.items[d];
      hunt_end end = hunt_code(x, k, false, rev, scratch, &h);
      if (end == HUNT_FOUND) {
        show_code(x, m, k, h);
        return end;
      }
      if (end == HUNT_NONE && k->codes->fact->several)
        end = hunt_code(x, k, true, rev, scratch, &h);
      /* beside other codes: whether there are such is not looked for */
      if (end != HUNT_NONE) worst = HUNT_UNSETTLED;
    }
  return worst;
}

enum { CODES_TRIED = 400 };

/* Where some list begins or ends: between two of them all codes bring the same. */
static void add_turning(arena *a, const turned_codes *t, const code_intervals *list,
                        code_intervals *out) {
  for (uint32_t i = 0; i < list->count; i++)
    for (int end = 0; end <= 1; end++) {
      uint64_t code = end == 0 ? list->items[i].lo : list->items[i].hi + 1;
      if (brought(t, code, false) != brought(t, code, true) && !has_code(out, code))
        vec_push(a, out, (code_interval){ code, code });
    }
}

static code_intervals turning_codes(arena *a, const turned_codes *t) {
  code_intervals out = { 0 };
  for (uint32_t k = 0; k < t->fact->memberships.count && k < 64; k++) {
    add_turning(a, t, t->before[k], &out);
    add_turning(a, t, &t->after[k], &out);
    code_intervals_normalise(&out);
  }
  return out;
}

void codes_difference(const mutation *x, mutant *m) {
  const model *all = x->study->model;
  arena *scratch = arena_new();
  hunt_end worst = HUNT_NONE;
  for (uint32_t i = 0; i < all->code_facts.count && worst != HUNT_FOUND; i++) {
    turned_codes t = turned_of(scratch, all, all->code_facts.items[i], m->codes);
    code_intervals codes = turning_codes(scratch, &t);
    if (codes.count > CODES_TRIED) worst = HUNT_UNSETTLED;
    for (uint32_t k = 0; k < codes.count && k < CODES_TRIED && worst != HUNT_FOUND; k++) {
      turning_code one = { .codes = &t, .ranks = &x->study->ranks, .code = codes.items[k].lo };
      one.before = brought(&t, one.code, false);
      one.after = brought(&t, one.code, true);
      hunt_end end = contrast_code(x, m, &one, scratch);
      if (end != HUNT_NONE) worst = end;
    }
  }
  m->fate = worst == HUNT_FOUND  ? MUTANT_SURVIVED
            : worst == HUNT_NONE ? MUTANT_EQUIVALENT
                                 : MUTANT_UNSETTLED;
  arena_free(scratch);
}
