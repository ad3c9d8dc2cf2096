/* analyse_settle.c -- where the exact search was given up: what z3 says, or that the question is open.
 *
 * A case that the solver names is believed only after the naive evaluator has seen it.  When there is no
 * solver, or it does not know either, W507 says so: silence would be a claim.
 */
#include "analyse.h"

#include "codes.h"
#include "smt.h"
#include "solver.h"

#include <string.h>

/* ---- is it a case? ----------------------------------------------------------------------- */

static bool in_force(revision_set valid, naive_case at) {
  return at.revision != 0 && (valid >> at.revision & 1) != 0;
}

static bool is_possible(const analysis *z, naive_case at) {
  return at.revision != 0 && !naive_is_impossible(z->naive, at);
}

/* Some code, or some codes, bring exactly these memberships? */
static bool has_codes(analysis *z, const code_fact *f, naive_case at) {
  const code_atoms atoms = code_atoms_of(z->arena, f);
  uint64_t mask = 0, brought = 0;
  for (uint32_t k = 0; k < f->memberships.count; k++)
    if (at.values[f->memberships.items[k]->input - 1] != 0) mask |= UINT64_C(1) << k;
  for (uint32_t i = 0; i < atoms.atoms.count; i++) {
    uint64_t atom = atoms.atoms.items[i];
    if (atom == mask) return true;
    if (f->several && (atom & ~mask) == 0) brought |= atom;
  }
  return f->several && brought == mask;
}

static bool are_facts(analysis *z, naive_case at) {
  for (uint32_t i = 0; i < z->model->code_facts.count; i++)
    if (!has_codes(z, z->model->code_facts.items[i], at)) return false;
  return true;
}

static bool fires(const analysis *z, const rule *r, naive_case at) {
  const decision *d = r->decision;
  if (!naive_rule_holds(z->naive, r, at)) return false;
  for (uint32_t i = 0; i < d->orders.count; i++) {
    const order *o = &d->orders.items[i];
    bool stops = o->kind == ORDER_EXCEPTION || o->kind == ORDER_REQUIREMENT;
    if (stops && o->below == r && in_force(o->valid, at) &&
        naive_rule_holds(z->naive, o->above, at))
      return false;
  }
  return true;
}

static bool is_ordered(const decision *d, const rule *x, const rule *y, naive_case at) {
  for (uint32_t i = 0; i < d->orders.count; i++) {
    const order *o = &d->orders.items[i];
    bool between = (o->above == x && o->below == y) || (o->above == y && o->below == x);
    if (!between || (o->kind != ORDER_RESOLVE && o->kind != ORDER_PRECEDENCE)) continue;
    if (in_force(o->valid, at) && (o->where == NULL || naive_holds(o->where, at))) return true;
  }
  return false;
}

static bool is_clash(const analysis *z, const smt_question *q, naive_case at) {
  const rule_version *v = rule_version_in(q->x, at.revision);
  const rule_version *w = rule_version_in(q->y, at.revision);
  if (v == NULL || w == NULL || !is_possible(z, at)) return false;
  if (!fires(z, q->x, at) || !fires(z, q->y, at)) return false;
  if (q->kind == SMT_UNIQUE) return true;
  return (q->kind == SMT_DISAGREE) == (v->then != w->then) &&
         !is_ordered(q->decision, q->x, q->y, at);
}

static bool is_left(analysis *z, const smt_question *q, naive_case at) {
  if (!is_possible(z, at) || !in_force(q->otherwise->valid, at)) return false;
  if (naive_decide(z->naive, q->decision, at).holding_count > 0) return false;
  return q->kind == SMT_LEFT || !naive_holds(q->otherwise->only_where, at);
}

static bool is_spoken_of(const analysis *z, const property *p, naive_case at) {
  return is_possible(z, at) && in_force(p->valid, at) &&
         (p->where == NULL || naive_holds(p->where, at));
}

static uint32_t rank_at(analysis *z, const decision *d, naive_case at) {
  const outcome *o = naive_decide(z->naive, d, at).outcome;
  return o != NULL ? o->rank : 0;
}

static bool is_worse(analysis *z, const smt_question *q, naive_case low, naive_case high) {
  const property *p = q->property;
  uint32_t input = p->fact->input;
  if (!is_spoken_of(z, p, low) || !is_spoken_of(z, p, high)) return false;
  if (low.values[input - 1] < fact_least(p->fact) ||
      low.values[input - 1] >= high.values[input - 1])
    return false;
  uint32_t x = rank_at(z, q->decision, low), y = rank_at(z, q->decision, high);
  return x != 0 && y != 0 && (p->kind == PROPERTY_RAISING ? x < y : y < x);
}

static bool condition_holds(const rule *r, naive_case at) {
  const rule_version *v = rule_version_in(r, at.revision);
  return v != NULL && (v->when == NULL || naive_holds(v->when, at));
}

/* As the text before the revision and as its own judge it. */
static bool is_change(analysis *z, const smt_question *q, naive_case after) {
  naive_case before = after;
  const cond *allowed = q->promise->only_where;
  before.revision = q->revision - 1;
  if (after.revision != q->revision || !is_possible(z, after) || !is_possible(z, before))
    return false;
  if (allowed != NULL && naive_holds(allowed, after)) return false;
  const outcome *had = naive_decide(z->naive, q->decision, before).outcome;
  return had != naive_decide(z->naive, q->decision, after).outcome;
}

static bool is_case(analysis *z, const smt_question *q, naive_case at, naive_case second) {
  switch (q->kind) {
  case SMT_DISAGREE:
  case SMT_LIMITS:
  case SMT_UNIQUE:
    return is_clash(z, q, at);
  case SMT_LEFT:
  case SMT_OUTSIDE:
    return is_left(z, q, at);
  case SMT_HOLDS:
    return naive_rule_holds(z->naive, q->x, at);
  case SMT_DECIDES:
    return is_possible(z, at) && naive_decide(z->naive, q->decision, at).rule == q->x;
  case SMT_VIOLATES:
    return is_spoken_of(z, q->property, at) &&
           (naive_decide(z->naive, q->decision, at).outcome == q->property->outcome) ==
               (q->property->kind == PROPERTY_NEVER);
  case SMT_WORSENS:
    return is_worse(z, q, at, second);
  case SMT_OVERLAP:
    return is_possible(z, at) && in_force(q->order->valid, at) &&
           condition_holds(q->order->above, at) && condition_holds(q->order->below, at);
  case SMT_CHANGES:
    return q->promise->decision != NULL && is_change(z, q, at);
  case SMT_POSSIBLE:
  case SMT_GIVES:
  case SMT_SPEAKS:
  case SMT_MET:
  case SMT_UNMET:
    break;
  }
  return false; /* not asked here */
}

/* ---- asking ------------------------------------------------------------------------------ */

enum {
  SECONDS = 60,        /* of one question; the limit below is reached long before */
  QUESTIONS_MAX = 300, /* of one policy ... */
  UNANSWERED_MAX = 3   /* ... and so many without an answer: a compiler must come to an end */
};

/* Steps, not seconds: the answer is the same on every machine. */
static const char options[] = "(set-option :rlimit 20000000)\n";

/* Of two rules one question is asked, however many pairs of rows they have. */
typedef struct pair_answer {
  const rule *x, *y;
  smt_kind kind;
} pair_answer;

struct solver_session {
  smt *text;
  size_t policy_length; /* of the definitions, which all questions share */
  uint32_t asked, unanswered;
  bool missing;
  VEC(pair_answer) apart; /* there is no case of these */
};

/* Lives as long as the diagnostics: questions are asked from scratch memory. */
static solver_session *session(analysis *z) {
  if (z->solver != NULL) return z->solver;
  z->solver = ARENA_NEW(z->diags->arena, solver_session);
  z->solver->text = smt_new(z->diags->arena, z->model);
  textbuf_add(&z->solver->text->out, "%s", options);
  smt_write_policy(z->solver->text);
  z->solver->policy_length = z->solver->text->out.length;
  return z->solver;
}

static solver_answer put(analysis *z, solver_session *s, const smt_question *q) {
  textbuf *out = &s->text->out;
  out->length = s->policy_length;
  smt_write_question(s->text, q);
  textbuf_add(out, "(check-sat)\n");
  smt_write_values(s->text, q);
  s->asked++;
  return solver_run(z->arena, out->text, out->length, SECONDS);
}

/* What it wrote: a word, and after `sat' the values. */
static settled understand(analysis *z, const smt_question *q, const char *text) {
  text += strspn(text, " \t\r\n");
  if (strncmp(text, "unsat", 5) == 0) return SETTLED_NONE;
  if (strncmp(text, "sat", 3) != 0) return SETTLED_NOT;
  bool read = smt_read_values(z->diags->arena, z->model, q, text + 3, &z->solved, &z->second);
  bool real = read && are_facts(z, z->solved) && is_case(z, q, z->solved, z->second);
  return real ? SETTLED_CASE : SETTLED_NOT;
}

static bool is_known_apart(const solver_session *s, const smt_question *q) {
  for (uint32_t i = 0; i < s->apart.count; i++) {
    const pair_answer *p = &s->apart.items[i];
    if (p->x == q->x && p->y == q->y && p->kind == q->kind && q->y != NULL) return true;
  }
  return false;
}

settled analysis_ask_solver(analysis *z, const smt_question *q) {
  if (!z->diags->solver) return SETTLED_NOT;
  solver_session *s = session(z);
  if (is_known_apart(s, q)) return SETTLED_NONE;
  if (s->missing || s->unanswered >= UNANSWERED_MAX || s->asked >= QUESTIONS_MAX)
    return SETTLED_NOT;
  solver_answer answer = put(z, s, q);
  s->missing = answer.state == SOLVER_MISSING;
  settled is = answer.state == SOLVER_ANSWERED ? understand(z, q, answer.text) : SETTLED_NOT;
  s->unanswered += is == SETTLED_NOT;
  if (is == SETTLED_NONE && q->y != NULL)
    vec_push(z->diags->arena, &s->apart, (pair_answer){ q->x, q->y, q->kind });
  return is;
}

void analysis_note_solver(analysis *z, diag *d) {
  if (!z->diags->solver) return;
  if (session(z)->missing)
    diag_note(z->diags, d, "polc could ask z3 too, a solver that is not installed here");
  else
    diag_note(z->diags, d, "z3 was asked too, and did not settle it");
}

/* ---- the end of a question --------------------------------------------------------------- */

void analysis_add_settled(analysis *z, const char *question) {
  diags *all = z->diags;
  for (uint32_t i = 0; i < all->settled.count; i++)
    if (strcmp(all->settled.items[i], question) == 0) return;
  vec_push(all->arena, &all->settled, arena_strdup(all->arena, question));
}

settled analysis_settle(analysis *z, bool found, const smt_question *q, span at, const char *fmt,
                        ...) {
  bool open = z->open;
  z->open = false;
  if (found || !open) return SETTLED_BY_SEARCH;
  va_list args;
  va_start(args, fmt);
  const char *question = arena_vprintf(z->arena, fmt, args);
  va_end(args);
  settled is = q != NULL ? analysis_ask_solver(z, q) : SETTLED_NOT;
  bool so = (is == SETTLED_NONE) == (q != NULL && smt_is_finding(q));
  if (is != SETTLED_NOT && so) analysis_add_settled(z, question); /* else the finding says it */
  if (is != SETTLED_NOT) return is;
  diag *w = diag_add(z->diags, DIAG_W507, at, "not proved: %s", question);
  diag_note(z->diags, w, "the search for such a case was given up before it came to an end");
  if (q != NULL) analysis_note_solver(z, w);
  diag_hint(z->diags, w,
            "compare fewer facts with each other in one condition, or write a test "
            "for the cases that you are in doubt of");
  return is;
}

/* ---- showing the case -------------------------------------------------------------------- */

static void show_column(const analysis *z, box shown, uint32_t input, cell c) {
  const fact *f = z->rows->space->facts[input];
  bool given = f->role == FACT_DECLARED || f->role == FACT_MEMBERSHIP;
  if (cell_within(z->rows->space->whole[input], c)) return;
  int32_t value = given ? z->solved.values[input - 1] : 0;
  if (!given)
    shown[input] = c; /* what it is computed from is then shown */
  else
    shown[input] = fact_is_ordinal(f) ? (cell){ ~UINT64_C(0), value, value }
                                      : (cell){ UINT64_C(1) << value, 0, 0 };
}

/* Only what some row of these rules, or of all of them, asks for. */
static box shown_box(analysis *z, const decision_rows *d, const rule *x, const rule *y) {
  const space *s = z->rows->space;
  box shown = box_copy(z->arena, s, s->whole);
  shown[0].members = UINT64_C(1) << z->solved.revision;
  for (uint32_t i = 0; i < d->rows.count; i++) {
    const row *r = &d->rows.items[i];
    if (r->kind != ROW_RULE || (x != NULL && r->rule != x && r->rule != y)) continue;
    for (uint32_t c = 1; c < s->inputs; c++) show_column(z, shown, c, r->box[c]);
  }
  return shown;
}

void analysis_show_solved(analysis *z, diag *d, const decision_rows *rows, const rule *x,
                          const rule *y, const char *lead) {
  witness_case_notes(z, d, lead, shown_box(z, rows, x, y), z->solved, false);
  if (z->model->revisions.count > 1)
    diag_note(z->diags, d, "in force from %s",
              z->model->revisions.items[z->solved.revision - 1].date);
  diag_note(z->diags, d, "settled by z3, and the case replayed");
}
