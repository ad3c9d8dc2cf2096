/* one_hand.c -- policy 100 as a good engineer would write it: chains of `if', and a lookup table. */
#include "one.h"

enum { DAY_2009 = 14396, DAY_2013 = 15796, DAY_2016 = 17075, WEEKS_34 = 34 * 7 };

#define NITRIC(name) INHALED_NITRIC_OXIDE_##name
#define RULE(name) NITRIC(RULE_##name)

/* The row numbers of an answer are the tables' own; rows stand here as the tables number them. */
static polrt_answer covered(unsigned rule, unsigned row) {
  return POLRT_ANSWER(POLRT_DETERMINED, NITRIC(DETERMINATION_MEDICALLY_NECESSARY), rule, row);
}

static polrt_answer investigational(unsigned rule, unsigned row) {
  return POLRT_ANSWER(POLRT_DETERMINED, NITRIC(DETERMINATION_INVESTIGATIONAL), rule, row);
}

static polrt_answer determine(const inhaled_nitric_oxide_facts *f, unsigned revision) {
  switch (f->indication) {
  case NITRIC(INDICATION_HYPOXIC_RESPIRATORY_FAILURE):
    if (f->patient_group != NITRIC(PATIENT_GROUP_NEONATE))
      return investigational(RULE(INVESTIGATIONAL_OLDER), 2);
    if (f->gestational_age >= WEEKS_34) return covered(RULE(COVERED_NEONATAL_HRF), 0);
    return investigational(RULE(INVESTIGATIONAL_PRETERM), 1);
  case NITRIC(INDICATION_POSTOPERATIVE_CONGENITAL_HEART_DISEASE):
    if (revision >= 3 && f->patient_group != NITRIC(PATIENT_GROUP_NEONATE))
      return investigational(RULE(INVESTIGATIONAL_POSTOPERATIVE_CHD), 3);
    break;
  case NITRIC(INDICATION_LUNG_TRANSPLANTATION):
    if (revision >= 3) return investigational(RULE(INVESTIGATIONAL_LUNG_TRANSPLANT), 4);
    break;
  default:
    break;
  }
  return investigational(RULE(OTHERWISE), 5);
}

static polrt_answer authorize(const inhaled_nitric_oxide_facts *f) {
  if (f->setting == NITRIC(SETTING_INPATIENT))
    return POLRT_ANSWER(POLRT_DETERMINED, NITRIC(PRIOR_AUTHORIZATION_REQUIRED),
                        RULE(PRIOR_AUTHORIZATION_GRID__INPATIENT), 7);
  /* the rules of the four products are numbered in their order */
  unsigned product = (unsigned)f->product - NITRIC(PRODUCT_COMMERCIAL_MANAGED_CARE);
  return POLRT_ANSWER(POLRT_DETERMINED, NITRIC(PRIOR_AUTHORIZATION_NOT_REQUIRED),
                      RULE(PRIOR_AUTHORIZATION_GRID__OUTPATIENT__COMMERCIAL_MANAGED_CARE) + product,
                      8 + product);
}

static int is_complete(const inhaled_nitric_oxide_facts *f) {
  return (~f->known & 0x3F) == 0 && f->date_of_service >= NITRIC(DATE_OF_SERVICE_LEAST) &&
         f->date_of_service <= NITRIC(DATE_OF_SERVICE_MOST) &&
         f->product >= NITRIC(PRODUCT_COMMERCIAL_MANAGED_CARE) &&
         f->product <= NITRIC(PRODUCT_LAST) && f->setting >= NITRIC(SETTING_INPATIENT) &&
         f->setting <= NITRIC(SETTING_LAST) && (unsigned)f->indication <= NITRIC(INDICATION_LAST) &&
         f->patient_group >= NITRIC(PATIENT_GROUP_NEONATE) &&
         f->patient_group <= NITRIC(PATIENT_GROUP_LAST) &&
         f->gestational_age >= NITRIC(GESTATIONAL_AGE_LEAST) &&
         f->gestational_age <= NITRIC(GESTATIONAL_AGE_MOST);
}

inhaled_nitric_oxide_answer hand_chain(const inhaled_nitric_oxide_facts *facts) {
  inhaled_nitric_oxide_answer a;
  if (!is_complete(facts)) return inhaled_nitric_oxide_decide_partly(facts);
  if (facts->date_of_service < DAY_2009) {
    a.determination = POLRT_ANSWER(POLRT_NO_REVISION, 0, POLRT_NO_RULE, 6);
    a.prior_authorization = POLRT_ANSWER(POLRT_NO_REVISION, 0, POLRT_NO_RULE, 12);
    return a;
  }
  unsigned revision = facts->date_of_service < DAY_2013   ? 1
                      : facts->date_of_service < DAY_2016 ? 2
                                                          : 3;
  polrt_answer dated = POLRT_REVISION(revision) | (revision == 1 ? POLRT_CAVEAT : 0);
  a.determination = determine(facts, revision) | dated;
  a.prior_authorization = authorize(facts) | dated;
  return a;
}

unsigned hand_outcomes(unsigned determination, unsigned authorization) {
  return determination | authorization << 8;
}

/* Rule by rule. */
static unsigned determine_bare(const inhaled_nitric_oxide_facts *f) {
  if (f->indication == NITRIC(INDICATION_HYPOXIC_RESPIRATORY_FAILURE)) {
    if (f->patient_group == NITRIC(PATIENT_GROUP_NEONATE)) {
      if (f->gestational_age >= WEEKS_34) return NITRIC(DETERMINATION_MEDICALLY_NECESSARY);
      return NITRIC(DETERMINATION_INVESTIGATIONAL);
    }
    return NITRIC(DETERMINATION_INVESTIGATIONAL);
  }
  if (f->date_of_service >= DAY_2016) {
    if (f->indication == NITRIC(INDICATION_POSTOPERATIVE_CONGENITAL_HEART_DISEASE) &&
        f->patient_group != NITRIC(PATIENT_GROUP_NEONATE))
      return NITRIC(DETERMINATION_INVESTIGATIONAL);
    if (f->indication == NITRIC(INDICATION_LUNG_TRANSPLANTATION))
      return NITRIC(DETERMINATION_INVESTIGATIONAL);
  }
  return NITRIC(DETERMINATION_INVESTIGATIONAL);
}

unsigned hand_chain_bare(const inhaled_nitric_oxide_facts *f) {
  if (f->date_of_service < DAY_2009) return 0;
  return hand_outcomes(determine_bare(f), f->setting == NITRIC(SETTING_INPATIENT)
                                              ? NITRIC(PRIOR_AUTHORIZATION_REQUIRED)
                                              : NITRIC(PRIOR_AUTHORIZATION_NOT_REQUIRED));
}

/* In force or not, setting, indication, group, old enough or not. */
static uint16_t table[2][4][4][4][2];

void hand_table_make(void) {
  inhaled_nitric_oxide_facts f = { .date_of_service = DAY_2016 };
  for (unsigned s = 1; s <= NITRIC(SETTING_LAST); s++)
    for (unsigned i = 0; i <= NITRIC(INDICATION_LAST); i++)
      for (unsigned g = 1; g <= NITRIC(PATIENT_GROUP_LAST); g++)
        for (unsigned old = 0; old < 2; old++) {
          f.setting = (inhaled_nitric_oxide_setting)s;
          f.indication = (inhaled_nitric_oxide_indication)i;
          f.patient_group = (inhaled_nitric_oxide_patient_group)g;
          f.gestational_age = old ? WEEKS_34 : WEEKS_34 - 1;
          table[1][s][i][g][old] = (uint16_t)hand_chain_bare(&f);
        }
}

unsigned hand_table_bare(const inhaled_nitric_oxide_facts *f) {
  return table[f->date_of_service >= DAY_2009][f->setting][f->indication][f->patient_group]
              [f->gestational_age >= WEEKS_34];
}
