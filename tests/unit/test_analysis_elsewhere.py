"""The same start in other areas."""

from datetime import date

import numpy as np
import pytest

from analysis.elsewhere import effects_elsewhere
from analysis.interrupted import interrupted_series
from tests.unit.made_panels import panel_of

START = date(2021, 1, 1)


def test_each_effect_is_that_of_the_series_itself():
    panel = panel_of(np.random.default_rng(4).normal(10, 1, (6, 14)))
    panel.values[5, 3] = np.nan
    first = panel.area_codes[0]
    found = effects_elsewhere(panel, interrupted_series(panel, [first], start=START, lag=1))
    assert found.area_codes == tuple(panel.area_codes[1:5].tolist())
    alone = [interrupted_series(panel, [code], start=START, lag=1).effect.value for code in found.area_codes]
    assert found.effects == pytest.approx(alone)


def test_seasons_and_missing_figures_are_treated_alike():
    panel = panel_of(np.random.default_rng(4).normal(10, 1, (4, 20)), months=3)
    panel.values[0, 4] = np.nan
    result = interrupted_series(panel, [panel.area_codes[0]], start=date(2014, 7, 1))
    same = panel_of(panel.values, months=3)
    same.values[:, 4] = np.nan
    alone = [
        interrupted_series(same, [code], start=date(2014, 7, 1)).effect.value for code in panel.area_codes[1:]
    ]
    assert effects_elsewhere(panel, result).effects == pytest.approx(alone)


def test_how_many_changed_by_as_much_either_way():
    years = np.arange(14)
    steps = [np.where(years >= 9, size, 0.0) for size in (2.0, 1.0, -3.0, 2.0)]
    panel = panel_of([step + 0.01 * np.sin(years) for step in steps])
    assert (
        effects_elsewhere(panel, interrupted_series(panel, [panel.area_codes[0]], start=START)).as_large == 2
    )


def test_alone_there_is_nothing_elsewhere():
    panel = panel_of(np.random.default_rng(4).normal(10, 1, (1, 14)))
    found = effects_elsewhere(panel, interrupted_series(panel, [panel.area_codes[0]], start=START))
    assert (found.area_codes, found.as_large) == ((), 0)
