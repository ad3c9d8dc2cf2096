/* model.c -- look-ups in the typed model, and dates. */
#include "model.h"

#include <stdio.h>
#include <string.h>

revision_set model_revisions(const model *m) {
  return ((UINT64_C(1) << m->revisions.count) - 1) << 1;
}

uint32_t model_revision_on(const model *m, int32_t day) {
  uint32_t in_force = 0;
  for (uint32_t i = 0; i < m->revisions.count; i++)
    if (m->revisions.items[i].day <= day) in_force = i + 1;
  return in_force;
}

const revision *model_authored(const model *m, uint32_t number) {
  if (number == 0 || number > m->revisions.count) return NULL;
  uint32_t authored = m->revisions.items[number - 1].authored;
  return &m->revisions.items[(authored > 0 ? authored : number) - 1];
}

const cond *criterion_in(const criterion *c, uint32_t revision) {
  for (uint32_t i = 0; i < c->versions.count; i++)
    if (c->versions.items[i].valid >> revision & 1) return c->versions.items[i].is;
  return NULL;
}

const member *one_of_member(const one_of *t, int32_t number) {
  for (uint32_t i = 0; i < t->members.count; i++)
    if (t->members.items[i].number == number) return &t->members.items[i];
  return NULL;
}

/* "3 months", "more than 3 months": what a count of half-months from an anchor says. */
static const char *half_months_text(arena *a, int32_t value) {
  int32_t whole = value >= 0 ? value / 2 : -((1 - value) / 2);
  return value & 1 ? arena_printf(a, "between %d and %d months", whole, whole + 1)
                   : arena_printf(a, "%d month%s", whole, whole == 1 ? "" : "s");
}

const char *fact_value_text(arena *a, const fact *f, int32_t value) {
  if (f->absent != NULL && value == f->lo) return f->absent;
  if (f->kind == FACT_DATE) return date_text(a, value);
  if (f->role == FACT_DERIVED && f->derive->op == DERIVE_MONTHS) return half_months_text(a, value);
  if (f->kind == FACT_NUMBER) return quantity_text(a, &f->quantity, value, false);
  const member *m = one_of_member(f->type, value);
  return m != NULL ? m->name : arena_printf(a, "%d", value);
}

int rule_by_number(const void *x, const void *y) {
  const rule *a = *(rule *const *)x, *b = *(rule *const *)y;
  return (a->number > b->number) - (a->number < b->number);
}

rule_version *rule_version_in(const rule *r, uint32_t revision) {
  for (uint32_t i = 0; i < r->versions.count; i++)
    if (r->versions.items[i]->valid >> revision & 1) return r->versions.items[i];
  return NULL;
}

const default_version *default_in(const decision *d, uint32_t revision) {
  for (uint32_t i = 0; i < d->defaults.count; i++)
    if (d->defaults.items[i].valid >> revision & 1) return &d->defaults.items[i];
  return NULL;
}

/* ---- dates ------------------------------------------------------------------------------- */

static bool is_leap(int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

static int days_in_month(int64_t year, int64_t month) {
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* Days before the first of January of a year, counted from 0001-01-01. */
static int64_t days_before_year(int64_t year) {
  int64_t y = year - 1;
  return y * 365 + y / 4 - y / 100 + y / 400;
}

bool date_from_number(int64_t yyyymmdd, int32_t *day) {
  int64_t year = yyyymmdd / 10000, month = yyyymmdd / 100 % 100, of_month = yyyymmdd % 100;
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || of_month < 1 ||
      of_month > days_in_month(year, month))
    return false;
  int64_t days = days_before_year(year) - days_before_year(1970) + of_month - 1;
  for (int64_t m = 1; m < month; m++) days += days_in_month(year, m);
  *day = (int32_t)days;
  return true;
}

const char *date_text(arena *a, int32_t day) {
  int64_t left = day + days_before_year(1970); /* a year too early at first, never too late */
  int64_t year = 1970 + day / (day < 0 ? 365 : 366) - 1;
  while (days_before_year(year + 1) <= left) year++;
  left -= days_before_year(year);
  int64_t month = 1;
  while (left >= days_in_month(year, month)) left -= days_in_month(year, month++);
  return arena_printf(a, "%04lld-%02lld-%02lld", (long long)year, (long long)month,
                      (long long)left + 1);
}
