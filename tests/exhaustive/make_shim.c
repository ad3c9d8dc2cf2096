/* make_shim.c -- writes the C file that lets `exhaustive' call the typed NAME_decide().
 *
 *   make_shim POLICY.pol SHIM.c
 *
 * The shim takes its values in the order of the policy object's inputs and passes them through the
 * setters, as a typed caller would; a fact that is not known is never set.  Memberships of codes
 * are set as the setter of their fact does it.
 */
#include "harness.h"

#include <ctype.h>
#include <stdio.h>

static void write_upper(FILE *out, const char *name) {
  for (; *name != '\0'; name++) fputc(toupper((unsigned char)*name), out);
}

static void write_membership(FILE *out, const model *m, uint32_t i) {
  const char *name = m->facts.items[i]->name;
  fprintf(out, "  if (known >> %u & 1) {\n    facts.%s = values[%u];\n", i + 1, name, i + 1);
  fprintf(out, "    facts.known |= UINT64_C(1) << ");
  write_upper(out, m->name);
  fprintf(out, "_INPUT_");
  write_upper(out, name);
  fprintf(out, ";\n  }\n");
}

static void write_setters(FILE *out, const model *m) {
  const char *name = m->name;
  fprintf(out, "  if (known & 1) %s_set_%s(&facts, values[0]);\n", name, m->selected_by);
  for (uint32_t i = 0; i < m->given_facts; i++) {
    if (m->facts.items[i]->role == FACT_MEMBERSHIP)
      write_membership(out, m, i);
    else
      fprintf(out, "  if (known >> %u & 1) %s_set_%s(&facts, values[%u]);\n", i + 1, name,
              m->facts.items[i]->name, i + 1);
  }
}

static void write_shim(FILE *out, const model *m) {
  const char *head =
      "void typed_decide(const int32_t *values, uint64_t known, polrt_answer *answers)";
  const char *name = m->name;
  fprintf(out, "/* Calls the typed interface of %s with values from an array. */\n", name);
  fprintf(out, "#include \"%s.h\"\n\n", name);
  fprintf(out, "%s;\n\n%s {\n", head, head);
  fprintf(out, "  %s_facts facts = { 0 };\n  %s_answer answer;\n", name, name);
  write_setters(out, m);
  fprintf(out, "  answer = %s_decide(&facts);\n", name);
  for (uint32_t i = 0; i < m->decisions.count; i++)
    fprintf(out, "  answers[%u] = answer.%s;\n", i, m->decisions.items[i]->name);
  fprintf(out, "}\n");
}

int main(int argc, char **argv) {
  if (argc != 3) {
    fprintf(stderr, "usage: make_shim POLICY.pol SHIM.c\n");
    return 2;
  }
  arena *a = arena_new();
  const model *m = harness_read(a, argv[1]);
  if (m == NULL) return 1;
  FILE *out = fopen(argv[2], "w");
  if (out == NULL) {
    perror(argv[2]);
    return 2;
  }
  write_shim(out, m);
  bool written = ferror(out) == 0;
  written = fclose(out) == 0 && written;
  arena_free(a);
  return written ? 0 : 2;
}
