/* witness.c -- showing a case in policy words, and making sure that it is one. */
#include "analyse.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_number(const analysis *z, uint32_t input) {
  return input > 0 && z->rows->space->facts[input]->kind == FACT_NUMBER;
}

static bool is_point(const analysis *z, uint32_t input, cell c) {
  return is_number(z, input) ? c.lo == c.hi : (c.members & (c.members - 1)) == 0;
}

static uint32_t first_revision(const cell *b) { return (uint32_t)__builtin_ctzll(b[0].members); }

naive_case witness_case(analysis *z, const cell *b) {
  int32_t *values = arena_alloc(z->arena, (z->model->facts.count + 1) * sizeof *values);
  for (uint32_t i = 1; i < z->rows->space->inputs; i++)
    values[i - 1] = is_number(z, i) ? b[i].lo : (int32_t)__builtin_ctzll(b[i].members);
  return (naive_case){ first_revision(b), values };
}

void witness_insist(bool agrees, const char *what) {
  if (agrees) return;
  fprintf(stderr,
          "polc: internal error: a witness of `%s' does not hold when it is replayed; "
          "please report this policy\n",
          what);
  exit(3);
}

static const char *extent(analysis *z, uint32_t input, cell c) {
  if (is_point(z, input, c)) return "";
  if (!is_number(z, input))
    return arena_printf(z->arena, "   (%s)", cell_text(z->arena, z->rows->space, input, c));
  const fact *f = z->rows->space->facts[input];
  return arena_printf(z->arena, "   (%s .. %s)", fact_value_text(z->arena, f, c.lo),
                      fact_value_text(z->arena, f, c.hi));
}

void witness_notes(analysis *z, diag *d, const char *lead, const cell *b, bool whole) {
  const space *s = z->rows->space;
  size_t width = 0;
  uint32_t last = 0;
  for (uint32_t i = 1; i < s->inputs; i++) {
    if (cell_within(s->whole[i], b[i])) continue;
    last = i;
    if (strlen(s->facts[i]->name) > width) width = strlen(s->facts[i]->name);
  }
  if (last == 0) diag_note(z->diags, d, "%s whatever the facts are", lead);
  bool first = true;
  for (uint32_t i = 1; i < s->inputs; i++) {
    if (cell_within(s->whole[i], b[i])) continue;
    diag_note(z->diags, d, "%*s %-*s = %s%s%s", (int)strlen(lead), first ? lead : "", (int)width,
              s->facts[i]->name, cell_witness_text(z->arena, s, i, b[i]), extent(z, i, b[i]),
              whole && i == last ? "   (the whole overlap)" : "");
    first = false;
  }
}

void witness_revisions(analysis *z, diag *d, const cell *b) {
  const model *m = z->model;
  uint32_t from = first_revision(b), until = from;
  if (m->revisions.count == 1) return;
  while (until < m->revisions.count && (b[0].members >> (until + 1) & 1)) until++;
  if (until == m->revisions.count)
    diag_note(z->diags, d, "in force from %s", m->revisions.items[from - 1].date);
  else
    diag_note(z->diags, d, "in force from %s until %s", m->revisions.items[from - 1].date,
              m->revisions.items[until].date);
}

const char *row_name(const row *r) { return r->kind == ROW_RULE ? r->rule->name : "otherwise"; }

const outcome *row_outcome_of(const row *r) {
  if (r->kind == ROW_RULE) return r->version->then;
  return r->kind == ROW_OTHERWISE ? r->otherwise->outcome : NULL;
}

const char *row_outcome(const row *r) {
  const outcome *o = row_outcome_of(r);
  return o != NULL ? o->label : "refer";
}
