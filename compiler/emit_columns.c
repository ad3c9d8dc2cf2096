/* emit_columns.c -- what generated C computes: derived values, criteria, and in which order.
 *
 * Sums and days are written out as plain C, months call the runtime.  Every column is computed
 * after those that it needs, which is the order in which they stand in the tables.
 */
#include "emit.h"

/* ---- in words and as C ------------------------------------------------------------------- */

static const emit_input *column_of(const emitter *e, const derive_term *t) {
  return &e->inputs.items[t->fact->input];
}

static void add_sum(textbuf *out, int64_t factor, const char *times, const char *what) {
  bool first = out->length == 0, minus = factor < 0;
  int64_t n = minus ? -factor : factor;
  textbuf_add(out, "%s", first ? (minus ? "-" : "") : minus ? " - " : " + ");
  if (what == NULL)
    textbuf_add(out, "%lld", (long long)n);
  else if (n != 1)
    textbuf_add(out, "%lld %s %s", (long long)n, times, what);
  else
    textbuf_add(out, "%s", what);
}

const char *derive_words(emitter *e, const derive *d) {
  textbuf out = { .arena = e->arena };
  static const char *const forms[] = {
    [DERIVE_DAYS] = "days from %s to %s",
    [DERIVE_MONTHS] = "half-months from %s to %s: even on the day, odd after it",
    [DERIVE_FULL_MONTHS] = "whole calendar months between the month of %s and that of %s",
  };
  if (d->op != DERIVE_SUM)
    return arena_printf(e->arena, forms[d->op], column_of(e, &d->terms.items[0])->column->name,
                        column_of(e, &d->terms.items[1])->column->name);
  for (uint32_t i = 0; i < d->terms.count; i++)
    add_sum(&out, d->terms.items[i].factor, "x", column_of(e, &d->terms.items[i])->column->name);
  if (d->constant != 0 || d->terms.count == 0) add_sum(&out, d->constant, "", NULL);
  return out.text;
}

/* A member of the facts, or the variable of what is computed. */
static const char *value_of(emitter *e, const emit_input *in) {
  bool is_field = in < e->inputs.items + e->given;
  return is_field ? arena_printf(e->arena, "facts->%s", in->field) : in->field;
}

static const char *term_text(emitter *e, const derive_term *t) {
  return value_of(e, column_of(e, t));
}

static const char *sum_text(emitter *e, const derive *d) {
  textbuf out = { .arena = e->arena };
  for (uint32_t i = 0; i < d->terms.count; i++)
    add_sum(&out, d->terms.items[i].factor, "*", term_text(e, &d->terms.items[i]));
  if (d->constant != 0 || d->terms.count == 0) add_sum(&out, d->constant, "", NULL);
  return out.text;
}

/* "facts->a == A_ABSENT || facts->b == B_ABSENT"; NULL when no term is ever absent. */
static const char *absent_text(emitter *e, const derive *d) {
  textbuf out = { .arena = e->arena };
  for (uint32_t i = 0; i < d->terms.count; i++) {
    const emit_input *in = column_of(e, &d->terms.items[i]);
    if (in->absent == NULL) continue;
    textbuf_add(&out, "%s%s == %s", out.length > 0 ? " || " : "", term_text(e, &d->terms.items[i]),
                in->absent);
  }
  return out.text;
}

/* ---- the inline decision ----------------------------------------------------------------- */

const char *class_of(emitter *e, const emit_input *in) {
  const char *value = value_of(e, in);
  if (in->column->fact != NULL && !fact_is_ordinal(in->column->fact)) return value;
  if (in->bounds == NULL) return "0";
  if (in->guide != NULL)
    return arena_printf(e->arena, "polrt_guided(t->%s, %u, t->%s, %u, %s, %s)", in->guide,
                        (unsigned)in->column->guide_shift, in->bounds,
                        (unsigned)in->column->guide_near, in->least, value);
  return arena_printf(e->arena, "polrt_count_bounds(t->%s, %s - 1, %s)", in->bounds, in->size,
                      value);
}

static bool calls_runtime(const emit_input *in) {
  const derive *d = in->column->fact->derive;
  return in->derived != NULL && d->op != DERIVE_SUM && d->op != DERIVE_DAYS;
}

/* The variable of a derived value. */
static void put_derived(emitter *e, const emit_input *in) {
  const derive *d = in->column->fact->derive;
  if (calls_runtime(in)) {
    for (uint32_t i = 0; i < d->terms.count; i++)
      put(e, "  values[%s] = %s;\n", column_of(e, &d->terms.items[i])->number,
          term_text(e, &d->terms.items[i]));
    put(e, "  int32_t %s = polrt_derive(&@_policy, %s, values);\n", in->field, in->number);
    return;
  }
  const char *absent = absent_text(e, d);
  const char *value = d->op == DERIVE_SUM
                          ? sum_text(e, d)
                          : arena_printf(e->arena, "%s - %s", term_text(e, &d->terms.items[1]),
                                         term_text(e, &d->terms.items[0]));
  if (absent == NULL)
    put(e, "  int32_t %s = %s;\n", in->field, value);
  else
    put(e, "  int32_t %s = %s ? (int32_t)%s : %s;\n", in->field, absent, in->absent, value);
}

static void put_values(emitter *e) {
  for (uint32_t i = e->given; i < e->inputs.count; i++)
    if (e->inputs.items[i].needed && calls_runtime(&e->inputs.items[i])) {
      put(e, "  int32_t values[$_COLUMNS];\n");
      return;
    }
}

void put_computed_narrow(emitter *e) {
  put_values(e);
  for (uint32_t i = e->given; i < e->inputs.count; i++) {
    const emit_input *in = &e->inputs.items[i];
    if (!in->needed) continue;
    if (in->derived != NULL)
      put_derived(e, in);
    else if (in->run.list != NULL)
      put(e, "  int32_t %s = (rows & t->%s) != 0;\n", in->field, in->run.mask);
    else
      put(e, "  int32_t %s = 0;\n", in->field);
    if (in->asked) put(e, "  rows &= t->%s[%s];\n", in->rows, class_of(e, in));
  }
}

/* A criterion looks through all words: its rows may lie in any of them. */
void put_computed_wide(emitter *e) {
  put_values(e);
  for (uint32_t i = e->given; i < e->inputs.count; i++) {
    const emit_input *in = &e->inputs.items[i];
    if (!in->needed) continue;
    if (in->derived != NULL) {
      put_derived(e, in);
    } else if (in->run.list != NULL) {
      put(e, "  held = 0;\n  for (w = 0; w < $_WORDS; w++) held |= rows[w] & t->%s[w];\n",
          in->run.mask);
      put(e, "  int32_t %s = held != 0;\n", in->field);
    } else {
      put(e, "  int32_t %s = 0;\n", in->field);
    }
    if (!in->asked) continue;
    put(e, "  const uint64_t *in_%s = t->%s[%s];\n", in->field, in->rows, class_of(e, in));
    put(e, "  for (w = 0; w < $_WORDS; w++) rows[w] &= in_%s[w];\n", in->field);
  }
}

/* ---- the policy object ------------------------------------------------------------------- */

static void put_derived_entry(emitter *e, const emit_input *in) {
  static const char *const ops[] = {
    [DERIVE_SUM] = "POLRT_SUM",
    [DERIVE_DAYS] = "POLRT_DAYS",
    [DERIVE_MONTHS] = "POLRT_MONTHS",
    [DERIVE_FULL_MONTHS] = "POLRT_FULL_MONTHS",
  };
  const derive *d = in->column->fact->derive;
  put(e, "  [%s] = { .op = %s, .terms = %u, .first = %s", in->derived, ops[d->op],
      (unsigned)d->terms.count, in->term);
  if (d->constant != 0) put(e, ", .constant = %d", (int)d->constant);
  put(e, " },\n");
}

static void put_terms(emitter *e, const emit_input *in) {
  const derive *d = in->column->fact->derive;
  for (uint32_t i = 0; i < d->terms.count; i++) {
    put(e, "  { .input = %s", column_of(e, &d->terms.items[i])->number);
    if (d->op == DERIVE_SUM) put(e, ", .factor = %d", (int)d->terms.items[i].factor);
    put(e, " },\n");
  }
}

/* A derived value has an enumerator for itself and one for where its terms begin. */
static void put_enumerators(emitter *e) {
  put(e, "/* ---- derived values ---- */\n\nenum {\n");
  const char *term = "";
  for (uint32_t i = e->given; i < e->inputs.count; i++)
    if (e->inputs.items[i].derived != NULL) put(e, "  %s,\n", e->inputs.items[i].derived);
  put(e, "  $_DERIVED\n};\n\n/* Where the terms of each begin. */\nenum {\n");
  for (uint32_t i = e->given; i < e->inputs.count; i++) {
    const emit_input *in = &e->inputs.items[i];
    if (in->derived == NULL) continue;
    put(e, *term != '\0' ? "  %s = %s,\n" : "  %s,\n", in->term, term);
    term = arena_printf(e->arena, "%s + %u", in->term,
                        (unsigned)in->column->fact->derive->terms.count);
  }
  put(e, "  $_TERMS = %s\n};\n\n", term);
}

void emit_derived(emitter *e) {
  bool any = false;
  for (uint32_t i = e->given; i < e->inputs.count; i++) any |= e->inputs.items[i].derived != NULL;
  if (!any) return;
  put_enumerators(e);
  put(e, "static const polrt_term @_terms[$_TERMS] = {\n");
  for (uint32_t i = e->given; i < e->inputs.count; i++)
    if (e->inputs.items[i].derived != NULL) put_terms(e, &e->inputs.items[i]);
  put(e, "};\n\nstatic const polrt_derived @_derived[$_DERIVED] = {\n");
  for (uint32_t i = e->given; i < e->inputs.count; i++)
    if (e->inputs.items[i].derived != NULL) put_derived_entry(e, &e->inputs.items[i]);
  put(e, "};\n\n");
}
