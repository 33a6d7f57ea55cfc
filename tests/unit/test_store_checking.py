"""Figures that cannot be right are refused, each with a sentence that says which and why."""

from datetime import date

import pandas as pd
import pytest

from catalogue import load_catalogue
from sources import Incomplete
from store.checking import check
from store.errors import Implausible
from store.snapshot import FOLDER, file_of

CATALOGUE = load_catalogue().embedded()
RATE = CATALOGUE.indicators["employment_rate"]
SOURCE = CATALOGUE.sources[RATE.source]


@pytest.fixture(scope="module")
def held():
    return pd.read_parquet(file_of(FOLDER, "observations"), filters=[("indicator_id", "==", RATE.id)])


@pytest.fixture
def new(held):
    """All that the source has, as it is held."""
    return held.assign(retrieved_at=None).reset_index(drop=True)


def refusal(new, held, everything=True, kind=Implausible):
    with pytest.raises(kind) as told:
        check(new, held, RATE, SOURCE, everything=everything)
    return str(told.value)


def at(new, code="E08000009"):
    """The row of Trafford in the latest period."""
    rows = new[(new["area_code"] == code) & (new["period_start"] == new["period_start"].max())]
    return rows.index[0]


def test_what_we_hold_can_be_right(new, held):
    check(new, held, RATE, SOURCE, everything=True)


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("value", 612.0, ": value 612.0 of Trafford (E08000009), {period}, is not between 0 and 100."),
        ("value", float("inf"), ": value inf of Trafford (E08000009), {period}, is not between 0 and 100."),
        ("upper_ci", -1.0, ": upper_ci -1.0 of Trafford (E08000009), {period}, is not between 0 and 100."),
        ("denominator", -1.0, ": denominator -1.0 of Trafford (E08000009), {period}, is below 0."),
        ("flag", "guessed", ": flag guessed of Trafford (E08000009), {period}, is no flag of ours."),
        ("sex", "Persons", ": sex Persons of Trafford (E08000009), {period}, is none of all, female, male."),
        ("source_id", "x", ": source_id x of Trafford (E08000009), {period}, is another source."),
        ("area_code", "E08000099", "of E08000099, {period}, is of an area that its level does not have."),
        (
            "area_vintage",
            "2017",
            "of Trafford (E08000009), {period}, is of an area that its level does not have.",
        ),
        ("period_end", date(1999, 1, 1), "of Trafford (E08000009), {period}, ends before it begins."),
        ("value", 1.0, ": 1 of Trafford (E08000009), {period}, lies outside its own interval."),
    ],
)
def test_a_cell_that_cannot_be_right_is_named(new, held, column, value, words):
    row = at(new)
    new.loc[row, column] = value
    told = refusal(new, held)
    assert told.startswith(RATE.title)
    assert told.endswith(words.format(period=new.loc[row, "period"])), told


def test_more_of_a_kind_are_counted(new, held):
    new["value"] = new["value"] + 100
    assert "more rows" in refusal(new, held)


def test_a_row_that_comes_twice(new, held):
    twice = pd.concat([new, new.loc[[at(new)]]], ignore_index=True)
    assert refusal(twice, held).endswith("comes twice.")


def test_a_column_that_is_not_there_and_no_row_at_all(new, held):
    assert "upper_ci" in refusal(new.drop(columns="upper_ci"), held)
    assert refusal(new.iloc[:0], held) == f"{RATE.title}: no row came."


def test_no_borough_is_lost(new, held):
    told = refusal(new.drop(index=at(new)), held, kind=Incomplete)
    assert "comes without 1 of 10 boroughs (Trafford)." in told


def test_no_comparator_is_lost(new, held):
    row = at(new, "E92000001")
    told = refusal(new.drop(index=row), held)
    period = new.loc[row, "period"]
    assert told == f"{RATE.title}: England (E92000001) did not come for {period}, but is held."


def test_fewer_rows_than_are_held_of_the_source(new, held):
    recent = new[new["period_start"] >= pd.Timestamp(2020, 1, 1).date()]
    assert refusal(recent, held) == (
        f"{RATE.title}: {len(recent):,} rows came, {len(held):,} are held of this source."
    )
    check(recent, held, RATE, SOURCE, everything=False)


def test_values_that_went_missing(new, held):
    latest = new["period_start"] == new["period_start"].max()
    new.loc[latest & (new["area_type"] == "borough"), ["value", "lower_ci", "upper_ci"]] = float("nan")
    assert "0 values came for" in refusal(new, held)


def test_another_unit_is_noticed(new, held):
    for name in ("value", "lower_ci", "upper_ci"):
        new[name] = new[name] / 100
    assert refusal(new, held).endswith("is the unit another?")
