/* analyse_rules.c -- do rules disagree, is what settles them needed, does every rule ever decide? */
#include "analyse.h"

#include <string.h>

/* ---- regions of rules -------------------------------------------------------------------- */

static region rule_region(analysis *z, const decision_rows *d, const rule *r) {
  region out = { 0 };
  for (uint32_t i = analysis_first_row(z, d, r); i < d->rows.count; i++) {
    if (d->rows.items[i].rule != r) break;
    vec_push(z->arena, &out, d->rows.items[i].box);
  }
  return out;
}

/* Narrows a region to the revisions in which an order is in force. */
static region in_revisions(analysis *z, const region *r, revision_set valid) {
  region out = { 0 };
  for (uint32_t i = 0; i < r->count; i++) {
    if ((r->items[i][0].members & valid) == 0) continue;
    box b = box_copy(z->arena, z->rows->space, r->items[i]);
    b[0].members &= valid;
    vec_push(z->arena, &out, b);
  }
  return out;
}

static region minus(analysis *z, region from, region what) {
  return region_subtract(z->arena, z->rows->space, &from, &what);
}

/* Where the exceptions to `r' hold, and where a requirement is not met, r itself may not fire. */
static region without_exceptions(analysis *z, const decision_rows *d, region where, const rule *r) {
  for (uint32_t i = 0; i < d->decision->orders.count && where.count > 0; i++) {
    const order *o = &d->decision->orders.items[i];
    bool stops = o->kind == ORDER_EXCEPTION || o->kind == ORDER_REQUIREMENT;
    if (!stops || o->below != r) continue;
    region exception = rule_region(z, d, o->above);
    where = minus(z, where, in_revisions(z, &exception, o->valid));
  }
  return where;
}

/* Where both rules may fire: the overlap of their rows, less exceptions and impossible cases. */
static region fire_together(analysis *z, const decision_rows *d, const row *x, const row *y) {
  region both = { 0 };
  box common = box_copy(z->arena, z->rows->space, x->box);
  if (!box_meet(z->rows->space, x->box, y->box, common)) return both;
  both = minus(z, region_of(z->arena, common), z->impossible);
  both = without_exceptions(z, d, both, x->rule);
  return without_exceptions(z, d, both, y->rule);
}

/* Less what a resolve or a precedence list settles between the two. */
static region unsettled(analysis *z, const decision_rows *d, region both, const rule *x,
                        const rule *y) {
  for (uint32_t i = 0; i < d->decision->orders.count && both.count > 0; i++) {
    const order *o = &d->decision->orders.items[i];
    bool between = (o->above == x && o->below == y) || (o->above == y && o->below == x);
    if (!between || o->kind == ORDER_EXCEPTION || o->kind == ORDER_REQUIREMENT) continue;
    region where = region_of(z->arena, z->rows->space->whole);
    if (o->where != NULL &&
        !lower_condition(z->arena, z->rows->space, o->where, o->valid, &where, z->diags))
      continue;
    both = minus(z, both, in_revisions(z, &where, o->valid));
  }
  return both;
}

/* ---- suggested edits --------------------------------------------------------------------- */

static const char *literal_text(arena *a, const fact *f, int32_t value, bool strict_above) {
  const char *text = fact_value_text(a, f, value);
  const unit *week = unit_find("weeks");
  bool whole_weeks = f->kind == FACT_NUMBER && f->quantity.unit == week &&
                     strstr(text, "w0d") != NULL && !strict_above;
  return whole_weeks ? arena_printf(a, "%d weeks", value / 7) : text;
}

/* The comparison that leaves the overlap out of this part of a condition; NULL when there is none. */
static const char *narrowed(analysis *z, const cond *c, const region *overlap) {
  if (c->kind != COND_COMPARE && c->kind != COND_MEMBER) return NULL;
  if (c->fact->role != FACT_DECLARED) return NULL;
  cell h = region_hull(overlap, c->fact->input);
  const fact *f = c->fact;
  if (c->kind == COND_COMPARE && c->divisor <= 1) {
    bool upper = c->op == OP_LE || c->op == OP_LT, lower = c->op == OP_GE || c->op == OP_GT;
    int32_t end = c->op == OP_LT ? c->value - 1 : c->op == OP_GT ? c->value + 1 : c->value;
    if (upper && h.hi == end && h.lo > fact_least(f))
      return arena_printf(z->arena, "%s < %s", f->name, literal_text(z->arena, f, h.lo, false));
    if (lower && h.lo == end && h.hi < f->hi)
      return arena_printf(z->arena, "%s > %s", f->name, literal_text(z->arena, f, h.hi, true));
  }
  if (c->kind != COND_MEMBER || c->negated) return NULL;
  uint64_t left = 0;
  for (uint32_t i = 0; i < c->members.count; i++) left |= UINT64_C(1) << c->members.items[i];
  left &= ~h.members;
  return left == 0 ? NULL : cell_text(z->arena, z->rows->space, f->input, (cell){ left, 0, 0 });
}

static const cond *find_narrowing(analysis *z, const cond *c, const region *overlap,
                                  const char **edit) {
  if (c->kind == COND_ALL)
    for (uint32_t i = 0; i < c->parts.count; i++) {
      const cond *found = find_narrowing(z, c->parts.items[i], overlap, edit);
      if (found != NULL) return found;
    }
  *edit = narrowed(z, c, overlap);
  return *edit != NULL ? c : NULL;
}

static void suggest_narrowing(analysis *z, diag *d, const row *r, const region *overlap) {
  const char *edit = NULL;
  const cond *part = find_narrowing(z, r->version->when, overlap, &edit);
  if (part == NULL || part->at.file >= z->diags->sources->files.count) return;
  const source *s = &z->diags->sources->files.items[part->at.file];
  diag_choice(z->diags, d, "narrow line %-10u %s", source_line_column(s, part->at.begin).line,
              edit);
}

/* "gestational_age = 34 weeks": the columns that make the overlap smaller than the rules. */
static const char *overlap_condition(analysis *z, const row *x, const row *y,
                                     const region *overlap) {
  textbuf b = { .arena = z->arena };
  const space *s = z->rows->space;
  for (uint32_t i = 1; i < s->inputs; i++) {
    cell h = region_hull(overlap, i);
    if (cell_equal(h, x->box[i]) && cell_equal(h, y->box[i])) continue;
    const fact *f = s->facts[i];
    const char *text =
        f->kind == FACT_NUMBER && f->role == FACT_DECLARED && h.lo == h.hi
            ? arena_printf(z->arena, "%s = %s", f->name, literal_text(z->arena, f, h.lo, false))
            : cell_text(z->arena, s, i, h);
    if (text != NULL) textbuf_add(&b, "%s%s", b.length > 0 ? " and " : "", text);
  }
  for (uint32_t i = 1; b.length == 0 && i < s->inputs; i++) {
    const char *text = cell_text(z->arena, s, i, region_hull(overlap, i));
    if (text != NULL) textbuf_add(&b, "%s", text);
  }
  return b.length > 0 ? b.text : "...";
}

/* `grid.home' is no name that an author can write, `pump.unmet' is. */
static const char *spoken_name(const rule *r) {
  return strchr(r->name, '.') != NULL && r->unmet_of == NULL ? "ROW" : r->name;
}

/* The `else' of a rule has no clauses: there the other rule is the exception. */
static void suggest_exception(analysis *z, diag *d, const rule *x, const rule *y) {
  const rule *in = x->unmet_of == NULL ? x : y, *to = in == x ? y : x;
  if (in->unmet_of != NULL) return;
  diag_choice(z->diags, d, "state an exception     exception to %s     in the %s %s",
              spoken_name(to), in->table != NULL ? "row" : "rule", in->name);
}

static void suggest_edits(analysis *z, diag *d, const row *x, const row *y, const region *overlap) {
  suggest_narrowing(z, d, y, overlap);
  suggest_narrowing(z, d, x, overlap);
  const char *above = spoken_name(x->rule), *below = spoken_name(y->rule);
  suggest_exception(z, d, x->rule, y->rule);
  diag_choice(z->diags, d,
              "record a reading       resolve %s over %s\n"
              "                         where %s because \"...\"",
              above, below, overlap_condition(z, x, y, overlap));
  if (above != x->rule->name || below != y->rule->name)
    diag_hint(z->diags, d,
              "ROW stands for a name that you give the row, written before its cells: `ROW: ...'");
}

/* ---- conflicts --------------------------------------------------------------------------- */

static void replay_conflict(analysis *z, const cell *b, const row *x, const row *y) {
  naive_case at = witness_case(z, b);
  witness_insist(naive_rule_holds(z->naive, x->rule, at) &&
                     naive_rule_holds(z->naive, y->rule, at) && !naive_is_impossible(z->naive, at),
                 x->rule->name);
}

static bool is_single_point(analysis *z, const region *r) {
  if (r->count != 1) return false;
  for (uint32_t i = 1; i < z->rows->space->inputs; i++) {
    cell c = r->items[0][i];
    if (cell_within(z->rows->space->whole[i], c)) continue;
    if (realise_is_tied(z->realiser, i)) return false;
    if (c.lo != c.hi ||
        (!fact_is_ordinal(z->rows->space->facts[i]) && (c.members & (c.members - 1))))
      return false;
  }
  return true;
}

static const order *resolve_between(const decision *d, const rule *x, const rule *y) {
  for (uint32_t i = 0; i < d->orders.count; i++) {
    const order *o = &d->orders.items[i];
    bool between = (o->above == x && o->below == y) || (o->above == y && o->below == x);
    if (between && o->kind == ORDER_RESOLVE) return o;
  }
  return NULL;
}

static void report_conflict(analysis *z, const decision_rows *rows, const row *x, const row *y,
                            const region *left, const region *overlap) {
  const order *resolve = resolve_between(rows->decision, x->rule, y->rule);
  diag *d;
  replay_conflict(z, left->items[0], x, y);
  if (resolve != NULL) {
    d = diag_add(z->diags, DIAG_E303, resolve->where_at,
                 "this resolve does not cover all of the overlap of `%s' and `%s'",
                 resolve->above->name, resolve->below->name);
    witness_notes(z, d, "both also apply when", left->items[0], false);
  } else {
    d = diag_add(z->diags, DIAG_E301, x->rule->at, "%s and %s disagree", x->rule->name,
                 y->rule->name);
    diag_related(z->diags, d, x->rule->at, "gives %s", row_outcome(x));
    witness_notes(z, d, "both apply when", left->items[0], is_single_point(z, left));
  }
  diag_related(z->diags, d, y->rule->at, "gives %s", row_outcome(y));
  witness_revisions(z, d, left->items[0]);
  if (resolve != NULL)
    diag_hint(z->diags, d, "widen the `where', or narrow one of the rules");
  else
    suggest_edits(z, d, x, y, overlap);
}

static void report_unique(analysis *z, const row *x, const row *y, const region *both) {
  diag *d = diag_add(z->diags, DIAG_E308, y->rule->at,
                     "two rows of the table `%s' cover the same case", x->rule->table->name);
  diag_related(z->diags, d, x->rule->at, "the other row");
  witness_notes(z, d, "both apply when", both->items[0], is_single_point(z, both));
  diag_hint(z->diags, d,
            "narrow one row, or declare the table `hit any', `hit first' or `hit priority'");
}

/* ---- limits ------------------------------------------------------------------------------ */

static bool has_limit(const limit_list *list, const limit *wanted) {
  for (uint32_t i = 0; i < list->count; i++)
    if (strcmp(list->items[i].text, wanted->text) == 0) return true;
  return false;
}

/* The first limit of x that y lacks; NULL: none. */
static const limit *lacking(const limit_list *x, const limit_list *y) {
  for (uint32_t i = 0; i < x->count; i++)
    if (!has_limit(y, &x->items[i])) return &x->items[i];
  return NULL;
}

static bool same_limits(const row *x, const row *y) {
  const limit_list *a = &x->version->limits, *b = &y->version->limits;
  return lacking(a, b) == NULL && lacking(b, a) == NULL;
}

static const char *limits_text(arena *a, const limit_list *list) {
  textbuf out = { .arena = a };
  for (uint32_t i = 0; i < list->count; i++)
    textbuf_add(&out, "%s%s", i > 0 ? ", " : "limited to ", list->items[i].text);
  return list->count > 0 ? out.text : "without a limit";
}

static void report_limits(analysis *z, const row *x, const row *y, const region *left) {
  replay_conflict(z, left->items[0], x, y);
  diag *d = diag_add(z->diags, DIAG_E306, x->rule->at,
                     "%s and %s agree on the outcome and differ in its limits", x->rule->name,
                     y->rule->name);
  diag_related(z->diags, d, x->rule->at, "gives %s, %s", row_outcome(x),
               limits_text(z->arena, &x->version->limits));
  diag_related(z->diags, d, y->rule->at, "gives %s, %s", row_outcome(y),
               limits_text(z->arena, &y->version->limits));
  witness_notes(z, d, "both apply when", left->items[0], is_single_point(z, left));
  witness_revisions(z, d, left->items[0]);
  diag_hint(z->diags, d,
            "give both the same limits, narrow one of the rules, or state "
            "`exception to %s' in the rule whose limits are meant",
            spoken_name(y->rule));
}

/* ---- two rows ---------------------------------------------------------------------------- */

/* True when a finding was made; one pair of rules is reported once. */
static bool compare_cases(analysis *z, const decision_rows *d, const row *x, const row *y) {
  const table *t = x->rule->table;
  bool same_table = t != NULL && t == y->rule->table;
  if (same_table && (t->hit == HIT_FIRST || t->hit == HIT_PRIORITY)) return false;
  bool agree = x->version->then == y->version->then, alike = agree && same_limits(x, y);
  if (alike && !(same_table && t->hit == HIT_UNIQUE)) return false;
  region both = fire_together(z, d, x, y);
  both = analysis_possible(z, &both);
  if (both.count == 0) return false;
  if (same_table && t->hit == HIT_UNIQUE) {
    report_unique(z, x, y, &both);
    return true;
  }
  region left = unsettled(z, d, both, x->rule, y->rule);
  left = analysis_possible(z, &left);
  if (left.count > 0 && agree)
    report_limits(z, x, y, &left);
  else if (left.count > 0)
    report_conflict(z, d, x, y, &left, &both);
  return left.count > 0;
}

/* The same findings, of a case that the solver found. */
static void report_solved(analysis *z, const decision_rows *d, const smt_question *q) {
  const rule *x = q->x, *y = q->y;
  const order *resolve = resolve_between(d->decision, x, y);
  diag *f =
      q->kind == SMT_UNIQUE
          ? diag_add(z->diags, DIAG_E308, y->at, "two rows of the table `%s' cover the same case",
                     x->table->name)
      : q->kind == SMT_LIMITS
          ? diag_add(z->diags, DIAG_E306, x->at,
                     "%s and %s agree on the outcome and differ in its limits", x->name, y->name)
      : resolve != NULL
          ? diag_add(z->diags, DIAG_E303, resolve->where_at,
                     "this resolve does not cover all of the overlap of `%s' and `%s'",
                     resolve->above->name, resolve->below->name)
          : diag_add(z->diags, DIAG_E301, x->at, "%s and %s disagree", x->name, y->name);
  diag_related(z->diags, f, x->at, "one of them");
  diag_related(z->diags, f, y->at, "the other");
  analysis_show_solved(z, f, d, x, y, "both apply when");
  diag_hint(z->diags, f, "narrow one of them, or say which wins: `exception to', `resolve'");
}

static smt_kind kind_of_pair(const row *x, const row *y) {
  const table *t = x->rule->table;
  if (t != NULL && t == y->rule->table && t->hit == HIT_UNIQUE) return SMT_UNIQUE;
  return x->version->then != y->version->then ? SMT_DISAGREE : SMT_LIMITS;
}

static bool compare_rows(analysis *z, const decision_rows *d, const row *x, const row *y) {
  analysis_ask(z);
  bool found = compare_cases(z, d, x, y);
  const smt_question q = {
    .kind = kind_of_pair(x, y), .decision = d->decision, .x = x->rule, .y = y->rule
  };
  settled is = analysis_settle(z, found, &q, x->rule->at, "that `%s' and `%s' never disagree",
                               x->rule->name, y->rule->name);
  if (is == SETTLED_CASE) report_solved(z, d, &q);
  return found || is == SETTLED_CASE;
}

/* The rows of a table whose first row that holds decides never conflict: nothing to ask then. */
static bool is_settled_by_order(const decision_rows *d) {
  const table *only = NULL;
  for (uint32_t i = 0; i < d->rows.count; i++) {
    const row *r = &d->rows.items[i];
    if (r->kind != ROW_RULE) continue;
    const table *t = r->rule->table;
    if (t == NULL || (only != NULL && t != only)) return false;
    only = t;
  }
  return only != NULL && (only->hit == HIT_FIRST || only->hit == HIT_PRIORITY);
}

/* Rows of a rule stand together: per rule number the last rule that was said to disagree with it is
 * enough to report each pair of rules once. */
static void find_conflicts_of(analysis *z, const decision_rows *d, uint32_t number,
                              const rule **disagrees) {
  const row *x = &d->rows.items[number];
  const box_index *index = analysis_indexed(z, d)->index;
  arena *kept = analysis_scratch(z);
  box_numbers meet = box_index_find(z->arena, index, x->box, number + 1, d->rows.count);
  for (uint32_t i = 0; i < meet.count; i++) {
    const row *y = &d->rows.items[meet.items[i]];
    if (y->kind != ROW_RULE || x->rule == y->rule) continue;
    if (!analysis_asks(z, x->rule) && !analysis_asks(z, y->rule)) continue;
    if (disagrees[y->rule->number] == x->rule) continue;
    if (compare_rows(z, d, x, y)) disagrees[y->rule->number] = x->rule;
  }
  analysis_done(z, kept);
}

static void find_conflicts(analysis *z, const decision_rows *d) {
  if (is_settled_by_order(d)) return;
  uint32_t highest = analysis_indexed(z, d)->highest;
  const rule **disagrees = arena_alloc(z->arena, (highest + 1u) * sizeof *disagrees);
  for (uint32_t i = 0; i < d->rows.count; i++)
    if (d->rows.items[i].kind == ROW_RULE) find_conflicts_of(z, d, i, disagrees);
}

/* ---- exceptions and resolves that say nothing, or too much ------------------------------- */

/* Where the conditions of the two rules overlap while the order is in force. */
static region condition_overlap(analysis *z, const order *o) {
  region above, below;
  if (!lower_rule(z->arena, z->rows->space, o->above, &above, z->diags) ||
      !lower_rule(z->arena, z->rows->space, o->below, &below, z->diags))
    return (region){ 0 };
  region both = region_meet(z->arena, z->rows->space, &above, &below);
  both = in_revisions(z, &both, o->valid);
  both = minus(z, both, z->impossible);
  return analysis_possible(z, &both);
}

static bool ever_disagree(const rule *x, const rule *y) {
  for (uint32_t i = 0; i < x->versions.count; i++)
    for (uint32_t j = 0; j < y->versions.count; j++)
      if (x->versions.items[i]->then != y->versions.items[j]->then ||
          lacking(&x->versions.items[i]->limits, &y->versions.items[j]->limits) != NULL ||
          lacking(&y->versions.items[j]->limits, &x->versions.items[i]->limits) != NULL)
        return true;
  return false;
}

static void report_unneeded(analysis *z, const order *o, const char *why) {
  const char *what = o->kind == ORDER_EXCEPTION ? "exception" : "resolve";
  diag *d = diag_add(z->diags, DIAG_E304, o->at, "this %s is no longer needed", what);
  diag_note(z->diags, d, "`%s' and `%s' %s", o->above->name, o->below->name, why);
  diag_hint(z->diags, d, "delete it");
}

/* Does the box hold a case outside the cell `h' in one column? */
static bool reaches_beyond(analysis *z, const cell *where, uint32_t input, cell h) {
  cell c = where[input];
  if (cell_within(c, h)) return false;
  if (z->realiser == NULL) return true;
  box inner = box_copy(z->arena, z->rows->space, z->rows->space->whole);
  inner[input] = h;
  region from = region_of(z->arena, where), within = region_of(z->arena, inner);
  return analysis_any_left(z, &from, &within);
}

/* The column in which a `where' box allows more than the overlap inside it; 0: none. */
static uint32_t wider_column(analysis *z, const cell *where, const region *overlap) {
  region inside = region_of(z->arena, where);
  inside = region_meet(z->arena, z->rows->space, &inside, overlap);
  inside = analysis_possible(z, &inside);
  if (!analysis_realise(z, where, NULL)) return 0;
  for (uint32_t i = 1; i < z->rows->space->inputs; i++) {
    if (cell_within(z->rows->space->whole[i], where[i])) continue;
    if (inside.count == 0 || reaches_beyond(z, where, i, region_hull(&inside, i))) return i;
  }
  return 0;
}

static void check_width(analysis *z, const order *o, const region *overlap) {
  region where;
  if (!lower_condition(z->arena, z->rows->space, o->where, o->valid, &where, z->diags)) return;
  for (uint32_t i = 0; i < where.count; i++) {
    uint32_t column = wider_column(z, where.items[i], overlap);
    if (column == 0) continue;
    const space *s = z->rows->space;
    diag *d = diag_add(z->diags, DIAG_W307, o->where_at,
                       "this `where' reaches beyond the overlap of `%s' and `%s'", o->above->name,
                       o->below->name);
    const char *text = cell_text(z->arena, s, column, region_hull(overlap, column));
    if (text != NULL) diag_note(z->diags, d, "they overlap only where %s", text);
    return;
  }
}

static void check_orders(analysis *z, const decision_rows *d) {
  for (uint32_t i = 0; i < d->decision->orders.count; i++) {
    const order *o = &d->decision->orders.items[i];
    if (o->kind == ORDER_PRECEDENCE || o->kind == ORDER_REQUIREMENT || o->valid == 0) continue;
    if (!analysis_asks(z, o->above) && !analysis_asks(z, o->below)) continue;
    analysis_ask(z);
    region overlap = condition_overlap(z, o);
    const smt_question q = { .kind = SMT_OVERLAP, .decision = d->decision, .order = o };
    settled is =
        analysis_settle(z, overlap.count > 0, &q, o->at, "that `%s' and `%s' ever apply together",
                        o->above->name, o->below->name);
    if (is == SETTLED_CASE || is == SETTLED_NOT) continue;
    if (overlap.count == 0)
      report_unneeded(z, o,
                      is == SETTLED_NONE ? "never apply together (settled by z3)"
                                         : "never apply together");
    else if (o->kind == ORDER_RESOLVE && !ever_disagree(o->above, o->below))
      report_unneeded(z, o, "give the same outcome");
    else if (o->where != NULL)
      check_width(z, o, &overlap);
  }
}

/* ---- rules that never decide ------------------------------------------------------------- */

/* Rows before a rule that overlap one of its own, in their order; without those of rules that never
 * decide themselves, for whatever lies in these is decided by rows before them. */
static box_numbers rows_before(analysis *z, const decision_rows *d, const region *of,
                               uint32_t end) {
  const box_index *index = analysis_indexed(z, d)->index;
  box_numbers all = { 0 };
  for (uint32_t k = 0; k < of->count; k++) {
    box_numbers some = box_index_find_kept(z->arena, index, of->items[k], 0, end);
    for (uint32_t i = 0; i < some.count; i++) vec_push(z->arena, &all, some.items[i]);
  }
  if (of->count > 1) box_numbers_sort(&all);
  return all;
}

enum { COVERERS_NAMED = 12 };

/* "`a', `b' and 7 more" */
static void name_rules(const decision_rows *d, const box_numbers *rows, textbuf *names) {
  uint32_t rules = 0;
  const rule *named = NULL;
  for (uint32_t i = 0; i < rows->count; i++) {
    const rule *r = d->rows.items[rows->items[i]].rule;
    if (r != named && rules++ < COVERERS_NAMED)
      textbuf_add(names, "%s`%s'", names->length > 0 ? ", " : "", r->name);
    named = r;
  }
  if (rules > COVERERS_NAMED) textbuf_add(names, " and %u more", rules - COVERERS_NAMED);
}

/* What is left of a rule when all rows before it have decided. */
static bool is_left_to_decide(analysis *z, const decision_rows *d, const rule *r,
                              textbuf *coverers) {
  region left = rule_region(z, d, r), before = { 0 };
  box_numbers rows = rows_before(z, d, &left, analysis_first_row(z, d, r));
  for (uint32_t i = 0; i < z->impossible.count; i++)
    vec_push(z->arena, &before, z->impossible.items[i]);
  for (uint32_t i = 0; i < rows.count; i++)
    vec_push(z->arena, &before, d->rows.items[rows.items[i]].box);
  if (analysis_any_left(z, &left, &before)) return true;
  if (z->diags->list.count < DIAG_LIMIT) name_rules(d, &rows, coverers);
  return false;
}

/* Where a condition holds, as far as there are such cases; false after E801. */
static bool holds_where(analysis *z, const cond *c, revision_set valid, region *out) {
  if (!lower_condition(z->arena, z->rows->space, c, valid, out, z->diags)) return false;
  *out = analysis_possible(z, out);
  return true;
}

static void report_unsatisfiable(analysis *z, const rule *r, bool by_solver) {
  const rule_version *v = r->versions.items[r->versions.count - 1];
  diag *d =
      diag_add(z->diags, DIAG_E410, v->when_at, "the condition of `%s' can never hold", r->name);
  if (by_solver) {
    diag_note(z->diags, d, "settled by z3");
    return; /* which parts clash was not asked */
  }
  for (uint32_t i = 0; v->when->kind == COND_ALL && i < v->when->parts.count; i++) {
    region where;
    if (!holds_where(z, v->when->parts.items[i], v->valid, &where)) return;
    if (where.count > 0) continue;
    diag_related(z->diags, d, v->when->parts.items[i]->at, "this part never holds");
    return;
  }
  for (uint32_t i = 0; v->when->kind == COND_ALL && i < v->when->parts.count; i++)
    for (uint32_t j = i + 1; j < v->when->parts.count; j++) {
      cond both = { .kind = COND_ALL };
      vec_push(z->arena, &both.parts, v->when->parts.items[i]);
      vec_push(z->arena, &both.parts, v->when->parts.items[j]);
      region where;
      bool fits = holds_where(z, &both, v->valid, &where);
      if (!fits || where.count > 0) continue;
      diag_related(z->diags, d, v->when->parts.items[i]->at, "this part");
      diag_related(z->diags, d, v->when->parts.items[j]->at, "excludes this one");
      return;
    }
}

/* Where boxes may hold no case they all stay: each may spare a search for one. */
static void drop_rule(analysis *z, const decision_rows *d, const rule *r) {
  const indexed_rows *x = analysis_indexed(z, d);
  x->never_decides[r->number] = true;
  if (z->realiser != NULL) return;
  for (uint32_t i = analysis_first_row(z, d, r); i < d->rows.count; i++) {
    if (d->rows.items[i].rule != r) break;
    box_index_drop(x->index, i);
  }
}

/* Between rules that disagree it is not yet known which one decides. */
static void check_rule_decides(analysis *z, const decision_rows *d, const rule *r, bool agreed) {
  const region nothing = { 0 };
  analysis_ask(z);
  arena *for_all = analysis_scratch(z);
  region all = rule_region(z, d, r);
  bool holds = analysis_any_left(z, &all, &nothing);
  analysis_done(z, for_all);
  const smt_question can_hold = { .kind = SMT_HOLDS, .decision = d->decision, .x = r };
  settled is =
      analysis_settle(z, holds, &can_hold, r->at, "that the condition of `%s' can hold", r->name);
  if (is == SETTLED_NOT) return;
  if (!holds && is != SETTLED_CASE) {
    report_unsatisfiable(z, r, is == SETTLED_NONE);
    return;
  }
  if (!agreed || z->focus != NULL) return;
  analysis_ask(z);
  arena *kept = analysis_scratch(z);
  textbuf coverers = { .arena = z->diags->arena };
  bool decides = is_left_to_decide(z, d, r, &coverers);
  analysis_done(z, kept);
  const smt_question can_decide = { .kind = SMT_DECIDES, .decision = d->decision, .x = r };
  is = analysis_settle(z, decides, &can_decide, r->at, "that `%s' ever decides", r->name);
  if (decides || is == SETTLED_CASE || is == SETTLED_NOT) return;
  drop_rule(z, d, r);
  diag *w = diag_add(z->diags, DIAG_W411, r->at, "the rule `%s' never decides", r->name);
  if (coverers.length > 0)
    diag_note(z->diags, w, "wherever it applies, %s decide%s", coverers.text,
              strchr(coverers.text, ',') == NULL ? "s" : "");
  else
    diag_note(z->diags, w, "every case that it applies to is declared impossible");
  if (is == SETTLED_NONE) diag_note(z->diags, w, "settled by z3");
}

void analyse_rules(analysis *z, const decision_rows *d) {
  uint32_t errors = z->diags->errors;
  find_conflicts(z, d);
  bool agreed = z->diags->errors == errors;
  check_orders(z, d);
  for (uint32_t i = 0; i < d->decision->rules.count; i++)
    if (analysis_asks(z, d->decision->rules.items[i]))
      check_rule_decides(z, d, d->decision->rules.items[i], agreed);
}
