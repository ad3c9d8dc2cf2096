/* batch_json.c -- cases as JSON objects, one a line (NDJSON).
 *
 * An object comes out as it was written, byte by byte, with the decisions as further keys behind:
 * the same names as the columns of CSV.  A line that is no object comes out as text in `input'.
 */
#include "batch.h"
#include "command.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

enum { JSON_SCRATCH_LINES = 256 };

typedef struct json_case {
  batch_run *run;
  arena *scratch; /* renewed every so many lines */
  uint64_t line;
  char *bytes; /* BATCH_MAX_CELL + BATCH_CHUNK: what was read and is not yet used */
  size_t length;
} json_case;

/* ---- writing ----------------------------------------------------------------------------- */

static void put_string(batch_out *out, const char *text) {
  batch_put(out, "\"", 1);
  for (; *text != '\0'; text++) {
    unsigned char c = (unsigned char)*text;
    char escape[8];
    if (c == '"' || c == '\\') batch_put(out, "\\", 1);
    if (c >= 0x20) {
      batch_put(out, text, 1);
      continue;
    }
    int length = snprintf(escape, sizeof escape, "\\u%04x", c);
    batch_put(out, escape, (size_t)length);
  }
  batch_put(out, "\"", 1);
}

static void put_key(batch_out *out, const char *name, const char *part) {
  batch_put_text(out, "\"");
  batch_put_text(out, name);
  batch_put_text(out, part);
  batch_put_text(out, "\": ");
}

static void put_value(batch_out *out, const char *text) {
  if (text != NULL)
    put_string(out, text);
  else
    batch_put_text(out, "null");
}

static void put_pair(batch_out *out, const char *name, const char *part, const char *value) {
  put_key(out, name, part);
  put_value(out, value);
  batch_put_text(out, ", ");
}

static void put_answer(batch_out *out, const char *name, const batch_answer *answer) {
  put_pair(out, name, "", answer->outcome);
  put_pair(out, name, ".status", answer->status);
  put_pair(out, name, ".rule", answer->rule);
  put_key(out, name, ".needs");
  batch_put_text(out, "[");
  for (uint32_t i = 0; i < answer->needs_count; i++) {
    if (i > 0) batch_put_text(out, ", ");
    put_string(out, answer->needs[i]);
  }
  batch_put_text(out, "], ");
}

/* ---- a case ------------------------------------------------------------------------------ */

static void give_value(json_case *c, const char *name, int slot, const json_t *value) {
  batch *cases = c->run->cases;
  const char *text = facts_json_text(c->scratch, value);
  if (text == NULL)
    batch_fault(cases, DIAG_E201,
                "%s: a fact is a string, a number, true, false, null or a list of strings", name);
  else if (json_is_string(value) && json_string_length(value) == 0)
    batch_fault(cases, DIAG_E201, "%s: an empty text; what is not known is null or left out", name);
  else
    batch_give(cases, (uint32_t)slot, text, strlen(text));
}

static void give_object(json_case *c, const json_t *object) {
  batch_run *run = c->run;
  const char *name;
  json_t *value;
  json_object_foreach((json_t *)(uintptr_t)object, name, value) {
    batch_name found = batch_name_of(run, name);
    if (found.slot >= 0)
      give_value(c, name, found.slot, value);
    else if (found.slot == BATCH_CLASH)
      batch_stop(run, EXIT_USAGE, DIAG_E123, "%s:%llu: %s", run->in_path,
                 (unsigned long long)c->line, found.fault);
    else if (found.slot == BATCH_MISTAKE)
      batch_fault(run->cases, DIAG_E120, "%s", found.fault);
  }
}

/* The object as it was written, up to its closing brace; any other line as a text. */
static void put_input(json_case *c, const char *text, size_t length, const json_t *object) {
  batch_out *out = c->run->out;
  if (object == NULL) {
    batch_put_text(out, "{\"input\": ");
    put_string(out, diag_visible(c->scratch, text, length));
    batch_put_text(out, ", ");
    return;
  }
  while (length > 0 && text[length - 1] != '}') length--;
  length--;
  while (length > 0 && strchr(" \t\r", text[length - 1]) != NULL) length--;
  batch_put(out, text, length);
  if (json_object_size(object) > 0) batch_put_text(out, ", ");
}

static void put_answers(json_case *c) {
  batch_run *run = c->run;
  const model *m = run->tables->model;
  const batch_answer *answers = batch_decide(run->cases);
  const char *faults = batch_faults(run->cases);
  for (uint32_t i = 0; i < m->decisions.count; i++)
    put_answer(run->out, m->decisions.items[i]->name, &answers[i]);
  put_key(run->out, "error", "");
  put_value(run->out, faults != NULL ? diag_visible(c->scratch, faults, strlen(faults)) : NULL);
  batch_put_text(run->out, "}\n");
}

static json_t *read_object(json_case *c, const char *text, size_t length, const char **odd) {
  json_error_t error;
  textbuf quoted = facts_quote_numbers(c->scratch, text, length, odd);
  json_t *root = json_loadb(quoted.text, quoted.length, JSON_REJECT_DUPLICATES, &error);
  if (root != NULL && json_is_object(root)) return root;
  batch_fault(c->run->cases, DIAG_E101, "not one JSON object of facts%s%s",
              root == NULL ? ": " : "", root == NULL ? error.text : "");
  if (root != NULL) json_decref(root);
  return NULL;
}

static bool is_blank(const char *text, size_t length) {
  for (size_t i = 0; i < length; i++)
    if (strchr(" \t\r", text[i]) == NULL || text[i] == '\0') return false;
  return true;
}

/* `text' ends with a NUL. */
static void decide_line(json_case *c, const char *text, size_t length) {
  batch_run *run = c->run;
  if (is_blank(text, length)) {
    batch_put(run->out, "\n", 1);
    return;
  }
  batch_begin(run->cases);
  const char *odd;
  json_t *object = read_object(c, text, length, &odd);
  if (object != NULL) give_object(c, object);
  if (object != NULL && odd != NULL && batch_faults(run->cases) == NULL)
    batch_fault(run->cases, DIAG_E101, "`%s' is not a number as JSON writes them", odd);
  if (run->stopped == 0) {
    put_input(c, text, length, odd == NULL ? object : NULL);
    put_answers(c);
    batch_count(run, c->line);
  }
  json_decref(object);
}

/* ---- the file ---------------------------------------------------------------------------- */

static void next_line(json_case *c, char *text, size_t length) {
  c->line++;
  if (c->line % JSON_SCRATCH_LINES == 0) {
    arena_free(c->scratch);
    c->scratch = arena_new();
  }
  text[length] = '\0';
  decide_line(c, text, length);
}

/* All lines that are complete; keeps the rest at the beginning of the bytes. */
static void use_lines(json_case *c) {
  size_t from = 0;
  while (c->run->stopped == 0) {
    char *feed = memchr(c->bytes + from, '\n', c->length - from);
    if (feed == NULL) break;
    next_line(c, c->bytes + from, (size_t)(feed - c->bytes) - from);
    from = (size_t)(feed - c->bytes) + 1;
  }
  memmove(c->bytes, c->bytes + from, c->length - from);
  c->length -= from;
  if (c->length > BATCH_MAX_CELL && c->run->stopped == 0)
    batch_stop(c->run, EXIT_USAGE, DIAG_E101,
               "%s:%llu: a line of more than 1 MiB; every case is one line", c->run->in_path,
               (unsigned long long)c->line + 1);
}

void batch_json(batch_run *run) {
  static const char mark[] = "\xEF\xBB\xBF";
  json_case c = { .run = run, .scratch = arena_new() };
  size_t got;
  bool first = true;
  c.bytes = arena_alloc(run->arena, BATCH_MAX_CELL + BATCH_CHUNK + 1);
  while (run->stopped == 0 && (got = batch_read(run, c.bytes + c.length, BATCH_CHUNK)) > 0) {
    c.length += got;
    if (first && c.length >= 3 && memcmp(c.bytes, mark, 3) == 0) {
      memmove(c.bytes, c.bytes + 3, c.length - 3);
      c.length -= 3;
    }
    first = false;
    use_lines(&c);
  }
  if (run->stopped == 0 && c.length > 0) next_line(&c, c.bytes, c.length);
  if (run->stopped == 0) batch_warn_passing(run);
  arena_free(c.scratch);
}
