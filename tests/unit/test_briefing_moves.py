"""What moved in one area."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from briefing import place_of
from briefing.moves import A_YEAR, move_of, moves_of, order
from tests.unit.made_briefings import TRAFFORD, account, figures


@pytest.fixture(scope="module")
def moves():
    return {one.held.reading.title: one for one in moves_of(figures(), place_of(TRAFFORD), account().helds)}


def test_changes_are_between_two_of_the_stores_figures(moves) -> None:
    for one in moves.values():
        reading = one.held.reading
        rows = figures().store.series(reading.indicator_id, [TRAFFORD], sex=one.held.sex, level="borough")
        values = rows.set_index("period")["value"]
        assert one.before == values[one.earlier]
        # What reads the same is told as no change at all.
        assert one.change.absolute in (0.0, values[reading.period] - one.before)


def test_periods_share_no_day_and_are_a_year_apart(moves) -> None:
    for one in moves.values():
        rows = figures().course(one.held.indicator, place_of(TRAFFORD), one.held.sex)
        own = rows[rows["area_code"] == TRAFFORD].set_index("period")
        earlier, later = own.loc[one.earlier], own.loc[one.held.reading.period]
        assert earlier["period_end"] < later["period_start"]
        assert later["period_start"] - earlier["period_start"] >= A_YEAR


def test_a_quarter_is_set_against_the_same_quarter_and_says_that_the_rules_changed(moves) -> None:
    quarter = moves["Claimant rate, by quarter"]
    assert (quarter.earlier, quarter.held.reading.period) == ("November 2017", "November 2018")
    assert any("Universal Credit" in note for note in quarter.change.notes)


def test_what_reads_the_same_did_not_get_better(moves) -> None:
    assert moves["House price to earnings"].movement.words == "the same"


def test_improving_first_then_worsening_then_what_is_not_sure(moves) -> None:
    orders = [order(one.movement) for one in moves.values()]
    assert orders == sorted(orders) and len(set(orders)) > 2


def test_no_earlier_period_is_no_change() -> None:
    held = next(one for one in account().helds if one.indicator.id == "employment_deprivation")
    assert move_of(figures(), place_of(TRAFFORD), held) is None
    gone = replace(held, reading=replace(held.reading, period="1066"))
    assert move_of(figures(), place_of(TRAFFORD), gone) is None


def test_a_year_bears_with_leap_days() -> None:
    assert pd.Timedelta(days=350) < A_YEAR < pd.Timedelta(days=365)
