/* generate.h -- small policies made at random, each the same for the same number.
 *
 * They use most of the language with very few values each, so that every case of a policy can be tried.
 */
#ifndef RANDOM_GENERATE_H
#define RANDOM_GENERATE_H

#include "base.h"

/* A policy is a head and items that can be left out one by one. */
typedef struct random_policy {
  const char *head;
  VEC(const char *) items;
  VEC(int32_t) days; /* of the date of service: one of each class that conditions can tell apart */
} random_policy;

random_policy random_policy_new(arena *a, uint64_t number);

/* The text without the items for which `without' is set; NULL: all of them. */
const char *random_policy_text(arena *a, const random_policy *p, const bool *without);

/* All codes that its sets speak of, and one that is in none. */
extern const char *const random_codes[];
enum { RANDOM_CODES = 7 };

/* xorshift64* */
uint32_t random_below(uint64_t *state, uint32_t count);

#endif
