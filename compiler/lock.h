/* lock.h -- NAME.lock: permanent numbers and seals, committed beside the policy.
 *
 * Numbers are append-only: once a revision is sealed, a name that it brought keeps its number for
 * ever and the number is never given to another name.  Names of unsealed revisions are still free
 * to come and go.  The file is text, one fact a line, so that its difference can be reviewed; its
 * last line is a digest of all before it, so that an edit by hand or a cut is noticed.
 */
#ifndef POLC_LOCK_H
#define POLC_LOCK_H

#include "diag.h"
#include "symtab.h"

typedef enum lock_kind {
  LOCK_FACT,
  LOCK_MEMBER,
  LOCK_DECISION,
  LOCK_OUTCOME,
  LOCK_RULE,
  LOCK_KIND_COUNT
} lock_kind;

typedef struct lock_entry {
  lock_kind kind;
  const char *scope; /* of a member its fact or type, of an outcome its decision; else "" */
  const char *name;
  uint32_t number;
  const char *since; /* date of the revision that brought the name */
} lock_entry;

typedef struct lock_revision {
  const char *date;
  const char *outcomes, *reasons; /* digests, hexadecimal */
  bool sealed;
  const char *resealed_because; /* NULL: never resealed */
} lock_revision;

/* A page of rows in the tables of a large policy (layout_pages.h). */
typedef struct lock_page {
  uint32_t number;
  const char *first, *last; /* names of rows */
} lock_page;

typedef struct lock {
  arena *arena;
  const char *path, *policy;
  const char *text; /* as read; NULL: there is no lock yet */
  VEC(lock_entry) entries;
  VEC(lock_revision) revisions;
  VEC(lock_page) pages; /* in the order of their rows */
  symtab by_name;       /* "kind scope name" to index + 1 */
  symtab by_number;     /* "kind scope number" to index + 1 of the first that has it */
} lock;

/* Where the lock of a policy lies: NAME.lock beside the source. */
const char *lock_path(arena *a, const char *source_path, const char *policy);

/* Reads it.  A missing file gives an empty lock; a damaged one an empty lock and E902 or E906.  With
 * `repair', a merge with conflict markers is accepted and clashing numbers are settled in favour of
 * what was sealed, then of what stands first. */
lock *lock_read(arena *a, const char *path, const char *policy, bool repair, diags *sink);

/* The entry of a name, and the first one with a number; NULL: none. */
const lock_entry *lock_find(const lock *l, lock_kind kind, const char *scope, const char *name);
const lock_entry *lock_claimant(const lock *l, lock_kind kind, const char *scope, uint32_t number);
/* The number of a name; 0 when the lock does not hold it (facts, members, ... count from 1). */
uint32_t lock_number(const lock *l, lock_kind kind, const char *scope, const char *name);
/* A number no name of that kind and scope has. */
uint32_t lock_next(const lock *l, lock_kind kind, const char *scope);
void lock_add(lock *l, lock_entry e);
const lock_revision *lock_find_revision(const lock *l, const char *date);
bool lock_is_sealed(const lock *l, const char *date);

/* The file as it should be written. */
const char *lock_text(arena *a, const lock *l);

/* SHA-256 of a text, 64 hexadecimal digits. */
const char *sha256_text(arena *a, const char *text, size_t length);

#endif
