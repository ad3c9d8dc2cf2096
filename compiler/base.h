/* base.h -- the few things every stage shares: places in a source, arenas, growing lists.
 *
 * Nothing here knows about policies.  All memory of a run comes from one arena and is freed once.
 */
#ifndef POLC_BASE_H
#define POLC_BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A place: byte offsets [begin, end) into source number `file` of the run's `sources`. */
typedef struct span {
  uint32_t file, begin, end;
} span;

#if defined(__GNUC__)
#define POLC_PRINTF(fmt, first) __attribute__((format(printf, fmt, first)))
#else
#define POLC_PRINTF(fmt, first)
#endif

/* ---- arena ------------------------------------------------------------------------------- */

typedef struct arena arena;

arena *arena_new(void);
void arena_free(arena *a);

/* An arena for what does not last, freed together with `a' at the latest. */
arena *arena_scratch(arena *a);
/* Gives back all that was allocated; some memory is kept for what follows. */
void arena_reset(arena *a);

/* Zeroed memory, aligned for any type, owned by the arena.  Running out of memory ends the process
 * with exit status 3 and a message: no stage can do anything useful without memory. */
void *arena_alloc(arena *a, size_t size);

char *arena_strndup(arena *a, const char *text, size_t length);
char *arena_strdup(arena *a, const char *text);
char *arena_printf(arena *a, const char *fmt, ...) POLC_PRINTF(2, 3);
char *arena_vprintf(arena *a, const char *fmt, va_list args) POLC_PRINTF(2, 0);

#define ARENA_NEW(a, type) ((type *)arena_alloc((a), sizeof(type)))

/* 1000000 as "1,000,000". */
const char *grouped_text(arena *a, uint64_t count);

/* ---- growing lists ----------------------------------------------------------------------- */

/* VEC(type) is a list that grows inside an arena.  Old storage stays until the arena goes. */
#define VEC(type)                                                                                  \
  struct {                                                                                         \
    type *items;                                                                                   \
    uint32_t count;                                                                                \
    uint32_t room;                                                                                 \
  }

#define vec_push(a, list, ...)                                                                     \
  do {                                                                                             \
    if ((list)->count == (list)->room)                                                             \
      (list)->items = vec_grow((a), (list)->items, &(list)->room, sizeof *(list)->items);          \
    (list)->items[(list)->count++] = (__VA_ARGS__);                                                \
  } while (0)

void *vec_grow(arena *a, void *items, uint32_t *room, size_t item_size);

/* A text being written piece by piece; `text` is always NUL-terminated once anything was added. */
typedef struct textbuf {
  arena *arena;
  char *text;
  size_t length, room;
} textbuf;

void textbuf_add(textbuf *b, const char *fmt, ...) POLC_PRINTF(2, 3);
void textbuf_add_bytes(textbuf *b, const char *bytes, size_t length);

/* ---- near misses ------------------------------------------------------------------------- */

/* Restricted Damerau-Levenshtein distance, capped: returns at most `limit` + 1. */
unsigned edit_distance(const char *a, const char *b, unsigned limit);

/* Collects the candidate closest to `wanted`; `best` stays NULL when none is near enough to be a
 * likely slip (distance at most a third of the length, at least 1). */
typedef struct near_miss {
  const char *wanted, *best;
  unsigned distance;
} near_miss;

void near_miss_try(near_miss *n, const char *candidate);

#endif
