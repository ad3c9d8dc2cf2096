/* check_derived.c -- values that are computed from facts: sums, counts, and how far dates lie apart.
 *
 * Each becomes a column of its own, once, however often it is written.  All of it is exact in whole
 * steps: a sum counts steps of the largest size that divides the steps of all its terms.
 */
#include "check.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* ---- columns ----------------------------------------------------------------------------- */

static bool same_derive(const derive *x, const derive *y) {
  if (x->op != y->op || x->constant != y->constant || x->terms.count != y->terms.count)
    return false;
  for (uint32_t i = 0; i < x->terms.count; i++)
    if (x->terms.items[i].fact != y->terms.items[i].fact ||
        x->terms.items[i].factor != y->terms.items[i].factor)
      return false;
  return true;
}

static fact *find_column(checker *k, const derive *wanted) {
  for (uint32_t i = 0; i < k->model->facts.count; i++) {
    fact *f = k->model->facts.items[i];
    if (f->role == FACT_DERIVED && same_derive(f->derive, wanted)) return f;
  }
  return NULL;
}

/* Months since year 0. */
static int64_t full_month(checker *k, int32_t day) {
  const char *text = date_text(k->arena, day); /* YYYY-MM-DD */
  return strtoll(text, NULL, 10) * 12 + strtoll(text + 5, NULL, 10);
}

/* The range of the values; false when it does not fit. */
static bool derive_range(checker *k, const derive *v, int64_t *lo, int64_t *hi) {
  int64_t bound = v->constant < 0 ? -(int64_t)v->constant : v->constant;
  *lo = *hi = v->constant;
  if (v->op == DERIVE_SUM) {
    for (uint32_t i = 0; i < v->terms.count; i++) {
      const derive_term *t = &v->terms.items[i];
      int64_t a = (int64_t)fact_least(t->fact) * t->factor, b = (int64_t)t->fact->hi * t->factor;
      *lo += a < b ? a : b;
      *hi += a < b ? b : a;
      bound += (a < 0 ? -a : a) > (b < 0 ? -b : b) ? (a < 0 ? -a : a) : (b < 0 ? -b : b);
    }
    return bound < INT32_MAX - 2;
  }
  const fact *from = v->terms.items[0].fact, *to = v->terms.items[1].fact;
  if (v->op == DERIVE_DAYS) {
    *lo = (int64_t)fact_least(to) - from->hi;
    *hi = (int64_t)to->hi - fact_least(from);
    return true;
  }
  *lo = full_month(k, fact_least(to)) - full_month(k, from->hi) - 1;
  *hi = full_month(k, to->hi) - full_month(k, fact_least(from)) -
        (v->op == DERIVE_FULL_MONTHS ? 1 : 0);
  if (v->op != DERIVE_MONTHS) return true;
  *lo = 2 * (*lo - 1);
  *hi = 2 * *hi + 1;
  return true;
}

static const char *column_name(checker *k, const derive *v, const char *given) {
  textbuf b = { .arena = k->arena };
  static const char *const heads[] = { "", "days", "months", "full_months" };
  if (given != NULL) return given;
  if (v->op != DERIVE_SUM)
    return arena_printf(k->arena, "%s_from_%s_to_%s", heads[v->op], v->terms.items[0].fact->name,
                        v->terms.items[1].fact->name);
  for (uint32_t i = 0; i < v->terms.count && i < 3; i++) {
    const derive_term *t = &v->terms.items[i];
    int32_t factor = t->factor < 0 ? -t->factor : t->factor;
    if (i > 0 || t->factor < 0) textbuf_add(&b, "%s", i > 0 ? "_" : "");
    if (t->factor < 0 || i > 0) textbuf_add(&b, "%s_", t->factor < 0 ? "minus" : "plus");
    if (factor != 1) textbuf_add(&b, "%d_", factor);
    textbuf_add(&b, "%s", t->fact->name);
  }
  if (v->terms.count > 3) textbuf_add(&b, "_and_%u_more", v->terms.count - 3);
  if (v->terms.count == 1 && v->terms.items[0].factor == 1 && v->constant == 0)
    textbuf_add(&b, "_value");
  char *text = b.text;
  if (isdigit((unsigned char)*text)) text = arena_printf(k->arena, "value_%s", text);
  return text;
}

/* No fact, derived value or criterion has this name. */
static const char *free_name(checker *k, const char *wanted) {
  const char *name = wanted;
  for (uint32_t n = 2;; n++) {
    bool taken = symtab_find(&k->facts, name) != NULL || symtab_find(&k->criteria, name) != NULL ||
                 symtab_find(&k->values, name) != NULL;
    for (uint32_t i = 0; i < k->model->facts.count && !taken; i++)
      taken = strcmp(k->model->facts.items[i]->name, name) == 0;
    if (!taken) return name;
    name = arena_printf(k->arena, "%s_%u", wanted, n);
  }
}

static fact *new_column(checker *k, const derive *v, const quantity *q, const char *given,
                        span at) {
  fact *f = ARENA_NEW(k->arena, fact);
  int64_t lo, hi;
  if (!derive_range(k, v, &lo, &hi)) {
    diag *d =
        diag_add(k->diags, DIAG_E204, at, "this value can become too large to be computed exactly");
    diag_hint(k->diags, d, "record its facts in coarser steps, or in narrower ranges");
    return NULL;
  }
  *f = (fact){ .at = at, .kind = FACT_NUMBER, .role = FACT_DERIVED, .since = 1, .used = true };
  f->name = given != NULL ? given : free_name(k, column_name(k, v, NULL));
  f->label = f->name;
  f->lo = (int32_t)lo;
  f->hi = (int32_t)hi;
  if (q != NULL) f->quantity = *q;
  if (q == NULL) f->quantity.step = (ratio){ 1, 1 };
  f->derive = ARENA_NEW(k->arena, derive);
  *f->derive = *v;
  for (uint32_t i = 0; i < v->terms.count; i++)
    if (v->terms.items[i].fact->absent != NULL && f->absent == NULL) {
      f->absent = v->terms.items[i].fact->absent;
      f->absent_label = v->terms.items[i].fact->absent_label;
      f->lo--;
    }
  vec_push(k->arena, &k->model->facts, f);
  return f;
}

static fact *column_of(checker *k, const derive *v, const quantity *q, const char *given, span at) {
  fact *same = find_column(k, v);
  return same != NULL ? same : new_column(k, v, q, given, at);
}

fact *check_sum_column(checker *k, const derive *v, span at) {
  return column_of(k, v, NULL, NULL, at);
}

/* ---- dates ------------------------------------------------------------------------------- */

fact *check_apart(checker *k, derive_op op, fact *from, fact *to, span at) {
  derive v = { .op = op };
  vec_push(k->arena, &v.terms, ((derive_term){ from, 0 }));
  vec_push(k->arena, &v.terms, ((derive_term){ to, 0 }));
  if (from == to) {
    diag_add(k->diags, DIAG_E201, at, "a date lies no time apart from itself");
    return NULL;
  }
  return column_of(k, &v, NULL, NULL, at);
}

/* The days from one date to another, in the direction that was asked for first. */
static fact *days_apart(checker *k, fact *from, fact *to, span at, bool *reversed) {
  derive v = { .op = DERIVE_DAYS };
  vec_push(k->arena, &v.terms, ((derive_term){ to, 0 }));
  vec_push(k->arena, &v.terms, ((derive_term){ from, 0 }));
  fact *f = find_column(k, &v);
  *reversed = f != NULL;
  return f != NULL ? f : check_apart(k, DERIVE_DAYS, from, to, at);
}

/* The date of `selected by' as an ordinary ordered column: column 0 only knows the revision. */
fact *check_date_column(checker *k, span at) {
  derive v = { .op = DERIVE_SUM };
  vec_push(k->arena, &v.terms, ((derive_term){ k->model->date, 1 }));
  fact *f = column_of(k, &v, NULL, NULL, at);
  if (f != NULL) f->kind = FACT_DATE;
  return f;
}

fact *check_find_date(checker *k, const node *n) {
  fact *f = check_find_fact(k, n, n->text, n->at);
  if (f == NULL || f->kind == FACT_DATE) return f;
  diag *d = diag_add(k->diags, DIAG_E201, n->at, "`%s' is not a date", f->name);
  diag_related(k->diags, d, f->at, "it is declared here");
  return NULL;
}

static cond *within(checker *k, span at, fact *f, int64_t lo, int64_t hi) {
  cond *c = cond_new(k, COND_BETWEEN, at);
  c->fact = f;
  c->divisor = 1;
  c->value = (int32_t)(lo < fact_least(f) ? fact_least(f) : lo > f->hi ? (int64_t)f->hi + 1 : lo);
  c->upper = (int32_t)(hi > f->hi ? f->hi : hi < fact_least(f) ? (int64_t)fact_least(f) - 1 : hi);
  return c;
}

/* f op a value that the steps first .. last of f stand for; none of them when first > last. */
static cond *ordered(checker *k, span at, fact *f, node_op op, int64_t first, int64_t last) {
  cond *any;
  switch (op) {
  case OP_LT:
    return within(k, at, f, INT32_MIN, first - 1);
  case OP_LE:
    return within(k, at, f, INT32_MIN, last);
  case OP_GT:
    return within(k, at, f, last + 1, INT32_MAX);
  case OP_GE:
    return within(k, at, f, first, INT32_MAX);
  case OP_NE: /* the value is there, and differs */
    any = cond_new(k, COND_ANY, at);
    vec_push(k->arena, &any->parts, within(k, at, f, INT32_MIN, first - 1));
    vec_push(k->arena, &any->parts, within(k, at, f, last + 1, INT32_MAX));
    return any;
  default:
    return within(k, at, f, first, last);
  }
}

/* The same comparison seen from the other side. */
static node_op mirrored(node_op op) {
  switch (op) {
  case OP_LT:
    return OP_GT;
  case OP_LE:
    return OP_GE;
  case OP_GT:
    return OP_LT;
  case OP_GE:
    return OP_LE;
  default:
    return op;
  }
}

/* An amount of time as counted in a span: whole days, or whole months. */
static bool span_amount(checker *k, const node *n, const node *qty, int64_t *amount, bool *months) {
  ratio number;
  const node *name = node_child(qty, NODE_NAME);
  const unit *u = name != NULL ? check_find_unit(k, name) : NULL;
  *months = (n->flags & NODE_FLAG_FULL_MONTHS) != 0;
  if (name != NULL && u == NULL) return false;
  if (!ratio_parse(qty->text, &number) || number.num > 4000000) {
    diag_add(k->diags, DIAG_E204, qty->at, "this number is too large");
    return false;
  }
  if (!*months && u == NULL) {
    diag *d = diag_add(k->diags, DIAG_E202, qty->at, "%s of what?", qty->text);
    diag_hint(k->diags, d, "write `%s days', `%s weeks', `%s months' or `%s years'", qty->text,
              qty->text, qty->text, qty->text);
    return false;
  }
  ratio whole = { 1, 1 };
  const unit *day = unit_find("days");
  bool calendar = u != NULL && strcmp(u->dimension, "calendar") == 0;
  bool time = u != NULL && strcmp(u->dimension, day->dimension) == 0;
  if (u != NULL && !calendar && !time) {
    diag_add(k->diags, DIAG_E202, qty->at, "dates lie days, weeks, months or years apart, not %s",
             u->name);
    return false;
  }
  if (u != NULL) *months |= calendar;
  if (u != NULL) whole = u->factor;
  if (!ratio_multiply(number, whole, &number) ||
      (time && !ratio_divide(number, day->factor, &number)) || number.den != 1) {
    diag_add(k->diags, DIAG_E205, qty->at, "dates lie a whole number of %s apart",
             time ? "days" : "months");
    return false;
  }
  *amount = number.num;
  return true;
}

/* `A within N after B' and its relatives: 0 <= elapsed <= N for within and less than, no lower bound
 * is implied by at least and more than. */
cond *check_span(checker *k, const node *n) {
  fact *when = check_find_date(k, node_at(n, 0)), *anchor = check_find_date(k, node_at(n, 2));
  int64_t amount, lo = INT32_MIN, hi = INT32_MAX;
  bool months, reversed = false, before = (n->flags & NODE_FLAG_BEFORE) != 0;
  bool full = (n->flags & NODE_FLAG_FULL_MONTHS) != 0;
  if (!span_amount(k, n, node_at(n, 1), &amount, &months) || when == NULL || anchor == NULL)
    return check_anything(k, n);
  fact *f;
  if (full)
    f = before ? check_apart(k, DERIVE_FULL_MONTHS, when, anchor, n->at)
               : check_apart(k, DERIVE_FULL_MONTHS, anchor, when, n->at);
  else if (months)
    f = check_apart(k, DERIVE_MONTHS, anchor, when, n->at);
  else
    f = days_apart(k, anchor, when, n->at, &reversed);
  if (f == NULL) return check_anything(k, n);
  bool half = months && !full;
  if (half) amount *= 2;
  if (n->op == OP_LE || n->op == OP_LT) lo = 0;
  if (n->op == OP_LE || n->op == OP_EQ) hi = amount;
  if (n->op == OP_LT) hi = amount - 1;
  if (n->op == OP_GE || n->op == OP_EQ) lo = amount;
  if (n->op == OP_GT) lo = amount + 1;
  /* months count from the anchor, full months from the earlier date, days as the column was made */
  bool backwards = half ? before : !full && reversed != before;
  return backwards ? within(k, n->at, f, -hi, -lo) : within(k, n->at, f, lo, hi);
}

/* ---- sums -------------------------------------------------------------------------------- */

typedef struct sum_term {
  fact *fact;
  ratio factor; /* of its value in base units of its dimension */
} sum_term;

typedef struct sum {
  VEC(sum_term) terms;
  const unit *unit;
  bool has_unit;
  ratio constant; /* in base units */
} sum;

static bool same_dimension(checker *k, sum *s, const unit *u, span at) {
  if (!s->has_unit) {
    s->has_unit = true;
    s->unit = u;
    return true;
  }
  if ((s->unit == NULL) == (u == NULL) &&
      (u == NULL || strcmp(s->unit->dimension, u->dimension) == 0))
    return true;
  diag_add(k->diags, DIAG_E202, at, "%s and %s cannot be added or compared",
           s->unit != NULL ? s->unit->name : "plain numbers",
           u != NULL ? u->name : "plain numbers");
  return false;
}

static bool add_fact_term(checker *k, sum *s, const node *n, ratio factor, bool any_unit) {
  named_value *v = check_named_value(k, n->text);
  fact *f = v != NULL ? v->column : check_find_fact(k, n, n->text, n->at);
  if (f == NULL) return false;
  if (f->kind != FACT_NUMBER || (f->role == FACT_DERIVED && f->derive->op != DERIVE_SUM)) {
    diag_add(k->diags, DIAG_E201, n->at, "`%s' is not a number that can be added or compared",
             f->name);
    return false;
  }
  if (!any_unit && !same_dimension(k, s, f->quantity.unit, n->at)) return false;
  ratio scaled;
  if (!ratio_multiply(factor, f->quantity.step, &scaled)) return false;
  for (uint32_t i = 0; i < s->terms.count; i++)
    if (s->terms.items[i].fact == f) {
      diag_add(k->diags, DIAG_E106, n->at, "`%s' stands in this sum twice", f->name);
      return false;
    }
  vec_push(k->arena, &s->terms, ((sum_term){ f, scaled }));
  return true;
}

static bool add_number(checker *k, sum *s, const node *n, int sign) {
  ratio value;
  const unit *u = NULL;
  if (!check_number(k, n, &value, &u)) return false;
  if (u == NULL && s->has_unit) u = s->unit;
  if (!same_dimension(k, s, u, n->at)) return false;
  if (u != NULL && !ratio_multiply(value, u->factor, &value)) return false;
  value.num *= sign;
  return ratio_add(s->constant, value, &s->constant);
}

static bool add_expr(checker *k, sum *s, const node *n, int sign) {
  ratio factor = { sign, 1 };
  switch (n->kind) {
  case NODE_SUM:
    NODE_EACH(part, n)
      if (!add_expr(k, s, part, part->flags & NODE_FLAG_NEGATED ? -sign : sign)) return false;
    return true;
  case NODE_SCALED: {
    const node *number = node_child(n, NODE_QTY), *name = node_child(n, NODE_TERM);
    if (number == NULL || name == NULL || !ratio_parse(number->text, &factor)) return false;
    if (node_child(number, NODE_NAME) != NULL) {
      diag_add(k->diags, DIAG_E202, number->at, "a factor is a plain number without a unit");
      return false;
    }
    factor.num *= sign;
    return add_fact_term(k, s, name, factor, false);
  }
  case NODE_TERM:
  case NODE_NAME:
    return add_fact_term(k, s, n, factor, false);
  case NODE_QTY:
  case NODE_INT:
    return add_number(k, s, n, sign);
  default:
    diag_add(k->diags, DIAG_E201, n->at, "this cannot be part of a sum");
    return false;
  }
}

/* The largest step that divides all terms. */
static ratio common_step(const sum *s) {
  ratio g = { 0, 1 };
  for (uint32_t i = 0; i < s->terms.count; i++) g = ratio_gcd(g, s->terms.items[i].factor);
  return g.num == 0 ? (ratio){ 1, 1 } : g;
}

static fact *sum_column(checker *k, const sum *s, const char *given, span at) {
  derive v = { .op = DERIVE_SUM };
  quantity q = { .unit = s->unit, .step = common_step(s) };
  for (uint32_t i = 0; i < s->terms.count; i++) {
    ratio factor;
    if (!ratio_divide(s->terms.items[i].factor, q.step, &factor) || factor.den != 1 ||
        factor.num > INT32_MAX / 4 || factor.num < -(INT32_MAX / 4)) {
      diag_add(k->diags, DIAG_E204, at, "this sum cannot be computed exactly in 32 bits");
      return NULL;
    }
    vec_push(k->arena, &v.terms, ((derive_term){ s->terms.items[i].fact, (int32_t)factor.num }));
  }
  return column_of(k, &v, &q, given, at);
}

/* sum op 0, the constant carried to the other side: exact also where it lies between two steps. */
static cond *sum_against_zero(checker *k, const node *n, const sum *s, node_op op) {
  if (s->terms.count == 0) {
    diag_add(k->diags, DIAG_E201, n->at, "this compares two numbers and no fact");
    return check_anything(k, n);
  }
  fact *f = sum_column(k, s, NULL, n->at);
  if (f == NULL) return check_anything(k, n);
  ratio steps, limit = { -s->constant.num, s->constant.den };
  if (!ratio_divide(limit, f->quantity.step, &steps) || steps.num > INT32_MAX / 2 ||
      steps.num < INT32_MIN / 2) {
    diag_add(k->diags, DIAG_E204, n->at, "this number is too large");
    return check_anything(k, n);
  }
  int64_t below = steps.num / steps.den - (steps.num % steps.den < 0); /* rounded down */
  return ordered(k, n->at, f, op, steps.den == 1 ? below : below + 1, below);
}

static const unit *unit_called(checker *k, const char *name) {
  const unit *u = symtab_value(&k->units, name);
  return u != NULL ? u : unit_find(name);
}

/* A number in `mg_per_kg' for a ratio of two masses is so many mg for each kg. */
static bool number_per(checker *k, const unit *u, const unit *over, const unit *under,
                       ratio *value) {
  const char *per = strstr(u->name, "_per_");
  if (per == NULL || over == NULL || under == NULL) return false;
  const unit *x = unit_called(k, arena_printf(k->arena, "%.*s", (int)(per - u->name), u->name));
  const unit *y = unit_called(k, per + strlen("_per_"));
  return x != NULL && y != NULL && strcmp(x->dimension, over->dimension) == 0 &&
         strcmp(y->dimension, under->dimension) == 0 && ratio_multiply(*value, x->factor, value) &&
         ratio_divide(*value, y->factor, value);
}

static const char *unit_words(const unit *u) { return u != NULL ? u->name : "plain numbers"; }

/* `10' of mg over kg could be meant as 10 mg for each kg, or as ten times as much. */
static void ratio_of_what(checker *k, const node *literal, const unit *over, const unit *under) {
  diag *d = diag_add(k->diags, DIAG_E202, literal->at,
                     "%s of what? the ratio is one of %s and %s, which differ in size",
                     literal->text, over->name, under->name);
  const char *per = arena_printf(k->arena, "%s_per_%s", over->name, under->singular);
  diag_choice(k->diags, d, "%s %s%s", literal->text, per,
              unit_called(k, per) != NULL ? "" : "     and declare the unit");
  diag_choice(k->diags, d, "a number in percent, when the one is a share of the other");
}

/* The number that a ratio is compared with, in base units of the two facts. */
static bool ratio_number(checker *k, const node *quotient, const node *literal, const fact *above,
                         const fact *below, ratio *value) {
  const unit *u, *over = above->quantity.unit, *under = below->quantity.unit;
  if (!check_number(k, literal, value, &u)) {
    diag_add(k->diags, DIAG_E201, literal->at, "a ratio is compared with a number");
    return false;
  }
  bool share = u == NULL || strcmp(u->name, "percent") == 0;
  if (!share && number_per(k, u, over, under, value)) return true;
  if (!share) {
    diag *d = diag_add(k->diags, DIAG_E202, literal->at, "a ratio of %s and %s is not in %s",
                       unit_words(over), unit_words(under), u->name);
    diag_hint(k->diags, d,
              "a ratio of two facts in one unit is a plain number or in percent; a dose by weight "
              "is in mg_per_kg");
    return false;
  }
  if ((over == NULL) != (under == NULL) ||
      (over != NULL && strcmp(over->dimension, under->dimension) != 0)) {
    diag *d = diag_add(k->diags, DIAG_E202, quotient->at, "a ratio of %s and %s is no plain number",
                       unit_words(over), unit_words(under));
    diag_related(k->diags, d, above->at, "the one is declared here");
    diag_related(k->diags, d, below->at, "the other is declared here");
    if (over != NULL && under != NULL)
      diag_hint(k->diags, d, "compare with a number in %s_per_%s, or declare both in one unit",
                over->name, under->singular);
    else
      diag_hint(k->diags, d, "declare both facts in one unit");
    return false;
  }
  if (u == NULL && over != NULL &&
      (over->factor.num != under->factor.num || over->factor.den != under->factor.den)) {
    ratio_of_what(k, literal, over, under);
    return false;
  }
  return u == NULL || ratio_divide(*value, (ratio){ 100, 1 }, value);
}

static const char *op_sign(node_op op) {
  switch (op) {
  case OP_LT:
    return "<";
  case OP_LE:
    return "<=";
  case OP_GT:
    return ">";
  case OP_GE:
    return ">=";
  case OP_NE:
    return "!=";
  default:
    return "=";
  }
}

/* a / b op number: a - number x b op 0, for b above zero. */
static cond *ratio_relation(checker *k, const node *n, const node *quotient, const node *literal) {
  sum s = { .constant = { 0, 1 } };
  ratio value;
  const node *below = node_at(quotient, 1);
  if (!add_fact_term(k, &s, node_at(quotient, 0), (ratio){ 1, 1 }, false) ||
      !add_fact_term(k, &s, below, (ratio){ 1, 1 }, true))
    return check_anything(k, n);
  const fact *over = s.terms.items[0].fact, *under = s.terms.items[1].fact;
  if (!ratio_number(k, quotient, literal, over, under, &value)) return check_anything(k, n);
  if (fact_least(under) <= 0) {
    diag *d =
        diag_add(k->diags, DIAG_E204, below->at, "`%s' can be 0, so it cannot divide", under->name);
    if (node_child(literal, NODE_NAME) != NULL) /* a number in percent is no factor */
      diag_hint(k->diags, d, "let its range begin above 0");
    else
      diag_hint(k->diags, d,
                "let its range begin above 0, or write `%s %s %s * %s', which also says what "
                "holds at 0",
                over->name, op_sign(n->op), literal->text, under->name);
    return check_anything(k, n);
  }
  if (!ratio_multiply(s.terms.items[1].factor, (ratio){ -value.num, value.den },
                      &s.terms.items[1].factor)) {
    diag_add(k->diags, DIAG_E204, n->at, "this number has too many digits");
    return check_anything(k, n);
  }
  return sum_against_zero(k, n, &s, n->op);
}

/* ---- comparisons ------------------------------------------------------------------------- */

static bool names_fact(checker *k, const node *n) {
  return (n->kind == NODE_TERM || n->kind == NODE_NAME) &&
         (symtab_find(&k->facts, n->text) != NULL || symtab_find(&k->values, n->text) != NULL ||
          strcmp(n->text, k->model->selected_by) == 0);
}

static fact *date_named(checker *k, const node *n) {
  if (!names_fact(k, n)) return NULL;
  if (strcmp(n->text, k->model->selected_by) == 0) return k->model->date;
  fact *f = symtab_value(&k->facts, n->text);
  return f != NULL && f->kind == FACT_DATE ? f : NULL;
}

static cond *dates_relation(checker *k, const node *n, fact *left, fact *right) {
  bool reversed;
  left->used = right->used = true;
  fact *f = days_apart(k, right, left, n->at, &reversed); /* left - right */
  if (f == NULL) return check_anything(k, n);
  return ordered(k, n->at, f, reversed ? mirrored(n->op) : n->op, 0, 0);
}

/* `age of birth on day >= 18 years': by anniversaries, counted from birth. */
static cond *age_relation(checker *k, const node *n, const node *age, const node *literal) {
  fact *birth = check_find_date(k, node_at(age, 0)), *day = check_find_date(k, node_at(age, 1));
  int64_t amount;
  bool months;
  if (literal->kind != NODE_QTY) {
    diag_add(k->diags, DIAG_E201, literal->at, "an age is compared with years, months or days");
    return check_anything(k, n);
  }
  if (birth == NULL || day == NULL || !span_amount(k, n, literal, &amount, &months))
    return check_anything(k, n);
  fact *f = check_apart(k, months ? DERIVE_MONTHS : DERIVE_DAYS, birth, day, n->at);
  if (f == NULL) return check_anything(k, n);
  const node *name = node_child(literal, NODE_NAME);
  const unit *u = name != NULL ? check_find_unit(k, name) : NULL;
  /* completed units: 17 years and 11 months are 17 years */
  int64_t unit = !months                   ? (u != NULL && u == unit_find("weeks") ? 7 : 1)
                 : u == unit_find("years") ? 24
                                           : 2;
  int64_t first = months ? 2 * amount : amount;
  return ordered(k, n->at, f, n->op, first, first + unit - 1);
}

/* `first performed of { a, b } <= 5' is `first performed of { a <= 5, b <= 5 }'. */
static cond *first_of_relation(checker *k, const node *n, const node *first) {
  node *all = ARENA_NEW(k->arena, node);
  *all = (node){ .kind = NODE_FIRST_PERFORMED, .at = n->at };
  NODE_EACH(term, first) {
    node *relation = ARENA_NEW(k->arena, node), *left = ARENA_NEW(k->arena, node),
         *right = ARENA_NEW(k->arena, node);
    *relation = *n;
    *left = *term;
    *right = *node_at(n, 1);
    relation->first = left;
    relation->last = left->next = right;
    right->next = relation->next = NULL;
    if (all->last != NULL)
      all->last->next = relation;
    else
      all->first = relation;
    all->last = relation;
  }
  return check_cond(k, all);
}

/* A comparison that is not simply a fact against a literal; NULL when it is. */
cond *check_computed(checker *k, const node *n) {
  const node *left = node_at(n, 0), *right = node_at(n, 1);
  if (left == NULL || right == NULL) return check_anything(k, n);
  if (left->kind == NODE_FIRST_OF) return first_of_relation(k, n, left);
  if (left->kind == NODE_AGE_OF) return age_relation(k, n, left, right);
  if (left->kind == NODE_RATIO) return ratio_relation(k, n, left, right);
  fact *from = date_named(k, left), *to = date_named(k, right);
  if (from != NULL && to != NULL) return dates_relation(k, n, from, to);
  bool expr = left->kind == NODE_SUM || left->kind == NODE_SCALED || right->kind == NODE_SUM ||
              right->kind == NODE_SCALED;
  if (!expr && !(left->kind == NODE_TERM && right->kind == NODE_NAME && names_fact(k, right)))
    return NULL;
  sum s = { .constant = { 0, 1 } };
  if (!add_expr(k, &s, left, 1) || !add_expr(k, &s, right, -1)) return check_anything(k, n);
  return sum_against_zero(k, n, &s, n->op);
}

/* ---- named values ------------------------------------------------------------------------ */

void check_derived_name(checker *k, const node *n) {
  named_value *v = ARENA_NEW(k->arena, named_value);
  const node *label = node_child(n, NODE_STRING);
  *v = (named_value){ .name = n->text,
                      .label = label != NULL ? label->text : n->text,
                      .at = n->name_at,
                      .node = n,
                      .divisor = 1 };
  const symbol *earlier = symtab_add(&k->values, n->text, v, n->name_at);
  if (earlier == NULL) earlier = symtab_find(&k->facts, n->text);
  if (earlier == NULL) return;
  diag *d = diag_add(k->diags, check_twice(k), n->name_at, "`%s' is declared twice", n->text);
  diag_related(k->diags, d, earlier->at, "the first is here");
}

static void derive_elapsed(checker *k, named_value *v, const node *n) {
  fact *from = check_find_date(k, node_at(n, 0)), *to = check_find_date(k, node_at(n, 1));
  bool full = (n->flags & NODE_FLAG_FULL_MONTHS) != 0, days = strcmp(n->text, "days") == 0;
  bool weeks = strcmp(n->text, "weeks") == 0;
  if (from == NULL || to == NULL) return;
  v->unit = unit_find(n->text);
  if (v->unit == NULL || (!days && !weeks && strcmp(v->unit->dimension, "calendar") != 0)) {
    diag_add(k->diags, DIAG_E202, n->at, "dates lie days, weeks, months or years apart");
    return;
  }
  v->column = check_apart(k,
                          full            ? DERIVE_FULL_MONTHS
                          : days || weeks ? DERIVE_DAYS
                                          : DERIVE_MONTHS,
                          from, to, n->at);
  v->divisor = full || days ? 1 : weeks ? 7 : strcmp(v->unit->name, "years") == 0 ? 24 : 2;
}

static void derive_sum(checker *k, named_value *v, const node *n) {
  sum s = { .constant = { 0, 1 } };
  if (!add_expr(k, &s, n, 1)) return;
  if (s.constant.num != 0) {
    diag_add(k->diags, DIAG_E201, n->at, "a derived value adds facts; compare it with the number");
    return;
  }
  if (s.terms.count > 0) v->column = sum_column(k, &s, v->name, n->at);
}

named_value *check_named_value(checker *k, const char *name) {
  named_value *v = symtab_value(&k->values, name);
  if (v == NULL || v->read) return v;
  v->read = true;
  const node *expr = v->node->last;
  uint32_t errors = k->diags->errors;
  if (expr == NULL) return v;
  switch (expr->kind) {
  case NODE_ELAPSED:
  case NODE_AGE_OF:
    derive_elapsed(k, v, expr);
    break;
  case NODE_COUNT_OF:
    NODE_EACH(part, expr) vec_push(k->arena, &v->parts, check_cond(k, part));
    break;
  case NODE_FIRST_OF:
    v->first_of = expr;
    break;
  default:
    derive_sum(k, v, expr);
  }
  if (v->column != NULL && v->column->label == v->column->name) v->column->label = v->label;
  v->failed = k->diags->errors > errors;
  return v;
}
