/* batch.c -- cells to sets of values, sets to answers, fast.
 *
 * Cells repeat, so each is read once: every slot remembers the texts it has seen and their meaning.
 * Cases with unknown facts repeat too, apart from differences that no rule can tell; their answers
 * are remembered as well.  All that is remembered lies in one arena that is thrown away whenever it
 * has grown too large, so that memory stays constant however long the file is.
 *
 * It must not know what a file looks like, and it decides nothing by itself: polrt does.
 */
#include "batch.h"

#include <stdlib.h>
#include <string.h>

enum {
  CELL_TABLE = 8192, /* places per slot, a power of two */
  CELL_WAYS = 4,
  MEMO_TABLE = 16384,
  CACHE_MAX_BYTES = 24 << 20,
  FAULT_MAX_BYTES = 600 /* of one fault; longer ones are cut */
};

/* What a text means for a slot. */
typedef struct seen_cell {
  const char *text;
  size_t length;
  uint64_t hash;
  const polrt_set *sets; /* of the slot's inputs */
  const char *fault;     /* NULL: none */
  diag_code code;
} seen_cell;

/* What was answered to a case with unknown facts. */
typedef struct seen_case {
  uint64_t hash;
  const polrt_set *key;
  const batch_answer *answers;
} seen_case;

struct batch {
  arena *arena;
  const tables *tables;
  const polrt_policy *policy;
  uint32_t slots;
  fact_slot *slot;
  bool *by_class;           /* per input: only its class matters */
  bool *computed, *exactly; /* per column, of the case at hand: see make_key */
  int32_t *values;
  polrt_set *base, *facts, *key;
  polrt_result *results;
  batch_answer *answers;
  const char **outcome_names[MODEL_MAX_DECISIONS]; /* by number */
  const char **rule_names;                         /* by number */
  polrt_work work;
  textbuf faults;
  diag_code code; /* of the first of them */
  /* remembered */
  arena *cache;
  size_t cached;
  seen_cell **cells; /* slots x CELL_TABLE */
  seen_case **memo;
};

/* ---- beginning --------------------------------------------------------------------------- */

static void *zeros(arena *a, size_t count, size_t size) {
  return arena_alloc(a, (count + 1) * size);
}

/* Of a number or date mostly its class alone matters; where `nothing is known' has a meaning of its
 * own, what is known does. */
static void find_classes(batch *b) {
  const polrt_policy *p = b->policy;
  for (uint32_t i = 0; i < p->inputs; i++)
    b->by_class[i] = p->input[i].kind > POLRT_ONE_OF && !p->input[i].assumed;
}

static void find_names(batch *b) {
  const polrt_policy *p = b->policy;
  for (unsigned i = 0; i < p->decisions; i++) {
    b->outcome_names[i] = zeros(b->arena, p->decision[i].outcomes + 1u, sizeof(const char *));
    for (unsigned n = 1; n <= p->decision[i].outcomes; n++)
      b->outcome_names[i][n] = polrt_outcome_name(p, i, n);
  }
  b->rule_names = zeros(b->arena, p->rules + 1u, sizeof *b->rule_names);
  for (unsigned n = 0; n <= p->rules; n++) b->rule_names[n] = polrt_rule_name(p, n);
}

batch *batch_new(arena *a, const tables *t) {
  batch *b = ARENA_NEW(a, batch);
  b->arena = a;
  b->tables = t;
  b->policy = &t->policy;
  b->slots = facts_slots(t);
  b->slot = zeros(a, b->slots, sizeof *b->slot);
  for (uint32_t i = 0; i < b->slots; i++) b->slot[i] = facts_slot(t, i);
  b->by_class = zeros(a, t->policy.inputs, sizeof *b->by_class);
  b->base = facts_unknown(a, t).sets;
  b->facts = zeros(a, t->policy.inputs, sizeof *b->facts);
  b->key = zeros(a, t->policy.columns, sizeof *b->key);
  b->computed = zeros(a, t->policy.columns, sizeof *b->computed);
  b->exactly = zeros(a, t->policy.columns, sizeof *b->exactly);
  b->values = zeros(a, t->policy.columns, sizeof *b->values);
  b->results = zeros(a, t->policy.decisions, sizeof *b->results);
  b->answers = zeros(a, t->policy.decisions, sizeof *b->answers);
  b->work.count = polrt_work_words(b->policy);
  b->work.words = zeros(a, b->work.count, sizeof *b->work.words);
  b->cells = zeros(a, (size_t)b->slots * CELL_TABLE, sizeof *b->cells);
  b->memo = zeros(a, MEMO_TABLE, sizeof *b->memo);
  b->faults.arena = a;
  textbuf_add_bytes(&b->faults, "", 0);
  b->cache = arena_new();
  find_classes(b);
  find_names(b);
  return b;
}

void batch_free(batch *b) { arena_free(b->cache); }

bool batch_on(batch *b, const char *date, diags *sink) {
  case_facts facts = facts_unknown(b->arena, b->tables);
  if (!facts_set(b->arena, &facts, b->slot[0].name, date, sink)) return false;
  b->base[0] = facts.sets[0];
  return true;
}

static void forget(batch *b) {
  arena_free(b->cache);
  b->cache = arena_new();
  b->cached = 0;
  memset(b->cells, 0, (size_t)b->slots * CELL_TABLE * sizeof *b->cells);
  memset(b->memo, 0, MEMO_TABLE * sizeof *b->memo);
}

void batch_begin(batch *b) {
  if (b->cached > CACHE_MAX_BYTES) forget(b);
  memcpy(b->facts, b->base, b->policy->inputs * sizeof *b->facts);
  b->faults.length = 0;
}

arena *batch_scratch(batch *b, size_t size) {
  b->cached += size;
  return b->cache;
}

/* ---- faults ------------------------------------------------------------------------------ */

void batch_fault(batch *b, diag_code code, const char *fmt, ...) {
  va_list args;
  if (b->faults.length == 0) b->code = code;
  va_start(args, fmt);
  const char *text = arena_vprintf(b->cache, fmt, args);
  va_end(args);
  b->cached += strlen(text) + 1;
  if (b->faults.length > 0) textbuf_add(&b->faults, "; ");
  for (size_t part; *text != '\0'; text += part) { /* on one line */
    part = strcspn(text, "\n");
    textbuf_add_bytes(&b->faults, text, part);
    if (text[part] == '\n') textbuf_add(&b->faults, "<U+000A>");
    part += text[part] == '\n';
  }
}

void batch_clear_faults(batch *b) { b->faults.length = 0; }

const char *batch_faults(const batch *b) { return b->faults.length > 0 ? b->faults.text : NULL; }
diag_code batch_fault_code(const batch *b) { return b->code; }

/* Cut between characters. */
static const char *shortened(arena *a, const char *text) {
  size_t length = strlen(text);
  if (length <= FAULT_MAX_BYTES) return text;
  length = FAULT_MAX_BYTES;
  while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80) length--;
  return arena_printf(a, "%.*s...", (int)length, text);
}

/* A diagnostic on one line. */
static const char *fault_text(arena *a, const diags *found) {
  textbuf out = { .arena = a };
  textbuf_add_bytes(&out, "", 0);
  for (uint32_t i = 0; i < found->list.count; i++) {
    const diag *d = found->list.items[i];
    const char *said = shortened(a, diag_visible(a, d->message, strlen(d->message)));
    textbuf_add(&out, "%s%s", i > 0 ? "; " : "", said);
    for (uint32_t k = 0; k < d->notes.count; k++) textbuf_add(&out, "; %s", d->notes.items[k]);
    if (d->hint != NULL) textbuf_add(&out, "; %s", d->hint);
  }
  return out.text;
}

/* ---- cells ------------------------------------------------------------------------------- */

static uint64_t mix(uint64_t x) {
  x *= UINT64_C(0x9E3779B97F4A7C15);
  return x ^ x >> 29;
}

/* A few words at a time; equal bytes give equal hashes on one machine, which is all it is for. */
static uint64_t hash_bytes(const void *bytes, size_t length) {
  const char *p = bytes;
  uint64_t hash = length + 1, word;
  for (; length >= sizeof word; p += sizeof word, length -= sizeof word) {
    memcpy(&word, p, sizeof word);
    hash = mix(hash ^ word);
  }
  word = 0;
  memcpy(&word, p, length);
  return mix(mix(hash ^ word));
}

static seen_cell *read_cell(batch *b, uint32_t slot, const char *text, size_t length) {
  arena *a = b->cache;
  const fact_slot *s = &b->slot[slot];
  seen_cell *seen = ARENA_NEW(a, seen_cell);
  seen->text = arena_strndup(a, text, length);
  seen->length = length;
  case_facts facts = facts_unknown(a, b->tables);
  diags found = { .arena = a };
  const char *value = fact_trimmed(a, text, length);
  bool fine = memchr(text, '\0', length) == NULL && facts_set(a, &facts, s->name, value, &found);
  if (!fine && found.list.count == 0)
    seen->fault = arena_printf(a, "%s: there is a NUL byte in the value", s->name);
  else if (!fine)
    seen->fault = fault_text(a, &found);
  seen->code = found.list.count > 0 ? found.list.items[0]->code : DIAG_E105;
  seen->sets = facts.sets + s->first;
  b->cached += sizeof *seen + 2 * length + b->policy->inputs * sizeof *facts.sets + b->slots * 8 +
               (fine ? 0 : 2000);
  return seen;
}

static const seen_cell *cell_of(batch *b, uint32_t slot, const char *text, size_t length) {
  uint64_t hash = hash_bytes(text, length);
  seen_cell **places = b->cells + (size_t)slot * CELL_TABLE, **place = NULL;
  for (unsigned way = 0; way < CELL_WAYS; way++) {
    place = &places[(hash + way) & (CELL_TABLE - 1)];
    if (*place == NULL) break;
    if ((*place)->hash == hash && (*place)->length == length &&
        memcmp((*place)->text, text, length) == 0)
      return *place;
  }
  *place = read_cell(b, slot, text, length);
  (*place)->hash = hash;
  return *place;
}

/* 2016-10-01 and nothing else: days vary too much to be remembered. */
static bool is_plain_day(const char *text, size_t length, int32_t *day) {
  static const unsigned char digit_at[] = { 0, 1, 2, 3, 5, 6, 8, 9 };
  int number = 0;
  if (length != 10 || text[4] != '-' || text[7] != '-') return false;
  for (unsigned i = 0; i < sizeof digit_at; i++) {
    unsigned digit = (unsigned char)text[digit_at[i]] - (unsigned)'0';
    if (digit > 9) return false;
    number = number * 10 + (int)digit;
  }
  *day = polrt_day(number / 10000, number / 100 % 100, number % 100);
  return *day != INT32_MIN;
}

static bool give_day(batch *b, const fact_slot *s, const char *text, size_t length) {
  int32_t day, least;
  if (s->fact != NULL && s->fact->kind != FACT_DATE) return false;
  if (s->codes != NULL || !is_plain_day(text, length, &day)) return false;
  const polrt_input *in = &b->policy->input[s->first];
  least = in->absent ? in->lo + 1 : in->lo;
  if (day < least || day > in->hi) return false;
  b->facts[s->first] = polrt_exactly(day);
  return true;
}

void batch_give(batch *b, uint32_t slot, const char *text, size_t length) {
  const fact_slot *s = &b->slot[slot];
  if (length == 0) {
    for (uint32_t i = 0; i < s->count; i++)
      b->facts[s->first + i] = polrt_unknown(b->policy, s->first + i);
    return;
  }
  if (give_day(b, s, text, length)) return;
  const seen_cell *seen = cell_of(b, slot, text, length);
  if (seen->fault != NULL) {
    batch_fault(b, seen->code, "%s", seen->fault);
    return;
  }
  for (uint32_t i = 0; i < s->count; i++) b->facts[s->first + i] = seen->sets[i];
}

/* ---- answers ----------------------------------------------------------------------------- */

static void add_need(batch *b, const char **names, uint32_t *count, uint32_t input) {
  const char *name = facts_input_name(b->tables, input);
  for (uint32_t i = 0; i < *count; i++)
    if (names[i] == name) return;
  names[(*count)++] = name;
}

static void list_needs(batch *b, arena *a, uint32_t number, batch_answer *out) {
  uint16_t inputs[POLRT_MAX_INPUTS];
  uint32_t exact = 1;
  unsigned count = polrt_needs(b->policy, b->facts, number, &b->work, inputs, &exact);
  const char **names = zeros(a, count, sizeof *names);
  for (unsigned i = 0; i < count; i++) add_need(b, names, &out->needs_count, inputs[i]);
  out->needs = names;
}

static void answer_one(const batch *b, uint32_t number, polrt_status all, batch_answer *out) {
  polrt_answer answer = b->results[number].answer;
  polrt_status status = all == POLRT_INCONSISTENT ? all : polrt_status_of(answer);
  unsigned decided_by = polrt_rule_of(answer);
  *out = (batch_answer){ .status = "undetermined" };
  switch (status) {
  case POLRT_DETERMINED:
    out->status = "determined";
    out->outcome = b->outcome_names[number][polrt_outcome_of(answer)];
    break;
  case POLRT_REFER:
    out->status = "refer";
    break;
  case POLRT_NO_REVISION:
    out->status = "no_revision_in_force";
    return;
  case POLRT_INCONSISTENT:
    out->status = "inconsistent_facts";
    return;
  case POLRT_INVALID:
  case POLRT_UNDETERMINED:
    return;
  }
  if (decided_by != POLRT_NO_RULE) out->rule = b->rule_names[decided_by];
}

static void answer_all(batch *b, batch_answer *out, bool exact) {
  polrt_status all = polrt_decide(b->policy, b->facts, exact ? NULL : &b->work, b->results);
  for (uint32_t i = 0; i < b->policy->decisions; i++) answer_one(b, i, all, &out[i]);
}

static bool is_exact(const batch *b) {
  bool exact = true;
  for (uint32_t i = 0; i < b->policy->inputs; i++) exact &= b->facts[i].lo == b->facts[i].hi;
  return exact;
}

/* ---- cases that no rule can tell apart --------------------------------------------------- */

static bool is_ordinal(const polrt_policy *p, uint32_t column) {
  uint8_t kind = p->input[column].kind;
  return kind == POLRT_NUMBER || kind == POLRT_DATE || kind == POLRT_DERIVED;
}

/* Computes a derived column when everything that goes into it is known.  A count of facts and
 * criteria needs no look: they are told apart already. */
static bool compute(batch *b, uint32_t column) {
  const polrt_policy *p = b->policy;
  const polrt_derived *d = &p->derived[p->input[column].first];
  for (uint32_t i = 0; i < d->terms; i++) {
    uint32_t term = p->term[d->first + i].input;
    if (term < p->inputs ? b->facts[term].lo != b->facts[term].hi : !b->computed[term])
      return false;
    b->values[term] = term < p->inputs ? b->facts[term].lo : b->values[term];
  }
  b->values[column] = polrt_derive(p, column, b->values);
  return true;
}

/* Marks what goes into a column whose very value matters, or which is not known. */
static void mark_terms(batch *b, uint32_t column) {
  const polrt_policy *p = b->policy;
  const polrt_derived *d = &p->derived[p->input[column].first];
  for (uint32_t i = 0; i < d->terms; i++) {
    uint32_t term = p->term[d->first + i].input;
    if (is_ordinal(p, term)) b->exactly[term] = true;
  }
}

/* The case with all that makes no difference taken away: classes in the place of values, except
 * where something unknown is computed from them. */
static uint64_t make_key(batch *b) {
  const polrt_policy *p = b->policy;
  uint32_t inputs = p->inputs, columns = p->columns;
  memcpy(b->key, b->facts, inputs * sizeof *b->key);
  memset(b->exactly, 0, columns * sizeof *b->exactly);
  for (uint32_t i = inputs; i < columns; i++)
    b->computed[i] = p->input[i].kind == POLRT_DERIVED && compute(b, i);
  for (uint32_t i = columns; i-- > inputs;) {
    bool matters = b->exactly[i];
    int32_t value = b->computed[i] ? b->values[i] : 0;
    if (p->input[i].kind == POLRT_DERIVED && (matters || !b->computed[i])) mark_terms(b, i);
    if (b->computed[i] && !matters) value = (int32_t)polrt_class(p, i, value);
    b->key[i] = polrt_between(value, b->computed[i]);
  }
  for (uint32_t i = 0; i < inputs; i++) {
    if (!b->by_class[i] || b->exactly[i]) continue;
    b->key[i].lo = (int32_t)polrt_class(p, i, b->facts[i].lo);
    b->key[i].hi = (int32_t)polrt_class(p, i, b->facts[i].hi);
  }
  return hash_bytes(b->key, columns * sizeof *b->key);
}

static const batch_answer *answer_partial(batch *b) {
  uint32_t decisions = b->policy->decisions;
  size_t key_size = b->policy->columns * sizeof *b->key;
  uint64_t hash = make_key(b);
  seen_case **place = &b->memo[hash & (MEMO_TABLE - 1)];
  if (*place != NULL && (*place)->hash == hash && memcmp((*place)->key, b->key, key_size) == 0)
    return (*place)->answers;
  batch_answer *answers = zeros(b->cache, decisions, sizeof *answers);
  polrt_set *key = arena_alloc(b->cache, key_size);
  answer_all(b, answers, false);
  for (uint32_t i = 0; i < decisions; i++)
    if (strcmp(answers[i].status, "undetermined") == 0) list_needs(b, b->cache, i, &answers[i]);
  memcpy(key, b->key, key_size);
  *place = ARENA_NEW(b->cache, seen_case);
  **place = (seen_case){ hash, key, answers };
  b->cached += key_size + decisions * (sizeof *answers + 8 * b->slots) + sizeof **place;
  return answers;
}

const batch_answer *batch_decide(batch *b) {
  if (b->faults.length > 0) {
    for (uint32_t i = 0; i < b->policy->decisions; i++)
      b->answers[i] = (batch_answer){ .status = "error" };
    return b->answers;
  }
  if (!is_exact(b)) return answer_partial(b);
  answer_all(b, b->answers, true);
  return b->answers;
}
