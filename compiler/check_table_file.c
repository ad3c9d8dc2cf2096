/* check_table_file.c -- the rows of `table NAME by a, b from "file.csv"'.
 *
 * The header names the facts of `by' in any order, then `outcome' and perhaps `rule', `because' and
 * `cite'.  A cell is what a cell of a table in the policy is, and empty means `any'.  Only syntax
 * is read here: what the cells mean is found out like that of any other table.
 */
#include "csv_read.h"
#include "parse.h"
#include "table_file.h"

#include <ctype.h>
#include <string.h>

enum { COLUMN_OUTCOME, COLUMN_RULE, COLUMN_BECAUSE, COLUMN_CITE, COLUMN_COUNT };

static const char *const column_names[COLUMN_COUNT] = { "outcome", "rule", "because", "cite" };

typedef struct table_file {
  checker *checker;
  const node *by;
  node *table;
  uint32_t file;
  int columns[COLUMN_COUNT]; /* -1: the file has none */
  VEC(int) facts;            /* the column of each name in `by' */
  uint32_t width;            /* of the header; 0: not read yet */
  bool understood;           /* the header */
  uint32_t rows, errors_before;
} table_file;

/* ---- the header -------------------------------------------------------------------------- */

static const char *header_text(table_file *f, const csv_cells *header) {
  textbuf b = { .arena = f->checker->arena };
  for (uint32_t i = 0; i < header->count && i < 40; i++)
    textbuf_add(&b, "%s%s", i > 0 ? ", " : "",
                diag_visible(f->checker->arena, header->items[i].text, header->items[i].length));
  if (header->count > 40) textbuf_add(&b, ", ...");
  return b.text;
}

static bool is_fact(const table_file *f, const char *name) {
  NODE_EACH(fact_name, f->by)
    if (strcmp(fact_name->text, name) == 0) return true;
  return false;
}

static bool is_known(const table_file *f, const char *name) {
  for (unsigned c = 0; c < COLUMN_COUNT; c++)
    if (strcmp(column_names[c], name) == 0) return true;
  return is_fact(f, name);
}

/* A column that is there under a name a slip away from the one that is missing. */
static void suggest_cell(table_file *f, diag *d, const csv_cells *header, const char *missing) {
  for (uint32_t i = 0; i < header->count; i++) {
    const csv_cell *cell = &header->items[i];
    near_miss near = { .wanted = cell->text };
    near_miss_try(&near, missing);
    if (near.best == NULL || is_known(f, cell->text)) continue;
    diag_hint(f->checker->diags, d, "is `%s' meant to be `%s'?", cell->text, missing);
    diag_fix(f->checker->diags, d, cell->at, "%s", missing);
    return;
  }
}

static int require_column(table_file *f, const csv_cells *header, const char *name, span named_at,
                          span at) {
  const int column = csv_column(header, name);
  if (column >= 0) return column;
  diags *sink = f->checker->diags;
  diag *d = diag_add(sink, DIAG_E114, at, "the file has no column `%s'", name);
  diag_note(sink, d, "its header is: %s", header_text(f, header));
  diag_related(sink, d, named_at,
               is_fact(f, name) ? "the column is named here" : "the table is declared here");
  suggest_cell(f, d, header, name);
  return column;
}

/* A column that has to be there and is not. */
static bool is_missing(const table_file *f, const csv_cells *header, const char *name) {
  return csv_column(header, name) < 0 &&
         (is_fact(f, name) || strcmp(name, column_names[COLUMN_OUTCOME]) == 0);
}

static void check_columns_known(table_file *f, const csv_cells *header) {
  diags *sink = f->checker->diags;
  for (uint32_t i = 0; i < header->count; i++) {
    const csv_cell *cell = &header->items[i];
    if (!is_known(f, cell->text)) {
      near_miss near = { .wanted = cell->text };
      for (unsigned c = 0; c < COLUMN_COUNT; c++) near_miss_try(&near, column_names[c]);
      NODE_EACH(name, f->by) near_miss_try(&near, name->text);
      if (near.best != NULL && is_missing(f, header, near.best)) continue; /* said already */
      diag *d = diag_add(sink, DIAG_E114, cell->at, "the table has no column `%s'",
                         diag_visible(f->checker->arena, cell->text, cell->length));
      diag_related(sink, d, f->by->at,
                   "its columns are named here; outcome, rule, because and cite "
                   "may follow");
      diag_did_you_mean(sink, d, cell->at, &near);
    } else if (csv_column(header, cell->text) != (int)i) {
      diag_add(sink, DIAG_E114, cell->at, "the column `%s' is there twice", cell->text);
    }
  }
}

static bool read_header(table_file *f, const csv_cells *header, span at) {
  const uint32_t errors = f->checker->diags->errors;
  f->width = header->count;
  NODE_EACH(name, f->by)
    vec_push(f->checker->arena, &f->facts, require_column(f, header, name->text, name->at, at));
  for (unsigned c = 0; c < COLUMN_COUNT; c++) f->columns[c] = csv_column(header, column_names[c]);
  (void)require_column(f, header, "outcome", f->table->name_at, at);
  check_columns_known(f, header);
  return errors == f->checker->diags->errors;
}

/* ---- cells ------------------------------------------------------------------------------- */

static node *new_node(table_file *f, node_kind kind, span at, const char *text) {
  return node_named(f->checker->arena, kind, at, text, at);
}

static char *copy_of(table_file *f, const csv_cell *cell) {
  return arena_strndup(f->checker->arena, cell->text, cell->length);
}

static bool is_name(const csv_cell *cell) {
  if (cell->length == 0 || cell->length > NAME_MAX_LENGTH) return false;
  if (cell->text[0] < 'a' || cell->text[0] > 'z') return false;
  for (uint32_t i = 0; i < cell->length; i++) {
    const char c = cell->text[i];
    if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '_') return false;
  }
  return true;
}

static void refuse_name(table_file *f, const csv_cell *cell, const char *what) {
  diag *d = diag_add(f->checker->diags, DIAG_E101, cell->at, "`%s' is no name of %s",
                     diag_visible(f->checker->arena, cell->text, cell->length), what);
  diag_note(f->checker->diags, d,
            "names are made of small letters, digits and `_', and begin with a "
            "letter");
}

/* The cell as the grammar reads it; one with quotes inside is none. */
static node *read_cell(table_file *f, const csv_cell *cell) {
  checker *k = f->checker;
  if (!cell->verbatim) {
    diag_add(k->diags, DIAG_E101, cell->at, "a cell holds values, no text in quotes");
    return NULL;
  }
  return (node *)(uintptr_t)parse_cell(k->arena, k->diags->sources, f->file, cell->at.begin,
                                       cell->at.end, k->diags);
}

static node *read_outcome(table_file *f, const csv_cell *cell, span row) {
  diags *sink = f->checker->diags;
  if (cell->length == 0) {
    diag_hint(sink, diag_add(sink, DIAG_E107, row, "this row gives no outcome"),
              "fill in the column `outcome'");
    return NULL;
  }
  if (strcmp(cell->text, "refer") == 0) {
    node *then = node_new(f->checker->arena, NODE_THEN, cell->at);
    then->flags |= NODE_FLAG_REFER;
    return then;
  }
  if (is_name(cell)) return new_node(f, NODE_THEN, cell->at, copy_of(f, cell));
  refuse_name(f, cell, "an outcome");
  return NULL;
}

/* "S2.1": begins with a capital, letters and digits with single dots between. */
static bool is_id(const char *text, size_t length) {
  if (length == 0 || length > NAME_MAX_LENGTH || !isupper((unsigned char)text[0])) return false;
  for (size_t i = 1; i < length; i++) {
    const bool dot = text[i] == '.' && text[i - 1] != '.' && i + 1 < length;
    if (!dot && !isalnum((unsigned char)text[i])) return false;
  }
  return true;
}

/* `S1, S2.1' are statements; anything else is quoted text. */
static node *read_cite(table_file *f, const csv_cell *cell) {
  node *cite = node_new(f->checker->arena, NODE_CITE, cell->at);
  for (const char *p = cell->text; p != NULL;) {
    size_t lead = strspn(p, " ,;"), length = strcspn(p + lead, " ,;");
    if (length == 0) break;
    if (!is_id(p + lead, length)) {
      cite->first = cite->last = NULL;
      return node_add(cite, new_node(f, NODE_STRING, cell->at, copy_of(f, cell)));
    }
    const uint32_t begin = cell->at.begin + (uint32_t)(p - cell->text) + (uint32_t)lead;
    const span at = { f->file, begin, begin + (uint32_t)length };
    const char *id = arena_strndup(f->checker->arena, p + lead, length);
    node_add(cite, new_node(f, NODE_ID, cell->verbatim ? at : cell->at, id));
    p += lead + length;
  }
  return cite;
}

static node *read_because(table_file *f, const csv_cell *cell) {
  if (cell->length > STRING_MAX_BYTES)
    diag_add(f->checker->diags, DIAG_E111, cell->at, "a reason has at most %d bytes",
             (int)STRING_MAX_BYTES);
  return new_node(f, NODE_BECAUSE, cell->at, copy_of(f, cell));
}

/* ---- rows -------------------------------------------------------------------------------- */

/* NULL: the file has no such column, or the cell is empty. */
static const csv_cell *cell_of(const table_file *f, const csv_cells *cells, int column) {
  const csv_cell *cell = f->columns[column] < 0 ? NULL : &cells->items[f->columns[column]];
  return cell != NULL && cell->length > 0 ? cell : NULL;
}

static void read_row(table_file *f, const csv_cells *cells, span at) {
  const uint32_t errors = f->checker->diags->errors;
  node *row = node_new(f->checker->arena, NODE_ROW, at);
  const csv_cell *name = cell_of(f, cells, COLUMN_RULE);
  const csv_cell *because = cell_of(f, cells, COLUMN_BECAUSE);
  const csv_cell *cite = cell_of(f, cells, COLUMN_CITE);
  row->name_at = name != NULL ? name->at : at;
  if (name != NULL && !is_name(name)) refuse_name(f, name, "a rule");
  if (name != NULL) row->text = copy_of(f, name);
  for (uint32_t i = 0; i < f->facts.count; i++)
    node_add(row, read_cell(f, &cells->items[f->facts.items[i]]));
  node_add(row, read_outcome(f, &cells->items[f->columns[COLUMN_OUTCOME]], at));
  if (because != NULL) node_add(row, read_because(f, because));
  if (cite != NULL) node_add(row, read_cite(f, cite));
  if (errors == f->checker->diags->errors) node_add(f->table, row);
}

static bool read_line(void *user, const csv_cells *cells, span at) {
  table_file *f = user;
  diags *sink = f->checker->diags;
  if (f->width == 0) return f->understood = read_header(f, cells, at);
  if (sink->errors - f->errors_before >= 2 * DIAG_LIMIT) return false; /* enough has been said */
  if (++f->rows > MODEL_MAX_RULES) {
    diag_add(sink, DIAG_E803, at, "a table has at most %s rows",
             grouped_text(f->checker->arena, MODEL_MAX_RULES));
    return false;
  }
  if (cells->count == f->width) {
    read_row(f, cells, at);
    return true;
  }
  diag *d = diag_add(sink, DIAG_E114, at, "this line has %u cell%s, the header has %u",
                     cells->count, cells->count == 1 ? "" : "s", f->width);
  if (cells->count > f->width)
    diag_hint(sink, d, "a cell with a comma in it, such as { child, adult }, stands in quotes");
  return true;
}

/* All that the declaration says, but the rows. */
static node *table_copy(arena *a, const node *table) {
  node *copy = ARENA_NEW(a, node);
  *copy = *table;
  copy->first = copy->last = copy->next = NULL;
  NODE_EACH(child, table) {
    if (child->kind == NODE_FROM_FILE || child->kind == NODE_ROW) continue;
    node *part = ARENA_NEW(a, node);
    *part = *child;
    part->next = NULL;
    node_add(copy, part);
  }
  return copy;
}

const node *table_from_file(checker *k, const node *table) {
  const node *from = node_child(table, NODE_FROM_FILE), *by = node_child(table, NODE_BY);
  sources *all = k->diags->sources;
  table_file f = { .checker = k, .by = by, .errors_before = k->diags->errors };
  if (from == NULL || by == NULL) return table;
  f.table = table_copy(k->arena, table);
  if (!source_read_beside(all, k->diags, from->at.file, from->text, from->name_at, false,
                          SOURCE_MAX_CSV_BYTES, &f.file))
    return NULL;
  const bool good = csv_read(k->arena, k->diags, all, f.file, read_line, &f);
  if (good && f.width == 0)
    diag_add(k->diags, DIAG_E114, (span){ f.file, 0, 0 }, "the file is empty");
  else if (good && f.rows == 0 && f.errors_before == k->diags->errors)
    diag_add(k->diags, DIAG_E114, (span){ f.file, 0, 0 }, "the file has a header and no rows");
  return f.understood ? f.table : NULL;
}
