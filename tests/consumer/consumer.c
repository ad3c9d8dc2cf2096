/* consumer.c -- a downstream project in C: decides a few cases of policy 100 in both ways.
 *
 * It uses what a vendor copies and nothing else; consumer.expected is what it prints.
 */
#include "inhaled_nitric_oxide.h"

#include <stdio.h>

#define POLICY (&inhaled_nitric_oxide_policy)

enum { MAX_INPUTS = 16, MAX_DECISIONS = 4, WORK_WORDS = 4096 };

static const char *status_text(polrt_status status) {
  switch (status) {
  case POLRT_INVALID:
    return "invalid";
  case POLRT_DETERMINED:
    return "determined";
  case POLRT_UNDETERMINED:
    return "undetermined";
  case POLRT_REFER:
    return "refer";
  case POLRT_NO_REVISION:
    return "no revision in force";
  case POLRT_INCONSISTENT:
    return "inconsistent facts";
  }
  return "?";
}

static void know(polrt_set *facts, const char *input, polrt_set known) {
  int number = polrt_find_input(POLICY, input);
  if (number < 0)
    printf("no fact `%s'\n", input);
  else
    facts[number] = known;
}

static void know_member(polrt_set *facts, const char *input, const char *member) {
  int number = polrt_find_input(POLICY, input);
  int value = number < 0 ? -1 : polrt_find_member(POLICY, (unsigned)number, member);
  if (value < 0)
    printf("no `%s' of `%s'\n", member, input);
  else
    facts[number] = polrt_exactly(value);
}

/* By names, as a program does that knows no policy beforehand.  A hypoxic neonate on 2025-08-01;
 * `days' of gestation, -1 when not charted, -2 for 28 to 30 weeks. */
static void decide_neonate(const char *title, int days) {
  static uint64_t words[WORK_WORDS];
  polrt_work work;
  polrt_set facts[MAX_INPUTS];
  polrt_result results[MAX_DECISIONS];
  unsigned i;
  work.words = words;
  work.count = WORK_WORDS;
  work.fuel = 0;
  for (i = 0; i < POLICY->inputs; i++)
    facts[i] = polrt_unknown(POLICY, i);
  know(facts, "date_of_service", polrt_exactly(polrt_day(2025, 8, 1)));
  know_member(facts, "indication", "hypoxic_respiratory_failure");
  know_member(facts, "patient_group", "neonate");
  if (days >= 0)
    know(facts, "gestational_age", polrt_exactly(days));
  else if (days == -2)
    know(facts, "gestational_age", polrt_between(28 * 7, 30 * 7));
  polrt_decide(POLICY, facts, &work, results);
  printf("%s\n", title);
  for (i = 0; i < POLICY->decisions; i++) {
    polrt_answer answer = results[i].answer;
    printf("  %s: %s %s\n", polrt_decision_name(POLICY, i), status_text(polrt_status_of(answer)),
           polrt_outcome_name(POLICY, i, polrt_outcome_of(answer)));
  }
}

/* By types, as a program does that is compiled for this policy. */
static void decide_typed(const char *title) {
  inhaled_nitric_oxide_facts facts = { 0 };
  inhaled_nitric_oxide_answer answer;
  inhaled_nitric_oxide_set_date_of_service(&facts, polrt_day(2025, 8, 1));
  inhaled_nitric_oxide_set_setting(&facts, INHALED_NITRIC_OXIDE_SETTING_INPATIENT);
  inhaled_nitric_oxide_set_product(&facts, INHALED_NITRIC_OXIDE_PRODUCT_COMMERCIAL_MANAGED_CARE);
  inhaled_nitric_oxide_set_indication(&facts,
                                      INHALED_NITRIC_OXIDE_INDICATION_HYPOXIC_RESPIRATORY_FAILURE);
  inhaled_nitric_oxide_set_patient_group(&facts, INHALED_NITRIC_OXIDE_PATIENT_GROUP_NEONATE);
  inhaled_nitric_oxide_set_gestational_age(&facts, 34 * 7);
  answer = inhaled_nitric_oxide_decide(&facts);
  printf("%s\n", title);
  printf("  determination: %s, by %s (%s)\n",
         inhaled_nitric_oxide_determination_name(
             inhaled_nitric_oxide_determination_outcome(answer.determination)),
         inhaled_nitric_oxide_rule_name(polrt_rule_of(answer.determination)),
         inhaled_nitric_oxide_cite(answer.determination));
  printf("  prior_authorization: %s\n",
         inhaled_nitric_oxide_prior_authorization_name(
             inhaled_nitric_oxide_prior_authorization_outcome(answer.prior_authorization)));
}

int main(void) {
  decide_neonate("34w0d", 34 * 7);
  decide_neonate("33w6d", 33 * 7 + 6);
  decide_neonate("not charted", -1);
  decide_neonate("28 to 30 weeks", -2);
  decide_neonate("out of range", 1000);
  decide_typed("34w0d, typed");
  return 0;
}
