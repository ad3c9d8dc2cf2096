/* base.c -- arenas, growing lists, texts under construction, and near misses.
 *
 * Knows nothing of policies, sources or diagnostics.  The one place that may end the process: when
 * there is no memory left.
 */
#include "base.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- arena ------------------------------------------------------------------------------- */

enum { CHUNK_BYTES = 64 * 1024 };

typedef struct chunk {
  struct chunk *next;
  size_t used, size;
  max_align_t bytes[];
} chunk;

struct arena {
  chunk *first; /* the chunk being filled; large pieces get their own, behind it */
  arena *parent;
  arena *scratch, *beside; /* the first of its scratch arenas; the next one of its parent */
};

static void *memory_or_exit(void *p) {
  if (p == NULL) {
    fputs("polc: out of memory\n", stderr);
    exit(3);
  }
  return p;
}

arena *arena_new(void) { return memory_or_exit(calloc(1, sizeof(arena))); }

arena *arena_scratch(arena *a) {
  arena *s = arena_new();
  s->parent = a;
  s->beside = a->scratch;
  a->scratch = s;
  return s;
}

static void chunks_free(chunk *c) {
  for (chunk *next; c != NULL; c = next) {
    next = c->next;
    free(c);
  }
}

static void scratch_free(arena *a) {
  while (a->scratch != NULL) arena_free(a->scratch);
}

static void leave_parent(arena *a) {
  if (a->parent == NULL) return;
  arena **at = &a->parent->scratch;
  while (*at != a) at = &(*at)->beside;
  *at = a->beside;
}

void arena_free(arena *a) {
  if (a == NULL) return;
  scratch_free(a);
  leave_parent(a);
  chunks_free(a->first);
  free(a);
}

static chunk *chunk_new(size_t size) {
  if (size > SIZE_MAX - sizeof(chunk)) return memory_or_exit(NULL);
  chunk *c = memory_or_exit(calloc(1, sizeof(chunk) + size));
  c->size = size;
  return c;
}

/* A piece too large to share a chunk goes behind the one being filled. */
static void *large_alloc(arena *a, size_t size) {
  chunk *c = chunk_new(size);
  c->used = size;
  if (a->first == NULL) {
    a->first = c;
  } else {
    c->next = a->first->next;
    a->first->next = c;
  }
  return c->bytes;
}

void *arena_alloc(arena *a, size_t size) {
  const size_t unit = sizeof(max_align_t);
  if (size > SIZE_MAX - unit) return memory_or_exit(NULL);
  size = (size + unit - 1) / unit * unit;
  if (size > CHUNK_BYTES / 4) return large_alloc(a, size);
  if (a->first == NULL || a->first->size - a->first->used < size) {
    chunk *c = chunk_new(CHUNK_BYTES);
    c->next = a->first;
    a->first = c;
  }
  void *piece = (unsigned char *)a->first->bytes + a->first->used;
  a->first->used += size;
  return piece;
}

void arena_reset(arena *a) {
  scratch_free(a);
  if (a->first == NULL) return;
  chunks_free(a->first->next);
  a->first->next = NULL;
  if (a->first->size > CHUNK_BYTES) {
    free(a->first);
    a->first = NULL;
    return;
  }
  memset(a->first->bytes, 0, a->first->used);
  a->first->used = 0;
}

char *arena_strndup(arena *a, const char *text, size_t length) {
  char *copy = arena_alloc(a, length + 1);
  if (length > 0) memcpy(copy, text, length);
  return copy; /* arena memory is zeroed, so the NUL is there */
}

char *arena_strdup(arena *a, const char *text) { return arena_strndup(a, text, strlen(text)); }

char *arena_vprintf(arena *a, const char *fmt, va_list args) {
  va_list again;
  va_copy(again, args);
  const int length = vsnprintf(NULL, 0, fmt, again);
  va_end(again);
  if (length < 0) return arena_strdup(a, "?");
  char *text = arena_alloc(a, (size_t)length + 1);
  vsnprintf(text, (size_t)length + 1, fmt, args);
  return text;
}

char *arena_printf(arena *a, const char *fmt, ...) {
  va_list args;
  va_start(args, fmt);
  char *text = arena_vprintf(a, fmt, args);
  va_end(args);
  return text;
}

const char *grouped_text(arena *a, uint64_t count) {
  if (count < 1000) return arena_printf(a, "%u", (unsigned)count);
  return arena_printf(a, "%s,%03u", grouped_text(a, count / 1000), (unsigned)(count % 1000));
}

/* ---- growing lists ----------------------------------------------------------------------- */

void *vec_grow(arena *a, void *items, uint32_t *room, size_t item_size) {
  if (*room > UINT32_MAX / 2) return memory_or_exit(NULL);
  const uint32_t larger = *room == 0 ? 8 : *room * 2;
  if (item_size > SIZE_MAX / larger) return memory_or_exit(NULL);
  void *moved = arena_alloc(a, larger * item_size);
  if (*room > 0) memcpy(moved, items, *room * item_size);
  *room = larger;
  return moved;
}

/* ---- texts ------------------------------------------------------------------------------- */

void textbuf_add_bytes(textbuf *b, const char *bytes, size_t length) {
  if (length >= SIZE_MAX / 2 - b->length) memory_or_exit(NULL);
  if (b->text == NULL || b->room - b->length <= length) {
    const size_t wanted = b->length + length + 1;
    const size_t room = wanted < 64 ? 64 : wanted * 2;
    char *moved = arena_alloc(b->arena, room);
    if (b->length > 0) memcpy(moved, b->text, b->length);
    b->text = moved;
    b->room = room;
  }
  if (length > 0) memcpy(b->text + b->length, bytes, length);
  b->length += length;
  b->text[b->length] = '\0';
}

void textbuf_add(textbuf *b, const char *fmt, ...) {
  char small[256];
  va_list args, again;
  va_start(args, fmt);
  va_copy(again, args);
  const int length = vsnprintf(small, sizeof small, fmt, args);
  if (length >= 0 && (size_t)length < sizeof small) {
    textbuf_add_bytes(b, small, (size_t)length);
  } else if (length >= 0) {
    const char *text = arena_vprintf(b->arena, fmt, again);
    textbuf_add_bytes(b, text, (size_t)length);
  }
  va_end(again);
  va_end(args);
}

/* ---- near misses ------------------------------------------------------------------------- */

enum { WORD_MAX = 128 }; /* longer words are never near misses of anything */

static unsigned least(unsigned a, unsigned b) { return a < b ? a : b; }

unsigned edit_distance(const char *a, const char *b, unsigned limit) {
  const size_t m = strlen(a), n = strlen(b);
  if (m > WORD_MAX || n > WORD_MAX || (m > n ? m - n : n - m) > limit) return limit + 1;
  unsigned rows[3][WORD_MAX + 1];
  unsigned *before = rows[0], *last = rows[1], *row = rows[2];
  for (unsigned j = 0; j <= n; j++) last[j] = j;
  for (unsigned i = 1; i <= m; i++) {
    unsigned smallest = row[0] = i;
    for (unsigned j = 1; j <= n; j++) {
      const bool same = a[i - 1] == b[j - 1];
      row[j] = least(last[j - 1] + (same ? 0 : 1), least(last[j], row[j - 1]) + 1);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = least(row[j], before[j - 2] + 1);
      smallest = least(smallest, row[j]);
    }
    if (smallest > limit) return limit + 1;
    unsigned *recycled = before;
    before = last;
    last = row;
    row = recycled;
  }
  return least(last[n], limit + 1);
}

void near_miss_try(near_miss *n, const char *candidate) {
  const unsigned third = (unsigned)(strlen(n->wanted) / 3);
  unsigned limit = third < 1 ? 1 : third;
  if (n->best != NULL) {
    if (n->distance == 0) return;
    limit = least(limit, n->distance - 1);
  }
  const unsigned distance = edit_distance(n->wanted, candidate, limit);
  if (distance > limit) return;
  n->best = candidate;
  n->distance = distance;
}
