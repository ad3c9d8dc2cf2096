/* facts.c -- values as people write them, to sets of steps and members.  Nothing is ever guessed:
 * what cannot be read exactly is an error.
 */
#include "facts.h"

#include <ctype.h>
#include <string.h>

typedef struct reading {
  arena *arena;
  const tables *tables;
  const fact *fact; /* NULL: the date */
  const char *name, *text;
  diags *diags;
} reading;

case_facts facts_unknown(arena *a, const tables *t) {
  case_facts facts = { .tables = t };
  facts.sets = arena_alloc(a, t->policy.inputs * sizeof *facts.sets);
  facts.texts = arena_alloc(a, t->policy.inputs * sizeof *facts.texts);
  for (uint32_t i = 0; i < t->policy.inputs; i++) facts.sets[i] = polrt_unknown(&t->policy, i);
  return facts;
}

static diag *refuse(reading *r, diag_code code, const char *why) {
  return diag_add(r->diags, code, SPAN_NONE, "%s=%s: %s", r->name, r->text, why);
}

/* ---- members ----------------------------------------------------------------------------- */

static const char *all_members(reading *r) {
  textbuf b = { .arena = r->arena };
  const one_of *type = r->fact->type;
  for (uint32_t i = 0; i < type->members.count; i++)
    textbuf_add(&b, "%s%s", i > 0 ? ", " : "", type->members.items[i].name);
  return b.text;
}

static bool member_number(reading *r, const char *name, uint64_t *members) {
  const one_of *type = r->fact->type;
  near_miss near = { .wanted = name };
  if (r->fact->kind == FACT_YES_NO && strcmp(name, "true") == 0) name = "yes";
  if (r->fact->kind == FACT_YES_NO && strcmp(name, "false") == 0) name = "no";
  for (uint32_t i = 0; i < type->members.count; i++) {
    const member *m = &type->members.items[i];
    near_miss_try(&near, m->name);
    if (strcmp(m->name, name) != 0) continue;
    *members |= UINT64_C(1) << m->number;
    return true;
  }
  diag *d =
      refuse(r, DIAG_E121, arena_printf(r->arena, "`%s' is not a value of `%s'", name, r->name));
  diag_note(r->diags, d, "its values are %s", all_members(r));
  if (near.best != NULL) diag_hint(r->diags, d, "did you mean `%s'?", near.best);
  return false;
}

static char *trimmed(arena *a, const char *from, size_t length) {
  while (length > 0 && isspace((unsigned char)*from)) from++, length--;
  while (length > 0 && isspace((unsigned char)from[length - 1])) length--;
  return arena_strndup(a, from, length);
}

static bool read_members(reading *r, polrt_set *out) {
  const char *p = r->text;
  size_t length = strlen(p);
  out->members = 0;
  bool braces = length >= 2 && p[0] == '{' && p[length - 1] == '}';
  if (braces) {
    p++;
    length -= 2;
  }
  while (true) {
    const char *comma = braces ? memchr(p, ',', length) : NULL;
    size_t part = comma != NULL ? (size_t)(comma - p) : length;
    if (!member_number(r, trimmed(r->arena, p, part), &out->members)) return false;
    if (comma == NULL) break;
    p = comma + 1;
    length -= part + 1;
  }
  if ((out->members & (out->members - 1)) == 0) { /* exact */
    out->lo = out->hi = (int32_t)__builtin_ctzll(out->members);
    out->members = ~UINT64_C(0);
  }
  return true;
}

/* ---- numbers ----------------------------------------------------------------------------- */

/* "34w3d", "34w", "238d": whole numbers only. */
static bool age_days(const char *text, ratio *days) {
  int64_t total = 0;
  const char *p = text;
  bool any = false;
  for (char unit_letter = 'w'; unit_letter != '\0'; unit_letter = unit_letter == 'w' ? 'd' : '\0') {
    const char *digits = p;
    int64_t number = 0;
    while (isdigit((unsigned char)*p) && number < 100000000) number = number * 10 + (*p++ - '0');
    if (p == digits) break;
    if (*p != unit_letter) {
      p = digits;
      continue;
    }
    if (any && number > 6) return false; /* 34w9d is a slip, not an age */
    total += unit_letter == 'w' ? number * 7 : number;
    any = true;
    p++;
  }
  *days = (ratio){ total, 1 };
  return any && *p == '\0';
}

static bool range_note(reading *r, diag *d) {
  const quantity *q = &r->fact->quantity;
  diag_note(r->diags, d, "`%s' ranges from %s to %s%s%s", r->name,
            fact_value_text(r->arena, r->fact, r->fact->lo),
            fact_value_text(r->arena, r->fact, r->fact->hi), q->unit != NULL ? ", in " : "",
            q->unit != NULL ? q->unit->name : "");
  return false;
}

/* Only digits, one sign and one point: a number all the same, however long. */
static bool is_decimal(const char *text) {
  size_t length = strspn(text, "-0123456789.");
  return length > 0 && text[length] == '\0' && strchr(text + 1, '-') == NULL &&
         strchr(text, '.') == strrchr(text, '.') && isdigit((unsigned char)text[length - 1]) &&
         text[0] != '.';
}

static const char *not_a_number(const char *text, bool time) {
  if (*text == '{') return "a list of numbers is not supported; write a range such as 5..15";
  if (is_decimal(text)) return "more digits than can be read";
  return time ? "not a number such as 34, 34w0d or 238d"
              : "not a plain decimal number such as 14.5";
}

/* 238 is 238 weeks where the fact is declared in weeks. */
static void hint_days(reading *r, diag *d, ratio value) {
  int32_t steps;
  if (quantity_steps(&r->fact->quantity, value, unit_find("days"), &steps) == STEPS_OK &&
      steps >= r->fact->lo && steps <= r->fact->hi)
    diag_hint(r->diags, d, "a bare number counts %s; write %lldd if days are meant",
              r->fact->quantity.unit->name, (long long)value.num);
}

static bool read_number(reading *r, const char *text, int32_t *steps) {
  ratio value;
  const quantity *q = &r->fact->quantity;
  const unit *in = NULL, *day = unit_find("days");
  bool time = q->unit != NULL && strcmp(q->unit->dimension, day->dimension) == 0;
  if (time && age_days(text, &value))
    in = day;
  else if (!ratio_parse(text, &value))
    return range_note(r, refuse(r, DIAG_E201, not_a_number(text, time)));
  steps_result result = quantity_steps(q, value, in, steps);
  if (result == STEPS_BETWEEN) {
    diag *d = refuse(r, DIAG_E205, "finer than this fact is recorded");
    diag_note(r->diags, d, "it is recorded in steps of %s", quantity_step_text(r->arena, q));
    return range_note(r, d);
  }
  if (result == STEPS_OK && *steps >= r->fact->lo && *steps <= r->fact->hi) return true;
  diag *d = refuse(r, DIAG_E204, "outside the range");
  if (time && in == NULL && value.den == 1) hint_days(r, d, value);
  return range_note(r, d);
}

/* ---- dates ------------------------------------------------------------------------------- */

static bool digits_at(const char *p, unsigned count, int64_t *out) {
  *out = 0;
  for (unsigned i = 0; i < count; i++) {
    if (!isdigit((unsigned char)p[i])) return false;
    *out = *out * 10 + (p[i] - '0');
  }
  return true;
}

/* 2016-10-01, or 2016-10 for some day of that month. */
static bool read_date(reading *r, const char *text, int32_t *first, int32_t *last) {
  int64_t year, month, day = 1;
  size_t length = strlen(text);
  bool shaped = (length == 10 || length == 7) && digits_at(text, 4, &year) && text[4] == '-' &&
                digits_at(text + 5, 2, &month) &&
                (length == 7 || (text[7] == '-' && digits_at(text + 8, 2, &day)));
  if (!shaped) {
    (void)refuse(r, DIAG_E201,
                 "a date is written 2016-10-01, or 2016-10 when only the month is known");
    return false;
  }
  if (!date_from_number(year * 10000 + month * 100 + day, first)) {
    diag *d = refuse(r, DIAG_E614, length == 7 ? "there is no such month" : "there is no such day");
    if (year < 1900 || year > 2200)
      diag_note(r->diags, d, "dates run from 1900-01-01 to 2200-12-31");
    return false;
  }
  *last = *first;
  if (length == 7)
    for (int64_t d = 31; d > 1 && !date_from_number(year * 10000 + month * 100 + d, last);) d--;
  return true;
}

/* ---- one fact ---------------------------------------------------------------------------- */

static bool read_end(reading *r, const char *text, int32_t *first, int32_t *last) {
  if (r->fact == NULL) return read_date(r, text, first, last);
  if (!read_number(r, text, first)) return false;
  *last = *first;
  return true;
}

static bool read_range(reading *r, polrt_set *out) {
  const char *dots = strstr(r->text, "..");
  int32_t rest;
  if (dots == NULL)
    return read_end(r, trimmed(r->arena, r->text, strlen(r->text)), &out->lo, &out->hi);
  if (!read_end(r, trimmed(r->arena, r->text, (size_t)(dots - r->text)), &out->lo, &rest) ||
      !read_end(r, trimmed(r->arena, dots + 2, strlen(dots + 2)), &rest, &out->hi))
    return false;
  if (out->lo <= out->hi) return true;
  (void)refuse(r, DIAG_E206, "the range is reversed");
  return false;
}

static bool unknown_name(arena *a, const case_facts *facts, const char *name, diags *sink) {
  near_miss near = { .wanted = name };
  textbuf all = { .arena = a };
  for (uint32_t i = 0; i < facts->tables->inputs.count; i++) {
    near_miss_try(&near, facts->tables->inputs.items[i].name);
    textbuf_add(&all, "%s%s", i > 0 ? ", " : "", facts->tables->inputs.items[i].name);
  }
  diag *d = diag_add(sink, DIAG_E120, SPAN_NONE, "this policy has no fact `%s'", name);
  diag_note(sink, d, "its facts are %s", all.text);
  if (near.best != NULL) diag_hint(sink, d, "did you mean `%s'?", near.best);
  return false;
}

bool facts_set(arena *a, case_facts *facts, const char *name, const char *value, diags *sink) {
  int input = polrt_find_input(&facts->tables->policy, name);
  if (input < 0) return unknown_name(a, facts, name, sink);
  reading r = { a, facts->tables, facts->tables->inputs.items[input].fact, name, value, sink };
  if (facts->texts[input] != NULL) {
    (void)refuse(&r, DIAG_E106, arena_printf(a, "given twice, first as %s", facts->texts[input]));
    return false;
  }
  facts->texts[input] = value;
  polrt_set *out = &facts->sets[input];
  *out = polrt_unknown(&facts->tables->policy, (unsigned)input);
  if (*value == '\0') return true;
  if (r.fact != NULL && r.fact->kind != FACT_NUMBER) return read_members(&r, out);
  return read_range(&r, out);
}
