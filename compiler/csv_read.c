/* csv_read.c -- CSV files that belong to a policy, line by line.
 *
 * libcsv knows the format; this file only gives it the text in pieces that end where a cell may
 * end, so that every cell has a place.  Judges nothing: which columns and values are good is for
 * others.
 */
#include "csv_read.h"

#include <csv.h>
#include <string.h>

typedef struct csv_run {
  arena *arena;
  diags *sink;
  const source *source;
  uint32_t file;
  struct csv_parser parser;
  csv_cells cells;
  VEC(uint32_t) starts; /* where each cell's text begins in `text' */
  textbuf text;         /* of all cells of the line, reused */
  uint32_t cell_begin;  /* where the cell being read begins */
  uint32_t cell_end;    /* where the piece that ends it stops */
  csv_line *line;
  void *user;
  bool enough;
} csv_run;

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/* The place of the cell that has just ended: without blanks around it and without its quotes. */
static span cell_place(const csv_run *r, size_t length) {
  const char *text = r->source->text;
  uint32_t begin = r->cell_begin, end = r->cell_end;
  while (begin < end && is_blank(text[begin])) begin++;
  while (end > begin && is_blank(text[end - 1])) end--;
  if (end - begin >= 2 && text[begin] == '"' && text[end - 1] == '"') {
    begin++;
    end--;
  }
  if (length == 0) end = begin;
  return (span){ r->file, begin, end };
}

static void cell_take(void *bytes, size_t length, void *user) {
  csv_run *r = user;
  const span at = cell_place(r, length);
  const uint32_t start = (uint32_t)r->text.length;
  textbuf_add_bytes(&r->text, bytes, length);
  textbuf_add_bytes(&r->text, "", 1); /* its NUL */
  vec_push(r->arena, &r->starts, start);
  vec_push(r->arena, &r->cells,
           (csv_cell){ NULL, (uint32_t)length, at, at.end - at.begin == length });
  r->cell_begin = r->cell_end + 1;
}

static void line_take(int character, void *user) {
  (void)character;
  csv_run *r = user;
  for (uint32_t i = 0; i < r->cells.count; i++)
    r->cells.items[i].text = r->text.text + r->starts.items[i];
  const csv_cell *first = &r->cells.items[0], *last = &r->cells.items[r->cells.count - 1];
  if (!r->enough)
    r->enough = !r->line(r->user, &r->cells, (span){ r->file, first->at.begin, last->at.end });
  r->cells.count = r->starts.count = 0;
  r->text.length = 0;
}

static bool malformed(csv_run *r, uint32_t offset) {
  const span at = { r->file, offset, offset < r->source->length ? offset + 1 : offset };
  if (csv_error(&r->parser) == CSV_EPARSE) {
    diag *d = diag_add(r->sink, DIAG_E114, at, "a double quote stands where none can be");
    diag_note(r->sink, d,
              "a cell in quotes begins and ends with one; inside it a quote is doubled");
  } else {
    diag_add(r->sink, DIAG_E114, at, "%s: %s", r->source->path,
             csv_strerror(csv_error(&r->parser)));
  }
  return false;
}

/* Cells end at commas and line ends, so each piece ends at most one. */
static bool pieces_read(csv_run *r, uint32_t begin) {
  const source *s = r->source;
  for (uint32_t at = begin; at < s->length && !r->enough;) {
    uint32_t stop = at + (uint32_t)strcspn(s->text + at, ",\r\n");
    const uint32_t size = (stop < s->length ? stop + 1 : stop) - at;
    r->cell_end = stop;
    const size_t done = csv_parse(&r->parser, s->text + at, size, cell_take, line_take, r);
    if (done != size) return malformed(r, at + (uint32_t)done);
    at += size;
  }
  r->cell_end = s->length;
  if (r->enough || csv_fini(&r->parser, cell_take, line_take, r) == 0) return true;
  const uint32_t end = s->text[r->cell_begin] == '"' ? r->cell_begin + 1 : r->cell_begin;
  diag *d = diag_add(r->sink, DIAG_E114, (span){ r->file, r->cell_begin, end },
                     "the quote that begins this cell is never closed");
  diag_note(r->sink, d, "%s ends inside it", s->path);
  return false;
}

bool csv_read(arena *a, diags *sink, const sources *all, uint32_t file, csv_line *line,
              void *user) {
  csv_run r = { .arena = a,
                .sink = sink,
                .source = &all->files.items[file],
                .file = file,
                .line = line,
                .user = user };
  r.text.arena = a;
  const bool marked = r.source->length >= 3 && memcmp(r.source->text, "\xEF\xBB\xBF", 3) == 0;
  r.cell_begin = marked ? 3 : 0;
  if (csv_init(&r.parser, CSV_STRICT | CSV_STRICT_FINI) != 0) return false;
  const bool good = pieces_read(&r, r.cell_begin);
  csv_free(&r.parser);
  return good;
}

int csv_column(const csv_cells *header, const char *name) {
  for (uint32_t i = 0; i < header->count; i++)
    if (strcmp(header->items[i].text, name) == 0) return (int)i;
  return -1;
}
