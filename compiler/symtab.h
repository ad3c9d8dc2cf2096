/* symtab.h -- names to declarations; one table per kind of name. */
#ifndef POLC_SYMTAB_H
#define POLC_SYMTAB_H

#include "base.h"

typedef struct symbol {
  const char *name;
  void *value;
  span at;
} symbol;

typedef struct symtab {
  arena *arena;
  VEC(symbol) symbols; /* in order of declaration */
  uint32_t *slots;     /* open addressing: index + 1 into symbols, 0 is free */
  uint32_t slot_count;
} symtab;

/* The earlier symbol of that name when there is one (nothing is added then), else NULL. */
const symbol *symtab_add(symtab *t, const char *name, void *value, span at);
const symbol *symtab_find(const symtab *t, const char *name);
void *symtab_value(const symtab *t, const char *name); /* NULL when absent */
void symtab_near_miss(const symtab *t, near_miss *n);

#endif
