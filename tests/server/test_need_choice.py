"""Which indicators a need index is made of."""

from __future__ import annotations

import pytest

from modules.tools.need.choice import (
    MOST_INDICATORS,
    choose,
    offered,
    parse_weights,
    presets,
    title_of,
    why_not,
    write_weights,
)


@pytest.mark.parametrize("preset", presets())
def test_the_presets_name_indicators_that_may_be_weighed_and_hold_no_part_of_each_other(preset, views):
    every = {name for ids, _ in presets()[preset].weights for name in ids}
    known = app_catalogue().indicators
    assert every <= set(known)
    for name in every:
        assert known[name].polarity != "neutral" and known[name].mapped
        assert not every & set(known[name].contains)
    assert all(0 < weight <= 10 for _, weight in presets()[preset].weights)


def app_catalogue():
    import app

    return app.CATALOGUE


def test_the_english_indices_are_weighed_as_published():
    """Weights in per cent: MHCLG, The English Indices of Deprivation 2019, technical report."""
    weights = {ids[-1]: weight for ids, weight in presets()["english_indices"].weights}
    total = sum(weights.values())
    published = {
        "income_deprivation": 22.5, "employment_deprivation": 22.5, "education_deprivation": 13.5,
        "health_deprivation": 13.5, "crime": 9.3, "barriers_to_housing": 9.3, "living_environment": 9.3,
    }  # fmt: skip
    assert {name: 99.9 * weight / total for name, weight in weights.items()} == pytest.approx(
        published, abs=0.1
    )


@pytest.mark.parametrize("level", ["borough", "ward25", "ward17", "msoa11", "lsoa11"])
@pytest.mark.parametrize("preset", presets())
def test_every_preset_works_at_every_level_of_the_embedded_figures(views, level, preset):
    choice = choose(views, level, preset, "")
    assert len(choice.entries) >= 3
    assert not choice.own


def test_what_a_preset_lacks_at_a_level_is_said(views):
    assert "healthy_life_expectancy" in dict(choose(views, "borough", "health", "").entries)
    choice = choose(views, "ward25", "health", "")
    assert choice.notes == ("Without healthy life expectancy at birth, which has no figures at this level.",)


def test_own_weights_take_the_place_of_the_presets(views):
    choice = choose(views, "ward25", "health", "crime:7,income_deprivation:0.5")
    assert choice.entries == (("crime", 7.0), ("income_deprivation", 0.5))
    assert choice.own and choice.notes == ()


def test_taking_out_every_indicator_is_not_the_preset(views):
    assert choose(views, "ward25", "health", "none").entries == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("unicorns:5", "There is no indicator “unicorns” in this snapshot; it was left out."),
        ("claimants:5", "Claimants, number is no rate: it is high where many people live; it was left out."),
        ("social_rented:5", "takes no side, so it says nothing about need; it was left out."),
        ("claimant_rate:5", "Claimant rate, by quarter was left out: "),
    ],
)
def test_what_cannot_be_weighed_is_left_out_with_a_reason(views, text, words):
    choice = choose(views, "ward25", "equal", f"{text},crime:5")
    assert choice.entries == (("crime", 5.0),)
    assert words in choice.notes[0]


def test_every_indicator_offered_can_be_chosen(views):
    for level in ("borough", "lsoa11"):
        names = [one.id for one in offered(views, level)]
        assert "crime" in names and "claimants" not in names
        assert all(not why_not(views, level, name) for name in names)


def test_weights_survive_the_address_bar():
    entries = (("crime", 7.0), ("income_deprivation", 0.5))
    assert parse_weights(write_weights(entries)) == list(entries)
    assert write_weights(()) == "none" and parse_weights("none") == []


@pytest.mark.parametrize(
    ("text", "weight"), [("crime:99", 10.0), ("crime:-1", 0.0), ("crime:much", 5.0), ("crime:nan", 5.0)]
)
def test_a_weight_from_a_link_is_bent_to_its_bounds(text, weight):
    assert parse_weights(text) == [("crime", weight)]


def test_a_link_of_thousands_of_indicators_is_cut(views):
    names = [one.id for one in offered(views, "borough")]
    assert len(choose(views, "borough", "equal", ",".join(names * 50)).entries) <= MOST_INDICATORS


def test_a_score_is_called_by_what_it_measures(views):
    assert title_of(views, "crime") == "Crime"
