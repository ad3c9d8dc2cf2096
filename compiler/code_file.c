/* code_file.c -- the members of a code set that stand in a CSV file beside the policy.
 *
 * Columns: `code', and perhaps `from', `through' and `except'.  Others are ignored with one
 * warning: descriptions of codes are mostly somebody's property and say nothing that a decision
 * needs.
 */
#include "codes.h"
#include "csv_read.h"

#include <string.h>

enum { COLUMN_CODE, COLUMN_FROM, COLUMN_THROUGH, COLUMN_EXCEPT, COLUMN_COUNT };

static const char *const column_names[COLUMN_COUNT] = { "code", "from", "through", "except" };

typedef struct code_file {
  checker *checker;
  diags *sink;
  code_set *set; /* NULL: only `add' */
  revision_set valid;
  void (*add)(checker *k, int32_t day);
  int columns[COLUMN_COUNT]; /* -1: the file has none */
  uint32_t width;            /* of the header; 0: not read yet */
} code_file;

/* Written YYYY-MM-DD. */
static bool day_read(const char *text, int32_t *day) {
  int64_t number = 0;
  if (strlen(text) != 10) return false;
  for (unsigned i = 0; i < 10; i++) {
    const bool dash = i == 4 || i == 7;
    if (dash != (text[i] == '-') || (!dash && (text[i] < '0' || text[i] > '9'))) return false;
    if (!dash) number = number * 10 + (text[i] - '0');
  }
  return date_from_number(number, day);
}

/* ---- the header -------------------------------------------------------------------------- */

static void report_missing(code_file *f, const csv_cells *header, span at) {
  diag *d = diag_add(f->sink, DIAG_E114, at, "the file has no column `code'");
  diag_note(f->sink, d,
            "the first line names the columns: code, and perhaps from, through and except");
  for (uint32_t i = 0; i < header->count; i++) {
    near_miss near = { .wanted = header->items[i].text };
    near_miss_try(&near, "code");
    if (near.best == NULL) continue;
    diag_hint(f->sink, d, "did you mean `code' instead of `%s'?", header->items[i].text);
    diag_fix(f->sink, d, header->items[i].at, "code");
    return;
  }
}

/* A slip in `from' must not make a dated code an undated one. */
static bool is_slip(code_file *f, const csv_cell *cell) {
  near_miss near = { .wanted = cell->text };
  for (unsigned c = 0; c < COLUMN_COUNT; c++)
    if (f->columns[c] < 0) near_miss_try(&near, column_names[c]);
  if (near.best == NULL || cell->length < 3) return false;
  diag *d =
      diag_add(f->sink, DIAG_E114, cell->at, "no column of a code file is called `%s'", cell->text);
  diag_did_you_mean(f->sink, d, cell->at, &near);
  return true;
}

static bool is_known(const char *name) {
  for (unsigned c = 0; c < COLUMN_COUNT; c++)
    if (strcmp(column_names[c], name) == 0) return true;
  return false;
}

static bool report_others(code_file *f, const csv_cells *header) {
  textbuf names = { .arena = f->checker->arena };
  const csv_cell *first = NULL;
  bool fine = true;
  for (uint32_t i = 0; i < header->count; i++) {
    const csv_cell *cell = &header->items[i];
    if (is_known(cell->text)) {
      if (csv_column(header, cell->text) == (int)i) continue;
      diag_add(f->sink, DIAG_E114, cell->at, "the column `%s' is there twice", cell->text);
      fine = false;
    } else if (is_slip(f, cell)) {
      fine = false;
    } else {
      textbuf_add(&names, "%s`%s'", first != NULL ? ", " : "", cell->text);
      if (first == NULL) first = cell;
    }
  }
  if (first == NULL) return fine;
  diag *d = diag_add(f->sink, DIAG_W221, first->at, "not used: %s", names.text);
  diag_note(f->sink, d, "a code file says code, from, through and except; the rest is ignored");
  return fine;
}

static bool read_header(code_file *f, const csv_cells *cells, span at) {
  f->width = cells->count;
  for (unsigned c = 0; c < COLUMN_COUNT; c++) f->columns[c] = csv_column(cells, column_names[c]);
  const bool fine = f->columns[COLUMN_CODE] < 0 || report_others(f, cells);
  if (f->columns[COLUMN_CODE] < 0) report_missing(f, cells, at);
  const bool dated = f->columns[COLUMN_FROM] >= 0 || f->columns[COLUMN_THROUGH] >= 0;
  return fine && f->columns[COLUMN_CODE] >= 0 && (f->set != NULL || dated);
}

/* ---- lines ------------------------------------------------------------------------------- */

static const csv_cell *cell_of(const code_file *f, const csv_cells *cells, int column) {
  static const csv_cell none = { .text = "" };
  return f->columns[column] < 0 ? &none : &cells->items[f->columns[column]];
}

static bool read_day(code_file *f, const csv_cell *cell, int32_t *day) {
  if (cell->length == 0 || day_read(cell->text, day)) return true;
  diag *d = diag_add(f->sink, DIAG_E614, cell->at, "`%s' is not a day", cell->text);
  diag_note(f->sink, d, "expected a day from 1900-01-01 to 2200-12-31, written as 2016-10-01");
  return false;
}

static bool read_except(code_file *f, const csv_cell *cell, bool *except) {
  static const char *const yes[] = { "except", "yes", "true", "x", "1" };
  static const char *const no[] = { "", "no", "false", "0" };
  for (unsigned i = 0; i < sizeof yes / sizeof yes[0]; i++)
    if (strcmp(cell->text, yes[i]) == 0) return *except = true;
  for (unsigned i = 0; i < sizeof no / sizeof no[0]; i++)
    if (strcmp(cell->text, no[i]) == 0) return true;
  diag *d = diag_add(f->sink, DIAG_E121, cell->at,
                     "`%s' says neither that the code is an exception "
                     "nor that it is none",
                     cell->text);
  diag_note(f->sink, d, "the column `except' holds yes or no, or nothing");
  return false;
}

static bool cut_star(char *text) {
  const size_t length = strlen(text);
  if (length < 2 || text[length - 1] != '*') return false;
  text[length - 1] = '\0';
  return true;
}

/* Splits `I20* .. I25*'. */
static code_words words_of(code_file *f, const csv_cell *cell) {
  char *text = arena_strndup(f->checker->arena, cell->text, cell->length);
  code_words w = { .text = text, .at = cell->at, .upper_at = cell->at };
  char *dots = strstr(text, "..");
  if (dots != NULL) {
    char *upper = dots + 2, *end = dots;
    while (*upper == ' ') upper++;
    while (end > text && end[-1] == ' ') end--;
    *end = '\0';
    w.upper_prefix = cut_star(upper);
    w.upper = upper;
  }
  w.prefix = cut_star(text);
  return w;
}

static bool read_line(void *user, const csv_cells *cells, span at) {
  code_file *f = user;
  if (f->width == 0) return read_header(f, cells, at);
  if (cells->count != f->width) {
    diag *d = diag_add(f->sink, DIAG_E114, at, "this line has %u cell%s, the header has %u",
                       cells->count, cells->count == 1 ? "" : "s", f->width);
    if (cells->count > f->width)
      diag_hint(f->sink, d, "a cell with a comma in it stands in quotes");
    return true;
  }
  const csv_cell *code = cell_of(f, cells, COLUMN_CODE);
  code_words w = words_of(f, code);
  w.first = INT32_MIN;
  w.last = INT32_MAX;
  if (!read_day(f, cell_of(f, cells, COLUMN_FROM), &w.first) ||
      !read_day(f, cell_of(f, cells, COLUMN_THROUGH), &w.last) ||
      !read_except(f, cell_of(f, cells, COLUMN_EXCEPT), &w.except))
    return true;
  if (f->set == NULL) {
    if (w.first != INT32_MIN) f->add(f->checker, w.first);
    if (w.last != INT32_MAX) f->add(f->checker, w.last + 1);
  } else if (code->length == 0) {
    diag_add(f->sink, DIAG_E114, at, "this line names no code");
  } else {
    check_codes_add(f->checker, f->set, &w, f->valid);
  }
  return true;
}

/* False when not all of it could be read. */
static bool read_file(code_file *f, const node *from_file) {
  sources *all = f->checker->diags->sources;
  uint32_t file;
  if (!source_read_beside(all, f->checker->diags, from_file->at.file, from_file->text,
                          from_file->name_at, false, SOURCE_MAX_CSV_BYTES, &file))
    return false;
  const bool good = csv_read(f->checker->arena, f->sink, all, file, read_line, f);
  if (good && f->width == 0)
    diag_add(f->sink, DIAG_E114, (span){ file, 0, 0 }, "the file is empty");
  return good && f->width > 0;
}

void code_file_read(checker *k, const node *from_file, code_set *s, revision_set valid) {
  code_file f = { .checker = k, .sink = k->diags, .set = s, .valid = valid };
  if (!read_file(&f, from_file)) s->faulty = true;
}

void code_file_cuts(checker *k, const node *from_file, void (*add)(checker *k, int32_t day)) {
  diags ignored = { .arena = k->arena, .sources = k->diags->sources };
  code_file f = { .checker = k, .sink = &ignored, .add = add };
  (void)read_file(&f, from_file);
}
