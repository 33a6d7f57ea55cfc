"""The limit of time within which a file must be made safe: past it nothing is shown."""

from __future__ import annotations

from itertools import count

import numpy as np
import pandas as pd
import pytest

from own.disclosure import protect_all
from own.linked_table import linked_table
from own.patience import NoLongerWanted, Patience, TookTooLong


def clock(step):
    """Return a clock that goes on by a step whenever it is looked at."""
    ticks = count()
    return lambda: next(ticks) * step


@pytest.fixture
def tables():
    """Return a question of which something is small, so that other tables must be looked for."""
    draws = np.random.default_rng(1)
    areas = pd.DataFrame(
        {
            "small": [f"s{at:02}" for at in range(30)],
            "ward": [f"w{at // 5}" for at in range(30)],
            "all": ["x"] * 30,
        }
    )
    return [linked_table(areas, areas, draws.integers(0, 12, (30, 2)))]


def test_within_the_limit_there_is_a_release(tables):
    assert protect_all(tables, 10, Patience(1000, clock(1)))[0].hidden.any()


def test_past_the_limit_there_is_none(tables):
    with pytest.raises(TookTooLong, match="could not be made safe in time, so no figures are shown"):
        protect_all(tables, 10, Patience(5, clock(1)))


def test_what_is_no_longer_wanted_is_given_up(tables):
    looked = count()
    with pytest.raises(NoLongerWanted):
        protect_all(tables, 10, Patience(stopped=lambda: next(looked) > 2))


def test_the_clock_starts_when_it_is_first_looked_at():
    patience = Patience(10, iter([100.0, 104.0, 110.0]).__next__)
    assert (patience.left(), patience.left()) == (10, 6)
    with pytest.raises(TookTooLong):
        patience.left()
