"""What was asked for and nobody publishes."""

from __future__ import annotations

import pytest

import geodata
from catalogue import load_catalogue
from modules.tools.asked_for import TITLE, asked_for, wishes

CATALOGUE = load_catalogue()
NEAREST = [one for wish in wishes() for one in wish.nearest]


def test_all_that_was_asked_for_is_there():
    assert [one.id for one in wishes()] == [
        "debt",
        "digital_exclusion",
        "armed_forces",
        "carers",
        "service_usage",
        "acorn",
        "forecasting_model",
    ]
    assert all(one.nearest and one.own for one in wishes())


@pytest.mark.parametrize("nearest", NEAREST, ids=lambda one: f"{one.indicator}-{one.level}")
def test_what_is_nearest_is_in_the_catalogue_at_that_level(nearest):
    assert nearest.level in CATALOGUE.indicators[nearest.indicator].levels


def test_indicators_that_are_held_are_links_and_others_say_how_they_come(views, words):
    section = asked_for(views, CATALOGUE)
    html, said = "".join(map(str, section)), words("".join(map(str, section)))
    assert said.startswith(TITLE)
    assert "?indicator=income_deprivation&amp;level=lsoa11" in html
    assert (
        "Residents who give unpaid care, Census 2021 (the census question itself): known, and comes with"
        in said
    )
    for one in NEAREST:
        held = one.indicator in views.catalogue.indicators and one.level in geodata.LEVELS
        assert (f"indicator={one.indicator}&amp;level={one.level}" in html) == held


def test_a_strange_key_is_refused(tmp_path):
    file = tmp_path / "wishes.toml"
    file.write_text('[debt]\ntitle = "Debt"\nwhy = "."\nown = "."\nnearest = []\nnaerest = []\n', "utf-8")
    with pytest.raises(TypeError, match="naerest"):
        wishes(file)
