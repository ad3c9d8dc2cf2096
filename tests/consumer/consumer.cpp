// consumer.cpp -- a downstream project in C++11: the same cases as consumer.c, printed the same way.
//
// The generated C is compiled as C and linked; only the headers are read as C++.
#include "inhaled_nitric_oxide.h"

#include <cstdio>
#include <vector>

static const polrt_policy &policy = inhaled_nitric_oxide_policy;

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

class facts {
public:
  facts() : sets(policy.inputs) {
    for (unsigned i = 0; i < policy.inputs; i++)
      sets[i] = polrt_unknown(&policy, i);
  }
  void know(const char *input, polrt_set known) {
    int number = polrt_find_input(&policy, input);
    if (number < 0)
      std::printf("no fact `%s'\n", input);
    else
      sets[static_cast<unsigned>(number)] = known;
  }
  void know(const char *input, const char *member) {
    int number = polrt_find_input(&policy, input);
    int value = number < 0 ? -1 : polrt_find_member(&policy, static_cast<unsigned>(number), member);
    if (value < 0)
      std::printf("no `%s' of `%s'\n", member, input);
    else
      sets[static_cast<unsigned>(number)] = polrt_exactly(value);
  }
  void decide(const char *title) const {
    std::vector<uint64_t> words(polrt_work_words(&policy));
    polrt_work work = { words.data(), words.size(), 0 };
    std::vector<polrt_result> results(policy.decisions);
    polrt_decide(&policy, sets.data(), &work, results.data());
    std::printf("%s\n", title);
    for (unsigned i = 0; i < policy.decisions; i++) {
      polrt_answer answer = results[i].answer;
      std::printf("  %s: %s %s\n", polrt_decision_name(&policy, i),
                  status_text(polrt_status_of(answer)),
                  polrt_outcome_name(&policy, i, polrt_outcome_of(answer)));
    }
  }

private:
  std::vector<polrt_set> sets;
};

static facts neonate() {
  facts f;
  f.know("date_of_service", polrt_exactly(polrt_day(2025, 8, 1)));
  f.know("indication", "hypoxic_respiratory_failure");
  f.know("patient_group", "neonate");
  return f;
}

static void decide_at(const char *title, polrt_set gestational_age) {
  facts f = neonate();
  f.know("gestational_age", gestational_age);
  f.decide(title);
}

static void decide_typed(const char *title) {
  inhaled_nitric_oxide_facts f = {};
  inhaled_nitric_oxide_set_date_of_service(&f, polrt_day(2025, 8, 1));
  inhaled_nitric_oxide_set_setting(&f, INHALED_NITRIC_OXIDE_SETTING_INPATIENT);
  inhaled_nitric_oxide_set_product(&f, INHALED_NITRIC_OXIDE_PRODUCT_COMMERCIAL_MANAGED_CARE);
  inhaled_nitric_oxide_set_indication(&f,
                                      INHALED_NITRIC_OXIDE_INDICATION_HYPOXIC_RESPIRATORY_FAILURE);
  inhaled_nitric_oxide_set_patient_group(&f, INHALED_NITRIC_OXIDE_PATIENT_GROUP_NEONATE);
  inhaled_nitric_oxide_set_gestational_age(&f, 34 * 7);
  inhaled_nitric_oxide_answer answer = inhaled_nitric_oxide_decide(&f);
  std::printf("%s\n", title);
  std::printf("  determination: %s, by %s (%s)\n",
              inhaled_nitric_oxide_determination_name(
                  inhaled_nitric_oxide_determination_outcome(answer.determination)),
              inhaled_nitric_oxide_rule_name(polrt_rule_of(answer.determination)),
              inhaled_nitric_oxide_cite(answer.determination));
  std::printf("  prior_authorization: %s\n",
              inhaled_nitric_oxide_prior_authorization_name(
                  inhaled_nitric_oxide_prior_authorization_outcome(answer.prior_authorization)));
}

int main() {
  decide_at("34w0d", polrt_exactly(34 * 7));
  decide_at("33w6d", polrt_exactly(33 * 7 + 6));
  neonate().decide("not charted");
  decide_at("28 to 30 weeks", polrt_between(28 * 7, 30 * 7));
  decide_at("out of range", polrt_exactly(1000));
  decide_typed("34w0d, typed");
  return 0;
}
