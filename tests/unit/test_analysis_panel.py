"""Figures of many areas over many periods."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from analysis.errors import AnalysisError, NothingKnown
from analysis.panel import as_date, make_panel, meets_new_rules, most_independent
from tests.unit.made_panels import panel_of

ROWS = pd.DataFrame(
    [
        ("Wigan", "2013", date(2013, 1, 1), date(2013, 12, 31), 7.0, 6.0, 8.5, 70, 1000),
        ("Wigan", "2012", date(2012, 1, 1), date(2012, 12, 31), 8.0, 7.0, 9.0, 80, 1000),
        ("Bury", "2012", date(2012, 1, 1), date(2012, 12, 31), 5.0, 4.0, 6.0, 50, 1000),
        ("Bury", "2013", date(2013, 1, 1), date(2013, 12, 31), np.nan, np.nan, np.nan, np.nan, 1000),
    ],
    columns=[
        "area_code", "period", "period_start", "period_end", "value", "lower_ci", "upper_ci", "numerator",
        "denominator",
    ],
)  # fmt: skip


def test_observations_become_areas_by_periods_oldest_first():
    panel = make_panel(ROWS)
    assert panel.area_codes.tolist() == ["Wigan", "Bury"]
    assert panel.periods == ("2012", "2013")
    assert panel.values.tolist()[0] == [8.0, 7.0]
    assert np.isnan(panel.values[1, 1]) and panel.values[1, 0] == 5.0
    assert panel.upper[0].tolist() == [9.0, 8.5]
    assert as_date(panel.starts[1]) == date(2013, 1, 1)


def test_the_order_of_areas_may_be_given_and_hold_areas_without_figures():
    panel = make_panel(ROWS, ["Bury", "Bolton", "Wigan"])
    assert np.isnan(panel.values[1]).all()
    assert panel.rows_of(["Wigan", "Leeds", "Bury", "Wigan"]).tolist() == [2, 0]
    assert panel.complete().tolist() == [False, False, True]


def test_intervals_are_published_or_computed_or_none():
    wilson = make_panel(ROWS, way="wilson", multiplier=100)
    assert wilson.lower[0, 0] < 8.0 < wilson.upper[0, 0]
    assert wilson.lower[0, 0] != 7.0
    assert np.isnan(make_panel(ROWS, way="none").lower).all()


def test_no_figure_at_all_is_said():
    with pytest.raises(NothingKnown, match="no figures"):
        make_panel(ROWS.assign(value=np.inf))


def test_two_figures_of_one_area_and_period_are_refused():
    with pytest.raises(AnalysisError, match="one sex"):
        make_panel(pd.concat([ROWS, ROWS.iloc[:1]]))


def test_an_unknown_period_is_named():
    with pytest.raises(AnalysisError, match="1999; there are 2012 to 2013"):
        make_panel(ROWS).period("1999")


def test_part_of_the_periods():
    part = panel_of([[1, 2, 3, 4]]).during("2013", "2014")
    assert part.periods == ("2013", "2014")
    assert part.values.tolist() == [[2.0, 3.0]]


def test_some_of_the_areas():
    part = panel_of([[1, 2], [3, 4], [5, 6]]).of_areas(np.array([True, False, True]))
    assert part.area_codes.tolist() == ["E00000000", "E00000002"]
    assert part.values.tolist() == [[1.0, 2.0], [5.0, 6.0]]


def test_years_count_from_the_first_period():
    assert panel_of([[1, 2, 3]]).years == pytest.approx([0, 1, 2], abs=0.01)
    assert panel_of([[1, 2, 3]], months=3).years == pytest.approx([0, 0.25, 0.5], abs=0.01)


def test_windows_of_three_years_overlap_and_few_of_them_are_independent():
    windows = panel_of([np.arange(13)], first=2010, window=36)
    assert windows.overlapping
    assert most_independent(windows.starts, windows.ends) == 5
    single = panel_of([np.arange(13)])
    assert not single.overlapping
    assert most_independent(single.starts, single.ends) == 13


@pytest.mark.parametrize(("first", "meets"), [(2010, False), (2013, True), (2016, True), (2019, False)])
def test_the_years_in_which_the_rules_of_claimants_changed(first, meets):
    panel = panel_of([[1, 2, 3]], first=first)
    assert meets_new_rules(panel.starts, panel.ends) is meets
    assert not meets_new_rules(panel.starts[:0], panel.ends[:0])
