/* source.c -- the texts of a run: reading them, refusing what cannot be read, finding lines.
 *
 * Refuses bytes that a reader cannot see or a terminal would obey.  Knows nothing of the grammar.
 */
#include "diag.h"
#include "utf8.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* ---- characters -------------------------------------------------------------------------- */

uint32_t utf8_decode(const char *text, uint32_t length, uint32_t at, uint32_t *code) {
  static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
  const unsigned char lead = (unsigned char)text[at];
  *code = lead;
  if (lead < 0x80) return 1;
  const uint32_t size = lead >= 0xF0 && lead < 0xF8 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 0;
  uint32_t value = lead & (0xFFU >> (size + 1));
  bool good = size != 0 && lead < 0xF8 && length - at >= size;
  for (uint32_t i = 1; good && i < size; i++) {
    const unsigned char next = (unsigned char)text[at + i];
    good = (next & 0xC0) == 0x80;
    value = value << 6 | (next & 0x3FU);
  }
  if (!good || value < least[size] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
    *code = UTF8_INVALID;
    return 1;
  }
  *code = value;
  return size;
}

static bool is_within(uint32_t code, uint32_t first, uint32_t last) {
  return code >= first && code <= last;
}

bool utf8_is_hidden(uint32_t code) {
  if (code < 0x20) return code != '\t' && code != '\n' && code != '\r';
  return is_within(code, 0x7F, 0x9F)        /* delete and the second set of controls */
         || code == 0xAD || code == 0x61C   /* soft hyphen; Arabic letter mark */
         || code == 0x200B                  /* zero width space */
         || is_within(code, 0x200E, 0x200F) /* direction marks */
         || is_within(code, 0x2028, 0x202E) /* line separators; direction embeddings */
         || is_within(code, 0x2060, 0x206F) /* direction isolates, invisible operators */
         || code == 0xFEFF || is_within(code, 0xFFF9, 0xFFFB) || is_within(code, 0xE0000, 0xE007F);
}

/* ---- refusing ---------------------------------------------------------------------------- */

static bool is_direction(uint32_t code) {
  return is_within(code, 0x200E, 0x200F) || is_within(code, 0x202A, 0x202E) ||
         is_within(code, 0x2066, 0x2069) || code == 0x61C;
}

/* A carriage return is part of a line end or it is a control character. */
static bool is_refused(const source *s, uint32_t at, uint32_t code) {
  if (code == '\r') return at + 1 >= s->length || s->text[at + 1] != '\n';
  if (code == 0xFEFF && at == 0) return false; /* the byte order mark some editors write */
  return utf8_is_hidden(code);
}

static void hidden_run_report(diags *sink, span at, uint32_t code) {
  diag *d;
  if (is_direction(code)) {
    d = diag_add(sink, DIAG_E105, at, "invisible direction mark U+%04X", (unsigned)code);
    diag_note(sink, d, "it can make the text on the screen read differently from what is compiled");
  } else {
    d = diag_add(sink, DIAG_E105, at, "invisible or control character U+%04X", (unsigned)code);
  }
  diag_hint(sink, d, "delete it; it may have come along when the text was copied");
  diag_fix(sink, d, at, "%s", "");
}

static bool bad_byte_report(diags *sink, const source *s, span at) {
  const unsigned byte = (unsigned char)s->text[at.begin];
  diag *d;
  if (byte == 0) {
    d = diag_add(sink, DIAG_E100, at, "the file holds a NUL byte; it is not text");
  } else {
    d = diag_add(sink, DIAG_E100, at, "the byte 0x%02X is not UTF-8 text", byte);
  }
  const bool wide = s->length >= 2 &&
                    (memcmp(s->text, "\xFF\xFE", 2) == 0 || memcmp(s->text, "\xFE\xFF", 2) == 0);
  if (wide) diag_note(sink, d, "the file looks like UTF-16");
  diag_hint(sink, d, "save the file as UTF-8");
  return false;
}

/* Runs of hidden characters are one finding each; the first byte that is not text is the last. */
static bool text_check(const source *s, uint32_t file, diags *sink) {
  bool good = true;
  uint32_t run_end = UINT32_MAX, run_begin = 0, run_code = 0;
  for (uint32_t at = 0, size; at < s->length; at += size) {
    uint32_t code;
    size = utf8_decode(s->text, s->length, at, &code);
    if (code == 0 || code == UTF8_INVALID)
      return bad_byte_report(sink, s, (span){ file, at, at + 1 });
    if (!is_refused(s, at, code)) continue;
    good = false;
    if (at != run_end) {
      if (run_end != UINT32_MAX)
        hidden_run_report(sink, (span){ file, run_begin, run_end }, run_code);
      run_begin = at;
      run_code = code;
    }
    run_end = at + size;
  }
  if (!good) hidden_run_report(sink, (span){ file, run_begin, run_end }, run_code);
  return good;
}

static void too_large_report(diags *sink, const char *path, span at, size_t limit) {
  diag *d = diag_add(sink, DIAG_E100, at, "%s is larger than %d MiB", path, (int)(limit >> 20));
  if (limit == SOURCE_MAX_BYTES)
    diag_hint(sink, d, "a policy is prose and rules; keep large tables in CSV files");
}

static bool text_add(sources *all, diags *sink, const char *path, const char *text, size_t length,
                     uint32_t *file) {
  *file = all->files.count;
  const source added = { .path = arena_strdup(all->arena, path),
                         .text = arena_strndup(all->arena, text, length),
                         .length = (uint32_t)length };
  vec_push(all->arena, &all->files, added);
  const bool good = text_check(&added, *file, sink);
  all->files.items[*file].refused = !good;
  return good;
}

bool source_add(sources *all, diags *sink, const char *path, const char *text, size_t length,
                uint32_t *file) {
  *file = UINT32_MAX;
  if (length <= SOURCE_MAX_BYTES) return text_add(all, sink, path, text, length, file);
  too_large_report(sink, path, SPAN_NONE, SOURCE_MAX_BYTES);
  return false;
}

/* ---- reading ----------------------------------------------------------------------------- */

/* Reads at most `limit` bytes; NULL and errno set when that fails. */
static char *stream_read(FILE *in, size_t limit, size_t *length) {
  size_t room = 64 * 1024;
  char *text = malloc(room);
  *length = 0;
  while (text != NULL) {
    *length += fread(text + *length, 1, room - *length, in);
    if (ferror(in)) {
      const int reason = errno;
      free(text);
      errno = reason;
      return NULL;
    }
    if (*length < room || *length >= limit) return text;
    room = room * 2 > limit ? limit : room * 2;
    char *larger = realloc(text, room);
    if (larger == NULL) free(text);
    text = larger;
  }
  return NULL;
}

/* Adds what an open stream holds and closes it. */
static bool stream_add(sources *all, diags *sink, FILE *in, const char *path, span at, size_t limit,
                       uint32_t *file) {
  size_t length = 0;
  char *text = stream_read(in, limit + 1, &length);
  if (text == NULL) diag_add(sink, DIAG_E100, at, "cannot read %s: %s", path, strerror(errno));
  fclose(in);
  if (text == NULL) return false;
  const bool fits = length <= limit;
  if (!fits) too_large_report(sink, path, at, limit);
  const bool good = fits && text_add(all, sink, path, text, length, file);
  free(text);
  return good;
}

FILE *source_open(const sources *all, const char *path) {
  const bool elsewhere = all != NULL && all->open != NULL;
  return elsewhere ? all->open(all->open_context, path) : fopen(path, "rb");
}

bool source_read(sources *all, diags *sink, const char *path, uint32_t *file) {
  *file = UINT32_MAX;
  errno = 0;
  FILE *in = source_open(all, path);
  if (in != NULL) return stream_add(all, sink, in, path, SPAN_NONE, SOURCE_MAX_BYTES, file);
  diag_add(sink, DIAG_E100, SPAN_NONE, "cannot read %s: %s", path, strerror(errno));
  return false;
}

/* ---- files beside a policy --------------------------------------------------------------- */

/* Where the names between slashes stay inside the folder: no `..', no empty name, no other root. */
static bool is_inside(const char *name) {
  if (*name == '\0' || strpbrk(name, "\\:") != NULL) return false;
  for (const char *part = name;; part++) {
    const size_t length = strcspn(part, "/");
    if (length == 0 || (length == 1 && part[0] == '.') ||
        (length == 2 && part[0] == '.' && part[1] == '.'))
      return false;
    part += length;
    if (*part == '\0') return true;
  }
}

static const char *path_beside(arena *a, const char *path, const char *name) {
  const char *slash = strrchr(path, '/');
  const int length = slash == NULL ? 0 : (int)(slash - path) + 1;
  return arena_printf(a, "%.*s%s", length, path, name);
}

static bool is_read(const sources *all, const char *path, uint32_t *file) {
  for (uint32_t i = 0; i < all->files.count; i++)
    if (strcmp(all->files.items[i].path, path) == 0) {
      *file = i;
      return true;
    }
  return false;
}

/* The k-th place to look: the folder of the file itself, then the others; NULL after the last. */
static const char *place_of(const sources *all, uint32_t beside, const char *name, bool search,
                            uint32_t k) {
  if (k == 0) return path_beside(all->arena, all->files.items[beside].path, name);
  if (!search || k > all->folders.count) return NULL;
  const char *folder = all->folders.items[k - 1];
  const size_t length = strlen(folder);
  const char *slash = length > 0 && folder[length - 1] == '/' ? "" : "/";
  return arena_printf(all->arena, "%s%s%s", folder, slash, name);
}

static void escape_report(diags *sink, const char *name, span at, bool search) {
  diag *d = diag_add(sink, DIAG_E113, at,
                     "`%s' is not a file in the folder of the policy or below it", name);
  diag_note(sink, d, "expected names joined by `/', without `..' and without a leading `/'");
  diag_hint(sink, d, "put the file beside the policy%s",
            search ? ", or into a folder named on the command line with `-I DIR'" : "");
}

static void missing_report(const sources *all, diags *sink, uint32_t beside, const char *name,
                           span at, bool search, int reason) {
  const char *path = place_of(all, beside, name, search, 0);
  diag *d = diag_add(sink, DIAG_E100, at, "cannot read %s: %s", path, strerror(reason));
  for (uint32_t k = 1; (path = place_of(all, beside, name, search, k)) != NULL; k++)
    diag_note(sink, d, "nor is there %s", path);
}

bool source_read_beside(sources *all, diags *sink, uint32_t beside, const char *name, span at,
                        bool search, size_t limit, uint32_t *file) {
  *file = UINT32_MAX;
  if (!is_inside(name)) {
    escape_report(sink, name, at, search);
    return false;
  }
  if (all->closed) {
    diag_add(sink, DIAG_E100, at, "cannot read %s: the policy is not in a file itself", name);
    return false;
  }
  int reason = ENOENT;
  const char *path;
  for (uint32_t k = 0; (path = place_of(all, beside, name, search, k)) != NULL; k++) {
    if (is_read(all, path, file)) return !all->files.items[*file].refused;
    errno = 0;
    FILE *in = source_open(all, path);
    if (in != NULL) return stream_add(all, sink, in, path, at, limit, file);
    if (errno != ENOENT) reason = errno;
    if (errno != ENOENT && errno != ENOTDIR) break;
  }
  missing_report(all, sink, beside, name, at, search, reason);
  return false;
}

/* ---- lines ------------------------------------------------------------------------------- */

static bool is_continuation(char byte) { return ((unsigned char)byte & 0xC0) == 0x80; }

line_column source_line_column(const source *s, uint32_t offset) {
  line_column place = { 1, 1 };
  if (offset > s->length) offset = s->length;
  const char *line = s->text, *end = s->text + offset;
  for (const char *next; (next = memchr(line, '\n', (size_t)(end - line))) != NULL; line = next + 1)
    place.line++;
  if (place.line == 1 && end - line >= 3 && memcmp(line, "\xEF\xBB\xBF", 3) == 0) line += 3;
  for (; line < end; line++)
    if (!is_continuation(*line)) place.column++;
  return place;
}
