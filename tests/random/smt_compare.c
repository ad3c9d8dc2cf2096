/* smt_compare.c -- findings of polc beside the answers of an SMT solver. */
#include "smt_compare.h"

#include "smt.h"
#include "solver.h"

#include <stdlib.h>
#include <string.h>

uint64_t smt_sat, smt_unsat, smt_unknown;
uint64_t smt_confirmed[DIAG_CODE_COUNT];

typedef enum truth { UNSAT, SAT, UNKNOWN } truth;

typedef struct comparison {
  arena *arena;
  const compilation *run;
  smt_question_list questions;
  truth *answers;
  textbuf wrong;
} comparison;

bool smt_is_there(arena *a) {
  static const char script[] = "(check-sat)\n";
  solver_answer answer = solver_run(a, script, strlen(script), 20);
  return answer.state == SOLVER_ANSWERED && strncmp(answer.text, "sat", 3) == 0;
}

/* ---- asking ------------------------------------------------------------------------------ */

static truth truth_of(const char *word, size_t length) {
  if (length == 3 && strncmp(word, "sat", 3) == 0) return SAT;
  return length == 5 && strncmp(word, "unsat", 5) == 0 ? UNSAT : UNKNOWN;
}

/* One line an answer; anything else is a fault of the export. */
static bool read_answers(comparison *k, const char *text) {
  uint32_t count = 0;
  for (const char *p = text; *p != '\0';) {
    size_t length = strcspn(p, "\r\n");
    if (length > 0 && *p == '(') {
      textbuf_add(&k->wrong, "the solver refuses the export: %.*s\n", (int)length, p);
      return false;
    }
    if (length > 0 && count < k->questions.count) {
      truth t = truth_of(p, length);
      k->answers[count++] = t;
      (*(t == SAT ? &smt_sat : t == UNSAT ? &smt_unsat : &smt_unknown))++;
    }
    p += length + strspn(p + length, "\r\n");
  }
  return count == k->questions.count;
}

static bool ask_all(comparison *k, unsigned seconds) {
  smt *s = smt_new(k->arena, k->run->model);
  textbuf_add(&s->out, "(set-option :smt.arith.solver 2)\n"); /* the faster one for all of them */
  smt_write_policy(s);
  for (uint32_t i = 0; i < k->questions.count; i++) {
    textbuf_add(&s->out, "(push 1)\n");
    smt_write_question(s, &k->questions.items[i]);
    textbuf_add(&s->out, "(check-sat)\n(pop 1)\n");
  }
  solver_answer answer = solver_run(k->arena, s->out.text, s->out.length, seconds);
  return answer.state == SOLVER_ANSWERED && read_answers(k, answer.text);
}

/* ---- findings ---------------------------------------------------------------------------- */

#define WRONG(...)                                                                                 \
  do {                                                                                             \
    if (k->wrong.length < 4000) textbuf_add(&k->wrong, __VA_ARGS__);                               \
  } while (0)

static const diag *finding_at(const comparison *k, diag_code code, span at, const char *name) {
  for (uint32_t i = 0; i < k->run->diags.list.count; i++) {
    const diag *d = k->run->diags.list.items[i];
    if (d->code != code || d->at.begin != at.begin || d->at.end != at.end) continue;
    if (name == NULL || strstr(d->message, name) != NULL) return d;
  }
  return NULL;
}

static bool has_code(const comparison *k, diag_code code) {
  for (uint32_t i = 0; i < k->run->diags.list.count; i++)
    if (k->run->diags.list.items[i]->code == code) return true;
  return false;
}

/* Both directions; nothing where the search was given up there, or the solver does not know. */
static void expect_found(comparison *k, diag_code code, span at, bool found, bool expected,
                         const smt_question *q) {
  if (found == expected) {
    smt_confirmed[code] += found;
    return;
  }
  if (!found && finding_at(k, DIAG_W507, at, NULL) != NULL) return;
  WRONG("%s was %s, but the solver says %s: %s\n", diag_code_name(code),
        found ? "reported" : "not reported", expected ? "it is so" : "it is not",
        smt_question_words(k->arena, k->run->model, q));
}

static void expect(comparison *k, diag_code code, span at, bool expected, const smt_question *q) {
  expect_found(k, code, at, finding_at(k, code, at, NULL) != NULL, expected, q);
}

/* A rule and the one for its unmet requirement stand at one place, where one finding a code is kept. */
static void expect_named(comparison *k, diag_code code, span at, bool expected,
                         const smt_question *q) {
  const char *name = arena_printf(k->arena, "`%s'", q->x->name);
  bool found = finding_at(k, code, at, name) != NULL;
  if (found || finding_at(k, code, at, NULL) == NULL) expect_found(k, code, at, found, expected, q);
}

/* ---- rules ------------------------------------------------------------------------------- */

static bool names_in_order(arena *a, const diag *f, const rule *x, const rule *y) {
  return strstr(f->message, arena_printf(a, "`%s' and `%s'", x->name, y->name)) != NULL ||
         strncmp(f->message, arena_printf(a, "%s and %s ", x->name, y->name),
                 strlen(x->name) + strlen(y->name) + 6) == 0;
}

static bool names_both(const comparison *k, const diag *f, const rule *x, const rule *y) {
  return names_in_order(k->arena, f, x, y) || names_in_order(k->arena, f, y, x);
}

/* One finding a rule and code is enough: a second one at the same place is not kept. */
static bool is_reported(const comparison *k, diag_code code, const rule *x, const rule *y) {
  for (uint32_t i = 0; i < k->run->diags.list.count; i++) {
    const diag *f = k->run->diags.list.items[i];
    if (f->code != code) continue;
    if (f->at.begin == x->at.begin || f->at.begin == y->at.begin) return true;
    if (code != DIAG_E308 && names_both(k, f, x, y)) return true;
  }
  return false;
}

static void compare_pair(comparison *k, const smt_question *q, truth t) {
  bool limits = q->kind == SMT_LIMITS, unique = q->kind == SMT_UNIQUE;
  bool reported = unique ? is_reported(k, DIAG_E308, q->x, q->y)
                         : is_reported(k, DIAG_E306, q->x, q->y) ||
                               (!limits && (is_reported(k, DIAG_E301, q->x, q->y) ||
                                            is_reported(k, DIAG_E303, q->x, q->y)));
  bool either = limits && (is_reported(k, DIAG_E301, q->x, q->y) ||
                           is_reported(k, DIAG_E303, q->x, q->y)); /* it comes first */
  if (t == SAT && !reported && !either && !has_code(k, DIAG_W507))
    WRONG("not reported, but the solver says it is so: %s\n",
          smt_question_words(k->arena, k->run->model, q));
  for (uint32_t i = 0; i < k->run->diags.list.count; i++) {
    const diag *f = k->run->diags.list.items[i];
    bool disagree = f->code == DIAG_E301 || f->code == DIAG_E303;
    if (unique || !(limits ? f->code == DIAG_E306 : disagree)) continue;
    if (!names_both(k, f, q->x, q->y)) continue;
    if (t == SAT)
      smt_confirmed[f->code]++;
    else
      WRONG("%s (%s), but the solver says it is not so\n", diag_code_name(f->code), f->message);
  }
}

static bool ever_disagree(const rule *x, const rule *y) {
  for (uint32_t i = 0; i < x->versions.count; i++)
    for (uint32_t j = 0; j < y->versions.count; j++) {
      const rule_version *v = x->versions.items[i], *w = y->versions.items[j];
      if (v->then != w->then || v->limits.count != w->limits.count) return true;
      for (uint32_t n = 0; n < v->limits.count; n++)
        if (strcmp(v->limits.items[n].text, w->limits.items[n].text) != 0) return true;
    }
  return false;
}

/* Is some question of this decision and kind answered with sat? */
static bool any_clash(const comparison *k, const decision *d) {
  for (uint32_t i = 0; i < k->questions.count; i++) {
    const smt_question *q = &k->questions.items[i];
    bool pair = q->kind == SMT_DISAGREE || q->kind == SMT_LIMITS || q->kind == SMT_UNIQUE;
    if (pair && q->decision == d && k->answers[i] != UNSAT) return true;
  }
  return false;
}

static void compare_rule(comparison *k, uint32_t i) {
  const smt_question *q = &k->questions.items[i];
  span when_at = q->x->versions.items[q->x->versions.count - 1]->when_at;
  if (q->kind == SMT_HOLDS)
    expect_named(k, DIAG_E410, when_at, k->answers[i] == UNSAT, q);
  else if (k->answers[i - 1] == SAT &&
           !any_clash(k, q->decision)) /* the question whether it holds */
    expect_named(k, DIAG_W411, q->x->at, k->answers[i] == UNSAT, q);
}

/* ---- all questions ----------------------------------------------------------------------- */

static bool same_place(const smt_question *x, const smt_question *y) {
  if (x->kind != y->kind) return false;
  if (x->kind == SMT_OUTSIDE) return x->otherwise->where_at.begin == y->otherwise->where_at.begin;
  return x->kind == SMT_CHANGES && x->promise == y->promise;
}

/* Some questions are one to the author: of an amended contract, of a promise about all decisions. */
static bool any_there(const comparison *k, const smt_question *q) {
  for (uint32_t i = 0; i < k->questions.count; i++)
    if (same_place(q, &k->questions.items[i]) && k->answers[i] == SAT) return true;
  return false;
}

static uint32_t errors_but(const comparison *k, const diag_code *codes, uint32_t count) {
  uint32_t errors = k->run->diags.errors;
  for (uint32_t i = 0; i < k->run->diags.list.count; i++)
    for (uint32_t j = 0; j < count; j++) errors -= k->run->diags.list.items[i]->code == codes[j];
  return errors;
}

/* Whether those analyses were made that look at policies without other errors only. */
static bool went_on(const comparison *k) {
  static const diag_code later[] = { DIAG_E501, DIAG_E502, DIAG_E503, DIAG_E606 };
  return errors_but(k, later, sizeof later / sizeof *later) == 0;
}

static void compare_default(comparison *k, const smt_question *q, truth t) {
  const default_version *v = q->otherwise;
  if (q->kind == SMT_OUTSIDE)
    expect(k, DIAG_E403, v->where_at, any_there(k, q), q);
  else if (smt_is_finding(q))
    expect(k, DIAG_E401, v->kind == DEFAULT_NONE ? q->decision->at : v->at, t == SAT, q);
  else
    expect(k, DIAG_W404, v->at, t == UNSAT, q);
}

static void compare_property(comparison *k, const smt_question *q, truth t) {
  const property *p = q->property;
  if (q->kind == SMT_SPEAKS) {
    if (k->run->diags.errors == 0) expect(k, DIAG_W504, p->at, t == UNSAT, q);
  } else if (went_on(k)) {
    diag_code code = p->kind == PROPERTY_NEVER    ? DIAG_E501
                     : p->kind == PROPERTY_ALWAYS ? DIAG_E502
                                                  : DIAG_E503;
    if (finding_at(k, DIAG_W506, p->at, NULL) == NULL) expect(k, code, p->at, t == SAT, q);
  }
}

static void compare_criterion(comparison *k, uint32_t i) {
  const smt_question *q = &k->questions.items[i];
  if (q->kind == SMT_MET || !q->criterion->used || k->run->diags.errors > 0) return;
  bool constant = k->answers[i] == UNSAT || k->answers[i - 1] == UNSAT;
  expect(k, DIAG_W414, q->criterion->at, constant, q);
}

static void compare_order(comparison *k, const smt_question *q, truth t) {
  const order *o = q->order;
  bool same = o->kind == ORDER_RESOLVE && !ever_disagree(o->above, o->below);
  expect(k, DIAG_E304, o->at, t == UNSAT || same, q);
}

static void compare_one(comparison *k, uint32_t i) {
  const smt_question *q = &k->questions.items[i];
  truth t = k->answers[i];
  switch (q->kind) {
  case SMT_POSSIBLE:
    break;
  case SMT_DISAGREE:
  case SMT_LIMITS:
  case SMT_UNIQUE:
    compare_pair(k, q, t);
    break;
  case SMT_LEFT:
  case SMT_OUTSIDE:
    compare_default(k, q, t);
    break;
  case SMT_HOLDS:
  case SMT_DECIDES:
    compare_rule(k, i);
    break;
  case SMT_GIVES:
    if (t == SAT) expect(k, DIAG_W417, q->outcome->at, false, q);
    break;
  case SMT_SPEAKS:
  case SMT_VIOLATES:
  case SMT_WORSENS:
    compare_property(k, q, t);
    break;
  case SMT_OVERLAP:
    compare_order(k, q, t);
    break;
  case SMT_MET:
  case SMT_UNMET:
    compare_criterion(k, i);
    break;
  case SMT_CHANGES:
    if (went_on(k)) expect(k, DIAG_E606, q->promise->at, any_there(k, q), q);
    break;
  }
}

/* After E419 nothing else was asked. */
static bool compare_possible(comparison *k) {
  bool possible = true;
  for (uint32_t i = 0; i < k->questions.count; i++)
    if (k->questions.items[i].kind == SMT_POSSIBLE) possible &= k->answers[i] == SAT;
  if (possible == has_code(k, DIAG_E419)) WRONG("E419 is %s\n", possible ? "not so" : "missing");
  smt_confirmed[DIAG_E419] += !possible;
  return possible;
}

smt_verdict smt_compare(arena *a, const compilation *c, unsigned seconds, const char **wrong) {
  comparison k = { .arena = a, .run = c };
  k.wrong.arena = a;
  *wrong = "";
  if (c->rows == NULL || diags_surplus(&c->diags) > 0) return SMT_SILENT;
  k.questions = smt_questions(a, c->model, SMT_ABOUT_ALL, NULL);
  k.answers = arena_alloc(a, (k.questions.count + 1) * sizeof *k.answers);
  bool answered = ask_all(&k, seconds);
  for (uint32_t i = 0; answered && i < k.questions.count; i++) answered = k.answers[i] != UNKNOWN;
  if (answered && compare_possible(&k))
    for (uint32_t i = 0; i < k.questions.count; i++) compare_one(&k, i);
  if (k.wrong.length > 0) *wrong = k.wrong.text;
  return k.wrong.length > 0 ? SMT_DIFFERS : answered ? SMT_AGREES : SMT_SILENT;
}
