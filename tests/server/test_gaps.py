"""What is missing is worked out from what the snapshot holds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from catalogue import load_catalogue
from modules.tools.gaps import gaps, waiting

EVERY = load_catalogue()


@pytest.fixture
def said(words):
    return lambda views: " ".join(words(one) for one in gaps(views, EVERY))


def test_the_embedded_snapshot_has_its_gaps(views, said):
    told = said(views)
    assert "Claimants of LSOAs are held up to November 2018." in told
    assert "a number there and not a rate" in told
    assert "Census figures are those of 2011." in told
    assert "Median house price" in told


def test_trap_08_the_gap_in_police_data_is_told(views, said):
    assert "no usable street-level data" in said(views)


def test_newer_figures_end_a_gap(made_up, said):
    newer = made_up({"lsoa11": {"June 2030": [1.0] * 1673}, "borough": {"June 2030": [1.0] * 10}})
    newer.catalogue = replace(EVERY)
    told = said(newer)
    assert "Claimants of LSOAs are held up to June 2030." in told
    assert "not a rate" not in told
    assert "Census figures are those of 2011." not in told
    assert "No borough figure" not in told


def test_indicators_that_nothing_is_held_of_are_named(views, words):
    (folded,) = waiting(views, EVERY)
    absent = [one for name, one in EVERY.indicators.items() if name not in views.catalogue.indicators]
    assert absent and all(one.title in words(folded) for one in absent)
    assert f"{len(absent)} more indicators" in words(folded)
    assert waiting(views, views.catalogue) == []
