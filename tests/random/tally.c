/* tally.c -- the table at the end of a run. */
#include "tally.h"

#include <stdio.h>

typedef struct counts {
  uint64_t so, not_so, silent;
} counts;

static counts all[QUESTION_COUNT];

void tally_agreed(unsigned question, bool is_so) {
  if (is_so)
    all[question].so++;
  else
    all[question].not_so++;
}

void tally_silent(unsigned question) { all[question].silent++; }

/* What is compared.  Of E303, E306 and E308 that they are not so is asked as E301. */
static const struct {
  unsigned question;
  const char *text;
  bool both; /* seen as not so, too */
} compared[] = {
  { DIAG_E301, "two rules disagree", true },
  { DIAG_E302, "precedence goes in a circle", false },
  { DIAG_E303, "resolve does not cover the overlap", false },
  { DIAG_E304, "resolve or exception not needed", true },
  { DIAG_E306, "rules differ in limits", false },
  { DIAG_W307, "resolve wider than the overlap", true },
  { DIAG_E308, "rows of a unique table overlap", false },
  { DIAG_E401, "a case is not covered", true },
  { DIAG_W402, "hole between neighbouring values", true },
  { DIAG_E403, "default outside its contract", true },
  { DIAG_W404, "default never reached", true },
  { DIAG_W405, "contract wider than reached", true },
  { DIAG_W406, "value that no rule mentions", true },
  { DIAG_E410, "condition that can never hold", true },
  { ASK_CLASH, "parts that exclude each other", false },
  { DIAG_W411, "rule never decides", true },
  { ASK_COVERERS, "rules named to cover it do", false },
  { DIAG_W412, "rule that can be left out", true },
  { DIAG_W413, "part that makes no difference", true },
  { DIAG_W414, "criterion always or never holds", true },
  { DIAG_W415, "fact never matters", true },
  { DIAG_W416, "value like `other'", true },
  { DIAG_W417, "outcome never given", true },
  { DIAG_W418, "two rules that can be one", true },
  { DIAG_E419, "`impossible' leaves no case", true },
  { DIAG_W430, "statement that no rule cites", true },
  { DIAG_E501, "`never' does not hold", true },
  { DIAG_E502, "`always' does not hold", true },
  { DIAG_E503, "`raising' does not hold", true },
  { DIAG_W504, "property of no case", true },
  { DIAG_W605, "revision without a promise", true },
  { DIAG_E606, "promise broken", true },
  { DIAG_W611, "amendment that changes nothing", true },
  { DIAG_W804, "assumption decides", true },
  { ASK_EXAMPLE, "expectation of a test", true },
  { ASK_TABLES, "tables: by a rule / by default", true },
  { ASK_PARTIAL, "partly known: determined / open", true },
  { ASK_NEEDS, "facts needed / none", true },
  { ASK_SUFFICIENT, "sufficient facts: fewer / all", true },
  { ASK_WHY_NOT, "why-not: a way / none", true },
  { ASK_SEARCH, "search: a case / none", true },
  { ASK_DIFF_OUTCOME, "diff: outcome changes", true },
  { ASK_DIFF_REASON, "diff: reason alone changes", true },
};

enum { COMPARED = sizeof compared / sizeof *compared };

static const char *code_of(unsigned question) {
  return question < DIAG_CODE_COUNT ? diag_code_name((diag_code)question) : "";
}

void tally_print(void) {
  printf("%-5s %-34s %12s %12s %12s\n", "code", "agreed that", "it is so", "it is not",
         "not claimed");
  for (unsigned i = 0; i < COMPARED; i++) {
    const counts *n = &all[compared[i].question];
    printf("%-5s %-34s %12llu %12llu %12llu\n", code_of(compared[i].question), compared[i].text,
           (unsigned long long)n->so, (unsigned long long)n->not_so, (unsigned long long)n->silent);
  }
}

bool tally_is_complete(void) {
  bool complete = true;
  for (unsigned i = 0; i < COMPARED; i++) {
    const counts *n = &all[compared[i].question];
    if (n->so > 0 && (n->not_so > 0 || !compared[i].both)) continue;
    complete = false;
    printf("never seen%s: %s %s\n", n->so > 0 ? " not to be so" : "", code_of(compared[i].question),
           compared[i].text);
  }
  return complete;
}
