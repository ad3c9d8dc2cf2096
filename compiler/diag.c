/* diag.c -- collecting diagnostics, and showing them as text.
 *
 * No stage prints by itself; this file never judges a policy.
 */
#include "diag.h"
#include "utf8.h"

#include <string.h>

/* ---- codes ------------------------------------------------------------------------------- */

typedef struct code_entry {
  const char *name, *title, *page;
  diag_severity severity;
} code_entry;

static const code_entry codes[DIAG_CODE_COUNT] = {
#define DIAG(code, severity, title, page) [DIAG_##code] = { #code, title, page, DIAG_##severity },
#include "diag_codes.def"
#undef DIAG
};

const char *diag_code_name(diag_code code) { return codes[code].name; }
const char *diag_code_title(diag_code code) { return codes[code].title; }
const char *diag_code_page(diag_code code) { return codes[code].page; }

/* ---- collecting -------------------------------------------------------------------------- */

static bool same_place(span a, span b) {
  return a.file == b.file && a.begin == b.begin && a.end == b.end;
}

static bool is_repeated(const diags *sink, diag_code code, span at) {
  if (at.file == UINT32_MAX) return false;
  for (uint32_t i = 0; i < sink->list.count; i++)
    if (sink->list.items[i]->code == code && same_place(sink->list.items[i]->at, at)) return true;
  return false;
}

/* The slot for a new diagnostic when the list is full: an error displaces the last warning. */
static diag **full_list_slot(diags *sink, diag_severity severity) {
  if (severity != DIAG_ERROR) return NULL;
  for (uint32_t i = sink->list.count; i > 0; i--)
    if (sink->list.items[i - 1]->severity == DIAG_WARNING) return &sink->list.items[i - 1];
  return NULL;
}

diag *diag_add(diags *sink, diag_code code, span at, const char *fmt, ...) {
  const diag_severity severity = sink->strict ? DIAG_ERROR : codes[code].severity;
  sink->surplus = (diag){ .code = code, .severity = severity, .at = at, .message = "" };
  if (is_repeated(sink, code, at)) return &sink->surplus;
  if (severity == DIAG_ERROR)
    sink->errors++;
  else
    sink->warnings++;
  diag **slot = NULL;
  if (sink->list.count < DIAG_LIMIT) {
    vec_push(sink->arena, &sink->list, NULL);
    slot = &sink->list.items[sink->list.count - 1];
  } else {
    slot = full_list_slot(sink, severity);
  }
  if (slot == NULL) return &sink->surplus;
  diag *d = ARENA_NEW(sink->arena, diag);
  *d = sink->surplus;
  va_list args;
  va_start(args, fmt);
  d->message = arena_vprintf(sink->arena, fmt, args);
  va_end(args);
  *slot = d;
  return d;
}

/* The text of a part of `d`, or NULL when `d` is not kept. */
static const char *part_text(diags *sink, const diag *d, const char *fmt, va_list args) {
  return d == &sink->surplus ? NULL : arena_vprintf(sink->arena, fmt, args);
}

#define PART_TEXT(name)                                                                            \
  va_list args;                                                                                    \
  va_start(args, fmt);                                                                             \
  const char *name = part_text(sink, d, fmt, args);                                                \
  va_end(args)

void diag_related(diags *sink, diag *d, span at, const char *fmt, ...) {
  PART_TEXT(text);
  if (text != NULL) vec_push(sink->arena, &d->related, (diag_place){ at, text });
}

void diag_note(diags *sink, diag *d, const char *fmt, ...) {
  PART_TEXT(text);
  if (text != NULL) vec_push(sink->arena, &d->notes, text);
}

void diag_choice(diags *sink, diag *d, const char *fmt, ...) {
  PART_TEXT(text);
  if (text != NULL) vec_push(sink->arena, &d->choices, text);
}

void diag_hint(diags *sink, diag *d, const char *fmt, ...) {
  PART_TEXT(text);
  if (text != NULL) d->hint = text;
}

void diag_fix(diags *sink, diag *d, span at, const char *fmt, ...) {
  PART_TEXT(text);
  if (text != NULL) d->fix = (diag_place){ at, text };
}

void diag_did_you_mean(diags *sink, diag *d, span at, const near_miss *n) {
  if (n->best == NULL) return;
  diag_hint(sink, d, "did you mean `%s'?", n->best);
  diag_fix(sink, d, at, "%s", n->best);
}

uint32_t diags_surplus(const diags *sink) {
  return sink->errors + sink->warnings - sink->list.count;
}

/* ---- order ------------------------------------------------------------------------------- */

/* What has no place comes first, then by file and place. */
static bool is_before(const diag *a, const diag *b) {
  if (a->at.file != b->at.file)
    return a->at.file + 1U < b->at.file + 1U; /* UINT32_MAX wraps to 0 */
  if (a->at.file == UINT32_MAX) return false;
  return a->at.begin < b->at.begin;
}

/* Insertion: stable, and there are never more than DIAG_LIMIT. */
static void list_sort(diags *sink) {
  diag **items = sink->list.items;
  for (uint32_t i = 1; i < sink->list.count; i++) {
    diag *moving = items[i];
    uint32_t at = i;
    for (; at > 0 && is_before(moving, items[at - 1]); at--) items[at] = items[at - 1];
    items[at] = moving;
  }
}

/* ---- showing text ------------------------------------------------------------------------ */

enum { LINE_WIDTH = 100, CARET_LEAD = 40 };

/* One character as it is shown; returns how many columns it takes. */
static uint32_t glyph_add(textbuf *b, const char *text, uint32_t length, uint32_t at,
                          uint32_t *size) {
  uint32_t code;
  *size = utf8_decode(text, length, at, &code);
  if (code == UTF8_INVALID) {
    textbuf_add(b, "<%02X>", (unsigned)(unsigned char)text[at]);
    return 4;
  }
  if (utf8_is_hidden(code) || code == '\r') {
    textbuf_add(b, "<U+%04X>", (unsigned)code);
    return code > 0xFFFF ? 9 : 8;
  }
  textbuf_add_bytes(b, text + at, *size);
  return 1;
}

const char *diag_visible(arena *a, const char *text, size_t length) {
  textbuf b = { a, NULL, 0, 0 };
  const uint32_t bytes = length > UINT32_MAX ? UINT32_MAX : (uint32_t)length;
  textbuf_add_bytes(&b, "", 0);
  for (uint32_t at = 0, size; at < bytes; at += size) glyph_add(&b, text, bytes, at, &size);
  return b.text;
}

typedef struct printer {
  FILE *out;
  diags *sink;
  bool colour;
} printer;

static const char *style(const printer *p, const char *sequence) {
  return p->colour ? sequence : "";
}

#define BOLD(p) style((p), "\033[1m")
#define PLAIN(p) style((p), "\033[0m")

static const char *severity_style(const printer *p, const diag *d) {
  return style(p, d->severity == DIAG_ERROR ? "\033[1;31m" : "\033[1;33m");
}

static const char *visible(const printer *p, const char *text) {
  return diag_visible(p->sink->arena, text, strlen(text));
}

/* Notes may span lines; the later ones are aligned under the first. */
static void block_print(const printer *p, const char *lead, const char *text) {
  const int indent = (int)strlen(lead);
  for (const char *line = text;; lead = "") {
    const char *end = strchr(line, '\n');
    const size_t length = end == NULL ? strlen(line) : (size_t)(end - line);
    fprintf(p->out, "%*s%s\n", *lead == '\0' ? indent : (int)strlen(lead), lead,
            diag_visible(p->sink->arena, line, length));
    if (end == NULL) return;
    line = end + 1;
  }
}

/* ---- showing a source line --------------------------------------------------------------- */

/* The part of one line that is shown, and where the marks stand in it. */
typedef struct excerpt {
  const char *text; /* the line, without its end */
  uint32_t length;
  uint32_t mark, mark_end; /* byte offsets in the line */
  uint32_t begin;          /* first byte shown */
} excerpt;

static excerpt excerpt_of(const source *s, span at) {
  const uint32_t begin = at.begin > s->length ? s->length : at.begin;
  uint32_t line = begin, end = begin;
  while (line > 0 && s->text[line - 1] != '\n') line--;
  const char *newline = memchr(s->text + begin, '\n', s->length - begin);
  end = newline == NULL ? s->length : (uint32_t)(newline - s->text);
  if (end > begin && s->text[end - 1] == '\r') end--;
  if (line == 0 && end - line >= 3 && memcmp(s->text, "\xEF\xBB\xBF", 3) == 0)
    line += begin >= 3 ? 3 : 0;
  excerpt e = { s->text + line, end - line, begin - line, at.end - line, 0 };
  if (at.end > end || at.end < begin) e.mark_end = e.length;
  return e;
}

static bool is_continuation(char byte) { return ((unsigned char)byte & 0xC0) == 0x80; }

/* Steps back from the mark so that some text before it is seen. */
static void excerpt_clip(excerpt *e) {
  if (e->length <= LINE_WIDTH) return;
  uint32_t at = e->mark, steps = 0;
  while (at > 0 && steps < CARET_LEAD) {
    at--;
    if (!is_continuation(e->text[at])) steps++;
  }
  e->begin = at;
}

static void excerpt_print(const printer *p, const excerpt *e, uint32_t line, char mark,
                          const char *mark_style, const char *remark) {
  textbuf shown = { p->sink->arena, NULL, 0, 0 }, under = { p->sink->arena, NULL, 0, 0 };
  const bool clipped = e->length > LINE_WIDTH;
  uint32_t at = e->begin, width = 0, marks = 0;
  textbuf_add(&shown, "%s", e->begin > 0 ? "..." : "");
  textbuf_add(&under, "%s", e->begin > 0 ? "   " : "");
  for (uint32_t size; at < e->length && (width < LINE_WIDTH || !clipped); at += size) {
    const bool tab = e->text[at] == '\t';
    size = 1;
    const uint32_t columns = tab ? 1 : glyph_add(&shown, e->text, e->length, at, &size);
    if (tab) textbuf_add_bytes(&shown, clipped ? " " : "\t", 1);
    const bool marked = at >= e->mark && at < e->mark_end;
    for (uint32_t i = 0; i < columns; i++) {
      const char lead = tab && !clipped && !marked ? '\t' : ' ';
      if (at < e->mark || marked) textbuf_add_bytes(&under, marked ? &mark : &lead, 1);
    }
    marks += marked ? columns : 0;
    width += columns;
  }
  if (marks == 0) textbuf_add_bytes(&under, &mark, 1);
  fprintf(p->out, "%5u | %s%s\n", line, shown.text, at < e->length ? "..." : "");
  fprintf(p->out, "      | %s%s%s%s%s\n", mark_style, under.text, PLAIN(p),
          *remark == '\0' ? "" : "  ", remark);
}

static const source *source_of(const printer *p, span at) {
  const sources *all = p->sink->sources;
  return all == NULL || at.file >= all->files.count ? NULL : &all->files.items[at.file];
}

static void place_print(const printer *p, span at, char mark, const char *mark_style,
                        const char *remark) {
  const source *s = source_of(p, at);
  if (s == NULL) return;
  excerpt e = excerpt_of(s, at);
  excerpt_clip(&e);
  excerpt_print(p, &e, source_line_column(s, at.begin).line, mark, mark_style, remark);
}

/* ---- showing a diagnostic ---------------------------------------------------------------- */

static void head_print(const printer *p, const diag *d) {
  const source *s = source_of(p, d->at);
  fputs(BOLD(p), p->out);
  if (s == NULL) {
    fputs("polc: ", p->out);
  } else {
    const line_column at = source_line_column(s, d->at.begin);
    fprintf(p->out, "%s:%u:%u: ", visible(p, s->path), at.line, at.column);
  }
  fprintf(p->out, "%s%s%s[%s]:%s %s%s%s\n", PLAIN(p), severity_style(p, d),
          d->severity == DIAG_ERROR ? "error" : "warning", diag_code_name(d->code), PLAIN(p),
          BOLD(p), visible(p, d->message), PLAIN(p));
}

/* What is said of the primary place itself stands behind its carets. */
static const char *primary_remark(const printer *p, const diag *d) {
  for (uint32_t i = 0; i < d->related.count; i++)
    if (same_place(d->related.items[i].at, d->at)) return visible(p, d->related.items[i].text);
  return "";
}

static void related_print(const printer *p, const diag *d, const diag_place *r) {
  if (same_place(r->at, d->at)) return;
  const source *s = source_of(p, r->at);
  if (s != NULL && r->at.file != d->at.file) fprintf(p->out, "  in %s:\n", visible(p, s->path));
  if (s == NULL)
    block_print(p, "      = ", r->text);
  else
    place_print(p, r->at, '-', style(p, "\033[36m"), visible(p, r->text));
}

static void diag_print(const printer *p, const diag *d) {
  head_print(p, d);
  place_print(p, d->at, '^', severity_style(p, d), primary_remark(p, d));
  for (uint32_t i = 0; i < d->related.count; i++) related_print(p, d, &d->related.items[i]);
  for (uint32_t i = 0; i < d->notes.count; i++) block_print(p, "      = ", d->notes.items[i]);
  if (d->choices.count > 0) fputs("  choose one:\n", p->out);
  for (uint32_t i = 0; i < d->choices.count; i++) {
    char lead[16];
    snprintf(lead, sizeof lead, "  %2u. ", i + 1);
    block_print(p, lead, d->choices.items[i]);
  }
  if (d->hint != NULL) block_print(p, "  hint: ", d->hint);
}

void diags_print(diags *sink, FILE *out, diag_format format, bool colour) {
  const printer p = { out, sink, colour };
  list_sort(sink);
  switch (format) {
  case DIAG_JSON:
    diags_print_json(sink, out);
    return;
  case DIAG_SARIF:
    diags_print_sarif(sink, out);
    return;
  case DIAG_TEXT:
    break;
  }
  for (uint32_t i = 0; i < sink->list.count; i++) diag_print(&p, sink->list.items[i]);
  if (diags_surplus(sink) > 0)
    fprintf(out, "and %u more; they may go away when these are mended\n", diags_surplus(sink));
}
