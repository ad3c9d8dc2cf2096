/* lock.c -- reading and writing NAME.lock.  What the numbers and digests are is for seal.c. */
#include "lock.h"

#include "model.h"

#include <ctype.h>
#include <errno.h>
#include <sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const kind_words[LOCK_KIND_COUNT] = { "fact", "member", "decision", "outcome",
                                                         "rule" };

const char *sha256_text(arena *a, const char *text, size_t length) {
  SHA2_CTX context;
  uint8_t digest[SHA256_DIGEST_LENGTH];
  char *hex = arena_alloc(a, 2 * sizeof digest + 1);
  SHA256Init(&context);
  SHA256Update(&context, (const uint8_t *)text, length);
  SHA256Final(digest, &context);
  for (size_t i = 0; i < sizeof digest; i++) snprintf(hex + 2 * i, 3, "%02x", digest[i]);
  return hex;
}

const char *lock_path(arena *a, const char *source_path, const char *policy) {
  const char *slash = strrchr(source_path, '/');
  int folder = slash != NULL ? (int)(slash - source_path) + 1 : 0;
  return arena_printf(a, "%.*s%s.lock", folder, source_path, policy);
}

/* ---- look-ups ---------------------------------------------------------------------------- */

static const char *key_of(arena *a, lock_kind kind, const char *scope, const char *name) {
  return arena_printf(a, "%s %s %s", kind_words[kind], scope, name);
}

static const char *number_key(arena *a, const lock_entry *e) {
  return arena_printf(a, "%s %s %u", kind_words[e->kind], e->scope, e->number);
}

static lock_entry *entry_of(const lock *l, const symtab *t, const char *key) {
  uintptr_t index = (uintptr_t)symtab_value(t, key);
  return index == 0 ? NULL : &l->entries.items[index - 1];
}

const lock_entry *lock_find(const lock *l, lock_kind kind, const char *scope, const char *name) {
  return entry_of(l, &l->by_name, key_of(l->arena, kind, scope, name));
}

const lock_entry *lock_claimant(const lock *l, lock_kind kind, const char *scope, uint32_t number) {
  const lock_entry e = { .kind = kind, .scope = scope, .number = number };
  return entry_of(l, &l->by_number, number_key(l->arena, &e));
}

uint32_t lock_number(const lock *l, lock_kind kind, const char *scope, const char *name) {
  const lock_entry *e = lock_find(l, kind, scope, name);
  return e == NULL ? 0 : e->number;
}

uint32_t lock_next(const lock *l, lock_kind kind, const char *scope) {
  uint32_t highest = 0;
  for (uint32_t i = 0; i < l->entries.count; i++) {
    const lock_entry *e = &l->entries.items[i];
    if (e->kind == kind && strcmp(e->scope, scope) == 0 && e->number > highest) highest = e->number;
  }
  return highest + 1;
}

void lock_add(lock *l, lock_entry e) {
  vec_push(l->arena, &l->entries, e);
  (void)symtab_add(&l->by_name, key_of(l->arena, e.kind, e.scope, e.name),
                   (void *)(uintptr_t)l->entries.count, SPAN_NONE);
  (void)symtab_add(&l->by_number, number_key(l->arena, &e), (void *)(uintptr_t)l->entries.count,
                   SPAN_NONE);
}

static lock_revision *find_revision(const lock *l, const char *date) {
  for (uint32_t i = 0; i < l->revisions.count; i++)
    if (strcmp(l->revisions.items[i].date, date) == 0) return &l->revisions.items[i];
  return NULL;
}

const lock_revision *lock_find_revision(const lock *l, const char *date) {
  return find_revision(l, date);
}

bool lock_is_sealed(const lock *l, const char *date) {
  const lock_revision *r = find_revision(l, date);
  return r != NULL && r->sealed;
}

/* ---- writing ----------------------------------------------------------------------------- */

static void write_entries(textbuf *b, const lock *l, lock_kind kind) {
  for (uint32_t i = 0; i < l->entries.count; i++) {
    const lock_entry *e = &l->entries.items[i];
    if (e->kind != kind) continue;
    const char *dot = e->scope[0] != '\0' ? ":" : "";
    textbuf_add(b, "%s %u %s%s%s since %s\n", kind_words[kind], e->number, e->scope, dot, e->name,
                e->since);
  }
}

static void write_revisions(textbuf *b, const lock *l) {
  for (uint32_t i = 0; i < l->revisions.count; i++) {
    const lock_revision *r = &l->revisions.items[i];
    textbuf_add(b, "revision %s outcomes %s reasons %s%s\n", r->date, r->outcomes, r->reasons,
                r->sealed ? " sealed" : "");
    if (r->resealed_because != NULL)
      textbuf_add(b, "resealed %s because %s\n", r->date, r->resealed_because);
  }
}

static void write_pages(textbuf *b, const lock *l) {
  for (uint32_t i = 0; i < l->pages.count; i++)
    textbuf_add(b, "page %u from %s to %s\n", l->pages.items[i].number, l->pages.items[i].first,
                l->pages.items[i].last);
}

const char *lock_text(arena *a, const lock *l) {
  textbuf b = { .arena = a };
  textbuf_add(&b, "polc lock 1 of %s\n", l->policy);
  textbuf_add(&b, "# Permanent numbers and seals, written by `polc build' and `polc seal'.  Commit "
                  "it; do not edit it.\n");
  for (int kind = 0; kind < LOCK_KIND_COUNT; kind++) write_entries(&b, l, (lock_kind)kind);
  write_pages(&b, l);
  write_revisions(&b, l);
  textbuf_add(&b, "check %.16s\n", sha256_text(a, b.text, b.length));
  return b.text;
}

/* ---- reading ----------------------------------------------------------------------------- */

typedef struct lock_reader {
  lock *lock;
  diags *diags;
  bool repair, conflict, checked, damaged;
  textbuf before; /* all lines so far, for the check line */
} lock_reader;

static void damaged(lock_reader *r, diag_code code, const char *what, const char *hint) {
  if (r->damaged) return;
  r->damaged = true;
  diag *d = diag_add(r->diags, code, SPAN_NONE, "%s: %s", r->lock->path, what);
  diag_hint(r->diags, d, "%s", hint);
}

static const char *const restore = "restore the file from version control; never edit it by hand";
static const char *const merged =
    "after a merge run `polc seal FILE --repair'; it never renumbers what was sealed";

static bool take_word(char **p, char *word, size_t room) {
  size_t n = 0;
  while (**p == ' ') (*p)++;
  while (**p != '\0' && **p != ' ' && n + 1 < room) word[n++] = *(*p)++;
  word[n] = '\0';
  return n > 0 && (**p == ' ' || **p == '\0');
}

static bool take_keyword(char **p, const char *keyword) {
  char word[32];
  return take_word(p, word, sizeof word) && strcmp(word, keyword) == 0;
}

/* KIND NUMBER SCOPE:NAME since DATE */
static bool read_entry(lock_reader *r, lock_kind kind, char *p) {
  char number[12], name[300], since[16];
  if (!take_word(&p, number, sizeof number) || !take_word(&p, name, sizeof name) ||
      !take_keyword(&p, "since") || !take_word(&p, since, sizeof since))
    return false;
  char *end;
  unsigned long value = strtoul(number, &end, 10);
  if (*end != '\0' || value == 0 || value > MODEL_MAX_RULES) return false;
  arena *a = r->lock->arena;
  char *colon = strchr(name, ':');
  if (colon != NULL) *colon = '\0';
  const char *scope = colon != NULL ? arena_strdup(a, name) : "";
  lock_entry e = { kind, scope, arena_strdup(a, colon != NULL ? colon + 1 : name), (uint32_t)value,
                   arena_strdup(a, since) };
  if (lock_find(r->lock, kind, e.scope, e.name) != NULL)
    return r->repair; /* both sides of a merge have it */
  lock_add(r->lock, e);
  return true;
}

static bool read_revision(lock_reader *r, char *p) {
  char date[16], outcomes[72], reasons[72], sealed[16] = "";
  if (!take_word(&p, date, sizeof date) || !take_keyword(&p, "outcomes") ||
      !take_word(&p, outcomes, sizeof outcomes) || !take_keyword(&p, "reasons") ||
      !take_word(&p, reasons, sizeof reasons))
    return false;
  (void)take_word(&p, sealed, sizeof sealed);
  arena *a = r->lock->arena;
  lock_revision *known = find_revision(r->lock, date);
  if (known != NULL) {
    known->sealed |= strcmp(sealed, "sealed") == 0;
    return r->repair;
  }
  vec_push(a, &r->lock->revisions,
           (lock_revision){ arena_strdup(a, date), arena_strdup(a, outcomes),
                            arena_strdup(a, reasons), strcmp(sealed, "sealed") == 0, NULL });
  return true;
}

/* After a merge both sides may have drawn the same number: where pages lie is no promise. */
static bool read_page(lock_reader *r, char *p) {
  char number[12], first[300], last[300], *end;
  if (!take_word(&p, number, sizeof number) || !take_keyword(&p, "from") ||
      !take_word(&p, first, sizeof first) || !take_keyword(&p, "to") ||
      !take_word(&p, last, sizeof last))
    return false;
  unsigned long value = strtoul(number, &end, 10);
  if (*end != '\0' || value == 0 || value > 1000000) return false;
  arena *a = r->lock->arena;
  for (uint32_t i = 0; i < r->lock->pages.count; i++)
    if (r->lock->pages.items[i].number == value) return r->repair;
  vec_push(a, &r->lock->pages,
           (lock_page){ (uint32_t)value, arena_strdup(a, first), arena_strdup(a, last) });
  return true;
}

static bool read_resealed(lock_reader *r, char *p) {
  char date[16];
  if (!take_word(&p, date, sizeof date) || !take_keyword(&p, "because")) return false;
  lock_revision *known = find_revision(r->lock, date);
  if (known == NULL) return false;
  while (*p == ' ') p++;
  known->resealed_because = arena_strdup(r->lock->arena, p);
  return true;
}

static bool read_check(lock_reader *r, char *p) {
  char digest[72];
  if (!take_word(&p, digest, sizeof digest)) return false;
  r->checked = true;
  const char *right = sha256_text(r->lock->arena, r->before.text, r->before.length);
  if (!r->repair && strncmp(digest, right, 16) != 0)
    damaged(r, DIAG_E906, "was changed by hand, or damaged", restore);
  return true;
}

static bool read_head(lock_reader *r, char *p) {
  char policy[72];
  if (!take_keyword(&p, "lock") || !take_keyword(&p, "1") || !take_keyword(&p, "of") ||
      !take_word(&p, policy, sizeof policy))
    return false;
  if (strcmp(policy, r->lock->policy) != 0)
    damaged(
        r, DIAG_E906,
        arena_printf(r->lock->arena, "is the lock of `%s', not of `%s'", policy, r->lock->policy),
        "each policy has its own lock, NAME.lock beside NAME.pol");
  return true;
}

static bool read_line(lock_reader *r, char *line) {
  char word[32];
  char *p = line;
  if (line[0] == '\0' || line[0] == '#') return true;
  if (strncmp(line, "<<<<<<<", 7) == 0 || strncmp(line, "=======", 7) == 0 ||
      strncmp(line, ">>>>>>>", 7) == 0 || strncmp(line, "|||||||", 7) == 0) {
    r->conflict = true;
    return r->repair;
  }
  if (!take_word(&p, word, sizeof word)) return false;
  for (int kind = 0; kind < LOCK_KIND_COUNT; kind++)
    if (strcmp(word, kind_words[kind]) == 0) return read_entry(r, (lock_kind)kind, p);
  if (strcmp(word, "polc") == 0) return read_head(r, p);
  if (strcmp(word, "revision") == 0) return read_revision(r, p);
  if (strcmp(word, "page") == 0) return read_page(r, p);
  if (strcmp(word, "resealed") == 0) return read_resealed(r, p);
  return strcmp(word, "check") == 0 && read_check(r, p);
}

static void read_lines(lock_reader *r, char *text) {
  for (char *line = text, *next; line != NULL && !r->damaged; line = next) {
    next = strchr(line, '\n');
    if (next != NULL) *next++ = '\0';
    size_t length = strlen(line);
    if (length > 0 && line[length - 1] == '\r') line[length - 1] = '\0';
    if (!read_line(r, line) && r->conflict)
      damaged(r, DIAG_E906, "holds conflict markers of a merge", merged);
    else if (!r->damaged && r->checked && strncmp(line, "check", 5) != 0 && *line != '\0' &&
             !r->repair)
      damaged(r, DIAG_E906, "goes on after its last line", restore);
    else if (!r->damaged && !r->checked && next == NULL && *line != '\0' && !r->repair)
      damaged(r, DIAG_E906, "is cut off", restore);
    textbuf_add(&r->before, "%s\n", line);
  }
  if (!r->damaged && !r->checked) damaged(r, DIAG_E906, "is cut off", restore);
}

/* ---- numbers that two names claim -------------------------------------------------------- */

/* The first entry with the number of an earlier one; NULL: there is none. */
static lock_entry *find_clash(lock *l, lock_entry **earlier) {
  symtab seen = { .arena = l->arena };
  for (uint32_t i = 0; i < l->entries.count; i++) {
    lock_entry *e = &l->entries.items[i];
    const symbol *had = symtab_add(&seen, number_key(l->arena, e), e, SPAN_NONE);
    if (had == NULL) continue;
    *earlier = had->value;
    return e;
  }
  return NULL;
}

static void settle_clashes(lock_reader *r) {
  lock *l = r->lock;
  lock_entry *other = NULL;
  for (lock_entry *e; (e = find_clash(l, &other)) != NULL;) {
    bool both = lock_is_sealed(l, e->since) && lock_is_sealed(l, other->since);
    if (!r->repair || both) {
      damaged(r, DIAG_E902,
              arena_printf(l->arena, "%s and %s both have the number %u%s", other->name, e->name,
                           e->number, both ? ", and both were sealed" : ""),
              both ? restore : merged);
      return;
    }
    lock_entry *loser = lock_is_sealed(l, e->since) ? other : e;
    loser->number = lock_next(l, loser->kind, loser->scope);
  }
}

enum { LOCK_MAX_BYTES = 256 << 20 };

static char *read_text(arena *a, const char *path, lock_reader *r) {
  FILE *in = source_open(r->diags->sources, path);
  if (in == NULL) {
    if (errno != ENOENT) damaged(r, DIAG_E100, strerror(errno), "make it readable");
    return NULL;
  }
  textbuf b = { .arena = a };
  char part[4096];
  size_t n;
  textbuf_add(&b, "%s", "");
  while ((n = fread(part, 1, sizeof part, in)) > 0 && b.length < LOCK_MAX_BYTES)
    textbuf_add_bytes(&b, part, n);
  bool failed = ferror(in) != 0;
  fclose(in);
  if (failed) damaged(r, DIAG_E100, "cannot be read", restore);
  if (memchr(b.text, '\0', b.length) != NULL) damaged(r, DIAG_E906, "is not text", restore);
  return r->damaged ? NULL : b.text;
}

lock *lock_read(arena *a, const char *path, const char *policy, bool repair, diags *sink) {
  lock *l = ARENA_NEW(a, lock);
  *l = (lock){ .arena = a,
               .path = path,
               .policy = policy,
               .by_name = { .arena = a },
               .by_number = { .arena = a } };
  lock_reader r = { .lock = l, .diags = sink, .repair = repair, .before = { .arena = a } };
  textbuf_add(&r.before, "%s", "");
  char *text = read_text(a, path, &r);
  if (text == NULL) return l;
  l->text = arena_strdup(a, text);
  read_lines(&r, text);
  if (!r.damaged) settle_clashes(&r);
  return l;
}
