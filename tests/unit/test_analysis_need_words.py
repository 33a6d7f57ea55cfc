"""What a need ranking says of an area."""

from __future__ import annotations

import pytest

from analysis.need_words import (
    describe_need,
    describe_unranked,
    mid_sentence,
    place_of_need,
    share_words,
)
from analysis.sentences import plain


def said(parts: list[tuple[str, float]], rank: int = 1, of: int = 215) -> str:
    return plain(describe_need("Harpurhey", rank, of, parts, ("ward", "wards"), "Greater Manchester"))


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


def test_below_the_average_area_what_keeps_it_there_comes_first() -> None:
    assert said([("Crime", -0.9), ("Barriers to housing", 0.5)], rank=215) == (
        "Harpurhey has the least need of 215 wards in Greater Manchester; crime keeps it below the average "
        "ward; barriers to housing adds."
    )
    assert said([("Crime", -0.5), ("Income", -0.5)], rank=180).endswith(
        "in Greater Manchester; crime and income keep it below the average ward."
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
    [(0.0, "0 %"), (0.001, "under 1 %"), (0.5, "50 %"), (0.999, "over 99 %"), (1.0, "100 %")],
)
def test_a_share_of_draws_is_all_or_none_only_where_it_is(share: float, words: str) -> None:
    assert share_words(share).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Employment deprivation", "employment deprivation"),
        ("NEET at 16 and 17", "NEET at 16 and 17"),
        ("Index of Multiple Deprivation, score", "Index of Multiple Deprivation"),
        ("Bad or very bad health, crude, Census 2021", "bad or very bad health"),
        ("Education, skills and training deprivation", "education, skills and training deprivation"),
        ("English and maths by age 19", "English and maths by age 19"),
        ("Out of work, long-term sick or disabled", "out of work, long-term sick or disabled"),
        ("", ""),
    ],
)
def test_titles_inside_a_sentence(title: str, words: str) -> None:
    assert mid_sentence(title) == words
