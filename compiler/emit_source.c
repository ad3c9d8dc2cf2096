/* emit_source.c -- writes NAME.c: the rule rows, the tables over them and the policy object.
 *
 * The file is reviewed as a difference, so everything stands on a line of its own under its own
 * name: an inserted rule is a row in the list and its name wherever a fact satisfies it.  Up to 64
 * rows the tables are sums of names; beyond, the words are written as numbers.
 */
#include "emit.h"

#include <string.h>

/* ---- rows -------------------------------------------------------------------------------- */

static bool has_bit(const uint64_t *words, uint32_t n) {
  return (words[n / 64] >> n % 64 & 1) != 0;
}

/* A name without the prefix of its kind, as the macros of the file put it on again. */
static const char *tail(const emitter *e, const char *kind, const char *name) {
  return name + strlen(e->upper) + strlen(kind);
}

/* Rules stand in order of number, not always without holes. */
static const char *rule_tail(const emitter *e, uint32_t number) {
  uint32_t low = 0, high = e->rules.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (e->rules.items[middle].rule->number < number)
      low = middle + 1;
    else
      high = middle;
  }
  bool found = low < e->rules.count && e->rules.items[low].rule->number == number;
  return found ? tail(e, "_RULE_", e->rules.items[low].enumerator) : "OTHERWISE";
}

static const char *answer_text(emitter *e, const emit_decision *d, polrt_answer answer) {
  static const char *const names[] = {
    "POLRT_INVALID", "POLRT_DETERMINED",  "POLRT_UNDETERMINED",
    "POLRT_REFER",   "POLRT_NO_REVISION", "POLRT_INCONSISTENT",
  };
  if (d == NULL) return "UNDECIDED(POLRT_INCONSISTENT, POLRT_NO_RULE)";
  unsigned status = (unsigned)polrt_status_of(answer), number = polrt_outcome_of(answer);
  if (status == POLRT_DETERMINED && number > 0 && number <= d->outcomes.count)
    return arena_printf(e->arena, "DECIDED(%s, %s)", tail(e, "_", d->outcomes.items[number - 1]),
                        rule_tail(e, polrt_rule_of(answer)));
  if (status == POLRT_REFER && polrt_rule_of(answer) != 0)
    return arena_printf(e->arena, "REFERRED(%s)", rule_tail(e, polrt_rule_of(answer)));
  return arena_printf(e->arena, "UNDECIDED(%s, %s)", names[status % 6],
                      polrt_rule_of(answer) == POLRT_NO_RULE ? "POLRT_NO_RULE" : "0");
}

/* "from 2009-06-01", "from 2009-06-01 until 2016-10-01": later revisions leave it as it is. */
static void add_validity(emitter *e, textbuf *out, uint64_t revisions) {
  const model *m = e->model;
  const char *between = "";
  for (uint32_t r = 1; r <= m->revisions.count; r++) {
    bool now = (revisions >> r & 1) != 0, before = r > 1 && (revisions >> (r - 1) & 1) != 0;
    if (now == before) continue;
    textbuf_add(out, now ? "%sfrom %s" : " until %s%s", now ? between : "",
                m->revisions.items[r - 1].date);
    between = " and ";
  }
}

/* When a row holds, in the words of the policy. */
static const char *caption(emitter *e, const row *r) {
  const space *s = e->tables->rows->space;
  textbuf out = { .arena = e->arena };
  if (r->kind == ROW_NO_REVISION)
    return arena_printf(e->arena, "before %s", e->model->revisions.items[0].date);
  add_validity(e, &out, r->box[0].members);
  if (r->kind == ROW_OTHERWISE) textbuf_add(&out, ", in every other case");
  for (uint32_t i = 1; i < s->inputs; i++) {
    const char *text = cell_text(e->arena, s, i, r->box[i]);
    if (text != NULL) textbuf_add(&out, ", %s", text);
  }
  return out.text;
}

static void put_row(emitter *e, const emit_run *run, uint32_t r) {
  const emit_decision *d = NULL; /* of impossible cases */
  if (e->rows.items[r] == NULL) return;
  for (uint32_t i = 0; i < e->decisions.count; i++)
    if (run == &e->decisions.items[i].run) d = &e->decisions.items[i];
  put(e, "  ROW(%s, %s, \\\n", e->rows.items[r], answer_text(e, d, e->policy->answer[r]));
  put(e, "      %s, \\\n", c_string(e->arena, caption(e, e->tables->bits.items[r].row)));
  put(e, "      %s) \\\n", c_strings(e, ", ", e->policy->row_text[r], 0, 2));
}

/* A criterion gives no answer and no reason. */
static void put_case(emitter *e, const emit_run *run, uint32_t r) {
  (void)run;
  if (e->rows.items[r] == NULL) return;
  put(e, "  CASE(%s, %s) \\\n", e->rows.items[r],
      c_string(e->arena, caption(e, e->tables->bits.items[r].row)));
}

static bool has_criteria(const emitter *e) {
  for (uint32_t i = e->given; i < e->inputs.count; i++)
    if (e->inputs.items[i].run.list != NULL) return true;
  return false;
}

static void put_criteria(emitter *e) {
  if (!has_criteria(e)) return;
  put(e, "/* ---- criteria ---- */\n\n"
         "/* A criterion is met in any of its cases.  Each may ask for what stands before it.\n"
         " * CASE(name, \"when it holds\") */\n\n");
  for (uint32_t i = e->given; i < e->inputs.count; i++) {
    const emit_input *in = &e->inputs.items[i];
    if (in->run.list == NULL) continue;
    const char *label = c_comment(e->arena, in->column->fact->label);
    if (in->column->fact->label != in->column->name && *label != '\0') put(e, "/* %s */\n", label);
    put_list_of_rows(e, &in->run, "CASE", in->entry->first, in->entry->count, put_case);
  }
}

static void put_row_lists(emitter *e) {
  put(e, "/* ---- rule rows ---- */\n\n"
         "/* A row is one set of cases that a rule covers.  Of the rows of a decision that hold in "
         "a case,\n"
         " * the first one decides it.  ROW(name, answer, \"when it holds\", \"reason\", "
         "\"statements\") */\n\n");
  for (uint32_t i = 0; i < e->decisions.count; i++) {
    const emit_decision *d = &e->decisions.items[i];
    put_list_of_rows(e, &d->run, "ROW", d->entry->first, d->entry->count, put_row);
  }
  if (e->impossible.list == NULL) return;
  put(e, "/* Cases that cannot be. */\n");
  put_list_of_rows(e, &e->impossible, "ROW", e->policy->impossible_first,
                   e->policy->impossible_count, put_row);
}

static void put_rule_list(emitter *e) {
  put(e, "#define $_RULE_LIST(RULE) \\\n");
  put(e, "  RULE(OTHERWISE, %s) \\\n", c_strings(e, "", e->policy->rule_text[0], 0, 1));
  for (uint32_t i = 0; i < e->rules.count; i++) {
    const emit_rule *r = &e->rules.items[i];
    put(e, "  RULE(%s, %s) \\\n", tail(e, "_RULE_", r->enumerator),
        c_strings(e, "", e->policy->rule_text[r->rule->number], 0, 1));
  }
  put(e, "\n");
}

static void put_revision_list(emitter *e) {
  put(e, "/* The revisions, each from a day on (counted from 1970-01-01): date, title, what is not "
         "published\n"
         " * of the text before it, and why.  Answers of revisions before such a remark carry a "
         "caveat. */\n");
  put(e, "#define $_REVISION_LIST(REVISION) \\\n");
  for (uint32_t r = 1; r <= e->policy->revisions; r++)
    put(e, "  REVISION(%s, %d, %s, %s) \\\n", tail(e, "_REVISION_", e->revisions.items[r]),
        (int)e->tables->inputs.items[0].bounds.items[r - 1],
        polrt_has_caveat(e->policy->revision[r]) ? "POLRT_CAVEAT" : "0",
        c_strings(e, " \"\\0\" ", e->policy->revision_text[r - 1], 0, 4));
  put(e, "\n");
}

typedef struct numbering {
  const char *last; /* where the run before it ends; NULL: there is none */
  uint32_t next;
} numbering;

/* Where a run of rows begins: behind the run before it, or at the next word. */
static void put_run(emitter *e, numbering *n, const emit_run *run, const char *macro,
                    uint32_t first, uint32_t count) {
  if (e->wide) {
    put_page_run(e, n->last, run, macro, first, count);
    n->last = run->end;
    return;
  }
  if (n->last == NULL)
    put(e, "  %s,\n", run->begin);
  else
    put(e, first != n->next ? "  %s = (%s + 63) / 64 * 64,\n" : "  %s = %s,\n", run->begin,
        n->last);
  put(e, "  %s = %s - 1,\n  %s(%s)\n  %s,\n", run->before, run->begin, run->list, macro, run->end);
  n->last = run->end;
  n->next = first + count;
}

static void put_numbers(emitter *e) {
  numbering n = { NULL, 0 };
  put(e, "/* A bit for each row. */\n");
  if (has_criteria(e)) put(e, "#define NUMBER_CASE(id, caption) $_ROW_##id,\n");
  put(e, "#define NUMBER(id, answer, caption, because, cite) $_ROW_##id,\nenum {\n");
  for (uint32_t i = e->given; i < e->inputs.count; i++) {
    const emit_input *in = &e->inputs.items[i];
    if (in->run.list != NULL)
      put_run(e, &n, &in->run, "NUMBER_CASE", in->entry->first, in->entry->count);
  }
  for (uint32_t i = 0; i < e->decisions.count; i++) {
    const emit_decision *d = &e->decisions.items[i];
    put_run(e, &n, &d->run, "NUMBER", d->entry->first, d->entry->count);
  }
  if (e->impossible.list != NULL)
    put_run(e, &n, &e->impossible, "NUMBER", e->policy->impossible_first,
            e->policy->impossible_count);
  put(e, "  $_ROWS = %s\n};\n", n.last);
  put(e, "#define BIT(id) (UINT64_C(1) << $_ROW_##id%s)\n#define NO_ROW UINT64_C(0)\n\n",
      e->wide ? " % 64" : "");
}

/* ---- what the rows ask ------------------------------------------------------------------- */

static void put_asks(emitter *e) {
  put(e, "/* ---- tables ---- */\n\n"
         "/* The rows that ask for a fact; all others hold whatever that fact is. */\n");
  for (uint32_t i = 1; i < e->inputs.count; i++) {
    const emit_input *in = &e->inputs.items[i];
    if (!in->asked) continue;
    put(e, "#define %s ( \\\n", in->asks);
    for (uint32_t r = 0; r < e->rows.count; r++)
      if (e->rows.items[r] != NULL && has_bit(in->column->tested, r))
        put(e, "  BIT(%s) | \\\n", e->rows.items[r]);
    put(e, "  NO_ROW)\n\n");
  }
}

/* Which rows are in force: the first revision lists them, each later one says what it changes. */
static void put_in_force(emitter *e) {
  const uint64_t *bits = e->tables->inputs.items[0].bits;
  put(e, "/* The rows in force.  A revision names those that start or end with it: their bits "
         "change. */\n"
         "#define STARTS(id) ^ BIT(id)\n#define ENDS(id) ^ BIT(id)\n\n");
  for (uint32_t c = 0; c <= e->policy->revisions; c++) {
    put(e, "#define $_IN_FORCE_%s ( \\\n", tail(e, "_REVISION_", e->revisions.items[c]));
    if (c > 1) put(e, "  $_IN_FORCE_%s \\\n", tail(e, "_REVISION_", e->revisions.items[c - 1]));
    for (uint32_t r = 0; r < e->rows.count; r++) {
      bool now = has_bit(&bits[c], r), before = c > 1 && has_bit(&bits[c - 1], r);
      if (e->rows.items[r] == NULL || now == before) continue;
      if (c > 1)
        put(e, "  %s(%s) \\\n", now ? "STARTS" : "ENDS", e->rows.items[r]);
      else
        put(e, "  BIT(%s) | \\\n", e->rows.items[r]);
    }
    put(e, c > 1 ? "  )\n\n" : "  NO_ROW)\n\n");
  }
}

/* ---- tables ------------------------------------------------------------------------------ */

static void put_column(emitter *e, const emit_input *in) {
  put(e, "  .%s = {\n", in->rows);
  for (uint32_t c = 0; c < in->column->classes; c++) {
    put(e, in->asked ? "    [%s] =\n" : "    [%s] = ~NO_ROW,\n", in->classes.items[c]);
    if (!in->asked) continue;
    for (uint32_t r = 0; r < e->rows.count; r++)
      if (e->rows.items[r] != NULL && has_bit(in->column->tested, r) &&
          has_bit(&in->column->bits[c], r))
        put(e, "      BIT(%s) |\n", e->rows.items[r]);
    put(e, "      ~%s,\n", in->asks);
  }
  put(e, "  },\n");
}

static void put_date_column(emitter *e) {
  const emit_input *in = &e->inputs.items[0];
  put(e, "  .%s = {\n", in->rows);
  for (uint32_t c = 0; c <= e->policy->revisions; c++)
    put(e, "    [%s] = $_IN_FORCE_%s,\n", e->revisions.items[c],
        tail(e, "_REVISION_", e->revisions.items[c]));
  put(e, "  },\n");
}

enum { WORDS_A_LINE = 4 };

static void put_words(emitter *e, const uint64_t *words, const char *indent) {
  for (uint32_t w = 0; w < e->tables->words; w++)
    put(e, "%sUINT64_C(0x%016llx),%s", w % WORDS_A_LINE == 0 ? indent : " ",
        (unsigned long long)words[w],
        w % WORDS_A_LINE == WORDS_A_LINE - 1 || w + 1 == e->tables->words ? "\n" : "");
}

static void put_wide_column(emitter *e, const emit_input *in) {
  put(e, "  .%s = {\n", in->rows);
  for (uint32_t c = 0; c < in->column->classes; c++) {
    put(e, "    [%s] = {\n", in->classes.items[c]);
    put_words(e, in->column->bits + (size_t)c * e->tables->words, "      ");
    put(e, "    },\n");
  }
  put(e, "  },\n");
}

/* The criteria's and decisions' masks, and that of impossible cases. */
static void put_masks(emitter *e) {
  for (uint32_t i = e->given; i < e->inputs.count; i++) {
    const emit_input *in = &e->inputs.items[i];
    if (in->run.list == NULL) continue;
    if (e->wide)
      put_page_mask(e, &in->run, "OR_CASE", in->entry->first, in->entry->count);
    else
      put(e, "  .%s = 0 %s(OR_CASE),\n", in->run.mask, in->run.list);
  }
  for (uint32_t i = 0; i < e->decisions.count && !e->wide; i++)
    if (!is_first(&e->decisions.items[i]))
      put(e, "  .%s = 0 %s(OR_BIT),\n", e->decisions.items[i].run.mask,
          e->decisions.items[i].run.list);
  if (e->impossible.list == NULL) return;
  if (e->wide)
    put_page_mask(e, &e->impossible, "OR_BIT", e->policy->impossible_first,
                  e->policy->impossible_count);
  else
    put(e, "  .%s = 0 $_IMPOSSIBLE_ROWS(OR_BIT),\n", e->impossible.mask);
}

static void put_bounds(emitter *e, const emit_input *in) {
  put(e, "  .%s = {\n", in->bounds);
  if (in->class_list != NULL) {
    put(e, "    %s(BOUND_FROM)\n  },\n", in->class_list);
    return;
  }
  for (uint32_t b = 0; b < in->column->bounds.count; b++) {
    int32_t value = in->column->bounds.items[b];
    put(e, "    [%s - 1] = %d, /* %s */\n", in->classes.items[b + 1], (int)value,
        c_comment(e->arena, fact_value_text(e->arena, in->column->fact, value)));
  }
  put(e, "  },\n");
}

enum { PARTS_A_LINE = 4 };

/* Classes by name: another bound changes what stands between it and the next. */
static void put_guide(emitter *e, const emit_input *in) {
  uint32_t last = in->column->bounds.count - in->column->guide_near;
  put(e, "  .%s = {\n", in->guide);
  for (uint32_t k = 0; k < in->column->guide.count; k++) {
    uint32_t c = in->column->guide.items[k];
    put(e, k % PARTS_A_LINE == 0 ? "    " : " ");
    if (c == last && in->column->guide_near > 0)
      put(e, "%s - %u,", in->size, 1u + in->column->guide_near);
    else
      put(e, "%s,", in->classes.items[c]);
    if (k % PARTS_A_LINE == PARTS_A_LINE - 1 || k + 1 == in->column->guide.count) put(e, "\n");
  }
  put(e, "  },\n");
}

static void put_tables(emitter *e) {
  if (has_criteria(e)) put(e, "#define OR_CASE(id, caption) | BIT(id)\n");
  put(e, "#define OR_BIT(id, answer, caption, because, cite) | BIT(id)\n");
  put(e, "#define DATED(date, day, caveat, text) \\\n"
         "  [$_REVISION_##date] = POLRT_REVISION($_REVISION_##date) | caveat,\n");
  put(e, "#define FROM(date, day, caveat, text) [$_REVISION_##date - 1] = day,\n");
  if (e->groups.count > 0)
    put(e, "#define HAS(first, membership) (UINT64_C(1) << (membership - first))\n"
           "#define BEGINS(code, packed, sets) packed,\n#define SETS(code, packed, sets) sets,\n");
  put(e, "\n");
  put(e, "const struct @_tables @_tables = {\n");
  for (uint32_t i = 0; i < e->inputs.count; i++) {
    if (e->paged)
      put_paged_column(e, &e->inputs.items[i]);
    else if (e->wide)
      put_wide_column(e, &e->inputs.items[i]);
    else if (i == 0)
      put_date_column(e);
    else
      put_column(e, &e->inputs.items[i]);
  }
  put_masks(e);
  put(e, "  .revision = {\n");
  if (e->policy->revision[0] != 0) put(e, "    [%s] = POLRT_CAVEAT,\n", e->revisions.items[0]);
  put(e, "    $_REVISION_LIST(DATED)\n  },\n");
  put(e, "  .%s = {\n    $_REVISION_LIST(FROM)\n  },\n", e->inputs.items[0].bounds);
  for (uint32_t i = 1; i < e->inputs.count; i++)
    if (e->inputs.items[i].bounds != NULL) put_bounds(e, &e->inputs.items[i]);
  for (uint32_t i = 1; i < e->inputs.count; i++)
    if (e->inputs.items[i].guide != NULL) put_guide(e, &e->inputs.items[i]);
  put_group_tables(e);
  put(e, "};\n\n");
}

static bool has_referring_rule(const emitter *e) {
  for (uint32_t r = 0; r < e->policy->rows; r++)
    if (polrt_status_of(e->policy->answer[r]) == POLRT_REFER &&
        polrt_rule_of(e->policy->answer[r]) != 0)
      return true;
  return false;
}

static void put_answers(emitter *e) {
  put(e, "#define DECIDED(outcome, rule) POLRT_ANSWER(POLRT_DETERMINED, $_##outcome, "
         "$_RULE_##rule, 0)\n");
  put(e, "#define UNDECIDED(status, rule) POLRT_ANSWER(status, 0, rule, 0)\n");
  if (has_referring_rule(e))
    put(e, "#define REFERRED(rule) POLRT_ANSWER(POLRT_REFER, 0, $_RULE_##rule, 0)\n");
  put(e,
      "#define ANSWER(id, answer, caption, because, cite) [$_ROW_##id] = answer | $_ROW_##id,\n");
  put(e, "const polrt_answer @_answers[$_ROWS] = {\n");
  for (uint32_t i = 0; i < e->decisions.count; i++)
    put(e, "  %s(ANSWER)\n", e->decisions.items[i].run.list);
  if (e->impossible.list != NULL) put(e, "  $_IMPOSSIBLE_ROWS(ANSWER)\n");
  put(e, "};\n\n");
}

/* ---- the policy object ------------------------------------------------------------------- */

/* The value that is assumed, by its name where it has one. */
static const char *assumed_text(emitter *e, const emit_input *in) {
  int32_t value = in->entry->assumed_value, from = in->entry->lo;
  if (in->absent != NULL && value == from) return in->absent;
  if (!fact_is_ordinal(in->column->fact)) return in->classes.items[value - from];
  return arena_printf(e->arena, "%d", (int)value);
}

static void put_computation(emitter *e, const emit_input *in) {
  if (in->derived != NULL) put(e, "    .first = %s,\n    .count = 1,\n", in->derived);
  if (in->run.list == NULL) return;
  put(e, "    .first = %s,\n    .count = %s - %s,\n", in->run.begin, in->run.end, in->run.begin);
}

static void put_input(emitter *e, const emit_input *in) {
  static const char *const kinds[] = {
    "0",          "POLRT_YES_NO",  "POLRT_ONE_OF",   "POLRT_NUMBER",
    "POLRT_DATE", "POLRT_DERIVED", "POLRT_CRITERION"
  };
  bool listed = in->column->fact != NULL && !fact_is_ordinal(in->column->fact);
  bool is_computed = in->derived != NULL || in->entry->kind == POLRT_CRITERION;
  put(e, "  [%s] = {\n    .kind = %s,\n", in->number, kinds[in->entry->kind % 7]);
  if (in->entry->judgment) put(e, "    .judgment = 1,\n");
  put(e, listed ? "    .classes = %s - %s + 1,\n" : "    .classes = %s,\n",
      listed ? in->most : in->size, in->least);
  if (in->entry->absent) put(e, "    .absent = 1,\n");
  if (in->entry->assumed)
    put(e, "    .assumed = 1,\n    .assumed_value = %s,\n", assumed_text(e, in));
  if (in->entry->group != 0)
    put(e, "    .group = %s + 1,\n", e->groups.items[in->entry->group - 1].number);
  put_computation(e, in);
  put(e, "    .lo = %s,\n    .hi = %s,\n", in->least, in->most);
  if (in->bounds != NULL) put(e, "    .bounds_at = TABLE_AT(%s),\n", in->bounds);
  if (in->guide != NULL)
    put(e, "    .guide_at = TABLE_AT(%s),\n    .guide_shift = %u,\n    .guide_near = %u,\n",
        in->guide, (unsigned)in->column->guide_shift, (unsigned)in->column->guide_near);
  put(e, "    .rows_at = TABLE_AT(%s[%s]),\n", in->rows, listed ? in->least : "0");
  put(e, "    .text = TEXT_AT(%s_%s),\n  },\n", is_computed ? "column" : "input",
      c_lower(e->arena, in->column->name));
}

static void put_inputs(emitter *e) {
  put(e, "/* ---- the policy ---- */\n\n#define TABLE_AT(member) (uint32_t)offsetof(struct "
         "@_tables, member)\n\n");
  put(e, "static const polrt_input @_inputs[$_%s] = {\n",
      e->given < e->inputs.count ? "COLUMNS" : "INPUTS");
  for (uint32_t i = 0; i < e->inputs.count; i++) put_input(e, &e->inputs.items[i]);
  put(e, "};\n\n%sconst polrt_decision @_decisions[$_DECISIONS] = {\n", e->wide ? "" : "static ");
  for (uint32_t i = 0; i < e->decisions.count; i++) {
    const emit_decision *d = &e->decisions.items[i];
    const char *last = d->outcomes.count > 0 ? d->outcomes.items[d->outcomes.count - 1] : d->open;
    put(e, "  [%s] = {\n    .first = %s,\n    .count = %s - %s,\n", d->number, d->run.begin,
        d->run.end, d->run.begin);
    put(e, "    .outcomes = %s,\n", last);
    put(e, "    .text = TEXT_AT(decision_%s),\n  },\n", c_lower(e->arena, d->decision->name));
  }
  put(e, "};\n\n");
}

/* What only policies have that compute, hold codes or limit. */
static void put_further(emitter *e) {
  bool derived = false;
  for (uint32_t i = e->given; i < e->inputs.count; i++)
    derived |= e->inputs.items[i].derived != NULL;
  if (derived) put(e, "  .derived = @_derived,\n  .term = @_terms,\n");
  if (e->groups.count > 0) put(e, "  .group = @_groups,\n  .groups = $_CODE_FACTS,\n");
  if (e->policy->limits > 0)
    put(e, "  .limits = $_LIMITS,\n  .limit = @_limit_entries,\n"
           "  .row_limits = @_row_limits,\n");
}

static void put_policy(emitter *e) {
  put(e, "const polrt_policy @_policy = {\n  .abi = POLRT_ABI,\n  .inputs = $_INPUTS,\n");
  put(e, "  .columns = $_%s,\n", e->given < e->inputs.count ? "COLUMNS" : "INPUTS");
  put(e, "  .decisions = $_DECISIONS,\n  .words = $_WORDS,\n  .rows = $_ROWS,\n");
  put(e, "  .rules = $_RULES - 1,\n  .revisions = $_REVISIONS - 1,\n");
  if (e->impossible.list != NULL)
    put(e, "  .impossible_first = $_IMPOSSIBLE_BEGIN,\n"
           "  .impossible_count = $_IMPOSSIBLE_END - $_IMPOSSIBLE_BEGIN,\n");
  put(e, "  .text = TEXT_AT(policy),\n  .tables = &@_tables,\n  .input = @_inputs,\n");
  put_further(e);
  put(e, "  .decision = @_decisions,\n  .answer = @_answers,\n  .revision = @_tables.revision,\n");
  if (e->policy->caveats != 0) put(e, "  .caveats =\n");
  for (uint32_t r = 1; r <= e->policy->revisions; r++)
    if (e->policy->caveats >> r & 1)
      put(e, "    UINT64_C(1) << %s%s\n", e->revisions.items[r],
          e->policy->caveats >> r == 1 ? "," : " |");
  put(e, "  .row_text = TEXTS(@_row_text),\n  .rule_text = TEXTS(@_rule_text),\n");
  put(e, "  .revision_text = TEXTS(@_revision_text),\n");
  put(e, "  .text_pool = TEXTS((const char *)&@_text),\n};\n\n");
}

/* ---- unknown facts ----------------------------------------------------------------------- */

static void put_sets(emitter *e) {
  put(e, "/* ---- unknown facts ---- */\n\n#define KNOWN(input) ((facts->known >> (input) & 1) != "
         "0)\n\n");
  put(e, "void @_sets(const @_facts *facts, polrt_set *sets) {\n  unsigned i;\n");
  put(e, "  for (i = 0; i < $_INPUTS; i++) sets[i] = polrt_unknown(&@_policy, i);\n");
  for (uint32_t i = 0; i < e->given; i++) {
    const emit_input *in = &e->inputs.items[i];
    put(e, "  if (KNOWN(%s)) sets[%s] = polrt_exactly((int32_t)facts->%s);\n", in->number,
        in->number, in->field);
  }
  put(e, "}\n\n");
}

static void put_decide_partly(emitter *e) {
  put(e, "@_answer @_decide_partly(const @_facts *facts) {\n  uint64_t words[$_WORK_WORDS];\n");
  put(e, "  polrt_set sets[$_INPUTS];\n  polrt_result results[$_DECISIONS];\n");
  put(e, "  polrt_work work;\n  @_answer answer;\n");
  put(e, "  work.words = words;\n  work.count = $_WORK_WORDS;\n  work.fuel = 0;\n");
  put(e, "  @_sets(facts, sets);\n  (void)polrt_decide(&@_policy, sets, &work, results);\n");
  for (uint32_t i = 0; i < e->decisions.count; i++) {
    const emit_decision *d = &e->decisions.items[i];
    put(e, "  answer.%s = results[%s].answer;\n", d->field, d->number);
  }
  put(e, "  return answer;\n}\n\n");
}

/* The names that this file defines without the policy's prefix, so that another may follow it. */
static void put_undefs(emitter *e) {
  static const char *const names[] = {
    "NUMBER",        "BIT",       "NO_ROW",        "STARTS",         "ENDS",     "OR_BIT",
    "DATED",         "FROM",      "DECIDED",       "UNDECIDED",      "ANSWER",   "HOLD_TEXT",
    "HOLD_ROW",      "HOLD_RULE", "HOLD_REVISION", "FILL_TEXT",      "FILL_ROW", "FILL_RULE",
    "FILL_REVISION", "PLACE_ROW", "PLACE_RULE",    "PLACE_REVISION", "TEXT_AT",  "TEXTS",
    "TABLE_AT",      "KNOWN",
  };
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) put(e, "#undef %s\n", names[i]);
  if (e->paged) put_page_undefs(e);
  if (has_criteria(e)) put(e, "#undef NUMBER_CASE\n#undef OR_CASE\n");
  if (has_referring_rule(e)) put(e, "#undef REFERRED\n");
  if (e->groups.count > 0) put(e, "#undef HAS\n#undef BEGINS\n#undef SETS\n#undef MEMBERSHIP\n");
  if (e->policy->limits == 0) return;
  put(e, "#undef HOLD_LIMIT\n#undef FILL_LIMIT\n#undef COUNT_LIMIT\n#undef FILL_ENTRY\n"
         "#undef QUANTITY\n#undef SCOPE\n#undef EXPIRY\n");
  if (!e->wide) put(e, "#undef BEFORE\n#undef FIRST_LIMIT\n");
}

const char *emit_source(arena *a, const tables *t) {
  emitter *e = emitter_new(a, t);
  put_banner(e, "c");
  put(e, " */\n#include \"@.h\"\n\n");
  put_criteria(e);
  put_row_lists(e);
  put_limit_list(e);
  put_rule_list(e);
  put_revision_list(e);
  put_numbers(e);
  put_group_lists(e);
  if (e->paged) put_pages(e);
  if (!e->wide) put_asks(e);
  if (!e->wide) put_in_force(e);
  put_tables(e);
  put_answers(e);
  emit_texts(e);
  emit_derived(e);
  emit_limits(e);
  put_inputs(e);
  emit_groups(e);
  put_policy(e);
  put_group_setters(e);
  put_sets(e);
  put_decide_partly(e);
  put_undefs(e);
  return e->out.text;
}
