/* make_policies.c -- writes the made-up policies of the benchmark, the same ones on every machine.
 *
 *   make_policies thirty RULES FOLDER   thirty inputs: 10 yes/no, 10 lists of 8, 10 counts
 *   make_policies five RULES FOLDER     five inputs: lists of 40 and 30, counts up to 120, 9,999, 99,999
 *
 * Each is a table of first-match rules: FOLDER/NAME.pol, its rows FOLDER/NAME.csv, and the rows once
 * more as numbers in FOLDER/NAME_rows.inc, for the scans that the tables are compared with.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct input {
  char name[16];
  int list;         /* members; 0: a count */
  int32_t most;     /* of a count */
  unsigned percent; /* of the rules that ask it */
  int32_t width;    /* of the ranges that they ask for */
} input;

enum { MOST_INPUTS = 30, OUTCOMES = 4 };
static input inputs[MOST_INPUTS];
static unsigned input_count;
static uint64_t state = UINT64_C(0x9E3779B97F4A7C15);

static uint32_t rnd(uint32_t below) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (uint32_t)((state * UINT64_C(0x2545F4914F6CDD1D)) >> 33) % below;
}

static void input_add(const char *prefix, int list, int32_t most, unsigned percent, int32_t width) {
  input *in = &inputs[input_count];
  snprintf(in->name, sizeof in->name, "%s%u", prefix, input_count);
  in->list = list;
  in->most = list ? list - 1 : most;
  in->percent = percent;
  in->width = width;
  input_count++;
}

static void make_inputs(int thirty, unsigned rules) {
  if (!thirty) {
    input_add("place", 30, 0, 60, 1);
    input_add("plan", 40, 0, 80, 1);
    input_add("age", 0, 120, 60, 50);
    input_add("amount", 0, 9999, 60, 5000);
    input_add("code", 0, 99999, 95, 2000);
    return;
  }
  unsigned asked = rules > 64 ? 40 : 18; /* many broad rules would hide each other */
  for (int i = 0; i < 10; i++) input_add("flag", 2, 0, asked, 1);
  for (int i = 0; i < 10; i++) input_add("kind", 8, 0, asked, 1);
  for (int i = 0; i < 10; i++) input_add("count", 0, 99, asked, 60);
}

static void write_policy(FILE *f, const char *name) {
  fprintf(f,
          "policy %s \"Made up for the benchmark\" {\n  language 1\n"
          "  selected by day\n  in force from 2020-01-01\n}\n",
          name);
  for (unsigned i = 0; i < input_count; i++) {
    const input *in = &inputs[i];
    fprintf(f, "fact %s : ", in->name);
    if (in->list == 2) {
      fprintf(f, "yes_no\n");
    } else if (in->list) {
      for (int m = 0; m < in->list; m++) fprintf(f, "%s v%d", m ? "," : "one of {", m);
      fprintf(f, " }\n");
    } else {
      fprintf(f, "count 0 .. %d\n", (int)in->most);
    }
  }
  fprintf(f,
          "decision answer : one of { o1, o2, o3, o4 }\n  otherwise o1 because \"Nothing else\"\n"
          "table rows for answer by");
  for (unsigned i = 0; i < input_count; i++) fprintf(f, "%s %s", i ? "," : "", inputs[i].name);
  fprintf(f, " hit first from \"%s.csv\"\n", name);
}

static void write_cell(FILE *f, const input *in, int32_t lo, int32_t hi) {
  if (lo == 0 && hi == in->most)
    fprintf(f, ",");
  else if (in->list == 2)
    fprintf(f, "%s,", lo ? "yes" : "no");
  else if (in->list && lo == hi)
    fprintf(f, "v%d,", (int)lo);
  else if (in->list)
    fprintf(f, "\"{ v%d, v%d }\",", (int)lo, (int)hi);
  else
    fprintf(f, "%d .. %d,", (int)lo, (int)hi);
}

static void write_rows(FILE *csv, FILE *c, unsigned rules) {
  for (unsigned i = 0; i < input_count; i++) fprintf(csv, "%s,", inputs[i].name);
  fprintf(csv, "outcome,rule\n");
  for (unsigned r = 0; r < rules; r++) {
    unsigned outcome = 1 + rnd(OUTCOMES), asked = 0;
    fprintf(c, "{");
    for (unsigned i = 0; i < input_count; i++) {
      const input *in = &inputs[i];
      int32_t lo = 0, hi = in->most;
      int last = i + 1 == input_count && !asked; /* no row asks for nothing */
      if (last || rnd(100) < in->percent) {
        lo = (int32_t)rnd((uint32_t)in->most + 1);
        hi = lo + (in->list ? in->list > 2 && lo + 1 < in->list && rnd(2)
                            : (int32_t)rnd((uint32_t)in->width));
        if (hi > in->most) hi = in->most;
        asked++;
      }
      write_cell(csv, in, lo, hi);
      fprintf(c, "%d,%d,", (int)lo, (int)hi);
    }
    fprintf(csv, "o%u,r%u\n", outcome, r + 1);
    fprintf(c, "%u},\n", outcome);
  }
}

static FILE *create(const char *folder, const char *name, const char *suffix) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s%s", folder, name, suffix);
  FILE *f = fopen(path, "w");
  if (f == NULL) {
    perror(path);
    exit(2);
  }
  return f;
}

int main(int count, char **words) {
  if (count != 4) return 2;
  unsigned rules = (unsigned)strtoul(words[2], NULL, 10);
  char name[64];
  snprintf(name, sizeof name, "%s_%u", words[1], rules);
  make_inputs(strcmp(words[1], "thirty") == 0, rules);
  FILE *policy = create(words[3], name, ".pol"), *csv = create(words[3], name, ".csv");
  FILE *c = create(words[3], name, "_rows.inc");
  write_policy(policy, name);
  write_rows(csv, c, rules);
  return fclose(policy) | fclose(csv) | fclose(c) ? 2 : 0;
}
