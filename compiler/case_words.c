/* case_words.c -- a case in the words that commands and tests take. */
#include "analyse.h"
#include "explain.h"

#include <string.h>

const char *case_value(arena *a, const case_facts *facts, const fact_slot *s) {
  for (uint32_t i = 0; i < facts_slots(facts->tables); i++)
    if (strcmp(facts_slot(facts->tables, i).name, s->name) == 0 && facts->texts[i] != NULL)
      return facts->texts[i];
  if (s->fact != NULL && s->fact->assumed)
    return fact_value_text(a, s->fact, s->fact->assumed_value);
  return NULL;
}

static bool is_given(const case_facts *facts, const fact_slot *s) {
  int number = facts_find(facts->tables, s->name);
  return number >= 0 && facts->texts[number] != NULL && *facts->texts[number] != '\0';
}

/* The member that a text names, as the policy writes it: "true" is "yes". */
static const char *tidy(arena *a, const case_facts *facts, const fact_slot *s) {
  polrt_set set = facts->sets[s->first];
  const char *text = case_value(a, facts, s);
  bool exact = s->fact != NULL && set.lo == set.hi && set.members != POLRT_OR_ABSENT;
  return exact && is_given(facts, s) ? fact_value_text(a, s->fact, set.lo) : text;
}

const char *case_fact_words(arena *a, const case_facts *facts, const fact_slot *s) {
  const char *value = tidy(a, facts, s);
  if (s->codes != NULL && s->codes->several) {
    size_t length = strlen(value);
    bool braces = length >= 2 && value[0] == '{' && value[length - 1] == '}';
    return arena_printf(a, braces ? "%s has %s" : "%s has { %s }", s->name, value);
  }
  bool part = strstr(value, "..") != NULL || value[0] == '{';
  const char *assumed = is_given(facts, s) ? "" : " (assumed)";
  return arena_printf(a, "%s %s %s%s", s->name, part ? "in" : "is", value, assumed);
}

const char *case_quoted(arena *a, const char *word) {
  static const char plain[] =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=:,+@%";
  textbuf b = { .arena = a };
  if (*word != '\0' && strspn(word, plain) == strlen(word)) return word;
  textbuf_add(&b, "'");
  for (const char *p = word; *p != '\0'; p++) textbuf_add(&b, *p == '\'' ? "'\\''" : "%c", *p);
  textbuf_add(&b, "'");
  return b.text;
}

const char *case_argument(arena *a, const char *name, const char *value) {
  return case_quoted(a, arena_printf(a, "%s=%s", name, value));
}

const char *case_code_outside(const code_fact *f) {
  static const char *const tried[] = { "Z00.00",        "R69",   "A00.0",
                                       "0016070",       "99499", "00100",
                                       "99999-9999-99", "A0021", "0001",
                                       "0999",          "99",    "01" };
  polrt_system system = code_system_find(f->system);
  code_interval read;
  for (unsigned i = 0; i < sizeof tried / sizeof tried[0]; i++)
    if (code_read(system, tried[i], false, &read) && code_memberships(f, read.lo) == 0)
      return tried[i];
  return NULL;
}

/* One code that has exactly these memberships, from where an interval of a set begins. */
static const char *one_code(arena *a, const code_fact *f, uint64_t memberships) {
  for (uint32_t k = 0; k < f->memberships.count; k++) {
    const code_set *s = f->memberships.items[k]->codes;
    for (uint32_t v = 0; v < s->versions.count; v++)
      for (uint32_t i = 0; i < s->versions.items[v].codes.count; i++) {
        uint64_t code = s->versions.items[v].codes.items[i].lo;
        const char *text = code_unpacked(a, code_system_find(f->system), code);
        if (text != NULL && code_memberships(f, code) == memberships) return text;
      }
  }
  return NULL;
}

/* The n-th code of a system as it would be counted, whether or not there is such a code. */
static const char *counted_code(arena *a, polrt_system system, unsigned n) {
  switch (system) {
  case POLRT_ICD10CM:
    return arena_printf(a, "%c%02u", 'A' + (char)(n / 100 % 26), n % 100);
  case POLRT_ICD10PCS:
    return arena_printf(a, "%07u", n);
  case POLRT_HCPCS:
    return arena_printf(a, "%c%04u", 'A' + (char)(n % 22), n / 22);
  case POLRT_NDC:
    return arena_printf(a, "%011u", n);
  case POLRT_REVENUE:
    return arena_printf(a, "%04u", n);
  case POLRT_PLACE_OF_SERVICE:
    return arena_printf(a, "%02u", n);
  default:
    return arena_printf(a, "%05u", n);
  }
}

/* Of a fact that holds one code, none at all would say that it is not known: a code of no set. */
static const char *code_of_none(arena *a, const code_fact *f) {
  enum { TRIES = 2600 };
  polrt_system system = code_system_find(f->system);
  for (unsigned n = 0; n < TRIES; n++) {
    const char *text = counted_code(a, system, n);
    uint64_t packed = polrt_pack(system, text);
    if (packed != 0 && code_memberships(f, packed) == 0) return text;
  }
  return NULL;
}

const char *case_codes(arena *a, const model *m, const code_fact *f, uint64_t memberships) {
  analysis z = { .arena = a, .model = m };
  int32_t *values = arena_alloc(a, (m->facts.count + 1) * sizeof *values);
  if (memberships == 0) return f->several ? "{}" : code_of_none(a, f);
  for (uint32_t k = 0; k < f->memberships.count; k++)
    values[f->memberships.items[k]->input - 1] = (int32_t)(memberships >> k & 1);
  const char *text = witness_codes(&z, f, (naive_case){ .values = values });
  if (strncmp(text, "has { ", 6) != 0) return one_code(a, f, memberships);
  textbuf out = { .arena = a };
  for (const char *p = text + 6; *p != ' ' || p[1] != '}'; p++)
    if (*p == ',')
      textbuf_add(&out, ";");
    else if (*p != ' ')
      textbuf_add_bytes(&out, p, 1);
  return out.text;
}
