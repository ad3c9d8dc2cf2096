/* emit_header.c -- writes NAME.h: the facts, the answers and the inline decision of a policy.
 *
 * One function writes one part, in the order of the file.  The header must stay readable for the
 * programmer who includes it, and valid as C99 and as C++11.
 */
#include "emit.h"

#include <string.h>

/* ---- the frame --------------------------------------------------------------------------- */

/* Of the first fact besides the date. */
static const char *second_setter(const emitter *e) {
  for (uint32_t i = 1; i < e->given; i++)
    if (e->inputs.items[i].setter != NULL) return e->inputs.items[i].setter;
  return e->groups.count > 0 ? e->groups.items[0].setter : NULL;
}

static void put_usage(emitter *e) {
  put(e, " *\n * How to use it: start from zeroed facts, set what is known of the case, decide, "
         "read.\n *\n");
  put(e, " *   @_facts facts = { 0 };\n");
  put(e, " *   %s(&facts, polrt_day(year, month, day));\n", e->inputs.items[0].setter);
  const char *other = second_setter(e);
  if (other != NULL) put(e, " *   %s(&facts, ...);\n", other);
  put(e, " *   @_answer answer = @_decide(&facts);\n");
  const emit_decision *d = &e->decisions.items[0];
  put(e, " *   if (polrt_status_of(answer.%s) == POLRT_DETERMINED)\n", d->field);
  put(e, " *     use(%s(answer.%s));\n *\n", d->outcome, d->field);
  put(e, " * A fact that was not set is unknown; it is never taken for a value.\n */\n");
}

static void put_open(emitter *e) {
  put_banner(e, "h");
  put_usage(e);
  put(e, "#ifndef $_H\n#define $_H\n\n#include \"polrt.h\"\n\n");
  put(e, "#if POLRT_ABI != %d\n", POLRT_ABI);
  put(e,
      "#error \"@.h and polrt.h do not belong together (this file needs POLRT_ABI %d): run "
      "`polc build' again and copy the polrt.h and polrt.c that came with that polc\"\n",
      POLRT_ABI);
  put(e, "#endif\n\n#ifdef __cplusplus\nextern \"C\" {\n#endif\n\n");
}

static void put_close(emitter *e) { put(e, "#ifdef __cplusplus\n}\n#endif\n\n#endif\n"); }

/* " / * text * /" or nothing. */
static const char *comment(emitter *e, const char *text) {
  const char *clean = c_comment(e->arena, text);
  return *clean == '\0' ? "" : arena_printf(e->arena, " /* %s */", clean);
}

/* ---- facts ------------------------------------------------------------------------------- */

static void put_inputs(emitter *e) {
  put(e, "/* ---- facts ---- */\n\n/* The inputs by number, for the functions of polrt.h. */\nenum "
         "{\n");
  for (uint32_t i = 0; i < e->given; i++) put(e, "  %s,\n", e->inputs.items[i].number);
  put(e, "  $_INPUTS\n};\n\n");
  if (e->given < e->inputs.count) {
    put(e, "/* What is computed from them: further columns of the tables. */\nenum {\n");
    put(e, "  $_COLUMNS_BEFORE = $_INPUTS - 1,\n");
    for (uint32_t i = e->given; i < e->inputs.count; i++)
      put(e, "  %s,\n", e->inputs.items[i].number);
    put(e, "  $_COLUMNS\n};\n\n");
  }
  if (e->groups.count > 0) {
    put(e, "/* The facts that hold codes, for polrt_set_codes(). */\nenum {\n");
    for (uint32_t i = 0; i < e->groups.count; i++) put(e, "  %s,\n", e->groups.items[i].number);
    put(e, "  $_CODE_FACTS\n};\n\n");
  }
  if (e->no != NULL) put(e, "enum { %s = 0, %s = 1 };\n\n", e->no, e->yes);
}

static void put_enum(emitter *e, const emit_enum *list) {
  const one_of *type = list->type;
  if (list->fact->ask != NULL) put(e, "/* %s */\n", c_comment(e->arena, list->fact->ask));
  put(e, "typedef enum %s {\n", list->tag);
  for (uint32_t i = 0; i < type->members.count; i++) {
    const member *m = &type->members.items[i];
    const char *label = m->label != m->name ? m->label : NULL;
    put(e, "  %s = %d,%s\n", list->members.items[i], (int)m->number, comment(e, label));
  }
  put(e, "  %s = %s\n} %s;\n\n", list->last, list->members.items[type->members.count - 1],
      list->tag);
}

/* Words of the author may be among them: of an absent value. */
static const char *value_words(emitter *e, const fact *f, int32_t value) {
  return c_comment(e->arena, fact_value_text(e->arena, f, value));
}

/* The ends of an ordered fact's range, and the classes that the rules tell apart. */
static void put_number(emitter *e, const emit_input *in) {
  const fact *f = in->column->fact;
  if (f->ask != NULL) put(e, "/* %s */\n", c_comment(e->arena, f->ask));
  if (in->derived != NULL) put(e, "/* %s */\n", derive_words(e, f->derive));
  put(e, "enum {\n  %s = %d, /* %s */\n", in->least, (int)in->entry->lo,
      value_words(e, f, in->entry->lo));
  if (in->absent != NULL && in->derived == NULL)
    put(e, "  %s = %d, /* %s */\n", in->real, (int)in->entry->lo + 1,
        value_words(e, f, in->entry->lo + 1));
  put(e, "  %s = %d /* %s */\n};\n", in->most, (int)in->entry->hi,
      value_words(e, f, in->entry->hi));
  if (in->class_list != NULL) put_class_list(e, in);
  put(e,
      "/* Classes of %s: values that every rule treats alike, from the one named on. */\nenum {\n",
      in->column->name);
  uint32_t listed = in->class_list != NULL ? 1 : in->classes.count;
  for (uint32_t c = 0; c < listed; c++) put(e, "  %s,\n", in->classes.items[c]);
  if (in->class_list != NULL)
    put(e, "#define FROM(class, value, kept) class,\n  %s(FROM)\n#undef FROM\n", in->class_list);
  put(e, "  %s\n};\n\n", in->size);
}

static void put_date(emitter *e, const emit_input *in) {
  put(e, "/* Days since 1970-01-01. */\nenum {\n  %s = %d, /* %s */\n", in->least,
      (int)in->entry->lo, date_text(e->arena, in->entry->lo));
  put(e, "  %s = %d /* %s */\n};\n\n", in->most, (int)in->entry->hi,
      date_text(e->arena, in->entry->hi));
}

/* The date, then what is given, then what is computed. */
static void put_vocabulary(emitter *e) {
  put_date(e, &e->inputs.items[0]);
  for (uint32_t i = 1, next = 0; i < e->inputs.count; i++) {
    const emit_input *in = &e->inputs.items[i];
    if (i == e->given) put(e, "/* ---- what is computed ---- */\n\n");
    if (fact_is_ordinal(in->column->fact)) put_number(e, in);
    if (in->list != NULL && next < e->enums.count && in->list == e->enums.items[next])
      put_enum(e, e->enums.items[next++]);
  }
}

static const char *field_type(const emit_input *in) { return in->list ? in->list->tag : "int32_t"; }

static const char *step_text(emitter *e, const quantity *q) {
  const char *text = quantity_text(e->arena, q, 1, true);
  return strcmp(text, "0w1d") == 0 ? "1 day" : text;
}

/* What a field holds, where its type does not say it. */
static const char *field_comment(emitter *e, const emit_input *in) {
  const fact *f = in->column->fact;
  const char *who = f != NULL && f->judgment ? "a person must attest this" : "";
  const char *what = "";
  if (in->entry->kind == POLRT_DATE) what = "polrt_day(year, month, day)";
  if (in->entry->kind == POLRT_YES_NO) what = arena_printf(e->arena, "%s or %s", e->no, e->yes);
  if (in->entry->kind == POLRT_NUMBER)
    what = arena_printf(e->arena, "in steps of %s", step_text(e, &f->quantity));
  if (in->absent != NULL) what = arena_printf(e->arena, "%s; or %s", what, in->absent);
  if (in->setter == NULL)
    what =
        arena_printf(e->arena, "%s, from %s()", what, e->groups.items[in->entry->group - 1].setter);
  const char *between = *what != '\0' && *who != '\0' ? "; " : "";
  return comment(e, arena_printf(e->arena, "%s%s%s", what, between, who));
}

static void put_field_setters(emitter *e) {
  for (uint32_t i = 0; i < e->given; i++) {
    const emit_input *in = &e->inputs.items[i];
    if (in->setter == NULL) continue;
    put(e, "static inline void %s(@_facts *facts, %s value) {\n", in->setter, field_type(in));
    put(e, "  facts->known |= UINT64_C(1) << %s;\n  facts->%s = value;\n}\n", in->number,
        in->field);
    if (in->never != NULL)
      put(e, "static inline void %s(@_facts *facts) {\n  %s(facts, %s);\n}\n", in->never,
          in->setter, in->absent);
  }
  put(e, "\n");
}

static void put_code_setters(emitter *e) {
  if (e->groups.count == 0) return;
  put(e, "/* These take codes as they are written (\"G47.33\").  They return -1, or which code, "
         "counted "
         "from 0,\n"
         " * is none of its system: nothing is changed then.  `complete' 0: at least these codes. "
         "*/\n");
  for (uint32_t i = 0; i < e->groups.count; i++) {
    const emit_group *g = &e->groups.items[i];
    if (g->group->fact->ask != NULL) put(e, "/* %s */\n", c_comment(e->arena, g->group->fact->ask));
    put(e, "int %s(@_facts *facts, %s);\n", g->setter,
        g->entry->several ? "const char *const *codes, size_t count, int complete"
                          : "const char *code");
  }
  put(e, "\n");
}

static void put_facts(emitter *e) {
  put(e, "/* What is known of a case.  Start from zero; a value counts only once its bit is set. "
         "*/\n");
  put(e, "typedef struct @_facts {\n  uint64_t known; /* bit n: input n is known */\n");
  for (uint32_t i = 0; i < e->given; i++) {
    const emit_input *in = &e->inputs.items[i];
    put(e, "  %s %s;%s\n", field_type(in), in->field, field_comment(e, in));
  }
  put(e, "} @_facts;\n\n");
  put_field_setters(e);
  put_code_setters(e);
}

/* ---- answers ----------------------------------------------------------------------------- */

/* The title; of a date inside a revision, which revision that is. */
static const char *revision_words(emitter *e, const revision *r) {
  const revision *authored = model_authored(e->model, r->number);
  if (authored == r) return r->title;
  return arena_printf(e->arena, "dates of single items within the revision of %s", authored->date);
}

static void put_revisions(emitter *e) {
  put(e, "/* The revisions, for polrt_revision_of(). */\nenum {\n");
  put(e, "  %s = 0, /* none in force */\n", e->revisions.items[0]);
  for (uint32_t i = 0; i < e->model->revisions.count; i++)
    put(e, "  %s,%s\n", e->revisions.items[i + 1],
        comment(e, revision_words(e, &e->model->revisions.items[i])));
  put(e, "  $_REVISIONS\n};\n\n");
}

static void put_rules(emitter *e) {
  put(e, "/* The rules by their permanent numbers, for polrt_rule_of(). */\nenum {\n");
  put(e, "  $_RULE_OTHERWISE = 0,\n");
  for (uint32_t i = 0; i < e->rules.count; i++) {
    const emit_rule *r = &e->rules.items[i];
    const char *label = r->rule->label != r->rule->name ? r->rule->label : NULL;
    put(e, "  %s = %u,%s\n", r->enumerator, (unsigned)r->rule->number, comment(e, label));
  }
  put(e, "  $_RULES\n};\n\n");
}

static void put_outcomes(emitter *e, const emit_decision *d) {
  put(e, "typedef enum %s {\n", d->tag);
  put(e, "  %s = 0, /* not determined; polrt_status_of() says why */\n", d->open);
  for (uint32_t i = 0; i < d->outcomes.count; i++) {
    const outcome *o = &d->decision->outcomes.items[i];
    const char *label = o->label != o->name ? o->label : NULL;
    put(e, "  %s = %u,%s\n", d->outcomes.items[i], (unsigned)o->number, comment(e, label));
  }
  put(e, "} %s;\n\n", d->tag);
}

static void put_answers(emitter *e) {
  put(e, "/* ---- answers ---- */\n\n");
  for (uint32_t i = 0; i < e->decisions.count; i++) put_outcomes(e, &e->decisions.items[i]);
  put_rules(e);
  put_revisions(e);
  put(e, "/* The decisions by number, for the functions of polrt.h. */\nenum {\n");
  for (uint32_t i = 0; i < e->decisions.count; i++) put(e, "  %s,\n", e->decisions.items[i].number);
  put(e,
      "  $_DECISIONS\n};\n\n/* Read the members with polrt_status_of() and its companions. */\n");
  put(e, "typedef struct @_answer {\n");
  for (uint32_t i = 0; i < e->decisions.count; i++)
    put(e, "  polrt_answer %s;\n", e->decisions.items[i].field);
  put(e, "} @_answer;\n\n");
}

/* ---- tables ------------------------------------------------------------------------------ */

static void put_sizes(emitter *e) {
  if (e->groups.count == 0) return;
  put(e, "/* Sizes of the tables of codes. */\nenum {\n");
  for (uint32_t i = 0; i < e->groups.count; i++) {
    const emit_group *g = &e->groups.items[i];
    if (g->entry->codes > 0)
      put(e, "  %s = %u, /* places where the sets of a code change */\n", g->intervals,
          (unsigned)g->entry->codes);
    put(e, i + 1 < e->groups.count ? "  %s = %u, %s\n" : "  %s = %u %s\n", g->last_atom,
        (unsigned)g->entry->atoms, "/* combinations of sets that a code can be in */");
  }
  put(e, "};\n\n");
}

/* Columns first: they are what a decision reads. */
static void put_tables(emitter *e) {
  const char *words = e->wide ? arena_printf(e->arena, "[%s_WORDS]", e->upper) : "";
  put(e, "/* ---- tables ---- */\n\nenum {\n");
  for (uint32_t w = 0; w < e->pages.count; w++) put(e, "  %s,\n", e->pages.items[w].name);
  put(e, e->wide ? "  $_WORDS, /* of up to 64 rule rows each */\n"
                 : "  $_WORDS = 1, /* of 64 rule rows each */\n");
  put(e, "  $_COST = 64 * $_WORDS * $_%s /* a decision evaluates at most so many cells */\n};\n\n",
      e->given < e->inputs.count ? "COLUMNS" : "INPUTS");
  put_sizes(e);
  put(e,
      "/* For each value or class of an input one bit for every rule row that it satisfies. */\n");
  put(e, "struct @_tables {\n");
  for (uint32_t i = 0; i < e->inputs.count; i++)
    put(e, "  uint64_t %s[%s]%s;\n", e->inputs.items[i].rows, e->inputs.items[i].size, words);
  for (uint32_t i = e->given; i < e->inputs.count; i++)
    if (e->inputs.items[i].run.list != NULL)
      put(e, "  uint64_t %s%s;\n", e->inputs.items[i].run.mask, words);
  for (uint32_t i = 0; i < e->decisions.count && !e->wide; i++)
    if (!is_first(&e->decisions.items[i]))
      put(e, "  uint64_t %s;\n", e->decisions.items[i].run.mask);
  if (e->impossible.list != NULL) put(e, "  uint64_t %s%s;\n", e->impossible.mask, words);
  put(e, "  polrt_answer revision[$_REVISIONS];\n");
  for (uint32_t i = 0; i < e->inputs.count; i++) {
    const emit_input *in = &e->inputs.items[i];
    if (in->bounds != NULL) put(e, "  int32_t %s[%s - 1];\n", in->bounds, in->size);
    if (in->guide != NULL)
      put(e, "  uint16_t %s[(((uint32_t)%s - (uint32_t)%s) >> %u) + 1];\n", in->guide, in->most,
          in->least, (unsigned)in->column->guide_shift);
  }
  put_group_members(e);
  put(e, "};\n\n");
}

static void put_objects(emitter *e) {
  put(e, "extern const struct @_tables @_tables;\n");
  put(e, "extern const polrt_answer @_answers[]; /* one for each rule row */\n");
  if (e->wide) put(e, "extern const polrt_decision @_decisions[$_DECISIONS];\n");
  put(e, "\n/* The policy for polrt_decide() and every other function of polrt.h. */\n");
  put(e, "extern const polrt_policy @_policy;\n\n");
}

/* ---- deciding ---------------------------------------------------------------------------- */

enum { WORK_LEAST = 16, WORK_MOST = 256 };

/* A power of two, so that the number says little of the policy and seldom changes. */
static uint32_t work_words(const emitter *e) {
  uint32_t words = WORK_LEAST;
  while (words < WORK_MOST && words < polrt_work_words(e->policy)) words *= 2;
  return words;
}

static void put_partly(emitter *e) {
  put(e, "/* ---- deciding ---- */\n\n");
  put(e,
      "/* The facts as polrt_decide(), polrt_needs() and others take them: sets[$_INPUTS].  Then\n"
      " * narrow or widen what is known: sets[n] = polrt_between(lo, hi). */\n");
  put(e, "void @_sets(const @_facts *facts, polrt_set *sets);\n\n");
  const char *enough = polrt_work_words(e->policy) <= WORK_MOST
                           ? "enough for every case"
                           : "the hardest cases may want more and are then undetermined";
  put(e,
      "/* Decides whatever the facts are, unknown and out of range ones too.  Takes up to %d KiB "
      "of "
      "stack,\n"
      " * among it $_WORK_WORDS words for the search: %s. */\n",
      e->given < e->inputs.count || e->groups.count > 0 ? 8 : 4, enough);
  put(e, "enum { $_WORK_WORDS = %u };\n", (unsigned)work_words(e));
  put(e, "@_answer @_decide_partly(const @_facts *facts);\n\n");
}

/* Short-circuit on purpose: branches never taken cost less than sums of comparisons. */
static void put_checks(emitter *e) {
  for (uint32_t i = 0; i < e->given; i++) {
    const emit_input *in = &e->inputs.items[i];
    put(e, "%spolrt_outside((int32_t)facts->%s, %s, %s) ||\n", i == 0 ? "  if (" : "      ",
        in->field, in->least, in->most);
  }
  put(e, "      (~facts->known & ~UINT64_C(0) >> (64 - $_INPUTS)) != 0)\n"
         "    return @_decide_partly(facts);\n");
}

enum { INLINED_INPUTS = 8, FEW_WORDS = 4 };

/* One word holds all rows: the facts' words are ANDed as they come. */
static void put_narrow(emitter *e) {
  put(e, "  unsigned revision = %s;\n", class_of(e, &e->inputs.items[0]));
  put(e, "  uint64_t rows = t->%s[revision];\n", e->inputs.items[0].rows);
  for (uint32_t i = 1; i < e->given; i++)
    if (e->inputs.items[i].asked)
      put(e, "  rows &= t->%s[%s];\n", e->inputs.items[i].rows, class_of(e, &e->inputs.items[i]));
  put_computed_narrow(e);
  if (e->impossible.list != NULL)
    put(e, "  if (rows & t->%s) return @_decide_partly(facts);\n", e->impossible.mask);
  for (uint32_t i = 0; i < e->decisions.count; i++) {
    const emit_decision *d = &e->decisions.items[i];
    const char *from = is_first(d) ? "" : arena_printf(e->arena, " & t->%s", d->run.mask);
    put(e, "  answer.%s = t->revision[revision] | @_answers[polrt_first_bit(rows%s)];\n", d->field,
        from);
  }
}

static bool has_criteria(const emitter *e) {
  for (uint32_t i = e->given; i < e->inputs.count; i++)
    if (e->inputs.items[i].needed && e->inputs.items[i].run.list != NULL) return true;
  return false;
}

/* Each fact is checked right before it is used: there are too many to keep their values. */
static void put_picks(emitter *e, const char *pick) {
  put(e, "  if ((~facts->known & ~UINT64_C(0) >> (64 - $_INPUTS)) != 0) return "
         "@_decide_partly(facts);\n");
  for (uint32_t i = 0; i < e->given; i++) {
    const emit_input *in = &e->inputs.items[i];
    put(e, "  if (polrt_outside((int32_t)facts->%s, %s, %s)) return @_decide_partly(facts);\n",
        in->field, in->least, in->most);
    if (i == 0) put(e, "  revision = %s;\n", class_of(e, in));
    if (i == 0 || in->asked) put(e, pick, in->rows, i == 0 ? "revision" : class_of(e, in));
  }
}

/* Few words are ANDed as they come. */
static void put_few_words(emitter *e) {
  textbuf pick = { .arena = e->arena };
  uint32_t words = e->tables->words;
  put(e, "  unsigned revision;\n  const uint64_t *in;\n  uint64_t rows[$_WORDS];\n");
  textbuf_add(&pick, "%s", "  in = t->%s[%s];\n ");
  for (uint32_t w = 0; w < words; w++) {
    put(e, "  uint64_t rows%u = ~UINT64_C(0);\n", (unsigned)w);
    textbuf_add(&pick, " rows%u &= in[%u];", (unsigned)w, (unsigned)w);
  }
  textbuf_add(&pick, "\n");
  put_picks(e, pick.text);
  for (uint32_t w = 0; w < words; w++) put(e, "  rows[%u] = rows%u;\n", (unsigned)w, (unsigned)w);
}

/* Of many words only those up to the one that decides. */
static void put_many_words(emitter *e) {
  put(e, "  unsigned revision, n = 0;\n  const uint64_t *in[$_INPUTS];\n");
  put_picks(e, "  in[n++] = t->%s[%s];\n");
}

/* What is computed needs all words. */
static void put_all_words(emitter *e) {
  put(e, "  uint64_t rows[$_WORDS];\n  unsigned w, i;\n");
  put(e, "  for (w = 0; w < $_WORDS; w++) {\n    rows[w] = in[0][w];\n"
         "    for (i = 1; i < n; i++) rows[w] &= in[i][w];\n  }\n");
}

static void put_computed(emitter *e) {
  bool clashes = e->impossible.list != NULL;
  if (e->tables->words <= FEW_WORDS) put(e, "  unsigned w;\n");
  if (has_criteria(e)) put(e, "  uint64_t held;\n");
  put_computed_wide(e);
  if (clashes)
    put(e,
        "  uint64_t clash = 0;\n"
        "  for (w = 0; w < $_WORDS; w++) clash |= rows[w] & t->%s[w];\n"
        "  if (clash) return @_decide_partly(facts);\n",
        e->impossible.mask);
}

/* The rows that are left, as the last arguments of polrt_first_row() take them. */
static void put_wide(emitter *e) {
  bool computes = e->given < e->inputs.count;
  bool few = e->tables->words <= FEW_WORDS;
  if (few)
    put_few_words(e);
  else
    put_many_words(e);
  if (computes && !few) put_all_words(e);
  if (computes) put_computed(e);
  if (computes && !few) put(e, "  in[0] = rows;\n  n = 1;\n");
  if (few) put(e, "  in = rows;\n");
  const char *all = few ? "&in, 1" : "in, n";
  if (e->impossible.list != NULL && !computes)
    put(e,
        "  if (polrt_first_row(%s, @_policy.impossible_first,\n"
        "      @_policy.impossible_first + @_policy.impossible_count - 1) < @_policy.rows) "
        "return @_decide_partly(facts);\n",
        all);
  for (uint32_t i = 0; i < e->decisions.count; i++) {
    const emit_decision *d = &e->decisions.items[i];
    put(e,
        "  answer.%s = t->revision[revision] | @_answers[polrt_first_row(%s, "
        "@_decisions[%s].first,\n      @_decisions[%s].first + @_decisions[%s].count - 1)];\n",
        d->field, all, d->number, d->number, d->number);
  }
}

static void put_decide(emitter *e) {
  put(e, "/* Decides a case.  What is unknown or out of range goes to decide_partly. */\n");
  bool short_one = !e->wide && e->given == e->inputs.count && e->given <= INLINED_INPUTS;
  put(e, "%s @_answer @_decide(const @_facts *facts) {\n",
      short_one ? "POLRT_INLINE" : "static inline");
  put(e, "  const struct @_tables *t = &@_tables;\n  @_answer answer;\n");
  if (e->wide) {
    put_wide(e);
  } else {
    put_checks(e);
    put_narrow(e);
  }
  put(e, "  return answer;\n}\n\n");
}

/* ---- reading ----------------------------------------------------------------------------- */

static void put_reader(emitter *e, const char *result, const char *function, const char *takes,
                       const char *expression) {
  put(e, "static inline %s%s(%s) {\n  return %s;\n}\n", result, function, takes, expression);
}

static const char *call(emitter *e, const char *function, const char *rest) {
  return arena_printf(e->arena, "%s(&%s_policy, %s)", function, e->lower, rest);
}

static void put_outcome_readers(emitter *e) {
  put(e, "/* The outcome of an answer; its name (\"\" for none). */\n");
  for (uint32_t i = 0; i < e->decisions.count; i++) {
    const emit_decision *d = &e->decisions.items[i];
    put_reader(e, arena_printf(e->arena, "%s ", d->tag), d->outcome, "polrt_answer answer",
               arena_printf(e->arena, "(%s)polrt_outcome_of(answer)", d->tag));
    put_reader(
        e, "const char *", d->name, arena_printf(e->arena, "%s outcome", d->tag),
        call(e, "polrt_outcome_name", arena_printf(e->arena, "%s, (unsigned)outcome", d->number)));
  }
}

static void put_reason_readers(emitter *e) {
  static const char *const functions[][3] = {
    { "because", "polrt_answer answer", "polrt_because(&%s_policy, answer)" },
    { "cite", "polrt_answer answer", "polrt_cite(&%s_policy, answer)" },
    { "rule_name", "unsigned rule", "polrt_rule_name(&%s_policy, rule)" },
  };
  put(e, "\n/* The reason of an answer, the statements it cites, the name of "
         "polrt_rule_of(answer). */\n");
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
    put_reader(e, "const char *", arena_printf(e->arena, "%s_%s", e->lower, functions[i][0]),
               functions[i][1], arena_printf(e->arena, functions[i][2], e->lower));
  put(e, "\n/* What is not published of the text that was in force: the first such remark, \"\" "
         "when there\n"
         " * is none.  Show it with the answer; polrt_next_caveat() leads to further ones. */\n");
  put(e, "static inline const char *@_caveat(polrt_answer answer) {\n");
  put(e, "  unsigned next = polrt_next_caveat(&@_policy, polrt_revision_of(answer));\n");
  put(e, "  return polrt_has_caveat(answer) ? polrt_caveat_text(&@_policy, next) : \"\";\n}\n\n");
}

static void put_limit_readers(emitter *e) {
  if (e->policy->limits == 0) return;
  put(e,
      "/* What an answer is limited to: how many limits, and the first of them, the others follow. "
      "*/\n");
  put_reader(e, "unsigned ", arena_printf(e->arena, "%s_limits", e->lower),
             "polrt_answer answer, const polrt_limit **first",
             call(e, "polrt_limits", "answer, first"));
  put(e, "/* A limit in words: \"12 weeks from trial_start\". */\n");
  put_reader(e, "const char *", arena_printf(e->arena, "%s_limit_text", e->lower),
             "const polrt_limit *limit", call(e, "polrt_text", "limit->text, 0"));
  put(e, "\n");
}

static void put_member_readers(emitter *e) {
  if (e->enums.count == 0) return;
  put(e, "/* From values to names (\"\" for none) and from names to values (-1 for none). */\n");
  for (uint32_t i = 0; i < e->enums.count; i++) {
    const emit_enum *list = e->enums.items[i];
    const char *number = e->inputs.items[list->fact->input].number;
    put_reader(e, "const char *", list->name, arena_printf(e->arena, "%s value", list->tag),
               call(e, "polrt_member_name", arena_printf(e->arena, "%s, (int32_t)value", number)));
    put_reader(e, "int ", list->by_name, "const char *name",
               call(e, "polrt_find_member", arena_printf(e->arena, "%s, name", number)));
  }
  put(e, "\n");
}

const char *emit_header(arena *a, const tables *t) {
  emitter *e = emitter_new(a, t);
  put_open(e);
  put_inputs(e);
  put_vocabulary(e);
  put_facts(e);
  put_answers(e);
  put_tables(e);
  put_objects(e);
  put_partly(e);
  put_decide(e);
  put(e, "/* ---- reading ---- */\n\n");
  put_outcome_readers(e);
  put_reason_readers(e);
  put_limit_readers(e);
  put_member_readers(e);
  put_close(e);
  return e->out.text;
}
