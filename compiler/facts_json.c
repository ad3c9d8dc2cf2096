/* facts_json.c -- a JSON object of facts.
 *
 * Numbers must never pass through a float, and the JSON library has nothing else for decimals; so
 * number tokens are put in quotes first and reach the library, and then facts.c, as text.
 */
#include "facts.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>

enum { FACTS_MAX_BYTES = 1 << 20 };

/* `text' ends with a NUL at its end. */
static bool begins_number(const char *text) {
  return (*text >= '0' && *text <= '9') || (*text != '\0' && strchr("+-.", *text) != NULL) ||
         strncmp(text, "NaN", 3) == 0 || strncmp(text, "Infinity", 8) == 0;
}

/* Also what some programs write for numbers that JSON does not have: NaN, Infinity, 0x10. */
static bool in_number(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c != '\0' && strchr("+-._", c) != NULL);
}

static size_t digits(const char *text) { return strspn(text, "0123456789"); }

/* Whether a token is what JSON calls a number. */
static bool is_json_number(const char *token) {
  const char *p = token + (*token == '-');
  size_t whole = digits(p);
  if (whole == 0 || (whole > 1 && *p == '0')) return false;
  p += whole;
  if (*p == '.') {
    if (digits(p + 1) == 0) return false;
    p += 1 + digits(p + 1);
  }
  if (*p == 'e' || *p == 'E') {
    p += 1 + (p[1] == '+' || p[1] == '-');
    if (digits(p) == 0) return false;
    p += digits(p);
  }
  return *p == '\0';
}

static size_t string_end(const char *text, size_t length, size_t from) {
  for (from++; from < length && text[from] != '"'; from++)
    if (text[from] == '\\') from++;
  return from < length ? from + 1 : length;
}

textbuf facts_quote_numbers(arena *a, const char *text, size_t length, const char **odd) {
  textbuf b = { .arena = a };
  size_t copied = 0;
  *odd = NULL;
  for (size_t i = 0; i < length;) {
    if (text[i] == '"') {
      i = string_end(text, length, i);
      continue;
    }
    if (!begins_number(text + i)) {
      i++;
      continue;
    }
    size_t end = i;
    while (end < length && in_number(text[end])) end++;
    char *token = arena_strndup(a, text + i, end - i);
    if (*odd == NULL && !is_json_number(token)) *odd = token;
    textbuf_add_bytes(&b, text + copied, i - copied);
    textbuf_add(&b, "\"%s\"", token);
    copied = i = end;
  }
  textbuf_add_bytes(&b, text + copied, length - copied);
  return b;
}

static const char *array_text(arena *a, const json_t *array) {
  textbuf b = { .arena = a };
  size_t index;
  json_t *item;
  textbuf_add(&b, "{");
  json_array_foreach(array, index, item) {
    if (!json_is_string(item) || strpbrk(json_string_value(item), ",;{}") != NULL) return NULL;
    textbuf_add(&b, "%s%s", index > 0 ? "," : "", json_string_value(item));
  }
  textbuf_add(&b, "}");
  return b.text;
}

const char *facts_json_text(arena *a, const json_t *value) {
  if (json_is_null(value)) return "";
  if (json_is_boolean(value)) return json_is_true(value) ? "true" : "false";
  if (json_is_string(value)) return json_string_length(value) > 0 ? json_string_value(value) : " ";
  return json_is_array(value) ? array_text(a, value) : NULL;
}

static bool set_all(arena *a, case_facts *facts, const json_t *object, diags *sink) {
  const char *name;
  json_t *value;
  bool fine = true;
  json_object_foreach((json_t *)(uintptr_t)object, name, value) {
    const char *text = facts_json_text(a, value);
    if (text == NULL) {
      diag_add(sink, DIAG_E201, SPAN_NONE,
               "%s: a fact is a string, a number, true, false, null or a list of strings", name);
      fine = false;
    } else {
      fine &= facts_set(a, facts, name, arena_strdup(a, text), sink);
    }
  }
  return fine;
}

static bool parse_facts(arena *a, case_facts *facts, const char *path, const char *text,
                        size_t length, diags *sink) {
  json_error_t error;
  const char *odd; /* facts.c says what is wrong with it */
  size_t mark = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0; /* some editors' */
  textbuf quoted = facts_quote_numbers(a, text + mark, length - mark, &odd);
  json_t *root = json_loadb(quoted.text, quoted.length, JSON_REJECT_DUPLICATES, &error);
  if (root == NULL) {
    diag_add(sink, DIAG_E101, SPAN_NONE, "%s:%d: not a JSON object of facts: %s", path, error.line,
             error.text);
    return false;
  }
  bool fine = json_is_object(root);
  if (!fine)
    diag_add(sink, DIAG_E101, SPAN_NONE, "%s: facts are one JSON object, {\"fact\": value, ...}",
             path);
  fine = fine && set_all(a, facts, root, sink);
  json_decref(root);
  return fine;
}

bool facts_read_json(arena *a, case_facts *facts, const char *path, diags *sink) {
  FILE *in = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
  if (in == NULL) {
    diag_add(sink, DIAG_E100, SPAN_NONE, "cannot read %s: %s", path, strerror(errno));
    return false;
  }
  char *text = arena_alloc(a, FACTS_MAX_BYTES + 1);
  size_t length = fread(text, 1, FACTS_MAX_BYTES + 1, in);
  bool failed = ferror(in) != 0;
  const char *why = failed ? arena_strdup(a, strerror(errno)) : "more than 1 MiB of facts";
  if (in != stdin) fclose(in);
  if (!failed && length <= FACTS_MAX_BYTES) return parse_facts(a, facts, path, text, length, sink);
  diag_add(sink, DIAG_E100, SPAN_NONE, "cannot read %s: %s", path, why);
  return false;
}
