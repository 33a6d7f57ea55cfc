"""What a need ranking says of an area."""

from __future__ import annotations

import pytest

from analysis.need_words import (
    describe_need,
    describe_share,
    describe_unranked,
    mid_sentence,
    place_of_need,
    share_words,
)
from analysis.sentences import plain


def said(parts: list[tuple[str, float]], rank: int = 1, of: int = 215) -> str:
    return plain(describe_need("Harpurhey", rank, of, parts, "wards", "Greater Manchester"))


def test_the_indicators_that_make_most_of_it_are_named() -> None:
    parts = [("Crime", 0.3), ("Employment deprivation", 0.5), ("Living environment", 0.1), ("NEET", 0.05)]
    assert said(parts) == (
        "Harpurhey has the greatest need of 215 wards in Greater Manchester, most of all because of "
        "employment deprivation and crime."
    )


def test_one_that_makes_most_of_it_alone_is_named_alone() -> None:
    assert said([("Crime", 0.9), ("Income deprivation", 0.1)]).endswith("most of all because of crime.")


def test_what_works_against_it_is_named_where_it_is_large() -> None:
    assert said([("Crime", 0.9), ("Barriers to housing", -0.4)], rank=5).endswith(
        "has the 5th greatest need of 215 wards in Greater Manchester, most of all because of crime; "
        "barriers to housing takes off."
    )
    assert "takes off" not in said([("Crime", 0.9), ("Barriers to housing", -0.1)])


def test_below_the_average_area_what_takes_off_comes_first() -> None:
    assert said([("Crime", -0.9), ("Barriers to housing", 0.5)], rank=215) == (
        "Harpurhey has the least need of 215 wards in Greater Manchester, most of all because of crime; "
        "barriers to housing adds."
    )


def test_a_single_indicator_is_no_reason() -> None:
    assert said([("Crime", 0.9)]).endswith("in Greater Manchester.")


def test_an_area_like_the_average_has_no_reason() -> None:
    assert said([("Crime", 0.0), ("Income", 0.0)], rank=100).endswith("in Greater Manchester.")


def test_one_area_has_no_rank_among_others() -> None:
    assert said([("Crime", 0.9)], of=1) == "Harpurhey is the only area that can be ranked."


def test_why_an_area_is_not_ranked() -> None:
    assert plain(describe_unranked("Bowdon", ["Crime", "Healthy life expectancy"])) == (
        "Bowdon is not ranked: it has no figure of crime and healthy life expectancy."
    )


@pytest.mark.parametrize(
    ("rank", "words"),
    [(1, "greatest"), (2, "second greatest"), (3, "third greatest"), (22, "22nd greatest"), (215, "least")],
)
def test_places_in_words(rank: int, words: str) -> None:
    assert place_of_need(rank, 215) == words


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.0, "none"), (0.001, "under 1 %"), (0.5, "50 %"), (0.999, "over 99 %"), (1.0, "all")],
)
def test_a_share_of_draws_is_called_all_or_none_only_where_it_is(share: float, words: str) -> None:
    assert share_words(share).replace("\u00a0", " ") == words


def test_how_sure_a_place_at_the_top_is() -> None:
    assert describe_share(1.0, 20) == "in the top 20 in all draws"
    assert describe_share(0.0, 20) == "in the top 20 in no draw"
    assert describe_share(0.97, 5).replace("\u00a0", " ") == "in the top 5 in 97 % of draws"


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Employment deprivation", "employment deprivation"),
        ("NEET at 16 and 17", "NEET at 16 and 17"),
        ("Index of Multiple Deprivation, score", "Index of Multiple Deprivation, score"),
        ("Bad or very bad health, crude, Census 2021", "bad or very bad health, crude, Census 2021"),
        ("", ""),
    ],
)
def test_titles_inside_a_sentence(title: str, words: str) -> None:
    assert mid_sentence(title) == words
