/* parse.c -- one parse: feeding the grammar, finding the way back after a mistake, and saying what
 * was expected.
 *
 * After a mistake the tokens up to the next item (or header line, change, row, expectation) are
 * skipped here, not by bison: only here is it known which words begin a line and which braces are
 * open.  Builds no nodes besides the root.
 */
#include "parse.h"

#include "pol.tab.h"

#include <string.h>

/* The parts of the flex interface that are used; flex writes a header only on request. */
int pol_yylex_init_extra(parser *p, void **scanner);
int pol_yylex_destroy(void *scanner);
struct yy_buffer_state *pol_yy_scan_bytes(const char *bytes, int length, void *scanner);

/* ---- places ------------------------------------------------------------------------------ */

static const char *text_at(const parser *p, span at) { return p->source->text + at.begin; }

/* Only blanks stand before it on its line. */
static bool is_first_on_line(const parser *p, span at) {
  uint32_t begin = at.begin;
  while (begin > 0 && (p->source->text[begin - 1] == ' ' || p->source->text[begin - 1] == '\t'))
    begin--;
  return begin == 0 || p->source->text[begin - 1] == '\n';
}

static bool is_at_margin(const parser *p, span at) {
  return at.begin == 0 || p->source->text[at.begin - 1] == '\n';
}

static uint32_t line_of(const parser *p, span at) {
  return source_line_column(p->source, at.begin).line;
}

/* ---- words that begin something ---------------------------------------------------------- */

static bool is_declaration(int kind) {
  switch (kind) {
  case TOK_STATEMENT:
  case TOK_TEXT:
  case TOK_EVIDENCE:
  case TOK_ARTICLE:
  case TOK_TYPE:
  case TOK_FACT:
  case TOK_CRITERION:
  case TOK_DECISION:
  case TOK_RULE:
  case TOK_TABLE:
  case TOK_RESOLVE:
  case TOK_PRECEDENCE:
  case TOK_NEVER:
  case TOK_ALWAYS:
  case TOK_RAISING:
  case TOK_LOWERING:
  case TOK_IMPOSSIBLE:
  case TOK_UNIT:
  case TOK_DERIVED:
  case TOK_CODES:
  case TOK_LIMIT:
  case TOK_READING:
  case TOK_REQUIREMENT:
    return true;
  default:
    return false;
  }
}

static bool is_item(int kind) {
  return is_declaration(kind) || kind == TOK_REVISION || kind == TOK_REVIEWED || kind == TOK_TEST ||
         kind == TOK_UNENCODED || kind == TOK_IMPORT;
}

static bool is_change(int kind) {
  return kind == TOK_ADD || kind == TOK_AMEND || kind == TOK_RETIRE || kind == TOK_EXTEND ||
         kind == TOK_UNENCODED;
}

static bool is_header_line(int kind) {
  return kind == TOK_LANGUAGE || kind == TOK_NUMBER || kind == TOK_REFERENCE ||
         kind == TOK_RELATED || kind == TOK_SOURCE || kind == TOK_SELECTED || kind == TOK_IN;
}

static bool is_comparison(int kind) { return kind >= TOK_LT && kind <= TOK_NE; }

static bool is_cell(int kind) {
  return kind == TOK_NAME || kind == TOK_STRING || kind == TOK_ANY || kind == TOK_NEVER ||
         kind == TOK_INT || kind == TOK_DECIMAL || kind == TOK_AGE || kind == TOK_DATE ||
         kind == TOK_MONTH || is_comparison(kind) || pol_is_unreserved(kind);
}

/* ---- brackets and blocks ----------------------------------------------------------------- */

static block *block_of(parser *p) { return &p->blocks[p->block_count - 1]; }

static void too_deep(parser *p, span at) {
  if (!p->stopped) {
    diag *d = diag_add(p->sink, DIAG_E110, at, "nested more than %d deep", NESTING_MAX);
    diag_hint(p->sink, d, "name an inner part with `criterion NAME is ...' and use the name");
  }
  p->stopped = true;
}

static char bracket_at(const parser *p, uint32_t index) { return *text_at(p, p->brackets[index]); }

static void bracket_close(parser *p, char opener) {
  const uint32_t depth = p->depth;
  while (opener == '{' && p->depth > 0 && bracket_at(p, p->depth - 1) == '(') p->depth--;
  if (p->depth > 0 && bracket_at(p, p->depth - 1) == opener) p->depth--;
  p->closes_nothing = p->depth == depth;
}

/* Every token passes here once, whether the grammar sees it or not. */
static void token_track(parser *p, const token *t) {
  p->nots = t->kind == TOK_NOT ? p->nots + 1 : 0;
  if (p->nots > NESTING_MAX) too_deep(p, t->at);
  if (t->kind == TOK_RBRACE)
    bracket_close(p, '{');
  else if (t->kind == TOK_RPAREN)
    bracket_close(p, '(');
  else if (t->kind != TOK_LBRACE && t->kind != TOK_LPAREN)
    return;
  else if (p->depth == NESTING_MAX)
    too_deep(p, t->at);
  else
    p->brackets[p->depth++] = t->at;
}

void block_open(parser *p, block_kind kind, span opener) {
  uint32_t depth = p->depth;
  while (depth > 0 && p->brackets[depth - 1].begin != opener.begin) depth--;
  if (p->block_count < BLOCKS_MAX) p->blocks[p->block_count++] = (block){ kind, opener, depth };
}

void block_close(parser *p) {
  if (p->block_count < 2) return;
  p->depth = block_of(p)->depth > 0 ? block_of(p)->depth - 1 : 0;
  p->block_count--;
}

static const char *block_word(block_kind kind) {
  static const char *const words[] = {
    [BLOCK_FILE] = "the file",   [BLOCK_POLICY] = "the policy", [BLOCK_REVISION] = "the revision",
    [BLOCK_TABLE] = "the table", [BLOCK_TEST] = "the test",
  };
  return words[kind];
}

/* ---- what the scanner cannot see ---------------------------------------------------------- */

/* `codes SYSTEM NAME "label" from DATE through DATE {': how much of it has been scanned. */
static unsigned codes_head_after(const parser *p, const token *t) {
  const int before = p->scanned[0];
  const bool is_name = t->kind == TOK_NAME || pol_is_unreserved(t->kind);
  if (p->codes_head == 3)
    return t->kind == TOK_STRING || t->kind == TOK_FROM_DAY || t->kind == TOK_DATE ||
                   t->kind == TOK_THROUGH
               ? 3
               : 0;
  if (p->codes_head == 2 && is_name) return 3;
  if (p->codes_head == 1 && t->kind == TOK_NAME) return 2;
  return t->kind == TOK_CODES && before != TOK_AMEND && before != TOK_RETIRE ? 1 : 0;
}

/* Do codes stand inside this brace? */
static bool opens_codes(const parser *p) {
  const int last = p->scanned[0], before = p->scanned[1];
  switch (last) {
  case TOK_HAS:
    return before != TOK_EXTEND && before != TOK_FOR && before != TOK_BY && before != TOK_COMMA;
  case TOK_ANY:
  case TOK_ALL:
  case TOK_NONE:
    return before == TOK_HAS;
  case TOK_ADD:
    return true;
  case TOK_REMOVE:
    return before == TOK_LBRACE || before == TOK_RBRACE;
  default:
    return p->codes_head == 3;
  }
}

/* Something that cannot stand among codes means that their brace was not closed. */
static bool ends_codes(const parser *p, const token *t) {
  if (t->kind == TOK_RBRACE) return true;
  return is_first_on_line(p, t->at) &&
         (pol_is_reserved(t->kind) || (is_item(t->kind) && is_at_margin(p, t->at)));
}

static void codes_track(parser *p, const token *t) {
  if (p->in_codes)
    p->in_codes = !ends_codes(p, t);
  else if (t->kind == TOK_LBRACE)
    p->in_codes = opens_codes(p);
  p->codes_head = codes_head_after(p, t);
}

/* The comma in `unless C cite S1, S2' and in `unless C cite S1, D': only what follows tells. */
static void cite_track(parser *p, token *t) {
  if (t->kind == TOK_COMMA && p->citing) {
    const char next = *scan_ahead(p, t->at.end);
    const bool more = next == '"' || (next >= 'A' && next <= 'Z');
    if (!p->unless || more)
      t->kind = TOK_CITE_COMMA;
    else
      p->citing = p->unless = false;
  } else {
    if (t->kind != TOK_ID && t->kind != TOK_STRING) p->citing = t->kind == TOK_CITE;
    if (t->kind == TOK_UNLESS)
      p->unless = true;
    else if (t->kind == TOK_THEN || t->kind == TOK_ELSE || t->kind == TOK_RULE)
      p->unless = false;
  }
}

/* ---- tokens ------------------------------------------------------------------------------ */

static token token_scan(parser *p) {
  token t = { 0 };
  if (p->sink->errors >= ENOUGH_ERRORS) p->stopped = true; /* enough has been said */
  if (!p->at_end && !p->stopped) t.kind = pol_scan(&t.value, &t.at, p->scanner, p);
  if (p->at_end || p->stopped || t.kind == TOK_END) {
    t = (token){ .kind = TOK_END, .at = { p->file, p->end, p->end } };
    p->at_end = true;
  }
  if (t.kind != TOK_END) p->stalls = 0;
  cite_track(p, &t);
  codes_track(p, &t);
  p->scanned[1] = p->scanned[0];
  p->scanned[0] = t.kind;
  token_track(p, &t);
  return t;
}

/* Holds `t' back and closes the block for the grammar. */
static token token_closing(parser *p, token t) {
  p->held = t;
  p->has_held = true;
  return (token){ .kind = TOK_RBRACE, .at = { p->file, p->last.at.end, p->last.at.end } };
}

/* Does `t' belong to the file, so that the block was never closed?  With `sure', only words that
 * can stand nowhere inside a block count. */
static bool is_outside(const parser *p, const token *t, bool sure) {
  if (p->block_count < 2 || !is_first_on_line(p, t->at)) return false;
  if (t->kind == TOK_REVISION) return true;
  if (p->blocks[p->block_count - 1].kind == BLOCK_TABLE && is_change(t->kind)) return true;
  if (!is_at_margin(p, t->at) || t->kind == TOK_UNENCODED) return false;
  return is_item(t->kind) && (!sure || pol_is_reserved(t->kind));
}

static void unclosed_report(parser *p, span opener, const char *what, const token *before) {
  if (p->stopped) return;
  diag *d = diag_add(p->sink, DIAG_E103, opener, "the `%c' that begins %s is not closed",
                     *text_at(p, opener), what);
  if (before->kind == TOK_END)
    diag_note(p->sink, d, "the file ends without it");
  else
    diag_related(p->sink, d, before->at, "it is still open here");
}

static token token_next(parser *p) {
  const bool was_held = p->has_held;
  const token t = was_held ? p->held : token_scan(p);
  p->has_held = false;
  const int before = p->last.kind;
  const bool is_part = before == TOK_ADD || before == TOK_AMEND || before == TOK_RETIRE;
  if (p->stopped || is_part || p->depth != block_of(p)->depth || !is_outside(p, &t, true)) return t;
  const block *open = block_of(p);
  if (!was_held) {
    unclosed_report(p, open->opener, block_word(open->kind), &t);
  }
  return token_closing(p, t);
}

/* ---- the way back ------------------------------------------------------------------------ */

void parse_recover(parser *p, block_kind kind) {
  p->recovering = true;
  while (p->block_count > 1 && block_of(p)->kind != kind)
    block_close(p); /* the grammar has given it up */
  if (++p->stalls > 2 * BLOCKS_MAX)
    p->stopped = true; /* cannot happen; better to stop than to turn in a circle */
}

static bool is_beginning(parser *p, const token *t) {
  const block *b = block_of(p);
  const bool first = is_first_on_line(p, t->at);
  switch (b->kind) {
  case BLOCK_FILE:
    return first && is_item(t->kind) &&
           (p->depth == b->depth || pol_is_reserved(t->kind) || is_at_margin(p, t->at));
  case BLOCK_POLICY:
    return first && is_header_line(t->kind);
  case BLOCK_REVISION:
    return is_change(t->kind) || (first && t->kind == TOK_CHANGES && p->depth == b->depth) ||
           (first && is_declaration(t->kind) && pol_is_reserved(t->kind));
  case BLOCK_TABLE:
    return first && is_cell(t->kind) && p->depth == b->depth;
  case BLOCK_TEST:
    return t->kind == TOK_EXPECT || (first && t->kind == TOK_GIVEN);
  }
  return false;
}

/* Skips to a token that begins something new, beginning with the one that did not fit. */
static token token_resync(parser *p) {
  p->recovering = false;
  token t = p->last;
  if (t.kind != TOK_END && t.at.end <= p->resumed) t = token_scan(p);
  for (;; t = token_scan(p)) {
    const bool in_block = p->block_count > 1;
    if (t.kind == TOK_END) return in_block && !p->stopped ? token_closing(p, t) : t;
    if (in_block && is_outside(p, &t, false)) return token_closing(p, t);
    if (in_block && t.kind == TOK_RBRACE && p->depth < block_of(p)->depth) break;
    if (is_beginning(p, &t)) {
      p->depth = block_of(p)->depth;
      break;
    }
  }
  p->resumed = t.at.end;
  return t;
}

int pol_yylex(POL_YYSTYPE *value, POL_YYLTYPE *at, parser *p) {
  if (p->first_token != 0) {
    const int first = p->first_token;
    p->first_token = 0;
    *at = p->last.at;
    return first;
  }
  const token t = p->recovering ? token_resync(p) : token_next(p);
  p->before_last = p->last;
  p->last = t;
  *value = t.value;
  *at = t.at;
  return t.kind;
}

/* ---- what was expected ------------------------------------------------------------------- */

enum { KINDS_MAX = 256, WORDS_MAX = 6, CLOSE_ENOUGH = 4 };

/* The tokens that fit, and the phrases that stand for many of them. */
typedef struct expectation {
  bool has[KINDS_MAX];
  const char *phrases[8];
  unsigned phrase_count;
} expectation;

static void phrase_add(expectation *e, const char *phrase) {
  e->phrases[e->phrase_count++] = phrase;
}

static void drop_all(expectation *e, const int *kinds, size_t count) {
  for (size_t i = 0; i < count; i++) e->has[kinds[i]] = false;
}

#define DROP(e, ...)                                                                               \
  do {                                                                                             \
    static const int dropped[] = { __VA_ARGS__ };                                                  \
    drop_all((e), dropped, sizeof dropped / sizeof *dropped);                                      \
  } while (0)

static void drop_values(expectation *e) {
  DROP(e, TOK_INT, TOK_DECIMAL, TOK_AGE, TOK_DATE, TOK_MONTH);
}

static void drop_comparisons(expectation *e) {
  DROP(e, TOK_LT, TOK_LE, TOK_GT, TOK_GE, TOK_EQ, TOK_NE);
}

static void drop_arithmetic(expectation *e) { DROP(e, TOK_PLUS, TOK_MINUS, TOK_STAR, TOK_SLASH); }

/* `within', `at least' and the like, `after' and `has', which stand where `<' does. */
static void drop_relations(expectation *e) {
  DROP(e, TOK_IS, TOK_IN, TOK_NOT, TOK_HAS, TOK_WITHIN, TOK_LESS, TOK_AT, TOK_MORE, TOK_EXACTLY,
       TOK_AFTER, TOK_BEFORE, TOK_ON, TOK_IF);
}

/* Tokens of one spelling are one word. */
static void twins_joined(expectation *e) {
  if (e->has[TOK_FROM_DAY] || e->has[TOK_FROM_FILE]) e->has[TOK_FROM] = true;
  if (e->has[TOK_CITE_COMMA]) e->has[TOK_COMMA] = true;
  if (e->has[TOK_CODE]) e->has[TOK_CODE_PREFIX] = false;
  DROP(e, TOK_FROM_DAY, TOK_FROM_FILE, TOK_CITE_COMMA, TOK_START_CELL, TOK_START_PART,
       TOK_START_COND);
}

static void drop_names(expectation *e) {
  e->has[TOK_NAME] = e->has[TOK_ROW_NAME] = e->has[TOK_ID] = false;
  for (int kind = 0; kind < KINDS_MAX; kind++)
    if (pol_is_unreserved(kind)) e->has[kind] = false;
}

static unsigned expectation_count(const expectation *e) {
  unsigned count = e->phrase_count;
  for (int kind = 0; kind < KINDS_MAX; kind++) count += e->has[kind] ? 1 : 0;
  return count;
}

static void items_grouped(expectation *e, const parser *p) {
  if (!e->has[TOK_FACT] || !e->has[TOK_IMPOSSIBLE]) return;
  const bool in_revision = e->has[TOK_AMEND], added = p->before_last.kind == TOK_ADD;
  for (int kind = 0; kind < KINDS_MAX; kind++)
    if (is_item(kind) || is_change(kind) || (in_revision && kind == TOK_CHANGES))
      e->has[kind] = false;
  e->has[TOK_END] = false;
  phrase_add(e, in_revision ? "a change (`add', `amend', `retire', `extend', ...)"
                : added     ? "what is added (`fact', `rule', `criterion', ...)"
                            : "a new item (`fact', `decision', `rule', ...)");
}

/* Only a few names: a unit, or a system of codes. */
static void units_grouped(expectation *e, const parser *p) {
  const bool is_unit = e->has[TOK_PERCENT];
  DROP(e, TOK_PERCENT, TOK_COUNT);
  if (p->before_last.kind == TOK_CODE_OF || p->before_last.kind == TOK_CODES) {
    *e = (expectation){ .phrase_count = 0 };
    phrase_add(e, "a system of codes such as icd10cm");
  } else if (e->has[TOK_FULL]) {
    *e = (expectation){ .phrase_count = 0 };
    phrase_add(e, "a unit such as `weeks', or `full months'");
  } else if (!is_unit) {
    phrase_add(e, "a name");
  } else if (expectation_count(e) == 1) {
    phrase_add(e, "a unit"); /* it may stand nearly everywhere after a number */
  }
  e->has[TOK_NAME] = false;
}

/* What a name can begin says more than `a name'. */
static void names_grouped(expectation *e, const parser *p) {
  const bool any_name = e->has[TOK_ARTICLE];
  const char *phrase = "a name";
  if (!e->has[TOK_NAME]) return;
  if (!any_name) {
    units_grouped(e, p);
    return;
  }
  if (e->has[TOK_CODE]) {
    phrase_add(e, "a code");
    phrase_add(e, "the name of a code set");
    DROP(e, TOK_CODE, TOK_CODE_PREFIX);
    drop_names(e);
    return;
  }
  if (any_name && e->has[TOK_YES_NO]) {
    phrase = "a type (`yes_no', `one of { ... }', `quantity ...', `date' or a name)";
    DROP(e, TOK_YES_NO);
  } else if (e->has[TOK_NOT] && e->has[TOK_LPAREN]) {
    phrase = "a condition";
    DROP(e, TOK_NOT, TOK_LPAREN, TOK_ALL, TOK_ANY);
    drop_values(e);
  } else if (e->has[TOK_ANY] && e->has[TOK_LT]) {
    phrase = "a table cell";
    DROP(e, TOK_ANY, TOK_LBRACE, TOK_NEVER, TOK_STRING);
    drop_values(e);
    drop_comparisons(e);
  } else if (any_name && e->has[TOK_INT] && e->has[TOK_DATE]) {
    phrase = "a value";
    DROP(e, TOK_NEVER, TOK_STRING);
    drop_values(e);
  }
  drop_names(e);
  phrase_add(e, phrase);
}

static unsigned arithmetic_count(const expectation *e) {
  return (unsigned)(e->has[TOK_PLUS] + e->has[TOK_MINUS] + e->has[TOK_STAR] + e->has[TOK_SLASH]);
}

static void others_grouped(expectation *e) {
  if (e->has[TOK_LT] && e->has[TOK_GE]) {
    phrase_add(e, e->has[TOK_IS] ? "a comparison (`is', `in', `<', `=', ...)" : "a comparison");
    drop_relations(e);
    drop_comparisons(e);
  }
  if (expectation_count(e) > arithmetic_count(e)) drop_arithmetic(e);
  if (e->has[TOK_IF] && expectation_count(e) > 1) e->has[TOK_IF] = false;
  if (e->has[TOK_INT] && e->has[TOK_DECIMAL]) DROP(e, TOK_DECIMAL, TOK_AGE);
  if (e->has[TOK_LANGUAGE] && e->has[TOK_SELECTED]) {
    phrase_add(e, "a header line (`language', `number', `selected by', `in force from', ...)");
    DROP(e, TOK_LANGUAGE, TOK_NUMBER, TOK_REFERENCE, TOK_RELATED, TOK_SOURCE, TOK_SELECTED, TOK_IN);
  }
  if (expectation_count(e) > 1) DROP(e, TOK_PRINTED);
}

static bool is_spelt(int kind) {
  return pol_is_reserved(kind) || pol_is_unreserved(kind) ||
         (kind >= TOK_LBRACE && kind <= TOK_ELLIPSIS);
}

/* "`because', `cite' or a new item (...)" */
static const char *expectation_words(parser *p, expectation *e) {
  const char *words[WORDS_MAX];
  unsigned count = 0;
  twins_joined(e);
  items_grouped(e, p);
  names_grouped(e, p);
  others_grouped(e);
  if (expectation_count(e) > CLOSE_ENOUGH || e->has[TOK_COMMA]) DROP(e, TOK_AND, TOK_OR);
  const unsigned room = WORDS_MAX - (e->phrase_count < WORDS_MAX ? e->phrase_count : WORDS_MAX);
  for (int kind = 0; kind < KINDS_MAX && count < room; kind++)
    if (e->has[kind])
      words[count++] = is_spelt(kind) ? arena_printf(p->arena, "`%s'", pol_token_name(kind))
                                      : pol_token_name(kind);
  for (unsigned i = 0; i < e->phrase_count && count < WORDS_MAX; i++)
    words[count++] = e->phrases[i];
  textbuf b = { p->arena, NULL, 0, 0 };
  textbuf_add_bytes(&b, "", 0);
  for (unsigned i = 0; i < count; i++)
    textbuf_add(&b, "%s%s", i == 0 ? "" : i + 1 < count ? ", " : " or ", words[i]);
  return b.text;
}

/* ---- what was found ---------------------------------------------------------------------- */

static const char *found_words(parser *p, int kind, span at) {
  enum { SHOWN = 40 };
  if (kind == TOK_END) return "the end of the file";
  if (kind == TOK_BLOCK) return "a text block";
  uint32_t length = at.end - at.begin;
  const bool cut = length > SHOWN;
  for (length = cut ? SHOWN : length; cut && (text_at(p, at)[length] & 0xC0) == 0x80;) length--;
  const char *text = arena_strndup(p->arena, text_at(p, at), length);
  if (kind == TOK_STRING) return arena_printf(p->arena, "the text %s%s", text, cut ? "...\"" : "");
  return arena_printf(p->arena, "`%s%s'", text, cut ? "..." : "");
}

/* The expected word that a slip of the hand would turn into what was found. */
static near_miss meant_word(parser *p, int kind, span at, const int *expected, int count) {
  near_miss n = { "", NULL, 0 };
  const uint32_t length = at.end - at.begin;
  if (length > NAME_MAX_LENGTH || (kind != TOK_NAME && kind != TOK_ID && !is_spelt(kind))) return n;
  char *word = arena_strndup(p->arena, text_at(p, at), length);
  for (char *c = word; *c != '\0'; c++) *c = *c >= 'A' && *c <= 'Z' ? (char)(*c - 'A' + 'a') : *c;
  n.wanted = word;
  bool any_name = false; /* then unreserved words are only some of many names */
  for (int i = 0; i < count; i++) any_name = any_name || expected[i] == TOK_ARTICLE;
  for (int i = 0; i < count && length > 1; i++)
    if (pol_is_reserved(expected[i]) ||
        (pol_is_unreserved(expected[i]) && !(any_name && pol_is_reserved(kind))))
      near_miss_try(&n, pol_token_name(expected[i]));
  return n;
}

/* ---- messages ---------------------------------------------------------------------------- */

static void missing_policy(parser *p, int kind, span at) {
  diag *d;
  if (kind == TOK_END)
    d = diag_add(p->sink, DIAG_E101, at, "the file holds no policy");
  else
    d = diag_add(p->sink, DIAG_E101, at, "a file begins with its policy; found %s",
                 found_words(p, kind, at));
  diag_hint(p->sink, d, "begin with: policy some_name \"Title\" { language 1 ... }");
}

/* Something that was opened on an earlier line is still open where something else begins. */
static bool is_left_open(const parser *p, int kind, span at, const expectation *e) {
  if (p->depth == 0 || !(e->has[TOK_RBRACE] || e->has[TOK_RPAREN] || kind == TOK_END)) return false;
  if (kind == TOK_END) return true;
  return p->depth > p->blocks[p->block_count - 1].depth && pol_is_reserved(kind) &&
         is_first_on_line(p, at);
}

static void reserved_name(parser *p, int kind, span at) {
  const char *word = pol_token_name(kind);
  diag *d = diag_add(p->sink, DIAG_E104, at, "found `%s', expected a name", word);
  diag_note(p->sink, d, "`%s' is a word of the language", word);
  diag_hint(p->sink, d, "if it is meant as a name, write it in backquotes: `%s`", word);
  diag_fix(p->sink, d, at, "`%s`", word);
}

static bool is_name_position(const expectation *e, int kind, const parser *p, span at) {
  return pol_is_reserved(kind) && e->has[TOK_NAME] && e->has[TOK_ARTICLE] && !e->has[TOK_NOT] &&
         !e->has[TOK_INT] && !is_first_on_line(p, at);
}

/* Something is missing at the end of an earlier line, rather than wrong where it was noticed. */
static bool is_missing_before(const parser *p, int kind, span at, const expectation *e,
                              const near_miss *n) {
  const span before = p->before_last.at;
  const bool new_item = !is_spelt(kind) && kind != TOK_END && e->has[TOK_FACT]; /* of no kind */
  return before.end > before.begin && n->best == NULL && !new_item &&
         line_of(p, (span){ at.file, before.end, before.end }) < line_of(p, at);
}

/* `step 1 rage 3': the slip was read as a unit, and the number after it does not fit. */
static void hint_before(parser *p, diag *d, const int *expected, int count) {
  const span before = p->before_last.at;
  if (p->before_last.kind != TOK_NAME || before.end - before.begin < 4) return;
  const near_miss n = meant_word(p, TOK_NAME, before, expected, count);
  if (n.best == NULL) return;
  diag_hint(p->sink, d, "did you mean `%s' where it says `%s'?", n.best, n.wanted);
  diag_fix(p->sink, d, before, "%s", n.best);
}

static void word_misplaced(parser *p, int kind, span at, expectation *e, const near_miss *n,
                           const int *expected, int count) {
  const span before = p->before_last.at;
  const bool missing = is_missing_before(p, kind, at, e, n);
  const char *found = found_words(p, kind, at), *words = expectation_words(p, e);
  const span gap = { at.file, before.end, before.end };
  if (kind == TOK_END) {
    diag_add(p->sink, DIAG_E101, gap, "the %s ends here; expected %s",
             p->root == NULL ? "cell" : "file", words);
  } else if (missing && *words != '\0') {
    diag *d = diag_add(p->sink, DIAG_E101, gap, "expected %s before %s", words, found);
    diag_related(p->sink, d, at, "found here");
  } else {
    diag *d = diag_add(p->sink, DIAG_E101, at, "found %s%s%s", found,
                       *words == '\0' ? "" : ", expected ", words);
    diag_did_you_mean(p->sink, d, at, n);
    if (n->best == NULL) hint_before(p, d, expected, count);
  }
}

void parse_unexpected(parser *p, int kind, span at, const int *expected, int count) {
  expectation e = { .phrase_count = 0 };
  for (int i = 0; i < count; i++) e.has[expected[i]] = true;
  if (p->stopped || p->bad_end > p->before_last.at.end) return;
  if (e.has[TOK_POLICY]) {
    missing_policy(p, kind, at);
    return;
  }
  if (is_left_open(p, kind, at, &e)) {
    unclosed_report(p, p->brackets[p->depth - 1], "here", &p->last);
    return;
  }
  if (p->block_count > 1 && is_outside(p, &p->last, false)) {
    unclosed_report(p, block_of(p)->opener, block_word(block_of(p)->kind), &p->last);
    return;
  }
  if ((kind == TOK_RBRACE || kind == TOK_RPAREN) && p->closes_nothing) {
    diag *d = diag_add(p->sink, DIAG_E101, at, "this `%s' closes nothing", pol_token_name(kind));
    diag_hint(p->sink, d, "delete it, or look for what should be open here");
    return;
  }
  const near_miss n = meant_word(p, kind, at, expected, count);
  if (n.best == NULL && is_name_position(&e, kind, p, at))
    reserved_name(p, kind, at);
  else
    word_misplaced(p, kind, at, &e, &n, expected, count);
}

void parse_exhausted(parser *p, span at) { too_deep(p, at); }

void add_forgotten(parser *p, const node *item) {
  const span word = { item->at.file, item->at.begin, item->at.begin };
  const char *name = node_kind_name(item->kind);
  diag *d = diag_add(p->sink, DIAG_E101, word, "expected `add' before `%s'", name);
  diag_note(p->sink, d, "a revision says what it does: add, amend, retire, extend");
  diag_hint(p->sink, d, "write `add %s ...'", name);
  diag_fix(p->sink, d, word, "add ");
}

void limit_day_report(parser *p, const node *limited, const node *day) {
  const char *word = day->kind == NODE_FROM ? "from" : "through";
  const char *date = day->first->text;
  if (p->stopped) return;
  diag *d = diag_add(p->sink, DIAG_E101, day->at, "`%s %s' after a limit can be read in two ways",
                     word, date);
  const char *whole = arena_printf(p->arena, "%s %s limited to ...", word, date);
  const char *own = arena_printf(p->arena, "limited to ..., through %s", date);
  diag_choice(p->sink, d, "%-34s  the rule holds %s that day", whole, word);
  if (day->kind == NODE_THROUGH)
    diag_choice(p->sink, d, "%-34s  the approval ends on that day", own);
  else
    diag_choice(p->sink, d, "%-34s  the limit counts from a fact", "limited to ... from NAME");
  diag_related(p->sink, d, limited->at, "the limit");
}

void word_required(parser *p, const char *found, span at, const char *wanted) {
  if (strcmp(found, wanted) == 0 || (strcmp(wanted, "months") == 0 && strcmp(found, "month") == 0))
    return;
  if (p->stopped) return;
  diag *d = diag_add(p->sink, DIAG_E101, at, "found `%s', expected `%s'", found, wanted);
  diag_note(p->sink, d,
            "only months are counted in full: `at least 47 full months after the month "
            "of NAME'");
}

/* ---- `and' mixed with `or' --------------------------------------------------------------- */

/* The source of a condition on one line, or NULL when it is too long to be quoted. */
static const char *quoted(parser *p, span at) {
  textbuf b = { p->arena, NULL, 0, 0 };
  bool blank = false;
  if (at.end - at.begin > 120) return NULL;
  textbuf_add_bytes(&b, "", 0);
  for (const char *c = text_at(p, at); c < p->source->text + at.end; c++) {
    if (*c == '#') return NULL;
    const bool white = strchr(" \t\r\n", *c) != NULL;
    if (!white && blank) textbuf_add_bytes(&b, " ", 1);
    if (!white) textbuf_add_bytes(&b, c, 1);
    blank = white;
  }
  return b.length > 60 ? NULL : b.text;
}

static const node *last_child(const node *n) { return n->last; }

void mixture_report(parser *p, const node *left, span left_at, span sign, const node *right,
                    span right_at) {
  if (p->stopped) return;
  const bool sign_is_or = left->kind == NODE_ALL;
  const char *first = sign_is_or ? "and" : "or", *second = sign_is_or ? "or" : "and";
  diag *d =
      diag_add(p->sink, DIAG_E102, sign, "`%s' after `%s' can be read in two ways", second, first);
  const char *whole = quoted(p, left_at), *rest = quoted(p, right_at);
  const span tail_at = { sign.file, last_child(left)->at.begin, right->at.end };
  const span head_at = { sign.file, left_at.begin, last_child(left)->at.begin };
  const char *head = quoted(p, head_at), *tail = quoted(p, tail_at);
  if (whole == NULL || rest == NULL || head == NULL || tail == NULL || strchr(whole, '(') != NULL) {
    diag_choice(p->sink, d, "(a %s b) %s c", first, second);
    diag_choice(p->sink, d, "a %s (b %s c)", first, second);
  } else {
    diag_choice(p->sink, d, "(%s) %s %s", whole, second, rest);
    diag_choice(p->sink, d, "%s (%s)", head, tail);
  }
  diag_hint(p->sink, d, "or write the groups as lists: all of { ..., any of { ..., ... } }");
  if (sign_is_or && quoted(p, left_at) != NULL)
    diag_fix(p->sink, d, left_at, "(%.*s)", (int)(left_at.end - left_at.begin),
             text_at(p, left_at));
}

/* ---- the parse --------------------------------------------------------------------------- */

void scan_fatal(parser *p, const char *message) {
  diag_add(p->sink, DIAG_E100, SPAN_NONE, "the scanner gave up: %s", message);
  longjmp(p->gave_up, 1);
}

/* The byte order mark that some editors write is no part of the text. */
static uint32_t mark_length(const source *s) {
  return s->length >= 3 && memcmp(s->text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

static void parser_feed(parser *p) {
  pol_yylex_init_extra(p, &p->scanner);
  pol_yy_scan_bytes(p->source->text + p->offset, (int)(p->end - p->offset), p->scanner);
  pol_yyparse(p);
}

void parser_run(parser *p) {
  if (setjmp(p->gave_up) == 0) parser_feed(p);
  if (p->scanner != NULL) pol_yylex_destroy(p->scanner);
}

static const node *parse_file(arena *a, const sources *all, uint32_t file, int first_token,
                              diags *sink) {
  parser *p = ARENA_NEW(a, parser);
  p->arena = a;
  p->sink = sink;
  p->source = &all->files.items[file];
  p->file = file;
  p->root = node_new(a, NODE_FILE, (span){ file, 0, p->source->length });
  p->offset = mark_length(p->source);
  p->end = p->source->length;
  p->last.at = p->before_last.at = (span){ file, p->offset, p->offset };
  p->blocks[p->block_count++] = (block){ BLOCK_FILE, p->root->at, 0 };
  p->first_token = first_token;
  parser_run(p);
  return p->root;
}

const node *parse_condition(arena *a, const sources *all, uint32_t file, diags *sink) {
  const uint32_t before = sink->errors;
  const node *cond = parse_file(a, all, file, TOK_START_COND, sink);
  return sink->errors == before ? cond : NULL;
}

const node *parse_source(arena *a, const sources *all, uint32_t file, diags *sink) {
  return parse_file(a, all, file, 0, sink);
}

const node *parse_import(arena *a, const sources *all, uint32_t file, diags *sink) {
  return parse_file(a, all, file, TOK_START_PART, sink);
}
