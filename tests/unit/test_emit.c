/* test_emit.c -- the generated C says what the tables say, whatever the policy's words are.
 *
 * Each case compiles generated files with the compilers that are installed, with warnings as
 * errors, runs the result and compares what it prints with the tables in memory.  Works in a folder
 * of its own below the current one.
 */
#include "emit.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define WARNINGS                                                                                   \
  "-Wall -Wextra -Wpedantic -Wtrigraphs -Wconversion -Wsign-conversion -Wshadow -Wcast-qual "      \
  "-Wundef -Werror"
#define C_WARNINGS WARNINGS " -Wmissing-prototypes -Wstrict-prototypes"

static const char *folder;

/* ---- making policies --------------------------------------------------------------------- */

static model *model_of(arena *a, const char *text, diags **sink) {
  sources *all = ARENA_NEW(a, sources);
  all->arena = a;
  *sink = ARENA_NEW(a, diags);
  **sink = (diags){ .arena = a, .sources = all };
  uint32_t file;
  assert_true(source_add(all, *sink, "test.pol", text, strlen(text), &file));
  model *m = check_policy(a, parse_source(a, all, file, *sink), *sink);
  if ((*sink)->errors > 0) diags_print(*sink, stderr, DIAG_TEXT, false);
  assert_int_equal((*sink)->errors, 0);
  assert_non_null(m);
  return m;
}

static tables *tables_of(arena *a, const model *m, diags *sink) {
  rows *r = lower_layered(a, m, sink);
  assert_non_null(r);
  tables *t = layout_policy(a, r, sink);
  assert_non_null(t);
  assert_null(prove_tables(a, &t->policy, r));
  return t;
}

static tables *compile(arena *a, const char *text) {
  diags *sink;
  model *m = model_of(a, text, &sink);
  return tables_of(a, m, sink);
}

/* ---- building and running ---------------------------------------------------------------- */

static const char *path_of(arena *a, const char *name, const char *suffix) {
  return arena_printf(a, "%s/%s%s", folder, name, suffix);
}

static void write_file(const char *path, const char *text) {
  FILE *f = fopen(path, "wb");
  assert_non_null(f);
  assert_true(fputs(text, f) >= 0);
  assert_int_equal(fclose(f), 0);
}

static const char *read_stream(arena *a, FILE *f) {
  textbuf out = { .arena = a };
  char piece[4096];
  textbuf_add(&out, "%s", "");
  for (size_t n; (n = fread(piece, 1, sizeof piece, f)) > 0;) textbuf_add_bytes(&out, piece, n);
  return out.text;
}

static const char *output_of(arena *a, const char *command) {
  FILE *f = popen(command, "r");
  assert_non_null(f);
  const char *text = read_stream(a, f);
  (void)pclose(f);
  return text;
}

static bool is_installed(arena *a, const char *compiler) {
  return system(arena_printf(a, "%s --version >%s/version 2>&1", compiler, folder)) == 0;
}

static void run(const char *command) {
  int status = system(command);
  if (status != 0) print_error("failed: %s\n", command);
  assert_int_equal(status, 0);
}

/* Builds the policy with a program around it under each compiler and compares what it prints. */
static void build_and_compare(arena *a, const tables *t, const char *program, const char *expected,
                              const char *standard) {
  const char *name = t->model->name, *const compilers[] = { "gcc", "clang" };
  write_file(path_of(a, name, ".h"), emit_header(a, t));
  write_file(path_of(a, name, ".c"), emit_source(a, t));
  write_file(path_of(a, name, "_main.c"), program);
  write_file(path_of(a, name, "_header.cpp"), arena_printf(a, "#include \"%s.h\"\n", name));
  int built = 0;
  for (int i = 0; i < 2; i++) {
    if (!is_installed(a, compilers[i])) continue;
    const char *binary = path_of(a, name, ".bin"), *flags = "-I" POLC_SOURCE "/runtime";
    run(arena_printf(a,
                     "%s -std=%s " C_WARNINGS " -O1 %s %s %s " POLC_SOURCE "/runtime/polrt.c -o %s",
                     compilers[i], standard, flags, path_of(a, name, ".c"),
                     path_of(a, name, "_main.c"), binary));
    run(arena_printf(a, "%s -x c++ -std=c++11 " WARNINGS " %s -fsyntax-only %s", compilers[i],
                     flags, path_of(a, name, "_header.cpp")));
    run(arena_printf(a, "%s -std=c99 -DPOLRT_WITHOUT_TEXT " C_WARNINGS " %s -c %s -o %s",
                     compilers[i], flags, path_of(a, name, ".c"), path_of(a, name, ".o")));
    assert_string_equal(output_of(a, binary), expected);
    built++;
  }
  assert_true(built > 0);
}

/* ---- deciding ---------------------------------------------------------------------------- */

static uint32_t next_random(uint32_t *state) {
  *state = *state * 1664525u + 1013904223u;
  return *state >> 8;
}

enum { NEAR_DAY = 16000 }; /* dates are mostly tried near each other */

/* Mostly a value of the range, now and then one beside it, now and then none. */
static bool pick_value(const polrt_input *in, const table_input *column, uint32_t *state,
                       bool partly, int32_t *value) {
  uint32_t dice = next_random(state) % 32, choice = next_random(state);
  *value = in->lo + (int32_t)(choice % (uint32_t)(in->hi - in->lo + 1));
  if (in->kind == POLRT_DATE && dice % 4 != 1) *value = NEAR_DAY + (int32_t)(choice % 120);
  if (column->bounds.count > 0 && dice % 2 == 0)
    *value = column->bounds.items[choice % column->bounds.count] - (int32_t)(choice / 256 % 2);
  if (dice == 31) *value = in->hi + 1;
  if (dice == 29) *value = in->lo - 1;
  return !partly || dice % 8 != 3;
}

enum { CASES = 2000 };

typedef struct a_case {
  bool known[64];
  int32_t values[64];
} a_case;

static a_case pick_case(const tables *t, uint32_t *state, bool partly) {
  a_case c = { { false }, { 0 } };
  for (uint32_t i = 0; i < t->policy.inputs; i++)
    c.known[i] = pick_value(&t->policy.input[i], &t->inputs.items[i], state, partly, &c.values[i]);
  return c;
}

/* What polrt_decide() answers on the tables in memory. */
static void add_answers(arena *a, const tables *t, const a_case *c, textbuf *out) {
  const polrt_policy *p = &t->policy;
  size_t count = polrt_work_words(p);
  polrt_work work = { arena_alloc(a, count * sizeof(uint64_t)), count, 0 };
  polrt_set sets[64];
  polrt_result results[32];
  for (uint32_t i = 0; i < p->inputs; i++)
    sets[i] = c->known[i] ? polrt_exactly(c->values[i]) : polrt_unknown(p, i);
  polrt_decide(p, sets, &work, results);
  for (uint32_t d = 0; d < p->decisions; d++)
    textbuf_add(out, "%016llx\n", (unsigned long long)results[d].answer);
}

/* A program that decides a table of cases through the typed interface. */
static const char *deciding_program(arena *a, const tables *t, const char *cases) {
  const emitter *e = emitter_new(a, t);
  textbuf b = { .arena = a };
  textbuf_add(&b, "#include \"%s.h\"\n#include <stdio.h>\n", e->lower);
  textbuf_add(&b,
              "static const struct { uint64_t known; int32_t v[%s_INPUTS]; } cases[] = {\n%s};\n",
              e->upper, cases);
  textbuf_add(
      &b,
      "int main(void) {\n  size_t i;\n  for (i = 0; i < sizeof cases / sizeof *cases; i++) {\n");
  textbuf_add(&b, "    %s_facts facts = { 0 };\n    %s_answer answer;\n", e->lower, e->lower);
  for (uint32_t i = 0; i < e->given; i++) {
    const emit_input *in = &e->inputs.items[i];
    textbuf_add(&b, "    if (cases[i].known >> %u & 1) ", (unsigned)i);
    if (in->setter != NULL)
      textbuf_add(&b, "%s(&facts, (%s)cases[i].v[%u]);\n", in->setter,
                  in->list != NULL ? in->list->tag : "int32_t", (unsigned)i);
    else
      textbuf_add(&b, "facts.%s = cases[i].v[%u], facts.known |= UINT64_C(1) << %s;\n", in->field,
                  (unsigned)i, in->number);
  }
  textbuf_add(&b, "    answer = %s_decide(&facts);\n", e->lower);
  for (uint32_t i = 0; i < e->decisions.count; i++)
    textbuf_add(&b, "    printf(\"%%016llx\\n\", (unsigned long long)answer.%s);\n",
                e->decisions.items[i].field);
  textbuf_add(&b, "  }\n  return 0;\n}\n");
  return b.text;
}

static void decide_alike(arena *a, const tables *t, bool partly, const char *standard) {
  textbuf cases = { .arena = a }, expected = { .arena = a };
  uint32_t state = 1;
  for (int n = 0; n < CASES; n++) {
    a_case c = pick_case(t, &state, partly);
    uint64_t known = 0;
    for (uint32_t i = 0; i < t->policy.inputs; i++) known |= (uint64_t)c.known[i] << i;
    textbuf_add(&cases, "  { UINT64_C(%llu), {", (unsigned long long)known);
    for (uint32_t i = 0; i < t->policy.inputs; i++) textbuf_add(&cases, " %d,", (int)c.values[i]);
    textbuf_add(&cases, " } },\n");
    add_answers(a, t, &c, &expected);
  }
  build_and_compare(a, t, deciding_program(a, t, cases.text), expected.text, standard);
}

/* ---- policies ---------------------------------------------------------------------------- */

#define HEAD(name)                                                                                 \
  "policy " name " \"A policy\" {\n language 1\n selected by day\n in force from 2009-06-01\n}\n"

static const char small[] =
    HEAD("small") "fact use : open one of { cough \"Cough\", fever \"Fever\" } ask \"What for?\"\n"
                  "fact referred : yes_no ask \"Referred?\"\n"
                  "fact severe : yes_no judgment\n"
                  "fact balance : quantity step 0.5 range -4 .. 4\n"
                  "impossible severe and use is other because \"An unlisted use is never severe\"\n"
                  "decision cover : one of { yes_ \"Yes\", no_ \"No\" }\n"
                  "  otherwise refer because \"The text is silent\"\n"
                  "rule by_referral for cover when referred and balance >= -1.5 then yes_ because "
                  "\"Referred\" cite \"S1\"\n"
                  "rule other_use for cover when use is other and not referred then no_ because "
                  "\"Not listed\"\n"
                  "decision rank : one of { low, high }\n"
                  "  otherwise low because \"Everything else\"\n"
                  "rule is_high for rank when balance > 2 or severe then high because \"High\"\n"
                  "revision 2013-04-01 \"Changed\" { unencoded \"What changed\" because \"Not "
                  "published\" }\n"
                  "revision 2016-10-01 \"Shrunk\" {\n"
                  "  extend use { itch \"Itch\" }\n"
                  "  add rule itching for cover when use is itch and not referred then no_ because "
                  "\"Itch\"\n"
                  "}\n";

static void test_decisions(void **state) {
  arena *a = arena_new();
  (void)state;
  decide_alike(a, compile(a, small), true, "c99");
  arena_free(a);
}

/* Names that are words of C or C++, macros of compilers, or names that the files use themselves. */
static const char hostile[] = HEAD(
    "hostile") "type facts is one of { int, other_one, last }\n"
               "fact linux : yes_no\nfact unix : yes_no\nfact class : facts\nfact known : facts\n"
               "fact `default` : one of { none_, b_c }\nfact defaults : one of { c, d }\n"
               "fact `revision` : yes_no\nfact t : yes_no\nfact new : quantity step 1 range 0 .. "
               "9\n"
               "fact new_bounds : yes_no\n"
               "decision decide : one of { open, inputs } otherwise open because \"x\"\n"
               "rule otherwise_ for decide when linux and not unix then inputs because \"y\"\n"
               "rule register for decide when class is int and known is last and new > 4 then "
               "inputs because \"z\"\n"
               "decision `rule` : one of { yes_, no_ } otherwise no_ because \"x\"\n"
               "rule rows for `rule` when `default` is b_c and defaults is c and `revision` and t "
               "and new_bounds\n"
               "  then yes_ because \"a\"\n";

static void test_names(void **state) {
  arena *a = arena_new();
  (void)state;
  decide_alike(a, compile(a, hostile), false, "gnu11");
  arena_free(a);
}

/* More rows than a word has bits, in decisions that share and that do not share words. */
static void test_wide(void **state) {
  arena *a = arena_new();
  textbuf b = { .arena = a };
  (void)state;
  textbuf_add(&b, "%s", HEAD("wide"));
  textbuf_add(
      &b,
      "fact x : quantity step 1 range 0 .. 400\nfact y : one of { m, n, o }\nfact z : yes_no\n");
  textbuf_add(&b, "impossible z and x = 7 because \"never\"\n");
  textbuf_add(&b, "decision first_one : one of { p, q } otherwise q because \"x\"\n");
  textbuf_add(&b, "rule r for first_one when z then p because \"y\"\n");
  textbuf_add(&b, "decision big : one of { p, q, s } otherwise refer because \"silent\"\n");
  for (int i = 0; i < 100; i++)
    textbuf_add(&b, "rule big_%d for big when x in %d .. %d and y is %c then %c because \"row\"\n",
                i, 4 * i, 4 * i + 2, "mno"[i % 3], "pqs"[i % 3]);
  textbuf_add(&b, "decision last_one : one of { p, q } otherwise q because \"x\"\n");
  textbuf_add(&b, "rule l for last_one when y is o then p because \"y\"\n");
  tables *t = compile(a, b.text);
  assert_true(t->words > 1);
  decide_alike(a, t, false, "c99");
  arena_free(a);
}

/* ---- what is computed -------------------------------------------------------------------- */

/* Criteria, sums, dates apart in days and months, absent values, codes, limits, dates of single
 * rules; `more' adds rows.  The sets are disjoint, so that every combination of memberships is
 * possible. */
#define LAYERS(name, more)                                                                         \
  HEAD(name)                                                                                       \
  "codes icd10cm first_dx { G47.33, I11* }\ncodes icd10cm second_dx { I10, J44*, except J44.1 }\n" \
  "fact start : date or never \"Never\" ask \"When?\"\n"                                           \
  "fact score : count 0 .. 9 or not_done \"Not done\"\n"                                           \
  "fact extra : quantity step 0.5 range -2 .. 4\n"                                                 \
  "fact studied : yes_no unknown is no because \"Not asserted\"\n"                                 \
  "fact diagnoses : set of code icd10cm ask \"Which diagnoses?\"\n"                                \
  "fact spare : set of code hcpcs\n"                                                               \
  "impossible extra > 3.5 and score is not_done because \"Points are added to a score\"\n"         \
  "criterion scored \"Scored\" is score + extra >= 4.5\n"                                          \
  "criterion ill \"Ill\" is at least 2 of {\n"                                                     \
  "  diagnoses has any first_dx, diagnoses has any second_dx, studied }\n"                         \
  "criterion recent \"Recent\" is day within 30 days after start\n"                                \
  "criterion fits \"Fits\" is all of { any of { scored, ill }, recent }\n"                         \
  "decision cover : one of { whole \"Whole\", part \"Part\", none_ \"None\" }\n"                   \
  "  outcomes best first: whole, part, none_\n  otherwise none_ because \"Else\"\n"                \
  "rule fresh for cover when fits then whole limited to 2.5 weeks from start, to \"once\"\n"       \
  "  because \"Fresh\"\n"                                                                          \
  "rule later for cover from 2014-01-01\n"                                                         \
  "  when all of { not fits, day more than 1 month after start, scored } then part because "       \
  "\"Later\"\n"                                                                                    \
  "rule old for cover when all of { not fits, not scored,\n"                                       \
  "  day at least 2 full months after the month of start } then part because \"Old\"\n"            \
  "decision again : one of { p, q } otherwise refer because \"silent\"\n"                          \
  "rule never_yet for again when start is never then p because \"Never\"\n" more

static const char layers[] = LAYERS("layers", "");

static void test_computed(void **state) {
  arena *a = arena_new();
  (void)state;
  decide_alike(a, compile(a, layers), true, "c99");
  arena_free(a);
}

/* The same with more rows than a word has bits, in criteria as well. */
static void test_computed_wide(void **state) {
  arena *a = arena_new();
  textbuf b = { .arena = a };
  (void)state;
  textbuf_add(&b, "%s",
              LAYERS("layers_wide", "decision big : one of { p, q } otherwise q because "
                                    "\"x\"\n"));
  textbuf_add(&b, "fact x : quantity step 1 range 0 .. 400\ncriterion many is any of {");
  for (int i = 0; i < 70; i++) textbuf_add(&b, " x = %d,", 5 * i);
  textbuf_add(&b, "}\ncriterion several is any of { many, recent }\n");
  for (int i = 0; i < 66; i++)
    textbuf_add(&b, "rule big_%d for big when x in %d .. %d and %s several then p because \"y\"\n",
                i, 6 * i, 6 * i + 3, i % 3 == 0 ? "not" : "");
  tables *t = compile(a, b.text);
  assert_true(t->words > 2);
  decide_alike(a, t, false, "c99");
  arena_free(a);
}

/* What the setters of codes and of absent values do. */
static const char setters_program[] =
    "#include \"layers.h\"\n#include <stdio.h>\n"
    "static void try_codes(const char *const *codes, size_t count, int complete) {\n"
    "  layers_facts facts = { 0 };\n"
    "  int bad = layers_set_diagnoses(&facts, codes, count, complete);\n"
    "  printf(\"%d %x %d %d\\n\", bad, (unsigned)(facts.known >> "
    "LAYERS_INPUT_DIAGNOSES_HAS_ANY_FIRST_DX),\n"
    "         (int)facts.diagnoses_has_any_first_dx, (int)facts.diagnoses_has_any_second_dx);\n}\n"
    "int main(void) {\n"
    "  static const char *const codes[] = { \"I11.0\", \"J44.1\", \"J44.9\", \"i10\" };\n"
    "  layers_facts facts = { 0 };\n"
    "  try_codes(codes, 0, 1);\n  try_codes(codes, 0, 0);\n  try_codes(codes, 1, 1);\n"
    "  try_codes(codes, 2, 0);\n  try_codes(codes, 3, 1);\n  try_codes(codes, 4, 1);\n"
    "  layers_set_start_never(&facts);\n  layers_set_score_not_done(&facts);\n"
    "  printf(\"%d %d %d\\n\", facts.start == LAYERS_START_ABSENT, (int)facts.score,\n"
    "         layers_set_spare(&facts, codes, 1, 1));\n"
    "  return 0;\n}\n";

static void test_setters(void **state) {
  arena *a = arena_new();
  (void)state;
  build_and_compare(a, compile(a, layers), setters_program,
                    "-1 3 0 0\n-1 0 0 0\n-1 3 1 0\n-1 1 1 0\n-1 3 1 1\n3 0 0 0\n1 -1 0\n", "c99");
  arena_free(a);
}

/* An answer's limits, by the typed functions. */
static const char limits_program[] =
    "#include \"layers.h\"\n#include <stdio.h>\n"
    "int main(void) {\n  layers_facts facts = { 0 };\n  layers_answer answer;\n"
    "  const polrt_limit *limit = NULL;\n  unsigned i, count;\n"
    "  layers_set_day(&facts, 16010);\n  layers_set_start(&facts, 16000);\n"
    "  layers_set_score(&facts, 9);\n  layers_set_extra(&facts, 0);\n"
    "  answer = layers_decide(&facts);\n  count = layers_limits(answer.cover, &limit);\n"
    "  for (i = 0; i < count; i++)\n"
    "    printf(\"%d %d %d %d %s\\n\", (int)limit[i].kind, (int)limit[i].amount,\n"
    "           (int)limit[i].decimals, limit[i].anchor == LAYERS_INPUT_START,\n"
    "           layers_limit_text(&limit[i]));\n"
    "  printf(\"%u\\n\", layers_limits(answer.again, &limit));\n  return 0;\n}\n";

static void test_limits(void **state) {
  arena *a = arena_new();
  (void)state;
  build_and_compare(a, compile(a, layers), limits_program,
                    "1 25 1 1 2.5 weeks from start\n2 0 0 0 once\n0\n", "c99");
  arena_free(a);
}

/* ---- texts ------------------------------------------------------------------------------- */

static const char *const nasty[] = {
  "*/ int broken; /*",
  "/* // */",
  "\"; } int x = 1; {\"",
  "'",
  "\\",
  "ends with a backslash \\",
  "a\\\nb",
  "line one\nline two\r\n",
  "#define X",
  "\n#error no\n",
  "?\?/",
  "?\?/\n",
  "?\?=?\?(?\?)",
  "?\?\?\?\?\?",
  "%s%n%d",
  "@ and $",
  "tab\there",
  "\x01\x7f\x1b[31m",
  "7\x01"
  "7",
  "caf\xc3\xa9",
  "\xe2\x80\xae"
  "reversed",
  "\xff\xfe not UTF-8 \xc3",
  "trailing *",
  "/",
  "*",
  "?",
  "",
  " ",
  "\\u0041 \\x41 \\101 \\0",
  "ROW(a, b)",
  ") \\",
  "_Pragma(\"x\")",
  "\xe2\x80\xa8line separator",
  "a very long one: ",
};

static const char *next_nasty(arena *a, uint32_t *n) {
  const char *text = nasty[(*n)++ % (sizeof nasty / sizeof *nasty)];
  if (strncmp(text, "a very", 6) != 0) return text;
  char *bytes = arena_alloc(a, 6000); /* longer than C99 asks compilers to take */
  memset(bytes, '?', 5999);
  return bytes;
}

/* Every text of the model in turn becomes each of the above. */
static void make_nasty(arena *a, model *m, uint32_t n) {
  m->title = next_nasty(a, &n);
  m->number = next_nasty(a, &n);
  for (uint32_t i = 0; i < m->facts.count; i++) {
    fact *f = m->facts.items[i];
    f->label = next_nasty(a, &n);
    f->ask = next_nasty(a, &n);
    if (f->absent != NULL) f->absent_label = next_nasty(a, &n);
    for (uint32_t k = 0; f->type != NULL && k < f->type->members.count; k++)
      f->type->members.items[k].label = next_nasty(a, &n);
  }
  for (uint32_t i = 0; i < m->code_facts.count; i++) {
    m->code_facts.items[i]->label = next_nasty(a, &n);
    m->code_facts.items[i]->ask = next_nasty(a, &n);
  }
  for (uint32_t i = 0; i < m->criteria.count; i++) m->criteria.items[i]->label = next_nasty(a, &n);
  for (uint32_t i = 0; i < m->decisions.count; i++) {
    decision *d = m->decisions.items[i];
    d->label = next_nasty(a, &n);
    for (uint32_t k = 0; k < d->outcomes.count; k++) d->outcomes.items[k].label = next_nasty(a, &n);
    for (uint32_t k = 0; k < d->rules.count; k++) {
      d->rules.items[k]->label = next_nasty(a, &n);
      for (uint32_t v = 0; v < d->rules.items[k]->versions.count; v++) {
        d->rules.items[k]->versions.items[v]->because = next_nasty(a, &n);
        vec_push(a, &d->rules.items[k]->versions.items[v]->cites,
                 (cite){ .text = next_nasty(a, &n) });
        limit_list *limits = &d->rules.items[k]->versions.items[v]->limits;
        for (uint32_t l = 0; l < limits->count; l++) {
          limits->items[l].text = next_nasty(a, &n);
          limits->items[l].unit = next_nasty(a, &n);
          limits->items[l].per = next_nasty(a, &n);
        }
      }
    }
    for (uint32_t k = 0; k < d->defaults.count; k++)
      d->defaults.items[k].because = next_nasty(a, &n);
  }
  for (uint32_t i = 0; i < m->revisions.count; i++) {
    m->revisions.items[i].title = next_nasty(a, &n);
    m->revisions.items[i].unencoded = next_nasty(a, &n);
    m->revisions.items[i].unencoded_because = next_nasty(a, &n);
  }
}

/* Writes a text as bytes in hexadecimal; the program below does the same. */
static void add_hex(textbuf *out, const char *text) {
  for (; *text != '\0'; text++) textbuf_add(out, "%02x", (unsigned)(unsigned char)*text);
  textbuf_add(out, "\n");
}

/* Where a column's strings end: members, or the absent value. */
static const char texts_program[] =
    "#include \"%s.h\"\n#include <stdio.h>\n"
    "static void hex(uint32_t at, unsigned count) {\n"
    "  unsigned k;\n  for (k = 0; k < count; k++) {\n"
    "    const char *text = polrt_text(&%s_policy, at, k);\n"
    "    for (; *text != '\\0'; text++) printf(\"%%02x\", (unsigned)(unsigned char)*text);\n"
    "    printf(\"\\n\");\n  }\n}\n"
    "int main(void) {\n  const polrt_policy *p = &%s_policy;\n  unsigned i;\n  hex(p->text, 2);\n"
    "  for (i = 0; i < p->columns; i++)\n"
    "    hex(p->input[i].text, p->input[i].kind > POLRT_ONE_OF ? 3 + 2u * p->input[i].absent\n"
    "                                                          : 3 + 2u * p->input[i].classes);\n"
    "  for (i = 0; i < p->decisions; i++) hex(p->decision[i].text, 2 + 2u * "
    "p->decision[i].outcomes);\n"
    "  for (i = 0; i < p->groups; i++) hex(p->group[i].text, 3);\n"
    "  for (i = 0; i < p->limits; i++) hex(p->limit[i].text, 3);\n"
    "  for (i = 0; i < p->rows; i++)\n"
    "    if (polrt_status_of(p->answer[i]) != POLRT_INVALID) hex(p->row_text[i], 2);\n"
    "  for (i = 0; i <= p->rules; i++) hex(p->rule_text[i], 1);\n"
    "  for (i = 0; i < p->revisions; i++) hex(p->revision_text[i], 4);\n"
    "  return 0;\n}\n";

static void add_texts(textbuf *out, const polrt_policy *p, uint32_t at, uint32_t count) {
  for (uint32_t k = 0; k < count; k++) add_hex(out, polrt_text(p, at, k));
}

static const char *texts_expected(arena *a, const polrt_policy *p) {
  textbuf out = { .arena = a };
  add_texts(&out, p, p->text, 2);
  for (uint32_t i = 0; i < p->columns; i++)
    add_texts(&out, p, p->input[i].text,
              3 + 2u *
                      (p->input[i].kind > POLRT_ONE_OF ? p->input[i].absent : p->input[i].classes));
  for (uint32_t i = 0; i < p->decisions; i++)
    add_texts(&out, p, p->decision[i].text, 2 + 2u * p->decision[i].outcomes);
  for (uint32_t i = 0; i < p->groups; i++) add_texts(&out, p, p->group[i].text, 3);
  for (uint32_t i = 0; i < p->limits; i++) add_texts(&out, p, p->limit[i].text, 3);
  for (uint32_t i = 0; i < p->rows; i++) /* a criterion's row gives no reason */
    if (polrt_status_of(p->answer[i]) != POLRT_INVALID) add_texts(&out, p, p->row_text[i], 2);
  for (uint32_t i = 0; i <= p->rules; i++) add_texts(&out, p, p->rule_text[i], 1);
  for (uint32_t i = 0; i < p->revisions; i++) add_texts(&out, p, p->revision_text[i], 4);
  return out.text;
}

static void hold_texts(const char *policy) {
  for (uint32_t shift = 0; shift < sizeof nasty / sizeof *nasty; shift += 12) {
    arena *a = arena_new();
    diags *sink;
    model *m = model_of(a, policy, &sink);
    make_nasty(a, m, shift);
    tables *t = tables_of(a, m, sink);
    const char *program = arena_printf(a, texts_program, m->name, m->name, m->name);
    build_and_compare(a, t, program, texts_expected(a, &t->policy), "c99");
    arena_free(a);
  }
}

static void test_texts(void **state) {
  (void)state;
  hold_texts(small);
  hold_texts(layers);
}

static void test_comments(void **state) {
  arena *a = arena_new();
  (void)state;
  assert_string_equal(c_comment(a, "a */ b /* c"), "a * / b / * c");
  assert_string_equal(c_comment(a, "?\?/"), "? ?/");
  assert_string_equal(c_comment(a, "\\\n x\r\ny"), "/ x y");
  assert_string_equal(c_comment(a, "caf\xc3\xa9 \xff"), "caf\xc3\xa9 ?");
  assert_string_equal(c_string(a, "\"?\n\xc3\xa9"), "\"\\\"\\?\\012\\303\\251\"");
  arena_free(a);
}

/* ---- what changes ------------------------------------------------------------------------ */

static void test_same_bytes(void **state) {
  arena *a = arena_new(), *b = arena_new();
  (void)state;
  const tables *x = compile(a, small), *y = compile(b, small);
  assert_string_equal(emit_header(a, x), emit_header(b, y));
  assert_string_equal(emit_source(a, x), emit_source(b, y));
  assert_null(strpbrk(emit_header(a, x), "\r\t"));
  assert_null(strpbrk(emit_source(a, x), "\r\t"));
  arena_free(a);
  arena_free(b);
}

/* Policy 100, with or without the revision of 2016-10-01; the examples are left out. */
static const char *policy_100(arena *a, bool with) {
  FILE *f = fopen(POLC_SOURCE "/policies/inhaled_nitric_oxide.pol", "rb");
  assert_non_null(f);
  const char *text = read_stream(a, f), *from = strstr(text, "revision 2016-10-01");
  assert_int_equal(fclose(f), 0);
  const char *to = from != NULL ? strstr(from, "\nreviewed 2017-06") : NULL;
  const char *end = strstr(text, "# ==== Examples");
  assert_true(to != NULL && end != NULL);
  if (with) return arena_strndup(a, text, (size_t)(end - text));
  return arena_printf(a, "%.*s%.*s", (int)(from - text), text, (int)(end - to), to);
}

static bool is_about(const char *line) {
  static const char *const words[] = {
    "2016",
    "postoperative",
    "POSTOPERATIVE",
    "lung_transplant",
    "LUNG_TRANSPLANT",
    "INDICATION_LAST",
    "Lung transplant",
    "congenital heart disease",
    "2013_04_01 \\",
    "~INHALED_NITRIC_OXIDE_ASKS_INDICATION",
    "  ) \\",
    "  )",
  };
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (strstr(line, words[i]) != NULL) return true;
  return line[2] == '\n';
}

static void test_the_edit_of_2016(void **state) {
  arena *a = arena_new();
  (void)state;
  const tables *before = compile(a, policy_100(a, false)), *after = compile(a, policy_100(a, true));
  write_file(path_of(a, "before", ".h"), emit_header(a, before));
  write_file(path_of(a, "after", ".h"), emit_header(a, after));
  write_file(path_of(a, "before", ".c"), emit_source(a, before));
  write_file(path_of(a, "after", ".c"), emit_source(a, after));
  const char *changes =
      output_of(a, arena_printf(a, "cd %s; diff before.h after.h; diff before.c after.c", folder));
  int changed = 0;
  for (const char *line = changes; line != NULL && *line != '\0'; line = strchr(line, '\n') + 1) {
    if (*line != '<' && *line != '>') continue;
    changed++;
    const char *copy = arena_strndup(a, line, (size_t)(strchr(line, '\n') + 1 - line));
    if (!is_about(copy)) print_error("not about the edit: %s", copy);
    assert_true(is_about(copy));
  }
  assert_in_range(changed, 1, 40);
  arena_free(a);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_comments),
    cmocka_unit_test(test_same_bytes),
    cmocka_unit_test(test_decisions),
    cmocka_unit_test(test_names),
    cmocka_unit_test(test_wide),
    cmocka_unit_test(test_computed),
    cmocka_unit_test(test_computed_wide),
    cmocka_unit_test(test_setters),
    cmocka_unit_test(test_limits),
    cmocka_unit_test(test_texts),
    cmocka_unit_test(test_the_edit_of_2016),
  };
  char name[] = "emit.XXXXXX";
  folder = mkdtemp(name);
  if (folder == NULL) {
    perror(name);
    return 1;
  }
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  char clean[64];
  snprintf(clean, sizeof clean, "rm -rf %s", name);
  return system(clean) != 0 || failed != 0;
}
