/* corrupt.c -- prove_tables() must refuse tables in which any one entry is wrong.
 *
 *   corrupt POLICY.pol
 *
 * It lays out the policy, sees the tables accepted, then spoils them entry by entry: bits, bounds,
 * answer words, the order of rows, how columns are computed, codes, limits, numbers of the policy
 * object, text offsets and the texts themselves.  What was spoiled is put right again before the
 * next.
 */
#include "harness.h"
#include "layout.h"

#include <stdio.h>
#include <string.h>

typedef struct spoiler {
  arena *arena;
  const rows *rows;
  polrt_policy policy; /* with arrays of its own, each one spare entry longer */
  polrt_input *input;
  polrt_derived *derived;
  polrt_term *term;
  polrt_group *group;
  polrt_limit *limit;
  uint32_t *row_limits; /* NULL: no limits */
  uint32_t derived_count, term_count;
  polrt_decision *decision;
  polrt_answer *answer, *revision;
  uint32_t *row_text, *rule_text, *revision_text;
  char *tables, *pool; /* the laid out ones: arena memory, so they may be written */
  uint32_t pool_size;
  uint64_t spoiled, harmless;
} spoiler;

/* ---- tables that may be written ---------------------------------------------------------- */

static void *copy(arena *a, const void *items, size_t count, size_t size) {
  char *to = arena_alloc(a, (count + 1) * size); /* the spare one is zero */
  if (count > 0) memcpy(to, items, count * size);
  return to;
}

static void *writable(const void *from) { return (void *)(uintptr_t)from; }

/* What only policies have that compute, hold codes or limit. */
static void prepare_computed(spoiler *s, arena *a, const polrt_policy *p) {
  for (uint32_t i = 0; i < p->columns; i++)
    if (p->input[i].kind == POLRT_DERIVED) s->term_count += p->derived[s->derived_count++].terms;
  s->derived = copy(a, p->derived, s->derived_count, sizeof *p->derived);
  s->term = copy(a, p->term, s->term_count, sizeof *p->term);
  s->group = copy(a, p->group, p->groups, sizeof *p->group);
  s->limit = copy(a, p->limit, p->limits, sizeof *p->limit);
  if (p->row_limits != NULL)
    s->row_limits = copy(a, p->row_limits, p->rows + 1u, sizeof *p->row_limits);
  s->policy.derived = s->derived;
  s->policy.term = s->term;
  s->policy.group = s->group;
  s->policy.limit = s->limit;
  s->policy.row_limits = s->row_limits;
}

static void prepare(spoiler *s, arena *a, const polrt_policy *p, const rows *r) {
  *s = (spoiler){ .arena = a, .rows = r, .policy = *p };
  prepare_computed(s, a, p);
  s->input = copy(a, p->input, p->columns, sizeof *p->input);
  s->decision = copy(a, p->decision, p->decisions, sizeof *p->decision);
  s->answer = copy(a, p->answer, p->rows, sizeof *p->answer);
  s->revision = copy(a, p->revision, p->revisions + 1u, sizeof *p->revision);
  s->row_text = copy(a, p->row_text, p->rows, sizeof *p->row_text);
  s->rule_text = copy(a, p->rule_text, p->rules + 1u, sizeof *p->rule_text);
  s->revision_text = copy(a, p->revision_text, p->revisions, sizeof *p->revision_text);
  s->tables = writable(p->tables);
  s->pool = writable(p->text_pool);
  s->policy.input = s->input;
  s->policy.decision = s->decision;
  s->policy.answer = s->answer;
  s->policy.revision = s->revision;
  s->policy.row_text = s->row_text;
  s->policy.rule_text = s->rule_text;
  s->policy.revision_text = s->revision_text;
}

static bool is_accepted(const spoiler *s) {
  arena *scratch = arena_new();
  bool accepted = prove_tables(scratch, &s->policy, s->rows) == NULL;
  arena_free(scratch);
  return accepted;
}

static void must_refuse(spoiler *s, const char *what, uint64_t x, uint64_t y) {
  s->spoiled++;
  if (is_accepted(s))
    harness_fail("accepted: %s (%llu, %llu)", what, (unsigned long long)x, (unsigned long long)y);
}

/* One number of any width spoiled to another value, and put right. */
static void spoil(spoiler *s, void *entry, size_t size, int64_t change, const char *what,
                  uint64_t x) {
  uint64_t kept = 0, value = 0; /* little or big endian: through the type of that size */
  if (size == 1) value = *(uint8_t *)entry;
  if (size == 2) value = *(uint16_t *)entry;
  if (size == 4) value = *(uint32_t *)entry;
  kept = value;
  value += (uint64_t)change;
  for (int again = 0; again < 2; again++, value = kept) {
    if (size == 1) *(uint8_t *)entry = (uint8_t)value;
    if (size == 2) *(uint16_t *)entry = (uint16_t)value;
    if (size == 4) *(uint32_t *)entry = (uint32_t)value;
    if (again == 0) must_refuse(s, what, x, (uint64_t)change);
  }
}

#define SPOIL(s, entry, what, x)                                                                   \
  do {                                                                                             \
    spoil((s), &(entry), sizeof(entry), 1, what, (x));                                             \
    spoil((s), &(entry), sizeof(entry), -1, what, (x));                                            \
  } while (0)

/* ---- bits and bounds --------------------------------------------------------------------- */

static uint64_t *class_bits(const spoiler *s, uint32_t input, uint32_t class_number) {
  const polrt_input *in = &s->input[input];
  void *bits = s->tables + in->rows_at;
  return (uint64_t *)bits + (size_t)class_number * s->policy.words;
}

static void spoil_bits(spoiler *s, uint32_t input) {
  for (uint32_t c = 0; c < s->input[input].classes; c++)
    for (uint32_t bit = 0; bit < s->policy.words * 64u; bit++) {
      uint64_t *word = class_bits(s, input, c) + bit / 64, flip = (uint64_t)1 << bit % 64;
      *word ^= flip;
      must_refuse(s, "a bit of an input's class", (uint64_t)input << 32 | c, bit);
      *word ^= flip;
    }
}

static void spoil_bounds(spoiler *s, uint32_t input) {
  const polrt_input *in = &s->input[input];
  if (in->kind != POLRT_NUMBER && in->kind != POLRT_DATE && in->kind != POLRT_DERIVED) return;
  void *at = s->tables + in->bounds_at;
  int32_t *bounds = at;
  for (uint32_t i = 0; i + 1 < in->classes; i++) SPOIL(s, bounds[i], "a bound", input);
  if (in->guide_at == 0) return;
  uint16_t *guide = (void *)(s->tables + in->guide_at);
  for (int64_t v = in->lo; v <= in->hi; v += INT64_C(1) << in->guide_shift, guide++)
    SPOIL(s, *guide, "a part of a guide", input);
}

/* A guide where there is none, none where there is one, and one a part too far on. */
static void spoil_guide(spoiler *s, uint32_t input) {
  uint32_t *at = &s->input[input].guide_at, kept = *at;
  *at = kept == 0 ? 8 : 0;
  must_refuse(s, "whether an input has a guide", input, *at);
  if (kept != 0) {
    *at = kept + 2;
    must_refuse(s, "where the guide of an input is", input, *at);
  }
  *at = kept;
}

static bool same_bits(const spoiler *s, uint32_t input, const uint64_t *from) {
  size_t size = (size_t)s->input[input].classes * s->policy.words * sizeof *from;
  return memcmp(class_bits(s, input, 0), from, size) == 0;
}

/* Another column's bits, where they differ and are enough. */
static void spoil_columns(spoiler *s) {
  for (uint32_t i = 0; i < s->policy.columns; i++)
    for (uint32_t j = 0; j < s->policy.columns; j++) {
      uint32_t kept = s->input[i].rows_at;
      const uint64_t *own = class_bits(s, i, 0);
      if (i == j || s->input[i].classes > s->input[j].classes) continue;
      s->input[i].rows_at = s->input[j].rows_at;
      if (same_bits(s, i, own))
        s->harmless++;
      else
        must_refuse(s, "the rows of another input", i, j);
      s->input[i].rows_at = kept;
    }
}

static void spoil_inputs(spoiler *s) {
  for (uint32_t i = 0; i < s->policy.columns; i++) {
    polrt_input *in = &s->input[i];
    SPOIL(s, in->kind, "the kind of an input", i);
    SPOIL(s, in->lo, "the smallest value of an input", i);
    SPOIL(s, in->hi, "the largest value of an input", i);
    SPOIL(s, in->classes, "the number of classes of an input", i);
    SPOIL(s, in->judgment, "the judgment mark of an input", i);
    SPOIL(s, in->absent, "the mark that an input may be absent", i);
    SPOIL(s, in->assumed, "the mark that an input is assumed", i);
    SPOIL(s, in->assumed_value, "what an input is assumed to be", i);
    SPOIL(s, in->group, "the codes that an input belongs to", i);
    SPOIL(s, in->first, "the first row or the place of a column", i);
    SPOIL(s, in->count, "the number of rows of a column", i);
    SPOIL(s, in->guide_shift, "the parts of an input's guide", i);
    SPOIL(s, in->guide_near, "what is compared after an input's guide", i);
    spoil_bits(s, i);
    spoil_bounds(s, i);
    spoil_guide(s, i);
  }
  spoil_columns(s);
}

/* ---- rows and answers -------------------------------------------------------------------- */

static void spoil_words(spoiler *s, polrt_answer *words, uint32_t count, const char *what) {
  for (uint32_t i = 0; i < count; i++)
    for (uint32_t bit = 0; bit < 64; bit++) {
      words[i] ^= (polrt_answer)1 << bit;
      must_refuse(s, what, i, bit);
      words[i] ^= (polrt_answer)1 << bit;
    }
}

static void swap_bits(spoiler *s, uint32_t x, uint32_t y) {
  for (uint32_t i = 0; i < s->policy.columns; i++)
    for (uint32_t c = 0; c < s->input[i].classes; c++) {
      uint64_t *bits = class_bits(s, i, c);
      if ((bits[x / 64] >> x % 64 & 1) == (bits[y / 64] >> y % 64 & 1)) continue;
      bits[x / 64] ^= (uint64_t)1 << x % 64;
      bits[y / 64] ^= (uint64_t)1 << y % 64;
    }
}

/* The row number within an answer goes with the place, everything else with the row. */
static void swap_rows(spoiler *s, uint32_t x, uint32_t y) {
  const polrt_answer place = POLRT_NO_ROW;
  polrt_answer moved = s->answer[x];
  uint32_t text = s->row_text[x];
  swap_bits(s, x, y);
  s->answer[x] = (s->answer[y] & ~place) | x;
  s->answer[y] = (moved & ~place) | y;
  s->row_text[x] = s->row_text[y];
  s->row_text[y] = text;
}

/* The bit of the n-th row of a decision: bits that pages leave free answer nothing. */
static uint32_t bit_of_row(const spoiler *s, uint32_t decision, uint32_t n) {
  uint32_t bit = s->decision[decision].first;
  for (;; bit++)
    if (s->answer[bit] != 0 && n-- == 0) return bit;
}

/* Two rows of a decision in the wrong order, with all that belongs to them. */
static void spoil_precedence(spoiler *s) {
  uint64_t overlapping = 0;
  for (uint32_t d = 0; d < s->rows->decisions.count; d++) {
    const decision_rows *of = &s->rows->decisions.items[d];
    for (uint32_t x = 0; x < of->rows.count; x++)
      for (uint32_t y = x + 1; y < of->rows.count; y++) {
        const row *r = of->rows.items;
        if (!box_overlap(s->rows->space, r[x].box, r[y].box)) continue;
        uint32_t earlier = bit_of_row(s, d, x), later = bit_of_row(s, d, y);
        overlapping++;
        swap_rows(s, earlier, later);
        must_refuse(s, "two overlapping rows in the wrong order", x, y);
        swap_rows(s, earlier, later);
      }
  }
  if (overlapping == 0) fprintf(stderr, "note: no two rows of this policy overlap\n");
}

static void spoil_decisions(spoiler *s) {
  for (uint32_t d = 0; d < s->policy.decisions; d++) {
    SPOIL(s, s->decision[d].first, "the first row of a decision", d);
    SPOIL(s, s->decision[d].count, "the number of rows of a decision", d);
    SPOIL(s, s->decision[d].outcomes, "the number of outcomes of a decision", d);
  }
}

/* ---- what is computed, codes, limits ----------------------------------------------------- */

static void spoil_derived(spoiler *s) {
  for (uint32_t i = 0; i < s->derived_count; i++) {
    SPOIL(s, s->derived[i].op, "the operation of a derived value", i);
    SPOIL(s, s->derived[i].terms, "the number of terms of a derived value", i);
    SPOIL(s, s->derived[i].first, "the first term of a derived value", i);
    SPOIL(s, s->derived[i].constant, "the constant of a derived value", i);
  }
  for (uint32_t i = 0; i < s->term_count; i++) {
    SPOIL(s, s->term[i].input, "the column of a term", i);
    SPOIL(s, s->term[i].reserved, "what is reserved in a term", i);
    SPOIL(s, s->term[i].factor, "the factor of a term", i);
  }
}

static void spoil_u64(spoiler *s, uint64_t *word, const char *what, uint64_t x) {
  for (uint32_t bit = 0; bit < 64; bit++) {
    *word ^= (uint64_t)1 << bit;
    must_refuse(s, what, x, bit);
    *word ^= (uint64_t)1 << bit;
  }
}

static void spoil_codes(spoiler *s, const polrt_group *g) {
  void *at = s->tables + g->atoms_at;
  uint64_t *words = at;
  for (uint32_t i = 0; i < g->atoms; i++) spoil_u64(s, &words[i], "a combination of sets", i);
  at = s->tables + g->codes_at;
  words = at;
  for (uint32_t i = 0; i < g->codes; i++) spoil_u64(s, &words[i], "a code", i);
  at = s->tables + g->atom_of_at;
  uint16_t *atom_of = at;
  for (uint32_t i = 0; i < g->codes; i++) SPOIL(s, atom_of[i], "the sets of a code", i);
}

static void spoil_groups(spoiler *s) {
  for (uint32_t i = 0; i < s->policy.groups; i++) {
    polrt_group *g = &s->group[i];
    SPOIL(s, g->first, "the first membership of a group", i);
    SPOIL(s, g->count, "the number of memberships of a group", i);
    SPOIL(s, g->several, "whether a group is a set", i);
    SPOIL(s, g->system, "the system of a group", i);
    SPOIL(s, g->atoms, "the number of combinations of a group", i);
    SPOIL(s, g->codes, "the number of codes of a group", i);
    spoil_codes(s, g);
  }
}

static void spoil_limits(spoiler *s) {
  for (uint32_t i = 0; i < s->policy.limits; i++) {
    SPOIL(s, s->limit[i].kind, "the kind of a limit", i);
    SPOIL(s, s->limit[i].decimals, "the decimals of a limit", i);
    SPOIL(s, s->limit[i].anchor, "the anchor of a limit", i);
    SPOIL(s, s->limit[i].amount, "the amount of a limit", i);
    SPOIL(s, s->limit[i].day, "the day of a limit", i);
  }
  for (uint32_t i = 0; s->row_limits != NULL && i <= s->policy.rows; i++)
    SPOIL(s, s->row_limits[i], "the first limit of a row", i);
}

static void spoil_policy(spoiler *s) {
  polrt_policy *p = &s->policy;
  SPOIL(s, p->abi, "the ABI", 0);
  SPOIL(s, p->inputs, "the number of inputs", 0);
  SPOIL(s, p->columns, "the number of columns", 0);
  SPOIL(s, p->groups, "the number of groups", 0);
  SPOIL(s, p->limits, "the number of limits", 0);
  SPOIL(s, p->decisions, "the number of decisions", 0);
  SPOIL(s, p->words, "the number of words", 0);
  SPOIL(s, p->rows, "the number of rows", 0);
  SPOIL(s, p->rules, "the number of rules", 0);
  SPOIL(s, p->revisions, "the number of revisions", 0);
  SPOIL(s, p->impossible_first, "the first impossible row", 0);
  SPOIL(s, p->impossible_count, "the number of impossible rows", 0);
  for (uint32_t bit = 0; bit < 64; bit++) {
    p->caveats ^= (uint64_t)1 << bit;
    must_refuse(s, "a caveat", bit, 0);
    p->caveats ^= (uint64_t)1 << bit;
  }
}

/* ---- texts ------------------------------------------------------------------------------- */

/* Where the count-th string after an offset ends. */
static uint32_t run_end(const spoiler *s, uint32_t at, uint32_t count) {
  while (count-- > 0) at += (uint32_t)strlen(s->pool + at) + 1;
  return at;
}

static uint32_t input_strings(const spoiler *s, uint32_t i) {
  if (s->input[i].kind <= POLRT_ONE_OF) return 3 + 2u * s->input[i].classes;
  return s->input[i].absent ? 5 : 3;
}

static uint32_t decision_strings(const spoiler *s, uint32_t d) {
  return 2 + 2u * s->decision[d].outcomes;
}

enum {
  POLICY_STRINGS = 2,
  ROW_STRINGS = 2,
  RULE_STRINGS = 1,
  REVISION_STRINGS = 4,
  GROUP_STRINGS = 3,
  LIMIT_STRINGS = 3
};

/* What is done with each text of the policy: where its offset stands, how many strings it has. */
typedef void text_visit(spoiler *s, uint32_t *offset, uint32_t count, const char *whose);

static void visit_texts(spoiler *s, text_visit *visit) {
  visit(s, &s->policy.text, POLICY_STRINGS, "the policy");
  for (uint32_t i = 0; i < s->policy.columns; i++)
    visit(s, &s->input[i].text, input_strings(s, i), "an input");
  for (uint32_t d = 0; d < s->policy.decisions; d++)
    visit(s, &s->decision[d].text, decision_strings(s, d), "a decision");
  for (uint32_t i = 0; i < s->policy.groups; i++)
    visit(s, &s->group[i].text, GROUP_STRINGS, "a group");
  for (uint32_t i = 0; i < s->policy.limits; i++)
    visit(s, &s->limit[i].text, LIMIT_STRINGS, "a limit");
  for (uint32_t i = 0; i < s->policy.rows; i++)
    if (polrt_status_of(s->answer[i]) != POLRT_INVALID) /* a criterion's row has no text */
      visit(s, &s->row_text[i], ROW_STRINGS, "a row");
  for (uint32_t i = 0; i <= s->policy.rules; i++)
    visit(s, &s->rule_text[i], RULE_STRINGS, "a rule");
  for (uint32_t i = 0; i < s->policy.revisions; i++)
    visit(s, &s->revision_text[i], REVISION_STRINGS, "a revision");
}

static void measure(spoiler *s, uint32_t *offset, uint32_t count, const char *whose) {
  (void)whose;
  uint32_t end = run_end(s, *offset, count);
  if (end > s->pool_size) s->pool_size = end;
}

static bool same_strings(const spoiler *s, uint32_t x, uint32_t y, uint32_t count) {
  uint32_t end = run_end(s, x, count);
  return run_end(s, y, count) - y == end - x && memcmp(s->pool + x, s->pool + y, end - x) == 0;
}

static bool is_within(const spoiler *s, uint32_t at, uint32_t count) {
  for (; count > 0; count--) {
    if (at >= s->pool_size) return false;
    at = run_end(s, at, 1);
  }
  return at <= s->pool_size;
}

static void spoil_offset(spoiler *s, uint32_t *offset, uint32_t count, const char *whose) {
  const uint32_t kept = *offset;
  const uint32_t tries[] = { kept + 1, kept - 1, run_end(s, kept, 1), s->policy.text };
  for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
    if (tries[i] >= s->pool_size || !is_within(s, tries[i], count)) continue;
    if (same_strings(s, kept, tries[i], count)) {
      s->harmless++;
      continue;
    }
    *offset = tries[i];
    must_refuse(s, arena_printf(s->arena, "a text offset of %s", whose), kept, tries[i]);
    *offset = kept;
  }
}

static void spoil_string(spoiler *s, uint32_t *offset, uint32_t count, const char *whose) {
  uint32_t end = run_end(s, *offset, count);
  for (uint32_t at = *offset; at < end; at++) {
    if (at + 1 == s->pool_size) continue; /* without its last NUL the pool has no end */
    s->pool[at] ^= 1;
    must_refuse(s, arena_printf(s->arena, "a character of %s", whose), at, *offset);
    s->pool[at] ^= 1;
  }
}

/* ---- all of it --------------------------------------------------------------------------- */

static void spoil_all(spoiler *s) {
  spoil_policy(s);
  spoil_decisions(s);
  spoil_words(s, s->answer, s->policy.rows, "an answer word");
  spoil_words(s, s->revision, s->policy.revisions + 1u, "a revision's answer word");
  spoil_inputs(s);
  spoil_derived(s);
  spoil_groups(s);
  spoil_limits(s);
  spoil_precedence(s);
  visit_texts(s, measure);
  visit_texts(s, spoil_offset);
  visit_texts(s, spoil_string);
  if (!is_accepted(s)) harness_fail("the tables were not put right again");
}

int main(int argc, char **argv) {
  if (argc != 2) {
    fprintf(stderr, "usage: corrupt POLICY.pol\n");
    return 2;
  }
  arena *a = arena_new();
  const model *m = harness_read(a, argv[1]);
  rows *r = m != NULL ? harness_lower(a, m) : NULL;
  if (r == NULL) return 1;
  sources none = { .arena = a };
  diags sink = { .arena = a, .sources = &none };
  tables *t = layout_policy(a, r, &sink);
  const char *fault = t != NULL ? prove_tables(a, &t->policy, r) : "they do not fit";
  if (fault != NULL) {
    fprintf(stderr, "the tables are refused as they are: %s\n", fault);
    return 1;
  }
  spoiler s;
  prepare(&s, a, &t->policy, r);
  if (!is_accepted(&s)) harness_fail("a copy of the tables is refused");
  spoil_all(&s);
  int status = harness_end("%s: %llu corruptions, each refused (%llu that change nothing left out)",
                           m->name, (unsigned long long)s.spoiled, (unsigned long long)s.harmless);
  arena_free(a);
  return status;
}
