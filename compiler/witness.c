/* witness.c -- showing a case in policy words, and making sure that it is one. */
#include "analyse.h"

#include "codes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const fact *fact_at(const analysis *z, uint32_t input) {
  return z->rows->space->facts[input];
}

static bool is_ordinal(const analysis *z, uint32_t input) {
  return input > 0 && fact_is_ordinal(fact_at(z, input));
}

static bool is_point(const analysis *z, uint32_t input, cell c) {
  return is_ordinal(z, input) ? c.lo == c.hi : (c.members & (c.members - 1)) == 0;
}

static bool is_open(const analysis *z, const cell *b, uint32_t input) {
  return cell_within(z->rows->space->whole[input], b[input]);
}

static uint32_t first_revision(const cell *b) { return (uint32_t)__builtin_ctzll(b[0].members); }

/* ---- cases ------------------------------------------------------------------------------- */

static int32_t *new_values(analysis *z) {
  return arena_alloc(z->arena, (z->model->facts.count + 1) * sizeof(int32_t));
}

static naive_case first_point(analysis *z, const cell *b) {
  int32_t *values = new_values(z);
  uint32_t r = first_revision(b);
  for (uint32_t i = 1; i < z->rows->space->inputs; i++)
    values[i - 1] = is_ordinal(z, i) ? b[i].lo : (int32_t)__builtin_ctzll(b[i].members);
  int32_t day = r > 0 ? z->model->revisions.items[r - 1].day : z->model->revisions.items[0].day - 1;
  return (naive_case){ r, day, values };
}

static naive_case case_on(const analysis *z, int32_t day, const int32_t *values) {
  return (naive_case){ model_revision_on(z->model, day), day, values };
}

bool analysis_realise(analysis *z, const cell *b, naive_case *out) {
  int32_t day = 0, *values = out != NULL ? new_values(z) : NULL;
  if (z->realiser == NULL) {
    if (out != NULL) *out = first_point(z, b);
    return true;
  }
  real_answer answer = realise(z->realiser, b, &day, values);
  if (answer == REAL_UNSETTLED) z->open = true;
  if (answer == REAL_CASE && out != NULL) *out = case_on(z, day, values);
  return answer == REAL_CASE;
}

naive_case witness_case(analysis *z, const cell *b) {
  int32_t day, *values = new_values(z);
  if (z->realiser != NULL && realise_near(z->realiser, b, &day, values) == REAL_CASE)
    return case_on(z, day, values);
  return first_point(z, b);
}

static bool keeps(void *context, const cell *b) { return analysis_realise(context, b, NULL); }

static bool is_hopeless(void *context, const cell *b) {
  return realise_known_none(((analysis *)context)->realiser, b);
}

enum { MAX_WORK = 20 * 1000000 }; /* boxes looked at for one question */

static box_search search_for_cases(analysis *z, uint32_t limit) {
  box_search search = { .limit = limit, .work = MAX_WORK, .context = z };
  if (z->realiser != NULL) {
    search.keep = keeps;
    search.skip = is_hopeless;
  }
  return search;
}

bool analysis_any_left(analysis *z, const region *from, const region *minus) {
  box_search search = search_for_cases(z, 1);
  bool left = region_any_left(z->arena, z->rows->space, from, minus, &search);
  z->open |= search.gave_up;
  return left;
}

region analysis_left(analysis *z, const region *from, const region *minus, uint32_t limit) {
  box_search search = search_for_cases(z, limit);
  region left = region_search(z->arena, z->rows->space, from, minus, &search);
  z->open |= search.gave_up;
  return left;
}

region analysis_possible(analysis *z, const region *r) {
  region out = { 0 };
  if (z->realiser == NULL) return *r;
  for (uint32_t i = 0; i < r->count; i++)
    if (analysis_realise(z, r->items[i], NULL)) vec_push(z->arena, &out, r->items[i]);
  return out;
}

arena *analysis_scratch(analysis *z) {
  arena *kept = z->arena;
  if (z->lasting == NULL) z->lasting = kept;
  z->arena = z->spare != NULL ? z->spare : arena_scratch(z->lasting);
  z->spare = NULL;
  return kept;
}

/* One is kept for the next question. */
void analysis_done(analysis *z, arena *kept) {
  if (z->spare == NULL) {
    arena_reset(z->arena);
    z->spare = z->arena;
  } else {
    arena_free(z->arena);
  }
  z->arena = kept;
}

void analysis_ask(analysis *z) { z->open = false; }

/* ---- pairs of cases ---------------------------------------------------------------------- */

/* The closest two points of two boxes in an ordered column, the first the smaller. */
static bool closest(const fact *f, cell low, cell high, int32_t *from, int32_t *to) {
  if (low.lo < fact_least(f)) low.lo = fact_least(f);
  if (high.lo < fact_least(f)) high.lo = fact_least(f);
  if (low.lo > low.hi || high.lo > high.hi || low.lo >= high.hi) return false;
  *from = low.hi < high.hi - 1 ? low.hi : high.hi - 1;
  *to = *from + 1 > high.lo ? *from + 1 : high.lo;
  return true;
}

static bool any_two(const fact *f, cell low, cell high, int32_t *from, int32_t *to) {
  if (fact_is_ordinal(f)) {
    *from = low.lo;
    *to = high.lo != low.lo ? high.lo : high.hi;
  } else {
    *from = (int32_t)__builtin_ctzll(low.members);
    uint64_t others = high.members & ~(UINT64_C(1) << *from);
    *to = others != 0 ? (int32_t)__builtin_ctzll(others) : *from;
  }
  return *from != *to;
}

static bool meet_beside(const space *s, const cell *x, const cell *y, uint32_t input) {
  for (uint32_t i = 0; i < s->inputs; i++)
    if (i != input && cell_is_empty(cell_meet(x[i], y[i]))) return false;
  return true;
}

/* Where nothing follows from the fact, the rest of the case is the same box for both. */
static bool simple_pair(analysis *z, const cell *low, const cell *high, uint32_t input,
                        bool ascending, naive_case *a, naive_case *b) {
  const space *s = z->rows->space;
  const fact *f = s->facts[input];
  int32_t from, to;
  bool found = meet_beside(s, low, high, input) && !cell_is_empty(low[input]) &&
               (ascending ? closest(f, low[input], high[input], &from, &to)
                          : any_two(f, low[input], high[input], &from, &to));
  if (!found) return false;
  box common = box_copy(z->arena, s, low);
  for (uint32_t i = 0; i < s->inputs; i++)
    if (i != input) common[i] = cell_meet(low[i], high[i]);
  if (!analysis_realise(z, common, NULL)) return false;
  *a = witness_case(z, common);
  int32_t *x = new_values(z), *y = new_values(z);
  memcpy(x, a->values, z->model->facts.count * sizeof *x);
  memcpy(y, a->values, z->model->facts.count * sizeof *y);
  x[input - 1] = from;
  y[input - 1] = to;
  *b = *a;
  a->values = x;
  b->values = y;
  return true;
}

bool analysis_pair(analysis *z, const cell *low, const cell *high, uint32_t input, bool ascending,
                   naive_case *a, naive_case *b) {
  if (!realise_is_tied(z->realiser, input))
    return simple_pair(z, low, high, input, ascending, a, b);
  int32_t day, *x = new_values(z), *y = new_values(z);
  real_answer answer = realise_pair(z->realiser, low, high, input, ascending, &day, x, y);
  if (answer == REAL_UNSETTLED) z->open = true;
  if (answer != REAL_CASE) return false;
  *a = case_on(z, day, x);
  *b = case_on(z, day, y);
  return true;
}

void witness_insist(bool agrees, const char *what) {
  if (agrees) return;
  fprintf(stderr,
          "polc: internal error: a witness of `%s' does not hold when it is replayed; "
          "please report this policy\n",
          what);
  exit(3);
}

/* ---- codes ------------------------------------------------------------------------------- */

/* A code that begins so and has these memberships; NULL: none was found. */
static const char *longer_code(arena *a, const code_fact *f, const char *begin,
                               uint64_t memberships) {
  static const char signs[] = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  enum { SIGNS = sizeof signs - 1, CODE_LENGTH = 11 };
  polrt_system system = code_system_find(f->system);
  textbuf code = { .arena = a };
  textbuf_add(&code, "%s", begin);
  while (code.length < CODE_LENGTH) {
    textbuf_add(&code, "0"); /* the last two are counted up */
    for (unsigned n = 0; n < (code.length > strlen(begin) + 1 ? SIGNS * SIGNS : SIGNS); n++) {
      code.text[code.length - 1] = signs[n % SIGNS];
      if (n >= SIGNS) code.text[code.length - 2] = signs[n / SIGNS];
      uint64_t packed = polrt_pack(system, code.text);
      if (packed != 0 && code_memberships(f, packed) == memberships) return code.text;
    }
    code.text[code.length - 1] = '0';
    if (code.length > strlen(begin) + 1) code.text[code.length - 2] = '0';
  }
  return NULL;
}

/* "I11" of "I11*", "I20" of "I20 .. I25"; of "A0*", which is no code by itself, "A00" or one like it. */
static const char *first_code(arena *a, const code_fact *f, const char *entry, uint64_t lo) {
  const char *text = arena_strndup(a, entry, strcspn(entry, "* "));
  if (polrt_pack(code_system_find(f->system), text) != 0) return text;
  const char *longer = longer_code(a, f, text, code_memberships(f, lo));
  return longer != NULL ? longer : text;
}

/* Bit k: the case has a code of memberships.items[k]. */
static uint64_t memberships_of(const code_fact *f, naive_case at) {
  uint64_t mask = 0;
  for (uint32_t k = 0; k < f->memberships.count; k++)
    if (at.values[f->memberships.items[k]->input - 1]) mask |= UINT64_C(1) << k;
  return mask;
}

/* What the codes of a case are chosen by. */
typedef struct choosing {
  analysis *z;
  const code_fact *fact;
  uint64_t has, wanted; /* what is given has no membership but these; those still to be brought */
  uint64_t least;       /* each code brings at least these */
  textbuf out;
} choosing;

/* `lo': the first code that an entry of a set stands for. */
static void choose_code(choosing *c, const char *entry, uint64_t lo) {
  uint64_t brings = code_memberships(c->fact, lo);
  if ((brings & ~c->has) != 0 || (brings & c->wanted) == 0 || (c->least & ~brings) != 0) return;
  textbuf_add(&c->out, "%s%s", c->out.length > 0 ? ", " : "",
              first_code(c->z->arena, c->fact, entry, lo));
  c->wanted &= ~brings;
}

/* A set made for `has all' or of a quoted code lists no entries. */
static void choose_from(choosing *c, const code_set *s) {
  for (uint32_t i = 0; i < s->items.count && c->wanted != 0; i++)
    if (s->items.items[i].ref == NULL)
      choose_code(c, s->items.items[i].text, s->items.items[i].codes.lo);
  for (uint32_t v = 0; s->items.count == 0 && v < s->versions.count && c->wanted != 0; v++) {
    if (s->versions.items[v].codes.count == 0) continue;
    uint64_t lo = s->versions.items[v].codes.items[0].lo;
    const char *text = code_unpacked(c->z->arena, s->kind, lo);
    if (text != NULL) choose_code(c, text, lo);
  }
}

/* For want of codes, the sets themselves. */
static const char *sets_text(analysis *z, const code_fact *f, uint64_t mask) {
  textbuf out = { .arena = z->arena };
  for (uint32_t k = 0; k < f->memberships.count; k++)
    if (mask >> k & 1)
      textbuf_add(&out, "%s%s", out.length > 0 ? ", " : "", f->memberships.items[k]->codes->text);
  return out.length > 0 ? out.text : "";
}

/* All sets of the fact's system that hold codes of their own, those written in place too. */
static void choose_from_all(choosing *c) {
  const model *m = c->z->model;
  for (uint32_t i = 0; i < m->code_sets.count && c->wanted != 0; i++)
    if (strcmp(m->code_sets.items[i]->system, c->fact->system) == 0)
      choose_from(c, m->code_sets.items[i]);
  for (uint32_t k = 0; k < c->fact->memberships.count && c->wanted != 0; k++)
    choose_from(c, c->fact->memberships.items[k]->codes);
}

const char *witness_codes(analysis *z, const code_fact *f, naive_case at) {
  uint64_t has = memberships_of(f, at);
  choosing c = { .z = z, .fact = f, .has = has, .wanted = has, .least = has };
  c.out.arena = z->arena;
  if (has == 0) return arena_printf(z->arena, "has none of %s", sets_text(z, f, ~UINT64_C(0)));
  choose_from_all(&c); /* one code for all of them? */
  c.least = 0;
  if (f->several) choose_from_all(&c);
  if (c.wanted == 0) return arena_printf(z->arena, "has { %s }", c.out.text);
  return arena_printf(z->arena, "has a code of each of %s", sets_text(z, f, has));
}

/* ---- showing a case ---------------------------------------------------------------------- */

/* How much of the column is like the case; nothing where other columns have a say in it too. */
static const char *extent(analysis *z, uint32_t input, cell c) {
  if (is_point(z, input, c) || realise_is_tied(z->realiser, input)) return "";
  if (!is_ordinal(z, input))
    return arena_printf(z->arena, "   (%s)", cell_text(z->arena, z->rows->space, input, c));
  const fact *f = fact_at(z, input);
  return arena_printf(z->arena, "   (%s .. %s)", fact_value_text(z->arena, f, c.lo),
                      fact_value_text(z->arena, f, c.hi));
}

/* One line of a witness. */
typedef struct told {
  const char *name, *text; /* text: "= 14.5", "has { G47.33 }" */
} told;

typedef VEC(told) told_list;

/* Given facts that a narrowed column follows from; bit 0: the date. */
static uint64_t facts_behind(const analysis *z, const cell *b) {
  uint64_t behind = 0;
  for (uint32_t i = 1; i < z->rows->space->inputs; i++) {
    if (is_open(z, b, i)) continue;
    if (z->realiser == NULL) {
      behind |= UINT64_C(1) << i;
      continue;
    }
    for (uint32_t on = 0; on < z->rows->space->inputs; on++)
      if (realise_depends(z->realiser, i, on)) behind |= UINT64_C(1) << on;
  }
  return behind;
}

static void tell_fact(analysis *z, told_list *out, const cell *b, uint32_t input, naive_case at) {
  const fact *f = fact_at(z, input);
  vec_push(z->arena, out,
           (told){ f->name, arena_printf(z->arena, "= %s%s",
                                         fact_value_text(z->arena, f, at.values[input - 1]),
                                         is_open(z, b, input) ? "" : extent(z, input, b[input])) });
}

static told_list tell(analysis *z, const cell *b, naive_case at) {
  told_list out = { 0 };
  uint64_t behind = facts_behind(z, b);
  const code_fact *codes = NULL;
  for (uint32_t i = 1; i < z->rows->space->inputs; i++) {
    const fact *f = fact_at(z, i);
    if ((behind >> i & 1) == 0) continue;
    if (f->role == FACT_DECLARED) tell_fact(z, &out, b, i, at);
    if (f->role == FACT_MEMBERSHIP && f->of != codes) {
      codes = f->of;
      vec_push(z->arena, &out, (told){ codes->name, witness_codes(z, codes, at) });
    }
  }
  if (behind & 1)
    vec_push(z->arena, &out,
             (told){ z->model->selected_by,
                     arena_printf(z->arena, "= %s", date_text(z->arena, at.day)) });
  return out;
}

void witness_case_notes(analysis *z, diag *d, const char *lead, const cell *b, naive_case at,
                        bool whole) {
  size_t width = 0;
  told_list lines = tell(z, b, at);
  for (uint32_t i = 0; i < lines.count; i++)
    if (strlen(lines.items[i].name) > width) width = strlen(lines.items[i].name);
  if (lines.count == 0) diag_note(z->diags, d, "%s whatever the facts are", lead);
  for (uint32_t i = 0; i < lines.count; i++)
    diag_note(z->diags, d, "%*s %-*s %s%s", (int)strlen(lead), i == 0 ? lead : "", (int)width,
              lines.items[i].name, lines.items[i].text,
              whole && i + 1 == lines.count ? "   (the whole overlap)" : "");
}

void witness_notes(analysis *z, diag *d, const char *lead, const cell *b, bool whole) {
  witness_case_notes(z, d, lead, b, witness_case(z, b), whole);
}

void witness_revisions(analysis *z, diag *d, const cell *b) {
  const model *m = z->model;
  uint32_t from = z->realiser != NULL ? witness_case(z, b).revision : first_revision(b);
  uint32_t until = from;
  if (m->revisions.count == 1) return;
  while (until < m->revisions.count && (b[0].members >> (until + 1) & 1)) until++;
  if (until == m->revisions.count)
    diag_note(z->diags, d, "in force from %s", m->revisions.items[from - 1].date);
  else
    diag_note(z->diags, d, "in force from %s until %s", m->revisions.items[from - 1].date,
              m->revisions.items[until].date);
}

const char *row_name(const row *r) { return r->kind == ROW_RULE ? r->rule->name : "otherwise"; }

const outcome *row_outcome_of(const row *r) {
  if (r->kind == ROW_RULE) return r->version->then;
  return r->kind == ROW_OTHERWISE ? r->otherwise->outcome : NULL;
}

const char *row_outcome(const row *r) {
  const outcome *o = row_outcome_of(r);
  return o != NULL ? o->label : "refer";
}

/* An amended rule is shown by the condition that it has now. */
void witness_row_place(analysis *z, diag *d, const row *r) {
  bool amended = r->kind == ROW_RULE && r->version != r->rule->versions.items[0];
  span at = r->kind != ROW_RULE ? r->otherwise->at : amended ? r->version->when_at : r->rule->at;
  diag_related(z->diags, d, at, "gives %s", row_outcome(r));
}
