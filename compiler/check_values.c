/* check_values.c -- types, facts and the literals that are compared with them. */
#include "check.h"

#include "codes.h"

#include <string.h>

/* ---- one-of types ------------------------------------------------------------------------ */

static const member *member_named(const one_of *type, const char *name) {
  for (uint32_t i = 0; i < type->members.count; i++)
    if (strcmp(type->members.items[i].name, name) == 0) return &type->members.items[i];
  return NULL;
}

static const char *label_of(const node *n) {
  const node *label = node_child(n, NODE_STRING);
  return label != NULL ? label->text : n->text;
}

/* False when there is no room for more. */
static bool add_member(checker *k, one_of *type, const node *n) {
  const member *earlier = member_named(type, n->text);
  if (earlier != NULL) {
    diag *d =
        diag_add(k->diags, check_twice(k), n->name_at, "the value `%s' is listed twice", n->text);
    if (earlier->number == 0 && type->open)
      diag_note(k->diags, d, "an open list has the value `other' already");
    else
      diag_related(k->diags, d, earlier->at, "the first is here");
    return true;
  }
  if (type->members.count == MODEL_MAX_MEMBERS) {
    diag *d = diag_add(k->diags, DIAG_E802, n->name_at, "more than %d values in one list",
                       (int)MODEL_MAX_MEMBERS);
    diag_hint(k->diags, d, "group values that are always decided alike");
    return false;
  }
  int32_t number = (int32_t)type->members.count + (type->open ? 0 : 1);
  vec_push(k->arena, &type->members,
           (member){ n->text, label_of(n), n->name_at, number, k->revision });
  return true;
}

static void add_members(checker *k, one_of *type, const node *list) {
  NODE_EACH(child, list)
    if (child->kind == NODE_ENUMERATOR && !add_member(k, type, child)) return;
}

void check_one_of(checker *k, const node *n, one_of *type) {
  type->at = n->at;
  type->open = (n->flags & NODE_FLAG_OPEN) != 0;
  if (type->open) vec_push(k->arena, &type->members, (member){ "other", "Other", n->at, 0, 1 });
  add_members(k, type, n);
}

void check_type(checker *k, const node *n) {
  one_of *type = ARENA_NEW(k->arena, one_of);
  type->name = n->text;
  const symbol *earlier = symtab_add(&k->types, n->text, type, n->name_at);
  if (earlier != NULL) {
    diag *d =
        diag_add(k->diags, check_twice(k), n->name_at, "the type `%s' is declared twice", n->text);
    diag_related(k->diags, d, earlier->at, "the first is here");
    return;
  }
  const node *list = node_child(n, NODE_ONE_OF);
  if (list != NULL) check_one_of(k, list, type);
  type->at = n->name_at;
  vec_push(k->arena, &k->model->types, type);
}

void check_extend(checker *k, const dated_item *item) {
  const node *n = item->node;
  one_of *type = symtab_value(&k->types, n->text);
  fact *f = symtab_value(&k->facts, n->text);
  if (type == NULL && f != NULL) type = f->type;
  if (type == NULL || (f != NULL && f->kind != FACT_ONE_OF)) {
    near_miss near = { .wanted = n->text };
    symtab_near_miss(&k->facts, &near);
    symtab_near_miss(&k->types, &near);
    diag *d = diag_add(k->diags, DIAG_E120, n->name_at,
                       "`%s' is no list of values that can be extended", n->text);
    if (f == NULL) diag_did_you_mean(k->diags, d, n->name_at, &near);
    return;
  }
  add_members(k, type, n);
  if (f != NULL) f->hi = (int32_t)type->members.count - (type->open ? 1 : 0);
}

/* ---- quantities -------------------------------------------------------------------------- */

const unit *check_find_unit(checker *k, const node *name) {
  const unit *u = symtab_value(&k->units, name->text);
  if (u == NULL) u = unit_find(name->text);
  if (u != NULL) return u;
  near_miss near = { .wanted = name->text };
  unit_near_miss(&near);
  symtab_near_miss(&k->units, &near);
  diag *d = diag_add(k->diags, DIAG_E122, name->at, "unknown unit `%s'", name->text);
  diag_did_you_mean(k->diags, d, name->at, &near);
  return NULL;
}

/* The number and unit of a literal; false after a diagnostic or when it is no number at all. */
bool check_number(checker *k, const node *n, ratio *value, const unit **in) {
  *in = NULL;
  if (n->kind == NODE_AGE) {
    *value = (ratio){ n->number, 1 };
    *in = unit_find("days");
    return true;
  }
  if (n->kind != NODE_INT && n->kind != NODE_QTY) return false;
  const node *unit_name = node_child(n, NODE_NAME);
  if (unit_name != NULL && (*in = check_find_unit(k, unit_name)) == NULL) return false;
  if (ratio_parse(n->text, value)) return true;
  diag_add(k->diags, DIAG_E204, n->at, "this number has too many digits");
  return false;
}

/* A unit of the author's own: `unit breaths_per_minute', `unit dozen is 12 tablets'. */
void check_unit(checker *k, const node *n) {
  unit *u = ARENA_NEW(k->arena, unit);
  const node *singular = node_child(n, NODE_NAME), *size = node_child(n, NODE_QTY);
  ratio value = { 1, 1 };
  const unit *of = NULL;
  *u = (unit){ n->text, singular != NULL ? singular->text : n->text, n->text, { 1, 1 } };
  if (size != NULL && !check_number(k, size, &value, &of)) return;
  if (size != NULL && (of == NULL || value.num <= 0)) {
    diag_add(k->diags, DIAG_E202, size->at, "a unit is so many of another unit");
    return;
  }
  if (of != NULL) {
    u->dimension = of->dimension;
    if (!ratio_multiply(value, of->factor, &u->factor))
      diag_add(k->diags, DIAG_E204, size->at, "this number has too many digits");
  }
  const symbol *earlier = symtab_add(&k->units, n->text, u, n->name_at);
  if (earlier == NULL && singular != NULL)
    earlier = symtab_add(&k->units, singular->text, u, singular->at);
  if (earlier == NULL && unit_find(n->text) == NULL) return;
  diag *d = diag_add(k->diags, check_twice(k), n->name_at, "the unit `%s' exists already", n->text);
  if (earlier != NULL) diag_related(k->diags, d, earlier->at, "the first is here");
}

static void check_step(checker *k, const node *n, fact *f) {
  ratio value = { 1, 1 };
  const unit *in = NULL;
  const node *step = node_child(n, NODE_STEP);
  f->quantity.step = f->quantity.unit != NULL ? f->quantity.unit->factor : value;
  if (step == NULL || step->first == NULL || !check_number(k, step->first, &value, &in)) return;
  if (in == NULL) in = f->quantity.unit;
  if (value.num <= 0) {
    diag_add(k->diags, DIAG_E213, step->first->at, "a step must be more than zero");
    return;
  }
  if (in != NULL &&
      (f->quantity.unit == NULL || strcmp(in->dimension, f->quantity.unit->dimension) != 0)) {
    diag_add(k->diags, DIAG_E202, step->first->at, "a step in %s cannot divide a quantity in %s",
             in->name, f->quantity.unit != NULL ? f->quantity.unit->name : "plain numbers");
    return;
  }
  if (in != NULL && !ratio_multiply(value, in->factor, &value))
    diag_add(k->diags, DIAG_E213, step->first->at, "this step is too large");
  f->quantity.step = value;
}

static bool range_end(checker *k, const fact *f, const node *n, int32_t *steps) {
  ratio value;
  const unit *in;
  if (n == NULL || !check_number(k, n, &value, &in)) return false;
  switch (quantity_steps(&f->quantity, value, in, steps)) {
  case STEPS_OK:
    return true;
  case STEPS_BETWEEN:
    diag_add(k->diags, DIAG_E213, n->at, "the range must begin and end on a whole step");
    return false;
  case STEPS_TOO_LARGE:
    diag_add(k->diags, DIAG_E204, n->at, "a range can hold at most 2,147,483,646 steps");
    return false;
  default:
    diag_add(k->diags, DIAG_E202, n->at, "the range of `%s' must be in its own unit", f->name);
    return false;
  }
}

/* After an error the range is left reversed: no value is measured against it. */
static void check_quantity(checker *k, const node *n, fact *f) {
  const node *unit_name = node_child(n, NODE_NAME), *range = node_child(n, NODE_RANGE);
  int32_t lo, hi;
  f->kind = FACT_NUMBER;
  f->lo = 1;
  f->hi = 0;
  f->quantity.unit = unit_name != NULL ? check_find_unit(k, unit_name) : NULL;
  if (unit_name != NULL && f->quantity.unit == NULL) return;
  uint32_t errors = k->diags->errors;
  check_step(k, n, f);
  if (errors < k->diags->errors || range == NULL || !range_end(k, f, node_at(range, 0), &lo) ||
      !range_end(k, f, node_at(range, 1), &hi))
    return;
  f->lo = lo;
  f->hi = hi;
  if (lo > hi) diag_add(k->diags, DIAG_E206, range->at, "the range of `%s' is reversed", f->name);
}

/* ---- facts ------------------------------------------------------------------------------- */

one_of *check_yes_no(checker *k) {
  one_of *type = ARENA_NEW(k->arena, one_of);
  vec_push(k->arena, &type->members, (member){ "no", "No", SPAN_NONE, 0, 1 });
  vec_push(k->arena, &type->members, (member){ "yes", "Yes", SPAN_NONE, 1, 1 });
  return type;
}

static void use_type(fact *f, one_of *type) {
  f->kind = FACT_ONE_OF;
  f->type = type;
  f->lo = type->open ? 0 : 1;
  f->hi = f->lo + (int32_t)type->members.count - 1;
}

static void check_date_type(checker *k, const node *n, fact *f) {
  const node *range = node_child(n, NODE_RANGE);
  int32_t lo, hi;
  f->kind = FACT_DATE;
  (void)date_from_number(19000101, &f->lo);
  (void)date_from_number(22001231, &f->hi);
  if (range == NULL || !check_date(k, node_at(range, 0), &lo) ||
      !check_date(k, node_at(range, 1), &hi))
    return;
  f->lo = lo;
  f->hi = hi;
  if (lo > hi) diag_add(k->diags, DIAG_E206, range->at, "the range of `%s' is reversed", f->name);
}

static void check_fact_type(checker *k, const node *n, fact *f) {
  one_of *type;
  switch (n->kind) {
  case NODE_YES_NO:
    use_type(f, check_yes_no(k));
    f->kind = FACT_YES_NO;
    f->lo = 0;
    f->hi = 1;
    return;
  case NODE_ONE_OF:
    type = ARENA_NEW(k->arena, one_of);
    check_one_of(k, n, type);
    use_type(f, type);
    return;
  case NODE_TYPE_REF:
    type = symtab_value(&k->types, n->text);
    if (type != NULL) {
      type->used = true;
      use_type(f, type);
      return;
    }
    near_miss near = { .wanted = n->text };
    symtab_near_miss(&k->types, &near);
    near_miss_try(&near, "yes_no");
    diag_did_you_mean(k->diags,
                      diag_add(k->diags, DIAG_E120, n->at, "no type is called `%s'", n->text),
                      n->at, &near);
    return;
  case NODE_QUANTITY:
    check_quantity(k, n, f);
    return;
  case NODE_DATE_TYPE:
    check_date_type(k, n, f);
    return;
  default:
    return;
  }
}

/* The absent value stands one step below all others. */
static void check_absent(checker *k, const node *n, fact *f) {
  const node *label = node_child(n, NODE_STRING);
  if (!fact_is_ordinal(f)) {
    diag *d =
        diag_add(k->diags, DIAG_E201, n->at, "only numbers and dates can be `or %s'", n->text);
    diag_hint(k->diags, d, "add `%s' to the list of values instead", n->text);
    return;
  }
  if (f->lo > f->hi || f->lo == INT32_MIN) return; /* its declaration is at fault */
  f->absent = n->text;
  f->absent_label = label != NULL ? label->text : n->text;
  f->lo--;
}

static void check_fact_attributes(checker *k, const node *n, fact *f) {
  for (const node *child = n->first != NULL ? n->first->next : NULL; child; child = child->next) {
    for (const node *before = n->first->next; before != child; before = before->next)
      if (before->kind == child->kind) {
        diag *d = diag_add(k->diags, DIAG_E106, child->at, "this attribute is given twice");
        diag_related(k->diags, d, before->at, "the first is here");
        break;
      }
    if (child->kind == NODE_ASK) f->ask = child->text;
    if (child->kind == NODE_LABEL) f->label = child->text;
    if (child->kind == NODE_JUDGMENT) f->judgment = true;
    if (child->kind == NODE_ABSENT) check_absent(k, child, f);
  }
}

/* `unknown is VALUE because': read once the values of open lists are settled. */
void check_assumption(checker *k, const node *n) {
  fact *f = symtab_value(&k->facts, n->text);
  const node *unknown = node_child(n, NODE_UNKNOWN_IS);
  if (f == NULL || unknown == NULL || unknown->first == NULL) return;
  const node *literal = unknown->first;
  f->assumed_at = unknown->at;
  f->assumed_because = check_because(unknown);
  if (f->absent != NULL && literal->kind == NODE_NAME && strcmp(literal->text, f->absent) == 0)
    f->assumed_value = f->lo;
  else if (!check_value(k, f, literal, &f->assumed_value))
    return;
  f->assumed = true;
}

/* A fact that holds codes has no values of its own: only what sets its codes are in. */
static void check_code_fact(checker *k, const node *n, const node *type) {
  code_fact *f = ARENA_NEW(k->arena, code_fact);
  *f = (code_fact){ .name = n->text, .label = n->text, .at = n->name_at, .since = k->revision };
  f->system = type->text;
  f->several = (type->flags & NODE_FLAG_SEVERAL) != 0;
  (void)check_code_system(k, type, type->text);
  NODE_EACH(child, n) {
    if (child->kind == NODE_ASK) f->ask = child->text;
    if (child->kind == NODE_LABEL) f->label = child->text;
    if (child->kind == NODE_JUDGMENT) f->judgment = true;
    if (child->kind == NODE_UNKNOWN_IS || child->kind == NODE_ABSENT)
      diag_add(k->diags, DIAG_E201, child->at,
               "a fact that holds codes cannot have this; an empty list says that there are none");
  }
  (void)symtab_add(&k->code_facts, n->text, f, n->name_at);
  vec_push(k->arena, &k->model->code_facts, f);
}

code_fact *check_find_code_fact(checker *k, const char *name) {
  code_fact *f = symtab_value(&k->code_facts, name);
  if (f != NULL) f->used = true;
  return f;
}

void check_fact(checker *k, const node *n) {
  if (n->first != NULL && n->first->kind == NODE_CODE_TYPE && !symtab_find(&k->facts, n->text)) {
    check_code_fact(k, n, n->first);
    return;
  }
  fact *f = ARENA_NEW(k->arena, fact);
  *f = (fact){ .name = n->text, .label = n->text, .at = n->name_at, .since = k->revision, .hi = 1 };
  const symbol *earlier = symtab_add(&k->facts, n->text, f, n->name_at);
  if (earlier != NULL) {
    diag *d =
        diag_add(k->diags, check_twice(k), n->name_at, "the fact `%s' is declared twice", n->text);
    diag_related(k->diags, d, earlier->at, "the first is here");
    return;
  }
  earlier = symtab_find(&k->code_facts, n->text);
  if (earlier != NULL)
    diag_related(
        k->diags,
        diag_add(k->diags, check_twice(k), n->name_at, "the fact `%s' is declared twice", n->text),
        earlier->at, "the first is here");
  if (strcmp(n->text, k->model->selected_by) == 0)
    diag_add(k->diags, DIAG_E123, n->name_at,
             "`%s' is the date that selects the revision and need not be declared", n->text);
  if (k->model->facts.count == MODEL_MAX_FACTS)
    diag_add(k->diags, DIAG_E803, n->name_at, "more than %d facts", (int)MODEL_MAX_FACTS);
  if (n->first != NULL) check_fact_type(k, n->first, f);
  if (!fact_is_ordinal(f) && f->type == NULL) f->type = check_yes_no(k); /* after an error */
  check_fact_attributes(k, n, f);
  f->input = k->model->facts.count + 1;
  vec_push(k->arena, &k->model->facts, f);
}

/* The name is declared, but not as a fact with a value. */
static bool report_other_kind(checker *k, const char *name, span place) {
  if (symtab_find(&k->code_facts, name) != NULL) {
    diag *d = diag_add(k->diags, DIAG_E201, place, "`%s' holds codes", name);
    diag_hint(k->diags, d, "write `%s has any SET' or `%s has any { CODE, ... }'", name, name);
    return true;
  }
  const symbol *other = symtab_find(&k->values, name);
  if (other == NULL) return false;
  diag *d = diag_add(k->diags, DIAG_E201, place, "`%s' is a derived value, not a fact", name);
  diag_related(k->diags, d, other->at, "it is declared here");
  return true;
}

fact *check_find_fact(checker *k, const node *at, const char *name, span place) {
  fact *f = symtab_value(&k->facts, name);
  if (f == NULL && strcmp(name, k->model->selected_by) == 0) return k->model->date;
  if (f != NULL) {
    f->used = true;
    return f;
  }
  if (report_other_kind(k, name, place)) return NULL;
  near_miss near = { .wanted = name };
  symtab_near_miss(&k->facts, &near);
  symtab_near_miss(&k->code_facts, &near);
  symtab_near_miss(&k->values, &near);
  near_miss_try(&near, k->model->selected_by);
  if (at->kind == NODE_REF) symtab_near_miss(&k->criteria, &near);
  diag *d = diag_add(k->diags, DIAG_E120, place, "no fact%s is called `%s'",
                     at->kind == NODE_REF ? " or criterion" : "", name);
  diag_did_you_mean(k->diags, d, place, &near);
  return NULL;
}

/* ---- literals ---------------------------------------------------------------------------- */

static void list_members(checker *k, diag *d, const one_of *type) {
  textbuf b = { .arena = k->arena };
  for (uint32_t i = 0; i < type->members.count && i < 12; i++)
    textbuf_add(&b, "%s%s", i > 0 ? ", " : "", type->members.items[i].name);
  if (type->members.count > 12) textbuf_add(&b, ", ...");
  diag_note(k->diags, d, "its values are %s", b.text != NULL ? b.text : "(none)");
}

static bool member_value(checker *k, const fact *f, const node *n, int32_t *value) {
  if (n->kind != NODE_NAME) {
    diag *d = diag_add(k->diags, DIAG_E201, n->at, "`%s' takes one of its named values, not this",
                       f->name);
    list_members(k, d, f->type);
    return false;
  }
  const char *name = n->text;
  if (f->kind == FACT_YES_NO && strcmp(name, "true") == 0) name = "yes";
  if (f->kind == FACT_YES_NO && strcmp(name, "false") == 0) name = "no";
  const member *m = member_named(f->type, name);
  if (m != NULL) {
    *value = m->number;
    return true;
  }
  near_miss near = { .wanted = name };
  for (uint32_t i = 0; i < f->type->members.count; i++)
    near_miss_try(&near, f->type->members.items[i].name);
  diag *d = diag_add(k->diags, DIAG_E121, n->at, "`%s' is not a value of `%s'", name, f->name);
  list_members(k, d, f->type);
  diag_did_you_mean(k->diags, d, n->at, &near);
  return false;
}

static void report_steps(checker *k, const fact *f, const node *n, const unit *in,
                         steps_result result) {
  const char *unit_name = f->quantity.unit != NULL ? f->quantity.unit->name : "plain numbers";
  const char *other = in != NULL ? in->name : unit_name;
  diag *d;
  switch (result) {
  case STEPS_BETWEEN:
    d = diag_add(k->diags, DIAG_E205, n->at, "this value is finer than `%s' is recorded", f->name);
    diag_note(k->diags, d, "it is recorded in steps of %s",
              quantity_step_text(k->arena, &f->quantity));
    return;
  case STEPS_CALENDAR:
    d = diag_add(k->diags, DIAG_E203, n->at, "`%s' is held in %s, which never compare with %s",
                 f->name, unit_name, other);
    diag_note(k->diags, d, "a month or a year has no fixed number of days");
    return;
  case STEPS_DIMENSION:
    d = diag_add(k->diags, DIAG_E202, n->at, "`%s' is measured in %s, not in %s", f->name,
                 unit_name, other);
    return;
  default:
    diag_add(k->diags, DIAG_E204, n->at, "this number is too large for `%s'", f->name);
    return;
  }
}

static void report_range(checker *k, const fact *f, const node *n, ratio number, const unit *in,
                         int32_t value) {
  const char *shown = fact_value_text(k->arena, f, value);
  const unit *day = unit_find("days");
  int32_t days;
  diag *d = diag_add(k->diags, DIAG_E204, n->at, "%s is outside the range of `%s'", shown, f->name);
  diag_note(k->diags, d, "`%s' ranges from %s to %s", f->name,
            fact_value_text(k->arena, f, fact_least(f)), fact_value_text(k->arena, f, f->hi));
  if (in == NULL && f->quantity.unit != NULL && f->quantity.unit != day &&
      quantity_steps(&f->quantity, number, day, &days) == STEPS_OK && days >= f->lo &&
      days <= f->hi)
    diag_hint(k->diags, d, "a number without a unit counts %s; did you mean `%s days'?",
              f->quantity.unit->name, n->text);
}

/* `is unknown', and `is never' of what always is there. */
static bool is_no_value(checker *k, const fact *f, const node *n) {
  if (n->kind != NODE_NAME) return false;
  if (strcmp(n->text, "unknown") == 0) {
    diag *d = diag_add(k->diags, DIAG_E201, n->at, "a condition cannot ask whether `%s' is known",
                       f->name);
    diag_hint(k->diags, d,
              "if it is known that there is none, declare the fact with `or never' or a word like "
              "it, and ask `%s is never'",
              f->name);
    return true;
  }
  static const char *const absences[] = { "never", "none", "absent" };
  bool absence = strncmp(n->text, "not_", 4) == 0;
  for (unsigned i = 0; i < sizeof absences / sizeof absences[0]; i++)
    absence = absence || strcmp(n->text, absences[i]) == 0;
  if (!absence) return false;
  diag *d = diag_add(k->diags, DIAG_E201, n->at, "`%s' is not declared to be ever `%s'", f->name,
                     n->text);
  diag_related(k->diags, d, f->at, "it is declared here%s%s",
               f->absent != NULL ? ", and its word is " : "", f->absent != NULL ? f->absent : "");
  if (f->absent == NULL)
    diag_hint(k->diags, d, "add `or %s \"...\"' to the fact, if there may be none", n->text);
  return true;
}

static bool number_value(checker *k, const fact *f, const node *n, int32_t *value) {
  ratio number;
  const unit *in;
  if (n->kind != NODE_INT && n->kind != NODE_QTY && n->kind != NODE_AGE) {
    if (!is_no_value(k, f, n))
      diag_add(k->diags, DIAG_E201, n->at, "`%s' is a number; this is not", f->name);
    return false;
  }
  if (!check_number(k, n, &number, &in)) return false;
  if (f->lo > f->hi) return false; /* its declaration is at fault */
  steps_result result = quantity_steps(&f->quantity, number, in, value);
  if (result != STEPS_OK) {
    report_steps(k, f, n, in, result);
    return false;
  }
  if (*value >= fact_least(f) && *value <= f->hi) return true;
  report_range(k, f, n, number, in, *value);
  return false;
}

static bool date_value(checker *k, const fact *f, const node *n, int32_t *value) {
  if (n->kind != NODE_DATE && is_no_value(k, f, n)) return false;
  if (n->kind != NODE_DATE) {
    diag *d = diag_add(k->diags, DIAG_E201, n->at, "`%s' is a date; this is not", f->name);
    diag_hint(k->diags, d,
              n->kind == NODE_MONTH ? "name the day: `2016-10-01'"
                                    : "a date is written `2016-10-01'");
    return false;
  }
  if (!check_date(k, n, value)) return false;
  if (*value >= fact_least(f) && *value <= f->hi) return true;
  diag *d =
      diag_add(k->diags, DIAG_E204, n->at, "%s is outside the range of `%s'", n->text, f->name);
  diag_note(k->diags, d, "`%s' ranges from %s to %s", f->name, date_text(k->arena, fact_least(f)),
            date_text(k->arena, f->hi));
  return false;
}

bool check_value(checker *k, const fact *f, const node *literal, int32_t *value) {
  if (f->kind == FACT_DATE) return date_value(k, f, literal, value);
  return f->kind == FACT_NUMBER ? number_value(k, f, literal, value)
                                : member_value(k, f, literal, value);
}
