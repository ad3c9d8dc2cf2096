/* facts_number.c -- numbers and dates as people write them, to whole steps and days.
 *
 * Values compare, not spellings: 14.50000 is 14.5.  What lies between two steps is an error, and no
 * number ever passes through a float.
 */
#include "facts.h"

#include <ctype.h>
#include <string.h>

static bool is_date(const fact_reading *r) {
  return r->slot.fact == NULL || r->slot.fact->kind == FACT_DATE;
}

static const char *absent_word(const fact_reading *r) {
  return r->slot.fact != NULL ? r->slot.fact->absent : NULL;
}

/* The lowest and highest day or number of steps that may be written. */
static int32_t least(const fact_reading *r) {
  const polrt_input *in = &r->tables->policy.input[r->slot.first];
  return in->absent ? in->lo + 1 : in->lo;
}

static int32_t most(const fact_reading *r) { return r->tables->policy.input[r->slot.first].hi; }

static const char *value_text(const fact_reading *r, int32_t value) {
  return is_date(r) ? date_text(r->arena, value)
                    : quantity_text(r->arena, &r->slot.fact->quantity, value, false);
}

static bool range_note(fact_reading *r, diag *d) {
  const quantity *q = is_date(r) ? NULL : &r->slot.fact->quantity;
  const char *absent = absent_word(r);
  diag_note(r->diags, d, "`%s' ranges from %s to %s%s%s%s%s", r->slot.name, value_text(r, least(r)),
            value_text(r, most(r)), q != NULL && q->unit != NULL ? ", in " : "",
            q != NULL && q->unit != NULL ? q->unit->name : "", absent != NULL ? ", or is " : "",
            absent != NULL ? absent : "");
  return false;
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

/* Only digits, one sign and one point: a number all the same, however long. */
static bool is_decimal(const char *text) {
  size_t length = strspn(text, "-0123456789.");
  return length > 0 && text[length] == '\0' && strchr(text + 1, '-') == NULL &&
         strchr(text, '.') == strrchr(text, '.') && isdigit((unsigned char)text[length - 1]) &&
         text[0] != '.';
}

static const char *not_a_number(const char *text, bool time) {
  if (is_decimal(text)) return "more digits than can be read";
  return time ? "not a number such as 34, 34w0d or 238d"
              : "not a plain decimal number such as 14.5";
}

/* 238 is 238 weeks where the fact is declared in weeks. */
static void hint_days(fact_reading *r, diag *d, ratio value) {
  const quantity *q = &r->slot.fact->quantity;
  int32_t steps;
  if (quantity_steps(q, value, unit_find("days"), &steps) == STEPS_OK && steps >= least(r) &&
      steps <= most(r))
    diag_hint(r->diags, d, "a bare number counts %s; write %lldd if days are meant", q->unit->name,
              (long long)value.num);
}

static bool read_number(fact_reading *r, const char *text, int32_t *steps) {
  ratio value;
  const quantity *q = &r->slot.fact->quantity;
  const unit *in = NULL, *day = unit_find("days");
  bool time = q->unit != NULL && strcmp(q->unit->dimension, day->dimension) == 0;
  if (time && age_days(text, &value))
    in = day;
  else if (!ratio_parse(text, &value))
    return range_note(r, fact_refuse(r, DIAG_E201, not_a_number(text, time)));
  steps_result result = quantity_steps(q, value, in, steps);
  if (result == STEPS_BETWEEN) {
    diag *d = fact_refuse(r, DIAG_E205, "finer than this fact is recorded");
    diag_note(r->diags, d, "it is recorded in steps of %s", quantity_step_text(r->arena, q));
    return range_note(r, d);
  }
  if (result == STEPS_OK && *steps >= least(r) && *steps <= most(r)) return true;
  diag *d = fact_refuse(r, DIAG_E204, "outside the range");
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

static bool not_a_date(fact_reading *r) {
  diag *d = fact_refuse(r, DIAG_E201,
                        "a date is written 2016-10-01, or 2016-10 when only the month is known");
  return absent_word(r) != NULL ? range_note(r, d) : false;
}

static bool no_such_day(fact_reading *r, int64_t year, bool month_only) {
  diag *d =
      fact_refuse(r, DIAG_E614, month_only ? "there is no such month" : "there is no such day");
  if (year < 1900 || year > 2200) diag_note(r->diags, d, "dates run from 1900-01-01 to 2200-12-31");
  return false;
}

/* 2016-10-01, or 2016-10 for some day of that month that lies in the range. */
static bool read_date(fact_reading *r, const char *text, int32_t *first, int32_t *last) {
  int64_t year, month, day = 1;
  size_t length = strlen(text);
  bool shaped = (length == 10 || length == 7) && digits_at(text, 4, &year) && text[4] == '-' &&
                digits_at(text + 5, 2, &month) &&
                (length == 7 || (text[7] == '-' && digits_at(text + 8, 2, &day)));
  if (!shaped) return not_a_date(r);
  if (!date_from_number(year * 10000 + month * 100 + day, first))
    return no_such_day(r, year, length == 7);
  *last = *first;
  if (length == 7)
    for (int64_t d = 31; d > 1 && !date_from_number(year * 10000 + month * 100 + d, last);) d--;
  if (*last < least(r) || *first > most(r))
    return range_note(r, fact_refuse(r, DIAG_E204, "outside the range"));
  if (*first < least(r)) *first = least(r);
  if (*last > most(r)) *last = most(r);
  return true;
}

/* ---- ranges, sets ------------------------------------------------------------------------ */

static bool read_end(fact_reading *r, const char *text, int32_t *first, int32_t *last) {
  if (is_date(r)) return read_date(r, text, first, last);
  if (!read_number(r, text, first)) return false;
  *last = *first;
  return true;
}

static bool read_range(fact_reading *r, const char *text, polrt_set *out) {
  const char *dots = strstr(text, "..");
  int32_t rest;
  *out = polrt_exactly(0);
  if (dots == NULL)
    return read_end(r, fact_trimmed(r->arena, text, strlen(text)), &out->lo, &out->hi);
  if (!read_end(r, fact_trimmed(r->arena, text, (size_t)(dots - text)), &out->lo, &rest) ||
      !read_end(r, fact_trimmed(r->arena, dots + 2, strlen(dots + 2)), &rest, &out->hi))
    return false;
  if (out->lo <= out->hi) return true;
  (void)fact_refuse(r, DIAG_E206, "the range is reversed");
  return false;
}

static bool is_absent(const fact_reading *r, const char *text) {
  return absent_word(r) != NULL && strcmp(text, absent_word(r)) == 0;
}

static bool not_one_range(fact_reading *r) {
  diag *d = fact_refuse(r, DIAG_E201,
                        is_date(r) ? "a list of dates is not supported; write a range such as "
                                     "2016-01-01..2016-12-31"
                                   : "a list of numbers is not supported; write a range such as "
                                     "5..15");
  return range_note(r, d);
}

/* {never,2016-01-01..2016-12-31}: the absent value and at most one range. */
static bool read_set(fact_reading *r, const char *text, size_t length, polrt_set *out) {
  bool absent = false, ranged = false;
  for (const char *p = text, *end = text + length; p <= end;) {
    const char *comma = memchr(p, ',', (size_t)(end - p));
    const char *part = fact_trimmed(r->arena, p, (size_t)((comma != NULL ? comma : end) - p));
    if (is_absent(r, part)) {
      absent = true;
    } else {
      if (ranged) return not_one_range(r);
      if (!read_range(r, part, out)) return false;
      ranged = true;
    }
    p = comma != NULL ? comma + 1 : end + 1;
  }
  if (!ranged)
    *out = polrt_exactly(r->slot.fact->lo);
  else if (absent)
    out->members = POLRT_OR_ABSENT;
  return true;
}

bool fact_read_ordinal(fact_reading *r, polrt_set *out) {
  const char *text = fact_trimmed(r->arena, r->text, strlen(r->text));
  size_t length = strlen(text);
  if (is_absent(r, text)) {
    *out = polrt_exactly(r->slot.fact->lo);
    return true;
  }
  if (length >= 2 && text[0] == '{' && text[length - 1] == '}') {
    bool several = memchr(text, ',', length) != NULL;
    if (several && absent_word(r) == NULL) return not_one_range(r);
    return read_set(r, text + 1, length - 2, out);
  }
  return read_range(r, text, out);
}
