/* cells.c -- cells in policy words.
 *
 * Columns that the compiler made (memberships, sums, time between dates) are spoken of as their
 * author wrote them; no name of a made column is ever shown.
 */
#include "codes.h"
#include "rows.h"

#include <stdlib.h>

static int32_t first_member(uint64_t members) { return (int32_t)__builtin_ctzll(members); }

static const char *value_text(arena *a, const space *s, uint32_t input, int32_t value) {
  if (input > 0) return fact_value_text(a, s->facts[input], value);
  if (value < 1 || (uint32_t)value > s->model->revisions.count) return "no revision";
  return s->model->revisions.items[value - 1].date;
}

static bool is_ordinal(const space *s, uint32_t input) {
  return input > 0 && fact_is_ordinal(s->facts[input]);
}

/* ---- one-of, revisions, memberships ------------------------------------------------------ */

static const char *members_text(arena *a, const space *s, uint32_t input, uint64_t members) {
  textbuf out = { .arena = a };
  const char *between = "";
  for (; members != 0; members &= members - 1) {
    textbuf_add(&out, "%s%s", between, value_text(a, s, input, first_member(members)));
    between = ", ";
  }
  return out.text;
}

static const char *membership_text(arena *a, const fact *f, cell c) {
  return arena_printf(a, "%s has %s %s", f->of->name, c.members & 1 ? "none" : "any",
                      f->codes->text);
}

static const char *choice_text(arena *a, const space *s, uint32_t input, cell c) {
  const fact *f = input > 0 ? s->facts[input] : NULL;
  if (f != NULL && f->role == FACT_MEMBERSHIP) return membership_text(a, f, c);
  if (f != NULL && f->role == FACT_LAYER)
    return arena_printf(a, "%s%s", c.members & 1 ? "not " : "", f->layer->name);
  const char *members = members_text(a, s, input, c.members);
  bool one = (c.members & (c.members - 1)) == 0;
  return arena_printf(a, one ? "%s is %s" : "%s in { %s }", f != NULL ? f->name : "revision",
                      members);
}

/* ---- numbers and dates ------------------------------------------------------------------- */

/* A cell of values that are there, with the ends that say something. */
typedef struct bounds {
  int32_t lo, hi;
  bool has_lo, has_hi;
} bounds;

static const char *compared(arena *a, const char *what, const fact *f, bounds b) {
  const char *lo = fact_value_text(a, f, b.lo), *hi = fact_value_text(a, f, b.hi);
  if (b.lo == b.hi) return arena_printf(a, "%s = %s", what, lo);
  if (!b.has_hi) return arena_printf(a, "%s >= %s", what, lo);
  if (!b.has_lo) return arena_printf(a, "%s <= %s", what, hi);
  return arena_printf(a, "%s in %s .. %s", what, lo, hi);
}

/* ---- sums and counts --------------------------------------------------------------------- */

/* What a term of a sum is called; a part of a count may be a whole condition. */
static const char *term_text(arena *a, const fact *f) {
  if (f->role == FACT_MEMBERSHIP)
    return arena_printf(a, "%s has any %s", f->of->name, f->codes->text);
  return f->role == FACT_LAYER ? f->layer->name : f->name;
}

static bool is_truth(const derive_term *t) { return !fact_is_ordinal(t->fact); }

/* A count adds up conditions and nothing else. */
static bool is_count(const derive *d) {
  for (uint32_t i = 0; i < d->terms.count; i++)
    if (!is_truth(&d->terms.items[i])) return false;
  return d->op == DERIVE_SUM && d->terms.count > 0;
}

static const char *count_text(arena *a, const fact *f, bounds b) {
  textbuf parts = { .arena = a };
  const derive *d = f->derive;
  for (uint32_t i = 0; i < d->terms.count; i++)
    textbuf_add(&parts, "%s%s%s", i > 0 ? ", " : "", d->terms.items[i].factor < 0 ? "not " : "",
                term_text(a, d->terms.items[i].fact));
  int64_t base = d->constant; /* a negated part counts 1 less what it is */
  for (uint32_t i = 0; i < d->terms.count; i++)
    if (d->terms.items[i].factor < 0) base -= 1;
  long long lo = b.lo - base, hi = b.hi - base;
  if (b.lo == b.hi) return arena_printf(a, "exactly %lld of { %s }", lo, parts.text);
  if (!b.has_hi) return arena_printf(a, "at least %lld of { %s }", lo, parts.text);
  if (!b.has_lo) return arena_printf(a, "at most %lld of { %s }", hi, parts.text);
  return arena_printf(a, "%lld to %lld of { %s }", lo, hi, parts.text);
}

/* The author's factor of a term: what brings the terms to a common step is taken out again. */
static ratio written_factor(const fact *sum, const derive_term *t) {
  ratio factor = { t->factor, 1 }, scale, out;
  if (is_truth(t) || t->fact->kind == FACT_DATE || sum->quantity.step.num == 0 ||
      t->fact->quantity.step.num == 0)
    return factor;
  if (!ratio_divide(t->fact->quantity.step, sum->quantity.step, &scale) || scale.num == 0 ||
      !ratio_divide(factor, scale, &out))
    return factor;
  return out;
}

static const char *sum_expression(arena *a, const fact *sum) {
  textbuf out = { .arena = a };
  const derive *d = sum->derive;
  for (uint32_t i = 0; i < d->terms.count; i++) {
    const derive_term *t = &d->terms.items[i];
    ratio r = written_factor(sum, t);
    textbuf_add(&out, "%s", r.num < 0 ? (i > 0 ? " - " : "-") : i > 0 ? " + " : "");
    if (llabs((long long)r.num) != 1 || r.den != 1)
      textbuf_add(&out, "%lld", llabs((long long)r.num));
    if (r.den != 1) textbuf_add(&out, "/%lld", (long long)r.den);
    if (llabs((long long)r.num) != 1 || r.den != 1) textbuf_add(&out, " * ");
    textbuf_add(&out, "%s", term_text(a, t->fact));
  }
  if (d->constant != 0)
    textbuf_add(
        &out, " %c %s", d->constant < 0 ? '-' : '+',
        quantity_text(a, &sum->quantity, d->constant < 0 ? -d->constant : d->constant, false));
  return out.text;
}

/* ---- one quantity against another -------------------------------------------------------- */

/* "0.7"; "2/3" where no decimals say it. */
static const char *ratio_text(arena *a, ratio r) {
  int64_t den = r.den, scale = 1;
  unsigned places = 0;
  for (; den % scale != 0 || den > scale; places++) {
    if (places == 6) break;
    if (scale % den == 0) break;
    scale *= 10;
  }
  if (scale % den != 0) return arena_printf(a, "%lld/%lld", (long long)r.num, (long long)r.den);
  long long n = (long long)(r.num * (scale / den));
  return places == 0 ? arena_printf(a, "%lld", n)
                     : arena_printf(a, "%lld.%0*lld", n / scale, (int)places, n % scale);
}

/* A sum that compares two quantities: nothing added, one taken from the other.  `of' is what the
 * second is multiplied by. */
static bool is_contrast(const fact *sum, const derive_term **more, const derive_term **less,
                        ratio *of) {
  const derive *d = sum->derive;
  if (d->terms.count != 2 || d->constant != 0) return false;
  bool first = d->terms.items[0].factor > 0;
  *more = &d->terms.items[first ? 0 : 1];
  *less = &d->terms.items[first ? 1 : 0];
  if ((*more)->factor <= 0 || (*less)->factor >= 0 || is_truth(*more) || is_truth(*less))
    return false;
  if ((*more)->fact->kind != FACT_NUMBER || (*less)->fact->kind != FACT_NUMBER) return false;
  ratio taken = written_factor(sum, *less);
  taken.num = -taken.num;
  return ratio_divide(taken, written_factor(sum, *more), of);
}

/* "<" of "below 0 by a step or more"; NULL: the ends say more than that. */
static const char *sign_of(bounds b) {
  if (b.has_lo && b.has_hi) return b.lo == 0 && b.hi == 0 ? "=" : NULL;
  if (b.has_hi) return b.hi == -1 ? "<" : b.hi == 0 ? "<=" : NULL;
  return b.lo == 1 ? ">" : b.lo == 0 ? ">=" : NULL;
}

/* "fev1 / fvc < 0.7", "systolic < 2 * diastolic" where what divides may be 0, "a <= b"; NULL. */
static const char *contrast_text(arena *a, const fact *f, bounds b) {
  const derive_term *more, *less;
  ratio of;
  const char *sign = sign_of(b);
  if (sign == NULL || !is_contrast(f, &more, &less, &of)) return NULL;
  const char *x = more->fact->name, *y = less->fact->name;
  if (of.num == 1 && of.den == 1) return arena_printf(a, "%s %s %s", x, sign, y);
  if (fact_least(less->fact) > 0 && less->fact->role == FACT_DECLARED)
    return arena_printf(a, "%s / %s %s %s", x, y, sign, ratio_text(a, of));
  return arena_printf(a, "%s %s %s * %s", x, sign, ratio_text(a, of), y);
}

static const char *sum_text(arena *a, const fact *f, bounds b) {
  if (is_count(f->derive)) return count_text(a, f, b);
  const char *text = contrast_text(a, f, b);
  return text != NULL ? text : compared(a, sum_expression(a, f), f, b);
}

/* ---- time between dates ------------------------------------------------------------------ */

static const char *amount_text(arena *a, const fact *f, int64_t amount) {
  long long n = llabs((long long)amount);
  const char *word = f->derive->op == DERIVE_DAYS ? "day" : "month";
  if (f->derive->op == DERIVE_MONTHS && n % 12 == 0) {
    n /= 12;
    word = "year";
  }
  return arena_printf(a, "%lld %s%s", n, word, n == 1 ? "" : "s");
}

/* "at least 85 days after trial_start", with words for the lower or the upper end. */
static const char *end_text(arena *a, const fact *f, bool lower, bool open, int64_t amount) {
  const char *anchor = f->derive->terms.items[0].fact->name;
  if (amount == 0)
    return arena_printf(a, "%s%s %s", open ? "" : "on or ", lower ? "after" : "before", anchor);
  bool before = amount < 0;
  const char *word =
      lower != before ? (open ? "more than" : "at least") : (open ? "less than" : "at most");
  return arena_printf(a, "%s %s %s %s", word, amount_text(a, f, amount),
                      before ? "before" : "after", anchor);
}

static int64_t halved(int64_t v) { return v >= 0 ? v / 2 : -((1 - v) / 2); }

static const char *lower_text(arena *a, const fact *f, int32_t lo) {
  bool half = f->derive->op == DERIVE_MONTHS && (lo & 1);
  int64_t amount = f->derive->op == DERIVE_MONTHS ? halved(lo) : lo;
  if (f->derive->op == DERIVE_DAYS && lo == 1) return end_text(a, f, true, true, 0);
  return end_text(a, f, true, half, amount);
}

static const char *upper_text(arena *a, const fact *f, int32_t hi) {
  bool half = f->derive->op == DERIVE_MONTHS && (hi & 1);
  int64_t amount = f->derive->op == DERIVE_MONTHS ? halved((int64_t)hi + half) : hi;
  if (f->derive->op == DERIVE_DAYS && hi == -1) return end_text(a, f, false, true, 0);
  return end_text(a, f, false, half, amount);
}

/* Days and anniversary months. */
static const char *apart_text(arena *a, const fact *f, bounds b) {
  const char *what = f->derive->terms.items[1].fact->name,
             *anchor = f->derive->terms.items[0].fact->name;
  bool months = f->derive->op == DERIVE_MONTHS;
  if (b.lo == b.hi && b.lo == 0) return arena_printf(a, "%s on the day of %s", what, anchor);
  if (b.lo == b.hi && !(months && (b.lo & 1)))
    return arena_printf(a, "%s exactly %s %s %s", what, amount_text(a, f, months ? b.lo / 2 : b.lo),
                        b.lo < 0 ? "before" : "after", anchor);
  if (b.has_lo && b.has_hi && b.lo == 0 && !(months && (b.hi & 1)))
    return arena_printf(a, "%s within %s after %s", what,
                        amount_text(a, f, months ? b.hi / 2 : b.hi), anchor);
  if (b.has_lo && b.has_hi && b.hi == 0 && !(months && (b.lo & 1)))
    return arena_printf(a, "%s within %s before %s", what,
                        amount_text(a, f, months ? b.lo / 2 : b.lo), anchor);
  return arena_printf(a, "%s %s%s%s", what, b.has_lo ? lower_text(a, f, b.lo) : "",
                      b.has_lo && b.has_hi ? " and " : "", b.has_hi ? upper_text(a, f, b.hi) : "");
}

static const char *full_months_text(arena *a, const fact *f, bounds b) {
  const char *what = f->derive->terms.items[1].fact->name,
             *anchor = f->derive->terms.items[0].fact->name;
  const char *plural = b.lo == b.hi || !b.has_hi ? (b.lo == 1 ? "" : "s") : b.hi == 1 ? "" : "s";
  if (b.lo == b.hi)
    return arena_printf(a, "%s exactly %d full month%s after the month of %s", what, b.lo, plural,
                        anchor);
  if (!b.has_hi)
    return arena_printf(a, "%s at least %d full month%s after the month of %s", what, b.lo, plural,
                        anchor);
  if (!b.has_lo)
    return arena_printf(a, "%s at most %d full month%s after the month of %s", what, b.hi, plural,
                        anchor);
  return arena_printf(a, "%s at least %d and at most %d full month%s after the month of %s", what,
                      b.lo, b.hi, plural, anchor);
}

/* ---- any ordered cell -------------------------------------------------------------------- */

static const char *present_text(arena *a, const fact *f, bounds b) {
  if (f->role != FACT_DERIVED) return compared(a, f->name, f, b);
  if (f->kind == FACT_DATE) return compared(a, f->derive->terms.items[0].fact->name, f, b);
  if (f->derive->op == DERIVE_SUM) return sum_text(a, f, b);
  return f->derive->op == DERIVE_FULL_MONTHS ? full_months_text(a, f, b) : apart_text(a, f, b);
}

/* What must be absent for the value to be: "last_fobt is never", "po2_rest or po2_sleep is ...". */
static const char *absent_subject(arena *a, const fact *f) {
  if (f->role != FACT_DERIVED) return f->name;
  textbuf out = { .arena = a };
  for (uint32_t i = 0; i < f->derive->terms.count; i++) {
    const fact *t = f->derive->terms.items[i].fact;
    if (t->absent == NULL) continue;
    textbuf_add(&out, "%s%s", out.length > 0 ? " or " : "", absent_subject(a, t));
  }
  return out.length > 0 ? out.text : f->name;
}

static bounds bounds_of(const fact *f, cell c) {
  int32_t least = fact_least(f);
  bounds b = { .lo = c.lo < least ? least : c.lo, .hi = c.hi, .has_hi = c.hi != f->hi };
  b.has_lo = b.lo != least;
  return b;
}

bool cell_contrasts(const fact *f, cell c, const fact **more, const fact **less) {
  const derive_term *x, *y;
  ratio of;
  if (f->role != FACT_DERIVED || f->derive->op != DERIVE_SUM) return false;
  if (sign_of(bounds_of(f, c)) == NULL || !is_contrast(f, &x, &y, &of)) return false;
  *more = x->fact;
  *less = y->fact;
  return true;
}

static const char *ordinal_cell_text(arena *a, const fact *f, cell c) {
  int32_t least = fact_least(f);
  bool absent = c.lo < least;
  bounds b = bounds_of(f, c);
  if (c.hi < least) return arena_printf(a, "%s is %s", absent_subject(a, f), f->absent);
  if (!b.has_lo && !b.has_hi)
    return arena_printf(a, "%s is not %s", absent_subject(a, f), f->absent);
  const char *present = present_text(a, f, b);
  return absent ? arena_printf(a, "%s or %s", present, f->absent) : present;
}

const char *cell_text(arena *a, const space *s, uint32_t input, cell c) {
  if (cell_within(s->whole[input], c)) return NULL;
  if (is_ordinal(s, input)) return ordinal_cell_text(a, s->facts[input], c);
  return choice_text(a, s, input, c);
}
