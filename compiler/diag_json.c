/* diag_json.c -- diagnostics for other programs: JSON, and SARIF 2.1.0 for code review tools.
 *
 * The list is already sorted.  Says nothing that the text form does not say.
 */
#include "diag.h"

#include <jansson.h>
#include <string.h>

/* A JSON string; hidden characters stay readable and what is not UTF-8 never gets through. */
static json_t *text_of(const diags *sink, const char *text) {
  if (text == NULL) return json_null();
  json_t *string = json_string(text); /* NULL when it is not UTF-8 */
  return string != NULL ? string : json_string(diag_visible(sink->arena, text, strlen(text)));
}

static json_t *number_of(uint32_t number) { return json_integer((json_int_t)number); }

static const source *source_of(const diags *sink, span at) {
  const sources *all = sink->sources;
  return all == NULL || at.file >= all->files.count ? NULL : &all->files.items[at.file];
}

static const char *severity_name(diag_severity severity) {
  return severity == DIAG_ERROR ? "error" : "warning";
}

static void dump(json_t *tree, FILE *out) {
  json_dumpf(tree, out, JSON_INDENT(2));
  fputc('\n', out);
  json_decref(tree);
}

/* ---- JSON -------------------------------------------------------------------------------- */

/* Adds file, line, column, end_line and end_column; null when there is no place. */
static void place_set(json_t *object, const diags *sink, span at) {
  const source *s = source_of(sink, at);
  if (s == NULL) {
    json_object_set_new(object, "file", json_null());
    return;
  }
  const line_column begin = source_line_column(s, at.begin), end = source_line_column(s, at.end);
  json_object_set_new(object, "file", text_of(sink, s->path));
  json_object_set_new(object, "line", number_of(begin.line));
  json_object_set_new(object, "column", number_of(begin.column));
  json_object_set_new(object, "end_line", number_of(end.line));
  json_object_set_new(object, "end_column", number_of(end.column));
}

static json_t *placed_text(const diags *sink, const diag_place *place) {
  json_t *object = json_object();
  place_set(object, sink, place->at);
  json_object_set_new(object, "text", text_of(sink, place->text));
  return object;
}

static json_t *texts(const diags *sink, const char *const *items, uint32_t count) {
  json_t *list = json_array();
  for (uint32_t i = 0; i < count; i++) json_array_append_new(list, text_of(sink, items[i]));
  return list;
}

static json_t *json_diag(const diags *sink, const diag *d) {
  json_t *object = json_object(), *related = json_array();
  json_object_set_new(object, "code", json_string(diag_code_name(d->code)));
  json_object_set_new(object, "severity", json_string(severity_name(d->severity)));
  json_object_set_new(object, "title", text_of(sink, diag_code_title(d->code)));
  place_set(object, sink, d->at);
  json_object_set_new(object, "message", text_of(sink, d->message));
  for (uint32_t i = 0; i < d->related.count; i++)
    json_array_append_new(related, placed_text(sink, &d->related.items[i]));
  json_object_set_new(object, "related", related);
  json_object_set_new(object, "notes", texts(sink, d->notes.items, d->notes.count));
  json_object_set_new(object, "choices", texts(sink, d->choices.items, d->choices.count));
  json_object_set_new(object, "hint", text_of(sink, d->hint));
  json_object_set_new(object, "fix",
                      d->fix.text == NULL ? json_null() : placed_text(sink, &d->fix));
  return object;
}

void diags_print_json(const diags *sink, FILE *out) {
  json_t *tree = json_object(), *list = json_array();
  for (uint32_t i = 0; i < sink->list.count; i++)
    json_array_append_new(list, json_diag(sink, sink->list.items[i]));
  json_object_set_new(tree, "diagnostics", list);
  json_object_set_new(tree, "errors", number_of(sink->errors));
  json_object_set_new(tree, "warnings", number_of(sink->warnings));
  json_object_set_new(tree, "more", number_of(diags_surplus(sink)));
  dump(tree, out);
}

/* ---- SARIF ------------------------------------------------------------------------------- */

static json_t *message_of(const diags *sink, const char *text) {
  json_t *object = json_object();
  json_object_set_new(object, "text", text_of(sink, text));
  return object;
}

/* A path as a URI reference: absolute ones as file URIs, unusual bytes percent-encoded. */
static json_t *uri_of(const diags *sink, const char *path) {
  static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  textbuf uri = { sink->arena, NULL, 0, 0 };
  textbuf_add(&uri, "%s", *path == '/' ? "file://" : "");
  for (; *path != '\0'; path++) {
    if (strchr(plain, *path) != NULL)
      textbuf_add_bytes(&uri, path, 1);
    else
      textbuf_add(&uri, "%%%02X", (unsigned)(unsigned char)*path);
  }
  json_t *location = json_object();
  json_object_set_new(location, "uri", json_string(uri.text));
  return location;
}

static json_t *region_of(const source *s, span at) {
  const line_column begin = source_line_column(s, at.begin), end = source_line_column(s, at.end);
  json_t *region = json_object();
  json_object_set_new(region, "startLine", number_of(begin.line));
  json_object_set_new(region, "startColumn", number_of(begin.column));
  json_object_set_new(region, "endLine", number_of(end.line));
  json_object_set_new(region, "endColumn", number_of(end.column));
  return region;
}

static json_t *location_of(const diags *sink, span at, const char *text) {
  const source *s = source_of(sink, at);
  json_t *location = json_object(), *physical = json_object();
  if (s == NULL) {
    json_decref(physical);
    return location;
  }
  json_object_set_new(physical, "artifactLocation", uri_of(sink, s->path));
  json_object_set_new(physical, "region", region_of(s, at));
  json_object_set_new(location, "physicalLocation", physical);
  if (text != NULL) json_object_set_new(location, "message", message_of(sink, text));
  return location;
}

/* Everything the text form says besides the places. */
static const char *whole_message(const diags *sink, const diag *d) {
  textbuf b = { sink->arena, NULL, 0, 0 };
  textbuf_add(&b, "%s", d->message);
  for (uint32_t i = 0; i < d->notes.count; i++) textbuf_add(&b, "\n%s", d->notes.items[i]);
  for (uint32_t i = 0; i < d->choices.count; i++)
    textbuf_add(&b, "\n%u. %s", i + 1, d->choices.items[i]);
  if (d->hint != NULL) textbuf_add(&b, "\nhint: %s", d->hint);
  return b.text;
}

static json_t *sarif_fixes(const diags *sink, const diag *d) {
  const source *s = source_of(sink, d->fix.at);
  json_t *replacement = json_object(), *change = json_object(), *fix = json_object();
  json_object_set_new(replacement, "deletedRegion", region_of(s, d->fix.at));
  json_object_set_new(replacement, "insertedContent", message_of(sink, d->fix.text));
  json_t *replacements = json_array(), *changes = json_array(), *fixes = json_array();
  json_array_append_new(replacements, replacement);
  json_object_set_new(change, "artifactLocation", uri_of(sink, s->path));
  json_object_set_new(change, "replacements", replacements);
  json_array_append_new(changes, change);
  json_object_set_new(fix, "artifactChanges", changes);
  json_array_append_new(fixes, fix);
  return fixes;
}

static json_t *sarif_result(const diags *sink, const diag *d) {
  json_t *result = json_object();
  json_object_set_new(result, "ruleId", json_string(diag_code_name(d->code)));
  json_object_set_new(result, "ruleIndex", number_of((uint32_t)d->code));
  json_object_set_new(result, "level", json_string(severity_name(d->severity)));
  json_object_set_new(result, "message", message_of(sink, whole_message(sink, d)));
  json_t *locations = json_array(), *related = json_array();
  if (source_of(sink, d->at) != NULL)
    json_array_append_new(locations, location_of(sink, d->at, NULL));
  for (uint32_t i = 0; i < d->related.count; i++)
    json_array_append_new(related,
                          location_of(sink, d->related.items[i].at, d->related.items[i].text));
  json_object_set_new(result, "locations", locations);
  json_object_set_new(result, "relatedLocations", related);
  if (d->fix.text != NULL && source_of(sink, d->fix.at) != NULL)
    json_object_set_new(result, "fixes", sarif_fixes(sink, d));
  return result;
}

static json_t *sarif_rules(const diags *sink) {
  json_t *rules = json_array();
  for (unsigned i = 0; i < DIAG_CODE_COUNT; i++) {
    const diag_code code = (diag_code)i;
    json_t *rule = json_object();
    json_object_set_new(rule, "id", json_string(diag_code_name(code)));
    json_object_set_new(rule, "shortDescription", message_of(sink, diag_code_title(code)));
    json_object_set_new(rule, "fullDescription", message_of(sink, diag_code_page(code)));
    json_array_append_new(rules, rule);
  }
  return rules;
}

void diags_print_sarif(const diags *sink, FILE *out) {
  json_t *driver = json_object(), *tool = json_object(), *run = json_object();
  json_t *results = json_array(), *runs = json_array(), *tree = json_object();
  json_object_set_new(driver, "name", json_string("polc"));
  json_object_set_new(driver, "rules", sarif_rules(sink));
  json_object_set_new(tool, "driver", driver);
  for (uint32_t i = 0; i < sink->list.count; i++)
    json_array_append_new(results, sarif_result(sink, sink->list.items[i]));
  json_object_set_new(run, "tool", tool);
  json_object_set_new(run, "columnKind", json_string("unicodeCodePoints"));
  json_object_set_new(run, "results", results);
  json_array_append_new(runs, run);
  json_object_set_new(tree, "$schema",
                      json_string("https://json.schemastore.org/sarif-2.1.0.json"));
  json_object_set_new(tree, "version", json_string("2.1.0"));
  json_object_set_new(tree, "runs", runs);
  dump(tree, out);
}
