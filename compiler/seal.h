/* seal.h -- what a policy's lock must say, and whether it still says it. */
#ifndef POLC_SEAL_H
#define POLC_SEAL_H

#include "lock.h"
#include "rows.h"

/* Compares the sealed revisions of the lock with the policy: E604 where one was edited or is gone.
 * The revision dated `reseal' and those after it are let pass (NULL: none). */
void seal_verify(arena *a, const lock *l, const rows *r, const char *reseal, diags *sink);

/* The lock brought up to date: new names appended, digests of unsealed revisions renewed, names of
 * unsealed revisions that are gone dropped. */
typedef struct seal_wish {
  bool seal;                    /* mark every revision as released */
  const char *reseal, *because; /* renew the digests of this sealed revision */
} seal_wish;
lock *seal_renew(arena *a, const lock *l, const rows *r, seal_wish wish);

#endif
