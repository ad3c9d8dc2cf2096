#!/usr/bin/env python3
"""make_cases.py -- boundary cases of the shipped policies, with the answers that are expected.

    make_cases.py [FOLDER]      writes NAME.csv for each policy into FOLDER (this folder)

A second model of the policies, written from their sources and not from the policy files, in another
language and in another manner: it decides whole cases only, and finds out what holds of a case with
facts missing by trying every completion over the boundary values of each fact.  No test runs it;
compare.sh compares its files with what polc says.
"""
import calendar
import csv
import datetime
import itertools
import os
import random
import sys

YES_NO = [False, True]
MOST_COMPLETIONS = 60000


def day(text):
    return datetime.date.fromisoformat(text)


def days(*texts):
    return [day(text) for text in texts]


def shifted(date, days_later):
    return date + datetime.timedelta(days_later)


def months_later(date, months):
    """The same day of the month; the last one where the month is shorter."""
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    return datetime.date(year, month + 1,
                         min(date.day, calendar.monthrange(year, month + 1)[1]))


def full_months(earlier, later):
    """Whole calendar months between the month of one day and that of the other."""
    return later.year * 12 + later.month - earlier.year * 12 - earlier.month - 1


def varied(base, **changes):
    return {**base, **changes}


# ---- CPAP ---------------------------------------------------------------------------------------

SYMPTOMS = [
    "excessive_daytime_sleepiness", "impaired_cognition", "mood_disorder", "insomnia",
    "hypertension", "ischemic_heart_disease", "history_of_stroke",
]


def cpap(f):
    if f["date_of_service"] < day("2008-03-13"):
        return None
    adult = f["age_years"] >= 18
    accepted = f["sleep_test"] in ("attended_psg_lab", "hst_type2", "hst_type3") or (
        f["sleep_test"] == "hst_type4" and f["hst4_channels"] >= 3)
    diagnosed = (f["clinical_evaluation"] and accepted
                 and f["test_ordered_by_treating_physician"])
    if f["phase"] == "continued":
        helped = f["benefited_during_first_12_weeks"]
        return "covered_continued" if adult and diagnosed and helped else "not_covered"

    def enough(events):
        return f["recorded_sleep_hours"] >= 2 or f["recorded_events"] >= events

    index = f["index_per_hour"]
    reached = (index >= 15 and enough(30)) or (
        5 <= index <= 14 and any(f[s] for s in SYMPTOMS) and enough(10))
    if adult and diagnosed and reached and f["education_completed"]:
        return "covered_initial_12_weeks"
    if adult and f["enrolled_in_cms_approved_study"]:
        return "covered_ced_study_only"
    return "not_covered"


CPAP = {
    "date_of_service": days("2008-03-12", "2008-03-13", "2024-05-01"),
    "phase": ["initial", "continued"],
    "age_years": [0, 17, 18, 19, 130],
    "clinical_evaluation": YES_NO,
    "sleep_test": ["attended_psg_lab", "hst_type2", "hst_type3", "hst_type4", "other", "none"],
    "hst4_channels": [1, 2, 3, 4, 16],
    "test_ordered_by_treating_physician": YES_NO,
    "index_per_hour": [0, 4.9, 5, 5.1, 13.9, 14, 14.1, 14.5, 14.9, 15, 15.1, 200],
    "recorded_sleep_hours": [0, 1.9, 2, 2.1, 24],
    "recorded_events": [0, 9, 10, 11, 29, 30, 31, 2000],
    "education_completed": YES_NO,
    **{symptom: YES_NO for symptom in SYMPTOMS},
    "benefited_during_first_12_weeks": YES_NO,
    "enrolled_in_cms_approved_study": YES_NO,
}
CPAP_BASE = dict(
    date_of_service=day("2024-05-01"), phase="initial", age_years=52, clinical_evaluation=True,
    sleep_test="attended_psg_lab", hst4_channels=4, test_ordered_by_treating_physician=True,
    index_per_hour=22, recorded_sleep_hours=6, recorded_events=132, education_completed=True,
    **{symptom: False for symptom in SYMPTOMS},
    benefited_during_first_12_weeks=True, enrolled_in_cms_approved_study=False)
CPAP_BASES = [
    CPAP_BASE,
    varied(CPAP_BASE, index_per_hour=10, hypertension=True),
    varied(CPAP_BASE, recorded_sleep_hours=1.5, recorded_events=30),
    varied(CPAP_BASE, index_per_hour=9, insomnia=True, recorded_sleep_hours=1.5,
           recorded_events=10),
    varied(CPAP_BASE, phase="continued"),
    varied(CPAP_BASE, enrolled_in_cms_approved_study=True),
    varied(CPAP_BASE, sleep_test="hst_type4", hst4_channels=3),
]

# ---- lung cancer screening ------------------------------------------------------------------------


def ldct(f):
    on = f["date_of_service"]
    if on < day("2015-02-05"):
        return None
    of_2022 = on >= day("2022-02-10")
    smoker = f["smoking_status"] == "current" or (
        f["smoking_status"] == "former" and f["quit_date"] >= months_later(on, -15 * 12))
    met = [
        (50 if of_2022 else 55) <= f["age_years"] <= 77,
        f["asymptomatic"],
        f["pack_years"] >= (20 if of_2022 else 30),
        smoker,
        f["order_received"],
        f["sdm_visit_before_first"] or not f["first_ldct"],
        f["radiologist_board_certified_or_eligible"] or not of_2022,
        f["facility_standardized_nodule_system"] or not of_2022,
    ]
    return "covered" if all(met) else "not_covered"


def quit_dates(f):
    found = set(days("1900-01-01", "2020-01-01"))
    for on in on_days(f, LDCT):
        limit = months_later(on, -15 * 12)
        found |= {shifted(limit, -1), limit, shifted(limit, 1), shifted(on, -1), on}
    return sorted(found)


LDCT = {
    "date_of_service": days("2015-02-04", "2015-02-05", "2022-02-09", "2022-02-10", "2024-02-29",
                            "2023-02-28"),
    "age_years": [0, 49, 50, 51, 54, 55, 56, 76, 77, 78, 130],
    "asymptomatic": YES_NO,
    "pack_years": [0, 19.9, 20, 20.1, 29.9, 30, 30.1, 300],
    "smoking_status": ["current", "former", "never"],
    "quit_date": quit_dates,
    "order_received": YES_NO,
    "first_ldct": YES_NO,
    "sdm_visit_before_first": YES_NO,
    "radiologist_board_certified_or_eligible": YES_NO,
    "facility_standardized_nodule_system": YES_NO,
}
LDCT_BASE = dict(
    date_of_service=day("2024-03-01"), age_years=60, asymptomatic=True, pack_years=35,
    smoking_status="former", quit_date=day("2015-06-30"), order_received=True, first_ldct=True,
    sdm_visit_before_first=True, radiologist_board_certified_or_eligible=True,
    facility_standardized_nodule_system=True)
LDCT_BASES = [
    LDCT_BASE,
    varied(LDCT_BASE, date_of_service=day("2021-06-01")),
    varied(LDCT_BASE, smoking_status="current"),
    varied(LDCT_BASE, first_ldct=False),
    varied(LDCT_BASE, date_of_service=day("2024-02-29")),
    varied(LDCT_BASE, date_of_service=day("2019-02-28")),
]

# ---- home oxygen ----------------------------------------------------------------------------------

NOT_PERFORMED = "not_performed"


def oxygen(f):
    if f["date_of_service"] < day("2021-09-27"):
        return None

    def low(where):
        if f["po2_" + where] != NOT_PERFORMED:
            return f["po2_" + where] <= 55
        return f["sat_" + where] <= 88

    in_time = (f["days_before_discharge"] <= 2 if f["initial_rx_setting"] == "inpatient"
               else f["signs_noted_at_time_of_need"])
    qualified = f["test_performed_by"] != "dme_supplier"
    if not (f["ordered_and_evaluated_by_treating"] and qualified and in_time):
        return "not_covered"
    if low("rest"):
        return "covered_group_i"
    borderline = (f["sat_rest"] == 89 if f["po2_rest"] == NOT_PERFORMED
                  else 56 <= f["po2_rest"] <= 59)
    sequel = (f["dependent_edema_chf"] or f["pulmonary_hypertension_or_cor_pulmonale"]
              or f["hematocrit_pct"] > 56)
    if borderline and sequel:
        return "covered_group_ii"
    if f["exercise_test_done"] and low("exercise") and f["exercise_improves_with_oxygen"]:
        return "covered_exercise_only"
    falls = f["po2_sleep_fall"] > 10 or f["sat_sleep_fall"] > 5
    if f["sleep_test_done"] and (low("sleep") or (falls and f["sleep_hypoxemia_signs"])):
        return "covered_sleep_only"
    return "mac_discretion" if f["noncovered_circumstance"] == "none" else "not_covered"


OXYGEN = {
    "date_of_service": days("2021-09-26", "2021-09-27", "2024-05-01"),
    "ordered_and_evaluated_by_treating": YES_NO,
    "test_performed_by": ["practitioner", "qualified_lab", "hospital", "dme_supplier"],
    "initial_rx_setting": ["inpatient", "outpatient"],
    "days_before_discharge": [0, 1, 2, 3, 60],
    "signs_noted_at_time_of_need": YES_NO,
    "po2_rest": [NOT_PERFORMED, 20, 54, 55, 56, 57, 59, 60, 61, 200],
    "sat_rest": [40, 87, 88, 89, 90, 100],
    "sleep_test_done": YES_NO,
    "po2_sleep": [NOT_PERFORMED, 55, 56, 200],
    "sat_sleep": [40, 88, 89, 100],
    "po2_sleep_fall": [0, 10, 11, 12],
    "sat_sleep_fall": [0, 5, 6],
    "sleep_hypoxemia_signs": YES_NO,
    "exercise_test_done": YES_NO,
    "po2_exercise": [NOT_PERFORMED, 55, 56, 200],
    "sat_exercise": [40, 88, 89, 100],
    "exercise_improves_with_oxygen": YES_NO,
    "dependent_edema_chf": YES_NO,
    "pulmonary_hypertension_or_cor_pulmonale": YES_NO,
    "hematocrit_pct": [10, 55.9, 56, 56.1, 80],
    "noncovered_circumstance": [
        "none", "angina_without_hypoxemia", "breathlessness_without_cor_pulmonale_or_hypoxemia",
        "severe_pvd_extremity_desaturation", "terminal_not_affecting_breathing"],
}
OXYGEN_BASE = dict(
    date_of_service=day("2024-05-01"), ordered_and_evaluated_by_treating=True,
    test_performed_by="qualified_lab", initial_rx_setting="outpatient", days_before_discharge=1,
    signs_noted_at_time_of_need=True, po2_rest=NOT_PERFORMED, sat_rest=92, sleep_test_done=False,
    po2_sleep=NOT_PERFORMED, sat_sleep=93, po2_sleep_fall=0, sat_sleep_fall=0,
    sleep_hypoxemia_signs=False, exercise_test_done=False, po2_exercise=NOT_PERFORMED,
    sat_exercise=93, exercise_improves_with_oxygen=True, dependent_edema_chf=False,
    pulmonary_hypertension_or_cor_pulmonale=False, hematocrit_pct=45,
    noncovered_circumstance="none")
OXYGEN_BASES = [
    OXYGEN_BASE,
    varied(OXYGEN_BASE, sat_rest=88),
    varied(OXYGEN_BASE, po2_rest=55),
    varied(OXYGEN_BASE, sat_rest=89, dependent_edema_chf=True),
    varied(OXYGEN_BASE, po2_rest=58, hematocrit_pct=57),
    varied(OXYGEN_BASE, exercise_test_done=True, sat_exercise=85),
    varied(OXYGEN_BASE, sleep_test_done=True, sat_sleep=85),
    varied(OXYGEN_BASE, sleep_test_done=True, sat_sleep_fall=8, sleep_hypoxemia_signs=True),
    varied(OXYGEN_BASE, sleep_test_done=True, po2_sleep_fall=12, sleep_hypoxemia_signs=True,
           exercise_test_done=True, po2_exercise=50),
    varied(OXYGEN_BASE, noncovered_circumstance="severe_pvd_extremity_desaturation"),
    varied(OXYGEN_BASE, initial_rx_setting="inpatient"),
]

# ---- colorectal cancer screening --------------------------------------------------------------------

RISKS = [
    "close_relative_crc_or_adenoma", "family_history_fap", "family_history_hnpcc",
    "personal_adenoma", "personal_crc", "inflammatory_bowel_disease",
]


def colorectal(f):
    on = f["date_of_service"]
    high_risk = any(f[risk] for risk in RISKS)
    old_enough = f["age_years"] >= 45

    def passed(months, *tests):
        return all(f[t] == "never" or full_months(f[t], on) >= months for t in tests)

    if f["test"] == "fobt":
        paid = f["ordered_in_writing"] and old_enough and passed(11, "last_fobt")
    elif f["test"] == "flex_sig":
        paid = (f["performed_by_authorized"] and old_enough
                and passed(47, "last_flex_sig", "last_barium_enema")
                and (high_risk or passed(119, "last_colonoscopy")))
    elif f["test"] == "colonoscopy":
        follow_on = f["follow_on_to_positive_stool_test"] and on >= day("2023-01-01")
        due = (passed(23, "last_colonoscopy", "last_barium_enema") if high_risk
               else passed(119, "last_colonoscopy") and passed(47, "last_flex_sig"))
        paid = f["performed_by_authorized"] and (follow_on or due)
    else:
        due = (passed(23, "last_barium_enema", "last_colonoscopy") if high_risk
               else old_enough and passed(47, "last_barium_enema", "last_flex_sig"))
        paid = f["ordered_in_writing"] and due
    return "payable" if paid else "not_payable"


def around(*limits):
    """Days on both sides of the months in which these limits are just reached."""
    def values(f):
        found = {day("1900-01-01")}
        for on in on_days(f, COLORECTAL):
            found.add(on)
            for months in limits:
                last = months_later(on.replace(day=1), -(months + 1))
                after = months_later(last, 1)
                found |= {last, shifted(after, -1), after}
        return ["never"] + sorted(found)
    return values


COLORECTAL = {
    "date_of_service": days("2022-12-31", "2023-01-01", "2024-01-01", "2024-01-31", "2024-02-29"),
    "test": ["fobt", "flex_sig", "colonoscopy", "barium_enema"],
    "age_years": [0, 44, 45, 46, 130],
    "ordered_in_writing": YES_NO,
    "performed_by_authorized": YES_NO,
    "follow_on_to_positive_stool_test": YES_NO,
    **{risk: YES_NO for risk in RISKS},
    "last_fobt": around(11),
    "last_flex_sig": around(47),
    "last_colonoscopy": around(23, 119),
    "last_barium_enema": around(23, 47),
}
COLORECTAL_BASE = dict(
    date_of_service=day("2024-01-15"), test="colonoscopy", age_years=60, ordered_in_writing=True,
    performed_by_authorized=True, follow_on_to_positive_stool_test=False,
    **{risk: False for risk in RISKS},
    last_fobt="never", last_flex_sig="never", last_colonoscopy="never",
    last_barium_enema="never")
COLORECTAL_BASES = [COLORECTAL_BASE] + [
    varied(COLORECTAL_BASE, test=test, personal_crc=high_risk)
    for test in ("fobt", "flex_sig", "colonoscopy", "barium_enema") for high_risk in YES_NO
] + [
    varied(COLORECTAL_BASE, follow_on_to_positive_stool_test=True,
           last_colonoscopy=day("2023-06-01")),
    varied(COLORECTAL_BASE, follow_on_to_positive_stool_test=True,
           last_colonoscopy=day("2022-06-01"), date_of_service=day("2022-12-31")),
]

# ---- all of them ------------------------------------------------------------------------------------

POLICIES = {
    "cpap_osa": (cpap, CPAP, CPAP_BASES, {}),
    "lung_cancer_screening_ldct": (ldct, LDCT, LDCT_BASES, {}),
    "home_oxygen": (oxygen, OXYGEN, OXYGEN_BASES, {
        "po2_rest": NOT_PERFORMED, "po2_sleep": NOT_PERFORMED, "po2_exercise": NOT_PERFORMED}),
    "colorectal_cancer_screening": (colorectal, COLORECTAL, COLORECTAL_BASES, {}),
}


def on_days(f, domain):
    """The date of service, or all those looked at where it is not known."""
    return [f["date_of_service"]] if "date_of_service" in f else domain["date_of_service"]


def values_of(domain, name, f):
    return domain[name](f) if callable(domain[name]) else domain[name]


def answer(policy, known):
    """Outcome, status and needed facts; None where there are too many completions to try."""
    decide, domain, _, assumed = POLICIES[policy]
    f = {**assumed, **known}
    if policy == "colorectal_cancer_screening" and "date_of_service" not in f:
        return None                               # a few days do not stand for three centuries
    free = [name for name in domain if name not in f]
    values = [values_of(domain, name, f) for name in free]
    completions = 1
    for list_of_values in values:
        completions *= len(list_of_values)
    if completions > MOST_COMPLETIONS:
        return None
    outcomes = {}
    for indices in itertools.product(*[range(len(v)) for v in values]):
        chosen = {name: v[i] for name, v, i in zip(free, values, indices)}
        outcomes[indices] = decide({**f, **chosen})
    if len(set(outcomes.values())) == 1:
        outcome = next(iter(outcomes.values()))
        return (outcome, "determined", []) if outcome else ("", "no_revision_in_force", [])
    return "", "undetermined", [
        name for k, name in enumerate(free) if changes_outcome(outcomes, k)]


def changes_outcome(outcomes, k):
    """Do two completions that differ in the k-th fact alone have different outcomes?"""
    first = {}
    for indices, outcome in outcomes.items():
        if first.setdefault(indices[:k] + indices[k + 1:], outcome) != outcome:
            return True
    return False


def cases_of(policy, count, chance):
    _, domain, bases, _ = POLICIES[policy]
    cases = {}

    def put(f):
        key = tuple(text_of(f[name]) if name in f else "" for name in domain)
        if key not in cases:
            found = answer(policy, f)
            if found is not None:
                cases[key] = found

    for base in bases:                            # one fact at a time: every value, and unknown
        put(base)
        for name in domain:
            for value in values_of(domain, name, base):
                put({**base, name: value})
            put({other: base[other] for other in base if other != name})
    while len(cases) < count:                     # and several at once
        f = dict(chance.choice(bases))
        for name in chance.sample(list(domain), chance.choice([1, 1, 2, 2, 3, 4])):
            f[name] = chance.choice(values_of(domain, name, f))
        for name in chance.sample(list(domain), chance.choice([0, 0, 1, 2, 3, 4, 5, 6])):
            f.pop(name, None)
        put(f)
    return cases


def text_of(value):
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 600
    for policy, (_, domain, _, _) in POLICIES.items():
        cases = cases_of(policy, count, random.Random(policy))
        with open(os.path.join(folder, policy + ".csv"), "w", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow([*domain, "expected", "expected_status", "expected_needs"])
            for key, (outcome, status, needs) in cases.items():
                writer.writerow([*key, outcome, status, " ".join(sorted(needs))])
        print(policy, len(cases))


if __name__ == "__main__":
    main()
