/* emit_names.c -- the C names of everything that NAME.h and NAME.c declare.
 *
 * Every name is made from policy words alone and begins with the policy's name, so that files of
 * several policies fit into one program.  Two policy names that would become one C name are told
 * apart by a trailing underscore on the later one.  Nothing is written here.
 */
#include "emit.h"

#include <string.h>

/* ---- identifiers ------------------------------------------------------------------------- */

/* Words that cannot name a member in C or C++, and lower-case macros of compilers and of headers
 * that are in everybody's way.  In the order of strcmp. */
static const char *const unusable[] = {
  "alignas",
  "alignof",
  "and",
  "and_eq",
  "asm",
  "assert",
  "atomic_cancel",
  "atomic_commit",
  "atomic_noexcept",
  "auto",
  "bitand",
  "bitor",
  "bool",
  "break",
  "case",
  "catch",
  "char",
  "char16_t",
  "char32_t",
  "char8_t",
  "class",
  "co_await",
  "co_return",
  "co_yield",
  "compl",
  "complex",
  "concept",
  "const",
  "const_cast",
  "consteval",
  "constexpr",
  "constinit",
  "continue",
  "decltype",
  "default",
  "delete",
  "do",
  "double",
  "dynamic_cast",
  "else",
  "emit",
  "enum",
  "errno",
  "explicit",
  "export",
  "extern",
  "false",
  "far",
  "float",
  "for",
  "foreach",
  "friend",
  "goto",
  "i386",
  "if",
  "imaginary",
  "inline",
  "int",
  "interface",
  "linux",
  "long",
  "major",
  "makedev",
  "max",
  "min",
  "minor",
  "mutable",
  "namespace",
  "near",
  "new",
  "noexcept",
  "noreturn",
  "not",
  "not_eq",
  "nullptr",
  "operator",
  "or",
  "or_eq",
  "private",
  "protected",
  "public",
  "reflexpr",
  "register",
  "reinterpret_cast",
  "requires",
  "restrict",
  "return",
  "short",
  "signals",
  "signed",
  "sizeof",
  "slots",
  "small",
  "static",
  "static_assert",
  "static_cast",
  "stderr",
  "stdin",
  "stdout",
  "struct",
  "switch",
  "synchronized",
  "template",
  "this",
  "thread_local",
  "throw",
  "true",
  "try",
  "typedef",
  "typeid",
  "typename",
  "typeof",
  "typeof_unqual",
  "union",
  "unix",
  "unsigned",
  "using",
  "virtual",
  "void",
  "volatile",
  "wchar_t",
  "while",
  "xor",
  "xor_eq",
};

static bool is_unusable(const char *name) {
  for (size_t i = 0; i < sizeof unusable / sizeof *unusable; i++)
    if (strcmp(unusable[i], name) == 0) return true;
  return false;
}

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

const char *c_lower(arena *a, const char *name) {
  textbuf out = { .arena = a };
  for (const char *p = name; *p != '\0'; p++) {
    if (is_letter(*p) || (*p >= '0' && *p <= '9'))
      textbuf_add_bytes(&out, p, 1);
    else
      textbuf_add(&out, "%s", *p == '.' || *p == '#' ? "__" : "_");
  }
  return out.text != NULL ? out.text : "_";
}

const char *c_upper(arena *a, const char *name) {
  char *copy = arena_strdup(a, c_lower(a, name));
  for (char *p = copy; *p != '\0'; p++)
    if (*p >= 'a' && *p <= 'z') *p = (char)(*p - 'a' + 'A');
  return copy;
}

const char *c_alone(arena *a, const char *name) {
  const char *lower = c_lower(a, name);
  return is_unusable(lower) ? arena_printf(a, "%s_", lower) : lower;
}

const char *c_take(symtab *taken, const char *name) {
  while (symtab_add(taken, name, NULL, SPAN_NONE) != NULL)
    name = arena_printf(taken->arena, "%s_", name);
  return name;
}

/* ---- names of the file scope ------------------------------------------------------------- */

static const char *take(emitter *e, const char *prefix, const char *kind, const char *name,
                        const char *end) {
  return c_take(&e->taken, arena_printf(e->arena, "%s_%s%s%s", prefix, kind, name, end));
}

static const char *take_upper(emitter *e, const char *kind, const char *name, const char *end) {
  return take(e, e->upper, kind, c_upper(e->arena, name), end);
}

static const char *take_lower(emitter *e, const char *kind, const char *name, const char *end) {
  return take(e, e->lower, kind, c_lower(e->arena, name), end);
}

/* What every product declares under the same name. */
static void reserve(emitter *e) {
  static const char *const lower[] = {
    "facts",         "answer",     "answers",       "tables",   "policy",    "decide",
    "decide_partly", "sets",       "rule_name",     "because",  "cite",      "caveat",
    "text",          "inputs",     "decisions",     "row_text", "rule_text", "revision_text",
    "limits",        "limit",      "limit_text",    "derived",  "terms",     "groups",
    "memberships",   "row_limits", "limit_entries",
  };
  static const char *const upper[] = {
    "H",
    "INPUTS",
    "DECISIONS",
    "RULES",
    "ROWS",
    "REVISIONS",
    "WORDS",
    "COST",
    "WORK_WORDS",
    "TEXTS",
    "RULE_LIST",
    "REVISION_LIST",
    "NO",
    "YES",
    "RULE_OTHERWISE",
    "REVISION_NONE",
    "IMPOSSIBLE_ROWS",
    "IMPOSSIBLE_BEGIN",
    "IMPOSSIBLE_BEFORE",
    "IMPOSSIBLE_END",
    "COLUMNS",
    "COLUMNS_BEFORE",
    "CODE_FACTS",
    "LIMITS",
    "LIMIT_LIST",
    "DERIVED",
    "TERMS",
  };
  for (size_t i = 0; i < sizeof lower / sizeof *lower; i++) take(e, e->lower, "", lower[i], "");
  for (size_t i = 0; i < sizeof upper / sizeof *upper; i++) take(e, e->upper, "", upper[i], "");
}

/* ---- inputs ------------------------------------------------------------------------------ */

/* The tag of a type or fact, and the prefix of its enumerators. */
static const char *enumerator(emitter *e, const char *tag, const char *name) {
  const char *stem = c_upper(e->arena, tag + strlen(e->lower) + 1);
  return take_upper(e, "", arena_printf(e->arena, "%s_%s", stem, name), "");
}

static emit_enum *enum_of(emitter *e, const fact *f) {
  for (uint32_t i = 0; i < e->enums.count; i++)
    if (e->enums.items[i]->type == f->type) return e->enums.items[i];
  emit_enum *list = ARENA_NEW(e->arena, emit_enum);
  const char *name = f->type->name != NULL ? f->type->name : f->name;
  list->type = f->type;
  list->fact = f;
  list->tag = take_lower(e, "", name, "");
  list->name = take_lower(e, "", name, "_name");
  list->by_name = take_lower(e, "", name, "_by_name");
  for (uint32_t i = 0; i < f->type->members.count; i++)
    vec_push(e->arena, &list->members, enumerator(e, list->tag, f->type->members.items[i].name));
  list->last = enumerator(e, list->tag, "last");
  vec_push(e->arena, &e->enums, list);
  return list;
}

/* "34w0d" to 34W0D, "-0.5" to MINUS_0_5. */
static const char *value_tail(emitter *e, const fact *f, int32_t value) {
  char *text = arena_strdup(e->arena, fact_value_text(e->arena, f, value));
  for (char *p = text; *p != '\0'; p++)
    if (*p == '.') *p = '_';
  bool minus = text[0] == '-';
  return arena_printf(e->arena, "%s%s", minus ? "MINUS_" : "", c_upper(e->arena, text + minus));
}

static void number_names(emitter *e, emit_input *in) {
  const fact *f = in->column->fact;
  for (uint32_t c = 0; c < in->column->classes; c++) {
    int32_t from = c == 0 ? f->lo : in->column->bounds.items[c - 1];
    const char *tail = arena_printf(e->arena, "_FROM_%s", value_tail(e, f, from));
    vec_push(e->arena, &in->classes, take_upper(e, "", f->name, tail));
  }
  in->size = take_upper(e, "", f->name, "_CLASSES");
  in->least = take_upper(e, "", f->name, "_LEAST");
  in->most = take_upper(e, "", f->name, "_MOST");
  if (in->entry->absent == 0) return;
  in->real = in->least;
  in->least = in->absent = take_upper(e, "", f->name, "_ABSENT");
}

static void date_names(emitter *e, emit_input *in) {
  for (uint32_t c = 0; c < in->column->classes; c++)
    vec_push(e->arena, &in->classes, e->revisions.items[c]);
  in->size = arena_printf(e->arena, "%s_REVISIONS", e->upper);
  in->least = take_upper(e, "", in->column->name, "_LEAST");
  in->most = take_upper(e, "", in->column->name, "_MOST");
}

static void list_names(emitter *e, emit_input *in) {
  const emit_enum *list = in->list = enum_of(e, in->column->fact);
  for (uint32_t i = 0; i < list->members.count; i++)
    vec_push(e->arena, &in->classes, list->members.items[i]);
  in->size = arena_printf(e->arena, "%s + 1", list->last);
  in->least = list->members.items[0];
  in->most = list->last;
}

static void yes_no_names(emitter *e, emit_input *in) {
  e->no = in->least = arena_printf(e->arena, "%s_NO", e->upper);
  e->yes = in->most = arena_printf(e->arena, "%s_YES", e->upper);
  vec_push(e->arena, &in->classes, e->no);
  vec_push(e->arena, &in->classes, e->yes);
  in->size = arena_printf(e->arena, "%s + 1", e->yes);
}

/* A run of rows: `name' is the stem of its macros and enumerators. */
static emit_run run_names(emitter *e, const char *name, const char *of, symtab *members) {
  emit_run run = { .list = take(e, e->upper, "", name, "_ROWS") };
  run.begin = take(e, e->upper, "", name, "_BEGIN");
  run.before = take(e, e->upper, "", name, "_BEFORE");
  run.end = take(e, e->upper, "", name, "_END");
  run.mask = c_take(members, arena_printf(e->arena, "%s_rows", c_lower(e->arena, of)));
  return run;
}

static void computed_names(emitter *e, emit_input *in, symtab *members) {
  const char *name = in->column->name;
  const char *upper = c_upper(e->arena, name);
  in->number = take_upper(e, "COLUMN_", name, "");
  if (in->entry->kind == POLRT_DERIVED) {
    in->derived = take_upper(e, "DERIVED_", name, "");
    in->term = take_upper(e, "TERM_", name, "");
    return;
  }
  in->field = arena_printf(e->arena, "is_%s", c_lower(e->arena, name));
  if (in->entry->count > 0)
    in->run = run_names(e, arena_printf(e->arena, "CRITERION_%s", upper), name, members);
}

static void given_names(emitter *e, emit_input *in, symtab *fields) {
  const fact *f = in->column->fact;
  const char *name = in->column->name;
  in->number = take_upper(e, "INPUT_", name, "");
  in->field = c_take(fields, c_alone(e->arena, name));
  if (in->entry->group != 0) return;
  in->setter = take_lower(e, "set_", name, "");
  if (in->absent == NULL) return;
  const char *never = arena_printf(e->arena, "_%s", c_lower(e->arena, f->absent));
  in->never = take_lower(e, "set_", name, never);
}

static void column_names(emitter *e, emit_input *in) {
  if (in->column->fact == NULL)
    date_names(e, in);
  else if (fact_is_ordinal(in->column->fact))
    number_names(e, in);
  else if (in->column->fact->kind == FACT_YES_NO)
    yes_no_names(e, in);
  else
    list_names(e, in);
}

static void input_names(emitter *e, uint32_t i, symtab *fields, symtab *variables,
                        symtab *members) {
  emit_input in = { .column = &e->tables->inputs.items[i], .entry = &e->policy->input[i] };
  const char *name = in.column->name;
  column_names(e, &in);
  if (i < e->given) {
    given_names(e, &in, fields);
    c_take(variables, arena_printf(e->arena, "in_%s", in.field));
  } else {
    in.field = c_alone(e->arena, name);
    computed_names(e, &in, members);
    in.field = c_take(variables, in.field);
  }
  in.rows = c_take(members, c_alone(e->arena, name));
  in.asks = take_upper(e, "ASKS_", name, "");
  if (in.column->bounds.count > 0)
    in.bounds = c_take(members, arena_printf(e->arena, "%s_bounds", c_lower(e->arena, name)));
  if (in.column->guide.count > 0)
    in.guide = c_take(members, arena_printf(e->arena, "%s_guide", c_lower(e->arena, name)));
  vec_push(e->arena, &e->inputs, in);
}

/* From the last column back: what a row asks for, and what that is computed from. */
static void find_needed(emitter *e) {
  for (uint32_t i = e->inputs.count; i-- > 0;) {
    emit_input *in = &e->inputs.items[i];
    for (uint32_t w = 0; w < e->tables->words; w++) in->asked |= in->column->tested[w] != 0;
    in->needed |= in->asked;
    if (i < e->given) continue;
    const derive *d = in->needed ? in->column->fact->derive : NULL;
    for (uint32_t k = 0; d != NULL && k < d->terms.count; k++)
      e->inputs.items[d->terms.items[k].fact->input].needed = true;
  }
}

/* ---- codes ------------------------------------------------------------------------------- */

static const char *atom_name(emitter *e, const table_group *g, uint32_t nth) {
  textbuf b = { .arena = e->arena };
  uint64_t atom = g->atoms.atoms.items[nth];
  const char *between = "_IN_";
  textbuf_add(&b, "%s", atom == 0 ? "_IN_NONE" : "");
  for (uint32_t k = 0; k < g->fact->memberships.count; k++) {
    if ((atom >> k & 1) == 0) continue;
    const fact *f = g->fact->memberships.items[k];
    textbuf_add(&b, "%s%s", between, c_upper(e->arena, f->name));
    between = "_AND_";
  }
  return take_upper(e, "", g->fact->name, b.text);
}

static void group_names(emitter *e, uint32_t i, symtab *members) {
  const table_group *g = &e->tables->groups.items[i];
  emit_group out = { .group = g, .entry = &e->policy->group[i] };
  const char *name = c_lower(e->arena, g->fact->name);
  out.number = take_upper(e, "CODES_", g->fact->name, "");
  out.setter = take_lower(e, "set_", g->fact->name, "");
  out.list = take_upper(e, "", g->fact->name, "_CODES");
  out.last_atom = take_upper(e, "", g->fact->name, "_ATOMS");
  out.intervals = take_upper(e, "", g->fact->name, "_INTERVALS");
  out.atoms = c_take(members, arena_printf(e->arena, "%s_atoms", name));
  out.codes = c_take(members, arena_printf(e->arena, "%s_codes", name));
  out.atom_of = c_take(members, arena_printf(e->arena, "%s_atom_of", name));
  for (uint32_t k = 0; k < g->atoms.atoms.count; k++)
    vec_push(e->arena, &out.names, atom_name(e, g, k));
  vec_push(e->arena, &e->groups, out);
}

/* ---- decisions, rules, rows -------------------------------------------------------------- */

static void decision_names(emitter *e, uint32_t i, symtab *fields, symtab *members) {
  const decision *d = e->model->decisions.items[i];
  emit_decision out = { .decision = d, .entry = &e->policy->decision[i] };
  out.number = take_upper(e, "DECISION_", d->name, "");
  out.field = c_take(fields, c_alone(e->arena, d->name));
  out.run = run_names(e, c_upper(e->arena, d->name), d->name, members);
  out.tag = take_lower(e, "", d->name, "");
  out.outcome = take_lower(e, "", d->name, "_outcome");
  out.name = take_lower(e, "", d->name, "_name");
  out.open = enumerator(e, out.tag, "open");
  for (uint32_t k = 0; k < d->outcomes.count; k++)
    vec_push(e->arena, &out.outcomes, enumerator(e, out.tag, d->outcomes.items[k].name));
  vec_push(e->arena, &e->decisions, out);
}

static void rule_names(emitter *e) {
  const rule **rules = arena_alloc(e->arena, (e->policy->rules + 1u) * sizeof *rules);
  for (uint32_t i = 0; i < e->model->decisions.count; i++) {
    const decision *d = e->model->decisions.items[i];
    for (uint32_t k = 0; k < d->rules.count; k++)
      rules[d->rules.items[k]->number] = d->rules.items[k];
  }
  for (uint32_t n = 1; n <= e->policy->rules; n++) {
    if (rules[n] == NULL) continue; /* a number that no rule has any more */
    const char *name = take_upper(e, "RULE_", rules[n]->name, "");
    vec_push(e->arena, &e->rules, (emit_rule){ rules[n], name });
  }
}

static void row_names(emitter *e) {
  symtab ids = { .arena = e->arena };
  for (uint32_t r = 0; r < e->tables->bits.count; r++) {
    const row *in = e->tables->bits.items[r].row;
    vec_push(e->arena, &e->rows, in == NULL ? NULL : c_take(&ids, c_alone(e->arena, in->id)));
  }
}

static void revision_names(emitter *e) {
  vec_push(e->arena, &e->revisions, arena_printf(e->arena, "%s_REVISION_NONE", e->upper));
  for (uint32_t i = 0; i < e->model->revisions.count; i++)
    vec_push(e->arena, &e->revisions,
             take_upper(e, "REVISION_", e->model->revisions.items[i].date, ""));
}

/* Its macros and enumerators are reserved. */
static emit_run impossible_names(emitter *e, symtab *members) {
  emit_run run = { .list = arena_printf(e->arena, "%s_IMPOSSIBLE_ROWS", e->upper) };
  run.begin = arena_printf(e->arena, "%s_IMPOSSIBLE_BEGIN", e->upper);
  run.before = arena_printf(e->arena, "%s_IMPOSSIBLE_BEFORE", e->upper);
  run.end = arena_printf(e->arena, "%s_IMPOSSIBLE_END", e->upper);
  run.mask = c_take(members, "impossible_rows");
  return run;
}

emitter *emitter_new(arena *a, const tables *t) {
  emitter *e = ARENA_NEW(a, emitter);
  *e = (emitter){ .arena = a, .tables = t, .policy = &t->policy, .model = t->model };
  e->taken.arena = e->out.arena = a;
  e->lower = c_lower(a, t->model->name);
  e->upper = c_upper(a, t->model->name);
  e->wide = t->words > 1;
  e->given = t->policy.inputs;
  symtab facts = { .arena = a }, answer = { .arena = a }, members = { .arena = a };
  symtab variables = { .arena = a };
  static const char *const used[] = {
    "t", "rows", "facts", "answer", "revision", "clash", "w",     "held",
    "i", "in",   "n",     "rows0",  "rows1",    "rows2", "rows3", "values",
  };
  for (size_t i = 0; i < sizeof used / sizeof *used; i++) c_take(&variables, used[i]);
  c_take(&facts, "known");
  c_take(&members, "revision");
  reserve(e);
  revision_names(e);
  for (uint32_t i = 0; i < t->inputs.count; i++) input_names(e, i, &facts, &variables, &members);
  find_needed(e);
  for (uint32_t i = 0; i < t->groups.count; i++) group_names(e, i, &members);
  for (uint32_t i = 0; i < t->model->decisions.count; i++) decision_names(e, i, &answer, &members);
  if (t->policy.impossible_count > 0) e->impossible = impossible_names(e, &members);
  rule_names(e);
  row_names(e);
  if (e->wide) name_pages(e);
  e->paged = pages_fit(t);
  if (e->paged) name_classes(e);
  return e;
}
