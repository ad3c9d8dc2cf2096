/* fuzz_polc.c -- any text through all stages of the compiler, printing to nowhere.
 *
 * Whatever the text is, there must be no crash, no leak, no undefined behaviour; a text that reaches
 * the tables must pass the proof.  It must not know what a correct policy is: tests do.
 */
#include "analyse.h"
#include "ast.h"
#include "base.h"
#include "diag.h"
#include "layout.h"
#include "model.h"
#include "rows.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The stages as main.c runs them; each needs the one before to have found no error. */
static void run_stages(arena *a, sources *all, diags *sink, const char *text, size_t size) {
  uint32_t file;
  if (!source_add(all, sink, "fuzz.pol", text, size, &file)) return;
  const node *tree = parse_source(a, all, file, sink);
  if (tree == NULL || sink->errors > 0) return;
  const model *m = check_policy(a, tree, sink);
  if (m == NULL || sink->errors > 0) return;
  const rows *r = lower_policy(a, m, sink);
  if (r == NULL || sink->errors > 0) return;
  analyse_policy(a, r, sink);
  const tables *t = layout_policy(a, r, sink);
  if (t == NULL || sink->errors > 0) return;
  const char *difference = prove_tables(a, &t->policy, r);
  if (difference != NULL) {
    fprintf(stderr, "%s\n", difference);
    abort();
  }
  if (emit_header(a, t) == NULL || emit_source(a, t) == NULL) abort();
}

static FILE *null_sink(void) {
  static FILE *out;
  if (out == NULL) out = fopen("/dev/null", "w");
  if (out == NULL) abort();
  return out;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  arena *a = arena_new();
  sources all = { .arena = a, .closed = true };
  diags sink = { .arena = a, .sources = &all };
  run_stages(a, &all, &sink, (const char *)data, size);
  for (diag_format format = DIAG_TEXT; format <= DIAG_SARIF; format++)
    diags_print(&sink, null_sink(), format, false);
  arena_free(a);
  return 0;
}
