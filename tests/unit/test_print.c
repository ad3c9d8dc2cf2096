/* test_print.c -- the tree as text: reads back as the same tree, in the layout that it has; and one
 * revision as a policy of its own: answers as the whole policy does on its days.
 */
#include "answer.h"
#include "compile.h"
#include "consolidate.h"
#include "print.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <glob.h>

#include <cmocka.h>

#define HEAD "policy p \"P\" {\n  language 1\n}\n"

/* ---- one text ---------------------------------------------------------------------------- */

typedef struct run {
  arena *arena;
  sources all;
  diags sink;
} run;

static run *run_new(void) {
  run *r = calloc(1, sizeof *r);
  assert_non_null(r);
  r->arena = arena_new();
  r->all.arena = r->sink.arena = r->arena;
  r->sink.sources = &r->all;
  return r;
}

static void run_end(run *r) {
  arena_free(r->arena);
  free(r);
}

static const node *parsed(run *r, const char *text) {
  uint32_t file;
  const node *tree = NULL;
  if (source_add(&r->all, &r->sink, "x.pol", text, strlen(text), &file))
    tree = parse_source(r->arena, &r->all, file, &r->sink);
  if (r->sink.errors > 0) {
    print_error("%s\n", text);
    diags_print(&r->sink, stderr, DIAG_TEXT, false);
  }
  assert_int_equal(r->sink.errors, 0);
  return tree;
}

static const char *printed(run *r, const node *tree) {
  textbuf out = { .arena = r->arena };
  print_file(&out, tree);
  return out.text;
}

static char *listing(const node *tree) {
  char *text = NULL;
  size_t length;
  FILE *out = open_memstream(&text, &length);
  assert_non_null(out);
  node_dump(tree, out);
  fclose(out);
  return text;
}

static void assert_no_trailing_blanks(const char *text) {
  for (const char *p = strchr(text, '\n'); p != NULL; p = strchr(p + 1, '\n'))
    assert_true(p == text || p[-1] != ' ');
}

/* Text, tree, text, tree: the trees are equal, and so are the second text and the third. */
static void round_trip(const char *text) {
  run *r = run_new();
  const node *tree = parsed(r, text);
  const char *once = printed(r, tree);
  const node *again = parsed(r, once);
  char *before = listing(tree), *after = listing(again);
  assert_string_equal(after, before);
  assert_string_equal(printed(r, again), once);
  assert_no_trailing_blanks(once);
  free(before);
  free(after);
  run_end(r);
}

/* The text is in the canonical layout already. */
static void stays(const char *items) {
  run *r = run_new();
  const char *text = arena_printf(r->arena, HEAD "\n%s", items);
  assert_string_equal(printed(r, parsed(r, text)), text);
  round_trip(text);
  run_end(r);
}

static void becomes(const char *items, const char *wanted) {
  run *r = run_new();
  const char *text = arena_printf(r->arena, HEAD "\n%s", items);
  assert_string_equal(printed(r, parsed(r, text)), arena_printf(r->arena, HEAD "\n%s", wanted));
  round_trip(text);
  run_end(r);
}

/* ---- files ------------------------------------------------------------------------------- */

static char *file_text(const char *path) {
  FILE *in = fopen(path, "rb");
  assert_non_null(in);
  char *text = calloc(1, SOURCE_MAX_BYTES + 1);
  assert_non_null(text);
  (void)fread(text, 1, SOURCE_MAX_BYTES, in);
  fclose(in);
  return text;
}

static void every_file(const char *pattern) {
  glob_t found;
  assert_int_equal(glob(pattern, 0, NULL, &found), 0);
  for (size_t i = 0; i < found.gl_pathc; i++) {
    char *text = file_text(found.gl_pathv[i]);
    round_trip(text);
    free(text);
  }
  globfree(&found);
}

static void test_files(void **state) {
  (void)state;
  every_file(POLC_SOURCE "/policies/*.pol");
  every_file(POLC_SOURCE "/tests/fixtures/*.pol");
}

/* ---- layout ------------------------------------------------------------------------------ */

static void test_document(void **state) {
  (void)state;
  stays("statement S1 in \"Policy\"\n"
        "  \"One\"\n"
        "\n"
        "statement S1.a2 in \"Policy\"\n"
        "  \"Two\"\n"
        "  informative\n"
        "\n"
        "text short in \"Description\"\n"
        "  \"A \\\"quoted\\\" word, a \\\\ and M\xc3\xb8ller\"\n"
        "\n"
        "text long in \"Description\" \"\"\"\n"
        "  First\n"
        "    indented, \"quoted\", \\n kept\n"
        "\n"
        "  last\n"
        "\"\"\"\n"
        "\n"
        "evidence trial for \"Adults\"\n"
        "  finding sufficient \"\"\"\n"
        "  One\n"
        "  two\n"
        "\"\"\"\n"
        "\n"
        "article 12 {\n"
        "  title \"T\"\n"
        "  year 2006\n"
        "}\n");
}

static void prose_stays(const char *literal) {
  run *r = run_new();
  round_trip(arena_printf(r->arena, HEAD "text t in \"D\" %s", literal));
  run_end(r);
}

/* Every odd way in which a text block can begin, end and be indented. */
static void test_prose(void **state) {
  (void)state;
  prose_stays("\"\"\"\"\"\"");
  prose_stays("\"\"\"\n\"\"\"");
  prose_stays("\"\"\"  on the first line\"\"\"");
  prose_stays("\"\"\"  on the first line\n   and below\n     further in\"\"\"");
  prose_stays("\"\"\"on the first line\n\n\n\"\"\"");
  prose_stays("\"\"\"\n\n  blank before\n\n\n  and after\n\n  \"\"\"");
  prose_stays("\"\"\"\n\ttabs\n\t  and blanks\n\"\"\"");
  prose_stays("\"\"\"\n  ends with \"\"\n  \"begins\n\"\"\"");
  prose_stays("\"  all lines\\n  indented\"");
  prose_stays("\"three \\\"\\\"\\\" marks\\n\"");
  prose_stays("\"blanks at the end \\n \\n\"");
  prose_stays("\"\\n\"");
  prose_stays("\"\"");
  char *line = calloc(1, 6000);
  assert_non_null(line);
  memcpy(line, "\"\"\"  ", 5);
  memset(line + 5, 'x', 5000);
  memcpy(line + 5005, "\"\"\"", 3);
  prose_stays(line); /* longer than a text in quotes may be */
  memcpy(line, "\"\"\"\n ", 5);
  prose_stays(line);
  free(line);
}

static void test_vocabulary(void **state) {
  (void)state;
  stays("type severity is one of { low, high }\n"
        "type place is open one of { home }\n"
        "\n"
        "fact code : one of {\n"
        "  text,\n"
        "  date \"Date\",\n"
        "}\n"
        "\n"
        "fact b_fact : severity\n"
        "fact q2 : quantity step 0.1 range -3 .. 14.5\n"
        "\n"
        "fact a_fact : yes_no\n"
        "  ask \"Is it?\"\n"
        "  label \"It\"\n"
        "  judgment\n"
        "  unknown is no because \"Must be said\"\n"
        "\n"
        "criterion plain is a_fact\n"
        "criterion labelled \"Labelled\" is not a_fact\n");
  becomes("type t is one of { a \"A\", much_longer_name \"B\", c, }", "type t is one of {\n"
                                                                      "  a \"A\",\n"
                                                                      "  much_longer_name \"B\",\n"
                                                                      "  c,\n"
                                                                      "}\n");
}

/* Dates, codes, values that are computed, limits and what is required. */
static void test_measures(void **state) {
  (void)state;
  stays("fact seen : date or never \"Not yet\"\n"
        "  ask \"When?\"\n"
        "\n"
        "fact born : date range 1900-01-01 .. 2100-12-31\n"
        "fact doses : count 0 .. 20\n"
        "fact share : percent to 0.1, 10 .. 80 or not_performed\n"
        "fact procedure : code hcpcs\n"
        "fact diagnoses : set of code icd10cm\n"
        "\n"
        "codes icd10cm heart_dx \"Heart\" from 2015-10-01 through 2030-12-31 { I20* .. I25*, I51.9 "
        "}\n"
        "\n"
        "codes icd10cm many_dx {\n"
        "  A00 from 2016-10-01, A01* through 2017-12-31, except A01.0, heart_dx, except other_dx, "
        "B20, "
        "B21,\n"
        "  B22,\n"
        "}\n"
        "\n"
        "codes ndc drugs from \"drugs.csv\"\n"
        "\n"
        "unit doses singular dose\n"
        "unit fortnights singular fortnight is 14 days\n"
        "\n"
        "derived gap \"Gap\" is share - 2 * doses + 5 percent\n"
        "derived waiting is full months from seen to date_of_service\n"
        "derived age_then is age in years of born on seen\n"
        "\n"
        "derived met is count of {\n"
        "  the_first_of_several_long_conditions,\n"
        "  the_second_of_several_long_conditions,\n"
        "  seen is never,\n"
        "}\n"
        "\n"
        "limit season is to 5 doses per season, to \"at home\"\n"
        "\n"
        "reading one \"Read so\"\n"
        "  because \"Silent\"\n"
        "  cite S1\n"
        "\n"
        "import heart_dx from \"shared.pol\"\n"
        "\n"
        "criterion dated \"Dated\" from 2015-01-01 is seen within 12 weeks after born\n"
        "criterion months is seen at least 47 full months after the month of born if any\n"
        "criterion ages is age of born on seen >= 65 years and share / doses < doses / share\n");
}

static void test_requirements(void **state) {
  (void)state;
  stays(
      "rule r for d\n"
      "  from 2015-01-01\n"
      "  when diagnoses has any { I10, I11* }\n"
      "  requires a, b unless c cite S1, \"p\", d\n"
      "  then yes\n"
      "  else no\n"
      "    because \"Unmet\"\n"
      "  limited to 12 weeks from seen, to season, through 2024-12-31\n"
      "  categorical\n"
      "  because \"Why\"\n"
      "\n"
      "rule long for d\n"
      "  when a\n"
      "  requires\n"
      "    the_first_of_several_long_conditions,\n"
      "    the_second_of_several_long_conditions unless the_third_of_several cite S1,\n"
      "    the_third_of_several_long_conditions_of_which_the_names_are_long\n"
      "      unless the_fourth_of_several_conditions_of_which_the_names_are_long cite \"page 2\"\n"
      "  then refer\n"
      "\n"
      "requirement written \"In writing\" for d :\n"
      "  a unless b\n"
      "  else no\n"
      "  because \"Not in writing\"\n"
      "  cite S2\n"
      "\n"
      "table t for d by seen, b\n"
      "  from \"t.csv\"\n"
      "\n"
      "revision 2016-10-01 \"R\" {\n"
      "  amend codes heart_dx {\n"
      "    add { I52, I53* from 2020-01-01 }\n"
      "    remove { I51.9 }\n"
      "  }\n"
      "\n"
      "  amend rule r\n"
      "    was limited to season\n"
      "    now limited to 3 doses\n"
      "    now through 2030-12-31\n"
      "\n"
      "  retire codes heart_dx, many_dx\n"
      "  retire requirement written\n"
      "}\n"
      "\n"
      "test \"t\" {\n"
      "  given diagnoses has { I10, ... }, procedure is \"E0601\", seen is never\n"
      "  expect d is yes by r limited to 12 weeks from seen\n"
      "}\n");
}

/* Words of the language as names, in every place where that takes backquotes or does not. */
static void test_words(void **state) {
  (void)state;
  becomes("type unknown is one of { given, `unknown`, reasons, refer, no, `is` }",
          "type unknown is one of { given, unknown, reasons, refer, no, `is` }\n");
  stays("fact given : `unknown`\n"
        "fact quantity : quantity in `step` step 1 `of` range 0 .. 3 pints\n"
        "fact completed : yes_no\n"
        "\n"
        "decision reasons : one of { refer, reasons, unknown, `all` }\n"
        "  outcomes best first: refer, reasons, unknown, `all`\n"
        "  otherwise `refer`\n"
        "\n"
        "rule `rule` for reasons\n"
        "  when given is `is` or quantity < 3 `of` or completed `step` of quantity = 3\n"
        "  then reasons\n"
        "  exception to `when`, quantity\n"
        "\n"
        "table table1 for reasons by given, quantity hit any {\n"
        "  unknown, 3 `of` => `reasons`\n"
        "  given,   any    => unknown\n"
        "}\n"
        "\n"
        "test \"words\" {\n"
        "  given quantity is 3 `of`, `given` is `unknown`, completed, not `given`,\n"
        "        `given` in { unknown, `is` }, unknown is unknown, refer is given\n"
        "  expect given is `refer` by refer\n"
        "  expect reasons is refer\n"
        "}\n"
        "\n"
        "revision 2001-01-01 \"R\" {\n"
        "  changes `reasons` nothing\n"
        "  changes reasons nothing\n"
        "}\n");
}

static void test_conditions(void **state) {
  (void)state;
  stays(
      "rule r\n"
      "  when a and (b or (c and not d)) and not (e or f) and any of { g and h, (i and j) or k }\n"
      "\n"
      "rule brackets\n"
      "  when (a and b) and c\n"
      "\n"
      "rule counts\n"
      "  when at least 2 of {\n"
      "    at most 1 of { b, c },\n"
      "    exactly 1 of { d, none of { e } },\n"
      "  }\n"
      "\n"
      "rule relations\n"
      "  when all of {\n"
      "    a in { b, c },\n"
      "    a not in { b },\n"
      "    q in 28 weeks .. 30w3d,\n"
      "    q not in 5 ..< 14.5,\n"
      "    a is b,\n"
      "    a is not b,\n"
      "    not not a,\n"
      "  }\n"
      "\n"
      "rule long_list\n"
      "  when\n"
      "    the_first_of_several_long_conditions is not what_it_should_be\n"
      "    or (the_second_of_several_long_conditions and some_further_one)\n"
      "    or (\n"
      "      the_third_of_several_long_conditions is not what_it_should_be\n"
      "      and the_fourth_of_several_long_conditions is not what_it_should_be\n"
      "    )\n"
      "    or all of {\n"
      "      the_fifth_of_several_long_conditions,\n"
      "      the_sixth_of_several_long_conditions,\n"
      "      a in {\n"
      "        the_first_of_several_rather_long_values,\n"
      "        the_second_of_several_rather_long_values,\n"
      "        the_third_of_several_rather_long_values,\n"
      "      },\n"
      "    }\n"
      "    or not (\n"
      "      the_seventh_of_several_long_conditions is not what_it_should_be\n"
      "      and the_eighth_of_several_long_conditions is not what_it_should_be\n"
      "    )\n"
      "\n"
      "rule printed_one\n"
      "  when index in 5 ..< 15 printed \"5 to 14\" because \"Averages\"\n"
      "\n"
      "rule printed_two\n"
      "  when index in 5 ..< 15\n"
      "    printed \"5 to 14 events per hour, as the text has it on the third page\"\n"
      "    because \"An average is rarely whole\"\n");
}

static void test_decisions(void **state) {
  (void)state;
  stays("decision d1 \"First\" : one of {\n"
        "  yes \"Yes\",\n"
        "  no  \"No\",\n"
        "}\n"
        "  outcomes best first: yes, no\n"
        "  otherwise no\n"
        "    only where a\n"
        "    because \"So\"\n"
        "    cite S1, \"page 2\"\n"
        "\n"
        "decision d2 : one of { yes, no }\n"
        "  otherwise refer\n"
        "    because \"Silent\"\n"
        "\n"
        "decision d3 : one of { yes }\n"
        "  exhaustive\n"
        "\n"
        "rule r1 \"Labelled\" for d1\n"
        "  when a\n"
        "  then yes\n"
        "  exception to r2, r3\n"
        "  because \"Why\"\n"
        "  cite S1, S1.a2\n"
        "\n"
        "rule r2\n"
        "rule r3\n"
        "\n"
        "table t1 for d1 by a, b, c hit first\n"
        "  when plain\n"
        "  because \"Table\"\n"
        "  cite S1\n"
        "{\n"
        "         low,           any, 1      => yes  cite S1\n"
        "  named: { low, high }, any, 1 .. 3 => no\n"
        "    because \"Row\"\n"
        "    cite S2\n"
        "         high,          any, < 4    when x is y => no\n"
        "    exception to r1\n"
        "}\n"
        "\n"
        "table t2 by a {\n"
        "}\n"
        "\n"
        "resolve r1 over r2\n"
        "  where q = 34 weeks\n"
        "  because \"Read first\"\n"
        "  decided by \"A. Nurse\" on 2020-01-31\n"
        "\n"
        "precedence for d1 { r1, all yes, r2 } as printed\n"
        "  because \"As listed\"\n"
        "  cite S1\n"
        "\n"
        "precedence for d1 { r1 }\n"
        "\n"
        "never n1 : d1 is yes\n"
        "  where q < 3\n"
        "\n"
        "raising q never worsens d1\n"
        "\n"
        "lowering q never worsens d1\n"
        "  where a\n"
        "\n"
        "impossible a and plain\n"
        "  because \"Cannot be\"\n");
}

static void test_history(void **state) {
  (void)state;
  stays("revision 2013-04 from first_day \"Month\" {\n"
        "  unencoded \"Not published\"\n"
        "}\n"
        "\n"
        "revision 2016-10-01 \"Everything\" {\n"
        "  extend severity { worst }\n"
        "\n"
        "  extend kind {\n"
        "    other_one \"Other\",\n"
        "  }\n"
        "\n"
        "  add fact one : yes_no\n"
        "  add fact two : yes_no\n"
        "\n"
        "  add text words in \"Policy\" \"\"\"\n"
        "    One\n"
        "    two\n"
        "  \"\"\"\n"
        "\n"
        "  add rule r20\n"
        "    when one\n"
        "    then no\n"
        "\n"
        "  add table t3 by one {\n"
        "    yes => no\n"
        "  }\n"
        "\n"
        "  amend rule r1\n"
        "    was when a\n"
        "    now when a and one\n"
        "    now exception to r20\n"
        "    now because \"Else\"\n"
        "    now cite S1\n"
        "    now then no\n"
        "\n"
        "  amend decision d1\n"
        "    was only where b\n"
        "    now only where\n"
        "      the_first_of_several_long_conditions is not what_it_should_be\n"
        "      or the_second_of_several_long_conditions\n"
        "    now otherwise refer\n"
        "\n"
        "  amend criterion plain\n"
        "    was is a\n"
        "    now is one or a\n"
        "\n"
        "  retire rule r2, r3\n"
        "    because \"Gone\"\n"
        "  retire resolve r1 over r2\n"
        "  retire statement S1, S1.a2\n"
        "  retire precedence for d1\n"
        "  retire raising q never worsens d1\n"
        "  retire never n1\n"
        "\n"
        "  changes d1 nothing\n"
        "  changes d1 only where one\n"
        "  changes reasons only where a or one\n"
        "}\n"
        "\n"
        "unencoded \"The rest\"\n"
        "  because \"Not read\"\n"
        "\n"
        "reviewed 2010-01-02\n"
        "\n"
        "reviewed 2011-11 .. 2012-04 unchanged literature through 2011-03-26\n"
        "  \"No change\"\n"
        "\n"
        "test \"all forms\" on 2025-08-01 {\n"
        "  given a, not plain, b is low, code is unknown, q in 28 weeks .. 30 weeks, code in { t, "
        "d },\n"
        "        q2 is -3\n"
        "  expect d1 is yes by r1\n"
        "  expect d1 is yes by otherwise\n"
        "  expect d2 is refer\n"
        "  expect d3 unknown\n"
        "  expect d3 unknown needing { a, b }\n"
        "  expect no revision in force\n"
        "  expect no caveat\n"
        "  expect caveat 2013-04-01\n"
        "  expect caveat \"Not published\"\n"
        "}\n");
}

/* ---- one revision as a policy of its own -------------------------------------------------- */

static const char *date_in(arena *a, const model *m, uint32_t revision) {
  return date_text(a, m->revisions.items[revision - 1].day + 17);
}

static bool same_word(const char *x, const char *y) {
  return x == y || (x != NULL && y != NULL && strcmp(x, y) == 0);
}

#define SAME_NAMES(x, y)                                                                           \
  do {                                                                                             \
    assert_int_equal((x).count, (y).count);                                                        \
    for (uint32_t i = 0; i < (x).count; i++) assert_string_equal((x).items[i], (y).items[i]);      \
  } while (0)

static const char *need_name(const case_facts *f, const decision_answer *d, uint32_t i) {
  return f->tables->inputs.items[d->needs.items[i]].name;
}

static void same_decision(const case_facts *f, const decision_answer *x, const case_facts *g,
                          const decision_answer *y) {
  assert_string_equal(x->decision->name, y->decision->name);
  assert_string_equal(x->status, y->status);
  assert_true(same_word(x->outcome != NULL ? x->outcome->name : NULL,
                        y->outcome != NULL ? y->outcome->name : NULL));
  assert_true(same_word(x->rule, y->rule));
  assert_true(same_word(x->because, y->because));
  assert_true(same_word(x->cites, y->cites));
  SAME_NAMES(x->possible, y->possible);
  SAME_NAMES(x->rules, y->rules);
  assert_int_equal(x->needs.count, y->needs.count);
  for (uint32_t i = 0; i < x->needs.count; i++)
    assert_string_equal(need_name(f, x, i), need_name(g, y, i));
}

static void same_answer(const case_facts *f, const case_facts *g, arena *a) {
  case_answer x = answer_case(a, f), y = answer_case(a, g);
  assert_string_equal(x.status, y.status);
  assert_string_equal(x.revision->date, y.revision->date);
  assert_int_equal(x.caveats.count, y.caveats.count);
  for (uint32_t i = 0; i < x.caveats.count; i++) {
    assert_string_equal(x.caveats.items[i]->date, y.caveats.items[i]->date);
    assert_string_equal(x.caveats.items[i]->unencoded, y.caveats.items[i]->unencoded);
    assert_true(
        same_word(x.caveats.items[i]->unencoded_because, y.caveats.items[i]->unencoded_because));
  }
  assert_int_equal(x.decisions.count, y.decisions.count);
  for (uint32_t i = 0; i < x.decisions.count; i++)
    same_decision(f, &x.decisions.items[i], g, &y.decisions.items[i]);
}

/* Both policies and the case that is tried on them. */
typedef struct comparison {
  compilation *whole, *part;
  uint32_t revision;
  const char *date;
  const char *names[16], *values[16];
  unsigned facts;
  unsigned long cases;
} comparison;

static case_facts make_case(const comparison *c, const compilation *of, arena *a, diags *sink) {
  case_facts facts = facts_unknown(a, of->tables);
  assert_true(facts_set(a, &facts, of->model->selected_by, c->date, sink));
  for (unsigned i = 0; i < c->facts; i++)
    if (!facts_set(a, &facts, c->names[i], c->values[i], sink)) {
      diags_print(sink, stderr, DIAG_TEXT, false);
      assert_true(false);
    }
  return facts;
}

static void compare_case(comparison *c) {
  arena *a = arena_new();
  diags sink = { .arena = a, .sources = &c->whole->sources };
  case_facts f = make_case(c, c->whole, a, &sink), g = make_case(c, c->part, a, &sink);
  same_answer(&f, &g, a);
  c->cases++;
  arena_free(a);
}

/* All values of short lists and, of numbers, what stands beside a bound; "" is unknown. */
static const char *grid_value(arena *a, const fact *f, unsigned i) {
  static const int32_t days[] = { 140, 237, 238, 239, 315 };
  static const int32_t scores[] = { 0, 9, 10, 49, 50, 89, 90 };
  int32_t member = f->lo + (int32_t)i - 1;
  if (i == 0) return "";
  if (f->kind != FACT_NUMBER) return member <= f->hi ? fact_value_text(a, f, member) : NULL;
  if (f->lo > 0) return i <= 5 ? fact_value_text(a, f, days[i - 1]) : NULL;
  return i <= 7 ? fact_value_text(a, f, scores[i - 1]) : NULL;
}

/* Facts that the policy of the revision declares, with the values that it knows. */
static void compare_grid(comparison *c, unsigned k) {
  const model *m = c->part->model;
  if (k == m->given_facts) { /* layers and the like are computed */
    c->facts = k;
    compare_case(c);
    return;
  }
  const fact *f = m->facts.items[k];
  c->names[k] = f->name;
  for (unsigned i = 0; (c->values[k] = grid_value(c->part->arena, f, i)) != NULL; i++)
    compare_grid(c, k + 1);
}

static void print_findings(compilation *c, const char *text) {
  print_error("%s\n", text);
  diags_print(&c->diags, stderr, DIAG_TEXT, false);
}

static const char *part_text(compilation *whole, uint32_t revision, rule_order order) {
  textbuf out = { .arena = whole->arena };
  print_file(&out, consolidate(whole->arena, whole->tree, whole->rows, revision, order));
  return out.text;
}

/* Of one revision alone a part may make no difference that does in another one. */
static uint32_t warnings_but_redundance(const diags *found) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < found->list.count; i++)
    count += found->list.items[i]->severity == DIAG_WARNING &&
             found->list.items[i]->code != DIAG_W412 && found->list.items[i]->code != DIAG_W413;
  return count;
}

static unsigned long compare_revision(compilation *whole, uint32_t revision, rule_order order,
                                      uint32_t warnings) {
  const char *text = part_text(whole, revision, order);
  compilation part;
  bool fine = compile_text(&part, whole->arena, "part.pol", text, strlen(text), false);
  if (!fine || warnings_but_redundance(&part.diags) > warnings) print_findings(&part, text);
  assert_true(fine);
  assert_true(warnings_but_redundance(&part.diags) <= warnings);
  round_trip(text);
  comparison c = { .whole = whole, .part = &part, .revision = revision };
  c.date = date_in(whole->arena, whole->model, revision);
  compare_grid(&c, 0);
  return c.cases;
}

static void compare_policy(const char *path, uint32_t revisions, uint32_t warnings) {
  for (uint32_t r = 1; r <= revisions; r++)
    for (int order = RULES_AS_WRITTEN; order <= RULES_BY_PRECEDENCE; order++) {
      arena *a = arena_new();
      compilation whole;
      assert_true(compile_file(&whole, a, path, false));
      assert_int_equal(whole.model->revisions.count, revisions);
      assert_true(compare_revision(&whole, r, (rule_order)order, warnings) > 1000);
      arena_free(a);
    }
}

static void test_policy_100(void **state) {
  (void)state;
  compare_policy(POLC_SOURCE "/policies/inhaled_nitric_oxide.pol", 3, 0);
}

/* An outcome that only earlier revisions give is a warning in the last one. */
static void test_every_change(void **state) {
  (void)state;
  compare_policy(POLC_SOURCE "/tests/fixtures/revisions.pol", 4, 1);
}

/* What an exception said of the order of two rules outlives the rule that connected them: the
 * answer names `two' for ever, so here the rules cannot stand as they were written. */
static void test_order_of_the_past(void **state) {
  (void)state;
  static const char text[] = "policy p \"P\" { language 1 in force from 2001-01-01 }\n"
                             "fact a : yes_no fact b : yes_no fact c : yes_no\n"
                             "decision d : one of { x, y } otherwise y\n"
                             "rule one for d when a then x because \"1\"\n"
                             "rule two for d when b then x because \"2\" exception to three\n"
                             "rule three for d when b or c then y because \"3\" exception to one\n"
                             "revision 2002-01-01 \"R\" { retire rule three }\n";
  arena *a = arena_new();
  compilation whole, part;
  assert_true(compile_text(&whole, a, "whole.pol", text, strlen(text), false));
  const char *written = part_text(&whole, 2, RULES_AS_WRITTEN);
  assert_true(compile_text(&part, a, "part.pol", written, strlen(written), false));
  assert_string_equal(part.rows->decisions.items[0].rows.items[0].rule->name, "one");
  assert_string_equal(whole.rows->decisions.items[0].rows.items[0].rule->name, "two");
  for (uint32_t r = 1; r <= 2; r++)
    assert_int_equal(compare_revision(&whole, r, RULES_BY_PRECEDENCE, 1), 27);
  arena_free(a);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_files),
    cmocka_unit_test(test_document),
    cmocka_unit_test(test_prose),
    cmocka_unit_test(test_vocabulary),
    cmocka_unit_test(test_measures),
    cmocka_unit_test(test_requirements),
    cmocka_unit_test(test_words),
    cmocka_unit_test(test_conditions),
    cmocka_unit_test(test_decisions),
    cmocka_unit_test(test_history),
    cmocka_unit_test(test_policy_100),
    cmocka_unit_test(test_every_change),
    cmocka_unit_test(test_order_of_the_past),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
