/* smt_questions.c -- what can be asked of a policy: is there a case ...?
 *
 * Each question says in formulas what the finding of that name means, with no regard to how the
 * analyses look for it.
 */
#include "smt.h"

#include <string.h>

/* ---- two rules --------------------------------------------------------------------------- */

static bool lacks(const limit_list *x, const limit_list *y) {
  for (uint32_t i = 0; i < x->count; i++) {
    bool found = false;
    for (uint32_t j = 0; j < y->count && !found; j++)
      found = strcmp(x->items[i].text, y->items[j].text) == 0;
    if (!found) return true;
  }
  return false;
}

/* The revisions in which both are in force and give different outcomes, or else different limits. */
static revision_set differing(const rule *x, const rule *y, bool in_limits) {
  revision_set all = 0;
  for (uint32_t i = 0; i < x->versions.count; i++)
    for (uint32_t j = 0; j < y->versions.count; j++) {
      const rule_version *v = x->versions.items[i], *w = y->versions.items[j];
      bool outcomes = v->then != w->then;
      bool limits = !outcomes && (lacks(&v->limits, &w->limits) || lacks(&w->limits, &v->limits));
      if (in_limits ? limits : outcomes) all |= v->valid & w->valid;
    }
  return all;
}

static revision_set together(const rule *x, const rule *y) {
  revision_set all = 0;
  for (uint32_t i = 0; i < x->versions.count; i++)
    for (uint32_t j = 0; j < y->versions.count; j++)
      all |= x->versions.items[i]->valid & y->versions.items[j]->valid;
  return all;
}

/* ---- lists ------------------------------------------------------------------------------- */

typedef struct asker {
  arena *arena;
  smt_question_list list;
} asker;

static void ask(asker *k, smt_question q) { vec_push(k->arena, &k->list, q); }

static void ask_of_pair(asker *k, const decision *d, const rule *x, const rule *y) {
  smt_question q = { .decision = d, .x = x, .y = y };
  bool same_table = x->table != NULL && x->table == y->table;
  if (same_table && (x->table->hit == HIT_FIRST || x->table->hit == HIT_PRIORITY)) return;
  if (same_table && x->table->hit == HIT_UNIQUE) {
    q.kind = SMT_UNIQUE;
    if (together(x, y) != 0) ask(k, q);
    return;
  }
  q.kind = SMT_DISAGREE;
  if (differing(x, y, false) != 0) ask(k, q);
  q.kind = SMT_LIMITS;
  if (differing(x, y, true) != 0) ask(k, q);
}

static void ask_conflicts(asker *k, const decision *d) {
  for (uint32_t i = 0; i < d->rules.count; i++)
    for (uint32_t j = i + 1; j < d->rules.count; j++)
      ask_of_pair(k, d, d->rules.items[i], d->rules.items[j]);
}

static void ask_gaps(asker *k, const decision *d) {
  for (uint32_t i = 0; i < d->defaults.count; i++) {
    const default_version *v = &d->defaults.items[i];
    if (v->valid == 0) continue;
    ask(k, (smt_question){ .kind = SMT_LEFT, .decision = d, .otherwise = v });
    if (v->only_where != NULL)
      ask(k, (smt_question){ .kind = SMT_OUTSIDE, .decision = d, .otherwise = v });
  }
}

static void ask_reach(asker *k, const decision *d) {
  for (uint32_t i = 0; i < d->rules.count; i++) {
    ask(k, (smt_question){ .kind = SMT_HOLDS, .decision = d, .x = d->rules.items[i] });
    ask(k, (smt_question){ .kind = SMT_DECIDES, .decision = d, .x = d->rules.items[i] });
  }
}

static void ask_outcomes(asker *k, const decision *d) {
  for (uint32_t i = 0; i < d->outcomes.count; i++)
    ask(k, (smt_question){ .kind = SMT_GIVES, .decision = d, .outcome = &d->outcomes.items[i] });
}

static void ask_orders(asker *k, const decision *d) {
  for (uint32_t i = 0; i < d->orders.count; i++) {
    const order *o = &d->orders.items[i];
    if (o->valid == 0 || (o->kind != ORDER_EXCEPTION && o->kind != ORDER_RESOLVE)) continue;
    ask(k, (smt_question){ .kind = SMT_OVERLAP, .decision = d, .order = o });
  }
}

static void ask_properties(asker *k, const model *m, const decision *only) {
  for (uint32_t i = 0; i < m->properties.count; i++) {
    const property *p = &m->properties.items[i];
    smt_question q = { .decision = p->decision, .property = p };
    bool moves = p->kind == PROPERTY_RAISING || p->kind == PROPERTY_LOWERING;
    if (p->valid == 0 || (only != NULL && p->decision != only)) continue;
    q.kind = SMT_SPEAKS;
    ask(k, q);
    q.kind = moves ? SMT_WORSENS : SMT_VIOLATES;
    if (!moves || (p->fact->role == FACT_DECLARED && p->fact->input > 0)) ask(k, q);
  }
}

static void ask_criteria(asker *k, const model *m) {
  for (uint32_t i = 0; i < m->criteria.count; i++) {
    const criterion *c = m->criteria.items[i];
    if (c->anonymous || c->versions.count == 0) continue;
    ask(k, (smt_question){ .kind = SMT_MET, .criterion = c });
    ask(k, (smt_question){ .kind = SMT_UNMET, .criterion = c });
  }
}

/* A promise without a decision speaks of the reasons of all. */
static void ask_promises(asker *k, const model *m, const decision *only) {
  for (uint32_t i = 1; i < m->revisions.count; i++)
    for (uint32_t j = 0; j < m->revisions.items[i].promises.count; j++)
      for (uint32_t d = 0; d < m->decisions.count; d++) {
        const promise *p = &m->revisions.items[i].promises.items[j];
        const decision *of = m->decisions.items[d];
        bool spoken_of = p->decision == NULL || p->decision == of;
        if (!spoken_of || (only != NULL && of != only)) continue;
        ask(k,
            (smt_question){ .kind = SMT_CHANGES, .decision = of, .promise = p, .revision = i + 1 });
      }
}

smt_question_list smt_questions(arena *a, const model *m, unsigned about, const decision *only) {
  asker k = { .arena = a };
  for (uint32_t r = 1; (about & SMT_ABOUT_IMPOSSIBLE) && r <= m->revisions.count; r++)
    ask(&k, (smt_question){ .kind = SMT_POSSIBLE, .revision = r });
  for (uint32_t i = 0; i < m->decisions.count; i++) {
    const decision *d = m->decisions.items[i];
    if (only != NULL && d != only) continue;
    if (about & SMT_ABOUT_CONFLICTS) ask_conflicts(&k, d);
    if (about & SMT_ABOUT_GAPS) ask_gaps(&k, d);
    if (about & SMT_ABOUT_UNREACHABLE) ask_reach(&k, d);
    if (about & SMT_ABOUT_OUTCOMES) ask_outcomes(&k, d);
    if (about & SMT_ABOUT_ORDERS) ask_orders(&k, d);
  }
  if (about & SMT_ABOUT_CRITERIA) ask_criteria(&k, m);
  if (about & SMT_ABOUT_PROPERTIES) ask_properties(&k, m, only);
  if (about & SMT_ABOUT_PROMISES) ask_promises(&k, m, only);
  return k.list;
}

/* ---- in words ---------------------------------------------------------------------------- */

static bool left_open(const default_version *v) {
  return v->kind == DEFAULT_NONE || v->kind == DEFAULT_EXHAUSTIVE;
}

bool smt_is_finding(const smt_question *q) {
  smt_kind kind = q->kind;
  if (kind == SMT_LEFT) return left_open(q->otherwise);
  return kind == SMT_DISAGREE || kind == SMT_LIMITS || kind == SMT_UNIQUE || kind == SMT_OUTSIDE ||
         kind == SMT_VIOLATES || kind == SMT_WORSENS || kind == SMT_CHANGES;
}

static const char *default_words(arena *a, const model *m, const smt_question *q) {
  const char *name = q->decision->name;
  const char *since = "";
  uint32_t first = 1;
  while ((q->otherwise->valid >> first & 1) == 0) first++;
  if (q->otherwise->valid != model_revisions(m))
    since = arena_printf(a, " (in force from %s)", m->revisions.items[first - 1].date);
  if (q->kind == SMT_OUTSIDE)
    return arena_printf(a, "the default of %s is reached outside its contract%s", name, since);
  return left_open(q->otherwise) ? arena_printf(a, "no rule of %s decides%s", name, since)
                                 : arena_printf(a, "the default of %s is reached%s", name, since);
}

static const char *property_words(arena *a, const smt_question *q) {
  const property *p = q->property;
  const char *kind = p->kind == PROPERTY_NEVER     ? "never"
                     : p->kind == PROPERTY_ALWAYS  ? "always"
                     : p->kind == PROPERTY_RAISING ? "raising"
                                                   : "lowering";
  const char *name = p->name != NULL ? p->name : p->fact->name;
  const char *what = q->kind == SMT_SPEAKS ? "speaks of a case" : "is violated";
  return arena_printf(a, "%s %s %s", kind, name, what);
}

const char *smt_question_words(arena *a, const model *m, const smt_question *q) {
  switch (q->kind) {
  case SMT_POSSIBLE:
    return arena_printf(a, "a case is possible in the revision %s",
                        m->revisions.items[q->revision - 1].date);
  case SMT_DISAGREE:
    return arena_printf(a, "rules %s and %s disagree", q->x->name, q->y->name);
  case SMT_LIMITS:
    return arena_printf(a, "rules %s and %s agree and differ in limits", q->x->name, q->y->name);
  case SMT_UNIQUE:
    return arena_printf(a, "rows %s and %s of a unique table overlap", q->x->name, q->y->name);
  case SMT_LEFT:
  case SMT_OUTSIDE:
    return default_words(a, m, q);
  case SMT_HOLDS:
    return arena_printf(a, "the condition of rule %s holds", q->x->name);
  case SMT_DECIDES:
    return arena_printf(a, "rule %s decides", q->x->name);
  case SMT_GIVES:
    return arena_printf(a, "%s is %s", q->decision->name, q->outcome->name);
  case SMT_SPEAKS:
  case SMT_VIOLATES:
  case SMT_WORSENS:
    return property_words(a, q);
  case SMT_OVERLAP:
    return arena_printf(a, "rules %s and %s apply together", q->order->above->name,
                        q->order->below->name);
  case SMT_MET:
    return arena_printf(a, "criterion %s holds", q->criterion->name);
  case SMT_UNMET:
    return arena_printf(a, "criterion %s does not hold", q->criterion->name);
  case SMT_CHANGES:
    return arena_printf(a, "the revision %s changes %s of %s where it promises not to",
                        m->revisions.items[q->revision - 1].date,
                        q->promise->decision != NULL ? "the outcome" : "a reason",
                        q->decision->name);
  }
  return "";
}

/* ---- formulas ---------------------------------------------------------------------------- */

static void index_orders(smt *s, const decision *d) {
  if (s->ordered == d) return;
  uint32_t highest = 0;
  for (uint32_t i = 0; i < d->rules.count; i++)
    if (d->rules.items[i]->number > highest) highest = d->rules.items[i]->number;
  s->ordered = d;
  s->first = arena_alloc(s->arena, (highest + 1) * sizeof *s->first);
  s->next = arena_alloc(s->arena, (d->orders.count + 1) * sizeof *s->next);
  for (uint32_t i = d->orders.count; i-- > 0;) {
    uint32_t below = d->orders.items[i].below->number;
    s->next[i] = s->first[below];
    s->first[below] = i + 1;
  }
}

/* A rule fires where it holds and no exception to it does, and every requirement of it is met. */
static void write_fires(smt *s, const rule *r) {
  const decision *d = r->decision;
  index_orders(s, d);
  textbuf_add(&s->out, "(and true %s", smt_rule(s, r));
  for (uint32_t at = s->first[r->number]; at != 0; at = s->next[at - 1]) {
    const order *o = &d->orders.items[at - 1];
    if (o->kind != ORDER_EXCEPTION && o->kind != ORDER_REQUIREMENT) continue;
    textbuf_add(&s->out, " (not (and %s %s))", smt_in_force(s, o->valid), smt_rule(s, o->above));
  }
  textbuf_add(&s->out, ")");
}

static void assert_fires(smt *s, const rule *r) {
  textbuf_add(&s->out, "(assert ");
  write_fires(s, r);
  textbuf_add(&s->out, ")\n");
}

/* A resolve or a precedence list says which of the two wins. */
static void assert_unsettled(smt *s, const rule *x, const rule *y) {
  const decision *d = x->decision;
  index_orders(s, d);
  for (int way = 0; way < 2; way++) {
    const rule *below = way == 0 ? x : y, *above = way == 0 ? y : x;
    for (uint32_t at = s->first[below->number]; at != 0; at = s->next[at - 1]) {
      const order *o = &d->orders.items[at - 1];
      if (o->above != above || (o->kind != ORDER_RESOLVE && o->kind != ORDER_PRECEDENCE)) continue;
      textbuf_add(&s->out, "(assert (not (and %s ", smt_in_force(s, o->valid));
      if (o->where != NULL)
        smt_write_condition(s, o->where);
      else
        textbuf_add(&s->out, "true");
      textbuf_add(&s->out, ")))\n");
    }
  }
}

static void assert_pair(smt *s, const smt_question *q) {
  revision_set valid =
      q->kind == SMT_UNIQUE ? together(q->x, q->y) : differing(q->x, q->y, q->kind == SMT_LIMITS);
  textbuf_add(&s->out, "(assert (and possible %s))\n", smt_in_force(s, valid));
  assert_fires(s, q->x);
  assert_fires(s, q->y);
  if (q->kind != SMT_UNIQUE) assert_unsettled(s, q->x, q->y);
}

static void assert_condition(smt *s, const cond *c, bool holds) {
  textbuf_add(&s->out, holds ? "(assert " : "(assert (not ");
  smt_write_condition(s, c);
  textbuf_add(&s->out, holds ? ")\n" : "))\n");
}

static void assert_left(smt *s, const smt_question *q) {
  const default_version *v = q->otherwise;
  textbuf_add(&s->out, "(assert (and possible %s (not (or false", smt_in_force(s, v->valid));
  for (uint32_t i = 0; i < q->decision->rules.count; i++)
    textbuf_add(&s->out, " %s", smt_rule(s, q->decision->rules.items[i]));
  textbuf_add(&s->out, "))))\n");
  if (q->kind == SMT_OUTSIDE) assert_condition(s, v->only_where, false);
}

static const char *outcome_symbol(smt *s, const decision *d) {
  return smt_symbol(s->arena, "outcome.", d->name, s->suffix);
}

static const char *decides_symbol(smt *s, const decision *d) {
  return smt_symbol(s->arena, "decides.", d->name, s->suffix);
}

static void assert_spoken_of(smt *s, const property *p) {
  textbuf_add(&s->out, "(assert (and possible%s %s))\n", s->suffix, smt_in_force(s, p->valid));
  if (p->where != NULL) assert_condition(s, p->where, true);
}

/* ---- two cases, or one case and two revisions -------------------------------------------- */

/* All definitions a second time, for the fact that differs or for the revision before. */
static smt second_of(smt *s, const fact *varied, bool frozen) {
  smt t = *s;
  t.suffix = "~2";
  t.varied = varied;
  t.frozen = frozen;
  t.defined = (symtab){ .arena = s->arena };
  return t;
}

static const char *rank_of(smt *s, const decision *d) {
  const char *text = "0";
  for (uint32_t i = d->outcomes.count; i-- > 0;)
    text = arena_printf(s->arena, "(ite (= %s %u) %u %s)", outcome_symbol(s, d),
                        d->outcomes.items[i].number, d->outcomes.items[i].rank, text);
  return text;
}

/* The second case has the greater value; 1 is the best rank, 0 is none. */
static void assert_worsens(smt *s, const smt_question *q) {
  const property *p = q->property;
  const fact *f = p->fact;
  const char *low = smt_fact_number(s, f), *rank = rank_of(s, q->decision);
  assert_spoken_of(s, p);
  smt t = second_of(s, f, false);
  const char *high = smt_fact_number(&t, f);
  bool truth = f->kind == FACT_YES_NO && f->absent == NULL;
  textbuf_add(&t.out, "(declare-const %s %s)\n", smt_fact(&t, f), truth ? "Bool" : "Int");
  textbuf_add(&t.out, "(assert (<= %s %s))\n(assert (< %s %s))\n(assert (<= %s %s))\n",
              smt_number(s->arena, fact_least(f)), low, low, high, high,
              smt_number(s->arena, f->hi));
  smt_define_possible(&t);
  if (p->where != NULL) smt_prepare(&t, p->where);
  smt_define_decision(&t, q->decision);
  assert_spoken_of(&t, p);
  const char *second = rank_of(&t, q->decision);
  bool raising = p->kind == PROPERTY_RAISING;
  textbuf_add(&t.out, "(assert (and (< 0 %s) (< 0 %s) (< %s %s)))\n", rank, second,
              raising ? rank : second, raising ? second : rank);
  s->out = t.out;
  s->calendar = t.calendar;
}

/* The case as the text before the revision and as its own judge it. */
static void assert_changes(smt *s, const smt_question *q) {
  const decision *d = q->decision;
  textbuf_add(&s->out, "(assert (and possible (= revision %u)))\n", q->revision);
  if (q->promise->only_where != NULL) assert_condition(s, q->promise->only_where, false);
  smt t = second_of(s, NULL, true);
  textbuf_add(&t.out, "(define-fun revision~2 () Int %u)\n", q->revision - 1);
  smt_define_possible(&t);
  smt_define_decision(&t, d);
  textbuf_add(&t.out, "(assert possible~2)\n");
  const char *x = outcome_symbol(&t, d), *y = outcome_symbol(s, d);
  if (q->promise->decision != NULL) {
    textbuf_add(&t.out, "(assert (not (= %s %s)))\n", x, y);
  } else {
    smt_define_reason(&t, d);
    t.suffix = "";
    t.frozen = false;
    smt_define_reason(&t, d);
    textbuf_add(&t.out, "(assert (= %s %s))\n(assert (not (and (= %s %s~2) (= %s %s))))\n", x, y,
                decides_symbol(s, d), decides_symbol(s, d),
                smt_symbol(s->arena, "because.", d->name, "~2"),
                smt_symbol(s->arena, "because.", d->name, ""));
  }
  s->out = t.out;
  s->calendar = t.calendar;
}

/* ---- one question ------------------------------------------------------------------------ */

static revision_set declared_in(const criterion *c) {
  revision_set valid = 0;
  for (uint32_t i = 0; i < c->versions.count; i++) valid |= c->versions.items[i].valid;
  return valid;
}

static void assert_criterion(smt *s, const smt_question *q) {
  const char *symbol = smt_symbol(s->arena, "criterion.", q->criterion->name, s->suffix);
  textbuf_add(&s->out, "(assert (and possible %s %s%s%s))\n",
              smt_in_force(s, declared_in(q->criterion)), q->kind == SMT_MET ? "" : "(not ", symbol,
              q->kind == SMT_MET ? "" : ")");
}

static void assert_overlap(smt *s, const order *o) {
  textbuf_add(&s->out, "(assert (and possible %s %s %s))\n", smt_in_force(s, o->valid),
              smt_rule_condition(s, o->above), smt_rule_condition(s, o->below));
}

void smt_write_question(smt *s, const smt_question *q) {
  switch (q->kind) {
  case SMT_POSSIBLE:
    textbuf_add(&s->out, "(assert (and possible (= revision %u)))\n", q->revision);
    break;
  case SMT_DISAGREE:
  case SMT_LIMITS:
  case SMT_UNIQUE:
    assert_pair(s, q);
    break;
  case SMT_LEFT:
  case SMT_OUTSIDE:
    assert_left(s, q);
    break;
  case SMT_HOLDS:
    textbuf_add(&s->out, "(assert %s)\n", smt_rule(s, q->x));
    break;
  case SMT_DECIDES:
    textbuf_add(&s->out, "(assert (and possible (= %s %u)))\n", decides_symbol(s, q->decision),
                (unsigned)q->x->number);
    break;
  case SMT_GIVES:
    textbuf_add(&s->out, "(assert (and possible (= %s %u)))\n", outcome_symbol(s, q->decision),
                (unsigned)q->outcome->number);
    break;
  case SMT_SPEAKS:
    assert_spoken_of(s, q->property);
    break;
  case SMT_VIOLATES:
    assert_spoken_of(s, q->property);
    textbuf_add(&s->out,
                q->property->kind == PROPERTY_NEVER ? "(assert (= %s %u))\n"
                                                    : "(assert (not (= %s %u)))\n",
                outcome_symbol(s, q->decision), (unsigned)q->property->outcome->number);
    break;
  case SMT_WORSENS:
    assert_worsens(s, q);
    break;
  case SMT_OVERLAP:
    assert_overlap(s, q->order);
    break;
  case SMT_MET:
  case SMT_UNMET:
    assert_criterion(s, q);
    break;
  case SMT_CHANGES:
    assert_changes(s, q);
    break;
  }
}

/* ---- values ------------------------------------------------------------------------------ */

static bool is_given(const fact *f) {
  return f->role == FACT_DECLARED || f->role == FACT_MEMBERSHIP;
}

/* The date, the given facts in order, and the second value of the one that differs. */
void smt_write_values(smt *s, const smt_question *q) {
  const model *m = s->model;
  textbuf_add(&s->out, "(get-value (%s", smt_fact(s, m->date));
  for (uint32_t i = 0; i < m->facts.count; i++)
    if (is_given(m->facts.items[i]))
      textbuf_add(&s->out, " %s", smt_fact_number(s, m->facts.items[i]));
  if (q->kind == SMT_WORSENS) {
    smt t = second_of(s, q->property->fact, false);
    textbuf_add(&s->out, " %s", smt_fact_number(&t, q->property->fact));
  }
  textbuf_add(&s->out, "))\n");
}

static const char *skip_spaces(const char *p) { return p + strspn(p, " \t\r\n"); }

/* Over one symbol or one list. */
static const char *skip_term(const char *p) {
  uint32_t depth = 0;
  p = skip_spaces(p);
  do {
    if (*p == '\0') return p;
    if (*p == '|') {
      const char *end = strchr(p + 1, '|');
      if (end == NULL) return p + strlen(p);
      p = end + 1;
    } else if (*p == '(' || *p == ')') {
      depth += *p == '(';
      if (*p == ')' && depth-- == 0) return p;
      p++;
    } else if (strchr(" \t\r\n", *p) != NULL) {
      p++;
    } else {
      p += strcspn(p, " \t\r\n()|");
    }
  } while (depth > 0);
  return p;
}

/* 12 or (- 12); false when it is neither. */
static bool read_number(const char **at, int32_t *value) {
  const char *p = skip_spaces(*at);
  bool listed = *p == '(';
  int64_t number = 0;
  if (listed) {
    p = skip_spaces(p + 1);
    if (*p++ != '-') return false;
    p = skip_spaces(p);
  }
  if (*p < '0' || *p > '9') return false;
  for (; *p >= '0' && *p <= '9' && number <= INT32_MAX; p++) number = number * 10 + (*p - '0');
  if (listed) p = skip_spaces(p);
  if (listed && *p++ != ')') return false;
  if (number > INT32_MAX) return false;
  *value = (int32_t)(listed ? -number : number);
  *at = p;
  return true;
}

/* One (TERM VALUE) of the list. */
static bool read_pair(const char **at, int32_t lo, int32_t hi, int32_t *value) {
  const char *p = skip_spaces(*at);
  if (*p++ != '(') return false;
  p = skip_term(p);
  if (!read_number(&p, value) || *value < lo || *value > hi) return false;
  p = skip_spaces(p);
  if (*p++ != ')') return false;
  *at = p;
  return true;
}

bool smt_read_values(arena *a, const model *m, const smt_question *q, const char *text,
                     naive_case *first, naive_case *second) {
  const char *p = skip_spaces(text);
  int32_t day = 0, *values = arena_alloc(a, (m->facts.count + 1) * sizeof *values);
  int32_t *others = arena_alloc(a, (m->facts.count + 1) * sizeof *others);
  if (*p++ != '(' || !read_pair(&p, m->date->lo, m->date->hi, &day)) return false;
  for (uint32_t i = 0; i < m->facts.count; i++) {
    const fact *f = m->facts.items[i];
    if (is_given(f) && !read_pair(&p, f->lo, f->hi, &values[i])) return false;
  }
  *first = (naive_case){ model_revision_on(m, day), day, values };
  if (q->kind != SMT_WORSENS) return true;
  const fact *f = q->property->fact;
  memcpy(others, values, m->facts.count * sizeof *others);
  if (!read_pair(&p, f->lo, f->hi, &others[f->input - 1])) return false;
  *second = (naive_case){ first->revision, day, others };
  return true;
}
