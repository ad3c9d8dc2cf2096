/* check_cond.c -- conditions: names to facts and criteria, literals to values. */
#include "check.h"

#include "codes.h"

#include <string.h>

cond *cond_new(checker *k, cond_kind kind, span at) {
  cond *c = ARENA_NEW(k->arena, cond);
  c->kind = kind;
  c->at = at;
  return c;
}

/* Stands in for what could not be understood, so that checking can go on. */
cond *check_anything(checker *k, const node *n) { return cond_new(k, COND_ALL, n->at); }

static void add_parts(checker *k, cond *c, const node *n) {
  NODE_EACH(child, n) vec_push(k->arena, &c->parts, check_cond(k, child));
}

/* ---- groups ------------------------------------------------------------------------------ */

static cond *check_count(checker *k, const node *n) {
  cond *c = cond_new(k, COND_COUNT, n->at);
  add_parts(k, c, n);
  uint32_t parts = c->parts.count;
  bool most = n->kind == NODE_AT_MOST;
  if (n->number > parts || n->number < (most ? 0 : 1)) {
    const char *words = most ? "at most" : n->kind == NODE_EXACTLY ? "exactly" : "at least";
    diag *d = diag_add(k->diags, DIAG_E108, n->at, "`%s %lld of' a list of %u condition%s", words,
                       (long long)n->number, parts, parts == 1 ? "" : "s");
    diag_hint(k->diags, d,
              n->number == 0 ? "write `none of' when none of them may hold"
                             : "the number lies between 1 and the length of the list");
    return check_anything(k, n);
  }
  uint32_t number = (uint32_t)n->number;
  c->at_least = n->kind == NODE_AT_MOST ? 0 : number;
  c->at_most = n->kind == NODE_AT_LEAST ? parts : number;
  return check_counted(k, c);
}

static cond *check_group(checker *k, const node *n) {
  cond *c = cond_new(k, n->kind == NODE_ALL ? COND_ALL : COND_ANY, n->at);
  add_parts(k, c, n);
  if (n->kind != NODE_NONE) return c;
  cond *negation = cond_new(k, COND_NOT, n->at);
  vec_push(k->arena, &negation->parts, c);
  return negation;
}

static cond *check_not(checker *k, const node *n) {
  cond *c = cond_new(k, COND_NOT, n->at);
  add_parts(k, c, n);
  return c;
}

/* ---- relations --------------------------------------------------------------------------- */

typedef struct term {
  fact *fact;
  int32_t divisor;    /* steps per completed unit; 1: the fact itself */
  const unit *counts; /* the completed unit of an elapsed time; NULL */
  named_value *count; /* a named count: the fact is then NULL */
} term;

/* `completed weeks of gestational_age': how many steps of the fact one such unit has. */
static bool completed_divisor(checker *k, const node *n, term *t) {
  const node name = { .text = n->text, .at = n->name_at };
  const unit *u = check_find_unit(k, &name);
  int32_t steps = 0;
  if (u == NULL) return false;
  if (t->fact->kind == FACT_NUMBER &&
      quantity_steps(&t->fact->quantity, (ratio){ 1, 1 }, u, &steps) == STEPS_OK && steps > 0) {
    t->divisor = steps;
    return true;
  }
  diag_add(k->diags, DIAG_E202, n->at, "`%s' cannot be counted in completed %s", t->fact->name,
           u->name);
  return false;
}

/* A derived value, by its name. */
static bool value_term(checker *k, const node *n, named_value *v, term *t) {
  v->used = true;
  t->fact = v->column;
  t->divisor = v->divisor;
  t->counts = v->unit;
  if (v->parts.count > 0) t->count = v;
  if (v->failed || (t->fact == NULL && t->count == NULL)) return false;
  if (n->kind != NODE_COMPLETED) return true;
  diag_add(k->diags, DIAG_E202, n->at, "`%s' counts completed units already", v->name);
  return false;
}

static bool check_term(checker *k, const node *n, term *t) {
  const node *name = n->kind == NODE_COMPLETED ? n->first : n;
  *t = (term){ .divisor = 1 };
  named_value *v = check_named_value(k, name->text);
  if (v != NULL && v->first_of == NULL) return value_term(k, n, v, t);
  t->fact = check_find_fact(k, n, name->text, name->at);
  if (t->fact == NULL) return false;
  if (t->fact == k->model->date) t->fact = check_date_column(k, n->at);
  if (t->fact == NULL) return false;
  return n->kind != NODE_COMPLETED || completed_divisor(k, n, t);
}

/* A plain number after `completed weeks of' counts those weeks. */
static bool completed_value(checker *k, const term *t, const node *n, int32_t *value) {
  ratio number;
  const node *unit_name = node_child(n, NODE_NAME);
  int32_t steps = 0;
  if (unit_name == NULL && (n->kind == NODE_INT || n->kind == NODE_QTY) &&
      ratio_parse(n->text, &number) && number.den == 1 && number.num <= INT32_MAX / t->divisor &&
      number.num >= 0) {
    *value = (int32_t)number.num;
    return true;
  }
  if (!check_value(k, t->fact, n, &steps)) return false;
  if (steps % t->divisor != 0) {
    diag *d = diag_add(k->diags, DIAG_E205, n->at, "this lies between two completed units of `%s'",
                       t->fact->name);
    diag_hint(k->diags, d, "completed units are compared with a whole number of them");
    return false;
  }
  *value = steps / t->divisor;
  return true;
}

/* An elapsed time is compared with a whole number of its own units, or of units that they divide. */
static bool elapsed_value(checker *k, const term *t, const node *n, int32_t *value) {
  ratio number;
  const unit *in;
  if ((n->kind != NODE_QTY && n->kind != NODE_INT) || !check_number(k, n, &number, &in)) {
    diag_add(k->diags, DIAG_E201, n->at, "an elapsed time is compared with a number of %s",
             t->counts->name);
    return false;
  }
  if (in == NULL) in = t->counts;
  if (strcmp(in->dimension, t->counts->dimension) != 0) {
    bool calendar =
        strcmp(in->dimension, "calendar") == 0 || strcmp(t->counts->dimension, "calendar") == 0;
    diag_add(k->diags, calendar ? DIAG_E203 : DIAG_E202, n->at, "%s never compare with %s",
             t->counts->name, in->name);
    return false;
  }
  if (!ratio_multiply(number, in->factor, &number) ||
      !ratio_divide(number, t->counts->factor, &number) || number.den != 1 ||
      number.num > 4000000 || number.num < -4000000) {
    diag_add(k->diags, DIAG_E205, n->at, "this is not a whole number of %s", t->counts->name);
    return false;
  }
  *value = (int32_t)number.num;
  return true;
}

static bool term_value(checker *k, const term *t, const node *literal, int32_t *value) {
  if (t->counts != NULL) return elapsed_value(k, t, literal, value);
  return t->divisor > 1 ? completed_value(k, t, literal, value)
                        : check_value(k, t->fact, literal, value);
}

static const char *op_text(node_op op) {
  static const char *const texts[] = { "?", "<", "<=", ">", ">=", "=", "!=" };
  return texts[op];
}

/* W211: `<= 34 weeks' on days is easily read as "until 34w6d". */
static void warn_whole_weeks(checker *k, const node *n, const node *literal, const cond *c) {
  const node *unit_name = node_child(literal, NODE_NAME);
  bool open_side = c->op == OP_LT || c->op == OP_GE; /* the same either way */
  if (k->exact_weeks || open_side || c->divisor > 1 || literal->kind != NODE_QTY ||
      unit_name == NULL)
    return;
  const unit *week = unit_find("weeks");
  if (c->fact->quantity.unit != week || unit_find(unit_name->text) != week || c->value % 7 != 0)
    return;
  if (c->fact->quantity.step.num != unit_find("days")->factor.num) return;
  int weeks = c->value / 7;
  diag *d = diag_add(k->diags, DIAG_W211, n->at, "whole weeks against `%s', which is held in days",
                     c->fact->name);
  diag_note(k->diags, d, "as written, %dw1d .. %dw6d are %s", weeks, weeks,
            c->op == OP_GT || c->op == OP_NE ? "inside" : "outside");
  const char *whole =
      arena_printf(k->arena, "completed weeks of %s %s %d", c->fact->name, op_text(c->op), weeks);
  const char *exact = arena_printf(k->arena, "%s %s %dw0d", c->fact->name, op_text(c->op), weeks);
  int width = (int)strlen(whole);
  diag_choice(k->diags, d, "%-*s   that is meant, to the day", width, exact);
  diag_choice(k->diags, d, "%-*s   all seven days of the week are meant", width, whole);
  diag_choice(k->diags, d, "%-*s   record the reading beside what the text prints", width,
              "... printed \"...\" because \"...\"");
}

static void warn_trivial(checker *k, const node *n, const cond *c) {
  int64_t d = c->divisor > 1 ? c->divisor : 1, lo = c->value * d, hi = lo + d - 1;
  const fact *f = c->fact;
  int32_t least = fact_least(f);
  bool always = (c->op == OP_LE && hi >= f->hi) || (c->op == OP_GE && lo <= least);
  bool never = (c->op == OP_LT && lo <= least) || (c->op == OP_GT && hi >= f->hi);
  if (f->role == FACT_DERIVED || (always && f->absent != NULL) || (!always && !never)) return;
  diag *w = diag_add(k->diags, DIAG_W212, n->at, "this is always %s", always ? "true" : "false");
  diag_note(k->diags, w, "`%s' ranges from %s to %s", f->name, fact_value_text(k->arena, f, least),
            fact_value_text(k->arena, f, f->hi));
}

static void report_no_order(checker *k, span at, const fact *f, const char *what) {
  diag *d =
      diag_add(k->diags, DIAG_E207, at, "`%s' has no order, so %s does not apply", f->name, what);
  diag_hint(k->diags, d,
            f->kind == FACT_YES_NO ? "write `%s' or `not %s'"
                                   : "write `%s is ...' or `%s in { ... }'",
            f->name, f->name);
}

/* A count against a number: how many parts hold. */
static cond *count_relation(checker *k, const node *n, const named_value *v, node_op op,
                            const node *literal) {
  ratio number;
  const unit *in;
  if (!check_number(k, literal, &number, &in) || in != NULL || number.den != 1 || number.num < 0) {
    diag_add(k->diags, DIAG_E201, literal->at, "a count is compared with a whole number");
    return check_anything(k, n);
  }
  cond *c = cond_new(k, COND_COUNT, n->at);
  int64_t value = number.num, parts = v->parts.count;
  int64_t least = op == OP_GT ? value + 1 : op == OP_GE || op == OP_EQ || op == OP_NE ? value : 0;
  int64_t most = op == OP_LT                                 ? value - 1
                 : op == OP_LE || op == OP_EQ || op == OP_NE ? value
                                                             : parts;
  if (least > parts || most < 0) {
    diag_add(k->diags, DIAG_E108, n->at, "`%s' counts %lld conditions, so this is never so",
             v->name, (long long)parts);
    return check_anything(k, n);
  }
  for (uint32_t i = 0; i < v->parts.count; i++) vec_push(k->arena, &c->parts, v->parts.items[i]);
  c->at_least = (uint32_t)least;
  c->at_most = (uint32_t)(most > parts ? parts : most);
  cond *counted = check_counted(k, c);
  if (op != OP_NE) return counted;
  cond *negation = cond_new(k, COND_NOT, n->at);
  vec_push(k->arena, &negation->parts, counted);
  return negation;
}

/* A named `first performed of' stands for its list. */
static const node *spelled_out(checker *k, const node *n) {
  const node *left = node_at(n, 0);
  named_value *v =
      left != NULL && left->kind == NODE_TERM ? check_named_value(k, left->text) : NULL;
  if (v == NULL || v->first_of == NULL) return n;
  node *copy = ARENA_NEW(k->arena, node), *list = ARENA_NEW(k->arena, node),
       *right = ARENA_NEW(k->arena, node);
  *copy = *n;
  *list = *v->first_of;
  *right = *node_at(n, 1);
  v->used = true;
  copy->kind = NODE_REL;
  if (n->kind != NODE_REL) copy->op = n->flags & NODE_FLAG_NEGATED ? OP_NE : OP_EQ;
  copy->first = list;
  copy->last = list->next = right;
  right->next = NULL;
  return copy;
}

static cond *check_relation(checker *k, const node *n) {
  term t;
  n = spelled_out(k, n);
  cond *computed = check_computed(k, n);
  if (computed != NULL) return computed;
  const node *literal = node_at(n, 1);
  if (!check_term(k, node_at(n, 0), &t)) return check_anything(k, n);
  if (t.count != NULL) return count_relation(k, n, t.count, n->op, literal);
  if (!fact_is_ordinal(t.fact)) {
    report_no_order(k, n->at, t.fact, arena_printf(k->arena, "`%s'", op_text(n->op)));
    return check_anything(k, n);
  }
  cond *c = cond_new(k, COND_COMPARE, n->at);
  c->fact = t.fact;
  c->divisor = t.divisor;
  c->op = n->op;
  if (!term_value(k, &t, literal, &c->value)) return check_anything(k, n);
  warn_whole_weeks(k, n, literal, c);
  warn_trivial(k, n, c);
  return c;
}

/* W127: a value that a later revision adds reads as `other' until then. */
static void warn_early_member(checker *k, const node *n, const fact *f, int32_t value) {
  const member *m = one_of_member(f->type, value);
  if (m == NULL || m->since <= k->revision) return;
  diag *d = diag_add(k->diags, DIAG_W127, n->at, "`%s' is added by the revision %s", m->name,
                     k->model->revisions.items[m->since - 1].date);
  diag_note(k->diags, d, "before that it reads as `other', so this part cannot hold there");
}

static void add_member_literal(checker *k, cond *c, const node *literal) {
  int32_t value;
  if (!check_value(k, c->fact, literal, &value)) return;
  warn_early_member(k, literal, c->fact, value);
  vec_push(k->arena, &c->members, value);
}

/* `is never': the fact's declared absent value. */
static bool is_absent(const term *t, const node *literal) {
  return t->fact->absent != NULL && literal->kind == NODE_NAME &&
         strcmp(literal->text, t->fact->absent) == 0;
}

static cond *equal_to(checker *k, const node *at, const term *t, const node *literal) {
  if (is_absent(t, literal)) {
    cond *absent = cond_new(k, COND_ABSENT, at->at);
    absent->fact = t->fact;
    return absent;
  }
  cond *c = cond_new(k, COND_COMPARE, at->at);
  c->fact = t->fact;
  c->divisor = t->divisor;
  c->op = OP_EQ;
  if (!term_value(k, t, literal, &c->value)) return check_anything(k, at);
  warn_whole_weeks(k, at, literal, c);
  return c;
}

static cond *negated_if(checker *k, const node *n, cond *c) {
  if ((n->flags & NODE_FLAG_NEGATED) == 0) return c;
  cond *negation = cond_new(k, COND_NOT, n->at);
  vec_push(k->arena, &negation->parts, c);
  return negation;
}

static bool is_code_term(checker *k, const node *n) {
  const node *term = node_at(n, 0);
  return term != NULL && term->text != NULL && symtab_find(&k->code_facts, term->text) != NULL;
}

/* `is' and `is not' of a number or date are = and !=, where a bare name may be another fact. */
static cond *is_computed(checker *k, const node *n) {
  node *relation = ARENA_NEW(k->arena, node);
  *relation = *n;
  relation->kind = NODE_REL;
  relation->op = n->flags & NODE_FLAG_NEGATED ? OP_NE : OP_EQ;
  return check_computed(k, relation);
}

static cond *check_is(checker *k, const node *n) {
  term t;
  if (is_code_term(k, n)) return check_code_in(k, n);
  if (spelled_out(k, n) != n) return check_relation(k, spelled_out(k, n));
  const node *literal = node_at(n, 1);
  if (!check_term(k, node_at(n, 0), &t)) return check_anything(k, n);
  if (t.count != NULL)
    return count_relation(k, n, t.count, n->flags & NODE_FLAG_NEGATED ? OP_NE : OP_EQ, literal);
  if (fact_is_ordinal(t.fact) && !is_absent(&t, literal) && literal->kind == NODE_NAME) {
    cond *computed = is_computed(k, n);
    if (computed != NULL) return computed;
  }
  if (fact_is_ordinal(t.fact)) return negated_if(k, n, equal_to(k, n, &t, literal));
  cond *c = cond_new(k, COND_MEMBER, n->at);
  c->fact = t.fact;
  c->negated = (n->flags & NODE_FLAG_NEGATED) != 0;
  add_member_literal(k, c, literal);
  return c;
}

static cond *completed_bound(checker *k, const node *n, const term *t, node_op op, int32_t value) {
  cond *c = cond_new(k, COND_COMPARE, n->at);
  c->fact = t->fact;
  c->divisor = t->divisor;
  c->op = op;
  c->value = value;
  return c;
}

static cond *range_cond(checker *k, const node *n, const term *t, const node *range) {
  cond *c = cond_new(k, COND_BETWEEN, n->at);
  c->fact = t->fact;
  if (!fact_is_ordinal(t->fact)) {
    report_no_order(k, range->at, t->fact, "a range");
    return check_anything(k, n);
  }
  if (!term_value(k, t, node_at(range, 0), &c->value) ||
      !term_value(k, t, node_at(range, 1), &c->upper))
    return check_anything(k, n);
  if (range->flags & NODE_FLAG_HALF_OPEN) c->upper--;
  if (c->value > c->upper) {
    diag *d = diag_add(k->diags, DIAG_E206, range->at, "nothing lies in this range");
    diag_hint(k->diags, d,
              "a range begins with the smaller end; after `..<' the upper end is not in it");
  }
  if (t->divisor == 1) return c;
  cond *both = cond_new(k, COND_ALL, n->at);
  vec_push(k->arena, &both->parts, completed_bound(k, n, t, OP_GE, c->value));
  vec_push(k->arena, &both->parts, completed_bound(k, n, t, OP_LE, c->upper));
  return both;
}

/* One end of a range as a comparison of its own. */
static cond *range_end(checker *k, const node *n, node_op op, const node *end) {
  node *relation = ARENA_NEW(k->arena, node), *left = ARENA_NEW(k->arena, node),
       *right = ARENA_NEW(k->arena, node);
  *relation = *n;
  *left = *n->first;
  *right = *end;
  relation->kind = NODE_REL;
  relation->op = op;
  relation->flags = 0;
  relation->first = left;
  relation->last = left->next = right;
  right->next = NULL;
  return check_cond(k, relation);
}

/* `a - b in 1 .. 3': a computed value is compared with both ends. */
static cond *computed_in(checker *k, const node *n, const node *range) {
  cond *both = cond_new(k, COND_ALL, n->at);
  bool half_open = (range->flags & NODE_FLAG_HALF_OPEN) != 0;
  vec_push(k->arena, &both->parts, range_end(k, n, OP_GE, node_at(range, 0)));
  vec_push(k->arena, &both->parts, range_end(k, n, half_open ? OP_LT : OP_LE, node_at(range, 1)));
  return negated_if(k, n, both);
}

static cond *check_in(checker *k, const node *n) {
  term t;
  const node *set = node_at(n, 1), *left = node_at(n, 0);
  if (is_code_term(k, n)) return check_code_in(k, n);
  const named_value *v = left->kind == NODE_TERM ? check_named_value(k, left->text) : NULL;
  bool several = v != NULL && v->first_of != NULL;
  bool simple = !several && (left->kind == NODE_TERM || left->kind == NODE_COMPLETED);
  if (!simple && set->kind == NODE_RANGE) return computed_in(k, n, set);
  if (!check_term(k, node_at(n, 0), &t)) return check_anything(k, n);
  if (t.count != NULL) {
    diag_add(k->diags, DIAG_E201, n->at, "compare the count `%s' with >=, <= or =", t.count->name);
    return check_anything(k, n);
  }
  if (set->kind == NODE_NAME) {
    diag *d = diag_add(k->diags, DIAG_E201, set->at, "`%s' holds no codes, so it is in no code set",
                       t.fact->name);
    diag_hint(k->diags, d, "write `%s in { ... }' or a range", t.fact->name);
    return check_anything(k, n);
  }
  if (set->kind == NODE_RANGE) return negated_if(k, n, range_cond(k, n, &t, set));
  cond *c = cond_new(k, fact_is_ordinal(t.fact) ? COND_ANY : COND_MEMBER, n->at);
  c->fact = t.fact;
  NODE_EACH(literal, set) {
    if (fact_is_ordinal(t.fact))
      vec_push(k->arena, &c->parts, equal_to(k, literal, &t, literal));
    else
      add_member_literal(k, c, literal);
  }
  if (fact_is_ordinal(t.fact)) return negated_if(k, n, c);
  c->negated = (n->flags & NODE_FLAG_NEGATED) != 0;
  return c;
}

static cond *check_printed(checker *k, const node *n) {
  bool exact_weeks = k->exact_weeks;
  k->exact_weeks = true; /* the author has compared the reading with the text */
  cond *c = check_cond(k, n->first);
  k->exact_weeks = exact_weeks;
  const node *because = node_child(n, NODE_BECAUSE);
  c->printed = n->text;
  c->printed_because = because != NULL ? because->text : NULL;
  return c;
}

/* ---- references -------------------------------------------------------------------------- */

static cond *check_ref(checker *k, const node *n) {
  criterion *named = symtab_value(&k->criteria, n->text);
  if (named != NULL) {
    named->used = true;
    cond *c = cond_new(k, COND_CRITERION, n->at);
    c->criterion = named;
    return c;
  }
  if (check_named_value(k, n->text) != NULL) {
    diag *d =
        diag_add(k->diags, DIAG_E201, n->at, "`%s' is a number, so it needs a comparison", n->text);
    diag_hint(k->diags, d, "write `%s >= ...'", n->text);
    return check_anything(k, n);
  }
  fact *f = check_find_fact(k, n, n->text, n->at);
  if (f == NULL) return check_anything(k, n);
  if (f->kind != FACT_YES_NO) {
    diag *d = diag_add(k->diags, DIAG_E201, n->at,
                       "`%s' is not a yes/no fact, so it needs a comparison", f->name);
    diag_hint(k->diags, d, fact_is_ordinal(f) ? "write `%s >= ...'" : "write `%s is ...'", f->name);
    return check_anything(k, n);
  }
  cond *c = cond_new(k, COND_MEMBER, n->at);
  c->fact = f;
  vec_push(k->arena, &c->members, 1);
  return c;
}

cond *check_cond(checker *k, const node *n) {
  switch (n->kind) {
  case NODE_ALL:
  case NODE_ANY:
  case NODE_NONE:
    return check_group(k, n);
  case NODE_AT_LEAST:
  case NODE_AT_MOST:
  case NODE_EXACTLY:
    return check_count(k, n);
  case NODE_NOT:
    return check_not(k, n);
  case NODE_REL:
    return check_relation(k, n);
  case NODE_IS:
    return check_is(k, n);
  case NODE_IN:
    return check_in(k, n);
  case NODE_PRINTED:
    return check_printed(k, n);
  case NODE_REF:
    return check_ref(k, n);
  case NODE_SPAN:
    return check_span(k, n);
  case NODE_HAS:
    return check_has(k, n);
  case NODE_IF_ANY:
    return check_if_any(k, n);
  case NODE_FIRST_PERFORMED:
    return check_first_performed(k, n);
  default:
    return check_anything(k, n);
  }
}

/* ---- table cells ------------------------------------------------------------------------- */

static cond *set_cell(checker *k, const term *t, const node *cell, const node *set) {
  bool ordinal = fact_is_ordinal(t->fact);
  cond *c = cond_new(k, ordinal ? COND_ANY : COND_MEMBER, cell->at);
  c->fact = t->fact;
  NODE_EACH(literal, set) {
    if (ordinal)
      vec_push(k->arena, &c->parts, equal_to(k, literal, t, literal));
    else
      add_member_literal(k, c, literal);
  }
  return c;
}

static cond *relation_cell(checker *k, const term *t, const node *cell, const node *what) {
  if (!fact_is_ordinal(t->fact)) {
    report_no_order(k, cell->at, t->fact, arena_printf(k->arena, "`%s'", op_text(what->op)));
    return NULL;
  }
  cond *c = completed_bound(k, cell, t, what->op, 0);
  if (!term_value(k, t, what->first, &c->value)) return NULL;
  warn_whole_weeks(k, cell, what->first, c);
  return c;
}

cond *check_cell(checker *k, const node *column, const node *cell) {
  term t;
  if (cell->kind == NODE_CELL_ANY || cell->first == NULL) return NULL;
  code_fact *codes = check_find_code_fact(k, column->text);
  if (codes != NULL) return check_code_cell(k, codes, cell);
  if (!check_term(k, column, &t) || t.fact == NULL) return NULL;
  const node *what = cell->first;
  switch (what->kind) {
  case NODE_RANGE:
    return range_cond(k, cell, &t, what);
  case NODE_REL:
    return relation_cell(k, &t, cell, what);
  case NODE_SET:
    return set_cell(k, &t, cell, what);
  default:
    if (fact_is_ordinal(t.fact)) return equal_to(k, what, &t, what);
    cond *c = cond_new(k, COND_MEMBER, cell->at);
    c->fact = t.fact;
    add_member_literal(k, c, what);
    return c;
  }
}

bool check_column(checker *k, const node *name) {
  if (check_find_code_fact(k, name->text) != NULL) return true;
  named_value *v = check_named_value(k, name->text);
  if (v == NULL) return check_find_fact(k, name, name->text, name->at) != NULL;
  v->used = true;
  if (v->column != NULL) return true;
  if (!v->failed)
    diag_add(k->diags, DIAG_E201, name->at, "`%s' cannot be a column of a table", name->text);
  return false;
}

/* ---- circles among criteria -------------------------------------------------------------- */

typedef struct visit {
  checker *checker;
  VEC(const criterion *) path;
  symtab done;
} visit;

static bool visit_criterion(visit *v, const criterion *c);

static bool visit_cond(visit *v, const cond *c) {
  if (c->kind == COND_CRITERION) return visit_criterion(v, c->criterion);
  for (uint32_t i = 0; i < c->parts.count; i++)
    if (!visit_cond(v, c->parts.items[i])) return false;
  return true;
}

static void report_circle(visit *v, const criterion *again) {
  checker *k = v->checker;
  textbuf b = { .arena = k->arena };
  uint32_t from = 0;
  while (v->path.items[from] != again) from++;
  for (uint32_t i = from; i < v->path.count; i++) textbuf_add(&b, "%s -> ", v->path.items[i]->name);
  textbuf_add(&b, "%s", again->name);
  diag *d =
      diag_add(k->diags, DIAG_E124, again->at, "the criterion `%s' depends on itself", again->name);
  diag_note(k->diags, d, "%s", b.text);
}

static bool visit_criterion(visit *v, const criterion *c) {
  if (symtab_find(&v->done, c->name) != NULL) return true;
  for (uint32_t i = 0; i < v->path.count; i++)
    if (v->path.items[i] == c) {
      report_circle(v, c);
      return false;
    }
  vec_push(v->checker->arena, &v->path, c);
  bool fine = true;
  for (uint32_t i = 0; i < c->versions.count && fine; i++)
    fine = visit_cond(v, c->versions.items[i].is);
  v->path.count--;
  (void)symtab_add(&v->done, c->name, v, c->at);
  return fine;
}

bool check_criteria(checker *k) {
  visit v = { .checker = k, .done = { .arena = k->arena } };
  bool fine = true;
  for (uint32_t i = 0; i < k->model->criteria.count; i++)
    fine &= visit_criterion(&v, k->model->criteria.items[i]);
  return fine;
}
