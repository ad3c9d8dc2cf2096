/* seal.c -- digests of what a revision says, and the numbers that a policy uses.
 *
 * A digest is taken of a canonical text: rows by what they say, members by name and only as far as
 * the revision knows them, so that later revisions, formatting and order leave it alone.
 */
#include "seal.h"

#include "codes.h"
#include "layout.h"
#include "layout_pages.h"

#include <stdlib.h>
#include <string.h>

/* ---- canonical text ---------------------------------------------------------------------- */

typedef struct canon {
  arena *arena;
  const rows *rows;
  uint32_t revision;
  textbuf outcomes, reasons;
  const char **digests; /* per column: of the criterion or the set that it stands for */
} canon;

typedef VEC(const char *) name_list;

static int compare_names(const void *x, const void *y) {
  return strcmp(*(const char *const *)x, *(const char *const *)y);
}

static void add_sorted(textbuf *b, name_list *names) {
  if (names->count > 1) qsort(names->items, names->count, sizeof *names->items, compare_names);
  for (uint32_t i = 0; i < names->count; i++) textbuf_add(b, " %s", names->items[i]);
}

/* The members of a mask that the revision knows, by name. */
static void add_members(canon *c, const one_of *type, uint64_t mask) {
  name_list names = { 0 };
  for (uint32_t i = 0; i < type->members.count; i++) {
    const member *m = &type->members.items[i];
    if ((mask >> m->number & 1) && m->since <= c->revision) vec_push(c->arena, &names, m->name);
  }
  add_sorted(&c->outcomes, &names);
}

/* A number or a date; whether it may be absent, and what is assumed of it. */
static void add_range(canon *c, const fact *f) {
  textbuf_add(&c->outcomes, " %s",
              f->kind == FACT_DATE       ? "date"
              : f->quantity.unit != NULL ? f->quantity.unit->name
                                         : "number");
  if (f->kind == FACT_NUMBER)
    textbuf_add(&c->outcomes, " step %s", quantity_text(c->arena, &f->quantity, 1, false));
  textbuf_add(&c->outcomes, " from %s to %s", fact_value_text(c->arena, f, fact_least(f)),
              fact_value_text(c->arena, f, f->hi));
  if (f->absent == NULL) return;
  textbuf_add(&c->outcomes, " or %s", f->absent);
  textbuf_add(&c->reasons, "absent %s %s\n", f->absent, f->absent_label ? f->absent_label : "");
}

static void add_assumption(canon *c, const fact *f) {
  if (!f->assumed) return;
  textbuf_add(&c->outcomes, " unknown is %s", fact_value_text(c->arena, f, f->assumed_value));
  textbuf_add(&c->reasons, "assumed because %s\n", f->assumed_because ? f->assumed_because : "");
}

static void add_fact(canon *c, const fact *f) {
  textbuf_add(&c->outcomes, "fact %s", f->name);
  textbuf_add(&c->reasons, "fact %s label %s ask %s\n", f->name, f->label,
              f->ask != NULL ? f->ask : "");
  if (fact_is_ordinal(f)) {
    add_range(c, f);
    add_assumption(c, f);
    textbuf_add(&c->outcomes, "\n");
    return;
  }
  textbuf_add(&c->outcomes, f->type->open ? " open" : " of");
  add_members(c, f->type, ~UINT64_C(0));
  add_assumption(c, f);
  textbuf_add(&c->outcomes, "\n");
  for (uint32_t i = 0; i < f->type->members.count; i++)
    if (f->type->members.items[i].since <= c->revision)
      textbuf_add(&c->reasons, "member %s %s\n", f->type->members.items[i].name,
                  f->type->members.items[i].label);
}

static void add_code_fact(canon *c, const code_fact *f) {
  textbuf_add(&c->outcomes, "fact %s %scode %s\n", f->name, f->several ? "set of " : "", f->system);
  textbuf_add(&c->reasons, "fact %s label %s ask %s\n", f->name, f->label,
              f->ask != NULL ? f->ask : "");
}

/* The codes of a set, not its name: what a revision decides hangs on them. */
static const char *codes_digest(canon *c, const fact *membership) {
  const char **known = &c->digests[membership->input];
  textbuf b = { .arena = c->arena };
  if (*known != NULL) return *known;
  textbuf_add(&b, "codes");
  for (uint32_t i = 0; i < membership->codes->versions.count; i++) {
    const code_version *v = &membership->codes->versions.items[i];
    for (uint32_t j = 0; (v->valid >> c->revision & 1) && j < v->codes.count; j++)
      textbuf_add(&b, " %llx..%llx", (unsigned long long)v->codes.items[j].lo,
                  (unsigned long long)v->codes.items[j].hi);
  }
  *known = arena_strndup(c->arena, sha256_text(c->arena, b.text, b.length), 16);
  return *known;
}

static const char *criterion_digest(canon *c, const criterion *wanted);

/* A column by what it means: made columns have names that a later revision may change. */
static void add_column(canon *c, const fact *f) {
  static const char *const ops[] = { "sum", "days", "months", "full_months" };
  if (f->role == FACT_MEMBERSHIP) {
    textbuf_add(&c->outcomes, "%s has %s", f->of->name, codes_digest(c, f));
    return;
  }
  if (f->role == FACT_LAYER) {
    textbuf_add(&c->outcomes, "criterion %s", criterion_digest(c, f->layer));
    return;
  }
  if (f->role != FACT_DERIVED) {
    textbuf_add(&c->outcomes, "%s", f->name);
    return;
  }
  textbuf_add(&c->outcomes, "%s(%d", ops[f->derive->op], f->derive->constant);
  for (uint32_t i = 0; i < f->derive->terms.count; i++) {
    textbuf_add(&c->outcomes, " %d*", f->derive->terms.items[i].factor);
    add_column(c, f->derive->terms.items[i].fact);
  }
  textbuf_add(&c->outcomes, ")");
}

static void add_cell(canon *c, uint32_t input, cell x) {
  const fact *f = c->rows->space->facts[input];
  if (cell_within(c->rows->space->whole[input], x)) return;
  textbuf_add(&c->outcomes, " [");
  add_column(c, f);
  if (fact_is_ordinal(f))
    textbuf_add(&c->outcomes, " %d..%d", x.lo, x.hi);
  else
    add_members(c, f->type, x.members);
  textbuf_add(&c->outcomes, "]");
}

static void add_row(canon *c, const row *r) {
  if ((r->box[0].members >> c->revision & 1) == 0) return;
  const outcome *o = r->kind == ROW_RULE        ? r->version->then
                     : r->kind == ROW_OTHERWISE ? r->otherwise->outcome
                                                : NULL;
  textbuf_add(&c->outcomes, "row %s",
              o != NULL                   ? o->name
              : r->kind == ROW_IMPOSSIBLE ? "impossible"
              : r->kind == ROW_CRITERION  ? "holds"
                                          : "refer");
  for (uint32_t i = 1; i < c->rows->space->inputs; i++) add_cell(c, i, r->box[i]);
  for (uint32_t i = 0; r->kind == ROW_RULE && i < r->version->limits.count; i++)
    textbuf_add(&c->outcomes, " limited to %s", r->version->limits.items[i].text);
  textbuf_add(&c->outcomes, "\n");
  if (r->kind == ROW_CRITERION) return;
  textbuf_add(&c->reasons, "row %s because %s cite %s\n",
              r->kind == ROW_RULE ? r->rule->name : "otherwise", row_because(r),
              row_cites(c->arena, r));
}

/* A criterion by what it says: its name may change, and what it is made of counts. */
static const char *criterion_digest(canon *c, const criterion *wanted) {
  const decision_rows *d = NULL;
  for (uint32_t i = 0; i < c->rows->criteria.count; i++)
    if (c->rows->criteria.items[i].criterion == wanted) d = &c->rows->criteria.items[i];
  if (d == NULL) return wanted->name;
  const char **known = &c->digests[wanted->layer->input];
  if (*known != NULL) return *known;
  textbuf saved = c->outcomes;
  c->outcomes = (textbuf){ .arena = c->arena };
  textbuf_add(&c->outcomes, "criterion\n");
  for (uint32_t i = 0; i < d->rows.count; i++) add_row(c, &d->rows.items[i]);
  *known = arena_strndup(c->arena, sha256_text(c->arena, c->outcomes.text, c->outcomes.length), 16);
  c->outcomes = saved;
  return *known;
}

static void add_decision(canon *c, const decision_rows *d) {
  textbuf_add(&c->outcomes, "decision %s\n", d->decision->name);
  for (uint32_t i = 0; i < d->decision->outcomes.count; i++) {
    const outcome *o = &d->decision->outcomes.items[i];
    textbuf_add(&c->outcomes, "outcome %s\n", o->name);
    textbuf_add(&c->reasons, "outcome %s %s\n", o->name, o->label);
  }
  for (uint32_t i = 0; i < d->rows.count; i++) add_row(c, &d->rows.items[i]);
}

/* All that is decided on one day. */
static void add_rows(canon *c) {
  const rows *r = c->rows;
  memset(c->digests, 0, r->space->inputs * sizeof *c->digests); /* they differ by revision */
  for (uint32_t i = 0; i < r->decisions.count; i++) add_decision(c, &r->decisions.items[i]);
  for (uint32_t i = 0; i < r->impossible.count; i++) add_row(c, &r->impossible.items[i]);
}

/* What changes on single days inside the revision belongs to it. */
static void add_cuts(canon *c) {
  const model *m = c->rows->model;
  for (uint32_t i = c->revision; i < m->revisions.count; i++) {
    const revision *cut = &m->revisions.items[i];
    if (model_authored(m, cut->number) == cut) return;
    textbuf_add(&c->outcomes, "from %s\n", cut->date);
    textbuf_add(&c->reasons, "from %s\n", cut->date);
    c->revision = cut->number;
    add_rows(c);
  }
}

static lock_revision digests_of(arena *a, const rows *r, uint32_t number) {
  canon c = {
    .arena = a, .rows = r, .revision = number, .outcomes = { .arena = a }, .reasons = { .arena = a }
  };
  c.digests = arena_alloc(a, r->space->inputs * sizeof *c.digests);
  textbuf_add(&c.outcomes, "polc outcomes 1\n");
  textbuf_add(&c.reasons, "polc reasons 1\n");
  for (uint32_t i = 0; i < r->model->facts.count; i++)
    if (r->model->facts.items[i]->role == FACT_DECLARED &&
        r->model->facts.items[i]->since <= number)
      add_fact(&c, r->model->facts.items[i]);
  for (uint32_t i = 0; i < r->model->code_facts.count; i++)
    if (r->model->code_facts.items[i]->since <= number)
      add_code_fact(&c, r->model->code_facts.items[i]);
  add_rows(&c);
  add_cuts(&c);
  return (lock_revision){
    .date = r->model->revisions.items[number - 1].date,
    .outcomes = arena_strndup(a, sha256_text(a, c.outcomes.text, c.outcomes.length), 16),
    .reasons = arena_strndup(a, sha256_text(a, c.reasons.text, c.reasons.length), 16)
  };
}

/* ---- verifying --------------------------------------------------------------------------- */

static const revision *revision_dated(const model *m, const char *date) {
  for (uint32_t i = 0; i < m->revisions.count; i++)
    if (strcmp(m->revisions.items[i].date, date) == 0 && model_authored(m, i + 1)->number == i + 1)
      return &m->revisions.items[i];
  return NULL;
}

/* An edit of the base shows in every later revision too: one finding, at the earliest. */
static void report_edited(const lock_revision *sealed, const revision *now,
                          const lock_revision *digests, const char *later, diags *sink) {
  bool outcomes = strcmp(sealed->outcomes, digests->outcomes) != 0;
  bool reasons = strcmp(sealed->reasons, digests->reasons) != 0;
  diag *d = diag_add(sink, DIAG_E604, now->at, "the revision %s was sealed, and is now different",
                     sealed->date);
  diag_note(sink, d, "what it says about %s changed",
            outcomes && reasons ? "outcomes and reasons"
            : outcomes          ? "outcomes"
                                : "reasons, labels or questions");
  if (later != NULL) diag_note(sink, d, "so are the later sealed revisions%s", later);
  diag_hint(sink, d,
            "append a revision that changes it; or, to correct the record, "
            "`polc seal FILE --reseal %s --because \"...\"'",
            sealed->date);
}

static bool differs(const lock_revision *x, const lock_revision *y) {
  return strcmp(x->outcomes, y->outcomes) != 0 || strcmp(x->reasons, y->reasons) != 0;
}

/* ": 2013-04-01, 2016-10-01": sealed revisions from `from' on that differ too; NULL: none. */
static const char *later_edits(arena *a, const lock *l, const rows *r, uint32_t from) {
  textbuf b = { .arena = a };
  for (uint32_t i = from; i < l->revisions.count; i++) {
    const revision *now = revision_dated(r->model, l->revisions.items[i].date);
    if (!l->revisions.items[i].sealed || now == NULL) continue;
    lock_revision digests = digests_of(a, r, now->number);
    if (differs(&l->revisions.items[i], &digests))
      textbuf_add(&b, "%s %s", b.length > 0 ? "," : "", now->date);
  }
  return b.text;
}

/* Dates compare as text.  Resealing a revision lets those after it pass, which build on it. */
static bool is_resealed(const char *date, const char *reseal) {
  return reseal != NULL && strcmp(date, reseal) >= 0;
}

/* Layered rows: how far analyses write criteria out must not matter to a digest.  What cannot be
 * lowered is reported elsewhere. */
static const rows *layered(arena *a, const rows *r) {
  diags unheard = { .arena = a };
  const rows *lowered = r->layered ? r : lower_layered(a, r->model, &unheard);
  return lowered != NULL ? lowered : r;
}

static bool has_seal(const lock *l) {
  for (uint32_t i = 0; i < l->revisions.count; i++)
    if (l->revisions.items[i].sealed) return true;
  return false;
}

void seal_verify(arena *a, const lock *l, const rows *any, const char *reseal, diags *sink) {
  if (!has_seal(l)) return;
  const rows *r = layered(a, any);
  for (uint32_t i = 0; i < l->revisions.count; i++) {
    const lock_revision *sealed = &l->revisions.items[i];
    if (!sealed->sealed || is_resealed(sealed->date, reseal)) continue;
    const revision *now = revision_dated(r->model, sealed->date);
    if (now == NULL) {
      diag *d =
          diag_add(sink, DIAG_E604, r->model->at, "the sealed revision %s is gone", sealed->date);
      diag_hint(sink, d, "put it back; a released revision stays in the file");
      continue;
    }
    lock_revision digests = digests_of(a, r, now->number);
    if (!differs(sealed, &digests)) continue;
    report_edited(sealed, now, &digests, later_edits(a, l, r, i + 1), sink);
    return;
  }
}

/* ---- renewing ---------------------------------------------------------------------------- */

static const char *date_of(const model *m, uint32_t number) {
  return model_authored(m, number)->date;
}

static void put(lock *to, const lock *from, lock_kind kind, const char *scope, const char *name,
                uint32_t number, const char *since) {
  const lock_entry *had = lock_find(from, kind, scope, name);
  if (had != NULL) since = had->since;
  if (lock_find(to, kind, scope, name) != NULL) return;
  /* A released name that is gone keeps its number. */
  if (lock_claimant(to, kind, scope, number) != NULL) number = lock_next(to, kind, scope);
  lock_add(to, (lock_entry){ kind, scope, name, number, since });
}

static uint32_t since_of_rule(const rule *r) {
  uint32_t first = 1;
  revision_set all = 0;
  for (uint32_t i = 0; i < r->versions.count; i++) all |= r->versions.items[i]->valid;
  while (first < 63 && (all >> first & 1) == 0) first++;
  return first < 63 ? first : 1;
}

static void put_fact(lock *to, const lock *from, const model *m, const fact *f) {
  if (f->role != FACT_DECLARED) return;
  put(to, from, LOCK_FACT, "", f->name, f->input, date_of(m, f->since));
  if (f->kind != FACT_ONE_OF) return;
  const char *scope = f->type->name != NULL ? f->type->name : f->name;
  for (uint32_t i = 0; i < f->type->members.count; i++) {
    const member *x = &f->type->members.items[i];
    if (x->number > 0)
      put(to, from, LOCK_MEMBER, scope, x->name, (uint32_t)x->number, date_of(m, x->since));
  }
}

static void put_decision(lock *to, const lock *from, const model *m, const decision *d) {
  put(to, from, LOCK_DECISION, "", d->name, d->number + 1, date_of(m, 1));
  for (uint32_t i = 0; i < d->outcomes.count; i++)
    put(to, from, LOCK_OUTCOME, d->name, d->outcomes.items[i].name, d->outcomes.items[i].number,
        date_of(m, 1));
}

static void put_rules(lock *to, const lock *from, const model *m) {
  VEC(rule *) all = { 0 };
  for (uint32_t i = 0; i < m->decisions.count; i++)
    for (uint32_t j = 0; j < m->decisions.items[i]->rules.count; j++)
      vec_push(to->arena, &all, m->decisions.items[i]->rules.items[j]);
  if (all.count > 1) qsort(all.items, all.count, sizeof *all.items, rule_by_number);
  for (uint32_t i = 0; i < all.count; i++)
    put(to, from, LOCK_RULE, "", all.items[i]->name, all.items[i]->number,
        date_of(m, since_of_rule(all.items[i])));
}

static void put_revision(lock *to, const lock *from, const rows *r, uint32_t number,
                         seal_wish wish) {
  lock_revision now = digests_of(to->arena, r, number);
  const lock_revision *had = lock_find_revision(from, now.date);
  if (had != NULL) {
    now.sealed = had->sealed;
    now.resealed_because = had->resealed_because;
  }
  if (wish.reseal != NULL && strcmp(wish.reseal, now.date) == 0)
    now.resealed_because = wish.because;
  now.sealed |= wish.seal;
  vec_push(to->arena, &to->revisions, now);
}

lock *seal_renew(arena *a, const lock *l, const rows *any, seal_wish wish) {
  const rows *r = layered(a, any);
  const model *m = r->model;
  lock *to = ARENA_NEW(a, lock);
  *to = (lock){ .arena = a,
                .path = l->path,
                .policy = m->name,
                .by_name = { .arena = a },
                .by_number = { .arena = a } };
  for (uint32_t i = 0; i < l->entries.count;
       i++) /* what was released stays, whatever the policy says now */
    if (lock_is_sealed(l, l->entries.items[i].since)) lock_add(to, l->entries.items[i]);
  for (uint32_t i = 0; i < m->facts.count; i++) put_fact(to, l, m, m->facts.items[i]);
  for (uint32_t i = 0; i < m->decisions.count; i++) put_decision(to, l, m, m->decisions.items[i]);
  put_rules(to, l, m);
  for (uint32_t i = 1; i <= m->revisions.count; i++)
    if (model_authored(m, i)->number == i) put_revision(to, l, r, i, wish);
  const page_plan *plan = plan_pages(a, r, l);
  for (uint32_t i = 0; i < plan->pages.count; i++) vec_push(a, &to->pages, plan->pages.items[i]);
  return to;
}
