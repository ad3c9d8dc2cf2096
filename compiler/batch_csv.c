/* batch_csv.c -- cases as CSV (RFC 4180), one line each; libcsv reads them.
 *
 * Every column comes out as it went in, then come the decisions.  Blanks belong to a cell, a quote
 * inside an unquoted cell is a quote, lines end with CR LF, LF or CR; what is written ends with LF.
 */
#include "batch.h"
#include "command.h"

#include <csv.h>
#include <stdio.h>
#include <string.h>

enum {
  MAX_COLUMNS = 4096,
  SURPLUS_SHOWN = 400 /* bytes of cells beyond the header */
};

typedef struct csv_case {
  batch_run *run;
  struct csv_parser parser;
  VEC(const char *) names; /* of the header */
  VEC(int) slots;          /* of its columns */
  bool has_header;
  uint32_t cells;  /* of this line, so far */
  uint64_t line;   /* where the case begins */
  uint64_t breaks; /* line breaks inside its cells */
  textbuf surplus; /* cells beyond the header */
  uint64_t ends;   /* how many unquoted line ends there were */
  int last_end;    /* the last of them; 0 once a cell follows */
  bool closing;    /* the file is over; an empty line is not there any more */
  bool open_quote; /* the last cell of the file is not closed */
} csv_case;

/* ---- writing ----------------------------------------------------------------------------- */

/* Not 0 when one of eight bytes is `byte'. */
static uint64_t any_is(uint64_t bytes, unsigned char byte) {
  uint64_t ones = UINT64_C(0x0101010101010101), same = bytes ^ ones * byte;
  return (same - ones) & ~same & ones << 7;
}

static bool must_be_quoted(const char *text, size_t length) {
  uint64_t bytes, found = 0;
  for (; length >= sizeof bytes; text += sizeof bytes, length -= sizeof bytes) {
    memcpy(&bytes, text, sizeof bytes);
    found |= any_is(bytes, '"') | any_is(bytes, ',') | any_is(bytes, '\n') | any_is(bytes, '\r');
  }
  for (; length > 0; text++, length--)
    found |= *text == '"' || *text == ',' || *text == '\n' || *text == '\r';
  return found != 0;
}

static uint64_t breaks_in(const char *text, size_t length) {
  uint64_t breaks = 0;
  for (size_t i = 0; i < length; i++)
    breaks += text[i] == '\n' || (text[i] == '\r' && (i + 1 == length || text[i + 1] != '\n'));
  return breaks;
}

static void put_quoted(batch_out *out, const char *text, size_t length) {
  batch_put(out, "\"", 1);
  for (size_t from = 0; from < length;) {
    const char *quote = memchr(text + from, '"', length - from);
    size_t until = quote != NULL ? (size_t)(quote - text) + 1 : length;
    batch_put(out, text + from, until - from);
    if (quote != NULL) batch_put(out, "\"", 1);
    from = until;
  }
  batch_put(out, "\"", 1);
}

/* How many line breaks were in it. */
static uint64_t put_cell(batch_out *out, const char *text, size_t length) {
  if (!must_be_quoted(text, length)) {
    batch_put(out, text, length);
    return 0;
  }
  put_quoted(out, text, length);
  return breaks_in(text, length);
}

static void put_next(batch_out *out, const char *text) {
  batch_put(out, ",", 1);
  if (text != NULL) (void)put_cell(out, text, strlen(text));
}

/* The same of a name or a status, which needs no quotes. */
static void put_word(batch_out *out, const char *word) {
  batch_put(out, ",", 1);
  if (word != NULL) batch_put_text(out, word);
}

static void put_needs(batch_out *out, const batch_answer *answer) {
  batch_put(out, ",", 1);
  for (uint32_t i = 0; i < answer->needs_count; i++) {
    if (i > 0) batch_put(out, ";", 1);
    batch_put_text(out, answer->needs[i]);
  }
}

static void put_answers(csv_case *c) {
  batch_run *run = c->run;
  const batch_answer *answers = batch_decide(run->cases);
  for (uint32_t i = 0; i < run->tables->policy.decisions; i++) {
    put_word(run->out, answers[i].outcome);
    put_word(run->out, answers[i].status);
    put_next(run->out, answers[i].rule);
    put_needs(run->out, &answers[i]);
  }
  put_next(run->out, batch_faults(run->cases));
  batch_put(run->out, "\n", 1);
}

/* ---- the header -------------------------------------------------------------------------- */

static uint32_t column_of_slot(const csv_case *c, int slot) {
  for (uint32_t i = 0; i < c->slots.count; i++)
    if (c->slots.items[i] == slot) return i;
  return c->slots.count;
}

static void add_column(csv_case *c, const char *name) {
  batch_run *run = c->run;
  if (c->slots.count >= MAX_COLUMNS)
    batch_stop(run, EXIT_FINDINGS, DIAG_E114, "%s:%llu: more than %d columns", run->in_path,
               (unsigned long long)c->line, MAX_COLUMNS);
  if (run->stopped != 0 && c->slots.count >= MAX_COLUMNS) return;
  batch_name found = batch_name_of(run, fact_trimmed(run->arena, name, strlen(name)));
  uint32_t before = found.slot >= 0 ? column_of_slot(c, found.slot) : c->slots.count;
  if (found.fault != NULL)
    batch_stop(run, found.slot == BATCH_CLASH ? EXIT_USAGE : EXIT_FINDINGS,
               found.slot == BATCH_CLASH ? DIAG_E123 : DIAG_E120, "%s:%llu: column %u: %s",
               run->in_path, (unsigned long long)c->line, c->slots.count + 1, found.fault);
  else if (before < c->slots.count)
    batch_stop(run, EXIT_FINDINGS, DIAG_E123, "%s:%llu: columns %u and %u are both `%s'",
               run->in_path, (unsigned long long)c->line, before + 1, c->slots.count + 1,
               c->names.items[before]);
  vec_push(run->arena, &c->names, arena_strdup(run->arena, name));
  vec_push(run->arena, &c->slots, found.slot);
}

static void put_header(csv_case *c) {
  static const char *const parts[] = { "", ".status", ".rule", ".needs" };
  batch_run *run = c->run;
  const model *m = run->tables->model;
  for (uint32_t i = 0; i < c->names.count; i++) {
    if (i > 0) batch_put(run->out, ",", 1);
    (void)put_cell(run->out, c->names.items[i], strlen(c->names.items[i]));
  }
  for (uint32_t i = 0; i < m->decisions.count; i++)
    for (unsigned k = 0; k < sizeof parts / sizeof *parts; k++)
      put_next(run->out, arena_printf(run->arena, "%s%s", m->decisions.items[i]->name, parts[k]));
  put_next(run->out, "error");
  batch_put(run->out, "\n", 1);
}

/* Columns separated by something else look like a single one. */
static const char *separator_in(const char *name) {
  return strchr(name, ';') != NULL ? "semicolons" : strchr(name, '\t') != NULL ? "tabs" : NULL;
}

static void end_header(csv_case *c) {
  batch_run *run = c->run;
  c->has_header = true;
  if (c->open_quote)
    batch_stop(run, EXIT_FINDINGS, DIAG_E114, "%s:%llu: the header has a quote that is not closed",
               run->in_path, (unsigned long long)c->line);
  const char *separator = c->names.count == 1 ? separator_in(c->names.items[0]) : NULL;
  if (separator != NULL && run->stopped == 0)
    batch_stop(run, EXIT_FINDINGS, DIAG_E114,
               "%s:%llu: the columns are separated by %s; a CSV file separates them by commas",
               run->in_path, (unsigned long long)c->line, separator);
  if (run->stopped != 0) return;
  if (run->dated && column_of_slot(c, 0) < c->slots.count)
    diag_add(run->diags, DIAG_W128, SPAN_NONE,
             "--on is not used: the column `%s' gives the date of every case",
             run->tables->model->selected_by);
  batch_warn_passing(run);
  if (run->stopped == 0) put_header(c);
}

/* ---- a case ------------------------------------------------------------------------------ */

static void add_cell(csv_case *c, const char *text, size_t length) {
  batch_run *run = c->run;
  uint32_t column = c->cells++;
  if (column == 0) batch_begin(run->cases);
  if (column >= c->slots.count) {
    if (c->surplus.length < SURPLUS_SHOWN)
      textbuf_add(&c->surplus, "%s%s", column == c->slots.count ? "" : ",",
                  diag_visible(batch_scratch(run->cases, 4 * length), text, length));
    c->breaks += breaks_in(text, length);
    return;
  }
  if (column > 0) batch_put(run->out, ",", 1);
  c->breaks += put_cell(run->out, text, length);
  if (c->slots.items[column] >= 0)
    batch_give(run->cases, (uint32_t)c->slots.items[column], text, length);
}

static const char *plural(uint32_t count) { return count == 1 ? "" : "s"; }

static void fault_columns(csv_case *c) {
  batch_run *run = c->run;
  uint32_t wanted = c->slots.count;
  textbuf more = { .arena = batch_scratch(run->cases, 2000) };
  textbuf_add_bytes(&more, "", 0);
  if (c->cells > wanted) textbuf_add(&more, "; too much: %s", c->surplus.text);
  if (c->cells < wanted) textbuf_add(&more, "; `%s' is missing", c->names.items[c->cells]);
  if (c->breaks > 0 && !c->open_quote)
    textbuf_add(&more, "; the case runs from line %llu to line %llu: is a quote not closed?",
                (unsigned long long)c->line, (unsigned long long)(c->line + c->breaks));
  batch_fault(run->cases, DIAG_E114, "%u column%s where the header has %u%s", c->cells,
              plural(c->cells), wanted, more.text);
}

static void end_case(csv_case *c) {
  bool misread = c->open_quote || c->cells != c->slots.count;
  if (misread) batch_clear_faults(c->run->cases); /* the cells may not be what they seem */
  if (c->open_quote)
    batch_fault(c->run->cases, DIAG_E114,
                "the quote at the beginning of the last cell is not closed");
  if (c->cells != c->slots.count) fault_columns(c);
  for (uint32_t i = c->cells; i < c->slots.count; i++) batch_put(c->run->out, ",", 1);
  put_answers(c);
  batch_count(c->run, c->line);
}

/* ---- what libcsv reports ----------------------------------------------------------------- */

static void on_cell(void *text, size_t length, void *user) {
  csv_case *c = user;
  c->last_end = 0;
  if (c->run->stopped != 0 && c->has_header) return; /* of a header every mistake is told */
  if (c->open_quote) length--;                       /* the line end that told so */
  if (c->has_header) {
    add_cell(c, text, length);
    return;
  }
  c->cells++;
  c->breaks += breaks_in(text, length);
  add_column(c, text);
}

static void on_line_end(int end, void *user) {
  csv_case *c = user;
  bool second = end == CSV_LF && c->last_end == CSV_CR && c->cells == 0; /* LF of CR LF */
  c->ends++;
  c->last_end = end;
  if ((c->run->stopped != 0 && c->has_header) || second) return;
  if (c->cells > 0 && c->has_header)
    end_case(c);
  else if (c->cells > 0)
    end_header(c);
  else if (c->has_header && !c->closing)
    batch_put(c->run->out, "\n", 1); /* an empty line stays one */
  c->line += 1 + c->breaks;
  c->breaks = 0;
  c->cells = 0;
  if (c->surplus.length > 0) c->surplus.length = 0;
}

static int no_blank(unsigned char byte) {
  (void)byte;
  return 0;
}

/* ---- the file ---------------------------------------------------------------------------- */

static void feed(csv_case *c, const char *bytes, size_t length) {
  if (csv_parse(&c->parser, bytes, length, on_cell, on_line_end, c) != length)
    batch_stop(c->run, EXIT_USAGE, DIAG_E100, "%s:%llu: %s", c->run->in_path,
               (unsigned long long)c->line, csv_strerror(csv_error(&c->parser)));
  if (c->run->stopped == 0 && csv_get_buffer_size(&c->parser) > BATCH_MAX_CELL)
    batch_stop(c->run, EXIT_USAGE, DIAG_E114,
               "%s:%llu: a cell of more than 1 MiB begins here: is a quote not closed?",
               c->run->in_path, (unsigned long long)c->line);
}

/* A line end that libcsv does not report lies inside quotes. */
static void finish(csv_case *c, char last) {
  uint64_t ends = c->ends;
  c->closing = last == '\n' || last == '\r';
  feed(c, "\n", 1);
  if (c->ends == ends && c->run->stopped == 0) {
    c->open_quote = true;
    csv_fini(&c->parser, on_cell, on_line_end, c);
  }
  if (!c->has_header && c->run->stopped == 0)
    batch_stop(c->run, EXIT_FINDINGS, DIAG_E114,
               "%s is empty: its first line names the facts that its columns hold",
               c->run->in_path);
}

void batch_csv(batch_run *run) {
  static const char mark[] = "\xEF\xBB\xBF"; /* byte order mark */
  csv_case c = { .run = run, .line = 1, .surplus = { .arena = run->arena } };
  char *bytes = arena_alloc(run->arena, BATCH_CHUNK), last = '\n';
  size_t length = batch_read(run, bytes, BATCH_CHUNK), skip = 0;
  csv_init(&c.parser, CSV_REPALL_NL | CSV_APPEND_NULL);
  csv_set_space_func(&c.parser, no_blank);
  if (length >= 3 && memcmp(bytes, mark, 3) == 0) skip = 3;
  for (; length > 0 && run->stopped == 0; length = batch_read(run, bytes, BATCH_CHUNK)) {
    feed(&c, bytes + skip, length - skip);
    last = bytes[length - 1];
    skip = 0;
  }
  if (run->stopped == 0) finish(&c, last);
  csv_free(&c.parser);
}
