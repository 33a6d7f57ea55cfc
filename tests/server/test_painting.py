"""What tools put on the map: classes of numbers, named groups, and what is hidden or missing."""

from __future__ import annotations

import json

import numpy as np
import pytest

import geodata
from modules.parts.painting import Extra, Spoken, paint_groups, paint_values
from modules.parts.palettes import NAMED, all_palettes

WORDS = Spoken("Score", "{name}: {value}, {extra0}", "%", 1, extras=(Extra(np.arange(10.0), "£", 0),))
ALL = np.ones(10, bool)
VALUES = np.array([1.04, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, np.nan])


def test_numbers_are_in_classes_and_what_is_missing_is_hatched():
    painting = paint_values(VALUES, "borough", ALL, WORDS, classes=3)
    assert painting.codes.tolist() == [0, 0, 0, 1, 1, 1, 2, 2, 2, 254]
    assert painting.values[0] == 1.0  # as it is displayed
    assert painting.about["n_classes"] == len(painting.about["breaks"]) + 1 == 3


def test_areas_that_are_not_shown_are_hidden_and_do_not_move_the_breaks():
    shown = np.array([True] * 5 + [False] * 5)
    painting = paint_values(VALUES, "borough", shown, WORDS, classes=5)
    assert painting.codes[5:].tolist() == [255] * 5
    assert max(painting.about["breaks"]) <= 5


@pytest.mark.parametrize("method", ["natural", "manual", "", "nonsense"])
def test_methods_that_belong_to_an_indicator_give_way_to_equal_counts(method):
    by_counts = paint_values(VALUES, "borough", ALL, WORDS, classes=4, method="quantile")
    assert paint_values(VALUES, "borough", ALL, WORDS, classes=4, method=method).about == by_counts.about


def test_one_value_and_none_at_all_are_painted_without_a_break():
    for values in (np.full(10, 3.0), np.full(10, np.nan)):
        assert paint_values(values, "borough", ALL, WORDS, classes=5).about["breaks"] == []


def test_nought_can_be_a_class_of_its_own():
    values = np.array([0, 0, 0, 0, 0.04, 1, 2, 3, 4, np.nan])
    painting = paint_values(values, "borough", ALL, WORDS, classes=3, nought_apart=True)
    assert painting.codes.tolist() == [0, 0, 0, 0, 0, 1, 1, 2, 2, 254]
    assert painting.about["breaks"][0] == 0.1
    none = paint_values(np.zeros(10), "borough", ALL, WORDS, classes=3, nought_apart=True)
    assert none.about["breaks"] == []


def test_groups_have_names_a_palette_and_no_breaks():
    groups = np.array([0, 1, 2, -1, 0, 0, 0, 0, 0, 0])
    painting = paint_groups(
        groups, "borough", ALL, WORDS, ["better", "same", "worse"], palette="verdicts", values=VALUES
    )
    assert painting.codes.tolist() == [0, 1, 2, 254, 0, 0, 0, 0, 0, 0]
    assert painting.about["groups"] == ["better", "same", "worse"]
    assert painting.about["breaks"] is None
    assert painting.values[8] == 9.0


def test_the_words_are_plain_json_with_missing_numbers_as_null():
    words = Spoken("Score", "{name}", extras=(Extra([1.25, np.nan]),))
    about = paint_values(VALUES, "borough", ALL, words, classes=3).about
    assert json.loads(json.dumps(about, allow_nan=False))["extras"][0]["values"] == [1.3, None]
    assert about["plural"] == geodata.LEVELS["borough"].plural


@pytest.mark.parametrize("name", NAMED)
def test_every_named_palette_comes_in_light_and_dark_with_readable_inks(name):
    from analysis.colour import contrast

    modes = all_palettes()[name]
    assert set(modes) == {"light", "dark"}
    assert len(modes["light"][""]) == len(modes["dark"][""])
    assert all(contrast(fill, ink) >= 4.5 for mode in modes.values() for fill, ink in mode[""])
    if not name.endswith("-safe"):
        assert len(NAMED[f"{name}-safe"]["light"].split()) == len(modes["light"][""])
