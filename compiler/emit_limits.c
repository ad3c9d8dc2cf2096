/* emit_limits.c -- what approvals are limited to, in generated C.
 *
 * Every row has limits of its own, one line each; which of them are a row's follows from the order
 * of the rows.
 */
#include "emit.h"

static const char *kind_text(emitter *e, const polrt_limit *l) {
  const char *anchor = l->anchor < e->given
                           ? arena_printf(e->arena, "%s", e->inputs.items[l->anchor].number)
                           : "0xFFFF";
  if (l->kind == POLRT_LIMIT_QUANTITY)
    return arena_printf(e->arena, "QUANTITY(%d, %u, %s)", (int)l->amount, (unsigned)l->decimals,
                        anchor);
  if (l->kind == POLRT_LIMIT_SCOPE) return "SCOPE";
  return arena_printf(e->arena, "EXPIRY(%s, %d)", anchor, (int)l->day);
}

void put_limit_list(emitter *e) {
  uint32_t last = UINT32_MAX, nth = 0;
  if (e->policy->limits == 0) return;
  put(e, "/* What the answer of a row is limited to, in the order of the rows: the row, its first, "
         "second ...\n"
         " * limit, QUANTITY(amount, decimals, from) or SCOPE or EXPIRY(of, day), in words, unit, "
         "per. "
         "*/\n");
  put(e, "#define $_LIMIT_LIST(LIMIT, OF) \\\n");
  for (uint32_t i = 0; i < e->policy->limits; i++) {
    uint32_t at = e->tables->limits.items[i].row;
    nth = at == last ? nth + 1 : 1;
    last = at;
    put(e, "  LIMIT(OF, %s, %u, %s, %s) \\\n", e->rows.items[at], (unsigned)nth,
        kind_text(e, &e->policy->limit[i]),
        c_strings(e, " \"\\0\" ", e->policy->limit[i].text, 0, 3));
  }
  put(e, "\n");
}

/* Rows of a word are named; beyond, the list would be gone through too often. */
static void put_places(emitter *e) {
  put(e, "/* The first limit of each row: how many belong to the rows before it. */\n");
  if (e->wide) {
    put(e, "static const uint32_t @_row_limits[$_ROWS + 1] = {\n");
    for (uint32_t r = 0; r <= e->policy->rows; r++)
      put(e, "%s%u,%s", r % 16 == 0 ? "  " : " ", (unsigned)e->policy->row_limits[r],
          r % 16 == 15 || r == e->policy->rows ? "\n" : "");
    put(e, "};\n\n");
    return;
  }
  put(e, "#define BEFORE(of, row, nth, kind, text) + ($_ROW_##row < $_ROW_##of)\n"
         "#define FIRST_LIMIT(id, answer, caption, because, cite) \\\n"
         "  [$_ROW_##id] = 0 $_LIMIT_LIST(BEFORE, id),\n"
         "static const uint32_t @_row_limits[$_ROWS + 1] = {\n");
  for (uint32_t i = 0; i < e->decisions.count; i++)
    put(e, "  %s(FIRST_LIMIT)\n", e->decisions.items[i].run.list);
  if (e->impossible.list != NULL) put(e, "  %s(FIRST_LIMIT)\n", e->impossible.list);
  put(e, "  [$_ROWS] = $_LIMITS,\n};\n\n");
}

void emit_limits(emitter *e) {
  if (e->policy->limits == 0) return;
  put(e, "/* ---- limits ---- */\n\n"
         "#define COUNT_LIMIT(of, row, nth, kind, text) $_LIMIT_##row##_##nth,\n"
         "enum {\n  $_LIMIT_LIST(COUNT_LIMIT, 0)\n  $_LIMITS\n};\n\n");
  put(e, "#define QUANTITY(value, places, from) \\\n"
         "  .kind = POLRT_LIMIT_QUANTITY, .amount = value, .decimals = places, .anchor = from\n"
         "#define SCOPE .kind = POLRT_LIMIT_SCOPE, .anchor = 0xFFFF\n"
         "#define EXPIRY(of, until) .kind = POLRT_LIMIT_EXPIRY, .anchor = of, .day = until\n");
  put(e, "#define FILL_ENTRY(of, row, nth, kind_and_size, text_of_it) \\\n"
         "  { kind_and_size, .text = TEXT_AT(limit_##row##_##nth) },\n"
         "static const polrt_limit @_limit_entries[$_LIMITS] = {\n"
         "  $_LIMIT_LIST(FILL_ENTRY, 0)\n};\n\n");
  put_places(e);
}
