/* emit_codes.c -- facts that hold codes, in generated C: the table of codes and their setters.
 *
 * The table says from which code on which sets hold what follows.  A short one is a list of names,
 * one line for each place where something changes; a long one is a build product, in numbers.
 */
#include "emit.h"

enum { LISTED_CODES = 1000, LISTED_ATOMS = 256, CODES_A_LINE = 4, NUMBERS_A_LINE = 16 };

static bool is_listed(const emit_group *g) {
  return g->entry->codes <= LISTED_CODES && g->entry->atoms <= LISTED_ATOMS;
}

static const char *system_name(const emit_group *g) {
  static const char *const names[] = {
    "0",         "POLRT_ICD10CM", "POLRT_ICD10PCS",        "POLRT_HCPCS",
    "POLRT_NDC", "POLRT_REVENUE", "POLRT_PLACE_OF_SERVICE"
  };
  return names[g->entry->system % 7];
}

/* ---- codes in words ---------------------------------------------------------------------- */

/* The characters of a packed code (polrt_pack_text); false when something follows its end. */
static bool unpack(polrt_system system, uint64_t packed, char *out) {
  unsigned left = 60;
  char *end = out;
  bool plain = packed >> left == 0;
  for (; left >= 6; left -= 6) {
    unsigned value = (unsigned)(packed >> (left - 6)) & 63;
    if (value == 0) break;
    if (system == POLRT_ICD10CM && end - out == 3) *end++ = '.';
    *end++ = (char)(value <= 10 ? '0' + (value - 1) : value <= 36 ? 'A' + (value - 11) : '~');
  }
  *end = '\0';
  return plain && (packed & ((UINT64_C(1) << left) - 1)) == 0;
}

/* "I11": all that begins so, or that code; "after I11": what stands between it and the next.  The
 * eleven digits of an NDC follow each other as numbers do. */
static const char *place_text(emitter *e, const emit_group *g, uint64_t packed) {
  char code[24];
  polrt_system system = (polrt_system)g->entry->system;
  if (system == POLRT_NDC) {
    unsigned long long n = packed - 1;
    return arena_printf(e->arena, "%05llu-%04llu-%02llu", n / 1000000, n / 100 % 10000, n % 100);
  }
  if (unpack(system, packed, code)) return arena_strdup(e->arena, code);
  (void)unpack(system, packed - 1, code);
  return arena_printf(e->arena, "after %s", code);
}

/* ---- tables ------------------------------------------------------------------------------ */

void put_group_members(emitter *e) {
  for (uint32_t i = 0; i < e->groups.count; i++) {
    const emit_group *g = &e->groups.items[i];
    put(e, "  uint64_t %s[%s];\n", g->atoms, g->last_atom);
    if (g->entry->codes == 0) continue;
    put(e, "  uint64_t %s[%s];\n", g->codes, g->intervals);
    put(e, "  uint16_t %s[%s];\n", g->atom_of, g->intervals);
  }
}

static void put_atom(emitter *e, const emit_group *g, uint32_t nth) {
  uint64_t atom = g->group->atoms.atoms.items[nth];
  put(e, "    [%s] = 0", g->names.items[nth]);
  for (uint32_t k = 0; k < g->entry->count; k++)
    if (atom >> k & 1)
      put(e, " | HAS(%s, %s)", e->inputs.items[g->entry->first].number,
          e->inputs.items[g->entry->first + k].number);
  put(e, ",\n");
}

/* Which memberships a code has, and where each combination begins. */
void put_group_lists(emitter *e) {
  for (uint32_t i = 0; i < e->groups.count; i++) {
    const emit_group *g = &e->groups.items[i];
    const code_atoms *a = &g->group->atoms;
    if (!is_listed(g)) continue;
    put(e,
        "/* ---- codes of %s ---- */\n\n/* The combinations of sets that a code can be in. */\n"
        "enum {\n",
        c_comment(e->arena, g->group->fact->name));
    for (uint32_t k = 0; k < a->atoms.count; k++) put(e, "  %s,\n", g->names.items[k]);
    put(e, "};\n\n");
    if (g->entry->codes == 0) continue;
    put(e,
        "/* From this code on, up to the next one here.  CODE(\"code\", the same packed, sets) */\n"
        "#define %s(CODE) \\\n",
        g->list);
    for (uint32_t k = 0; k < a->starts.count; k++)
      put(e, "  CODE(%s, UINT64_C(0x%016llx), %s) \\\n",
          c_string(e->arena, place_text(e, g, a->starts.items[k])),
          (unsigned long long)a->starts.items[k], g->names.items[a->atom_of.items[k]]);
    put(e, "\n");
  }
}

static void put_u64(emitter *e, const uint64_t *items, uint32_t count) {
  for (uint32_t k = 0; k < count; k++)
    put(e, "%sUINT64_C(0x%016llx),%s", k % CODES_A_LINE == 0 ? "    " : " ",
        (unsigned long long)items[k],
        k % CODES_A_LINE == CODES_A_LINE - 1 || k + 1 == count ? "\n" : "");
}

static void put_u16(emitter *e, const uint16_t *items, uint32_t count) {
  for (uint32_t k = 0; k < count; k++)
    put(e, "%s%u,%s", k % NUMBERS_A_LINE == 0 ? "    " : " ", (unsigned)items[k],
        k % NUMBERS_A_LINE == NUMBERS_A_LINE - 1 || k + 1 == count ? "\n" : "");
}

static void put_numbers(emitter *e, const emit_group *g) {
  const code_atoms *a = &g->group->atoms;
  put(e, "  .%s = {\n", g->atoms);
  put_u64(e, a->atoms.items, a->atoms.count);
  put(e, "  },\n  .%s = {\n", g->codes);
  put_u64(e, a->starts.items, a->starts.count);
  put(e, "  },\n  .%s = {\n", g->atom_of);
  put_u16(e, a->atom_of.items, a->atom_of.count);
  put(e, "  },\n");
}

void put_group_tables(emitter *e) {
  for (uint32_t i = 0; i < e->groups.count; i++) {
    const emit_group *g = &e->groups.items[i];
    if (!is_listed(g)) {
      put_numbers(e, g);
      continue;
    }
    put(e, "  .%s = {\n", g->atoms);
    for (uint32_t k = 0; k < g->entry->atoms; k++) put_atom(e, g, k);
    put(e, "  },\n");
    if (g->entry->codes == 0) continue;
    put(e, "  .%s = {\n    %s(BEGINS)\n  },\n", g->codes, g->list);
    put(e, "  .%s = {\n    %s(SETS)\n  },\n", g->atom_of, g->list);
  }
}

/* ---- the policy object ------------------------------------------------------------------- */

void emit_groups(emitter *e) {
  if (e->groups.count == 0) return;
  put(e, "static const polrt_group @_groups[$_CODE_FACTS] = {\n");
  for (uint32_t i = 0; i < e->groups.count; i++) {
    const emit_group *g = &e->groups.items[i];
    put(e, "  [%s] = {\n", g->number);
    if (g->entry->count > 0) {
      put(e, "    .first = %s,\n", e->inputs.items[g->entry->first].number);
      put(e, "    .count = %s - %s + 1,\n",
          e->inputs.items[g->entry->first + g->entry->count - 1u].number,
          e->inputs.items[g->entry->first].number);
    }
    if (g->entry->several) put(e, "    .several = 1,\n");
    put(e, "    .system = %s,\n    .atoms = %s,\n    .atoms_at = TABLE_AT(%s),\n", system_name(g),
        g->last_atom, g->atoms);
    if (g->entry->codes > 0)
      put(e, "    .codes = %s,\n    .codes_at = TABLE_AT(%s),\n    .atom_of_at = TABLE_AT(%s),\n",
          g->intervals, g->codes, g->atom_of);
    put(e, "    .text = TEXT_AT(codes_%s),\n  },\n", c_lower(e->arena, g->group->fact->name));
  }
  put(e, "};\n\n");
}

/* ---- setters ----------------------------------------------------------------------------- */

static void put_reader(emitter *e) {
  put(e,
      "/* The memberships that codes have, bit n for input n; `bad' is the first that is no code "
      "of\n"
      " * the system, -1 when all are. */\n");
  put(e,
      "static uint64_t @_memberships(unsigned group, const char *const *codes, size_t count, int "
      "*bad) {\n");
  put(e, "  const polrt_group *g = &@_policy.group[group];\n  uint64_t found = 0;\n  size_t i;\n"
         "  unsigned k;\n  *bad = -1;\n");
  put(e, "  for (i = 0; i < count; i++) {\n    polrt_set sets[$_INPUTS];\n"
         "    uint64_t packed = polrt_pack((polrt_system)g->system, codes[i]);\n"
         "    if (packed == 0) {\n      *bad = (int)i;\n      return 0;\n    }\n"
         "    polrt_set_codes(&@_policy, group, &packed, 1, 1, sets);\n"
         "    for (k = g->first; k < (unsigned)g->first + g->count; k++)\n"
         "      if (sets[k].lo == 1) found |= UINT64_C(1) << k;\n  }\n  return found;\n}\n\n");
  put(e, "/* A membership that was not found is known only when all codes are. */\n"
         "#define MEMBERSHIP(input, field) \\\n"
         "  facts->field = (int32_t)(found >> (input) & 1); \\\n"
         "  facts->known &= ~(UINT64_C(1) << (input)); \\\n"
         "  if (facts->field || complete) facts->known |= UINT64_C(1) << (input);\n\n");
}

static void put_setter(emitter *e, const emit_group *g) {
  if (g->entry->several)
    put(e, "int %s(@_facts *facts, const char *const *codes, size_t count, int complete) {\n",
        g->setter);
  else
    put(e,
        "int %s(@_facts *facts, const char *code) {\n  const char *const *codes = &code;\n"
        "  const size_t count = 1;\n  const int complete = 1;\n",
        g->setter);
  put(e,
      "  int bad;\n  uint64_t found = @_memberships(%s, codes, count, &bad);\n"
      "  if (bad >= 0) return bad;\n",
      g->number);
  for (uint32_t k = 0; k < g->entry->count; k++) {
    const emit_input *in = &e->inputs.items[g->entry->first + k];
    put(e, "  MEMBERSHIP(%s, %s)\n", in->number, in->field);
  }
  if (g->entry->count == 0)
    put(e, "  (void)facts;\n  (void)found;\n  (void)complete; /* no rule asks for it */\n");
  put(e, "  return -1;\n}\n\n");
}

void put_group_setters(emitter *e) {
  if (e->groups.count == 0) return;
  put(e, "/* ---- codes ---- */\n\n");
  put_reader(e);
  for (uint32_t i = 0; i < e->groups.count; i++) put_setter(e, &e->groups.items[i]);
}
