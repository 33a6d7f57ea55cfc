"""A file's figures, asked for as those of the store are."""

from __future__ import annotations

import pytest

import store
from own.holding import NotHeld
from store.provenance import Provenance
from tests.unit.own_files import BURY, MANCHESTER, borough_rows, holding_of

ASKED = (
    "observations", "series", "periods", "dimensions", "comparators", "breaks", "provenance", "source_of",
    "sources", "made_on",
)  # fmt: skip
"""What the page asks of the store."""


@pytest.fixture(scope="module")
def held():
    return holding_of(
        borough_rows(
            "Happy",
            ("Bury", "Yes", 50),
            ("Bury", "No", 50),
            ("Manchester", "No", 90),
            ("Manchester", "Yes", 90),
        )
    )


def test_it_answers_every_question_of_the_store(held):
    assert [name for name in ASKED if not hasattr(store.Store, name)] == []
    assert [name for name in ASKED if not hasattr(held, name)] == []
    assert {name for name in Provenance.__dataclass_fields__ if not hasattr(held.origin, name)} == set()


def test_observations_are_of_every_area_of_a_level(held):
    rows = held.observations("own_1_1", "borough", "no date")
    assert len(rows) == 10
    assert rows.set_index("area_code").loc[BURY, "value"] == 50
    assert set(rows["indicator_id"]) == {"own_1_1"}
    assert held.observations("own_1_1", "borough", "1999").empty


def test_a_level_that_the_file_says_nothing_of_has_a_reason(held):
    with pytest.raises(NotHeld) as missing:
        held.periods("own_1_1", "lsoa11")
    assert missing.value.reason == (
        "The rows of the file lie in other areas: its area name does not lead to LSOAs."
    )


def test_series_come_in_the_order_asked_for(held):
    rows = held.series("own_1_1", [MANCHESTER, "E47000001", BURY])
    assert rows["area_code"].tolist() == [MANCHESTER, "E47000001", BURY]


def test_comparators_beyond_greater_manchester_are_missing_with_the_reason(held):
    rows = held.comparators("own_1_1", [BURY], "no date").set_index("area_code")
    assert rows.loc["E47000001", "reason"] == ""
    assert rows.loc["E92000001", "reason"] == "The file says nothing of it."
    assert rows.loc["E92000001", "name"] == "England"


def test_dimensions(held):
    assert held.dimensions("own_1_1", "borough") == {"sexes": ["all"], "ages": ["all"], "has_counts": True}
