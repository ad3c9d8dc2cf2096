/* codes.c -- medical codes as text, as packed integers and as sets of them.
 *
 * Knows how each system writes its codes, not which codes exist: no list of codes is shipped.  A
 * packed code must be what polrt_pack of the runtime makes of the same text; a test compares both.
 */
#include "codes.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* ---- systems ----------------------------------------------------------------------------- */

typedef struct system_entry {
  const char *name;
  polrt_system system;
  const char *title, *shape;
} system_entry;

static const system_entry systems[] = {
  { "icd10cm", POLRT_ICD10CM, "ICD-10-CM",
    "a letter, a digit, a digit or letter and up to four more after a dot, such as I10 or G47.33" },
  { "icd10pcs", POLRT_ICD10PCS, "ICD-10-PCS",
    "seven digits and letters, without I and O, such as 0BH17EZ" },
  { "hcpcs", POLRT_HCPCS, "CPT or HCPCS",
    "five characters such as 99213, 0001F or E0601, perhaps with modifiers as in E0601-KX" },
  { "cpt", POLRT_HCPCS, "CPT or HCPCS", NULL },
  { "ndc", POLRT_NDC, "NDC",
    "eleven digits, or groups of 5-4-2, 4-4-2, 5-3-2 or 5-4-1 digits joined by `-', such as "
    "0002-8215-01" },
  { "revenue", POLRT_REVENUE, "revenue", "four digits, such as 0450" },
  { "place_of_service", POLRT_PLACE_OF_SERVICE, "place-of-service", "two digits, such as 11" },
};

enum { SYSTEM_COUNT = sizeof systems / sizeof systems[0] };

polrt_system code_system_find(const char *name) {
  for (unsigned i = 0; name != NULL && i < SYSTEM_COUNT; i++)
    if (strcmp(systems[i].name, name) == 0) return systems[i].system;
  return (polrt_system)0;
}

void code_system_near_miss(near_miss *n) {
  for (unsigned i = 0; i < SYSTEM_COUNT; i++) near_miss_try(n, systems[i].name);
}

const char *code_system_list(void) {
  return "icd10cm, icd10pcs, hcpcs (or cpt), ndc, revenue and place_of_service";
}

static const system_entry *entry_of(polrt_system system) {
  const system_entry *e = systems;
  while (e < systems + SYSTEM_COUNT - 1 && e->system != system) e++;
  return e;
}

const char *code_system_title(polrt_system system) { return entry_of(system)->title; }
const char *code_system_shape(polrt_system system) { return entry_of(system)->shape; }

/* ---- the characters of a code ------------------------------------------------------------ */

enum { CODE_MAX = 12 }; /* of the characters that count, with room for the NUL */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static bool is_code_char(char c) { return is_digit(c) || is_upper(c); }

static bool all_digits(const char *text, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (!is_digit(text[i])) return false;
  return true;
}

/* Copies the code characters; false when there are others or more than `limit'. */
static bool copy_chars(const char *text, size_t limit, char *out) {
  size_t n = 0;
  for (; text[n] != '\0'; n++) {
    if (n == limit || !is_code_char(text[n])) return false;
    out[n] = text[n];
  }
  out[n] = '\0';
  return n > 0;
}

/* Copies what a prefix may be of: code characters with separators left out.  False when the text is
 * not how a code of the system begins. */
static bool icd10cm_chars(const char *text, char *out) {
  char joined[CODE_MAX];
  const char *dot = strchr(text, '.');
  const size_t length = strlen(text);
  if (length > 8 || (dot != NULL && (dot - text != 3 || dot[1] == '\0'))) return false;
  memcpy(joined, text, length + 1);
  if (dot != NULL) memmove(joined + 3, joined + 4, length - 3);
  return copy_chars(joined, 7, out) && is_upper(out[0]) && (out[1] == '\0' || is_digit(out[1])) &&
         strpbrk(out + 1, "IO") == NULL; /* easily taken for 1 and 0, and in no code */
}

/* 12345, 1234F, E1234. */
static bool is_hcpcs(const char *c, size_t chars) {
  for (size_t i = 1; i < chars && i < 4; i++)
    if (!is_digit(c[i])) return false;
  if (is_upper(c[0])) return c[0] <= 'V' && (chars < 5 || is_digit(c[4]));
  return chars < 5 || is_digit(c[4]) || strchr("FTUM", c[4]) != NULL;
}

/* Five characters, then modifiers of two each: E0601-KX. */
static bool hcpcs_chars(const char *text, char *out) {
  size_t n = 0;
  for (; *text != '\0'; text++) {
    const bool modifier_begins = n >= 5 && (n - 5) % 2 == 0;
    if (modifier_begins && (*text++ != '-' || *text == '\0')) return false;
    if (!is_code_char(*text) || n == 9) return false;
    out[n++] = *text;
  }
  out[n] = '\0';
  return n > 0 && is_hcpcs(out, n < 5 ? n : 5);
}

/* One group of an NDC, filled up with a zero on the left when it lacks a digit.  In a prefix the
 * last group may be short of its `-' only when it is complete: 0002* are digits of the eleven. */
static bool ndc_group(const char **text, size_t wide, char **out) {
  const size_t digits = strspn(*text, "0123456789");
  const bool dash = (*text)[digits] == '-';
  if (digits > wide || digits + 1 < wide || (!dash && (*text)[digits] != '\0')) return false;
  if (!dash && digits != wide) return false;
  if (digits < wide) *(*out)++ = '0';
  memcpy(*out, *text, digits);
  *out += digits;
  *text += digits + (dash ? 1 : 0);
  return true;
}

static bool ndc_chars(const char *text, char *out) {
  char *end = out;
  if (strchr(text, '-') == NULL) return copy_chars(text, 11, out) && all_digits(out, strlen(out));
  if (!ndc_group(&text, 5, &end) || (*text != '\0' && !ndc_group(&text, 4, &end))) return false;
  const size_t rest = strspn(text, "0123456789");
  if (rest > 2 || text[rest] != '\0') return false;
  memcpy(end, text, rest);
  end[rest] = '\0';
  return true;
}

static bool prefix_chars(polrt_system system, const char *text, char *out) {
  switch (system) {
  case POLRT_ICD10CM:
    return icd10cm_chars(text, out);
  case POLRT_ICD10PCS:
    return copy_chars(text, 7, out) && strpbrk(out, "IO") == NULL;
  case POLRT_HCPCS:
    return hcpcs_chars(text, out);
  case POLRT_NDC:
    return ndc_chars(text, out);
  case POLRT_REVENUE:
    return copy_chars(text, 4, out) && all_digits(out, strlen(out));
  case POLRT_PLACE_OF_SERVICE:
    return copy_chars(text, 2, out) && all_digits(out, strlen(out));
  }
  return false;
}

/* ---- packing ----------------------------------------------------------------------------- */

/* As polrt_pack does: six bits a character, the first one highest, 0 is the end, then digits, then
 * letters.  The eleven digits of an NDC do not fit so and are a number, plus one. */
static code_interval pack_prefix(polrt_system system, const char *chars) {
  uint64_t packed = 0, wide = 1;
  size_t n = 0;
  if (system == POLRT_NDC) {
    for (; chars[n] != '\0'; n++) packed = packed * 10 + (uint64_t)(chars[n] - '0');
    for (; n < 11; n++, wide *= 10) packed *= 10;
    return (code_interval){ packed + 1, packed + wide };
  }
  for (; chars[n] != '\0'; n++)
    packed =
        packed << 6 | (uint64_t)(is_digit(chars[n]) ? chars[n] - '0' + 1 : chars[n] - 'A' + 11);
  packed <<= 6 * (10 - n);
  return (code_interval){ packed, packed | ((UINT64_C(1) << 6 * (10 - n)) - 1) };
}

/* All codes that go on where this one ends: further modifiers. */
static uint64_t last_with_more(uint64_t packed) {
  uint64_t open = 0;
  while ((packed & (open << 6 | 63)) == 0) open = open << 6 | 63;
  return packed | open;
}

bool code_read(polrt_system system, const char *text, bool prefix, code_interval *out) {
  char chars[CODE_MAX];
  if (prefix) {
    if (!prefix_chars(system, text, chars)) return false;
    *out = pack_prefix(system, chars);
    return true;
  }
  if (system == POLRT_ICD10CM && !icd10cm_chars(text, chars)) return false;
  const uint64_t packed = polrt_pack(system, text);
  *out = (code_interval){ packed,
                          system == POLRT_HCPCS && packed != 0 ? last_with_more(packed) : packed };
  return packed != 0;
}

/* ---- suggestions ------------------------------------------------------------------------- */

static char *cleaned(arena *a, const char *text) {
  char *out = arena_strdup(a, text), *end = out;
  for (; *text != '\0'; text++)
    if (!isspace((unsigned char)*text)) *end++ = (char)toupper((unsigned char)*text);
  *end = '\0';
  return out;
}

const char *code_unpacked(arena *a, polrt_system system, uint64_t code) {
  textbuf b = { .arena = a };
  if (system == POLRT_NDC) return NULL;
  for (unsigned at = 0; at < 10; at++) {
    uint32_t c = (uint32_t)(code >> (54 - 6 * at)) & 63;
    if (c == 0) break;
    if (at == 3 && system == POLRT_ICD10CM) textbuf_add(&b, ".");
    textbuf_add(&b, "%c", (char)(c <= 10 ? '0' + (int)c - 1 : 'A' + (int)c - 11));
  }
  return b.length > 0 && polrt_pack(system, b.text) == code ? b.text : NULL;
}

/* `dots' taken out and, of ICD-10-CM, one put where it belongs. */
static char *repointed(arena *a, polrt_system system, const char *text) {
  char *out = arena_alloc(a, strlen(text) + 2);
  size_t n = 0;
  for (; *text != '\0'; text++) {
    if (*text == '.' || *text == '-') continue;
    if (n == 3 && system == POLRT_ICD10CM) out[n++] = '.';
    out[n++] = *text;
  }
  return out;
}

static const char *padded(arena *a, polrt_system system, const char *text) {
  if (system != POLRT_PLACE_OF_SERVICE || strlen(text) != 1) return text;
  return arena_printf(a, "0%s", text);
}

/* The letter O where a digit is meant. */
static const char *with_zeros(arena *a, const char *text) {
  char *out = arena_strdup(a, text);
  for (char *p = out; *p != '\0'; p++)
    if (*p == 'O' && p > out) *p = '0';
  return out;
}

const char *code_suggest(arena *a, polrt_system system, const char *text, bool prefix) {
  if (strlen(text) > 64) return NULL;
  const char *clean = cleaned(a, text);
  const char *tries[] = { clean, repointed(a, system, clean), padded(a, system, clean),
                          with_zeros(a, clean), repointed(a, system, with_zeros(a, clean)) };
  code_interval unused;
  for (unsigned i = 0; i < sizeof tries / sizeof tries[0]; i++)
    if (strcmp(tries[i], text) != 0 && code_read(system, tries[i], prefix, &unused))
      return tries[i];
  return NULL;
}

/* ---- ranges ------------------------------------------------------------------------------ */

/* What both ends of a range must share, so that it stays inside one category. */
static const char *category_fault(polrt_system system, const char *lo, const char *hi) {
  switch (system) {
  case POLRT_ICD10CM:
    return lo[0] != hi[0] ? "a range of ICD-10-CM codes stays under one first letter" : NULL;
  case POLRT_ICD10PCS:
    return strncmp(lo, hi, 3) != 0
               ? "a range of ICD-10-PCS codes stays in one table: its first three characters"
               : NULL;
  case POLRT_HCPCS:
    if (strlen(lo) != 5 || strlen(hi) != 5)
      return "a range runs between whole codes without modifiers";
    if (is_upper(lo[0]) != is_upper(hi[0]) || (is_upper(lo[0]) && lo[0] != hi[0]) ||
        is_upper(lo[4]) != is_upper(hi[4]) || (is_upper(lo[4]) && lo[4] != hi[4]))
      return "a range of CPT or HCPCS codes stays with one kind: the same letter at the same "
             "place, or "
             "five digits";
    return NULL;
  case POLRT_NDC:
    return strncmp(lo, hi, 5) != 0 ? "a range of NDCs stays with one labeler: its first five digits"
                                   : NULL;
  case POLRT_REVENUE:
    if (strlen(lo) != 4 || strlen(hi) != 4)
      return "a range runs between revenue codes of four digits";
    return strncmp(lo, hi, 3) != 0
               ? "a range of revenue codes stays in one category: its first three digits"
               : NULL;
  default:
    return NULL;
  }
}

/* Of 0001F .. 0015F or 99202 .. 99215 only the codes of that very kind: letters stand between the
 * digits in the order of packed codes. */
static void add_cpt_range(arena *a, const char *lo, const char *hi, code_intervals *out) {
  char first[CODE_MAX], last[CODE_MAX];
  const bool letter = is_upper(lo[4]);
  for (int stem = atoi((char[]){ lo[0], lo[1], lo[2], lo[3], '\0' }),
           end = atoi((char[]){ hi[0], hi[1], hi[2], hi[3], '\0' }), from = stem;
       stem <= end; stem++) {
    for (int i = 3, n = stem; i >= 0; i--, n /= 10) first[i] = last[i] = (char)('0' + n % 10);
    first[4] = letter || stem == from ? lo[4] : '0';
    last[4] = letter || stem == end ? hi[4] : '9';
    first[5] = last[5] = '\0';
    vec_push(
        a, out,
        (code_interval){ pack_prefix(POLRT_HCPCS, first).lo, pack_prefix(POLRT_HCPCS, last).hi });
  }
}

const char *code_range(arena *a, polrt_system system, const char *lo, const char *hi,
                       code_intervals *out) {
  char first[CODE_MAX], last[CODE_MAX];
  if (!prefix_chars(system, lo, first) || !prefix_chars(system, hi, last))
    return "its ends are no codes";
  const char *fault = category_fault(system, first, last);
  if (fault != NULL) return fault;
  if (system == POLRT_HCPCS && !is_upper(first[0])) {
    add_cpt_range(a, first, last, out);
    return NULL;
  }
  vec_push(a, out, (code_interval){ pack_prefix(system, first).lo, pack_prefix(system, last).hi });
  return NULL;
}

/* ---- lists of intervals ------------------------------------------------------------------ */

static int by_start(const void *x, const void *y) {
  const code_interval *a = x, *b = y;
  return (a->lo > b->lo) - (a->lo < b->lo);
}

void code_intervals_normalise(code_intervals *list) {
  if (list->count < 2) return;
  qsort(list->items, list->count, sizeof *list->items, by_start);
  uint32_t kept = 0;
  for (uint32_t i = 1; i < list->count; i++) {
    const code_interval next = list->items[i];
    code_interval *last = &list->items[kept];
    if (next.lo > last->hi + 1)
      list->items[++kept] = next;
    else if (next.hi > last->hi)
      last->hi = next.hi;
  }
  list->count = kept + 1;
}

code_intervals code_intervals_minus(arena *a, const code_intervals *from,
                                    const code_intervals *without) {
  code_intervals out = { 0 };
  uint32_t j = 0;
  for (uint32_t i = 0; i < from->count; i++) {
    uint64_t lo = from->items[i].lo;
    const uint64_t hi = from->items[i].hi;
    bool rest = true;
    while (j < without->count && without->items[j].hi < lo) j++;
    for (uint32_t cut = j; rest && cut < without->count && without->items[cut].lo <= hi; cut++) {
      const code_interval w = without->items[cut];
      if (w.lo > lo) vec_push(a, &out, (code_interval){ lo, w.lo - 1 });
      rest = w.hi < hi;
      lo = w.hi + 1;
      if (rest) j = cut;
    }
    if (rest) vec_push(a, &out, (code_interval){ lo, hi });
  }
  return out;
}

/* The first interval that does not end before `code'. */
static uint32_t interval_at(const code_intervals *list, uint64_t code) {
  uint32_t lo = 0, hi = list->count;
  while (lo < hi) {
    const uint32_t middle = lo + (hi - lo) / 2;
    if (list->items[middle].hi < code)
      lo = middle + 1;
    else
      hi = middle;
  }
  return lo;
}

bool code_intervals_meet(const code_intervals *list, code_interval with) {
  const uint32_t at = interval_at(list, with.lo);
  return at < list->count && list->items[at].lo <= with.hi;
}

bool code_intervals_same(const code_intervals *x, const code_intervals *y) {
  if (x->count != y->count) return false;
  return x->count == 0 || memcmp(x->items, y->items, x->count * sizeof *x->items) == 0;
}

/* ---- sets -------------------------------------------------------------------------------- */

bool code_set_has(const code_set *s, uint32_t revision, uint64_t code) {
  for (uint32_t i = 0; i < s->versions.count; i++)
    if (s->versions.items[i].valid >> revision & 1)
      return code_intervals_meet(&s->versions.items[i].codes, (code_interval){ code, code });
  return false;
}

/* The set of a membership is the same in all revisions. */
static const code_intervals *membership_codes(const fact *m) {
  static const code_intervals none;
  return m->codes->versions.count > 0 ? &m->codes->versions.items[0].codes : &none;
}

uint64_t code_memberships(const code_fact *f, uint64_t code) {
  uint64_t set = 0;
  for (uint32_t i = 0; i < f->memberships.count && i < 64; i++)
    if (code_intervals_meet(membership_codes(f->memberships.items[i]),
                            (code_interval){ code, code }))
      set |= UINT64_C(1) << i;
  return set;
}

/* ---- atoms ------------------------------------------------------------------------------- */

/* From `at' on, the codes change sides in this membership. */
typedef struct change {
  uint64_t at, bit;
} change;

typedef VEC(change) change_list;

static int by_place(const void *x, const void *y) {
  const change *a = x, *b = y;
  return (a->at > b->at) - (a->at < b->at);
}

static change_list changes_of(arena *a, const code_fact *f) {
  change_list out = { 0 };
  for (uint32_t i = 0; i < f->memberships.count && i < 64; i++) {
    const code_intervals *codes = membership_codes(f->memberships.items[i]);
    for (uint32_t j = 0; j < codes->count; j++) {
      vec_push(a, &out, (change){ codes->items[j].lo, UINT64_C(1) << i });
      vec_push(a, &out, (change){ codes->items[j].hi + 1, UINT64_C(1) << i });
    }
  }
  if (out.count > 1) qsort(out.items, out.count, sizeof *out.items, by_place);
  return out;
}

enum { ATOM_SLOTS = 1 << 17, ATOM_MAX = 1 << 16 };

/* Open addressing: index + 1 into the atoms, 0 is free. */
static uint32_t atom_number(arena *a, code_atoms *out, uint32_t *slots, uint64_t bits) {
  uint32_t at = (uint32_t)((bits * UINT64_C(0x9E3779B97F4A7C15)) >> 47);
  for (; slots[at] != 0; at = (at + 1) & (ATOM_SLOTS - 1))
    if (out->atoms.items[slots[at] - 1] == bits) return slots[at] - 1;
  if (out->atoms.count == ATOM_MAX) {
    out->too_many = true;
    return 0;
  }
  vec_push(a, &out->atoms, bits);
  slots[at] = out->atoms.count;
  return out->atoms.count - 1;
}

code_atoms code_atoms_of(arena *a, const code_fact *f) {
  code_atoms out = { 0 };
  const change_list changes = changes_of(a, f);
  uint32_t *slots = arena_alloc(a, ATOM_SLOTS * sizeof *slots);
  uint64_t bits = 0;
  uint32_t before = atom_number(a, &out, slots, 0);
  for (uint32_t i = 0; i < changes.count;) {
    const uint64_t at = changes.items[i].at;
    for (; i < changes.count && changes.items[i].at == at; i++) bits ^= changes.items[i].bit;
    const uint32_t atom = atom_number(a, &out, slots, bits);
    if (atom == before) continue;
    vec_push(a, &out.starts, at);
    vec_push(a, &out.atom_of, (uint16_t)atom);
    before = atom;
  }
  return out;
}
