/* units.c -- the list of units, and exact conversion to whole steps.
 *
 * No floating point, and no conversion that is not exact: months have no days.
 */
#include "units.h"

#include <limits.h>
#include <string.h>

/* ---- ratios ------------------------------------------------------------------------------ */

static int64_t gcd(int64_t a, int64_t b) {
  while (b != 0) {
    int64_t rest = a % b;
    a = b;
    b = rest;
  }
  return a < 0 ? -a : a;
}

static ratio reduced(int64_t num, int64_t den) {
  int64_t common = gcd(num, den);
  if (common > 1) {
    num /= common;
    den /= common;
  }
  return (ratio){ num, den };
}

static bool times(int64_t a, int64_t b, int64_t *out) {
  return !__builtin_mul_overflow(a, b, out) && *out != INT64_MIN;
}

bool ratio_multiply(ratio a, ratio b, ratio *out) {
  ratio left = reduced(a.num, b.den), right = reduced(b.num, a.den);
  int64_t num, den;
  if (!times(left.num, right.num, &num) || !times(left.den, right.den, &den)) return false;
  *out = reduced(num, den);
  return true;
}

bool ratio_divide(ratio a, ratio b, ratio *out) {
  if (b.num == 0) return false;
  ratio inverse = { b.num < 0 ? -b.den : b.den, b.num < 0 ? -b.num : b.num };
  return ratio_multiply(a, inverse, out);
}

bool ratio_add(ratio a, ratio b, ratio *out) {
  int64_t x, y, den, num;
  if (!times(a.num, b.den, &x) || !times(b.num, a.den, &y) || !times(a.den, b.den, &den) ||
      __builtin_add_overflow(x, y, &num))
    return false;
  *out = reduced(num, den);
  return true;
}

ratio ratio_gcd(ratio a, ratio b) {
  return reduced(gcd(a.num * b.den, b.num * a.den), a.den * b.den);
}

bool ratio_parse(const char *decimal, ratio *out) {
  const char *p = decimal;
  bool negative = *p == '-';
  int64_t num = 0, den = 1;
  bool digits = false, point = false;
  for (p += negative; *p != '\0'; p++) {
    if (*p == '.' && digits && !point) {
      point = true;
      if (p[1] == '\0') return false;
      continue;
    }
    if (*p < '0' || *p > '9') return false;
    digits = true;
    if (!times(num, 10, &num) || __builtin_add_overflow(num, *p - '0', &num)) return false;
    if (point && !times(den, 10, &den)) return false;
  }
  if (!digits) return false;
  *out = reduced(negative ? -num : num, den);
  return true;
}

/* ---- units ------------------------------------------------------------------------------- */

/* Months and years are a dimension of their own: a month has no fixed number of days. */
static const unit units[] = {
  { "days", "day", "time", { 24 * 3600, 1 } },
  { "weeks", "week", "time", { 7 * 24 * 3600, 1 } },
  { "hours", "hour", "time", { 3600, 1 } },
  { "minutes", "minute", "time", { 60, 1 } },
  { "seconds", "second", "time", { 1, 1 } },
  { "months", "month", "calendar", { 1, 1 } },
  { "years", "year", "calendar", { 12, 1 } },
  { "micrograms", "microgram", "mass", { 1, 1 } },
  { "mcg", "mcg", "mass", { 1, 1 } },
  { "mg", "mg", "mass", { 1000, 1 } },
  { "milligrams", "milligram", "mass", { 1000, 1 } },
  { "g", "g", "mass", { 1000000, 1 } },
  { "grams", "gram", "mass", { 1000000, 1 } },
  { "kg", "kg", "mass", { 1000000000, 1 } },
  { "kilograms", "kilogram", "mass", { 1000000000, 1 } },
  { "ml", "ml", "volume", { 1, 1 } },
  { "litres", "litre", "volume", { 1000, 1 } },
  { "mm", "mm", "length", { 1, 1 } },
  { "cm", "cm", "length", { 10, 1 } },
  { "metres", "metre", "length", { 1000, 1 } },
  /* 1 mmHg is 133.322387415 Pa by definition, so kPa compare only where that comes out whole */
  { "mmhg", "mmhg", "pressure", { 133322387415, 1000000000 } },
  { "kpa", "kpa", "pressure", { 1000, 1 } },
  { "cmh2o", "cmh2o", "water column", { 1, 1 } },
  { "percent", "percent", "share", { 1, 1 } },
  { "ppm", "ppm", "concentration", { 1, 1 } },
  { "events_per_hour", "event_per_hour", "rate", { 1, 1 } },
  { "events_per_day", "event_per_day", "daily rate", { 1, 1 } },
  { "beats_per_minute", "beat_per_minute", "heart rate", { 1, 1 } },
  { "breaths_per_minute", "breath_per_minute", "breathing rate", { 1, 1 } },
  { "litres_per_minute", "litre_per_minute", "flow", { 1000, 1 } },
  { "ml_per_minute", "ml_per_minute", "flow", { 1, 1 } },
  { "mg_per_dl", "mg_per_dl", "mass concentration", { 1000, 1 } },
  { "g_per_dl", "g_per_dl", "mass concentration", { 1000000, 1 } },
  { "mcg_per_dl", "mcg_per_dl", "mass concentration", { 1, 1 } },
  { "mmol_per_litre", "mmol_per_litre", "amount concentration", { 1, 1 } },
  { "kg_per_m2", "kg_per_m2", "body mass index", { 1, 1 } },
  { "mg_per_kg", "mg_per_kg", "dose by weight", { 1000, 1 } },
  { "g_per_kg", "g_per_kg", "dose by weight", { 1000000, 1 } },
  { "mcg_per_kg", "mcg_per_kg", "dose by weight", { 1, 1 } },
  { "celsius", "celsius", "temperature", { 1, 1 } },
  { "iu", "iu", "activity", { 1, 1 } },
  { "percentage_points", "percentage_point", "share", { 1, 1 } },
  { "pack_years", "pack_year", "smoking", { 1, 1 } },
};

enum { UNIT_COUNT = sizeof units / sizeof units[0] };

const unit *unit_find(const char *name) {
  for (unsigned i = 0; i < UNIT_COUNT; i++)
    if (strcmp(units[i].name, name) == 0 || strcmp(units[i].singular, name) == 0) return &units[i];
  return NULL;
}

void unit_near_miss(near_miss *n) {
  for (unsigned i = 0; i < UNIT_COUNT; i++) near_miss_try(n, units[i].name);
}

/* ---- quantities -------------------------------------------------------------------------- */

static steps_result dimension_clash(const unit *have, const unit *want) {
  bool calendar =
      strcmp(have->dimension, "calendar") == 0 || strcmp(want->dimension, "calendar") == 0;
  bool time = strcmp(have->dimension, "time") == 0 || strcmp(want->dimension, "time") == 0;
  return calendar && time ? STEPS_CALENDAR : STEPS_DIMENSION;
}

steps_result quantity_steps(const quantity *q, ratio value, const unit *in, int32_t *steps) {
  const ratio one = { 1, 1 };
  if (in != NULL && q->unit == NULL) return STEPS_DIMENSION;
  if (in == NULL) in = q->unit;
  if (in != NULL && strcmp(in->dimension, q->unit->dimension) != 0)
    return dimension_clash(in, q->unit);
  ratio base, count;
  if (!ratio_multiply(value, in != NULL ? in->factor : one, &base) ||
      !ratio_divide(base, q->step, &count))
    return STEPS_TOO_LARGE;
  if (count.den != 1) return STEPS_BETWEEN;
  if (count.num > INT32_MAX - 1 || count.num < INT32_MIN + 1) return STEPS_TOO_LARGE;
  *steps = (int32_t)count.num;
  return STEPS_OK;
}

/* A ratio as a decimal when it has a finite one; NULL otherwise. */
static const char *decimal_text(arena *a, ratio r) {
  int64_t scale = 1;
  int places = 0;
  while (places < 12 && scale % r.den != 0) {
    scale *= 10;
    places++;
  }
  if (scale % r.den != 0) return NULL;
  int64_t scaled = r.num * (scale / r.den), whole = scaled / scale;
  const char *sign = scaled < 0 && whole == 0 ? "-" : "";
  if (places == 0) return arena_printf(a, "%lld", (long long)whole);
  int64_t rest = scaled % scale;
  return arena_printf(a, "%s%lld.%0*lld", sign, (long long)whole, places,
                      (long long)(rest < 0 ? -rest : rest));
}

static bool held_in_days(const quantity *q) {
  const unit *day = unit_find("days");
  return q->unit != NULL && strcmp(q->unit->name, "weeks") == 0 && q->step.den == 1 &&
         q->step.num == day->factor.num;
}

const char *quantity_text(arena *a, const quantity *q, int32_t steps, bool name) {
  if (held_in_days(q) && steps >= 0) return arena_printf(a, "%dw%dd", steps / 7, steps % 7);
  const ratio count = { steps, 1 };
  ratio value = { steps, 1 };
  if (ratio_multiply(count, q->step, &value) && q->unit != NULL)
    (void)ratio_divide(value, q->unit->factor, &value);
  const char *text = decimal_text(a, value);
  if (text == NULL) text = arena_printf(a, "%lld/%lld", (long long)value.num, (long long)value.den);
  return name && q->unit != NULL ? arena_printf(a, "%s %s", text, q->unit->name) : text;
}

const char *quantity_step_text(arena *a, const quantity *q) {
  if (held_in_days(q)) return "1 day";
  const char *number = quantity_text(a, q, 1, false);
  if (q->unit == NULL) return number;
  return arena_printf(a, "%s %s", number,
                      strcmp(number, "1") == 0 ? q->unit->singular : q->unit->name);
}
