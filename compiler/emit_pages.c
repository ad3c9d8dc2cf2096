/* emit_pages.c -- tables of more than 64 rows in generated C, one line for each thing that is said.
 *
 * Rows lie in pages, one to a word of bits.  What a page's rows ask of a value is a macro of its own;
 * its words are put together by the C compiler, so that an inserted rule adds lines about itself and
 * changes none.  Of an ordered fact these say from which value on a row holds or fails; words are kept
 * in enumerators every few classes, for no compiler should add up all of them for every class.
 *
 * Tables so large that compilers would take long over this are written as numbers: they are build
 * products that nobody reviews.
 */
#include "emit.h"
#include "layout_pages.h"

#include <stdlib.h>

enum {
  PAGED_WORDS = 300000, /* more are written as numbers */
  RULES_A_CUT = 8,      /* of so many older rules, the bounds of one */
  REVISIONS_A_CUT = 4
};

bool pages_fit(const tables *t) {
  uint64_t words = 0;
  for (uint32_t i = 0; i < t->inputs.count; i++)
    words += (uint64_t)t->inputs.items[i].classes * t->words;
  return t->words > 1 && t->plan->pages.count == t->words && words <= PAGED_WORDS;
}

void name_pages(emitter *e) {
  const page_plan *plan = e->tables->plan;
  for (uint32_t i = 0; i < plan->pages.count; i++) {
    const char *token = arena_printf(e->arena, "PAGE_%u", (unsigned)plan->pages.items[i].number);
    const char *name = arena_printf(e->arena, "%s_%s", e->upper, token);
    const char *list = arena_printf(e->arena, "%s_%s_ROWS", e->upper, token);
    vec_push(e->arena, &e->pages,
             (emit_page){ token, c_take(&e->taken, name), c_take(&e->taken, list) });
  }
}

/* ---- rows and their numbers -------------------------------------------------------------- */

/* Whether a run of rows goes over several pages. */
static bool is_long(uint32_t first, uint32_t count) {
  return count > 0 && first / 64 != (first + count - 1) / 64;
}

void put_list_of_rows(emitter *e, const emit_run *run, const char *macro, uint32_t first,
                      uint32_t count,
                      void (*put_one)(emitter *e, const emit_run *run, uint32_t r)) {
  if (!e->wide || !is_long(first, count)) {
    put(e, "#define %s(%s) \\\n", run->list, macro);
    for (uint32_t r = first; r < first + count; r++) put_one(e, run, r);
    put(e, "\n");
    return;
  }
  for (uint32_t w = first / 64; w <= (first + count - 1) / 64; w++) {
    put(e, "#define %s(%s) \\\n", e->pages.items[w].list, macro);
    for (uint32_t r = w * 64; r < w * 64 + 64 && r < first + count; r++) put_one(e, run, r);
    put(e, "\n");
  }
  put(e, "#define %s(%s) \\\n", run->list, macro);
  for (uint32_t w = first / 64; w <= (first + count - 1) / 64; w++)
    put(e, "  %s(%s) \\\n", e->pages.items[w].list, macro);
  put(e, "\n");
}

void put_page_run(emitter *e, const char *last, const emit_run *run, const char *macro,
                  uint32_t first, uint32_t count) {
  uint32_t w = first / 64;
  if (first % 64 == 0)
    put(e, "  %s = 64 * %s,\n", run->begin, e->pages.items[w].name);
  else
    put(e, "  %s = %s,\n", run->begin, last);
  put(e, "  %s = %s - 1,\n", run->before, run->begin);
  if (!is_long(first, count)) {
    put(e, "  %s(%s)\n  %s,\n", run->list, macro, run->end);
    return;
  }
  put(e, "  %s(%s)\n", e->pages.items[w].list, macro);
  for (w++; w <= (first + count - 1) / 64; w++)
    put(e, "  %s_BEFORE = 64 * %s - 1,\n  %s(%s)\n", e->pages.items[w].list, e->pages.items[w].name,
        e->pages.items[w].list, macro);
  put(e, "  %s,\n", run->end);
}

void put_page_mask(emitter *e, const emit_run *run, const char *macro, uint32_t first,
                   uint32_t count) {
  put(e, "  .%s = {\n", run->mask);
  for (uint32_t w = first / 64; w <= (first + count - 1) / 64; w++)
    put(e, "    [%s] = 0 %s(%s),\n", e->pages.items[w].name,
        is_long(first, count) ? e->pages.items[w].list : run->list, macro);
  put(e, "  },\n");
}

/* ---- what the rows ask ------------------------------------------------------------------- */

static bool has_bit(const uint64_t *words, uint32_t n) {
  return (words[n / 64] >> n % 64 & 1) != 0;
}

static bool holds(const emitter *e, const emit_input *in, uint32_t class_number, uint32_t bit) {
  return has_bit(in->column->bits + (size_t)class_number * e->tables->words, bit);
}

/* Whether every class is but a few more or fewer rows than the one before it. */
static bool is_ordered(const emit_input *in) {
  return in->column->fact == NULL || fact_is_ordinal(in->column->fact);
}

/* A macro opens with its first line, and is not there at all when it has none. */
typedef struct asking_macro {
  const char *stem, *page;
  bool open;
} asking_macro;

static void put_line(emitter *e, asking_macro *m, const char *line) {
  if (!m->open) put(e, "#define %s_IN_%s(at) ~, \\\n", m->stem, m->page);
  m->open = true;
  put(e, "  %s \\\n", line);
}

static void put_end(emitter *e, const asking_macro *m) {
  if (m->open) put(e, "\n");
}

/* Rows that ask for a member hold for it alone or for all but it: what is said is the lesser part. */
static bool is_choosy(const emitter *e, const emit_input *in, uint32_t bit) {
  uint32_t count = 0;
  for (uint32_t c = 0; c < in->column->classes; c++) count += holds(e, in, c, bit);
  return 2 * count <= in->column->classes;
}

static void put_list_asks(emitter *e, const emit_input *in, uint32_t w) {
  asking_macro asks = { .stem = in->asks, .page = e->pages.items[w].token };
  for (uint32_t bit = w * 64; bit < w * 64 + 64 && bit < e->rows.count; bit++)
    if (e->rows.items[bit] != NULL && is_choosy(e, in, bit))
      put_line(e, &asks, arena_printf(e->arena, "ASKS(%s)", e->rows.items[bit]));
  put_end(e, &asks);
  for (uint32_t c = 0; c < in->column->classes; c++) {
    asking_macro one = { .stem = in->stems.items[c], .page = e->pages.items[w].token };
    for (uint32_t bit = w * 64; bit < w * 64 + 64 && bit < e->rows.count; bit++) {
      if (e->rows.items[bit] == NULL || holds(e, in, c, bit) != is_choosy(e, in, bit)) continue;
      put_line(e, &one,
               arena_printf(e->arena, "%s(%s)", is_choosy(e, in, bit) ? "HOLDS" : "FAILS",
                            e->rows.items[bit]));
    }
    put_end(e, &one);
  }
}

/* A class, or the last one before it, from which on words are kept. */
static uint32_t kept_class(const emit_input *in, uint32_t class_number) {
  while (class_number > 0 && !in->cut[class_number]) class_number--;
  return class_number;
}

/* Rows hold before the first class of a fact, and none does before the first revision. */
static void put_ordered_asks(emitter *e, const emit_input *in, uint32_t w) {
  asking_macro m = { .page = e->pages.items[w].token };
  for (uint32_t c = 0; c < in->column->classes; c++) {
    if (c == 0 || in->cut[c]) {
      put_end(e, &m);
      m.open = false;
      m.stem = in->stems.items[c];
    }
    for (uint32_t bit = w * 64; bit < w * 64 + 64 && bit < e->rows.count; bit++) {
      bool now = holds(e, in, c, bit);
      bool before = c > 0 ? holds(e, in, c - 1, bit) : in->column->fact != NULL;
      if (e->rows.items[bit] == NULL || now == before) continue;
      put_line(e, &m,
               arena_printf(e->arena, "%s(at, %s, %s)", now ? "STARTS" : "ENDS",
                            in->classes.items[c], e->rows.items[bit]));
    }
  }
  put_end(e, &m);
}

/* The words that are kept, in order: each is the one before it with what is asked in between. */
static void put_kept(emitter *e, const emit_input *in) {
  put(e, "enum {\n");
  if (!is_ordered(in)) {
    put(e, "  $_PAGES(KEEP_MASK, %s, 0)\n};\n\n", in->asks);
    return;
  }
  put(e, "  $_PAGES(KEEP_NOTHING, %s, 0)\n", in->stems.items[0]);
  for (uint32_t c = 1, last = 0; c < in->column->classes; c++) {
    if (!in->cut[c]) continue;
    put(e, "  $_PAGES(KEEP, %s, %s)\n", in->stems.items[c], in->stems.items[last]);
    last = c;
  }
  put(e, "};\n\n");
}

/* ---- where words are kept ---------------------------------------------------------------- */

static uint32_t class_at(const emit_input *in, int32_t value) {
  uint32_t low = 0, high = in->column->bounds.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (in->column->bounds.items[middle] <= value)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* A rule that is added must not move the places: only bounds of older rules are such, where older is
 * below a power of two, which new rules seldom pass. */
static void find_cuts(emitter *e, emit_input *in, uint32_t column) {
  in->cut = arena_alloc(e->arena, (in->column->classes + 1) * sizeof *in->cut);
  uint32_t oldest = 1;
  while (oldest * 2 <= e->policy->rules) oldest *= 2;
  if (in->column->classes > 1) in->cut[1] = true;
  for (uint32_t c = 1; in->column->fact == NULL && c < in->column->classes; c++)
    in->cut[c] = c % REVISIONS_A_CUT == 1;
  for (uint32_t bit = 0; in->column->fact != NULL && bit < e->rows.count; bit++) {
    const row *r = e->tables->bits.items[bit].row;
    if (r == NULL || r->rule == NULL || r->rule->number > oldest) continue;
    if (r->rule->number % RULES_A_CUT != 0) continue;
    cell x = r->box[column];
    if (x.lo > in->column->fact->lo) in->cut[class_at(in, x.lo)] = true;
    if (x.hi < in->column->fact->hi) in->cut[class_at(in, x.hi + 1)] = true;
  }
}

void put_class_list(emitter *e, const emit_input *in) {
  put(e, "#define %s(FROM) \\\n", in->class_list);
  for (uint32_t c = 1; c < in->column->classes; c++) {
    int32_t value = in->column->bounds.items[c - 1];
    put(e, "  FROM(%s, %d, %s) /* %s */ \\\n", in->classes.items[c], (int)value,
        in->stems.items[kept_class(in, c)],
        c_comment(e->arena, fact_value_text(e->arena, in->column->fact, value)));
  }
  put(e, "\n");
}

/* Facts may share their members, not what rows ask of them. */
static const char *stem_of(emitter *e, symtab *stems, const emit_input *in, uint32_t c) {
  const fact *f = in->column->fact;
  if (is_ordered(in)) return c_take(stems, in->classes.items[c]);
  int32_t value = f->lo + (int32_t)c;
  return c_take(stems, arena_printf(e->arena, "%s_%s_%s", e->upper, c_upper(e->arena, f->name),
                                    c_upper(e->arena, fact_value_text(e->arena, f, value))));
}

void name_classes(emitter *e) {
  symtab stems = { .arena = e->arena };
  for (uint32_t i = 0; i < e->inputs.count; i++) {
    emit_input *in = &e->inputs.items[i];
    in->asks = c_take(&stems, in->asks);
    for (uint32_t c = 0; c < in->column->classes; c++)
      vec_push(e->arena, &in->stems, stem_of(e, &stems, in, c));
    if (!is_ordered(in)) continue;
    find_cuts(e, in, i);
    if (in->bounds != NULL && i > 0)
      in->class_list = c_take(&e->taken, arena_printf(e->arena, "%s_LIST", in->size));
  }
}

/* ---- all of it --------------------------------------------------------------------------- */

/* How words are kept: here a row counts for all values, wherever it starts. */
static void put_machinery(emitter *e) {
  put(e, "/* What a page's rows ask may be nothing: then there is no macro of that name. */\n"
         "#define SECOND(first, second, ...) second\n"
         "#define IF_ANY(...) SECOND(__VA_ARGS__, , )\n"
         "#define KEPT(name) (uint64_t)name##_HIGH << 31 ^ name##_LOW\n"
         "#define HALVES(name, word) \\\n"
         "  name##_LOW = (int)((word) & 0x7FFFFFFF), name##_HIGH = (int)((word) >> 31),\n"
         "#define KEEP_NOTHING(stem, page, at) stem##_IN_##page##_LOW = 0, stem##_IN_##page##_HIGH "
         "= 0,\n"
         "#define KEEP_MASK(stem, page, at) KEEP_ALL(stem##_IN_##page)\n"
         "#define KEEP_ALL(name) HALVES(name, NO_ROW IF_ANY(name(0)))\n"
         "#define KEEP(stem, page, before) KEEP_NEXT(stem##_IN_##page, before##_IN_##page)\n"
         "#define KEEP_NEXT(name, before) HALVES(name, KEPT(before) IF_ANY(before(0)))\n"
         "#define ASKS(id) ^ BIT(id)\n#define HOLDS(id) ^ BIT(id)\n#define FAILS(id) ^ BIT(id)\n"
         "#define STARTS(at, from, id) ^ BIT(id)\n#define ENDS(at, from, id) ^ BIT(id)\n\n");
}

/* How words of the tables are made of them: a row counts from its value on. */
static void put_words(emitter *e) {
  put(e, "#undef STARTS\n#undef ENDS\n"
         "#define STARTS(at, from, id) ^ (uint64_t)(at >= from) << $_ROW_##id %% 64\n"
         "#define ENDS(at, from, id) ^ (uint64_t)(at >= from) << $_ROW_##id %% 64\n"
         "#define ALL(stem, page, at) ~NO_ROW,\n"
         "#define MEMBER(stem, page, asks) MEMBER_WORD(stem##_IN_##page, asks##_IN_##page)\n"
         "#define MEMBER_WORD(name, asks) ~(KEPT(asks) IF_ANY(name(0))),\n"
         "#define CLASS(stem, page, at) CLASS_WORD(stem##_IN_##page, at)\n"
         "#define CLASS_WORD(name, at) ~(KEPT(name) IF_ANY(name(at))),\n"
         "#define DAY(stem, page, at) DAY_WORD(stem##_IN_##page, at)\n"
         "#define DAY_WORD(name, at) KEPT(name) IF_ANY(name(at)),\n"
         "#define WORDS_FROM(class, value, kept) [class] = { $_PAGES(CLASS, kept, class) },\n"
         "#define BOUND_FROM(class, value, kept) [class - 1] = value,\n\n");
}

void put_pages(emitter *e) {
  put(e, "/* The pages in the order of their rows. */\n#define $_PAGES(WORD, stem, at) \\\n");
  for (uint32_t w = 0; w < e->pages.count; w++)
    put(e, "  WORD(stem, %s, at) \\\n", e->pages.items[w].token);
  put(e, "\n/* ---- tables ---- */\n\n");
  put_machinery(e);
  for (uint32_t i = 0; i < e->inputs.count; i++) {
    const emit_input *in = &e->inputs.items[i];
    if (!in->asked && i > 0) continue;
    put(e, "/* ---- %s ---- */\n\n", in->column->name);
    for (uint32_t w = 0; w < e->pages.count; w++)
      is_ordered(in) ? put_ordered_asks(e, in, w) : put_list_asks(e, in, w);
    put_kept(e, in);
  }
  put_words(e);
}

void put_paged_column(emitter *e, const emit_input *in) {
  put(e, "  .%s = {\n", in->rows);
  uint32_t classes = in->class_list != NULL ? 1 : in->column->classes;
  for (uint32_t c = 0; c < classes; c++) {
    const char *name = in->classes.items[c];
    if (!in->asked && in->column->fact != NULL)
      put(e, "    [%s] = { $_PAGES(ALL, 0, 0) },\n", name);
    else if (!is_ordered(in))
      put(e, "    [%s] = { $_PAGES(MEMBER, %s, %s) },\n", name, in->stems.items[c], in->asks);
    else
      put(e, "    [%s] = { $_PAGES(%s, %s, %s) },\n", name,
          in->column->fact != NULL ? "CLASS" : "DAY", in->stems.items[kept_class(in, c)], name);
  }
  if (in->class_list != NULL) put(e, "    %s(WORDS_FROM)\n", in->class_list);
  put(e, "  },\n");
}

void put_page_undefs(emitter *e) {
  static const char *const names[] = {
    "SECOND",      "IF_ANY",    "KEPT",       "HALVES", "KEEP_NOTHING", "KEEP_MASK",  "KEEP_ALL",
    "KEEP",        "KEEP_NEXT", "ASKS",       "HOLDS",  "FAILS",        "ALL",        "MEMBER",
    "MEMBER_WORD", "CLASS",     "CLASS_WORD", "DAY",    "DAY_WORD",     "WORDS_FROM", "BOUND_FROM",
  };
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) put(e, "#undef %s\n", names[i]);
}
