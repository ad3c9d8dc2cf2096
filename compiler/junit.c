/* junit.c -- test results as JUnit XML, written through libxml2.
 *
 * Knows nothing of policies.
 */
#include "junit.h"

#include "diag.h"

#include <libxml/xmlwriter.h>
#include <stdlib.h>
#include <string.h>

/* A call on a memory buffer fails only for want of memory; then it goes as with an arena. */
static void insist(bool fine) {
  if (fine) return;
  fputs("polc: internal error: out of memory\n", stderr);
  exit(3);
}

/* BAD_CAST would take the const away. */
static const xmlChar *chars(const char *text) { return (const xmlChar *)text; }

/* Of what a source may hold, XML has no place for two characters: U+FFFE and U+FFFF, EF BF BE and
 * EF BF BF in UTF-8.  They become U+FFFD, which says that something was there. */
static const char *allowed(arena *a, const char *text) {
  char *copy = arena_strdup(a, text);
  for (char *p = copy; (p = strstr(p, "\xEF\xBF")) != NULL; p += 2)
    if (p[2] == '\xBE' || p[2] == '\xBF') p[2] = '\xBD';
  return copy;
}

static void open_element(xmlTextWriterPtr w, const char *name) {
  insist(xmlTextWriterStartElement(w, chars(name)) >= 0);
}

static void close_element(xmlTextWriterPtr w) { insist(xmlTextWriterEndElement(w) >= 0); }

static void add_text(xmlTextWriterPtr w, const char *name, const char *text) {
  insist(xmlTextWriterWriteAttribute(w, chars(name), chars(text)) >= 0);
}

static void add_count(xmlTextWriterPtr w, const char *name, uint32_t count) {
  insist(xmlTextWriterWriteFormatAttribute(w, chars(name), "%u", (unsigned)count) >= 0);
}

static uint32_t failed_count(const junit_suite *s) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < s->cases.count; i++) count += s->cases.items[i].failure != NULL;
  return count;
}

static void write_counts(xmlTextWriterPtr w, uint32_t tests, uint32_t failures, uint32_t errors) {
  add_count(w, "tests", tests);
  add_count(w, "failures", failures);
  add_count(w, "errors", errors);
}

static void write_case(xmlTextWriterPtr w, arena *a, const junit_suite *s, const junit_case *c) {
  open_element(w, "testcase");
  add_text(w, "classname", s->name);
  add_text(w, "name", allowed(a, c->name));
  if (c->failure != NULL) {
    open_element(w, s->broken ? "error" : "failure");
    add_text(w, "message", allowed(a, c->failure));
    insist(xmlTextWriterWriteString(w, chars(allowed(a, c->details))) >= 0);
    close_element(w);
  }
  close_element(w);
}

static void write_properties(xmlTextWriterPtr w, const junit_suite *s) {
  if (s->properties.count == 0) return;
  open_element(w, "properties");
  for (uint32_t i = 0; i < s->properties.count; i++) {
    open_element(w, "property");
    add_text(w, "name", s->properties.items[i].name);
    add_text(w, "value", s->properties.items[i].value);
    close_element(w);
  }
  close_element(w);
}

static void write_suite(xmlTextWriterPtr w, arena *a, const junit_suite *s) {
  uint32_t failed = failed_count(s);
  open_element(w, "testsuite");
  add_text(w, "name", s->name);
  write_counts(w, s->cases.count, s->broken ? 0 : failed, s->broken ? failed : 0);
  write_properties(w, s);
  for (uint32_t i = 0; i < s->cases.count; i++) write_case(w, a, s, &s->cases.items[i]);
  close_element(w);
}

static void write_suites(xmlTextWriterPtr w, arena *a, const junit_suite *suites, uint32_t count) {
  uint32_t tests = 0, failures = 0, errors = 0;
  for (uint32_t i = 0; i < count; i++) {
    tests += suites[i].cases.count;
    *(suites[i].broken ? &errors : &failures) += failed_count(&suites[i]);
  }
  open_element(w, "testsuites");
  add_text(w, "name", "polc test");
  write_counts(w, tests, failures, errors);
  for (uint32_t i = 0; i < count; i++) write_suite(w, a, &suites[i]);
  close_element(w);
}

const char *junit_text(arena *a, const junit_suite *suites, uint32_t count) {
  xmlBufferPtr buffer = xmlBufferCreate();
  insist(buffer != NULL);
  xmlTextWriterPtr w = xmlNewTextWriterMemory(buffer, 0);
  insist(w != NULL);
  insist(xmlTextWriterSetIndent(w, 1) >= 0 && xmlTextWriterSetIndentString(w, chars("  ")) >= 0);
  insist(xmlTextWriterStartDocument(w, "1.0", "UTF-8", NULL) >= 0);
  write_suites(w, a, suites, count);
  insist(xmlTextWriterEndDocument(w) >= 0);
  xmlFreeTextWriter(w);
  const char *text = arena_strdup(a, (const char *)xmlBufferContent(buffer));
  xmlBufferFree(buffer);
  return text;
}
