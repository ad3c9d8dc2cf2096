/* nearest_words.c -- a change of facts in words. */
#include "nearest.h"

#include <string.h>

static const char *value_text(nearing *z, const fact_slot *s, int32_t value) {
  return s->fact != NULL ? fact_value_text(z->arena, s->fact, value) : date_text(z->arena, value);
}

static int32_t least_of(const nearing *z, const fact_slot *s) {
  const polrt_input *in = &z->q->policy.input[s->first];
  return in->absent ? in->lo + 1 : in->lo;
}

/* Where several values would do, the one that is shown: the nearest to what was. */
static int32_t shown(const nearing *z, const fact_slot *s, polrt_set now, bool change) {
  polrt_set old = z->base[s->first];
  if (z->q->policy.input[s->first].kind <= POLRT_ONE_OF)
    return now.lo == now.hi ? now.lo : (int32_t)__builtin_ctzll(now.members);
  if (change && now.hi < old.lo) return now.hi;
  if (!change && now.lo <= least_of(z, s) && now.hi < old.hi) return now.hi;
  return now.lo;
}

/* "or more", "up to 45w0d", "or adult" */
static const char *others(nearing *z, const fact_slot *s, polrt_set now, int32_t value) {
  const polrt_input *in = &z->q->policy.input[s->first];
  textbuf b = { .arena = z->arena };
  bool is_date = in->kind == POLRT_DATE;
  if (now.lo == now.hi) return NULL;
  if (in->kind <= POLRT_ONE_OF) {
    for (int32_t v = in->lo; v <= in->hi; v++)
      if (v != value && (now.members >> v & 1))
        textbuf_add(&b, "%sor %s", b.length > 0 ? " " : "", value_text(z, s, v));
    return b.text;
  }
  if (value == now.lo && now.hi == in->hi) return is_date ? "or later" : "or more";
  if (value == now.hi && now.lo <= in->lo + in->absent) return is_date ? "or earlier" : "or less";
  if (value == now.lo) return arena_printf(z->arena, "up to %s", value_text(z, s, now.hi));
  return arena_printf(z->arena, "down to %s", value_text(z, s, now.lo));
}

/* ---- codes ------------------------------------------------------------------------------- */

static uint64_t memberships(const polrt_set *sets, const fact_slot *s) {
  uint64_t mask = 0;
  for (uint32_t k = 0; k < s->count; k++)
    if (sets[s->first + k].lo == 1) mask |= UINT64_C(1) << k;
  return mask;
}

static const char *set_names(nearing *z, const fact_slot *s, uint64_t mask) {
  textbuf b = { .arena = z->arena };
  for (uint32_t k = 0; k < s->count; k++)
    if (mask >> k & 1)
      textbuf_add(&b, "%s%s", b.length > 0 ? ", " : "",
                  s->codes->memberships.items[k]->codes->text);
  return b.length > 0 ? b.text : "";
}

/* The codes as they were written, without those that are in one of the sets of `lost'. */
static const char *codes_kept(nearing *z, const fact_slot *s, const char *from, uint64_t lost,
                              textbuf *gone) {
  textbuf b = { .arena = z->arena };
  for (const char *p = from; *p != '\0';) {
    size_t length = strcspn(p, ";, {}");
    const char *code = arena_strndup(z->arena, p, length);
    uint64_t packed = polrt_pack(code_system_find(s->codes->system), code);
    bool out = packed != 0 && (code_memberships(s->codes, packed) & lost) != 0;
    if (length > 0 && packed != 0)
      textbuf_add(out ? gone : &b, "%s%s", (out ? gone : &b)->length > 0 ? ";" : "", code);
    p += length;
    p += *p != '\0' ? 1 : 0;
  }
  return b.length > 0 ? b.text : "";
}

static void tell_codes(nearing *z, fact_change *c, const polrt_set *sets) {
  const fact_slot *s = &c->slot;
  uint64_t had = memberships(z->base, s), has = memberships(sets, s);
  const char *new_codes = case_codes(z->arena, z->q->tables->model, s->codes, has & ~had);
  const char *all = case_codes(z->arena, z->q->tables->model, s->codes, has);
  textbuf gone = { .arena = z->arena };
  const char *kept =
      c->from != NULL && s->codes->several ? codes_kept(z, s, c->from, had & ~has, &gone) : "";
  c->other = has & ~had
                 ? arena_printf(z->arena, "or another code of %s", set_names(z, s, has & ~had))
                 : NULL;
  if (c->from == NULL && s->codes->several) {
    c->to = all != NULL ? all : "{}";
    c->words = has == 0 ? arena_printf(z->arena, "%s has no such code", s->name)
                        : arena_printf(z->arena, "%s has %s", s->name, c->to);
    return;
  }
  if (!s->codes->several || c->from == NULL || new_codes == NULL) {
    c->to = all != NULL ? all : "{}";
    c->words = c->from == NULL
                   ? arena_printf(z->arena, "%s is %s", s->name, c->to)
                   : arena_printf(z->arena, "change %s from %s to %s", s->name, c->from, c->to);
    return;
  }
  bool adds = (has & ~had) != 0, removes = gone.length > 0;
  c->to = !adds ? (*kept != '\0' ? kept : "{}")
                : arena_printf(z->arena, "%s%s%s", kept, *kept != '\0' ? ";" : "", new_codes);
  textbuf b = { .arena = z->arena };
  if (adds) textbuf_add(&b, "add %s to %s", new_codes, s->name);
  if (removes) textbuf_add(&b, "%sremove %s from %s", adds ? " and " : "", gone.text, s->name);
  c->words = b.text;
}

/* ---- one fact ---------------------------------------------------------------------------- */

static bool is_given(const nearing *z, const fact_slot *s) {
  int number = facts_find(z->facts->tables, s->name);
  return number >= 0 && z->facts->texts[number] != NULL && *z->facts->texts[number] != '\0';
}

static void tell_value(nearing *z, fact_change *c, const polrt_set *sets, bool change) {
  const fact_slot *s = &c->slot;
  polrt_set now = sets[s->first];
  int32_t value = shown(z, s, now, change);
  c->to = value_text(z, s, value);
  c->other = others(z, s, now, value);
  if (change)
    c->words = arena_printf(z->arena, "change %s from %s%s to %s", s->name, c->from,
                            c->assumed ? " (assumed)" : "", c->to);
  else
    c->words = arena_printf(z->arena, "%s is %s", s->name, c->to);
}

static fact_change tell_fact(nearing *z, const fact_slot *s, const polrt_set *sets, bool change) {
  fact_change c = { .slot = *s };
  bool given_so_far = is_given(z, s);
  if (change || given_so_far) c.from = case_value(z->arena, z->facts, s);
  c.assumed = change && !given_so_far;
  if (change && s->fact != NULL && z->base[s->first].lo == z->base[s->first].hi)
    c.from = value_text(z, s, z->base[s->first].lo);
  if (s->codes != NULL)
    tell_codes(z, &c, sets);
  else
    tell_value(z, &c, sets, change);
  if (c.other != NULL && s->codes == NULL)
    c.words = arena_printf(z->arena, "%s %s", c.words, c.other);
  if (c.other != NULL && s->codes != NULL)
    c.words = arena_printf(z->arena, "%s (%s)", c.words, c.other);
  return c;
}

void nearest_tell(nearing *z, nearest_way *way, fact_set change) {
  for (uint32_t i = 0; i < z->q->slots.count; i++) {
    const fact_slot *s = &z->q->slots.items[i];
    bool differs =
        memcmp(&way->sets[s->first], &z->base[s->first], s->count * sizeof *way->sets) != 0;
    if (change & fact_bit(s->first))
      vec_push(z->arena, &way->changes, tell_fact(z, s, way->sets, true));
    else if (differs)
      vec_push(z->arena, &way->settled, tell_fact(z, s, way->sets, false));
  }
}
