/* test_codes.c -- medical codes: their syntax, the packing, sets of many, and the CSV reader. */
#include "codes.h"
#include "csv_read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

/* ---- one code ---------------------------------------------------------------------------- */

typedef struct sample {
  polrt_system system;
  const char *text;
  bool good;
} sample;

static void codes_are_read_as_their_system_writes_them(void **state) {
  (void)state;
  static const sample samples[] = {
    { POLRT_ICD10CM, "I10", true },         { POLRT_ICD10CM, "G47.33", true },
    { POLRT_ICD10CM, "G4733", true },       { POLRT_ICD10CM, "S72.001A", true },
    { POLRT_ICD10CM, "C4A.10", true },      { POLRT_ICD10CM, "O36.80X0", true },
    { POLRT_ICD10CM, "g47.33", false },     { POLRT_ICD10CM, "G47.", false },
    { POLRT_ICD10CM, "G4.733", false },     { POLRT_ICD10CM, "G47.33333", false },
    { POLRT_ICD10CM, "I1", false },         { POLRT_ICD10CM, "I1O", false },
    { POLRT_ICD10CM, "110", false },        { POLRT_ICD10CM, "", false },
    { POLRT_ICD10CM, " I10", false },       { POLRT_ICD10CM, "G47.3.3", false },
    { POLRT_ICD10PCS, "0BH17EZ", true },    { POLRT_ICD10PCS, "0BH17E", false },
    { POLRT_ICD10PCS, "0BH17EO", false },   { POLRT_ICD10PCS, "0BH17EZZ", false },
    { POLRT_HCPCS, "99213", true },         { POLRT_HCPCS, "0001F", true },
    { POLRT_HCPCS, "E0601", true },         { POLRT_HCPCS, "E0601-KX", true },
    { POLRT_HCPCS, "99213-25-59", true },   { POLRT_HCPCS, "E0601KX", false },
    { POLRT_HCPCS, "E0601-K", false },      { POLRT_HCPCS, "E060", false },
    { POLRT_HCPCS, "W0601", false },        { POLRT_HCPCS, "e0601", false },
    { POLRT_NDC, "00002821501", true },     { POLRT_NDC, "0002-8215-01", true },
    { POLRT_NDC, "50242-040-62", true },    { POLRT_NDC, "60575-4112-1", true },
    { POLRT_NDC, "0002821501", false },     { POLRT_NDC, "0002-815-01", false },
    { POLRT_REVENUE, "0450", true },        { POLRT_REVENUE, "450", true },
    { POLRT_REVENUE, "45", false },         { POLRT_REVENUE, "045X", false },
    { POLRT_PLACE_OF_SERVICE, "11", true }, { POLRT_PLACE_OF_SERVICE, "1", false },
  };
  for (unsigned i = 0; i < sizeof samples / sizeof samples[0]; i++) {
    const sample *s = &samples[i];
    code_interval codes = { 0, 0 };
    const bool good = code_read(s->system, s->text, false, &codes);
    if (good != s->good) fail_msg("`%s' is %s", s->text, good ? "accepted" : "refused");
    if (good) assert_true(codes.lo == polrt_pack(s->system, s->text));
  }
}

static uint64_t packed(polrt_system system, const char *text) {
  const uint64_t code = polrt_pack(system, text);
  if (code == 0) fail_msg("`%s' is no code", text);
  return code;
}

static bool covers(polrt_system system, const char *prefix, const char *code) {
  code_interval codes;
  assert_true(code_read(system, prefix, true, &codes));
  const uint64_t at = packed(system, code);
  return codes.lo <= at && at <= codes.hi;
}

static void prefixes_cover_what_begins_so(void **state) {
  (void)state;
  assert_true(covers(POLRT_ICD10CM, "I11", "I11"));
  assert_true(covers(POLRT_ICD10CM, "I11", "I11.9"));
  assert_false(covers(POLRT_ICD10CM, "I11", "I12"));
  assert_false(covers(POLRT_ICD10CM, "I11", "I10.9"));
  assert_true(covers(POLRT_ICD10CM, "F51.0", "F51.01"));
  assert_false(covers(POLRT_ICD10CM, "F51.0", "F51"));
  assert_false(covers(POLRT_ICD10CM, "F51.0", "F51.1"));
  assert_true(covers(POLRT_ICD10PCS, "0BH1", "0BH17EZ"));
  assert_true(covers(POLRT_HCPCS, "E06", "E0601-KX-NU"));
  assert_true(covers(POLRT_HCPCS, "E0601-K", "E0601-KX"));
  assert_false(covers(POLRT_HCPCS, "E0601-K", "E0601-NU"));
  assert_true(covers(POLRT_NDC, "00002", "0002-8215-01"));
  assert_true(covers(POLRT_NDC, "0002-8215-", "00002821501"));
  assert_true(covers(POLRT_NDC, "0002-8215-0", "00002821501"));
  assert_false(covers(POLRT_NDC, "0002-8215-1", "00002821501"));
  assert_false(covers(POLRT_NDC, "00003", "0002-8215-01"));
  assert_true(covers(POLRT_REVENUE, "045", "0459"));
  assert_true(covers(POLRT_PLACE_OF_SERVICE, "2", "21"));
}

static void a_code_covers_its_modifiers(void **state) {
  (void)state;
  code_interval codes;
  assert_true(code_read(POLRT_HCPCS, "E0601", false, &codes));
  const uint64_t with = packed(POLRT_HCPCS, "E0601-KX");
  assert_true(codes.lo < with && with <= codes.hi);
  assert_true(packed(POLRT_HCPCS, "E0602") > codes.hi);
  assert_true(code_read(POLRT_ICD10CM, "I10", false, &codes));
  assert_true(codes.lo == codes.hi);
}

static void ranges_stay_with_their_kind(void **state) {
  (void)state;
  arena *a = arena_new();
  code_intervals codes = { 0 };
  assert_null(code_range(a, POLRT_HCPCS, "99201", "99215", &codes));
  code_intervals_normalise(&codes);
  const char *const in[] = { "99201", "99209-25", "99210", "99215" };
  const char *const out[] = { "9920F", "9921T", "99200", "99216" };
  for (unsigned i = 0; i < 4; i++) {
    const uint64_t yes = packed(POLRT_HCPCS, in[i]), no = packed(POLRT_HCPCS, out[i]);
    assert_true(code_intervals_meet(&codes, (code_interval){ yes, yes }));
    assert_false(code_intervals_meet(&codes, (code_interval){ no, no }));
  }
  assert_non_null(code_range(a, POLRT_HCPCS, "0001F", "0015T", &codes));
  assert_non_null(code_range(a, POLRT_ICD10CM, "I20", "J25", &codes));
  assert_null(code_range(a, POLRT_ICD10CM, "I20", "I25", &codes));
  arena_free(a);
}

static void slips_are_recognised(void **state) {
  (void)state;
  arena *a = arena_new();
  assert_string_equal(code_suggest(a, POLRT_ICD10CM, "g47.33", false), "G47.33");
  assert_string_equal(code_suggest(a, POLRT_ICD10CM, "I1O", false), "I10");
  assert_string_equal(code_suggest(a, POLRT_ICD10CM, "G4.733", false), "G47.33");
  assert_string_equal(code_suggest(a, POLRT_HCPCS, "e0601", false), "E0601");
  assert_string_equal(code_suggest(a, POLRT_PLACE_OF_SERVICE, "2", false), "02");
  assert_null(code_suggest(a, POLRT_REVENUE, "45", false));
  arena_free(a);
}

/* ---- lists of intervals, against one bit per code ---------------------------------------- */

enum { UNIVERSE = 64 };

static code_intervals random_list(arena *a, bool *bits) {
  code_intervals list = { 0 };
  for (int n = rand() % 12; n > 0; n--) {
    const uint64_t lo = (uint64_t)(rand() % UNIVERSE), hi = lo + (uint64_t)(rand() % 5);
    vec_push(a, &list, (code_interval){ lo, hi < UNIVERSE ? hi : UNIVERSE - 1 });
    for (uint64_t i = lo; i <= hi && i < UNIVERSE; i++) bits[i] = true;
  }
  code_intervals_normalise(&list);
  return list;
}

static void union_and_difference_agree_with_bits(void **state) {
  (void)state;
  srand(7);
  for (int round = 0; round < 2000; round++) {
    arena *a = arena_new();
    bool x[UNIVERSE] = { false }, y[UNIVERSE] = { false };
    const code_intervals p = random_list(a, x), q = random_list(a, y);
    const code_intervals rest = code_intervals_minus(a, &p, &q);
    for (uint64_t i = 0; i < UNIVERSE; i++) {
      assert_int_equal(code_intervals_meet(&p, (code_interval){ i, i }), x[i]);
      assert_int_equal(code_intervals_meet(&rest, (code_interval){ i, i }), x[i] && !y[i]);
    }
    for (uint32_t i = 1; i < p.count; i++) assert_true(p.items[i].lo > p.items[i - 1].hi + 1);
    arena_free(a);
  }
}

static void atoms_agree_with_the_sets(void **state) {
  (void)state;
  srand(11);
  for (int round = 0; round < 200; round++) {
    arena *a = arena_new();
    code_fact f = { .name = "f" };
    bool bits[8][UNIVERSE] = { { false } };
    const unsigned sets = 1 + (unsigned)rand() % 8;
    for (unsigned i = 0; i < sets; i++) {
      code_set *s = ARENA_NEW(a, code_set);
      fact *m = ARENA_NEW(a, fact);
      vec_push(a, &s->versions, (code_version){ 2, random_list(a, bits[i]) });
      m->codes = s;
      vec_push(a, &f.memberships, m);
    }
    const code_atoms atoms = code_atoms_of(a, &f);
    assert_true(atoms.atoms.items[0] == 0);
    for (uint64_t code = 0; code < UNIVERSE; code++) {
      uint64_t expected = 0, found = 0;
      for (unsigned i = 0; i < sets; i++) expected |= (uint64_t)bits[i][code] << i;
      for (uint32_t i = 0; i < atoms.starts.count && atoms.starts.items[i] <= code; i++)
        found = atoms.atoms.items[atoms.atom_of.items[i]];
      assert_true(found == expected);
      assert_true(code_memberships(&f, code) == expected);
    }
    arena_free(a);
  }
}

/* ---- many codes -------------------------------------------------------------------------- */

typedef struct folder {
  char path[64];
} folder;

static folder new_folder(void) {
  folder f;
  strcpy(f.path, "test_codes.XXXXXX");
  assert_non_null(mkdtemp(f.path));
  return f;
}

static const char *write_file(arena *a, const folder *f, const char *name, const char *text,
                              size_t length) {
  const char *path = arena_printf(a, "%s/%s", f->path, name);
  FILE *out = fopen(path, "wb");
  assert_non_null(out);
  assert_int_equal(fwrite(text, 1, length, out), length);
  fclose(out);
  return path;
}

/* Every code A00.00 .. Z99.99 that there could be, shuffled, until there are enough. */
static textbuf many_codes(arena *a, unsigned count) {
  textbuf b = { .arena = a };
  textbuf_add(&b, "code\n");
  for (unsigned i = 0; i < count; i++) {
    const unsigned n = (unsigned)((uint64_t)i * 7919 % 260000);
    char letter = (char)('A' + n / 10000);
    textbuf_add(&b, "%c%02u.%02u\n", letter, n / 100 % 100, n % 100);
  }
  return b;
}

static void many_codes_are_quick(void **state) {
  (void)state;
  arena *a = arena_new();
  const folder f = new_folder();
  const textbuf codes = many_codes(a, 75000);
  const char *file = write_file(a, &f, "many.csv", codes.text, codes.length);
  static const char policy[] =
      "policy p \"P\" {\n  language 1\n  in force from 2016-01-01\n}\n"
      "codes icd10cm many from \"many.csv\"\n"
      "codes icd10cm most { many, except J* }\n"
      "fact diagnoses : set of code icd10cm\n"
      "decision d : one of { yes_, no_ }\n  otherwise no_\n"
      "rule r for d when diagnoses has any many and not diagnoses has any most then yes_\n"
      "revision 2020-01-01 \"Less\" { amend codes most { add { except K* } } }\n";
  sources all = { .arena = a };
  diags sink = { .arena = a, .sources = &all };
  uint32_t number;
  assert_true(source_add(&all, &sink, arena_printf(a, "%s/p.pol", f.path), policy,
                         sizeof policy - 1, &number));
  const clock_t begin = clock();
  model *m = check_policy(a, parse_source(a, &all, number, &sink), &sink);
  assert_non_null(m);
  assert_int_equal(m->code_facts.count, 1);
  const code_fact *diagnoses = m->code_facts.items[0];
  const code_atoms atoms = code_atoms_of(a, diagnoses);
  const double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
  print_message("75,000 codes: %.3f s\n", seconds);
  assert_true(seconds < 5); /* far less; sanitizers and busy machines are slow */
  if (sink.errors > 0) diags_print(&sink, stderr, DIAG_TEXT, false);
  assert_int_equal(sink.errors, 0);
  assert_int_equal(diagnoses->memberships.count, 3); /* most in two states */
  assert_int_equal(atoms.atoms.count, 4); /* none; all of them; without K, with J; without both */
  assert_true(code_memberships(diagnoses, packed(POLRT_ICD10CM, "A00.00")) == 7);
  remove(file);
  rmdir(f.path);
  arena_free(a);
}

/* ---- CSV --------------------------------------------------------------------------------- */

typedef struct csv_log {
  arena *arena;
  textbuf text;
} csv_log;

static bool log_line(void *user, const csv_cells *cells, span at) {
  csv_log *log = user;
  for (uint32_t i = 0; i < cells->count; i++)
    textbuf_add(&log->text, "%s[%s]%u-%u%s", i > 0 ? " " : "", cells->items[i].text,
                cells->items[i].at.begin, cells->items[i].at.end,
                cells->items[i].verbatim ? "" : "!");
  textbuf_add(&log->text, " %u-%u\n", at.begin, at.end);
  return true;
}

static const char *read_csv(arena *a, const char *text, uint32_t *errors) {
  sources all = { .arena = a };
  diags sink = { .arena = a, .sources = &all };
  uint32_t file;
  csv_log log = { .arena = a, .text = { .arena = a } };
  textbuf_add_bytes(&log.text, "", 0);
  assert_true(source_add(&all, &sink, "a.csv", text, strlen(text), &file));
  const bool good = csv_read(a, &sink, &all, file, log_line, &log);
  assert_int_equal(good, sink.errors == 0);
  *errors = sink.errors;
  return log.text.text;
}

static void csv_cells_have_their_places(void **state) {
  (void)state;
  static const struct {
    const char *text, *expected;
    uint32_t errors;
  } samples[] = {
    { "", "", 0 },
    { "a,b\n", "[a]0-1 [b]2-3 0-3\n", 0 },
    { "a,b", "[a]0-1 [b]2-3 0-3\n", 0 },
    { "a,b\r\n\r\nc,d\r\n", "[a]0-1 [b]2-3 0-3\n[c]7-8 [d]9-10 7-10\n", 0 },
    { "\xEF\xBB\xBF"
      "a,b\n",
      "[a]3-4 [b]5-6 3-6\n", 0 },
    { " a , b\n", "[a]1-2 [b]5-6 1-6\n", 0 },
    { ",\n", "[]0-0 []1-1 0-1\n", 0 },
    { "\"a,b\",c\n", "[a,b]1-4 [c]6-7 1-7\n", 0 },
    { "\"a\nb\",c\n", "[a\nb]1-4 [c]6-7 1-7\n", 0 },
    { "\"a\"\"b\",c\n", "[a\"b]1-5! [c]7-8 1-8\n", 0 },
    { "a,\"b\n", "", 1 },
    { "a,b\"c\n", "", 1 },
  };
  for (unsigned i = 0; i < sizeof samples / sizeof samples[0]; i++) {
    arena *a = arena_new();
    uint32_t errors;
    assert_string_equal(read_csv(a, samples[i].text, &errors), samples[i].expected);
    assert_int_equal(errors, samples[i].errors);
    arena_free(a);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(codes_are_read_as_their_system_writes_them),
    cmocka_unit_test(prefixes_cover_what_begins_so),
    cmocka_unit_test(a_code_covers_its_modifiers),
    cmocka_unit_test(ranges_stay_with_their_kind),
    cmocka_unit_test(slips_are_recognised),
    cmocka_unit_test(union_and_difference_agree_with_bits),
    cmocka_unit_test(atoms_agree_with_the_sets),
    cmocka_unit_test(many_codes_are_quick),
    cmocka_unit_test(csv_cells_have_their_places),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
