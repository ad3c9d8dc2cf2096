/* facts_codes.c -- lists of medical codes as people write them, to memberships in sets of codes.
 *
 * `I10;G47.33' are all the codes there are, `I10;...' are some of them.
 */
#include "codes.h"
#include "facts.h"

#include <ctype.h>
#include <string.h>

typedef struct code_list {
  VEC(uint64_t) packed;
  bool open; /* there may be more */
} code_list;

/* ---- messages ---------------------------------------------------------------------------- */

static const char *system_words(const char *system) {
  switch (code_system_find(system)) {
  case POLRT_ICD10CM:
    return "an ICD-10-CM code such as I10 or G47.33";
  case POLRT_ICD10PCS:
    return "an ICD-10-PCS code of seven characters such as 0BH17EZ";
  case POLRT_HCPCS:
    return "a CPT or HCPCS code such as 99213 or E0601";
  case POLRT_NDC:
    return "a National Drug Code";
  case POLRT_REVENUE:
    return "a revenue code such as 0450";
  case POLRT_PLACE_OF_SERVICE:
    return "a place-of-service code such as 11";
  }
  return "a code of its system";
}

static const char *in_capitals(arena *a, const char *text) {
  char *out = arena_strdup(a, text);
  for (char *p = out; *p != '\0'; p++) *p = (char)toupper((unsigned char)*p);
  return out;
}

static bool not_a_code(fact_reading *r, const char *item) {
  const char *system = r->slot.codes->system, *capitals = in_capitals(r->arena, item);
  diag *d = fact_refuse(r, DIAG_E214,
                        arena_printf(r->arena, "`%s' is not %s", item, system_words(system)));
  diag_note(r->diags, d, "`%s' holds %s of %s", r->slot.name,
            r->slot.codes->several ? "codes" : "one code", system);
  if (strcmp(capitals, item) != 0 && polrt_pack(code_system_find(system), capitals) != 0)
    diag_hint(r->diags, d, "codes are written in capital letters: %s", capitals);
  return false;
}

static bool list_fault(fact_reading *r, const char *why) {
  diag *d = fact_refuse(r, DIAG_E201, why);
  if (r->slot.codes->several)
    diag_note(r->diags, d,
              "codes are separated by `;', and `;...' at the end says that there may "
              "be more");
  return false;
}

/* ---- the list ---------------------------------------------------------------------------- */

static bool add_item(fact_reading *r, code_list *list, const char *item) {
  if (list->open) return list_fault(r, "nothing may follow `...'");
  if (strcmp(item, "...") == 0 || strcmp(item, "\xE2\x80\xA6") == 0) {
    list->open = true;
    return true;
  }
  if (*item == '\0') return list_fault(r, "a code is missing between separators");
  uint64_t packed = polrt_pack(code_system_find(r->slot.codes->system), item);
  if (packed == 0) return not_a_code(r, item);
  vec_push(r->arena, &list->packed, packed);
  return true;
}

static bool read_list(fact_reading *r, code_list *list) {
  const char *text = fact_trimmed(r->arena, r->text, strlen(r->text));
  size_t length = strlen(text);
  if (length >= 2 && text[0] == '{' && text[length - 1] == '}')
    text = fact_trimmed(r->arena, text + 1, length - 2);
  if (*text == '\0') return true; /* {}: no codes at all */
  for (const char *p = text; p != NULL;) {
    size_t part = strcspn(p, ";,");
    if (!add_item(r, list, fact_trimmed(r->arena, p, part))) return false;
    p = p[part] != '\0' ? p + part + 1 : NULL;
  }
  if (r->slot.codes->several) return true;
  if (list->open || list->packed.count > 1) return list_fault(r, "this fact holds a single code");
  return true;
}

static int group_of(const polrt_policy *p, uint32_t input) {
  for (unsigned i = 0; i < p->groups; i++)
    if (p->group[i].first == input) return (int)i;
  return -1;
}

bool fact_read_codes(fact_reading *r, polrt_set *sets) {
  const polrt_policy *p = &r->tables->policy;
  code_list list = { 0 };
  if (!read_list(r, &list)) return false;
  int group = r->slot.count > 0 ? group_of(p, r->slot.first) : -1;
  if (group >= 0) /* else no condition asks for it */
    polrt_set_codes(p, (unsigned)group, list.packed.items, list.packed.count, !list.open, sets);
  return true;
}
