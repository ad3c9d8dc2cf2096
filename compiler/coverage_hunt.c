/* coverage_hunt.c -- the search for a case: a box is parted by what is open in it until none is.
 *
 * Exact: that nothing is found is a proof, unless the work ran out, and then that is said.
 */
#include "coverage.h"

#include <string.h>

hunt *hunt_new(arena *a, study *s) {
  hunt *h = ARENA_NEW(a, hunt);
  *h = (hunt){ .study = s, .realiser = s->realiser, .arena = a, .work = HUNT_WORK };
  h->values = arena_alloc(s->arena, (s->model->facts.count + 1) * sizeof *h->values);
  return h;
}

/* ---- parting a box ----------------------------------------------------------------------- */

typedef struct halves {
  uint32_t input;
  cell one, other;
} halves;

/* The absent value by itself, then below and above an end of the comparison. */
static halves ordinal_halves(const cell *b, const cond *c) {
  const fact *f = c->fact;
  cell x = b[f->input], low = x, high = x;
  band k = cond_band(c);
  int64_t cut = k.lo > x.lo && k.lo <= x.hi ? k.lo : k.hi + 1;
  if (f->absent != NULL && x.lo == f->lo && x.hi > f->lo) cut = (int64_t)f->lo + 1;
  low.hi = (int32_t)(cut - 1);
  high.lo = (int32_t)cut;
  return (halves){ f->input, high, low };
}

static halves part(const hunt *h, const cell *b, const cond *c) {
  if (c->kind != COND_MEMBER) return ordinal_halves(b, c);
  cell x = b[c->fact->input], in = x, out = x;
  uint64_t mask = cond_members(c, h->revision);
  in.members &= mask;
  out.members &= ~mask;
  return (halves){ c->fact->input, in, out };
}

/* ---- the search -------------------------------------------------------------------------- */

static bool take_case(hunt *h, const cell *b) {
  const study *s = h->study;
  if (h->realiser != NULL) {
    real_answer answer = realise_near(h->realiser, b, &h->day, h->values);
    h->unsettled |= answer == REAL_UNSETTLED;
    return answer == REAL_CASE;
  }
  h->day = s->model->revisions.items[h->revision - 1].day;
  for (uint32_t i = 0; i < s->model->facts.count; i++)
    h->values[i] = fact_is_ordinal(s->model->facts.items[i])
                       ? b[i + 1].lo
                       : (int32_t)__builtin_ctzll(b[i + 1].members);
  return true;
}

static bool look(hunt *h, const cell *b, uint32_t depth);

static bool look_at_half(hunt *h, const cell *b, uint32_t input, cell c, uint32_t depth) {
  uint32_t inputs = h->study->space->inputs;
  if (h->pool[depth] == NULL) h->pool[depth] = arena_alloc(h->arena, inputs * sizeof(cell));
  box half = h->pool[depth];
  memcpy(half, b, inputs * sizeof *half);
  half[input] = c;
  if (cell_is_empty(c) || !study_narrow(h->study, half)) return false;
  if (h->realiser != NULL && realise_known_none(h->realiser, half)) return false;
  return look(h, half, depth + 1);
}

static bool look(hunt *h, const cell *b, uint32_t depth) {
  if (h->work == 0 || depth == HUNT_DEPTH) {
    h->unsettled = true;
    return false;
  }
  h->work--;
  truth t = h->goal(h, b);
  if (t == TRUTH_NO) return false;
  if (t == TRUTH_YES) return take_case(h, b);
  halves k = part(h, b, h->open);
  return look_at_half(h, b, k.input, k.one, depth) || look_at_half(h, b, k.input, k.other, depth);
}

hunt_end hunt_in(hunt *h, box from) {
  h->unsettled = false;
  if (!study_narrow(h->study, from)) return HUNT_NONE;
  if (look(h, from, 0)) return HUNT_FOUND;
  return h->unsettled ? HUNT_UNSETTLED : HUNT_NONE;
}
