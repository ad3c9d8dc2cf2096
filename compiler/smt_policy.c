/* smt_policy.c -- a whole policy as definitions: facts, criteria, rules, outcomes.
 *
 * Which rule decides is said by the same order of precedence that the naive evaluator finds; must not
 * ask the stages that make rows.
 */
#include "smt.h"

#include "codes.h"

#include <stdlib.h>
#include <string.h>

smt *smt_new(arena *a, const model *m) {
  smt *s = ARENA_NEW(a, smt);
  *s = (smt){ .arena = a, .model = m, .naive = naive_new(a, m), .suffix = "" };
  s->out.arena = s->defined.arena = a;
  textbuf_add_bytes(&s->out, "", 0);
  return s;
}

static bool begins(smt *s, const char *symbol) {
  return symtab_add(&s->defined, symbol, s, SPAN_NONE) == NULL;
}

/* ---- facts ------------------------------------------------------------------------------- */

static const char *bounds_words(smt *s, const fact *f) {
  int32_t least = fact_least(f);
  const char *absent =
      f->absent == NULL ? "" : arena_printf(s->arena, "; %d stands for %s", (int)f->lo, f->absent);
  return arena_printf(s->arena, "%s: %d (%s) .. %d (%s)%s", f->name, (int)least,
                      fact_value_text(s->arena, f, least), (int)f->hi,
                      fact_value_text(s->arena, f, f->hi), absent);
}

static void declare_members(smt *s, const fact *f) {
  for (uint32_t i = 0; i < f->type->members.count; i++) {
    const member *m = &f->type->members.items[i];
    smt_comment(s,
                arena_printf(s->arena, "  %d %s%s%s", (int)m->number, m->name,
                             m->label != NULL && strcmp(m->label, m->name) != 0 ? ": " : "",
                             m->label != NULL && strcmp(m->label, m->name) != 0 ? m->label : ""));
  }
}

static void declare_number(smt *s, const fact *f) {
  const char *symbol = smt_fact(s, f);
  textbuf_add(&s->out, "(declare-const %s Int)\n(assert (<= %s %s %s))\n", symbol,
              smt_number(s->arena, f->lo), symbol, smt_number(s->arena, f->hi));
}

static void declare_fact(smt *s, const fact *f) {
  if (f->ask != NULL) smt_comment(s, f->ask);
  if (f->kind == FACT_YES_NO && f->absent == NULL) {
    textbuf_add(&s->out, "(declare-const %s Bool)\n", smt_fact(s, f));
    return;
  }
  if (fact_is_ordinal(f)) {
    smt_comment(s, bounds_words(s, f));
  } else {
    smt_comment(s, arena_printf(s->arena, "%s is one of", f->name));
    declare_members(s, f);
  }
  declare_number(s, f);
}

static void declare_date(smt *s) {
  const model *m = s->model;
  smt_comment(s, arena_printf(s->arena,
                              "The date that picks the revision, in days from 1970-01-01: %s",
                              m->selected_by));
  declare_number(s, m->date);
  smt_comment(s, "The revision in force: 0 before the first");
  textbuf_add(&s->out, "(define-fun revision () Int ");
  for (uint32_t i = m->revisions.count; i-- > 0;)
    textbuf_add(&s->out, "(ite (>= %s %s) %u ", smt_fact(s, m->date),
                smt_number(s->arena, m->revisions.items[i].day), i + 1);
  textbuf_add(&s->out, "0");
  for (uint32_t i = 0; i < m->revisions.count; i++) textbuf_add(&s->out, ")");
  textbuf_add(&s->out, ")\n");
}

/* ---- codes ------------------------------------------------------------------------------- */

static const char *atom_symbol(smt *s, const code_fact *f, uint32_t atom) {
  return smt_symbol(s->arena, "codes.", f->name, arena_printf(s->arena, ".%u", atom));
}

/* One code is in one combination of sets; of several codes each may bring another. */
static void declare_codes(smt *s, const code_fact *f) {
  const code_atoms atoms = code_atoms_of(s->arena, f);
  const char *one = smt_symbol(s->arena, "codes.", f->name, "");
  smt_comment(s, arena_printf(s->arena, "%s: %s", f->name,
                              f->several ? "is there a code of each combination of sets?"
                                         : "which combination of sets its code is in"));
  if (!f->several)
    textbuf_add(&s->out, "(declare-const %s Int)\n(assert (<= 0 %s %u))\n", one, one,
                atoms.atoms.count - 1);
  for (uint32_t i = 1; f->several && i < atoms.atoms.count; i++)
    textbuf_add(&s->out, "(declare-const %s Bool)\n", atom_symbol(s, f, i));
  for (uint32_t k = 0; k < f->memberships.count; k++) {
    const fact *m = f->memberships.items[k];
    smt_comment(s, arena_printf(s->arena, "%s: a code of %s", f->name, m->codes->text));
    textbuf_add(&s->out, "(define-fun %s () Bool (or false", smt_fact(s, m));
    for (uint32_t i = 1; i < atoms.atoms.count; i++) {
      if ((atoms.atoms.items[i] >> k & 1) == 0) continue;
      if (f->several)
        textbuf_add(&s->out, " %s", atom_symbol(s, f, i));
      else
        textbuf_add(&s->out, " (= %s %u)", one, i);
    }
    textbuf_add(&s->out, "))\n");
  }
}

/* ---- possible cases ---------------------------------------------------------------------- */

void smt_define_possible(smt *s) {
  const model *m = s->model;
  if (!begins(s, smt_symbol(s->arena, "", "possible", s->suffix))) return;
  for (uint32_t i = 0; i < m->impossibles.count; i++) smt_prepare(s, m->impossibles.items[i].cond);
  textbuf_add(&s->out, "(define-fun possible%s () Bool (and true (>= %s 1)", s->suffix,
              smt_revision(s));
  for (uint32_t i = 0; i < m->impossibles.count; i++) {
    textbuf_add(&s->out, "\n  (not (and %s ", smt_in_force(s, m->impossibles.items[i].valid));
    smt_write_condition(s, m->impossibles.items[i].cond);
    textbuf_add(&s->out, "))");
  }
  textbuf_add(&s->out, "))\n");
}

/* ---- what wins over what ----------------------------------------------------------------- */

static uint32_t place_of(const decision *d, const rule *r) {
  uint32_t low = 0, high = d->rules.count;
  while (high - low > 1) {
    uint32_t middle = low + (high - low) / 2;
    *(d->rules.items[middle]->number <= r->number ? &low : &high) = middle;
  }
  return low;
}

/* The rules that stand in a circle of orders, or between two circles: what is left when rules that
 * nothing wins over, and then those that win over nothing, are taken away one by one. */
static bool *left_in_circles(arena *a, const decision *d) {
  bool *left = arena_alloc(a, d->rules.count + 1), smaller = d->orders.count > 0;
  memset(left, smaller, d->rules.count + 1);
  bool *above = arena_alloc(a, d->rules.count + 1), *below = arena_alloc(a, d->rules.count + 1);
  while (smaller) {
    smaller = false;
    memset(above, 0, d->rules.count + 1);
    memset(below, 0, d->rules.count + 1);
    for (uint32_t i = 0; i < d->orders.count; i++) {
      uint32_t x = place_of(d, d->orders.items[i].above), y = place_of(d, d->orders.items[i].below);
      if (left[x] && left[y]) above[x] = below[y] = true;
    }
    for (uint32_t i = 0; i < d->rules.count; i++) {
      if (!left[i] || (above[i] && below[i])) continue;
      left[i] = false;
      smaller = true;
    }
  }
  return left;
}

static bool leads(const decision *d, const bool *left, uint32_t from, uint32_t to, bool *seen) {
  if (from == to) return true;
  if (seen[from]) return false;
  seen[from] = true;
  for (uint32_t i = 0; i < d->orders.count; i++) {
    uint32_t below = place_of(d, d->orders.items[i].below);
    if (place_of(d, d->orders.items[i].above) == from && left[below] &&
        leads(d, left, below, to, seen))
      return true;
  }
  return false;
}

/* A circle has no first rule: each order of it takes from the loser the cases of its `where' in which
 * the condition of the winner holds. */
static bool in_circle(arena *a, const decision *d, const bool *left, const order *o) {
  uint32_t above = place_of(d, o->above), below = place_of(d, o->below);
  if (!left[above] || !left[below]) return false;
  return leads(d, left, below, above, arena_alloc(a, d->rules.count + 1));
}

/* ---- rules ------------------------------------------------------------------------------- */

/* Its condition alone; the rule itself where nothing is lost in a circle. */
const char *smt_rule_condition(smt *s, const rule *r) {
  const char *symbol = smt_symbol(s->arena, "when.", r->name, s->suffix);
  return symtab_find(&s->defined, symbol) != NULL ? symbol : smt_rule(s, r);
}

const char *smt_rule(smt *s, const rule *r) {
  return smt_symbol(s->arena, "rule.", r->name, s->suffix);
}

static uint32_t versions_in_force(const rule *r) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < r->versions.count; i++) count += r->versions.items[i]->valid != 0;
  return count;
}

static void define_condition(smt *s, const rule *r, const char *symbol) {
  uint32_t count = versions_in_force(r);
  for (uint32_t i = 0; i < r->versions.count; i++) smt_prepare(s, r->versions.items[i]->when);
  textbuf_add(&s->out, "(define-fun %s () Bool%s", symbol,
              count > 1    ? " (or"
              : count == 0 ? " false"
                           : "");
  for (uint32_t i = 0; i < r->versions.count; i++) {
    const rule_version *v = r->versions.items[i];
    if (v->valid == 0) continue;
    textbuf_add(&s->out, "\n  (and %s ", smt_in_force(s, v->valid));
    if (v->when == NULL)
      textbuf_add(&s->out, "true");
    else
      smt_write_condition(s, v->when);
    textbuf_add(&s->out, ")");
  }
  textbuf_add(&s->out, count > 1 ? "))\n" : ")\n");
}

/* What a rule in a circle loses to others. */
static void define_rest(smt *s, const decision *d, const rule *r, const bool *left) {
  for (uint32_t i = 0; i < d->orders.count; i++)
    if (d->orders.items[i].below == r) smt_prepare(s, d->orders.items[i].where);
  textbuf_add(&s->out, "(define-fun %s () Bool (and %s", smt_rule(s, r), smt_rule_condition(s, r));
  for (uint32_t i = 0; i < d->orders.count; i++) {
    const order *o = &d->orders.items[i];
    if (o->below != r || o->valid == 0 || !in_circle(s->arena, d, left, o)) continue;
    textbuf_add(&s->out, "\n  (not (and %s %s ", smt_in_force(s, o->valid),
                smt_rule_condition(s, o->above));
    if (o->where != NULL)
      smt_write_condition(s, o->where);
    else
      textbuf_add(&s->out, "true");
    textbuf_add(&s->out, "))");
  }
  textbuf_add(&s->out, "))\n");
}

/* ---- decisions --------------------------------------------------------------------------- */

static uint32_t outcome_number(const outcome *o) { return o != NULL ? o->number : 0; }

/* What a rule gives, where an amendment may change it. */
static const char *gives(smt *s, const rule *r) {
  uint32_t last = r->versions.count - 1;
  const char *text = arena_printf(s->arena, "%u", outcome_number(r->versions.items[last]->then));
  for (uint32_t i = last; i-- > 0;) {
    const rule_version *v = r->versions.items[i];
    if (v->then == r->versions.items[last]->then) continue;
    text = arena_printf(s->arena, "(ite %s %u %s)", smt_in_force(s, v->valid),
                        outcome_number(v->then), text);
  }
  return text;
}

static const char *default_gives(smt *s, const decision *d) {
  const char *text = "(- 1)";
  for (uint32_t i = d->defaults.count; i-- > 0;) {
    const default_version *v = &d->defaults.items[i];
    if (v->valid == 0 || (v->kind != DEFAULT_OTHERWISE && v->kind != DEFAULT_REFER)) continue;
    text = arena_printf(s->arena, "(ite %s %u %s)", smt_in_force(s, v->valid),
                        v->kind == DEFAULT_REFER ? 0 : outcome_number(v->outcome), text);
  }
  return text;
}

/* A chain over the rules in order of precedence. */
static void write_chain(smt *s, const decision *d, const char *(*value)(smt *s, const rule *r),
                        const char *otherwise) {
  const rule *const *best = naive_precedence(s->naive, d);
  for (uint32_t i = 0; i < d->rules.count; i++)
    textbuf_add(&s->out, "\n  (ite %s %s", smt_rule(s, best[i]), value(s, best[i]));
  textbuf_add(&s->out, " %s", otherwise);
  for (uint32_t i = 0; i < d->rules.count; i++) textbuf_add(&s->out, ")");
}

static const char *number_of(smt *s, const rule *r) {
  return arena_printf(s->arena, "%u", (unsigned)r->number);
}

static void comment_outcomes(smt *s, const decision *d) {
  smt_comment(s, arena_printf(s->arena,
                              "%s: -2 no revision in force, -1 nothing decides, 0 refer, and",
                              d->name));
  for (uint32_t i = 0; i < d->outcomes.count; i++)
    smt_comment(s, arena_printf(s->arena, "  %u %s: %s", (unsigned)d->outcomes.items[i].number,
                                d->outcomes.items[i].name, d->outcomes.items[i].label));
}

static void define_rules(smt *s, const decision *d) {
  const bool *left = left_in_circles(s->arena, d);
  for (uint32_t i = 0; i < d->rules.count; i++) {
    const rule *r = d->rules.items[i];
    const char *symbol = smt_rule(s, r);
    if (left[i]) symbol = smt_symbol(s->arena, "when.", r->name, s->suffix);
    if (left[i]) (void)begins(s, symbol);
    define_condition(s, r, symbol);
  }
  for (uint32_t i = 0; i < d->rules.count; i++)
    if (left[i]) define_rest(s, d, d->rules.items[i], left);
}

void smt_define_decision(smt *s, const decision *d) {
  const char *outcome = smt_symbol(s->arena, "outcome.", d->name, s->suffix);
  bool first = s->suffix[0] == '\0';
  if (!begins(s, outcome)) return;
  define_rules(s, d);
  if (first) comment_outcomes(s, d);
  textbuf_add(&s->out, "(define-fun %s () Int (ite (< %s 1) (- 2)", outcome, smt_revision(s));
  write_chain(s, d, gives, default_gives(s, d));
  textbuf_add(&s->out, "))\n");
  if (first) smt_comment(s, "The number of the rule that decides; 0: the default, or nothing");
  textbuf_add(&s->out, "(define-fun %s () Int (ite (< %s 1) 0",
              smt_symbol(s->arena, "decides.", d->name, s->suffix), smt_revision(s));
  write_chain(s, d, number_of, "0");
  textbuf_add(&s->out, "))\n");
}

/* ---- reasons ----------------------------------------------------------------------------- */

/* Texts as numbers: equal ones have the same. */
static uintptr_t text_number(smt *s, const char *text) {
  const char *key = arena_printf(s->arena, "because %s", text != NULL ? text : "");
  const symbol *had = symtab_find(&s->defined, key);
  if (had != NULL) return (uintptr_t)had->value;
  uintptr_t number = s->defined.symbols.count + 1;
  (void)symtab_add(&s->defined, key, (void *)number, SPAN_NONE);
  return number;
}

static const char *because_of(smt *s, const rule *r) {
  const char *text = "0";
  for (uint32_t i = r->versions.count; i-- > 0;) {
    const rule_version *v = r->versions.items[i];
    text = arena_printf(s->arena, "(ite %s %lu %s)", smt_in_force(s, v->valid),
                        (unsigned long)text_number(s, v->because), text);
  }
  return text;
}

void smt_define_reason(smt *s, const decision *d) {
  const char *otherwise = "0";
  const char *because = smt_symbol(s->arena, "because.", d->name, s->suffix);
  if (!begins(s, because)) return;
  for (uint32_t i = d->defaults.count; i-- > 0;) {
    const default_version *v = &d->defaults.items[i];
    otherwise = arena_printf(s->arena, "(ite %s %lu %s)", smt_in_force(s, v->valid),
                             (unsigned long)text_number(s, v->because), otherwise);
  }
  textbuf_add(&s->out, "(define-fun %s () Int", because);
  write_chain(s, d, because_of, otherwise);
  textbuf_add(&s->out, ")\n");
}

/* ---- the file ---------------------------------------------------------------------------- */

void smt_write_policy(smt *s) {
  const model *m = s->model;
  textbuf_add(&s->out, "(set-logic QF_LIA)\n");
  declare_date(s);
  for (uint32_t i = 0; i < m->facts.count; i++)
    if (m->facts.items[i]->role == FACT_DECLARED) declare_fact(s, m->facts.items[i]);
  for (uint32_t i = 0; i < m->code_facts.count; i++)
    if (m->code_facts.items[i]->memberships.count > 0) declare_codes(s, m->code_facts.items[i]);
  for (uint32_t i = 0; i < m->facts.count; i++) smt_prepare_fact(s, m->facts.items[i]);
  for (uint32_t i = 0; i < m->criteria.count; i++) smt_prepare_criterion(s, m->criteria.items[i]);
  smt_comment(s, "Cases with a revision in force that the policy does not call impossible");
  smt_define_possible(s);
  for (uint32_t i = 0; i < m->decisions.count; i++) smt_define_decision(s, m->decisions.items[i]);
}
