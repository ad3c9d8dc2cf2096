/* generate.h -- small policies made at random, each the same for the same number.
 *
 * They use most of the language with very few values each, so that every case of a policy can be tried.
 */
#ifndef RANDOM_GENERATE_H
#define RANDOM_GENERATE_H

#include "base.h"

/* What can be left out; mended: what stands for it once it was found to be wrong, NULL: nothing. */
typedef struct random_item {
  const char *text, *mended;
} random_item;

/* A policy is a head and items that can be left out one by one. */
typedef struct random_policy {
  const char *head;
  VEC(random_item) items;
  VEC(int32_t) days; /* of the date of service: one of each class that conditions can tell apart */
} random_policy;

random_policy random_policy_new(arena *a, uint64_t number);

/* A policy like it, some of whose items say something else. */
random_policy random_policy_changed(arena *a, uint64_t number);

typedef enum item_state { ITEM_KEPT, ITEM_MENDED, ITEM_LEFT_OUT } item_state;

/* The text with its items so; NULL: all of them kept. */
const char *random_policy_text(arena *a, const random_policy *p, const item_state *state);
/* The item that an offset of that text lies in; the number of items: none. */
uint32_t random_policy_item(const random_policy *p, const item_state *state, uint32_t offset);

/* All codes that its sets speak of, and one that is in none. */
extern const char *const random_codes[];
enum { RANDOM_CODES = 7 };

/* xorshift64* */
uint32_t random_below(uint64_t *state, uint32_t count);

#endif
