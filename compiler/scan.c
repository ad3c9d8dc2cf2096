/* scan.c -- what the scanner found: decoding names, texts and numbers, and saying what is wrong
 * with them.
 *
 * Called by pol.l only.  Where possible a faulty word still becomes a token, so that one slip gives
 * one message and the rest of the item is read.
 */
#include "parse.h"
#include "utf8.h"

#include "pol.tab.h"

#include <string.h>

enum { SHOWN_BYTES = 40 }; /* how much of a long word a message shows */

/* The next syntax error is the consequence of this complaint and not worth a second message. */
static void spoil(parser *p, span at) {
  if (at.end > p->bad_end) p->bad_end = at.end;
}

static bool is_tail(char byte) { return ((unsigned char)byte & 0xC0) == 0x80; }

/* The beginning of a word, cut between characters. */
static const char *shown(parser *p, const char *text, size_t length) {
  if (length <= SHOWN_BYTES) return arena_strndup(p->arena, text, length);
  size_t cut = SHOWN_BYTES;
  while (cut > 0 && is_tail(text[cut])) cut--;
  return arena_printf(p->arena, "%.*s...", (int)cut, text);
}

static size_t name_bounded(parser *p, const char *text, size_t length, span at) {
  if (length <= NAME_MAX_LENGTH) return length;
  spoil(p, at);
  diag_add(p->sink, DIAG_E111, at, "the name `%s' has %zu characters; names have at most %d",
           shown(p, text, length), length, NAME_MAX_LENGTH);
  return NAME_MAX_LENGTH;
}

/* ---- looking ahead ----------------------------------------------------------------------- */

const char *scan_ahead(const parser *p, uint32_t offset) {
  const char *c = p->source->text + offset, *end = p->source->text + p->end;
  for (; c < end; c++) {
    if (*c == '#')
      while (c < end && *c != '\n') c++;
    else if (strchr(" \t\r\n\f\v", *c) == NULL)
      return c;
  }
  return "";
}

static bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

static size_t word_length(const char *text) {
  size_t length = 0;
  while (is_word_byte(text[length])) length++;
  return length;
}

/* What a cell of a table is followed by. */
static bool ends_a_cell(const char *ahead) {
  return *ahead == ',' || *ahead == ':' || strncmp(ahead, "=>", 2) == 0 ||
         (word_length(ahead) == 4 && memcmp(ahead, "when", 4) == 0);
}

static bool is_small(char c) { return c >= 'a' && c <= 'z'; }
static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* A name, and behind it what follows the name of an item where the name is a word of the language:
 * `unit count is 5' but not `1 unit per month'. */
static bool is_name_of_item(const parser *p, const char *ahead) {
  const size_t length = word_length(ahead);
  if (*ahead == '`') return true;
  const int word = length <= NAME_MAX_LENGTH ? pol_keyword(ahead, length) : 0;
  if (!is_small(*ahead) || pol_is_reserved(word)) return false;
  if (word == 0) return true;
  ahead = scan_ahead(p, (uint32_t)(ahead - p->source->text) + (uint32_t)length);
  return *ahead == ':' || *ahead == '"' || (word_length(ahead) == 2 && memcmp(ahead, "is", 2) == 0);
}

/* After a number `test', `unit' and the like may be its unit, or begin the next item. */
static bool begins_item(const parser *p, int word, const char *ahead) {
  switch (word) {
  case TOK_TEST:
    return *ahead == '"';
  case TOK_IMPORT:
    return *ahead == '"' || is_name_of_item(p, ahead);
  case TOK_STATEMENT:
    return is_capital(*ahead);
  case TOK_ARTICLE:
    return is_digit(*ahead);
  default:
    return is_name_of_item(p, ahead);
  }
}

/* Words mean different things by what stands around them; one token of lookahead is not enough for
 * the grammar to tell. */
static int word_in_context(const parser *p, int word) {
  const char *ahead = scan_ahead(p, p->offset);
  const bool after_number = p->scanned[0] == TOK_INT || p->scanned[0] == TOK_DECIMAL;
  switch (word) {
  case TOK_FROM:
    if (ends_a_cell(ahead)) return TOK_NAME;
    return is_digit(*ahead) ? TOK_FROM_DAY : *ahead == '"' ? TOK_FROM_FILE : word;
  case TOK_CATEGORICAL:
  case TOK_LIMITED:
  case TOK_PER:
  case TOK_THROUGH:
    return ends_a_cell(ahead) ? TOK_NAME : word;
  case TOK_NEVER: /* the value, where a property cannot go on */
    return ends_a_cell(ahead) && *ahead != ':' ? TOK_NAME : word;
  case TOK_CODE_OF:
  case TOK_SET:
    return after_number ? TOK_NAME : word;
  case TOK_ARTICLE:
  case TOK_CODES:
  case TOK_DERIVED:
  case TOK_EVIDENCE:
  case TOK_IMPORT:
  case TOK_LIMIT:
  case TOK_READING:
  case TOK_REQUIREMENT:
  case TOK_STATEMENT:
  case TOK_TEST:
  case TOK_TEXT:
  case TOK_TYPE:
  case TOK_UNIT:
    return after_number && !begins_item(p, word, ahead) ? TOK_NAME : word;
  default:
    return word;
  }
}

/* ---- names ------------------------------------------------------------------------------- */

int scan_name(parser *p, const char *text, size_t length, span at, token_value *value) {
  const int word = length <= NAME_MAX_LENGTH ? pol_keyword(text, length) : 0;
  length = name_bounded(p, text, length, at);
  value->text = arena_strndup(p->arena, text, length);
  return word != 0 ? word_in_context(p, word) : TOK_NAME;
}

int scan_quoted_name(parser *p, const char *text, size_t length, span at, token_value *value) {
  length = name_bounded(p, text + 1, length - 2, at);
  value->text = arena_strndup(p->arena, text + 1, length);
  return TOK_NAME;
}

/* As long as the table and its cells make it: found by name, never declared. */
int scan_row_name(parser *p, const char *text, size_t length, span at, token_value *value) {
  (void)at;
  value->text = arena_strndup(p->arena, text, length);
  return TOK_ROW_NAME;
}

int scan_id(parser *p, const char *text, size_t length, span at, token_value *value) {
  length = name_bounded(p, text, length, at);
  value->text = arena_strndup(p->arena, text, length);
  return TOK_ID;
}

/* patientGroup, Patient_Group and _patient_group all become patient_group. */
static const char *name_mended(parser *p, const char *text, size_t length) {
  textbuf b = { p->arena, NULL, 0, 0 };
  textbuf_add_bytes(&b, "", 0);
  for (size_t i = 0; i < length && b.length < NAME_MAX_LENGTH; i++) {
    const char c = text[i];
    const char small = is_capital(c) ? (char)(c - 'A' + 'a') : c == '.' ? '_' : c;
    if (b.length == 0 && !is_small(small)) continue;
    if (is_capital(c) && i > 0 && is_small(text[i - 1])) textbuf_add_bytes(&b, "_", 1);
    textbuf_add_bytes(&b, &small, 1);
  }
  return b.length == 0 ? "name" : b.text;
}

/* A mended word may turn out to be a word of the language. */
static int mended_token(const char *name, token_value *value) {
  const int word = pol_keyword(name, strlen(name));
  value->text = name;
  return word != 0 ? word : TOK_NAME;
}

int scan_wrong_case(parser *p, const char *text, size_t length, span at, token_value *value) {
  const char *name = name_mended(p, text, length);
  diag *d = diag_add(p->sink, DIAG_E101, at,
                     "`%s' is no name: names begin with a small letter and hold small letters, "
                     "digits and _",
                     shown(p, text, length));
  const near_miss found = { text, name, 0 };
  diag_did_you_mean(p->sink, d, at, &found);
  spoil(p, at);
  return mended_token(name, value);
}

/* E0601, I10, G47.33: a capital letter, two digits or a digit and a letter, and so on. */
static bool looks_like_code(const char *id) {
  size_t length = strlen(id), digits = 0;
  for (const char *c = id; *c != '\0'; c++) digits += is_digit(*c);
  return digits >= 2 && length >= 3 && is_digit(id[1]) && (length <= 5 || id[3] == '.');
}

static const char *code_reported(parser *p, const char *id, const char *name, span at) {
  diag *d = diag_add(p->sink, DIAG_E101, at,
                     "`%s' is no name; if it is a medical code, it stands "
                     "in quotes or in braces",
                     id);
  diag_hint(p->sink, d,
            "write `is \"%s\"', `has { %s }' in a test, or `has any { %s }' in a condition", id, id,
            id);
  return name;
}

const char *name_lowered(parser *p, const char *id, span at) {
  const char *name = name_mended(p, id, strlen(id));
  if (p->stopped) return name;
  if (looks_like_code(id)) return code_reported(p, id, name, at);
  const bool reserved = pol_is_reserved(pol_keyword(name, strlen(name)));
  diag *d = diag_add(p->sink, DIAG_E101, at,
                     reserved ? "`%s' is no name; the words of the language are written in small "
                                "letters"
                              : "`%s' is no name; names are written in small letters",
                     shown(p, id, strlen(id)));
  const near_miss found = { id, name, 0 };
  diag_did_you_mean(p->sink, d, at, &found);
  if (reserved) /* what follows will not fit a name */
    p->bad_end = at.end + 1;
  return name;
}

/* ---- characters that do not belong ------------------------------------------------------- */

/* Letters of other alphabets that look like ours: one character each, and our letter. */
static char look_alike(uint32_t code) {
  static const struct {
    uint16_t code;
    char plain;
  } table[] = {
    { 0x0430, 'a' }, { 0x0435, 'e' }, { 0x043E, 'o' }, { 0x0440, 'p' }, { 0x0441, 'c' },
    { 0x0443, 'y' }, { 0x0445, 'x' }, { 0x0455, 's' }, { 0x0456, 'i' }, { 0x0458, 'j' },
    { 0x04BB, 'h' }, { 0x0501, 'd' }, { 0x03B1, 'a' }, { 0x03BD, 'v' }, { 0x03BF, 'o' },
    { 0x03C1, 'p' }, { 0x0131, 'i' }, { 0x0410, 'A' }, { 0x0412, 'B' }, { 0x0415, 'E' },
    { 0x041A, 'K' }, { 0x041C, 'M' }, { 0x041D, 'H' }, { 0x041E, 'O' }, { 0x0420, 'P' },
    { 0x0421, 'C' }, { 0x0422, 'T' }, { 0x0425, 'X' },
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++)
    if (table[i].code == code) return table[i].plain;
  return code >= 0xFF01 && code <= 0xFF5E ? (char)(code - 0xFF01 + 0x21) : '\0'; /* full width */
}

/* What to write instead of a character that often comes along with copied text. */
static const char *advice(uint32_t code) {
  switch (code) {
  case 0x00A0:
  case 0x2007:
  case 0x202F:
    return "it is a no-break space; use an ordinary blank";
  case 0x2018:
  case 0x2019:
  case 0x201C:
  case 0x201D:
  case 0x201E:
    return "it is a curly quotation mark; texts stand between straight ones: \"...\"";
  case 0x2010:
  case 0x2011:
  case 0x2012:
  case 0x2013:
  case 0x2014:
  case 0x2212:
    return "it is a dash; a range is written 5 .. 15 and a negative number with -";
  case 0x2026:
    return "it is an ellipsis; a range is written 5 .. 15";
  case ';':
    return "nothing ends with a semicolon; delete it";
  case '\'':
    return "texts stand between double quotes: \"...\"";
  case '`':
    return "backquotes stand around a name: `when`";
  case '&':
    return "write `and'";
  case '|':
    return "write `or'";
  case '!':
    return "write `not', or != between two values";
  case '%':
    return "write the unit as a word";
  case '/':
  case '*':
  case '-': /* two of them */
    return "a remark begins with #";
  default:
    return NULL;
  }
}

int scan_odd_word(parser *p, const char *text, size_t length, span at, token_value *value) {
  textbuf plain = { p->arena, NULL, 0, 0 };
  uint32_t odd = 0;
  bool all_alike = true;
  textbuf_add_bytes(&plain, "", 0);
  for (uint32_t i = 0, size, code; i < length; i += size) {
    size = utf8_decode(text, (uint32_t)length, i, &code);
    const char letter = code < 0x80 ? (char)code : look_alike(code);
    all_alike = all_alike && letter != '\0';
    if (code >= 0x80 && odd == 0) odd = code;
    if (letter != '\0' && plain.length < NAME_MAX_LENGTH) textbuf_add_bytes(&plain, &letter, 1);
  }
  const char *name = name_mended(p, plain.text, plain.length);
  diag *d =
      diag_add(p->sink, DIAG_E105, at, "`%s' holds the character U+%04X%s", shown(p, text, length),
               (unsigned)odd, all_alike ? ", which only looks like a plain letter" : "");
  if (advice(odd) != NULL)
    diag_hint(p->sink, d, "%s", advice(odd));
  else
    diag_hint(p->sink, d, "names are written with the plain letters a to z");
  if (all_alike) diag_fix(p->sink, d, at, "%s", plain.text);
  spoil(p, at);
  return mended_token(name, value);
}

void scan_unknown(parser *p, const char *text, size_t length, span at) {
  uint32_t code;
  const uint32_t size = utf8_decode(text, (uint32_t)length, 0, &code);
  spoil(p, at);
  p->stopped = p->stopped || p->sink->errors >= ENOUGH_ERRORS;
  if (p->stopped) return;
  diag *d;
  if (code > 0x20 && code < 0x7F)
    d = diag_add(p->sink, DIAG_E105, at, "`%s' is not part of the language",
                 shown(p, text, length));
  else if (code == UTF8_INVALID)
    d = diag_add(p->sink, DIAG_E105, at, "a byte that is not UTF-8 text");
  else
    d = diag_add(p->sink, DIAG_E105, at, "the character U+%04X%s is not part of the language",
                 (unsigned)code, size < length ? ", with which this begins," : "");
  if (advice(code) != NULL) diag_hint(p->sink, d, "%s", advice(code));
}

void scan_bad_sign(parser *p, const char *sign, span at) {
  diag *d = diag_add(p->sink, DIAG_E101, at, "`%.*s' is not a sign of the language",
                     (int)(at.end - at.begin), p->source->text + at.begin);
  const near_miss found = { sign, sign, 0 };
  diag_did_you_mean(p->sink, d, at, &found);
}

/* ---- medical codes ------------------------------------------------------------------------ */

static const char codes_are[] =
    "codes are written with capital letters, digits, `.' and `-'; `I11*' is every code that begins "
    "with I11, and a range is written I20* .. I25*";

int scan_code(parser *p, const char *text, size_t length, span at, token_value *value) {
  const bool prefix = text[length - 1] == '*';
  length = name_bounded(p, text, length, at);
  value->text =
      arena_strndup(p->arena, text, prefix && text[length - 1] == '*' ? length - 1 : length);
  return prefix ? TOK_CODE_PREFIX : TOK_CODE;
}

/* g47.33, G47.3x, G47_33 */
int scan_bad_code(parser *p, const char *text, size_t length, span at, token_value *value) {
  const size_t used = length > NAME_MAX_LENGTH ? NAME_MAX_LENGTH : length;
  char *code = arena_strndup(p->arena, text, used);
  bool small = false, other = false;
  for (char *c = code; *c != '\0'; c++) {
    other = other || *c == '_' || ((*c == '.' || *c == '-') && (c[1] == '.' || c[1] == '-'));
    small = small || is_small(*c);
    *c = is_small(*c) ? (char)(*c - 'a' + 'A') : *c;
  }
  diag *d = small && !other
                ? diag_add(p->sink, DIAG_E101, at,
                           "`%s' is no code; codes are written with capital letters",
                           shown(p, text, length))
                : diag_add(p->sink, DIAG_E101, at, "`%s' is no code", shown(p, text, length));
  const near_miss found = { text, code, 0 };
  if (small && !other && used == length)
    diag_did_you_mean(p->sink, d, at, &found);
  else
    diag_note(p->sink, d, "%s", codes_are);
  spoil(p, at);
  return scan_code(p, code, used, at, value);
}

void scan_code_sign(parser *p, const char *text, size_t length, span at) {
  uint32_t code;
  utf8_decode(text, (uint32_t)length, 0, &code);
  const bool dash = (code >= 0x2010 && code <= 0x2014) || code == 0x2212;
  if (!dash && (code < 0x21 || code > 0x7E)) {
    scan_unknown(p, text, length, at);
    return;
  }
  spoil(p, at);
  p->stopped = p->stopped || p->sink->errors >= ENOUGH_ERRORS;
  if (p->stopped) return;
  if (dash) {
    diag *d =
        diag_add(p->sink, DIAG_E105, at, "the dash U+%04X is no part of a code", (unsigned)code);
    diag_hint(p->sink, d, "a range of codes is written I20* .. I25*");
    return;
  }
  diag *d = diag_add(p->sink, DIAG_E105, at, "`%s' is no part of a code", shown(p, text, length));
  if (code == '"')
    diag_hint(p->sink, d, "codes stand without quotes: { G47.33, I10 }");
  else
    diag_note(p->sink, d, "%s", codes_are);
}

/* ---- texts ------------------------------------------------------------------------------- */

static void escape_report(parser *p, const char *text, size_t length, span at) {
  uint32_t code;
  if (p->sink->errors >= ENOUGH_ERRORS) return;
  const uint32_t size = utf8_decode(text, (uint32_t)length, 1, &code);
  const span place = { at.file, at.begin, at.begin + 1 + size };
  diag *d =
      diag_add(p->sink, DIAG_E105, place, "`\\%.*s' means nothing in a text", (int)size, text + 1);
  diag_note(p->sink, d,
            "a text can hold \\\" for a quotation mark, \\\\ for a backslash and "
            "\\n for a new line");
}

static char unescaped(char c) { return c == 'n' ? '\n' : c == '"' || c == '\\' ? c : '\0'; }

/* The text between the quotes, with \" \\ and \n replaced. */
static const char *text_decoded(parser *p, const char *text, size_t length, span at) {
  char *decoded = arena_alloc(p->arena, length + 1);
  size_t used = 0;
  for (size_t i = 0; i < length; i++) {
    if (text[i] != '\\' || i + 1 >= length) {
      decoded[used++] = text[i];
      continue;
    }
    const char c = unescaped(text[i + 1]);
    if (c == '\0')
      escape_report(p, text + i, length - i,
                    (span){ at.file, at.begin + (uint32_t)i, at.begin + (uint32_t)i + 2 });
    else
      decoded[used++] = c;
    i += c == '\0' ? 0 : 1;
  }
  return decoded;
}

static void text_bounded(parser *p, const char *text, size_t length, span at) {
  if (length <= STRING_MAX_BYTES) return;
  diag *d = diag_add(p->sink, DIAG_E111, at,
                     "this text has %zu bytes; a text in quotes has at "
                     "most %d",
                     length, STRING_MAX_BYTES);
  diag_note(p->sink, d, "it begins: %s", shown(p, text, length));
}

int scan_string(parser *p, const char *text, size_t length, span at, token_value *value) {
  const span inner = { at.file, at.begin + 1, at.end - 1 };
  text_bounded(p, text + 1, length - 2, at);
  value->text = text_decoded(p, arena_strndup(p->arena, text + 1, length - 2), length - 2, inner);
  return TOK_STRING;
}

/* The line ends before the text does; what stands there is taken for the text. */
int scan_open_string(parser *p, const char *text, size_t length, span at, token_value *value) {
  diag *d = diag_add(p->sink, DIAG_E103, (span){ at.file, at.begin, at.begin + 1 },
                     "the text that begins here is not closed");
  diag_note(p->sink, d, "a text in quotes ends on the line on which it begins");
  spoil(p, at);
  value->text =
      arena_strndup(p->arena, text + 1, length > STRING_MAX_BYTES ? STRING_MAX_BYTES : length - 1);
  return TOK_STRING;
}

void scan_open_block(parser *p, span at) {
  diag_add(p->sink, DIAG_E103, (span){ at.file, at.begin, at.begin + 3 },
           "the text block that begins here is not closed");
  p->stopped = true; /* the rest of the file is inside it */
}

static size_t line_length(const char *line, const char *end) {
  const char *newline = memchr(line, '\n', (size_t)(end - line));
  return newline == NULL ? (size_t)(end - line) : (size_t)(newline - line);
}

static size_t blank_length(const char *line, size_t length) {
  size_t blank = 0;
  while (blank < length && strchr(" \t\r", line[blank]) != NULL && line[blank] != '\0') blank++;
  return blank;
}

/* How much white space all lines that hold anything have in common. */
static size_t common_indent(const char *text, const char *end) {
  const char *model = NULL;
  size_t common = 0;
  for (const char *line = text; line < end; line += line_length(line, end) + 1) {
    const size_t length = line_length(line, end), blank = blank_length(line, length);
    if (blank == length) continue;
    if (model == NULL) {
      model = line;
      common = blank;
    }
    size_t same = 0;
    while (same < common && same < blank && line[same] == model[same]) same++;
    common = same;
  }
  return common;
}

/* Takes out the line break after the opening marks, the last line when it is empty, the common
 * indentation and carriage returns. */
static const char *block_decoded(parser *p, const char *text, size_t length) {
  textbuf b = { p->arena, NULL, 0, 0 };
  const char *end = text + length;
  const size_t first = line_length(text, end);
  const bool own_line = first < length && blank_length(text, first) == first;
  const char *line = own_line ? text + first + 1 : text;
  const char *indented = own_line ? line : first < length ? text + first + 1 : end;
  const size_t indent = common_indent(indented, end);
  textbuf_add_bytes(&b, "", 0);
  for (bool more = line < end; more;) {
    const size_t size = line_length(line, end);
    const bool blank = blank_length(line, size) == size;
    const size_t skip = line < indented ? 0 : indent;
    size_t kept = blank ? 0 : size - skip;
    if (kept > 0 && line[size - 1] == '\r') kept--;
    more = line + size < end;
    if (kept > 0) textbuf_add_bytes(&b, line + skip, kept);
    line += size + 1;
    if (more && !(line_length(line, end) == (size_t)(end - line) &&
                  blank_length(line, (size_t)(end - line)) == (size_t)(end - line)))
      textbuf_add_bytes(&b, "\n", 1);
    else
      more = false;
  }
  return b.text;
}

int scan_block(parser *p, span at, token_value *value) {
  value->text = block_decoded(p, p->source->text + at.begin + 3, at.end - at.begin - 6);
  return TOK_BLOCK;
}

/* ---- numbers ----------------------------------------------------------------------------- */

static size_t digit_count(const char *text, size_t length) {
  size_t count = 0;
  for (size_t i = 0; i < length; i++) count += is_digit(text[i]) ? 1 : 0;
  return count;
}

/* The digits as one number, whatever stands between them. */
static int64_t digits_value(const char *text, size_t length) {
  int64_t value = 0;
  for (size_t i = 0; i < length; i++)
    if (is_digit(text[i])) value = value * 10 + (text[i] - '0');
  return *text == '-' ? -value : value;
}

static int64_t age_days(parser *p, const char *text, size_t length, span at) {
  const size_t weeks = (size_t)((const char *)memchr(text, 'w', length) - text);
  const int64_t days = digits_value(text + weeks + 1, length - weeks - 1);
  if (days > 6) {
    diag *d = diag_add(p->sink, DIAG_E101, at, "in `%s' the days after the weeks exceed 6",
                       shown(p, text, length));
    diag_note(p->sink, d, "a week has seven days, so after the weeks come 0 to 6 days");
  }
  return digits_value(text, weeks) * 7 + days;
}

static node_kind number_kind(int kind) {
  switch (kind) {
  case TOK_INT:
    return NODE_INT;
  case TOK_AGE:
    return NODE_AGE;
  case TOK_DATE:
    return NODE_DATE;
  case TOK_MONTH:
    return NODE_MONTH;
  default:
    return NODE_QTY;
  }
}

int scan_number(parser *p, int kind, const char *text, size_t length, span at, token_value *value) {
  const size_t most = kind == TOK_AGE ? DIGITS_MAX / 2 : DIGITS_MAX;
  if (digit_count(text, length) > most) {
    diag_add(p->sink, DIAG_E111, at, "the number `%s' has more than %zu digits",
             shown(p, text, length), most);
    text = kind == TOK_AGE ? "0w0d" : "0";
    length = strlen(text);
  }
  const char *written = arena_strndup(p->arena, text, length);
  value->node = node_named(p->arena, number_kind(kind), at, written, at);
  value->node->number = kind == TOK_AGE       ? age_days(p, written, length, at)
                        : kind == TOK_DECIMAL ? 0
                                              : digits_value(written, length);
  return kind;
}

/* 34weeks, 34w, 1e5: a number that runs into a word. */
int scan_number_word(parser *p, const char *text, size_t length, span at, token_value *value) {
  size_t digits = *text == '-' ? 1 : 0;
  bool point = false;
  for (; digits < length && (is_digit(text[digits]) || text[digits] == '.'); digits++)
    point = point || text[digits] == '.';
  diag *d = diag_add(p->sink, DIAG_E101, at, "`%s' is neither a number nor a name",
                     shown(p, text, length));
  if (digits + 1 < length && (text[digits] == 'e' || text[digits] == 'E') &&
      is_digit(text[digits + 1]))
    diag_hint(p->sink, d, "write the number out, as in 1000 or 0.001");
  else
    diag_hint(p->sink, d,
              "write a blank between a number and its unit, as in `34 weeks'; an age in "
              "weeks and days is written 34w3d");
  spoil(p, at);
  return scan_number(p, point ? TOK_DECIMAL : TOK_INT, text, digits, at, value);
}

/* 2016-1-5, 5-15, 2016-10-013, 29.02.2024, 2/29/2024 */
int scan_bad_date(parser *p, const char *text, size_t length, span at, token_value *value) {
  diag *d = diag_add(p->sink, DIAG_E101, at, "`%s' is neither a date nor a month",
                     shown(p, text, length));
  diag_hint(p->sink, d, "a date is written 2016-10-01, a month 2013-04, a range 5 .. 15");
  spoil(p, at);
  return scan_number(p, TOK_DATE, "2000-01-01", 10, at, value);
}
