/* smt_terms.c -- names, numbers and conditions of the model as terms of SMT-LIB.
 *
 * Must not look at rows or boxes: every condition is written as it stands in the model.
 */
#include "smt.h"

#include <inttypes.h>
#include <string.h>

/* ---- names and texts --------------------------------------------------------------------- */

static bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '.' || c == '~';
}

/* Between bars everything stands for itself but bars and backslashes; and what cannot be seen is kept
 * out.  % marks what was replaced, so that two names never become one. */
static void add_quoted(textbuf *b, const char *name) {
  for (const char *p = name; *p != '\0'; p++) {
    unsigned char c = (unsigned char)*p;
    if (c == '|' || c == '\\' || c == '%' || c < ' ' || c > '~')
      textbuf_add(b, "%%%02X", (unsigned)c);
    else
      textbuf_add_bytes(b, p, 1);
  }
}

const char *smt_symbol(arena *a, const char *prefix, const char *name, const char *suffix) {
  textbuf b = { .arena = a };
  bool plain = true;
  for (const char *p = name; *p != '\0'; p++) plain = plain && is_plain(*p);
  if (plain) return arena_printf(a, "%s%s%s", prefix, name, suffix);
  textbuf_add(&b, "|%s", prefix);
  add_quoted(&b, name);
  textbuf_add(&b, "%s|", suffix);
  return b.text;
}

void smt_comment(smt *s, const char *text) {
  textbuf_add(&s->out, *text != '\0' ? "; " : ";");
  for (const char *p = text; *p != '\0'; p++) {
    bool breaks = (unsigned char)*p < ' ' || *p == 0x7F;
    textbuf_add_bytes(&s->out, breaks ? " " : p, 1);
  }
  textbuf_add(&s->out, "\n");
}

const char *smt_string(arena *a, const char *text) {
  textbuf b = { .arena = a };
  textbuf_add(&b, "\"");
  for (const char *p = text; *p != '\0'; p++) {
    bool seen = (unsigned char)*p >= ' ' && (unsigned char)*p <= '~';
    if (*p == '"') textbuf_add(&b, "\"");
    textbuf_add_bytes(&b, seen ? p : "?", 1);
  }
  textbuf_add(&b, "\"");
  return b.text;
}

const char *smt_number(arena *a, int64_t value) {
  return value < 0 ? arena_printf(a, "(- %" PRIu64 ")", 0 - (uint64_t)value)
                   : arena_printf(a, "%" PRId64, value);
}

/* ---- revisions --------------------------------------------------------------------------- */

const char *smt_revision(const smt *s) { return s->frozen ? "revision~2" : "revision"; }

static const char *run_of_revisions(smt *s, uint32_t from, uint32_t until) {
  const char *r = smt_revision(s);
  if (until == s->model->revisions.count) return arena_printf(s->arena, "(>= %s %u)", r, from);
  if (from == until) return arena_printf(s->arena, "(= %s %u)", r, from);
  return arena_printf(s->arena, "(<= %u %s %u)", from, r, until);
}

const char *smt_in_force(smt *s, revision_set valid) {
  textbuf b = { .arena = s->arena };
  uint32_t runs = 0, newest = s->model->revisions.count;
  for (uint32_t from = 1; from <= newest; from++) {
    uint32_t until = from;
    if ((valid >> from & 1) == 0) continue;
    while (until < newest && (valid >> (until + 1) & 1)) until++;
    textbuf_add(&b, "%s%s", runs++ > 0 ? " " : "", run_of_revisions(s, from, until));
    from = until;
  }
  if (runs == 0) return "false";
  return runs == 1 ? b.text : arena_printf(s->arena, "(or %s)", b.text);
}

/* ---- the calendar ------------------------------------------------------------------------ */

/* Years begin in March, so that the leap day comes last, and are counted in fours from 1896-03-01: a day
 * is 1461 cycles + 365 years + ..., without the leap days that 1900, 2100 and 2200 lack.  Said this way
 * round, from the parts to the day, it is linear; the dates of the language lie in 1900 .. 2200. */
static const char calendar_functions[] =
    "; The day of a date taken apart: cycles of four years from 1896-03-01, years in the cycle, "
    "months\n"
    "; in the year and the day of the month; days are counted from 1970-01-01.\n"
    "(define-fun calendar.leap ((cycle Int) (year Int)) Bool\n"
    "  (and (= year 3) (not (= cycle 0)) (not (= cycle 50)) (not (= cycle 75))))\n"
    "(define-fun calendar.length ((cycle Int) (year Int) (month Int)) Int\n"
    "  (ite (= month 11) (ite (calendar.leap cycle year) 29 28)\n"
    "    (ite (or (= month 1) (= month 3) (= month 6) (= month 8)) 30 31)))\n"
    "(define-fun calendar.start ((cycle Int) (year Int)) Int\n"
    "  (+ (- 26968) (* 1461 cycle) (* 365 year)\n"
    "     (ite (>= cycle 1) (- 1) 0) (ite (>= cycle 51) (- 1) 0) (ite (>= cycle 76) (- 1) 0)))\n"
    "(define-fun calendar.day ((cycle Int) (year Int) (month Int) (day Int)) Int\n"
    "  (+ (calendar.start cycle year) (- day 1)\n"
    "     (ite (= month 0) 0 (ite (= month 1) 31 (ite (= month 2) 61 (ite (= month 3) 92\n"
    "     (ite (= month 4) 122 (ite (= month 5) 153 (ite (= month 6) 184 (ite (= month 7) 214\n"
    "     (ite (= month 8) 245 (ite (= month 9) 275 (ite (= month 10) 306 337)))))))))))))\n"
    "(define-fun calendar.months ((cycle Int) (year Int) (month Int)) Int\n"
    "  (+ (* 48 cycle) (* 12 year) month))\n"
    "; 2n on the n-th anniversary of `from', 2n + 1 after it and before the next; a day that a "
    "month\n"
    "; lacks is its last.\n"
    "(define-fun calendar.half_months ((apart Int) (from Int) (to Int) (length Int)) Int\n"
    "  (let ((on (ite (< from length) from length)))\n"
    "    (+ (* 2 apart) (ite (< on to) 1 (ite (> on to) (- 1) 0)))))\n";

/* "calendar.last_scan.month": a part of a date. */
static const char *part_of(smt *s, const fact *f, const char *part) {
  const char *suffix = f == s->varied ? s->suffix : "";
  return smt_symbol(s->arena, "calendar.", f->name, arena_printf(s->arena, ".%s%s", part, suffix));
}

/* "c.cycle c.year c.month" */
static const char *month_parts(smt *s, const fact *f) {
  return arena_printf(s->arena, "%s %s %s", part_of(s, f, "cycle"), part_of(s, f, "year"),
                      part_of(s, f, "month"));
}

static void declare_part(smt *s, const char *symbol, int lo, const char *hi) {
  textbuf_add(&s->out, "(declare-const %s Int)\n(assert (<= %d %s %s))\n", symbol, lo, symbol, hi);
}

static bool begins(smt *s, const char *symbol);

static void take_apart(smt *s, const fact *f) {
  const char *day = part_of(s, f, "day");
  bool known = s->suffix[0] != '\0' && f != s->varied; /* of the first case */
  if (known || !begins(s, day)) return;
  declare_part(s, part_of(s, f, "cycle"), 0, "76");
  declare_part(s, part_of(s, f, "year"), 0, "3");
  declare_part(s, part_of(s, f, "month"), 0, "11");
  declare_part(s, day, 1, arena_printf(s->arena, "(calendar.length %s)", month_parts(s, f)));
  textbuf_add(&s->out, "(assert (= %s (calendar.day %s %s)))\n", smt_fact_number(s, f),
              month_parts(s, f), day);
}

/* ---- facts ------------------------------------------------------------------------------- */

static bool is_truth(const fact *f) { return f->kind == FACT_YES_NO && f->absent == NULL; }

const char *smt_fact(smt *s, const fact *f) {
  switch (f->role) {
  case FACT_DECLARED:
    return smt_symbol(s->arena, "fact.", f->name, f == s->varied ? s->suffix : "");
  case FACT_MEMBERSHIP:
    return smt_symbol(s->arena, "has.", f->name, "");
  case FACT_DERIVED:
    return smt_symbol(s->arena, "computed.", f->name, s->suffix);
  case FACT_LAYER:
    break;
  }
  return smt_symbol(s->arena, "criterion.", f->layer->name, s->suffix);
}

const char *smt_fact_number(smt *s, const fact *f) {
  const char *symbol = smt_fact(s, f);
  bool truth = f->role == FACT_LAYER || f->role == FACT_MEMBERSHIP || is_truth(f);
  return truth ? arena_printf(s->arena, "(ite %s 1 0)", symbol) : symbol;
}

static const char *absent_of(smt *s, const fact *f) {
  return arena_printf(s->arena, "(= %s %s)", smt_fact_number(s, f), smt_number(s->arena, f->lo));
}

static const char *sum_of(smt *s, const derive *d) {
  textbuf b = { .arena = s->arena };
  textbuf_add(&b, "(+ %s", smt_number(s->arena, d->constant));
  for (uint32_t i = 0; i < d->terms.count; i++) {
    const derive_term *t = &d->terms.items[i];
    const char *value = smt_fact_number(s, t->fact);
    if (t->factor == 1)
      textbuf_add(&b, " %s", value);
    else
      textbuf_add(&b, " (* %s %s)", smt_number(s->arena, t->factor), value);
  }
  textbuf_add(&b, "%s)", d->terms.count == 0 ? " 0" : "");
  return b.text;
}

static const char *span_of(smt *s, const derive *d) {
  const fact *from = d->terms.items[0].fact, *to = d->terms.items[1].fact;
  arena *a = s->arena;
  if (d->op == DERIVE_DAYS)
    return arena_printf(a, "(- %s %s)", smt_fact_number(s, to), smt_fact_number(s, from));
  const char *apart = arena_printf(a, "(- (calendar.months %s) (calendar.months %s))",
                                   month_parts(s, to), month_parts(s, from));
  if (d->op == DERIVE_FULL_MONTHS) return arena_printf(a, "(- %s 1)", apart);
  return arena_printf(a, "(calendar.half_months %s %s %s (calendar.length %s))", apart,
                      part_of(s, from, "day"), part_of(s, to, "day"), month_parts(s, to));
}

/* Once in each copy. */
static bool begins(smt *s, const char *symbol) {
  return symtab_add(&s->defined, symbol, s, SPAN_NONE) == NULL;
}

static void define_computed(smt *s, const fact *f) {
  const derive *d = f->derive;
  uint32_t absent = 0;
  for (uint32_t i = 0; i < d->terms.count; i++) smt_prepare_fact(s, d->terms.items[i].fact);
  if (!s->calendar && (d->op == DERIVE_MONTHS || d->op == DERIVE_FULL_MONTHS)) {
    textbuf_add(&s->out, "%s", calendar_functions);
    s->calendar = true;
  }
  for (uint32_t i = 0; i < d->terms.count && d->op != DERIVE_SUM && d->op != DERIVE_DAYS; i++)
    take_apart(s, d->terms.items[i].fact);
  textbuf_add(&s->out, "(define-fun %s () Int ", smt_fact(s, f));
  for (uint32_t i = 0; i < d->terms.count; i++) {
    const fact *term = d->terms.items[i].fact;
    if (term->absent == NULL) continue;
    textbuf_add(&s->out, "(ite %s %s ", absent_of(s, term), smt_number(s->arena, f->lo));
    absent++;
  }
  textbuf_add(&s->out, "%s", d->op == DERIVE_SUM ? sum_of(s, d) : span_of(s, d));
  while (absent-- > 0) textbuf_add(&s->out, ")");
  textbuf_add(&s->out, ")\n");
}

static bool has_later_members(const fact *f) {
  for (uint32_t i = 0; f->kind == FACT_ONE_OF && f->type->open && i < f->type->members.count; i++)
    if (f->type->members.items[i].since > 1) return true;
  return false;
}

/* The member as the revision knows it: what it does not know yet is `other'. */
static const char *member_read(smt *s, const fact *f) {
  return has_later_members(f) ? smt_symbol(s->arena, "reads.", f->name, s->suffix)
                              : smt_fact_number(s, f);
}

static void define_reading(smt *s, const fact *f) {
  const char *value = smt_fact_number(s, f);
  textbuf_add(&s->out, "(define-fun %s () Int (ite (or false", member_read(s, f));
  for (uint32_t i = 0; i < f->type->members.count; i++) {
    const member *m = &f->type->members.items[i];
    if (m->since > 1)
      textbuf_add(&s->out, " (and (= %s %d) (< %s %u))", value, (int)m->number, smt_revision(s),
                  m->since);
  }
  textbuf_add(&s->out, ") 0 %s))\n", value);
}

void smt_prepare_fact(smt *s, const fact *f) {
  if (f->role == FACT_LAYER) smt_prepare_criterion(s, f->layer);
  if (f->role == FACT_DERIVED && begins(s, smt_fact(s, f))) define_computed(s, f);
  if (has_later_members(f) && begins(s, member_read(s, f))) define_reading(s, f);
}

/* ---- conditions -------------------------------------------------------------------------- */

static void write_truth(smt *s, const cond *c) {
  bool yes = false, no = false;
  for (uint32_t i = 0; i < c->members.count; i++) {
    yes |= c->members.items[i] == 1;
    no |= c->members.items[i] == 0;
  }
  if (yes == no)
    textbuf_add(&s->out, yes != c->negated ? "true" : "false");
  else
    textbuf_add(&s->out, yes != c->negated ? "%s" : "(not %s)", smt_fact(s, c->fact));
}

static void write_member(smt *s, const cond *c) {
  if (is_truth(c->fact)) {
    write_truth(s, c);
    return;
  }
  const char *value = member_read(s, c->fact);
  uint32_t count = c->members.count;
  textbuf_add(&s->out, "%s%s", c->negated ? "(not " : "", count != 1 ? "(or" : "");
  for (uint32_t i = 0; i < count; i++)
    textbuf_add(&s->out, "%s(= %s %s)", count != 1 ? " " : "", value,
                smt_number(s->arena, c->members.items[i]));
  textbuf_add(&s->out, "%s%s%s", count == 0 ? " false false" : "", count != 1 ? ")" : "",
              c->negated ? ")" : "");
}

/* With a divisor the completed units are compared: floor(x / d) < k where x < k d, and so on. */
static const char *comparison(smt *s, const cond *c) {
  arena *a = s->arena;
  int64_t d = c->divisor > 1 ? c->divisor : 1;
  const char *x = smt_fact_number(s, c->fact);
  const char *from = smt_number(a, c->value * d),
             *after = smt_number(a, (c->value + (int64_t)1) * d);
  switch (c->op) {
  case OP_LT:
    return arena_printf(a, "(< %s %s)", x, from);
  case OP_LE:
    return arena_printf(a, "(< %s %s)", x, after);
  case OP_GT:
    return arena_printf(a, "(>= %s %s)", x, after);
  case OP_GE:
    return arena_printf(a, "(>= %s %s)", x, from);
  case OP_NE:
    return arena_printf(a, "(or (< %s %s) (>= %s %s))", x, from, x, after);
  case OP_EQ:
  case OP_NONE:
    break;
  }
  return d == 1 ? arena_printf(a, "(= %s %s)", x, from)
                : arena_printf(a, "(and (<= %s %s) (< %s %s))", from, x, x, after);
}

static const char *band(smt *s, const cond *c) {
  int64_t d = c->divisor > 1 ? c->divisor : 1;
  const char *x = smt_fact_number(s, c->fact);
  return arena_printf(s->arena, "(and (<= %s %s) (< %s %s))", smt_number(s->arena, c->value * d), x,
                      x, smt_number(s->arena, (c->upper + (int64_t)1) * d));
}

static void write_numeric(smt *s, const cond *c) {
  const char *is = c->kind == COND_COMPARE ? comparison(s, c) : band(s, c);
  if (c->fact->absent == NULL)
    textbuf_add(&s->out, "%s", is);
  else if (c->or_absent)
    textbuf_add(&s->out, "(or %s %s)", absent_of(s, c->fact), is);
  else
    textbuf_add(&s->out, "(and (not %s) %s)", absent_of(s, c->fact), is);
}

static void write_parts(smt *s, const cond *c, const char *connective, const char *none) {
  if (c->parts.count == 0) {
    textbuf_add(&s->out, "%s", none);
    return;
  }
  if (c->parts.count == 1 && c->kind != COND_NOT) { /* both connectives ask for two parts */
    smt_write_condition(s, c->parts.items[0]);
    return;
  }
  textbuf_add(&s->out, "(%s", connective);
  for (uint32_t i = 0; i < c->parts.count; i++) {
    textbuf_add(&s->out, " ");
    smt_write_condition(s, c->parts.items[i]);
  }
  textbuf_add(&s->out, ")");
}

static void write_count(smt *s, const cond *c) {
  textbuf_add(&s->out, "(<= %u (+ 0", c->at_least);
  for (uint32_t i = 0; i < c->parts.count; i++) {
    textbuf_add(&s->out, " (ite ");
    smt_write_condition(s, c->parts.items[i]);
    textbuf_add(&s->out, " 1 0)");
  }
  textbuf_add(&s->out, "%s) %u)", c->parts.count == 0 ? " 0" : "", c->at_most);
}

void smt_write_condition(smt *s, const cond *c) {
  switch (c->kind) {
  case COND_ALL:
    write_parts(s, c, "and", "true");
    break;
  case COND_ANY:
    write_parts(s, c, "or", "false");
    break;
  case COND_NOT:
    write_parts(s, c, "not", "false");
    break;
  case COND_COUNT:
    write_count(s, c);
    break;
  case COND_CRITERION:
    textbuf_add(&s->out, "%s", smt_symbol(s->arena, "criterion.", c->criterion->name, s->suffix));
    break;
  case COND_MEMBER:
    write_member(s, c);
    break;
  case COND_COMPARE:
  case COND_BETWEEN:
    write_numeric(s, c);
    break;
  case COND_ABSENT:
    textbuf_add(&s->out, "%s", c->fact->absent != NULL ? absent_of(s, c->fact) : "false");
    break;
  case COND_REVISIONS:
    textbuf_add(&s->out, "%s", smt_in_force(s, c->revisions));
    break;
  }
}

void smt_prepare(smt *s, const cond *c) {
  if (c == NULL) return;
  for (uint32_t i = 0; i < c->parts.count; i++) smt_prepare(s, c->parts.items[i]);
  if (c->kind == COND_CRITERION) smt_prepare_criterion(s, c->criterion);
  if (c->fact != NULL) smt_prepare_fact(s, c->fact);
}

void smt_prepare_criterion(smt *s, const criterion *c) {
  const char *symbol = smt_symbol(s->arena, "criterion.", c->name, s->suffix);
  if (!begins(s, symbol)) return;
  for (uint32_t i = 0; i < c->versions.count; i++) smt_prepare(s, c->versions.items[i].is);
  if (!c->anonymous && c->label != NULL && s->suffix[0] == '\0' && strcmp(c->label, c->name) != 0)
    smt_comment(s, c->label);
  uint32_t count = 0;
  for (uint32_t i = 0; i < c->versions.count; i++) count += c->versions.items[i].is != NULL;
  textbuf_add(&s->out, "(define-fun %s () Bool%s", symbol,
              count > 1    ? " (or"
              : count == 0 ? " false"
                           : "");
  for (uint32_t i = 0; i < c->versions.count; i++) {
    const criterion_version *v = &c->versions.items[i];
    if (v->is == NULL) continue;
    textbuf_add(&s->out, "\n  (and %s ", smt_in_force(s, v->valid));
    smt_write_condition(s, v->is);
    textbuf_add(&s->out, ")");
  }
  textbuf_add(&s->out, count > 1 ? "))\n" : ")\n");
}
