/* test_scale.c -- tables of many rows: what is found of them is held against counting and looking at
 * every case, where that can be done, and against what was planted, where it cannot.
 *
 * Asserts no time; what took time with the square of the rows would be noticed by those who wait.
 */
#include "analyse.h"
#include "check.h"
#include "parse.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static arena *A;
static uint64_t state;

static uint32_t rnd(uint32_t below) {
  state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return (uint32_t)(state >> 33) % below;
}

static int begin(void **unused) {
  (void)unused;
  A = arena_new();
  state = 20261123;
  return 0;
}

static int end(void **unused) {
  (void)unused;
  arena_free(A);
  return 0;
}

/* ---- policies ---------------------------------------------------------------------------- */

typedef struct run {
  sources sources;
  diags diags;
  rows *rows;
} run;

/* All that `check' finds before tables are made. */
static run *analyse_text(const textbuf *text) {
  run *r = ARENA_NEW(A, run);
  uint32_t file;
  r->sources.arena = r->diags.arena = A;
  r->diags.sources = &r->sources;
  assert_true(source_add(&r->sources, &r->diags, "many.pol", text->text, text->length, &file));
  const node *tree = parse_source(A, &r->sources, file, &r->diags);
  const model *m = check_policy_numbered(A, tree, NULL, &r->diags);
  assert_int_equal(r->diags.errors, 0);
  r->rows = lower_policy(A, m, &r->diags);
  analyse_policy(A, r->rows, &r->diags);
  return r;
}

static const char *const head = "policy many \"Many rows\" {\n"
                                "  language 1\n"
                                "  in force from 2020-01-01\n"
                                "}\n";

static void add_one_of(textbuf *b, const char *name, uint32_t members) {
  textbuf_add(b, "fact %s : one of {", name);
  for (uint32_t i = 0; i < members; i++) textbuf_add(b, "%s %s%u", i > 0 ? "," : "", name, i);
  textbuf_add(b, " }\n");
}

static void add_count(textbuf *b, const char *name, uint32_t most) {
  textbuf_add(b, "fact %s : quantity step 1 range 0 .. %u\n", name, most);
}

/* ---- which boxes overlap ----------------------------------------------------------------- */

enum { PLACES = 20, AGES = 120, AMOUNTS = 99999 };

static space *small_space(void) {
  textbuf b = { .arena = A };
  textbuf_add(&b, "%s", head);
  add_one_of(&b, "place", PLACES);
  add_count(&b, "age", AGES);
  add_count(&b, "amount", AMOUNTS);
  textbuf_add(&b, "decision d : one of { x, y }\n  otherwise x\n");
  textbuf_add(&b, "rule r for d\n  when place is place1 and age < 5 and amount < 7\n  then y\n");
  return analyse_text(&b)->rows->space;
}

static cell random_range(uint32_t most, uint32_t width) {
  uint32_t lo = rnd(most + 1), hi = lo + rnd(width);
  if (rnd(8) == 0) return (cell){ ~UINT64_C(0), 0, (int32_t)most };
  return (cell){ ~UINT64_C(0), (int32_t)lo, (int32_t)(hi < most ? hi : most) };
}

/* A member or two, nearly all of them, or all of them.  0 would be `other'. */
static uint64_t random_members(void) {
  const uint64_t all = ((UINT64_C(1) << PLACES) - 1) << 1;
  switch (rnd(6)) {
  case 0:
    return all;
  case 1:
    return all & ~(UINT64_C(2) << rnd(PLACES));
  default:
    return UINT64_C(2) << rnd(PLACES) | UINT64_C(2) << rnd(PLACES);
  }
}

static box random_box(const space *s) {
  box b = box_copy(A, s, s->whole);
  b[1] = (cell){ random_members(), 0, 0 };
  b[2] = random_range(AGES, 12);
  b[3] = random_range(AMOUNTS, 9000);
  return b;
}

static bool dropped[40000];

static void expect_found(const space *s, const region *boxes, const box_index *x, bool kept) {
  uint32_t from = rnd(boxes->count), end = from + rnd(boxes->count), expected = 0;
  box b = random_box(s);
  box_numbers found =
      kept ? box_index_find_kept(A, x, b, from, end) : box_index_find(A, x, b, from, end);
  for (uint32_t i = from; i < end && i < boxes->count; i++) {
    if ((kept && dropped[i]) || !box_overlap(s, b, boxes->items[i])) continue;
    assert_true(expected < found.count);
    assert_int_equal(found.items[expected++], i);
  }
  assert_int_equal(found.count, expected);
}

static void finds_exactly_the_boxes_that_overlap(void **unused) {
  (void)unused;
  static const uint32_t sizes[] = { 1, 63, 64, 65, 511, 512, 513, 3000, 40000 };
  const space *s = small_space();
  for (unsigned k = 0; k < sizeof sizes / sizeof *sizes; k++) {
    region boxes = { 0 };
    for (uint32_t i = 0; i < sizes[k]; i++) vec_push(A, &boxes, random_box(s));
    box_index *x = box_index_new(A, s, &boxes);
    memset(dropped, 0, sizeof dropped);
    for (int n = 0; n < 60; n++) {
      uint32_t drop = rnd(sizes[k]);
      dropped[drop] = true;
      box_index_drop(x, drop);
      expect_found(s, &boxes, x, n % 2 != 0);
    }
  }
}

/* ---- is anything left -------------------------------------------------------------------- */

static box random_part(const space *s, const cell *of) {
  box b = box_copy(A, s, of);
  uint32_t cut = rnd(5);
  b[2].lo += (int32_t)(cut == 0 ? 1 + rnd(3) : 0);
  b[2].hi -= (int32_t)(cut == 1 ? 1 + rnd(3) : 0);
  b[3].lo += (int32_t)(cut == 2 ? 1 + rnd(2) : 0);
  b[3].hi -= (int32_t)(cut == 3 ? 1 + rnd(2) : 0);
  if (cut == 4) b[1].members &= ~(b[1].members & (0 - b[1].members));
  return b;
}

static void says_whether_anything_is_left(void **unused) {
  (void)unused;
  const space *s = small_space();
  uint32_t left = 0, covered = 0;
  box whole = box_copy(A, s, s->whole);
  whole[1].members = 14;
  whole[2] = (cell){ ~UINT64_C(0), 10, 15 };
  whole[3] = (cell){ ~UINT64_C(0), 500, 503 };
  for (int n = 0; n < 4000; n++) {
    region from = region_of(A, whole), minus = { 0 };
    for (uint32_t i = rnd(6); i > 0; i--) vec_push(A, &minus, random_part(s, whole));
    box_search search = { .limit = 1 };
    bool any = region_any_left(A, s, &from, &minus, &search);
    assert_int_equal(any, region_subtract(A, s, &from, &minus).count > 0);
    left += any;
    covered += !any;
  }
  assert_true(left > 500 && covered > 500);
}

/* ---- rows that never decide: looked at case by case -------------------------------------- */

enum { ROWS = 2500, KINDS = 6, BANDS = 25, LEVELS = 15 };

typedef struct made_row {
  int32_t kind, band_lo, band_hi, level_lo, level_hi; /* kind < 0: any */
} made_row;

static made_row make_row(void) {
  made_row r = { .kind = (int32_t)rnd(KINDS + 1) - 1 };
  r.band_lo = (int32_t)rnd(BANDS);
  r.band_hi = r.band_lo + (int32_t)rnd(3);
  r.level_lo = (int32_t)rnd(LEVELS);
  r.level_hi = r.level_lo + (int32_t)rnd(3);
  if (r.band_hi >= BANDS) r.band_hi = BANDS - 1;
  if (r.level_hi >= LEVELS) r.level_hi = LEVELS - 1;
  return r;
}

static void add_made_row(textbuf *b, uint32_t number, const made_row *r) {
  textbuf_add(b, "  r%u: ", number);
  if (r->kind < 0)
    textbuf_add(b, "any");
  else
    textbuf_add(b, "kind%d", r->kind);
  textbuf_add(b, ", %d .. %d, %d .. %d => %s\n", r->band_lo, r->band_hi, r->level_lo, r->level_hi,
              number % 2 ? "x" : "y");
}

static bool holds_at(const made_row *r, int32_t kind, int32_t band, int32_t level) {
  return (r->kind < 0 || r->kind == kind) && band >= r->band_lo && band <= r->band_hi &&
         level >= r->level_lo && level <= r->level_hi;
}

/* Marks the rows that decide some case; how many cases no row decides. */
static uint32_t try_all_cases(const made_row *rows, bool *decides) {
  uint32_t open = 0;
  for (int32_t kind = 0; kind < KINDS; kind++)
    for (int32_t band = 0; band < BANDS; band++)
      for (int32_t level = 0; level < LEVELS; level++) {
        uint32_t i = 0;
        while (i < ROWS && !holds_at(&rows[i], kind, band, level)) i++;
        if (i < ROWS)
          decides[i] = true;
        else
          open++;
      }
  return open;
}

static void finds_every_row_that_never_decides(void **unused) {
  (void)unused;
  static made_row made[ROWS];
  static bool decides[ROWS];
  uint32_t never = 0;
  textbuf b = { .arena = A };
  textbuf_add(&b, "%s", head);
  add_one_of(&b, "kind", KINDS);
  add_count(&b, "band", BANDS - 1);
  add_count(&b, "level", LEVELS - 1);
  textbuf_add(&b, "decision d : one of { x, y, z }\n  otherwise z\n");
  textbuf_add(&b, "table t for d by kind, band, level hit first {\n");
  for (uint32_t i = 0; i < ROWS; i++) {
    made[i] = make_row();
    add_made_row(&b, i, &made[i]);
  }
  textbuf_add(&b, "}\n");
  uint32_t open = try_all_cases(made, decides);
  for (uint32_t i = 0; i < ROWS; i++) never += !decides[i];
  assert_true(never > 500 && never < ROWS);
  const run *r = analyse_text(&b);
  assert_int_equal(r->diags.errors, 0);
  uint32_t others = 0; /* one that the default is never reached, and none else */
  for (uint32_t i = 0; i < r->diags.list.count; i++) {
    const diag *d = r->diags.list.items[i];
    unsigned number;
    if (d->code != DIAG_W411) {
      assert_int_equal(d->code, DIAG_W404);
      others++;
      continue;
    }
    assert_int_equal(sscanf(d->message, "the rule `r%u' never decides", &number), 1);
    assert_false(decides[number]);
  }
  if (open > 0) assert_int_equal(others, 0);
  assert_int_equal(r->diags.warnings, never + (open == 0));
}

/* ---- 20,000 rows ------------------------------------------------------------------------- */

enum { STATES = 40, PLANS = 5, YEARS = 100 };

static void add_grid_row(textbuf *b, uint32_t s, uint32_t p, uint32_t y, uint32_t until) {
  textbuf_add(b, "  g_%u_%u_%u: state%u, plan%u, %u .. %u => %s\n", s, p, y, s, p, y, until,
              (s + p + y) % 3 ? "covered" : "not_covered");
}

/* Every case once; without the row of `missing', with that of `wide' reaching into the next. */
static textbuf grid(const char *hit, const uint32_t *missing, const uint32_t *wide) {
  textbuf b = { .arena = A };
  textbuf_add(&b, "%s", head);
  add_one_of(&b, "state", STATES);
  add_one_of(&b, "plan", PLANS);
  add_count(&b, "age", YEARS - 1);
  textbuf_add(&b, "decision coverage : one of { covered, not_covered }\n  exhaustive\n");
  textbuf_add(&b, "table grid for coverage by state, plan, age hit %s {\n", hit);
  for (uint32_t s = 0; s < STATES; s++)
    for (uint32_t p = 0; p < PLANS; p++)
      for (uint32_t y = 0; y < YEARS; y++) {
        const uint32_t at[] = { s, p, y };
        if (missing != NULL && memcmp(at, missing, sizeof at) == 0) continue;
        add_grid_row(&b, s, p, y, y + (wide != NULL && memcmp(at, wide, sizeof at) == 0));
      }
  return b;
}

static void proves_a_grid_of_20000_rows(void **unused) {
  (void)unused;
  textbuf b = grid("unique", NULL, NULL);
  textbuf_add(&b, "}\n");
  const run *r = analyse_text(&b);
  assert_int_equal(r->rows->decisions.items[0].rows.count, STATES * PLANS * YEARS + 1);
  assert_int_equal(r->diags.errors + r->diags.warnings, 0);
}

static bool has_note(const diag *d, const char *words) {
  for (uint32_t i = 0; i < d->notes.count; i++)
    if (strstr(d->notes.items[i], words) != NULL) return true;
  return false;
}

static void finds_the_gap_and_the_overlap_among_20000_rows(void **unused) {
  (void)unused;
  static const uint32_t missing[] = { 31, 2, 77 }, wide[] = { 17, 4, 50 };
  textbuf b = grid("unique", missing, wide);
  textbuf_add(&b, "}\n");
  const run *r = analyse_text(&b);
  assert_int_equal(r->diags.errors, 2);
  assert_int_equal(r->diags.warnings, 0);
  const diag *overlap = r->diags.list.items[0], *gap = r->diags.list.items[1];
  assert_int_equal(overlap->code, DIAG_E308);
  assert_true(has_note(overlap, "state = state17") && has_note(overlap, "plan  = plan4") &&
              has_note(overlap, "age   = 51"));
  assert_int_equal(gap->code, DIAG_E401);
  assert_true(has_note(gap, "state = state31") && has_note(gap, "plan  = plan2") &&
              has_note(gap, "age   = 77"));
}

/* Rows behind the grid, each of which several rows of it decide together. */
static void finds_planted_rows_that_never_decide_among_20000(void **unused) {
  (void)unused;
  static const uint32_t missing[] = { 7, 1, 40 };
  textbuf b = grid("first", missing, NULL);
  textbuf_add(&b, "  planted_0: state3, plan0, 10 .. 14 => covered\n"
                  "  fills_the_gap: state7, plan1, 39 .. 41 => covered\n"
                  "  planted_1: state7, plan1, 0 .. 99 => covered\n"
                  "  planted_2: any, any, 99 => not_covered\n}\n");
  const run *r = analyse_text(&b);
  assert_int_equal(r->diags.errors, 0);
  assert_int_equal(r->diags.warnings, 3);
  for (uint32_t i = 0; i < 3; i++) {
    const diag *d = r->diags.list.items[i];
    assert_int_equal(d->code, DIAG_W411);
    assert_non_null(strstr(d->message, arena_printf(A, "`planted_%u'", i)));
  }
  assert_true(has_note(r->diags.list.items[0], "`g_3_0_10', `g_3_0_11', `g_3_0_12', `g_3_0_13', "
                                               "`g_3_0_14' decide"));
  assert_true(has_note(r->diags.list.items[1], " and 88 more decide"));
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
  const struct CMUnitTest tests[] = {
    TEST(finds_exactly_the_boxes_that_overlap),
    TEST(says_whether_anything_is_left),
    TEST(finds_every_row_that_never_decides),
    TEST(proves_a_grid_of_20000_rows),
    TEST(finds_the_gap_and_the_overlap_among_20000_rows),
    TEST(finds_planted_rows_that_never_decide_among_20000),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
