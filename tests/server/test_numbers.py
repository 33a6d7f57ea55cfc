"""The three big numbers, each with what stands beside it."""

from __future__ import annotations

import numpy as np
import pytest

from modules.parts.numbers import number, numbers, rank_number, value_number, window_numbers

BUCKLOW, BOWDON, TRAFFORD = "E05015244", "E05015241", "E08000009"


@pytest.fixture
def numbers_of(words):
    """What the three numbers say on a screen with a selection."""

    def said(opened):
        others = list(opened.beside.values())
        return words(numbers(opened.views, opened.subject, opened.view, opened.figure, others, []))

    return said


@pytest.fixture
def window_of(words):
    """What the three numbers say without a selection."""

    def said(opened, in_view=None):
        seen = opened.shown if in_view is None else in_view
        names = opened.rows["name"].to_numpy(str)
        every = np.zeros(opened.view.values.size, dtype=object)
        every[opened.shown] = names
        return words(
            window_numbers(
                opened.views, opened.subject, opened.view, opened.view.values[seen], every[seen], seen
            )
        )

    return said


def test_value_rank_and_worst_small_area(screen, numbers_of):
    assert numbers_of(screen(f"selected={BUCKLOW}")) == (
        "Out of work 20.1 % Trafford 8.9 % GM 13.4 % Rank of 215 28 th Trafford 1st of 21 Class 4 of 5 "
        "Highest LSOA 27.2 % Trafford 28.9 % GM 44.9 %"
    )


def test_trap_10_a_survey_rate_stands_with_its_interval(screen, words):
    opened = screen(f"indicator=employment_rate&level=borough&selected={TRAFFORD}")
    said = words(value_number(opened.subject, opened.figure, list(opened.beside.values()), []))
    assert said.startswith("In work 75.0 % 70.1 to 79.9 %")


def test_trap_23_no_average_of_a_borough_stands_alone(screen, numbers_of):
    said = numbers_of(screen(f"level=borough&selected={TRAFFORD}"))
    assert said.startswith("Out of work 8.9 %")
    assert "Highest LSOA 28.9 % GM 44.9 %" in said


def test_without_small_areas_the_change_is_the_third_number(screen, numbers_of):
    said = numbers_of(screen(f"indicator=employment_rate&level=borough&selected={TRAFFORD}"))
    third = said.partition("Class 5 of 5")[2]
    assert "+1.3 points" in third
    assert "ince 2022" in third


def test_at_the_smallest_level_the_count_or_the_residents_stand_third(screen, numbers_of):
    assert "Count" in numbers_of(screen("indicator=social_rented&level=lsoa11&selected=E01006074"))
    assert "Residents" in numbers_of(screen("level=lsoa11&selected=E01006074"))


def test_trap_04_no_figure_has_no_rank(screen, words):
    opened = screen("indicator=house_price&level=lsoa11&selected=E01004851")
    said = words(rank_number(opened.subject, opened.figure, []))
    assert said == "Rank none Why no figure is published"


def test_the_window_has_a_middle_a_count_and_an_extreme(screen, window_of):
    said = window_of(screen(""))
    assert said.startswith("Middle ward 13.0 % GM 13.4 % In view 215")
    assert "Highest 27.9 % Brinnington & Stockport Central" in said
    assert "Lowest 1.1 %" in said


def test_the_worst_end_leads_where_high_is_good(screen, window_of):
    said = window_of(screen("indicator=employment_rate&level=borough"))
    assert said.index("Lowest") < said.index("Highest")


def test_areas_without_a_figure_are_counted_apart(screen, window_of):
    assert "No figure 2" in window_of(screen("indicator=house_price&level=lsoa11"))


def test_neutral_indicators_have_no_worst_class(screen, window_of):
    assert "worst" not in window_of(screen("indicator=social_rented"))
    assert "In worst class" in window_of(screen(""))


def test_each_number_has_its_i(screen):
    opened = screen(f"selected={BUCKLOW}")
    written = str(numbers(opened.views, opened.subject, opened.view, opened.figure, [], []))
    for kind in ("info-value", "info-rank", "info-extreme"):
        assert f'data-info="{kind}"' in written and f'id="{kind}"' in written


def test_names_beside_a_number_are_escaped():
    written = str(number("<b>", "", "1", "%", [("<i>", "<u>")], "info-value"))
    assert "<b>" not in written and "<i>" not in written and "<u>" not in written
