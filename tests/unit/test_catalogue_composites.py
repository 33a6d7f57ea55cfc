"""What lies within what: read off the meaning of each index, not off the catalogue."""

from __future__ import annotations

from dataclasses import replace

import pytest

from catalogue import Indicator, contains, load_catalogue, overlap, overlap_in_any_release
from catalogue.composites import with_all_parts

INDICATORS = load_catalogue().indicators
DOMAINS = """income_deprivation employment_deprivation education_deprivation health_deprivation crime
    barriers_to_housing living_environment"""


@pytest.mark.parametrize("release", ["", "_2025"])
@pytest.mark.parametrize("domain", DOMAINS.split())
def test_the_seven_domains_are_in_the_index_and_in_its_rank(domain: str, release: str) -> None:
    """Seven domains make the index: MHCLG, The English Indices of Deprivation 2019, technical report."""
    part = INDICATORS[domain + release]
    assert contains(INDICATORS[f"imd_score{release}"], part)
    assert contains(INDICATORS[f"imd_rank{release}"], part)
    assert not contains(part, INDICATORS[f"imd_score{release}"])


def test_releases_do_not_contain_each_other() -> None:
    assert not contains(INDICATORS["imd_score_2025"], INDICATORS["income_deprivation"])
    assert not overlap(INDICATORS["imd_score_2025"], INDICATORS["imd_score"])


def test_what_would_overlap_in_one_release_can_be_asked_for_too() -> None:
    index, income = INDICATORS["imd_score_2025"], INDICATORS["income_deprivation"]
    assert overlap_in_any_release(index, income) and overlap_in_any_release(income, index)
    assert overlap_in_any_release(INDICATORS["crime"], INDICATORS["crime_2025"])
    assert not overlap_in_any_release(income, INDICATORS["health_deprivation_2025"])


def test_parts_of_parts_are_within_too() -> None:
    for part in ("income_deprivation_children", "income_deprivation_older_people", "no_qualifications_2011"):
        assert contains(INDICATORS["imd_score"], INDICATORS[part])
    assert contains(INDICATORS["imd_rank"], INDICATORS["imd_score"])


def test_the_two_ages_of_income_deprivation_are_not_within_each_other() -> None:
    children, older = (INDICATORS[f"income_deprivation_{age}"] for age in ("children", "older_people"))
    assert not overlap(children, older)


def test_a_rate_contains_the_counts_it_is_made_of() -> None:
    rate = INDICATORS["claimant_rate_monthly"]
    assert contains(rate, INDICATORS["claimants"]) and contains(rate, INDICATORS["residents_16_64"])


def test_overlap_does_not_ask_which_comes_first() -> None:
    whole, part = INDICATORS["imd_score"], INDICATORS["crime"]
    assert overlap(whole, part) and overlap(part, whole) and overlap(part, part)
    assert not contains(part, part)
    assert not overlap(part, INDICATORS["health_deprivation"])


@pytest.mark.parametrize("indicator", INDICATORS.values(), ids=lambda one: one.id)
def test_what_its_words_call_a_whole_of_others_says_which(indicator: Indicator) -> None:
    if "holds the other domains" in " ".join(indicator.caveats) or indicator.unit == "rank":
        assert len(indicator.contains) >= 7


def test_a_circle_is_left_for_the_checks() -> None:
    crime = INDICATORS["crime"]
    circle = {
        "one": replace(crime, id="one", contains=("other",)),
        "other": replace(crime, id="other", contains=("one",)),
    }
    assert with_all_parts(circle)["one"].contains == ("one", "other")
