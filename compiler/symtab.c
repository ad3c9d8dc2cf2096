/* symtab.c -- a small hash table that keeps the order of declaration. */
#include "symtab.h"

#include <string.h>

static uint32_t hash_of(const char *name) { /* FNV-1a */
  uint32_t h = 2166136261u;
  for (; *name != '\0'; name++) h = (h ^ (unsigned char)*name) * 16777619u;
  return h;
}

static uint32_t *slot_of(const symtab *t, const char *name) {
  uint32_t at = hash_of(name) & (t->slot_count - 1);
  while (t->slots[at] != 0 && strcmp(t->symbols.items[t->slots[at] - 1].name, name) != 0)
    at = (at + 1) & (t->slot_count - 1);
  return &t->slots[at];
}

static void grow(symtab *t) {
  t->slot_count = t->slot_count == 0 ? 32 : t->slot_count * 2;
  t->slots = arena_alloc(t->arena, t->slot_count * sizeof *t->slots);
  for (uint32_t i = 0; i < t->symbols.count; i++) *slot_of(t, t->symbols.items[i].name) = i + 1;
}

const symbol *symtab_find(const symtab *t, const char *name) {
  if (t->slot_count == 0) return NULL;
  uint32_t found = *slot_of(t, name);
  return found == 0 ? NULL : &t->symbols.items[found - 1];
}

const symbol *symtab_add(symtab *t, const char *name, void *value, span at) {
  const symbol *earlier = symtab_find(t, name);
  if (earlier != NULL) return earlier;
  if (t->symbols.count * 2 >= t->slot_count) grow(t);
  vec_push(t->arena, &t->symbols, (symbol){ name, value, at });
  *slot_of(t, name) = t->symbols.count;
  return NULL;
}

void *symtab_value(const symtab *t, const char *name) {
  const symbol *s = symtab_find(t, name);
  return s == NULL ? NULL : s->value;
}

void symtab_near_miss(const symtab *t, near_miss *n) {
  for (uint32_t i = 0; i < t->symbols.count; i++) near_miss_try(n, t->symbols.items[i].name);
}
