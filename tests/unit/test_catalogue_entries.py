"""The entries themselves: what an analyst would catch us on."""

import pytest

from catalogue import load_catalogue
from catalogue.vocabulary import MAP_LEVELS
from store import Store

CATALOGUE = load_catalogue()
INDICATORS = list(CATALOGUE.indicators.values())
EMBEDDED = list(CATALOGUE.embedded().indicators.values())

# Read off the meaning of each number, not off the catalogue.
REVIEWED = {
    "high_is_bad": """employment_deprivation claimant_rate claimants claimant_rate_annual economic_inactivity
        unemployment income_deprivation income_deprivation_children income_deprivation_older_people
        child_poverty imd_score health_deprivation minutes_to_stroke_unit adult_obesity
        preventable_cvd_mortality barriers_to_housing living_environment crime housing_affordability
        no_qualifications_2011 education_deprivation no_qualifications persistent_absence overall_absence
        severe_absence
        claimant_rate_monthly claimants_by_age unemployment_2021 long_term_sick_2021
        long_term_condition_employment_gap children_low_income_number life_expectancy_inequality
        preventable_mortality smoking adult_overweight reception_obesity year6_obesity overcrowding_2021
        fuel_poverty homelessness no_qualifications_2021 neet_16_17 street_crimes
        employment_deprivation_2025 income_deprivation_2025 income_deprivation_children_2025
        income_deprivation_older_people_2025 imd_score_2025 health_deprivation_2025 barriers_to_housing_2025
        living_environment_2025 crime_2025 education_deprivation_2025 household_deprivation_2021""",
    "high_is_good": """employment_rate imd_rank imd_rank_2025 healthy_life_expectancy level3_or_above
        gcse_english_maths
        apprenticeship_starts fe_participation weekly_pay life_expectancy level4_2021 school_readiness
        gcse_grade4_at_16""",
    "neutral": """lone_parents_not_in_employment stroke_admissions social_rented house_price house_sales
        net_additions universal_credit universal_credit_in_work residents_16_64 employees
        economic_inactivity_2021 depression personal_independence_payment bad_health_2021 disability_2021
        unpaid_care_2021 average_house_price homes_sold_monthly social_rented_2021 private_rented_2021""",
}

SERIES = """claimant_count employment_rate economic_inactivity modelled_unemployment weekly_pay
    healthy_life_expectancy_male healthy_life_expectancy_female adult_obesity preventable_cvd_mortality
    child_poverty_bhc housing_affordability net_additions no_qualifications level3_or_above
    gcse_english_maths apprenticeship_starts fe_participation persistent_absence"""


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda indicator: indicator.id)
def test_the_sentence_that_the_polarity_implies(indicator):
    print(indicator.implied)
    reviewed = {name: polarity for polarity, names in REVIEWED.items() for name in names.split()}
    assert indicator.polarity == reviewed[indicator.id]


def test_the_review_names_what_there_is_once():
    names = [name for names in REVIEWED.values() for name in names.split()]
    assert sorted(names) == sorted(CATALOGUE.indicators)


def test_at_least_fifteen_indicators_of_lsoas():
    assert sum("lsoa11" in indicator.levels for indicator in INDICATORS) >= 15


def test_all_eighteen_borough_series_are_used():
    used = [indicator.query["series"] for indicator in EMBEDDED if "series" in indicator.query]
    names = [name for series in used for name in ([series] if isinstance(series, str) else series.values())]
    assert sorted(names) == sorted(SERIES.split())


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda indicator: indicator.id)
def test_what_cannot_be_shown_says_why(indicator):
    assert set(indicator.greyed) >= set(MAP_LEVELS) - set(indicator.levels)
    assert all(reason.endswith(".") for reason in indicator.greyed.values())


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda indicator: indicator.id)
def test_sentences_read_after_in_a_place(indicator):
    assert not indicator.sentence.endswith(".")
    assert indicator.sentence[0] == "{" or indicator.sentence[0].islower()
    assert indicator.definition.endswith(".") and all(caveat.endswith(".") for caveat in indicator.caveats)


def test_medians_ranks_and_rates_without_a_base_stop_at_lsoas():
    for name in ("house_price", "imd_rank"):
        indicator = CATALOGUE.indicators[name]
        assert indicator.levels == ("lsoa11",)
        assert indicator.aggregation == "none"
    held = CATALOGUE.holding(Store().indicators()).indicators
    for name in ("income_deprivation_children", "income_deprivation_older_people"):
        assert held[name].levels == ("lsoa11",)
        assert "is not held" in held[name].greyed["borough"]


def test_numbers_and_ranks_are_never_coloured():
    plain = {indicator.id for indicator in EMBEDDED if not indicator.mapped}
    assert plain == {"claimants", "house_sales", "imd_rank"}
    assert all(indicator.mapped != (indicator.measure in ("count", "rank")) for indicator in INDICATORS)


def test_claimants_are_not_called_universal_credit_and_the_change_of_rules_is_said():
    for name in ("claimant_rate", "claimant_rate_annual", "claimant_rate_monthly"):
        caveats = " ".join(CATALOGUE.indicators[name].caveats)
        assert "Not the same as everyone on Universal Credit" in caveats
        assert "change of rules" in caveats


def test_the_survey_always_says_that_its_accreditation_is_suspended():
    surveyed = [indicator for indicator in INDICATORS if indicator.source == "annual_population_survey"]
    assert len(surveyed) == 4
    for indicator in surveyed:
        assert indicator.interval == "published"
        assert "accreditation" in " ".join(indicator.caveats)


def test_overlapping_periods_say_so():
    pooled = [indicator.id for indicator in INDICATORS if "pooled" in indicator.period_note]
    assert len(pooled) == 4
    for name in pooled:
        assert "no trend test" in " ".join(CATALOGUE.indicators[name].caveats)


def test_crude_stroke_rates_are_titled_crude_and_start_at_msoas():
    stroke = CATALOGUE.indicators["stroke_admissions"]
    assert "crude" in stroke.title
    assert stroke.polarity == "neutral"
    assert "lsoa11" not in stroke.levels


def test_weights_that_estimate_say_by_how_much_they_are_off():
    employment = CATALOGUE.indicators["employment_deprivation"]
    assert employment.weight == "working_age_2017" and employment.estimated
    assert "0.34" in " ".join(employment.caveats) and "3.6" in " ".join(employment.caveats)
