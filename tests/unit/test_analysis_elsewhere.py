"""The same start in every area."""

from datetime import date

import numpy as np
import pytest

from analysis.elsewhere import effects_elsewhere
from analysis.errors import TooFewPeriods
from analysis.interrupted import interrupted_series
from tests.unit.made_panels import panel_of

START = date(2021, 1, 1)
QUARTER = date(2014, 7, 1)


def noise(areas, periods):
    return np.random.default_rng(4).normal(10, 1, (areas, periods))


def test_each_effect_is_that_of_the_series_itself():
    panel = panel_of(noise(6, 14))
    panel.values[5, 3] = np.nan
    found = effects_elsewhere(panel, [panel.area_codes[0]], start=START, lag=1)
    assert found.others.tolist() == [False, True, True, True, True, False]
    alone = [
        interrupted_series(panel, [code], start=START, lag=1).effect.value for code in panel.area_codes[:5]
    ]
    assert found.effects[:5] == pytest.approx(alone)
    assert np.isnan(found.effects[5])


def test_seasons_and_missing_figures_of_the_chosen_are_treated_alike():
    values = noise(4, 20)
    values[0, 4] = np.nan
    panel = panel_of(values, months=3)
    values[:, 4] = np.nan
    same = panel_of(values, months=3)
    alone = [interrupted_series(same, [code], start=QUARTER).effect.value for code in panel.area_codes[1:]]
    found = effects_elsewhere(panel, [panel.area_codes[0]], start=QUARTER)
    assert found.effects[1:] == pytest.approx(alone)


def test_how_many_changed_by_as_much_either_way():
    years = np.arange(14)
    steps = [np.where(years >= 9, size, 0.0) for size in (2.0, 1.0, -3.0, 2.0)]
    panel = panel_of([step + 0.01 * np.sin(years) for step in steps])
    assert effects_elsewhere(panel, [panel.area_codes[0]], start=START).as_large == 2


def test_alone_there_is_nothing_elsewhere():
    panel = panel_of(noise(1, 14))
    found = effects_elsewhere(panel, [panel.area_codes[0]], start=START)
    assert (found.others.tolist(), found.as_large) == ([False], 0)


def test_too_short_a_series_is_refused():
    with pytest.raises(TooFewPeriods):
        effects_elsewhere(panel_of(noise(3, 10)), ["E00000000"], start=START)
