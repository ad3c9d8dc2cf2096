/* test_parse.c -- from bytes to the syntax tree: productions, messages, recovery, hostile input.
 *
 * Judges no policy.  Trees are compared with the .tree files in tests/fixtures, which are what
 * node_dump writes.
 */
#include "ast.h"
#include "parse.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#define HEAD "policy p \"P\" { language 1 }\n"

/* ---- one parse --------------------------------------------------------------------------- */

typedef struct run {
  arena *arena;
  sources all;
  diags sink;
  const node *tree; /* NULL when the source was refused */
} run;

static run *run_bytes(const char *text, size_t length) {
  run *r = calloc(1, sizeof *r);
  assert_non_null(r);
  r->arena = arena_new();
  r->all.arena = r->sink.arena = r->arena;
  r->sink.sources = &r->all;
  uint32_t file;
  if (source_add(&r->all, &r->sink, "x.pol", text, length, &file))
    r->tree = parse_source(r->arena, &r->all, file, &r->sink);
  return r;
}

static run *run_text(const char *text) { return run_bytes(text, strlen(text)); }

static void run_end(run *r) {
  arena_free(r->arena);
  free(r);
}

static char *tree_text(const run *r) {
  char *text = NULL;
  size_t length;
  FILE *out = open_memstream(&text, &length);
  assert_non_null(out);
  node_dump(r->tree, out);
  fclose(out);
  return text;
}

static char *printed(run *r, diag_format format) {
  char *text = NULL;
  size_t length;
  FILE *out = open_memstream(&text, &length);
  assert_non_null(out);
  diags_print(&r->sink, out, format, false);
  fclose(out);
  return text;
}

/* "E101 2:5, E102 3:1": every diagnostic, in order of place. */
static const char *findings(run *r) {
  textbuf b = { r->arena, NULL, 0, 0 };
  char *shown = printed(r, DIAG_TEXT); /* sorts */
  free(shown);
  textbuf_add_bytes(&b, "", 0);
  for (uint32_t i = 0; i < r->sink.list.count; i++) {
    const diag *d = r->sink.list.items[i];
    const bool placed = d->at.file < r->all.files.count;
    const line_column at = placed ? source_line_column(&r->all.files.items[d->at.file], d->at.begin)
                                  : (line_column){ 0, 0 };
    textbuf_add(&b, "%s%s %u:%u", i == 0 ? "" : ", ", diag_code_name(d->code), at.line, at.column);
  }
  return b.text;
}

static void expect_findings(const char *text, const char *wanted) {
  run *r = run_text(text);
  const char *found = findings(r);
  if (strcmp(found, wanted) != 0) {
    char *all = printed(r, DIAG_TEXT);
    print_error("%s\n---\n%s---\n", text, all);
    free(all);
  }
  assert_string_equal(found, wanted);
  run_end(r);
}

/* The whole text form. */
static void expect_message(const char *text, const char *wanted) {
  run *r = run_text(text);
  char *found = printed(r, DIAG_TEXT);
  assert_string_equal(found, wanted);
  free(found);
  run_end(r);
}

/* Somewhere in the text form. */
static void expect_words(const char *text, const char *wanted) {
  run *r = run_text(text);
  char *found = printed(r, DIAG_TEXT);
  if (strstr(found, wanted) == NULL) print_error("%s\n---\n%s", text, found);
  assert_non_null(strstr(found, wanted));
  free(found);
  run_end(r);
}

static void expect_clean(const char *text) { expect_findings(text, ""); }

/* ---- fixtures ---------------------------------------------------------------------------- */

static char *fixture(const char *name, size_t *length) {
  char path[1024];
  snprintf(path, sizeof path, POLC_SOURCE "/tests/fixtures/%s", name);
  FILE *in = fopen(path, "rb");
  assert_non_null(in);
  char *text = calloc(1, 1 << 20);
  assert_non_null(text);
  *length = fread(text, 1, (1 << 20) - 1, in);
  fclose(in);
  return text;
}

static void expect_tree(const char *policy, const char *tree) {
  size_t length;
  char *text = fixture(policy, &length);
  run *r = run_bytes(text, length);
  assert_string_equal(findings(r), "");
  char *found = tree_text(r);
  free(text);
  text = fixture(tree, &length);
  assert_string_equal(found, text);
  free(found);
  free(text);
  run_end(r);
}

static void policy_100(void **state) {
  (void)state;
  expect_tree("policy100_sketch.pol", "policy100_sketch.tree");
}

static void cpap(void **state) {
  (void)state;
  expect_tree("cpap_sketch.pol", "cpap_sketch.tree");
}

static void every_production(void **state) {
  (void)state;
  expect_tree("productions.pol", "productions.tree");
}

/* Every beginning of a policy is refused or read, and nothing worse happens. */
static void truncation(void **state) {
  (void)state;
  size_t length;
  char *text = fixture("policy100_sketch.pol", &length);
  for (size_t cut = 0; cut < length; cut++) { /* each byte: it takes a few seconds */
    run *r = run_bytes(text, cut);
    assert_non_null(r->tree);
    assert_int_equal(r->tree->kind, NODE_FILE);
    assert_true(r->sink.errors <= 2);
    run_end(r);
  }
  free(text);
}

/* One byte deleted or replaced anywhere: a few messages, no cascade. */
static void single_slips(void **state) {
  (void)state;
  size_t length;
  char *text = fixture("productions.pol", &length);
  const char *slips = "}\"(x#\n`";
  for (size_t at = 0; at < length; at += 3) {
    const char was = text[at];
    if ((unsigned char)was >= 0x80)
      continue; /* half a character is refused, which is another test */
    text[at] = slips[at / 3 % strlen(slips)];
    run *r = run_bytes(text, length);
    assert_non_null(r->tree);
    assert_true(r->sink.errors <= 8);
    run_end(r);
    text[at] = was;
  }
  free(text);
}

static void kinds_have_names(void **state) {
  (void)state;
  for (unsigned kind = 0; kind < NODE_KIND_COUNT; kind++)
    assert_non_null(node_kind_name((node_kind)kind));
}

/* ---- words and names --------------------------------------------------------------------- */

enum { TOKENS = 200 };

static void words_are_found(void **state) {
  (void)state;
  unsigned reserved = 0, unreserved = 0;
  for (int kind = 3; kind < TOKENS; kind++) {
    if (!pol_is_reserved(kind) && !pol_is_unreserved(kind)) continue;
    const char *word = pol_token_name(kind);
    assert_int_equal(pol_keyword(word, strlen(word)), kind);
    reserved += pol_is_reserved(kind) ? 1 : 0;
    unreserved += pol_is_unreserved(kind) ? 1 : 0;
  }
  assert_true(reserved > 30 && unreserved > 50);
  assert_int_equal(pol_keyword("ad", 2), 0);
  assert_int_equal(pol_keyword("adds", 4), 0);
  assert_int_equal(pol_keyword("text_", 5), 0);
}

static void contextual_words_are_names(void **state) {
  (void)state;
  for (int kind = 3; kind < TOKENS; kind++) {
    if (!pol_is_unreserved(kind)) continue;
    const char *w = pol_token_name(kind);
    run *r = run_text("");
    expect_clean(arena_printf(
        r->arena,
        HEAD "fact %s : one of { %s, b }\nrule %s for d when %s is %s and not %s then x exception "
             "to %s\ntable t for d by %s { %s, any => x }\n"
             "test \"t\" { given `%s` in { %s } expect %s is x by %s }\n",
        w, w, w, w, w, w, w, w, w, w, w, w, w));
    run_end(r);
  }
}

static void common_nouns_are_names(void **state) {
  (void)state;
  const char *nouns[] = { "test",     "text",    "code",      "date",      "label",    "none",
                          "number",   "source",  "reference", "related",   "policies", "language",
                          "evidence", "finding", "article",   "statement", "type",     "count",
                          "percent",  "first",   "reading",   "weeks",     "days" };
  for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++) {
    run *r = run_text("");
    expect_clean(arena_printf(r->arena,
                              HEAD "type %s is one of { %s }\nfact %s : %s\nrule r when %s\n"
                                   "test \"t\" { given %s expect d is %s }\n",
                              nouns[i], nouns[i], nouns[i], nouns[i], nouns[i], nouns[i],
                              nouns[i]));
    run_end(r);
  }
}

static void reserved_words_are_refused(void **state) {
  (void)state;
  expect_message(HEAD "fact when : yes_no\n",
                 "x.pol:2:6: error[E104]: found `when', expected a name\n"
                 "    2 | fact when : yes_no\n"
                 "      |      ^^^^\n"
                 "      = `when' is a word of the language\n"
                 "  hint: if it is meant as a name, write it in backquotes: `when`\n");
  expect_words(HEAD "rule for d\n", "`for' is a word of the language");
  expect_clean(HEAD "fact `when` : yes_no\nrule r when `when` then x\n");
}

static void wrong_case(void **state) {
  (void)state;
  expect_message(HEAD "fact Indication : yes_no\n",
                 "x.pol:2:6: error[E101]: `Indication' is no name; names are written in small "
                 "letters\n"
                 "    2 | fact Indication : yes_no\n"
                 "      |      ^^^^^^^^^^\n"
                 "  hint: did you mean `indication'?\n");
  expect_words(HEAD "fact patientGroup : yes_no\n", "did you mean `patient_group'?");
  expect_words(HEAD "fact Patient_Group : yes_no\n", "did you mean `patient_group'?");
  expect_words(HEAD "rule r When a then b\n", "did you mean `when'?");
  expect_findings(HEAD "rule r when Not a then b\n", "E101 2:13");
}

static void long_names(void **state) {
  (void)state;
  const size_t length = 1 << 20;
  char *text = malloc(length + 64);
  assert_non_null(text);
  const size_t head = (size_t)snprintf(text, 64, "%sfact ", HEAD);
  memset(text + head, 'a', length);
  snprintf(text + head + length, 16, " : yes_no\n");
  expect_findings(text, "E111 2:6");
  run *r = run_text(text);
  char *shown = printed(r, DIAG_TEXT);
  assert_true(strlen(shown) < 500);
  free(shown);
  run_end(r);
  free(text);
}

/* ---- texts and numbers ------------------------------------------------------------------- */

static void text_blocks(void **state) {
  (void)state;
  run *r = run_text(HEAD "text t in \"S\" \"\"\"\r\n\t  a\r\n\t    b\r\n\r\n\t  c\r\n  \"\"\"\n"
                         "text u in \"S\" \"\"\"one\n  two\n    three\"\"\"\n"
                         "text v in \"S\" \"\"\"\"\"\"\n"
                         "text w in \"S\" \"\"\"\n\"\"\"\n");
  assert_string_equal(findings(r), "");
  const char *wanted[] = { "a\n  b\n\nc", "one\ntwo\n  three", "", "" };
  for (unsigned i = 0; i < 4; i++)
    assert_string_equal(node_at(node_at(r->tree, i + 1), 1)->text, wanted[i]);
  run_end(r);
}

static void texts(void **state) {
  (void)state;
  expect_findings(HEAD "rule r because \"a\\tb\"\n", "E105 2:18");
  expect_findings(HEAD "rule r because \"open\n  cite S1\nrule q\n", "E103 2:16");
  expect_findings(HEAD "rule r because \"open\\\n", "E103 2:16");
  expect_findings(HEAD "text t in \"S\" \"\"\"\nnever closed\nrule r\n", "E103 2:15");
  run *r = run_text("");
  char *text = arena_alloc(r->arena, 6000);
  memset(text, 'a', 4001);
  expect_findings(arena_printf(r->arena, HEAD "rule r because \"%s\"\n", text), "E111 2:16");
  run_end(r);
}

static void numbers(void **state) {
  (void)state;
  expect_clean(HEAD "rule r when a < 999999999999999999\n");
  expect_findings(HEAD "rule r when a < 9999999999999999999\n", "E111 2:17");
  expect_findings(HEAD "rule r when a < 34w7d\n", "E101 2:17");
  expect_findings(HEAD "rule r when a < 34weeks and b\n", "E101 2:17");
  expect_findings(HEAD "rule r when a < 2016-1-5 and b\n", "E101 2:17");
  expect_findings(HEAD "rule r when a == 5 and b <> 3\n", "E101 2:15, E101 2:26");
}

/* ---- characters -------------------------------------------------------------------------- */

static void refused_sources(void **state) {
  (void)state;
  run *r = run_bytes("policy\0x", 8);
  assert_null(r->tree);
  assert_string_equal(findings(r), "E100 1:7");
  run_end(r);
  expect_findings("policy \xC3(", "E100 1:8");
  expect_findings("policy \xED\xA0\x80", "E100 1:8"); /* half a surrogate */
  expect_findings("policy \xC0\x80", "E100 1:8");     /* overlong */
  expect_findings("policy \xF5\x80\x80\x80", "E100 1:8");
  expect_findings("policy \xE2\x82", "E100 1:8");
  expect_findings(HEAD "# remark \xE2\x80\xAE\xE2\x80\xAE and \xE2\x81\xA6\n",
                  "E105 2:10, E105 2:17");
  expect_findings(HEAD "rule r because \"a\xE2\x80\x8F\"\n", "E105 2:18");
  expect_findings(HEAD "rule r because \"a\a\"\n", "E105 2:18");
  expect_findings(HEAD "rule r\rrule q\n", "E105 2:7");
  expect_words(HEAD "rule r because \"a\xE2\x80\xAE\"\n", "because \"a<U+202E>\"");
}

static void accepted_sources(void **state) {
  (void)state;
  expect_clean("\xEF\xBB\xBFpolicy p \"P\" { language 1 }\r\nrule r\r\n  when a\r\n");
  expect_clean(HEAD "rule r because \"na\xC3\xAFve \xE2\x80\x9Cquoted\xE2\x80\x9D\"\n");
  expect_clean(HEAD "# caf\xC3\xA9\n");
  expect_clean(HEAD "rule r when a\xE2\x89\xA4"
                    "3 and b \xE2\x89\xA0 4\n");
}

static void foreign_characters(void **state) {
  (void)state;
  expect_findings(HEAD "fact a\xD0\xB0 : yes_no\n", "E105 2:6"); /* Cyrillic a */
  expect_words(HEAD "fact a\xD0\xB0 : yes_no\n", "only looks like a plain letter");
  expect_words(HEAD "fact a :\xC2\xA0yes_no\n", "no-break space");
  expect_findings(HEAD "rule r because \xE2\x80\x9Cx\xE2\x80\x9D\n", "E105 2:16");
  expect_findings(HEAD "rule r when @@@@$$$$ a then b;\n", "E105 2:13, E105 2:30");
}

/* ---- messages ---------------------------------------------------------------------------- */

static void empty_files(void **state) {
  (void)state;
  expect_words("", "x.pol:1:1: error[E101]: the file holds no policy");
  expect_words("# only a remark\n", "the file holds no policy");
  expect_words("rule r\n", "a file begins with its policy; found `rule'");
}

static void near_misses(void **state) {
  (void)state;
  expect_message(HEAD "rule r when a then b\n  beause \"x\"\n",
                 "x.pol:3:3: error[E101]: found `beause', expected `because', `cite', "
                 "`exception', `then', `when' or a new item (`fact', `decision', `rule', ...)\n"
                 "    3 |   beause \"x\"\n"
                 "      |   ^^^^^^\n"
                 "  hint: did you mean `because'?\n");
  expect_words(HEAD "rul r when a then b\n", "did you mean `rule'?");
  expect_words("policy p \"P\" { lanugage 1 }\n", "did you mean `language'?");
  expect_words(HEAD "fact q : quantity step 1 rage 2 .. 3\n",
               "did you mean `range' where it says `rage'?");
}

static void missing_things(void **state) {
  (void)state;
  expect_message(HEAD "rule r when all of {\n  a is b\n  c is d,\n}\n",
                 "x.pol:3:9: error[E101]: expected `}' or `,' before `c'\n"
                 "    3 |   a is b\n"
                 "      |         ^\n"
                 "    4 |   c is d,\n"
                 "      |   -  found here\n");
  expect_words(HEAD "rule r when", "the file ends here; expected a condition");
  expect_words(HEAD "fact a : ,\n", "expected a type (");
  expect_words(HEAD "rule r when a is ,\n", "expected `not' or a value");
}

static void mixing(void **state) {
  (void)state;
  expect_message(HEAD "rule r when a is b and c or d then x\n",
                 "x.pol:2:26: error[E102]: `or' after `and' can be read in two ways\n"
                 "    2 | rule r when a is b and c or d then x\n"
                 "      |                          ^^\n"
                 "  choose one:\n"
                 "   1. (a is b and c) or d\n"
                 "   2. a is b and (c or d)\n"
                 "  hint: or write the groups as lists: all of { ..., any of { ..., ... } }\n");
  expect_findings(HEAD "rule r when a or b and c or d and e then x\nrule q when 3\n",
                  "E102 2:20, E101 3:14");
  expect_clean(HEAD "rule r when a or (b and c) or (d and not (e or f))\n");
}

static void unclosed(void **state) {
  (void)state;
  expect_findings(HEAD "rule r when all of { a, b\nrule q when c\n", "E103 2:20");
  expect_findings(HEAD "rule r when (a and b\n  then x\nrule q when )\n", "E103 2:13, E101 4:13");
  expect_findings(HEAD "revision 2016-10-01 \"R\" {\n  add rule r when a\nrule q when )\n",
                  "E103 2:25, E101 4:13");
  expect_findings(HEAD "revision 2016-10-01 \"R\" {\n  add table t by a { b => c\n", "E103 3:20");
  expect_findings("policy p \"P\" {\n  language 1\nfact a : yes_no\nrule q when )\n",
                  "E103 1:14, E101 4:13");
  expect_findings(HEAD "test \"t\" {\n  expect a is b\nfact a : yes_no\n", "E103 2:10");
}

static void several_findings(void **state) {
  (void)state;
  expect_findings("policy p \"P\" {\n  lnguage 1\n  number 7\n  language 1\n}\n"
                  "fact a : yes no\n"
                  "fact b yes_no\n"
                  "rule r for d\n  when a b\n  then x\n"
                  "table t for d by a {\n  a -> b\n  c => , d\n  d => e\n  e = f => g\n}\n"
                  "revision 2016-10-01 \"R\" {\n  add rul x\n  amend rule\n  rule q when a\n"
                  "  changes a nothin\n  extend a { b }\n}\n"
                  "test \"t\" {\n  given a b\n  expect a iz b\n  expect a is b\n}\n"
                  "rule s when x\n",
                  "E101 2:3, E101 3:10, E101 6:14, E101 7:8, E101 9:10, E101 12:5, E101 13:8, "
                  "E101 15:5, E101 18:7, E101 19:13, E101 20:3, E101 21:13, E101 25:11, "
                  "E101 26:12");
}

/* What stands between two mistakes is in the tree. */
static void tree_after_findings(void **state) {
  (void)state;
  run *r = run_text(HEAD "fact a : , yes_no\nfact b : yes_no\nrule r when\nrule q when b\n");
  char *tree = tree_text(r);
  assert_string_equal(tree, "file\n"
                            "  policy \"p\"\n    string \"P\"\n    language 1\n"
                            "  fact \"b\"\n    yes_no\n"
                            "  rule \"q\"\n    when\n      ref \"b\"\n");
  free(tree);
  run_end(r);
}

/* ---- codes, dates, spans ------------------------------------------------------------------ */

static void code_slips(void **state) {
  (void)state;
  expect_message(HEAD "codes icd10cm osa { g47.33 }\n",
                 "x.pol:2:21: error[E101]: `g47.33' is no code; codes are written with capital "
                 "letters\n"
                 "    2 | codes icd10cm osa { g47.33 }\n"
                 "      |                     ^^^^^^\n"
                 "  hint: did you mean `G47.33'?\n");
  expect_words(HEAD "codes icd10cm a { i11* }\n", "did you mean `I11*'?");
  expect_words(HEAD "codes icd10cm a { G47_33 }\n", "`G47_33' is no code");
  expect_words(HEAD "codes icd10cm a { G47/33 }\n", "`/' is no part of a code");
  expect_words(HEAD "codes icd10cm a { \"G47.33\" }\n", "codes stand without quotes");
  expect_words(HEAD "codes icd10cm a { I20 \xE2\x80\x93 I25 }\n",
               "a range of codes is written I20* .. I25*");
  expect_words(HEAD "codes icd10cm a { I20, , I25 }\n", "a code or the name of a code set");
  expect_words(HEAD "fact a : set of code \"icd\"\n", "a system of codes such as icd10cm");
  expect_findings(HEAD "codes icd10cm a { G47.33, I10\nfact b : yes_no\nrule q when )\n",
                  "E103 2:17, E101 4:13");
  expect_clean(HEAD "codes icd10cm from { I10 } codes icd10cm has { from, I11 }\n"
                    "criterion c is from has any { I10 } and has has none has\n"
                    "type codes is one of { codes, code }\n");
}

static void span_slips(void **state) {
  (void)state;
  expect_words(HEAD "rule r when a within 3 after b then x\n",
               "found `after', expected a unit such as `weeks', or `full months'");
  expect_words(HEAD "rule r when a within 3.5 after b then x\n", "found `after', expected a unit");
  expect_words(HEAD "rule r when a at least 3 full weeks after the month of b then x\n",
               "found `weeks', expected `months'");
  expect_words(HEAD "rule r when a at least 3 full months after the year of b then x\n",
               "found `year', expected `month'");
  expect_words(HEAD "rule r when a then x limited for 5 days\n",
               "found `for', expected `through' or `to'");
  expect_words(HEAD "rule r when a then x limited to 5 because \"B\"\n",
               "found `because', expected a unit");
  expect_words(HEAD "rule r when a then x limited to 5 days through 2020-01-01\n",
               "after a limit can be read in two ways");
  expect_clean(HEAD "rule r when at least 2 of { a, b } and a at least 2 days after b then x\n");
  expect_clean(HEAD "rule r when not a within 2 days before b then x limited to 1 test\n"
                    "test \"t\" { given a }\n");
  expect_clean(HEAD "rule r when a then x limited to 1 unit per month\nunit month_ is 5 days\n");
  expect_clean(HEAD "rule r from 2020-01-01 when a then x limited to 5 units from b\n");
}

/* ---- cells of CSV files ------------------------------------------------------------------- */

/* What the grammar makes of the cell in a table. */
static char *cell_of_table(const char *cell) {
  run *r = run_text("");
  run *whole = run_text(arena_printf(r->arena, HEAD "table t by a { %s => x }\n", cell));
  assert_string_equal(findings(whole), "");
  const node *row = node_child(whole->tree->last, NODE_ROW);
  char *text = NULL;
  size_t length;
  FILE *out = open_memstream(&text, &length);
  node_dump(row->first, out);
  fclose(out);
  run_end(whole);
  run_end(r);
  return text;
}

static char *cell_alone(run *r, uint32_t begin) {
  char *text = NULL;
  size_t length;
  const uint32_t file = r->all.files.count - 1;
  const node *cell =
      parse_cell(r->arena, &r->all, file, begin, r->all.files.items[file].length, &r->sink);
  if (cell == NULL) return NULL;
  FILE *out = open_memstream(&text, &length);
  node_dump(cell, out);
  fclose(out);
  return text;
}

static void cells_alone(void **state) {
  (void)state;
  const char *cells[] = { "any",
                          "low",
                          "never",
                          "5",
                          "-3",
                          "14.5",
                          "34 weeks",
                          "34w3d",
                          "2020-01-01",
                          "2020-01",
                          "{ a, b }",
                          "{a,b,}",
                          "{ 1, 2 }",
                          "< 5",
                          "<=5",
                          ">= 14.5",
                          "= low",
                          "!= low",
                          "> 34 weeks",
                          "1 .. 5",
                          "1..5",
                          "1 ..< 5",
                          "1 weeks .. 5 weeks",
                          "2020-01-01 .. 2020-12-31",
                          "`when`",
                          "5 percent",
                          "\xE2\x89\xA5 5",
                          " low ",
                          "unknown",
                          "{ never, 2020-01-01 }",
                          "\"E0601\"" };
  for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
    run *r = run_text("");
    uint32_t file;
    assert_true(source_add(&r->all, &r->sink, "t.csv", cells[i], strlen(cells[i]), &file));
    char *alone = cell_alone(r, 0), *wanted = cell_of_table(cells[i]);
    if (alone == NULL) print_error("%s\n", cells[i]);
    assert_non_null(alone);
    assert_string_equal(alone, wanted);
    free(alone);
    free(wanted);
    run_end(r);
  }
}

static void bad_cells(void **state) {
  (void)state;
  const char *cells[] = { "a b",    "1e3", "14.", "{ a",    "< ",  "when", "..",       "5 .. ",
                          "a => b", "1,2", "\"a", "5weeks", "NaN", "{}",   "a # b\n c" };
  for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
    run *r = run_text("");
    uint32_t file;
    assert_true(source_add(&r->all, &r->sink, "t.csv", cells[i], strlen(cells[i]), &file));
    const uint32_t before = r->sink.errors;
    char *alone = cell_alone(r, 0);
    if (alone != NULL) print_error("%s\n%s\n", cells[i], alone);
    assert_null(alone);
    assert_true(r->sink.errors > before);
    run_end(r);
  }
}

/* A hundred thousand rows of five cells. */
static void many_cells(void **state) {
  (void)state;
  const char text[] = "low,any,34 weeks,>= 14.5,{ a, b }";
  const uint32_t begins[] = { 0, 4, 8, 17, 25 }, ends[] = { 3, 7, 16, 24, 33 };
  run *r = run_text("");
  uint32_t file;
  assert_true(source_add(&r->all, &r->sink, "t.csv", text, strlen(text), &file));
  const clock_t begin = clock();
  for (unsigned i = 0; i < 500000; i++)
    assert_true(parse_cell(r->arena, &r->all, file, begins[i % 5], ends[i % 5], &r->sink) != NULL);
  assert_true((double)(clock() - begin) / CLOCKS_PER_SEC < 20); /* under sanitizers */
  run_end(r);
}

/* ---- hostile input ----------------------------------------------------------------------- */

/* `unit' again and again, until there are `length' bytes of it. */
static char *repeated(const char *head, const char *unit, size_t length) {
  const size_t size = strlen(unit), begin = strlen(head), count = length / size;
  char *text = malloc(begin + count * size + 1);
  assert_non_null(text);
  memcpy(text, head, begin + 1);
  for (size_t i = 0; i < count; i++) memcpy(text + begin + i * size, unit, size);
  text[begin + count * size] = '\0';
  return text;
}

static void expect_quick(const char *head, const char *unit, size_t length, const char *first) {
  char *text = repeated(head, unit, length);
  const clock_t begin = clock();
  run *r = run_text(text);
  char *shown = printed(r, DIAG_TEXT);
  const double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
  const char *found = findings(r);
  if (strncmp(found, first, strlen(first)) != 0 || seconds > 30)
    print_error("%s...: %.1f s, %.80s\n", unit, seconds, found);
  assert_true(seconds < 30); /* under sanitizers, on a slow machine */
  assert_memory_equal(found, first, strlen(first));
  assert_true(strlen(shown) < 100000);
  free(shown);
  run_end(r);
  free(text);
}

static void deep_nesting(void **state) {
  (void)state;
  expect_quick(HEAD "rule r when ", "(", 100000, "E110 2:213");
  expect_quick(HEAD "rule r when ", "all of { ", 900000, "E110 2:1820");
  expect_quick(HEAD "rule r when ", "not ", 400000, "E110 2:813");
  expect_quick(HEAD "rule r when ", "not (", 500000, "E110 2:1017");
  expect_quick(HEAD "rule r when ", "not not not not not not not not not not not not (", 500000,
               "E110 2:");
  expect_quick(HEAD, "revision 2016-10-01 \"R\" {\n", 500000, "E103 2:25");
  expect_quick(HEAD, "}", 100000, "E101 2:1");
  run *r = run_text("");
  char *open = repeated("", "(", 200), *close = repeated("", ")", 200);
  expect_clean(arena_printf(r->arena, HEAD "rule r when %sa%s then b\n", open, close));
  free(open);
  free(close);
  run_end(r);
}

static void large_input(void **state) {
  (void)state;
  const size_t largest = SOURCE_MAX_BYTES - 1000, large = 1 << 20;
  expect_quick("", "x ", 10 << 20, "E100 0:0");
  expect_quick("", "@", large, "E105 1:1");
  expect_quick("", "x ", large, "E101 1:1");
  expect_quick(HEAD, "@", largest, "E105 2:1");
  expect_quick(HEAD, "@ ", largest, "E105 2:1, E105 2:3");
  expect_quick(HEAD, "garbage ", largest, "E101 2:1");
  expect_quick(HEAD, "rule\n", large, "E101 2:5");
  expect_quick(HEAD, "\"", large, "E101 2:1");
  expect_quick(HEAD, "\"\n", large, "E103 2:1");
  expect_quick(HEAD, "a\xD0\xB0 ", large, "E105 2:1");
  expect_quick(HEAD, "34w ", large, "E101 2:1");
  expect_quick(HEAD "rule r because \"", "a", large, "E103 2:16");
  expect_quick(HEAD "rule r because \"", "\\t", large, "E103 2:16");
  expect_quick(HEAD, "rule r because \"\\t\"\n", large, "E105 2:17");
  expect_quick(HEAD "text t in \"S\" \"\"\"", " \n", large, "E103 2:15");
  expect_quick(HEAD "fact f : one of { ", "a, ", 1 << 20, "E103 2:17");
  expect_quick(HEAD "# ", "\xE2\x80\xAE ", large, "E105 2:3");
  expect_quick(HEAD "test \"t\" { ", "expect ", large, "E104 2:19");
}

static void surplus_is_counted(void **state) {
  (void)state;
  char *text = repeated(HEAD, "rule\n", 5000);
  run *r = run_text(text);
  char *shown = printed(r, DIAG_TEXT);
  assert_int_equal(r->sink.list.count, DIAG_LIMIT);
  assert_int_equal(r->sink.errors, 2 * DIAG_LIMIT);
  assert_non_null(strstr(shown, "and 100 more; they may go away when these are mended\n"));
  free(shown);
  run_end(r);
  free(text);
}

/* ---- showing diagnostics ----------------------------------------------------------------- */

static void carets(void **state) {
  (void)state;
  expect_message(HEAD "\tfact a\t:\t,\n", "x.pol:2:11: error[E101]: found `,', expected a type "
                                          "(`yes_no', `one of { ... }', `quantity ...', `date' "
                                          "or a name)\n"
                                          "    2 | \tfact a\t:\t,\n"
                                          "      | \t      \t \t^\n");
  expect_message(HEAD "rule r because \"\xC3\xA9\xC3\xA9\" x\n",
                 "x.pol:2:21: error[E101]: found `x', expected `because', `cite', `exception', "
                 "`then', `when' or a new item (`fact', `decision', `rule', ...)\n"
                 "    2 | rule r because \"\xC3\xA9\xC3\xA9\" x\n"
                 "      |                     ^\n");
}

static void long_lines(void **state) {
  (void)state;
  run *r = run_text("");
  char *many = repeated("", "abcd, ", 3000);
  const char *text = arena_printf(r->arena, HEAD "rule r when x in { %s y } z\n", many);
  run *q = run_text(text);
  char *shown = printed(q, DIAG_TEXT);
  for (const char *line = shown, *end; (end = strchr(line, '\n')) != NULL; line = end + 1)
    assert_true(end - line < 240);
  assert_non_null(strstr(shown, "    2 | ..."));
  free(shown);
  free(many);
  run_end(q);
  run_end(r);
}

static run *run_with_everything(void) {
  run *r = run_text(HEAD "fact a : yes_no\nfact b : yes_no\n");
  const span a = { 0, 33, 34 }, b = { 0, 49, 50 };
  diag *d = diag_add(&r->sink, DIAG_E123, b, "`%s' \x1b[31m", "b");
  diag_related(&r->sink, d, a, "the first");
  diag_note(&r->sink, d, "one\ntwo");
  diag_choice(&r->sink, d, "this");
  diag_choice(&r->sink, d, "that");
  diag_hint(&r->sink, d, "think");
  diag_fix(&r->sink, d, b, "c");
  diag_add(&r->sink, DIAG_E123, b, "the same again");
  diag_add(&r->sink, DIAG_W126, a, "earlier");
  diag_add(&r->sink, DIAG_E100, SPAN_NONE,
           "cannot read a\xFF"
           "b");
  return r;
}

static void text_form(void **state) {
  (void)state;
  run *r = run_with_everything();
  char *shown = printed(r, DIAG_TEXT);
  assert_string_equal(shown, "polc: error[E100]: cannot read a<FF>b\n"
                             "x.pol:2:6: warning[W126]: earlier\n"
                             "    2 | fact a : yes_no\n"
                             "      |      ^\n"
                             "x.pol:3:6: error[E123]: `b' <U+001B>[31m\n"
                             "    3 | fact b : yes_no\n"
                             "      |      ^\n"
                             "    2 | fact a : yes_no\n"
                             "      |      -  the first\n"
                             "      = one\n"
                             "        two\n"
                             "  choose one:\n"
                             "   1. this\n"
                             "   2. that\n"
                             "  hint: think\n");
  assert_int_equal(r->sink.errors, 2);
  assert_int_equal(r->sink.warnings, 1);
  free(shown);
  run_end(r);
}

static void json_forms(void **state) {
  (void)state;
  run *r = run_with_everything();
  char *shown = printed(r, DIAG_JSON);
  assert_non_null(strstr(shown, "\"code\": \"E123\""));
  assert_non_null(strstr(shown, "\"message\": \"cannot read a<FF>b\""));
  assert_non_null(strstr(shown, "\"errors\": 2"));
  free(shown);
  shown = printed(r, DIAG_SARIF);
  assert_non_null(strstr(shown, "\"version\": \"2.1.0\""));
  assert_non_null(strstr(shown, "\"ruleId\": \"W126\""));
  assert_non_null(strstr(shown, "\"insertedContent\""));
  free(shown);
  run_end(r);
}

static void strict_warnings(void **state) {
  (void)state;
  run *r = run_text(HEAD);
  r->sink.strict = true;
  diag_add(&r->sink, DIAG_W126, (span){ 0, 0, 1 }, "unused");
  assert_int_equal(r->sink.errors, 1);
  assert_int_equal(r->sink.warnings, 0);
  run_end(r);
}

static void errors_displace_warnings(void **state) {
  (void)state;
  run *r = run_text(HEAD);
  for (uint32_t i = 0; i < DIAG_LIMIT + 5; i++)
    diag_add(&r->sink, DIAG_W126, (span){ 0, i, i }, "unused");
  diag_add(&r->sink, DIAG_E123, (span){ 0, 0, 1 }, "twice");
  assert_string_equal(diag_code_name(r->sink.list.items[DIAG_LIMIT - 1]->code), "E123");
  run_end(r);
}

/* ---- base -------------------------------------------------------------------------------- */

static void distances(void **state) {
  (void)state;
  assert_int_equal(edit_distance("because", "beause", 2), 1);
  assert_int_equal(edit_distance("language", "lanugage", 2), 1); /* two letters changed places */
  assert_int_equal(edit_distance("a", "abcdef", 2), 3);
  assert_int_equal(edit_distance("", "ab", 3), 2);
  near_miss n = { "weks", NULL, 0 };
  near_miss_try(&n, "years");
  assert_null(n.best);
  near_miss_try(&n, "weeks");
  assert_string_equal(n.best, "weeks");
}

static void places(void **state) {
  (void)state;
  const source s = { .path = "x", .text = "a\xC3\xA9z\n\nb", .length = 7 };
  assert_int_equal(source_line_column(&s, 3).column, 3);
  assert_int_equal(source_line_column(&s, 4).line, 1);
  assert_int_equal(source_line_column(&s, 6).line, 3);
  assert_int_equal(source_line_column(&s, 100).column, 2);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(policy_100),
    cmocka_unit_test(cpap),
    cmocka_unit_test(every_production),
    cmocka_unit_test(truncation),
    cmocka_unit_test(single_slips),
    cmocka_unit_test(kinds_have_names),
    cmocka_unit_test(words_are_found),
    cmocka_unit_test(contextual_words_are_names),
    cmocka_unit_test(common_nouns_are_names),
    cmocka_unit_test(reserved_words_are_refused),
    cmocka_unit_test(wrong_case),
    cmocka_unit_test(long_names),
    cmocka_unit_test(text_blocks),
    cmocka_unit_test(texts),
    cmocka_unit_test(numbers),
    cmocka_unit_test(refused_sources),
    cmocka_unit_test(accepted_sources),
    cmocka_unit_test(foreign_characters),
    cmocka_unit_test(empty_files),
    cmocka_unit_test(near_misses),
    cmocka_unit_test(missing_things),
    cmocka_unit_test(mixing),
    cmocka_unit_test(unclosed),
    cmocka_unit_test(several_findings),
    cmocka_unit_test(tree_after_findings),
    cmocka_unit_test(code_slips),
    cmocka_unit_test(span_slips),
    cmocka_unit_test(cells_alone),
    cmocka_unit_test(bad_cells),
    cmocka_unit_test(many_cells),
    cmocka_unit_test(deep_nesting),
    cmocka_unit_test(large_input),
    cmocka_unit_test(surplus_is_counted),
    cmocka_unit_test(carets),
    cmocka_unit_test(long_lines),
    cmocka_unit_test(text_form),
    cmocka_unit_test(json_forms),
    cmocka_unit_test(strict_warnings),
    cmocka_unit_test(errors_displace_warnings),
    cmocka_unit_test(distances),
    cmocka_unit_test(places),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
