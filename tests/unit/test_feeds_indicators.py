"""The catalogue as a feed: every indicator and level, with periods or the reason why there are none."""

from __future__ import annotations

from feeds.indicators import indicators
from tests.unit.asked_feeds import question, served, store


def test_every_indicator_is_there_with_what_is_held_of_it() -> None:
    found = indicators(question("indicators")).table
    assert list(dict.fromkeys(found["indicator_id"])) == list(served().indicators)
    for row in found[found["reason"] == ""].to_dict("records"):
        assert row["periods"] == store().periods(row["indicator_id"], row["level"])
        held = store().dimensions(row["indicator_id"], row["level"])
        assert (row["sexes"], row["ages"]) == (held["sexes"], held["ages"])
        assert row["has_counts"] == held["has_counts"]


def test_a_level_without_figures_says_why() -> None:
    found = indicators(question("indicators", "indicator=imd_rank&level=borough")).records()
    assert [(one["periods"], one["reason"]) for one in found] == [
        ([], "A rank of LSOAs cannot be averaged or added up.")
    ]


def test_what_is_published_is_told_from_what_is_added_up() -> None:
    found = indicators(question("indicators", "indicator=social_rented,claimant_rate")).table
    made = dict(zip(found["indicator_id"] + " " + found["level"], found["made_from"], strict=True))
    assert made["social_rented lsoa11"] == made["social_rented borough"] == "lsoa11"
    assert made["claimant_rate borough"] == "borough"
    assert made["claimant_rate lsoa11"] == ""


def test_it_is_narrowed_by_theme_and_level() -> None:
    found = indicators(question("indicators", "theme=skills&level=borough")).table
    assert set(found["theme"]) == {"skills"} and set(found["level"]) == {"borough"}
    assert indicators(question("indicators", "theme=skills&indicator=imd_rank")).records() == []
