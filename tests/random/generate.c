/* generate.c -- small policies made at random.
 *
 * What is written is mostly right; the few policies that `check' refuses are passed over.  Dates lie in
 * a few days around the end of February and comparisons reach a few days or months, so that some
 * hundred days of service stand for all of them.
 */
#include "generate.h"

#include "model.h"

#include <stdlib.h>
#include <string.h>

const char *const random_codes[] = { "A00", "A01", "A02.1", "B10", "A05", "A02.2", "Z99" };

uint32_t random_below(uint64_t *state, uint32_t count) {
  *state ^= *state >> 12;
  *state ^= *state << 25;
  *state ^= *state >> 27;
  return (uint32_t)((*state * UINT64_C(0x2545F4914F6CDD1D)) >> 33) % count;
}

/* ---- what is declared so far ------------------------------------------------------------- */

enum { FACTS_MAX = 12, RULES_MAX = 8, CASES_MAX = 1200 };

typedef enum shape { YES_NO, ONE_OF, NUMBER, WEEKS, DATE, CODE, CODES } shape;

typedef struct made_fact {
  const char *name;
  shape shape;
  bool absent, open;
  uint32_t values; /* members or numbers */
  uint32_t scale;  /* NUMBER: 2 with steps of a half */
} made_fact;

typedef struct made_rule {
  const char *name;
  uint32_t decision;
  bool retired;
  const char *when, *then, *because; /* of a plain rule; NULL */
} made_rule;

typedef struct maker {
  arena *arena;
  uint64_t state, other; /* other: of what a changed policy says otherwise */
  bool changed;
  random_policy *policy;
  made_fact facts[FACTS_MAX];
  uint32_t fact_count, criteria, decisions, outcomes[2], cases;
  made_rule rules[RULES_MAX * 3];
  uint32_t rule_count, derived_numbers, serial;
  uint32_t revisions, revision; /* how many there are; the one being written, 1 .. */
  uint32_t statements;
  bool settled; /* every overlap is settled: later analyses are reached */
  bool dates, months, codes, ranked[2];
} maker;

static uint32_t below(maker *k, uint32_t count) { return random_below(&k->state, count); }
static bool chance(maker *k, uint32_t percent) { return below(k, 100) < percent; }

static void item_or(maker *k, const char *text, const char *mended) {
  vec_push(k->arena, &k->policy->items, (random_item){ text, mended });
}

static void item(maker *k, const char *text) { item_or(k, text, NULL); }

#define TEXT(...) arena_printf(k->arena, __VA_ARGS__)

/* ---- facts ------------------------------------------------------------------------------- */

static const char *absent_text(made_fact *f) { return f->absent ? " or never" : ""; }

static void add_fact(maker *k, made_fact f, uint32_t cases, const char *type) {
  if (k->fact_count == FACTS_MAX || k->cases * cases > CASES_MAX) return;
  k->cases *= cases;
  f.name = TEXT("%c%u", "yenwtvx"[f.shape], k -> fact_count + 1);
  k->facts[k->fact_count++] = f;
  const char *assumed = f.shape == YES_NO && chance(k, 8)
                            ? TEXT(" unknown is %s because \"A\"", chance(k, 50) ? "yes" : "no")
                            : "";
  item(k, TEXT("fact %s : %s%s%s", f.name, type, absent_text(&f), assumed));
}

static void make_fact(maker *k) {
  made_fact f = { .values = 2 + below(k, 4), .scale = 1 };
  switch (below(k, 9)) {
  case 0:
  case 1:
  case 2:
    f.shape = YES_NO;
    add_fact(k, f, 2, "yes_no");
    return;
  case 3:
  case 4:
    f.shape = ONE_OF;
    f.open = chance(k, 40);
    f.values = 2 + below(k, 2);
    add_fact(k, f, f.values + f.open + (k->revisions > 1 && f.open),
             f.values == 2 ? (f.open ? "open one of { p, q }" : "one of { p, q }")
                           : (f.open ? "open one of { p, q, r }" : "one of { p, q, r }"));
    return;
  case 5:
  case 6:
    f.shape = NUMBER;
    f.absent = chance(k, 25);
    f.scale = 1 + chance(k, 25);
    add_fact(k, f, f.values * f.scale + 1 + f.absent,
             TEXT("quantity step %s range 0 .. %u", f.scale == 2 ? "0.5" : "1", f.values));
    return;
  case 7:
    if (chance(k, 30)) {
      f.shape = WEEKS;
      add_fact(k, f, 15, "quantity in weeks step 1 day range 1 weeks .. 3 weeks");
      return;
    }
    f.shape = DATE;
    f.absent = chance(k, 30);
    f.values = 3;
    add_fact(k, f, 3 + f.absent, "date range 2020-02-28 .. 2020-03-01");
    k->dates = true;
    return;
  default:
    f.shape = chance(k, 50) ? CODE : CODES;
    if (!k->codes) {
      item(k, "codes icd10cm s1 { A00, A01 }");
      item(k, "codes icd10cm s2 { A01, A02*, B10 }");
      item(k, "codes icd10cm s3 { A0*, except A01 }");
    }
    k->codes = true;
    add_fact(k, f, f.shape == CODE ? 4 : 12,
             f.shape == CODE ? "code icd10cm" : "set of code icd10cm");
  }
}

static made_fact *fact_of(maker *k, shape s) {
  for (uint32_t tries = 0; tries < 20; tries++) {
    made_fact *f = &k->facts[below(k, k->fact_count)];
    if (f->shape == s) return f;
  }
  return NULL;
}

/* ---- conditions -------------------------------------------------------------------------- */

static const char *condition(maker *k, uint32_t depth, bool guarded);

static const char *number_value(maker *k, const made_fact *f) {
  uint32_t v = below(k, f->values * f->scale + 1);
  if (f->scale == 1) return TEXT("%u", v);
  return TEXT("%u.%u", v / 2, v % 2 * 5);
}

static const char *relation(maker *k) {
  static const char *const all[] = { "<", "<=", ">", ">=", "=", "!=" };
  return all[below(k, 6)];
}

/* A comparison with a value that may be absent must say what it means when it is negated. */
static const char *if_any(maker *k, bool absent, bool guarded) {
  return absent && (guarded || chance(k, 20)) ? " if any" : "";
}

static const char *number_cond(maker *k, const made_fact *f, bool guarded) {
  if (f->absent && chance(k, 20))
    return TEXT("%s is %snever", f->name, chance(k, 50) ? "not " : "");
  if (chance(k, 30)) {
    const char *lo = number_value(k, f), *hi = number_value(k, f);
    if (strtod(lo, NULL) > strtod(hi, NULL)) {
      const char *swap = lo;
      lo = hi;
      hi = swap;
    }
    bool half_open = chance(k, 30) && strtod(lo, NULL) < strtod(hi, NULL);
    bool not_in = !f->absent && chance(k, 20);
    return TEXT("%s %sin %s %s %s%s", f->name, not_in ? "not " : "", lo, half_open ? "..<" : "..",
                hi, if_any(k, f->absent, guarded));
  }
  return TEXT("%s %s %s%s", f->name, relation(k), number_value(k, f),
              if_any(k, f->absent, guarded));
}

static const char *sum_cond(maker *k, const made_fact *f, bool guarded) {
  const made_fact *g = fact_of(k, NUMBER);
  if (g == NULL || g == f) return number_cond(k, f, guarded);
  const char *any = if_any(k, f->absent || g->absent, guarded);
  switch (below(k, 5)) {
  case 0:
    return TEXT("%s %s %s%s", f->name, relation(k), g->name, any);
  case 1:
    return TEXT("%s + %s %s %u%s", f->name, g->name, relation(k), below(k, 9), any);
  case 2:
    return TEXT("%s - %s in %u .. %u%s", f->name, g->name, below(k, 2), 2 + below(k, 3), any);
  case 3:
    return TEXT("2 * %s %s %s + 1%s", f->name, relation(k), g->name, any);
  default:
    return TEXT("%s + 1 %s 2 * %s%s", f->name, relation(k), g->name, any);
  }
}

static const char *date_literal(maker *k) {
  static const char *const all[] = { "2020-02-28", "2020-02-29", "2020-03-01" };
  return all[below(k, 3)];
}

static const char *span_text(maker *k) {
  static const char *const words[] = { "within", "less than", "more than", "at least", "exactly" };
  const char *word = words[below(k, 5)];
  if (chance(k, 60)) {
    uint32_t days = below(k, 4) + (word[0] == 'l');
    return TEXT("%s %u day%s", word, days, days == 1 ? "" : "s");
  }
  k->months = true;
  uint32_t n = 1 + below(k, 2);
  return TEXT("%s %u month%s", word, n, n == 1 ? "" : "s");
}

static const char *date_cond(maker *k, const made_fact *f, bool guarded) {
  const char *name = f->name, *other = "date_of_service";
  bool absent = f->absent;
  if (f->absent && chance(k, 15))
    return TEXT("%s is %snever", f->name, chance(k, 50) ? "not " : "");
  if (chance(k, 25)) {
    static const char *const words[] = { "after", "before", "on or after", "on or before" };
    return TEXT("%s %s %s%s", f->name, words[below(k, 4)], date_literal(k),
                if_any(k, absent, guarded));
  }
  const made_fact *g = fact_of(k, DATE);
  if (g != NULL && g != f && chance(k, 40)) {
    other = g->name;
    absent |= g->absent;
  }
  if (chance(k, 50)) {
    const char *swap = name;
    name = other;
    other = swap;
  }
  const char *any = if_any(k, absent, guarded), *way = chance(k, 50) ? "after" : "before";
  if (chance(k, 15)) return TEXT("%s %s %s%s", name, way, other, any);
  if (chance(k, 15)) {
    k->months = true;
    return TEXT("%s at least %u full month%s %s the month of %s%s", name, 1u, "", way, other, any);
  }
  return TEXT("%s %s %s %s%s", name, span_text(k), way, other, any);
}

static const char *code_cond(maker *k, const made_fact *f) {
  uint32_t set = 1 + below(k, 3);
  if (f->shape == CODE)
    return TEXT("%s %sin { %s }", f->name, chance(k, 30) ? "not " : "",
                chance(k, 70) ? TEXT("s%u", set) : TEXT("\"%s\"", random_codes[below(k, 4)]));
  if (chance(k, 10))
    return TEXT("%s has all { %s, %s }", f->name, random_codes[below(k, 2)],
                random_codes[2 + below(k, 2)]);
  return TEXT("%s has %s s%u", f->name, chance(k, 70) ? "any" : "none", set);
}

static const char *one_of_cond(maker *k, const made_fact *f) {
  static const char *const names[] = { "p", "q", "r" };
  const char *first = names[below(k, f->values)], *second = names[below(k, f->values)];
  if (f->open && chance(k, 20)) first = "other";
  if (f->open && k->revision > 1 && chance(k, 30)) first = "added";
  if (first == second || chance(k, 60))
    return TEXT("%s is %s%s", f->name, chance(k, 25) ? "not " : "", first);
  return TEXT("%s %sin { %s, %s }", f->name, chance(k, 25) ? "not " : "", first, second);
}

static const char *atom(maker *k, bool guarded) {
  if (k->criteria > 0 && chance(k, 15))
    return TEXT("%sc%u", chance(k, 25) ? "not " : "", 1 + below(k, k->criteria));
  made_fact *f = &k->facts[below(k, k->fact_count)];
  switch (f->shape) {
  case YES_NO:
    return TEXT("%s%s", chance(k, 35) ? "not " : "", f->name);
  case ONE_OF:
    return one_of_cond(k, f);
  case NUMBER:
    return chance(k, 25) ? sum_cond(k, f, guarded) : number_cond(k, f, guarded);
  case WEEKS:
    return chance(k, 40)
               ? TEXT("completed weeks of %s %s %u", f->name, relation(k), 1 + below(k, 3))
               : TEXT("%s %s %uw%ud", f->name, relation(k), 1 + below(k, 2), below(k, 7));
  case DATE:
    return date_cond(k, f, guarded);
  default:
    return code_cond(k, f);
  }
}

static const char *group(maker *k, const char *head, uint32_t parts, uint32_t depth, bool guarded) {
  textbuf b = { .arena = k->arena };
  textbuf_add(&b, "%s of {", head);
  for (uint32_t i = 0; i < parts; i++)
    textbuf_add(&b, "%s %s", i > 0 ? "," : "", condition(k, depth, guarded));
  textbuf_add(&b, " }");
  return b.text;
}

static const char *condition(maker *k, uint32_t depth, bool guarded) {
  if (depth == 0 || chance(k, 25)) return atom(k, guarded);
  uint32_t parts = 2 + below(k, 2);
  switch (below(k, 10)) {
  case 0:
    return group(k, TEXT("at least %u", 1 + below(k, parts)), parts, depth - 1, guarded);
  case 1:
    return group(k, TEXT("%s %u", chance(k, 50) ? "at most" : "exactly", 1 + below(k, parts - 1)),
                 parts, depth - 1, true);
  case 2:
    return group(k, "none", parts, depth - 1, true);
  case 3:
    return TEXT("not (%s)", condition(k, depth - 1, true));
  case 4:
  case 5:
  case 6:
    return group(k, "any", parts, depth - 1, guarded);
  default:
    return group(k, "all", parts, depth - 1, guarded);
  }
}

/* In a changed policy now and then another one; what follows is the same in both. */
static const char *condition_or_other(maker *k, uint32_t depth, bool guarded, const char *is) {
  if (!k->changed) return is;
  uint64_t kept = k->state;
  k->state = k->other;
  if (chance(k, 25)) is = condition(k, depth, guarded);
  k->other = k->state;
  k->state = kept;
  return is;
}

static const char *word_or_other(maker *k, const char *is, const char *other) {
  if (!k->changed) return is;
  uint64_t kept = k->state;
  k->state = k->other;
  if (chance(k, 10)) is = other;
  k->other = k->state;
  k->state = kept;
  return is;
}

/* ---- decisions and rules ----------------------------------------------------------------- */

static const char *const outcome_names[] = { "good", "fair", "bad" };

static const char *outcome_of(maker *k, uint32_t number) {
  return outcome_names[below(k, k->outcomes[number])];
}

/* Often one that may be true: where a fact has some value. */
static const char *contract(maker *k) {
  if (chance(k, 40)) return condition(k, 2, false);
  if (chance(k, 50)) return atom(k, false);
  return TEXT("any of { %s, %s }", atom(k, false), atom(k, false));
}

static const char *any_cite(maker *k) {
  if (k->statements == 0 || chance(k, 50)) return "";
  return TEXT(" cite S%u", 1 + below(k, k->statements));
}

static void make_decision(maker *k) {
  uint32_t d = k->decisions++;
  textbuf b = { .arena = k->arena };
  k->outcomes[d] = 2 + below(k, 2);
  const char *list = k->outcomes[d] == 2 ? "good, fair" : "good, fair, bad";
  textbuf_add(&b, "decision d%u : one of { %s }", d + 1, list);
  k->ranked[d] = chance(k, 70);
  if (k->ranked[d]) textbuf_add(&b, " outcomes best first: %s", list);
  uint32_t kind = below(k, 10);
  if (kind == 0) {
    textbuf_add(&b, " exhaustive");
  } else if (kind == 1) {
    textbuf_add(&b, " otherwise refer");
  } else if (kind > 2 || k->settled) {
    textbuf_add(&b, " otherwise %s", outcome_of(k, d));
    if (chance(k, 30)) textbuf_add(&b, " only where %s", contract(k));
    if (chance(k, 30)) textbuf_add(&b, " because \"Why 0\"%s", any_cite(k));
  }
  const char *order = k->ranked[d] ? TEXT(" outcomes best first: %s", list) : "";
  item_or(
      k, b.text,
      TEXT("decision d%u : one of { %s }%s otherwise %s", d + 1, list, order, outcome_of(k, d)));
}

static const char *rule_before(maker *k, uint32_t number) {
  for (uint32_t tries = 0; tries < 20 && k->rule_count > 0; tries++) {
    made_rule *r = &k->rules[below(k, k->rule_count)];
    if (r->decision == number && !r->retired) return r->name;
  }
  return NULL;
}

static void keep_rule(maker *k, made_rule r) {
  if (k->rule_count < RULES_MAX * 3) k->rules[k->rule_count++] = r;
}

static const char *rule_text(maker *k) {
  uint32_t d = below(k, k->decisions);
  textbuf b = { .arena = k->arena };
  made_rule made = { .name = TEXT("rule_%u", ++k->serial), .decision = d };
  const char *other = rule_before(k, d);
  made.then = chance(k, 6) ? "refer" : outcome_of(k, d);
  made.when = condition(k, 1 + chance(k, 35), false);
  made.when = condition_or_other(k, 1, false, made.when);
  made.then = word_or_other(k, made.then, "good");
  made.because = TEXT("Why %u", chance(k, 30) ? 0 : k->serial);
  made.because = word_or_other(k, made.because, "Otherwise");
  textbuf_add(&b, "rule %s for d%u when %s", made.name, d + 1, made.when);
  if (chance(k, 8))
    textbuf_add(&b, " requires %s then %s else %s because \"Unmet\"", condition(k, 1, true),
                made.then[0] == 'r' ? "good" : made.then, outcome_of(k, d));
  else
    textbuf_add(&b, " then %s", made.then);
  if (other != NULL && chance(k, 12)) textbuf_add(&b, " exception to %s", other);
  if (chance(k, 4)) textbuf_add(&b, " limited to \"some\"");
  textbuf_add(&b, " because \"%s\"%s", made.because, any_cite(k));
  keep_rule(k, made);
  return b.text;
}

/* ---- rules that say what others say -------------------------------------------------------- */

static void plain_rule(maker *k, uint32_t d, const char *when, const char *then,
                       const char *because) {
  made_rule made = { TEXT("rule_%u", ++k->serial), d, false, when, then, because };
  item(k, TEXT("rule %s for d%u when %s then %s because \"%s\"", made.name, d + 1, when, then,
               because));
  keep_rule(k, made);
}

/* The condition of an earlier rule and more: it can be left out, unless something stands between. */
static void make_narrower(maker *k) {
  for (uint32_t i = 0; i < k->rule_count; i++) {
    made_rule r = k->rules[i];
    if (r.when == NULL || chance(k, 50)) continue;
    plain_rule(k, r.decision, TEXT("all of { %s, %s }", r.when, atom(k, false)), r.then, r.because);
    return;
  }
}

/* Two rules that differ in the values of one fact, with or without others between. */
static void make_neighbours(maker *k) {
  const made_fact *f = fact_of(k, chance(k, 60) ? NUMBER : ONE_OF);
  uint32_t d = below(k, k->decisions);
  const char *then = outcome_of(k, d), *why = TEXT("Both %u", k->serial);
  const char *and = chance(k, 50) ? TEXT(", %s", atom(k, false)) : "";
  if (f == NULL) return;
  const char *x = TEXT("%s is p", f->name), *y = TEXT("%s is q", f->name);
  if (f->shape == NUMBER) {
    uint32_t at = below(k, f->values), gap = chance(k, 30);
    x = TEXT("%s <= %u", f->name, at);
    y = TEXT("%s > %u", f->name, at + gap < f->values ? at + gap : at);
    if (chance(k, 50)) y = TEXT("%s in %u .. %u", f->name, at + 1, f->values);
  }
  plain_rule(k, d, *and == '\0' ? x : TEXT("all of { %s%s }", x, and), then, why);
  plain_rule(k, d, *and == '\0' ? y : TEXT("all of { %s%s }", y, and), then,
             chance(k, 80) ? why : "Another");
}

/* What only the default decides lies between two values of the best outcome. */
static void make_hole(maker *k) {
  const made_fact *f = fact_of(k, chance(k, 80) ? NUMBER : DATE);
  uint32_t d = below(k, k->decisions);
  if (f == NULL) return;
  const char *and = chance(k, 50) ? TEXT(", %s", atom(k, false)) : "";
  const char *x = TEXT("%s on or before 2020-02-28", f->name);
  const char *y = TEXT("%s on or after 2020-03-01", f->name);
  if (f->shape == NUMBER && f->values < 2) return;
  if (f->shape == NUMBER) {
    uint32_t at = below(k, f->values - 1);
    x = TEXT("%s <= %u", f->name, at);
    y = TEXT("%s >= %u", f->name, at + (f->scale == 2 ? 1 : 2));
  }
  plain_rule(k, d, *and == '\0' ? x : TEXT("all of { %s%s }", x, and), "good", "Low");
  plain_rule(k, d, *and == '\0' ? y : TEXT("all of { %s%s }", y, and), "good", "High");
}

static void make_likes(maker *k) {
  if (chance(k, 25)) make_narrower(k);
  if (chance(k, 25)) make_neighbours(k);
  if (chance(k, 20)) make_hole(k);
}

static const char *cell_text_of(maker *k, const made_fact *f) {
  if (chance(k, 30)) return "any";
  if (f->shape == YES_NO) return chance(k, 50) ? "yes" : "no";
  if (f->shape == ONE_OF) return chance(k, 50) ? "p" : "{ q, p }";
  return TEXT("%s %s", chance(k, 50) ? "<=" : ">", number_value(k, f));
}

static void make_table(maker *k) {
  static const char *const hits[] = { "first", "unique", "any", "priority" };
  made_fact *f = NULL, *g = NULL;
  uint32_t d = below(k, k->decisions), n = ++k->serial;
  for (uint32_t i = 0; i < k->fact_count; i++)
    if (k->facts[i].shape <= NUMBER) {
      g = f;
      f = &k->facts[i];
    }
  if (g == NULL) return;
  textbuf b = { .arena = k->arena };
  textbuf_add(&b, "table t%u for d%u by %s, %s hit %s {\n", n, d + 1, f->name, g->name,
              hits[below(k, 8) % 4]);
  uint32_t rows = 1 + below(k, 3);
  for (uint32_t i = 0; i < rows; i++) {
    const char *x = cell_text_of(k, f), *y = cell_text_of(k, g);
    textbuf_add(&b, "  row%u_%u: %s, %s => %s because \"Row\"\n", n, i, x, y, outcome_of(k, d));
    keep_rule(k, (made_rule){ .name = TEXT("row%u_%u", n, i), .decision = d });
  }
  textbuf_add(&b, "}");
  item(k, b.text);
}

/* One list over everything settles every overlap. */
static void make_settlement(maker *k) {
  for (uint32_t d = 0; d < k->decisions; d++) {
    textbuf b = { .arena = k->arena };
    uint32_t listed = 0;
    textbuf_add(&b, "precedence for d%u {", d + 1);
    for (uint32_t i = k->rule_count; i-- > 0;) /* exceptions are stated by later rules */
      if (k->rules[i].decision == d && !k->rules[i].retired)
        textbuf_add(&b, "%s %s", listed++ > 0 ? "," : "", k->rules[i].name);
    textbuf_add(&b, " } because \"Listed\"");
    if (listed > 1) item(k, b.text);
  }
}

static void make_order(maker *k) {
  uint32_t d = below(k, k->decisions);
  const char *x = rule_before(k, d), *y = rule_before(k, d), *z = rule_before(k, d);
  if (x == NULL || y == NULL || x == y) return;
  if (chance(k, 25) && z != x && z != y && z != NULL) {
    item(k, TEXT("precedence for d%u { %s, %s, %s } because \"Listed\"", d + 1, x, y, z));
    return;
  }
  const char *where = condition(k, 1, false);
  item(k, TEXT("resolve %s over %s where %s because \"Read so\"", x, y, where));
  if (chance(k, 12))
    item(k, TEXT("resolve %s over %s where %s because \"Back\"", y, x,
                 chance(k, 50) ? where : condition(k, 1, false)));
}

/* Some facts given, some not; what is expected is a guess. */
static void make_test(maker *k) {
  static const char *const days[] = { "2020-02-28", "2020-02-29", "2020-03-01", "2020-03-02" };
  textbuf b = { .arena = k->arena };
  uint32_t d = below(k, k->decisions), given = 0;
  const char *by = rule_before(k, d);
  textbuf_add(&b, "test \"T%u\" on %s {\n", ++k->serial, days[below(k, 4)]);
  for (uint32_t i = 0; i < k->fact_count; i++) {
    const made_fact *f = &k->facts[i];
    if (f->shape > DATE || chance(k, 25)) continue;
    textbuf_add(&b, given++ == 0 ? "  given " : ", ");
    if (f->shape == YES_NO) textbuf_add(&b, "%s%s", chance(k, 50) ? "not " : "", f->name);
    if (f->shape == ONE_OF) textbuf_add(&b, "%s is %s", f->name, chance(k, 50) ? "p" : "q");
    if (f->shape == NUMBER) textbuf_add(&b, "%s is %s", f->name, number_value(k, f));
    if (f->shape == WEEKS) textbuf_add(&b, "%s is %uw%ud", f->name, 1 + below(k, 2), below(k, 7));
    if (f->shape == DATE) textbuf_add(&b, "%s is %s", f->name, date_literal(k));
  }
  textbuf_add(&b, "%s  expect d%u is %s%s\n}", given > 0 ? "\n" : "", d + 1, outcome_of(k, d),
              by != NULL && chance(k, 20) ? TEXT(" by %s", by) : "");
  item(k, b.text);
}

static void make_property(maker *k) {
  uint32_t d = below(k, k->decisions);
  if (!k->ranked[d] || chance(k, 50)) {
    item(k, TEXT("%s a%u : d%u is %s where %s", chance(k, 60) ? "never" : "always", ++k->serial,
                 d + 1, outcome_of(k, d), condition(k, 1, false)));
    return;
  }
  const char *where = chance(k, 60) ? TEXT(" where %s", condition(k, 1, false)) : "";
  made_fact *f = fact_of(k, chance(k, 70) ? NUMBER : DATE);
  if (f == NULL) return;
  item(k, TEXT("%s %s never worsens d%u%s", chance(k, 50) ? "raising" : "lowering", f->name, d + 1,
               where));
}

/* ---- revisions --------------------------------------------------------------------------- */

static void change(maker *k, textbuf *b) {
  made_rule *r = k->rule_count > 0 ? &k->rules[below(k, k->rule_count)] : NULL;
  bool simple = r != NULL && !r->retired && r->name[1] == 'u';
  switch (below(k, 7)) {
  case 0:
  case 1:
    textbuf_add(b, "  add %s\n", rule_text(k));
    return;
  case 2:
    if (!simple) return;
    textbuf_add(b, "  retire rule %s because \"Gone\"\n", r->name);
    r->retired = true;
    return;
  case 3:
    if (!simple || r->when == NULL) return;
    if (chance(k, 85)) r->when = condition(k, 2, false);
    textbuf_add(b, "  amend rule %s now when %s\n", r->name, r->when);
    return;
  case 4:
    if (k->criteria == 0 || k->revision > 2) return;
    textbuf_add(b, "  amend criterion c1 now is %s\n",
                TEXT("%s", k->facts[0].shape == YES_NO ? k->facts[0].name : atom(k, true)));
    return;
  case 5:
    if (k->revision == 2)
      textbuf_add(b, "  amend decision d1 now otherwise %s\n", outcome_of(k, 0));
    return;
  default:
    if (chance(k, 50))
      textbuf_add(b, "  changes d%u nothing\n", 1 + below(k, k->decisions));
    else
      textbuf_add(b, "  changes %s only where %s\n", chance(k, 50) ? "reasons" : "d1",
                  condition(k, 1, false));
  }
}

static void make_revision(maker *k, const char *date) {
  textbuf b = { .arena = k->arena };
  textbuf_add(&b, "revision %s \"Later\" {\n", date);
  if (k->revision == 2)
    for (uint32_t i = 0; i < k->fact_count; i++)
      if (k->facts[i].open) textbuf_add(&b, "  extend %s { added }\n", k->facts[i].name);
  for (uint32_t i = 1 + below(k, 3); i > 0; i--) change(k, &b);
  textbuf_add(&b, "}");
  item(k, b.text);
}

/* ---- days -------------------------------------------------------------------------------- */

static void add_days(maker *k, int64_t first, int64_t last) {
  int32_t from = 0, until = 0;
  (void)date_from_number(first, &from);
  (void)date_from_number(last, &until);
  for (int32_t day = from; day <= until; day++) vec_push(k->arena, &k->policy->days, day);
}

static int compare_days(const void *x, const void *y) {
  return *(const int32_t *)x - *(const int32_t *)y;
}

/* Date facts lie in 2020-02-28 .. 2020-03-01; days reach 4 beyond, months end where months do. */
static void make_days(maker *k) {
  add_days(k, 19500101, 19500101);
  add_days(k, 20191231, 20200101);
  add_days(k, 20200227, 20200302);
  add_days(k, 20210101, 20210101);
  add_days(k, 21500101, 21500101);
  if (k->dates) {
    add_days(k, 20200223, 20200226);
    add_days(k, 20200303, 20200306);
  }
  static const int64_t ends[][2] = {
    { 20191226, 20200103 }, { 20200126, 20200203 }, { 20200327, 20200403 }, { 20200427, 20200503 }
  };
  for (int i = 0; k->months && i < 4; i++) add_days(k, ends[i][0], ends[i][1]);
  qsort(k->policy->days.items, k->policy->days.count, sizeof(int32_t), compare_days);
  uint32_t kept = 1;
  for (uint32_t i = 1; i < k->policy->days.count; i++)
    if (k->policy->days.items[i] != k->policy->days.items[kept - 1])
      k->policy->days.items[kept++] = k->policy->days.items[i];
  k->policy->days.count = kept;
}

/* ---- a policy ---------------------------------------------------------------------------- */

static void make_criteria(maker *k) {
  for (uint32_t i = below(k, 3); i > 0; i--) {
    const char *is = condition(k, 2, true);
    is = condition_or_other(k, 1, true, is);
    item(k, TEXT("criterion c%u is %s", k->criteria + 1, is));
    k->criteria++;
  }
}

static void make_rules(maker *k) {
  uint32_t rules = 1 + below(k, RULES_MAX - 2);
  for (uint32_t i = 0; i < rules; i++) item(k, rule_text(k));
  make_likes(k);
  if (chance(k, 15)) make_table(k);
  if (chance(k, 8)) {
    uint32_t d = below(k, k->decisions);
    item(k, TEXT("requirement q%u for d%u : %s else %s because \"Needed\"", ++k->serial, d + 1,
                 condition(k, 1, true), outcome_of(k, d)));
  }
  if (k->settled)
    make_settlement(k);
  else
    for (uint32_t i = below(k, 3); i > 0; i--) make_order(k);
  for (uint32_t i = below(k, 4); i > 0; i--) make_property(k);
  for (uint32_t i = below(k, 3); i > 0; i--) make_test(k);
  if (chance(k, 25)) item(k, TEXT("impossible %s because \"Cannot be\"", condition(k, 1, false)));
}

static random_policy make(arena *a, uint64_t number, bool changed) {
  static const char *const dates[] = { "2020-02-29", "2020-03-02" };
  random_policy p = { 0 };
  maker made = {
    .arena = a, .policy = &p, .cases = 1, .state = (number + 1) * UINT64_C(0x9E3779B97F4A7C15)
  };
  maker *k = &made;
  k->changed = changed;
  k->other = (number + 7) * UINT64_C(0xD1342543DE82EF95);
  for (int i = 0; i < 4; i++) (void)below(k, 2);
  k->revisions = chance(k, 35) ? 2 + below(k, 2) : 1;
  k->settled = chance(k, 65);
  k->revision = 1;
  p.head = "policy random \"Random\" {\n  language 1\n  in force from 2020-01-01\n}\n";
  for (uint32_t i = 3 + below(k, 3); i > 0; i--) make_fact(k);
  if (k->fact_count == 0) make_fact(k);
  k->statements = chance(k, 40) ? 1 + below(k, 2) : 0;
  for (uint32_t i = 1; i <= k->statements; i++)
    item(k,
         TEXT("statement S%u in \"Policy\" \"Words\"%s", i, chance(k, 20) ? " informative" : ""));
  make_criteria(k);
  for (uint32_t i = 1 + chance(k, 25); i > 0; i--) make_decision(k);
  make_rules(k);
  for (k->revision = 2; k->revision <= k->revisions; k->revision++)
    make_revision(k, dates[k->revision - 2]);
  make_days(k);
  return p;
}

random_policy random_policy_new(arena *a, uint64_t number) { return make(a, number, false); }
random_policy random_policy_changed(arena *a, uint64_t number) { return make(a, number, true); }

static const char *item_text(const random_item *item, item_state state) {
  return state == ITEM_KEPT ? item->text : state == ITEM_MENDED ? item->mended : NULL;
}

const char *random_policy_text(arena *a, const random_policy *p, const item_state *state) {
  textbuf b = { .arena = a };
  textbuf_add(&b, "%s", p->head);
  for (uint32_t i = 0; i < p->items.count; i++) {
    const char *text = item_text(&p->items.items[i], state != NULL ? state[i] : ITEM_KEPT);
    if (text != NULL) textbuf_add(&b, "%s\n", text);
  }
  return b.text;
}

uint32_t random_policy_item(const random_policy *p, const item_state *state, uint32_t offset) {
  size_t end = strlen(p->head);
  for (uint32_t i = 0; i < p->items.count; i++) {
    const char *text = item_text(&p->items.items[i], state[i]);
    if (offset < end) return p->items.count;
    if (text != NULL) end += strlen(text) + 1;
    if (offset < end) return i;
  }
  return p->items.count;
}
