"""Whom a rate is about."""

from __future__ import annotations

import geodata
from catalogue import BASE_WORDS, countable, load_catalogue, people_per


def test_a_rate_says_how_many_people_it_is_expressed_for() -> None:
    every = load_catalogue().indicators
    assert people_per(every["employment_deprivation"]) == 100
    assert people_per(every["no_qualifications_2011"]) == 1_000
    assert people_per(every["preventable_cvd_mortality"]) == 100_000


def test_scores_medians_and_what_has_no_better_side_are_no_gaps_in_people() -> None:
    every = load_catalogue().indicators
    assert countable(every["income_deprivation"]) and countable(every["no_qualifications_2011"])
    assert not any(countable(every[name]) for name in ("imd_score", "weekly_pay", "social_rented"))


def test_every_base_of_the_catalogue_is_a_column_with_words() -> None:
    bases = {one.people_base for one in load_catalogue().indicators.values() if one.people_base}
    assert bases <= set(BASE_WORDS) & set(geodata.load_areas("borough").columns)
