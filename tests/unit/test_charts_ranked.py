"""Areas in order of their value."""

import numpy as np
import pandas as pd
import pytest

from charts.marks import Chosen, Comparator
from charts.ranked import Ranked, plot_ranked, rows_to_show
from charts.svg import to_svg
from tests.unit.chart_figures import texts, wards


def test_few_areas_are_all_shown():
    assert rows_to_show([4], 10, 15) == list(range(10))


def test_both_ends_and_the_neighbours_of_the_selected_are_shown():
    shown = rows_to_show([27], 215, 15)
    assert shown[:4] == [0, 1, 2, -20]
    assert shown[-4:] == [-179, 212, 213, 214] or shown[-3:] == [212, 213, 214]
    assert {26, 27, 28} <= set(shown)


def test_a_compared_area_far_off_keeps_its_row():
    assert 200 in rows_to_show([27, 200], 215, 15)


def test_without_a_selection_the_ends_are_shown():
    assert rows_to_show([], 100, 10) == [0, 1, 2, 3, 4, -90, 95, 96, 97, 98, 99]


@pytest.mark.parametrize("chosen", [[], [0], [1], [99], [50], [0, 99, 50, 51]])
def test_every_area_is_shown_or_counted(chosen):
    shown = rows_to_show(chosen, 100, 12)
    assert sum(1 if place >= 0 else -place for place in shown) == 100
    assert -1 not in shown
    assert set(chosen) <= set(shown)


def test_rows_carry_rank_name_and_value_from_the_highest():
    areas = pd.DataFrame(
        {"area_code": ["a", "b", "c"], "name": ["Low", "High", "None"], "value": [1.0, 9.0, np.nan]}
    ).assign(lower=np.nan, upper=np.nan)
    assert texts(plot_ranked(areas, Ranked())) == ["1", "High", "9.0 %", "2", "Low", "1.0 %"]


def test_left_out_areas_are_counted_in_words():
    said = texts(plot_ranked(wards(), Ranked(plural="wards")))
    assert "201 more wards" in said


def test_the_comparator_is_named():
    said = texts(plot_ranked(wards(), Ranked(comparator=Comparator("England", 10.4, "country"))))
    assert "England 10.4" in said


def test_whiskers_only_where_there_are_intervals():
    areas = wards(10)
    assert "--ink-2" in to_svg(plot_ranked(areas, Ranked()), "")
    assert "--ink-2" not in to_svg(plot_ranked(areas.assign(lower=np.nan), Ranked()), "")


def test_the_selected_area_stands_out():
    svg = to_svg(plot_ranked(wards(10), Ranked(chosen=(Chosen("E05010003", "Ward 3"),))), "")
    assert 'fill="var(--select)"' in svg


@pytest.mark.parametrize("values", [[-2.0, -1.0], [-1.0, 3.0], [0.0, 0.0], []])
def test_scores_of_any_sign_are_drawn(values):
    areas = wards(len(values)).assign(value=values, lower=np.nan, upper=np.nan)
    assert len(texts(plot_ranked(areas, Ranked(unit="score")))) == 3 * len(values)
